/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-network.h"

/* Consents, agreements and network meetings of a dossier in chapters: what is open first, then the
 * meetings from the newest on, then who may know what.  MAY_CHANGE: who reads it may record. */
GListStore *regie_gathering_chapters (const RegieNetwork *network, const RegieOffice *office,
                                      gboolean may_change) G_GNUC_WARN_UNUSED_RESULT;
