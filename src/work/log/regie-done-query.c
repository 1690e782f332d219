/* SPDX-License-Identifier: EUPL-1.2 */
/* Reads from the log what somebody did, how it stands now, and where it was done. */
#include "regie-done-query.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-apply.h"
#include "regie-change.h"
#include "regie-column.h"
#include "regie-error.h"
#include "regie-person.h"
#include "regie-sql.h"
#include "regie-text.h"

/* From the entries that are named "did" to the last one about each: its place in the chain says
 * whether it took something back. */
#define CHAIN                                                                                      \
  "chain (root, seq, depth) AS (SELECT d.seq, d.seq, 0 FROM did d UNION ALL"                       \
  " SELECT c.root, u.seq, c.depth + 1 FROM chain c JOIN change_log u ON u.undoes = c.seq)"         \
  " SELECT d.seq, c.seq, c.depth, d.title, d.at, l.who, s.name, d.who, o.name FROM did d JOIN"     \
  " chain c ON c.root = d.seq JOIN change_log l ON l.seq = c.seq LEFT JOIN staff s ON s.id ="      \
  " l.who LEFT JOIN staff o ON o.id = d.who WHERE"                                                 \
  " NOT EXISTS (SELECT 1 FROM change_log u WHERE u.undoes = c.seq) ORDER BY d.seq DESC"

static gboolean
add_done (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDone *done = g_new0 (RegieDone, 1);

  done->root = regie_column_id (c[0]);
  done->entry = regie_column_id (c[1]);
  done->is_undone = regie_column_int (c[2]) % 2 == 1;
  done->title = g_strdup (c[3]);
  done->at = g_strdup (c[4]);
  done->who = regie_column_id (c[5]);
  done->by = g_strdup (c[6]);
  done->did = regie_column_id (c[7]);
  done->did_by = g_strdup (c[8]);
  g_ptr_array_add (data, done);
  return TRUE;
}

/* --- what it touched --- */

/* What is done about all of DONE at once, in as many statements as there are kinds of record. */
typedef struct {
  RegieDb *db;
  GPtrArray *done;      /* RegieDone, by falling ROOT */
  GPtrArray *numbers;   /* their roots as text: the parameters of every statement */
  GString *places;      /* "$1, $2, …" */
  GHashTable *entities; /* RegieEntity: the kinds that were touched */
} Touching;

static int
compare_root (gconstpointer a, gconstpointer b)
{
  const gint64 root = ((const RegieDone *) a)->root;
  const gint64 other = ((*(const RegieDone *const *) b))->root;

  return root < other ? 1 : root > other ? -1 : 0;
}

static RegieDone *
find_done (const Touching *self, const char *root)
{
  const RegieDone key = { .root = regie_column_id (root) };
  RegieDone **found = bsearch (&key, self->done->pdata, self->done->len, sizeof (gpointer),
                               compare_root);

  return found != NULL ? *found : NULL;
}

static void
touching_init (Touching *self, RegieDb *db, GPtrArray *done)
{
  *self = (Touching){ db, done, g_ptr_array_new_with_free_func (g_free), g_string_new (NULL),
                      g_hash_table_new (NULL, NULL) };
  for (guint i = 0; i < done->len; i++)
    {
      const RegieDone *one = done->pdata[i];

      g_ptr_array_add (self->numbers, g_strdup_printf ("%" G_GINT64_FORMAT, one->root));
      g_string_append_printf (self->places, "%s$%u", i > 0 ? ", " : "", i + 1);
    }
}

static void
touching_clear (Touching *self)
{
  g_ptr_array_unref (self->numbers);
  g_string_free (self->places, TRUE);
  g_hash_table_unref (self->entities);
}

/* Runs FORMAT, in which @ stands for the entries. */
static gboolean
run (Touching *self, const char *format, RegieRowFunc row, GError **error)
{
  g_autoptr (GString) sql = g_string_new (format);

  g_string_replace (sql, "@", self->places->str, 0);
  return regie_db_exec (self->db, sql->str, self->numbers->len,
                        (const char *const *) self->numbers->pdata, row, self, error);
}

