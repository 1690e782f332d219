/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* What somebody types to find a person: words that each must stand somewhere in a folded text
 * (regie-text.h), in any order.  Three letters and more may stand anywhere in it; one or two begin
 * a word, so that "B. de Vries" finds Bea de Vries and not everybody. */

/* The words of TEXT, folded.  Of a number ("9988.00.004", "P-12") the signs fall away and it is one
 * word. */
char **regie_question_dup_words (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean regie_question_is_long (const char *word);
/* Must the short WORD begin a word?  A script without capitals need not put spaces between words:
 * there it may stand anywhere. */
gboolean regie_question_begins (const char *word);
/* Does every one of WORDS stand in FOLDED?  Nothing asked is found everywhere. */
gboolean regie_question_matches (const char *const *words, const char *folded);
/* The same with a mistake of typing: words of five letters and more may differ by one letter (too
 * many, missing, another, or two that changed places) from a whole word of FOLDED; all others must
 * stand there as they are. */
gboolean regie_question_resembles (const char *const *words, const char *folded);
/* May the long WORD hold a mistake?  Numbers may not: there the next is somebody else. */
gboolean regie_question_may_err (const char *word);
