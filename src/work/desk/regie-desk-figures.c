/* SPDX-License-Identifier: EUPL-1.2 */
/* What the Meedoenbalie brings: each figure has one definition. */
#include "regie-desk.h"

#include <glib/gi18n.h>

#include "regie-desk-query.h"

static const struct {
  const char *name;
  RegieEntityId of;
  const char *label, *about;
} figures[REGIE_N_DESK_FIGURES] = {
  [REGIE_DESK_MATCHES] = { "koppelingen", REGIE_ENTITY_Match, N_("Matches"),
                           N_("Matches that were agreed in the period") },
  [REGIE_DESK_WAITING] = { "wachtende_wensen", REGIE_ENTITY_Wish, N_("Wishes that wait"),
                           N_("Open wishes without a match on the last day") },
  [REGIE_DESK_WAIT_DAYS] = { "dagen_tot_koppeling", REGIE_ENTITY_Match, N_("Days until a match"),
                             N_("Middle number of days from wish to match, of the matches that "
                                 "were agreed in the period") },
  [REGIE_DESK_NEVER]
  = { "nooit_gekoppeld", REGIE_ENTITY_Resident, N_("Never matched"),
      N_("Residents with an open wish of more than 60 days who never had a match") },
  [REGIE_DESK_HOURS] = { "uren", REGIE_ENTITY_Attendance, N_("Hours taken part"),
                         N_("Hours of everybody who came, in the period") },
  [REGIE_DESK_PEOPLE] = { "bewoners", REGIE_ENTITY_Resident, N_("Residents who took part"),
                          N_("Residents who came at least once in the period") },
  [REGIE_DESK_GIVERS] = { "gevers", REGIE_ENTITY_Giver, N_("Givers in the city"),
                          N_("Givers with whom somebody came at least once in the period") },
  [REGIE_DESK_VISITS] = { "bezoeken", REGIE_ENTITY_Visit, N_("Visits to the desk"),
                          N_("Visitors at the desk in the period") },
  [REGIE_DESK_JOBS]
  = { "banen", REGIE_ENTITY_Match, N_("Jobs"),
      N_("Matches with a job as their outcome that ended or went to aftercare in the period") },
};

static int
compare_amounts (gconstpointer a, gconstpointer b)
{
  const RegieDeskCounted *x = a;
  const RegieDeskCounted *y = b;

  return x->amount < y->amount ? -1 : x->amount > y->amount;
}

/* The middle amount, between two halfway and rounded up; 0 without rows. */
static gint64
middle_of (GArray *rows)
{
  if (rows->len == 0)
    return 0;
  g_array_sort (rows, compare_amounts);
  return (g_array_index (rows, RegieDeskCounted, (rows->len - 1) / 2).amount
          + g_array_index (rows, RegieDeskCounted, rows->len / 2).amount + 1)
         / 2;
}

/* Minutes in whole hours. */
static gint64
hours_of (const GArray *rows)
{
  gint64 minutes = 0;

  for (guint i = 0; i < rows->len; i++)
    minutes += g_array_index (rows, RegieDeskCounted, i).amount;
  return (minutes + 30) / 60;
}

gboolean
regie_desk_figures (RegieDb *db, RegieDay first, RegieDay last, RegieDeskFigures *self,
                    GError **error)
{
  g_autoptr (GPtrArray) all = NULL;

  g_return_val_if_fail (db != NULL && self != NULL, FALSE);
  if ((all = regie_desk_load_counted (db, first, last, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < REGIE_N_DESK_FIGURES; i++)
    {
      GArray *rows = all->pdata[i];

      self->values[i] = i == REGIE_DESK_WAIT_DAYS ? middle_of (rows)
                        : i == REGIE_DESK_HOURS   ? hours_of (rows)
                                                  : (gint64) rows->len;
    }
  return TRUE;
}

RegieEntityId
regie_desk_figure_of (RegieDeskFigure figure)
{
  return figures[figure].of;
}

const char *
regie_desk_figure_name (RegieDeskFigure figure)
{
  return figures[figure].name;
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
