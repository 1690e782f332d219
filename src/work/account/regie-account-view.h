/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-misuse.h"
#include "regie-office.h"

/* What the page of who accounts for the office says: signals, the sample of last month, and who
 * looked at whom, the newest first. */
REGIE_DECLARE_ITEM (RegieAccountView, regie_account_view, ACCOUNT_VIEW)
struct _RegieAccountView {
  RegieItem parent_instance;
  GListStore *chapters;
  char *nothing;     /* why there are none; NULL when there are */
  gboolean has_more; /* older ones were not asked for */
};

typedef struct {
  const RegieOffice *office;
  const GPtrArray *signals;     /* RegieMisuse; NULL where something is searched */
  const GPtrArray *sample;      /* RegieReadingRow; the same */
  const GPtrArray *inspections; /* RegieRecord of Inspection */
  const GPtrArray *rows;        /* RegieReadingRow */
  const char *search;
  gboolean has_more;
} RegieAccountSource;

RegieAccountView *regie_account_view_new (const RegieAccountSource *from) G_GNUC_WARN_UNUSED_RESULT;
/* The chapter "Who looked here" of one dossier, at the end of CHAPTERS; ROWS:
 * RegieReadingRow. */
void regie_account_add_looked (GListStore *chapters, const RegieOffice *office,
                               const GPtrArray *rows);
/* A line of ROW, with whom it is about, at the end of CHAPTER. */
void regie_account_add_reading (RegieChapter *chapter, const RegieOffice *office,
                                const RegieReadingRow *row);
/* All words of ROW in one line, for a search and for who reads without a screen. */
char *regie_account_dup_line (const RegieOffice *office,
                              const RegieReadingRow *row) G_GNUC_WARN_UNUSED_RESULT;
/* What a signal says: "Lotte opened 34 dossiers of colleagues". */
char *regie_account_dup_signal (const RegieMisuse *signal) G_GNUC_WARN_UNUSED_RESULT;
