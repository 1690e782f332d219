/* SPDX-License-Identifier: EUPL-1.2 */
/* What the Meedoenbalie brings: each figure has one definition. */
#include "regie-desk.h"

#include <glib/gi18n.h>

static const struct {
  const char *label, *about, *sql;
} figures[REGIE_N_DESK_FIGURES] = {
  [REGIE_DESK_MATCHES] = { N_("Matches"), N_("Matches that were agreed in the period"),
                           "SELECT count(*) FROM match WHERE voided = 0 AND stage NOT IN "
                           "('voorgesteld', 'past_niet') AND decided_on BETWEEN $1 AND $2" },
  [REGIE_DESK_WAITING] = { N_("Wishes that wait"),
                           N_("Open wishes without a match on the last day"),
                           "SELECT count(*) FROM wish w WHERE w.voided = 0 AND w.opened_on <= $2 "
                           "AND (w.closed_on IS NULL OR w.closed_on > $2) AND $1 <= $2"
                           " AND NOT EXISTS (SELECT 1 FROM match m WHERE m.wish = w.id AND "
                           "m.voided = 0 AND m.stage NOT IN ('voorgesteld', 'past_niet') AND "
                           "m.decided_on <= $2 AND (m.ended_on IS NULL OR m.ended_on > $2))" },
  [REGIE_DESK_WAIT_DAYS]
  = { N_("Days until a match"),
      N_(
        "Middle number of days from wish to match, of the matches that were agreed in the period"),
      NULL },
  [REGIE_DESK_NEVER]
  = { N_("Never matched"),
      N_("Residents with an open wish of more than 60 days who never had a match"),
      "SELECT count(DISTINCT w.resident) FROM wish w WHERE w.voided = 0 AND w.closed_on IS NULL "
      "AND w.opened_on <= $2 AND $1 <= $2 AND NOT EXISTS (SELECT 1 FROM match m JOIN wish o ON "
      "o.id = m.wish"
      " WHERE o.resident = w.resident AND m.voided = 0 AND m.stage NOT IN ('voorgesteld', "
      "'past_niet'))" },
  [REGIE_DESK_HOURS] = { N_("Hours taken part"), N_("Hours of everybody who came, in the period"),
                         "SELECT (COALESCE(sum(minutes), 0) + 30) / 60 FROM attendance WHERE "
                         "voided = 0 AND state = 'geweest' AND day BETWEEN $1 AND $2" },
  [REGIE_DESK_PEOPLE] = { N_("Residents who took part"),
                          N_("Residents who came at least once in the period"),
                          "SELECT count(DISTINCT w.resident) FROM attendance a JOIN match m ON "
                          "m.id = a.match JOIN wish w ON w.id = m.wish WHERE a.voided = 0 AND "
                          "a.state = 'geweest' AND a.day BETWEEN $1 AND $2" },
  [REGIE_DESK_GIVERS] = { N_("Givers in the city"),
                          N_("Givers with whom somebody came at least once in the period"),
                          "SELECT count(DISTINCT o.giver) FROM attendance a JOIN match m ON m.id = "
                          "a.match JOIN offer o ON o.id = m.offer WHERE a.voided = 0 AND a.state = "
                          "'geweest' AND a.day BETWEEN $1 AND $2" },
  [REGIE_DESK_VISITS] = { N_("Visits to the desk"), N_("Visitors at the desk in the period"),
                          "SELECT count(*) FROM visit WHERE voided = 0 AND day BETWEEN $1 AND $2" },
  [REGIE_DESK_JOBS]
  = { N_("Jobs"),
      N_("Matches with a job as their outcome that ended or went to aftercare in the period"),
      "SELECT count(*) FROM match WHERE voided = 0 AND outcome = 'baan' AND COALESCE(ended_on, "
      "decided_on) BETWEEN $1 AND $2" },
};

static gboolean
read_wait (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDay from, to;
  gint64 days;

  if (c[0] == NULL || c[1] == NULL || !regie_day_parse (c[0], &from)
      || !regie_day_parse (c[1], &to))
    return TRUE;
  days = to - from;
  g_array_append_val ((GArray *) data, days);
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return (int) (*(const gint64 *) a - *(const gint64 *) b);
}

gboolean
regie_desk_figures (RegieDb *db, RegieDay first, RegieDay last, RegieDeskFigures *self,
                    GError **error)
{
  g_autoptr (GArray) waits = g_array_new (FALSE, FALSE, sizeof (gint64));
  char from[REGIE_DAY_TEXT], until[REGIE_DAY_TEXT];
  const char *params[] = { regie_day_format (first, from), regie_day_format (last, until) };

  g_return_val_if_fail (db != NULL, FALSE);
  *self = (RegieDeskFigures){ { 0 } };
  for (guint i = 0; i < REGIE_N_DESK_FIGURES; i++)
    if (figures[i].sql != NULL)
      {
        const char *mine[2] = { params[0], params[1] };
        g_autofree char *before = NULL;

        if (i == REGIE_DESK_NEVER)
          mine[1] = regie_day_format (last - 60, until);
        else
          mine[1] = regie_day_format (last, until);
        if (i == REGIE_DESK_NEVER)
          mine[0] = "0000-00-00";
        if (!regie_db_get_int (db, figures[i].sql, 2, mine, &self->values[i], error))
          return FALSE;
      }
  params[1] = regie_day_format (last, until);
  if (!regie_db_exec (db,
                      "SELECT w.opened_on, m.decided_on FROM match m JOIN wish w ON w.id = m.wish "
                      "WHERE m.voided = 0 AND m.stage NOT IN ('voorgesteld', 'past_niet')"
                      " AND m.decided_on BETWEEN $1 AND $2",
                      2, params, read_wait, waits, error))
    return FALSE;
  g_array_sort (waits, compare_days);
  self->values[REGIE_DESK_WAIT_DAYS] = waits->len > 0
                                         ? g_array_index (waits, gint64, waits->len / 2)
                                         : 0;
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
