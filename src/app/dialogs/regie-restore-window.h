/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-application.h"

/* Asks for the passphrase or the recovery key of a backup, opens it beside the database of the
 * program, looks at all of it, and then puts it in its place.  It needs no session: the database
 * may be damaged. */
#define REGIE_TYPE_RESTORE_WINDOW (regie_restore_window_get_type ())
G_DECLARE_FINAL_TYPE (RegieRestoreWindow, regie_restore_window, REGIE, RESTORE_WINDOW, AdwWindow)

/* Above PARENT, about the backup at PATH. */
void regie_restore_window_present (GtkWindow *parent, const char *path);
