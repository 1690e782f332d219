/* SPDX-License-Identifier: EUPL-1.2 */
/* Every cell of data/rights.ini over a real login: each role, kind of record, relation and act. */
#include <string.h>

#include "fixture.h"
#include "regie-access.h"
#include "regie-error.h"
#include "regie-policies.h"
#include "regie-reading-query.h"

#define ME 801
#define COLLEAGUE 802 /* of the same team */
#define STRANGER 803  /* of another */

/* The dossiers of the test; what they are to ME. */
static const struct {
  const char *name;
  guint bits;
  int consultant;
  gboolean is_young, is_shielded;
} dossiers[] = {
  { "own", REGIE_RELATION_OWN | REGIE_RELATION_TEAM | REGIE_RELATION_OTHER, ME, FALSE, FALSE },
  { "own and shielded", REGIE_RELATION_OWN, ME, FALSE, TRUE },
  { "team", REGIE_RELATION_TEAM | REGIE_RELATION_OTHER, COLLEAGUE, FALSE, FALSE },
  { "young", REGIE_RELATION_YOUTH | REGIE_RELATION_OTHER, STRANGER, TRUE, FALSE },
  { "shielded", REGIE_RELATION_SHIELDED, STRANGER, TRUE, TRUE },
  { "other", REGIE_RELATION_OTHER, STRANGER, FALSE, FALSE },
};

/* The tables in which rows are somebody's own have a test of their own. */
static const char *const by_person[] = { "draft", "filter", "emergency", "read_log", NULL };

typedef struct {
  Fixture *f;
  RegieDb *db; /* of the login */
  RegieRole role;
  guint tried, wrong, answered;
} Matrix;

static void
run (RegieDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  regie_db_script (db, sql, &error);
  g_assert_no_error (error);
}

static gint64
id_of (const RegieEntity *entity, guint dossier)
{
  return 1000 + (entity - regie_schema ()->entities) * 100 + dossier;
}

static gboolean
is_staff (const RegieEntity *entity)
{
  return strcmp (entity->name, "staff") == 0;
}

static gboolean
is_dossier (const RegieEntity *entity)
{
  return strcmp (entity->name, "dossier") == 0;
}

/* Whoever is added is in no dossier yet. */
static gboolean
is_person (const RegieEntity *entity)
{
  return strcmp (entity->name, "person") == 0;
}

/* A value for FIELD of the row in DOSSIER, as SQL; NULL for what may stay open. */
static char *
dup_value (const RegieEntity *entity, const RegieField *field, guint dossier, gint64 id)
{
  if (is_dossier (entity) && strcmp (field->name, "consultant") == 0)
    return g_strdup_printf ("%d", dossiers[dossier].consultant);
  if (strcmp (field->name, "shielded") == 0)
    return g_strdup_printf ("%d", dossiers[dossier].is_shielded);
  if (strcmp (field->name, "dossier") == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT,
                            id_of (regie_entity (REGIE_ENTITY_Dossier), dossier));
  if (!(field->flags & REGIE_REQUIRED))
    return NULL;
  if (field->kind == REGIE_REF && strcmp (field->list, "staff") == 0)
    return g_strdup_printf ("%d", ME);
  if (field->kind == REGIE_REF)
    return g_strdup_printf ("%" G_GINT64_FORMAT,
                            id_of (regie_schema_find (regie_schema (), field->list), dossier));
  if (field->kind == REGIE_INT || field->kind == REGIE_MONEY || field->kind == REGIE_BOOL)
    return g_strdup ("1");
  if (field->kind == REGIE_MOMENT) /* an emergency that is over */
    return g_strdup ("'2000-01-01T00:00:00Z'");
  return field->kind == REGIE_CODE ? g_strdup ("'pip'")
                                   : g_strdup_printf ("'x%" G_GINT64_FORMAT "'", id);
}

static char *
dup_insert (const RegieEntity *entity, guint dossier, gint64 id, const char *kind)
{
  g_autoptr (GString) names = g_string_new ("id, version, voided");
  g_autoptr (GString) values = g_string_new (NULL);

  g_string_printf (values, "%" G_GINT64_FORMAT ", 1, 0", id);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      g_autofree char *value = kind != NULL && strcmp (field->name, "kind") == 0
                                 ? g_strdup_printf ("'%s'", kind)
                                 : dup_value (entity, field, dossier, id);

      if (value == NULL)
        continue;
      g_string_append_printf (names, ", \"%s\"", field->name);
      g_string_append_printf (values, ", %s", value);
    }
  return g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", entity->name, names->str,
                          values->str);
}

/* A row of the dossier of one's own, of which FIELD points to TO. */
static char *
dup_insert_to (const RegieEntity *entity, const RegieField *field, gint64 to)
{
  g_autofree char *plain = dup_insert (entity, 0, id_of (entity, 0) + 70, NULL);
  g_autofree char *column = g_strdup_printf ("\"%s\"", field->name);
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, to);
  g_auto (GStrv) parts = g_strsplit (plain, ") VALUES (", 2);
  g_auto (GStrv) names = g_strsplit (strchr (parts[0], '(') + 1, ", ", -1);
  g_auto (GStrv) values = NULL;
  g_autofree char *head = NULL;
  g_autofree char *tail = NULL;
  gboolean there = FALSE;

  parts[1][strlen (parts[1]) - 1] = '\0';
  values = g_strsplit (parts[1], ", ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], column) == 0)
      {
        g_free (values[i]);
        values[i] = g_strdup (text);
        there = TRUE;
      }
  head = g_strjoinv (", ", names);
  tail = g_strjoinv (", ", values);
  return there ? g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", entity->name, head, tail)
               : g_strdup_printf ("INSERT INTO \"%s\" (%s, %s) VALUES (%s, %s)", entity->name, head,
                                  column, tail, text);
}

/* Of the derived tables, by which column they hang on a dossier. */
static const struct {
  const char *table, *column, *insert;
} derived[] = {
  { "deadline", "dossier",
    "INSERT INTO deadline (dossier, n, rule, nature, actor, uncertain, open, unrecorded) VALUES "
    "(%s, %s, 'x', 0, 0, 0, 0, 0)" },
  { "dossier_index", "dossier",
    "INSERT INTO dossier_index (dossier, person, name, name_sort, facts_version, number) VALUES "
    "(%s, 1, 'x', 'x', 1, '%s')" },
  { "plan_cost", "dossier", "INSERT INTO plan_cost (dossier, year, amount) VALUES (%s, %s, 1)" },
  { "search_text", "id", "INSERT INTO search_text (id, folded) VALUES (%s, 'x%s')" },
  { "search_note", "id", "INSERT INTO search_note (id, folded) VALUES (%s, 'x%s')" },
};

static void
append_derived (GString *sql, guint i, guint dossier)
{
  g_auto (GStrv) parts = g_strsplit (derived[i].insert, "%s", 3);

  g_string_append_printf (sql, "%s%" G_GINT64_FORMAT "%s%u%s;", parts[0],
                          id_of (regie_entity (REGIE_ENTITY_Dossier), dossier), parts[1], dossier,
                          parts[2]);
}

static void
add_rows (Fixture *f)
{
  g_autoptr (GString) sql = g_string_new ("SET session_replication_role = replica;");
  const RegieSchema *schema = regie_schema ();

  g_string_append_printf (
    sql,
    "INSERT INTO team (id, version, voided, name) VALUES (811, 1, 0, 'Noord'), (812, 1, 0, 'Zuid');"
    "INSERT INTO staff (id, version, voided, name, role, active, team) VALUES (%d, 1, 0, 'Ik', "
    "'consulent', 1, 811), (%d, 1, 0, 'Collega', 'consulent', 1, 811), (%d, 1, 0, 'Ander', "
    "'consulent', 1, 812);",
    ME, COLLEAGUE, STRANGER);
  for (guint d = 0; d < G_N_ELEMENTS (dossiers); d++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT,
                                             id_of (regie_entity (REGIE_ENTITY_Dossier), d));

      for (guint i = 0; i < schema->n_entities; i++)
        {
          g_autofree char *insert = dup_insert (&schema->entities[i], d,
                                                id_of (&schema->entities[i], d), NULL);

          if (!is_staff (&schema->entities[i]))
            g_string_append_printf (sql, "%s;", insert);
        }
      for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
        append_derived (sql, i, d);
      if (dossiers[d].is_young)
        g_string_append_printf (sql, "INSERT INTO youth (dossier) VALUES (%s);", id);
    }
  g_string_append (sql, "SET session_replication_role = origin");
  run (f->db, sql->str);
}

