/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-attachment.h"
#include "regie-chapter.h"

/* The files of a dossier as lines: the newest day first.  Nothing of it needs a byte of them. */
typedef struct {
  const RegieOffice *office;
  gint64 dossier;
  const RegieFolder *folder; /* as my role may see it */
  const GPtrArray *staff;    /* RegieRecord, for who added one */
  gboolean may_change;
  gint64 n_removed; /* that who looks may erase for good; 0 when that is not theirs to do */
} RegieAttachmentSource;

/* Adds the chapter of files to CHAPTERS. */
void regie_attachment_add_chapter (GListStore *chapters, const RegieAttachmentSource *from);
