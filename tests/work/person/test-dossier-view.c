/* SPDX-License-Identifier: EUPL-1.2 */
/* What the views of a dossier say, as text: every sentence of theirs, without a screen. */
#include "fixture.h"
#include "regie-dossier-commands.h"
#include "regie-dossier-parts.h"
#include "regie-dossier-view.h"
#include "regie-dossier-views.h"
#include "regie-outlook-view.h"
#include "regie-plan-week.h"

/* An answer to QUESTION for ROLE; owned. */
static gpointer
ask (Fixture *f, const char *role, const RegieQuestion *question, GVariant *target)
{
  RegieMe me = { .name = (char *) "Proef", .role = (char *) role };
  RegieWork work = {
    .db = f->db, .office = f->office, .me = &me, .today = regie_office_today (f->office)
  };
  g_autoptr (GVariant) owned = g_variant_ref_sink (target);
  g_autoptr (GError) error = NULL;
  gpointer answer = regie_question_ask (&work, question, owned, &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer);
  return answer;
}

static char *
dup_page (Fixture *f, const char *role, RegieDossierPartId part, gint64 dossier, int week)
{
  g_autoptr (RegieDossierPart) answer = ask (f, role, &regie_dossier_parts[part],
                                             part == REGIE_PART_PLAN
                                               ? g_variant_new ("(xi)", dossier, week)
                                               : g_variant_new_int64 (dossier));

  return regie_chapters_dup_text (G_LIST_MODEL (answer->chapters));
}

/* A record of ENTITY of the dossier with the Dutch KEYS and values (to NULL). */
static void
add_record (Fixture *f, RegieEntityId entity, gint64 dossier, const char *const *pairs)
{
  g_autoptr (RegieForm) form = regie_form_new ();
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);
  g_autoptr (GError) error = NULL;
  RegieChange *change;

  regie_form_set (form, "dossier", id);
  for (guint i = 0; pairs[i] != NULL; i += 2)
    regie_form_set (form, pairs[i], pairs[i + 1]);
  change = regie_record_make (f->db, f->office, regie_entity (entity), NULL, form, &error);
  g_assert_no_error (error);
  apply (f, change, NULL);
}

/* A fact of the dossier, as the text of its form. */
static void
add_fact_as (Fixture *f, gint64 dossier, const char *text)
{
  g_autoptr (RegieForm) form = regie_form_from_text (text);
  g_autoptr (GError) error = NULL;
  RegieChange *change = regie_fact_record (f->office, dossier, NULL, form, 0, &error);

  g_assert_no_error (error);
  apply (f, change, NULL);
}

static void
begin (Fixture *f, gint64 dossier, RegieChange *change, GError *error)
{
  g_assert_no_error (error);
  apply (f, change, NULL);
}

/* Every text that must stand on the page, one row per case. */
typedef struct {
  const char *facts[4];  /* forms of facts, to NULL */
  const char *record[8]; /* of ENTITY: keys and values, to NULL */
  RegieEntityId entity;
  RegieDossierPartId part;
  int week;
  const char *says;
} Row;

#define PLAN_LINE                                                                                  \
  "soort=plan_regel&datum=2026-11-02&tot=2027-01-29&onderwerp=taal&intensiteit=9&bron=consulent"

