/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-day.h"
#include "regie-keys.h"

/* The log of reading: one line for everything that somebody read of people, with the six things
 * that BIO 8.15.01 asks: what was done (act), with what (a dossier, or a kind of list and how many
 * people stand in it), how it ended (refused or not), from where (window or regiectl), by whom and
 * when; and why, where that was asked.  What was searched for is never there: it is a name.
 *
 * On PostgreSQL a line is made by the server itself, in the name of who is connected and at its own
 * moment.  Lines form a chain (regie-chain.h) in the order in which they were written; the words of
 * a reason are outside it, for they may have to be erased. */
typedef struct {
  RegieReadAct act;
  gint64 dossier;   /* 0: no dossier in particular */
  const char *kind; /* which list or thing ("caseload", "duo"), never a name of somebody; or NULL */
  guint persons;    /* so many people; 0: not counted, or the one of the dossier */
  gboolean refused;
  const char *ground, *words; /* a code of codes.ini [leesreden] and what was added; or NULL */
} RegieReading;

/* From where this program reads: "venster" until it is said otherwise, "regiectl".  Static text;
 * said once, before anything is read. */
void regie_reading_set_origin (const char *origin);

/* Writes READING of WHO (0: nobody) down, unless the same was the last of its act that WHO did,
 * less than an hour ago (a list: a minute); a search, with a ground, or when data went out, always.
 * Outside a transaction it is one of its own. */
gboolean regie_reading_note (RegieDb *db, gint64 who, const RegieReading *reading, GError **error);
/* Was the same written down lately, so that regie_reading_note() would write nothing? */
gboolean regie_reading_is_there (RegieDb *db, gint64 who, const RegieReading *reading,
                                 gboolean *there, GError **error);
/* The shielded dossier with NUMBER (of the dossier, V-number or BSN), which WHO must see for
 * REASON; *DOSSIER is 0 when there is none.  That WHO asks, and why, stands in the log before
 * anything is found, and what came of it after; the number does not stand there.  Outside a
 * transaction: on a server no answer can be had of a question that is taken back. */
gboolean regie_reading_find_shielded (RegieDb *db, gint64 who, const char *number,
                                      const char *reason, gint64 *dossier, GError **error);
/* Must WHO say why DOSSIER is opened?  Who is its consultant or director, works in the team of one
 * of them, stands in for one or leads the network need not; nor for a dossier that nobody has,
 * twice on a day, or where nobody else works.  The office says so in its setting "reden_vragen"
 * (aan or uit); without it demo data do not ask, and others do. */
gboolean regie_reading_needs_reason (RegieDb *db, gint64 who, gint64 dossier, RegieDay today,
                                     gboolean *needs, GError **error);
/* The hash of a line from that of the one BEFORE it ("" for the first) and the texts of its
 * columns: id, at, who, act, dossier, kind, persons, refused, origin, ground; each may be NULL. */
#define REGIE_READING_COLUMNS "id, at, who, act, dossier, kind, persons, refused, origin, ground"
#define REGIE_READING_N_COLUMNS 10
char *regie_reading_hash (const char *before, const char *const *columns) G_GNUC_WARN_UNUSED_RESULT;
