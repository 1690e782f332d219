/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be done on the first view of a dossier. */
#include "regie-dossier-timeline-private.h"

#include <glib/gi18n.h>

#include "regie-do.h"
#include "regie-dossier-commands.h"
#include "regie-paper.h"
#include "regie-text.h"

/* What one press on + or - zooms by. */
#define ZOOM_STEP 1.4

static void
zoom_step (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_timeline_zoom_by (REGIE_DOSSIER_TIMELINE (widget)->timeline,
                          g_str_equal (name, "dossier.zoom-in") ? ZOOM_STEP : 1 / ZOOM_STEP);
}

static void
go_today (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_timeline_show_today (REGIE_DOSSIER_TIMELINE (widget)->timeline);
}

static void
outlook_begin (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierTimeline *self = REGIE_DOSSIER_TIMELINE (widget);

  if (self->dossier != NULL && !self->is_trying)
    regie_dossier_timeline_set_looking (self, TRUE);
}

static void
outlook_end (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_dossier_timeline_end_looking (REGIE_DOSSIER_TIMELINE (widget));
}

static void
what_if_begin (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierTimeline *self = REGIE_DOSSIER_TIMELINE (widget);

  if (self->dossier == NULL)
    return;
  regie_dossier_timeline_end_looking (self);
  regie_dossier_timeline_set_trying (self, TRUE);
  regie_what_if_set (self->what_if, regie_page_get_session (REGIE_PAGE (self)),
                     self->dossier->dossier);
  if (regie_what_if_is_empty (self->what_if))
    regie_what_if_ask (self->what_if);
}

static void
what_if_add (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_what_if_ask (REGIE_DOSSIER_TIMELINE (widget)->what_if);
}

static void
what_if_end (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_dossier_timeline_end_trying (REGIE_DOSSIER_TIMELINE (widget));
}

static void
kept (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_dossier_timeline_end_trying (REGIE_DOSSIER_TIMELINE (widget));
}

static void
what_if_keep (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierTimeline *self = REGIE_DOSSIER_TIMELINE (widget);
  g_auto (GStrv) forms = NULL;

  if (self->dossier == NULL || !regie_page_may (REGIE_PAGE (self), REGIE_MAY_RECORD))
    return;
  forms = regie_what_if_dup_forms (self->what_if);
  if (forms[0] != NULL)
    regie_do_then (widget, regie_page_get_session (REGIE_PAGE (self)),
                   &regie_dossier_commands[REGIE_FACTS_PLAN],
                   g_variant_new ("(x^as)", self->dossier->id, forms), NULL, kept);
}

/* What was tried, for who goes home with it; the name of the file names nobody. */
static void
what_if_paper (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autofree char *text = regie_what_if_dup_paper (REGIE_DOSSIER_TIMELINE (widget)->what_if);

  if (text == NULL)
    return;
  regie_paper_put_out (REGIE_PAGE (widget), regie_page_get_subject (REGIE_PAGE (widget)), "what-if",
                       text, _("What if"), regie_language_is_dutch () ? "nl" : "en", _("what-if"),
                       g_str_equal (name, "dossier.what-if-print") ? NULL : "pdf");
}

void
regie_dossier_timeline_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "dossier.zoom", "zoom");
  gtk_widget_class_install_action (widget_class, "dossier.zoom-in", NULL, zoom_step);
  gtk_widget_class_install_action (widget_class, "dossier.zoom-out", NULL, zoom_step);
  gtk_widget_class_install_action (widget_class, "dossier.today", NULL, go_today);
  gtk_widget_class_install_action (widget_class, "dossier.outlook", NULL, outlook_begin);
  gtk_widget_class_install_action (widget_class, "dossier.outlook-end", NULL, outlook_end);
  gtk_widget_class_install_action (widget_class, "dossier.what-if", NULL, what_if_begin);
  gtk_widget_class_install_action (widget_class, "dossier.what-if-add", NULL, what_if_add);
  gtk_widget_class_install_action (widget_class, "dossier.what-if-end", NULL, what_if_end);
  gtk_widget_class_install_action (widget_class, "dossier.what-if-keep", NULL, what_if_keep);
  gtk_widget_class_install_action (widget_class, "dossier.what-if-print", NULL, what_if_paper);
  gtk_widget_class_install_action (widget_class, "dossier.what-if-save", NULL, what_if_paper);
}
