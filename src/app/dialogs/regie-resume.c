/* SPDX-License-Identifier: EUPL-1.2 */
/* The way back to what was typed and not saved: the place of a draft is a command and its target,
 * and each command has its form. */
#include "regie-resume.h"

#include "regie-desk-commands.h"
#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-dossier-view.h"
#include "regie-format.h"
#include "regie-office-commands.h"
#include "regie-provider-commands.h"
#include "regie-record-actions.h"

/* A form that shows a record opens with it as it is now.  It goes to no thread: only its callback
 * knows it. */
typedef struct {
  RegieWindow *window;
  RegieSession *session;
} Resuming;

static Resuming *
resuming_new (RegieWindow *window, RegieSession *session)
{
  Resuming *self = g_new (Resuming, 1);

  *self = (Resuming){ g_object_ref (window), g_object_ref (session) };
  return self;
}

static void
resuming_free (Resuming *self)
{
  g_object_unref (self->window);
  g_object_unref (self->session);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Resuming, resuming_free)

static void
open_form (GtkWidget *widget, RegieSession *session, RegieEntityId entity, RegieRecord *record)
{
  gint64 dossier;

  if (entity != REGIE_ENTITY_Fact)
    {
      regie_record_dialog_present (widget, session, entity, record, NULL, NULL);
      return;
    }
  dossier = regie_get_int (record, Fact, dossier, 0);
  regie_window_open_dossier (REGIE_WINDOW (widget), dossier);
  regie_fact_dialog_present (widget, session, dossier, NULL, NULL, record, FALSE);
}

static void
dossier_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Resuming) resuming = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDossierView) answer = regie_session_ask_finish (resuming->session, result,
                                                                  &error);

  if (answer != NULL)
    regie_person_dialog_present (GTK_WIDGET (resuming->window), resuming->session,
                                 answer->dossier->person, answer->dossier->dossier);
  else
    regie_show_error (GTK_WIDGET (resuming->window), error);
}

static void
open_person (RegieWindow *window, RegieSession *session, GVariant *target)
{
  gint64 dossier = g_variant_get_int64 (target);

  regie_window_open_dossier (window, dossier);
  regie_session_ask (session, &regie_dossier_questions[REGIE_DOSSIER_READ],
                     g_variant_new_int64 (dossier), NULL, dossier_read,
                     resuming_new (window, session));
}

static void
open_new_dossier (RegieWindow *window, RegieSession *session, GVariant *target)
{
  regie_dossier_dialog_present (GTK_WIDGET (window), session);
}

static void
open_fact (RegieWindow *window, RegieSession *session, GVariant *target)
{
  gint64 dossier = g_variant_get_int64 (target);

  regie_window_open_dossier (window, dossier);
  regie_fact_dialog_present (GTK_WIDGET (window), session, dossier, NULL, NULL, NULL, FALSE);
}

static void
open_correction (RegieWindow *window, RegieSession *session, GVariant *target)
{
  regie_record_read_then (GTK_WIDGET (window), session,
                          g_variant_new ("(sx)", regie_entity (REGIE_ENTITY_Fact)->name,
                                         g_variant_get_int64 (target)),
                          open_form);
}

static void
open_deferral (RegieWindow *window, RegieSession *session, GVariant *target)
{
  const char *rule;
  gint64 dossier;
  gint64 fact;

  g_variant_get (target, "(x&sx)", &dossier, &rule, &fact);
  regie_window_open_dossier (window, dossier);
  regie_defer_dialog_present (GTK_WIDGET (window), session, dossier, rule, fact,
                              regie_format_rule (regie_session_get_office (session)->rules, rule));
}

