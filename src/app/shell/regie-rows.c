/* SPDX-License-Identifier: EUPL-1.2 */
/* A list by position: keys in memory, rows asked for by page. */
#include "regie-rows.h"

#include <string.h>

#include "regie-moves.h"

#define PAGE REGIE_ROWS_PAGE
#define MOST_PAGES 48

struct _RegieRows {
  GObject parent_instance;
  RegieSession *session;
  const RegieQuestion *question;
  gsize key_size;
  GArray *keys;
  guint n, generation;
  GHashTable *pages;        /* page → GPtrArray, or NULL while it is on its way */
  GHashTable *before_pages; /* the same, of the keys that were there */
  GArray *before;           /* guint: where each key stood among those; NULL: nowhere */
  GCancellable *cancellable;
};

enum { CHANGED, LOADED, FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieRows, regie_rows, G_TYPE_OBJECT)

static void
page_free (gpointer page)
{
  if (page != NULL)
    g_ptr_array_unref (page);
}

typedef struct {
  RegieRows *rows;
  guint page, generation;
} Answer;

/* A row that cannot be read stays open: what stands there is not known. */
static void
page_fetched (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Answer *answer = data;
  g_autoptr (RegieRows) self = answer->rows;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = regie_session_ask_finish (self->session, result, &error);

  if (answer->generation != self->generation)
    return;
  if (rows == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (answer->page), g_ptr_array_ref (rows));
  g_signal_emit (self, signals[LOADED], 0, answer->page * PAGE, rows->len);
}

static void
ask (RegieRows *self, guint page)
{
  guint first = page * PAGE;
  guint n = MIN (PAGE, self->keys->len - first);
  gconstpointer keys = self->keys->data + first * self->key_size;
  const GVariantType *type = g_variant_type_element (G_VARIANT_TYPE (self->question->target));
  Answer *answer = g_new (Answer, 1);

  /* Far more pages than fit a screen: start again with what is looked at now. */
  if (g_hash_table_size (self->pages) > MOST_PAGES)
    g_hash_table_remove_all (self->pages);
  *answer = (Answer){ g_object_ref (self), page, self->generation };
  g_hash_table_insert (self->pages, GUINT_TO_POINTER (page), NULL);
  regie_session_ask (self->session, self->question,
                     g_variant_new_fixed_array (type, keys, n, self->key_size), NULL, page_fetched,
                     answer);
}

static gpointer
row_at (GHashTable *pages, guint position)
{
  GPtrArray *page = g_hash_table_lookup (pages, GUINT_TO_POINTER (position / PAGE));

  return page != NULL && position % PAGE < page->len ? page->pdata[position % PAGE] : NULL;
}

gpointer
regie_rows_get (RegieRows *self, guint position)
{
  if (self->keys == NULL || position >= self->keys->len)
    return NULL;
  if (!g_hash_table_contains (self->pages, GUINT_TO_POINTER (position / PAGE)))
    ask (self, position / PAGE);
  if (self->before != NULL && position < self->before->len
      && g_hash_table_lookup (self->pages, GUINT_TO_POINTER (position / PAGE)) == NULL)
    return row_at (self->before_pages, g_array_index (self->before, guint, position));
  return row_at (self->pages, position);
}

gconstpointer
regie_rows_key (RegieRows *self, guint position)
{
  return self->keys != NULL && position < self->keys->len
           ? self->keys->data + position * self->key_size
           : NULL;
}

guint
regie_rows_get_n (RegieRows *self)
{
  return self->n;
}

void
regie_rows_set_keys (RegieRows *self, GArray *keys, guint n, GPtrArray *first)
{
  g_clear_pointer (&self->keys, g_array_unref);
  self->keys = keys;
  self->n = n;
  self->generation++;
  g_hash_table_remove_all (self->pages);
  g_hash_table_remove_all (self->before_pages);
  g_clear_pointer (&self->before, g_array_unref);
  if (first != NULL)
    g_hash_table_insert (self->pages, GUINT_TO_POINTER (0), first);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
regie_rows_follow (RegieRows *self, GArray *keys, guint n, GPtrArray *first)
{
  g_autoptr (GHashTable) pages = NULL;
  g_autoptr (GArray) before = NULL;

  g_return_if_fail (REGIE_IS_ROWS (self) && keys != NULL);
  before = regie_moves_new (keys, self->keys != NULL ? self->keys : keys, self->key_size);
  pages = g_steal_pointer (&self->pages);
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  regie_rows_set_keys (self, keys, n, first);
  g_hash_table_unref (self->before_pages);
  self->before_pages = g_steal_pointer (&pages);
  self->before = g_steal_pointer (&before);
}

void
regie_rows_extend_keys (RegieRows *self, GArray *keys)
{
  guint n = self->keys != NULL ? self->keys->len : 0;

  if (keys->len < n || (n > 0 && memcmp (keys->data, self->keys->data, n * self->key_size) != 0))
    {
      regie_rows_set_keys (self, keys, keys->len, NULL); /* somebody changed the order in between */
      return;
    }
  if (n % PAGE != 0)
    g_hash_table_remove (self->pages, GUINT_TO_POINTER (n / PAGE)); /* was cut off */
  g_clear_pointer (&self->keys, g_array_unref);
  self->keys = keys;
  self->n = keys->len;
}

static void
regie_rows_finalize (GObject *object)
{
  RegieRows *self = REGIE_ROWS (object);

  g_clear_pointer (&self->keys, g_array_unref);
  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->before_pages);
  g_clear_pointer (&self->before, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (regie_rows_parent_class)->finalize (object);
}

static void
regie_rows_class_init (RegieRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = regie_rows_finalize;
  signals[CHANGED] = g_signal_new ("changed", REGIE_TYPE_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", REGIE_TYPE_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[LOADED] = g_signal_new ("loaded", REGIE_TYPE_ROWS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
}

static void
regie_rows_init (RegieRows *self)
{
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
  self->before_pages = g_hash_table_new_full (NULL, NULL, NULL, page_free);
}

RegieRows *
regie_rows_new (RegieSession *session, gsize key_size, const RegieQuestion *question)
{
  RegieRows *self;

  g_return_val_if_fail (REGIE_IS_SESSION (session) && question != NULL, NULL);
  self = g_object_new (REGIE_TYPE_ROWS, NULL);
  self->session = g_object_ref (session);
  self->key_size = key_size;
  self->question = question;
  return self;
}
