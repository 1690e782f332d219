/* SPDX-License-Identifier: EUPL-1.2 */
/* What a provider billed, line by line against order, report and price. */
#include "regie-provider-tabs.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "regie-do.h"
#include "regie-invoice.h"
#include "regie-list.h"
#include "regie-money.h"
#include "regie-parts.h"
#include "regie-person.h"
#include "regie-provider-commands.h"
#include "regie-table-line.h"
#include "regie-text.h"

struct _RegieProviderInvoices {
  RegieProviderTab parent_instance;
  GtkWidget *choice, *approve, *summary, *list, *head, *heading;
  GtkStack *stack;
  RegieInvoices *all; /* borrowed from the answer */
  GPtrArray *lines;   /* RegieBillLine of the invoice that is shown: what differs first */
  gint64 invoice;     /* which is shown; 0: the first that is open */
  gboolean filling;
};

#define REGIE_TYPE_PROVIDER_INVOICES (regie_provider_invoices_get_type ())
G_DECLARE_FINAL_TYPE (RegieProviderInvoices, regie_provider_invoices, REGIE, PROVIDER_INVOICES,
                      RegieProviderTab)
G_DEFINE_FINAL_TYPE (RegieProviderInvoices, regie_provider_invoices, REGIE_TYPE_PROVIDER_TAB)

static const RegieInvoice *
shown (const RegieProviderInvoices *self)
{
  const RegieInvoice *first = NULL;

  for (guint i = 0; self->all != NULL && i < self->all->invoices->len; i++)
    {
      const RegieInvoice *invoice = self->all->invoices->pdata[i];

      if (regie_record_get_id (invoice->record) == self->invoice)
        return invoice;
      if (first == NULL || (first->open == 0 && invoice->open > 0))
        first = invoice;
    }
  return first;
}

static int
weight (const RegieBillLine *line)
{
  return line->settle == REGIE_SETTLE_OPEN       ? (line->bill != REGIE_BILL_RIGHT ? 0 : 1)
         : line->settle == REGIE_SETTLE_DISPUTED ? 2
         : line->settle == REGIE_SETTLE_PARTLY   ? 3
                                                 : 4;
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const RegieBillLine *x = *(RegieBillLine *const *) a;
  const RegieBillLine *y = *(RegieBillLine *const *) b;

  return weight (x) != weight (y) ? weight (x) - weight (y) : (int) x->number - (int) y->number;
}

static GtkWidget *
create_line (gpointer data)
{
  GtkWidget *line = regie_table_line_new ();
  GtkWidget *more = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_widget_add_css_class (more, "flat");
  gtk_widget_set_tooltip_text (more, _("Settle"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Settle"), -1);
  regie_table_line_set_suffix (REGIE_TABLE_LINE (line), more);
  return line;
}

typedef struct {
  const char *label, *action;
} Item;

static void
fill_menu (GtkMenuButton *button, gpointer data)
{
  const RegieBillLine *line = g_ptr_array_index (
    ((RegieProviderInvoices *) data)->lines,
    GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "position")));
  g_autoptr (GMenu) menu = g_menu_new ();
  const Item items[] = {
    line->bill == REGIE_BILL_RIGHT ? (Item){ N_("Approve"), "invoice-line.approve" }
                                   : (Item){ N_("Approve with a reason…"), "invoice-line.accept" },
    { N_("Pay a part…"), "invoice-line.part" },
    { N_("Dispute…"), "invoice-line.dispute" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(items[i].label), NULL);

      g_menu_item_set_action_and_target (item, items[i].action, "x",
                                         regie_record_get_id (line->record));
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_popover (button, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)));
}

