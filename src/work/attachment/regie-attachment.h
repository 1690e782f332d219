/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-folder.h"
#include "regie-incoming.h"

/* Files in a dossier: a record each (Attachment), and bytes that stand beside the records.  The
 * record is listed, found, exported, removed and undone as any other; the bytes are written with it
 * in one transaction, are read only when somebody opens or saves the file, and go when the person
 * is erased. */

/* One change that adds FILES (RegieIncoming, at least one) to DOSSIER.  FORM says the kind and, if
 * it likes, day (else today) and remark of all of them, and of a single one its title; a title that
 * is not said is the name of the file.  What is in the dossier already, or stands there twice, is
 * refused.  ME: who does it, 0 for nobody. */
RegieChange *regie_attachments_make (RegieDb *db, const RegieOffice *office, gint64 dossier,
                                     const GPtrArray *files, RegieForm *form, gint64 me,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The file in DOSSIER with these bytes that was not removed; owned, NULL with or without ERROR. */
RegieRecord *regie_attachment_find_same (RegieDb *db, gint64 dossier, const char *sha256,
                                         GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A file that is opened or saved. */
typedef struct {
  char *name, *title;
  gint64 dossier; /* where it lies */
  GBytes *bytes;
  gboolean may_open; /* regie_incoming_may_open() */
} RegieAttachmentContent;

/* What file ID holds, as ROLE may see it: health for who sees health, an identity document for who
 * sees a BSN.  NULL with ERROR set: also when it is not what was kept
 * (REGIE_ERROR_DAMAGED). */
RegieAttachmentContent *regie_attachment_load (RegieDb *db, gint64 id, const char *role,
                                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_attachment_content_free (RegieAttachmentContent *self);

/* Every file has its bytes, no bytes are of nobody, and all are what was kept. */
gboolean regie_attachments_check (RegieDb *db, GError **error);
/* What may be typed of a file (see RegieKindCheck). */
gboolean regie_attachment_check (RegieDb *db, const RegieOffice *office, const RegieEntity *entity,
                                 RegieRecord *record, RegieForm *form, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieAttachmentContent, regie_attachment_content_free)
