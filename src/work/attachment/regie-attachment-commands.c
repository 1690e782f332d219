/* SPDX-License-Identifier: EUPL-1.2 */
/* Adding files to a dossier and reading one, as a command and questions. */
#include "regie-attachment-commands.h"

#include <glib/gi18n.h>

#include "regie-erase.h"
#include "regie-error.h"
#include "regie-load.h"

GVariant *
regie_attachment_target (gint64 dossier, const GPtrArray *files)
{
  GVariantBuilder list;

  g_return_val_if_fail (files != NULL, NULL);
  g_variant_builder_init (&list, G_VARIANT_TYPE ("a(say)"));
  for (guint i = 0; i < files->len; i++)
    {
      const RegieIncoming *file = files->pdata[i];

      g_variant_builder_add (&list, "(s@ay)", file->name,
                             g_variant_new_from_bytes (G_VARIANT_TYPE_BYTESTRING, file->bytes,
                                                       TRUE));
    }
  return g_variant_new ("(xa(say))", dossier, &list);
}

/* The files of TARGET, read again: what comes in is judged here, whoever sent it. */
static GPtrArray *
read_files (GVariant *target, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (
    (GDestroyNotify) regie_incoming_free);
  g_autoptr (GVariant) list = g_variant_get_child_value (target, 1);

  if (g_variant_get_size (list) > REGIE_INCOMING_MOST_TOGETHER + REGIE_INCOMING_MOST)
    return regie_refuse (error, _("This is too much at once. Add fewer files.")), NULL;
  for (gsize i = 0; i < g_variant_n_children (list); i++)
    {
      g_autoptr (GVariant) one = g_variant_get_child_value (list, i);
      g_autoptr (GVariant) data = g_variant_get_child_value (one, 1);
      g_autoptr (GBytes) bytes = g_variant_get_data_as_bytes (data);
      const char *name;
      RegieIncoming *file;

      g_variant_get_child (one, 0, "&s", &name);
      if ((file = regie_incoming_new (name, bytes, error)) == NULL)
        return NULL;
      g_ptr_array_add (files, file);
    }
  return g_steal_pointer (&files);
}

static RegieChange *
make_added (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieForm) said = form != NULL ? regie_form_copy (form) : regie_form_new ();
  g_autoptr (RegieRecord) dossier = NULL;
  g_autoptr (GPtrArray) files = NULL;

  g_variant_get_child (target, 0, "x", about);
  if ((dossier = regie_load_there (work->db, regie_entity (REGIE_ENTITY_Dossier), *about,
                                   _("This dossier is no longer there."), error))
        == NULL
      || (files = read_files (target, error)) == NULL)
    return NULL;
  return regie_attachments_make (work->db, work->office, *about, files, said, work->me->id, error);
}

const RegieField *
regie_attachment_field (GVariant *target, guint i)
{
  static const guint asked[] = { REGIE_AT (Attachment, title), REGIE_AT (Attachment, kind),
                                 REGIE_AT (Attachment, day), REGIE_AT (Attachment, note) };

  return i < G_N_ELEMENTS (asked) ? &regie_entity (REGIE_ENTITY_Attachment)->fields[asked[i]]
                                  : NULL;
}

static const RegieField forget_fields[] = {
  { "ground", "grond", N_("Ground"), "wisgrond", REGIE_CODE, REGIE_REQUIRED, 13 },
};

static gboolean
forget (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
        GError **error)
{
  return regie_erase_removed_files (work->db, work->office, g_variant_get_int64 (target),
                                    form != NULL ? regie_form_get (form, forget_fields[0].key)
                                                 : NULL,
                                    work->me->id, error);
}

static const RegieAsk ask_forget = {
  N_("Erase removed files"),
  N_("_Erase"),
  N_("The files that were removed from this dossier go for good, with what the log says of them. "
      "There is no undo."),
  forget_fields,
  G_N_ELEMENTS (forget_fields),
  NULL,
  NULL,
};

const RegieCommand regie_attachment_commands[REGIE_N_ATTACHMENT_COMMANDS] = {
  [REGIE_ATTACHMENT_ADD] = { "attachment.add", REGIE_ATTACHMENT_TYPE, REGIE_RIGHT (RECORD),
                             .make = make_added, .field = regie_attachment_field },
  [REGIE_ATTACHMENT_FORGET] = { "attachment.forget", "x", REGIE_RIGHT (ADMINISTER),
                                N_("Removed files erased"), &ask_forget, .run = forget },
};

static gpointer
answer_known (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_autofree const char **hashes = NULL;
  gint64 dossier;

  g_variant_get (target, "(x^a&s)", &dossier, &hashes);
  for (guint i = 0; hashes[i] != NULL; i++)
    {
      g_autoptr (GError) local = NULL;
      g_autoptr (RegieRecord) same = regie_attachment_find_same (work->db, dossier, hashes[i],
                                                                 &local);

      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      g_strv_builder_add (titles, same != NULL ? regie_get (same, Attachment, title) : "");
    }
  return g_strv_builder_end (titles);
}

static gpointer
answer_read (const RegieWork *work, GVariant *target, GError **error)
{
  return regie_attachment_load (work->db, g_variant_get_int64 (target), work->me->role, error);
}

static gboolean
reads_file (const RegieWork *work, GVariant *target, gconstpointer answer, RegieReading *reading)
{
  const RegieAttachmentContent *content = answer;

  reading->act = REGIE_READ_FILE;
  if (content != NULL)
    reading->dossier = content->dossier;
  return content != NULL;
}

const RegieQuestion regie_attachment_questions[REGIE_N_ATTACHMENT_QUESTIONS] = {
  [REGIE_ATTACHMENT_KNOWN] = { "attachment.known", "(xas)", REGIE_RIGHT (RECORD), answer_known,
                               (GDestroyNotify) g_strfreev },
  [REGIE_ATTACHMENT_READ] = { "attachment", "x", REGIE_RIGHT (SEE_DOSSIERS), answer_read,
                              (GDestroyNotify) regie_attachment_content_free, .reads = reads_file },
};
