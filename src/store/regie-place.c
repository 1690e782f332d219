/* SPDX-License-Identifier: EUPL-1.2 */
/* Places of drafts: the ids that they name, and where those of older versions lie now. */
#include "regie-place.h"

#include <string.h>

/* A sign of a name: what touches a number makes it no id. */
static gboolean
is_of_word (char c)
{
  return g_ascii_isalnum (c) || c == '-' || c == '_' || c == '.' || (c & 0x80) != 0;
}

/* The whole of the LENGTH signs from AT as a number. */
static gboolean
read_number (const char *at, gsize length, gint64 *id)
{
  g_autofree char *text = g_strndup (at, length);

  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, id, NULL);
}

gboolean
regie_place_any (const char *place, RegiePlaceFunc func, gpointer data)
{
  g_autofree char *plain = NULL;

  g_return_val_if_fail (place != NULL && func != NULL, FALSE);
  /* What is no good escape is taken as it stands: it is better to find an id too many than one too
   * few. */
  plain = g_uri_unescape_string (place, NULL);
  for (const char *at = plain != NULL ? plain : place; *at != '\0';)
    {
      const char *start = at;
      gint64 id;

      while (is_of_word (*at))
        at++;
      if (at > start && read_number (start, at - start, &id) && func (id, data))
        return TRUE;
      at += at == start;
    }
  return FALSE;
}

/* One of the old grammars: what it begins with, how many parts there are between the strokes, the
 * command, the type of its target, and which of the parts (from 0) the target is made of. */
typedef struct {
  const char *first, *second; /* SECOND is NULL when any will do */
  guint n;
  const char *command, *type;
  guint parts[3];
} Grammar;

static const Grammar grammars[] = {
  { "dossier", NULL, 1, "dossier.create", NULL, { 0 } },
  { "feit", NULL, 2, "fact.record", "x", { 1 } },
  { "feit", NULL, 3, "fact.correct", "x", { 2 } },
  { "later", NULL, 4, "deadline.defer", "xsx", { 1, 2, 3 } },
  { "record", NULL, 3, "record.change", "sx", { 1, 2 } },
  { "persoon", NULL, 2, "person.correct", "x", { 1 } },
  { "brief", NULL, 3, "letter.make", "xs", { 1, 2 } },
  { "balie", "past-niet", 4, "desk.decline", "xx", { 2, 3 } },
  { "balie", "stoppen", 3, "desk.stop", "x", { 2 } },
  { "balie", "kwam", 3, "desk.came", "x", { 2 } },
  { "balie", "dossier", 3, "desk.link", "x", { 2 } },
};

/* "aanbieder/people/PROVIDER/begin/ORDER": the tab, and which of its small forms. */
static const struct {
  const char *tab, *form, *command;
} tabs[] = {
  { "people", "begin", "order.begin" },
  { "people", "end", "order.end" },
  { "invoices", "goedgekeurd", "invoice-line.accept" },
  { "invoices", "deels", "invoice-line.part" },
  { "invoices", "betwist", "invoice-line.dispute" },
};

static GVariant *
value_of (char type, const char *text)
{
  gint64 id;

  if (type == 's')
    return g_variant_new_string (text);
  return read_number (text, strlen (text), &id) ? g_variant_new_int64 (id) : NULL;
}

/* The place of COMMAND about those of PARTS; NULL when one of them is no number that should be. */
static char *
dup_place (const Grammar *grammar, char **parts)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *printed = NULL;
  GVariant *values[G_N_ELEMENTS (grammar->parts)];
  gsize n = grammar->type != NULL ? strlen (grammar->type) : 0;

  if (n == 0)
    return g_strdup (grammar->command);
  for (gsize i = 0; i < n; i++)
    if ((values[i] = value_of (grammar->type[i], parts[grammar->parts[i]])) == NULL)
      {
        while (i-- > 0)
          g_variant_unref (values[i]);
        return NULL;
      }
  target = g_variant_ref_sink (n == 1 ? values[0] : g_variant_new_tuple (values, n));
  printed = g_variant_print (target, FALSE);
  return g_strconcat (grammar->command, " ", printed, NULL);
}

