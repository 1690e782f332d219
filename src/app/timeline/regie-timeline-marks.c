/* SPDX-License-Identifier: EUPL-1.2 */
/* From the facts of a dossier to what stands in the lanes. */
#include "regie-timeline-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "regie-format.h"
#include "regie-text.h"

const char *
regie_timeline_lane_name (Lane lane)
{
  static const char *const names[] = { N_("Term"),        N_("Decisions and facts"),
                                       N_("Language"),    N_("Work and participation"),
                                       N_("PVT and MAP"), N_("Hours against plan"),
                                       N_("Exams"),       N_("Contact"),
                                       N_("Support") };

  return _(names[lane]);
}

static void
add_mark (RegieTimeline *self, Lane lane, guint fact, RegieDay from, RegieDay until,
          RegieShape shape, RegieFamily family, gboolean planned, const char *label,
          const char *spoken)
{
  Mark mark = { .lane = lane,
                .fact = fact,
                .from = from,
                .until = until,
                .shape = shape,
                .family = family,
                .planned = planned,
                .label = g_strdup (label) };
  g_autofree char *day = regie_day_dup_medium (from);
  g_autofree char *last = regie_day_dup_medium (until);

  if (until != REGIE_DAY_NONE)
    /* TRANSLATORS: a bar of the timeline for a screen reader: lane, what, from, until */
    mark.spoken = g_strdup_printf (_("%s: %s, %s to %s"), regie_timeline_lane_name (lane), spoken,
                                   day, last);
  else
    mark.spoken = g_strdup_printf (_("%s: %s, %s"), regie_timeline_lane_name (lane), spoken, day);
  g_array_append_val (self->marks, mark);
}

static const char *
get (const RegieDossier *dossier, guint fact, const char *field)
{
  return regie_record_get (regie_dossier_get_record (dossier, fact), field);
}

static Lane
lane_of_topic (RegieTopic topic)
{
  switch (topic)
    {
    case REGIE_TOPIC_LANGUAGE:
      return LANE_LANGUAGE;
    case REGIE_TOPIC_PVT:
    case REGIE_TOPIC_MAP:
      return LANE_MAP;
    default:
      return LANE_WORK;
    }
}

static RegieFamily
family_of_lane (Lane lane)
{
  static const RegieFamily families[N_LANES] = { REGIE_FAMILY_SLATE,  REGIE_FAMILY_SLATE,
                                                 REGIE_FAMILY_BLUE,   REGIE_FAMILY_TEAL,
                                                 REGIE_FAMILY_PURPLE, REGIE_FAMILY_BLUE,
                                                 REGIE_FAMILY_BLUE,   REGIE_FAMILY_SLATE,
                                                 REGIE_FAMILY_SAND };

  return families[lane];
}

static void
add_plan_line (RegieTimeline *self, guint i, RegieDay day, RegieDay until)
{
  const RegieCodes *codes = self->office->codes;
  const char *topic = get (self->dossier, i, "topic");
  const char *provider = get (self->dossier, i, "provider");
  const char *hours = get (self->dossier, i, "intensity");
  const GArray *facts = self->dossier->facts;
  Lane lane = lane_of_topic (regie_topic_find (topic));
  g_autofree char *what = NULL;
  g_autofree char *label = NULL;

  what = hours != NULL ? g_strdup_printf (
           _("%s %s h/week"),
           provider != NULL ? provider : regie_codes_label (codes, "onderwerp", topic), hours)
                       : g_strdup (regie_codes_label (codes, "onderwerp", topic));
  label = regie_facts_are_dual_at ((const RegieFact *) (gconstpointer) facts->data, facts->len, i)
            ? g_strconcat (what, " · ", _("dual"), NULL)
            : g_steal_pointer (&what);
  add_mark (self, lane, i, day, until, REGIE_SHAPE_RUN, family_of_lane (lane), FALSE, label, label);
}

