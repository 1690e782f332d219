/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of the window on a server, where others work as well, and which goes and comes back. */
#include "fixture.h"
#include "regie-demo.h"
#include "regie-dialogs.h"
#include "regie-dossier-page.h"
#include "regie-lock.h"
#include "regie-text.h"
#include "ui.h"

typedef struct {
  Fixture f;
  RegieApplication *application;
  RegieWindow *window;
  RegieSession *session;
} Shared;

/* An office on a server, and a window that shows its first dossier; the connection of the fixture
 * is the colleague. */
static void
open_shared (Shared *self)
{
  static guint n;
  g_autofree char *uri = NULL;

  set_up (&self->f, GINT_TO_POINTER (TRUE));
  /* A program is known by its database: each test has another. */
  uri = g_strdup_printf ("%s&application_name=venster%u", self->f.uri, ++n);
  g_assert_true (regie_demo_fill (self->f.db, self->f.office, 30, 2, NULL, NULL, NULL, NULL));
  g_assert_true (regie_db_script (self->f.db,
                                  "UPDATE staff SET role = 'beheer';"
                                  "UPDATE staff SET login = session_user WHERE id = (SELECT min "
                                  "(id) FROM staff)",
                                  NULL));
  self->application = ui_start (uri);
  self->window = ui_window (self->application);
  self->session = regie_application_get_session (self->application);
  ui_settle_session (self->session);
}

static void
close_shared (Shared *self)
{
  ui_stop (self->application);
  tear_down (&self->f, GINT_TO_POINTER (TRUE));
}

static gboolean
says (Shared *self, const char *text)
{
  return ui_find_text (GTK_WIDGET (self->window), text) != NULL;
}

/* The colleague gives PERSON another surname. */
static void
rename_person (Shared *self, gint64 person, const char *from, const char *to)
{
  RegieChange *change = regie_change_new ("Naam");
  char id[REGIE_NUMBER_TEXT];

  regie_change_add (change, "person", regie_number_format (person, id), "surname", from, to);
  apply (&self->f, change, NULL);
}

/* What a colleague does is on the screen by itself, and what I am typing stays. */
static void
test_live (Ui *ui)
{
  Shared self = { 0 };
  gint64 dossier, person, before;
  g_autofree char *surname = NULL;
  GtkWidget *form;

  open_shared (&self);
  dossier = count (&self.f, "SELECT min (id) FROM dossier");
  person = count (&self.f, "SELECT person FROM dossier ORDER BY id LIMIT 1");
  regie_db_get_text (self.f.db,
                     "SELECT p.surname FROM person p JOIN dossier d ON d.person = p.id "
                     "ORDER BY d.id LIMIT 1",
                     0, NULL, &surname, NULL);
  regie_window_open_dossier (self.window, dossier);
  ui_settle_session (self.session);
  WAIT_FOR (says (&self, surname));
  regie_fact_dialog_present (GTK_WIDGET (self.window), self.session, dossier, NULL, "contact", NULL,
                             FALSE);
  form = ui_dialog (GTK_WIDGET (self.window));
  ui_fill (form, "toelichting", "Belde over de bus");
  before = g_get_monotonic_time ();
  rename_person (&self, person, surname, "Andersgenoemd");
  WAIT_FOR (says (&self, "Andersgenoemd"));
  g_test_message ("seen after %" G_GINT64_FORMAT " ms", (g_get_monotonic_time () - before) / 1000);
  g_assert_true (ui_says (form, "toelichting", "Belde over de bus"));
  close_shared (&self);
}

static void
note_news (RegieSession *session, RegieNews *news, RegieNews **all)
{
  if (news != NULL)
    regie_news_add (*all, news);
}

/* Something happened in DOSSIER, in the window of SESSION. */
static void
record_contact (RegieSession *session, gint64 dossier)
{
  g_autoptr (RegieForm) form = regie_form_new ();

  regie_form_set (form, "soort", "brede_intake");
  regie_form_set (form, "datum", "2026-11-02");
  regie_session_do (session, regie_command_find ("fact.record"), g_variant_new_int64 (dossier),
                    form, NULL, NULL, NULL);
}

/* Two programs on one server: each has what the other did. */
static void
test_two (Ui *ui)
{
  Shared self = { 0 };
  g_autofree char *uri = NULL;
  g_autoptr (RegieSession) other = NULL;
  g_autoptr (RegieNews) news = regie_news_new ();
  GtkWidget *page;
  gint64 dossier, elsewhere;
  guint before;

  open_shared (&self);
  dossier = count (&self.f, "SELECT min (id) FROM dossier");
  elsewhere = count (&self.f, "SELECT max (id) FROM dossier");
  uri = g_strconcat (self.f.uri, "&application_name=anderen", NULL);
  other = regie_session_new (uri, REGIE_DB_READ_WRITE, ui_today (), FALSE);
  ui_settle_session (other);
  g_signal_connect (other, "changed", G_CALLBACK (note_news), &news);
  regie_window_open_dossier (self.window, dossier);
  ui_settle_session (self.session);
  WAIT_FOR ((page = ui_find (GTK_WIDGET (self.window), REGIE_TYPE_DOSSIER_PAGE)) != NULL);
  /* Hers elsewhere comes first, and is nothing to who looks here. */
  before = regie_page_get_n_asked (REGIE_PAGE (page));
  record_contact (other, elsewhere);
  ui_settle_session (other);
  record_contact (other, dossier);
  WAIT_FOR (regie_page_get_n_asked (REGIE_PAGE (page)) > before);
  record_contact (self.session, dossier);
  WAIT_FOR (regie_news_has (news, "dossier", dossier));
  g_assert_false (regie_news_is_everything (news));
  ui_settle_session (other);
  regie_session_close (other);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  close_shared (&self);
}

