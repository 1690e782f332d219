/* SPDX-License-Identifier: EUPL-1.2 */
/* Letting in, changing, letting out; teams. */
#include "regie-staff.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-check.h"
#include "regie-folder.h"
#include "regie-load.h"
#include "regie-staff-query.h"
#include "regie-text.h"

static RegieRecord *
load_there (const RegieWork *work, RegieEntityId kind, gint64 id, GError **error)
{
  return regie_load_there (work->db, regie_entity (kind), id, _("Somebody else has removed this."),
                           error);
}

/* Somebody must be able to let others in.  When STAFF gets ROLE (NULL: leaves) and was one who can,
 * *OTHER is another, who has to stay that until it is written; owned, NULL when it does not
 * matter. */
static gboolean
find_other (const RegieWork *work, RegieRecord *staff, const char *role, RegieRecord **other,
            GError **error)
{
  g_autoptr (GPtrArray) others = NULL;
  char id[REGIE_NUMBER_TEXT];

  *other = NULL;
  if (regie_get_code (staff, Staff, role) != REGIE_ROLE_ADMINISTRATOR
      || !regie_get_bool (staff, Staff, active)
      || regie_role_find (role) == REGIE_ROLE_ADMINISTRATOR)
    return TRUE;
  others = regie_load (work->db, regie_entity (REGIE_ENTITY_Staff),
                       "role = $1 AND active = 1 AND id <> $2 ORDER BY id", 2,
                       (const char *[]){ regie_role_name (REGIE_ROLE_ADMINISTRATOR),
                                         regie_number_format (regie_record_get_id (staff), id) },
                       error);
  if (others == NULL)
    return FALSE;
  if (others->len == 0)
    return regie_refuse_field (
      error, REGIE_FIELD (Staff, role)->key,
      _("Role: this is the only administrator. Make somebody else administrator first."));
  *other = g_object_ref (others->pdata[0]);
  return TRUE;
}

/* Who takes the role away with which he does it could not finish: a server would let him no further
 * at once. */
static gboolean
check_self (const RegieWork *work, RegieRecord *staff, const char *role, const char *login,
            GError **error)
{
  return regie_record_get_id (staff) != work->me->id
         || regie_get_code (staff, Staff, role) != REGIE_ROLE_ADMINISTRATOR
         || (regie_role_find (role) == REGIE_ROLE_ADMINISTRATOR
             && g_strcmp0 (login, regie_get (staff, Staff, login)) == 0)
         || regie_refuse_field (error, REGIE_FIELD (Staff, role)->key,
                                _("Role: this is you. Another administrator changes your role or "
                                   "login, or lets you out."));
}

static gboolean
check_login (const RegieWork *work, gint64 staff, const char *login, GError **error)
{
  g_autofree char *name = NULL;

  if (login == NULL)
    return TRUE;
  if (!regie_staff_find_namesake (work->db, login, staff, &name, error))
    return FALSE;
  return name == NULL
         || regie_refuse_field (error, REGIE_FIELD (Staff, login)->key,
                                _("Login: this is that of %s. Who left can be let back in."),
                                name);
}

static gboolean
check_capacity (RegieForm *form, GError **error)
{
  const char *capacity = regie_form_get_field (form, Staff, capacity);

  return capacity == NULL || g_ascii_string_to_unsigned (capacity, 10, 0, 100, NULL, NULL)
         || regie_refuse_field (error, REGIE_FIELD (Staff, capacity)->key,
                                _("Works so much of a whole week: expected 0 to 100 %%."));
}

static void
set_title (RegieChange *change, const char *title)
{
  g_free (change->title);
  change->title = g_strdup (title);
}

RegieChange *
regie_staff_record (const RegieWork *work, gint64 staff, RegieForm *form, gint64 *about,
                    GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Staff);
  g_autoptr (RegieForm) whole = NULL;
  g_autoptr (RegieRecord) record = NULL;
  g_autoptr (RegieRecord) other = NULL;
  g_autoptr (RegieChange) change = NULL;

  g_return_val_if_fail (work != NULL && form != NULL && about != NULL, NULL);
  whole = regie_form_copy (form);
  if (staff != 0)
    {
      if ((record = load_there (work, REGIE_ENTITY_Staff, staff, error)) == NULL)
        return NULL;
      regie_form_show_seen (form, record);
      regie_form_set_field (whole, Staff, active, regie_get (record, Staff, active));
      if (!find_other (work, record, regie_form_get_field (whole, Staff, role), &other, error)
          || !check_self (work, record, regie_form_get_field (whole, Staff, role),
                          regie_form_get_field (whole, Staff, login), error))
        return NULL;
    }
  else
    regie_form_set_field (whole, Staff, active, "1");
  if (!check_login (work, staff, regie_form_get_field (whole, Staff, login), error)
      || !check_capacity (whole, error)
      || (change = regie_record_make (work->db, work->office, entity, record, whole, error))
           == NULL)
    return NULL;
  if (other != NULL)
    regie_change_pin (change, other);
  set_title (change, staff != 0 ? _("Who works here: changed") : _("Who works here: let in"));
  *about = staff != 0 ? staff : g_ascii_strtoll (regie_change_find_made (change, entity), NULL, 10);
  return g_steal_pointer (&change);
}

