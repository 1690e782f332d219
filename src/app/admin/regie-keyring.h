/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

/* The keyring of the desktop, in which a password can be kept for an address.  Where there is none,
 * or where the program was built without (option "secret"), nothing is kept and nothing found. */

/* PASSWORD is borrowed during the call; NULL when there is none. */
typedef void (*RegieKeyringFunc) (const char *password, gpointer data);

/* Looks for the password of ADDRESS, in which there is none.  FUNC always comes, in a later turn of
 * the main loop. */
void regie_keyring_look (const char *address, RegieKeyringFunc func, gpointer data);
/* Keeps PASSWORD for ADDRESS; NULL forgets it. */
void regie_keyring_keep (const char *address, const char *password);
