/* SPDX-License-Identifier: EUPL-1.2 */
/* What Vandaag says of providers and the Meedoenbalie: which day each thing is due, and in which
 * part. */
#include "regie-tasks.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-tasks-query.h"
#include "regie-text.h"

#define PAY_DAYS 30
#define REPORT_DAYS 14 /* after a period, when nothing else was agreed */
#define DAYS_AHEAD 42
#define MOST_PERIODS 3 /* missing reports that are said of one provider */

static const struct {
  const char *rule, *label, *action;
  int late_section;
} kinds[REGIE_N_TASKS] = {
  { "AANBIEDER-RAPPORT", N_("Report missing"), N_("Read in a report"), REGIE_SECTION_SIGNAL },
  { "AANBIEDER-STAP", N_("Step of the purchase"), N_("Look at it"), REGIE_SECTION_LATE },
  { "AANBIEDER-OPZEGGEN", N_("Extend or give notice"), N_("Look at it"), REGIE_SECTION_SIGNAL },
  { "AANBIEDER-EINDE", N_("Contract ends"), N_("Look at it"), REGIE_SECTION_SIGNAL },
  { "AANBIEDER-KEURMERK", N_("Quality mark lapses"), N_("Look at it"), REGIE_SECTION_SIGNAL },
  { "AANBIEDER-ACTIE", N_("Action point"), N_("Look at it"), REGIE_SECTION_LATE },
  { "AANBIEDER-FACTUUR", N_("Judge an invoice"), N_("Judge it"), REGIE_SECTION_LATE },
  { "BALIE-AANBOD", N_("Offer not certain any more"), N_("Call"), REGIE_SECTION_SIGNAL },
  { "BALIE-GEVER", N_("Giver has heard nothing"), N_("Call"), REGIE_SECTION_SIGNAL },
  { "BALIE-NIET-GEKOMEN", N_("Did not come twice in a row"), N_("Look at it"),
    REGIE_SECTION_SIGNAL },
};

RegieRhythm
regie_report_rhythm (const char *key)
{
  switch (regie_reporting_find (key))
    {
    case REGIE_REPORTING_QUARTERLY:
      return REGIE_PERIOD_QUARTER;
    case REGIE_REPORTING_NEVER:
      return REGIE_PERIOD_NEVER;
    default:
      return REGIE_PERIOD_MONTH;
    }
}

const char *
regie_task_rule (RegieTaskKind kind)
{
  return kinds[kind].rule;
}

const char *
regie_task_label (RegieTaskKind kind)
{
  return _(kinds[kind].label);
}

const char *
regie_task_action (RegieTaskKind kind)
{
  return _(kinds[kind].action);
}

void
regie_task_free (RegieTask *task)
{
  g_free (task->name);
  g_free (task->what);
  g_free (task);
}

typedef struct {
  const RegieOffice *office;
  RegieDay today;
  int within;
  GPtrArray *tasks;
  GHashTable *delays; /* "rule/subject" → day until */
  GHashTable *read;   /* "provider/period" that was reported; NULL where no reports are looked at */
} Loading;

