/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked of the caseload, as a value and as the text that a kept filter holds. */
#include "regie-query.h"

#include <string.h>

#include "regie-text.h"

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
  static const char *const scopes[] = { NULL, "mijn", "team" };
  GString *out = g_string_new (NULL);

  add_word (out, "zoek", self->text);
  add_word (out, "ook_in_teksten", self->in_notes ? "ja" : NULL);
  add_word (out, "van", scopes[self->scope]);
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

  if (words == NULL)
    return self;
  scope = g_hash_table_lookup (words, "van");
  self->scope = g_strcmp0 (scope, "mijn") == 0   ? REGIE_SCOPE_MINE
                : g_strcmp0 (scope, "team") == 0 ? REGIE_SCOPE_TEAM
                                                 : REGIE_SCOPE_ALL;
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
