/* SPDX-License-Identifier: EUPL-1.2 */
/* Everybody about whom a provider reported over a period, held against the order and the PIP. */
#include "regie-reconcile.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-json.h"
#include "regie-report-query.h"

#define BEFORE 3 /* periods that this one is compared with */

/* What was reported of one order in each of the periods, this one first. */
typedef struct {
  int minutes, offered, rows;
} Bucket;
typedef struct {
  RegieReconciled *person;
  Bucket buckets[BEFORE + 1];
  gint64 report; /* the newest of the period with a row of it */
} Work;

typedef struct {
  const RegieOffice *office;
  RegieReconciliation *out;
  RegiePeriod periods[BEFORE + 1];
  GHashTable *by_order, *by_dossier; /* id → Work; id → GPtrArray of Work */
  GPtrArray *work;
} Loading;

void
regie_reconciled_free (RegieReconciled *self)
{
  g_free (self->number);
  g_free (self->dossier_number);
  g_free (self->name);
  g_free (self->topic);
  g_free (self->lot);
  g_free (self->refused);
  g_free (self);
}

void
regie_reconciliation_free (RegieReconciliation *self)
{
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_free (self);
}

RegiePeriod
regie_period_whole (RegieRhythm rhythm, RegieDay today)
{
  RegiePeriod period = regie_period_of (today,
                                        rhythm != REGIE_PERIOD_NEVER ? rhythm : REGIE_PERIOD_MONTH);

  return period.until <= today ? period : regie_period_later (period, -1);
}

static gboolean
is_lessons (const RegieReconciled *person)
{
  return regie_topic_find (person->topic) == REGIE_TOPIC_LANGUAGE;
}

/* PERSON stands in no report yet. */
static void
add_person (Loading *self, RegieReconciled *person)
{
  Work *work = g_new0 (Work, 1);
  RegieGapInput *in = &person->input;
  GPtrArray *list = g_hash_table_lookup (self->by_dossier, &person->dossier);

  in->first = self->out->period.from;
  in->last = MIN (self->out->period.until, regie_office_today (self->office));
  in->any_report = self->out->any_report;
  in->offered = -1;
  in->last_attended = REGIE_DAY_NONE;
  in->milestone = REGIE_DAY_NONE;
  in->route = is_lessons (person) ? in->route : REGIE_ROUTE_UNKNOWN;
  in->said_route = REGIE_ROUTE_UNKNOWN;
  in->level = REGIE_LEVEL_UNKNOWN;
  in->said_level = REGIE_LEVEL_UNKNOWN;
  work->person = person;
  g_ptr_array_add (self->work, work);
  g_hash_table_insert (self->by_order, &person->order, work);
  if (list == NULL)
    g_hash_table_insert (self->by_dossier, &person->dossier, list = g_ptr_array_new ());
  g_ptr_array_add (list, work);
}

/* What was reported in the period itself. */
static void
add_reported (Work *work, const RegieReportHours *hours)
{
  RegieGapInput *in = &work->person->input;
  int minutes = MAX (0, hours->minutes);

  in->reported = TRUE;
  work->report = MAX (work->report, hours->report);
  in->minutes += minutes;
  if (hours->offered >= 0)
    in->offered = MAX (0, in->offered) + hours->offered;
  in->excused += MAX (0, hours->excused);
  in->unexcused += MAX (0, hours->unexcused);
  if (in->until != REGIE_DAY_NONE && hours->day > in->until)
    in->after_end += minutes;
  if (hours->level != REGIE_LEVEL_UNKNOWN)
    in->said_level = hours->level;
  if (hours->route != REGIE_ROUTE_UNKNOWN)
    in->said_route = hours->route;
}

static void
add_hours_of (Loading *self, const RegieReportHours *hours)
{
  Work *work = g_hash_table_lookup (self->by_order, &hours->order);

  if (work == NULL)
    return;
  for (guint i = 0; i <= BEFORE; i++)
    if (hours->day >= self->periods[i].from && hours->day <= self->periods[i].until)
      {
        work->buckets[i].minutes += MAX (0, hours->minutes);
        work->buckets[i].offered += MAX (0, hours->offered);
        work->buckets[i].rows++;
      }
  if (hours->day >= work->person->input.first && hours->day <= self->out->period.until)
    add_reported (work, hours);
}

