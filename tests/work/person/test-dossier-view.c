/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of a dossier above its views: the clock, what a move would change and whether it
 * works. */
#include "parts.h"
#include "regie-dossier-commands.h"
#include "regie-dossier-view.h"
#include "regie-outlook-view.h"
#include "regie-trial-view.h"

#define PLAN_LINE                                                                                  \
  "soort=plan_regel&datum=2026-11-02&tot=2027-01-29&onderwerp=taal&intensiteit=9&bron=consulent"

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
  g_assert_nonnull (strstr (note, " · no price · this block fits · the whole plan"));
  mark = regie_fact_view_new (view, 0);
  id = g_variant_get_int64 (mark->target);
  g_assert_cmpstr (mark->day, ==, "Fri 2 Oct 2026");
  g_assert_null (mark->about);
  g_assert_true (regie_record_get_id (regie_dossier_view_find_fact (view, id)) == id);
  g_assert_null (regie_fact_view_new (view, G_MAXUINT));
  g_assert_null (regie_dossier_view_find_fact (view, 7));
}

/* What is said of the line that is moved is not the verdict on the whole plan. */
static void
test_moves_apart (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autoptr (RegieDossierView) view = NULL;
  g_autofree char *within = NULL;
  g_autofree char *beyond = NULL;

  add_fact (f, dossier, "pip", "2024-02-02", "leerroute", "B1");
  add_fact_as (f, dossier, PLAN_LINE);
  view = ask (f, "consulent", &regie_dossier_questions[REGIE_DOSSIER_READ],
              g_variant_new_int64 (dossier));
  within = regie_dossier_view_dup_move (view, 1, regie_day_from_civil (2026, 12, 7),
                                        regie_day_from_civil (2027, 1, 29));
  beyond = regie_dossier_view_dup_move (view, 1, regie_day_from_civil (2026, 12, 7),
                                        regie_day_from_civil (2027, 2, 26));
  g_assert_nonnull (strstr (within, " · this block fits · the whole plan does not fit: "));
  g_assert_nonnull (
    strstr (beyond, " · this block ends after the term · the whole plan does not "));
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

/* The line of the clock for RULE, or NULL; owned. */
static RegieClockLine *
find_line (RegieDossierView *view, const char *rule)
{
  GListModel *lines = G_LIST_MODEL (view->clock->all_lines);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (RegieClockLine) line = g_list_model_get_item (lines, i);
      guint at = g_array_index (view->dossier->deadlines, RegieDeadline, line->at).rule;

      if (g_str_equal (regie_rules_get (view->office->rules, at)->id, rule))
        return g_steal_pointer (&line);
    }
  return NULL;
}

static RegieDossierView *
read_view (Fixture *f, gint64 dossier)
{
  return ask (f, "consulent", &regie_dossier_questions[REGIE_DOSSIER_READ],
              g_variant_new_int64 (dossier));
}

/* A window is said by its first day until it opens, and by its last from then on; never by the days
 * to a last day as though that were when it begins. */
static void
test_windows (Fixture *f, gconstpointer data)
{
  gint64 closed = add_dossier (f, "Haddad", NULL, "gezin");
  gint64 open = add_dossier (f, "Tesfai", NULL, "gezin");
  g_autoptr (RegieDossierView) view = NULL;
  g_autoptr (RegieDossierView) other = NULL;
  g_autoptr (RegieClockLine) line = NULL;
  g_autoptr (RegieClockLine) later = NULL;

  add_fact (f, closed, "pip", "2024-07-13", "leerroute", "B1");
  add_fact (f, open, "pip", "2024-01-19", "leerroute", "B1");
  view = read_view (f, closed);
  line = find_line (view, "EXT-WINDOW");
  g_assert_cmpstr (line->distance, ==, "from 14 Jan 2027, in 52 days");
  g_assert_true (g_str_has_prefix (line->about, "14 Jan 2027 – 13 Jul 2027 · "));
  g_assert_cmpstr (line->number, ==, "52");
  g_assert_cmpstr (line->unit, ==, "days until it begins");
  g_assert_false (line->is_due);
  other = read_view (f, open);
  later = find_line (other, "EXT-WINDOW");
  g_assert_cmpstr (later->distance, ==, "until 19 Jan 2027, 57 days left");
  g_assert_cmpstr (later->number, ==, "57");
  g_assert_cmpstr (later->unit, ==, "days left");
}

