/* SPDX-License-Identifier: EUPL-1.2 */
/* Charts on the screen: a part for each value, with its name, its keys and its list; and the same
 * numbers in a table. */
#include "regie-chart-view.h"

#include "charts.h"
#include "regie-chart-card.h"
#include "regie-chart-part.h"
#include "regie-grid.h"
#include "ui.h"

/* A window with one widget, and what its charts opened. */
typedef struct {
  GtkWidget *window, *child;
  char *opened;
  guint times;
} Stage;

static void
opened (GSimpleAction *action, GVariant *target, gpointer data)
{
  Stage *stage = data;

  g_free (stage->opened);
  stage->opened = g_variant_dup_string (target, NULL);
  stage->times++;
}

static void
stage_begin (Stage *stage, GtkWidget *child, int width, int height)
{
  const GActionEntry entries[] = { { "open", opened, "s" } };
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  *stage = (Stage){ gtk_window_new (), child };
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), stage);
  gtk_widget_insert_action_group (stage->window, "test", G_ACTION_GROUP (actions));
  gtk_window_set_decorated (GTK_WINDOW (stage->window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (stage->window), width, height);
  gtk_window_set_child (GTK_WINDOW (stage->window), child);
  gtk_window_present (GTK_WINDOW (stage->window));
  gtk_test_widget_wait_for_draw (stage->window);
}

static void
stage_end (Stage *stage)
{
  gtk_window_destroy (GTK_WINDOW (stage->window));
  g_free (stage->opened);
}

static GtkWidget *
view_new (RegieChart *chart)
{
  GtkWidget *view = g_object_new (REGIE_TYPE_CHART_VIEW, "chart", chart, NULL);

  g_object_unref (chart);
  return view;
}

/* The part AT of VIEW, of those that are shown; NULL when there are not so many. */
static RegieChartPart *
part (GtkWidget *view, guint at)
{
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child) && at-- == 0)
      return REGIE_CHART_PART (child);
  return NULL;
}

static guint
count_parts (GtkWidget *view)
{
  guint n = 0;

  while (part (view, n) != NULL)
    n++;
  return n;
}

/* Tab, from nowhere. */
static void
enter (Stage *stage, GtkWidget *view)
{
  gtk_window_set_focus (GTK_WINDOW (stage->window), NULL);
  g_assert_true (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
}

static void
assert_focus (GtkWidget *view, guint point, guint series)
{
  GtkWidget *focus = gtk_widget_get_focus_child (view);

  g_assert_nonnull (focus);
  g_assert_cmpuint (regie_chart_part_get_point (REGIE_CHART_PART (focus)), ==, point);
  g_assert_cmpuint (regie_chart_part_get_series (REGIE_CHART_PART (focus)), ==, series);
}

static void
assert_spoken (RegieChartPart *one, const char *spoken)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (one),
                                                               GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                               spoken);

  g_assert_cmpstr (other, ==, NULL);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (GTK_WIDGET (one)), ==, spoken);
}

/* Each value has its part, which stands where it is drawn and says its sentence. */
static void
test_parts (Ui *ui)
{
  Stage stage;
  GtkWidget *view = view_new (sample_inflow ());
  graphene_rect_t family, asylum;

  stage_begin (&stage, view, 700, 360);
  g_assert_cmpuint (count_parts (view), ==, 24);
  assert_spoken (part (view, 22), "family and other: 7. November 2026: 21 asylum, 7 family, 28 in "
                                  "all");
  assert_spoken (part (view, 23), "asylum: 21. November 2026: 21 asylum, 7 family, 28 in all");
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (part (view, 22)), view, &family));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (part (view, 23)), view, &asylum));
  g_assert_cmpfloat_with_epsilon (asylum.size.height, family.size.height * 3, 4);
  g_assert_cmpfloat (asylum.origin.y + asylum.size.height, <=, family.origin.y);
  g_object_set (view, "chart", NULL, NULL);
  g_assert_cmpuint (count_parts (view), ==, 0);
  stage_end (&stage);
}

