/* SPDX-License-Identifier: EUPL-1.2 */
/* The keys, the head and the chunks of what is sealed.  All cryptography is libsodium's, and this
 * file is the only one that speaks to it. */
#include "regie-seal.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

#include "regie-error.h"
#include "regie-recovery.h"

#define FORMAT 1
/* No head makes a machine reckon longer, or with more memory, than this. */
#define MOST_PASSES 8
#define LEAST_MEMORY (8 * 1024 * 1024)
#define MOST_MEMORY (1024 * 1024 * 1024)

#define WRAPPED                                                                                    \
  (crypto_aead_xchacha20poly1305_ietf_NPUBBYTES + 32 + crypto_aead_xchacha20poly1305_ietf_ABYTES)
#define SEALED (crypto_box_SEALBYTES + 32)
#define SUM 32

/* Where each thing stands in the head; numbers are little-endian.  What stands before the wrapped
 * keys is authenticated with them, and the whole head with the first chunk. */
enum {
  AT_MAGIC = 0,
  AT_FORMAT = 8,
  AT_PASSES = 12,
  AT_MEMORY = 16,
  AT_SALT = 24,
  AT_BY_PASSPHRASE = AT_SALT + crypto_pwhash_SALTBYTES,
  AT_BY_RECOVERY = AT_BY_PASSPHRASE + WRAPPED,
  END_OF_WRAPS = AT_BY_RECOVERY + WRAPPED,
  AT_SEALED = END_OF_WRAPS,
  AT_STREAM = AT_SEALED + SEALED,
  END_OF_HEAD = AT_STREAM + crypto_secretstream_xchacha20poly1305_HEADERBYTES,
};
G_STATIC_ASSERT (END_OF_HEAD == REGIE_SEAL_HEAD);
G_STATIC_ASSERT (REGIE_SEAL_SEALED_CHUNK
                 == REGIE_SEAL_CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES);

static const guchar magic[8] = { 'R', 'E', 'G', 'I', 'E', 'B', 'A', 'K' };

struct _RegieSecret {
  guchar *bytes; /* 32 of them, of sodium_malloc() */
};

struct _RegieSealKeys {
  guchar wraps[END_OF_WRAPS];
  guchar open_half[crypto_box_PUBLICKEYBYTES];
};

struct _RegieSealWriter {
  GOutputStream *out;
  RegieSecret *key;
  crypto_secretstream_xchacha20poly1305_state *state;
  guchar head_sum[SUM];
  gboolean is_begun;
  guchar *plain, *sealed;
  gsize filled;
};

struct _RegieSealReader {
  GInputStream *in;
  crypto_secretstream_xchacha20poly1305_state *state;
  guchar head_sum[SUM];
  gboolean is_begun, is_over;
  guchar *plain, *sealed;
  gsize filled, taken; /* of PLAIN */
};

/* --- small things --- */

static void
put_number (guchar *at, guint64 number, guint n)
{
  for (guint i = 0; i < n; i++)
    at[i] = (guchar) (number >> (8 * i));
}

static guint64
get_number (const guchar *at, guint n)
{
  guint64 number = 0;

  for (guint i = 0; i < n; i++)
    number |= (guint64) at[i] << (8 * i);
  return number;
}

static gboolean
damaged (GError **error)
{
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
                       _("This backup is damaged or not whole: it is not used. Choose another."));
  return FALSE;
}

static void
ensure_library (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium cannot be used");
}

static RegieSecret *
secret_new (void)
{
  RegieSecret *self = g_new (RegieSecret, 1);

  self->bytes = sodium_malloc (32);
  if (self->bytes == NULL)
    g_error ("no memory for a key");
  return self;
}

void
regie_secret_free (RegieSecret *self)
{
  sodium_free (self->bytes);
  g_free (self);
}

void
regie_seal_text_free (char *text)
{
  if (text != NULL)
    sodium_memzero (text, strlen (text));
  g_free (text);
}

char *
regie_secret_dup_text (const RegieSecret *self)
{
  char *text = g_malloc (65);

  g_return_val_if_fail (self != NULL, NULL);
  return sodium_bin2hex (text, 65, self->bytes, 32);
}

