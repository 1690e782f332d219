/* SPDX-License-Identifier: EUPL-1.2 */
/* The figures of the way that people go: each equals another reckoning in SQL, and counts from its
 * first day until its last. */
#include "fixture.h"
#include "parts.h"
#include "records.h"
#include "regie-b1-view.h"
#include "regie-column.h"
#include "regie-demo.h"
#include "regie-figure-query.h"

static RegieDay
day_of (const char *text)
{
  RegieDay day = REGIE_DAY_NONE;

  g_assert_true (regie_day_parse (text, &day));
  return day;
}

/* ONLY (NULL: every figure) of the year until DAY. */
static RegieFigures *
load (Fixture *f, const char *only, RegieDay day)
{
  RegieFigureAsk ask = { .span = { regie_day_add_months (day, -12) + 1, day },
                         .split = REGIE_SPLIT_SORT,
                         .only = only,
                         .wants_rows = TRUE };
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autoptr (GError) error = NULL;
  RegieFigures *figures = regie_figures_load (&work, &ask, &error);

  g_assert_no_error (error);
  return figures;
}

#define ACTIVE "i.phase NOT IN ('klaar', 'vervallen', 'weg')"
#define REAL "f.voided = 0 AND COALESCE (f.planned, 0) = 0 AND f.day <= '2026-11-23'"
#define IN_YEAR "f.day >= '2025-11-24' AND f.day <= '2026-11-23'"
#define YOUNG                                                                                      \
  "SELECT count (*) FROM dossier d JOIN person p ON p.id = d.person JOIN dossier_index i ON "      \
  "i.dossier = d.id WHERE d.voided = 0 AND p.born > '1998-11-23' AND p.born <= '2010-11-23' AND "  \
  "(" ACTIVE " OR d.director IS NOT NULL)"
/* A network meeting of the only dossier. */
#define MET_ON(id, day)                                                                            \
  "INSERT INTO gathering (id, version, voided, dossier, day) SELECT " id ", 1, 0, id, '" day       \
  "' FROM dossier"
#define LINE(table, topic)                                                                         \
  table ".voided = 0 AND COALESCE (" table ".planned, 0) = 0 AND " table ".kind = 'plan_regel' "   \
        "AND " table ".topic = '" topic "' AND " table ".day <= '2026-11-23' AND " table           \
        ".until_day >= '2026-11-23'"
/* Somebody of the group who was told of the duty in that year and did not leave. */
#define COUNTED(groups, year)                                                                      \
  "SELECT count (*) FROM dossier d WHERE d.voided = 0 AND d.\"group\" IN (" groups                 \
  ") AND (SELECT "                                                                                 \
  "substr (min (f.day), 1, 4) FROM fact f WHERE f.dossier = d.id AND f.kind = 'kennisgeving' "     \
  "AND " REAL ") = '" year                                                                         \
  "' AND NOT EXISTS (SELECT 1 FROM fact f WHERE f.dossier = d.id AND (f.kind = "                   \
  "'overleden' OR (f.kind = 'verhuisd' AND f.municipality = 'andere')) AND " REAL                  \
  ") AND (EXISTS (SELECT 1 FROM fact f WHERE f.dossier = d.id AND f.kind = 'brp_inschrijving' "    \
  "AND " REAL                                                                                      \
  ") OR NOT EXISTS (SELECT 1 FROM fact f WHERE f.dossier = d.id AND f.kind = 'koppeling' "         \
  "AND " REAL "))"
#define ASYLUM "'asiel_28', 'asiel_gezin'"

