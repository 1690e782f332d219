/* SPDX-License-Identifier: EUPL-1.2 */
/* Charts without a screen: what they say, the same numbers in a table and in files, and that
 * nothing stands on anything else whatever the room. */
#include "regie-chart-item.h"

#include "regie-chart-layout.h"
#include "regie-chart-out.h"
#include "charts.h"
#include "suite.h"

/* A letter of every kind is so wide; of the same table twice as large for "200 % text". */
static int
letters_width (gpointer data, const char *text, gboolean is_bold)
{
  return (int) g_utf8_strlen (text, -1) * *(int *) data / 2 + (is_bold ? 2 : 0);
}

static RegieChart *(*const samples[]) (void) = { sample_inflow, sample_caseload, sample_terms,
                                                 sample_money, sample_empty };

static void
test_spoken (void)
{
  g_autoptr (RegieChart) inflow = sample_inflow ();
  g_autoptr (RegieChart) terms = sample_terms ();
  g_autofree char *part = regie_chart_dup_spoken (inflow, 11, 1);
  g_autofree char *whole = regie_chart_dup_spoken (terms, 0, 0);
  g_autofree char *own = NULL;

  g_assert_cmpstr (part, ==, "asylum: 21. November 2026: 21 asylum, 7 family, 28 in all");
  g_assert_cmpstr (whole, ==, "Week 1: 6 terms");
  regie_chart_get_value (inflow, 11, 1)->spoken = g_strdup ("November 2026: 21 asylum");
  own = regie_chart_dup_spoken (inflow, 11, 1);
  g_assert_cmpstr (own, ==, "November 2026: 21 asylum");
}

/* A part opens its own list, and else that of its point. */
static void
test_deeds (void)
{
  g_autoptr (RegieChart) inflow = sample_inflow ();
  RegieChartPoint *point = regie_chart_get_point (inflow, 11);
  RegieDeed *part = regie_chart_get_deed (inflow, 11, 1);

  g_assert_cmpstr (part->action, ==, "test.open");
  g_assert_cmpstr (g_variant_get_string (part->target, NULL), ==, "November 2026/1");
  g_clear_object (&regie_chart_get_value (inflow, 11, 1)->deed);
  g_assert_true (regie_chart_get_deed (inflow, 11, 1) == point->deed);
  g_assert_cmpint (regie_chart_get_total (inflow, 11), ==, 2800);
}

/* What is not known is not nothing. */
static void
test_unknown (void)
{
  g_autoptr (RegieChart) chart = regie_chart_new (REGIE_CHART_COLUMNS, "T", NULL, NULL);
  g_autoptr (RegieCells) cells = NULL;
  g_autofree char *csv = NULL;

  regie_chart_add_series (chart, "a", REGIE_FAMILY_BLUE, REGIE_PATTERN_PLAIN);
  regie_chart_add_point (chart, "x", NULL, "x");
  g_assert_false (regie_chart_has_values (chart));
  g_assert_cmpstr (regie_chart_get_empty (chart), ==, "There is nothing to show yet.");
  regie_chart_point_set (regie_chart_add_point (chart, "y", NULL, "y"), 0, 0, NULL, NULL);
  g_assert_true (regie_chart_has_values (chart));
  cells = regie_chart_make_cells (chart);
  csv = regie_cells_dup_csv (cells, REGIE_CELLS_CSV);
  g_assert_cmpstr (csv, ==, ",a\r\nx,\r\ny,0\r\n");
}

/* Whether another is to be drawn is asked of what it says. */
static void
test_equal (void)
{
  g_autoptr (RegieChart) one = sample_inflow ();
  g_autoptr (RegieChart) same = sample_inflow ();

  g_assert_true (regie_item_equal (REGIE_ITEM (one), REGIE_ITEM (same)));
  regie_chart_get_value (same, 3, 1)->hundredths++;
  g_assert_false (regie_item_equal (REGIE_ITEM (one), REGIE_ITEM (same)));
}

/* A copy says the same and has nothing in common with what it was made of. */
static void
test_copy (void)
{
  g_autoptr (RegieChart) chart = sample_inflow ();
  g_autoptr (RegieChart) copy = regie_item_copy (chart);

  g_assert_true (regie_item_equal (REGIE_ITEM (chart), REGIE_ITEM (copy)));
  regie_chart_get_value (copy, 3, 1)->hundredths++;
  g_assert_cmpint (regie_chart_get_value (copy, 3, 1)->hundredths, ==,
                   regie_chart_get_value (chart, 3, 1)->hundredths + 1);
  g_assert_false (regie_chart_get_point (copy, 3) == regie_chart_get_point (chart, 3));
  g_assert_null (regie_item_copy (NULL));
}

