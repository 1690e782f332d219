/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* Who works here and in which team, as it is changed: the same for the window and for regiectl.
 * Whoever works here always has an administrator: the last one does not leave and gets no other
 * role, and nobody does that to himself.  Each function gives an owned change, or NULL with ERROR
 * set. */

/* Somebody new with what FORM says (the fields of Staff), or STAFF (not 0) as FORM says; who
 * works here and who does not is kept.  A login is of one person. */
RegieChange *regie_staff_record (const RegieWork *work, gint64 staff, RegieForm *form,
                                 gint64 *about, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* STAFF leaves, or works here again. */
RegieChange *regie_staff_set_works (const RegieWork *work, gint64 staff, gboolean works_here,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The member of staff with LOGIN, who need not be there yet, has ROLE and is called NAME (NULL: as
 * he is called, or as the login); ROLE NULL: leaves. */
RegieChange *regie_staff_let (const RegieWork *work, const char *login, const char *role,
                              const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A new team with NAME, or TEAM (not 0) gets it; of each name there is one. */
RegieChange *regie_team_record (const RegieWork *work, gint64 team, const char *name, gint64 *about,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* TEAM goes; who is in it is in no team from then on. */
RegieChange *regie_team_remove (const RegieWork *work, gint64 team,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
