/* SPDX-License-Identifier: EUPL-1.2 */
/* A page of chapters that is told something new: what says the same stays where it is. */
#include "regie-sheet.h"

#include "regie-chapter.h"
#include "regie-dossier-page.h"
#include "ui.h"

/* Two chapters; the first has two buttons and a line that says WORD. */
static GListModel *
chapters_new (const char *title, const char *second, const char *word)
{
  GListStore *chapters = regie_chapters_new ();
  RegieChapter *chapter = regie_chapters_add (chapters, title, NULL);
  RegieLine *line;

  g_free (chapter->name);
  chapter->name = g_strdup ("week");
  regie_chapter_add_deed (chapter, "Earlier", "test.week", g_variant_new_int32 (-1));
  regie_chapter_add_deed (chapter, second, "test.week", g_variant_new_int32 (1));
  line = regie_chapter_add_line (chapter, "line", "Language", NULL);
  regie_line_add_word (line, word, NULL);
  regie_line_add_deed (line, "Change", "test.change", g_variant_new_int32 (1));
  regie_chapter_add_empty (regie_chapters_add (chapters, "The price", NULL), "Nothing yet");
  return G_LIST_MODEL (chapters);
}

static void
set_chapters (GtkWidget *sheet, const char *title, const char *second, const char *word)
{
  g_autoptr (GListModel) chapters = chapters_new (title, second, word);

  regie_sheet_set_chapters (REGIE_SHEET (sheet), chapters);
}

static GtkWidget *
focus_of (GtkWidget *window)
{
  return gtk_root_get_focus (GTK_ROOT (window));
}

static void
nothing (GSimpleAction *action, GVariant *target, gpointer data)
{
}

/* The buttons of a heading stay when its words change; one that says something else is another. */
static void
test_heading (Ui *ui)
{
  static const GActionEntry entries[] = { { "week", nothing, "i" }, { "change", nothing, "i" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  GtkWidget *sheet = g_object_new (REGIE_TYPE_SHEET, NULL);
  GtkWidget *window = ui_show (ui, sheet);
  GtkWidget *earlier, *later, *other;

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (sheet, "test", G_ACTION_GROUP (actions));
  set_chapters (sheet, "The week of 23 November", "Later", "12");
  gtk_test_widget_wait_for_draw (window);
  earlier = ui_find_button (sheet, "Earlier");
  later = ui_find_button (sheet, "Later");
  gtk_widget_grab_focus (later);
  set_chapters (sheet, "The week of 30 November", "Later", "9");
  g_assert_nonnull (ui_find_text (sheet, "The week of 30 November"));
  g_assert_true (ui_find_button (sheet, "Later") == later);
  g_assert_true (focus_of (window) == later);
  set_chapters (sheet, "The week of 30 November", "Next", "9");
  other = ui_find_button (sheet, "Next");
  g_assert_nonnull (other);
  g_assert_true (other != later);
  g_assert_true (gtk_widget_get_prev_sibling (other) == earlier);
  g_assert_true (ui_find_button (sheet, "Earlier") == earlier);
  ui_close (window, sheet);
}

#define PLANNED                                                                                    \
  "SELECT dossier FROM fact WHERE kind = 'plan_regel' AND voided = 0 AND rhythm IS NOT NULL AND "  \
  "day <= '2026-11-23' AND until_day >= '2026-12-31' ORDER BY id LIMIT 1"

/* Through the weeks of a plan one goes with the same key pressed again. */
static void
test_weeks (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
  GtkWidget *window = ui_show (ui, page);
  GtkWidget *later = NULL;

  regie_dossier_page_open (REGIE_DOSSIER_PAGE (page), ui_count (ui, PLANNED));
  WAIT_FOR (ui->titled > 0);
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), "plan");
  WAIT_FOR (ui_find_text (page, "The week of 23 November 2026") != NULL);
  later = ui_find_button (page, "Later");
  gtk_widget_grab_focus (later);
  ui_click (later);
  WAIT_FOR (ui_find_text (page, "The week of 30 November 2026") != NULL);
  ui_settle (ui);
  g_assert_true (focus_of (window) == later);
  ui_click (later);
  WAIT_FOR (ui_find_text (page, "The week of 7 December 2026") != NULL);
  g_assert_true (focus_of (window) == later);
  ui_close (window, page);
}