static void
test_keys_upright (Ui *ui)
{
  Stage stage;
  GtkWidget *view = view_new (sample_inflow ());

  stage_begin (&stage, view, 700, 360);
  enter (&stage, view);
  assert_focus (view, 0, 0);
  ui_press (view, GDK_KEY_Right, 0);
  assert_focus (view, 1, 0);
  ui_press (view, GDK_KEY_Up, 0);
  assert_focus (view, 1, 1);
  ui_press (view, GDK_KEY_Up, 0); /* there is nothing above it */
  assert_focus (view, 1, 1);
  ui_press (view, GDK_KEY_End, 0);
  assert_focus (view, 11, 1);
  ui_press (view, GDK_KEY_Right, 0);
  assert_focus (view, 11, 1);
  ui_press (view, GDK_KEY_Left, 0);
  assert_focus (view, 10, 1);
  ui_press (view, GDK_KEY_Down, 0);
  assert_focus (view, 10, 0);
  stage_end (&stage);
}

static void
test_keys_lying (Ui *ui)
{
  Stage stage;
  GtkWidget *view = view_new (sample_caseload ());

  stage_begin (&stage, view, 700, 360);
  g_assert_cmpuint (count_parts (view), ==, 12);
  enter (&stage, view);
  ui_press (view, GDK_KEY_Down, 0);
  assert_focus (view, 1, 0);
  ui_press (view, GDK_KEY_Right, 0);
  assert_focus (view, 1, 1);
  ui_press (view, GDK_KEY_Down, 0);
  assert_focus (view, 2, 1);
  ui_press (view, GDK_KEY_Left, 0);
  assert_focus (view, 2, 0);
  ui_press (view, GDK_KEY_Home, 0);
  assert_focus (view, 0, 0);
  stage_end (&stage);
}

/* Where a line has no value the focus goes on along another, and comes to every value. */
static void
test_keys_lines (Ui *ui)
{
  Stage stage;
  GtkWidget *view = view_new (sample_money ());

  stage_begin (&stage, view, 700, 360);
  g_assert_cmpuint (count_parts (view), ==, 11 + 11 + 2);
  enter (&stage, view);
  for (guint i = 0; i < 11; i++)
    ui_press (view, GDK_KEY_Right, 0);
  assert_focus (view, 11, 2);
  ui_press (view, GDK_KEY_Down, 0); /* nothing else is known of December */
  assert_focus (view, 11, 2);
  ui_press (view, GDK_KEY_Left, 0);
  assert_focus (view, 10, 2);
  ui_press (view, GDK_KEY_Down, 0);
  assert_focus (view, 10, 1);
  stage_end (&stage);
}

/* Tab comes to where one was, and leaves from there. */
static void
test_tab (Ui *ui)
{
  Stage stage;
  GtkWidget *view = view_new (sample_inflow ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *before = gtk_button_new ();
  GtkWidget *after = gtk_button_new ();

  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), view);
  gtk_box_append (GTK_BOX (box), after);
  stage_begin (&stage, box, 700, 400);
  gtk_widget_grab_focus (before);
  g_assert_true (gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD));
  ui_press (view, GDK_KEY_Right, 0);
  g_assert_true (gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_has_focus (after));
  g_assert_true (gtk_widget_child_focus (box, GTK_DIR_TAB_BACKWARD));
  assert_focus (view, 1, 0);
  g_assert_true (gtk_widget_child_focus (box, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_has_focus (before));
  stage_end (&stage);
}

/* The middle of what stands for the value AT is clicked. */
static void
click (GtkWidget *view, guint at)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (view);
  graphene_rect_t area;

  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (part (view, at)), view, &area));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller))
        g_signal_emit_by_name (controller, "released", 1, area.origin.x + area.size.width / 2.0,
                               area.origin.y + area.size.height / 2.0);
    }
}

static void
test_open (Ui *ui)
{
  Stage stage;
  GtkWidget *view = view_new (sample_inflow ());

  stage_begin (&stage, view, 700, 360);
  enter (&stage, view);
  ui_press (view, GDK_KEY_Return, 0);
  g_assert_cmpstr (stage.opened, ==, "December 2025/0");
  ui_press (view, GDK_KEY_End, 0);
  ui_press (view, GDK_KEY_space, 0);
  g_assert_cmpstr (stage.opened, ==, "November 2026/1");
  click (view, 4);
  g_assert_cmpstr (stage.opened, ==, "February 2026/0");
  assert_focus (view, 2, 0);
  gtk_widget_activate_action (GTK_WIDGET (part (view, 3)), "part.open", NULL);
  g_assert_cmpstr (stage.opened, ==, "January 2026/1");
  g_assert_cmpuint (stage.times, ==, 4);
  stage_end (&stage);
}

