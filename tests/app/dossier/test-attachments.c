/* SPDX-License-Identifier: EUPL-1.2 */
/* Files on the screen: dropped on a dossier, described, opened as a copy that is nobody else's, and
 * gone with the window. */
#include <sys/stat.h>

#include "regie-dossier-page.h"
#include "regie-open-copy.h"
#include "ui.h"

#define DOSSIER                                                                                    \
  "SELECT i.dossier FROM dossier_index i WHERE NOT EXISTS (SELECT 1 FROM attachment a WHERE "      \
  "a.dossier = i.dossier) ORDER BY i.dossier LIMIT 1"

static GtkWidget *
show_files (Ui *ui, GtkWidget **page)
{
  GtkWidget *window;

  *page = ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
  window = ui_show (ui, *page);
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (*page), ui_count (ui, DOSSIER));
  WAIT_FOR (ui->titled > 0);
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (*page), "letters");
  ui_settle (ui);
  return window;
}

/* A file of the test called NAME with TEXT; owned. */
static GFile *
make_file (Ui *ui, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (ui->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

/* Drops FILES (GFile, to NULL) on PAGE, as another program would. */
static void
drop (GtkWidget *page, GFile *const *files)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (page);
  g_auto (GValue) value = G_VALUE_INIT;
  GSList *list = NULL;

  for (guint i = 0; files[i] != NULL; i++)
    list = g_slist_append (list, files[i]);
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, list);
  g_slist_free (list);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean taken = FALSE;

      if (!GTK_IS_DROP_TARGET (controller))
        continue;
      g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==,
                       GTK_PHASE_CAPTURE);
      g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
      g_assert_true (taken);
      return;
    }
  g_assert_not_reached ();
}

/* Does KEY with Ctrl do ACTION on PAGE? */
static gboolean
has_key (GtkWidget *page, guint key, const char *action)
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
          GtkShortcutAction *does = gtk_shortcut_get_action (shortcut);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger))
            return GTK_IS_NAMED_ACTION (does)
                   && g_str_equal (gtk_named_action_get_action_name (GTK_NAMED_ACTION (does)),
                                   action);
        }
    }
  return FALSE;
}

static GtkWidget *
drop_form (Ui *ui, GtkWidget *window, GtkWidget *page, GFile *const *files)
{
  drop (page, files);
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

/* The file on the desktop is asked about, is added, stands on the page and is taken back. */
static void
test_drop (Ui *ui)
{
  g_autoptr (GFile) file = make_file (ui, "Rooster van school.txt", "Beste consulent\n");
  GtkWidget *page;
  GtkWidget *window = show_files (ui, &page);
  GtkWidget *dialog;
  g_autofree char *view = NULL;

  g_assert_true (has_key (page, GDK_KEY_b, "dossier.file-add"));
  g_assert_nonnull (ui_find_action (page, "dossier.file-add"));
  /* Wherever one is in the dossier; where it will stand is shown. */
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), "timeline");
  ui_settle (ui);
  dialog = drop_form (ui, window, page, (GFile *[]){ file, NULL });
  g_object_get (page, "shown-view", &view, NULL);
  g_assert_cmpstr (view, ==, "letters");
  g_assert_true (ui_says (dialog, "titel", "Rooster van school"));
  g_assert_true (ui_says (dialog, "datum", "2026-11-23"));
  g_assert_nonnull (ui_find_text (dialog, "Plain text"));
  /* What it is must be said, at its field. */
  ui_save (dialog);
  ui_settle (ui);
  g_assert_nonnull (ui_dialog (window));
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM attachment WHERE title = 'Brief van "
                                 "school'"),
                   ==, 0);
  ui_fill (dialog, "soort", "brief");
  save (ui, window, dialog);
  g_assert_cmpint (ui_count (ui,
                             "SELECT count(*) FROM attachment a JOIN attachment_bytes b ON b.id "
                             "= a.id WHERE a.title = 'Rooster van school' AND a.kind = 'brief' "
                             "AND length(b.bytes) = 16"),
                   ==, 1);
  WAIT_FOR (ui_find_text (page, "Rooster van school") != NULL);
  ui_undo (ui, ui->done);
  ui_settle (ui);
  WAIT_FOR (ui_find_text (page, "There are no files") != NULL);
  ui_close (window, page);
}

