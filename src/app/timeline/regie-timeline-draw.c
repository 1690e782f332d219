/* SPDX-License-Identifier: EUPL-1.2 */
/* Bars, shapes, hours and ends, drawn from colour nodes: a frame costs what is in sight. */
#include "regie-timeline-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "regie-format.h"
#include "regie-text.h"

/* Where the names of the lanes begin. */
#define LABEL 12

float
regie_timeline_px (RegieTimeline *self, float pixels)
{
  return roundf (pixels * (float) self->text_scale);
}

float
regie_timeline_lane_heights (RegieTimeline *self, float *tops)
{
  static const int heights[N_LANES] = { 70, 60, 64, 40, 40, 112, 58, 40, 56 };
  float total = 0;
  float room = gtk_widget_get_height (GTK_WIDGET (self)) - regie_timeline_px (self, AXIS);
  float y = regie_timeline_px (self, AXIS);

  for (guint i = 0; i < N_LANES; i++)
    total += heights[i] * (float) self->text_scale;
  for (guint i = 0; i < N_LANES; i++)
    {
      tops[i] = y;
      y += floorf (heights[i] * (float) self->text_scale * MAX (0.75f, MIN (1.35f, room / total)));
    }
  tops[N_LANES] = y;
  return y;
}

static float
mark_y (RegieTimeline *self, const float *tops, const Mark *mark, float *height)
{
  float top = tops[mark->lane];
  float bottom = tops[mark->lane + 1];
  float middle = (top + bottom) / 2;

  *height = regie_timeline_px (self, mark->lane == LANE_TERM ? 26 : 20);
  if (mark->lane == LANE_FACTS)
    return top + (bottom - top) * (mark->row == 0 ? .32f : .72f);
  if (mark->until == REGIE_DAY_NONE || mark->lane == LANE_TERM)
    return middle;
  if (mark->lane == LANE_LANGUAGE || mark->lane == LANE_SUPPORT)
    return top + (bottom - top) * (mark->row == 0 ? .3f : .72f);
  *height = MIN (*height, (bottom - top) * .7f);
  return middle;
}

void
regie_timeline_mark_rect (RegieTimeline *self, const float *tops, const Mark *mark,
                          graphene_rect_t *rect)
{
  float height;
  float y = mark_y (self, tops, mark, &height);
  float x = self->left + regie_scale_x (&self->scale, mark->from);
  const float point = regie_timeline_px (self, 18);

  if (mark->until != REGIE_DAY_NONE)
    graphene_rect_init (rect, x, y - height / 2,
                        MAX (6, (mark->until + 1 - mark->from) * self->scale.per_day), height);
  else
    graphene_rect_init (rect, x - point / 2, y - point / 2, point, point);
}

static void
draw_hatch (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *color)
{
  GskColorStop stops[4] = {
    { 0, *color }, { .3f, *color }, { .3f, { 0, 0, 0, 0 } }, { 1, { 0, 0, 0, 0 } }
  };

  gtk_snapshot_append_repeating_linear_gradient (
    snapshot, rect, &GRAPHENE_POINT_INIT (rect->origin.x, rect->origin.y),
    &GRAPHENE_POINT_INIT (rect->origin.x + 4, rect->origin.y + 4), stops, 4);
}

static void
draw_bar (RegieTimeline *self, GtkSnapshot *snapshot, const Mark *mark, const graphene_rect_t *r,
          int width)
{
  float today = self->left + regie_scale_x (&self->scale, regie_office_today (self->office));
  float x = r->origin.x;
  float end = x + r->size.width;
  float left = MAX (x, self->left - 6);
  float right = MIN (end, width + 6);

  if (right <= left)
    return;
  regie_box_snapshot (snapshot, left, r->origin.y, right - left, r->size.height, 6,
                      regie_family (mark->family, REGIE_SHADE_PLANNED),
                      end > today || mark->lane == LANE_TERM
                        ? regie_family (mark->family, REGIE_SHADE_OUTLINE)
                        : NULL);
  if (today > left)
    regie_box_snapshot (snapshot, left + 1, r->origin.y + 1, MIN (right, today) - left - 1,
                        r->size.height - 2, 5, regie_family (mark->family, REGIE_SHADE_LIVED),
                        NULL);
  if (mark->lane == LANE_TERM && self->end > self->nominal && self->nominal != REGIE_DAY_NONE)
    {
      float from = self->left + regie_scale_x (&self->scale, self->nominal + 1);
      graphene_rect_t hatch = GRAPHENE_RECT_INIT (MAX (from, left), r->origin.y + 1,
                                                  right - MAX (from, left) - 1, r->size.height - 2);

      if (hatch.size.width > 0)
        draw_hatch (snapshot, &hatch, regie_family (REGIE_FAMILY_SLATE, REGIE_SHADE_OUTLINE));
    }
}

