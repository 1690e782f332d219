/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* One error domain for the whole program, a code for each thing that a caller can do about it.
 * The message is a translated sentence for a caseworker: what could not be done and what to do
 * now. */
typedef enum {
  REGIE_ERROR_FAILED,   /* the work failed; nothing has changed */
  REGIE_ERROR_INVALID,  /* the input is wrong: say where and ask again */
  REGIE_ERROR_REFUSED,  /* a rule or a right forbids it */
  REGIE_ERROR_CONFLICT, /* somebody else changed the record first: read it again */
  REGIE_ERROR_BUSY,     /* another program holds the database: try again */
  REGIE_ERROR_DAMAGED,  /* the file cannot be trusted: offer a backup, touch nothing */
  REGIE_ERROR_FOREIGN,  /* a file of another program */
  REGIE_ERROR_NEWER,    /* written by a newer Regie */
  REGIE_ERROR_FULL,     /* disk full or read only */
  REGIE_ERROR_UNKNOWN,  /* the connection broke during COMMIT: read again before a retry */
  REGIE_ERROR_LOST,     /* the server is not there: what was read may be shown, and it comes back */
  REGIE_ERROR_CANCELLED,
  REGIE_ERROR_REASON /* first say why you look at this person (dossier.say-why) */
} RegieError;

#define REGIE_ERROR (regie_error_quark ())
GQuark regie_error_quark (void);

/* Sets a REGIE_ERROR_INVALID with the sentence and returns FALSE. */
gboolean regie_refuse (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* The same about one field of what was typed: KEY is its Dutch key (regie-schema.def), so that a
 * form can go there. */
gboolean regie_refuse_field (GError **error, const char *key, const char *format, ...)
  G_GNUC_PRINTF (3, 4);
/* The key of the field that ERROR (may be NULL) is about, owned by ERROR; NULL: about none. */
const char *regie_error_get_field (const GError *error);
/* Of a REGIE_ERROR_UNKNOWN: by what it can be found out later whether it was saved
 * (regie_log_stands); owned by ERROR, NULL when it cannot. */
const char *regie_error_get_proof (const GError *error);
void regie_error_set_proof (GError *error, const char *proof);
