/* SPDX-License-Identifier: EUPL-1.2 */
/* Erasing a person: nothing of it is left anywhere, and everything else is.  On both engines. */
#include "records.h"
#include "regie-caseload.h"
#include "regie-done-query.h"
#include "regie-erase.h"
#include "regie-error.h"
#include "regie-merge.h"

/* Every text that must go begins with this word, every other one does not. */
#define SECRET "zeldzaamwoord"

typedef struct {
  gint64 ids[REGIE_N_ENTITIES];
} Rows;

/* Lies in a dossier, is the person, or says something of one behind an order. */
static gboolean
is_secret (RegieEntityId entity, const RegieField *field)
{
  switch (entity)
    {
    case REGIE_ENTITY_Person:
      return TRUE;
    case REGIE_ENTITY_Dossier:
      return TRUE;
    case REGIE_ENTITY_Report:
      return (field->flags & REGIE_PERSONAL) != 0;
    case REGIE_ENTITY_Engagement:
    case REGIE_ENTITY_Item:
    case REGIE_ENTITY_Action:
    case REGIE_ENTITY_InvoiceLine:
      return (field->flags & REGIE_PERSONAL) != 0;
    default:
      return regie_entity_find (regie_entity (entity), "dossier") != NULL;
    }
}

static char *
value_of (Fixture *f, const Rows *rows, RegieEntityId entity, const RegieField *field)
{
  switch (field->kind)
    {
    case REGIE_TEXT:
    case REGIE_NOTE:
      return g_strdup_printf ("'%s %s %s'", is_secret (entity, field) ? SECRET : "gewoon",
                              regie_entity (entity)->name, field->name);
    case REGIE_CODE:
      return g_strdup_printf (
        "'%s'", ((RegieCode *) regie_codes_list (f->office->codes, field->list)->pdata[0])->key);
    case REGIE_REF:
      {
        gint64 id = rows->ids[regie_schema_find (regie_schema (), field->list) - regie_entity (0)];

        return id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("NULL");
      }
    case REGIE_DAY:
    case REGIE_PARTIAL:
      return g_strdup ("'2026-01-05'");
    case REGIE_MOMENT:
      return g_strdup ("'2026-01-05T10:00:00Z'");
    default:
      return g_strdup ("1");
    }
}

/* One record of every kind there is, all of them tied to each other wherever they can be. */
static void
fill_every_kind (Fixture *f, Rows *rows)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      const RegieEntity *entity = regie_entity (i);
      g_autoptr (GString) names = g_string_new ("id, version, voided");
      g_autoptr (GString) values = g_string_new (NULL);
      g_autofree char *sql = NULL;
      gint64 id = regie_id_new ();

      g_string_printf (values, "%" G_GINT64_FORMAT ", 1, 0", id);
      for (guint k = 0; k < entity->n_fields; k++)
        {
          g_autofree char *value = value_of (f, rows, i, &entity->fields[k]);

          g_string_append_printf (names, ", \"%s\"", entity->fields[k].name);
          g_string_append_printf (values, ", %s", value);
        }
      sql = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", entity->name, names->str,
                             values->str);
      g_assert_true (regie_db_script (f->db, sql, &error));
      g_assert_no_error (error);
      rows->ids[i] = id;
    }
  g_assert_true (regie_reindex (f->db, f->deriver, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
}

static gboolean
collect (guint n, const char *const *columns, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_strdup (columns[0]));
  return TRUE;
}

