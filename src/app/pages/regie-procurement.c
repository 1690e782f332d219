/* SPDX-License-Identifier: EUPL-1.2 */
/* The purchase as a board of contracts by stage, and as one line of time. */
#include "regie-procurement.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-do.h"
#include "regie-format.h"
#include "regie-parts.h"
#include "regie-person.h"
#include "regie-provider-commands.h"
#include "regie-scale.h"
#include "regie-text.h"

#define LABEL_WIDTH 230
#define LANE_HEIGHT 46
#define AXIS_HEIGHT 72

struct _RegieProcurement {
  GtkWidget parent_instance;
  RegieSession *session;
  GtkWidget *scrolled, *box;
  const RegieShelf *shelf;
  RegieScale scale;
  gboolean as_timeline;
};

enum { CHOSEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieProcurement, regie_procurement, GTK_TYPE_WIDGET)

const char *
regie_contract_provider_name (const RegieShelf *shelf, RegieRecord *contract)
{
  for (guint i = 0; i < shelf->providers->len; i++)
    if (regie_record_get_id (shelf->providers->pdata[i])
        == regie_get_int (contract, Contract, provider, 0))
      return regie_get (shelf->providers->pdata[i], Provider, name);
  return "–";
}

char *
regie_contract_dup_next (const RegieShelf *shelf, RegieRecord *contract, const RegieOffice *office,
                         RegieShape *shape)
{
  RegieDay today = regie_office_today (office);
  RegieDay best = REGIE_DAY_NONE;
  RegieDay notice = regie_contract_notice (contract);
  RegieDay until = regie_get_day (contract, Contract, until_day);
  const char *what = NULL;
  g_autofree char *day = NULL;
  const char *stage = regie_get (contract, Contract, stage);

  for (guint i = 0; i < shelf->milestones->len; i++)
    {
      RegieRecord *step = shelf->milestones->pdata[i];

      if (regie_get_int (step, Milestone, contract, 0) != regie_record_get_id (contract)
          || regie_get (step, Milestone, done_on) != NULL)
        continue;
      if (best == REGIE_DAY_NONE || regie_get_day (step, Milestone, day) < best)
        best = regie_get_day (step, Milestone, day),
        what = regie_codes_label (office->codes, "inkoopstap", regie_get (step, Milestone, kind));
    }
  if (what == NULL && (g_strcmp0 (stage, "loopt") == 0 || g_strcmp0 (stage, "eindigt") == 0))
    {
      if (notice != REGIE_DAY_NONE && notice >= today)
        best = notice, what = _("Notice or extension by");
      else if (until != REGIE_DAY_NONE && until >= today)
        best = until, what = _("Ends on");
    }
  if (what == NULL)
    return NULL;
  *shape = regie_shape_of_due (best, today, TRUE);
  if (best > today + 60)
    *shape = REGIE_SHAPE_RUN;
  day = regie_day_dup_short (best, today);
  return g_strdup_printf ("%s %s", what, day);
}

static void
choose (RegieProcurement *self, gint64 provider)
{
  g_signal_emit (self, signals[CHOSEN], 0, provider);
}

/* --- the board --- */

/* A card is taken along by its contract. */
static GdkContentProvider *
drag_prepare (GtkDragSource *source, double x, double y, gpointer data)
{
  return gdk_content_provider_new_typed (G_TYPE_INT64, regie_record_get_id (data));
}

static void
drag_begin (GtkDragSource *source, GdkDrag *drag, gpointer data)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (data);

  gtk_drag_source_set_icon (source, picture, 12, 12);
}

static gboolean
card_dropped (GtkDropTarget *target, const GValue *value, double x, double y, gpointer stage)
{
  return gtk_widget_activate_action (gtk_event_controller_get_widget (
                                       GTK_EVENT_CONTROLLER (target)),
                                     "contract.move", "(xs)", g_value_get_int64 (value), stage);
}

