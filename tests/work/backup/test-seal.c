/* SPDX-License-Identifier: EUPL-1.2 */
/* What is sealed: it comes out as it went in, or not at all. */
#include "regie-seal.h"

#include <string.h>

#include "regie-backup-keyring.h"
#include "regie-error.h"
#include "regie-recovery.h"
#include "suite.h"

#define PASSPHRASE "vier losse woorden hier"

typedef struct {
  RegieSealKeys *keys;
  char *recovery;
} Office;

static void
office_init (Office *self)
{
  g_autoptr (GError) error = NULL;

  self->keys = regie_seal_keys_new (PASSPHRASE, REGIE_SEAL_QUICK, &self->recovery, &error);
  g_assert_no_error (error);
}

static void
office_clear (Office *self)
{
  regie_seal_keys_free (self->keys);
  regie_seal_text_free (self->recovery);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_clear)

/* Bytes of which each place has another value than those around it. */
static GBytes *
make_bytes (gsize length)
{
  guchar *data = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    data[i] = (guchar) (i * 7 + i / 251);
  return g_bytes_new_take (data, length);
}

static GBytes *
seal (const RegieSealKeys *keys, GBytes *bytes)
{
  g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieSealWriter) writer = regie_seal_writer_new (keys, out, &error);
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);

  g_assert_no_error (error);
  /* In pieces that are no chunks. */
  for (gsize at = 0; at < length; at += 50000)
    g_assert_true (regie_seal_writer_write (writer, data + at, MIN (50000, length - at), NULL));
  g_assert_true (regie_seal_writer_end (writer, NULL));
  g_output_stream_close (out, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (out));
}

/* LENGTH bytes of SEALED; NULL with ERROR set when it is refused. */
static GBytes *
open_sealed (GBytes *sealed, gsize length, const RegieSealOpener *opener, GError **error)
{
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_bytes (sealed);
  g_autoptr (RegieSealReader) reader = regie_seal_reader_new (in, opener, error);
  g_autofree guchar *data = g_malloc (length + 1);

  if (reader == NULL || !regie_seal_reader_read (reader, data, length, error)
      || !regie_seal_reader_end (reader, error))
    return NULL;
  return g_bytes_new (data, length);
}

static void
test_round_trip (void)
{
  g_auto (Office) office = { 0 };
  static const gsize lengths[] = {
    0, 1, REGIE_SEAL_CHUNK - 1, REGIE_SEAL_CHUNK, REGIE_SEAL_CHUNK + 1, 3 * REGIE_SEAL_CHUNK, 200000
  };

  office_init (&office);
  for (guint i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      g_autoptr (GBytes) bytes = make_bytes (lengths[i]);
      g_autoptr (GBytes) sealed = seal (office.keys, bytes);
      const RegieSealOpener openers[] = { { .passphrase = PASSPHRASE },
                                          { .recovery = office.recovery } };

      g_assert_cmpuint (g_bytes_get_size (sealed), >, REGIE_SEAL_HEAD + lengths[i]);
      for (guint k = 0; k < G_N_ELEMENTS (openers); k++)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GBytes) again = open_sealed (sealed, lengths[i], &openers[k], &error);

          g_assert_no_error (error);
          g_assert_true (g_bytes_equal (bytes, again));
        }
    }
}

/* The keys come back from the disk, and every bit of them is looked at. */
static void
test_keys (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (RegieSealKeys) again = NULL;
  g_autoptr (RegieSecret) secret = NULL;
  g_autoptr (RegieSecret) parsed = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_bytes (1000);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) opened = NULL;
  char *text;

  office_init (&office);
  kept = regie_seal_keys_dup_bytes (office.keys);
  again = regie_seal_keys_parse (kept, &error);
  g_assert_no_error (error);
  g_assert_null (regie_seal_keys_open (again, "een andere zin", &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_clear_error (&error);
  secret = regie_seal_keys_open (again, PASSPHRASE, &error);
  g_assert_no_error (error);
  text = regie_secret_dup_text (secret);
  parsed = regie_secret_parse (text);
  regie_seal_text_free (text);
  g_assert_null (regie_secret_parse ("geen sleutel"));
  sealed = seal (again, bytes);
  opened = open_sealed (sealed, 1000, &(RegieSealOpener){ .secret = parsed }, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, opened));
  for (gsize i = 0; i < g_bytes_get_size (kept); i++)
    {
      g_autofree guchar *data = g_memdup2 (g_bytes_get_data (kept, NULL), g_bytes_get_size (kept));
      g_autoptr (GBytes) changed = NULL;

      data[i] ^= 1;
      changed = g_bytes_new (data, g_bytes_get_size (kept));
      g_assert_null (regie_seal_keys_parse (changed, NULL));
    }
}

