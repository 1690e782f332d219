/* SPDX-License-Identifier: EUPL-1.2 */
/* Where everybody in the drawing of a network stands, as properties of many random networks. */
#include "regie-network-layout.h"

#include <math.h>
#include <string.h>

#include "suite.h"

#define N_NETWORKS 400
#define MOST REGIE_NETWORK_SLOTS
#define WIDTH 900
#define HEIGHT 600

typedef struct {
  RegieSeat seats[MOST + 1];
  guint n;
} Sample;

static const RegieNetworkWords words = {
  { "Support", "School and work", "Income", "Wellbeing", "Housing" },
  { "2 weeks", "4 weeks", "silent" },
};

static const char *const names[] = {
  "Tante Hiwet",
  "Jeugdbescherming",
  "Mentor Vakschool",
  "Le",
  "Jongerenloket",
  "Huisarts",
  "Stichting Vluchteling-Studenten Universitair Asiel Fonds, regio Zuid-Limburg",
};

static RegieSeat
random_seat (gint64 id)
{
  return (RegieSeat){ .id = id,
                      .area = g_test_rand_int_range (0, REGIE_N_AREAS),
                      .slot = g_test_rand_int_range (0, REGIE_NETWORK_SLOTS),
                      .ring = g_test_rand_int_range (0, REGIE_N_RINGS),
                      .name = names[g_test_rand_int_range (0, G_N_ELEMENTS (names))],
                      .ago = "silent, 52 days" };
}

static gboolean
has_place (const Sample *self, const RegieSeat *seat)
{
  for (guint i = 0; i < self->n; i++)
    if (self->seats[i].area == seat->area && self->seats[i].slot == seat->slot)
      return TRUE;
  return FALSE;
}

/* N members, each in a place of its own as the program gives it. */
static void
make_sample (Sample *self, guint n)
{
  for (self->n = 0; self->n < n; self->n++)
    {
      RegieSeat seat = random_seat (self->n + 1);

      while (has_place (self, &seat))
        seat = random_seat (self->n + 1);
      self->seats[self->n] = seat;
    }
}

static RegieNetworkLayout *
lay_out (const Sample *self)
{
  return regie_network_layout_new (self->seats, self->n, &words, regie_letters_plain (), WIDTH,
                                   HEIGHT);
}

static gboolean
meet (const RegieNetworkBox *a, const RegieNetworkBox *b)
{
  return a->width > 0 && b->width > 0 && a->x < b->x + b->width && b->x < a->x + a->width
         && a->y < b->y + b->height && b->y < a->y + a->height;
}

static RegieNetworkBox
form_of_node (const RegieNetworkLayout *layout, guint at)
{
  const RegieNetworkNode *node = &layout->nodes[at];

  return (RegieNetworkBox){ node->x - layout->radius, node->y - layout->radius, 2 * layout->radius,
                            2 * layout->radius };
}

static void
check_inside (const RegieNetworkLayout *layout, const RegieNetworkBox *box)
{
  g_assert_cmpint (box->x, >=, 0);
  g_assert_cmpint (box->y, >=, 0);
  g_assert_cmpint (box->x + box->width, <=, layout->width);
  g_assert_cmpint (box->y + box->height, <=, layout->height);
}

/* No label stands on another, on a member, on a word of the drawing or outside it. */
static void
check_labels (const RegieNetworkLayout *layout)
{
  for (guint i = 0; i < layout->n; i++)
    {
      const RegieNetworkBox *label = &layout->nodes[i].label;

      if (label->width == 0)
        continue;
      check_inside (layout, label);
      for (guint k = 0; k < layout->n; k++)
        {
          const RegieNetworkBox form = form_of_node (layout, k);

          g_assert_false (meet (label, &form));
          g_assert_false (k != i && meet (label, &layout->nodes[k].label));
        }
      for (int k = 0; k < REGIE_N_AREAS; k++)
        g_assert_false (meet (label, &layout->areas[k]));
      for (int k = 0; k < REGIE_N_RINGS; k++)
        g_assert_false (meet (label, &layout->ring_names[k]));
    }
}

