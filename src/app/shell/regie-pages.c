/* SPDX-License-Identifier: EUPL-1.2 */
/* The one list of the pages of the window. */
#include "regie-pages.h"

#include <glib/gi18n.h>

#include "regie-account-page.h"
#include "regie-admin-page.h"
#include "regie-b1-page.h"
#include "regie-caseload-page.h"
#include "regie-colleague-page.h"
#include "regie-dashboard-page.h"
#include "regie-divide-page.h"
#include "regie-done-page.h"
#include "regie-dossier-page.h"
#include "regie-desk-page.h"
#include "regie-dossier-page.h"
#include "regie-forecast-page.h"
#include "regie-import-page.h"
#include "regie-office-commands.h"
#include "regie-organisations-page.h"
#include "regie-providers-page.h"
#include "regie-quarter-page.h"
#include "regie-rules-page.h"
#include "regie-today-page.h"
#include "regie-youth-commands.h"
#include "regie-youth-page.h"

#define DOSSIERS REGIE_RIGHT (SEE_DOSSIERS)
#define DESK REGIE_RIGHT (DESK)

/* Vandaag and the reading in of files are for both: they show to each what it may. */
static const RegiePageKind pages[] = {
  { "today", regie_today_page_get_type, N_("Today"), N_("Today"), "today-symbolic", "<Control>1",
    .rights = DOSSIERS | DESK, .home = DOSSIERS, .narrow = 940, .traits = REGIE_PAGE_ADDS,
    .count = &regie_office_questions[REGIE_TODAY_LATE], .badge_style = "late-badge" },
  { "caseload", regie_caseload_page_get_type, N_("Caseload"), N_("Caseload"),
    "system-users-symbolic", "<Control>2", "win.caseload", "s", .rights = DOSSIERS, .narrow = 850,
    .traits = REGIE_PAGE_ADDS | REGIE_PAGE_SEARCHED,
    .count = &regie_office_questions[REGIE_CASELOAD_COUNT], .badge_style = "dim-label" },
  { "youth", regie_youth_page_get_type, N_("Young people 16–27"), N_("Young people 16–27"),
    "route-symbolic", "<Control>3", "win.youth", "s", .rights = DOSSIERS,
    .narrow = REGIE_WINDOW_NARROW, .traits = REGIE_PAGE_ADDS,
    .count = &regie_youth_questions[REGIE_YOUTH_COUNT], .badge_style = "late-badge" },
  { "providers", regie_providers_page_get_type, N_("Providers"), N_("Providers"),
    "wallet-symbolic", "<Control>4", "win.provider", "(xs)", "provider", .rights = DOSSIERS,
    .narrow = REGIE_WINDOW_NARROW },
  { "desk", regie_desk_page_get_type, N_("Meedoenbalie"), N_("Meedoenbalie"),
    "emblem-synchronizing-symbolic", "<Control>5", "win.desk", "(sx)", "desk", .rights = DESK,
    .home = DESK, .narrow = REGIE_WINDOW_NARROW, .traits = REGIE_PAGE_SEARCHED },
  { "organisations", regie_organisations_page_get_type, N_("Organisations"), N_("Organisations"),
    "x-office-address-book-symbolic", NULL, "win.organisation", "x", .rights = DOSSIERS | DESK,
    .narrow = REGIE_WINDOW_NARROW },
  { "dashboard", regie_dashboard_page_get_type, N_("Dashboard"), N_("Dashboard"),
    "view-grid-symbolic", "<Control>6", "win.dashboard", .rights = DOSSIERS,
    .narrow = REGIE_WINDOW_NARROW },
  { "b1", regie_b1_page_get_type, N_("From A2 to B1 after integration"), .action = "win.b1",
    .target = "i", .rights = DOSSIERS, .narrow = REGIE_WINDOW_NARROW, .traits = REGIE_PAGE_OPENED },
  { "rules", regie_rules_page_get_type, N_("Rules of the law"), N_("Rules"), "scales-symbolic",
    "<Control>7", "win.rules", .traits = REGIE_PAGE_ADDS },
  { "admin", regie_admin_page_get_type, N_("Administration"), N_("Administration"),
    "emblem-system-symbolic", "<Control>8", "win.admin", "s",
    .rights = REGIE_RIGHT (ADMINISTER) | REGIE_RIGHT (AUDIT), .narrow = REGIE_WINDOW_NARROW },
  { "quarter", regie_quarter_page_get_type, N_("Quarter report"), .action = "win.quarter-report",
    .target = "s", .rights = DOSSIERS, .narrow = REGIE_WINDOW_NARROW, .traits = REGIE_PAGE_OPENED },
  { "dossier", regie_dossier_page_get_type, "", .action = "win.dossier", .target = "(xs)",
    .place = "dossier", .rights = DOSSIERS, .narrow = REGIE_WINDOW_NARROW,
    .traits = REGIE_PAGE_OPENED | REGIE_PAGE_SOON },
  { "divide", regie_divide_page_get_type, N_("Dividing the caseload"), .action = "win.divide",
    .rights = REGIE_RIGHT (ASSIGN), .narrow = REGIE_WINDOW_NARROW, .traits = REGIE_PAGE_OPENED },
  { "done", regie_done_page_get_type, N_("What I did"), .key = "<Control>h", .action = "win.done",
    .narrow = REGIE_WINDOW_NARROW, .traits = REGIE_PAGE_OPENED },
  { "account", regie_account_page_get_type, N_("Who looked at whom"), .action = "win.account",
    .rights = REGIE_RIGHT (AUDIT), .narrow = REGIE_WINDOW_NARROW, .traits = REGIE_PAGE_OPENED },
  { "colleague", regie_colleague_page_get_type, N_("A colleague"), .action = "win.colleague",
    .target = "x", .rights = REGIE_RIGHT (AUDIT), .narrow = REGIE_WINDOW_NARROW,
    .traits = REGIE_PAGE_OPENED },
  { "forecast", regie_forecast_page_get_type, N_("The quarters ahead"), .action = "win.forecast",
    .rights = DOSSIERS, .narrow = REGIE_WINDOW_NARROW, .traits = REGIE_PAGE_OPENED },
  { "import", regie_import_page_get_type, N_("Import"), .action = "win.read-in", .target = "(sux)",
    .rights = DOSSIERS | DESK, .traits = REGIE_PAGE_OPENED },
};

