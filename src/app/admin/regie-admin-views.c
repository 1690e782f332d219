/* SPDX-License-Identifier: EUPL-1.2 */
/* The one list of the views of Beheer. */
#include "regie-admin-views.h"

#include <glib/gi18n.h>

#include "regie-account-page.h"
#include "regie-admin-commands.h"
#include "regie-admin-database.h"
#include "regie-admin-retention.h"
#include "regie-admin-sheet.h"
#include "regie-admin-staff.h"
#include "regie-backup-commands.h"
#include "regie-changes-page.h"
#include "regie-shield-commands.h"

#define SHEET regie_admin_sheet_get_type
#define ADMINISTER REGIE_RIGHT (ADMINISTER)
#define AUDIT REGIE_RIGHT (AUDIT)

static const RegieAdminViewKind views[] = {
  { "staff", N_("Staff"), regie_admin_staff_get_type, &regie_admin_questions[REGIE_STAFF_READ],
    ADMINISTER | AUDIT },
  { "rights", N_("Rights"), SHEET, &regie_shield_questions[REGIE_MATRIX], ADMINISTER | AUDIT },
  { "reading", N_("Who looked"), regie_account_page_get_type, NULL, AUDIT },
  { "changes", N_("Changes"), regie_changes_page_get_type, NULL, AUDIT },
  { "emergencies", N_("Emergency access"), SHEET, &regie_shield_questions[REGIE_EMERGENCIES],
    AUDIT },
  { "backups", N_("Backups"), SHEET, &regie_backup_questions[REGIE_BACKUP_READ], ADMINISTER },
  { "law", N_("Rules and amounts"), SHEET, &regie_admin_questions[REGIE_LAW_READ],
    ADMINISTER | AUDIT },
  { "retention", N_("Retention"), regie_admin_retention_get_type, NULL, ADMINISTER },
  { "settings", N_("Office"), SHEET, &regie_admin_questions[REGIE_SETTINGS_READ],
    ADMINISTER | AUDIT },
  { "database", N_("Database"), regie_admin_database_get_type,
    &regie_admin_questions[REGIE_DATABASE_READ], ADMINISTER },
};

const RegieAdminViewKind *
regie_admin_views (guint *n)
{
  *n = G_N_ELEMENTS (views);
  return views;
}

gboolean
regie_admin_view_is_allowed (const RegieAdminViewKind *kind, RegieSession *session)
{
  g_return_val_if_fail (kind != NULL && REGIE_IS_SESSION (session), FALSE);
  for (int right = 0; kind->rights >> right != 0; right++)
    if ((kind->rights >> right & 1) != 0 && regie_session_may (session, right))
      return TRUE;
  return FALSE;
}
