/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of reading files in: what is on the page is written, and one undo takes it back. */
#include "regie-import-page.h"
#include "regie-file-commands.h"
#include "ui.h"

/* Reads the sample NAME in; what SQL counts becomes MORE, and after the undo what it was. */
static void
read_in (Ui *ui, const char *name, guint kind, const char *sql, gint64 more)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_IMPORT_PAGE);
  GtkWidget *window = ui_show (ui, page);
  g_autoptr (GFile) file = ui_sample (name);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GVariant) target = g_variant_ref_sink (
    g_variant_new ("(sux)", uri, (guint32) kind, G_GINT64_CONSTANT (0)));
  gint64 had = ui_count (ui, sql);

  regie_page_open (REGIE_PAGE (page), target);
  /* The file has been read and checked; a page asks for it once it is seen. */
  WAIT_FOR (regie_page_get_view (REGIE_PAGE (page)) != NULL);
  gtk_widget_activate_action (page, "import.run", NULL);
  WAIT_FOR (ui->done != 0);
  g_assert_cmpint (ui_count (ui, sql), ==, had + more);
  ui_undo (ui, ui->done);
  g_assert_cmpint (ui_count (ui, sql), ==, had);
  ui_close (window, page);
}

static void
test_people (Ui *ui)
{
  read_in (ui, "personen.csv", REGIE_FILE_PEOPLE, "SELECT count(*) FROM dossier WHERE voided = 0",
           12);
}

static void
test_offers (Ui *ui)
{
  read_in (ui, "aanbod.csv", REGIE_FILE_OFFERS, "SELECT count(*) FROM offer WHERE voided = 0", 3);
}

TEST_SUITE (import)
{
  ui_add ("/ui/import/people", test_people);
  ui_add ("/ui/import/offers", test_offers);
}
