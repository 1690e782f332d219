/* SPDX-License-Identifier: EUPL-1.2 */
/* Looking through the log of reading: who may, what stands there, what was found, and whether it is
 * whole. */
#include "regie-account-commands.h"

#include "doing.h"
#include "records.h"
#include "regie-anchor.h"
#include "regie-dossier-parts.h"
#include "regie-dossier-views.h"
#include "regie-error.h"
#include "regie-text.h"

#define REVIEW (&regie_account_commands[REGIE_ACCOUNT_REVIEW])

static void
add_staff (Fixture *f)
{
  sql (f, "INSERT INTO team (id, version, voided, name) VALUES (1, 1, 0, 'Noord');"
          "INSERT INTO staff (id, version, voided, name, role, team, active) VALUES (7, 1, 0, "
          "'Lotte', 'manager', NULL, 1), (8, 1, 0, 'Bert Bos', 'consulent', 1, 1)");
}

static void
look (Fixture *f, gint64 who, gint64 dossier)
{
  g_autoptr (GError) error = NULL;
  const RegieReading reading = { .act = REGIE_READ_OPENED, .dossier = dossier };

  g_assert_true (regie_reading_note (f->db, who, &reading, &error));
  g_assert_no_error (error);
}

static char *
dup_page (Fixture *f, const char *role, const char *search, int *code)
{
  g_autoptr (RegieAccountView) view = answer_as (f, role,
                                                 &regie_account_questions[REGIE_ACCOUNT_READ],
                                                 g_variant_new ("(su)", search, 50), code);

  if (view == NULL)
    return NULL;
  return view->nothing != NULL ? g_strdup (view->nothing)
                               : regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
}

static void
assert_says (Fixture *f, const char *search, const char *says, gboolean wanted)
{
  int code;
  g_autofree char *text = dup_page (f, "manager", search, &code);

  g_assert_cmpint (code, ==, DONE);
  assert_said (text, "manager", says, wanted);
}

/* Of the line about somebody's own surname: at some hours there are more signals. */
static void
assert_signal_says (Fixture *f, const char *says, gboolean wanted)
{
  int code;
  g_autofree char *text = dup_page (f, "manager", "", &code);
  const char *from = strstr (text, "own surname");
  g_autofree char *line = NULL;

  g_assert_nonnull (from);
  line = g_strndup (from, strcspn (from, "\n"));
  if ((strstr (line, says) != NULL) != wanted)
    g_error ("“%s” in: %s", says, line);
}

/* Managers, auditors and administrators; nobody else. */
static void
test_who_may (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *role;
    int code;
  } cases[] = { { "manager", DONE },
                { "toezicht", DONE },
                { "beheer", DONE },
                { "consulent", REGIE_ERROR_REFUSED },
                { "financien", REGIE_ERROR_REFUSED },
                { "balie", REGIE_ERROR_REFUSED } };

  add_staff (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int code;
      g_autofree char *text = dup_page (f, cases[i].role, "", &code);

      g_assert_cmpint (code, ==, cases[i].code);
    }
}

/* By name of who looked and at whom, by what was done and why. */
static void
test_page (Fixture *f, gconstpointer data)
{
  gint64 one, other;
  RegieReading reason = { .act = REGIE_READ_REASON, .ground = "klacht", .words = "brief van mei" };

  add_staff (f);
  one = add_dossier (f, "Haddad", "999999990", "asiel_28");
  other = add_dossier (f, "Bos", NULL, "gezin");
  look (f, 7, one);
  look (f, 8, one);
  look (f, 8, other);
  reason.dossier = one;
  g_assert_true (regie_reading_note (f->db, 8, &reason, NULL));
  assert_says (f, "", "Lotte · Opened", TRUE);
  assert_says (f, "", "Selam Haddad", TRUE);
  assert_says (f, "", "A complaint or objection: brief van mei", TRUE);
  assert_says (f, "", "Bert Bos opened a dossier with the own surname", TRUE);
  assert_says (f, "bert", "Lotte", FALSE);
  assert_says (f, "haddad lotte", "Lotte · Opened", TRUE);
  assert_says (f, "haddad lotte", "Bert", FALSE);
  assert_says (f, "klacht", "Nothing in the log of reading says this.", TRUE); /* English here */
  assert_says (f, "complaint", "Bert Bos · Reason given", TRUE);
}

