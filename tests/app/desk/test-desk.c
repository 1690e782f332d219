/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the Meedoenbalie: matching, and a visitor at the counter. */
#include "regie-card-paper.h"
#include "regie-counter-view.h"
#include "regie-desk-commands.h"
#include "regie-desk-counter.h"
#include "regie-desk-page.h"
#include "ui.h"

static void
open_at (GtkWidget *page, const char *word, gint64 id)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(sx)", word, id));

  regie_page_open (REGIE_PAGE (page), target);
}

/* Has the counter the window to itself? */
static gboolean
is_whole (GtkWidget *page)
{
  gboolean whole;

  g_object_get (page, "whole", &whole, NULL);
  return whole;
}

static GtkWidget *
show_desk (Ui *ui, GtkWidget **page)
{
  GtkWidget *window;

  *page = ui_page_new (ui, REGIE_TYPE_DESK_PAGE);
  window = ui_show (ui, *page);
  WAIT_FOR (ui_find_class (*page, "proposal") != NULL);
  return window;
}

/* Every view of it can be shown, wide and narrow. */
static void
test_views (Ui *ui)
{
  static const char *const views[] = { "running", "givers", "figures", "match" };
  GtkWidget *page;
  GtkWidget *window = show_desk (ui, &page);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_widget_activate_action (page, "desk.view", "s", views[i]);
      gtk_test_widget_wait_for_draw (window);
    }
  regie_page_set_narrow (REGIE_PAGE (page), TRUE);
  gtk_widget_activate_action (page, "desk.side", "s", "offers");
  gtk_test_widget_wait_for_draw (window);
  gtk_widget_activate_action (page, "desk.side", "s", "wishes");
  regie_page_set_narrow (REGIE_PAGE (page), FALSE);
  gtk_test_widget_wait_for_draw (window);
  ui_close (window, page);
}

/* A match is made from the page and taken back. */
static void
test_decide (Ui *ui)
{
  static const char agreed[]
    = "SELECT count(*) FROM match WHERE voided = 0 AND stage = 'afgesproken'";
  GtkWidget *page;
  GtkWidget *window = show_desk (ui, &page);
  gint64 had = ui_count (ui, agreed);
  /* The first button of the first proposal says what it is about. */
  GVariant *target = gtk_actionable_get_action_target_value (
    GTK_ACTIONABLE (ui_find_class (ui_find_class (page, "proposal"), "suggested-action")));

  gtk_widget_activate_action_variant (page, "desk.decide", target);
  WAIT_FOR (ui->done != 0);
  g_assert_cmpint (ui_count (ui, agreed), ==, had + 1);
  ui_undo (ui, ui->done);
  g_assert_cmpint (ui_count (ui, agreed), ==, had);
  ui_close (window, page);
}

/* From Vandaag, or from a dossier: what was asked for is shown. */
static void
test_show (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_desk (ui, &page);
  const struct {
    const char *what, *sql;
  } shown[] = {
    { "offer", "SELECT min(id) FROM offer WHERE voided = 0 AND COALESCE(paused, 0) = 0" },
    { "resident",
      "SELECT w.resident FROM wish w WHERE w.voided = 0 AND w.closed_on IS NULL AND NOT EXISTS "
      "(SELECT 1 FROM match m WHERE m.wish = w.id) ORDER BY w.opened_on, w.id LIMIT 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      open_at (page, "giver", 0);
      gtk_test_widget_wait_for_draw (window);
      open_at (page, shown[i].what, ui_count (ui, shown[i].sql));
      gtk_test_widget_wait_for_draw (window);
      WAIT_FOR (ui_find_class (page, "chosen") != NULL);
    }
  ui_close (window, page);
}

/* A new visitor arrives: a number that is not known asks for initials. */
static GtkWidget *
visitor_arrives (Ui *ui, GtkWidget *page)
{
  static const char waits[] = "SELECT count(*) FROM visit WHERE voided = 0";
  GtkWidget *side, *entry;

  gtk_widget_activate_action (page, "desk.counter", NULL);
  g_assert_true (is_whole (page));
  side = ui_find_class (page, "counter-side");
  entry = ui_find (side, GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "N7777");
  gtk_widget_activate_action (side, "counter.arrive", NULL);
  WAIT_FOR (gtk_label_get_text (GTK_LABEL (ui_find_class (side, "error")))[0] != '\0');
  g_assert_cmpint (ui_count (ui, waits), ==, 0);
  /* The focus is where the answer is to be typed. */
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (page)),
                                         gtk_widget_get_next_sibling (entry)));
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_next_sibling (entry)), "Z.Z.");
  gtk_widget_activate_action (side, "counter.arrive", NULL);
  WAIT_FOR (ui_count (ui, waits) == 1);
  WAIT_FOR (ui_find_text (page, "Z.Z.") != NULL
            && ui_find_class (page, "counter-initials") != NULL);
  return side;
}

