/* SPDX-License-Identifier: EUPL-1.2 */
/* Bytes and records of files belong together, whatever happens to a dossier; and a server shows
 * them to nobody who may not see them. */
#include "regie-attachment.h"

#include <unistd.h>

#include "records.h"
#include "regie-erase.h"
#include "regie-error.h"
#include "regie-merge.h"
#include "regie-policies.h"

/* Adds a file to DOSSIER over the connection DB. */
static void
add_over (Fixture *f, RegieDb *db, gint64 dossier, const char *text, const char *kind)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (
    (GDestroyNotify) regie_incoming_free);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (RegieForm) form = form_of (PAIRS ("soort", kind));
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieChange) change = NULL;

  g_ptr_array_add (files, regie_incoming_new ("brief.txt", bytes, &error));
  g_assert_no_error (error);
  change = regie_attachments_make (db, f->office, dossier, files, form, 0, &error);
  g_assert_no_error (error);
  regie_apply (db, &f->applier, change, NULL, &error);
  g_assert_no_error (error);
}

static gint64
add_file (Fixture *f, gint64 dossier, const char *text, const char *kind)
{
  add_over (f, f->db, dossier, text, kind);
  return count (f, "SELECT max(id) FROM attachment");
}

static void
assert_fault (Fixture *f, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (regie_attachments_check (f->db, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED);
  if (strstr (error->message, part) == NULL)
    g_error ("%s", error->message);
}

/* Each way in which they can part is seen. */
static void
test_check (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 id = add_file (f, dossier, "een", "brief");
  g_autoptr (GError) error = NULL;

  add_file (f, dossier, "twee", "overig");
  g_assert_true (regie_attachments_check (f->db, &error));
  g_assert_no_error (error);
  sql (f, regie_db_is_postgres (f->db) ? "UPDATE attachment_bytes SET bytes = 'eem'::bytea WHERE "
                                         "id = (SELECT min(id) FROM attachment)"
                                       : "UPDATE attachment_bytes SET bytes = x'65656d' WHERE id = "
                                         "(SELECT min(id) FROM attachment)");
  assert_fault (f, "changed from outside");
  g_assert_null (regie_attachment_load (f->db, id, "consulent", &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_DAMAGED);
  sql (f, "DELETE FROM attachment_bytes WHERE id = (SELECT min(id) FROM attachment)");
  assert_fault (f, "lost its bytes");
  if (regie_db_is_postgres (f->db))
    sql (f, "ALTER TABLE attachment_bytes DROP CONSTRAINT attachment_bytes_id_fkey");
  else
    sql (f, "PRAGMA foreign_keys = OFF");
  sql (f, "DELETE FROM attachment");
  assert_fault (f, "in no dossier");
}

/* A record that went is a part of the whole as well: its bytes wait for who takes that back. */
static void
test_removed (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  add_file (f, add_dossier (f, "Berhane", NULL, "asiel_28"), "een", "brief");
  sql (f, "UPDATE attachment SET voided = 1");
  g_assert_true (regie_attachments_check (f->db, &error));
  g_assert_no_error (error);
  sql (f, "DELETE FROM attachment_bytes");
  assert_fault (f, "lost its bytes");
}

/* Who is erased leaves no byte, also not of what was removed before; others keep theirs. */
static void
test_erased (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", "999999990", "asiel_28");
  gint64 other = add_dossier (f, "Haddad", "999999989", "asiel_28");
  g_autoptr (GError) error = NULL;

  add_file (f, dossier, "een", "brief");
  sql (f, "UPDATE attachment SET voided = 1");
  add_file (f, dossier, "twee", "medisch");
  add_file (f, other, "een", "brief");
  g_assert_true (regie_erase_dossier (f->db, f->office, dossier, "verzoek", 0, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM attachment_bytes"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_value WHERE entity = 'attachment' AND id "
                             "NOT IN (SELECT id FROM attachment) AND (from_text IS NOT NULL OR "
                             "to_text <> '1')"),
                   ==, 0);
  g_assert_true (regie_attachments_check (f->db, &error));
  assert_in_order (f);
}

/* Two dossiers that become one keep the files of both, what is medical among them. */
static void
test_merged (Fixture *f, gconstpointer data)
{
  gint64 one = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 other = add_dossier (f, "Berhane", NULL, "asiel_28");
  g_autofree char *there = g_strdup_printf (
    "SELECT count(*) FROM attachment a JOIN attachment_bytes b ON b.id = a.id WHERE a.voided = 0 "
    "AND a.dossier = %" G_GINT64_FORMAT,
    one);
  g_autoptr (GError) error = NULL;
  RegieChange *change;

  add_file (f, one, "een", "brief");
  add_file (f, other, "twee", "medisch");
  change = regie_twins_merge (f->db, f->office, one, other, NULL, &error);
  g_assert_no_error (error);
  apply (f, change, NULL);
  g_assert_cmpint (count (f, there), ==, 2);
  assert_in_order (f);
}

/* --- on a server --- */

static gint64
count_as (RegieDb *db, const char *text)
{
  g_autoptr (GError) error = NULL;
  gint64 n;

  g_assert_true (regie_db_get_int (db, text, 0, NULL, &n, &error));
  g_assert_no_error (error);
  return n;
}

/* Each role sees in record, bytes and log what it may, whatever program asks. */
static void
test_policies (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *role;
    gint64 n;
  } rows[] = {
    { "manager", 1 }, { "financien", 1 }, { "balie", 0 }, { "consulent", 2 }, { "beheer", 4 },
  };
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");

  add_file (f, dossier, "een", "brief");
  add_file (f, dossier, "twee", "medisch");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *login = g_strdup_printf ("bestand_%d_%u", (int) getpid (), i);
      g_autofree char *make = g_strdup_printf (
        "INSERT INTO staff (id, version, voided, login, name, role, active) VALUES (%u, 1, 0, "
        "'%s', 'x', '%s', 1); CREATE ROLE %s LOGIN",
        i + 1, login, rows[i].role, login);
      g_autofree char *drop = g_strdup_printf ("DROP OWNED BY %s; DROP ROLE %s", login, login);
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieDb) db = NULL;

      sql (f, make);
      g_assert_true (regie_policies_grant (f->db, login, TRUE, &error));
      g_assert_no_error (error);
      db = open_as (f, login);
      g_assert_cmpint (count_as (db, "SELECT count(*) FROM attachment"), ==, rows[i].n);
      g_assert_cmpint (count_as (db, "SELECT count(*) FROM attachment_bytes"), ==, rows[i].n);
      g_assert_cmpint (count_as (db, "SELECT count(*) FROM change_value WHERE entity = "
                                     "'attachment'"),
                       ==, rows[i].n);
      /* Nor does it write what it does not see. */
      if (rows[i].n == 1)
        {
          g_assert_false (regie_db_script (db, "UPDATE attachment SET kind = 'medisch'", &error));
          g_clear_error (&error);
        }
      /* Who records adds files that others see; who administers erases them. */
      if (g_str_equal (rows[i].role, "consulent"))
        {
          add_over (f, db, dossier, "drie", "medisch");
          add_over (f, db, dossier, "vier", "brief");
        }
      if (g_str_equal (rows[i].role, "beheer"))
        {
          g_assert_true (regie_erase_dossier (db, f->office, dossier, "verzoek", 0, &error));
          g_assert_no_error (error);
          g_assert_cmpint (count (f, "SELECT count(*) FROM attachment_bytes"), ==, 0);
        }
      g_clear_pointer (&db, regie_db_close);
      sql (f, drop);
    }
}

TEST_SUITE (attachment)
{
  static const FixtureTest tests[] = {
    { "records-and-bytes-belong-together", test_check },
    { "removed-is-not-gone", test_removed },
    { "erased", test_erased },
    { "two-dossiers-become-one", test_merged },
  };
  static const FixtureTest on_server[] = {
    { "who-sees-what", test_policies },
  };

  ADD_ON_BOTH_ENGINES ("/attachment", tests);
  ADD_ON_SERVER ("/attachment", on_server);
}
