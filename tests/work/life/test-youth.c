/* SPDX-License-Identifier: EUPL-1.2 */
/* What somebody young asks for: each thing has its row. */
#include "regie-youth.h"

#include "days.h"
#include "regie-office.h"
#include "suite.h"

#define TODAY "2026-11-23"

static RegieOffice *office;

/* A dossier of somebody of 19 with a director, of whom everything is in order. */
typedef struct {
  GArray *ties, *meetings;
  RegieYouthFacts facts;
  RegieYouth youth;
} Case;

static void
case_init (Case *self)
{
  *self = (Case){ .ties = g_array_new (FALSE, FALSE, sizeof (RegieYouthTie)),
                  .meetings = g_array_new (FALSE, FALSE, sizeof (RegieDay)) };
  self->facts = (RegieYouthFacts){ .born = { 2007, 3, 9 },
                                   .group = REGIE_GROUP_ASIEL_28,
                                   .director = 5,
                                   .asks = TRUE,
                                   .since = day ("2025-01-02"),
                                   .plan_until = REGIE_DAY_NONE,
                                   .notice = REGIE_DAY_NONE,
                                   .agreement = REGIE_DAY_NONE,
                                   .ties = self->ties,
                                   .meetings = self->meetings };
  for (guint area = 0; area < REGIE_N_AREAS; area++)
    self->facts.lights[area] = (RegieYouthLight){ REGIE_LIGHT_UNKNOWN, REGIE_DAY_NONE };
}