/* What is planned changes nothing in force: not the head, not the clock, not the caseload. */
static void
test_planned (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "gezin");
  g_autoptr (RegieDossierView) before = NULL;
  g_autoptr (RegieDossierView) after = NULL;
  g_autoptr (RegieClockLine) was = NULL;
  g_autoptr (RegieClockLine) now = NULL;

  add_fact (f, dossier, "pip", "2024-07-13", "leerroute", "B1");
  before = read_view (f, dossier);
  add_fact_as (f, dossier,
               "soort=verlenging_besluit&datum=2026-12-07&nieuw_einde=2027-11-02&gepland=1");
  add_fact_as (f, dossier, "soort=leerroute_wijziging&datum=2026-12-08&leerroute=Z&gepland=1");
  after = read_view (f, dossier);
  g_assert_cmpstr (after->about, ==, before->about);
  was = find_line (before, "TERM-3Y");
  now = find_line (after, "TERM-3Y");
  g_assert_cmpstr (now->about, ==, was->about);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE route = 'B1' AND term_end = "
                             "'2027-07-13'"),
                   ==, 1);
}

/* The change of RULE, or NULL; owned. */
static RegieDateChange *
find_change (RegieTrialView *trial, const char *name)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (trial->changes)); i++)
    {
      g_autoptr (RegieDateChange) change = g_list_model_get_item (G_LIST_MODEL (trial->changes), i);

      if (strstr (change->name, name) != NULL)
        return g_steal_pointer (&change);
    }
  return NULL;
}

static RegieTrialView *
try_extension (Fixture *f, RegieDossierView *view)
{
  g_autoptr (GArray) tried = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  RegieFact fact;

  regie_fact_init (&fact, REGIE_FACT_EXT_GRANTED, regie_day_from_civil (2026, 12, 7));
  fact.id = -1;
  fact.new_end = regie_day_from_civil (2027, 11, 2);
  fact.flags |= REGIE_FACT_PLANNED;
  g_array_append_val (tried, fact);
  return regie_trial_view_new (f->office, view->dossier, tried);
}

/* A trial compares first days with first days and last days with last days, adds up what it does,
 * and moves nothing that somebody has passed. */
static void
test_trial (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "gezin");
  g_autoptr (RegieDossierView) view = NULL;
  g_autoptr (RegieTrialView) trial = NULL;
  g_autoptr (RegieDateChange) term = NULL;
  g_autoptr (RegieDateChange) window = NULL;

  add_fact (f, dossier, "pip", "2024-07-13", "leerroute", "B1");
  add_fact (f, dossier, "pvt_voldaan", "2025-03-03", NULL, NULL);
  view = read_view (f, dossier);
  trial = try_extension (f, view);
  term = find_change (trial, "End of the integration term");
  g_assert_cmpstr (term->difference, ==, "+112 days");
  g_assert_cmpstr (term->dates, ==, "<s>Tue 13 Jul 2027</s> → <b>Tue 2 Nov 2027</b>");
  window = find_change (trial, "Extension can be requested");
  g_assert_cmpstr (window->dates, ==,
                   "from <s>Thu 14 Jan 2027</s> → <b>Mon 3 May 2027</b>\n"
                   "until <s>Tue 13 Jul 2027</s> → <b>Tue 2 Nov 2027</b>");
  g_assert_null (find_change (trial, "participation statement"));
  g_assert_null (trial->warning);
  g_assert_cmpstr (trial->sums, ==,
                   "End of the term: +112 days\nHours of lessons in the plan: 0, the same\n"
                   "Cost of the plan: € 0, the same");
}

/* A line of the plan that is tried otherwise changes hours and cost; a line without a price is
 * counted. */