/* Rows of REPORT that were refused; what a later report says of the same order puts it right. */
static void
add_refused (Loading *self, RegieRecord *report)
{
  g_autoptr (GArray) faults = regie_report_faults_parse (regie_get (report, Report, faults));

  for (guint i = 0; i < faults->len; i++)
    {
      const RegieReportFault *fault = &g_array_index (faults, RegieReportFault, i);
      Work *work = g_hash_table_lookup (self->by_order, &fault->order);

      if (work == NULL || work->report > regie_record_get_id (report)
          || work->person->input.refused++ > 0)
        continue;
      work->person->input.refused_line = (int) fault->line;
      work->person->refused = g_strdup_printf ("%s: %s", fault->column, fault->reason);
    }
}

/* Of FACTS about dossiers what counts for lessons: the last level, or the last day that is said. */
static void
add_facts (Loading *self, const GArray *facts, gboolean levels)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const RegieReportFact *fact = &g_array_index (facts, RegieReportFact, i);
      GPtrArray *list = g_hash_table_lookup (self->by_dossier, &fact->about);

      for (guint k = 0; list != NULL && k < list->len; k++)
        {
          RegieReconciled *person = ((Work *) list->pdata[k])->person;

          if (is_lessons (person) && levels)
            person->input.level = fact->level;
          else if (is_lessons (person))
            person->input.milestone = fact->day;
        }
    }
}

static gboolean
read_people (Loading *self, RegieDb *db, gint64 provider, const GPtrArray *reports, GError **error)
{
  self->out->any_report = reports->len > 0;
  for (guint i = 0; i < reports->len; i++)
    self->out->faulty += (guint) regie_get_int (reports->pdata[i], Report, faulty, 0);
  self->out->people = regie_report_load_people (db, provider, self->out->period, error);
  if (self->out->people == NULL)
    return FALSE;
  for (guint i = 0; i < self->out->people->len; i++)
    add_person (self, self->out->people->pdata[i]);
  return TRUE;
}

