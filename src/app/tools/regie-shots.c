/* SPDX-License-Identifier: EUPL-1.2 */
/* Pictures of every screen, of the demo data. */
#include "regie-shots.h"

#include <glib-unix.h>
#include <string.h>
#include <unistd.h>

#include "regie-field-row.h"
#include "regie-delivery-row.h"
#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-dossier-network.h"
#include "regie-dossier-page-actions.h"
#include "regie-every-form.h"
#include "regie-field-row.h"
#include "regie-file-commands.h"
#include "regie-key-window.h"
#include "regie-log-commands.h"
#include "regie-look.h"
#include "regie-office-commands.h"
#include "regie-sheet.h"
#include "regie-window.h"

/* Of the window, where nobody says otherwise. */
#define WIDTH 1280

typedef struct {
  RegieApplication *application;
  RegieWindow *window;
  char *folder;
  guint at, tries, form;
  char *shown; /* the name of the step that is on the screen */
  gint64 dossier, school, reporter, circle;
} Shots;

/* With REGIE_SHOTS_HOLD each screen stays until a line was read, and no picture is made of it. */
static gboolean
is_held (void)
{
  return g_getenv ("REGIE_SHOTS_HOLD") != NULL;
}

/* FALSE while the window waits to be drawn again: then it has no picture. */
static gboolean
save (GtkWidget *window, const char *folder, const char *name)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *file = g_strdup_printf ("%s/%s.png", folder, name);

  gdk_paintable_snapshot (paintable, snapshot, gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node == NULL)
    return FALSE;
  if (is_held ())
    return TRUE;
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node, NULL);
  if (gdk_texture_save_to_png (texture, file))
    g_print ("%s\n", file);
  return TRUE;
}

static void
found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree gint64 *id = regie_session_ask_finish (
    regie_application_get_session (((Shots *) data)->application), result, NULL);

  if (id != NULL)
    {
      ((Shots *) data)->dossier = id[0];
      ((Shots *) data)->school = id[1];
      ((Shots *) data)->reporter = id[2];
      ((Shots *) data)->circle = id[3];
    }
}

/* The place in the list is the number in the name.  Each step is given time to settle, then its
 * window is drawn. */
static void
show_today (Shots *shots)
{
  regie_session_ask (regie_application_get_session (shots->application),
                     &regie_office_questions[REGIE_DEMO_SHOWN], NULL, NULL, found, shots);
  regie_window_go (shots->window, "today");
}

static void
show_caseload (Shots *shots)
{
  regie_window_go (shots->window, "caseload");
}

static void
show_lanes (Shots *shots)
{
  gtk_widget_activate_action (regie_window_get_page (shots->window, "caseload"), "caseload.view",
                              "s", "lanes");
}

static void
show_youth (Shots *shots)
{
  regie_window_go (shots->window, "youth");
}

static void
show_youth_table (Shots *shots)
{
  gtk_widget_activate_action (regie_window_get_page (shots->window, "youth"), "youth.view", "s",
                              "table");
}

static void
show_dossier (Shots *shots)
{
  regie_window_open_dossier (shots->window, shots->dossier);
}

static void
show_quarter (Shots *shots)
{
  gtk_widget_activate_action (regie_window_get_page (shots->window, "dossier"), "dossier.zoom", "u",
                              2);
}

static void
show_facts (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.view", "s", "facts");
}

static void
show_duo (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.view", "s", "duo");
}

static void
show_intake (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.view", "s", "intake");
}

static void
show_plan (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.view", "s", "plan");
}