static void
loading_init (Loading *self, const RegieOffice *office, GPtrArray *tasks, int within)
{
  *self = (Loading){ office, regie_office_today (office), within, tasks };
  self->delays = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
loading_clear (Loading *self)
{
  g_clear_pointer (&self->delays, g_hash_table_unref);
  g_clear_pointer (&self->read, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Loading, loading_clear)

static void
take_delay (const char *rule, gint64 subject, RegieDay until, gpointer self)
{
  g_hash_table_insert (((Loading *) self)->delays,
                       g_strdup_printf ("%s/%" G_GINT64_FORMAT, rule, subject),
                       GINT_TO_POINTER (until));
}

static void
add (Loading *self, RegieTaskKind kind, gint64 provider, gint64 subject, const char *name,
     const char *what, RegieDay due)
{
  g_autofree char *key = g_strdup_printf ("%s/%" G_GINT64_FORMAT, kinds[kind].rule, subject);
  gpointer until;
  RegieTask *task;

  if (due > self->today + self->within
      || (g_hash_table_lookup_extended (self->delays, key, NULL, &until)
          && GPOINTER_TO_INT (until) > self->today))
    return;
  task = g_new (RegieTask, 1);
  *task = (RegieTask){ kind,
                       provider,
                       subject,
                       g_strdup (name),
                       g_strdup (what),
                       due,
                       due < self->today        ? (RegieSection) kinds[kind].late_section
                       : due <= self->today + 7 ? REGIE_SECTION_WEEK
                                                : REGIE_SECTION_WEEKS };
  g_ptr_array_add (self->tasks, task);
}

/* What the day of TASK that is stored means for when something must be done. */
static RegieDay
due_of (const Loading *self, const RegieTaskFound *task)
{
  switch (task->kind)
    {
    case REGIE_TASK_INVOICE:
      return task->day + PAY_DAYS;
    case REGIE_TASK_OFFER:
      return task->day + (task->number == 1 ? 1 : self->office->match.fresh_days + 1);
    case REGIE_TASK_GIVER:
      return task->day + self->office->match.giver_days + 1;
    case REGIE_TASK_NOTICE:
      return regie_day_first_day (task->day, task->number) - 1;
    default:
      return task->day;
    }
}

static void
take_task (const RegieTaskFound *task, gpointer data)
{
  Loading *self = data;
  const char *what = task->what;
  RegieDay due = due_of (self, task);

  if (task->kind == REGIE_TASK_NOTICE && due < self->today)
    return; /* past: the end itself is said */
  if (task->kind == REGIE_TASK_STEP)
    what = regie_codes_label (self->office->codes, "inkoopstap", what);
  else if (task->kind == REGIE_TASK_MARK)
    what = regie_codes_label (self->office->codes, "keurmerk", what);
  add (self, task->kind, task->provider, task->subject, task->name, what, due);
}

static void
take_reporter (const RegieReporter *reporter, gpointer data)
{
  Loading *self = data;
  RegieRhythm rhythm = regie_report_rhythm (reporter->rhythm);
  RegiePeriod period;

  if (rhythm == REGIE_PERIOD_NEVER)
    return;
  period = regie_period_of (self->today, rhythm);
  for (int i = 0; i < MOST_PERIODS; i++)
    {
      g_autofree char *label = NULL;
      g_autofree char *key = NULL;
      char text[REGIE_PERIOD_TEXT];

      period = regie_period_later (period, -1);
      if (period.until < reporter->first || period.from > reporter->last)
        continue;
      key = g_strdup_printf ("%" G_GINT64_FORMAT "/%s", reporter->provider,
                             regie_period_format (period, text));
      label = regie_period_dup_label (period);
      if (!g_hash_table_contains (self->read, key))
        add (self, REGIE_TASK_REPORT, reporter->provider, period.from, reporter->name, label,
             period.until + (reporter->days >= 0 ? reporter->days : REPORT_DAYS));
    }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const RegieTask *x = *(RegieTask *const *) a;
  const RegieTask *y = *(RegieTask *const *) b;

  return x->section != y->section ? (int) x->section - (int) y->section
         : x->due != y->due       ? x->due - y->due
                                  : g_strcmp0 (x->name, y->name);
}

static GPtrArray *
tasks_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) regie_task_free);
}

GPtrArray *
regie_tasks_load (RegieDb *db, const RegieOffice *office, gint64 provider, int within,
                  GError **error)
{
  g_autoptr (GPtrArray) tasks = tasks_new ();
  g_auto (Loading) self = { NULL };

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  loading_init (&self, office, tasks, within);
  if (!regie_delays_each_of_providers (db, provider, take_delay, &self, error)
      || (self.read = regie_reports_load_periods (db, provider, error)) == NULL
      || !regie_reporters_each (db, provider, take_reporter, &self, error)
      || !regie_tasks_each_of_providers (db, provider, take_task, &self, error))
    return NULL;
  g_ptr_array_sort (tasks, compare);
  return g_steal_pointer (&tasks);
}

/* Adds what the Meedoenbalie must not forget, by day, to TASKS. */
static gboolean
load_desk (RegieDb *db, const RegieOffice *office, GPtrArray *tasks, GError **error)
{
  g_auto (Loading) self = { NULL };

  loading_init (&self, office, tasks, 0);
  return regie_delays_each_of_desk (db, take_delay, &self, error)
         && regie_tasks_each_of_desk (db, self.today, take_task, &self, error);
}

/* Is RULE among RULES, ids with commas between? */
static gboolean
is_among (const char *rules, const char *rule)
{
  g_auto (GStrv) ids = rules != NULL ? g_strsplit (rules, ",", -1) : NULL;

  return ids == NULL || g_strv_contains ((const char *const *) ids, rule);
}

/* The tasks of OF, and which action points are among them when only OWNER's are; NULL: all. */
static GPtrArray *
load_of (RegieDb *db, const RegieOffice *office, RegieTasksOf of, const char *owner,
         GHashTable **owned, GError **error)
{
  gboolean any = (of & (REGIE_TASKS_PROVIDERS | REGIE_TASKS_OWN)) != 0;
  g_autoptr (GPtrArray) tasks = any ? regie_tasks_load (db, office, 0, DAYS_AHEAD, error)
                                    : tasks_new ();

  *owned = NULL;
  if (tasks == NULL || (of & REGIE_TASKS_DESK && !load_desk (db, office, tasks, error))
      || (of & REGIE_TASKS_OWN && (*owned = regie_actions_load_owned (db, owner, error)) == NULL))
    return NULL;
  return g_steal_pointer (&tasks);
}