/* No member stands on another, and all stand inside. */
static void
check_members (const RegieNetworkLayout *layout)
{
  for (guint i = 0; i < layout->n; i++)
    {
      const RegieNetworkBox form = form_of_node (layout, i);

      check_inside (layout, &form);
      for (guint k = 0; k < i; k++)
        g_assert_cmpfloat (hypot (layout->nodes[i].x - layout->nodes[k].x,
                                  layout->nodes[i].y - layout->nodes[k].y),
                           >=, 2 * layout->radius);
    }
}

static void
test_nothing_overlaps (void)
{
  for (guint i = 0; i < N_NETWORKS; i++)
    {
      Sample sample;
      g_autoptr (RegieNetworkLayout) layout = NULL;

      make_sample (&sample, 1 + i % MOST);
      layout = lay_out (&sample);
      check_members (layout);
      check_labels (layout);
    }
}

/* All in one sector, and all in one ring of it. */
static void
test_crowds (void)
{
  for (int area = 0; area < REGIE_N_AREAS; area++)
    for (int ring = 0; ring <= REGIE_N_RINGS; ring++)
      {
        Sample sample = { .n = MOST };
        g_autoptr (RegieNetworkLayout) layout = NULL;

        for (guint i = 0; i < MOST; i++)
          {
            sample.seats[i] = random_seat (i + 1);
            sample.seats[i].area = area;
            sample.seats[i].slot = (int) i;
            if (ring < REGIE_N_RINGS)
              sample.seats[i].ring = ring;
          }
        layout = lay_out (&sample);
        check_members (layout);
        check_labels (layout);
      }
}

/* Up to a dozen in one area have their names all, whoever is where; of a full area most. */
static void
test_names_in_a_crowd (void)
{
  for (guint i = 0; i < N_NETWORKS; i++)
    {
      Sample sample = { .n = 1 + i % 12 };
      g_autoptr (RegieNetworkLayout) layout = NULL;

      for (guint k = 0; k < sample.n; k++)
        {
          sample.seats[k] = random_seat (k + 1);
          sample.seats[k].area = i % REGIE_N_AREAS;
          sample.seats[k].slot = (int) k;
        }
      layout = lay_out (&sample);
      check_labels (layout);
      for (guint k = 0; k < sample.n; k++)
        g_assert_cmpint (layout->nodes[k].label.width, >, 0);
    }
}

static const RegieNetworkNode *
node_of (const Sample *sample, const RegieNetworkLayout *layout, gint64 id)
{
  for (guint i = 0; i < sample->n; i++)
    if (sample->seats[i].id == id)
      return &layout->nodes[i];
  return NULL;
}

/* Are both lines there? */
static gboolean
is_whole (const RegieNetworkLayout *layout, const RegieNetworkNode *node)
{
  return node->label.width > 0 && node->label.height == 2 * layout->line;
}

/* Everybody but EXCEPT stands in AFTER where it stood in BEFORE, with the label on the same side
 * where there is room for it. */
static void
check_stands (const Sample *before, const Sample *after, gint64 except)
{
  g_autoptr (RegieNetworkLayout) was = lay_out (before);
  g_autoptr (RegieNetworkLayout) is = lay_out (after);

  for (guint i = 0; i < before->n; i++)
    {
      const RegieNetworkNode *now = node_of (after, is, before->seats[i].id);

      if (before->seats[i].id == except)
        continue;
      g_assert_nonnull (now);
      g_assert_cmpint (ABS (now->x - was->nodes[i].x), <=, 1);
      g_assert_cmpint (ABS (now->y - was->nodes[i].y), <=, 1);
      if (is_whole (is, now) && is_whole (was, &was->nodes[i]))
        g_assert_cmpint (now->side, ==, was->nodes[i].side);
    }
}

