/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-desk.h"
#include "regie-import.h"

/* Files of the Meedoenbalie. */

/* Offers ("aanbod") or wishes ("wensen") from CSV with the Dutch keys of the schema as headings; of an offer also gever, gever_soort,
 * contactpersoon, telefoon and email, of a wish those of its resident.  A giver is known by its name, a resident by its number.
 * One change with every good row; what is wrong with the others is in FAULTS (RegieImportFault).  The same row twice is a fault.
 * The change is empty when no row is good.  *N is the number of good rows. */
RegieChange *regie_desk_import (RegieDb *db, const RegieOffice *office, gboolean wishes, const char *data, gsize length, GPtrArray **faults, guint *n, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The times of all offers that are not over as iCalendar (RFC 5545): what and where, and nobody's name.  *N is their number. */
char        *regie_desk_calendar (const RegieDesk *desk, guint *n) G_GNUC_WARN_UNUSED_RESULT;
/* What a resident takes along: what, where, when, how to get there and whom to ask for, in Dutch and in English, as blocks of text
 * (regie-letter.h).  The number of the desk stands on it, no name. */
char        *regie_desk_card (const RegieOffice *office, const RegieDeskWish *wish, const RegieDeskOffer *offer) G_GNUC_WARN_UNUSED_RESULT;
