/* SPDX-License-Identifier: EUPL-1.2 */
/* What DUO must know of one person, in words: a row per sentence, on both engines. */
#include "parts.h"

#define ALWAYS_HERE "UPDATE dossier SET recorded_from = '2020-01-01' WHERE id = $1"
#define TOLD "UPDATE fact SET reported_on = '2026-11-20' WHERE dossier = $1"

static const PartRow rows[] = {
  { .says = { "Nothing to report yet [Export…]",
              "  The first is the PIP: its route, its level and its date." },
    .lacks = "Mark as reported" },
  { .facts = { "soort=contact&datum=2026-02-02" }, .says = { "Nothing to report yet" } },
  { .facts = { "soort=brp_inschrijving&datum=2025-10-05", "soort=kennisgeving&datum=2025-10-12",
               "soort=pip&datum=2026-02-02&leerroute=B1&niveau=B1&intensiteit=12" },
    .sql = ALWAYS_HERE,
    .says = { "still to be reported.", "B1", " · Mon 2 Feb 2026 | Not reported yet" } },
  { .facts = { "soort=pip&datum=2026-02-02&leerroute=B1&niveau=B1&intensiteit=12" },
    .sql = TOLD,
    .says = { "Nothing is left to report.", "Reported on Fri 20 Nov 2026" },
    .lacks = "Mark as reported" },
  { .facts = { "soort=pip&datum=2026-02-02&leerroute=B1&niveau=B1&intensiteit=12" },
    .sql = "UPDATE dossier SET recorded_from = '2026-11-01' WHERE id = $1",
    .says = { "Nothing is left to report.",
              "From before the dossier was recorded here: not known whether it was reported" } },
  { .facts = { "soort=pip&datum=2026-02-02&leerroute=B1&niveau=A2&intensiteit=12" },
    .says = { "DUO would refuse 1.", "DUO would refuse this\n", "(PIP-NIVEAU-EERSTE)" },
    .lacks = "[Mark as reported]" },
  { .facts = { "soort=pip&datum=2027-02-02&leerroute=B1&gepland=1" },
    .says = { "Nothing to report yet" } },
};

static void
test_says (Fixture *f, gconstpointer data)
{
  check_part (f, REGIE_PART_DUO, rows, G_N_ELEMENTS (rows));
}

TEST_SUITE (duo_view)
{
  static const FixtureTest tests[] = { { "says", test_says } };

  ADD_ON_BOTH_ENGINES ("/duo-view", tests);
}
