/* SPDX-License-Identifier: EUPL-1.2 */
/* The keyring, through libsecret. */
#include "regie-keyring.h"

#include <glib/gi18n.h>

typedef struct {
  RegieKeyringFunc func;
  gpointer data;
} Looking;

#ifdef HAVE_LIBSECRET
#include <libsecret/secret.h>

static const SecretSchema schema = {
  .name = "nl.szmh.Regie.Server",
  .flags = SECRET_SCHEMA_NONE,
  .attributes = { { "address", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

static void
found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Looking *looking = data;
  /* Without a keyring there is no password: then it is asked. */
  char *password = secret_password_lookup_nonpageable_finish (result, NULL);

  looking->func (password, looking->data);
  secret_password_free (password);
}

void
regie_keyring_look (const char *address, RegieKeyringFunc func, gpointer data)
{
  Looking *looking = g_new (Looking, 1);

  g_return_if_fail (address != NULL && func != NULL);
  *looking = (Looking){ func, data };
  secret_password_lookup (&schema, NULL, found, looking, "address", address, NULL);
}

void
regie_keyring_keep (const char *address, const char *password)
{
  g_return_if_fail (address != NULL);
  if (password == NULL)
    secret_password_clear (&schema, NULL, NULL, NULL, "address", address, NULL);
  else
    secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, _("Database of Regie"), password,
                           NULL, NULL, NULL, "address", address, NULL);
}
#else

static gboolean
found_nothing (gpointer data)
{
  g_autofree Looking *looking = data;

  looking->func (NULL, looking->data);
  return G_SOURCE_REMOVE;
}

void
regie_keyring_look (const char *address, RegieKeyringFunc func, gpointer data)
{
  Looking *looking = g_new (Looking, 1);

  g_return_if_fail (address != NULL && func != NULL);
  *looking = (Looking){ func, data };
  g_idle_add (found_nothing, looking);
}

void
regie_keyring_keep (const char *address, const char *password)
{
}
#endif
