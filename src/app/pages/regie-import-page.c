/* SPDX-License-Identifier: EUPL-1.2 */
/* A file is read in: what its columns are, what can be taken and what cannot, and then it is
 * written.  The page holds the text of the file and how it is to be read; whoever looks or writes
 * reads it for himself, so nothing here is shared with a thread. */
#include "regie-import-page.h"

#include <glib/gi18n.h>

#include "regie-dialogs.h"
#include "regie-error.h"
#include "regie-invoice.h"
#include "regie-money.h"
#include "regie-report.h"

#define MOST_SHOWN 200

struct _RegieImportPage {
  GtkWidget parent_instance;
  RegieSession *session;
  GBytes *text;        /* of the file, NULL until it is there */
  RegieForm *settings; /* how it is to be read (regie-file-commands.h) */
  /* what was found in it, the last time that somebody looked; NULL until then */
  RegieFileLook *look;
  GCancellable *looking; /* the reading and looking that is under way */
  GCancellable *writing; /* NULL: nothing is being written */
  AdwPreferencesGroup *columns, *faults, *remarks, *doubtful;
  GtkSwitch *take_doubtful;
  GtkLabel *file_name, *summary;
  GtkWidget *cancel_button, *period_group, *period, *corrects_row, *corrects;
  RegieFileKind kind;
  gint64 provider;
  GtkProgressBar *progress;
  GPtrArray *column_rows, *fault_rows, *remark_rows;
  char **targets;
  gboolean filling;
};

enum { FINISHED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieImportPage, regie_import_page, GTK_TYPE_WIDGET)

static void
clear_rows (AdwPreferencesGroup *group, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, rows->pdata[i]);
  g_ptr_array_set_size (rows, 0);
}

static gboolean
can_run (RegieImportPage *self)
{
  return self->writing == NULL && self->looking == NULL && self->look != NULL
         && self->look->fault == NULL && regie_import_n_accepted (self->look->import) > 0;
}

static void
show_state (RegieImportPage *self)
{
  gboolean writes = self->writing != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->progress), writes);
  gtk_widget_set_visible (self->cancel_button, writes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns), !writes);
  gtk_widget_set_sensitive (self->period_group, !writes);
  gtk_widget_set_sensitive (GTK_WIDGET (self->doubtful), !writes);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", can_run (self));
}

static char *
dup_about_report (const RegieImport *import)
{
  g_autofree char *period = regie_period_dup_label (regie_report_import_period (import));
  guint n = regie_report_import_n_replaced (import);

  if (n == 0)
    return g_strdup_printf (_("The report is about %s."), period);
  return g_strdup_printf (ngettext ("The report is about %s; it takes the place of %u line.",
                                    "The report is about %s; it takes the place of %u lines.", n),
                          period, n);
}

static char *
dup_about_invoices (const RegieImport *import)
{
  const RegieBillLine *line;
  g_autofree char *money = NULL;
  guint different = 0;
  gint64 amount = 0;

  for (guint i = 0; (line = regie_invoice_import_line (import, i)) != NULL; i++)
    {
      different += line->bill != REGIE_BILL_RIGHT;
      amount += line->amount;
    }
  money = regie_money_dup (amount, FALSE);
  return g_strdup_printf (ngettext ("Together %s; %u line differs from order and report.",
                                    "Together %s; %u lines differ from order and report.",
                                    different),
                          money, different);
}

/* What else is known of the file: its period, or how many lines of an invoice differ. */
static char *
dup_extra (RegieImportPage *self)
{
  const RegieImport *import = self->look->import;

  if (self->kind == REGIE_FILE_REPORT && regie_import_n_accepted (import) > 0)
    return dup_about_report (import);
  return self->kind == REGIE_FILE_INVOICES ? dup_about_invoices (import) : NULL;
}

/* Which columns go nowhere; NULL when all are read. */
static char *
dup_unread (RegieImportPage *self)
{
  g_auto (GStrv) unread = regie_import_dup_unread (self->look->import);
  g_autofree char *list = g_strjoinv (", ", unread);

  /* TRANSLATORS: the headings of columns of a file */
  return unread[0] != NULL ? g_strdup_printf (_("Not read: %s."), list) : NULL;
}

