/* SPDX-License-Identifier: EUPL-1.2 */
/* What a forecast rests on: of forecast.ini, of the dossiers, or of who asks. */
#include "regie-premise.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-money.h"

#define GROUP "aannamen"
#define QUOTAS "taakstelling"

/* Measured on fewer than this, an inflow or a share says nothing. */
#define LEAST 10

typedef struct {
  const char *id, *name, *unit;
  gint64 least, most;
  gboolean is_plan;       /* what the office wrote down goes before what was measured */
  gboolean is_hundredths; /* written with a comma or a point */
} Kind;

static const Kind kinds[REGIE_PREMISE_QUOTA + 1] = {
  { "instroom_asiel", N_("Inflow of asylum status holders"), N_("persons a year"), 0, 100000,
    TRUE },
  { "instroom_overig", N_("Inflow of family and other migrants"), N_("persons a year"), 0, 100000,
    TRUE },
  { "schommeling", N_("How much more inflow varies than by chance"), N_("% (100 is chance)"), 100,
    1000 },
  { "huisvesting_dagen", N_("From link to house, the middle one"), N_("days"), 1, 3650 },
  { "pip_dagen", N_("From house or notice to PIP, the middle one"), N_("days"), 1, 3650 },
  { "traject_dagen", N_("From PIP to the end, the middle one"), N_("days"), 1, 3650 },
  { "koppeling", N_("Asylum status holders who wait for a house first"), N_("%"), 0, 100 },
  { "vertrekt", N_("Leaves before the PIP, each time a stage ends"), N_("%"), 0, 100 },
  { "consulenten", N_("Consultants"), N_("whole weeks"), 0, 100000, TRUE, TRUE },
  { "norm", N_("Norm: dossiers by consultant"), N_("dossiers"), 1, 10000, TRUE },
  { "pips_per_kwartaal", N_("PIPs that one consultant makes at most"), N_("a quarter"), 0, 10000,
    TRUE },
  { "kosten_per_jaar", N_("Cost of a running trajectory"), N_("€ a year"), 0, 10000000, FALSE,
    TRUE },
  { "aandeel_taakstelling", N_("Of the housing quota must integrate"), N_("%"), 0, 100, TRUE },
  { QUOTAS, N_("Housing quota"), N_("persons"), 0, 100000, TRUE },
};

/* How long each stage takes. */
static const RegiePremiseId durations[REGIE_N_STAGES] = {
  [REGIE_STAGE_WAITING] = REGIE_PREMISE_HOUSING,
  [REGIE_STAGE_INTAKE] = REGIE_PREMISE_INTAKE,
  [REGIE_STAGE_RUNNING] = REGIE_PREMISE_ROUTE,
};

static const Kind *
kind_of (RegiePremiseId id)
{
  return &kinds[MIN (id, REGIE_PREMISE_QUOTA)];
}

RegieExperience *
regie_experience_new (void)
{
  RegieExperience *self = g_new0 (RegieExperience, 1);

  for (int stage = 0; stage < REGIE_N_STAGES; stage++)
    {
      self->spells[stage] = g_array_new (FALSE, FALSE, sizeof (RegieSpell));
      self->ages[stage] = g_array_new (FALSE, FALSE, sizeof (gint32));
    }
  return self;
}

void
regie_experience_free (RegieExperience *self)
{
  for (int stage = 0; self != NULL && stage < REGIE_N_STAGES; stage++)
    {
      g_array_unref (self->spells[stage]);
      g_array_unref (self->ages[stage]);
    }
  g_free (self);
}

/* The half-year that begins AFTER half-years behind the one of DAY: its first day. */
static RegieDay
half_of (RegieDay day, int after)
{
  int year, month, of_month;

  regie_day_to_civil (day, &year, &month, &of_month);
  return regie_day_add_months (regie_day_from_civil (year, month <= 6 ? 1 : 7, 1), 6 * after);
}

