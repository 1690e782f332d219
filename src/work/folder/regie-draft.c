/* SPDX-License-Identifier: EUPL-1.2 */
/* What was typed and is not saved yet: a text for each person and place. */
#include "regie-draft.h"

#include <string.h>

#include "regie-change.h"
#include "regie-policies.h"

#define DAYS_KEPT 30

#define ID(number, buffer)                                                                         \
  (g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, number), (const char *) buffer)

gboolean
regie_draft_put (RegieDb *db, gint64 staff, const char *place, const char *text, GError **error)
{
  char who[24], id[24];

  g_return_val_if_fail (db != NULL, FALSE);
  ID (staff, who);
  ID (regie_id_new (), id);
  if (!regie_db_begin (db, error))
    return FALSE;
  if (regie_db_exec (db, "DELETE FROM draft WHERE staff = $1 AND place = $2", 2,
                     (const char *[]){ who, place }, NULL, NULL, error)
      && (text == NULL
          || regie_db_exec (db,
                            "INSERT INTO draft (id, version, voided, staff, place, text) VALUES "
                            "($1, 1, 0, $2, $3, $4)",
                            4, (const char *[]){ id, who, place, text }, NULL, NULL, error)))
    return regie_db_commit (db, error);
  regie_db_rollback (db);
  return FALSE;
}

gboolean
regie_draft_get (RegieDb *db, gint64 staff, const char *place, char **text, GError **error)
{
  char who[24];

  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_get_text (db, "SELECT text FROM draft WHERE staff = $1 AND place = $2", 2,
                            (const char *[]){ ID (staff, who), place }, text, error);
}

gboolean
regie_draft_newest (RegieDb *db, gint64 staff, char **place, GError **error)
{
  char who[24];

  g_return_val_if_fail (db != NULL, FALSE);
  return regie_db_get_text (db, "SELECT place FROM draft WHERE staff = $1 ORDER BY id DESC LIMIT 1",
                            1, (const char *[]){ ID (staff, who) }, place, error);
}

gboolean
regie_draft_sweep (RegieDb *db, GError **error)
{
  char before[24];

  g_return_val_if_fail (db != NULL, FALSE);
  /* An id tells when it was made. */
  ID (regie_id_at (g_get_real_time () - DAYS_KEPT * G_TIME_SPAN_DAY), before);
  return regie_policies_sweep_drafts (db, before, error);
}
