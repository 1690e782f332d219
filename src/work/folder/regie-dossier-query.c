/* SPDX-License-Identifier: EUPL-1.2 */
/* Which dossiers there are, who they are about, and what lies beside the facts of one. */
#include "regie-dossier-query.h"

#include "regie-column.h"
#include "regie-policies.h"
#include "regie-text.h"

static gboolean
take_settled (guint n, const char *const *c, gpointer settled, GError **error)
{
  RegieSettled one = { .fact = regie_column_id (c[1]) };

  g_strlcpy (one.rule, c[0], sizeof one.rule);
  g_array_append_val ((GArray *) settled, one);
  return TRUE;
}

GArray *
regie_dossier_load_settled (RegieDb *db, gint64 dossier, GError **error)
{
  g_autoptr (GArray) settled = g_array_new (FALSE, FALSE, sizeof (RegieSettled));
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT rule, fact FROM deferral WHERE dossier = $1 AND voided = 0 "
                      "AND kind = 'gedaan'",
                      1, (const char *[]){ regie_number_format (dossier, id) }, take_settled,
                      settled, error))
    return NULL;
  return g_steal_pointer (&settled);
}

static void
school_free (gpointer data)
{
  g_free (((RegieSchool *) data)->name);
  g_free (data);
}

static gboolean
take_school (guint n, const char *const *c, gpointer schools, GError **error)
{
  RegieSchool *school = g_new0 (RegieSchool, 1);

  *school = (RegieSchool){ g_strdup (c[0]), c[1] != NULL, regie_column_day (c[2]),
                           regie_column_day (c[3]) };
  g_ptr_array_add (schools, school);
  return TRUE;
}

GPtrArray *
regie_schools_load (RegieDb *db, GError **error)
{
  g_autoptr (GPtrArray) schools = g_ptr_array_new_with_free_func (school_free);

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT o.name, m.kind, m.from_day, m.until_day FROM provider o LEFT JOIN "
                      "mark m ON m.provider = o.id AND m.voided = 0 WHERE o.voided = 0",
                      0, NULL, take_school, schools, error))
    return NULL;
  return g_steal_pointer (&schools);
}

typedef struct {
  RegieIdentityFunc func;
  gpointer data;
} Each;

static gboolean
give_identity (guint n, const char *const *c, gpointer data, GError **error)
{
  const Each *each = data;
  const RegieIdentity identity = { c[2], c[3], c[1], c[4], c[5], c[6], c[7], c[8] };

  each->func (regie_column_id (c[0]), &identity, regie_column_day (c[9]), each->data);
  return TRUE;
}

gboolean
regie_dossiers_each (RegieDb *db, RegieIdentityFunc func, gpointer data, GError **error)
{
  Each each = { func, data };
  g_autofree char *sql = NULL;

  g_return_val_if_fail (db != NULL && func != NULL, FALSE);
  sql = regie_policies_dup_sql (
    db, "SELECT d.id, d.number, p.bsn, p.v_number, p.given_names, p.prefix, p.surname, "
        "p.other_names, p.born, d.opened_on FROM dossier d JOIN person p ON p.id = d.person "
        "WHERE d.voided = 0 AND p.voided = 0 ORDER BY d.id");
  return regie_db_exec (db, sql, 0, NULL, give_identity, &each, error);
}

gboolean
regie_dossiers_count (RegieDb *db, gint64 *n, GError **error)
{
  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  return regie_db_get_int (db, "SELECT count(*) FROM dossier WHERE voided = 0", 0, NULL, n, error);
}

gboolean
regie_dossier_find_alike (RegieDb *db, gint64 dossier, const char *v_number, const char *year,
                          const char *surname, GArray *ids, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && ids != NULL, FALSE);
  return regie_db_get_ids (
    db,
    "SELECT d.id FROM dossier d JOIN person p ON p.id = d.person WHERE d.voided = 0 AND "
    "p.voided = 0 AND d.id <> $1 AND "
    "(upper(replace(replace(p.v_number, ' ', ''), '.', '')) = $2 OR substr(p.born, 1, 4) = $3 "
    "OR lower(p.surname) = lower($4)) ORDER BY d.id",
    4, (const char *[]){ regie_number_format (dossier, id), v_number, year, surname }, ids, error);
}

gboolean
regie_dossier_find_by_number (RegieDb *db, const char *number, gint64 *id, GError **error)
{
  g_return_val_if_fail (db != NULL && number != NULL && id != NULL, FALSE);
  return regie_db_get_int (db, "SELECT id FROM dossier WHERE number = $1 AND voided = 0", 1,
                           &number, id, error);
}

gboolean
regie_dossier_is_there (RegieDb *db, gint64 dossier, gboolean *there, GError **error)
{
  char id[REGIE_NUMBER_TEXT];
  gint64 found;

  g_return_val_if_fail (db != NULL && there != NULL, FALSE);
  if (!regie_db_get_int (db, "SELECT id FROM dossier WHERE id = $1 AND voided = 0", 1,
                         (const char *[]){ regie_number_format (dossier, id) }, &found, error))
    return FALSE;
  *there = found != 0;
  return TRUE;
}

gboolean
regie_dossier_load_born (RegieDb *db, gint64 dossier, char **born, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && born != NULL, FALSE);
  return regie_db_get_text (
    db, "SELECT p.born FROM dossier d JOIN person p ON p.id = d.person WHERE d.id = $1", 1,
    (const char *[]){ regie_number_format (dossier, id) }, born, error);
}

static gboolean
take_two (guint n, const char *const *c, gpointer data, GError **error)
{
  char **texts = data;

  texts[0] = g_strdup (c[0]);
  texts[1] = g_strdup (c[1]);
  return TRUE;
}

gboolean
regie_dossier_load_about (RegieDb *db, gint64 dossier, char **name, char **born, GError **error)
{
  char *texts[2] = { NULL, NULL };
  char id[REGIE_NUMBER_TEXT];
  gboolean ok;

  g_return_val_if_fail (db != NULL && name != NULL && born != NULL, FALSE);
  ok = regie_db_exec (db,
                      "SELECT i.name, p.born FROM dossier_index i JOIN person p ON p.id = i.person "
                      "WHERE i.dossier = $1",
                      1, (const char *[]){ regie_number_format (dossier, id) }, take_two, texts,
                      error);
  *name = texts[0];
  *born = texts[1];
  return ok;
}
