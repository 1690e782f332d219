/* SPDX-License-Identifier: EUPL-1.2
 *
 * What nearly every file of the work reads, read once. */
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
