/* SPDX-License-Identifier: EUPL-1.2 */
/* What fits whom at the Meedoenbalie. */
#include <string.h>

#include "cases.h"
#include "days.h"
#include "regie-error.h"
#include "regie-match.h"

/* Of amounts.ini. */
static RegieMatchWeights weights;

/* Anything at all, the same for the same number. */
static guint
next (guint *state, guint most)
{
  *state = *state * 1664525u + 1013904223u;
  return (*state >> 12) % most;
}

static void
random_book (guint *state, guint n_wishes, guint n_offers, RegieMatchWish *wishes,
             RegieMatchOffer *offers)
{
  for (guint i = 0; i < n_wishes; i++)
    {
      RegieMatchWish *w = &wishes[i];

      *w = (RegieMatchWish){ .id = i + 1,
                             .opened = 20000 + (int) next (state, 700),
                             .born = next (state, 8) ? 1960 + (int) next (state, 55) : 0,
                             .km = 3 + (int) next (state, 25),
                             .n_before = next (state, 3),
                             .kind = next (state, 8),
                             .theme = next (state, 13) == 12 ? REGIE_MATCH_UNKNOWN
                                                             : next (state, 12),
                             .permit = next (state, 4),
                             .vog = next (state, 4),
                             .transport = next (state, 4),
                             .limits = next (state, 4) ? 0 : 1u << next (state, 7),
                             .asked = next (state, 2) };
      w->tongues = (RegieTongues){ (guint64) next (state, 1 << 12), next (state, 5) };
      for (guint d = 0; d < 7; d++)
        w->hours.days[d] = next (state, 3) ? G_GUINT64_CONSTANT (0xff) << (16 + next (state, 16))
                                           : 0;
      w->hours.known = next (state, 9) != 0;
      if (!w->hours.known)
        memset (&w->hours, 0, sizeof w->hours);
    }
  for (guint i = 0; i < n_offers; i++)
    {
      RegieMatchOffer *o = &offers[i];

      *o = (RegieMatchOffer){ .id = i + 1,
                              .from = REGIE_DAY_NONE,
                              .until = next (state, 6) ? REGIE_DAY_NONE
                                                       : 20500 + (int) next (state, 400),
                              .fresh_until = 20600 + (int) next (state, 200),
                              .km = (int) next (state, 30) - 1,
                              .min_age = next (state, 3) ? 0 : 18,
                              .places = next (state, 5),
                              .taken = next (state, 2),
                              .kind = next (state, 8),
                              .theme = next (state, 12),
                              .demands = next (state, 3) ? 0 : 1u << next (state, 7),
                              .vog = next (state, 6) == 0,
                              .paid = next (state, 6) == 0,
                              .paused = next (state, 12) == 0,
                              .costs = next (state, 5) == 0 };
      o->tongues = (RegieTongues){ (guint64) next (state, 1 << 8), next (state, 3) };
      for (guint d = 0; d < 7; d++)
        o->hours.days[d] = next (state, 4) == 0
                             ? G_GUINT64_CONSTANT (0x3f) << (16 + next (state, 16))
                             : 0;
      o->half_hours = regie_hours_count (&o->hours);
      o->hours.known = o->half_hours > 0;
    }
}

enum { N_WISHES = 120, N_OFFERS = 40, TOP = 5 };

/* What holds for every wish and offer there could be. */
static void
test_properties (void)
{
  RegieDay today = day ("2026-11-23");
  static RegieMatchWish wishes[N_WISHES], turned[N_WISHES];
  static RegieMatchOffer offers[N_OFFERS], back[N_OFFERS];
  static RegieFit fits[N_WISHES * TOP], again[N_WISHES * TOP];
  guint proposals = 0;
  guint refusals = 0;

  for (guint seed = 1; seed <= 20; seed++)
    {
      guint state = seed;

      random_book (&state, N_WISHES, N_OFFERS, wishes, offers);
      regie_match_all (&weights, today, wishes, N_WISHES, offers, N_OFFERS, TOP, fits);
      for (guint i = 0; i < N_WISHES; i++)
        turned[i] = wishes[N_WISHES - 1 - i];
      for (guint i = 0; i < N_OFFERS; i++)
        back[i] = offers[N_OFFERS - 1 - i];
      regie_match_all (&weights, today, turned, N_WISHES, back, N_OFFERS, TOP, again);
      for (guint i = 0; i < N_WISHES; i++)
        for (guint k = 0; k < TOP; k++)
          {
            const RegieFit *fit = &fits[i * TOP + k];
            const RegieFit *other = &again[(N_WISHES - 1 - i) * TOP + k];

            /* The order in which they come in does not matter. */
            g_assert_cmpuint (fit->hard != 0, ==, other->hard != 0);
            if (fit->hard != 0)
              continue;
            g_assert_cmpint (offers[fit->offer].id, ==, back[other->offer].id);
            g_assert_cmpint (fit->score, ==, other->score);
            proposals++;
            /* No limit is passed. */
            g_assert_false (offers[fit->offer].paused);
            g_assert_cmpint (offers[fit->offer].taken, <, offers[fit->offer].places);
            g_assert_cmpint (offers[fit->offer].km, <=, wishes[i].km);
            g_assert_cmpuint (offers[fit->offer].demands & wishes[i].limits, ==, 0);
            g_assert_true (!offers[fit->offer].vog || wishes[i].vog < 2);
            g_assert_true (!offers[fit->offer].paid || wishes[i].permit != 2);
            g_assert_true (offers[fit->offer].min_age == 0 || wishes[i].born == 0
                           || 2026 - wishes[i].born >= offers[fit->offer].min_age);
          }
      /* The short way to the best finds what weighing everything finds. */
      for (guint i = 0; i < N_WISHES; i++)
        {
          g_autoptr (GArray) row = g_array_new (FALSE, FALSE, sizeof (RegieFit));

          for (guint k = 0; k < N_OFFERS; k++)
            {
              RegieFit fit = { .wish = i, .offer = k };

              regie_match_fit (&weights, today, &wishes[i], &offers[k], &fit);
              g_array_append_val (row, fit);
            }
          regie_match_sort (row, wishes, offers);
          for (guint k = 0; k < TOP; k++)
            {
              const RegieFit *one = &g_array_index (row, RegieFit, k);
              const RegieFit *other = &fits[i * TOP + k];

              g_assert_true ((one->hard != 0) == (other->hard != 0));
              g_assert_true (one->hard != 0
                             || (one->offer == other->offer && one->score == other->score
                                 && one->pro == other->pro && one->con == other->con));
            }
        }
      /* One place more never lowers anybody's place in the row. */
      for (guint i = 0; i < N_WISHES; i++)
        for (guint k = 0; k < N_OFFERS; k++)
          {
            RegieFit before = { .wish = i, .offer = k };
            RegieFit after = before;
            RegieMatchOffer more = offers[k];

            more.places++;
            regie_match_fit (&weights, today, &wishes[i], &offers[k], &before);
            regie_match_fit (&weights, today, &wishes[i], &more, &after);
            refusals += before.hard != 0;
            g_assert_true (before.hard != 0 || (after.hard == 0 && after.score >= before.score));
          }
    }
  g_assert_cmpuint (proposals, >, 1000);
  g_assert_cmpuint (refusals, >, 1000);
}

