/* SPDX-License-Identifier: EUPL-1.2 */
/* The Meedoenbalie: what was chosen on it and which of its views is shown. */
#include "regie-desk-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-counter-rows.h"
#include "regie-desk-commands.h"
#include "regie-desk-counter.h"
#include "regie-desk-links.h"
#include "regie-desk-list.h"
#include "regie-desk-rows.h"
#include "regie-palette.h"
#include "regie-record-actions.h"
#include "regie-repeat.h"
#include "regie-shrink-layout.h"
#include "regie-view-switch.h"

G_DEFINE_FINAL_TYPE (RegieDeskPage, regie_desk_page, REGIE_TYPE_PAGE)

enum { PROP_SHOWN = 1, PROP_SIDE, PROP_PROPOSALS, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
set_word (RegieDeskPage *self, char **word, const char *value, guint property)
{
  if (g_strcmp0 (*word, value) == 0)
    return;
  g_free (*word);
  *word = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
set_shown (RegieDeskPage *self, const char *view)
{
  set_word (self, &self->shown, view, PROP_SHOWN);
}

static void
set_side (RegieDeskPage *self, const char *side)
{
  set_word (self, &self->side, side, PROP_SIDE);
}

/* --- as a page --- */

static const RegieQuestion *
regie_desk_page_ask (RegiePage *page, GVariant **target)
{
  return regie_page_may (page, REGIE_MAY_DESK) ? &regie_desk_questions[REGIE_DESK_READ] : NULL;
}

static void
regie_desk_page_answered (RegiePage *page, gpointer answer)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (page);
  RegieDeskView *view = answer;

  regie_page_take_view (page, answer);
  regie_desk_page_find_wishes (self);
  regie_desk_page_find_running (self);
  regie_desk_page_find_givers (self);
  regie_items_update (self->shown_counts, G_LIST_MODEL (view->counts));
  regie_menu_button_set_deeds (self->add, G_LIST_MODEL (view->adds));
  regie_desk_page_settle (self);
}

static void
regie_desk_page_opened (RegiePage *page)
{
  regie_record_actions_set (GTK_WIDGET (page), regie_page_get_session (page),
                            regie_page_may (page, REGIE_MAY_DESK));
}

/* The counter has the window to itself, or gives it back. */
static void
set_counter (RegieDeskPage *self, gboolean open)
{
  regie_page_set_title (REGIE_PAGE (self), open ? _("Counter") : NULL);
  regie_page_set_whole (REGIE_PAGE (self), open);
}

/* Who is sent to something sees it, whatever was searched before. */
static void
end_searches (RegieDeskPage *self)
{
  regie_list_frame_clear (self->wish_frame);
  regie_list_frame_clear (self->offer_frame);
  regie_list_frame_clear (self->running_frame);
  regie_list_frame_clear (self->giver_frame);
}

static void
regie_desk_page_open (RegiePage *page, GVariant *target)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (page);
  const char *word;
  gboolean is_offer;
  gboolean is_resident;

  g_variant_get (target, "(&sx)", &word, &self->wanted);
  end_searches (self);
  is_offer = strcmp (word, "offer") == 0;
  is_resident = strcmp (word, "resident") == 0;
  set_counter (self, FALSE);
  set_shown (self, is_offer || is_resident       ? "match"
                   : strcmp (word, "giver") == 0 ? "givers"
                                                 : "running");
  if (is_offer || is_resident)
    {
      set_side (self, is_offer ? "offers" : "wishes");
      self->choice = is_offer ? (RegieDeskChoice){ .offer = self->wanted }
                              : (RegieDeskChoice){ .resident = self->wanted };
    }
  if (regie_page_get_view (page) != NULL)
    regie_desk_page_settle (self);
}

static gboolean
regie_desk_page_find (RegiePage *page)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (page);

  RegieListFrame *frame = regie_desk_page_get_frame (self);

  if (frame != NULL)
    return regie_list_frame_search (frame);
  set_shown (self, "match");
  set_side (self, "wishes");
  return regie_list_frame_search (self->wish_frame);
}

static gboolean
regie_desk_page_take_out (RegiePage *page, gboolean prints)
{
  RegieListFrame *frame = regie_desk_page_get_frame (REGIE_DESK_PAGE (page));

  if (frame != NULL)
    regie_list_frame_take_out (frame, prints);
  return frame != NULL;
}

/* Narrow, the offers stand above the proposals, where the wishes stood. */
static void
narrow_changed (RegieDeskPage *self)
{
  gboolean narrow = regie_page_is_narrow (REGIE_PAGE (self));
  GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (self->columns));

  if (narrow)
    gtk_box_reorder_child_after (self->columns, self->offer_side, self->wish_side);
  else if (last != self->offer_side)
    gtk_box_reorder_child_after (self->columns, self->offer_side, last);
}

/* --- actions --- */

static void
open_counter (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (widget);

  set_counter (self, TRUE);
  regie_desk_counter_begin (self->counter);
}

static void
close_counter (GtkWidget *widget, const char *name, GVariant *target)
{
  set_counter (REGIE_DESK_PAGE (widget), FALSE);
}

/* --- for the .ui --- */

/* Narrow, wishes and offers take turns above the proposals. */
static gboolean
is_side_shown (gpointer self, gboolean narrow, const char *side, const char *own)
{
  return !narrow || g_strcmp0 (side, own) == 0;
}

/* --- the widget --- */

static void
regie_desk_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (object);

  if (id == PROP_PROPOSALS)
    g_value_set_object (value, self->proposals);
  else
    g_value_set_string (value, id == PROP_SHOWN ? self->shown : self->side);
}