/* Refused, and never more was reserved for it than a head may ask. */
static void
assert_refused (const guchar *data, gsize length, const RegieSealOpener *opener, gsize n)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) opened = open_sealed (bytes, n, opener, &error);

  g_assert_null (opened);
  g_assert_nonnull (error);
  g_assert_true (error->domain == REGIE_ERROR);
}

/* R14: cut at every chunk and beside it, every bit of the head, bits of the rest, another's head,
 * what is added, chunks in another order, and claims of a hundred gigabytes. */
static void
test_bad (void)
{
  g_auto (Office) office = { 0 };
  g_auto (Office) other = { 0 };
  const gsize n = 3 * REGIE_SEAL_CHUNK + 1000;
  g_autoptr (GBytes) bytes = make_bytes (n);
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GBytes) foreign = NULL;
  g_autoptr (RegieSecret) secret = NULL;
  g_autofree guchar *data = NULL;
  RegieSealOpener opener = { 0 };
  gsize length;
  guint tried = 0;

  office_init (&office);
  office_init (&other);
  secret = regie_seal_keys_open (office.keys, PASSPHRASE, NULL);
  opener.secret = secret;
  sealed = seal (office.keys, bytes);
  second = seal (office.keys, bytes);
  foreign = seal (other.keys, bytes);
  length = g_bytes_get_size (sealed);
  data = g_memdup2 (g_bytes_get_data (sealed, NULL), length + 0);
  for (gsize at = 0; at < length; at += 4096, tried++)
    assert_refused (data, at, &opener, n);
  for (guint i = 0; i <= 4; i++)
    for (int k = -1; k <= 1; k++, tried++)
      if (REGIE_SEAL_HEAD + i * REGIE_SEAL_SEALED_CHUNK + k < length)
        assert_refused (data, REGIE_SEAL_HEAD + i * REGIE_SEAL_SEALED_CHUNK + k, &opener, n);
  assert_refused (data, length - 1, &opener, n);
  for (gsize bit = 0; bit < 8 * REGIE_SEAL_HEAD; bit++, tried++)
    {
      data[bit / 8] ^= 1 << bit % 8;
      assert_refused (data, length, &opener, n);
      data[bit / 8] ^= 1 << bit % 8;
    }
  for (gsize at = REGIE_SEAL_HEAD; at < length; at += 499, tried++)
    {
      data[at] ^= 0x10;
      assert_refused (data, length, &opener, n);
      data[at] ^= 0x10;
    }
  {
    g_autofree guchar *longer = g_malloc0 (length + 1);

    memcpy (longer, data, length);
    assert_refused (longer, length + 1, &opener, n);
    /* The head of another one of the same office, and of another office. */
    memcpy (longer, g_bytes_get_data (second, NULL), REGIE_SEAL_HEAD);
    assert_refused (longer, length, &opener, n);
    memcpy (longer, g_bytes_get_data (foreign, NULL), REGIE_SEAL_HEAD);
    assert_refused (longer, length, &opener, n);
    /* The first two chunks change places. */
    memcpy (longer, data, REGIE_SEAL_HEAD);
    memcpy (longer + REGIE_SEAL_HEAD, data + REGIE_SEAL_HEAD + REGIE_SEAL_SEALED_CHUNK,
            REGIE_SEAL_SEALED_CHUNK);
    memcpy (longer + REGIE_SEAL_HEAD + REGIE_SEAL_SEALED_CHUNK, data + REGIE_SEAL_HEAD,
            REGIE_SEAL_SEALED_CHUNK);
    assert_refused (longer, length, &opener, n);
    tried += 4;
  }
  assert_refused (data, length, &(RegieSealOpener){ .passphrase = "een andere zin" }, n);
  assert_refused (data, length, &(RegieSealOpener){ .recovery = other.recovery }, n);
  g_test_message ("%u points tried, all refused", tried + 2);
  g_assert_cmpuint (tried, >, 500);
  /* And it was all about those: as it was it opens. */
  {
    g_autoptr (GBytes) whole = g_bytes_new (data, length);
    g_autoptr (GBytes) opened = open_sealed (whole, n, &opener, NULL);

    g_assert_nonnull (opened);
    g_assert_true (g_bytes_equal (opened, bytes));
  }
}

