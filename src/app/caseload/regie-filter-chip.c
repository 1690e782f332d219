/* SPDX-License-Identifier: EUPL-1.2 */
/* A question to the caseload that can be pressed. */
#include "regie-filter-chip.h"

#include "regie-caseload.h"

struct _RegieFilterChip {
  GtkToggleButton parent_instance;
  char *query;
  gint64 filter;
};

G_DEFINE_FINAL_TYPE (RegieFilterChip, regie_filter_chip, GTK_TYPE_TOGGLE_BUTTON)

enum { PROP_QUERY = 1, PROP_FILTER, PROP_ASKED, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* The question without its order, and without what was typed when the filter says nothing of
 * that. */
static char *
dup_filter (const RegieQuery *query, gboolean with_text)
{
  g_autoptr (RegieQuery) plain = regie_query_copy (query);

  if (!with_text)
    g_clear_pointer (&plain->text, g_free);
  g_clear_pointer (&plain->sort, g_free);
  plain->descending = FALSE;
  return regie_query_to_text (plain);
}

/* Said again when it is the same: a click has pressed or released the chip by itself. */
static void
set_asked (RegieFilterChip *self, const char *asked)
{
  g_autoptr (RegieQuery) own = regie_query_from_text (self->query != NULL ? self->query : "");
  g_autoptr (RegieQuery) now = regie_query_from_text (asked != NULL ? asked : "");
  g_autofree char *wanted = dup_filter (own, TRUE);
  g_autofree char *there = dup_filter (now, own->text != NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self), g_strcmp0 (wanted, there) == 0);
}

static void
set_query (RegieFilterChip *self, const char *query)
{
  self->query = g_strdup (query);
  if (query != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s", query);
}

static void
regie_filter_chip_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieFilterChip *self = REGIE_FILTER_CHIP (object);

  if (id == PROP_QUERY)
    g_value_set_string (value, self->query);
  else if (id == PROP_FILTER)
    g_value_set_int64 (value, self->filter);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_filter_chip_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieFilterChip *self = REGIE_FILTER_CHIP (object);

  if (id == PROP_QUERY)
    set_query (self, g_value_get_string (value));
  else if (id == PROP_FILTER)
    self->filter = g_value_get_int64 (value);
  else if (id == PROP_ASKED)
    set_asked (self, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_filter_chip_finalize (GObject *object)
{
  g_free (REGIE_FILTER_CHIP (object)->query);
  G_OBJECT_CLASS (regie_filter_chip_parent_class)->finalize (object);
}

static void
regie_filter_chip_class_init (RegieFilterChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = regie_filter_chip_get_property;
  object_class->set_property = regie_filter_chip_set_property;
  object_class->finalize = regie_filter_chip_finalize;
  properties[PROP_QUERY] = g_param_spec_string ("query", NULL, NULL, NULL, once);
  properties[PROP_FILTER] = g_param_spec_int64 ("filter", NULL, NULL, 0, G_MAXINT64, 0, once);
  properties[PROP_ASKED] = g_param_spec_string ("asked", NULL, NULL, NULL,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/nl/szmh/Regie/regie-filter-chip.ui");
}

static void
regie_filter_chip_init (RegieFilterChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

RegieFilterChip *
regie_filter_chip_new (const char *label, const char *query, gint64 filter)
{
  g_return_val_if_fail (label != NULL && query != NULL, NULL);
  return g_object_new (REGIE_TYPE_FILTER_CHIP, "label", label, "query", query, "filter", filter,
                       NULL);
}

gint64
regie_filter_chip_get_filter (RegieFilterChip *self)
{
  g_return_val_if_fail (REGIE_IS_FILTER_CHIP (self), 0);
  return self->filter;
}
