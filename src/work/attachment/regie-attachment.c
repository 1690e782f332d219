/* SPDX-License-Identifier: EUPL-1.2 */
/* Files of a dossier: what may come in, who may open one, and whether all are what they were. */
#include "regie-attachment.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-attachment-query.h"
#include "regie-error.h"
#include "regie-text.h"

RegieRecord *
regie_attachment_find_same (RegieDb *db, gint64 dossier, const char *sha256, GError **error)
{
  g_autoptr (GPtrArray) same = NULL;
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && sha256 != NULL, NULL);
  same = regie_load (db, regie_entity (REGIE_ENTITY_Attachment),
                     "dossier = $1 AND sha256 = $2 ORDER BY id LIMIT 1", 2,
                     (const char *[]){ regie_number_format (dossier, id), sha256 }, error);
  return same != NULL && same->len > 0 ? g_object_ref (same->pdata[0]) : NULL;
}

/* The same bytes are kept once: who has them already is told when that was. */
static gboolean
check_new_bytes (RegieDb *db, const RegieOffice *office, gint64 dossier, const GPtrArray *files,
                 guint at, GError **error)
{
  const RegieIncoming *file = files->pdata[at];
  g_autoptr (GError) local = NULL;
  g_autoptr (RegieRecord) same = regie_attachment_find_same (db, dossier, file->sha256, &local);
  g_autofree char *day = NULL;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  for (guint i = 0; i < at; i++)
    if (strcmp (((RegieIncoming *) files->pdata[i])->sha256, file->sha256) == 0)
      return regie_refuse (error, _("Two of these files are the same. Choose one of them."));
  if (same == NULL)
    return TRUE;
  day = regie_day_dup_long (regie_get_day (same, Attachment, day));
  /* TRANSLATORS: a kind of file (“Letter”), a day */
  return regie_refuse (
    error, _("This file is in the dossier already: %s of %s."),
    regie_codes_label (office->codes, "bestandsoort", regie_get (same, Attachment, kind)), day);
}

/* What the record of FILE says. */
static RegieForm *
form_of (const RegieOffice *office, gint64 dossier, const RegieIncoming *file, RegieForm *form,
         gboolean is_alone, gint64 me)
{
  const char *title = is_alone ? regie_form_get_field (form, Attachment, title) : NULL;
  g_autofree char *named = regie_incoming_dup_title (file->name);
  RegieForm *values = regie_form_copy (form);
  char number[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];

  regie_form_set_field (values, Attachment, dossier, regie_number_format (dossier, number));
  regie_form_set_field (values, Attachment, title, title != NULL ? title : named);
  if (regie_form_get_field (values, Attachment, day) == NULL)
    regie_form_set_field (values, Attachment, day,
                          regie_day_format (regie_office_today (office), day));
  regie_form_set_field (values, Attachment, name, file->name);
  regie_form_set_field (values, Attachment, media_type, file->media_type);
  regie_form_set_field (values, Attachment, size,
                        regie_number_format ((gint64) g_bytes_get_size (file->bytes), number));
  regie_form_set_field (values, Attachment, sha256, file->sha256);
  regie_form_set_field (values, Attachment, staff,
                        me != 0 ? regie_number_format (me, number) : NULL);
  return values;
}

static gboolean
add_file (RegieChange *change, RegieDb *db, const RegieOffice *office, RegieForm *values,
          GBytes *bytes, GError **error)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Attachment);
  g_autoptr (RegieChange) made = regie_record_make (db, office, entity, NULL, values, error);

  if (made == NULL)
    return FALSE;
  regie_change_attach (made, g_ascii_strtoll (regie_change_find_made (made, entity), NULL, 10),
                       bytes);
  regie_change_join (change, made);
  return TRUE;
}

RegieChange *
regie_attachments_make (RegieDb *db, const RegieOffice *office, gint64 dossier,
                        const GPtrArray *files, RegieForm *form, gint64 me, GError **error)
{
  g_autoptr (RegieChange) change = NULL;
  g_autofree char *title = NULL;

  g_return_val_if_fail (db != NULL && office != NULL && files != NULL && form != NULL, NULL);
  title = g_strdup_printf (ngettext ("%u file added", "%u files added", files->len), files->len);
  change = regie_change_new (title);
  for (guint i = 0; i < files->len; i++)
    {
      const RegieIncoming *file = files->pdata[i];
      g_autoptr (RegieForm) values = form_of (office, dossier, file, form, files->len == 1, me);

      if (!check_new_bytes (db, office, dossier, files, i, error)
          || !add_file (change, db, office, values, file->bytes, error))
        return NULL;
    }
  if (regie_change_is_empty (change))
    return regie_refuse (error, _("No file was chosen.")), NULL;
  return g_steal_pointer (&change);
}