/* A row of the file, with what is said of it. */
static void
add_said (AdwPreferencesGroup *group, GPtrArray *rows, const RegieImportFault *said)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *number = g_strdup_printf (_("line %u"), said->line);
  g_autofree char *title = g_markup_escape_text (said->field, -1);
  g_autofree char *reason = g_markup_escape_text (said->reason, -1);
  GtkWidget *line;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason);
  line = gtk_label_new (number);
  gtk_widget_add_css_class (line, "dim-label");
  gtk_widget_add_css_class (line, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), line);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static void
clear_result (RegieImportPage *self)
{
  clear_rows (self->faults, self->fault_rows);
  clear_rows (self->remarks, self->remark_rows);
}

static char *
dup_summary (RegieImportPage *self)
{
  const RegieImport *import = self->look->import;
  g_autofree char *summary = g_strdup_printf (_("%u rows: %u can be imported, %u cannot."),
                                              regie_import_n_rows (import),
                                              regie_import_n_accepted (import),
                                              regie_import_n_faults (import));
  g_autofree char *extra = dup_extra (self);
  g_autofree char *unread = dup_unread (self);

  if (extra == NULL)
    return g_strjoin (" ", summary, unread, NULL);
  return g_strjoin (" ", summary, extra, unread, NULL);
}

static void
show_result (RegieImportPage *self)
{
  const RegieImport *import = self->look->import;
  g_autofree char *summary = dup_summary (self);
  const RegieImportFault *said;

  gtk_label_set_text (self->summary, summary);
  clear_result (self);
  if (self->kind == REGIE_FILE_REPORT)
    gtk_widget_set_visible (self->corrects_row, regie_report_import_is_known (import));
  gtk_widget_set_visible (GTK_WIDGET (self->faults), regie_import_n_faults (import) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), regie_import_remark (import, 0) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->doubtful), regie_import_n_doubtful (import) > 0);
  for (guint i = 0; i < MOST_SHOWN && (said = regie_import_remark (import, i)) != NULL; i++)
    add_said (self->remarks, self->remark_rows, said);
  for (guint i = 0; i < MOST_SHOWN && (said = regie_import_fault (import, i)) != NULL; i++)
    add_said (self->faults, self->fault_rows, said);
}

/* The file and how it is to be read, as a target. */
static GVariant *
file_target (RegieImportPage *self)
{
  g_autofree char *settings = regie_form_to_text (self->settings);

  return g_variant_new ("(ux@ays)", (guint32) self->kind, self->provider,
                        g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, self->text, TRUE),
                        settings);
}

/* Ends what is being read or looked at: its answer is not waited for any more. */
static void
stop_looking (RegieImportPage *self)
{
  g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

static void fill_columns (RegieImportPage *self);

static void
looked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieImportPage) self = data;
  g_autoptr (GError) error = NULL;
  RegieFileLook *look = regie_session_ask_finish (self->session, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, REGIE_ERROR, REGIE_ERROR_CANCELLED))
    return; /* another look is under way, or the page is gone */
  g_clear_object (&self->looking);
  if (look != NULL)
    {
      gboolean first = self->look == NULL;

      g_clear_pointer (&self->look, regie_file_look_free);
      self->look = look;
      gtk_widget_set_visible (self->period_group, self->kind == REGIE_FILE_REPORT);
      if (first)
        fill_columns (self);
    }
  if (look != NULL && look->fault == NULL)
    show_result (self);
  else
    {
      gtk_label_set_text (self->summary, look != NULL ? look->fault : error->message);
      clear_result (self);
    }
  show_state (self);
}

/* Looks at the file as it is to be read now. */
static void
start_look (RegieImportPage *self)
{
  stop_looking (self);
  self->looking = g_cancellable_new ();
  show_state (self);
  regie_session_ask (self->session, &regie_file_questions[REGIE_FILE_LOOK], file_target (self),
                     self->looking, looked, g_object_ref (self));
}

/* Nothing is changed while the page fills itself, has no file, or writes. */
static gboolean
is_fixed (RegieImportPage *self)
{
  return self->filling || self->text == NULL || self->writing != NULL;
}

static void
set_column (RegieImportPage *self, guint column, const char *target)
{
  g_autofree char *key = g_strdup_printf (REGIE_FILE_COLUMN, column);

  regie_form_set (self->settings, key, target != NULL ? target : REGIE_FILE_SKIP);
}

