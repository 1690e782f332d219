/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "regie-codes.h"

/* One of the things that can be chosen in a field: what is stored, and the words for it.  It does
 * not change.
 *
 * Properties: "key" (NULL: left open), "label". */
#define REGIE_TYPE_OPTION (regie_option_get_type ())
G_DECLARE_FINAL_TYPE (RegieOption, regie_option, REGIE, OPTION, GObject)

RegieOption *regie_option_new (const char *key, const char *label) G_GNUC_WARN_UNUSED_RESULT;
/* Borrowed; NULL for what leaves the field open. */
const char *regie_option_get_key (RegieOption *self);

/* Owned list of RegieOption.  OPEN: the first of them leaves the field open. */
GListStore *regie_options_new (gboolean open) G_GNUC_WARN_UNUSED_RESULT;
void regie_options_add (GListStore *self, const char *key, const char *label);
/* All codes of LIST, in its order. */
void regie_options_add_codes (GListStore *self, const RegieCodes *codes, const char *list);
