/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked of the list of young people, as a value and as a text. */
#include "regie-youth-filter.h"

#include <string.h>

#include "regie-text.h"

#define YES "ja"

RegieYouthFilter *
regie_youth_filter_new (void)
{
  return regie_youth_filter_from_text ("");
}

void
regie_youth_filter_free (RegieYouthFilter *self)
{
  regie_query_free (self->base);
  g_free (self);
}

static void
add_word (GString *text, const char *key, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, "%s%s=%s", text->len > 0 ? "&" : "", key, value);
}

static void
add_id (GString *text, const char *key, gint64 id)
{
  char number[REGIE_NUMBER_TEXT];

  if (id != 0)
    add_word (text, key, regie_number_format (id, number));
}

char *
regie_youth_filter_to_text (const RegieYouthFilter *self)
{
  g_autofree char *base = NULL;
  GString *text;

  g_return_val_if_fail (self != NULL, NULL);
  base = regie_query_to_text (self->base);
  text = g_string_new (base);
  add_id (text, "regisseur", self->director);
  add_id (text, "school", self->school);
  add_word (text, "zonder_regisseur", self->undirected ? YES : NULL);
  add_word (text, "vraagt_iets", self->acts ? YES : NULL);
  add_word (text, "verandert", self->soon ? YES : NULL);
  add_word (text, "vraagt", regie_youth_ask_name (self->ask));
  add_word (text, "licht", regie_light_name (self->light));
  return g_string_free (text, FALSE);
}

static gint64
id_of (GHashTable *words, const char *key)
{
  const char *text = g_hash_table_lookup (words, key);

  return text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
}

RegieYouthFilter *
regie_youth_filter_from_text (const char *text)
{
  g_autoptr (GHashTable) words = NULL;
  RegieYouthFilter *self;

  g_return_val_if_fail (text != NULL, NULL);
  self = g_new0 (RegieYouthFilter, 1);
  self->base = regie_query_from_text (text);
  self->ask = REGIE_N_YOUTH_ASKS;
  self->light = REGIE_LIGHT_UNKNOWN;
  words = g_uri_parse_params (text, -1, "&", G_URI_PARAMS_NONE, NULL);
  if (words == NULL)
    return self;
  self->director = id_of (words, "regisseur");
  self->school = id_of (words, "school");
  self->undirected = g_hash_table_contains (words, "zonder_regisseur");
  self->acts = g_hash_table_contains (words, "vraagt_iets");
  self->soon = g_hash_table_contains (words, "verandert");
  self->ask = regie_youth_ask_find (g_hash_table_lookup (words, "vraagt"));
  self->light = regie_light_find (g_hash_table_lookup (words, "licht"));
  return self;
}

static gboolean
is_order (const char *part)
{
  return g_str_has_prefix (part, "zoek=") || g_str_has_prefix (part, "sorteer=")
         || g_str_has_prefix (part, "aflopend=");
}

gboolean
regie_youth_filter_has (const char *text, const char *word)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (text != NULL && word != NULL, FALSE);
  parts = g_strsplit (text, "&", -1);
  return g_strv_contains ((const char *const *) parts, word);
}

char *
regie_youth_filter_toggle (const char *text, const char *word)
{
  gboolean there = regie_youth_filter_has (text, word);
  g_auto (GStrv) parts = NULL;
  g_autofree char *key = NULL;
  GString *next = g_string_new (NULL);

  g_return_val_if_fail (text != NULL && word != NULL, NULL);
  parts = g_strsplit (text, "&", -1);
  key = g_strndup (word, strcspn (word, "=") + 1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] != '\0'
        && (*word == '\0' ? is_order (parts[i]) : !g_str_has_prefix (parts[i], key)))
      g_string_append_printf (next, "%s%s", next->len > 0 ? "&" : "", parts[i]);
  if (*word != '\0' && !there)
    g_string_append_printf (next, "%s%s", next->len > 0 ? "&" : "", word);
  return g_string_free (next, FALSE);
}