/* What was found is a record with its own entry of the log; nobody judges about oneself. */
static void
test_review (Fixture *f, gconstpointer data)
{
  g_autofree char *field = NULL;
  g_autoptr (RegieOutcome) outcome = NULL;
  gint64 one;

  add_staff (f);
  one = add_dossier (f, "Bos", NULL, "gezin");
  look (f, 8, one);
  assert_signal_says (f, "Looked at…", TRUE);
  g_assert_cmpint (do_as (f, "manager", REVIEW, g_variant_new ("(sx)", "naam/8/1", (gint64) 8), "",
                          NULL, &field),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpstr (field, ==, "oordeel");
  g_assert_cmpint (do_as (f, "manager", REVIEW, g_variant_new ("(sx)", "naam/7/1", (gint64) 7),
                          "oordeel=terecht", NULL, NULL),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (do_as (f, "consulent", REVIEW, g_variant_new ("(sx)", "naam/8/1", (gint64) 8),
                          "oordeel=terecht", NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  {
    g_autofree char *key = g_strdup_printf ("naam/8/%" G_GINT64_FORMAT, one);

    g_assert_cmpint (do_as (f, "manager", REVIEW, g_variant_new ("(sx)", key, (gint64) 8),
                            "oordeel=onterecht&toelichting=Gesprek gehad", &outcome, NULL),
                     ==, DONE);
    g_assert_cmpint (do_as (f, "manager", REVIEW, g_variant_new ("(sx)", key, (gint64) 8),
                            "oordeel=terecht", NULL, NULL),
                     !=, DONE); /* once */
  }
  g_assert_cmpint (count (f, "SELECT count(*) FROM inspection WHERE verdict = 'onterecht' AND "
                             "staff = 8 AND reviewed_by = 7 AND note = 'Gesprek gehad'"),
                   ==, 1);
  g_assert_cmpint (outcome->seq, >, 0);
  assert_signal_says (f, "Looked at…", FALSE);
  assert_signal_says (f, "Wrongly", TRUE);
}

/* In the dossier: for who accounts for it, and not for others. */
static void
test_in_dossier (Fixture *f, gconstpointer data)
{
  static const char *const roles[] = { "manager", "consulent" };
  gint64 one;

  add_staff (f);
  one = add_dossier (f, "Haddad", "999999990", "asiel_28");
  look (f, 8, one);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_int64 (one));
      g_autoptr (GError) error = NULL;
      RegieMe me;
      RegieWork work = work_as (f, &me, roles[i]);
      RegieDossierPart *part = regie_question_ask (&work, &regie_dossier_parts[REGIE_PART_LOG],
                                                   target, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      text = regie_chapters_dup_text (G_LIST_MODEL (part->chapters));
      g_object_unref (part);
      g_assert_true ((strstr (text, "Bert Bos · Opened") != NULL) == (i == 0));
    }
}

/* In a plain verdict; an anchor outside the database tells that the end was cut off. */
static void
test_verify (Fixture *f, gconstpointer data)
{
  g_autofree char *before = NULL;
  g_autofree char *anchored = NULL;
  g_autofree char *cut = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) fault = NULL;
  g_autoptr (RegieHead) head = NULL;
  GStatBuf info;
  gint64 one;

  add_staff (f);
  one = add_dossier (f, "Haddad", "999999990", "asiel_28");
  look (f, 7, one);
  look (f, 8, one);
  g_assert_true (regie_account_verify (f->db, NULL, &before, &error));
  g_assert_no_error (error);
  g_assert_nonnull (strstr (before, "The log of what was done is whole: 1 line"));
  g_assert_nonnull (strstr (before, "The log of reading is whole: 2 lines"));
  g_assert_nonnull (strstr (before, "No anchor"));
  g_assert_true (regie_anchor_keep (f->db, FALSE, &error));
  g_assert_no_error (error);
  path = regie_anchor_dup_path ();
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_true (regie_anchor_keep (f->db, FALSE, &error)); /* once a day */
  {
    g_autoptr (GPtrArray) kept = regie_anchors_load (f->db, REGIE_CHAIN_READINGS, &error);

    g_assert_cmpuint (kept->len, ==, 1);
  }
  head = regie_chain_load_head (f->db, REGIE_CHAIN_READINGS, &error);
  g_assert_true (regie_account_verify (f->db, head, &anchored, &error));
  g_assert_nonnull (strstr (anchored, "It agrees with an anchor"));
  g_assert_null (strstr (anchored, "No anchor"));
  if (regie_db_is_postgres (f->db))
    sql (f, "ALTER TABLE read_log DISABLE ROW LEVEL SECURITY; ALTER TABLE read_log NO FORCE ROW "
            "LEVEL SECURITY");
  sql (f, "DELETE FROM read_log WHERE id = 2; UPDATE meta SET value = (SELECT id || ' ' || hash "
          "FROM read_log WHERE id = 1) WHERE key = 'read_chain'");
  g_assert_false (regie_account_verify (f->db, NULL, &cut, &fault));
  g_assert_error (fault, REGIE_ERROR, REGIE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (cut, "The log of reading: the last lines are missing, up to line 2."));
  g_assert_nonnull (strstr (cut, "The log of what was done is whole"));
}

TEST_SUITE (account_commands)
{
  static const FixtureTest tests[] = {
    { "who-may", test_who_may },       { "page", test_page },     { "review", test_review },
    { "in-dossier", test_in_dossier }, { "verify", test_verify },
  };

  ADD_ON_BOTH_ENGINES ("/account-commands", tests);
}