/* The buttons of a card do the same for the keyboard. */
static void
let_drag (GtkWidget *card, RegieRecord *contract)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect_data (source, "prepare", G_CALLBACK (drag_prepare), g_object_ref (contract),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  g_signal_connect (source, "drag-begin", G_CALLBACK (drag_begin), card);
  gtk_widget_add_controller (card, GTK_EVENT_CONTROLLER (source));
}

static void
let_drop (GtkWidget *column, const char *stage)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  g_signal_connect_data (target, "drop", G_CALLBACK (card_dropped), g_strdup (stage),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_widget_add_controller (column, GTK_EVENT_CONTROLLER (target));
  gtk_widget_add_css_class (column, "board-column");
}

static GtkWidget *
card_new (RegieProcurement *self, RegieRecord *contract)
{
  const RegieOffice *office = regie_session_get_office (self->session);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *open = gtk_button_new ();
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *next;
  GtkWidget *moves = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  const char *stage = regie_get (contract, Contract, stage);
  const char *name = regie_contract_provider_name (self->shelf, contract);
  RegieShape shape = REGIE_SHAPE_RUN;
  g_autofree char *comes = regie_contract_dup_next (self->shelf, contract, office, &shape);
  g_autofree char *spoken = NULL;

  gtk_box_append (GTK_BOX (text), regie_label_new (name, "strong", 0));
  gtk_box_append (GTK_BOX (text), regie_label_new (regie_get (contract, Contract, name) != NULL
                                                     ? regie_get (contract, Contract, name)
                                                     : regie_get (contract, Contract, number),
                                                   "why", 0));
  if (comes != NULL)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *symbol = regie_symbol_new ();

      regie_symbol_set_shape (REGIE_SYMBOL (symbol), shape);
      gtk_widget_set_valign (symbol, GTK_ALIGN_CENTER);
      next = regie_label_new (comes, "why", 0);
      gtk_box_append (GTK_BOX (line), symbol);
      gtk_box_append (GTK_BOX (line), next);
      gtk_box_append (GTK_BOX (text), line);
    }
  gtk_button_set_child (GTK_BUTTON (open), text);
  gtk_widget_add_css_class (open, "flat");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (open), "x",
                                    regie_get_int (contract, Contract, provider, 0));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (open), "board.open");
  spoken = g_strdup_printf ("%s, %s, %s%s%s", name, regie_get (contract, Contract, number),
                            stage != NULL
                              ? regie_codes_label (office->codes, "contractstand", stage)
                              : "",
                            comes != NULL ? ", " : "", comes != NULL ? comes : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (open), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_box_append (GTK_BOX (card), open);
  gtk_widget_set_halign (moves, GTK_ALIGN_END);
  for (int by = -1; by <= 1; by += 2)
    {
      const char *to = regie_stage_next (office->codes, stage, by);
      GtkWidget *button;
      g_autofree char *label = NULL;
      g_autofree char *whole = NULL;

      if (*to == '\0' || !regie_session_may (self->session, REGIE_MAY_CONTRACT))
        continue;
      label = g_strdup_printf (_("To: %s"),
                               regie_codes_label (office->codes, "contractstand", to));
      whole = g_strdup_printf ("%s, %s", name, label);
      button = gtk_button_new_from_icon_name (by < 0 ? "go-previous-symbolic" : "go-next-symbolic");
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "small-button");
      gtk_widget_set_tooltip_text (button, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, whole,
                                      -1);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xs)",
                                        regie_record_get_id (contract), to);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "contract.move");
      gtk_box_append (GTK_BOX (moves), button);
    }
  gtk_box_append (GTK_BOX (card), moves);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "board-card");
  if (regie_session_may (self->session, REGIE_MAY_CONTRACT))
    let_drag (card, contract);
  return card;
}

