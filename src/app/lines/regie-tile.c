/* SPDX-License-Identifier: EUPL-1.2 */
/* A figure with what it is of above it, and what it is measured by under it. */
#include "regie-tile.h"

#include "regie-compat.h"

enum { PROP_LABEL = 1, PROP_VALUE, PROP_ABOUT, N_PROPS };
static GParamSpec *properties[N_PROPS];

struct _RegieTile {
  GtkWidget parent_instance;
  char *texts[N_PROPS]; /* by property */
};

G_DEFINE_FINAL_TYPE (RegieTile, regie_tile, GTK_TYPE_WIDGET)

static void
regie_tile_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, REGIE_TILE (object)->texts[id]);
}

static void
regie_tile_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieTile *self = REGIE_TILE (object);

  g_free (self->texts[id]);
  self->texts[id] = g_value_dup_string (value);
}

static void
regie_tile_dispose (GObject *object)
{
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_TILE);
  G_OBJECT_CLASS (regie_tile_parent_class)->dispose (object);
}

static void
regie_tile_finalize (GObject *object)
{
  for (guint i = 0; i < N_PROPS; i++)
    g_free (REGIE_TILE (object)->texts[i]);
  G_OBJECT_CLASS (regie_tile_parent_class)->finalize (object);
}

static void
regie_tile_class_init (RegieTileClass *klass)
{
  static const char *const names[N_PROPS] = { NULL, "label", "value", "about" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = regie_tile_get_property;
  object_class->set_property = regie_tile_set_property;
  object_class->dispose = regie_tile_dispose;
  object_class->finalize = regie_tile_finalize;
  for (guint i = PROP_LABEL; i < N_PROPS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, NULL,
                                         G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/nl/szmh/Regie/regie-tile.ui");
}

static void
regie_tile_init (RegieTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