/* What the file says of the row of TABLE in DOSSIER, of which KIND is the code. */
static gboolean
expects (const Matrix *self, const char *table, guint dossier, RegieAct act, const char *kind,
         gboolean hangs)
{
  for (guint i = 0; i < regie_access_count (); i++)
    {
      const RegieAccess *access = regie_access_get (i);
      const char *const *codes = NULL;
      gboolean some = regie_access_get_where (access, &codes) != NULL;
      guint mask = regie_access_get_relations (access, self->role, act);

      if (regie_access_get_field (access) == NULL
          && g_strv_contains (regie_access_get_tables (access), table)
          && (!some || (kind != NULL && g_strv_contains (codes, kind)))
          && (hangs ? mask & dossiers[dossier].bits : mask) != 0)
        return TRUE;
    }
  return FALSE;
}

static void
judge (Matrix *self, const char *table, guint dossier, RegieAct act, gboolean want, gboolean have)
{
  self->tried++;
  if (want == have)
    return;
  self->wrong++;
  g_test_message ("%s %s %s, dossier %s: %s", regie_role_name (self->role), regie_act_name (act),
                  table, dossiers[dossier].name, have ? "may, and should not" : "may not");
}

/* Whether SQL, of which the login may be refused, touches a row.  Nothing stays. */
static gboolean
touches (RegieDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gboolean ok;

  g_assert_true (regie_db_begin (db, &error));
  ok = regie_db_get_text (db, sql, 0, NULL, &text, &error);
  regie_db_rollback (db);
  if (!ok && !g_error_matches (error, REGIE_ERROR, REGIE_ERROR_REFUSED))
    g_error ("%s: %s", sql, error->message);
  return ok && text != NULL;
}

static gboolean
hangs_on_dossier (const RegieEntity *entity)
{
  return regie_entity_is_in_dossier (entity) || is_dossier (entity) || is_person (entity);
}

/* Is there a field that ROLE may not change, where it may change others? */
static gboolean
is_limited (const char *role, const RegieEntity *entity)
{
  gboolean some = FALSE;
  gboolean all = TRUE;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      gboolean may = regie_access_allows (role, entity, REGIE_ACT_CHANGE, entity->fields[i].name);

      some = some || may;
      all = all && may;
    }
  return some && !all;
}

/* Each field by itself: some may be changed by who may not change others. */
static void
try_fields (Matrix *self, const RegieEntity *entity, guint dossier, gint64 row, gboolean may)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      g_autofree char *sql = g_strdup_printf ("UPDATE \"%s\" SET \"%s\" = NULL WHERE id = "
                                              "%" G_GINT64_FORMAT " RETURNING id",
                                              entity->name, field->name, row);

      if (field->flags & REGIE_REQUIRED || strcmp (field->name, "consultant") == 0
          || strcmp (field->name, "shielded") == 0 || strcmp (field->name, "dossier") == 0)
        continue;
      judge (self, field->name, dossier, REGIE_ACT_CHANGE,
             may
               && regie_access_allows (regie_role_name (self->role), entity, REGIE_ACT_CHANGE,
                                       field->name),
             touches (self->db, sql));
    }
}

static void
try_entity (Matrix *self, const RegieEntity *entity)
{
  gboolean hangs = hangs_on_dossier (entity);

  for (guint d = 0; d < (hangs ? G_N_ELEMENTS (dossiers) : 1); d++)
    {
      gint64 id = id_of (entity, d);
      gint64 row = is_staff (entity) ? COLLEAGUE : id;
      g_autofree char *read = g_strdup_printf ("SELECT id FROM \"%s\" WHERE id = "
                                               "%" G_GINT64_FORMAT,
                                               entity->name, row);
      g_autofree char *add = dup_insert (entity, d, id + 50, NULL);
      g_autofree char *change = g_strdup_printf (
        "UPDATE \"%s\" SET version = version, voided = voided WHERE id = %" G_GINT64_FORMAT
        " RETURNING id",
        entity->name, row);
      g_autofree char *erase = g_strdup_printf ("SELECT 1 FROM (SELECT regie_wipe ('%s', 'id', "
                                                "ARRAY[0]::bigint[])) x",
                                                entity->name);
      g_autofree char *delete = g_strdup_printf ("DELETE FROM \"%s\" WHERE id = %" G_GINT64_FORMAT
                                                 " RETURNING id",
                                                 entity->name, row);
      g_autoptr (GError) error = NULL;
      gboolean may = expects (self, entity->name, d, REGIE_ACT_CHANGE, NULL, hangs);
      gboolean added;

      judge (self, entity->name, d, REGIE_ACT_READ,
             expects (self, entity->name, d, REGIE_ACT_READ, NULL, hangs),
             touches (self->db, read));
      g_assert_true (regie_db_begin (self->db, NULL));
      added = regie_db_script (self->db, add, &error);
      regie_db_rollback (self->db);
      /* The dossier of somebody who is not seen is not added either. */
      judge (self, entity->name, d, REGIE_ACT_ADD,
             expects (self, entity->name, d, REGIE_ACT_ADD, NULL, hangs && !is_person (entity))
               && (!is_dossier (entity) || expects (self, "person", d, REGIE_ACT_READ, NULL, TRUE)),
             added);
      judge (self, entity->name, d, REGIE_ACT_CHANGE,
             may
               && regie_access_allows (regie_role_name (self->role), entity, REGIE_ACT_CHANGE,
                                       REGIE_VOIDED),
             touches (self->db, change));
      if (is_limited (regie_role_name (self->role), entity))
        try_fields (self, entity, d, row, may);
      judge (self, entity->name, d, REGIE_ACT_ERASE,
             expects (self, entity->name, d, REGIE_ACT_ERASE, NULL, hangs),
             touches (self->db, erase));
      /* Nobody takes rows out of a table by itself. */
      judge (self, entity->name, d, REGIE_ACT_ERASE, FALSE, touches (self->db, delete));
    }
}

/* Records of which only some may be written. */
static void
try_some (Matrix *self)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);

  for (guint i = 0; i < regie_access_count (); i++)
    {
      const char *const *codes;
      const RegieField *where = regie_access_get_where (regie_access_get (i), &codes);

      for (guint k = 0; where != NULL && codes[k] != NULL; k++)
        for (guint d = 0; d < G_N_ELEMENTS (dossiers); d++)
          {
            g_autofree char *add = dup_insert (entity, d, id_of (entity, d) + 60, codes[k]);
            gboolean added;

            g_assert_true (regie_db_begin (self->db, NULL));
            added = regie_db_script (self->db, add, NULL);
            regie_db_rollback (self->db);
            judge (self, codes[k], d, REGIE_ACT_ADD,
                   expects (self, "fact", d, REGIE_ACT_ADD, codes[k], TRUE), added);
          }
    }
}

static void
try_derived (Matrix *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
    for (guint d = 0; d < G_N_ELEMENTS (dossiers); d++)
      {
        g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT,
                                               id_of (regie_entity (REGIE_ENTITY_Dossier), d));
        g_autofree char *read = g_strdup_printf ("SELECT 1 FROM %s WHERE %s = %s", derived[i].table,
                                                 derived[i].column, id);
        g_autofree char *find = g_strdup_printf (
          "SELECT 1 FROM regie_search ('%s', 'x%%') s WHERE s = %s", derived[i].table, id);

        judge (self, derived[i].table, d, REGIE_ACT_READ,
               expects (self, derived[i].table, d, REGIE_ACT_READ, NULL, TRUE),
               touches (self->db, read));
        if (g_str_has_prefix (derived[i].table, "search"))
          judge (self, derived[i].table, d, REGIE_ACT_READ,
                 expects (self, derived[i].table, d, REGIE_ACT_READ, NULL, TRUE),
                 touches (self->db, find));
      }
}

/* What is derived of a dossier goes by a function of the owner, and only for who may. */
static void
try_unindex (Matrix *self)
{
  for (guint d = 0; d < G_N_ELEMENTS (dossiers); d++)
    {
      gint64 id = id_of (regie_entity (REGIE_ENTITY_Dossier), d);
      g_autofree char *wipe = g_strdup_printf ("SELECT regie_unindex (%" G_GINT64_FORMAT ")", id);
      g_autoptr (GString) again = g_string_new (NULL);

      regie_db_script (self->db, wipe, NULL);
      for (guint i = 0; i < G_N_ELEMENTS (derived); i++)
        {
          gboolean stays = g_str_has_prefix (derived[i].table, "search");
          g_autofree char *left = g_strdup_printf (
            "SELECT count(*) FROM %s WHERE %s = %" G_GINT64_FORMAT, derived[i].table,
            derived[i].column, id);
          gboolean gone = count (self->f, left) == 0;

          judge (self, derived[i].table, d, REGIE_ACT_ERASE,
                 !stays && expects (self, derived[i].table, d, REGIE_ACT_ERASE, NULL, TRUE), gone);
          if (gone)
            append_derived (again, i, d);
        }
      if (dossiers[d].is_young)
        g_string_append_printf (again,
                                "INSERT INTO youth (dossier) VALUES (%" G_GINT64_FORMAT
                                ") ON CONFLICT DO NOTHING;",
                                id);
      g_string_append (again, "SELECT 1");
      run (self->f->db, again->str);
    }
}

