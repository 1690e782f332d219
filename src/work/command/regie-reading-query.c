/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines of the log of reading, and whether somebody must say why. */
#include "regie-reading-query.h"

#include <string.h>

#include "regie-apply.h"
#include "regie-demo-mark.h"
#include "regie-lock.h"
#include "regie-migrate.h"
#include "regie-text.h"

#define CHAIN "read_chain"
/* So many seconds the same need not be written again. */
#define AN_HOUR 3600
#define A_MINUTE 60
#define REASON_SETTING "reden_vragen"

static const char *origin = "venster";

void
regie_reading_set_origin (const char *program)
{
  g_return_if_fail (program != NULL);
  origin = program;
}

/* For how long READING holds; 0: each time anew. */
static int
span_of (const RegieReading *reading)
{
  if (reading->ground != NULL || reading->words != NULL)
    return 0;
  switch (reading->act)
    {
    case REGIE_READ_OPENED:
    case REGIE_READ_FILE:
      return AN_HOUR;
    case REGIE_READ_LISTED:
      return A_MINUTE;
    default:
      return 0;
    }
}

static char *
moment_before (int seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, -seconds);

  return g_date_time_format (then, "%Y-%m-%dT%H:%M:%SZ");
}

/* The texts of a line, and room for its numbers. */
typedef struct {
  char who[REGIE_NUMBER_TEXT], dossier[REGIE_NUMBER_TEXT], persons[REGIE_NUMBER_TEXT],
    span[REGIE_NUMBER_TEXT];
  const char *me, *act, *refused;
} Said;

static void
say (Said *said, gint64 who, const RegieReading *reading)
{
  said->me = regie_number_format (who, said->who);
  said->act = regie_read_act_name (reading->act);
  said->refused = reading->refused ? "1" : "0";
  regie_number_format (reading->dossier, said->dossier);
  regie_number_format (reading->persons, said->persons);
  regie_number_format (span_of (reading), said->span);
}

gboolean
regie_reading_is_there (RegieDb *db, gint64 who, const RegieReading *reading, gboolean *there,
                        GError **error)
{
  g_autofree char *now = regie_moment_now ();
  g_autofree char *since = NULL;
  gint64 n;
  Said said;

  g_return_val_if_fail (db != NULL && reading != NULL && there != NULL, FALSE);
  say (&said, who, reading);
  since = moment_before (span_of (reading));
  if (!regie_db_get_int (
        db,
        "SELECT count(*) FROM (SELECT dossier, kind, refused FROM read_log WHERE "
        "who = $1 AND act = $3 AND at > $6 "
        "AND at <= $7 ORDER BY at DESC, id DESC LIMIT 1) l WHERE l.dossier = $2 AND l.kind "
        "IS NOT DISTINCT FROM CAST ($4 AS TEXT) AND l.refused = $5",
        7,
        (const char *[]){ said.me, said.dossier, said.act, reading->kind, said.refused, since,
                          now },
        &n, error))
    return FALSE;
  *there = n > 0;
  return TRUE;
}

char *
regie_reading_hash (const char *before, const char *const *columns)
{
  g_autoptr (GString) text = g_string_new (before);

  for (guint i = 0; i < REGIE_READING_N_COLUMNS; i++)
    g_string_append_printf (text, "\n%s", columns[i] != NULL ? columns[i] : "");
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text->str, -1);
}

/* Inside a transaction of SQLite, where this is the only writer. */
static gboolean
append (RegieDb *db, const Said *said, const RegieReading *reading, GError **error)
{
  g_autofree char *at = regie_moment_now ();
  g_autofree char *head = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *fresh = NULL;
  char id[REGIE_NUMBER_TEXT];
  const char *before;
  const char *c[] = { id,
                      at,
                      said->me,
                      said->act,
                      said->dossier,
                      reading->kind,
                      said->persons,
                      said->refused,
                      origin,
                      reading->ground };

  if (!regie_meta_get (db, CHAIN, &head, error))
    return FALSE;
  before = head != NULL ? strchr (head, ' ') : NULL;
  regie_number_format ((head != NULL ? g_ascii_strtoll (head, NULL, 10) : 0) + 1, id);
  hash = regie_reading_hash (before != NULL ? before + 1 : "", c);
  fresh = g_strdup_printf ("%s %s", id, hash);
  return regie_db_exec (db,
                        "INSERT INTO read_log (id, at, who, act, dossier, kind, persons, refused, "
                        "origin, ground, reason, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, "
                        "$10, $11, $12)",
                        12,
                        (const char *[]){ c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8],
                                          c[9], reading->words, hash },
                        NULL, NULL, error)
         && regie_meta_set (db, CHAIN, fresh, error);
}

static gboolean
append_on_server (RegieDb *db, const Said *said, const RegieReading *reading, GError **error)
{
  gint64 id;

  return regie_db_get_int (db, "SELECT regie_read_append ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
                           10,
                           (const char *[]){ said->act, said->dossier, reading->kind, said->persons,
                                             said->refused, origin, reading->ground, reading->words,
                                             said->span, said->me },
                           &id, error);
}

