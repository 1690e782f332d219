/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-derive.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-bulk.h"
#include "regie-cost.h"
#include "regie-error.h"
#include "regie-lock.h"
#include "regie-message.h"
#include "regie-migrate.h"
#include "regie-policies.h"
#include "regie-notes.h"
#include "regie-person.h"
#include "regie-preflight.h"
#include "regie-search.h"
#include "regie-text.h"

/* A handling by a person of one deadline: "later" or "done before we recorded". */
typedef struct {
  char rule[32];
  gint64 fact;
  RegieDay until;
  gboolean done;
} Handling;

typedef struct {
  const char *rule;
  gint64 fact;
  RegieDay begin, nominal, due, ended, lapsed_from, lapsed_until, deferred;
  int nature, actor, uncertain, open, unrecorded;
} Row;

struct _RegieDeriver {
  const RegieRules *rules;
  const RegieCodes *codes;
  RegieDay today;
  guint silence_days;
  GArray *facts, *deadlines, *handlings, *rows;
  char *facts_query; /* the facts of one dossier */
  char *inserts[8];
};

/* What the caseload shows of one dossier. */
typedef struct {
  RegieDay started, next_due, pip_day, term_begin, term_nominal, term_end, last_contact, done_on,
    refresh_on;
  const char *next_rule;
  RegiePhase phase;
  int minutes, plan; /* of hours followed; whole hours planned */
  gboolean active;   /* the duty runs, and we have something to do with it */
  RegieGroup group;
  RegieRoute route;
} Summary;

typedef struct {
  RegieDossierFacts d;
  char *texts[10];
  gboolean found;
} Head;

RegieDeriver *
regie_deriver_new (const RegieRules *rules, const RegieCodes *codes, RegieDay today,
                   guint silence_days)
{
  RegieDeriver *self = g_new0 (RegieDeriver, 1);
  g_autofree char *columns = regie_fact_dup_columns ();

  g_return_val_if_fail (rules != NULL && codes != NULL, NULL);
  *self = (RegieDeriver){ rules, codes, today, silence_days };
  self->facts_query = g_strdup_printf (
    "SELECT %s FROM fact WHERE dossier = $1 AND voided = 0 ORDER BY id", columns);
  self->facts = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  self->deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  self->handlings = g_array_new (FALSE, FALSE, sizeof (Handling));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  return self;
}

void
regie_deriver_free (RegieDeriver *self)
{
  g_array_unref (self->facts);
  g_array_unref (self->deadlines);
  g_array_unref (self->handlings);
  g_array_unref (self->rows);
  g_free (self->facts_query);
  for (guint i = 0; i < G_N_ELEMENTS (self->inserts); i++)
    g_free (self->inserts[i]);
  g_free (self);
}

void
regie_deriver_set_today (RegieDeriver *self, RegieDay today)
{
  self->today = today;
}

char *
regie_deriver_dup_mark (const RegieDeriver *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_strdup_printf ("%s %u", self->rules->hash, self->silence_days);
}

static const char *
id_text (gint64 id, char *buffer)
{
  return id != 0 ? regie_number_format (id, buffer) : NULL;
}

static RegieDay
parse_day (const char *text)
{
  RegieDay day;

  return regie_day_parse (text, &day) ? day : REGIE_DAY_NONE;
}

static gboolean
add_fact (guint n, const char *const *columns, gpointer data, GError **error)
{
  RegieFact fact;

  regie_fact_from_row (&fact, columns);
  g_array_append_val ((GArray *) data, fact);
  return TRUE;
}

static gboolean
load_facts (RegieDb *db, RegieDeriver *self, const char *dossier, GError **error)
{
  GArray *facts = self->facts;

  g_array_set_size (facts, 0);
  if (!regie_db_exec (db, self->facts_query, 1, &dossier, add_fact, facts, error))
    return FALSE;
  regie_facts_sort ((RegieFact *) (gpointer) facts->data, facts->len);
  return TRUE;
}

static gboolean
add_handling (guint n, const char *const *c, gpointer data, GError **error)
{
  Handling handling = { .fact = c[1] != NULL ? g_ascii_strtoll (c[1], NULL, 10) : 0,
                        .until = parse_day (c[2]),
                        .done = regie_handling_find (c[3]) == REGIE_HANDLING_DONE };

  g_strlcpy (handling.rule, c[0], sizeof handling.rule);
  g_array_append_val ((GArray *) data, handling);
  return TRUE;
}

static const Handling *
find_handling (const RegieDeriver *self, const char *rule, gint64 fact)
{
  const Handling *found = NULL;

  for (guint i = 0; i < self->handlings->len; i++)
    {
      const Handling *handling = &g_array_index (self->handlings, Handling, i);

      if (strcmp (handling->rule, rule) == 0 && (handling->fact == 0 || handling->fact == fact))
        found = handling;
    }
  return found;
}

static gboolean
is_for_ever_lapsed (const RegieDeadline *d)
{
  return d->state == REGIE_STATE_LAPSED && d->lapsed_until == REGIE_DAY_NONE;
}

gboolean
regie_rule_asks (const RegieRule *rule)
{
  return rule->shape != REGIE_RULE_FOLLOWS && rule->shape != REGIE_RULE_WINDOW_BEFORE
         && rule->shape != REGIE_RULE_INFORMATION
         && (rule->nature == REGIE_NATURE_DUTY || rule->nature == REGIE_NATURE_WINDOW
             || rule->nature == REGIE_NATURE_PERIOD);
}