/* Whatever its head claims, an old format, a new one, or more memory than there is, a file is
 * refused before a passphrase is tried, each with its own word. */
static void
test_claims (void)
{
  static const struct {
    gsize at, n;
    guchar value;
    int code;
  } claims[] = {
    { 0, 1, 'X', REGIE_ERROR_FOREIGN },   { 8, 4, 0, REGIE_ERROR_DAMAGED },
    { 8, 1, 2, REGIE_ERROR_NEWER },       { 8, 4, 0xff, REGIE_ERROR_NEWER },
    { 12, 4, 0, REGIE_ERROR_DAMAGED },    { 12, 4, 0xff, REGIE_ERROR_DAMAGED },
    { 16, 8, 0, REGIE_ERROR_DAMAGED },    { 20, 1, 25, REGIE_ERROR_DAMAGED }, /* 100 GiB */
    { 16, 8, 0xff, REGIE_ERROR_DAMAGED },
  };
  g_auto (Office) office = { 0 };
  g_autoptr (GBytes) bytes = make_bytes (10);
  g_autoptr (GBytes) sealed = NULL;

  office_init (&office);
  sealed = seal (office.keys, bytes);
  for (guint i = 0; i < G_N_ELEMENTS (claims); i++)
    {
      g_autofree guchar *data = g_memdup2 (g_bytes_get_data (sealed, NULL),
                                           g_bytes_get_size (sealed));
      g_autoptr (GBytes) changed = NULL;
      g_autoptr (GError) error = NULL;

      memset (data + claims[i].at, claims[i].value, claims[i].n);
      changed = g_bytes_new (data, g_bytes_get_size (sealed));
      g_assert_null (
        open_sealed (changed, 10, &(RegieSealOpener){ .passphrase = PASSPHRASE }, &error));
      g_assert_error (error, REGIE_ERROR, claims[i].code);
    }
}

static void
test_recovery (void)
{
  guint8 bytes[REGIE_RECOVERY_BYTES], again[REGIE_RECOVERY_BYTES];
  g_autofree char *text = NULL;
  g_autofree char *sloppy = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < sizeof bytes; i++)
    bytes[i] = (guint8) (i * 37 + 5);
  text = regie_recovery_dup_text (bytes);
  g_assert_cmpuint (strlen (text), ==, REGIE_RECOVERY_GROUPS * 6 - 1);
  g_assert_true (regie_recovery_parse (text, again, &error));
  g_assert_cmpmem (bytes, sizeof bytes, again, sizeof again);
  /* In small letters, without what stands between, with what looks like a digit. */
  sloppy = g_ascii_strdown (text, -1);
  g_strdelimit (sloppy, "-", ' ');
  g_strdelimit (sloppy, "0", 'o');
  g_strdelimit (sloppy, "1", 'l');
  g_assert_true (regie_recovery_parse (sloppy, again, &error));
  g_assert_cmpmem (bytes, sizeof bytes, again, sizeof again);
  g_assert_true (regie_recovery_is_meant (sloppy));
  g_assert_false (regie_recovery_is_meant (PASSPHRASE));
  /* Any other sign in its place is found, and its group named. */
  for (guint i = 0; i < strlen (text); i++)
    if (text[i] != '-')
      {
        char was = text[i];
        g_autofree char *named = g_strdup_printf ("Group %u ", i / 6 + 1);

        text[i] = was == 'A' ? 'B' : 'A';
        g_clear_error (&error);
        g_assert_false (regie_recovery_parse (text, again, &error));
        g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
        g_assert_true (g_str_has_prefix (error->message, named));
        text[i] = was;
      }
  text[strlen (text) - 1] = '\0';
  g_assert_false (regie_recovery_parse (text, again, NULL));
}

