/* SPDX-License-Identifier: EUPL-1.2 */
/* Network meetings: what stands on the agenda, what comes back, and that a partner's page says
 * nothing that it may not know. */
#include "regie-gathering.h"

#include "circle.h"
#include "days.h"
#include "regie-gathering-view.h"

static gint64
plan (Fixture *f, gint64 dossier, const char *on)
{
  g_autoptr (RegieNetwork) network = load_circle (f, dossier);
  g_autoptr (RegieForm) form = form_of (PAIRS ("datum", on, "tijd", "15:00"));
  g_autoptr (GError) error = NULL;
  RegieChange *change;
  gint64 id;

  change = regie_gathering_plan (f->db, f->office, network, form, &id, &error);
  g_assert_no_error (error);
  apply (f, change, NULL);
  return id;
}

static char *
titles (const GPtrArray *points)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < points->len; i++)
    {
      const RegieAgendaPoint *point = points->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", point->title);
    }
  return g_string_free (text, FALSE);
}

/* A network with something of everything; who it is about is known since 1 September. */
static gint64
add_circle (Fixture *f, gint64 *mentor, gint64 *club)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");

  *mentor = add_tie (f, dossier, "Mentor Karin", "school_werk");
  *club = record_in (f, REGIE_ENTITY_Tie, dossier,
                     PAIRS ("naam", "Voetbalclub", "gebied", "welzijn", "van", "2026-09-01"));
  tell (f, dossier, "leefgebied", "2026-10-01",
        PAIRS ("gebied", "inkomen", "licht", "rood", "toelichting",
               "Schuld bij de zorgverzekeraar"));
  tell (f, dossier, "leefgebied", "2026-11-01", PAIRS ("gebied", "wonen", "licht", "groen"));
  record_in (f, REGIE_ENTITY_Agreement, dossier,
             PAIRS ("wat", "Bellen met DUO", "wie", "Karin", "klaar_voor", "2026-12-01", "deelt",
                    "school_werk"));
  sql (f, "UPDATE agreement SET due = '2026-11-01'"); /* it was agreed before */
  allow (f, dossier, *mentor, "school_werk", "2026-09-01");
  return dossier;
}

static void
test_agenda (Fixture *f, gconstpointer data)
{
  gint64 mentor, club;
  gint64 dossier = add_circle (f, &mentor, &club);
  g_autoptr (RegieNetwork) network = load_circle (f, dossier);
  g_autoptr (GPtrArray) points = regie_network_agenda (network, f->office);
  g_autofree char *text = titles (points);

  g_assert_cmpstr (text, ==,
                   "Agreed: Bellen met DUO\n"
                   "Who leads the network?\n"
                   "Contact with Voetbalclub\n"
                   "Income");
  g_assert_cmpstr (((RegieAgendaPoint *) points->pdata[2])->reason, ==,
                   "Not spoken to for 83 days.");
  g_assert_cmpint (((RegieAgendaPoint *) points->pdata[3])->topic, ==, REGIE_SHARED_INCOME);
}

/* What was not talked about and what was not done comes back; what was, does not. */
static void
test_comes_back (Fixture *f, gconstpointer data)
{
  gint64 mentor, club;
  gint64 dossier = add_circle (f, &mentor, &club);
  gint64 first = plan (f, dossier, "2026-11-20");
  g_autoptr (RegieNetwork) network = NULL;
  g_autoptr (GPtrArray) points = NULL;
  g_autofree char *text = NULL;
  char id[24];

  g_assert_cmpint (count (f, "SELECT count(*) FROM invitee WHERE voided = 0"), ==, 2);
  g_assert_cmpint (count (f, "SELECT count(*) FROM point WHERE voided = 0"), ==, 4);
  sql (f, "UPDATE point SET minutes = 'Karin' WHERE title LIKE 'Who leads%'");
  sql (f, "UPDATE tie SET leads = 1 WHERE name = 'Mentor Karin'");
  record_in (f, REGIE_ENTITY_Point, dossier,
             PAIRS ("netwerkoverleg", id_text (first, id), "punt", "Stage", "deelt",
                    "school_werk"));
  network = load_circle (f, dossier);
  points = regie_network_agenda (network, f->office);
  text = titles (points);
  g_assert_cmpstr (text, ==,
                   "Agreed: Bellen met DUO\n"
                   "Contact with Voetbalclub\n"
                   "Income\n"
                   "Stage");
  g_assert_cmpstr (((RegieAgendaPoint *) points->pdata[3])->reason, ==,
                   "Not talked about the last time.");
  assert_in_order (f);
}

