/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-desk-card.h"
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
/* Writes CARD as a PDF of one page of A6, which says of whom it is nowhere but by the number on it.
 * FALSE with ERROR set, and then what was there is as it was. */
gboolean regie_desk_card_save (RegieDeskCard *card, GFile *file, GCancellable *cancellable,
                               GError **error);
