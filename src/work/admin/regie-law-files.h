/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office.h"

/* Which files the rules and amounts that are in force come from, as they stand on the disk now. */

typedef enum {
  REGIE_LAW_SHIPPED, /* those of the program */
  REGIE_LAW_OFFICE,  /* the office's own */
  REGIE_LAW_KEPT,    /* the last good ones of the office: its own cannot be read */
  REGIE_LAW_CHANGED  /* other ones than those that are in force: changed since the program began */
} RegieLawSource;

/* What stands otherwise in a file of the office than in that of the program. */
typedef struct {
  char *file, *group, *key; /* "rules.ini"; KEY NULL: the whole group */
  char *shipped, *own;      /* NULL: does not stand there */
} RegieLawDifference;

typedef struct {
  RegieLawSource source;
  char *folder;           /* where the files of the office stand, or would */
  char *fault;            /* why those cannot be read, with file and line; or NULL */
  GPtrArray *differences; /* RegieLawDifference, in the order of the files */
  RegieIni *amounts;      /* those of the program: an office has none of its own */
} RegieLawFiles;

/* Owned; NULL with ERROR set when the files of the program itself cannot be read. */
RegieLawFiles *regie_law_files_load (const RegieOffice *office,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_law_files_free (RegieLawFiles *self);
/* The differences of OWN from SHIPPED, files of the same name, are added to ALL. */
void regie_law_compare (RegieIni *shipped, RegieIni *own, GPtrArray *all);
/* A new list for that. */
GPtrArray *regie_law_differences_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* The comment that stands right above KEY of GROUP (NULL: above the group) in INI, on one line;
 * owned, NULL when there is none. */
char *regie_law_dup_comment (RegieIni *ini, const char *group,
                             const char *key) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieLawFiles, regie_law_files_free)
