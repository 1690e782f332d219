/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of lists that are told something new: what says the same stays, and no more is told than
 * what is another. */
#include "regie-chapter.h"
#include "suite.h"

/* A line for each letter of WORD. */
static GListStore *
lines_new (const char *word)
{
  g_autoptr (RegieChapter) chapter = g_object_new (regie_chapter_get_type (), NULL);

  for (; *word != '\0'; word++)
    regie_chapter_add_line (chapter, NULL, (char[]){ *word, '\0' }, NULL);
  return g_object_ref (chapter->lines);
}

static char *
dup_word (GListModel *lines)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (RegieLine) line = g_list_model_get_item (lines, i);

      g_string_append (word, line->title);
    }
  return g_string_free (g_steal_pointer (&word), FALSE);
}

static void
count_told (GListModel *lines, guint at, guint removed, guint added, guint *told)
{
  *told += removed + added;
}

/* From one word to the other the list says so many letters to be another. */
static void
check (const char *from, const char *to, guint most)
{
  g_autoptr (GListStore) shown = lines_new (from);
  g_autoptr (GListStore) wanted = lines_new (to);
  g_autofree char *word = NULL;
  guint told = 0;

  g_signal_connect (shown, "items-changed", G_CALLBACK (count_told), &told);
  regie_items_update (shown, G_LIST_MODEL (wanted));
  word = dup_word (G_LIST_MODEL (shown));
  g_assert_cmpstr (word, ==, to);
  g_assert_cmpuint (told, ==, most);
}

static void
test_least (void)
{
  check ("", "", 0);
  check ("abcde", "abcde", 0);
  check ("", "abc", 3);
  check ("abc", "", 3);
  check ("abcde", "xabcde", 1);
  check ("abcde", "abcd", 1);
  /* Above and below; what stands between is not touched. */
  check ("abcdefgh", "xabcdefghy", 2);
  check ("abcdefgh", "bcdefg", 2);
  check ("abcdefgh", "xbcdefgy", 4);
  check ("abcdefgh", "abcxdefh", 2);
  /* One goes to the other end. */
  check ("abcdefgh", "bcdefgha", 2);
  check ("abcdefgh", "habcdefg", 2);
  check ("abc", "xyz", 6);
}

TEST_SUITE (item) { g_test_add_func ("/item/only-what-is-another-is-told", test_least); }
