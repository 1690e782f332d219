/* SPDX-License-Identifier: EUPL-1.2 */
/* The network of a dossier on the screen: by keyboard, by mouse, as a list, and while it is
 * empty. */
#include <glib/gstdio.h>

#include "regie-dossier-network.h"

#include "regie-network-commands.h"
#include "regie-network-drawing.h"
#include "regie-network-part.h"
#include "regie-network-view.h"
#include "regie-compat.h"
#include "regie-paper.h"
#include "regie-text.h"
#include "ui.h"

typedef struct {
  GtkWidget *page, *window, *drawing;
  gint64 dossier;
} Stage;

/* Does a command of the network and waits for it. */
static void
do_about (Ui *ui, RegieNetworkCommand command, gint64 id, const char *form)
{
  g_autoptr (RegieForm) values = regie_form_from_text (form);

  regie_session_do (ui->session, &regie_network_commands[command], g_variant_new_int64 (id), values,
                    NULL, NULL, NULL);
  ui_settle (ui);
}

static gint64
newest_tie (Ui *ui)
{
  return ui_count (ui, "SELECT max(id) FROM tie");
}

/* A member who was spoken to on DAY. */
static gint64
add_member (Ui *ui, gint64 dossier, const char *form, const char *day)
{
  g_autofree char *contact = g_strdup_printf ("datum=%s", day);
  gint64 tie;

  do_about (ui, REGIE_NETWORK_ADD, dossier, form);
  tie = newest_tie (ui);
  do_about (ui, REGIE_NETWORK_CONTACT, tie, contact);
  return tie;
}

static gboolean
has_view (const Stage *stage)
{
  return regie_page_get_view (REGIE_PAGE (stage->page)) != NULL;
}

static void
stage_begin (Ui *ui, Stage *stage)
{
  stage->page = ui_page_new (ui, REGIE_TYPE_DOSSIER_NETWORK);
  regie_page_set_subject (REGIE_PAGE (stage->page), stage->dossier);
  stage->window = ui_show (ui, stage->page);
  WAIT_FOR (has_view (stage));
  stage->drawing = ui_find (stage->page, REGIE_TYPE_NETWORK_DRAWING);
}

/* The first dossier, which has no network before. */
#define OF_STAGE "dossier = (SELECT min(dossier) FROM dossier_index)"

static gboolean
is_laid_out (const Stage *stage)
{
  GtkWidget *part = ui_find (stage->page, REGIE_TYPE_NETWORK_PART);

  return part != NULL && gtk_widget_get_width (part) > 0;
}

/* Three members: two that were spoken to lately and one that is silent. */
static void
make_stage (Ui *ui, Stage *stage, gint64 ties[3])
{
  stage->dossier = ui_count (ui, "SELECT min(dossier) FROM dossier_index");
  ties[0] = add_member (ui, stage->dossier, "naam=Tante Hiwet&gebied=steun", "2026-11-20");
  ties[1] = add_member (ui, stage->dossier, "naam=Mentor&gebied=school_werk", "2026-11-10");
  ties[2] = add_member (ui, stage->dossier, "naam=Huisarts&gebied=welzijn", "2026-10-01");
  stage_begin (ui, stage);
  WAIT_FOR (is_laid_out (stage));
}

/* The member with the focus; 0: none. */
static gint64
focused (const Stage *stage)
{
  GtkWidget *part = gtk_window_get_focus (GTK_WINDOW (stage->window));

  return part != NULL && REGIE_IS_NETWORK_PART (part)
           ? regie_network_part_get_mark (REGIE_NETWORK_PART (part))->id
           : 0;
}

static gint64
count_contacts (Ui *ui, gint64 tie)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT count(*) FROM fact WHERE voided = 0 AND tie = %" G_GINT64_FORMAT, tie);

  return ui_count (ui, sql);
}

