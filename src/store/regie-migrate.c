/* SPDX-License-Identifier: EUPL-1.2 */
/* The statements that lead from each version to the next, and those of the tables beside the
 * records. */
#include "regie-migrate.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-lock.h"
#include "regie-place.h"
#include "regie-policies.h"
#include "regie-text.h"

/* What stands beside the records, per version: the log, and everything that is derived and can be
 * rebuilt. $ID, $TEXT, $INT, $BYTES and $WITHOUT become the engine's words. */
static const char *const common[] = {
  NULL,
  "CREATE TABLE meta (key $TEXT PRIMARY KEY, value $TEXT);"
  "INSERT INTO meta (key, value) VALUES ('chain', ''), ('data', '0');"
  "CREATE TABLE change_log (seq $ID, at $TEXT NOT NULL, who $INT, title $TEXT NOT NULL, undoes "
  "$INT, values_hash $TEXT NOT NULL,"
  "  hash $TEXT NOT NULL);"
  "CREATE TABLE change_value (seq $INT NOT NULL REFERENCES change_log, n $INT NOT NULL, entity "
  "$TEXT NOT NULL, id $INT NOT NULL,"
  "  last_id $INT, field $TEXT NOT NULL, from_text $TEXT, to_text $TEXT, PRIMARY KEY (seq, n)) "
  "$WITHOUT;"
  "CREATE INDEX change_value_record ON change_value (entity, id);"
  "CREATE TABLE read_log (id $ID, at $TEXT NOT NULL, who $INT, dossier $INT NOT NULL);"
  "CREATE TABLE deadline (dossier $INT NOT NULL, n $INT NOT NULL, rule $TEXT NOT NULL, fact $INT, "
  "begins $TEXT, nominal $TEXT,"
  "  due $TEXT, ended $TEXT, lapsed_from $TEXT, lapsed_until $TEXT, nature $INT NOT NULL, actor "
  "$INT NOT NULL,"
  "  uncertain $INT NOT NULL, open $INT NOT NULL, deferred_until $TEXT, unrecorded $INT NOT NULL, "
  "consultant $INT,"
  "  PRIMARY KEY (dossier, n)) $WITHOUT;"
  "CREATE INDEX deadline_open ON deadline (due) WHERE open = 1;"
  "CREATE TABLE dossier_index (dossier $ID, person $INT NOT NULL, name $TEXT NOT NULL, name_sort "
  "$TEXT NOT NULL, number $TEXT,"
  "  born $TEXT, grp $TEXT, route $TEXT, phase $TEXT, municipality $TEXT, consultant $INT, started "
  "$TEXT,"
  "  next_rule $TEXT, next_due $TEXT, pip_day $TEXT, term_begin $TEXT, term_nominal $TEXT, "
  "term_end $TEXT, hours $INT,"
  "  hours_plan $INT, last_contact $TEXT, done_on $TEXT, refresh_on $TEXT, facts_version $INT NOT "
  "NULL);"
  "CREATE INDEX dossier_index_name ON dossier_index (name_sort);"
  "CREATE INDEX dossier_index_next ON dossier_index (next_due);"
  "CREATE INDEX dossier_index_consultant ON dossier_index (consultant, next_due);"
  "CREATE INDEX dossier_index_refresh ON dossier_index (refresh_on) WHERE refresh_on IS NOT NULL;"
  "CREATE TABLE search_text (id $ID, folded $TEXT NOT NULL);",
  /* What is derived knows more since versions 2 to 5: it is made anew before anything is shown. */
  "UPDATE meta SET value = '' WHERE key = 'rules_hash';",
  "UPDATE meta SET value = '' WHERE key = 'rules_hash';",
  "UPDATE meta SET value = '' WHERE key = 'rules_hash';"
  "CREATE TABLE plan_cost (dossier $INT NOT NULL, year $INT NOT NULL, amount $INT NOT NULL, "
  "PRIMARY KEY (dossier, year)) $WITHOUT;"
  "CREATE INDEX plan_cost_year ON plan_cost (year, amount);"
  /* The two ticks of a provider become marks. */
  "INSERT INTO mark (id, version, voided, provider, kind) SELECT id, 1, 0, id, 'blik_op_werk' FROM "
  "provider WHERE marked = 1 AND voided = 0;"
  "INSERT INTO mark (id, version, voided, provider, kind) SELECT -id, 1, 0, id, 'taalschakel' FROM "
  "provider WHERE recognised = 1 AND voided = 0;",
  "UPDATE meta SET value = '' WHERE key = 'rules_hash';"
  "CREATE TABLE search_note (id $ID, folded $TEXT NOT NULL);"
  /* Few facts have words: search finds those of a dossier without reading the others. */
  "CREATE INDEX fact_note ON fact (dossier) WHERE note IS NOT NULL;",
  NULL,
  /* The clock and the search index know more since version 7. */
  "UPDATE meta SET value = '' WHERE key = 'rules_hash';"
  /* For which day and with which setting a row was made: without them nobody can tell a fault from
     what time changes. */
  "ALTER TABLE dossier_index ADD COLUMN made_on $TEXT;"
  "ALTER TABLE dossier_index ADD COLUMN silence $INT;"
  "DELETE FROM meta WHERE key = 'data';", /* written by every change, read by nobody */
  NULL,
  NULL,
  /* The index knows of networks since version 10.  A provider is a role of an organisation, and so
     are givers that are no person (move_givers). */
  "UPDATE meta SET value = '' WHERE key = 'rules_hash';"
  /* Who is of 16 to 27 years, or nearly: the days from which each thing asks for action. */
  "CREATE TABLE youth (dossier $ID, director $INT, leader $INT, silent $INT, next_meeting $TEXT, "
  "last_meeting $TEXT,"
  "  red_on $TEXT, notice_on $TEXT, silent_on $TEXT, transition_on $TEXT, agreement_on $TEXT, "
  "unled_on $TEXT, unmet_on $TEXT,"
  "  moment_on $TEXT, act_on $TEXT, act $TEXT, moment $TEXT, moment_latest $TEXT, age $INT, "
  "light_support $TEXT,"
  "  light_school $TEXT, light_income $TEXT, light_wellbeing $TEXT, light_housing $TEXT);"
  "CREATE INDEX youth_act ON youth (act_on, dossier);"
  "CREATE INDEX youth_director ON youth (director, act_on, dossier);"
  /* Who looked at a list of others says why; the list is no dossier (0). */
  "ALTER TABLE read_log ADD COLUMN reason $TEXT;"
  "INSERT INTO organisation (id, version, voided, name, chamber, phone, email)"
  "  SELECT id, 1, 0, name, chamber, phone, email FROM provider WHERE voided = 0;"
  "UPDATE provider SET organisation = id WHERE voided = 0;"
  "UPDATE contact SET organisation = (SELECT p.organisation FROM provider p WHERE p.id = "
  "contact.provider);",
  /* What took an entry back, and what somebody did, without reading the whole log. */
  "CREATE INDEX change_log_undoes ON change_log (undoes) WHERE undoes IS NOT NULL;"
  "CREATE INDEX change_log_who ON change_log (COALESCE (who, 0), seq) WHERE undoes IS NULL;",
  /* The talks that are still to come, or of which nobody said how they went. */
  "CREATE INDEX talk_planned ON talk (day) WHERE stage = 'gepland' AND voided = 0;",
  /* The bytes of files: written with the record, in no list and in no log. */
  "CREATE TABLE attachment_bytes (id $ID REFERENCES attachment, bytes $BYTES NOT NULL);"
  /* Who is in a group, without reading every order. */
  "CREATE INDEX engagement_course ON engagement (course) WHERE course IS NOT NULL;",
  /* A BSN is in no search index since version 14. */
  "UPDATE meta SET value = '' WHERE key = 'rules_hash';"
  "CREATE INDEX dossier_shielded ON dossier (shielded) WHERE shielded = 1;"
  /* Of a range, few as they are, that a record is in: without reading all that was ever written. */
  "CREATE INDEX change_value_range ON change_value (entity, id) WHERE last_id IS NOT NULL;"
  "CREATE INDEX dossier_director ON dossier (director) WHERE director IS NOT NULL;"
  /* Every reading of data of people, with what BIO 8.15.01 asks of a line, in a chain of its
   * own. */
  "ALTER TABLE read_log ADD COLUMN act $TEXT; ALTER TABLE read_log ADD COLUMN kind $TEXT;"
  "ALTER TABLE read_log ADD COLUMN persons $INT; ALTER TABLE read_log ADD COLUMN refused $INT;"
  "ALTER TABLE read_log ADD COLUMN origin $TEXT; ALTER TABLE read_log ADD COLUMN ground $TEXT;"
  "ALTER TABLE read_log ADD COLUMN hash $TEXT;"
  "CREATE INDEX read_log_dossier ON read_log (dossier, at);"
  "CREATE INDEX read_log_who ON read_log (who, at);"
  "INSERT INTO meta (key, value) SELECT 'read_chain', COALESCE (MAX (id), 0) || ' ' FROM "
  "read_log;",
};

