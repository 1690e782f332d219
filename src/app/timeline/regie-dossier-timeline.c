/* SPDX-License-Identifier: EUPL-1.2 */
/* One person's time, with the clock, the outlook and what-if beside it. */
#include "regie-dossier-timeline-private.h"

#include "regie-do.h"
#include "regie-dossier-commands.h"
#include "regie-mark-popover.h"
#include "regie-minimap.h"
#include "regie-palette.h"
#include "regie-text.h"

G_DEFINE_FINAL_TYPE (RegieDossierTimeline, regie_dossier_timeline, REGIE_TYPE_PAGE)

enum { PROP_DOSSIER = 1, PROP_SHOWS_CLOCK, PROP_ZOOM, PROP_IS_TRYING, PROP_IS_LOOKING, N_PROPS };
static GParamSpec *properties[N_PROPS];

static const RegieDossier *
read_of (RegieDossierTimeline *self)
{
  return self->dossier != NULL ? self->dossier->dossier : NULL;
}

static void
zoomed (RegieDossierTimeline *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

/* What stands around the timeline comes behind the frame that shows it. */
static gboolean
fill_rest (gpointer data)
{
  RegieDossierTimeline *self = data;

  self->fill_id = 0;
  regie_clock_panel_set_dossier (self->clock, self->dossier);
  zoomed (self);
  if (self->is_trying)
    regie_what_if_set (self->what_if, regie_page_get_session (REGIE_PAGE (self)), read_of (self));
  if (self->is_looking)
    regie_outlook_panel_set_dossier (self->outlook, self->dossier);
  return G_SOURCE_REMOVE;
}

static void
draw (RegieDossierTimeline *self, const GArray *deadlines, const GArray *facts)
{
  regie_timeline_set (self->timeline, regie_page_get_office (REGIE_PAGE (self)), read_of (self),
                      deadlines, facts);
}

void
regie_dossier_timeline_set_dossier (RegieDossierTimeline *self, RegieDossierView *dossier)
{
  g_autoptr (RegieDossierView) old = NULL;

  g_return_if_fail (REGIE_IS_DOSSIER_TIMELINE (self)
                    && (dossier == NULL || REGIE_IS_DOSSIER_VIEW (dossier)));
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  regie_what_if_set (self->what_if, regie_page_get_session (REGIE_PAGE (self)), NULL);
  /* The timeline borrows from the old one until it knows the new one. */
  old = g_steal_pointer (&self->dossier);
  self->dossier = dossier != NULL ? g_object_ref (dossier) : NULL;
  draw (self, NULL, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DOSSIER]);
  if (self->fill_id == 0)
    self->fill_id = g_idle_add (fill_rest, self);
}

/* Who may record moves lines of the plan; who tries moves them for nobody. */
static void
allow (RegieDossierTimeline *self)
{
  gboolean may_record = regie_page_may (REGIE_PAGE (self), REGIE_MAY_RECORD);
  gboolean tries = regie_what_if_get_facts (self->what_if)->len > 0;

  regie_timeline_set_can_move (self->timeline, may_record || self->is_trying);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossier.what-if-keep", may_record && tries);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossier.what-if-print", tries);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dossier.what-if-save", tries);
}

void
regie_dossier_timeline_set_trying (RegieDossierTimeline *self, gboolean is_trying)
{
  self->is_trying = is_trying;
  allow (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_TRYING]);
}

void
regie_dossier_timeline_set_looking (RegieDossierTimeline *self, gboolean is_looking)
{
  self->is_looking = is_looking;
  regie_outlook_panel_set_dossier (self->outlook, is_looking ? self->dossier : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOOKING]);
}

void
regie_dossier_timeline_end_trying (RegieDossierTimeline *self)
{
  if (!self->is_trying)
    return;
  regie_what_if_clear (self->what_if);
  regie_dossier_timeline_set_trying (self, FALSE);
  draw (self, NULL, NULL);
}

void
regie_dossier_timeline_end_looking (RegieDossierTimeline *self)
{
  if (self->is_looking)
    regie_dossier_timeline_set_looking (self, FALSE);
}

void
regie_dossier_timeline_reset (RegieDossierTimeline *self)
{
  g_return_if_fail (REGIE_IS_DOSSIER_TIMELINE (self));
  regie_dossier_timeline_end_trying (self);
  regie_dossier_timeline_end_looking (self);
}

