/* SPDX-License-Identifier: EUPL-1.2 */
/* What facts that are only tried out would change. */
#include "regie-trial-view.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "regie-cost-file.h"
#include "regie-format.h"
#include "regie-letter.h"
#include "regie-money.h"
#include "regie-preflight.h"
#include "regie-text.h"

static const RegieProp change_props[] = {
  REGIE_PROP (RegieDateChange, name, "name", TEXT),
  REGIE_PROP (RegieDateChange, difference, "difference", TEXT),
  REGIE_PROP (RegieDateChange, dates, "dates", TEXT),
  REGIE_PROP (RegieDateChange, reading, "reading", TEXT),
};
REGIE_DEFINE_ITEM (RegieDateChange, regie_date_change, change_props)

static const RegieProp view_props[] = {
  REGIE_PROP (RegieTrialView, changes, "changes", LIST),
  REGIE_PROP (RegieTrialView, warning, "warning", TEXT),
  REGIE_PROP (RegieTrialView, sums, "sums", TEXT),
};

typedef struct {
  RegieItemClass parent_class;
} RegieTrialViewClass;

G_DEFINE_FINAL_TYPE (RegieTrialView, regie_trial_view, REGIE_TYPE_ITEM)

static void
regie_trial_view_finalize (GObject *object)
{
  g_clear_pointer (&REGIE_TRIAL_VIEW (object)->deadlines, g_array_unref);
  g_clear_pointer (&REGIE_TRIAL_VIEW (object)->facts, g_array_unref);
  G_OBJECT_CLASS (regie_trial_view_parent_class)->finalize (object);
}

static void
regie_trial_view_class_init (RegieTrialViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = regie_trial_view_finalize;
  regie_item_class_install (REGIE_ITEM_CLASS (klass), view_props, G_N_ELEMENTS (view_props));
}

static void
regie_trial_view_init (RegieTrialView *self)
{
}

/* Nothing is asked any more: met, passed or lapsed. */
static gboolean
is_over (const RegieDeadline *d)
{
  return d->state != REGIE_STATE_RUNS && d->state != REGIE_STATE_LATE
         && d->state != REGIE_STATE_WAITS;
}

/* Pairs a deadline with the one of the same rule and the same first fact after the trial. */
static const RegieDeadline *
find_same (const RegieTrialView *self, const RegieDossier *dossier, const RegieDeadline *old)
{
  gint64 id = old->n_facts > 0 ? g_array_index (dossier->facts, RegieFact, old->facts[0]).id : 0;

  for (guint i = 0; i < self->deadlines->len; i++)
    {
      const RegieDeadline *d = &g_array_index (self->deadlines, RegieDeadline, i);

      if (d->rule == old->rule
          && (d->n_facts == 0 || g_array_index (self->facts, RegieFact, d->facts[0]).id == id))
        return d;
    }
  return NULL;
}

/* "<s>was</s> → <b>will be</b>"; only the latter when they are the same. */
static char *
dup_pair (RegieDay was, RegieDay now)
{
  g_autofree char *old_text = regie_day_dup_medium (was);
  g_autofree char *new_text = regie_day_dup_medium (now);

  return was == now ? g_strdup_printf ("<b>%s</b>", new_text)
                    : g_strdup_printf ("<s>%s</s> → <b>%s</b>", old_text, new_text);
}

/* Is the first day of this window still worth a word? */
static gboolean
begins_later (const RegieDeadline *old, const RegieDeadline *now, RegieDay today)
{
  return today < MAX (old->begin, now->begin);
}

static char *
dup_moved_dates (const RegieRule *rule, const RegieDeadline *old, const RegieDeadline *now,
                 RegieDay today)
{
  g_autofree char *first = dup_pair (old->begin, now->begin);
  g_autofree char *last = dup_pair (old->due, now->due);

  if (!regie_rule_is_window (rule))
    return g_steal_pointer (&last);
  if (begins_later (old, now, today))
    /* TRANSLATORS: the first day and the last day of a window, each was and will be */
    return g_strdup_printf (_("from %s\nuntil %s"), first, last);
  return g_strdup_printf (_("until %s"), last);
}

