/* SPDX-License-Identifier: EUPL-1.2 */
/* The week of the living plan: what takes place when, and what of it cannot be done. */
#include "regie-plan-week.h"

#include <glib/gi18n.h>

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

/* What the lines of the plan say of one week. */
typedef struct {
  RegieDay monday;
  GArray *slots;     /* RegieSlot, whose line numbers TITLES and FAMILIES */
  GPtrArray *titles; /* borrowed from the code lists */
  GArray *families;  /* RegieFamily */
  guint64 childcare; /* a bit for each line that is childcare */
} Week;

static void
week_clear (Week *week)
{
  g_clear_pointer (&week->slots, g_array_unref);
  g_clear_pointer (&week->titles, g_ptr_array_unref);
  g_clear_pointer (&week->families, g_array_unref);
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

/* The Monday of the week that is shown: this week, else the first of the plan that is to come, else
 * its last. */
static RegieDay
monday_of (const RegieDossierSource *from)
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
  return day - (regie_day_weekday (day) - 1) + from->week * 7;
}

static gboolean
takes_place (const RegieFact *fact, RegieRecord *record, RegieDay monday)
{
  return fact->kind == REGIE_FACT_PLAN_LINE && fact->day <= monday + 6
         && (fact->until == REGIE_DAY_NONE || fact->until >= monday)
         && regie_get (record, Fact, rhythm) != NULL;
}

static void
read_week (Week *week, const RegieDossierSource *from)
{
  *week = (Week){ .monday = monday_of (from),
                  .slots = g_array_new (FALSE, FALSE, sizeof (RegieSlot)),
                  .titles = g_ptr_array_new (),
                  .families = g_array_new (FALSE, FALSE, sizeof (RegieFamily)) };
  for (guint i = 0; i < from->dossier->facts->len; i++)
    {
      RegieRecord *record = from->dossier->records->pdata[i];
      const char *topic = regie_get (record, Fact, topic);
      RegieFamily family = family_of (topic);
      guint line = week->titles->len;

      if (!takes_place (&g_array_index (from->dossier->facts, RegieFact, i), record, week->monday))
        continue;
      if (family == REGIE_FAMILY_SAND && line < 64)
        week->childcare |= G_GUINT64_CONSTANT (1) << line;
      regie_week_parse (regie_get (record, Fact, rhythm), line,
                        (int) regie_get_int (record, Fact, travel, 0), week->slots, NULL);
      g_ptr_array_add (week->titles,
                       (gpointer) regie_codes_label (from->office->codes, "onderwerp", topic));
      g_array_append_val (week->families, family);
    }
}

static RegieFamily
slot_family (const Week *week, const RegieSlot *slot)
{
  return g_array_index (week->families, RegieFamily, slot->line);
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

  block->title = g_strdup (week->titles->pdata[slot->line]);
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

/* What meets SLOT later in the list; how many it said. */
static guint
say_clashes (RegieChapter *chapter, const Week *week, guint at)
{
  const RegieSlot *slot = &g_array_index (week->slots, RegieSlot, at);
  guint n = 0;

  for (guint i = at + 1; i < week->slots->len; i++)
    {
      const RegieSlot *other = &g_array_index (week->slots, RegieSlot, i);
      g_autofree char *text = NULL;

      if (!clash (week, slot, other))
        continue;
      text = g_strdup_printf (_("%s: %s and %s cannot both be done, travelling included."),
                              regie_weekday_short (slot->weekday + 1),
                              (const char *) week->titles->pdata[slot->line],
                              (const char *) week->titles->pdata[other->line]);
      regie_line_set_shape (regie_chapter_add_line (chapter, NULL, text, NULL), REGIE_SHAPE_LATE);
      n++;
    }
  return n;
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
                          (const char *) week->titles->pdata[slot->line]);
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
    {
      regie_chapter_add_empty (
        chapter,
        _("No line of this week says its days and hours yet (“ma 9:00-12:00, do 13:00-16:30”)."));
      return;
    }
  regie_line_take_content (regie_chapter_add_line (chapter, "week/picture", NULL, NULL),
                           REGIE_ITEM (picture_new (&week, from)));
  for (guint i = 0; i < week.slots->len; i++)
    n += say_clashes (chapter, &week, i) + say_uncovered (chapter, &week, i);
  if (n == 0)
    regie_line_set_shape (regie_chapter_add_line (chapter, NULL, _("Everything fits in the week."),
                                                  NULL),
                          REGIE_SHAPE_DONE);
}
