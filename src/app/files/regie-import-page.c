/* SPDX-License-Identifier: EUPL-1.2 */
/* A file is read in: what its columns are, what can be taken and what cannot, and then it is
 * written. */
#include "regie-import-page-private.h"

#include <glib/gi18n.h>

#include "regie-closures.h"
#include "regie-chapter-view.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-file-column-row.h"
#include "regie-period.h"

G_DEFINE_FINAL_TYPE (RegieImportPage, regie_import_page, REGIE_TYPE_PAGE)

enum { PROP_FILE_NAME = 1, PROP_SUMMARY, PROP_WRITING, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* What the template asks. */
gboolean
regie_import_page_is_fixed (RegieImportPage *self)
{
  return self->text == NULL || self->writing != NULL;
}

gboolean
regie_import_page_can_run (RegieImportPage *self)
{
  RegieFileView *view = regie_page_get_view (REGIE_PAGE (self));
  gboolean busy;

  g_object_get (self, "busy", &busy, NULL);
  return !regie_import_page_is_fixed (self) && !busy && view != NULL && view->can_run;
}

static void
update_actions (RegieImportPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.run", regie_import_page_can_run (self));
}

void
regie_import_page_say (RegieImportPage *self, const char *summary)
{
  g_free (self->summary);
  self->summary = g_strdup (summary);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUMMARY]);
}

void
regie_import_page_set_writing (RegieImportPage *self, GCancellable *cancellable)
{
  g_clear_object (&self->writing);
  self->writing = cancellable;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WRITING]);
  update_actions (self);
}

GVariant *
regie_import_page_get_target (RegieImportPage *self)
{
  g_autofree char *settings = regie_form_to_text (self->settings);

  return g_variant_new ("(ux@ays)", (guint32) self->kind, self->provider,
                        g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, self->text, TRUE),
                        settings);
}

void
regie_import_page_look (RegieImportPage *self)
{
  self->looks = TRUE;
  regie_page_refresh (REGIE_PAGE (self));
}

/* What others record makes no difference until it is written: then it is looked at once more. */
static const RegieQuestion *
regie_import_page_ask (RegiePage *page, GVariant **target)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (page);

  if (!self->looks || regie_import_page_is_fixed (self))
    return NULL;
  self->looks = FALSE;
  *target = regie_import_page_get_target (self);
  return &regie_file_questions[REGIE_FILE_LOOK];
}

/* What the columns are does not change by looking again: whoever stands on one stays there. */
static void
fill_columns (RegieImportPage *self, RegieFileView *view)
{
  GListModel *columns = G_LIST_MODEL (view->columns);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (RegieFileColumn) column = g_list_model_get_item (columns, i);

      gtk_list_box_append (self->columns,
                           regie_file_column_row_new (column, G_LIST_MODEL (view->choices)));
    }
}

static void
clear_columns (RegieImportPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->columns))) != NULL)
    gtk_list_box_remove (self->columns, row);
}

static void
regie_import_page_show (RegiePage *page, gpointer answer)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (page);
  RegieFileView *view = answer;

  if (regie_page_get_view (page) == NULL)
    fill_columns (self, view);
  regie_import_page_say (self, view->summary);
  regie_page_take_view (page, view);
  update_actions (self);
}

