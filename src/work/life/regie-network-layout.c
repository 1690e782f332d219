/* SPDX-License-Identifier: EUPL-1.2 */
/* Where everybody in the drawing of a network stands. */
#include "regie-network-layout.h"

#include <math.h>

#include "regie-network-places.h"

/* The room for which the sizes below are, in pixels; another room has them in proportion. */
#define WIDTH 900
#define HEIGHT 600
#define CORE 38
#define RADIUS 16
#define LEAST_RADIUS 3
/* Beside the outer ring, for names of who stands on it. */
#define SIDE 92
/* Between a member and its label, and between a label and anything else. */
#define GAP 6
#define AIR 3
/* A label of less than so many times its line says nothing. */
#define LEAST_LINES 2.2
/* Where both lines do not fit the name stands alone, with so many times its line of it, at most so
 * many half lines higher or lower; and where that does not fit either with less, further away. */
#define NAME_LINES 4
#define NAME_STEPS 3
#define LEAST_NAME_LINES 1
#define MOST_NAME_STEPS 8
/* The outer edges of the bands, in thousandths of the outer ring. */
static const int edges[REGIE_N_RINGS] = { 510, 755, 1000 };
/* Where the words of an area stand, in thousandths of the half axes, and of their own width. */
static const struct {
  int x, y, align;
} corners[REGIE_N_AREAS] = {
  { 0, -1000, 500 }, { 700, -860, 0 }, { 700, 860, 0 }, { -700, 860, 1000 }, { -700, -860, 1000 },
};

static gboolean
touches (const RegieNetworkBox *a, const RegieNetworkBox *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height
         && b->y < a->y + a->height;
}

static void
place_rings (RegieNetworkLayout *self)
{
  int top = self->line + 2 * AIR + GAP;
  int side = CLAMP (SIDE * self->width / WIDTH, 2 * GAP, SIDE);
  double scale = MIN ((double) self->width / WIDTH, (double) self->height / HEIGHT);
  int outer_x = MAX (self->width / 2 - side, 1);
  int outer_y = MAX ((self->height - top - GAP) / 2, 1);

  self->x = self->width / 2;
  self->y = top + outer_y;
  self->core = (int) lrint (CORE * CLAMP (scale, .85, 1.4));
  self->radius = (int) lrint (RADIUS * CLAMP (scale, .7, 1.3));
  for (int i = 0; i < REGIE_N_RINGS; i++)
    {
      self->rings[i].x = outer_x * edges[i] / 1000;
      self->rings[i].y = outer_y * edges[i] / 1000;
    }
}

static void
place_words (RegieNetworkLayout *self, const RegieNetworkWords *words, const RegieLetters *letters)
{
  const int outer_x = self->rings[REGIE_RING_SILENT].x;
  const int outer_y = self->rings[REGIE_RING_SILENT].y;

  for (int i = 0; i < REGIE_N_AREAS; i++)
    {
      int width = letters->width (letters->data, words->areas[i], TRUE);
      int x = self->x + outer_x * corners[i].x / 1000 - width * corners[i].align / 1000;
      int y = self->y + outer_y * corners[i].y / 1000;

      self->areas[i] = (RegieNetworkBox){ CLAMP (x, 0, MAX (self->width - width, 0)),
                                          i == 0 ? AIR : y - self->line / 2, width, self->line };
    }
  for (int i = 0; i < REGIE_N_RINGS; i++)
    {
      int width = letters->width (letters->data, words->rings[i], i == REGIE_RING_SILENT);
      int y = self->y + self->rings[i].y
              - (i == REGIE_RING_SILENT ? self->line + GAP : self->line / 2);

      self->ring_names[i] = (RegieNetworkBox){ self->x - width / 2, y, width, self->line };
    }
}

static int
own_slot (const RegieSeat *seat)
{
  return ABS (seat->slot) % REGIE_NETWORK_SLOTS;
}

/* The slot that each of the seats has in the end.  First everybody who can has its own, the lowest
 * id first; who is left takes the next that is free. */
static void
settle_slots (const RegieSeat *seats, const guint *order, guint n, int *slots)
{
  gboolean taken[REGIE_N_AREAS][REGIE_NETWORK_SLOTS] = { 0 };

  for (int others = FALSE; others <= TRUE; others++)
    for (guint i = 0; i < n; i++)
      {
        const RegieSeat *seat = &seats[order[i]];
        gboolean *of = taken[seat->area];
        int slot = own_slot (seat);

        if (!others)
          slots[order[i]] = of[slot] ? -1 : slot;
        else if (slots[order[i]] < 0)
          for (int k = 0; k < REGIE_NETWORK_SLOTS && of[slot]; k++)
            slot = (slot + 1) % REGIE_NETWORK_SLOTS;
        of[slot] = TRUE;
        slots[order[i]] = others || slots[order[i]] >= 0 ? slot : -1;
      }
}

