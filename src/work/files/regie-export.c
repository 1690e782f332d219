/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-export.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "regie-csv.h"
#include "regie-json.h"
#include "regie-person.h"
#include "regie-preflight.h"
#include "regie-text.h"

/* How a stored value is written: as it is, cents as euros, an id so that a spreadsheet keeps all of
 * it. */
typedef enum { CELL_TEXT, CELL_MONEY, CELL_ID } Cell;

typedef struct {
  GString *out;
  char mark;
  gboolean for_excel;
  GArray *cells; /* Cell, by column; NULL all text */
  guint n;
} Writing;

/* Euros with the cents behind the mark of who reads it; a minus makes no formula of a number. */
static void
append_money (Writing *w, const char *text)
{
  gint64 cents = g_ascii_strtoll (text, NULL, 10);
  guint64 size = cents < 0 ? -(guint64) cents : (guint64) cents;

  g_string_append_printf (w->out, "%s%" G_GUINT64_FORMAT "%c%02u", cents < 0 ? "-" : "", size / 100,
                          w->for_excel ? ',' : '.', (guint) (size % 100));
}

static void
append_cell (Writing *w, Cell cell, const char *text)
{
  /* A spreadsheet keeps fifteen digits of a number and all of a text. */
  g_autofree char *id = cell == CELL_ID && w->for_excel ? g_strconcat ("id", text, NULL) : NULL;

  if (cell == CELL_MONEY)
    append_money (w, text);
  else
    regie_csv_append (w->out, id != NULL ? id : text, w->mark);
}

static void
write_row (Writing *w, guint n, const char *const *cells)
{
  gboolean is_heading = w->n == 0;

  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (w->out, w->mark);
      if (cells[i] != NULL)
        append_cell (w,
                     is_heading || w->cells == NULL ? CELL_TEXT : g_array_index (w->cells, Cell, i),
                     cells[i]);
    }
  g_string_append (w->out, "\r\n");
  w->n++;
}

/* A column of FIELD (NULL: text) with its HEADING. */
static void
add_column (GArray *cells, GPtrArray *headings, const RegieField *field, const char *heading)
{
  Cell cell = field == NULL                ? CELL_TEXT
              : field->kind == REGIE_MONEY ? CELL_MONEY
              : field->kind == REGIE_REF   ? CELL_ID
                                           : CELL_TEXT;

  g_array_append_val (cells, cell);
  g_ptr_array_add (headings, (gpointer) heading);
}

static gboolean
write_columns (guint n, const char *const *columns, gpointer data, GError **error)
{
  write_row (data, n, columns);
  return TRUE;
}

static void
start (Writing *w, GString *out, gboolean for_excel)
{
  w->out = out;
  w->for_excel = for_excel;
  w->mark = for_excel ? ';' : ',';
  if (for_excel)
    g_string_append (out, "\xef\xbb\xbf");
}

gboolean
regie_export_caseload (RegieDb *db, const RegieOffice *office, const RegieQuery *query,
                       gboolean for_excel, GString *out, guint *n, GError **error)
{
  g_return_val_if_fail (db != NULL && office != NULL && out != NULL, FALSE);
  static const char *const headings[] = {
    "dossiernummer",      "bsn",          "v_nummer",         "voornamen",
    "voorvoegsel",        "achternaam",   "geboren",          "groep",
    "gemeente",           "consulent",    "kennisgeving",     "pip",
    "feit.pip.leerroute", "fase",         "volgende_termijn", "volgende_datum",
    "einde_termijn",      "uren_gevolgd", "uren_gepland",     "laatste_contact",
    "niet_vastgelegd",
  };
  g_autoptr (GArray) ids = regie_caseload_ids (db, query, regie_office_today (office), 0, error);
  Writing w = { 0 };

  if (ids == NULL)
    return FALSE;
  start (&w, out, for_excel);
  write_row (&w, G_N_ELEMENTS (headings), headings);
  for (guint i = 0; i < ids->len; i++)
    {
      char id[24];

      g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, g_array_index (ids, gint64, i));
      if (!regie_db_exec (
            db,
            "SELECT i.number, p.bsn, p.v_number, p.given_names, p.prefix, p.surname, p.born, "
            "i.grp, i.municipality, s.name, i.started,"
            " i.pip_day, i.route, i.phase, i.next_rule, i.next_due, i.term_end, i.hours, "
            "i.hours_plan, i.last_contact,"
            " (SELECT count(*) FROM deadline n WHERE n.dossier = i.dossier AND n.unrecorded = 1)"
            " FROM dossier_index i JOIN person p ON p.id = i.person LEFT JOIN staff s ON s.id = "
            "i.consultant WHERE i.dossier = $1",
            1, (const char *[]){ id }, write_columns, &w, error))
        return FALSE;
    }
  if (n != NULL)
    *n = ids->len;
  return TRUE;
}

