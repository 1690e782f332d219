/* SPDX-License-Identifier: EUPL-1.2 */
/* A wish and an offer at the desk. */
#include "garden.h"

Pair
add_pair (Fixture *f, const char *number, const char *places)
{
  Pair p;
  g_autofree char *name = g_strdup_printf ("Gever %s", number);
  char id[24];

  p.resident = RECORD (f, Resident, "initialen", "H.K.", "nummer", number, "talen", "ti, en",
                       "geboortejaar", "1994");
  p.wish = RECORD (f, Wish, "bewoner", id_text (p.resident, id), "soort", "vrijwilligerswerk",
                   "richting", "buiten", "open_sinds", "2026-10-01", "rooster", "di 9:00-12:00");
  p.giver = RECORD (f, Giver, "naam", name, "soort", "organisatie", "telefoon", "043 000 00 00");
  p.offer = RECORD (f, Offer, "gever", id_text (p.giver, id), "titel", "Tuinieren", "soort",
                    "vrijwilligerswerk", "richting", "buiten", "plaatsen", places, "rooster",
                    "di 9:00-12:00");
  return p;
}

static void
desk_set_up (Desk *d, gconstpointer engine)
{
  Fixture *f = &d->base;
  char id[24];

  set_up (f, engine);
  d->work = work_as (f, &d->me, "consulent");
  d->resident = RECORD (f, Resident, "initialen", "H.K.", "nummer", "N1", "talen", "ti, en");
  d->wish = RECORD (f, Wish, "bewoner", id_text (d->resident, id), "soort", "vrijwilligerswerk",
                    "richting", "buiten", "open_sinds", "2026-11-13", "rooster", "di 9:00-12:00");
  d->giver = RECORD (f, Giver, "naam", "De Moestuin", "soort", "organisatie", "telefoon",
                     "043 000 00 00");
  d->offer = RECORD (f, Offer, "gever", id_text (d->giver, id), "titel", "Tuinieren", "soort",
                     "vrijwilligerswerk", "richting", "buiten", "plaatsen", "3", "rooster",
                     "di 9:00-12:00");
}

static void
desk_tear_down (Desk *d, gconstpointer engine)
{
  assert_in_order (&d->base);
  tear_down (&d->base, engine);
}

void
garden_add (const char *prefix, const DeskTest *tests, guint n_tests)
{
  static const char *const engines[] = { "sqlite", "postgres" };

  for (guint engine = 0; engine < (fixture_has_server () ? 2 : 1); engine++)
    for (guint i = 0; i < n_tests; i++)
      {
        g_autofree char *path = g_strdup_printf ("%s/%s/%s", prefix, engines[engine],
                                                 tests[i].name);

        g_test_add (path, Desk, GINT_TO_POINTER (engine), desk_set_up, tests[i].run,
                    desk_tear_down);
      }
}
