/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* The code lists that C branches on, as regie-codes.def names them.  For each an enum, RegieRoute,
 * of which the last value, REGIE_ROUTE_UNKNOWN, stands for NULL and for a key that C does not know;
 * before it REGIE_N_ROUTES, how many there are, which is the same number.  And two functions:
 *
 *   RegieRoute regie_route_find (const char *key);     of a key as it is stored; NULL is unknown
 *   const char *regie_route_name (RegieRoute value);   the key; NULL of an unknown one
 *
 * A code of a record, a form or a change is read and written with regie_get_code,
 * regie_form_get_code and regie_put_code, whose type is that of the field. */
/* clang-format off */
#define LIST(Name, name, list) typedef enum {
#define KEY(ID, key) ID,
#define LIST_END(Name, name, COUNT, UNKNOWN) COUNT, UNKNOWN = COUNT } Regie##Name;
#define WORDS(Name, list)
#include "regie-codes.def"
#undef LIST_END
#undef KEY
#undef LIST

#define LIST(Name, name, list) \
  Regie##Name regie_##name##_find (const char *key); \
  const char *regie_##name##_name (Regie##Name value);
#define KEY(ID, key)
#define LIST_END(...)
#include "regie-codes.def"
#undef WORDS
#undef LIST

/* Of a list that is only shown: nothing that C could compare. */
#define LIST(...)
#define WORDS(Name, list) typedef struct { char none; } Regie##Name;
#include "regie-codes.def"
#undef WORDS
#undef LIST

/* Their numbers: REGIE_LIST_Route. */
typedef enum {
#define LIST(Name, name, list) REGIE_LIST_##Name,
#define WORDS(Name, list) REGIE_LIST_##Name,
#include "regie-codes.def"
  REGIE_N_LISTS
} RegieListId;
#undef WORDS
#undef LIST_END
#undef KEY
#undef LIST
/* clang-format on */

/* A list by itself, for what goes over lists of any kind.  KEYS ends with NULL, and is empty for a
 * list that is only shown. */
typedef struct {
  const char *name; /* in codes.ini: "leerroute" */
  const char *const *keys;
  guint n_keys;
} RegieKeys;

const RegieKeys *regie_keys_get (RegieListId id);
/* NULL when regie-codes.def names no list that is called so. */
const RegieKeys *regie_keys_find (const char *name);
/* The number of KEY in SELF; N_KEYS when it is not there or NULL. */
guint regie_keys_index (const RegieKeys *self, const char *key);
/* The key with that number; NULL when there is none. */
const char *regie_keys_key (const RegieKeys *self, guint index);
