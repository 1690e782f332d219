/* SPDX-License-Identifier: EUPL-1.2 */
/* The sets for who counts us: a line a person, against another reckoning from the raw facts; what
 * is dated later does not count; a BSN only for who may see it; and what leaves is logged. */
#include "fixture.h"
#include "regie-demo.h"
#include "regie-error.h"
#include "regie-figure-query.h"
#include "regie-people-set.h"

static void
fill (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (f, 240, 7);
}

/* The lines of the set for QUARTER as ROLE gets it, without its heading. */
static char **
lines_of (Fixture *f, const char *role, const char *quarter)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, role);
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieCells) cells = NULL;
  g_autofree char *csv = NULL;
  RegiePeriod period;

  g_assert_true (regie_period_parse (quarter, &period));
  cells = regie_swi_load (&work, period, &error);
  g_assert_no_error (error);
  csv = regie_cells_dup_csv (cells, REGIE_CELLS_CSV);
  return g_strsplit (strstr (csv, "\r\n") + 2, "\r\n", -1);
}

/* How many LINES have VALUE in column AT (no cell of these columns is quoted). */
static gint64
count_cells (char **lines, guint at, const char *value)
{
  gint64 n = 0;

  for (guint i = 0; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ",", -1);

      n += value == NULL || strcmp (cells[at], value) == 0 ? 1 : 0;
    }
  return n;
}

#define NOTICE                                                                                     \
  "(SELECT min (f.day) FROM fact f WHERE f.dossier = d.id AND f.voided = 0 AND COALESCE "          \
  "(f.planned, '0') <> '1' AND f.kind = 'kennisgeving' AND f.day <= '2026-06-30')"
#define COUNT "SELECT count(*) FROM dossier d WHERE d.voided = 0 AND " NOTICE

static void
test_swi (Fixture *f, gconstpointer engine)
{
  g_auto (GStrv) lines = NULL;

  fill (f);
  lines = lines_of (f, "beheer", "2026-K2");
  g_assert_cmpint (count_cells (lines, 0, NULL), >, 100);
  g_assert_cmpint (count_cells (lines, 0, NULL), ==, count (f, COUNT ">= '2022-01-01'"));
  g_assert_cmpint (count_cells (lines, 0, "2025"), ==,
                   count (f, COUNT "BETWEEN '2025-01-01' AND '2025-12-31'"));
  g_assert_cmpint (
    count_cells (lines, 7, "ja"), ==,
    count (f, COUNT ">= '2022-01-01' AND EXISTS (SELECT 1 FROM intake i WHERE i.dossier = d.id AND "
                    "i.voided = 0 AND i.begun_on <= '2026-06-30')"));
  g_assert_cmpint (count_cells (lines, 2, "M"), ==,
                   count (f, COUNT ">= '2022-01-01' AND EXISTS (SELECT 1 FROM person p WHERE p.id "
                                   "= d.person AND p.sex = 'M')"));
}

/* As of a quarter the set is that of a database in which nothing later was recorded. */
static void
test_day (Fixture *f, gconstpointer engine)
{
  g_auto (GStrv) before = NULL;
  g_auto (GStrv) after = NULL;
  g_autofree char *was = NULL;
  g_autofree char *is = NULL;

  fill (f);
  before = lines_of (f, "beheer", "2026-K2");
  g_assert_true (regie_db_script (f->db,
                                  "UPDATE fact SET voided = 1 WHERE day > '2026-06-30';"
                                  "UPDATE intake SET voided = 1 WHERE begun_on > '2026-06-30';"
                                  "UPDATE intake SET settled_on = NULL WHERE settled_on > "
                                  "'2026-06-30';"
                                  "UPDATE dossier SET closed_on = NULL WHERE closed_on > "
                                  "'2026-06-30'",
                                  NULL));
  after = lines_of (f, "beheer", "2026-K2");
  was = g_strjoinv ("\n", before);
  is = g_strjoinv ("\n", after);
  g_assert_cmpstr (was, ==, is);
}

static void
test_bsn (Fixture *f, gconstpointer engine)
{
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) without = NULL;

  fill (f);
  all = lines_of (f, "beheer", "2026-K3");
  without = lines_of (f, "manager", "2026-K3");
  g_assert_cmpint (count_cells (all, 13, ""), <, count_cells (all, 13, NULL));
  g_assert_cmpint (count_cells (without, 13, ""), ==, count_cells (without, 13, NULL));
}

/* The persons behind the count are those of the figure. */
static void
test_spuk (Fixture *f, gconstpointer engine)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  const RegieFigureAsk ask = { .span = { regie_day_from_civil (2025, 1, 1),
                                         regie_day_from_civil (2025, 12, 31) },
                               .only = "spuk_telling" };
  const RegieFigure *figure = regie_figure_find ("spuk_telling");
  g_autoptr (RegieFigures) figures = NULL;
  g_autoptr (RegieCells) cells = NULL;
  g_autoptr (GError) error = NULL;

  fill (f);
  cells = regie_spuk_load (&work, 2025, &error);
  g_assert_no_error (error);
  figures = regie_figures_load (&work, &ask, &error);
  g_assert_cmpuint (regie_cells_get_n_rows (cells), ==, regie_figures_get (figures, figure)->n);
  g_assert_cmpuint (regie_cells_get_n_rows (cells), >, 0);
}

static void
test_year (void)
{
  RegieDay today = regie_day_from_civil (2026, 11, 23);
  g_autoptr (GError) error = NULL;
  int year = 0;

  g_assert_true (regie_spuk_parse_year ("2026", today, &year, &error));
  g_assert_cmpint (year, ==, 2026);
  g_assert_false (regie_spuk_parse_year ("2027", today, &year, &error));
  g_assert_cmpstr (regie_error_get_field (error), ==, "jaar");
  g_clear_error (&error);
  g_assert_false (regie_spuk_parse_year ("2026-K1", today, &year, &error));
  g_assert_cmpstr (regie_error_get_field (error), ==, "jaar");
}

/* What left is in the log before it is out; a name that is none is refused, and then nothing is. */
static void
test_save (Fixture *f, gconstpointer engine)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autofree char *good = g_build_filename (folder, "swi.xlsx", NULL);
  g_autofree char *bad = g_build_filename (folder, "swi.doc", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (good);
  g_autoptr (GFile) other = g_file_new_for_path (bad);
  g_autoptr (RegieCells) cells = regie_cells_new ("T");
  g_autoptr (GError) error = NULL;
  gint64 before = count (f, "SELECT count(*) FROM change_log");

  regie_cells_add_column (cells, "x", REGIE_CELL_TEXT);
  g_assert_false (regie_people_set_save (&work, cells, "Proef", "swi", other, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, before);
  g_assert_true (regie_people_set_save (&work, cells, "Proef", "swi", file, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log WHERE title = 'Proef'"), ==, 1);
  g_unlink (good);
  g_rmdir (folder);
}

TEST_SUITE (people_set)
{
  static const FixtureTest tests[] = {
    { "swi-against-another-reckoning", test_swi },
    { "swi-as-of-its-day", test_day },
    { "bsn-for-who-may", test_bsn },
    { "spuk-is-the-figure", test_spuk },
    { "what-leaves-is-logged", test_save },
  };

  g_test_add_func ("/people-set/year", test_year);
  ADD_ON_BOTH_ENGINES ("/people-set", tests);
}
