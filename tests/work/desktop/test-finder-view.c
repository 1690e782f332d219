/* SPDX-License-Identifier: EUPL-1.2 */
/* What Ctrl+K finds in the database: persons, organisations and offers, and what each role is told
 * of. */
#include "garden.h"
#include "regie-error.h"
#include "regie-finder-view.h"
#include "regie-folder.h"

/* What TEXT finds for ROLE while OPEN (0: nobody) is open; owned. */
static RegieFinderView *
find_beside (Fixture *f, const char *role, const char *text, gint64 open)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(sx)", text, open));
  g_autoptr (GError) error = NULL;
  RegieFinderView *view;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);

  view = regie_question_ask (&work, &regie_finder_question, target, &error);
  g_assert_no_error (error);
  return view;
}

/* The same as text: "group: title (about) action target" a line. */
static char *
dup_found (Fixture *f, const char *role, const char *text, gint64 open)
{
  g_autoptr (RegieFinderView) view = find_beside (f, role, text, open);
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (view->found)); i++)
    {
      g_autoptr (RegieFound) found = g_list_model_get_item (G_LIST_MODEL (view->found), i);
      g_autofree char *target = g_variant_print (found->target, FALSE);

      g_string_append_printf (said, "%s: %s (%s) %s %s\n", found->group, found->title,
                              found->about != NULL ? found->about : "", found->action, target);
    }
  return g_string_free (said, FALSE);
}

/* ROLE finds exactly WANTED by TEXT. */
static void
assert_found (Fixture *f, const char *role, const char *text, const char *wanted)
{
  g_autofree char *said = dup_found (f, role, text, 0);

  g_assert_cmpstr (said, ==, wanted);
}

static void
look (Fixture *f, gint64 dossier)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
    regie_reading_note (f->db, count (f, "SELECT COALESCE (max (id), 0) FROM staff WHERE id = 7"),
                        &(RegieReading){ .act = REGIE_READ_OPENED, .dossier = dossier }, &error));
  g_assert_no_error (error);
}

/* A new dossier of Selam SURNAME, with NUMBER and BORN as they are typed (may be NULL). */
static gint64
add_numbered (Fixture *f, const char *surname, const char *number, const char *born)
{
  g_autoptr (RegieForm) form = form_of (
    PAIRS ("achternaam", surname, "voornamen", "Selam", "groep", "gezin"));
  g_autoptr (GError) error = NULL;
  RegieChange *change;
  gint64 id;

  regie_form_set (form, "dossiernummer", number);
  regie_form_set (form, "geboren", born);
  change = regie_dossier_create (f->office, form, 0, &id, &error);
  g_assert_no_error (error);
  apply (f, change, NULL);
  return id;
}

/* By a part of the name, in any order and with any accents, and by the number of the dossier; the
 * whole number comes before those that it begins. */
static void
test_people (Fixture *f, gconstpointer data)
{
  gint64 bakker = add_numbered (f, "Bakker", "Q-120", "1990-05-03");
  gint64 zwart = add_numbered (f, "Zwart", "Q-12", NULL);
  g_autofree char *one = NULL;
  g_autofree char *both = NULL;

  one = g_strdup_printf ("People: Selam Bakker (3-5-1990 · Q-120) win.dossier (%" G_GINT64_FORMAT
                         ", '')\n",
                         bakker);
  assert_found (f, "consulent", "bakk", one);
  assert_found (f, "consulent", "BÄKKER selam", one);
  both = g_strdup_printf ("People: Selam Zwart (Q-12) win.dossier (%" G_GINT64_FORMAT ", '')\n%s",
                          zwart, one);
  assert_found (f, "financien", "q-12", both);
  assert_found (f, "consulent", "nobody at all", "");
  assert_found (f, "balie", "bakk", "");
}

