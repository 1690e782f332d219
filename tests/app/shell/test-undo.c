/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of taking back and doing again in the window: by the keys, in the dossier that is open and
 * elsewhere, after a restart, and what is said of it. */
#include "regie-dossier-commands.h"
#include "ui.h"

typedef struct {
  RegieApplication *application;
  RegieSession *session;
  GtkWidget *window;
} Program;

static Program
start_at (const char *path)
{
  Program self = { .application = ui_start (path) };

  self.session = regie_application_get_session (self.application);
  self.window = GTK_WIDGET (ui_window (self.application));
  ui_settle_session (self.session);
  return self;
}

static Program
start (Ui *ui)
{
  return start_at (ui->path);
}

static void
open_dossier (const Program *self, gint64 dossier)
{
  regie_window_open_dossier (REGIE_WINDOW (self->window), dossier);
  ui_settle_session (self->session);
}

static gint64
dossier_at (Ui *ui, guint at)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT dossier FROM dossier_index ORDER BY dossier LIMIT 1 OFFSET %u", at);

  return ui_count (ui, sql);
}

static void
record_talk (const Program *self, gint64 dossier, guint number)
{
  g_autofree char *text = g_strdup_printf ("soort=contact&datum=2026-11-23&toelichting=gesprek %u",
                                           number);
  g_autoptr (RegieForm) form = regie_form_from_text (text);

  regie_session_do (self->session, &regie_dossier_commands[REGIE_FACT_RECORD],
                    g_variant_new_int64 (dossier), form, NULL, NULL, NULL);
}

#define TALKS                                                                                      \
  "SELECT count(*) FROM fact WHERE kind = 'contact' AND voided = 0 AND note LIKE 'gesprek %'"

static void
press (const Program *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (self->window, action, NULL));
}

static GtkWindow *
page_window (const Program *self)
{
  return GTK_WINDOW (self->window);
}

