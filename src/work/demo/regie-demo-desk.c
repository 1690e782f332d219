/* SPDX-License-Identifier: EUPL-1.2 */
/* The Meedoenbalie of an invented office: a year of wishes, offers, matches and who came. */
#include "regie-demo-private.h"

#include <string.h>

#include "regie-demo-query.h"
#include "regie-desk.h"
#include "regie-text.h"

#define ADD(kind, id, ...) REGIE_DEMO_ADD (w, kind, id, __VA_ARGS__)

static const struct {
  const char *giver, *giver_kind, *title, *kind, *theme, *place, *way, *km, *rhythm, *places,
    *languages, *age, *demands;
  int fresh;
  gboolean vog, paused;
} offers[] = {
  { "De Moestuin", "organisatie", "Groente en buiten werken", "vrijwilligerswerk", "buiten",
    "Tuinpad 1", "10 minuten fietsen langs het kanaal", "2", "di/do 9:00-12:00", "4", "nl, en",
    NULL, NULL, 56, FALSE, FALSE },
  { "Fietswerkplaats De Ketting", "organisatie", "Fietsen maken", "vrijwilligerswerk", "techniek",
    "Kettingstraat 4", "Bus 5 tot de markt", "3", "ma/wo/vr 13:00-16:30", "3", "nl A2, en", NULL,
    NULL, 48, FALSE, FALSE },
  { "Kringloop Het Rondje", "organisatie", "Sorteren en sjouwen", "vrijwilligerswerk", "winkel",
    "Rondweg 12", "Bus 9, dan 5 minuten lopen", "8", "ma-za 9:00-12:30", "6", "nl", NULL,
    "zwaar_tillen", 34, FALSE, FALSE },
  { "Buurtkeuken Noord", "organisatie", "Koken voor de buurt", "vrijwilligerswerk", "koken",
    "Noorderplein 2", "8 minuten lopen", "1", "wo/vr 15:00-19:00", "4", "nl, ar, en", NULL,
    "lang_staan", 52, FALSE, FALSE },
  { "Woonzorg De Linde", "organisatie", "Koffie en wandelen met ouderen", "vrijwilligerswerk",
    "zorg", "Lindelaan 30", "Bus 2", "4", "ma-vr 13:30-16:00", "2", "nl A2", "18", NULL, -34, TRUE,
    FALSE },
  { "Taalcafé Geul", "organisatie", "Samen praten", "ontmoeten", "taal", "Bibliotheek aan de Geul",
    "15 minuten lopen", "2", "ma/do 19:00-21:00", "8", "nl", NULL, "avond", 57, FALSE, FALSE },
  { "Universiteit Maastricht", "organisatie", "Taalmaatje van een student", "taalmaatje", "taal",
    "Campus, gebouw B", "Bus 1", "5", "di 16:00-18:00", "6", "nl, en, fr", "18", NULL, 20, FALSE,
    FALSE },
  { "Filmhuis Het Doek", "organisatie", "Zaalwacht in de bioscoop", "vrijwilligerswerk", "muziek",
    "Doekstraat 9", "20 minuten fietsen", "4", "do-za 18:30-23:00", "2", "nl A2, en", "18", "avond",
    12, FALSE, FALSE },
  { "Festival Heuvelland", "organisatie", "Opbouwen van het festival", "vrijwilligerswerk", "bouw",
    "Stadspark", "10 minuten lopen", "1", "za/zo 9:00-17:00", "12", "nl, en", "16",
    "zwaar_tillen,drukte", 60, FALSE, FALSE },
  { "Voetbalclub De Heuvel", "organisatie", "Meedoen met de training", "sport", "bewegen",
    "Sportpark Zuid", "Fiets, 12 minuten", "3", "di/do 19:00-20:30", "10", "nl, en", NULL, NULL, 25,
    FALSE, FALSE },
  { "Voetbalclub De Heuvel", "organisatie", "Jeugd helpen trainen", "vrijwilligerswerk", "kinderen",
    "Sportpark Zuid", "Fiets, 12 minuten", "3", "wo 14:00-17:00", "2", "nl A2", "18", NULL, 25,
    TRUE, FALSE },
  { "Koor Samen", "organisatie", "Zingen in een koor", "cultuur", "muziek", "Kerkplein 3",
    "5 minuten lopen", "1", "ma 19:30-21:30", "15", "nl, en", NULL, "avond", 40, FALSE, FALSE },
  { "Podium24 Bouwbedrijf Zuid", "bedrijf", "Leerling op de bouw", "betaald_werk", "bouw",
    "Industrieweg 50", "Bus 7", "9", "ma-vr 7:30-16:00", "2", "nl A2", "18", "zwaar_tillen", 30,
    FALSE, FALSE },
  { "Podium24 Schoon BV", "bedrijf", "Schoonmaken van kantoren", "betaald_werk", "kantoor",
    "Ringbaan 8", "Fiets, 15 minuten", "4", "ma-vr 17:30-20:30", "4", "nl, en, ar", "18", NULL, 18,
    FALSE, FALSE },
  { "Bakkerij Van der Meer", "bedrijf", "Stage in de bakkerij", "stage", "koken", "Marktstraat 2",
    "10 minuten lopen", "1", "ma-vr 7:00-12:00", "1", "nl, ar", "16", "lang_staan", 45, FALSE,
    FALSE },
  { "Volksuniversiteit", "organisatie", "Computer voor beginners", "opleiding", "leren",
    "Leerplein 1", "Bus 1", "3", "wo 9:30-11:30", "8", "nl, en", NULL, "lezen", 15, FALSE, FALSE },
  { "Mevrouw Jansen", "persoon", "Samen naaien", "ontmoeten", "leren", "Buurthuis Oost",
    "12 minuten lopen", "1", "vr 13:00-15:30", "2", "nl, de", NULL, NULL, -10, FALSE, FALSE },
  { "Dierenweide", "organisatie", "Dieren voeren", "vrijwilligerswerk", "buiten", "Weidepad 7",
    "Fiets, 10 minuten", "2", "ma-zo 8:00-10:00", "3", "nl", NULL, NULL, 55, FALSE, TRUE },
};