/* A word for each subject and place where something is written. */
static const struct {
  const char *topic, *word;
} canaries[] = {
  { "bereikbaarheid", "kanarie-bereik" },
  { "steun", "kanarie-steun" },
  { "wonen", "kanarie-wonen" },
  { "school_werk", "kanarie-school" },
  { "inkomen", "kanarie-inkomen" },
  { "welzijn", "kanarie-welzijn" },
  { "inburgering", "kanarie-burger" },
  { "gezondheid", "kanarie-gezond" },
  { NULL, "kanarie-niets" },
};

static void
write_canaries (Fixture *f, gint64 dossier, gint64 gathering)
{
  char id[24];

  id_text (gathering, id);
  for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
    {
      const char *word = canaries[i].word;
      const char *topic = canaries[i].topic;
      const char *key = topic != NULL ? "deelt" : NULL;

      record_in (f, REGIE_ENTITY_Point, dossier,
                 PAIRS ("netwerkoverleg", id, "punt", word, "waarom", word, "besproken", word, key,
                        topic));
      record_in (f, REGIE_ENTITY_Agreement, dossier,
                 PAIRS ("netwerkoverleg", id, "wat", word, "wie", word, "klaar_voor", "2026-12-01",
                        key, topic));
    }
  sql (f, "UPDATE gathering SET minutes = 'kanarie-algemeen', present = 'kanarie-aanwezig'");
}

/* No page for a partner has a word about what it may not know, whatever it may know. */
static void
test_canaries (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 gathering = plan (f, dossier, "2026-11-20");

  write_canaries (f, dossier, gathering);
  for (guint allowed = 0; allowed < 1u << REGIE_N_SHARED; allowed += allowed < 16 ? 1 : 13)
    {
      g_autoptr (RegieNetwork) network = NULL;
      g_autoptr (GPtrArray) gatherings = NULL;
      g_autofree char *page = NULL;
      g_autofree char *whole = NULL;
      RegieMember reader = { .name = (char *) "Nidos",
                             .area = REGIE_AREA_SUPPORT,
                             .shares = allowed };

      network = load_circle (f, dossier);
      gatherings = regie_gatherings_of (network);
      page = regie_gathering_dup_summary (gatherings->pdata[0], network, &reader, f->office);
      whole = regie_gathering_dup_text (gatherings->pdata[0], network, f->office);
      for (guint i = 0; i < G_N_ELEMENTS (canaries); i++)
        {
          RegieShared topic = regie_shared_find (canaries[i].topic);
          gboolean may = topic != REGIE_SHARED_UNKNOWN && (allowed >> topic & 1) != 0;

          g_assert_cmpint (strstr (page, canaries[i].word) != NULL, ==, may);
          g_assert_nonnull (strstr (whole, canaries[i].word));
        }
      g_assert_null (strstr (page, "kanarie-algemeen"));
      g_assert_null (strstr (page, "kanarie-aanwezig"));
    }
}

