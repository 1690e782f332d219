/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows with words and an end: how much the words keep, whatever stands there. */
#include "regie-row-layout.h"

#include "regie-chapter.h"
#include "regie-desk-rows.h"
#include "regie-desk-view.h"
#include "regie-sheet.h"
#include "ui.h"

/* What the words of a row have at least, when they ask for as much: letters in a line. */
#define LETTERS 18
#define WORDS "Dutch language in the evening, at the school around the corner"

static void
add_end (RegieLine *line)
{
  regie_line_add_word (line, "€ 12.345", "dim-label");
  regie_line_add_gauge (line, 1, 2, "half");
  regie_line_add_deed (line, "Order…", "test.order", NULL);
  regie_line_add_icon (line, REGIE_ICON_PENCIL, "Change", "test.change", NULL);
  regie_line_add_icon (line, "user-trash-symbolic", "Remove", "test.remove", NULL);
}

/* Rows of every kind: with little and much, deep, with a shape, that can be opened. */
static GListModel *
chapters_new (void)
{
  GListStore *chapters = regie_chapters_new ();
  RegieChapter *chapter = regie_chapters_add (chapters, "Plan", NULL);
  RegieLine *line;

  line = regie_chapter_add_line (chapter, "short", "Work", NULL);
  regie_line_add_icon (line, REGIE_ICON_PENCIL, "Change", "test.change", NULL);
  add_end (regie_chapter_add_line (chapter, "plain", "Plain: " WORDS, "About it: " WORDS));
  line = regie_chapter_add_line (chapter, "deep", "Deep: " WORDS, NULL);
  line->depth = 2;
  regie_line_set_shape (line, REGIE_SHAPE_LATE);
  add_end (line);
  line = regie_chapter_add_line (chapter, "opens", "Opens: " WORDS, NULL);
  regie_line_add_line (line, "below", "Below", NULL);
  add_end (line);
  return G_LIST_MODEL (chapters);
}

/* Where TITLE stands in its row, and with TITLE in it what has the class "suffixes". */
static graphene_rect_t
place_of (GtkWidget *part, GtkWidget *row)
{
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (part, row, &place));
  return place;
}

static int
letters_of (GtkWidget *label)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (label), NULL,
                                                         NULL);
  const int letter = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return gtk_widget_get_width (label) * PANGO_SCALE / letter;
}

/* Does the end of the row with TITLE stand below its words?  Both are whole, and the words wide. */
static gboolean
stands_below (GtkWidget *in, const char *title)
{
  GtkWidget *label = ui_find_text (in, title);
  GtkWidget *row = gtk_widget_get_ancestor (label, ADW_TYPE_ACTION_ROW);
  const graphene_rect_t words = place_of (gtk_widget_get_parent (label), row);
  const graphene_rect_t end = place_of (ui_find_class (row, "suffixes"), row);

  g_assert_cmpint (letters_of (label), >=, strlen (title) > LETTERS ? LETTERS : 3);
  g_assert_cmpfloat (end.origin.x, >=, 0);
  g_assert_cmpfloat (end.origin.x + end.size.width, <=, gtk_widget_get_width (row));
  g_assert_cmpfloat (end.origin.y + end.size.height, <=, gtk_widget_get_height (row));
  if (end.origin.y >= words.origin.y + words.size.height)
    return TRUE;
  g_assert_cmpfloat (words.origin.x + words.size.width, <=, end.origin.x);
  return FALSE;
}

static GtkWidget *
show (Ui *ui, GtkWidget *sheet, int width)
{
  GtkWidget *window = ui_show (ui, sheet);

  gtk_window_set_default_size (GTK_WINDOW (window), width, 700);
  WAIT_FOR (gtk_widget_get_width (window) == width);
  gtk_test_widget_wait_for_draw (window);
  return window;
}

/* At 420 px the end goes below where the words would be squeezed, at 1100 px nowhere; with text
 * twice as large as well. */
static void
test_words (Ui *ui)
{
  static const struct {
    int width, percent;
    gboolean below;
  } rows[] = { { 420, 100, TRUE }, { 420, 200, TRUE }, { 1100, 100, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *sheet = g_object_new (REGIE_TYPE_SHEET, NULL);
      g_autoptr (GListModel) chapters = chapters_new ();
      GtkWidget *window;

      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * rows[i].percent / 100,
                    NULL);
      regie_sheet_set_chapters (REGIE_SHEET (sheet), chapters);
      window = show (ui, sheet, rows[i].width);
      g_assert_true (stands_below (sheet, "Plain: " WORDS) == rows[i].below);
      g_assert_true (stands_below (sheet, "Deep: " WORDS) == rows[i].below);
      g_assert_true (stands_below (sheet, "Opens: " WORDS) == rows[i].below);
      g_assert_false (stands_below (sheet, "Work"));
      ui_close (window, sheet);
    }
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
}

/* The rows of figures at the desk are laid out in the same way. */
static void
test_counts (Ui *ui)
{
  g_autoptr (RegieDeskCount) count = g_object_new (regie_desk_count_get_type (), NULL);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *window;

  count->title = g_strdup (WORDS);
  count->quarter = g_strdup ("123");
  count->year = g_strdup ("1234");
  gtk_list_box_append (GTK_LIST_BOX (list), regie_desk_count_row_new (count, NULL));
  window = show (ui, list, 360);
  g_assert_true (stands_below (list, WORDS));
  ui_close (window, list);
}

TEST_SUITE (row_layout)
{
  ui_add ("/ui/row-layout/words-keep-their-room", test_words);
  ui_add ("/ui/row-layout/figures-of-the-desk", test_counts);
}