static void
fill_board (RegieProcurement *self)
{
  const RegieOffice *office = regie_session_get_office (self->session);
  GPtrArray *stages = regie_codes_list (office->codes, "contractstand");

  for (guint i = 0; i < stages->len; i++)
    {
      const RegieCode *stage = stages->pdata[i];
      GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
      GtkWidget *heading = gtk_label_new (NULL);
      g_autofree char *title = NULL;
      guint n = 0;

      for (guint k = 0; k < self->shelf->contracts->len; k++)
        n += g_strcmp0 (regie_get (self->shelf->contracts->pdata[k], Contract, stage), stage->key)
             == 0;
      title = g_strdup_printf ("%s  %u", stage->label, n);
      gtk_label_set_text (GTK_LABEL (heading), title);
      gtk_label_set_xalign (GTK_LABEL (heading), 0);
      gtk_widget_add_css_class (heading, "strong");
      gtk_widget_set_size_request (column, n > 0 ? 210 : 130, -1);
      gtk_box_append (GTK_BOX (column), heading);
      for (guint k = 0; k < self->shelf->contracts->len; k++)
        if (g_strcmp0 (regie_get (self->shelf->contracts->pdata[k], Contract, stage), stage->key)
            == 0)
          gtk_box_append (GTK_BOX (column), card_new (self, self->shelf->contracts->pdata[k]));
      if (regie_session_may (self->session, REGIE_MAY_CONTRACT))
        let_drop (column, stage->key);
      gtk_box_append (GTK_BOX (self->box), column);
    }
}

/* --- the line of time --- */

#define LANE_TYPE (lane_get_type ())
/* One contract on the axis, or the axis itself when CONTRACT is NULL. */
typedef struct {
  GtkWidget parent_instance;
  RegieProcurement *owner;
  RegieRecord *contract;
  PangoLayout *layout;
} Lane;
typedef struct {
  GtkWidgetClass parent_class;
} LaneClass;
static GType lane_get_type (void);
G_DEFINE_TYPE (Lane, lane, GTK_TYPE_WIDGET)

static void
draw_contract (Lane *self, GtkSnapshot *snapshot, float left, float width, RegieDay today)
{
  RegieProcurement *owner = self->owner;
  RegieDay from = regie_get_day (self->contract, Contract, from_day);
  RegieDay until = regie_get_day (self->contract, Contract, until_day);
  RegieDay notice = regie_contract_notice (self->contract);
  int months = (int) (regie_get_int (self->contract, Contract, options, 0)
                      * regie_get_int (self->contract, Contract, option_months, 0));
  float y = 12;
  float height = LANE_HEIGHT - 24;

  if (from != REGIE_DAY_NONE && until != REGIE_DAY_NONE)
    {
      float x = left + (float) regie_scale_x (&owner->scale, from);
      float end = left + (float) regie_scale_x (&owner->scale, until + 1);
      float now = left + (float) regie_scale_x (&owner->scale, today);

      if (months > 0)
        {
          float more = left
                       + (float) regie_scale_x (&owner->scale,
                                                regie_day_extend (until, months) + 1);

          regie_box_snapshot (snapshot, end - 6, y + 3, more - end + 6, height - 6, 6,
                              regie_family (REGIE_FAMILY_SLATE, REGIE_SHADE_PLANNED),
                              regie_family (REGIE_FAMILY_SLATE, REGIE_SHADE_OUTLINE));
        }
      regie_box_snapshot (snapshot, x, y, end - x, height, 6,
                          regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_PLANNED),
                          regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_OUTLINE));
      if (now > x)
        regie_box_snapshot (snapshot, x, y, MIN (now, end) - x, height, 6,
                            regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_LIVED), NULL);
    }
  if (notice != REGIE_DAY_NONE)
    regie_shape_snapshot (
      snapshot, notice < today ? REGIE_SHAPE_FACT : regie_shape_of_due (notice, today, TRUE),
      left + (float) regie_scale_x (&owner->scale, notice), LANE_HEIGHT / 2.0f, 14);
  for (guint i = 0; i < owner->shelf->milestones->len; i++)
    {
      RegieRecord *step = owner->shelf->milestones->pdata[i];
      RegieDay day = regie_get_day (step, Milestone, day);

      if (regie_get_int (step, Milestone, contract, 0) == regie_record_get_id (self->contract))
        regie_shape_snapshot (snapshot,
                              regie_get (step, Milestone, done_on) != NULL
                                ? REGIE_SHAPE_DONE
                                : regie_shape_of_due (day, today, TRUE),
                              left + (float) regie_scale_x (&owner->scale, day), LANE_HEIGHT / 2.0f,
                              16);
    }
}

