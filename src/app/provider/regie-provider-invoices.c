/* SPDX-License-Identifier: EUPL-1.2 */
/* What a provider billed, line by line against order, report and price. */
#include <glib/gi18n.h>

#include "regie-closures.h"
#include "regie-do.h"
#include "regie-list-frame.h"
#include "regie-provider-commands.h"
#include "regie-provider-lines.h"
#include "regie-provider-page.h"
#include "regie-provider-views.h"
#include "regie-spoken.h"

struct _RegieProviderInvoices {
  RegiePage parent_instance;
  GtkDropDown *choice;
  GtkWidget *approve;
  RegieListFrame *frame;
  RegieList *list;
  GListStore *lines; /* RegieTableItem: those of the invoice that are asked for; NULL: none yet */
  gint64 invoice;    /* which is shown; 0: the first that is open */
  gboolean filling;  /* the choice is being filled, nobody chose */
};

G_DEFINE_FINAL_TYPE (RegieProviderInvoices, regie_provider_invoices, REGIE_TYPE_PAGE)

static RegieInvoiceItem *
shown (RegieProviderInvoices *self)
{
  return gtk_drop_down_get_selected_item (self->choice);
}

/* An owned RegieTableItem; NULL beyond. */
static RegieTableItem *
item_at (RegieProviderInvoices *self, guint position)
{
  return self->lines != NULL ? g_list_model_get_item (G_LIST_MODEL (self->lines), position) : NULL;
}

static GtkWidget *
create_line (gpointer data)
{
  return regie_provider_line_new (data, REGIE_TYPE_INVOICE_LINE);
}

static void
bind_line (GtkWidget *widget, guint position, gpointer data)
{
  g_autoptr (RegieTableItem) item = item_at (data, position);

  if (item != NULL)
    regie_table_line_show (REGIE_TABLE_LINE (widget), item, FALSE);
}

/* What is asked of the lines of the invoice that is shown. */
static void
find_lines (RegieProviderInvoices *self)
{
  const RegieInvoiceItem *invoice = shown (self);
  g_autofree char *about = g_strdup_printf ("aanbieder=%" G_GINT64_FORMAT
                                            "&factuur=%" G_GINT64_FORMAT,
                                            regie_page_get_subject (REGIE_PAGE (self)),
                                            invoice != NULL ? invoice->id : 0);
  g_autofree char *asked = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n;

  regie_list_frame_set_about (self->frame, about);
  g_clear_object (&self->lines);
  if (invoice != NULL)
    self->lines = regie_list_frame_find (self->frame, invoice->roll, G_LIST_MODEL (invoice->lines));
  else
    regie_list_frame_set_found (self->frame, 0, 0);
  n = self->lines != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->lines)) : 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegieTableItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), i);

      g_array_append_val (ids, item->id);
    }
  asked = regie_list_frame_dup_asked (self->frame);
  regie_list_follow (self->list, asked, ids, n);
}

static void
show_invoice (RegieProviderInvoices *self)
{
  const RegieInvoiceItem *invoice = shown (self);
  gboolean approvable = invoice != NULL && invoice->approvable;

  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->approve), "x",
                                    approvable ? invoice->id : G_GINT64_CONSTANT (0));
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 regie_provider_commands[REGIE_INVOICE_APPROVE].name, approvable);
  find_lines (self);
}

/* Where the invoice that was shown stands in VIEW, else the one that is shown first. */
static guint
find_shown (RegieProviderInvoices *self, const RegieInvoicesView *view)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (view->invoices));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegieInvoiceItem) one = g_list_model_get_item (G_LIST_MODEL (view->invoices), i);

      if (one->id == self->invoice)
        return i;
    }
  return (guint) view->first;
}

static void
fill_choice (RegieProviderInvoices *self, const RegieInvoicesView *view)
{
  self->filling = TRUE;
  gtk_drop_down_set_model (self->choice, view != NULL ? G_LIST_MODEL (view->invoices) : NULL);
  if (view != NULL && view->has_invoices)
    gtk_drop_down_set_selected (self->choice, find_shown (self, view));
  self->filling = FALSE;
  show_invoice (self);
}

/* --- what the template asks --- */

