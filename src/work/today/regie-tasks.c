/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-tasks.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-text.h"

#define PAY_DAYS 30
/* Two residents may have the same initials. */
#define RESIDENT_NAME "r.initials || COALESCE(' (' || r.number || ')', '')"
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
  RegieTaskKind kind;
} Loading;

static gboolean
take_delay (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDay until;

  if (regie_day_parse (c[2], &until))
    g_hash_table_insert (((Loading *) data)->delays, g_strdup_printf ("%s/%s", c[0], c[1]),
                         GINT_TO_POINTER (until));
  return TRUE;
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

/* provider, subject, name, what, day */
static gboolean
take_task (guint n, const char *const *c, gpointer data, GError **error)
{
  Loading *self = data;
  const char *what = c[3];
  RegieDay due;

  if (!regie_day_parse (c[4], &due))
    return TRUE;
  if (self->kind == REGIE_TASK_STEP)
    what = regie_codes_label (self->office->codes, "inkoopstap", what);
  else if (self->kind == REGIE_TASK_MARK)
    what = regie_codes_label (self->office->codes, "keurmerk", what);
  else if (self->kind == REGIE_TASK_INVOICE)
    due += PAY_DAYS;
  else if (self->kind == REGIE_TASK_OFFER)
    due += strcmp (c[5], "1") == 0 ? 1 : self->office->match.fresh_days + 1;
  else if (self->kind == REGIE_TASK_GIVER)
    due += self->office->match.giver_days + 1;
  else if (self->kind == REGIE_TASK_NOTICE) /* c[5]: months before the end */
    due = regie_day_first_day (due, (int) g_ascii_strtoll (c[5], NULL, 10)) - 1;
  if (self->kind == REGIE_TASK_NOTICE && due < self->today)
    return TRUE; /* past: the end itself is said */
  add (self, self->kind, g_ascii_strtoll (c[0], NULL, 10), g_ascii_strtoll (c[1], NULL, 10), c[2],
       what, due);
  return TRUE;
}

static gboolean
take_period (guint n, const char *const *c, gpointer data, GError **error)
{
  g_hash_table_add (data, g_strdup_printf ("%s/%s", c[0], c[1]));
  return TRUE;
}

/* provider, name, rhythm, days, first day of an order, last day of one */
static gboolean
take_reporter (guint n, const char *const *c, gpointer data, GError **error)
{
  Loading *self = ((gpointer *) data)[0];
  GHashTable *read = ((gpointer *) data)[1];
  RegieRhythm rhythm = regie_report_rhythm (c[2]);
  int days = c[3] != NULL ? (int) g_ascii_strtoll (c[3], NULL, 10) : 14;
  RegieDay first, last;
  RegiePeriod period;

  if (rhythm == REGIE_PERIOD_NEVER || !regie_day_parse (c[4], &first)
      || !regie_day_parse (c[5], &last))
    return TRUE;
  period = regie_period_of (self->today, rhythm);
  for (int i = 0; i < MOST_PERIODS; i++)
    {
      g_autofree char *label = NULL;
      g_autofree char *key = NULL;
      char text[REGIE_PERIOD_TEXT];

      period = regie_period_later (period, -1);
      if (period.until < first || period.from > last)
        continue;
      key = g_strdup_printf ("%s/%s", c[0], regie_period_format (period, text));
      label = regie_period_dup_label (period);
      if (!g_hash_table_contains (read, key))
        add (self, REGIE_TASK_REPORT, g_ascii_strtoll (c[0], NULL, 10), period.from, c[1], label,
             period.until + days);
    }
  return TRUE;
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

GPtrArray *
regie_tasks_load (RegieDb *db, const RegieOffice *office, gint64 provider, int within,
                  GError **error)
{
  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  static const struct {
    RegieTaskKind kind;
    const char *sql;
  } queries[] = {
    { REGIE_TASK_STEP, "SELECT o.id, m.id, o.name, m.kind, m.day FROM milestone m JOIN contract c "
                       "ON c.id = m.contract JOIN provider o ON o.id = c.provider"
                       " WHERE m.voided = 0 AND m.done_on IS NULL AND c.voided = 0 AND o.voided = "
                       "0 AND (o.id = $1 OR $1 = '0')" },
    { REGIE_TASK_NOTICE,
      "SELECT o.id, c.id, o.name, c.number, c.until_day, c.notice_months FROM contract c JOIN "
      "provider o ON o.id = c.provider"
      " WHERE c.voided = 0 AND o.voided = 0 AND c.notice_months > 0 AND COALESCE(c.stage, 'loopt') "
      "IN ('gegund', 'loopt', 'eindigt') AND (o.id = $1 OR $1 = '0')" },
    { REGIE_TASK_CONTRACT, "SELECT o.id, c.id, o.name, c.number, c.until_day FROM contract c JOIN "
                           "provider o ON o.id = c.provider"
                           " WHERE c.voided = 0 AND o.voided = 0 AND COALESCE(c.stage, 'loopt') IN "
                           "('gegund', 'loopt', 'eindigt') AND (o.id = $1 OR $1 = '0')" },
    { REGIE_TASK_MARK,
      "SELECT o.id, k.id, o.name, k.kind, k.until_day FROM mark k JOIN provider o ON o.id = "
      "k.provider WHERE k.voided = 0 AND o.voided = 0 AND (o.id = $1 OR $1 = '0')"
      " AND NOT EXISTS (SELECT 1 FROM mark n WHERE n.provider = k.provider AND n.kind = k.kind AND "
      "n.voided = 0 AND COALESCE(n.until_day, '9') > k.until_day)" },
    { REGIE_TASK_ACTION,
      "SELECT o.id, a.id, o.name, a.text, a.due FROM action a JOIN provider o ON o.id = a.provider "
      "WHERE a.voided = 0 AND a.done_on IS NULL AND o.voided = 0 AND (o.id = $1 OR $1 = '0')" },
    { REGIE_TASK_INVOICE, "SELECT o.id, i.id, o.name, i.number, i.day FROM invoice i JOIN provider "
                          "o ON o.id = i.provider WHERE i.voided = 0 AND i.settled_on IS NULL AND "
                          "o.voided = 0 AND (o.id = $1 OR $1 = '0')" },
  };
  g_autoptr (GPtrArray) tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) regie_task_free);
  g_autoptr (GHashTable) delays = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) read = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Loading self = { office, regie_office_today (office), within, tasks, delays, 0 };
  char id[24];
  const char *params[] = { id };

  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, provider);
  if (!regie_db_exec (db,
                      "SELECT rule, subject, until_day FROM delay WHERE voided = 0 AND (provider = "
                      "$1 OR ($1 = '0' AND provider IS NOT NULL)) ORDER BY id",
                      1, params, take_delay, &self, error)
      || !regie_db_exec (
        db, "SELECT provider, period FROM report WHERE voided = 0 AND (provider = $1 OR $1 = '0')",
        1, params, take_period, read, error)
      || !regie_db_exec (
        db,
        "SELECT o.id, o.name, o.rhythm, o.report_days, min(e.from_day), max(COALESCE(e.ended_on, "
        "e.until_day)) FROM provider o JOIN contract c ON c.provider = o.id"
        " JOIN lot l ON l.contract = c.id JOIN engagement e ON e.lot = l.id WHERE o.voided = 0 AND "
        "e.voided = 0 AND e.stage <> 'wacht' AND (o.id = $1 OR $1 = '0')"
        " GROUP BY o.id, o.name, o.rhythm, o.report_days",
        1, params, take_reporter, (gpointer[]){ &self, read }, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      self.kind = queries[i].kind;
      if (!regie_db_exec (db, queries[i].sql, 1, params, take_task, &self, error))
        return NULL;
    }
  g_ptr_array_sort (tasks, compare);
  return g_steal_pointer (&tasks);
}

