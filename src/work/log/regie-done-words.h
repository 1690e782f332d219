/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-done.h"
#include "regie-office.h"

/* What was done, with how it is called when that is known: "Recorded: Goal “Working”"; owned by the
 * caller. */
char *regie_done_dup_what (const RegieDone *self) G_GNUC_WARN_UNUSED_RESULT;
/* The views of a dossier in which SELF can be seen, the first of them best, with a space between
 * them: what "win.show-dossier" is about.  "" when it stands in the head of every view. */
const char *regie_done_views (const RegieDone *self);
/* That it was taken back, for ME to read: by WHO, called BY (NULL: the program), when that was not
 * me.  Owned by the caller. */
char *regie_done_dup_back (gint64 who, const char *by, const RegieMe *me) G_GNUC_WARN_UNUSED_RESULT;
/* The day here at which it was done, and the *TIME ("14:05", owned). */
RegieDay regie_done_split_moment (const RegieDone *self, char **time);
/* Where it was done when that is no one: "several dossiers"; NULL when nothing is said of it. */
const char *regie_done_place (const RegieDone *self);
/* Pressing LINE goes to where it was done. */
void regie_done_set_action (RegieLine *line, const RegieDone *self);
/* The button at the end of LINE that turns round what ENTRY of the log is the last one about. */
void regie_done_add_deed (RegieLine *line, gboolean is_undone, gint64 entry);
