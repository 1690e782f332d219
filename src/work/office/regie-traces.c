/* SPDX-License-Identifier: EUPL-1.2 */
/* Where others speak of a person.  Texts are compared here and not by the database: two engines
 * fold capitals in two ways, and neither knows accents or the escapes of a kept filter. */
#include "regie-traces.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-text.h"

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

static gboolean
add_person (guint n, const char *const *c, gpointer data, GError **error)
{
  add_names (data, c[0]);
  add_names (data, c[1]);
  add_number (data, c[2]);
  add_number (data, c[3]);
  return TRUE;
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

/* A row: the day of a meeting, its minutes and who was there. */
static gboolean
look_in_meeting (guint n, const char *const *c, gpointer data, GError **error)
{
  if (is_named_in (data, c[1]) || is_named_in (data, c[2]))
    add_sentence (data, c[0]);
  return TRUE;
}

/* A row: the name of a filter and what it asks, as words of an address. */
static gboolean
look_in_filter (guint n, const char *const *c, gpointer data, GError **error)
{
  g_autofree char *plain = g_uri_unescape_string (c[1], NULL);

  if (is_named_in (data, c[0]) || is_named_in (data, plain != NULL ? plain : c[1]))
    add_sentence (data, c[0]);
  return TRUE;
}

/* A row: a dossier by its id and, when it has one, its number. */
static gboolean
add_dossier (guint n, const char *const *c, gpointer data, GError **error)
{
  add_sentence (data, c[1] != NULL ? c[1] : c[0]);
  return TRUE;
}

static gboolean
look_everywhere (Traces *self, RegieDb *db, const char *dossiers, GError **error)
{
  g_autofree char *family = g_strdup_printf (
    "SELECT DISTINCT d.id, d.number FROM relation r JOIN dossier d ON d.id = r.dossier"
    " WHERE r.voided = 0 AND d.id NOT IN (%s)"
    " AND r.other IN (SELECT number FROM dossier WHERE id IN (%s)) ORDER BY d.id",
    dossiers, dossiers);

  self->what = _("Named as family in dossier");
  if (!regie_db_exec (db, family, 0, NULL, add_dossier, self, error))
    return FALSE;
  self->what = _("Perhaps named in the minutes of the progress meeting of");
  if (!regie_db_exec (db, "SELECT day, minutes, present FROM meeting ORDER BY day, id", 0, NULL,
                      look_in_meeting, self, error))
    return FALSE;
  self->what = _("Perhaps named in the kept filter");
  return regie_db_exec (db, "SELECT name, query FROM filter ORDER BY id", 0, NULL, look_in_filter,
                        self, error);
}

gboolean
regie_traces_find (RegieDb *db, const char *dossiers, GPtrArray *sentences, GError **error)
{
  g_auto (Traces) self = {
    .sentences = sentences,
    .names = g_ptr_array_new_with_free_func (g_free),
    .numbers = g_ptr_array_new_with_free_func (g_free),
  };
  g_autofree char *people = NULL;

  g_return_val_if_fail (dossiers != NULL && sentences != NULL, FALSE);
  people = g_strdup_printf ("SELECT p.surname, p.other_names, p.bsn, p.v_number"
                            " FROM dossier d JOIN person p ON p.id = d.person WHERE d.id IN (%s)",
                            dossiers);
  return regie_db_exec (db, people, 0, NULL, add_person, &self, error)
         && look_everywhere (&self, db, dossiers, error);
}