/* What the Meedoenbalie must not forget; by day. */
static gboolean
load_desk (RegieDb *db, Loading *self, GError **error)
{
  static const struct {
    RegieTaskKind kind;
    const char *sql;
  } queries[] = {
    { REGIE_TASK_OFFER,
      "SELECT 0, o.id, g.name, o.title, COALESCE(o.fresh_until, g.told_on), CASE WHEN "
      "o.fresh_until IS NULL THEN 0 ELSE 1 END FROM offer o JOIN giver g ON g.id = o.giver"
      " WHERE o.voided = 0 AND COALESCE(o.paused, 0) = 0 AND COALESCE(o.until_day, '9') >= $1" },
    { REGIE_TASK_GIVER,
      "SELECT 0, g.id, g.name, g.contact, g.told_on FROM giver g WHERE g.voided = 0 AND $1 > '0'"
      " AND EXISTS (SELECT 1 FROM offer o WHERE o.giver = g.id AND o.voided = 0 AND "
      "COALESCE(o.paused, 0) = 0)" },
    { REGIE_TASK_NO_SHOW, "SELECT 0, m.id, g.name, " RESIDENT_NAME
                          ", max(a.day) FROM match m JOIN attendance a ON a.match = m.id AND "
                          "a.voided = 0 AND a.state = 'niet_gekomen'"
                          " JOIN offer o ON o.id = m.offer JOIN giver g ON g.id = o.giver JOIN "
                          "wish w ON w.id = m.wish JOIN resident r ON r.id = w.resident"
                          " WHERE m.voided = 0 AND m.ended_on IS NULL AND $1 > '0' AND NOT EXISTS "
                          "(SELECT 1 FROM attendance b WHERE b.match = a.match AND b.voided = 0 "
                          "AND b.state = 'geweest' AND b.day > a.day)"
                          " GROUP BY m.id, g.name, r.initials, r.number HAVING count(*) >= 2" },
  };
  char day[REGIE_DAY_TEXT];

  regie_day_format (self->today, day);
  self->within = 0;
  if (!regie_db_exec (db,
                      "SELECT rule, subject, until_day FROM delay WHERE voided = 0 AND giver IS "
                      "NOT NULL ORDER BY id",
                      0, NULL, take_delay, self, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      self->kind = queries[i].kind;
      if (!regie_db_exec (db, queries[i].sql, 1, (const char *[]){ day }, take_task, self, error))
        return FALSE;
    }
  return TRUE;
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const RegieTodayKey *x = a;
  const RegieTodayKey *y = b;

  if (x->section != y->section)
    return (int) x->section - (int) y->section;
  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  return x->dossier != y->dossier ? (x->dossier < y->dossier ? -1 : 1) : (int) x->n - (int) y->n;
}

/* Is RULE among RULES, ids with commas between? */
static gboolean
is_among (const char *rules, const char *rule)
{
  g_auto (GStrv) ids = rules != NULL ? g_strsplit (rules, ",", -1) : NULL;

  return ids == NULL || g_strv_contains ((const char *const *) ids, rule);
}

static gboolean
take_owner (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 *id = g_new (gint64, 1);

  *id = g_ascii_strtoll (c[0], NULL, 10);
  g_hash_table_add (data, id);
  return TRUE;
}

gboolean
regie_tasks_add_keys (RegieDb *db, const RegieOffice *office, GArray *keys, const char *rules,
                      RegieTasksOf of, const char *owner, GError **error)
{
  g_autoptr (GPtrArray) tasks = of & (REGIE_TASKS_PROVIDERS | REGIE_TASKS_OWN)
                                  ? regie_tasks_load (db, office, 0, 42, error)
                                  : g_ptr_array_new_with_free_func (
                                    (GDestroyNotify) regie_task_free);
  g_autoptr (GHashTable) delays = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) mine = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Loading desk = { office, regie_office_today (office), 0, tasks, delays, 0 };

  if (tasks == NULL || (of & REGIE_TASKS_DESK && !load_desk (db, &desk, error))
      || (of & REGIE_TASKS_OWN
          && !regie_db_exec (db, "SELECT id FROM action WHERE owner = $1 AND voided = 0", 1, &owner,
                             take_owner, mine, error)))
    return FALSE;
  for (guint i = 0; i < tasks->len; i++)
    {
      const RegieTask *task = tasks->pdata[i];
      RegieTodayKey key = {
        0, task->provider, task->subject, (guint16) task->kind, (guint16) task->section, task->due
      };

      if (is_among (rules, kinds[task->kind].rule)
          && (of & REGIE_TASKS_PROVIDERS || regie_task_is_of_desk (task->kind)
              || (task->kind == REGIE_TASK_ACTION && g_hash_table_contains (mine, &task->subject))))
        g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_keys);
  return TRUE;
}

