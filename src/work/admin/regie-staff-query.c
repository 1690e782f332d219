/* SPDX-License-Identifier: EUPL-1.2 */
/* Who works here, in which team, with how many dossiers, and whether the server knows them. */
#include "regie-staff-query.h"

#include "regie-column.h"
#include "regie-person.h"
#include "regie-text.h"

static void
member_free (gpointer data)
{
  RegieStaffMember *self = data;

  g_free (self->name);
  g_free (self->login);
  g_free (self->role);
  g_free (self->languages);
  g_free (self->sort);
  g_free (self);
}

static gboolean
add_member (guint n, const char *const *c, gpointer members, GError **error)
{
  RegieStaffMember *self = g_new0 (RegieStaffMember, 1);

  self->id = regie_column_id (c[0]);
  self->name = g_strdup (c[1]);
  self->login = g_strdup (c[2]);
  self->role = g_strdup (c[3]);
  self->team = regie_column_id (c[4]);
  self->works_here = regie_column_bool (c[5]);
  self->capacity = c[6] != NULL ? regie_column_int (c[6]) : -1;
  self->languages = g_strdup (c[7]);
  self->n_dossiers = (guint) regie_column_int (c[8]);
  self->sort = regie_person_dup_sort_whole (self->name);
  self->is_known = self->is_admitted = TRUE;
  g_ptr_array_add (members, self);
  return TRUE;
}

static gboolean
add_login (guint n, const char *const *c, gpointer logins, GError **error)
{
  g_hash_table_insert (logins, g_strdup (c[0]), GINT_TO_POINTER (regie_column_bool (c[1])));
  return TRUE;
}

/* Which logins the server knows is seen by everybody on it. */
static gboolean
look_on_server (RegieDb *db, GPtrArray *members, GError **error)
{
  g_autoptr (GHashTable) logins = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (!regie_db_exec (db,
                      "SELECT s.login, CASE WHEN has_table_privilege (r.oid, 'staff', 'SELECT') "
                      "THEN 1 ELSE 0 END FROM staff s JOIN pg_roles r ON r.rolname = s.login "
                      "WHERE r.rolcanlogin",
                      0, NULL, add_login, logins, error))
    return FALSE;
  for (guint i = 0; i < members->len; i++)
    {
      RegieStaffMember *member = members->pdata[i];

      member->is_known = member->login != NULL && g_hash_table_contains (logins, member->login);
      member->is_admitted = member->is_known
                            && GPOINTER_TO_INT (g_hash_table_lookup (logins, member->login));
    }
  return TRUE;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const RegieStaffMember *one = *(RegieStaffMember *const *) a;
  const RegieStaffMember *other = *(RegieStaffMember *const *) b;
  int order = g_strcmp0 (one->sort, other->sort);

  return order != 0 ? order : (one->id > other->id) - (one->id < other->id);
}

#define MEMBERS "SELECT s.id, s.name, s.login, s.role, s.team, s.active, s.capacity, s.languages, "
#define FROM " FROM staff s WHERE s.voided = 0"

GPtrArray *
regie_staff_load_members (RegieDb *db, gboolean counts, GError **error)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new_with_free_func (member_free);

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      counts ? MEMBERS "(SELECT count(*) FROM dossier_index i WHERE i.consultant "
                                       "= s.id AND i.done_on IS NULL)" FROM
                             : MEMBERS "0" FROM,
                      0, NULL, add_member, members, error)
      || (regie_db_is_postgres (db) && !look_on_server (db, members, error)))
    return NULL;
  g_ptr_array_sort (members, compare);
  return g_steal_pointer (&members);
}

gboolean
regie_staff_is_guarded (RegieDb *db)
{
  return regie_db_is_postgres (db);
}

gboolean
regie_staff_count_dossiers (RegieDb *db, gint64 staff, gint64 *n, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  return regie_db_get_int (
    db, "SELECT count(*) FROM dossier_index WHERE consultant = $1 AND done_on IS NULL", 1,
    (const char *[]){ regie_number_format (staff, id) }, n, error);
}

gboolean
regie_staff_find_namesake (RegieDb *db, const char *login, gint64 staff, char **name,
                           GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && login != NULL && name != NULL, FALSE);
  return regie_db_get_text (db,
                            "SELECT name FROM staff WHERE login = $1 AND id <> $2 AND voided = 0",
                            2, (const char *[]){ login, regie_number_format (staff, id) }, name,
                            error);
}

static gboolean
add_team (guint n, const char *const *c, gpointer data, GError **error)
{
  g_strv_builder_add_many (data, c[1], c[0], NULL);
  return TRUE;
}

char **
regie_teams_load_choices (RegieDb *db, GError **error)
{
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();

  g_return_val_if_fail (db != NULL, NULL);
  return regie_db_exec (db, "SELECT id, name FROM team WHERE voided = 0 ORDER BY name, id", 0, NULL,
                        add_team, choices, error)
           ? g_strv_builder_end (choices)
           : NULL;
}
