/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* A key that is printed once and typed when the passphrase is gone: thirteen groups of four letters
 * and digits and one that shows a slip.  Capitals or not is the same, O is read as 0, I and L as 1,
 * and what stands between the groups does not matter. */
#define REGIE_RECOVERY_BYTES 32
#define REGIE_RECOVERY_GROUPS 13

/* As it is printed; owned by the caller, who wipes it. */
char *regie_recovery_dup_text (const guint8 *bytes) G_GNUC_WARN_UNUSED_RESULT;
/* TEXT as it was typed into BYTES.  REGIE_ERROR_INVALID, naming the group, when it was mistyped. */
gboolean regie_recovery_parse (const char *text, guint8 *bytes, GError **error);
/* Is TEXT as long as one, so that a slip in it should be said?  A passphrase hardly ever is. */
gboolean regie_recovery_is_meant (const char *text);
