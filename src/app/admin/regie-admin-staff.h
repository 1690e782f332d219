/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-admin-sheet.h"

/* The view of who works here, with a search, an order and the ways out around it. */
#define REGIE_TYPE_ADMIN_STAFF (regie_admin_staff_get_type ())
G_DECLARE_FINAL_TYPE (RegieAdminStaff, regie_admin_staff, REGIE, ADMIN_STAFF, RegieAdminSheet)
