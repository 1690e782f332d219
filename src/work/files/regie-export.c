/* SPDX-License-Identifier: EUPL-1.2 */
/* What leaves the program as CSV or JSON: the caseload, facts, records, what DUO and providers
 * get. */
#include "regie-export.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "regie-csv.h"
#include "regie-export-query.h"
#include "regie-json.h"
#include "regie-lock.h"
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

static void
write_columns (guint n, const char *const *columns, gpointer writing)
{
  write_row (writing, n, columns);
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
  g_autoptr (GArray) ids = regie_caseload_ids (db, query, regie_office_today (office), 0, NULL,
                                               error);
  Writing w = { 0 };

  if (ids == NULL)
    return FALSE;
  start (&w, out, for_excel);
  write_row (&w, G_N_ELEMENTS (headings), headings);
  if (!regie_export_each_dossier (db, ids, write_columns, &w, error))
    return FALSE;
  if (n != NULL)
    *n = ids->len;
  return TRUE;
}

/* Adds FIELD to what is asked and to what stands above it. */
static void
add_field (GPtrArray *fields, GArray *cells, GPtrArray *headings, const RegieField *field)
{
  g_ptr_array_add (fields, (gpointer) field);
  add_column (cells, headings, field, field->key);
}

gboolean
regie_export_facts (RegieDb *db, gboolean for_excel, GString *out, GError **error)
{
  const RegieEntity *fact = regie_entity (REGIE_ENTITY_Fact);
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  Writing w = { .cells = cells };

  g_return_val_if_fail (db != NULL && out != NULL, FALSE);
  add_column (cells, headings, NULL, "dossiernummer");
  add_column (cells, headings, NULL, "bsn");
  add_column (cells, headings, NULL, "v_nummer");
  for (guint i = 0; i < fact->n_fields; i++)
    if (fact->fields[i].kind != REGIE_REF)
      add_field (fields, cells, headings, &fact->fields[i]);
  start (&w, out, for_excel);
  write_row (&w, headings->len, (const char *const *) headings->pdata);
  return regie_export_each_fact (db, fields, write_columns, &w, error);
}

gboolean
regie_export_records (RegieDb *db, const RegieEntity *entity, gboolean for_excel,
                      gboolean sees_health, GString *out, GError **error)
{
  const RegieField id = { .kind = REGIE_REF };
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  Writing w = { .cells = cells };

  g_return_val_if_fail (db != NULL && entity != NULL && out != NULL, FALSE);
  if (regie_entity_is_in_dossier (entity))
    add_column (cells, headings, NULL, "dossiernummer");
  add_column (cells, headings, &id, "id");
  for (guint i = 0; i < entity->n_fields; i++)
    if (strcmp (entity->fields[i].name, "dossier") != 0)
      add_field (fields, cells, headings, &entity->fields[i]);
  start (&w, out, for_excel);
  write_row (&w, headings->len, (const char *const *) headings->pdata);
  return regie_export_each_record (db, entity, fields, sees_health, write_columns, &w, error);
}

typedef struct {
  Writing writing;
  RegieShares shares;
} Expected;

/* The texts of regie_export_each_expected(), without what was not agreed. */
static void
write_expected (guint n, const char *const *c, gpointer data)
{
  Expected *self = data;
  g_autofree char *name = regie_person_dup_name (c[1], c[2], c[3]);
  g_autofree char *year = c[17] != NULL ? g_strndup (c[17], 4) : NULL;
  const char *cells[17] = { c[0], name, c[4],  c[5],  c[6],  c[7],
                            c[8], c[9], c[10], c[11], c[12], c[13] };
  guint at = 12;

  if (self->shares.phone)
    cells[at++] = c[14];
  if (self->shares.language)
    cells[at++] = c[15], cells[at++] = c[16];
  if (self->shares.born)
    cells[at++] = year;
  write_row (&self->writing, at, cells);
}

gboolean
regie_export_provider (RegieDb *db, const RegieOffice *office, gint64 provider, gboolean for_excel,
                       GString *out, guint *n, GError **error)
{
  const char *headings[17] = { "opdracht", "naam",     "onderwerp", "leerroute",
                               "niveau",   "van",      "tot",       "uren_per_week",
                               "stand",    "lesgroep", "rooster",   "plaats" };
  Expected self = { 0 };
  guint at = 12;

  g_return_val_if_fail (db != NULL && office != NULL && out != NULL && n != NULL, FALSE);
  if (!regie_export_load_shares (db, provider, &self.shares, error))
    return FALSE;
  if (self.shares.phone)
    headings[at++] = "telefoon";
  if (self.shares.language)
    headings[at++] = "taal", headings[at++] = "alfabetisering";
  if (self.shares.born)
    headings[at++] = "geboortejaar";
  start (&self.writing, out, for_excel);
  write_row (&self.writing, at, headings);
  if (!regie_export_each_expected (db, provider, regie_office_today (office), write_expected, &self,
                                   error))
    return FALSE;
  *n = self.writing.n - 1;
  return TRUE;
}

gboolean
regie_export_log (RegieDb *db, gint64 who, const RegieReading *reading, GError **error)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (db != NULL && reading != NULL, FALSE);
  title = g_strdup_printf (
    ngettext ("Exported %u dossier", "Exported %u dossiers", reading->persons), reading->persons);
  return regie_reading_note (db, who, reading, error) && regie_export_note (db, who, title, error);
}

gboolean
regie_export_note (RegieDb *db, gint64 who, const char *title, GError **error)
{
  gint64 seq;

  g_return_val_if_fail (db != NULL, FALSE);
  return regie_lock_begin_long (db, error)
         && regie_lock_end (db, regie_log_append (db, who, title, &seq, error), error);
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