/* From the view to the most silent, and with C and Enter a contact is recorded. */
static void
test_contact_in_two_keys (Ui *ui)
{
  Stage stage;
  gint64 ties[3];
  GtkWidget *dialog;

  make_stage (ui, &stage, ties);
  regie_page_begin (REGIE_PAGE (stage.page));
  g_assert_cmpint (focused (&stage), ==, ties[2]);
  ui_press (stage.drawing, GDK_KEY_c, 0);
  WAIT_FOR (ui_dialog (stage.window) != NULL);
  dialog = ui_dialog (stage.window);
  g_assert_true (ui_says (dialog, "datum", "2026-11-23"));
  g_assert_nonnull (ui_find_text (dialog, "With Huisarts. The last contact: 53 days ago."));
  gtk_widget_activate_default (gtk_window_get_focus (GTK_WINDOW (dialog)));
  WAIT_FOR (ui_dialog (stage.window) == NULL);
  ui_settle (ui);
  g_assert_cmpint (count_contacts (ui, ties[2]), ==, 2);
  /* It came nearer, and the focus went along. */
  g_assert_cmpint (focused (&stage), ==, ties[2]);
  g_assert_cmpint (
    ((RegieNetworkView *) regie_page_get_view (REGIE_PAGE (stage.page)))->most_silent, ==, -1);
  ui_undo (ui, ui->done);
  g_assert_cmpint (count_contacts (ui, ties[2]), ==, 1);
  ui_close (stage.window, stage.page);
}

/* The arrows go to whoever lies in that direction, Home to the most silent. */
static void
test_arrows (Ui *ui)
{
  Stage stage;
  gint64 ties[3];

  make_stage (ui, &stage, ties);
  regie_network_drawing_focus_tie (REGIE_NETWORK_DRAWING (stage.drawing), ties[1]);
  g_assert_cmpint (focused (&stage), ==, ties[1]);
  ui_press (stage.drawing, GDK_KEY_Up, 0);
  g_assert_cmpint (focused (&stage), ==, ties[0]);
  ui_press (stage.drawing, GDK_KEY_Up, 0);
  g_assert_cmpint (focused (&stage), ==, ties[0]);
  ui_press (stage.drawing, GDK_KEY_Home, 0);
  g_assert_cmpint (focused (&stage), ==, ties[2]);
  ui_press (stage.drawing, GDK_KEY_Right, 0);
  g_assert_cmpint (focused (&stage), !=, ties[2]);
  ui_close (stage.window, stage.page);
}

/* L makes it lead, K says whom it knows, N adds somebody. */
static void
test_other_keys (Ui *ui)
{
  Stage stage;
  gint64 ties[3];

  make_stage (ui, &stage, ties);
  regie_network_drawing_focus_tie (REGIE_NETWORK_DRAWING (stage.drawing), ties[0]);
  ui_press (stage.drawing, GDK_KEY_l, 0);
  ui_settle (ui);
  g_assert_cmpint (ui_count (ui, "SELECT id FROM tie WHERE leads = 1 AND " OF_STAGE), ==, ties[0]);
  ui_press (stage.drawing, GDK_KEY_k, 0);
  WAIT_FOR (ui_dialog (stage.window) != NULL);
  ui_save (ui_dialog (stage.window));
  WAIT_FOR (ui_dialog (stage.window) == NULL);
  ui_settle (ui);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM link WHERE voided = 0 AND " OF_STAGE), ==,
                   1);
  ui_press (stage.drawing, GDK_KEY_n, 0);
  WAIT_FOR (ui_dialog (stage.window) != NULL);
  ui_fill (ui_dialog (stage.window), "naam", "Voetbalclub");
  ui_fill (ui_dialog (stage.window), "gebied", "wonen");
  ui_save (ui_dialog (stage.window));
  WAIT_FOR (ui_dialog (stage.window) == NULL);
  WAIT_FOR (regie_network_drawing_get_n (REGIE_NETWORK_DRAWING (stage.drawing)) == 4);
  g_assert_cmpint (focused (&stage), ==, ties[0]);
  ui_close (stage.window, stage.page);
}

/* Every member says itself in a sentence, and the drawing says how many there are. */
static void
test_spoken (Ui *ui)
{
  Stage stage;
  gint64 ties[3];
  g_autofree char *tip = NULL;

  make_stage (ui, &stage, ties);
  g_object_get (gtk_widget_get_first_child (stage.drawing), "tooltip-text", &tip, NULL);
  g_assert_cmpstr (tip, ==,
                   "Tante Hiwet; person; Support; spoken to 3 days ago; no consent to share");
  g_assert_cmpint (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (stage.drawing)), ==,
                   GTK_ACCESSIBLE_ROLE_GROUP);
  ui_close (stage.window, stage.page);
}