/* What people want, in their own words. */
static const struct {
  const char *kind, *theme, *text, *skills, *rhythm;
} wishes[] = {
  { "vrijwilligerswerk", "buiten", "iets met mijn handen, buiten", "tuin, groente",
    "ma-vr 9:00-12:00" },
  { "vrijwilligerswerk", "koken", "koken of bakken", "kok in een restaurant",
    "ma/wo/vr 12:00-19:00" },
  { "vrijwilligerswerk", "techniek", "fietsen maken", "fietsen en motoren", "ma-vr 13:00-17:00" },
  { "vrijwilligerswerk", "kinderen", "werken met kinderen", "onderwijzer", "di/do 9:00-17:00" },
  { "betaald_werk", "kantoor", "administratie", "boekhouding", "ma-vr 9:00-17:00" },
  { "ontmoeten", "leren", "naaien", "kleermaker, naaien", "ma-vr 9:00-12:30" },
  { "betaald_werk", "bouw", "bouw, timmeren", "timmerman", "ma-za 7:00-17:00" },
  { "taalmaatje", "taal", "Nederlands praten", NULL, "ma-do 16:00-20:00" },
  { "sport", "bewegen", "voetballen", NULL, "di/do 18:00-21:00" },
  { "stage", "koken", "leren voor bakker", "bakkerij", "ma-vr 6:00-13:00" },
  { "cultuur", "muziek", "muziek maken", "zingen", "ma/vr 18:00-22:00" },
  { "vrijwilligerswerk", "zorg", "mensen helpen", "verpleegkundige", "ma-vr 13:00-17:00" },
  { "opleiding", "leren", "met de computer leren werken", NULL, "wo 9:00-12:00" },
  { "vrijwilligerswerk", "winkel", "in een winkel werken", "winkel, verkopen", NULL },
};

static const char *const tongues[] = { "ti, en, nl",    "fa, nl",       "ar, en", "am, en",
                                       "tr, en, nl A2", "so, ar",       "ar",     "ku, ar, nl A1",
                                       "uk, ru, en",    "fa, en, nl A2" };
