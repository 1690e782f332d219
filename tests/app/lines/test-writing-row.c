/* SPDX-License-Identifier: EUPL-1.2 */
/* Texts that are written where they stand: saved when one goes on, kept until they are, and never
 * over what somebody else wrote. */
#include "regie-writing-row.h"

#include "regie-dossier-page.h"
#include "regie-form.h"
#include "regie-office-commands.h"
#include "regie-dossier-commands.h"
#include "ui.h"

/* Who has an intake of which no domain but the first three was talked about. */
#define DOSSIER                                                                                    \
  "SELECT i.dossier FROM intake i WHERE i.voided = 0 AND NOT EXISTS (SELECT 1 FROM answer a "      \
  "WHERE a.intake = i.id AND a.domain IN ('netwerk', 'taal')) ORDER BY i.dossier LIMIT 1"
#define INTAKE "(SELECT max(id) FROM intake WHERE voided = 0 AND dossier = (" DOSSIER "))"

typedef struct {
  GtkWidget *window, *page;
  gint64 dossier;
} Scene;

static Scene
show_intake_of (Ui *ui, gint64 dossier)
{
  Scene scene = { .dossier = dossier };

  scene.page = ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
  scene.window = ui_show (ui, scene.page);
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (scene.page), scene.dossier);
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (scene.page), "intake");
  WAIT_FOR (ui_find_row (scene.page, "Network") != NULL);
  ui_settle (ui);
  return scene;
}

static Scene
show_intake (Ui *ui)
{
  return show_intake_of (ui, ui_count (ui, DOSSIER));
}

/* How many answers of SCENE about DOMAIN say TEXT. */
static gint64
n_saying (Ui *ui, const Scene *scene, const char *domain, const char *text)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT count(*) FROM answer WHERE voided = 0 AND dossier = %" G_GINT64_FORMAT
    " AND domain = '%s' AND text = '%s'",
    scene->dossier, domain, text);

  return ui_count (ui, sql);
}

/* The first text of ROW. */
static GtkTextBuffer *
buffer_of (GtkWidget *row)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (ui_find (row, GTK_TYPE_TEXT_VIEW)));
}

static void
type (GtkWidget *row, const char *text)
{
  gtk_widget_grab_focus (row);
  gtk_text_buffer_set_text (buffer_of (row), text, -1);
}

static char *
dup_typed (GtkWidget *row)
{
  char *text = NULL;

  g_object_get (buffer_of (row), "text", &text, NULL);
  return text;
}

/* What Ctrl+Enter does in ROW. */
static void
go_on (GtkWidget *row)
{
  g_assert_true (gtk_widget_activate_action (row, "writing.next", NULL));
}

static gboolean
is_dirty (GtkWidget *row)
{
  return ui_find_text (row, "Not saved yet") != NULL;
}

/* What is written is saved when one goes on to the next; the row stays, and so does the focus. */
static void
test_goes_on (Ui *ui)
{
  Scene scene = show_intake (ui);
  GtkWidget *network = ui_find_row (scene.page, "Network");
  GtkWidget *language = gtk_widget_get_next_sibling (network);
  GtkWidget *focus;

  type (network, "Kent twee buren");
  g_assert_true (is_dirty (network));
  go_on (network);
  focus = gtk_root_get_focus (GTK_ROOT (scene.window));
  g_assert_true (gtk_widget_is_ancestor (focus, language));
  WAIT_FOR (n_saying (ui, &scene, "netwerk", "Kent twee buren") == 1);
  ui_settle (ui);
  g_assert_true (ui_find_row (scene.page, "Network") == network);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (scene.window)) == focus);
  g_assert_nonnull (ui_find_text (network, "Saved"));
  /* Whoever wrote something has talked about it. */
  g_assert_cmpint (ui_count (ui, "SELECT done FROM answer WHERE text = 'Kent twee buren'"), ==, 1);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM draft"), ==, 0);
  ui_close (scene.window, scene.page);
}

