/* SPDX-License-Identifier: EUPL-1.2 */
/* How fast the window is: the first frame, a keystroke, scrolling, opening a dossier. */
#include "regie-measure.h"

#include <stdlib.h>
#include <string.h>

#include "regie-caseload-page.h"
#include "regie-desk-counter.h"
#include "regie-list.h"
#include "regie-network-drawing.h"
#include "regie-office-commands.h"
#include "regie-timeline.h"
#include "regie-window.h"
#include "regie-youth-page.h"

#define FRAMES 120

typedef struct {
  RegieApplication *application;
  char *what;
  GtkWidget *page, *list, *other;
  GArray *samples; /* milliseconds */
  gint64 began, frame_began;
  guint step, word;
  gboolean counted;
  GArray *dossiers; /* gint64 */
  guint facts;
  GtkWidget *rows_window;
  gboolean opening;
} Measure;

static double
resident_kb (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL)
      || (line = strstr (text, "VmRSS:")) == NULL)
    return 0;
  return g_ascii_strtod (line + 6, NULL);
}

static double
since_start (void)
{
  const char *t0 = g_getenv ("REGIE_T0");

  return t0 != NULL ? (g_get_monotonic_time () - g_ascii_strtoll (t0, NULL, 10)) / 1000.0 : 0;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static void
finish (Measure *m, guint n)
{
  double median = 0;
  double high = 0;

  g_array_sort (m->samples, compare);
  if (m->samples->len > 0)
    {
      median = g_array_index (m->samples, double, m->samples->len / 2);
      high = g_array_index (m->samples, double, m->samples->len * 99 / 100);
    }
  g_print ("%s %.3f %.0f %u %.3f\n", m->what, median, resident_kb (), n, high);
  exit (0);
}

static void
add_sample (Measure *m, gint64 from)
{
  double value = (g_get_monotonic_time () - from) / 1000.0;

  g_array_append_val (m->samples, value);
}

static GtkAdjustment *
adjustment (Measure *m)
{
  GtkAdjustment *result = NULL;

  g_object_get (m->list, "vadjustment", &result, NULL);
  g_object_unref (result);
  return result;
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static const char *const words[] = { "tes", "dar", "sahin", "oztur", "had", "rahm",
                                     "sel", "nou", "wars",  "pham",  "kar", "ami" };

/* One step of the measurement, outside a frame; the frame that follows is what counts. */
static gboolean
step (gpointer data)
{
  Measure *m = data;
  GtkAdjustment *scroll;

  m->step++;
  m->began = g_get_monotonic_time ();
  if (strcmp (m->what, "keys") == 0)
    {
      GtkWidget *entry = find (m->page, GTK_TYPE_SEARCH_ENTRY);
      const char *word = words[m->word % G_N_ELEMENTS (words)];
      int at = g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (entry)), -1);

      /* Letter by letter, as people type; then everything away again. */
      m->counted = FALSE;
      if (word[at] != '\0')
        gtk_editable_insert_text (GTK_EDITABLE (entry), word + at, 1, &at);
      else
        {
          gtk_editable_delete_text (GTK_EDITABLE (entry), 0, -1);
          m->word++;
        }
      return G_SOURCE_REMOVE;
    }
  if (strcmp (m->what, "timeline") == 0)
    {
      regie_timeline_zoom_by (REGIE_TIMELINE (m->other), m->step % 2 ? 1.05 : 1 / 1.05);
      return G_SOURCE_REMOVE;
    }
  scroll = adjustment (m);
  if (strcmp (m->what, "jump") == 0)
    gtk_adjustment_set_value (scroll, g_random_double () * gtk_adjustment_get_upper (scroll));
  else
    gtk_adjustment_set_value (scroll, gtk_adjustment_get_value (scroll) + 40);
  gtk_widget_queue_draw (m->list);
  return G_SOURCE_REMOVE;
}

/* Of which page the first frame is measured, or of which the list is scrolled. */
static const char *
page_of (const char *what)
{
  return strcmp (what, "youth") == 0 ? "youth" : "caseload";
}

static gboolean
is_first_frame (const Measure *m)
{
  return strcmp (m->what, "first") == 0 || strcmp (m->what, "youth") == 0;
}

static void
before_paint (GdkFrameClock *clock, Measure *m)
{
  m->frame_began = g_get_monotonic_time ();
}

