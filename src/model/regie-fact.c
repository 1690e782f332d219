/* SPDX-License-Identifier: EUPL-1.2 */
/* The fact as the clock reads it: made from a stored one, field by field. */
#include "regie-fact.h"

#include <string.h>

RegieRegime
regie_regime_that_holds (const char *key)
{
  return regie_regime_find (key) == REGIE_REGIME_2013 ? REGIE_REGIME_2013 : REGIE_REGIME_2021;
}

gboolean
regie_group_has_duty (RegieGroup group)
{
  return group != REGIE_GROUP_AMV && group != REGIE_GROUP_YOUNG;
}

gboolean
regie_topic_is_participation (RegieTopic topic)
{
  switch (topic)
    {
    case REGIE_TOPIC_WORK:
    case REGIE_TOPIC_PARTICIPATION:
    case REGIE_TOPIC_INTERNSHIP:
    case REGIE_TOPIC_VOLUNTEERING:
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
regie_fact_is_partial (const RegieFact *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->flags & REGIE_FACT_PARTIAL || self->parts != 0;
}

gboolean
regie_fact_is_departure (const RegieFact *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->kind == REGIE_FACT_EMIGRATED
         || (self->kind == REGIE_FACT_MOVED
             && (self->flags & REGIE_FACT_ELSEWHERE
                 || self->municipality == REGIE_MUNICIPALITY_UNKNOWN));
}

/* Until its last day; a line without one is of its first day. */
static RegieDay
last_day (const RegieFact *line)
{
  return line->until != REGIE_DAY_NONE ? line->until : line->day;
}

gboolean
regie_fact_is_dual (const RegieFact *one, const RegieFact *other)
{
  g_return_val_if_fail (one != NULL && other != NULL, FALSE);
  return one->kind == REGIE_FACT_PLAN_LINE && other->kind == REGIE_FACT_PLAN_LINE
         && ((one->topic == REGIE_TOPIC_LANGUAGE && other->topic == REGIE_TOPIC_WORK)
             || (one->topic == REGIE_TOPIC_WORK && other->topic == REGIE_TOPIC_LANGUAGE))
         && one->day <= last_day (other) && other->day <= last_day (one);
}

gboolean
regie_facts_are_dual_at (const RegieFact *facts, guint n, guint at)
{
  g_return_val_if_fail (facts != NULL && at < n, FALSE);
  for (guint i = 0; i < n; i++)
    if (regie_fact_is_dual (&facts[at], &facts[i]))
      return TRUE;
  return FALSE;
}

void
regie_fact_init (RegieFact *self, RegieFactKind kind, RegieDay day)
{
  g_return_if_fail (self != NULL);
  memset (self, 0, sizeof *self);
  self->kind = kind;
  self->day = day;
  self->from = self->until = self->new_end = REGIE_DAY_NONE;
  self->minutes = self->planned = self->unexcused = -1;
  self->passed = -1;
  self->group = REGIE_GROUP_UNKNOWN;
  self->route = REGIE_ROUTE_UNKNOWN;
  self->ground = REGIE_GROUND_UNKNOWN;
  self->level = REGIE_LEVEL_UNKNOWN;
  self->intensity = self->course_hours = -1;
}

/* How the text of one stored field becomes part of the fact. */
typedef struct _Reader Reader;
struct _Reader {
  /* FALSE when TEXT is not a value of the field. */
  gboolean (*read) (RegieFact *self, const Reader *how, const char *text);
  guint what; /* where in RegieFact it goes, or which flag it is */
  RegieListId list;
};

static gboolean
read_code (RegieFact *self, const Reader *how, const char *text)
{
  const RegieKeys *list = regie_keys_get (how->list);
  guint at = regie_keys_index (list, text);

  G_STRUCT_MEMBER (guint8, self, how->what) = (guint8) at;
  return at < list->n_keys;
}

/* Codes that the clock need not know. */
static gboolean
read_any_code (RegieFact *self, const Reader *how, const char *text)
{
  read_code (self, how, text);
  return TRUE;
}

static gboolean
read_day (RegieFact *self, const Reader *how, const char *text)
{
  return regie_day_parse (text, &G_STRUCT_MEMBER (RegieDay, self, how->what));
}

static gboolean
read_id (RegieFact *self, const Reader *how, const char *text)
{
  gint64 id;

  if (!g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &id, NULL))
    return FALSE;
  G_STRUCT_MEMBER (gint64, self, how->what) = id;
  return TRUE;
}

static gboolean
read_number (RegieFact *self, const Reader *how, const char *text)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, 0, 1000000, &number, NULL))
    return FALSE;
  G_STRUCT_MEMBER (gint32, self, how->what) = (gint32) number;
  return TRUE;
}

