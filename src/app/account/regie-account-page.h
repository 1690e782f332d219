/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* Wie keek bij wie: signals, the sample of last month and the log of reading, for who accounts for
 * the office. */
#define REGIE_TYPE_ACCOUNT_PAGE (regie_account_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieAccountPage, regie_account_page, REGIE, ACCOUNT_PAGE, RegiePage)