static void
add_fact (RegieTimeline *self, guint i)
{
  const RegieFact *fact = &g_array_index (self->dossier->facts, RegieFact, i);
  const RegieCodes *codes = self->office->codes;
  const char *kind = get (self->dossier, i, "kind");
  const char *label = regie_codes_label (codes, "feit", kind);
  const char *result;
  gboolean planned = (fact->flags & REGIE_FACT_PLANNED) != 0;
  RegieDay until = fact->until;

  switch (fact->kind)
    {
    case REGIE_FACT_PLAN_LINE:
      add_plan_line (self, i, fact->day, until != REGIE_DAY_NONE ? until : fact->day);
      break;
    case REGIE_FACT_HOURS:
      break;
    case REGIE_FACT_EXAM:
      result = get (self->dossier, i, "result");
      label = get (self->dossier, i, "parts");
      if (regie_exam_part_find (label) != REGIE_EXAM_KNM) /* the short name is the name */
        label = regie_codes_label (codes, "onderdeel", label);
      add_mark (self, LANE_EXAMS, i, fact->day, REGIE_DAY_NONE,
                regie_result_find (result) == REGIE_RESULT_PASSED   ? REGIE_SHAPE_DONE
                : regie_result_find (result) == REGIE_RESULT_FAILED ? REGIE_SHAPE_FAILED
                                                                    : REGIE_SHAPE_RUN,
                REGIE_FAMILY_BLUE, planned, label, label);
      break;
    case REGIE_FACT_CONTACT:
    case REGIE_FACT_TALK:
      add_mark (self, LANE_CONTACT, i, fact->day, REGIE_DAY_NONE,
                fact->kind == REGIE_FACT_TALK ? REGIE_SHAPE_FACT : REGIE_SHAPE_RUN,
                REGIE_FAMILY_SLATE, planned, fact->kind == REGIE_FACT_TALK ? "" : NULL, label);
      g_array_index (self->marks, Mark, self->marks->len - 1).tick = fact->kind
                                                                     == REGIE_FACT_CONTACT;
      break;
    case REGIE_FACT_SUPPORT:
      label = regie_codes_label (codes, "onderwerp", get (self->dossier, i, "topic"));
      add_mark (self, LANE_SUPPORT, i, fact->day,
                until != REGIE_DAY_NONE ? until : regie_office_today (self->office),
                REGIE_SHAPE_RUN, REGIE_FAMILY_SAND, planned, label, label);
      break;
    case REGIE_FACT_BIJSTAND:
      add_mark (self, LANE_SUPPORT, i, fact->day, REGIE_DAY_NONE, REGIE_SHAPE_FACT,
                REGIE_FAMILY_SAND, planned, NULL, label);
      break;
    case REGIE_FACT_PVT:
    case REGIE_FACT_MAP:
      add_mark (self, LANE_MAP, i, fact->day, REGIE_DAY_NONE, REGIE_SHAPE_DONE, REGIE_FAMILY_PURPLE,
                planned, label, label);
      break;
    case REGIE_FACT_GROUND:
      label = regie_codes_label (codes, "grond", get (self->dossier, i, "ground"));
      add_mark (self, LANE_FACTS, i, fact->from != REGIE_DAY_NONE ? fact->from : fact->day,
                REGIE_DAY_NONE, REGIE_SHAPE_FACT, REGIE_FAMILY_SLATE, planned, label, label);
      break;
    default:
      add_mark (self, LANE_FACTS, i, fact->day, REGIE_DAY_NONE,
                fact->kind == REGIE_FACT_PIP || fact->kind == REGIE_FACT_EXT_GRANTED
                    || fact->kind == REGIE_FACT_BESLUIT || fact->kind == REGIE_FACT_BOB
                    || fact->kind == REGIE_FACT_FULFILLED
                  ? REGIE_SHAPE_DECISION
                  : REGIE_SHAPE_FACT,
                REGIE_FAMILY_SLATE, planned, label, label);
    }
}

static const RegieDeadline *
find_deadline (const GArray *deadlines, guint rule)
{
  for (guint i = 0; deadlines != NULL && i < deadlines->len; i++)
    if (g_array_index (deadlines, RegieDeadline, i).rule == rule)
      return &g_array_index (deadlines, RegieDeadline, i);
  return NULL;
}

static void
add_term (RegieTimeline *self)
{
  const RegieDeadline *term = find_deadline (self->dossier->deadlines,
                                             self->office->rules->role[REGIE_RULE_IS_TERM]);
  const RegieDeadline *other = find_deadline (self->what_if,
                                              self->office->rules->role[REGIE_RULE_IS_TERM]);
  const RegieDeadline *relief = find_deadline (self->dossier->deadlines,
                                               self->office->rules->role[REGIE_RULE_IS_SUPPORT]);

  self->begin = self->nominal = self->end = self->what_if_end = REGIE_DAY_NONE;
  if (other != NULL)
    self->what_if_end = other->due;
  if (term == NULL)
    term = other;
  if (term != NULL)
    {
      self->begin = term->begin;
      self->nominal = term->nominal;
      self->end = term->due;
      add_mark (self, LANE_TERM,
                term->n_facts > 0 && term->facts[0] < self->dossier->facts->len ? term->facts[0]
                                                                                : G_MAXUINT,
                term->begin, term->due, REGIE_SHAPE_RUN, REGIE_FAMILY_SLATE, FALSE,
                _("Integration term 3 years"), _("Integration term"));
    }
  if (relief != NULL)
    add_mark (self, LANE_SUPPORT, relief->facts[0], relief->begin, relief->due, REGIE_SHAPE_RUN,
              REGIE_FAMILY_SAND, FALSE, regie_rules_get (self->office->rules, relief->rule)->name,
              regie_rules_get (self->office->rules, relief->rule)->name);
}

