/* SPDX-License-Identifier: EUPL-1.2 */
/* Compares the files of the office with those of the program. */
#include "regie-law-files.h"

#include <string.h>

static void
difference_free (gpointer data)
{
  RegieLawDifference *self = data;

  g_free (self->file);
  g_free (self->group);
  g_free (self->key);
  g_free (self->shipped);
  g_free (self->own);
  g_free (self);
}

GPtrArray *
regie_law_differences_new (void)
{
  return g_ptr_array_new_with_free_func (difference_free);
}

void
regie_law_files_free (RegieLawFiles *self)
{
  if (self == NULL)
    return;
  g_free (self->folder);
  g_free (self->fault);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_pointer (&self->amounts, regie_ini_free);
  g_free (self);
}

static void
add (GPtrArray *all, RegieIni *of, const char *group, const char *key, const char *shipped,
     const char *own)
{
  RegieLawDifference *one = g_new (RegieLawDifference, 1);

  *one = (RegieLawDifference){ g_strdup (of->name), g_strdup (group), g_strdup (key),
                               g_strdup (shipped), g_strdup (own) };
  g_ptr_array_add (all, one);
}

static void
compare_keys (RegieIni *shipped, RegieIni *own, const char *group, GPtrArray *all)
{
  g_auto (GStrv) theirs = g_key_file_get_keys (own->keys, group, NULL, NULL);
  g_auto (GStrv) ours = g_key_file_get_keys (shipped->keys, group, NULL, NULL);

  for (guint i = 0; theirs[i] != NULL; i++)
    {
      g_autofree char *here = regie_ini_dup (own, group, theirs[i]);
      g_autofree char *there = regie_ini_dup (shipped, group, theirs[i]);

      if (g_strcmp0 (here, there) != 0)
        add (all, own, group, theirs[i], there, here);
    }
  for (guint i = 0; ours[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) theirs, ours[i]))
      {
        g_autofree char *there = regie_ini_dup (shipped, group, ours[i]);

        add (all, own, group, ours[i], there, NULL);
      }
}

void
regie_law_compare (RegieIni *shipped, RegieIni *own, GPtrArray *all)
{
  g_auto (GStrv) theirs = g_key_file_get_groups (own->keys, NULL);
  g_auto (GStrv) ours = g_key_file_get_groups (shipped->keys, NULL);

  for (guint i = 0; theirs[i] != NULL; i++)
    if (g_key_file_has_group (shipped->keys, theirs[i]))
      compare_keys (shipped, own, theirs[i], all);
    else
      add (all, own, theirs[i], NULL, NULL, "");
  for (guint i = 0; ours[i] != NULL; i++)
    if (!g_key_file_has_group (own->keys, ours[i]))
      add (all, own, ours[i], NULL, "", NULL);
}

/* Those of FOLDER beside those of SHIPPED; what cannot be read has no differences. */
static void
compare_folder (const char *shipped, const char *folder, GPtrArray *all)
{
  static const char *const names[] = { "rules.ini", "calendar.ini" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *there = g_build_filename (shipped, names[i], NULL);
      g_autofree char *here = g_build_filename (folder, names[i], NULL);
      g_autoptr (RegieIni) ours = regie_ini_load (there, NULL);
      g_autoptr (RegieIni) theirs = regie_ini_load (here, NULL);

      if (ours != NULL && theirs != NULL)
        regie_law_compare (ours, theirs, all);
    }
}

static gboolean
is_in_force (const RegieOffice *office, const RegieRules *rules)
{
  return rules != NULL && g_strcmp0 (rules->hash, office->rules->hash) == 0;
}

/* The rules of the office stand in SELF->folder. */
static void
find_source (RegieLawFiles *self, const RegieOffice *office, const char *shipped,
             const RegieRules *of_program)
{
  g_autofree char *good = g_build_filename (g_get_user_data_dir (), "regie", "last-good-rules",
                                            NULL);
  g_autoptr (GError) why = NULL;
  g_autoptr (RegieRules) own = regie_rules_load (self->folder, &why);
  g_autoptr (RegieRules) kept = own == NULL ? regie_rules_load (good, NULL) : NULL;

  if (own == NULL)
    self->fault = g_strdup (why->message);
  if (is_in_force (office, own))
    {
      self->source = REGIE_LAW_OFFICE;
      compare_folder (shipped, self->folder, self->differences);
    }
  else if (is_in_force (office, kept))
    {
      self->source = REGIE_LAW_KEPT;
      compare_folder (shipped, good, self->differences);
    }
  else
    self->source = is_in_force (office, of_program) && own == NULL ? REGIE_LAW_SHIPPED
                                                                   : REGIE_LAW_CHANGED;
}

RegieLawFiles *
regie_law_files_load (const RegieOffice *office, GError **error)
{
  g_autoptr (RegieLawFiles) self = g_new0 (RegieLawFiles, 1);
  g_autofree char *shipped = regie_office_dup_path ("");
  g_autofree char *amounts = regie_office_dup_path ("amounts.ini");
  g_autofree char *file = NULL;
  g_autoptr (RegieRules) of_program = NULL;

  g_return_val_if_fail (office != NULL, NULL);
  self->folder = g_build_filename (g_get_user_config_dir (), "regie", NULL);
  self->differences = regie_law_differences_new ();
  if ((of_program = regie_rules_load (shipped, error)) == NULL
      || (self->amounts = regie_ini_load (amounts, error)) == NULL)
    return NULL;
  file = g_build_filename (self->folder, "rules.ini", NULL);
  if (g_file_test (file, G_FILE_TEST_EXISTS))
    find_source (self, office, shipped, of_program);
  else if (!is_in_force (office, of_program))
    self->source = REGIE_LAW_CHANGED;
  return g_steal_pointer (&self);
}

char *
regie_law_dup_comment (RegieIni *ini, const char *group, const char *key)
{
  guint line = regie_ini_line (ini, group, key);
  g_auto (GStrv) lines = g_strsplit (ini->text, "\n", -1);
  g_autoptr (GString) comment = g_string_new (NULL);
  guint first, end;

  if (line == 0)
    return NULL;
  /* What a file begins with stands apart from its first group. */
  for (end = line - 1; end > 0 && *g_strstrip (lines[end - 1]) == '\0'; end--)
    ;
  for (first = end; first > 0 && lines[first - 1][0] == '#'; first--)
    ;
  for (guint i = first; i < end; i++)
    {
      const char *text = lines[i] + 1 + strspn (lines[i] + 1, " ");

      if (!g_str_has_prefix (text, "SPDX"))
        g_string_append_printf (comment, "%s%s", comment->len > 0 ? " " : "", text);
    }
  return comment->len > 0 ? g_string_free (g_steal_pointer (&comment), FALSE) : NULL;
}
