/* SPDX-License-Identifier: EUPL-1.2 */
/* How a date was found, step by step. */
#include <string.h>

#include "cases.h"
#include "days.h"
#include "regie-clock.h"

static void
test_lengths (void)
{
  static const struct {
    RegieLength length;
    const char *text;
  } rows[] = {
    { { 70, 0 }, "10 weeks" },  { { 7, 0 }, "1 week" },   { { 5, 0 }, "5 days" },
    { { 1, 0 }, "1 day" },      { { 0, 36 }, "3 years" }, { { 0, 18 }, "18 months" },
    { { 0, 12 }, "12 months" }, { { 0, 1 }, "1 month" },  { { 0, 24 }, "2 years" },
    { { 0, 600 }, "50 years" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = regie_length_dup (&rows[i].length);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* Of a case: the steps of one rule, parted by strokes. */
typedef struct {
  const char *rule;
  RegieGroup group;
  struct {
    RegieFactKind kind;
    const char *iso, *key, *value;
  } facts[4];
  const char *steps;
} Row;

static const Row rows[] = {
  { "PIP-10W",
    REGIE_GROUP_GEZIN,
    { { REGIE_FACT_KENNISGEVING, "2026-09-21", NULL, NULL } },
    "Notice from DUO: Mon 21 Sep 2026"
    " / The term begins the day after: Tue 22 Sep 2026"
    " / 10 weeks: last day Mon 30 Nov 2026"
    " / = Mon 30 Nov 2026 (Besluit inburgering 2021 art. 5.3 lid 1)" },
  { "PIP-10W",
    REGIE_GROUP_GEZIN,
    { { REGIE_FACT_KENNISGEVING, "2026-07-16", NULL, NULL },
      { REGIE_FACT_PIP, "2026-11-02", "leerroute", "B1" } },
    "Notice from DUO: Thu 16 Jul 2026"
    " / The term begins the day after: Fri 17 Jul 2026"
    " / 10 weeks: last day Thu 24 Sep 2026"
    " / Met too late by: PIP established, Mon 2 Nov 2026"
    " / = Thu 24 Sep 2026 (Besluit inburgering 2021 art. 5.3 lid 1)" },
  { "TERM-3Y",
    REGIE_GROUP_GEZIN,
    { { REGIE_FACT_KENNISGEVING, "2024-01-08", NULL, NULL },
      { REGIE_FACT_PIP, "2024-03-04", "leerroute", "B1" } },
    "PIP established: Mon 4 Mar 2024"
    " / The term begins the day after: Tue 5 Mar 2024"
    " / 3 years: last day Thu 4 Mar 2027"
    " / = Thu 4 Mar 2027 (Wet inburgering 2021 art. 11 lid 1)" },
  { "TERM-3Y",
    REGIE_GROUP_GEZIN,
    { { REGIE_FACT_KENNISGEVING, "2024-01-08", NULL, NULL },
      { REGIE_FACT_PIP, "2024-02-29", "leerroute", "B1" },
      { REGIE_FACT_EXT_GRANTED, "2026-10-01", "nieuw_einde", "2027-09-03" } },
    "PIP established: Thu 29 Feb 2024"
    " / The term begins the day after: Fri 1 Mar 2024"
    " / 3 years: last day Sun 28 Feb 2027"
    " / DUO extends the term: Thu 1 Oct 2026"
    " / End by decision of DUO: Fri 3 Sep 2027"
    " / = Fri 3 Sep 2027 (Wet inburgering 2021 art. 11 lid 1)" },
  { "EXT-WINDOW",
    REGIE_GROUP_GEZIN,
    { { REGIE_FACT_KENNISGEVING, "2024-01-08", NULL, NULL },
      { REGIE_FACT_PIP, "2024-03-04", "leerroute", "B1" } },
    "PIP established: Mon 4 Mar 2024"
    " / Counted back 6 months from the end of the term: from Sat 5 Sep 2026"
    " / Reading: Counting months backwards: the first day of 6 whole months, or six months taken "
    "from the end date. Other reading: Fri 4 Sep 2026"
    " / = Sat 5 Sep 2026 to Thu 4 Mar 2027 (Besluit inburgering 2021 art. 4.5 lid 1)" },
  { "BOB-6W",
    REGIE_GROUP_GEZIN,
    { { REGIE_FACT_BESLUIT, "2026-09-20", NULL, NULL },
      { REGIE_FACT_BEZWAAR, "2026-10-01", "bij", "1" } },
    "Objection received: Thu 1 Oct 2026"
    " / Decision sent: Sun 20 Sep 2026"
    " / The time to object runs until Mon 2 Nov 2026; counting begins the day after: Tue 3 Nov 2026"
    " / 6 weeks: last day Mon 14 Dec 2026"
    " / = Mon 14 Dec 2026 (Awb art. 7:10)" },
  { "ROUTE-18M",
    REGIE_GROUP_GEZIN,
    { { REGIE_FACT_KENNISGEVING, "2024-01-08", NULL, NULL },
      { REGIE_FACT_PIP, "2024-03-04", "leerroute", "B1" } },
    "PIP established: Mon 4 Mar 2024"
    " / The term begins the day after: Tue 5 Mar 2024"
    " / 18 months: last day Thu 4 Sep 2025"
    " / = Thu 4 Sep 2025 (Wet inburgering 2021 art. 17 lid 2; Besluit art. 5.4)" },

  { "PIP-10W",
    REGIE_GROUP_GEZIN,
    { { REGIE_FACT_KENNISGEVING, "2026-10-16", NULL, NULL } },
    "Notice from DUO: Fri 16 Oct 2026"
    " / The term begins the day after: Sat 17 Oct 2026"
    " / 10 weeks: last day Fri 25 Dec 2026"
    " / Fri 25 Dec 2026 is Eerste kerstdag: the term runs on (Algemene termijnenwet art. 1)"
    " / Sat 26 Dec 2026 is Tweede kerstdag: the term runs on (Algemene termijnenwet art. 1)"
    " / Sun 27 Dec 2026 is in the weekend: the term runs on (Algemene termijnenwet art. 1)"
    " / = Mon 28 Dec 2026 (Besluit inburgering 2021 art. 5.3 lid 1)" },
};

static char *
explain (const Row *row)
{
  RegieFact facts[G_N_ELEMENTS (row->facts)];
  RegieCase one = { .group = row->group, .facts = facts };
  g_autoptr (GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  int rule = regie_rules_find (rules, row->rule);

  for (; one.n < G_N_ELEMENTS (facts) && row->facts[one.n].iso != NULL; one.n++)
    {
      regie_fact_init (&facts[one.n], row->facts[one.n].kind, day (row->facts[one.n].iso));
      facts[one.n].id = one.n + 1;
      if (row->facts[one.n].key != NULL)
        g_assert_true (
          regie_fact_set (&facts[one.n], row->facts[one.n].key, row->facts[one.n].value));
    }
  regie_clock_run (rules, &one, day ("2026-11-23"), deadlines);
  for (guint i = 0; i < deadlines->len; i++)
    {
      const RegieDeadline *deadline = &g_array_index (deadlines, RegieDeadline, i);
      g_auto (GStrv) steps = NULL;

      if (deadline->rule != rule)
        continue;
      steps = regie_clock_explain (rules, codes, &one, deadline);
      return g_strjoinv (" / ", steps);
    }
  return g_strdup ("no such deadline");
}

static void
test_steps (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *have = explain (&rows[i]);

      if (strcmp (have, rows[i].steps) != 0)
        g_error ("%s: %s", rows[i].rule, have);
    }
}

TEST_SUITE (explain)
{
  load_law ();
  g_test_add_func ("/explain/lengths", test_lengths);
  g_test_add_func ("/explain/steps", test_steps);
}
