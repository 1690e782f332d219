/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done from Vandaag: the actions that its items name (regie-today-view.h). */
#include "regie-today-page-private.h"

#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-dossier-commands.h"
#include "regie-gathering-commands.h"
#include "regie-message.h"
#include "regie-office-commands.h"
#include "regie-talk-commands.h"

static void
set_scope (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_today_page_set_scope (REGIE_TODAY_PAGE (widget), g_variant_get_string (target, NULL));
}

static void
set_colleague (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_today_page_set_colleague (REGIE_TODAY_PAGE (widget), g_variant_get_int64 (target));
}

static void
set_kind (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_today_page_set_rules (REGIE_TODAY_PAGE (widget), g_variant_get_string (target, NULL));
}

static void
show (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_today_page_set_shown (REGIE_TODAY_PAGE (widget), g_variant_get_string (target, NULL));
}

static void
leave (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_today_page_turn_left (REGIE_TODAY_PAGE (widget), target);
}

/* (xs): the fact of a kind that deals with it, about a dossier. */
static void
record (GtkWidget *widget, const char *name, GVariant *target)
{
  gint64 dossier;
  const char *kind;

  g_variant_get (target, "(x&s)", &dossier, &kind);
  regie_fact_dialog_present (widget, regie_page_get_session (REGIE_PAGE (widget)), dossier, NULL,
                             kind, NULL, FALSE);
}

/* (xs): what a message of DUO about a dossier says. */
static void
record_message (GtkWidget *widget, const char *name, GVariant *target)
{
  const RegieOffice *office = regie_page_get_office (REGIE_PAGE (widget));
  g_autoptr (RegieForm) start = NULL;
  gint64 dossier;
  const char *code;

  g_variant_get (target, "(x&s)", &dossier, &code);
  start = regie_message_form (office->codes, regie_message_number (code),
                              regie_office_today (office));
  if (start != NULL)
    regie_fact_dialog_present_from (widget, regie_page_get_session (REGIE_PAGE (widget)), dossier,
                                    start);
}

static void
erase (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_erase_dialog_present (widget, regie_page_get_session (REGIE_PAGE (widget)),
                              g_variant_get_int64 (target));
}

/* (xsxs): dossier, rule, fact, and what it is about in words. */
static void
later (GtkWidget *widget, const char *name, GVariant *target)
{
  gint64 dossier, fact;
  const char *rule;
  const char *about;

  g_variant_get (target, "(x&sx&s)", &dossier, &rule, &fact, &about);
  regie_defer_dialog_present (widget, regie_page_get_session (REGIE_PAGE (widget)), dossier, rule,
                              fact, about);
}

/* What the keys do with the row that has the focus. */
static void
deal (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieTodayItem *item = regie_today_page_get_item (REGIE_TODAY_PAGE (widget));

  if (item != NULL && item->action != NULL)
    gtk_widget_activate_action_variant (widget, item->action, item->target);
}

static void
put_off (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieTodayItem *item = regie_today_page_get_item (REGIE_TODAY_PAGE (widget));

  if (item != NULL && item->later_action != NULL)
    gtk_widget_activate_action_variant (widget, item->later_action, item->later_target);
}

static void
look (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieTodayItem *item = regie_today_page_get_item (REGIE_TODAY_PAGE (widget));

  if (item != NULL && item->open_action != NULL)
    gtk_widget_activate_action_variant (widget, item->open_action, item->open_target);
}

/* Who must look again, because there are others by now, still looks at them. */
static void
confirmed (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_today_page_set_shown (REGIE_TODAY_PAGE (widget), "");
}

static void
confirm (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_do_then (widget, regie_page_get_session (REGIE_PAGE (widget)),
                 &regie_office_commands[REGIE_TODAY_CONFIRM],
                 regie_today_page_confirmed (REGIE_TODAY_PAGE (widget)), NULL, confirmed);
}

void
regie_today_page_class_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "today.scope", "s", set_scope);
  gtk_widget_class_install_action (klass, "today.colleague", "x", set_colleague);
  gtk_widget_class_install_action (klass, "today.kind", "s", set_kind);
  gtk_widget_class_install_action (klass, "today.show", "s", show);
  gtk_widget_class_install_action (klass, "today.leave", "(xsx)", leave);
  gtk_widget_class_install_action (klass, "today.record", "(xs)", record);
  gtk_widget_class_install_action (klass, "today.message", "(xs)", record_message);
  gtk_widget_class_install_action (klass, "today.erase", "x", erase);
  gtk_widget_class_install_action (klass, "today.later", "(xsxs)", later);
  gtk_widget_class_install_action (klass, "today.confirm", NULL, confirm);
  gtk_widget_class_install_action (klass, "today.deal", NULL, deal);
  gtk_widget_class_install_action (klass, "today.put-off", NULL, put_off);
  gtk_widget_class_install_action (klass, "today.look", NULL, look);
  regie_commands_install (klass, &regie_dossier_commands[REGIE_DEADLINE_SETTLE], 1);
  regie_commands_install (klass, &regie_office_commands[REGIE_TASK_DEFER], 1);
  regie_commands_install (klass, &regie_gathering_commands[REGIE_DOSSIER_HAND_OVER], 1);
  regie_commands_install (klass, regie_talk_commands, REGIE_N_TALK_COMMANDS);
}
