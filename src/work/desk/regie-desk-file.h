/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-desk.h"
#include "regie-import.h"

/* Files of the Meedoenbalie. */

/* Offers ("aanbod") or wishes ("wensen") from a spreadsheet (regie-import.h), with the Dutch keys
 * or labels of the schema as headings; of an offer also gever, gever_soort, contactpersoon,
 * telefoon and email, of a wish those of its resident.  A giver is known by its name, a resident by
 * its number and initials.  What stands there already is not read in twice (regie-known.h). */
RegieImport *regie_desk_import_new (const RegieOffice *office, gboolean wishes, const char *data,
                                    gsize length, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The times of all offers that are not over as iCalendar (RFC 5545): what and where, and nobody's
 * name.  *N is their number. */
char *regie_desk_calendar (const RegieDesk *desk, guint *n) G_GNUC_WARN_UNUSED_RESULT;
/* What a resident takes along: what, where, when, how to get there and whom to ask for, in Dutch
 * and in English, as blocks of text (regie-letter.h).  The number of the desk stands on it, no
 * name. */
char *regie_desk_card (const RegieOffice *office, const RegieDeskWish *wish,
                       const RegieDeskOffer *offer) G_GNUC_WARN_UNUSED_RESULT;