/* Fields that fewer read, in the record and in the log. */
static void
try_apart (Matrix *self)
{
  for (guint i = 0; i < regie_access_count (); i++)
    {
      const RegieAccess *access = regie_access_get (i);
      const RegieField *field = regie_access_get_field (access);
      g_autofree char *read = NULL;

      if (field == NULL)
        continue;
      read = g_strdup_printf ("SELECT 1 FROM (SELECT \"%s\" FROM %s) x", field->name,
                              regie_access_get_tables (access)[0]);
      judge (self, field->name, 0, REGIE_ACT_READ,
             regie_access_get_relations (access, self->role, REGIE_ACT_READ) != 0,
             touches (self->db, read));
    }
}

/* Ways round the policies. */
static void
try_ways (Matrix *self)
{
  static const char *const ways[] = {
    "LOCK TABLE wish IN ACCESS EXCLUSIVE MODE",
    "LOCK TABLE dossier IN ACCESS EXCLUSIVE MODE",
    "LOCK TABLE deadline IN SHARE MODE",
    "TRUNCATE draft",
    "CREATE TABLE mine (id bigint)",
    "CREATE VIEW mine AS SELECT * FROM dossier",
    "ALTER TABLE dossier DISABLE ROW LEVEL SECURITY",
    "DROP POLICY regie_all ON meta",
    "UPDATE meta SET value = '99' WHERE key = 'version'",
    "INSERT INTO meta (key, value) VALUES ('x', 'x')",
    "DELETE FROM change_log",
    "UPDATE change_log SET who = 803",
    "INSERT INTO change_log (seq, at, who, title, values_hash, hash) VALUES (9, 'x', 803, 'x', "
    "'', '')",
    "UPDATE change_value SET to_text = 'x'",
    "DELETE FROM change_value",
    "INSERT INTO change_value (seq, n, entity, id, field) VALUES (1, 99, 'fact', 1, 'day')",
    "UPDATE read_log SET who = 803",
    "DELETE FROM read_log",
    "INSERT INTO read_log (id, at, who, dossier) VALUES (1, 'x', 803, 1)",
    "SELECT * FROM role_right",
    "UPDATE role_right SET relations = 31",
    "SET ROLE pg_read_all_data",
    "CREATE FUNCTION pg_temp.evil () RETURNS bigint LANGUAGE plpgsql AS $$ BEGIN UPDATE staff SET "
    "role = 'beheer' WHERE login = session_user; RETURN 1; END $$; CREATE TEMP VIEW foo AS SELECT "
    "pg_temp.evil () AS id, '0'::xid AS xmin; GRANT SELECT ON foo TO PUBLIC; SELECT 1 / "
    "regie_made_now ('foo', 1)::int",
    "SELECT regie_wipe ('filter', 'id', ARRAY[1300]::bigint[])",
    "SET ROLE test",
    "SET SESSION AUTHORIZATION test",
    "SET LOCAL row_security = off; SELECT count(*) FROM fact",
    "ALTER ROLE CURRENT_USER BYPASSRLS",
    "COPY fact TO '/dev/null'",
    "COPY (SELECT 1) TO PROGRAM 'true'",
    "CREATE TRIGGER mine BEFORE UPDATE ON fact FOR EACH ROW EXECUTE FUNCTION "
    "suppress_redundant_updates_trigger ()",
    "CREATE RULE mine AS ON INSERT TO change_log DO INSTEAD NOTHING",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_assert_true (regie_db_begin (self->db, NULL));
      if (regie_db_script (self->db, ways[i], NULL))
        {
          self->wrong++;
          g_test_message ("%s: %s", regie_role_name (self->role), ways[i]);
        }
      regie_db_rollback (self->db);
      self->tried++;
    }
}

static void
test_matrix (Fixture *f, gconstpointer data)
{
  guint tried = 0;
  guint wrong = 0;

  add_rows (f);
  for (guint role = 0; role < REGIE_N_ROLES; role++)
    {
      g_autofree char *login = g_strdup_printf ("matrix_%d_%u", (int) getpid (), role);
      g_autofree char *make = g_strdup_printf (
        "CREATE ROLE %s LOGIN; UPDATE staff SET login = '%s', role = '%s' WHERE id = %d", login,
        login, regie_role_name ((RegieRole) role), ME);
      g_autofree char *drop = g_strdup_printf ("DROP OWNED BY %s; DROP ROLE %s", login, login);
      Matrix self = { .f = f, .role = (RegieRole) role };

      run (f->db, make);
      self.db = open_as (f, login);
      for (guint i = 0; i < regie_schema ()->n_entities; i++)
        if (!g_strv_contains (by_person, regie_schema ()->entities[i].name))
          try_entity (&self, &regie_schema ()->entities[i]);
      try_some (&self);
      try_derived (&self);
      try_unindex (&self);
      try_apart (&self);
      try_ways (&self);
      tried += self.tried;
      wrong += self.wrong;
      regie_db_close (self.db);
      run (f->db, drop);
    }
  g_test_message ("cells tried %u, wrong %u", tried, wrong);
  g_assert_cmpuint (tried, >, 6000);
  g_assert_cmpuint (wrong, ==, 0);
}

/* --- what the matrix cannot ask --- */

/* A login that is member of staff ME with ROLE. */
static RegieDb *
log_in (Fixture *f, const char *role)
{
  g_autofree char *login = g_strdup_printf ("matrix_%d_%s", (int) getpid (), role);
  g_autofree char *make = g_strdup_printf (
    "DO $$ BEGIN IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = '%s') THEN CREATE ROLE %s "
    "LOGIN; END IF; END $$; UPDATE staff SET login = '%s', role = '%s' WHERE id = %d",
    login, login, login, role, ME);

  run (f->db, make);
  return open_as (f, login);
}

static gint64
count_in (RegieDb *db, const char *sql)
{
  return count (&(Fixture){ .db = db }, sql);
}

/* Does SQL, which adds record ID of TABLE, stand when the log says so? */
static gboolean
write_as (RegieDb *db, const char *table, gint64 id, const char *sql)
{
  g_autofree char *value = NULL;
  gint64 seq = 0;
  gboolean ok;

  g_assert_true (regie_db_begin (db, NULL));
  ok = regie_db_script (db, sql, NULL) && regie_log_append (db, 0, "x", &seq, NULL);
  value = g_strdup_printf ("INSERT INTO change_value (seq, n, entity, id, field, to_text) VALUES "
                           "(%" G_GINT64_FORMAT ", 0, '%s', %" G_GINT64_FORMAT ", 'voided', '0')",
                           seq, table, id);
  ok = ok && regie_db_script (db, value, NULL);
  if (!ok)
    regie_db_rollback (db);
  return ok && regie_db_commit (db, NULL);
}

/* What somebody typed, kept or read is theirs. */
static void
test_own (Fixture *f, gconstpointer data)
{
  add_rows (f);
  run (
    f->db,
    "INSERT INTO draft (id, version, voided, staff, place, text) VALUES (1, 1, 0, 801, 'a', "
    "'x'), (2, 1, 0, 803, 'b', 'x');"
    "DELETE FROM filter; INSERT INTO filter (id, version, voided, staff, name, query) VALUES (1, "
    "1, 0, 801, 'a', 'x'), (2, 1, 0, 803, 'b', 'x'), (3, 1, 0, NULL, 'c', 'x');"
    "INSERT INTO read_log (id, at, who, dossier) VALUES (1, 'x', 801, 1), (2, 'x', 803, 1)");
  for (guint role = 0; role < REGIE_N_ROLES; role++)
    {
      const char *name = regie_role_name ((RegieRole) role);
      gboolean audits = g_str_equal (name, "manager") || g_str_equal (name, "beheer")
                        || g_str_equal (name, "toezicht");
      g_autoptr (RegieDb) db = log_in (f, name);

      g_assert_cmpint (count_in (db, "SELECT count(*) FROM draft WHERE id < 10"), ==, 1);
      g_assert_cmpint (count_in (db, "SELECT count(*) FROM filter"), ==, 2);
      g_assert_cmpint (count_in (db, "SELECT count(*) FROM read_log"), ==, audits ? 2 : 1);
      g_assert_false (touches (db, "UPDATE draft SET text = 'y' WHERE id = 2 RETURNING id"));
      /* Nobody but who leads takes over the dossiers of a colleague. */
      g_assert_cmpint (touches (db, "INSERT INTO absence (id, version, voided, staff, from_day, "
                                    "until_day, replaced_by) VALUES (9, 1, 0, 803, '2000-01-01', "
                                    "'2099-01-01', 801) RETURNING id"),
                       ==, g_str_equal (name, "manager") || g_str_equal (name, "beheer"));
      g_assert_true (touches (db, "UPDATE draft SET text = 'y' WHERE id = 1 RETURNING id"));
    }
}

