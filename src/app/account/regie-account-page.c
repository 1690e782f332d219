/* SPDX-License-Identifier: EUPL-1.2 */
/* Who looked at whom, with what asks for a talk. */
#include "regie-account-page.h"

#include "regie-account-commands.h"
#include "regie-closures.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-nothing.h"
#include "regie-sheet.h"

struct _RegieAccountPage {
  RegiePage parent_instance;
  GtkEditable *search;
  RegieSheet *sheet;
  guint most; /* so many are shown */
};

G_DEFINE_FINAL_TYPE (RegieAccountPage, regie_account_page, REGIE_TYPE_PAGE)

/* At first, and so many more each time. */
#define PAGE 50

static char *
dup_child (RegieAccountPage *self, const char *nothing)
{
  return g_strdup (nothing != NULL ? "empty" : "list");
}

static void
search_changed (RegieAccountPage *self)
{
  self->most = PAGE;
  regie_page_interrupt (REGIE_PAGE (self));
  regie_page_refresh (REGIE_PAGE (self));
}

static void
search_entered (RegieAccountPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->sheet), GTK_DIR_TAB_FORWARD);
}

static void
show_more (GtkWidget *widget, const char *name, GVariant *target)
{
  REGIE_ACCOUNT_PAGE (widget)->most += PAGE;
  regie_page_refresh (REGIE_PAGE (widget));
}

static void
verified (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_show_toast (widget, outcome->said);
}

static void
verify (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_do_then (widget, regie_page_get_session (REGIE_PAGE (widget)),
                 &regie_account_commands[REGIE_ACCOUNT_VERIFY], NULL, NULL, verified);
}

static const RegieQuestion *
regie_account_page_ask (RegiePage *page, GVariant **target)
{
  RegieAccountPage *self = REGIE_ACCOUNT_PAGE (page);

  *target = g_variant_new ("(su)", gtk_editable_get_text (self->search), self->most);
  return &regie_account_questions[REGIE_ACCOUNT_READ];
}

static gboolean
regie_account_page_search (RegiePage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (REGIE_ACCOUNT_PAGE (page)->search));
}

static void
regie_account_page_opened (RegiePage *page)
{
  regie_commands_guard (GTK_WIDGET (page), regie_page_get_session (page));
}

static void
regie_account_page_class_init (RegieAccountPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SHEET);
  g_type_ensure (REGIE_TYPE_NOTHING);
  g_type_ensure (regie_account_view_get_type ());
  REGIE_PAGE_CLASS (klass)->ask = regie_account_page_ask;
  REGIE_PAGE_CLASS (klass)->search = regie_account_page_search;
  REGIE_PAGE_CLASS (klass)->opened = regie_account_page_opened;
  regie_commands_install (widget_class, &regie_account_commands[REGIE_ACCOUNT_REVIEW], 1);
  gtk_widget_class_install_action (widget_class, "account.verify", NULL, verify);
  gtk_widget_class_install_action (widget_class, "readings.more", NULL, show_more);
  regie_widget_class_set_ui (widget_class, "regie-account-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieAccountPage, search);
  gtk_widget_class_bind_template_child (widget_class, RegieAccountPage, sheet);
  gtk_widget_class_bind_template_callback (widget_class, dup_child);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, search_entered);
}

static void
regie_account_page_init (RegieAccountPage *self)
{
  self->most = PAGE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
