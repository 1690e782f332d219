/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows of orders, of people in a report and of lines of an invoice. */
#include "regie-provider-lines.h"

#include "regie-deed-menu.h"
#include "regie-suffixes.h"
#include "regie-table-item.h"

struct _RegieOrderLine {
  RegieTableLine parent_instance;
};

struct _RegieReportLine {
  RegieTableLine parent_instance;
  GtkCheckButton *check;
  gboolean showing; /* the check is being set, nobody pressed it */
};

struct _RegieInvoiceLine {
  RegieTableLine parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieOrderLine, regie_order_line, REGIE_TYPE_TABLE_LINE)
G_DEFINE_FINAL_TYPE (RegieReportLine, regie_report_line, REGIE_TYPE_TABLE_LINE)
G_DEFINE_FINAL_TYPE (RegieInvoiceLine, regie_invoice_line, REGIE_TYPE_TABLE_LINE)

GtkWidget *
regie_provider_line_new (RegiePage *page, GType type)
{
  GtkWidget *line;

  g_return_val_if_fail (REGIE_IS_PAGE (page) && g_type_is_a (type, REGIE_TYPE_TABLE_LINE), NULL);
  line = g_object_new (type, NULL);
  g_object_bind_property (page, "narrow", line, "narrow", G_BINDING_SYNC_CREATE);
  return line;
}

static void
regie_order_line_class_init (RegieOrderLineClass *klass)
{
  g_type_ensure (REGIE_TYPE_DEED_BUTTON);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/nl/szmh/Regie/regie-order-line.ui");
}

static void
regie_order_line_init (RegieOrderLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
check_toggled (GtkCheckButton *check, RegieReportLine *self)
{
  const RegieTableItem *item = regie_item_view_get_item (REGIE_ITEM_VIEW (self));

  if (!self->showing && item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "report.choose", "(xb)", item->id,
                                gtk_check_button_get_active (check));
}

void
regie_report_line_set_chosen (RegieReportLine *self, gboolean chosen, gboolean may_choose)
{
  const RegieTableItem *item;

  g_return_if_fail (REGIE_IS_REPORT_LINE (self));
  item = regie_item_view_get_item (REGIE_ITEM_VIEW (self));
  self->showing = TRUE;
  gtk_check_button_set_active (self->check, chosen);
  self->showing = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->check), may_choose);
  if (item != NULL && item->choice != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    item->choice, -1);
}

static void
regie_report_line_class_init (RegieReportLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_DEED_MENU);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-report-line.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieReportLine, check);
  gtk_widget_class_bind_template_callback (widget_class, check_toggled);
}

static void
regie_report_line_init (RegieReportLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
regie_invoice_line_class_init (RegieInvoiceLineClass *klass)
{
  g_type_ensure (REGIE_TYPE_DEED_MENU);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/nl/szmh/Regie/regie-invoice-line.ui");
}

static void
regie_invoice_line_init (RegieInvoiceLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
