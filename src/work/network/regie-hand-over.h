/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-folder.h"

/* The dossier goes from one colleague to another: who directs a young person to another director or
 * back to a consultant, and the other way round.  One change with a note; nothing else moves. */

/* The form that asks to whom: everybody who works here with dossiers, but for who has it now as
 * that already.  Of a dossier that is directed its consultant is proposed.  NULL with ERROR set. */
RegieAskStart *regie_hand_over_start (RegieDb *db, gint64 dossier, gint64 me,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* DOSSIER to member of staff TO, an id as text: of a director it becomes a dossier that is
 * directed, to a consultant it is the end of directing.  The fact "overdracht" keeps NOTE, ME
 * recorded it. */
RegieChange *regie_hand_over_make (RegieDb *db, const RegieOffice *office, gint64 dossier,
                                   const char *to, const char *note, gint64 me,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
