/* SPDX-License-Identifier: EUPL-1.2 */
/* Consents, network meetings, agreements and handing over as commands: they do what they say on
 * both engines, are refused without the right, are a conflict when what they are about is gone, and
 * go back with one undo. */
#include "regie-gathering-commands.h"

#include "circle.h"
#include "doing.h"
#include "regie-error.h"
#include "regie-log-commands.h"

#define COMMAND(name) (&regie_gathering_commands[REGIE_##name])

static gint64 last_seq; /* of the last command that was done; one test runs at a time */

/* As do_as(), and remembers what can be taken back. */
static int
try (Fixture *f, const char *role, const RegieCommand *command, GVariant *target, const char *form,
     char **field)
{
  g_autoptr (RegieOutcome) outcome = NULL;
  int code = do_as (f, role, command, target, form, &outcome, field);

  if (outcome != NULL && outcome->seq != 0)
    last_seq = outcome->seq;
  return code;
}

static int
try_about (Fixture *f, const RegieCommand *command, gint64 about, const char *form)
{
  return try (f, "regisseur", command, g_variant_new_int64 (about), form, NULL);
}

static void
undo (Fixture *f)
{
  g_assert_cmpint (try (f, "beheer", &regie_log_commands[REGIE_LOG_UNDO],
                        g_variant_new_int64 (last_seq), NULL, NULL),
                   ==, DONE);
}

static void
assert_field (Fixture *f, const RegieCommand *command, GVariant *target, const char *form,
              const char *wanted)
{
  g_autofree char *field = NULL;

  g_assert_cmpint (try (f, "regisseur", command, target, form, &field), !=, DONE);
  g_assert_cmpstr (field, ==, wanted);
}

static void
add_staff (Fixture *f)
{
  sql (f, "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES"
          " (7, 1, 0, 'Yara', 'y', 'regisseur', 1), (8, 1, 0, 'Bas', 'b', 'consulent', 1),"
          " (9, 1, 0, 'Inge', 'i', 'regisseur', 1), (10, 1, 0, 'Mo', 'm', 'balie', 1),"
          " (11, 1, 0, 'Weg', 'w', 'consulent', 0)");
}

static const char holding[] = "SELECT count(*) FROM consent WHERE voided = 0 AND withdrawn_on IS "
                              "NULL";

