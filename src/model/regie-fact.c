/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-fact.h"

#include <string.h>

static const char *const kinds[] = {
#define X(ID, name) #name,
  REGIE_FACT_KINDS (X)
#undef X
    NULL
};
static const char *const groups[] = { "asiel_28", "asiel_gezin", "gezin",
                                      "overig",   "geestelijk",  NULL };
static const char *const routes[] = { "B1", "O", "Z", NULL };
static const char *const levels[] = { "A1", "A2", "B1", "B2", NULL };
static const char *const topics[] = { "taal", "werk", "participatie", "pvt", "map", NULL };
static const char *const exam_parts[] = {
  "lezen", "luisteren", "schrijven", "spreken", "KNM", NULL
};
static const char *const grounds[] = {
  "ziekte",    "overlijden", "bevalling", "opvang", "alfabetisering", "dakloos", "aanbod",
  "aanbieder", "bijzonder",  "nvo",       "bijna",  "onderbreking",   NULL
};

static int
find (const char *const *names, const char *name)
{
  for (int i = 0; names[i] != NULL; i++)
    if (strcmp (names[i], name) == 0)
      return i;
  return -1;
}

const char *
regie_fact_kind_name (RegieFactKind kind)
{
  return kind < REGIE_N_FACT_KINDS ? kinds[kind] : NULL;
}

RegieFactKind
regie_fact_kind_find (const char *name)
{
  int at = find (kinds, name);

  return at < 0 ? REGIE_N_FACT_KINDS : (RegieFactKind) at;
}

const char *
regie_group_name (RegieGroup group)
{
  return group < REGIE_N_GROUPS ? groups[group] : NULL;
}

const char *
regie_route_name (RegieRoute route)
{
  return route < REGIE_N_ROUTES ? routes[route] : NULL;
}

RegieRegime
regie_regime_find (const char *name)
{
  return g_strcmp0 (name, "Wi2013") == 0 ? REGIE_REGIME_2013 : REGIE_REGIME_2021;
}

gboolean
regie_fact_is_partial (const RegieFact *self)
{
  return self->flags & REGIE_FACT_PARTIAL || self->parts != 0;
}

gboolean
regie_fact_is_departure (const RegieFact *self)
{
  return self->kind == REGIE_FACT_EMIGRATED
         || (self->kind == REGIE_FACT_MOVED
             && (self->flags & REGIE_FACT_ELSEWHERE
                 || self->municipality == REGIE_MUNICIPALITY_UNKNOWN));
}

void
regie_fact_init (RegieFact *self, RegieFactKind kind, RegieDay day)
{
  memset (self, 0, sizeof *self);
  self->kind = kind;
  self->day = day;
  self->from = self->until = self->new_end = REGIE_DAY_NONE;
  self->passed = self->minutes = self->planned = -1;
  self->group = REGIE_N_GROUPS;
  self->route = REGIE_ROUTE_UNKNOWN;
  self->ground = REGIE_N_GROUNDS;
  self->level = REGIE_LEVEL_UNKNOWN;
  self->intensity = self->course_hours = -1;
}

static gboolean
set_code (guint8 *value, const char *const *names, const char *text)
{
  int at = find (names, text);

  if (at >= 0)
    *value = at;
  return at >= 0;
}

static gboolean
set_flag (RegieFact *self, guint flag, const char *text, gboolean inverse)
{
  gboolean on = strcmp (text, "1") == 0 || strcmp (text, "true") == 0 || strcmp (text, "ja") == 0;

  if (!on && strcmp (text, "0") != 0 && strcmp (text, "false") != 0 && strcmp (text, "nee") != 0)
    return FALSE;
  self->flags = on != inverse ? self->flags | flag : self->flags & ~flag;
  return TRUE;
}

static gboolean
set_number (gint32 *value, const char *text)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, 0, 1000000, &number, NULL))
    return FALSE;
  *value = number;
  return TRUE;
}

static gboolean
set_hours (gint32 *minutes, const char *text)
{
  gint32 hours;

  if (!set_number (&hours, text))
    return FALSE;
  *minutes = hours * 60;
  return TRUE;
}

static gboolean
set_open (RegieFact *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (strcmp (part, "PVT") == 0)
        self->flags |= REGIE_FACT_OPEN_PVT;
      else if (strcmp (part, "MAP") == 0)
        self->flags |= REGIE_FACT_OPEN_MAP;
      else if (strcmp (part, "leerroute") == 0)
        self->flags |= REGIE_FACT_OPEN_ROUTE;
      else
        return FALSE;
    }
  return parts[0] != NULL;
}

static void
set_parts (RegieFact *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      int at = find (exam_parts, g_strstrip (parts[i]));

      if (at >= 0)
        self->parts |= 1 << at;
    }
}

