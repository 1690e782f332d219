/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-codes.h"
#include "regie-day.h"
#include "regie-schema.h"

/* The one check of a record as a whole, whoever made it: a row of an import, a form, a case in
 * JSON.  Each value by itself was read already (regie-value.h). */

/* The stored text of the field with this Dutch key; NULL when it is not known. */
typedef const char *(*RegieValueFunc) (const char *key, gpointer data);

/* NULL when the values of a record of ENTITY go together on TODAY: what ends does not end before it
 * begins, what happened is not still to come, nobody is born after today.  Otherwise what is wrong
 * with *FIELD; the sentence begins without a capital and lives for ever. */
const char *regie_record_fault (const RegieEntity *entity, RegieValueFunc get, gpointer data,
                                RegieDay today, const RegieField **field);
/* The same as an error that names the field. */
gboolean regie_record_check (const RegieEntity *entity, RegieValueFunc get, gpointer data,
                             RegieDay today, GError **error);

/* Can TEXT be typed in FIELD, where WAS stood (NULL: nothing, or a new record)?  Its kind
 * (regie_field_check) and its words (regie_text_fault); what stood there already is not judged
 * again.  FALSE with the field in ERROR. */
gboolean regie_field_check_typed (const RegieField *field, const RegieCodes *codes,
                                  const char *text, const char *was, GError **error);