/* Names of others and lights follow the consent as well; the page of who directs has all. */
static void
test_page (Fixture *f, gconstpointer data)
{
  gint64 mentor, club;
  gint64 dossier = add_circle (f, &mentor, &club);
  gint64 id = plan (f, dossier, "2026-11-20");
  g_autoptr (RegieNetwork) network = load_circle (f, dossier);
  g_autoptr (GPtrArray) gatherings = regie_gatherings_of (network);
  RegieGathering *gathering = regie_gatherings_find (gatherings, network, id);
  g_autofree char *page = regie_gathering_dup_summary (gathering, network,
                                                       regie_network_find (network, mentor),
                                                       f->office);
  g_autofree char *whole = regie_gathering_dup_text (gathering, network, f->office);

  g_assert_nonnull (strstr (page, "Selam Berhane"));
  g_assert_nonnull (strstr (page, "Mentor Karin"));
  g_assert_nonnull (strstr (page, "Bellen met DUO"));
  g_assert_null (strstr (page, "Voetbalclub"));
  g_assert_null (strstr (page, "Income"));
  g_assert_null (strstr (page, "zorgverzekeraar"));
  g_assert_nonnull (strstr (whole, "Voetbalclub"));
  g_assert_nonnull (strstr (whole, "Schuld bij de zorgverzekeraar"));
  g_assert_true (regie_gatherings_find (gatherings, network, 0) == gathering);
  g_assert_null (regie_gatherings_find (gatherings, network, 12));
}

/* What the screen says: agreements first, then the meeting, then who may know what. */
static void
test_chapters (Fixture *f, gconstpointer data)
{
  gint64 mentor, club;
  gint64 dossier = add_circle (f, &mentor, &club);
  g_autoptr (RegieNetwork) network = NULL;
  g_autoptr (GListStore) chapters = NULL;
  g_autofree char *text = NULL;

  plan (f, dossier, "2026-12-02");
  network = load_circle (f, dossier);
  chapters = regie_gathering_chapters (network, f->office, TRUE);
  text = regie_chapters_dup_text (G_LIST_MODEL (chapters));
  g_assert_nonnull (strstr (text, "Bellen met DUO"));
  g_assert_nonnull (strstr (text, "Network meeting of 2 December 2026"));
  g_assert_nonnull (strstr (text, "May know about: School and work"));
  g_assert_nonnull (strstr (text, "No consent to share: the summary is empty"));
  g_assert_null (strstr (text, "Establish"));
}

/* What is corrected to be about something else is not read by who might read it before, and the
 * name of who does it not by who may not know of that life area. */
static void
test_corrected (Fixture *f, gconstpointer data)
{
  gint64 mentor, club;
  gint64 dossier = add_circle (f, &mentor, &club);
  gint64 id;
  char text[24];

  record_in (f, REGIE_ENTITY_Agreement, dossier,
             PAIRS ("wat", "Training", "wie", "Voetbalclub", "netwerklid", id_text (club, text),
                    "klaar_voor", "2026-12-01", "deelt", "school_werk"));
  id = plan (f, dossier, "2026-11-23");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (RegieNetwork) network = NULL;
      g_autoptr (GPtrArray) gatherings = NULL;
      g_autofree char *page = NULL;

      if (i == 1)
        sql (f, "UPDATE agreement SET topic = 'gezondheid' WHERE text = 'Bellen met DUO'");
      network = load_circle (f, dossier);
      gatherings = regie_gatherings_of (network);
      page = regie_gathering_dup_summary (regie_gatherings_find (gatherings, network, id), network,
                                          regie_network_find (network, mentor), f->office);
      g_assert_cmpint (strstr (page, "Bellen met DUO") != NULL, ==, i == 0);
      g_assert_nonnull (strstr (page, "Training — somebody of the network"));
    }
}