static void
deadline_chosen (RegieDossierTimeline *self, guint at)
{
  const RegieDeadline *d;

  /* Between two frames the clock may still be that of who was here before. */
  if (at == G_MAXUINT || regie_clock_panel_get_dossier (self->clock) != self->dossier)
    return;
  d = &g_array_index (self->dossier->dossier->deadlines, RegieDeadline, at);
  regie_timeline_highlight (self->timeline, d->facts, d->n_facts, d->due);
}

/* Details of a mark, with what can be done to it. */
static void
mark_activated (RegieDossierTimeline *self, guint fact)
{
  g_autoptr (RegieFactView) view = self->dossier != NULL ? regie_fact_view_new (self->dossier, fact)
                                                         : NULL;
  GdkRectangle rect;

  if (view == NULL)
    return;
  if (self->popover == NULL)
    {
      self->popover = g_object_new (REGIE_TYPE_MARK_POPOVER, NULL);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  regie_mark_popover_show (REGIE_MARK_POPOVER (self->popover), view, GTK_WIDGET (self->timeline),
                           regie_timeline_get_rect (self->timeline, fact, &rect) ? &rect : NULL);
}

/* What a line of the plan would cost and whether it would fit, said while it is moved. */
static void
line_moving (RegieDossierTimeline *self, guint fact, int from, int until)
{
  g_autofree char *note = regie_dossier_view_dup_move (self->dossier, fact, from, until);

  regie_timeline_set_note (self->timeline, note);
}

/* What was refused goes back to where it stood. */
static void
line_kept (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome == NULL)
    draw (REGIE_DOSSIER_TIMELINE (widget), NULL, NULL);
}

static void
line_moved (RegieDossierTimeline *self, guint fact, int from, int until)
{
  RegieRecord *record = self->dossier->dossier->records->pdata[fact];
  g_autoptr (RegieForm) form = regie_form_from_fact (self->dossier->office, record);
  char day[REGIE_DAY_TEXT];

  regie_form_set (form, "datum", regie_day_format (from, day));
  regie_form_set (form, "tot", regie_day_format (until, day));
  if (self->is_trying)
    {
      regie_what_if_move (self->what_if, record, form);
      return;
    }
  regie_do_then (GTK_WIDGET (self), regie_page_get_session (REGIE_PAGE (self)),
                 &regie_dossier_commands[REGIE_FACT_MOVE],
                 g_variant_new_int64 (regie_record_get_id (record)), form, line_kept);
}

static void
show_what_if (RegieDossierTimeline *self)
{
  allow (self);
  if (self->is_trying && self->dossier != NULL)
    draw (self, regie_what_if_get_deadlines (self->what_if),
          regie_what_if_get_facts (self->what_if));
}

static void
regie_dossier_timeline_opened (RegiePage *page)
{
  allow (REGIE_DOSSIER_TIMELINE (page));
}

static void
narrow_changed (RegieDossierTimeline *self)
{
  regie_timeline_set_narrow (self->timeline, regie_page_is_narrow (REGIE_PAGE (self)));
}

/* For the .ui: what of the two parts is there. */
static gboolean
has_timeline (gpointer self, gboolean narrow, gboolean shows_clock)
{
  return !narrow || !shows_clock;
}

static gboolean
has_clock (gpointer self, gboolean narrow, gboolean shows_clock)
{
  return !narrow || shows_clock;
}

static int
side_width (gpointer self, gboolean narrow)
{
  return narrow ? -1 : 352;
}

static char *
side_name (gpointer self, gboolean is_trying, gboolean is_looking)
{
  return g_strdup (is_trying ? "what-if" : is_looking ? "outlook" : "clock");
}

static gboolean
neither (gpointer self, gboolean one, gboolean other)
{
  return !one && !other;
}

static void
regie_dossier_timeline_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieDossierTimeline *self = REGIE_DOSSIER_TIMELINE (object);

  switch (id)
    {
    case PROP_DOSSIER:
      g_value_set_object (value, self->dossier);
      break;
    case PROP_SHOWS_CLOCK:
      g_value_set_boolean (value, self->shows_clock);
      break;
    case PROP_ZOOM:
      g_value_set_uint (value, (guint) regie_timeline_get_zoom (self->timeline));
      break;
    case PROP_IS_TRYING:
      g_value_set_boolean (value, self->is_trying);
      break;
    default:
      g_value_set_boolean (value, self->is_looking);
    }
}

