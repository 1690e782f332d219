/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-admin-sheet.h"

/* The view of what is kept how long, with the list of what may be destroyed.  Its actions
 * "retention.leave-out" and "retention.take-in" (x, a dossier) change the list that
 * "retention.destroy" is about; that asks where the declaration goes, and once more whether. */
#define REGIE_TYPE_ADMIN_RETENTION (regie_admin_retention_get_type ())
G_DECLARE_FINAL_TYPE (RegieAdminRetention, regie_admin_retention, REGIE, ADMIN_RETENTION,
                      RegieAdminSheet)

/* Where the declaration goes is known: asks whether they are destroyed. */
void regie_admin_retention_declare_to (RegieAdminRetention *self, GFile *file);
