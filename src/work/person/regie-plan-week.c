/* SPDX-License-Identifier: EUPL-1.2 */
/* The week of the living plan: what takes place when, and what of it cannot be done. */
#include "regie-plan-week.h"

#include <glib/gi18n.h>

#include "regie-period.h"
#include "regie-plan-parts.h"
#include "regie-text.h"
#include "regie-week.h"

/* The hours that are shown when nothing lies outside them. */
#define FIRST_HOUR 8
#define LAST_HOUR 18

static const RegieProp day_props[] = {
  REGIE_PROP (RegieWeekDay, name, "name", TEXT),
  REGIE_PROP (RegieWeekDay, date, "date", TEXT),
  REGIE_PROP (RegieWeekDay, holiday, "holiday", TEXT),
  REGIE_PROP (RegieWeekDay, is_dim, "is-dim", BOOL),
};
REGIE_DEFINE_ITEM (RegieWeekDay, regie_week_day, day_props)

static const RegieProp block_props[] = {
  REGIE_PROP (RegieWeekBlock, title, "title", TEXT),
  REGIE_PROP (RegieWeekBlock, when, "when", TEXT),
  REGIE_PROP (RegieWeekBlock, weekday, "weekday", INT),
  REGIE_PROP (RegieWeekBlock, from, "from", INT),
  REGIE_PROP (RegieWeekBlock, until, "until", INT),
  REGIE_PROP (RegieWeekBlock, travel, "travel", INT),
  REGIE_PROP (RegieWeekBlock, family, "family", INT),
  REGIE_PROP (RegieWeekBlock, clashes, "clashes", BOOL),
};
REGIE_DEFINE_ITEM (RegieWeekBlock, regie_week_block, block_props)

static const RegieProp week_props[] = {
  REGIE_PROP (RegieWeek, first, "first", INT),
  REGIE_PROP (RegieWeek, last, "last", INT),
  REGIE_PROP (RegieWeek, days, "days", LIST),
  REGIE_PROP (RegieWeek, blocks, "blocks", LIST),
};
REGIE_DEFINE_ITEM (RegieWeek, regie_week, week_props)

/* A line of the plan, as the week needs it. */
typedef struct {
  const char *title; /* borrowed from the code lists */
  RegieFamily family;
  RegieDay from, until; /* UNTIL NONE: no end */
  int hours;            /* a week, as agreed; 0: not said */
  RegieRecord *record;  /* borrowed */
} Line;

/* What the plan says of one week, and of all. */
typedef struct {
  RegieDay monday;
  GArray *lines;     /* Line, in the order of the plan */
  GArray *all;       /* RegieSlot of each line, whose line numbers LINES */
  GArray *slots;     /* those that take place in the week */
  guint64 childcare; /* a bit for each line that is childcare */
} Week;

