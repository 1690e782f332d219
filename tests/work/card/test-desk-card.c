/* SPDX-License-Identifier: EUPL-1.2 */
/* The card that a resident takes along: what stands on it, and its page. */
#include <glib/gstdio.h>

#include "garden.h"
#include "regie-card-page.h"
#include "regie-desk-file.h"
#include "regie-house.h"
#include "regie-pictogram.h"

/* The card of the only wish and offer of D as it is stored now. */
static RegieDeskCard *
make_card (Desk *d)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDesk) desk = regie_desk_load (d->base.db, d->base.office, &error);
  const RegieDeskOffer *one;
  int wish, offer;

  g_assert_no_error (error);
  wish = regie_desk_find_wish (desk, d->wish);
  offer = regie_desk_find_offer (desk, d->offer);
  g_assert_true (wish >= 0 && offer >= 0);
  one = &g_array_index (desk->offer_records, RegieDeskOffer, offer);
  return regie_desk_card_new (d->base.office,
                              g_array_index (desk->wish_records, RegieDeskWish, wish).resident,
                              one->giver, one->offer);
}

/* The row that is called LABEL in Dutch; NULL: none. */
static const RegieCardRow *
row_of (const RegieDeskCard *card, const char *label)
{
  for (guint i = 0; i < card->rows->len; i++)
    {
      const RegieCardRow *row = &g_array_index (card->rows, RegieCardRow, i);

      if (strcmp (row->labels[0], label) == 0)
        return row;
    }
  return NULL;
}

/* What stands in each row, in both languages, and of the resident the number alone. */
static void
test_rows (Desk *d, gconstpointer data)
{
  static const struct {
    const char *dutch, *english, *picture, *first, *second;
  } rows[] = {
    { "Wat", "What", "wat", "De Moestuin", "Tuinieren" },
    { "Waar", "Where", "waar", "Tuinpad 1", NULL },
    { "Wanneer", "When", "wanneer", "di/do 9:00–12:00, za 13:30–16:00",
      "Tue/Thu 9:00–12:00, Sat 13:30–16:00" },
    { "Eerste keer", "First time", "wanneer", "dinsdag 24 november 2026, 9:00",
      "Tuesday 24 November 2026, 9:00" },
    { "Route", "How to get there", "route", "Bus 9, dan 5 minuten lopen",
      "Bus 9, then a walk of 5 minutes" },
    { "Vraag naar", "Ask for", "vraag", "Truus", NULL },
    { "Kosten", "Costs", "kosten", "2 euro", NULL },
  };
  g_autoptr (RegieDeskCard) card = NULL;

  sql (&d->base, "UPDATE giver SET contact = 'Truus'");
  sql (&d->base, "UPDATE offer SET place = 'Tuinpad 1', rhythm = 'di/do 9:00-12:00, za 13:30-16', "
                 "way = 'Bus 9, dan 5 minuten lopen', way_english = 'Bus 9, then a walk of 5 "
                 "minutes', cost = '2 euro'");
  card = make_card (d);
  g_assert_cmpstr (card->number, ==, "N1");
  g_assert_cmpstr (card->theme, ==, "buiten");
  g_assert_cmpstr (card->theme_labels[0], ==, "Buiten, tuin");
  g_assert_cmpstr (card->theme_labels[1], ==, "Outdoors, garden");
  g_assert_cmpuint (card->rows->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RegieCardRow *row = &g_array_index (card->rows, RegieCardRow, i);

      g_assert_cmpstr (row->labels[0], ==, rows[i].dutch);
      g_assert_cmpstr (row->labels[1], ==, rows[i].english);
      g_assert_cmpstr (row->picture, ==, rows[i].picture);
      g_assert_cmpstr (row->first, ==, rows[i].first);
      g_assert_cmpstr (row->second, ==, rows[i].second);
      g_assert_null (strstr (row->first, "H.K."));
    }
}

