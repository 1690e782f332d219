/* SPDX-License-Identifier: EUPL-1.2 */
/* Talks and file notes as commands: they do what they say on both engines, are refused without the
 * right, are a conflict when what they are about is gone, and go back with one undo. */
#include "regie-talk-commands.h"

#include "doing.h"
#include "records.h"
#include "regie-dossier-commands.h"
#include "regie-erase.h"
#include "regie-error.h"
#include "regie-log-commands.h"
#include "regie-merge.h"
#include "regie-notes.h"

#define COMMAND(name) (&regie_talk_commands[REGIE_##name])
#define PLANNED "datum=2026-11-20&tijd=9.30&minuten=45&waarover=pip&plaats=Kamer%204"

static gint64 last_seq; /* of the last command that was done; one test runs at a time */

static int
try (Fixture *f, const char *role, const RegieCommand *command, gint64 about, const char *form,
     char **field)
{
  g_autoptr (RegieOutcome) outcome = NULL;
  int code = do_as (f, role, command, g_variant_new_int64 (about), form, &outcome, field);

  if (outcome != NULL && outcome->seq != 0)
    last_seq = outcome->seq;
  return code;
}

static void
succeed (Fixture *f, const RegieCommand *command, gint64 about, const char *form)
{
  g_assert_cmpint (try (f, "consulent", command, about, form, NULL), ==, DONE);
}

static void
assert_field (Fixture *f, const RegieCommand *command, gint64 about, const char *form,
              const char *wanted)
{
  g_autofree char *field = NULL;

  g_assert_cmpint (try (f, "consulent", command, about, form, &field), !=, DONE);
  g_assert_cmpstr (field, ==, wanted);
}

static void
turn (Fixture *f, RegieLogCommand command)
{
  g_assert_cmpint (try (f, "beheer", &regie_log_commands[command], last_seq, NULL, NULL), ==, DONE);
}

static gint64
add_scene (Fixture *f)
{
  sql (f, "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES"
          " (7, 1, 0, 'Yara', 'y', 'consulent', 1), (8, 1, 0, 'Bas', 'b', 'consulent', 1),"
          " (9, 1, 0, 'Weg', 'w', 'consulent', 0), (10, 1, 0, 'Mo', 'm', 'balie', 1)");
  return add_dossier (f, "Berhane", NULL, "asiel_28");
}

static gint64
add_talk (Fixture *f, gint64 dossier)
{
  succeed (f, COMMAND (TALK_PLAN), dossier, PLANNED);
  return count (f, "SELECT max(id) FROM talk WHERE voided = 0");
}

static void
test_plan (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);

  g_assert_cmpint (try (f, "manager", COMMAND (TALK_PLAN), dossier, PLANNED, NULL), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "balie", COMMAND (TALK_PLAN), dossier, PLANNED, NULL), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "consulent", COMMAND (TALK_PLAN), 12, PLANNED, NULL), ==,
                   REGIE_ERROR_CONFLICT);
  assert_field (f, COMMAND (TALK_PLAN), dossier, "datum=2026-11-20&waarover=pip&tijd=ooit", "tijd");
  /* Who works at the desk, or does not work here any more, talks with nobody of a dossier. */
  assert_field (f, COMMAND (TALK_PLAN), dossier, PLANNED "&keuze=10", "keuze");
  assert_field (f, COMMAND (TALK_PLAN), dossier, PLANNED "&keuze=9", "keuze");
  succeed (f, COMMAND (TALK_PLAN), dossier, PLANNED "&keuze=8");
  g_assert_cmpint (count (f, "SELECT count(*) FROM talk WHERE staff = 8 AND stage = 'gepland' AND "
                             "time = '9:30'"),
                   ==, 1);
  turn (f, REGIE_LOG_UNDO);
  g_assert_cmpint (count (f, "SELECT count(*) FROM talk WHERE voided = 0"), ==, 0);
  succeed (f, COMMAND (TALK_PLAN), dossier, PLANNED);
  g_assert_cmpint (count (f, "SELECT staff FROM talk WHERE voided = 0"), ==, 7);
  assert_in_order (f);
}

/* The form opens with what is known: the interpreter of the person, and me before the others. */
static void
test_start (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_int64 (dossier));
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieAskStart) start = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "consulent");

  sql (f, "UPDATE person SET interpreter = 'Tigrinya'");
  start = regie_question_ask (&work, &regie_talk_questions[REGIE_TALK_PLAN_START], target, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (regie_form_get (start->form, "tolk"), ==, "Tigrinya");
  g_assert_cmpstr (regie_form_get (start->form, "datum"), ==, "2026-11-30");
  g_assert_cmpuint (g_strv_length (start->choices), ==, 4);
  g_assert_cmpstr (start->choices[1], ==, "7");
  g_assert_cmpstr (start->choices[2], ==, "Bas");
}