static void
test_trial_sums (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "gezin");
  g_autoptr (GArray) tried = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  g_autoptr (RegieDossierView) view = NULL;
  g_autoptr (RegieTrialView) trial = NULL;
  RegieFact fact;

  add_fact (f, dossier, "pip", "2026-10-01", "leerroute", "B1");
  add_fact_as (f, dossier,
               "soort=plan_regel&datum=2026-11-02&tot=2026-11-29&onderwerp=taal&intensiteit=10"
               "&eenheid=uur&prijs=1000");
  view = read_view (f, dossier);
  for (guint i = 0; i < view->dossier->facts->len; i++)
    if (g_array_index (view->dossier->facts, RegieFact, i).kind == REGIE_FACT_PLAN_LINE)
      fact = g_array_index (view->dossier->facts, RegieFact, i);
  fact.intensity *= 2;
  g_array_append_val (tried, fact);
  trial = regie_trial_view_new (f->office, view->dossier, tried);
  g_assert_cmpstr (trial->sums, ==,
                   "End of the term: the same day\n"
                   "Hours of lessons in the plan: 40 → 80\nCost of the plan: € 400 → € 800");
}

/* On paper stand the name, what is supposed and what it changes, without markup. */
static void
test_trial_paper (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "gezin");
  g_autoptr (RegieDossierView) view = NULL;
  g_autoptr (RegieTrialView) trial = NULL;
  g_autofree char *paper = NULL;

  add_fact (f, dossier, "pip", "2024-07-13", "leerroute", "B1");
  view = read_view (f, dossier);
  trial = try_extension (f, view);
  paper = regie_trial_view_dup_paper (trial, view->dossier,
                                      (const char *const[]){ "If DUO grants this", NULL });
  g_assert_nonnull (strstr (paper, "What if: Selam Haddad"));
  g_assert_nonnull (strstr (paper, "If DUO grants this"));
  g_assert_nonnull (strstr (paper, ": Tue 13 Jul 2027 → Tue 2 Nov 2027 (+112 days)"));
  g_assert_nonnull (strstr (paper, "End of the term: +112 days"));
  g_assert_null (strchr (paper, '<'));
}

/* Another route after its last day is tried with the rule and that day beside it; within it
 * without. */
static void
test_late_route (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "gezin");
  g_autoptr (RegieDossierView) view = NULL;

  add_fact (f, dossier, "pip", "2024-07-13", "leerroute", "B1");
  view = read_view (f, dossier);
  for (int late = 0; late < 2; late++)
    {
      g_autoptr (GArray) tried = g_array_new (FALSE, FALSE, sizeof (RegieFact));
      g_autoptr (RegieTrialView) trial = NULL;
      RegieFact fact;

      regie_fact_init (&fact, REGIE_FACT_WIJZIGING, regie_day_from_civil (2026, 1, 13) + late);
      fact.id = -1;
      fact.route = REGIE_ROUTE_Z;
      fact.flags |= REGIE_FACT_PLANNED;
      g_array_append_val (tried, fact);
      trial = regie_trial_view_new (f->office, view->dossier, tried);
      g_assert_cmpint (trial->warning != NULL, ==, late);
      if (late)
        g_assert_nonnull (strstr (trial->warning, "13 January 2026"));
    }
}

static void
check_others (const char *names, const char *says)
{
  g_autoptr (RegieDossierView) view = g_object_new (regie_dossier_view_get_type (), NULL);

  regie_dossier_view_set_others (view, names);
  g_assert_cmpstr (view->others, ==, says);
}

/* A few colleagues are named; of more it is said how many there are. */
static void
test_others (void)
{
  check_others (NULL, NULL);
  check_others ("Ans", "Also open with: Ans");
  check_others ("Ans, Bep, Cor, Dik", "Also open with: Ans, Bep, Cor, Dik");
  check_others ("Ans, Bep, Cor, Dik, Els", "Also open with: Ans, Bep, Cor and 2 others");
  check_others ("A, B, C, D, E, F, G, H, I, J, K, L", "Also open with: A, B, C and 9 others");
}

TEST_SUITE (dossier_view)
{
  static const FixtureTest tests[] = {
    { "clock", test_clock },
    { "moves", test_moves },
    { "moves-apart-from-the-plan", test_moves_apart },
    { "windows", test_windows },
    { "what-is-planned-is-not-in-force", test_planned },
    { "trial", test_trial },
    { "trial-sums", test_trial_sums },
    { "trial-on-paper", test_trial_paper },
    { "late-route", test_late_route },
    { "outlook", test_outlook },
  };

  ADD_ON_BOTH_ENGINES ("/dossier-view", tests);
  g_test_add_func ("/dossier-view/who-has-it-open-too", test_others);
}