/* A number, or a record to point to, tells nobody that somebody hidden is there. */
static void
test_probes (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieDb) db = NULL;
  g_autofree char *hidden = NULL;
  gint64 fact = id_of (regie_entity (REGIE_ENTITY_Fact), 4);

  add_rows (f);
  run (f->db, "UPDATE person SET bsn = '999999990' WHERE id = (SELECT person FROM dossier WHERE "
              "shielded = 1 AND consultant = 803)");
  db = log_in (f, "consulent");
  g_assert_true (touches (db,
                          "INSERT INTO person (id, version, voided, surname, bsn) VALUES (1, 1, "
                          "0, 'x', '999999990') RETURNING id"));
  hidden = g_strdup_printf (
    "INSERT INTO fact (id, version, voided, dossier, kind, day, belongs_to) VALUES (1, 1, 0, "
    "%" G_GINT64_FORMAT ", 'pip', 'x', %" G_GINT64_FORMAT ") RETURNING id",
    id_of (regie_entity (REGIE_ENTITY_Dossier), 0), fact);
  g_assert_false (touches (db, hidden));
  g_assert_cmpint (count_in (db, "SELECT count(*) FROM dossier WHERE shielded = 1"), ==, 1);
}

/* Every reference of the rows of DOSSIER points to the rows of the same dossier. */
static void
point_all (Fixture *f, guint dossier)
{
  const RegieSchema *schema = regie_schema ();
  g_autoptr (GString) sql = g_string_new ("SET session_replication_role = replica;");

  for (guint i = 0; i < schema->n_entities; i++)
    for (guint k = 0; k < schema->entities[i].n_fields; k++)
      {
        const RegieField *field = &schema->entities[i].fields[k];

        if (field->kind == REGIE_REF && strcmp (field->list, "staff") != 0
            && strcmp (field->list, "team") != 0)
          g_string_append_printf (sql,
                                  "UPDATE \"%s\" SET \"%s\" = %" G_GINT64_FORMAT
                                  " WHERE id = %" G_GINT64_FORMAT ";",
                                  schema->entities[i].name, field->name,
                                  id_of (regie_schema_find (schema, field->list), dossier),
                                  id_of (&schema->entities[i], dossier));
      }
  g_string_append (sql, "SET session_replication_role = origin");
  run (f->db, sql->str);
}

/* The tables that lead to a dossier, as the server has them: over however many references. */
#define LEADS                                                                                      \
  "WITH RECURSIVE leads (t) AS (SELECT 'dossier'::regclass::oid UNION SELECT c.conrelid FROM "     \
  "pg_constraint c JOIN leads l ON l.t = c.confrelid WHERE c.contype = 'f' AND c.connamespace = "  \
  "current_schema ()::regnamespace) SELECT string_agg (c.relname, ' ') FROM leads JOIN pg_class "  \
  "c ON c.oid = t"

/* The log has a value of the row of ENTITY (NULL: of none) that leads to a shielded dossier. */
static void
log_hidden_row (Fixture *f, guint n, const RegieEntity *entity)
{
  g_autofree char *sql = NULL;

  if (entity == NULL)
    return;
  sql = g_strdup_printf ("INSERT INTO change_value (seq, n, entity, id, field, to_text) VALUES (1, "
                         "%u, '%s', %" G_GINT64_FORMAT ", 'x', 'x')",
                         n, entity->name, id_of (entity, 4));
  run (f->db, sql);
}

/* A row that leads to a shielded dossier, over however many tables, is hidden with it, and so is
 * what the log says of it; the same row of another dossier is not. */
static void
test_paths (Fixture *f, gconstpointer data)
{
  static const char *const roles[] = { "consulent", "regisseur", "manager", "financien" };
  g_autofree char *names = NULL;
  g_auto (GStrv) tables = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  add_rows (f);
  for (guint d = 0; d < G_N_ELEMENTS (dossiers); d++)
    point_all (f, d);
  run (f->db, "DELETE FROM emergency");
  run (f->db, "INSERT INTO change_log (seq, at, who, title, values_hash, hash) VALUES (1, 'x', "
              "803, 'x', '', '')");
  regie_db_get_text (f->db, LEADS, 0, NULL, &names, &error);
  g_assert_no_error (error);
  tables = g_strsplit (names, " ", -1);
  for (guint i = 0; tables[i] != NULL; i++)
    log_hidden_row (f, i, regie_schema_find (regie_schema (), tables[i]));
  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    {
      g_autoptr (RegieDb) db = log_in (f, roles[r]);

      for (guint i = 0; tables[i] != NULL; i++)
        {
          const RegieEntity *entity = regie_schema_find (regie_schema (), tables[i]);
          g_autofree char *hidden = NULL;
          g_autofree char *logged = NULL;
          g_autofree char *seen = NULL;

          if (entity == NULL || strcmp (entity->name, "emergency") == 0
              || !regie_access_allows (roles[r], entity, REGIE_ACT_READ, NULL))
            continue;
          hidden = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE id = %" G_GINT64_FORMAT,
                                    tables[i], id_of (entity, 4));
          seen = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE id = %" G_GINT64_FORMAT,
                                  tables[i], id_of (entity, 0));
          if (count_in (db, hidden) != 0)
            g_error ("%s sees what leads to a shielded dossier in %s", roles[r], tables[i]);
          logged = g_strdup_printf ("SELECT count(*) FROM change_value WHERE entity = '%s'",
                                    tables[i]);
          if (count_in (db, logged) != 0)
            g_error ("%s reads in the log what leads to a shielded dossier in %s", roles[r],
                     tables[i]);
          /* What points to a match is for who sees matches. */
          if (count_in (db, seen) != 1
              && (regie_access_allows (roles[r], regie_entity (REGIE_ENTITY_Match), REGIE_ACT_READ,
                                       NULL)
                  || strcmp (tables[i], "delay") != 0))
            g_error ("%s does not see %s of an own dossier", roles[r], tables[i]);
          n++;
        }
    }
  g_assert_cmpuint (n, >, 100);
}

/* What a function gives that a login may call: never the id of what it does not see. */
static void
test_functions (Fixture *f, gconstpointer data)
{
  g_autofree char *calls = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  add_rows (f);
  for (guint role = 0; role < REGIE_N_ROLES; role++)
    {
      g_autoptr (RegieDb) db = log_in (f, regie_role_name ((RegieRole) role));
      g_auto (GStrv) functions = NULL;
      g_autofree char *names = NULL;

      regie_db_get_text (
        db,
        "SELECT string_agg (format ('%I (%s)', p.proname, (SELECT string_agg (CASE t.name WHEN "
        "'text' THEN quote_literal (CASE WHEN p.proname = 'regie_search' THEN CASE t.n WHEN 1 THEN "
        "'search_note' ELSE '%' END WHEN t.n = 1 THEN 'dossier' ELSE 'lezen' END) ELSE 'NULL::' || "
        "t.name END, ', ' ORDER BY t.n) FROM unnest (p.proargtypes::regtype[]::text[]) WITH "
        "ORDINALITY t (name, n))), ';') FROM pg_proc p WHERE p.pronamespace = current_schema "
        "()::regnamespace AND p.proretset AND has_function_privilege (p.oid, 'EXECUTE')",
        0, NULL, &names, &error);
      g_assert_no_error (error);
      functions = g_strsplit (names, ";", -1);
      for (guint i = 0; functions[i] != NULL; i++)
        for (guint d = 0; d < G_N_ELEMENTS (dossiers); d++)
          {
            g_autofree char *seen = g_strdup_printf (
              "SELECT count(*) FROM dossier WHERE id = %" G_GINT64_FORMAT,
              id_of (regie_entity (REGIE_ENTITY_Dossier), d));
            g_autofree char *told = g_strdup_printf (
              "SELECT least (count(*), 1) FROM %s x WHERE x::text LIKE '%%%" G_GINT64_FORMAT "%%'",
              functions[i], id_of (regie_entity (REGIE_ENTITY_Dossier), d));

            if (count_in (db, told) > count_in (db, seen))
              g_error ("%s: %s tells of a dossier (%s)", regie_role_name ((RegieRole) role),
                       functions[i], dossiers[d].name);
            n++;
          }
    }
  g_assert_cmpuint (n, >, 60);
  /* Nor is there one that gives a list of them as one value. */
  regie_db_get_text (f->db,
                     "SELECT string_agg (proname, ' ') FROM pg_proc WHERE pronamespace = "
                     "current_schema ()::regnamespace AND prorettype IN (SELECT typarray FROM "
                     "pg_type WHERE typname IN ('int8', 'int4'))",
                     0, NULL, &calls, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (calls, ==, NULL);
}

/* What the server says when SQL is refused. */
static char *
dup_refusal (RegieDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_db_begin (db, NULL));
  regie_db_script (db, sql, &error);
  regie_db_rollback (db);
  return g_strdup (error != NULL ? error->message : "");
}

