/* SPDX-License-Identifier: EUPL-1.2 */
/* A list on paper: what stands above it, and that everything lies on its pages however wide it is
 * and however long its words are. */
#include "regie-roll-paper.h"

#include <cairo.h>
#include <string.h>

#include "regie-document-private.h"
#include "suite.h"

#define LONG "Maria Guadalupe Concepción van den Heuvel-Oudenbosch-tot-Westervoort-en-omstreken"

/* N columns beside the name, a BSN, and so many rows. */
static RegieRoll *
make_roll (guint n, guint n_rows)
{
  static const RegieRollColumn name = { "name", "Person", REGIE_CELL_TEXT, 0 };
  static const RegieRollColumn day = { "day", "Day of the last talk", REGIE_CELL_DAY, 0 };
  static const RegieRollColumn bsn = { "bsn", "BSN", REGIE_CELL_TEXT, REGIE_ROLL_BSN };
  RegieRoll *roll = regie_roll_new ("Caseload");

  regie_roll_add_about (roll, "My caseload");
  regie_roll_add_about (roll, "Late");
  regie_roll_add_columns (roll, &name, 1);
  for (guint i = 0; i < n; i++)
    regie_roll_add_columns (roll, &day, 1);
  regie_roll_add_columns (roll, &bsn, 1);
  for (guint row = 0; row < n_rows; row++)
    {
      regie_roll_add_row (roll, row);
      regie_roll_add_text (roll, row % 9 == 0 ? LONG : "Nour Haddad");
      for (guint i = 0; i < n; i++)
        regie_roll_add_day (roll, regie_day_from_civil (2026, 10, 20));
      regie_roll_add_text (roll, "999999990");
    }
  return roll;
}

static RegieDocument *
print (RegieRoll *roll, gboolean with_bsn)
{
  const RegieRollAsk all = { 0 };
  g_autoptr (GArray) rows = regie_roll_find (roll, &all);

  return regie_roll_make_document (roll, rows, NULL, with_bsn, regie_day_from_civil (2026, 11, 23));
}

static void
test_says (void)
{
  g_autoptr (RegieRoll) roll = make_roll (1, 3);
  g_autoptr (RegieDocument) without = print (roll, FALSE);
  g_autoptr (RegieDocument) with = print (roll, TRUE);
  g_autofree char *text = regie_document_dup_text (without);
  g_autofree char *all = regie_document_dup_text (with);

  g_assert_nonnull (strstr (text, "Caseload"));
  g_assert_nonnull (strstr (text, "My caseload · Late"));
  g_assert_nonnull (strstr (text, "23 November 2026 · 3 rows"));
  g_assert_nonnull (strstr (text, "20-10-2026"));
  g_assert_null (strstr (text, "999999990"));
  g_assert_nonnull (strstr (all, "999999990"));
}

/* Nothing is drawn beside a page of a list with N columns; how many pages there are. */
static guint
check_pages (guint n, guint n_rows, gboolean landscape)
{
  g_autoptr (RegieRoll) roll = make_roll (n, n_rows);
  g_autoptr (RegieDocument) document = print (roll, TRUE);
  double width, height;
  g_autoptr (GPtrArray) sheets = regie_document_dup_sheets (document, &width, &height);

  g_assert_true ((width > height) == landscape);
  for (guint i = 0; i < sheets->len; i++)
    {
      double x, y, w, h;

      cairo_recording_surface_ink_extents (sheets->pdata[i], &x, &y, &w, &h);
      if (x < 20 || y < 20 || x + w > width - 20 || y + h > height - 10)
        g_error ("%u columns: page %u is drawn from %g,%g to %g,%g", n, i, x, y, x + w, y + h);
    }
  return sheets->len;
}

static void
test_pages (void)
{
  g_assert_cmpuint (check_pages (1, 3, TRUE), ==, 1);
  g_assert_cmpuint (check_pages (4, 200, TRUE), >, 3);
  g_assert_cmpuint (check_pages (12, 200, TRUE), >, 3);
  g_assert_cmpuint (check_pages (26, 40, TRUE), >, 1);
  g_assert_cmpuint (check_pages (1, 0, FALSE), ==, 1);
}

TEST_SUITE (roll_paper)
{
  g_test_add_func ("/roll-paper/what-it-says", test_says);
  g_test_add_func ("/roll-paper/pages", test_pages);
}
