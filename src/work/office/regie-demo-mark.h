/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* Demo data are known by a mark, and anybody can be played in them. */

/* Is this demo data?  regie_demo_fill() left a mark, which on PostgreSQL only the owner of the
 * tables can make.  Then a mark stays on the screen. */
gboolean regie_demo_is (RegieDb *db);
/* Sees to it that somebody of every role works in the demo data, with the role as login; also in
 * data that were made before there was. */
gboolean regie_demo_staff (RegieDb *db, GError **error);
