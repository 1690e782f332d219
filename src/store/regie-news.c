/* SPDX-License-Identifier: EUPL-1.2 */
/* What others wrote: "fact 12 13;dossier 5", "fact *" for too many to name, "*" for everything. */
#include "regie-news.h"

#include <string.h>

#include "regie-text.h"

/* A message of PostgreSQL has room for 8000. */
#define MOST_OF_ALL 7000
#define MOST_OF_KIND 50

struct _RegieNews {
  gboolean everything;
  GHashTable *kinds; /* name → GHashTable of ids; NULL: all of them */
};

G_DEFINE_BOXED_TYPE (RegieNews, regie_news, regie_news_ref, regie_news_unref)

static void
ids_free (gpointer ids)
{
  if (ids != NULL)
    g_hash_table_unref (ids);
}

RegieNews *
regie_news_new (void)
{
  RegieNews *self = g_atomic_rc_box_new0 (RegieNews);

  self->kinds = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, ids_free);
  return self;
}

RegieNews *
regie_news_ref (RegieNews *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  g_hash_table_unref (((RegieNews *) data)->kinds);
}

void
regie_news_unref (RegieNews *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

void
regie_news_add_everything (RegieNews *self)
{
  g_return_if_fail (self != NULL);
  self->everything = TRUE;
}

/* ID NULL: all of them. */
static void
add (RegieNews *self, const char *kind, const char *id)
{
  gpointer ids = NULL;
  gboolean there = g_hash_table_lookup_extended (self->kinds, kind, NULL, &ids);

  if (id == NULL)
    g_hash_table_insert (self->kinds, g_strdup (kind), NULL);
  else if (!there)
    {
      ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->kinds, g_strdup (kind), ids);
    }
  if (id != NULL && ids != NULL)
    g_hash_table_add (ids, g_strdup (id));
}

void
regie_news_add (RegieNews *self, const RegieNews *news)
{
  GHashTableIter kinds, ids;
  gpointer kind, of_kind, id;

  g_return_if_fail (self != NULL);
  self->everything |= regie_news_is_everything (news);
  if (news == NULL)
    return;
  g_hash_table_iter_init (&kinds, news->kinds);
  while (g_hash_table_iter_next (&kinds, &kind, &of_kind))
    {
      if (of_kind == NULL)
        add (self, kind, NULL);
      else
        g_hash_table_iter_init (&ids, of_kind);
      while (of_kind != NULL && g_hash_table_iter_next (&ids, &id, NULL))
        add (self, kind, id);
    }
}

