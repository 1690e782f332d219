/* SPDX-License-Identifier: EUPL-1.2 */
/* What was typed and is not saved yet, on both engines. */
#include "regie-draft.h"

#include "records.h"
#include "regie-change.h"

/* Lotte is 1 and Sam is 2. */
static void
add_staff (Fixture *f)
{
  sql (f, "INSERT INTO staff (id, version, voided, name, role, active) VALUES (1, 1, 0, 'Lotte', "
          "'consulent', 1), (2, 1, 0, 'Sam', 'consulent', 1)");
}

static void
put (Fixture *f, gint64 staff, const char *place, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (regie_draft_put (f->db, staff, place, text, &error));
  g_assert_no_error (error);
}

static void
assert_says (Fixture *f, gint64 staff, const char *place, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_true (regie_draft_get (f->db, staff, place, &text, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, wanted);
}

static void
assert_newest (Fixture *f, gint64 staff, const char *wanted)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *place = NULL;

  g_assert_true (regie_draft_newest (f->db, staff, &place, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (place, ==, wanted);
}

/* One text for each person and place; nobody sees that of another, and it is no change. */
static void
test_places (Fixture *f, gconstpointer data)
{
  add_staff (f);
  assert_says (f, 1, "dossier.talk/5", NULL);
  assert_newest (f, 1, NULL);
  put (f, 1, "dossier.talk/5", "wat=Belde & <terug>\n");
  put (f, 1, "dossier.talk/6", "wat=Kwam langs");
  put (f, 2, "dossier.talk/5", "wat=Schreef");
  assert_says (f, 1, "dossier.talk/5", "wat=Belde & <terug>\n");
  assert_says (f, 2, "dossier.talk/5", "wat=Schreef");
  assert_newest (f, 1, "dossier.talk/6");
  put (f, 1, "dossier.talk/5", "wat=Belde twee keer"); /* what is typed on becomes the newest */
  assert_says (f, 1, "dossier.talk/5", "wat=Belde twee keer");
  assert_newest (f, 1, "dossier.talk/5");
  assert_newest (f, 2, "dossier.talk/5");
  g_assert_cmpint (count (f, "SELECT count(*) FROM draft"), ==, 3);
  put (f, 1, "dossier.talk/5", NULL);
  put (f, 1, "dossier.talk/5", NULL); /* what is gone can go again */
  assert_says (f, 1, "dossier.talk/5", NULL);
  assert_newest (f, 1, "dossier.talk/6");
  assert_says (f, 2, "dossier.talk/5", "wat=Schreef");
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_log"), ==, 0);
}

/* After thirty days it goes; the day before it is still there. */
static void
test_sweep (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *place;
    int days;
  } rows[] = { { "old", 31 }, { "almost", 29 }, { "new", 0 } };
  g_autoptr (GError) error = NULL;

  add_staff (f);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *age = g_strdup_printf (
        "UPDATE draft SET id = %" G_GINT64_FORMAT " WHERE place = '%s'",
        regie_id_at (g_get_real_time () - rows[i].days * G_TIME_SPAN_DAY), rows[i].place);

      put (f, 1, rows[i].place, "x");
      sql (f, age);
    }
  g_assert_true (regie_draft_sweep (f->db, &error));
  g_assert_no_error (error);
  assert_says (f, 1, "old", NULL);
  assert_says (f, 1, "almost", "x");
  assert_says (f, 1, "new", "x");
  g_assert_cmpint (count (f, "SELECT count(*) FROM draft"), ==, 2);
}

TEST_SUITE (draft)
{
  static const FixtureTest tests[] = {
    { "one-for-each-person-and-place", test_places },
    { "goes-after-thirty-days", test_sweep },
  };

  ADD_ON_BOTH_ENGINES ("/draft", tests);
}
