/* SPDX-License-Identifier: EUPL-1.2 */
/* Who works here: a login, a role, and on PostgreSQL the right to the tables. */
#include <glib/gi18n.h>
#include <string.h>

#include "regie-commands.h"
#include "regie-error.h"
#include "regie-load.h"
#include "regie-office-query.h"
#include "regie-person.h"
#include "regie-policies.h"
#include "regie-text.h"

/* The word for who leaves, in the place of a role. */
#define LEAVES "weg"

static void
print_staff (const RegieCommandLine *line, RegieRecord *one)
{
  const char *login = regie_get (one, Staff, login);

  g_print ("%-16s %-12s %s%s\n", login != NULL ? login : "–", regie_get (one, Staff, role),
           regie_get (one, Staff, name),
           regie_get_int (one, Staff, active, 0) != 0 ? "" : _(" (left)"));
}

/* Somebody must be able to let others in. */
static gboolean
check_last (RegieDb *db, RegieRecord *one, const char *role, GError **error)
{
  gint64 others;

  if (regie_get_code (one, Staff, role) != REGIE_ROLE_ADMINISTRATOR
      || regie_role_find (role) == REGIE_ROLE_ADMINISTRATOR)
    return TRUE;
  if (!regie_staff_count_administrators (db, regie_record_get_id (one), &others, error))
    return FALSE;
  return others > 0
         || regie_refuse (
           error,
           _("Role: this is the only administrator. Make somebody else administrator first."));
}

static RegieChange *
make_staff (RegieDb *db, const char *login, const char *role, const char *name, GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Staff);
  g_autoptr (GPtrArray) found = regie_load (db, entity, "login = $1", 1, &login, error);
  g_autoptr (RegieChange) change = regie_change_new (_("Who works here"));
  gboolean leaves = strcmp (role, LEAVES) == 0;
  gint64 id = regie_id_new ();

  if (found == NULL)
    return NULL;
  if (found->len > 0)
    {
      if (!check_last (db, found->pdata[0], leaves ? NULL : role, error))
        return NULL;
      regie_put (change, found->pdata[0], Staff, active, leaves ? "0" : "1");
      if (!leaves)
        regie_put (change, found->pdata[0], Staff, role, role);
      if (name != NULL)
        regie_put (change, found->pdata[0], Staff, name, name);
      return g_steal_pointer (&change);
    }
  if (leaves)
    return regie_refuse (error, _("Login: nobody with this login works here.")), NULL;
  regie_change_insert (change, entity, id);
  regie_put_new (change, Staff, id, login, login);
  regie_put_new (change, Staff, id, name, name != NULL ? name : login);
  regie_put_new (change, Staff, id, role, role);
  regie_put_new (change, Staff, id, active, "1");
  return g_steal_pointer (&change);
}

/* "staff", or "staff LOGIN ROLE|weg [NAME]". */
int
regie_run_staff (RegieCommandLine *line, GError **error)
{
  const char *login = line->words[1];
  const char *role = login != NULL ? line->words[2] : NULL;
  const char *name = role != NULL ? line->words[3] : NULL;
  g_autoptr (RegieDb) db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  RegieApplier applier = { .schema = regie_schema (), .codes = line->office->codes };
  g_autoptr (RegieChange) change = NULL;

  if (db == NULL)
    return 1;
  if (login == NULL)
    {
      g_autoptr (GPtrArray) all = regie_load (db, regie_entity (REGIE_ENTITY_Staff),
                                              "1 = 1 ORDER BY name, id", 0, NULL, error);

      if (all == NULL)
        return 1;
      for (guint i = 0; i < all->len; i++)
        print_staff (line, all->pdata[i]);
      return 0;
    }
  if (role == NULL
      || (strcmp (role, LEAVES) != 0
          && regie_codes_find (line->office->codes, "rol", role) == NULL))
    return regie_command_wrong (
             error, _("staff: name the login and the role: consulent, regisseur, "
                       "manager, balie, financien, beheer, toezicht, or weg for who leaves")),
           2;
  if ((change = make_staff (db, login, role, name, error)) == NULL)
    return 1;
  applier.who = line->me->id;
  if (!regie_apply (db, &applier, change, NULL, error)
      || !regie_policies_grant (db, login, strcmp (role, LEAVES) != 0, error))
    return 1;
  g_print (_("Done.\n"));
  return 0;
}
