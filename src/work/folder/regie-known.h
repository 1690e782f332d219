/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-identity.h"
#include "regie-record.h"

/* Who and what is there already, in the database and in the lines of a file that were looked at
 * before: every importer, and the form that makes a new person, asks it here.  What is surely there
 * is refused; what is perhaps there is said before anything is written, and goes on only when
 * somebody says so. */

typedef struct _RegieKnown RegieKnown;

/* Where the same was found.  LINE is of the file, 0 for the database; NUMBER, of the dossier, is
 * borrowed and may be NULL; OPENED is the day on which a dossier of the database was opened. */
typedef struct {
  RegieSameness degree;
  gint64 dossier;
  guint line;
  const char *number;
  RegieDay opened;
} RegieMet;

/* Everybody who has a dossier; owned by the caller.  NULL with ERROR when the database cannot be
 * read. */
RegieKnown *regie_known_load (RegieDb *db, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_known_free (RegieKnown *self);
/* The surest of those that PERHAPS at least are WHO, but for OTHER_THAN (a dossier, 0: nobody). */
RegieMet regie_known_find (const RegieKnown *self, const RegieWho *who, gint64 other_than);
/* The next lines of the file meet WHO (taken) as well. */
void regie_known_add (RegieKnown *self, RegieWho *who, const char *number, guint line);
/* The dossier that every number of IDENTITY (its names do not count) points to: 0 when there is
 * none, -1 when they point to two. */
gint64 regie_known_find_dossier (const RegieKnown *self, const RegieIdentity *identity);
/* "perhaps the person of dossier M1": no name, for it is said where others read along. */
char *regie_met_dup_sentence (const RegieMet *self) G_GNUC_WARN_UNUSED_RESULT;

/* FORM of a new person and dossier, by Dutch key, or of those of OTHER_THAN: refused as INVALID
 * when a number is somebody else's, and as REFUSED when it is perhaps the person of another
 * dossier, unless TAKE_DOUBTFUL. */
gboolean regie_known_check_form (RegieDb *db, GHashTable *form, gint64 other_than,
                                 gboolean take_doubtful, GError **error);

/* Records of one kind that hang on an owner: the facts of a dossier, the wishes of a resident, the
 * offers of a giver. */
typedef struct _RegieKnownRecords RegieKnownRecords;

/* MORE: which fields say more or other than what is there, for people; NULL when nothing does. Free
 * it with g_free. */
typedef struct {
  RegieSameness degree;
  guint line;
  char *more;
} RegieMetRecord;

/* DB must outlive it: the records of an owner are read when it is first met. */
RegieKnownRecords *regie_known_records_new (RegieDb *db, const RegieEntity *entity);
void regie_known_records_free (RegieKnownRecords *self);
/* FORM: Dutch key → text, as it would be stored.  SURE: it says nothing that is not there; PERHAPS:
 * it says more of what is there, or other things that do not make it another (the note of a fact,
 * the places of an offer). */
gboolean regie_known_records_find (RegieKnownRecords *self, gint64 owner, GHashTable *form,
                                   RegieMetRecord *met, GError **error);
/* The next lines of the file meet FORM, of OWNER, as well. */
void regie_known_records_add (RegieKnownRecords *self, gint64 owner, GHashTable *form, guint line);
/* "this is there already, on line 4", or perhaps so; of a degree that PERHAPS at least is.  Owned
 * by the caller. */
char *regie_met_record_dup_sentence (const RegieMetRecord *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieKnown, regie_known_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieKnownRecords, regie_known_records_free)
