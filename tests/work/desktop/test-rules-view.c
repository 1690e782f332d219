/* SPDX-License-Identifier: EUPL-1.2 */
/* The rules of the law as a page: each that is in force stands there once, under who must act. */
#include "regie-rules-view.h"

#include "fixture.h"

static gboolean
in_force (const RegieRule *rule, RegieDay day)
{
  return (rule->valid_from == REGIE_DAY_NONE || rule->valid_from <= day)
         && (rule->valid_to == REGIE_DAY_NONE || day <= rule->valid_to);
}

/* The line of RULE in VIEW, and how often it stands there. */
static RegieLine *
find_line (const RegieRulesView *view, const RegieRule *rule, guint *chapter_of, guint *n)
{
  RegieLine *found = NULL;

  *n = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (view->chapters)); i++)
    {
      g_autoptr (RegieChapter) chapter = g_list_model_get_item (G_LIST_MODEL (view->chapters), i);

      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (chapter->lines)); k++)
        {
          g_autoptr (RegieLine) line = g_list_model_get_item (G_LIST_MODEL (chapter->lines), k);

          if (strcmp (line->name, rule->id) != 0 || strcmp (line->title, rule->name) != 0)
            continue;
          found = line;
          *chapter_of = i;
          ++*n;
        }
    }
  return found;
}

static void
test_rules (void)
{
  g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);
  RegieDay today = regie_office_today (office);
  g_autoptr (RegieRulesView) view = regie_rules_view_new (office->rules, today);
  guint n_shown = 0;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->chapters)), ==, 3);
  for (guint i = 0; i < regie_rules_count (office->rules); i++)
    {
      const RegieRule *rule = regie_rules_get (office->rules, i);
      guint chapter = 9;
      guint n;
      RegieLine *line;

      if (!in_force (rule, today))
        continue;
      line = find_line (view, rule, &chapter, &n);
      if (line == NULL)
        g_error ("%s is not shown", rule->id);
      g_assert_cmpuint (chapter, ==, rule->actor);
      g_assert_true (g_str_has_prefix (line->about, rule->why));
      g_assert_nonnull (strstr (line->about, rule->article));
      g_assert_true ((strstr (line->about, "\nProof: ") != NULL) == (rule->evidence != NULL));
      g_assert_true ((strstr (line->about, "\nReading: ") != NULL) == (rule->reading != NULL));
      n_shown++;
    }
  g_assert_cmpuint (n_shown, >, 20);
}

/* A rule stands there from its first day to its last. */
static void
test_validity (void)
{
  g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);
  guint n_dated = 0;

  for (guint i = 0; i < regie_rules_count (office->rules); i++)
    {
      const RegieRule *rule = regie_rules_get (office->rules, i);
      const RegieDay days[] = { rule->valid_from - 1, rule->valid_from, rule->valid_to,
                                rule->valid_to + 1 };
      const RegieDay ends[] = { rule->valid_from, rule->valid_from, rule->valid_to,
                                rule->valid_to };

      for (guint k = 0; k < G_N_ELEMENTS (days); k++)
        {
          g_autoptr (RegieRulesView) view = NULL;
          guint chapter, n;

          if (ends[k] == REGIE_DAY_NONE)
            continue;
          view = regie_rules_view_new (office->rules, days[k]);
          find_line (view, rule, &chapter, &n);
          g_assert_true ((n > 0) == (k == 1 || k == 2));
          n_dated++;
        }
    }
  g_assert_cmpuint (n_dated, >, 0);
}

TEST_SUITE (rules_view)
{
  g_test_add_func ("/rules-view/each-in-force", test_rules);
  g_test_add_func ("/rules-view/from-its-first-day-to-its-last", test_validity);
}
