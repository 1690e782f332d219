/* SPDX-License-Identifier: EUPL-1.2 */
/* The strip below the timeline: what it says, and how it is moved by keyboard, by dragging and by
 * the wheel. */
#include "regie-minimap.h"

#include "regie-dossier-page.h"
#include "regie-timeline-private.h"
#include "ui.h"

typedef struct {
  GtkWidget *window, *page, *minimap;
  RegieTimeline *timeline;
} Stage;

/* The minimap in WIDGET, be it hidden. */
static GtkWidget *
find_minimap (GtkWidget *widget)
{
  if (REGIE_IS_MINIMAP (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_minimap (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A dossier with a term, at the zoom of a quarter. */
static void
begin (Ui *ui, Stage *stage)
{
  stage->page = ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
  stage->window = ui_show (ui, stage->page);
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (stage->page),
                           ui_count (ui, "SELECT dossier FROM dossier_index WHERE term_begin < "
                                         "'2025-06-01' AND term_end > '2027-01-01' LIMIT 1"));
  WAIT_FOR (ui->titled > 0);
  ui_settle (ui);
  gtk_test_widget_wait_for_draw (stage->window);
  stage->timeline = REGIE_TIMELINE (ui_find (stage->page, REGIE_TYPE_TIMELINE));
  stage->minimap = find_minimap (stage->page);
  g_assert_false (gtk_widget_get_visible (stage->minimap));
  regie_timeline_zoom_to (stage->timeline, REGIE_ZOOM_QUARTER);
  WAIT_FOR (gtk_widget_get_mapped (stage->minimap));
  gtk_test_widget_wait_for_draw (stage->window);
}

static RegieSight
sight_of (const Stage *stage)
{
  RegieSight sight = { 0, 0, 0, 0 };

  g_assert_true (regie_timeline_get_sight (stage->timeline, &sight));
  return sight;
}

/* Does it say RANGE? */
static gboolean
says (const Stage *stage, const char *range)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (stage->minimap),
                                                               GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                                               range);

  return other == NULL;
}

/* It is there while not all is in sight, and says what is. */
static void
test_seen (Ui *ui)
{
  Stage stage;

  begin (ui, &stage);
  gtk_test_accessible_assert_role (stage.minimap, GTK_ACCESSIBLE_ROLE_SLIDER);
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (stage.minimap),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
  regie_timeline_show (stage.timeline, regie_day_from_civil (2025, 1, 10),
                       regie_day_from_civil (2026, 6, 20));
  g_assert_true (says (&stage, "Jan 2025 – Jun 2026"));
  regie_timeline_show (stage.timeline, regie_day_from_civil (2026, 11, 2),
                       regie_day_from_civil (2026, 11, 9));
  g_assert_true (says (&stage, "Mon 2 Nov 2026 – Sun 8 Nov 2026"));
  regie_timeline_zoom_to (stage.timeline, REGIE_ZOOM_ALL);
  g_assert_false (gtk_widget_get_visible (stage.minimap));
  ui_close (stage.window, stage.page);
}

static void
test_keyboard (Ui *ui)
{
  Stage stage;
  RegieSight before, now;

  begin (ui, &stage);
  gtk_widget_grab_focus (stage.minimap);
  before = sight_of (&stage);
  ui_press (stage.minimap, GDK_KEY_Left, 0);
  now = sight_of (&stage);
  g_assert_cmpfloat (now.from, <, before.from);
  g_assert_cmpfloat_with_epsilon (now.until - now.from, before.until - before.from, .01);
  g_assert_cmpint (regie_timeline_get_zoom (stage.timeline), ==, REGIE_ZOOM_QUARTER);
  ui_press (stage.minimap, GDK_KEY_Right, 0);
  g_assert_cmpfloat_with_epsilon (sight_of (&stage).from, before.from, .01);
  ui_press (stage.minimap, GDK_KEY_Home, 0);
  g_assert_cmpfloat_with_epsilon (sight_of (&stage).from, before.first, .01);
  ui_press (stage.minimap, GDK_KEY_End, 0);
  g_assert_cmpfloat_with_epsilon (sight_of (&stage).until, before.last, .01);
  ui_press (stage.minimap, GDK_KEY_plus, 0);
  now = sight_of (&stage);
  g_assert_cmpfloat (now.until - now.from, <, before.until - before.from - 1);
  g_assert_cmpint (regie_timeline_get_zoom (stage.timeline), ==, -1);
  for (guint i = 0; i < 20; i++)
    ui_press (stage.minimap, GDK_KEY_minus, 0);
  /* All is in sight: it stays for who is on it, and goes after that. */
  g_assert_true (gtk_widget_get_visible (stage.minimap));
  gtk_widget_grab_focus (ui_find_button (stage.page, "Today"));
  g_assert_false (gtk_widget_get_visible (stage.minimap));
  ui_close (stage.window, stage.page);
}

/* The gesture of TYPE of WIDGET. */
static gpointer
controller_of (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) all = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (GObject) one = g_list_model_get_item (all, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (one, type))
        return one; /* the widget holds it */
    }
  g_assert_not_reached ();
}

/* Where DAY lies in the minimap. */
static double
x_of (const Stage *stage, double day)
{
  const RegieSight sight = sight_of (stage);

  return 12 + regie_sight_x (&sight, gtk_widget_get_width (stage->minimap) - 24, day);
}

static void
drag (const Stage *stage, double x, double by)
{
  gpointer gesture = controller_of (stage->minimap, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-begin", x, 20.0);
  g_signal_emit_by_name (gesture, "drag-update", by / 2, 0.0);
  g_signal_emit_by_name (gesture, "drag-update", by, 0.0);
}

/* The window is dragged, an edge of it, and brought to where one presses; what stands in the strip
 * is not drawn again for it. */
static void
test_drag (Ui *ui)
{
  Stage stage;
  RegieSight before, now;
  guint drawn;

  begin (ui, &stage);
  drawn = regie_minimap_get_n_drawn (REGIE_MINIMAP (stage.minimap));
  g_assert_cmpuint (drawn, >, 0);
  before = sight_of (&stage);
  drag (&stage, x_of (&stage, (before.from + before.until) / 2), -60);
  now = sight_of (&stage);
  g_assert_cmpfloat (now.from, <, before.from - 30);
  g_assert_cmpfloat_with_epsilon (now.until - now.from, before.until - before.from, .01);
  before = now;
  drag (&stage, x_of (&stage, before.until) + 2, 80);
  now = sight_of (&stage);
  g_assert_cmpfloat_with_epsilon (now.from, before.from, .01);
  g_assert_cmpfloat (now.until, >, before.until + 30);
  drag (&stage, 13, 0);
  g_assert_cmpfloat_with_epsilon (sight_of (&stage).from, before.first, .01);
  g_signal_emit_by_name (controller_of (stage.minimap, GTK_TYPE_EVENT_CONTROLLER_SCROLL), "scroll",
                         0.0, 1.0, &(gboolean){ FALSE });
  g_assert_cmpfloat (sight_of (&stage).from, >, before.first + 5);
  gtk_test_widget_wait_for_draw (stage.window);
  g_assert_cmpuint (regie_minimap_get_n_drawn (REGIE_MINIMAP (stage.minimap)), ==, drawn);
  ui_close (stage.window, stage.page);
}

TEST_SUITE (minimap)
{
  ui_add ("/ui/minimap/there-while-not-all-is-in-sight", test_seen);
  ui_add ("/ui/minimap/keyboard", test_keyboard);
  ui_add ("/ui/minimap/drag", test_drag);
}