static int
head_orientation (GObject *self, gboolean narrow)
{
  return narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

static gboolean
has_heading (GObject *self, GObject *invoice, gboolean narrow)
{
  return invoice != NULL && !narrow;
}

static char *
shown_page (GObject *self, RegieInvoicesView *view)
{
  return g_strdup (view == NULL || view->has_invoices ? "list" : "empty");
}

static void
invoice_chosen (RegieProviderInvoices *self)
{
  const RegieInvoiceItem *invoice = shown (self);

  if (self->filling || invoice == NULL)
    return;
  self->invoice = invoice->id;
  show_invoice (self);
}

static void
activated (RegieList *list, guint position, RegieProviderInvoices *self)
{
  g_autoptr (RegieTableItem) item = item_at (self, position);

  regie_table_line_activate (GTK_WIDGET (self), item);
}

/* --- the page --- */

static const RegieQuestion *
regie_provider_invoices_ask (RegiePage *page, GVariant **target)
{
  return regie_provider_tab_ask (page, REGIE_PROVIDER_READ_INVOICES, 0, target);
}

static void
regie_provider_invoices_show (RegiePage *page, gpointer answer)
{
  regie_page_take_view (page, answer);
  fill_choice (REGIE_PROVIDER_INVOICES (page), answer);
}

/* The guard of the commands comes first: what is approved depends on the invoice as well. */
static void
regie_provider_invoices_opened (RegiePage *page)
{
  show_invoice (REGIE_PROVIDER_INVOICES (page));
}

static void
regie_provider_invoices_cleared (RegiePage *page)
{
  RegieProviderInvoices *self = REGIE_PROVIDER_INVOICES (page);

  self->invoice = 0;
  regie_list_frame_clear (self->frame);
  fill_choice (self, NULL);
}

static gboolean
regie_provider_invoices_search (RegiePage *page)
{
  return regie_list_frame_search (REGIE_PROVIDER_INVOICES (page)->frame);
}

static gboolean
regie_provider_invoices_take_out (RegiePage *page, gboolean prints)
{
  regie_list_frame_take_out (REGIE_PROVIDER_INVOICES (page)->frame, prints);
  return TRUE;
}

static void
regie_provider_invoices_constructed (GObject *object)
{
  RegieProviderInvoices *self = REGIE_PROVIDER_INVOICES (object);

  regie_list_frame_set_session (self->frame, regie_page_get_session (REGIE_PAGE (self)));
  G_OBJECT_CLASS (regie_provider_invoices_parent_class)->constructed (object);
}

static void
regie_provider_invoices_finalize (GObject *object)
{
  g_clear_object (&REGIE_PROVIDER_INVOICES (object)->lines);
  G_OBJECT_CLASS (regie_provider_invoices_parent_class)->finalize (object);
}

static void
regie_provider_invoices_class_init (RegieProviderInvoicesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = regie_provider_invoices_constructed;
  G_OBJECT_CLASS (klass)->finalize = regie_provider_invoices_finalize;
  g_type_ensure (REGIE_TYPE_LIST);
  g_type_ensure (REGIE_TYPE_LIST_FRAME);
  g_type_ensure (REGIE_TYPE_TABLE_HEADING);
  g_type_ensure (regie_invoice_item_get_type ());
  page_class->ask = regie_provider_invoices_ask;
  page_class->show = regie_provider_invoices_show;
  page_class->opened = regie_provider_invoices_opened;
  page_class->cleared = regie_provider_invoices_cleared;
  page_class->search = regie_provider_invoices_search;
  page_class->take_out = regie_provider_invoices_take_out;
  regie_commands_install (widget_class, &regie_provider_commands[REGIE_INVOICE_APPROVE], 5);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-provider-invoices.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieProviderInvoices, choice);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderInvoices, approve);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderInvoices, frame);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderInvoices, list);
  regie_closures_bind (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, head_orientation);
  gtk_widget_class_bind_template_callback (widget_class, has_heading);
  gtk_widget_class_bind_template_callback (widget_class, shown_page);
  gtk_widget_class_bind_template_callback (widget_class, invoice_chosen);
  gtk_widget_class_bind_template_callback (widget_class, activated);
  gtk_widget_class_bind_template_callback (widget_class, find_lines);
}

static void
regie_provider_invoices_init (RegieProviderInvoices *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_drop_down_set_about (self->choice, _("Invoice"));
  regie_list_set_factory (self->list, REGIE_TABLE_LINE_HEIGHT, create_line, bind_line, self);
}
