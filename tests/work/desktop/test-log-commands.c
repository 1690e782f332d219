/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked before something is taken back, what is said afterwards, and who may. */
#include "regie-log-commands.h"

#include "doing.h"
#include "records.h"
#include "regie-error.h"
#include "regie-dossier-commands.h"
#include "school.h"

#define LOG(name) (&regie_log_commands[REGIE_LOG_##name])

static GVariant *
place (const char *kind, gint64 id)
{
  return g_variant_new ("(sx)", kind, id);
}

static void
add_me (Fixture *f)
{
  sql (f, "INSERT INTO staff (id, version, voided, name, role, active) VALUES (7, 1, 0, 'Lotte', "
          "'consulent', 1)");
}

/* Somebody's dossier, which I did not make. */
static gint64
add_haile (Fixture *f)
{
  add_me (f);
  return add_dossier (f, "Haile", NULL, "gezin");
}

static gint64
record_contact (Fixture *f, gint64 dossier)
{
  g_autoptr (RegieOutcome) outcome = NULL;

  g_assert_cmpint (do_as (f, "consulent", &regie_dossier_commands[REGIE_FACT_RECORD],
                          g_variant_new_int64 (dossier),
                          "soort=contact&datum=2026-11-20&contactvorm=telefoon", &outcome, NULL),
                   ==, DONE);
  return outcome->seq;
}

#define CONTACTS "SELECT count(*) FROM fact WHERE kind = 'contact' AND voided = 0"

/* Taken back, done again and taken back once more by the same entry; each says what and whom, and
 * where it can be seen. */
