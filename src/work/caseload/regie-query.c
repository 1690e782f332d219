/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked of the caseload, as a value and as the text that a kept filter holds. */
#include "regie-query.h"

#include <string.h>

#include "regie-text.h"

/* By RegieScope; of everybody nothing is said. */
static const char *const scopes[] = { NULL, "mijn", "team", "eigen" };

RegieQuery *
regie_query_new (void)
{
  return g_new0 (RegieQuery, 1);
}

RegieQuery *
regie_query_copy (const RegieQuery *self)
{
  RegieQuery *copy = g_memdup2 (self, sizeof *self);

  copy->text = g_strdup (self->text);
  copy->route = g_strdup (self->route);
  copy->group = g_strdup (self->group);
  copy->phase = g_strdup (self->phase);
  copy->municipality = g_strdup (self->municipality);
  copy->figure = g_strdup (self->figure);
  copy->only = self->only != NULL ? g_array_ref (self->only) : NULL;
  copy->replaced = self->replaced != NULL ? g_array_ref (self->replaced) : NULL;
  copy->sort = g_strdup (self->sort);
  return copy;
}

void
regie_query_free (RegieQuery *self)
{
  g_free (self->text);
  g_free (self->route);
  g_free (self->group);
  g_free (self->phase);
  g_free (self->municipality);
  g_free (self->figure);
  g_clear_pointer (&self->only, g_array_unref);
  g_clear_pointer (&self->replaced, g_array_unref);
  g_free (self->sort);
  g_free (self);
}

static void
add_word (GString *out, const char *key, const char *value)
{
  if (value != NULL && *value != '\0')
    {
      g_string_append_printf (out, "%s%s=", out->len > 0 ? "&" : "", key);
      g_string_append_uri_escaped (out, value, NULL, TRUE);
    }
}

char *
regie_query_to_text (const RegieQuery *self)
{
  g_autofree char *consultant = self->consultant != 0
                                  ? g_strdup_printf ("%" G_GINT64_FORMAT, self->consultant)
                                  : NULL;
  GString *out = g_string_new (NULL);

  add_word (out, "zoek", self->text);
  add_word (out, "ook_in_teksten", self->in_notes ? "ja" : NULL);
  add_word (out, "van", scopes[self->scope]);
  add_word (out, "consulent", consultant);
  add_word (out, "leerroute", self->route);
  add_word (out, "groep", self->group);
  add_word (out, "fase", self->phase);
  add_word (out, "gemeente", self->municipality);
  add_word (out, "te_laat", self->late ? "ja" : NULL);
  add_word (out, "zonder_pip", self->without_pip ? "ja" : NULL);
  add_word (out, "achter", self->behind ? "ja" : NULL);
  add_word (out, "eindigt", self->ending ? "ja" : NULL);
  add_word (out, "niet_vastgelegd", self->unrecorded ? "ja" : NULL);
  add_word (out, "cijfer", self->figure);
  add_word (out, "sorteer", self->sort);
  add_word (out, "aflopend", self->descending ? "ja" : NULL);
  return g_string_free (out, FALSE);
}

RegieQuery *
regie_query_from_text (const char *text)
{
  RegieQuery *self = regie_query_new ();
  g_autoptr (GHashTable) words = g_uri_parse_params (text, -1, "&", G_URI_PARAMS_NONE, NULL);
  const char *scope;
  const char *consultant;

  if (words == NULL)
    return self;
  scope = g_hash_table_lookup (words, "van");
  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    if (g_strcmp0 (scope, scopes[i]) == 0)
      self->scope = (RegieScope) i;
  consultant = g_hash_table_lookup (words, "consulent");
  self->consultant = consultant != NULL ? g_ascii_strtoll (consultant, NULL, 10) : 0;
  self->text = g_strdup (g_hash_table_lookup (words, "zoek"));
  self->in_notes = g_hash_table_contains (words, "ook_in_teksten");
  self->route = g_strdup (g_hash_table_lookup (words, "leerroute"));
  self->group = g_strdup (g_hash_table_lookup (words, "groep"));
  self->phase = g_strdup (g_hash_table_lookup (words, "fase"));
  self->municipality = g_strdup (g_hash_table_lookup (words, "gemeente"));
  self->late = g_hash_table_contains (words, "te_laat");
  self->without_pip = g_hash_table_contains (words, "zonder_pip");
  self->behind = g_hash_table_contains (words, "achter");
  self->ending = g_hash_table_contains (words, "eindigt");
  self->unrecorded = g_hash_table_contains (words, "niet_vastgelegd");
  self->figure = g_strdup (g_hash_table_lookup (words, "cijfer"));
  self->sort = g_strdup (g_hash_table_lookup (words, "sorteer"));
  self->descending = g_hash_table_contains (words, "aflopend");
  return self;
}