gboolean
regie_reading_note (RegieDb *db, gint64 who, const RegieReading *reading, GError **error)
{
  gboolean there = FALSE;
  Said said;

  g_return_val_if_fail (db != NULL && reading != NULL, FALSE);
  say (&said, who, reading);
  if (regie_db_is_postgres (db))
    return append_on_server (db, &said, reading, error);
  if (span_of (reading) > 0 && !regie_reading_is_there (db, who, reading, &there, error))
    return FALSE;
  if (there)
    return TRUE;
  if (db->in_transaction)
    return append (db, &said, reading, error);
  return regie_lock_begin_loose (db, error)
         && regie_lock_end (db, append (db, &said, reading, error), error);
}

gboolean
regie_reading_find_shielded (RegieDb *db, gint64 who, const char *number, const char *reason,
                             gint64 *dossier, GError **error)
{
  RegieReading asked = { .act = REGIE_READ_EMERGENCY, .words = reason };
  RegieReading found = { .act = REGIE_READ_EMERGENCY };

  g_return_val_if_fail (db != NULL && number != NULL && reason != NULL && dossier != NULL, FALSE);
  g_return_val_if_fail (!db->in_transaction, FALSE);
  if (regie_db_is_postgres (db))
    return regie_db_exec (db, "SELECT regie_try_shielded ($1, $2, $3)", 3,
                          (const char *[]){ number, reason, origin }, NULL, NULL, error)
           && regie_db_get_int (db, "SELECT regie_find_shielded ($1, $2)", 2,
                                (const char *[]){ number, origin }, dossier, error);
  if (!regie_reading_note (db, who, &asked, error)
      || !regie_db_get_int (db,
                            "SELECT d.id FROM dossier d JOIN person p ON p.id = d.person WHERE "
                            "d.shielded = 1 AND d.voided = 0 AND $1 IN (d.number, p.v_number, "
                            "p.bsn) LIMIT 1",
                            1, &number, dossier, error))
    return FALSE;
  found.dossier = *dossier;
  found.refused = *dossier == 0;
  return regie_reading_note (db, who, &found, error);
}

/* Is $1 who leads the network of the dossier on the day $3, by the name that stands in it? */
#define LEADS                                                                                      \
  "EXISTS (SELECT 1 FROM staff m JOIN tie t ON t.dossier = d.id AND t.leads = 1 AND t.voided = 0 " \
  "AND COALESCE (t.until_day, $3) >= $3 LEFT JOIN contact c ON c.id = t.contact WHERE m.id = $1 "  \
  "AND m.name IN (t.name, c.name))"

/* One row when somebody must say why: more than one works here, somebody has the dossier, and none
 * of whom has it is $1, works in the team of $1, or is away and replaced by $1 on the day $3, $1
 * does not lead its network; and today nothing was said yet. */
#define NEAR                                                                                       \
  "(h.id = $1 OR h.team = (SELECT m.team FROM staff m WHERE m.id = $1) OR EXISTS (SELECT 1 FROM "  \
  "absence a WHERE a.staff = h.id AND a.replaced_by = $1 AND a.voided = 0 AND $3 BETWEEN "         \
  "a.from_day AND a.until_day))"

gboolean
regie_reading_needs_reason (RegieDb *db, gint64 who, gint64 dossier, RegieDay today,
                            gboolean *needs, GError **error)
{
  g_autofree char *asks = NULL;
  g_autofree char *now = regie_moment_now ();
  g_autofree char *midnight = g_strndup (now, REGIE_DAY_TEXT - 1);
  char me[REGIE_NUMBER_TEXT], id[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];
  gint64 n;

  g_return_val_if_fail (db != NULL && needs != NULL, FALSE);
  *needs = FALSE;
  if (!regie_db_get_text (db,
                          "SELECT value FROM setting WHERE name = '" REASON_SETTING
                          "' AND voided = 0",
                          0, NULL, &asks, error))
    return FALSE;
  if (asks != NULL ? strcmp (asks, "aan") != 0 : regie_demo_is (db))
    return TRUE;
  regie_number_format (who, me);
  regie_number_format (dossier, id);
  if (!regie_db_get_int (
        db,
        "SELECT count(*) FROM dossier d WHERE d.id = $2 AND (d.consultant IS NOT NULL OR "
        "d.director IS NOT NULL) AND (SELECT count(*) FROM staff s WHERE s.active = 1 AND "
        "s.voided = 0) > 1 AND NOT EXISTS (SELECT 1 FROM staff h WHERE h.id IN (d.consultant, "
        "d.director) AND " NEAR ") AND NOT " LEADS
        " AND NOT EXISTS (SELECT 1 FROM read_log r WHERE r.who = $1 AND "
        "r.dossier = d.id AND r.ground IS NOT NULL AND r.at >= $4)",
        4, (const char *[]){ me, id, regie_day_format (today, day), midnight }, &n, error))
    return FALSE;
  *needs = n > 0;
  return TRUE;
}
