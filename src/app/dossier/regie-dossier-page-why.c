/* SPDX-License-Identifier: EUPL-1.2 */
/* Why somebody looks at a dossier of colleagues: asked before anything of it is shown. */
#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-dossier-page-actions.h"
#include "regie-error.h"

void
regie_dossier_page_ask_why (RegieDossierPage *page, gboolean asks)
{
  GObject *revealer = gtk_widget_get_template_child (GTK_WIDGET (page), REGIE_TYPE_DOSSIER_PAGE,
                                                     REGIE_DOSSIER_WHY);

  gtk_revealer_set_reveal_child (GTK_REVEALER (revealer), asks);
}

void
regie_dossier_page_failed (RegiePage *page, const GError *error)
{
  if (!g_error_matches (error, REGIE_ERROR, REGIE_ERROR_REASON))
    {
      regie_show_error (GTK_WIDGET (page), error);
      return;
    }
  /* The way to say it stays when the form is closed. */
  regie_dossier_page_ask_why (REGIE_DOSSIER_PAGE (page), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (page), "dossier.why", NULL);
}

static void
say_why (GtkWidget *widget, const char *name, GVariant *target)
{
  gint64 dossier = regie_page_get_subject (REGIE_PAGE (widget));

  if (dossier != 0)
    gtk_widget_activate_action (widget, regie_dossier_commands[REGIE_DOSSIER_SAY_WHY].name, "x",
                                dossier);
}

const RegieDossierAction regie_dossier_why_actions[REGIE_N_DOSSIER_WHY_ACTIONS] = {
  { "dossier.why", NULL, say_why, REGIE_RIGHT_NONE },
};