/* Whether a row that one writes points to what is hidden, or to nothing, is answered alike. */
static void
test_pointing (Fixture *f, gconstpointer data)
{
  static const char *const roles[] = { "consulent", "regisseur", "manager", "financien" };
  const RegieSchema *schema = regie_schema ();
  guint n = 0;

  add_rows (f);
  for (guint d = 0; d < G_N_ELEMENTS (dossiers); d++)
    point_all (f, d);
  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    {
      g_autoptr (RegieDb) db = log_in (f, roles[r]);

      for (guint i = 0; i < schema->n_entities; i++)
        for (guint k = 0; k < schema->entities[i].n_fields; k++)
          {
            const RegieEntity *entity = &schema->entities[i];
            const RegieField *field = &entity->fields[k];
            const RegieEntity *target = field->kind == REGIE_REF
                                          ? regie_schema_find (schema, field->list)
                                          : NULL;
            g_autofree char *seen = NULL;

            if (target == NULL || is_staff (target))
              continue;
            seen = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE id = %" G_GINT64_FORMAT,
                                    target->name, id_of (target, 4));
            if (count_in (db, seen) > 0)
              continue;
            for (guint act = 0; act < 2; act++)
              {
                g_autofree char *of_hidden = NULL;
                g_autofree char *of_absent = NULL;

                for (guint way = 0; way < 2; way++)
                  {
                    gint64 to = way == 0 ? id_of (target, 4) : 77;
                    g_autofree char *sql = act == 0 ? g_strdup_printf (
                                             "UPDATE \"%s\" SET \"%s\" = %" G_GINT64_FORMAT
                                             " WHERE id = %" G_GINT64_FORMAT,
                                             entity->name, field->name, to, id_of (entity, 0))
                                                    : dup_insert_to (entity, field, to);

                    *(way == 0 ? &of_hidden : &of_absent) = dup_refusal (db, sql);
                    n++;
                  }
                if (g_strcmp0 (of_hidden, of_absent) != 0)
                  g_error ("%s tells by %s.%s (%s) what is there: “%s”, “%s”", roles[r],
                           entity->name, field->name, act == 0 ? "change" : "add", of_hidden,
                           of_absent);
              }
          }
    }
  g_assert_cmpuint (n, >, 400);
}

/* Somebody who has no right to a shielded dossier opens it in need: in their own name, for a day at
 * most, and somebody else says of it whether that was right. */
static void
test_emergency (Fixture *f, gconstpointer data)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Dossier);
  gint64 dossier = id_of (entity, 4);
  g_autofree char *fact = g_strdup_printf ("SELECT count(*) FROM fact WHERE dossier = "
                                           "%" G_GINT64_FORMAT,
                                           dossier);
  g_autofree char *number = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieDb) auditor = NULL;
  gint64 found = 0;
  g_autofree char *rows_open = g_strdup_printf (
    "INSERT INTO emergency (id, version, voided, dossier, staff, reason, from_moment, "
    "until_moment) VALUES (99, 1, 0, %" G_GINT64_FORMAT
    ", 801, 'x', regie_moment ('0'), regie_moment ('1 hour'))",
    dossier);
  g_autofree char *take = g_strdup_printf (
    "UPDATE dossier SET consultant = 801 WHERE id = %" G_GINT64_FORMAT " RETURNING id", dossier);
  g_autofree char *lift = g_strdup_printf (
    "UPDATE dossier SET shielded = NULL WHERE id = %" G_GINT64_FORMAT " RETURNING id", dossier);
  static const struct {
    const char *staff, *until, *reviewed;
    gboolean may;
  } rows[] = {
    { "803", "regie_moment ('1 hour')", "NULL", FALSE },
    { "801", "regie_moment ('2 days')", "NULL", FALSE },
    { "801", "regie_moment ('1 hour')", "801", FALSE },
    { "801", "regie_moment ('1 hour')", "NULL", TRUE },
  };

  add_rows (f);
  run (f->db, "DELETE FROM emergency");
  number = g_strdup_printf ("UPDATE dossier SET number = 'I000044' WHERE id = %" G_GINT64_FORMAT,
                            dossier);
  run (f->db, number);
  db = log_in (f, "consulent");
  g_assert_cmpint (count_in (db, fact), ==, 0);
  /* Nothing is answered, or opened, before one said which and why, and before that stands. */
  g_assert_false (regie_db_script (db, "SELECT regie_find_shielded ('I000044', 'x')", NULL));
  g_assert_false (regie_db_script (db, rows_open, NULL));
  g_assert_false (regie_db_script (db, "SELECT regie_try_shielded ('I000044', ' ', 'x')", NULL));
  run (db, "BEGIN; SELECT regie_try_shielded ('I000044', 'Crisis', 'x'); SAVEPOINT s; SELECT "
           "regie_try_shielded ('I000044', 'Crisis', 'x')");
  g_assert_false (regie_db_script (db, "SELECT regie_find_shielded ('I000044', 'x')", NULL));
  run (db, "ROLLBACK; BEGIN; SELECT regie_try_shielded ('I000044', 'Crisis', 'x')");
  g_assert_false (regie_db_script (db, rows_open, NULL));
  run (db, "ROLLBACK");
  g_assert_cmpint (count (f, "SELECT count(*) FROM read_log WHERE act = 'noodtoegang'"), ==, 0);
  g_assert_true (regie_reading_find_shielded (db, 0, "I000045", "Crisis", &found, &error));
  g_assert_cmpint (found, ==, 0);
  g_assert_false (regie_db_script (db, rows_open, NULL));
  g_assert_false (regie_db_script (db, "SELECT regie_find_shielded ('I000044', 'x')", NULL));
  g_assert_true (regie_reading_find_shielded (db, 0, "I000044", "Crisis", &found, &error));
  g_assert_cmpint (found, ==, dossier);
  g_assert_cmpint (count (f, "SELECT count(*) FROM read_log WHERE act = 'noodtoegang' AND who = "
                             "801"),
                   ==, 4);
  g_assert_cmpint (count (f, "SELECT count(*) FROM read_log WHERE refused = 1 AND dossier = 0"), ==,
                   1);
  /* What was tried is kept as what no other function gives a digest of. */
  g_assert_cmpint (count (f, "SELECT count(*) FROM read_log WHERE kind = left (regie_digest ('try "
                             "I000044'), 16)"),
                   ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM read_log WHERE kind IN (left (regie_digest "
                             "('I000044'), 16), left (regie_digest ('lock I000044'), 16), left "
                             "(regie_digest ('open I000044'), 16))"),
                   ==, 0);
  /* What is opened shows nothing as long as it can be taken back. */
  run (db, "BEGIN; SAVEPOINT s");
  run (db, rows_open);
  g_assert_cmpint (count_in (db, fact), ==, 0);
  g_assert_cmpint (count_in (db, "SELECT count(*) FROM emergency"), ==, 0);
  run (db, "ROLLBACK");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *add = g_strdup_printf (
        "INSERT INTO emergency (id, version, voided, dossier, staff, reason, from_moment, "
        "until_moment, reviewed_by) VALUES (%u, 1, 0, %" G_GINT64_FORMAT
        ", %s, 'x', regie_moment ('0'), %s, %s)",
        i + 1, dossier, rows[i].staff, rows[i].until, rows[i].reviewed);

      g_assert_cmpint (write_as (db, "emergency", i + 1, add), ==, rows[i].may);
    }
  g_assert_cmpint (count_in (db, fact), ==, 1);
  /* Need is no reason to have it. */
  g_assert_false (touches (db, take));
  g_assert_false (touches (db, lift));
  g_assert_false (touches (db, "UPDATE emergency SET verdict = 'terecht' RETURNING id"));
  g_clear_pointer (&db, regie_db_close);
  run (f->db, "UPDATE emergency SET staff = 803");
  auditor = log_in (f, "toezicht");
  g_assert_true (touches (auditor, "UPDATE emergency SET verdict = 'terecht' RETURNING id"));
  g_assert_false (touches (auditor, "UPDATE emergency SET reason = 'y' RETURNING id"));
  g_assert_false (touches (auditor, "UPDATE emergency SET reviewed_by = 803 RETURNING id"));
  g_assert_true (touches (auditor, "UPDATE emergency SET reviewed_by = 801 RETURNING id"));
  g_clear_pointer (&auditor, regie_db_close);
  auditor = log_in (f, "manager");
  g_assert_false (touches (auditor, "UPDATE emergency SET staff = 802 RETURNING id"));
  g_assert_false (touches (auditor, "UPDATE emergency SET until_moment = '2099' RETURNING id"));
  g_clear_pointer (&auditor, regie_db_close);
  auditor = log_in (f, "toezicht");
  g_assert_false (regie_reading_find_shielded (auditor, 0, "I000044", "Crisis", &found, NULL));
  /* It ends by itself. */
  run (f->db, "UPDATE emergency SET staff = 801, until_moment = '2000-01-01T00:00:00Z'");
  db = log_in (f, "consulent");
  g_assert_cmpint (count_in (db, fact), ==, 0);
}

