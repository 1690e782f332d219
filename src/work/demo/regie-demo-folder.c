/* SPDX-License-Identifier: EUPL-1.2 */
/* What lies in an invented dossier beside its facts: family, intake, goals, the decision. */
#include "regie-demo-private.h"
#include "regie-demo-query.h"
#include "regie-text.h"

#define ADD(kind, id, ...) REGIE_DEMO_ADD (w, kind, id, __VA_ARGS__)

/* Lessons get days, a place and a price; work and childcare their days. */
static gboolean
add_rhythms (RegieDb *db, guint n, const char *dossier, GError **error)
{
  static const char *const lessons[] = { "ma 9:00-12:00, wo 9:00-12:00, vr 9:00-12:00",
                                         "di 13:00-16:00, do 13:00-16:00", "ma-do 18:30-20:30" };
  static const char *const works[] = { "di 8:30-12:30, do 8:30-12:30",
                                       "ma 13:00-17:00, do 15:30-18:30", "za 10:00-16:00" };
  static const char *const places[] = { "Wittevrouwenveld", "Malberg", "Heer" };

  return regie_demo_price_plan (db, dossier, lessons[n % 3], places[n % G_N_ELEMENTS (places)],
                                works[n / 3 % 3], error);
}

static void
add_family (RegieDemoWriter *w, guint n, const char *dossier)
{
  static const char *const names[] = { "Lina", "Adam", "Mariam", "Elias", "Noor", "Yusuf" };
  char id[REGIE_NUMBER_TEXT];

  if (n % 20 < 9) /* single */
    return;
  if (n % 20 >= 11)
    ADD (Relation, id, "dossier", dossier, "kind", "partner", "name", names[n % 6], "household",
         "1");
  if (n % 20 < 13 && n % 20 >= 11)
    return;
  ADD (Relation, id, "dossier", dossier, "kind", "kind", "name", names[(n + 2) % 6], "born",
       n % 2 == 0 ? "2018-00-00" : "2022-04-17", "household", "1", "childcare",
       n % 2 == 0 ? "Basisschool" : "Peuterspeelzaal");
}

static void
add_intake (RegieDemoWriter *w, guint n, const char *dossier, RegieDay from, RegieDay pip)
{
  static const struct {
    const char *domain, *texts[3];
  } answers[] = {
    { "gezin",
      { "Woont met het gezin in Maastricht.",
        "Is alleen. Familie woont nog in het land van herkomst.",
        "Partner werkt, kind gaat naar school." } },
    { "wonen",
      { "Woning is rond. Er zijn nog meubels nodig.", "Tevreden met het huis.",
        "Huis is vochtig, de corporatie weet ervan." } },
    { "financien",
      { "Er loopt ontzorgen. Wil het daarna zelf doen.", "Redt het met hulp van de broer.",
        "Heeft een betalingsregeling." } },
    { "taal",
      { "Leest en schrijft Arabisch. Begrijpt eenvoudig Nederlands.",
        "Spreekt Engels. Nederlands op A1.", "Heeft in het azc les gehad, bijna A1." } },
    { "opleiding",
      { "Middelbare school af.", "Is begonnen aan een studie en moest stoppen.",
        "Heeft zes jaar basisschool." } },
    { "werk",
      { "Wil in de techniek werken.", "Heeft een bakkerij gehad en wil weer bakken.",
        "Zoekt werk naast de lessen." } },
    { "zelfredzaamheid",
      { "Regelt post en afspraken zelf.", "Heeft hulp nodig bij brieven.",
        "Heeft een DigiD en gebruikt die." } },
    { "gezondheid", { NULL, NULL, NULL } },
    { "kinderopvang",
      { "Niet aan de orde.", "Niet aan de orde.",
        "Kind gaat naar de peuterspeelzaal op lesdagen." } },
  };
  RegieDay begun = MIN (from + 20, w->today);
  RegieDay settled = pip != REGIE_DAY_NONE ? MAX (begun, pip - 7) : REGIE_DAY_NONE;
  guint count = pip != REGIE_DAY_NONE ? G_N_ELEMENTS (answers) : n % 6;
  char intake[REGIE_NUMBER_TEXT], id[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT], end[REGIE_DAY_TEXT];

  ADD (Intake, intake, "dossier", dossier, "number", "1", "begun_on", regie_day_format (begun, day),
       "settled_on", regie_day_format (settled, end), "alone_on", day, "report",
       settled != REGIE_DAY_NONE ? "Gesprek met tolk. Afspraken staan in het plan." : NULL);
  for (guint i = 0; i < count; i++)
    ADD (Answer, id, "dossier", dossier, "intake", intake, "domain", answers[i].domain, "text",
         answers[i].texts[n % 3], "done", "1");
}

