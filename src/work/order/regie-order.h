/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"
#include "regie-prices.h"

/* The order for one person ("opdracht"): made from a line of the plan, with the price of the
 * contract frozen. */

/* What PRICE (cents per UNIT) makes for HOURS a week from FROM to UNTIL, in cents. */
gint64 regie_order_amount (RegieTopic topic, RegieDay from, RegieDay until, int hours, gint64 price,
                           RegieUnit unit);
/* The same of ORDER, until it really ended; cents. */
gint64 regie_order_amount_of (RegieRecord *order);

/* An order for LINE, a fact "plan_regel": the lot, its price on the first day and the number follow
 * from the contracts of the provider that the line names.  Refused, with the reason, without a
 * contract or price on that day, without a quality mark for lessons over all its days (Wet art.
 * 32), when it begins more than a year back, over the budget of a year, or when the line has an
 * order.  A lot or COURSE (0: none) without a free place makes it wait. For an asylum status holder
 * the lessons are also the offer of the municipality (Wet art. 16): that fact is made with it. */
RegieChange *regie_order_make (RegieDb *db, const RegieOffice *office, RegieRecord *line,
                               gint64 course, gint64 me, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A waiting order gets its place, in COURSE when that is not 0.  Refused when there is no room, and
 * when by now the mark or the budget does not allow it: while it waited it was not committed. */
RegieChange *regie_order_place (RegieDb *db, const RegieOffice *office, RegieRecord *order,
                                gint64 course, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The first lesson was on DAY. */
RegieChange *regie_order_begin (RegieDb *db, const RegieOffice *office, RegieRecord *order,
                                RegieDay day, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Ends on DAY: FINISHED, or stopped with a REASON.  The line of the plan ends with it. */
RegieChange *regie_order_end (RegieDb *db, const RegieOffice *office, RegieRecord *order,
                              RegieDay day, gboolean finished, const char *reason,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What order of a LINE would be: the sentence that says provider, contract, price and room, and the
 * groups that have room as name, id, name, id … NULL (never empty: "no group" is the first).  FALSE
 * with the refusal in ERROR. */
gboolean regie_order_preview (RegieDb *db, const RegieOffice *office, RegieRecord *line,
                              char **sentence, char ***groups, GError **error);
/* The same groups of LOT on DAY; NULL with ERROR set when they cannot be read. */
char **regie_order_dup_groups (RegieDb *db, gint64 lot, RegieDay day,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many people the lot or course with ID has at once between FROM and UNTIL, at most; who waits
 * is not among them. */
gboolean regie_order_peak (RegieDb *db, gint64 id, gboolean is_course, RegieDay from,
                           RegieDay until, int *peak, GError **error);
/* Places that are free in the lot or course with ID on every day from FROM to UNTIL, less than
 * nothing when there are more people than places; G_MAXINT when none are counted. */
gboolean regie_order_room (RegieDb *db, gint64 id, gboolean is_course, RegieDay from,
                           RegieDay until, int *room, GError **error);
/* *FIRST is the first day from FROM on of which there is a place for so many days as FROM to UNTIL
 * count, once all WAITING have theirs; REGIE_DAY_NONE when there is none within ten years. */
gboolean regie_order_find_place (RegieDb *db, gint64 id, gboolean is_course, RegieDay from,
                                 RegieDay until, gint64 waiting, RegieDay *first, GError **error);
