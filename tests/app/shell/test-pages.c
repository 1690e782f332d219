/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the list of pages: the way back, what follows from the width and the role, and that a
 * press under way survives what others do. */
#include "regie-office-commands.h"
#include "regie-page-row.h"
#include "ui.h"

static const char *
shown (RegieWindow *window)
{
  RegiePage *page = NULL;

  g_object_get (window, "page", &page, NULL);
  g_object_unref (page);
  return gtk_widget_get_name (GTK_WIDGET (page));
}

/* From a file that is read in one goes back to the dossier, and from there to where one began. */
static void
test_way_back (Ui *ui)
{
  RegieApplication *application = ui_start (ui->path);
  RegieWindow *window = ui_window (application);
  g_autoptr (GFile) file = ui_sample ("personen.csv");
  g_autofree char *uri = g_file_get_uri (file);

  WAIT_FOR (regie_session_is_open (regie_application_get_session (application)));
  regie_window_go (window, "caseload");
  regie_window_open_dossier (window, ui_count (ui, "SELECT min(dossier) FROM dossier_index"));
  g_assert_cmpstr (shown (window), ==, "dossier");
  regie_window_open (window, "import",
                     g_variant_new ("(sux)", uri, (guint32) 0, G_GINT64_CONSTANT (0)));
  g_assert_cmpstr (shown (window), ==, "import");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpstr (shown (window), ==, "dossier");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpstr (shown (window), ==, "caseload");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.back", NULL);
  g_assert_cmpstr (shown (window), ==, "today");
  ui_stop (application);
}

/* Who records a person goes on with that person. */
static void
test_new_dossier (Ui *ui)
{
  RegieApplication *application = ui_start (ui->path);
  RegieWindow *window = ui_window (application);
  GtkWidget *dialog;

  WAIT_FOR (regie_session_is_open (regie_application_get_session (application)));
  regie_window_go (window, "caseload");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-dossier", NULL);
  WAIT_FOR ((dialog = ui_dialog (GTK_WIDGET (window))) != NULL);
  ui_fill (dialog, "achternaam", "Nieuweling");
  ui_fill (dialog, "groep", "gezin");
  ui_fill (dialog, "kennisgeving", "2026-11-02");
  ui_save (dialog);
  WAIT_FOR (ui_dialog (GTK_WIDGET (window)) == NULL);
  g_assert_cmpstr (shown (window), ==, "dossier");
  g_assert_cmpint (ui_count (ui,
                             "SELECT count(*) FROM deadline n JOIN dossier d ON d.id = n.dossier "
                             "JOIN person p ON p.id = d.person WHERE p.surname = 'Nieuweling'"),
                   >, 0);
  ui_stop (application);
}

