/* SPDX-License-Identifier: EUPL-1.2 */
/* Who is silent over all dossiers: the same as every network says, mine first. */
#include "regie-silence-query.h"

#include "circle.h"
#include "days.h"

#define TODAY "2026-11-23"

static const RegieNetworkLimits limits = { .near = 14, .silent = 28, .meeting = 90, .ahead = 183 };

static gint64
add_partner (Fixture *f, gint64 dossier, gint64 school, const char *since, const char *every)
{
  char id[24];

  return record_in (f, REGIE_ENTITY_Tie, dossier,
                    PAIRS ("organisatie", id_text (school, id), "gebied", "school_werk", "van",
                           since, "spreken_elke", every));
}

/* Three dossiers with the same school, and each with an aunt whom nobody spoke to. */
static gint64
add_scene (Fixture *f)
{
  static const char *const last[] = { "2026-09-01", "2026-11-20", "2026-08-01" };
  static const char *const every[] = { "7", "60", "200" };
  gint64 school = record (f, REGIE_ENTITY_Organisation, PAIRS ("naam", "Vista", "soort", "school"));

  sql (f, "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES (7, 1, 0, "
          "'Inge Smeets', 'i', 'regisseur', 1), (8, 1, 0, 'Bas Dols', 'b', 'regisseur', 1)");
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    {
      g_autofree char *name = g_strdup_printf ("Naam%u", i);
      gint64 dossier = add_dossier (f, name, NULL, "asiel_28");

      talk_to (f, dossier, add_partner (f, dossier, school, "2026-01-05", every[i]), last[i]);
      record_in (f, REGIE_ENTITY_Tie, dossier,
                 PAIRS ("naam", "Tante Hiwet", "gebied", "steun", "van", "2026-09-01"));
    }
  return school;
}

static GPtrArray *
load (Fixture *f, gint64 organisation, gint64 director, gint64 me)
{
  const RegieSilenceAsk ask = { organisation, director, me };
  g_autoptr (GError) error = NULL;
  GPtrArray *silent = regie_silence_load (f->db, &limits, &ask, day (TODAY), &error);

  g_assert_no_error (error);
  return silent;
}

static const RegieSilent *
find (const GPtrArray *silent, gint64 tie)
{
  for (guint i = 0; i < silent->len; i++)
    if (((RegieSilent *) silent->pdata[i])->tie == tie)
      return silent->pdata[i];
  return NULL;
}

/* Every member of every network is in the list when its network calls it silent, as long, and not
 * otherwise. */
static void
test_same (Fixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) silent = NULL;
  g_autoptr (GArray) dossiers = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 0;

  add_scene (f);
  silent = load (f, 0, 0, 0);
  g_assert_true (
    regie_db_get_ids (f->db, "SELECT id FROM dossier ORDER BY id", 0, NULL, dossiers, NULL));
  for (guint i = 0; i < dossiers->len; i++)
    {
      g_autoptr (RegieNetwork) network = load_circle (f, g_array_index (dossiers, gint64, i));

      g_assert_cmpuint (network->n_members, ==, 2);
      for (guint k = 0; k < network->n_members; k++)
        {
          const RegieMember *member = network->members->pdata[k];
          const RegieSilent *one = find (silent, member->id);

          g_assert_cmpint (one != NULL, ==, member->ring == REGIE_RING_SILENT);
          if (one == NULL)
            continue;
          n++;
          g_assert_cmpint (one->dossier, ==, network->dossier);
          g_assert_cmpstr (one->name, ==, member->name);
          g_assert_cmpint (regie_silent_days (one, day (TODAY)), ==,
                           regie_member_days (member, day (TODAY)));
          g_assert_cmpint (one->silent_on, ==, member->silent_on);
        }
    }
  g_assert_cmpuint (n, ==, silent->len);
  g_assert_cmpuint (n, >, 1);
}

/* The names of the people for whom ORGANISATION is silent, as the last character of each. */
static void
assert_for (Fixture *f, gint64 organisation, gint64 director, gint64 me, const char *want)
{
  g_autoptr (GPtrArray) silent = load (f, organisation, director, me);
  g_autoptr (GString) have = g_string_new (NULL);

  for (guint i = 0; i < silent->len; i++)
    {
      const char *name = ((RegieSilent *) silent->pdata[i])->person;

      g_string_append_c (have, name[strlen (name) - 1]);
    }
  g_assert_cmpstr (have->str, ==, want);
}

/* Of one organisation; the own people first, and the longest silent before the others. */
static void
test_whose (Fixture *f, gconstpointer data)
{
  gint64 school = add_scene (f);

  assert_for (f, school, 0, 0, "0"); /* the second has a rhythm of 60 days, the third of 200 */
  sql (f, "UPDATE tie SET every = NULL WHERE organisation IS NOT NULL");
  assert_for (f, school, 0, 0, "20");
  sql (f, "UPDATE dossier SET director = 7 WHERE id = (SELECT min(id) FROM dossier)");
  assert_for (f, school, 0, 7, "02");
  assert_for (f, school, 7, 0, "0");
  assert_for (f, school, 8, 0, "");
  sql (f, "UPDATE dossier SET consultant = 8 WHERE id = (SELECT max(id) FROM dossier)");
  assert_for (f, school, 0, 8, "20");
}

/* Who left a network, or whose dossier is closed, is silent for nobody. */
static void
test_ended (Fixture *f, gconstpointer data)
{
  gint64 school = add_scene (f);

  sql (f, "UPDATE tie SET every = NULL, until_day = '2026-11-23' WHERE organisation IS NOT NULL");
  assert_for (f, school, 0, 0, "20"); /* the last day is one of it */
  sql (f, "UPDATE tie SET until_day = '2026-11-22' WHERE dossier = (SELECT max(id) FROM dossier)");
  assert_for (f, school, 0, 0, "0");
  sql (f, "UPDATE dossier SET closed_on = '2026-11-24'");
  assert_for (f, school, 0, 0, "0");
  sql (f, "UPDATE dossier SET closed_on = '2026-11-23'");
  assert_for (f, school, 0, 0, "");
}

TEST_SUITE (silence_query)
{
  static const FixtureTest tests[] = {
    { "says-the-same-as-each-network", test_same },
    { "mine-come-first", test_whose },
    { "who-left-is-not-silent", test_ended },
  };

  ADD_ON_BOTH_ENGINES ("/silence-query", tests);
}
