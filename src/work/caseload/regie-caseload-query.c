/* SPDX-License-Identifier: EUPL-1.2 */
/* What a query means in SQL: ids in order, how many, and rows by page. */
#include "regie-caseload-query.h"

#include <string.h>

#include "regie-column.h"
#include "regie-office-query.h"
#include "regie-question.h"
#include "regie-text.h"

#define NAME_ORDER "i.name_sort"

void
regie_query_add_scope (RegieSql *sql, const RegieQuery *query, const char *consultant)
{
  if (query->scope == REGIE_SCOPE_MINE)
    {
      guint n = query->replaced != NULL ? query->replaced->len : 0;

      g_string_append_printf (sql->sql, " AND %s", consultant);
      regie_sql_add_id (sql, n > 0 ? " IN (?" : " = ?", query->me);
      for (guint i = 0; i < n; i++)
        regie_sql_add_id (sql, ", ?", g_array_index (query->replaced, gint64, i));
      g_string_append (sql->sql, n > 0 ? ")" : "");
    }
  else if (query->scope == REGIE_SCOPE_TEAM && query->team != 0)
    {
      g_string_append_printf (sql->sql, " AND %s", consultant);
      regie_sql_add_id (sql, " IN (SELECT id FROM staff WHERE team = ?)", query->team);
    }
  if (query->consultant != 0)
    {
      g_string_append_printf (sql->sql, " AND %s", consultant);
      regie_sql_add_id (sql, " = ?", query->consultant);
    }
}

/* The fewest trigrams that cover WORD: every further one costs the index another look and finds
 * hardly less. */
static void
add_trigrams (GString *grams, const char *word)
{
  glong n = g_utf8_strlen (word, -1);

  for (glong at = 0; at < n; at += 3)
    {
      const char *from = g_utf8_offset_to_pointer (word, MIN (at, n - 3));
      const char *to = g_utf8_offset_to_pointer (from, 3);

      g_string_append_printf (grams, "%s\"%.*s\"", grams->len > 0 ? " AND " : "", (int) (to - from),
                              from);
    }
}

/* What a text of TABLE is like, in the words of PostgreSQL: through a function of the owner, since
 * only the owner's questions go through the trigrams. */
static void
add_like (RegieSql *sql, const char *table, const char *before, const char *word)
{
  g_autofree char *like = g_strconcat (before, word, "%", NULL);
  g_autofree char *ask = g_strdup_printf ("SELECT regie_search ('%s', ?)", table);

  regie_sql_add (sql, ask, like);
}

/* One or two letters: an initial, a prefix, a short number, or the beginning of one.  PostgreSQL
 * answers these from its index too; SQLite reads the texts, which are few bytes a dossier, or only
 * those that longer words left. */
static void
add_short_word (RegieDb *db, RegieSql *sql, const char *word, const char *table)
{
  if (regie_db_is_postgres (db))
    {
      g_string_append (sql->sql, " AND t.id IN (");
      add_like (sql, table, regie_question_begins (word) ? "" : "%", word);
      if (regie_question_begins (word))
        {
          g_string_append (sql->sql, " UNION ");
          add_like (sql, table, "% ", word);
        }
      g_string_append_c (sql->sql, ')');
    }
  else
    {
      g_autofree char *later = g_strdup_printf (" %s", word);

      regie_sql_add (sql,
                     regie_question_begins (word) ? " AND instr (' ' || t.folded, ?)"
                                                  : " AND instr (t.folded, ?)",
                     regie_question_begins (word) ? later : word);
    }
}

/* WORD of three letters and more stands in the text of "t". */
static void
add_long_word (RegieDb *db, RegieSql *sql, const char *word, const char *table, const char *index)
{
  g_autoptr (GString) grams = g_string_new (NULL);

  g_string_append (sql->sql, "t.id IN (");
  if (regie_db_is_postgres (db))
    add_like (sql, table, "%", word);
  else
    {
      add_trigrams (grams, word);
      g_string_append_printf (sql->sql, "SELECT rowid FROM %s WHERE %s", index, index);
      regie_sql_add (sql, " MATCH ?", grams->str);
    }
  g_string_append_c (sql->sql, ')');
  /* One trigram is the whole word: nothing is left to look for in the text. */
  if (grams->len > 0 && g_utf8_strlen (word, -1) > 3)
    regie_sql_add (sql, " AND instr (t.folded, ?)", word);
}