/* Another answer leaves the focus where it is, and what opens is the new list. */
static void
test_another (Ui *ui)
{
  Stage stage;
  g_autoptr (RegieChart) other = sample_inflow ();
  RegieChartValue *value = regie_chart_get_value (other, 1, 0);
  GtkWidget *view = view_new (sample_inflow ());

  value->hundredths = 2900;
  g_clear_object (&value->deed);
  stage_begin (&stage, view, 700, 360);
  enter (&stage, view);
  ui_press (view, GDK_KEY_Right, 0);
  g_object_set (view, "chart", other, NULL);
  gtk_test_widget_wait_for_draw (stage.window);
  assert_focus (view, 1, 0);
  ui_press (view, GDK_KEY_Return, 0);
  g_assert_cmpstr (stage.opened, ==, "January 2026");
  stage_end (&stage);
}

static void
test_empty (Ui *ui)
{
  Stage stage;
  GtkWidget *view = view_new (sample_empty ());
  g_autofree char *other = NULL;

  stage_begin (&stage, view, 420, 300);
  g_assert_cmpuint (count_parts (view), ==, 0);
  g_assert_false (gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD));
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (view),
                                              GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                              "The first month stands here in December 2026.");
  g_assert_cmpstr (other, ==, NULL);
  stage_end (&stage);
}

static GtkWidget *
card_new (RegieChart *chart)
{
  GtkWidget *card = g_object_new (REGIE_TYPE_CHART_CARD, "item", chart, NULL);

  g_object_unref (chart);
  return card;
}

/* The numbers on the buttons in WIDGET, and what they come to. */
static void
add_numbers (GtkWidget *widget, guint *n, gint64 *sum)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    {
      (*n)++;
      *sum += g_ascii_strtoll (gtk_button_get_label (GTK_BUTTON (widget)), NULL, 10);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_numbers (child, n, sum);
}

/* The card says what it is about; its table has every number, which opens the same list. */
static void
test_twin (Ui *ui)
{
  Stage stage;
  GtkWidget *card = card_new (sample_inflow ());
  GtkWidget *toggle = NULL;
  guint n = 0;
  gint64 sum = 0;
  gint64 total = 0;
  g_autoptr (RegieChart) chart = NULL;

  stage_begin (&stage, card, 700, 420);
  g_object_get (card, "item", &chart, NULL);
  for (guint i = 0; i < regie_chart_get_n_points (chart); i++)
    total += regie_chart_get_total (chart, i) / 100;
  g_assert_nonnull (ui_find_text (card, "Inflow by month"));
  g_assert_nonnull (ui_find_text (card, "the last 12 months"));
  g_assert_nonnull (ui_find (card, REGIE_TYPE_CHART_VIEW));
  toggle = ui_find (card, GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), TRUE);
  WAIT_FOR (ui_find (card, REGIE_TYPE_GRID) != NULL);
  add_numbers (ui_find (card, REGIE_TYPE_GRID), &n, &sum);
  g_assert_cmpuint (n, ==, 12 * 3);
  g_assert_cmpint (sum, ==, 2 * total);
  ui_click (ui_find_button (card, "28"));
  g_assert_cmpstr (stage.opened, ==, "November 2026");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (toggle), FALSE);
  WAIT_FOR (ui_find (card, REGIE_TYPE_CHART_VIEW) != NULL);
  stage_end (&stage);
}

static void
test_definition (Ui *ui)
{
  Stage stage;
  GtkWidget *card = card_new (sample_inflow ());
  g_autoptr (RegieChart) without = sample_terms ();
  GtkWidget *button;

  stage_begin (&stage, card, 700, 420);
  button = ui_find_class (card, "chart-info");
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  WAIT_FOR (ui_find_text (card, "Persons whose notice") != NULL);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  g_object_set (card, "item", without, NULL);
  WAIT_FOR (!gtk_widget_get_visible (button));
  stage_end (&stage);
}