/* The hours of this period and those before, and when somebody came last. */
static gboolean
read_hours (Loading *self, RegieDb *db, gint64 provider, GError **error)
{
  RegieDay until = self->out->period.until;
  g_autoptr (GArray) hours = regie_report_load_hours (db, provider, self->periods[BEFORE].from,
                                                      until, error);
  g_autoptr (GArray) attended = NULL;

  if (hours == NULL || (attended = regie_report_load_attended (db, provider, until, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < hours->len; i++)
    add_hours_of (self, &g_array_index (hours, RegieReportHours, i));
  for (guint i = 0; i < attended->len; i++)
    {
      const RegieReportFact *last = &g_array_index (attended, RegieReportFact, i);
      Work *work = g_hash_table_lookup (self->by_order, &last->about);

      if (work != NULL)
        work->person->input.last_attended = last->day;
    }
  return TRUE;
}

static gboolean
read_all (Loading *self, RegieDb *db, gint64 provider, GError **error)
{
  RegieDay until = self->out->period.until;
  g_autoptr (GPtrArray) reports = regie_report_load_of_period (db, provider, self->out->period,
                                                               error);
  g_autoptr (GArray) levels = NULL;
  g_autoptr (GArray) exams = NULL;

  if (reports == NULL || !read_people (self, db, provider, reports, error)
      || !read_hours (self, db, provider, error)
      || (levels = regie_report_load_levels (db, provider, until, error)) == NULL
      || (exams = regie_report_load_exams (db, provider, until, error)) == NULL)
    return FALSE;
  for (guint i = reports->len; i-- > 0;) /* the oldest first */
    add_refused (self, reports->pdata[i]);
  add_facts (self, levels, TRUE);
  add_facts (self, exams, FALSE); /* the newest first: the oldest planned exam stays */
  return TRUE;
}

/* The periods before this one in which the hours were too few as well, without a gap. */
static int
count_short (const Loading *self, const Work *work)
{
  int n = 0;

  for (guint i = 1; i <= BEFORE && work->buckets[i].rows > 0; i++, n++)
    {
      RegieGapInput then = work->person->input;
      RegieGapResult result;

      then.first = self->periods[i].from;
      then.last = self->periods[i].until;
      regie_gap_judge (&then, &self->office->gaps, &result);
      if (result.planned == 0
          || work->buckets[i].minutes * 100 >= result.planned * self->office->gaps.less)
        break;
    }
  return n;
}

static int
compare_people (gconstpointer a, gconstpointer b)
{
  const RegieReconciled *x = *(RegieReconciled *const *) a;
  const RegieReconciled *y = *(RegieReconciled *const *) b;
  guint left = x->result.n > 0 ? x->result.reasons[0].gap : REGIE_N_GAPS;
  guint right = y->result.n > 0 ? y->result.reasons[0].gap : REGIE_N_GAPS;

  if (x->result.verdict != y->result.verdict)
    return (int) y->result.verdict - (int) x->result.verdict;
  return left != right ? (int) left - (int) right : g_utf8_collate (x->name, y->name);
}

static void
judge_all (Loading *self)
{
  for (guint i = 0; i < self->work->len; i++)
    {
      Work *work = self->work->pdata[i];
      RegieGapInput *in = &work->person->input;

      for (guint k = 1; k <= BEFORE; k++)
        {
          in->before_minutes += work->buckets[k].minutes;
          in->before_offered += work->buckets[k].offered;
        }
      in->short_before = count_short (self, work);
      regie_gap_judge (in, &self->office->gaps, &work->person->result);
      self->out->counts[work->person->result.verdict]++;
    }
  g_ptr_array_sort (self->out->people, compare_people);
}

RegieReconciliation *
regie_reconcile_load (RegieDb *db, const RegieOffice *office, gint64 provider, RegiePeriod period,
                      GError **error)
{
  g_autoptr (RegieReconciliation) out = g_new0 (RegieReconciliation, 1);
  g_autoptr (GHashTable) by_order = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) by_dossier = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                             (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) work = g_ptr_array_new_with_free_func (g_free);
  Loading self = { office, out, { { 0 } }, by_order, by_dossier, work };

  g_return_val_if_fail (db != NULL, NULL);
  out->period = period;
  for (int i = 0; i <= BEFORE; i++)
    self.periods[i] = regie_period_later (period, -i);
  if (!read_all (&self, db, provider, error))
    return NULL;
  judge_all (&self);
  return g_steal_pointer (&out);
}

char *
regie_reconciled_dup_sentence (const RegieReconciled *person, guint i)
{
  g_autofree char *sentence = regie_gap_dup_sentence (&person->result.reasons[i]);

  if (person->result.reasons[i].gap != REGIE_GAP_REFUSED || person->refused == NULL)
    return g_steal_pointer (&sentence);
  /* TRANSLATORS: a sentence about a line of a report, then the column and what is wrong with it */
  return g_strdup_printf (_("%s %s."), sentence, person->refused);
}

static void
add_hours (JsonBuilder *b, const char *member, int minutes)
{
  if (minutes >= 0)
    regie_json_add_number (b, member, minutes / 60.0);
}

static void
add_reason (JsonBuilder *b, const RegieReconciled *person, guint i)
{
  const RegieGapReason *reason = &person->result.reasons[i];
  g_autofree char *sentence = regie_reconciled_dup_sentence (person, i);
  gboolean hours = reason->gap == REGIE_GAP_AFTER_END || reason->gap == REGIE_GAP_OFFERED
                   || reason->gap == REGIE_GAP_LESS || reason->gap == REGIE_GAP_MORE
                   || reason->gap == REGIE_GAP_UNEXCUSED;
  gboolean days = reason->gap == REGIE_GAP_START || reason->gap == REGIE_GAP_SILENT
                  || reason->gap == REGIE_GAP_FALLING;

  json_builder_begin_object (b);
  regie_json_add_text (b, "reden", regie_gap_name (reason->gap));
  regie_json_add_text (b, "zin", sentence);
  if (hours)
    regie_json_add_number (b, "is", reason->is / 60.0);
  if (hours && reason->gap != REGIE_GAP_AFTER_END)
    regie_json_add_number (b, "moet", reason->should / 60.0);
  if (reason->gap == REGIE_GAP_REFUSED)
    {
      regie_json_add_int (b, "regel", reason->is);
      regie_json_add_int (b, "regels", reason->should);
    }
  if (days)
    {
      regie_json_add_int (b, "is", reason->is);
      regie_json_add_int (b, "moet", reason->should);
    }
  json_builder_end_object (b);
}

char *
regie_reconciliation_to_json (const RegieReconciliation *self)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();

  json_builder_begin_array (b);
  for (guint i = 0; i < self->people->len; i++)
    {
      const RegieReconciled *person = self->people->pdata[i];

      json_builder_begin_object (b);
      regie_json_add_text (b, "opdracht", person->number);
      regie_json_add_text (b, "dossiernummer", person->dossier_number);
      regie_json_add_text (b, "onderwerp", person->topic);
      regie_json_add_text (b, "oordeel", regie_accord_name (person->result.verdict));
      add_hours (b, "uren_volgens_opdracht", person->result.planned);
      add_hours (b, "uren_gevolgd", person->input.reported ? person->input.minutes : -1);
      add_hours (b, "uren_aangeboden", person->input.offered);
      json_builder_set_member_name (b, "redenen");
      json_builder_begin_array (b);
      for (guint k = 0; k < person->result.n; k++)
        add_reason (b, person, k);
      json_builder_end_array (b);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  return regie_json_dup (b);
}
