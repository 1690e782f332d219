/* SPDX-License-Identifier: EUPL-1.2 */
/* What the index says of a dossier and what of it asks for attention, from facts alone. */
#include <string.h>

#include "regie-office.h"
#include "regie-signals.h"
#include "suite.h"

#define TODAY regie_day_from_civil (2026, 11, 23)
#define SILENCE 90

static RegieOffice *office;

/* One dossier with what was made of it. */
typedef struct {
  GArray *facts, *deadlines, *handled, *rows;
  RegieDossierFacts d;
  RegieSummary summary;
} Case;

static void
case_init (Case *self)
{
  *self = (Case){ .facts = g_array_new (FALSE, FALSE, sizeof (RegieFact)),
                  .deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline)),
                  .handled = g_array_new (FALSE, FALSE, sizeof (RegieHandled)),
                  .rows = g_array_new (FALSE, FALSE, sizeof (RegieIndexRow)) };
  self->d = (RegieDossierFacts){ .id = 1,
                                 .surname = "Berg",
                                 .prefix = "van den",
                                 .given_names = "Selam",
                                 .number = "I-000.12",
                                 .group = REGIE_GROUP_ASIEL_28,
                                 .recorded_from = REGIE_DAY_NONE,
                                 .opened_on = REGIE_DAY_NONE,
                                 .closed_on = REGIE_DAY_NONE,
                                 .facts = self->facts };
}

