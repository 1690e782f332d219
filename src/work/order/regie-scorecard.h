/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office.h"
#include "regie-report.h"

/* How a provider does, over a span of days.  Each figure has one definition, which is shown beside
 * it and used everywhere. */
typedef enum {
  REGIE_SCORE_LEAD,
  REGIE_SCORE_ATTENDANCE,
  REGIE_SCORE_DROPOUT,
  REGIE_SCORE_LEVEL,
  REGIE_SCORE_PUNCTUAL,
  REGIE_SCORE_PRICE,
  REGIE_N_SCORES
} RegieScoreKind;

typedef struct {
  gboolean known;     /* FALSE: nothing to reckon with */
  gint64 value;       /* days, per cent or cents, rounded */
  gint64 part, whole; /* exact: PART / WHOLE of those; what a norm is compared with */
  guint n;            /* orders, lines or periods that it rests on */
  int norm;           /* of the contract; -1 when none was agreed */
  gboolean meets;     /* the norm, when there is one */
} RegieScore;

/* PART of WHOLE, resting on N orders or lines. */
typedef struct {
  gint64 part, whole;
  guint n;
} RegieScorePart;

/* What the figures are made from, over the days that are asked. */
typedef struct {
  GArray *leads;           /* int: days from the order to the first lesson */
  RegieScorePart attended; /* minutes, of those that were planned */
  RegieScorePart stopped;  /* orders, of those that ended */
  RegieScorePart reached;  /* orders that reached the level of the PIP, of those with a level */
  RegieScorePart paid;     /* cents that were approved, for so many orders that finished */
  RegieReportProvider *provider;
  RegieDay first_order; /* of the provider, ever; NONE: there is none */
  GArray *reports;      /* RegieReportRead, ever */
  GPtrArray *norms;     /* RegieRecord (Indicator), the last of a kind counts */
} RegieScoreFacts;

/* One thing that counts for a figure: what it is added up from, and what the figures of the office
 * are counted from (regie-figure.h). */
typedef struct {
  RegieScoreKind kind;
  gint64 provider, contract, lot; /* CONTRACT and LOT 0: of the provider as a whole */
  gint64 order, dossier;          /* 0: it is of none, or of who was erased */
  RegieDay day;                   /* on which it began, ended, was due or was reported at last */
  gint64 part, whole;             /* minutes, or one of one */
  gint64 amount;                  /* days until the first lesson, or cents that were approved */
  guint n;                        /* lines or orders that it stands for */
} RegieScoreRow;
/* Those of every provider over the days FROM to UNTIL; RegieScoreRow, by kind.  Owned; NULL with
 * ERROR set when they cannot be read. */
GArray *regie_score_load_rows (RegieDb *db, RegieDay from, RegieDay until,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

void regie_score_facts_clear (RegieScoreFacts *self);
/* The figures that FACTS make over the days FROM to UNTIL. */
void regie_scorecard_of (const RegieScoreFacts *facts, RegieDay from, RegieDay until,
                         RegieScore scores[REGIE_N_SCORES]);
/* The same of PROVIDER, from the database.  FALSE with ERROR set, also when there is no such
 * provider. */
gboolean regie_scorecard_load (RegieDb *db, const RegieOffice *office, gint64 provider,
                               RegieDay from, RegieDay until, RegieScore scores[REGIE_N_SCORES],
                               GError **error);
/* A word for other programs, Dutch. */
const char *regie_score_name (RegieScoreKind kind);
/* What it is called, and its definition; translated. */
const char *regie_score_label (RegieScoreKind kind);
const char *regie_score_definition (RegieScoreKind kind);
/* "14 days", "84 %", "€ 11.250"; "–" when it is not known.  With as many decimals as it takes not
 * to contradict the norm: 79,81 against 80 is "79,8 %". */
char *regie_score_dup (RegieScoreKind kind, const RegieScore *score) G_GNUC_WARN_UNUSED_RESULT;
/* The same in hundredths of a day, per cent or euro, for other programs; rounded away from a norm
 * that is not met. */
gint64 regie_score_hundredths (RegieScoreKind kind, const RegieScore *score);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RegieScoreFacts, regie_score_facts_clear)
