/* SPDX-License-Identifier: EUPL-1.2 */
/* Reads codes.ini into lists, and refuses one that lacks what the program branches on. */
#include "regie-codes.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-text.h"

struct _RegieCodes {
  GHashTable *lists; /* name → GPtrArray of RegieCode */
  GHashTable *words; /* "list\nfolded label" → key, borrowed */
};

/* Follows the language of the messages, as gettext would choose it. */
gboolean
regie_language_is_dutch (void)
{
  const char *const *names = g_get_language_names_with_category ("LC_MESSAGES");

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (g_str_has_prefix (names[i], "nl"))
        return TRUE;
      if (g_str_has_prefix (names[i], "en") || strcmp (names[i], "C") == 0
          || g_str_has_prefix (names[i], "C."))
        {
          /* LANGUAGE=nl with a C locale: what the recipes of packagers use */
          const char *language = g_getenv ("LANGUAGE");

          return language != NULL && g_str_has_prefix (language, "nl");
        }
    }
  return FALSE;
}

char *
regie_words_dup (RegieIni *ini, const char *group, const char *key)
{
  g_autofree char *english = g_strconcat (key, "[en]", NULL);
  char *text = regie_language_is_dutch () ? NULL : regie_ini_dup (ini, group, english);

  return text != NULL ? text : regie_ini_dup (ini, group, key);
}

static void
code_free (RegieCode *code)
{
  g_free (code->key);
  g_free (code->dutch);
  g_free (code->english);
  g_strfreev (code->fields);
  g_strfreev (code->required);
  g_free (code->lane);
  g_free (code);
}

void
regie_codes_free (RegieCodes *self)
{
  g_hash_table_unref (self->words);
  g_hash_table_unref (self->lists);
  g_free (self);
}

static GPtrArray *
ensure_list (RegieCodes *self, const char *name)
{
  GPtrArray *list = g_hash_table_lookup (self->lists, name);

  if (list == NULL)
    {
      list = g_ptr_array_new_with_free_func ((GDestroyNotify) code_free);
      g_hash_table_insert (self->lists, g_strdup (name), list);
    }
  return list;
}

static void
add_word (RegieCodes *self, const char *list, const char *word, const char *key)
{
  g_autofree char *folded = regie_text_fold (word);

  g_hash_table_insert (self->words, g_strconcat (list, "\n", folded, NULL), (char *) key);
}

static gboolean
add_kind (RegieCodes *self, RegieIni *ini, const char *group, GError **error)
{
  static const char *const known[] = { "naam", "naam[en]", "velden", "verplicht", "baan", NULL };
  RegieCode *code = g_new0 (RegieCode, 1);

  code->key = g_strdup (group + strlen ("feit "));
  g_ptr_array_add (ensure_list (self, "feit"), code);
  code->fields = regie_ini_dup_list (ini, group, "velden");
  code->required = regie_ini_dup_list (ini, group, "verplicht");
  code->lane = regie_ini_dup (ini, group, "baan");
  code->dutch = regie_ini_dup (ini, group, "naam");
  code->english = regie_ini_dup (ini, group, "naam[en]");
  if (code->dutch == NULL || code->english == NULL)
    return regie_ini_fault (ini, error, group, NULL, _("expected naam and naam[en]"));
  code->label = regie_language_is_dutch () ? code->dutch : code->english;
  add_word (self, "feit", code->key, code->key);
  add_word (self, "feit", code->dutch, code->key);
  add_word (self, "feit", code->english, code->key);
  return regie_ini_only (ini, group, known, error);
}

/* Lists of keys for the program, not of names for people. */
static gboolean
is_without_names (const char *list)
{
  return strcmp (list, "duo_handeling") == 0 || strcmp (list, "duo_einde") == 0;
}

