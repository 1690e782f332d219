/* SPDX-License-Identifier: EUPL-1.2 */
/* What a provider reported over a period, set against the orders and the PIP: the differences
 * first. */
#include "regie-provider-reports.h"

#include <glib/gi18n.h>

#include "regie-agenda.h"
#include "regie-provider-commands.h"
#include "regie-provider-lines.h"
#include "regie-suffixes.h"
#include "regie-verdict-strip.h"

struct _RegieProviderReports {
  RegiePage parent_instance;
  RegieList *list;
  RegieAgenda *agenda;
  int later;         /* periods after the last whole one: never positive */
  gboolean unfolded; /* those in step are shown */
  gboolean unfolded_faults;
};

G_DEFINE_FINAL_TYPE (RegieProviderReports, regie_provider_reports, REGIE_TYPE_PAGE)

enum { PROP_LATER = 1, PROP_N_CHOSEN, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* --- the rows: who is not in step, the heading of who is, and unfolded they themselves --- */

static guint
n_of (GListStore *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

/* A heading and what is under it. */
typedef struct {
  RegieTableItem *heading; /* NULL: there is nothing under it */
  GListStore *items;
  gboolean *unfolded;
} Fold;

#define N_FOLDS 2

static void
get_folds (RegieProviderReports *self, Fold folds[N_FOLDS])
{
  const RegieReportView *view = regie_page_get_view (REGIE_PAGE (self));

  folds[0] = (Fold){ view->heading, view->same, &self->unfolded };
  folds[1] = (Fold){ view->faults_heading, view->faults, &self->unfolded_faults };
}

static guint
n_rows (RegieProviderReports *self)
{
  const RegieReportView *view = regie_page_get_view (REGIE_PAGE (self));
  Fold folds[N_FOLDS];
  guint n;

  if (view == NULL)
    return 0;
  n = n_of (view->different);
  get_folds (self, folds);
  for (guint i = 0; i < N_FOLDS; i++)
    if (folds[i].heading != NULL)
      n += 1 + (*folds[i].unfolded ? n_of (folds[i].items) : 0);
  return n;
}

/* An owned RegieTableItem; NULL beyond.  *UNFOLDED (may be NULL) says whether what is under its
 * heading is shown; NULL for a row that is under none. */
static RegieTableItem *
item_at (RegieProviderReports *self, guint position, gboolean **unfolded)
{
  const RegieReportView *view = regie_page_get_view (REGIE_PAGE (self));
  Fold folds[N_FOLDS];

  if (unfolded != NULL)
    *unfolded = NULL;
  if (view == NULL)
    return NULL;
  if (position < n_of (view->different))
    return g_list_model_get_item (G_LIST_MODEL (view->different), position);
  position -= n_of (view->different);
  get_folds (self, folds);
  for (guint i = 0; i < N_FOLDS; i++)
    {
      guint n = folds[i].heading != NULL && *folds[i].unfolded ? n_of (folds[i].items) : 0;

      if (folds[i].heading == NULL)
        continue;
      if (position <= n && unfolded != NULL)
        *unfolded = folds[i].unfolded;
      if (position == 0)
        return g_object_ref (folds[i].heading);
      if (position <= n)
        return g_list_model_get_item (G_LIST_MODEL (folds[i].items), position - 1);
      position -= n + 1;
    }
  return NULL;
}

static GtkWidget *
create_line (gpointer data)
{
  return regie_provider_line_new (data, REGIE_TYPE_REPORT_LINE);
}

static void
bind_line (GtkWidget *widget, guint position, gpointer data)
{
  RegieProviderReports *self = data;
  const RegieReportView *view = regie_page_get_view (REGIE_PAGE (self));
  gboolean *unfolded;
  g_autoptr (RegieTableItem) item = item_at (self, position, &unfolded);

  if (item == NULL)
    return;
  regie_table_line_show (REGIE_TABLE_LINE (widget), item, unfolded != NULL && *unfolded);
  regie_report_line_set_chosen (REGIE_REPORT_LINE (widget),
                                regie_agenda_has (self->agenda, item->id), view->may_change);
}

static void
update_list (RegieProviderReports *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < n_rows (self); i++)
    {
      g_autoptr (RegieTableItem) item = item_at (self, i, NULL);

      g_array_append_val (ids, item->id);
    }
  regie_list_follow (self->list, NULL, ids, ids->len);
}

/* --- the agenda --- */

void
regie_provider_reports_choose (RegieProviderReports *self, gint64 order, gboolean on)
{
  g_return_if_fail (REGIE_IS_PROVIDER_REPORTS (self));
  regie_agenda_set (self->agenda, order, on);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHOSEN]);
}

GVariant *
regie_provider_reports_get_chosen (RegieProviderReports *self)
{
  g_return_val_if_fail (REGIE_IS_PROVIDER_REPORTS (self), NULL);
  return regie_agenda_get_orders (self->agenda);
}

/* --- what the template asks --- */

static gboolean
is_past (GObject *self, int later)
{
  return later < 0;
}

static GObject *
undo_of (GObject *self, RegieReportView *view)
{
  return view != NULL && view->undo != NULL ? g_object_ref (G_OBJECT (view->undo)) : NULL;
}

static gboolean
can_undo (GObject *self, RegieReportView *view)
{
  return view != NULL && view->undo != NULL;
}

static gboolean
has_people (GObject *self, RegieReportView *view)
{
  return view != NULL && view->has_people;
}

static gboolean
has_deeds (GObject *self, RegieReportView *view)
{
  return view != NULL && n_of (view->deeds) > 0;
}

