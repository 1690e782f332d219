/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-clock-view.h"

/* What the page of one person shows above its views, with the dossier that the timeline draws. */
REGIE_DECLARE_ITEM (RegieDossierView, regie_dossier_view, DOSSIER_VIEW)
struct _RegieDossierView {
  RegieItem parent_instance;
  gint64 id; /* of the dossier */
  char *name;
  char *about;               /* "born 1-1-1990 · asylum · B1-route · … · I000009" */
  char *others;              /* "Also open with: …" while colleagues have it open, or NULL */
  GListStore *next;          /* RegieClockLine: the two deadlines that come first */
  RegieClockView *clock;     /* all of them */
  RegieDossier *dossier;     /* of no property; lives as long as this */
  const RegieOffice *office; /* borrowed, as everywhere */
};

/* Takes DOSSIER. */
RegieDossierView *regie_dossier_view_new (const RegieOffice *office,
                                          RegieDossier *dossier) G_GNUC_WARN_UNUSED_RESULT;
/* Who else has it open: NAMES joined by a comma, NULL for nobody. */
void regie_dossier_view_set_others (RegieDossierView *self, const char *names);
/* The fact with ID, or NULL; borrowed. */
RegieRecord *regie_dossier_view_find_fact (RegieDossierView *self, gint64 id);
/* What is said while the line of the plan at the place FACT is moved to FROM … UNTIL: its days, its
 * price, whether that line fits, and apart from it whether the whole plan does. */
char *regie_dossier_view_dup_move (RegieDossierView *self, guint fact, RegieDay from,
                                   RegieDay until) G_GNUC_WARN_UNUSED_RESULT;

/* What is said of a fact beside its mark on the timeline. */
REGIE_DECLARE_ITEM (RegieFactView, regie_fact_view, FACT_VIEW)
struct _RegieFactView {
  RegieItem parent_instance;
  char *title, *day, *about; /* ABOUT is NULL when there is nothing to say */
  GVariant *target;          /* x, the fact: of "dossier.correct" and "dossier.remove" */
};

/* The fact at the place FACT; NULL when there is none. */
RegieFactView *regie_fact_view_new (RegieDossierView *view, guint fact) G_GNUC_WARN_UNUSED_RESULT;
