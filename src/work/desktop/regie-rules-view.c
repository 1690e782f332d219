/* SPDX-License-Identifier: EUPL-1.2 */
/* The help page of the rules, made from the rules themselves. */
#include "regie-rules-view.h"

#include <glib/gi18n.h>

static const RegieProp props[] = {
  REGIE_PROP (RegieRulesView, chapters, "chapters", LIST),
};

REGIE_DEFINE_ITEM (RegieRulesView, regie_rules_view, props)

static const char *
actor_name (RegieActor actor)
{
  static const char *const names[] = { N_("What the municipality must do"),
                                       N_("What the newcomer must or may do"),
                                       N_("What DUO decides") };

  return _(names[actor]);
}

static void
add_rule (RegieChapter *chapter, const RegieRule *rule)
{
  g_autoptr (GString) about = g_string_new (rule->why);

  g_string_append_printf (about, "\n%s", rule->article);
  if (rule->evidence != NULL)
    /* TRANSLATORS: what the newcomer shows as proof */
    g_string_append_printf (about, _("\nProof: %s"), rule->evidence);
  if (rule->reading != NULL)
    g_string_append_printf (about, _("\nReading: %s"), rule->reading);
  regie_line_add_word (regie_chapter_add_line (chapter, rule->id, rule->name, about->str), rule->id,
                       "dim-label");
}

static gboolean
in_force (const RegieRule *rule, RegieDay today)
{
  return (rule->valid_from == REGIE_DAY_NONE || rule->valid_from <= today)
         && (rule->valid_to == REGIE_DAY_NONE || today <= rule->valid_to);
}

RegieRulesView *
regie_rules_view_new (const RegieRules *rules, RegieDay today)
{
  RegieRulesView *self;

  g_return_val_if_fail (rules != NULL, NULL);
  self = g_object_new (regie_rules_view_get_type (), NULL);
  for (RegieActor actor = REGIE_ACTOR_COLLEGE; actor <= REGIE_ACTOR_DUO; actor++)
    {
      RegieChapter *chapter = regie_chapters_add (self->chapters, actor_name (actor), NULL);

      for (guint i = 0; i < regie_rules_count (rules); i++)
        if (regie_rules_get (rules, i)->actor == actor
            && in_force (regie_rules_get (rules, i), today))
          add_rule (chapter, regie_rules_get (rules, i));
    }
  return self;
}
