/* SPDX-License-Identifier: EUPL-1.2
 *
 * What nearly every file of the window reads, read once: GTK alone is half of the time of compiling
 * one. */
#include <adwaita.h>
#include <glib/gi18n.h>
