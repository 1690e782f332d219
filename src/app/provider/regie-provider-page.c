/* SPDX-License-Identifier: EUPL-1.2 */
/* One provider: what it is called, three figures, and its tabs, which are made when they are first
 * looked at. */
#include "regie-provider-page.h"

#include <glib/gi18n.h>

#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-file-commands.h"
#include "regie-person.h"
#include "regie-provider-commands.h"
#include "regie-provider-views.h"
#include "regie-tile.h"
#include "regie-view-switch.h"

struct _RegieProviderPage {
  RegiePage parent_instance;
  RegieViewSwitch *view_switch;
  GtkStack *tabs;
  char *tab;
};

G_DEFINE_FINAL_TYPE (RegieProviderPage, regie_provider_page, REGIE_TYPE_PAGE)

enum { PROP_TAB = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static const struct {
  const char *name, *title;
  GType (*type) (void);
} tabs[] = {
  { "overview", N_("Overview"), regie_provider_overview_get_type },
  { "people", N_("People"), regie_provider_people_get_type },
  { "reports", N_("Reports"), regie_provider_reports_get_type },
  { "invoices", N_("Invoices"), regie_provider_invoices_get_type },
  { "meetings", N_("Meetings"), regie_provider_meetings_get_type },
};

const RegieQuestion *
regie_provider_tab_ask (RegiePage *tab, int question, gint64 asked, GVariant **target)
{
  gint64 provider = regie_page_get_subject (tab);

  g_return_val_if_fail (question >= 0 && question < REGIE_N_PROVIDER_QUESTIONS, NULL);
  if (provider == 0)
    return NULL;
  *target = g_variant_new ("(xx)", provider, asked);
  return &regie_provider_questions[question];
}

/* --- the tabs --- */

static GtkWidget *
tab_new (RegieProviderPage *self, GType type, const char *name)
{
  GtkWidget *tab = g_object_new (type, "session", regie_page_get_session (REGIE_PAGE (self)), NULL);

  g_object_bind_property (self, "narrow", tab, "narrow", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->tabs, tab, name);
  return tab;
}

static void
show_tab (RegieProviderPage *self)
{
  GtkWidget *tab = gtk_stack_get_child_by_name (self->tabs, self->tab);

  for (guint i = 0; tab == NULL && i < G_N_ELEMENTS (tabs); i++)
    if (g_strcmp0 (tabs[i].name, self->tab) == 0)
      tab = tab_new (self, tabs[i].type (), tabs[i].name);
  g_assert (tab != NULL);
  gtk_stack_set_visible_child (self->tabs, tab);
  if (regie_page_get_subject (REGIE_PAGE (self)) != 0)
    regie_page_set_subject (REGIE_PAGE (tab), regie_page_get_subject (REGIE_PAGE (self)));
}

void
regie_provider_page_set_tab (RegieProviderPage *self, const char *tab)
{
  gboolean known = FALSE;

  g_return_if_fail (REGIE_IS_PROVIDER_PAGE (self));
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    known = known || g_strcmp0 (tabs[i].name, tab) == 0;
  if (!known || g_strcmp0 (self->tab, tab) == 0)
    return;
  g_free (self->tab);
  self->tab = g_strdup (tab);
  show_tab (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAB]);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  /* The tab and what is on it come in one frame, when reading is soon enough. */
  regie_session_settle (regie_page_get_session (REGIE_PAGE (self)));
  regie_page_begin (REGIE_PAGE (self));
}

/* --- files --- */

static void
read_in (RegieProviderPage *self, GFile *file, RegieFileKind kind)
{
  RegiePage *page = REGIE_PAGE (self);
  g_autofree char *uri = g_file_get_uri (file);

  if (regie_page_get_subject (page) != 0
      && regie_page_may (page, kind == REGIE_FILE_INVOICES ? REGIE_MAY_CONTRACT : REGIE_MAY_ORDER))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.read-in", "(sux)", uri, (guint32) kind,
                                regie_page_get_subject (page));
}

void
regie_provider_page_drop (RegieProviderPage *self, GFile *file)
{
  g_return_if_fail (REGIE_IS_PROVIDER_PAGE (self) && G_IS_FILE (file));
  read_in (self, file,
           g_strcmp0 (self->tab, "invoices") == 0 ? REGIE_FILE_INVOICES : REGIE_FILE_REPORT);
}

