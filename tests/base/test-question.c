/* SPDX-License-Identifier: EUPL-1.2 */
/* What somebody types to find a person. */
#include "regie-question.h"
#include "regie-text.h"
#include "suite.h"

static void
test_question (void)
{
  static const struct {
    const char *question, *text;
    gboolean matches;
  } rows[] = {
    { "B. de Vries", "Vries Bea de", TRUE },
    { "A. de Vries", "Vries Bea de", FALSE },
    { "rie", "Vries", TRUE },
    { "ri", "Vries", FALSE },
    { "vr", "de Vries", TRUE },
    { "'t hart", "Hart Dirk 't", TRUE },
    { "伟", "王伟", TRUE },
    { "", "Vries", TRUE },
    { " . ", "Vries", TRUE },
    { "9988.00.004", "x 998800004", TRUE },
    { "P-1", "p12", TRUE },
    { "de de", "de", TRUE },
    { "e", "de ek", TRUE },
    { "e", "de", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) words = regie_question_dup_words (rows[i].question);
      g_autofree char *folded = regie_text_fold (rows[i].text);

      g_assert_cmpint (regie_question_matches ((const char *const *) words, folded), ==,
                       rows[i].matches);
    }
}

/* One mistake in a long word is forgiven, two are not; in a number or a short word none is. */
static void
test_resembles (void)
{
  static const struct {
    const char *question, *text;
    gboolean resembles;
  } rows[] = {
    { "Hadad", "Haddad Nour el", TRUE },      { "Khalid", "Amini Khaled", TRUE },
    { "Hadddad", "Haddad Nour el", TRUE },    { "Hadadd", "Haddad Nour el", TRUE },
    { "Haddad", "Haddad Nour el", TRUE },     { "nuor hadad", "Haddad Nour el", FALSE },
    { "hadad nour", "Haddad Nour el", TRUE }, { "hadad n", "Haddad Nour el", TRUE },
    { "hadad z", "Haddad Nour el", FALSE },   { "Hdad", "Haddad Nour el", FALSE },
    { "Hadid", "Haddad Nour el", FALSE },     { "hadda", "Haddadi", TRUE },
    { "998800005", "x 998800004", FALSE },    { "Özturk", "Ozturks", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (GStrv) words = regie_question_dup_words (rows[i].question);
      g_autofree char *folded = regie_text_fold (rows[i].text);

      g_test_message ("%s", rows[i].question);
      g_assert_cmpint (regie_question_resembles ((const char *const *) words, folded), ==,
                       rows[i].resembles);
    }
}

TEST_SUITE (question)
{
  g_test_add_func ("/question/is-words-anywhere", test_question);
  g_test_add_func ("/question/forgives-one-mistake", test_resembles);
}