static const char *const sqlite_only[] = {
  NULL,
  "CREATE VIRTUAL TABLE search_fts USING fts5 (folded, content = 'search_text', content_rowid = "
  "'id', tokenize = 'trigram', detail = none, columnsize = 0);"
  "INSERT INTO search_fts (search_fts, rank) VALUES ('hashsize', 33554432);"
  "PRAGMA application_id = 1382508901;",
  NULL,
  NULL,
  NULL,
  "CREATE VIRTUAL TABLE search_note_fts USING fts5 (folded, content = 'search_note', content_rowid "
  "= 'id', tokenize = 'trigram', detail = none, columnsize = 0);"
  "INSERT INTO search_note_fts (search_note_fts, rank) VALUES ('hashsize', 33554432);",
  /* What is put off need not be of a provider any more; SQLite cannot take NOT NULL from a
   * column. */
  "CREATE TABLE delay_6 (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, voided INTEGER NOT "
  "NULL, provider INTEGER REFERENCES provider,"
  "  rule TEXT NOT NULL, subject INTEGER NOT NULL, until_day TEXT NOT NULL, reason TEXT NOT NULL, "
  "giver INTEGER REFERENCES giver,"
  "  \"match\" INTEGER REFERENCES \"match\");"
  "INSERT INTO delay_6 SELECT id, version, voided, provider, rule, subject, until_day, reason, "
  "giver, \"match\" FROM delay;"
  "DROP TABLE delay; ALTER TABLE delay_6 RENAME TO delay;"
  "CREATE INDEX delay_provider ON delay (provider);"
  "CREATE INDEX delay_giver ON delay (giver) WHERE giver IS NOT NULL;"
  "CREATE INDEX delay_match ON delay (\"match\") WHERE \"match\" IS NOT NULL;",
  NULL,
  NULL,
  NULL,
  /* Who works somewhere need not work for a provider any more. */
  "CREATE TABLE contact_10 (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, voided INTEGER NOT "
  "NULL, provider INTEGER "
  "REFERENCES provider, name TEXT NOT NULL, job TEXT, phone TEXT, email TEXT, organisation INTEGER "
  "REFERENCES organisation,"
  "  until_day TEXT, note TEXT);"
  "INSERT INTO contact_10 SELECT id, version, voided, provider, name, job, phone, email, "
  "organisation, until_day, note FROM "
  "contact;"
  "DROP TABLE contact; ALTER TABLE contact_10 RENAME TO contact;"
  "CREATE INDEX contact_provider ON contact (provider);"
  "CREATE INDEX contact_organisation ON contact (organisation) WHERE organisation IS NOT NULL;",
  NULL,
  NULL,
  NULL,
  NULL,
};