static GtkWidget *
find_type (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

/* The sheet that is shown, down to PART of its length. */
static void
scroll_sheet (GtkWidget *widget, double part)
{
  if (GTK_IS_SCROLLED_WINDOW (widget) && gtk_widget_get_mapped (widget)
      && REGIE_IS_SHEET (gtk_widget_get_parent (widget)))
    {
      GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (
        GTK_SCROLLED_WINDOW (widget));

      gtk_adjustment_set_value (adjustment, part * gtk_adjustment_get_upper (adjustment));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    scroll_sheet (child, part);
}

static void
show_week (Shots *shots)
{
  scroll_sheet (GTK_WIDGET (shots->window), .42);
}

static void
show_price (Shots *shots)
{
  scroll_sheet (GTK_WIDGET (shots->window), .9);
}

static void
show_progress (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.view", "s", "progress");
}

static void
show_network (Shots *shots)
{
  regie_window_open_dossier (shots->window, shots->circle);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.view", "s", "network");
}

static void
show_agreements (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.view", "s", "meetings");
}

/* The network as a list. */
static void
show_network_list (Shots *shots)
{
  GtkWidget *view = find_type (regie_window_get_page (shots->window, "dossier"),
                               REGIE_TYPE_DOSSIER_NETWORK);

  gtk_widget_activate_action (view, "network.shown", "s", "list");
}

static void
show_letters (Shots *shots)
{
  regie_window_open_dossier (shots->window, shots->dossier);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.view", "s", "letters");
}

static void
show_letter (Shots *shots)
{
  gtk_widget_activate_action (regie_window_get_page (shots->window, "dossier"), "dossier.letter",
                              "s", "uitnodiging");
}

static void
show_log (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.view", "s", "log");
}

static void
show_outlook (Shots *shots)
{
  GtkWidget *page = regie_window_get_page (shots->window, "dossier");

  regie_window_close_forms (shots->window);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.view", "s",
                              g_getenv ("REGIE_SHOTS_WIDTH") != NULL ? "clock" : "timeline");
  gtk_widget_activate_action (page, "dossier.zoom", "u", 4);
  gtk_widget_activate_action (page, "dossier.outlook", NULL);
}

static void
show_what_if (Shots *shots)
{
  GtkWidget *page = regie_window_get_page (shots->window, "dossier");

  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.view", "s", "timeline");
  gtk_widget_activate_action (page, "dossier.zoom", "u", 4);
  gtk_widget_activate_action (page, "dossier.what-if", NULL);
}

static GtkWidget *top (Shots *shots);

static void
fill (GtkWidget *widget, const char *key, const char *value)
{
  if (REGIE_IS_FIELD_ROW (widget)
      && strcmp (regie_field_row_get_field (REGIE_FIELD_ROW (widget))->key, key) == 0)
    regie_field_row_set_value (REGIE_FIELD_ROW (widget), value);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    fill (child, key, value);
}

static gboolean
press (GtkWidget *widget, const char *style)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, style))
    return g_signal_emit_by_name (widget, "clicked"), TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (press (child, style))
      return TRUE;
  return FALSE;
}

/* The button with ACTION, when it is on the screen. */
static gboolean
press_action (GtkWidget *widget, const char *action)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return g_signal_emit_by_name (widget, "clicked"), TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (press_action (child, action))
      return TRUE;
  return FALSE;
}

static GtkWidget *
find_class (GtkWidget *widget, const char *css_class)
{
  GtkWidget *found = gtk_widget_has_css_class (widget, css_class) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_class (child, css_class);
  return found;
}

static void
show_tried (Shots *shots)
{
  fill (top (shots), "nieuw_einde", "2027-07-19");
  press (top (shots), "suggested-action");
}

/* Something is done and taken back, so that there is something to see. */
static void
show_done (Shots *shots)
{
  RegieSession *session = regie_application_get_session (shots->application);
  static const char *const talks[] = { "soort=contact&datum=2026-11-20&contactvorm=telefoon",
                                       "soort=contact&datum=2026-11-23&contactvorm=telefoon" };

  regie_window_close_forms (shots->window);
  for (guint i = 0; i < G_N_ELEMENTS (talks); i++)
    {
      g_autoptr (RegieForm) form = regie_form_from_text (talks[i]);

      regie_session_do (session, &regie_dossier_commands[REGIE_FACT_RECORD],
                        g_variant_new_int64 (i == 0 ? shots->dossier : shots->circle), form, NULL,
                        NULL, NULL);
    }
  regie_session_do (session, &regie_log_commands[REGIE_LOG_UNDO], g_variant_new_int64 (0), NULL,
                    NULL, NULL, NULL);
  regie_window_go (shots->window, "done");
}

static void
show_undo_asked (Shots *shots)
{
  regie_window_open_dossier (shots->window, shots->circle);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.undo", NULL);
}

static void
show_rules (Shots *shots)
{
  gtk_widget_activate_action (regie_window_get_page (shots->window, "dossier"),
                              "dossier.what-if-end", NULL);
  regie_window_go (shots->window, "rules");
}

static void
show_staff (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.admin", "s", "staff");
}

static void
show_database (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.admin", "s", "database");
}

static void
show_law (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.admin", "s", "law");
}

static void
show_retention (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.admin", "s", "retention");
}

static void
show_settings (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.admin", "s", "settings");
}

static void
show_rights (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.admin", "s", "rights");
}

static void
show_reading (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.admin", "s", "reading");
}