const RegiePageKind *
regie_pages (guint *n)
{
  *n = G_N_ELEMENTS (pages);
  return pages;
}

const RegiePageKind *
regie_pages_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (pages[i].name, name) == 0)
      return &pages[i];
  return NULL;
}

/* Has who works in SESSION any of RIGHTS? */
static gboolean
has_any (RegieSession *session, guint rights)
{
  for (int right = 0; rights >> right != 0; right++)
    if ((rights >> right & 1) != 0 && regie_session_may (session, right))
      return TRUE;
  return FALSE;
}

gboolean
regie_page_kind_is_allowed (const RegiePageKind *kind, RegieSession *session)
{
  g_return_val_if_fail (kind != NULL && REGIE_IS_SESSION (session), FALSE);
  return !regie_session_is_open (session) || kind->rights == REGIE_RIGHT_NONE
         || has_any (session, kind->rights);
}

gboolean
regie_page_kind_is_of_others (const RegiePageKind *kind, RegieSession *session)
{
  g_return_val_if_fail (kind != NULL && REGIE_IS_SESSION (session), FALSE);
  return regie_session_is_open (session) && kind->home != REGIE_RIGHT_NONE
         && !has_any (session, kind->home);
}

const RegiePageKind *
regie_pages_home (RegieSession *session)
{
  g_return_val_if_fail (REGIE_IS_SESSION (session), &pages[0]);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (has_any (session, pages[i].home))
      return &pages[i];
  return &pages[0];
}

const RegiePageKind *
regie_pages_searched (RegieSession *session)
{
  g_return_val_if_fail (REGIE_IS_SESSION (session), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if ((pages[i].traits & REGIE_PAGE_SEARCHED) != 0
        && regie_page_kind_is_allowed (&pages[i], session))
      return &pages[i];
  return NULL;
}

RegiePage *
regie_page_kind_make (const RegiePageKind *kind, RegieSession *session)
{
  g_return_val_if_fail (kind != NULL && REGIE_IS_SESSION (session), NULL);
  return g_object_new (kind->type (), "name", kind->name, "session", session, NULL);
}