/* The days of a deadline that is new or LAPSES. */
static char *
dup_own_dates (const RegieRule *rule, const RegieDeadline *d, gboolean lapses)
{
  g_autofree char *first = regie_day_dup_medium (d->begin);
  g_autofree char *last = regie_day_dup_medium (d->due);
  g_autofree char *days = regie_rule_is_window (rule) ? g_strdup_printf ("%s – %s", first, last)
                                                      : g_strdup (last);

  return lapses ? g_strdup_printf ("<s>%s</s> → <b>%s</b>", days, _("lapses"))
                : g_strdup_printf ("<b>%s</b>", days);
}

/* NULL when there is no day to count from or to. */
static char *
dup_difference (RegieDay from, RegieDay to)
{
  if (from == REGIE_DAY_NONE || to == REGIE_DAY_NONE)
    return NULL;
  return g_strdup_printf (ngettext ("%+d day", "%+d days", ABS (to - from)), to - from);
}

/* OLD or NOW is NULL for what is new or lapses. */
static void
add_change (RegieTrialView *self, const RegieOffice *office, const RegieDeadline *old,
            const RegieDeadline *now)
{
  const RegieRule *rule = regie_rules_get (office->rules, (old != NULL ? old : now)->rule);
  g_autoptr (RegieDateChange) change = g_object_new (regie_date_change_get_type (), NULL);

  change->name = g_strdup (rule->name);
  if (old != NULL && now != NULL)
    {
      change->difference = now->due != old->due ? dup_difference (old->due, now->due)
                                                : dup_difference (old->begin, now->begin);
      change->dates = dup_moved_dates (rule, old, now, regie_office_today (office));
    }
  else
    change->dates = dup_own_dates (rule, old != NULL ? old : now, now == NULL);
  if (now != NULL && now->uncertain && now->other != REGIE_DAY_NONE)
    {
      g_autofree char *other = regie_day_dup_medium (now->other);

      change->reading = g_strdup_printf (_("other reading: %s"), other);
    }
  g_list_store_append (self->changes, change);
}

static gboolean
is_moved (const RegieRule *rule, const RegieDeadline *old, const RegieDeadline *now, RegieDay today)
{
  return old->due != REGIE_DAY_NONE
         && (old->due != now->due
             || (regie_rule_is_window (rule) && old->begin != now->begin
                 && begins_later (old, now, today)));
}

/* What becomes of the deadlines that there are.  What somebody has passed does not move. */
static void
add_moved (RegieTrialView *self, const RegieOffice *office, const RegieDossier *dossier)
{
  for (guint i = 0; i < dossier->deadlines->len; i++)
    {
      const RegieDeadline *old = &g_array_index (dossier->deadlines, RegieDeadline, i);
      const RegieDeadline *now = find_same (self, dossier, old);

      if (old->due == REGIE_DAY_NONE || old->ended != REGIE_DAY_NONE
          || (is_over (old) && (now == NULL || is_over (now))))
        continue;
      if (now == NULL || now->due == REGIE_DAY_NONE)
        add_change (self, office, old, NULL);
      else if (is_moved (regie_rules_get (office->rules, old->rule), old, now,
                         regie_office_today (office)))
        add_change (self, office, old, now);
    }
}

static gboolean
is_new (const RegieTrialView *self, const RegieDossier *dossier, const RegieDeadline *d)
{
  for (guint i = 0; i < dossier->deadlines->len; i++)
    if (find_same (self, dossier, &g_array_index (dossier->deadlines, RegieDeadline, i)) == d)
      return FALSE;
  return d->due != REGIE_DAY_NONE && !is_over (d);
}

static void
add_new (RegieTrialView *self, const RegieOffice *office, const RegieDossier *dossier)
{
  for (guint i = 0; i < self->deadlines->len; i++)
    {
      const RegieDeadline *d = &g_array_index (self->deadlines, RegieDeadline, i);

      if (is_new (self, dossier, d))
        add_change (self, office, NULL, d);
    }
}

static gboolean
has_id (const GArray *facts, gint64 id)
{
  for (guint i = 0; i < facts->len; i++)
    if (g_array_index (facts, RegieFact, i).id == id)
      return TRUE;
  return FALSE;
}