static void
show_changes (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.admin", "s", "changes");
}

/* Whoever looks. */
static void
show_colleague (Shots *shots)
{
  RegieSession *session = regie_application_get_session (shots->application);

  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.colleague", "x",
                              regie_session_get_me (session)->id);
}

static void
show_emergencies (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.admin", "s", "emergencies");
}

static void
show_backups (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.admin", "s", "backups");
}

static void
show_key (Shots *shots)
{
  GtkWidget *window = GTK_WIDGET (shots->window);

  show_backups (shots);
  regie_key_window_present (window, FALSE, (RegieKeyFunc) gtk_widget_queue_draw, window);
}

static void
show_connect (Shots *shots)
{
  regie_window_close_forms (shots->window);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.connect", NULL);
}

static void
show_dashboard (Shots *shots)
{
  regie_window_close_forms (shots->window);
  regie_window_go (shots->window, "dashboard");
}

static void
show_forecast (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.forecast", NULL);
}

static void
show_divide (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.divide", NULL);
}

/* The list behind the first figure of which there is one. */
static void
show_figure (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.caseload", "s",
                              "cijfer=pip_te_laat@2025-11-24..2026-11-23");
}

static void
show_quarter_report (Shots *shots)
{
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.quarter-report", "s", "");
}

static void
show_providers (Shots *shots)
{
  regie_window_go (shots->window, "providers");
}

static void
show_organisations (Shots *shots)
{
  regie_window_go (shots->window, "organisations");
}

/* The providers, with a tab of the first; the board and the line of time. */
static void
show_provider_tab (Shots *shots, const char *tab)
{
  regie_window_open (shots->window, "providers", g_variant_new ("(xs)", shots->reporter, tab));
}

static void
show_people (Shots *shots)
{
  show_provider_tab (shots, "people");
}

static void
show_reports (Shots *shots)
{
  show_provider_tab (shots, "reports");
}

static void
show_agenda (Shots *shots)
{
  press_action (GTK_WIDGET (shots->window), "meeting.make");
}

static void
show_invoices (Shots *shots)
{
  regie_window_close_forms (shots->window);
  show_provider_tab (shots, "invoices");
}

static void
show_meetings (Shots *shots)
{
  show_provider_tab (shots, "meetings");
}

static void
show_board (Shots *shots)
{
  gtk_widget_activate_action (regie_window_get_page (shots->window, "providers"), "providers.view",
                              "s", "board");
}

static void
show_in_time (Shots *shots)
{
  gtk_widget_activate_action (regie_window_get_page (shots->window, "providers"), "providers.view",
                              "s", "timeline");
}

static void
show_report_file (Shots *shots)
{
  g_autofree char *path = regie_office_dup_path ("demo/rapport-leerhuis-2026-10.csv");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  regie_window_open (shots->window, "import",
                     g_variant_new ("(sux)", uri, (guint32) REGIE_FILE_REPORT, shots->school));
}

static void
show_import (Shots *shots)
{
  g_autofree char *path = regie_office_dup_path ("demo/personen.csv");
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  regie_window_open (shots->window, "import",
                     g_variant_new ("(sux)", uri, (guint32) REGIE_FILE_PEOPLE, (gint64) 0));
}

static void
show_form (Shots *shots)
{
  regie_window_go (shots->window, "today");
  press (regie_window_get_page (shots->window, "today"), "suggested-action");
}

/* Beside the button that deals with the first thing. */
static void
show_later (Shots *shots)
{
  GtkWidget *act = find_class (regie_window_get_page (shots->window, "today"), "suggested-action");

  regie_window_close_forms (shots->window);
  if (act != NULL)
    g_signal_emit_by_name (gtk_widget_get_next_sibling (act), "clicked");
}

static void
show_person (Shots *shots)
{
  regie_window_close_forms (shots->window);
  regie_window_open_dossier (shots->window, shots->dossier);
  gtk_widget_activate_action (regie_window_get_page (shots->window, "dossier"), "dossier.person",
                              NULL);
}

static GtkWidget *
desk_page (Shots *shots)
{
  regie_window_close_forms (shots->window);
  regie_window_go (shots->window, "desk");
  return regie_window_get_page (shots->window, "desk");
}

static void
show_desk (Shots *shots)
{
  gtk_widget_activate_action (desk_page (shots), "desk.view", "s", "match");
}

static void
show_desk_running (Shots *shots)
{
  gtk_widget_activate_action (desk_page (shots), "desk.view", "s", "running");
}