/* No more than six of one kind; the others stand in the caseload. */
static void
test_most (Fixture *f, gconstpointer data)
{
  static const char *const all = "Everybody who was found, in the caseload";
  g_autoptr (RegieFinderView) seven = NULL;
  g_autoptr (RegieFinderView) six = NULL;
  g_autoptr (RegieFound) last = NULL;

  for (guint i = 0; i < REGIE_FINDER_MOST; i++)
    add_dossier (f, "Bakker", NULL, "gezin");
  six = find_beside (f, "consulent", "bakker", 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (six->found)), ==, REGIE_FINDER_MOST);
  add_dossier (f, "Bakker", NULL, "gezin");
  seven = find_beside (f, "consulent", "bakker", 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (seven->found)), ==,
                    REGIE_FINDER_MOST + 1);
  last = g_list_model_get_item (G_LIST_MODEL (seven->found), REGIE_FINDER_MOST);
  g_assert_cmpstr (last->title, ==, all);
  g_assert_cmpstr (last->action, ==, "win.caseload");
  g_assert_cmpstr (g_variant_get_string (last->target, NULL), ==, "zoek=bakker");
}

/* Who may not see a BSN finds nobody by one. */
static void
test_bsn (Fixture *f, gconstpointer data)
{
  g_autofree char *seen = NULL;

  add_dossier (f, "Haile", "999990019", "asiel_28");
  seen = dup_found (f, "consulent", "999990019", 0);
  g_assert_true (g_str_has_prefix (seen, "People: Selam Haile ("));
  assert_found (f, "manager", "999990019", "");
  assert_found (f, "balie", "999990019", "");
}

/* Who differs by one letter stands below who is called so, under a heading of its own. */
static void
test_near (Fixture *f, gconstpointer data)
{
  g_autofree char *seen = NULL;
  const char *near;

  add_dossier (f, "Bakkers", NULL, "gezin");
  add_dossier (f, "Zakkers", NULL, "gezin");
  seen = dup_found (f, "consulent", "zakkers", 0);
  g_assert_true (g_str_has_prefix (seen, "People: Selam Zakkers ("));
  near = strstr (seen, "Differs by one letter: Selam Bakkers (");
  g_assert_nonnull (near);
}

/* An organisation opens its page, a provider that of providers; what is called so comes first. The
 * desk sees organisations only as such. */
static void
test_organisations (Fixture *f, gconstpointer data)
{
  gint64 in_town = record (f, REGIE_ENTITY_Organisation,
                           PAIRS ("naam", "Abel", "soort", "overheid", "plaats", "Zonnedorp"));
  gint64 called = record (f, REGIE_ENTITY_Organisation,
                          PAIRS ("naam", "De Zonnehoek", "soort", "overheid"));
  gint64 provider = record (f, REGIE_ENTITY_Provider, PAIRS ("naam", "Zonnetaal"));
  gint64 organisation = count (f, "SELECT organisation FROM provider");
  g_autoptr (RegieFinderView) view = find_beside (f, "financien", "zonne", 0);
  g_autoptr (RegieFinderView) at_desk = find_beside (f, "balie", "zonnetaal", 0);
  const gint64 wanted[] = { called, provider, in_town };
  static const char *const actions[] = { "win.organisation", "win.provider", "win.organisation" };

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->found)), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (RegieFound) found = g_list_model_get_item (G_LIST_MODEL (view->found), i);
      gint64 id;

      g_assert_cmpstr (found->group, ==, "Organisations");
      g_assert_cmpstr (found->action, ==, actions[i]);
      if (i == 1)
        g_variant_get (found->target, "(x&s)", &id, NULL);
      else
        id = g_variant_get_int64 (found->target);
      g_assert_cmpint (id, ==, wanted[i]);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (at_desk->found)), ==, 1);
  {
    g_autoptr (RegieFound) found = g_list_model_get_item (G_LIST_MODEL (at_desk->found), 0);

    g_assert_cmpstr (found->action, ==, "win.organisation");
    g_assert_cmpint (g_variant_get_int64 (found->target), ==, organisation);
  }
}

