/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* Asks QUESTION on the terminal of this process, which does not show what is typed.  Owned, without
 * the end of the line; NULL when there is no terminal. */
char *regie_terminal_ask_secret (const char *question) G_GNUC_WARN_UNUSED_RESULT;