static const char *const postgres_only[] = {
  NULL,
  "CREATE EXTENSION IF NOT EXISTS pg_trgm;"
  "CREATE INDEX search_text_trigram ON search_text USING gin (folded gin_trgm_ops);",
  NULL,
  NULL,
  NULL,
  "CREATE INDEX search_note_trigram ON search_note USING gin (folded gin_trgm_ops);",
  "ALTER TABLE delay ALTER COLUMN provider DROP NOT NULL;",
  NULL,
  NULL,
  NULL,
  "ALTER TABLE contact ALTER COLUMN provider DROP NOT NULL;",
  NULL,
  NULL,
  /* Scans and photos are packed already. */
  "ALTER TABLE attachment_bytes ALTER COLUMN bytes SET STORAGE EXTERNAL;",
  NULL,
};

static gboolean
run_script (RegieDb *db, const char *script, GError **error)
{
  g_autoptr (GString) sql = g_string_new (script);

  g_string_replace (sql, "$ID", db->klass->id_type, 0);
  g_string_replace (sql, "$TEXT", db->klass->text_type, 0);
  g_string_replace (sql, "$INT", db->klass->int_type, 0);
  g_string_replace (sql, "$BYTES", db->klass->bytes_type, 0);
  g_string_replace (sql, "$WITHOUT", db->klass->without_rowid, 0);
  return regie_db_script (db, sql->str, error);
}

