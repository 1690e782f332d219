/* SPDX-License-Identifier: EUPL-1.2 */
/* The small form that a command asks first: a few fields, perhaps a choice, and then the command.
 */
#include <glib/gi18n.h>

#include "regie-dialog-frame.h"
#include "regie-dialogs.h"

typedef struct {
  RegieFrame frame;
  const RegieCommand *command;
  GVariant *target; /* NULL for none */
  RegieField *fields;
  GPtrArray *rows;
  GtkWidget *choice; /* NULL when there is nothing to choose */
  char **choices;    /* name, value, … */
} AskDialog;

static void
dialog_free (gpointer data)
{
  AskDialog *self = data;

  g_clear_pointer (&self->target, g_variant_unref);
  g_ptr_array_unref (self->rows);
  g_strfreev (self->choices);
  g_free (self->fields);
  g_free (self);
}

static RegieForm *
read_form (gpointer data)
{
  AskDialog *self = data;
  RegieForm *form = regie_form_new ();

  regie_field_rows_read (self->rows, form);
  if (self->choice != NULL)
    regie_form_set (
      form, REGIE_ASK_CHOICE,
      self->choices[adw_combo_row_get_selected (ADW_COMBO_ROW (self->choice)) * 2 + 1]);
  return form;
}

static void
write_form (gpointer data, RegieForm *form)
{
  AskDialog *self = data;
  const char *chosen = regie_form_get (form, REGIE_ASK_CHOICE);

  regie_field_rows_write (self->rows, form);
  for (guint i = 0; self->choice != NULL && self->choices[i] != NULL; i += 2)
    if (g_strcmp0 (self->choices[i + 1], chosen) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->choice), i / 2);
}

static void
save (AskDialog *self)
{
  regie_frame_do (&self->frame, self->command, self->target, read_form (self));
}

static void
add_choice (AskDialog *self, const char *label)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; self->choices[i] != NULL; i += 2)
    gtk_string_list_append (names, self->choices[i]);
  self->choice = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->choice), label);
  adw_combo_row_set_model (ADW_COMBO_ROW (self->choice), G_LIST_MODEL (names));
  adw_preferences_group_add (self->frame.group, self->choice);
}

static void
add_rows (AskDialog *self, const RegieAsk *ask, RegieForm *preset)
{
  const RegieCodes *codes = regie_session_get_office (self->frame.session)->codes;

  self->fields = g_memdup2 (ask->fields, ask->n * sizeof *ask->fields);
  for (guint i = 0; i < ask->n; i++)
    {
      const RegieField *field = &self->fields[i];
      GtkWidget *row = regie_field_row_new (field, codes,
                                            preset != NULL ? regie_form_get (preset, field->key)
                                                           : NULL,
                                            (field->flags & REGIE_REQUIRED) != 0);

      adw_preferences_group_add (self->frame.group, row);
      g_ptr_array_add (self->rows, row);
    }
}

/* Takes TARGET when it floats, PRESET and CHOICES.  ABOUT (may be NULL) stands in the place of what
 * ASK says. */
static void
present (GtkWidget *parent, RegieSession *session, const RegieCommand *command, const RegieAsk *ask,
         GVariant *target, const char *about, RegieForm *preset, char **choices)
{
  AskDialog *self = g_new0 (AskDialog, 1);
  g_autoptr (RegieForm) begin = preset;
  g_autofree char *escaped = NULL;

  if (about == NULL && ask->about != NULL)
    about = _(ask->about);
  escaped = about != NULL ? g_markup_escape_text (about, -1) : NULL;
  self->command = command;
  self->target = target != NULL ? g_variant_ref_sink (target) : NULL;
  self->choices = choices;
  self->rows = g_ptr_array_new ();
  regie_frame_init (&self->frame, parent, session, _(ask->title), _(ask->save), G_CALLBACK (save),
                    self, dialog_free);
  gtk_window_set_default_size (GTK_WINDOW (self->frame.window), 460,
                               250 + 64 * (int) (ask->n + (choices != NULL)));
  adw_preferences_group_set_description (self->frame.group, escaped);
  add_rows (self, ask, begin);
  if (choices != NULL && choices[0] != NULL)
    add_choice (self, _(ask->choice));
  /* A form that was made from what is on the screen cannot be opened again by its command alone:
   * nothing is kept of it. */
  regie_frame_present (&self->frame,
                       command->ask != NULL ? regie_command_dup_place (command, self->target)
                                            : NULL,
                       read_form, write_form);
}

/* A form on its way: how it opens is asked first. */
typedef struct {
  GtkWidget *parent;
  RegieSession *session;
  const RegieCommand *command;
  GVariant *target;
} Starting;

static void
start_read (GObject *source, GAsyncResult *result, gpointer data)
{
  Starting *starting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieAskStart) start = regie_session_ask_finish (starting->session, result, &error);

  if (start == NULL)
    regie_show_error (starting->parent, error);
  else if (gtk_widget_get_root (starting->parent) != NULL)
    present (starting->parent, starting->session, starting->command, starting->command->ask,
             starting->target, start->about, g_steal_pointer (&start->form),
             g_steal_pointer (&start->choices));
  g_object_unref (starting->parent);
  g_object_unref (starting->session);
  g_clear_pointer (&starting->target, g_variant_unref);
  g_free (starting);
}

void
regie_ask_dialog_present_as (GtkWidget *parent, RegieSession *session, const RegieCommand *command,
                             const RegieAsk *ask, GVariant *target, RegieForm *preset,
                             char **choices)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && REGIE_IS_SESSION (session) && command != NULL
                    && ask != NULL);
  present (parent, session, command, ask, target, NULL, preset, choices);
}

void
regie_ask_dialog_present (GtkWidget *parent, RegieSession *session, const RegieCommand *command,
                          GVariant *target, RegieForm *preset, char **choices)
{
  Starting *starting;

  g_return_if_fail (GTK_IS_WIDGET (parent) && REGIE_IS_SESSION (session) && command != NULL
                    && command->ask != NULL);
  if (command->ask->start == NULL || preset != NULL || choices != NULL)
    {
      present (parent, session, command, command->ask, target, NULL, preset, choices);
      return;
    }
  starting = g_new (Starting, 1);
  *starting = (Starting){ g_object_ref (parent), g_object_ref (session), command,
                          target != NULL ? g_variant_ref_sink (target) : NULL };
  regie_session_ask (session, command->ask->start, starting->target, NULL, start_read, starting);
  regie_session_settle (session);
}