/* Has PART the key of OTHER, or can it not stand beside it? */
static gboolean
excludes (const char *part, const char *other)
{
  gsize n = strcspn (part, "=") + 1;

  return strncmp (part, other, n) == 0
         || (g_str_has_prefix (part, "consulent=") && g_str_equal (other, "van=mijn"))
         || (g_str_equal (part, "van=mijn") && g_str_has_prefix (other, "consulent="));
}

/* Is PART no filter, but what is searched or an order? */
static gboolean
is_beside (const char *part)
{
  static const char *const beside[] = { "zoek=", "ook_in_teksten=", "sorteer=", "aflopend=" };
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    any = any || g_str_has_prefix (part, beside[i]);
  return any;
}

/* The words of the text of SELF. */
static char **
dup_words (const RegieQuery *self)
{
  g_autofree char *text = regie_query_to_text (self);

  return *text != '\0' ? g_strsplit (text, "&", -1) : g_new0 (char *, 1);
}

gboolean
regie_query_asks (const RegieQuery *self, const char *part)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (self != NULL && part != NULL, FALSE);
  words = dup_words (self);
  return g_strv_contains ((const char *const *) words, part);
}

RegieQuery *
regie_query_with (const RegieQuery *self, const char *part)
{
  g_autoptr (GString) text = g_string_new (part);
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (self != NULL && part != NULL, NULL);
  words = dup_words (self);
  for (guint i = 0; words[i] != NULL; i++)
    if (!excludes (part, words[i]))
      g_string_append_printf (text, "&%s", words[i]);
  return regie_query_from_text (text->str);
}

RegieQuery *
regie_query_without (const RegieQuery *self, const char *part)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (self != NULL && part != NULL, NULL);
  words = dup_words (self);
  for (guint i = 0; words[i] != NULL; i++)
    if (!g_str_equal (part, words[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? "&" : "", words[i]);
  return regie_query_from_text (text->str);
}

char **
regie_query_dup_parts (const RegieQuery *self)
{
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  words = dup_words (self);
  for (guint i = 0; words[i] != NULL; i++)
    if (!is_beside (words[i]))
      g_strv_builder_add (parts, words[i]);
  return g_strv_builder_end (parts);
}

char *
regie_query_dup_kept (const RegieQuery *self)
{
  g_autoptr (RegieQuery) kept = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  kept = regie_query_copy (self);
  g_clear_pointer (&kept->text, g_free);
  g_clear_pointer (&kept->figure, g_free);
  kept->in_notes = FALSE;
  return regie_query_to_text (kept);
}

gboolean
regie_query_has_text (const RegieQuery *query)
{
  g_autofree char *folded = query->text != NULL ? regie_text_fold (query->text) : NULL;

  return folded != NULL && *folded != '\0';
}

gboolean
regie_query_is_plain (const RegieQuery *q)
{
  return !q->in_notes && q->scope == REGIE_SCOPE_ALL && q->route == NULL && q->group == NULL
         && q->phase == NULL && q->municipality == NULL && q->consultant == 0 && !q->late
         && !q->without_pip && !q->behind && !q->ending && !q->unrecorded && q->figure == NULL
         && (q->sort == NULL || strcmp (q->sort, "name") == 0) && !q->descending;
}
