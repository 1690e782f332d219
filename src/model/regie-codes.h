/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-ini.h"
#include "regie-keys.h"

/* The code lists of codes.ini: fixed Dutch keys with a Dutch and an English label, and the kinds of
 * fact with the fields that each may carry.  Immutable after loading, so any thread may read it. */
typedef struct _RegieCodes RegieCodes;

typedef struct {
  char *key;
  char *label; /* in the language of the program: one of the next two */
  char *dutch, *english;
  /* Of a kind of fact only: */
  char **fields; /* the Dutch keys that it may carry */
  char **required;
  char *lane; /* of the timeline */
} RegieCode;

/* A fault, also a code of regie-codes.def that INI lacks, is said with file, list and key. */
RegieCodes *regie_codes_new (RegieIni *ini, GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_codes_free (RegieCodes *self);
/* The codes of LIST in the order of the file: "groep", "leerroute" … or "feit" for the kinds of
 * fact.  Borrowed. */
GPtrArray *regie_codes_list (const RegieCodes *self, const char *list);
const RegieCode *regie_codes_find (const RegieCodes *self, const char *list, const char *key);
/* The place of KEY in LIST, or -1. */
int regie_codes_index (const RegieCodes *self, const char *list, const char *key);
/* The label of KEY; KEY itself when the list does not know it; "" for NULL. */
const char *regie_codes_label (const RegieCodes *self, const char *list, const char *key);
/* The label of a code that C knows: regie_code_label (codes, Route, REGIE_ROUTE_O); "" for an
 * unknown one. */
#define regie_code_label(self, List, value)                                                        \
  regie_codes_label (self, regie_keys_get (REGIE_LIST_##List)->name,                               \
                     regie_keys_key (regie_keys_get (REGIE_LIST_##List), (Regie##List){ value }))
/* The label in LANGUAGE, for a letter: Dutch for "nl", English for any other. */
const char *regie_codes_label_in (const RegieCodes *self, const char *list, const char *key,
                                  const char *language);
/* The key that a person meant: the key or a label in either language, in any case and with any
 * marks between the words.  NULL when none. */
const char *regie_codes_match (const RegieCodes *self, const char *list, const char *text);
gboolean regie_code_allows (const RegieCode *kind, const char *field);
gboolean regie_language_is_dutch (void);
/* The words of a key file of the data folder in the language of the program: Dutch in KEY, English
 * in "KEY[en]"; NULL when there are none.  Owned by the caller. */
char *regie_words_dup (RegieIni *ini, const char *group, const char *key) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieCodes, regie_codes_free)