/* The rows of a figure or of a sort of them; of a share those that count. */
static const struct {
  const char *figure, *sort, *sql;
} reckonings[] = {
  { "intake_begonnen", NULL,
    "SELECT count (*) FROM dossier_index i WHERE " ACTIVE
    " AND (EXISTS (SELECT 1 FROM fact f WHERE f.dossier = i.dossier AND f.kind IN ('brede_intake', "
    "'pip') AND " REAL ") OR EXISTS (SELECT 1 FROM intake x WHERE x.dossier = i.dossier AND "
    "x.voided = 0))" },
  { "intake_klaar", NULL,
    "SELECT count (*) FROM dossier_index i WHERE " ACTIVE
    " AND (EXISTS (SELECT 1 FROM fact f WHERE f.dossier = i.dossier AND f.kind = 'pip' AND " REAL
    ") OR EXISTS (SELECT 1 FROM intake x WHERE x.dossier = i.dossier AND x.voided = 0 AND "
    "x.settled_on IS NOT NULL))" },
  { "verzuim", NULL,
    "SELECT sum (COALESCE (f.unexcused_minutes, f.unexcused * 60)) FROM fact f WHERE f.kind = "
    "'uren' AND COALESCE (f.plan_minutes, f.plan * 60) > 0 AND " REAL " AND " IN_YEAR },
  { "duaal", NULL,
    "SELECT count (*) FROM dossier_index i WHERE " ACTIVE
    " AND EXISTS (SELECT 1 FROM fact a JOIN fact b ON b.dossier = a.dossier WHERE a.dossier = "
    "i.dossier AND " LINE ("a", "taal") " AND " LINE ("b", "werk") ")" },
  { "jongeren", NULL, YOUNG },
  { "jongeren", "zonder_regisseur", YOUNG " AND d.director IS NULL" },
  { "jongeren", "zonder_overleg_90",
    YOUNG " AND d.director IS NOT NULL AND NOT EXISTS (SELECT 1 FROM gathering g WHERE g.dossier "
          "= d.id AND g.voided = 0 AND g.day > '2026-08-25' AND g.day <= '2026-11-23')" },
  { "spuk_telling", "a", COUNTED (ASYLUM, "2026") },
  { "spuk_telling", "b", COUNTED (ASYLUM, "2025") },
  { "spuk_telling", "c", COUNTED (ASYLUM, "2024") },
  { "spuk_telling", "gezin", COUNTED ("'gezin', 'overig', 'geestelijk'", "2026") },
  { "spuk_telling", "d",
    "SELECT count (*) FROM dossier d JOIN fact f ON f.dossier = d.id WHERE d.voided = 0 AND "
    "d.\"group\" IN (" ASYLUM ") AND f.kind = 'plicht_voldaan' AND f.day <= '2024-12-31' AND " REAL
    " AND NOT EXISTS (SELECT 1 FROM fact m WHERE m.dossier = d.id AND m.voided = 0 AND m.kind = "
    "'verhuisd' AND m.municipality = 'andere' AND m.day < f.day)" },
};

/* How many of ROWS are of SORT (NULL: all). */
static gint64
count_sort (const GArray *rows, const char *sort)
{
  gint64 n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += sort == NULL || g_strcmp0 (g_array_index (rows, RegieFigureRow, i).sort, sort) == 0;
  return n;
}

static void
test_reckonings (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieFigures) figures = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fill (f, 200, 7);
  sql (f, "UPDATE dossier SET director = consultant WHERE id % 3 <> 0");
  sql (f, "UPDATE fact SET day = '2024-12-31' WHERE kind = 'plicht_voldaan' AND id % 2 = 0");
  figures = load (f, NULL, day_of ("2026-11-23"));
  for (guint i = 0; i < G_N_ELEMENTS (reckonings); i++)
    {
      const RegieFigure *figure = regie_figure_find (reckonings[i].figure);
      const RegieFigureValue *value = regie_figures_get (figures, figure);
      const GArray *rows = regie_figures_rows (figures, figure);
      gint64 want = count (f, reckonings[i].sql);

      g_test_message ("%s %s: %d", figure->id, reckonings[i].sort != NULL ? reckonings[i].sort : "",
                      (int) want);
      g_assert_cmpint (want, >, 0);
      g_assert_cmpuint (rows->len, ==, value->n);
      g_assert_cmpint (figure->kind == REGIE_FIGURE_SHARE ? value->part
                                                          : count_sort (rows, reckonings[i].sort),
                       ==, want);
    }
  g_assert_cmpint (regie_figures_get (figures, regie_figure_find ("verzuim"))->whole, ==,
                   count (f,
                          "SELECT sum (COALESCE (f.plan_minutes, f.plan * 60)) FROM fact f WHERE "
                          "f.kind = 'uren' AND " REAL " AND " IN_YEAR));
}

