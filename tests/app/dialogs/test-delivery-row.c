/* SPDX-License-Identifier: EUPL-1.2 */
/* Who delivers a line of the plan is chosen from the contracts, and can be typed as before. */
#include "regie-delivery-row.h"
#include "regie-delivery.h"
#include "regie-dialogs.h"
#include "regie-load.h"
#include "ui.h"

static GtkWidget *
show_line (Ui *ui, GtkWidget *window, gint64 dossier, RegieRecord *record)
{
  regie_fact_dialog_present (gtk_window_get_child (GTK_WINDOW (window)), ui->session, dossier, NULL,
                             "plan_regel", record, FALSE);
  ui_settle (ui);
  return ui_dialog (window);
}

static RegieDelivery *
choice (GtkWidget *row, guint i)
{
  RegieDelivery *delivery = g_list_model_get_item (adw_combo_row_get_model (ADW_COMBO_ROW (row)),
                                                   i);

  g_object_unref (delivery); /* the list holds it */
  return delivery;
}

static guint
n_choices (GtkWidget *row)
{
  GListModel *all = adw_combo_row_get_model (ADW_COMBO_ROW (row));

  return all != NULL ? g_list_model_get_n_items (all) : 0;
}

static gboolean
is_seen (GtkWidget *dialog, const char *key)
{
  return gtk_widget_get_visible (ui_row (dialog, key));
}

/* The provider is chosen, the price comes with it, and what is chosen is saved. */
static void
test_chosen (Ui *ui)
{
  GtkWidget *window = ui_show (ui, gtk_label_new ("x"));
  GtkWidget *dialog = show_line (ui, window, ui_count (ui, "SELECT min(id) FROM dossier"), NULL);
  GtkWidget *row = ui_find (dialog, REGIE_TYPE_DELIVERY_ROW);
  g_autofree char *saved = NULL;
  RegieDelivery *first;

  g_assert_nonnull (row);
  g_assert_cmpuint (n_choices (row), ==, 2); /* no subject: nobody, and without a contract */
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "subject"));
  g_assert_false (is_seen (dialog, "aanbieder"));
  ui_fill (dialog, "onderwerp", "taal");
  ui_fill (dialog, "tot", "2027-03-26");
  ui_fill (dialog, "intensiteit", "9");
  WAIT_FOR (n_choices (row) > 2);
  first = choice (row, 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  g_assert_true (ui_says (dialog, "aanbieder", first->provider));
  g_assert_true (ui_says (dialog, "prijs", first->price));
  g_assert_true (ui_says (dialog, "eenheid", first->unit));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, first->about);
  g_assert_false (is_seen (dialog, "aanbieder"));
  saved = g_strdup_printf ("SELECT count(*) FROM fact WHERE kind = 'plan_regel' AND provider = '%s'"
                           " AND price = %s AND until_day = '2027-03-26'",
                           first->provider, first->price);
  ui_save (dialog);
  WAIT_FOR (ui->done != 0 && ui_dialog (window) == NULL);
  g_assert_cmpint (ui_count (ui, saved), ==, 1);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle (ui);
}

/* What is in no contract is typed; another choice takes the price along that it gave, and leaves
 * one that was typed. */
static void
test_typed (Ui *ui)
{
  GtkWidget *window = ui_show (ui, gtk_label_new ("x"));
  GtkWidget *dialog = show_line (ui, window, ui_count (ui, "SELECT min(id) FROM dossier"), NULL);
  GtkWidget *row = ui_find (dialog, REGIE_TYPE_DELIVERY_ROW);

  ui_fill (dialog, "onderwerp", "taal");
  WAIT_FOR (n_choices (row) > 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), n_choices (row) - 1);
  g_assert_true (is_seen (dialog, "aanbieder"));
  g_assert_true (ui_says (dialog, "aanbieder", NULL));
  g_assert_true (ui_says (dialog, "prijs", NULL));
  /* Another day is another answer, and changes nothing of what was chosen. */
  ui_fill (dialog, "tot", "2027-03-26");
  ui_settle (ui);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, n_choices (row) - 1);
  g_assert_true (is_seen (dialog, "aanbieder"));
  ui_fill (dialog, "aanbieder", "Buurthuis Oost");
  ui_fill (dialog, "prijs", "4500");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 0);
  g_assert_true (ui_says (dialog, "prijs", "4500"));
  g_assert_false (is_seen (dialog, "aanbieder"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle (ui);
}

/* A name that was typed once, and one of a contract, stand in the form of their line. */
static void
test_recorded (Ui *ui)
{
  GtkWidget *window = ui_show (ui, gtk_label_new ("x"));
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieRecord) record = regie_load_one (
    ui->db, regie_entity (REGIE_ENTITY_Fact),
    ui_count (ui, "SELECT f.id FROM fact f JOIN provider p ON p.name = f.provider "
                  "WHERE f.kind = 'plan_regel' AND f.topic = 'taal' AND f.day > "
                  "'2026-06-01' LIMIT 1"),
    &error);
  GtkWidget *dialog;

  g_assert_no_error (error);
  g_assert_nonnull (record);
  regie_record_set (record, "provider", "Wijkhuis de Brug");
  dialog = show_line (ui, window, regie_get_int (record, Fact, dossier, 0), record);
  g_assert_true (ui_says (dialog, "aanbieder", "Wijkhuis de Brug"));
  g_assert_true (is_seen (dialog, "aanbieder"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle (ui);
}

TEST_SUITE (delivery_row)
{
  ui_add ("/ui/delivery/chosen", test_chosen);
  ui_add ("/ui/delivery/typed", test_typed);
  ui_add ("/ui/delivery/recorded", test_recorded);
}