/* Does it belong in Vandaag once its day comes near? */
static gboolean
is_actionable (const RegieRule *rule, const RegieDeadline *d)
{
  return d->due != REGIE_DAY_NONE && d->ended == REGIE_DAY_NONE && !is_for_ever_lapsed (d)
         && regie_rule_asks (rule);
}

static void
note_refresh (const RegieDeriver *self, Summary *s, RegieDay day)
{
  if (day > self->today && (s->refresh_on == REGIE_DAY_NONE || day < s->refresh_on))
    s->refresh_on = day;
}

static RegieCase
case_of (const RegieDossierFacts *d)
{
  return (RegieCase){ d->group, (const RegieFact *) (gconstpointer) d->facts->data, d->facts->len,
                      regie_birth_parse (d->born), regie_regime_that_holds (d->regime) };
}

/* What happened within the period of duty that is looked at, and where that leaves it. */
typedef struct {
  gboolean registered, linked, exam, started, gone;
} Course;

static void
follow (Course *course, Summary *s, const RegieFact *fact)
{
  switch (fact->kind)
    {
    case REGIE_FACT_BRP:
      course->registered = TRUE;
      course->gone &= (fact->flags & REGIE_FACT_ELSEWHERE) != 0;
      break;
    case REGIE_FACT_KOPPELING:
      course->linked = TRUE;
      break;
    case REGIE_FACT_PIP:
      s->pip_day = s->pip_day == REGIE_DAY_NONE ? fact->day : s->pip_day;
      break;
    case REGIE_FACT_HOURS:
      s->minutes += MAX (fact->minutes, 0);
      course->started = TRUE;
      break;
    case REGIE_FACT_TAALSCHAKEL:
      course->started = TRUE;
      break;
    case REGIE_FACT_EXAM:
      course->exam = TRUE;
      break;
    case REGIE_FACT_CONTACT:
    case REGIE_FACT_TALK:
      s->last_contact = MAX (s->last_contact, fact->day);
      break;
    case REGIE_FACT_MOVED:
    case REGIE_FACT_EMIGRATED:
      course->gone |= regie_fact_is_departure (fact);
      break;
    case REGIE_FACT_RETURNED:
      course->gone = FALSE;
      break;
    default:
      break;
    }
}

static RegiePhase
phase_of (const Course *course, const RegieDutyPeriod *duty, const Summary *s)
{
  if (duty->why == REGIE_END_FULFILLED)
    return REGIE_PHASE_READY;
  if (course->gone || duty->why == REGIE_END_DIED || duty->why == REGIE_END_AWAY)
    return REGIE_PHASE_AWAY;
  if (duty->why != REGIE_END_NONE)
    return REGIE_PHASE_LAPSED;
  return course->exam                            ? REGIE_PHASE_EXAMS
         : course->started                       ? REGIE_PHASE_ROUTE
         : s->pip_day != REGIE_DAY_NONE          ? REGIE_PHASE_PIP
         : course->linked && !course->registered ? REGIE_PHASE_LINKED
                                                 : REGIE_PHASE_INTAKE;
}

static void
summarize_facts (const RegieDeriver *self, const RegieDossierFacts *d, Summary *s)
{
  const RegieCase one = case_of (d);
  Course course = { FALSE };
  RegieDutyPeriod duty;

  regie_case_duty (self->rules, &one, self->today, &duty);
  for (guint i = 0; i < one.n; i++)
    {
      const RegieFact *fact = &one.facts[i];

      if (fact->flags & REGIE_FACT_PLANNED)
        continue;
      if (fact->day > self->today)
        note_refresh (self, s, fact->day);
      else if (fact->day >= duty.begin || fact->kind == REGIE_FACT_BRP)
        follow (&course, s, fact);
    }
  if (duty.turns != REGIE_DAY_NONE)
    note_refresh (self, s, duty.turns);
  if (duty.notice != REGIE_NO_FACT && one.facts[duty.notice].kind == REGIE_FACT_KENNISGEVING)
    s->started = one.facts[duty.notice].day;
  s->done_on = duty.why == REGIE_END_FULFILLED ? duty.end : REGIE_DAY_NONE;
  s->group = regie_case_group (&one, self->today, self->today);
  s->route = regie_case_route (&one, self->today, self->today);
  s->phase = phase_of (&course, &duty, s);
  s->active = duty.why == REGIE_END_NONE && !course.gone;
}

gboolean
regie_deadline_is_unrecorded (const RegieRule *rule, const RegieDeadline *deadline,
                              RegieDay recorded_from)
{
  return rule->actor == REGIE_ACTOR_COLLEGE && rule->nature == REGIE_NATURE_DUTY
         && recorded_from != REGIE_DAY_NONE && deadline->state == REGIE_STATE_LATE
         && deadline->due < recorded_from;
}

#define ROW_COLUMNS 17
#define MOST_ROWS 8 /* in one statement */

/* The values of one row as text, with the room that they need. */
typedef struct {
  char ids[3][24], numbers[6][REGIE_NUMBER_TEXT], days[7][REGIE_DAY_TEXT];
} RowText;