/* The second time it is a change of the same answer, also when that is not read again yet. */
static void
test_twice (Ui *ui)
{
  Scene scene = show_intake (ui);
  GtkWidget *network = ui_find_row (scene.page, "Network");
  GtkWidget *language = gtk_widget_get_next_sibling (network);
  g_autofree char *text = NULL;

  type (network, "Kent twee buren");
  gtk_widget_grab_focus (language);
  type (network, "Kent nog meer buren");
  gtk_widget_grab_focus (language);
  WAIT_FOR (n_saying (ui, &scene, "netwerk", "Kent nog meer buren") == 1
            && ui_find_text (network, "Saved") != NULL);
  type (network, "Kent drie buren");
  gtk_widget_grab_focus (language);
  WAIT_FOR (n_saying (ui, &scene, "netwerk", "Kent drie buren") == 1);
  ui_settle (ui);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM answer WHERE domain = 'netwerk' AND text "
                                 "LIKE 'Kent % buren'"),
                   ==, 1);
  g_assert_false (is_dirty (network));
  ui_undo (ui, ui->done);
  WAIT_FOR (n_saying (ui, &scene, "netwerk", "Kent nog meer buren") == 1);
  ui_settle (ui);
  text = dup_typed (network);
  g_assert_cmpstr (text, ==, "Kent nog meer buren");
  ui_close (scene.window, scene.page);
}

/* Writes TEXT about the network as somebody else would: by the command, not in the row. */
static void
write_elsewhere (Ui *ui, const Scene *scene, const char *text)
{
  g_autoptr (RegieForm) form = regie_form_new ();
  g_autofree char *own = g_strdup_printf ("dossier=%" G_GINT64_FORMAT
                                          "&brede_intake=%" G_GINT64_FORMAT "&leefgebied=netwerk",
                                          scene->dossier, ui_count (ui, "SELECT " INTAKE));

  regie_form_set (form, "tekst", text);
  regie_session_do (ui->session, &regie_dossier_commands[REGIE_RECORD_ADD],
                    g_variant_new ("(ss)", "answer", own), form, NULL, NULL, NULL);
  WAIT_FOR (n_saying (ui, scene, "netwerk", text) == 1);
  ui_settle (ui);
}

/* Somebody else goes on writing about the network. */
static void
change_elsewhere (Ui *ui, const Scene *scene, const char *text)
{
  g_autofree char *id = g_strdup_printf (
    "SELECT max(id) FROM answer WHERE domain = 'netwerk' AND voided = 0 AND dossier = "
    "%" G_GINT64_FORMAT,
    scene->dossier);
  g_autoptr (RegieForm) form = regie_form_new ();

  regie_form_set (form, "tekst", text);
  regie_session_do (ui->session, &regie_dossier_commands[REGIE_RECORD_CHANGE],
                    g_variant_new ("(sx)", "answer", ui_count (ui, id)), form, NULL, NULL, NULL);
  WAIT_FOR (n_saying (ui, scene, "netwerk", text) == 1);
}

/* What somebody else wrote meanwhile is said, and stays until one says that it is to go. */
static void
test_theirs (Ui *ui)
{
  Scene scene = show_intake (ui);
  GtkWidget *network = ui_find_row (scene.page, "Network");

  type (network, "Kent twee buren");
  write_elsewhere (ui, &scene, "Zit bij de voetbalclub");
  network = ui_find_row (scene.page, "Network");
  g_assert_nonnull (ui_find_text (network, "wrote here in the meantime"));
  g_assert_nonnull (ui_find_text (network, "Zit bij de voetbalclub"));
  g_assert_true (is_dirty (network));
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (network));
  ui_settle (ui);
  g_assert_cmpint (n_saying (ui, &scene, "netwerk", "Zit bij de voetbalclub"), ==, 1);
  gtk_widget_grab_focus (network);
  go_on (network);
  WAIT_FOR (n_saying (ui, &scene, "netwerk", "Kent twee buren") == 1);
  g_assert_cmpint (n_saying (ui, &scene, "netwerk", "Zit bij de voetbalclub"), ==, 0);
  ui_settle (ui);
  g_assert_null (ui_find_text (network, "wrote here in the meantime"));
  ui_close (scene.window, scene.page);
}