static const char *
cell_text (RegieTable *table, guint at)
{
  g_autoptr (RegieItem) cell = g_list_model_get_item (G_LIST_MODEL (table->cells), at);

  return REGIE_IS_DEED (cell) ? REGIE_DEED (cell)->label : REGIE_WORD (cell)->text;
}

static void
test_table (void)
{
  g_autoptr (RegieChart) chart = sample_inflow ();
  g_autoptr (RegieTable) table = regie_chart_make_table (chart);
  g_autoptr (RegieDeed) total = NULL;

  g_assert_cmpint (table->columns, ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (table->cells)), ==, 4 * 13);
  g_assert_cmpstr (cell_text (table, 1), ==, "family and other");
  g_assert_cmpstr (cell_text (table, 3), ==, "In all");
  g_assert_cmpstr (cell_text (table, 4 * 12), ==, "November 2026");
  g_assert_cmpstr (cell_text (table, 4 * 12 + 1), ==, "7");
  g_assert_cmpstr (cell_text (table, 4 * 12 + 2), ==, "21");
  total = g_list_model_get_item (G_LIST_MODEL (table->cells), 4 * 12 + 3);
  g_assert_cmpstr (total->label, ==, "28");
  g_assert_cmpstr (g_variant_get_string (total->target, NULL), ==, "November 2026");
}

/* A row for each point; money has cents and what else has decimals shows them. */
static void
test_cells (void)
{
  g_autoptr (RegieChart) chart = sample_caseload ();
  g_autoptr (RegieChart) money = sample_money ();
  g_autoptr (RegieCells) cells = NULL;
  g_autoptr (RegieCells) euros = NULL;
  g_autofree char *dutch = NULL;
  g_autofree char *english = NULL;
  g_autofree char *amounts = NULL;

  regie_chart_get_value (chart, 0, 1)->hundredths = 9250;
  regie_chart_get_value (chart, 1, 1)->hundredths = -8105;
  cells = regie_chart_make_cells (chart);
  euros = regie_chart_make_cells (money);
  dutch = regie_cells_dup_csv (cells, REGIE_CELLS_EXCEL);
  english = regie_cells_dup_csv (cells, REGIE_CELLS_CSV);
  amounts = regie_cells_dup_csv (euros, REGIE_CELLS_CSV);
  g_assert_true (g_str_has_prefix (dutch, "\xef\xbb\xbfpersons;persons;weighed\r\n"
                                          "Inge Smeets;74;92,50\r\n"
                                          "Lotte Habets;68;-81,05\r\n"));
  g_assert_nonnull (strstr (english, "\r\nInge Smeets,74,92.50\r\n"));
  g_assert_nonnull (strstr (amounts, "\r\nJan,0.00,500000.00,\r\n"));
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

/* The same bytes each time, sound XML, a box for each value, and every sentence. */
static void
test_svg (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (RegieChart) one = samples[i]();
      g_autoptr (RegieChart) other = samples[i]();
      g_autoptr (GString) first = g_string_new (NULL);
      g_autoptr (GString) second = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      const GMarkupParser none = { NULL };
      GMarkupParseContext *parser = g_markup_parse_context_new (&none, 0, NULL, NULL);

      g_free (one->title);
      one->title = g_strdup ("<In> & out");
      g_free (other->title);
      other->title = g_strdup ("<In> & out");
      regie_chart_write_svg (one, 640, 400, first);
      regie_chart_write_svg (other, 640, 400, second);
      g_assert_cmpstr (first->str, ==, second->str);
      g_assert_true (
        g_markup_parse_context_parse (parser, first->str, (gssize) first->len, &error));
      g_assert_true (g_markup_parse_context_end_parse (parser, &error));
      g_assert_no_error (error);
      g_markup_parse_context_free (parser);
      g_assert_nonnull (strstr (first->str, "<title>&lt;In&gt; &amp; out</title>"));
      if (one->form != REGIE_CHART_LINES)
        g_assert_cmpuint (count (first->str, "</title></rect>"), ==,
                          regie_chart_get_n_points (one) * regie_chart_get_n_series (one)
                            * (i < 4 ? 1 : 0));
      if (i == 4)
        g_assert_nonnull (strstr (first->str, "The first month stands here"));
    }
}