/* What is tried elsewhere now: a ring where it stands in the dossier. */
static void
draw_was (GtkSnapshot *snapshot, const graphene_rect_t *r)
{
  regie_box_snapshot (snapshot, r->origin.x, r->origin.y, r->size.width, r->size.height, 6, NULL,
                      regie_tone (REGIE_TONE_DIM));
}

static void
draw_label (RegieTimeline *self, GtkSnapshot *snapshot, const Mark *mark, const Label *label)
{
  const GdkRGBA *color = label->inside   ? regie_family (mark->family, REGIE_SHADE_TEXT)
                         : mark->planned ? regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_TEXT)
                         : mark->shape == REGIE_SHAPE_DECISION ? regie_tone (REGIE_TONE_TEXT)
                                                               : regie_tone (REGIE_TONE_DIM);

  if (label->shown)
    regie_text_snapshot (snapshot, label->inside ? self->bold : self->small, mark->label,
                         label->rect.origin.x, label->rect.origin.y + label->rect.size.height / 2,
                         0, 0, color);
}

static gboolean
is_ringed (RegieTimeline *self, const Mark *mark)
{
  for (guint i = 0; i < self->n_ringed; i++)
    if (mark->fact == self->ringed[i] && mark->until == REGIE_DAY_NONE)
      return TRUE;
  return FALSE;
}

static void
draw_point (RegieTimeline *self, GtkSnapshot *snapshot, const Mark *mark, const graphene_rect_t *r)
{
  const float x = r->origin.x + r->size.width / 2;
  const float y = r->origin.y + r->size.height / 2;
  const float ring = regie_timeline_px (self, 11);
  const float tick = regie_timeline_px (self, 5);
  const float round = regie_timeline_px (self, 6);

  if (is_ringed (self, mark))
    regie_box_snapshot (snapshot, x - ring, y - ring, 2 * ring, 2 * ring, ring,
                        regie_tint (REGIE_SHAPE_SIGNAL), regie_tone (REGIE_TONE_ACCENT));
  if (mark->tick)
    gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_DIM),
                               &GRAPHENE_RECT_INIT (x, y - tick, 1, 2 * tick));
  else if (mark->planned)
    regie_box_snapshot (snapshot, x - round, y - round, 2 * round, 2 * round, round,
                        regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_PLANNED),
                        regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_OUTLINE));
  else
    regie_shape_snapshot (snapshot, mark->shape, x, y,
                          regie_timeline_px (self, mark->lane == LANE_EXAMS ? 15 : 13));
}

/* TEXT to the right of X, where no line runs through it; nothing where it has no room, or so far
 * from what it says that nobody would see them as one. */
static void
draw_hours_text (RegieTimeline *self, GtkSnapshot *snapshot, PangoLayout *layout, const char *text,
                 float x, float y, int width, const GdkRGBA *color)
{
  float clear;
  int w, h;

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &w, &h);
  clear = regie_timeline_clear_of_lines (self, x + 6, w);
  if (clear + w <= width && clear - x <= w)
    regie_text_snapshot (snapshot, layout, text, clear, y, 0, 0, color);
}