static void
regie_dossier_timeline_set_property (GObject *object, guint id, const GValue *value,
                                     GParamSpec *pspec)
{
  RegieDossierTimeline *self = REGIE_DOSSIER_TIMELINE (object);

  if (id == PROP_DOSSIER)
    regie_dossier_timeline_set_dossier (self, g_value_get_object (value));
  else if (id == PROP_ZOOM)
    regie_timeline_zoom_to (self->timeline, g_value_get_uint (value));
  else
    self->shows_clock = g_value_get_boolean (value);
}

/* Who borrows lets go first. */
static void
regie_dossier_timeline_dispose (GObject *object)
{
  RegieDossierTimeline *self = REGIE_DOSSIER_TIMELINE (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  if (self->dossier != NULL)
    {
      regie_what_if_set (self->what_if, regie_page_get_session (REGIE_PAGE (self)), NULL);
      regie_timeline_set (self->timeline, self->dossier->office, NULL, NULL, NULL);
    }
  g_clear_object (&self->dossier);
  gtk_widget_dispose_template (GTK_WIDGET (self), REGIE_TYPE_DOSSIER_TIMELINE);
  G_OBJECT_CLASS (regie_dossier_timeline_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_STATIC_STRINGS;

  object_class->get_property = regie_dossier_timeline_get_property;
  object_class->set_property = regie_dossier_timeline_set_property;
  properties[PROP_DOSSIER] = g_param_spec_object ("dossier", NULL, NULL,
                                                  regie_dossier_view_get_type (),
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                    | flags);
  properties[PROP_SHOWS_CLOCK] = g_param_spec_boolean ("shows-clock", NULL, NULL, FALSE,
                                                       G_PARAM_READWRITE | flags);
  properties[PROP_ZOOM] = g_param_spec_uint ("zoom", NULL, NULL, 0, G_MAXUINT, REGIE_ZOOM_ALL,
                                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | flags);
  properties[PROP_IS_TRYING] = g_param_spec_boolean ("is-trying", NULL, NULL, FALSE,
                                                     G_PARAM_READABLE | flags);
  properties[PROP_IS_LOOKING] = g_param_spec_boolean ("is-looking", NULL, NULL, FALSE,
                                                      G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-dossier-timeline.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieDossierTimeline, timeline);
  gtk_widget_class_bind_template_child (widget_class, RegieDossierTimeline, clock);
  gtk_widget_class_bind_template_child (widget_class, RegieDossierTimeline, outlook);
  gtk_widget_class_bind_template_child (widget_class, RegieDossierTimeline, what_if);
  gtk_widget_class_bind_template_callback (widget_class, deadline_chosen);
  gtk_widget_class_bind_template_callback (widget_class, mark_activated);
  gtk_widget_class_bind_template_callback (widget_class, line_moving);
  gtk_widget_class_bind_template_callback (widget_class, line_moved);
  gtk_widget_class_bind_template_callback (widget_class, show_what_if);
  gtk_widget_class_bind_template_callback (widget_class, zoomed);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed);
  gtk_widget_class_bind_template_callback (widget_class, has_timeline);
  gtk_widget_class_bind_template_callback (widget_class, has_clock);
  gtk_widget_class_bind_template_callback (widget_class, side_width);
  gtk_widget_class_bind_template_callback (widget_class, side_name);
  gtk_widget_class_bind_template_callback (widget_class, neither);
}

/* On the drawing, where the arrows walk; where the clock stands in its place, in that. */
static gboolean
regie_dossier_timeline_begin (RegiePage *page)
{
  GtkWidget *timeline = GTK_WIDGET (REGIE_DOSSIER_TIMELINE (page)->timeline);

  return (gtk_widget_get_mapped (timeline) && gtk_widget_grab_focus (timeline))
         || regie_page_begin_in (GTK_WIDGET (page));
}

static void
regie_dossier_timeline_class_init (RegieDossierTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_MINIMAP);
  g_type_ensure (REGIE_TYPE_TIMELINE);
  g_type_ensure (REGIE_TYPE_SYMBOL);
  g_type_ensure (REGIE_TYPE_CLOCK_PANEL);
  g_type_ensure (REGIE_TYPE_OUTLOOK_PANEL);
  g_type_ensure (REGIE_TYPE_WHAT_IF);
  G_OBJECT_CLASS (klass)->dispose = regie_dossier_timeline_dispose;
  REGIE_PAGE_CLASS (klass)->opened = regie_dossier_timeline_opened;
  REGIE_PAGE_CLASS (klass)->begin = regie_dossier_timeline_begin;
  install_properties (G_OBJECT_CLASS (klass));
  install_template (widget_class);
  regie_dossier_timeline_install_actions (widget_class);
}

static void
regie_dossier_timeline_init (RegieDossierTimeline *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
