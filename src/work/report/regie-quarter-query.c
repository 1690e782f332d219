/* SPDX-License-Identifier: EUPL-1.2 */
/* The SQL of quarter reports. */
#include "regie-quarter-query.h"

#include <glib/gi18n.h>

#include "regie-column.h"
#include "regie-load.h"
#include "regie-text.h"

/* The first of FOUND, which is taken (NULL: ERROR is set). */
static gboolean
take_first (GPtrArray *found, RegieRecord **record)
{
  if (found == NULL)
    return FALSE;
  *record = found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
  g_ptr_array_unref (found);
  return TRUE;
}

gboolean
regie_quarter_find_record (RegieDb *db, const char *period, RegieRecord **record, GError **error)
{
  g_return_val_if_fail (db != NULL && period != NULL && record != NULL, FALSE);
  return take_first (regie_load (db, regie_entity (REGIE_ENTITY_Quarter), "period = $1", 1,
                                 (const char *[]){ period }, error),
                     record);
}

gboolean
regie_quarter_find_frozen (RegieDb *db, RegieDay day, RegieRecord **record, GError **error)
{
  char text[REGIE_DAY_TEXT];

  g_return_val_if_fail (db != NULL && record != NULL, FALSE);
  return take_first (regie_load (db, regie_entity (REGIE_ENTITY_Quarter),
                                 "frozen_on IS NOT NULL AND as_of < $1 ORDER BY as_of DESC, id", 1,
                                 (const char *[]){ regie_day_format (day, text) }, error),
                     record);
}

GPtrArray *
regie_quarter_load_all (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  return regie_load (db, regie_entity (REGIE_ENTITY_Quarter), "id = id ORDER BY period DESC, id", 0,
                     NULL, error);
}

GPtrArray *
regie_quarter_load_explanations (RegieDb *db, RegieRecord *quarter, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && quarter != NULL, NULL);
  return regie_load (db, regie_entity (REGIE_ENTITY_Explanation), "quarter = $1 ORDER BY id", 1,
                     (const char *[]){ regie_number_format (regie_record_get_id (quarter), id) },
                     error);
}

typedef struct {
  const RegieOffice *office;
  RegieQuarterChanges *changes;
} Adding;

/* Kind of record or, of a fact, its kind; RegieQuarterHow; how many. */
static gboolean
add_cause (guint n, const char *const *c, gpointer data, GError **error)
{
  const Adding *self = data;
  const RegieEntity *entity = regie_schema_find (regie_schema (), c[0]);
  const char *what = c[1] != NULL ? regie_codes_label (self->office->codes, "feit", c[1])
                                  : _(entity->label);

  regie_quarter_changes_add_cause (self->changes, what, (RegieQuarterHow) regie_column_id (c[2]),
                                   (guint) regie_column_id (c[3]));
  return TRUE;
}

/* A record that came after $1, the entry of the freezing, and went again made no difference.  What
 * an import made stands in one line of the log, as a range of ids. */
#define HOW                                                                                        \
  "CASE WHEN r.voided = 1 THEN 2"                                                                  \
  " WHEN max (CASE WHEN v.field = 'voided' THEN 1 ELSE 0 END) = 1 THEN 0 ELSE 1 END"
#define STAYED                                                                                     \
  "HAVING r.voided = 0 OR"                                                                         \
  " max (CASE WHEN v.field = 'voided' AND v.from_text IS NULL THEN 1 ELSE 0 END) = 0"

static const char facts_since[]
  = "SELECT 'fact', kind, how, count(*) FROM (SELECT r.id, r.kind AS kind, " HOW " AS how"
    "  FROM change_value v JOIN fact r ON r.id BETWEEN v.id AND COALESCE (v.last_id, v.id)"
    "  WHERE v.entity = 'fact' AND v.seq > $1 AND (r.day <= $2 OR EXISTS (SELECT 1 FROM "
    "change_value o WHERE o.entity = 'fact' AND o.id = r.id AND o.seq > $1 AND o.field = 'day' AND "
    "o.from_text <= $2))"
    "  GROUP BY r.id, r.kind, r.voided " STAYED ") AS touched"
    " GROUP BY kind, how ORDER BY kind, how";
static const char dossiers_since[]
  = "SELECT 'dossier', NULL, how, count(*) FROM (SELECT r.id, " HOW " AS how"
    "  FROM change_value v JOIN dossier r ON r.id BETWEEN v.id AND COALESCE (v.last_id, v.id)"
    "  WHERE v.entity = 'dossier' AND v.seq > $1 AND v.field IN ('voided', 'group', 'regime', "
    "'opened_on', 'closed_on', 'municipality') AND EXISTS (SELECT 1 FROM fact f WHERE f.dossier = "
    "r.id AND f.day <= $2)"
    "  GROUP BY r.id, r.voided " STAYED ") AS touched GROUP BY how ORDER BY how";
static const char deferrals_since[]
  = "SELECT 'deferral', NULL, how, count(*) FROM (SELECT r.id, " HOW " AS how"
    "  FROM change_value v JOIN deferral r ON r.id BETWEEN v.id AND COALESCE (v.last_id, v.id)"
    "  WHERE v.entity = 'deferral' AND v.seq > $1 AND r.kind = 'gedaan'"
    "  GROUP BY r.id, r.voided " STAYED ") AS touched GROUP BY how ORDER BY how";

/* The last entry of the log that made or froze QUARTER; 0 when there is none. */
static gboolean
find_entry (RegieDb *db, RegieRecord *quarter, gint64 *seq, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  return regie_db_get_int (
    db,
    "SELECT COALESCE (max (seq), 0) FROM change_value WHERE entity = 'quarter' AND $1 BETWEEN id "
    "AND COALESCE (last_id, id) AND field IN ('voided', 'frozen_on')",
    1, (const char *[]){ regie_number_format (regie_record_get_id (quarter), id) }, seq, error);
}

gboolean
regie_quarter_add_causes (RegieDb *db, const RegieOffice *office, RegieRecord *quarter,
                          RegieQuarterChanges *changes, GError **error)
{
  Adding adding = { office, changes };
  char seq[REGIE_NUMBER_TEXT];
  gint64 entry;

  g_return_val_if_fail (db != NULL && office != NULL && quarter != NULL && changes != NULL, FALSE);
  if (!find_entry (db, quarter, &entry, error))
    return FALSE;
  {
    const char *const params[] = { regie_number_format (entry, seq),
                                   regie_get (quarter, Quarter, as_of) };

    return regie_db_exec (db, facts_since, 2, params, add_cause, &adding, error)
           && regie_db_exec (db, dossiers_since, 2, params, add_cause, &adding, error)
           && regie_db_exec (db, deferrals_since, 1, params, add_cause, &adding, error);
  }
}