/* Attended as a stepped area, the plan as a line, the shortfall between them. */
static void
draw_hours (RegieTimeline *self, GtkSnapshot *snapshot, const float *tops, int width)
{
  const GArray *facts = self->dossier->facts;
  float top = tops[LANE_HOURS] + 12;
  float bottom = tops[LANE_HOURS + 1] - 6;
  float most = 1;
  float done = 0;
  float plan = 0;
  float x = -1;
  float y_done = bottom;
  float y_plan = bottom;

  for (guint i = 0; i < facts->len; i++)
    if (g_array_index (facts, RegieFact, i).kind == REGIE_FACT_HOURS)
      {
        done += MAX (0, g_array_index (facts, RegieFact, i).minutes);
        plan += MAX (0, g_array_index (facts, RegieFact, i).planned);
      }
  most = MAX (most, MAX (done, plan));
  done = plan = 0;
  for (guint i = 0; i < facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (facts, RegieFact, i);
      float at = self->left + regie_scale_x (&self->scale, fact->day);
      float to_done, to_plan;

      if (fact->kind != REGIE_FACT_HOURS)
        continue;
      if (x < 0)
        x = at - 28 * self->scale.per_day;
      done += MAX (0, fact->minutes);
      plan += MAX (0, fact->planned);
      to_done = bottom - (bottom - top) * done / most;
      to_plan = bottom - (bottom - top) * plan / most;
      gtk_snapshot_append_color (snapshot, regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_LIVED),
                                 &GRAPHENE_RECT_INIT (x, to_done, at - x, bottom - to_done));
      if (to_plan < to_done - 1)
        gtk_snapshot_append_color (snapshot, regie_tint (REGIE_SHAPE_SOON),
                                   &GRAPHENE_RECT_INIT (x, to_plan, at - x, to_done - to_plan));
      gtk_snapshot_append_color (snapshot, regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_OUTLINE),
                                 &GRAPHENE_RECT_INIT (x, to_done, at - x, 2));
      gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_INK),
                                 &GRAPHENE_RECT_INIT (x, to_plan, (at - x) * .6f, 1));
      x = at;
      y_done = to_done;
      y_plan = to_plan;
    }
  if (x >= 0 && x < width - 60)
    {
      g_autofree char *reached = g_strdup_printf (_("%d hours"), ((int) done + 30) / 60);
      g_autofree char *planned = g_strdup_printf (_("plan %d"), ((int) plan + 30) / 60);

      if (fabsf (y_done - y_plan) < regie_timeline_px (self, 15))
        y_done = MAX (y_done, y_plan + regie_timeline_px (self, 15));
      draw_hours_text (self, snapshot, self->small, planned, x, y_plan, width,
                       regie_tone (REGIE_TONE_DIM));
      draw_hours_text (self, snapshot, self->bold, reached, x, y_done, width,
                       regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_TEXT));
    }
  gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_YEAR),
                             &GRAPHENE_RECT_INIT (self->left, bottom, width - self->left, 1));
}

RegieDay
regie_timeline_shown_end (RegieTimeline *self)
{
  return self->what_if_end != REGIE_DAY_NONE ? self->what_if_end : self->end;
}

/* Where the end stood before what is tried: a dotted line with a ring and its word. */
static void
draw_old_end (RegieTimeline *self, GtkSnapshot *snapshot, float bottom)
{
  const float x = floorf (self->left + regie_scale_x (&self->scale, self->end + 1));
  const float pills = regie_timeline_px (self, PILLS);
  const float round = regie_timeline_px (self, 6);

  for (float y = pills; y < bottom; y += 6)
    gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_DIM),
                               &GRAPHENE_RECT_INIT (x, y, 1, 3));
  regie_box_snapshot (snapshot, x - round, pills - round, 2 * round, 2 * round, round,
                      regie_tone (REGIE_TONE_VIEW), regie_tone (REGIE_TONE_DIM));
}

/* The pill of the end in a row of its own when that of today would lie under it. */
static void
draw_end_pill (RegieTimeline *self, GtkSnapshot *snapshot, float x, gboolean moved, int width)
{
  RegieDay today = regie_office_today (self->office);
  g_autofree char *day = regie_day_dup_short (regie_timeline_shown_end (self), today);
  /* TRANSLATORS: pill on the timeline: the end of the term and its date */
  g_autofree char *text = g_strdup_printf (_("end %s"), day);
  float now = self->left + regie_scale_x (&self->scale, today);
  float old = self->left + regie_scale_x (&self->scale, self->end + 1);
  const float beside = regie_timeline_px (self, 40);
  float left;
  int w, h;

  pango_layout_set_text (self->small, text, -1);
  pango_layout_set_width (self->small, -1);
  pango_layout_get_pixel_size (self->small, &w, &h);
  left = CLAMP (x - (w + 16) / 2.f, self->left, MAX (self->left, width - w - 16));
  regie_pill_snapshot (
    snapshot, self->small, text, x,
    regie_timeline_px (self, (left < now + beside && left + w + 16 > now - beside)
                                 || (moved && left < old + 10 && left + w + 16 > old - 10)
                               ? PILLS_2
                               : PILLS),
    self->left, width,
    moved ? regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_TEXT) : regie_tone (REGIE_TONE_INK),
    regie_tone (REGIE_TONE_VIEW));
}