static void
show_givers (Shots *shots)
{
  gtk_widget_activate_action (desk_page (shots), "desk.view", "s", "givers");
}

static void
show_brings (Shots *shots)
{
  gtk_widget_activate_action (desk_page (shots), "desk.view", "s", "figures");
}

/* A visitor comes to the counter. */
static void
show_counter (Shots *shots)
{
  GtkWidget *page = desk_page (shots);
  GtkWidget *side;

  gtk_widget_activate_action (page, "desk.counter", NULL);
  side = find_class (page, "counter-side");
  for (GtkWidget *child = gtk_widget_get_first_child (side); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_ENTRY (child))
      {
        gtk_editable_set_text (GTK_EDITABLE (child), "N0100");
        break;
      }
  gtk_widget_activate_action (side, "counter.arrive", NULL);
}

/* … and says what is wanted. */
static void
show_visitor (Shots *shots)
{
  GtkWidget *tile = find_class (desk_page (shots), "tile-button");
  GtkWidget *day = find_class (desk_page (shots), "counter-toggle");

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tile), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (day), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (gtk_widget_get_next_sibling (day)), TRUE);
}

static void
show_erase (Shots *shots)
{
  regie_window_close_forms (shots->window);
  gtk_widget_activate_action (regie_window_get_page (shots->window, "dossier"), "dossier.erase",
                              NULL);
}

/* A PIP as DUO would not take it. */
static void
show_refusal (Shots *shots)
{
  regie_window_close_forms (shots->window);
  regie_fact_dialog_present (GTK_WIDGET (shots->window),
                             regie_application_get_session (shots->application), shots->dossier,
                             NULL, "pip", NULL, FALSE);
  fill (top (shots), "datum", "2026-11-02");
  fill (top (shots), "leerroute", "Z");
  fill (top (shots), "niveau", "B1");
  press (top (shots), "suggested-action");
}

/* The box of Ctrl+K, with something typed in it. */
static void
show_finder (Shots *shots)
{
  regie_window_close_forms (shots->window);
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.find", NULL);
  gtk_editable_set_text (GTK_EDITABLE (find_type (top (shots), GTK_TYPE_SEARCH_ENTRY)), "re");
}

/* A line of the plan whose provider is chosen from the contracts. */
static void
show_plan_line (Shots *shots)
{
  regie_window_close_forms (shots->window);
  regie_fact_dialog_present (GTK_WIDGET (shots->window),
                             regie_application_get_session (shots->application), shots->dossier,
                             NULL, "plan_regel", NULL, FALSE);
  fill (top (shots), "onderwerp", "taal");
  fill (top (shots), "tot", "2027-07-02");
}

static void
show_delivery (Shots *shots)
{
  GtkWidget *row = find_type (top (shots), REGIE_TYPE_DELIVERY_ROW);

  if (row != NULL)
    adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2);
}

/* Two files, and a folder, which stays out. */
static void
show_adding (Shots *shots)
{
  static const char *const names[] = { "demo/personen.csv", "demo/feiten.csv", "demo" };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  regie_window_close_forms (shots->window);
  show_letters (shots);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = regie_office_dup_path (names[i]);

      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  regie_dossier_page_add_files (
    REGIE_DOSSIER_PAGE (regie_window_get_page (shots->window, "dossier")), files);
}

/* What goes on paper of a list. */
static void
show_print (Shots *shots)
{
  regie_window_close_forms (shots->window);
  regie_window_go (shots->window, "caseload");
  gtk_widget_activate_action (GTK_WIDGET (shots->window), "win.print", NULL);
}

/* A search that finds nothing. */
static void
show_nothing (Shots *shots)
{
  GtkWidget *page;

  regie_window_close_forms (shots->window);
  regie_window_go (shots->window, "providers");
  page = regie_window_get_page (shots->window, "providers");
  gtk_editable_set_text (GTK_EDITABLE (find_type (page, GTK_TYPE_SEARCH_ENTRY)), "zeevaartschool");
}

