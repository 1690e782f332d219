/* SPDX-License-Identifier: EUPL-1.2 */
/* What a provider reported over a period, set against the orders and the PIP: the differences
 * first. */
#include "regie-provider-reports.h"

#include <glib/gi18n.h>

#include "regie-provider-commands.h"
#include "regie-provider-lines.h"
#include "regie-suffixes.h"
#include "regie-verdict-strip.h"

struct _RegieProviderReports {
  RegiePage parent_instance;
  RegieList *list;
  GHashTable *chosen; /* ids of orders for the agenda */
  char *suggested;    /* the period of which CHOSEN was suggested */
  int later;          /* periods after the last whole one: never positive */
  gboolean unfolded;  /* those in step are shown */
};

G_DEFINE_FINAL_TYPE (RegieProviderReports, regie_provider_reports, REGIE_TYPE_PAGE)

enum { PROP_LATER = 1, PROP_N_CHOSEN, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* --- the rows: who is not in step, the heading of who is, and unfolded they themselves --- */

static guint
n_of (GListStore *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

static guint
n_rows (RegieProviderReports *self)
{
  const RegieReportView *view = regie_page_get_view (REGIE_PAGE (self));

  if (view == NULL)
    return 0;
  return n_of (view->different) + (view->heading != NULL ? 1 : 0)
         + (self->unfolded ? n_of (view->same) : 0);
}

/* An owned RegieTableItem; NULL beyond. */
static RegieTableItem *
item_at (RegieProviderReports *self, guint position)
{
  const RegieReportView *view = regie_page_get_view (REGIE_PAGE (self));
  guint before = view != NULL ? n_of (view->different) : 0;

  if (view == NULL || position >= n_rows (self))
    return NULL;
  if (position < before)
    return g_list_model_get_item (G_LIST_MODEL (view->different), position);
  if (position == before)
    return g_object_ref (view->heading);
  return g_list_model_get_item (G_LIST_MODEL (view->same), position - before - 1);
}

static GtkWidget *
create_line (gpointer data)
{
  return regie_provider_line_new (data, REGIE_TYPE_REPORT_LINE);
}

static void
bind_line (GtkWidget *widget, guint position, gpointer data)
{
  RegieProviderReports *self = data;
  const RegieReportView *view = regie_page_get_view (REGIE_PAGE (self));
  g_autoptr (RegieTableItem) item = item_at (self, position);

  if (item == NULL)
    return;
  regie_table_line_show (REGIE_TABLE_LINE (widget), item, self->unfolded);
  regie_report_line_set_chosen (REGIE_REPORT_LINE (widget),
                                g_hash_table_contains (self->chosen, &item->id), view->may_change);
}

static void
update_list (RegieProviderReports *self)
{
  regie_list_set_n (self->list, n_rows (self));
  regie_list_refresh (self->list, 0, n_rows (self));
}

/* --- the agenda --- */

static void
choose (RegieProviderReports *self, gint64 order, gboolean on)
{
  if (on)
    g_hash_table_add (self->chosen, g_memdup2 (&order, sizeof order));
  else
    g_hash_table_remove (self->chosen, &order);
}

void
regie_provider_reports_choose (RegieProviderReports *self, gint64 order, gboolean on)
{
  g_return_if_fail (REGIE_IS_PROVIDER_REPORTS (self));
  choose (self, order, on);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHOSEN]);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

GVariant *
regie_provider_reports_get_chosen (RegieProviderReports *self)
{
  g_autoptr (GArray) orders = g_array_new (FALSE, FALSE, sizeof (gint64));
  GHashTableIter iter;
  gpointer order;

  g_return_val_if_fail (REGIE_IS_PROVIDER_REPORTS (self), NULL);
  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &order, NULL))
    g_array_append_vals (orders, order, 1);
  g_array_sort (orders, compare_ids);
  return g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, orders->data, orders->len,
                                    sizeof (gint64));
}

/* Takes those from the agenda who do not stand in the report any more. */
static void
keep_chosen (RegieProviderReports *self, const RegieReportView *view)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&self->chosen);
  GListStore *const lists[] = { view->different, view->same };

  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
    for (guint i = 0; i < n_of (lists[k]); i++)
      {
        g_autoptr (RegieTableItem) item = g_list_model_get_item (G_LIST_MODEL (lists[k]), i);

        if (g_hash_table_contains (before, &item->id))
          choose (self, item->id, TRUE);
      }
}

/* Another period has a suggestion of its own; what somebody chose stays when the same is read
 * again. */
static void
suggest (RegieProviderReports *self, const RegieReportView *view)
{
  if (g_strcmp0 (self->suggested, view->period) == 0)
    {
      keep_chosen (self, view);
      return;
    }
  g_hash_table_remove_all (self->chosen);
  for (int i = 0; i < view->suggested; i++)
    {
      g_autoptr (RegieTableItem) item = g_list_model_get_item (G_LIST_MODEL (view->different),
                                                               (guint) i);

      choose (self, item->id, TRUE);
    }
  g_free (self->suggested);
  self->suggested = g_strdup (view->period);
}

/* --- what the template asks --- */

static gboolean
is_past (GObject *self, int later)
{
  return later < 0;
}

static GObject *
undo_of (GObject *self, RegieReportView *view)
{
  return view != NULL && view->undo != NULL ? g_object_ref (G_OBJECT (view->undo)) : NULL;
}

static gboolean
can_undo (GObject *self, RegieReportView *view)
{
  return view != NULL && view->undo != NULL;
}