gboolean
regie_export_facts (RegieDb *db, gboolean for_excel, GString *out, GError **error)
{
  const RegieEntity *fact = regie_entity (REGIE_ENTITY_Fact);
  g_autoptr (GString) sql = g_string_new ("SELECT d.number, p.bsn, p.v_number");
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  Writing w = { .cells = cells };

  g_return_val_if_fail (db != NULL && out != NULL, FALSE);
  add_column (cells, headings, NULL, "dossiernummer");
  add_column (cells, headings, NULL, "bsn");
  add_column (cells, headings, NULL, "v_nummer");
  for (guint i = 0; i < fact->n_fields; i++)
    if (fact->fields[i].kind != REGIE_REF)
      {
        g_string_append_printf (sql, ", f.\"%s\"", fact->fields[i].name);
        add_column (cells, headings, &fact->fields[i], fact->fields[i].key);
      }
  g_string_append (
    sql, " FROM fact f JOIN dossier d ON d.id = f.dossier JOIN person p ON p.id = d.person"
         " WHERE f.voided = 0 AND d.voided = 0 ORDER BY f.dossier, f.day, f.id");
  start (&w, out, for_excel);
  write_row (&w, headings->len, (const char *const *) headings->pdata);
  return regie_db_exec (db, sql->str, 0, NULL, write_columns, &w, error);
}

gboolean
regie_export_records (RegieDb *db, const RegieEntity *entity, gboolean for_excel, GString *out,
                      GError **error)
{
  const RegieField id = { .kind = REGIE_REF };
  gboolean in_dossier = regie_entity_is_in_dossier (entity);
  g_autoptr (GString) sql = g_string_new (in_dossier ? "SELECT d.number, r.id" : "SELECT r.id");
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  Writing w = { .cells = cells };

  g_return_val_if_fail (db != NULL && out != NULL, FALSE);
  if (in_dossier)
    add_column (cells, headings, NULL, "dossiernummer");
  add_column (cells, headings, &id, "id");
  for (guint i = 0; i < entity->n_fields; i++)
    if (strcmp (entity->fields[i].name, "dossier") != 0)
      {
        g_string_append_printf (sql, ", r.\"%s\"", entity->fields[i].name);
        add_column (cells, headings, &entity->fields[i], entity->fields[i].key);
      }
  g_string_append_printf (sql, " FROM \"%s\" r%s WHERE r.voided = 0%s ORDER BY r.id", entity->name,
                          in_dossier ? " JOIN dossier d ON d.id = r.dossier" : "",
                          in_dossier ? " AND d.voided = 0" : "");
  start (&w, out, for_excel);
  write_row (&w, headings->len, (const char *const *) headings->pdata);
  return regie_db_exec (db, sql->str, 0, NULL, write_columns, &w, error);
}

typedef struct {
  Writing writing;
  gboolean phone, language, born;
} Agreed;

static gboolean
take_agreed (guint n, const char *const *c, gpointer data, GError **error)
{
  Agreed *self = data;

  self->phone = g_strcmp0 (c[0], "1") == 0;
  self->language = g_strcmp0 (c[1], "1") == 0;
  self->born = g_strcmp0 (c[2], "1") == 0;
  return TRUE;
}