static void
lane_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  Lane *self = (Lane *) widget;
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  float label = width < 620 ? 130 : LABEL_WIDTH;
  RegieDay today = regie_office_today (regie_session_get_office (self->owner->session));

  if (self->owner->shelf == NULL)
    return;
  if (self->layout == NULL)
    self->layout = gtk_widget_create_pango_layout (widget, NULL);
  self->owner->scale.per_day = (width - label - 12) / (365.25 * 7);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (label, 0, (float) width - label, (float) height));
  regie_scale_snapshot (&self->owner->scale, snapshot, self->contract == NULL ? self->layout : NULL,
                        label, width - label, 0, height, today);
  if (self->contract != NULL)
    draw_contract (self, snapshot, label, (float) width - label, today);
  else
    regie_pill_snapshot (snapshot, self->layout, _("today"),
                         label + regie_scale_x (&self->owner->scale, today), 60, label, width,
                         regie_tone (REGIE_TONE_ACCENT), &(GdkRGBA){ 1, 1, 1, 1 });
  gtk_snapshot_append_color (
    snapshot, regie_tone (REGIE_TONE_ACCENT),
    &GRAPHENE_RECT_INIT (label + (float) regie_scale_x (&self->owner->scale, today),
                         self->contract != NULL ? 0 : 66, 1.5f, (float) height));
  gtk_snapshot_pop (snapshot);
  if (self->contract != NULL)
    {
      regie_text_snapshot (snapshot, self->layout,
                           regie_contract_provider_name (self->owner->shelf, self->contract), 12,
                           15, label - 18, 0, regie_tone (REGIE_TONE_TEXT));
      regie_text_snapshot (snapshot, self->layout, regie_get (self->contract, Contract, number), 12,
                           33, label - 18, 0, regie_tone (REGIE_TONE_DIM));
    }
}

static void
lane_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
              int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 320
                        : ((Lane *) widget)->contract != NULL     ? LANE_HEIGHT
                                                                  : AXIS_HEIGHT;
}

static void
lane_dispose (GObject *object)
{
  g_clear_object (&((Lane *) object)->contract);
  g_clear_object (&((Lane *) object)->layout);
  G_OBJECT_CLASS (lane_parent_class)->dispose (object);
}

static void
lane_class_init (LaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lane_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = lane_snapshot;
  GTK_WIDGET_CLASS (klass)->measure = lane_measure;
  gtk_widget_class_set_accessible_role (
    GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION); /* the row around it speaks */
}

static void
lane_init (Lane *self)
{
}

static GtkWidget *
lane_new (RegieProcurement *owner, RegieRecord *contract)
{
  Lane *self = g_object_new (LANE_TYPE, "hexpand", TRUE, NULL);

  self->owner = owner;
  self->contract = contract != NULL ? g_object_ref (contract) : NULL;
  return GTK_WIDGET (self);
}

/* Everything that is drawn, in words. */
static char *
dup_lane_words (RegieProcurement *self, RegieRecord *contract)
{
  const RegieOffice *office = regie_session_get_office (self->session);
  g_autofree char *from = regie_day_dup_long (regie_get_day (contract, Contract, from_day));
  g_autofree char *until = regie_day_dup_long (regie_get_day (contract, Contract, until_day));
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_printf (words, _("%s, contract %s, %s to %s"),
                   regie_contract_provider_name (self->shelf, contract),
                   regie_get (contract, Contract, number),
                   regie_get (contract, Contract, from_day) != NULL ? from : "…",
                   regie_get (contract, Contract, until_day) != NULL ? until : "…");
  for (guint i = 0; i < self->shelf->milestones->len; i++)
    {
      RegieRecord *step = self->shelf->milestones->pdata[i];
      g_autofree char *day = regie_day_dup_long (regie_get_day (step, Milestone, day));

      if (regie_get_int (step, Milestone, contract, 0) == regie_record_get_id (contract))
        g_string_append_printf (
          words, ", %s %s%s",
          regie_codes_label (office->codes, "inkoopstap", regie_get (step, Milestone, kind)), day,
          regie_get (step, Milestone, done_on) != NULL ? _(" (done)") : "");
    }
  return g_strdup (words->str);
}

