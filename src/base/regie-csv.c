/* SPDX-License-Identifier: EUPL-1.2 */
/* Reads a CSV file: first which letters and which separator it has, then its cells, cut in
 * place. */
#include "regie-csv.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-text.h"

#define MOST_IN_CELL 65536
#define MOST_IN_HEAD 65536
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

struct _RegieCsv {
  char *text, *at;
  char mark;
  guint line;
};

void
regie_csv_free (RegieCsv *self)
{
  g_free (self->text);
  g_free (self);
}

static guint
line_of (const char *data, const char *at)
{
  guint line = 1;

  for (const char *p = data; p < at; p++)
    line += *p == '\n' || (*p == '\r' && p[1] != '\n');
  return line;
}

/* Is there a letter outside ASCII among DATA, written as UTF-8 does? */
static gboolean
has_utf8_letter (const char *data, gsize length)
{
  const char *end = data + length;

  for (const char *p = data; p < end; p++)
    if ((guchar) *p >= 0xc2)
      {
        gunichar c = g_utf8_get_char_validated (p, end - p);

        if (c != (gunichar) -1 && c != (gunichar) -2)
          return TRUE;
      }
  return FALSE;
}

/* A file has one alphabet.  A byte that does not belong to it is named: a guess would give other
 * letters than the file has. */
static char *
refuse_byte (const char *data, const char *at, GError **error)
{
  g_set_error (
    error, REGIE_ERROR, REGIE_ERROR_INVALID,
    /* TRANSLATORS: line number, the number of a byte in hexadecimal */
    _("Line %u: a letter here (byte %02X) cannot be read, it is written in another way than the "
       "rest of the file. Correct it there, or save the sheet as CSV (UTF-8) again."),
    line_of (data, at), (guchar) *at);
  return NULL;
}

/* CP1252 has five bytes without a letter. */
static char *
from_windows (const char *data, gsize length, GError **error)
{
  gsize read = 0;
  char *text = g_convert (data, length, "UTF-8", "CP1252", &read, NULL, NULL);

  return text != NULL ? text : refuse_byte (data, data + MIN (read, length - 1), error);
}

/* The name of UTF-16 when DATA is written so, NULL when it is not.  Without a mark the first
 * letters tell: each of a heading has a nought beside it. */
static const char *
find_utf16 (const char *data, gsize length)
{
  if (length < 2 || length % 2 != 0)
    return NULL;
  if (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0)
    return length >= 4 && data[2] == '\0' && data[3] == '\0' ? NULL
                                                             : "UTF-16"; /* two noughts: UTF-32 */
  if (length >= 4 && data[0] != '\0' && data[1] == '\0' && data[2] != '\0' && data[3] == '\0')
    return "UTF-16LE";
  return length >= 4 && data[0] == '\0' && data[1] != '\0' && data[2] == '\0' && data[3] != '\0'
           ? "UTF-16BE"
           : NULL;
}

static char *
decode (const char *data, gsize length, GError **error)
{
  gboolean marked = length >= 3 && memcmp (data, BYTE_ORDER_MARK, 3) == 0;
  const char *bad;
  const char *utf16 = find_utf16 (data, length);
  char *text;

  if (utf16 != NULL)
    {
      if ((text = g_convert (data, length, "UTF-8", utf16, NULL, NULL, NULL)) == NULL)
        g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID,
                             _("The letters of this file cannot be read. Save the sheet as CSV "
                                "(UTF-8) and try again."));
      return text;
    }
  if (marked)
    data += 3, length -= 3;
  if (g_utf8_validate_len (data, length, &bad))
    return g_strndup (data, length);
  return marked || has_utf8_letter (data, length) ? refuse_byte (data, bad, error)
                                                  : from_windows (data, length, error);
}

/* The mark that the first line uses most, outside quotes. */
static char
find_mark (const char *text)
{
  guint n[3] = { 0 };
  static const char marks[] = ";,\t";
  gboolean quoted = FALSE;

  for (const char *p = text; *p != '\0' && (quoted || (*p != '\n' && *p != '\r')); p++)
    {
      const char *mark = quoted ? NULL : strchr (marks, *p);

      if (*p == '"')
        quoted = !quoted;
      else if (mark != NULL)
        n[mark - marks]++;
    }
  return n[0] >= n[1] && n[0] >= n[2] ? ';' : n[1] >= n[2] ? ',' : '\t';
}