static void
test_move (Fixture *f, gconstpointer data)
{
  gint64 talk = add_talk (f, add_scene (f));

  g_assert_cmpint (try (f, "manager", COMMAND (TALK_MOVE), talk, "datum=2026-12-01", NULL), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "consulent", COMMAND (TALK_MOVE), 12, "datum=2026-12-01", NULL), ==,
                   REGIE_ERROR_CONFLICT);
  assert_field (f, COMMAND (TALK_MOVE), talk, "datum=2036-12-01", "datum");
  succeed (f, COMMAND (TALK_MOVE), talk, "datum=2026-12-01&tijd=14u");
  g_assert_cmpint (count (f, "SELECT count(*) FROM talk WHERE day = '2026-12-01' AND time = "
                             "'14:00' AND place IS NULL AND minutes = 45 AND purpose = 'pip'"),
                   ==, 1);
  turn (f, REGIE_LOG_UNDO);
  g_assert_cmpint (count (f, "SELECT count(*) FROM talk WHERE day = '2026-11-20' AND place = "
                             "'Kamer 4' AND staff = 7"),
                   ==, 1);
}

/* Another colleague is a change of who talks alone; nobody who may not, and without a choice who
 * talks stays. */
static void
test_hand_over (Fixture *f, gconstpointer data)
{
  gint64 talk = add_talk (f, add_scene (f));
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_int64 (talk));
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "consulent");

  assert_field (f, COMMAND (TALK_MOVE), talk, "datum=2026-11-20&keuze=10", "keuze");
  succeed (f, COMMAND (TALK_MOVE), talk, "datum=2026-11-20&tijd=9.30&plaats=Kamer%204&keuze=8");
  g_assert_cmpint (count (f, "SELECT staff FROM talk WHERE place = 'Kamer 4'"), ==, 8);
  succeed (f, COMMAND (TALK_MOVE), talk, "datum=2026-11-20&tijd=10");
  g_assert_cmpint (count (f, "SELECT staff FROM talk WHERE time = '10:00'"), ==, 8);
  for (int has_left = 0; has_left < 2; has_left++)
    {
      g_autoptr (RegieAskStart) start = NULL;

      if (has_left)
        sql (f, "UPDATE staff SET active = 0 WHERE id = 8");
      start = regie_question_ask (&work, &regie_talk_questions[REGIE_TALK_MOVE_START], target,
                                  &error);
      g_assert_no_error (error);
      g_assert_cmpstr (start->choices[1], ==, "7");
      g_assert_cmpstr (regie_form_get (start->form, "keuze"), ==, has_left ? NULL : "8");
    }
}

#define HELD "SELECT count(*) FROM talk t JOIN fact f ON f.id = t.fact WHERE t.stage = 'geweest' "

/* What was said is a contact, which stands once: taken back or removed, the talk is planned
 * again. */
static void
test_hold (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);
  gint64 talk = add_talk (f, dossier);
  gint64 fact;

  g_assert_cmpint (try (f, "financien", COMMAND (TALK_HOLD), talk, "datum=2026-11-20", NULL), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "consulent", COMMAND (TALK_HOLD), 12, "datum=2026-11-20", NULL), ==,
                   REGIE_ERROR_CONFLICT);
  assert_field (f, COMMAND (TALK_HOLD), talk, "datum=2026-11-24", "datum");
  succeed (f, COMMAND (TALK_HOLD), talk,
           "datum=2026-11-21&contactvorm=telefoon&toelichting=Wil%20bakker%20worden");
  g_assert_cmpint (count (f, HELD "AND f.kind = 'contact' AND f.form = 'telefoon' AND f.day = "
                                  "'2026-11-21' AND f.note = 'Wil bakker worden' AND f.voided = 0"),
                   ==, 1);
  /* The index knows of the contact. */
  g_assert_cmpint (count (f, "SELECT count(*) FROM dossier_index WHERE last_contact = "
                             "'2026-11-21'"),
                   ==, 1);
  g_assert_cmpint (try (f, "consulent", COMMAND (TALK_HOLD), talk, "datum=2026-11-20", NULL), ==,
                   REGIE_ERROR_INVALID);
  turn (f, REGIE_LOG_UNDO);
  g_assert_cmpint (count (f, "SELECT count(*) FROM talk WHERE stage = 'gepland' AND fact IS NULL"),
                   ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE voided = 0"), ==, 0);
  turn (f, REGIE_LOG_REDO);
  g_assert_cmpint (count (f, HELD "AND f.voided = 0"), ==, 1);
  /* A correction takes the place of the contact, and the talk points to that. */
  fact = count (f, "SELECT id FROM fact WHERE voided = 0");
  succeed (f, &regie_dossier_commands[REGIE_FACT_CORRECT], fact,
           "soort=contact&datum=2026-11-20&contactvorm=gesprek&toelichting=Wil%20bakken");
  g_assert_cmpint (count (f, HELD "AND f.voided = 0 AND f.note = 'Wil bakken'"), ==, 1);
  fact = count (f, "SELECT id FROM fact WHERE voided = 0");
  succeed (f, &regie_dossier_commands[REGIE_FACT_REMOVE], fact, NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM talk WHERE stage = 'gepland' AND fact IS NULL"),
                   ==, 1);
  assert_in_order (f);
}

