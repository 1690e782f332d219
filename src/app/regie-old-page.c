/* SPDX-License-Identifier: EUPL-1.2 */
/* Until the last page is a RegiePage of its own: pages around those that are not yet. */
#include "regie-old-page.h"

#include <glib/gi18n.h>

#include "regie-desk-page.h"
#include "regie-dossier-page.h"
#include "regie-import-page.h"
#include "regie-providers-page.h"

typedef struct {
  GtkWidget *inner, *views, *menu;
} RegieOldPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RegieOldPage, regie_old_page, REGIE_TYPE_PAGE)

GtkWidget *
regie_old_page_get_inner (RegieOldPage *self)
{
  return ((RegieOldPagePrivate *) regie_old_page_get_instance_private (self))->inner;
}

static void
open_dossier (GtkWidget *self, gint64 dossier)
{
  gtk_widget_activate_action (self, "win.dossier", "(xs)", dossier, "");
}

static void
open_dossier_view (GtkWidget *self, gint64 dossier, const char *view)
{
  gtk_widget_activate_action (self, "win.dossier", "(xs)", dossier, view);
}

static void
open_provider (GtkWidget *self, gint64 provider, const char *tab)
{
  gtk_widget_activate_action (self, "win.provider", "(xs)", provider, tab);
}

static void
open_file (GtkWidget *self, GFile *file, int kind, gint64 provider)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_widget_activate_action (self, "win.read-in", "(sux)", uri, (guint) kind, provider);
}

static void
counted (RegiePage *self, guint n)
{
  regie_page_set_badge (self, n);
}

static void
counter_changed (RegiePage *self)
{
  gboolean counter = regie_desk_page_is_counter (
    REGIE_DESK_PAGE (regie_old_page_get_inner (REGIE_OLD_PAGE (self))));

  regie_page_set_whole (self, counter);
  regie_page_set_title (self, counter ? _("Counter") : NULL);
}

static void
finished (GtkWidget *self)
{
  if (gtk_widget_get_mapped (self))
    gtk_widget_activate_action (self, "win.back", NULL);
}