static void
after_paint (GdkFrameClock *clock, Measure *m)
{
  guint rows = regie_list_get_n_widgets (REGIE_LIST (m->list));

  if (is_first_frame (m))
    {
      double value = since_start ();

      /* A frame without rows is no first frame of a list. */
      if (!m->counted || rows == 0)
        return;
      g_array_append_val (m->samples, value);
      finish (m, regie_list_get_n (REGIE_LIST (m->list)));
    }
  if (!m->counted || m->step == 0)
    return;
  if (strcmp (m->what, "keys") == 0)
    {
      add_sample (m, m->began);
      if (m->step >= 48)
        finish (m, rows);
      m->counted = FALSE;
      g_timeout_add (30, step, m);
      return;
    }
  add_sample (m, m->frame_began);
  if (m->step >= FRAMES)
    finish (m, strcmp (m->what, "timeline") == 0
                 ? regie_timeline_get_n_marks (REGIE_TIMELINE (m->other))
                 : rows);
  g_timeout_add (4, step, m);
}

/* Some dossiers with much in them, and how much. */
static void
dossiers_found (GObject *source, GAsyncResult *result, gpointer data)
{
  Measure *m = data;
  RegieFullest *fullest = regie_session_ask_finish (regie_application_get_session (m->application),
                                                    result, NULL);

  if (fullest == NULL)
    return;
  g_array_append_vals (m->dossiers, fullest->ids->data, fullest->ids->len);
  m->facts = fullest->facts;
  regie_fullest_free (fullest);
}

static gboolean open_now (gpointer data);

static gboolean
open_next (gpointer data)
{
  Measure *m = data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (m->application));

  if (m->rows_window != NULL)
    gtk_window_set_child (GTK_WINDOW (m->rows_window), gtk_label_new ("…"));
  else
    regie_window_go (REGIE_WINDOW (window), "caseload");
  g_timeout_add (200, open_now, m);
  return G_SOURCE_REMOVE;
}

/* The first frame with the dossier on it; the first of all, which also makes the page, is not
 * counted. */
static void
opened_painted (GdkFrameClock *clock, Measure *m)
{
  RegieTimeline *timeline = REGIE_TIMELINE (m->other);
  gboolean opens = strcmp (m->what, "open") == 0;

  if (!m->opening || (opens && regie_timeline_get_n_marks (timeline) == 0))
    return;
  m->opening = FALSE;
  if (m->step > 1)
    add_sample (m, m->began);
  if (m->step == m->dossiers->len)
    finish (m, opens ? regie_timeline_get_n_marks (timeline) : m->facts);
  g_timeout_add (200, open_next, m);
}

