/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-seal.h"

/* The closed half of the key of the backups in the key ring of the desktop, so that they can be
 * tested while nobody is asked for the passphrase.  Without a key ring nothing is kept and nothing
 * found; backups are made all the same. */
gboolean regie_backup_keyring_store (const RegieSealKeys *keys, const RegieSecret *secret);
RegieSecret *regie_backup_keyring_find (const RegieSealKeys *keys) G_GNUC_WARN_UNUSED_RESULT;
