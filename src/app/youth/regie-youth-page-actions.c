/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done with the young people: sorting, filtering, a light, taking the list out. */
#include <glib/gi18n.h>

#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-gathering-commands.h"
#include "regie-person.h"
#include "regie-youth-commands.h"
#include "regie-youth-page-private.h"
#include "regie-youth-view.h"

static void
sort_by (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_list_page_sort_by (REGIE_LIST_PAGE (widget), g_variant_get_string (target, NULL));
}

/* A word of the filter is asked, or not any more; "" takes all of them away. */
static void
toggle_filter (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieYouthPage *self = REGIE_YOUTH_PAGE (widget);
  g_autofree char *now = regie_youth_filter_to_text (self->filter);
  g_autofree char *next = regie_youth_filter_toggle (now, g_variant_get_string (target, NULL));

  regie_youth_page_set_filter (self, next);
}

static void
set_view (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieYouthPage *self = REGIE_YOUTH_PAGE (widget);

  regie_youth_heading_set_cards (self->heading,
                                 g_str_equal (g_variant_get_string (target, NULL), "cards"));
  g_object_notify (G_OBJECT (self), "cards");
}

static void
unselect (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_list_unselect_all (REGIE_YOUTH_PAGE (widget)->list);
}

static void
set_light (GtkWidget *widget, const char *name, GVariant *target)
{
  gint64 id = regie_list_page_get_meant (REGIE_LIST_PAGE (widget));

  if (id != 0)
    gtk_widget_activate_action (widget, regie_youth_commands[REGIE_YOUTH_LIGHT].name, "(xs)", id,
                                "");
}

static void
hand_over (GtkWidget *widget, const char *name, GVariant *target)
{
  gint64 id = regie_list_page_get_meant (REGIE_LIST_PAGE (widget));

  if (id != 0)
    gtk_widget_activate_action (widget, regie_gathering_commands[REGIE_DOSSIER_HAND_OVER].name, "x",
                                id);
}

static void
append_filter (GMenu *menu, const char *label, const char *word)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_autofree char *action = g_strconcat ("filters.", word, NULL);

  g_menu_item_set_action_and_target_value (item, action, NULL);
  g_menu_append_item (menu, item);
}

static void
append_codes (GMenu *menu, const RegieOffice *office, const char *title, const char *list)
{
  GPtrArray *codes = regie_codes_list (office->codes, list);
  g_autoptr (GMenu) sub = g_menu_new ();

  for (guint i = 0; i < codes->len; i++)
    {
      const RegieCode *code = codes->pdata[i];
      g_autofree char *word = g_strdup_printf ("%s=%s", list, code->key);

      append_filter (sub, code->label, word);
    }
  g_menu_append_submenu (menu, title, G_MENU_MODEL (sub));
}

static void
append_choices (GMenu *menu, const char *title, const char *key, GPtrArray *choices)
{
  g_autoptr (GMenu) sub = g_menu_new ();

  for (guint i = 0; i < choices->len; i++)
    {
      const RegieChoice *one = choices->pdata[i];
      g_autofree char *word = g_strdup_printf ("%s=%" G_GINT64_FORMAT, key, one->id);

      append_filter (sub, one->name, word);
    }
  g_menu_append_submenu (menu, title, G_MENU_MODEL (sub));
}

static void
append_asks (GMenu *menu)
{
  g_autoptr (GMenu) sub = g_menu_new ();

  for (guint ask = 0; ask < REGIE_N_YOUTH_ASKS; ask++)
    {
      g_autofree char *word = g_strdup_printf ("vraagt=%s", regie_youth_ask_name (ask));

      append_filter (sub, regie_youth_ask_label (ask), word);
    }
  g_menu_append_submenu (menu, _("Asks for action"), G_MENU_MODEL (sub));
}

void
regie_youth_page_fill_filters (RegieYouthPage *self, gpointer data)
{
  const RegieOffice *office = regie_page_get_office (REGIE_PAGE (self));
  const RegieYouthChoices *choices = data;
  g_autoptr (GMenu) menu = g_menu_new ();

  append_asks (menu);
  append_codes (menu, office, _("Light"), "licht");
  append_codes (menu, office, _("Route"), "leerroute");
  append_codes (menu, office, _("Target group"), "groep");
  if (choices != NULL)
    {
      append_choices (menu, _("Youth director"), "regisseur", choices->directors);
      append_choices (menu, _("School"), "school", choices->schools);
    }
  append_filter (menu, _("Without a youth director"), "zonder_regisseur=ja");
  g_menu_append (menu, _("No filter"), "youth.filter('')");
  regie_list_page_set_filters (REGIE_LIST_PAGE (self), self->filter_button, G_MENU_MODEL (menu));
}

void
regie_youth_page_class_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "youth.sort", "s", sort_by);
  gtk_widget_class_install_action (klass, "youth.filter", "s", toggle_filter);
  gtk_widget_class_install_action (klass, "youth.view", "s", set_view);
  gtk_widget_class_install_action (klass, "youth.unselect", NULL, unselect);
  gtk_widget_class_install_action (klass, "youth.light", NULL, set_light);
  gtk_widget_class_install_action (klass, "youth.hand-over", NULL, hand_over);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_l, GDK_CONTROL_MASK, "youth.light", NULL);
}
