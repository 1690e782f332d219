/* SPDX-License-Identifier: EUPL-1.2 */
/* Why somebody looks at a dossier of colleagues: asked before anything of it is shown; and who else
 * looks. */
#include <glib/gi18n.h>

#include "regie-account-commands.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-dossier-commands.h"
#include "regie-dossier-page-actions.h"
#include "regie-error.h"

gboolean
regie_dossier_page_concerns (RegiePage *page, const RegieNews *news)
{
  return regie_page_concerns_dossier (page, news)
         || regie_news_has (news, REGIE_NEWS_OPEN, regie_page_get_subject (page));
}

void
regie_dossier_page_bind_why (GtkWidgetClass *widget_class)
{
  static const char *const parts[] = { "why", "there", "gone" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    gtk_widget_class_bind_template_child_full (widget_class, parts[i], FALSE, 0);
}

static gpointer
find_part (RegieDossierPage *page, const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (page), REGIE_TYPE_DOSSIER_PAGE, name);
}

/* SAID (NULL: nothing) stands in the place of the dossier. */
static void
say_gone (RegieDossierPage *page, const char *said)
{
  g_object_set (find_part (page, "gone"), "title", said, "visible", said != NULL, NULL);
  gtk_widget_set_visible (find_part (page, "there"), said == NULL);
}

/* Nothing of it stays on the screen, also not where nobody looks now. */
static void
take_away (RegieDossierPage *page, const char *said)
{
  GtkWidget *view;

  regie_session_set_open (regie_page_get_session (REGIE_PAGE (page)), page, 0);
  for (view = gtk_widget_get_first_child (find_part (page, "views")); view != NULL;
       view = gtk_widget_get_next_sibling (view))
    regie_page_set_subject (REGIE_PAGE (view), 0);
  g_object_set (regie_dossier_page_get_timeline (page), "dossier", NULL, NULL);
  regie_page_set_subject (REGIE_PAGE (page), 0);
  regie_page_set_title (REGIE_PAGE (page), NULL);
  say_gone (page, said);
}

void
regie_dossier_page_ask_why (RegieDossierPage *page, gboolean asks)
{
  GObject *revealer = find_part (page, "why");

  say_gone (page, NULL);
  gtk_revealer_set_reveal_child (GTK_REVEALER (revealer), asks);
}

void
regie_dossier_page_failed (RegiePage *page, const GError *error)
{
  if (g_error_matches (error, REGIE_ERROR, REGIE_ERROR_REFUSED))
    {
      take_away (REGIE_DOSSIER_PAGE (page), error->message);
      return;
    }
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

/* Where something for the person who asks goes. */
typedef struct {
  GtkWidget *page;
  const RegieCommand *command;
} Giving;

static void
giving_free (gpointer data)
{
  Giving *self = data;

  g_object_unref (self->page);
  g_free (self);
}

static void
given (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_show_toast (widget, outcome->said);
}

static void
give (GFile *file, gpointer data)
{
  const Giving *self = data;
  const gint64 dossier = regie_page_get_subject (REGIE_PAGE (self->page));
  g_autofree char *uri = g_file_get_uri (file);

  if (dossier != 0)
    regie_do_then (self->page, regie_dossier_session_of (self->page), self->command,
                   g_variant_new ("(xs)", dossier, uri), NULL, given);
}

/* ENDINGS: as of regie_choose_save_as(). */
static void
choose (GtkWidget *widget, RegieAccountCommand command, const char *title, const char *name,
        const char *const *endings)
{
  Giving *giving = g_new (Giving, 1);

  *giving = (Giving){ g_object_ref (widget), &regie_account_commands[command] };
  regie_choose_save_as (widget, title, name, endings, give, giving, giving_free);
}

static void
give_everything (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *const endings[] = { ".pdf", _("To read"), ".json", _("For another program"),
                                  ".odt", _("To edit"), NULL };

  choose (widget, REGIE_ACCOUNT_PERSON, _("Everything about the person"), _("everything"),
          endings);
}

static void
give_looked (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *const endings[] = { ".pdf", _("To read"), ".odt", _("To edit"), NULL };

  choose (widget, REGIE_ACCOUNT_LOOKED, _("Who saw the dossier"), _("who-looked"), endings);
}

const RegieDossierAction regie_dossier_why_actions[REGIE_N_DOSSIER_WHY_ACTIONS] = {
  { "dossier.why", NULL, say_why, REGIE_RIGHT_NONE },
  { "dossier.everything", NULL, give_everything, REGIE_RIGHT_EVERYTHING | REGIE_RIGHT (EXPORT) },
  { "dossier.looked-list", NULL, give_looked, REGIE_RIGHT (AUDIT) | REGIE_RIGHT (SEE_DOSSIERS) },
};
