/* SPDX-License-Identifier: EUPL-1.2 */
/* A shielded dossier is in no list, search, count or file of who may not see it, on a file as on a
 * server. */
#include "regie-veil-query.h"

#include "doing.h"
#include "records.h"
#include "regie-caseload.h"
#include "regie-error.h"
#include "regie-file-commands.h"
#include "regie-list-commands.h"
#include "regie-office-commands.h"
#include "regie-quarter-commands.h"
#include "regie-quarter-load.h"

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

/* Every reference to a kind that is veiled is asked, in whatever order the schema has them: who
 * leads over two of them to somebody is hidden by either. */
static void
test_paths (Fixture *f, gconstpointer data)
{
  const RegieSchema *schema = regie_schema ();
  RegieMe me;
  RegieWork work = work_as (f, &me, "consulent");
  g_autoptr (GError) error = NULL;
  gboolean put;
  guint n = 0;

  if (regie_db_is_postgres (f->db))
    return;
  add_two (f);
  g_assert_true (regie_veil_put (work.db, work.me, &put, &error));
  g_assert_true (put);
  g_assert_cmpint (count (f, "SELECT count(*) FROM sqlite_temp_schema WHERE type = 'view'"), >, 30);
  for (guint i = 0; i < schema->n_entities; i++)
    {
      const RegieEntity *entity = &schema->entities[i];
      const RegieField *dossier = regie_entity_find (entity, "dossier");
      const gboolean lies = g_str_equal (entity->name, "dossier")
                            || g_str_equal (entity->name, "person")
                            || (dossier != NULL && dossier->flags & REGIE_REQUIRED);

      for (guint k = 0; k < entity->n_fields && !lies; k++)
        {
          const RegieField *field = &entity->fields[k];
          g_autofree char *sql = NULL;

          if (field->kind != REGIE_REF || g_str_equal (field->list, entity->name)
              || g_str_equal (entity->name, "emergency"))
            continue;
          sql = g_strdup_printf ("SELECT (SELECT count(*) FROM sqlite_temp_schema WHERE name = "
                                 "'%s') = (SELECT count(*) FROM sqlite_temp_schema WHERE name = "
                                 "'%s' AND instr (sql, 'main.\"%s\".\"%s\"') > 0)",
                                 field->list, entity->name, entity->name, field->name);
          if (count (f, sql) != 1)
            g_error ("%s of %s is not asked", field->name, entity->name);
          n++;
        }
    }
  regie_veil_lift (work.db);
  g_assert_cmpuint (n, >, 20);
}

/* A kind that leads to one before it and to one behind it is hidden by both, and its view is made
 * when theirs are. */
static void
test_order (Fixture *f, gconstpointer data)
{
  static const RegieField lying[] = {
    { .name = "dossier", .kind = REGIE_REF, .list = "dossier", .flags = REGIE_REQUIRED },
  };
  static const RegieField leading[] = {
    { .name = "one", .kind = REGIE_REF, .list = "first" },
    { .name = "other", .kind = REGIE_REF, .list = "late" },
  };
  static const RegieField late[] = { { .name = "one", .kind = REGIE_REF, .list = "last" } };
  static const RegieEntity entities[] = {
    { .name = "first", .fields = lying, .n_fields = 1 },
    { .name = "early", .fields = leading, .n_fields = 2 },
    { .name = "late", .fields = late, .n_fields = 1 },
    { .name = "last", .fields = lying, .n_fields = 1 },
    { .name = "beside" },
  };
  const RegieSchema schema = { .entities = entities, .n_entities = G_N_ELEMENTS (entities) };
  g_autofree char *script = regie_veil_dup_script (&schema, "7");
  const char *view = strstr (script, "VIEW \"early\"");
  const char *end = strchr (view, ';');

  g_assert_nonnull (g_strstr_len (view, end - view, "temp.\"first\""));
  g_assert_nonnull (g_strstr_len (view, end - view, "temp.\"late\""));
  g_assert_true (strstr (script, "VIEW \"late\"") < view);
  g_assert_true (strstr (script, "VIEW \"last\"") < strstr (script, "VIEW \"late\""));
  g_assert_null (strstr (script, "VIEW \"beside\""));
}

static GVariant *
file_of (const char *text, const char *settings)
{
  return g_variant_new ("(ux@ays)", (guint32) REGIE_FILE_PEOPLE, (gint64) 0,
                        g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE, text, strlen (text), 1),
                        settings);
}

