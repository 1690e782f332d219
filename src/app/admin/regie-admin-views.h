/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* The views of Beheer in their order, with Alt and their number as key.  A view more is a line in
 * the table: its name, its title, the class that shows it (a RegiePage without a subject), the
 * question of a RegieAdminSheet, and who may see it. */
typedef struct {
  const char *name;              /* what "admin.view" and "win.admin" are about */
  const char *title;             /* N_() */
  GType (*type) (void);          /* made when it is first looked at */
  const RegieQuestion *question; /* of a RegieAdminSheet; NULL of another class */
  guint rights;                  /* REGIE_RIGHT: who has any of these sees it */
} RegieAdminViewKind;

/* *N is how many. */
const RegieAdminViewKind *regie_admin_views (guint *n);
/* May who works in SESSION see it? */
gboolean regie_admin_view_is_allowed (const RegieAdminViewKind *kind, RegieSession *session);