/* Where somebody works is found by that name, below what is called so; and no more than six. */
static void
test_workers (Fixture *f, gconstpointer data)
{
  const gint64 bakery = record (f, REGIE_ENTITY_Organisation,
                                PAIRS ("naam", "Bakkerij", "soort", "overheid"));
  g_autoptr (RegieFinderView) few = NULL;
  g_autoptr (RegieFinderView) many = NULL;
  g_autoptr (RegieFound) worker = NULL;
  char id[24];

  record (f, REGIE_ENTITY_Contact,
          PAIRS ("organisatie", id_text (bakery, id), "naam", "Pim Véldhuis"));
  record (f, REGIE_ENTITY_Organisation, PAIRS ("naam", "Veldzicht", "soort", "overheid"));
  few = find_beside (f, "consulent", "veld", 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (few->found)), ==, 2);
  worker = g_list_model_get_item (G_LIST_MODEL (few->found), 1);
  g_assert_cmpstr (worker->title, ==, "Bakkerij");
  for (guint i = 0; i < REGIE_FINDER_MOST; i++)
    {
      g_autofree char *name = g_strdup_printf ("Veld %u", i);

      record (f, REGIE_ENTITY_Organisation, PAIRS ("naam", name, "soort", "overheid"));
    }
  many = find_beside (f, "consulent", "veld", 0);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (many->found)), ==, REGIE_FINDER_MOST);
  for (guint i = 0; i < REGIE_FINDER_MOST; i++)
    {
      g_autoptr (RegieFound) found = g_list_model_get_item (G_LIST_MODEL (many->found), i);

      g_assert_true (g_str_has_prefix (found->title, "Veld "));
    }
}

/* An offer, by its title or who gives it, for who works at the desk. */
static void
test_offers (Fixture *f, gconstpointer data)
{
  Pair pair = add_pair (f, "77", "3");
  g_autofree char *giver = NULL;
  g_autofree char *wanted = NULL;
  g_autofree char *both = NULL;
  g_autoptr (RegieRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Giver), pair.giver, &error);
  g_assert_no_error (error);
  giver = g_strdup (regie_get (record, Giver, name));
  wanted = g_strdup_printf ("Offers: Tuinieren (%s) win.desk ('offer', %" G_GINT64_FORMAT ")\n",
                            giver, pair.offer);
  assert_found (f, "balie", "tuin", wanted);
  both = g_strdup_printf ("tuinieren %s", giver);
  assert_found (f, "consulent", both, wanted);
  assert_found (f, "financien", "tuin", "");
}

/* Before anything is typed: what I opened, the last first and each once, but for what is open; and
 * at the desk nobody. */
static void
test_opened (Fixture *f, gconstpointer data)
{
  gint64 one = add_dossier (f, "Haile", NULL, "asiel_28");
  gint64 two = add_dossier (f, "Bakker", NULL, "gezin");
  g_autofree char *both = NULL;
  g_autofree char *rest = NULL;
  g_autofree char *none = NULL;
  g_autofree char *at_desk = NULL;
  g_autofree char *typed = NULL;

  add_dossier (f, "Nooit", NULL, "gezin");
  look (f, one);
  look (f, two);
  look (f, one);
  sql (f, "INSERT INTO read_log (id, at, who, dossier) SELECT 9000000000000000, "
          "'2026-11-23T09:00:00Z', 12, max (id) FROM dossier");
  both = dup_found (f, "consulent", "", 0);
  g_assert_true (g_str_has_prefix (both, "Opened last: Selam Haile ("));
  g_assert_nonnull (strstr (both, "\nOpened last: Selam Bakker ("));
  g_assert_null (strstr (both, "Nooit"));
  rest = dup_found (f, "consulent", " . ", one);
  g_assert_true (g_str_has_prefix (rest, "Opened last: Selam Bakker ("));
  g_assert_null (strstr (rest, "Haile"));
  none = dup_found (f, "balie", "", 0);
  g_assert_cmpstr (none, ==, "");
  at_desk = dup_found (f, "consulent", "", REGIE_FINDER_AT_DESK);
  g_assert_cmpstr (at_desk, ==, "");
  typed = dup_found (f, "consulent", "bakk", REGIE_FINDER_AT_DESK);
  g_assert_true (g_str_has_prefix (typed, "People: Selam Bakker ("));
}

TEST_SUITE (finder_view)
{
  static const FixtureTest tests[] = {
    { "people", test_people },
    { "most", test_most },
    { "a-bsn", test_bsn },
    { "who-differs-by-one-letter", test_near },
    { "organisations", test_organisations },
    { "who-works-there", test_workers },
    { "offers", test_offers },
    { "opened", test_opened },
  };

  ADD_ON_BOTH_ENGINES ("/finder-view", tests);
}