/* The five SZMH municipalities carry their CBS code; a move between them is a move in the sense of
 * the law. */
static gboolean
set_municipality (RegieFact *self, const char *text)
{
  static const char *const own[] = { "eigen", "0935", "0938", "1729", "0981", "0994", NULL };

  if (strcmp (text, "eigen") == 0)
    self->municipality = REGIE_MUNICIPALITY_OWN;
  else if (strcmp (text, "andere") == 0)
    self->municipality = REGIE_MUNICIPALITY_OTHER;
  else if (strlen (text) == 4 && strspn (text, "0123456789") == 4)
    self->municipality = (gint16) g_ascii_strtoll (text, NULL, 10);
  else
    return FALSE;
  self->flags = find (own, text) < 0 ? self->flags | REGIE_FACT_ELSEWHERE
                                     : self->flags & ~REGIE_FACT_ELSEWHERE;
  return TRUE;
}

/* "SS139", "ss 139" or "139": 139; 0 for anything else. */
static gint16
signal_number (const char *text)
{
  while (*text == 'S' || *text == 's' || *text == ' ')
    text++;
  return strlen (text) == 3 && strspn (text, "0123456789") == 3
           ? (gint16) g_ascii_strtoll (text, NULL, 10)
           : 0;
}

gboolean
regie_fact_set (RegieFact *self, const char *key, const char *text)
{
  if (strcmp (key, "leerroute") == 0)
    return set_code (&self->route, routes, text);
  if (strcmp (key, "groep") == 0)
    return set_code (&self->group, groups, text);
  if (strcmp (key, "grond") == 0)
    return set_code (&self->ground, grounds, text);
  if (strcmp (key, "van") == 0)
    return regie_day_parse (text, &self->from);
  if (strcmp (key, "tot") == 0)
    return regie_day_parse (text, &self->until);
  if (strcmp (key, "nieuw_einde") == 0)
    return regie_day_parse (text, &self->new_end);
  if (strcmp (key, "gemeld_op") == 0)
    self->flags |= REGIE_FACT_REPORTED;
  if (strcmp (key, "onderwerp") == 0)
    self->topic = find (topics, text) >= 0 ? find (topics, text)
                  : strcmp (text, "stage") == 0 || strcmp (text, "vrijwilligerswerk") == 0
                    ? REGIE_TOPIC_PARTICIPATION
                    : REGIE_TOPIC_OTHER;
  if (strcmp (key, "onderdelen") == 0)
    set_parts (self, text);
  if (strcmp (key, "uitslag") == 0)
    self->is_passed = strcmp (text, "geslaagd") == 0,
    self->is_failed = strcmp (text, "gezakt") == 0;
  if (strcmp (key, "code") == 0)
    self->code = signal_number (text);
  if (strcmp (key, "niveau") == 0)
    return set_code (&self->level, levels, text) || TRUE; /* the clock does not read it */
  if (strcmp (key, "intensiteit") == 0)
    self->intensity = (gint16) CLAMP (g_ascii_strtoll (text, NULL, 10), 0, G_MAXINT16);
  if (strcmp (key, "intensiteit_totaal") == 0)
    self->course_hours = (gint16) CLAMP (g_ascii_strtoll (text, NULL, 10), 0, G_MAXINT16);
  if (strcmp (key, "behaald") == 0)
    return set_number (&self->passed, text);
  if (strcmp (key, "uren") == 0)
    return set_hours (&self->minutes, text);
  if (strcmp (key, "plan") == 0)
    return set_hours (&self->planned, text);
  if (strcmp (key, "minuten") == 0)
    return set_number (&self->minutes, text);
  if (strcmp (key, "plan_minuten") == 0)
    return set_number (&self->planned, text);
  if (strcmp (key, "open") == 0)
    return set_open (self, text);
  if (strcmp (key, "commissie") == 0)
    return set_flag (self, REGIE_FACT_COMMITTEE, text, FALSE);
  if (strcmp (key, "huisvesting") == 0)
    return set_flag (self, REGIE_FACT_UNHOUSED, text, TRUE);
  if (strcmp (key, "gepland") == 0)
    return set_flag (self, REGIE_FACT_PLANNED, text, FALSE);
  if (strcmp (key, "tijdelijk") == 0)
    return set_flag (self, REGIE_FACT_TEMPORARY, text, FALSE);
  if (strcmp (key, "gedeeltelijk") == 0)
    return set_flag (self, REGIE_FACT_PARTIAL, text, FALSE);
  if (strcmp (key, "gemeente") == 0)
    return set_municipality (self, text);
  return TRUE;
}
