/* SPDX-License-Identifier: EUPL-1.2 */
/* The form of a new dossier. */
#include "regie-dossier-dialog.h"

#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-error.h"

struct _RegieDossierDialog {
  RegieFormWindow parent_instance;
  char *sent;       /* the form that was saved last, as text; NULL before */
  gboolean doubted; /* it was said of that form that this is perhaps somebody who is there */
};

G_DEFINE_FINAL_TYPE (RegieDossierDialog, regie_dossier_dialog, REGIE_TYPE_FORM_WINDOW)

static void
regie_dossier_dialog_save (RegieFormWindow *window, RegieForm *form)
{
  RegieDossierDialog *self = REGIE_DOSSIER_DIALOG (window);
  g_autofree char *text = regie_form_to_text (form);

  if (self->doubted && g_strcmp0 (text, self->sent) == 0)
    regie_form_set (form, REGIE_FORM_MEANT, "1");
  self->doubted = FALSE;
  g_free (self->sent);
  self->sent = g_steal_pointer (&text);
  REGIE_FORM_WINDOW_CLASS (regie_dossier_dialog_parent_class)->save (window, form);
}

static void
regie_dossier_dialog_failed (RegieFormWindow *window, const GError *error)
{
  REGIE_DOSSIER_DIALOG (window)->doubted = g_error_matches (error, REGIE_ERROR,
                                                            REGIE_ERROR_REFUSED);
}

/* Who records a person goes on with that person. */
static void
regie_dossier_dialog_done (RegieFormWindow *window, GtkWidget *above, const RegieOutcome *outcome)
{
  gtk_widget_activate_action (above, "win.dossier", "(xs)", outcome->about, "");
}

static void
regie_dossier_dialog_finalize (GObject *object)
{
  g_free (REGIE_DOSSIER_DIALOG (object)->sent);
  G_OBJECT_CLASS (regie_dossier_dialog_parent_class)->finalize (object);
}

static void
regie_dossier_dialog_class_init (RegieDossierDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  RegieFormWindowClass *window_class = REGIE_FORM_WINDOW_CLASS (klass);

  object_class->finalize = regie_dossier_dialog_finalize;
  window_class->save = regie_dossier_dialog_save;
  window_class->failed = regie_dossier_dialog_failed;
  window_class->done = regie_dossier_dialog_done;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/nl/szmh/Regie/regie-dossier-dialog.ui");
}

static void
regie_dossier_dialog_init (RegieDossierDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
regie_dossier_dialog_present (GtkWidget *parent, RegieSession *session)
{
  const RegieField *const fields[] = {
    REGIE_FIELD (Person, given_names), REGIE_FIELD (Person, prefix),
    REGIE_FIELD (Person, surname),     REGIE_FIELD (Person, born),
    REGIE_FIELD (Dossier, group),      &regie_notice_field,
    REGIE_FIELD (Person, address),     REGIE_FIELD (Person, postcode),
    REGIE_FIELD (Person, town),        REGIE_FIELD (Dossier, municipality),
    REGIE_FIELD (Person, phone),       REGIE_FIELD (Person, email),
    REGIE_FIELD (Person, language),    REGIE_FIELD (Person, interpreter),
    REGIE_FIELD (Person, literacy),    REGIE_FIELD (Person, bsn),
    REGIE_FIELD (Person, v_number),    REGIE_FIELD (Dossier, number),
  };
  RegieFormWindow *window;

  g_return_if_fail (GTK_IS_WIDGET (parent) && REGIE_IS_SESSION (session));
  window = g_object_new (REGIE_TYPE_DOSSIER_DIALOG, "transient-for", gtk_widget_get_root (parent),
                         "session", session, NULL);
  regie_form_window_set_command (window, &regie_dossier_commands[REGIE_DOSSIER_CREATE], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    regie_form_window_add_field (window, fields[i], NULL, (fields[i]->flags & REGIE_REQUIRED) != 0);
  regie_form_window_present (window);
}
