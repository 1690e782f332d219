/* SPDX-License-Identifier: EUPL-1.2 */
/* The commands and questions of the Meedoenbalie, on both engines and without a display. */
#include "garden.h"
#include "regie-desk-commands.h"
#include "regie-desk-view.h"
#include "regie-error.h"
#include "regie-text.h"

/* Does COMMAND with a form of PAIRS (key, value, …, NULL; may be NULL); NULL with ERROR set. */
static RegieOutcome *
try (Desk *d, RegieDeskCommand command, GVariant *target, const char *const *pairs, GError **error)
{
  g_autoptr (GVariant) about = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autoptr (RegieForm) form = pairs != NULL ? form_of (pairs) : NULL;

  return regie_command_do (&d->work, &regie_desk_commands[command], about, form, error);
}

/* The same, of what succeeds and says SAID. */
static RegieOutcome *
must (Desk *d, RegieDeskCommand command, GVariant *target, const char *const *pairs,
      const char *said)
{
  g_autoptr (GError) error = NULL;
  RegieOutcome *outcome = try (d, command, target, pairs, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (outcome->said, ==, said);
  return outcome;
}

/* Of what only has to succeed. */
static void
done (Desk *d, RegieDeskCommand command, GVariant *target, const char *const *pairs,
      const char *said)
{
  g_autoptr (RegieOutcome) outcome = must (d, command, target, pairs, said);

  g_assert_cmpint (outcome->seq, >, 0);
}

/* It is refused with CODE and a sentence that begins with BEGIN, is about FIELD (NULL: none), and
 * nothing was logged. */
static void
refused (Desk *d, RegieDeskCommand command, GVariant *target, const char *const *pairs, int code,
         const char *begin, const char *field)
{
  g_autoptr (GError) error = NULL;
  gint64 before = count (&d->base, "SELECT count(*) FROM change_log");

  g_assert_null (try (d, command, target, pairs, &error));
  g_assert_error (error, REGIE_ERROR, code);
  if (!g_str_has_prefix (error->message, begin))
    g_error ("%s: “%s” does not begin with “%s”", regie_desk_commands[command].name, error->message,
             begin);
  g_assert_cmpstr (regie_error_get_field (error), ==, field);
  g_assert_cmpint (count (&d->base, "SELECT count(*) FROM change_log"), ==, before);
}

#define ONE(id) g_variant_new_int64 (id)
#define TWO(a, b) g_variant_new ("(xx)", (gint64) (a), (gint64) (b))
#define CONFLICT REGIE_ERROR_CONFLICT
#define INVALID REGIE_ERROR_INVALID

/* COMMAND about RESIDENT asks first, in words that have PART; nothing was done yet. */
static void
asks (Desk *d, RegieDeskCommand command, gint64 resident, const char *const *pairs,
      const char *part)
{
  g_autoptr (GError) error = NULL;
  gint64 before = count (&d->base, "SELECT count(*) FROM change_log");
  g_autoptr (RegieOutcome) outcome = try (d, command, ONE (resident), pairs, &error);

  g_assert_no_error (error);
  g_assert_nonnull (outcome->asks);
  g_assert_nonnull (strstr (outcome->asks, part));
  g_assert_cmpint (count (&d->base, "SELECT count(*) FROM change_log"), ==, before);
}

/* A target of the type of COMMAND about what is not there. */
static GVariant *
stale_target (const RegieCommand *command)
{
  if (command->target == NULL)
    return NULL;
  if (strcmp (command->target, "x") == 0)
    return ONE (1);
  if (strcmp (command->target, "(xx)") == 0)
    return TWO (1, 1);
  if (strcmp (command->target, "(xs)") == 0)
    return g_variant_new ("(xs)", (gint64) 1, "loopt");
  g_assert_cmpstr (command->target, ==, "s");
  return g_variant_new_string ("file:///nonexistent/meedoen.ics");
}

/* Whoever has nothing to do with the desk is told so, by every command and question. */
static void
test_rights (Desk *d, gconstpointer data)
{
  d->me.role = (char *) "financien";
  for (guint i = 0; i < REGIE_N_DESK_COMMANDS; i++)
    refused (d, i, stale_target (&regie_desk_commands[i]), NULL, REGIE_ERROR_REFUSED,
             "Your role may not do this.", NULL);
  for (guint i = 0; i < REGIE_N_DESK_QUESTIONS; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (regie_question_ask (&d->work, &regie_desk_questions[i], NULL, &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
    }
  /* The desk itself does not link to dossiers, because it sees none. */
  d->me.role = (char *) "balie";
  refused (d, REGIE_DESK_LINK, ONE (d->resident), PAIRS ("nummer", "I1"), REGIE_ERROR_REFUSED,
           "Your role may not do this.", NULL);
}

/* What somebody removed in the meantime is a conflict. */
static void
test_stale (Desk *d, gconstpointer data)
{
  static const struct {
    RegieDeskCommand command;
    const char *begin;
  } rows[] = {
    { REGIE_DESK_DECIDE, "This wish is no longer open." },
    { REGIE_DESK_DECLINE, "This wish is no longer open." },
    { REGIE_DESK_MOVE, "Match: there is none with this" },
    { REGIE_DESK_STOP, "Match: there is none with this" },
    { REGIE_DESK_CAME, "Match: there is none with this" },
    { REGIE_DESK_MISSED, "Match: there is none with this" },
    { REGIE_DESK_SPOKEN_TO, "Giver: there is none with this" },
    { REGIE_DESK_THANKED, "Giver: there is none with this" },
    { REGIE_DESK_LINK, "Resident: there is none with this" },
    { REGIE_DESK_KEEP_WISH, "Visit to the desk: there is none with this" },
    { REGIE_DESK_WITHDRAW, "Wish: there is none with this" },
    { REGIE_DESK_ERASE_RESIDENT, "Resident: there is none with this" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    refused (d, rows[i].command, stale_target (&regie_desk_commands[rows[i].command]),
             PAIRS ("reden", "x", "datum", "2026-11-17", "minuten", "60", "nummer", "I1"), CONFLICT,
             rows[i].begin, NULL);
  refused (d, REGIE_DESK_DECIDE, TWO (d->wish, 1), NULL, CONFLICT, "This offer is no longer there.",
           NULL);
}

/* From a match to what came of it; each step is one entry of the log. */
static void
test_match (Desk *d, gconstpointer data)
{
  static const char *const came[] = { "datum", "2026-11-17", "minuten", "120", NULL };
  gint64 match;

  done (d, REGIE_DESK_DECIDE, TWO (d->wish, d->offer), NULL, "Matched");
  g_assert_cmpint (count (&d->base, "SELECT count(*) FROM match WHERE stage = 'afgesproken'"), ==,
                   1);
  match = count (&d->base, "SELECT id FROM match");
  refused (d, REGIE_DESK_CAME, ONE (match), NULL, INVALID, "Day: fill in a day", "datum");
  refused (d, REGIE_DESK_CAME, ONE (match), PAIRS ("datum", "2026-11-17", "minuten", "2 hours"),
           INVALID, "Minutes: expected", NULL);
  refused (d, REGIE_DESK_CAME, ONE (match), PAIRS ("datum", "2026-11-17"), INVALID,
           "Minutes: expected", NULL);
  done (d, REGIE_DESK_CAME, ONE (match), came, "Ticked");
  g_assert_cmpint (count (&d->base, "SELECT count(*) FROM attendance WHERE state = 'geweest' AND "
                                    "day = '2026-11-17' AND minutes = 120"),
                   ==, 1);
  /* The last time is ticked already: nobody came to it as well. */
  refused (d, REGIE_DESK_MISSED, ONE (match), NULL, INVALID, "Day: this day was ticked already.",
           NULL);
  g_assert_true (regie_db_script (d->base.db, "UPDATE attendance SET day = '2026-11-10'", NULL));
  done (d, REGIE_DESK_MISSED, ONE (match), NULL, "Ticked");
  g_assert_cmpint (
    count (&d->base,
           "SELECT count(*) FROM attendance WHERE state = 'niet_gekomen' AND day = '2026-11-17'"),
    ==, 1);
  done (d, REGIE_DESK_MOVE, g_variant_new ("(xs)", match, "loopt"), NULL, "Match: Running");
  g_assert_cmpint (
    count (&d->base,
           "SELECT count(*) FROM match WHERE stage = 'loopt' AND begun_on = '2026-11-23'"),
    ==, 1);
  refused (d, REGIE_DESK_STOP, ONE (match), NULL, INVALID, "Reason", NULL);
  done (d, REGIE_DESK_STOP, ONE (match), PAIRS ("reden", "Verhuisd"), "Stopped");
  g_assert_cmpint (count (&d->base, "SELECT count(*) FROM match WHERE stage = 'gestopt' AND reason "
                                    "= 'Verhuisd' AND ended_on = '2026-11-23'"),
                   ==, 1);
}

static void
test_declined (Desk *d, gconstpointer data)
{
  done (d, REGIE_DESK_DECLINE, TWO (d->wish, d->offer), PAIRS ("reden", "Te vroeg"), "Remembered");
  g_assert_cmpint (
    count (&d->base,
           "SELECT count(*) FROM match WHERE stage = 'past_niet' AND reason = 'Te vroeg'"),
    ==, 1);
}

static void
test_giver (Desk *d, gconstpointer data)
{
  done (d, REGIE_DESK_SPOKEN_TO, ONE (d->giver), NULL, "Spoken to");
  g_assert_cmpint (
    count (&d->base,
           "SELECT count(*) FROM giver WHERE told_on = '2026-11-23' AND thanked_on IS NULL"),
    ==, 1);
  done (d, REGIE_DESK_THANKED, ONE (d->giver), NULL, "Thanked");
  g_assert_cmpint (count (&d->base, "SELECT count(*) FROM giver WHERE thanked_on = '2026-11-23'"),
                   ==, 1);
}

static void
test_link (Desk *d, gconstpointer data)
{
  g_autoptr (RegieForm) form = regie_form_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *sure = NULL;
  gint64 dossier;

  regie_form_set (form, "achternaam", "Kidane");
  regie_form_set (form, "groep", "asiel_28");
  regie_form_set (form, "dossiernummer", "I1");
  apply (&d->base, regie_dossier_create (d->base.office, form, 0, &dossier, &error), NULL);
  refused (d, REGIE_DESK_LINK, ONE (d->resident), NULL, INVALID, "Dossier: ", NULL);
  refused (d, REGIE_DESK_LINK, ONE (d->resident), PAIRS ("nummer", "I2"), INVALID,
           "Dossier: there is no", NULL);
  /* Whose number it is stands there before anything moves. */
  asks (d, REGIE_DESK_LINK, d->resident, PAIRS ("nummer", "I1"), "this person: Kidane");
  g_assert_cmpint (count (&d->base, "SELECT count(*) FROM resident WHERE linked IS NOT NULL"), ==,
                   0);
  sure = g_strdup_printf ("%" G_GINT64_FORMAT, dossier);
  done (d, REGIE_DESK_LINK, ONE (d->resident), PAIRS ("nummer", "I1", "zeker", sure), "Linked");
  g_assert_cmpint (
    count (&d->base, "SELECT count(*) FROM resident r JOIN dossier d ON d.id = r.linked"), ==, 1);
  asks (d, REGIE_DESK_UNLINK, d->resident, NULL, "not this person: Kidane");
  done (d, REGIE_DESK_UNLINK, ONE (d->resident), PAIRS ("zeker", sure), "Link taken away");
  g_assert_cmpint (count (&d->base, "SELECT count(*) FROM resident WHERE linked IS NOT NULL"), ==,
                   0);
  refused (d, REGIE_DESK_UNLINK, ONE (d->resident), NULL, INVALID,
           "Dossier: this resident is linked to none.", NULL);
}

/* The row of today. */
static RegieDeskQueue *
queue (Desk *d)
{
  g_autoptr (GError) error = NULL;
  RegieDeskQueue *row = regie_desk_queue_load (d->base.db, d->work.today, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (row->visits->len, ==, row->residents->len);
  return row;
}

/* A visitor arrives; what is wrong names the field where it was typed. */
static void
test_arrival (Desk *d, gconstpointer data)
{
  g_autoptr (RegieDeskQueue) row = NULL;
  g_autoptr (RegieOutcome) outcome = must (d, REGIE_DESK_ARRIVE, NULL, PAIRS ("nummer", "N1"),
                                           "Visitor at the desk");

  g_assert_cmpint (outcome->about, ==, d->resident);
  refused (d, REGIE_DESK_ARRIVE, NULL, PAIRS ("nummer", "N1"), INVALID,
           "This visitor waits already.", NULL);
  refused (d, REGIE_DESK_ARRIVE, NULL, NULL, INVALID, "Number at the desk must be filled in",
           "nummer");
  refused (d, REGIE_DESK_ARRIVE, NULL, PAIRS ("nummer", "N2"), INVALID,
           "Initials: this number is new", "initialen");
  refused (d, REGIE_DESK_ARRIVE, NULL, PAIRS ("nummer", "N2", "initialen", "Zahra"), INVALID,
           "Initials: expected", "initialen");
  refused (d, REGIE_DESK_ARRIVE, NULL, PAIRS ("nummer", "999999990", "initialen", "Z.Z."), INVALID,
           "Number at the desk: this is a BSN", "nummer");
  /* However it is typed, it is the number on the card. */
  done (d, REGIE_DESK_ARRIVE, NULL, PAIRS ("nummer", " n 2 ", "initialen", "Z.Z."),
        "Recorded: Resident");
  refused (d, REGIE_DESK_ARRIVE, NULL, PAIRS ("nummer", "n2"), INVALID,
           "This visitor waits already.", NULL);
  g_assert_cmpint (
    count (&d->base, "SELECT count(*) FROM resident WHERE number = 'N2' AND initials = 'Z.Z.'"), ==,
    1);
  row = queue (d);
  g_assert_cmpuint (row->visits->len, ==, 2);
  g_assert_cmpint (regie_record_get_id (row->residents->pdata[0]), ==, d->resident);
}

/* Who wants nothing or walks away is no longer in the row; only once, and with undo. */
static void
test_leave (Desk *d, gconstpointer data)
{
  g_autoptr (RegieDeskQueue) before = NULL;
  g_autoptr (RegieDeskQueue) after = NULL;
  GVariant *visit;

  done (d, REGIE_DESK_ARRIVE, NULL, PAIRS ("nummer", "N1"), "Visitor at the desk");
  before = queue (d);
  visit = g_variant_new_int64 (regie_record_get_id (before->visits->pdata[0]));
  g_variant_ref_sink (visit);
  done (d, REGIE_DESK_LEAVE, visit, NULL, "Visit ended");
  after = queue (d);
  g_assert_cmpuint (after->visits->len, ==, 0);
  g_assert_cmpuint (after->n_helped, ==, 1);
  refused (d, REGIE_DESK_LEAVE, visit, NULL, CONFLICT, "This visitor was helped already.", NULL);
  g_variant_unref (visit);
}

/* Every check of a value names the field by its key, so that a focus does not hang on a word. */
static void
test_field_by_its_key (Desk *d, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (regie_field_check (REGIE_FIELD (Resident, initials), NULL, NULL, &error));
  g_assert_cmpstr (regie_error_get_field (error), ==, "initialen");
}

/* What is said at the counter, and that the visitor was helped, in one change; only once. */
static void
test_wish_kept (Desk *d, gconstpointer data)
{
  static const char *const said[] = { "richting", "koken",         "soort", "vrijwilligerswerk",
                                      "rooster",  "wo 9:00-12:00", NULL };
  g_autoptr (RegieDeskQueue) before = NULL;
  g_autoptr (RegieDeskQueue) after = NULL;
  g_autoptr (RegieOutcome) outcome = NULL;
  gint64 visit;

  done (d, REGIE_DESK_ARRIVE, NULL, PAIRS ("nummer", "N1"), "Visitor at the desk");
  before = queue (d);
  visit = regie_record_get_id (before->visits->pdata[0]);
  refused (d, REGIE_DESK_KEEP_WISH, TWO (visit, 0), PAIRS ("soort", "sport", "rooster", "elke dag"),
           INVALID, "Days and hours", NULL);
  refused (d, REGIE_DESK_KEEP_WISH, TWO (visit, 0), NULL, INVALID, "Kind must be filled in",
           "soort");
  refused (d, REGIE_DESK_KEEP_WISH, TWO (visit, 1), said, CONFLICT, "Wish: there is none with this",
           NULL);
  outcome = must (d, REGIE_DESK_KEEP_WISH, TWO (visit, 0), said, "Wish kept");
  g_assert_cmpint (
    outcome->about, ==,
    count (&d->base, "SELECT id FROM wish WHERE theme = 'koken' AND opened_on = '2026-11-23'"));
  after = queue (d);
  g_assert_cmpuint (after->visits->len, ==, 0);
  g_assert_cmpuint (after->n_helped, ==, 1);
  /* The same key pressed twice, or another desk: no second wish. */
  refused (d, REGIE_DESK_KEEP_WISH, TWO (visit, 0), said, CONFLICT,
           "This visitor was helped already.", NULL);
  g_assert_cmpint (count (&d->base, "SELECT count(*) FROM wish"), ==, 2);
}

/* A wish that is said again rests on what was seen of it: what somebody else changed is not
 * overwritten. */
static void
test_wish_again (Desk *d, gconstpointer data)
{
  g_autoptr (RegieRecord) wish = regie_load_one (d->base.db, regie_entity (REGIE_ENTITY_Wish),
                                                 d->wish, NULL);
  g_autoptr (RegieForm) form = regie_form_new ();
  g_autoptr (RegieDeskQueue) row = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = NULL;

  done (d, REGIE_DESK_ARRIVE, NULL, PAIRS ("nummer", "N1"), "Visitor at the desk");
  row = queue (d);
  target = g_variant_ref_sink (TWO (regie_record_get_id (row->visits->pdata[0]), d->wish));
  regie_form_set (form, "richting", "koken");
  regie_form_set (form, "soort", "vrijwilligerswerk");
  regie_form_set (form, "rooster", "di 9:00-12:00");
  regie_form_set_seen (form, wish);
  g_assert_true (regie_db_script (d->base.db, "UPDATE wish SET theme = 'taal'", NULL));
  g_assert_null (
    regie_command_do (&d->work, &regie_desk_commands[REGIE_DESK_KEEP_WISH], target, form, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (regie_db_script (d->base.db, "UPDATE wish SET theme = 'buiten'", NULL));
  outcome = regie_command_do (&d->work, &regie_desk_commands[REGIE_DESK_KEEP_WISH], target, form,
                              &error);
  g_assert_no_error (error);
  g_assert_cmpint (outcome->about, ==, d->wish);
  g_assert_cmpint (
    count (&d->base,
           "SELECT count(*) FROM wish WHERE theme = 'koken' AND rhythm = 'di 9:00-12:00'"),
    ==, 1);
}

/* Who was erased waits no more; what is erased has no undo. */
static void
test_erased (Desk *d, gconstpointer data)
{
  g_autoptr (RegieOutcome) wish = NULL;
  g_autoptr (RegieOutcome) resident = NULL;
  g_autoptr (RegieDeskQueue) row = NULL;

  done (d, REGIE_DESK_ARRIVE, NULL, PAIRS ("nummer", "N1"), "Visitor at the desk");
  wish = must (d, REGIE_DESK_WITHDRAW, ONE (d->wish), NULL, "Wish withdrawn and erased");
  g_assert_cmpint (wish->seq, ==, 0);
  g_assert_cmpint (count (&d->base, "SELECT count(*) FROM wish WHERE voided = 0"), ==, 0);
  refused (d, REGIE_DESK_WITHDRAW, ONE (d->wish), NULL, CONFLICT, "Wish: there is none with this",
           NULL);
  resident = must (d, REGIE_DESK_ERASE_RESIDENT, ONE (d->resident), NULL, "Resident erased");
  g_assert_cmpint (resident->seq, ==, 0);
  g_assert_cmpint (count (&d->base, "SELECT count(*) FROM resident WHERE number = 'N1'"), ==, 0);
  row = queue (d);
  g_assert_cmpuint (row->visits->len, ==, 0);
}

static void
test_calendar (Desk *d, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("regie-desk-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "meedoen.ics", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autofree char *text = NULL;
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;

  outcome = must (d, REGIE_DESK_SAVE_CALENDAR, g_variant_new_string (uri), NULL, "Saved");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "SUMMARY:Tuinieren"));
  g_assert_null (strstr (text, "H.K."));
  g_unlink (path);
  g_rmdir (folder);
  /* Where it cannot be written, that is said. */
  g_assert_null (try (d, REGIE_DESK_SAVE_CALENDAR, g_variant_new_string (uri), NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void
test_read (Desk *d, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDeskView) view = NULL;
  g_autoptr (RegieDeskCount) count = NULL;

  done (d, REGIE_DESK_DECIDE, TWO (d->wish, d->offer), NULL, "Matched");
  g_assert_true (regie_db_script (d->base.db, "UPDATE match SET decided_on = '2026-01-05'", NULL));
  view = regie_question_ask (&d->work, &regie_desk_questions[REGIE_DESK_READ], NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (regie_desk_find_wish (view->desk, d->wish), >=, 0);
  count = g_list_model_get_item (G_LIST_MODEL (view->counts), REGIE_DESK_MATCHES);
  g_assert_cmpstr (count->year, ==, "1");
  g_assert_cmpstr (count->quarter, ==, "0");
}

/* What the database cannot give is an error, and not an empty desk. */
static void
test_unreadable (Desk *d, gconstpointer data)
{
  static const char *const tables[] = { "visit", "resident", "attendance", "wish" };

  done (d, REGIE_DESK_ARRIVE, NULL, PAIRS ("nummer", "N1"), "Visitor at the desk");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *away = g_strdup_printf ("ALTER TABLE %s RENAME TO away", tables[i]);
      g_autofree char *back = g_strdup_printf ("ALTER TABLE away RENAME TO %s", tables[i]);
      g_autoptr (GError) error = NULL;

      g_assert_true (regie_db_script (d->base.db, away, NULL));
      g_assert_null (
        regie_question_ask (&d->work, &regie_desk_questions[REGIE_DESK_READ], NULL, &error));
      g_assert_nonnull (error);
      g_assert_true (regie_db_script (d->base.db, back, NULL));
    }
}

TEST_SUITE (desk_commands)
{
  static const DeskTest tests[] = {
    { "is-refused-without-the-right", test_rights },
    { "is-a-conflict-when-it-is-gone", test_stale },
    { "goes-from-match-to-what-came-of-it", test_match },
    { "remembers-what-does-not-fit", test_declined },
    { "keeps-givers-warm", test_giver },
    { "links-to-a-dossier", test_link },
    { "a-refusal-at-the-counter-names-the-field", test_arrival },
    { "who-wants-nothing-goes", test_leave },
    { "the-field-is-named-by-its-key", test_field_by_its_key },
    { "keeps-a-wish-once", test_wish_kept },
    { "does-not-overwrite-a-wish", test_wish_again },
    { "erases-what-is-withdrawn", test_erased },
    { "writes-the-times-of-the-offers", test_calendar },
    { "shows-the-desk", test_read },
    { "says-what-cannot-be-read", test_unreadable },
  };
  ADD_AT_THE_DESK ("/desk-commands", tests);
}