/* Two bars of one lane that overlap take two rows. */
static void
choose_rows (RegieTimeline *self)
{
  RegieDay last[N_LANES];

  for (guint i = 0; i < N_LANES; i++)
    last[i] = G_MININT32 + 1;
  for (guint i = 0; i < self->marks->len; i++)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->lane == LANE_FACTS)
        mark->row = mark->shape == REGIE_SHAPE_FACT;
      else if (mark->until != REGIE_DAY_NONE && mark->lane != LANE_TERM)
        {
          mark->row = mark->from <= last[mark->lane];
          if (mark->row == 0)
            last[mark->lane] = mark->until;
        }
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const Mark *x = a;
  const Mark *y = b;

  return x->lane != y->lane  ? (int) x->lane - (int) y->lane
         : x->from < y->from ? -1
                             : x->from > y->from;
}

static void
set_values (RegieTimeline *self)
{
  const GArray *facts = self->dossier->facts;
  RegieDay today = regie_office_today (self->office);
  RegieDay contact = REGIE_DAY_NONE;
  guint passed = 0;
  guint exams = 0;
  guint pips = 0;
  guint done = 0;
  guint plan = 0;

  for (guint i = 0; i < N_LANES; i++)
    g_clear_pointer (&self->values[i], g_free);
  for (guint i = 0; i < facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (facts, RegieFact, i);

      if (fact->kind == REGIE_FACT_EXAM)
        exams++,
          passed += regie_result_find (get (self->dossier, i, "result")) == REGIE_RESULT_PASSED;
      else if (fact->kind == REGIE_FACT_PIP)
        pips++;
      else if (fact->kind == REGIE_FACT_HOURS)
        {
          done += MAX (0, fact->minutes);
          plan += MAX (0, fact->planned);
        }
      else if (fact->kind == REGIE_FACT_CONTACT || fact->kind == REGIE_FACT_TALK)
        contact = MAX (contact, fact->day);
    }
  if (self->end != REGIE_DAY_NONE && self->end >= today)
    self->values[LANE_TERM] = g_strdup_printf (
      ngettext ("%d day left", "%d days left", self->end - today), self->end - today);
  if (pips > 0)
    self->values[LANE_FACTS] = g_strdup_printf (_("PIP version %u"), pips);
  if (plan > 0)
    self->values[LANE_HOURS] = g_strdup_printf (_("%u of %u hours"), (done + 30) / 60,
                                                (plan + 30) / 60);
  if (exams > 0)
    self->values[LANE_EXAMS] = g_strdup_printf (_("%u passed"), passed);
  if (contact != REGIE_DAY_NONE)
    self->values[LANE_CONTACT] = g_strdup_printf (
      ngettext ("%d day ago", "%d days ago", today - contact), today - contact);
}

/* The mark of the fact with ID, or NULL. */
static Mark *
find_mark (RegieTimeline *self, gint64 id)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->lane != LANE_TERM && mark->fact < self->dossier->facts->len
          && g_array_index (self->dossier->facts, RegieFact, mark->fact).id == id)
        return mark;
    }
  return NULL;
}

/* What is tried: in the place of what the dossier has of it, which stays as a ring where it was, or
 * as something new. */
static void
add_tried (RegieTimeline *self, const RegieFact *fact)
{
  const char *label = regie_codes_label (self->office->codes, "feit",
                                         regie_fact_kind_name (fact->kind));
  gboolean is_line = fact->kind == REGIE_FACT_PLAN_LINE;
  Lane lane = is_line ? lane_of_topic (fact->topic) : LANE_FACTS;
  Mark *was = find_mark (self, fact->id);
  guint at = G_MAXUINT;

  if (was != NULL)
    {
      at = was->fact;
      lane = was->lane;
      was->fact = G_MAXUINT;
      was->was = TRUE;
      label = was->label != NULL ? was->label : label;
    }
  add_mark (self, lane, at, fact->day, is_line ? MAX (fact->day, fact->until) : REGIE_DAY_NONE,
            is_line ? REGIE_SHAPE_RUN : REGIE_SHAPE_FACT, REGIE_FAMILY_PURPLE, TRUE, label, label);
}

void
regie_timeline_collect (RegieTimeline *self)
{
  add_term (self);
  for (guint i = 0; i < self->dossier->facts->len; i++)
    add_fact (self, i);
  for (guint i = 0; self->extra != NULL && i < self->extra->len; i++)
    add_tried (self, &g_array_index (self->extra, RegieFact, i));
  g_array_sort (self->marks, compare_marks);
  choose_rows (self);
  set_values (self);
}