RegieCsv *
regie_csv_new (const char *data, gsize length, GError **error)
{
  g_autoptr (RegieCsv) self = g_new0 (RegieCsv, 1);

  if (memchr (data, '\0', length) != NULL && find_utf16 (data, length) == NULL)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID,
                           _("This is not a text file. Save the sheet as CSV and try again."));
      return NULL;
    }
  if ((self->text = decode (data, length, error)) == NULL)
    return NULL;
  self->at = self->text;
  self->mark = find_mark (self->text);
  self->line = 1;
  return g_steal_pointer (&self);
}

void
regie_csv_set_mark (RegieCsv *self, char mark)
{
  g_return_if_fail (self != NULL);
  self->mark = mark;
}

RegieCsv *
regie_csv_dup_head (const RegieCsv *self, char mark)
{
  RegieCsv *head = g_new0 (RegieCsv, 1);

  g_return_val_if_fail (self != NULL, NULL);
  head->text = g_utf8_substring (self->text, 0, g_utf8_strlen (self->text, MOST_IN_HEAD));
  head->at = head->text;
  head->mark = mark;
  head->line = 1;
  return head;
}

/* Cuts a quoted cell out in place, over its opening quote; *END is behind the closing quote. */
static gboolean
read_quoted (RegieCsv *self, char **end)
{
  char *out = self->at;
  char *in = self->at + 1;

  for (; *in != '\0'; in++)
    {
      if (*in == '"' && in[1] != '"')
        {
          /* What follows the closing quote belongs to the cell too: Excel writes that, and so do
           * people. */
          for (in++; *in != '\0' && *in != self->mark && *in != '\n' && *in != '\r'; in++)
            *out++ = *in;
          *out = '\0';
          *end = in;
          return TRUE;
        }
      if (*in == '"')
        in++;
      else if (*in == '\n')
        self->line++;
      *out++ = *in;
    }
  return FALSE;
}

static gboolean
fault (RegieCsv *self, guint line, const char *what, GError **error)
{
  /* TRANSLATORS: line number of a file, what is wrong */
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID, _("Line %u: %s"), line, what);
  return FALSE;
}

/* An export puts ' before a text that looks like a formula; reading takes it away again. */
static char *
without_guard (char *cell)
{
  return cell[0] == '\'' && cell[1] != '\0' && strchr ("=+-@\t\r", cell[1]) != NULL ? cell + 1
                                                                                    : cell;
}

static gboolean
read_row (RegieCsv *self, GPtrArray *cells, GError **error)
{
  guint begin = self->line;

  for (;;)
    {
      char *cell, *end, stopper;

      /* Files that were put behind each other keep the mark of each at the begin of a line. */
      if (cells->len == 0 && g_str_has_prefix (self->at, BYTE_ORDER_MARK))
        self->at += strlen (BYTE_ORDER_MARK);
      cell = self->at;
      if (*self->at == '"')
        {
          if (!read_quoted (self, &end))
            return fault (self, begin, _("a quote is opened and never closed."), error);
        }
      else
        {
          end = self->at;
          while (*end != '\0' && *end != self->mark && *end != '\n' && *end != '\r')
            end++;
        }
      stopper = *end;
      if (stopper != '\0')
        *end++ = '\0';
      if (end - cell > MOST_IN_CELL)
        return fault (self, begin,
                      _("a cell holds more than 64 KiB; a quote is probably missing."), error);
      g_ptr_array_add (cells, without_guard (cell));
      self->at = end;
      if (stopper == self->mark)
        continue;
      if (stopper == '\r' && *self->at == '\n')
        self->at++;
      self->line += stopper != '\0';
      return TRUE;
    }
}

gboolean
regie_csv_next (RegieCsv *self, GPtrArray *cells, guint *line, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  while (*self->at != '\0')
    {
      gboolean empty = TRUE;

      g_ptr_array_set_size (cells, 0);
      *line = self->line;
      if (!read_row (self, cells, error))
        return FALSE;
      for (guint i = 0; i < cells->len && empty; i++)
        empty = *regie_text_skip_unseen (cells->pdata[i]) == '\0';
      if (!empty)
        return TRUE;
    }
  return FALSE;
}

void
regie_csv_append (GString *out, const char *text, char mark)
{
  gboolean guard = *text != '\0' && strchr ("=+-@\t\r", *text) != NULL;
  gboolean quote = guard || strpbrk (text, "\"\r\n;,\t") != NULL || *text == ' ';

  g_return_if_fail (out != NULL);
  if (quote)
    g_string_append_c (out, '"');
  if (guard)
    g_string_append_c (out, '\'');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *p);
    }
  if (quote)
    g_string_append_c (out, '"');
}
