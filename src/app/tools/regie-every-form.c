/* SPDX-License-Identifier: EUPL-1.2 */
/* Opens every form that follows from the codes, the schema and the tables of commands, for who
 * looks at all of them. */
#include "regie-every-form.h"

#include "regie-dialogs.h"
#include "regie-folder.h"
#include "regie-text.h"

/* Something of TYPE about nothing: numbers are 0, texts are empty. */
static GVariant *
nothing_of (const char *type)
{
  GVariant *nothing = NULL;

  if (type != NULL)
    {
      g_autoptr (GVariant) empty = g_variant_ref_sink (
        g_variant_new_from_data (G_VARIANT_TYPE (type), NULL, 0, FALSE, NULL, NULL));

      nothing = g_variant_get_normal_form (empty);
    }
  return nothing;
}

static void
open_record (GtkWidget *window, RegieSession *session, RegieEntityId entity, gint64 dossier)
{
  char text[REGIE_NUMBER_TEXT];
  RegieForm *own = regie_form_new ();

  regie_form_set (own, "dossier", regie_number_format (dossier, text));
  regie_record_dialog_present (window, session, entity, NULL, own, NULL);
}

/* The I-th command that asks something first. */
static const RegieCommand *
find_asking (guint i)
{
  for (const RegieCommandTable *table = regie_command_tables (); table->commands != NULL; table++)
    for (guint j = 0; j < table->n; j++)
      if (table->commands[j].ask != NULL && i-- == 0)
        return &table->commands[j];
  return NULL;
}

/* Opens without asking how it begins: there is nothing that it is about. */
static char *
open_asking (GtkWidget *window, RegieSession *session, const RegieCommand *command)
{
  g_autoptr (GVariant) target = nothing_of (command->target);

  regie_ask_dialog_present (window, session, command, target, regie_form_new (), NULL);
  return g_strconcat ("form-", command->name, NULL);
}

char *
regie_every_form_open (GtkWidget *window, RegieSession *session, gint64 dossier, guint i)
{
  GPtrArray *kinds;
  const RegieCommand *command;

  g_return_val_if_fail (GTK_IS_WIDGET (window) && REGIE_IS_SESSION (session), NULL);
  kinds = regie_codes_list (regie_session_get_office (session)->codes, "feit");
  if (i < kinds->len)
    {
      const RegieCode *kind = kinds->pdata[i];

      regie_fact_dialog_present (window, session, dossier, NULL, kind->key, NULL, FALSE);
      return g_strconcat ("form-feit-", kind->key, NULL);
    }
  i -= kinds->len;
  for (guint id = 0; id < REGIE_N_ENTITIES; id++)
    if (regie_record_may_write (regie_entity (id), regie_session_get_me (session)->role)
        && i-- == 0)
      {
        open_record (window, session, id, dossier);
        return g_strconcat ("form-", regie_entity (id)->name, NULL);
      }
  command = find_asking (i);
  return command != NULL ? open_asking (window, session, command) : NULL;
}