/* A year of invented matches, weighed again day by day: nobody who could be helped is passed over
 * for ever. */
static void
test_fairness (void)
{
  enum { PEOPLE = 200, PLACES = 24 };
  static RegieMatchWish wishes[PEOPLE];
  static RegieMatchOffer offers[PLACES];
  RegieDay first = regie_day_from_civil (2026, 1, 5);
  guint state = 7;
  guint helped = 0;
  guint could = 0;
  guint never = 0;
  guint longest = 0;
  gint64 sum = 0;
  int since[PEOPLE], ends[PEOPLE], at[PEOPLE];
  gboolean was[PEOPLE] = { FALSE };
  gboolean possible[PEOPLE] = { FALSE };

  random_book (&state, PEOPLE, PLACES, wishes, offers);
  for (guint i = 0; i < PEOPLE; i++)
    {
      since[i] = (int) next (&state, 300);
      wishes[i].opened = first + since[i];
      wishes[i].n_before = 0;
      ends[i] = -1;
      at[i] = -1;
    }
  for (guint i = 0; i < PLACES; i++)
    {
      offers[i].taken = 0;
      offers[i].until = REGIE_DAY_NONE;
    }
  /* Every week the desk agrees what stands first for each offer. */
  for (int past = 0; past < 364; past += 7)
    {
      for (guint i = 0; i < PEOPLE; i++)
        if (at[i] >= 0 && ends[i] <= past)
          {
            offers[at[i]].taken--;
            at[i] = -1;
            since[i] = 9999; /* done */
          }
      for (guint k = 0; k < PLACES; k++)
        {
          g_autoptr (GArray) row = g_array_new (FALSE, FALSE, sizeof (RegieFit));

          for (guint i = 0; i < PEOPLE; i++)
            {
              RegieFit fit = { .wish = i, .offer = k };

              if (since[i] > past || at[i] >= 0)
                continue;
              regie_match_fit (&weights, first + past, &wishes[i], &offers[k], &fit);
              possible[i] |= fit.hard == 0;
              if (fit.hard == 0)
                g_array_append_val (row, fit);
            }
          regie_match_sort (row, wishes, offers);
          if (row->len > 0)
            {
              guint i = g_array_index (row, RegieFit, 0).wish;

              at[i] = k;
              ends[i] = past + 42;
              offers[k].taken++;
              was[i] = TRUE;
              helped++;
              sum += past - since[i];
              longest = MAX (longest, (guint) (past - since[i]));
            }
        }
    }
  for (guint i = 0; i < PEOPLE; i++)
    {
      could += possible[i];
      never += possible[i] && !was[i];
    }
  g_test_message (
    "%u of %u who could be helped were, after %d days in the middle, %u at most; %u never", helped,
    could, (int) (sum / MAX (helped, 1)), longest, never);
  g_print ("# fairness: %u could be helped, %u were, mean wait %d days, longest %u, never %u\n",
           could, helped, (int) (sum / MAX (helped, 1)), longest, never);
  g_assert_cmpuint (could, >, 100);
  g_assert_cmpuint (never * 10, <, could);
}

TEST_SUITE (match)
{
  g_autoptr (RegieIni) ini = read_ini ("amounts.ini");
  g_autoptr (GError) error = NULL;

  load_law ();
  regie_match_weights_read (ini, &weights, &error);
  g_assert_no_error (error);
  g_test_add_func ("/match/properties", test_properties);
  g_test_add_func ("/match/fairness", test_fairness);
}