static void
add_experience (RegieDemoWriter *w, guint n, const char *dossier)
{
  static const struct {
    const char *what, *level, *years;
  } schools[] = { { "Middelbare school", "voortgezet", "9" },
                  { "Universiteit, economie", "hoger", "14" },
                  { "Basisschool", "basis", "6" },
                  { "Technische school", "beroeps", "11" } };
  static const struct {
    const char *what, *years;
  } works[] = { { "Bakker", "8" },
                { "Verkoper in een winkel", "3" },
                { "Leraar wiskunde", "6" },
                { "Kapper", "5" } };
  char id[REGIE_NUMBER_TEXT];

  ADD (Experience, id, "dossier", dossier, "kind", "opleiding", "what", schools[n % 4].what,
       "level", schools[n % 4].level, "years", schools[n % 4].years, "country", "Syrië", "diploma",
       n % 3 == 0 ? "1" : "0");
  ADD (Experience, id, "dossier", dossier, "kind", "werk", "what", works[n / 2 % 4].what, "years",
       works[n / 2 % 4].years, "country", "Syrië");
}

static void
add_goals (RegieDemoWriter *w, guint n, const char *dossier)
{
  static const struct {
    const char *goal, *wish, *steps[2];
  } all[] = {
    { "Ik werk als bakker",
      "Nederlands van de bakkerij leren",
      { "Ik bel drie bakkers voor een proefdag", "Ik leer de namen van brood en gereedschap" } },
    { "Ik doe een mbo-opleiding zorg",
      "Niveau B1 halen",
      { "Ik ga naar de open dag", "Ik oefen elke dag een half uur lezen" } },
    { "Ik red mij zelf in Maastricht",
      "Brieven zelf lezen",
      { "Ik lees mijn post met mijn taalmaatje", "Ik maak zelf een afspraak bij de huisarts" } },
  };
  char goal[REGIE_NUMBER_TEXT], wish[REGIE_NUMBER_TEXT], id[REGIE_NUMBER_TEXT], due[REGIE_DAY_TEXT],
    done[REGIE_DAY_TEXT];

  regie_day_format (w->today + 30 + (int) (n % 60), due);
  regie_day_format (w->today - 40, done);
  ADD (Goal, goal, "dossier", dossier, "kind", "hoofddoel", "text", all[n % 3].goal, "domain",
       n % 3 == 0   ? "werk"
       : n % 3 == 1 ? "opleiding"
                    : "zelfredzaamheid");
  ADD (Goal, wish, "dossier", dossier, "parent", goal, "kind", "ontwikkelwens", "text",
       all[n % 3].wish, "domain", "taal");
  ADD (Goal, id, "dossier", dossier, "parent", wish, "kind", "subdoel", "text", all[n % 3].steps[0],
       "due", due);
  ADD (Goal, id, "dossier", dossier, "parent", wish, "kind", "subdoel", "text", all[n % 3].steps[1],
       "done_on", n % 2 == 0 ? done : NULL);
}

