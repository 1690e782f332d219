/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the timeline of a dossier: what is moved along it, and what is only supposed. */
#include "regie-dossier-page.h"
#include "regie-timeline-private.h"
#include "regie-what-if.h"
#include "ui.h"

static GtkWidget *
show_dossier (Ui *ui, gint64 dossier, GtkWidget **page)
{
  GtkWidget *window;

  *page = ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
  window = ui_show (ui, *page);
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (*page), dossier);
  WAIT_FOR (ui->titled > 0);
  gtk_test_widget_wait_for_draw (window);
  return window;
}

/* The timeline of PAGE, with the focus on the mark that says PART, as Tab would. */
static GtkWidget *
focus_line (GtkWidget *page, const char *part)
{
  GtkWidget *timeline = ui_find (page, REGIE_TYPE_TIMELINE);

  for (GtkWidget *child = gtk_widget_get_first_child (timeline); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      g_autofree char *label = gtk_test_accessible_check_property (GTK_ACCESSIBLE (child),
                                                                   GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                                   part);

      if (label == NULL || strstr (label, part) != NULL)
        {
          gtk_widget_set_child_visible (child, TRUE);
          gtk_widget_grab_focus (child);
          return timeline;
        }
    }
  g_assert_not_reached ();
}

/* A line of the plan that lies within its term. */
static gint64
dossier_with_line (Ui *ui)
{
  return ui_count (
    ui, "SELECT f.dossier FROM fact f JOIN dossier_index i ON i.dossier = f.dossier WHERE f.kind "
        "= 'plan_regel' AND f.topic = 'taal' AND i.term_end > f.until_day"
        " AND i.term_begin < f.day LIMIT 1");
}

/* The first day of that line, as a number. */
static gint64
day_of_line (Ui *ui, gint64 dossier)
{
  g_autofree char *days = g_strdup_printf (
    "SELECT CAST(strftime('%%J', day) AS INTEGER) FROM fact WHERE voided = 0 AND kind = "
    "'plan_regel' AND topic = 'taal' AND dossier = %" G_GINT64_FORMAT,
    dossier);

  return ui_count (ui, days);
}

