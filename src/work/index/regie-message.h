/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-codes.h"
#include "regie-fact.h"
#include "regie-form.h"

/* The messages of DUO as codes.ini has them: what each means, what to do, what its button records
 * and what ends it. A message is named by the number in its code: 139 for SS139. */

/* "SS139". */
char *regie_message_dup_code (int code) G_GNUC_WARN_UNUSED_RESULT;
/* The number in what somebody wrote, "ss 139"; 0 when it is none.  TEXT may be NULL. */
int regie_message_number (const char *text);
/* In words, in the language of the program; NULL when codes.ini does not know CODE. */
const char *regie_message_meaning (const RegieCodes *codes, int code);
/* What to do, in a sentence; NULL when there is nothing to do but read it. */
const char *regie_message_step (const RegieCodes *codes, int code);
/* The kind of fact that its button records; NULL when it is only read. */
const RegieCode *regie_message_kind (const RegieCodes *codes, int code);
/* A form for that fact, of DAY, with what the message already says of it; NULL when it is only
 * read. */
RegieForm *regie_message_form (const RegieCodes *codes, int code,
                               RegieDay day) G_GNUC_WARN_UNUSED_RESULT;
/* Is FACT of a kind, and does it say, what deals with the message?  Of its day the caller
 * judges. */
gboolean regie_message_fits (const RegieCodes *codes, int code, const RegieFact *fact);