/* The first time is from tomorrow on, within the days of the offer.  Today is a Monday. */
static void
test_first (Desk *d, gconstpointer data)
{
  static const struct {
    const char *rhythm, *from, *until, *first;
  } rows[] = {
    { "ma 9:00-12:00", "NULL", "NULL", "maandag 30 november 2026, 9:00" },
    { "za/zo 9:00-17:00", "NULL", "NULL", "zaterdag 28 november 2026, 9:00" },
    { "ma/wo 13:00-16:00, wo 9:30-11:00", "NULL", "NULL", "woensdag 25 november 2026, 9:30" },
    { "di 9:00-12:00", "'2026-12-25'", "NULL", "dinsdag 29 december 2026, 9:00" },
    { "di 9:00-12:00", "'2026-01-06'", "'2026-11-24'", "dinsdag 24 november 2026, 9:00" },
    { "wo 9:00-12:00", "NULL", "'2026-11-24'", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *set = g_strdup_printf (
        "UPDATE offer SET rhythm = '%s', from_day = %s, until_day = %s", rows[i].rhythm,
        rows[i].from, rows[i].until);
      g_autoptr (RegieDeskCard) card = NULL;
      const RegieCardRow *row;

      sql (&d->base, set);
      card = make_card (d);
      row = row_of (card, "Eerste keer");
      g_assert_cmpstr (row != NULL ? row->first : NULL, ==, rows[i].first);
    }
}

/* What is not known has no row, and a rhythm that is not understood stands as it is. */
static void
test_missing (Desk *d, gconstpointer data)
{
  g_autoptr (RegieDeskCard) bare = NULL;
  g_autoptr (RegieDeskCard) strange = NULL;
  g_autoptr (RegieDeskCard) english = NULL;

  sql (&d->base, "UPDATE offer SET rhythm = NULL, theme = NULL");
  sql (&d->base, "UPDATE resident SET number = NULL");
  bare = make_card (d);
  g_assert_null (bare->number);
  g_assert_null (bare->theme);
  g_assert_cmpuint (bare->rows->len, ==, 1);
  g_assert_cmpuint (bare->slots->len, ==, 0);
  sql (&d->base, "UPDATE offer SET rhythm = 'als het mooi weer is'");
  strange = make_card (d);
  g_assert_cmpstr (row_of (strange, "Wanneer")->first, ==, "als het mooi weer is");
  g_assert_null (row_of (strange, "Wanneer")->second);
  g_assert_false (row_of (strange, "Wanneer")->has_week);
  g_assert_null (row_of (strange, "Eerste keer"));
  sql (&d->base, "UPDATE offer SET way_english = '8 minutes on foot'");
  english = make_card (d);
  g_assert_cmpstr (row_of (english, "Route")->first, ==, "8 minutes on foot");
  g_assert_null (row_of (english, "Route")->second);
}

/* In which part of a day something is. */
static void
test_parts (void)
{
  static const struct {
    const char *rhythm;
    guint parts;
  } rows[] = {
    { "di 9:00-12:00", 1 },  { "di 9:00-12:30", 1 },     { "di 9:00-13:00", 3 },
    { "di 13:00-17:00", 2 }, { "di 18:30-23:00", 4 },    { "di 9:00-21:00", 7 },
    { "di 11:30-12:15", 1 }, { "di 9-12, di 19-21", 5 }, { "ma 9:00-12:00", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot));

      g_assert_true (regie_week_parse (rows[i].rhythm, 0, 0, slots, NULL));
      g_assert_cmpuint (regie_desk_card_parts (slots, 1), ==, rows[i].parts);
    }
}

static RegieCardPage *
lay_out (RegieDeskCard *card)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  RegieCardPage *page = regie_card_page_new (card, context);

  g_object_unref (context);
  return page;
}

