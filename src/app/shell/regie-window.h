/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-application.h"
#include "regie-pages.h"

/* The sidebar, the pages (regie-pages.h), toasts with Undo, and what shows when there is no
 * database yet or none that can be opened.
 *
 * Properties, for its .ui: "page" (RegiePage, the one that is shown), "office" (RegieOfficeView,
 * who works here), "notice" (what is said above the pages, or NULL), "sidebar-shown" (gboolean). */
#define REGIE_TYPE_WINDOW (regie_window_get_type ())
G_DECLARE_FINAL_TYPE (RegieWindow, regie_window, REGIE, WINDOW, AdwApplicationWindow)

RegieWindow *regie_window_new (RegieApplication *application);
/* NULL: there is no database yet. */
void regie_window_set_session (RegieWindow *self, RegieSession *session);
/* To the page with the name PAGE; nothing happens for who may not go there. */
void regie_window_go (RegieWindow *self, const char *page);
/* The same, and opens TARGET (a floating one is taken) there. */
void regie_window_open (RegieWindow *self, const char *page, GVariant *target);
/* To the first view of DOSSIER. */
void regie_window_open_dossier (RegieWindow *self, gint64 dossier);
/* The rights (REGIE_RIGHT) that ACTION of a window asks; none of one that opens a page, of which
 * regie-pages.h says who may go there. */
guint regie_window_get_rights (const char *action);
/* Closes what is open above the window, as its user would. */
void regie_window_close_forms (RegieWindow *self);
/* The page with the name PAGE, made when it was not there yet; NULL for no such page. */
GtkWidget *regie_window_get_page (RegieWindow *self, const char *page);