static void
row_to_params (const RegieDossierFacts *d, guint n, const Row *row, RowText *t, const char **params)
{
  const int values[6] = { (int) n,        row->nature, row->actor,
                          row->uncertain, row->open,   row->unrecorded };
  const char *all[ROW_COLUMNS];

  for (guint i = 0; i < 6; i++)
    regie_number_format (values[i], t->numbers[i]);
  all[0] = id_text (d->id, t->ids[0]);
  all[1] = t->numbers[0];
  all[2] = row->rule;
  all[3] = id_text (row->fact, t->ids[1]);
  all[4] = regie_day_format (row->begin, t->days[0]);
  all[5] = regie_day_format (row->nominal, t->days[1]);
  all[6] = regie_day_format (row->due, t->days[2]);
  all[7] = regie_day_format (row->ended, t->days[3]);
  all[8] = regie_day_format (row->lapsed_from, t->days[4]);
  all[9] = regie_day_format (row->lapsed_until, t->days[5]);
  all[10] = t->numbers[1];
  all[11] = t->numbers[2];
  all[12] = t->numbers[3];
  all[13] = t->numbers[4];
  all[14] = regie_day_format (row->deferred, t->days[6]);
  all[15] = t->numbers[5];
  all[16] = id_text (d->consultant, t->ids[2]);
  memcpy (params, all, sizeof all);
}

/* The text that inserts N rows at once: made once per N. */
static const char *
insert_text (RegieDeriver *self, guint n)
{
  GString *sql;

  if (self->inserts[n - 1] != NULL)
    return self->inserts[n - 1];
  sql = g_string_new ("INSERT INTO deadline (dossier, n, rule, fact, begins, nominal, due, ended, "
                      "lapsed_from, lapsed_until, nature,"
                      " actor, uncertain, open, deferred_until, unrecorded, consultant) VALUES ");
  for (guint i = 0; i < n * ROW_COLUMNS; i++)
    g_string_append_printf (sql, "%s$%u%s", i % ROW_COLUMNS == 0 ? (i > 0 ? ", (" : "(") : ", ",
                            i + 1, i % ROW_COLUMNS == ROW_COLUMNS - 1 ? ")" : "");
  return self->inserts[n - 1] = g_string_free (sql, FALSE);
}

static gboolean
write_rows (RegieDb *db, RegieDeriver *self, const RegieDossierFacts *d, GError **error)
{
  for (guint at = 0; at < self->rows->len; at += MOST_ROWS)
    {
      const char *params[MOST_ROWS * ROW_COLUMNS];
      RowText texts[MOST_ROWS];
      guint n = MIN (MOST_ROWS, self->rows->len - at);

      for (guint i = 0; i < n; i++)
        row_to_params (d, at + i, &g_array_index (self->rows, Row, at + i), &texts[i],
                       params + i * ROW_COLUMNS);
      if (!regie_db_exec (db, insert_text (self, n), n * ROW_COLUMNS, params, NULL, NULL, error))
        return FALSE;
    }
  return TRUE;
}

static void
handle (const RegieDeriver *self, Row *row)
{
  const Handling *handling = find_handling (self, row->rule, row->fact);

  if (handling == NULL)
    return;
  if (handling->done)
    row->open = 0, row->unrecorded = 0;
  else
    row->deferred = handling->until;
}

static void
collect_deadlines (RegieDeriver *self, const RegieDossierFacts *d, Summary *s)
{
  RegieDay term_end = REGIE_DAY_NONE;

  for (guint i = 0; i < self->deadlines->len; i++)
    {
      const RegieDeadline *one = &g_array_index (self->deadlines, RegieDeadline, i);
      const RegieRule *rule = regie_rules_get (self->rules, one->rule);
      Row row = { rule->id,
                  one->n_facts > 0 ? g_array_index (d->facts, RegieFact, one->facts[0]).id : 0,
                  one->begin,
                  one->nominal,
                  one->due,
                  one->ended,
                  one->lapsed_from,
                  one->lapsed_until,
                  REGIE_DAY_NONE,
                  rule->nature,
                  rule->actor,
                  one->uncertain,
                  is_actionable (rule, one),
                  0 };
      gboolean keep;

      if (one->planned) /* nothing of it is real yet */
        continue;
      if (one->due == REGIE_DAY_NONE && one->ended == REGIE_DAY_NONE)
        row.open = 0;
      if (regie_deadline_is_unrecorded (rule, one, d->recorded_from))
        row.open = 0, row.unrecorded = 1;
      handle (self, &row);
      /* Only what can still ask something of somebody needs a row; the clock tells the rest from
       * the facts. */
      keep = row.open || row.unrecorded;
      if (one->lapsed_until != REGIE_DAY_NONE)
        note_refresh (self, s, one->lapsed_until + 1);
      if (one->rule == self->rules->role[REGIE_RULE_IS_TERM])
        {
          s->term_begin = one->begin;
          s->term_nominal = one->nominal;
          s->term_end = one->due;
          note_refresh (self, s, one->due + 1);
          if (row.open && one->due >= self->today)
            term_end = one->due;
          else if (row.open && s->active)
            s->phase = REGIE_PHASE_EXPIRED;
        }
      if (row.open && rule->actor == REGIE_ACTOR_COLLEGE && rule->nature == REGIE_NATURE_DUTY
          && (s->next_due == REGIE_DAY_NONE || one->due < s->next_due))
        {
          s->next_due = one->due;
          s->next_rule = rule->id;
        }
      if (keep)
        g_array_append_val (self->rows, row);
    }
  if (s->next_due == REGIE_DAY_NONE && term_end != REGIE_DAY_NONE)
    {
      s->next_due = term_end;
      s->next_rule = regie_rules_get (self->rules, self->rules->role[REGIE_RULE_IS_TERM])->id;
    }
}

