/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the long list: what is selected, where the cursor is and who has the focus when its rows
 * become others. */
#include "regie-list.h"
#include "ui.h"

#define ROW_HEIGHT 40
#define N_ROWS 200

typedef struct {
  GtkWidget *window;
  RegieList *list;
  GtkAdjustment *place;
  guint told; /* how often it was said that the selection changed */
} Stage;

static GtkWidget *
create_row (gpointer data)
{
  return g_object_new (ADW_TYPE_BIN, "focusable", TRUE, NULL);
}

static void
bind_row (GtkWidget *row, guint position, gpointer data)
{
  g_autofree char *text = g_strdup_printf ("%u", position);

  gtk_widget_set_name (row, text);
}

static void
note_told (Stage *stage)
{
  stage->told++;
}

static gboolean
is_laid_out (const Stage *stage)
{
  return regie_list_get_n_widgets (stage->list) > 0
         && gtk_adjustment_get_upper (stage->place) >= ROW_HEIGHT * N_ROWS;
}

static void
begin (Ui *ui, Stage *stage)
{
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vexpand", TRUE, NULL);

  *stage = (Stage){ .list = g_object_new (REGIE_TYPE_LIST, NULL) };
  regie_list_set_factory (stage->list, ROW_HEIGHT, create_row, bind_row, NULL);
  regie_list_set_selectable (stage->list, TRUE);
  regie_list_set_n (stage->list, N_ROWS);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (stage->list));
  g_signal_connect_swapped (stage->list, "selection-changed", G_CALLBACK (note_told), stage);
  stage->window = ui_show (ui, scrolled);
  stage->place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  WAIT_FOR (is_laid_out (stage));
  gtk_widget_grab_focus (GTK_WIDGET (stage->list));
}

static guint
count_selected (const Stage *stage)
{
  g_autoptr (GArray) selected = regie_list_get_selection (stage->list);

  return selected->len;
}

/* The number of the row that has the focus; -1: none has it. */
static int
focused (const Stage *stage)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (stage->window));

  return ADW_IS_BIN (focus) ? atoi (gtk_widget_get_name (focus)) : -1;
}

/* Rows that are still there stay selected, and of those that go it is said. */
static void
test_selection (Ui *ui)
{
  Stage stage;

  begin (ui, &stage);
  ui_press (GTK_WIDGET (stage.list), GDK_KEY_Down, GDK_SHIFT_MASK);
  g_assert_cmpuint (count_selected (&stage), ==, 2);
  stage.told = 0;
  regie_list_set_n (stage.list, N_ROWS + 1);
  g_assert_cmpuint (count_selected (&stage), ==, 2);
  g_assert_cmpuint (stage.told, ==, 0);
  regie_list_set_n (stage.list, 1);
  g_assert_cmpuint (count_selected (&stage), ==, 1);
  g_assert_cmpuint (stage.told, ==, 1);
  gtk_window_destroy (GTK_WINDOW (stage.window));
}

/* Scrolled away with the wheel: the keys are about the row that has the ring, and more rows do not
 * scroll back. */
static void
test_scrolled (Ui *ui)
{
  const double far = ROW_HEIGHT * N_ROWS / 2;
  Stage stage;

  begin (ui, &stage);
  g_assert_cmpint (focused (&stage), ==, 0);
  gtk_adjustment_set_value (stage.place, far);
  WAIT_FOR (focused (&stage) > 0);
  g_assert_cmpint (focused (&stage), ==, regie_list_get_cursor (stage.list));
  g_assert_cmpint (focused (&stage) * ROW_HEIGHT, >=, far - ROW_HEIGHT);
  regie_list_set_n (stage.list, N_ROWS + 1);
  WAIT_FOR (gtk_adjustment_get_upper (stage.place) > ROW_HEIGHT * N_ROWS);
  g_assert_cmpfloat (gtk_adjustment_get_value (stage.place), ==, far);
  gtk_window_destroy (GTK_WINDOW (stage.window));
}

/* The last row was dealt with: the one before it has the focus; without rows nothing has. */
static void
test_fewer (Ui *ui)
{
  Stage stage;

  begin (ui, &stage);
  ui_press (GTK_WIDGET (stage.list), GDK_KEY_End, 0);
  WAIT_FOR (focused (&stage) == N_ROWS - 1);
  regie_list_set_n (stage.list, N_ROWS - 1);
  WAIT_FOR (focused (&stage) == N_ROWS - 2);
  regie_list_set_n (stage.list, 0);
  g_assert_null (gtk_window_get_focus (GTK_WINDOW (stage.window)));
  gtk_window_destroy (GTK_WINDOW (stage.window));
}