/* "2027-H1" */
static char *
dup_half (RegieDay first)
{
  int year, month, of_month;

  regie_day_to_civil (first, &year, &month, &of_month);
  return g_strdup_printf ("%d-H%d", year, month <= 6 ? 1 : 2);
}

char *
regie_premise_dup_id (const RegiePremises *self, RegiePremiseId id)
{
  g_autofree char *half = NULL;

  g_return_val_if_fail (self != NULL && id < REGIE_N_PREMISES, NULL);
  if (id < REGIE_PREMISE_QUOTA)
    return g_strdup (kinds[id].id);
  half = dup_half (half_of (self->from, (int) (id - REGIE_PREMISE_QUOTA)));
  return g_strconcat (QUOTAS "_", half, NULL);
}

char *
regie_premise_dup_name (const RegiePremises *self, RegiePremiseId id)
{
  g_autofree char *half = NULL;

  g_return_val_if_fail (self != NULL && id < REGIE_N_PREMISES, NULL);
  if (id < REGIE_PREMISE_QUOTA)
    return g_strdup (_(kinds[id].name));
  half = dup_half (half_of (self->from, (int) (id - REGIE_PREMISE_QUOTA)));
  return g_strdup_printf (_("%s of %s"), _(kind_of (id)->name), half);
}

const char *
regie_premise_unit (RegiePremiseId id)
{
  g_return_val_if_fail (id < REGIE_N_PREMISES, NULL);
  return _(kind_of (id)->unit);
}

void
regie_premise_get_bounds (RegiePremiseId id, gint64 *least, gint64 *most)
{
  g_return_if_fail (id < REGIE_N_PREMISES && least != NULL && most != NULL);
  *least = kind_of (id)->least;
  *most = kind_of (id)->most;
}

gboolean
regie_premise_is_hundredths (RegiePremiseId id)
{
  g_return_val_if_fail (id < REGIE_N_PREMISES, FALSE);
  return kind_of (id)->is_hundredths;
}

char *
regie_premise_dup_source (const RegiePremises *self, RegiePremiseId id)
{
  const RegiePremise *premise;

  g_return_val_if_fail (self != NULL && id < REGIE_N_PREMISES, NULL);
  premise = &self->of[id];
  switch (premise->source)
    {
    case REGIE_PREMISE_CHANGED:
      return g_strdup (_("changed for this time"));
    case REGIE_PREMISE_ASSUMED:
      return g_strdup (_("assumption of the office"));
    case REGIE_PREMISE_MEASURED:
      return g_strdup_printf (_("counted in your own dossiers (%u)"), premise->n);
    default:
      return g_strdup (_("not known: the inflow a year counts"));
    }
}

char *
regie_premise_dup_value (const RegiePremises *self, RegiePremiseId id)
{
  const RegiePremise *premise;
  GString *text;

  g_return_val_if_fail (self != NULL && id < REGIE_N_PREMISES, NULL);
  premise = &self->of[id];
  if (premise->source == REGIE_PREMISE_UNKNOWN)
    return g_strdup ("–");
  if (kind_of (id)->is_hundredths && premise->value % 100 != 0)
    return regie_money_dup_typed (premise->value);
  text = g_string_new (NULL);
  regie_number_append (text, (guint64) premise->value / (kind_of (id)->is_hundredths ? 100 : 1));
  return g_string_free (text, FALSE);
}

/* A value as it stands in the file: a whole number, or with at most two decimals. */
static gboolean
parse_value (const Kind *kind, const char *text, gint64 *value)
{
  if (kind->is_hundredths
        ? !regie_money_parse (text, value)
        : !g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, value, NULL))
    return FALSE;
  return *value >= kind->least && *value <= kind->most;
}

static gboolean
say_bounds (RegieIni *ini, GError **error, const char *group, const char *key, const Kind *kind)
{
  gint64 unit = kind->is_hundredths ? 100 : 1;

  return regie_ini_fault (ini, error, group, key, _("expected a number from %d to %d"),
                          (int) (kind->least / unit), (int) (kind->most / unit));
}

