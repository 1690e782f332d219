/* SPDX-License-Identifier: EUPL-1.2 */
/* Where the rows of a list went.  Nearly always one row of many is another: what is the same before
 * and behind it is not looked up. */
#include "regie-moves.h"

#include <string.h>

static gconstpointer
key_at (const GArray *keys, guint i)
{
  return keys->data + i * g_array_get_element_size ((GArray *) keys);
}

static guint
count_same_first (const GArray *before, const GArray *now, gsize identity)
{
  guint n = 0;

  while (n < before->len && n < now->len
         && memcmp (key_at (before, n), key_at (now, n), identity) == 0)
    n++;
  return n;
}

static guint
count_same_last (const GArray *before, const GArray *now, guint first, gsize identity)
{
  guint n = 0;

  while (n < before->len - first && n < now->len - first
         && memcmp (key_at (before, before->len - 1 - n), key_at (now, now->len - 1 - n), identity)
              == 0)
    n++;
  return n;
}

GArray *
regie_moves_new (const GArray *before, const GArray *now, gsize identity)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GHashTable) places = NULL;
  guint first, last;

  g_return_val_if_fail (now != NULL, moves);
  if (before == NULL)
    return moves;
  first = count_same_first (before, now, identity);
  last = count_same_last (before, now, first, identity);
  places = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                  NULL);
  for (guint i = first; i < now->len - last; i++)
    g_hash_table_insert (places, g_bytes_new_static (key_at (now, i), identity),
                         GUINT_TO_POINTER (i));
  for (guint i = 0; i < before->len; i++)
    {
      guint to = i;

      if (i >= before->len - last)
        to = i + now->len - before->len;
      else if (i >= first)
        {
          g_autoptr (GBytes) key = g_bytes_new_static (key_at (before, i), identity);
          gpointer place;

          to = g_hash_table_lookup_extended (places, key, NULL, &place) ? GPOINTER_TO_UINT (place)
                                                                        : REGIE_MOVE_GONE;
        }
      g_array_append_val (moves, to);
    }
  return moves;
}

guint
regie_moves_get (const GArray *moves, guint position)
{
  g_return_val_if_fail (moves != NULL, position);
  return position < moves->len ? g_array_index (moves, guint, position) : position;
}

guint
regie_moves_get_near (const GArray *moves, guint position)
{
  guint to = regie_moves_get (moves, position);

  for (guint i = position + 1; to == REGIE_MOVE_GONE && i < moves->len; i++)
    to = regie_moves_get (moves, i);
  for (guint i = MIN (position, moves->len); to == REGIE_MOVE_GONE && i > 0; i--)
    to = regie_moves_get (moves, i - 1);
  return to != REGIE_MOVE_GONE ? to : 0;
}