static gboolean
add_list (RegieCodes *self, RegieIni *ini, const char *group, GError **error)
{
  g_auto (GStrv) keys = g_key_file_get_keys (ini->keys, group, NULL, NULL);
  GPtrArray *list = ensure_list (self, group);

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autofree char *value = regie_ini_dup (ini, group, keys[i]);
      g_auto (GStrv) labels = g_strsplit (value != NULL ? value : "", "|", 2);
      RegieCode *code;

      if (g_strv_length (labels) != 2 && !(is_without_names (group) && g_strv_length (labels) == 1))
        return regie_ini_fault (ini, error, group, keys[i],
                                _("expected a Dutch and an English label with | between"));
      code = g_new0 (RegieCode, 1);
      code->key = g_strdup (keys[i]);
      code->dutch = g_strdup (g_strstrip (labels[0]));
      code->english = g_strdup (labels[1] != NULL ? g_strstrip (labels[1]) : labels[0]);
      code->label = regie_language_is_dutch () ? code->dutch : code->english;
      g_ptr_array_add (list, code);
      add_word (self, group, code->key, code->key);
      add_word (self, group, code->dutch, code->key);
      add_word (self, group, code->english, code->key);
    }
  return TRUE;
}

/* C branches on what stands in regie-codes.def: a file without one of those would make it branch
 * on what nobody can record. */
static gboolean
has_what_c_names (RegieCodes *self, RegieIni *ini, GError **error)
{
  for (guint i = 0; i < REGIE_N_LISTS; i++)
    {
      const RegieKeys *list = regie_keys_get (i);

      if (regie_codes_list (self, list->name) == NULL)
        return regie_ini_fault (ini, error, list->name, NULL, _("this list is missing"));
      for (guint k = 0; k < list->n_keys; k++)
        if (regie_codes_index (self, list->name, list->keys[k]) < 0)
          return regie_ini_fault (ini, error, list->name, list->keys[k],
                                  _("this code is missing, and Regie works with it"));
    }
  return TRUE;
}

RegieCodes *
regie_codes_new (RegieIni *ini, GError **error)
{
  g_autoptr (RegieCodes) self = g_new0 (RegieCodes, 1);
  g_auto (GStrv) groups = g_key_file_get_groups (ini->keys, NULL);

  self->lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify) g_ptr_array_unref);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    if (!(g_str_has_prefix (groups[i], "feit ") ? add_kind (self, ini, groups[i], error)
                                                : add_list (self, ini, groups[i], error)))
      return NULL;
  return has_what_c_names (self, ini, error) ? g_steal_pointer (&self) : NULL;
}

GPtrArray *
regie_codes_list (const RegieCodes *self, const char *list)
{
  g_return_val_if_fail (self != NULL, NULL);
  return g_hash_table_lookup (self->lists, list);
}

int
regie_codes_index (const RegieCodes *self, const char *list, const char *key)
{
  GPtrArray *codes = regie_codes_list (self, list);

  for (guint i = 0; codes != NULL && key != NULL && i < codes->len; i++)
    if (strcmp (((RegieCode *) codes->pdata[i])->key, key) == 0)
      return i;
  return -1;
}

const RegieCode *
regie_codes_find (const RegieCodes *self, const char *list, const char *key)
{
  int at = regie_codes_index (self, list, key);

  return at < 0 ? NULL : regie_codes_list (self, list)->pdata[at];
}

const char *
regie_codes_label (const RegieCodes *self, const char *list, const char *key)
{
  const RegieCode *code = regie_codes_find (self, list, key);

  return code != NULL ? code->label : key != NULL ? key : "";
}

const char *
regie_codes_label_in (const RegieCodes *self, const char *list, const char *key,
                      const char *language)
{
  const RegieCode *code = regie_codes_find (self, list, key);

  return code == NULL                   ? (key != NULL ? key : "")
         : strcmp (language, "nl") == 0 ? code->dutch
                                        : code->english;
}

const char *
regie_codes_match (const RegieCodes *self, const char *list, const char *text)
{
  g_autofree char *folded = regie_text_fold (text);
  g_autofree char *word = g_strconcat (list, "\n", folded, NULL);

  g_return_val_if_fail (self != NULL, NULL);
  return g_hash_table_lookup (self->words, word);
}

gboolean
regie_code_allows (const RegieCode *kind, const char *field)
{
  g_return_val_if_fail (kind != NULL, FALSE);
  return g_strv_contains ((const char *const *) kind->fields, field);
}