/* Who else has the same dossier open is said above it; the colleague sees me there, until I go
 * elsewhere. */
static void
test_open (Ui *ui)
{
  Shared self = { 0 };
  g_autofree char *uri = NULL;
  g_autofree char *key = NULL;
  g_autofree char *names = NULL;
  g_autoptr (RegieDb) lotte = NULL;
  g_autoptr (GError) error = NULL;
  gint64 dossier;

  open_shared (&self);
  dossier = count (&self.f, "SELECT min (id) FROM dossier");
  g_assert_true (
    regie_db_script (self.f.db,
                     "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES "
                     "(7, 1, 0, 'Lotte Habets', 'lotte', 'consulent', 1);"
                     "DO $$ BEGIN CREATE ROLE lotte LOGIN SUPERUSER; EXCEPTION WHEN "
                     "duplicate_object THEN NULL; END $$",
                     NULL));
  uri = g_strconcat (self.f.uri, "&user=lotte", NULL);
  lotte = regie_db_open (uri, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  regie_window_open_dossier (self.window, dossier);
  while (names == NULL)
    {
      ui_turn ();
      g_assert_true (regie_lock_dup_others (lotte, dossier, &names, NULL));
    }
  key = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);
  g_assert_true (
    regie_db_exec (lotte,
                   "SELECT pg_advisory_lock_shared (" REGIE_LOCK_OPEN_CLASS
                   ", regie_open_key ($1)), pg_notify ('regie_' || current_schema (), 'open *')",
                   1, (const char *const *) &key, NULL, NULL, NULL));
  WAIT_FOR (says (&self, "Also open with: Lotte Habets"));
  regie_window_go (self.window, "caseload");
  while (names != NULL)
    {
      g_clear_pointer (&names, g_free);
      ui_turn ();
      g_assert_true (regie_lock_dup_others (lotte, dossier, &names, NULL));
    }
  regie_window_open_dossier (self.window, dossier);
  WAIT_FOR (says (&self, "Also open with: Lotte Habets"));
  /* Her program is killed, which says nothing: it is seen when it is looked at. */
  g_assert_true (regie_db_script (self.f.db,
                                  "SELECT pg_terminate_backend (pid) FROM pg_stat_activity WHERE "
                                  "usename = 'lotte'",
                                  NULL));
  while (says (&self, "Also open with: Lotte Habets"))
    {
      g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
      ui_turn ();
    }
  close_shared (&self);
}

static gboolean
has_file (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "regie", NULL);
  GDir *dir = g_dir_open (folder, 0, NULL);
  gboolean has = dir != NULL && g_dir_read_name (dir) != NULL;

  g_clear_pointer (&dir, g_dir_close);
  return has;
}

/* The server goes while something is being typed: the window says so, saving says so, and what is
 * typed lies in a file; it comes back: nobody says anything any more, what was typed is in the
 * database, and is saved. */
static void
test_lost (Ui *ui)
{
  static const char drafts[] = "SELECT count(*) FROM draft";
  static const char contacts[] = "SELECT count(*) FROM fact WHERE note = 'Belde over de bus'";
  Shared self = { 0 };
  GtkWidget *form;

  open_shared (&self);
  regie_fact_dialog_present (GTK_WIDGET (self.window), self.session,
                             count (&self.f, "SELECT min (id) FROM dossier"), NULL, "brede_intake",
                             NULL, FALSE);
  form = ui_dialog (GTK_WIDGET (self.window));
  fixture_cut (&self.f);
  WAIT_FOR (regie_session_is_lost (self.session));
  WAIT_FOR (says (&self, "Regie tries again by itself"));
  ui_fill (form, "toelichting", "Belde over de bus");
  WAIT_FOR (has_file ());
  g_assert_cmpint (count (&self.f, drafts), ==, 0);
  ui_save (form);
  WAIT_FOR (ui_find_text (form, "What you typed is still here") != NULL
            || ui_find_text (form, "Try again") != NULL);
  g_assert_true (ui_says (form, "toelichting", "Belde over de bus"));
  fixture_let_in (&self.f, TRUE);
  WAIT_FOR (!regie_session_is_lost (self.session));
  WAIT_FOR (count (&self.f, drafts) == 1);
  WAIT_FOR (!has_file ());
  g_assert_cmpint (count (&self.f, contacts), ==, 0);
  ui_save (form);
  WAIT_FOR (ui_dialog (GTK_WIDGET (self.window)) == NULL);
  WAIT_FOR (count (&self.f, drafts) == 0);
  g_assert_cmpint (count (&self.f, contacts), ==, 1);
  close_shared (&self);
}

TEST_SUITE (shared)
{
  if (!fixture_has_server ())
    return;
  ui_add_program ("/shared/live", test_live);
  ui_add_program ("/shared/two-programs", test_two);
  ui_add_program ("/shared/who-has-it-open", test_open);
  ui_add_program ("/shared/lost-and-found", test_lost);
}