/* Is anything drawn of SURFACE in the edge of the card, where a printer may draw nothing? */
static gboolean
is_on_edge (cairo_surface_t *surface, int edge)
{
  const int width = cairo_image_surface_get_width (surface);
  const int height = cairo_image_surface_get_height (surface);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint8 *pixel = cairo_image_surface_get_data (surface)
                              + y * cairo_image_surface_get_stride (surface) + 4 * x;

        if ((x < edge || y < edge || x >= width - edge || y >= height - edge)
            && (pixel[0] != 0xff || pixel[1] != 0xff || pixel[2] != 0xff))
          return TRUE;
      }
  return FALSE;
}

/* The logo of the office stands inside the margin, as all of it does. */
static void
test_logo (Desk *d, gconstpointer data)
{
  static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='50' height='10'>"
                            "<rect width='50' height='10'/></svg>";
  g_autoptr (GBytes) logo = g_bytes_new_static (svg, strlen (svg));
  g_autoptr (RegieDeskCard) card = make_card (d);
  g_autoptr (RegieCardPage) page = lay_out (card);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) REGIE_CARD_WIDTH,
                                                         (int) REGIE_CARD_HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  regie_house_set (&(RegieHouse){ NULL, logo, NULL });
  regie_card_page_draw (page, cr, FALSE);
  regie_house_set (NULL);
  cairo_surface_flush (surface);
  g_assert_false (is_on_edge (surface, 15));
  g_assert_true (is_on_edge (surface, 20));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Letters shrink in steps when there is much to say, and nothing ever stands below the foot. */
static void
test_long (Desk *d, gconstpointer data)
{
  static const guint words[] = { 1, 12, 40, 400 };
  double before = 2;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *set = NULL;
      g_autoptr (RegieDeskCard) card = NULL;
      g_autoptr (RegieCardPage) page = NULL;

      for (guint k = 0; k < words[i]; k++)
        g_string_append (text, "Kerkrade ");
      set = g_strdup_printf ("UPDATE offer SET title = '%s', place = '%s', way = '%s', way_english "
                             "= '%s', cost = '%s'",
                             text->str, text->str, text->str, text->str, text->str);
      sql (&d->base, set);
      card = make_card (d);
      page = lay_out (card);
      g_assert_cmpfloat (regie_card_page_bottom (page), <=, regie_card_page_foot (page));
      g_assert_cmpfloat (regie_card_page_foot (page), <, REGIE_CARD_HEIGHT);
      g_assert_cmpfloat (regie_card_page_scale (page), <=, before);
      before = regie_card_page_scale (page);
      if (i == 0)
        g_assert_cmpfloat (before, ==, 1);
    }
  g_assert_cmpfloat (before, <, 1);
}

/* What PROGRAM of poppler says of the card of D with OPTION before its name and AFTER behind it
 * (each may be NULL); NULL when there is no such program. */
