/* SPDX-License-Identifier: EUPL-1.2 */
/* How long each stage of each dossier took, or has taken until now. */
#include "regie-forecast-query.h"

#include "regie-demo-mark.h"
#include "regie-figure-query.h"
#include "regie-text.h"

typedef struct {
  RegieExperience *experience;
  RegieDay day;
  RegieDay first; /* on which the office first knew of anybody */
} Looking;

static gboolean
is_asylum (RegieGroup group)
{
  return group == REGIE_GROUP_ASIEL_28 || group == REGIE_GROUP_ASIEL_GEZIN;
}

static void
count_inflow (Looking *self, const RegieHistory *h)
{
  RegieExperience *e = self->experience;

  if (h->arrived == REGIE_DAY_NONE)
    return;
  for (int i = 0; i < (int) G_N_ELEMENTS (e->quarters); i++)
    if (h->arrived > regie_day_add_months (self->day, -3 * (i + 1))
        && h->arrived <= regie_day_add_months (self->day, -3 * i))
      e->quarters[i]++;
  if (h->arrived <= regie_day_add_months (self->day, -12))
    return;
  if (!is_asylum (h->group))
    e->others++;
  else
    {
      e->asylum++;
      e->linked += h->linked != REGIE_DAY_NONE;
    }
}

/* A stage that began on BEGIN and ended on END, or goes on (NONE). */
static void
add_stage (Looking *self, RegieStage stage, RegieDay begin, RegieDay end, const RegieHistory *h)
{
  RegieExperience *e = self->experience;
  gboolean ended = end != REGIE_DAY_NONE;
  gboolean left = !ended && h->out != REGIE_DAY_NONE;
  RegieDay last = ended ? end : left ? h->out : self->day;
  const RegieSpell spell = { MAX (last - begin, 0), ended || left };

  g_array_append_val (e->spells[stage], spell);
  if (!spell.ended && h->active)
    g_array_append_val (e->ages[stage], spell.days);
  if (stage == REGIE_STAGE_RUNNING)
    return;
  e->ended += spell.ended;
  e->left += left;
}

/* From the link to a house, then to the PIP, then to the end.  Who has a PIP waits for nothing
 * before it. */
static void
look (const RegieFigureWho *who, gpointer data)
{
  Looking *self = data;
  const RegieHistory *h = who->history;
  RegieDay begin = h->notice != REGIE_DAY_NONE ? h->notice : h->known;
  RegieDay housed = h->housed != REGIE_DAY_NONE ? h->housed : h->pip;

  if (h->known == REGIE_DAY_NONE)
    return;
  self->first = MIN (self->first, h->known);
  count_inflow (self, h);
  if (h->linked != REGIE_DAY_NONE)
    {
      add_stage (self, REGIE_STAGE_WAITING, h->linked, housed, h);
      begin = housed;
    }
  if (begin != REGIE_DAY_NONE)
    add_stage (self, REGIE_STAGE_INTAKE, begin, h->pip, h);
  if (h->pip != REGIE_DAY_NONE)
    add_stage (self, REGIE_STAGE_RUNNING, h->pip, h->out, h);
}

/* Who works here as a consultant, and what the plans of this year cost. */
static gboolean
load_means (const RegieWork *work, Looking *self, GError **error)
{
  RegieExperience *e = self->experience;
  gint64 consultants = 0;
  gint64 planned = 0;
  gint64 n = 0;
  int year, month, day;
  char text[REGIE_NUMBER_TEXT];

  regie_day_to_civil (self->day, &year, &month, &day);
  regie_number_format (year, text);
  if (!regie_db_get_int (work->db,
                         "SELECT COALESCE (sum (COALESCE (capacity, 100)), 0) FROM staff WHERE "
                         "voided = 0 AND active = 1 AND "
                         "role = 'consulent'",
                         0, NULL, &consultants, error)
      || !regie_db_get_int (work->db,
                            "SELECT COALESCE (sum (amount), 0) FROM plan_cost WHERE year = $1", 1,
                            (const char *[]){ text }, &planned, error)
      || !regie_db_get_int (work->db, "SELECT count(*) FROM plan_cost WHERE year = $1", 1,
                            (const char *[]){ text }, &n, error))
    return FALSE;
  e->consultants = (guint) consultants;
  e->planned = planned;
  e->n_planned = (guint) n;
  return TRUE;
}

RegieExperience *
regie_experience_load (const RegieWork *work, RegieDay on, GError **error)
{
  g_autoptr (RegieExperience) experience = regie_experience_new ();
  Looking self = { experience, on, on };
  const RegieFigureAsk ask = { .span = { on, on }, .only = "actief", .look = look, .data = &self };
  g_autoptr (RegieFigures) figures = NULL;

  g_return_val_if_fail (work != NULL, NULL);
  if ((figures = regie_figures_load (work, &ask, error)) == NULL
      || !load_means (work, &self, error))
    return NULL;
  experience->has_three_years = self.first <= regie_day_add_months (on, -36);
  return g_steal_pointer (&experience);
}

gboolean
regie_premises_load (const RegieWork *work, RegieDay on, RegiePremises *premises,
                     RegieExperience **experience, GError **error)
{
  g_autofree char *path = regie_office_dup_path ("forecast.ini");
  g_autoptr (RegieIni) ini = NULL;
  g_autoptr (RegieExperience) known = NULL;

  g_return_val_if_fail (work != NULL && premises != NULL && experience != NULL, FALSE);
  if ((ini = regie_ini_load (path, error)) == NULL
      || (known = regie_experience_load (work, on, error)) == NULL
      || !regie_premises_read (premises, ini, regie_demo_is (work->db), on, known, error))
    return FALSE;
  *experience = g_steal_pointer (&known);
  return TRUE;
}
