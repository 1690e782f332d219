/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

/* What is sealed cannot be read by who has neither the passphrase nor the recovery key, and cannot
 * be changed, cut or added to without being refused when it is opened.
 *
 * An office has a pair of keys, made once.  The open half (RegieSealKeys) seals; it stands on the
 * disk and opens nothing, so backups need nobody to type.  The closed half (RegieSecret) opens; it
 * is wrapped twice, by the passphrase (Argon2id) and by the recovery key, and goes along at the
 * head of everything that is sealed: either of the two is enough, on any machine.  What lies behind
 * the head is sealed by a key of its own (XChaCha20-Poly1305, in chunks of 64 KiB). */
typedef struct _RegieSealKeys RegieSealKeys;
/* A key in memory that is locked, and wiped when it is freed. */
typedef struct _RegieSecret RegieSecret;
typedef struct _RegieSealWriter RegieSealWriter;
typedef struct _RegieSealReader RegieSealReader;

/* What it takes to try one passphrase: half a second and 256 MiB, or hardly anything (tests). */
typedef enum { REGIE_SEAL_USUAL, REGIE_SEAL_QUICK } RegieSealCost;

/* Bytes of the head, and of a chunk as it is written. */
#define REGIE_SEAL_HEAD 288
#define REGIE_SEAL_CHUNK (64 * 1024)
#define REGIE_SEAL_SEALED_CHUNK (REGIE_SEAL_CHUNK + 17)

/* What opens: the first of these that is not NULL. */
typedef struct {
  const RegieSecret *key;    /* of this one thing: regie_seal_writer_dup_key() */
  const RegieSecret *secret; /* the closed half */
  const char *recovery;      /* as it was typed */
  const char *passphrase;
} RegieSealOpener;

/* New keys.  *RECOVERY is the recovery key as it is printed, of which nothing is kept; freed with
 * regie_seal_text_free().  NULL with ERROR set. */
RegieSealKeys *regie_seal_keys_new (const char *passphrase, RegieSealCost cost, char **recovery,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_seal_keys_free (RegieSealKeys *self);
/* What stands on the disk: the open half, and the closed one wrapped. */
GBytes *regie_seal_keys_dup_bytes (const RegieSealKeys *self) G_GNUC_WARN_UNUSED_RESULT;
/* Back from those.  REGIE_ERROR_DAMAGED when a bit of them is not as it was. */
RegieSealKeys *regie_seal_keys_parse (GBytes *bytes, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The name by which a key ring knows these keys; owned by the caller. */
char *regie_seal_keys_dup_name (const RegieSealKeys *self) G_GNUC_WARN_UNUSED_RESULT;
/* The closed half, by the passphrase.  REGIE_ERROR_REFUSED when it is not the right one. */
RegieSecret *regie_seal_keys_open (const RegieSealKeys *self, const char *passphrase,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same keys, which from now on FRESH opens in the place of the passphrase of before; the
 * recovery key stays.  OPENER has what opens them now, which is *SECRET (owned).  What
 * was sealed before still opens with the passphrase of then.  REGIE_ERROR_REFUSED when OPENER does
 * not open them. */
RegieSealKeys *regie_seal_keys_renew (const RegieSealKeys *self, const RegieSealOpener *opener,
                                      const char *fresh, RegieSecret **secret,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;

void regie_secret_free (RegieSecret *self);
/* As a text for a key ring, and back; NULL when it is none.  The text is freed with
 * regie_seal_text_free(). */
char *regie_secret_dup_text (const RegieSecret *self) G_GNUC_WARN_UNUSED_RESULT;
RegieSecret *regie_secret_parse (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Wipes TEXT (may be NULL) and frees it. */
void regie_seal_text_free (char *text);

/* Begins to seal for KEYS: the head is written to OUT. */
RegieSealWriter *regie_seal_writer_new (const RegieSealKeys *keys, GOutputStream *out,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_seal_writer_free (RegieSealWriter *self);
gboolean regie_seal_writer_write (RegieSealWriter *self, gconstpointer data, gsize length,
                                  GError **error);
/* The last chunk; without it what was written is refused. */
gboolean regie_seal_writer_end (RegieSealWriter *self, GError **error);
/* The key of what is written here alone, to read back what was written. */
RegieSecret *regie_seal_writer_dup_key (const RegieSealWriter *self) G_GNUC_WARN_UNUSED_RESULT;

/* Begins to open what IN gives.  REGIE_ERROR_FOREIGN: it is not sealed by Regie; NEWER: by a newer
 * one; REFUSED: not with this passphrase or key; INVALID: the recovery key was not typed as it is
 * printed; DAMAGED: its head claims what no program wrote. */
RegieSealReader *regie_seal_reader_new (GInputStream *in, const RegieSealOpener *opener,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_seal_reader_free (RegieSealReader *self);
/* LENGTH bytes into DATA.  REGIE_ERROR_DAMAGED when they are not there, or were changed. */
gboolean regie_seal_reader_read (RegieSealReader *self, gpointer data, gsize length,
                                 GError **error);
/* Nothing may follow what was read.  REGIE_ERROR_DAMAGED when something does, or the end is
 * missing. */
gboolean regie_seal_reader_end (RegieSealReader *self, GError **error);
/* Does PATH begin as something that was sealed, with a head that can be? */
gboolean regie_seal_is_sealed (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieSealKeys, regie_seal_keys_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieSecret, regie_secret_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieSealWriter, regie_seal_writer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieSealReader, regie_seal_reader_free)
