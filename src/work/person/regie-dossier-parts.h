/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* The questions of the views of a dossier that are pages of chapters.  Each answers a
 * RegieDossierPart (regie-dossier-views.h), in which stands nothing that my role may not see. */
typedef enum {
  REGIE_PART_INTAKE,
  REGIE_PART_PLAN, /* (xi): dossier, and so many weeks from the week that is shown by itself */
  REGIE_PART_PROGRESS,
  REGIE_PART_LETTERS,
  REGIE_PART_FACTS,
  REGIE_PART_DUO,
  REGIE_PART_LOG,
  REGIE_PART_MEETINGS, /* talks, file notes, network meetings, agreements, consents */
  REGIE_N_DOSSIER_PARTS
} RegieDossierPartId;

/* About x, the dossier, where nothing else is said. */
extern const RegieQuestion regie_dossier_parts[REGIE_N_DOSSIER_PARTS];
