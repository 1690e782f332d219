/* SPDX-License-Identifier: EUPL-1.2 */
/* The counter: who is at it, what is chosen, and what fits. */
#include "regie-desk-counter-private.h"

#include "regie-nothing.h"
#include "regie-compat.h"
#include "regie-counter-rows.h"
#include "regie-desk-rows.h"
#include "regie-shrink-layout.h"

G_DEFINE_FINAL_TYPE (RegieDeskCounter, regie_desk_counter, GTK_TYPE_WIDGET)

enum {
  PROP_SESSION = 1,
  PROP_VIEW,
  PROP_NARROW,
  PROP_VISITOR,
  PROP_OFFERS,
  PROP_DONE,
  PROP_REFUSAL,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
notify (RegieDeskCounter *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
say (RegieDeskCounter *self, char **place, const char *text, guint property)
{
  if (g_strcmp0 (*place, text) == 0)
    return;
  g_free (*place);
  *place = g_strdup (text);
  notify (self, property);
}

void
regie_desk_counter_say_done (RegieDeskCounter *self, const char *text)
{
  say (self, &self->done, text, PROP_DONE);
}

void
regie_desk_counter_say_refusal (RegieDeskCounter *self, const char *text)
{
  say (self, &self->refusal, text, PROP_REFUSAL);
}

/* --- what is chosen --- */

static void
press (RegieRepeat *tiles, guint bits)
{
  GtkWidget *tile;

  for (guint i = 0; (tile = regie_repeat_get_child (tiles, i)) != NULL; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tile), bits >> i & 1);
}

/* The buttons as the choice says. */
static void
show_choice (RegieDeskCounter *self)
{
  self->filling = TRUE;
  press (self->tiles, self->choice.theme >= 0 ? 1u << self->choice.theme : 0);
  press (self->days, self->choice.days);
  press (self->parts, self->choice.parts);
  self->filling = FALSE;
}

/* Weighed anew at every key. */
static void
propose (RegieDeskCounter *self)
{
  g_clear_object (&self->offers);
  self->offers = regie_counter_propose (self->view, self->visitor, &self->choice);
  notify (self, PROP_OFFERS);
}

void
regie_desk_counter_choose (RegieDeskCounter *self, const RegieCounterChoice *choice)
{
  if (self->filling)
    return;
  regie_desk_counter_say_done (self, NULL); /* that was the visitor before */
  self->choice = *choice;
  show_choice (self);
  propose (self);
}

/* --- who is at the counter --- */

static void
set_visitor (RegieDeskCounter *self, RegieVisitor *visitor)
{
  if (g_set_object (&self->visitor, visitor))
    notify (self, PROP_VISITOR);
}

/* The row as it is now. */
static void
fill_queue (RegieDeskCounter *self)
{
  gint64 visit = self->visitor != NULL ? self->visitor->visit : 0;
  g_autoptr (GListStore) queue = NULL;

  if (self->view != NULL)
    queue = regie_counter_view_queue (self->view->counter, visit,
                                      g_get_real_time () / G_USEC_PER_SEC);
  regie_items_update (self->waiting, G_LIST_MODEL (queue));
}

/* Nobody is in front: what is typed is the number of who comes next. */
static void
await_number (RegieDeskCounter *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !GTK_IS_EDITABLE (focus))
    gtk_widget_grab_focus (GTK_WIDGET (self->number));
}

/* The visitor at PLACE in the row comes to the counter; nobody when there is none. */
static void
call_visitor (RegieDeskCounter *self, guint place)
{
  g_autoptr (RegieVisitor) visitor = NULL;

  if (self->view != NULL)
    visitor = g_list_model_get_item (G_LIST_MODEL (self->view->counter->visitors), place);
  set_visitor (self, visitor);
  self->choice = visitor != NULL ? visitor->said : (RegieCounterChoice){ .theme = -1 };
  show_choice (self);
  propose (self);
  fill_queue (self);
  if (visitor == NULL)
    {
      await_number (self);
      return;
    }
  regie_minute_begin (self->minute);
  gtk_widget_grab_focus (regie_repeat_get_child (self->tiles, (guint) MAX (self->choice.theme, 0)));
}

/* Goes on with who stands at the counter when that visitor still waits: what was asked in the
 * meantime, such as languages, counts at once; what was chosen stays.  By now the buttons are
 * there: what is bound to "view" hears of it before. */
static void
view_changed (RegieDeskCounter *self)
{
  g_autoptr (RegieVisitor) same = NULL;

  if (self->view != NULL && self->visitor != NULL)
    same = regie_counter_view_find (self->view->counter, self->visitor->visit);
  if (same == NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      call_visitor (self, 0);
      return;
    }
  set_visitor (self, same);
  propose (self);
  fill_queue (self);
}

static void
queue_activated (RegieDeskCounter *self, GtkListBoxRow *row)
{
  call_visitor (self, (guint) gtk_list_box_row_get_index (row));
}

void
regie_desk_counter_begin (RegieDeskCounter *self)
{
  g_return_if_fail (REGIE_IS_DESK_COUNTER (self));
  regie_desk_counter_say_done (self, NULL);
  call_visitor (self, 0);
}

