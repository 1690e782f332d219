/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading the chains: the log of what was done, and that of what was read. */
#include "regie-chain-query.h"

#include <string.h>

#include "regie-apply.h"
#include "regie-migrate.h"
#include "regie-reading-query.h"

static char *
hash_change (const char *before, const char *const *c)
{
  return regie_log_hash (before, c[0], c[1], c[2], c[3] != NULL ? c[3] : "", c[4],
                         c[5] != NULL ? c[5] : "");
}

/* How a chain is read: its columns, the last of which is the hash. */
static const struct {
  guint n;
  RegieChainHash hash;
  const char *sql;
} chains[REGIE_N_CHAINS] = {
  [REGIE_CHAIN_CHANGES]
  = { 6, hash_change,
      "SELECT seq, at, who, title, undoes, values_hash, hash FROM change_log ORDER BY seq" },
  [REGIE_CHAIN_READINGS] = { REGIE_READING_N_COLUMNS, regie_reading_hash,
                             "SELECT " REGIE_READING_COLUMNS ", hash FROM read_log ORDER BY id" },
};

typedef struct {
  RegieChainWalk *walk;
  guint n;
} Reading;

/* What follows on a fault is not needed, but a row function that stops is an error: the rest is
 * read and passed by. */
static gboolean
step (guint n, const char *const *columns, gpointer data, GError **error)
{
  Reading *reading = data;

  regie_chain_walk_step (reading->walk, columns, columns[reading->n]);
  return TRUE;
}

/* "ID HASH", as the log of reading keeps it. */
static RegieHead *
parse_reading_head (const char *text)
{
  const char *space = strchr (text, ' ');

  return space != NULL && space[1] != '\0'
           ? regie_head_new (g_ascii_strtoll (text, NULL, 10), space + 1)
           : NULL;
}

RegieHead *
regie_chain_load_head (RegieDb *db, RegieChainKind kind, GError **error)
{
  g_autofree char *text = NULL;
  gint64 seq;

  g_return_val_if_fail (db != NULL && kind < REGIE_N_CHAINS, NULL);
  if (!regie_meta_get (db, kind == REGIE_CHAIN_CHANGES ? "chain" : "read_chain", &text, error)
      || text == NULL || *text == '\0')
    return NULL;
  if (kind == REGIE_CHAIN_READINGS)
    return parse_reading_head (text);
  return regie_db_get_int (db, "SELECT COALESCE (max (seq), 0) FROM change_log", 0, NULL, &seq,
                           error)
           ? regie_head_new (seq, text)
           : NULL;
}

RegieChainVerdict *
regie_chain_verify (RegieDb *db, RegieChainKind kind, const GPtrArray *anchors, GError **error)
{
  g_autoptr (RegieHead) head = NULL;
  g_autoptr (GError) failed = NULL;
  g_autoptr (RegieChainVerdict) verdict = NULL;
  const RegieHead nothing = { 0, (char *) "", NULL };
  Reading reading;

  g_return_val_if_fail (db != NULL && kind < REGIE_N_CHAINS, NULL);
  reading = (Reading){ regie_chain_walk_new (chains[kind].n, chains[kind].hash, anchors),
                       chains[kind].n };
  /* Of one moment: what is written meanwhile is not half seen. */
  if (regie_db_begin_reading (db, &failed)
      && regie_db_exec (db, chains[kind].sql, 0, NULL, step, &reading, &failed))
    head = regie_chain_load_head (db, kind, &failed);
  regie_db_rollback (db);
  verdict = regie_chain_walk_end (reading.walk, head != NULL ? head : &nothing);
  if (failed == NULL)
    return g_steal_pointer (&verdict);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

char *
regie_chain_dup_mark (RegieDb *db, GError **error)
{
  g_autofree char *key = NULL;
  g_autofree char *mixed = NULL;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  if (regie_db_is_postgres (db))
    {
      if (regie_db_get_text (db, "SELECT regie_mark ()", 0, NULL, &hash, error) && hash == NULL)
        regie_log_refuse_keyless (error);
      return g_steal_pointer (&hash);
    }
  if (!regie_meta_get (db, "chain_key", &key, error))
    return NULL;
  mixed = g_strconcat ("regie anchor ", key != NULL ? key : "", NULL);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, mixed, -1);
  return g_strndup (hash, 16);
}
