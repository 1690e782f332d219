/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <json-glib/json-glib.h>

#include "regie-day.h"

/* What every reader and writer of JSON here shares.  A fault names the field: “feiten[2].datum:
 * …”. */
gboolean regie_json_refuse (GError **error, const char *field, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
/* A value as the text of a field: strings, numbers, booleans and lists of strings; NULL for
 * anything else. */
char *regie_json_dup_value (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;
/* A number of euros as cents; FALSE when NODE is no number or has more than two decimals. */
gboolean regie_json_get_cents (JsonNode *node, gint64 *cents);
const char *regie_json_get_string (JsonObject *object, const char *member);
/* The root object of TEXT, which *PARSER keeps; WHAT says in words what was expected. */
JsonObject *regie_json_parse (const char *text, gssize length, const char *what,
                              JsonParser **parser, GError **error);
void regie_json_add_day (JsonBuilder *b, const char *member,
                         RegieDay day); /* null when there is none */
void regie_json_add_text (JsonBuilder *b, const char *member, const char *text);
void regie_json_add_int (JsonBuilder *b, const char *member, gint64 value);
/* With two decimals. */
void regie_json_add_number (JsonBuilder *b, const char *member, double value);
/* A value of a figure: 7143 hundredths is 71.43, whole numbers are whole; null unless KNOWN. */
void regie_json_add_hundredths (JsonBuilder *b, const char *member, gboolean known,
                                gint64 hundredths);
/* Cents as euros: 42560 is the number 425.60. */
void regie_json_add_money (JsonBuilder *b, const char *member, gint64 cents);
/* What was built, as text.  Every number that is not whole has exactly two decimals, where the
 * library would show how a computer keeps it ("425.60000000000002"): so all JSON goes through
 * here. */
char *regie_json_dup (JsonBuilder *b) G_GNUC_WARN_UNUSED_RESULT;