/* Of the two choices beside it one takes what stands now, the other keeps both and saves that. */
static void
test_choices (Ui *ui)
{
  Scene scene = show_intake (ui);
  GtkWidget *network = ui_find_row (scene.page, "Network");
  g_autofree char *typed = NULL;

  type (network, "Kent twee buren");
  write_elsewhere (ui, &scene, "Zit bij de voetbalclub");
  WAIT_FOR (ui_find_button (network, "Take theirs") != NULL);
  ui_settle (ui);
  g_assert_null (ui_find_text (network, "Somebody else"));
  gtk_widget_grab_focus (ui_find_button (network, "Take theirs"));
  ui_click (ui_find_button (network, "Take theirs"));
  typed = dup_typed (network);
  g_assert_cmpstr (typed, ==, "Zit bij de voetbalclub");
  g_assert_false (is_dirty (network));
  g_assert_null (ui_find_button (network, "Take theirs"));
  type (network, "Zit bij de voetbalclub en zingt");
  change_elsewhere (ui, &scene, "Zit bij de schaakclub");
  WAIT_FOR (ui_find_button (network, "Keep both") != NULL);
  ui_settle (ui);
  ui_click (ui_find_button (network, "Keep both"));
  WAIT_FOR (
    n_saying (ui, &scene, "netwerk", "Zit bij de schaakclub\n\nZit bij de voetbalclub en zingt")
    == 1);
  ui_settle (ui);
  g_assert_false (is_dirty (network));
  ui_close (scene.window, scene.page);
}

/* Whoever types what the database has is in nobody's way any more. */
static void
test_gives_way (Ui *ui)
{
  Scene scene = show_intake (ui);
  GtkWidget *network = ui_find_row (scene.page, "Network");

  type (network, "Kent twee buren");
  write_elsewhere (ui, &scene, "Zit bij de voetbalclub");
  WAIT_FOR (ui_find_text (network, "wrote here in the meantime") != NULL);
  type (network, "Zit bij de voetbalclub");
  g_assert_null (ui_find_text (network, "wrote here in the meantime"));
  g_assert_false (is_dirty (network));
  type (network, "Zit bij de voetbalclub en kent twee buren");
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (network));
  WAIT_FOR (n_saying (ui, &scene, "netwerk", "Zit bij de voetbalclub en kent twee buren") == 1);
  ui_close (scene.window, scene.page);
}

/* A draft that was typed over something else says so, also on another day. */
static void
test_old_draft (Ui *ui)
{
  Scene scene = show_intake (ui);
  GtkWidget *network = ui_find_row (scene.page, "Network");

  type (network, "Kent twee buren");
  write_elsewhere (ui, &scene, "Zit bij de voetbalclub");
  WAIT_FOR (ui_find_text (network, "wrote here in the meantime") != NULL);
  type (network, "Kent twee goede buren");
  WAIT_FOR (ui_count (ui, "SELECT count(*) FROM draft WHERE place LIKE 'record.change%' AND text "
                          "LIKE '%goede%'")
            == 1);
  ui_close (scene.window, scene.page);
  change_elsewhere (ui, &scene, "Zit bij de schaakclub");
  scene = show_intake_of (ui, scene.dossier);
  network = ui_find_row (scene.page, "Network");
  WAIT_FOR (ui_find_text (network, "wrote here in the meantime") != NULL);
  gtk_widget_grab_focus (network);
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (network));
  ui_settle (ui);
  g_assert_cmpint (n_saying (ui, &scene, "netwerk", "Zit bij de schaakclub"), ==, 1);
  ui_close (scene.window, scene.page);
}

/* The first text, taken back at once, goes from the row as well, and the row lives on. */
static void
test_taken_back (Ui *ui)
{
  Scene scene = show_intake (ui);
  GtkWidget *network = ui_find_row (scene.page, "Network");
  GtkWidget *language = gtk_widget_get_next_sibling (network);
  g_autofree char *text = NULL;

  type (network, "Kent twee buren");
  gtk_widget_grab_focus (language);
  WAIT_FOR (ui->done != 0);
  ui_undo (ui, ui->done);
  ui_settle (ui);
  text = dup_typed (network);
  g_assert_cmpstr (text, ==, "");
  type (network, "Kent drie buren");
  gtk_widget_grab_focus (language);
  WAIT_FOR (n_saying (ui, &scene, "netwerk", "Kent drie buren") == 1);
  ui_close (scene.window, scene.page);
}

/* Nothing is typed: what somebody else writes comes in the row. */
static void
test_follows (Ui *ui)
{
  Scene scene = show_intake (ui);
  GtkWidget *network = ui_find_row (scene.page, "Network");
  g_autofree char *text = NULL;

  gtk_widget_grab_focus (network);
  write_elsewhere (ui, &scene, "Zit bij de voetbalclub");
  g_assert_true (ui_find_row (scene.page, "Network") == network);
  text = dup_typed (network);
  g_assert_cmpstr (text, ==, "Zit bij de voetbalclub");
  g_assert_false (is_dirty (network));
  ui_close (scene.window, scene.page);
}

