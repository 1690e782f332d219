/* SPDX-License-Identifier: EUPL-1.2 */
/* What comes in from files, as commands and questions. */
#include "regie-file-commands.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <string.h>

#include "regie-desk-file.h"
#include "regie-error.h"
#include "regie-export.h"
#include "regie-invoice.h"
#include "regie-report.h"
#include "regie-text.h"
#include "regie-veil-query.h"

/* What a file holds, checked against what is there now.  FAULT (NULL for none): why nothing of it
 * can be taken as it is read now. */
typedef struct {
  RegieImport *import;
  char *fault;
} Look;

static void
look_free (Look *self)
{
  g_clear_pointer (&self->import, regie_import_free);
  g_free (self->fault);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Look, look_free)

/* Each kind of file is the work of somebody else. */
static gboolean
may_read_in (const RegieWork *work, guint32 kind, GError **error)
{
  static const guint rights[REGIE_N_FILE_KINDS] = {
    [REGIE_FILE_PEOPLE] = REGIE_RIGHT (IMPORT),     [REGIE_FILE_REPORT] = REGIE_RIGHT (ORDER),
    [REGIE_FILE_INVOICES] = REGIE_RIGHT (CONTRACT), [REGIE_FILE_OFFERS] = REGIE_RIGHT (DESK),
    [REGIE_FILE_WISHES] = REGIE_RIGHT (DESK),
  };

  if (kind >= REGIE_N_FILE_KINDS)
    return regie_refuse (error, _("This is no kind of file that can be read in."));
  return regie_work_may (work, rights[kind], error);
}

static RegieImport *
read_text (const RegieWork *work, RegieFileKind kind, gint64 whose, const char *text, gsize length,
           GError **error)
{
  g_autoptr (RegieReportProvider) provider = NULL;

  if (kind == REGIE_FILE_PEOPLE)
    return regie_import_new (work->office, text, length, error);
  if (kind == REGIE_FILE_OFFERS || kind == REGIE_FILE_WISHES)
    return regie_desk_import_new (work->office, kind == REGIE_FILE_WISHES, text, length, error);
  if (kind == REGIE_FILE_INVOICES)
    return regie_invoice_import_new (work->office, whose, text, length, error);
  provider = regie_report_provider_load (work->db, NULL, whose, error);
  return provider != NULL
           ? regie_report_import_new (work->office, provider, NULL, text, length, error)
           : NULL;
}

static void
set_columns (RegieImport *import, RegieForm *settings)
{
  for (guint i = 0; i < regie_import_n_columns (import); i++)
    {
      g_autofree char *key = g_strdup_printf (REGIE_FILE_COLUMN, i);
      const char *target = regie_form_get (settings, key);

      if (target != NULL)
        regie_import_set_target (import, i, strcmp (target, REGIE_FILE_SKIP) != 0 ? target : NULL);
    }
}

static gboolean
set_report (RegieImport *import, RegieForm *settings, GError **error)
{
  const char *text = regie_form_get (settings, REGIE_FILE_PERIOD);
  RegiePeriod period;

  if (text != NULL && !regie_period_parse (text, &period))
    return regie_refuse (error,
                         _("Period: expected a month 2026-10, a quarter 2026-K4 or a year 2026"));
  regie_report_import_set_period (import, text != NULL ? &period : NULL);
  regie_report_import_set_corrects (import, regie_form_get (settings, REGIE_FILE_CORRECTS) != NULL);
  return TRUE;
}

/* A file as TARGET has it, taken apart; the text stays TARGET's. */
typedef struct {
  guint32 kind;
  gint64 whose;
  const char *text;
  gsize length;
  RegieForm *settings;
} File;