/* --- opening --- */

static gboolean
may_read (RegieRecord *record, const char *role, GError **error)
{
  RegieAttachmentKind kind = regie_get_code (record, Attachment, kind);

  if (kind == REGIE_ATTACHMENT_MEDICAL && !regie_role_may (role, REGIE_MAY_SEE_HEALTH))
    g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                         _("Your role does not see health."));
  else if (kind == REGIE_ATTACHMENT_IDENTITY && !regie_role_may (role, REGIE_MAY_SEE_BSN))
    g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                         _("A BSN can stand on this document, and your role may not see one."));
  else
    return TRUE;
  return FALSE;
}

static gboolean
refuse_damaged (GError **error)
{
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_DAMAGED,
                       _("This file is not what was kept. Ask an administrator to look at a "
                          "backup."));
  return FALSE;
}

/* Is BYTES (may be NULL) of SIZE, with this SHA256? */
static gboolean
is_whole (GBytes *bytes, gint64 size, const char *sha256)
{
  g_autofree char *now = bytes != NULL ? regie_incoming_dup_hash (bytes) : NULL;

  return bytes != NULL && g_bytes_get_size (bytes) == (gsize) size && g_strcmp0 (now, sha256) == 0;
}

void
regie_attachment_content_free (RegieAttachmentContent *self)
{
  g_free (self->name);
  g_free (self->title);
  g_bytes_unref (self->bytes);
  g_free (self);
}

RegieAttachmentContent *
regie_attachment_load (RegieDb *db, gint64 id, const char *role, GError **error)
{
  g_autoptr (RegieRecord) record = NULL;
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *media_type = NULL;
  RegieAttachmentContent *self;

  g_return_val_if_fail (db != NULL && role != NULL, NULL);
  record = regie_load_there (db, regie_entity (REGIE_ENTITY_Attachment), id,
                             _("Somebody else has removed this file."), error);
  if (record == NULL || !may_read (record, role, error)
      || !regie_attachment_load_bytes (db, id, &bytes, error))
    return NULL;
  if (!is_whole (bytes, regie_get_int (record, Attachment, size, -1),
                 regie_get (record, Attachment, sha256)))
    return refuse_damaged (error), NULL;
  g_ptr_array_add (one, record);
  regie_records_limit (one, role);
  self = g_new0 (RegieAttachmentContent, 1);
  self->name = regie_incoming_dup_name (regie_get (record, Attachment, name));
  self->title = g_strdup (regie_get (record, Attachment, title));
  self->dossier = regie_get_int (record, Attachment, dossier, 0);
  media_type = regie_incoming_dup_media_type (self->name, bytes);
  self->may_open = regie_incoming_may_open (self->name, media_type);
  self->bytes = g_steal_pointer (&bytes);
  return self;
}

/* --- whether all is in order --- */

static gboolean
fail_check (GError **error, const char *sentence)
{
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_DAMAGED, sentence);
  return FALSE;
}

gboolean
regie_attachments_check (RegieDb *db, GError **error)
{
  g_autoptr (GPtrArray) seen = NULL;
  gint64 bytes, records;

  g_return_val_if_fail (db != NULL, FALSE);
  if (!regie_attachments_count_loose (db, &bytes, &records, error)
      || (seen = regie_attachments_load_seen (db, error)) == NULL)
    return FALSE;
  if (records > 0)
    return fail_check (error, _("A file in a dossier has lost its bytes. Restore a backup."));
  if (bytes > 0)
    return fail_check (error, _("There are bytes of a file that is in no dossier."));
  for (guint i = 0; i < seen->len; i++)
    {
      const RegieAttachmentSeen *one = seen->pdata[i];
      g_autoptr (GBytes) have = NULL;

      if (!regie_attachment_load_bytes (db, one->id, &have, error))
        return FALSE;
      if (!is_whole (have, one->size, one->sha256))
        return fail_check (error,
                           _("A file in a dossier was changed from outside. Restore a backup."));
    }
  return TRUE;
}

gboolean
regie_attachment_check (RegieDb *db, const RegieOffice *office, const RegieEntity *entity,
                        RegieRecord *record, RegieForm *form, GError **error)
{
  RegieDay day;

  g_return_val_if_fail (office != NULL && form != NULL, FALSE);
  if (entity != regie_entity (REGIE_ENTITY_Attachment))
    return TRUE;
  day = regie_form_get_day (form, Attachment, day);
  return day == REGIE_DAY_NONE
         || (day >= regie_day_from_civil (1920, 1, 1) && day <= regie_office_today (office))
         || regie_refuse_field (error, REGIE_FIELD (Attachment, day)->key,
                                _("Day: expected the day on the file, or on which it came; not "
                                   "one that is still to come"));
}
