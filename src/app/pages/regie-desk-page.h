/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-session.h"

/* The Meedoenbalie: wishes on the left (longest waiting first), offers on the right, between them
 * what fits and why; what runs, with who came; the givers; what it brings; and the counter for an
 * opening.  The page shows initials only. */
#define REGIE_TYPE_DESK_PAGE (regie_desk_page_get_type ())
G_DECLARE_FINAL_TYPE (RegieDeskPage, regie_desk_page, REGIE, DESK_PAGE, GtkWidget)

/* Signal "open-file" (GFile, RegieFileKind, 0): a file to read in was chosen. */
/* Is the counter on screen?  It has the window to itself: "counter" (gboolean) says when that
 * changes. */
gboolean regie_desk_page_is_counter (RegieDeskPage *self);
/* Shows one offer ("offer"), resident ("resident"), giver ("giver") or match ("match"), also when
 * the page still loads. */
void regie_desk_page_show (RegieDeskPage *self, const char *word, gint64 id);
/* To the search in the wishes. */
void regie_desk_page_search (RegieDeskPage *self);
GtkWidget *regie_desk_page_new (RegieSession *session);
void regie_desk_page_set_narrow (RegieDeskPage *self, gboolean narrow);
