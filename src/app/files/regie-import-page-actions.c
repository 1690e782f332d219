/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done with a file: saying what a column is, writing it, and stopping that. */
#include "regie-import-page-private.h"

#include "regie-dialogs.h"
#include "regie-error.h"

/* (us): column N is TARGET, "" to leave it out. */
static void
set_column (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (widget);
  g_autofree char *key = NULL;
  const char *word;
  guint32 column;

  if (regie_import_page_is_fixed (self))
    return;
  g_variant_get (target, "(u&s)", &column, &word);
  key = g_strdup_printf (REGIE_FILE_COLUMN, column);
  regie_form_set (self->settings, key, *word != '\0' ? word : REGIE_FILE_SKIP);
  regie_import_page_look (self);
}

static void
move_bar (guint done, guint total, gpointer data)
{
  RegieImportPage *self = data;

  if (self->progress != NULL)
    gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) done / total : 0);
}

/* It is in: back to where one came from, but for people: what is said of them stands here. */
static void
imported (RegieImportPage *self, const RegieOutcome *outcome)
{
  g_clear_pointer (&self->text, g_bytes_unref); /* what was taken is there now */
  regie_import_page_say (self, outcome->said);
  regie_session_did (regie_page_get_session (REGIE_PAGE (self)), outcome);
  if (self->kind != REGIE_FILE_PEOPLE && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
finished (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieImportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_session_do_finish (
    regie_page_get_session (REGIE_PAGE (self)), result, &error);

  if (outcome != NULL)
    imported (self, outcome);
  regie_import_page_set_writing (self, NULL);
  if (outcome != NULL)
    return;
  regie_show_error (GTK_WIDGET (self), error);
  if (g_error_matches (error, REGIE_ERROR, REGIE_ERROR_CONFLICT))
    regie_import_page_look (self);
}

static void
run_import (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (widget);
  RegieFileView *view = regie_page_get_view (REGIE_PAGE (self));
  g_autofree char *seen = NULL;

  if (!regie_import_page_can_run (self))
    return;
  seen = g_strdup_printf ("%d", view->n_accepted);
  regie_form_set (self->settings, REGIE_FILE_SEEN, seen);
  gtk_progress_bar_set_fraction (self->progress, 0);
  regie_import_page_set_writing (self, g_cancellable_new ());
  regie_session_do_slowly (regie_page_get_session (REGIE_PAGE (self)),
                           &regie_file_commands[REGIE_FILE_IMPORT],
                           regie_import_page_get_target (self), NULL, move_bar, self->writing,
                           finished, g_object_ref (self));
}

static void
cancel (GtkWidget *widget, const char *name, GVariant *target)
{
  g_cancellable_cancel (REGIE_IMPORT_PAGE (widget)->writing);
}

void
regie_import_page_class_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "import.column", "(us)", set_column);
  gtk_widget_class_install_action (klass, "import.run", NULL, run_import);
  gtk_widget_class_install_action (klass, "import.cancel", NULL, cancel);
}
