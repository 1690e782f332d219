/* SPDX-License-Identifier: EUPL-1.2 */
/* Tables of typed cells in every form that they leave the program in. */
#include "regie-cells.h"

#include <archive.h>
#include <archive_entry.h>
#include <string.h>

#include "suite.h"

/* A table with a cell of every kind, one of each unknown, and texts that would be formulas. */
static RegieCells *
sample (void)
{
  RegieCells *cells = regie_cells_new ("Lijst [1]: a/b & een heel lange titel");

  regie_cells_add_column (cells, "Naam", REGIE_CELL_TEXT);
  regie_cells_add_column (cells, "Uren", REGIE_CELL_NUMBER);
  regie_cells_add_column (cells, "Bedrag", REGIE_CELL_MONEY);
  regie_cells_add_column (cells, "Dag", REGIE_CELL_DAY);
  regie_cells_add_text (cells, "=1+1");
  regie_cells_add_amount (cells, 1250);
  regie_cells_add_amount (cells, -500);
  regie_cells_add_day (cells, regie_day_from_civil (2026, 11, 23));
  regie_cells_add_text (cells, NULL);
  regie_cells_add_empty (cells);
  regie_cells_add_empty (cells);
  regie_cells_add_day (cells, REGIE_DAY_NONE);
  regie_cells_add_text (cells, "a;b <&>\nc");
  regie_cells_add_amount (cells, 700);
  regie_cells_add_amount (cells, 123456789);
  regie_cells_add_day (cells, regie_day_from_civil (1900, 3, 1));
  return cells;
}

static void
test_csv (void)
{
  g_autoptr (RegieCells) cells = sample ();
  g_autofree char *plain = regie_cells_dup_csv (cells, REGIE_CELLS_CSV);
  g_autofree char *excel = regie_cells_dup_csv (cells, REGIE_CELLS_EXCEL);

  g_assert_cmpuint (regie_cells_get_n_rows (cells), ==, 3);
  g_assert_cmpstr (plain, ==,
                   "Naam,Uren,Bedrag,Dag\r\n\"'=1+1\",12.50,-5.00,2026-11-23\r\n,,,\r\n"
                   "\"a;b <&>\nc\",7,1234567.89,1900-03-01\r\n");
  g_assert_cmpstr (excel, ==,
                   "\xef\xbb\xbfNaam;Uren;Bedrag;Dag\r\n\"'=1+1\";12,50;-5,00;2026-11-23\r\n;;;\r\n"
                   "\"a;b <&>\nc\";7;1234567,89;1900-03-01\r\n");
}

