/* SPDX-License-Identifier: EUPL-1.2 */
/* The dashboard: the day on which it stands, whose figures, and which of them stand above. */
#include "regie-dashboard-page.h"

#include "regie-chart-card.h"
#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-dashboard-view.h"
#include "regie-day-popover.h"
#include "regie-figure-card.h"
#include "regie-repeat.h"

struct _RegieDashboardPage {
  RegiePage parent_instance;
  RegieDayPopover *calendar;
  RegieDay day;                /* as of which it stands; NONE: today, whichever day that becomes */
  char *team, *group, *cohort; /* whose figures; "" is everybody's */
  char **kept;                 /* the figures that stand above */
};

G_DEFINE_FINAL_TYPE (RegieDashboardPage, regie_dashboard_page, REGIE_TYPE_PAGE)

enum { PROP_TEAM = 1, PROP_GROUP, PROP_COHORT, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* For the .ui. */
static int
columns (RegieDashboardPage *self, gboolean narrow)
{
  return narrow ? 2 : 4;
}

static int
chart_columns (RegieDashboardPage *self, gboolean narrow)
{
  return narrow ? 1 : 2;
}

static GtkOrientation
direction (RegieDashboardPage *self, gboolean narrow)
{
  return narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

static const RegieQuestion *
regie_dashboard_page_ask (RegiePage *page, GVariant **target)
{
  RegieDashboardPage *self = REGIE_DASHBOARD_PAGE (page);

  *target = g_variant_new (REGIE_DASHBOARD_TARGET, self->day,
                           g_ascii_strtoll (self->team, NULL, 10), self->group,
                           (int) g_ascii_strtoll (self->cohort, NULL, 10), self->kept);
  return &regie_figure_questions[REGIE_DASHBOARD_READ];
}

static void
stand_on (RegieDashboardPage *self, RegieDay day)
{
  self->day = day < regie_office_today (regie_page_get_office (REGIE_PAGE (self))) ? day
                                                                                   : REGIE_DAY_NONE;
  regie_page_refresh (REGIE_PAGE (self));
}

/* By the last days of months: a figure is mostly asked of those. */
static void
move (RegieDashboardPage *self, int months)
{
  RegieDashboardView *view = regie_page_get_view (REGIE_PAGE (self));
  int year, month, day;

  if (view == NULL)
    return;
  regie_day_to_civil (view->day, &year, &month, &day);
  if (months < 0)
    stand_on (self, regie_day_from_civil (year, month, 1) - 1);
  else
    stand_on (self, regie_day_last_day (view->day + 1, 1));
}

/* The header bar lies outside of the page, so its buttons have no actions of it. */
static void
go_back (RegieDashboardPage *self)
{
  move (self, -1);
}

static void
go_on (RegieDashboardPage *self)
{
  move (self, 1);
}

static void
show_calendar (RegieDashboardPage *self)
{
  RegieDashboardView *view = regie_page_get_view (REGIE_PAGE (self));

  if (view != NULL)
    regie_day_popover_show_day (self->calendar, view->day);
}

static void
day_chosen (RegieDashboardPage *self, int day)
{
  gtk_popover_popdown (GTK_POPOVER (self->calendar));
  stand_on (self, day);
}

static void
return_to_today (GtkWidget *widget, const char *name, GVariant *target)
{
  stand_on (REGIE_DASHBOARD_PAGE (widget), G_MAXINT32);
}

/* Puts a figure above, or takes it away from there; for this person, also the next time. */
static void
pin (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDashboardPage *self = REGIE_DASHBOARD_PAGE (widget);
  const char *id = g_variant_get_string (target, NULL);
  g_autoptr (GSettings) settings = regie_settings_new ();
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();

  for (guint i = 0; self->kept[i] != NULL; i++)
    if (strcmp (self->kept[i], id) != 0)
      g_strv_builder_add (kept, self->kept[i]);
  if (!g_strv_contains ((const char *const *) self->kept, id))
    g_strv_builder_add (kept, id);
  g_strfreev (self->kept);
  self->kept = g_strv_builder_end (kept);
  if (settings != NULL)
    g_settings_set_strv (settings, "dashboard-figures", (const char *const *) self->kept);
  regie_page_refresh (REGIE_PAGE (self));
}

static char **
whose (RegieDashboardPage *self, guint id)
{
  return id == PROP_TEAM ? &self->team : id == PROP_GROUP ? &self->group : &self->cohort;
}

static void
regie_dashboard_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id >= PROP_TEAM && id < N_PROPS)
    g_value_set_string (value, *whose (REGIE_DASHBOARD_PAGE (object), id));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_dashboard_page_set_property (GObject *object, guint id, const GValue *value,
                                   GParamSpec *pspec)
{
  RegieDashboardPage *self = REGIE_DASHBOARD_PAGE (object);
  const char *text = g_value_get_string (value);

  if (id < PROP_TEAM || id >= N_PROPS)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (g_strcmp0 (*whose (self, id), text) != 0)
    {
      g_free (*whose (self, id));
      *whose (self, id) = g_strdup (text != NULL ? text : "");
      g_object_notify_by_pspec (object, pspec);
      regie_page_refresh (REGIE_PAGE (self));
    }
}

static void
regie_dashboard_page_finalize (GObject *object)
{
  RegieDashboardPage *self = REGIE_DASHBOARD_PAGE (object);

  g_free (self->team);
  g_free (self->group);
  g_free (self->cohort);
  g_strfreev (self->kept);
  G_OBJECT_CLASS (regie_dashboard_page_parent_class)->finalize (object);
}

/* Each of them an action with a state, so that a menu shows which is chosen. */
static void
install_whose (RegieDashboardPageClass *klass)
{
  static const char *const names[N_PROPS] = {
    [PROP_TEAM] = "team", [PROP_GROUP] = "group", [PROP_COHORT] = "cohort"
  };

  for (guint i = PROP_TEAM; i < N_PROPS; i++)
    {
      g_autofree char *action = g_strconcat ("dashboard.", names[i], NULL);

      properties[i] = g_param_spec_string (names[i], NULL, NULL, "",
                                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
      g_object_class_install_property (G_OBJECT_CLASS (klass), i, properties[i]);
      gtk_widget_class_install_property_action (GTK_WIDGET_CLASS (klass), action, names[i]);
    }
}

static void
regie_dashboard_page_class_init (RegieDashboardPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_CHART_CARD);
  g_type_ensure (REGIE_TYPE_DAY_POPOVER);
  g_type_ensure (REGIE_TYPE_FIGURE_CARD);
  g_type_ensure (REGIE_TYPE_REPEAT);
  g_type_ensure (regie_dashboard_view_get_type ());
  object_class->get_property = regie_dashboard_page_get_property;
  object_class->set_property = regie_dashboard_page_set_property;
  object_class->finalize = regie_dashboard_page_finalize;
  REGIE_PAGE_CLASS (klass)->ask = regie_dashboard_page_ask;
  install_whose (klass);
  gtk_widget_class_install_action (widget_class, "dashboard.today", NULL, return_to_today);
  gtk_widget_class_install_action (widget_class, "dashboard.pin", "s", pin);
  regie_widget_class_set_ui (widget_class, "regie-dashboard-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieDashboardPage, calendar);
  gtk_widget_class_bind_template_callback (widget_class, chart_columns);
  gtk_widget_class_bind_template_callback (widget_class, columns);
  gtk_widget_class_bind_template_callback (widget_class, day_chosen);
  gtk_widget_class_bind_template_callback (widget_class, direction);
  gtk_widget_class_bind_template_callback (widget_class, go_back);
  gtk_widget_class_bind_template_callback (widget_class, go_on);
  gtk_widget_class_bind_template_callback (widget_class, show_calendar);
}

static void
regie_dashboard_page_init (RegieDashboardPage *self)
{
  static const char *const usual[] = { "actief", "pip_op_tijd", "te_laat", "uren_tegen_plan",
                                       NULL };
  g_autoptr (GSettings) settings = regie_settings_new ();

  self->day = REGIE_DAY_NONE;
  self->team = g_strdup ("");
  self->group = g_strdup ("");
  self->cohort = g_strdup ("");
  self->kept = settings != NULL ? g_settings_get_strv (settings, "dashboard-figures")
                                : g_strdupv ((char **) usual);
  gtk_widget_init_template (GTK_WIDGET (self));
}
