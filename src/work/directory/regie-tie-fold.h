/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office.h"
#include "regie-rewrite.h"

/* Members of two networks that become one, and contact persons of two organisations: who stands
 * there twice is there once, and whatever named the other names the one that stays.  Everything is
 * done to records of a RegieRewrite; nothing is written. */

/* MOVED, ties (RegieRecord) that come to stand in the network of KEPT: each that is of the same
 * organisation as one of KEPT, or without any has the same name, folds into that one, unless these
 * are two people by name or one left and the other did not.  What the kept one lacks it takes, and
 * what the other said otherwise stands in its note.  Who knows whom, who was invited and a contact
 * that both name stand there once.  Of consents about one subject no more is left than both sides
 * said: what was withdrawn on one side is withdrawn.  At most one leads: of KEPT, else of
 * MOVED. */
gboolean regie_ties_fold (RegieRewrite *rewrite, const RegieOffice *office, const GPtrArray *kept,
                          const GPtrArray *moved, GError **error);
/* Those of MOVED that do not go get a place in the drawing of DOSSIER, their own where nobody ever
 * had that. */
gboolean regie_ties_place (RegieRewrite *rewrite, RegieDb *db, gint64 dossier,
                           const GPtrArray *moved, GError **error);
/* The same of contact persons: of one name who share a phone number or an e-mail address. */
gboolean regie_contacts_fold (RegieRewrite *rewrite, const RegieOffice *office,
                              const GPtrArray *kept, const GPtrArray *moved, GError **error);

/* The place for a new tie of DOSSIER in AREA, a code: the first that nobody ever had there, else
 * the first that is free, so that who comes back finds its own place.  TAKEN (gint64, may be NULL)
 * are places that were given away meanwhile. */
gboolean regie_tie_find_slot (RegieDb *db, const char *dossier, const char *area,
                              const GArray *taken, int *slot, GError **error);