/* Of people whose way was plain, the offer by the days of their facts. */
typedef struct {
  const GArray *rows;
  RegieSpan span;
  guint n, in_time, rows_n, rows_in_time;
} Offers;

static gboolean
take_offer (guint n, const char *const *c, gpointer data, GError **error)
{
  Offers *self = data;
  gint64 dossier = regie_column_id (c[0]);
  gboolean is_o = strcmp (c[2], "O") == 0;
  RegieDay due = regie_day_end_after (regie_column_day (c[1]), is_o ? 6 : 3);
  RegieDay offer = regie_column_day (c[is_o ? 4 : 3]);

  if ((due >= self->span.from && due <= self->span.until)
      || (offer != REGIE_DAY_NONE && offer >= self->span.from && offer <= self->span.until))
    {
      self->n++;
      self->in_time += offer != REGIE_DAY_NONE && offer <= due;
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      const RegieFigureRow *row = &g_array_index (self->rows, RegieFigureRow, i);

      if (row->dossier != dossier)
        continue;
      self->rows_n++;
      self->rows_in_time += (guint) row->part;
    }
  return TRUE;
}

static void
test_offers (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieFigures) figures = NULL;
  g_autoptr (GError) error = NULL;
  Offers offers = { 0 };

  fixture_fill (f, 200, 7);
  sql (f, "UPDATE dossier SET recorded_from = NULL");
  figures = load (f, "aanbod_op_tijd", day_of ("2026-11-23"));
  offers.rows = regie_figures_rows (figures, regie_figure_find ("aanbod_op_tijd"));
  offers.span = regie_figures_get_ask (figures)->span;
  regie_db_exec (
    f->db,
    "SELECT p.dossier, p.day, p.route, (SELECT min (f.day) FROM fact f WHERE f.dossier = p.dossier "
    "AND f.kind = 'aanbod' AND " REAL "), (SELECT min (f.day) FROM fact f WHERE f.dossier = "
    "p.dossier AND f.kind = 'taalschakel_start' AND " REAL ") FROM fact p JOIN dossier d ON d.id = "
    "p.dossier WHERE d.\"group\" IN (" ASYLUM ") AND p.kind = 'pip' AND p.voided = 0 AND p.day <= "
    "'2026-11-23' AND COALESCE (p.planned, 0) = 0 AND NOT EXISTS (SELECT 1 FROM fact f WHERE "
    "f.dossier = p.dossier AND f.voided = 0 AND f.kind IN ('leerroute_wijziging', 'verhuisd', "
    "'vrijstelling', 'ontheffing', 'doelgroep_wijziging')) ORDER BY p.dossier",
    0, NULL, take_offer, &offers, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offers.n, >, 5);
  g_assert_cmpuint (offers.rows_n, ==, offers.n);
  g_assert_cmpuint (offers.rows_in_time, ==, offers.in_time);
  g_assert_cmpuint (offers.in_time, <, offers.n);
}

