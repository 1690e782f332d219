/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-import-page.h"

#include <glib/gi18n.h>

#include "regie-desk-file.h"
#include "regie-dialogs.h"
#include "regie-invoice.h"
#include "regie-money.h"
#include "regie-report.h"

#define MOST_SHOWN 200

struct _RegieImportPage {
  GtkWidget            parent_instance;
  RegieSession        *session;
  RegieImport         *import;     /* never touched here while BUSY: the writer has it */
  char                *name;
  GCancellable        *cancellable;
  AdwPreferencesGroup *columns, *faults, *remarks, *doubtful;
  GtkSwitch           *take_doubtful;
  GtkLabel            *file_name, *summary;
  GtkWidget           *run_button, *cancel_button, *period_group, *period, *corrects_row, *corrects;
  RegieFileKind        kind;
  gint64               provider;
  GtkProgressBar      *progress;
  GPtrArray           *column_rows, *fault_rows, *remark_rows;
  char               **targets;
  gboolean             busy, filling, again;
  guint                done, total, tick;  /* written by the writer, read here: only for the bar */
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

static void
set_busy (RegieImportPage *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_visible (GTK_WIDGET (self->progress), busy);
  gtk_widget_set_visible (self->cancel_button, busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->columns), !busy);
  gtk_widget_set_sensitive (self->period_group, !busy);
  gtk_widget_set_sensitive (self->run_button, !busy && self->import != NULL && regie_import_n_accepted (self->import) > 0);
}

/* What else is known of the file: its period, or how many lines of an invoice differ. */
static char *
dup_extra (RegieImportPage *self)
{
  const RegieBillLine *line;
  guint different = 0;
  gint64 amount = 0;

  if (self->kind == REGIE_FILE_REPORT && regie_import_n_accepted (self->import) > 0)
    {
      g_autofree char *period = regie_period_dup_label (regie_report_import_period (self->import));
      guint n = regie_report_import_n_replaced (self->import);

      return n > 0 ? g_strdup_printf (ngettext ("The report is about %s; it takes the place of %u line.", "The report is about %s; it takes the place of %u lines.", n), period, n)
                   : g_strdup_printf (_("The report is about %s."), period);
    }
  if (self->kind != REGIE_FILE_INVOICES)
    return NULL;
  for (guint i = 0; (line = regie_invoice_import_line (self->import, i)) != NULL; i++)
    {
      different += line->bill != REGIE_BILL_RIGHT;
      amount += line->amount;
    }
  {
    g_autofree char *money = regie_money_dup (amount, FALSE);

    return g_strdup_printf (ngettext ("Together %s; %u line differs from order and report.", "Together %s; %u lines differ from order and report.", different), money, different);
  }
}

/* Which columns go nowhere; NULL when all are read. */
static char *
dup_unread (RegieImportPage *self)
{
  g_auto (GStrv) unread = regie_import_dup_unread (self->import);
  g_autofree char *list = g_strjoinv (", ", unread);

  /* TRANSLATORS: the headings of columns of a file */
  return unread[0] != NULL ? g_strdup_printf (_("Not read: %s."), list) : NULL;
}

/* A row of the file, with what is said of it. */
static void
add_said (AdwPreferencesGroup *group, GPtrArray *rows, const RegieImportFault *said)
{
  GtkWidget *row = adw_action_row_new (), *line;
  g_autofree char *number = g_strdup_printf (_("line %u"), said->line), *title = g_markup_escape_text (said->field, -1), *reason = g_markup_escape_text (said->reason, -1);

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

static void
show_result (RegieImportPage *self)
{
  g_autofree char *summary = NULL, *extra = NULL, *unread = dup_unread (self), *sentence = NULL;
  const RegieImportFault *said;

  summary = g_strdup_printf (_("%u rows: %u can be imported, %u cannot."), regie_import_n_rows (self->import),
                             regie_import_n_accepted (self->import), regie_import_n_faults (self->import));
  extra = dup_extra (self);
  sentence = g_strjoin (" ", summary, extra != NULL ? extra : unread != NULL ? unread : NULL, extra != NULL ? unread : NULL, NULL);
  gtk_label_set_text (self->summary, sentence);
  clear_result (self);
  if (self->kind == REGIE_FILE_REPORT)
    gtk_widget_set_visible (self->corrects_row, regie_report_import_is_known (self->import));
  gtk_widget_set_visible (GTK_WIDGET (self->faults), regie_import_n_faults (self->import) > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), regie_import_remark (self->import, 0) != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->doubtful), regie_import_n_doubtful (self->import) > 0);
  for (guint i = 0; i < MOST_SHOWN && (said = regie_import_remark (self->import, i)) != NULL; i++)
    add_said (self->remarks, self->remark_rows, said);
  for (guint i = 0; i < MOST_SHOWN && (said = regie_import_fault (self->import, i)) != NULL; i++)
    add_said (self->faults, self->fault_rows, said);
}