/* The first fact that DUO should know by now, since the dossier is recorded here; one row says
 * enough. */
static void
collect_unreported (RegieDeriver *self, const RegieDossierFacts *d)
{
  for (guint i = 0; i < d->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (d->facts, RegieFact, i);
      Row row = { REGIE_SIGNAL_REPORT,
                  fact->id,
                  fact->day,
                  fact->day + REGIE_REPORT_DAYS,
                  fact->day + REGIE_REPORT_DAYS,
                  REGIE_DAY_NONE,
                  REGIE_DAY_NONE,
                  REGIE_DAY_NONE,
                  REGIE_DAY_NONE,
                  REGIE_NATURE_SIGNAL,
                  REGIE_ACTOR_COLLEGE,
                  0,
                  1,
                  0 };

      if (!regie_preflight_concerns (fact->kind)
          || fact->flags & (REGIE_FACT_PLANNED | REGIE_FACT_ELSEWHERE | REGIE_FACT_REPORTED)
          || (d->recorded_from != REGIE_DAY_NONE && fact->day < d->recorded_from))
        continue;
      handle (self, &row);
      g_array_append_val (self->rows, row);
      return;
    }
}

static gboolean
happened (const RegieDeriver *self, const RegieFact *fact)
{
  return fact->day <= self->today && !(fact->flags & REGIE_FACT_PLANNED);
}

/* Has the person come back between FACT, a departure, and DAY? */
static gboolean
came_back (const RegieDeriver *self, const RegieDossierFacts *d, const RegieFact *fact,
           RegieDay day)
{
  for (guint i = 0; i < d->facts->len; i++)
    {
      const RegieFact *other = &g_array_index (d->facts, RegieFact, i);

      if ((other->kind == REGIE_FACT_BRP || other->kind == REGIE_FACT_RETURNED)
          && !(other->flags & REGIE_FACT_ELSEWHERE) && happened (self, other)
          && other->day > fact->day && other->day < day)
        return TRUE;
    }
  return FALSE;
}

/* Does FACT, recorded before the message came, answer it all the same?  What there is one of, and
 * what still holds. */
static gboolean
still_answers (const RegieDeriver *self, const RegieDossierFacts *d, const RegieFact *fact,
               RegieDay day)
{
  switch (fact->kind)
    {
    case REGIE_FACT_PIP:
    case REGIE_FACT_LBT:
    case REGIE_FACT_FULFILLED:
    case REGIE_FACT_DIED:
      return TRUE;
    case REGIE_FACT_MOVED:
    case REGIE_FACT_EMIGRATED:
      return !came_back (self, d, fact, day);
    default:
      return FALSE;
    }
}

/* A message of DUO is dealt with once a fact that it asks for was recorded: dated since then, or
 * made later. */
static gboolean
was_answered (const RegieDeriver *self, const RegieDossierFacts *d, const RegieFact *signal)
{
  for (guint i = 0; i < d->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (d->facts, RegieFact, i);

      if (fact->kind != REGIE_FACT_SIGNAL && happened (self, fact)
          && regie_message_fits (self->codes, signal->code, fact)
          && (fact->day >= signal->day || fact->id > signal->id
              || still_answers (self, d, fact, signal->day)))
        return TRUE;
    }
  return FALSE;
}

/* The last day on which the person left, or the duty ended; a message since then may bring it back.
 */
static RegieDay
closed_on (const RegieDeriver *self, const RegieDossierFacts *d)
{
  RegieDay day = REGIE_DAY_NONE;

  for (guint i = 0; i < d->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (d->facts, RegieFact, i);

      if ((fact->kind == REGIE_FACT_MOVED || fact->kind == REGIE_FACT_EMIGRATED
           || fact->kind == REGIE_FACT_FULFILLED)
          && happened (self, fact))
        day = fact->day;
      if (fact->kind == REGIE_FACT_DIED && happened (self, fact))
        return G_MAXINT32;
    }
  return day;
}

