/* SPDX-License-Identifier: EUPL-1.2 */
/* The mark of demo data, and who works there. */
#include "regie-demo-mark.h"

#include "regie-migrate.h"

/* The first of each role gets the role as login; who is missing comes. */
gboolean
regie_demo_staff (RegieDb *db, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  static const struct {
    const char *role, *name;
  } players[] = {
    { "consulent", "Lotte Habets" }, { "regisseur", "Yara Moers" },
    { "manager", "Marleen Smeets" }, { "balie", "Hans Kleijnen" },
    { "financien", "Ria Vliegen" },  { "beheer", "Jos Pinckaers" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (players); i++)
    {
      const char *params[] = { players[i].role, players[i].name };

      if (!regie_db_exec (db,
                          "UPDATE staff SET login = $1 WHERE id = (SELECT min (id) FROM staff "
                          "WHERE role = $1 AND login IS NULL AND active = 1 AND voided = 0)"
                          " AND NOT EXISTS (SELECT 1 FROM staff WHERE login = $1 AND voided = 0)",
                          1, params, NULL, NULL, error)
          || !regie_db_exec (
            db,
            "INSERT INTO staff (id, version, voided, login, name, role, active) SELECT (SELECT max "
            "(id) + 1 FROM staff), 1, 0, $1, $2, $1, 1"
            " WHERE NOT EXISTS (SELECT 1 FROM staff WHERE login = $1 AND voided = 0)",
            2, params, NULL, NULL, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
regie_demo_is (RegieDb *db)
{
  g_autofree char *seed = NULL;

  g_return_val_if_fail (db != NULL, FALSE);
  return regie_meta_get (db, "demo", &seed, NULL) && seed != NULL;
}
