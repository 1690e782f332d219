/* SPDX-License-Identifier: EUPL-1.2 */
/* Records as they are stored, without those that are void. */
#include "fixture.h"
#include "regie-error.h"

static const RegieEntity *
team (void)
{
  return regie_entity (REGIE_ENTITY_Team);
}

static void
add_teams (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  regie_db_script (f->db,
                   "INSERT INTO team (id, version, voided, name) VALUES (1, 4, 0, 'Noord'), "
                   "(2, 1, 0, 'Zuid'), (3, 2, 1, 'Weg')",
                   &error);
  g_assert_no_error (error);
}

static void
test_many (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) some = NULL;
  g_autoptr (GPtrArray) none = NULL;

  add_teams (f);
  all = regie_load (f->db, team (), "0 = 0 ORDER BY name DESC", 0, NULL, &error);
  some = regie_load (f->db, team (), "name = $1", 1, (const char *[]){ "Noord" }, &error);
  none = regie_load (f->db, team (), "name = $1", 1, (const char *[]){ NULL }, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (regie_get (all->pdata[0], Team, name), ==, "Zuid");
  g_assert_cmpuint (some->len, ==, 1);
  g_assert_cmpint (regie_record_get_id (some->pdata[0]), ==, 1);
  g_assert_cmpint (regie_record_get_version (some->pdata[0]), ==, 4);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (regie_load (f->db, team (), "geen_kolom = 1", 0, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_FAILED);
}

/* Several kinds at once are what each would be; when one cannot be read there is none. */
static void
test_together (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) north = NULL;
  g_autoptr (GPtrArray) staff = NULL;
  g_autoptr (GPtrArray) all = NULL;
  GPtrArray *none[2] = { NULL, NULL };
  const char *name = "Noord";
  const RegieLoadAsk asks[] = {
    { team (), "name = $1", 1, &name, &north },
    { regie_entity (REGIE_ENTITY_Staff), NULL, 0, NULL, &staff },
    { team (), "0 = 0 ORDER BY name DESC", 0, NULL, &all },
  };
  const RegieLoadAsk wrong[] = {
    { team (), NULL, 0, NULL, &none[0] },
    { team (), "geen_kolom = $1", 1, &name, &none[1] },
  };

  add_teams (f);
  g_assert_true (regie_load_all (f->db, asks, G_N_ELEMENTS (asks), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (north->len, ==, 1);
  g_assert_cmpint (regie_record_get_id (north->pdata[0]), ==, 1);
  g_assert_cmpuint (staff->len, ==, 0);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_cmpstr (regie_get (all->pdata[0], Team, name), ==, "Zuid");
  g_assert_false (regie_load_all (f->db, wrong, G_N_ELEMENTS (wrong), &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_FAILED);
  g_assert_true (none[0] == NULL && none[1] == NULL);
}

/* That there is none is no error, unless it must be there: then somebody removed it, or it never
 * was. */
static void
test_one (Fixture *f, gconstpointer data)
{
  static const gint64 gone[] = { 3, 4, 0, -1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieRecord) there = NULL;
  g_autoptr (RegieRecord) needed = NULL;

  add_teams (f);
  there = regie_load_there (f->db, team (), 2, "gone", &error);
  needed = regie_load_needed (f->db, team (), 2, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (regie_get (there, Team, name), ==, "Zuid");
  g_assert_cmpstr (regie_get (needed, Team, name), ==, "Zuid");
  for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
    {
      g_assert_null (regie_load_one (f->db, team (), gone[i], &error));
      g_assert_no_error (error);
      g_assert_null (regie_load_there (f->db, team (), gone[i], "It went.", &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
      g_assert_cmpstr (error->message, ==,
                       gone[i] == 3 ? "It went." : "Team: there is none with this number here.");
      g_clear_error (&error);
      g_assert_null (regie_load_needed (f->db, team (), gone[i], &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
      g_assert_cmpstr (error->message, ==,
                       gone[i] == 3 ? "Team: this is no longer there."
                                    : "Team: there is none with this number here.");
      g_clear_error (&error);
    }
}

/* A database that fails is another thing than a record that is gone. */
static void
test_failed (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_db_script (f->db, "ALTER TABLE team RENAME TO ploeg", NULL));
  g_assert_null (regie_load_there (f->db, team (), 1, "gone", &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_FAILED);
  g_assert_null (regie_load_needed (f->db, team (), 1, NULL));
}

TEST_SUITE (load)
{
  static const FixtureTest tests[] = {
    { "together", test_together },
    { "many", test_many },
    { "one", test_one },
    { "a-database-that-fails", test_failed },
  };

  ADD_ON_BOTH_ENGINES ("/load", tests);
}
