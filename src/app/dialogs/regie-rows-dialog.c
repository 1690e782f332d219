/* SPDX-License-Identifier: EUPL-1.2 */
/* Forms that are rows of fields and one command: later with a reason, somebody's personal data. */
#include <glib/gi18n.h>

#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-form-window.h"

void
regie_defer_dialog_present (GtkWidget *parent, RegieSession *session, gint64 dossier,
                            const char *rule, gint64 fact, const char *what)
{
  RegieFormWindow *window;
  char day[REGIE_DAY_TEXT];

  g_return_if_fail (GTK_IS_WIDGET (parent) && REGIE_IS_SESSION (session) && rule != NULL);
  window = regie_form_window_new (parent, session, _("Later, with a reason"), _("_Put off"));
  regie_form_window_set_command (window, &regie_dossier_commands[REGIE_DEADLINE_DEFER],
                                 g_variant_new ("(xsx)", dossier, rule, fact));
  gtk_window_set_default_size (GTK_WINDOW (window), 440, 330);
  g_object_set (window, "heading", what, "description",
                _("It comes back on the day you choose. The reason is kept in the log."), NULL);
  regie_day_format (regie_office_today (regie_session_get_office (session)) + 7, day);
  regie_form_window_add_field (window, REGIE_FIELD (Deferral, until_day), day, TRUE);
  regie_form_window_add_field (window, REGIE_FIELD (Deferral, reason), NULL, TRUE);
  regie_form_window_show_about (window, dossier);
  regie_form_window_present (window);
}

void
regie_person_dialog_present (GtkWidget *parent, RegieSession *session, RegieRecord *person,
                             RegieRecord *dossier)
{
  RegieFormWindow *window;
  const RegieField *field;
  RegieEntityId entity;

  g_return_if_fail (GTK_IS_WIDGET (parent) && REGIE_IS_SESSION (session));
  g_return_if_fail (REGIE_IS_RECORD (person) && REGIE_IS_RECORD (dossier));
  window = regie_form_window_new (parent, session, _("Personal data"), _("_Save"));
  regie_form_window_set_command (window, &regie_dossier_commands[REGIE_PERSON_CORRECT],
                                 g_variant_new_int64 (regie_record_get_id (dossier)));
  regie_form_window_see (window, person);
  regie_form_window_see (window, dossier);
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 680);
  for (guint i = 0; (field = regie_person_field (i, &entity)) != NULL; i++)
    regie_form_window_add_field (window, field,
                                 regie_record_get (entity == REGIE_ENTITY_Person ? person : dossier,
                                                   field->name),
                                 (field->flags & REGIE_REQUIRED) != 0);
  regie_form_window_present (window);
}
