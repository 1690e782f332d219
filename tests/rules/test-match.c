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

/* Half hours of a week; what cannot be read names its part. */
static void
test_hours (void)
{
  static const struct {
    const char *text;
    int half_hours; /* -1: refused */
  } rows[] = {
    { NULL, 0 },
    { "", 0 },
    { "ma 9:00-12:00", 6 },
    { "ma-vr 9:00-12:00", 30 },
    { "zo 23:00-24:00", 2 },
    { "di 9:15-9:45", 2 },
    { "di 9:00-10:00, di 9:30-11:00", 4 },
    { "elke dag", -1 },
    { "ma 12:00-9:00", -1 },
    { "ma 9-12, onzin", -1 },
  };
  RegieHours hours;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (regie_hours_parse (rows[i].text, &hours, &error), ==,
                       rows[i].half_hours >= 0);
      if (rows[i].half_hours < 0)
        g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      else
        {
          g_assert_cmpint (regie_hours_count (&hours), ==, rows[i].half_hours);
          g_assert_cmpint (hours.known, ==, rows[i].half_hours > 0);
        }
    }
}

static void
test_tongues (void)
{
  static const struct {
    const char *text;
    guint n, dutch;
    const char *fault;
  } rows[] = {
    { NULL, 0, 0, NULL },
    { "", 0, 0, NULL },
    { "ti, en", 2, 0, NULL },
    { "ti;en;", 2, 0, NULL },
    { "nl", 1, 1, NULL },
    { "nl A1", 1, 1, NULL },
    { "Nederlands B1, Tigrinya", 2, 3, NULL },
    { "nl c1", 1, 5, NULL },
    { "nl C2", 1, 5, NULL },
    { "en B2", 1, 0, NULL },
    { "elfs", 0, 0, "elfs" },
    { "nl, elfs A1", 0, 0, "elfs" },
    { "nl Z9", 0, 0, "nl Z9" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      RegieTongues tongues;

      g_assert_cmpint (regie_tongues_parse (codes, rows[i].text, &tongues, &error), ==,
                       rows[i].fault == NULL);
      if (rows[i].fault != NULL)
        {
          g_autofree char *quoted = g_strdup_printf ("“%s”", rows[i].fault);

          g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
          g_assert_nonnull (strstr (error->message, quoted));
          continue;
        }
      g_assert_cmpint (__builtin_popcountll (tongues.mask), ==, rows[i].n);
      g_assert_cmpuint (tongues.dutch, ==, rows[i].dutch);
    }
  /* Each has a bit of its own. */
  g_assert_cmpuint (regie_codes_list (codes, "taalcode")->len, <=, 64);
  g_assert_cmpuint (regie_codes_list (codes, "grens")->len, <=, 8);
}

static void
test_limits (void)
{
  g_autoptr (GError) error = NULL;
  guint8 limits;

  g_assert_true (regie_limits_parse (codes, NULL, &limits, &error));
  g_assert_cmpuint (limits, ==, 0);
  g_assert_true (regie_limits_parse (codes, "zwaar_tillen; Noise and crowds ,", &limits, &error));
  g_assert_cmpuint (limits, ==, 1 << 0 | 1 << 2);
  g_assert_no_error (error);
  g_assert_false (regie_limits_parse (codes, "drukte, rugpijn", &limits, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "“rugpijn” is not one of Heavy lifting, "));
}

static void
test_weights (void)
{
  g_autoptr (RegieIni) whole = read_ini ("amounts.ini");
  static const char *const values[] = { "kan=", "kan=tien", "kan=-1", "kan=1001", "kon=10" };

  g_assert_cmpint (weights.theme, ==, 40);
  g_assert_cmpint (weights.km[3], ==, 40);
  g_assert_cmpint (weights.giver_days, ==, 45);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (GString) text = g_string_new (whole->text);
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieIni) ini = NULL;
      RegieMatchWeights read;

      g_assert_cmpuint (g_string_replace (text, "\nkan=10\n", "\n@\n", 0), ==, 1);
      g_string_replace (text, "@", values[i], 0);
      ini = regie_ini_parse ("amounts.ini", text->str, -1, &error);
      g_assert_no_error (error);
      g_assert_false (regie_match_weights_read (ini, &read, &error));
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "amounts.ini, line "));
      g_assert_nonnull (strstr (error->message, "[koppelen] kan: expected a whole number"));
    }
}

