/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes the tiles of the figures, and the question that reads them. */
#include "regie-dashboard-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-figure-query.h"
#include "regie-money.h"
#include "regie-text.h"

static const RegieProp tile_props[] = {
  REGIE_PROP (RegieFigureTile, id, "id", TEXT),
  REGIE_PROP (RegieFigureTile, name, "name", TEXT),
  REGIE_PROP (RegieFigureTile, value, "value", TEXT),
  REGIE_PROP (RegieFigureTile, about, "about", TEXT),
  REGIE_PROP (RegieFigureTile, definition, "definition", TEXT),
  REGIE_PROP (RegieFigureTile, spoken, "spoken", TEXT),
  REGIE_PROP (RegieFigureTile, shape, "shape", INT),
  REGIE_PROP (RegieFigureTile, opens, "opens", BOOL),
  REGIE_PROP (RegieFigureTile, action, "action", TEXT),
  REGIE_PROP (RegieFigureTile, target, "target", TARGET),
};

REGIE_DEFINE_ITEM (RegieFigureTile, regie_figure_tile, tile_props)

static const RegieProp view_props[] = {
  REGIE_PROP (RegieDashboardView, day_text, "day-text", TEXT),
  REGIE_PROP (RegieDashboardView, about, "about", TEXT),
  REGIE_PROP (RegieDashboardView, nothing, "nothing", TEXT),
  REGIE_PROP (RegieDashboardView, is_today, "is-today", BOOL),
  REGIE_PROP (RegieDashboardView, tiles, "tiles", LIST),
  REGIE_PROP (RegieDashboardView, others, "others", LIST),
  REGIE_PROP (RegieDashboardView, charts, "charts", LIST),
};

REGIE_DEFINE_ITEM (RegieDashboardView, regie_dashboard_view, view_props)

/* Which way a figure should go, and from where it asks for a look; the norms are the office's. */
typedef struct {
  const char *id;
  gboolean is_up; /* more is better */
} Direction;

static const Direction directions[] = {
  { "pip_op_tijd", TRUE },     { "pip_dagen", FALSE },
  { "pip_te_laat", FALSE },    { "eerste_les_dagen", FALSE },
  { "uren_tegen_plan", TRUE }, { "pvt_klaar", TRUE },
  { "map_klaar", TRUE },       { "examens", TRUE },
  { "te_laat", FALSE },        { "stil", FALSE },
  { "meedoet", TRUE },         { "klaar_in_termijn", TRUE },
};

/* What one looks at first. */
static const char *const first_figures[] = { "actief", "pip_op_tijd", "uren_tegen_plan", "te_laat",
                                             NULL };

/* Better, worse or as it was: a shape for the first two. */
static int
shape_of (const RegieFigure *figure, const RegieFigureValue *now, const RegieFigureValue *before)
{
  /* What is shown alike is alike. */
  if (before == NULL || !now->known || !before->known
      || (now->hundredths + 50) / 100 == (before->hundredths + 50) / 100)
    return REGIE_SHAPE_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    if (strcmp (directions[i].id, figure->id) == 0)
      return directions[i].is_up == (now->hundredths > before->hundredths) ? REGIE_SHAPE_DONE
                                                                           : REGIE_SHAPE_SOON;
  return REGIE_SHAPE_NONE;
}

/* What the value rests on: of a share how many of how many, of what is late the oldest; or what it
 * may come to. */
static char *
dup_ground (const RegieFigure *figure, const RegieFigureValue *value)
{
  g_autofree char *norm = value->norm >= 0 ? regie_money_dup (value->norm, TRUE) : NULL;

  if (norm != NULL)
    /* TRANSLATORS: an amount */
    return g_strdup_printf (_("budget %s"), norm);
  if (figure->kind == REGIE_FIGURE_SHARE && value->known && value->whole == (gint64) value->n)
    return g_strdup_printf (_("%d of %d"), (int) value->part, (int) value->whole);
  if (figure->kind == REGIE_FIGURE_COUNT && value->most > 0)
    return g_strdup_printf (ngettext ("at most %d day", "at most %d days", (gulong) value->most),
                            (int) value->most);
  return NULL;
}

static char *
dup_about (const RegieFigure *figure, const RegieFigureWords *words, const RegieFigureValue *now,
           const RegieFigureValue *before)
{
  g_autofree char *ground = dup_ground (figure, now);
  g_autofree char *was = before != NULL ? regie_figure_dup_value (figure, words, before) : NULL;

  if (was == NULL || !before->known)
    return g_strdup (ground != NULL ? ground : "");
  if (ground == NULL)
    return g_strdup_printf (_("a year ago %s"), was);
  return g_strdup_printf (_("%s · a year ago %s"), ground, was);
}

/* The list behind a figure stands in the caseload, but what is of nobody there stands on a page of
 * its own. */
static void
set_list (RegieFigureTile *self, const RegieFigure *figure, RegieSpan span)
{
  g_autofree char *filter = regie_figure_dup_filter (figure, span, REGIE_SPLIT_NONE, NULL);
  const char *page = figure->of == REGIE_FIGURE_OF_DESK        ? "desk"
                     : figure->of == REGIE_FIGURE_OF_PROVIDERS ? "providers"
                                                               : NULL;

  self->action = g_strdup (page != NULL ? "win.go" : "win.caseload");
  self->target = g_variant_ref_sink (
    page != NULL ? g_variant_new_string (page)
                 : g_variant_new_take_string (g_strconcat ("cijfer=", filter, NULL)));
}

