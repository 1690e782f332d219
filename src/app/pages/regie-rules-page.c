/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-rules-page.h"

#include <glib/gi18n.h>

static const char *
actor_name (RegieActor actor)
{
  static const char *const names[] = { N_("What the municipality must do"),
                                       N_("What the newcomer must or may do"),
                                       N_("What DUO decides") };

  return _(names[actor]);
}

static void
add_rule (AdwPreferencesGroup *group, const RegieOffice *office, const RegieRule *rule)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label;
  g_autoptr (GString) text = g_string_new (rule->why);
  g_autofree char *title = g_markup_escape_text (rule->name, -1);
  g_autofree char *subtitle = NULL;

  g_string_append_printf (text, "\n%s", rule->article);
  if (rule->evidence != NULL)
    /* TRANSLATORS: what the newcomer shows as proof */
    g_string_append_printf (text, _("\nProof: %s"), rule->evidence);
  if (rule->reading != NULL)
    g_string_append_printf (text, _("\nReading: %s"), rule->reading);
  subtitle = g_markup_escape_text (text->str, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  label = gtk_label_new (rule->id);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "why");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_preferences_group_add (group, row);
}

static gboolean
in_force (const RegieRule *rule, RegieDay today)
{
  return (rule->valid_from == REGIE_DAY_NONE || rule->valid_from <= today)
         && (rule->valid_to == REGIE_DAY_NONE || today <= rule->valid_to);
}

GtkWidget *
regie_rules_page_new (const RegieOffice *office)
{
  GtkWidget *page = adw_preferences_page_new ();

  for (RegieActor actor = REGIE_ACTOR_COLLEGE; actor <= REGIE_ACTOR_DUO; actor++)
    {
      AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

      adw_preferences_group_set_title (group, actor_name (actor));
      for (guint i = 0; i < regie_rules_count (office->rules); i++)
        if (regie_rules_get (office->rules, i)->actor == actor
            && in_force (regie_rules_get (office->rules, i), regie_office_today (office)))
          add_rule (group, office, regie_rules_get (office->rules, i));
      adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
    }
  return page;
}