/* With a file that is named by the environment the pictures can be looked at. */
static void
test_svg_files (void)
{
  const char *folder = g_getenv ("REGIE_CHART_SVG");

  if (folder == NULL)
    return g_test_skip ("REGIE_CHART_SVG names no folder");
  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autoptr (RegieChart) chart = samples[i]();
      g_autoptr (GString) svg = g_string_new (NULL);
      g_autofree char *path = g_strdup_printf ("%s/chart-%u.svg", folder, i);

      regie_chart_write_svg (chart, 720, 400, svg);
      g_assert_true (g_file_set_contents (path, svg->str, (gssize) svg->len, NULL));
    }
}

static gboolean
meet (RegieChartBox a, RegieChartBox b)
{
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static void
assert_within (const RegieChartLayout *layout, RegieChartBox box)
{
  g_assert_cmpint (box.x, >=, 0);
  g_assert_cmpint (box.y, >=, 0);
  g_assert_cmpint (box.x + box.width, <=, layout->width);
  g_assert_cmpint (box.y + box.height, <=, layout->height);
}

/* No two texts stand on each other, and no text of an upright chart on a bar. */
static void
check_layout (const RegieChartLayout *layout)
{
  for (guint i = 0; i < layout->texts->len; i++)
    {
      const RegieChartText *text = &g_array_index (layout->texts, RegieChartText, i);

      assert_within (layout, text->box);
      for (guint k = 0; k < i; k++)
        if (meet (text->box, g_array_index (layout->texts, RegieChartText, k).box))
          g_error ("\"%s\" stands on \"%s\"", text->text,
                   g_array_index (layout->texts, RegieChartText, k).text);
      for (guint k = 0; layout->form == REGIE_CHART_COLUMNS && k < layout->marks->len; k++)
        if (meet (text->box, g_array_index (layout->marks, RegieChartMark, k).box))
          g_error ("\"%s\" stands on bar %u", text->text, k);
      for (guint k = 0; k < layout->swatches->len; k++)
        g_assert_false (meet (text->box, g_array_index (layout->swatches, RegieChartMark, k).box));
    }
  for (guint i = 0; layout->form != REGIE_CHART_BARS && i < layout->rules->len; i++)
    {
      const RegieChartRule *rule = &g_array_index (layout->rules, RegieChartRule, i);
      RegieChartBox line = { rule->x1, rule->y1, rule->x2 - rule->x1, 1 };

      for (guint k = 0; rule->y1 == rule->y2 && k < layout->texts->len; k++)
        g_assert_false (meet (g_array_index (layout->texts, RegieChartText, k).box, line));
    }
  if (layout->marks->len > 0)
    g_assert_cmpint (layout->plot.width, >=, layout->width / 3);
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const RegieChartMark *mark = &g_array_index (layout->marks, RegieChartMark, i);

      assert_within (layout, mark->box);
      g_assert_cmpint (mark->area.width, >, 0);
      g_assert_cmpint (mark->area.height, >, 0);
    }
}

/* Every sample, from a narrow window to a wide one, with letters up to twice the usual size, in the
 * height that it asks for and in more. */
static void
test_nothing_overlaps (void)
{
  for (int size = 12; size <= 28; size += 4)
    for (int width = 240; width <= 1000; width += 19)
      for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
        {
          const RegieLetters font = { letters_width, &size, size * 4 / 3 };
          g_autoptr (RegieChart) chart = samples[i]();
          int height = regie_chart_layout_get_height (chart, &font, width);

          g_test_message ("sample %u, letters of %d, %d × %d", i, size, width, height);
          for (int more = 0; more <= 200; more += 100)
            {
              g_autoptr (RegieChartLayout) layout = regie_chart_layout_new (chart, &font, width,
                                                                            height + more);

              check_layout (layout);
            }
        }
}

