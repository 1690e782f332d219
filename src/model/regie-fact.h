/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-codes.h"
#include "regie-day.h"
#include "regie-record.h"

enum {
  REGIE_FACT_PLANNED = 1 << 0,
  REGIE_FACT_ELSEWHERE = 1 << 1, /* in another municipality */
  REGIE_FACT_UNHOUSED = 1 << 2, /* registered, but not where housed under art. 28 Huisvestingswet */
  REGIE_FACT_COMMITTEE = 1 << 3,
  REGIE_FACT_OPEN_PVT = 1 << 4,
  REGIE_FACT_OPEN_MAP = 1 << 5,
  REGIE_FACT_OPEN_ROUTE = 1 << 6,
  REGIE_FACT_REPORTED = 1 << 7, /* to DUO */
  REGIE_FACT_TEMPORARY = 1 << 8,
  REGIE_FACT_PARTIAL = 1 << 9 /* an exemption or dispensation of some parts only */
};

/* The municipality of a fact: its CBS code, or one of these. */
enum { REGIE_MUNICIPALITY_UNKNOWN = 0, REGIE_MUNICIPALITY_OWN = -1, REGIE_MUNICIPALITY_OTHER = -2 };

/* All parts of the exam, a bit each. */
#define REGIE_EXAM_PARTS ((1u << REGIE_N_EXAM_PARTS) - 1)

/* A dated fact as the clock reads it: flat, 64 bytes, without pointers. */
typedef struct {
  gint64 id;         /* of the record; 0 is none */
  gint64 belongs_to; /* the id of another fact, 0 when not said */
  RegieDay day, from, until, new_end;
  gint32 minutes, planned, unexcused; /* of hours, in minutes; -1: not known */
  guint8 kind, group, route, ground;
  guint16 flags;
  gint16 intensity; /* hours a week; -1: not known */
  gint16 municipality;
  gint16 passed; /* parts, of a fine; -1: not known */
  guint8 level;
  guint8 topic;         /* RegieTopic: language when not said */
  guint8 parts;         /* of the exam */
  guint8 is_passed : 1; /* the exam */
  guint8 is_failed : 1; /* neither: no result yet */
  gint16 course_hours;  /* of the whole B1 course, as DUO asks it; -1: not known */
  gint16 code;          /* of a message of DUO: the number in SS139; 0 when there is none */
} RegieFact;

G_STATIC_ASSERT (sizeof (RegieFact) == 64);

/* The law that a dossier falls under (Wet art. 54): that of 2021 unless KEY, which may be NULL,
 * says otherwise. */
RegieRegime regie_regime_that_holds (const char *key);
/* Can somebody of GROUP have a duty to integrate?  Of the young people that the municipality
 * follows besides, nobody has one until a change of group says so; an unknown group counts as one
 * that can. */
gboolean regie_group_has_duty (RegieGroup group);
/* Do hours on TOPIC count as taking part: work, voluntary work, an internship (Besluit art.
 * 3.1)? */
gboolean regie_topic_is_participation (RegieTopic topic);
/* Does an exemption or dispensation leave the duty, because it is of some parts only (Wet art. 5
 * lid 1, art. 7 lid 3)? */
gboolean regie_fact_is_partial (const RegieFact *self);
/* Did somebody leave us by this fact: the country, or for another municipality?  A move between two
 * of those that we work for is none. */
gboolean regie_fact_is_departure (const RegieFact *self);
/* Are ONE and OTHER lines of a plan that overlap, of which one is for language and the other for
 * work: a dual track?  Planned lines count like others. */
gboolean regie_fact_is_dual (const RegieFact *one, const RegieFact *other);
/* Is one of the N FACTS such a line beside that AT? */
gboolean regie_facts_are_dual_at (const RegieFact *facts, guint n, guint at);
/* Fills SELF with "nothing known". */
void regie_fact_init (RegieFact *self, RegieFactKind kind, RegieDay day);
/* Sets what the stored field FIELD, REGIE_AT (Fact, …), says.  FALSE when TEXT, never NULL, is not
 * a value of that field; a field that the clock does not read is accepted and ignored. */
gboolean regie_fact_set_of (RegieFact *self, guint field, const char *text);
#define regie_fact_put(self, field, text) regie_fact_set_of (self, REGIE_AT (Fact, field), text)
/* The same by the Dutch key of the field, as in files. */
gboolean regie_fact_set (RegieFact *self, const char *key, const char *text);

/* A stored fact as the clock reads it: of a row of SELECT regie_fact_dup_columns() FROM fact, in
 * which NULL is SQL NULL, or of a record of kind Fact.  What is not understood counts as not
 * known. */
char *regie_fact_dup_columns (void) G_GNUC_WARN_UNUSED_RESULT;
void regie_fact_from_row (RegieFact *self, const char *const *columns);
void regie_fact_from_record (RegieFact *self, RegieRecord *record);
/* Does the clock read the stored field REGIE_AT (Fact, …)? */
gboolean regie_fact_reads (guint field);
