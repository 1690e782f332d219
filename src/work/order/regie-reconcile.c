/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-reconcile.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-json.h"

#define BEFORE 3 /* periods that this one is compared with */

/* What was reported of one order in each of the periods, this one first. */
typedef struct {
  int minutes, offered, rows;
} Bucket;
typedef struct {
  RegieReconciled *person;
  Bucket buckets[BEFORE + 1];
  gint64 report;
} Work; /* REPORT: the newest of the period with a row of it */

typedef struct {
  const RegieOffice *office;
  RegieReconciliation *out;
  RegiePeriod periods[BEFORE + 1];
  GHashTable *by_order, *by_dossier; /* id → Work; id → GPtrArray of Work */
  GPtrArray *work;
} Loading;

static void
person_free (gpointer data)
{
  RegieReconciled *self = data;

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
  g_ptr_array_unref (self->people);
  g_free (self);
}

RegiePeriod
regie_period_whole (RegieRhythm rhythm, RegieDay today)
{
  RegiePeriod period = regie_period_of (today,
                                        rhythm != REGIE_PERIOD_NEVER ? rhythm : REGIE_PERIOD_MONTH);

  return period.until <= today ? period : regie_period_later (period, -1);
}

static RegieDay
day_of (const char *text)
{
  RegieDay day = REGIE_DAY_NONE;

  regie_day_parse (text, &day);
  return day;
}

static int
number_of (const char *text)
{
  return text != NULL ? (int) g_ascii_strtoll (text, NULL, 10) : -1;
}

static gboolean
is_lessons (const RegieReconciled *person)
{
  return regie_topic_find (person->topic) == REGIE_TOPIC_LANGUAGE;
}

static gboolean
take_order (guint n, const char *const *c, gpointer data, GError **error)
{
  Loading *self = data;
  RegieReconciled *person = g_new0 (RegieReconciled, 1);
  Work *work = g_new0 (Work, 1);
  RegieGapInput *in = &person->input;
  GPtrArray *list;

  person->order = g_ascii_strtoll (c[0], NULL, 10);
  person->dossier = g_ascii_strtoll (c[1], NULL, 10);
  person->number = g_strdup (c[2]);
  person->dossier_number = g_strdup (c[3]);
  person->name = g_strdup (c[4]);
  person->topic = g_strdup (c[5]);
  person->lot = g_strdup (c[6]);
  *in = (RegieGapInput){
    .first = self->out->period.from,
    .last = MIN (self->out->period.until, regie_office_today (self->office)),
    .from = day_of (c[7]),
    .until = c[9] != NULL ? day_of (c[9]) : day_of (c[8]),
    .begun = day_of (c[10]),
    .per_week = MAX (0, number_of (c[11])),
    .waits = regie_order_stage_find (c[12]) == REGIE_ORDER_STAGE_WAITS,
    .any_report = self->out->any_report,
    .offered = -1,
    .last_attended = REGIE_DAY_NONE,
    .route = REGIE_ROUTE_UNKNOWN,
    .said_route = REGIE_ROUTE_UNKNOWN,
    .level = REGIE_LEVEL_UNKNOWN,
    .said_level = REGIE_LEVEL_UNKNOWN,
    .milestone = REGIE_DAY_NONE,
  };
  if (is_lessons (person))
    in->route = regie_route_find (c[13]);
  work->person = person;
  g_ptr_array_add (self->out->people, person);
  g_ptr_array_add (self->work, work);
  g_hash_table_insert (self->by_order, &person->order, work);
  if ((list = g_hash_table_lookup (self->by_dossier, &person->dossier)) == NULL)
    g_hash_table_insert (self->by_dossier, &person->dossier, list = g_ptr_array_new ());
  g_ptr_array_add (list, work);
  return TRUE;
}

