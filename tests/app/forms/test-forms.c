/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of forms: each opens, and what was typed is kept until it is saved. */
#include "regie-dialogs.h"
#include "ui.h"

static GtkWidget *
show_nothing (Ui *ui)
{
  return ui_show (ui, gtk_label_new ("x"));
}

static GtkWidget *
inside (GtkWidget *window)
{
  return gtk_window_get_child (GTK_WINDOW (window));
}

static void
close_dialogs (Ui *ui, GtkWidget *window)
{
  ui_settle (ui);
  ui_close_others (window);
  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle (ui);
}

/* Every kind of fact has its form, and so have putting off and a new dossier. */
static void
test_facts (Ui *ui)
{
  GtkWidget *window = show_nothing (ui);
  GPtrArray *kinds = regie_codes_list (regie_session_get_office (ui->session)->codes, "feit");
  guint n = g_list_model_get_n_items (gtk_window_get_toplevels ());

  for (guint i = 0; i < kinds->len; i++)
    regie_fact_dialog_present (inside (window), ui->session, 1, NULL,
                               ((RegieCode *) kinds->pdata[i])->key, NULL, FALSE);
  regie_defer_dialog_present (inside (window), ui->session, 1, "PIP-10W", 0, "x");
  regie_dossier_dialog_present (inside (window), ui->session);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==, n + kinds->len + 2);
  close_dialogs (ui, window);
}

/* Every kind of record has its form. */
static void
test_records (Ui *ui)
{
  GtkWidget *window = show_nothing (ui);
  guint n = g_list_model_get_n_items (gtk_window_get_toplevels ());

  for (guint entity = REGIE_ENTITY_Relation; entity < REGIE_ENTITY_Document; entity++)
    regie_record_dialog_present (inside (window), ui->session, entity, NULL, NULL, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_window_get_toplevels ()), ==,
                    n + REGIE_ENTITY_Document - REGIE_ENTITY_Relation);
  close_dialogs (ui, window);
}

static const char drafts[] = "SELECT count(*) FROM draft";

/* The program dies while a note is being typed: the next time it stands there again, and saving
 * ends that. */
static void
test_draft (Ui *ui)
{
  static const char typed[] = "belde over de lessen & het rooster\nen over de bus";
  GtkWidget *window = show_nothing (ui);
  gint64 dossier = ui_count (ui, "SELECT min(id) FROM dossier");

  regie_fact_dialog_present (inside (window), ui->session, dossier, NULL, "contact", NULL, FALSE);
  ui_fill (ui_dialog (window), "toelichting", typed);
  WAIT_FOR (ui_count (ui, drafts) == 1);
  gtk_window_destroy (GTK_WINDOW (ui_dialog (window)));
  ui_settle (ui);
  regie_fact_dialog_present (inside (window), ui->session, dossier, NULL, "brede_intake", NULL,
                             FALSE);
  WAIT_FOR (ui_says (ui_dialog (window), "toelichting", typed));
  ui_save (ui_dialog (window));
  WAIT_FOR (ui->done != 0 && ui_dialog (window) == NULL);
  WAIT_FOR (ui_count (ui, drafts) == 0);
  close_dialogs (ui, window);
}

/* A form that is closed as it was opened leaves nothing. */
static void
test_untouched (Ui *ui)
{
  GtkWidget *window = show_nothing (ui);

  regie_dossier_dialog_present (inside (window), ui->session);
  gtk_window_close (GTK_WINDOW (ui_dialog (window)));
  WAIT_FOR (ui_dialog (window) == NULL);
  ui_settle (ui);
  g_assert_cmpint (ui_count (ui, drafts), ==, 0);
  close_dialogs (ui, window);
}

/* What should be known first is asked above the form: who says no goes on in it, who says yes has
 * it saved. */
static void
test_warned (Ui *ui)
{
  static const char pips[] = "SELECT count(*) FROM fact WHERE kind = 'pip' AND day = '2026-11-23'";
  GtkWidget *window = show_nothing (ui);
  gint64 dossier = ui_count (
    ui, "SELECT min(d.id) FROM dossier d WHERE d.\"group\" LIKE 'asiel%' AND NOT EXISTS (SELECT 1 "
        "FROM fact f WHERE f.dossier = d.id AND f.kind IN ('pip', 'leerbaarheidstoets', "
        "'toets_ontheffing', 'plicht_voldaan'))");
  GtkWidget *form;

  g_assert_cmpint (dossier, !=, 0);
  regie_fact_dialog_present (inside (window), ui->session, dossier, NULL, "pip", NULL, FALSE);
  form = ui_dialog (window);
  ui_fill (form, "leerroute", "Z");
  ui_save (form);
  WAIT_FOR (ui_dialog (form) != NULL);
  g_assert_nonnull (ui_find_text (ui_dialog (form), "learnability test"));
  gtk_window_close (GTK_WINDOW (ui_dialog (form)));
  WAIT_FOR (ui_dialog (form) == NULL);
  g_assert_cmpint (ui_count (ui, pips), ==, 0);
  g_assert_true (ui_says (form, "leerroute", "Z"));
  ui_save (form);
  WAIT_FOR (ui_dialog (form) != NULL);
  ui_click (ui_find_button (ui_dialog (form), "Save all the same"));
  WAIT_FOR (ui->done != 0 && ui_dialog (window) == NULL);
  g_assert_cmpint (ui_count (ui, pips), ==, 1);
  close_dialogs (ui, window);
}

TEST_SUITE (forms)
{
  ui_add ("/ui/forms/warned", test_warned);
  ui_add ("/ui/forms/facts", test_facts);
  ui_add ("/ui/forms/records", test_records);
  ui_add ("/ui/forms/draft", test_draft);
  ui_add ("/ui/forms/untouched", test_untouched);
}