/* Tables of one's own under the names of the office, and triggers on them or on those of the
 * office, change nothing of what is asked, written or logged. */
static void
test_in_between (Fixture *f, gconstpointer data)
{
  static const char *const made[] = {
    "CREATE TEMP TABLE change_log (seq bigint, at text, who bigint, title text, undoes bigint, "
    "values_hash text, hash text)",
    "CREATE TEMP TABLE change_value (seq bigint, n bigint, entity text, id bigint, last_id bigint, "
    "field text, from_text text, to_text text)",
    "CREATE TEMP TABLE meta (key text, value text)",
    "INSERT INTO pg_temp.meta VALUES ('chain_key', 'x'), ('chain', 'x')",
    "CREATE TEMP TABLE staff AS SELECT 802::bigint AS id, session_user::text AS login, 'beheer' AS "
    "role, 1 AS active, 0 AS voided, 811::bigint AS team",
    "CREATE TEMP TABLE role_right AS SELECT 'consulent' AS role, 'fact' AS scope, 'wijzigen' AS "
    "act, 'fact' AS tab, 31::bigint AS relations, NULL::text AS columns",
    "CREATE TEMP TABLE emergency (dossier bigint, staff bigint, voided bigint, until_moment text)",
    "CREATE FUNCTION pg_temp.regie_me () RETURNS bigint LANGUAGE sql AS 'SELECT 802::bigint'",
    "CREATE FUNCTION pg_temp.regie_is_owner () RETURNS boolean LANGUAGE sql AS 'SELECT TRUE'",
    "CREATE FUNCTION pg_temp.nothing () RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; "
    "END'",
    "CREATE TRIGGER nothing BEFORE INSERT ON pg_temp.change_log FOR EACH ROW EXECUTE FUNCTION "
    "pg_temp.nothing ()",
  };
  gint64 fact = id_of (regie_entity (REGIE_ENTITY_Fact), 0);
  g_autofree char *change = g_strdup_printf (
    "UPDATE fact SET day = '2026-01-01' WHERE id = %" G_GINT64_FORMAT, fact);
  g_autofree char *said = g_strdup_printf (
    "INSERT INTO pg_temp.change_value (seq, n, entity, id, field, to_text) VALUES (1, 0, 'fact', "
    "%" G_GINT64_FORMAT ", 'day', '2026-01-01')",
    fact);
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (GError) error = NULL;

  add_rows (f);
  db = log_in (f, "consulent");
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    run (db, made[i]);
  g_assert_false (regie_db_script (db,
                                   "CREATE TRIGGER nothing BEFORE INSERT ON fact FOR EACH ROW "
                                   "EXECUTE FUNCTION pg_temp.nothing ()",
                                   NULL));
  g_assert_cmpint (count_in (db, "SELECT regie_me ()"), ==, ME);
  g_assert_cmpint (count_in (db, "SELECT count(*) FROM dossier"), ==, 5);
  g_assert_true (regie_db_begin (db, NULL));
  run (db, said);
  run (db, change);
  g_assert_false (regie_db_commit (db, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE day = '2026-01-01'"), ==, 0);
  run (db, "SELECT regie_log_append ('x', 802, 'x', NULL, '')");
  g_assert_cmpint (count (f, "SELECT who FROM change_log"), ==, ME);
  g_assert_cmpint (count_in (db, "SELECT count(*) FROM pg_temp.change_log"), ==, 0);
}

/* Values in the log are for who may read what they are about; lines come in one's own name. */
static void
test_log (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieDb) db = NULL;
  g_autofree char *values = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq = 0;

  add_rows (f);
  run (f->db,
       "INSERT INTO change_log (seq, at, who, title, values_hash, hash) VALUES (1, 'x', 803, "
       "'x', '', '')");
  values = g_strdup_printf (
    "INSERT INTO change_value (seq, n, entity, id, field, to_text) VALUES (1, 1, 'fact', "
    "%" G_GINT64_FORMAT ", 'day', 'x'), (1, 2, 'fact', %" G_GINT64_FORMAT
    ", 'day', 'x'), (1, 3, 'health', %" G_GINT64_FORMAT
    ", 'body', 'x'), (1, 4, 'person', %" G_GINT64_FORMAT ", 'bsn', 'x')",
    id_of (regie_entity (REGIE_ENTITY_Fact), 5), id_of (regie_entity (REGIE_ENTITY_Fact), 4),
    id_of (regie_entity (REGIE_ENTITY_Health), 5), id_of (regie_entity (REGIE_ENTITY_Person), 5));
  run (f->db, values);
  db = log_in (f, "manager");
  g_assert_cmpint (count_in (db, "SELECT sum (n) FROM change_value"), ==, 1);
  g_clear_pointer (&db, regie_db_close);
  db = log_in (f, "consulent");
  g_assert_cmpint (count_in (db, "SELECT sum (n) FROM change_value"), ==, 1 + 3 + 4);
  g_assert_true (regie_log_append (db, 803, "x", &seq, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT who FROM change_log ORDER BY seq DESC LIMIT 1"), ==, ME);
}

/* What is written by hand stands only with its line in the log, which says what was written. */
static void
test_unlogged (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *role, *sql;
    gboolean may;
  } rows[] = {
    { "consulent", "UPDATE fact SET day = '2026-01-01' WHERE id = $fact", FALSE },
    { "consulent", "UPDATE fact SET day = '2026-01-01' WHERE id = $fact; $line", FALSE },
    { "consulent",
      "UPDATE fact SET day = '2026-01-01' WHERE id = $fact; $line; INSERT INTO change_value (seq, "
      "n, entity, id, field, to_text) VALUES ($seq, 0, 'fact', $fact, 'day', '2026-01-02')",
      FALSE },
    { "consulent",
      "UPDATE fact SET day = '2026-01-01', note = 'x' WHERE id = $fact; $line; INSERT INTO "
      "change_value (seq, n, entity, id, field, to_text) VALUES ($seq, 0, 'fact', $fact, 'day', "
      "'2026-01-01')",
      FALSE },
    { "consulent",
      "UPDATE fact SET day = '2026-01-01' WHERE id = $fact; $line; INSERT INTO change_value (seq, "
      "n, entity, id, field, to_text) VALUES ($seq, 0, 'fact', $fact, 'day', '2026-01-01')",
      TRUE },
    { "consulent", "UPDATE fact SET version = version + 1 WHERE id = $fact", TRUE },
    { "consulent",
      "INSERT INTO fact (id, version, voided, dossier, kind, day) SELECT n, 1, 0, $dossier, 'pip', "
      "'x' FROM generate_series (10, 20) n",
      FALSE },
    { "consulent",
      "INSERT INTO fact (id, version, voided, dossier, kind, day) SELECT n, 1, 0, $dossier, 'pip', "
      "'x' FROM generate_series (10, 20) n; $line; INSERT INTO change_value (seq, n, entity, id, "
      "last_id, field, to_text) VALUES ($seq, 0, 'fact', 10, 19, 'voided', '0')",
      FALSE },
    { "consulent",
      "INSERT INTO fact (id, version, voided, dossier, kind, day) SELECT n, 1, 0, $dossier, 'pip', "
      "'x' FROM generate_series (10, 20) n; $line; INSERT INTO change_value (seq, n, entity, id, "
      "last_id, field, to_text) VALUES ($seq, 0, 'fact', 10, 20, 'voided', '0')",
      TRUE },
    { "consulent", "SET CONSTRAINTS ALL IMMEDIATE; UPDATE fact SET day = 'x' WHERE id = $fact",
      FALSE },
    { "balie", "SELECT regie_wipe ('visit', 'id', ARRAY[$visit]::bigint[])", FALSE },
    { "balie", "SELECT regie_wipe ('visit', 'id', ARRAY[$visit]::bigint[]); $line", FALSE },
    { "balie",
      "SELECT regie_wipe ('visit', 'id', ARRAY[$visit]::bigint[]); $line; INSERT INTO change_value "
      "(seq, n, entity, id, field, to_text) VALUES ($seq, 0, 'visit', $visit, 'voided', '0')",
      FALSE },
    { "balie",
      "SELECT regie_wipe ('visit', 'id', ARRAY[$visit]::bigint[]); $line; INSERT INTO change_value "
      "(seq, n, entity, id, field, to_text) VALUES ($seq, 0, 'visit', $visit, 'voided', '1')",
      TRUE },
    { "beheer", "UPDATE fact SET day = '2026-01-03' WHERE id = $fact", FALSE },
    /* Who may erase writes nothing else with it. */
    { "beheer", "UPDATE fact SET day = '2026-01-03' WHERE id = $fact; $line", FALSE },
    { "beheer",
      "UPDATE fact SET note = 'x' WHERE id = $fact; UPDATE fact SET note = NULL WHERE id = $fact; "
      "$line; INSERT INTO change_value (seq, n, entity, id, field) VALUES ($seq, 0, 'fact', $fact, "
      "'note')",
      FALSE },
    { "beheer",
      "INSERT INTO fact (id, version, voided, dossier, kind, day) VALUES (31, 1, 0, $dossier, "
      "'pip', 'x'); $line; INSERT INTO change_value (seq, n, entity, id, field, to_text) VALUES "
      "($seq, 0, 'fact', 31, 'voided', '1')",
      FALSE },
    { "beheer", "SELECT regie_wipe_values ('fact', ARRAY[$fact]::bigint[], 0)", FALSE },
    { "beheer", "SELECT regie_wipe_values ('fact', ARRAY[$fact]::bigint[], 0); $line", FALSE },
    { "beheer",
      "SELECT regie_wipe_values ('fact', ARRAY[$fact]::bigint[], 0); $line; INSERT INTO "
      "change_value (seq, n, entity, id, field) VALUES ($seq, 0, 'fact', $fact, 'version')",
      TRUE },
  };

  add_rows (f);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieDb) db = log_in (f, rows[i].role);
      g_autoptr (GString) sql = g_string_new (rows[i].sql);
      const char *const names[] = { "$fact", "$visit", "$dossier" };
      const RegieEntityId kinds[] = { REGIE_ENTITY_Fact, REGIE_ENTITY_Visit, REGIE_ENTITY_Dossier };
      g_autofree char *seq = g_strdup_printf (
        "%" G_GINT64_FORMAT, count (f, "SELECT COALESCE (max (seq), 0) + 1 FROM change_log"));
      gboolean ok;

      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        {
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT,
                                                 id_of (regie_entity (kinds[k]), 0));

          g_string_replace (sql, names[k], id, 0);
        }
      g_string_replace (sql, "$line", "SELECT regie_log_append ('x', NULL, 'x', NULL, '')", 0);
      g_string_replace (sql, "$seq", seq, 0);
      g_assert_true (regie_db_begin (db, NULL));
      ok = regie_db_script (db, sql->str, NULL);
      if (ok)
        ok = regie_db_commit (db, NULL);
      else
        regie_db_rollback (db);
      if (ok != rows[i].may)
        g_error ("%s: %s %s", rows[i].role, sql->str, ok ? "stands" : "does not stand");
    }
}

