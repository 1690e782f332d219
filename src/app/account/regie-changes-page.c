/* SPDX-License-Identifier: EUPL-1.2 */
/* What everybody changed, by who, kind, period and words. */
#include "regie-changes-page.h"

#include <glib/gi18n.h>

#include "regie-account-commands.h"
#include "regie-changes-view.h"
#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-flow-layout.h"
#include "regie-list-out.h"
#include "regie-nothing.h"
#include "regie-sheet.h"
#include "regie-spoken.h"

struct _RegieChangesPage {
  RegiePage parent_instance;
  GtkEditable *search;
  GtkDropDown *who, *kind, *period;
  RegieSheet *sheet;
  char **people, **kinds; /* name, value, … of what can be chosen */
  guint most;             /* so many are shown */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (RegieChangesPage, regie_changes_page, REGIE_TYPE_PAGE)

/* At first, and so many more each time. */
#define PAGE 50

/* As the template has them. */
static const char *const periods[] = { NULL, "vandaag", "week", "maand", "jaar" };

static char *
dup_child (RegieChangesPage *self, const char *nothing)
{
  return g_strdup (nothing != NULL ? "empty" : "list");
}

/* --- what is asked --- */

static void
append (GString *asked, const char *word, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (asked, "%s%s=", asked->len > 0 ? "&" : "", word);
  g_string_append_uri_escaped (asked, value, NULL, TRUE);
}

/* What stands at the chosen place of PAIRS; NULL for all. */
static const char *
chosen_of (GtkDropDown *drop_down, char **pairs)
{
  const guint at = gtk_drop_down_get_selected (drop_down);

  return pairs != NULL && at > 0 && at != GTK_INVALID_LIST_POSITION ? pairs[2 * (at - 1) + 1]
                                                                    : NULL;
}

static char *
dup_asked (RegieChangesPage *self)
{
  g_autoptr (GString) asked = g_string_new (NULL);
  const guint period = gtk_drop_down_get_selected (self->period);

  append (asked, "wie", chosen_of (self->who, self->people));
  append (asked, "soort", chosen_of (self->kind, self->kinds));
  append (asked, "periode", period < G_N_ELEMENTS (periods) ? periods[period] : NULL);
  append (asked, "zoek", gtk_editable_get_text (self->search));
  return g_string_free (g_steal_pointer (&asked), FALSE);
}

static void
ask_anew (RegieChangesPage *self)
{
  self->most = PAGE;
  regie_page_interrupt (REGIE_PAGE (self));
  regie_page_refresh (REGIE_PAGE (self));
}

static void
search_changed (RegieChangesPage *self)
{
  ask_anew (self);
}

static void
search_entered (RegieChangesPage *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self->sheet), GTK_DIR_TAB_FORWARD);
}

static void
chosen (RegieChangesPage *self)
{
  if (!self->is_filling && self->people != NULL)
    ask_anew (self);
}

static const RegieQuestion *
regie_changes_page_ask (RegiePage *page, GVariant **target)
{
  RegieChangesPage *self = REGIE_CHANGES_PAGE (page);
  g_autofree char *asked = dup_asked (self);

  *target = g_variant_new ("(su)", asked, self->most);
  return &regie_account_questions[REGIE_ACCOUNT_CHANGES];
}

/* --- by what one can choose --- */

/* ALL comes before the names of PAIRS; what was chosen stays, when it is still there. */
static void
fill (GtkDropDown *drop_down, char ***pairs, GVariant *words, const char *all)
{
  g_auto (GStrv) fresh = g_variant_dup_strv (words, NULL);
  g_autofree char *was = g_strdup (chosen_of (drop_down, *pairs));
  g_autoptr (GtkStringList) names = NULL;
  guint selected = 0;

  if (*pairs != NULL && g_strv_equal ((const char *const *) *pairs, (const char *const *) fresh))
    return;
  names = gtk_string_list_new ((const char *[]){ all, NULL });
  for (guint i = 0; fresh[i] != NULL && fresh[i + 1] != NULL; i += 2)
    {
      gtk_string_list_append (names, fresh[i]);
      if (g_strcmp0 (fresh[i + 1], was) == 0)
        selected = i / 2 + 1;
    }
  g_strfreev (*pairs);
  *pairs = g_steal_pointer (&fresh);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down, selected);
}