/* order, initials …, plan …, group …, then what must have been agreed */
static gboolean
write_expected (guint n, const char *const *c, gpointer data, GError **error)
{
  Agreed *self = data;
  g_autofree char *name = regie_person_dup_name (c[1], c[2], c[3]);
  g_autofree char *year = c[17] != NULL ? g_strndup (c[17], 4) : NULL;
  const char *cells[17] = { c[0], name, c[4],  c[5],  c[6],  c[7],
                            c[8], c[9], c[10], c[11], c[12], c[13] };
  guint at = 12;

  if (self->phone)
    cells[at++] = c[14];
  if (self->language)
    cells[at++] = c[15], cells[at++] = c[16];
  if (self->born)
    cells[at++] = year;
  write_row (&self->writing, at, cells);
  return TRUE;
}

gboolean
regie_export_provider (RegieDb *db, const RegieOffice *office, gint64 provider, gboolean for_excel,
                       GString *out, guint *n, GError **error)
{
  const char *headings[17] = { "opdracht", "naam",     "onderwerp", "leerroute",
                               "niveau",   "van",      "tot",       "uren_per_week",
                               "stand",    "lesgroep", "rooster",   "plaats" };
  Agreed self = { 0 };
  char id[24], today[REGIE_DAY_TEXT];
  const char *params[] = { id, regie_day_format (regie_office_today (office), today) };
  guint at = 12;

  g_return_val_if_fail (db != NULL && out != NULL, FALSE);
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, provider);
  if (!regie_db_exec (db,
                      "SELECT shares_phone, shares_language, shares_born FROM provider WHERE id = "
                      "$1 AND voided = 0",
                      1, params, take_agreed, &self, error))
    return FALSE;
  if (self.phone)
    headings[at++] = "telefoon";
  if (self.language)
    headings[at++] = "taal", headings[at++] = "alfabetisering";
  if (self.born)
    headings[at++] = "geboortejaar";
  start (&self.writing, out, for_excel);
  write_row (&self.writing, at, headings);
  if (!regie_db_exec (
        db,
        "SELECT e.number, p.given_names, p.prefix, p.surname, e.topic, i.route,"
        " (SELECT f.level FROM fact f WHERE f.dossier = e.dossier AND f.kind = 'pip' AND f.voided "
        "= 0 ORDER BY f.day DESC, f.id DESC LIMIT 1), e.from_day, e.until_day, e.hours,"
        " e.stage, g.name, COALESCE(g.rhythm, f.rhythm), COALESCE(g.place, f.place), p.phone, "
        "p.language, p.literacy, p.born"
        " FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON e.lot = l.id JOIN "
        "dossier_index i ON i.dossier = e.dossier JOIN person p ON p.id = i.person"
        " LEFT JOIN course g ON g.id = e.course LEFT JOIN fact f ON f.id = e.line"
        " WHERE c.provider = $1 AND e.voided = 0 AND e.stage IN ('wacht', 'besteld', 'loopt') AND "
        "COALESCE(e.ended_on, e.until_day) >= $2 ORDER BY e.from_day, e.number",
        2, params, write_expected, &self, error))
    return FALSE;
  *n = self.writing.n - 1;
  return TRUE;
}

gboolean
regie_export_log (RegieDb *db, gint64 who, guint n, GError **error)
{
  g_autofree char *title = g_strdup_printf (
    ngettext ("Exported %u dossier", "Exported %u dossiers", n), n);

  g_return_val_if_fail (db != NULL, FALSE);
  return regie_export_note (db, who, title, error);
}

gboolean
regie_export_note (RegieDb *db, gint64 who, const char *title, GError **error)
{
  gint64 seq;

  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_db_begin (db, error))
    return FALSE;
  if (!regie_log_append (db, who, title, 0, "", &seq, error))
    return regie_db_rollback (db), FALSE;
  return regie_db_commit (db, error);
}

static const char *const duo_columns[] = { "bsn",       "soort",       "datum",     "leerroute",
                                           "niveau",    "intensiteit", "aanbieder", "onderdelen",
                                           "gemeld_op", "oordeel",     "zin" };

