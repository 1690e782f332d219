/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-caseload.h"
#include "regie-tasks.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-person.h"
#include "regie-question.h"
#include "regie-text.h"

/* SQL text with its parameters. */
typedef struct {
  GString *sql;
  GPtrArray *params;
} Sql;

static void
sql_init (Sql *self, const char *text)
{
  self->sql = g_string_new (text);
  self->params = g_ptr_array_new_with_free_func (g_free);
}

static void
sql_clear (Sql *self)
{
  g_string_free (self->sql, TRUE);
  g_ptr_array_unref (self->params);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sql, sql_clear)

/* Appends TEXT in which every ? stands for VALUE. */
static void
sql_add (Sql *self, const char *text, const char *value)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '?')
      g_string_append_printf (self->sql, "$%u", self->params->len + 1);
    else
      g_string_append_c (self->sql, *p);
  if (strchr (text, '?') != NULL)
    g_ptr_array_add (self->params, g_strdup (value));
}

static void
sql_add_id (Sql *self, const char *text, gint64 id)
{
  char buffer[24];

  g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, id);
  sql_add (self, text, buffer);
}

static void
sql_add_day (Sql *self, const char *text, RegieDay day)
{
  char buffer[REGIE_DAY_TEXT];

  sql_add (self, text, regie_day_format (day, buffer));
}

static gboolean
sql_run (RegieDb *db, const Sql *self, RegieRowFunc row, gpointer data, GError **error)
{
  return regie_db_exec (db, self->sql->str, self->params->len,
                        (const char *const *) self->params->pdata, row, data, error);
}

RegieQuery *
regie_query_new (void)
{
  return g_new0 (RegieQuery, 1);
}

RegieQuery *
regie_query_copy (const RegieQuery *self)
{
  RegieQuery *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  copy->route = g_strdup (self->route);
  copy->group = g_strdup (self->group);
  copy->phase = g_strdup (self->phase);
  copy->municipality = g_strdup (self->municipality);
  copy->sort = g_strdup (self->sort);
  return copy;
}

void
regie_query_free (RegieQuery *self)
{
  g_free (self->text);
  g_free (self->route);
  g_free (self->group);
  g_free (self->phase);
  g_free (self->municipality);
  g_free (self->sort);
  g_free (self);
}

static void
add_word (GString *out, const char *key, const char *value)
{
  if (value != NULL && *value != '\0')
    {
      g_string_append_printf (out, "%s%s=", out->len > 0 ? "&" : "", key);
      g_string_append_uri_escaped (out, value, NULL, TRUE);
    }
}

char *
regie_query_to_text (const RegieQuery *self)
{
  static const char *const scopes[] = { NULL, "mijn", "team" };
  GString *out = g_string_new (NULL);

  add_word (out, "zoek", self->text);
  add_word (out, "ook_in_teksten", self->in_notes ? "ja" : NULL);
  add_word (out, "van", scopes[self->scope]);
  add_word (out, "leerroute", self->route);
  add_word (out, "groep", self->group);
  add_word (out, "fase", self->phase);
  add_word (out, "gemeente", self->municipality);
  add_word (out, "te_laat", self->late ? "ja" : NULL);
  add_word (out, "zonder_pip", self->without_pip ? "ja" : NULL);
  add_word (out, "achter", self->behind ? "ja" : NULL);
  add_word (out, "eindigt", self->ending ? "ja" : NULL);
  add_word (out, "niet_vastgelegd", self->unrecorded ? "ja" : NULL);
  add_word (out, "sorteer", self->sort);
  add_word (out, "aflopend", self->descending ? "ja" : NULL);
  return g_string_free (out, FALSE);
}

