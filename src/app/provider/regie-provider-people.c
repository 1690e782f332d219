/* SPDX-License-Identifier: EUPL-1.2 */
/* The orders of a provider: who waits, who follows, who stopped. */
#include <glib/gi18n.h>

#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-list-frame.h"
#include "regie-provider-commands.h"
#include "regie-provider-lines.h"
#include "regie-provider-page.h"
#include "regie-provider-views.h"
#include "regie-rows.h"

struct _RegieProviderPeople {
  RegiePage parent_instance;
  RegieListFrame *frame;
  RegieList *list;
  RegieRows *rows;
  RegieTableItem *waiting; /* what a row says until it is read */
  guint filter;            /* RegieOrderFilter */
};

G_DEFINE_FINAL_TYPE (RegieProviderPeople, regie_provider_people, REGIE_TYPE_PAGE)

enum { PROP_FILTER = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* The first rows are read with the ids (regie_rows_set_keys). */
G_STATIC_ASSERT (REGIE_ORDERS_PAGE == REGIE_ROWS_PAGE);

static GtkWidget *
create_line (gpointer data)
{
  return regie_provider_line_new (data, REGIE_TYPE_ORDER_LINE);
}

static void
bind_line (GtkWidget *widget, guint position, gpointer data)
{
  RegieProviderPeople *self = data;
  RegieTableItem *item = regie_rows_get (self->rows, position);

  regie_table_line_show (REGIE_TABLE_LINE (widget), item != NULL ? item : self->waiting, FALSE);
}

static void
rows_loaded (RegieProviderPeople *self)
{
  regie_list_refresh (self->list, 0, regie_list_get_n (self->list));
}

/* --- what the template asks --- */

static gboolean
has_orders (GObject *self, RegieOrdersView *view)
{
  return view != NULL && g_list_model_get_n_items (G_LIST_MODEL (view->rows)) > 0;
}

static gboolean
has_heading (GObject *self, RegieOrdersView *view, gboolean narrow)
{
  return has_orders (self, view) && !narrow;
}

static char *
shown_page (GObject *self, RegieOrdersView *view)
{
  return g_strdup (view == NULL || has_orders (self, view) ? "list" : "empty");
}

static void
activated (RegieList *list, guint position, RegieProviderPeople *self)
{
  regie_table_line_activate (GTK_WIDGET (self), regie_rows_get (self->rows, position));
}

/* --- the list for the provider --- */

/* Who took the list is logged before it is out. */
static void
exported (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_show_toast (widget, outcome->said);
}

static void
export_chosen (GFile *file, gpointer data)
{
  RegiePage *page = data;
  g_autofree char *uri = g_file_get_uri (file);

  regie_do_then (data, regie_page_get_session (page), &regie_provider_commands[REGIE_ORDER_EXPORT],
                 g_variant_new ("(xs)", regie_page_get_subject (page), uri), NULL, exported);
}

static void
export_people (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_choose_save (widget, _("Save the list for the provider"), "verwacht.csv", export_chosen,
                     g_object_ref (widget), g_object_unref);
}

/* --- the page --- */

static void
set_filter (RegieProviderPeople *self, guint filter)
{
  if (self->filter == filter)
    return;
  self->filter = filter;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

static const RegieQuestion *
regie_provider_people_ask (RegiePage *page, GVariant **target)
{
  RegieProviderPeople *self = REGIE_PROVIDER_PEOPLE (page);
  gint64 provider = regie_page_get_subject (page);
  g_autofree char *asked = regie_list_frame_dup_asked (self->frame);
  g_autofree char *about = g_strdup_printf ("aanbieder=%" G_GINT64_FORMAT "&stand=%u", provider,
                                            self->filter);

  if (provider == 0)
    return NULL;
  regie_list_frame_set_about (self->frame, about);
  *target = g_variant_new ("(xxs)", provider, (gint64) self->filter, asked);
  return &regie_provider_questions[REGIE_PROVIDER_READ_ORDERS];
}

/* What is found follows the letters: an answer that is under way is not waited for. */
static void
ask_again (RegieProviderPeople *self)
{
  regie_page_interrupt (REGIE_PAGE (self));
  regie_page_refresh (REGIE_PAGE (self));
}

static gboolean
regie_provider_people_search (RegiePage *page)
{
  return regie_list_frame_search (REGIE_PROVIDER_PEOPLE (page)->frame);
}

static gboolean
regie_provider_people_take_out (RegiePage *page, gboolean prints)
{
  regie_list_frame_take_out (REGIE_PROVIDER_PEOPLE (page)->frame, prints);
  return TRUE;
}

/* The keys and their first rows come in one go: no frame shows a list that is still empty. */
static void
regie_provider_people_show (RegiePage *page, gpointer answer)
{
  RegieProviderPeople *self = REGIE_PROVIDER_PEOPLE (page);
  RegieOrdersView *view = answer;
  GPtrArray *first = g_ptr_array_new_with_free_func (g_object_unref);
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize n;
  g_autofree char *asked = regie_list_frame_dup_asked (self->frame);
  const gint64 *ids = g_variant_get_fixed_array (view->ids, &n, sizeof *ids);

  g_array_append_vals (keys, ids, (guint) n);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (view->rows)); i++)
    g_ptr_array_add (first, g_list_model_get_item (G_LIST_MODEL (view->rows), i));
  regie_rows_follow (self->rows, keys, keys->len, first);
  regie_page_take_view (page, view);
  regie_page_say_gone (page, regie_list_follow (self->list, asked, keys, keys->len));
  rows_loaded (self);
  regie_list_frame_set_found (self->frame, (guint) view->found, (guint) view->total);
}

