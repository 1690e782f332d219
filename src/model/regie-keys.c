/* SPDX-License-Identifier: EUPL-1.2 */
/* The keys of the lists of regie-codes.def, and the way between a key and its enumerator. */
#include "regie-keys.h"

#include <string.h>

/* clang-format off */
/* First reading: the keys of each list, in the order of their enumerators. */
#define LIST(Name, name, list) static const char *const name##_keys[] = {
#define KEY(ID, key) [ID] = key,
#define LIST_END(Name, name, COUNT, UNKNOWN) [COUNT] = NULL };
#define WORDS(Name, list)
#include "regie-codes.def"
#undef WORDS
#undef LIST_END
#undef KEY
#undef LIST

/* Second reading: the lists themselves. */
#define LIST(Name, name, list) \
  [REGIE_LIST_##Name] = { list, name##_keys, G_N_ELEMENTS (name##_keys) - 1 },
#define KEY(ID, key)
#define LIST_END(...)
#define WORDS(Name, list) [REGIE_LIST_##Name] = { list, no_keys, 0 },
static const char *const no_keys[] = { NULL };
static const RegieKeys lists[] = {
#include "regie-codes.def"
};
#undef WORDS
#undef LIST
/* clang-format on */

/* A rule holds its kinds of fact as bits. */
G_STATIC_ASSERT (REGIE_N_FACT_KINDS < 64);

const RegieKeys *
regie_keys_get (RegieListId id)
{
  g_return_val_if_fail ((guint) id < REGIE_N_LISTS, NULL);
  return &lists[id];
}

const RegieKeys *
regie_keys_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);
  for (guint i = 0; i < REGIE_N_LISTS; i++)
    if (strcmp (lists[i].name, name) == 0)
      return &lists[i];
  return NULL;
}

guint
regie_keys_index (const RegieKeys *self, const char *key)
{
  g_return_val_if_fail (self != NULL, 0);
  for (guint i = 0; key != NULL && i < self->n_keys; i++)
    if (strcmp (self->keys[i], key) == 0)
      return i;
  return self->n_keys;
}

const char *
regie_keys_key (const RegieKeys *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);
  return index < self->n_keys ? self->keys[index] : NULL;
}

/* clang-format off */
/* Third reading: the functions of each list. */
#define LIST(Name, name, list) \
  Regie##Name \
  regie_##name##_find (const char *key) \
  { \
    return (Regie##Name) regie_keys_index (&lists[REGIE_LIST_##Name], key); \
  } \
  const char * \
  regie_##name##_name (Regie##Name value) \
  { \
    return regie_keys_key (&lists[REGIE_LIST_##Name], value); \
  }
#define WORDS(Name, list)
#include "regie-codes.def"
/* clang-format on */
