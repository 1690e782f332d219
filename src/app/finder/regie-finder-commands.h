/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* The pages of the program and what can be done: in the window, as its menu says it, and in the
 * dossier that is open.  Nothing that the role may not do is among it. */

/* How what was typed fits a title. */
typedef enum {
  REGIE_FINDER_NOT,
  REGIE_FINDER_WITHIN, /* every word that was typed stands in it */
  REGIE_FINDER_BEGINS, /* and begins a word of it; so it does when nothing was typed */
} RegieFinderFit;

/* How TYPED, as it was typed, fits TITLE: in any order, with any capitals and accents. */
RegieFinderFit regie_finder_weigh (const char *typed, const char *title);

/* Where one looks from; borrowed. */
typedef struct {
  RegieSession *session;       /* that is open */
  GtkApplication *application; /* whose keys are shown */
  GMenuModel *menu;
  RegiePage *page; /* the page that is shown, or NULL */
} RegieFinderPlace;

/* Appends to FOUND (RegieFound) what TYPED fits as FIT says: pages first, then what can be done in
 * the dossier that is open, then what the menu has.  While nothing is typed only the pages. */
void regie_finder_add_commands (const RegieFinderPlace *place, const char *typed,
                                RegieFinderFit fit, GListStore *found);