static void
regie_provider_people_cleared (RegiePage *page)
{
  RegieProviderPeople *self = REGIE_PROVIDER_PEOPLE (page);

  regie_list_set_n (self->list, 0);
  regie_list_frame_clear (self->frame);
  set_filter (self, REGIE_ORDERS_ALL);
}

static void
regie_provider_people_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, REGIE_PROVIDER_PEOPLE (object)->filter);
}

static void
regie_provider_people_set_property (GObject *object, guint id, const GValue *value,
                                    GParamSpec *pspec)
{
  set_filter (REGIE_PROVIDER_PEOPLE (object), g_value_get_uint (value));
  regie_page_refresh (REGIE_PAGE (object));
}

static void
regie_provider_people_constructed (GObject *object)
{
  RegieProviderPeople *self = REGIE_PROVIDER_PEOPLE (object);

  self->rows = regie_rows_new (regie_page_get_session (REGIE_PAGE (self)), sizeof (gint64),
                               &regie_provider_questions[REGIE_ORDER_ROWS]);
  regie_list_frame_set_session (self->frame, regie_page_get_session (REGIE_PAGE (self)));
  g_signal_connect_object (self->rows, "loaded", G_CALLBACK (rows_loaded), self, G_CONNECT_SWAPPED);
  G_OBJECT_CLASS (regie_provider_people_parent_class)->constructed (object);
}

static void
regie_provider_people_finalize (GObject *object)
{
  g_clear_object (&REGIE_PROVIDER_PEOPLE (object)->rows);
  g_clear_object (&REGIE_PROVIDER_PEOPLE (object)->waiting);
  G_OBJECT_CLASS (regie_provider_people_parent_class)->finalize (object);
}

static void
regie_provider_people_class_init (RegieProviderPeopleClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);

  g_type_ensure (REGIE_TYPE_LIST);
  g_type_ensure (REGIE_TYPE_LIST_FRAME);
  g_type_ensure (REGIE_TYPE_TABLE_HEADING);
  g_type_ensure (regie_orders_view_get_type ());
  object_class->constructed = regie_provider_people_constructed;
  object_class->get_property = regie_provider_people_get_property;
  object_class->set_property = regie_provider_people_set_property;
  object_class->finalize = regie_provider_people_finalize;
  page_class->ask = regie_provider_people_ask;
  page_class->show = regie_provider_people_show;
  page_class->cleared = regie_provider_people_cleared;
  page_class->search = regie_provider_people_search;
  page_class->take_out = regie_provider_people_take_out;
  properties[PROP_FILTER] = g_param_spec_uint ("filter", NULL, NULL, 0, REGIE_N_ORDER_FILTERS - 1,
                                               REGIE_ORDERS_ALL,
                                               G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                 | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  regie_commands_install (widget_class, &regie_provider_commands[REGIE_ORDER_PLACE], 3);
  gtk_widget_class_install_property_action (widget_class, "order.filter", "filter");
  gtk_widget_class_install_action (widget_class, "order.export", NULL, export_people);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-provider-people.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieProviderPeople, frame);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderPeople, list);
  gtk_widget_class_bind_template_callback (widget_class, ask_again);
  gtk_widget_class_bind_template_callback (widget_class, has_heading);
  gtk_widget_class_bind_template_callback (widget_class, shown_page);
  gtk_widget_class_bind_template_callback (widget_class, activated);
}

static void
regie_provider_people_init (RegieProviderPeople *self)
{
  self->waiting = regie_table_item_new_waiting ();
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_list_set_factory (self->list, REGIE_TABLE_LINE_HEIGHT, create_line, bind_line, self);
}