RegieQuery *
regie_query_from_text (const char *text)
{
  RegieQuery *self = regie_query_new ();
  g_autoptr (GHashTable) words = g_uri_parse_params (text, -1, "&", G_URI_PARAMS_NONE, NULL);
  const char *scope;

  if (words == NULL)
    return self;
  scope = g_hash_table_lookup (words, "van");
  self->scope = g_strcmp0 (scope, "mijn") == 0   ? REGIE_SCOPE_MINE
                : g_strcmp0 (scope, "team") == 0 ? REGIE_SCOPE_TEAM
                                                 : REGIE_SCOPE_ALL;
  self->text = g_strdup (g_hash_table_lookup (words, "zoek"));
  self->in_notes = g_hash_table_contains (words, "ook_in_teksten");
  self->route = g_strdup (g_hash_table_lookup (words, "leerroute"));
  self->group = g_strdup (g_hash_table_lookup (words, "groep"));
  self->phase = g_strdup (g_hash_table_lookup (words, "fase"));
  self->municipality = g_strdup (g_hash_table_lookup (words, "gemeente"));
  self->late = g_hash_table_contains (words, "te_laat");
  self->without_pip = g_hash_table_contains (words, "zonder_pip");
  self->behind = g_hash_table_contains (words, "achter");
  self->ending = g_hash_table_contains (words, "eindigt");
  self->unrecorded = g_hash_table_contains (words, "niet_vastgelegd");
  self->sort = g_strdup (g_hash_table_lookup (words, "sorteer"));
  self->descending = g_hash_table_contains (words, "aflopend");
  return self;
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

/* One or two letters: an initial, a prefix, a short number, or the beginning of one.  PostgreSQL
 * answers these from its index too; SQLite reads the texts, which are few bytes a dossier, or only
 * those that longer words left. */
static void
add_short_word (RegieDb *db, Sql *sql, const char *word)
{
  if (regie_db_is_postgres (db))
    {
      g_autofree char *anywhere = g_strdup_printf ("%%%s%%", word);
      g_autofree char *first = g_strdup_printf ("%s%%", word);
      g_autofree char *later = g_strdup_printf ("%% %s%%", word);

      sql_add (sql, " AND (t.folded LIKE ?", regie_question_begins (word) ? first : anywhere);
      if (regie_question_begins (word))
        sql_add (sql, " OR t.folded LIKE ?", later);
      g_string_append_c (sql->sql, ')');
    }
  else
    {
      g_autofree char *later = g_strdup_printf (" %s", word);

      sql_add (sql,
               regie_question_begins (word) ? " AND instr (' ' || t.folded, ?)"
                                            : " AND instr (t.folded, ?)",
               regie_question_begins (word) ? later : word);
    }
}

static void
add_long_word (RegieDb *db, Sql *sql, const char *word, GString *grams)
{
  if (regie_db_is_postgres (db))
    {
      g_autofree char *like = g_strdup_printf ("%%%s%%", word);

      sql_add (sql, " AND t.folded LIKE ?", like);
      return;
    }
  add_trigrams (grams, word);
  /* One trigram is the whole word: nothing is left to look for in the text. */
  if (g_utf8_strlen (word, -1) > 3)
    sql_add (sql, " AND instr (t.folded, ?)", word);
}

/* What regie_question_matches() says of the folded text "t", for the database to answer: words of
 * three letters and more go through the trigram index INDEX. */
static void
add_words (RegieDb *db, Sql *sql, const char *text, const char *index)
{
  g_auto (GStrv) words = regie_question_dup_words (text);
  g_autoptr (GString) grams = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (regie_question_is_long (words[i]))
      add_long_word (db, sql, words[i], grams);
    else if (*words[i] != '\0')
      add_short_word (db, sql, words[i]);
  if (grams->len > 0)
    {
      g_string_append_printf (sql->sql, " AND t.id IN (SELECT rowid FROM %s WHERE %s", index,
                              index);
      sql_add (sql, " MATCH ?)", grams->str);
    }
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
add_search (RegieDb *db, Sql *sql, const RegieQuery *query)
{
  if (!query->in_notes)
    {
      add_words (db, sql, query->text, "search_fts");
      return;
    }
  g_string_append (sql->sql, " AND i.dossier IN (SELECT t.id FROM search_text t WHERE 1 = 1");
  add_words (db, sql, query->text, "search_fts");
  if (has_long_word (query->text))
    {
      g_string_append (sql->sql, " UNION SELECT t.id FROM search_note t WHERE 1 = 1");
      add_words (db, sql, query->text, "search_note_fts");
    }
  g_string_append (sql->sql, ")");
}

/* Who may not see a BSN is not told either to whom one belongs: what stands in the BSN alone does
 * not count.  ID is the column with the dossier. */
static void
leave_out_bsn (Sql *sql, const RegieQuery *query, const char *id)
{
  g_autofree char *folded = regie_text_fold (query->text);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);

  for (guint i = 0; query->hides_bsn && words[i] != NULL; i++)
    {
      g_autofree char *like = g_strdup_printf ("%%%s%%", words[i]);

      if (strpbrk (words[i], "0123456789") == NULL)
        continue;
      g_string_append_printf (sql->sql,
                              " AND NOT EXISTS (SELECT 1 FROM dossier d JOIN person p ON p.id = "
                              "d.person JOIN search_text b ON b.id = d.id WHERE d.id = %s",
                              id);
      sql_add (sql, " AND p.bsn LIKE ?", like);
      sql_add (sql, " AND replace (b.folded, p.bsn, '') NOT LIKE ?)", like);
    }
}

static gboolean
has_search (const RegieQuery *query)
{
  g_autofree char *folded = query->text != NULL ? regie_text_fold (query->text) : NULL;

  return folded != NULL && *folded != '\0';
}

static void
add_scope (Sql *sql, const RegieQuery *query, const char *consultant)
{
  if (query->scope == REGIE_SCOPE_MINE)
    {
      g_string_append_printf (sql->sql, " AND %s", consultant);
      sql_add_id (sql, " = ?", query->me);
    }
  else if (query->scope == REGIE_SCOPE_TEAM && query->team != 0)
    {
      g_string_append_printf (sql->sql, " AND %s", consultant);
      sql_add_id (sql, " IN (SELECT id FROM staff WHERE team = ?)", query->team);
    }
  if (query->consultant != 0)
    {
      g_string_append_printf (sql->sql, " AND %s", consultant);
      sql_add_id (sql, " = ?", query->consultant);
    }
}

static void
add_filters (Sql *sql, const RegieQuery *query, RegieDay today)
{
  add_scope (sql, query, "i.consultant");
  if (query->route != NULL)
    sql_add (sql, " AND i.route = ?", query->route);
  if (query->group != NULL)
    sql_add (sql, " AND i.grp = ?", query->group);
  if (query->phase != NULL)
    sql_add (sql, " AND i.phase = ?", query->phase);
  if (query->municipality != NULL)
    sql_add (sql, " AND i.municipality = ?", query->municipality);
  if (query->late)
    sql_add_day (sql, " AND i.next_rule <> 'TERM-3Y' AND i.next_due < ?", today);
  if (query->without_pip)
    g_string_append (sql->sql, " AND i.pip_day IS NULL AND i.done_on IS NULL AND i.phase <> 'weg'");
  if (query->behind)
    g_string_append (sql->sql, " AND i.hours * 100 < i.hours_plan * 85 AND i.done_on IS NULL");
  if (query->ending)
    {
      sql_add_day (sql, " AND i.done_on IS NULL AND i.term_end >= ?", today);
      sql_add_day (sql, " AND i.term_end < ?", today + 183);
    }
  if (query->unrecorded)
    g_string_append (sql->sql,
                     " AND i.dossier IN (SELECT dossier FROM deadline WHERE unrecorded = 1)");
}

static const char *
sort_column (const char *sort)
{
  static const char *const columns[][2] = {
    { "name", "i.name_sort" },
    { "group", "i.grp" },
    { "route", "i.route" },
    { "phase", "i.phase" },
    { "next", "i.next_due" },
    { "hours", "i.hours" },
    { "contact", "i.last_contact" },
    { "consultant", "i.consultant" },
    { "term", "i.term_end" },
    { "number", "i.number" },
    { "municipality", "i.municipality" },
    { "pip", "i.pip_day" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (columns[i][0], sort) == 0)
      return columns[i][1];
  return "i.next_due";
}

static gboolean
is_plain_search (const RegieQuery *q)
{
  return !q->in_notes && q->scope == REGIE_SCOPE_ALL && q->route == NULL && q->group == NULL
         && q->phase == NULL && q->municipality == NULL && q->consultant == 0 && !q->late
         && !q->without_pip && !q->behind && !q->ending && !q->unrecorded
         && (q->sort == NULL || strcmp (q->sort, "name") == 0) && !q->descending;
}

static gboolean
collect_id (guint n, const char *const *columns, gpointer data, GError **error)
{
  gint64 id = g_ascii_strtoll (columns[0], NULL, 10);

  g_array_append_val ((GArray *) data, id);
  return TRUE;
}

/* Which of the rows: an index answers "known, in order" and "unknown" apart, but not both with the
 * unknown last. */
typedef enum { PART_ALL, PART_KNOWN, PART_UNKNOWN } Part;

static const char *
order_column (const RegieQuery *query)
{
  return has_search (query) && query->sort == NULL ? "i.name_sort" : sort_column (query->sort);
}

static void
build_ids (RegieDb *db, Sql *sql, const RegieQuery *query, RegieDay today, const char *what,
           Part part)
{
  gboolean search = has_search (query);
  gboolean counts = g_str_has_prefix (what, "count");

  /* The folded text begins with the surname, so a plain search needs no other table to be in order.
   */
  if (search && is_plain_search (query))
    {
      g_string_append_printf (sql->sql, "SELECT %s FROM search_text t WHERE 1 = 1",
                              counts ? what : "t.id");
      add_search (db, sql, query);
      leave_out_bsn (sql, query, "t.id");
      if (!counts)
        g_string_append (sql->sql, " ORDER BY t.folded");
      return;
    }
  g_string_append_printf (sql->sql, "SELECT %s FROM dossier_index i %s WHERE 1 = 1", what,
                          search && !query->in_notes ? "JOIN search_text t ON t.id = i.dossier"
                                                     : "");
  if (search)
    {
      add_search (db, sql, query);
      leave_out_bsn (sql, query, "i.dossier");
    }
  add_filters (sql, query, today);
  if (part != PART_ALL)
    g_string_append_printf (sql->sql, " AND %s IS %s NULL", order_column (query),
                            part == PART_KNOWN ? "NOT" : "");
  if (!counts && part != PART_UNKNOWN)
    g_string_append_printf (sql->sql, " ORDER BY %s %s", order_column (query),
                            query->descending ? "DESC" : "ASC");
}

static gboolean
append_ids (RegieDb *db, const RegieQuery *query, RegieDay today, guint limit, Part part,
            GArray *ids, GError **error)
{
  g_auto (Sql) sql = { 0 };

  sql_init (&sql, "");
  build_ids (db, &sql, query, today, "i.dossier", part);
  if (limit != 0)
    g_string_append_printf (sql.sql, " LIMIT %u", limit - ids->len);
  return sql_run (db, &sql, collect_id, ids, error);
}

GArray *
regie_caseload_ids (RegieDb *db, const RegieQuery *query, RegieDay today, guint limit,
                    GError **error)
{
  g_autoptr (GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), 256);

  if (has_search (query) && is_plain_search (query))
    {
      if (!append_ids (db, query, today, limit, PART_ALL, ids, error))
        return NULL;
    }
  else if (!append_ids (db, query, today, limit, PART_KNOWN, ids, error)
           || ((limit == 0 || ids->len < limit)
               && !append_ids (db, query, today, limit, PART_UNKNOWN, ids, error)))
    return NULL;
  return g_steal_pointer (&ids);
}

static gboolean
read_count (guint n, const char *const *columns, gpointer data, GError **error)
{
  *(guint *) data = g_ascii_strtoull (columns[0], NULL, 10);
  return TRUE;
}

gboolean
regie_caseload_count (RegieDb *db, const RegieQuery *query, RegieDay today, guint *n,
                      GError **error)
{
  g_auto (Sql) sql = { 0 };

  sql_init (&sql, "");
  build_ids (db, &sql, query, today, "count(*)", PART_ALL);
  return sql_run (db, &sql, read_count, n, error);
}

static RegieDay
parse_day (const char *text)
{
  RegieDay day;

  return regie_day_parse (text, &day) ? day : REGIE_DAY_NONE;
}

static int
parse_int (const char *text)
{
  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : 0;
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
  GPtrArray *rows;
} Page;

static gboolean
read_row (guint n, const char *const *c, gpointer data, GError **error)
{
  Page *page = data;
  RegieCaseloadRow *row = g_new (RegieCaseloadRow, 1);

  *row = (RegieCaseloadRow){
    .id = g_ascii_strtoll (c[0], NULL, 10),
    .person = g_ascii_strtoll (c[1], NULL, 10),
    .consultant = c[2] != NULL ? g_ascii_strtoll (c[2], NULL, 10) : 0,
    .name = g_strdup (c[3]),
    .number = g_strdup (c[4]),
    .group = g_strdup (c[5]),
    .route = g_strdup (c[6]),
    .phase = g_strdup (c[7]),
    .next_rule = g_strdup (c[8]),
    .consultant_name = g_strdup (c[9]),
    .municipality = g_strdup (c[10]),
    .born = g_strdup (c[11]),
    .next_due = parse_day (c[12]),
    .started = parse_day (c[13]),
    .pip_day = parse_day (c[14]),
    .term_begin = parse_day (c[15]),
    .term_nominal = parse_day (c[16]),
    .term_end = parse_day (c[17]),
    .last_contact = parse_day (c[18]),
    .done_on = parse_day (c[19]),
    .hours = parse_int (c[20]),
    .hours_plan = parse_int (c[21]),
    .unrecorded = parse_int (c[22]),
  };
  for (guint i = 0; i < page->n; i++)
    if (page->ids[i] == row->id && page->rows->pdata[i] == NULL)
      {
        page->rows->pdata[i] = row;
        return TRUE;
      }
  regie_caseload_row_free (row);
  return TRUE;
}

#define PAGE 64

/* Always PAGE parameters, so that the statement is prepared once. */
static char *
page_list (guint first)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < PAGE; i++)
    g_string_append_printf (list, "%s$%u", i > 0 ? ", " : "", first + i);
  return g_string_free (list, FALSE);
}

