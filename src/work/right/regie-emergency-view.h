/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-office.h"

/* Who opened a shielded dossier in need, when and why, the newest first; what still has to be
 * looked through comes first. */
REGIE_DECLARE_ITEM (RegieEmergencyView, regie_emergency_view, EMERGENCY_VIEW)
struct _RegieEmergencyView {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter */
};

/* RECORDS: Emergency, with the versions of now; NAMES: id → who works here; NUMBERS: id → number of
 * the dossier.  ME looks through what others did. */
RegieEmergencyView *regie_emergency_view_new (const GPtrArray *records, GHashTable *names,
                                              GHashTable *numbers,
                                              gint64 me) G_GNUC_WARN_UNUSED_RESULT;
