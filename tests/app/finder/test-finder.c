/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the box of Ctrl+K as who types in it knows it: what fits, what is done by Enter, and
 * what each role is offered. */
#include "regie-finder-commands.h"
#include "regie-finder-row.h"
#include "regie-finder-view.h"
#include "regie-finder.h"
#include "ui.h"

/* Every word must stand in the title; whether each begins a word says what comes first. */
static void
test_weigh (void)
{
  static const struct {
    const char *typed, *title;
    RegieFinderFit fit;
  } rows[] = {
    { "jong", "Jongeren 16–27", REGIE_FINDER_BEGINS },
    { "27 JONG", "Jongeren 16–27", REGIE_FINDER_BEGINS },
    { "balie", "Meedoenbalie", REGIE_FINDER_WITHIN },
    { "nieuw bal", "Nieuwe Meedoenbalie", REGIE_FINDER_WITHIN },
    { "ba", "Meedoenbalie", REGIE_FINDER_NOT },
    { "jong oud", "Jongeren 16–27", REGIE_FINDER_NOT },
    { "évalu", "Evaluatie", REGIE_FINDER_BEGINS },
    { " . ", "Vandaag", REGIE_FINDER_BEGINS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (regie_finder_weigh (rows[i].typed, rows[i].title) != rows[i].fit)
      g_error ("“%s” in “%s”", rows[i].typed, rows[i].title);
}

/* Presses the keys of the program that open and close the box. */
static void
press_ctrl_k (RegieApplication *application)
{
  g_auto (GStrv) actions = gtk_application_get_actions_for_accel (GTK_APPLICATION (application),
                                                                  "<Control>k");

  g_assert_cmpuint (g_strv_length (actions), ==, 1);
  g_assert_true (
    gtk_widget_activate_action (GTK_WIDGET (ui_window (application)), actions[0], NULL));
}

static RegieApplication *
start (const char *path)
{
  RegieApplication *application = ui_start (path);

  ui_settle_session (regie_application_get_session (application));
  return application;
}

/* The box above the window of APPLICATION, opened; what it shows has been answered. */
static GtkWidget *
open_box (RegieApplication *application)
{
  GtkWidget *box;

  press_ctrl_k (application);
  box = ui_dialog (GTK_WIDGET (ui_window (application)));
  g_assert_true (REGIE_IS_FINDER (box));
  ui_settle_session (regie_application_get_session (application));
  return box;
}

static GtkWidget *
entry_of (GtkWidget *box)
{
  return ui_find (box, GTK_TYPE_SEARCH_ENTRY);
}

static void
type (GtkWidget *box, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (entry_of (box)), text);
}

static void
enter (GtkWidget *box)
{
  g_signal_emit_by_name (entry_of (box), "activate");
}

/* The row AT of what BOX found, -1: that Enter does; NULL when there is none. */
static const RegieFound *
found_at (GtkWidget *box, int at)
{
  GtkWidget *list = ui_find (box, GTK_TYPE_LIST_BOX);
  GtkListBoxRow *row;

  if (list == NULL)
    return NULL; /* it says that nothing was found */
  row = at < 0 ? gtk_list_box_get_selected_row (GTK_LIST_BOX (list))
               : gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), at);
  return row != NULL ? regie_item_row_get_item (REGIE_ITEM_ROW (row)) : NULL;
}

static const RegieFound *
chosen (GtkWidget *box)
{
  return found_at (box, -1);
}

/* Is something with ACTION among what BOX found? */
static gboolean
offers (GtkWidget *box, const char *action)
{
  const RegieFound *found;

  for (int i = 0; (found = found_at (box, i)) != NULL; i++)
    if (strcmp (found->action, action) == 0)
      return TRUE;
  return FALSE;
}

static const char *
shown_page (RegieApplication *application)
{
  g_autoptr (RegiePage) page = NULL;

  g_object_get (ui_window (application), "page", &page, NULL);
  return gtk_widget_get_name (GTK_WIDGET (page));
}

static gint64
shown_dossier (RegieApplication *application)
{
  return regie_page_get_subject (
    REGIE_PAGE (regie_window_get_page (ui_window (application), "dossier")));
}

/* A page by its name; Enter at once waits for the answer to what was typed. */
static void
test_page (Ui *ui)
{
  RegieApplication *application = start (ui->path);
  GtkWidget *window = GTK_WIDGET (ui_window (application));
  GtkWidget *box = open_box (application);

  type (box, "young");
  enter (box);
  WAIT_FOR (ui_dialog (window) == NULL);
  g_assert_cmpstr (shown_page (application), ==, "youth");
  ui_stop (application);
}

/* A person by a part of the name; what was opened stands there first the next time, but for what is
 * open. */
static void
test_person (Ui *ui)
{
  RegieApplication *application = start (ui->path);
  GtkWidget *window = GTK_WIDGET (ui_window (application));
  gint64 dossier = ui_count (ui, "SELECT dossier FROM dossier_index ORDER BY dossier LIMIT 1");
  g_autofree char *number = NULL;
  GtkWidget *box;

  g_assert_true (regie_db_get_text (
    ui->db, "SELECT number FROM dossier_index ORDER BY dossier LIMIT 1", 0, NULL, &number, NULL));
  box = open_box (application);
  type (box, number);
  enter (box);
  WAIT_FOR (ui_dialog (window) == NULL);
  g_assert_cmpstr (shown_page (application), ==, "dossier");
  g_assert_cmpint (shown_dossier (application), ==, dossier);
  ui_settle_session (regie_application_get_session (application));
  box = open_box (application);
  g_assert_false (offers (box, "win.dossier"));
  press_ctrl_k (application);
  regie_window_go (ui_window (application), "rules");
  box = open_box (application);
  g_assert_cmpstr (chosen (box)->action, ==, "win.dossier");
  enter (box);
  g_assert_cmpint (shown_dossier (application), ==, dossier);
  ui_stop (application);
}