GPtrArray *
regie_caseload_rows (RegieDb *db, const gint64 *ids, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n, (GDestroyNotify) regie_caseload_row_free);
  g_autofree char *list = page_list (1);
  g_autofree char *sql = g_strdup_printf (
    "SELECT i.dossier, i.person, i.consultant, i.name, i.number, i.grp, i.route, i.phase, "
    "i.next_rule, s.name, i.municipality,"
    " i.born, i.next_due, i.started, i.pip_day, i.term_begin, i.term_nominal, i.term_end, "
    "i.last_contact, i.done_on, i.hours,"
    " i.hours_plan, (SELECT count(*) FROM deadline d WHERE d.dossier = i.dossier AND d.unrecorded "
    "= 1) FROM dossier_index i LEFT JOIN staff s ON s.id = i.consultant WHERE i.dossier IN (%s)",
    list);

  g_ptr_array_set_size (rows, n);
  for (guint at = 0; at < n; at += PAGE)
    {
      char texts[PAGE][24];
      const char *params[PAGE];
      Page page = { ids + at, MIN (PAGE, n - at), NULL };
      g_autoptr (GPtrArray) part = g_ptr_array_new_with_free_func (
        (GDestroyNotify) regie_caseload_row_free); /* when it is interrupted */

      g_ptr_array_set_size (part, page.n);
      page.rows = part;
      for (guint i = 0; i < PAGE; i++)
        {
          params[i] = i < page.n ? texts[i] : NULL;
          if (i < page.n)
            g_snprintf (texts[i], sizeof texts[i], "%" G_GINT64_FORMAT, ids[at + i]);
        }
      if (!regie_db_exec (db, sql, PAGE, params, read_row, &page, error))
        return NULL;
      for (guint i = 0; i < page.n; i++)
        rows->pdata[at + i] = g_steal_pointer (&part->pdata[i]);
    }
  return g_steal_pointer (&rows);
}