/* One dossier: how many rows it has as of DAY, how many count, and what sort the last is. */
static const struct {
  const char *group, *born;
  const char *facts[6]; /* the texts of their forms, to NULL */
  const char *figure, *day;
  int n, part;
  const char *sort;
} edges[] = {
#define NOTICE "soort=kennisgeving&datum=2025-01-06"
#define BRP "soort=brp_inschrijving&datum=2025-01-06&gemeente=eigen"
#define INTAKE "soort=brede_intake&datum=2025-02-03"
  { NULL, NULL, { NOTICE, INTAKE }, "intake_begonnen", "2025-02-02", 1, 0, NULL },
  { NULL, NULL, { NOTICE, INTAKE }, "intake_begonnen", "2025-02-03", 1, 1, NULL },
  { NULL, NULL, { NOTICE, INTAKE }, "intake_klaar", "2025-02-03", 1, 0, NULL },
  { NULL, NULL, { NOTICE, INTAKE "&tot=2025-02-20" }, "intake_klaar", "2025-02-19", 1, 0, NULL },
  { NULL, NULL, { NOTICE, INTAKE "&tot=2025-02-20" }, "intake_klaar", "2025-02-20", 1, 1, NULL },
#define PIP "soort=pip&datum=2025-03-10&leerroute=B1&gemeente=eigen"
#define OFFER "soort=aanbod&datum="
  { NULL,
    NULL,
    { NOTICE, BRP, PIP, OFFER "2025-06-10" },
    "aanbod_op_tijd",
    "2025-06-10",
    1,
    1,
    "OFFER-3M" },
  { NULL,
    NULL,
    { NOTICE, BRP, PIP, OFFER "2025-06-11" },
    "aanbod_op_tijd",
    "2025-06-11",
    1,
    0,
    "OFFER-3M" },
  { NULL,
    NULL,
    { NOTICE, BRP, PIP, OFFER "2025-06-11" },
    "aanbod_op_tijd",
    "2025-06-09",
    0,
    0,
    NULL },
  { "gezin",
    NULL,
    { NOTICE, BRP, PIP, OFFER "2025-06-10" },
    "aanbod_op_tijd",
    "2025-06-10",
    0,
    0,
    NULL },
#define HOURS "soort=uren&datum=2025-05-31&uren=10&plan=20&ongeoorloofd=5"
  { NULL, NULL, { NOTICE, BRP, PIP, HOURS }, "verzuim", "2025-05-30", 0, 0, NULL },
  { NULL, NULL, { NOTICE, BRP, PIP, HOURS }, "verzuim", "2025-05-31", 1, 300, NULL },
  { NULL, NULL, { NOTICE, BRP, PIP, HOURS }, "verzuim", "2026-05-30", 1, 300, NULL },
  { NULL, NULL, { NOTICE, BRP, PIP, HOURS }, "verzuim", "2026-05-31", 0, 0, NULL },
#define LESSONS "soort=plan_regel&datum=2025-04-01&tot=2025-12-31&onderwerp=taal"
#define WORK "soort=plan_regel&datum=2025-06-02&tot=2025-08-29&onderwerp=werk"
  { NULL, NULL, { NOTICE, BRP, PIP, LESSONS, WORK }, "duaal", "2025-06-01", 0, 0, NULL },
  { NULL, NULL, { NOTICE, BRP, PIP, LESSONS, WORK }, "duaal", "2025-06-02", 1, 1, NULL },
  { NULL, NULL, { NOTICE, BRP, PIP, LESSONS, WORK }, "duaal", "2025-08-29", 1, 1, NULL },
  { NULL, NULL, { NOTICE, BRP, PIP, LESSONS, WORK }, "duaal", "2025-08-30", 0, 0, NULL },
#define PIP_A2 "soort=pip&datum=2025-03-10&leerroute=B1&niveau=A2&gemeente=eigen"
#define MET "soort=plicht_voldaan&datum=2026-02-02"
#define COURSE "soort=plan_regel&datum=2026-03-02&tot=2026-09-30&onderwerp=taal"
#define EXAM "soort=examen&datum=2026-10-01&onderdelen=lezen,luisteren,schrijven"
  { NULL, NULL, { NOTICE, BRP, PIP_A2, MET, COURSE }, "b1_na_a2", "2026-03-01", 0, 0, NULL },
  { NULL, NULL, { NOTICE, BRP, PIP_A2, MET, COURSE }, "b1_na_a2", "2026-03-02", 1, 1, "cursus" },
  { NULL, NULL, { NOTICE, BRP, PIP, MET, COURSE }, "b1_na_a2", "2026-03-02", 0, 0, NULL },
  { NULL,
    NULL,
    { NOTICE, BRP, PIP, "soort=toestemming_a2&datum=2026-01-12", MET, COURSE },
    "b1_na_a2",
    "2026-03-02",
    1,
    1,
    "cursus" },
  { NULL,
    NULL,
    { NOTICE, BRP, PIP_A2, MET, COURSE, EXAM "&uitslag=gezakt" },
    "b1_na_a2",
    "2026-10-01",
    1,
    1,
    "examen" },
  { NULL,
    NULL,
    { NOTICE, BRP, PIP_A2, MET, EXAM ",spreken&uitslag=geslaagd" },
    "b1_na_a2",
    "2026-10-01",
    1,
    1,
    "diploma" },
  { NULL,
    NULL,
    { NOTICE, BRP, PIP_A2, MET, "soort=plan_regel&datum=2026-03-02&tot=2026-09-30&onderwerp=werk" },
    "b1_na_a2",
    "2026-10-01",
    0,
    0,
    NULL },
  { NULL, NULL, { NOTICE, BRP, PIP_A2, LESSONS, MET }, "b1_na_a2", "2026-10-01", 0, 0, NULL },
  { NULL,
    NULL,
    { NOTICE, BRP, PIP_A2, MET, "soort=examen&datum=2026-02-02&onderdelen=lezen" },
    "b1_na_a2",
    "2026-10-01",
    0,
    0,
    NULL },
  { NULL,
    NULL,
    { NOTICE, BRP, PIP_A2, MET, "soort=examen&datum=2026-02-03&onderdelen=lezen" },
    "b1_na_a2",
    "2026-10-01",
    1,
    1,
    "examen" },
  { NULL, "2009-06-02", { NOTICE }, "jongeren", "2025-06-01", 0, 0, NULL },
  { NULL, "2009-06-02", { NOTICE }, "jongeren", "2025-06-02", 1, 1, "zonder_regisseur" },
  { NULL, "1997-06-02", { NOTICE }, "jongeren", "2025-06-01", 1, 1, "zonder_regisseur" },
  { NULL, "1997-06-02", { NOTICE }, "jongeren", "2025-06-02", 0, 0, NULL },
  { NULL, "1997-00-00", { NOTICE }, "jongeren", "2025-12-30", 1, 1, "zonder_regisseur" },
  { NULL, "1997-00-00", { NOTICE }, "jongeren", "2025-12-31", 0, 0, NULL },
#define TOLD "soort=kennisgeving&datum="
#define HOUSED "soort=brp_inschrijving&datum=2022-01-03&gemeente=eigen"
  { NULL, NULL, { TOLD "2025-12-31", HOUSED }, "spuk_telling", "2025-12-31", 1, 1, "a" },
  { NULL, NULL, { TOLD "2026-01-01", HOUSED }, "spuk_telling", "2025-12-31", 0, 0, NULL },
  { NULL, NULL, { TOLD "2024-01-01", HOUSED }, "spuk_telling", "2025-12-31", 1, 1, "b" },
  { NULL, NULL, { TOLD "2023-01-01", HOUSED }, "spuk_telling", "2025-12-31", 1, 1, "c" },
  { NULL, NULL, { TOLD "2022-12-31", HOUSED }, "spuk_telling", "2025-12-31", 0, 0, NULL },
  { "gezin", NULL, { TOLD "2025-01-01", HOUSED }, "spuk_telling", "2025-12-31", 1, 1, "gezin" },
  { "gezin", NULL, { TOLD "2024-12-31", HOUSED }, "spuk_telling", "2025-12-31", 0, 0, NULL },
  { NULL,
    NULL,
    { TOLD "2025-05-01", HOUSED, "soort=verhuisd&datum=2025-12-31&gemeente=andere" },
    "spuk_telling",
    "2025-12-31",
    0,
    0,
    NULL },
  { NULL,
    NULL,
    { TOLD "2025-05-01", HOUSED, "soort=overleden&datum=2025-12-31" },
    "spuk_telling",
    "2025-12-31",
    0,
    0,
    NULL },
  { NULL,
    NULL,
    { TOLD "2025-05-01", "soort=koppeling&datum=2025-04-01" },
    "spuk_telling",
    "2025-12-31",
    0,
    0,
    NULL },
  { NULL,
    NULL,
    { TOLD "2022-05-02", HOUSED, "soort=plicht_voldaan&datum=2024-12-31" },
    "spuk_telling",
    "2026-11-23",
    1,
    1,
    "d" },
  { NULL,
    NULL,
    { TOLD "2022-05-02", HOUSED, "soort=plicht_voldaan&datum=2025-01-01" },
    "spuk_telling",
    "2026-11-23",
    0,
    0,
    NULL },
  { NULL,
    NULL,
    { TOLD "2022-05-02", HOUSED, "soort=plicht_voldaan&datum=2023-06-01" },
    "spuk_telling",
    "2025-12-31",
    0,
    0,
    NULL },
};