static void
report_chosen (GFile *file, gpointer data)
{
  read_in (data, file, REGIE_FILE_REPORT);
}

static void
invoices_chosen (GFile *file, gpointer data)
{
  read_in (data, file, REGIE_FILE_INVOICES);
}

static void
import_report (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_choose_open (widget, _("Read in a report"), "*.csv", report_chosen, g_object_ref (widget),
                     g_object_unref);
}

static void
import_invoices (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_choose_open (widget, _("Read in invoices"), "*.csv", invoices_chosen,
                     g_object_ref (widget), g_object_unref);
}

/* --- the page --- */

static const RegieQuestion *
regie_provider_page_ask (RegiePage *page, GVariant **target)
{
  if (regie_page_get_subject (page) == 0)
    return NULL;
  *target = g_variant_new_int64 (regie_page_get_subject (page));
  return &regie_provider_questions[REGIE_PROVIDER_READ];
}

static void
regie_provider_page_opened (RegiePage *page)
{
  static const RegieActionRights rights[] = {
    { "providers.import-report", REGIE_RIGHT (ORDER) },
    { "providers.import-invoices", REGIE_RIGHT (CONTRACT) },
  };

  regie_session_guard (regie_page_get_session (page), GTK_WIDGET (page), rights,
                       G_N_ELEMENTS (rights));
}

static gboolean
regie_provider_page_begin (RegiePage *page)
{
  GtkWidget *tab = gtk_stack_get_visible_child (REGIE_PROVIDER_PAGE (page)->tabs);

  if (tab != NULL)
    regie_page_begin (REGIE_PAGE (tab));
  return tab != NULL;
}

static gboolean
regie_provider_page_search (RegiePage *page)
{
  GtkWidget *tab = gtk_stack_get_visible_child (REGIE_PROVIDER_PAGE (page)->tabs);

  return tab != NULL && regie_page_search (REGIE_PAGE (tab));
}

static gboolean
regie_provider_page_take_out (RegiePage *page, gboolean prints)
{
  GtkWidget *tab = gtk_stack_get_visible_child (REGIE_PROVIDER_PAGE (page)->tabs);

  return tab != NULL && regie_page_take_out (REGIE_PAGE (tab), prints);
}

static void
regie_provider_page_cleared (RegiePage *page)
{
  show_tab (REGIE_PROVIDER_PAGE (page));
}

static void
regie_provider_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_string (value, REGIE_PROVIDER_PAGE (object)->tab);
}

static void
regie_provider_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  regie_provider_page_set_tab (REGIE_PROVIDER_PAGE (object), g_value_get_string (value));
}

static void
regie_provider_page_finalize (GObject *object)
{
  g_free (REGIE_PROVIDER_PAGE (object)->tab);
  G_OBJECT_CLASS (regie_provider_page_parent_class)->finalize (object);
}

static void
regie_provider_page_class_init (RegieProviderPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);

  g_type_ensure (REGIE_TYPE_TILE);
  g_type_ensure (REGIE_TYPE_VIEW_SWITCH);
  g_type_ensure (regie_provider_view_get_type ());
  object_class->get_property = regie_provider_page_get_property;
  object_class->set_property = regie_provider_page_set_property;
  object_class->finalize = regie_provider_page_finalize;
  page_class->ask = regie_provider_page_ask;
  page_class->opened = regie_provider_page_opened;
  page_class->begin = regie_provider_page_begin;
  page_class->cleared = regie_provider_page_cleared;
  page_class->search = regie_provider_page_search;
  page_class->take_out = regie_provider_page_take_out;
  properties[PROP_TAB] = g_param_spec_string (
    "tab", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "providers.tab", "tab");
  gtk_widget_class_install_action (widget_class, "providers.import-report", NULL, import_report);
  gtk_widget_class_install_action (widget_class, "providers.import-invoices", NULL,
                                   import_invoices);
  regie_widget_class_set_ui (widget_class, "regie-provider-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieProviderPage, view_switch);
  gtk_widget_class_bind_template_child (widget_class, RegieProviderPage, tabs);
}

static void
regie_provider_page_init (RegieProviderPage *self)
{
  self->tab = g_strdup (tabs[0].name);
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (tabs); i++)
    regie_view_switch_add (self->view_switch, tabs[i].name, _(tabs[i].title), GDK_KEY_1 + i,
                           FALSE);
}
