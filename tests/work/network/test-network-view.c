/* SPDX-License-Identifier: EUPL-1.2 */
/* What the view of a network says: the drawing as values, the list, and what stands beside it. */
#include "regie-network-view.h"

#include "regie-network-commands.h"
#include "regie-network-draw.h"
#include "regie-network-list.h"
#include "regie-text.h"

#include "records.h"

/* A member of DOSSIER in AREA, last spoken to on DAY (NULL: never). */
static gint64
add_tie (Fixture *f, gint64 dossier, const char *name, const char *role, const char *area,
         const char *day)
{
  gint64 tie = record_in (f, REGIE_ENTITY_Tie, dossier,
                          PAIRS ("naam", name, "rol", role, "gebied", area));
  char id[REGIE_NUMBER_TEXT];

  if (day != NULL)
    tell (f, dossier, "contact", day, PAIRS ("netwerklid", regie_number_format (tie, id)));
  return tie;
}

static RegieNetworkView *
load (Fixture *f, gint64 dossier)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_int64 (dossier));
  g_autoptr (GError) error = NULL;
  RegieNetworkView *view;
  RegieMe me;
  RegieWork work = work_as (f, &me, "consulent");

  view = regie_question_ask (&work, &regie_network_questions[REGIE_NETWORK_READ], target, &error);
  g_assert_no_error (error);
  return view;
}

static void
assert_says (const char *text, const char *sentence)
{
  if (strstr (text, sentence) == NULL)
    g_error ("“%s” does not stand in:\n%s", sentence, text);
}

/* Four members, of whom one has ended. */
static gint64
make_network (Fixture *f)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 aunt = add_tie (f, dossier, "Tante Hiwet", "familie", "steun", "2026-11-20");
  gint64 mentor = add_tie (f, dossier, "Mentor", "school", "school_werk", "2026-11-04");
  char one[REGIE_NUMBER_TEXT];
  char other[REGIE_NUMBER_TEXT];

  add_tie (f, dossier, "Huisarts", NULL, "welzijn", "2026-10-21");
  record_in (f, REGIE_ENTITY_Tie, dossier,
             PAIRS ("naam", "Buurvrouw", "gebied", "wonen", "van", "2025-01-01", "tot",
                    "2026-01-01"));
  regie_number_format (aunt, one);
  record_in (f, REGIE_ENTITY_Link, dossier,
             PAIRS ("netwerklid", one, "kent", regie_number_format (mentor, other)));
  record_in (f, REGIE_ENTITY_Consent, dossier,
             PAIRS ("netwerklid", one, "deelt", "steun", "gegeven_door", "betrokkene", "gegeven_op",
                    "2026-11-01"));
  return dossier;
}

static void
test_drawing (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieNetworkView) view = load (f, make_network (f));
  RegieNetworkMark *aunt = regie_network_view_get_mark (view, 0);
  RegieNetworkMark *doctor = regie_network_view_get_mark (view, 2);
  g_autoptr (RegieNetworkBond) bond = g_list_model_get_item (G_LIST_MODEL (view->bonds), 0);

  g_assert_cmpuint (regie_network_view_get_n_marks (view), ==, 3);
  g_assert_cmpstr (view->called, ==, "Selam");
  g_assert_cmpstr (view->title, ==, "Network of Selam Berhane, 23 November 2026");
  g_assert_cmpstr (view->spoken, ==, "The network of Selam Berhane: 3 members");
  g_assert_cmpstr (view->silence, ==, "silent, longer than 4 weeks");
  g_assert_cmpstr (view->rings[REGIE_RING_NEAR], ==, "2 weeks");
  g_assert_cmpstr (aunt->name, ==, "Tante Hiwet");
  g_assert_cmpstr (aunt->ago, ==, "3 days");
  g_assert_cmpstr (aunt->initials, ==, "TH");
  g_assert_cmpint (aunt->area, ==, REGIE_AREA_SUPPORT);
  g_assert_cmpint (aunt->ring, ==, REGIE_RING_NEAR);
  g_assert_true (aunt->is_person);
  g_assert_false (aunt->is_locked);
  g_assert_cmpstr (doctor->ago, ==, "silent, 33 days");
  g_assert_cmpstr (doctor->initials, ==, "Hu");
  g_assert_true (doctor->is_locked);
  g_assert_cmpint (view->most_silent, ==, 2);
  g_assert_cmpint (bond->one, ==, 0);
  g_assert_cmpint (bond->other, ==, 1);
}

