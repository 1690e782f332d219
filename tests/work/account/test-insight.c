/* SPDX-License-Identifier: EUPL-1.2 */
/* AVG 15 and 20: everything about one person is in it, held against a walk of the schema. */
#include "regie-insight.h"

#include <json-glib/json-glib.h>

#include "doing.h"
#include "records.h"
#include "regie-account-commands.h"
#include "regie-demo.h"
#include "regie-dossier-commands.h"
#include "regie-error.h"

static RegieInsight *
load (Fixture *f, gint64 dossier)
{
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "beheer");
  RegieInsight *insight = regie_insight_load (&work, dossier, FALSE, &error);

  g_assert_no_error (error);
  return insight;
}

/* So many records of each kind are in JSON. */
static gint64
count_json (JsonObject *root, const char *key)
{
  return json_object_has_member (root, key)
           ? json_array_get_length (json_object_get_array_member (root, key))
           : 0;
}

static void
add_id (gint64 id, gpointer data)
{
  g_string_append_printf (data, "%s%" G_GINT64_FORMAT, ((GString *) data)->len > 0 ? ", " : "", id);
}

static gboolean
add_row_id (guint n, const char *const *c, gpointer data, GError **error)
{
  add_id (g_ascii_strtoll (c[0], NULL, 10), data);
  return TRUE;
}

static char *
dup_ids (Fixture *f, const char *text)
{
  g_autoptr (GError) error = NULL;
  GString *ids = g_string_new (NULL);

  g_assert_true (regie_db_exec (f->db, text, 0, NULL, add_row_id, ids, &error));
  g_assert_no_error (error);
  if (ids->len == 0)
    g_string_append (ids, "0");
  return g_string_free (ids, FALSE);
}

/* Which tables have a path to the person, found here in another way: the plain columns dossier and
 * person, and all references between tables, from the person on.  What is not in the file is named
 * with its reason. */
static void
test_every_table (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *dossier_text = NULL;
  g_autofree char *persons = NULL;
  g_autofree char *dossiers = NULL;
  g_autofree char *json = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (RegieInsight) insight = NULL;
  JsonObject *root;
  gint64 dossier;
  guint kinds = 0;

  fixture_fill (f, 90, 7);
  g_assert_no_error (error);
  /* Who has most in it. */
  dossier = count (f, "SELECT dossier FROM fact GROUP BY dossier ORDER BY (SELECT count(*) FROM "
                      "engagement e WHERE e.dossier = fact.dossier) DESC, count(*) DESC, dossier "
                      "LIMIT 1");
  dossier_text = g_strdup_printf ("SELECT person FROM dossier WHERE id = %" G_GINT64_FORMAT,
                                  dossier);
  persons = dup_ids (f, dossier_text);
  g_free (dossier_text);
  dossier_text = g_strdup_printf ("SELECT id FROM dossier WHERE person IN (%s)", persons);
  dossiers = dup_ids (f, dossier_text);
  insight = load (f, dossier);
  json = regie_insight_dup_json (insight, f->office);
  g_assert_true (json_parser_load_from_data (parser, json, -1, &error));
  root = json_node_get_object (json_parser_get_root (parser));
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      const RegieEntity *entity = regie_entity (i);
      g_autofree char *ask = NULL;
      const RegieField *field = regie_entity_find (entity, "dossier");
      gint64 want;

      if (field == NULL)
        field = regie_entity_find (entity, "linked");
      if (i == REGIE_ENTITY_Person)
        ask = g_strdup_printf ("SELECT count(*) FROM person WHERE id IN (%s)", persons);
      else if (i == REGIE_ENTITY_Dossier)
        ask = g_strdup_printf ("SELECT count(*) FROM dossier WHERE id IN (%s)", dossiers);
      else if (field != NULL && field->kind == REGIE_REF)
        ask = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE \"%s\" IN (%s)", entity->name,
                               field->name, dossiers);
      if (ask == NULL)
        continue;
      want = count (f, ask);
      if (count_json (root, entity->key) < want)
        g_error ("%s: %d of %d", entity->name, (int) count_json (root, entity->key), (int) want);
      kinds += want > 0;
    }
  g_test_message ("%u kinds of record are about this person", kinds);
  g_assert_cmpuint (kinds, >=, 12);
  /* What hangs on what is in it: invoice lines on orders, matches on wishes. */
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    for (guint k = 0; k < regie_entity (i)->n_fields; k++)
      {
        const RegieField *field = &regie_entity (i)->fields[k];
        const RegieEntity *to = field->kind == REGIE_REF
                                  ? regie_schema_find (regie_schema (), field->list)
                                  : NULL;
        g_autofree char *ask = NULL;

        if (to == NULL || !json_object_has_member (root, to->key)
            || regie_entity_is_in_dossier (regie_entity (i)))
          continue;
        {
          g_autoptr (GString) ids = g_string_new (NULL);
          JsonArray *list = json_object_get_array_member (root, to->key);

          for (guint n = 0; n < json_array_get_length (list); n++)
            add_id (json_object_get_int_member (json_array_get_object_element (list, n), "id"),
                    ids);
          ask = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE \"%s\" IN (%s)",
                                 regie_entity (i)->name, field->name, ids->str);
        }
        if (count (f, ask) > count_json (root, regie_entity (i)->key))
          g_error ("%s.%s", regie_entity (i)->name, field->name);
      }
  g_assert_true (json_object_has_member (root, "inzage"));
  g_assert_true (json_object_has_member (root, "wijzigingen"));
}