static const Row rows[] = {
  { .part = REGIE_PART_INTAKE, .says = "No intake was begun yet [Begin the intake]" },
  { .part = REGIE_PART_INTAKE, .says = "Nobody is recorded yet." },
  { .part = REGIE_PART_INTAKE, .says = "Nobody was invited yet." },
  { .part = REGIE_PART_INTAKE, .says = "Health | Kept apart: managers, finance" },
  { .part = REGIE_PART_INTAKE, .says = "[Another group…]" },
  { .facts = { "soort=leerbaarheidstoets&datum=2026-05-04&toelichting=Ging goed" },
    .part = REGIE_PART_INTAKE,
    .says = "Ging goed | Mon 4 May 2026 [Correct]" },
  { .entity = REGIE_ENTITY_Experience,
    .record = { "soort", "werk", "wat", "Bakker", "jaren", "3", "land", "Syria" },
    .part = REGIE_PART_INTAKE,
    .says = "0 years of education and 3 years of work." },
  { .entity = REGIE_ENTITY_Experience,
    .record = { "soort", "werk", "wat", "Bakker", "jaren", "1", "land", "Syria" },
    .part = REGIE_PART_INTAKE,
    .says = "1 year · Syria [Change] [Remove]" },
  { .entity = REGIE_ENTITY_Relation,
    .record = { "soort", "kind", "naam", "Sami", "geboren", "2018-03-00" },
    .part = REGIE_PART_INTAKE,
    .says = "Sami | " },
  { .part = REGIE_PART_PLAN, .says = "What does this person want to reach?" },
  { .part = REGIE_PART_PLAN, .says = "No decision was drawn up here yet." },
  { .part = REGIE_PART_PLAN, .says = "The decision | Why this route" },
  { .part = REGIE_PART_PLAN, .says = "[Draw up…]" },
  { .part = REGIE_PART_PLAN,
    .says = "Downscaling in the B1 route, after 600 hours and with proof of effort." },
  { .part = REGIE_PART_PLAN, .says = "Nothing is planned yet." },
  { .part = REGIE_PART_PLAN, .says = "No contract has a price for language lessons." },
  { .entity = REGIE_ENTITY_Goal,
    .record = { "soort", "hoofddoel", "tekst", "Werk in de bouw", "voor", "2027-03-23" },
    .part = REGIE_PART_PLAN,
    .says = "Werk in de bouw | " },
  { .facts = { PLAN_LINE },
    .part = REGIE_PART_PLAN,
    .says = "2 November 2026 to 29 January 2027 · 9 hours a week | no price [Change] [Remove]" },
  { .facts = { PLAN_LINE },
    .part = REGIE_PART_PLAN,
    .says = "No line of this week says its days and hours yet" },
  { .facts = { PLAN_LINE "&rooster=ma 9:00-12:00" },
    .part = REGIE_PART_PLAN,
    .says = "The week of 23 November 2026 [Earlier] [Later]" },
  { .facts = { PLAN_LINE "&rooster=ma 9:00-12:00" },
    .part = REGIE_PART_PLAN,
    .week = 1,
    .says = "The week of 30 November 2026 [Earlier] [Later]" },
  { .facts = { PLAN_LINE "&rooster=ma 9:00-12:00" },
    .part = REGIE_PART_PLAN,
    .says = "Everything fits in the week." },
  { .facts = { PLAN_LINE "&rooster=ma 9:00-12:00", PLAN_LINE "&rooster=ma 11:00-13:00" },
    .part = REGIE_PART_PLAN,
    .says = "cannot both be done, travelling included." },
  { .part = REGIE_PART_LETTERS, .says = "No letter was made here yet." },
  { .part = REGIE_PART_LETTERS, .says = "[Make…]" },
  { .facts = { "soort=contact&datum=2026-11-02&toelichting=Belde terug" },
    .part = REGIE_PART_FACTS,
    .says = "Belde terug | Mon 2 Nov 2026 [Correct] [Remove]" },
  { .facts = { "soort=pip&datum=2026-02-02&leerroute=B1" },
    .part = REGIE_PART_FACTS,
    .says = "Route: B1" },
  { .part = REGIE_PART_DUO, .says = "Nothing to report yet [Export…]" },
  { .part = REGIE_PART_DUO, .says = "The first is the PIP: its route, its level and its date." },
  { .facts = { "soort=pip&datum=2026-02-02&leerroute=B1" },
    .part = REGIE_PART_DUO,
    .says = " · Mon 2 Feb 2026" },
  { .part = REGIE_PART_PROGRESS, .says = "No hours were reported yet." },
};

static void
test_says (Fixture *f, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      g_autofree char *surname = g_strdup_printf ("Haddad%u", i);
      gint64 dossier = add_dossier (f, surname, NULL, "asiel_28");
      g_autofree char *text = NULL;

      for (guint k = 0; k < G_N_ELEMENTS (row->facts) && row->facts[k] != NULL; k++)
        add_fact_as (f, dossier, row->facts[k]);
      if (row->record[0] != NULL)
        {
          const char *pairs[G_N_ELEMENTS (row->record) + 1] = { NULL };

          memcpy (pairs, row->record, sizeof row->record);
          add_record (f, row->entity, dossier, pairs);
        }
      text = dup_page (f, "consulent", row->part, dossier, row->week);
      if (strstr (text, row->says) == NULL)
        g_error ("row %u: “%s” does not stand in\n%s", i, row->says, text);
    }
}

