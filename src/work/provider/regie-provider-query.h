/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-book.h"

/* All SQL of what is agreed with providers: contracts and what hangs on them, places, meetings.
 *
 * A function gives NULL or FALSE with ERROR set when the database cannot be read; an array that it
 * gives is owned by the caller, and empty when there is nothing. */

/* Fills in RECORDS (RegieRecord) of each kind that hangs on PROVIDER or its contracts: contacts and
 * lots by name, marks by kind and first day, contracts and groups by first day, prices by subject
 * and first day, steps, papers and budgets by day or year, indicators as they were made. */
gboolean regie_provider_load_records (RegieDb *db, gint64 provider,
                                      GPtrArray *records[REGIE_N_ENTITIES], GError **error);
/* Fills in PROVIDERS and LOTS by name, CONTRACTS by first day and number, and MILESTONES by day, of
 * SHELF: all that there are. */
gboolean regie_provider_load_shelf (RegieDb *db, RegieShelf *shelf, GError **error);
/* Who waits for a place in each lot, or each group when IS_COURSE, of PROVIDER for which there is
 * an order: RegiePlaces with nobody running, in no particular order. */
GArray *regie_provider_load_waiting (RegieDb *db, gint64 provider, gboolean is_course,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* *N is how many prices there are under the lots of CONTRACT, in force or not. */
gboolean regie_contract_count_prices (RegieDb *db, gint64 contract, gint64 *n, GError **error);

/* The meetings with PROVIDER (RegieRecord), the newest first. */
GPtrArray *regie_provider_load_meetings (RegieDb *db, gint64 provider,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The first of those on DAY (as it is stored); *MEETING is owned, NULL when there is none. */
gboolean regie_provider_find_meeting (RegieDb *db, gint64 provider, const char *day,
                                      RegieRecord **meeting, GError **error);
/* The items on the agenda of MEETING (RegieRecord), in order. */
GPtrArray *regie_meeting_load_items (RegieDb *db, gint64 meeting,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What was agreed to do with PROVIDER (RegieRecord), done or not, by the day it is due. */
GPtrArray *regie_provider_load_actions (RegieDb *db, gint64 provider,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* *N is how many of those are not done. */
gboolean regie_provider_count_open_actions (RegieDb *db, gint64 provider, gint64 *n,
                                            GError **error);