/* A BSN stands in no index of texts: who may not see one is not told either to whom it belongs.
 * WORD is its beginning. */
static void
add_bsn (RegieSql *sql, const char *word)
{
  g_autofree char *after = g_strdup_printf ("%s:", word); /* what comes after every digit */

  regie_sql_add (sql,
                 " OR t.id IN (SELECT d.id FROM person p JOIN dossier d ON d.person = p.id WHERE "
                 "p.bsn >= ?",
                 word);
  regie_sql_add (sql, " AND p.bsn < ?)", after);
}

static gboolean
is_number (const char *word)
{
  return word[strspn (word, "0123456789")] == '\0';
}

/* What regie_question_matches() says of the folded text "t" of TABLE, for the database to answer:
 * words of three letters and more go through the trigram index INDEX. */
static void
add_words (RegieDb *db, RegieSql *sql, const char *text, const char *table, const char *index,
           gboolean with_bsn)
{
  g_auto (GStrv) words = regie_question_dup_words (text);

  for (guint i = 0; words[i] != NULL; i++)
    if (regie_question_is_long (words[i]))
      {
        g_string_append (sql->sql, " AND (");
        add_long_word (db, sql, words[i], table, index);
        if (with_bsn && is_number (words[i]))
          add_bsn (sql, words[i]);
        g_string_append_c (sql->sql, ')');
      }
    else if (*words[i] != '\0')
      add_short_word (db, sql, words[i], table);
}

static gboolean
has_long_word (const char *text)
{
  g_auto (GStrv) words = regie_question_dup_words (text);
  gboolean any = FALSE;

  for (guint i = 0; words[i] != NULL; i++)
    any = any || regie_question_is_long (words[i]);
  return any;
}

/* Nobody looks for one or two letters in all that was ever written: those are looked for in the
 * names only. */
static void
add_search (RegieDb *db, RegieSql *sql, const RegieQuery *query)
{
  if (!query->in_notes)
    {
      add_words (db, sql, query->text, "search_text", "search_fts", !query->hides_bsn);
      return;
    }
  g_string_append (sql->sql, " AND i.dossier IN (SELECT t.id FROM search_text t WHERE 1 = 1");
  add_words (db, sql, query->text, "search_text", "search_fts", !query->hides_bsn);
  if (has_long_word (query->text))
    {
      g_string_append (sql->sql, " UNION SELECT t.id FROM search_note t WHERE 1 = 1");
      add_words (db, sql, query->text, "search_note", "search_note_fts", FALSE);
    }
  g_string_append (sql->sql, ")");
}

void
regie_query_add_names (RegieDb *db, RegieSql *sql, const RegieQuery *query)
{
  g_return_if_fail (db != NULL && sql != NULL && query != NULL && query->text != NULL);
  add_words (db, sql, query->text, "search_text", "search_fts", !query->hides_bsn);
}

