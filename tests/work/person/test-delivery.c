/* SPDX-License-Identifier: EUPL-1.2 */
/* Who can be chosen for a line of the plan: by the contracts, with price, room and groups. */
#include "days.h"
#include "regie-delivery.h"
#include "regie-dossier-commands.h"
#include "school.h"

/* A line for each of what can be chosen: "title | about". */
static char *
dup_choices (Fixture *f, gint64 dossier, const char *topic, const char *from, const char *until)
{
  RegieMe me;
  RegieWork work = work_as (f, &me, "consulent");
  g_autoptr (GVariant) target = g_variant_ref_sink (
    g_variant_new ("(xsss)", dossier, topic, from, until));
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) all = regie_question_ask (&work,
                                                   &regie_dossier_questions[REGIE_PLAN_DELIVERIES],
                                                   target, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (all); i++)
    {
      g_autoptr (RegieDelivery) one = g_list_model_get_item (all, i);

      g_string_append_printf (text, "%s%s%s\n", one->title, one->about != NULL ? " | " : "",
                              one->about != NULL ? one->about : "");
      g_assert_true ((one->price != NULL) == (one->kind == REGIE_DELIVERY_CONTRACT));
    }
  return g_string_free (text, FALSE);
}

#define NOBODY "Nobody yet\n"
#define OTHER "Without a contract… | Type the name and the price\n"

/* Each row changes the contracts a bit more. */
static void
test_choices (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *sql, *topic, *from, *until, *says;
  } rows[] = {
    { "", "taal", "2026-12-07", "2027-02-26",
      NOBODY "Mergelland Taal | taal · € 10.00 per hour · 2 places are free\n" OTHER },
    { "", "pvt", "2026-12-07", "2027-02-26", NOBODY OTHER },
    { "", "", "", "", NOBODY OTHER },
    /* before and after the contract */
    { "", "taal", "2025-12-01", "", NOBODY OTHER },
    { "", "taal", "2028-01-03", "", NOBODY OTHER },
    /* the price of the day */
    { "UPDATE price SET from_day = '2026-01-01'; UPDATE contract SET index_rate = 100", "taal",
      "2027-03-01", "2027-03-31",
      NOBODY "Mergelland Taal | taal · € 11.00 per hour · 2 places are free\n" OTHER },
    { "UPDATE contract SET index_rate = NULL; UPDATE lot SET places = NULL", "taal", "2026-12-07",
      "2027-02-26", NOBODY "Mergelland Taal | taal · € 10.00 per hour\n" OTHER },
    { "UPDATE lot SET route = 'Z'", "taal", "2026-12-07", "", NOBODY OTHER },
    { "UPDATE lot SET route = 'B1'; UPDATE contract SET stage = 'inkoop'", "taal", "2026-12-07", "",
      NOBODY OTHER },
  };
  gint64 dossier = add_person (f, "Haddad", "999999990");

  add_school (f, "Mergelland Taal", "B1", "uur", "1000", "2");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *says = NULL;

      sql (f, rows[i].sql);
      says = dup_choices (f, dossier, rows[i].topic, rows[i].from, rows[i].until);
      if (strcmp (says, rows[i].says) != 0)
        g_error ("row %u:\n%s", i, says);
    }
}

/* A group stands under its provider, with what it fills in; what is full says from when there is a
 * place, after all who wait. */
static void
test_groups (Fixture *f, gconstpointer data)
{
  gint64 people[] = { add_person (f, "Haddad", "999999990"),
                      add_person (f, "Karaca", "999999989") };
  School s = add_school (f, "Mergelland Taal", "B1", "uur", "1000", "1");
  g_autoptr (RegieRecord) first = NULL;
  g_autoptr (RegieRecord) second = NULL;
  g_autofree char *full = NULL;
  g_autofree char *waits = NULL;
  g_autofree char *more = NULL;
  char id[24];

  record (f, REGIE_ENTITY_Course,
          PAIRS ("perceel", id_text (s.lot, id), "naam", "Ochtend", "van", "2026-09-07", "tot",
                 "2027-07-02", "plaatsen", "8", "rooster", "ma 9:00-12:00, do 9:00-12:00", "plaats",
                 "Leerhuis"));
  record (f, REGIE_ENTITY_Course,
          PAIRS ("perceel", id, "naam", "Oud", "van", "2025-09-01", "tot", "2026-06-30", "plaatsen",
                 "8"));
  first = order_for (f, people[0], "Mergelland Taal"); /* to 26 February 2027 */
  full = dup_choices (f, people[1], "taal", "2026-12-07", "2027-01-29");
  g_assert_cmpstr (
    full, ==,
    NOBODY "Mergelland Taal | taal · € 10.00 per hour · full, a place from Sat 27 Feb 2027\n"
           "Mergelland Taal · Ochtend | begins Mon 7 Sep 2026 · ma 9:00-12:00, do 9:00-12:00 · "
           "Leerhuis · 8 places are free\n" OTHER);
  second = order_for (f, people[1], "Mergelland Taal");
  waits = dup_choices (f, people[1], "taal", "2026-12-07", "2027-01-29");
  g_assert_nonnull (strstr (waits, " · full (1 waits)\n"));
  sql (f, "UPDATE lot SET places = 2");
  sql (f, "UPDATE engagement SET stage = 'besteld'");
  more = dup_choices (f, people[1], "taal", "2026-12-07", "2027-01-29");
  g_assert_nonnull (strstr (more, " · full, a place from Sat 27 Feb 2027\n"));
}

/* What was ordered is what the line of the plan costs from then on. */
static void
test_ordered (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_person (f, "Haddad", "999999990");
  g_autoptr (RegieRecord) line = NULL;
  g_autoptr (RegieRecord) now = NULL;
  g_autoptr (GError) error = NULL;
  gint64 seq;

  add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  line = add_line (f, dossier, "Mergelland Taal", "2026-12-07", "2027-02-26", "12");
  sql (f, "UPDATE fact SET price = 900, unit = 'week' WHERE kind = 'plan_regel'");
  g_clear_object (&line);
  line = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Fact),
                         count (f, "SELECT id FROM fact WHERE kind = 'plan_regel'"), NULL);
  apply (f, regie_order_make (f->db, f->office, line, 0, 0, &error), &seq);
  g_assert_no_error (error);
  now = regie_load_one (f->db, regie_entity (REGIE_ENTITY_Fact), regie_record_get_id (line), NULL);
  g_assert_cmpstr (regie_get (now, Fact, price), ==, "1000");
  g_assert_cmpstr (regie_get (now, Fact, unit), ==, "uur");
  g_assert_true (regie_apply_undo (f->db, &f->applier, seq, NULL, &error));
  g_assert_cmpint (count (f, "SELECT price FROM fact WHERE kind = 'plan_regel'"), ==, 900);
}

static const FixtureTest tests[] = {
  { "choices", test_choices },
  { "groups", test_groups },
  { "ordered", test_ordered },
};

TEST_SUITE (delivery) { ADD_ON_BOTH_ENGINES ("/delivery", tests); }