/* The log itself: its key, its head and the lines about what one does not see. */
static void
test_log_hidden (Fixture *f, gconstpointer data)
{
  static const char *const audit[] = { "manager", "beheer", "toezicht", NULL };
  g_autofree char *values = NULL;
  gint64 fact = id_of (regie_entity (REGIE_ENTITY_Fact), 0);

  add_rows (f);
  values = g_strdup_printf (
    "INSERT INTO change_log (seq, at, who, title, values_hash, hash) VALUES (1, 'x', 803, 'x', '', "
    "''), (2, 'x', 803, 'x', '', ''), (3, 'x', 801, 'x', '', '');"
    "INSERT INTO change_value (seq, n, entity, id, field, to_text) VALUES (1, 1, 'fact', "
    "%" G_GINT64_FORMAT ", 'day', 'x'), (2, 2, 'fact', %" G_GINT64_FORMAT ", 'day', 'x')",
    fact, fact + 4);
  run (f->db, values);
  for (guint role = 0; role < REGIE_N_ROLES; role++)
    {
      const char *name = regie_role_name ((RegieRole) role);
      g_autoptr (RegieDb) db = log_in (f, name);
      gboolean audits = g_strv_contains (audit, name);

      g_assert_cmpint (count_in (db, "SELECT count(*) FROM meta WHERE key = 'chain_key'"), ==, 0);
      g_assert_cmpint (count_in (db, "SELECT count(*) FROM meta WHERE key LIKE '%chain'"), ==,
                       audits ? 2 : 0);
      g_assert_cmpint (count_in (db, "SELECT sum (seq) FROM change_log"), ==,
                       audits ? 6 : (strcmp (name, "balie") == 0 ? 3 : 4));
      g_assert_cmpint (count_in (db, "SELECT regie_log_length ()"), ==, 3);
    }
}

/* Tables of an owner who is no superuser: the functions see what they must, and logins no more. */
static void
test_plain_owner (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = NULL;
  g_autofree char *uri = new_uri (TRUE, &folder);
  g_autofree char *owner = g_strdup_printf ("eigenaar_%d", (int) getpid ());
  g_autofree char *make = g_strdup_printf (
    "CREATE ROLE %s LOGIN; DO $$ BEGIN EXECUTE format ('GRANT CREATE ON DATABASE %%I TO %s', "
    "current_database ()); END $$",
    owner, owner);
  Fixture own = { .uri = uri };
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) made = regie_db_open (uri, REGIE_DB_CREATE, &error);
  g_autoptr (RegieDb) db = NULL;
  g_autofree char *give = NULL;

  g_assert_no_error (error);
  run (f->db, make);
  give = g_strdup_printf ("DO $$ BEGIN EXECUTE format ('ALTER SCHEMA %%I OWNER TO %s', "
                          "current_schema ()); END $$",
                          owner);
  run (made, give);
  own.db = open_as (&own, owner);
  g_assert_true (regie_migrate (own.db, regie_schema (), &error));
  g_assert_no_error (error);
  {
    g_autoptr (RegieDb) super = regie_db_open (uri, REGIE_DB_READ_WRITE, &error);
    Fixture rows = { .db = super, .uri = uri };

    g_assert_no_error (error);
    add_rows (&rows);
    db = log_in (&rows, "consulent");
  }
  g_assert_cmpint (count_in (db, "SELECT count(*) FROM dossier"), ==, 5);
  g_assert_cmpint (count_in (own.db, "SELECT count(*) FROM dossier"), ==, 6);
  g_clear_pointer (&own.db, regie_db_close);
}

/* --- statements that nobody thought of --- */

/* Tables as they would be when nothing stood in them but what a role may read by the file: what a
 * login is answered must be what the owner is answered of these. */
static void
shadow (Matrix *self, GPtrArray *tables)
{
  g_autoptr (GString) sql = g_string_new ("DROP SCHEMA IF EXISTS shadow CASCADE; CREATE SCHEMA "
                                          "shadow;");
  const RegieSchema *schema = regie_schema ();

  for (guint i = 0; i < schema->n_entities; i++)
    {
      const RegieEntity *entity = &schema->entities[i];
      gboolean hangs = hangs_on_dossier (entity);

      if (g_strv_contains (by_person, entity->name) || is_staff (entity)
          || strcmp (entity->name, "team") == 0)
        continue;
      g_string_append_printf (sql,
                              "CREATE TABLE shadow.\"%s\" AS SELECT * FROM \"%s\" WHERE id IN (0",
                              entity->name, entity->name);
      for (guint d = 0; d < G_N_ELEMENTS (dossiers); d++)
        if (expects (self, entity->name, d, REGIE_ACT_READ, NULL, hangs))
          g_string_append_printf (sql, ", %" G_GINT64_FORMAT, id_of (entity, d));
      g_string_append (sql, ");");
      g_ptr_array_add (tables, (gpointer) entity);
    }
  for (guint i = 0; i < regie_access_count (); i++)
    {
      const RegieField *field = regie_access_get_field (regie_access_get (i));

      if (field != NULL
          && regie_access_get_relations (regie_access_get (i), self->role, REGIE_ACT_READ) == 0)
        g_string_append_printf (sql, "ALTER TABLE shadow.%s DROP COLUMN %s;",
                                regie_access_get_tables (regie_access_get (i))[0], field->name);
    }
  run (self->f->db, sql->str);
}

static const RegieEntity *
any_table (const GPtrArray *tables)
{
  return tables->pdata[g_test_rand_int_range (0, (int) tables->len)];
}

static const char *
any_column (const RegieEntity *entity)
{
  guint n = (guint) g_test_rand_int_range (-1, (int) entity->n_fields);

  return n < entity->n_fields ? entity->fields[n].name : "id";
}

static char *
dup_where (const RegieEntity *entity, const char *as)
{
  static const char *const ways[] = {
    "%s.\"%s\" IS NOT NULL",
    "%s.\"%s\" IS NULL",
    "%s.\"%s\"::text LIKE '%%1%%'",
    "NOT (%s.\"%s\"::text > '3')",
    "length (%s.\"%s\"::text) > 1",
    "%s.\"%s\"::text ~ '[0-4]$'",
    "%s.\"%s\"::text IN (SELECT id::text FROM dossier)",
    "EXISTS (SELECT 1 FROM dossier e WHERE e.id::text = %s.\"%s\"::text)",
    "NOT EXISTS (SELECT 1 FROM fact e WHERE e.id::text = %s.\"%s\"::text)",
    "%s.\"%s\"::text = (SELECT max (e.id)::text FROM person e)",
  };

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  return g_strdup_printf (ways[g_test_rand_int_range (0, G_N_ELEMENTS (ways))], as,
                          any_column (entity));
#pragma GCC diagnostic pop
}

