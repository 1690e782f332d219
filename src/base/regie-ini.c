/* SPDX-License-Identifier: EUPL-1.2 */
/* A key file with its text beside it, in which the line of a key is looked up when a fault is
 * said. */
#include "regie-ini.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"

void
regie_ini_free (RegieIni *self)
{
  g_free (self->name);
  g_free (self->text);
  g_clear_pointer (&self->keys, g_key_file_unref);
  g_free (self);
}

guint
regie_ini_line (RegieIni *self, const char *group, const char *key)
{
  g_auto (GStrv) lines = g_strsplit (self->text, "\n", -1);
  gboolean inside = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      gsize n;

      if (*line == '[')
        {
          n = strlen (group);
          inside = strncmp (line + 1, group, n) == 0 && line[n + 1] == ']';
          if (inside && key == NULL)
            return i + 1;
        }
      else if (inside && key != NULL && g_str_has_prefix (line, key))
        {
          const char *rest = line + strlen (key);

          while (*rest == ' ' || *rest == '\t')
            rest++;
          if (*rest == '=')
            return i + 1;
        }
    }
  return key != NULL ? regie_ini_line (self, group, NULL) : 0;
}

gboolean
regie_ini_fault (RegieIni *self, GError **error, const char *group, const char *key,
                 const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  g_return_val_if_fail (self != NULL, FALSE);
  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  /* TRANSLATORS: file name, line number, section, key, what was expected */
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID, _("%s, line %u: [%s] %s: %s"), self->name,
               regie_ini_line (self, group, key), group, key != NULL ? key : "", what);
  return FALSE;
}

/* GKeyFile says what is wrong but not where: the first line that is neither blank, comment, section
 * nor key. */
static guint
find_bad_line (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean in_group = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (!g_utf8_validate (line, -1, NULL))
        return i + 1;
      if (*line == '\0' || *line == '#')
        continue;
      if (*line == '[' && g_str_has_suffix (line, "]") && strlen (line) > 2)
        in_group = TRUE;
      else if (!in_group || *line == '[' || *line == '=' || strchr (line, '=') == NULL)
        return i + 1;
    }
  return 1;
}

RegieIni *
regie_ini_parse (const char *name, const char *text, gssize length, GError **error)
{
  g_autoptr (RegieIni) self = g_new0 (RegieIni, 1);
  g_autoptr (GError) local = NULL;

  self->name = g_strdup (name);
  self->text = length < 0 ? g_strdup (text) : g_strndup (text, length);
  self->keys = g_key_file_new ();
  g_key_file_set_list_separator (self->keys, ',');
  if (!g_utf8_validate (self->text, -1, NULL)
      || (length >= 0 && strlen (self->text) != (gsize) length)
      || (!g_key_file_load_from_data (self->keys, self->text, strlen (self->text),
                                      G_KEY_FILE_KEEP_TRANSLATIONS, &local)
          && *self->text != '\0'))
    {
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID,
                   /* TRANSLATORS: file name, line number */
                   _("%s, line %u: expected a [section], a key=value or a # comment, in UTF-8"),
                   name, find_bad_line (self->text));
      return NULL;
    }
  return g_steal_pointer (&self);
}

RegieIni *
regie_ini_load (const char *path, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *name = g_path_get_basename (path);
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  return regie_ini_parse (name, text, length, error);
}

char *
regie_ini_dup (RegieIni *self, const char *group, const char *key)
{
  char *value = g_key_file_get_string (self->keys, group, key, NULL);

  if (value != NULL && *g_strstrip (value) == '\0')
    g_clear_pointer (&value, g_free);
  return value;
}

char **
regie_ini_dup_list (RegieIni *self, const char *group, const char *key)
{
  g_autofree char *value = regie_ini_dup (self, group, key);
  g_auto (GStrv) parts = g_strsplit (value != NULL ? value : "", ",", -1);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (list, parts[i]);
  return g_strv_builder_end (list);
}

gboolean
regie_ini_only (RegieIni *self, const char *group, const char *const *known, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->keys, group, NULL, NULL);

  for (guint i = 0; keys != NULL && keys[i] != NULL; i++)
    if (!g_strv_contains (known, keys[i]))
      {
        g_autofree char *list = g_strjoinv (", ", (char **) known);

        return regie_ini_fault (self, error, group, keys[i], _("unknown key; expected one of %s"),
                                list);
      }
  return TRUE;
}
