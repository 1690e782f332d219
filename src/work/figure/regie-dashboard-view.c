/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes the dashboard of figures, and the question that reads them. */
#include "regie-dashboard-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-b1-view.h"
#include "regie-error.h"
#include "regie-figure-query.h"
#include "regie-norms-view.h"
#include "regie-text.h"

/* The small line of a tile goes by so many points before the day, so many months apart; only what
 * stands above has one. */
#define TREND_POINTS 5
#define TREND_MONTHS 2
/* The first year of the law. */
#define FIRST_COHORT 2022

static const RegieProp view_props[] = {
  REGIE_PROP (RegieDashboardView, day_text, "day-text", TEXT),
  REGIE_PROP (RegieDashboardView, about, "about", TEXT),
  REGIE_PROP (RegieDashboardView, chosen, "chosen", TEXT),
  REGIE_PROP (RegieDashboardView, nothing, "nothing", TEXT),
  REGIE_PROP (RegieDashboardView, is_today, "is-today", BOOL),
  REGIE_PROP (RegieDashboardView, tiles, "tiles", LIST),
  REGIE_PROP (RegieDashboardView, others, "others", LIST),
  REGIE_PROP (RegieDashboardView, charts, "charts", LIST),
  REGIE_PROP (RegieDashboardView, menu, "menu", OBJECT),
};

REGIE_DEFINE_ITEM (RegieDashboardView, regie_dashboard_view, view_props)

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

static void
add_tiles (RegieDashboardView *self, const RegieTileGround *ground, const GPtrArray *words,
           const char *const *kept)
{
  guint n;
  const RegieFigure *table = regie_figures_table (&n);

  for (guint i = 0; i < n; i++)
    {
      gboolean is_kept = g_strv_contains (kept, table[i].id);
      g_autoptr (RegieFigureTile) tile = regie_figure_tile_new (ground, &table[i], words->pdata[i],
                                                                is_kept);

      g_list_store_append (is_kept ? self->tiles : self->others, tile);
    }
}

RegieDashboardView *
regie_dashboard_view_new (const RegieTileGround *ground, const GPtrArray *words,
                          const char *const *kept, RegieDay today)
{
  RegieDashboardView *self;
  g_autofree char *day = NULL;
  RegieSpan span;

  g_return_val_if_fail (ground != NULL && words != NULL && kept != NULL, NULL);
  self = g_object_new (regie_dashboard_view_get_type (), NULL);
  span = regie_figures_get_ask (ground->now)->span;
  day = regie_day_dup_long (span.until);
  self->day = span.until;
  self->is_today = span.until == today;
  self->day_text = g_strdup_printf (_("As of %s"), day);
  self->about = dup_span (span, ground->before != NULL);
  add_tiles (self, ground, words, kept);
  if (regie_figures_get (ground->now, regie_figure_find ("instroom"))->n == 0
      && regie_figures_get (ground->now, regie_figure_find ("actief"))->n == 0)
    self->nothing = g_strdup (_("The figures come by themselves with the first dossiers: a notice "
                                 "of DUO, a link or a registration is enough."));
  return self;
}

/* What may be chosen: an entry of a menu, with what it sets the action to. */
static void
add_choice (GMenu *menu, const char *action, const char *label, const char *value)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", value);
  g_menu_append_item (menu, item);
}

static void
add_section (GMenu *menu, const char *title, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 2)
    g_menu_append_section (menu, title, G_MENU_MODEL (section));
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer names)
{
  return g_utf8_collate (g_hash_table_lookup (names, a), g_hash_table_lookup (names, b));
}

static void
add_teams (GMenu *menu, GHashTable *names)
{
  g_autoptr (GList) keys = g_list_sort_with_data (g_hash_table_get_keys (names), compare_names,
                                                  names);

  for (GList *l = keys; l != NULL; l = l->next)
    if (g_str_has_prefix (l->data, "team/"))
      add_choice (menu, "dashboard.team", g_hash_table_lookup (names, l->data),
                  (const char *) l->data + strlen ("team/"));
}