static void
file_clear (File *self)
{
  g_clear_pointer (&self->settings, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (File, file_clear)

static void
file_init (File *self, GVariant *target)
{
  g_autoptr (GVariant) text = g_variant_get_child_value (target, 2);
  g_autoptr (GVariant) settings = g_variant_get_child_value (target, 3);

  g_variant_get_child (target, 0, "u", &self->kind);
  g_variant_get_child (target, 1, "x", &self->whose);
  self->text = g_variant_get_fixed_array (text, &self->length, 1);
  if (self->text == NULL)
    self->text = ""; /* an empty file */
  self->settings = regie_form_from_text (g_variant_get_string (settings, NULL));
}

/* Nothing of a file can be taken as it is read now: that is what was found, and no error. */
static gboolean
is_finding (const GError *error)
{
  return g_error_matches (error, REGIE_ERROR, REGIE_ERROR_INVALID)
         || g_error_matches (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
}

/* Reads and checks FILE. */
static Look *
look_at (const RegieWork *work, const File *file, GError **error)
{
  g_autoptr (Look) look = g_new0 (Look, 1);
  g_autoptr (GError) local = NULL;

  if (!may_read_in (work, file->kind, error)
      || (look->import = read_text (work, file->kind, file->whose, file->text, file->length, error))
           == NULL)
    return NULL;
  set_columns (look->import, file->settings);
  if (file->kind == REGIE_FILE_REPORT && !set_report (look->import, file->settings, error))
    return NULL;
  regie_import_take_doubtful (look->import,
                              regie_form_get (file->settings, REGIE_FILE_DOUBTFUL) != NULL);
  if (regie_import_check (look->import, work->db, work->cancellable, &local))
    return g_steal_pointer (&look);
  if (is_finding (local))
    {
      look->fault = g_strdup (local->message);
      return g_steal_pointer (&look);
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* What the columns are is remembered with the provider.  Nobody did it, so nobody's undo takes it
 * back. */
static void
keep_columns (const RegieWork *work, const RegieImport *import)
{
  const RegieApplier applier = { .schema = regie_schema (), .codes = work->office->codes };
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieChange) change = regie_report_import_keep_columns (import, work->db, &error);

  if (change != NULL && !regie_apply (work->db, &applier, change, NULL, &error))
    g_message ("The columns of a report could not be kept: %s", error->message);
}

/* What was shown is what is written: when others recorded what makes a difference, somebody looks
 * again. */
static gboolean
is_as_seen (const File *file, const Look *look, GError **error)
{
  const char *seen = regie_form_get (file->settings, REGIE_FILE_SEEN);

  if (look->fault != NULL)
    return regie_refuse (error, "%s", look->fault);
  if (seen == NULL || g_ascii_strtoull (seen, NULL, 10) == regie_import_n_accepted (look->import))
    return TRUE;
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                       _("Somebody else recorded something that this file is about. Nothing was "
                          "imported; look at the rows again."));
  return FALSE;
}

/* A file is checked against what who asks may see, as it was shown; what is shielded and stands in
 * its way makes a row a faulty one.  It is written in the tables themselves. */
static Look *
look_behind_veil (const RegieWork *work, const File *file, GError **error)
{
  gboolean put;
  Look *look;

  if (!regie_veil_put (work->db, work->me, &put, error))
    return NULL;
  look = look_at (work, file, error);
  if (put)
    regie_veil_lift (work->db);
  return look;
}

static gboolean
run_import (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
            GError **error)
{
  g_auto (File) file = { 0 };
  g_autoptr (Look) look = NULL;
  const char *name;
  guint n;

  file_init (&file, target);
  if ((look = look_behind_veil (work, &file, error)) == NULL || !is_as_seen (&file, look, error))
    return FALSE;
  name = regie_form_get (file.settings, REGIE_FILE_NAME);
  if (!regie_import_run (look->import, work->db, work->deriver, work->me->id,
                         name != NULL ? name : "", work->progress, work->progress_data,
                         work->cancellable, &outcome->seq, error))
    return FALSE;
  if (file.kind == REGIE_FILE_REPORT)
    keep_columns (work, look->import);
  n = regie_import_n_accepted (look->import);
  outcome->said = g_strdup_printf (ngettext ("%u row imported", "%u rows imported", n), n);
  return TRUE;
}

const RegieCommand regie_file_commands[REGIE_N_FILE_COMMANDS] = {
  [REGIE_FILE_IMPORT] = { "file.import", REGIE_FILE_TYPE, REGIE_RIGHT_NONE, .run = run_import },
};

static gpointer
answer_look (const RegieWork *work, GVariant *target, GError **error)
{
  g_auto (File) file = { 0 };
  g_autoptr (Look) look = NULL;

  file_init (&file, target);
  look = look_at (work, &file, error);
  return look != NULL ? regie_file_view_new (look->import, file.kind, look->fault) : NULL;
}

const RegieQuestion regie_file_questions[REGIE_N_FILE_QUESTIONS] = {
  [REGIE_FILE_LOOK] = { "file.look", REGIE_FILE_TYPE, REGIE_RIGHT_NONE, answer_look,
                        g_object_unref },
};
