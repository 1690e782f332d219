/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* The views of a dossier as text: a row per sentence that can stand on one. */
#include "records.h"
#include "regie-dossier-parts.h"
#include "regie-dossier-views.h"

typedef struct {
  const char *facts[5];   /* of the dossier: the texts of their forms, to NULL */
  RegieEntityId entity;   /* of RECORD */
  const char *record[13]; /* of the dossier: keys and values, to NULL; none when it begins so */
  const char *says[4];    /* what stands on the page, to NULL */
  const char *lacks;      /* what does not stand there, or NULL */
  const char *group;      /* of the dossier; NULL: asiel_28 */
  const char *role;       /* who looks; NULL: consulent */
  const char *sql;        /* done before it is read, with $1 for the dossier; or NULL */
  int week;               /* of the plan */
} PartRow;

/* A fact of DOSSIER, as the text of its form. */
void add_fact_as (Fixture *f, gint64 dossier, const char *text);
/* What the PART of DOSSIER answers to ROLE; owned. */
RegieDossierPart *read_part (Fixture *f, const char *role, RegieDossierPartId part, gint64 dossier,
                             int week);
/* The same as text; owned. */
char *dup_part (Fixture *f, const char *role, RegieDossierPartId part, gint64 dossier, int week);
/* Every row is a dossier of its own. */
void check_part (Fixture *f, RegieDossierPartId part, const PartRow *rows, guint n);