/* A line of the plan is moved with the keys, and kept once they rest. */
static void
test_move (Ui *ui)
{
  gint64 dossier = dossier_with_line (ui);
  gint64 before = day_of_line (ui, dossier);
  GtkWidget *page, *timeline;
  GtkWidget *window = show_dossier (ui, dossier, &page);

  timeline = focus_line (page, "Language: ");
  ui_press (timeline, GDK_KEY_Right, GDK_SHIFT_MASK);
  ui_press (timeline, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  g_assert_cmpint (day_of_line (ui, dossier), ==, before); /* not while the keys are pressed */
  WAIT_FOR (ui->done != 0);
  g_assert_cmpint (day_of_line (ui, dossier), ==, before + 8);
  ui_undo (ui, ui->done);
  g_assert_cmpint (day_of_line (ui, dossier), ==, before);
  ui_close (window, page);
}

/* Escape puts it back: what is kept afterwards is only what was pressed afterwards. */
static void
test_escape (Ui *ui)
{
  gint64 dossier = dossier_with_line (ui);
  gint64 before = day_of_line (ui, dossier);
  GtkWidget *page, *timeline;
  GtkWidget *window = show_dossier (ui, dossier, &page);

  timeline = focus_line (page, "Language: ");
  ui_press (timeline, GDK_KEY_Left, GDK_SHIFT_MASK);
  ui_press (timeline, GDK_KEY_Escape, 0);
  focus_line (page, "Language: ");
  ui_press (timeline, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  WAIT_FOR (ui->done != 0);
  g_assert_cmpint (day_of_line (ui, dossier), ==, before + 7);
  ui_close (window, page);
}

/* What lies outside the term is refused, said, and put back. */
static void
test_refuse (Ui *ui)
{
  gint64 dossier = dossier_with_line (ui);
  gint64 before = day_of_line (ui, dossier);
  GtkWidget *page, *timeline;
  GtkWidget *window = show_dossier (ui, dossier, &page);

  timeline = focus_line (page, "Language: ");
  for (guint i = 0; i < 300; i++)
    ui_press (timeline, GDK_KEY_Left, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  WAIT_FOR (ui_find_text (window, "before the integration term") != NULL);
  g_assert_cmpint (ui->done, ==, 0);
  g_assert_cmpint (day_of_line (ui, dossier), ==, before);
  timeline = focus_line (page, "Language: ");
  ui_press (timeline, GDK_KEY_Right, GDK_SHIFT_MASK);
  WAIT_FOR (ui->done != 0);
  g_assert_cmpint (day_of_line (ui, dossier), ==, before + 1);
  ui_close (window, page);
}

static void
suppose_end (GtkWidget *window, const char *end)
{
  WAIT_FOR (ui_dialog (window) != NULL);
  ui_fill (ui_dialog (window), "nieuw_einde", end);
  ui_save (ui_dialog (window));
  WAIT_FOR (ui_dialog (window) == NULL);
}

static const char planned[]
  = "SELECT count(*) FROM fact WHERE planned = 1 AND voided = 0 AND kind = 'verlenging_besluit'";

static gint64
dossier_with_term (Ui *ui)
{
  return ui_count (ui, "SELECT dossier FROM dossier_index WHERE term_end > '2027-01-01' ORDER BY "
                       "dossier LIMIT 1");
}

/* A supposition changes dates on the screen only; kept, it is a planned fact; and a planned fact
 * can be moved. */
static void
test_what_if (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_dossier (ui, dossier_with_term (ui), &page);
  GtkWidget *panel;
  gint64 had = ui_count (ui, planned);
  gint64 first;

  gtk_widget_activate_action (page, "dossier.what-if", NULL);
  suppose_end (window, "2031-05-01");
  panel = ui_find (window, REGIE_TYPE_WHAT_IF);
  g_assert_cmpuint (regie_what_if_get_facts (REGIE_WHAT_IF (panel))->len, ==, 1);
  g_assert_nonnull (regie_what_if_get_deadlines (REGIE_WHAT_IF (panel)));
  g_assert_cmpint (ui_count (ui, planned), ==, had);
  gtk_widget_activate_action (page, "dossier.what-if-keep", NULL);
  WAIT_FOR (ui->done != 0);
  first = ui->done;
  g_assert_cmpint (ui_count (ui, planned), ==, had + 1);
  ui_settle (ui);
  /* Now there is something to move: no form opens by itself. */
  gtk_widget_activate_action (page, "dossier.what-if", NULL);
  ui_settle (ui);
  g_assert_null (ui_dialog (window));
  g_signal_emit_by_name (ui_find_class (ui_find (panel, GTK_TYPE_LIST_BOX), "flat"), "clicked");
  suppose_end (window, "2032-06-01");
  g_assert_cmpuint (regie_what_if_get_facts (REGIE_WHAT_IF (panel))->len, ==, 1);
  ui->done = 0;
  gtk_widget_activate_action (page, "dossier.what-if-keep", NULL);
  WAIT_FOR (ui->done != 0);
  g_assert_cmpint (ui_count (ui, planned), ==, had + 1);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM fact WHERE planned = 1 AND voided = 0 AND "
                                 "new_end = '2032-06-01'"),
                   ==, 1);
  ui_undo (ui, ui->done);
  ui_undo (ui, first);
  g_assert_cmpint (ui_count (ui, planned), ==, had);
  ui_close (window, page);
}

/* Inside what-if a line that is moved is tried and nothing more; there is nothing to keep before
 * that. */
static void
test_try_line (Ui *ui)
{
  gint64 dossier = dossier_with_line (ui);
  gint64 before = day_of_line (ui, dossier);
  GtkWidget *page, *panel, *timeline;
  GtkWidget *window = show_dossier (ui, dossier, &page);

  gtk_widget_activate_action (page, "dossier.what-if", NULL);
  ui_settle (ui);
  if (ui_dialog (window) != NULL)
    gtk_window_destroy (GTK_WINDOW (ui_dialog (window)));
  panel = ui_find (window, REGIE_TYPE_WHAT_IF);
  g_assert_false (gtk_widget_get_sensitive (ui_find_button (window, "Keep as planned")));
  timeline = focus_line (page, "Language: ");
  ui_press (timeline, GDK_KEY_Right, GDK_SHIFT_MASK);
  WAIT_FOR (regie_what_if_get_facts (REGIE_WHAT_IF (panel))->len == 1);
  ui_settle (ui);
  g_assert_true (gtk_widget_get_sensitive (ui_find_button (window, "Keep as planned")));
  g_assert_cmpint (ui->done, ==, 0);
  g_assert_cmpint (day_of_line (ui, dossier), ==, before);
  ui_close (window, page);
}

/* No label of the timeline as it was laid out last lies on another, on a line, or off it. */
static guint
check_labels (RegieTimeline *self, int width)
{
  float today = self->left + regie_scale_x (&self->scale, regie_office_today (self->office));
  guint n = 0;

  for (guint i = 0; i < self->labels->len; i++)
    {
      const Label *one = &g_array_index (self->labels, Label, i);

      if (!one->shown)
        continue;
      n++;
      g_assert_cmpfloat (one->rect.origin.x, >=, self->left);
      g_assert_cmpfloat (one->rect.origin.x + one->rect.size.width, <=, width);
      g_assert_true (one->rect.origin.x > today
                     || one->rect.origin.x + one->rect.size.width < today);
      for (guint k = i + 1; k < self->labels->len; k++)
        {
          const Label *other = &g_array_index (self->labels, Label, k);

          g_assert_false (other->shown
                          && graphene_rect_intersection (&one->rect, &other->rect, NULL));
        }
    }
  return n;
}

/* Every dossier of the demo at three widths, each with the range of its own trajectory: the first
 * fact and the end are on the screen, names stand where there is room and never on each other. */
static void
test_labels (Ui *ui)
{
  static const int widths[] = { 700, 1280, 1920 };
  const RegieOffice *office = regie_session_get_office (ui->session);
  RegieTimeline *timeline = g_object_ref_sink (g_object_new (REGIE_TYPE_TIMELINE, NULL));
  guint named[G_N_ELEMENTS (widths)] = { 0 };
  gint64 n = ui_count (ui, "SELECT max(dossier) FROM dossier_index");

  for (gint64 id = 1; id <= n; id++)
    {
      g_autoptr (RegieDossier) dossier = regie_dossier_load (ui->db, office, id, NULL);

      for (guint i = 0; dossier != NULL && i < G_N_ELEMENTS (widths); i++)
        {
          float tops[N_LANES + 1];
          int least;

          regie_timeline_set (timeline, office, dossier, NULL, NULL);
          gtk_widget_measure (GTK_WIDGET (timeline), GTK_ORIENTATION_VERTICAL, -1, NULL, &least,
                              NULL, NULL);
          gtk_widget_size_allocate (GTK_WIDGET (timeline),
                                    &(GtkAllocation){ 0, 0, widths[i], least }, -1);
          regie_timeline_zoom_to (timeline, REGIE_ZOOM_ALL);
          regie_timeline_make_layouts (timeline);
          regie_timeline_lane_heights (timeline, tops);
          regie_timeline_place_labels (timeline, tops, widths[i]);
          named[i] += check_labels (timeline, widths[i]);
          if (timeline->marks->len > 0)
            g_assert_cmpfloat (
              regie_scale_x (&timeline->scale, timeline->dossier->one.facts[0].day), >=, 0);
          g_assert_cmpfloat (regie_scale_x (&timeline->scale, MAX (timeline->end, ui_today ())), <,
                             widths[i] - timeline->left);
        }
      regie_timeline_set (timeline, office, NULL, NULL, NULL);
    }
  g_assert_cmpuint (named[0], >, 0);
  g_assert_cmpuint (named[0], <, named[1]);
  g_assert_cmpuint (named[1], <, named[2]);
  g_object_unref (timeline);
}

/* How high a line in LAYOUT is. */
static float
line_of (PangoLayout *layout)
{
  int height;

  pango_layout_set_text (layout, "Ápq", -1);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return (float) height;
}

/* With letters twice as large all that is drawn has room for them: the rows of the axis, the pills
 * under it, and a name in its bar. */
static void
test_large (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_dossier (ui, dossier_with_line (ui), &page);
  RegieTimeline *timeline = REGIE_TIMELINE (ui_find (page, REGIE_TYPE_TIMELINE));
  float tops[N_LANES + 1];
  const float usual = regie_timeline_px (timeline, AXIS);
  guint inside = 0;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  WAIT_FOR (regie_timeline_px (timeline, AXIS) >= 2 * usual - 2);
  regie_timeline_zoom_to (timeline, REGIE_ZOOM_YEAR);
  gtk_test_widget_wait_for_draw (window);
  regie_timeline_lane_heights (timeline, tops);
  regie_timeline_place_labels (timeline, tops, gtk_widget_get_width (GTK_WIDGET (timeline)));
  g_assert_cmpfloat (tops[0], ==, regie_timeline_px (timeline, AXIS));
  g_assert_cmpfloat (regie_timeline_px (timeline, 36 - 13), >=, line_of (timeline->layout) - 2);
  g_assert_cmpfloat (regie_timeline_px (timeline, PILLS_2 - PILLS), >=, line_of (timeline->small));
  g_assert_cmpfloat (regie_timeline_px (timeline, AXIS - PILLS_2), >=,
                     line_of (timeline->small) / 2);
  for (guint i = 0; i < timeline->labels->len; i++)
    {
      const Label *label = &g_array_index (timeline->labels, Label, i);
      graphene_rect_t bar;

      if (!label->shown || !label->inside)
        continue;
      regie_timeline_mark_rect (timeline, tops, &g_array_index (timeline->marks, Mark, i), &bar);
      g_assert_cmpfloat (label->rect.size.height, <=, bar.size.height + 4);
      inside++;
    }
  g_assert_cmpuint (inside, >, 0);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-xft-dpi");
  ui_close (window, page);
}

TEST_SUITE (timeline)
{
  ui_add ("/ui/timeline/labels", test_labels);
  ui_add ("/ui/timeline/large-text", test_large);
  ui_add ("/ui/timeline/move", test_move);
  ui_add ("/ui/timeline/escape", test_escape);
  ui_add ("/ui/timeline/refuse", test_refuse);
  ui_add ("/ui/timeline/what-if", test_what_if);
  ui_add ("/ui/timeline/a-line-is-only-tried", test_try_line);
}
