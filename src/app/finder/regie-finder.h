/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-page.h"

/* The box that finds persons, organisations, offers, pages and what can be done while one types,
 * and goes there or does it.  What it shows belongs to what was typed last: Enter waits for that
 * answer. */
#define REGIE_TYPE_FINDER (regie_finder_get_type ())
G_DECLARE_FINAL_TYPE (RegieFinder, regie_finder, REGIE, FINDER, AdwWindow)

/* Opens it above WINDOW, or closes it when it is there.  SESSION is open; MENU is that of WINDOW,
 * whose entries are found; PAGE (may be NULL) is the page that WINDOW shows, where what can be done
 * is done. */
void regie_finder_toggle (GtkWindow *window, RegieSession *session, GMenuModel *menu,
                          RegiePage *page);