static const char *
column_type (RegieDb *db, const RegieField *field)
{
  switch (field->kind)
    {
    case REGIE_REF:
    case REGIE_INT:
    case REGIE_MONEY:
    case REGIE_BOOL:
      return db->klass->int_type;
    default:
      return db->klass->text_type;
    }
}

/* A new column of an old table cannot be NOT NULL: the program holds REQUIRED, the table only from
 * the start. */
static void
append_column (RegieDb *db, GString *sql, const RegieField *field, gboolean is_new_table)
{
  g_string_append_printf (sql, "\"%s\" %s", field->name, column_type (db, field));
  if (field->flags & REGIE_REQUIRED && is_new_table)
    g_string_append (sql, " NOT NULL");
  if (field->kind == REGIE_REF)
    g_string_append_printf (sql, " REFERENCES \"%s\"", field->list);
}

static gboolean
add_indexes (RegieDb *db, const RegieEntity *entity, int version, GError **error)
{
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      /* A reference that few records have costs the others nothing. */
      gboolean is_sparse = !(field->flags & REGIE_REQUIRED) && field->since > entity->since;
      g_autofree char *sql = NULL;

      if ((int) field->since != version || !(field->flags & (REGIE_UNIQUE | REGIE_INDEXED)))
        continue;
      sql = field->flags & REGIE_UNIQUE
              ? g_strdup_printf ("CREATE UNIQUE INDEX %s_%s ON \"%s\" (\"%s\") WHERE voided = 0",
                                 entity->name, field->name, entity->name, field->name)
              : g_strdup_printf ("CREATE INDEX %s_%s ON \"%s\" (\"%s\")%s%s%s", entity->name,
                                 field->name, entity->name, field->name,
                                 is_sparse ? " WHERE \"" : "", is_sparse ? field->name : "",
                                 is_sparse ? "\" IS NOT NULL" : "");
      if (!regie_db_script (db, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
create_table (RegieDb *db, const RegieEntity *entity, int version, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_printf (sql, "CREATE TABLE \"%s\" (id %s, version %s NOT NULL, voided %s NOT NULL",
                   entity->name, db->klass->id_type, db->klass->int_type, db->klass->int_type);
  for (guint i = 0; i < entity->n_fields; i++)
    if ((int) entity->fields[i].since == version)
      {
        g_string_append (sql, ", ");
        append_column (db, sql, &entity->fields[i], TRUE);
      }
  g_string_append (sql, ")");
  return regie_db_script (db, sql->str, error);
}

static gboolean
add_columns (RegieDb *db, const RegieEntity *entity, int version, GError **error)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if ((int) entity->fields[i].since == version)
      {
        g_autoptr (GString) sql = g_string_new (NULL);

        g_string_printf (sql, "ALTER TABLE \"%s\" ADD COLUMN ", entity->name);
        append_column (db, sql, &entity->fields[i], FALSE);
        if (!regie_db_script (db, sql->str, error))
          return FALSE;
      }
  return TRUE;
}

/* --- givers in the directory of organisations --- */

/* An organisation that no giver is a role of yet, or a giver. */
typedef struct {
  char *id, *name, *folded, *phone, *email;
} Party;

static void
party_free (gpointer data)
{
  Party *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->folded);
  g_free (self->phone);
  g_free (self->email);
  g_free (self);
}

static gboolean
add_party (guint n, const char *const *c, gpointer data, GError **error)
{
  Party *party = g_new (Party, 1);

  *party = (Party){ g_strdup (c[0]), g_strdup (c[1]), regie_text_fold (c[1]), g_strdup (c[2]),
                    g_strdup (c[3]) };
  g_ptr_array_add (data, party);
  return TRUE;
}

/* SELF becomes an organisation of its own. */
static gboolean
become_organisation (RegieDb *db, const Party *self, GError **error)
{
  return regie_db_exec (db,
                        "INSERT INTO organisation (id, version, voided, name, phone, email) VALUES "
                        "($1, 1, 0, $2, $3, $4)",
                        4, (const char *[]){ self->id, self->name, self->phone, self->email }, NULL,
                        NULL, error)
         && regie_db_exec (db, "UPDATE giver SET organisation = id WHERE id = $1", 1,
                           (const char *[]){ self->id }, NULL, NULL, error);
}

/* MINE and THEIRS (each may be NULL) differ: what is not kept stands in NOTE. */
static const char *
choose (const char *mine, const char *theirs, GString *note)
{
  if (mine != NULL && theirs != NULL && strcmp (mine, theirs) != 0)
    g_string_append_printf (note, "%s%s", note->len > 0 ? ", " : "Meedoenbalie: ", theirs);
  return mine != NULL ? mine : theirs;
}

/* SELF becomes a role of ORGANISATION, which is a provider: from now on the three say the same. */
static gboolean
become_role (RegieDb *db, const Party *self, const Party *organisation, GError **error)
{
  g_autoptr (GString) note = g_string_new (NULL);
  const char *phone = choose (organisation->phone, self->phone, note);
  const char *email = choose (organisation->email, self->email, note);
  const char *said[] = { organisation->id, phone, email };
  const char *own[] = { organisation->id, phone, email, organisation->name, self->id };
  const char *noted[] = { organisation->id, note->len > 0 ? note->str : NULL };

  return regie_db_exec (db,
                        "UPDATE giver SET organisation = $1, phone = $2, email = $3, name = $4 "
                        "WHERE id = $5",
                        5, own, NULL, NULL, error)
         && regie_db_exec (db, "UPDATE provider SET phone = $2, email = $3 WHERE organisation = $1",
                           3, said, NULL, NULL, error)
         && regie_db_exec (db, "UPDATE organisation SET phone = $2, email = $3 WHERE id = $1", 3,
                           said, NULL, NULL, error)
         && regie_db_exec (db, "UPDATE organisation SET note = $2 WHERE id = $1", 2, noted, NULL,
                           NULL, error);
}

/* Takes the organisation that is called as GIVER is out of LIST; the same name in other letters is
 * the same organisation.  NULL when there is none. */
static Party *
take_namesake (GPtrArray *list, const Party *giver)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (((Party *) list->pdata[i])->folded, giver->folded) == 0)
      return g_ptr_array_steal_index (list, i);
  return NULL;
}