static const struct {
  const char *name;
  void (*show) (Shots *shots);
} steps[] = {
  { "1-vandaag", show_today },
  { "2-caseload", show_caseload },
  { "3-banen", show_lanes },
  { "60-jongeren", show_youth },
  { "61-jongeren-tabel", show_youth_table },
  { "4-tijdlijn", show_dossier },
  { "5-kwartaal", show_quarter },
  { "6-feiten", show_facts },
  { "7-duo", show_duo },
  { "7-logboek", show_log },
  { "15-intake", show_intake },
  { "16-plan", show_plan },
  { "17-week", show_week },
  { "18-prijs", show_price },
  { "19-voortgang", show_progress },
  { "47-netwerk", show_network },
  { "48-netwerk-lijst", show_network_list },
  { "49-afspraken", show_agreements },
  { "20-brieven", show_letters },
  { "21-brief", show_letter },
  { "8-haalt-het", show_outlook },
  { "8-proberen", show_what_if },
  { "8-wat-als", show_tried },
  { "9-regels", show_rules },
  { "80-medewerkers", show_staff },
  { "81-database", show_database },
  { "83-regels-en-bedragen", show_law },
  { "84-bewaren", show_retention },
  { "85-kantoor", show_settings },
  { "85a-rechten", show_rights },
  { "85b-inzage", show_reading },
  { "85e-wijzigingen", show_changes },
  { "85f-collega", show_colleague },
  { "85c-noodtoegang", show_emergencies },
  { "85d-backups", show_backups },
  { "85g-sleutel", show_key },
  { "82-verbinden", show_connect },
  { "38-dashboard", show_dashboard },
  { "39-cijfer", show_figure },
  { "45-prognose", show_forecast },
  { "46-verdelen", show_divide },
  { "40-kwartaalrapport", show_quarter_report },
  { "22-aanbieders", show_providers },
  { "23-opdrachten", show_people },
  { "24-rapport", show_reports },
  { "25-agenda", show_agenda },
  { "26-facturen", show_invoices },
  { "27-gesprekken", show_meetings },
  { "28-bord", show_board },
  { "29-in-de-tijd", show_in_time },
  { "54-organisaties", show_organisations },
  { "32-meedoenbalie", show_desk },
  { "33-lopend", show_desk_running },
  { "34-gevers", show_givers },
  { "35-opbrengst", show_brings },
  { "36-balie-leeg", show_counter },
  { "37-balie", show_visitor },
  { "30-rapport-inlezen", show_report_file },
  { "10-importeren", show_import },
  { "11-vastleggen", show_form },
  { "12-later", show_later },
  { "13-persoon", show_person },
  { "14-weigeren", show_refusal },
  { "31-wissen", show_erase },
  { "62-wat-ik-deed", show_done },
  { "63-ongedaan-maken", show_undo_asked },
  { "64-zoeken-en-doen", show_finder },
  { "65-planregel", show_plan_line },
  { "66-aanbieder-kiezen", show_delivery },
  { "67-bestanden-toevoegen", show_adding },
  { "69-afdrukken", show_print },
  { "70-niets-gevonden", show_nothing },
};

/* The form above the window when there is one. */
static GtkWidget *
top (Shots *shots)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (shots->window))
        return GTK_WIDGET (window);
    }
  return GTK_WIDGET (shots->window);
}

/* Is STEP among those that REGIE_SHOTS_ONLY names, with commas between?  All are without it. */
static gboolean
is_wanted (const char *step)
{
  g_auto (GStrv) only = g_strsplit (
    g_getenv ("REGIE_SHOTS_ONLY") != NULL ? g_getenv ("REGIE_SHOTS_ONLY") : step, ",", -1);

  return g_strv_contains ((const char *const *) only, step);
}

/* With REGIE_SHOTS_LOOK what is wrong with a screen is said, each with the name of the step. */
static void
look (Shots *shots)
{
  const char *width = g_getenv ("REGIE_SHOTS_WIDTH");
  g_autoptr (GPtrArray) faults = NULL;

  if (g_getenv ("REGIE_SHOTS_LOOK") == NULL)
    return;
  faults = regie_look (top (shots), width != NULL ? atoi (width) : WIDTH);
  for (guint i = 0; i < faults->len; i++)
    g_print ("%s: %s\n", shots->shown, (const char *) faults->pdata[i]);
}

static gboolean next (gpointer data);

/* The classes of the pages in WIDGET that are not seen. */
static void
add_unseen (GtkWidget *widget, GString *classes)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!REGIE_IS_PAGE (child) || gtk_widget_get_mapped (child))
      add_unseen (child, classes);
    else
      g_string_append_printf (classes, " %s", G_OBJECT_TYPE_NAME (child));
}

/* Says what is on the screen, and which parts of the window are not. */
static void
say_held (Shots *shots)
{
  g_autoptr (GString) unseen = g_string_new (NULL);

  add_unseen (top (shots), unseen);
  g_print ("held %s%s\n", shots->shown, unseen->str);
}

