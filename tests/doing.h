/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Commands as somebody with a role does them. */
#include "fixture.h"
#include "regie-command.h"

#define DONE -1

/* Does COMMAND about TARGET (a floating one is taken, may be NULL) as ROLE, who is member of staff
 * 7, with FORM as text (may be NULL); the code of the error or DONE.  *OUTCOME and *FIELD, the
 * field that a refusal names, are owned; both may be NULL. */
int do_as (Fixture *f, const char *role, const RegieCommand *command, GVariant *target,
           const char *form, RegieOutcome **outcome, char **field);
/* What QUESTION about TARGET (a floating one is taken, may be NULL) is answered to ROLE, who is
 * member of staff 7, on the real day; NULL with the code of the error.  CODE is DONE otherwise. */
gpointer answer_as (Fixture *f, const char *role, const RegieQuestion *question, GVariant *target,
                    int *code);
/* Does TEXT, which ROLE saw, say SAYS, or not? */
void assert_said (const char *text, const char *role, const char *says, gboolean wanted);