/* What hangs on a record of its own: an intake that was begun, two versions of a decision. */
static void
test_intake_and_decisions (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autoptr (GError) error = NULL;
  g_autofree char *intake = NULL;
  g_autofree char *one = NULL;

  begin (f, dossier, regie_intake_begin (f->db, f->office, dossier, &error), error);
  begin (f, dossier, regie_decision_begin (f->db, f->office, dossier, &error), error);
  intake = dup_page (f, "consulent", REGIE_PART_INTAKE, dossier, 0);
  g_assert_nonnull (strstr (intake, "Broad intake 1 | Begun on 23 November 2026."));
  g_assert_nonnull (strstr (intake, "What the law asks: 0 of "));
  g_assert_nonnull (strstr (intake, "Still open: "));
  g_assert_nonnull (strstr (intake, "[Write down]"));
  g_assert_null (strstr (intake, "No intake was begun yet"));
  one = dup_page (f, "consulent", REGIE_PART_PLAN, dossier, 0);
  g_assert_nonnull (strstr (one, "Version 1 · "));
  g_assert_nonnull (strstr (one, "[Establish…] [Change] [Remove]"));
  g_assert_null (strstr (one, "[Next version…]"));
}

/* Who may not see health is told so, and reads none of it. */
static void
test_health (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  const char *const pairs[] = { "gesproken_op", "2026-11-02", "lichamelijk", "Slaapt slecht",
                                NULL };
  g_autofree char *consultant = NULL;
  g_autofree char *manager = NULL;

  add_record (f, REGIE_ENTITY_Health, dossier, pairs);
  consultant = dup_page (f, "consulent", REGIE_PART_INTAKE, dossier, 0);
  manager = dup_page (f, "manager", REGIE_PART_INTAKE, dossier, 0);
  g_assert_nonnull (strstr (consultant, "Slaapt slecht"));
  g_assert_null (strstr (manager, "Slaapt slecht"));
  g_assert_nonnull (strstr (manager, "Your role does not see health."));
}

/* The page above the views, and the clock: what runs comes first, with how it was found. */
static void
test_clock (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "gezin");
  g_autoptr (RegieDossierView) view = NULL;
  g_autoptr (RegieClockLine) first = NULL;
  g_autoptr (RegieClockLine) next = NULL;
  g_autoptr (GListStore) steps = NULL;
  g_autoptr (RegieClockStep) last = NULL;
  g_autofree char *text = NULL;

  add_fact (f, dossier, "kennisgeving", "2026-10-05", NULL, NULL);
  view = ask (f, "consulent", &regie_dossier_questions[REGIE_DOSSIER_READ],
              g_variant_new_int64 (dossier));
  g_assert_true (view->id == dossier);
  g_assert_cmpuint (strlen (view->about), >, 0);
  first = g_list_model_get_item (G_LIST_MODEL (view->clock->lines), 0);
  next = g_list_model_get_item (G_LIST_MODEL (view->next), 0);
  g_assert_true (first == next);
  g_assert_true (first->is_due);
  g_assert_nonnull (first->number);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->next)), <=, 2);
  g_assert_nonnull (strstr (view->clock->running, " run"));
  steps = regie_clock_steps (f->office, view->dossier, (guint) first->at);
  last = g_list_model_get_item (G_LIST_MODEL (steps),
                                g_list_model_get_n_items (G_LIST_MODEL (steps)) - 1);
  g_assert_true (last->is_last);
  g_assert_cmpstr (last->number, ==, "=");
  text = regie_clock_dup_steps (f->office, view->dossier, (guint) first->at);
  g_assert_true (g_str_has_prefix (text, first->name));
  g_assert_nonnull (strstr (text, "\n1. "));
}

/* While a line of the plan is moved its price and the outlook are said; a mark says what it is. */
static void
test_moves (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autoptr (RegieDossierView) view = NULL;
  g_autoptr (RegieFactView) mark = NULL;
  g_autofree char *note = NULL;
  gint64 id;

  add_fact_as (f, dossier, "soort=contact&datum=2026-10-02");
  add_fact_as (f, dossier, PLAN_LINE);
  view = ask (f, "consulent", &regie_dossier_questions[REGIE_DOSSIER_READ],
              g_variant_new_int64 (dossier));
  note = regie_dossier_view_dup_move (view, 1, regie_day_from_civil (2026, 12, 7),
                                      regie_day_from_civil (2027, 2, 26));
  g_assert_nonnull (strstr (note, " · no price · "));
  mark = regie_fact_view_new (view, 0);
  id = g_variant_get_int64 (mark->target);
  g_assert_cmpstr (mark->day, ==, "Fri 2 Oct 2026");
  g_assert_null (mark->about);
  g_assert_true (regie_record_get_id (regie_dossier_view_find_fact (view, id)) == id);
  g_assert_null (regie_fact_view_new (view, G_MAXUINT));
  g_assert_null (regie_dossier_view_find_fact (view, 7));
}

