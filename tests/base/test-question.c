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

TEST_SUITE (question) { g_test_add_func ("/question/is-words-anywhere", test_question); }
