/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-change.h"
#include "regie-form.h"
#include "regie-db.h"
#include "regie-office.h"

/* One directory: an organisation is recorded once, and a provider or a giver that is no person is a
 * role of it; it has one of each at most.  Name, phone, e-mail and number at the Chamber of
 * Commerce are always the same of an organisation and its roles: whoever changes one changes all of
 * them in the same change, which undo takes back whole. */

/* Before a record of ENTITY is made of FORM (RECORD NULL) or changed into it.  Of an organisation
 * its roles follow; a role joins the organisation of the same name (folded), which says what the
 * form leaves open, or else one is made; a giver that turns out to be a person leaves the
 * directory; a contact person belongs to the organisation of its provider.  What else changes is
 * added to CHANGE, and what is decided of the record itself is set in FORM.  FALSE with ERROR set
 * when another organisation has that name, or this one has such a role already. */
gboolean regie_organisation_follow (RegieDb *db, RegieChange *change, const RegieEntity *entity,
                                    RegieRecord *record, RegieForm *form, GError **error);
/* Before PROVIDER goes: who works there stays with the organisation. */
gboolean regie_organisation_keep_contacts (RegieDb *db, RegieChange *change, RegieRecord *provider,
                                           GError **error);
/* Everything of organisation GOES comes to KEEP, which is all that is left: as one change.  What
 * KEEP does not say comes from the other, and what that said otherwise stands in its note.  Contact
 * persons and members of networks that stood there for both stand there once (regie-tie-fold.h).
 * REFUSED when both are a provider, or both a giver, and when they are one and the same. */
RegieChange *regie_organisation_merge (RegieDb *db, const RegieOffice *office, gint64 keep,
                                       gint64 goes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* May somebody with ROLE make one of two?  It changes what lies in dossiers: who records there may,
 * and who answers for contracts and for who works on which dossier. */
gboolean regie_organisation_may_merge (const char *role);
/* Do all organisations and their roles say the same?  DAMAGED, with the name of one that does not
 * and what to do. */
gboolean regie_organisations_check (RegieDb *db, GError **error);