static void
add_filters (RegieSql *sql, const RegieQuery *query, RegieDay today)
{
  regie_query_add_scope (sql, query, "i.consultant");
  if (query->route != NULL)
    regie_sql_add (sql, " AND i.route = ?", query->route);
  if (query->group != NULL)
    regie_sql_add (sql, " AND i.grp = ?", query->group);
  if (query->phase != NULL)
    regie_sql_add (sql, " AND i.phase = ?", query->phase);
  if (query->municipality != NULL)
    regie_sql_add (sql, " AND i.municipality = ?", query->municipality);
  if (query->late)
    regie_sql_add_day (sql, " AND i.next_due < ?", today);
  if (query->late && query->term_rule != NULL)
    regie_sql_add (sql, " AND i.next_rule <> ?", query->term_rule);
  if (query->without_pip)
    g_string_append (sql->sql, " AND i.pip_day IS NULL AND i.done_on IS NULL AND i.phase <> 'weg'");
  if (query->behind)
    regie_sql_add_id (sql, " AND i.hours * 100 < i.hours_plan * ? AND i.done_on IS NULL",
                      query->behind_below);
  if (query->ending)
    {
      regie_sql_add_day (sql, " AND i.done_on IS NULL AND i.term_end >= ?", today);
      regie_sql_add_day (sql, " AND i.term_end < ?", today + 183);
    }
  if (query->unrecorded)
    g_string_append (sql->sql,
                     " AND i.dossier IN (SELECT dossier FROM deadline WHERE unrecorded = 1)");
}

/* Of a list that was made by other means than SQL: one parameter, however long it is. */
static void
add_only (RegieDb *db, RegieSql *sql, const GArray *only)
{
  gboolean postgres = regie_db_is_postgres (db);
  g_autoptr (GString) ids = g_string_new (postgres ? "{" : "[");

  for (guint i = 0; i < only->len; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (only, gint64, i));
  g_string_append_c (ids, postgres ? '}' : ']');
  regie_sql_add (sql,
                 postgres ? " AND i.dossier = ANY (CAST (? AS bigint[]))"
                          : " AND i.dossier IN (SELECT value FROM json_each (?))",
                 ids->str);
}

/* What QUERY is in the order of; owned, NULL with ERROR set. */
static char *
dup_order (RegieDb *db, const RegieQuery *query, GError **error)
{
  static const char *const columns[][2] = {
    { "name", NAME_ORDER },
    { "group", "i.grp" },
    { "route", "i.route" },
    { "phase", "i.phase" },
    { "next", "i.next_due" },
    { "hours", "i.hours" },
    { "term", "i.term_end" },
    { "contact", "i.last_contact" },
    { "number", "i.number" },
    { "pip", "i.pip_day" },
    { "municipality", "i.municipality" },
  };

  if (regie_query_has_text (query) && query->sort == NULL)
    return g_strdup (NAME_ORDER);
  if (g_strcmp0 (query->sort, "consultant") == 0)
    return regie_staff_dup_places (db, "i.consultant", error);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (columns[i][0], query->sort) == 0)
      return g_strdup (columns[i][1]);
  return g_strdup ("i.next_due");
}

/* Those of whom that is the same stand by name, and namesakes by number: the same list every
 * time.  PART of which it is not known is in that order alone. */
static void
add_order (RegieSql *sql, const RegieQuery *query, const char *order, RegieCaseloadPart part)
{
  g_string_append (sql->sql, " ORDER BY ");
  if (part != REGIE_CASELOAD_UNKNOWN)
    g_string_append_printf (sql->sql, "%s %s, ", order, query->descending ? "DESC" : "ASC");
  if (part == REGIE_CASELOAD_UNKNOWN || !g_str_equal (order, NAME_ORDER))
    g_string_append (sql->sql, NAME_ORDER ", ");
  g_string_append (sql->sql, "i.dossier");
}

/* ORDER (NULL: they are only counted) is that of dup_order(). */
static void
build_ids (RegieDb *db, RegieSql *sql, const RegieQuery *query, RegieDay today, const char *what,
           const char *order, RegieCaseloadPart part)
{
  gboolean search = regie_query_has_text (query);

  /* The folded text begins with the surname, so a plain search needs no other table to be in
   * order. */
  if (search && regie_query_is_plain (query))
    {
      g_string_append_printf (sql->sql, "SELECT %s FROM search_text t WHERE 1 = 1",
                              order == NULL ? what : "t.id");
      add_search (db, sql, query);
      if (order != NULL)
        g_string_append (sql->sql, " ORDER BY t.folded, t.id");
      return;
    }
  g_string_append_printf (sql->sql, "SELECT %s FROM dossier_index i %s WHERE 1 = 1", what,
                          search && !query->in_notes ? "JOIN search_text t ON t.id = i.dossier"
                                                     : "");
  if (search)
    add_search (db, sql, query);
  add_filters (sql, query, today);
  if (query->only != NULL)
    add_only (db, sql, query->only);
  if (order == NULL)
    return;
  if (part != REGIE_CASELOAD_ALL)
    g_string_append_printf (sql->sql, " AND %s IS %s NULL", order,
                            part == REGIE_CASELOAD_KNOWN ? "NOT" : "");
  add_order (sql, query, order, part);
}