/* Whose figures: of which team, group and cohort. */
static GMenu *
menu_new (const RegieOffice *office, GHashTable *names, RegieDay today)
{
  g_autoptr (GMenu) teams = g_menu_new ();
  g_autoptr (GMenu) groups = g_menu_new ();
  g_autoptr (GMenu) cohorts = g_menu_new ();
  GMenu *menu = g_menu_new ();
  int year, month, day;

  add_choice (teams, "dashboard.team", _("All teams"), "");
  add_teams (teams, names);
  add_choice (groups, "dashboard.group", _("All groups"), "");
  for (int i = 0; i < REGIE_GROUP_UNKNOWN; i++)
    add_choice (groups, "dashboard.group",
                regie_codes_label (office->codes, "groep", regie_group_name (i)),
                regie_group_name (i));
  add_choice (cohorts, "dashboard.cohort", _("All cohorts"), "");
  regie_day_to_civil (today, &year, &month, &day);
  for (; year >= FIRST_COHORT; year--)
    {
      char number[REGIE_NUMBER_TEXT];

      add_choice (cohorts, "dashboard.cohort", regie_number_format (year, number), number);
    }
  add_section (menu, _("Team"), teams);
  add_section (menu, _("Group"), groups);
  add_section (menu, _("Cohort: the year of the notice"), cohorts);
  return menu;
}

/* "Team Zuid · Asylum · cohort 2024"; that it is everybody; and from where it was read, when that
 * is not as always. */
static char *
dup_chosen (const RegieWork *work, const RegieFigureAsk *ask, GHashTable *names)
{
  const RegieOffice *office = work->office;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *who = NULL;
  g_auto (GStrv) list = NULL;
  g_autofree char *team = g_strdup_printf ("team/%" G_GINT64_FORMAT, ask->team);

  if (ask->team != 0 && g_hash_table_contains (names, team))
    g_strv_builder_add (parts, g_hash_table_lookup (names, team));
  if (ask->group != NULL)
    g_strv_builder_add (parts, regie_codes_label (office->codes, "groep", ask->group));
  if (ask->cohort != 0)
    {
      g_autofree char *cohort = g_strdup_printf (_("cohort %d"), ask->cohort);

      g_strv_builder_add (parts, cohort);
    }
  list = g_strv_builder_end (parts);
  who = list[0] != NULL ? g_strjoinv (" · ", list) : g_strdup (_("Everybody"));
  return g_strjoin (" · ", who, work->read_from, NULL);
}

/* What is asked together: the day, the charts of it, a year before, and the ends of the months
 * between. */
enum { ASK_NOW, ASK_CHARTS, ASK_BEFORE = ASK_CHARTS + REGIE_N_DASHBOARD_CHARTS, ASK_TREND };
#define N_ASKS (ASK_TREND + TREND_POINTS)

static RegieSpan
months_earlier (RegieSpan span, int months)
{
  return (RegieSpan){ regie_day_add_months (span.from, -months),
                      regie_day_add_months (span.until, -months) };
}

static void
make_asks (RegieFigureAsk ask, const char *const *kept, RegieFigureAsk *asks)
{
  asks[ASK_NOW] = ask;
  for (guint i = 0; i < REGIE_N_DASHBOARD_CHARTS; i++)
    asks[ASK_CHARTS + i] = regie_dashboard_chart_ask (i, &ask);
  asks[ASK_BEFORE] = ask;
  asks[ASK_BEFORE].span = months_earlier (ask.span, 12);
  for (int i = 0; i < TREND_POINTS; i++)
    {
      asks[ASK_TREND + i] = ask;
      asks[ASK_TREND + i].span = months_earlier (ask.span, (TREND_POINTS - i) * TREND_MONTHS);
      asks[ASK_TREND + i].among = kept;
      asks[ASK_TREND + i].no_sources = TRUE; /* they would be read for each of the days */
    }
}

