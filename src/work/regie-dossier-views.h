/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-dossier.h"
#include "regie-folder.h"

/* The views of a dossier that are pages of chapters: each is made of what was read, where it was
 * read, so that what they say is tested without a screen.  What can be done goes through the
 * actions of the dossier page. */

/* What they are made of; borrowed. */
typedef struct {
  const RegieOffice *office;
  const RegieDossier *dossier;
  const RegieFolder *folder;
} RegieDossierSource;

/* How it goes: what counts, exams, attendance. */
GListStore *regie_progress_chapters (const RegieDossierSource *from) G_GNUC_WARN_UNUSED_RESULT;
