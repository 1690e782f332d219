/* SPDX-License-Identifier: EUPL-1.2 */
/* A question to the caseload that can be pressed, with how many people that gives. */
#include "regie-filter-chip.h"

#include <glib/gi18n.h>

#include "regie-caseload.h"
#include "regie-closures.h"

struct _RegieFilterChip {
  GtkToggleButton parent_instance;
  char *title, *query;
  gint64 filter;
  int count;
  gboolean is_part;
};

G_DEFINE_FINAL_TYPE (RegieFilterChip, regie_filter_chip, GTK_TYPE_TOGGLE_BUTTON)

enum {
  PROP_TITLE = 1,
  PROP_QUERY,
  PROP_PART,
  PROP_FILTER,
  PROP_ASKED,
  PROP_COUNT,
  PROP_SAYS,
  PROP_CAN_GO,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

/* The question without its order, and without what was typed when the filter says nothing of
 * that. */
static char *
dup_filter (const RegieQuery *query, gboolean with_text)
{
  g_autoptr (RegieQuery) plain = regie_query_copy (query);

  if (!with_text)
    {
      g_clear_pointer (&plain->text, g_free);
      plain->in_notes = FALSE;
    }
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

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self), self->is_part
                                                            ? regie_query_asks (now, self->query)
                                                            : g_strcmp0 (wanted, there) == 0);
}

char *
regie_filter_chip_dup_asks (RegieFilterChip *self, const char *asked)
{
  g_autoptr (RegieQuery) now = NULL;
  g_autoptr (RegieQuery) next = NULL;

  g_return_val_if_fail (REGIE_IS_FILTER_CHIP (self) && asked != NULL, NULL);
  now = regie_query_from_text (asked);
  if (self->is_part)
    next = regie_query_with (now, self->query);
  else
    {
      next = regie_query_from_text (self->query);
      if (next->text == NULL)
        {
          next->text = g_strdup (now->text);
          next->in_notes = now->in_notes;
        }
    }
  return regie_query_to_text (next);
}

/* A number alone is no word: who hears it is told of what it is the number. */
static void
describe (RegieFilterChip *self)
{
  g_autofree char *spoken = NULL;

  if (self->title == NULL)
    return;
  if (self->count < 0)
    spoken = g_strdup (self->title);
  else
    /* TRANSLATORS: a filter for a screen reader: what it is called, and how many people it finds */
    spoken = g_strdup_printf (ngettext ("%s: %d person", "%s: %d people", self->count), self->title,
                              self->count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

void
regie_filter_chip_set_count (RegieFilterChip *self, int count)
{
  g_return_if_fail (REGIE_IS_FILTER_CHIP (self));
  if (self->count == count)
    return;
  self->count = count;
  describe (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAYS]);
}

/* Pressed, or not any more: what can be taken away says so. */
static void
active_changed (RegieFilterChip *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_GO]);
}

static void
regie_filter_chip_constructed (GObject *object)
{
  RegieFilterChip *self = REGIE_FILTER_CHIP (object);

  G_OBJECT_CLASS (regie_filter_chip_parent_class)->constructed (object);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self),
                                  self->is_part ? "caseload.toggle" : "caseload.filter");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self), "s",
                                    self->query != NULL ? self->query : "");
  describe (self);
}

static void
regie_filter_chip_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieFilterChip *self = REGIE_FILTER_CHIP (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, self->title);
  else if (id == PROP_QUERY)
    g_value_set_string (value, self->query);
  else if (id == PROP_PART)
    g_value_set_boolean (value, self->is_part);
  else if (id == PROP_FILTER)
    g_value_set_int64 (value, self->filter);
  else if (id == PROP_COUNT)
    g_value_set_int (value, self->count);
  else if (id == PROP_SAYS)
    g_value_take_string (value, self->count >= 0 ? g_strdup_printf ("%d", self->count) : NULL);
  else if (id == PROP_CAN_GO)
    g_value_set_boolean (value,
                         self->is_part && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_filter_chip_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieFilterChip *self = REGIE_FILTER_CHIP (object);

  if (id == PROP_TITLE)
    self->title = g_value_dup_string (value);
  else if (id == PROP_QUERY)
    self->query = g_value_dup_string (value);
  else if (id == PROP_PART)
    self->is_part = g_value_get_boolean (value);
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
  g_free (REGIE_FILTER_CHIP (object)->title);
  g_free (REGIE_FILTER_CHIP (object)->query);
  G_OBJECT_CLASS (regie_filter_chip_parent_class)->finalize (object);
}

static void
regie_filter_chip_class_init (RegieFilterChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags once = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->constructed = regie_filter_chip_constructed;
  object_class->get_property = regie_filter_chip_get_property;
  object_class->set_property = regie_filter_chip_set_property;
  object_class->finalize = regie_filter_chip_finalize;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, once);
  properties[PROP_QUERY] = g_param_spec_string ("query", NULL, NULL, NULL, once);
  properties[PROP_PART] = g_param_spec_boolean ("part", NULL, NULL, FALSE, once);
  properties[PROP_FILTER] = g_param_spec_int64 ("filter", NULL, NULL, 0, G_MAXINT64, 0, once);
  properties[PROP_ASKED] = g_param_spec_string ("asked", NULL, NULL, NULL,
                                                G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COUNT] = g_param_spec_int ("count", NULL, NULL, -1, G_MAXINT, -1,
                                             G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                               | G_PARAM_STATIC_STRINGS);
  properties[PROP_SAYS] = g_param_spec_string (
    "says", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_GO] = g_param_spec_boolean ("can-go", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                    | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  regie_widget_class_set_ui (widget_class, "regie-filter-chip.ui");
}

static void
regie_filter_chip_init (RegieFilterChip *self)
{
  self->count = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::active", G_CALLBACK (active_changed), NULL);
}

RegieFilterChip *
regie_filter_chip_new (const char *title, const char *query, gint64 filter)
{
  g_return_val_if_fail (title != NULL && query != NULL, NULL);
  return g_object_new (REGIE_TYPE_FILTER_CHIP, "title", title, "query", query, "filter", filter,
                       NULL);
}

RegieFilterChip *
regie_filter_chip_new_part (const char *title, const char *part)
{
  g_return_val_if_fail (title != NULL && part != NULL, NULL);
  return g_object_new (REGIE_TYPE_FILTER_CHIP, "title", title, "query", part, "part", TRUE, NULL);
}

gint64
regie_filter_chip_get_filter (RegieFilterChip *self)
{
  g_return_val_if_fail (REGIE_IS_FILTER_CHIP (self), 0);
  return self->filter;
}

const char *
regie_filter_chip_get_query (RegieFilterChip *self)
{
  g_return_val_if_fail (REGIE_IS_FILTER_CHIP (self), NULL);
  return self->query;
}