/* Checking reads the database, so it goes to the reader; the import object goes along and comes back. */
static gpointer
check (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return regie_import_check (data, db, cancellable, error) ? g_strdup ("") : NULL;
}

static void start_check (RegieImportPage *self);

static void
checked (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieImportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *ok = regie_store_finish (REGIE_STORE (source), result, &error);

  self->busy = FALSE;
  if (self->again)
    {
      self->again = FALSE;
      start_check (self);
      return;
    }
  if (ok != NULL)
    show_result (self);
  else
    {
      gtk_label_set_text (self->summary, error->message);
      clear_result (self);
    }
  set_busy (self, FALSE);
}

static void
start_check (RegieImportPage *self)
{
  if (self->busy)
    {
      self->again = TRUE;
      return;
    }
  self->busy = TRUE;
  gtk_widget_set_sensitive (self->run_button, FALSE);
  regie_import_take_doubtful (self->import, gtk_switch_get_active (self->take_doubtful));
  regie_store_read (regie_session_get_store (self->session), check, self->import, NULL, g_free, NULL, checked, g_object_ref (self));
}

static void
target_changed (AdwComboRow *row, GParamSpec *pspec, RegieImportPage *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "column")), at = adw_combo_row_get_selected (row);

  if (self->filling || self->busy)
    return;
  regie_import_set_target (self->import, column, at == 0 ? NULL : self->targets[(at - 1) * 2]);
  start_check (self);
}

static void
fill_columns (RegieImportPage *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  self->filling = TRUE;
  clear_rows (self->columns, self->column_rows);
  g_strfreev (self->targets);
  self->targets = regie_import_dup_targets (self->import);
  gtk_string_list_append (labels, _("Leave out"));
  for (guint i = 0; self->targets[i] != NULL; i += 2)
    gtk_string_list_append (labels, self->targets[i + 1]);
  for (guint i = 0; i < regie_import_n_columns (self->import); i++)
    {
      GtkWidget *row = adw_combo_row_new ();
      const char *target = regie_import_get_target (self->import, i), *sample = regie_import_cell (self->import, 0, i);
      g_autofree char *title = g_markup_escape_text (regie_import_heading (self->import, i), -1);
      g_autofree char *example = g_markup_escape_text (sample != NULL ? sample : "", -1);
      guint selected = 0;

      for (guint k = 0; self->targets[k] != NULL && target != NULL; k += 2)
        if (g_strcmp0 (self->targets[k], target) == 0)
          selected = k / 2 + 1;
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), example);
      adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
      g_object_set_data (G_OBJECT (row), "column", GUINT_TO_POINTER (i));
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (target_changed), self, 0);
      adw_preferences_group_add (self->columns, row);
      g_ptr_array_add (self->column_rows, row);
    }
  self->filling = FALSE;
}

/* A file and what it is said to be: read on a store thread, for a large one takes longer than a frame. */
typedef struct { const RegieOffice *office; RegieFileKind kind; gint64 provider; char *text; gsize length; } Reading;

static void
reading_free (gpointer data)
{
  g_free (((Reading *) data)->text);
  g_free (data);
}