static void
week_clear (Week *week)
{
  g_clear_pointer (&week->lines, g_array_unref);
  g_clear_pointer (&week->all, g_array_unref);
  g_clear_pointer (&week->slots, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Week, week_clear)

static RegieFamily
family_of (const char *topic)
{
  switch (regie_topic_find (topic))
    {
    case REGIE_TOPIC_LANGUAGE:
    case REGIE_TOPIC_STUDY:
      return REGIE_FAMILY_BLUE;
    case REGIE_TOPIC_PVT:
    case REGIE_TOPIC_MAP:
      return REGIE_FAMILY_PURPLE;
    case REGIE_TOPIC_CHILDCARE:
      return REGIE_FAMILY_SAND;
    default:
      return REGIE_FAMILY_TEAL;
    }
}

/* The Monday of the week that is shown by itself: this week, else the first of the plan that is to
 * come, else its last.  *STEP goes from there to the next in which something takes place. */
static RegieDay
monday_of (const RegieDossierSource *from, int *step)
{
  RegieDay today = regie_office_today (from->office);
  RegieDay first = REGIE_DAY_NONE;
  RegieDay last = REGIE_DAY_NONE;
  RegieDay day;
  gboolean now = FALSE;

  for (guint i = 0; i < from->dossier->facts->len; i++)
    {
      const RegieFact *line = &g_array_index (from->dossier->facts, RegieFact, i);

      if (line->kind != REGIE_FACT_PLAN_LINE)
        continue;
      now |= line->day <= today && line->until >= today;
      if (line->day > today)
        first = first == REGIE_DAY_NONE ? line->day : MIN (first, line->day);
      last = MAX (last, line->until);
    }
  day = now ? today : first != REGIE_DAY_NONE ? first : last != REGIE_DAY_NONE ? last : today;
  *step = now ? 0 : first != REGIE_DAY_NONE ? 7 : last != REGIE_DAY_NONE ? -7 : 0;
  return day - (regie_day_weekday (day) - 1);
}

static const Line *
line_of (const Week *week, const RegieSlot *slot)
{
  return &g_array_index (week->lines, Line, slot->line);
}

/* Does LINE run on a day from FIRST to LAST? */
static gboolean
runs (const Line *line, RegieDay first, RegieDay last)
{
  return line->from <= last && (line->until == REGIE_DAY_NONE || line->until >= first);
}

static void
read_line (Week *week, const RegieDossierSource *from, const RegieFact *fact, RegieRecord *record)
{
  const char *topic = regie_get (record, Fact, topic);
  guint at = week->lines->len;
  Line line = { .title = regie_codes_label (from->office->codes, "onderwerp", topic),
                .family = family_of (topic),
                .from = fact->day,
                .until = fact->until,
                .hours = (int) regie_get_int (record, Fact, intensity, 0),
                .record = record };

  if (line.family == REGIE_FAMILY_SAND && at < 64)
    week->childcare |= G_GUINT64_CONSTANT (1) << at;
  g_array_append_val (week->lines, line);
  regie_week_parse (regie_get (record, Fact, rhythm), at,
                    (int) regie_get_int (record, Fact, travel, 0), week->all, NULL);
}

/* What takes place in the week from MONDAY: on a day before the first of its line, or after the
 * last, there is nothing. */
static void
find_slots (Week *week, RegieDay monday)
{
  week->monday = monday;
  g_array_set_size (week->slots, 0);
  for (guint i = 0; i < week->all->len; i++)
    {
      const RegieSlot *slot = &g_array_index (week->all, RegieSlot, i);

      if (runs (line_of (week, slot), monday + slot->weekday, monday + slot->weekday))
        g_array_append_val (week->slots, *slot);
    }
}

static void
read_week (Week *week, const RegieDossierSource *from)
{
  int step;
  RegieDay monday = monday_of (from, &step);

  *week = (Week){ .monday = monday,
                  .lines = g_array_new (FALSE, FALSE, sizeof (Line)),
                  .all = g_array_new (FALSE, FALSE, sizeof (RegieSlot)),
                  .slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot)) };
  for (guint i = 0; i < from->dossier->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (from->dossier->facts, RegieFact, i);

      if (fact->kind == REGIE_FACT_PLAN_LINE)
        read_line (week, from, fact, from->dossier->records->pdata[i]);
    }
  find_slots (week, monday);
  if (week->slots->len == 0 && step != 0)
    {
      find_slots (week, monday + step);
      if (week->slots->len > 0)
        monday += step;
    }
  find_slots (week, monday + from->week * 7);
}

static RegieFamily
slot_family (const Week *week, const RegieSlot *slot)
{
  return line_of (week, slot)->family;
}

/* Childcare goes together with everything. */
static gboolean
clash (const Week *week, const RegieSlot *slot, const RegieSlot *other)
{
  return slot_family (week, slot) != REGIE_FAMILY_SAND
         && slot_family (week, other) != REGIE_FAMILY_SAND && regie_slots_clash (slot, other);
}

static gboolean
clashes (const Week *week, const RegieSlot *slot)
{
  for (guint i = 0; i < week->slots->len; i++)
    if (clash (week, slot, &g_array_index (week->slots, RegieSlot, i)))
      return TRUE;
  return FALSE;
}

static void
add_block (RegieWeek *picture, const Week *week, const RegieSlot *slot)
{
  g_autoptr (RegieWeekBlock) block = g_object_new (regie_week_block_get_type (), NULL);
  g_autofree char *from = regie_minutes_dup (slot->from);
  g_autofree char *until = regie_minutes_dup (slot->until);

  block->title = g_strdup (line_of (week, slot)->title);
  block->when = g_strdup_printf ("%s–%s", from, until);
  block->weekday = slot->weekday;
  block->from = slot->from;
  block->until = slot->until;
  block->travel = slot->travel;
  block->family = (int) slot_family (week, slot);
  block->clashes = clashes (week, slot);
  picture->first = MAX (0, MIN (picture->first, (slot->from - slot->travel) / 60));
  picture->last = MIN (24, MAX (picture->last, (slot->until + slot->travel + 59) / 60));
  g_list_store_append (picture->blocks, block);
}

