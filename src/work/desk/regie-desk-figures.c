/* SPDX-License-Identifier: EUPL-1.2 */
/* What the Meedoenbalie brings: each figure has one definition. */
#include "regie-desk.h"

#include <glib/gi18n.h>

#include "regie-desk-query.h"

static const struct {
  const char *label, *about;
} figures[REGIE_N_DESK_FIGURES] = {
  [REGIE_DESK_MATCHES] = { N_("Matches"), N_("Matches that were agreed in the period") },
  [REGIE_DESK_WAITING] = { N_("Wishes that wait"),
                           N_("Open wishes without a match on the last day") },
  [REGIE_DESK_WAIT_DAYS] = { N_("Days until a match"),
                             N_("Middle number of days from wish to match, of the matches that "
                                 "were agreed in the period") },
  [REGIE_DESK_NEVER]
  = { N_("Never matched"),
      N_("Residents with an open wish of more than 60 days who never had a match") },
  [REGIE_DESK_HOURS] = { N_("Hours taken part"),
                         N_("Hours of everybody who came, in the period") },
  [REGIE_DESK_PEOPLE] = { N_("Residents who took part"),
                          N_("Residents who came at least once in the period") },
  [REGIE_DESK_GIVERS] = { N_("Givers in the city"),
                          N_("Givers with whom somebody came at least once in the period") },
  [REGIE_DESK_VISITS] = { N_("Visits to the desk"), N_("Visitors at the desk in the period") },
  [REGIE_DESK_JOBS]
  = { N_("Jobs"),
      N_("Matches with a job as their outcome that ended or went to aftercare in the period") },
};

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return *(const int *) a - *(const int *) b;
}

gboolean
regie_desk_figures (RegieDb *db, RegieDay first, RegieDay last, RegieDeskFigures *self,
                    GError **error)
{
  g_autoptr (GArray) waits = NULL;

  g_return_val_if_fail (db != NULL && self != NULL, FALSE);
  *self = (RegieDeskFigures){ { 0 } };
  for (guint i = 0; i < REGIE_N_DESK_FIGURES; i++)
    if (i != REGIE_DESK_WAIT_DAYS
        && !regie_desk_count_figure (db, i, first, last, &self->values[i], error))
      return FALSE;
  if ((waits = regie_desk_load_waits (db, first, last, error)) == NULL)
    return FALSE;
  g_array_sort (waits, compare_days);
  if (waits->len > 0)
    self->values[REGIE_DESK_WAIT_DAYS] = g_array_index (waits, int, waits->len / 2);
  return TRUE;
}

const char *
regie_desk_figure_label (RegieDeskFigure figure)
{
  return _(figures[figure].label);
}

const char *
regie_desk_figure_about (RegieDeskFigure figure)
{
  return _(figures[figure].about);
}
