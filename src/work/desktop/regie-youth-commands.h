/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-youth-view.h"

/* What is done and asked with the list of young people.  A filter is the text of a
 * RegieYouthFilter.
 *
 * A youth director sees the own young people; who wants to see those of colleagues first says why,
 * which stands in the log of reading for that day (REGIE_YOUTH_LOOK).  Other roles see whom they
 * see in the caseload. */

/* What TEXT asks, with who asks filled in; owned.  *ASKS_REASON: who works here must first say why.
 * *ALSO (owned, may be NULL, as may be the pointer): whose are mine as well during their leave.
 * NULL with ERROR set when the database cannot be read. */
RegieYouthFilter *regie_work_youth_filter (const RegieWork *work, const char *text,
                                           gboolean *asks_reason, char **also,
                                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What somebody with ROLE begins with: a director with the own, everybody else with all. */
const char *regie_youth_usual_filter (const char *role);

typedef enum {
  REGIE_YOUTH_LIGHT, /* (xs), the dossier, and the life area that the form opens with ("": none):
                        how it stands there ("gebied", "licht", "toelichting") on this day */
  REGIE_YOUTH_LOOK,  /* why I look at the young people of others ("reden"), for this day */
  REGIE_N_YOUTH_COMMANDS
} RegieYouthCommand;

extern const RegieCommand regie_youth_commands[REGIE_N_YOUTH_COMMANDS];

/* The list in its order, like RegieCaseloadAnswer: FIRST are the first rows (RegieYouthItem). */
typedef struct {
  GArray *ids; /* gint64 */
  GPtrArray *first;
  RegieYouthView *view;
  guint n;
  gboolean partial;
} RegieYouthAnswer;

void regie_youth_answer_free (RegieYouthAnswer *self);

/* What can be chosen to filter by: RegieChoice each. */
typedef struct {
  GPtrArray *directors, *schools;
} RegieYouthChoices;

void regie_youth_choices_free (RegieYouthChoices *self);

typedef enum {
  REGIE_YOUTH_IDS,         /* (sub): filter, the most ids (0: all), and with its first rows or not;
                              RegieYouthAnswer */
  REGIE_YOUTH_ROWS,        /* ax, ids; GPtrArray of RegieYouthItem, NULL for who is gone */
  REGIE_YOUTH_COUNT,       /* gint64, in how many of mine something asks for action */
  REGIE_YOUTH_LIGHT_START, /* of a form: (xs), what that of REGIE_YOUTH_LIGHT opens with */
  REGIE_YOUTH_CHOICES,     /* RegieYouthChoices */
  REGIE_N_YOUTH_QUESTIONS
} RegieYouthQuestion;

extern const RegieQuestion regie_youth_questions[REGIE_N_YOUTH_QUESTIONS];

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieYouthAnswer, regie_youth_answer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieYouthChoices, regie_youth_choices_free)
