/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-attachment.h"
#include "regie-command.h"

/* Files of a dossier as commands.  They are described anew and removed as any record
 * (regie-dossier-commands.h). */

/* The dossier, and each file with its name and its bytes. */
#define REGIE_ATTACHMENT_TYPE "(xa(say))"

typedef enum {
  REGIE_ATTACHMENT_ADD,    /* REGIE_ATTACHMENT_TYPE; "titel" (of a single file), "soort", "datum",
                            * "opmerking" */
  REGIE_ATTACHMENT_FORGET, /* x, the dossier: what was removed from it */
  REGIE_N_ATTACHMENT_COMMANDS
} RegieAttachmentCommand;

extern const RegieCommand regie_attachment_commands[REGIE_N_ATTACHMENT_COMMANDS];

typedef enum {
  REGIE_ATTACHMENT_KNOWN, /* (xas): a dossier and hashes; a GStrv with for each the title of the
                           * file that is in it already, or "" */
  REGIE_ATTACHMENT_READ,  /* x, the file; RegieAttachmentContent */
  REGIE_N_ATTACHMENT_QUESTIONS
} RegieAttachmentQuestion;

extern const RegieQuestion regie_attachment_questions[REGIE_N_ATTACHMENT_QUESTIONS];

/* The target of REGIE_ATTACHMENT_ADD for FILES (RegieIncoming), floating. */
GVariant *regie_attachment_target (gint64 dossier,
                                   const GPtrArray *files) G_GNUC_WARN_UNUSED_RESULT;
/* The I-th field that is asked of a file, NULL after the last. */
const RegieField *regie_attachment_field (GVariant *target, guint i);
