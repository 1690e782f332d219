/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib-object.h>

#include "regie-dossier.h"

/* A fact that is tried out, or one that is planned already and could be moved.
 *
 * Properties: "title"; "date", in words; "verb", what its button does; "spoken", the same with the
 * title, for who does not see where it stands; "tried": it is tried out; "on": it counts. */
#define REGIE_TYPE_TRIED (regie_tried_get_type ())
G_DECLARE_FINAL_TYPE (RegieTried, regie_tried, REGIE, TRIED, GObject)

/* What FORM (borrowed) says, tried out under ID; RECORD (may be NULL) is the planned fact that it
 * moves. */
RegieTried *regie_tried_new (const RegieOffice *office, RegieForm *form, gint64 id,
                             RegieRecord *record) G_GNUC_WARN_UNUSED_RESULT;
/* The planned FACT that stands in RECORD and could be moved. */
RegieTried *regie_tried_new_planned (const RegieOffice *office, const RegieFact *fact,
                                     RegieRecord *record) G_GNUC_WARN_UNUSED_RESULT;
/* Borrowed; of a planned fact how it stands. */
RegieForm *regie_tried_get_form (RegieTried *self);
const RegieFact *regie_tried_get_fact (RegieTried *self);
/* Borrowed; NULL when it moves none. */
RegieRecord *regie_tried_get_record (RegieTried *self);
gboolean regie_tried_is_on (RegieTried *self);