static void
open_new_record (RegieWindow *window, RegieSession *session, GVariant *target)
{
  const RegieEntity *entity;
  RegieForm *own;
  const char *kind;
  const char *text;

  g_variant_get (target, "(&s&s)", &kind, &text);
  entity = regie_schema_find (regie_schema (), kind);
  if (entity == NULL || !regie_record_may_write (entity, regie_session_get_me (session)->role))
    return;
  own = regie_form_from_text (text);
  if (regie_form_get (own, "dossier") != NULL)
    regie_window_open_dossier (window, g_ascii_strtoll (regie_form_get (own, "dossier"), NULL, 10));
  regie_record_dialog_present (GTK_WIDGET (window), session, entity - regie_entity (0), NULL, own,
                               NULL);
}

static void
open_record (RegieWindow *window, RegieSession *session, GVariant *target)
{
  regie_record_read_then (GTK_WIDGET (window), session, target, open_form);
}

/* A template that is gone leaves the draft where it is. */
static void
open_letter (RegieWindow *window, RegieSession *session, GVariant *target)
{
  g_autoptr (GError) error = NULL;
  RegieTemplate *template_;
  const char *name;
  gint64 dossier;

  g_variant_get (target, "(x&s)", &dossier, &name);
  regie_window_open_dossier (window, dossier);
  template_ = regie_template_find (name, &error);
  if (template_ != NULL)
    regie_letter_dialog_present (GTK_WIDGET (window), session, dossier, template_);
  else
    regie_show_error (GTK_WIDGET (window), error);
}

/* The forms that are more than what a command asks. */
static const struct {
  RegieDossierCommand command;
  void (*open) (RegieWindow *window, RegieSession *session, GVariant *target);
} forms[] = {
  { REGIE_DOSSIER_CREATE, open_new_dossier }, { REGIE_PERSON_CORRECT, open_person },
  { REGIE_FACT_RECORD, open_fact },           { REGIE_FACT_CORRECT, open_correction },
  { REGIE_DEADLINE_DEFER, open_deferral },    { REGIE_RECORD_ADD, open_new_record },
  { REGIE_RECORD_CHANGE, open_record },       { REGIE_LETTER_MAKE, open_letter },
};

static gboolean
is_in (const RegieCommand *command, const RegieCommand *table, guint n)
{
  return command >= table && command < table + n;
}

/* A small form opens above the page that it belongs to. */
static void
open_asked (RegieWindow *window, RegieSession *session, const RegieCommand *command,
            GVariant *target)
{
  if (is_in (command, regie_desk_commands, REGIE_N_DESK_COMMANDS))
    regie_window_go (window, "desk");
  else if (is_in (command, regie_provider_commands, REGIE_N_PROVIDER_COMMANDS))
    regie_window_go (window, "providers");
  regie_ask_dialog_present (GTK_WIDGET (window), session, command, target, NULL, NULL);
}

void
regie_resume_draft (RegieWindow *window, RegieSession *session, const char *place)
{
  g_autoptr (GVariant) target = NULL;
  const RegieCommand *command;
  const RegieMe *me;

  g_return_if_fail (REGIE_IS_WINDOW (window) && REGIE_IS_SESSION (session) && place != NULL);
  me = regie_session_get_me (session);
  command = regie_command_parse_place (place, &target);
  if (command == NULL || me == NULL || !regie_command_is_allowed (command, me->role))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (command == &regie_dossier_commands[forms[i].command])
      {
        forms[i].open (window, session, target);
        return;
      }
  if (command->ask != NULL)
    open_asked (window, session, command, target);
}

static void
newest_draft_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Resuming) resuming = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *place = regie_session_ask_finish (resuming->session, result, &error);

  if (place != NULL)
    regie_show_kept (GTK_WIDGET (resuming->window), place);
  else
    regie_show_error (GTK_WIDGET (resuming->window), error);
}

void
regie_resume_look (RegieWindow *window, RegieSession *session)
{
  g_return_if_fail (REGIE_IS_WINDOW (window) && REGIE_IS_SESSION (session));
  regie_session_ask (session, &regie_office_questions[REGIE_DRAFT_NEWEST], NULL, NULL,
                     newest_draft_read, resuming_new (window, session));
}