static void
add_decision (RegieDemoWriter *w, const char *dossier, RegieDay pip, gint64 pip_fact,
              const char *route)
{
  char id[REGIE_NUMBER_TEXT], fact[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];

  ADD (Decision, id, "dossier", dossier, "number", "1", "fact",
       regie_number_format (pip_fact, fact), "dated_on", regie_day_format (pip, day), "route",
       route, "level", regie_route_find (route) == REGIE_ROUTE_Z ? NULL : "B1", "why_b1",
       regie_route_find (route) == REGIE_ROUTE_B1
         ? "Past: de leerbaarheidstoets en de opleiding laten zien dat B1 binnen drie jaar kan."
         : "Past niet bij het leertempo of bij de wens om te studeren.",
       "why_o",
       regie_route_find (route) == REGIE_ROUTE_O
         ? "Wil een opleiding doen en heeft daar een goede kans op."
         : "Wil liever werken dan een voltijds opleiding volgen.",
       "why_z",
       regie_route_find (route) == REGIE_ROUTE_Z
         ? "B1 en taalschakelen lukken naar verwachting niet binnen drie jaar."
         : "Niet nodig: de B1-route of de onderwijsroute is haalbaar.",
       "pvt_hours", "12", "map_hours", regie_route_find (route) == REGIE_ROUTE_O ? NULL : "40",
       "talks", "6", "support", "De consulent spreekt u elke zes maanden.", "agreed", "ja");
}

/* The first working day from DAY on. */
static RegieDay
working_day (RegieDay day)
{
  while (regie_day_weekday (day) > 5)
    day++;
  return day;
}

void
regie_demo_talks (RegieDemoWriter *w, guint n, const char *dossier, gint64 consultant)
{
  static const struct {
    const char *purpose, *form, *place, *time;
  } talks[] = {
    { "voortgang", "gesprek", "Stadskantoor, kamer 4", "9:30" },
    { "pip", "gesprek", "Stadskantoor, kamer 2", "14:00" },
    { "kennismaking", "huisbezoek", NULL, "11:00" },
    { "voortgang", "telefoon", NULL, "16:15" },
  };
  static const struct {
    const char *kind, *title, *text;
  } notes[] = {
    { "aandacht", "Belt liever dan mailt", "Neemt na vier uur op. Appen kan ook." },
    { "derde", "Docent belde", "Komt op tijd en doet goed mee. Schrijven kost moeite." },
    { "intern", "Fietsles", "Heeft belangstelling voor fietsles in het voorjaar." },
  };
  const guint at = (n / 7 + n / 28) % G_N_ELEMENTS (talks);
  char id[REGIE_NUMBER_TEXT], staff[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];

  g_return_if_fail (w != NULL && dossier != NULL);
  regie_number_format (consultant, staff);
  if (n % 7 == 3)
    ADD (Talk, id, "dossier", dossier, "day",
         regie_day_format (working_day (w->today + (int) (n % 9)), day), "time", talks[at].time,
         "minutes", "45", "purpose", talks[at].purpose, "form", talks[at].form, "place",
         talks[at].place, "staff", staff, "interpreter", n % 2 == 0 ? "Arabisch" : NULL, "stage",
         "gepland");
  if (n % 14 == 3)
    ADD (Talk, id, "dossier", dossier, "day", regie_day_format (working_day (w->today - 32), day),
         "time", talks[at].time, "purpose", talks[at].purpose, "staff", staff, "stage",
         "niet_gekomen", "reason", "Wist niet meer dat het vandaag was.");
  if (n % 5 == 3)
    ADD (FileNote, id, "dossier", dossier, "day",
         regie_day_format (w->today - 3 - (int) (n % 40), day), "kind",
         notes[n / 5 % G_N_ELEMENTS (notes)].kind, "title",
         notes[n / 5 % G_N_ELEMENTS (notes)].title, "text",
         notes[n / 5 % G_N_ELEMENTS (notes)].text, "staff", staff);
}

gboolean
regie_demo_folder (RegieDemoWriter *w, guint n, const char *dossier, RegieDay from, RegieDay pip,
                   gint64 fact, const char *route, GError **error)
{
  g_return_val_if_fail (w != NULL && dossier != NULL, FALSE);
  if (!add_rhythms (w->db, n, dossier, error))
    return FALSE;
  add_family (w, n, dossier);
  if (from <= w->today - 14)
    {
      add_intake (w, n, dossier, from, pip);
      add_experience (w, n, dossier);
    }
  if (pip != REGIE_DAY_NONE)
    {
      add_goals (w, n, dossier);
      add_decision (w, dossier, pip, fact, route);
    }
  return TRUE;
}