static char *
ask_poppler (Desk *d, const char *program, const char *option, const char *after)
{
  g_autofree char *path = g_find_program_in_path (program);
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autofree char *pdf = g_build_filename (folder, "kaart.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (pdf);
  g_autoptr (RegieDeskCard) card = make_card (d);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  char *said = NULL;

  regie_desk_card_save (card, file, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_add (words, path);
  if (option != NULL)
    g_ptr_array_add (words, (gpointer) option);
  g_ptr_array_add (words, pdf);
  g_ptr_array_add (words, (gpointer) after);
  g_ptr_array_add (words, NULL);
  if (path != NULL)
    g_assert_true (g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_STDERR_TO_DEV_NULL,
                                 NULL, NULL, &said, NULL, NULL, NULL));
  g_unlink (pdf);
  g_rmdir (folder);
  return said;
}

/* One page of A6, upright, whose words can be taken over and name nobody of the centre. */
static void
test_pdf (Desk *d, gconstpointer data)
{
  g_autofree char *info = ask_poppler (d, "pdfinfo", NULL, NULL);
  g_autofree char *structure = NULL;
  g_autofree char *text = NULL;

  if (info == NULL)
    return g_test_skip ("there is no pdfinfo");
  g_assert_true (g_regex_match_simple ("^Pages: +1$", info, G_REGEX_MULTILINE, 0));
  g_assert_true (
    g_regex_match_simple ("^Page size: +297\\.64 x 419\\.53 pts", info, G_REGEX_MULTILINE, 0));
  structure = ask_poppler (d, "pdfinfo", "-struct", NULL);
  g_assert_nonnull (strstr (structure, "H1 (block)"));
  text = ask_poppler (d, "pdftotext", NULL, "-");
  g_assert_nonnull (strstr (text, "N1\n"));
  g_assert_nonnull (strstr (text, "De Moestuin"));
  g_assert_nonnull (strstr (text, "di 9:00–12:00"));
  g_assert_nonnull (strstr (text, "Tuesday 24 November"));
  g_assert_nonnull (strstr (text, "Kunt u niet komen?"));
  g_assert_nonnull (strstr (text, "Can you not come?"));
  g_assert_null (strstr (text, "H.K."));
}

/* A name in Arabic stands behind its picture like every other, not at the far side. */
static void
test_right_to_left (Desk *d, gconstpointer data)
{
  g_autofree char *boxes = NULL;
  g_autoptr (GMatchInfo) match = NULL;
  g_autoptr (GRegex) regex = g_regex_new ("xMin=\"([0-9.]+)\"[^>]*>[^<a-zA-Z]*[\xd8-\xd9]",
                                          G_REGEX_RAW, 0, NULL);
  g_autofree char *x = NULL;

  sql (&d->base, "UPDATE giver SET contact = 'سلام'");
  boxes = ask_poppler (d, "pdftotext", "-bbox", "-");
  if (boxes == NULL)
    return g_test_skip ("there is no pdftotext");
  g_assert_true (g_regex_match (regex, boxes, 0, &match));
  x = g_match_info_fetch (match, 1);
  g_assert_cmpfloat (g_ascii_strtod (x, NULL), >, 40);
  g_assert_cmpfloat (g_ascii_strtod (x, NULL), <, 60);
}

/* Is anything drawn of KIND and NAME? */
static gboolean
draws (const char *kind, const char *name)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 24, 24);
  cairo_t *cr = cairo_create (surface);
  gboolean drawn = regie_pictogram_draw (cr, kind, name, "#000", 0, 0, 24);
  const unsigned char *bytes;
  gboolean is_dark = FALSE;

  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = cairo_image_surface_get_data (surface);
  for (int i = 0; i < 24 * cairo_image_surface_get_stride (surface); i++)
    is_dark |= bytes[i] > 200;
  cairo_surface_destroy (surface);
  g_assert_true (drawn == is_dark);
  return drawn;
}

/* Every direction and every row has its picture; what is not there is no fault. */
static void
test_pictures (Desk *d, gconstpointer data)
{
  GPtrArray *themes = regie_codes_list (d->base.office->codes, "richting");
  g_autoptr (RegieDeskCard) card = make_card (d);

  for (guint i = 0; i < themes->len; i++)
    g_assert_true (draws (REGIE_PICTOGRAM_THEME, ((RegieCode *) themes->pdata[i])->key));
  for (guint i = 0; i < card->rows->len; i++)
    g_assert_true (
      draws (REGIE_PICTOGRAM_CARD, g_array_index (card->rows, RegieCardRow, i).picture));
  g_assert_false (draws (REGIE_PICTOGRAM_THEME, "paarden"));
  g_assert_false (draws (REGIE_PICTOGRAM_THEME, NULL));
}

TEST_SUITE (desk_card)
{
  static const DeskTest tests[] = {
    { "says-each-thing-in-two-languages", test_rows },
    { "the-first-time-is-from-tomorrow", test_first },
    { "what-is-not-known-has-no-row", test_missing },
    { "long-values-stay-on-the-card", test_long },
    { "is-a-page-of-a6", test_pdf },
    { "the-logo-is-inside-the-margin", test_logo },
    { "right-to-left-names-stand-with-the-others", test_right_to_left },
    { "pictures", test_pictures },
  };

  g_test_add_func ("/desk-card/parts-of-a-day", test_parts);
  ADD_AT_THE_DESK ("/desk-card", tests);
}