static void
check_edge (Fixture *f, guint i)
{
  g_autofree char *name = g_strdup_printf ("Nummer%u", i);
  gint64 dossier = add_dossier (f, name, NULL,
                                edges[i].group != NULL ? edges[i].group : "asiel_28");
  g_autofree char *born = NULL;
  g_autoptr (RegieFigures) figures = NULL;
  const GArray *rows;
  const char *sort = NULL;
  gint64 part = 0;
  int n = 0;

  for (guint k = 0; k < G_N_ELEMENTS (edges[i].facts) && edges[i].facts[k] != NULL; k++)
    add_fact_as (f, dossier, edges[i].facts[k]);
  if (edges[i].born != NULL)
    {
      born = g_strdup_printf (
        "UPDATE person SET born = '%s' WHERE id = (SELECT person FROM dossier "
        "WHERE id = %" G_GINT64_FORMAT ")",
        edges[i].born, dossier);
      sql (f, born);
    }
  sql (f, "UPDATE dossier SET recorded_from = NULL, opened_on = NULL");
  figures = load (f, edges[i].figure, day_of (edges[i].day));
  rows = regie_figures_rows (figures, regie_figure_find (edges[i].figure));
  for (guint k = 0; k < rows->len; k++)
    if (g_array_index (rows, RegieFigureRow, k).dossier == dossier)
      {
        n++;
        part += g_array_index (rows, RegieFigureRow, k).part;
        sort = g_array_index (rows, RegieFigureRow, k).sort;
      }
  if (n != edges[i].n || part != edges[i].part || g_strcmp0 (sort, edges[i].sort) != 0)
    g_error ("row %u: %s on %s: %d rows, %d count, %s", i, edges[i].figure, edges[i].day, n,
             (int) part, sort != NULL ? sort : "no sort");
}