/* A talk that was removed does not come back to a contact that was removed after it. */
static void
test_comes_back (Fixture *f, gconstpointer data)
{
  gint64 talk = add_talk (f, add_scene (f));
  g_autoptr (RegieOutcome) outcome = NULL;
  gint64 removed;

  succeed (f, COMMAND (TALK_HOLD), talk, "datum=2026-11-20");
  g_assert_cmpint (do_as (f, "consulent", &regie_dossier_commands[REGIE_RECORD_REMOVE],
                          g_variant_new ("(sx)", "talk", talk), NULL, &outcome, NULL),
                   ==, DONE);
  removed = outcome->seq;
  succeed (f, &regie_dossier_commands[REGIE_FACT_REMOVE],
           count (f, "SELECT id FROM fact WHERE voided = 0"), NULL);
  g_assert_cmpint (try (f, "beheer", &regie_log_commands[REGIE_LOG_UNDO], removed, NULL, NULL), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (count (f, "SELECT count(*) FROM talk WHERE voided = 0"), ==, 0);
  turn (f, REGIE_LOG_UNDO);
  last_seq = removed;
  turn (f, REGIE_LOG_UNDO);
  g_assert_cmpint (count (f, HELD "AND f.voided = 0 AND t.voided = 0"), ==, 1);
  assert_in_order (f);
}

/* A progress talk is counted as one. */
static void
test_progress (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);

  succeed (f, COMMAND (TALK_PLAN), dossier, "datum=2026-11-20&waarover=voortgang");
  succeed (f, COMMAND (TALK_HOLD), count (f, "SELECT id FROM talk"),
           "datum=2026-11-20&contactvorm=gesprek");
  g_assert_cmpint (count (f, HELD "AND f.kind = 'voortgangsgesprek' AND f.form IS NULL"), ==, 1);
}

static void
test_end (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);
  gint64 talk = add_talk (f, dossier);
  gint64 later;

  g_assert_cmpint (try (f, "manager", COMMAND (TALK_MISS), talk, NULL, NULL), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "manager", COMMAND (TALK_CANCEL), talk, NULL, NULL), ==,
                   REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "consulent", COMMAND (TALK_CANCEL), 12, NULL, NULL), ==,
                   REGIE_ERROR_CONFLICT);
  g_assert_cmpint (try (f, "consulent", COMMAND (TALK_MISS), 12, NULL, NULL), ==,
                   REGIE_ERROR_CONFLICT);
  succeed (f, COMMAND (TALK_MISS), talk, "reden=Vergeten");
  g_assert_cmpint (count (f, "SELECT count(*) FROM talk WHERE stage = 'niet_gekomen' AND reason = "
                             "'Vergeten'"),
                   ==, 1);
  /* What became of it stays as it is: it is not moved, changed or called off any more. */
  g_assert_cmpint (try (f, "consulent", COMMAND (TALK_MOVE), talk, "datum=2026-12-01", NULL), ==,
                   REGIE_ERROR_INVALID);
  g_assert_cmpint (try (f, "consulent", COMMAND (TALK_CANCEL), talk, NULL, NULL), ==,
                   REGIE_ERROR_INVALID);
  turn (f, REGIE_LOG_UNDO);
  g_assert_cmpint (count (f, "SELECT count(*) FROM talk WHERE stage = 'gepland'"), ==, 1);
  succeed (f, COMMAND (TALK_PLAN), dossier, "datum=2026-11-24&waarover=pip");
  later = count (f, "SELECT id FROM talk WHERE day = '2026-11-24'");
  g_assert_cmpint (try (f, "consulent", COMMAND (TALK_MISS), later, NULL, NULL), ==,
                   REGIE_ERROR_INVALID);
  succeed (f, COMMAND (TALK_CANCEL), later, NULL);
  g_assert_cmpint (count (f, "SELECT count(*) FROM talk WHERE stage = 'afgezegd'"), ==, 1);
}

