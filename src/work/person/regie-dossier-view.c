/* SPDX-License-Identifier: EUPL-1.2 */
/* One person in words: name, what tells them apart, what comes first. */
#include "regie-dossier-view.h"

#include <glib/gi18n.h>

#include "regie-cost-file.h"
#include "regie-dossier-views.h"
#include "regie-money.h"
#include "regie-text.h"

/* So many deadlines stand beside the name. */
#define N_NEXT 2

static const RegieProp view_props[] = {
  REGIE_PROP (RegieDossierView, id, "id", ID),
  REGIE_PROP (RegieDossierView, name, "name", TEXT),
  REGIE_PROP (RegieDossierView, about, "about", TEXT),
  REGIE_PROP (RegieDossierView, others, "others", TEXT),
  REGIE_PROP (RegieDossierView, next, "next", LIST),
  REGIE_PROP (RegieDossierView, clock, "clock", OBJECT),
};

typedef struct {
  RegieItemClass parent_class;
} RegieDossierViewClass;

G_DEFINE_FINAL_TYPE (RegieDossierView, regie_dossier_view, REGIE_TYPE_ITEM)

static const RegieProp fact_props[] = {
  REGIE_PROP (RegieFactView, title, "title", TEXT),
  REGIE_PROP (RegieFactView, day, "day", TEXT),
  REGIE_PROP (RegieFactView, about, "about", TEXT),
  REGIE_PROP (RegieFactView, target, "target", TARGET),
};
REGIE_DEFINE_ITEM (RegieFactView, regie_fact_view, fact_props)

static void
regie_dossier_view_finalize (GObject *object)
{
  g_clear_pointer (&REGIE_DOSSIER_VIEW (object)->dossier, regie_dossier_free);
  G_OBJECT_CLASS (regie_dossier_view_parent_class)->finalize (object);
}

static void
regie_dossier_view_class_init (RegieDossierViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = regie_dossier_view_finalize;
  regie_item_class_install (REGIE_ITEM_CLASS (klass), view_props, G_N_ELEMENTS (view_props));
}

static void
regie_dossier_view_init (RegieDossierView *self)
{
}

static void
add_part (GStrvBuilder *parts, const char *text)
{
  if (text != NULL)
    g_strv_builder_add (parts, text);
}