static void
target_changed (AdwComboRow *row, GParamSpec *pspec, RegieImportPage *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column"));
  guint at = adw_combo_row_get_selected (row);

  if (is_fixed (self))
    return;
  set_column (self, column, at == 0 ? NULL : self->targets[(at - 1) * 2]);
  start_look (self);
}

static GtkWidget *
column_row_new (RegieImportPage *self, GListModel *labels, guint i)
{
  const RegieImport *import = self->look->import;
  const char *target = regie_import_get_target (import, i);
  const char *sample = regie_import_cell (import, 0, i);
  g_autofree char *title = g_markup_escape_text (regie_import_heading (import, i), -1);
  g_autofree char *example = g_markup_escape_text (sample != NULL ? sample : "", -1);
  GtkWidget *row = adw_combo_row_new ();
  guint selected = 0;

  for (guint k = 0; self->targets[k] != NULL && target != NULL; k += 2)
    if (g_strcmp0 (self->targets[k], target) == 0)
      selected = k / 2 + 1;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), example);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), labels);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (i));
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (target_changed), self, 0);
  return row;
}

static void
fill_columns (RegieImportPage *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->filling = TRUE;
  clear_rows (self->columns, self->column_rows);
  g_strfreev (self->targets);
  self->targets = regie_import_dup_targets (self->look->import);
  gtk_string_list_append (labels, _("Leave out"));
  for (guint i = 0; self->targets[i] != NULL; i += 2)
    gtk_string_list_append (labels, self->targets[i + 1]);
  for (guint i = 0; i < regie_import_n_columns (self->look->import); i++)
    {
      GtkWidget *row = column_row_new (self, G_LIST_MODEL (labels), i);

      adw_preferences_group_add (self->columns, row);
      g_ptr_array_add (self->column_rows, row);
    }
  self->filling = FALSE;
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieImportPage) self = data;
  g_autoptr (GError) error = NULL;
  char *text;
  gsize length;

  if (g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    {
      self->text = g_bytes_new_take (text, length);
      start_look (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_object (&self->looking);
      gtk_label_set_text (self->summary, error->message);
    }
}

/* Somebody looked at what is perhaps there already. */
static void
take_doubtful_changed (RegieImportPage *self)
{
  if (is_fixed (self))
    return;
  regie_form_set (self->settings, REGIE_FILE_DOUBTFUL,
                  gtk_switch_get_active (self->take_doubtful) ? "1" : NULL);
  start_look (self);
}

/* What is typed says the period of a report whose rows do not. */
static void
period_changed (RegieImportPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->period));
  gboolean is_wrong = *text != '\0' && !regie_period_parse (text, &(RegiePeriod){ 0 });

  if (is_fixed (self) || self->kind != REGIE_FILE_REPORT)
    return;
  (is_wrong ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->period, "error");
  if (is_wrong)
    return;
  regie_form_set (self->settings, REGIE_FILE_PERIOD, text);
  start_look (self);
}

static void
corrects_changed (RegieImportPage *self)
{
  if (is_fixed (self) || self->kind != REGIE_FILE_REPORT)
    return;
  regie_form_set (self->settings, REGIE_FILE_CORRECTS,
                  gtk_switch_get_active (GTK_SWITCH (self->corrects)) ? "1" : NULL);
  start_look (self);
}

static void
clear_page (RegieImportPage *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->period), "");
  gtk_widget_remove_css_class (self->period, "error");
  gtk_switch_set_active (self->take_doubtful, FALSE);
  gtk_switch_set_active (GTK_SWITCH (self->corrects), FALSE);
  self->filling = FALSE;
  gtk_widget_set_visible (self->period_group, FALSE);
  gtk_widget_set_visible (self->corrects_row, FALSE);
  gtk_label_set_text (self->summary, _("Reading…"));
  clear_rows (self->columns, self->column_rows);
  clear_result (self);
  gtk_widget_set_visible (GTK_WIDGET (self->faults), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->doubtful), FALSE);
}