gboolean
regie_caseload_append_ids (RegieDb *db, const RegieQuery *query, RegieDay today, guint limit,
                           RegieCaseloadPart part, GArray *ids, GError **error)
{
  g_auto (RegieSql) sql = { 0 };
  g_autofree char *order = NULL;

  g_return_val_if_fail (db != NULL && query != NULL && ids != NULL, FALSE);
  if ((order = dup_order (db, query, error)) == NULL)
    return FALSE;
  regie_sql_init (&sql, "");
  build_ids (db, &sql, query, today, "i.dossier", order, part);
  if (limit != 0)
    g_string_append_printf (sql.sql, " LIMIT %u", limit - ids->len);
  return regie_db_get_ids (db, sql.sql->str, sql.params->len,
                           (const char *const *) sql.params->pdata, ids, error);
}

gboolean
regie_caseload_count_exact (RegieDb *db, const RegieQuery *query, RegieDay today, guint *n,
                            GError **error)
{
  g_auto (RegieSql) sql = { 0 };

  g_return_val_if_fail (db != NULL, FALSE);
  regie_sql_init (&sql, "");
  build_ids (db, &sql, query, today, "count(*)", NULL, REGIE_CASELOAD_ALL);
  return regie_sql_count (db, &sql, n, error);
}

static gboolean
read_counts (guint n, const char *const *columns, gpointer data, GError **error)
{
  for (guint i = 0; i < n; i++)
    {
      guint count = (guint) regie_column_id (columns[i]);

      g_array_append_val ((GArray *) data, count);
    }
  return TRUE;
}

GArray *
regie_caseload_count_each (RegieDb *db, const GPtrArray *queries, RegieDay today, GError **error)
{
  g_auto (RegieSql) sql = { 0 };
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (guint));
  const RegieQuery *first;

  g_return_val_if_fail (db != NULL && queries != NULL, NULL);
  regie_sql_init (&sql, "SELECT ");
  if (queries->len == 0)
    return g_steal_pointer (&counts);
  first = queries->pdata[0];
  for (guint i = 0; i < queries->len; i++)
    {
      g_string_append_printf (sql.sql, "%scount(CASE WHEN 1 = 1", i > 0 ? ", " : "");
      add_filters (&sql, queries->pdata[i], today);
      g_string_append (sql.sql, " THEN 1 END)");
    }
  g_string_append (sql.sql, " FROM dossier_index i");
  if (regie_query_has_text (first) && !first->in_notes)
    g_string_append (sql.sql, " JOIN search_text t ON t.id = i.dossier");
  g_string_append (sql.sql, " WHERE 1 = 1");
  if (regie_query_has_text (first))
    add_search (db, &sql, first);
  if (first->only != NULL)
    add_only (db, &sql, first->only);
  return regie_sql_run (db, &sql, read_counts, counts, error) ? g_steal_pointer (&counts) : NULL;
}

gboolean
regie_caseload_has_own (RegieDb *db, gint64 staff, gboolean *has, GError **error)
{
  char id[REGIE_NUMBER_TEXT];
  gint64 n;

  g_return_val_if_fail (db != NULL && has != NULL, FALSE);
  if (!regie_db_get_int (db,
                         "SELECT count(*) FROM (SELECT 1 FROM dossier_index WHERE consultant = $1 "
                         "LIMIT 1) own",
                         1, (const char *[]){ regie_number_format (staff, id) }, &n, error))
    return FALSE;
  *has = n > 0;
  return TRUE;
}

