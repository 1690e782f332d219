/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of what others wrote: what it is about, and put together. */
#include "regie-news.h"
#include "suite.h"

static gboolean
concerns (const char *text, gint64 dossier)
{
  g_autoptr (RegieNews) news = regie_news_new ();

  regie_news_add_text (news, text);
  return regie_news_concerns (news, NULL, dossier);
}

/* Who looks at a dossier hears of that one, of what lies in none, and of what nobody knows. */
static void
test_concerns (void)
{
  g_assert_true (concerns ("dossier 5;fact 12", 5));
  g_assert_false (concerns ("dossier 6;fact 12;person 3;goal 4", 5));
  g_assert_true (concerns ("dossier *;fact *", 5));
  g_assert_true (concerns ("provider 6", 5));
  /* A meeting may be about no dossier. */
  g_assert_true (concerns ("gathering 6", 5));
  g_assert_true (concerns ("something 6", 5));
  g_assert_true (concerns ("*", 5));
  g_assert_true (regie_news_concerns (NULL, NULL, 5));
  /* That somebody opened a dossier is no record. */
  g_assert_false (concerns ("open 5", 5));
  g_assert_false (concerns ("open 5", 0));
  g_assert_true (concerns ("dossier 6", 0));
}

/* Of what is made from some kinds another kind is nothing; what nobody knows is. */
static void
test_kinds (void)
{
  const struct {
    const char *text;
    gint64 dossier;
    gboolean wanted;
  } cases[] = { { "wish 1", 0, TRUE },
                { "fact 1;dossier 2", 0, TRUE },
                { "fact 1;dossier 2", 5, FALSE },
                { "goal 1;dossier 5", 5, TRUE },
                { "person 3", 0, TRUE },
                { "report 1;offer 2", 0, FALSE },
                { "report *", 5, FALSE },
                { "something 1", 0, TRUE },
                { "open *", 0, FALSE },
                { "*", 5, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegieNews) news = regie_news_new ();

      regie_news_add_text (news, cases[i].text);
      g_assert_cmpint (regie_news_concerns (news,
                                            REGIE_KINDS (REGIE_ENTITY_Dossier, REGIE_ENTITY_Wish),
                                            cases[i].dossier),
                       ==, cases[i].wanted);
    }
}

static void
test_add (void)
{
  g_autoptr (RegieNews) all = regie_news_new ();
  g_autoptr (RegieNews) more = regie_news_new ();

  regie_news_add_text (all, "fact 1 2;goal *");
  regie_news_add_text (more, "fact 3;goal 4;person *");
  regie_news_add (all, more);
  g_assert_true (regie_news_has (all, "fact", 1));
  g_assert_true (regie_news_has (all, "fact", 3));
  g_assert_false (regie_news_has (all, "fact", 4));
  g_assert_true (regie_news_has (all, "goal", 7));
  g_assert_true (regie_news_has (all, "person", 7));
  g_assert_false (regie_news_is_everything (all));
  regie_news_add (all, NULL);
  g_assert_true (regie_news_is_everything (all));
}

TEST_SUITE (news)
{
  g_test_add_func ("/news/whom-it-concerns", test_concerns);
  g_test_add_func ("/news/kinds", test_kinds);
  g_test_add_func ("/news/put-together", test_add);
}