/* Reads KEY of GROUP into PREMISE when something stands there. */
static gboolean
read_one (RegieIni *ini, const char *group, const char *key, const Kind *kind,
          RegiePremise *premise, GError **error)
{
  g_autofree char *text = regie_ini_dup (ini, group, key);
  gint64 value;

  if (text == NULL)
    return TRUE;
  if (!parse_value (kind, text, &value))
    return say_bounds (ini, error, group, key, kind);
  *premise = (RegiePremise){ value, REGIE_PREMISE_ASSUMED, 0 };
  return TRUE;
}

/* Every key is a half-year. */
static gboolean
check_halves (RegieIni *ini, const char *group, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (ini->keys, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    {
      RegiePremise ignored;

      if (strlen (keys[i]) != 7 || !g_ascii_isdigit (keys[i][0]) || keys[i][4] != '-'
          || keys[i][5] != 'H' || (keys[i][6] != '1' && keys[i][6] != '2'))
        return regie_ini_fault (ini, error, group, keys[i],
                                _("expected a half-year such as 2027-H1"));
      if (!read_one (ini, group, keys[i], kind_of (REGIE_PREMISE_QUOTA), &ignored, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_sections (RegiePremises *self, RegieIni *ini, const char *group, const char *quotas,
               GError **error)
{
  const char *known[REGIE_PREMISE_QUOTA + 1] = { NULL };

  for (guint i = 0; i < REGIE_PREMISE_QUOTA; i++)
    known[i] = kinds[i].id;
  if (!regie_ini_only (ini, group, known, error) || !check_halves (ini, quotas, error))
    return FALSE;
  for (guint i = 0; i < REGIE_N_PREMISES; i++)
    {
      g_autofree char *id = regie_premise_dup_id (self, i);
      gboolean is_quota = i >= REGIE_PREMISE_QUOTA;

      if (!read_one (ini, is_quota ? quotas : group, is_quota ? strchr (id, '_') + 1 : id,
                     kind_of (i), &self->of[i], error))
        return FALSE;
    }
  return TRUE;
}

/* What was measured on N counts where they are enough, but for a plan of the office. */
static void
measure (RegiePremises *self, RegiePremiseId id, gint64 value, guint n, gboolean is_enough)
{
  const Kind *kind = kind_of (id);

  if (is_enough && (self->of[id].source == REGIE_PREMISE_UNKNOWN || !kind->is_plan))
    self->of[id] = (RegiePremise){ CLAMP (value, kind->least, kind->most), REGIE_PREMISE_MEASURED,
                                   n };
}

/* How much more the inflow of quarters varies than by chance, in per cent: the variance by the
 * mean. */
static gint64
spread_of (const RegieExperience *experience)
{
  gint64 n = G_N_ELEMENTS (experience->quarters);
  gint64 sum = 0;
  gint64 squares = 0;

  for (guint i = 0; i < n; i++)
    {
      sum += experience->quarters[i];
      squares += (gint64) experience->quarters[i] * experience->quarters[i];
    }
  /* (Σx² − (Σx)²/n) / (n − 1), by Σx/n */
  return sum > 0 ? (n * squares - sum * sum) * 100 / ((n - 1) * sum) : 100;
}

static void
measure_duration (RegiePremises *self, RegieStage stage, const RegieExperience *experience)
{
  g_autofree RegieDuration *duration = g_new (RegieDuration, 1);
  GArray *spells = experience->spells[stage];
  RegiePremiseId id = durations[stage];

  self->assumed[stage] = (int) self->of[id].value;
  regie_duration_learn (duration, (RegieSpell *) (gpointer) spells->data, spells->len,
                        self->assumed[stage]);
  measure (self, id, duration->median, duration->n, duration->n > 0);
}

static void
measure_all (RegiePremises *self, const RegieExperience *e)
{
  guint inflow = e->asylum + e->others;

  measure (self, REGIE_PREMISE_ASYLUM, e->asylum, e->asylum, TRUE);
  measure (self, REGIE_PREMISE_OTHERS, e->others, e->others, TRUE);
  measure (self, REGIE_PREMISE_SPREAD, spread_of (e), inflow, e->has_three_years);
  for (RegieStage stage = 0; stage < REGIE_N_STAGES; stage++)
    measure_duration (self, stage, e);
  measure (self, REGIE_PREMISE_LINKS, e->asylum > 0 ? e->linked * 100 / e->asylum : 0, e->asylum,
           e->asylum >= LEAST);
  measure (self, REGIE_PREMISE_LEAVES, e->ended > 0 ? e->left * 100 / e->ended : 0, e->ended,
           e->ended >= LEAST);
  measure (self, REGIE_PREMISE_CONSULTANTS, e->consultants, (e->consultants + 99) / 100, TRUE);
  measure (self, REGIE_PREMISE_COST, e->n_planned > 0 ? e->planned / e->n_planned : 0, e->n_planned,
           e->n_planned >= LEAST);
}

/* What has no other source must stand in the file. */
static gboolean
check_whole (const RegiePremises *self, RegieIni *ini, GError **error)
{
  for (guint i = 0; i < REGIE_PREMISE_QUOTA; i++)
    if (self->of[i].source == REGIE_PREMISE_UNKNOWN && i != REGIE_PREMISE_ASYLUM
        && i != REGIE_PREMISE_OTHERS && i != REGIE_PREMISE_CONSULTANTS)
      return say_bounds (ini, error, GROUP, kinds[i].id, &kinds[i]);
  return TRUE;
}

gboolean
regie_premises_read (RegiePremises *self, RegieIni *ini, gboolean is_demo, RegieDay from,
                     const RegieExperience *experience, GError **error)
{
  g_return_val_if_fail (self != NULL && ini != NULL && experience != NULL, FALSE);
  *self = (RegiePremises){ .from = from };
  if (!read_sections (self, ini, GROUP, QUOTAS, error) || !check_whole (self, ini, error)
      || (is_demo && !read_sections (self, ini, GROUP " demo", QUOTAS " demo", error)))
    return FALSE;
  measure_all (self, experience);
  return TRUE;
}

gboolean
regie_premises_change (RegiePremises *self, const char *id, gint64 value, GError **error)
{
  g_return_val_if_fail (self != NULL && id != NULL, FALSE);
  for (guint i = 0; i < REGIE_N_PREMISES; i++)
    {
      g_autofree char *known = regie_premise_dup_id (self, i);
      g_autofree char *name = NULL;
      const Kind *kind = kind_of (i);
      gint64 unit = kind->is_hundredths ? 100 : 1;

      if (strcmp (known, id) != 0)
        continue;
      if (value >= kind->least && value <= kind->most)
        {
          self->of[i] = (RegiePremise){ value, REGIE_PREMISE_CHANGED, 0 };
          return TRUE;
        }
      name = regie_premise_dup_name (self, i);
      return regie_refuse_field (error, id, _("%s: expected a number from %d to %d"), name,
                                 (int) (kind->least / unit), (int) (kind->most / unit));
    }
  return regie_refuse_field (error, id, _("A forecast rests on nothing that is called “%s”."), id);
}

gboolean
regie_premises_change_inflow (RegiePremises *self, gint64 total, GError **error)
{
  gint64 asylum, others, part;

  g_return_val_if_fail (self != NULL, FALSE);
  asylum = self->of[REGIE_PREMISE_ASYLUM].value;
  others = self->of[REGIE_PREMISE_OTHERS].value;
  /* As a total it has the bounds of one group; what is too much would not fit in the product. */
  if (total < 0 || total > kinds[REGIE_PREMISE_ASYLUM].most)
    return regie_refuse_field (error, "instroom",
                               _("Inflow: expected a number of persons a year, up to %d."),
                               (int) kinds[REGIE_PREMISE_ASYLUM].most);
  part = asylum + others > 0 ? (total * asylum + (asylum + others) / 2) / (asylum + others) : total;
  self->of[REGIE_PREMISE_ASYLUM] = (RegiePremise){ part, REGIE_PREMISE_CHANGED, 0 };
  self->of[REGIE_PREMISE_OTHERS] = (RegiePremise){ total - part, REGIE_PREMISE_CHANGED, 0 };
  return TRUE;
}

/* Does QUOTA say how many come?  An inflow that was changed for this time goes before what stands
 * in the file. */
static gboolean
counts (const RegiePremises *self, const RegiePremise *quota)
{
  return quota->source == REGIE_PREMISE_CHANGED
         || (quota->source == REGIE_PREMISE_ASSUMED
             && self->of[REGIE_PREMISE_ASYLUM].source != REGIE_PREMISE_CHANGED);
}

/* The asylum inflow of the days from FIRST to LAST, in hundredths: by the quota where it is known,
 * and else by the year. */
static int
asylum_between (const RegiePremises *self, RegieDay first, RegieDay last)
{
  double sum = 0;

  for (RegieDay day = first; day <= last; day++)
    {
      int half = 0;
      RegieDay begin;
      const RegiePremise *quota;

      while (half < REGIE_N_PREMISES - REGIE_PREMISE_QUOTA - 1
             && half_of (self->from, half + 1) <= day)
        half++;
      begin = half_of (self->from, half);
      quota = &self->of[REGIE_PREMISE_QUOTA + half];
      sum += counts (self, quota)
               ? (double) (quota->value * self->of[REGIE_PREMISE_SHARE].value)
                   / (regie_day_add_months (begin, 6) - begin)
               : self->of[REGIE_PREMISE_ASYLUM].value * 100.0 / 4 / (last - first + 1);
    }
  return (int) (sum + 0.5);
}

RegieForecastInput *
regie_premises_make_input (const RegiePremises *self, const RegieExperience *experience)
{
  RegieForecastInput *input;

  g_return_val_if_fail (self != NULL && experience != NULL, NULL);
  input = g_new0 (RegieForecastInput, 1);
  input->from = self->from;
  for (int stage = 0; stage < REGIE_N_STAGES; stage++)
    {
      GArray *spells = experience->spells[stage];
      const RegiePremise *asked = &self->of[durations[stage]];

      input->ages[stage] = (gint32 *) (gpointer) experience->ages[stage]->data;
      input->n_ages[stage] = experience->ages[stage]->len;
      regie_duration_learn (&input->durations[stage], (RegieSpell *) (gpointer) spells->data,
                            spells->len, self->assumed[stage]);
      if (asked->source == REGIE_PREMISE_CHANGED)
        regie_duration_stretch (&input->durations[stage], (int) asked->value);
    }
  for (int i = 0; i < REGIE_FORECAST_QUARTERS; i++)
    {
      input->asylum[i] = asylum_between (self, regie_day_add_months (self->from, 3 * i) + 1,
                                         regie_day_add_months (self->from, 3 * (i + 1)));
      input->others[i] = (int) self->of[REGIE_PREMISE_OTHERS].value * 25;
    }
  input->links = (int) self->of[REGIE_PREMISE_LINKS].value;
  input->leaves = (int) self->of[REGIE_PREMISE_LEAVES].value;
  input->spread = (int) self->of[REGIE_PREMISE_SPREAD].value;
  input->consultants = (int) self->of[REGIE_PREMISE_CONSULTANTS].value;
  input->pips = (int) self->of[REGIE_PREMISE_PIPS].value;
  input->cost = self->of[REGIE_PREMISE_COST].value;
  return input;
}