gboolean
regie_fact_kind_is_core (RegieFactKind kind)
{
  switch (kind)
    {
    case REGIE_FACT_FULFILLED:
    case REGIE_FACT_EXEMPT:
    case REGIE_FACT_DISPENSED:
    case REGIE_FACT_NATURALISED:
    case REGIE_FACT_STAY_ENDED:
    case REGIE_FACT_DIED:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
is_core_only (const RegieDossierFacts *d)
{
  for (guint i = 0; i < d->facts->len; i++)
    if (!regie_fact_kind_is_core (g_array_index (d->facts, RegieFact, i).kind))
      return FALSE;
  return TRUE;
}

/* The time to keep the data is up. */
static void
collect_erasure (RegieDeriver *self, const RegieDossierFacts *d)
{
  guint rule = self->rules->role[is_core_only (d) ? REGIE_RULE_IS_KEEP_CORE : REGIE_RULE_IS_KEEP];

  for (guint i = 0; i < self->deadlines->len; i++)
    {
      const RegieDeadline *one = &g_array_index (self->deadlines, RegieDeadline, i);
      Row row = { REGIE_SIGNAL_ERASE,
                  one->n_facts > 0 ? g_array_index (d->facts, RegieFact, one->facts[0]).id : 0,
                  one->begin,
                  one->due + 1,
                  one->due + 1,
                  REGIE_DAY_NONE,
                  REGIE_DAY_NONE,
                  REGIE_DAY_NONE,
                  REGIE_DAY_NONE,
                  REGIE_NATURE_SIGNAL,
                  REGIE_ACTOR_COLLEGE,
                  0,
                  1,
                  0 };

      if (one->rule != rule || one->due == REGIE_DAY_NONE)
        continue;
      handle (self, &row);
      g_array_append_val (self->rows, row);
      return;
    }
}

static void
collect_signals (RegieDeriver *self, const RegieDossierFacts *d, const Summary *s)
{
  gboolean active = s->active;
  RegieDay closed = closed_on (self, d);

  for (guint i = 0; i < d->facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (d->facts, RegieFact, i);
      Row row = { REGIE_SIGNAL_DUO,
                  fact->id,
                  fact->day,
                  fact->day,
                  fact->day,
                  REGIE_DAY_NONE,
                  REGIE_DAY_NONE,
                  REGIE_DAY_NONE,
                  REGIE_DAY_NONE,
                  REGIE_NATURE_SIGNAL,
                  REGIE_ACTOR_COLLEGE,
                  0,
                  active || fact->day >= closed,
                  0 };

      if (fact->kind != REGIE_FACT_SIGNAL || was_answered (self, d, fact))
        continue;
      handle (self, &row);
      g_array_append_val (self->rows, row);
    }
  collect_erasure (self, d);
  if (active && regie_regime_that_holds (d->regime) == REGIE_REGIME_2021)
    collect_unreported (self, d);
  if (active && s->last_contact != REGIE_DAY_NONE && s->pip_day != REGIE_DAY_NONE)
    {
      RegieDay due = s->last_contact + (int) self->silence_days;
      Row row = { REGIE_SIGNAL_SILENCE,
                  0,
                  s->last_contact,
                  due,
                  due,
                  REGIE_DAY_NONE,
                  REGIE_DAY_NONE,
                  REGIE_DAY_NONE,
                  REGIE_DAY_NONE,
                  REGIE_NATURE_SIGNAL,
                  REGIE_ACTOR_COLLEGE,
                  0,
                  1,
                  0 };

      handle (self, &row);
      g_array_append_val (self->rows, row);
    }
}

static gboolean
write_summary (RegieDb *db, const RegieDeriver *self, const RegieDossierFacts *d, const Summary *s,
               GError **error)
{
  char ids[3][24], days[10][REGIE_DAY_TEXT], hours[12], plan[12], silence[12];
  g_autofree char *name = regie_person_dup_name (d->given_names, d->prefix, d->surname);
  g_autofree char *sort = regie_person_dup_sort (d->given_names, d->prefix, d->surname);

  g_snprintf (hours, sizeof hours, "%d", s->minutes / 60);
  g_snprintf (plan, sizeof plan, "%d", s->plan);
  g_snprintf (silence, sizeof silence, "%u", self->silence_days);
  return regie_db_exec (db,
                        "INSERT INTO dossier_index (dossier, person, name, name_sort, number, "
                        "born, grp, route, phase, municipality, consultant,"
                        " started, next_rule, next_due, pip_day, term_begin, term_nominal, "
                        "term_end, hours, hours_plan, last_contact, done_on,"
                        " refresh_on, facts_version, made_on, silence)"
                        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, "
                        "$15, $16, $17, $18, $19, $20, $21, $22, $23, 0, $24, $25)",
                        25,
                        (const char *[]){ id_text (d->id, ids[0]),
                                          id_text (d->person, ids[1]),
                                          name,
                                          sort,
                                          d->number,
                                          d->born,
                                          regie_group_name (s->group),
                                          regie_route_name (s->route),
                                          regie_phase_name (s->phase),
                                          d->municipality,
                                          id_text (d->consultant, ids[2]),
                                          regie_day_format (s->started, days[0]),
                                          s->next_rule,
                                          regie_day_format (s->next_due, days[1]),
                                          regie_day_format (s->pip_day, days[2]),
                                          regie_day_format (s->term_begin, days[3]),
                                          regie_day_format (s->term_nominal, days[4]),
                                          regie_day_format (s->term_end, days[5]),
                                          hours,
                                          plan,
                                          regie_day_format (s->last_contact, days[6]),
                                          regie_day_format (s->done_on, days[7]),
                                          regie_day_format (s->refresh_on, days[8]),
                                          regie_day_format (self->today, days[9]),
                                          silence },
                        NULL, NULL, error);
}

/* What is written as more words is found as one as well: "vandenberg", "elhaddad", a number without
 * its points. */
static void
add_squeezed (GString *text, const char *first, const char *second)
{
  g_autofree char *all = g_strconcat (first != NULL ? first : "", " ", second != NULL ? second : "",
                                      NULL);
  g_autofree char *folded = regie_text_fold (all);

  if (strchr (folded, ' ') != NULL)
    {
      g_autofree char *squeezed = regie_text_squeeze (folded);

      g_string_append_printf (text, " %s", squeezed);
    }
}

/* Begins as the order of the caseload does. */
static gboolean
write_search (RegieDb *db, const RegieDossierFacts *d, gboolean index_later, GError **error)
{
  const char *parts[] = { d->bsn, d->v_number, d->number, d->other_names };
  g_autofree char *sort = regie_person_dup_sort (d->given_names, d->prefix, d->surname);
  g_autoptr (GString) text = g_string_new (sort);
  char id[24];

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL)
      {
        g_autofree char *folded = regie_text_fold (parts[i]);

        g_string_append_printf (text, " %s", folded);
      }
  add_squeezed (text, d->prefix, d->surname);
  add_squeezed (text, d->given_names, NULL);
  add_squeezed (text, d->number, NULL);
  add_squeezed (text, d->v_number, NULL);
  return index_later
           ? regie_search_put_text (db, REGIE_SEARCH_NAMES, id_text (d->id, id), text->str, error)
           : regie_search_put (db, REGIE_SEARCH_NAMES, id_text (d->id, id), text->str, error)
               && regie_notes_put (db, d->id, error);
}

/* The plan of hours is read apart: the clock does not need it. */
static gboolean
read_plan (guint n, const char *const *columns, gpointer data, GError **error)
{
  *(int *) data = columns[0] != NULL ? (int) g_ascii_strtoll (columns[0], NULL, 10) : 0;
  return TRUE;
}

typedef struct {
  RegieGroup group;
  GArray *years;
} PlanCost;

static gboolean
add_plan_line (guint n, const char *const *c, gpointer data, GError **error)
{
  PlanCost *plan = data;
  RegieCostLine line = { .from = parse_day (c[0]),
                         .until = parse_day (c[1]),
                         .per_week = c[2] != NULL ? (int) g_ascii_strtoll (c[2], NULL, 10) : 0,
                         .price = g_ascii_strtoll (c[3], NULL, 10),
                         .times = 1 };

  line.topic = c[5] != NULL ? regie_topic_find (c[5]) : REGIE_TOPIC_LANGUAGE;
  line.until = MAX (line.from, line.until);
  line.unit = regie_unit_of (c[4]);
  if (!regie_cost_is_own (&line, plan->group))
    regie_cost_spread (plan->years, &line);
  return TRUE;
}

/* What the plan costs the municipality in each year, so that the office can add it up. */
static gboolean
write_plan_cost (RegieDb *db, const RegieDossierFacts *d, RegieGroup group, GError **error)
{
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (RegieCostYear));
  PlanCost plan = { group, years };
  gboolean any = FALSE;
  char id[24];

  for (guint i = 0; !any && i < d->facts->len; i++)
    any = g_array_index (d->facts, RegieFact, i).kind == REGIE_FACT_PLAN_LINE;
  if (!any)
    return TRUE;
  id_text (d->id, id);
  if (!regie_db_exec (db,
                      "SELECT day, until_day, intensity, price, unit, topic FROM fact WHERE "
                      "dossier = $1 AND kind = 'plan_regel' AND voided = 0 AND price > 0",
                      1, (const char *[]){ id }, add_plan_line, &plan, error))
    return FALSE;
  for (guint i = 0; i < years->len; i++)
    {
      const RegieCostYear *year = &g_array_index (years, RegieCostYear, i);
      char number[12], amount[24];

      g_snprintf (number, sizeof number, "%d", year->year);
      if (year->cost > 0
          && !regie_db_exec (db,
                             "INSERT INTO plan_cost (dossier, year, amount) VALUES ($1, $2, $3)", 3,
                             (const char *[]){ id, number, id_text (year->cost, amount) }, NULL,
                             NULL, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
derive (RegieDb *db, RegieDeriver *self, const RegieDossierFacts *d, gboolean index_later,
        GError **error)
{
  const RegieCase one = case_of (d);
  Summary s = { REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_DAY_NONE,
                REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_DAY_NONE, REGIE_DAY_NONE };
  char id[24];

  g_array_set_size (self->deadlines, 0);
  g_array_set_size (self->rows, 0);
  regie_clock_run (self->rules, &one, self->today, self->deadlines);
  summarize_facts (self, d, &s);
  if (s.minutes > 0
      && !regie_db_exec (db,
                         "SELECT (sum(COALESCE(plan_minutes, plan * 60)) + 30) / 60 FROM fact "
                         "WHERE dossier = $1 AND kind = 'uren' AND voided = 0",
                         1, (const char *[]){ id_text (d->id, id) }, read_plan, &s.plan, error))
    return FALSE;
  collect_deadlines (self, d, &s);
  collect_signals (self, d, &s);
  return write_rows (db, self, d, error) && write_summary (db, self, d, &s, error)
         && write_plan_cost (db, d, s.group, error) && write_search (db, d, index_later, error);
}

gboolean
regie_derive_new (RegieDb *db, RegieDeriver *self, const RegieDossierFacts *dossier, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_array_set_size (self->handlings, 0);
  return derive (db, self, dossier, TRUE, error);
}

static gboolean
read_head (guint n, const char *const *c, gpointer data, GError **error)
{
  Head *head = data;

  head->found = TRUE;
  head->d.person = g_ascii_strtoll (c[0], NULL, 10);
  head->d.group = regie_group_find (c[1]);
  head->d.consultant = c[2] != NULL ? g_ascii_strtoll (c[2], NULL, 10) : 0;
  head->d.recorded_from = parse_day (c[3]);
  for (guint i = 0; i < G_N_ELEMENTS (head->texts); i++)
    head->texts[i] = g_strdup (c[4 + i]);
  return TRUE;
}

static void
head_clear (Head *head)
{
  for (guint i = 0; i < G_N_ELEMENTS (head->texts); i++)
    g_free (head->texts[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Head, head_clear)

static gboolean
delete_derived (RegieDb *db, const char *id, GError **error)
{
  return regie_db_exec (db, "DELETE FROM deadline WHERE dossier = $1", 1, &id, NULL, NULL, error)
         && regie_db_exec (db, "DELETE FROM dossier_index WHERE dossier = $1", 1, &id, NULL, NULL,
                           error)
         && regie_db_exec (db, "DELETE FROM plan_cost WHERE dossier = $1", 1, &id, NULL, NULL,
                           error);
}

static gboolean
derive_stored (RegieDb *db, RegieDeriver *self, gint64 dossier, gboolean clean, GError **error)
{
  g_auto (Head) head = { .d.id = dossier, .d.facts = self->facts };
  char buffer[24];
  const char *id = id_text (dossier, buffer);

  if (clean && !delete_derived (db, id, error))
    return FALSE;
  if (!regie_db_exec (
        db,
        "SELECT d.person, d.\"group\", d.consultant, d.recorded_from, p.given_names, p.prefix, "
        "p.surname, p.bsn, p.v_number,"
        " d.number, p.born, d.municipality, p.other_names, d.regime FROM dossier d JOIN person p "
        "ON p.id = d.person WHERE d.id = $1 AND d.voided = 0 AND p.voided = 0",
        1, &id, read_head, &head, error))
    return FALSE;
  if (!head.found)
    return regie_search_remove (db, REGIE_SEARCH_NAMES, id, error)
           && regie_search_remove (db, REGIE_SEARCH_NOTES, id, error);
  head.d.given_names = head.texts[0];
  head.d.prefix = head.texts[1];
  head.d.surname = head.texts[2];
  head.d.bsn = head.texts[3];
  head.d.v_number = head.texts[4];
  head.d.number = head.texts[5];
  head.d.born = head.texts[6];
  head.d.municipality = head.texts[7];
  head.d.other_names = head.texts[8];
  head.d.regime = head.texts[9];
  g_array_set_size (self->handlings, 0);
  return load_facts (db, self, id, error)
         && regie_db_exec (db,
                           "SELECT rule, fact, until_day, kind FROM deferral WHERE dossier = $1 "
                           "AND voided = 0 ORDER BY id",
                           1, &id, add_handling, self->handlings, error)
         && derive (db, self, &head.d, !clean, error);
}

gboolean
regie_derive_dossier (RegieDb *db, gint64 dossier, gpointer data, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  return derive_stored (db, data, dossier, TRUE, error);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

gboolean
regie_derive_touched (RegieDb *db, GHashTable *dossiers, RegieDeriver *deriver, GError **error)
{
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (dossiers), compare_ids);

  g_return_val_if_fail (db != NULL, FALSE);
  for (const GList *l = ids; l != NULL; l = l->next)
    {
      gint64 id = *(const gint64 *) l->data;
      char text[REGIE_NUMBER_TEXT];

      if (!regie_db_exec (db, "UPDATE dossier SET version = version + 1 WHERE id = $1", 1,
                          (const char *[]){ regie_number_format (id, text) }, NULL, NULL, error)
          || !regie_derive_dossier (db, id, deriver, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
collect_id (guint n, const char *const *columns, gpointer data, GError **error)
{
  gint64 id = g_ascii_strtoll (columns[0], NULL, 10);

  g_array_append_val ((GArray *) data, id);
  return TRUE;
}

static gboolean
rebuild (RegieDb *db, RegieDeriver *self, RegieBulk *bulk, RegieProgressFunc progress,
         gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *mark = regie_deriver_dup_mark (self);

  if (!regie_db_script (
        db, "DELETE FROM deadline; DELETE FROM dossier_index; DELETE FROM plan_cost;", error)
      || !regie_search_clear (db, error)
      || !regie_db_exec (db, "SELECT id FROM dossier WHERE voided = 0 ORDER BY id", 0, NULL,
                         collect_id, ids, error)
      || !regie_bulk_begin (bulk, db, ids->len, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      if (i % 256 == 0)
        {
          if (g_cancellable_is_cancelled (cancellable))
            return g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CANCELLED, _("Stopped.")),
                   FALSE;
          if (progress != NULL)
            progress (i, ids->len, data);
        }
      if (!derive_stored (db, self, g_array_index (ids, gint64, i), FALSE, error))
        return FALSE;
    }
  return regie_notes_put_many (db, 0, G_MAXINT64, error)
         && regie_bulk_end (bulk, db, 0, G_MAXINT64, error)
         && regie_policies_index_made (db, mark, error);
}

gboolean
regie_reindex (RegieDb *db, RegieDeriver *self, RegieProgressFunc progress, gpointer data,
               GCancellable *cancellable, GError **error)
{
  RegieBulk bulk = { NULL };
  gboolean ok, may;

  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_policies_may_rebuild (db, &may, error))
    return FALSE;
  /* Who does not see every dossier would make an index without them, and call it whole. */
  if (!may)
    return regie_refuse (error, _("Your role may not make the index anew. A consultant or "
                                   "administrator who opens Regie does it."));
  if (!regie_lock_begin_alone (db, error))
    return FALSE;
  ok = rebuild (db, self, &bulk, progress, data, cancellable, error);
  return regie_bulk_finish (&bulk, db, ok, error);
}

gboolean
regie_refresh (RegieDb *db, RegieDeriver *self, guint *n, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  char day[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL, FALSE);
  regie_day_format (self->today, day);
  if (!regie_db_exec (
        db, "SELECT dossier FROM dossier_index WHERE refresh_on IS NOT NULL AND refresh_on <= $1",
        1, (const char *[]){ day }, collect_id, ids, error))
    return FALSE;
  *n = ids->len;
  if (ids->len == 0)
    return TRUE;
  if (!regie_lock_begin_alone (db, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    if (!derive_stored (db, self, g_array_index (ids, gint64, i), TRUE, error))
      return regie_db_rollback (db), FALSE;
  return regie_db_commit (db, error);
}

static gboolean
add_to_checksum (guint n, const char *const *columns, gpointer data, GError **error)
{
  for (guint i = 0; i < n; i++)
    g_checksum_update (data, (const guchar *) (columns[i] != NULL ? columns[i] : "\1"),
                       columns[i] != NULL ? (gssize) strlen (columns[i]) + 1 : 1);
  return TRUE;
}

static char *
checksum_of (RegieDb *db, const char *id, GError **error)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  if (!regie_db_exec (db, "SELECT * FROM deadline WHERE dossier = $1 ORDER BY n", 1, &id,
                      add_to_checksum, sum, error)
      || !regie_db_exec (db, "SELECT * FROM dossier_index WHERE dossier = $1", 1, &id,
                         add_to_checksum, sum, error)
      || !regie_db_exec (db, "SELECT * FROM plan_cost WHERE dossier = $1 ORDER BY year", 1, &id,
                         add_to_checksum, sum, error)
      || !regie_db_exec (db, "SELECT * FROM search_text WHERE id = $1", 1, &id, add_to_checksum,
                         sum, error)
      || !regie_db_exec (db, "SELECT * FROM search_note WHERE id = $1", 1, &id, add_to_checksum,
                         sum, error))
    return NULL;
  return g_strdup (g_checksum_get_string (sum));
}

static gboolean
read_making (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieDeriver *self = data;
  RegieDay day = parse_day (c[0]);

  if (day != REGIE_DAY_NONE)
    self->today = day;
  if (c[1] != NULL)
    self->silence_days = (guint) g_ascii_strtoull (c[1], NULL, 10);
  return TRUE;
}

/* What stands there was made on a day, by somebody with a setting.  What a later day asks of it is
 * done by regie_refresh() before it is shown, and is no fault; so it is made again as it was made.
 */
static gboolean
derive_as_made (RegieDb *db, RegieDeriver *self, const char *id, GError **error)
{
  const RegieDay today = self->today;
  const guint silence_days = self->silence_days;
  gboolean ok = regie_db_exec (db, "SELECT made_on, silence FROM dossier_index WHERE dossier = $1",
                               1, &id, read_making, self, error)
                && derive_stored (db, self, g_ascii_strtoll (id, NULL, 10), TRUE, error);

  self->today = today;
  self->silence_days = silence_days;
  return ok;
}

/* Recomputes every dossier inside a transaction that is rolled back, and compares; rows of a
 * dossier that is not there are a fault as well. */
gboolean
regie_index_check (RegieDb *db, RegieDeriver *self, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  static const char *const all
    = "SELECT id FROM dossier UNION SELECT dossier FROM dossier_index UNION SELECT dossier FROM "
      "deadline UNION SELECT dossier FROM plan_cost"
      " UNION SELECT id FROM search_text UNION SELECT id FROM search_note ORDER BY 1";
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean ok = TRUE;

  if (!regie_search_check (db, error) || !regie_db_begin (db, error))
    return FALSE;
  ok = regie_db_exec (db, all, 0, NULL, collect_id, ids, error);
  for (guint i = 0; ok && i < ids->len; i++)
    {
      g_autofree char *before = NULL;
      g_autofree char *after = NULL;
      char id[24];

      id_text (g_array_index (ids, gint64, i), id);
      ok = (before = checksum_of (db, id, error)) != NULL && derive_as_made (db, self, id, error)
           && (after = checksum_of (db, id, error)) != NULL;
      if (ok && strcmp (before, after) != 0)
        {
          g_set_error (
            error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
            _("The index of dossier %s differs from its facts. Run “regiectl reindex”."), id);
          ok = FALSE;
        }
    }
  regie_db_rollback (db);
  return ok;
}

gboolean
regie_index_is_current (RegieDb *db, RegieDeriver *self, gboolean *current, GError **error)
{
  g_autofree char *mark = regie_deriver_dup_mark (self);
  g_autofree char *made_with = NULL;
  gboolean may;

  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_policies_may_see_dossiers (db, &may, error)
      || !regie_meta_get (db, "rules_hash", &made_with, error))
    return FALSE;
  /* Who sees no dossier cannot make the index anew, and is shown nothing of it. */
  *current = !may || g_strcmp0 (made_with, mark) == 0;
  return TRUE;
}