static gboolean
has_heading (GObject *self, RegieReportView *view, gboolean narrow)
{
  return has_people (self, view) && !narrow;
}

static gboolean
may_meet (GObject *self, RegieReportView *view)
{
  return has_people (self, view) && view->may_change;
}

static char *
shown_page (GObject *self, RegieReportView *view)
{
  return g_strdup (view == NULL || view->has_people || view->faults_heading != NULL ? "list"
                                                                                    : "empty");
}

static char *
chosen_words (GObject *self, guint n)
{
  return g_strdup_printf (
    ngettext ("%u person chosen for the agenda", "%u people chosen for the agenda", n), n);
}

static void
activated (RegieList *list, guint position, RegieProviderReports *self)
{
  gboolean *unfolded;
  g_autoptr (RegieTableItem) item = item_at (self, position, &unfolded);

  if (item == NULL || !item->folds)
    {
      regie_table_line_activate (GTK_WIDGET (self), item);
      return;
    }
  *unfolded = !*unfolded;
  update_list (self);
}

/* Space puts the person at the cursor on the agenda, or takes it off. */
static gboolean
key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
             RegieProviderReports *self)
{
  guint at = regie_list_get_cursor (self->list);
  g_autoptr (RegieTableItem) item = item_at (self, at, NULL);

  if (key != GDK_KEY_space || item == NULL || item->folds
      || !gtk_widget_has_focus (GTK_WIDGET (self->list)))
    return FALSE;
  if (!gtk_widget_activate_action (GTK_WIDGET (self), "report.choose", "(xb)", item->id,
                                   !regie_agenda_has (self->agenda, item->id)))
    return FALSE;
  regie_list_refresh (self->list, at, 1);
  return TRUE;
}

/* --- the page --- */

void
regie_provider_reports_move (RegieProviderReports *self, int periods)
{
  g_return_if_fail (REGIE_IS_PROVIDER_REPORTS (self));
  self->later = MIN (0, self->later + periods);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LATER]);
  regie_page_refresh (REGIE_PAGE (self));
}

static const RegieQuestion *
regie_provider_reports_ask (RegiePage *page, GVariant **target)
{
  return regie_provider_tab_ask (page, REGIE_PROVIDER_READ_REPORTS,
                                 REGIE_PROVIDER_REPORTS (page)->later, target);
}

static void
regie_provider_reports_show (RegiePage *page, gpointer answer)
{
  RegieProviderReports *self = REGIE_PROVIDER_REPORTS (page);

  regie_agenda_follow (self->agenda, answer);
  regie_page_take_view (page, answer);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_CHOSEN]);
  update_list (self);
}

static void
regie_provider_reports_opened (RegiePage *page)
{
  regie_provider_reports_guard_actions (REGIE_PROVIDER_REPORTS (page));
}

static void
regie_provider_reports_cleared (RegiePage *page)
{
  RegieProviderReports *self = REGIE_PROVIDER_REPORTS (page);

  self->later = 0;
  self->unfolded = self->unfolded_faults = FALSE;
  regie_agenda_clear (self->agenda);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LATER]);
  update_list (self);
}

static void
regie_provider_reports_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieProviderReports *self = REGIE_PROVIDER_REPORTS (object);

  if (id == PROP_LATER)
    g_value_set_int (value, self->later);
  else
    g_value_set_uint (value, regie_agenda_get_n (self->agenda));
}

static void
regie_provider_reports_finalize (GObject *object)
{
  regie_agenda_free (REGIE_PROVIDER_REPORTS (object)->agenda);
  G_OBJECT_CLASS (regie_provider_reports_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (REGIE_TYPE_DEED_BUTTON);
  g_type_ensure (REGIE_TYPE_SUFFIXES);
  g_type_ensure (REGIE_TYPE_LIST);
  g_type_ensure (REGIE_TYPE_TABLE_HEADING);
  g_type_ensure (REGIE_TYPE_VERDICT_STRIP);
  g_type_ensure (regie_report_view_get_type ());
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-provider-reports.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieProviderReports, list);
  gtk_widget_class_bind_template_callback (widget_class, is_past);
  gtk_widget_class_bind_template_callback (widget_class, undo_of);
  gtk_widget_class_bind_template_callback (widget_class, can_undo);
  gtk_widget_class_bind_template_callback (widget_class, has_people);
  gtk_widget_class_bind_template_callback (widget_class, has_heading);
  gtk_widget_class_bind_template_callback (widget_class, has_deeds);
  gtk_widget_class_bind_template_callback (widget_class, may_meet);
  gtk_widget_class_bind_template_callback (widget_class, shown_page);
  gtk_widget_class_bind_template_callback (widget_class, chosen_words);
  gtk_widget_class_bind_template_callback (widget_class, activated);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed);
}

static void
regie_provider_reports_class_init (RegieProviderReportsClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);

  object_class->get_property = regie_provider_reports_get_property;
  object_class->finalize = regie_provider_reports_finalize;
  page_class->ask = regie_provider_reports_ask;
  page_class->show = regie_provider_reports_show;
  page_class->opened = regie_provider_reports_opened;
  page_class->cleared = regie_provider_reports_cleared;
  properties[PROP_LATER] = g_param_spec_int ("later", NULL, NULL, G_MININT, 0, 0, flags);
  properties[PROP_N_CHOSEN] = g_param_spec_uint ("n-chosen", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  regie_provider_reports_install_actions (GTK_WIDGET_CLASS (klass));
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
regie_provider_reports_init (RegieProviderReports *self)
{
  self->agenda = regie_agenda_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_list_set_factory (self->list, REGIE_TABLE_LINE_HEIGHT, create_line, bind_line, self);
}