/* The list has the same that can be done. */
static void
test_list (Ui *ui)
{
  static const char spoken[] = "SELECT count(*) FROM fact WHERE tie IS NOT NULL AND voided = 0";
  Stage stage;
  gint64 ties[3];
  gint64 before;

  make_stage (ui, &stage, ties);
  before = ui_count (ui, spoken);
  g_assert_true (gtk_widget_activate_action (stage.page, "network.shown", "s", "list"));
  WAIT_FOR (ui_find_row (stage.page, "Huisarts") != NULL);
  g_assert_false (gtk_widget_get_mapped (stage.drawing));
  ui_click (ui_find_action (stage.page, "network.contact"));
  WAIT_FOR (ui_dialog (stage.window) != NULL);
  ui_save (ui_dialog (stage.window));
  WAIT_FOR (ui_dialog (stage.window) == NULL);
  ui_settle (ui);
  g_assert_cmpint (ui_count (ui, spoken), ==, before + 1);
  ui_close (stage.window, stage.page);
}

/* Nobody yet: it says what to do, and the first one makes the drawing. */
static void
test_empty (Ui *ui)
{
  Stage stage = { .dossier = ui_count (ui, "SELECT min(dossier) FROM dossier_index") };

  stage_begin (ui, &stage);
  WAIT_FOR (ui_find_text (stage.page, "Nobody in the network yet") != NULL);
  add_member (ui, stage.dossier, "naam=Tante Hiwet&gebied=steun", "2026-11-20");
  WAIT_FOR ((stage.drawing = ui_find (stage.page, REGIE_TYPE_NETWORK_DRAWING)) != NULL);
  g_assert_cmpuint (regie_network_drawing_get_n (REGIE_NETWORK_DRAWING (stage.drawing)), ==, 1);
  ui_close (stage.window, stage.page);
}

#define SAVED "SELECT count(*) FROM read_log WHERE act = 'geexporteerd' AND kind = 'network'"

/* What is printed or saved is written down before it is made, and only then. */
static void
test_print (Ui *ui)
{
  Stage stage = { .dossier = ui_count (ui, "SELECT min(dossier) FROM dossier_index") };
  g_autofree char *paper = g_build_filename (ui->folder, "network.pdf", NULL);

  add_member (ui, stage.dossier, "gebied=werk&naam=Buurman", "2026-11-20");
  stage_begin (ui, &stage);
  g_setenv (REGIE_PRINT_TO, paper, TRUE);
  gtk_widget_activate_action (stage.page, "network.print", NULL);
  WAIT_FOR (g_file_test (paper, G_FILE_TEST_EXISTS));
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM read_log WHERE act = 'afgedrukt' AND kind = "
                                 "'network'"),
                   ==, 1);
  g_unsetenv (REGIE_PRINT_TO);
  /* Who does not choose a place saves nothing, and no line says so. */
  g_setenv (REGIE_SAVE_TO, "", TRUE);
  gtk_widget_activate_action (stage.page, "network.save", NULL);
  ui_settle (ui);
  g_assert_cmpint (ui_count (ui, SAVED), ==, 0);
  g_setenv (REGIE_SAVE_TO, ui->folder, TRUE);
  g_assert_cmpint (g_unlink (paper), ==, 0);
  gtk_widget_activate_action (stage.page, "network.save", NULL);
  WAIT_FOR (g_file_test (paper, G_FILE_TEST_EXISTS));
  g_assert_cmpint (ui_count (ui, SAVED), ==, 1);
  g_unsetenv (REGIE_SAVE_TO);
  ui_close (stage.window, stage.page);
}

TEST_SUITE (dossier_network)
{
  ui_add ("/ui/dossier-network/contact-in-two-keys", test_contact_in_two_keys);
  ui_add ("/ui/dossier-network/arrows", test_arrows);
  ui_add ("/ui/dossier-network/other-keys", test_other_keys);
  ui_add ("/ui/dossier-network/spoken", test_spoken);
  ui_add ("/ui/dossier-network/list", test_list);
  ui_add ("/ui/dossier-network/empty", test_empty);
  ui_add ("/ui/dossier-network/print", test_print);
}
