/* SPDX-License-Identifier: EUPL-1.2 */
/* The organisations of an invented office: the education network of the region, and who stands in
 * the networks of people. */
#include "regie-demo-private.h"

#include <string.h>

#include "regie-text.h"

#define ADD(kind, id, ...) REGIE_DEMO_ADD (w, kind, id, __VA_ARGS__)

/* Who meets about education; it is an organisation of its own. */
#define NETWORK "Netwerk Vluchtelingen en Onderwijs"

/* Real organisations by their name only; people, numbers and addresses are invented. */
static const struct {
  const char *name, *kind, *area, *phone, *town, *people[4]; /* PEOPLE: name, function, … */
  gboolean is_partner;
} organisations[] = {
  { NETWORK,
    "vereniging",
    "school_werk",
    "043 000 10 00",
    "Maastricht",
    { "Marijke Daalmans", "Secretaris" },
    FALSE },
  { "Universiteit Maastricht",
    "school",
    "school_werk",
    "043 000 10 01",
    "Maastricht",
    { "Joost Brouns", "Coördinator vluchtelingstudenten" },
    TRUE },
  { "Zuyd Hogeschool",
    "school",
    "school_werk",
    "043 000 10 02",
    "Heerlen",
    { "Carla Smeets", "Studieloopbaan", "Rob Janssen", "Schakeljaar" },
    TRUE },
  { "Vista college",
    "school",
    "school_werk",
    "043 000 10 03",
    "Maastricht",
    { "Petra Vaessen", "Mentor entree", "Hub Lemmens", "Intake" },
    TRUE },
  { "NOVO",
    "school",
    "school_werk",
    "043 000 10 04",
    "Maastricht",
    { "Anouk Pijls", "Mentor ISK" },
    TRUE },
  { "Praktech",
    "school",
    "school_werk",
    "043 000 10 05",
    "Kerkrade",
    { "Leon Ritzen", "Praktijkbegeleider" },
    TRUE },
  { "COA",
    "opvang",
    "wonen",
    "043 000 10 06",
    "Maastricht",
    { "Wendy Ploum", "Casemanager" },
    TRUE },
  { "VluchtelingenWerk",
    "begeleiding",
    "steun",
    NULL,
    "Maastricht",
    { "Inge Hendrix", "Begeleider jongeren" },
    TRUE },
  { "Nidos", "opvang", "steun", "043 000 10 08", "Maastricht", { "Bas Crijns", "Voogd" }, TRUE },
  { "The Refugee Project",
    "vereniging",
    "welzijn",
    "043 000 10 09",
    "Maastricht",
    { "Sanne Bisschops", "Vrijwilligers" },
    TRUE },
  { "GGD Zuid-Limburg",
    "zorg",
    "welzijn",
    "043 000 10 10",
    "Heerlen",
    { "Els Notermans", "Jeugdverpleegkundige" },
    TRUE },
  { "Bureau Jeugdzorg",
    "zorg",
    "steun",
    "043 000 10 11",
    "Maastricht",
    { "Karin Habets", "Jeugdbeschermer" },
    TRUE },
  { "Jongerenloket",
    "overheid",
    "inkomen",
    "043 000 10 12",
    "Maastricht",
    { "Dennis Kicken", "Klantmanager" },
    TRUE },
  { "Voetbalclub De Heuvel",
    "vereniging",
    "welzijn",
    "043 000 10 13",
    "Meerssen",
    { "Sjef Duijsens", "Jeugdtrainer" },
    TRUE },
  { "Huisartsenpraktijk Aan de Maas",
    "zorg",
    "welzijn",
    "043 000 10 14",
    "Maastricht",
    { "Praktijkondersteuner GGZ", NULL },
    TRUE },
  { "Bewindvoering Geulzicht",
    "bedrijf",
    "inkomen",
    "043 000 10 15",
    "Valkenburg",
    { "Maud Senden", "Bewindvoerder" },
    TRUE },
  { "Woonpunt Heuvelland",
    "bedrijf",
    "wonen",
    "043 000 10 16",
    "Meerssen",
    { "Ruud Gelissen", "Wijkbeheerder" },
    TRUE },
};

