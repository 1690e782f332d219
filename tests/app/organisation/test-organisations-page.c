/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the directory of organisations: search, one beside the list, a record of it. */
#include "regie-organisations-page.h"
#include "ui.h"

/* The first that is found stands beside the list; narrow, it stands in its place, and back. */
static void
test_search (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_ORGANISATIONS_PAGE);
  GtkWidget *window = ui_show (ui, page);
  GtkWidget *search = ui_find (page, GTK_TYPE_SEARCH_ENTRY);

  WAIT_FOR (ui_find_text (page, "Vista college") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "crijns");
  WAIT_FOR (ui_find_text (page, "Vista college") == NULL);
  WAIT_FOR (ui_find_text (page, "Bas Crijns") != NULL);
  gtk_editable_set_text (GTK_EDITABLE (search), "nergens te vinden");
  WAIT_FOR (ui_find_text (page, "Nothing found") != NULL);
  ui_open (ui, page,
           g_variant_new_int64 (
             ui_count (ui, "SELECT id FROM organisation WHERE name = 'Vista college'")));
  WAIT_FOR (ui_find_text (page, "Petra Vaessen") != NULL);
  regie_page_set_narrow (REGIE_PAGE (page), TRUE);
  g_assert_null (ui_find_text (page, "Nidos"));
  ui_click (ui_find_action (page, "organisations.back"));
  WAIT_FOR (ui_find_text (page, "Nidos") != NULL);
  ui_close (window, page);
}

/* A contact person is added in the form, stands there, and is taken back. */
static void
test_add_contact (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_ORGANISATIONS_PAGE);
  GtkWidget *window = ui_show (ui, page);
  const char *n = "SELECT count(*) FROM contact c JOIN organisation o ON o.id = c.organisation "
                  "WHERE o.name = 'Nidos' AND c.name = 'Lotte' AND c.voided = 0";
  GtkWidget *dialog;

  ui_open (ui, page,
           g_variant_new_int64 (ui_count (ui, "SELECT id FROM organisation WHERE name = 'Nidos'")));
  WAIT_FOR (ui_find_button (page, "Contact person…") != NULL);
  ui_click (ui_find_button (page, "Contact person…"));
  WAIT_FOR ((dialog = ui_dialog (window)) != NULL && ui_row (dialog, "naam") != NULL);
  ui_fill (dialog, "naam", "Lotte");
  ui_save (dialog);
  WAIT_FOR (ui->done != 0);
  WAIT_FOR (ui_count (ui, n) == 1);
  WAIT_FOR (ui_find_text (page, "Lotte") != NULL);
  ui_undo (ui, ui->done);
  g_assert_cmpint (ui_count (ui, n), ==, 0);
  ui_close (window, page);
}

/* A record is read for its form as it is then; what is no kind, or is gone, opens nothing. */
static void
test_change (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_ORGANISATIONS_PAGE);
  GtkWidget *window = ui_show (ui, page);
  gint64 id = ui_count (ui, "SELECT min(id) FROM organisation WHERE voided = 0");

  WAIT_FOR (ui_find_text (page, "Nidos") != NULL);
  gtk_widget_activate_action (page, "records.edit", "(ux)", (guint32) REGIE_N_ENTITIES, id);
  gtk_widget_activate_action (page, "records.remove", "(ux)", (guint32) REGIE_N_ENTITIES, id);
  gtk_widget_activate_action (page, "records.edit", "(ux)", (guint32) REGIE_ENTITY_Organisation,
                              G_MAXINT64);
  ui_settle (ui);
  g_assert_null (ui_dialog (window));
  gtk_widget_activate_action (page, "records.edit", "(ux)", (guint32) REGIE_ENTITY_Organisation,
                              id);
  WAIT_FOR (ui_dialog (window) != NULL);
  g_assert_nonnull (ui_row (ui_dialog (window), "naam"));
  ui_close_others (window);
  ui_close (window, page);
}

TEST_SUITE (organisations_page)
{
  ui_add ("/ui/organisations/search", test_search);
  ui_add ("/ui/organisations/add-contact", test_add_contact);
  ui_add ("/ui/organisations/change", test_change);
}