/* Who comes, goes or is talked to moves nobody else. */
static void
test_is_stable (void)
{
  for (guint i = 0; i < N_NETWORKS; i++)
    {
      Sample sample;
      Sample other;
      RegieSeat seat = random_seat (1000);
      guint at;

      make_sample (&sample, 1 + i % MOST);
      other = sample;
      while (has_place (&sample, &seat))
        seat = random_seat (1000);
      other.seats[other.n++] = seat;
      check_stands (&sample, &other, 0);
      other = sample;
      at = (guint) g_test_rand_int_range (0, (int) sample.n);
      other.seats[at].ring = (other.seats[at].ring + 1) % REGIE_N_RINGS;
      check_stands (&sample, &other, sample.seats[at].id);
      other.seats[at] = other.seats[--other.n];
      check_stands (&sample, &other, sample.seats[at].id);
    }
}

/* The same members in another order give the same drawing. */
static void
test_order_is_nothing (void)
{
  Sample sample;
  Sample other;
  g_autoptr (RegieNetworkLayout) one = NULL;
  g_autoptr (RegieNetworkLayout) two = NULL;

  make_sample (&sample, 12);
  other = sample;
  for (guint i = 0; i < other.n; i++)
    other.seats[i] = sample.seats[sample.n - 1 - i];
  one = lay_out (&sample);
  two = lay_out (&other);
  for (guint i = 0; i < sample.n; i++)
    g_assert_cmpmem (&one->nodes[i], sizeof one->nodes[i], &two->nodes[sample.n - 1 - i],
                     sizeof one->nodes[i]);
}

/* Of two with one place the first has it, and a third that has its own keeps it. */
static void
test_one_place_for_two (void)
{
  const RegieSeat first = { 1, REGIE_AREA_SCHOOL, 2, REGIE_RING_NEAR, "A", "1 day" };
  const RegieSeat second = { 2, REGIE_AREA_SCHOOL, 2, REGIE_RING_NEAR, "B", "1 day" };
  const RegieSeat third = { 3, REGIE_AREA_SCHOOL, 3, REGIE_RING_NEAR, "C", "1 day" };
  const RegieSeat fourth = { 4, REGIE_AREA_SCHOOL, 4, REGIE_RING_NEAR, "D", "1 day" };
  const Sample apart = { { first, third, fourth }, 3 };
  const Sample together = { { third, second, first }, 3 };
  g_autoptr (RegieNetworkLayout) expected = lay_out (&apart);
  g_autoptr (RegieNetworkLayout) layout = lay_out (&together);

  g_assert_cmpint (layout->nodes[2].x, ==, expected->nodes[0].x);
  g_assert_cmpint (layout->nodes[0].x, ==, expected->nodes[1].x);
  g_assert_cmpint (layout->nodes[1].x, ==, expected->nodes[2].x);
  g_assert_cmpint (layout->nodes[1].y, ==, expected->nodes[2].y);
}

/* Every sector lies where it should, and a member lies in the ring of its last contact. */
static void
test_sectors_and_rings (void)
{
  for (int area = 0; area < REGIE_N_AREAS; area++)
    for (int slot = 0; slot < REGIE_NETWORK_SLOTS; slot++)
      for (int ring = 0; ring < REGIE_N_RINGS; ring++)
        {
          const Sample sample = { { { 1, area, slot, ring, "A", "1 day" } }, 1 };
          g_autoptr (RegieNetworkLayout) layout = lay_out (&sample);
          const double x = layout->nodes[0].x - layout->x;
          const double y = layout->y - layout->nodes[0].y;
          const double outer = hypot (x / layout->rings[ring].x, y / layout->rings[ring].y);
          const double inner = ring > 0 ? hypot (x / layout->rings[ring - 1].x,
                                                 y / layout->rings[ring - 1].y)
                                        : 2;
          const double turn = 360.0 / REGIE_N_AREAS;
          double angle = atan2 (x / layout->rings[2].x, y / layout->rings[2].y) * 180 / G_PI;

          angle = fmod (angle - area * turn + 540, 360) - 180;
          g_assert_cmpfloat (ABS (angle), <, turn / 2 + 1.5);
          g_assert_cmpfloat (outer, <, 1);
          g_assert_cmpfloat (inner, >, 1);
        }
}