static gpointer
read_file (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Reading *reading = data;
  g_autoptr (RegieReportProvider) provider = NULL;

  if (reading->kind == REGIE_FILE_PEOPLE)
    return regie_import_new (reading->office, reading->text, reading->length, error);
  if (reading->kind == REGIE_FILE_OFFERS || reading->kind == REGIE_FILE_WISHES)
    return regie_desk_import_new (reading->office, reading->kind == REGIE_FILE_WISHES, reading->text, reading->length, error);
  if (reading->kind == REGIE_FILE_INVOICES)
    return regie_invoice_import_new (reading->office, reading->provider, reading->text, reading->length, error);
  provider = regie_report_provider_load (db, NULL, reading->provider, error);
  return provider != NULL ? regie_report_import_new (reading->office, provider, NULL, reading->text, reading->length, error) : NULL;
}

static void
file_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieImportPage) self = data;
  g_autoptr (GError) error = NULL;
  RegieImport *import = regie_store_finish (REGIE_STORE (source), result, &error);

  if (import == NULL)
    {
      gtk_label_set_text (self->summary, error->message);
      return;
    }
  g_clear_pointer (&self->import, regie_import_free);
  self->import = import;
  gtk_widget_set_visible (self->period_group, self->kind == REGIE_FILE_REPORT);
  fill_columns (self);
  start_check (self);
}

static void
loaded (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieImportPage) self = data;
  g_autoptr (GError) error = NULL;
  Reading *reading = g_new0 (Reading, 1);

  *reading = (Reading) { regie_session_get_office (self->session), self->kind, self->provider, NULL, 0 };
  if (g_file_load_contents_finish (G_FILE (source), result, &reading->text, &reading->length, NULL, &error))
    {
      regie_store_read (regie_session_get_store (self->session), read_file, reading, reading_free, (GDestroyNotify) regie_import_free, NULL, file_read, g_object_ref (self));
      return;
    }
  reading_free (reading);
  gtk_label_set_text (self->summary, error->message);
}

/* Somebody looked at what is perhaps there already. */
static void
take_doubtful_changed (RegieImportPage *self)
{
  if (self->import != NULL && !self->filling)
    start_check (self);
}

/* What is typed says the period of a report whose rows do not. */
static void
period_changed (RegieImportPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->period));
  RegiePeriod period;
  gboolean said = regie_period_parse (text, &period);

  if (self->import == NULL || self->kind != REGIE_FILE_REPORT || self->filling || self->busy)
    return;
  (said || *text == '\0' ? gtk_widget_remove_css_class : gtk_widget_add_css_class) (self->period, "error");
  if (!said && *text != '\0')
    return;
  regie_report_import_set_period (self->import, said ? &period : NULL);
  start_check (self);
}

static void
corrects_changed (RegieImportPage *self)
{
  if (self->import == NULL || self->kind != REGIE_FILE_REPORT || self->filling || self->busy)
    return;
  regie_report_import_set_corrects (self->import, gtk_switch_get_active (GTK_SWITCH (self->corrects)));
  start_check (self);
}

void
regie_import_page_open (RegieImportPage *self, GFile *file, RegieFileKind kind, gint64 provider)
{
  g_free (self->name);
  self->name = g_file_get_basename (file);
  self->kind = kind;
  self->provider = provider;
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->period), "");
  gtk_switch_set_active (self->take_doubtful, FALSE);
  gtk_switch_set_active (GTK_SWITCH (self->corrects), FALSE);
  self->filling = FALSE;
  gtk_widget_set_visible (self->period_group, FALSE);
  gtk_widget_set_visible (self->corrects_row, FALSE);
  gtk_label_set_text (self->file_name, self->name);
  gtk_label_set_text (self->summary, _("Reading…"));
  clear_rows (self->columns, self->column_rows);
  clear_result (self);
  gtk_widget_set_visible (GTK_WIDGET (self->faults), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->remarks), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->doubtful), FALSE);
  gtk_widget_set_sensitive (self->run_button, FALSE);
  g_file_load_contents_async (file, NULL, loaded, g_object_ref (self));
}

static void
note_progress (guint done, guint total, gpointer data)
{
  RegieImportPage *self = data;

  g_atomic_int_set (&self->done, done);
  g_atomic_int_set (&self->total, total);
}