/* Hours, kept in minutes. */
static gboolean
read_hours (RegieFact *self, const Reader *how, const char *text)
{
  if (!read_number (self, how, text))
    return FALSE;
  G_STRUCT_MEMBER (gint32, self, how->what) *= 60;
  return TRUE;
}

static gboolean
read_short (RegieFact *self, const Reader *how, const char *text)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, 0, G_MAXINT64, &number, NULL))
    return FALSE;
  G_STRUCT_MEMBER (gint16, self, how->what) = (gint16) MIN (number, G_MAXINT16);
  return TRUE;
}

/* A number of parts. */
static gboolean
read_parts_number (RegieFact *self, const Reader *how, const char *text)
{
  gint64 number;

  if (!g_ascii_string_to_signed (text, 10, 0, 1000000, &number, NULL))
    return FALSE;
  G_STRUCT_MEMBER (gint16, self, how->what) = (gint16) MIN (number, G_MAXINT16);
  return TRUE;
}

static gboolean
read_yes (const char *text, gboolean *yes)
{
  static const char *const yes_words[] = { "1", "true", "ja", NULL };
  static const char *const no_words[] = { "0", "false", "nee", NULL };

  *yes = g_strv_contains (yes_words, text);
  return *yes || g_strv_contains (no_words, text);
}

static gboolean
read_flag (RegieFact *self, const Reader *how, const char *text)
{
  gboolean yes;

  if (!read_yes (text, &yes))
    return FALSE;
  self->flags = yes ? self->flags | how->what : self->flags & ~how->what;
  return TRUE;
}

/* The flag says the opposite of the field. */
static gboolean
read_flag_unless (RegieFact *self, const Reader *how, const char *text)
{
  gboolean yes;

  if (!read_yes (text, &yes))
    return FALSE;
  self->flags = yes ? self->flags & ~how->what : self->flags | how->what;
  return TRUE;
}

static gboolean
read_flag_if_any (RegieFact *self, const Reader *how, const char *text)
{
  self->flags |= how->what;
  return TRUE;
}

static gboolean
read_open (RegieFact *self, const Reader *how, const char *text)
{
  static const guint16 flags[REGIE_N_OPEN_PARTS] = {
    [REGIE_OPEN_PVT] = REGIE_FACT_OPEN_PVT,
    [REGIE_OPEN_MAP] = REGIE_FACT_OPEN_MAP,
    [REGIE_OPEN_ROUTE] = REGIE_FACT_OPEN_ROUTE,
  };
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      RegieOpenPart part = regie_open_part_find (g_strstrip (parts[i]));

      if (part == REGIE_OPEN_UNKNOWN)
        return FALSE;
      self->flags |= flags[part];
    }
  return parts[0] != NULL;
}

static gboolean
read_parts (RegieFact *self, const Reader *how, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      RegieExamPart part = regie_exam_part_find (g_strstrip (parts[i]));

      if (part != REGIE_EXAM_UNKNOWN)
        self->parts |= 1 << part;
    }
  return TRUE;
}

static gboolean
read_result (RegieFact *self, const Reader *how, const char *text)
{
  RegieResult result = regie_result_find (text);

  self->is_passed = result == REGIE_RESULT_PASSED;
  self->is_failed = result == REGIE_RESULT_FAILED;
  return TRUE;
}

static gboolean
read_municipality (RegieFact *self, const Reader *how, const char *text)
{
  RegieMunicipality place = regie_municipality_find (text);
  gboolean ours = place != REGIE_MUNICIPALITY_ANOTHER && place != REGIE_MUNICIPALITY_BY_CODE;

  if (place == REGIE_MUNICIPALITY_OURS)
    self->municipality = REGIE_MUNICIPALITY_OWN;
  else if (place == REGIE_MUNICIPALITY_ANOTHER)
    self->municipality = REGIE_MUNICIPALITY_OTHER;
  else if (strlen (text) == 4 && strspn (text, "0123456789") == 4)
    self->municipality = (gint16) g_ascii_strtoll (text, NULL, 10);
  else
    return FALSE;
  self->flags = ours ? self->flags & ~REGIE_FACT_ELSEWHERE : self->flags | REGIE_FACT_ELSEWHERE;
  return TRUE;
}

/* "SS139", "ss 139" or "139": 139; 0 for anything else. */
static gboolean
read_signal (RegieFact *self, const Reader *how, const char *text)
{
  while (*text == 'S' || *text == 's' || *text == ' ')
    text++;
  self->code = strlen (text) == 3 && strspn (text, "0123456789") == 3
                 ? (gint16) g_ascii_strtoll (text, NULL, 10)
                 : 0;
  return TRUE;
}

#define AT(member) offsetof (RegieFact, member)

/* Which stored fields the clock reads: those that stand here.  The exact minutes of a report come
 * after its rounded hours, as in the schema, and hold. */
