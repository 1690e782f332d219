/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-desk-view.h"

/* The lists of the Meedoenbalie as they are searched, ordered and taken out.  Everybody is named
 * with initials and number. */

/* The columns of each. */
extern const RegieRollColumn regie_wish_columns[];
extern const guint regie_n_wish_columns;
extern const RegieRollColumn regie_offer_columns[];
extern const guint regie_n_offer_columns;
extern const RegieRollColumn regie_match_columns[];
extern const guint regie_n_match_columns;
extern const RegieRollColumn regie_giver_columns[];
extern const guint regie_n_giver_columns;

/* Each fills the list of VIEW that stands beside it, in the same order; ENTRY is what the row says
 * on the screen. */
RegieRoll *regie_desk_roll_new (RegieDeskRollId list) G_GNUC_WARN_UNUSED_RESULT;
/* WISH may be NULL: RESIDENT has none that is open. */
void regie_desk_roll_add_wish (RegieRoll *self, RegieRecord *resident, RegieRecord *wish,
                               const RegieDeskEntry *entry);
void regie_desk_roll_add_offer (RegieRoll *self, const RegieDesk *desk, guint at,
                                const RegieDeskEntry *entry);
void regie_desk_roll_add_match (RegieRoll *self, const RegieDesk *desk, RegieRecord *match,
                                const RegieDeskEntry *entry);
void regie_desk_roll_add_giver (RegieRoll *self, RegieRecord *giver, guint n_offers,
                                guint n_running, const RegieDeskEntry *entry);

/* As a RegieListKind loads them (regie-list-commands.h). */
RegieRoll *regie_wish_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
RegieRoll *regie_offer_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
RegieRoll *regie_match_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
RegieRoll *regie_giver_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