/* Open, not put off, not superseded today. */
static void
add_open (Sql *sql, RegieDay today)
{
  g_string_append (sql->sql, " AND d.open = 1");
  sql_add_day (sql, " AND (d.deferred_until IS NULL OR d.deferred_until <= ?)", today);
  sql_add_day (sql, " AND (d.lapsed_from IS NULL OR d.lapsed_until < ?)", today);
}

static gboolean
read_key (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieTodayKey key = { g_ascii_strtoll (c[0], NULL, 10),
                        0,
                        0,
                        (guint16) parse_int (c[1]),
                        (guint16) parse_int (c[2]),
                        parse_day (c[3]) };

  g_array_append_val ((GArray *) data, key);
  return TRUE;
}

GArray *
regie_today_keys (RegieDb *db, const RegieQuery *query, const char *rules, RegieDay today,
                  GError **error)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
  g_auto (Sql) sql = { 0 };

  sql_init (
    &sql,
    "SELECT d.dossier, d.n, CASE WHEN d.nature = 5 OR (d.nature = 0 AND d.actor = 2 AND d.due < ");
  sql_add_day (&sql, "?", today);
  sql_add_day (&sql, ") THEN 3 WHEN d.due < ?", today);
  sql_add_day (&sql, " THEN 0 WHEN d.due <= ?", today + 7);
  g_string_append (sql.sql, " THEN 1 ELSE 2 END, d.due FROM deadline d WHERE 1 = 1");
  add_open (&sql, today);
  sql_add_day (&sql, " AND d.due <= ?", today + 42);
  /* What others let pass is not our lateness; a signal shows once its day has come. */
  sql_add_day (&sql, " AND (d.due >= ?", today);
  g_string_append (sql.sql, " OR d.nature = 5 OR (d.nature = 0 AND d.actor IN (0, 2)))");
  sql_add_day (&sql, " AND NOT (d.nature = 5 AND d.due > ?)", today);
  if (rules != NULL)
    {
      g_auto (GStrv) ids = g_strsplit (rules, ",", -1);

      for (guint i = 0; ids[i] != NULL; i++)
        sql_add (&sql, i == 0 ? " AND (d.rule = ?" : " OR d.rule = ?", ids[i]);
      g_string_append_c (sql.sql, ')');
    }
  add_scope (&sql, query, "d.consultant");
  g_string_append (sql.sql, " ORDER BY 3, d.due, d.dossier");
  if (!sql_run (db, &sql, read_key, keys, error))
    return NULL;
  return g_steal_pointer (&keys);
}