/* What is written is what was seen, also when somebody who is shielded stands in the file. */
static void
test_import (Fixture *f, gconstpointer data)
{
  static const char people[] = "Achternaam;Doelgroep;BSN\nNieuw;gezin;\nGeheim;gezin;999999990\n";
  g_autofree char *bsn = NULL;
  g_autofree char *facts = NULL;
  g_autofree char *seen = NULL;
  g_autoptr (RegieFileView) look = NULL;
  gint64 hidden = add_two (f);
  int code;

  bsn = g_strdup_printf ("UPDATE person SET bsn = '999999990' WHERE id = (SELECT person FROM "
                         "dossier WHERE id = %" G_GINT64_FORMAT
                         "); UPDATE dossier SET number = 'I999999' WHERE id = %" G_GINT64_FORMAT
                         "; UPDATE dossier SET number = 'I999998' WHERE shielded IS NULL OR "
                         "shielded = 0",
                         hidden, hidden);
  sql (f, bsn);
  facts = g_strdup ("Dossiernummer;Soort;Datum\nI999998;contact;2026-11-05\n"
                    "I999999;contact;2026-11-05\n");
  look = answer_as (f, "consulent", &regie_file_questions[REGIE_FILE_LOOK], file_of (facts, ""),
                    &code);
  g_assert_cmpint (code, ==, DONE);
  g_assert_cmpint (look->n_accepted, ==, 1);
  seen = g_strdup_printf (REGIE_FILE_SEEN "=%d", (int) look->n_accepted);
  g_assert_cmpint (do_as (f, "consulent", &regie_file_commands[REGIE_FILE_IMPORT],
                          file_of (facts, seen), NULL, NULL, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE day = '2026-11-05'"), ==, 1);
  if (regie_db_is_postgres (f->db)) /* which refuses the number itself */
    return;
  g_clear_object (&look);
  look = answer_as (f, "consulent", &regie_file_questions[REGIE_FILE_LOOK], file_of (people, ""),
                    &code);
  g_assert_cmpint (look->n_accepted, ==, 1);
  g_assert_cmpint (do_as (f, "consulent", &regie_file_commands[REGIE_FILE_IMPORT],
                          file_of (people, seen), NULL, NULL, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE voided = 0"), ==, 3);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE bsn = '999999990'"), ==, 1);
}

/* Who confirms what was shown confirms that, and not what was not. */
static void
test_confirm (Fixture *f, gconstpointer data)
{
  static const char open_ends[] = "SELECT count(*) FROM deadline WHERE unrecorded = 1";
  g_autoptr (GError) error = NULL;
  gint64 all, shown;

  add_two (f);
  sql (f, "UPDATE dossier SET recorded_from = '2026-11-23'");
  sql (f, "INSERT INTO fact (id, version, voided, dossier, kind, day) SELECT id + 4000000007, 1, "
          "0, id, 'besluit', '2025-06-20' FROM dossier");
  sql (f, "INSERT INTO fact (id, version, voided, dossier, kind, day) SELECT id + 5000000009, 1, "
          "0, id, 'bezwaar', '2025-07-01' FROM dossier");
  regie_reindex (f->db, f->deriver, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  all = count (f, open_ends);
  shown = count_for (f, "consulent", 7, open_ends);
  g_assert_cmpint (shown, >, 0);
  g_assert_cmpint (shown, <, all);
  g_assert_cmpint (do_as (f, "consulent", &regie_office_commands[REGIE_TODAY_CONFIRM],
                          g_variant_new ("(ssa(xsx)u)", "", "", NULL, (guint) all), NULL, NULL,
                          NULL),
                   ==, REGIE_ERROR_CONFLICT);
  g_assert_cmpint (do_as (f, "consulent", &regie_office_commands[REGIE_TODAY_CONFIRM],
                          g_variant_new ("(ssa(xsx)u)", "", "", NULL, (guint) shown), NULL, NULL,
                          NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, open_ends), ==, all - shown);
}

/* In how many figures a frozen report would say something else now. */
static gpointer
load_shifts (const RegieWork *work, GVariant *target, GError **error)
{
  g_autofree gint64 *n = g_new0 (gint64, 1);
  g_autoptr (RegieQuarterReport) report = NULL;
  RegiePeriod period;

  if (!regie_quarter_parse ("2026-K3", work->today, &period, error)
      || (report = regie_quarter_report_load (work, period, TRUE, error)) == NULL)
    return NULL;
  g_assert_nonnull (regie_get (report->record, Quarter, frozen_on));
  *n = report->since != NULL ? report->since->shifts->len : 0;
  return g_steal_pointer (&n);
}

static const RegieQuestion shifting = { "test.shifts", NULL, 0, load_shifts, g_free };

/* A report that was frozen a moment ago says what it says. */
static void
test_frozen (Fixture *f, gconstpointer data)
{
  g_autofree gint64 *n = NULL;
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work;

  fixture_fill (f, 30, 7);
  sql (f, "UPDATE quarter SET voided = 1; UPDATE dossier SET shielded = 1, consultant = NULL, "
          "director = NULL WHERE id % 2 = 0");
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier WHERE shielded = 1"), >, 5);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (
      do_as (f, "manager",
             &regie_quarter_commands[i == 0 ? REGIE_QUARTER_MAKE : REGIE_QUARTER_FREEZE],
             g_variant_new_string ("2026-K3"), NULL, NULL, NULL),
      ==, DONE);
  work = work_as (f, &me, "manager");
  me.id = 7;
  n = regie_question_ask (&work, &shifting, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (*n, ==, 0);
}

TEST_SUITE (veil)
{
  static const FixtureTest tests[] = {
    { "questions", test_questions }, { "own", test_own },         { "caseload", test_caseload },
    { "export", test_export },       { "paths", test_paths },     { "order", test_order },
    { "import", test_import },       { "confirm", test_confirm }, { "frozen", test_frozen },
  };

  ADD_ON_BOTH_ENGINES ("/veil", tests);
}