static gboolean
opens (GBytes *sealed, const RegieSealOpener *opener)
{
  g_autoptr (GBytes) opened = open_sealed (sealed, 1000, opener, NULL);

  return opened != NULL;
}

/* Another passphrase: what is sealed from then on opens with that and with the same recovery key;
 * what was sealed before with the one of then. */
static void
test_renew (void)
{
  g_auto (Office) office = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make_bytes (1000);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;
  g_autoptr (RegieSecret) secret = NULL;
  g_autoptr (RegieSealKeys) none = NULL;
  g_autoptr (RegieSealKeys) renewed = NULL;
  g_autoptr (RegieSealKeys) again = NULL;
  const RegieSealOpener old = { .passphrase = PASSPHRASE };
  const RegieSealOpener wrong = { .passphrase = "vier losse woorden daar" };
  const RegieSealOpener fresh = { .passphrase = "heel andere woorden nu" };
  RegieSealOpener recovery = { 0 };

  office_init (&office);
  recovery.recovery = office.recovery;
  none = regie_seal_keys_renew (office.keys, &wrong, fresh.passphrase, &secret, &error);
  g_assert_null (none);
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_clear_error (&error);
  renewed = regie_seal_keys_renew (office.keys, &old, fresh.passphrase, &secret, &error);
  g_assert_no_error (error);
  before = seal (office.keys, bytes);
  after = seal (renewed, bytes);
  g_assert_true (opens (before, &old) && !opens (before, &fresh) && opens (before, &recovery));
  g_assert_true (!opens (after, &old) && opens (after, &fresh) && opens (after, &recovery));
  /* Who lost the passphrase takes another with the recovery key. */
  g_clear_pointer (&secret, regie_secret_free);
  again = regie_seal_keys_renew (renewed, &recovery, PASSPHRASE, &secret, &error);
  g_assert_no_error (error);
  g_clear_pointer (&after, g_bytes_unref);
  after = seal (again, bytes);
  g_assert_true (opens (after, &old) && !opens (after, &fresh) && opens (after, &recovery));
}

/* Nothing of the recovery key stays in the page that was made of it. */
static void
test_page_is_wiped (void)
{
  RegieDocument *page = regie_backup_make_page ("ABCDE-FGHJK", regie_day_from_civil (2026, 11, 23));
  const GPtrArray *parts = regie_document_get_parts (page);
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const char *text = ((RegieDocumentPart *) parts->pdata[i])->text;

      n += strstr (text, "ABCDE") != NULL || strstr (text, "FGHJK") != NULL;
    }
  g_assert_cmpuint (n, ==, 2);
  regie_document_wipe (page);
  for (guint i = 0; i < parts->len; i++)
    g_assert_cmpmem (((RegieDocumentPart *) parts->pdata[i])->text, 10, "\0\0\0\0\0\0\0\0\0\0", 10);
  regie_backup_page_free (page);
}

TEST_SUITE (seal)
{
  g_test_add_func ("/seal/round-trip", test_round_trip);
  g_test_add_func ("/seal/keys", test_keys);
  g_test_add_func ("/seal/renew", test_renew);
  g_test_add_func ("/seal/bad", test_bad);
  g_test_add_func ("/seal/claims", test_claims);
  g_test_add_func ("/seal/recovery", test_recovery);
  g_test_add_func ("/seal/page-is-wiped", test_page_is_wiped);
}
