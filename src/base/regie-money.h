/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* Money is whole cents of euros, never a fraction.  People type "1.234,50", "1234.5" or "€ 1.234". */

/* FALSE, and *CENTS as it was, when TEXT is no amount: a mark before three digits parts thousands, one before one or two
 * digits begins the cents. */
gboolean regie_money_parse     (const char *text, gint64 *cents);
/* "€ 1.234,50"; rounded to "€ 1.235" when WHOLE.  Minus goes before the euro. */
char    *regie_money_dup       (gint64 cents, gboolean whole) G_GNUC_WARN_UNUSED_RESULT;
/* "1234,50" as people type it. */
char    *regie_money_dup_typed (gint64 cents) G_GNUC_WARN_UNUSED_RESULT;