/* How many rows of all tables of the database hold WORD in any column. */
static guint
n_rows_with (Fixture *f, const char *word)
{
  gboolean postgres = regie_db_is_postgres (f->db);
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  guint n = 0;

  regie_db_exec (f->db,
                 postgres ? "SELECT tablename FROM pg_tables WHERE schemaname = current_schema ()"
                          : "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE "
                            "'sqlite%' AND name NOT LIKE '%fts%'",
                 0, NULL, collect, tables, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < tables->len; i++)
    {
      g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *ask = postgres
                               ? g_strdup_printf (
                                 "SELECT column_name FROM information_schema.columns WHERE "
                                 "table_schema = current_schema () AND table_name = '%s'",
                                 (char *) tables->pdata[i])
                               : g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')",
                                                  (char *) tables->pdata[i]);

      regie_db_exec (f->db, ask, 0, NULL, collect, columns, &error);
      g_assert_no_error (error);
      for (guint k = 0; k < columns->len; k++)
        {
          g_autofree char *sql = g_strdup_printf (
            "SELECT count(*) FROM \"%s\" WHERE CAST(\"%s\" AS TEXT) LIKE '%%%s%%'",
            (char *) tables->pdata[i], (char *) columns->pdata[k], word);
          guint found = count (f, sql);

          if (found > 0)
            g_test_message ("%s.%s: %u", (char *) tables->pdata[i], (char *) columns->pdata[k],
                            found);
          n += found;
        }
    }
  return n;
}

static gboolean
file_has (Fixture *f, const char *word)
{
  g_autofree char *bytes = NULL;
  gsize length;
  gboolean found = FALSE;

  g_assert_true (g_file_get_contents (f->uri, &bytes, &length, NULL));
  for (gsize i = 0; !found && i + strlen (word) <= length; i++)
    found = memcmp (bytes + i, word, strlen (word)) == 0;
  return found;
}

static void
edit (Fixture *f, RegieEntityId entity, gint64 id, const char *field, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieRecord) record = regie_load_one (f->db, regie_entity (entity), id, &error);
  RegieChange *change = regie_change_new ("Changed");

  g_assert_no_error (error);
  regie_change_set (change, record, field, value);
  apply (f, change, NULL);
}

/* Of each record stands in the log that it went or what was emptied, and not what that was; it is
 * not taken back. */
static void
assert_erasure_logged (Fixture *f, const Rows *rows)
{
  g_autofree char *seq = g_strdup_printf ("%" G_GINT64_FORMAT,
                                          count (f, "SELECT max(seq) FROM change_log"));
  g_autofree char *of_person = g_strdup_printf (
    "SELECT count(*) FROM change_value WHERE seq = %s AND entity = 'person' AND id = "
    "%" G_GINT64_FORMAT " AND field IN ('voided', 'surname', 'bsn', 'phone')",
    seq, rows->ids[REGIE_ENTITY_Person]);
  g_autofree char *of_fact = g_strdup_printf (
    "SELECT count(*) FROM change_value WHERE seq = %s AND entity = 'fact' AND id = "
    "%" G_GINT64_FORMAT " AND field = 'voided' AND to_text = '1'",
    seq, rows->ids[REGIE_ENTITY_Fact]);
  g_autofree char *told = g_strdup_printf (
    "SELECT count(*) FROM change_value WHERE seq = %s AND (from_text IS NOT NULL OR to_text NOT IN "
    "('1', '—', 'gestopt', '2026-11-23'))",
    seq);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDone) done = NULL;

  g_assert_cmpint (count (f, of_person), ==, 4);
  g_assert_cmpint (count (f, of_fact), ==, 1);
  g_assert_cmpint (count (f, told), ==, 0);
  g_assert_cmpint (count (f, "SELECT who FROM change_log ORDER BY seq DESC LIMIT 1"), ==, 7);
  done = regie_done_find (f->db, g_ascii_strtoll (seq, NULL, 10), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (done->n_records, ==, 0);
  g_assert_false (
    regie_apply_undo (f->db, &f->applier, g_ascii_strtoll (seq, NULL, 10), NULL, &error));
  g_assert_cmpstr (error->message, ==, "What was erased does not come back.");
}

