/* SPDX-License-Identifier: EUPL-1.2 */
/* What a change of target group changes. */
#include <string.h>

#include "regie-rights.h"
#include "suite.h"

/* What a change of group changes: as the table of the law has it, and never both ways. */
static void
test_rights (void)
{
  static const struct {
    RegieGroup from, to;
    guint begin, end;
  } rows[] = {
    { REGIE_GROUP_ASIEL_28, REGIE_GROUP_GEZIN, 2, 6 },
    { REGIE_GROUP_GEZIN, REGIE_GROUP_ASIEL_28, 6, 2 },
    { REGIE_GROUP_ASIEL_28, REGIE_GROUP_ASIEL_GEZIN, 0, 1 },
    { REGIE_GROUP_GEZIN, REGIE_GROUP_OVERIG, 0, 0 },
    { REGIE_GROUP_ASIEL_GEZIN, REGIE_GROUP_GEESTELIJK, 2, 5 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint begin = 0;
      guint end = 0;
      const char *article;
      gboolean gained;
      char *text;

      for (guint k = 0;
           (text = regie_group_change (rows[i].from, rows[i].to, k, &article, &gained)) != NULL;
           k++)
        {
          *(gained ? &begin : &end) += 1;
          g_assert_true (g_str_has_prefix (text, gained ? "Begins: " : "Ends: "));
          g_free (text);
        }
      g_assert_cmpuint (begin, ==, rows[i].begin);
      g_assert_cmpuint (end, ==, rows[i].end);
    }
}

/* Who stays in the group keeps everything; there and back is the same, the other way round. */
static void
test_both_ways (void)
{
  for (RegieGroup from = 0; from < REGIE_N_GROUPS; from++)
    for (RegieGroup to = 0; to < REGIE_N_GROUPS; to++)
      for (guint i = 0;; i++)
        {
          const char *article = NULL;
          const char *back_article = NULL;
          gboolean gained, back_gained;
          g_autofree char *text = regie_group_change (from, to, i, &article, &gained);
          g_autofree char *back = regie_group_change (to, from, i, &back_article, &back_gained);

          g_assert_cmpint (text != NULL, ==, back != NULL);
          if (text == NULL)
            break;
          g_assert_cmpint (from, !=, to);
          g_assert_cmpint (gained, !=, back_gained);
          g_assert_cmpstr (article, ==, back_article);
          g_assert_cmpstr (strchr (text, ':'), ==, strchr (back, ':'));
        }
}

TEST_SUITE (rights)
{
  g_test_add_func ("/rights/of-a-group", test_rights);
  g_test_add_func ("/rights/there-and-back", test_both_ways);
}
