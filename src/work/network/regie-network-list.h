/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-network.h"

/* A network in words: the twin of its drawing, with the same that can be done, and what stands
 * beside it.  What is done goes through the actions of the dossier page. */

/* How it stands in the five life areas; a chapter for every life area with somebody in it, and one
 * for those that have ended.  Empty while nobody ever was in the network. */
GListStore *regie_network_list_chapters (const RegieNetwork *network,
                                         const RegieOffice *office) G_GNUC_WARN_UNUSED_RESULT;
/* What changes with age, and who is silent, the longest first; how it stands in the five life
 * areas, each with its light, since when, and its note; who was spoken to, the last first; the next
 * meeting. */
GListStore *regie_network_beside_chapters (const RegieNetwork *network,
                                           const RegieOffice *office) G_GNUC_WARN_UNUSED_RESULT;
/* "silent, 52 days", "11 days": the second line of a label. */
char *regie_network_dup_ago (const RegieNetwork *network,
                             const RegieMember *member) G_GNUC_WARN_UNUSED_RESULT;