static const char *const limits[] = { NULL,    NULL,        "zwaar_tillen",  NULL,
                                      "avond", NULL,        "zonder_opvang", NULL,
                                      NULL,    "lang_staan" };
static const char *const rides[] = { "fiets", "lopen", "fiets", "ov", "fiets" };

/* Not every giver said it in English. */
static const char *
way_in_english (const char *way)
{
  static const char *const ways[][2] = {
    { "10 minuten fietsen langs het kanaal", "10 minutes by bicycle along the canal" },
    { "Bus 5 tot de markt", "Bus 5 to the market" },
    { "Bus 9, dan 5 minuten lopen", "Bus 9, then a walk of 5 minutes" },
    { "8 minuten lopen", "8 minutes on foot" },
    { "Fiets, 12 minuten", "12 minutes by bicycle" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_strcmp0 (ways[i][0], way) == 0)
      return ways[i][1];
  return NULL;
}

/* The giver of offer I; one that is no person is a role of an organisation. */
static void
add_giver (RegieDemoWriter *w, guint i, char *giver)
{
  char number[REGIE_NUMBER_TEXT], organisation[REGIE_NUMBER_TEXT] = "";
  const char *phone = number;
  gboolean is_person = regie_giver_kind_find (offers[i].giver_kind) == REGIE_GIVER_PERSON;

  g_snprintf (number, sizeof number, "043 000 %02u %02u", i, i * 7 % 100);
  if (!is_person)
    regie_demo_role (w, offers[i].giver, &phone, organisation);
  ADD (Giver, giver, "name", offers[i].giver, "kind", offers[i].giver_kind, "contact",
       i % 3 == 0   ? "Wil"
       : i % 3 == 1 ? "Truus"
                    : "Sjef",
       "phone", phone, "told_on", regie_demo_in_days (w, offers[i].fresh - 60), "thanked_on",
       i % 4 == 0 ? regie_demo_in_days (w, -80) : NULL, "organisation",
       is_person ? NULL : organisation);
}

/* Fills IDS with those of the offers. */
static void
add_offers (RegieDemoWriter *w, char ids[][REGIE_NUMBER_TEXT])
{
  char giver[REGIE_NUMBER_TEXT] = "";

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      if (i == 0 || strcmp (offers[i].giver, offers[i - 1].giver) != 0)
        add_giver (w, i, giver);
      ADD (Offer, ids[i], "giver", giver, "title", offers[i].title, "kind", offers[i].kind, "theme",
           offers[i].theme, "place", offers[i].place, "way", offers[i].way, "way_english",
           way_in_english (offers[i].way), "distance", offers[i].km, "rhythm", offers[i].rhythm,
           "places", offers[i].places, "languages", offers[i].languages, "min_age", offers[i].age,
           "vog", offers[i].vog ? "1" : "0", "demands", offers[i].demands, "fresh_until",
           regie_demo_in_days (w, offers[i].fresh), "paused", offers[i].paused ? "1" : "0");
    }
}

/* Came eight times in nine; every week on one day. */
static void
add_attendance (RegieDemoWriter *w, const char *match, guint n, int from, int until)
{
  char id[REGIE_NUMBER_TEXT];

  for (int day = from, k = 0; day <= until && day < 0; day += 7, k++)
    {
      const char *state = (k + n) % 9 == 4    ? "niet_gekomen"
                          : (k + n) % 13 == 6 ? "afgemeld"
                                              : "geweest";

      ADD (Attendance, id, "match", match, "day", regie_demo_in_days (w, day), "state", state,
           "minutes",
           regie_presence_find (state) == REGIE_PRESENCE_CAME ? n % 2 ? "180" : "150" : NULL);
    }
}

