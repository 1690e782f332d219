/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-schema.h"

/* What somebody did, as the log tells it.  A change is an entry; taking it back is an entry that
 * names it, doing it again one that names that, and so on: together they are one thing that was
 * done, and the last of them says how it stands.  So what can be taken back and done again follows
 * from the log alone, and is the same after a restart. */

/* Where it was done: what a person looks at while pressing Ctrl+Z. */
typedef enum {
  REGIE_WHERE_ANYWHERE, /* in several dossiers, or in nothing that has a page */
  REGIE_WHERE_DOSSIER,
  REGIE_WHERE_PROVIDER,
  REGIE_WHERE_DESK
} RegieWhereKind;

typedef struct {
  RegieWhereKind kind;
  gint64 id; /* of the dossier or the provider, else 0 */
} RegieWhere;

typedef struct {
  gint64 root;  /* the entry with which it was done */
  gint64 entry; /* the last one about it: taking this back turns it round */
  gint64 who;   /* who made ENTRY, 0 for the program */
  gboolean is_undone;
  gboolean is_settled; /* it laid down what others go by: minutes, a decision, a quarter report */
  gboolean has_ranges; /* it was read in: records by ranges of ids */
  gboolean is_touched; /* regie_done_find_touched() */
  gboolean is_of_desk; /* records of the Meedoenbalie are among it */
  guint n_records;     /* that it touched and that who asks may see; 0: nothing can be taken back */
  guint n_dossiers;    /* in which; 2 is "more" */
  guint n_providers;   /* at which; the same */
  RegieWhere where;
  const RegieEntity *entity; /* of the first record, NULL for none */
  gint64 record;             /* the first record itself */
  char *title;               /* "Recorded: Contact" */
  char *at;                  /* when it was done, a moment in UTC */
  char *by;                  /* the name of WHO, or NULL */
  gint64 did;                /* who did it at first, 0 for the program */
  char *did_by;              /* the name of DID, or NULL */
  /* What regie_done_name() adds; each may be NULL. */
  char *thing; /* how the first record is called: "Talk with the neighbours" */
  char *whom;  /* the person of the dossier, or the provider */
} RegieDone;

void regie_done_free (RegieDone *self);
/* In the dossier ID, at the provider ID, at the desk: as commands say it ("dossier", "provider",
 * "desk"); any other KIND is anywhere. */
RegieWhere regie_where (const char *kind, gint64 id);
/* Which of DONE (RegieDone, in any order) ME takes back first, or with REDO does again first; in
 * WHERE, and with REGIE_WHERE_ANYWHERE of all.  Borrowed; NULL for none.
 *
 * What was done last goes first.  Who did something new does nothing again of what was taken back
 * before that: it can still be done again by itself. */
RegieDone *regie_done_next (const GPtrArray *done, gint64 me, gboolean redo, RegieWhere where);
/* So much goes with it, or so formal is it, that who takes it back hears first what goes. */
gboolean regie_done_is_grave (const RegieDone *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieDone, regie_done_free)