static gboolean
has_people (GObject *self, RegieReportView *view)
{
  return view != NULL && view->has_people;
}

static gboolean
has_heading (GObject *self, RegieReportView *view, gboolean narrow)
{
  return has_people (self, view) && !narrow;
}

static gboolean
may_meet (GObject *self, RegieReportView *view)
{
  return has_people (self, view) && view->may_change;
}

static char *
shown_page (GObject *self, RegieReportView *view)
{
  return g_strdup (view == NULL || view->has_people ? "list" : "empty");
}

static char *
chosen_words (GObject *self, guint n)
{
  return g_strdup_printf (
    ngettext ("%u person chosen for the agenda", "%u people chosen for the agenda", n), n);
}

static void
activated (RegieList *list, guint position, RegieProviderReports *self)
{
  g_autoptr (RegieTableItem) item = item_at (self, position);

  if (item == NULL || !item->folds)
    {
      regie_table_line_activate (GTK_WIDGET (self), item);
      return;
    }
  self->unfolded = !self->unfolded;
  update_list (self);
}

/* Space puts the person at the cursor on the agenda, or takes it off. */
static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
             RegieProviderReports *self)
{
  guint at = regie_list_get_cursor (self->list);
  g_autoptr (RegieTableItem) item = item_at (self, at);

  if (key != GDK_KEY_space || item == NULL || item->folds
      || !gtk_widget_has_focus (GTK_WIDGET (self->list)))
    return FALSE;
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "report.choose", "(xb)", item->id,
                                   !g_hash_table_contains (self->chosen, &item->id)))
    return FALSE;
  regie_list_refresh (self->list, at, 1);
  return TRUE;
}

/* --- the page --- */

void
regie_provider_reports_move (RegieProviderReports *self, int periods)
{
  g_return_if_fail (REGIE_IS_PROVIDER_REPORTS (self));
  self->later = MIN (0, self->later + periods);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LATER]);
  regie_page_refresh (REGIE_PAGE (self));
}

static const RegieQuestion *
regie_provider_reports_ask (RegiePage *page, GVariant **target)
{
  return regie_provider_tab_ask (page, REGIE_PROVIDER_READ_REPORTS,
                                 REGIE_PROVIDER_REPORTS (page)->later, target);
}

static void
regie_provider_reports_show (RegiePage *page, gpointer answer)
{
  RegieProviderReports *self = REGIE_PROVIDER_REPORTS (page);

  suggest (self, answer);
  regie_page_take_view (page, answer);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHOSEN]);
  update_list (self);
}

static void
regie_provider_reports_opened (RegiePage *page)
{
  regie_provider_reports_guard_actions (REGIE_PROVIDER_REPORTS (page));
}

static void
regie_provider_reports_cleared (RegiePage *page)
{
  RegieProviderReports *self = REGIE_PROVIDER_REPORTS (page);

  self->later = 0;
  self->unfolded = FALSE;
  g_hash_table_remove_all (self->chosen);
  g_clear_pointer (&self->suggested, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LATER]);
  update_list (self);
}

static void
regie_provider_reports_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieProviderReports *self = REGIE_PROVIDER_REPORTS (object);

  if (id == PROP_LATER)
    g_value_set_int (value, self->later);
  else
    g_value_set_uint (value, g_hash_table_size (self->chosen));
}

static void
regie_provider_reports_finalize (GObject *object)
{
  RegieProviderReports *self = REGIE_PROVIDER_REPORTS (object);

  g_hash_table_unref (self->chosen);
  g_free (self->suggested);
  G_OBJECT_CLASS (regie_provider_reports_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (REGIE_TYPE_DEED_BUTTON);
  g_type_ensure (REGIE_TYPE_LIST);
  g_type_ensure (REGIE_TYPE_TABLE_HEADING);
  g_type_ensure (REGIE_TYPE_VERDICT_STRIP);
  g_type_ensure (regie_report_view_get_type ());
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-provider-reports.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieProviderReports, list);
  gtk_widget_class_bind_template_callback (widget_class, is_past);
  gtk_widget_class_bind_template_callback (widget_class, undo_of);
  gtk_widget_class_bind_template_callback (widget_class, can_undo);
  gtk_widget_class_bind_template_callback (widget_class, has_people);
  gtk_widget_class_bind_template_callback (widget_class, has_heading);
  gtk_widget_class_bind_template_callback (widget_class, may_meet);
  gtk_widget_class_bind_template_callback (widget_class, shown_page);
  gtk_widget_class_bind_template_callback (widget_class, chosen_words);
  gtk_widget_class_bind_template_callback (widget_class, activated);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed);
}

static void
regie_provider_reports_class_init (RegieProviderReportsClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);

  object_class->get_property = regie_provider_reports_get_property;
  object_class->finalize = regie_provider_reports_finalize;
  page_class->ask = regie_provider_reports_ask;
  page_class->show = regie_provider_reports_show;
  page_class->opened = regie_provider_reports_opened;
  page_class->cleared = regie_provider_reports_cleared;
  properties[PROP_LATER] = g_param_spec_int ("later", NULL, NULL, G_MININT, 0, 0, flags);
  properties[PROP_N_CHOSEN] = g_param_spec_uint ("n-chosen", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  regie_provider_reports_install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
regie_provider_reports_init (RegieProviderReports *self)
{
  self->chosen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_list_set_factory (self->list, REGIE_TABLE_LINE_HEIGHT, create_line, bind_line, self);
}
