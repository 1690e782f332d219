/* SPDX-License-Identifier: EUPL-1.2 */
/* Who works here, and what the office keeps for itself. */
#include "regie-office-query.h"

#include "regie-column.h"
#include "regie-person.h"
#include "regie-text.h"

#include <string.h>

#define ME "SELECT id, name, role, team FROM staff WHERE active = 1 AND voided = 0 AND "

/* The first row counts. */
static gboolean
take_me (guint n, const char *const *c, gpointer data, GError **error)
{
  RegieMe *me = data;

  if (me->id != 0)
    return TRUE;
  me->id = regie_column_id (c[0]);
  me->name = g_strdup (c[1]);
  me->role = g_strdup (c[2]);
  me->team = regie_column_id (c[3]);
  return TRUE;
}

gboolean
regie_staff_find_login (RegieDb *db, const char *login, RegieMe *me, GError **error)
{
  g_return_val_if_fail (db != NULL && login != NULL && me != NULL, FALSE);
  return regie_db_exec (db, ME "login = $1", 1, &login, take_me, me, error);
}

gboolean
regie_staff_find_stand_in (RegieDb *db, gboolean prefers_consultant, RegieMe *me, GError **error)
{
  g_return_val_if_fail (db != NULL && me != NULL, FALSE);
  return regie_db_exec (db,
                        prefers_consultant ? ME
                          "TRUE ORDER BY CASE role WHEN 'consulent' THEN 0 ELSE 1 END, id LIMIT 1"
                                           : ME "login IS NULL ORDER BY id LIMIT 1",
                        0, NULL, take_me, me, error);
}

gboolean
regie_staff_count (RegieDb *db, gint64 *n, GError **error)
{
  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  return regie_db_get_int (db, "SELECT count(*) FROM staff", 0, NULL, n, error);
}

static gboolean
add_login (guint n, const char *const *c, gpointer logins, GError **error)
{
  g_string_append_printf (logins, "%s%s", ((GString *) logins)->len > 0 ? ", " : "", c[0]);
  return TRUE;
}

char *
regie_staff_dup_logins (RegieDb *db, GError **error)
{
  g_autoptr (GString) logins = g_string_new (NULL);

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_exec (db,
                      "SELECT login FROM staff WHERE login IS NOT NULL AND active = 1 "
                      "AND voided = 0 ORDER BY id",
                      0, NULL, add_login, logins, error))
    return NULL;
  return g_strdup (logins->str);
}

gboolean
regie_staff_load_name (RegieDb *db, gint64 staff, char **name, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && name != NULL, FALSE);
  return regie_db_get_text (db, "SELECT name FROM staff WHERE id = $1", 1,
                            (const char *[]){ regie_number_format (staff, id) }, name, error);
}

gboolean
regie_staff_cast (RegieDb *db, const char *role, const char *name, GError **error)
{
  const char *params[] = { role, name };

  g_return_val_if_fail (db != NULL && role != NULL && name != NULL, FALSE);
  return regie_db_exec (db,
                        "UPDATE staff SET login = $1 WHERE id = (SELECT min (id) FROM staff "
                        "WHERE role = $1 AND login IS NULL AND active = 1 AND voided = 0) "
                        "AND NOT EXISTS (SELECT 1 FROM staff WHERE login = $1 AND voided = 0)",
                        1, params, NULL, NULL, error)
         && regie_db_exec (db,
                           "INSERT INTO staff (id, version, voided, login, name, role, active) "
                           "SELECT (SELECT max (id) + 1 FROM staff), 1, 0, $1, $2, $1, 1 "
                           "WHERE NOT EXISTS (SELECT 1 FROM staff WHERE login = $1 AND voided = 0)",
                           2, params, NULL, NULL, error);
}

char *
regie_login_dup (RegieDb *db, GError **error)
{
  char *login = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  if (!regie_db_is_postgres (db))
    return g_strdup (g_get_user_name ());
  return regie_db_get_text (db, "SELECT session_user", 0, NULL, &login, error) ? login : NULL;
}

void
regie_choice_free (RegieChoice *self)
{
  g_free (self->name);
  g_free (self->query);
  g_free (self);
}

static gboolean
add_choice (guint n, const char *const *c, gpointer choices, GError **error)
{
  RegieChoice *choice = g_new (RegieChoice, 1);

  *choice = (RegieChoice){ regie_column_id (c[0]), g_strdup (c[1]), g_strdup (c[2]) };
  g_ptr_array_add (choices, choice);
  return TRUE;
}

GPtrArray *
regie_choices_load (RegieDb *db, const char *sql, guint n, const char *const *params,
                    GError **error)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (
    (GDestroyNotify) regie_choice_free);

  return regie_db_exec (db, sql, n, params, add_choice, choices, error) ? g_steal_pointer (&choices)
                                                                        : NULL;
}

GPtrArray *
regie_staff_load_choices (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, NULL);
  return regie_choices_load (
    db, "SELECT id, name, NULL FROM staff WHERE active = 1 AND voided = 0 ORDER BY name", 0, NULL,
    error);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const RegieChoice *x = *(RegieChoice *const *) a;
  const RegieChoice *y = *(RegieChoice *const *) b;
  g_autofree char *one = regie_person_dup_sort_whole (x->name);
  g_autofree char *other = regie_person_dup_sort_whole (y->name);
  int order = strcmp (one, other);

  return order != 0 ? order : (x->id > y->id) - (x->id < y->id);
}

char *
regie_staff_dup_places (RegieDb *db, const char *column, GError **error)
{
  g_autoptr (GPtrArray) staff = NULL;
  GString *places;

  g_return_val_if_fail (db != NULL && column != NULL, NULL);
  staff = regie_choices_load (db, "SELECT id, name, NULL FROM staff", 0, NULL, error);
  if (staff == NULL)
    return NULL;
  if (staff->len == 0)
    return g_strdup ("CAST (NULL AS INTEGER)");
  g_ptr_array_sort (staff, compare_names);
  places = g_string_new ("CASE ");
  g_string_append (places, column);
  for (guint i = 0; i < staff->len; i++)
    g_string_append_printf (places, " WHEN %" G_GINT64_FORMAT " THEN %u",
                            ((const RegieChoice *) staff->pdata[i])->id, i);
  g_string_append (places, " END");
  return g_string_free (places, FALSE);
}

char *
regie_staff_dup_name (RegieDb *db, gint64 id, GError **error)
{
  char number[REGIE_NUMBER_TEXT];
  g_autofree char *name = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  return regie_db_get_text (db, "SELECT name FROM staff WHERE id = $1", 1,
                            (const char *[]){ regie_number_format (id, number) }, &name, error)
           ? g_steal_pointer (&name)
           : NULL;
}

GPtrArray *
regie_filters_load_choices (RegieDb *db, gint64 staff, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  return regie_choices_load (
    db,
    "SELECT id, name, query FROM filter WHERE (staff IS NULL OR staff = $1) AND "
    "voided = 0 ORDER BY name",
    1, (const char *[]){ regie_number_format (staff, id) }, error);
}