/* Wherever the norm is, it goes through no number. */
static void
test_norm_is_free (void)
{
  int size = 12;
  const RegieLetters font = { letters_width, &size, 16 };

  for (int norm = 1; norm < 120; norm++)
    {
      g_autoptr (RegieChart) chart = sample_caseload ();
      g_autoptr (RegieChartLayout) layout = NULL;
      const RegieChartRule *rule;
      RegieChartBox line;

      chart->norm = norm * 100;
      regie_chart_get_value (chart, 4, 0)->hundredths = 500;
      layout = regie_chart_layout_new (chart, &font, 420, 260);
      rule = &g_array_index (layout->rules, RegieChartRule, 0);
      g_assert_cmpint (rule->kind, ==, REGIE_CHART_RULE_NORM);
      line = (RegieChartBox){ rule->x1, rule->y1, 1, rule->y2 - rule->y1 };
      for (guint i = 0; i < layout->texts->len; i++)
        g_assert_false (meet (g_array_index (layout->texts, RegieChartText, i).box, line));
    }
}

static const RegieChartText *
find_text (const RegieChartLayout *layout, const char *text)
{
  for (guint i = 0; i < layout->texts->len; i++)
    if (strcmp (g_array_index (layout->texts, RegieChartText, i).text, text) == 0)
      return &g_array_index (layout->texts, RegieChartText, i);
  return NULL;
}

/* With room, everything is said: ticks, unit, totals, labels, and the names at the right end. */
static void
test_all_is_said (void)
{
  int size = 12;
  const RegieLetters font = { letters_width, &size, 16 };
  g_autoptr (RegieChart) inflow = sample_inflow ();
  g_autoptr (RegieChartLayout) wide = regie_chart_layout_new (inflow, &font, 640, 320);
  g_autoptr (RegieChartLayout) narrow = regie_chart_layout_new (inflow, &font, 280, 320);
  static const char *const said[] = { "persons", "15",  "28",     "30",     "20",
                                      "10",      "Dec", "asylum", "Nov: 21" };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    g_assert_nonnull (find_text (wide, said[i]));
  g_assert_cmpint (find_text (wide, "asylum")->box.x, >=, wide->plot.x + wide->plot.width);
  g_assert_cmpint (find_text (wide, "asylum")->box.y, <,
                   find_text (wide, "family and other")->box.y);
  g_assert_null (find_text (narrow, "Oct")); /* thinned out, but for the last */
  g_assert_nonnull (find_text (narrow, "Nov"));
  g_assert_cmpint (find_text (narrow, "asylum")->box.y, <, narrow->plot.y);
  g_assert_cmpuint (narrow->swatches->len, ==, 2);
}

/* A bar is as long as its value, and parts stand on each other. */
static void
test_lengths (void)
{
  int size = 12;
  const RegieLetters font = { letters_width, &size, 16 };
  g_autoptr (RegieChart) inflow = sample_inflow ();
  g_autoptr (RegieChartLayout) layout = regie_chart_layout_new (inflow, &font, 640, 320);

  g_assert_cmpuint (layout->marks->len, ==, 24);
  for (guint i = 0; i < layout->marks->len; i += 2)
    {
      const RegieChartMark *lower = &g_array_index (layout->marks, RegieChartMark, i);
      const RegieChartMark *upper = lower + 1;
      int total = (int) (regie_chart_get_total (inflow, lower->point) / 100);
      int part = (int) (regie_chart_get_value (inflow, lower->point, 0)->hundredths / 100);

      g_assert_cmpint (lower->box.y + lower->box.height, ==, layout->zero);
      g_assert_cmpint (ABS (layout->zero - upper->box.y - total * layout->plot.height / 30), <=, 1);
      g_assert_cmpint (ABS (lower->box.height - part * layout->plot.height / 30), <=, 1);
      g_assert_cmpint (upper->box.y + upper->box.height, ==, lower->box.y - 1);
    }
}

TEST_SUITE (chart_item)
{
  g_test_add_func ("/chart-item/spoken", test_spoken);
  g_test_add_func ("/chart-item/deeds", test_deeds);
  g_test_add_func ("/chart-item/unknown", test_unknown);
  g_test_add_func ("/chart-item/equal", test_equal);
  g_test_add_func ("/chart-item/table", test_table);
  g_test_add_func ("/chart-item/cells", test_cells);
  g_test_add_func ("/chart-item/copy", test_copy);
  g_test_add_func ("/chart-item/svg", test_svg);
  g_test_add_func ("/chart-item/svg-files", test_svg_files);
  g_test_add_func ("/chart-item/lengths", test_lengths);
  g_test_add_func ("/chart-item/all-is-said", test_all_is_said);
  g_test_add_func ("/chart-item/norm-is-free", test_norm_is_free);
  g_test_add_func ("/chart-item/nothing-overlaps", test_nothing_overlaps);
}