/* The end in force as a solid line, the end of what-if beside it, and the old end dotted. */
static void
draw_ends (RegieTimeline *self, GtkSnapshot *snapshot, float bottom, int width)
{
  RegieDay end = regie_timeline_shown_end (self);
  const float pills = regie_timeline_px (self, PILLS);
  gboolean moved = end != self->end;
  float x;

  if (end == REGIE_DAY_NONE)
    return;
  x = floorf (self->left + regie_scale_x (&self->scale, end + 1));
  gtk_snapshot_append_color (snapshot,
                             moved ? regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_OUTLINE)
                                   : regie_tone (REGIE_TONE_INK),
                             &GRAPHENE_RECT_INIT (x, pills, 1.5f, bottom - pills));
  if (moved && self->end != REGIE_DAY_NONE)
    draw_old_end (self, snapshot, bottom);
  draw_end_pill (self, snapshot, x, moved, width);
}

static void
draw_what_if_bar (RegieTimeline *self, GtkSnapshot *snapshot, const float *tops)
{
  float a, b;
  const float height = regie_timeline_px (self, 26);
  const float y = (tops[LANE_TERM] + tops[LANE_TERM + 1] - height) / 2;
  graphene_rect_t hatch;

  if (self->what_if_end == REGIE_DAY_NONE || self->end == REGIE_DAY_NONE
      || self->what_if_end <= self->end)
    return;
  a = self->left + regie_scale_x (&self->scale, self->end + 1);
  b = self->left + regie_scale_x (&self->scale, self->what_if_end + 1);
  graphene_rect_init (&hatch, a, y, b - a, height);
  regie_box_snapshot (snapshot, a, y, b - a, height, 6,
                      regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_PLANNED),
                      regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_OUTLINE));
  draw_hatch (snapshot, &hatch, regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_LIVED));
}

/* Sets TEXT in LAYOUT, over two lines at most, and says how high that is. */
static int
set_label (RegieTimeline *self, PangoLayout *layout, const char *text)
{
  int height;

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, MAX (1, self->left - LABEL - 4) * PANGO_SCALE);
  pango_layout_set_height (layout, -2);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

static void
append_label (GtkSnapshot *snapshot, PangoLayout *layout, float y, RegieTone tone)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (LABEL, floorf (y)));
  gtk_snapshot_append_layout (snapshot, layout, regie_tone (tone));
  gtk_snapshot_restore (snapshot);
  /* What else is written with it stands on one line. */
  pango_layout_set_height (layout, -1);
}

/* The name of LANE between TOP and BOTTOM, and the value below it where there is room for both. */
static void
draw_lane_name (RegieTimeline *self, GtkSnapshot *snapshot, Lane lane, float top, float bottom)
{
  const char *value = self->values[lane];
  int name_height = set_label (self, self->bold, regie_timeline_lane_name (lane));
  int value_height = value != NULL ? set_label (self, self->small, value) : 0;
  gboolean both = value != NULL && name_height + value_height <= bottom - top;
  float y = (top + bottom - (float) name_height - (float) (both ? value_height : 0)) / 2;

  append_label (snapshot, self->bold, MAX (top, y), REGIE_TONE_TEXT);
  if (both)
    append_label (snapshot, self->small, y + (float) name_height, REGIE_TONE_DIM);
  else if (value != NULL)
    pango_layout_set_height (self->small, -1);
}

static void
draw_labels (RegieTimeline *self, GtkSnapshot *snapshot, const float *tops, int width)
{
  for (guint i = 0; i < N_LANES; i++)
    {
      draw_lane_name (self, snapshot, i, tops[i], tops[i + 1]);
      gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_GRID),
                                 &GRAPHENE_RECT_INIT (0, tops[i], width, 1));
    }
}

