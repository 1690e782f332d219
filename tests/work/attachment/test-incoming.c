/* SPDX-License-Identifier: EUPL-1.2 */
/* A file that somebody chose: its name, what it is, and what is refused before it is kept. */
#include "regie-incoming.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "regie-error.h"
#include "suite.h"

#define PDF "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
test_names (void)
{
  static const struct {
    const char *given, *name, *title;
  } rows[] = {
    { "diploma.pdf", "diploma.pdf", "diploma" },
    { "../../etc/passwd", "passwd", "passwd" },
    { "C:\\Users\\x\\brief.docx", "brief.docx", "brief" },
    { "  brief van de school.pdf ", "brief van de school.pdf", "brief van de school" },
    { ".verborgen", "verborgen", "verborgen" },
    { "regel\neen\t.txt", "regeleen.txt", "regeleen" },
    { "gnp\xe2\x80\xae"
      "fdp.exe",
      "gnpfdp.exe", "gnpfdp" }, /* turned round */
    { "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xb1\xd9\x88\xd9\x85.jpg",
      "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xb1\xd9\x88\xd9\x85.jpg",
      "\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xb1\xd9\x88\xd9\x85" }, /* joined letters stay joined */
    { "a\xff.pdf", "a\xef\xbf\xbd.pdf", "a\xef\xbf\xbd" },
    { "...", "file", "file" },
    { "", "file", "file" },
    { NULL, "file", "file" },
    { "map/", "file", "file" },
    { "brief 1. deel twee is een lang verhaal", "brief 1. deel twee is een lang verhaal",
      "brief 1. deel twee is een lang verhaal" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = regie_incoming_dup_name (rows[i].given);
      g_autofree char *title = regie_incoming_dup_title (rows[i].given);

      g_assert_cmpstr (name, ==, rows[i].name);
      g_assert_cmpstr (title, ==, rows[i].title);
    }
}

/* A name that is too long loses its middle, never half a letter and never its ending. */
static void
test_long_name (void)
{
  g_autoptr (GString) given = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (given, "é");
  g_string_append (given, ".pdf");
  name = regie_incoming_dup_name (given->str);
  g_assert_cmpuint (strlen (name), <=, 150);
  g_assert_true (g_str_has_suffix (name, "é.pdf"));
  g_assert_true (g_utf8_validate (name, -1, NULL));
}

/* What it is follows from what is in it; whatever can run, by its content or its name, is not
 * opened. */
static void
test_kinds (void)
{
  static const struct {
    const char *name, *text, *media_type, *word;
    gboolean opens;
  } rows[] = {
    { "diploma.pdf", PDF, "application/pdf", "PDF", TRUE },
    { "diploma", PDF, "application/pdf", "PDF", TRUE },
    { "brief.txt", "Beste collega,\n", "text/plain", "Plain text", TRUE },
    { "foto.png", "\x89PNG\r\n\x1a\n", "image/png", "Picture", TRUE },
    { "lijst.csv", "naam;dag\nx;y\n", "text/csv", "Spreadsheet", TRUE },
    { "brief.docx", "PK\x03\x04",
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "Text document",
      TRUE },
    { "macro.docm", "PK\x03\x04", "application/vnd.ms-word.document.macroenabled.12",
      "Text document", FALSE },
    { "diploma.sh", "#!/bin/sh\nrm -r x\n", "application/x-shellscript", "Other kind of file",
      FALSE },
    { "diploma.txt", "#!/bin/sh\nrm -r x\n", "application/x-shellscript", "Other kind of file",
      FALSE },
    { "diploma.desktop", PDF, "application/pdf", "PDF", FALSE },
    { "start.desktop", "[Desktop Entry]\nExec=x\n", "application/x-desktop", "Other kind of file",
      FALSE },
    { "pagina.html", "<html><body>x</body></html>", "text/html", "Other kind of file", FALSE },
    { "tekening.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "image/svg+xml", "Picture",
      FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = bytes_of (rows[i].text);
      g_autofree char *media_type = regie_incoming_dup_media_type (rows[i].name, bytes);

      if (g_ascii_strcasecmp (media_type, rows[i].media_type) != 0)
        g_error ("%s: %s", rows[i].name, media_type);
      g_assert_cmpstr (regie_incoming_get_word (media_type), ==, rows[i].word);
      if (regie_incoming_may_open (rows[i].name, media_type) != rows[i].opens)
        g_error ("%s opens: %d", rows[i].name, !rows[i].opens);
    }
}

static void
assert_refused (GFile *file, const char *part)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (file);

  g_assert_null (regie_incoming_read (file, NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  if (strstr (error->message, part) == NULL || strstr (error->message, name) != NULL)
    g_error ("%s: %s", part, error->message);
}

static void
test_read (void)
{
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autoptr (GFile) there = g_file_new_for_path (folder);
  g_autoptr (GFile) good = g_file_get_child (there, "diploma \xe2\x80\xae.pdf");
  g_autoptr (GFile) empty = g_file_get_child (there, "leegbestand");
  g_autoptr (GFile) large = g_file_get_child (there, "grootbestand");
  g_autoptr (GFile) most = g_file_get_child (there, "passend");
  g_autoptr (GFile) gone = g_file_get_child (there, "wegbestand");
  g_autoptr (GFile) device = g_file_new_for_path ("/dev/zero");
  g_autoptr (RegieIncoming) file = NULL;
  g_autoptr (RegieIncoming) whole = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (g_file_peek_path (good), PDF, -1, NULL));
  g_assert_true (g_file_set_contents (g_file_peek_path (empty), "", 0, NULL));
  g_assert_true (g_file_set_contents (g_file_peek_path (large), "x", 1, NULL));
  g_assert_true (g_file_set_contents (g_file_peek_path (most), "x", 1, NULL));
  g_assert_cmpint (truncate (g_file_peek_path (large), REGIE_INCOMING_MOST + 1), ==, 0);
  g_assert_cmpint (truncate (g_file_peek_path (most), REGIE_INCOMING_MOST), ==, 0);
  assert_refused (there, "folder");
  assert_refused (empty, "nothing in it");
  assert_refused (large, "25 MB");
  assert_refused (gone, "cannot be read");
  assert_refused (device, "cannot be read");
  file = regie_incoming_read (good, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (file->name, ==, "diploma .pdf");
  g_assert_cmpstr (file->media_type, ==, "application/pdf");
  g_assert_cmpuint (strlen (file->sha256), ==, 64);
  g_assert_cmpuint (g_bytes_get_size (file->bytes), ==, strlen (PDF));
  whole = regie_incoming_read (most, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (whole->bytes), ==, REGIE_INCOMING_MOST);
  g_unlink (g_file_peek_path (good));
  g_unlink (g_file_peek_path (empty));
  g_unlink (g_file_peek_path (large));
  g_unlink (g_file_peek_path (most));
  g_rmdir (folder);
}

TEST_SUITE (incoming)
{
  g_test_add_func ("/incoming/names", test_names);
  g_test_add_func ("/incoming/a-long-name", test_long_name);
  g_test_add_func ("/incoming/what-it-is", test_kinds);
  g_test_add_func ("/incoming/read-and-refused", test_read);
}
