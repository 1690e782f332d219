/* SPDX-License-Identifier: EUPL-1.2 */
/* What both engines have in common: which of them an address means, parameters, transactions and
 * faults. */
#include "regie-db.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-column.h"
#include "regie-error.h"
#include "regie-wire-address.h"
#include "regie-wire.h"

/* "postgres:", "file:…", "host=… dbname=…": meant as an address, it would become a file of that
 * name. */
static gboolean
looks_like_address (const char *uri)
{
  return g_regex_match_simple ("^[a-z][a-z0-9+.-]+:", uri, G_REGEX_CASELESS, 0)
         || g_regex_match_simple (
           "(^|\\s)(host|hostaddr|port|dbname|user|password|passfile|service|sslmode|options)\\s*=",
           uri, G_REGEX_CASELESS, 0);
}

static gboolean
is_blank (const char *uri)
{
  while (g_unichar_isspace (g_utf8_get_char (uri)))
    uri = g_utf8_next_char (uri);
  return *uri == '\0';
}

gboolean
regie_db_is_address (const char *uri)
{
  return g_str_has_prefix (uri, "postgresql://") || g_str_has_prefix (uri, "postgres://");
}

gboolean
regie_db_check_name (const char *uri, GError **error)
{
  if (is_blank (uri))
    return regie_refuse (
      error,
      _("--database: this is empty. Name a file, or a server as postgresql://server/name."));
  if (!regie_db_is_address (uri) && strcmp (uri, ":memory:") != 0 && looks_like_address (uri))
    return regie_refuse (error, _("--database: this is no file and not the address of a server. "
                                   "Write a server as postgresql://server/name, and a file with a "
                                   "colon or = in its name with its folder before it."));
  return TRUE;
}

gboolean
regie_db_check_words (int n, char **words, GError **error)
{
  for (int i = 1; i < n; i++)
    {
      /* "--database=postgresql://…" as well. */
      const char *address = strstr (words[i], "postgres");
      g_autofree char *bare = address != NULL ? regie_wire_address_dup_public (address) : NULL;

      if (bare != NULL && strcmp (bare, address) != 0)
        return regie_refuse (error, _("A password in an address can be read by everybody on this "
                                       "computer: leave it out. It is asked, or read from the "
                                       "file that PGPASSFILE names."));
    }
  return TRUE;
}

void
regie_db_set_asker (RegieDbAskFunc ask)
{
  regie_wire_set_asker (ask);
}

RegieDb *
regie_db_open (const char *uri, RegieDbMode mode, GError **error)
{
  if (!regie_db_check_name (uri, error))
    return NULL;
  if (regie_db_is_address (uri))
    return regie_db_open_postgres (uri, mode, error);
  return regie_db_open_sqlite (uri, mode, error);
}

void
regie_db_close (RegieDb *self)
{
  g_return_if_fail (self != NULL);
  if (self->in_transaction)
    regie_db_rollback (self);
  g_clear_pointer (&self->unread, g_hash_table_unref);
  self->klass->close (self);
}

gboolean
regie_db_is_postgres (RegieDb *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return strcmp (self->klass->name, "postgresql") == 0;
}

gboolean
regie_db_exec (RegieDb *self, const char *sql, guint n, const char *const *params, RegieRowFunc row,
               gpointer data, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->klass->exec (self, sql, n, params, row, data, error);
}

gboolean
regie_db_exec_all (RegieDb *self, const RegieDbAsk *asks, guint n, GError **error)
{
  g_return_val_if_fail (self != NULL && (asks != NULL || n == 0), FALSE);
  if (self->klass->exec_all != NULL)
    return n == 0 || self->klass->exec_all (self, asks, n, error);
  for (guint i = 0; i < n; i++)
    if (!regie_db_exec (self, asks[i].sql, asks[i].n, asks[i].params, asks[i].row, asks[i].data,
                        error))
      return FALSE;
  return TRUE;
}

gboolean
regie_db_script (RegieDb *self, const char *sql, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return self->klass->script (self, sql, error);
}

static gboolean
keep_first (guint n, const char *const *columns, gpointer data, GError **error)
{
  char **text = data;

  if (*text == NULL)
    *text = g_strdup (columns[0]);
  return TRUE;
}

gboolean
regie_db_get_text (RegieDb *self, const char *sql, guint n, const char *const *params, char **text,
                   GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  *text = NULL;
  return regie_db_exec (self, sql, n, params, keep_first, text, error);
}