static void
bind_line (GtkWidget *widget, guint position, gpointer data)
{
  RegieProviderInvoices *self = data;
  RegieTableLine *line = REGIE_TABLE_LINE (widget);
  const RegieOffice *office = regie_session_get_office (regie_provider_tab_get_session (data));
  const RegieBillLine *bill = position < self->lines->len ? self->lines->pdata[position] : NULL;
  GtkWidget *more = regie_table_line_get_suffix (line);
  g_autofree char *about = NULL;
  g_autofree char *billed = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *period = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *spoken = NULL;
  const char *who, *verdict;
  gboolean open;

  if (bill == NULL)
    return;
  open = bill->settle == REGIE_SETTLE_OPEN;
  who = bill->name != NULL ? bill->name : bill->reference != NULL ? bill->reference : "–";
  period = bill->has_period ? regie_period_dup_label (bill->period) : g_strdup ("");
  about = bill->order != NULL
            ? g_strdup_printf ("%s%s%s", bill->order->number, *period != '\0' ? " · " : "", period)
            : g_strdup (period);
  billed = regie_money_dup (bill->amount, FALSE);
  expected = regie_money_dup (bill->expected, FALSE);
  sentence = open || regie_get (bill->record, InvoiceLine, reason) == NULL
               ? regie_bill_dup_sentence (bill)
               : g_strdup (regie_get (bill->record, InvoiceLine, reason));
  verdict = open
              ? regie_codes_label (office->codes, "factuurbevinding", regie_bill_name (bill->bill))
              : regie_codes_label (office->codes, "factuurstand", regie_settle_name (bill->settle));
  regie_table_line_set (line, who, about, billed, expected, regie_provider_tab_is_narrow (data));
  regie_table_line_set_bar (line, 0, 0);
  regie_table_line_set_judgement (line,
                                  open ? (bill->bill == REGIE_BILL_RIGHT ? REGIE_SHAPE_RUN
                                                                         : REGIE_SHAPE_SOON)
                                  : bill->settle == REGIE_SETTLE_DISPUTED ? REGIE_SHAPE_FAILED
                                                                          : REGIE_SHAPE_DONE,
                                  verdict, sentence);
  g_object_set_data (G_OBJECT (more), "position", GUINT_TO_POINTER (position));
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (more), fill_menu, self, NULL);
  gtk_widget_set_opacity (more, open ? 1 : 0);
  gtk_widget_set_sensitive (more, open && regie_provider_tab_may_change (data));
  spoken = g_strdup_printf ("%s, %s: %s", who, verdict, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

/* Lines of INVOICE are right and open; 0: there are none. */
static void
set_approvable (RegieProviderInvoices *self, gint64 invoice)
{
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->approve), "x", invoice);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "invoice.approve-right",
                                 invoice != 0
                                   && regie_provider_tab_may_change (REGIE_PROVIDER_TAB (self)));
}

static void
show_invoice (RegieProviderInvoices *self)
{
  const RegieInvoice *invoice = shown (self);
  g_autofree char *amount = NULL;
  g_autofree char *approved = NULL;
  g_autofree char *summary = NULL;

  g_ptr_array_set_size (self->lines, 0);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->head),
                                  regie_provider_tab_is_narrow (REGIE_PROVIDER_TAB (self))
                                    ? GTK_ORIENTATION_VERTICAL
                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_set_visible (
    self->heading, invoice != NULL && !regie_provider_tab_is_narrow (REGIE_PROVIDER_TAB (self)));
  if (invoice == NULL)
    {
      regie_stack_show_nothing (self->stack, "wallet-symbolic", _("No invoices yet"),
                                _("Read in what the provider bills; each line is matched with its "
                                   "order, its hours and its price."));
      gtk_label_set_text (GTK_LABEL (self->summary), "");
      set_approvable (self, 0);
      return;
    }
  g_ptr_array_extend (self->lines, invoice->lines, NULL, NULL);
  g_ptr_array_sort (self->lines, compare_lines);
  amount = regie_money_dup (invoice->amount, FALSE);
  approved = regie_money_dup (invoice->approved, FALSE);
  summary = g_strdup_printf (
    _("%s billed, %s approved. %u of %u lines are open, %u of them differ."), amount, approved,
    invoice->open, invoice->lines->len, invoice->different);
  gtk_label_set_text (GTK_LABEL (self->summary), summary);
  set_approvable (self,
                  invoice->open > invoice->different ? regie_record_get_id (invoice->record) : 0);
  regie_list_set_n (REGIE_LIST (self->list), self->lines->len);
  regie_list_refresh (REGIE_LIST (self->list), 0, self->lines->len);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
