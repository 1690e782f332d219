/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-provider-views.h"

/* Whose orders go on the agenda of a meeting about a report: what is suggested of a period, until
 * somebody chooses otherwise. */
typedef struct _RegieAgenda RegieAgenda;

/* Nobody, of no period; owned. */
RegieAgenda *regie_agenda_new (void) G_GNUC_WARN_UNUSED_RESULT;
void regie_agenda_free (RegieAgenda *self);
/* Nobody, of no period. */
void regie_agenda_clear (RegieAgenda *self);
/* REPORT is looked at: another period brings its own suggestion; of the same one stays what was
 * chosen, of who still stands in it. */
void regie_agenda_follow (RegieAgenda *self, const RegieReportView *report);
/* From now on ORDER is on it, or not. */
void regie_agenda_set (RegieAgenda *self, gint64 order, gboolean on);
/* Is ORDER on it, and how many are? */
gboolean regie_agenda_has (const RegieAgenda *self, gint64 order);
guint regie_agenda_get_n (const RegieAgenda *self);
/* "ax", floating, by id: the same choice is the same agenda, and finds what was typed for it. */
GVariant *regie_agenda_get_orders (const RegieAgenda *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieAgenda, regie_agenda_free)