/* The visitor is helped, and goes with a wish. */
static void
test_counter (Ui *ui)
{
  static const char helped[]
    = "SELECT count(*) FROM visit WHERE helped_at IS NOT NULL AND voided = 0";
  static const char wishes[] = "SELECT count(*) FROM wish WHERE voided = 0";
  GtkWidget *page;
  GtkWidget *window = show_desk (ui, &page);
  GtkWidget *side = visitor_arrives (ui, page);
  gint64 had = ui_count (ui, wishes);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find_class (page, "tile-button")), TRUE);
  gtk_widget_activate_action (side, "counter.save", NULL);
  WAIT_FOR (ui_count (ui, helped) == 1);
  g_assert_cmpint (ui_count (ui, wishes), ==, had + 1);
  ui_settle (ui);
  gtk_widget_activate_action (page, "desk.close-counter", NULL);
  g_assert_false (is_whole (page));
  ui_close (window, page);
}

/* Each direction has its picture beside its word and its key, and is called by the word alone; a
 * day has no picture. */
static void
test_tile_pictures (Ui *ui)
{
  GtkIconTheme *icons = gtk_icon_theme_get_for_display (gdk_display_get_default ());
  GtkWidget *page;
  GtkWidget *window;
  GtkWidget *day;
  guint n = 0;

  /* The application does this for its own folder of resources. */
  gtk_icon_theme_add_resource_path (icons, "/nl/szmh/Regie/icons");
  window = show_desk (ui, &page);
  visitor_arrives (ui, page);
  for (GtkWidget *tile = ui_find_class (page, "tile-button"); tile != NULL;
       tile = gtk_widget_get_next_sibling (tile), n++)
    {
      GtkWidget *picture = ui_find (tile, GTK_TYPE_IMAGE);
      g_autoptr (RegieCounterTile) item = NULL;

      g_object_get (tile, "item", &item, NULL);
      g_assert_nonnull (picture);
      g_assert_cmpstr (gtk_image_get_icon_name (GTK_IMAGE (picture)), ==, item->picture);
      g_assert_true (gtk_icon_theme_has_icon (icons, item->picture));
      g_assert_nonnull (ui_find_class (tile, "key-mark"));
      gtk_test_accessible_assert_property (tile, GTK_ACCESSIBLE_PROPERTY_LABEL, item->label);
    }
  g_assert_cmpuint (n, ==, REGIE_COUNTER_MOST_THEMES);
  day = ui_find_class (page, "counter-toggle");
  g_assert_null (ui_find (day, GTK_TYPE_IMAGE));
  ui_close (window, page);
}

/* On A6 the card fills the sheet; on a larger one it keeps its size and is cut out. */
static void
test_card_paper (Ui *ui)
{
  gboolean cut;

  g_assert_cmpfloat_with_epsilon (regie_paper_scale (&regie_card_paper, 297.64, 419.53, &cut), 1,
                                  .001);
  g_assert_false (cut);
  g_assert_cmpfloat_with_epsilon (regie_paper_scale (&regie_card_paper, 280, 410, &cut),
                                  280 / 297.64, .001);
  g_assert_false (cut);
  g_assert_cmpfloat (regie_paper_scale (&regie_card_paper, 595.28, 841.89, &cut), ==, 1);
  g_assert_true (cut);
}

/* The card of a wish and an offer goes to paper as one sheet of A6. */
static void
test_card_print (Ui *ui)
{
  g_autofree char *pdfinfo = g_find_program_in_path ("pdfinfo");
  g_autofree char *paper = g_build_filename (ui->folder, "paper.pdf", NULL);
  g_autofree char *said = NULL;
  GtkWidget *page;
  GtkWidget *window = show_desk (ui, &page);
  gint64 wish = ui_count (ui, "SELECT min(w.id) FROM wish w WHERE w.voided = 0 AND NOT EXISTS "
                              "(SELECT 1 FROM \"match\" m WHERE m.wish = w.id)");
  gint64 offer = ui_count (ui, "SELECT min(id) FROM offer WHERE voided = 0");

  g_setenv (REGIE_PRINT_TO, paper, TRUE);
  gtk_widget_activate_action (page, "desk.card", "(xx)", wish, offer);
  WAIT_FOR (g_file_test (paper, G_FILE_TEST_EXISTS));
  ui_settle (ui);
  g_unsetenv (REGIE_PRINT_TO);
  ui_close (window, page);
  if (pdfinfo == NULL)
    {
      g_test_skip ("there is no pdfinfo");
      return;
    }
  g_assert_true (g_spawn_sync (NULL, (char *[]){ pdfinfo, paper, NULL }, NULL, G_SPAWN_DEFAULT,
                               NULL, NULL, &said, NULL, NULL, NULL));
  g_assert_true (g_regex_match_simple ("^Pages: +1$", said, G_REGEX_MULTILINE, 0));
  g_assert_true (g_regex_match_simple ("^Page size: +29[78](\\.[0-9]+)? x (419|420)", said,
                                       G_REGEX_MULTILINE, 0));
}

/* What is known of the visitor can be looked at and filled in. */
static void
test_visitor (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_desk (ui, &page);

  visitor_arrives (ui, page);
  ui_press (ui_find (page, REGIE_TYPE_DESK_COUNTER), GDK_KEY_d, GDK_CONTROL_MASK);
  WAIT_FOR (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 1);
  ui_close_others (window);
  ui_close (window, page);
}