RegieSecret *
regie_secret_parse (const char *text)
{
  g_autoptr (RegieSecret) self = NULL;
  gsize n;

  g_return_val_if_fail (text != NULL, NULL);
  ensure_library ();
  self = secret_new ();
  if (strlen (text) != 64 || sodium_hex2bin (self->bytes, 32, text, 64, NULL, &n, NULL) != 0
      || n != 32)
    return NULL;
  return g_steal_pointer (&self);
}

/* --- the keys --- */

/* What stands in a head before the first wrapped key. */
static gsize
begin_head (guchar *head, RegieSealCost cost)
{
  memcpy (head + AT_MAGIC, magic, sizeof magic);
  put_number (head + AT_FORMAT, FORMAT, 4);
  put_number (head + AT_PASSES, cost == REGIE_SEAL_QUICK ? 1 : crypto_pwhash_OPSLIMIT_MODERATE, 4);
  put_number (head + AT_MEMORY,
              cost == REGIE_SEAL_QUICK ? LEAST_MEMORY : crypto_pwhash_MEMLIMIT_MODERATE, 8);
  randombytes_buf (head + AT_SALT, crypto_pwhash_SALTBYTES);
  return AT_BY_PASSPHRASE;
}

/* The key that wraps by PASSPHRASE, as HEAD says that it is made. */
static RegieSecret *
stretch (const guchar *head, const char *passphrase, GError **error)
{
  g_autoptr (RegieSecret) key = secret_new ();

  if (crypto_pwhash (key->bytes, 32, passphrase, strlen (passphrase), head + AT_SALT,
                     get_number (head + AT_PASSES, 4), get_number (head + AT_MEMORY, 8),
                     crypto_pwhash_ALG_ARGON2ID13)
      == 0)
    return g_steal_pointer (&key);
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_FULL,
                       _("There is not enough memory to try the passphrase."));
  return NULL;
}

/* The recovery key is as long as a key, and random: it is not stretched. */
static RegieSecret *
key_of_recovery (const guchar *recovery)
{
  static const char purpose[] = "Regie recovery";
  RegieSecret *key = secret_new ();

  crypto_generichash (key->bytes, 32, recovery, REGIE_RECOVERY_BYTES, (const guchar *) purpose,
                      sizeof purpose - 1);
  return key;
}

static void
wrap (guchar *head, gsize at, const RegieSecret *secret, const RegieSecret *by)
{
  randombytes_buf (head + at, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
  crypto_aead_xchacha20poly1305_ietf_encrypt (head + at
                                                + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
                                              NULL, secret->bytes, 32, head, AT_BY_PASSPHRASE, NULL,
                                              head + at, by->bytes);
}

static RegieSecret *
unwrap (const guchar *head, gsize at, const RegieSecret *by, GError **error)
{
  g_autoptr (RegieSecret) secret = secret_new ();

  if (crypto_aead_xchacha20poly1305_ietf_decrypt (
        secret->bytes, NULL, NULL, head + at + crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
        WRAPPED - crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, head, AT_BY_PASSPHRASE, head + at,
        by->bytes)
      == 0)
    return g_steal_pointer (&secret);
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                       at == AT_BY_RECOVERY ? _("This recovery key does not open it.")
                                            : _("This passphrase does not open it."));
  return NULL;
}

RegieSealKeys *
regie_seal_keys_new (const char *passphrase, RegieSealCost cost, char **recovery, GError **error)
{
  g_autoptr (RegieSealKeys) self = g_new0 (RegieSealKeys, 1);
  g_autoptr (RegieSecret) secret = NULL;
  g_autoptr (RegieSecret) by_passphrase = NULL;
  g_autoptr (RegieSecret) by_recovery = NULL;
  g_autoptr (RegieSecret) random = NULL;

  g_return_val_if_fail (passphrase != NULL && recovery != NULL, NULL);
  ensure_library ();
  secret = secret_new ();
  random = secret_new ();
  crypto_box_keypair (self->open_half, secret->bytes);
  begin_head (self->wraps, cost);
  if ((by_passphrase = stretch (self->wraps, passphrase, error)) == NULL)
    return NULL;
  randombytes_buf (random->bytes, REGIE_RECOVERY_BYTES);
  by_recovery = key_of_recovery (random->bytes);
  wrap (self->wraps, AT_BY_PASSPHRASE, secret, by_passphrase);
  wrap (self->wraps, AT_BY_RECOVERY, secret, by_recovery);
  *recovery = regie_recovery_dup_text (random->bytes);
  return g_steal_pointer (&self);
}

