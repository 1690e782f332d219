/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-document.h"
#include "regie-seal.h"

/* The closed half of the key of the backups in the key ring of the desktop, so that they can be
 * tested while nobody is asked for the passphrase.  Without a key ring nothing is kept and nothing
 * found; backups are made all the same. */
gboolean regie_backup_keyring_store (const RegieSealKeys *keys, const RegieSecret *secret);
/* Is PASSPHRASE long enough for a new one?  REGIE_ERROR_INVALID when not. */
gboolean regie_backup_check_passphrase (const char *passphrase, GError **error);
/* The page on which RECOVERY, a recovery key, is kept in a safe, as of TODAY; owned, and freed
 * with regie_backup_page_free(), which wipes it. */
RegieDocument *regie_backup_make_page (const char *recovery,
                                       RegieDay today) G_GNUC_WARN_UNUSED_RESULT;
void regie_backup_page_free (RegieDocument *page);
RegieSecret *regie_backup_keyring_find (const RegieSealKeys *keys) G_GNUC_WARN_UNUSED_RESULT;
