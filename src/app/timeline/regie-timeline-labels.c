/* SPDX-License-Identifier: EUPL-1.2 */
/* Where the name of each mark stands: in it or beside it, and nowhere where something else is. */
#include "regie-timeline-private.h"

#include <math.h>

#define N_LINES 3 /* today, the end, and in a trial the end that was */
/* In the usual size of text. */
#define INSIDE 8  /* between the edge of a bar and its name */
#define BESIDE 14 /* between the middle of a point and its name */
#define BELOW 17  /* under the middle of an exam */

typedef struct {
  RegieTimeline *self;
  int width;
  float lines[N_LINES]; /* that run through all lanes */
  GArray *taken;        /* graphene_rect_t: the marks by their number, then the names */
} Placing;

static gboolean
crosses (const Placing *p, const graphene_rect_t *rect)
{
  for (guint i = 0; i < G_N_ELEMENTS (p->lines); i++)
    if (rect->origin.x < p->lines[i] + 3 && rect->origin.x + rect->size.width > p->lines[i] - 2)
      return TRUE;
  return FALSE;
}

/* Is RECT whole on the screen and on nothing but its own mark? */
static gboolean
is_free (const Placing *p, guint own, const graphene_rect_t *rect)
{
  if (rect->origin.x < p->self->left + 2 || rect->origin.x + rect->size.width > p->width - 2
      || crosses (p, rect))
    return FALSE;
  for (guint i = 0; i < p->taken->len; i++)
    if (i != own
        && graphene_rect_intersection (rect, &g_array_index (p->taken, graphene_rect_t, i), NULL))
      return FALSE;
  return TRUE;
}

/* Takes the place at X, with its middle at Y; FALSE when it is not free. */
static gboolean
try_place (const Placing *p, guint own, float x, float y, gboolean inside)
{
  Label *label = &g_array_index (p->self->labels, Label, own);
  graphene_rect_t rect = GRAPHENE_RECT_INIT (floorf (x), floorf (y - label->rect.size.height / 2),
                                             label->rect.size.width, label->rect.size.height);

  if (!is_free (p, own, &rect))
    return FALSE;
  label->rect = rect;
  label->inside = inside;
  label->shown = TRUE;
  g_array_append_val (p->taken, rect);
  return TRUE;
}

static void
measure (const Placing *p, guint own, PangoLayout *layout)
{
  Label *label = &g_array_index (p->self->labels, Label, own);
  int w, h;

  pango_layout_set_text (layout, g_array_index (p->self->marks, Mark, own).label, -1);
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &w, &h);
  label->rect = GRAPHENE_RECT_INIT (0, 0, w, h);
}

/* In the bar when it fits whole, at its beginning or behind the line that runs through it; else
 * behind the bar. */
static void
place_in_bar (const Placing *p, guint own)
{
  const graphene_rect_t *bar = &g_array_index (p->taken, graphene_rect_t, own);
  float y = bar->origin.y + bar->size.height / 2;
  float left = MAX (bar->origin.x, p->self->left);
  float right = MIN (bar->origin.x + bar->size.width, p->width);
  const Label *label = &g_array_index (p->self->labels, Label, own);
  const float inside = regie_timeline_px (p->self, INSIDE);

  measure (p, own, p->self->bold);
  if (left + inside + label->rect.size.width + 6 <= right
      && try_place (p, own, left + inside, y, TRUE))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (p->lines); i++)
    if (p->lines[i] > left && p->lines[i] + inside + label->rect.size.width + 6 <= right
        && try_place (p, own, p->lines[i] + inside, y, TRUE))
      return;
  measure (p, own, p->self->small);
  try_place (p, own, right + 6, y, FALSE);
}

/* To the right of the point, or else to its left; of an exam below it. */
static void
place_at_point (const Placing *p, guint own)
{
  const graphene_rect_t *point = &g_array_index (p->taken, graphene_rect_t, own);
  float x = point->origin.x + point->size.width / 2;
  float y = point->origin.y + point->size.height / 2;
  const float below = y + regie_timeline_px (p->self, BELOW);
  const float beside = regie_timeline_px (p->self, BESIDE);
  float w;

  measure (p, own, p->self->small);
  w = g_array_index (p->self->labels, Label, own).rect.size.width;
  if (g_array_index (p->self->marks, Mark, own).lane == LANE_EXAMS)
    {
      if (!try_place (p, own, x - w / 2, below, FALSE) && !try_place (p, own, x - 6, below, FALSE))
        try_place (p, own, x + 6 - w, below, FALSE);
    }
  else if (!try_place (p, own, x + beside, y, FALSE))
    try_place (p, own, x - beside - w, y, FALSE);
}

static gboolean
has_label (const Mark *mark)
{
  return mark->label != NULL && *mark->label != '\0' && !mark->was;
}

/* What is decided is named before what merely happened. */
static gboolean
is_first (const Mark *mark)
{
  return mark->until != REGIE_DAY_NONE || mark->shape == REGIE_SHAPE_DECISION;
}

static float
line_x (RegieTimeline *self, RegieDay day)
{
  return day != REGIE_DAY_NONE ? floorf (self->left + regie_scale_x (&self->scale, day)) : -1e6f;
}

static void
find_lines (RegieTimeline *self, float lines[N_LINES])
{
  RegieDay end = regie_timeline_shown_end (self);

  lines[0] = line_x (self, regie_office_today (self->office));
  lines[1] = line_x (self, end != REGIE_DAY_NONE ? end + 1 : end);
  lines[2] = line_x (self, self->end != REGIE_DAY_NONE ? self->end + 1 : self->end);
}

void
regie_timeline_place_labels (RegieTimeline *self, const float *tops, int width)
{
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  Placing p = { self, width, { 0, 0 }, taken };

  find_lines (self, p.lines);
  g_array_set_size (self->labels, 0);
  g_array_set_size (self->labels, self->marks->len);
  for (guint i = 0; i < self->marks->len; i++)
    {
      graphene_rect_t rect;

      regie_timeline_mark_rect (self, tops, &g_array_index (self->marks, Mark, i), &rect);
      g_array_append_val (taken, rect);
    }
  for (int first = TRUE; first >= FALSE; first--)
    for (guint i = 0; i < self->marks->len; i++)
      {
        const Mark *mark = &g_array_index (self->marks, Mark, i);

        if (!has_label (mark) || is_first (mark) != first)
          continue;
        if (mark->until != REGIE_DAY_NONE)
          place_in_bar (&p, i);
        else
          place_at_point (&p, i);
      }
}

float
regie_timeline_clear_of_lines (RegieTimeline *self, float x, float text_width)
{
  float lines[N_LINES];

  find_lines (self, lines);
  /* As often as there are lines, for behind the one the other may come. */
  for (guint i = 0; i < N_LINES * N_LINES; i++)
    if (x < lines[i % N_LINES] + 3 && x + text_width > lines[i % N_LINES] - 2)
      x = lines[i % N_LINES] + 6;
  return x;
}