/* Another assumption gives another outlook, and only that one changes. */
static void
test_outlook (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  RegieAssumptions assumed = f->office->assumed;
  g_autoptr (RegieDossierView) view = NULL;
  g_autoptr (RegieOutlookView) usual = NULL;
  g_autoptr (RegieOutlookView) other = NULL;
  g_autoptr (GListStore) list = regie_assumptions_list (&assumed);
  g_autoptr (RegieAssumption) first = g_list_model_get_item (G_LIST_MODEL (list), 0);

  add_fact (f, dossier, "pip", "2026-02-02", "leerroute", "B1");
  view = ask (f, "consulent", &regie_dossier_questions[REGIE_DOSSIER_READ],
              g_variant_new_int64 (dossier));
  usual = regie_outlook_view_new (f->office, view->dossier, &assumed);
  g_assert_cmpstr (first->key, ==, "uren_b1");
  g_assert_cmpint (first->value, ==, f->office->assumed.b1_hours);
  regie_assumptions_set (&assumed, "uren_b1", 1);
  regie_assumptions_set (&assumed, "zomaar", 1);
  g_assert_cmpint (assumed.b1_hours, ==, 1);
  g_assert_cmpint (assumed.o_hours, ==, f->office->assumed.o_hours);
  other = regie_outlook_view_new (f->office, view->dossier, &assumed);
  g_assert_false (regie_item_equal (REGIE_ITEM (usual), REGIE_ITEM (other)));
}

static RegieWeek *
find_week (RegieDossierPart *part)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (part->chapters)); i++)
    {
      g_autoptr (RegieChapter) chapter = g_list_model_get_item (G_LIST_MODEL (part->chapters), i);
      g_autoptr (RegieLine) line = g_list_model_get_item (G_LIST_MODEL (chapter->lines), 0);

      if (g_strcmp0 (chapter->name, "week") == 0)
        return REGIE_WEEK (line->content);
    }
  return NULL;
}

/* The picture of the week has seven columns, shows the hours that are used, and marks what
 * clashes. */
static void
test_week (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autoptr (RegieDossierPart) part = NULL;
  g_autoptr (RegieWeekBlock) block = NULL;
  RegieWeek *week;

  add_fact_as (f, dossier, PLAN_LINE "&rooster=ma 6:30-12:00");
  add_fact_as (f, dossier, PLAN_LINE "&rooster=ma 11:00-13:00");
  part = ask (f, "consulent", &regie_dossier_parts[REGIE_PART_PLAN],
              g_variant_new ("(xi)", dossier, 0));
  week = find_week (part);
  g_assert_nonnull (week);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (week->days)), ==, 7);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (week->blocks)), ==, 2);
  g_assert_cmpint (week->first, ==, 6);
  g_assert_cmpint (week->last, ==, 18);
  block = g_list_model_get_item (G_LIST_MODEL (week->blocks), 0);
  g_assert_true (block->clashes);
  g_assert_cmpstr (block->when, ==, "6:30–12:00");
}

/* What was done is told, the newest first; before anything was done that is said. */
static void
test_log (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autofree char *text = NULL;
  g_autofree char *none = NULL;
  g_autoptr (GPtrArray) nothing = g_ptr_array_new ();
  g_autoptr (GListStore) empty = regie_log_chapters (nothing);

  none = regie_chapters_dup_text (G_LIST_MODEL (empty));
  g_assert_nonnull (strstr (none, "Nothing was changed here yet"));
  add_fact (f, dossier, "contact", "2026-11-02", NULL, NULL);
  text = dup_page (f, "consulent", REGIE_PART_LOG, dossier, 0);
  g_assert_nonnull (strstr (text, "Recorded: "));
  g_assert_null (strstr (text, "Nothing was changed here yet"));
}

TEST_SUITE (dossier_view)
{
  static const FixtureTest tests[] = {
    { "says", test_says },     { "intake-and-decisions", test_intake_and_decisions },
    { "health", test_health }, { "clock", test_clock },
    { "moves", test_moves },   { "outlook", test_outlook },
    { "week", test_week },     { "log", test_log },
  };

  ADD_ON_BOTH_ENGINES ("/dossier-view", tests);
}