/* A line comes from who looked at the screen. */
static gboolean
seen (int fd, GIOCondition condition, gpointer data)
{
  Shots *shots = data;
  char line[64];

  if (read (fd, line, sizeof line) <= 0)
    g_application_quit (G_APPLICATION (shots->application));
  else
    g_timeout_add_full (G_PRIORITY_LOW, 100, next, shots, NULL);
  return G_SOURCE_REMOVE;
}

/* With REGIE_SHOTS_FORMS every form comes after the steps. */
static gboolean
show_next_form (Shots *shots)
{
  if (g_getenv ("REGIE_SHOTS_FORMS") == NULL)
    return FALSE;
  regie_window_close_forms (shots->window);
  shots->shown = regie_every_form_open (GTK_WIDGET (shots->window),
                                        regie_application_get_session (shots->application),
                                        shots->dossier, shots->form++);
  return shots->shown != NULL;
}

/* Goes on with the next of the steps; FALSE when there are no more. */
static gboolean
go_on (Shots *shots)
{
  while (shots->at < G_N_ELEMENTS (steps) && !is_wanted (steps[shots->at].name))
    shots->at++;
  if (shots->at == G_N_ELEMENTS (steps))
    return show_next_form (shots);
  shots->shown = g_strdup (steps[shots->at].name);
  steps[shots->at++].show (shots);
  return TRUE;
}

/* A database that cannot be used, and a backup that is to be restored; FALSE when both were
 * seen. */
static gboolean
show_damaged (Shots *shots)
{
  GtkWidget *window = top (shots);

  if (window == GTK_WIDGET (shots->window))
    {
      save (window, shots->folder, "0-beschadigd");
      gtk_widget_activate_action (window, "win.restore", "s", "regie-20261122-173000.regiebackup");
      return TRUE;
    }
  return !save (window, shots->folder, "0-terugzetten") && shots->tries++ < 5;
}

static gboolean
next (gpointer data)
{
  Shots *shots = data;
  RegieSession *session = regie_application_get_session (shots->application);

  /* What a screen shows comes from the reader; its answer is drawn before the next turn. */
  if (session != NULL && regie_session_is_busy (session))
    return G_SOURCE_CONTINUE;
  shots->window = REGIE_WINDOW (gtk_window_get_transient_for (
    gtk_application_get_active_window (GTK_APPLICATION (shots->application))));
  if (shots->window == NULL)
    shots->window = REGIE_WINDOW (
      gtk_application_get_active_window (GTK_APPLICATION (shots->application)));
  if (session == NULL)
    save (GTK_WIDGET (shots->window), shots->folder, "0-welkom");
  else if (regie_session_get_error (session) != NULL)
    {
      if (show_damaged (shots))
        return G_SOURCE_CONTINUE;
    }
  else
    {
      if (shots->shown != NULL)
        {
          if (!save (top (shots), shots->folder, shots->shown) && shots->tries++ < 5)
            return G_SOURCE_CONTINUE;
          look (shots);
          if (is_held ())
            {
              say_held (shots);
              g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP, seen, shots);
              g_clear_pointer (&shots->shown, g_free);
              return G_SOURCE_REMOVE;
            }
          g_clear_pointer (&shots->shown, g_free);
        }
      shots->tries = 0;
      if (go_on (shots))
        return G_SOURCE_CONTINUE;
    }
  g_application_quit (G_APPLICATION (shots->application));
  return G_SOURCE_REMOVE;
}

static void
activated (RegieApplication *application, Shots *shots)
{
  const char *width = g_getenv ("REGIE_SHOTS_WIDTH");
  const char *height = g_getenv ("REGIE_SHOTS_HEIGHT");
  const char *text = g_getenv ("REGIE_SHOTS_TEXT");
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if ((width != NULL || height != NULL) && window != NULL)
    gtk_window_set_default_size (window, width != NULL ? atoi (width) : 1280,
                                 height != NULL ? atoi (height) : 860);
  /* A part of a hundred of the usual size of text. */
  if (text != NULL)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024 * atoi (text) / 100, NULL);
  /* Behind everything that the window itself has to do. */
  g_timeout_add_full (G_PRIORITY_LOW, 300, next, shots, NULL);
}

void
regie_shots_begin (RegieApplication *application, const char *folder)
{
  Shots *shots = g_new0 (Shots, 1);

  shots->application = application;
  shots->folder = g_strdup (folder);
  g_mkdir_with_parents (folder, 0755);
  g_signal_connect_after (application, "activate", G_CALLBACK (activated), shots);
}