/* Most networks of usual size say all names whole. */
static void
test_usual_networks (void)
{
  guint n_all = 0;
  guint n_shown = 0;
  guint n_whole = 0;

  for (guint i = 0; i < N_NETWORKS; i++)
    {
      Sample sample = { .n = 6 + i % 7 };
      int slots[REGIE_N_AREAS] = { 0 };
      g_autoptr (RegieNetworkLayout) layout = NULL;

      for (guint k = 0; k < sample.n; k++)
        {
          sample.seats[k] = random_seat (k + 1);
          sample.seats[k].area = (k + i) % REGIE_N_AREAS;
          sample.seats[k].slot = slots[sample.seats[k].area]++;
          sample.seats[k].name = names[k % 6];
        }
      layout = lay_out (&sample);
      for (guint k = 0; k < sample.n; k++)
        {
          const RegieLetters *letters = regie_letters_plain ();
          const int width = MAX (letters->width (NULL, sample.seats[k].name, TRUE),
                                 letters->width (NULL, sample.seats[k].ago, FALSE));

          n_all++;
          n_shown += layout->nodes[k].label.width > 0;
          n_whole += layout->nodes[k].label.width == width;
        }
    }
  g_test_message ("%u of %u shown, %u whole", n_shown, n_all, n_whole);
  g_assert_cmpuint (n_shown * 100, >=, n_all * 97);
  g_assert_cmpuint (n_whole * 100, >=, n_all * 90);
}

/* In every room, also one that is far too small. */
static void
test_every_room (void)
{
  static const int rooms[][2] = { { 1, 1 },     { 280, 300 }, { 420, 640 },
                                  { 700, 480 }, { 900, 600 }, { 1800, 1000 } };
  Sample sample;

  make_sample (&sample, 12);
  for (guint i = 0; i < G_N_ELEMENTS (rooms); i++)
    {
      g_autoptr (RegieNetworkLayout) layout = regie_network_layout_new (
        sample.seats, sample.n, &words, regie_letters_plain (), rooms[i][0], rooms[i][1]);

      check_labels (layout);
      if (rooms[i][0] >= 420)
        check_members (layout);
    }
}

/* Nobody: the rings and the words are there. */
static void
test_nobody (void)
{
  g_autoptr (RegieNetworkLayout) layout = regie_network_layout_new (NULL, 0, &words,
                                                                    regie_letters_plain (), WIDTH,
                                                                    HEIGHT);

  g_assert_cmpuint (layout->n, ==, 0);
  for (int i = 0; i < REGIE_N_AREAS; i++)
    check_inside (layout, &layout->areas[i]);
  for (int i = 0; i < REGIE_N_RINGS; i++)
    check_inside (layout, &layout->ring_names[i]);
}

TEST_SUITE (network_layout)
{
  g_test_add_func ("/network-layout/nothing-overlaps", test_nothing_overlaps);
  g_test_add_func ("/network-layout/crowds", test_crowds);
  g_test_add_func ("/network-layout/a-dozen-in-one-area-have-names", test_names_in_a_crowd);
  g_test_add_func ("/network-layout/who-comes-and-goes-moves-nobody", test_is_stable);
  g_test_add_func ("/network-layout/order-is-nothing", test_order_is_nothing);
  g_test_add_func ("/network-layout/one-place-for-two", test_one_place_for_two);
  g_test_add_func ("/network-layout/sectors-and-rings", test_sectors_and_rings);
  g_test_add_func ("/network-layout/usual-networks-say-all", test_usual_networks);
  g_test_add_func ("/network-layout/every-room", test_every_room);
  g_test_add_func ("/network-layout/nobody", test_nobody);
}