/* --- for the .ui --- */

static char *
stack_child (gpointer self, gpointer visitor)
{
  return g_strdup (visitor != NULL ? "visitor" : "nobody");
}

/* Is it known, even if there are no words for it? */
static gboolean
is_known (gpointer self, const char *text)
{
  return text != NULL;
}

static GtkWidget *
create_waiting (gpointer item, gpointer data)
{
  return g_object_new (REGIE_TYPE_WAITING_ROW, "item", item, NULL);
}

/* --- the widget --- */

static void
regie_desk_counter_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieDeskCounter *self = REGIE_DESK_COUNTER (object);

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, self->session);
      break;
    case PROP_VIEW:
      g_value_set_object (value, self->view);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_VISITOR:
      g_value_set_object (value, self->visitor);
      break;
    case PROP_OFFERS:
      g_value_set_object (value, self->offers);
      break;
    case PROP_DONE:
      g_value_set_string (value, self->done);
      break;
    case PROP_REFUSAL:
      g_value_set_string (value, self->refusal);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
regie_desk_counter_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieDeskCounter *self = REGIE_DESK_COUNTER (object);

  switch (id)
    {
    case PROP_SESSION:
      g_set_object (&self->session, g_value_get_object (value));
      break;
    case PROP_VIEW:
      if (g_set_object (&self->view, g_value_get_object (value)))
        notify (self, PROP_VIEW);
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
regie_desk_counter_dispose (GObject *object)
{
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_DESK_COUNTER);
  G_OBJECT_CLASS (regie_desk_counter_parent_class)->dispose (object);
}

/* What is on its way is answered by the session. */
static void
regie_desk_counter_finalize (GObject *object)
{
  RegieDeskCounter *self = REGIE_DESK_COUNTER (object);

  g_clear_object (&self->view);
  g_clear_object (&self->visitor);
  g_clear_object (&self->offers);
  g_clear_object (&self->waiting);
  g_clear_object (&self->session);
  g_free (self->done);
  g_free (self->refusal);
  g_clear_pointer (&self->card, regie_desk_card_unref);
  g_free (self->where);
  G_OBJECT_CLASS (regie_desk_counter_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags read = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags both = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, REGIE_TYPE_SESSION, both);
  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, regie_desk_view_get_type (),
                                               both | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, both);
  properties[PROP_VISITOR] = g_param_spec_object ("visitor", NULL, NULL, regie_visitor_get_type (),
                                                  read);
  properties[PROP_OFFERS] = g_param_spec_object ("offers", NULL, NULL,
                                                 regie_counter_offers_get_type (), read);
  properties[PROP_DONE] = g_param_spec_string ("done", NULL, NULL, NULL, read);
  properties[PROP_REFUSAL] = g_param_spec_string ("refusal", NULL, NULL, NULL, read);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
install_template (GtkWidgetClass *klass)
{
  const GType types[] = {
    regie_counter_view_get_type (), REGIE_TYPE_REPEAT,      REGIE_TYPE_TILE_BUTTON,
    REGIE_TYPE_VISITOR_CARD,        REGIE_TYPE_REASON_VIEW, REGIE_TYPE_MINUTE,
    REGIE_TYPE_SHRINK_LAYOUT,       REGIE_TYPE_NOTHING,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_type_ensure (types[i]);
  regie_widget_class_set_ui (klass, "regie-desk-counter.ui");
  gtk_widget_class_bind_template_child (klass, RegieDeskCounter, queue);
  gtk_widget_class_bind_template_child (klass, RegieDeskCounter, number);
  gtk_widget_class_bind_template_child (klass, RegieDeskCounter, initials);
  gtk_widget_class_bind_template_child (klass, RegieDeskCounter, details);
  gtk_widget_class_bind_template_child (klass, RegieDeskCounter, tiles);
  gtk_widget_class_bind_template_child (klass, RegieDeskCounter, days);
  gtk_widget_class_bind_template_child (klass, RegieDeskCounter, parts);
  gtk_widget_class_bind_template_child (klass, RegieDeskCounter, minute);
  gtk_widget_class_bind_template_callback (klass, stack_child);
  gtk_widget_class_bind_template_callback (klass, is_known);
  gtk_widget_class_bind_template_callback (klass, queue_activated);
  gtk_widget_class_bind_template_callback (klass, regie_desk_counter_key_pressed);
}

static void
regie_desk_counter_class_init (RegieDeskCounterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = regie_desk_counter_get_property;
  object_class->set_property = regie_desk_counter_set_property;
  object_class->dispose = regie_desk_counter_dispose;
  object_class->finalize = regie_desk_counter_finalize;
  install_properties (object_class);
  install_template (GTK_WIDGET_CLASS (klass));
  regie_desk_counter_install_actions (GTK_WIDGET_CLASS (klass));
}

static void
regie_desk_counter_init (RegieDeskCounter *self)
{
  self->choice.theme = -1;
  self->waiting = g_list_store_new (REGIE_TYPE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_bind_model (self->queue, G_LIST_MODEL (self->waiting), create_waiting, NULL, NULL);
  g_signal_connect (self, "notify::view", G_CALLBACK (view_changed), NULL);
}
