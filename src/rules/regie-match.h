/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-codes.h"
#include "regie-day.h"

/* What fits whom at the Meedoenbalie, and why.  Pure: a wish and an offer in, limits that refuse, a
 * score, and reasons for and against. A limit refuses and never only lowers; the score puts in
 * order what is left; a person decides.  Every weight is a setting (amounts.ini [koppelen]). */

typedef struct {
  int theme, kind, time, language, dutch, distance, waiting, first, skill; /* points for */
  int stale, low, apply;                                                   /* points against */
  int km[4]; /* by [vervoer], when no distance was named */
  int waiting_days, fresh_days, giver_days;
} RegieMatchWeights;

/* A fault is said with its line. */
gboolean regie_match_weights_read (RegieIni *ini, RegieMatchWeights *self, GError **error);

#define REGIE_MATCH_UNKNOWN 255
#define REGIE_MATCH_WORDS 8

/* Half hours of a week, a bit each. */
typedef struct {
  guint64 days[7];
  gboolean known;
} RegieHours;
/* Languages by their place in codes.ini [taalcode], a bit each; DUTCH is 0 for none, 1 for A1 … 5
 * for C1 and more. */
typedef struct {
  guint64 mask;
  guint8 dutch;
} RegieTongues;

typedef struct {
  gint64 id, resident;
  RegieHours hours;
  RegieTongues tongues;
  RegieDay opened;
  int born;       /* year; 0 unknown */
  int km;         /* at most */
  guint n_before; /* matches that were begun earlier */
  /* offers about which it was decided that they do not fit, or that run; borrowed */
  const gint64 *decided;
  guint n_decided;
  const gint64 *taken; /* offers of which the same resident has a place, by any wish; borrowed */
  guint n_taken;
  guint64 word_mask;
  guint16 words[REGIE_MATCH_WORDS]; /* numbers of folded words of the skills; 0 is none */
  guint8 kind, theme, permit, vog, transport;
  guint8 limits;  /* [grens], a bit each */
  gboolean asked; /* limits were talked about */
} RegieMatchWish;

typedef struct {
  gint64 id, giver;
  RegieHours hours;
  RegieTongues tongues;
  RegieDay from, until, fresh_until; /* NONE: open */
  int km, min_age, places, taken;    /* km -1: unknown */
  int half_hours;
  guint64 word_mask;
  guint16 words[REGIE_MATCH_WORDS];
  guint8 kind, theme;
  guint8 demands;
  gboolean vog, paid, paused, costs;
} RegieMatchOffer;

typedef enum {
  REGIE_HARD_PAUSED,
  REGIE_HARD_OVER,
  REGIE_HARD_PLACES,
  REGIE_HARD_DECIDED,
  REGIE_HARD_AGE,
  REGIE_HARD_TIME,
  REGIE_HARD_DISTANCE,
  REGIE_HARD_VOG,
  REGIE_HARD_PERMIT,
  REGIE_HARD_LIMIT,
  REGIE_HARD_TAKES,
  REGIE_N_HARD
} RegieHard;
typedef enum {
  REGIE_PRO_THEME,
  REGIE_PRO_KIND,
  REGIE_PRO_SKILL,
  REGIE_PRO_TIME,
  REGIE_PRO_LANGUAGE,
  REGIE_PRO_DUTCH,
  REGIE_PRO_NEAR,
  REGIE_PRO_WAITING,
  REGIE_PRO_FIRST,
  REGIE_PRO_PLACES,
  REGIE_N_PRO
} RegiePro;
typedef enum {
  REGIE_CON_THEME,
  REGIE_CON_TIME,
  REGIE_CON_TIME_UNKNOWN,
  REGIE_CON_FAR,
  REGIE_CON_LANGUAGE,
  REGIE_CON_LOW,
  REGIE_CON_STALE,
  REGIE_CON_VOG,
  REGIE_CON_TWV,
  REGIE_CON_PERMIT_UNKNOWN,
  REGIE_CON_LIMITS_UNKNOWN,
  REGIE_CON_AGE_UNKNOWN,
  REGIE_CON_LATER,
  REGIE_CON_COSTS,
  REGIE_N_CON
} RegieCon;

/* Refused when HARD is not 0; then SCORE says nothing. */
typedef struct {
  guint wish, offer;
  int score;
  guint32 hard, pro, con;
  int half_hours;
} RegieFit;

void regie_match_fit (const RegieMatchWeights *weights, RegieDay today, const RegieMatchWish *wish,
                      const RegieMatchOffer *offer, RegieFit *fit);
/* The best first: by score, then who waits longest, then by id; so the order of what comes in does
 * not matter.  FITS of RegieFit. */
void regie_match_sort (GArray *fits, const RegieMatchWish *wishes, const RegieMatchOffer *offers);
/* For each of the wishes its TOP best offers: RegieFit in TOP * N_WISHES places, those that are not
 * used have hard set.  All pairs. */
void regie_match_all (const RegieMatchWeights *weights, RegieDay today,
                      const RegieMatchWish *wishes, guint n_wishes, const RegieMatchOffer *offers,
                      guint n_offers, guint top, RegieFit *fits);

/* "di en do 9:00-12:00"; the fault names the part.  NULL or "" is unknown. */
gboolean regie_hours_parse (const char *text, RegieHours *hours, GError **error);
int regie_hours_count (const RegieHours *hours);
/* "ti, en, nl A1", or names of languages; the fault names the word. */
gboolean regie_tongues_parse (const RegieCodes *codes, const char *text, RegieTongues *tongues,
                              GError **error);
/* A list of codes of [grens] with commas. */
gboolean regie_limits_parse (const RegieCodes *codes, const char *text, guint8 *limits,
                             GError **error);

/* The fixed word of a reason, for JSON: "leeftijd". */
const char *regie_hard_name (RegieHard hard);
const char *regie_pro_name (RegiePro pro);
const char *regie_con_name (RegieCon con);
/* In words, for the resident as well. */
char *regie_hard_dup (RegieHard hard, const RegieCodes *codes, const RegieMatchWish *wish,
                      const RegieMatchOffer *offer) G_GNUC_WARN_UNUSED_RESULT;
char *regie_pro_dup (RegiePro pro, const RegieCodes *codes, RegieDay today,
                     const RegieMatchWish *wish,
                     const RegieMatchOffer *offer) G_GNUC_WARN_UNUSED_RESULT;
char *regie_con_dup (RegieCon con, const RegieCodes *codes, const RegieMatchWish *wish,
                     const RegieMatchOffer *offer, const RegieFit *fit) G_GNUC_WARN_UNUSED_RESULT;
