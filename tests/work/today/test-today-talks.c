/* SPDX-License-Identifier: EUPL-1.2 */
/* Talks in Vandaag: whose, in which part, in which order, and what can be done with them. */
#include "regie-today-talks.h"

#include "records.h"
#include "regie-today-view.h"
#include "regie-today.h"

static void
plan (Fixture *f, gint64 dossier, const char *day, const char *time, const char *staff)
{
  gint64 id = record_in (f, REGIE_ENTITY_Talk, dossier,
                         PAIRS ("datum", day, "tijd", time, "waarover", "pip", "stand", "gepland",
                                "plaats", "Kamer 4"));
  g_autofree char *mine = g_strdup_printf (
    "UPDATE talk SET staff = %s WHERE id = %" G_GINT64_FORMAT, staff, id);

  sql (f, mine);
}

/* The talks of who QUERY is about. */
static GArray *
find (Fixture *f, const RegieQuery *query, const char *rules)
{
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (RegieTodayKey));
  g_autoptr (GError) error = NULL;

  g_assert_true (
    regie_today_add_talks (f->db, query, rules, regie_office_today (f->office), keys, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < keys->len; i++)
    g_assert_true (regie_today_is_talk (&g_array_index (keys, RegieTodayKey, i)));
  return keys;
}

static gint64
add_scene (Fixture *f)
{
  gint64 dossier = add_dossier (f, "Tesfai", NULL, "gezin");

  sql (f, "INSERT INTO staff (id, version, voided, name, role, active) VALUES"
          " (7, 1, 0, 'Yara', 'consulent', 1), (8, 1, 0, 'Bas', 'consulent', 1)");
  plan (f, dossier, "2026-11-23", "14:00", "7");
  plan (f, dossier, "2026-11-23", "9:30", "7");
  plan (f, dossier, "2026-11-23", NULL, "7");
  plan (f, dossier, "2026-11-30", "9:30", "7");
  plan (f, dossier, "2026-12-01", "9:30", "7");
  plan (f, dossier, "2026-11-20", "9:30", "7");
  plan (f, dossier, "2026-11-24", "9:30", "8");
  return dossier;
}

/* Mine of today, then of this week, by day and hour; what passed and was not told of comes behind,
 * as a signal. */
static void
test_keys (Fixture *f, gconstpointer data)
{
  static const struct {
    guint n;
    RegieSection section;
  } wanted[] = { { 570, REGIE_SECTION_TALKS },
                 { 840, REGIE_SECTION_TALKS },
                 { 1440, REGIE_SECTION_TALKS },
                 { 570, REGIE_SECTION_WEEK },
                 { 570, REGIE_SECTION_SIGNAL } };
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) others = NULL;
  g_autoptr (GArray) none = NULL;
  g_autoptr (GArray) passed = NULL;
  g_autoptr (GArray) others_own = NULL;

  add_scene (f);
  query->scope = REGIE_SCOPE_MINE;
  query->me = 7;
  keys = find (f, query, NULL);
  g_assert_cmpuint (keys->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < keys->len; i++)
    {
      g_assert_cmpuint (g_array_index (keys, RegieTodayKey, i).n, ==, wanted[i].n);
      g_assert_cmpuint (g_array_index (keys, RegieTodayKey, i).section, ==, wanted[i].section);
    }
  others = find (f, query, "PIP-10W");
  g_assert_cmpuint (others->len, ==, 0);
  none = find (f, query, "PIP-10W,GESPREK");
  g_assert_cmpuint (none->len, ==, keys->len);
  /* Who looks over everybody sees the talks of others when asked for, and what nobody told of. */
  query->scope = REGIE_SCOPE_ALL;
  all = find (f, query, REGIE_RULE_TALK);
  g_assert_cmpuint (all->len, ==, keys->len + 1);
  passed = find (f, query, NULL);
  g_assert_cmpuint (passed->len, ==, 1);
  g_assert_cmpuint (g_array_index (passed, RegieTodayKey, 0).section, ==, REGIE_SECTION_SIGNAL);
  query->consultant = 8;
  others_own = find (f, query, NULL);
  g_assert_cmpuint (others_own->len, ==, 1);
}

/* The talks of who left are those of who has the dossier now. */
static void
test_left (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GArray) before = NULL;
  g_autoptr (GArray) after = NULL;

  add_scene (f);
  sql (f, "UPDATE dossier_index SET consultant = 8");
  query->scope = REGIE_SCOPE_MINE;
  query->me = 8;
  before = find (f, query, NULL);
  g_assert_cmpuint (before->len, ==, 1);
  sql (f, "UPDATE staff SET active = 0 WHERE id = 7");
  after = find (f, query, NULL);
  g_assert_cmpuint (after->len, ==, 6);
}

static RegieTodayItem *
item_of (Fixture *f, const RegieTodayKey *key, const char *role)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);

  rows = regie_today_rows (f->db, f->office, key, 1, &error);
  g_assert_no_error (error);
  g_assert_nonnull (rows->pdata[0]);
  return regie_today_item_new (&work, rows->pdata[0]);
}

/* Today's can be told of; one that is to come is looked at, or moved; who may not record only
 * looks. */
static void
test_items (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GArray) keys = NULL;
  g_autoptr (RegieTodayItem) today = NULL;
  g_autoptr (RegieTodayItem) later = NULL;
  g_autoptr (RegieTodayItem) seen = NULL;

  add_scene (f);
  query->scope = REGIE_SCOPE_MINE;
  query->me = 7;
  keys = find (f, query, NULL);
  today = item_of (f, &g_array_index (keys, RegieTodayKey, 0), "consulent");
  g_assert_cmpstr (today->what, ==, "Talk: Talk through the PIP");
  g_assert_cmpstr (today->action, ==, "talk.hold");
  g_assert_cmpstr (today->distance, ==, "9:30");
  g_assert_cmpint (g_variant_get_int64 (today->target), ==,
                   g_array_index (keys, RegieTodayKey, 0).subject);
  g_assert_cmpstr (today->later_action, ==, "talk.move");
  g_assert_nonnull (strstr (today->why, "9:30 · Kamer 4"));
  later = item_of (f, &g_array_index (keys, RegieTodayKey, 3), "consulent");
  g_assert_cmpstr (later->action, ==, "win.dossier");
  seen = item_of (f, &g_array_index (keys, RegieTodayKey, 0), "manager");
  g_assert_cmpstr (seen->action, ==, "win.dossier");
  g_assert_null (seen->later_action);
}

/* A talk that somebody removed meanwhile is a row that is gone. */
static void
test_gone (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GArray) keys = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  add_scene (f);
  keys = find (f, query, NULL);
  sql (f, "UPDATE talk SET voided = 1");
  rows = regie_today_rows (f->db, f->office, (const RegieTodayKey *) (gpointer) keys->data,
                           keys->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_assert_null (rows->pdata[i]);
}

TEST_SUITE (today_talks)
{
  static const FixtureTest tests[] = {
    { "mine-by-day-and-hour", test_keys },
    { "of-who-left", test_left },
    { "what-can-be-done", test_items },
    { "one-that-is-gone", test_gone },
  };

  ADD_ON_BOTH_ENGINES ("/today-talks", tests);
}