/* From the first day to the last. */
static void
test_edges (Fixture *f, gconstpointer engine)
{
  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    check_edge (f, i);
}

/* What somebody young lacks, the first that holds. */
static void
test_young (Fixture *f, gconstpointer engine)
{
  gint64 dossier = add_dossier (f, "Jong", NULL, "asiel_28");
  static const struct {
    const char *fact, *sql, *sort;
  } steps[] = {
    { NULL, "UPDATE person SET born = '2009-02-01'", "zonder_regisseur" },
    { NULL, "UPDATE dossier SET director = 1", "zonder_overleg_90" },
    { "soort=contact&datum=2026-11-20", "", "zonder_overleg_90" },
    { NULL, MET_ON ("1", "2026-11-24"), "zonder_overleg_90" },
    { NULL, MET_ON ("2", "2026-08-25"), "zonder_overleg_90" },
    { NULL, MET_ON ("3", "2026-08-26"), "overgang_zonder_plan" },
    { "soort=plan_regel&datum=2026-09-01&tot=2026-11-22&onderwerp=studie", "",
      "overgang_zonder_plan" },
    { NULL, "UPDATE person SET born = '2009-05-24'", "geregeld" },
    { NULL, "UPDATE person SET born = '2009-05-23'", "overgang_zonder_plan" },
    { NULL, "UPDATE person SET born = '2008-05-23'", "overgang_zonder_plan" },
    { NULL, "UPDATE person SET born = '2008-05-22'", "geregeld" },
    { NULL, "UPDATE person SET born = '2009-02-01'", "overgang_zonder_plan" },
    { "soort=plan_regel&datum=2026-09-01&tot=2026-11-23&onderwerp=studie", "", "geregeld" },
  };

  sql (f, "INSERT INTO staff (id, version, voided, name, role, active) VALUES (1, 1, 0, 'R', "
          "'regisseur', 1)");
  add_fact_as (f, dossier, "soort=kennisgeving&datum=2025-01-06");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (RegieFigures) figures = NULL;
      const GArray *rows;

      if (steps[i].fact != NULL)
        add_fact_as (f, dossier, steps[i].fact);
      sql (f, steps[i].sql);
      figures = load (f, "jongeren", day_of ("2026-11-23"));
      rows = regie_figures_rows (figures, regie_figure_find ("jongeren"));
      g_test_message ("step %u", i);
      g_assert_cmpuint (rows->len, ==, 1);
      g_assert_cmpstr (g_array_index (rows, RegieFigureRow, 0).sort, ==, steps[i].sort);
    }
}

