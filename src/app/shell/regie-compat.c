/* SPDX-License-Identifier: EUPL-1.2 */
/* What GTK deprecates later, each in a function of its own. */
#include "regie-compat.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct {
  RegieFileFunc func;
  RegieFilesFunc several; /* in the place of FUNC */
  gpointer data;
  GDestroyNotify data_free;
  const char *const *endings; /* NULL: there is no choice */
} Choice;

#define FORM "form"

/* FILE with the ending that was chosen, when who named it left the one that was proposed; beside
 * what is there already, which nobody said may go. */
static GFile *
with_ending (GFile *file, const char *proposed, const char *chosen)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  GFile *other = NULL;

  if (g_str_equal (proposed, chosen) || folder == NULL || !g_str_has_suffix (name, proposed))
    return g_object_ref (file);
  name[strlen (name) - strlen (proposed)] = '\0';
  for (guint i = 1; other == NULL || g_file_query_exists (other, NULL); i++)
    {
      g_autofree char *next = i == 1 ? g_strconcat (name, chosen, NULL)
                                     : g_strdup_printf ("%s (%u)%s", name, i, chosen);

      g_clear_object (&other);
      other = g_file_get_child (folder, next);
    }
  return other;
}

static GFile *
take_form (GtkFileChooser *chooser, const Choice *choice, GFile *file)
{
  const char *form = gtk_file_chooser_get_choice (chooser, FORM);

  return form != NULL ? with_ending (file, choice->endings[0], form) : g_object_ref (file);
}

static void
take_several (const Choice *choice, GtkFileChooser *chooser)
{
  g_autoptr (GListModel) list = gtk_file_chooser_get_files (chooser);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (files, g_list_model_get_item (list, i));
  choice->several (files, choice->data);
}

static void
chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  Choice *choice = data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT && choice->func != NULL
                             ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                             : NULL;

  if (file != NULL && choice->endings != NULL)
    {
      g_autoptr (GFile) formed = take_form (GTK_FILE_CHOOSER (dialog), choice, file);

      choice->func (formed, choice->data);
    }
  else if (file != NULL)
    choice->func (file, choice->data);
  else if (response == GTK_RESPONSE_ACCEPT && choice->several != NULL)
    take_several (choice, GTK_FILE_CHOOSER (dialog));
  if (choice->data_free != NULL)
    choice->data_free (choice->data);
  g_free (choice);
  g_object_unref (dialog);
}

static GtkFileChooserNative *
make_chooser (GtkWidget *parent, const char *title, GtkFileChooserAction action, RegieFileFunc func,
              RegieFilesFunc several, gpointer data, GDestroyNotify data_free,
              const char *const *endings)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
    title, GTK_WINDOW (gtk_widget_get_root (parent)), action, NULL, NULL);
  Choice *choice = g_new (Choice, 1);

  *choice = (Choice){ func, several, data, data_free, endings };
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (chosen), choice);
  return dialog;
}

/* Only what FILTER, which is taken, lets through. */
static void
choose_one (GtkWidget *parent, const char *title, GtkFileFilter *filter, RegieFileFunc func,
            gpointer data, GDestroyNotify data_free)
{
  GtkFileChooserNative *dialog = make_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, func,
                                               NULL, data, data_free, NULL);

  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
regie_choose_open (GtkWidget *parent, const char *title, const char *pattern, RegieFileFunc func,
                   gpointer data, GDestroyNotify data_free)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_filter_set_name (filter, pattern);
  choose_one (parent, title, filter, func, data, data_free);
}

void
regie_choose_picture (GtkWidget *parent, const char *title, RegieFileFunc func, gpointer data,
                      GDestroyNotify data_free)
{
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_add_suffix (filter, "png");
  gtk_file_filter_add_suffix (filter, "svg");
  gtk_file_filter_set_name (filter, _("Pictures (PNG and SVG)"));
  choose_one (parent, title, filter, func, data, data_free);
}

static void
add_forms (GtkFileChooser *chooser, const char *const *endings)
{
  g_autoptr (GStrvBuilder) forms = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) labels = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) called = NULL;

  for (guint i = 0; endings[i] != NULL; i += 2)
    {
      g_strv_builder_add (forms, endings[i]);
      g_strv_builder_add (labels, _(endings[i + 1]));
    }
  all = g_strv_builder_end (forms);
  called = g_strv_builder_end (labels);
  gtk_file_chooser_add_choice (chooser, FORM, _("Form"), (const char **) all,
                               (const char **) called);
  gtk_file_chooser_set_choice (chooser, FORM, endings[0]);
}

void
regie_choose_files (GtkWidget *parent, const char *title, RegieFilesFunc func, gpointer data,
                    GDestroyNotify data_free)
{
  GtkFileChooserNative *dialog = make_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_OPEN, NULL,
                                               func, data, data_free, NULL);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
