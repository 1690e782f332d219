/* SPDX-License-Identifier: EUPL-1.2 */
/* Speaks to the key ring of the desktop; what a new key asks, and the page on which it is kept. */
#include "regie-backup-keyring.h"

#include <glib/gi18n.h>
#include <libsecret/secret.h>

#include "regie-error.h"

#define LEAST_PASSPHRASE 12

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

/* --- making a key --- */

gboolean
regie_backup_check_passphrase (const char *passphrase, GError **error)
{
  g_return_val_if_fail (passphrase != NULL, FALSE);
  return g_utf8_strlen (passphrase, -1) >= LEAST_PASSPHRASE
         || regie_refuse (error,
                          _("A passphrase has at least %d signs: a few words, for example."),
                          LEAST_PASSPHRASE);
}

RegieDocument *
regie_backup_make_page (const char *recovery, RegieDay today)
{
  RegieDocument *page = regie_document_new (_("Recovery key of the backups of Regie"), today);
  char **groups = g_strsplit (recovery, "-", -1);

  regie_document_add (page, REGIE_DOCUMENT_TITLE, _("Recovery key of the backups of Regie"));
  regie_document_add (
    page, REGIE_DOCUMENT_TEXT,
    _("With this key the backups can be opened when nobody knows the passphrase "
       "any more. Keep it in a safe, not beside the backups and not in a computer. "
       "Who has this page and a backup can read everything."));
  for (guint i = 0; groups[i] != NULL; i++)
    {
      char *text = g_strdup_printf ("%u.   %s", i + 1, groups[i]);

      regie_document_add (page, REGIE_DOCUMENT_SECTION, text);
      regie_seal_text_free (text);
      regie_seal_text_free (groups[i]);
    }
  g_free (groups);
  regie_document_add (page, REGIE_DOCUMENT_TEXT,
                      _("To restore: regiectl restore FILE --into WHERE, and type the groups one "
                         "after the other when it asks. Capitals do not matter; O is 0, I and L "
                         "are 1."));
  return page;
}

void
regie_backup_page_free (RegieDocument *page)
{
  regie_document_wipe (page);
  regie_document_free (page);
}
