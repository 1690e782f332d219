/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of a dossier above its views: the clock, what a move would change and whether it
 * works. */
#include "parts.h"
#include "regie-dossier-commands.h"
#include "regie-dossier-view.h"
#include "regie-outlook-view.h"

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

TEST_SUITE (dossier_view)
{
  static const FixtureTest tests[] = {
    { "clock", test_clock },
    { "moves", test_moves },
    { "outlook", test_outlook },
  };

  ADD_ON_BOTH_ENGINES ("/dossier-view", tests);
}
