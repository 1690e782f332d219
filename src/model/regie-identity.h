/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* Who somebody is, as far as a file, a form or a record says it, and whether two of them are the
 * same person.  Pure.
 *
 * Numbers are compared without case, spaces, points and what nobody sees.  Names are compared
 * folded: any apostrophe, with or without diacritics, doubled letters, the prefix in a field of its
 * own or written in the surname, given names against initials, given names and surname in each
 * other's place, and every other spelling that is known.  Of a birth date any part may be
 * unknown. */

/* In the texts of the schema; each may be NULL. */
typedef struct {
  const char *bsn, *v_number, *number, *given_names, *prefix, *surname, *other_names, *born;
} RegieIdentity;

typedef enum {
  REGIE_SAME_NOT,     /* or nothing says so; two BSNs or two V-numbers that differ are two people,
                         whatever their names */
  REGIE_SAME_ALIKE,   /* the names match and so does the year of birth: worth a look */
  REGIE_SAME_PERHAPS, /* the names match and so does what is known of the birth date; without one
                         every word of the name */
  REGIE_SAME_SURE     /* a number is the same */
} RegieSameness;

/* An identity taken apart for comparing; it holds texts of its own. */
typedef struct _RegieWho RegieWho;

RegieWho *regie_who_new (const RegieIdentity *identity) G_GNUC_WARN_UNUSED_RESULT;
void regie_who_free (RegieWho *self);
RegieSameness regie_who_compare (const RegieWho *a, const RegieWho *b);
/* The keys under which an index keeps SELF: two whom regie_who_compare calls ALIKE or surer share
 * one at least. */
char **regie_who_dup_keys (const RegieWho *self) G_GNUC_WARN_UNUSED_RESULT;

/* TEXT, a number on paper, as it is looked up: "v 111 222.3334" → "V1112223334".  NULL when it has
 * no digit but zero: a dash or "n.v.t." is no number. */
char *regie_number_dup_key (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* The same with its points, which may tell two dossiers apart. */
char *regie_number_dup_written (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* Numbers with the same key may still differ in where their points stand: "2026.1.23" is not
 * "2026.12.3". */
gboolean regie_number_is_same (const char *a, const char *b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieWho, regie_who_free)