static void
test_nothing_left (Fixture *f, gconstpointer data)
{
  gboolean postgres = GPOINTER_TO_INT (data);
  gint64 other = add_dossier (f, "Blijft", "999999990", "asiel_28");
  g_autoptr (GError) error = NULL;
  g_autofree char *draft = NULL;
  Rows rows = { { 0 } };
  RegieWork work;
  RegieMe me;

  fill_every_kind (f, &rows);
  sql (f, "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES (7, 1, 0, "
          "'Bert', 'b', 'beheer', 1)");
  work = work_as (f, &me, "beheer");
  /* What it was before and after stands in the log. */
  edit (f, REGIE_ENTITY_Answer, rows.ids[REGIE_ENTITY_Answer], "text", SECRET " opnieuw");
  edit (f, REGIE_ENTITY_Person, rows.ids[REGIE_ENTITY_Person], "surname", SECRET " anders");
  edit (f, REGIE_ENTITY_Item, rows.ids[REGIE_ENTITY_Item], "minutes", SECRET " besproken");
  draft = g_strdup_printf (
    "INSERT INTO draft (id, version, voided, place, text) VALUES (77, 1, 0, 'feit/%" G_GINT64_FORMAT
    "', '" SECRET "')",
    rows.ids[REGIE_ENTITY_Dossier]);
  g_assert_true (regie_db_script (f->db, draft, &error));
  g_assert_cmpuint (n_rows_with (f, SECRET), >, 40);
  g_assert_cmpint (count (f, "SELECT count(*) FROM search_note"), ==, 1);

  regie_erase_dossier (work.db, f->office, rows.ids[REGIE_ENTITY_Dossier], "onterecht", 7, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (n_rows_with (f, SECRET), ==, 0);
  assert_erasure_logged (f, &rows);
  if (!postgres)
    g_assert_false (file_has (f, SECRET));
  /* What is no person's: the order with its price, the bill, the provider, and the other
   * dossier. */
  g_assert_cmpint (count (f, "SELECT count(*) FROM engagement WHERE price = 1 AND voided = 0"), ==,
                   1);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM invoice_line WHERE amount = 1 AND engagement IS NOT NULL"), ==,
    1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM provider WHERE name = 'gewoon provider name'"),
                   ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier WHERE voided = 0"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM search_text WHERE folded LIKE 'blijft%'"), ==,
                   1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log WHERE title LIKE 'Dossier erased%'"),
                   ==, 1);
  g_assert_cmpint (other, >, 0);
  /* What was filled in by itself says nothing the same. */
  sql (f,
       "UPDATE provider SET (organisation, name, chamber, phone, email) = (SELECT id, name, "
       "chamber, phone, email FROM organisation);"
       "UPDATE giver SET (organisation, name, phone, email) = (SELECT id, name, phone, email FROM "
       "organisation)");
  assert_in_order (f);
}

/* Before the time is up it is refused with the day; then the core stays, and goes after fifty
 * years. */
