/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-application.h"

/* The sidebar, the pages, toasts with Undo, and what shows when there is no database yet or none
 * that can be opened. */
#define REGIE_TYPE_WINDOW (regie_window_get_type ())
G_DECLARE_FINAL_TYPE (RegieWindow, regie_window, REGIE, WINDOW, AdwApplicationWindow)

RegieWindow *regie_window_new (RegieApplication *application);
void regie_window_set_session (RegieWindow *self, RegieSession *session);
void regie_window_go (RegieWindow *self, const char *page);
void regie_window_open_dossier (RegieWindow *self, gint64 dossier);
/* Closes what is open above the window, as its user would. */
void regie_window_close_forms (RegieWindow *self);
/* For tests and pictures. */
GtkWidget *regie_window_get_page (RegieWindow *self, const char *page);
