/* SPDX-License-Identifier: EUPL-1.2 */
/* What was typed and is not saved yet: a text for each person and place. */
#include "regie-draft.h"

#include "regie-change.h"
#include "regie-lock.h"
#include "regie-policies.h"
#include "regie-text.h"

#define DAYS_KEPT 30

gboolean
regie_draft_put (RegieDb *db, gint64 staff, const char *place, const char *text, GError **error)
{
  gboolean ok;

  g_return_val_if_fail (db != NULL && place != NULL, FALSE);
  if (!regie_lock_begin_loose (db, error))
    return FALSE;
  ok = regie_draft_delete (db, staff, place, error)
       && (text == NULL || regie_draft_insert (db, regie_id_new (), staff, place, text, error));
  return regie_lock_end (db, ok, error);
}

gboolean
regie_draft_sweep (RegieDb *db, GError **error)
{
  char before[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, FALSE);
  /* An id tells when it was made. */
  regie_number_format (regie_id_at (g_get_real_time () - DAYS_KEPT * G_TIME_SPAN_DAY), before);
  return regie_policies_sweep_drafts (db, before, error);
}