static void
connect_signals (RegieOldPage *self, GtkWidget *inner)
{
  static const struct {
    const char *signal;
    guint n;
    GCallback callback;
  } signals[] = {
    { "open-dossier", 1, G_CALLBACK (open_dossier) },
    { "open-dossier", 2, G_CALLBACK (open_dossier_view) },
    { "open-provider", 2, G_CALLBACK (open_provider) },
    { "open-file", 3, G_CALLBACK (open_file) },
    { "counted", 1, G_CALLBACK (counted) },
    { "counter", 1, G_CALLBACK (counter_changed) },
    { "finished", 0, G_CALLBACK (finished) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      GSignalQuery query = { 0 };
      guint id = g_signal_lookup (signals[i].signal, G_OBJECT_TYPE (inner));

      if (id != 0)
        g_signal_query (id, &query);
      if (id != 0 && query.n_params == signals[i].n)
        g_signal_connect_object (inner, signals[i].signal, signals[i].callback, self,
                                 G_CONNECT_SWAPPED);
    }
}

static void
narrow_changed (RegieOldPage *self)
{
  RegieOldPagePrivate *p = regie_old_page_get_instance_private (self);
  gboolean narrow = regie_page_is_narrow (REGIE_PAGE (self));

  if (REGIE_OLD_PAGE_GET_CLASS (self)->set_narrow != NULL)
    REGIE_OLD_PAGE_GET_CLASS (self)->set_narrow (p->inner, narrow);
  if (p->views != NULL)
    gtk_stack_set_visible_child_name (GTK_STACK (regie_page_get_header (REGIE_PAGE (self))),
                                      narrow ? "menu" : "views");
}

static void
regie_old_page_constructed (GObject *object)
{
  RegieOldPagePrivate *p = regie_old_page_get_instance_private (REGIE_OLD_PAGE (object));

  p->inner = REGIE_OLD_PAGE_GET_CLASS (object)->make (regie_page_get_session (REGIE_PAGE (object)));
  gtk_widget_set_parent (p->inner, GTK_WIDGET (object));
  connect_signals (REGIE_OLD_PAGE (object), p->inner);
  g_signal_connect (object, "notify::narrow", G_CALLBACK (narrow_changed), NULL);
  G_OBJECT_CLASS (regie_old_page_parent_class)->constructed (object);
}

static void
regie_old_page_class_init (RegieOldPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = regie_old_page_constructed;
}

static void
regie_old_page_init (RegieOldPage *self)
{
}

#define DEFINE_OLD(Name, name, make_function, narrow_function)                                     \
  typedef RegieOldPage Name;                                                                       \
  typedef RegieOldPageClass Name##Class;                                                           \
  G_DEFINE_TYPE (Name, name, REGIE_TYPE_OLD_PAGE)                                                  \
  static void name##_init (Name *self) {}                                                          \
  static void name##_class_init (Name##Class *klass)                                               \
  {                                                                                                \
    klass->make = make_function;                                                                   \
    klass->set_narrow = (void (*) (GtkWidget *, gboolean)) narrow_function;                        \
    name##_more (klass);                                                                           \
  }
#define NO_MORE(name)                                                                              \
  static void name##_more (RegieOldPageClass *klass) {}

static void
show_provider (RegiePage *self, GVariant *target)
{
  gint64 provider;
  const char *tab;

  g_variant_get (target, "(x&s)", &provider, &tab);
  regie_providers_page_show (REGIE_PROVIDERS_PAGE (
                               regie_old_page_get_inner (REGIE_OLD_PAGE (self))),
                             provider, *tab != '\0' ? tab : NULL);
}

static void
regie_old_providers_more (RegieOldPageClass *klass)
{
  REGIE_PAGE_CLASS (klass)->open = show_provider;
}

DEFINE_OLD (RegieOldProviders, regie_old_providers, regie_providers_page_new,
            regie_providers_page_set_narrow)

static void
show_desk (RegiePage *self, GVariant *target)
{
  const char *word;
  gint64 id;

  g_variant_get (target, "(&sx)", &word, &id);
  regie_desk_page_show (REGIE_DESK_PAGE (regie_old_page_get_inner (REGIE_OLD_PAGE (self))), word,
                        id);
}

static gboolean
search_desk (RegiePage *self)
{
  regie_desk_page_search (REGIE_DESK_PAGE (regie_old_page_get_inner (REGIE_OLD_PAGE (self))));
  return TRUE;
}

static void
regie_old_desk_more (RegieOldPageClass *klass)
{
  REGIE_PAGE_CLASS (klass)->open = show_desk;
  REGIE_PAGE_CLASS (klass)->search = search_desk;
}

DEFINE_OLD (RegieOldDesk, regie_old_desk, regie_desk_page_new, regie_desk_page_set_narrow)

static void
read_in (RegiePage *self, GVariant *target)
{
  g_autoptr (GFile) file = NULL;
  const char *uri;
  guint32 kind;
  gint64 provider;

  g_variant_get (target, "(&sux)", &uri, &kind, &provider);
  file = g_file_new_for_uri (uri);
  regie_import_page_open (REGIE_IMPORT_PAGE (regie_old_page_get_inner (REGIE_OLD_PAGE (self))),
                          file, (RegieFileKind) kind, provider);
}

static void
regie_old_import_more (RegieOldPageClass *klass)
{
  REGIE_PAGE_CLASS (klass)->open = read_in;
}

DEFINE_OLD (RegieOldImport, regie_old_import, regie_import_page_new, NULL)

static void
set_view (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieOldPagePrivate *p = regie_old_page_get_instance_private (REGIE_OLD_PAGE (widget));
  const char *view = g_variant_get_string (target, NULL);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (p->menu), _("Clock"));
  for (GtkWidget *button = gtk_widget_get_first_child (p->views); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      gboolean active = g_strcmp0 (gtk_widget_get_name (button), view) == 0;

      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), active);
      if (active)
        gtk_menu_button_set_label (GTK_MENU_BUTTON (p->menu),
                                   gtk_button_get_label (GTK_BUTTON (button)));
    }
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (p->inner), view);
}

static void
show_dossier (RegiePage *self, GVariant *target)
{
  gint64 dossier;
  const char *view;

  g_variant_get (target, "(x&s)", &dossier, &view);
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (regie_old_page_get_inner (REGIE_OLD_PAGE (self))),
                           dossier);
  gtk_widget_activate_action (GTK_WIDGET (self), "dossier.view", "s",
                              *view != '\0' ? view : "timeline");
}

static void
regie_old_dossier_constructed (GObject *object)
{
  RegieOldPagePrivate *p = regie_old_page_get_instance_private (REGIE_OLD_PAGE (object));
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (
    "/nl/szmh/Regie/regie-old-views.ui");

  p->views = GTK_WIDGET (gtk_builder_get_object (builder, "views"));
  p->menu = GTK_WIDGET (gtk_builder_get_object (builder, "menu"));
  g_object_set (object, "header", gtk_builder_get_object (builder, "header"), "whole", TRUE, NULL);
  regie_old_page_constructed (object);
}

static void
regie_old_dossier_more (RegieOldPageClass *klass)
{
  static const char *const views[] = { "timeline", "intake", "plan", "progress",
                                       "letters",  "facts",  "duo",  "log" };

  G_OBJECT_CLASS (klass)->constructed = regie_old_dossier_constructed;
  REGIE_PAGE_CLASS (klass)->open = show_dossier;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "dossier.view", "s", set_view);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_1 + i, GDK_ALT_MASK,
                                         "dossier.view", "s", views[i]);
}

DEFINE_OLD (RegieOldDossier, regie_old_dossier, regie_dossier_page_new,
            regie_dossier_page_set_narrow)