/* Of one wish and one offer, whatever the reason: what is said of it. */
static void
test_sentences (void)
{
  static const char *const hards[REGIE_N_HARD] = {
    "the offer is paused",
    "the offer ended on 1 November 2026",
    "all places are taken",
    "about this was decided before",
    "from 18 years of age",
    "the times do not meet",
    "7 km away, at most 5 fits",
    "a VOG is needed and is not there",
    "paid work is not allowed yet",
    "asks what cannot: Heavy lifting",
    "this person takes part in it already",
  };
  static const char *const cons[REGIE_N_CON] = {
    "it is not said in which direction this is",
    "only 2 of 3 hours fit",
    "days and hours are not known: ask",
    "far: 7 km",
    "no language in common; spoken there: English, French",
    "Dutch A2 is asked, has none",
    "not certain any more since 2 November 2026: call first",
    "a VOG must be applied for",
    "the employer must ask for a work permit",
    "whether paid work is allowed is not known: ask",
    "asks: Heavy lifting, Noise and crowds; what cannot was not talked about",
    "from 18 years of age: ask",
    "begins on 1 December 2026",
    "costs money",
  };
  const RegieMatchWish wish = {
    .opened = day ("2026-11-22"), .km = 5, .limits = 1 << 0, .tongues = { 1 << 0 | 1 << 1, 0 }
  };
  const RegieMatchOffer offer = { .from = day ("2026-12-01"),
                                  .until = day ("2026-11-01"),
                                  .fresh_until = day ("2026-11-02"),
                                  .km = 7,
                                  .min_age = 18,
                                  .places = 3,
                                  .taken = 1,
                                  .half_hours = 6,
                                  .demands = 1 << 0 | 1 << 2,
                                  .tongues = { 1 << 1 | 1 << 2, 2 },
                                  .theme = REGIE_MATCH_UNKNOWN };
  const RegieFit fit = { .half_hours = 3 };

  for (guint i = 0; i < REGIE_N_HARD; i++)
    {
      g_autofree char *text = regie_hard_dup (i, codes, &wish, &offer);

      g_assert_cmpstr (text, ==, hards[i]);
    }
  for (guint i = 0; i < REGIE_N_CON; i++)
    {
      g_autofree char *text = regie_con_dup (i, codes, &wish, &offer, &fit);

      g_assert_cmpstr (text, ==, cons[i]);
    }
}

static void
test_pros (void)
{
  const RegieMatchWish wish = { .opened = day ("2026-11-22"), .tongues = { 1 << 1, 0 } };
  const RegieMatchOffer offer = { .km = 2, .places = 3, .taken = 1, .tongues = { 3, 0 } };
  static const struct {
    RegiePro pro;
    const char *text;
  } rows[] = {
    { REGIE_PRO_SKILL, "has experience with it" },
    { REGIE_PRO_TIME, "all days and hours fit" },
    { REGIE_PRO_LANGUAGE, "speaks there: English" },
    { REGIE_PRO_DUTCH, "can practise Dutch" },
    { REGIE_PRO_NEAR, "2 km away" },
    { REGIE_PRO_WAITING, "waits 1 day" },
    { REGIE_PRO_FIRST, "takes part for the first time" },
    { REGIE_PRO_PLACES, "2 places free" },
  };
  g_autofree char *theme = regie_pro_dup (REGIE_PRO_THEME, codes, 0, &wish, &offer);
  g_autofree char *kind = regie_pro_dup (REGIE_PRO_KIND, codes, 0, &wish, &offer);

  g_assert_true (g_str_has_prefix (theme, "wants this: "));
  g_assert_true (g_str_has_prefix (kind, "is looking for: "));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = regie_pro_dup (rows[i].pro, codes, day ("2026-11-23"), &wish, &offer);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

/* Every reason has a word of its own. */
static void
test_words (void)
{
  g_autoptr (GHashTable) words = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < REGIE_N_HARD; i++)
    g_assert_true (g_hash_table_add (words, (char *) regie_hard_name (i)));
  g_hash_table_remove_all (words);
  for (guint i = 0; i < REGIE_N_PRO; i++)
    g_assert_true (g_hash_table_add (words, (char *) regie_pro_name (i)));
  g_hash_table_remove_all (words);
  for (guint i = 0; i < REGIE_N_CON; i++)
    g_assert_true (g_hash_table_add (words, (char *) regie_con_name (i)));
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
  g_test_add_func ("/match/hours", test_hours);
  g_test_add_func ("/match/languages", test_tongues);
  g_test_add_func ("/match/limits", test_limits);
  g_test_add_func ("/match/weights-are-said-with-their-line", test_weights);
  g_test_add_func ("/match/reasons-against-in-words", test_sentences);
  g_test_add_func ("/match/reasons-for-in-words", test_pros);
  g_test_add_func ("/match/reasons-have-a-word-each", test_words);
}