/* The place of SLOT in AREA and RING.  The left half mirrors the right. */
static void
place_node (const RegieNetworkLayout *self, RegieArea area, int slot, RegieRing ring,
            RegieNetworkNode *node)
{
  const gboolean is_mirrored = area == REGIE_AREA_WELLBEING || area == REGIE_AREA_HOUSING;
  const int row = is_mirrored ? REGIE_N_AREAS - (int) area : (int) area;
  const RegieNetworkPlace *place = &regie_network_places[row][slot];
  const double angle = place->angle * G_PI / 180;
  const double outer_x = self->rings[ring].x;
  const double outer_y = self->rings[ring].y;
  const double inner_x = ring > 0 ? self->rings[ring - 1].x : self->core + self->radius;
  const double inner_y = ring > 0 ? self->rings[ring - 1].y : self->core + self->radius;
  const double x = (inner_x + (outer_x - inner_x) * place->depth / 100) * sin (angle);
  const double y = (inner_y + (outer_y - inner_y) * place->depth / 100) * cos (angle);

  node->x = self->x + (int) lrint (is_mirrored ? -x : x);
  node->y = self->y - (int) lrint (y);
  node->side = place->side;
  if (is_mirrored && place->side <= REGIE_LABEL_LEFT)
    node->side = place->side == REGIE_LABEL_LEFT ? REGIE_LABEL_RIGHT : REGIE_LABEL_LEFT;
}

/* Where many stand close together all are smaller, rather than on each other. */
static void
fit_radius (RegieNetworkLayout *self)
{
  for (guint i = 0; i < self->n; i++)
    for (guint k = 0; k < i; k++)
      {
        double distance = hypot (self->nodes[i].x - self->nodes[k].x,
                                 self->nodes[i].y - self->nodes[k].y);

        self->radius = MAX (MIN (self->radius, (int) (distance / 2) - 1), LEAST_RADIUS);
      }
}

static RegieNetworkBox
node_box (const RegieNetworkLayout *self, const RegieNetworkNode *node)
{
  return (RegieNetworkBox){ node->x - self->radius - AIR, node->y - self->radius - AIR,
                            2 * (self->radius + AIR), 2 * (self->radius + AIR) };
}

/* LABEL becomes as narrow as it must be to leave BOX alone; no width when it cannot. */
static void
make_room (RegieNetworkBox *label, RegieLabelSide side, const RegieNetworkBox *box)
{
  int right = label->x + label->width;
  int middle = label->x + label->width / 2;
  int half;

  if (label->width <= 0 || !touches (label, box))
    return;
  switch (side)
    {
    case REGIE_LABEL_RIGHT:
      label->width = MAX (box->x - AIR - label->x, 0);
      break;
    case REGIE_LABEL_LEFT:
      label->x = MIN (box->x + box->width + AIR, right);
      label->width = right - label->x;
      break;
    default:
      half = MAX (box->x - AIR - middle, middle - box->x - box->width - AIR);
      label->width = 2 * MAX (half, 0);
      label->x = middle - label->width / 2;
    }
}

/* A label of HEIGHT on the side of NODE, as far as the room goes; DOWN pixels below its place. */
static RegieNetworkBox
whole_label (const RegieNetworkLayout *self, const RegieNetworkNode *node, int width, int height,
             int down)
{
  const int away = self->radius + GAP;
  RegieNetworkBox label = { node->x + away, node->y - height / 2 + down, width, height };
  int half = MIN (width / 2, MIN (node->x, self->width - node->x));

  switch (node->side)
    {
    case REGIE_LABEL_RIGHT:
      label.width = MIN (width, self->width - label.x);
      break;
    case REGIE_LABEL_LEFT:
      label.width = MIN (width, node->x - away);
      label.x = node->x - away - label.width;
      break;
    case REGIE_LABEL_ABOVE:
      label = (RegieNetworkBox){ node->x - half, node->y - away - height + AIR - ABS (down),
                                 2 * half, height };
      break;
    default:
      label = (RegieNetworkBox){ node->x - half, node->y + away - AIR + ABS (down), 2 * half,
                                 height };
    }
  if (label.y < 0 || label.y + height > self->height)
    label.width = 0;
  return label;
}

static void
make_room_for_words (const RegieNetworkLayout *self, RegieLabelSide side, RegieNetworkBox *label)
{
  const RegieNetworkBox core = { self->x - self->core, self->y - self->core, 2 * self->core,
                                 2 * self->core };

  make_room (label, side, &core);
  for (int i = 0; i < REGIE_N_AREAS; i++)
    make_room (label, side, &self->areas[i]);
  for (int i = 0; i < REGIE_N_RINGS; i++)
    make_room (label, side, &self->ring_names[i]);
}

