/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-admin-sheet.h"

/* The view of the database: that it is whole is said on it when that was asked. */
#define REGIE_TYPE_ADMIN_DATABASE (regie_admin_database_get_type ())
G_DECLARE_FINAL_TYPE (RegieAdminDatabase, regie_admin_database, REGIE, ADMIN_DATABASE,
                      RegieAdminSheet)
