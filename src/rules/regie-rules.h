/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-calendar.h"
#include "regie-codes.h"
#include "regie-fact.h"

/* The law as data: rules.ini and calendar.ini compiled to flat rows over days.  Immutable once
 * made; a text change makes a new object.  HASH identifies the exact text, and stands in the
 * database beside what was derived with it. */
typedef struct _RegieRules RegieRules;

typedef enum {
  REGIE_RULE_TERM,
  REGIE_RULE_FOLLOWS,
  REGIE_RULE_WINDOW_BEFORE,
  REGIE_RULE_OBJECTION,
  REGIE_RULE_EXTENSION,
  REGIE_RULE_COMBINED,
  REGIE_RULE_NEW_TERM,
  REGIE_RULE_INFORMATION,
  REGIE_RULE_AFTER_DUTY
} RegieRuleShape;
typedef enum {
  REGIE_NATURE_DUTY,
  REGIE_NATURE_RIGHT,
  REGIE_NATURE_WINDOW,
  REGIE_NATURE_PERIOD,
  REGIE_NATURE_KEEP
} RegieNature;
typedef enum { REGIE_ACTOR_COLLEGE, REGIE_ACTOR_PERSON, REGIE_ACTOR_DUO } RegieActor;
typedef enum {
  REGIE_OTHER_NONE,
  REGIE_OTHER_WITHOUT_LEAST,
  REGIE_OTHER_SUBTRACT,
  REGIE_OTHER_MONTHS,
  REGIE_OTHER_EXTRA_DAY,
  REGIE_OTHER_ONLY_PIP
} RegieOtherReading;
enum {
  REGIE_IF_REGISTERED = 1 << 0,
  REGIE_IF_UNREGISTERED = 1 << 1,
  REGIE_IF_OWN = 1 << 2,
  REGIE_IF_PIP_ELSEWHERE = 1 << 3,
  REGIE_IF_COMMITTEE = 1 << 4,
  REGIE_IF_NO_COMMITTEE = 1 << 5,
  REGIE_IF_NOTICE_VALID = 1 << 6,
  REGIE_IF_BY_DUO = 1 << 7
};
/* Which of the facts that a rule begins with counts, within a period of duty. */
typedef enum { REGIE_WHICH_FIRST, REGIE_WHICH_EACH, REGIE_WHICH_LAST } RegieWhich;

/* What C asks of one rule by itself; rules.ini says which rule that is (rol=…), and each is there
 * once. */
typedef enum {
  REGIE_RULE_IS_TERM,         /* termijn: the integration term, which can be extended */
  REGIE_RULE_IS_ROUTE_CHANGE, /* leerroute: until when the route can be changed */
  REGIE_RULE_IS_A2,           /* afschalen: after how many hours B1 can become A2 */
  REGIE_RULE_IS_SUPPORT,      /* ontzorgen: financial unburdening */
  REGIE_RULE_IS_OBJECTION,    /* bezwaar: how long an objection is possible */
  REGIE_RULE_IS_NEARLY,       /* bijna: the extension of who nearly passed */
  REGIE_RULE_IS_GAP,          /* onderbreking: the extension for an interruption of the duty */
  REGIE_RULE_IS_KEEP,         /* bewaren: how long everything may be kept */
  REGIE_RULE_IS_KEEP_CORE,    /* bewaren_kern: and what art. 9.9 lid 2 of the Besluit names */
  REGIE_N_RULE_ROLES
} RegieRuleRole;

/* A length of time: days (weeks are seven of them) or months; both zero is none. */
typedef struct {
  gint16 days, months;
} RegieLength;

typedef struct {
  char *id, *name, *why, *article, *action, *action_fact, *reading, *evidence, *certainty;
  guint8 shape, nature, actor, other, which;
  guint8 conditions;
  guint8 groups, routes; /* bit per group or route; no group: also who has no duty; no route: all */
  guint64 begins, ends;  /* bit per kind of fact */
  guint64 watches; /* kinds that can make it lapse: what replaces it and what the law says of every
                      duty */
  guint8 counts_from; /* kind of fact, or REGIE_N_FACT_KINDS */
  guint8 ground;
  gboolean rolls, first_day_counts, ends_earlier_too, stays, until_of_fact;
  gboolean any_law; /* holds under the law of 2013 too */
  /* its validity is judged on the day it begins, not on the day it counts from */
  gboolean valid_at_begin;
  gboolean keeps_group; /* a later change of group does not touch it */
  gboolean restarts;    /* in the other reading it begins anew when somebody left and came back */
  /* it counts from the last answer, once each fact that began it was answered */
  gboolean all_answered;
  guint64 at_once,
    not_after; /* kinds of fact after which it ends on their own day, or does not exist */
  RegieLength length, adjournment, minimum, at_most, route_o_length, running_length, next_length,
    gap_at_most;
  guint next_at_most;
  RegieDay valid_from, valid_to;
  gint16 follows, replaced_by; /* index of another rule, or -1 */
  gint16 delay_after, delay_after_o;
  gint16 hours;    /* of lessons that must have been followed, 0 when none are asked */
  gint16 least[4]; /* never earlier than these, -1 ends the list */
  guint line;      /* in rules.ini */
} RegieRule;

typedef struct {
  gint16 up_to, months;
} RegieStep;

/* Who was born from a day on reaches the pension age after so many months. */
typedef struct {
  RegieDay born_from;
  gint16 months;
} RegieAge;
#define REGIE_MOST_AGES 16

/* Room for every index of a RegieDeadline. */
typedef struct {
  guint64 bits[4];
} RegieRuleSet;

struct _RegieRules {
  GArray *rules; /* RegieRule */
  RegieCalendar *calendar;
  char *hash;
  guint8 role[REGIE_N_RULE_ROLES]; /* which rule has it: an index */
  gint16 one_open, both_open;      /* months, table pvtmap */
  gint16 by_parts[5];              /* months by number of parts passed */
  RegieStep by_hours[2][4];        /* asylum, family */
  RegieDay law_from;               /* the first day of the law; NONE when the file does not say */
  RegieAge pension[REGIE_MOST_AGES];
  guint n_pension;
  RegieDay pension_known_until; /* of who was born later the age is not known yet */
  /* Sets of rules, a bit each: those that begin with a kind of fact; those that a target group can
   * have, where an unknown one has what holds for everybody. */
  RegieRuleSet by_kind[REGIE_N_FACT_KINDS], by_group[REGIE_GROUP_UNKNOWN + 1];
  RegieRuleSet after_duty; /* those that begin when the duty ended */
};

RegieRules *regie_rules_new (RegieIni *rules, RegieIni *calendar,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Reads rules.ini and calendar.ini from DIRECTORY. */
RegieRules *regie_rules_load (const char *directory, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_rules_free (RegieRules *self);
guint regie_rules_count (const RegieRules *self);
int regie_rules_find (const RegieRules *self, const char *id);
const char *regie_nature_name (RegieNature nature); /* plicht, recht … */
const char *regie_actor_name (RegieActor actor);    /* college, inburgeraar, duo */

static inline const RegieRule *
regie_rules_get (const RegieRules *self, guint index)
{
  return &g_array_index (self->rules, RegieRule, index);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieRules, regie_rules_free)