static void
test_time_is_up (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  g_autoptr (RegieErasure) plan = NULL;
  g_autoptr (GError) error = NULL;

  add_fact (f, dossier, "kennisgeving", "2022-09-01", NULL, NULL);
  add_fact (f, dossier, "contact", "2023-02-01", "toelichting", "Over de kinderen gesproken");
  g_assert_false (regie_erase_dossier (f->db, f->office, dossier,
                                       regie_erase_ground_name (REGIE_ERASE_TIME), 0, &error));
  g_assert_nonnull (strstr (error->message, "has not begun"));
  g_clear_error (&error);
  add_fact (f, dossier, "plicht_voldaan", "2026-05-12", NULL, NULL);
  g_assert_false (regie_erase_dossier (f->db, f->office, dossier,
                                       regie_erase_ground_name (REGIE_ERASE_TIME), 0, &error));
  g_assert_nonnull (strstr (error->message, "2031"));
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE voided = 0"), ==, 3);
  g_clear_error (&error);
  g_assert_false (regie_erase_dossier (f->db, f->office, dossier, "zomaar", 0, &error));
  g_assert_true (g_str_has_prefix (error->message, "Ground"));
  g_clear_error (&error);

  /* 5 years after 2026-05-12, case J01: still kept on the twelfth, gone from the thirteenth. */
  regie_office_set_today (f->office, regie_day_from_civil (2031, 5, 12));
  g_assert_false (regie_erase_dossier (f->db, f->office, dossier,
                                       regie_erase_ground_name (REGIE_ERASE_TIME), 0, NULL));
  regie_office_set_today (f->office, regie_day_from_civil (2031, 5, 13));
  regie_deriver_set_today (f->deriver, regie_day_from_civil (2031, 5, 13));
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM deadline WHERE rule = 'SIGNAAL-WISSEN' AND due = '2031-05-13'"),
    ==, 1);
  plan = regie_erasure_plan (f->db, f->office, dossier, regie_erase_ground_name (REGIE_ERASE_TIME),
                             &error);
  g_assert_no_error (error);
  g_assert_true (plan->keeps_core);
  g_assert_true (regie_erase_dossier (f->db, f->office, dossier,
                                      regie_erase_ground_name (REGIE_ERASE_TIME), 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact"), ==, 1);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM fact WHERE kind = 'plicht_voldaan' AND voided = 0"), ==, 1);
  g_assert_cmpint (
    count (
      f,
      "SELECT count(*) FROM person WHERE surname = 'Haddad' AND bsn = '999999990' AND voided = 0"),
    ==, 1);
  g_assert_cmpuint (n_rows_with (f, "kinderen"), ==, 0);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM deadline WHERE rule = 'SIGNAAL-WISSEN' AND due = '2076-05-13'"),
    ==, 1);
  assert_in_order (f);

  regie_office_set_today (f->office, regie_day_from_civil (2076, 5, 13));
  g_assert_true (regie_erase_dossier (f->db, f->office, dossier,
                                      regie_erase_ground_name (REGIE_ERASE_TIME), 0, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows_with (f, "Haddad"), ==, 0);
  assert_in_order (f);
}

/* Who stood here twice is gone twice. */
static void
test_merged (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 twin = add_dossier (f, "Hadadd", NULL, "asiel_28");
  g_autoptr (GError) error = NULL;

  add_fact (f, twin, "contact", "2026-10-01", NULL, NULL);
  apply (f, regie_twins_merge (f->db, f->office, dossier, twin, NULL, &error), NULL);
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows_with (f, "Hadadd"), >, 0);
  g_assert_true (regie_erase_dossier (f->db, f->office, dossier, "verzoek", 0, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_rows_with (f, "Hadadd"), ==, 0);
  g_assert_cmpuint (n_rows_with (f, "Haddad"), ==, 0);
  assert_in_order (f);
}