static void
case_clear (Case *self)
{
  g_array_unref (self->ties);
  g_array_unref (self->meetings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
add_tie (Case *self, gint64 id, gboolean leads, const char *last, const char *until)
{
  RegieYouthTie tie = { id,
                        leads,
                        0,
                        day ("2026-01-05"),
                        until != NULL ? day (until) : REGIE_DAY_NONE,
                        last != NULL ? day (last) : REGIE_DAY_NONE };

  g_array_append_val (self->ties, tie);
}

static void
add_meeting (Case *self, const char *text)
{
  RegieDay when = day (text);

  g_array_append_val (self->meetings, when);
}

static void
weigh (Case *self, const char *today)
{
  regie_youth_weigh (&self->facts, &office->network, office->ages, day (today), &self->youth);
}

static void
assert_asks (const Case *self, RegieYouthAsk ask, const char *from)
{
  assert_day (self->youth.asks[ask], from);
}

static void
test_in_order (void)
{
  g_auto (Case) c = { NULL };

  case_init (&c);
  add_tie (&c, 1, TRUE, "2026-11-20", NULL);
  add_meeting (&c, "2026-10-01");
  add_meeting (&c, "2026-12-02");
  weigh (&c, TODAY);
  g_assert_true (c.youth.shown);
  g_assert_cmpint (c.youth.leader, ==, 1);
  assert_day (c.youth.last_meeting, "2026-10-01");
  assert_day (c.youth.next_meeting, "2026-12-02");
  assert_day (c.youth.refresh_on, "2026-12-03"); /* the next meeting becomes the last */
  g_assert_cmpint (c.youth.age, ==, 21);
  assert_day (c.youth.moment, "2028-03-09");
  assert_asks (&c, REGIE_YOUTH_UNLED, NULL);
  /* What asks for action later is known now: 28 days after the last contact. */
  assert_asks (&c, REGIE_YOUTH_SILENT, "2026-12-19");
  assert_asks (&c, REGIE_YOUTH_UNMET, "2027-03-03");
  assert_day (c.youth.act_on, "2026-12-19");
  g_assert_cmpint (c.youth.act, ==, REGIE_YOUTH_SILENT);
}

static void
test_silent (void)
{
  g_auto (Case) c = { NULL };

  case_init (&c);
  add_tie (&c, 1, TRUE, "2026-11-20", NULL);
  add_tie (&c, 2, FALSE, "2026-09-01", NULL);
  add_tie (&c, 3, FALSE, "2026-08-01", "2026-11-22"); /* gone */
  add_tie (&c, 4, FALSE, NULL, NULL);                 /* never spoken to */
  weigh (&c, TODAY);
  g_assert_cmpint (c.youth.silent, ==, 4);
  assert_asks (&c, REGIE_YOUTH_SILENT, "2026-02-03");
}

/* Of whom it is not known since when, and whom nobody spoke to. */
static void
test_silent_for_ever (void)
{
  const RegieYouthTie tie = { 7, TRUE, 0, REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_DAY_NONE };
  g_auto (Case) c = { NULL };

  case_init (&c);
  g_array_append_val (c.ties, tie);
  weigh (&c, TODAY);
  g_assert_cmpint (c.youth.silent, ==, 7);
  assert_asks (&c, REGIE_YOUTH_SILENT, "2025-01-02");
}

static void
test_leader (void)
{
  g_auto (Case) c = { NULL };

  case_init (&c);
  weigh (&c, TODAY);
  assert_asks (&c, REGIE_YOUTH_UNLED, "2025-01-02");
  assert_asks (&c, REGIE_YOUTH_UNMET, "2025-04-03");
  g_assert_cmpint (c.youth.act, ==, REGIE_YOUTH_UNLED);
  add_tie (&c, 1, TRUE, "2026-11-20", "2026-11-10"); /* led until two weeks ago */
  weigh (&c, TODAY);
  assert_asks (&c, REGIE_YOUTH_UNLED, "2026-11-11");
  /* Nobody directs it, and there is no network: then nothing lacks. */
  g_array_set_size (c.ties, 0);
  c.facts.director = 0;
  weigh (&c, TODAY);
  g_assert_true (c.youth.shown);
  assert_asks (&c, REGIE_YOUTH_UNLED, NULL);
  assert_asks (&c, REGIE_YOUTH_UNMET, NULL);
}

/* Who becomes 18 in half a year has a plan that runs until then, or asks for one. */
static void
test_transition (void)
{
  g_auto (Case) c = { NULL };

  case_init (&c);
  c.facts.born = (RegieBirth){ 2009, 3, 9 };
  weigh (&c, TODAY);
  g_assert_cmpint (c.youth.age, ==, 18);
  assert_asks (&c, REGIE_YOUTH_TRANSITION, "2026-09-07");
  assert_asks (&c, REGIE_YOUTH_MOMENT, NULL);
  c.facts.plan_until = day ("2027-03-08");
  weigh (&c, TODAY);
  assert_asks (&c, REGIE_YOUTH_TRANSITION, "2026-09-07");
  c.facts.plan_until = day ("2027-03-09");
  weigh (&c, TODAY);
  assert_asks (&c, REGIE_YOUTH_TRANSITION, NULL);
  /* At 21 there need not be a plan. */
  c.facts.born = (RegieBirth){ 2006, 1, 0 };
  weigh (&c, TODAY);
  assert_asks (&c, REGIE_YOUTH_MOMENT, "2026-10-03");
  assert_day (c.youth.moment, "2027-01-01");
  assert_day (c.youth.moment_latest, "2027-01-31");
  weigh (&c, "2027-01-31");
  g_assert_cmpint (c.youth.age, ==, 23);
}

/* At 27 the task of the director ends: whatever is planned, and until it was handed over. */
static void
test_hand_over (void)
{
  g_auto (Case) c = { NULL };

  case_init (&c);
  c.facts.born = (RegieBirth){ 2000, 3, 9 };
  c.facts.plan_until = day ("2028-01-01");
  weigh (&c, "2026-09-06");
  assert_asks (&c, REGIE_YOUTH_TRANSITION, "2026-09-07");
  g_assert_true (c.youth.hands_over);
  g_assert_cmpint (c.youth.act, !=, REGIE_YOUTH_TRANSITION);
  weigh (&c, "2028-06-01");
  g_assert_true (c.youth.shown);
  assert_asks (&c, REGIE_YOUTH_TRANSITION, "2026-09-07");
  assert_day (c.youth.moment, "2027-03-09");
  g_assert_cmpint (c.youth.act, ==, REGIE_YOUTH_TRANSITION);
  /* Of who has no director nothing goes over: it is a birthday as any other. */
  c.facts.director = 0;
  weigh (&c, "2026-12-20");
  g_assert_false (c.youth.hands_over);
  assert_asks (&c, REGIE_YOUTH_TRANSITION, NULL);
  assert_asks (&c, REGIE_YOUTH_MOMENT, "2026-09-07");
  weigh (&c, "2027-03-09");
  assert_asks (&c, REGIE_YOUTH_MOMENT, NULL);
}

/* What presses most of what asks now stands first, also when something asked before it; of what is
 * to come the soonest.  What presses more changes that on the day on which it comes. */
static void
test_first (void)
{
  g_auto (Case) c = { NULL };

  case_init (&c);
  c.facts.agreement = day ("2026-11-30");
  weigh (&c, TODAY);
  g_assert_cmpint (c.youth.act, ==, REGIE_YOUTH_UNLED);
  assert_day (c.youth.act_on, "2025-01-02");
  assert_day (c.youth.refresh_on, "2026-12-01");
  weigh (&c, "2026-12-01");
  g_assert_cmpint (c.youth.act, ==, REGIE_YOUTH_AGREEMENT);
  assert_day (c.youth.act_on, "2026-12-01");
  /* Everybody spoke and met: the agreement comes before the silence. */
  add_tie (&c, 1, TRUE, "2026-11-20", NULL);
  add_meeting (&c, "2026-11-20");
  weigh (&c, TODAY);
  g_assert_cmpint (c.youth.act, ==, REGIE_YOUTH_AGREEMENT);
  assert_day (c.youth.act_on, "2026-12-01");
  assert_day (c.youth.refresh_on, "2026-12-19"); /* silence presses more */
}

static void
test_lights_and_agreements (void)
{
  g_auto (Case) c = { NULL };

  case_init (&c);
  c.facts.lights[REGIE_AREA_HOUSING] = (RegieYouthLight){ REGIE_LIGHT_RED, day ("2024-11-02") };
  c.facts.lights[REGIE_AREA_SCHOOL] = (RegieYouthLight){ REGIE_LIGHT_GREEN, day ("2024-10-02") };
  c.facts.agreement = day ("2026-11-22");
  c.facts.notice = day ("2026-11-01");
  weigh (&c, TODAY);
  assert_asks (&c, REGIE_YOUTH_RED, "2024-11-02");
  assert_asks (&c, REGIE_YOUTH_AGREEMENT, "2026-11-23");
  assert_asks (&c, REGIE_YOUTH_NOTICE, "2026-11-01");
  g_assert_cmpint (c.youth.lights[REGIE_AREA_SCHOOL], ==, REGIE_LIGHT_GREEN);
  g_assert_cmpint (c.youth.lights[REGIE_AREA_INCOME], ==, REGIE_LIGHT_UNKNOWN);
  g_assert_cmpint (c.youth.act, ==, REGIE_YOUTH_RED);
}

/* Who has a row, and until when that stays so. */
static void
test_who (void)
{
  static const struct {
    const char *name, *born;
    RegieGroup group;
    gint64 director;
    gboolean asks, gone, shown;
    const char *refresh; /* with an empty network */
  } rows[] = {
    { "a child", "2011-11-24", REGIE_GROUP_GEZIN, 0, TRUE, FALSE, FALSE, "2026-11-24" },
    { "nearly 16", "2011-11-23", REGIE_GROUP_GEZIN, 0, TRUE, FALSE, TRUE, "2027-11-23" },
    { "28", "1998-11-23", REGIE_GROUP_GEZIN, 0, TRUE, FALSE, FALSE, NULL },
    { "28, not handed over", "1998-11-23", REGIE_GROUP_GEZIN, 9, TRUE, FALSE, TRUE, NULL },
    { "40, not handed over", "1986-11-23", REGIE_GROUP_GEZIN, 9, TRUE, FALSE, TRUE, NULL },
    { "the last day", "1998-11-24", REGIE_GROUP_GEZIN, 0, TRUE, FALSE, TRUE, "2026-11-24" },
    { "perhaps 28", "1998-00-00", REGIE_GROUP_GEZIN, 0, TRUE, FALSE, TRUE, "2026-12-31" },
    { "no year", NULL, REGIE_GROUP_GEZIN, 0, TRUE, FALSE, FALSE, NULL },
    { "no year, with a director", NULL, REGIE_GROUP_GEZIN, 9, TRUE, FALSE, TRUE, NULL },
    { "no year, under guardianship", NULL, REGIE_GROUP_AMV, 0, TRUE, FALSE, TRUE, NULL },
    { "the duty is met", "2006-05-05", REGIE_GROUP_GEZIN, 0, FALSE, FALSE, FALSE, "2034-05-05" },
    { "met, with a director", "2006-05-05", REGIE_GROUP_GEZIN, 9, FALSE, FALSE, TRUE,
      "2027-05-05" },
    { "moved away", "2006-05-05", REGIE_GROUP_GEZIN, 9, TRUE, TRUE, FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Case) c = { NULL };

      g_test_message ("%s", rows[i].name);
      case_init (&c);
      c.facts.born = regie_birth_parse (rows[i].born);
      c.facts.group = rows[i].group;
      c.facts.director = rows[i].director;
      c.facts.asks = rows[i].asks;
      c.facts.gone = rows[i].gone;
      weigh (&c, TODAY);
      g_assert_cmpint (c.youth.shown, ==, rows[i].shown);
      assert_day (c.youth.refresh_on, rows[i].refresh);
    }
}

static void
test_words (void)
{
  for (guint ask = 0; ask < REGIE_N_YOUTH_ASKS; ask++)
    g_assert_cmpint (regie_youth_ask_find (regie_youth_ask_name (ask)), ==, ask);
  g_assert_cmpint (regie_youth_ask_find ("iets"), ==, REGIE_N_YOUTH_ASKS);
  g_assert_cmpint (regie_youth_ask_find (NULL), ==, REGIE_N_YOUTH_ASKS);
}

TEST_SUITE (youth)
{
  g_autoptr (GError) error = NULL;

  office = regie_office_new (day (TODAY), &error);
  g_assert_no_error (error);
  g_test_add_func ("/youth/what-asks-later-is-known-now", test_in_order);
  g_test_add_func ("/youth/the-most-silent-member-counts", test_silent);
  g_test_add_func ("/youth/who-was-never-spoken-to-is-silent", test_silent_for_ever);
  g_test_add_func ("/youth/nobody-leads", test_leader);
  g_test_add_func ("/youth/a-transition-has-a-plan", test_transition);
  g_test_add_func ("/youth/at-27-the-dossier-goes-to-a-consultant", test_hand_over);
  g_test_add_func ("/youth/what-presses-most-stands-first", test_first);
  g_test_add_func ("/youth/lights-and-agreements", test_lights_and_agreements);
  g_test_add_func ("/youth/who-is-young", test_who);
  g_test_add_func ("/youth/each-word-is-of-one-thing", test_words);
}
