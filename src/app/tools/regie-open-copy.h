/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* A copy of a file for the program of the desktop that reads such files.  It lies in a folder that
 * nobody else reads, cannot be written, and goes when the window closes in which it was opened, or
 * when the program ends. */

/* Writes BYTES under NAME (which is safe, regie_incoming_dup_name) and has that opened; what WIDGET
 * is in says when that cannot be done. */
void regie_open_copy (GtkWidget *widget, const char *name, GBytes *bytes);
/* The program begins: what one left that ended without saying so goes. */
void regie_open_copies_sweep (void);
/* The program ends: no copy stays. */
void regie_open_copies_remove (void);
/* For tests: FUNC gets the address of each copy in the place of the desktop; NULL ends that. */
typedef void (*RegieLaunchFunc) (const char *uri);
void regie_open_copy_divert (RegieLaunchFunc func);
