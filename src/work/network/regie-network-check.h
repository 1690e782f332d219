/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-folder.h"

/* Can the record of a network that FORM describes be (RegieKindCheck)?  A member says who it is and
 * is not the person itself; it gets its place in the drawing.  What points to a member, or to a
 * meeting, points to one of the same dossier; two that know each other are two, once.  A meeting
 * and an agreement are of a dossier or of an organisation.  A consent is given to who is there, not
 * before the birth of the person, and stays withdrawn; nothing is ready before it was agreed. */
gboolean regie_network_check (RegieDb *db, const RegieOffice *office, const RegieEntity *entity,
                              RegieRecord *record, RegieForm *form, GError **error);
