/* SPDX-License-Identifier: EUPL-1.2 */
/* What was done in a dossier and who looked into it, on both engines. */
#include "regie-dossier-log-query.h"

#include "records.h"

/* The titles of the log of DOSSIER, the newest first, a line each: "title (who)". */
static char *
dup_log (Fixture *f, gint64 dossier)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = regie_dossier_log_load (f->db, dossier, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < entries->len; i++)
    {
      const RegieLogEntry *entry = entries->pdata[i];
      g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (entry->at, NULL);

      g_assert_nonnull (at);
      g_string_append_printf (text, "%s (%s)\n", entry->title,
                              entry->who != NULL ? entry->who : "-");
    }
  return g_string_free (text, FALSE);
}

/* Entry SEQ of the log of DOSSIER was turned round so that it IS_UNDONE by its last entry, which
 * stands AFTER it. */
static void
assert_stands (Fixture *f, gint64 dossier, gint64 seq, gboolean is_undone, gint64 after)
{
  g_autoptr (GPtrArray) entries = regie_dossier_log_load (f->db, dossier, NULL);
  gboolean is_there = FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const RegieLogEntry *entry = entries->pdata[i];

      if (entry->seq != seq)
        continue;
      is_there = TRUE;
      g_assert_true (entry->is_undone == is_undone);
      g_assert_cmpint (entry->last, ==, seq + after);
      g_assert_cmpint (entry->last_who, ==, 4);
      g_assert_cmpstr (entry->last_by, ==, "Bert");
      g_assert_cmpstr (entry->who, ==, "Lotte");
    }
  g_assert_true (is_there);
  g_assert_true (g_str_has_prefix (((RegieLogEntry *) entries->pdata[0])->title,
                                   is_undone ? "Undone: " : "Done again: "));
}

/* A dossier tells what was done to it, its person and what lies in it; not what was done
 * elsewhere. */
static void
test_own (Fixture *f, gconstpointer data)
{
  gint64 one = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 other = add_dossier (f, "Karaca", "999999989", "gezin");
  gint64 seq;
  g_autoptr (GError) error = NULL;
  g_autofree char *first = dup_log (f, one);
  g_autofree char *elsewhere = NULL;
  g_autofree char *all = NULL;

  g_assert_cmpint (g_strcmp0 (first, ""), !=, 0);
  g_assert_null (strchr (strchr (first, '\n') + 1, '\n')); /* one line */
  sql (f, "INSERT INTO staff (id, version, voided, name, role, active) VALUES (3, 1, 0, 'Lotte', "
          "'consulent', 1), (4, 1, 0, 'Bert', 'beheer', 1)");
  f->applier.who = 3;
  seq = add_fact (f, one, "contact", "2026-11-02", NULL, NULL);
  record_in (f, REGIE_ENTITY_Goal, one, PAIRS ("soort", "hoofddoel", "tekst", "Ik werk"));
  f->applier.who = 4;
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_no_error (error);
  assert_stands (f, one, seq, TRUE, 2);
  all = dup_log (f, one);
  g_assert_true (g_str_has_prefix (all, "Undone: "));
  g_assert_nonnull (strstr (all, "(Lotte)\nRecorded: "));
  g_assert_true (g_str_has_suffix (all, first)); /* who began it stands below */
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq + 2, NULL, &error));
  assert_stands (f, one, seq, FALSE, 3);
  elsewhere = dup_log (f, other);
  g_assert_null (strstr (elsewhere, "Lotte"));
  g_assert_null (strstr (all, "Karaca"));
}

/* Two hundred are enough. */
static void
test_many (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 201; i++)
    add_fact (f, dossier, "contact", "2026-11-02", NULL, NULL);
  entries = regie_dossier_log_load (f->db, dossier, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 200);
}

TEST_SUITE (dossier_log)
{
  static const FixtureTest tests[] = {
    { "its-own-and-the-newest-first", test_own },
    { "no-more-than-two-hundred", test_many },
  };

  ADD_ON_BOTH_ENGINES ("/dossier-log", tests);
}
