/* SPDX-License-Identifier: EUPL-1.2 */
/* The small form that a command asks first: a few fields, perhaps a choice, and then the
 * command. */
#include <glib/gi18n.h>

#include "regie-dialogs.h"
#include "regie-field-kinds.h"
#include "regie-form-window.h"
#include "regie-option.h"

/* CHOICES: name, value, … NULL; CHOSEN (NULL: the first) is the value of one. */
static void
add_choice (RegieFormWindow *window, const char *label, char **choices, const char *chosen)
{
  const RegieField field = {
    .name = REGIE_ASK_CHOICE, .key = REGIE_ASK_CHOICE, .label = label, .kind = REGIE_TEXT
  };
  g_autoptr (GListStore) options = regie_options_new (FALSE);

  for (guint i = 0; choices[i] != NULL; i += 2)
    regie_options_add (options, choices[i + 1], choices[i]);
  regie_form_window_insert_row (window,
                                regie_field_row_new_choice (&field, G_LIST_MODEL (options),
                                                            chosen != NULL ? chosen : choices[1]),
                                NULL);
}

/* Of a question of which nothing is recorded (IS_ASKED) what is not said is no. */
static void
add_fields (RegieFormWindow *window, const RegieAsk *ask, RegieForm *preset, gboolean is_asked)
{
  for (guint i = 0; i < ask->n; i++)
    {
      const RegieField *field = &ask->fields[i];

      if (is_asked && field->kind == REGIE_BOOL)
        {
          regie_form_window_insert_row (window, regie_field_row_new_switch (field, NULL), NULL);
          continue;
        }
      regie_form_window_add_field (window, field,
                                   preset != NULL ? regie_form_get (preset, field->key) : NULL,
                                   (field->flags & REGIE_REQUIRED) != 0);
    }
}

/* Takes TARGET when it floats, PRESET and CHOICES.  ABOUT (may be NULL) stands in the place of what
 * ASK says; FUNC (may be NULL) hears of what was done. */
static void
present (GtkWidget *parent, RegieSession *session, const RegieCommand *command, const RegieAsk *ask,
         GVariant *target, const char *about, RegieForm *preset, char **choices, RegieDoneFunc func)
{
  g_autoptr (RegieForm) begin = preset;
  g_auto (GStrv) list = choices;
  RegieFormWindow *window = regie_form_window_new (parent, session, _(ask->title), _(ask->save));

  if (about == NULL && ask->about != NULL)
    about = _(ask->about);
  regie_form_window_set_command (window, command, target);
  regie_form_window_see_form (window, begin);
  gtk_window_set_default_size (GTK_WINDOW (window), 460,
                               250 + 64 * (int) (ask->n + (list != NULL)));
  /* A form that was made from what is on the screen cannot be opened again by its command alone:
   * nothing is kept of it. */
  g_object_set (window, "description", about, "keeps", command->ask != NULL, NULL);
  add_fields (window, ask, begin, func != NULL);
  if (list != NULL && list[0] != NULL)
    add_choice (window, ask->choice, list,
                begin != NULL ? regie_form_get (begin, REGIE_ASK_CHOICE) : NULL);
  regie_form_window_set_quick (window);
  regie_form_window_set_then (window, func);
  regie_form_window_present (window);
}

/* A form on its way: how it opens is asked first. */
typedef struct {
  GtkWidget *parent;
  RegieSession *session;
  const RegieCommand *command;
  GVariant *target;
} Starting;

static void
starting_free (Starting *self)
{
  g_object_unref (self->parent);
  g_object_unref (self->session);
  g_clear_pointer (&self->target, g_variant_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Starting, starting_free)

static void
start_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Starting) starting = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieAskStart) start = regie_session_ask_finish (starting->session, result, &error);

  if (start == NULL)
    regie_show_error (starting->parent, error);
  else if (gtk_widget_get_root (starting->parent) != NULL)
    present (starting->parent, starting->session, starting->command, starting->command->ask,
             starting->target, start->about, g_steal_pointer (&start->form),
             g_steal_pointer (&start->choices), NULL);
}

void
regie_ask_dialog_present_as (GtkWidget *parent, RegieSession *session, const RegieCommand *command,
                             const RegieAsk *ask, GVariant *target, RegieForm *preset,
                             char **choices)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && REGIE_IS_SESSION (session) && command != NULL
                    && ask != NULL);
  present (parent, session, command, ask, target, NULL, preset, choices, NULL);
}

void
regie_ask_dialog_present_then (GtkWidget *parent, RegieSession *session,
                               const RegieCommand *command, const RegieAsk *ask, GVariant *target,
                               RegieDoneFunc func)
{
  g_return_if_fail (GTK_IS_WIDGET (parent) && REGIE_IS_SESSION (session) && command != NULL
                    && ask != NULL && func != NULL);
  present (parent, session, command, ask, target, NULL, NULL, NULL, func);
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
      present (parent, session, command, command->ask, target, NULL, preset, choices, NULL);
      return;
    }
  starting = g_new (Starting, 1);
  *starting = (Starting){ g_object_ref (parent), g_object_ref (session), command,
                          target != NULL ? g_variant_ref_sink (target) : NULL };
  regie_session_ask (session, command->ask->start, starting->target, NULL, start_read, starting);
  regie_session_settle (session);
}
