/* SPDX-License-Identifier: EUPL-1.2 */
/* Where others speak of a person.  Texts are compared here and not by the database: two engines
 * fold capitals in two ways, and neither knows accents or the escapes of a kept filter. */
#include "regie-traces.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-text.h"
#include "regie-traces-query.h"

/* A number with fewer signs stands in too much. */
#define LEAST_NUMBER 6

typedef struct {
  GPtrArray *sentences;
  const char *what;
  GPtrArray *names;   /* folded, with a space before it: the beginning of a word */
  GPtrArray *numbers; /* squeezed */
} Traces;

static void
traces_clear (Traces *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->numbers);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Traces, traces_clear)

static void
add_names (Traces *self, const char *text)
{
  g_auto (GStrv) names = text != NULL ? g_strsplit_set (text, ",;\n", -1) : NULL;

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *folded = regie_text_fold (names[i]);

      if (*folded != '\0')
        g_ptr_array_add (self->names, g_strconcat (" ", folded, NULL));
    }
}

static void
add_number (Traces *self, const char *text)
{
  g_autofree char *squeezed = text != NULL ? regie_text_squeeze (text) : NULL;

  if (squeezed != NULL && strlen (squeezed) >= LEAST_NUMBER)
    g_ptr_array_add (self->numbers, g_steal_pointer (&squeezed));
}

static void
add_person (const char *const *texts, gpointer self)
{
  add_names (self, texts[0]);
  add_names (self, texts[1]);
  add_number (self, texts[2]);
  add_number (self, texts[3]);
}

static gboolean
has_any (const char *text, GPtrArray *words)
{
  for (guint i = 0; i < words->len; i++)
    if (strstr (text, words->pdata[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
is_named_in (const Traces *self, const char *text)
{
  g_autofree char *folded = regie_text_fold (text != NULL ? text : "");
  g_autofree char *squeezed = regie_text_squeeze (text != NULL ? text : "");
  g_autofree char *words = g_strconcat (" ", folded, NULL);

  return has_any (words, self->names) || has_any (squeezed, self->numbers);
}

static void
add_sentence (Traces *self, const char *where)
{
  g_ptr_array_add (self->sentences, g_strdup_printf ("%s: %s", self->what, where));
}

static void
look_in_meeting (const char *const *texts, gpointer self)
{
  if (is_named_in (self, texts[1]) || is_named_in (self, texts[2]))
    add_sentence (self, texts[0]);
}

/* What a filter asks is kept as words of an address. */
static void
look_in_filter (const char *const *texts, gpointer self)
{
  g_autofree char *plain = g_uri_unescape_string (texts[1], NULL);

  if (is_named_in (self, texts[0]) || is_named_in (self, plain != NULL ? plain : texts[1]))
    add_sentence (self, texts[0]);
}

static void
add_dossier (const char *const *texts, gpointer self)
{
  add_sentence (self, texts[1] != NULL ? texts[1] : texts[0]);
}

static gboolean
look_everywhere (Traces *self, RegieDb *db, const char *dossiers, GError **error)
{
  self->what = _("Named as family in dossier");
  if (!regie_traces_each_family (db, dossiers, add_dossier, self, error))
    return FALSE;
  self->what = _("Perhaps named in the minutes of the progress meeting of");
  if (!regie_traces_each_meeting (db, look_in_meeting, self, error))
    return FALSE;
  self->what = _("Perhaps named in the kept filter");
  return regie_traces_each_filter (db, look_in_filter, self, error);
}

gboolean
regie_traces_find (RegieDb *db, const char *dossiers, GPtrArray *sentences, GError **error)
{
  g_auto (Traces) self = {
    .sentences = sentences,
    .names = g_ptr_array_new_with_free_func (g_free),
    .numbers = g_ptr_array_new_with_free_func (g_free),
  };

  g_return_val_if_fail (dossiers != NULL && sentences != NULL, FALSE);
  return regie_traces_each_person (db, dossiers, add_person, &self, error)
         && look_everywhere (&self, db, dossiers, error);
}
