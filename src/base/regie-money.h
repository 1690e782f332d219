/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* Money is whole cents of euros, never a fraction.  People type "1.234,50", "1234.5", "€ 425,-",
 * "159,75 €", "EUR 38,10" or "1 246,40". */

/* FALSE when TEXT is no amount: a point before three digits parts thousands, a mark before one or
 * two digits begins the cents.  What could be two amounts ("426,195") is refused: *REASON is then a
 * sentence of its own; NULL when it is no amount at all. */
gboolean regie_money_read (const char *text, gint64 *cents, const char **reason);
/* The same for who needs no reason; *CENTS is as it was when it is none, and TEXT may be NULL. */
gboolean regie_money_parse (const char *text, gint64 *cents);
/* Appends NUMBER as people read it: "1.234". */
void regie_number_append (GString *text, guint64 number);
/* "€ 1.234,50"; rounded to "€ 1.235" when WHOLE.  Minus goes before the euro. */
char *regie_money_dup (gint64 cents, gboolean whole) G_GNUC_WARN_UNUSED_RESULT;
/* "1234,50" as people type it. */
char *regie_money_dup_typed (gint64 cents) G_GNUC_WARN_UNUSED_RESULT;
