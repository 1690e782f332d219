/* SPDX-License-Identifier: EUPL-1.2 */
/* The Meedoenbalie: what fits and why, as a table, and what always holds. */
#include "fixture.h"
#include "regie-desk.h"

#define WISH                                                                                       \
  "\"soort\":\"vrijwilligerswerk\",\"richting\":\"buiten\",\"rooster\":\"ma-vr "                   \
  "9:00-12:00\",\"talen\":\"ti, en\",\"geboortejaar\":1994,\"vervoer\":\"fiets\","                 \
  "\"grenzen_besproken\":true,\"open_sinds\":\"2026-11-20\",\"vog\":\"heeft\",\"betaald_werk\":"   \
  "\"vrij\""
#define OFFER                                                                                      \
  "\"titel\":\"De "                                                                                \
  "Moestuin\",\"soort\":\"vrijwilligerswerk\",\"richting\":\"buiten\",\"rooster\":\"di/do "        \
  "9:00-12:00\",\"talen\":\"en\",\"plaatsen\":1,\"afstand\":2"

/* Of a wish and an offer as above, each with more or other fields: the words of what is for,
 * against and refused. */
static const struct {
  const char *name, *wish, *offer, *pros, *cons, *refused;
} cases[] = {
  { "everything fits", "", "", "richting soort tijd taal dichtbij eerste_keer", "", "" },
  { "another direction", "\"richting\":\"koken\"", "", "soort tijd taal dichtbij eerste_keer",
    "andere_richting", "" },
  { "another kind", "\"soort\":\"sport\"", "", "richting tijd taal dichtbij eerste_keer", "", "" },
  { "a part of the hours", "\"rooster\":\"di 9:00-12:00\"", "",
    "richting soort taal dichtbij eerste_keer", "deel_van_de_tijd", "" },
  { "no hour in common", "\"rooster\":\"za 9:00-12:00\"", "", "", "", "tijd" },
  { "hours not known", "\"rooster\":null", "", "richting soort taal dichtbij eerste_keer",
    "tijd_onbekend", "" },
  { "no language in common", "\"talen\":\"ti\"", "", "richting soort tijd dichtbij eerste_keer",
    "geen_gedeelde_taal", "" },
  { "Dutch to practise", "\"talen\":\"nl A1\"", "\"talen\":\"nl A1\"",
    "richting soort tijd taal nederlands dichtbij eerste_keer", "", "" },
  { "Dutch too low", "\"talen\":\"nl A1, en\"", "\"talen\":\"nl A2\"",
    "richting soort tijd taal nederlands dichtbij eerste_keer", "nederlands_te_laag", "" },
  { "far", "", "\"afstand\":7", "richting soort tijd taal eerste_keer", "ver", "" },
  { "too far by bicycle", "", "\"afstand\":9", "", "", "afstand" },
  { "too far for the wish", "\"afstand\":1", "", "", "", "afstand" },
  { "by bus it is not too far", "\"vervoer\":\"ov\"", "\"afstand\":9",
    "richting soort tijd taal eerste_keer", "", "" },
  { "too young", "\"geboortejaar\":2010", "\"minimumleeftijd\":18", "", "", "leeftijd" },
  { "eighteen this year", "\"geboortejaar\":2008", "\"minimumleeftijd\":18",
    "richting soort tijd taal dichtbij eerste_keer", "leeftijd_onbekend", "" },
  { "age not known", "\"geboortejaar\":null", "\"minimumleeftijd\":18",
    "richting soort tijd taal dichtbij eerste_keer", "leeftijd_onbekend", "" },
  { "a VOG that can be had", "\"vog\":\"kan\"", "\"vog_nodig\":true",
    "richting soort tijd taal dichtbij eerste_keer", "vog_aanvragen", "" },
  { "no VOG", "\"vog\":\"niet\"", "\"vog_nodig\":true", "", "", "vog" },
  { "a VOG was not asked about", "\"vog\":null", "\"vog_nodig\":true", "", "", "vog" },
  { "paid work, not yet", "\"betaald_werk\":\"nog_niet\"", "\"soort\":\"betaald_werk\"", "", "",
    "vergunning" },
  { "paid work with a permit", "\"betaald_werk\":\"twv\"", "\"soort\":\"betaald_werk\"",
    "richting tijd taal dichtbij eerste_keer", "twv_nodig", "" },
  { "paid work, not known", "\"betaald_werk\":null", "\"soort\":\"betaald_werk\"",
    "richting tijd taal dichtbij eerste_keer", "vergunning_onbekend", "" },
  { "volunteering asks no permit", "\"betaald_werk\":\"nog_niet\"", "",
    "richting soort tijd taal dichtbij eerste_keer", "", "" },
  { "asks what cannot", "\"kan_niet\":\"zwaar_tillen\"", "\"vraagt\":\"zwaar_tillen, drukte\"", "",
    "", "grens" },
  { "limits not talked about", "\"grenzen_besproken\":false", "\"vraagt\":\"zwaar_tillen\"",
    "richting soort tijd taal dichtbij eerste_keer", "grenzen_niet_besproken", "" },
  { "full", "", "\"plaatsen\":0", "", "", "vol" },
  { "several places", "", "\"plaatsen\":3", "richting soort tijd taal dichtbij eerste_keer plekken",
    "", "" },
  { "paused", "", "\"gepauzeerd\":true", "", "", "gepauzeerd" },
  { "over", "", "\"tot\":\"2026-11-22\"", "", "", "voorbij" },
  { "the last day", "", "\"tot\":\"2026-11-23\"", "richting soort tijd taal dichtbij eerste_keer",
    "", "" },
  { "begins later", "", "\"van\":\"2026-12-01\"", "richting soort tijd taal dichtbij eerste_keer",
    "begint_later", "" },
  { "not certain any more", "", "\"geldig_tot\":\"2026-11-01\"",
    "richting soort tijd taal dichtbij eerste_keer", "oud_aanbod", "" },
  { "waits long", "\"open_sinds\":\"2026-09-01\"", "",
    "richting soort tijd taal dichtbij wacht_lang eerste_keer", "", "" },
  { "has done it before", "\"kan\":\"moestuin\"", "",
    "richting soort kan tijd taal dichtbij eerste_keer", "", "" },
  { "costs", "", "\"kosten\":\"bus 5 euro\"", "richting soort tijd taal dichtbij eerste_keer",
    "kosten", "" },
  { "two limits at once", "\"geboortejaar\":2012,\"rooster\":\"zo 9:00-10:00\"",
    "\"minimumleeftijd\":16", "", "", "leeftijd tijd" },
};

