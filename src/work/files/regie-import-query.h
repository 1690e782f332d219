/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* What the columns of a file may point to.  Each function calls FUNC for every record that is not
 * void, in no particular order and with texts that are valid during the call, and gives FALSE with
 * ERROR set when the database cannot be read. */

/* NAME or LOGIN may be NULL. */
typedef void (*RegieStaffFunc) (const char *id, const char *name, const char *login, gpointer data);
/* Who works here. */
gboolean regie_staff_each (RegieDb *db, RegieStaffFunc func, gpointer data, GError **error);
/* An order by its NUMBER, with the id of its dossier. */
typedef void (*RegieOrderFunc) (const char *number, const char *id, const char *dossier,
                                gpointer data);
/* All orders. */
gboolean regie_orders_each (RegieDb *db, RegieOrderFunc func, gpointer data, GError **error);
