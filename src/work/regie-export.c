/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-csv.h"

typedef struct { GString *out; char mark; GHashTable *wanted; guint n; } Writing;

static void
write_row (Writing *w, guint n, const char *const *cells)
{
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (w->out, w->mark);
      if (cells[i] != NULL)
        regie_csv_append (w->out, cells[i], w->mark);
    }
  g_string_append (w->out, "\r\n");
  w->n++;
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
  w->mark = for_excel ? ';' : ',';
  if (for_excel)
    g_string_append (out, "\xef\xbb\xbf");
}

gboolean
regie_export_caseload (RegieDb *db, const RegieOffice *office, const RegieQuery *query, gboolean for_excel, GString *out, GError **error)
{
  static const char *const headings[] = {
    "dossiernummer", "bsn", "v_nummer", "voornamen", "voorvoegsel", "achternaam", "geboren", "groep", "gemeente", "consulent",
    "kennisgeving", "pip", "feit.pip.leerroute", "fase", "volgende_termijn", "volgende_datum", "einde_termijn", "uren_gevolgd",
    "uren_gepland", "laatste_contact",
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
      if (!regie_db_exec (db,
            "SELECT i.number, p.bsn, p.v_number, p.given_names, p.prefix, p.surname, p.born, i.grp, i.municipality, s.name, i.started,"
            " i.pip_day, i.route, i.phase, i.next_rule, i.next_due, i.term_end, i.hours, i.hours_plan, i.last_contact"
            " FROM dossier_index i JOIN person p ON p.id = i.person LEFT JOIN staff s ON s.id = i.consultant WHERE i.dossier = $1", 1,
            (const char *[]) { id }, write_columns, &w, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
regie_export_facts (RegieDb *db, gboolean for_excel, GString *out, GError **error)
{
  const RegieEntity *fact = regie_entity (REGIE_ENTITY_Fact);
  g_autoptr (GString) sql = g_string_new ("SELECT d.number, p.bsn, p.v_number");
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  Writing w = { 0 };

  g_ptr_array_add (headings, (gpointer) "dossiernummer");
  g_ptr_array_add (headings, (gpointer) "bsn");
  g_ptr_array_add (headings, (gpointer) "v_nummer");
  for (guint i = 0; i < fact->n_fields; i++)
    if (fact->fields[i].kind != REGIE_REF)
      {
        g_string_append_printf (sql, ", f.\"%s\"", fact->fields[i].name);
        g_ptr_array_add (headings, (gpointer) fact->fields[i].key);
      }
  g_string_append (sql, " FROM fact f JOIN dossier d ON d.id = f.dossier JOIN person p ON p.id = d.person"
                        " WHERE f.voided = 0 AND d.voided = 0 ORDER BY f.dossier, f.day, f.id");
  start (&w, out, for_excel);
  write_row (&w, headings->len, (const char *const *) headings->pdata);
  return regie_db_exec (db, sql->str, 0, NULL, write_columns, &w, error);
}

gboolean
regie_export_log (RegieDb *db, gint64 who, guint n, GError **error)
{
  g_autofree char *title = g_strdup_printf (ngettext ("Exported %u dossier", "Exported %u dossiers", n), n);
  gint64 seq;

  if (!regie_db_begin (db, error))
    return FALSE;
  if (!regie_log_append (db, who, title, 0, "", &seq, error))
    return regie_db_rollback (db), FALSE;
  return regie_db_commit (db, error);
}