/* The answer to what was typed first never stands under what was typed last. */
static void
test_order (Ui *ui)
{
  RegieApplication *application = start (ui->path);
  GtkWidget *box = open_box (application);

  type (box, "rul");
  type (box, "zzzzzz");
  ui_settle_session (regie_application_get_session (application));
  g_assert_null (chosen (box));
  g_assert_nonnull (ui_find_text (box, "Nothing found"));
  type (box, "zzzzzz rul");
  type (box, "rul");
  ui_settle_session (regie_application_get_session (application));
  g_assert_cmpstr (chosen (box)->action, ==, "win.go");
  ui_stop (application);
}

/* Down and Up choose, the keys that opened it and Escape close it. */
static void
test_keys (Ui *ui)
{
  RegieApplication *application = start (ui->path);
  GtkWidget *window = GTK_WIDGET (ui_window (application));
  GtkWidget *box = open_box (application);
  const RegieFound *first = chosen (box);

  ui_press (box, GDK_KEY_Up, 0);
  g_assert_true (chosen (box) == first);
  ui_press (box, GDK_KEY_Down, 0);
  g_assert_true (chosen (box) != first);
  ui_press (box, GDK_KEY_Up, 0);
  g_assert_true (chosen (box) == first);
  ui_press (box, GDK_KEY_k, GDK_CONTROL_MASK);
  g_assert_null (ui_dialog (window));
  box = open_box (application);
  ui_press (box, GDK_KEY_Escape, 0);
  g_assert_null (ui_dialog (window));
  open_box (application);
  press_ctrl_k (application);
  g_assert_null (ui_dialog (window));
  ui_stop (application);
}

/* In a dossier: what can be done there, with its keys; elsewhere not. */
static void
test_dossier (Ui *ui)
{
  RegieApplication *application = start (ui->path);
  GtkWidget *window = GTK_WIDGET (ui_window (application));
  GtkWidget *box = open_box (application);
  GtkWidget *form;

  type (box, "record a fact");
  ui_settle_session (regie_application_get_session (application));
  g_assert_false (offers (box, "dossier.record"));
  press_ctrl_k (application);
  regie_window_open_dossier (ui_window (application),
                             ui_count (ui, "SELECT min(dossier) FROM dossier_index"));
  ui_settle_session (regie_application_get_session (application));
  box = open_box (application);
  type (box, "personal data");
  ui_settle_session (regie_application_get_session (application));
  g_assert_cmpstr (chosen (box)->action, ==, "dossier.person");
  g_assert_cmpstr (chosen (box)->key, ==, "Ctrl+E");
  type (box, "record contact");
  enter (box);
  WAIT_FOR ((form = ui_dialog (window)) != NULL && !REGIE_IS_FINDER (form));
  g_assert_true (ui_says (form, "soort", "contact"));
  ui_stop (application);
}

/* The program for who has ROLE, with a database of its own, number AT. */
static RegieApplication *
start_as (Ui *ui, const char *role, guint at)
{
  g_autofree char *name = g_strdup_printf ("%u.db", at);
  g_autofree char *sql = g_strdup_printf ("UPDATE staff SET role = '%s'", role);
  g_autofree char *path = ui_dup_database (ui, name, sql);

  return start (path);
}

/* What a role may not do or see is not offered, and not found. */
static void
test_rights (Ui *ui)
{
  static const struct {
    const char *role, *typed, *action;
    gboolean offered;
  } rows[] = {
    { "consulent", "new dossier", "win.new-dossier", TRUE },
    { "financien", "new dossier", "win.new-dossier", FALSE },
    { "financien", "providers", "win.go", TRUE },
    { "financien", "meedoenbalie", "win.go", FALSE },
    { "balie", "meedoenbalie", "win.go", TRUE },
    { "balie", "caseload", "win.go", FALSE },
    { "balie", "forecast", "win.forecast", FALSE },
    { "consulent", "forecast", "win.forecast", TRUE },
    { "financien", "divide", "win.divide", FALSE },
    { "manager", "divide", "win.divide", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RegieApplication *application = start_as (ui, rows[i].role, i);
      GtkWidget *box = open_box (application);

      type (box, rows[i].typed);
      ui_settle_session (regie_application_get_session (application));
      if (offers (box, rows[i].action) != rows[i].offered)
        g_error ("%s: %s", rows[i].role, rows[i].typed);
      ui_stop (application);
    }
}

TEST_SUITE (finder)
{
  g_test_add_func ("/ui/finder/weigh", test_weigh);
  ui_add_program ("/ui/finder/page", test_page);
  ui_add_program ("/ui/finder/person", test_person);
  ui_add_program ("/ui/finder/order", test_order);
  ui_add_program ("/ui/finder/keys", test_keys);
  ui_add_program ("/ui/finder/dossier", test_dossier);
  ui_add_program ("/ui/finder/rights", test_rights);
}