/* FIELDS with those of MORE in their place. */
static char *
with (const char *fields, const char *more)
{
  return *more != '\0' ? g_strdup_printf ("%s,%s", fields, more) : g_strdup (fields);
}

static char *
words (guint32 mask, guint n, const char *(*name) (guint))
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (mask >> i & 1)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", name (i));
  return g_string_free (text, FALSE);
}

static const char *
pro (guint i)
{
  return regie_pro_name (i);
}
static const char *
con (guint i)
{
  return regie_con_name (i);
}
static const char *
hard (guint i)
{
  return regie_hard_name (i);
}

static RegieDesk *
parse (const RegieOffice *office, const char *wish, const char *offer)
{
  g_autofree char *one = with (WISH, wish);
  g_autofree char *other = with (OFFER, offer);
  g_autofree char *json = g_strdup_printf ("{\"wensen\":[{%s}],\"aanbod\":[{%s}]}", one, other);
  g_autoptr (GError) error = NULL;
  RegieDesk *desk = regie_desk_parse (office, json, -1, &error);

  g_assert_no_error (error);
  return desk;
}

static void
test_reasons (void)
{
  g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegieDesk) desk = parse (office, cases[i].wish, cases[i].offer);
      g_autoptr (GArray) fits = regie_desk_for_wish (desk, 0, TRUE);
      const RegieFit *fit = &g_array_index (fits, RegieFit, 0);
      g_autofree char *pros = words (fit->pro, REGIE_N_PRO, pro);
      g_autofree char *cons = words (fit->con, REGIE_N_CON, con);
      g_autofree char *refused = words (fit->hard, REGIE_N_HARD, hard);
      char **sentences[3] = { NULL };

      if (strcmp (pros, cases[i].pros) != 0 || strcmp (cons, cases[i].cons) != 0
          || strcmp (refused, cases[i].refused) != 0)
        g_error ("%s: for “%s”, against “%s”, refused “%s”", cases[i].name, pros, cons, refused);
      /* Every reason has its sentence. */
      regie_desk_explain (desk, fit, &sentences[0], &sentences[1], &sentences[2]);
      for (guint k = 0; k < 3; k++)
        {
          for (guint m = 0; sentences[k][m] != NULL; m++)
            g_assert_cmpuint (strlen (sentences[k][m]), >, 3);
          g_strfreev (sentences[k]);
        }
    }
}

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
  g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);
  RegieDay today = regie_office_today (office);
  static RegieMatchWish wishes[N_WISHES], turned[N_WISHES];
  static RegieMatchOffer offers[N_OFFERS], back[N_OFFERS];
  static RegieFit fits[N_WISHES * TOP], again[N_WISHES * TOP];
  guint proposals = 0;
  guint refusals = 0;

  for (guint seed = 1; seed <= 20; seed++)
    {
      guint state = seed;

      random_book (&state, N_WISHES, N_OFFERS, wishes, offers);
      regie_match_all (&office->match, today, wishes, N_WISHES, offers, N_OFFERS, TOP, fits);
      for (guint i = 0; i < N_WISHES; i++)
        turned[i] = wishes[N_WISHES - 1 - i];
      for (guint i = 0; i < N_OFFERS; i++)
        back[i] = offers[N_OFFERS - 1 - i];
      regie_match_all (&office->match, today, turned, N_WISHES, back, N_OFFERS, TOP, again);
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

              regie_match_fit (&office->match, today, &wishes[i], &offers[k], &fit);
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
            regie_match_fit (&office->match, today, &wishes[i], &offers[k], &before);
            regie_match_fit (&office->match, today, &wishes[i], &more, &after);
            refusals += before.hard != 0;
            g_assert_true (before.hard != 0 || (after.hard == 0 && after.score >= before.score));
          }
    }
  g_assert_cmpuint (proposals, >, 1000);
  g_assert_cmpuint (refusals, >, 1000);
}