/* What was typed is kept while one types, and is there again when it was not saved. */
static void
test_kept (Ui *ui)
{
  Scene scene = show_intake (ui);
  GtkWidget *network = ui_find_row (scene.page, "Network");
  g_autofree char *text = NULL;
  g_autofree char *place = NULL;
  g_autoptr (RegieForm) form = regie_form_new ();

  type (network, "Kent twee buren");
  WAIT_FOR (ui_count (ui, "SELECT count(*) FROM draft") == 1);
  g_assert_cmpint (n_saying (ui, &scene, "netwerk", "Kent twee buren"), ==, 0);
  /* Whoever takes it back keeps nothing. */
  type (network, "");
  WAIT_FOR (ui_count (ui, "SELECT count(*) FROM draft") == 0);
  g_assert_false (is_dirty (network));
  /* As after the program was ended while somebody typed. */
  place = g_strdup_printf ("record.add ('answer', 'brede_intake=%" G_GINT64_FORMAT
                           "&dossier=%" G_GINT64_FORMAT "&leefgebied=netwerk')",
                           ui_count (ui, "SELECT " INTAKE), scene.dossier);
  ui_close (scene.window, scene.page);
  regie_form_set (form, "tekst", "Was aan het typen");
  regie_session_do (ui->session, &regie_office_commands[REGIE_DRAFT_PUT],
                    g_variant_new_string (place), form, NULL, NULL, NULL);
  WAIT_FOR (ui_count (ui, "SELECT count(*) FROM draft") == 1);
  scene = show_intake (ui);
  network = ui_find_row (scene.page, "Network");
  text = dup_typed (network);
  g_assert_cmpstr (text, ==, "Was aan het typen");
  g_assert_true (is_dirty (network));
  go_on (network);
  WAIT_FOR (n_saying (ui, &scene, "netwerk", "Was aan het typen") == 1);
  WAIT_FOR (ui_count (ui, "SELECT count(*) FROM draft") == 0);
  ui_close (scene.window, scene.page);
}

/* The page goes with something in a row that is not saved: it is saved. */
static void
test_closes (Ui *ui)
{
  Scene scene = show_intake (ui);

  type (ui_find_row (scene.page, "Network"), "Kent twee buren");
  ui_close (scene.window, scene.page);
  WAIT_FOR (n_saying (ui, &scene, "netwerk", "Kent twee buren") == 1);
  WAIT_FOR (ui_count (ui, "SELECT count(*) FROM draft") == 0);
}

/* What is refused says why, and stands there still. */
static void
test_refused (Ui *ui)
{
  Scene scene = show_intake (ui);
  GtkWidget *network = ui_find_row (scene.page, "Network");
  g_autofree char *intake = g_strdup_printf ("%" G_GINT64_FORMAT, ui_count (ui, "SELECT " INTAKE));
  g_autofree char *text = NULL;

  type (network, "Kent twee buren");
  regie_session_do (ui->session, &regie_dossier_commands[REGIE_RECORD_REMOVE],
                    g_variant_new ("(sx)", "intake", g_ascii_strtoll (intake, NULL, 10)), NULL,
                    NULL, NULL, NULL);
  go_on (network);
  WAIT_FOR (ui_count (ui, "SELECT count(*) FROM draft") == 1);
  text = dup_typed (network);
  g_assert_cmpstr (text, ==, "Kent twee buren");
  ui_settle (ui);
  g_assert_cmpint (n_saying (ui, &scene, "netwerk", "Kent twee buren"), ==, 0);
  ui_close (scene.window, scene.page);
}

TEST_SUITE (writing_row)
{
  ui_add ("/ui/writing/goes-on", test_goes_on);
  ui_add ("/ui/writing/twice", test_twice);
  ui_add ("/ui/writing/theirs", test_theirs);
  ui_add ("/ui/writing/two-choices", test_choices);
  ui_add ("/ui/writing/gives-way", test_gives_way);
  ui_add ("/ui/writing/old-draft", test_old_draft);
  ui_add ("/ui/writing/taken-back", test_taken_back);
  ui_add ("/ui/writing/follows", test_follows);
  ui_add ("/ui/writing/kept", test_kept);
  ui_add ("/ui/writing/closes", test_closes);
  ui_add ("/ui/writing/refused", test_refused);
}
