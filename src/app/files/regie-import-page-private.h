/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-file-commands.h"
#include "regie-import-page.h"

/* What the class and its actions share.  The page holds the text of the file and how it is to be
 * read; whoever looks or writes reads it for himself, so nothing here is shared with a thread. */
struct _RegieImportPage {
  RegiePage parent_instance;
  GBytes *text;          /* of the file, NULL until it is there and when it is in */
  RegieForm *settings;   /* how it is to be read (regie-file-commands.h) */
  GCancellable *reading; /* of the file that is being opened */
  GCancellable *writing; /* NULL: nothing is being written */
  GtkProgressBar *progress;
  GtkEditable *period;
  GtkSwitch *corrects, *take_doubtful;
  GtkListBox *columns;
  char *file_name, *summary;
  RegieFileKind kind;
  gint64 provider, n_opened;
  gboolean looks; /* it is to be looked at, as it is to be read now */
};

/* The actions of the class. */
void regie_import_page_class_install_actions (GtkWidgetClass *klass);
/* The file and how it is to be read, as a target, floating. */
GVariant *regie_import_page_get_target (RegieImportPage *self);
/* SUMMARY is copied. */
void regie_import_page_say (RegieImportPage *self, const char *summary);
/* Looks at the file as it is to be read now. */
void regie_import_page_look (RegieImportPage *self);
/* CANCELLABLE (taken, NULL: no more) stops what is being written. */
void regie_import_page_set_writing (RegieImportPage *self, GCancellable *cancellable);
/* Can what was found be written now? */
gboolean regie_import_page_can_run (RegieImportPage *self);
/* Nothing is changed while the page has no file, or writes. */
gboolean regie_import_page_is_fixed (RegieImportPage *self);