static void
test_case_faults (void)
{
  static const struct {
    const char *json, *field;
  } rows[] = {
    { "[]", "This is not" },
    { "{\"wensen\":[]}", "aanbod" },
    { "{\"wensen\":{},\"aanbod\":[]}", "wensen" },
    { "{\"wensen\":[1],\"aanbod\":[]}", "wensen[0]" },
    { "{\"wensen\":[{}],\"aanbod\":[]}", "wensen[0].soort" },
    { "{\"wensen\":[{\"soort\":\"vliegen\"}],\"aanbod\":[]}", "wensen[0].soort" },
    { "{\"wensen\":[{\"soort\":\"sport\",\"rooster\":\"elke dag\"}],\"aanbod\":[]}",
      "wensen[0]: Days and hours" },
    { "{\"wensen\":[{\"soort\":\"sport\",\"rooster\":\"ma 12:00-9:00\"}],\"aanbod\":[]}",
      "wensen[0]: Days and hours" },
    { "{\"wensen\":[{\"soort\":\"sport\",\"talen\":\"elfs\"}],\"aanbod\":[]}",
      "wensen[0]: Languages" },
    { "{\"wensen\":[{\"soort\":\"sport\",\"kan_niet\":\"rugpijn\"}],\"aanbod\":[]}",
      "wensen[0]: What cannot" },
    { "{\"wensen\":[{\"soort\":\"sport\",\"id\":-1}],\"aanbod\":[]}", "wensen[0].id" },
    { "{\"wensen\":[],\"aanbod\":[{\"soort\":\"sport\",\"plaatsen\":-2}]}", "aanbod[0]" },
    { "{\"wensen\":[],\"aanbod\":[{\"soort\":\"sport\",\"plaatsen\":1,\"van\":\"2026-12-01\","
      "\"tot\":\"2026-11-01\"}]}",
      "aanbod[0]: Until" },
    { "{\"wensen\":[],\"aanbod\":[{\"soort\":\"sport\",\"plaatsen\":1,\"minimumleeftijd\":400}]}",
      "aanbod[0]: Minimum age" },
  };
  g_autoptr (RegieOffice) office = regie_office_new (regie_day_from_civil (2026, 11, 23), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      if (regie_desk_parse (office, rows[i].json, -1, &error) != NULL)
        g_error ("%s was taken", rows[i].json);
      if (!g_str_has_prefix (error->message, rows[i].field))
        g_error ("%s: %s", rows[i].json, error->message);
    }
}

/* A year of invented matches, weighed again day by day: nobody who could be helped is passed over
 * for ever. */
static void
test_fairness (Fixture *f, gconstpointer data)
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
  for (int day = 0; day < 364; day += 7)
    {
      for (guint i = 0; i < PEOPLE; i++)
        if (at[i] >= 0 && ends[i] <= day)
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

              if (since[i] > day || at[i] >= 0)
                continue;
              regie_match_fit (&f->office->match, first + day, &wishes[i], &offers[k], &fit);
              possible[i] |= fit.hard == 0;
              if (fit.hard == 0)
                g_array_append_val (row, fit);
            }
          regie_match_sort (row, wishes, offers);
          if (row->len > 0)
            {
              guint i = g_array_index (row, RegieFit, 0).wish;

              at[i] = k;
              ends[i] = day + 42;
              offers[k].taken++;
              was[i] = TRUE;
              helped++;
              sum += day - since[i];
              longest = MAX (longest, (guint) (day - since[i]));
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

TEST_SUITE (desk)
{
  static const FixtureTest tests[] = {
    { "fairness", test_fairness },
  };

  g_test_add_func ("/desk/reasons", test_reasons);
  g_test_add_func ("/desk/properties", test_properties);
  g_test_add_func ("/desk/case-faults", test_case_faults);
  ADD_ON_BOTH_ENGINES ("/desk", tests);
}