static void
add_day (RegieWeek *picture, const RegieDossierSource *from, RegieDay monday, int weekday)
{
  g_autoptr (RegieWeekDay) day = g_object_new (regie_week_day_get_type (), NULL);
  const char *holiday = regie_calendar_holiday (from->office->rules->calendar, monday + weekday);

  day->name = g_strdup (regie_weekday_short (weekday + 1));
  day->date = regie_day_dup_short (monday + weekday, monday);
  day->holiday = g_strdup (holiday);
  day->is_dim = weekday >= 5 || holiday != NULL;
  g_list_store_append (picture->days, day);
}

static RegieWeek *
picture_new (const Week *week, const RegieDossierSource *from)
{
  RegieWeek *self = g_object_new (regie_week_get_type (), NULL);

  self->first = FIRST_HOUR;
  self->last = LAST_HOUR;
  for (int weekday = 0; weekday < 7; weekday++)
    add_day (self, from, week->monday, weekday);
  for (guint i = 0; i < week->slots->len; i++)
    add_block (self, week, &g_array_index (week->slots, RegieSlot, i));
  return self;
}

/* The first day on which A and B meet, and the last; NONE for never.  On a holiday nothing takes
 * place. */
static RegieDay
find_clash (const Week *week, const RegieDossierSource *from, const RegieSlot *a,
            const RegieSlot *b, RegieDay *last)
{
  const Line *x = line_of (week, a);
  const Line *y = line_of (week, b);
  RegieDay first = MAX (x->from, y->from);
  RegieDay until = x->until == REGIE_DAY_NONE   ? y->until
                   : y->until == REGIE_DAY_NONE ? x->until
                                                : MIN (x->until, y->until);

  first += (a->weekday - (regie_day_weekday (first) - 1) + 7) % 7;
  *last = until;
  for (int weeks = 0; weeks < 53 && (until == REGIE_DAY_NONE || first <= until); weeks++)
    {
      if (regie_calendar_holiday (from->office->rules->calendar, first) == NULL)
        return first;
      first += 7;
    }
  return REGIE_DAY_NONE;
}

/* What has passed asks nothing any more, unless it is looked at. */
static gboolean
is_over (const Week *week, const RegieDossierSource *from, RegieDay last)
{
  return last != REGIE_DAY_NONE && last < MIN (regie_office_today (from->office), week->monday);
}

static void
say_clash (RegieChapter *chapter, const Week *week, const RegieSlot *a, const RegieSlot *b,
           RegieDay first, RegieDay last)
{
  RegieDay monday = first - (regie_day_weekday (first) - 1);
  g_autofree char *title = g_strdup_printf (
    _("%s: %s and %s cannot both be done, travelling included."),
    regie_weekday_short (a->weekday + 1), line_of (week, a)->title, line_of (week, b)->title);
  g_autofree char *from = regie_day_dup_long (first);
  g_autofree char *until = last != REGIE_DAY_NONE ? regie_day_dup_long (last) : NULL;
  g_autofree char *when = until != NULL ? g_strdup_printf (_("%s to %s"), from, until)
                                        : g_strdup_printf (_("From %s on"), from);
  RegieLine *row = regie_chapter_add_line (chapter, NULL, title, when);

  regie_line_set_shape (row, REGIE_SHAPE_LATE);
  if (runs (line_of (week, a), week->monday + a->weekday, week->monday + a->weekday)
      && runs (line_of (week, b), week->monday + a->weekday, week->monday + a->weekday))
    return; /* it stands in the picture */
  regie_line_add_deed (row, _("Go to that week"), "dossier.week",
                       g_variant_new_int32 ((monday - week->monday) / 7));
}

/* All that cannot both be done, in whatever week; how many that are. */
static guint
say_clashes (RegieChapter *chapter, const Week *week, const RegieDossierSource *from)
{
  guint n = 0;

  for (guint i = 0; i < week->all->len; i++)
    for (guint k = i + 1; k < week->all->len; k++)
      {
        const RegieSlot *a = &g_array_index (week->all, RegieSlot, i);
        const RegieSlot *b = &g_array_index (week->all, RegieSlot, k);
        RegieDay last;
        RegieDay first = clash (week, a, b) ? find_clash (week, from, a, b, &last) : REGIE_DAY_NONE;

        if (first == REGIE_DAY_NONE || is_over (week, from, last))
          continue;
        say_clash (chapter, week, a, b, first, last);
        n++;
      }
  return n;
}