static gboolean
move_bar (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (widget);
  guint total = g_atomic_int_get (&self->total);

  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double) g_atomic_int_get (&self->done) / total : 0);
  if (!self->busy)
    self->tick = 0;
  return self->busy ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* What the columns are is remembered with the provider.  Nobody did it, so nobody's undo takes it back. */
static void
keep_columns (RegieImportPage *self, RegieDb *db)
{
  const RegieApplier applier = { .schema = regie_schema (), .codes = regie_session_get_office (self->session)->codes };
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieChange) change = regie_report_import_keep_columns (self->import, db, &error);

  if (change != NULL && !regie_apply (db, &applier, change, NULL, &error))
    g_message ("The columns of a report could not be kept: %s", error->message);
}

static gpointer
run (RegieDb *db, RegieDeriver *deriver, gint64 me, gpointer data, GCancellable *cancellable, GError **error)
{
  RegieImportPage *self = data;
  gint64 *seq = g_new0 (gint64, 1);

  if (regie_import_run (self->import, db, deriver, me, self->name, note_progress, self, cancellable, seq, error))
    {
      if (self->kind == REGIE_FILE_REPORT)
        keep_columns (self, db);
      return seq;
    }
  g_free (seq);
  return NULL;
}

static void
finished (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieImportPage) self = data;
  g_autofree char *title = g_strdup_printf (ngettext ("%u row imported", "%u rows imported", regie_import_n_accepted (self->import)),
                                            regie_import_n_accepted (self->import));

  if (regie_finish_apply (GTK_WIDGET (self), self->session, result, title))
    {
      set_busy (self, FALSE);
      gtk_widget_set_sensitive (self->run_button, FALSE);
      gtk_label_set_text (self->summary, title);
      g_signal_emit (self, signals[FINISHED], 0);
    }
  else
    set_busy (self, FALSE);
}

static void
run_import (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (widget);

  if (self->busy || self->import == NULL || regie_import_n_accepted (self->import) == 0)
    return;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  set_busy (self, TRUE);
  self->tick = gtk_widget_add_tick_callback (widget, move_bar, NULL, NULL);
  regie_session_work (self->session, run, g_object_ref (self), g_object_unref, self->cancellable, finished, g_object_ref (self));
}

static void
cancel (GtkWidget *widget, const char *name, GVariant *target)
{
  g_cancellable_cancel (REGIE_IMPORT_PAGE (widget)->cancellable);
}

static void
regie_import_page_dispose (GObject *object)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&child, gtk_widget_unparent);
  G_OBJECT_CLASS (regie_import_page_parent_class)->dispose (object);
}

static void
regie_import_page_finalize (GObject *object)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->session);
  g_clear_pointer (&self->import, regie_import_free);
  g_ptr_array_unref (self->column_rows);
  g_ptr_array_unref (self->fault_rows);
  g_ptr_array_unref (self->remark_rows);
  g_strfreev (self->targets);
  g_free (self->name);
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
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, run_button);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, progress);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, period_group);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, period);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, corrects_row);
  gtk_widget_class_bind_template_child (widget_class, RegieImportPage, corrects);
  signals[FINISHED] = g_signal_new ("finished", REGIE_TYPE_IMPORT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "import.run", NULL, run_import);
  gtk_widget_class_install_action (widget_class, "import.cancel", NULL, cancel);
}

static void
regie_import_page_init (RegieImportPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->period, "changed", G_CALLBACK (period_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->corrects, "notify::active", G_CALLBACK (corrects_changed), self, G_CONNECT_SWAPPED);
  self->column_rows = g_ptr_array_new ();
  self->fault_rows = g_ptr_array_new ();
  self->remark_rows = g_ptr_array_new ();
  g_signal_connect_object (self->take_doubtful, "notify::active", G_CALLBACK (take_doubtful_changed), self, G_CONNECT_SWAPPED);
}

GtkWidget *
regie_import_page_new (RegieSession *session)
{
  RegieImportPage *self = g_object_new (REGIE_TYPE_IMPORT_PAGE, NULL);

  self->session = g_object_ref (session);
  return GTK_WIDGET (self);
}