static void
count_rows (GtkWidget *widget, GString *names)
{
  if (REGIE_IS_PAGE_ROW (widget) && gtk_widget_get_visible (widget))
    g_string_append_printf (names, "%s ", gtk_widget_get_name (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count_rows (child, names);
}

/* In the sidebar stands where one may go. */
static void
test_sidebar (Ui *ui)
{
  static const struct {
    const char *role, *rows;
  } roles[] = {
    { "balie", "today desk organisations rules " },
    { "beheer", "today caseload youth providers desk organisations dashboard rules admin " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *sql = g_strdup_printf ("UPDATE staff SET role = '%s'", roles[i].role);
      g_autofree char *path = ui_dup_database (ui, roles[i].role, sql);
      g_autoptr (GString) names = g_string_new (NULL);
      RegieApplication *application = ui_start (path);

      ui_settle_session (regie_application_get_session (application));
      count_rows (GTK_WIDGET (ui_window (application)), names);
      g_assert_cmpstr (names->str, ==, roles[i].rows);
      ui_stop (application);
    }
}

static void
note_view (GtkWidget *page, GParamSpec *pspec, guint *n)
{
  ++*n;
}

/* While something is pressed, by a key or by a finger, what a colleague changed waits. */
static void
test_press (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, regie_pages_find ("today")->type ());
  GtkWidget *window = ui_show (ui, page);
  GtkWidget *act;
  guint n = 0;

  WAIT_FOR (regie_page_get_view (REGIE_PAGE (page)) != NULL);
  ui_settle (ui);
  act = ui_find_action (page, "today.scope");
  g_signal_connect (page, "notify::view", G_CALLBACK (note_view), &n);
  gtk_widget_grab_focus (act);
  gtk_widget_add_css_class (act, "keyboard-activating");
  g_signal_emit_by_name (ui->session, "changed", NULL);
  ui_settle (ui);
  g_assert_cmpuint (n, ==, 0);
  gtk_widget_remove_css_class (act, "keyboard-activating");
  WAIT_FOR (n == 1);
  gtk_widget_set_state_flags (page, GTK_STATE_FLAG_ACTIVE, FALSE);
  g_signal_emit_by_name (ui->session, "changed", NULL);
  ui_settle (ui);
  g_assert_cmpuint (n, ==, 1);
  gtk_widget_unset_state_flags (page, GTK_STATE_FLAG_ACTIVE);
  WAIT_FOR (n == 2);
  ui_close (window, page);
}

/* A page of which the part that has the focus goes with an answer. */
typedef struct {
  RegiePage parent_instance;
  GtkWidget *button;
  gboolean is_losing;
  gboolean is_known; /* what had the focus right after the answer is known */
  GtkWidget *focus;
} LosingPage;

typedef RegiePageClass LosingPageClass;

static GType losing_page_get_type (void);

G_DEFINE_TYPE (LosingPage, losing_page, REGIE_TYPE_PAGE)

static const RegieQuestion *
losing_page_ask (RegiePage *page, GVariant **target)
{
  return &regie_office_questions[REGIE_TODAY_LATE];
}

/* Before the next frame, which moves the focus by itself. */
static gboolean
note_focus (gpointer data)
{
  LosingPage *self = data;

  self->focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  self->is_known = TRUE;
  return G_SOURCE_REMOVE;
}

static void
losing_page_show (RegiePage *page, gpointer answer)
{
  LosingPage *self = (LosingPage *) page;

  g_free (answer);
  if (!self->is_losing)
    return;
  self->is_losing = FALSE;
  gtk_widget_unparent (g_steal_pointer (&self->button));
  g_idle_add_full (G_PRIORITY_HIGH, note_focus, self, NULL);
}

static void
losing_page_class_init (LosingPageClass *klass)
{
  klass->ask = losing_page_ask;
  klass->show = losing_page_show;
}

static void
losing_page_init (LosingPage *self)
{
  self->button = gtk_button_new_with_label ("Go");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/* A key that is pressed right after what had the focus went reaches the window. */
static void
test_orphan (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, losing_page_get_type ());
  GtkWidget *window = ui_show (ui, page);
  LosingPage *self = (LosingPage *) page;

  ui_settle (ui);
  WAIT_FOR (gtk_window_is_active (GTK_WINDOW (window)));
  gtk_widget_grab_focus (self->button);
  g_assert_true (gtk_widget_is_focus (self->button));
  self->is_losing = TRUE;
  g_signal_emit_by_name (ui->session, "changed", NULL);
  WAIT_FOR (self->is_known);
  g_assert_true (self->focus == NULL || gtk_widget_get_root (self->focus) == GTK_ROOT (window));
  ui_close (window, page);
}

TEST_SUITE (pages)
{
  ui_add_program ("/ui/pages/way-back", test_way_back);
  ui_add_program ("/ui/pages/new-dossier", test_new_dossier);
  ui_add_program ("/ui/pages/sidebar", test_sidebar);
  ui_add ("/ui/pages/press", test_press);
  ui_add ("/ui/pages/orphan", test_orphan);
}
