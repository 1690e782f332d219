/* SPDX-License-Identifier: EUPL-1.2 */
/* What the page "Wat ik deed" says: by day, with whom, how it stands, and the way back or forth. */
#include "regie-done-view.h"

#include "doing.h"
#include "records.h"
#include "regie-dossier-commands.h"
#include "regie-log-commands.h"

static void
add_staff (Fixture *f)
{
  sql (f, "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES (7, 1, 0, "
          "'Lotte', 'l', 'consulent', 1), (8, 1, 0, 'Bert Bos', 'bert', 'beheer', 1)");
}

static gint64
record_talk (Fixture *f, gint64 dossier)
{
  g_autoptr (RegieOutcome) outcome = NULL;

  g_assert_cmpint (do_as (f, "consulent", &regie_dossier_commands[REGIE_FACT_RECORD],
                          g_variant_new_int64 (dossier),
                          "soort=contact&datum=2026-11-20&contactvorm=telefoon", &outcome, NULL),
                   ==, DONE);
  return outcome->seq;
}

static RegieDoneView *
ask (Fixture *f, const char *search, guint most)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(su)", search, most));
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "consulent");
  RegieDoneView *view = regie_question_ask (&work, &regie_log_questions[REGIE_LOG_MINE], target,
                                            &error);

  g_assert_no_error (error);
  return view;
}

static void
assert_says (Fixture *f, const char *search, const char *says, gboolean wanted)
{
  g_autoptr (RegieDoneView) view = ask (f, search, 50);
  g_autofree char *text = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));

  if ((strstr (text, says) != NULL) != wanted)
    g_error ("“%s” in: %s", says, text);
}

/* Mine only; with the person, and with what can be done. */
static void
test_says (Fixture *f, gconstpointer data)
{
  gint64 dossier;
  gint64 seq;

  add_staff (f);
  assert_says (f, "", "Recorded", FALSE);
  dossier = add_dossier (f, "Haile", NULL, "gezin");
  assert_says (f, "", "Haile", FALSE); /* the program made it */
  seq = record_talk (f, dossier);
  assert_says (f, "", "Recorded: Contact", TRUE);
  assert_says (f, "", " · Selam Haile", TRUE);
  assert_says (f, "", "[Undo]", TRUE);
  f->applier.who = 7;
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, NULL));
  assert_says (f, "", " · taken back", TRUE);
  assert_says (f, "", "[Redo]", TRUE);
  assert_says (f, "", "[Undo]", FALSE);
}

/* What a colleague took back, and what a colleague recorded on it since, has no button but says
 * why. */
static void
test_others (Fixture *f, gconstpointer data)
{
  const gint64 dossier = add_dossier (f, "Haile", NULL, "gezin");
  g_autoptr (RegieRecord) fact = NULL;
  RegieChange *change = regie_change_new ("Corrected");
  gint64 seq;

  add_staff (f);
  record_talk (f, dossier);
  fact = only_record (f, REGIE_ENTITY_Fact);
  regie_put (change, fact, Fact, day, "2026-11-19");
  f->applier.who = 8;
  apply (f, change, &seq);
  assert_says (f, "", "recorded on it since: Bert Bos (bert): Fact (1)", TRUE);
  assert_says (f, "", "[Undo]", FALSE);
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, NULL));
  assert_says (f, "", "[Undo]", TRUE);
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq - 1, NULL, NULL));
  assert_says (f, "", "taken back by Bert Bos", TRUE);
  assert_says (f, "", "[Redo]", FALSE);
}

static void
record_goal (Fixture *f, gint64 dossier)
{
  f->applier.who = 7;
  record_in (f, REGIE_ENTITY_Goal, dossier, PAIRS ("soort", "hoofddoel", "tekst", "Werken"));
}

static guint
n_lines (const RegieDoneView *view)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (view->chapters)); i++)
    {
      g_autoptr (RegieChapter) chapter = g_list_model_get_item (G_LIST_MODEL (view->chapters), i);

      n += g_list_model_get_n_items (G_LIST_MODEL (chapter->lines));
    }
  return n;
}

/* Exactly the one thing that WANTED says, with whom, or nothing for "". */
static void
assert_finds (Fixture *f, const char *search, const char *wanted)
{
  g_autoptr (RegieDoneView) view = ask (f, search, 50);
  g_autofree char *text = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
  g_auto (GStrv) parts = g_strsplit (wanted, " · ", 2);

  g_assert_cmpuint (n_lines (view), ==, *wanted != '\0');
  for (guint i = 0; parts[i] != NULL; i++)
    g_assert_nonnull (strstr (text, parts[i]));
}

/* All words, of what was done and of whom, in any capitals; and so many at a time. */
static void
test_search (Fixture *f, gconstpointer data)
{
  const gint64 one = add_dossier (f, "Haile", NULL, "gezin");
  const gint64 other = add_dossier (f, "Bakker", NULL, "gezin");
  g_autoptr (RegieDoneView) some = NULL;
  g_autoptr (RegieDoneView) all = NULL;
  g_autoptr (RegieDoneView) none = NULL;

  add_staff (f);
  record_talk (f, one);
  record_talk (f, other);
  record_goal (f, one);
  assert_finds (f, "BAKKER contact", "Recorded: Contact · Selam Bakker");
  assert_finds (f, "haile contact", "Recorded: Contact · Selam Haile");
  assert_finds (f, "Wérken", "Recorded: Goal “Werken” · Selam Haile");
  assert_finds (f, "bakker goal", "");
  some = ask (f, "", 2);
  g_assert_true (some->has_more);
  g_assert_cmpuint (n_lines (some), ==, 2);
  all = ask (f, "haile", 2);
  g_assert_false (all->has_more);
  g_assert_cmpuint (n_lines (all), ==, 2);
  g_assert_null (all->nothing);
  none = ask (f, "zomaar", 2);
  g_assert_cmpuint (n_lines (none), ==, 0);
  g_assert_cmpstr (none->nothing, ==, "Nothing of what you did lately says this.");
}

TEST_SUITE (done_view)
{
  static const FixtureTest tests[] = {
    { "says", test_says },
    { "what-others-did", test_others },
    { "search", test_search },
  };

  ADD_ON_BOTH_ENGINES ("/done-view", tests);
}