void
regie_timeline_make_layouts (RegieTimeline *self)
{
  PangoLayout **layouts[] = { &self->layout, &self->bold, &self->small };

  if (self->layout != NULL)
    return;
  for (guint i = 0; i < 3; i++)
    {
      PangoAttrList *list = pango_attr_list_new ();

      pango_attr_list_insert (list, pango_attr_font_features_new ("tnum"));
      pango_attr_list_insert (list, pango_attr_scale_new (i == 2 ? .86 : .92));
      if (i == 1)
        pango_attr_list_insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      *layouts[i] = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_attributes (*layouts[i], list);
      pango_attr_list_unref (list);
    }
}

static void
draw_marks (RegieTimeline *self, GtkSnapshot *snapshot, const float *tops, int width)
{
  regie_timeline_place_labels (self, tops, width);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      graphene_rect_t rect;

      regie_timeline_mark_rect (self, tops, mark, &rect);
      if (rect.origin.x > width || rect.origin.x + rect.size.width < self->left)
        continue;
      if (mark->was)
        draw_was (snapshot, &rect);
      else if (mark->until != REGIE_DAY_NONE)
        draw_bar (self, snapshot, mark, &rect, width);
      else
        draw_point (self, snapshot, mark, &rect);
    }
  for (guint i = 0; i < self->marks->len; i++)
    draw_label (self, snapshot, &g_array_index (self->marks, Mark, i),
                &g_array_index (self->labels, Label, i));
}

void
regie_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieTimeline *self = REGIE_TIMELINE (widget);
  int width = gtk_widget_get_width (widget);
  const float axis = regie_timeline_px (self, AXIS);
  const float pills = regie_timeline_px (self, PILLS);
  float tops[N_LANES + 1], bottom, today;

  if (self->dossier == NULL || !self->scale_set)
    return;
  regie_timeline_make_layouts (self);
  bottom = regie_timeline_lane_heights (self, tops);
  today = floorf (self->left + regie_scale_x (&self->scale, regie_office_today (self->office)));
  draw_labels (self, snapshot, tops, width);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT (self->left, 0, width - self->left, bottom));
  if (today > self->left) /* the past has a slight wash */
    gtk_snapshot_append_color (snapshot, &(GdkRGBA){ .5f, .5f, .5f, .035f },
                               &GRAPHENE_RECT_INIT (self->left, axis, today - self->left,
                                                    bottom - axis));
  regie_scale_snapshot (&self->scale, snapshot, self->layout, self->text_scale, self->left,
                        width - self->left, 0, bottom);
  gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_ACCENT),
                             &GRAPHENE_RECT_INIT (today, pills, 2, bottom - pills));
  draw_hours (self, snapshot, tops, width);
  draw_what_if_bar (self, snapshot, tops);
  draw_marks (self, snapshot, tops, width);
  draw_ends (self, snapshot, bottom, width);
  regie_pill_snapshot (snapshot, self->small, _("today"), today, pills, self->left, width,
                       regie_tone (REGIE_TONE_ACCENT), &(GdkRGBA){ 1, 1, 1, 1 });
  if (self->ringed_due != REGIE_DAY_NONE)
    {
      const float x = self->left + regie_scale_x (&self->scale, self->ringed_due);
      const float round = regie_timeline_px (self, 8);

      regie_box_snapshot (snapshot, x - round, pills - round, 2 * round, 2 * round, round, NULL,
                          regie_tone (REGIE_TONE_ACCENT));
      gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_ACCENT),
                                 &GRAPHENE_RECT_INIT (x, pills + round, 1, bottom - pills - round));
    }
  if (self->moving < self->marks->len && self->note != NULL)
    {
      graphene_rect_t rect;

      regie_timeline_mark_rect (self, tops, &g_array_index (self->marks, Mark, self->moving),
                                &rect);
      regie_pill_snapshot (snapshot, self->small, self->note, rect.origin.x + rect.size.width / 2,
                           rect.origin.y - regie_timeline_px (self, 14), self->left, width,
                           regie_tone (REGIE_TONE_INK), regie_tone (REGIE_TONE_VIEW));
    }
  gtk_snapshot_pop (snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_focus (child))
      gtk_widget_snapshot_child (widget, child, snapshot);
}