/* The toasts that are on the screen in or below WIDGET. */
static guint
count_toasts (GtkWidget *widget)
{
  guint n = strcmp (G_OBJECT_TYPE_NAME (widget), "AdwToastWidget") == 0
            && gtk_widget_get_mapped (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_toasts (child);
  return n;
}

#define N_CHANGES 12

/* As fast as the keys can be pressed: twelve back, twelve forth, and all stands as it was; what is
 * said is about the last. */
static void
test_twelve (Ui *ui)
{
  Program program = start (ui);
  const gint64 dossier = dossier_at (ui, 0);
  static const char texts[] = "SELECT sum(version * 0 + length(note) + id % 1000) FROM fact WHERE "
                              "kind = 'contact' AND voided = 0 AND note LIKE 'gesprek %'";
  gint64 before;

  open_dossier (&program, dossier);
  for (guint i = 0; i < N_CHANGES; i++)
    record_talk (&program, dossier, i);
  WAIT_FOR (ui_count (ui, TALKS) == N_CHANGES);
  before = ui_count (ui, texts);
  for (guint i = 0; i < N_CHANGES; i++)
    press (&program, "win.undo");
  WAIT_FOR (ui_count (ui, TALKS) == 0);
  WAIT_FOR (ui_find_action (program.window, "win.redo-entry") != NULL);
  for (guint i = 0; i < N_CHANGES; i++)
    press (&program, "win.redo");
  WAIT_FOR (ui_count (ui, TALKS) == N_CHANGES);
  g_assert_cmpint (ui_count (ui, texts), ==, before);
  WAIT_FOR (ui_find_action (program.window, "win.undo-entry") != NULL);
  WAIT_FOR (count_toasts (program.window) == 1);
  g_assert_null (ui_find_action (program.window, "win.redo-entry"));
  ui_stop (program.application);
}

/* It names what and whom, and offers the way forth, which offers the way back. */
static void
test_toast (Ui *ui)
{
  Program program = start (ui);
  const gint64 dossier = dossier_at (ui, 0);
  GtkWidget *button;

  open_dossier (&program, dossier);
  record_talk (&program, dossier, 1);
  WAIT_FOR (ui_count (ui, TALKS) == 1);
  press (&program, "win.undo");
  WAIT_FOR ((button = ui_find_action (program.window, "win.redo-entry")) != NULL);
  g_assert_nonnull (ui_find_text (program.window, "Undone: Recorded: Contact · "));
  ui_click (button);
  WAIT_FOR ((button = ui_find_action (program.window, "win.undo-entry")) != NULL);
  g_assert_nonnull (ui_find_text (program.window, "Done again: Recorded: Contact · "));
  g_assert_cmpint (ui_count (ui, TALKS), ==, 1);
  ui_click (button);
  WAIT_FOR (ui_count (ui, TALKS) == 0);
  WAIT_FOR (ui_find_action (program.window, "win.redo-entry") != NULL);
  ui_stop (program.application);
}

static GtkWidget *
await_question (const Program *self)
{
  GtkWidget *dialog;

  WAIT_FOR ((dialog = ui_dialog (self->window)) != NULL);
  return dialog;
}

/* In another dossier it asks, and a no changes nothing; a yes goes to where it was done. */
static void
test_elsewhere (Ui *ui)
{
  Program program = start (ui);
  const gint64 dossier = dossier_at (ui, 0);
  GtkWidget *dialog;
  RegiePage *page;

  record_talk (&program, dossier, 1);
  WAIT_FOR (ui_count (ui, TALKS) == 1);
  open_dossier (&program, dossier_at (ui, 1));
  press (&program, "win.undo");
  dialog = await_question (&program);
  g_assert_nonnull (ui_find_text (dialog, "Undo “Recorded: Contact” of "));
  ui_click (ui_find_button (dialog, "Cancel"));
  WAIT_FOR (ui_dialog (program.window) == NULL);
  ui_settle_session (program.session);
  g_assert_cmpint (ui_count (ui, TALKS), ==, 1);
  press (&program, "win.undo");
  dialog = await_question (&program);
  ui_click (ui_find_button (dialog, "Yes"));
  WAIT_FOR (ui_count (ui, TALKS) == 0);
  page = REGIE_PAGE (regie_window_get_page (REGIE_WINDOW (program.window), "dossier"));
  WAIT_FOR (regie_page_get_subject (page) == dossier);
  ui_stop (program.application);
}

/* What was taken back before the program was closed is done again after it; one process has a
 * database once, so the second time it is a copy. */
static void
test_restart (Ui *ui)
{
  g_autofree char *path = g_build_filename (ui->folder, "later.db", NULL);
  g_autoptr (GFile) here = g_file_new_for_path (ui->path);
  g_autoptr (GFile) there = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  Program program = start (ui);
  const gint64 dossier = dossier_at (ui, 0);

  open_dossier (&program, dossier);
  record_talk (&program, dossier, 1);
  record_talk (&program, dossier, 2);
  WAIT_FOR (ui_count (ui, TALKS) == 2);
  press (&program, "win.undo");
  press (&program, "win.undo");
  WAIT_FOR (ui_count (ui, TALKS) == 0);
  ui_stop (program.application);
  g_assert_true (g_file_copy (here, there, G_FILE_COPY_NONE, NULL, NULL, NULL, &error));
  program = start_at (path);
  open_dossier (&program, dossier);
  press (&program, "win.redo");
  WAIT_FOR (ui_count_in (path, TALKS) == 1);
  g_assert_cmpint (ui_count_in (path, TALKS " AND note = 'gesprek 1'"), ==, 1);
  press (&program, "win.redo");
  WAIT_FOR (ui_count_in (path, TALKS) == 2);
  ui_stop (program.application);
  g_assert_true (g_file_delete (there, NULL, &error));
}

/* Who is typing takes back letters, and nothing that was recorded. */
static void
test_typing (Ui *ui)
{
  Program program = start (ui);
  GtkWidget *text;
  int at = 0;

  record_talk (&program, dossier_at (ui, 0), 1);
  WAIT_FOR (ui_count (ui, TALKS) == 1);
  press (&program, "win.search");
  WAIT_FOR ((text = gtk_window_get_focus (page_window (&program))) != NULL && GTK_IS_TEXT (text));
  gtk_editable_insert_text (GTK_EDITABLE (text), "haddad", -1, &at);
  press (&program, "win.undo");
  ui_settle_session (program.session);
  g_assert_cmpint (ui_count (ui, TALKS), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (text), "");
  press (&program, "win.undo");
  press (&program, "win.undo");
  WAIT_FOR (ui_count (ui, TALKS) == 0);
  ui_stop (program.application);
}

/* What can be seen in the view that is shown leaves it there; else it goes to the view that shows
 * it. */
static void
test_shows (Ui *ui)
{
  Program program = start (ui);
  const gint64 dossier = dossier_at (ui, 0);
  GtkWidget *page;
  g_autofree char *stays = NULL;
  char *goes = NULL;

  open_dossier (&program, dossier);
  page = regie_window_get_page (REGIE_WINDOW (program.window), "dossier");
  record_talk (&program, dossier, 1);
  WAIT_FOR (ui_count (ui, TALKS) == 1);
  gtk_widget_activate_action (program.window, "win.view", "s", "facts");
  press (&program, "win.undo");
  WAIT_FOR (ui_count (ui, TALKS) == 0);
  ui_settle_session (program.session);
  g_object_get (page, "shown-view", &stays, NULL);
  g_assert_cmpstr (stays, ==, "facts");
  gtk_widget_activate_action (program.window, "win.view", "s", "letters");
  press (&program, "win.redo");
  do
    {
      ui_turn ();
      g_free (goes);
      g_object_get (page, "shown-view", &goes, NULL);
    }
  while (strcmp (goes, "timeline") != 0);
  g_free (goes);
  ui_stop (program.application);
}

TEST_SUITE (undo)
{
  ui_add_program ("/ui/undo/twelve", test_twelve);
  ui_add_program ("/ui/undo/toast", test_toast);
  ui_add_program ("/ui/undo/elsewhere", test_elsewhere);
  ui_add_program ("/ui/undo/restart", test_restart);
  ui_add_program ("/ui/undo/typing", test_typing);
  ui_add_program ("/ui/undo/shows", test_shows);
}