static void
regie_import_page_failed (RegiePage *page, const GError *error)
{
  regie_import_page_say (REGIE_IMPORT_PAGE (page), error->message);
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
      regie_import_page_look (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    regie_import_page_say (self, error->message);
}

static void
set (RegieImportPage *self, const char *key, const char *value)
{
  if (regie_import_page_is_fixed (self))
    return;
  regie_form_set (self->settings, key, value);
  regie_import_page_look (self);
}

/* Somebody looked at what is perhaps there already. */
static void
take_doubtful_changed (RegieImportPage *self)
{
  set (self, REGIE_FILE_DOUBTFUL, gtk_switch_get_active (self->take_doubtful) ? "1" : NULL);
}

static void
corrects_changed (RegieImportPage *self)
{
  set (self, REGIE_FILE_CORRECTS, gtk_switch_get_active (self->corrects) ? "1" : NULL);
}

/* What is typed says the period of a report whose rows do not. */
static void
period_changed (RegieImportPage *self)
{
  const char *text = gtk_editable_get_text (self->period);
  gboolean is_wrong = *text != '\0' && !regie_period_parse (text, &(RegiePeriod){ 0 });
  GtkWidget *widget = GTK_WIDGET (self->period);

  (is_wrong ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (widget, "error");
  if (!is_wrong)
    set (self, REGIE_FILE_PERIOD, text);
}

/* Another file: nothing of the last one stays. */
static void
regie_import_page_cleared (RegiePage *page)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (page);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_hash_table_remove_all (self->settings);
  self->looks = FALSE;
  gtk_editable_set_text (self->period, "");
  gtk_switch_set_active (self->take_doubtful, FALSE);
  gtk_switch_set_active (self->corrects, FALSE);
  clear_columns (self);
  regie_import_page_say (self, _("Reading…"));
  update_actions (self);
}

static void
regie_import_page_open (RegiePage *page, GVariant *target)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (page);
  g_autoptr (GFile) file = NULL;
  const char *uri;
  guint32 kind;
  gint64 provider;

  if (self->writing != NULL)
    {
      regie_show_toast (GTK_WIDGET (self),
                        _("A file is still being imported. Wait until it is in, or stop it."));
      return;
    }
  g_variant_get (target, "(&sux)", &uri, &kind, &provider);
  g_return_if_fail (kind < REGIE_N_FILE_KINDS);
  regie_page_set_subject (page, ++self->n_opened);
  file = g_file_new_for_uri (uri);
  self->kind = (RegieFileKind) kind;
  self->provider = provider;
  g_free (self->file_name);
  self->file_name = g_file_get_basename (file);
  regie_form_set (self->settings, REGIE_FILE_NAME, self->file_name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE_NAME]);
  self->reading = g_cancellable_new ();
  g_file_load_contents_async (file, self->reading, loaded, g_object_ref (self));
}

static void
regie_import_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (object);

  switch (id)
    {
    case PROP_FILE_NAME:
      g_value_set_string (value, self->file_name);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->summary);
      break;
    default:
      g_value_set_boolean (value, self->writing != NULL);
    }
}

static void
regie_import_page_dispose (GObject *object)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (object);

  g_cancellable_cancel (self->reading);
  g_cancellable_cancel (self->writing);
  gtk_widget_dispose_template (GTK_WIDGET (self), REGIE_TYPE_IMPORT_PAGE);
  G_OBJECT_CLASS (regie_import_page_parent_class)->dispose (object);
}

static void
regie_import_page_finalize (GObject *object)
{
  RegieImportPage *self = REGIE_IMPORT_PAGE (object);

  g_clear_object (&self->reading);
  g_clear_object (&self->writing);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_hash_table_unref (self->settings);
  g_free (self->file_name);
  g_free (self->summary);
  G_OBJECT_CLASS (regie_import_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  klass->get_property = regie_import_page_get_property;
  properties[PROP_FILE_NAME] = g_param_spec_string ("file-name", NULL, NULL, NULL, flags);
  properties[PROP_SUMMARY] = g_param_spec_string ("summary", NULL, NULL, NULL, flags);
  properties[PROP_WRITING] = g_param_spec_boolean ("writing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
bind_template (GtkWidgetClass *klass)
{
  g_type_ensure (REGIE_TYPE_CHAPTER_VIEW);
  g_type_ensure (regie_file_view_get_type ());
  gtk_widget_class_set_template_from_resource (klass, "/nl/szmh/Regie/regie-import-page.ui");
  regie_closures_bind (klass);
  gtk_widget_class_bind_template_child (klass, RegieImportPage, columns);
  gtk_widget_class_bind_template_child (klass, RegieImportPage, corrects);
  gtk_widget_class_bind_template_child (klass, RegieImportPage, period);
  gtk_widget_class_bind_template_child (klass, RegieImportPage, progress);
  gtk_widget_class_bind_template_child (klass, RegieImportPage, take_doubtful);
  gtk_widget_class_bind_template_callback (klass, corrects_changed);
  gtk_widget_class_bind_template_callback (klass, period_changed);
  gtk_widget_class_bind_template_callback (klass, take_doubtful_changed);
  gtk_widget_class_bind_template_callback (klass, update_actions);
}

static void
regie_import_page_class_init (RegieImportPageClass *klass)
{
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_import_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = regie_import_page_finalize;
  page_class->ask = regie_import_page_ask;
  page_class->show = regie_import_page_show;
  page_class->failed = regie_import_page_failed;
  page_class->cleared = regie_import_page_cleared;
  page_class->open = regie_import_page_open;
  install_properties (G_OBJECT_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
  regie_import_page_class_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
regie_import_page_init (RegieImportPage *self)
{
  self->settings = regie_form_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