void
regie_seal_keys_free (RegieSealKeys *self)
{
  g_free (self);
}

GBytes *
regie_seal_keys_dup_bytes (const RegieSealKeys *self)
{
  guchar *bytes = g_malloc (sizeof *self + SUM);

  g_return_val_if_fail (self != NULL, NULL);
  memcpy (bytes, self, sizeof *self);
  crypto_generichash (bytes + sizeof *self, SUM, bytes, sizeof *self, NULL, 0);
  return g_bytes_new_take (bytes, sizeof *self + SUM);
}

/* Is HEAD one that this program may have written?  Whatever it claims, nothing is reserved for it
 * before this. */
static gboolean
check_head (const guchar *head, GError **error)
{
  guint64 passes = get_number (head + AT_PASSES, 4);
  guint64 memory = get_number (head + AT_MEMORY, 8);

  if (memcmp (head, magic, sizeof magic) != 0)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_FOREIGN,
                           _("This file is not a backup of Regie."));
      return FALSE;
    }
  if (get_number (head + AT_FORMAT, 4) > FORMAT)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_NEWER,
                           _("This backup was made by a newer Regie. Install the newer program."));
      return FALSE;
    }
  if (get_number (head + AT_FORMAT, 4) != FORMAT || passes < 1 || passes > MOST_PASSES
      || memory < LEAST_MEMORY || memory > MOST_MEMORY)
    return damaged (error);
  return TRUE;
}

RegieSealKeys *
regie_seal_keys_parse (GBytes *bytes, GError **error)
{
  g_autoptr (RegieSealKeys) self = g_new (RegieSealKeys, 1);
  guchar sum[SUM];
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);

  ensure_library ();
  if (length == sizeof *self + SUM)
    {
      crypto_generichash (sum, SUM, data, sizeof *self, NULL, 0);
      memcpy (self, data, sizeof *self);
    }
  if (length != sizeof *self + SUM || memcmp (sum, data + sizeof *self, SUM) != 0
      || !check_head (self->wraps, NULL))
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
                           _("The key of the backups is damaged. Make a new one with “regiectl "
                              "backup setup”; older backups still open with their own."));
      return NULL;
    }
  return g_steal_pointer (&self);
}

char *
regie_seal_keys_dup_name (const RegieSealKeys *self)
{
  char *text = g_malloc (2 * sizeof self->open_half + 1);

  g_return_val_if_fail (self != NULL, NULL);
  return sodium_bin2hex (text, 2 * sizeof self->open_half + 1, self->open_half,
                         sizeof self->open_half);
}

RegieSecret *
regie_seal_keys_open (const RegieSealKeys *self, const char *passphrase, GError **error)
{
  g_autoptr (RegieSecret) by = NULL;

  g_return_val_if_fail (self != NULL && passphrase != NULL, NULL);
  by = stretch (self->wraps, passphrase, error);
  return by != NULL ? unwrap (self->wraps, AT_BY_PASSPHRASE, by, error) : NULL;
}

/* --- writing --- */

RegieSealWriter *
regie_seal_writer_new (const RegieSealKeys *keys, GOutputStream *out, GError **error)
{
  g_autoptr (RegieSealWriter) self = NULL;
  guchar head[REGIE_SEAL_HEAD];

  g_return_val_if_fail (keys != NULL && G_IS_OUTPUT_STREAM (out), NULL);
  ensure_library ();
  self = g_new0 (RegieSealWriter, 1);
  self->out = g_object_ref (out);
  self->key = secret_new ();
  self->state = sodium_malloc (sizeof *self->state);
  self->plain = sodium_malloc (REGIE_SEAL_CHUNK);
  self->sealed = g_malloc (REGIE_SEAL_SEALED_CHUNK);
  crypto_secretstream_xchacha20poly1305_keygen (self->key->bytes);
  memcpy (head, keys->wraps, END_OF_WRAPS);
  crypto_box_seal (head + AT_SEALED, self->key->bytes, 32, keys->open_half);
  crypto_secretstream_xchacha20poly1305_init_push (self->state, head + AT_STREAM, self->key->bytes);
  crypto_generichash (self->head_sum, SUM, head, sizeof head, NULL, 0);
  return g_output_stream_write_all (out, head, sizeof head, NULL, NULL, error)
           ? g_steal_pointer (&self)
           : NULL;
}