/* Where and when they meet is on the page of who is invited, and on no other. */
static void
test_place (Fixture *f, gconstpointer data)
{
  gint64 mentor, club;
  gint64 dossier = add_circle (f, &mentor, &club);
  gint64 id = plan (f, dossier, "2026-12-02");
  static const char *const words[] = { "Kanarietijd", "Kanarieplek" };

  sql (f, "UPDATE gathering SET time = 'Kanarietijd', place = 'Kanarieplek'");
  for (guint invited = 0; invited < 2; invited++)
    {
      g_autoptr (RegieNetwork) network = NULL;
      g_autoptr (GPtrArray) gatherings = NULL;
      g_autofree char *page = NULL;
      g_autofree char *whole = NULL;
      const RegieGathering *gathering;

      sql (f, invited == 1 ? "UPDATE invitee SET voided = 0" : "UPDATE invitee SET voided = 1");
      network = load_circle (f, dossier);
      gatherings = regie_gatherings_of (network);
      gathering = regie_gatherings_find (gatherings, network, id);
      page = regie_gathering_dup_summary (gathering, network, regie_network_find (network, mentor),
                                          f->office);
      whole = regie_gathering_dup_text (gathering, network, f->office);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        {
          g_assert_cmpint (strstr (page, words[i]) != NULL, ==, invited == 1);
          g_assert_nonnull (strstr (whole, words[i]));
        }
    }
}

/* Who becomes of age soon is talked about; who did long ago is not. */
static void
test_ages (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *born;
    gboolean is_said;
  } rows[] = { { "2009-01-10", TRUE }, { "1980-01-10", FALSE }, { NULL, FALSE } };
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *set = g_strdup_printf ("UPDATE person SET born = %s%s%s",
                                              rows[i].born != NULL ? "'" : "",
                                              rows[i].born != NULL ? rows[i].born : "NULL",
                                              rows[i].born != NULL ? "'" : "");
      g_autoptr (RegieNetwork) network = NULL;
      g_autoptr (GPtrArray) points = NULL;
      g_autofree char *text = NULL;

      sql (f, set);
      g_assert_true (regie_derive_dossier (f->db, dossier, f->deriver, NULL));
      network = load_circle (f, dossier);
      points = regie_network_agenda (network, f->office);
      text = titles (points);
      g_assert_cmpint (strstr (text, "Becomes 18") != NULL, ==, rows[i].is_said);
    }
}

/* Who may not see health reads nothing that is about it. */
static void
test_health (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 gathering = plan (f, dossier, "2026-11-20");
  g_autoptr (RegieNetwork) network = NULL;
  g_autoptr (GPtrArray) gatherings = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  write_canaries (f, dossier, gathering);
  network = regie_network_load (f->db, f->office, dossier, "manager", &error);
  g_assert_no_error (error);
  gatherings = regie_gatherings_of (network);
  text = regie_gathering_dup_text (gatherings->pdata[0], network, f->office);
  g_assert_null (strstr (text, "kanarie-gezond"));
  g_assert_nonnull (strstr (text, "kanarie-welzijn"));
}

/* A network without anything says so. */
static void
test_empty (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  g_autoptr (RegieNetwork) network = load_circle (f, dossier);
  g_autoptr (GPtrArray) gatherings = regie_gatherings_of (network);
  g_autoptr (GPtrArray) points = regie_network_agenda (network, f->office);
  g_autoptr (GListStore) chapters = regie_gathering_chapters (network, f->office, FALSE);
  g_autofree char *text = regie_chapters_dup_text (G_LIST_MODEL (chapters));

  g_assert_cmpuint (gatherings->len + points->len, ==, 0);
  g_assert_null (regie_gatherings_find (gatherings, network, 0));
  g_assert_nonnull (strstr (text, "No agreement is open."));
  g_assert_nonnull (strstr (text, "Nobody stands in the network yet."));
}

TEST_SUITE (gathering)
{
  static const FixtureTest tests[] = {
    { "agenda", test_agenda }, { "comes-back", test_comes_back }, { "canaries", test_canaries },
    { "page", test_page },     { "chapters", test_chapters },     { "empty", test_empty },
    { "health", test_health }, { "corrected", test_corrected },   { "ages", test_ages },
    { "place", test_place },
  };

  ADD_ON_BOTH_ENGINES ("/gathering", tests);
}