/* "8 hours a week agreed, 6 hours on the timetable" */
static char *
dup_hours (int agreed, int minutes)
{
  g_autofree char *table = regie_minutes_dup_hours (minutes);

  if (agreed == 0)
    return g_strdup_printf (_("%s hours on the timetable, none agreed"), table);
  if (minutes == 0)
    return g_strdup_printf (ngettext ("%d hour a week agreed, no days and hours yet",
                                      "%d hours a week agreed, no days and hours yet", agreed),
                            agreed);
  return g_strdup_printf (ngettext ("%d hour a week agreed, %s hours on the timetable",
                                    "%d hours a week agreed, %s hours on the timetable", agreed),
                          agreed, table);
}

/* What was agreed for each line that runs in this week beside what its days make. */
static void
say_hours (RegieChapter *chapter, const Week *week)
{
  for (guint i = 0; i < week->lines->len; i++)
    {
      const Line *line = &g_array_index (week->lines, Line, i);
      const char *provider = regie_get (line->record, Fact, provider);
      int minutes = (int) (regie_week_hours (week->all, i) * 60 + 0.5);
      g_autofree char *title = provider != NULL ? g_strdup_printf ("%s · %s", line->title, provider)
                                                : g_strdup (line->title);
      g_autofree char *about = NULL;

      if (!runs (line, week->monday, week->monday + 6) || (line->hours == 0 && minutes == 0))
        continue;
      about = dup_hours (line->hours, minutes);
      regie_line_set_shape (regie_chapter_add_line (chapter, NULL, title, about),
                            line->hours == 0              ? REGIE_SHAPE_RUN
                            : line->hours * 60 == minutes ? REGIE_SHAPE_DONE
                                                          : REGIE_SHAPE_SOON);
    }
}

/* Who has childcare in the plan needs it for all that is done. */
static guint
say_uncovered (RegieChapter *chapter, const Week *week, guint at)
{
  const RegieSlot *slot = &g_array_index (week->slots, RegieSlot, at);
  g_autofree char *text = NULL;
  int minutes;

  if (week->childcare == 0 || slot_family (week, slot) == REGIE_FAMILY_SAND)
    return 0;
  minutes = regie_week_uncovered (week->slots, slot, week->childcare);
  if (minutes == 0)
    return 0;
  text = g_strdup_printf (_("%s: %d minutes of %s without childcare."),
                          regie_weekday_short (slot->weekday + 1), minutes,
                          line_of (week, slot)->title);
  regie_line_set_shape (regie_chapter_add_line (chapter, NULL, text, NULL), REGIE_SHAPE_SOON);
  return 1;
}

void
regie_plan_add_week (GListStore *chapters, const RegieDossierSource *from)
{
  g_auto (Week) week = { 0 };
  g_autofree char *day = NULL;
  g_autofree char *title = NULL;
  RegieChapter *chapter;
  guint n = 0;

  g_return_if_fail (G_IS_LIST_STORE (chapters));
  read_week (&week, from);
  day = regie_day_dup_long (week.monday);
  title = g_strdup_printf (_("The week of %s"), day);
  chapter = regie_chapters_add (chapters, title, NULL);
  g_free (chapter->name);
  chapter->name = g_strdup ("week"); /* another week is the same chapter */
  regie_chapter_add_deed (chapter, _("Earlier"), "dossier.week", g_variant_new_int32 (-1));
  regie_chapter_add_deed (chapter, _("Later"), "dossier.week", g_variant_new_int32 (1));
  if (week.slots->len == 0)
    regie_chapter_add_empty (
      chapter,
      week.all->len > 0
        ? _("Nothing of the plan takes place in this week.")
        : _("No line of the plan says its days and hours yet (“ma 9:00-12:00, do 13:00-16:30”)."));
  else
    regie_line_take_content (regie_chapter_add_line (chapter, "week/picture", NULL, NULL),
                             REGIE_ITEM (picture_new (&week, from)));
  say_hours (chapter, &week);
  n = say_clashes (chapter, &week, from);
  for (guint i = 0; i < week.slots->len; i++)
    n += say_uncovered (chapter, &week, i);
  if (n == 0 && week.slots->len > 0)
    regie_line_set_shape (
      regie_chapter_add_line (chapter, NULL, _("Everything in the plan fits in its week."), NULL),
      REGIE_SHAPE_DONE);
}
