/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-dossier-parts.h"

/* The views of a dossier in their order, each with its key: Alt+1 is the first.  The clock is a
 * part of the timeline that stands alone in a narrow window; it has no key. */
typedef struct {
  const char *name;        /* what "dossier.view" is about */
  const char *title;       /* N_() */
  guint key;               /* with Alt; 0: none */
  const char *child;       /* that shows it in the stack */
  GType (*type) (void);    /* of that child, which is made when it is first looked at */
  RegieDossierPartId part; /* of a page of chapters, with its width; WIDTH is 0 of another */
  int width;
} RegieDossierViewKind;

#define REGIE_N_DOSSIER_VIEWS 11
extern const RegieDossierViewKind regie_dossier_views[REGIE_N_DOSSIER_VIEWS];

/* The way between the views stands in the header bar of PAGE. */
void regie_dossier_views_make_header (GtkWidget *page);
