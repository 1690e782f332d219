/* SPDX-License-Identifier: EUPL-1.2 */
/* The forecast: its charts, and what is changed for this time. */
#include "regie-forecast-page.h"

#include "regie-chart-card.h"
#include "regie-closures.h"
#include "regie-ahead-commands.h"
#include "regie-forecast-view.h"
#include "regie-premise-row.h"
#include "regie-repeat.h"

struct _RegieForecastPage {
  RegiePage parent_instance;
  GHashTable *changes; /* char * → gint64 *: what is changed for this time */
};

G_DEFINE_FINAL_TYPE (RegieForecastPage, regie_forecast_page, REGIE_TYPE_PAGE)

/* For the .ui. */
static int
columns (RegieForecastPage *self, gboolean narrow)
{
  return narrow ? 1 : 2;
}

static const RegieQuestion *
regie_forecast_page_ask (RegiePage *page, GVariant **target)
{
  RegieForecastPage *self = REGIE_FORECAST_PAGE (page);
  GVariantBuilder builder;
  GHashTableIter iter;
  gpointer id, value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sx}"));
  g_hash_table_iter_init (&iter, self->changes);
  while (g_hash_table_iter_next (&iter, &id, &value))
    g_variant_builder_add (&builder, "{sx}", (const char *) id, *(const gint64 *) value);
  *target = g_variant_builder_end (&builder);
  return &regie_ahead_questions[REGIE_FORECAST_READ];
}

static void
assume (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieForecastPage *self = REGIE_FORECAST_PAGE (widget);
  gint64 value;
  char *id;

  g_variant_get (target, "(sx)", &id, &value);
  g_hash_table_insert (self->changes, id, g_memdup2 (&value, sizeof value));
  regie_page_refresh (REGIE_PAGE (self));
}

/* Everything as the office has it. */
static void
reset (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieForecastPage *self = REGIE_FORECAST_PAGE (widget);

  g_hash_table_remove_all (self->changes);
  regie_page_refresh (REGIE_PAGE (self));
}

static void
regie_forecast_page_finalize (GObject *object)
{
  g_hash_table_unref (REGIE_FORECAST_PAGE (object)->changes);
  G_OBJECT_CLASS (regie_forecast_page_parent_class)->finalize (object);
}

static void
regie_forecast_page_class_init (RegieForecastPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_CHART_CARD);
  g_type_ensure (REGIE_TYPE_PREMISE_ROW);
  g_type_ensure (REGIE_TYPE_REPEAT);
  g_type_ensure (regie_forecast_view_get_type ());
  G_OBJECT_CLASS (klass)->finalize = regie_forecast_page_finalize;
  REGIE_PAGE_CLASS (klass)->ask = regie_forecast_page_ask;
  gtk_widget_class_install_action (widget_class, "forecast.assume", "(sx)", assume);
  gtk_widget_class_install_action (widget_class, "forecast.reset", NULL, reset);
  regie_widget_class_set_ui (widget_class, "regie-forecast-page.ui");
  gtk_widget_class_bind_template_callback (widget_class, columns);
}

static void
regie_forecast_page_init (RegieForecastPage *self)
{
  self->changes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}