gboolean
regie_db_get_int (RegieDb *self, const char *sql, guint n, const char *const *params, gint64 *value,
                  GError **error)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  if (!regie_db_get_text (self, sql, n, params, &text, error))
    return FALSE;
  *value = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  return TRUE;
}

static gboolean
add_id (guint n, const char *const *columns, gpointer data, GError **error)
{
  gint64 id = regie_column_id (columns[0]);

  g_array_append_val ((GArray *) data, id);
  return TRUE;
}

gboolean
regie_db_get_ids (RegieDb *self, const char *sql, guint n, const char *const *params, GArray *ids,
                  GError **error)
{
  g_return_val_if_fail (self != NULL && ids != NULL, FALSE);
  return regie_db_exec (self, sql, n, params, add_id, ids, error);
}

gboolean
regie_db_put_bytes (RegieDb *self, const char *sql, const char *id, GBytes *bytes, GError **error)
{
  g_return_val_if_fail (self != NULL && id != NULL && bytes != NULL, FALSE);
  return self->klass->put_bytes (self, sql, id, bytes, error);
}

gboolean
regie_db_get_bytes (RegieDb *self, const char *sql, const char *id, GBytes **bytes, GError **error)
{
  g_return_val_if_fail (self != NULL && id != NULL && bytes != NULL, FALSE);
  *bytes = NULL;
  return self->klass->get_bytes (self, sql, id, bytes, error);
}

static gboolean
begin (RegieDb *self, const char *sql, GError **error)
{
  g_return_val_if_fail (!self->in_transaction, FALSE);

  return self->in_transaction = regie_db_exec (self, sql, 0, NULL, NULL, NULL, error);
}

gboolean
regie_db_begin (RegieDb *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (!begin (self, self->klass->begin, error))
    return FALSE;
  if (self->klass->began != NULL)
    self->klass->began (self);
  return TRUE;
}

gboolean
regie_db_begin_reading (RegieDb *self, GError **error)
{
  g_return_val_if_fail (self != NULL, FALSE);
  return begin (self, self->klass->begin_reading, error);
}

gboolean
regie_db_commit (RegieDb *self, GError **error)
{
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (self->in_transaction, FALSE);
  if (regie_db_exec (self, "COMMIT", 0, NULL, NULL, NULL, &local))
    return self->in_transaction = FALSE, TRUE;
  if (self->klass->is_intact (self))
    {
      regie_db_rollback (self);
      g_propagate_error (error, g_steal_pointer (&local));
    }
  else
    {
      self->in_transaction = FALSE;
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_UNKNOWN,
                           regie_db_is_postgres (self)
                             ? _("The connection broke while saving. It is not known whether it "
                                  "was saved: look at the dossier again.")
                             : _("The disk failed while saving. It is not known whether it was "
                                  "saved: look at the dossier again."));
    }
  return FALSE;
}

void
regie_db_rollback (RegieDb *self)
{
  g_return_if_fail (self != NULL);
  /* The engine may have rolled back by itself after an I/O error; a second one only says so. */
  regie_db_exec (self, "ROLLBACK", 0, NULL, NULL, NULL, NULL);
  self->in_transaction = FALSE;
}

gboolean
regie_db_be_patient (RegieDb *self, GError **error)
{
  g_return_val_if_fail (self != NULL && self->in_transaction, FALSE);
  return self->klass->be_patient == NULL || self->klass->be_patient (self, error);
}

gboolean
regie_db_is_lost (RegieDb *self)
{
  g_return_val_if_fail (self != NULL, TRUE);
  return regie_db_is_postgres (self) && !self->klass->is_intact (self);
}

int
regie_db_get_process (RegieDb *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return self->klass->get_process != NULL ? self->klass->get_process (self) : 0;
}

void
regie_db_interrupt (RegieDb *self)
{
  g_return_if_fail (self != NULL);
  self->klass->interrupt (self);
}

char *
regie_db_dup_display (const char *uri)
{
  g_autoptr (GUri) parsed = NULL;
  const char *host, *path;

  if (!regie_db_is_address (uri))
    return g_path_get_basename (uri);
  parsed = g_uri_parse (uri, G_URI_FLAGS_HAS_PASSWORD, NULL);
  host = parsed != NULL && g_uri_get_host (parsed) != NULL ? g_uri_get_host (parsed) : "";
  path = parsed != NULL ? g_uri_get_path (parsed) : "";
  path += *path == '/';
  if (*host == '\0' || *path == '\0')
    return g_strdup (*host != '\0' ? host : *path != '\0' ? path : "PostgreSQL");
  return g_strdup_printf ("%s/%s", host, path);
}
