/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-codes.h"
#include "regie-day.h"
#include "regie-schema.h"

/* The one reader of values: what stands in a cell, a form or a JSON file becomes what is stored
 * (regie-schema.h), or a sentence says why not. It goes by the kind of the field, and by what the
 * field is known for: a BSN, a V-number, a municipality, hours. */

/* The stored text of TEXT, NULL when there is none: with *REASON NULL because nothing is said, else
 * because TEXT is no value of FIELD.  The sentence begins without a capital and names no field; it
 * is in the language of the program and lives for ever.  CODES may be NULL: then a key of a list is
 * not looked up. */
char *regie_value_read (const RegieField *field, const RegieCodes *codes, const char *text,
                        const char **reason) G_GNUC_WARN_UNUSED_RESULT;
/* The same of what a person types on TODAY: "vandaag", "ma", "12-10", "+16 weken" are days then
 * (regie_day_parse_typed). */
char *regie_value_read_typed (const RegieField *field, const RegieCodes *codes, RegieDay today,
                              const char *text, const char **reason) G_GNUC_WARN_UNUSED_RESULT;
/* What is wrong with TEXT, stored or typed, in a field of words: it is of one line and not endless,
 * an e-mail address looks like one, a number at the Chamber of Commerce has eight digits.  NULL:
 * nothing, also for other kinds of field and for what the program sets. */
const char *regie_text_fault (const RegieField *field, const char *text);
/* Ten digits, with the V that some write before it; without spaces, points and hyphens.  NULL, and
 * a sentence, when it is none. */
char *regie_value_dup_v_number (const char *text, const char **reason) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a BSN, which has the 11-test. */
char *regie_value_dup_bsn (const char *text, const char **reason) G_GNUC_WARN_UNUSED_RESULT;
