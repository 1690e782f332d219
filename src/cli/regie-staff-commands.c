/* SPDX-License-Identifier: EUPL-1.2 */
/* Who works here: a login, a role, and on PostgreSQL the right to the tables. */
#include <glib/gi18n.h>
#include <string.h>

#include "regie-commands.h"
#include "regie-error.h"
#include "regie-load.h"
#include "regie-policies.h"
#include "regie-staff.h"

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

typedef struct {
  RegieWork work;
  const char *login, *role, *name; /* ROLE NULL: leaves */
} Letting;

static RegieChange *
let (RegieDb *db, gpointer data, GError **error)
{
  Letting *letting = data;

  return regie_staff_let (&letting->work, letting->login, letting->role, letting->name, error);
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
  Letting letting;

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
  letting = (Letting){ { .db = db, .office = line->office, .me = line->me, .today = line->today },
                       login,
                       strcmp (role, LEAVES) != 0 ? role : NULL,
                       name };
  applier.who = line->me->id;
  if (!regie_apply_make (db, &applier, let, &letting, NULL, NULL, error)
      || !regie_policies_grant (db, login, letting.role != NULL, error))
    return 1;
  g_print (_("Done.\n"));
  return 0;
}
