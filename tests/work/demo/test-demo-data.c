/* SPDX-License-Identifier: EUPL-1.2 */
/* The invented municipality. */
#include "fixture.h"
#include "regie-caseload.h"
#include "regie-demo.h"
#include "regie-export.h"
#include "regie-today.h"

static void
test_demo (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) today = NULL;
  g_autoptr (GString) csv = g_string_new (NULL);
  static const char *const sorts[] = { "name",  "group",   "route",      "phase", "next",
                                       "hours", "contact", "consultant", "term",  "number" };

  fixture_fill (f, 120, 7);
  g_assert_true (regie_demo_is (f->db));
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index"), ==, 120);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE bsn NOT LIKE '99%'"), ==, 0);
  assert_in_order (f);
  for (guint i = 0; i < G_N_ELEMENTS (sorts); i++)
    for (guint descending = 0; descending < 2; descending++)
      {
        g_clear_pointer (&ids, g_array_unref);
        g_free (query->sort);
        query->sort = g_strdup (sorts[i]);
        query->descending = descending;
        ids = regie_caseload_ids (f->db, query, regie_office_today (f->office), 0, NULL, &error);
        g_assert_no_error (error);
        g_assert_cmpuint (ids->len, ==, 120);
      }
  rows = regie_caseload_rows (f->db, (const gint64 *) (gconstpointer) ids->data, ids->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpint (((RegieCaseloadRow *) rows->pdata[i])->id, ==, g_array_index (ids, gint64, i));
  keys = regie_today_keys (f->db, query, NULL, regie_office_today (f->office), &error);
  {
    g_autoptr (GArray) two = regie_today_keys (f->db, query, "PIP-10W,SIGNAAL-STIL",
                                               regie_office_today (f->office), &error);
    g_autoptr (GArray) one = regie_today_keys (f->db, query, "PIP-10W",
                                               regie_office_today (f->office), &error);
    g_autoptr (GArray) none = regie_today_keys (f->db, query, "GEEN-REGEL",
                                                regie_office_today (f->office), &error);

    g_assert_no_error (error);
    g_assert_cmpuint (one->len, >, 0);
    g_assert_cmpuint (two->len, >, one->len);
    g_assert_cmpuint (two->len, <, keys->len);
    g_assert_cmpuint (none->len, ==, 0);
  }
  g_assert_no_error (error);
  g_assert_cmpuint (keys->len, >, 5);
  today = regie_today_rows (f->db, f->office, (const RegieTodayKey *) (gconstpointer) keys->data,
                            keys->len, &error);
  for (guint i = 0; i < today->len; i++)
    {
      const RegieTodayKey *key = &g_array_index (keys, RegieTodayKey, i);

      g_assert_nonnull (today->pdata[i]);
      if (key->section == REGIE_SECTION_LATE)
        g_assert_cmpint (key->due, <, regie_office_today (f->office));
      if (i > 0)
        g_assert_cmpuint (key->section, >=, g_array_index (keys, RegieTodayKey, i - 1).section);
    }
  g_assert_true (regie_export_caseload (f->db, f->office, query, TRUE, csv, NULL, &error));
  g_assert_true (g_str_has_prefix (csv->str, "\xef\xbb\xbf"
                                             "dossiernummer;bsn;"));
}

/* The same seed makes the same bytes. */
static void
test_demo_bytes (void)
{
  g_autofree char *first = NULL;
  gsize n_first = 0;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
      g_autofree char *path = g_build_filename (folder, "a.db", NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);
      RegieDb *db = regie_db_open (path, REGIE_DB_CREATE, NULL);
      gsize n;

      regie_migrate (db, regie_schema (), NULL);
      g_assert_true (regie_demo_fill (db, office, 40, 9, NULL, NULL, NULL, NULL));
      regie_db_close (db);
      g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
      if (i == 0)
        first = g_steal_pointer (&bytes), n_first = n;
      else
        g_assert_cmpmem (first, n_first, bytes, n);
      g_unlink (path);
      g_rmdir (folder);
    }
}

TEST_SUITE (demo_data)
{
  static const FixtureTest tests[] = {
    { "fills-every-list", test_demo },
  };

  ADD_ON_BOTH_ENGINES ("/demo-data", tests);
  g_test_add_func ("/demo-data/the-same-seed-makes-the-same-bytes", test_demo_bytes);
}
