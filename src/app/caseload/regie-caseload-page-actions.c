/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done with the caseload: sorting, filtering, assigning, taking it out. */
#include "regie-caseload-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-office-commands.h"
#include "regie-person.h"

RegieQuery *
regie_caseload_page_choose_query (void)
{
  g_autoptr (GSettings) settings = regie_settings_new ();
  g_autofree char *kept = settings != NULL ? g_settings_get_string (settings, "caseload-filter")
                                           : g_strdup ("van=eigen");

  return regie_query_from_text (kept);
}

static void
keep (const RegieQuery *query)
{
  g_autoptr (GSettings) settings = regie_settings_new ();
  g_autofree char *kept = regie_query_dup_kept (query);

  if (settings != NULL)
    g_settings_set_string (settings, "caseload-filter", kept);
}

/* Only the order is kept: what is asked may be the list that another page sent here. */
static void
sort_by (GtkWidget *widget, const char *name, GVariant *target)
{
  const RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (widget);
  g_autoptr (RegieQuery) kept = regie_caseload_page_choose_query ();

  regie_list_page_sort_by (REGIE_LIST_PAGE (widget), g_variant_get_string (target, NULL));
  g_free (kept->sort);
  kept->sort = g_strdup (self->query->sort);
  kept->descending = self->query->descending;
  keep (kept);
}

static void
set_view (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_caseload_page_set_lanes (REGIE_CASELOAD_PAGE (widget),
                                 strcmp (g_variant_get_string (target, NULL), "lanes") == 0);
}

/* QUERY, which is taken, takes the place of what was asked, and stays over a restart. */
static void
take_query (RegieCaseloadPage *self, RegieQuery *query)
{
  regie_query_free (self->query);
  self->query = query;
  keep (query);
  regie_list_page_query_changed (REGIE_LIST_PAGE (self));
}

/* All that a chip or a menu entry asks for; search, sort and view stay. */
static void
set_filter (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (widget);
  RegieQuery *query = regie_query_from_text (g_variant_get_string (target, NULL));

  if (query->sort == NULL)
    {
      query->sort = g_strdup (self->query->sort);
      query->descending = self->query->descending;
    }
  if (query->text == NULL)
    {
      query->text = g_strdup (self->query->text);
      query->in_notes = self->query->in_notes;
    }
  take_query (self, query);
}

gboolean
regie_caseload_page_asks_part (RegieListPage *page, const char *part)
{
  return regie_query_asks (REGIE_CASELOAD_PAGE (page)->query, part);
}

void
regie_caseload_page_toggle_part (RegieListPage *page, const char *part)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (page);

  take_query (self, regie_query_asks (self->query, part) ? regie_query_without (self->query, part)
                                                         : regie_query_with (self->query, part));
}

/* A part of what is asked comes beside the others, or goes when it is there. */
static void
toggle_part (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_caseload_page_toggle_part (REGIE_LIST_PAGE (widget), g_variant_get_string (target, NULL));
}

static void
keep_filter (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_filter_bar_keep (REGIE_CASELOAD_PAGE (widget)->filters);
}

static void
forget_filter (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_filter_bar_forget (REGIE_CASELOAD_PAGE (widget)->filters);
}

static void
unselect (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_list_unselect_all (REGIE_CASELOAD_PAGE (widget)->list);
}

static void
assigned (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_list_unselect_all (REGIE_CASELOAD_PAGE (widget)->list);
}

/* Who is chosen goes to the member of staff TARGET. */
static void
assign (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (GArray) ids = regie_list_page_get_chosen (REGIE_LIST_PAGE (widget));

  if (ids->len > 0)
    regie_do_then (widget, regie_page_get_session (REGIE_PAGE (widget)),
                   &regie_office_commands[REGIE_DOSSIERS_ASSIGN],
                   g_variant_new ("(@axx)",
                                  g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data,
                                                             ids->len, sizeof (gint64)),
                                  g_variant_get_int64 (target)),
                   NULL, assigned);
}

GMenu *
regie_caseload_staff_menu_new (GPtrArray *staff)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < staff->len; i++)
    {
      const RegieChoice *one = staff->pdata[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (one->name, NULL);

      g_menu_item_set_action_and_target (item, "caseload.assign", "x", one->id);
      g_menu_append_item (menu, item);
    }
  return menu;
}

void
regie_caseload_page_class_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_property_action (klass, "caseload.notes", "in-notes");
  gtk_widget_class_install_action (klass, "caseload.sort", "s", sort_by);
  gtk_widget_class_install_action (klass, "caseload.view", "s", set_view);
  gtk_widget_class_install_action (klass, "caseload.filter", "s", set_filter);
  gtk_widget_class_install_action (klass, "caseload.toggle", "s", toggle_part);
  gtk_widget_class_install_action (klass, "caseload.save-filter", NULL, keep_filter);
  gtk_widget_class_install_action (klass, "caseload.forget-filter", NULL, forget_filter);
  gtk_widget_class_install_action (klass, "caseload.unselect", NULL, unselect);
  gtk_widget_class_install_action (klass, "caseload.assign", "x", assign);
}
