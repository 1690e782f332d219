/* SPDX-License-Identifier: EUPL-1.2 */
/* What the database knows of somebody who works here. */
#include "regie-colleague-query.h"

#include "regie-column.h"
#include "regie-readings-query.h"
#include "regie-text.h"

void
regie_colleague_free (RegieColleague *self)
{
  g_free (self->name);
  g_free (self->login);
  g_free (self->role);
  g_free (self->team);
  g_free (self->languages);
  g_free (self->since);
  g_ptr_array_unref (self->leaves);
  g_ptr_array_unref (self->acts);
  g_free (self);
}

static gboolean
take (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieColleague *self = data;

  self->name = g_strdup (c[0]);
  self->login = g_strdup (c[1]);
  self->role = g_strdup (c[2]);
  self->team = g_strdup (c[3]);
  self->works_here = regie_column_bool (c[4]);
  self->capacity = c[5] != NULL ? regie_column_int (c[5]) : -1;
  self->languages = g_strdup (c[6]);
  return TRUE;
}

/* The words of a row with spaces between them. */
static gboolean
add_words (guint n, const char *const *c, gpointer list, GError **error)
{
  g_autoptr (GString) words = g_string_new (c[0]);

  for (guint i = 1; i < n; i++)
    g_string_append_printf (words, " %s", c[i] != NULL ? c[i] : "");
  g_ptr_array_add (list, g_string_free (g_steal_pointer (&words), FALSE));
  return TRUE;
}

/* Since the role was changed last, and else since the person came. */
#define SINCE                                                                                      \
  "SELECT l.at FROM change_value v JOIN change_log l ON l.seq = v.seq WHERE v.entity = 'staff' "   \
  "AND v.id = $1 AND (v.field = 'role' OR (v.field = 'voided' AND v.to_text = '0')) ORDER BY "     \
  "CASE WHEN v.field = 'role' THEN 0 ELSE 1 END, v.seq DESC LIMIT 1"

static gboolean
count_dossiers (RegieDb *db, RegieColleague *self, const char *id, GError **error)
{
  return regie_db_get_int (db,
                           "SELECT count(*) FROM dossier_index WHERE consultant = $1 AND done_on "
                           "IS NULL",
                           1, &id, &self->n_own, error)
         && regie_db_get_int (db,
                              "SELECT count(*) FROM dossier d JOIN dossier_index i ON i.dossier = "
                              "d.id WHERE d.director = $1 AND d.voided = 0 AND i.done_on IS NULL",
                              1, &id, &self->n_leads, error);
}

RegieColleague *
regie_colleague_load (RegieDb *db, gint64 staff, gboolean counts, RegieDay today, RegieDay from,
                      GError **error)
{
  g_autoptr (RegieColleague) self = g_new0 (RegieColleague, 1);
  char id[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];
  g_autofree char *since = regie_reading_dup_midnight (from);
  const char *const params[] = { regie_number_format (staff, id), regie_day_format (today, day) };

  g_return_val_if_fail (db != NULL, NULL);
  self->leaves = g_ptr_array_new_with_free_func (g_free);
  self->acts = g_ptr_array_new_with_free_func (g_free);
  self->n_own = self->n_leads = -1;
  if (!regie_db_exec (db,
                      "SELECT s.name, s.login, s.role, t.name, s.active, s.capacity, s.languages "
                      "FROM staff s LEFT JOIN team t ON t.id = s.team AND t.voided = 0 WHERE s.id "
                      "= $1 AND s.voided = 0",
                      1, params, take, self, error))
    return NULL;
  if (self->name == NULL)
    return NULL;
  return regie_db_get_text (db, SINCE, 1, params, &self->since, error)
             && (!counts || count_dossiers (db, self, id, error))
             && regie_db_exec (
               db,
               "SELECT a.from_day, a.until_day, r.name FROM absence a LEFT JOIN "
               "staff r ON r.id = a.replaced_by WHERE a.staff = $1 AND a.voided = 0 "
               "AND a.until_day >= $2 ORDER BY a.from_day",
               2, params, add_words, self->leaves, error)
             && regie_db_exec (
               db,
               "SELECT COALESCE (act, 'geopend'), count(*), COALESCE (sum (persons), "
               "0) FROM read_log WHERE who = $1 AND at >= $2 AND COALESCE (refused, "
               "0) = 0 GROUP BY 1 ORDER BY 1",
               2, (const char *[]){ id, since }, add_words, self->acts, error)
           ? g_steal_pointer (&self)
           : NULL;
}