/* DUO's intensity is that of the whole B1 course, and of that alone. */
static const char *
write_course_hours (const RegieDossier *dossier, const RegieFact *pip, char *buffer, gsize room)
{
  int hours = pip->kind == REGIE_FACT_PIP && pip->route == REGIE_ROUTE_B1
                ? regie_preflight_course_hours (&dossier->one, pip)
                : -1;

  g_snprintf (buffer, room, "%d", hours);
  return hours > 0 ? buffer : NULL;
}

/* The cells of FACT in the order of the columns, with ROOM for numbers; FALSE for a fact that DUO
 * need not know. */
static gboolean
duo_cells (const RegieOffice *office, const RegieDossier *dossier, const GPtrArray *findings,
           guint fact, const char **cells, char room[REGIE_NUMBER_TEXT])
{
  RegieRecord *record = regie_dossier_get_record (dossier, fact);
  const RegieFinding *worst = regie_preflight_worst (findings, fact);
  const RegieFact *one = &g_array_index (dossier->facts, RegieFact, fact);

  if (!regie_preflight_concerns (one->kind)
      || one->flags & (REGIE_FACT_PLANNED | REGIE_FACT_ELSEWHERE))
    return FALSE;
  cells[0] = regie_get (dossier->person, Person, bsn);
  cells[1] = regie_get (record, Fact, kind);
  cells[2] = regie_get (record, Fact, day);
  cells[3] = regie_get (record, Fact, route);
  cells[4] = regie_get (record, Fact, level);
  cells[5] = write_course_hours (dossier, one, room, REGIE_NUMBER_TEXT);
  cells[6] = regie_get (record, Fact, provider);
  cells[7] = regie_get (record, Fact, parts);
  cells[8] = regie_get (record, Fact, reported_on);
  cells[9] = regie_verdict_name (worst != NULL ? worst->verdict : REGIE_VERDICT_GOOD);
  /* What only asks for a look has had it once it was reported. */
  if (cells[8] != NULL && worst != NULL && worst->verdict == REGIE_VERDICT_NOTE)
    cells[9] = regie_verdict_name (REGIE_VERDICT_GOOD), worst = NULL;
  cells[10] = worst != NULL && worst->verdict != REGIE_VERDICT_GOOD ? worst->sentence : NULL;
  return TRUE;
}

char *
regie_export_duo (const RegieOffice *office, const RegieDossier *dossier, gboolean for_excel)
{
  g_autoptr (GPtrArray) findings = regie_dossier_preflight (dossier, office);
  GString *out = g_string_new (NULL);
  const char *cells[G_N_ELEMENTS (duo_columns)];
  char number[REGIE_NUMBER_TEXT];
  Writing w = { 0 };

  start (&w, out, for_excel);
  write_row (&w, G_N_ELEMENTS (duo_columns), duo_columns);
  for (guint i = 0; i < dossier->facts->len; i++)
    if (duo_cells (office, dossier, findings, i, cells, number))
      write_row (&w, G_N_ELEMENTS (duo_columns), cells);
  return g_string_free (out, FALSE);
}

char *
regie_export_duo_json (const RegieOffice *office, const RegieDossier *dossier)
{
  g_autoptr (GPtrArray) findings = regie_dossier_preflight (dossier, office);
  g_autoptr (JsonBuilder) b = json_builder_new_immutable ();
  const char *cells[G_N_ELEMENTS (duo_columns)];
  char number[REGIE_NUMBER_TEXT];

  json_builder_begin_array (b);
  for (guint i = 0; i < dossier->facts->len; i++)
    if (duo_cells (office, dossier, findings, i, cells, number))
      {
        json_builder_begin_object (b);
        for (guint k = 0; k < G_N_ELEMENTS (cells); k++)
          {
            json_builder_set_member_name (b, duo_columns[k]);
            if (cells[k] == NULL)
              json_builder_add_null_value (b);
            else
              json_builder_add_string_value (b, cells[k]);
          }
        json_builder_end_object (b);
      }
  json_builder_end_array (b);
  return regie_json_dup (b);
}
