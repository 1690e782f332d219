/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* Hears of a change of FIELD (its name in SQL), who made it (NULL: the program) and when. */
typedef void (*RegieLatestFunc) (const char *field, const char *who, const char *at, gpointer data);

/* The changes of the record ID of ENTITY, the newest first. */
gboolean regie_latest_each (RegieDb *db, const char *entity, gint64 id, RegieLatestFunc func,
                            gpointer data, GError **error);
