/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item-row.h"

/* A provider in the list (RegieShelfRow). */
#define REGIE_TYPE_PROVIDER_ROW (regie_provider_row_get_type ())
G_DECLARE_FINAL_TYPE (RegieProviderRow, regie_provider_row, REGIE, PROVIDER_ROW, RegieItemRow)
