/* SPDX-License-Identifier: EUPL-1.2 */
/* Until the last page is a RegiePage of its own: pages around those that are not yet. */
#include "regie-old-page.h"

#include <glib/gi18n.h>

#include "regie-dossier-page.h"

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