/* One mistake leaves one half of a word as it is, but for two letters that changed places across
 * the middle: those texts are worth comparing. */
static void
add_half_of (RegieSql *sql, const char *word)
{
  const char *middle = g_utf8_offset_to_pointer (word, g_utf8_strlen (word, -1) / 2);
  const char *left = g_utf8_prev_char (middle);
  const char *rest = g_utf8_next_char (middle);
  g_autofree char *first = g_strdup_printf ("%%%.*s%%", (int) (middle - word), word);
  g_autofree char *second = g_strdup_printf ("%%%s%%", middle);
  g_autofree char *swapped = g_strdup_printf ("%%%.*s%.*s%.*s%s%%", (int) (left - word), word,
                                              (int) (rest - middle), middle, (int) (middle - left),
                                              left, rest);

  regie_sql_add (sql, " AND (t.folded LIKE ?", first);
  regie_sql_add (sql, " OR t.folded LIKE ?", second);
  regie_sql_add (sql, " OR t.folded LIKE ?)", swapped);
}

typedef struct {
  const char *const *words;
  GArray *ids;
} Resembling;

static gboolean
take_resembling (guint n, const char *const *columns, gpointer data, GError **error)
{
  const Resembling *self = data;
  gint64 id = g_ascii_strtoll (columns[0], NULL, 10);

  if (regie_question_resembles (self->words, columns[1]))
    g_array_append_val (self->ids, id);
  return TRUE;
}

gboolean
regie_caseload_append_resembling (RegieDb *db, const RegieQuery *query, GArray *ids, GError **error)
{
  g_auto (RegieSql) sql = { 0 };
  g_auto (GStrv) words = NULL;
  Resembling self = { .ids = ids };

  g_return_val_if_fail (db != NULL && query != NULL && query->text != NULL && ids != NULL, FALSE);
  words = regie_question_dup_words (query->text);
  self.words = (const char *const *) words;
  regie_sql_init (&sql, "SELECT t.id, t.folded FROM search_text t WHERE 1 = 1");
  for (guint i = 0; words[i] != NULL; i++)
    if (regie_question_may_err (words[i]))
      add_half_of (&sql, words[i]);
  return regie_db_exec (db, sql.sql->str, sql.params->len, (const char *const *) sql.params->pdata,
                        take_resembling, &self, error);
}

void
regie_caseload_row_free (RegieCaseloadRow *row)
{
  if (row == NULL)
    return;
  g_free (row->name);
  g_free (row->number);
  g_free (row->group);
  g_free (row->route);
  g_free (row->phase);
  g_free (row->next_rule);
  g_free (row->consultant_name);
  g_free (row->municipality);
  g_free (row->born);
  g_free (row);
}

typedef struct {
  const gint64 *ids;
  guint n;
  gpointer *rows; /* RegieCaseloadRow, as many as there are ids */
} Page;

static gboolean
read_row (guint n, const char *const *c, gpointer data, GError **error)
{
  Page *page = data;
  RegieCaseloadRow *row = g_new (RegieCaseloadRow, 1);

  *row = (RegieCaseloadRow){
    .id = regie_column_id (c[0]),
    .person = regie_column_id (c[1]),
    .consultant = regie_column_id (c[2]),
    .name = g_strdup (c[3]),
    .number = g_strdup (c[4]),
    .group = g_strdup (c[5]),
    .route = g_strdup (c[6]),
    .phase = g_strdup (c[7]),
    .next_rule = g_strdup (c[8]),
    .consultant_name = g_strdup (c[9]),
    .municipality = g_strdup (c[10]),
    .born = g_strdup (c[11]),
    .next_due = regie_column_day (c[12]),
    .started = regie_column_day (c[13]),
    .pip_day = regie_column_day (c[14]),
    .term_begin = regie_column_day (c[15]),
    .term_nominal = regie_column_day (c[16]),
    .term_end = regie_column_day (c[17]),
    .last_contact = regie_column_day (c[18]),
    .done_on = regie_column_day (c[19]),
    .hours = regie_column_int (c[20]),
    .hours_plan = regie_column_int (c[21]),
    .unrecorded = regie_column_int (c[22]),
  };
  for (guint i = 0; i < page->n; i++)
    if (page->ids[i] == row->id && page->rows[i] == NULL)
      {
        page->rows[i] = row;
        return TRUE;
      }
  regie_caseload_row_free (row);
  return TRUE;
}