static void
lane_activated (GtkListBox *list, GtkListBoxRow *row, RegieProcurement *self)
{
  Lane *lane = (Lane *) gtk_list_box_row_get_child (row);

  if (lane->contract != NULL)
    choose (self, regie_get_int (lane->contract, Contract, provider, 0));
}

static void
fill_timeline (RegieProcurement *self)
{
  GtkWidget *list = gtk_list_box_new ();
  int year, month, day;

  regie_day_to_civil (regie_office_today (regie_session_get_office (self->session)), &year, &month,
                      &day);
  self->scale.first = regie_day_from_civil (year - 2, 1, 1);
  gtk_box_append (GTK_BOX (self->box), lane_new (self, NULL));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Contracts in time"), -1);
  for (guint i = 0; i < self->shelf->contracts->len; i++)
    {
      GtkWidget *row = gtk_list_box_row_new ();
      g_autofree char *words = dup_lane_words (self, self->shelf->contracts->pdata[i]);

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row),
                                  lane_new (self, self->shelf->contracts->pdata[i]));
      gtk_widget_set_tooltip_text (row, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                      -1);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (lane_activated), self, 0);
  gtk_box_append (GTK_BOX (self->box), list);
}

static GtkWidget *
nothing_new (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-edit-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No contracts yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("A contract is recorded with its provider; here it goes from "
                                      "the market consultation to its end."));
  gtk_widget_set_hexpand (page, TRUE);
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

void
regie_procurement_fill (RegieProcurement *self, const RegieShelf *shelf)
{
  regie_clear_children (self->box);
  self->shelf = shelf;
  if (shelf == NULL)
    return;
  regie_commands_guard (GTK_WIDGET (self), self->session);
  if (shelf->contracts->len == 0)
    gtk_box_append (GTK_BOX (self->box), nothing_new ());
  else if (self->as_timeline)
    fill_timeline (self);
  else
    fill_board (self);
}

static void
open_card (GtkWidget *widget, const char *name, GVariant *target)
{
  choose (REGIE_PROCUREMENT (widget), g_variant_get_int64 (target));
}

static void
regie_procurement_dispose (GObject *object)
{
  RegieProcurement *self = REGIE_PROCUREMENT (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (regie_procurement_parent_class)->dispose (object);
}

static void
regie_procurement_class_init (RegieProcurementClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_procurement_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "board.open", "x", open_card);
  regie_commands_install (widget_class, &regie_provider_commands[REGIE_CONTRACT_MOVE], 1);
  signals[CHOSEN] = g_signal_new ("chosen", REGIE_TYPE_PROCUREMENT, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
regie_procurement_init (RegieProcurement *self)
{
}

GtkWidget *
regie_procurement_new (RegieSession *session, gboolean as_timeline)
{
  RegieProcurement *self = g_object_new (REGIE_TYPE_PROCUREMENT, NULL);

  self->session = g_object_ref (session);
  self->as_timeline = as_timeline;
  self->scrolled = gtk_scrolled_window_new ();
  self->box = gtk_box_new (as_timeline ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL,
                           as_timeline ? 0 : 18);
  gtk_widget_set_margin_start (self->box, 18);
  gtk_widget_set_margin_end (self->box, 18);
  gtk_widget_set_margin_bottom (self->box, 18);
  if (as_timeline)
    gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                    GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->box);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}
