/* SPDX-License-Identifier: EUPL-1.2 */
/* A believable municipality of invented people: who they are, and what happened to them. */
#include "regie-demo.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "regie-bulk.h"
#include "regie-demo-private.h"
#include "regie-demo-query.h"
#include "regie-error.h"
#include "regie-lock.h"
#include "regie-migrate.h"
#include "regie-notes.h"
#include "regie-period.h"
#include "regie-preflight.h"
#include "regie-text.h"

/* All names are invented or common; no list of real people was used. */
static const char *const asylum_given[] = {
  "Selam", "Rania",   "Dawit",    "Nour",   "Amina",   "Yusuf", "Khaled", "Omar",
  "Samir", "Ibrahim", "Bashar",   "Farida", "Mahmoud", "Hanan", "Tesfay", "Merhawi",
  "Layla", "Zahra",   "Abdullah", "Rahma",  "Hiwet",   "Karim", "Salma",  "Jamal",
  "Nadia", "Fatuma",  "Reza",     "Shirin", "Elif",    "Emre",  "Şule",   "Yılmaz",
  "Haifa", "Majd",    "Rama",     "Anas",   "Sami",    "Dalia", "Ghaith", "Yonas"
};
static const char *const asylum_surname[] = {
  "Tesfai", "Darwish",     "Gebre",  "Haddad",   "Warsame",  "Al-Hamdan", "Mansour", "Saleh",
  "Aziz",   "Barre",       "Khoury", "Rahmani",  "Al-Masri", "Berhane",   "Kidane",  "Hosseini",
  "Karimi", "Şahin",       "Öztürk", "Yıldız",   "Al-Jundi", "Nasser",    "Haile",   "Mohamud",
  "Abdi",   "Sabbagh",     "Kassem", "Halabi",   "Shami",    "Qasim",     "Noori",   "Ahmadi",
  "Demir",  "Habtemariam", "Weldu",  "Suleiman", "Jaber",    "Al-Fayed"
};
static const char *const family_given[] = {
  "Mehmet", "Priya",  "Thi Lan", "Joana",   "Leyla",   "Wei",     "Siti",   "Maricel",  "Somchai",
  "Fatima", "Ananya", "Rosa",    "Budi",    "Camila",  "Mei",     "Aisha",  "Mohammed", "Chantal",
  "Dewi",   "Ploy",   "Ivana",   "Marisol", "Youssef", "Khadija", "Sunita", "Renata"
};
static const char *const family_surname[] = {
  "Karaca",   "Nair",       "Pham",   "Ferreira", "Wang",   "Rahayu", "Santos",
  "Wongsa",   "El Idrissi", "Sharma", "Oliveira", "Chen",   "Benali", "Suparman",
  "Da Silva", "Kaya",       "Aydın",  "Reddy",    "Moreno", "Nguyen", "Bouali",
  "Ramlal",   "Wibowo",     "Cruz",   "Li",       "Tanaka"
};
static const char *const staff_names[] = {
  "Lotte Habets",  "Bram Savelberg", "Eline Gerards", "Joost Lemmens", "Sanne Bollen",
  "Roel Janssen",  "Femke Dols",     "Niels Crutzen", "Maud Hendrix",  "Stijn Pluijmen",
  "Iris Thijssen", "Koen Daemen",    "Noor Vrancken", "Pim Schreurs",  "Anouk Willems",
  "Teun Curfs",    "Yara Moers",     "Daan Franssen", "Lieke Beckers", "Luuk Offermans"
};
static const char *const municipalities[] = { "0935", "0935", "0935", "0935", "0935",
                                              "0938", "1729", "0981", "0994" };
static const char *const providers[] = { "Mergelland Taal", "Leerhuis Zuid", "Taalplein Maas" };

#define FIRST_ID 1000

typedef struct {
  RegieDemoWriter w;
  const RegieOffice *office;
  RegieDeriver *deriver;
  guint64 state;
  GArray *facts; /* RegieFact, of the dossier that is being made */
  char dossier[REGIE_NUMBER_TEXT];
  gint64 manager;
  gboolean dense; /* weekly life for one office; sparser for a whole country */
  gint64 staff[G_N_ELEMENTS (staff_names)];
  gint64 director; /* of a small office; 0: a large one has its own among its staff */
  guint n_staff, n_directed, n_with_duty, last_bsn;
} Demo;