void
regie_news_add_text (RegieNews *self, const char *text)
{
  g_auto (GStrv) kinds = NULL;

  g_return_if_fail (self != NULL && text != NULL);
  kinds = g_strsplit (text, ";", -1);
  for (guint i = 0; kinds[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (kinds[i], " ", -1);

      if (g_strv_length (words) < 2)
        self->everything = TRUE;
      for (guint k = 1; words[0] != NULL && words[k] != NULL; k++)
        add (self, words[0], strcmp (words[k], "*") == 0 ? NULL : words[k]);
    }
}

gboolean
regie_news_is_everything (const RegieNews *self)
{
  return self == NULL || self->everything;
}

gboolean
regie_news_has (const RegieNews *self, const char *entity, gint64 id)
{
  char text[REGIE_NUMBER_TEXT];
  gpointer ids;

  if (regie_news_is_everything (self))
    return TRUE;
  return g_hash_table_lookup_extended (self->kinds, entity, NULL, &ids)
         && (ids == NULL || id == 0 || g_hash_table_contains (ids, regie_number_format (id, text)));
}

/* Of a record of such a kind the dossier that it lies in is always told as well. */
static gboolean
is_told_by_dossier (const RegieEntity *entity)
{
  return strcmp (entity->name, "dossier") == 0 || strcmp (entity->name, "person") == 0
         || regie_entity_is_of_dossier (entity);
}

/* Is ENTITY (NULL: no kind that is known) among KINDS? */
static gboolean
is_among (const RegieEntity *entity, const int *kinds)
{
  for (; entity != NULL && kinds != NULL && *kinds >= 0; kinds++)
    if (strcmp (regie_entity ((RegieEntityId) *kinds)->name, entity->name) == 0)
      return TRUE;
  return kinds == NULL || entity == NULL;
}

gboolean
regie_news_concerns (const RegieNews *self, const int *kinds, gint64 dossier)
{
  const RegieSchema *schema = regie_schema ();
  GHashTableIter iter;
  gpointer kind;

  if (regie_news_is_everything (self)
      || (dossier != 0 && regie_news_has (self, "dossier", dossier)))
    return TRUE;
  g_hash_table_iter_init (&iter, self->kinds);
  while (g_hash_table_iter_next (&iter, &kind, NULL))
    {
      const RegieEntity *entity = regie_schema_find (schema, kind);

      if (strcmp (kind, REGIE_NEWS_OPEN) == 0)
        continue;
      if (entity != NULL && is_told_by_dossier (entity))
        {
          if (dossier == 0 && is_among (regie_entity (REGIE_ENTITY_Dossier), kinds))
            return TRUE;
        }
      else if (is_among (entity, kinds))
        return TRUE;
    }
  return FALSE;
}

static char *
dup_text (RegieNews *self)
{
  GString *text = g_string_new (NULL);
  GHashTableIter kinds, ids;
  gpointer kind, of_kind, id;

  g_hash_table_iter_init (&kinds, self->kinds);
  while (g_hash_table_iter_next (&kinds, &kind, &of_kind))
    {
      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", (char *) kind);
      if (of_kind == NULL || g_hash_table_size (of_kind) > MOST_OF_KIND
          || text->len > MOST_OF_ALL - MOST_OF_KIND * REGIE_NUMBER_TEXT)
        {
          g_string_append (text, " *");
          continue;
        }
      g_hash_table_iter_init (&ids, of_kind);
      while (g_hash_table_iter_next (&ids, &id, NULL))
        g_string_append_printf (text, " %s", (char *) id);
    }
  return g_string_free (text, FALSE);
}

/* Is one of DOSSIERS shielded, or not seen?  Who opens one in need, or judges that, does not see it
 * in the same transaction. */
static gboolean
is_secret (RegieDb *db, const GArray *dossiers)
{
  g_autoptr (GString) ids = g_string_new ("{");
  const char *text;
  gint64 n = 0;

  for (guint i = 0; i < dossiers->len; i++)
    g_string_append_printf (ids, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "",
                            g_array_index (dossiers, gint64, i));
  text = g_string_append_c (ids, '}')->str;
  return dossiers->len > 0
         && (!regie_db_get_int (db,
                                "SELECT count(*) FROM dossier WHERE shielded IS DISTINCT FROM 1 "
                                "AND id = ANY (CAST ($1 AS bigint[]))",
                                1, &text, &n, NULL)
             || n < dossiers->len);
}

static char *
dup_message (RegieDb *db, const RegieChange *change, const GArray *dossiers)
{
  g_autoptr (RegieNews) news = regie_news_new ();

  gboolean secret;

  if (change == NULL)
    return g_strdup ("*");
  secret = is_secret (db, dossiers);
  for (guint i = 0; i < change->edits->len; i++)
    {
      const RegieEdit *edit = change->edits->pdata[i];

      add (news, edit->entity, secret ? NULL : edit->id);
    }
  for (guint i = 0; i < dossiers->len; i++)
    {
      char text[REGIE_NUMBER_TEXT];

      add (news, "dossier",
           secret ? NULL : regie_number_format (g_array_index (dossiers, gint64, i), text));
    }
  return dup_text (news);
}

gboolean
regie_news_tell (RegieDb *db, const RegieChange *change, const GArray *dossiers, GError **error)
{
  g_autofree char *message = NULL;

  g_return_val_if_fail (db != NULL && (change == NULL) == (dossiers == NULL), FALSE);
  if (!regie_db_is_postgres (db))
    return TRUE;
  message = dup_message (db, change, dossiers);
  return regie_db_exec (db, "SELECT pg_notify ('regie_' || current_schema (), $1)", 1,
                        (const char *[]){ message }, NULL, NULL, error);
}
