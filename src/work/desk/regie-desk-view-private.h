/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-desk-view.h"

/* The rows of which regie-desk-view.c makes the lists (regie-desk-entry.c). */

/* What fell due to a giver: how much is offered and who takes part. */
typedef struct {
  RegieRecord *giver; /* borrowed */
  guint n_offers, n_running;
} RegieDeskGiver;

/* The wish or the offer at a place of DESK; RESIDENT has no open wish.  Owned. */
RegieDeskEntry *regie_desk_entry_of_wish (const RegieDesk *desk,
                                          guint at) G_GNUC_WARN_UNUSED_RESULT;
RegieDeskEntry *regie_desk_entry_of_idle (RegieRecord *resident) G_GNUC_WARN_UNUSED_RESULT;
RegieDeskEntry *regie_desk_entry_of_offer (const RegieDesk *desk,
                                           guint at) G_GNUC_WARN_UNUSED_RESULT;
RegieDeskEntry *regie_desk_entry_of_match (const RegieDesk *desk,
                                           RegieRecord *match) G_GNUC_WARN_UNUSED_RESULT;
RegieDeskEntry *regie_desk_entry_of_giver (const RegieOffice *office,
                                           const RegieDeskGiver *giver) G_GNUC_WARN_UNUSED_RESULT;
/* LABEL does ACTION about TARGET (a floating one is taken; NULL: none); appended to DEEDS. */
void regie_desk_add_deed (GListStore *deeds, const char *label, const char *action,
                          GVariant *target);

static inline const RegieDeskWish *
regie_desk_wish_at (const RegieDesk *desk, guint at)
{
  return &g_array_index (desk->wish_records, RegieDeskWish, at);
}

static inline const RegieDeskOffer *
regie_desk_offer_at (const RegieDesk *desk, guint at)
{
  return &g_array_index (desk->offer_records, RegieDeskOffer, at);
}
