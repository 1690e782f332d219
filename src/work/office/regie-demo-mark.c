/* SPDX-License-Identifier: EUPL-1.2 */
/* The mark of demo data, and who works there. */
#include "regie-demo-mark.h"

#include "regie-migrate.h"
#include "regie-office-query.h"

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
    if (!regie_staff_cast (db, players[i].role, players[i].name, error))
      return FALSE;
  return TRUE;
}

gboolean
regie_demo_is (RegieDb *db)
{
  g_autofree char *seed = NULL;

  g_return_val_if_fail (db != NULL, FALSE);
  return regie_meta_get (db, "demo", &seed, NULL) && seed != NULL;
}
