/* SPDX-License-Identifier: EUPL-1.2 */
/* PostgreSQL comes in many shapes: managed, compatible, behind a pool.  Rather than naming them,
 * what the program rests on is tried. */
#include "regie-needs-query.h"

#include <glib/gi18n.h>

/* A script that fails where it is missing, in a transaction that is taken back. */
typedef struct {
  const char *what, *sql;
} Need;

#define TABLE "CREATE TABLE regie_need (id bigint PRIMARY KEY, t text COLLATE \"C\");"
#define FUNCTION                                                                                   \
  "CREATE FUNCTION regie_need_f () RETURNS bigint LANGUAGE plpgsql STABLE SECURITY DEFINER SET "   \
  "search_path = pg_catalog AS $f$ BEGIN RETURN 1; END $f$;"

static const Need needs[] = {
  { N_("PostgreSQL 15 or newer, in UTF-8"),
    "DO $d$ BEGIN IF current_setting ('server_version_num')::int < 150000 OR "
    "current_setting ('server_encoding') <> 'UTF8' THEN RAISE 'old'; END IF; END $d$" },
  { N_("tables of one's own"), TABLE },
  { N_("the extension pg_trgm, for search"),
    "CREATE EXTENSION IF NOT EXISTS pg_trgm;" TABLE
    "CREATE INDEX regie_need_t ON regie_need USING gin (t gin_trgm_ops)" },
  { N_("row-level security that also holds the owner, with functions in it"),
    TABLE FUNCTION "ALTER TABLE regie_need ENABLE ROW LEVEL SECURITY;"
                   "ALTER TABLE regie_need FORCE ROW LEVEL SECURITY;"
                   "CREATE POLICY p ON regie_need FOR SELECT USING (id = (SELECT regie_need_f ()));"
                   "CREATE POLICY r ON regie_need AS RESTRICTIVE FOR INSERT WITH CHECK (id > 0)" },
  { N_("triggers"),
    TABLE "CREATE FUNCTION regie_need_t () RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN RETURN "
          "NULL; END $f$; CREATE TRIGGER t AFTER INSERT OR UPDATE ON regie_need FOR EACH ROW "
          "EXECUTE FUNCTION regie_need_t (); INSERT INTO regie_need VALUES (1, 'a')" },
  { N_("rights on columns and on functions"),
    TABLE FUNCTION "GRANT SELECT (id), UPDATE (t) ON regie_need TO CURRENT_USER; REVOKE ALL ON "
                   "FUNCTION regie_need_f () FROM PUBLIC" },
  { N_("references that are checked at the end of a transaction"),
    TABLE "CREATE TABLE regie_need_2 (id bigint REFERENCES regie_need);"
          "ALTER TABLE regie_need_2 ALTER CONSTRAINT regie_need_2_id_fkey DEFERRABLE INITIALLY "
          "DEFERRED; INSERT INTO regie_need_2 VALUES (1); INSERT INTO regie_need VALUES (1);"
          "SET CONSTRAINTS ALL IMMEDIATE" },
  { N_("locks by number, of a transaction and of a session"),
    "SELECT pg_advisory_xact_lock_shared (0); SELECT pg_advisory_lock_shared (7, 7);"
    "SELECT pg_advisory_unlock_shared (7, 7); SELECT count(*) FROM pg_locks WHERE locktype = "
    "'advisory'" },
  { N_("LISTEN and NOTIFY"), "LISTEN regie_need; NOTIFY regie_need; UNLISTEN regie_need;"
                              "SELECT pg_notify ('regie_need', 'x')" },
  { N_("hashes and the number of a transaction, for the log"),
    "SELECT encode (sha256 (convert_to ('a', 'UTF8')), 'hex'), pg_current_xact_id ()::xid" },
  { N_("one state for a transaction that only reads, for backups"),
    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ; SET TRANSACTION READ ONLY; SELECT 1" },
};

/* Behind a pool that changes connections between transactions a session keeps nothing: no lock that
 * says what is open, no LISTEN, nothing that was prepared. */
static gboolean
keeps_session (RegieDb *db, gboolean *keeps, GError **error)
{
  gint64 before, after;
  gint64 listening = 0;

  *keeps = FALSE;
  if (!regie_db_get_int (db, "SELECT pg_backend_pid ()", 0, NULL, &before, error)
      || !regie_db_script (db, "LISTEN regie_need", error)
      || !regie_db_get_int (db, "SELECT pg_backend_pid ()", 0, NULL, &after, error)
      || !regie_db_get_int (db,
                            "SELECT count(*) FROM pg_listening_channels () c WHERE c = "
                            "'regie_need'",
                            0, NULL, &listening, error))
    return FALSE;
  /* The number that the program was told is that of the server, and not of a pool. */
  *keeps = before == after && before == regie_db_get_process (db) && listening == 1;
  return regie_db_script (db, "UNLISTEN regie_need", error);
}

gboolean
regie_needs_try (RegieDb *db, RegieNeedFunc told, gpointer data, guint *missing, GError **error)
{
  gboolean keeps;

  g_return_val_if_fail (db != NULL && told != NULL && missing != NULL, FALSE);
  *missing = 0;
  for (guint i = 0; i < G_N_ELEMENTS (needs); i++)
    {
      gboolean there;

      if (!regie_db_begin (db, error))
        return FALSE;
      there = regie_db_script (db, needs[i].sql, NULL);
      regie_db_rollback (db);
      *missing += !there;
      told (_(needs[i].what), there, data);
    }
  if (!keeps_session (db, &keeps, error))
    return FALSE;
  *missing += !keeps;
  told (_("a session that stays the same (no pool in between)"), keeps, data);
  return TRUE;
}
