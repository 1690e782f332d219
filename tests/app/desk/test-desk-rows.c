/* SPDX-License-Identifier: EUPL-1.2 */
/* What the desk and its counter are made of, without a database: rows that show what their item
 * says, lists that say what to do when they are empty, and children that are used again. */
#include <adwaita.h>

#include "regie-counter-rows.h"
#include "regie-desk-list.h"
#include "regie-desk-rows.h"
#include "regie-palette.h"
#include "regie-repeat.h"
#include "suite.h"

static RegieCounterTile *
tile (const char *label, int place)
{
  RegieCounterTile *self = g_object_new (regie_counter_tile_get_type (), NULL);

  self->label = g_strdup (label);
  self->action = g_strdup ("counter.theme");
  self->style = g_strdup ("tile-button");
  self->place = place;
  return self;
}

/* Tiles named by one letter each. */
static GListStore *
tiles (const char *letters)
{
  GListStore *list = g_list_store_new (REGIE_TYPE_ITEM);

  for (int i = 0; letters[i] != '\0'; i++)
    {
      g_autofree char *label = g_strndup (letters + i, 1);
      g_autoptr (RegieCounterTile) one = tile (label, i);

      g_list_store_append (list, one);
    }
  return list;
}

static GtkWidget *
repeat_new (int columns)
{
  return g_object_ref_sink (
    g_object_new (REGIE_TYPE_REPEAT, "row-type", REGIE_TYPE_TILE_BUTTON, "columns", columns, NULL));
}

static void
set_letters (GtkWidget *repeat, const char *letters)
{
  g_autoptr (GListStore) list = tiles (letters);

  g_object_set (repeat, "model", list, NULL);
}

static const char *
label_of (GtkWidget *button)
{
  g_autoptr (RegieCounterTile) item = NULL;

  g_object_get (button, "item", &item, NULL);
  return g_intern_string (item->label);
}

/* A child that is there shows the next item; what is not needed is not seen. */
static void
test_used_again (void)
{
  g_autoptr (GtkWidget) repeat = repeat_new (1);
  RegieRepeat *self = REGIE_REPEAT (repeat);
  GtkWidget *first;
  GtkWidget *second;

  g_assert_null (regie_repeat_get_child (self, 0));
  set_letters (repeat, "ab");
  first = regie_repeat_get_child (self, 0);
  second = regie_repeat_get_child (self, 1);
  g_assert_cmpstr (label_of (first), ==, "a");
  g_assert_cmpstr (label_of (second), ==, "b");
  set_letters (repeat, "c");
  g_assert_true (regie_repeat_get_child (self, 0) == first);
  g_assert_cmpstr (label_of (first), ==, "c");
  g_assert_null (regie_repeat_get_child (self, 1));
  g_assert_true (gtk_widget_get_visible (first));
  g_assert_false (gtk_widget_get_visible (second));
  set_letters (repeat, "de");
  g_assert_true (regie_repeat_get_child (self, 1) == second);
  g_object_set (repeat, "model", NULL, NULL);
  g_assert_null (regie_repeat_get_child (self, 0));
  g_assert_false (gtk_widget_get_visible (first));
}

/* A row that is not full is as wide as the others; another width lays them out anew. */
static void
test_columns (void)
{
  g_autoptr (GtkWidget) repeat = repeat_new (3);
  GtkWidget *last;
  int column;
  int row;

  set_letters (repeat, "a");
  last = gtk_widget_get_last_child (repeat);
  gtk_grid_query_child (GTK_GRID (repeat), last, &column, &row, NULL, NULL);
  g_assert_cmpint (column, ==, 2);
  g_assert_false (gtk_widget_get_visible (last));
  g_object_set (repeat, "columns", 2, NULL);
  gtk_grid_query_child (GTK_GRID (repeat), last, &column, &row, NULL, NULL);
  g_assert_cmpint (column, ==, 0);
  g_assert_cmpint (row, ==, 1);
}

static void
pressed (GSimpleAction *action, GVariant *target, GVariant **said)
{
  g_clear_pointer (said, g_variant_unref);
  *said = g_variant_ref (target);
}