void
regie_seal_writer_free (RegieSealWriter *self)
{
  g_object_unref (self->out);
  regie_secret_free (self->key);
  sodium_free (self->state);
  sodium_free (self->plain);
  g_free (self->sealed);
  g_free (self);
}

static gboolean
write_chunk (RegieSealWriter *self, guchar tag, GError **error)
{
  unsigned long long length;

  crypto_secretstream_xchacha20poly1305_push (self->state, self->sealed, &length, self->plain,
                                              self->filled, self->is_begun ? NULL : self->head_sum,
                                              self->is_begun ? 0 : SUM, tag);
  self->is_begun = TRUE;
  self->filled = 0;
  return g_output_stream_write_all (self->out, self->sealed, length, NULL, NULL, error);
}

/* A full chunk waits until it is known whether more follows: only the last may be smaller. */
gboolean
regie_seal_writer_write (RegieSealWriter *self, gconstpointer data, gsize length, GError **error)
{
  const guchar *at = data;

  g_return_val_if_fail (self != NULL, FALSE);
  while (length > 0)
    {
      gsize n = MIN (length, REGIE_SEAL_CHUNK - self->filled);

      if (n == 0)
        {
          if (!write_chunk (self, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE, error))
            return FALSE;
          continue;
        }
      memcpy (self->plain + self->filled, at, n);
      self->filled += n;
      at += n;
      length -= n;
    }
  return TRUE;
}

gboolean
regie_seal_writer_end (RegieSealWriter *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return write_chunk (self, crypto_secretstream_xchacha20poly1305_TAG_FINAL, error);
}

RegieSecret *
regie_seal_writer_dup_key (const RegieSealWriter *self)
{
  RegieSecret *key = secret_new ();

  memcpy (key->bytes, self->key->bytes, 32);
  return key;
}

/* --- reading --- */

/* The closed half, as OPENER has it. */
static RegieSecret *
find_secret (const guchar *head, const RegieSealOpener *opener, GError **error)
{
  g_autoptr (RegieSecret) by = NULL;
  g_autoptr (RegieSecret) typed = NULL;

  if (opener->secret != NULL)
    {
      typed = secret_new ();
      memcpy (typed->bytes, opener->secret->bytes, 32);
      return g_steal_pointer (&typed);
    }
  if (opener->recovery == NULL)
    return (by = stretch (head, opener->passphrase, error)) != NULL
             ? unwrap (head, AT_BY_PASSPHRASE, by, error)
             : NULL;
  typed = secret_new ();
  if (!regie_recovery_parse (opener->recovery, typed->bytes, error))
    return NULL;
  by = key_of_recovery (typed->bytes);
  return unwrap (head, AT_BY_RECOVERY, by, error);
}

RegieSealKeys *
regie_seal_keys_renew (const RegieSealKeys *self, const RegieSealOpener *opener, const char *fresh,
                       RegieSecret **secret, GError **error)
{
  g_autoptr (RegieSealKeys) renewed = NULL;
  g_autoptr (RegieSecret) opened = NULL;
  g_autoptr (RegieSecret) by = NULL;

  g_return_val_if_fail (self != NULL && opener != NULL && fresh != NULL && secret != NULL, NULL);
  ensure_library ();
  opened = find_secret (self->wraps, opener, error);
  /* What stands before the wrapped keys is authenticated with the other one, and stays. */
  if (opened == NULL || (by = stretch (self->wraps, fresh, error)) == NULL)
    return NULL;
  renewed = g_memdup2 (self, sizeof *self);
  wrap (renewed->wraps, AT_BY_PASSPHRASE, opened, by);
  *secret = g_steal_pointer (&opened);
  return g_steal_pointer (&renewed);
}

/* The key of what follows HEAD. */
static RegieSecret *
find_key (const guchar *head, const RegieSealOpener *opener, GError **error)
{
  g_autoptr (RegieSecret) key = secret_new ();
  g_autoptr (RegieSecret) secret = NULL;
  guchar open_half[crypto_box_PUBLICKEYBYTES];

  if (opener->key != NULL)
    {
      memcpy (key->bytes, opener->key->bytes, 32);
      return g_steal_pointer (&key);
    }
  if ((secret = find_secret (head, opener, error)) == NULL)
    return NULL;
  crypto_scalarmult_base (open_half, secret->bytes);
  if (crypto_box_seal_open (key->bytes, head + AT_SEALED, SEALED, open_half, secret->bytes) == 0)
    return g_steal_pointer (&key);
  damaged (error);
  return NULL;
}