void
regie_today_row_free (RegieTodayRow *row)
{
  if (row == NULL)
    return;
  g_free (row->name);
  g_free (row->rule);
  g_free (row->consultant_name);
  g_free (row->code);
  g_free (row);
}

typedef struct {
  const RegieTodayKey *keys;
  guint n;
  GPtrArray *rows;
} TodayPage;

static gboolean
read_today (guint n, const char *const *c, gpointer data, GError **error)
{
  TodayPage *page = data;
  gint64 dossier = g_ascii_strtoll (c[0], NULL, 10);
  int number = parse_int (c[1]);

  for (guint i = 0; i < page->n; i++)
    if (page->keys[i].dossier == dossier && page->keys[i].n == number
        && page->rows->pdata[i] == NULL)
      {
        RegieTodayRow *row = g_new (RegieTodayRow, 1);

        *row = (RegieTodayRow){ page->keys[i],
                                regie_person_dup_apart (c[2], c[10], c[11]),
                                g_strdup (c[3]),
                                g_strdup (c[4]),
                                c[5] != NULL ? g_ascii_strtoll (c[5], NULL, 10) : 0,
                                parse_day (c[6]),
                                parse_day (c[7]),
                                parse_int (c[8]),
                                g_strdup (c[9]) };
        page->rows->pdata[i] = row;
        break;
      }
  return TRUE;
}

