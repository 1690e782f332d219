/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-ini.h"
#include "regie-outlook.h"

/* The price before the promise: what a trajectory costs by the lines of its plan, what the
 * municipality receives for it (SPUK, Regeling inburgering 2021 art. 10.2 to 10.4) and what is
 * left.  Pure; money is whole cents. */
typedef struct {
  RegieTopic topic;
  RegieDay from, until; /* both of them days of the line */
  int per_week;         /* hours; 0 when not said */
  gint64 price;         /* cents per UNIT; -1: no price is known */
  RegieUnit unit;
  int times; /* for REGIE_UNIT_TIME */
} RegieCostLine;

/* Does the person pay this line, and not the municipality?  (Wet art. 16, 20) */
gboolean regie_cost_is_own (const RegieCostLine *line, RegieGroup group);
/* How many units the line is: hours and weeks by its days, months of 365.25 / 12 days, so a line
 * that moves costs the same. */
double regie_cost_quantity (const RegieCostLine *line);
/* The quantity times the price, rounded to a cent; 0 without a price. */
gint64 regie_cost_of (const RegieCostLine *line);
/* What a price is for; one price for the whole when KEY, which may be NULL, does not say. */
RegieUnit regie_unit_of (const char *key);

/* The amounts of one budget year; -1 is not known. */
typedef struct {
  int year;
  gint64 family, a, b, c, d;
} RegieAmountYear;

typedef struct {
  RegieAmountYear *years; /* in order */
  guint n;
  int chance[REGIE_N_ROUTES]; /* of finishing in time, in per cent: an assumption of the office */
} RegieAmounts;

/* Reads [spuk YEAR] and [kans] of amounts.ini.  A fault is said with its line. */
gboolean regie_amounts_read (RegieIni *ini, RegieAmounts *self, GError **error);
void regie_amounts_clear (RegieAmounts *self);

typedef struct {
  int year; /* in which it is received; 0 for the weight of who finished (part d), which is received
               in no year of its own */
  char part; /* 'a', 'b', 'c', 'd', or 'g' for family and other migrants */
  gint64 amount;
  int from_year; /* whose amount it is; another than YEAR is an estimate */
  gboolean estimated;
} RegieIncome;

typedef struct {
  int year;
  gint64 cost, income;
} RegieCostYear;

/* Adds what LINE costs to YEARS (RegieCostYear, in order), by the days that fall in each; the last
 * year gets what rounding left. */
void regie_cost_spread (GArray *years, const RegieCostLine *line);

typedef struct {
  gint64 cost, income; /* of the municipality */
  /* Part d is a weight by which the state divides its budget, in which a, b and c weigh less for it
   * (Regeling art. 10.3 and 10.4): what finishing adds to the share of the municipality.  It is no
   * part of the income, and uncertain; its amount is 0 where there is none. */
  RegieIncome finishing;
  gint64 own; /* what the person pays: the lessons of who is no asylum status holder (Wet art. 16
                 and 20) */
  guint unpriced; /* lines without a price */
  GArray *parts;  /* RegieIncome */
  GArray *years; /* RegieCostYear, in order: what falls in each calendar year, by days; together the
                    cost */
  gboolean estimated;  /* the amount of a year is not known: regie_cost_dup_unknown */
  int lessons, needed; /* hours of lessons that are planned, and what the route takes */
  int chance; /* per cent: that of the route, less when fewer lessons are planned than it takes */
} RegieCost;

/* COHORT is the year in which the person came.  CHANCE: that of the route, -1 takes the office's
 * own. */
RegieCost *regie_cost_new (const RegieAmounts *amounts, const RegieAssumptions *assumed,
                           RegieGroup group, int cohort, RegieRoute route,
                           const RegieCostLine *lines, guint n,
                           int chance) G_GNUC_WARN_UNUSED_RESULT;
void regie_cost_free (RegieCost *self);
/* "2027: part b, EUR 4.718,96 (amount of 2026)". */
char *regie_income_dup_sentence (const RegieIncome *income) G_GNUC_WARN_UNUSED_RESULT;
/* "The amounts of 2024 are not known; …", naming the years and those whose amounts are used; NULL
 * when all are known. */
char *regie_cost_dup_unknown (const RegieCost *self) G_GNUC_WARN_UNUSED_RESULT;
char *regie_cost_dup_summary (const RegieCost *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieCost, regie_cost_free)
