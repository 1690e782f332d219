/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* A key file that knows where its lines are, so that every fault can be said with file and line. */
typedef struct {
  char *name; /* of the file, for messages: "rules.ini" */
  char *text;
  GKeyFile *keys;
} RegieIni;

RegieIni *regie_ini_load (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;
RegieIni *regie_ini_parse (const char *name, const char *text, gssize length,
                           GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_ini_free (RegieIni *self);
/* The line of KEY in GROUP; of the group itself when KEY is NULL; 0 when there is none. */
guint regie_ini_line (RegieIni *self, const char *group, const char *key);
/* "rules.ini, line 12: [PIP-10W] duur: expected …".  Always returns FALSE. */
gboolean regie_ini_fault (RegieIni *self, GError **error, const char *group, const char *key,
                          const char *format, ...) G_GNUC_PRINTF (5, 6);
/* The value, stripped, or NULL when absent or empty. */
char *regie_ini_dup (RegieIni *self, const char *group, const char *key) G_GNUC_WARN_UNUSED_RESULT;
char **regie_ini_dup_list (RegieIni *self, const char *group,
                           const char *key) G_GNUC_WARN_UNUSED_RESULT;
/* Names the first key of GROUP that is not in KNOWN (NULL-terminated). */
gboolean regie_ini_only (RegieIni *self, const char *group, const char *const *known,
                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieIni, regie_ini_free)