regie_choose_save_as (GtkWidget *parent, const char *title, const char *name,
                      const char *const *endings, RegieFileFunc func, gpointer data,
                      GDestroyNotify data_free)
{
  const char *folder = g_getenv (REGIE_SAVE_TO);
  GtkFileChooserNative *dialog;

  if (folder != NULL)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);

      if (*folder != '\0')
        func (file, data);
      if (data_free != NULL)
        data_free (data);
      return;
    }
  dialog = make_chooser (parent, title, GTK_FILE_CHOOSER_ACTION_SAVE, func, NULL, data, data_free,
                         endings);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  if (endings != NULL)
    add_forms (GTK_FILE_CHOOSER (dialog), endings);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
regie_choose_save (GtkWidget *parent, const char *title, const char *name, RegieFileFunc func,
                   gpointer data, GDestroyNotify data_free)
{
  regie_choose_save_as (parent, title, name, NULL, func, data, data_free);
}

typedef struct {
  RegieYesFunc func; /* or */
  RegieClosingFunc closing;
  gpointer data;
  GDestroyNotify data_free;
} Yes;

static void
yes_free (gpointer data, GClosure *closure)
{
  Yes *yes = data;

  yes->data_free (yes->data);
  g_free (yes);
}

static void
answered (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  const Yes *yes = data;

  if (yes->closing != NULL && strcmp (response, "cancel") != 0)
    yes->closing (strcmp (response, "yes") == 0, yes->data);
  else if (yes->func != NULL && strcmp (response, "yes") == 0)
    yes->func (yes->data);
}

/* QUESTION above what PARENT is in; ASKED is taken. */
static AdwMessageDialog *
make_question (GtkWidget *parent, const char *question, const char *about, Yes asked)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), question,
                                              about);

  g_signal_connect_data (dialog, "response", G_CALLBACK (answered),
                         g_memdup2 (&asked, sizeof asked), yes_free, 0);
  return ADW_MESSAGE_DIALOG (dialog);
}

void
regie_ask_yes (GtkWidget *parent, const char *question, const char *about, const char *yes,
               gboolean destructive, RegieYesFunc func, gpointer data, GDestroyNotify data_free)
{
  AdwMessageDialog *message;

  g_return_if_fail (GTK_IS_WIDGET (parent) && func != NULL && data_free != NULL);
  message = make_question (parent, question, about,
                           (Yes){ .func = func, .data = data, .data_free = data_free });
  adw_message_dialog_add_responses (message, "cancel", _("_Cancel"), "yes", yes, NULL);
  adw_message_dialog_set_response_appearance (message, "yes",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                          : ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, destructive ? "cancel" : "yes");
  adw_message_dialog_set_close_response (message, "cancel");
  gtk_window_present (GTK_WINDOW (message));
}

void
regie_ask_closing (GtkWidget *parent, const char *question, const char *about, const char *drop,
                   const char *keep, RegieClosingFunc func, gpointer data, GDestroyNotify data_free)
{
  AdwMessageDialog *message;

  g_return_if_fail (GTK_IS_WIDGET (parent) && func != NULL && data_free != NULL);
  message = make_question (parent, question, about,
                           (Yes){ .closing = func, .data = data, .data_free = data_free });
  adw_message_dialog_add_responses (message, "cancel", _("_Go Back"), "drop", drop, "yes", keep,
                                    NULL);
  adw_message_dialog_set_response_appearance (message, "drop", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (message, "yes", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (message, "cancel");
  adw_message_dialog_set_close_response (message, "cancel");
  gtk_window_present (GTK_WINDOW (message));
}

static void
make_popover (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) != menu)
    gtk_menu_button_set_menu_model (button, menu);
}

void
regie_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (button, make_popover, g_object_ref (menu), g_object_unref);
}

GSettings *
regie_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = source != NULL
                                         ? g_settings_schema_source_lookup (source, REGIE_APP_ID,
                                                                            TRUE)
                                         : NULL;

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

void
regie_show_about (GtkWindow *parent)
{
  adw_show_about_window (parent, "application-name", "Regie", "application-icon", REGIE_APP_ID,
                         "version", REGIE_VERSION, "developer-name", _("The Regie team"),
                         "license-type", GTK_LICENSE_CUSTOM, "license", "EUPL-1.2", "comments",
                         _("Civic integration under one roof: every deadline, and why."), NULL);
}

void
regie_widget_dispose_template (GtkWidget *widget, GType type)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  gtk_widget_dispose_template (widget, type);
  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

double
regie_get_text_scale (GtkWidget *widget)
{
  int dpi;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);
  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? (double) dpi / (96 * PANGO_SCALE) : 1;
}

void
regie_window_fit (GtkWindow *window)
{
  GtkWindow *below;
  double text;
  int width, height;

  g_return_if_fail (GTK_IS_WINDOW (window));
  below = gtk_window_get_transient_for (window);
  text = regie_get_text_scale (GTK_WIDGET (window));
  gtk_window_get_default_size (window, &width, &height);
  width = width > 0 ? (int) (width * text) : width;
  height = height > 0 ? (int) (height * text) : height;
  if (below != NULL && gtk_widget_get_width (GTK_WIDGET (below)) > 0)
    {
      width = MIN (width, gtk_widget_get_width (GTK_WIDGET (below)));
      height = MIN (height, gtk_widget_get_height (GTK_WIDGET (below)));
    }
  gtk_window_set_default_size (window, width, height);
}
