/* SPDX-License-Identifier: EUPL-1.2 */
/* What was typed while the server was away, in a private file. */
#include "regie-kept.h"

#include <glib/gstdio.h>
#include <string.h>

#include "regie-wire-address.h"

struct _RegieKept {
  char *path;
  GHashTable *texts; /* place → text */
  gboolean is_written;
};

static void
read_file (RegieKept *self)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GVariant) texts = NULL;
  GVariantIter iter;
  char *place, *text;

  if (!g_file_get_contents (self->path, &bytes, NULL, NULL))
    return;
  self->is_written = TRUE;
  texts = g_variant_parse (G_VARIANT_TYPE ("a{ss}"), bytes, NULL, NULL, NULL);
  if (texts == NULL)
    return;
  g_variant_iter_init (&iter, texts);
  while (g_variant_iter_next (&iter, "{ss}", &place, &text))
    g_hash_table_insert (self->texts, place, text);
}

RegieKept *
regie_kept_new (const char *uri)
{
  /* Another password is not another server; and nobody learns one from the name of a file. */
  g_autofree char *address = regie_wire_address_dup_public (uri);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, address, -1);
  g_autofree char *name = g_strdup_printf ("typed-%.16s", sum);
  RegieKept *self = g_new0 (RegieKept, 1);

  self->path = g_build_filename (g_get_user_state_dir (), "regie", name, NULL);
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  read_file (self);
  return self;
}

void
regie_kept_free (RegieKept *self)
{
  g_return_if_fail (self != NULL);
  g_hash_table_unref (self->texts);
  g_free (self->path);
  g_free (self);
}

void
regie_kept_put (RegieKept *self, const char *place, const char *text)
{
  g_return_if_fail (self != NULL && place != NULL && text != NULL);
  g_hash_table_insert (self->texts, g_strdup (place), g_strdup (text));
}

void
regie_kept_drop (RegieKept *self, const char *place, const char *text)
{
  g_return_if_fail (self != NULL && place != NULL);
  if (g_strcmp0 (g_hash_table_lookup (self->texts, place), text) != 0)
    return;
  g_hash_table_remove (self->texts, place);
  if (self->is_written)
    regie_kept_write (self);
}

void
regie_kept_write (RegieKept *self)
{
  GVariantBuilder builder;
  g_autoptr (GVariant) texts = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *bytes = NULL;
  GHashTableIter iter;
  gpointer place, text;

  g_return_if_fail (self != NULL);
  if (g_hash_table_size (self->texts) == 0)
    {
      g_unlink (self->path);
      self->is_written = FALSE;
      return;
    }
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &place, &text))
    g_variant_builder_add (&builder, "{ss}", place, text);
  texts = g_variant_ref_sink (g_variant_builder_end (&builder));
  bytes = g_variant_print (texts, TRUE);
  folder = g_path_get_dirname (self->path);
  /* A full disk takes nothing away from what stands on the screen. */
  self->is_written = g_mkdir_with_parents (folder, 0700) == 0
                     && g_file_set_contents_full (self->path, bytes, -1,
                                                  G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL);
}

gboolean
regie_kept_is_empty (RegieKept *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return g_hash_table_size (self->texts) == 0;
}

char **
regie_kept_dup_places (RegieKept *self)
{
  g_autofree char **borrowed = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  borrowed = (char **) g_hash_table_get_keys_as_array (self->texts, NULL);
  return g_strdupv (borrowed);
}

const char *
regie_kept_get (RegieKept *self, const char *place)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_hash_table_lookup (self->texts, place);
}
