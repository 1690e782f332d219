/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-scorecard.h"
#include "regie-spending.h"
#include "regie-tasks.h"

/* Everything that is agreed with one provider, how full it is, what it costs and how it goes: what
 * its page shows. */
typedef struct {
  gint64 id;
  guint running, waiting;
} RegiePlaces; /* of a lot or a group */

typedef struct {
  RegieRecord *provider;
  GPtrArray *records[REGIE_N_ENTITIES]; /* of the kinds that hang on a provider or its contracts;
                                           else NULL */
  GArray *lots, *courses;               /* RegiePlaces */
  GArray *spending;                     /* RegieSpending */
  GPtrArray *tasks;                     /* RegieTask */
  RegieScore scores[REGIE_N_SCORES];    /* over the last year */
} RegieBook;

/* NULL with the error set when there is no such provider. */
RegieBook *regie_book_load (RegieDb *db, const RegieOffice *office, gint64 provider,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_book_free (RegieBook *self);
/* None taken when it does not stand in LIST. */
RegiePlaces regie_places_find (const GArray *list, gint64 id);
#define REGIE_N_STAGE_RANKS 8
/* How near CONTRACT is to running, 0 for what runs: what ends, was awarded, … is over, has no
 * stage. NULL is as near as what has no stage. */
int regie_contract_rank (RegieRecord *contract);
/* Is something delivered under CONTRACT: does it run, or end? */
gboolean regie_contract_is_running (RegieRecord *contract);
/* Of CONTRACTS the one of PROVIDER that counts now: the one that runs, else the one that is nearest
 * to that; NULL when it has none.  Borrowed. */
RegieRecord *regie_contract_nearest (const GPtrArray *contracts, gint64 provider);
/* That of the provider of the book. */
RegieRecord *regie_book_contract (const RegieBook *self);
/* The next thing to decide about its contracts or marks; NULL when there is none. */
const RegieTask *regie_book_next (const RegieBook *self);
/* The numbers under the name of a provider. */
typedef struct {
  guint people, waiting;
  gint64 places;              /* of the lots that count them */
  gint64 committed, estimate; /* cents, of the contract that counts now; ESTIMATE 0: none */
  char *next, *next_about;    /* the day and the words of what is decided next; NULL for nothing */
} RegieTiles;

/* Owned. */
RegieTiles *regie_book_tiles (const RegieBook *self) G_GNUC_WARN_UNUSED_RESULT;
void regie_tiles_free (RegieTiles *self);
/* The last day to give notice or to extend; NONE without a term of notice or an end. */
RegieDay regie_contract_notice (RegieRecord *contract);

/* All providers with contracts, lots and steps, for the list, the board and the line of time. */
typedef struct {
  GPtrArray *providers, *contracts, *lots, *milestones; /* RegieRecord */
  GPtrArray *tasks;                                     /* RegieTask */
  GArray *balance;                                      /* RegieBalance */
} RegieShelf;

/* Owned; NULL with ERROR set when it cannot be read. */
RegieShelf *regie_shelf_load (RegieDb *db, const RegieOffice *office,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_shelf_free (RegieShelf *self);
/* The stage that stands BY places after STAGE (before it when negative) in codes.ini
 * [contractstand]; "" beyond the ends and for NULL. */
const char *regie_stage_next (const RegieCodes *codes, const char *stage, int by);
/* CONTRACT goes to STAGE (codes.ini [contractstand]).  Refused when it is awarded or runs without a
 * first and last day, or without a price; a conflict when it is gone. */
RegieChange *regie_contract_move (RegieDb *db, const RegieOffice *office, gint64 contract,
                                  const char *stage, GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieBook, regie_book_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieShelf, regie_shelf_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieTiles, regie_tiles_free)