fill_choice (RegieProviderInvoices *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const RegieOffice *office = regie_session_get_office (
    regie_provider_tab_get_session (REGIE_PROVIDER_TAB (self)));
  const RegieInvoice *invoice = shown (self);
  guint selected = 0;

  for (guint i = 0; i < self->all->invoices->len; i++)
    {
      const RegieInvoice *one = self->all->invoices->pdata[i];
      g_autofree char *amount = regie_money_dup (one->amount, TRUE);
      g_autofree char *day = regie_day_dup_short (regie_get_day (one->record, Invoice, day),
                                                  regie_office_today (office));
      g_autofree char *name = g_strdup_printf ("%s · %s · %s%s%s",
                                               regie_get (one->record, Invoice, number), day,
                                               amount, one->open > 0 ? " · " : "",
                                               one->open > 0 ? _("open") : "");

      gtk_string_list_append (names, name);
      if (one == invoice)
        selected = i;
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->choice), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->choice), selected);
  gtk_widget_set_visible (self->choice, self->all->invoices->len > 0);
  self->filling = FALSE;
}

static void
fill (RegieProviderTab *tab, gpointer answer)
{
  RegieProviderInvoices *self = REGIE_PROVIDER_INVOICES (tab);

  self->all = answer;
  fill_choice (self);
  show_invoice (self);
}

static void
clear (RegieProviderTab *tab)
{
  RegieProviderInvoices *self = REGIE_PROVIDER_INVOICES (tab);

  self->all = NULL;
  self->invoice = 0;
  set_approvable (self, 0);
  g_ptr_array_set_size (self->lines, 0);
  regie_list_set_n (REGIE_LIST (self->list), 0);
}

static void
invoice_chosen (RegieProviderInvoices *self)
{
  guint at = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->choice));

  if (self->filling || self->all == NULL || at >= self->all->invoices->len)
    return;
  self->invoice = regie_record_get_id (((RegieInvoice *) self->all->invoices->pdata[at])->record);
  show_invoice (self);
}

static void
activated (RegieProviderInvoices *self, guint position)
{
  const RegieBillLine *line = position < self->lines->len ? self->lines->pdata[position] : NULL;

  if (line != NULL && line->order != NULL)
    regie_provider_tab_open_dossier (REGIE_PROVIDER_TAB (self), line->order->dossier, "plan");
}

static void
regie_provider_invoices_finalize (GObject *object)
{
  g_ptr_array_unref (REGIE_PROVIDER_INVOICES (object)->lines);
  G_OBJECT_CLASS (regie_provider_invoices_parent_class)->finalize (object);
}

static void
regie_provider_invoices_class_init (RegieProviderInvoicesClass *klass)
{
  RegieProviderTabClass *tab_class = REGIE_PROVIDER_TAB_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = regie_provider_invoices_finalize;
  tab_class->right = REGIE_MAY_CONTRACT;
  tab_class->question = &regie_provider_questions[REGIE_PROVIDER_READ_INVOICES];
  tab_class->fill = fill;
  tab_class->clear = clear;
  regie_commands_install (GTK_WIDGET_CLASS (klass), &regie_provider_commands[REGIE_INVOICE_APPROVE],
                          5);
}

static void
regie_provider_invoices_init (RegieProviderInvoices *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *read = gtk_button_new_with_label (_("Read in…"));

  self->lines = g_ptr_array_new ();
  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->choice = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_hexpand (self->choice, TRUE);
  gtk_widget_set_halign (self->choice, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Invoice"), -1);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (invoice_chosen), self,
                           G_CONNECT_SWAPPED);
  self->approve = gtk_button_new_with_label (_("Approve what is right"));
  gtk_widget_add_css_class (self->approve, "suggested-action");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->approve), "x", G_GINT64_CONSTANT (0));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->approve), "invoice.approve-right");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (read), "providers.import-invoices");
  gtk_box_append (GTK_BOX (self->head), self->choice);
  gtk_box_append (GTK_BOX (self->head), self->approve);
  gtk_box_append (GTK_BOX (self->head), read);
  self->summary = regie_label_new (NULL, "numeric", 0);
  self->list = g_object_new (REGIE_TYPE_LIST, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Invoice lines"), -1);
  regie_list_set_factory (REGIE_LIST (self->list), REGIE_TABLE_LINE_HEIGHT, create_line, bind_line,
                          self);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->list);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->heading = regie_table_heading_new (_("Person"), _("Billed"), _("Expected"),
                                           _("Difference"), "", 34);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scrolled, "list");
  gtk_box_append (GTK_BOX (box), self->head);
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), self->heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

GtkWidget *
regie_provider_invoices_new (RegieSession *session)
{
  return g_object_new (REGIE_TYPE_PROVIDER_INVOICES, "session", session, NULL);
}
