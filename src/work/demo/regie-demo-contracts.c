/* SPDX-License-Identifier: EUPL-1.2 */
/* The providers of an invented office: their contracts with steps, prices and courses. */
#include "regie-demo-private.h"
#include "regie-text.h"

#define ADD(kind, id, ...) REGIE_DEMO_ADD (w, kind, id, __VA_ARGS__)

/* In PRICES per lot: name, route, subject, unit, cents, places, estimate. */
static const struct {
  const char *name, *mark, *rhythm, *number, *subject, *stage, *scale, *until, *notice, *prices[17];
} providers[] = {
  { REGIE_DEMO_REPORTER,
    "blik_op_werk",
    "maand",
    "SZ-2025-014",
    "Leerroutes B1 en Z",
    "loopt",
    "zuid-limburg",
    "2027-12-31",
    "6",
    { "taal B1", "B1", "taal", "uur", "985", "330", "900000000", "taal Z", "Z", "taal", "uur",
      "1240", "140", "600000000" } },
  { "Leerhuis Zuid",
    "blik_op_werk",
    "maand",
    "SZ-2025-015",
    "Leerroutes B1 en Z",
    "loopt",
    "heuvelland",
    "2027-12-31",
    "6",
    { "taal B1", "B1", "taal", "uur", "1065", "155", "400000000", "taal Z", "Z", "taal", "uur",
      "1120", "90", "260000000" } },
  { "Taalplein Maas",
    "taalschakel",
    "maand",
    "SZ-2024-031",
    "Onderwijsroute",
    "eindigt",
    "zuid-limburg",
    NULL,
    "3",
    { "onderwijsroute", "O", "taal", "traject", "1890000", "60", "340000000" } },
  { "VluchtelingenWerk",
    NULL,
    "kwartaal",
    "SZ-2025-020",
    "Maatschappelijke begeleiding en PVT",
    "loopt",
    "heuvelland",
    "2027-12-31",
    "6",
    { "begeleiding", NULL, "maatschappelijk", "maand", "19500", NULL, NULL, "pvt", NULL, "pvt",
      "traject", "32500", NULL, NULL } },
  { "Werkplein Heuvelland",
    NULL,
    "geen",
    "SZ-2026-002",
    "Module Arbeidsmarkt en Participatie",
    "loopt",
    "eigen",
    "2028-12-31",
    "6",
    { "map", NULL, "map", "traject", "75000", NULL, NULL } },
  { "Academie Maasdal",
    NULL,
    "maand",
    "SZ-2026-041",
    "Onderwijsroute vanaf 2027",
    "voorlopig",
    "zuid-limburg",
    "2029-12-31",
    "6",
    { "onderwijsroute 2027", "O", "taal", "traject", "1750000", "80", "150000000" } },
  { "Alfabetisering 2027",
    NULL,
    "maand",
    "SZ-2026-055",
    "Alfabetisering vanaf 2027",
    "inkoop",
    "heuvelland",
    "2029-12-31",
    "6",
    { "alfabetisering", "Z", "taal", "uur", "1290", "40", "20000000" } },
};

/* A step of CONTRACT on a day from today, done so many days from today unless that is after it. */
typedef struct {
  const char *kind;
  int day, done;
} Step;

#define OPEN 1 /* later than any day on which something was done */

static void
add_steps (RegieDemoWriter *w, const char *contract, const Step *steps, guint n)
{
  char id[REGIE_NUMBER_TEXT];

  for (guint i = 0; i < n; i++)
    ADD (Milestone, id, "contract", contract, "kind", steps[i].kind, "day",
         regie_demo_in_days (w, steps[i].day), "done_on",
         steps[i].done != OPEN ? regie_demo_in_days (w, steps[i].done) : NULL);
}

/* The steps of the purchase of provider I. */
static void
add_purchase (RegieDemoWriter *w, const char *contract, guint i)
{
  static const Step ends[] = { { "evaluatie", 9, OPEN }, { "verlengen", 38, OPEN } };
  static const Step awarded[] = {
    { "marktconsultatie", -190, -190 },
    { "publicatie", -110, -108 },
    { "inschrijven", -50, -50 },
    { "voorlopige_gunning", -13, -13 },
    { "bezwaar", 7, OPEN },
    { "definitieve_gunning", 16, OPEN },
  };
  static const Step tendered[] = {
    { "marktconsultatie", -80, -75 },
    { "publicatie", -21, -21 },
    { "inschrijven", 25, OPEN },
    { "voorlopige_gunning", 60, OPEN },
  };

  if (i == 2) /* a decision about extending comes */
    add_steps (w, contract, ends, G_N_ELEMENTS (ends));
  else if (i == 5)
    add_steps (w, contract, awarded, G_N_ELEMENTS (awarded));
  else if (i == 6)
    add_steps (w, contract, tendered, G_N_ELEMENTS (tendered));
}