static gboolean
take_records (guint n, const char *const *c, gpointer data, GError **error)
{
  Touching *self = data;
  RegieDone *done = find_done (self, c[0]);
  const RegieEntity *entity = regie_schema_find (regie_schema (), c[1]);

  if (done == NULL || entity == NULL)
    return TRUE;
  g_hash_table_add (self->entities, (gpointer) entity);
  if (done->entity == NULL)
    {
      done->entity = entity;
      done->record = regie_column_id (c[4]);
    }
  done->n_records += (guint) regie_column_id (c[2]);
  if (regie_column_int (c[3]) > 0)
    {
      done->has_ranges = TRUE;
      if (regie_entity_is_in_dossier (entity) || strcmp (entity->name, "dossier") == 0)
        done->n_dossiers = 2;
    }
  done->is_of_desk |= regie_entity_is_of_desk (entity);
  return TRUE;
}

/* How many records of each kind, in the order in which they were written.  What was erased is not
 * taken back. */
static const char records[]
  = "SELECT v.seq, v.entity, count(DISTINCT v.id) + COALESCE (sum(v.last_id - v.id), 0),"
    " sum(CASE WHEN v.last_id > v.id THEN 1 ELSE 0 END), min(v.id) FROM change_value v"
    " JOIN change_log l ON l.seq = v.seq WHERE v.seq IN (@) AND NOT (" REGIE_ERASURE
    ") GROUP BY v.seq, v.entity ORDER BY v.seq, min(v.n)";

/* What somebody else goes by from then on: a date is given to it that freezes it. */
static const char settling[]
  = "SELECT DISTINCT v.seq FROM change_value v WHERE v.seq IN (@) AND v.from_text IS NULL AND"
    " v.to_text IS NOT NULL AND ((v.entity IN ('meeting', 'gathering') AND v.field = 'closed_on')"
    " OR (v.entity = 'decision' AND v.field = 'dated_on') OR (v.entity = 'quarter' AND v.field ="
    " 'frozen_on') OR (v.entity = 'invoice' AND v.field = 'settled_on'))";

static gboolean
take_settled (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDone *done = find_done (data, c[0]);

  if (done != NULL)
    done->is_settled = TRUE;
  return TRUE;
}

/* --- where it was done --- */

static const RegieField *
find_owner (const RegieEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind == REGIE_REF && (entity->fields[i].flags & REGIE_REQUIRED))
      return &entity->fields[i];
  return NULL;
}

static gboolean
is_of_provider (const RegieEntity *entity)
{
  const RegieField *field = regie_entity_find (entity, "provider");

  return field != NULL && field->kind == REGIE_REF;
}

/* The column that names the dossier (*WHERE) or the provider in which a record of ENTITY lies,
 * through what it belongs to; JOINS are the tables up to there, of which the last is r<DEPTH>.
 * NULL when it lies in neither. */
static const char *
find_column (const RegieEntity *entity, GString *joins, guint *depth, RegieWhereKind *where)
{
  for (*depth = 0; entity != NULL; ++*depth)
    {
      const RegieField *owner;

      *where = REGIE_WHERE_DOSSIER;
      if (regie_entity_is_in_dossier (entity))
        return "dossier";
      if (strcmp (entity->name, "dossier") == 0)
        return "id";
      *where = REGIE_WHERE_PROVIDER;
      if (is_of_provider (entity))
        return "provider";
      if (strcmp (entity->name, "provider") == 0)
        return "id";
      owner = find_owner (entity);
      if (owner == NULL)
        return NULL;
      g_string_append_printf (joins, " JOIN \"%s\" r%u ON r%u.id = r%u.\"%s\"", owner->list,
                              *depth + 1, *depth + 1, *depth, owner->name);
      entity = regie_schema_find (regie_schema (), owner->list);
    }
  return NULL;
}

/* Takes down that it was done in those between FIRST and LAST: where, and in how many (*N). */
static void
take_where (RegieDone *self, RegieWhereKind kind, const char *first, const char *last, guint *n)
{
  const gint64 id = regie_column_id (first);

  if (id == 0)
    return;
  if (id != regie_column_id (last) || (*n > 0 && self->where.id != id))
    *n = 2;
  else if (*n == 0)
    {
      *n = 1;
      self->where = (RegieWhere){ kind, id };
    }
}

static gboolean
take_dossier (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDone *done = find_done (data, c[0]);

  if (done != NULL)
    take_where (done, REGIE_WHERE_DOSSIER, c[1], c[2], &done->n_dossiers);
  return TRUE;
}

static gboolean
take_provider (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDone *done = find_done (data, c[0]);

  if (done != NULL && done->n_dossiers != 1)
    take_where (done, REGIE_WHERE_PROVIDER, c[1], c[2], &done->n_providers);
  return TRUE;
}