/* A tile says its place, and whether it is pressed. */
static void
test_tile (void)
{
  g_autoptr (RegieCounterTile) item = tile ("Buiten, tuin", 4);
  g_autoptr (GtkWidget) button = g_object_ref_sink (
    g_object_new (REGIE_TYPE_TILE_BUTTON, "item", item, NULL));
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("theme", G_VARIANT_TYPE ("(ub)"));
  g_autoptr (GVariant) said = NULL;
  g_autoptr (GVariant) on = g_variant_ref_sink (g_variant_new ("(ub)", 4, TRUE));
  g_autoptr (GVariant) off = g_variant_ref_sink (g_variant_new ("(ub)", 4, FALSE));

  g_signal_connect (action, "activate", G_CALLBACK (pressed), &said);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (button, "counter", G_ACTION_GROUP (group));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  g_assert_true (g_variant_equal (said, on));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  g_assert_true (g_variant_equal (said, off));
  g_assert_true (gtk_widget_has_css_class (button, "tile-button"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Buiten, tuin");
}

static RegieDeskEntry *
entry (gint64 id, const char *title)
{
  RegieDeskEntry *self = g_object_new (regie_desk_entry_get_type (), NULL);

  self->id = id;
  self->title = g_strdup (title);
  self->spoken = g_strdup_printf ("%s, 3 days", title);
  self->shape = REGIE_SHAPE_NONE;
  return self;
}

/* What a screen reader says of a row is what its item says, also of the next. */
static void
test_spoken (void)
{
  g_autoptr (RegieDeskEntry) one = entry (1, "A.B. (1)");
  g_autoptr (RegieDeskEntry) other = entry (2, "C.D. (2)");
  g_autoptr (GtkWidget) line = NULL;

  g_type_ensure (REGIE_TYPE_SYMBOL);
  line = g_object_ref_sink (g_object_new (REGIE_TYPE_DESK_LINE, "item", one, NULL));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "A.B. (1), 3 days");
  g_object_set (line, "item", other, "chosen", TRUE, NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "C.D. (2), 3 days");
  g_assert_true (gtk_widget_has_css_class (line, "chosen"));
}

static const char *
stack_shows (GtkWidget *list)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (gtk_widget_get_first_child (list)));
}

/* An empty list says what to do. */
static void
test_list (void)
{
  g_autoptr (GListStore) entries = g_list_store_new (REGIE_TYPE_ITEM);
  g_autoptr (RegieDeskEntry) one = entry (5, "A.B. (1)");
  g_autoptr (GtkWidget) widget = g_object_ref_sink (g_object_new (
    REGIE_TYPE_DESK_LIST, "row-type", REGIE_TYPE_DESK_LINE, "nothing-title", "Nobody waits", NULL));
  RegieDeskList *list = REGIE_DESK_LIST (widget);
  double y;

  regie_desk_list_set_model (list, G_LIST_MODEL (entries));
  g_assert_cmpstr (stack_shows (widget), ==, "nothing");
  g_assert_false (regie_desk_list_reveal (list, 5));
  g_clear_object (&entries);
  entries = g_list_store_new (REGIE_TYPE_ITEM);
  g_list_store_append (entries, one);
  regie_desk_list_set_model (list, G_LIST_MODEL (entries));
  g_assert_cmpstr (stack_shows (widget), ==, "list");
  g_assert_true (regie_desk_list_reveal (list, 5));
  g_assert_false (regie_desk_list_reveal (list, 6));
  /* It is not on the screen. */
  g_assert_false (regie_desk_list_find (list, 5, widget, &y));
}

TEST_SUITE (desk_rows)
{
  g_test_add_func ("/desk-widgets/a-child-is-used-again", test_used_again);
  g_test_add_func ("/desk-widgets/a-row-is-as-wide-as-the-others", test_columns);
  g_test_add_func ("/desk-widgets/a-tile-says-that-it-is-pressed", test_tile);
  g_test_add_func ("/desk-widgets/a-row-says-what-its-item-says", test_spoken);
  g_test_add_func ("/desk-widgets/an-empty-list-says-what-to-do", test_list);
}