static void
case_clear (Case *self)
{
  g_array_unref (self->facts);
  g_array_unref (self->deadlines);
  g_array_unref (self->handled);
  g_array_unref (self->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

/* A fact so many days from today; its number is its id.  It lives until the next is added. */
static RegieFact *
add (Case *self, RegieFactKind kind, int days)
{
  RegieFact fact;

  regie_fact_init (&fact, kind, TODAY + days);
  fact.id = self->facts->len + 1;
  g_array_append_val (self->facts, fact);
  return &g_array_index (self->facts, RegieFact, self->facts->len - 1);
}

static void
make (Case *self)
{
  const RegieIndexing by = { office->rules, office->codes, &office->network,
                             office->ages,  TODAY,         SILENCE };
  RegieCase one;

  regie_facts_sort ((RegieFact *) (gpointer) self->facts->data, self->facts->len);
  g_array_set_size (self->deadlines, 0);
  g_array_set_size (self->rows, 0);
  one = regie_dossier_facts_case (&self->d);
  regie_clock_run (office->rules, &one, TODAY, self->deadlines);
  regie_summary_of_facts (&self->summary, office->rules, &self->d, TODAY);
  regie_signals_collect (&by, &self->d, self->deadlines, self->handled, &self->summary, self->rows);
}

/* The only row of RULE; NULL when there is none. */
static const RegieIndexRow *
find_row (const Case *self, const char *rule)
{
  const RegieIndexRow *found = NULL;

  for (guint i = 0; i < self->rows->len; i++)
    {
      const RegieIndexRow *row = &g_array_index (self->rows, RegieIndexRow, i);

      if (strcmp (row->rule, rule) != 0)
        continue;
      g_assert_null (found);
      found = row;
    }
  return found;
}

static const char *
rule_of (RegieRuleRole role)
{
  return regie_rules_get (office->rules, office->rules->role[role])->id;
}

static void
test_phases (void)
{
  static const struct {
    RegieFactKind kind;
    int day;
    RegiePhase phase;
  } course[] = {
    { REGIE_FACT_KOPPELING, -420, REGIE_PHASE_LINKED },
    { REGIE_FACT_KENNISGEVING, -400, REGIE_PHASE_LINKED },
    { REGIE_FACT_BRP, -390, REGIE_PHASE_INTAKE },
    { REGIE_FACT_PIP, -330, REGIE_PHASE_PIP },
    { REGIE_FACT_TAALSCHAKEL, -300, REGIE_PHASE_ROUTE },
    { REGIE_FACT_EXAM, -100, REGIE_PHASE_EXAMS },
    { REGIE_FACT_FULFILLED, -10, REGIE_PHASE_READY },
  };
  g_auto (Case) self = { NULL };

  case_init (&self);
  for (guint i = 0; i < G_N_ELEMENTS (course); i++)
    {
      add (&self, course[i].kind, course[i].day);
      make (&self);
      g_assert_cmpint (self.summary.phase, ==, course[i].phase);
      g_assert_cmpint (self.summary.active, ==, course[i].phase != REGIE_PHASE_READY);
    }
  g_assert_cmpint (self.summary.started, ==, TODAY - 400);
  g_assert_cmpint (self.summary.pip_day, ==, TODAY - 330);
  g_assert_cmpint (self.summary.done_on, ==, TODAY - 10);
}

/* What is dated later changes the row by itself, the first of them first; a plan never does. */
static void
test_refresh (void)
{
  g_auto (Case) self = { NULL };

  case_init (&self);
  add (&self, REGIE_FACT_KENNISGEVING, -10);
  add (&self, REGIE_FACT_CONTACT, 2)->flags |= REGIE_FACT_PLANNED;
  add (&self, REGIE_FACT_TALK, 9);
  add (&self, REGIE_FACT_TALK, 5);
  make (&self);
  g_assert_cmpint (self.summary.refresh_on, ==, TODAY + 5);
  g_assert_cmpint (self.summary.last_contact, ==, REGIE_DAY_NONE);
}

/* Hours are said whole: what was followed, and what was planned once any was followed. */
static void
test_hours (void)
{
  g_auto (Case) self = { NULL };
  RegieFact *fact;

  case_init (&self);
  add (&self, REGIE_FACT_KENNISGEVING, -100);
  fact = add (&self, REGIE_FACT_HOURS, -50);
  fact->minutes = 0;
  fact->planned = 600;
  make (&self);
  g_assert_cmpint (self.summary.plan, ==, 0);
  fact = add (&self, REGIE_FACT_HOURS, -20);
  fact->minutes = 95;
  fact->planned = 150;
  make (&self);
  g_assert_cmpint (self.summary.minutes, ==, 95);
  g_assert_cmpint (self.summary.plan, ==, 13); /* 750 minutes, rounded */
}

/* What comes first is a duty of the college; the end of the term only when nothing else is. */
static void
test_next (void)
{
  g_auto (Case) self = { NULL };
  RegieDay first = G_MAXINT32;

  case_init (&self);
  add (&self, REGIE_FACT_KENNISGEVING, -30);
  add (&self, REGIE_FACT_BRP, -30);
  make (&self);
  for (guint i = 0; i < self.rows->len; i++)
    {
      const RegieIndexRow *row = &g_array_index (self.rows, RegieIndexRow, i);

      if (row->open && row->actor == REGIE_ACTOR_COLLEGE && row->nature == REGIE_NATURE_DUTY)
        first = MIN (first, row->due);
    }
  g_assert_cmpint (first, !=, G_MAXINT32);
  g_assert_cmpint (self.summary.next_due, ==, first);
  g_assert_cmpstr (self.summary.next_rule, !=, rule_of (REGIE_RULE_IS_TERM));

  self.summary.next_due = REGIE_DAY_NONE;
  self.summary.term_open = TODAY + 7;
  regie_summary_end (&self.summary, office->rules);
  g_assert_cmpint (self.summary.next_due, ==, TODAY + 7);
  g_assert_cmpstr (self.summary.next_rule, ==, rule_of (REGIE_RULE_IS_TERM));
}

/* A term that passed leaves its dossier expired, and stands open. */
static void
test_expired (void)
{
  g_auto (Case) self = { NULL };
  const RegieIndexRow *term;

  case_init (&self);
  add (&self, REGIE_FACT_KENNISGEVING, -1400);
  add (&self, REGIE_FACT_BRP, -1400);
  add (&self, REGIE_FACT_PIP, -1330);
  make (&self);
  g_assert_cmpint (self.summary.phase, ==, REGIE_PHASE_EXPIRED);
  g_assert_cmpint (self.summary.term_end, <, TODAY);
  term = find_row (&self, rule_of (REGIE_RULE_IS_TERM));
  g_assert_true (term != NULL && term->open);
}

/* A duty of before the dossier was recorded here is not called late: it is not known. */
static void
test_unrecorded (void)
{
  g_auto (Case) self = { NULL };
  guint late = 0;
  guint unrecorded = 0;

  case_init (&self);
  add (&self, REGIE_FACT_KENNISGEVING, -400);
  add (&self, REGIE_FACT_BRP, -400);
  add (&self, REGIE_FACT_PIP, -330);
  add (&self, REGIE_FACT_BESLUIT, -390);
  add (&self, REGIE_FACT_BEZWAAR, -380);
  make (&self);
  for (guint i = 0; i < self.rows->len; i++)
    late += g_array_index (self.rows, RegieIndexRow, i).due < TODAY - 200;
  g_assert_cmpuint (late, >, 0);
  self.d.recorded_from = TODAY - 200;
  make (&self);
  for (guint i = 0; i < self.rows->len; i++)
    {
      const RegieIndexRow *row = &g_array_index (self.rows, RegieIndexRow, i);

      g_assert_false (row->open && row->unrecorded);
      unrecorded += row->unrecorded;
    }
  g_assert_cmpuint (unrecorded, >, 0);
}

static void
handle (Case *self, const char *rule, gint64 fact, RegieDay until, gboolean done)
{
  RegieHandled one = { .fact = fact, .until = until, .done = done };

  g_strlcpy (one.rule, rule, sizeof one.rule);
  g_array_append_val (self->handled, one);
}

/* That there is no PIP is no history, whenever it should have been there and whatever was
 * confirmed; it can be put off. */
static void
test_no_pip (void)
{
  g_auto (Case) self = { NULL };
  const RegieIndexRow *row;

  case_init (&self);
  add (&self, REGIE_FACT_KENNISGEVING, -400);
  add (&self, REGIE_FACT_BRP, -400);
  self.d.recorded_from = TODAY - 20;
  handle (&self, "PIP-10W", 0, REGIE_DAY_NONE, TRUE);
  make (&self);
  row = find_row (&self, "PIP-10W");
  g_assert_true (row != NULL && row->open && !row->unrecorded);
  g_assert_cmpint (row->due, <, TODAY);
  g_assert_cmpint (self.summary.next_due, ==, row->due);
  g_assert_cmpstr (self.summary.next_rule, ==, "PIP-10W");
  handle (&self, "PIP-10W", 0, TODAY + 7, FALSE);
  make (&self);
  g_assert_cmpint (find_row (&self, "PIP-10W")->deferred, ==, TODAY + 7);
}

/* Nobody was heard of; somebody puts that off, and in the end says that it is dealt with. */
static void
test_silence (void)
{
  g_auto (Case) self = { NULL };
  const RegieIndexRow *row;

  case_init (&self);
  add (&self, REGIE_FACT_KENNISGEVING, -400);
  add (&self, REGIE_FACT_CONTACT, -100);
  make (&self);
  g_assert_null (find_row (&self, REGIE_SIGNAL_SILENCE)); /* no PIP yet */
  add (&self, REGIE_FACT_PIP, -330);
  make (&self);
  row = find_row (&self, REGIE_SIGNAL_SILENCE);
  g_assert_nonnull (row);
  g_assert_cmpint (row->due, ==, TODAY - 100 + SILENCE);
  g_assert_cmpint (row->nature, ==, REGIE_NATURE_SIGNAL);
  g_assert_cmpint (row->deferred, ==, REGIE_DAY_NONE);
  g_assert_true (row->open);
  handle (&self, REGIE_SIGNAL_SILENCE, 0, TODAY + 14, FALSE);
  make (&self);
  g_assert_cmpint (find_row (&self, REGIE_SIGNAL_SILENCE)->deferred, ==, TODAY + 14);
  handle (&self, REGIE_SIGNAL_SILENCE, 0, REGIE_DAY_NONE, TRUE);
  make (&self);
  g_assert_false (find_row (&self, REGIE_SIGNAL_SILENCE)->open);
}

/* One row says that DUO should have been told, of the first fact since we record here. */
static void
test_unreported (void)
{
  g_auto (Case) self = { NULL };
  const RegieIndexRow *row;

  case_init (&self);
  self.d.recorded_from = TODAY - 50;
  add (&self, REGIE_FACT_KENNISGEVING, -400);
  add (&self, REGIE_FACT_PIP, -60);
  add (&self, REGIE_FACT_EXEMPT, -40)->flags |= REGIE_FACT_REPORTED | REGIE_FACT_PARTIAL;
  make (&self);
  g_assert_null (find_row (&self, REGIE_SIGNAL_REPORT));
  self.d.recorded_from = TODAY - 60;
  make (&self);
  row = find_row (&self, REGIE_SIGNAL_REPORT);
  g_assert_nonnull (row);
  g_assert_cmpint (row->fact, ==, 2);
  g_assert_cmpint (row->due, ==, TODAY - 60 + REGIE_REPORT_DAYS);
  g_assert_cmpint (row->nature, ==, REGIE_NATURE_CHORE); /* late after that, not a signal */
}

/* A message of DUO stands until a fact that it asks for was recorded since. */
static void
test_messages (void)
{
  g_auto (Case) self = { NULL };
  const RegieIndexRow *row;

  case_init (&self);
  add (&self, REGIE_FACT_KENNISGEVING, -400);
  add (&self, REGIE_FACT_SIGNAL, -20)->code = 112;
  make (&self);
  row = find_row (&self, REGIE_SIGNAL_DUO);
  g_assert_true (row != NULL && row->open);
  g_assert_cmpint (row->fact, ==, 2);
  g_assert_cmpint (row->due, ==, TODAY - 20);
  add (&self, regie_fact_kind_find ("verlenging_aanvraag"), -30);
  make (&self);
  g_assert_null (find_row (&self, REGIE_SIGNAL_DUO)); /* recorded later, of an earlier day */
}

/* What a network asks is of who directs; an agreement is asked of anybody's, and is no duty of the
 * law. */
static void
test_network (void)
{
  g_auto (Case) self = { NULL };
  RegieYouth youth = { .shown = TRUE };
  const RegieIndexing by = { .today = TODAY };

  case_init (&self);
  for (guint i = 0; i < REGIE_N_YOUTH_ASKS; i++)
    youth.asks[i] = REGIE_DAY_NONE;
  youth.asks[REGIE_YOUTH_SILENT] = TODAY - 3;
  regie_signals_collect_network (&by, &self.d, &youth, REGIE_DAY_NONE, self.handled, self.rows);
  g_assert_cmpuint (self.rows->len, ==, 0); /* nobody directs */
  regie_signals_collect_network (&by, &self.d, &youth, TODAY + 5, self.handled, self.rows);
  g_assert_cmpuint (self.rows->len, ==, 1);
  g_assert_cmpint (find_row (&self, REGIE_RULE_AGREEMENT)->nature, ==, REGIE_NATURE_CHORE);
  g_assert_cmpint (find_row (&self, REGIE_RULE_AGREEMENT)->due, ==, TODAY + 5);
  self.d.director = 9;
  handle (&self, REGIE_SIGNAL_SILENT, 0, TODAY + 14, FALSE);
  regie_signals_collect_network (&by, &self.d, &youth, REGIE_DAY_NONE, self.handled, self.rows);
  g_assert_cmpuint (self.rows->len, ==, 2);
  g_assert_cmpint (find_row (&self, REGIE_SIGNAL_SILENT)->due, ==, TODAY - 3);
  g_assert_cmpint (find_row (&self, REGIE_SIGNAL_SILENT)->deferred, ==, TODAY + 14);
  g_assert_true (find_row (&self, REGIE_SIGNAL_SILENT)->directed);
  /* A transition lacks a plan, or is that to a consultant. */
  youth.asks[REGIE_YOUTH_TRANSITION] = TODAY - 9;
  regie_signals_collect_network (&by, &self.d, &youth, REGIE_DAY_NONE, self.handled, self.rows);
  g_assert_nonnull (find_row (&self, REGIE_SIGNAL_TRANSITION));
  g_assert_null (find_row (&self, REGIE_SIGNAL_HAND_OVER));
  youth.hands_over = TRUE;
  regie_signals_collect_network (&by, &self.d, &youth, REGIE_DAY_NONE, self.handled, self.rows);
  g_assert_cmpint (find_row (&self, REGIE_SIGNAL_HAND_OVER)->due, ==, TODAY - 9);
}

/* "vandenberg" and a number without its points are found as well. */
static void
test_search (void)
{
  g_auto (Case) self = { NULL };
  g_autofree char *text = NULL;

  case_init (&self);
  text = regie_dossier_facts_dup_search (&self.d);
  g_assert_true (g_str_has_prefix (text, "berg"));
  g_assert_nonnull (strstr (text, " vandenberg"));
  g_assert_nonnull (strstr (text, " i00012"));
}

TEST_SUITE (signals)
{
  g_autoptr (GError) error = NULL;

  office = regie_office_new (TODAY, &error);
  g_assert_no_error (error);
  g_test_add_func ("/summary/phases", test_phases);
  g_test_add_func ("/summary/what-a-day-changes", test_refresh);
  g_test_add_func ("/summary/hours", test_hours);
  g_test_add_func ("/summary/what-comes-first", test_next);
  g_test_add_func ("/summary/a-term-that-passed", test_expired);
  g_test_add_func ("/summary/search", test_search);
  g_test_add_func ("/signals/not-recorded-here", test_unrecorded);
  g_test_add_func ("/signals/no-pip", test_no_pip);
  g_test_add_func ("/signals/silence", test_silence);
  g_test_add_func ("/signals/network", test_network);
  g_test_add_func ("/signals/unreported", test_unreported);
  g_test_add_func ("/signals/messages-of-duo", test_messages);
}
