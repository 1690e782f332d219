/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading a file that somebody chose: how large it may be, what it is called, and what it is. */
#include "regie-incoming.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"

/* Of a name, in bytes; and of its ending, with the dot. */
#define MOST_NAME 150
#define MOST_ENDING 16

/* --- its name --- */

/* Marks that turn the direction, hide or break: a name says no more than what is seen of it. Those
 * that join letters in some scripts stay. */
static gboolean
is_hidden (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR
         || type == G_UNICODE_PARAGRAPH_SEPARATOR
         || (type == G_UNICODE_FORMAT && c != 0x200c && c != 0x200d);
}

/* NAME, of which the end after the dot stays whole. */
static void
shorten (GString *name)
{
  const char *dot = strrchr (name->str, '.');
  gsize ending = dot != NULL && strlen (dot) <= MOST_ENDING ? strlen (dot) : 0;
  gsize keep;

  if (name->len <= MOST_NAME)
    return;
  keep = MOST_NAME - ending;
  while (keep > 0 && (name->str[keep] & 0xc0) == 0x80)
    keep--;
  g_string_erase (name, (gssize) keep, (gssize) (name->len - ending - keep));
}

char *
regie_incoming_dup_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name != NULL ? name : "", -1);
  g_autoptr (GString) safe = g_string_new (NULL);
  const char *from = valid;

  for (const char *p = valid; *p != '\0'; p++)
    if (*p == '/' || *p == '\\')
      from = p + 1;
  for (const char *p = from; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_hidden (g_utf8_get_char (p)))
      g_string_append_unichar (safe, g_utf8_get_char (p));
  g_strstrip (safe->str);
  safe->len = strlen (safe->str);
  while (safe->len > 0 && (*safe->str == '.' || *safe->str == ' '))
    g_string_erase (safe, 0, 1);
  while (safe->len > 0 && (safe->str[safe->len - 1] == '.' || safe->str[safe->len - 1] == ' '))
    g_string_truncate (safe, safe->len - 1);
  shorten (safe);
  /* TRANSLATORS: the name of a file that has none, without an ending */
  return g_strdup (safe->len > 0 ? safe->str : _("file"));
}

char *
regie_incoming_dup_title (const char *name)
{
  g_autofree char *safe = regie_incoming_dup_name (name);
  char *dot = strrchr (safe, '.');

  if (dot != NULL && dot > safe && strlen (dot) > 1 && strlen (dot) <= MOST_ENDING)
    *dot = '\0';
  g_strstrip (safe);
  return g_steal_pointer (&safe);
}

/* --- what it is --- */

/* Says so little of what is in it that the name may say more. */
static gboolean
is_vague (const char *media_type)
{
  static const char *const vague[] = { "application/octet-stream",
                                       "text/plain",
                                       "application/zip",
                                       "application/x-ole-storage",
                                       "application/xml",
                                       "application/x-zerosize",
                                       NULL };

  return g_strv_contains (vague, media_type);
}

static char *
dup_mime (const char *content_type)
{
  g_autofree char *mime = g_content_type_get_mime_type (content_type);

  return mime != NULL ? g_steal_pointer (&mime) : g_strdup ("application/octet-stream");
}

char *
regie_incoming_dup_media_type (const char *name, GBytes *bytes)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  gboolean uncertain;
  g_autofree char *by_content = g_content_type_guess (NULL, data, length, &uncertain);
  g_autofree char *sniffed = dup_mime (by_content);
  g_autofree char *by_both = NULL;

  if (!uncertain && !is_vague (sniffed))
    return g_steal_pointer (&sniffed);
  by_both = g_content_type_guess (name, data, length, NULL);
  return dup_mime (by_both);
}

/* What is only read.  A drawing (SVG), a page (HTML) and a document with macros are programs. */
static gboolean
is_read (const char *media_type)
{
  static const char *const read[] = {
    "application/pdf",
    "text/plain",
    "text/csv",
    "text/rtf",
    "application/rtf",
    "message/rfc822",
    "application/msword",
    "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.oasis.opendocument.spreadsheet",
    "application/vnd.oasis.opendocument.presentation",
    "audio/mpeg",
    "audio/mp4",
    "audio/ogg",
    "audio/x-vorbis+ogg",
    "audio/x-opus+ogg",
    "audio/aac",
    "audio/flac",
    "audio/x-wav",
    "audio/vnd.wave",
    "video/mp4",
    "video/webm",
    "video/quicktime",
    NULL,
  };

  return g_strv_contains (read, media_type)
         || (g_str_has_prefix (media_type, "image/") && strstr (media_type, "svg") == NULL);
}

gboolean
regie_incoming_may_open (const char *name, const char *media_type)
{
  gboolean uncertain;
  g_autofree char *guessed = NULL;
  g_autofree char *named = NULL;

  g_return_val_if_fail (name != NULL && media_type != NULL, FALSE);
  guessed = g_content_type_guess (name, NULL, 0, &uncertain);
  named = dup_mime (guessed);
  return is_read (media_type)
         && (strrchr (name, '.') == NULL || is_read (named)
             || strcmp (named, "application/octet-stream") == 0);
}