/* A page of action rows with the same facts: what the timeline is compared with. */
static void
show_rows (Measure *m)
{
  GtkWidget *page;
  AdwPreferencesGroup *group;

  if (m->rows_window == NULL)
    {
      m->rows_window = gtk_window_new ();
      gtk_window_set_default_size (GTK_WINDOW (m->rows_window), 1280, 830);
      gtk_window_present (GTK_WINDOW (m->rows_window));
      g_signal_connect (gdk_surface_get_frame_clock (
                          gtk_native_get_surface (GTK_NATIVE (m->rows_window))),
                        "after-paint", G_CALLBACK (opened_painted), m);
    }
  m->began = g_get_monotonic_time ();
  page = adw_preferences_page_new ();
  group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  for (guint i = 0; i < m->facts; i++)
    adw_preferences_group_add (group, GTK_WIDGET (g_object_new (ADW_TYPE_ACTION_ROW, "title",
                                                                "PIP vastgesteld", "subtitle",
                                                                "12 maart 2026", NULL)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
  gtk_window_set_child (GTK_WINDOW (m->rows_window), page);
}

static gboolean
open_now (gpointer data)
{
  Measure *m = data;
  RegieWindow *window = REGIE_WINDOW (
    gtk_application_get_active_window (GTK_APPLICATION (m->application)));
  gboolean rows = strcmp (m->what, "rows") == 0;

  if (m->other == NULL && !rows)
    {
      m->other = find (regie_window_get_page (window, "dossier"), REGIE_TYPE_TIMELINE);
      if (strcmp (m->what, "open") == 0)
        g_signal_connect (gdk_surface_get_frame_clock (
                            gtk_native_get_surface (GTK_NATIVE (window))),
                          "after-paint", G_CALLBACK (opened_painted), m);
    }
  m->opening = TRUE;
  if (rows)
    {
      show_rows (m);
      m->step++;
      return G_SOURCE_REMOVE;
    }
  m->began = g_get_monotonic_time ();
  regie_window_open_dossier (window,
                             g_array_index (m->dossiers, gint64, m->step % m->dossiers->len));
  m->step++;
  if (strcmp (m->what, "timeline") == 0)
    {
      m->step = 0;
      g_timeout_add (400, step, m);
    }
  return G_SOURCE_REMOVE;
}

static void
answered (RegiePage *page, GParamSpec *pspec, Measure *m)
{
  gboolean first = !m->counted && m->step == 0;

  m->counted = TRUE;
  if (strcmp (m->what, "keys") == 0)
    gtk_widget_queue_draw (m->list);
  if (!first || is_first_frame (m))
    return;
  if (strcmp (m->what, "open") == 0 || strcmp (m->what, "rows") == 0
      || strcmp (m->what, "timeline") == 0)
    {
      regie_session_ask (regie_application_get_session (m->application),
                         &regie_office_questions[REGIE_CASELOAD_FULLEST], NULL, NULL,
                         dossiers_found, m);
      g_timeout_add (900, open_now, m);
    }
  else
    g_timeout_add (900, step, m);
}

/* The counter: a visitor comes, and then a key for another direction again and again.  What counts
 * is the work of a key and of the frame that shows what it changed. */
static void
collect_tiles (GtkWidget *widget, GPtrArray *tiles)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && gtk_widget_has_css_class (widget, "tile-button"))
    g_ptr_array_add (tiles, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_tiles (child, tiles);
}

static gboolean
press_tile (gpointer data)
{
  Measure *m = data;
  g_autoptr (GPtrArray) tiles = g_ptr_array_new ();

  collect_tiles (m->page, tiles);
  if (tiles->len == 0)
    exit (1);
  m->step++;
  m->opening = TRUE;
  m->began = g_get_monotonic_time ();
  gtk_toggle_button_set_active (tiles->pdata[m->step % tiles->len], TRUE);
  m->began = g_get_monotonic_time () - m->began;
  return G_SOURCE_REMOVE;
}

static void
counter_painted (GdkFrameClock *clock, Measure *m)
{
  double value = (m->began + g_get_monotonic_time () - m->frame_began) / 1000.0;

  if (!m->opening)
    return;
  m->opening = FALSE;
  if (m->step > 2)
    g_array_append_val (m->samples, value);
  if (m->step >= FRAMES)
    finish (m, m->step);
  g_timeout_add (30, press_tile, m);
}

static gboolean
visitor_comes (gpointer data)
{
  Measure *m = data;
  GtkWidget *counter = find (m->page, REGIE_TYPE_DESK_COUNTER);
  GtkWidget *number = counter != NULL ? find (counter, GTK_TYPE_ENTRY) : NULL;
  GtkWidget *initials = number != NULL ? gtk_widget_get_next_sibling (number) : NULL;

  if (initials == NULL)
    exit (1);
  gtk_widget_activate_action (m->page, "desk.counter", NULL);
  gtk_editable_set_text (GTK_EDITABLE (number), "METING");
  gtk_editable_set_text (GTK_EDITABLE (initials), "M.T.");
  gtk_widget_activate_action (counter, "counter.arrive", NULL);
  g_timeout_add (1500, press_tile, m);
  return G_SOURCE_REMOVE;
}

/* A full network of 24, in which somebody is spoken to before every other frame: the layout and the
 * drawing are made anew each time. */
#define N_MEMBERS 24

static RegieNetworkView *
network_new (gboolean was_spoken)
{
  static const char *const rings[] = { "2 weeks", "4 weeks", "silent" };
  RegieNetworkView *view = g_object_new (regie_network_view_get_type (), NULL);

  view->called = g_strdup ("Selam");
  view->title = g_strdup ("Selam");
  view->spoken = g_strdup ("Selam");
  view->most_silent = -1;
  for (guint i = 0; i < REGIE_N_AREAS; i++)
    view->areas[i] = g_strdup ("Wellbeing");
  for (guint i = 0; i < REGIE_N_RINGS; i++)
    view->rings[i] = g_strdup (rings[i]);
  for (guint i = 0; i < N_MEMBERS; i++)
    {
      g_autoptr (RegieNetworkMark) mark = g_object_new (regie_network_mark_get_type (), NULL);

      mark->id = i + 1;
      mark->name = g_strdup_printf ("Jeugdbescherming %u", i);
      mark->ago = g_strdup (i == 0 && was_spoken ? "today" : "silent, 52 days");
      mark->initials = g_strdup ("JB");
      mark->spoken = g_strdup (mark->name);
      mark->area = (int) i % REGIE_N_AREAS;
      mark->slot = (int) i / REGIE_N_AREAS;
      mark->ring = i == 0 && was_spoken ? REGIE_RING_NEAR : (int) i % REGIE_N_RINGS;
      mark->is_person = i % 2 == 0;
      mark->is_locked = i % 3 == 0;
      g_list_store_append (view->marks, mark);
    }
  return view;
}

static gboolean
speak (gpointer data)
{
  Measure *m = data;
  g_autoptr (RegieNetworkView) view = network_new (m->step++ % 2 == 0);

  m->opening = TRUE;
  g_object_set (m->other, "view", view, NULL);
  return G_SOURCE_REMOVE;
}

static void
network_painted (GdkFrameClock *clock, Measure *m)
{
  if (!m->opening)
    return;
  m->opening = FALSE;
  if (m->step > 2)
    add_sample (m, m->frame_began);
  if (m->step >= FRAMES)
    finish (m, regie_network_drawing_get_n (REGIE_NETWORK_DRAWING (m->other)));
  g_timeout_add (4, speak, m);
}

static void
show_network (Measure *m)
{
  GtkWidget *window = gtk_window_new ();
  GdkFrameClock *clock;

  m->other = g_object_new (REGIE_TYPE_NETWORK_DRAWING, NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 830);
  gtk_window_set_child (GTK_WINDOW (window), m->other);
  gtk_window_present (GTK_WINDOW (window));
  clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window)));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint), m);
  g_signal_connect (clock, "after-paint", G_CALLBACK (network_painted), m);
  g_timeout_add (900, speak, m);
}