static gboolean
take_text (guint n, const char *const *c, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_strdup (c[0]));
  return TRUE;
}

/* Tables beside the records: each is in the file, or it is said here why not. */
static void
test_other_tables (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *table, *why;
  } known[] = {
    { "meta", "of the database itself" },
    { "role_right", "what each role may, from rights.ini" },
    { "change_log", "in it as “wijzigingen”" },
    { "change_value", "in it as “wijzigingen”" },
    { "read_log", "in it as “inzage”" },
    { "attachment_bytes", "the files, which lie beside it" },
    { "deadline", "derived from the facts" },
    { "dossier_index", "derived from the facts" },
    { "plan_cost", "derived from the facts" },
    { "search_text", "derived from the person" },
    { "search_note", "derived from the records" },
    { "youth", "derived from the network" },
    { "draft", "typed by who works here and not recorded yet; goes within thirty days" },
  };
  const char *sql_text = regie_db_is_postgres (f->db)
                           ? "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = "
                             "current_schema ()::regnamespace"
                           : "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT "
                             "LIKE 'sqlite%' AND name NOT LIKE 'search_%fts%'";
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_db_exec (f->db, sql_text, 0, NULL, take_text, tables, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (tables->len, >, 40);
  for (guint i = 0; i < tables->len; i++)
    {
      gboolean found = regie_schema_find (regie_schema (), tables->pdata[i]) != NULL;

      for (guint k = 0; k < G_N_ELEMENTS (known); k++)
        found = found || g_str_equal (known[k].table, tables->pdata[i]);
      if (!found)
        g_error ("%s is in no file for the person, and nobody said why", (char *) tables->pdata[i]);
    }
}

/* What a person reads: who looked by the work they do, why, and what stands there; and with names
 * when the office chose so. */