/* The record of the intake counts like the fact. */
static void
test_intakes (Fixture *f, gconstpointer engine)
{
  gint64 dossier = add_dossier (f, "Intake", NULL, "asiel_28");
  static const struct {
    const char *day;
    int begun, settled;
  } rows[] = {
    { "2025-02-09", 0, 0 }, { "2025-02-10", 1, 0 }, { "2025-03-02", 1, 0 }, { "2025-03-03", 1, 1 }
  };

  add_fact (f, dossier, "kennisgeving", "2025-01-06", NULL, NULL);
  record_in (f, REGIE_ENTITY_Intake, dossier,
             PAIRS ("nummer", "1", "begonnen_op", "2025-02-10", "afgerond_op", "2025-03-03",
                    "alleen_spreken_op", "2025-02-10"));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieFigures) figures = load (f, NULL, day_of (rows[i].day));

      g_assert_cmpint (regie_figures_get (figures, regie_figure_find ("intake_begonnen"))->part, ==,
                       rows[i].begun);
      g_assert_cmpint (regie_figures_get (figures, regie_figure_find ("intake_klaar"))->part, ==,
                       rows[i].settled);
    }
}

/* The list of who goes on to B1: course, exam, result and cost, and nothing of before. */
static void
test_courses (Fixture *f, gconstpointer engine)
{
  gint64 dossier = add_dossier (f, "Verder", NULL, "asiel_28");
  RegieDay on = day_of ("2026-11-23");
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autoptr (RegieFigures) figures = NULL;
  g_autoptr (GPtrArray) courses = NULL;
  const RegieFigureCourse *one;

  add_fact_as (f, dossier, NOTICE);
  add_fact_as (f, dossier, BRP);
  add_fact_as (f, dossier, PIP_A2);
  add_fact_as (f, dossier, LESSONS "&aanbieder=Oude School");
  add_fact_as (f, dossier, MET);
  add_fact_as (f, dossier, COURSE "&aanbieder=Nieuwe School");
  add_fact_as (f, dossier, "soort=examen&datum=2026-09-01&onderdelen=lezen&uitslag=gezakt");
  add_fact_as (f, dossier, "soort=examen&datum=2026-10-05&onderdelen=lezen&uitslag=geslaagd");
  sql (f, "UPDATE dossier SET number = 'I000001'; INSERT INTO provider (id, version, voided, name) "
          "VALUES (1, 1, 0, 'Nieuwe School'); "
          "INSERT INTO contract (id, version, voided, provider, number) VALUES (2, 1, 0, 1, 'C'); "
          "INSERT INTO lot (id, version, voided, contract, name) VALUES (3, 1, 0, 2, 'P'); "
          "INSERT INTO engagement (id, version, voided, dossier, lot, number, topic, price, unit, "
          "ordered_on, from_day, until_day, stage) SELECT 4, 1, 0, id, 3, 'O-1', 'taal', 90000, "
          "'traject', '2026-03-01', '2026-03-02', '2026-09-30', 'klaar' FROM dossier; "
          "INSERT INTO engagement (id, version, voided, dossier, lot, number, topic, price, unit, "
          "ordered_on, from_day, until_day, stage) SELECT 5, 1, 0, id, 3, 'O-2', 'taal', 70000, "
          "'traject', '2025-03-01', '2025-04-01', '2025-12-31', 'klaar' FROM dossier");
  figures = load (f, "b1_na_a2", on);
  courses = regie_figures_load_courses (
    &work, regie_figures_rows (figures, regie_figure_find ("b1_na_a2")), on, NULL);
  g_assert_cmpuint (courses->len, ==, 1);
  one = courses->pdata[0];
  g_assert_cmpint (one->dossier, ==, dossier);
  g_assert_cmpstr (one->number, ==, "I000001");
  g_assert_cmpstr (one->course, ==, "Nieuwe School");
  g_assert_cmpint (one->course_until, ==, day_of ("2026-09-30"));
  g_assert_cmpint (one->exam, ==, day_of ("2026-10-05"));
  g_assert_cmpstr (one->parts, ==, "lezen,lezen");
  g_assert_cmpint (one->result, ==, REGIE_RESULT_PASSED);
  g_assert_cmpint (one->cost, ==, 90000);
  {
    g_autoptr (GVariant) today = g_variant_ref_sink (g_variant_new_int32 (REGIE_DAY_NONE));
    g_autoptr (RegieB1View) view = regie_b1_view_load (&work, today, NULL);
    g_autofree char *text = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));

    g_test_message ("%s", text);
    g_assert_nonnull (strstr (text, "Took an exam"));
    g_assert_nonnull (strstr (text, "Selam Verder | Nieuwe School until 30 September 2026 · exam "
                                    "on 5 October 2026: Reading | Passed | € 900"));
  }
}

/* An empty office says what will stand there. */
static void
test_nobody (Fixture *f, gconstpointer engine)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autoptr (GVariant) today = g_variant_ref_sink (g_variant_new_int32 (REGIE_DAY_NONE));
  g_autoptr (RegieB1View) view = regie_b1_view_load (&work, today, NULL);
  g_autofree char *text = regie_chapters_dup_text (G_LIST_MODEL (view->chapters));

  g_assert_nonnull (strstr (text, "comes here by itself"));
}

TEST_SUITE (figure_ways)
{
  static const FixtureTest tests[] = {
    { "equal-another-reckoning", test_reckonings },
    { "an-offer-in-time", test_offers },
    { "from-the-first-day-to-the-last", test_edges },
    { "the-young-by-what-they-lack", test_young },
    { "a-recorded-intake", test_intakes },
    { "who-goes-on-to-b1", test_courses },
    { "nobody-goes-on-yet", test_nobody },
  };

  ADD_ON_BOTH_ENGINES ("/figure-ways", tests);
}
