/* SPDX-License-Identifier: EUPL-1.2 */
/* A PostgreSQL that may be killed (server.sh). */
#include "server.h"

static void
run (const Server *self, const char *what)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "fault", "server.sh", NULL);
  const char *argv[] = { script, what, self->folder, NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
}

void
server_init (Server *self, Fixture *f)
{
  g_autofree char *postgres = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("regie-pg-XXXXXX", &error);
  g_assert_no_error (error);
  run (self, "new");
  postgres = g_strdup_printf ("postgresql:///postgres?host=%s&user=test", self->folder);
  f->db = regie_db_open (postgres, REGIE_DB_READ_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (regie_db_script (f->db, "CREATE DATABASE office", NULL));
  regie_db_close (f->db);
  self->uri = g_strdup_printf ("postgresql:///office?host=%s&user=test", self->folder);
  f->db = regie_db_open (self->uri, REGIE_DB_CREATE, &error);
  g_assert_no_error (error);
  regie_migrate (f->db, regie_schema (), &error);
  g_assert_no_error (error);
  f->uri = g_strdup (self->uri);
  f->office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);
  f->deriver = regie_office_deriver (f->office);
  f->applier = (RegieApplier){ regie_schema (), f->office->codes, 0, regie_derive_dossier,
                               f->deriver };
}

void
server_clear (Server *self, Fixture *f)
{
  g_clear_pointer (&f->db, regie_db_close);
  regie_deriver_free (f->deriver);
  regie_office_free (f->office);
  g_free (f->uri);
  run (self, "end");
  g_free (self->folder);
  g_free (self->uri);
}

void
server_kill (const Server *self)
{
  run (self, "kill");
}

void
server_start (const Server *self)
{
  run (self, "start");
}

char *
server_dup_uri_by (const Server *self, guint port)
{
  return g_strdup_printf ("postgresql://127.0.0.1:%u/office?user=test&sslmode=disable", port);
}