/* The one rule for DUO that a trial must not hide: the last day for another route. */
static void
add_warning (RegieTrialView *self, const RegieOffice *office, const RegieDossier *dossier,
             const GArray *tried)
{
  RegieCase one = dossier->one;
  g_autoptr (GPtrArray) findings = NULL;

  one.facts = (const RegieFact *) (gconstpointer) self->facts->data;
  one.n = self->facts->len;
  findings = regie_preflight_run (office->rules, &one, regie_office_today (office), FALSE);
  for (guint i = 0; i < findings->len; i++)
    {
      const RegieFinding *finding = findings->pdata[i];

      if (finding->fact < one.n && has_id (tried, one.facts[finding->fact].id)
          && finding->verdict != REGIE_VERDICT_GOOD
          && strcmp (finding->rule, REGIE_PREFLIGHT_ROUTE) == 0)
        {
          g_free (self->warning);
          self->warning = g_strdup (finding->sentence);
        }
    }
}

/* LINES are those of the plan of DOSSIER, in the order of its facts: what is tried stands in their
 * place or comes behind. */
static void
try_lines (GArray *lines, const RegieDossier *dossier, const GArray *tried)
{
  for (guint i = 0; i < tried->len; i++)
    {
      const RegieFact *fact = &g_array_index (tried, RegieFact, i);
      RegieCostLine line = { .topic = fact->topic, .price = -1, .unit = REGIE_UNIT_TRAJECTORY };
      guint at = 0;
      gboolean is_there = FALSE;

      if (fact->kind != REGIE_FACT_PLAN_LINE)
        continue;
      for (guint k = 0; k < dossier->facts->len && !is_there; k++)
        {
          const RegieFact *own = &g_array_index (dossier->facts, RegieFact, k);

          is_there = own->id == fact->id;
          at += own->kind == REGIE_FACT_PLAN_LINE && !is_there;
        }
      if (!is_there)
        g_array_append_val (lines, line);
      else if (at >= lines->len)
        continue;
      line = g_array_index (lines, RegieCostLine, is_there ? at : lines->len - 1);
      line.from = fact->day;
      line.until = MAX (fact->day, fact->until);
      line.per_week = MAX (0, fact->intensity);
      g_array_index (lines, RegieCostLine, is_there ? at : lines->len - 1) = line;
    }
}

typedef struct {
  gint64 cost;
  int hours;
  guint unpriced;
} Sums;

/* The hours are those of lessons: what counts for the route. */
static Sums
sum_lines (const GArray *lines)
{
  Sums sums = { 0 };
  double hours = 0;

  for (guint i = 0; i < lines->len; i++)
    {
      RegieCostLine line = g_array_index (lines, RegieCostLine, i);

      sums.cost += regie_cost_of (&line);
      sums.unpriced += line.price < 0;
      line.unit = REGIE_UNIT_HOUR;
      if (line.topic == REGIE_TOPIC_LANGUAGE)
        hours += regie_cost_quantity (&line);
    }
  sums.hours = (int) lround (hours);
  return sums;
}

static void
add_term_sum (GString *text, const RegieTrialView *self, const RegieOffice *office,
              const RegieDossier *dossier)
{
  RegieTerm was = regie_term_find (office->rules, dossier->deadlines);
  RegieTerm now = regie_term_find (office->rules, self->deadlines);

  if (was.end == REGIE_DAY_NONE || now.end == REGIE_DAY_NONE)
    return;
  if (was.end == now.end)
    g_string_append_printf (text, "%s\n", _("End of the term: the same day"));
  else
    {
      g_autofree char *days = dup_difference (was.end, now.end);

      /* TRANSLATORS: %s is "+112 days" */
      g_string_append_printf (text, _("End of the term: %s"), days);
      g_string_append_c (text, '\n');
    }
}