static gboolean
is_pressed (GtkWidget *page, const char *class, guint n)
{
  GtkWidget *tile = ui_find_class (page, class);

  while (n-- > 0)
    tile = gtk_widget_get_next_sibling (tile);
  return gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (tile));
}

static gboolean
types_number (GtkWidget *page)
{
  return gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (page)),
                                 ui_find (ui_find_class (page, "counter-side"), GTK_TYPE_ENTRY));
}

static void
do_desk (Ui *ui, RegieDeskCommand command, GVariant *target, RegieForm *form)
{
  regie_session_do (ui->session, &regie_desk_commands[command], target, form, NULL, NULL, NULL);
  ui_settle (ui);
}

/* Somebody from another counter. */
static void
arrives (Ui *ui, RegieForm *form)
{
  do_desk (ui, REGIE_DESK_ARRIVE, NULL, form);
}

static void
keeps_wish (Ui *ui, RegieForm *form)
{
  do_desk (ui, REGIE_DESK_KEEP_WISH,
           g_variant_new ("(xx)", ui_count (ui, "SELECT max(id) FROM visit"), (gint64) 0), form);
}

/* Every button of the counter has its key; who wants nothing goes, and the number of the next one
 * is typed at once. */
static void
test_keys (Ui *ui)
{
  static const char helped[]
    = "SELECT count(*) FROM visit WHERE helped_at IS NOT NULL AND voided = 0";
  GtkWidget *page;
  GtkWidget *window = show_desk (ui, &page);
  GtkWidget *counter;

  visitor_arrives (ui, page);
  counter = ui_find (page, REGIE_TYPE_DESK_COUNTER);
  ui_press (counter, GDK_KEY_2, 0);
  g_assert_true (is_pressed (page, "tile-button", 1));
  ui_press (counter, GDK_KEY_e, 0);
  g_assert_true (is_pressed (page, "counter-toggle", 2));
  ui_press (counter, GDK_KEY_e, 0);
  g_assert_false (is_pressed (page, "counter-toggle", 2));
  ui_press (counter, GDK_KEY_BackSpace, GDK_CONTROL_MASK);
  WAIT_FOR (ui_count (ui, helped) == 1);
  WAIT_FOR (types_number (page));
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM wish WHERE resident = (SELECT max(id) FROM "
                                 "resident) AND voided = 0"),
                   ==, 0);
  ui_settle (ui);
  ui_close (window, page);
}

static gboolean
has_tile_focus (GtkWidget *page)
{
  return gtk_widget_has_css_class (gtk_root_get_focus (gtk_widget_get_root (page)), "tile-button");
}

/* The counter is open before anything was read: who waits comes, with the wish pressed. */
static void
test_early (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_DESK_PAGE);
  g_autoptr (RegieForm) form = regie_form_from_text ("nummer=N8888&initialen=Y.Y.");
  g_autoptr (RegieForm) wish = regie_form_from_text ("richting=techniek&soort=vrijwilligerswerk");
  GtkWidget *window;

  arrives (ui, form);
  keeps_wish (ui, wish);
  arrives (ui, form);
  gtk_widget_activate_action (page, "desk.counter", NULL);
  window = ui_show (ui, page);
  WAIT_FOR (ui_find_text (page, "Y.Y.") != NULL);
  WAIT_FOR (has_tile_focus (page));
  g_assert_true (
    gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (gtk_root_get_focus (GTK_ROOT (window)))));
  ui_settle (ui);
  ui_close (window, page);
}

/* Escape takes back what was typed, and asks before everybody's initials stand on the screen. */
static void
test_escape (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_desk (ui, &page);
  GtkWidget *counter, *entry;

  gtk_widget_activate_action (page, "desk.counter", NULL);
  counter = ui_find (page, REGIE_TYPE_DESK_COUNTER);
  entry = ui_find (ui_find_class (page, "counter-side"), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "N1");
  ui_press (counter, GDK_KEY_Escape, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_null (ui_dialog (window));
  ui_press (counter, GDK_KEY_Escape, 0);
  WAIT_FOR (ui_dialog (window) != NULL);
  g_assert_true (is_whole (page));
  ui_click (ui_find_button (ui_dialog (window), "Close"));
  WAIT_FOR (!is_whole (page));
  ui_close (window, page);
}

TEST_SUITE (desk)
{
  ui_add ("/ui/desk/keys", test_keys);
  ui_add ("/ui/desk/escape", test_escape);
  ui_add ("/ui/desk/early", test_early);
  ui_add ("/ui/desk/views", test_views);
  ui_add ("/ui/desk/decide", test_decide);
  ui_add ("/ui/desk/show", test_show);
  ui_add ("/ui/desk/counter", test_counter);
  ui_add ("/ui/desk/tile-pictures", test_tile_pictures);
  ui_add ("/ui/desk/card-paper", test_card_paper);
  ui_add ("/ui/desk/card-print", test_card_print);
  ui_add ("/ui/desk/visitor", test_visitor);
}