/* A label for NODE, number I of ORDER, as far as whoever was there before leaves room for it. */
static RegieNetworkBox
fit_label (const RegieNetworkLayout *self, const RegieNetworkNode *node, const guint *order,
           guint i, RegieNetworkBox label)
{
  make_room_for_words (self, node->side, &label);
  for (guint k = 0; k < self->n; k++)
    {
      const RegieNetworkBox box = node_box (self, &self->nodes[k]);

      if (k != order[i])
        make_room (&label, node->side, &box);
    }
  for (guint k = 0; k < i; k++)
    if (self->nodes[order[k]].label.width > 0)
      make_room (&label, node->side, &self->nodes[order[k]].label);
  return label;
}

/* The name alone, WIDTH wide, in the nearest room that leaves LEAST of it, at most so many half
 * lines higher or lower than NODE, number I of ORDER: on its own side before the others.  FALSE:
 * there is none. */
static gboolean
fit_name (RegieNetworkLayout *self, const guint *order, guint i, int width, int least, int steps)
{
  static const RegieLabelSide sides[] = { REGIE_LABEL_RIGHT, REGIE_LABEL_LEFT, REGIE_LABEL_ABOVE,
                                          REGIE_LABEL_BELOW };
  RegieNetworkNode *node = &self->nodes[order[i]];

  for (int at = 0; at <= 2 * steps; at++)
    for (guint k = 0; k <= G_N_ELEMENTS (sides); k++)
      {
        const int down = (at + 1) / 2 * (at % 2 == 0 ? 1 : -1) * self->line / 2;
        RegieNetworkNode there = *node;

        there.side = k == 0 ? node->side : sides[k - 1];
        there.label = fit_label (self, &there, order, i,
                                 whole_label (self, &there, width, self->line, down));
        if (there.label.width < MIN (width, least))
          continue;
        *node = there;
        return TRUE;
      }
  return FALSE;
}

/* Whoever was there first keeps its label whole: ORDER is by id.  Where there is no room for both
 * lines the name stands alone. */
static void
place_labels (RegieNetworkLayout *self, const RegieSeat *seats, const guint *order,
              const RegieLetters *letters)
{
  for (guint i = 0; i < self->n; i++)
    {
      const RegieSeat *seat = &seats[order[i]];
      RegieNetworkNode *node = &self->nodes[order[i]];
      int name = letters->width (letters->data, seat->name, TRUE);
      int width = MAX (name, letters->width (letters->data, seat->ago, FALSE));

      node->label = fit_label (self, node, order, i,
                               whole_label (self, node, width, 2 * self->line, 0));
      if (node->label.width < MIN (width, (int) (LEAST_LINES * self->line))
          && !fit_name (self, order, i, name, NAME_LINES * self->line, NAME_STEPS)
          && !fit_name (self, order, i, name, LEAST_NAME_LINES * self->line, MOST_NAME_STEPS))
        node->label.width = 0;
    }
}

static int
compare_ids (gconstpointer a, gconstpointer b, gpointer seats)
{
  gint64 x = ((const RegieSeat *) seats)[*(const guint *) a].id;
  gint64 y = ((const RegieSeat *) seats)[*(const guint *) b].id;

  return (x > y) - (x < y);
}

RegieNetworkLayout *
regie_network_layout_new (const RegieSeat *seats, guint n, const RegieNetworkWords *words,
                          const RegieLetters *letters, int width, int height)
{
  RegieNetworkLayout *self = g_new0 (RegieNetworkLayout, 1);
  g_autofree guint *order = g_new (guint, n);
  g_autofree int *slots = g_new (int, n);

  g_return_val_if_fail (seats != NULL || n == 0, NULL);
  g_return_val_if_fail (words != NULL && letters != NULL && width > 0 && height > 0, NULL);
  self->width = width;
  self->height = height;
  self->line = letters->height;
  self->nodes = g_new0 (RegieNetworkNode, n);
  self->n = n;
  place_rings (self);
  place_words (self, words, letters);
  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof (guint), compare_ids, (gpointer) seats);
  settle_slots (seats, order, n, slots);
  for (guint i = 0; i < n; i++)
    place_node (self, seats[i].area, slots[i], seats[i].ring, &self->nodes[i]);
  fit_radius (self);
  place_labels (self, seats, order, letters);
  return self;
}

void
regie_network_layout_free (RegieNetworkLayout *self)
{
  if (self == NULL)
    return;
  g_free (self->nodes);
  g_free (self);
}

void
regie_network_layout_border (const RegieNetworkLayout *self, RegieArea area, double *x, double *y)
{
  const double angle = (2.0 * area - 1) * G_PI / REGIE_N_AREAS;

  g_return_if_fail (self != NULL && x != NULL && y != NULL);
  *x = self->x + self->rings[REGIE_RING_SILENT].x * sin (angle);
  *y = self->y - self->rings[REGIE_RING_SILENT].y * cos (angle);
}