static void
test_words (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieInsight) insight = NULL;
  g_autoptr (RegieInsight) named = NULL;
  g_autofree char *looked = NULL;
  g_autofree char *with_names = NULL;
  g_autofree char *all = NULL;
  const RegieReading reason = { .act = REGIE_READ_REASON, .ground = "klacht", .words = "Geheim" };
  RegieReading reading = reason;
  gint64 dossier, other;

  sql (f, "INSERT INTO staff (id, version, voided, name, role, active) VALUES (8, 1, 0, 'Lotte "
          "Vermeer', 'consulent', 1)");
  dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  other = add_dossier (f, "Karaca", NULL, "gezin");
  add_fact (f, other, "contact", "2026-11-03", NULL, NULL);
  record_in (f, REGIE_ENTITY_Goal, dossier, PAIRS ("soort", "hoofddoel", "tekst", "Ik werk"));
  reading.dossier = dossier;
  g_assert_true (regie_reading_note (f->db, 8, &reading, NULL));
  reading = (RegieReading){ .act = REGIE_READ_OPENED, .dossier = dossier };
  g_assert_true (regie_reading_note (f->db, 8, &reading, NULL));
  insight = load (f, dossier);
  looked = regie_insight_dup_looked (insight, f->office);
  g_assert_nonnull (strstr (looked, "Selam Haddad"));
  g_assert_nonnull (strstr (looked, "Consultant, Opened"));
  g_assert_nonnull (strstr (looked, "Reason given (A complaint or objection)"));
  g_assert_null (strstr (looked, "Lotte"));
  g_assert_null (strstr (looked, "Geheim"));
  all = regie_insight_dup_text (insight, f->office);
  g_assert_nonnull (strstr (all, "Ik werk"));
  g_assert_nonnull (strstr (all, "999999990"));
  g_assert_null (strstr (all, "Karaca"));
  g_assert_null (strstr (all, "Lotte"));
  sql (f, "INSERT INTO setting (id, version, voided, name, value) VALUES (1, 1, 0, 'inzage_namen', "
          "'aan')");
  named = load (f, dossier);
  with_names = regie_insight_dup_looked (named, f->office);
  g_assert_nonnull (strstr (with_names, "Lotte Vermeer, Opened"));
}

static int
save_as (Fixture *f, const char *role, RegieAccountCommand command, gint64 dossier,
         const char *path)
{
  return do_as (f, role, &regie_account_commands[command], g_variant_new ("(xs)", dossier, path),
                NULL, NULL, NULL);
}

/* To a file, logged, by who sees everything; not under another ending. */
static void
test_files (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("regie-insight-XXXXXX", NULL);
  gint64 dossier;

  sql (f, "INSERT INTO staff (id, version, voided, name, role, active) VALUES (7, 1, 0, 'Lotte', "
          "'consulent', 1)");
  dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  for (guint i = 0; i < 4; i++)
    {
      static const char *const names[] = { "alles.json", "alles.pdf", "alles.odt", "alles.txt" };
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      GStatBuf info;

      g_assert_cmpint (save_as (f, "beheer", REGIE_ACCOUNT_PERSON, dossier, path), ==,
                       i < 3 ? DONE : REGIE_ERROR_INVALID);
      g_assert_cmpint (save_as (f, "manager", REGIE_ACCOUNT_PERSON, dossier, path), ==,
                       REGIE_ERROR_REFUSED);
      if (i == 3)
        continue;
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_size, >, 100);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
      g_remove (path);
    }
  {
    g_autofree char *path = g_build_filename (folder, "wie.pdf", NULL);

    g_assert_cmpint (save_as (f, "manager", REGIE_ACCOUNT_LOOKED, dossier, path), ==, DONE);
    g_assert_cmpint (save_as (f, "consulent", REGIE_ACCOUNT_LOOKED, dossier, path), ==,
                     REGIE_ERROR_REFUSED);
    g_remove (path);
  }
  g_assert_cmpint (count (f, "SELECT count(*) FROM read_log WHERE act = 'geexporteerd' AND kind = "
                             "'person'"),
                   ==, 3);
  g_assert_cmpint (count (f, "SELECT count(*) FROM read_log WHERE kind = 'looked'"), ==, 1);
  g_rmdir (folder);
}

TEST_SUITE (insight)
{
  static const FixtureTest tests[] = { { "every-table", test_every_table },
                                       { "other-tables", test_other_tables },
                                       { "words", test_words },
                                       { "files", test_files } };

  ADD_ON_BOTH_ENGINES ("/insight", tests);
}
