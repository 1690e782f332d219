/* SPDX-License-Identifier: EUPL-1.2 */
/* Talks and file notes on the screen, by keyboard. */
#include "regie-dossier-page.h"
#include "ui.h"

#define DOSSIER                                                                                    \
  "SELECT i.dossier FROM dossier_index i WHERE NOT EXISTS (SELECT 1 FROM talk t WHERE t.dossier "  \
  "= "                                                                                             \
  "i.dossier) ORDER BY i.dossier LIMIT 1"

static GtkWidget *
show_agreements (Ui *ui, GtkWidget **page)
{
  GtkWidget *window;

  *page = ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
  window = ui_show (ui, *page);
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (*page), ui_count (ui, DOSSIER));
  WAIT_FOR (ui->titled > 0);
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (*page), "meetings");
  ui_settle (ui);
  return window;
}

/* Does what KEY with Ctrl does on PAGE. */
static void
press (GtkWidget *page, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);
  g_autoptr (GtkShortcutTrigger) trigger = gtk_keyval_trigger_new (key, GDK_CONTROL_MASK);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      for (guint k = 0; GTK_IS_SHORTCUT_CONTROLLER (controller)
                        && k < g_list_model_get_n_items (G_LIST_MODEL (controller));
           k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
            {
              g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                           page,
                                                           gtk_shortcut_get_arguments (shortcut)));
              return;
            }
        }
    }
  g_assert_not_reached ();
}

/* The form that KEY with Ctrl opens. */
static GtkWidget *
press_form (Ui *ui, GtkWidget *page, GtkWidget *window, guint key)
{
  press (page, key);
  WAIT_FOR (ui_dialog (window) != NULL);
  ui_settle (ui);
  return ui_dialog (window);
}

static void
save (Ui *ui, GtkWidget *window, GtkWidget *dialog)
{
  ui_save (dialog);
  WAIT_FOR (ui_dialog (window) == NULL);
  ui_settle (ui);
}

/* Planned, told of and taken back, without a mouse; the form knows the date as people write it. */
static void
test_talk (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_agreements (ui, &page);
  GtkWidget *dialog = press_form (ui, page, window, GDK_KEY_g);

  ui_fill (dialog, "datum", "vandaag");
  ui_fill (dialog, "tijd", "14u");
  ui_fill (dialog, "waarover", "voortgang");
  ui_fill (dialog, "plaats", "Kamer 12");
  save (ui, window, dialog);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM talk WHERE place = 'Kamer 12' AND time = "
                                 "'14:00' AND stage = 'gepland' AND staff IS NOT NULL"),
                   ==, 1);
  WAIT_FOR (ui_find_text (page, "14:00") != NULL);
  g_assert_true (gtk_widget_grab_focus (ui_find_button (page, "Report…")));
  ui_click (ui_find_button (page, "Report…"));
  WAIT_FOR (ui_dialog (window) != NULL);
  ui_settle (ui);
  dialog = ui_dialog (window);
  ui_fill (dialog, "toelichting", "Zoekt een stage");
  save (ui, window, dialog);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM talk t JOIN fact f ON f.id = t.fact WHERE "
                                 "t.stage = 'geweest' AND f.note = 'Zoekt een stage'"),
                   ==, 1);
  WAIT_FOR (ui_find_text (page, "Zoekt een stage") != NULL);
  ui_undo (ui, ui->done);
  ui_settle (ui);
  WAIT_FOR (ui_find_button (page, "Report…") != NULL);
  ui_close (window, page);
}

/* A wrong hour is said at its field, and the form stays. */
static void
test_wrong (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_agreements (ui, &page);
  GtkWidget *dialog = press_form (ui, page, window, GDK_KEY_g);
  gint64 before = ui_count (ui, "SELECT count(*) FROM talk");

  ui_fill (dialog, "tijd", "na de lunch");
  ui_fill (dialog, "waarover", "pip");
  ui_save (dialog);
  ui_settle (ui);
  g_assert_nonnull (ui_find_text (dialog, "9:30"));
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM talk"), ==, before);
  ui_fill (dialog, "tijd", "13:15");
  save (ui, window, dialog);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM talk"), ==, before + 1);
  ui_close (window, page);
}

/* A file note is written by keyboard and stands on the page. */
static void
test_note (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_agreements (ui, &page);
  GtkWidget *dialog = press_form (ui, page, window, GDK_KEY_m);

  ui_fill (dialog, "titel", "Docent belde");
  ui_fill (dialog, "tekst", "Komt elke dag");
  save (ui, window, dialog);
  WAIT_FOR (ui_find_text (page, "Komt elke dag") != NULL);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM file_note WHERE text = 'Komt elke dag' AND "
                                 "day = '2026-11-23'"),
                   ==, 1);
  ui_close (window, page);
}

TEST_SUITE (talks)
{
  ui_add ("/talks/planned-and-told-of", test_talk);
  ui_add ("/talks/a-wrong-hour", test_wrong);
  ui_add ("/talks/file-note", test_note);
}
