/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-network.h"

/* A network in words: the twin of its drawing, with the same that can be done, and what stands
 * beside it.  What is done goes through the actions of the dossier page. */

/* A chapter for every life area with somebody in it, one for those that have ended, and the next
 * meeting; none at all while there is nobody. */
GListStore *regie_network_list_chapters (const RegieNetwork *network,
                                         const RegieOffice *office) G_GNUC_WARN_UNUSED_RESULT;
/* Who is silent, the longest first; who was spoken to, the last first; the next meeting. */
GListStore *regie_network_beside_chapters (const RegieNetwork *network,
                                           const RegieOffice *office) G_GNUC_WARN_UNUSED_RESULT;
/* "silent, 52 days", "11 days": the second line of a label. */
char *regie_network_dup_ago (const RegieNetwork *network,
                             const RegieMember *member) G_GNUC_WARN_UNUSED_RESULT;
/* What "records.add" is about to write a consent of the member TIE; floating. */
GVariant *regie_network_consent_target (gint64 tie) G_GNUC_WARN_UNUSED_RESULT;