#define WIDTH 700
#define HEIGHT 500
#define TURNED_BY(n) (3 * (n)) /* pieces of so many members: tie, form and label */

typedef struct {
  RegieNetworkPens pens;
  RegieNetworkLayout *layout;
} Drawn;

static void
drawn_init (Drawn *self, RegieNetworkView *view)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  RegieLetters letters;

  self->pens = (RegieNetworkPens){ pango_layout_new (context), pango_layout_new (context) };
  letters = regie_network_pens_letters (&self->pens);
  self->layout = regie_network_view_layout (view, &letters, WIDTH, HEIGHT);
  g_object_unref (context);
}

static void
drawn_clear (Drawn *self)
{
  regie_network_layout_free (self->layout);
  g_object_unref (self->pens.plain);
  g_object_unref (self->pens.bold);
}

static cairo_surface_t *
draw (RegieNetworkView *view, const Drawn *drawn, gboolean in_pieces)
{
  const RegieNetworkLook look = { FALSE, FALSE };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  if (!in_pieces)
    regie_network_draw (cr, view, drawn->layout, look, &drawn->pens);
  for (guint i = 0; in_pieces && i < regie_network_n_pieces (drawn->layout); i++)
    {
      const RegieNetworkBox box = regie_network_piece_box (drawn->layout, i);

      cairo_save (cr);
      cairo_rectangle (cr, box.x, box.y, box.width, box.height);
      cairo_clip (cr);
      regie_network_draw_piece (cr, view, drawn->layout, look, &drawn->pens, i);
      cairo_restore (cr);
    }
  cairo_destroy (cr);
  return surface;
}

/* Every piece lies within what it says: cut off there, the drawing is the same. */
static void
test_pieces (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieNetworkView) view = load (f, make_network (f));
  Drawn drawn;
  cairo_surface_t *whole, *cut;

  drawn_init (&drawn, view);
  whole = draw (view, &drawn, FALSE);
  cut = draw (view, &drawn, TRUE);
  g_assert_cmpmem (cairo_image_surface_get_data (whole),
                   (gsize) cairo_image_surface_get_stride (whole) * HEIGHT,
                   cairo_image_surface_get_data (cut),
                   (gsize) cairo_image_surface_get_stride (cut) * HEIGHT);
  cairo_surface_destroy (whole);
  cairo_surface_destroy (cut);
  drawn_clear (&drawn);
}

static GHashTable *
keys_of (RegieNetworkView *view, RegieNetworkLook look)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Drawn drawn;

  drawn_init (&drawn, view);
  for (guint i = 0; i < regie_network_n_pieces (drawn.layout); i++)
    g_hash_table_add (keys, regie_network_piece_dup_key (view, drawn.layout, look, i));
  g_assert_cmpuint (g_hash_table_size (keys), ==, regie_network_n_pieces (drawn.layout));
  drawn_clear (&drawn);
  return keys;
}

static guint
count_other (GHashTable *keys, GHashTable *others)
{
  GHashTableIter iter;
  gpointer key;
  guint n = 0;

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    n += !g_hash_table_contains (others, key);
  return n;
}

/* Who is spoken to is drawn anew, and nobody else; other colours are for all. */
static void
test_drawn_anew (Fixture *f, gconstpointer engine)
{
  const RegieNetworkLook light = { FALSE, FALSE };
  const RegieNetworkLook dark = { TRUE, FALSE };
  g_autoptr (RegieNetworkView) view = load (f, make_network (f));
  g_autoptr (GHashTable) before = keys_of (view, light);
  g_autoptr (GHashTable) in_the_dark = keys_of (view, dark);
  g_autoptr (GHashTable) after = NULL;

  /* As wide as it was. */
  g_strreverse (regie_network_view_get_mark (view, 1)->ago);
  after = keys_of (view, light);
  g_assert_cmpuint (count_other (after, before), ==, TURNED_BY (1));
  g_assert_cmpuint (count_other (before, in_the_dark), ==, g_hash_table_size (before));
}

