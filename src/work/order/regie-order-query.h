/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-load.h"
#include "regie-orders.h"

/* All SQL of orders: what they rest on, what they take up, and the orders themselves.
 *
 * A function gives NULL or FALSE with ERROR set when the database cannot be read.  What it gives is
 * owned by the caller; an array is empty when there is nothing. */

/* An order, with the numbers that a file can name its person by; NULL: there is none. */
typedef struct {
  RegieOrder *order; /* owned; see regie_order_free */
  char *dossier_number, *bsn, *v_number;
  gboolean is_erased; /* the person: it is an amount, about which no file can say anything */
} RegieOrderFound;
/* The orders of PROVIDER, or of all when that is 0; RegieOrderFound, by id.  ON: as they stood on
 * that day, of which is known when each was ordered and ended, but not when it got its place; NONE:
 * as they stand. */
GArray *regie_order_load_found (RegieDb *db, gint64 provider, RegieDay on,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A lot and its price. */
typedef struct {
  gint64 lot, provider; /* LOT 0: none is for this person */
  gint64 price;         /* cents per UNIT on the day that was asked, with the indexation */
  char *unit;           /* a key of codes.ini [eenheid] */
  RegieRoute route;     /* that the lot is for; unknown: every route */
  gboolean is_foreign;  /* the provider has lots, but all of them are for another route */
} RegieOrderTerms;
/* Fills in SELF, which was zeroed, with the cheapest lot of the provider with NAME that has a price
 * for TOPIC (a key) on DAY (as it is stored) in a contract that runs then: one for ROUTE, else one
 * for every route. */
gboolean regie_order_find_terms (RegieDb *db, const char *name, const char *topic, const char *day,
                                 RegieRoute route, RegieOrderTerms *self, GError **error);
void regie_order_terms_clear (RegieOrderTerms *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RegieOrderTerms, regie_order_terms_clear)

/* *IS_KNOWN: there is a provider with NAME, however it is written. */
gboolean regie_order_knows_provider (RegieDb *db, const char *name, gboolean *is_known,
                                     GError **error);
/* With whom ORDER is. */
typedef struct {
  gint64 provider;
  char *name;
  RegieRoute route; /* of the lot, else of the person */
} RegieOrderWhose;
/* Fills in SELF, which was zeroed. */
gboolean regie_order_find_whose (RegieDb *db, gint64 order, RegieOrderWhose *self, GError **error);
void regie_order_whose_clear (RegieOrderWhose *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RegieOrderWhose, regie_order_whose_clear)

/* Days of something, both among them; NONE: without a beginning, or an end. */
typedef struct {
  RegieDay from, until;
} RegieOrderDays;
/* When PROVIDER has the mark KIND; RegieOrderDays, by first day. */
GArray *regie_order_load_marks (RegieDb *db, gint64 provider, RegieMarkKind kind,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* When each person is in the lot or course with ID, as far as that is between FROM and UNTIL and
 * without who waits; RegieOrderDays, from FROM on, in no particular order. */
GArray *regie_order_load_stays (RegieDb *db, gint64 id, gboolean is_course, RegieDay from,
                                RegieDay until, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* *PLACES is how many the lot or course with ID has; -1 when none are counted. */
gboolean regie_order_find_places (RegieDb *db, gint64 id, gboolean is_course, int *places,
                                  GError **error);
/* *N is how many wait for a place in the lot or course with ID. */
gboolean regie_order_count_waiting (RegieDb *db, gint64 id, gboolean is_course, gint64 *n,
                                    GError **error);
/* The groups of LOT (RegieRecord), by first day. */
GPtrArray *regie_order_load_courses (RegieDb *db, gint64 lot,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What is committed in the years FIRST to LAST, under the contract of LOT or (0) in all: the orders
 * that do not wait, as RegieCostLine. */
GArray *regie_order_load_committed (RegieDb *db, gint64 lot, int first, int last,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* *HAS: LINE of the plan of DOSSIER has an order that has not ended. */
gboolean regie_order_line_has_order (RegieDb *db, gint64 dossier, gint64 line, gboolean *has,
                                     GError **error);
/* *LAST is the number behind the year of the last order of YEAR; 0 when there is none. */
gboolean regie_order_find_last_number (RegieDb *db, int year, int *last, GError **error);

/* Somebody who was ever ordered something. */
typedef struct {
  gint64 dossier;
  RegieGroup group;
  RegieDay started; /* NONE: not known */
} RegieOrderPerson;
/* RegieOrderPerson, each dossier once, in no particular order. */
GArray *regie_order_load_people (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