gboolean
regie_import_page_open (RegieImportPage *self, GFile *file, RegieFileKind kind, gint64 provider)
{
  g_autofree char *name = g_file_get_basename (file);

  g_return_val_if_fail (REGIE_IS_IMPORT_PAGE (self) && G_IS_FILE (file), FALSE);
  if (self->writing != NULL)
    {
      regie_show_toast (GTK_WIDGET (self),
                        _("A file is still being imported. Wait until it is in, or stop it."));
      return FALSE;
    }
  stop_looking (self);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->look, regie_file_look_free);
  g_hash_table_remove_all (self->settings);
  regie_form_set (self->settings, REGIE_FILE_NAME, name);
  self->kind = kind;
  self->provider = provider;
  clear_page (self);
  gtk_label_set_text (self->file_name, name);
  self->looking = g_cancellable_new ();
  show_state (self);
  g_file_load_contents_async (file, self->looking, loaded, g_object_ref (self));
  return TRUE;
}

static void
move_bar (guint done, guint total, gpointer data)
{
  gtk_progress_bar_set_fraction (REGIE_IMPORT_PAGE (data)->progress,
                                 total > 0 ? (double) done / total : 0);
}

static void
finished (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieImportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_session_do_finish (self->session, result, &error);

  g_clear_object (&self->writing);
  if (outcome != NULL)
    {
      g_clear_pointer (&self->look, regie_file_look_free); /* what was taken is there now */
      gtk_label_set_text (self->summary, outcome->said);
      regie_session_did (self->session, outcome->said, outcome->seq);
      show_state (self);
      g_signal_emit (self, signals[FINISHED], 0);
      return;
    }
  show_state (self);
  regie_show_error (GTK_WIDGET (self), error);
  if (g_error_matches (error, REGIE_ERROR, REGIE_ERROR_CONFLICT))
    start_look (self);
}

static void
run_import (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (widget);
  g_autofree char *seen = NULL;

  if (!can_run (self))
    return;
  seen = g_strdup_printf ("%u", regie_import_n_accepted (self->look->import));
  regie_form_set (self->settings, REGIE_FILE_SEEN, seen);
  self->writing = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_state (self);
  regie_session_do_slowly (self->session, &regie_file_commands[REGIE_FILE_IMPORT],
                           file_target (self), NULL, move_bar, self->writing, finished,
                           g_object_ref (self));
}

static void
cancel (GtkWidget *widget, const char *name, GVariant *target)
{
  g_cancellable_cancel (REGIE_IMPORT_PAGE (widget)->writing);
}

static void
regie_import_page_dispose (GObject *object)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  stop_looking (self);
  g_cancellable_cancel (self->writing);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (regie_import_page_parent_class)->dispose (object);
}

static void
regie_import_page_finalize (GObject *object)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (object);

  g_clear_object (&self->writing);
  g_clear_object (&self->session);
  g_clear_pointer (&self->look, regie_file_look_free);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_hash_table_unref (self->settings);
  g_ptr_array_unref (self->column_rows);
  g_ptr_array_unref (self->fault_rows);
  g_ptr_array_unref (self->remark_rows);
  g_strfreev (self->targets);
  G_OBJECT_CLASS (regie_import_page_parent_class)->finalize (object);
}

static void
regie_import_page_class_init (RegieImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_import_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = regie_import_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, columns);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, faults);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, remarks);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, doubtful);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, take_doubtful);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, file_name);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, summary);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, progress);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, period_group);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, period);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, corrects_row);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, corrects);
  signals[FINISHED] = g_signal_new ("finished", REGIE_TYPE_IMPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run_import);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel);
}

static void
regie_import_page_init (RegieImportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = regie_form_new ();
  g_signal_connect_object (self->period, "changed", G_CALLBACK (period_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->corrects, "notify::active", G_CALLBACK (corrects_changed), self,
                           G_CONNECT_SWAPPED);
  self->column_rows = g_ptr_array_new ();
  self->fault_rows = g_ptr_array_new ();
  self->remark_rows = g_ptr_array_new ();
  g_signal_connect_object (self->take_doubtful, "notify::active",
                           G_CALLBACK (take_doubtful_changed), self, G_CONNECT_SWAPPED);
}

GtkWidget *
regie_import_page_new (RegieSession *session)
{
  RegieImportPage *self = g_object_new (REGIE_TYPE_IMPORT_PAGE, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
