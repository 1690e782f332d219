/* SPDX-License-Identifier: EUPL-1.2 */
/* The price of the plan and what can be chosen instead, in words, on both engines. */
#include "parts.h"

#include "school.h"

#define LINE                                                                                       \
  "soort=plan_regel&datum=2026-11-02&tot=2027-01-29&onderwerp=taal&bron=consulent&intensiteit=10"  \
  "&prijs=1000&eenheid=uur"
#define PIP "soort=pip&datum=2026-10-05&leerroute=B1"

static const PartRow rows[] = {
  { .says = { "The price", "  Cost of the plan | € 0", "  What the state pays (SPUK)" },
    .lacks = "The person pays" },
  { .facts = { PIP, LINE },
    .says = { "Cost of the plan | € 1,271", "2026 | costs € 857, ", "2027 | costs € 414, ",
              "  Chance of finishing in time | " } },
  { .facts = { PIP, LINE },
    .group = "gezin",
    .says = { "The person pays | Who is no asylum status holder pays the lessons" } },
  /* The budget of the office */
  { .facts = { PIP, LINE },
    .says = { "All plans of the office together: ", "No budget is recorded (see Providers)." } },
  { .facts = { PIP, LINE },
    .sql = "INSERT INTO budget (id, version, voided, year, amount) SELECT 1, 1, 0, 2026, 100000000 "
           "WHERE CAST ($1 AS BIGINT) > 0",
    .says = { "Budget of the office € 1,000,000, all plans together ", " is left." } },
  { .facts = { PIP, LINE },
    .sql = "UPDATE budget SET amount = 100 WHERE CAST ($1 AS BIGINT) > 0",
    .says = { "Budget of the office € 1, all plans together ", " too much." } },
  /* Alternatives */
  { .says = { "No contract has a price for language lessons. Record it under Providers." } },
};

static void
test_says (Fixture *f, gconstpointer data)
{
  check_part (f, REGIE_PART_PLAN, rows, G_N_ELEMENTS (rows));
}

/* What fits can be taken over; what does not says only what it would be; done is done. */
static void
test_alternatives (Fixture *f, gconstpointer data)
{
  gint64 dossier = add_dossier (f, "Haddad", NULL, "asiel_28");
  g_autofree char *text = NULL;
  g_autofree char *done = NULL;

  add_school (f, "Mergelland Taal", "B1", "uur", "1000", NULL);
  text = dup_part (f, "consulent", REGIE_PART_PLAN, dossier, 0);
  g_assert_nonnull (strstr (text, "\n     | Last lesson | Cost | Left over | Chance | \n"));
  g_assert_nonnull (strstr (text, "B1 route · Mergelland Taal · 15 h/week | "));
  g_assert_nonnull (strstr (text, "[Take over]"));
  add_hours (f, dossier, "2026-10-31", "744", "744", NULL);
  add_hours (f, dossier, "2026-09-30", "720", "720", NULL);
  done = dup_part (f, "consulent", REGIE_PART_PLAN, dossier, 0);
  g_assert_nonnull (strstr (done, "The lessons are done: there is nothing left to compare."));
}

TEST_SUITE (plan_price)
{
  static const FixtureTest tests[] = {
    { "says", test_says },
    { "alternatives", test_alternatives },
  };

  ADD_ON_BOTH_ENGINES ("/plan-price", tests);
}
