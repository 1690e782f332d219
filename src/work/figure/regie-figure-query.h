/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-figure.h"

/* Reads every dossier as it stood on the last day of ASK, a few thousand at a time, and counts it.
 * Says how far it is and can be stopped, as WORK says (REGIE_ERROR_CANCELLED).  The day may not lie
 * after WORK's, nor before the first that anything is known of. */
RegieFigures *regie_figures_load (const RegieWork *work, const RegieFigureAsk *ask,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of several questions at once, of any days: the dossiers are gone through once, so those
 * of the same day stand best beside each other.  N of ASKS, of which the answers go to FIGURES; one
 * after the first is NULL when nothing was known yet on its day.  FALSE with ERROR set, and then
 * there are none. */
gboolean regie_figures_load_many (const RegieWork *work, const RegieFigureAsk *asks, guint n,
                                  RegieFigures **figures, GError **error);
/* The dossiers (gint64, each once, in the order of their ids) of the list behind a figure, as
 * regie_figure_dup_filter() names it: those that its rows are about; REGIE_ERROR_INVALID when it
 * names none. */
GArray *regie_figures_load_dossiers (const RegieWork *work, const char *filter,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What the parts of splits are called that are by records: "team/3" → "Zuid", each with the word of
 * its split (char * → char *). */
GHashTable *regie_figures_names (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