static void
regie_changes_page_show (RegiePage *page, gpointer answer)
{
  RegieChangesPage *self = REGIE_CHANGES_PAGE (page);
  RegieChangesView *view = answer;

  regie_page_take_view (page, answer);
  if (view == NULL)
    return;
  self->is_filling = TRUE;
  fill (self->who, &self->people, view->people, _("Everybody"));
  fill (self->kind, &self->kinds, view->kinds, _("Everything"));
  self->is_filling = FALSE;
}

/* --- the page --- */

static void
show_more (GtkWidget *widget, const char *name, GVariant *target)
{
  REGIE_CHANGES_PAGE (widget)->most += PAGE;
  regie_page_refresh (REGIE_PAGE (widget));
}

static gboolean
regie_changes_page_take_out (RegiePage *page, gboolean prints)
{
  g_autofree char *own = dup_asked (REGIE_CHANGES_PAGE (page));
  g_autofree char *asked = g_strdup_printf ("%s%sgetoond=%u", own, *own != '\0' ? "&" : "",
                                            REGIE_CHANGES_PAGE (page)->most);

  regie_list_take_out (GTK_WIDGET (page), regie_page_get_session (page), "changes", asked, NULL,
                       prints);
  return TRUE;
}

static void
take_out (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_changes_page_take_out (REGIE_PAGE (widget), g_str_equal (name, "changes.print"));
}

static gboolean
regie_changes_page_search (RegiePage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (REGIE_CHANGES_PAGE (page)->search));
}

static void
regie_changes_page_opened (RegiePage *page)
{
  static const RegieActionRights rights[] = { { "changes.export", REGIE_RIGHT (EXPORT) },
                                              { "changes.print", REGIE_RIGHT (EXPORT) } };

  regie_session_guard (regie_page_get_session (page), GTK_WIDGET (page), rights,
                       G_N_ELEMENTS (rights));
}

static void
regie_changes_page_finalize (GObject *object)
{
  g_strfreev (REGIE_CHANGES_PAGE (object)->people);
  g_strfreev (REGIE_CHANGES_PAGE (object)->kinds);
  G_OBJECT_CLASS (regie_changes_page_parent_class)->finalize (object);
}

static void
regie_changes_page_class_init (RegieChangesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SHEET);
  g_type_ensure (REGIE_TYPE_NOTHING);
  g_type_ensure (REGIE_TYPE_FLOW_LAYOUT);
  g_type_ensure (regie_changes_view_get_type ());
  G_OBJECT_CLASS (klass)->finalize = regie_changes_page_finalize;
  REGIE_PAGE_CLASS (klass)->ask = regie_changes_page_ask;
  REGIE_PAGE_CLASS (klass)->show = regie_changes_page_show;
  REGIE_PAGE_CLASS (klass)->search = regie_changes_page_search;
  REGIE_PAGE_CLASS (klass)->take_out = regie_changes_page_take_out;
  REGIE_PAGE_CLASS (klass)->opened = regie_changes_page_opened;
  gtk_widget_class_install_action (widget_class, "changes.more", NULL, show_more);
  gtk_widget_class_install_action (widget_class, "changes.export", NULL, take_out);
  gtk_widget_class_install_action (widget_class, "changes.print", NULL, take_out);
  regie_widget_class_set_ui (widget_class, "regie-changes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieChangesPage, search);
  gtk_widget_class_bind_template_child (widget_class, RegieChangesPage, who);
  gtk_widget_class_bind_template_child (widget_class, RegieChangesPage, kind);
  gtk_widget_class_bind_template_child (widget_class, RegieChangesPage, period);
  gtk_widget_class_bind_template_child (widget_class, RegieChangesPage, sheet);
  gtk_widget_class_bind_template_callback (widget_class, dup_child);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, search_entered);
  gtk_widget_class_bind_template_callback (widget_class, chosen);
}

static void
regie_changes_page_init (RegieChangesPage *self)
{
  self->most = PAGE;
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_drop_down_set_about (self->who, _("Whose changes"));
  regie_drop_down_set_about (self->kind, _("Changes of what"));
  regie_drop_down_set_about (self->period, _("Changes since when"));
}