/* Those that are written exactly as a provider come first: a name is taken once. */
static gboolean
move_givers (RegieDb *db, GError **error)
{
  g_autoptr (GPtrArray) organisations = g_ptr_array_new_with_free_func (party_free);
  g_autoptr (GPtrArray) givers = g_ptr_array_new_with_free_func (party_free);

  if (!regie_db_exec (db, "SELECT id, name, phone, email FROM organisation ORDER BY id", 0, NULL,
                      add_party, organisations, error)
      || !regie_db_exec (db,
                         "SELECT id, name, phone, email FROM giver WHERE voided = 0 AND kind <> "
                         "'persoon' ORDER BY CASE WHEN EXISTS (SELECT 1 FROM organisation o WHERE "
                         "o.name = giver.name) THEN 0 ELSE 1 END, id",
                         0, NULL, add_party, givers, error))
    return FALSE;
  for (guint i = 0; i < givers->len; i++)
    {
      Party *namesake = take_namesake (organisations, givers->pdata[i]);
      gboolean ok = namesake != NULL ? become_role (db, givers->pdata[i], namesake, error)
                                     : become_organisation (db, givers->pdata[i], error);

      g_clear_pointer (&namesake, party_free);
      if (!ok)
        return FALSE;
    }
  return TRUE;
}

/* Since this version the place of a draft is that of its command. */
#define PLACES_VERSION 8
/* Since this version there is one directory of organisations. */
#define DIRECTORY_VERSION 10

static gboolean
step_to (RegieDb *db, const RegieSchema *schema, int version, GError **error)
{
  const char *const *own = regie_db_is_postgres (db) ? postgres_only : sqlite_only;

  /* New tables first: new columns of old ones may point to them. */
  for (guint i = 0; i < schema->n_entities; i++)
    if ((int) schema->entities[i].since == version
        && !create_table (db, &schema->entities[i], version, error))
      return FALSE;
  for (guint i = 0; i < schema->n_entities; i++)
    if ((int) schema->entities[i].since < version
        && !add_columns (db, &schema->entities[i], version, error))
      return FALSE;
  for (guint i = 0; i < schema->n_entities; i++)
    if ((int) schema->entities[i].since <= version
        && !add_indexes (db, &schema->entities[i], version, error))
      return FALSE;
  if (version < (int) G_N_ELEMENTS (common) && common[version] != NULL
      && !run_script (db, common[version], error))
    return FALSE;
  if (version < (int) G_N_ELEMENTS (sqlite_only) && own[version] != NULL
      && !run_script (db, own[version], error))
    return FALSE;
  if ((version == PLACES_VERSION && !regie_places_move (db, error))
      || (version == DIRECTORY_VERSION && !move_givers (db, error)))
    return FALSE;
  return regie_policies_set (db, schema, version, error);
}

