/* SPDX-License-Identifier: EUPL-1.2 */
/* One form for every kind of record that needs no more than its fields. */
#include <glib/gi18n.h>

#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-form-window.h"

/* What it is about: the record, or the kind and what a new one will hang on. */
static void
set_command (RegieFormWindow *window, const RegieEntity *entity, RegieRecord *record,
             RegieForm *own)
{
  g_autofree char *text = regie_form_to_text (own);

  if (record != NULL)
    regie_form_window_set_command (window, &regie_dossier_commands[REGIE_RECORD_CHANGE],
                                   g_variant_new ("(sx)", entity->name,
                                                  regie_record_get_id (record)));
  else
    regie_form_window_set_command (window, &regie_dossier_commands[REGIE_RECORD_ADD],
                                   g_variant_new ("(ss)", entity->name, text));
}

RegieFormWindow *
regie_record_dialog_present (GtkWidget *parent, RegieSession *session, RegieEntityId entity,
                             RegieRecord *record, RegieForm *own, const char *title)
{
  g_autoptr (RegieForm) preset = own != NULL ? own : regie_form_new ();
  const RegieEntity *kind;
  RegieFormWindow *window;

  g_return_val_if_fail (
    GTK_IS_WIDGET (parent) && REGIE_IS_SESSION (session) && entity < REGIE_N_ENTITIES, NULL);
  kind = regie_entity (entity);
  window = regie_form_window_new (parent, session, title != NULL ? title : _(kind->label),
                                  _("_Save"));
  gtk_window_set_default_size (GTK_WINDOW (window), 500, kind->n_fields > 9 ? 720 : 540);
  set_command (window, kind, record, preset);
  if (record != NULL)
    regie_form_window_see (window, record);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const RegieField *field = &kind->fields[i];

      if (!(field->flags & REGIE_OWN))
        regie_form_window_add_field (window, field,
                                     record != NULL ? regie_record_get (record, field->name)
                                                    : regie_form_get (preset, field->key),
                                     (field->flags & REGIE_REQUIRED) != 0);
    }
  regie_form_window_present (window);
  return window;
}