static gint64
found (Fixture *f, const char *word)
{
  g_autofree char *like = g_strdup_printf (
    "SELECT count(*) FROM search_note WHERE folded LIKE '%%%s%%'", word);

  return count (f, like);
}

/* A file note is found by its words, says who wrote it, and is changed by its form. */
static void
test_note (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);
  gint64 note;

  g_assert_cmpint (try (f, "manager", COMMAND (NOTE_WRITE), dossier, "titel=x&datum=2026-11-20",
                        NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (try (f, "consulent", COMMAND (NOTE_WRITE), 12, "titel=x&datum=2026-11-20", NULL),
                   ==, REGIE_ERROR_CONFLICT);
  assert_field (f, COMMAND (NOTE_WRITE), dossier, "datum=2026-11-20", "titel");
  succeed (f, COMMAND (NOTE_WRITE), dossier,
           "titel=Docent%20belde&tekst=Wil%20graag%20timmeren&soort=derde&datum=2026-11-20");
  g_assert_cmpint (count (f, "SELECT staff FROM file_note"), ==, 7);
  g_assert_cmpint (found (f, "timmeren"), ==, 1);
  note = count (f, "SELECT id FROM file_note");
  {
    g_autoptr (RegieOutcome) outcome = NULL;

    g_assert_cmpint (do_as (f, "consulent", &regie_dossier_commands[REGIE_RECORD_REMOVE],
                            g_variant_new ("(sx)", "file_note", note), NULL, &outcome, NULL),
                     ==, DONE);
    last_seq = outcome->seq;
  }
  g_assert_cmpint (found (f, "timmeren"), ==, 0);
  turn (f, REGIE_LOG_UNDO);
  g_assert_cmpint (found (f, "timmeren"), ==, 1);
  assert_in_order (f);
}

/* Two dossiers that become one keep the talks and notes of both. */
static void
test_merged (Fixture *f, gconstpointer data)
{
  gint64 one = add_scene (f);
  gint64 other = add_dossier (f, "Berhane", NULL, "asiel_28");
  g_autoptr (GError) error = NULL;
  RegieChange *change;

  succeed (f, COMMAND (TALK_HOLD), add_talk (f, other), "datum=2026-11-20&toelichting=Fijn");
  succeed (f, COMMAND (NOTE_WRITE), other, "titel=Belde&datum=2026-11-20");
  change = regie_twins_merge (f->db, f->office, one, other, NULL, &error);
  g_assert_no_error (error);
  apply (f, change, NULL);
  {
    g_autofree char *talks = g_strdup_printf (
      "SELECT count(*) FROM talk t JOIN fact f ON f.id = t.fact AND f.voided = 0 AND f.dossier = "
      "t.dossier WHERE t.voided = 0 AND t.dossier = %" G_GINT64_FORMAT,
      one);
    g_autofree char *notes = g_strdup_printf (
      "SELECT count(*) FROM file_note WHERE voided = 0 AND dossier = %" G_GINT64_FORMAT, one);

    g_assert_cmpint (count (f, talks), ==, 1);
    g_assert_cmpint (count (f, notes), ==, 1);
  }
  assert_in_order (f);
}

/* Who is erased leaves nothing of what was said or written, nor in the log. */
static void
test_erased (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_scene (f);
  g_autoptr (GError) error = NULL;

  succeed (f, COMMAND (TALK_MISS), add_talk (f, dossier), "reden=Vergeten");
  succeed (f, COMMAND (NOTE_WRITE), dossier, "titel=Docent%20belde&datum=2026-11-20");
  g_assert_true (regie_erase_dossier (f->db, f->office, dossier, "verzoek", 7, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT count(*) FROM talk"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM file_note"), ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM change_value WHERE entity IN ('talk', "
                             "'file_note') AND to_text IN ('Vergeten', 'Docent belde')"),
                   ==, 0);
  g_assert_cmpint (found (f, "belde"), ==, 0);
}

TEST_SUITE (talk_commands)
{
  static const FixtureTest tests[] = {
    { "plan", test_plan },
    { "the-form-opens-with-what-is-known", test_start },
    { "move", test_move },
    { "hand-over", test_hand_over },
    { "hold", test_hold },
    { "comes-back-to-what-is-there", test_comes_back },
    { "a-progress-talk-counts-as-one", test_progress },
    { "missed-or-called-off", test_end },
    { "file-note", test_note },
    { "two-dossiers-become-one", test_merged },
    { "erased", test_erased },
  };

  ADD_ON_BOTH_ENGINES ("/talk-commands", tests);
}
