/* SPDX-License-Identifier: EUPL-1.2 */
/* A table of cells as an Excel workbook (ECMA-376). */
#include <string.h>

#include "regie-archive.h"
#include "regie-cells-private.h"

#define SCHEMAS "http://schemas.openxmlformats.org/"
#define MAIN SCHEMAS "spreadsheetml/2006/main"
#define RELATIONS SCHEMAS "officeDocument/2006/relationships"
#define PACKAGE_RELATIONS SCHEMAS "package/2006/relationships"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
/* The first day of Excel that is right for every day since March 1900. */
#define DAY_ZERO (-25569)
#define TITLE_LENGTH 31

/* The styles of a cell, in the order of styles.xml; the first is plain. */
enum { STYLE_HEAD = 1, STYLE_MONEY, STYLE_DAY };

static const char types[] = HEAD
  "<Types xmlns=\"" SCHEMAS "package/2006/content-types\">"
  "<Default Extension=\"rels\" ContentType=\"application/"
  "vnd.openxmlformats-package.relationships+xml\"/>"
  "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
  "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
  "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
  "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/"
  "vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>"
  "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/"
  "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/></Types>\n";
static const char package[] = HEAD
  "<Relationships xmlns=\"" PACKAGE_RELATIONS "\"><Relationship Id=\"rId1\" "
  "Type=\"" RELATIONS "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>\n";
static const char workbook_relations[] = HEAD
  "<Relationships xmlns=\"" PACKAGE_RELATIONS "\"><Relationship Id=\"rId1\" "
  "Type=\"" RELATIONS "/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
  "<Relationship Id=\"rId2\" Type=\"" RELATIONS "/styles\" Target=\"styles.xml\"/>"
  "</Relationships>\n";
static const char styles[] = HEAD
  "<styleSheet xmlns=\"" MAIN "\"><numFmts count=\"2\">"
  "<numFmt numFmtId=\"164\" formatCode=\"&quot;€&quot;\\ #,##0.00\"/>"
  "<numFmt numFmtId=\"165\" formatCode=\"dd\\-mm\\-yyyy\"/></numFmts>"
  "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
  "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
  "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
  "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
  "<borders count=\"1\"><border/></borders>"
  "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"4\"><xf/>"
  "<xf fontId=\"1\" applyFont=\"1\"/>"
  "<xf numFmtId=\"164\" applyNumberFormat=\"1\"/>"
  "<xf numFmtId=\"165\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>\n";

/* "A" to "Z", "AA" … */
static const char *
column_name (guint at, char name[8])
{
  char *end = name + 7;

  *end = '\0';
  for (guint rest = at + 1; rest > 0; rest = (rest - 1) / 26)
    *--end = (char) ('A' + (rest - 1) % 26);
  return end;
}

static void
append_text (GString *xml, guint column, guint row, const char *style, const char *text)
{
  char name[8];

  g_string_append_printf (xml, "<c r=\"%s%u\"%s t=\"inlineStr\"><is><t xml:space=\"preserve\">",
                          column_name (column, name), row, style);
  regie_cells_append_escaped (xml, text);
  g_string_append (xml, "</t></is></c>");
}

static void
append_cell (GString *xml, guint column, guint row, const RegieCell *cell, RegieCellKind kind)
{
  char name[8];

  if (!cell->is_known)
    return;
  if (kind == REGIE_CELL_TEXT)
    {
      append_text (xml, column, row, "", cell->text);
      return;
    }
  g_string_append_printf (xml, "<c r=\"%s%u\"", column_name (column, name), row);
  if (kind != REGIE_CELL_NUMBER)
    g_string_append_printf (xml, " s=\"%d\"", kind == REGIE_CELL_MONEY ? STYLE_MONEY : STYLE_DAY);
  g_string_append (xml, "><v>");
  if (kind == REGIE_CELL_DAY)
    g_string_append_printf (xml, "%" G_GINT64_FORMAT, cell->amount - DAY_ZERO);
  else
    regie_cells_append_amount (xml, cell->amount, '.', kind == REGIE_CELL_MONEY);
  g_string_append (xml, "</v></c>");
}

/* The widths, and a heading that stays in sight. */
static void
append_columns (const RegieCells *self, GString *xml)
{
  g_string_append (xml, "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" "
                        "topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
                        "</sheetView></sheetViews><cols>");
  for (guint i = 0; i < regie_cells_get_n_columns (self); i++)
    g_string_append_printf (xml, "<col min=\"%u\" max=\"%u\" width=\"%u\" customWidth=\"1\"/>",
                            i + 1, i + 1, regie_cells_column_at (self, i)->width);
  g_string_append (xml, "</cols><sheetData><row r=\"1\">");
  for (guint i = 0; i < regie_cells_get_n_columns (self); i++)
    {
      g_autofree char *style = g_strdup_printf (" s=\"%d\"", STYLE_HEAD);

      append_text (xml, i, 1, style, regie_cells_column_at (self, i)->heading);
    }
  g_string_append (xml, "</row>");
}

static char *
dup_sheet (const RegieCells *self)
{
  GString *xml = g_string_new (HEAD "<worksheet xmlns=\"" MAIN "\">");
  guint n = regie_cells_get_n_columns (self);
  guint n_rows = regie_cells_get_n_rows (self);

  append_columns (self, xml);
  for (guint row = 0; row < n_rows; row++)
    {
      g_string_append_printf (xml, "<row r=\"%u\">", row + 2);
      for (guint i = 0; i < n; i++)
        append_cell (xml, i, row + 2, regie_cells_cell_at (self, row, i),
                     regie_cells_column_at (self, i)->kind);
      g_string_append (xml, "</row>");
    }
  g_string_append (xml, "</sheetData></worksheet>\n");
  return g_string_free (xml, FALSE);
}

/* The name of a sheet has at most 31 letters and none of []:*?/\. */
static char *
dup_workbook (const RegieCells *self)
{
  g_autofree char *title = g_utf8_substring (self->title, 0,
                                             MIN (g_utf8_strlen (self->title, -1), TITLE_LENGTH));
  GString *xml = g_string_new (HEAD "<workbook xmlns=\"" MAIN "\" xmlns:r=\"" RELATIONS
                                    "\"><sheets><sheet name=\"");

  regie_cells_append_escaped (xml, g_strdelimit (title, "[]:*?/\\'", '-'));
  g_string_append (xml, "\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>\n");
  return g_string_free (xml, FALSE);
}

gboolean
regie_cells_write_xlsx (const RegieCells *self, GOutputStream *stream, GError **error)
{
  g_autofree char *sheet = dup_sheet (self);
  g_autofree char *workbook = dup_workbook (self);
  const RegieArchiveFile files[] = {
    regie_archive_text ("[Content_Types].xml", types),
    regie_archive_text ("_rels/.rels", package),
    regie_archive_text ("xl/workbook.xml", workbook),
    regie_archive_text ("xl/_rels/workbook.xml.rels", workbook_relations),
    regie_archive_text ("xl/styles.xml", styles),
    regie_archive_text ("xl/worksheets/sheet1.xml", sheet),
  };

  return regie_archive_write (files, G_N_ELEMENTS (files), stream, error);
}
