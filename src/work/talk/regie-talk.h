/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-folder.h"

/* Talks with somebody: planned, held, missed or called off.  What was said at one is the contact
 * that it became. */

/* The time that people write ("9", "9:30", "9.30", "14u", "14 uur") as minutes after midnight;
 * FALSE when it is none. */
gboolean regie_talk_read_time (const char *text, int *minutes);
/* "9:30 – 10:15", or "9:30" when nobody knows how long; NULL without a time. */
char *regie_talk_dup_time (RegieRecord *talk) G_GNUC_WARN_UNUSED_RESULT;
/* Where it is and in which language: "Stadskantoor · interpreter in Tigrinya"; NULL when nothing is
 * known. */
char *regie_talk_dup_where (const RegieOffice *office, RegieRecord *talk) G_GNUC_WARN_UNUSED_RESULT;
/* Is it still to come, or did nobody say yet how it went? */
gboolean regie_talk_is_planned (RegieRecord *talk);
/* The form of TALK as it stands, for who changes a part of it. */
RegieForm *regie_talk_form (RegieRecord *talk) G_GNUC_WARN_UNUSED_RESULT;

/* Moves TALK to what FORM (day, time, place, who talks) says. */
RegieChange *regie_talk_move (RegieDb *db, const RegieOffice *office, RegieRecord *talk,
                              RegieForm *form, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* TALK was held: it becomes the fact that FORM (date, kind of contact, note) tells of. */
RegieChange *regie_talk_hold (RegieDb *db, const RegieOffice *office, RegieRecord *talk,
                              RegieForm *form, gint64 me, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* TALK was not held: STAGE is REGIE_TALK_MISSED, once its day has come, or REGIE_TALK_CANCELLED.
 * REASON may be NULL. */
RegieChange *regie_talk_end (const RegieOffice *office, RegieRecord *talk, RegieTalkStage stage,
                             const char *reason, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What may be typed of a talk and of a file note (see RegieKindCheck). */
gboolean regie_talk_check (RegieDb *db, const RegieOffice *office, const RegieEntity *entity,
                           RegieRecord *record, RegieForm *form, GError **error);