static void
add_match (RegieDemoWriter *w, const char *wish, const char *offer, guint n, int opened,
           gboolean ended)
{
  static const char *const outcomes[] = { "vast", "niets", "opleiding", "niets", "baan" };
  int decided = opened + 9 + (int) (n * 7 % 40);
  int until = ended ? decided + 60 + (int) (n * 11 % 90) : 0;
  const char *stage = ended && until < 0 ? n % 3 == 0 ? "gestopt" : "afgerond"
                      : decided > -12    ? "proef"
                                         : "loopt";
  gboolean over = ended && until < 0;
  char id[REGIE_NUMBER_TEXT];

  if (decided >= 0)
    return;
  ADD (Match, id, "wish", wish, "offer", offer, "stage", stage, "decided_on",
       regie_demo_in_days (w, decided), "begun_on", regie_demo_in_days (w, MIN (decided + 3, -1)),
       "topic", "participatie", "ended_on", over ? regie_demo_in_days (w, until) : NULL, "reason",
       over && n % 3 == 0 ? "Verhuisd naar een andere gemeente" : NULL, "outcome",
       over ? outcomes[n % G_N_ELEMENTS (outcomes)] : NULL, "said_resident",
       over ? n % 4 == 1 ? "3" : "5" : NULL, "said_giver", over ? "4" : NULL, "reasons",
       "+ is op zoek naar: Vrijwilligerswerk\n+ doet voor het eerst mee");
  add_attendance (w, id, n, MIN (decided + 3, -1), over ? until : -1);
}

static void
add_resident (RegieDemoWriter *w, guint i, char *id)
{
  char initials[8], number[16], born[12];

  g_snprintf (initials, sizeof initials, "%c.%c.", 'A' + i * 7 % 26, 'A' + i * 11 % 26);
  g_snprintf (number, sizeof number, "N%04u", 100 + i);
  g_snprintf (born, sizeof born, "%u", 1962 + i * 13 % 47);
  ADD (Resident, id, "initials", initials, "number", number, "place", "locatie Noord", "born", born,
       "languages", tongues[i % G_N_ELEMENTS (tongues)], "permit",
       i % 5 == 0  ? "nog_niet"
       : i % 5 < 3 ? "twv"
                   : "vrij",
       "vog",
       i % 6 == 0  ? "heeft"
       : i % 6 < 4 ? "kan"
                   : NULL,
       "transport", rides[i % G_N_ELEMENTS (rides)], "limits", limits[i % G_N_ELEMENTS (limits)],
       "asked", i % 4 == 0 ? "0" : "1");
}

/* The first offer of THEME that has a place; how many there are when none has.  Who ENDED takes
 * none. */
static guint
find_offer (const char *theme, const guint *running, gboolean ended)
{
  guint k = 0;

  while (k < G_N_ELEMENTS (offers)
         && !(strcmp (offers[k].theme, theme) == 0
              && (ended || running[k] + 1 < (guint) atoi (offers[k].places)) && !offers[k].paused))
    k++;
  return k;
}

gboolean
regie_demo_desk (RegieDemoWriter *w, guint residents, GError **error)
{
  char offer_ids[G_N_ELEMENTS (offers)][REGIE_NUMBER_TEXT];
  guint running[G_N_ELEMENTS (offers)] = { 0 };

  g_return_val_if_fail (w != NULL, FALSE);
  add_offers (w, offer_ids);
  for (guint i = 0; i < residents; i++)
    {
      char resident[REGIE_NUMBER_TEXT], wish[REGIE_NUMBER_TEXT];
      guint at = i % G_N_ELEMENTS (wishes);
      int opened = -(int) ((i * 37 + 5) % 360) - 3;
      gboolean ended = i % 4 == 1;
      guint fits = find_offer (wishes[at].theme, running, ended);
      gboolean waits = i % 3 == 0 || fits == G_N_ELEMENTS (offers);

      if (waits)
        opened = opened % 120 - 2;
      add_resident (w, i, resident);
      ADD (Wish, wish, "resident", resident, "kind", wishes[at].kind, "theme", wishes[at].theme,
           "text", wishes[at].text, "skills", wishes[at].skills, "rhythm", wishes[at].rhythm,
           "opened_on", regie_demo_in_days (w, opened));
      if (waits)
        continue;
      running[fits] += !ended;
      add_match (w, wish, offer_ids[fits], i, opened, ended);
    }
  /* What is finished is no open wish; what was stopped is one again. */
  return regie_demo_flush (w, error) && regie_demo_close_wishes (w->db, error);
}
