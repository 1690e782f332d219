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
  const GPtrArray *prices; /* RegieOffer; for the plan */
  const GArray *budgets;   /* RegieBudgetYear; for the plan, may be NULL */
  const GPtrArray *twins;  /* RegieTwin; for the intake */
  gboolean may_order;      /* who reads it may make orders */
  gboolean may_answer;     /* and may write what was said in the intake */
  int week;                /* of the plan: so many from the one that is shown by itself */
} RegieDossierSource;

/* What a view of a dossier shows. */
REGIE_DECLARE_ITEM (RegieDossierPart, regie_dossier_part, DOSSIER_PART)
struct _RegieDossierPart {
  RegieItem parent_instance;
  GListStore *chapters; /* RegieChapter */
};

/* The broad intake: what the law asks, the life domains, education and work, family, health apart,
 * and who may stand here twice. */
GListStore *regie_intake_chapters (const RegieDossierSource *from) G_GNUC_WARN_UNUSED_RESULT;
/* The PIP: the goals, the decision in its versions, the living plan with its week and its price. */
GListStore *regie_plan_chapters (const RegieDossierSource *from) G_GNUC_WARN_UNUSED_RESULT;

/* How it goes: what counts, exams, attendance. */
GListStore *regie_progress_chapters (const RegieDossierSource *from) G_GNUC_WARN_UNUSED_RESULT;
/* The letters that were made, and the templates to make one from.  Reads the templates. */
GListStore *regie_letters_chapters (const RegieDossierSource *from) G_GNUC_WARN_UNUSED_RESULT;
/* Every fact, the newest first. */
GListStore *regie_facts_chapters (const RegieDossierSource *from) G_GNUC_WARN_UNUSED_RESULT;
/* What DUO must know: every fact that has to be reported, what DUO would say of it, and when it was
 * told. */
GListStore *regie_duo_chapters (const RegieDossierSource *from) G_GNUC_WARN_UNUSED_RESULT;
/* What was changed, the newest first: ENTRIES (RegieLogEntry).  What ME may take back or do again
 * has the button. */
GListStore *regie_log_chapters (const GPtrArray *entries,
                                const RegieMe *me) G_GNUC_WARN_UNUSED_RESULT;

/* The attributes of a fact in one line: "Route: B1-route · Hours a week: 12". */
char *regie_fact_dup_about (const RegieOffice *office,
                            RegieRecord *record) G_GNUC_WARN_UNUSED_RESULT;
/* What is asked before two dossiers of one person become one: what the other says of each of
 * DIFFERENCES (RegieDifference), a line a field. */
char *regie_differences_dup_question (const RegieCodes *codes,
                                      const GPtrArray *differences) G_GNUC_WARN_UNUSED_RESULT;
