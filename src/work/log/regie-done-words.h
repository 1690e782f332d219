/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-done.h"

/* The views of a dossier in which SELF can be seen, the first of them best, with a space between
 * them: what "win.show-dossier" is about.  "" when it stands in the head of every view. */
const char *regie_done_views (const RegieDone *self);
/* The button at the end of LINE that turns round what ENTRY of the log is the last one about. */
void regie_done_add_deed (RegieLine *line, gboolean is_undone, gint64 entry);