static void
add_sums (RegieTrialView *self, const RegieOffice *office, const RegieDossier *dossier,
          const GArray *tried)
{
  g_autoptr (GArray) lines = regie_dossier_cost_lines (dossier);
  g_autoptr (GString) text = g_string_new (NULL);
  Sums was = sum_lines (lines);
  Sums now;
  g_autofree char *old_cost = regie_money_dup (was.cost, TRUE);
  g_autofree char *new_cost = NULL;

  try_lines (lines, dossier, tried);
  now = sum_lines (lines);
  new_cost = regie_money_dup (now.cost, TRUE);
  add_term_sum (text, self, office, dossier);
  if (was.hours == now.hours)
    g_string_append_printf (text, _("Hours of lessons in the plan: %d, the same"), now.hours);
  else
    g_string_append_printf (text, _("Hours of lessons in the plan: %d → %d"), was.hours,
                            now.hours);
  g_string_append_c (text, '\n');
  if (was.cost == now.cost)
    g_string_append_printf (text, _("Cost of the plan: %s, the same"), new_cost);
  else
    g_string_append_printf (text, _("Cost of the plan: %s → %s"), old_cost, new_cost);
  if (now.unpriced > 0)
    g_string_append_printf (
      text, ngettext ("\n%u line has no price", "\n%u lines have no price", now.unpriced),
      now.unpriced);
  self->sums = g_strdup (text->str);
}

RegieTrialView *
regie_trial_view_new (const RegieOffice *office, const RegieDossier *dossier, const GArray *tried)
{
  RegieTrialView *self;

  g_return_val_if_fail (office != NULL && dossier != NULL && tried != NULL, NULL);
  self = g_object_new (regie_trial_view_get_type (), NULL);
  self->deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  regie_dossier_what_if (dossier, office, tried, self->deadlines, &self->facts);
  add_moved (self, office, dossier);
  add_new (self, office, dossier);
  if (tried->len == 0)
    return self;
  add_warning (self, office, dossier, tried);
  add_sums (self, office, dossier, tried);
  return self;
}

/* A point of a list: NAME and its days without their markup, which paper does not know. */
static void
add_point (GString *text, const RegieDateChange *change)
{
  GString *point = g_string_new (change->name);

  g_string_append_printf (point, ": %s", change->dates);
  if (change->difference != NULL)
    g_string_append_printf (point, " (%s)", change->difference);
  g_string_replace (point, "<b>", "", 0);
  g_string_replace (point, "</b>", "", 0);
  g_string_replace (point, "<s>", "", 0);
  g_string_replace (point, "</s>", "", 0);
  g_string_replace (point, "\n", ", ", 0);
  regie_letter_append (text, REGIE_BLOCK_POINT, point->str);
  g_string_free (point, TRUE);
}

char *
regie_trial_view_dup_paper (const RegieTrialView *self, const RegieDossier *dossier,
                            const char *const *suppositions)
{
  GString *text = g_string_new (NULL);
  g_autofree char *title = NULL;
  g_auto (GStrv) sums = NULL;

  g_return_val_if_fail (REGIE_IS_TRIAL_VIEW ((gpointer) self) && dossier != NULL
                          && suppositions != NULL,
                        g_string_free (text, FALSE));
  /* TRANSLATORS: heading of a paper; %s is the name of a person */
  title = g_strdup_printf (_("What if: %s"), dossier->name);
  regie_letter_append (text, REGIE_BLOCK_HEADING, title);
  regie_letter_append (text, REGIE_BLOCK_TEXT,
                       _("This was only tried out: nothing of it has been decided."));
  for (guint i = 0; suppositions[i] != NULL; i++)
    regie_letter_append (text, REGIE_BLOCK_POINT, suppositions[i]);
  if (self->warning != NULL)
    regie_letter_append (text, REGIE_BLOCK_TEXT, self->warning);
  regie_letter_append (text, REGIE_BLOCK_HEADING, _("What changes"));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->changes)); i++)
    {
      g_autoptr (RegieDateChange) change = g_list_model_get_item (G_LIST_MODEL (self->changes), i);

      add_point (text, change);
    }
  sums = g_strsplit (self->sums != NULL ? self->sums : "", "\n", -1);
  for (guint i = 0; sums[i] != NULL; i++)
    regie_letter_append (text, REGIE_BLOCK_POINT, sums[i]);
  return g_string_free (text, FALSE);
}