RegieChange *
regie_staff_set_works (const RegieWork *work, gint64 staff, gboolean works_here, GError **error)
{
  g_autoptr (RegieRecord) record = NULL;
  g_autoptr (RegieRecord) other = NULL;
  g_autoptr (RegieChange) change = NULL;

  g_return_val_if_fail (work != NULL, NULL);
  if ((record = load_there (work, REGIE_ENTITY_Staff, staff, error)) == NULL
      || (!works_here
          && (!find_other (work, record, NULL, &other, error)
              || !check_self (work, record, NULL, NULL, error))))
    return NULL;
  change = regie_change_new (works_here ? _("Who works here: back") : _("Who works here: left"));
  regie_change_pin (change, record);
  if (other != NULL)
    regie_change_pin (change, other);
  regie_put (change, record, Staff, active, works_here ? "1" : "0");
  return g_steal_pointer (&change);
}

RegieChange *
regie_staff_let (const RegieWork *work, const char *login, const char *role, const char *name,
                 GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Staff);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (RegieRecord) other = NULL;
  g_autoptr (RegieChange) change = NULL;
  RegieRecord *record;
  gint64 id;

  g_return_val_if_fail (work != NULL && login != NULL, NULL);
  if ((found = regie_load (work->db, entity, "login = $1", 1, &login, error)) == NULL)
    return NULL;
  record = found->len > 0 ? found->pdata[0] : NULL;
  if (record == NULL && role == NULL)
    return regie_refuse (error, _("Login: nobody with this login works here.")), NULL;
  if (record != NULL
      && (!find_other (work, record, role, &other, error)
          || !check_self (work, record, role, login, error)))
    return NULL;
  change = regie_change_new (_("Who works here"));
  if (other != NULL)
    regie_change_pin (change, other);
  if (record != NULL)
    {
      regie_put (change, record, Staff, active, role != NULL ? "1" : "0");
      if (role != NULL)
        regie_put (change, record, Staff, role, role);
      if (name != NULL)
        regie_put (change, record, Staff, name, name);
      return g_steal_pointer (&change);
    }
  id = regie_id_new ();
  regie_change_insert (change, entity, id);
  regie_put_new (change, Staff, id, login, login);
  regie_put_new (change, Staff, id, name, name != NULL ? name : login);
  regie_put_new (change, Staff, id, role, role);
  regie_put_new (change, Staff, id, active, "1");
  return g_steal_pointer (&change);
}

static gboolean
check_team (const RegieWork *work, gint64 team, const char *name, GError **error)
{
  const RegieField *field = REGIE_FIELD (Team, name);
  g_auto (GStrv) teams = NULL;

  if (name == NULL || *name == '\0')
    return regie_refuse_field (error, field->key, _("Name: a team has a name."));
  if (!regie_field_check_typed (field, work->office->codes, name, NULL, error)
      || (teams = regie_teams_load_choices (work->db, error)) == NULL)
    return FALSE;
  for (guint i = 0; teams[i] != NULL; i += 2)
    if (g_ascii_strtoll (teams[i + 1], NULL, 10) != team && g_str_equal (teams[i], name))
      return regie_refuse_field (error, field->key, _("Name: there is a team with this name."));
  return TRUE;
}

RegieChange *
regie_team_record (const RegieWork *work, gint64 team, const char *name, gint64 *about,
                   GError **error)
{
  g_autoptr (RegieRecord) record = NULL;
  g_autoptr (RegieChange) change = NULL;

  g_return_val_if_fail (work != NULL && about != NULL, NULL);
  if ((team != 0 && (record = load_there (work, REGIE_ENTITY_Team, team, error)) == NULL)
      || !check_team (work, team, name, error))
    return NULL;
  *about = team != 0 ? team : regie_id_new ();
  change = regie_change_new (team != 0 ? _("Team renamed") : _("Team added"));
  if (record != NULL)
    {
      regie_change_pin (change, record);
      regie_put (change, record, Team, name, name);
      return g_steal_pointer (&change);
    }
  regie_change_insert (change, regie_entity (REGIE_ENTITY_Team), *about);
  regie_put_new (change, Team, *about, name, name);
  return g_steal_pointer (&change);
}

RegieChange *
regie_team_remove (const RegieWork *work, gint64 team, GError **error)
{
  g_autoptr (RegieChange) change = NULL;
  g_autoptr (RegieRecord) record = NULL;
  g_autoptr (GPtrArray) members = NULL;
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (work != NULL, NULL);
  if ((record = load_there (work, REGIE_ENTITY_Team, team, error)) == NULL
      || (members = regie_load (work->db, regie_entity (REGIE_ENTITY_Staff),
                                "team = $1 ORDER BY id", 1,
                                (const char *[]){ regie_number_format (team, id) }, error))
           == NULL)
    return NULL;
  change = regie_change_new (_("Team removed"));
  for (guint i = 0; i < members->len; i++)
    regie_put (change, members->pdata[i], Staff, team, NULL);
  regie_change_void (change, record);
  return g_steal_pointer (&change);
}