static char *
dup_question (const GPtrArray *tables)
{
  const RegieEntity *a = any_table (tables);
  const RegieEntity *b = any_table (tables);
  const char *column = any_column (a);
  g_autofree char *where = dup_where (a, "a");
  g_autofree char *other = dup_where (b, "b");

  switch (g_test_rand_int_range (0, 7))
    {
    case 0:
      return g_strdup_printf ("SELECT count(*) FROM \"%s\" a WHERE %s", a->name, where);
    case 1:
      return g_strdup_printf ("SELECT string_agg (a.\"%s\"::text, ',' ORDER BY a.id) FROM \"%s\" a "
                              "WHERE %s",
                              column, a->name, where);
    case 2:
      return g_strdup_printf ("SELECT concat (count(*), ' ', sum (a.id), ' ', sum (b.id)) FROM "
                              "\"%s\" a JOIN \"%s\" b ON b.id %% 100 = a.id %% 100 WHERE %s AND %s",
                              a->name, b->name, where, other);
    case 3:
      return g_strdup_printf ("SELECT concat (count(*), ' ', sum (b.id)) FROM \"%s\" a FULL JOIN "
                              "\"%s\" b ON b.\"%s\"::text = a.\"%s\"::text AND %s",
                              a->name, b->name, any_column (b), column, where);
    case 4:
      return g_strdup_printf ("SELECT a.id FROM \"%s\" a WHERE %s ORDER BY a.\"%s\" DESC, a.id "
                              "OFFSET %d LIMIT 1",
                              a->name, where, column, g_test_rand_int_range (0, 3));
    case 5:
      return g_strdup_printf (
        "WITH RECURSIVE r (id, n) AS (SELECT a.id, 0 FROM \"%s\" a WHERE %s "
        "UNION SELECT b.id, r.n + 1 FROM \"%s\" b JOIN r ON b.id = r.id + 100 "
        "AND r.n < 5) SELECT sum (id) FROM r",
        a->name, where, b->name);
    default:
      return g_strdup_printf ("SELECT concat (min (a.\"%s\"::text), max (a.\"%s\"::text), count "
                              "(DISTINCT a.\"%s\")) FROM \"%s\" a WHERE %s",
                              column, column, column, a->name, where);
    }
}

/* Rows of ENTITY that SQL wrote, as "id,id": is each of them one that the role may change? */
static gboolean
may_change_all (Matrix *self, const RegieEntity *entity, const char *ids)
{
  g_auto (GStrv) list = g_strsplit (ids, ",", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (list[i], NULL, 10);
      guint d = (guint) (id - id_of (entity, 0));

      if (d >= G_N_ELEMENTS (dossiers)
          || !expects (self, entity->name, d, REGIE_ACT_CHANGE, "uren", hangs_on_dossier (entity)))
        return FALSE;
    }
  return TRUE;
}

static void
try_random_change (Matrix *self, const GPtrArray *tables)
{
  const RegieEntity *entity = any_table (tables);
  const char *column = any_column (entity);
  g_autofree char *where = dup_where (entity, "a");
  g_autofree char *sql = g_strdup_printf (
    "WITH u AS (UPDATE \"%s\" a SET \"%s\" = a.\"%s\" WHERE %s "
    "RETURNING a.id) SELECT string_agg (id::text, ',') FROM u",
    entity->name, column, column, where);
  g_autofree char *ids = NULL;

  g_assert_true (regie_db_begin (self->db, NULL));
  if (regie_db_get_text (self->db, sql, 0, NULL, &ids, NULL) && ids != NULL
      && !may_change_all (self, entity, ids))
    {
      self->wrong++;
      g_test_message ("%s changes %s by %s", regie_role_name (self->role), ids, sql);
    }
  regie_db_rollback (self->db);
  self->tried++;
}

/* Asks SQL as it stands, or through what a login can make for itself: a view, a function, a
 * statement that was prepared. */
static gboolean
ask_somehow (Matrix *self, const char *sql, char **have)
{
  static const struct {
    const char *make, *ask;
  } ways[] = {
    { "CREATE TEMP VIEW kijk_@ AS %", "SELECT * FROM kijk_@" },
    { "CREATE FUNCTION pg_temp.vraag_@ () RETURNS text LANGUAGE sql AS $q$ SELECT x::text FROM (%) "
      "q (x) $q$",
      "SELECT pg_temp.vraag_@ ()" },
    { "CREATE FUNCTION pg_temp.vraag_@ () RETURNS text LANGUAGE plpgsql SECURITY DEFINER AS $q$ "
      "BEGIN RETURN (SELECT x::text FROM (%) q (x)); END $q$",
      "SELECT pg_temp.vraag_@ ()" },
    { "PREPARE klaar_@ AS %", "EXECUTE klaar_@" },
    { "CREATE TEMP TABLE kopie_@ AS SELECT x::text FROM (%) q (x)", "SELECT * FROM kopie_@" },
  };
  const guint way = (guint) g_test_rand_int_range (0, 2 * G_N_ELEMENTS (ways));
  g_autofree char *number = g_strdup_printf ("%u", self->tried);
  g_autoptr (GString) make = NULL;
  g_autoptr (GString) ask = NULL;

  if (way >= G_N_ELEMENTS (ways))
    return regie_db_get_text (self->db, sql, 0, NULL, have, NULL);
  make = g_string_new (ways[way].make);
  ask = g_string_new (ways[way].ask);
  g_string_replace (make, "@", number, 0);
  g_string_replace (make, "%", sql, 1);
  g_string_replace (ask, "@", number, 0);
  return regie_db_script (self->db, make->str, NULL)
         && regie_db_get_text (self->db, ask->str, 0, NULL, have, NULL);
}

static void
try_random_question (Matrix *self, RegieDb *owner, const GPtrArray *tables)
{
  g_autofree char *sql = dup_question (tables);
  g_autofree char *have = NULL;
  g_autofree char *want = NULL;
  gboolean answers = ask_somehow (self, sql, &have);
  gboolean may = regie_db_get_text (owner, sql, 0, NULL, &want, NULL);

  self->tried++;
  self->answered += answers;
  if (!answers || (may && g_strcmp0 (have, want) == 0))
    return;
  self->wrong++;
  g_test_message ("%s: “%s”, and may know “%s”: %s", regie_role_name (self->role), have, want, sql);
}

/* So many for a role under ./dev fault; else a few. */
static void
test_random (Fixture *f, gconstpointer data)
{
  guint n = g_getenv ("REGIE_FAULT") != NULL ? 2000 : 60;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDb) owner = regie_db_open (f->uri, REGIE_DB_READ_WRITE, &error);
  guint tried = 0;
  guint answered = 0;
  guint wrong = 0;

  g_assert_no_error (error);
  add_rows (f);
  run (owner, "SET search_path = shadow");
  for (guint role = 0; role < REGIE_N_ROLES; role++)
    {
      g_autoptr (GPtrArray) tables = g_ptr_array_new ();
      g_autoptr (RegieDb) db = log_in (f, regie_role_name ((RegieRole) role));
      Matrix self = { .f = f, .db = db, .role = (RegieRole) role };

      run (f->db, "DELETE FROM emergency");
      shadow (&self, tables);
      /* Nobody learns of values by what the planner keeps of them. */
      g_assert_cmpint (count_in (db, "SELECT count(*) FROM pg_stats WHERE schemaname = "
                                     "current_schema ()"),
                       ==, 0);
      for (guint i = 0; i < n; i++)
        {
          try_random_question (&self, owner, tables);
          if (i % 4 == 0)
            try_random_change (&self, tables);
        }
      tried += self.tried;
      answered += self.answered;
      wrong += self.wrong;
    }
  run (f->db, "DROP SCHEMA shadow CASCADE");
  g_test_message ("statements tried %u, questions answered %u, wrong %u", tried, answered, wrong);
  g_assert_cmpuint (answered, >, tried / 2);
  g_assert_cmpuint (wrong, ==, 0);
}

TEST_SUITE (matrix)
{
  static const FixtureTest on_server[] = {
    { "every-cell", test_matrix },       { "own", test_own },
    { "probes", test_probes },           { "emergency", test_emergency },
    { "in-between", test_in_between },   { "log", test_log },
    { "plain-owner", test_plain_owner }, { "paths", test_paths },
    { "functions", test_functions },     { "pointing", test_pointing },
    { "unlogged", test_unlogged },       { "log-hidden", test_log_hidden },
    { "random", test_random },
  };

  ADD_ON_SERVER ("/matrix", on_server);
}