static const Reader readers[] = {
  [REGIE_AT (Fact, kind)] = { read_any_code, AT (kind), REGIE_LIST_FactKind },
  [REGIE_AT (Fact, day)] = { read_day, AT (day) },
  [REGIE_AT (Fact, belongs_to)] = { read_id, AT (belongs_to) },
  [REGIE_AT (Fact, planned)] = { read_flag, REGIE_FACT_PLANNED },
  [REGIE_AT (Fact, municipality)] = { read_municipality },
  [REGIE_AT (Fact, housing)] = { read_flag_unless, REGIE_FACT_UNHOUSED },
  [REGIE_AT (Fact, route)] = { read_code, AT (route), REGIE_LIST_Route },
  [REGIE_AT (Fact, level)] = { read_any_code, AT (level), REGIE_LIST_Level },
  [REGIE_AT (Fact, intensity)] = { read_short, AT (intensity) },
  [REGIE_AT (Fact, group)] = { read_code, AT (group), REGIE_LIST_Group },
  [REGIE_AT (Fact, ground)] = { read_code, AT (ground), REGIE_LIST_Ground },
  [REGIE_AT (Fact, from_day)] = { read_day, AT (from) },
  [REGIE_AT (Fact, until_day)] = { read_day, AT (until) },
  [REGIE_AT (Fact, new_end)] = { read_day, AT (new_end) },
  [REGIE_AT (Fact, open)] = { read_open },
  [REGIE_AT (Fact, passed)] = { read_parts_number, AT (passed) },
  [REGIE_AT (Fact, hours)] = { read_hours, AT (minutes) },
  [REGIE_AT (Fact, plan)] = { read_hours, AT (planned) },
  [REGIE_AT (Fact, unexcused)] = { read_hours, AT (unexcused) },
  [REGIE_AT (Fact, committee)] = { read_flag, REGIE_FACT_COMMITTEE },
  [REGIE_AT (Fact, temporary)] = { read_flag, REGIE_FACT_TEMPORARY },
  [REGIE_AT (Fact, parts)] = { read_parts },
  [REGIE_AT (Fact, topic)] = { read_any_code, AT (topic), REGIE_LIST_Topic },
  [REGIE_AT (Fact, result)] = { read_result },
  [REGIE_AT (Fact, code)] = { read_signal },
  [REGIE_AT (Fact, reported_on)] = { read_flag_if_any, REGIE_FACT_REPORTED },
  [REGIE_AT (Fact, minutes)] = { read_number, AT (minutes) },
  [REGIE_AT (Fact, plan_minutes)] = { read_number, AT (planned) },
  [REGIE_AT (Fact, unexcused_minutes)] = { read_number, AT (unexcused) },
  [REGIE_AT (Fact, partial)] = { read_flag, REGIE_FACT_PARTIAL },
  [REGIE_AT (Fact, course_hours)] = { read_short, AT (course_hours) },
};

gboolean
regie_fact_reads (guint field)
{
  return field < G_N_ELEMENTS (readers) && readers[field].read != NULL;
}

gboolean
regie_fact_set_of (RegieFact *self, guint field, const char *text)
{
  g_return_val_if_fail (self != NULL && text != NULL, FALSE);
  return !regie_fact_reads (field) || readers[field].read (self, &readers[field], text);
}

gboolean
regie_fact_set (RegieFact *self, const char *key, const char *text)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  const RegieField *field = regie_entity_find_key (entity, key);

  g_return_val_if_fail (self != NULL, FALSE);
  return field == NULL || regie_fact_set_of (self, (guint) (field - entity->fields), text);
}

char *
regie_fact_dup_columns (void)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  GString *columns = g_string_new ("id");

  for (guint i = 0; i < entity->n_fields; i++)
    if (regie_fact_reads (i))
      g_string_append_printf (columns, ", \"%s\"", entity->fields[i].name);
  return g_string_free (columns, FALSE);
}

void
regie_fact_from_row (RegieFact *self, const char *const *columns)
{
  guint at = 0;

  g_return_if_fail (self != NULL && columns != NULL);
  regie_fact_init (self, REGIE_FACT_UNKNOWN, REGIE_DAY_NONE);
  self->id = g_ascii_strtoll (columns[at++], NULL, 10);
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (regie_fact_reads (i))
      {
        const char *text = columns[at++];

        if (text != NULL)
          regie_fact_set_of (self, i, text);
      }
}

void
regie_fact_from_record (RegieFact *self, RegieRecord *record)
{
  const char *columns[G_N_ELEMENTS (readers) + 1];
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, regie_record_get_id (record));
  guint n = 0;

  g_return_if_fail (self != NULL);
  columns[n++] = id;
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (regie_fact_reads (i))
      columns[n++] = regie_record_get_of (record, REGIE_ENTITY_Fact, i);
  regie_fact_from_row (self, columns);
}