static gboolean
take_hours (guint n, const char *const *c, gpointer data, GError **error)
{
  Loading *self = data;
  gint64 order = g_ascii_strtoll (c[0], NULL, 10);
  Work *work = g_hash_table_lookup (self->by_order, &order);
  RegieDay day = day_of (c[1]);
  int minutes = MAX (0, number_of (c[2]));
  int offered = number_of (c[3]);
  RegieGapInput *in;

  if (work == NULL)
    return TRUE;
  in = &work->person->input;
  for (guint i = 0; i <= BEFORE; i++)
    if (day >= self->periods[i].from && day <= self->periods[i].until)
      {
        work->buckets[i].minutes += minutes;
        work->buckets[i].offered += MAX (0, offered);
        work->buckets[i].rows++;
      }
  if (day < in->first || day > self->out->period.until)
    return TRUE;
  in->reported = TRUE;
  work->report = MAX (work->report, g_ascii_strtoll (c[8], NULL, 10));
  in->minutes += minutes;
  if (offered >= 0)
    in->offered = MAX (0, in->offered) + offered;
  in->excused += MAX (0, number_of (c[4]));
  in->unexcused += MAX (0, number_of (c[5]));
  if (in->until != REGIE_DAY_NONE && day > in->until)
    in->after_end += minutes;
  if (c[6] != NULL)
    in->said_level = regie_level_find (c[6]);
  if (c[7] != NULL)
    in->said_route = regie_route_find (c[7]);
  return TRUE;
}

/* Rows that were refused; what a later report says of the same order puts it right. */
static gboolean
take_refused (guint n, const char *const *c, gpointer data, GError **error)
{
  Loading *self = data;
  g_auto (GStrv) lines = g_strsplit (c[1], "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      RegieReportFault fault;
      Work *work;

      if (!regie_report_fault_parse (lines[i], &fault))
        continue;
      work = g_hash_table_lookup (self->by_order, &fault.order);
      if (work != NULL && work->report <= g_ascii_strtoll (c[0], NULL, 10)
          && work->person->input.refused++ == 0)
        {
          work->person->input.refused_line = (int) fault.line;
          work->person->refused = g_steal_pointer (&fault.why);
        }
      g_free (fault.why);
    }
  return TRUE;
}

static gboolean
take_last (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 order = c[0] != NULL ? g_ascii_strtoll (c[0], NULL, 10) : 0;
  Work *work = g_hash_table_lookup (((Loading *) data)->by_order, &order);

  if (work != NULL)
    work->person->input.last_attended = day_of (c[1]);
  return TRUE;
}

/* By day: the last PIP counts. */
static gboolean
take_pip (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 dossier = g_ascii_strtoll (c[0], NULL, 10);
  GPtrArray *list = g_hash_table_lookup (((Loading *) data)->by_dossier, &dossier);

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (is_lessons (((Work *) list->pdata[i])->person))
      ((Work *) list->pdata[i])->person->input.level = regie_level_find (c[1]);
  return TRUE;
}

/* By day, newest first: so the oldest planned exam that was not done stays. */
static gboolean
take_exam (guint n, const char *const *c, gpointer data, GError **error)
{
  gint64 dossier = g_ascii_strtoll (c[0], NULL, 10);
  GPtrArray *list = g_hash_table_lookup (((Loading *) data)->by_dossier, &dossier);

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (is_lessons (((Work *) list->pdata[i])->person))
      ((Work *) list->pdata[i])->person->input.milestone = day_of (c[1]);
  return TRUE;
}

#define DOSSIERS                                                                                   \
  "(SELECT e.dossier FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON e.lot "  \
  "= l.id WHERE c.provider = $1 AND e.voided = 0)"