/* Of several what cannot be added is said, and the others go on; each has its own name. */
static void
test_several (Ui *ui)
{
  g_autoptr (GFile) one = make_file (ui, "eerste.txt", "een");
  g_autoptr (GFile) other = make_file (ui, "tweede.txt", "twee");
  g_autoptr (GFile) twin = make_file (ui, "derde.txt", "een");
  g_autoptr (GFile) empty = make_file (ui, "leeg.txt", "");
  g_autoptr (GFile) folder = g_file_new_for_path (ui->folder);
  GtkWidget *page;
  GtkWidget *window = show_files (ui, &page);
  GtkWidget *dialog = drop_form (ui, window, page,
                                 (GFile *[]){ one, empty, twin, folder, other, NULL });

  g_assert_null (ui_row (dialog, "titel"));
  g_assert_nonnull (ui_find_text (dialog, "leeg.txt: There is nothing in it."));
  g_assert_nonnull (ui_find_text (dialog, "derde.txt: this is the same"));
  g_assert_nonnull (ui_find_text (dialog, "This is a folder."));
  ui_fill (dialog, "soort", "overig");
  save (ui, window, dialog);
  WAIT_FOR (ui_find_text (page, "eerste") != NULL && ui_find_text (page, "tweede") != NULL);
  /* Once more: what is there already is said, and no form comes. */
  drop (page, (GFile *[]){ one, NULL });
  WAIT_FOR (ui_find_text (window, "in the dossier already, as “eerste”") != NULL);
  g_assert_null (ui_dialog (window));
  ui_close (window, page);
}

static char *opened; /* the address of the last copy */

static void
note_opened (const char *uri)
{
  g_free (opened);
  opened = g_strdup (uri);
}

/* Pressing one opens a copy that nobody else reads and nobody writes; it goes with the window. */
static void
test_open (Ui *ui)
{
  g_autoptr (GFile) file = make_file (ui, "brief.txt", "Beste consulent\n");
  g_autoptr (GFile) script = make_file (ui, "start.txt", "#!/bin/sh\nexit\n");
  GtkWidget *page;
  GtkWidget *window = show_files (ui, &page);
  GtkWidget *dialog = drop_form (ui, window, page, (GFile *[]){ file, script, NULL });
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *text = NULL;
  struct stat st;

  regie_open_copy_divert (note_opened);
  ui_fill (dialog, "soort", "brief");
  save (ui, window, dialog);
  WAIT_FOR (ui_find_text (page, "brief") != NULL);
  gtk_widget_activate_action (page, "dossier.file-open", "x",
                              ui_count (ui, "SELECT id FROM attachment WHERE name = 'brief.txt'"));
  WAIT_FOR (opened != NULL);
  path = g_filename_from_uri (opened, NULL, NULL);
  folder = g_path_get_dirname (path);
  g_assert_true (g_str_has_suffix (path, "/brief.txt"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Beste consulent\n");
  g_assert_cmpint (g_stat (path, &st), ==, 0);
  g_assert_cmpuint (st.st_mode & 0777, ==, 0400);
  g_assert_cmpint (g_stat (folder, &st), ==, 0);
  g_assert_cmpuint (st.st_mode & 0777, ==, 0700);
  /* What can run is not opened, whatever it is called. */
  g_clear_pointer (&opened, g_free);
  gtk_widget_activate_action (page, "dossier.file-open", "x",
                              ui_count (ui, "SELECT id FROM attachment WHERE name = 'start.txt'"));
  WAIT_FOR (ui_find_text (window, "is not opened from here") != NULL);
  ui_settle (ui);
  g_assert_null (opened);
  ui_close (window, page);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  regie_open_copy_divert (NULL);
  regie_open_copies_remove ();
}

/* Described anew by its pencil, as any record. */
static void
test_describe (Ui *ui)
{
  g_autoptr (GFile) file = make_file (ui, "brief0001.txt", "Beste consulent\n");
  GtkWidget *page;
  GtkWidget *window = show_files (ui, &page);
  GtkWidget *dialog = drop_form (ui, window, page, (GFile *[]){ file, NULL });

  /* What the name says need not be said again. */
  g_assert_true (ui_says (dialog, "soort", "brief"));
  save (ui, window, dialog);
  WAIT_FOR (ui_find_text (page, "brief0001") != NULL);
  gtk_widget_activate_action (page, "records.edit", "(ux)", REGIE_ENTITY_Attachment,
                              ui_count (ui, "SELECT id FROM attachment WHERE name = "
                                            "'brief0001.txt'"));
  WAIT_FOR (ui_dialog (window) != NULL);
  ui_settle (ui);
  dialog = ui_dialog (window);
  g_assert_null (ui_row (dialog, "sha256"));
  ui_fill (dialog, "titel", "Diploma met cijferlijst");
  ui_fill (dialog, "soort", "diploma");
  save (ui, window, dialog);
  WAIT_FOR (ui_find_text (page, "Diploma met cijferlijst") != NULL);
  ui_close (window, page);
}

TEST_SUITE (attachments)
{
  ui_add ("/attachments/dropped-on-a-dossier", test_drop);
  ui_add ("/attachments/several-and-what-stays-out", test_several);
  ui_add ("/attachments/opened-as-a-copy", test_open);
  ui_add ("/attachments/described-anew", test_describe);
}