GPtrArray *
regie_today_rows (RegieDb *db, const RegieTodayKey *keys, guint n, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n, (GDestroyNotify) regie_today_row_free);
  g_autofree char *list = page_list (1);
  g_autofree char *sql = g_strdup_printf (
    "SELECT d.dossier, d.n, i.name, d.rule, s.name, d.fact, d.begins, d.nominal, d.uncertain,"
    " (SELECT f.code FROM fact f WHERE f.id = d.fact AND f.kind = "
    "'duo_bericht'), " REGIE_APART_COLUMNS " FROM deadline d JOIN dossier_index i ON i.dossier = "
    "d.dossier LEFT JOIN staff s ON s.id = d.consultant"
    " WHERE d.open = 1 AND d.dossier IN (%s)",
    list);

  g_ptr_array_set_size (rows, n);
  for (guint at = 0; at < n; at += PAGE)
    {
      char texts[PAGE][24];
      const char *params[PAGE];
      g_autoptr (GPtrArray) part = g_ptr_array_new_with_free_func (
        (GDestroyNotify) regie_today_row_free);
      TodayPage page = { keys + at, MIN (PAGE, n - at), part };

      g_ptr_array_set_size (part, page.n);
      for (guint i = 0; i < PAGE; i++)
        {
          params[i] = i < page.n ? texts[i] : NULL;
          if (i < page.n)
            g_snprintf (texts[i], sizeof texts[i], "%" G_GINT64_FORMAT, keys[at + i].dossier);
        }
      if (!regie_db_exec (db, sql, PAGE, params, read_today, &page, error))
        return NULL;
      for (guint i = 0; i < page.n; i++)
        if (page.keys[i].dossier == 0
            && (part->pdata[i] = regie_task_row (db, &page.keys[i], error)) == NULL)
          return NULL;
      for (guint i = 0; i < page.n; i++)
        rows->pdata[at + i] = g_steal_pointer (&part->pdata[i]);
    }
  return g_steal_pointer (&rows);
}

