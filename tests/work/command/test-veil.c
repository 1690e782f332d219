/* SPDX-License-Identifier: EUPL-1.2 */
/* A shielded dossier is in no list, search, count or file of who may not see it, on a file as on a
 * server. */
#include "regie-veil-query.h"

#include "doing.h"
#include "records.h"
#include "regie-caseload.h"
#include "regie-list-commands.h"

#define CONSULTANT 8

/* Two people of a colleague, one of whom is shielded. */
static gint64
add_two (Fixture *f)
{
  g_autofree char *shield = NULL;
  gint64 hidden;

  sql (f, "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES (7, 1, 0, "
          "'Lotte', 'l', 'consulent', 1), (8, 1, 0, 'Bert', 'b', 'consulent', 1)");
  add_fact (f, add_dossier (f, "Haddad", NULL, "gezin"), "contact", "2026-11-02", "toelichting",
            "Openlijk");
  hidden = add_dossier (f, "Geheim", NULL, "gezin");
  add_fact (f, hidden, "contact", "2026-11-03", "toelichting", "Verborgen");
  shield = g_strdup_printf (
    "UPDATE dossier SET consultant = 8; UPDATE dossier SET shielded = 1 WHERE id = "
    "%" G_GINT64_FORMAT "; INSERT INTO youth (dossier) SELECT id FROM dossier; INSERT INTO "
    "resident (id, version, voided, initials, linked) SELECT id, 1, 0, 'A', id FROM dossier; "
    "INSERT INTO wish (id, version, voided, resident, kind, opened_on) SELECT id, 1, 0, id, "
    "'werk', "
    "'2026-11-01' FROM resident",
    hidden);
  sql (f, shield);
  return hidden;
}

/* TARGET: SQL that counts. */
static gpointer
load_count (const RegieWork *work, GVariant *target, GError **error)
{
  g_autofree gint64 *n = g_new0 (gint64, 1);

  return regie_db_get_int (work->db, g_variant_get_string (target, NULL), 0, NULL, n, error)
           ? g_steal_pointer (&n)
           : NULL;
}

static const RegieQuestion counting = { "test.count", "s", 0, load_count, g_free };

static gint64
count_for (Fixture *f, const char *role, gint64 who, const char *text)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, role);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (text));
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = NULL;

  me.id = who;
  n = regie_question_ask (&work, &counting, target, &error);
  g_assert_no_error (error);
  return *n;
}

/* Whatever question is asked of whatever table. */
static void
test_questions (Fixture *f, gconstpointer data)
{
  static const char *const tables[] = { "dossier",       "person",      "fact",
                                        "dossier_index", "search_text", "search_note",
                                        "youth",         "resident",    "wish" };
  static const struct {
    const char *role;
    guint n;
  } rows[] = { { "consulent", 1 }, { "manager", 1 }, { "financien", 1 }, { "beheer", 2 } };

  add_two (f);
  for (guint r = 0; r < G_N_ELEMENTS (rows); r++)
    for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
      {
        g_autofree char *text = g_strdup_printf ("SELECT count(*) FROM \"%s\"", tables[i]);
        gint64 n = count_for (f, rows[r].role, 7, text);
        /* Finance does not work at the desk. */
        gboolean is_desk = g_str_equal (tables[i], "resident") || g_str_equal (tables[i], "wish");

        if (n != rows[r].n
            && !(is_desk && g_str_equal (rows[r].role, "financien")
                 && regie_db_is_postgres (f->db)))
          g_error ("%s of %s: %" G_GINT64_FORMAT, rows[r].role, tables[i], n);
      }
  /* What is written after it is written in the tables themselves. */
  add_fact (f, count (f, "SELECT id FROM dossier WHERE shielded = 1"), "contact", "2026-11-04",
            NULL, NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact"), ==, 3);
}

/* Who has it, or opened it in need, sees it; when that is over no more. */
static void
test_own (Fixture *f, gconstpointer data)
{
  g_autofree char *need = NULL;
  const gint64 hidden = add_two (f);
  static const char all[] = "SELECT count(*) FROM fact";

  g_assert_cmpint (count_for (f, "consulent", 7, all), ==, 1);
  need = g_strdup_printf (
    "INSERT INTO emergency (id, version, voided, dossier, staff, reason, from_moment, "
    "until_moment) VALUES (1, 1, 0, %" G_GINT64_FORMAT
    ", 7, 'x', '2026-01-01T00:00:00Z', '2999-01-01T00:00:00Z')",
    hidden);
  sql (f, need);
  g_assert_cmpint (count_for (f, "consulent", 7, all), ==, 2);
  sql (f, "UPDATE emergency SET until_moment = '2026-01-02T00:00:00Z'");
  g_assert_cmpint (count_for (f, "consulent", 7, all), ==, 1);
  sql (f, "UPDATE dossier SET director = 7");
  g_assert_cmpint (count_for (f, "consulent", 7, all), ==, 2);
}

/* What the caseload finds and counts, also by a name that is asked for. */
static void
test_caseload (Fixture *f, gconstpointer data)
{
  static const char *const search[] = { "", "geheim", "gehei", "verborgen" };

  add_two (f);
  for (guint i = 0; i < G_N_ELEMENTS (search); i++)
    {
      RegieMe me;
      RegieWork work = work_as (f, &me, "consulent");
      RegieQuery query = { .text = (char *) search[i], .in_notes = TRUE };
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GError) error = NULL;
      gboolean put;

      g_assert_true (regie_veil_put (work.db, work.me, &put, &error));
      ids = regie_caseload_ids (work.db, &query, regie_office_today (f->office), 0, NULL, &error);
      if (put)
        regie_veil_lift (work.db);
      g_assert_no_error (error);
      g_assert_cmpuint (ids->len, ==, *search[i] == '\0');
    }
}

/* A file of the list names who may be seen, and the other two when one may. */
static void
test_export (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *role;
    gboolean names;
  } rows[] = { { "consulent", FALSE }, { "beheer", TRUE } };
  static const char *const columns[] = { "name", "group", NULL };
  g_autofree char *folder = g_dir_make_tmp ("regie-veil-XXXXXX", NULL);

  add_two (f);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_build_filename (folder, rows[i].role, NULL);
      g_autofree char *to = g_strconcat (path, ".csv", NULL);
      g_autofree char *uri = g_filename_to_uri (to, NULL, NULL);
      g_autofree char *text = NULL;

      g_assert_cmpint (do_as (f, rows[i].role, &regie_list_commands[REGIE_LIST_EXPORT],
                              g_variant_new ("(ss^ass)", "caseload", "", columns, uri), NULL, NULL,
                              NULL),
                       ==, DONE);
      g_assert_true (g_file_get_contents (to, &text, NULL, NULL));
      g_assert_nonnull (strstr (text, "Haddad"));
      g_assert_cmpint (strstr (text, "Geheim") != NULL, ==, rows[i].names);
      g_unlink (to);
    }
  g_rmdir (folder);
}

TEST_SUITE (veil)
{
  static const FixtureTest tests[] = {
    { "questions", test_questions },
    { "own", test_own },
    { "caseload", test_caseload },
    { "export", test_export },
  };

  ADD_ON_BOTH_ENGINES ("/veil", tests);
}