/* "record/KIND?OWN": a new record, and what it hangs on. */
static char *
dup_new_record (const char *place)
{
  const char *kind = place + strlen ("record/");
  const char *own = strchr (kind, '?');
  g_autofree char *name = g_strndup (kind, own - kind);
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(ss)", name, own + 1));
  g_autofree char *printed = g_variant_print (target, FALSE);

  return g_strconcat ("record.add ", printed, NULL);
}

/* Of two small forms not all that the command is about was said: which provider the task was of,
 * and which month the agenda. */
static char *
dup_of_provider (char **parts, guint n)
{
  g_autoptr (GVariant) target = NULL;
  g_autofree char *printed = NULL;
  gboolean later = n == 4 && strcmp (parts[1], "later") == 0;
  gboolean agenda = n == 4 && strcmp (parts[1], "reports") == 0 && strcmp (parts[3], "agenda") == 0;
  gint64 id;

  if ((!later && !agenda)
      || !read_number (parts[later ? 3 : 2], strlen (parts[later ? 3 : 2]), &id))
    return NULL;
  target = later ? g_variant_new ("(sxx)", parts[2], (gint64) 0, id)
                 : g_variant_new ("(xsax)", id, "", NULL);
  printed = g_variant_print (g_variant_ref_sink (target), FALSE);
  return g_strconcat (later ? "task.defer " : "meeting.make ", printed, NULL);
}

static char *
dup_of_tab (char **parts, guint n)
{
  for (guint i = 0; n == 5 && i < G_N_ELEMENTS (tabs); i++)
    if (strcmp (parts[1], tabs[i].tab) == 0 && strcmp (parts[3], tabs[i].form) == 0)
      {
        const Grammar grammar = { "aanbieder", tabs[i].tab, 5, tabs[i].command, "x", { 4 } };

        return dup_place (&grammar, parts);
      }
  return dup_of_provider (parts, n);
}

char *
regie_place_dup_moved (const char *place)
{
  g_auto (GStrv) parts = NULL;
  guint n;

  g_return_val_if_fail (place != NULL, NULL);
  if (g_str_has_prefix (place, "record/") && strchr (place, '?') != NULL)
    return dup_new_record (place);
  parts = g_strsplit (place, "/", -1);
  n = g_strv_length (parts);
  for (guint i = 0; i < G_N_ELEMENTS (grammars); i++)
    if (n == grammars[i].n && strcmp (parts[0], grammars[i].first) == 0
        && (grammars[i].second == NULL || strcmp (parts[1], grammars[i].second) == 0))
      return dup_place (&grammars[i], parts);
  return n > 0 && strcmp (parts[0], "aanbieder") == 0 ? dup_of_tab (parts, n) : NULL;
}

/* Id and new place of each draft that moves. */
static gboolean
take_place (guint n, const char *const *columns, gpointer data, GError **error)
{
  g_autofree char *moved = regie_place_dup_moved (columns[1]);

  if (moved == NULL)
    return TRUE;
  g_ptr_array_add (data, g_strdup (columns[0]));
  g_ptr_array_add (data, g_steal_pointer (&moved));
  return TRUE;
}

gboolean
regie_places_move (RegieDb *db, GError **error)
{
  g_autoptr (GPtrArray) moves = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_db_exec (db, "SELECT id, place FROM draft", 0, NULL, take_place, moves, error))
    return FALSE;
  for (guint i = 0; i < moves->len; i += 2)
    if (!regie_db_exec (db, "UPDATE draft SET place = $1 WHERE id = $2", 2,
                        (const char *[]){ moves->pdata[i + 1], moves->pdata[i] }, NULL, NULL,
                        error))
      return FALSE;
  return TRUE;
}
