/* SPDX-License-Identifier: EUPL-1.2 */
/* The orders of a provider as rows: who waits, who follows, who stopped. */
#include "regie-provider-views.h"

#include <glib/gi18n.h>

#include "regie-provider-commands.h"
#include "regie-text.h"

static const RegieProp orders_view_props[] = {
  REGIE_PROP (RegieOrdersView, ids, "ids", TARGET),
  REGIE_PROP (RegieOrdersView, rows, "rows", LIST),
  REGIE_PROP (RegieOrdersView, all, "all", TEXT),
  REGIE_PROP (RegieOrdersView, waiting, "waiting", TEXT),
  REGIE_PROP (RegieOrdersView, ordered, "ordered", TEXT),
  REGIE_PROP (RegieOrdersView, running, "running", TEXT),
  REGIE_PROP (RegieOrdersView, ended, "ended", TEXT),
  REGIE_PROP (RegieOrdersView, found, "found", INT),
  REGIE_PROP (RegieOrdersView, total, "total", INT),
};
REGIE_DEFINE_ITEM (RegieOrdersView, regie_orders_view, orders_view_props)

/* What an order looks like in each stage, and what can be done with it then. */
static const struct {
  RegieShape shape;
  const char *label; /* NULL: nothing */
  RegieProviderCommand command;
} stages[REGIE_N_ORDER_STAGES] = {
  [REGIE_ORDER_STAGE_WAITS] = { REGIE_SHAPE_SOON, N_("Give a place…"), REGIE_ORDER_PLACE },
  [REGIE_ORDER_STAGE_ORDERED] = { REGIE_SHAPE_RUN, N_("First lesson…"), REGIE_ORDER_BEGIN },
  [REGIE_ORDER_STAGE_RUNS] = { REGIE_SHAPE_RUN, N_("End…"), REGIE_ORDER_END },
  [REGIE_ORDER_STAGE_STOPPED] = { REGIE_SHAPE_FAILED },
  [REGIE_ORDER_STAGE_FINISHED] = { REGIE_SHAPE_DONE },
};

static void
set_stage (RegieTableItem *item, const RegieOffice *office, const RegieOrderRow *row)
{
  RegieOrderStage stage = regie_order_stage_find (row->stage);
  /* The first lesson was to be before today: whether it began is not known. */
  gboolean unbegun = stage == REGIE_ORDER_STAGE_ORDERED && row->begun == REGIE_DAY_NONE
                     && row->from < regie_office_today (office);

  g_return_if_fail (stage < REGIE_N_ORDER_STAGES);
  regie_table_item_set_judgement (item, stages[stage].shape,
                                  regie_codes_label (office->codes, "opdrachtstand", row->stage),
                                  unbegun ? _("first lesson not recorded") : row->reason);
  if (stages[stage].label != NULL)
    regie_table_item_set_deed (item, _(stages[stage].label),
                               regie_provider_commands[stages[stage].command].name,
                               g_variant_new_int64 (row->id));
}

static RegieTableItem *
item_new (const RegieOffice *office, const RegieOrderRow *row)
{
  RegieDay today = regie_office_today (office);
  RegieTableItem *item = regie_table_item_new (row->name);
  g_autofree char *from = regie_day_dup_short (row->begun != REGIE_DAY_NONE ? row->begun
                                                                            : row->from,
                                               today);

  item->id = row->id;
  item->about = g_strdup_printf (_("%s · %s · from %s"), row->number,
                                 row->course != NULL ? row->course : row->lot_name, from);
  item->first = row->hours > 0 ? g_strdup_printf (_("%d h/week"), row->hours) : g_strdup ("");
  item->second = regie_day_dup_short (row->ended != REGIE_DAY_NONE ? row->ended : row->until,
                                      today);
  set_stage (item, office, row);
  regie_table_item_set_dossier (item, row->dossier, "plan");
  item->spoken = g_strdup_printf ("%s, %s, %s, %s", row->name, item->about,
                                  regie_codes_label (office->codes, "opdrachtstand", row->stage),
                                  item->second);
  return item;
}

GPtrArray *
regie_order_items (const RegieOffice *office, const GPtrArray *rows)
{
  GPtrArray *items;

  g_return_val_if_fail (office != NULL && rows != NULL, NULL);
  items = g_ptr_array_new_full (rows->len, g_object_unref);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (items, item_new (office, rows->pdata[i]));
  return items;
}

static char *
dup_filter (const char *name, guint n)
{
  return g_strdup_printf ("%s  %u", name, n);
}

RegieOrdersView *
regie_orders_view_new (const RegieOffice *office, const GArray *ids, guint total,
                       const GPtrArray *rows, const guint counts[REGIE_N_ORDER_FILTERS])
{
  g_autoptr (GPtrArray) items = NULL;
  RegieOrdersView *self;

  g_return_val_if_fail (office != NULL && ids != NULL && rows != NULL && counts != NULL, NULL);
  items = regie_order_items (office, rows);
  self = g_object_new (regie_orders_view_get_type (), NULL);
  self->ids = g_variant_ref_sink (
    g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
  g_list_store_splice (self->rows, 0, 0, items->pdata, items->len);
  self->found = (int) ids->len;
  self->total = (int) total;
  self->all = dup_filter (_("All"), counts[REGIE_ORDERS_ALL]);
  self->waiting = dup_filter (_("Waiting"), counts[REGIE_ORDERS_WAITING]);
  self->ordered = dup_filter (_("Ordered"), counts[REGIE_ORDERS_ORDERED]);
  self->running = dup_filter (_("Running"), counts[REGIE_ORDERS_RUNNING]);
  self->ended = dup_filter (_("Ended"), counts[REGIE_ORDERS_ENDED]);
  return self;
}