/* Words are plain wherever they stand, also in a line with others under it. */
static void
test_plain (Ui *ui)
{
  g_autoptr (GListStore) chapters = regie_chapters_new ();
  RegieChapter *chapter = regie_chapters_add (chapters, "A < B & <b>C</b>", "D < E & F");
  GtkWidget *sheet = g_object_new (REGIE_TYPE_SHEET, NULL);
  GtkWidget *window = ui_show (ui, sheet);

  regie_chapter_add_line (chapter, "one", "One < 5 & <b>more</b>", "about < 5 & <i>less</i>");
  regie_line_add_line (regie_chapter_add_line (chapter, "two", "Two < 5 & <b>more</b>",
                                               "beside < 5 & <i>less</i>"),
                       "three", "Three < 5", "below < 5");
  regie_sheet_set_chapters (REGIE_SHEET (sheet), G_LIST_MODEL (chapters));
  gtk_test_widget_wait_for_draw (window);
  g_assert_nonnull (ui_find_text (sheet, "about < 5 & <i>less</i>"));
  g_assert_nonnull (ui_find_text (sheet, "Two < 5 & <b>more</b>"));
  g_assert_nonnull (ui_find_text (sheet, "beside < 5 & <i>less</i>"));
  ui_close (window, sheet);
}

static void
count_change (GSimpleAction *action, GVariant *target, gpointer data)
{
  *(int *) data += g_variant_get_int32 (target);
}

static GtkWidget *
row_of (GtkWidget *sheet, const char *title)
{
  return gtk_widget_get_ancestor (ui_find_text (sheet, title), GTK_TYPE_LIST_BOX_ROW);
}

/* Pressing a line does what its pencil does, by click and by Enter; a line without one does
 * nothing, and neither does it while the pencil may not be pressed. */
static void
test_pressed (Ui *ui)
{
  static const GActionEntry entries[] = { { "change", count_change, "i" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GListStore) chapters = regie_chapters_new ();
  RegieChapter *chapter = regie_chapters_add (chapters, "Goals", NULL);
  GtkWidget *sheet = g_object_new (REGIE_TYPE_SHEET, NULL);
  GtkWidget *window = ui_show (ui, sheet);
  GtkWidget *row;
  int changed = 0;

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   &changed);
  gtk_widget_insert_action_group (sheet, "test", G_ACTION_GROUP (actions));
  regie_line_add_icon (regie_chapter_add_line (chapter, "one", "Work", NULL), REGIE_ICON_PENCIL,
                       "Change", "test.change", g_variant_new_int32 (5));
  regie_line_add_icon (regie_chapter_add_line (chapter, "two", "Learn", NULL),
                       "user-trash-symbolic", "Remove", "test.change", g_variant_new_int32 (70));
  regie_sheet_set_chapters (REGIE_SHEET (sheet), G_LIST_MODEL (chapters));
  gtk_test_widget_wait_for_draw (window);
  row = row_of (sheet, "Work");
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  gtk_widget_grab_focus (row);
  g_assert_true (focus_of (window) == row);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "activate-cursor-row"); /* Enter */
  g_assert_cmpint (changed, ==, 5);
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row); /* as a click does */
  g_assert_cmpint (changed, ==, 10);
  row = row_of (sheet, "Learn");
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  gtk_widget_activate (row);
  g_assert_cmpint (changed, ==, 10);
  g_simple_action_set_enabled (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (actions), "change")), FALSE);
  gtk_widget_activate (row_of (sheet, "Work"));
  g_assert_cmpint (changed, ==, 10);
  g_assert_true (gtk_widget_get_sensitive (row_of (sheet, "Work")));
  ui_close (window, sheet);
}

/* In a dossier a fact, and a line of the plan, are opened by their line. */
static void
test_opened (Ui *ui)
{
  static const struct {
    const char *view, *form;
  } rows[] = { { "facts", "Correct a fact" }, { "plan", "A line of the plan" } };
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
  GtkWidget *window = ui_show (ui, page);

  regie_dossier_page_open (REGIE_DOSSIER_PAGE (page), ui_count (ui, PLANNED));
  WAIT_FOR (ui->titled > 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *pencil;

      regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), rows[i].view);
      ui_settle (ui);
      pencil = ui_find_action (page, "dossier.correct");
      g_assert_nonnull (pencil);
      gtk_widget_activate (gtk_widget_get_ancestor (pencil, GTK_TYPE_LIST_BOX_ROW));
      WAIT_FOR (ui_dialog (window) != NULL);
      g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (ui_dialog (window))), ==, rows[i].form);
      gtk_window_destroy (GTK_WINDOW (ui_dialog (window)));
      ui_settle (ui);
    }
  ui_close (window, page);
}

TEST_SUITE (sheet)
{
  ui_add ("/ui/sheet/a-line-is-pressed", test_pressed);
  ui_add ("/ui/sheet/a-line-is-opened", test_opened);
  ui_add ("/ui/sheet/words-are-plain", test_plain);
  ui_add ("/ui/sheet/buttons-of-a-heading", test_heading);
  ui_add ("/ui/sheet/the-weeks-of-a-plan", test_weeks);
}
