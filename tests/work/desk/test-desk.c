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

enum { N_WISHES = 120, N_OFFERS = 40, TOP = 5 };

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

TEST_SUITE (desk)
{
  g_test_add_func ("/desk/reasons", test_reasons);
  g_test_add_func ("/desk/case-faults", test_case_faults);
}