RegieSealReader *
regie_seal_reader_new (GInputStream *in, const RegieSealOpener *opener, GError **error)
{
  g_autoptr (RegieSealReader) self = NULL;
  g_autoptr (RegieSecret) key = NULL;
  guchar head[REGIE_SEAL_HEAD] = { 0 };
  gsize n;

  g_return_val_if_fail (G_IS_INPUT_STREAM (in), NULL);
  g_return_val_if_fail (opener->key != NULL || opener->secret != NULL || opener->recovery != NULL
                          || opener->passphrase != NULL,
                        NULL);
  ensure_library ();
  if (!g_input_stream_read_all (in, head, sizeof head, &n, NULL, error)
      || !check_head (head, error))
    return NULL;
  if (n < sizeof head)
    return damaged (error), NULL;
  if ((key = find_key (head, opener, error)) == NULL)
    return NULL;
  self = g_new0 (RegieSealReader, 1);
  self->in = g_object_ref (in);
  self->state = sodium_malloc (sizeof *self->state);
  self->plain = sodium_malloc (REGIE_SEAL_CHUNK);
  self->sealed = g_malloc (REGIE_SEAL_SEALED_CHUNK);
  crypto_generichash (self->head_sum, SUM, head, sizeof head, NULL, 0);
  if (crypto_secretstream_xchacha20poly1305_init_pull (self->state, head + AT_STREAM, key->bytes)
      != 0)
    return damaged (error), NULL;
  return g_steal_pointer (&self);
}

void
regie_seal_reader_free (RegieSealReader *self)
{
  g_object_unref (self->in);
  sodium_free (self->state);
  sodium_free (self->plain);
  g_free (self->sealed);
  g_free (self);
}

/* The next chunk; all but the last are full. */
static gboolean
read_chunk (RegieSealReader *self, GError **error)
{
  unsigned long long length;
  guchar tag;
  gsize n;

  if (self->is_over)
    return damaged (error);
  if (!g_input_stream_read_all (self->in, self->sealed, REGIE_SEAL_SEALED_CHUNK, &n, NULL, error))
    return FALSE;
  if (n < crypto_secretstream_xchacha20poly1305_ABYTES
      || crypto_secretstream_xchacha20poly1305_pull (self->state, self->plain, &length, &tag,
                                                     self->sealed, n,
                                                     self->is_begun ? NULL : self->head_sum,
                                                     self->is_begun ? 0 : SUM)
           != 0)
    return damaged (error);
  self->is_begun = TRUE;
  self->is_over = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
  self->filled = length;
  self->taken = 0;
  return self->is_over || n == REGIE_SEAL_SEALED_CHUNK || damaged (error);
}

gboolean
regie_seal_reader_read (RegieSealReader *self, gpointer data, gsize length, GError **error)
{
  guchar *at = data;

  g_return_val_if_fail (self != NULL, FALSE);
  while (length > 0)
    {
      gsize n = MIN (length, self->filled - self->taken);

      if (n == 0)
        {
          if (!read_chunk (self, error))
            return FALSE;
          continue;
        }
      memcpy (at, self->plain + self->taken, n);
      self->taken += n;
      at += n;
      length -= n;
    }
  return TRUE;
}

gboolean
regie_seal_reader_end (RegieSealReader *self, GError **error)
{
  guchar more;
  gsize n;

  g_return_val_if_fail (self != NULL, FALSE);
  if (self->taken == self->filled && !self->is_over && !read_chunk (self, error))
    return FALSE;
  if (self->taken < self->filled || !self->is_over)
    return damaged (error);
  if (!g_input_stream_read_all (self->in, &more, 1, &n, NULL, error))
    return FALSE;
  return n == 0 || damaged (error);
}

gboolean
regie_seal_is_sealed (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) in = g_file_read (file, NULL, NULL);
  guchar head[REGIE_SEAL_HEAD];
  gsize n;

  return in != NULL
         && g_input_stream_read_all (G_INPUT_STREAM (in), head, sizeof head, &n, NULL, NULL)
         && n == sizeof head && check_head (head, NULL);
}