/* splitmix64: the same everywhere. */
static guint64
next (Demo *d)
{
  guint64 z = (d->state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static int
between (Demo *d, int from, int to)
{
  return from + (int) (next (d) % (guint64) (to - from + 1));
}

static gboolean
chance (Demo *d, int percent)
{
  return between (d, 1, 100) <= percent;
}

#define PICK(d, list) (list)[next (d) % G_N_ELEMENTS (list)]

/* The next number of the fake range 999…, then 998…, that passes the 11-test. */
static void
next_bsn (Demo *d, char *buffer)
{
  do
    g_snprintf (buffer, 10, "%09u", d->last_bsn--);
  while (!regie_text_is_bsn (buffer));
}

typedef struct {
  const char *kind;
  RegieDay day, until, from, new_end;
  const char *route, *level, *ground, *topic, *provider, *form, *parts, *result, *code,
    *municipality, *group, *party, *area, *light;
  int intensity, hours, plan, excused, unexcused;
  gint64 belongs_to;
  gboolean planned;
} Story;

/* Most was reported to DUO within two weeks, something here and there was forgotten. */
static RegieDay
reported_on (const Demo *d, const Story *s)
{
  RegieDay day = s->day + 1 + (int) (d->w.next_id % 13);

  return regie_preflight_concerns (regie_fact_kind_find (s->kind)) && !s->planned
             && d->w.next_id % 61 != 0 && day <= d->w.today
           ? day
           : REGIE_DAY_NONE;
}

/* A day as text, NULL when S says none. */
static const char *
day_or_null (RegieDay day, char *buffer)
{
  return day != 0 ? regie_day_format (day, buffer) : NULL;
}

/* Adds what S says to what will be written; gives its id. */
static gint64
add_fact (Demo *d, const Story *s, const char *reported)
{
  char days[4][REGIE_DAY_TEXT], numbers[6][REGIE_NUMBER_TEXT];
  gboolean hours = regie_fact_kind_find (s->kind) == REGIE_FACT_HOURS;
  const int said[5] = { s->intensity, s->hours, s->plan, s->excused, s->unexcused };
  const char *texts[5];

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    texts[i] = said[i] != 0 || (hours && i > 0) ? regie_number_format (said[i], numbers[i]) : NULL;
  return regie_demo_add_values (
    &d->w, REGIE_ENTITY_Fact,
    (const char * [REGIE_N_FIELDS (Fact)]){
      [REGIE_AT (Fact, dossier)] = d->dossier,
      [REGIE_AT (Fact, kind)] = s->kind,
      [REGIE_AT (Fact, day)] = regie_day_format (s->day, days[0]),
      [REGIE_AT (Fact, until_day)] = day_or_null (s->until, days[1]),
      [REGIE_AT (Fact, from_day)] = day_or_null (s->from, days[2]),
      [REGIE_AT (Fact, new_end)] = day_or_null (s->new_end, days[3]),
      [REGIE_AT (Fact, belongs_to)] = s->belongs_to != 0
                                        ? regie_number_format (s->belongs_to, numbers[5])
                                        : NULL,
      [REGIE_AT (Fact, route)] = s->route,
      [REGIE_AT (Fact, level)] = s->level,
      [REGIE_AT (Fact, ground)] = s->ground,
      [REGIE_AT (Fact, topic)] = s->topic,
      [REGIE_AT (Fact, provider)] = s->provider,
      [REGIE_AT (Fact, form)] = s->form,
      [REGIE_AT (Fact, parts)] = s->parts,
      [REGIE_AT (Fact, result)] = s->result,
      [REGIE_AT (Fact, code)] = s->code,
      [REGIE_AT (Fact, municipality)] = s->municipality,
      [REGIE_AT (Fact, group)] = s->group,
      [REGIE_AT (Fact, party)] = s->party,
      [REGIE_AT (Fact, area)] = s->area,
      [REGIE_AT (Fact, light)] = s->light,
      [REGIE_AT (Fact, intensity)] = texts[0],
      [REGIE_AT (Fact, hours)] = texts[1],
      [REGIE_AT (Fact, plan)] = texts[2],
      [REGIE_AT (Fact, excused)] = texts[3],
      [REGIE_AT (Fact, unexcused)] = texts[4],
      [REGIE_AT (Fact, planned)] = s->planned ? "1" : NULL,
      [REGIE_AT (Fact, reported_on)] = reported,
      [REGIE_AT (Fact, source)] = regie_source_name (REGIE_SOURCE_CONSULTANT),
    });
}

/* The same as the clock reads it, in memory. */
static void
keep_fact (Demo *d, const Story *s, gint64 id, const char *reported)
{
  gboolean hours = regie_fact_kind_find (s->kind) == REGIE_FACT_HOURS;
  RegieFact fact;

  regie_fact_init (&fact, regie_fact_kind_find (s->kind), s->day);
  fact.id = id;
  fact.belongs_to = s->belongs_to;
  fact.until = s->until != 0 ? s->until : REGIE_DAY_NONE;
  fact.from = s->from != 0 ? s->from : REGIE_DAY_NONE;
  fact.new_end = s->new_end != 0 ? s->new_end : REGIE_DAY_NONE;
  fact.flags |= s->planned ? REGIE_FACT_PLANNED : 0;
  fact.minutes = hours ? s->hours * 60 : -1;
  fact.planned = hours ? s->plan * 60 : -1;
  if (s->route != NULL)
    regie_fact_put (&fact, route, s->route);
  if (s->ground != NULL)
    regie_fact_put (&fact, ground, s->ground);
  if (s->group != NULL)
    regie_fact_put (&fact, group, s->group);
  if (s->municipality != NULL)
    regie_fact_put (&fact, municipality, s->municipality);
  if (reported != NULL)
    regie_fact_put (&fact, reported_on, reported);
  g_array_append_val (d->facts, fact);
}

/* Tells S of the dossier that is being made; gives its id, 0 when it has not happened yet. */
static gint64
tell (Demo *d, const Story *s)
{
  RegieDay day = reported_on (d, s);
  char text[REGIE_DAY_TEXT];
  const char *reported = regie_day_format (day, text);
  gint64 id;

  if (s->day > d->w.today && !s->planned && regie_fact_kind_find (s->kind) != REGIE_FACT_PLAN_LINE)
    return 0;
  id = add_fact (d, s, reported);
  keep_fact (d, s, id, reported);
  return id;
}

#define TELL(d, ...) tell (d, &(Story){ __VA_ARGS__ })

/* Lessons: a report per period, attendance around 84 %, some people far under it. */
static RegieDay
tell_lessons (Demo *d, RegieDay from, RegieDay until, const char *route, const char *provider)
{
  int per_week = regie_route_find (route) == REGIE_ROUTE_Z   ? between (d, 9, 12)
                 : regie_route_find (route) == REGIE_ROUTE_O ? between (d, 20, 24)
                                                             : between (d, 12, 16) / 2;
  int rate = chance (d, 7) ? between (d, 40, 64) : CLAMP (between (d, 70, 98), 60, 100);
  int step = 182;
  RegieDay last = REGIE_DAY_NONE;

  TELL (d, .kind = "plan_regel", .day = from, .until = until, .topic = "taal", .provider = provider,
        .intensity = per_week);
  for (RegiePeriod month = regie_period_of (from, REGIE_PERIOD_MONTH);
       d->dense && month.until <= d->w.today && month.from <= until;
       month = regie_period_later (month, 1))
    {
      RegieDay first = MAX (from, month.from);
      RegieDay end = MIN (until, month.until);
      int plan = per_week * (end - first + 1) / 7;
      int hours = plan * CLAMP (rate + between (d, -8, 8), 10, 105) / 100;
      int away = MAX (plan - hours, 0);

      if (regie_demo_is_fresh (month.until, d->w.today)
          && strcmp (provider, REGIE_DEMO_REPORTER) != 0)
        break;
      TELL (d, .kind = "uren", .day = end, .hours = hours, .plan = plan, .excused = away * 2 / 3,
            .unexcused = away / 3, .provider = provider);
      last = end;
    }
  for (RegieDay day = from; !d->dense && day + step <= MIN (until, d->w.today); day += step)
    {
      int plan = per_week * step / 7;
      int hours = plan * CLAMP (rate + between (d, -8, 8), 10, 105) / 100;
      int away = MAX (plan - hours, 0);

      TELL (d, .kind = "uren", .day = day + step - 1, .hours = hours, .plan = plan,
            .excused = away * 2 / 3, .unexcused = away / 3, .provider = provider);
      last = day;
    }
  return last;
}

static void
tell_contacts (Demo *d, RegieDay from, RegieDay until)
{
  static const char *const forms[] = { "gesprek", "telefoon", "bericht", "gesprek", "huisbezoek" };
  int n = 0;
  int silent = chance (d, 8) ? 30 : 0;

  if (!d->dense)
    from = MAX (from, until - 70);
  for (RegieDay day = from; day <= until - silent; day += between (d, 12, 38))
    if (++n % 5 == 0)
      TELL (d, .kind = "voortgangsgesprek", .day = day);
    else
      TELL (d, .kind = "contact", .day = day, .form = PICK (d, forms));
}

static void
tell_exams (Demo *d, RegieDay pip)
{
  static const char *const parts[] = { "KNM", "lezen", "luisteren", "schrijven", "spreken" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      RegieDay day = pip + 560 + 70 * (int) i + between (d, 0, 120);

      if (chance (d, 30))
        {
          TELL (d, .kind = "examen", .day = day, .parts = parts[i], .result = "gezakt");
          day += between (d, 60, 120);
        }
      TELL (d, .kind = "examen", .day = day, .parts = parts[i],
            .result = day > d->w.today - 56 ? "onbekend" : "geslaagd");
    }
}

static void
tell_extension (Demo *d, RegieDay pip)
{
  static const char *const grounds[] = { "ziekte", "bevalling", "bevalling", "dakloos",
                                         "bijzonder" };
  const char *ground = PICK (d, grounds);
  RegieDay end = regie_day_end_after (pip, 36);
  RegieDay day = pip + between (d, 300, 700);
  int length = regie_ground_find (ground) == REGIE_GROUND_BEVALLING ? 112 : between (d, 95, 200);

  TELL (d, .kind = "verlengingsgrond", .day = day, .from = day, .until = day + length,
        .ground = ground);
  TELL (d, .kind = "verlenging_aanvraag", .day = day + length + 14, .ground = ground);
  if (day + length + 60 <= d->w.today)
    TELL (d, .kind = "verlenging_besluit", .day = day + length + 14 + between (d, 20, 50),
          .ground = ground, .new_end = end + length);
}

/* The lessons, and what was planned beside them: work, the participation statement. */
static void
tell_plan (Demo *d, RegieDay pip, RegieDay start, const char *route, const char *provider,
           gboolean asylum)
{
  if (asylum && regie_route_find (route) == REGIE_ROUTE_O)
    TELL (d, .kind = "taalschakel_start", .day = start + 40, .provider = provider);
  else if (asylum)
    TELL (d, .kind = "aanbod", .day = start - 10, .provider = provider);
  tell_lessons (d, start, MIN (regie_day_end_after (pip, 36), start + 930), route, provider);
  if (chance (d, 60))
    TELL (d, .kind = "plan_regel", .day = pip + 200, .until = pip + 200 + between (d, 120, 500),
          .topic = chance (d, 50) ? "werk" : "participatie", .provider = "Buurtkeuken",
          .intensity = between (d, 8, 24));
  if (pip + 150 <= d->w.today)
    TELL (d, .kind = "plan_regel", .day = pip + 90, .until = pip + 150, .topic = "pvt",
          .provider = "VluchtelingenWerk", .intensity = 2);
  if (chance (d, 85))
    TELL (d, .kind = "pvt_voldaan", .day = pip + between (d, 150, 420));
}

/* The module on work, exams, an extension, another route, a message of DUO. */
static void
tell_progress (Demo *d, RegieDay pip, const char *route)
{
  if (regie_route_find (route) != REGIE_ROUTE_O)
    {
      if (pip + 500 <= d->w.today)
        TELL (d, .kind = "plan_regel", .day = pip + 400, .until = pip + 640, .topic = "map",
              .provider = "Werkplein Heuvelland", .intensity = 4);
      if (chance (d, 75))
        TELL (d, .kind = "map_voldaan", .day = pip + between (d, 560, 900));
    }
  if (regie_route_find (route) == REGIE_ROUTE_B1)
    tell_exams (d, pip);
  if (chance (d, 12))
    tell_extension (d, pip);
  if (chance (d, 6))
    TELL (d, .kind = "leerroute_wijziging", .day = pip + between (d, 200, 500),
          .route = regie_route_find (route) == REGIE_ROUTE_B1 ? "Z" : "B1");
  if (chance (d, 2))
    TELL (d, .kind = "duo_bericht", .day = d->w.today - between (d, 1, 20),
          .code = chance (d, 50) ? "SS124" : "SS122");
}

/* The PIP with its decision, and for some an objection; its id, 0 when it is still to come. */
static gint64
tell_pip (Demo *d, RegieDay pip, const char *route, gboolean asylum)
{
  int weekly = asylum ? between (d, 9, 16) : 0;
  gint64 id = TELL (d, .kind = "pip", .day = pip, .route = route,
                    .level = regie_route_find (route) == REGIE_ROUTE_Z ? NULL : "B1",
                    .intensity = regie_route_find (route) == REGIE_ROUTE_B1 ? weekly : 0);

  if (id == 0)
    return 0;
  TELL (d, .kind = "besluit", .day = pip + between (d, 0, 4), .belongs_to = id);
  if (chance (d, 3))
    {
      TELL (d, .kind = "bezwaar", .day = pip + between (d, 10, 40));
      if (chance (d, 90))
        TELL (d, .kind = "beslissing_op_bezwaar", .day = pip + between (d, 60, 84));
    }
  return id;
}

/* Some met the duty with parts at A2 and go on to B1 after it; which ones follows from the day, so
 * that nothing else becomes different by it. */
static void
tell_going_on (Demo *d, RegieDay done, const char *provider)
{
  RegieDay exam = done + 260;

  if (done % 5 != 1)
    return;
  TELL (d, .kind = "toestemming_a2", .day = done - 150, .parts = "schrijven,spreken");
  if (done + 40 > d->w.today)
    return;
  TELL (d, .kind = "plan_regel", .day = done + 40, .until = done + 220, .topic = "taal",
        .provider = provider, .intensity = 6);
  TELL (d, .kind = "examen", .day = exam,
        .parts = done % 2 == 0 ? "schrijven" : "lezen,luisteren,schrijven,spreken",
        .result = exam > d->w.today - 56 ? "onbekend" : "geslaagd");
}

/* From the PIP on: the decision, the offer, lessons, talks, PVT and MAP, exams, and for many the
 * end. */
static void
tell_trajectory (Demo *d, RegieDay pip, const char *route, gboolean asylum, gboolean finishes)
{
  const char *any = PICK (d, providers);
  const char *provider = regie_route_find (route) == REGIE_ROUTE_O ? providers[2]
                         : any == providers[2]                     ? providers[0]
                                                                   : any;
  RegieDay done = pip + between (d, 780, 1050);
  RegieDay start;

  if (tell_pip (d, pip, route, asylum) == 0)
    return;
  start = pip + (chance (d, 92) ? between (d, 20, 88) : between (d, 95, 150));
  tell_plan (d, pip, start, route, provider, asylum);
  tell_progress (d, pip, route);
  if (finishes && done <= d->w.today)
    {
      TELL (d, .kind = "leerroute_voldaan", .day = done - 10);
      TELL (d, .kind = "plicht_voldaan", .day = done);
      if (regie_route_find (route) == REGIE_ROUTE_B1)
        tell_going_on (d, done, provider);
    }
  if (chance (d, 4))
    TELL (d, .kind = "verhuisd", .day = pip + between (d, 100, 900), .municipality = "andere");
  tell_contacts (d, pip + 20, finishes && done <= d->w.today ? done : d->w.today);
}

typedef struct {
  RegieGroup group;
  RegieDay start;
  gboolean asylum;
  const char *route, *municipality;
} Person;

/* Somebody of 16 or 17 without a duty: registered here, and spoken to. */
static void
tell_young (Demo *d, const Person *p)
{
  RegieDay brp = p->start + between (d, 0, 40);

  TELL (d, .kind = "brp_inschrijving", .day = MIN (brp, d->w.today),
        .municipality = p->municipality);
  tell_contacts (d, MIN (brp + 10, d->w.today), d->w.today);
}

/* How it stands in each life area of number I, half a year ago and lately: mostly well. */
static void
tell_lights (Demo *d, guint i, RegieDay start)
{
  for (guint area = 0; area < REGIE_N_AREAS; area++)
    {
      guint roll = (i * 7 + area * 5) % 17;
      RegieLight light = roll < 11   ? REGIE_LIGHT_GREEN
                         : roll < 16 ? REGIE_LIGHT_AMBER
                                     : REGIE_LIGHT_RED;
      RegieDay before = d->w.today - 190 - (int) (i % 40);
      RegieDay lately = d->w.today - 5 - (int) ((i * 13 + area * 29) % 80);

      if (before > start)
        TELL (d, .kind = "leefgebied", .day = before, .area = regie_area_name (area),
              .light = regie_light_name (roll % 3 == 0 ? REGIE_LIGHT_AMBER : REGIE_LIGHT_GREEN));
      if (lately > start && roll % 8 != 7)
        TELL (d, .kind = "leefgebied", .day = lately, .area = regie_area_name (area),
              .light = regie_light_name (light));
    }
}

static void
tell_person (Demo *d, const Person *p)
{
  RegieDay brp = p->start;
  RegieDay pip;
  int wait = chance (d, 45)   ? between (d, 35, 69)
             : chance (d, 70) ? between (d, 72, 150)
                              : between (d, 150, 330);

  TELL (d, .kind = "kennisgeving", .day = p->start);
  if (p->asylum && p->group == REGIE_GROUP_ASIEL_28)
    {
      double z = sqrt (-2 * log (between (d, 1, 9999) / 10000.0))
                 * cos (2 * G_PI * between (d, 0, 9999) / 10000.0);

      TELL (d, .kind = "koppeling", .day = p->start - between (d, 10, 60), .municipality = "eigen");
      brp = p->start + (chance (d, 35) ? 0 : (int) CLAMP (60 * exp (0.8 * z), 5, 300));
    }
  TELL (d, .kind = "brp_inschrijving", .day = brp, .municipality = p->municipality);
  pip = MAX (brp, p->start) + wait;
  if (p->asylum && brp <= d->w.today)
    {
      if (chance (d, 88))
        TELL (d, .kind = "begeleiding", .day = brp + between (d, 0, 9), .until = brp + 365,
              .topic = "maatschappelijk", .provider = "VluchtelingenWerk");
      if (p->group == REGIE_GROUP_ASIEL_28 && chance (d, 85))
        TELL (d, .kind = "bijstand", .day = brp);
    }
  TELL (d, .kind = "brede_intake", .day = MAX (brp, p->start) + wait / 2);
  TELL (d, .kind = "leerbaarheidstoets", .day = MAX (brp, p->start) + wait / 2 + 9);
  if (chance (d, 5) && wait > 60)
    {
      TELL (d, .kind = "wacht_op_derde", .day = MAX (brp, p->start) + 40, .party = "COA");
      TELL (d, .kind = "info_derde_ontvangen", .day = pip - 8, .party = "COA");
    }
  if (chance (d, 3))
    TELL (d, .kind = chance (d, 50) ? "vrijstelling" : "ontheffing",
          .day = p->start + between (d, 60, 600));
  else
    tell_trajectory (d, pip, p->route, p->asylum, chance (d, 62));
  if (pip > d->w.today)
    tell_contacts (d, p->start + 10, d->w.today);
}

static const char *
make_surname (Demo *d, char *buffer)
{
  static const char *const starts[] = {
    "Ab", "Be", "Da", "Fa", "Ga", "Ha", "Ib", "Ja", "Ka", "La",
    "Ma", "Na", "Os", "Qa", "Ra", "Sa", "Şe", "Ta", "Ya", "Za"
  };
  static const char *const middles[] = { "ro", "mi", "de", "la", "bu", "ni", "shi",
                                         "ke", "va", "wo", "gi", "tu", "ze", "lo",
                                         "ha", "ri", "mu", "se", "do", "fe" };
  static const char *const ends[] = { "n", "h",  "di", "m", "r",  "s",  "ne", "ç",
                                      "t", "ko", "li", "z", "ba", "ye", "ma", "d" };
  const char *last = chance (d, 60) ? PICK (d, middles) : "";

  g_snprintf (buffer, 32, "%s%s%s%s", PICK (d, starts), PICK (d, middles), last, PICK (d, ends));
  return buffer;
}

/* The same name as another office wrote it. */
static char *
respell (const char *surname)
{
  static const char *const pairs[][2] = { { "ou", "u" },   { "oe", "u" }, { "ee", "i" },
                                          { "sh", "sch" }, { "y", "i" },  { "k", "q" },
                                          { "a", "e" } };

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (strstr (surname, pairs[i][0]) != NULL)
      {
        g_autoptr (GString) other = g_string_new (surname);

        g_string_replace (other, pairs[i][0], pairs[i][1], 1);
        return g_strdup (other->str);
      }
  return NULL;
}

/* One office has all that lies in its dossiers; a whole country only what measuring needs. */
static gboolean
write_folder (Demo *d, guint i, RegieDay start, GError **error)
{
  const RegieFact *pip = NULL;

  for (guint k = 0; k < d->facts->len && pip == NULL; k++)
    if (g_array_index (d->facts, RegieFact, k).kind == REGIE_FACT_PIP)
      pip = &g_array_index (d->facts, RegieFact, k);
  regie_demo_talks (&d->w, i, d->dossier, d->staff[i % d->n_staff]);
  return regie_demo_folder (&d->w, i, d->dossier, start, pip != NULL ? pip->day : REGIE_DAY_NONE,
                            pip != NULL ? pip->id : 0,
                            pip != NULL ? regie_route_name (pip->route) : "B1", error);
}

/* The names and numbers of an invented person. */
typedef struct {
  char bsn[12], v_number[12], number[16], born[REGIE_DAY_TEXT], made[32];
  char *given, *other;
  const char *surname;
} Names;

static void
names_clear (Names *self)
{
  g_free (self->given);
  g_free (self->other);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Names, names_clear)

static void
choose_names (Demo *d, guint i, const Person *p, Names *names)
{
  static const int ages[] = { 18, 25, 26, 35, 26, 35, 36, 45, 46, 55, 56, 66 };
  const char *given = p->asylum ? PICK (d, asylum_given) : PICK (d, family_given);
  guint band, at;
  RegieDay birth;

  names->surname = p->asylum ? PICK (d, asylum_surname) : PICK (d, family_surname);
  names->given = chance (d, 10)
                   ? g_strdup_printf ("%s %s", given,
                                      p->asylum ? PICK (d, asylum_given) : PICK (d, family_given))
                   : g_strdup (given);
  band = (guint) between (d, 1, 100);
  at = band <= 25 ? 0 : band <= 61 ? 2 : band <= 84 ? 6 : band <= 95 ? 8 : 10;
  birth = p->start - between (d, ages[at], ages[at + 1]) * 365 - between (d, 0, 364);
  if (!regie_group_has_duty (p->group))
    birth = d->w.today - 16 * 365 - 5 - (int) (i * 37 % 710);
  /* A whole country has more names than a list of forty. */
  if (!d->dense && chance (d, 85))
    names->surname = make_surname (d, names->made);
  next_bsn (d, names->bsn);
  g_snprintf (names->v_number, sizeof names->v_number, "29%08u", i + 1);
  g_snprintf (names->number, sizeof names->number, "I%06u", i + 1);
  regie_day_format (birth, names->born);
  if (p->asylum && chance (d, 12))
    memcpy (names->born + 5, "01-01", 5);
  names->other = i % 9 == 4 ? respell (names->surname) : NULL;
}

/* Who directs number I; 0: nobody.  A large office has two directors, with some sixty young people
 * each: those without a duty, and some of the others.  A small one has one, for who is young. */
static gint64
director_of (Demo *d, guint i, const Person *p, const Names *names)
{
  const RegieBirth born = regie_birth_parse (names->born);
  int age = regie_age_on (&born, d->w.today, FALSE);
  guint n_directors = d->n_staff / 10;

  if (d->director != 0)
    return age >= 16 && age <= 27 && i % 3 == 1 ? d->director : 0;
  if (n_directors == 0 || age < 16 || age > 27 || (regie_group_has_duty (p->group) && i % 3 != 0)
      || d->n_directed >= n_directors * 60)
    return 0;
  return d->staff[9 + 10 * (d->n_directed++ % n_directors)];
}

/* The person and the dossier of number I; *PERSON is its id, d->dossier that of the dossier. */
static void
add_person (Demo *d, guint i, const Person *p, const Names *names, gint64 director, gint64 *person)
{
  const char *sex = chance (d, p->asylum ? 60 : 32) ? "M" : "V";
  const char *literacy = chance (d, 8) ? "A" : chance (d, 30) ? "AA" : "NVT";
  char id[REGIE_NUMBER_TEXT], consultant[REGIE_NUMBER_TEXT], directs[REGIE_NUMBER_TEXT];
  char opened[REGIE_DAY_TEXT];

  REGIE_DEMO_ADD (&d->w, Person, id, "bsn", names->bsn, "v_number",
                  p->asylum ? names->v_number : NULL, "given_names", names->given, "surname",
                  names->surname, "born", names->born, "sex", sex, "nationality",
                  p->asylum ? "Syrisch" : "Marokkaans", "language",
                  p->asylum ? "Arabisch" : "Engels", "literacy", literacy, "town", "Maastricht",
                  "other_names", names->other, "interpreter",
                  p->asylum && i % 3 == 0 ? "Arabisch" : NULL);
  *person = d->w.next_id - 1;
  regie_day_format (p->start, opened);
  REGIE_DEMO_ADD (&d->w, Dossier, d->dossier, "person", id, "number", names->number, "group",
                  regie_group_name (p->group), "regime", "Wi2021", "municipality", p->municipality,
                  "consultant", regie_number_format (d->staff[i % d->n_staff], consultant),
                  "director", director != 0 ? regie_number_format (director, directs) : NULL,
                  "opened_on", opened, "recorded_from", opened);
}

/* Everything of the dossier of number I, and its index. */
static gboolean
write_person (Demo *d, guint i, const Person *p, GError **error)
{
  g_auto (Names) names = { .given = NULL };
  RegieDossierFacts facts;
  gint64 person, director;

  choose_names (d, i, p, &names);
  director = director_of (d, i, p, &names);
  add_person (d, i, p, &names, director, &person);
  g_array_set_size (d->facts, 0);
  if (regie_group_has_duty (p->group))
    tell_person (d, p);
  else
    tell_young (d, p);
  if (director != 0)
    tell_lights (d, i, p->start);
  if (i == 7)
    TELL (d, .kind = "doelgroep_wijziging", .day = p->start + 60,
          .group = p->asylum ? "gezin" : "asiel_28");
  regie_facts_sort ((RegieFact *) (gpointer) d->facts->data, d->facts->len);
  facts = (RegieDossierFacts){
    .id = g_ascii_strtoll (d->dossier, NULL, 10),
    .person = person,
    .consultant = d->staff[i % d->n_staff],
    .director = director,
    .opened_on = p->start,
    .closed_on = REGIE_DAY_NONE,
    .given_names = names.given,
    .surname = names.surname,
    .v_number = p->asylum ? names.v_number : NULL,
    .number = names.number,
    .born = names.born,
    .municipality = p->municipality,
    .other_names = names.other,
    .group = p->group,
    .recorded_from = p->start,
    .facts = d->facts,
  };
  return regie_demo_flush (&d->w, error) && (!d->dense || write_folder (d, i, p->start, error))
         && regie_derive_new (d->w.db, d->deriver, &facts, error);
}

static const char *
choose_route (Demo *d, gboolean asylum)
{
  int roll = between (d, 1, 100);

  if (asylum)
    return roll <= 55 ? "B1" : roll <= 87 ? "Z" : "O";
  return roll <= 90 ? "B1" : roll <= 98 ? "Z" : "O";
}

/* What consultants speak beside Dutch, and how much of the week they work. */
static const char *const spoken[] = { "Arabisch, Engels", "Engels", "Tigrinya, Engels", NULL };
static const char *const worked[] = { "100", "80", "100", "60" };

/* The second is on leave, and the first looks after the dossiers. */
static void
add_leave (Demo *d)
{
  char id[REGIE_NUMBER_TEXT], away[REGIE_NUMBER_TEXT], replaces[REGIE_NUMBER_TEXT];

  REGIE_DEMO_ADD (&d->w, Absence, id, "staff", regie_number_format (d->staff[1], away), "from_day",
                  regie_demo_in_days (&d->w, -7), "until_day", regie_demo_in_days (&d->w, 19),
                  "replaced_by", regie_number_format (d->staff[0], replaces));
}

/* That of a small office has a number before all others: who has the others stays who it was. */
static void
add_director (Demo *d, const char *team)
{
  gint64 next = d->w.next_id;
  char id[REGIE_NUMBER_TEXT];

  d->w.next_id = d->director = FIRST_ID - 1;
  REGIE_DEMO_ADD (&d->w, Staff, id, "name", staff_names[9], "role", "regisseur", "team", team,
                  "active", "1", "capacity", "100", "languages", "Engels");
  d->w.next_id = next;
}

static void
add_staff (Demo *d, guint dossiers)
{
  static const char *const teams[] = { "Zuid", "Noord", "Jongeren" };
  char team_ids[3][REGIE_NUMBER_TEXT], id[REGIE_NUMBER_TEXT];

  d->n_staff = CLAMP (dossiers / 65, 3, G_N_ELEMENTS (staff_names));
  for (guint i = 0; i < 3; i++)
    REGIE_DEMO_ADD (&d->w, Team, team_ids[i], "name", teams[i]);
  for (guint i = 0; i < d->n_staff; i++)
    {
      d->staff[i] = d->w.next_id;
      REGIE_DEMO_ADD (&d->w, Staff, id, "name", staff_names[i], "role",
                      i % 10 == 9 ? "regisseur" : "consulent", "team",
                      team_ids[i % 10 == 9 ? 2 : i % 2], "active", "1", "capacity",
                      worked[i % G_N_ELEMENTS (worked)], "languages",
                      spoken[i % G_N_ELEMENTS (spoken)]);
    }
  if (d->dense && d->n_staff < 10)
    add_director (d, team_ids[2]);
  d->manager = d->w.next_id;
  REGIE_DEMO_ADD (&d->w, Staff, id, "name", "Marleen Smeets", "role", "manager", "active", "1");
  add_leave (d);
}

/* Who number I is. */
static Person
choose_person (Demo *d, guint i)
{
  Person p = { .asylum = chance (d, 65) };

  p.group = p.asylum ? (chance (d, 84) ? REGIE_GROUP_ASIEL_28 : REGIE_GROUP_ASIEL_GEZIN)
                     : (chance (d, 86)   ? REGIE_GROUP_GEZIN
                        : chance (d, 90) ? REGIE_GROUP_OVERIG
                                         : REGIE_GROUP_GEESTELIJK);
  p.route = choose_route (d, p.asylum);
  p.municipality = PICK (d, municipalities);
  if (i >= d->n_with_duty)
    p.group = i % 2 == 0 ? REGIE_GROUP_AMV : REGIE_GROUP_YOUNG;
  /* One late batch of nine notices on one day. */
  p.start = i >= 20 && i < 29 ? d->w.today - 75 : d->w.today - between (d, 1, 1500);
  p.start = MAX (p.start, regie_day_from_civil (2022, 1, 3));
  return p;
}

/* N people, and in a large office some young ones more who have no duty: behind the others, so that
 * those are who they always were, and the samples of their orders fit. */
static gboolean
write_people (Demo *d, guint n, RegieProgressFunc progress, gpointer data,
              GCancellable *cancellable, GError **error)
{
  d->n_with_duty = n;
  if (d->dense && d->n_staff >= 10)
    n += n / 45;
  for (guint i = 0; i < n; i++)
    {
      Person p = choose_person (d, i);

      if (i % 256 == 0 && progress != NULL)
        progress (i, n, data);
      if ((i % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
          || !write_person (d, i, &p, error))
        return FALSE;
    }
  return regie_demo_flush (&d->w, error);
}

/* What knows these data again: their seed, and by what their index was made. */
static gboolean
write_marks (const Demo *d, guint64 seed, GError **error)
{
  g_autofree char *seed_text = g_strdup_printf ("demo-%" G_GUINT64_FORMAT, seed);
  g_autofree char *mark = regie_deriver_dup_mark (d->deriver);

  return regie_demo_staff (d->w.db, error) && regie_meta_set (d->w.db, "demo", seed_text, error)
         && regie_meta_set (d->w.db, "chain_key", seed_text, error)
         && regie_meta_set (d->w.db, "rules_hash", mark, error);
}

static gboolean
fill (Demo *d, guint n, guint64 seed, RegieProgressFunc progress, gpointer data,
      GCancellable *cancellable, GError **error)
{
  add_staff (d, n);
  regie_demo_organisations (&d->w);
  regie_demo_contracts (&d->w);
  return regie_demo_flush (&d->w, error) && write_people (d, n, progress, data, cancellable, error)
         && (!d->dense
             || (regie_demo_orders (&d->w, error)
                 && regie_demo_desk (&d->w, CLAMP (n / 6, 14, 220), error)
                 && regie_demo_report (&d->w, d->office, d->manager, error)))
         && write_marks (d, seed, error);
}

gboolean
regie_demo_fill (RegieDb *db, const RegieOffice *office, guint dossiers, guint64 seed,
                 RegieProgressFunc progress, gpointer data, GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (RegieDeriver) deriver = NULL;
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  RegieBulk bulk = { NULL };
  Demo d = { .office = office,
             .state = seed,
             .facts = facts,
             .dense = dossiers <= 5000,
             .last_bsn = 999999999 };
  gboolean ok;

  g_return_val_if_fail (db != NULL && office != NULL, FALSE);
  /* The database is empty: nobody waits for this. */
  if (!regie_lock_begin_long (db, error))
    return FALSE;
  d.deriver = deriver = regie_office_deriver (office);
  regie_demo_writer_init (&d.w, db, regie_office_today (office), FIRST_ID);
  ok = regie_bulk_begin (&bulk, db, dossiers, error)
       && fill (&d, dossiers, seed, progress, data, cancellable, error)
       && regie_notes_put_many (db, 0, G_MAXINT64, error)
       && regie_bulk_end (&bulk, db, 0, G_MAXINT64, error)
       && (!d.dense
           || (regie_demo_networks (&d.w, deriver, error)
               && regie_demo_attachments (&d.w, deriver, error)));
  regie_demo_writer_clear (&d.w);
  return regie_bulk_finish (&bulk, db, ok, error);
}

gboolean
regie_demo_shown (RegieDb *db, gint64 ids[4], GError **error)
{
  g_return_val_if_fail (db != NULL && ids != NULL, FALSE);
  return regie_demo_find_examinee (db, &ids[0], error)
         && regie_demo_find_provider (db, "Leerhuis Zuid", &ids[1], error)
         && regie_demo_find_provider (db, REGIE_DEMO_REPORTER, &ids[2], error)
         && regie_demo_find_circle (db, &ids[3], error);
}

gboolean
regie_demo_fill_empty (RegieDb *db, const RegieOffice *office, GError **error)
{
  gint64 people;

  g_return_val_if_fail (db != NULL && office != NULL, FALSE);
  return regie_demo_count_people (db, &people, error)
         && (people > 0 || regie_demo_fill (db, office, 1300, 1, NULL, NULL, NULL, error));
}

char *
regie_demo_dup_csv (const RegieOffice *office, guint n, guint faulty, guint64 seed, guint *n_faulty)
{
  Demo d = { .w = { .today = regie_office_today (office) },
             .office = office,
             .state = seed,
             .last_bsn = 999999999 };
  GString *out = g_string_new ("BSN;Voornamen;Achternaam;Geboortedatum;Doelgroep;Gemeente;"
                               "Kennisgeving;BRP_inschrijving;PIP;Leerroute\r\n");

  *n_faulty = 0;
  for (guint i = 0; i < n; i++)
    {
      char bsn[12];
      gboolean wrong = (guint) between (&d, 1, 1000) <= faulty;
      int kind = wrong ? between (&d, 0, 3) : -1;
      int y, m, day, py, pm, pd;
      RegieDay start = regie_office_today (office) - between (&d, 400, 1400);
      RegieDay born = start - between (&d, 7000, 20000);

      next_bsn (&d, bsn);
      if (kind == 0)
        bsn[8] = bsn[8] == '0' ? '1' : bsn[8] - 1;
      regie_day_to_civil (born, &y, &m, &day);
      g_string_append_printf (out, "%s;%s;%s;%d-%d-%d;%s;Maastricht;", bsn, PICK (&d, asylum_given),
                              kind == 1 ? "" : PICK (&d, asylum_surname), day, m, y,
                              kind == 2 ? "toerist" : "asiel_28");
      regie_day_to_civil (start, &y, &m, &day);
      regie_day_to_civil (start + 60, &py, &pm, &pd);
      g_string_append_printf (out, "%d-%d-%d;%d-%d-%d;%d-%d-%d;%s\r\n", kind == 3 ? 31 : day,
                              kind == 3 ? 2 : m, y, day, m, y, pd, pm, py, choose_route (&d, TRUE));
      *n_faulty += wrong;
    }
  return g_string_free (out, FALSE);
}