static void
test_round (Fixture *f, gconstpointer data)
{
  const gint64 dossier = add_haile (f);
  const gint64 seq = record_contact (f, dossier);
  g_autoptr (RegieOutcome) undone = NULL;
  g_autoptr (RegieOutcome) redone = NULL;
  g_autoptr (RegieOutcome) again = NULL;
  g_autofree char *target = NULL;

  g_assert_cmpint (do_as (f, "consulent", LOG (UNDO_HERE), place ("dossier", dossier), NULL,
                          &undone, NULL),
                   ==, DONE);
  g_assert_cmpstr (undone->said, ==, "Undone: Recorded: Contact · Selam Haile");
  g_assert_true (undone->is_undone);
  g_assert_cmpstr (undone->action, ==, "win.show-dossier");
  target = g_variant_print (undone->target, FALSE);
  g_assert_true (strstr (target, "'timeline ") != NULL);
  g_assert_cmpint (count (f, CONTACTS), ==, 0);
  g_assert_cmpint (do_as (f, "consulent", LOG (REDO), g_variant_new_int64 (undone->seq), NULL,
                          &redone, NULL),
                   ==, DONE);
  g_assert_cmpstr (redone->said, ==, "Done again: Recorded: Contact · Selam Haile");
  g_assert_false (redone->is_undone);
  g_assert_null (redone->action);
  g_assert_cmpint (count (f, CONTACTS), ==, 1);
  g_assert_cmpint (do_as (f, "consulent", LOG (REDO), g_variant_new_int64 (seq), NULL, NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (
    do_as (f, "consulent", LOG (UNDO), g_variant_new_int64 (seq), NULL, &again, NULL), ==, DONE);
  g_assert_cmpint (do_as (f, "consulent", LOG (UNDO), g_variant_new_int64 (seq), NULL, NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "consulent", LOG (REDO), g_variant_new_int64 (0), NULL, NULL, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, CONTACTS), ==, 1);
  assert_in_order (f);
}

/* In a dossier where I did nothing it asks before it takes back something of another; at the desk
 * it names nobody. */
static void
test_elsewhere (Fixture *f, gconstpointer data)
{
  const gint64 dossier = add_haile (f);
  const gint64 other = add_dossier (f, "Bakker", NULL, "gezin");
  const gint64 seq = record_contact (f, dossier);
  g_autofree char *sure = g_strdup_printf ("zeker=%" G_GINT64_FORMAT, seq);
  g_autoptr (RegieOutcome) asked = NULL;
  g_autoptr (RegieOutcome) at_desk = NULL;
  g_autoptr (RegieOutcome) done = NULL;

  g_assert_cmpint (do_as (f, "consulent", LOG (UNDO_HERE), place ("dossier", other), NULL, &asked,
                          NULL),
                   ==, DONE);
  g_assert_cmpstr (asked->asks, ==, "Undo “Recorded: Contact” of Selam Haile?");
  g_assert_cmpstr (asked->asks_about, ==, "You did this elsewhere, not in what is open now.");
  g_assert_cmpint (asked->seq, ==, seq);
  g_assert_null (asked->said);
  g_assert_cmpint (do_as (f, "consulent", LOG (UNDO_HERE), place ("desk", 0), NULL, &at_desk, NULL),
                   ==, DONE);
  g_assert_cmpstr (at_desk->asks, ==, "Undo “Recorded: Contact”?");
  g_assert_cmpint (count (f, CONTACTS), ==, 1);
  /* Who said yes about something else is asked again. */
  g_clear_pointer (&asked, regie_outcome_free);
  g_assert_cmpint (do_as (f, "consulent", LOG (UNDO_HERE), place ("dossier", other), "zeker=1",
                          &asked, NULL),
                   ==, DONE);
  g_assert_cmpstr (asked->asks, ==, "Undo “Recorded: Contact” of Selam Haile?");
  g_assert_cmpint (
    do_as (f, "consulent", LOG (UNDO_HERE), place ("dossier", other), sure, &done, NULL), ==, DONE);
  g_assert_cmpint (count (f, CONTACTS), ==, 0);
  g_assert_cmpstr (done->action, ==, "win.show-dossier");
  g_assert_cmpint (do_as (f, "consulent", LOG (UNDO_HERE), place ("", 0), NULL, NULL, NULL), ==,
                   REGIE_ERROR_REFUSED);
}

/* What NAME does at the desk with FORM (may be NULL) about TARGET, which must be done; owned. */
static RegieOutcome *
do_at_desk (Fixture *f, const RegieCommand *command, GVariant *target, const char *form)
{
  RegieOutcome *outcome = NULL;

  g_assert_cmpint (do_as (f, "consulent", command, target, form, &outcome, NULL), ==, DONE);
  return outcome;
}

/* At the desk nobody is named, by the keys nor by the toast: not whose dossier it is, not how the
 * member of the family is called; and no dossier opens. */
static void
test_at_desk (Fixture *f, gconstpointer data)
{
  const gint64 dossier = add_haile (f);
  g_autoptr (RegieOutcome) asked = NULL;
  g_autoptr (RegieOutcome) undone = NULL;
  g_autoptr (RegieOutcome) redone = NULL;
  g_autoptr (RegieOutcome) named = NULL;
  g_autofree char *sure = NULL;

  record_in (f, REGIE_ENTITY_Relation, dossier, PAIRS ("soort", "kind", "naam", "Yaroslava"));
  sql (f, "UPDATE change_log SET who = 7 WHERE seq = (SELECT max(seq) FROM change_log)");
  asked = do_at_desk (f, LOG (UNDO_HERE), place ("desk", 0), NULL);
  g_assert_cmpstr (asked->asks, ==, "Undo “Recorded: Family member”?");
  sure = g_strdup_printf ("zeker=%" G_GINT64_FORMAT, asked->seq);
  undone = do_at_desk (f, LOG (UNDO_HERE), place ("desk", 0), sure);
  g_assert_cmpstr (undone->said, ==, "Undone: Recorded: Family member");
  g_assert_null (undone->action);
  redone = do_at_desk (f, LOG (REDO), g_variant_new_int64 (undone->seq), "plek=desk");
  g_assert_cmpstr (redone->said, ==, "Done again: Recorded: Family member");
  g_assert_null (redone->action);
  named = do_at_desk (f, LOG (UNDO), g_variant_new_int64 (redone->seq), "plek=dossier");
  g_assert_cmpstr (named->said, ==, "Undone: Recorded: Family member “Yaroslava” · Selam Haile");
}

/* Minutes that were established are not taken back by a stray key, nor a report that was read in;
 * what goes is said, and all of it comes back. */
static void
test_grave (Fixture *f, gconstpointer data)
{
  School school = add_school (f, "Leerhuis", "B1", "uur", "1000", "10");
  g_autoptr (RegieRecord) one = order_for (f, add_person (f, "Haile", NULL), "Leerhuis");
  g_autoptr (RegieRecord) two = order_for (f, add_person (f, "Bakker", NULL), "Leerhuis");
  static const char hours[] = "SELECT count(*) FROM fact WHERE kind = 'uren' AND voided = 0";
  g_autoptr (RegieOutcome) asked = NULL;
  g_autoptr (RegieOutcome) undone = NULL;
  g_autofree char *sure = NULL;
  gint64 seq;

  add_me (f);
  f->applier.who = 7;
  seq = import (f, school.provider,
                "Opdracht;Periode;Uren\nO-2026-00001;2026-10;40\nO-2026-00002;2026-10;40\n");
  sql (f, "UPDATE change_log SET who = 7 WHERE seq = (SELECT max(seq) FROM change_log)");
  g_assert_cmpint (do_as (f, "manager", LOG (UNDO), g_variant_new_int64 (seq), NULL, &asked, NULL),
                   ==, DONE);
  g_assert_nonnull (strstr (asked->asks, "Leerhuis"));
  g_assert_cmpstr (asked->asks_about, ==, "This goes: Hours (2), Report (1).");
  g_assert_cmpint (count (f, hours), ==, 2);
  sure = g_strdup_printf ("zeker=%" G_GINT64_FORMAT, asked->seq);
  g_assert_cmpint (do_as (f, "manager", LOG (UNDO), g_variant_new_int64 (seq), sure, &undone, NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, hours), ==, 0);
  g_assert_cmpint (do_as (f, "manager", LOG (REDO), g_variant_new_int64 (undone->seq), NULL, NULL,
                          NULL),
                   ==, DONE);
  g_assert_cmpint (count (f, hours), ==, 2);
}

/* Each record is counted once, whatever its fields say: what is new goes, and what was changed
 * becomes what it was. */
static void
test_counts (Fixture *f, gconstpointer data)
{
  const gint64 dossier = add_haile (f);
  g_autoptr (RegieChange) change = regie_change_new ("Filled in");
  g_autoptr (RegieRecord) person = only_record (f, REGIE_ENTITY_Person);
  g_autoptr (RegieOutcome) asked = NULL;
  const gint64 fact = regie_id_new ();
  char in[24];

  for (guint i = 0; i < 21; i++)
    {
      const gint64 id = regie_id_new ();

      regie_change_insert (change, regie_entity (REGIE_ENTITY_Relation), id);
      regie_put_new (change, Relation, id, dossier, id_text (dossier, in));
      regie_put_new (change, Relation, id, kind, "kind");
      regie_put_new (change, Relation, id, name, "Yaroslava");
    }
  regie_change_insert (change, regie_entity (REGIE_ENTITY_Fact), fact);
  regie_put_new (change, Fact, fact, dossier, id_text (dossier, in));
  regie_put_new (change, Fact, fact, kind, "contact");
  regie_put_new (change, Fact, fact, day, "2026-11-20");
  regie_put (change, person, Person, phone, "043 1");
  regie_put (change, person, Person, email, "selam@example.org");
  f->applier.who = 7;
  apply (f, g_steal_pointer (&change), NULL);
  g_assert_cmpint (do_as (f, "consulent", LOG (UNDO_HERE), place ("dossier", dossier), NULL, &asked,
                          NULL),
                   ==, DONE);
  g_assert_cmpstr (
    asked->asks_about, ==,
    "This goes: Contact (1), Family member (21).\nThis becomes what it was: Person (1).");
}

/* What somebody else did stays, but for who administers. */
static void
test_others (Fixture *f, gconstpointer data)
{
  const gint64 dossier = add_haile (f);
  gint64 seq;

  f->applier.who = 8;
  seq = add_fact (f, dossier, "contact", "2026-11-20", NULL, NULL);
  g_assert_cmpint (do_as (f, "consulent", LOG (UNDO), g_variant_new_int64 (seq), NULL, NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "consulent", LOG (UNDO_HERE), place ("dossier", dossier), NULL, NULL,
                          NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (count (f, CONTACTS), ==, 1);
  g_assert_cmpint (do_as (f, "beheer", LOG (UNDO), g_variant_new_int64 (seq), NULL, NULL, NULL), ==,
                   DONE);
  g_assert_cmpint (count (f, CONTACTS), ==, 0);
  g_assert_cmpint (do_as (f, "consulent", LOG (UNDO), g_variant_new_int64 (999), NULL, NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
}

TEST_SUITE (log_commands)
{
  static const FixtureTest tests[] = {
    { "back-and-forth", test_round },
    { "elsewhere-is-asked", test_elsewhere },
    { "nobody-is-named-at-the-desk", test_at_desk },
    { "what-is-grave-is-asked", test_grave },
    { "each-record-counts-once", test_counts },
    { "what-others-did", test_others },
  };

  ADD_ON_BOTH_ENGINES ("/log-commands", tests);
}