static void
keep_draft (Fixture *f, const char *place)
{
  static guint n;
  g_autoptr (GError) error = NULL;
  char id[24];

  g_snprintf (id, sizeof id, "%u", ++n);
  regie_db_exec (
    f->db, "INSERT INTO draft (id, version, voided, place, text) VALUES ($1, 1, 0, $2, 'typed')", 2,
    (const char *[]){ id, place }, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* One draft in each of the ways in which a window writes where it belongs; ID stands where "#"
 * does. */
static void
keep_drafts (Fixture *f, const char *const *places, gint64 id)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  for (guint i = 0; places[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (places[i], "#", -1);
      g_autofree char *place = g_strjoinv (number, parts);

      keep_draft (f, place);
    }
}

/* What was being typed goes wherever its place names the person; what is about somebody else
 * stays. */
static void
test_drafts (Fixture *f, gconstpointer data)
{
  static const char *const of_dossier[] = { "feit/#",
                                            "feit/#/12",
                                            "later/#/PIP-10W/0",
                                            "persoon/#",
                                            "brief/#/oproep.nl",
                                            "record/goal?dossier=#",
                                            "record/answer?domain=werk&dossier=#&intake=12",
                                            "record/relation?dossier=#&name=A%20B",
                                            "balie/dossier/12/#",
                                            NULL };
  static const char *const of_fact[] = { "feit/12/#", "later/12/PIP-10W/#", "record/item?fact=#",
                                         "record/fact/#", NULL };
  /* Ids that only begin or end with the same digits, and digits that are no id. */
  static const char *const of_others[] = {
    "dossier", "feit/#7", "record/goal?dossier=7#", "later/12/PIP-#W/0", "brief/12/brief-#.nl", NULL
  };
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  g_autoptr (GError) error = NULL;
  gint64 fact;

  add_fact (f, dossier, "contact", "2026-10-01", NULL, NULL);
  fact = count (f, "SELECT id FROM fact");
  keep_drafts (f, of_dossier, dossier);
  keep_drafts (f, of_fact, fact);
  keep_drafts (f, of_others, dossier);
  g_assert_true (regie_erase_dossier (f->db, f->office, dossier, "verzoek", 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM draft"), ==,
                   g_strv_length ((char **) of_others));
  assert_in_order (f);
}

static void
keep_filter (Fixture *f, const char *name, const char *query)
{
  g_autoptr (GError) error = NULL;
  char id[24];

  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, regie_id_new ());
  regie_db_exec (f->db,
                 "INSERT INTO filter (id, version, voided, name, query) VALUES ($1, 1, 0, $2, $3)",
                 3, (const char *[]){ id, name, query }, NULL, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
names_filter (const RegieErasure *plan, const char *name)
{
  g_autofree char *end = g_strconcat (": ", name, NULL);

  for (guint i = 0; i < plan->elsewhere->len; i++)
    if (g_str_has_suffix (plan->elsewhere->pdata[i], end))
      return TRUE;
  return FALSE;
}

/* Kept filters and minutes in which the person may stand are named, however it was written down
 * there. */
static void
test_elsewhere (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *name, *query;
    gboolean is_found;
  } rows[] = {
    { "een spatie", "zoek=El%20Amrani&te_laat=ja", TRUE },
    { "een plus", "zoek=el+amrani", TRUE },
    { "kleine letters", "zoek=el%20amrani", TRUE },
    { "tekens", "zoek=%C3%89l%20Amr%C3%A2ni", TRUE },
    { "bsn", "zoek=999999990", TRUE },
    { "bsn met punten", "zoek=9999.99.990", TRUE },
    { "voor EL AMRÂNI", "te_laat=ja", TRUE },
    { "gebroken", "zoek=El Amrani%2", TRUE },
    { "als andere", "zoek=O%27Brien", TRUE },
    { "een ander", "zoek=Bakker", FALSE },
    { "zonder naam", "te_laat=ja", FALSE },
    { "jokers", "zoek=_l%25", FALSE },
  };
  gint64 dossier = add_dossier (f, "El Amrani", "999999990", "asiel_28");
  g_autoptr (RegieErasure) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_db_script (
    f->db,
    "UPDATE person SET other_names = 'o’brien';"
    "INSERT INTO provider (id, version, voided, name) VALUES (1, 1, 0, 'Taalschool');"
    "INSERT INTO meeting (id, version, voided, provider, day, minutes) VALUES"
    " (1, 1, 0, 1, '2026-10-05', 'Over mevrouw EL AMRANI.'), (2, 1, 0, 1, '2026-10-12', 'Over "
    "niemand.')",
    &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    keep_filter (f, rows[i].name, rows[i].query);
  plan = regie_erasure_plan (f->db, f->office, dossier, "verzoek", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (names_filter (plan, rows[i].name) != rows[i].is_found)
      g_error ("%s", rows[i].name);
  g_assert_true (names_filter (plan, "2026-10-05"));
  g_assert_false (names_filter (plan, "2026-10-12"));
}

/* Somebody without a name is not named in everything. */
static void
test_nobody_elsewhere (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "-", NULL, "asiel_28");
  g_autoptr (RegieErasure) plan = NULL;
  g_autoptr (GError) error = NULL;

  keep_filter (f, "een ander", "zoek=Bakker");
  plan = regie_erasure_plan (f->db, f->office, dossier, "verzoek", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan->elsewhere->len, ==, 0);
}

/* Who was here twice is looked for under both names. */
static void
test_twin_elsewhere (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 twin = add_dossier (f, "Hadadd", NULL, "asiel_28");
  g_autoptr (RegieErasure) plan = NULL;
  g_autoptr (GError) error = NULL;

  keep_filter (f, "de tweede", "zoek=hadadd");
  add_fact (f, twin, "contact", "2026-10-01", NULL, NULL);
  apply (f, regie_twins_merge (f->db, f->office, dossier, twin, NULL, &error), NULL);
  plan = regie_erasure_plan (f->db, f->office, dossier, "verzoek", &error);
  g_assert_no_error (error);
  g_assert_true (names_filter (plan, "de tweede"));
}

/* What is found in intake, letters and notes, and what is never looked in. */
static void
test_search_in_notes (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *text;
    gboolean in_notes;
    guint n;
  } rows[] = {
    { "haddad", FALSE, 1 },
    { "haddad", TRUE, 1 },
    { "bakkerij", FALSE, 0 },
    { "bakkerij", TRUE, 1 },
    { "bakk", TRUE, 1 },
    { "Bäkkerij", TRUE, 1 },
    { "haddad bakkerij", TRUE, 1 },
    { "yilmaz bakkerij", TRUE, 0 },
    { "yilmaz", TRUE, 1 },
    { "rolstoel", TRUE, 0 },
    { "ij", TRUE, 0 },
    { "ha", TRUE, 1 },
  };
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  RegieChange *change = regie_change_new ("Recorded");
  const RegieEntity *goal = regie_entity (REGIE_ENTITY_Goal);
  const RegieEntity *health = regie_entity (REGIE_ENTITY_Health);
  char id[24];

  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, dossier);
  add_dossier (f, "Yılmaz", "999999035", "gezin");
  regie_change_insert (change, goal, 50);
  regie_change_set_new (change, goal, 50, "dossier", id);
  regie_change_set_new (change, goal, 50, "kind", "hoofddoel");
  regie_change_set_new (change, goal, 50, "text", "Ik heb een eigen bakkerij");
  regie_change_insert (change, health, 51);
  regie_change_set_new (change, health, 51, "dossier", id);
  regie_change_set_new (change, health, 51, "told_on", "2026-11-02");
  regie_change_set_new (change, health, 51, "body", "rolstoel");
  apply (f, change, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieQuery) query = regie_query_new ();
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GError) error = NULL;
      guint n;

      query->text = g_strdup (rows[i].text);
      query->in_notes = rows[i].in_notes;
      ids = regie_caseload_ids (f->db, query, regie_office_today (f->office), 0, NULL, &error);
      g_assert_no_error (error);
      if (ids->len != rows[i].n)
        g_error ("%s: %u", rows[i].text, ids->len);
      g_assert_true (
        regie_caseload_count (f->db, query, regie_office_today (f->office), &n, &error));
      g_assert_cmpuint (n, ==, rows[i].n);
    }
  assert_in_order (f);
}

TEST_SUITE (erase)
{
  static const FixtureTest tests[] = {
    { "nothing-left", test_nothing_left },
    { "time-is-up", test_time_is_up },
    { "merged", test_merged },
    { "search-in-notes", test_search_in_notes },
    { "what-was-being-typed", test_drafts },
    { "named-elsewhere", test_elsewhere },
    { "nobody-is-not-everybody", test_nobody_elsewhere },
    { "named-elsewhere-under-another-name", test_twin_elsewhere },
  };

  ADD_ON_BOTH_ENGINES ("/erase", tests);
}