static gboolean
find_where (Touching *self, const RegieEntity *entity, RegieWhereKind kind, GError **error)
{
  g_autoptr (GString) joins = g_string_new (NULL);
  g_autofree char *sql = NULL;
  RegieWhereKind found;
  guint depth;
  /* The person of a dossier does not know it. */
  gboolean is_person = strcmp (entity->name, "person") == 0;
  const char *column = is_person ? "id" : find_column (entity, joins, &depth, &found);

  if (is_person)
    {
      g_string_append (joins, " JOIN dossier r1 ON r1.person = r0.id");
      found = REGIE_WHERE_DOSSIER;
      depth = 1;
    }
  if (column == NULL || found != kind)
    return TRUE;
  sql = g_strdup_printf ("SELECT v.seq, min(r%u.\"%s\"), max(r%u.\"%s\") FROM change_value v JOIN "
                         "\"%s\" r0 ON r0.id = v.id%s WHERE v.entity = '%s' AND v.seq IN (@) "
                         "GROUP BY v.seq",
                         depth, column, depth, column, entity->name, joins->str, entity->name);
  return run (self, sql, kind == REGIE_WHERE_DOSSIER ? take_dossier : take_provider, error);
}

/* What is done at the desk is of the desk, also when hours flow from it; what lies in one dossier
 * is of that dossier, whatever else it touched, and else at one provider of that. */
static gboolean
find_wheres (Touching *self, GError **error)
{
  static const RegieWhereKind kinds[] = { REGIE_WHERE_DOSSIER, REGIE_WHERE_PROVIDER };
  GHashTableIter iter;
  gpointer entity;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_hash_table_iter_init (&iter, self->entities);
      while (g_hash_table_iter_next (&iter, &entity, NULL))
        if (!find_where (self, entity, kinds[i], error))
          return FALSE;
    }
  for (guint i = 0; i < self->done->len; i++)
    {
      RegieDone *done = self->done->pdata[i];

      if (done->is_of_desk)
        done->where = (RegieWhere){ REGIE_WHERE_DESK, 0 };
      else if (done->n_dossiers != 1 && done->n_providers != 1)
        done->where = (RegieWhere){ REGIE_WHERE_ANYWHERE, 0 };
    }
  return TRUE;
}

/* --- whom it is about --- */

/* Those that are named with one statement: of a place of KIND, or whose first record is of
 * ENTITY. */
typedef struct {
  RegieDone *const *done;
  guint n;
  RegieWhereKind kind;
  const RegieEntity *entity; /* NULL: it is the place that is named */
} Naming;

static gint64
get_named (const Naming *self, const RegieDone *done)
{
  if (self->entity != NULL)
    return done->entity == self->entity ? done->record : 0;
  return done->where.kind == self->kind ? done->where.id : 0;
}

static gboolean
take_name (guint n, const char *const *c, gpointer data, GError **error)
{
  const Naming *self = data;
  const gint64 id = regie_column_id (c[0]);
  g_autofree char *name = n == 2 ? g_strdup (c[1]) : regie_person_dup_name (c[1], c[2], c[3]);

  for (guint i = 0; i < self->n; i++)
    if (get_named (self, self->done[i]) == id)
      {
        RegieDone *done = self->done[i];
        char **into = self->entity != NULL ? &done->thing : &done->whom;

        g_free (*into);
        *into = g_strdup (name);
      }
  return TRUE;
}

/* Runs SQL, which ends before the list of ids, for what NAMING is about; each once. */
static gboolean
find_names (RegieDb *db, const Naming *self, const char *sql, GError **error)
{
  g_autofree char *page = regie_sql_dup_page (sql, "");
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->n; i++)
    {
      const gint64 id = get_named (self, self->done[i]);

      if (id != 0 && g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
        g_array_append_val (ids, id);
    }
  for (guint at = 0; at < ids->len; at += REGIE_SQL_PAGE)
    if (!regie_sql_run_page (db, page, &g_array_index (ids, gint64, at),
                             MIN (REGIE_SQL_PAGE, ids->len - at), take_name, (gpointer) self,
                             error))
      return FALSE;
  return TRUE;
}

