/* SPDX-License-Identifier: EUPL-1.2 */
/* Speaks to the key ring of the desktop. */
#include "regie-backup-keyring.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

static const SecretSchema schema = { "nl.szmh.Regie.Backup",
                                     SECRET_SCHEMA_NONE,
                                     { { "key", SECRET_SCHEMA_ATTRIBUTE_STRING } } };

gboolean
regie_backup_keyring_store (const RegieSealKeys *keys, const RegieSecret *secret)
{
  g_autofree char *name = regie_seal_keys_dup_name (keys);
  char *text = regie_secret_dup_text (secret);
  gboolean ok = secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT,
                                            _("Regie: key of the backups"), text, NULL, NULL,
                                            "key", name, NULL);

  regie_seal_text_free (text);
  return ok;
}

RegieSecret *
regie_backup_keyring_find (const RegieSealKeys *keys)
{
  g_autofree char *name = regie_seal_keys_dup_name (keys);
  char *text = secret_password_lookup_sync (&schema, NULL, NULL, "key", name, NULL);
  RegieSecret *secret = text != NULL ? regie_secret_parse (text) : NULL;

  if (text != NULL)
    secret_password_free (text);
  return secret;
}