static char *
dup_about (const RegieOffice *office, const RegieDossier *dossier)
{
  RegieDay today = regie_office_today (office);
  const char *route = regie_route_name (regie_case_route (&dossier->one, today, today));
  const char *municipality = regie_get (dossier->dossier, Dossier, municipality);
  g_autofree char *birth = regie_day_dup_partial_typed (regie_get (dossier->person, Person, born));
  g_autofree char *born = *birth != '\0' ? g_strdup_printf (_("born %s"), birth) : NULL;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  if (g_strcmp0 (regie_get (dossier->dossier, Dossier, shielded), "1") == 0)
    add_part (parts, _("SHIELDED"));
  add_part (parts, born);
  add_part (parts,
            regie_codes_label (office->codes, "groep",
                               regie_group_name (regie_case_group (&dossier->one, today, today))));
  if (route != NULL)
    add_part (parts, regie_codes_label (office->codes, "leerroute", route));
  if (municipality != NULL)
    add_part (parts, regie_codes_label (office->codes, "gemeente", municipality));
  add_part (parts, dossier->consultant);
  add_part (parts, regie_get (dossier->dossier, Dossier, number));
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

RegieDossierView *
regie_dossier_view_new (const RegieOffice *office, RegieDossier *dossier)
{
  RegieDossierView *self;

  g_return_val_if_fail (office != NULL && dossier != NULL, NULL);
  self = g_object_new (regie_dossier_view_get_type (), NULL);
  self->office = office;
  self->dossier = dossier;
  self->id = regie_record_get_id (dossier->dossier);
  self->name = g_strdup (dossier->name);
  self->about = dup_about (office, dossier);
  self->clock = regie_clock_view_new (office, dossier);
  regie_clock_view_add_next (self->clock, self->next, N_NEXT);
  return self;
}

RegieRecord *
regie_dossier_view_find_fact (RegieDossierView *self, gint64 id)
{
  g_return_val_if_fail (REGIE_IS_DOSSIER_VIEW (self), NULL);
  for (guint i = 0; i < self->dossier->records->len; i++)
    if (regie_record_get_id (self->dossier->records->pdata[i]) == id)
      return self->dossier->records->pdata[i];
  return NULL;
}

/* The line of the plan at the place FACT, with its price. */
static RegieCostLine
cost_line (const RegieDossier *dossier, guint fact)
{
  g_autoptr (GArray) lines = regie_dossier_cost_lines (dossier);
  guint n = 0;

  for (guint i = 0; i < fact; i++)
    n += g_array_index (dossier->facts, RegieFact, i).kind == REGIE_FACT_PLAN_LINE;
  return g_array_index (lines, RegieCostLine, n);
}

/* What would become of all of it with MOVED in the place of the fact with the same id. */
static RegieOutlook *
foresee (const RegieOffice *office, const RegieDossier *dossier, const RegieFact *moved)
{
  g_autoptr (GArray) extra = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  g_autoptr (GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  g_autoptr (GArray) facts = NULL;
  RegieCase one = dossier->one;

  g_array_append_val (extra, *moved);
  regie_dossier_what_if (dossier, office, extra, deadlines, &facts);
  one.facts = (const RegieFact *) (gconstpointer) facts->data;
  one.n = facts->len;
  return regie_outlook_new (office->rules, &one, regie_office_today (office), &office->assumed);
}

/* Of the line itself: lies it in the term? */
static const char *
judge_line (const RegieOutlook *outlook, RegieDay from, RegieDay until)
{
  if (outlook->term_end != REGIE_DAY_NONE && until > outlook->term_end)
    return _("this block ends after the term");
  if (outlook->term_begin != REGIE_DAY_NONE && from < outlook->term_begin)
    return _("this block begins before the term");
  return _("this block fits");
}

/* Of the whole plan, with what fails first. */
static char *
judge_plan (const RegieOutlook *outlook)
{
  for (guint i = 0; i < outlook->prospects->len; i++)
    {
      const RegieProspect *prospect = &g_array_index (outlook->prospects, RegieProspect, i);

      if (prospect->verdict == REGIE_OUTLOOK_FAILS)
        /* TRANSLATORS: %s is a duty: Lessons, Exams, … */
        return g_strdup_printf (_("the whole plan does not fit: %s"),
                                regie_duty_label (prospect->duty));
    }
  /* TRANSLATORS: %s is a verdict: "only just fits the term" */
  return g_strdup_printf (_("the whole plan: %s"), regie_outlook_verdict_label (outlook->verdict));
}

char *
regie_dossier_view_dup_move (RegieDossierView *self, guint fact, RegieDay from, RegieDay until)
{
  RegieDay today;
  RegieFact moved;
  RegieCostLine line;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  g_autofree char *money = NULL;
  g_autofree char *plan = NULL;
  g_autoptr (RegieOutlook) outlook = NULL;

  g_return_val_if_fail (REGIE_IS_DOSSIER_VIEW (self) && fact < self->dossier->facts->len, NULL);
  moved = g_array_index (self->dossier->facts, RegieFact, fact);
  g_return_val_if_fail (moved.kind == REGIE_FACT_PLAN_LINE, NULL);
  today = regie_office_today (self->office);
  line = cost_line (self->dossier, fact);
  line.from = moved.day = from;
  line.until = moved.until = until;
  first = regie_day_dup_short (from, today);
  last = regie_day_dup_short (until, today);
  money = line.price >= 0 ? regie_money_dup (regie_cost_of (&line), TRUE)
                          : g_strdup (_("no price"));
  outlook = foresee (self->office, self->dossier, &moved);
  plan = judge_plan (outlook);
  /* TRANSLATORS: while a line of the plan is moved: first day, last day, price, whether it lies in
   * the term, whether all of the plan will work */
  return g_strdup_printf (_("%s – %s · %s · %s · %s"), first, last, money,
                          judge_line (outlook, from, until), plan);
}

RegieFactView *
regie_fact_view_new (RegieDossierView *view, guint fact)
{
  RegieFactView *self;
  RegieRecord *record;

  g_return_val_if_fail (REGIE_IS_DOSSIER_VIEW (view), NULL);
  if (fact >= view->dossier->records->len)
    return NULL;
  record = view->dossier->records->pdata[fact];
  self = g_object_new (regie_fact_view_get_type (), NULL);
  self->title = g_strdup (
    regie_codes_label (view->office->codes, "feit", regie_get (record, Fact, kind)));
  self->day = regie_day_dup_medium (regie_get_day (record, Fact, day));
  self->about = regie_fact_dup_about (view->office, record);
  if (*self->about == '\0')
    g_clear_pointer (&self->about, g_free);
  self->target = g_variant_ref_sink (g_variant_new_int64 (regie_record_get_id (record)));
  return self;
}

/* So many are named; of more it is said how many they are. */
#define MOST_NAMED 3

static char *
dup_named (const char *names)
{
  g_auto (GStrv) each = g_strsplit (names, ", ", -1);
  const guint n = g_strv_length (each);
  g_autofree char *first = NULL;

  /* One more name is as short as saying that there is one more. */
  if (n <= MOST_NAMED + 1)
    return g_strdup (names);
  g_clear_pointer (&each[MOST_NAMED], g_free);
  first = g_strjoinv (", ", each);
  for (guint i = MOST_NAMED + 1; i < n; i++)
    g_clear_pointer (&each[i], g_free);
  /* TRANSLATORS: three names, and how many more there are (never one) */
  return g_strdup_printf (_("%1$s and %2$u others"), first, n - MOST_NAMED);
}

void
regie_dossier_view_set_others (RegieDossierView *self, const char *names)
{
  g_autofree char *named = NULL;

  g_return_if_fail (self != NULL);
  named = names != NULL ? dup_named (names) : NULL;
  g_free (self->others);
  /* TRANSLATORS: the names of colleagues who have the same dossier on their screen */
  self->others = named != NULL ? g_strdup_printf (_("Also open with: %s"), named) : NULL;
}
