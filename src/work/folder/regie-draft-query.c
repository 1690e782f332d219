/* SPDX-License-Identifier: EUPL-1.2 */
/* The table of what was typed and is not saved yet. */
#include "regie-draft-query.h"

#include "regie-policies.h"

#include "regie-text.h"

gboolean
regie_draft_get (RegieDb *db, gint64 staff, const char *place, char **text, GError **error)
{
  char who[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && place != NULL && text != NULL, FALSE);
  return regie_db_get_text (db, "SELECT text FROM draft WHERE staff = $1 AND place = $2", 2,
                            (const char *[]){ regie_number_format (staff, who), place }, text,
                            error);
}

gboolean
regie_draft_newest (RegieDb *db, gint64 staff, char **place, GError **error)
{
  char who[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && place != NULL, FALSE);
  return regie_db_get_text (db, "SELECT place FROM draft WHERE staff = $1 ORDER BY id DESC LIMIT 1",
                            1, (const char *[]){ regie_number_format (staff, who) }, place, error);
}

gboolean
regie_draft_insert (RegieDb *db, gint64 id, gint64 staff, const char *place, const char *text,
                    GError **error)
{
  char who[REGIE_NUMBER_TEXT], number[REGIE_NUMBER_TEXT];
  const char *params[] = { regie_number_format (id, number), regie_number_format (staff, who),
                           place, text };

  g_return_val_if_fail (db != NULL && place != NULL && text != NULL, FALSE);
  return regie_db_exec (
    db, "INSERT INTO draft (id, version, voided, staff, place, text) VALUES ($1, 1, 0, $2, $3, $4)",
    G_N_ELEMENTS (params), params, NULL, NULL, error);
}

gboolean
regie_draft_delete (RegieDb *db, gint64 staff, const char *place, GError **error)
{
  char who[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && place != NULL, FALSE);
  return regie_policies_drop_draft (db, regie_number_format (staff, who), place, error);
}