static void
add_agreements (RegieDemoWriter *w, const char *organisation, const char *provider,
                const char *contract, guint i)
{
  static const char *const people[][3] = { { "Ingrid Wolters", "Accountmanager", "043-5550101" },
                                           { "Peter Hamers", "Teamleider NT2", "043-5550102" },
                                           { "Anja Roks", "Coördinator taalschakel",
                                             "043-5550103" },
                                           { "Tom Willems", "Teamleider", "043-5550104" },
                                           { "Els Bastiaens", "Coördinator MAP", "043-5550105" },
                                           { "Frank Odekerken", "Directeur", "043-5550106" },
                                           { "Nel Simons", "Inschrijver", "043-5550107" } };
  static const char *const norms[][2] = {
    { "aanwezigheid", "80" }, { "doorlooptijd", "28" }, { "uitval", "10" }, { "rapport", "95" }
  };
  char id[REGIE_NUMBER_TEXT];

  ADD (Contact, id, "provider", provider, "organisation", organisation, "name", people[i][0], "job",
       people[i][1], "phone", people[i][2]);
  for (guint k = 0; i <= 2 && k < G_N_ELEMENTS (norms); k++)
    ADD (Indicator, id, "contract", contract, "kind", norms[k][0], "norm", norms[k][1]);
  if (i <= 4)
    ADD (Paper, id, "contract", contract, "name", "Raamovereenkomst", "dated_on", "2024-12-02",
         "place", "Zaaksysteem, map Inkoop");
}

static void
add_courses (RegieDemoWriter *w, const char *lot)
{
  char id[REGIE_NUMBER_TEXT];

  ADD (Course, id, "lot", lot, "name", "B1 avond, september", "from_day",
       regie_demo_in_days (w, -77), "until_day", regie_demo_in_days (w, 240), "places", "16",
       "rhythm", "ma-do 18:30-20:30", "place", "Heer");
  ADD (Course, id, "lot", lot, "name", "B1 overdag, januari", "from_day",
       regie_demo_in_days (w, 49), "until_day", regie_demo_in_days (w, 400), "places", "14",
       "rhythm", "ma 9:00-12:00, wo 9:00-12:00, vr 9:00-12:00", "place", "Malberg");
}

/* The lots of provider I, each with its price. */
static void
add_lots (RegieDemoWriter *w, const char *contract, guint i)
{
  char lot[REGIE_NUMBER_TEXT], id[REGIE_NUMBER_TEXT];

  for (const char *const *price = providers[i].prices; *price != NULL; price += 7)
    {
      ADD (Lot, lot, "contract", contract, "name", price[0], "route", price[1], "places", price[5],
           "estimate", price[6]);
      ADD (Price, id, "lot", lot, "topic", price[2], "unit", price[3], "amount", price[4]);
      if (i < 2 && price == providers[i].prices)
        add_courses (w, lot);
    }
}

static void
add_provider (RegieDemoWriter *w, guint i)
{
  char provider[REGIE_NUMBER_TEXT], contract[REGIE_NUMBER_TEXT], id[REGIE_NUMBER_TEXT];
  char organisation[REGIE_NUMBER_TEXT];
  const char *phone = NULL;

  regie_demo_role (w, providers[i].name, &phone, organisation);
  ADD (Provider, provider, "name", providers[i].name, "phone", phone, "organisation", organisation,
       "rhythm", providers[i].rhythm, "report_days", "14", "shares_phone", i < 3 ? "1" : "0");
  if (providers[i].mark != NULL)
    ADD (Mark, id, "provider", provider, "kind", providers[i].mark, "number", "K-1042", "until_day",
         i == 1 ? regie_demo_in_days (w, 33) : NULL);
  ADD (Contract, contract, "provider", provider, "number", providers[i].number, "name",
       providers[i].subject, "stage", providers[i].stage, "scale", providers[i].scale, "from_day",
       i >= 5 ? "2027-01-01" : "2022-01-01", "until_day",
       providers[i].until != NULL ? providers[i].until : regie_demo_in_days (w, 130), "options",
       i < 3 ? "1" : NULL, "option_months", i < 3 ? "24" : NULL, "notice_months",
       providers[i].notice, "index_rate", i < 3 ? "25" : NULL);
  add_purchase (w, contract, i);
  add_agreements (w, organisation, provider, contract, i);
  add_lots (w, contract, i);
}

void
regie_demo_contracts (RegieDemoWriter *w)
{
  char id[REGIE_NUMBER_TEXT], text[REGIE_NUMBER_TEXT];
  int year, month, day;

  g_return_if_fail (w != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (providers); i++)
    add_provider (w, i);
  regie_day_to_civil (w->today, &year, &month, &day);
  for (int y = year; y <= year + 1; y++)
    ADD (Budget, id, "year", regie_number_format (y, text), "amount",
         y == year ? "420000000" : "390000000");
}
