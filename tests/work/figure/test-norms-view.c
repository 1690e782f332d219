/* SPDX-License-Identifier: EUPL-1.2 */
/* The norms of the office: what figures.ini may say, when one is missed, and who is told. */
#include "regie-norms-view.h"

#include "fixture.h"
#include "regie-demo.h"
#include "regie-error.h"
#include "regie-figure-query.h"
#include "regie-shape.h"

/* figures.ini with LINES at the end of the section of pip_op_tijd instead of its norm. */
static RegieIni *
ini_with (const char *lines)
{
  g_autofree char *path = regie_office_dup_path ("figures.ini");
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  g_autoptr (GError) error = NULL;
  RegieIni *ini;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (
    g_string_replace (changed, "norm=85\nnorm_is=minstens\nmelden=manager\n", lines, 1), ==, 1);
  ini = regie_ini_parse ("figures.ini", changed->str, -1, &error);
  g_assert_no_error (error);
  return ini;
}

/* A fault is said with the file, the line and the key. */
static void
test_faults (void)
{
  static const struct {
    const char *lines, *key;
  } rows[] = {
    { "norm=veel\nnorm_is=minstens\n", "] norm:" },
    { "norm=85%\nnorm_is=minstens\n", "] norm:" },
    { "norm=-1\nnorm_is=minstens\n", "] norm:" },
    { "norm=nan\nnorm_is=minstens\n", "] norm:" },
    { "norm=85\n", "] norm:" },
    { "norm=85\nnorm_is=ongeveer\n", "] norm_is:" },
    { "norm_is=minstens\n", "] norm_is:" },
    { "norm=85\nnorm_is=minstens\nnorm_per=straat\n", "] norm_per:" },
    { "norm=85\nnorm_is=minstens\nmelden=wethouder\n", "] melden:" },
    { "streefwaarde=85\n", "streefwaarde" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieIni) ini = ini_with (rows[i].lines);
      g_autoptr (GError) error = NULL;

      g_assert_null (regie_figure_words_read (ini, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, "figures.ini, line "));
      g_assert_nonnull (strstr (error->message, "[pip_op_tijd"));
      g_assert_nonnull (strstr (error->message, rows[i].key));
    }
}

/* To the last hundredth. */
static void
test_missed (void)
{
  static const struct {
    gint64 norm;
    gboolean is_most, known;
    gint64 value;
    gboolean missed;
  } rows[] = {
    { 8500, FALSE, TRUE, 8500, FALSE }, { 8500, FALSE, TRUE, 8499, TRUE },
    { 8500, TRUE, TRUE, 8500, FALSE },  { 8500, TRUE, TRUE, 8501, TRUE },
    { 8500, FALSE, FALSE, 0, FALSE },   { 0, TRUE, TRUE, 100, TRUE },
    { 0, TRUE, TRUE, 0, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieFigureNorm norm = { .is_set = TRUE, .hundredths = rows[i].norm, rows[i].is_most };
      RegieFigureValue value = { .known = rows[i].known, .hundredths = rows[i].value };

      g_assert_cmpint (regie_figure_norm_is_missed (&norm, &value), ==, rows[i].missed);
      norm.is_set = FALSE;
      g_assert_false (regie_figure_norm_is_missed (&norm, &value));
    }
}

static RegieNormsView *
load_as (Fixture *f, const char *role)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, role);
  g_autoptr (GError) error = NULL;
  RegieNormsView *view = regie_norms_view_load (&work, NULL, &error);

  g_assert_no_error (error);
  return view;
}

/* The manager is told of what is late; others are not, and nobody is when there is nothing. */
static void
test_told (Fixture *f, gconstpointer engine)
{
  g_autoptr (RegieNormsView) empty = load_as (f, "manager");
  g_autoptr (RegieNormsView) manager = NULL;
  g_autoptr (RegieFigureTile) first = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (empty->tiles)), ==, 0);
  g_assert_null (empty->title);
  fixture_fill (f, 120, 7);
  g_assert_null (load_as (f, "consulent"));
  manager = load_as (f, "manager");
  g_assert_nonnull (manager->title);
  first = g_list_model_get_item (G_LIST_MODEL (manager->tiles), 0);
  g_assert_nonnull (first);
  g_assert_cmpstr (first->id, ==, "pip_op_tijd");
  g_assert_cmpint (first->shape, ==, REGIE_SHAPE_SOON);
  g_assert_nonnull (strstr (first->about, "at least 85 %"));
}

/* Who may not see persons hears no small number, and opens no list. */
static void
test_few (Fixture *f, gconstpointer engine)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, "manager");
  g_autoptr (GPtrArray) words = regie_figure_words_load (NULL);
  g_autoptr (GError) error = NULL;
  RegieFigureAsk ask = { 0 };
  g_autoptr (RegieFigures) figures = NULL;
  guint n;
  guint n_hidden = 0;
  const RegieFigure *table = regie_figures_table (&n);

  fixture_fill (f, 120, 7);
  g_assert_true (regie_span_parse (NULL, REGIE_DAY_NONE, work.today, &ask.span, NULL));
  figures = regie_figures_load (&work, &ask, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n; i++)
    {
      RegieTileGround ground = { .now = figures, .hides_few = TRUE };
      g_autoptr (RegieFigureTile) hidden = regie_figure_tile_new (&ground, &table[i],
                                                                  words->pdata[i], FALSE);
      guint rows = regie_figures_get (figures, &table[i])->n;
      gboolean is_few = rows >= 1 && rows <= 4 && !g_str_has_prefix (hidden->value, "€");

      n_hidden += is_few;
      g_assert_false (hidden->opens);
      g_assert_cmpint (g_str_equal (hidden->value, "< 5"), ==, is_few);
    }
  g_assert_cmpuint (n_hidden, >, 0);
  g_assert_cmpuint (n_hidden, <, n);
}

TEST_SUITE (norms_view)
{
  static const FixtureTest tests[] = {
    { "who-is-told", test_told },
    { "few-are-not-told", test_few },
  };

  g_test_add_func ("/norms-view/faults", test_faults);
  g_test_add_func ("/norms-view/missed", test_missed);
  ADD_ON_BOTH_ENGINES ("/norms-view", tests);
}