static void
test_consent (Fixture *f, gconstpointer data)
{
  static const char both[]
    = "school_werk=1&gezondheid=1&gegeven_door=betrokkene&gegeven_op=2026-11-"
      "20&tot=2027-11-20";
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 tie = add_tie (f, dossier, "Mentor", "school_werk");
  gint64 one;

  g_assert_cmpint (try (f, "financien", COMMAND (CONSENT_GIVE), g_variant_new_int64 (tie), both,
                        NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (try_about (f, COMMAND (CONSENT_GIVE), 12, both), ==, REGIE_ERROR_CONFLICT);
  assert_field (f, COMMAND (CONSENT_GIVE), g_variant_new_int64 (tie),
                "gegeven_door=betrokkene&gegeven_op=2026-11-20", "bereikbaarheid");
  assert_field (f, COMMAND (CONSENT_GIVE), g_variant_new_int64 (tie),
                "wonen=1&gegeven_door=betrokkene&gegeven_op=2026-11-20&tot=2026-11-19", "tot");
  assert_field (f, COMMAND (CONSENT_GIVE), g_variant_new_int64 (tie),
                "wonen=1&gegeven_op=2026-11-20", "gegeven_door");
  g_assert_cmpint (count (f, holding), ==, 0);
  g_assert_cmpint (try_about (f, COMMAND (CONSENT_GIVE), tie, both), ==, DONE);
  g_assert_cmpint (count (f, holding), ==, 2);
  undo (f);
  g_assert_cmpint (count (f, holding), ==, 0);
  g_assert_cmpint (try_about (f, COMMAND (CONSENT_GIVE), tie, both), ==, DONE);
  one = count (f, "SELECT min(id) FROM consent WHERE voided = 0");
  g_assert_cmpint (try_about (f, COMMAND (CONSENT_WITHDRAW), one, NULL), ==, DONE);
  g_assert_cmpint (try_about (f, COMMAND (CONSENT_WITHDRAW), one, NULL), ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (count (f, holding), ==, 1);
  g_assert_cmpint (try_about (f, COMMAND (CONSENT_WITHDRAW_ALL), tie, NULL), ==, DONE);
  g_assert_cmpint (count (f, holding), ==, 0);
  g_assert_cmpint (try_about (f, COMMAND (CONSENT_WITHDRAW_ALL), tie, NULL), ==,
                   REGIE_ERROR_INVALID);
  undo (f);
  g_assert_cmpint (count (f, holding), ==, 1);
  assert_in_order (f);
}

static void
test_meeting (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 meeting, invitee;
  char id[24];

  add_tie (f, dossier, "Mentor", "school_werk");
  g_assert_cmpint (try (f, "manager", COMMAND (GATHERING_PLAN), g_variant_new_int64 (dossier),
                        "datum=2026-11-20", NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (try_about (f, COMMAND (GATHERING_PLAN), 12, "datum=2026-11-20"), ==,
                   REGIE_ERROR_CONFLICT);
  assert_field (f, COMMAND (GATHERING_PLAN), g_variant_new_int64 (dossier), "datum=2018-12-31",
                "datum");
  assert_field (f, COMMAND (GATHERING_PLAN), g_variant_new_int64 (dossier), "datum=2028-11-24",
                "datum");
  g_assert_cmpint (try_about (f, COMMAND (GATHERING_PLAN), dossier, "datum=2026-11-24"), ==, DONE);
  assert_field (f, COMMAND (GATHERING_PLAN), g_variant_new_int64 (dossier), "datum=2026-11-24",
                "datum");
  meeting = count (f, "SELECT id FROM gathering");
  /* It is still to come. */
  g_assert_cmpint (try_about (f, COMMAND (GATHERING_CLOSE), meeting, NULL), ==,
                   REGIE_ERROR_INVALID);
  undo (f);
  g_assert_cmpint (count (f, "SELECT count(*) FROM gathering WHERE voided = 0"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM invitee WHERE voided = 0"), ==, 0);
  g_assert_cmpint (try_about (f, COMMAND (GATHERING_PLAN), dossier, "datum=2026-11-23"), ==, DONE);
  meeting = count (f, "SELECT id FROM gathering WHERE voided = 0");
  invitee = count (f, "SELECT id FROM invitee WHERE voided = 0");
  g_assert_cmpint (try_about (f, COMMAND (GATHERING_CAME), invitee, NULL), ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM invitee WHERE came = 1"), ==, 1);
  g_assert_cmpint (try_about (f, COMMAND (GATHERING_CAME), invitee, NULL), ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM invitee WHERE came = 1"), ==, 0);
  g_assert_cmpint (try_about (f, COMMAND (GATHERING_CLOSE), meeting, NULL), ==, DONE);
  /* From now on it is frozen, and what hangs on it. */
  g_assert_cmpint (try_about (f, COMMAND (GATHERING_CAME), invitee, NULL), ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (try_about (f, COMMAND (GATHERING_CLOSE), meeting, NULL), ==,
                   REGIE_ERROR_INVALID);
  g_assert_cmpint (try (f, "regisseur", COMMAND (AGREEMENT_ADD),
                        g_variant_new ("(xx)", dossier, meeting),
                        "wat=Bellen&wie=Karin&klaar_voor=2026-12-01", NULL),
                   ==, REGIE_ERROR_INVALID);
  record_refused (f, REGIE_ENTITY_Point, NULL, dossier,
                  PAIRS ("netwerkoverleg", id_text (meeting, id), "punt", "Achteraf"),
                  "These minutes");
  assert_in_order (f);
}

static GVariant *
loose (gint64 dossier)
{
  return g_variant_new ("(xx)", dossier, (gint64) 0);
}

static void
test_agreement (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 tie = add_tie (f, dossier, "Mentor", "school_werk");
  g_autofree char *by_tie = g_strdup_printf (
    "wat=Bellen&klaar_voor=2026-12-01&keuze=%" G_GINT64_FORMAT, tie);
  gint64 one;

  add_staff (f);
  assert_field (f, COMMAND (AGREEMENT_ADD), loose (dossier), "wat=Bellen&klaar_voor=2026-12-01",
                "wie");
  assert_field (f, COMMAND (AGREEMENT_ADD), loose (dossier), "wat=Bellen&wie=Karin", "klaar_voor");
  assert_field (f, COMMAND (AGREEMENT_ADD), loose (dossier),
                "wat=Bellen&klaar_voor=2026-12-01&keuze=12", "keuze");
  g_assert_cmpint (try (f, "regisseur", COMMAND (AGREEMENT_ADD), loose (dossier), by_tie, NULL), ==,
                   DONE);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM agreement WHERE owner = 'Mentor' AND tie IS NOT NULL"), ==, 1);
  g_assert_cmpint (try (f, "regisseur", COMMAND (AGREEMENT_ADD), loose (dossier),
                        "wat=Mailen&klaar_voor=2026-12-01&keuze=me", NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM agreement WHERE staff = 7"), ==, 1);
  one = count (f, "SELECT min(id) FROM agreement");
  g_assert_cmpint (try_about (f, COMMAND (AGREEMENT_DONE), one, NULL), ==, DONE);
  g_assert_cmpint (try_about (f, COMMAND (AGREEMENT_DONE), one, NULL), ==, REGIE_ERROR_INVALID);
  undo (f);
  g_assert_cmpint (count (f, "SELECT count(*) FROM agreement WHERE done_on IS NULL"), ==, 2);
  assert_in_order (f);
}

/* Who is proposed by the form of the hand-over; owned, NULL for nobody. */
static char *
dup_proposed (Fixture *f, gint64 dossier)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_int64 (dossier));
  g_autoptr (RegieAskStart) start = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "regisseur");

  start = regie_question_ask (&work, &regie_gathering_questions[REGIE_HAND_OVER_START], target,
                              NULL);
  g_assert_nonnull (start);
  return start->form != NULL ? g_strdup (regie_form_get (start->form, REGIE_ASK_CHOICE)) : NULL;
}

static void
assert_proposed (Fixture *f, gint64 dossier, const char *wanted)
{
  g_autofree char *proposed = dup_proposed (f, dossier);

  g_assert_cmpstr (proposed, ==, wanted);
}

/* From a consultant to a director and back, with a note each time, and nothing else moves. */
static void
test_hand_over (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");

  add_staff (f);
  add_tie (f, dossier, "Mentor", "school_werk");
  sql (f, "UPDATE dossier SET consultant = 8");
  assert_proposed (f, dossier, NULL);
  assert_field (f, COMMAND (DOSSIER_HAND_OVER), g_variant_new_int64 (dossier),
                "toelichting=Zie plan", "keuze");
  assert_field (f, COMMAND (DOSSIER_HAND_OVER), g_variant_new_int64 (dossier), "keuze=9",
                "toelichting");
  assert_field (f, COMMAND (DOSSIER_HAND_OVER), g_variant_new_int64 (dossier),
                "keuze=8&toelichting=Zie plan", "keuze");
  g_assert_cmpint (try (f, "financien", COMMAND (DOSSIER_HAND_OVER), g_variant_new_int64 (dossier),
                        "keuze=9&toelichting=Zie plan", NULL),
                   ==, REGIE_ERROR_REFUSED);
  /* Who works with no dossiers, and who left. */
  assert_field (f, COMMAND (DOSSIER_HAND_OVER), g_variant_new_int64 (dossier),
                "keuze=10&toelichting=Zie plan", "keuze");
  assert_field (f, COMMAND (DOSSIER_HAND_OVER), g_variant_new_int64 (dossier),
                "keuze=11&toelichting=Zie plan", "keuze");
  g_assert_cmpint (
    try_about (f, COMMAND (DOSSIER_HAND_OVER), dossier, "keuze=9&toelichting=Zie plan"), ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier WHERE director = 9 AND consultant = 8"),
                   ==, 1);
  assert_proposed (f, dossier, "8"); /* back to who consults, when that one still works here */
  sql (f, "UPDATE dossier SET consultant = 11");
  assert_proposed (f, dossier, NULL);
  sql (f, "UPDATE dossier SET consultant = 8");
  g_assert_cmpint (
    try_about (f, COMMAND (DOSSIER_HAND_OVER), dossier, "keuze=8&toelichting=Wordt 27"), ==, DONE);
  g_assert_cmpint (
    count (f, "SELECT count(*) FROM dossier WHERE director IS NULL AND consultant = 8"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'overdracht' AND voided = 0"),
                   ==, 2);
  undo (f);
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier WHERE director = 9"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'overdracht' AND voided = 0"),
                   ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM tie WHERE voided = 0"), ==, 1);
  assert_in_order (f);
}

/* Who left agrees to nothing and reads nothing. */
static void
test_left (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 tie = add_tie (f, dossier, "Mentor", "school_werk");
  g_autofree char *by_tie = g_strdup_printf (
    "wat=Bellen&klaar_voor=2026-12-01&keuze=%" G_GINT64_FORMAT, tie);
  g_autoptr (RegieNetwork) network = NULL;

  allow (f, dossier, tie, "school_werk", "2026-11-01");
  sql (f, "UPDATE tie SET until_day = '2026-11-22'");
  network = load_circle (f, dossier);
  g_assert_cmpuint (regie_network_find (network, tie)->shares, ==, 0);
  assert_field (f, COMMAND (AGREEMENT_ADD), loose (dossier), by_tie, "keuze");
}

/* A paper of a meeting that is not planned, for nobody, and for a member. */
static void
test_paper (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Berhane", NULL, "asiel_28");
  gint64 tie = add_tie (f, dossier, "Mentor", "school_werk");
  const RegieQuestion *question = &regie_gathering_questions[REGIE_GATHERING_PAPER];
  RegieMe me;
  RegieWork work = work_as (f, &me, "regisseur");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(xxx)", dossier, (gint64) 0,
                                                                       i == 1   ? (gint64) 12
                                                                       : i == 2 ? tie
                                                                                : 0));
      g_autoptr (RegiePaperText) paper = regie_question_ask (&work, question, target, &error);

      if (i == 0)
        {
          g_assert_no_error (error);
          g_assert_nonnull (strstr (paper->text, "not planned yet"));
          g_assert_nonnull (strstr (paper->text, "Who leads the network?"));
        }
      else if (i == 1)
        {
          g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
          g_clear_error (&error);
        }
      else
        {
          g_assert_no_error (error);
          g_assert_nonnull (strstr (paper->text, "for Mentor"));
        }
      if (i == 0)
        g_assert_cmpint (try_about (f, COMMAND (GATHERING_PLAN), dossier, "datum=2026-11-24"), ==,
                         DONE);
    }
}

TEST_SUITE (gathering_commands)
{
  static const FixtureTest tests[] = {
    { "consent", test_consent },     { "meeting", test_meeting }, { "agreement", test_agreement },
    { "hand-over", test_hand_over }, { "paper", test_paper },     { "who-left", test_left },
  };

  ADD_ON_BOTH_ENGINES ("/gathering-commands", tests);
}