/* All figures and all charts of one day: one walk over the dossiers. */
static RegieDashboardView *
load_view (const RegieWork *work, const RegieFigureAsk *ask, const char *const *kept,
           const GPtrArray *words, GHashTable *names, GError **error)
{
  RegieFigureAsk asks[N_ASKS];
  RegieFigures *figures[N_ASKS] = { NULL };
  RegieTileGround ground = { .n_trend = TREND_POINTS };
  RegieDashboardView *view;

  make_asks (*ask, kept, asks);
  if (!regie_figures_load_many (work, asks, N_ASKS, figures, error))
    return NULL;
  ground.now = figures[ASK_NOW];
  ground.before = figures[ASK_BEFORE];
  ground.trend = (const RegieFigures *const *) figures + ASK_TREND;
  ground.hides_few = !regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS);
  view = regie_dashboard_view_new (&ground, words, kept, work->today);
  for (guint i = 0; i < REGIE_N_DASHBOARD_CHARTS; i++)
    {
      g_autoptr (RegieChart) chart = regie_dashboard_chart_new (i, figures[ASK_CHARTS + i], words,
                                                                names);

      g_list_store_append (view->charts, chart);
    }
  view->chosen = dup_chosen (work, ask, names);
  view->menu = G_OBJECT (menu_new (work->office, names, work->today));
  for (guint i = 0; i < N_ASKS; i++)
    g_clear_pointer (&figures[i], regie_figures_free);
  return view;
}

static gpointer
answer_dashboard (const RegieWork *work, GVariant *target, GError **error)
{
  RegieFigureAsk ask = { 0 };
  g_autoptr (GPtrArray) words = regie_figure_words_load (error);
  g_autoptr (GHashTable) names = NULL;
  g_autofree const char **kept = NULL;
  RegieDay day;

  g_variant_get (target, REGIE_DASHBOARD_TARGET, &day, &ask.team, &ask.group, &ask.cohort, &kept);
  if (*ask.group == '\0')
    ask.group = NULL;
  if (words == NULL || !regie_span_parse (NULL, day, work->today, &ask.span, error)
      || (names = regie_figures_names (work->db, error)) == NULL)
    return NULL;
  return load_view (work, &ask, kept, words, names, error);
}

/* Every dossier, and what the desk, the providers and the office itself count. */
#define OF_OFFICE                                                                                  \
  REGIE_KINDS (REGIE_ENTITY_Dossier, REGIE_ENTITY_Staff, REGIE_ENTITY_Team,                        \
               REGIE_ENTITY_Attendance, REGIE_ENTITY_Budget, REGIE_ENTITY_Contract,                \
               REGIE_ENTITY_Gathering, REGIE_ENTITY_Invoice, REGIE_ENTITY_InvoiceLine,             \
               REGIE_ENTITY_Lot, REGIE_ENTITY_Match, REGIE_ENTITY_Offer, REGIE_ENTITY_Provider,    \
               REGIE_ENTITY_Report, REGIE_ENTITY_Visit, REGIE_ENTITY_Wish)

const RegieQuestion regie_figure_questions[REGIE_N_FIGURE_QUESTIONS] = {
  [REGIE_DASHBOARD_READ] = { "dashboard", "(ixsias)", REGIE_RIGHT (SEE_DOSSIERS), answer_dashboard,
                             g_object_unref, .is_long = TRUE, .may_lag = TRUE, .kinds = OF_OFFICE },
  [REGIE_B1_READ] = { "b1", "i", REGIE_RIGHT (SEE_DOSSIERS), regie_b1_view_load, g_object_unref,
                      .is_long = TRUE },
  [REGIE_NORMS_READ] = { "norms", NULL, REGIE_RIGHT (SEE_DOSSIERS), regie_norms_view_load,
                         g_object_unref, .is_long = TRUE },
};