static gboolean
read_all (Loading *self, RegieDb *db, gint64 provider, GError **error)
{
  char id[24], from[REGIE_DAY_TEXT], until[REGIE_DAY_TEXT], before[REGIE_DAY_TEXT],
    period[REGIE_PERIOD_TEXT];
  const char *span[] = { id, regie_day_format (self->out->period.from, from),
                         regie_day_format (self->out->period.until, until) };
  const char *hours[] = { id, regie_day_format (self->periods[BEFORE].from, before), until };
  const char *by_period[] = { id, regie_period_format (self->out->period, period), from, until };
  gint64 reports = 0;
  gint64 faulty = 0;

  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, provider);
  if (!regie_db_get_int (
        db, "SELECT count(*) FROM report WHERE provider = $1 AND voided = 0 AND period = $2", 2,
        by_period, &reports, error)
      || !regie_db_get_int (db,
                            "SELECT COALESCE(sum(faulty), 0) FROM report WHERE provider = $1 AND "
                            "voided = 0 AND period = $2",
                            2, by_period, &faulty, error))
    return FALSE;
  self->out->any_report = reports > 0;
  self->out->faulty = (guint) faulty;
  return regie_db_exec (db,
                        "SELECT e.id, e.dossier, e.number, i.number, i.name, e.topic, l.name, "
                        "e.from_day, e.until_day, e.ended_on, e.begun_on, e.hours, e.stage, i.route"
                        " FROM contract c JOIN lot l ON l.contract = c.id JOIN engagement e ON "
                        "e.lot = l.id JOIN dossier_index i ON i.dossier = e.dossier"
                        " WHERE c.provider = $1 AND e.voided = 0 AND ((e.from_day <= $3 AND "
                        "COALESCE(e.ended_on, e.until_day) >= $2)"
                        " OR EXISTS (SELECT 1 FROM fact f WHERE f.dossier = e.dossier AND "
                        "f.engagement = e.id AND f.voided = 0 AND f.day >= $2 AND f.day <= $3))"
                        " ORDER BY i.name, e.id",
                        3, span, take_order, self, error)
         && regie_db_exec (
           db,
           "SELECT f.engagement, f.day, COALESCE(f.minutes, f.hours * 60), "
           "COALESCE(f.plan_minutes, f.plan * 60), COALESCE(f.excused_minutes, f.excused * 60),"
           " COALESCE(f.unexcused_minutes, f.unexcused * 60), f.level, f.route, r.id FROM report r "
           "JOIN fact f ON f.report = r.id"
           " WHERE r.provider = $1 AND r.voided = 0 AND f.voided = 0 AND f.engagement IS NOT NULL "
           "AND f.day >= $2 AND f.day <= $3 ORDER BY f.day",
           3, hours, take_hours, self, error)
         && regie_db_exec (db,
                           "SELECT id, faults FROM report WHERE provider = $1 AND voided = 0 AND "
                           "period = $2 AND faults IS NOT NULL ORDER BY id",
                           2, by_period, take_refused, self, error)
         && regie_db_exec (
           db,
           "SELECT f.engagement, max(f.day) FROM report r JOIN fact f ON f.report = r.id WHERE "
           "r.provider = $1 AND r.voided = 0 AND f.voided = 0 AND f.day <= $2"
           " AND COALESCE(f.minutes, f.hours * 60) > 0 GROUP BY f.engagement",
           2, (const char *[]){ id, until }, take_last, self, error)
         && regie_db_exec (
           db,
           "SELECT f.dossier, f.level FROM fact f WHERE f.kind = 'pip' AND f.voided = 0 AND "
           "COALESCE(f.planned, 0) = 0 AND f.day <= $2 AND f.dossier IN " DOSSIERS
           " ORDER BY f.day, f.id",
           2, (const char *[]){ id, until }, take_pip, self, error)
         && regie_db_exec (
           db,
           "SELECT f.dossier, f.day FROM fact f WHERE f.kind = 'examen' AND f.planned = 1 AND "
           "f.voided = 0 AND f.day <= $2 AND f.dossier IN " DOSSIERS
           " AND NOT EXISTS (SELECT 1 FROM fact g WHERE g.dossier = f.dossier AND g.kind = "
           "'examen' AND g.voided = 0 AND COALESCE(g.planned, 0) = 0"
           " AND g.parts = f.parts AND (g.day >= f.day OR g.result = 'geslaagd')) ORDER BY f.day "
           "DESC, f.id",
           2, (const char *[]){ id, until }, take_exam, self, error);
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
  out->people = g_ptr_array_new_with_free_func (person_free);
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