static void
regie_desk_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (object);

  if (id == PROP_SHOWN)
    set_shown (self, g_value_get_string (value));
  else
    set_side (self, g_value_get_string (value));
}

static void
regie_desk_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_DESK_PAGE);
  G_OBJECT_CLASS (regie_desk_page_parent_class)->dispose (object);
}

static void
regie_desk_page_constructed (GObject *object)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (object);
  RegieListFrame *const frames[] = { self->wish_frame, self->offer_frame, self->running_frame,
                                     self->giver_frame };

  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    regie_list_frame_set_session (frames[i], regie_page_get_session (REGIE_PAGE (self)));
  G_OBJECT_CLASS (regie_desk_page_parent_class)->constructed (object);
}

static void
regie_desk_page_finalize (GObject *object)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (object);

  g_clear_object (&self->proposals);
  g_clear_object (&self->shown_counts);
  g_clear_object (&self->shown_offers);
  g_free (self->shown);
  g_free (self->side);
  G_OBJECT_CLASS (regie_desk_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SHOWN] = g_param_spec_string ("shown", NULL, NULL, "match", flags);
  properties[PROP_SIDE] = g_param_spec_string ("side", NULL, NULL, "wishes", flags);
  properties[PROP_PROPOSALS] = g_param_spec_object ("proposals", NULL, NULL,
                                                    regie_proposals_get_type (),
                                                    G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY
                                                      | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
install_template (GtkWidgetClass *klass)
{
  const GType types[] = {
    regie_desk_view_get_type (), REGIE_TYPE_DESK_LIST,  REGIE_TYPE_DESK_LINE,
    REGIE_TYPE_DESK_ROW,         REGIE_TYPE_DESK_LINKS, REGIE_TYPE_DESK_COUNTER,
    REGIE_TYPE_PROPOSAL_CARD,    REGIE_TYPE_REPEAT,     REGIE_TYPE_SHRINK_LAYOUT,
    REGIE_TYPE_REASON_VIEW,      REGIE_TYPE_SYMBOL,     REGIE_TYPE_VIEW_SWITCH,
    REGIE_TYPE_LIST_FRAME,
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    g_type_ensure (types[i]);
  regie_widget_class_set_ui (klass, "regie-desk-page.ui");
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, columns);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, view_switch);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, wish_side);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, offer_side);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, links);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, wish_frame);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, offer_frame);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, running_frame);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, giver_frame);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, add);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, tools);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, wishes);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, offers);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, running);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, givers);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, counter);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, scrolled);
  gtk_widget_class_bind_template_child (klass, RegieDeskPage, counts);
  gtk_widget_class_bind_template_callback (klass, is_side_shown);
  gtk_widget_class_bind_template_callback (klass, regie_desk_page_find_wishes);
  gtk_widget_class_bind_template_callback (klass, regie_desk_page_find_offers);
  gtk_widget_class_bind_template_callback (klass, regie_desk_page_find_running);
  gtk_widget_class_bind_template_callback (klass, regie_desk_page_find_givers);
  gtk_widget_class_bind_template_callback (klass, regie_desk_page_wish_activated);
  gtk_widget_class_bind_template_callback (klass, regie_desk_page_offer_activated);
  gtk_widget_class_bind_template_callback (klass, regie_desk_page_giver_activated);
}

static void
regie_desk_page_class_init (RegieDeskPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);

  object_class->get_property = regie_desk_page_get_property;
  object_class->set_property = regie_desk_page_set_property;
  object_class->constructed = regie_desk_page_constructed;
  object_class->dispose = regie_desk_page_dispose;
  object_class->finalize = regie_desk_page_finalize;
  page_class->ask = regie_desk_page_ask;
  page_class->show = regie_desk_page_answered;
  page_class->opened = regie_desk_page_opened;
  page_class->open = regie_desk_page_open;
  page_class->search = regie_desk_page_find;
  page_class->take_out = regie_desk_page_take_out;
  install_properties (object_class);
  install_template (widget_class);
  regie_desk_page_install_actions (widget_class);
  gtk_widget_class_install_property_action (widget_class, "desk.view", "shown");
  gtk_widget_class_install_property_action (widget_class, "desk.side", "side");
  gtk_widget_class_install_action (widget_class, "desk.counter", NULL, open_counter);
  gtk_widget_class_install_action (widget_class, "desk.close-counter", NULL, close_counter);
}

static void
add_views (RegieViewSwitch *views)
{
  regie_view_switch_add (views, "match", _("Matching"), GDK_KEY_1, FALSE);
  regie_view_switch_add (views, "running", _("Running"), GDK_KEY_2, FALSE);
  regie_view_switch_add (views, "givers", _("Givers"), GDK_KEY_3, FALSE);
  regie_view_switch_add (views, "figures", _("What it brings"), GDK_KEY_4, FALSE);
}

static void
regie_desk_page_init (RegieDeskPage *self)
{
  GtkAdjustment *adjustment;

  self->shown = g_strdup ("match");
  self->side = g_strdup ("wishes");
  self->shown_counts = g_list_store_new (REGIE_TYPE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_views (self->view_switch);
  gtk_list_box_bind_model (self->counts, G_LIST_MODEL (self->shown_counts),
                           regie_desk_count_row_new, NULL, NULL);
  adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw),
                           self->links, G_CONNECT_SWAPPED);
  g_signal_connect_object (adjustment, "changed", G_CALLBACK (gtk_widget_queue_draw), self->links,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_changed), NULL);
}