gboolean
regie_tasks_add_keys (RegieDb *db, const RegieOffice *office, GArray *keys, const char *rules,
                      RegieTasksOf of, const char *owner, GError **error)
{
  g_autoptr (GHashTable) owned = NULL;
  g_autoptr (GPtrArray) tasks = NULL;

  g_return_val_if_fail (db != NULL && office != NULL && keys != NULL, FALSE);
  if ((tasks = load_of (db, office, of, owner, &owned, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < tasks->len; i++)
    {
      const RegieTask *task = tasks->pdata[i];
      RegieTodayKey key = {
        0, task->provider, task->subject, (guint16) task->kind, (guint16) task->section, task->due
      };

      if (is_among (rules, kinds[task->kind].rule)
          && (of & REGIE_TASKS_PROVIDERS || regie_task_is_of_desk (task->kind)
              || (task->kind == REGIE_TASK_ACTION && owned != NULL
                  && g_hash_table_contains (owned, &task->subject))))
        g_array_append_val (keys, key);
    }
  regie_today_sort_keys (keys);
  return TRUE;
}

RegieTodayRow *
regie_task_row (RegieDb *db, const RegieTodayKey *key, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;
  RegieTodayRow *row;

  g_return_val_if_fail (db != NULL && key != NULL, NULL);
  if (!regie_task_load_texts (db, key, &name, &what, error))
    return NULL;
  row = g_new (RegieTodayRow, 1);
  *row = (RegieTodayRow){
    .key = *key,
    .name = name != NULL ? g_steal_pointer (&name) : g_strdup ("–"),
    .rule = g_strdup (kinds[key->n].rule),
    .begin = key->due,
    .nominal = key->due,
    .code = g_steal_pointer (&what),
  };
  return row;
}

char *
regie_task_dup_what (const RegieOffice *office, const RegieTodayRow *row)
{
  g_return_val_if_fail (office != NULL, NULL);
  if (row->key.n == REGIE_TASK_REPORT) /* whose first day stands in the key; its last is known from
                                          the day it was due */
    {
      RegiePeriod month = regie_period_of ((RegieDay) row->key.subject, REGIE_PERIOD_MONTH);
      RegiePeriod quarter = regie_period_of ((RegieDay) row->key.subject, REGIE_PERIOD_QUARTER);

      return regie_period_dup_label (row->key.due - month.until > 62 ? quarter : month);
    }
  if (row->key.n == REGIE_TASK_STEP)
    return g_strdup (regie_codes_label (office->codes, "inkoopstap", row->code));
  if (row->key.n == REGIE_TASK_MARK)
    return g_strdup (regie_codes_label (office->codes, "keurmerk", row->code));
  if (row->key.n == REGIE_TASK_NOTICE || row->key.n == REGIE_TASK_CONTRACT)
    return g_strdup_printf (_("Contract %s"), row->code != NULL ? row->code : "–");
  return g_strdup (row->code != NULL ? row->code : "–");
}

RegieChange *
regie_task_defer (RegieDb *db, const RegieOffice *office, const RegieTask *task, RegieDay until,
                  const char *reason, GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Delay);
  g_autofree char *why = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  g_autofree char *giver = NULL;
  RegieChange *change;
  gint64 id = regie_id_new ();
  char subject[REGIE_NUMBER_TEXT], provider[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL && office != NULL && task != NULL, NULL);
  if (until <= regie_office_today (office))
    return regie_refuse (error, _("Until: expected a day that is still to come")), NULL;
  if (*why == '\0')
    return regie_refuse (error, _("Reason: say why it can wait")), NULL;
  regie_number_format (task->subject, subject);
  if (regie_task_is_of_desk (task->kind)
      && !regie_task_load_giver (db, task->kind, task->subject, &giver, error))
    return NULL;
  change = regie_change_new (_("Put off"));
  regie_change_insert (change, entity, id);
  regie_put_new (change, Delay, id, provider,
                 task->provider != 0 ? regie_number_format (task->provider, provider) : NULL);
  regie_put_new (change, Delay, id, rule, kinds[task->kind].rule);
  regie_put_new (change, Delay, id, subject, subject);
  regie_put_new (change, Delay, id, until_day, regie_day_format (until, day));
  regie_put_new (change, Delay, id, reason, why);
  regie_put_new (change, Delay, id, giver, giver);
  regie_put_new (change, Delay, id, match, task->kind == REGIE_TASK_NO_SHOW ? subject : NULL);
  return change;
}