/* A row of two words; that of position 100 has twenty. */
static void
bind_words (GtkWidget *row, guint position, gpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < (position == 100 ? 20 : 2); i++)
    g_string_append (text, "words ");
  adw_bin_set_child (ADW_BIN (row),
                     g_object_new (GTK_TYPE_LABEL, "label", text->str, "wrap", TRUE, NULL));
  gtk_widget_set_name (row, text->str);
}

/* Words that need more lines make the rows higher, for the width that there is, and what is at the
 * top of the list stays there; wider, rows are as high as was asked for. */
static void
test_high (Ui *ui)
{
  Stage stage;

  begin (ui, &stage);
  regie_list_set_factory (stage.list, ROW_HEIGHT, create_row, bind_words, NULL);
  gtk_window_set_default_size (GTK_WINDOW (stage.window), 400, 600);
  WAIT_FOR (gtk_widget_get_width (GTK_WIDGET (stage.list)) <= 400);
  g_assert_cmpfloat (gtk_adjustment_get_upper (stage.place), ==, ROW_HEIGHT * N_ROWS);
  gtk_adjustment_set_value (stage.place, ROW_HEIGHT * 95 + 7);
  WAIT_FOR (gtk_adjustment_get_upper (stage.place) > ROW_HEIGHT * N_ROWS);
  {
    const double high = gtk_adjustment_get_upper (stage.place) / N_ROWS;

    g_assert_cmpfloat (gtk_adjustment_get_value (stage.place), ==, high * 95 + 7);
  }
  gtk_window_set_default_size (GTK_WINDOW (stage.window), 1500, 600);
  WAIT_FOR (gtk_adjustment_get_upper (stage.place) == ROW_HEIGHT * N_ROWS);
  gtk_window_destroy (GTK_WINDOW (stage.window));
}

/* Whether a row with NAME is shown in LIST. */
static gboolean
shows (RegieList *list, const char *name)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_child_visible (row) && strcmp (gtk_widget_get_name (row), name) == 0)
      return TRUE;
  return FALSE;
}

/* Sent to a row before the list has its place on the screen, or while another page is before it:
 * the row is in sight once the list is. */
static void
test_sent_early (Ui *ui)
{
  static const char *const pages[] = { "first", "other" };
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "vexpand", TRUE, NULL);
  Stage stage = { .list = g_object_new (REGIE_TYPE_LIST, NULL) };

  regie_list_set_factory (stage.list, ROW_HEIGHT, create_row, bind_row, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (stage.list));
  gtk_stack_add_named (GTK_STACK (stack), gtk_label_new (NULL), pages[0]);
  gtk_stack_add_named (GTK_STACK (stack), scrolled, pages[1]);
  stage.window = ui_show (ui, stack);
  stage.place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  regie_list_set_n (stage.list, N_ROWS);
  regie_list_set_cursor (stage.list, 150, FALSE);
  gtk_stack_set_visible_child_name (GTK_STACK (stack), pages[1]);
  WAIT_FOR (gtk_adjustment_get_upper (stage.place) >= ROW_HEIGHT * N_ROWS);
  gtk_test_widget_wait_for_draw (stage.window);
  g_assert_true (shows (stage.list, "150"));

  /* Longer than when it got its place: it is that row that has the focus. */
  regie_list_set_n (stage.list, 2 * N_ROWS);
  regie_list_set_cursor (stage.list, 350, TRUE);
  g_assert_cmpint (focused (&stage), ==, 350);
  WAIT_FOR (gtk_adjustment_get_upper (stage.place) >= ROW_HEIGHT * N_ROWS * 2);
  gtk_test_widget_wait_for_draw (stage.window);
  g_assert_true (shows (stage.list, "350"));

  /* Where somebody scrolls to after that, it stays. */
  gtk_adjustment_set_value (stage.place, 0);
  WAIT_FOR (shows (stage.list, "0"));
  gtk_widget_queue_allocate (GTK_WIDGET (stage.list));
  gtk_test_widget_wait_for_draw (stage.window);
  g_assert_true (shows (stage.list, "0"));
  gtk_window_destroy (GTK_WINDOW (stage.window));
}

TEST_SUITE (list)
{
  ui_add ("/ui/list/selection", test_selection);
  ui_add ("/ui/list/scrolled", test_scrolled);
  ui_add ("/ui/list/sent-before-it-has-its-place", test_sent_early);
  ui_add ("/ui/list/fewer", test_fewer);
  ui_add ("/ui/list/words-that-need-more-lines", test_high);
}