static GBytes *
dup_file (RegieCellsForm form)
{
  g_autoptr (RegieCells) cells = sample ();
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  regie_cells_write (cells, form, stream, &error);
  g_assert_no_error (error);
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/* The file NAME within the archive BYTES, which is sound XML. */
static char *
dup_part (GBytes *bytes, const char *name)
{
  struct archive *archive = archive_read_new ();
  struct archive_entry *entry;
  GString *text = g_string_new (NULL);
  const GMarkupParser none = { NULL };
  GMarkupParseContext *parser = g_markup_parse_context_new (&none, 0, NULL, NULL);
  char buffer[4096];
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  archive_read_support_format_zip (archive);
  g_assert_cmpint (archive_read_open_memory (archive, data, length), ==, ARCHIVE_OK);
  while (archive_read_next_header (archive, &entry) == ARCHIVE_OK)
    if (strcmp (archive_entry_pathname (entry), name) == 0)
      for (la_ssize_t n; (n = archive_read_data (archive, buffer, sizeof buffer)) > 0;)
        g_string_append_len (text, buffer, n);
  archive_read_free (archive);
  g_assert_cmpuint (text->len, >, 0);
  g_assert_true (g_markup_parse_context_parse (parser, text->str, (gssize) text->len, NULL));
  g_assert_true (g_markup_parse_context_end_parse (parser, NULL));
  g_markup_parse_context_free (parser);
  return g_string_free (text, FALSE);
}

static void
assert_holds (const char *text, const char *part)
{
  if (strstr (text, part) == NULL)
    g_error ("%s is not in %s", part, text);
}

static void
test_ods (void)
{
  g_autoptr (GBytes) bytes = dup_file (REGIE_CELLS_ODS);
  g_autofree char *content = dup_part (bytes, "content.xml");
  g_autofree char *settings = dup_part (bytes, "settings.xml");
  g_autofree char *manifest = dup_part (bytes, "META-INF/manifest.xml");

  /* The kind of document stands where programs look for it. */
  g_assert_cmpint (memcmp ((const char *) g_bytes_get_data (bytes, NULL) + 30, "mimetype", 8), ==,
                   0);
  assert_holds (content, "office:value-type=\"string\"><text:p>=1+1</text:p>");
  assert_holds (content, "office:value-type=\"float\" office:value=\"12.50\"/>");
  assert_holds (content, "office:currency=\"EUR\" office:value=\"-5.00\"/>");
  assert_holds (content, "office:date-value=\"2026-11-23\"/>");
  assert_holds (content, "<text:p>a;b &lt;&amp;&gt;</text:p><text:p>c</text:p>");
  assert_holds (content, "<table:table-row><table:table-cell/><table:table-cell/>"
                         "<table:table-cell/><table:table-cell/></table:table-row>");
  assert_holds (settings, "config:name=\"VerticalSplitPosition\" config:type=\"int\">1<");
  assert_holds (manifest, "settings.xml");
  g_assert_null (strstr (content, "formula"));
}

static void
test_xlsx (void)
{
  g_autoptr (GBytes) bytes = dup_file (REGIE_CELLS_XLSX);
  g_autofree char *sheet = dup_part (bytes, "xl/worksheets/sheet1.xml");
  g_autofree char *workbook = dup_part (bytes, "xl/workbook.xml");
  static const char *const parts[] = { "[Content_Types].xml", "_rels/.rels", "xl/styles.xml",
                                       "xl/_rels/workbook.xml.rels" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_free (dup_part (bytes, parts[i]));
  assert_holds (sheet, "<c r=\"A2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1+1</t>");
  assert_holds (sheet, "<c r=\"B2\"><v>12.50</v></c>");
  assert_holds (sheet, "<c r=\"C2\" s=\"2\"><v>-5.00</v></c>");
  assert_holds (sheet, "<c r=\"D2\" s=\"3\"><v>46349</v></c>"); /* as Excel counts days */
  assert_holds (sheet, "<c r=\"D4\" s=\"3\"><v>61</v></c>");
  assert_holds (sheet, "<row r=\"3\"></row>");
  assert_holds (sheet, "state=\"frozen\"");
  assert_holds (workbook, "<sheet name=\"Lijst -1-- a-b &amp; een heel lange\"");
  g_assert_null (strstr (sheet, "<f>"));
}

static void
test_columns (void)
{
  g_autoptr (RegieCells) cells = regie_cells_new ("T");
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sheet = NULL;

  for (guint i = 0; i < 704; i++)
    regie_cells_add_column (cells, "c", REGIE_CELL_TEXT);
  g_assert_true (regie_cells_write (cells, REGIE_CELLS_XLSX, stream, NULL));
  g_output_stream_close (stream, NULL, NULL);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  sheet = dup_part (bytes, "xl/worksheets/sheet1.xml");
  assert_holds (sheet, "<c r=\"Z1\"");
  assert_holds (sheet, "</c><c r=\"AA1\"");
  assert_holds (sheet, "<c r=\"ZZ1\"");
  assert_holds (sheet, "</c><c r=\"AAA1\"");
  assert_holds (sheet, "<c r=\"AAB1\"");
}

/* Nothing of the moment is in a file. */
static void
test_bytes (void)
{
  for (RegieCellsForm form = REGIE_CELLS_CSV; form <= REGIE_CELLS_XLSX; form++)
    {
      g_autoptr (GBytes) first = dup_file (form);
      g_autoptr (GBytes) second = NULL;

      g_setenv ("TZ", "Asia/Tokyo", TRUE);
      second = dup_file (form);
      g_unsetenv ("TZ");
      g_assert_true (g_bytes_equal (first, second));
    }
}

static void
test_form (void)
{
  RegieCellsForm form = REGIE_CELLS_CSV;

  g_assert_true (regie_cells_form_find ("lijst.v2.XLSX", &form));
  g_assert_cmpint (form, ==, REGIE_CELLS_XLSX);
  g_assert_true (regie_cells_form_find ("ods", &form));
  g_assert_cmpint (form, ==, REGIE_CELLS_ODS);
  g_assert_false (regie_cells_form_find ("lijst.xls", &form));
  g_assert_false (regie_cells_form_find ("lijst", &form));
}

TEST_SUITE (cells)
{
  g_test_add_func ("/cells/csv", test_csv);
  g_test_add_func ("/cells/ods-has-types-widths-and-a-heading", test_ods);
  g_test_add_func ("/cells/xlsx-has-types-widths-and-a-heading", test_xlsx);
  g_test_add_func ("/cells/xlsx-names-its-columns", test_columns);
  g_test_add_func ("/cells/same-bytes", test_bytes);
  g_test_add_func ("/cells/form-by-ending", test_form);
}