GPtrArray *
regie_caseload_rows (RegieDb *db, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n, (GDestroyNotify) regie_caseload_row_free);
  g_autofree char *sql = regie_sql_dup_page (
    "SELECT i.dossier, i.person, i.consultant, i.name, i.number, i.grp, i.route, i.phase, "
    "i.next_rule, s.name, i.municipality, i.born, i.next_due, i.started, i.pip_day, "
    "i.term_begin, i.term_nominal, i.term_end, i.last_contact, i.done_on, i.hours, i.hours_plan, "
    "(SELECT count(*) FROM deadline d WHERE d.dossier = i.dossier AND d.unrecorded = 1) "
    "FROM dossier_index i LEFT JOIN staff s ON s.id = i.consultant WHERE i.dossier IN ",
    "");

  g_return_val_if_fail (db != NULL, NULL);
  g_ptr_array_set_size (rows, (int) n);
  for (guint at = 0; at < n; at += REGIE_SQL_PAGE)
    {
      Page page = { ids + at, MIN (REGIE_SQL_PAGE, n - at), rows->pdata + at };

      if (!regie_sql_run_page (db, sql, page.ids, page.n, read_row, &page, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

static gboolean
take_bsn (guint n, const char *const *c, gpointer bsns, GError **error)
{
  gint64 id = regie_column_id (c[0]);

  if (c[1] != NULL)
    g_hash_table_insert (bsns, g_memdup2 (&id, sizeof id), g_strdup (c[1]));
  return TRUE;
}

char **
regie_caseload_load_bsns (RegieDb *db, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GHashTable) bsns = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autofree char *sql = regie_sql_dup_page (
    "SELECT d.id, p.bsn FROM dossier d JOIN person p ON p.id = d.person WHERE d.id IN ", "");
  char **list;

  g_return_val_if_fail (db != NULL, NULL);
  for (guint at = 0; at < n; at += REGIE_SQL_PAGE)
    if (!regie_sql_run_page (db, sql, ids + at, MIN (REGIE_SQL_PAGE, n - at), take_bsn, bsns,
                             error))
      return NULL;
  list = g_new0 (char *, n + 1);
  for (guint i = 0; i < n; i++)
    {
      const char *bsn = g_hash_table_lookup (bsns, &ids[i]);

      list[i] = g_strdup (bsn != NULL ? bsn : "");
    }
  return list;
}

static gboolean
add_full (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieFullest *fullest = data;
  gint64 id = regie_column_id (c[0]);

  g_array_append_val (fullest->ids, id);
  fullest->facts = (guint) regie_column_id (c[1]);
  return TRUE;
}

void
regie_fullest_free (RegieFullest *self)
{
  g_array_unref (self->ids);
  g_free (self);
}

RegieFullest *
regie_fullest_load (RegieDb *db, GError **error)
{
  g_autoptr (RegieFullest) fullest = g_new0 (RegieFullest, 1);

  g_return_val_if_fail (db != NULL, NULL);
  fullest->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (!regie_db_exec (db,
                      "SELECT i.dossier, (SELECT count(*) FROM fact f WHERE f.dossier = i.dossier "
                      "AND f.voided = 0) FROM dossier_index i "
                      "ORDER BY i.hours DESC, i.dossier LIMIT 12",
                      0, NULL, add_full, fullest, error))
    return NULL;
  return g_steal_pointer (&fullest);
}