/* The five life areas stand in the list and beside the drawing, each with its light, since when it
 * burns and what was noted last; each opens the form of its area. */
static void
test_lights (Fixture *f, gconstpointer engine)
{
  gint64 dossier = make_network (f);
  g_autoptr (RegieNetworkView) view = NULL;
  g_autofree char *list = NULL;
  g_autofree char *beside = NULL;
  static const char *const sentences[] = {
    "How it stands\n",
    "Housing | Amber: watch · since 1 September 2026 · Moet in maart weg",
    "Income | Nothing recorded yet",
  };

  tell (f, dossier, "leefgebied", "2026-08-01", PAIRS ("gebied", "wonen", "licht", "groen"));
  tell (f, dossier, "leefgebied", "2026-09-01",
        PAIRS ("gebied", "wonen", "licht", "oranje", "toelichting", "Zoekt een kamer"));
  tell (f, dossier, "leefgebied", "2026-11-01",
        PAIRS ("gebied", "wonen", "licht", "oranje", "toelichting", "Moet in maart weg"));
  view = load (f, dossier);
  list = regie_chapters_dup_text (G_LIST_MODEL (view->list));
  beside = regie_chapters_dup_text (G_LIST_MODEL (view->beside));
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (strstr (list, sentences[i]) == NULL || strstr (beside, sentences[i]) == NULL)
      g_error ("%s\n%s\n%s", sentences[i], list, beside);
}

static void
test_list (Fixture *f, gconstpointer engine)
{
  static const char *const sentences[] = {
    "Support\n",
    "Tante Hiwet | familie · knows Mentor | 3 days [Record a contact]",
    "School and work\n",
    "Mentor | school · knows Tante Hiwet · no consent to share | 19 days",
    "knows Tante Hiwet [Do not know each other]",
    "Huisarts | no consent to share | silent, 33 days",
    "No longer in the network\n  Buurvrouw | no consent to share",
  };
  g_autoptr (RegieNetworkView) view = load (f, make_network (f));
  g_autofree char *text = regie_chapters_dup_text (G_LIST_MODEL (view->list));

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    assert_says (text, sentences[i]);
}

static void
test_beside (Fixture *f, gconstpointer engine)
{
  static const char *const sentences[] = {
    "Who is silent | 1 of 3\n  Huisarts | no consent to share | 33 days [Record a contact]",
    "Last spoken to\n  Tante Hiwet | familie | 3 days",
    "No network meeting is planned.",
  };
  g_autoptr (RegieNetworkView) view = load (f, make_network (f));
  g_autofree char *text = regie_chapters_dup_text (G_LIST_MODEL (view->beside));

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    assert_says (text, sentences[i]);
}

/* A meeting that is to come stands there with its day and time. */
static void
test_meeting (Fixture *f, gconstpointer engine)
{
  gint64 dossier = make_network (f);
  g_autoptr (RegieNetworkView) view = NULL;
  g_autofree char *text = NULL;

  record_in (f, REGIE_ENTITY_Gathering, dossier, PAIRS ("datum", "2026-12-02", "tijd", "15.00"));
  view = load (f, dossier);
  text = regie_chapters_dup_text (G_LIST_MODEL (view->beside));
  assert_says (text, "Wed 2 Dec 2026 | 15.00");
}

/* Nobody is in it yet. */
static void
test_empty (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieNetworkView) view = load (f, add_dossier (f, "Berhane", NULL, "asiel_28"));
  g_autofree char *text = regie_chapters_dup_text (G_LIST_MODEL (view->beside));

  g_assert_cmpuint (regie_network_view_get_n_marks (view), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->list)), ==, 0);
  g_assert_cmpint (view->most_silent, ==, -1);
  assert_says (text, "Nobody is silent.");
  assert_says (text, "Nobody was spoken to lately.");
}

TEST_SUITE (network_view)
{
  static const FixtureTest tests[] = {
    { "drawing", test_drawing }, { "pieces", test_pieces }, { "drawn-anew", test_drawn_anew },
    { "list", test_list },       { "beside", test_beside }, { "meeting", test_meeting },
    { "lights", test_lights },   { "empty", test_empty },
  };

  ADD_ON_BOTH_ENGINES ("/network-view", tests);
}