static void
activated (RegieApplication *application, Measure *m)
{
  RegieWindow *window = REGIE_WINDOW (
    gtk_application_get_active_window (GTK_APPLICATION (application)));
  GdkFrameClock *clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window)));

  if (strcmp (m->what, "counter") == 0)
    {
      regie_window_go (window, "desk");
      m->page = regie_window_get_page (window, "desk");
      g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint), m);
      g_signal_connect (clock, "after-paint", G_CALLBACK (counter_painted), m);
      g_timeout_add (2500, visitor_comes, m);
      return;
    }
  if (strcmp (m->what, "network") == 0)
    {
      show_network (m);
      return;
    }
  m->page = regie_window_get_page (window, page_of (m->what));
  m->list = REGIE_IS_YOUTH_PAGE (m->page)
              ? regie_youth_page_get_list (REGIE_YOUTH_PAGE (m->page))
              : regie_caseload_page_get_list (REGIE_CASELOAD_PAGE (m->page));
  g_signal_connect (m->page, "notify::view", G_CALLBACK (answered), m);
  if (strcmp (m->what, "lanes") == 0)
    gtk_widget_activate_action (m->page, "caseload.view", "s", "lanes");
  regie_window_go (window, page_of (m->what));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint), m);
  if (strcmp (m->what, "open") != 0 && strcmp (m->what, "rows") != 0)
    g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint), m);
}

void
regie_measure_begin (RegieApplication *application, const char *what)
{
  Measure *m = g_new0 (Measure, 1);

  m->application = application;
  /* The run before may not have left the bus yet: this one is itself, and hands nothing over. */
  g_application_set_flags (G_APPLICATION (application),
                           g_application_get_flags (G_APPLICATION (application))
                             | G_APPLICATION_NON_UNIQUE);
  regie_application_set_start_page (application, page_of (what));
  m->what = g_strdup (what);
  m->samples = g_array_new (FALSE, FALSE, sizeof (double));
  m->dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_signal_connect_after (application, "activate", G_CALLBACK (activated), m);
}

static void
hello_painted (GdkFrameClock *clock, gpointer data)
{
  g_print ("hello %.3f %.0f 1 0\n", since_start (), resident_kb ());
  exit (0);
}

static void
hello_activated (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 830);
  gtk_widget_realize (window);
  g_signal_connect (gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window))),
                    "after-paint", G_CALLBACK (hello_painted), NULL);
  gtk_window_present (GTK_WINDOW (window));
}

int
regie_measure_hello (int argc, char **argv)
{
  g_autoptr (AdwApplication) application = adw_application_new ("nl.szmh.Regie.Hello",
                                                                G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (hello_activated), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