RegieTodayRow *
regie_task_row (RegieDb *db, const RegieTodayKey *key, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  static const char *const what[REGIE_N_TASKS] = {
    NULL,
    "SELECT kind FROM milestone WHERE id = $1",
    "SELECT number FROM contract WHERE id = $1",
    "SELECT number FROM contract WHERE id = $1",
    "SELECT kind FROM mark WHERE id = $1",
    "SELECT text FROM action WHERE id = $1",
    "SELECT number FROM invoice WHERE id = $1",
    "SELECT title FROM offer WHERE id = $1",
    "SELECT contact FROM giver WHERE id = $1",
    "SELECT " RESIDENT_NAME " FROM match m JOIN wish w ON w.id = m.wish JOIN resident r ON r.id = "
    "w.resident WHERE m.id = $1"
  };
  static const char *const whose[] = {
    "SELECT g.name FROM offer o JOIN giver g ON g.id = o.giver WHERE o.id = $1",
    "SELECT name FROM giver WHERE id = $1",
    "SELECT g.name FROM match m JOIN offer o ON o.id = m.offer JOIN giver g ON g.id = o.giver "
    "WHERE m.id = $1"
  };
  RegieTodayRow *row = g_new0 (RegieTodayRow, 1);
  char provider[24], subject[24];

  *row = (RegieTodayRow){
    .key = *key, .rule = g_strdup (kinds[key->n].rule), .begin = key->due, .nominal = key->due
  };
  g_snprintf (provider, sizeof provider, "%" G_GINT64_FORMAT, key->provider);
  g_snprintf (subject, sizeof subject, "%" G_GINT64_FORMAT, key->subject);
  if (!(regie_task_is_of_desk (key->n)
          ? regie_db_get_text (db, whose[key->n - REGIE_TASK_OFFER], 1, (const char *[]){ subject },
                               &row->name, error)
          : regie_db_get_text (db, "SELECT name FROM provider WHERE id = $1", 1,
                               (const char *[]){ provider }, &row->name, error))
      || (what[key->n] != NULL
          && !regie_db_get_text (db, what[key->n], 1, (const char *[]){ subject }, &row->code,
                                 error)))
    {
      regie_today_row_free (row);
      return NULL;
    }
  if (row->name == NULL)
    row->name = g_strdup ("–");
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
  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  static const char *const givers[] = {
    "SELECT giver FROM offer WHERE id = $1", "SELECT id FROM giver WHERE id = $1",
    "SELECT o.giver FROM match m JOIN offer o ON o.id = m.offer WHERE m.id = $1"
  };
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Delay);
  g_autofree char *why = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  g_autofree char *giver = NULL;
  RegieChange *change;
  gint64 id = regie_id_new ();
  char subject[REGIE_NUMBER_TEXT], provider[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];

  if (until <= regie_office_today (office))
    return regie_refuse (error, _("Until: expected a day that is still to come")), NULL;
  if (*why == '\0')
    return regie_refuse (error, _("Reason: say why it can wait")), NULL;
  regie_number_format (task->subject, subject);
  if (regie_task_is_of_desk (task->kind)
      && !regie_db_get_text (db, givers[task->kind - REGIE_TASK_OFFER], 1,
                             (const char *[]){ subject }, &giver, error))
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
