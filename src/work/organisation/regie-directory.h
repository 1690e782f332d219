/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-office.h"
#include "regie-record.h"

/* The directory of organisations as it is read: all of them in a line each, and one with everything
 * that hangs on it. */

/* What an organisation can be to us. */
typedef enum {
  REGIE_IS_PROVIDER = 1 << 0,
  REGIE_IS_GIVER = 1 << 1,
  REGIE_IS_SCHOOL = 1 << 2,
  REGIE_IS_PARTNER = 1 << 3,
} RegieOrganisationRoles;

/* One of all; texts may be NULL, but for the name. */
typedef struct {
  gint64 id;
  char *name, *kind, *town; /* KIND as it is stored */
  char *people;             /* the names of who works there, for the search */
  guint roles;              /* RegieOrganisationRoles */
  guint n_networks;         /* in so many dossiers it stands in the network */
  guint n_agreements;       /* so many agreements with us are open */
} RegieListed;

void regie_listed_free (RegieListed *self);
/* Is SELF found by FOLDED, words that are folded, each in its name, its town or who works there? */
gboolean regie_listed_is_found (const RegieListed *self, const char *folded);

/* Somebody in whose network it stands. */
typedef struct {
  gint64 dossier;
  char *name;
} RegieInNetwork;

/* One organisation. */
typedef struct {
  RegieRecord *record;
  GPtrArray *contacts, *gatherings, *agreements; /* RegieRecord */
  GPtrArray *networks;                           /* RegieInNetwork */
  GPtrArray *silent;                             /* RegieSilent: for whom it is silent */
  gint64 provider, giver;                        /* 0: it is none */
} RegieListing;

/* ME is who looks: for whom it is silent begins with the own people.  NULL with ERROR set, and
 * without one when it is no longer there. */
RegieListing *regie_listing_load (RegieDb *db, const RegieOffice *office, gint64 organisation,
                                  gint64 me, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_listing_free (RegieListing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieListed, regie_listed_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieListing, regie_listing_free)
