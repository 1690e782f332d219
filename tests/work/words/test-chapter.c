/* SPDX-License-Identifier: EUPL-1.2 */
/* Items, the chapters made of them, and lists that change only where they differ. */
#include "regie-chapter.h"
#include "suite.h"

static RegieLine *
line (const char *name, const char *title, const char *word)
{
  RegieLine *self = regie_line_new (name, title, NULL);

  regie_line_add_word (self, word, NULL);
  return self;
}

static void
test_equal (void)
{
  g_autoptr (RegieLine) a = line ("goal/1", "Work", "soon");
  g_autoptr (RegieLine) b = line ("goal/1", "Work", "soon");
  g_autoptr (RegieLine) other_word = line ("goal/1", "Work", "late");
  g_autoptr (RegieLine) other_target = line ("goal/1", "Work", "soon");

  g_assert_true (regie_item_equal (REGIE_ITEM (a), REGIE_ITEM (b)));
  g_assert_true (regie_item_equal (NULL, NULL));
  g_assert_false (regie_item_equal (REGIE_ITEM (a), NULL));
  g_assert_false (regie_item_equal (REGIE_ITEM (a), REGIE_ITEM (other_word)));
  regie_line_set_action (a, "goal.open", g_variant_new_int64 (1));
  regie_line_set_action (b, "goal.open", g_variant_new_int64 (1));
  regie_line_set_action (other_target, "goal.open", g_variant_new_int64 (2));
  g_assert_true (regie_item_equal (REGIE_ITEM (a), REGIE_ITEM (b)));
  g_assert_false (regie_item_equal (REGIE_ITEM (a), REGIE_ITEM (other_target)));
}

/* Lines named by one letter each; a capital says something else than the small letter. */
static GListStore *
list_of (const char *letters)
{
  GListStore *list = g_list_store_new (REGIE_TYPE_ITEM);

  for (; *letters != '\0'; letters++)
    {
      g_autofree char *name = g_strdup_printf ("%c", g_ascii_tolower (*letters));
      g_autofree char *title = g_strdup_printf ("%c", *letters);
      g_autoptr (RegieLine) one = line (name, title, "");

      g_list_store_append (list, one);
    }
  return list;
}

typedef struct {
  guint position, removed, added, times;
} Change;

static void
changed (GListModel *model, guint position, guint removed, guint added, Change *change)
{
  *change = (Change){ position, removed, added, change->times + 1 };
}

static void
test_update (void)
{
  static const struct {
    const char *from, *to;
    Change change;
  } cases[] = {
    { "abc", "abc", { 0, 0, 0, 0 } },
    { "abc", "aBc", { 1, 1, 1, 1 } },
    { "abc", "ac", { 1, 1, 0, 1 } },
    { "ac", "abc", { 1, 0, 1, 1 } },
    { "", "ab", { 0, 0, 2, 1 } },
    { "ab", "", { 0, 2, 0, 1 } },
    { "aaa", "aa", { 2, 1, 0, 1 } },
    { "abcd", "abXd", { 2, 1, 1, 1 } },
    /* One can stay: three come behind it, and then three go. */
    { "abcd", "dcba", { 0, 3, 0, 2 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GListStore) shown = list_of (cases[i].from);
      g_autoptr (GListStore) wanted = list_of (cases[i].to);
      Change change = { 0 };

      g_signal_connect (shown, "items-changed", G_CALLBACK (changed), &change);
      regie_items_update (shown, G_LIST_MODEL (wanted));
      g_assert_cmpmem (&change, sizeof change, &cases[i].change, sizeof change);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shown)), ==, strlen (cases[i].to));
    }
}

static void
test_text (void)
{
  g_autoptr (GListStore) chapters = regie_chapters_new ();
  RegieChapter *chapter = regie_chapters_add (chapters, "Goals", "What this person wants");
  RegieLine *goal = regie_chapter_add_line (chapter, "goal/1", "Work", "in care");
  RegieTable *table = regie_table_new (2, 1);
  g_autofree char *text = NULL;

  regie_chapter_add_deed (chapter, "Add…", "records.add", NULL);
  regie_line_add_gauge (goal, 3, 4, "3 of 4");
  regie_line_add_icon (goal, "user-trash-symbolic", "Remove", "records.remove", NULL);
  regie_line_add_line (goal, NULL, "A step", NULL);
  regie_table_add (table, "Route", NULL);
  regie_table_add (table, "B1", NULL);
  regie_line_take_content (regie_chapter_add_line (chapter, NULL, "Side by side", NULL),
                           REGIE_ITEM (table));
  text = regie_chapters_dup_text (G_LIST_MODEL (chapters));
  g_assert_cmpstr (text, ==,
                   "Goals | What this person wants [Add…]\n"
                   "  Work | in care | 3 of 4 [Remove]\n"
                   "    A step\n"
                   "  Side by side\n"
                   "    Route | B1\n");
}

/* What a .ui binds to is what was made. */
static void
test_properties (void)
{
  g_autoptr (RegieLine) one = line ("goal/1", "Work", "soon");
  g_autoptr (GListModel) suffixes = NULL;
  g_autofree char *title = NULL;
  int shape;

  g_object_get (one, "title", &title, "shape", &shape, "suffixes", &suffixes, NULL);
  g_assert_cmpstr (title, ==, "Work");
  g_assert_cmpint (shape, ==, REGIE_SHAPE_NONE);
  g_assert_cmpuint (g_list_model_get_n_items (suffixes), ==, 1);
}

TEST_SUITE (chapter)
{
  g_test_add_func ("/chapter/equal", test_equal);
  g_test_add_func ("/chapter/update", test_update);
  g_test_add_func ("/chapter/text", test_text);
  g_test_add_func ("/chapter/properties", test_properties);
}
