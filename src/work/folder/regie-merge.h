/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier.h"

/* A field that two dossiers of one person fill in differently; of a member of staff the names,
 * otherwise as they are stored. */
typedef struct {
  RegieEntityId entity;
  const RegieField *field;
  char *mine, *theirs;
} RegieDifference;

/* One person who stands here twice. */
typedef struct {
  gint64 dossier;
  char *name, *number, *born;
  gboolean same_number;
  GPtrArray *differences;
} RegieTwin;

/* Dossiers that may be of the same person as DOSSIER (regie-identity.h), with what differs:
 * RegieTwin, the surest first, owned by the caller.  NULL with ERROR set. */
GPtrArray *regie_twins_find (RegieDb *db, gint64 dossier, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What differs between DOSSIER and OTHER: RegieDifference, in the order of the
 * schema, owned by the caller.  NULL with ERROR set. */
GPtrArray *regie_twins_compare (RegieDb *db, gint64 dossier, gint64 other,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* May somebody choose the value of this one, or is it only kept as a line? */
gboolean regie_difference_is_asked (const RegieDifference *self);
/* Everything of OTHER comes to DOSSIER, as one change that undo takes back whole; the emptied
 * dossier and its person go. What DOSSIER does not say comes from the other.  Of what differs
 * CHOSEN (may be NULL; keys as in a form) says what it will be, else DOSSIER stays as it was; and
 * what does not stand there any more stays to be read in the field "recorded_else" of the person,
 * or as another spelling of the name.  A dossier that is open stays open.  A fact that both say the
 * same way, and that nothing hangs on, is there once; so is who stands in both networks, and at
 * most one of the two who lead does so (regie-tie-fold.h). */
RegieChange *regie_twins_merge (RegieDb *db, const RegieOffice *office, gint64 dossier,
                                gint64 other, RegieForm *chosen,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