static gboolean
read_day_value (guint n, const char *const *c, gpointer data, GError **error)
{
  *(RegieDay *) data = parse_day (c[0]);
  return TRUE;
}

gboolean
regie_today_next (RegieDb *db, const RegieQuery *query, RegieDay today, RegieDay *next,
                  GError **error)
{
  g_auto (Sql) sql = { 0 };

  *next = REGIE_DAY_NONE;
  sql_init (&sql, "SELECT min(d.due) FROM deadline d WHERE d.nature < 5");
  add_open (&sql, today);
  sql_add_day (&sql, " AND d.due > ?", today + 7);
  add_scope (&sql, query, "d.consultant");
  return sql_run (db, &sql, read_day_value, next, error);
}

gboolean
regie_today_unrecorded (RegieDb *db, const RegieQuery *query, guint *n, GError **error)
{
  g_auto (Sql) sql = { 0 };

  sql_init (&sql, "SELECT count(*) FROM deadline d WHERE d.unrecorded = 1");
  add_scope (&sql, query, "d.consultant");
  return sql_run (db, &sql, read_count, n, error);
}

typedef struct {
  RegieChange *change;
  const char *reason;
} Confirming;

static gboolean
confirm_row (guint n, const char *const *c, gpointer data, GError **error)
{
  Confirming *confirming = data;
  const RegieEntity *deferral = regie_entity (REGIE_ENTITY_Deferral);
  gint64 id = regie_id_new ();

  regie_change_insert (confirming->change, deferral, id);
  regie_put_new (confirming->change, Deferral, id, dossier, c[0]);
  regie_put_new (confirming->change, Deferral, id, rule, c[1]);
  regie_put_new (confirming->change, Deferral, id, fact, c[2]);
  regie_put_new_code (confirming->change, Deferral, id, kind, REGIE_HANDLING_DONE);
  regie_put_new (confirming->change, Deferral, id, reason, confirming->reason);
  return TRUE;
}

RegieChange *
regie_today_confirm (RegieDb *db, const RegieQuery *query, const char *reason, GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Confirm older open ends"));
  Confirming confirming = { change, reason };
  g_auto (Sql) sql = { 0 };

  sql_init (&sql, "SELECT d.dossier, d.rule, d.fact FROM deadline d WHERE d.unrecorded = 1");
  add_scope (&sql, query, "d.consultant");
  if (!sql_run (db, &sql, confirm_row, &confirming, error))
    return NULL;
  return g_steal_pointer (&change);
}