gboolean
regie_meta_get (RegieDb *db, const char *key, char **value, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_get_text (db, "SELECT value FROM meta WHERE key = $1", 1, &key, value, error);
}

gboolean
regie_meta_set (RegieDb *db, const char *key, const char *value, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_exec (db,
                        "INSERT INTO meta (key, value) VALUES ($1, $2) ON CONFLICT (key) DO UPDATE "
                        "SET value = excluded.value",
                        2, (const char *[]){ key, value }, NULL, NULL, error);
}

gboolean
regie_migrate_version (RegieDb *db, int *version, GError **error)
{
  g_autofree char *text = NULL;
  gint64 tables;
  const char *sql = regie_db_is_postgres (db)
                      ? "SELECT count(*) FROM pg_class WHERE relname = 'meta' AND relkind = 'r' "
                        "AND pg_table_is_visible (oid)"
                      : "SELECT count(*) FROM sqlite_schema WHERE name = 'meta'";

  *version = 0;
  if (!regie_db_get_int (db, sql, 0, NULL, &tables, error))
    return FALSE;
  if (tables == 0)
    return TRUE;
  if (!regie_meta_get (db, "version", &text, error))
    return FALSE;
  *version = text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
  return TRUE;
}

/* The key of the hashes stands in the database: the chain shows accidents and careless hands, not
 * an administrator. */
static gboolean
ensure_key (RegieDb *db, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *fresh = g_uuid_string_random ();

  return regie_meta_get (db, "chain_key", &key, error)
         && (key != NULL || regie_meta_set (db, "chain_key", fresh, error));
}

/* The version of the database, which a newer program did not write. */
static gboolean
find_version (RegieDb *db, const RegieSchema *schema, int *have, GError **error)
{
  if (!regie_migrate_version (db, have, error))
    return FALSE;
  if (*have <= (int) schema->version)
    return TRUE;
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_NEWER,
               _("This database was written by a newer Regie (version %d; this program knows "
                  "%u). Nothing was changed; install the newer program."),
               *have, schema->version);
  return FALSE;
}

static gboolean
note_version (RegieDb *db, const RegieSchema *schema, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%u", schema->version);
  g_autofree char *pragma = g_strdup_printf ("PRAGMA user_version = %u", schema->version);

  return ensure_key (db, error) && regie_meta_set (db, "version", text, error)
         && (regie_db_is_postgres (db) || regie_db_script (db, pragma, error));
}

/* Inside the transaction the version is asked again: who else started this program meanwhile may
 * have done it all. */
static gboolean
migrate_inside (RegieDb *db, const RegieSchema *schema, GError **error)
{
  int have;

  if (!find_version (db, schema, &have, error))
    return FALSE;
  for (int version = have + 1; version <= (int) schema->version; version++)
    if (!step_to (db, schema, version, error))
      return FALSE;
  return have == (int) schema->version || note_version (db, schema, error);
}

gboolean
regie_migrate (RegieDb *db, const RegieSchema *schema, GError **error)
{
  int have;

  g_return_val_if_fail (db != NULL, FALSE);
  if (!find_version (db, schema, &have, error))
    return FALSE;
  if (have == (int) schema->version)
    return schema != regie_schema () || regie_policies_refresh (db, error);
  if (!regie_lock_begin_alone (db, error))
    return FALSE;
  if (migrate_inside (db, schema, error))
    return regie_db_commit (db, error);
  regie_db_rollback (db);
  return FALSE;
}

gboolean
regie_migrate_check (RegieDb *db, const RegieSchema *schema, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  for (guint i = 0; i < schema->n_entities; i++)
    {
      const RegieEntity *entity = &schema->entities[i];
      g_autoptr (GString) sql = g_string_new ("SELECT id, version, voided");

      for (guint k = 0; k < entity->n_fields; k++)
        g_string_append_printf (sql, ", \"%s\"", entity->fields[k].name);
      g_string_append_printf (sql, " FROM \"%s\" LIMIT 0", entity->name);
      if (!regie_db_exec (db, sql->str, 0, NULL, NULL, NULL, NULL))
        {
          g_set_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
                       _("The table %s does not have the fields of this version."), entity->name);
          return FALSE;
        }
    }
  return TRUE;
}