static void
add_people (RegieDemoWriter *w, guint i, const char *organisation)
{
  char id[REGIE_NUMBER_TEXT], phone[REGIE_NUMBER_TEXT];

  for (guint k = 0; k < G_N_ELEMENTS (organisations[i].people); k += 2)
    if (organisations[i].people[k] != NULL)
      {
        g_snprintf (phone, sizeof phone, "043 000 2%u %02u", k, i);
        ADD (Contact, id, "organisation", organisation, "name", organisations[i].people[k], "job",
             organisations[i].people[k + 1], "phone", phone);
      }
}

/* A meeting that was, one that comes, and what was agreed. */
static void
add_meetings (RegieDemoWriter *w, const char *network)
{
  static const struct {
    const char *text, *owner;
    int due, done;
  } agreements[] = {
    { "Lijst van schakelplaatsen rondsturen", "Joost Brouns", -40, -44 },
    { "Afspraak met DUO over studiefinanciering", "Carla Smeets", -6, 0 },
    { "Eén aanspreekpunt per school doorgeven", "Petra Vaessen", 11, 0 },
    { "Intake van nieuwe ISK-leerlingen delen", "Anouk Pijls", 24, 0 },
  };
  char last[REGIE_NUMBER_TEXT], next[REGIE_NUMBER_TEXT], id[REGIE_NUMBER_TEXT];

  ADD (Gathering, last, "organisation", network, "day", regie_demo_in_days (w, -61), "time",
       "13:30", "place", "Vista college, Maastricht", "present",
       "Universiteit, Zuyd, Vista, NOVO, Praktech, COA, Nidos", "minutes",
       "Iedere school noemt wie aanspreekpunt is. Schakelplaatsen voor februari zijn bekend.",
       "closed_on", regie_demo_in_days (w, -54));
  ADD (Gathering, next, "organisation", network, "day", regie_demo_in_days (w, 16), "time", "13:30",
       "place", "Zuyd Hogeschool, Heerlen");
  for (guint i = 0; i < G_N_ELEMENTS (agreements); i++)
    ADD (Agreement, id, "organisation", network, "gathering", last, "text", agreements[i].text,
         "owner", agreements[i].owner, "due", regie_demo_in_days (w, agreements[i].due), "done_on",
         agreements[i].done != 0 ? regie_demo_in_days (w, agreements[i].done) : NULL);
}

void
regie_demo_organisations (RegieDemoWriter *w)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_if_fail (w != NULL);
  G_STATIC_ASSERT (G_N_ELEMENTS (organisations) <= REGIE_DEMO_MOST_ORGANISATIONS);
  for (guint i = 0; i < G_N_ELEMENTS (organisations); i++)
    {
      ADD (Organisation, id, "name", organisations[i].name, "kind", organisations[i].kind, "area",
           organisations[i].area, "partner", organisations[i].is_partner ? "1" : "0", "phone",
           organisations[i].phone, "town", organisations[i].town);
      w->organisations[i] = g_ascii_strtoll (id, NULL, 10);
      add_people (w, i, id);
      if (strcmp (organisations[i].name, NETWORK) == 0)
        add_meetings (w, id);
    }
}

void
regie_demo_role (RegieDemoWriter *w, const char *name, const char **phone, char *id)
{
  g_return_if_fail (w != NULL && name != NULL && phone != NULL && id != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (organisations); i++)
    if (strcmp (organisations[i].name, name) == 0)
      {
        *phone = organisations[i].phone;
        regie_number_format (w->organisations[i], id);
        return;
      }
  ADD (Organisation, id, "name", name, "phone", *phone);
}
