/* SPDX-License-Identifier: EUPL-1.2 */
/* What I did, by day, with the way back and forth. */
#include "regie-done-page.h"

#include "regie-closures.h"
#include "regie-log-commands.h"
#include "regie-nothing.h"
#include "regie-sheet.h"

struct _RegieDonePage {
  RegiePage parent_instance;
  GtkEditable *search;
  RegieSheet *sheet;
  guint most; /* so many are shown */
};

G_DEFINE_FINAL_TYPE (RegieDonePage, regie_done_page, REGIE_TYPE_PAGE)

/* At first, and so many more each time. */
#define PAGE 50

static char *
dup_child (RegieDonePage *self, const char *nothing)
{
  return g_strdup (nothing != NULL ? "empty" : "list");
}

static void
search_changed (RegieDonePage *self)
{
  self->most = PAGE;
  regie_page_interrupt (REGIE_PAGE (self));
  regie_page_refresh (REGIE_PAGE (self));
  /* What was typed and what it finds belong in one frame, when that is soon enough. */
  regie_session_settle (regie_page_get_session (REGIE_PAGE (self)));
}

static void
search_entered (RegieDonePage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->sheet), GTK_DIR_TAB_FORWARD);
}

static void
show_more (GtkWidget *widget, const char *name, GVariant *target)
{
  REGIE_DONE_PAGE (widget)->most += PAGE;
  regie_page_refresh (REGIE_PAGE (widget));
}

static const RegieQuestion *
regie_done_page_ask (RegiePage *page, GVariant **target)
{
  RegieDonePage *self = REGIE_DONE_PAGE (page);

  *target = g_variant_new ("(su)", gtk_editable_get_text (self->search), self->most);
  return &regie_log_questions[REGIE_LOG_MINE];
}

static gboolean
regie_done_page_search (RegiePage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (REGIE_DONE_PAGE (page)->search));
}

static void
regie_done_page_class_init (RegieDonePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SHEET);
  g_type_ensure (REGIE_TYPE_NOTHING);
  g_type_ensure (regie_done_view_get_type ());
  REGIE_PAGE_CLASS (klass)->ask = regie_done_page_ask;
  REGIE_PAGE_CLASS (klass)->search = regie_done_page_search;
  gtk_widget_class_install_action (widget_class, "done.more", NULL, show_more);
  regie_widget_class_set_ui (widget_class, "regie-done-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieDonePage, search);
  gtk_widget_class_bind_template_child (widget_class, RegieDonePage, sheet);
  gtk_widget_class_bind_template_callback (widget_class, dup_child);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, search_entered);
}

static void
regie_done_page_init (RegieDonePage *self)
{
  self->most = PAGE;
  gtk_widget_init_template (GTK_WIDGET (self));
}
