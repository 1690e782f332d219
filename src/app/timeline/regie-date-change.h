/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"

/* A deadline that falls on another day by what is tried out: new, moved or lapsed.
 *
 * Properties, to be read: "name", of the rule; "difference", in days (NULL for what is new or
 * lapses); "dates", was and will be, with markup; "reading", the other reading of the law (NULL for
 * none). */
#define REGIE_TYPE_DATE_CHANGE (regie_date_change_get_type ())
G_DECLARE_FINAL_TYPE (RegieDateChange, regie_date_change, REGIE, DATE_CHANGE, GObject)

/* WAS or NOW may be REGIE_DAY_NONE, one of them; DEADLINE as it will be, NULL when it lapses. */
RegieDateChange *regie_date_change_new (const RegieRule *rule, RegieDay was, RegieDay now,
                                        const RegieDeadline *deadline) G_GNUC_WARN_UNUSED_RESULT;