static RegieFigureTile *
tile_new (const RegieFigures *now, const RegieFigures *before, const RegieFigure *figure,
          const RegieFigureWords *words)
{
  RegieFigureTile *self = g_object_new (regie_figure_tile_get_type (), NULL);
  const RegieFigureValue *value = regie_figures_get (now, figure);
  const RegieFigureValue *was = before != NULL ? regie_figures_get (before, figure) : NULL;

  self->id = g_strdup (figure->id);
  self->name = g_strdup (words->name);
  self->value = regie_figure_dup_value (figure, words, value);
  self->about = dup_about (figure, words, value, was);
  self->definition = g_strdup (words->definition);
  self->shape = shape_of (figure, value, was);
  self->spoken = g_strdup_printf ("%s: %s. %s", self->name, self->value, self->about);
  self->opens = value->n > 0;
  set_list (self, figure, regie_figures_get_ask (now)->span);
  return self;
}

static char *
dup_span (RegieSpan span, gboolean compared)
{
  g_autofree char *from = regie_day_dup_long (span.from);
  g_autofree char *until = regie_day_dup_long (span.until);

  return g_strdup_printf (compared ? _("What happened is counted from %s to %s, beside the year "
                                        "before.")
                                   : _("What happened is counted from %s to %s."),
                          from, until);
}

RegieDashboardView *
regie_dashboard_view_new (const RegieFigures *now, const RegieFigures *before,
                          const GPtrArray *words, RegieDay today)
{
  RegieDashboardView *self;
  g_autofree char *day = NULL;
  RegieSpan span;
  guint n;
  const RegieFigure *table = regie_figures_table (&n);

  g_return_val_if_fail (now != NULL && words != NULL && words->len == n, NULL);
  self = g_object_new (regie_dashboard_view_get_type (), NULL);
  span = regie_figures_get_ask (now)->span;
  day = regie_day_dup_long (span.until);
  self->day = span.until;
  self->is_today = span.until == today;
  self->day_text = g_strdup_printf (_("As of %s"), day);
  self->about = dup_span (span, before != NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RegieFigureTile) tile = tile_new (now, before, &table[i], words->pdata[i]);

      g_list_store_append (g_strv_contains (first_figures, table[i].id) ? self->tiles
                                                                        : self->others,
                           tile);
    }
  if (regie_figures_get (now, regie_figure_find ("instroom"))->n == 0
      && regie_figures_get (now, regie_figure_find ("actief"))->n == 0)
    self->nothing = g_strdup (_("The figures come by themselves with the first dossiers: a notice "
                                 "of DUO, a link or a registration is enough."));
  return self;
}

/* A year before, when the office knew anything then; *BEFORE is NULL when it did not. */
static gboolean
load_before (const RegieWork *work, RegieFigureAsk ask, RegieFigures **before, GError **error)
{
  g_autoptr (GError) fault = NULL;

  ask.span = (RegieSpan){ regie_day_add_months (ask.span.from, -12),
                          regie_day_add_months (ask.span.until, -12) };
  *before = regie_figures_load (work, &ask, &fault);
  if (*before != NULL || g_error_matches (fault, REGIE_ERROR, REGIE_ERROR_INVALID))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

/* All figures and all charts of one day: one walk over the dossiers. */
static RegieDashboardView *
load_view (const RegieWork *work, RegieFigureAsk ask, const GPtrArray *words, GHashTable *names,
           GError **error)
{
  RegieFigureAsk asks[1 + REGIE_N_DASHBOARD_CHARTS] = { ask };
  RegieFigures *figures[G_N_ELEMENTS (asks)] = { NULL };
  g_autoptr (RegieFigures) before = NULL;
  RegieDashboardView *view = NULL;

  for (guint i = 0; i < REGIE_N_DASHBOARD_CHARTS; i++)
    asks[1 + i] = regie_dashboard_chart_ask (i, ask.span);
  if (!regie_figures_load_many (work, asks, G_N_ELEMENTS (asks), figures, error))
    return NULL;
  if (load_before (work, ask, &before, error))
    view = regie_dashboard_view_new (figures[0], before, words, work->today);
  for (guint i = 0; view != NULL && i < REGIE_N_DASHBOARD_CHARTS; i++)
    {
      g_autoptr (RegieChart) chart = regie_dashboard_chart_new (i, figures[1 + i], words, names);

      g_list_store_append (view->charts, chart);
    }
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    regie_figures_free (figures[i]);
  return view;
}

static gpointer
answer_dashboard (const RegieWork *work, GVariant *target, GError **error)
{
  RegieDay day = g_variant_get_int32 (target);
  RegieFigureAsk ask = { 0 };
  g_autoptr (GPtrArray) words = regie_figure_words_load (error);
  g_autoptr (GHashTable) names = NULL;

  if (words == NULL || !regie_span_parse (NULL, day, work->today, &ask.span, error)
      || (names = regie_figures_names (work->db, REGIE_SPLIT_CONSULTANT, error)) == NULL)
    return NULL;
  return load_view (work, ask, words, names, error);
}

const RegieQuestion regie_figure_questions[REGIE_N_FIGURE_QUESTIONS] = {
  [REGIE_DASHBOARD_READ] = { "dashboard", "i", REGIE_RIGHT (SEE_DOSSIERS), answer_dashboard,
                             g_object_unref },
};
