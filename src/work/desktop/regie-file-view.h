/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-import.h"

/* What was found in a file that is to be read in, in words. */

/* What a column can be: a target of regie-import.h; "" is to leave it out. */
REGIE_DECLARE_ITEM (RegieFileChoice, regie_file_choice, FILE_CHOICE)
struct _RegieFileChoice {
  RegieItem parent_instance;
  char *target, *label;
};

/* A column of the file. */
REGIE_DECLARE_ITEM (RegieFileColumn, regie_file_column, FILE_COLUMN)
struct _RegieFileColumn {
  RegieItem parent_instance;
  int number; /* from 0 */
  char *heading, *sample;
  int chosen; /* the position of what it is in the choices */
};

REGIE_DECLARE_ITEM (RegieFileView, regie_file_view, FILE_VIEW)
struct _RegieFileView {
  RegieItem parent_instance;
  char *summary;
  RegieChapter *remarks; /* rows worth a look */
  RegieChapter *faults;  /* rows that cannot be taken */
  gboolean has_remarks, has_faults;
  gboolean has_doubtful; /* rows that are perhaps there already */
  gboolean is_report;    /* it can be said over which period */
  gboolean is_known;     /* a report over that period is there already */
  gboolean can_run;      /* something can be taken */
  int n_accepted;
  GListStore *choices; /* RegieFileChoice */
  GListStore *columns; /* RegieFileColumn */
};

/* KIND is a RegieFileKind; FAULT (NULL: none) says why nothing of IMPORT can be taken. */
RegieFileView *regie_file_view_new (const RegieImport *import, guint kind,
                                    const char *fault) G_GNUC_WARN_UNUSED_RESULT;