/* The person of a dossier that went again has a name as well: it is said in the toast. */
static gboolean
find_whom (RegieDb *db, RegieDone *const *done, guint n, GError **error)
{
  const Naming dossiers = { done, n, REGIE_WHERE_DOSSIER, NULL };
  const Naming providers = { done, n, REGIE_WHERE_PROVIDER, NULL };

  return find_names (db, &dossiers,
                     "SELECT d.id, p.given_names, p.prefix, p.surname FROM dossier d JOIN person p "
                     "ON p.id = d.person WHERE d.id IN ",
                     error)
         && find_names (db, &providers, "SELECT id, name FROM provider WHERE id IN ", error);
}

/* The field by which people call a record of ENTITY; NULL when it has none.  Of the desk nothing is
 * told: visitors look along.  What is about health has no name here either. */
static const RegieField *
find_calling (const RegieEntity *entity)
{
  if (entity == NULL || regie_entity_is_of_desk (entity) || strcmp (entity->name, "health") == 0)
    return NULL;
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind == REGIE_TEXT && (entity->fields[i].flags & REGIE_REQUIRED)
        && !(entity->fields[i].flags & REGIE_OWN))
      return &entity->fields[i];
  return NULL;
}

static gboolean
find_things (RegieDb *db, RegieDone *const *done, guint n, GError **error)
{
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      const Naming naming = { done, n, REGIE_WHERE_ANYWHERE, regie_entity (i) };
      const RegieField *field = i != REGIE_ENTITY_Person ? find_calling (naming.entity) : NULL;
      const RegieField *about;
      const char *health;
      g_autofree char *limit = NULL;
      g_autofree char *sql = NULL;

      if (field == NULL)
        continue;
      limit = regie_entity_find_health (naming.entity, &about, &health)
                ? g_strdup_printf ("COALESCE(\"%s\", '') <> '%s' AND ", about->name, health)
                : g_strdup ("");
      sql = g_strdup_printf ("SELECT id, \"%s\" FROM \"%s\" WHERE %sid IN ", field->name,
                             naming.entity->name, limit);
      if (!find_names (db, &naming, sql, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
regie_done_name (RegieDb *db, RegieDone *const *done, guint n, GError **error)
{
  g_return_val_if_fail (db != NULL && (done != NULL || n == 0), FALSE);
  return find_whom (db, done, n, error) && find_things (db, done, n, error);
}

static gboolean
take_touched (guint n, const char *const *c, gpointer data, GError **error)
{
  const gint64 entry = regie_column_id (c[0]);
  const Naming *self = data;

  for (guint i = 0; i < self->n; i++)
    if (self->done[i]->entry == entry)
      self->done[i]->is_touched = TRUE;
  return TRUE;
}

gboolean
regie_done_find_touched (RegieDb *db, RegieDone *const *done, guint n, GError **error)
{
  g_autofree char *page = regie_sql_dup_page (
    "SELECT DISTINCT v.seq FROM change_value v WHERE EXISTS (SELECT 1 FROM change_value w WHERE "
    "w.entity = v.entity AND w.id = v.id AND w.seq > v.seq) AND v.seq IN ",
    "");
  const Naming all = { done, n, REGIE_WHERE_ANYWHERE, NULL };

  g_return_val_if_fail (db != NULL && (done != NULL || n == 0), FALSE);
  for (guint at = 0; at < n; at += REGIE_SQL_PAGE)
    {
      const guint here = MIN (REGIE_SQL_PAGE, n - at);
      gint64 entries[REGIE_SQL_PAGE];

      for (guint i = 0; i < here; i++)
        entries[i] = done[at + i]->entry;
      if (!regie_sql_run_page (db, page, entries, here, take_touched, (gpointer) &all, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
complete (RegieDb *db, GPtrArray *done, GError **error)
{
  Touching touching;
  gboolean ok;

  if (done->len == 0)
    return TRUE;
  touching_init (&touching, db, done);
  ok = run (&touching, records, take_records, error)
       && run (&touching, settling, take_settled, error) && find_wheres (&touching, error);
  touching_clear (&touching);
  return ok;
}

GPtrArray *
regie_done_load (RegieDb *db, const RegieDoneFilter *filter, gint64 before, guint most,
                 GError **error)
{
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_done_free);
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL && filter != NULL, NULL);
  regie_sql_init (&sql, "WITH RECURSIVE did AS (SELECT l.seq, l.title, l.at, l.who FROM change_log "
                        "l WHERE l.undoes IS NULL");
  if (!filter->of_all)
    regie_sql_add_id (&sql, " AND COALESCE (l.who, 0) = CAST (? AS BIGINT)", filter->who);
  if (filter->entity != NULL)
    regie_sql_add (&sql,
                   " AND EXISTS (SELECT 1 FROM change_value v WHERE v.seq = l.seq AND v.entity = "
                   "?)",
                   filter->entity->name);
  if (filter->from != NULL)
    regie_sql_add (&sql, " AND l.at >= ?", filter->from);
  if (filter->until != NULL)
    regie_sql_add (&sql, " AND l.at < ?", filter->until);
  regie_sql_add_id (&sql, " AND l.seq < CAST (? AS BIGINT)", before > 0 ? before : G_MAXINT64);
  regie_sql_add_id (&sql, " ORDER BY l.seq DESC LIMIT CAST (? AS BIGINT)), " CHAIN, most);
  return regie_sql_run (db, &sql, add_done, done, error) && complete (db, done, error)
           ? g_steal_pointer (&done)
           : NULL;
}

RegieDone *
regie_done_find (RegieDb *db, gint64 seq, GError **error)
{
  g_autoptr (GPtrArray) done = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_done_free);
  char entry[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (
        db,
        "WITH RECURSIVE back (seq, undoes) AS (SELECT seq, undoes FROM change_log "
        "WHERE seq = CAST ($1 AS BIGINT) UNION ALL SELECT l.seq, l.undoes FROM back b "
        "JOIN change_log l ON l.seq = b.undoes), did AS (SELECT l.seq, l.title, l.at, "
        "l.who FROM change_log l JOIN back b ON b.seq = l.seq WHERE b.undoes IS NULL), " CHAIN,
        1, (const char *[]){ regie_number_format (seq, entry) }, add_done, done, error)
      || !complete (db, done, error)
      || (done->len > 0 && !regie_done_name (db, (RegieDone *const *) done->pdata, 1, error)))
    return NULL;
  if (done->len > 0)
    return g_ptr_array_steal_index (done, 0);
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                       _("This stands no more in the log."));
  return NULL;
}

/* --- what goes with it --- */

static void
count_free (gpointer data)
{
  g_free (((RegieDoneCount *) data)->kind);
  g_free (data);
}

static gboolean
add_count (guint n, const char *const *c, gpointer data, GError **error)
{
  const RegieEntity *entity = regie_schema_find (regie_schema (), c[1]);
  RegieDoneCount *count;

  if (entity == NULL)
    return TRUE;
  count = g_new (RegieDoneCount, 1);
  *count = (RegieDoneCount){ (RegieDoneHow) regie_column_int (c[0]), entity, g_strdup (c[2]),
                             (guint) regie_column_id (c[3]) };
  g_ptr_array_add (data, count);
  return TRUE;
}

/* A new record has edits of its fields as well: what happens to it as a whole counts. */
#define HOW                                                                                        \
  "max(CASE WHEN v.field <> '" REGIE_VOIDED "' THEN 0 WHEN v.to_text = '0' THEN 1 ELSE 2 END)"

GPtrArray *
regie_done_count (RegieDb *db, const RegieDone *self, GError **error)
{
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (count_free);
  char root[REGIE_NUMBER_TEXT];
  const char *params[] = { regie_number_format (self->root, root) };

  g_return_val_if_fail (db != NULL && self != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT r.how, 'fact', f.kind, count(DISTINCT f.id) FROM (SELECT v.id, "
                      "COALESCE (v.last_id, v.id) AS last, " HOW " AS how FROM change_value v "
                      "WHERE v.seq = $1 AND v.entity = 'fact' GROUP BY v.id, v.last_id) r JOIN "
                      "fact f ON f.id BETWEEN r.id AND r.last GROUP BY r.how, f.kind ORDER BY "
                      "r.how DESC, 4 DESC",
                      1, params, add_count, counts, error)
      || !regie_db_exec (db,
                         "SELECT r.how, r.entity, NULL, sum(r.n) FROM (SELECT v.entity, COALESCE "
                         "(v.last_id, v.id) - v.id + 1 AS n, " HOW " AS how FROM change_value v "
                         "WHERE v.seq = $1 AND v.entity <> 'fact' GROUP BY v.entity, v.id, "
                         "v.last_id) r GROUP BY r.how, r.entity ORDER BY r.how DESC, 4 DESC",
                         1, params, add_count, counts, error))
    return NULL;
  return g_steal_pointer (&counts);
}