static void
save (GtkWidget *window, const char *folder, const char *name)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *path = g_strdup_printf ("%s/%s.png", folder, name);

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
}

/* The four cards of a dashboard, WIDTH pixels each. */
static GtkWidget *
cards_new (int columns)
{
  RegieChart *(*const samples[]) (void) = { sample_inflow, sample_caseload, sample_terms,
                                            sample_money };
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-homogeneous", TRUE, "row-spacing", 10,
                                  "column-spacing", 10, "margin-start", 10, "margin-end", 10,
                                  "margin-top", 10, "margin-bottom", 10, NULL);

  for (int i = 0; i < (int) G_N_ELEMENTS (samples); i++)
    {
      GtkWidget *card = card_new (samples[i]());

      gtk_widget_set_hexpand (card, TRUE);
      gtk_grid_attach (GTK_GRID (grid), card, i % columns, i / columns, 1, 1);
    }
  return grid;
}

/* The first card as a table, and the second with the focus on a bar. */
static void
save_twin (const char *folder)
{
  Stage stage;
  GtkWidget *cards = cards_new (2);
  GtkWidget *lying = gtk_widget_get_next_sibling (gtk_widget_get_first_child (cards));

  stage_begin (&stage, cards, 1060, 400);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find (cards, GTK_TYPE_TOGGLE_BUTTON)), TRUE);
  enter (&stage, ui_find (lying, REGIE_TYPE_CHART_VIEW));
  gtk_test_widget_wait_for_draw (stage.window);
  save (stage.window, folder, "twin");
  stage_end (&stage);
}

static void
save_cards (const char *folder, const char *name, int width, int columns)
{
  Stage stage;

  stage_begin (&stage, cards_new (columns), width, 400);
  gtk_test_widget_wait_for_draw (stage.window);
  save (stage.window, folder, name);
  stage_end (&stage);
}

/* With REGIE_CHART_PNG a folder, the pictures that are to be looked at. */
static void
test_pictures (Ui *ui)
{
  static const int widths[] = { 420, 800 };
  const char *folder = g_getenv ("REGIE_CHART_PNG");
  GtkCssProvider *style = gtk_css_provider_new ();
  GtkSettings *settings = gtk_settings_get_default ();

  if (folder == NULL)
    {
      g_object_unref (style);
      g_test_skip ("REGIE_CHART_PNG names no folder");
      return;
    }
  gtk_css_provider_load_from_resource (style, "/nl/szmh/Regie/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style), 600);
  g_object_unref (style);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/nl/szmh/Regie/icons");
  for (guint dark = 0; dark < 2; dark++)
    for (guint large = 0; large < 2; large++)
      for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
        {
          g_autofree char *name = g_strdup_printf ("%d%s%s", widths[i], dark ? "-dark" : "",
                                                   large ? "-large" : "");

          adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                              dark ? ADW_COLOR_SCHEME_FORCE_DARK
                                                   : ADW_COLOR_SCHEME_FORCE_LIGHT);
          g_object_set (settings, "gtk-xft-dpi", 96 * 1024 * (large ? 2 : 1), NULL);
          save_cards (folder, name, widths[i], 1);
        }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  gtk_settings_reset_property (settings, "gtk-xft-dpi");
  save_cards (folder, "dashboard", 1060, 2);
  save_twin (folder);
}

TEST_SUITE (chart_view)
{
  ui_add_program ("/chart-view/parts", test_parts);
  ui_add_program ("/chart-view/keys-upright", test_keys_upright);
  ui_add_program ("/chart-view/keys-lying", test_keys_lying);
  ui_add_program ("/chart-view/keys-lines", test_keys_lines);
  ui_add_program ("/chart-view/tab", test_tab);
  ui_add_program ("/chart-view/open", test_open);
  ui_add_program ("/chart-view/another", test_another);
  ui_add_program ("/chart-view/empty", test_empty);
  ui_add_program ("/chart-view/twin", test_twin);
  ui_add_program ("/chart-view/definition", test_definition);
  ui_add_program ("/chart-view/pictures", test_pictures);
}
