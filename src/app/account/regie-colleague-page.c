/* SPDX-License-Identifier: EUPL-1.2 */
/* One member of staff, with the way to save what that person may. */
#include "regie-colleague-page.h"

#include "regie-account-commands.h"
#include "regie-closures.h"
#include "regie-colleague-view.h"
#include "regie-list-out.h"
#include "regie-sheet.h"

/* Its subject is the member of staff. */
struct _RegieColleaguePage {
  RegiePage parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieColleaguePage, regie_colleague_page, REGIE_TYPE_PAGE)

static const RegieQuestion *
regie_colleague_page_ask (RegiePage *page, GVariant **target)
{
  if (regie_page_get_subject (page) == 0)
    return NULL;
  *target = g_variant_new_int64 (regie_page_get_subject (page));
  return &regie_account_questions[REGIE_ACCOUNT_COLLEAGUE];
}

static void
regie_colleague_page_open (RegiePage *page, GVariant *target)
{
  regie_page_set_subject (page, g_variant_get_int64 (target));
}

static void
regie_colleague_page_show (RegiePage *page, gpointer answer)
{
  const RegieColleagueView *view = answer;

  regie_page_set_title (page, view != NULL ? view->name : NULL);
  regie_page_take_view (page, answer);
}

/* Of another colleague it is not said that it is this one. */
static void
regie_colleague_page_cleared (RegiePage *page)
{
  regie_page_set_title (page, NULL);
}

static gboolean
regie_colleague_page_take_out (RegiePage *page, gboolean prints)
{
  g_autofree char *asked = g_strdup_printf ("wie=%" G_GINT64_FORMAT, regie_page_get_subject (page));

  regie_list_take_out (GTK_WIDGET (page), regie_page_get_session (page), "rights", asked, NULL,
                       prints);
  return TRUE;
}

static void
save_rights (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_colleague_page_take_out (REGIE_PAGE (widget), FALSE);
}

static void
regie_colleague_page_class_init (RegieColleaguePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SHEET);
  g_type_ensure (regie_colleague_view_get_type ());
  REGIE_PAGE_CLASS (klass)->ask = regie_colleague_page_ask;
  REGIE_PAGE_CLASS (klass)->open = regie_colleague_page_open;
  REGIE_PAGE_CLASS (klass)->show = regie_colleague_page_show;
  REGIE_PAGE_CLASS (klass)->cleared = regie_colleague_page_cleared;
  REGIE_PAGE_CLASS (klass)->take_out = regie_colleague_page_take_out;
  gtk_widget_class_install_action (widget_class, "colleague.rights", "x", save_rights);
  regie_widget_class_set_ui (widget_class, "regie-colleague-page.ui");
}

static void
regie_colleague_page_init (RegieColleaguePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
