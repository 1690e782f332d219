/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-dashboard-tile.h"

/* The norms of the office that are missed today and that somebody with a role is told of, for
 * Vandaag.  Of a norm that holds for each part of a split the tile says how many parts miss it. */
REGIE_DECLARE_ITEM (RegieNormsView, regie_norms_view, NORMS_VIEW)
struct _RegieNormsView {
  RegieItem parent_instance;
  char *title;       /* "2 norms are missed"; NULL without */
  GListStore *tiles; /* RegieFigureTile, in the order of the table */
};

/* Of who works in WORK (a RegieQuestion's load); NULL without ERROR for who is told of nothing. */
gpointer regie_norms_view_load (const RegieWork *work, GVariant *target,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
