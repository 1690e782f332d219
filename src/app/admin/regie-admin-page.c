/* SPDX-License-Identifier: EUPL-1.2 */
/* Beheer: its views, each made when it is first looked at. */
#include "regie-admin-page.h"

#include <glib/gi18n.h>

#include "regie-admin-views.h"
#include "regie-closures.h"
#include "regie-view-switch.h"

struct _RegieAdminPage {
  RegiePage parent_instance;
  RegieViewSwitch *view_switch;
  GtkStack *views;
  char *shown;  /* NULL: nobody knows yet who looks */
  char *wanted; /* the view that was asked for before that was known, or NULL */
};

G_DEFINE_FINAL_TYPE (RegieAdminPage, regie_admin_page, REGIE_TYPE_PAGE)

enum { PROP_SHOWN = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static GtkWidget *
view_new (RegieAdminPage *self, const RegieAdminViewKind *kind)
{
  RegieSession *session = regie_page_get_session (REGIE_PAGE (self));
  GtkWidget *view = kind->question != NULL ? g_object_new (kind->type (), "session", session,
                                                           "question", kind->question, NULL)
                                           : g_object_new (kind->type (), "session", session, NULL);

  g_object_bind_property (self, "narrow", view, "narrow", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->views, view, kind->name);
  return view;
}

/* The view NAME that who works here may see; NULL when there is none. */
static const RegieAdminViewKind *
find_view (RegieAdminPage *self, const char *name)
{
  const RegieAdminViewKind *kinds;
  guint n;

  kinds = regie_admin_views (&n);
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (kinds[i].name, name) == 0
        && regie_admin_view_is_allowed (&kinds[i], regie_page_get_session (REGIE_PAGE (self))))
      return &kinds[i];
  return NULL;
}

static void
show_view (RegieAdminPage *self, const char *name)
{
  const RegieAdminViewKind *kind = find_view (self, name);
  GtkWidget *view;

  if (kind == NULL || g_strcmp0 (self->shown, name) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (kind->name);
  view = gtk_stack_get_child_by_name (self->views, kind->name);
  gtk_stack_set_visible_child (self->views, view != NULL ? view : view_new (self, kind));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  /* The view and what is on it come in one frame, when reading is soon enough. */
  regie_session_settle (regie_page_get_session (REGIE_PAGE (self)));
  regie_page_begin (REGIE_PAGE (self));
}

/* What there is to see is known with who looks. */
static void
regie_admin_page_opened (RegiePage *page)
{
  RegieAdminPage *self = REGIE_ADMIN_PAGE (page);
  const RegieAdminViewKind *kinds;
  guint n;
  guint key = GDK_KEY_1;

  if (self->shown != NULL)
    return;
  kinds = regie_admin_views (&n);
  for (guint i = 0; i < n; i++)
    {
      if (!regie_admin_view_is_allowed (&kinds[i], regie_page_get_session (page)))
        continue;
      regie_view_switch_add (self->view_switch, kinds[i].name, _(kinds[i].title), key++, FALSE);
      if (self->shown == NULL)
        show_view (self, kinds[i].name);
    }
  show_view (self, self->wanted);
}

static void
regie_admin_page_open (RegiePage *page, GVariant *target)
{
  RegieAdminPage *self = REGIE_ADMIN_PAGE (page);

  if (self->shown == NULL)
    {
      g_free (self->wanted);
      self->wanted = g_variant_dup_string (target, NULL);
    }
  show_view (self, g_variant_get_string (target, NULL));
}

static RegiePage *
get_view (RegiePage *page)
{
  return (RegiePage *) gtk_stack_get_visible_child (REGIE_ADMIN_PAGE (page)->views);
}

static gboolean
regie_admin_page_begin (RegiePage *page)
{
  if (get_view (page) != NULL)
    regie_page_begin (get_view (page));
  return get_view (page) != NULL;
}

static gboolean
regie_admin_page_search (RegiePage *page)
{
  return get_view (page) != NULL && regie_page_search (get_view (page));
}

static gboolean
regie_admin_page_take_out (RegiePage *page, gboolean prints)
{
  return get_view (page) != NULL && regie_page_take_out (get_view (page), prints);
}

static void
regie_admin_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  const char *shown = REGIE_ADMIN_PAGE (object)->shown;

  /* The state of an action is never NULL. */
  g_value_set_string (value, shown != NULL ? shown : "");
}

static void
regie_admin_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  show_view (REGIE_ADMIN_PAGE (object), g_value_get_string (value));
}

static void
regie_admin_page_finalize (GObject *object)
{
  g_free (REGIE_ADMIN_PAGE (object)->shown);
  g_free (REGIE_ADMIN_PAGE (object)->wanted);
  G_OBJECT_CLASS (regie_admin_page_parent_class)->finalize (object);
}

static void
regie_admin_page_class_init (RegieAdminPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);

  g_type_ensure (REGIE_TYPE_VIEW_SWITCH);
  object_class->get_property = regie_admin_page_get_property;
  object_class->set_property = regie_admin_page_set_property;
  object_class->finalize = regie_admin_page_finalize;
  page_class->opened = regie_admin_page_opened;
  page_class->open = regie_admin_page_open;
  page_class->begin = regie_admin_page_begin;
  page_class->search = regie_admin_page_search;
  page_class->take_out = regie_admin_page_take_out;
  properties[PROP_SHOWN] = g_param_spec_string ("shown", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                  | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_install_property_action (widget_class, "admin.view", "shown");
  regie_widget_class_set_ui (widget_class, "regie-admin-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieAdminPage, view_switch);
  gtk_widget_class_bind_template_child (widget_class, RegieAdminPage, views);
}

static void
regie_admin_page_init (RegieAdminPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