const char *
regie_incoming_get_word (const char *media_type)
{
  static const struct {
    const char *part, *word;
  } words[] = {
    { "application/pdf", "PDF" },
    { "image/", N_("Picture") },
    { "message/", N_("E-mail message") },
    { "ms-outlook", N_("E-mail message") },
    { "audio/", N_("Sound") },
    { "video/", N_("Video") },
    { "spreadsheet", N_("Spreadsheet") },
    { "ms-excel", N_("Spreadsheet") },
    { "text/csv", N_("Spreadsheet") },
    { "presentation", N_("Slides") },
    { "powerpoint", N_("Slides") },
    { "word", N_("Text document") },
    { "opendocument.text", N_("Text document") },
    { "rtf", N_("Text document") },
    { "text/plain", N_("Plain text") },
  };

  g_return_val_if_fail (media_type != NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strstr (media_type, words[i].part) != NULL)
      return _(words[i].word);
  return _("Other kind of file");
}

char *
regie_incoming_dup_size (guint64 size)
{
  g_autofree char *text = g_format_size (size);
  g_autoptr (GString) whole = g_string_new (text);

  g_string_replace (whole, " ", "\u00a0", 0);
  return g_strdup (whole->str);
}

char *
regie_incoming_dup_hash (GBytes *bytes)
{
  g_return_val_if_fail (bytes != NULL, NULL);
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/* --- reading it --- */

static gboolean
refuse_large (GError **error)
{
  return regie_refuse (error, _("Too large: a file can be at most %d MB."),
                       REGIE_INCOMING_MOST / 1000000);
}

RegieIncoming *
regie_incoming_new (const char *name, GBytes *bytes, GError **error)
{
  RegieIncoming *self;

  g_return_val_if_fail (bytes != NULL, NULL);
  if (g_bytes_get_size (bytes) == 0)
    return regie_refuse (error, _("There is nothing in it.")), NULL;
  if (g_bytes_get_size (bytes) > REGIE_INCOMING_MOST)
    return refuse_large (error), NULL;
  self = g_new0 (RegieIncoming, 1);
  self->name = regie_incoming_dup_name (name);
  self->bytes = g_bytes_ref (bytes);
  self->media_type = regie_incoming_dup_media_type (self->name, bytes);
  self->sha256 = regie_incoming_dup_hash (bytes);
  return self;
}

void
regie_incoming_free (RegieIncoming *self)
{
  g_free (self->name);
  g_free (self->media_type);
  g_free (self->sha256);
  g_bytes_unref (self->bytes);
  g_free (self);
}

/* The system names the file in what it says; nobody else hears that. */
static gboolean
refuse_unread (GError **error)
{
  return regie_refuse (error, _("It cannot be read. Is it still there, and may you read it?"));
}

/* What STREAM holds, and no more than may be: a size that was said may not be so any more. */
static GBytes *
read_stream (GInputStream *stream, gsize expected, GCancellable *cancellable, GError **error)
{
  gsize room = MIN (expected, REGIE_INCOMING_MOST) + 1;
  g_autofree guchar *data = g_malloc (room);
  gsize n = 0;

  for (;;)
    {
      gsize got;

      if (!g_input_stream_read_all (stream, data + n, room - n, &got, cancellable, NULL))
        return refuse_unread (error), NULL;
      n += got;
      if (n < room)
        return g_bytes_new_take (g_steal_pointer (&data), n);
      if (n > REGIE_INCOMING_MOST)
        return refuse_large (error), NULL;
      room = MIN (room * 2, (gsize) REGIE_INCOMING_MOST + 1);
      data = g_realloc (data, room);
    }
}

RegieIncoming *
regie_incoming_read (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GFileType type;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  info = g_file_query_info (file,
                            G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                           "," G_FILE_ATTRIBUTE_STANDARD_NAME,
                            G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  if (info == NULL)
    return refuse_unread (error), NULL;
  type = g_file_info_get_file_type (info);
  if (type == G_FILE_TYPE_DIRECTORY)
    return regie_refuse (error, _("This is a folder. Choose the files that are in it.")), NULL;
  if (type != G_FILE_TYPE_REGULAR)
    return refuse_unread (error), NULL;
  if (g_file_info_get_size (info) > REGIE_INCOMING_MOST)
    return refuse_large (error), NULL;
  if ((stream = g_file_read (file, cancellable, NULL)) == NULL)
    return refuse_unread (error), NULL;
  bytes = read_stream (G_INPUT_STREAM (stream), (gsize) g_file_info_get_size (info), cancellable,
                       error);
  return bytes != NULL ? regie_incoming_new (g_file_info_get_name (info), bytes, error) : NULL;
}
