/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-folder.h"

/* What the chapters of talks and file notes are made of; all of it is borrowed. */
typedef struct {
  const RegieOffice *office;
  gint64 dossier;
  const RegieFolder *folder;
  const GPtrArray *reports; /* the facts that talks became (regie_talks_load_reports) */
  const GPtrArray *staff;   /* everybody who works here or did */
  gboolean may_change;
} RegieTalkSource;

/* Talks, those to come before those that were, and file notes, the newest first. */
void regie_talk_add_chapters (GListStore *chapters, const RegieTalkSource *from);
