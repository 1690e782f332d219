/* SPDX-License-Identifier: EUPL-1.2 */
/* Terms, destroying, and the declaration of it. */
#include "regie-retention.h"

#include <glib/gi18n.h>

#include "regie-erase.h"
#include "regie-error.h"
#include "regie-letter.h"
#include "regie-save.h"
#include "regie-setting.h"
#include "regie-text.h"

static void
kind_free (gpointer data)
{
  RegieRetentionKind *self = data;

  g_free (self->id);
  g_free (self->name);
  g_free (self->term);
  g_free (self->ground);
  g_free (self->after);
  g_free (self);
}

/* What a rule says need not be said again. */
static gboolean
read_rule (RegieIni *ini, const RegieOffice *office, RegieRetentionKind *kind, const char *id,
           GError **error)
{
  int at = regie_rules_find (office->rules, id);
  const RegieRule *rule;

  if (at < 0)
    return regie_ini_fault (ini, error, kind->id, "regel", _("there is no rule %s"), id);
  rule = regie_rules_get (office->rules, (guint) at);
  kind->name = g_strdup (rule->name);
  kind->term = g_strdup (rule->why);
  kind->ground = g_strdup (rule->article);
  return TRUE;
}

static gboolean
read_kind (RegieIni *ini, const RegieOffice *office, RegieRetentionKind *kind, GError **error)
{
  g_autofree char *rule = regie_ini_dup (ini, kind->id, "regel");
  g_autofree char *assumed = regie_ini_dup (ini, kind->id, "aanname");

  kind->is_assumed = assumed != NULL;
  kind->after = regie_words_dup (ini, kind->id, "daarna");
  if (rule != NULL)
    return read_rule (ini, office, kind, rule, error);
  kind->name = regie_words_dup (ini, kind->id, "naam");
  kind->term = regie_words_dup (ini, kind->id, "termijn");
  kind->ground = regie_ini_dup (ini, kind->id, "grondslag");
  return (kind->name != NULL && kind->term != NULL && kind->ground != NULL)
         || regie_ini_fault (ini, error, kind->id, NULL,
                             _("expected a rule, or a name, a term and a ground"));
}

GPtrArray *
regie_retention_load_kinds (const RegieOffice *office, GError **error)
{
  g_autofree char *path = regie_office_dup_path ("retention.ini");
  g_autoptr (RegieIni) ini = regie_ini_load (path, error);
  g_autoptr (GPtrArray) kinds = g_ptr_array_new_with_free_func (kind_free);
  g_auto (GStrv) groups = NULL;

  g_return_val_if_fail (office != NULL, NULL);
  if (ini == NULL)
    return NULL;
  groups = g_key_file_get_groups (ini->keys, NULL);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      RegieRetentionKind *kind = g_new0 (RegieRetentionKind, 1);

      kind->id = g_strdup (groups[i]);
      g_ptr_array_add (kinds, kind);
      if (!read_kind (ini, office, kind, error))
        return NULL;
    }
  return g_steal_pointer (&kinds);
}

/* "Orders, invoices and budget (7 years after the financial year); …": what no law sets. */
static char *
dup_assumed (const GPtrArray *kinds)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < kinds->len; i++)
    {
      const RegieRetentionKind *kind = kinds->pdata[i];

      if (kind->is_assumed)
        g_string_append_printf (list, "%s%s (%s)", list->len > 0 ? "; " : "", kind->name,
                                kind->term);
    }
  return list->len > 0
           ? g_strdup_printf (_("Assumptions of the office, which no law sets: %s."), list->str)
           : NULL;
}

RegieDocument *
regie_retention_declare (const RegieOffice *office, const GPtrArray *kinds, const char *sender,
                         const GPtrArray *expired, const char *name, RegieDay today)
{
  const RegieRule *keep = regie_rules_get (office->rules, office->rules->role[REGIE_RULE_IS_KEEP]);
  RegieDocument *document = regie_document_new (_("Declaration of destruction"), today);
  g_autofree char *day = regie_day_dup_long (today);
  g_autofree char *what = g_strdup_printf (ngettext ("On %s %u dossier was destroyed by %s.",
                                                     "On %s %u dossiers were destroyed by %s.",
                                                     expired->len),
                                           day, expired->len, name);
  g_autofree char *ground = g_strdup_printf (_("Ground: %s (%s)."), keep->why, keep->article);
  g_autofree char *assumed = dup_assumed (kinds);
  const gboolean amounts[] = { FALSE, FALSE, FALSE };

  regie_document_add (document, REGIE_DOCUMENT_TITLE, _("Declaration of destruction"));
  if (sender != NULL)
    regie_document_add (document, REGIE_DOCUMENT_SMALL, sender);
  regie_document_add (document, REGIE_DOCUMENT_TEXT, what);
  regie_document_add (document, REGIE_DOCUMENT_TEXT, ground);
  regie_document_add (document, REGIE_DOCUMENT_TEXT,
                      _("Gone are the facts, the intake, the plan, letters, notes, files and the "
                         "values in the log. What art. 9.9 lid 2 names is kept for at most 50 "
                         "years; amounts and hours stay without a person."));
  if (assumed != NULL)
    regie_document_add (document, REGIE_DOCUMENT_TEXT, assumed);
  regie_document_add_list (document, 3, amounts);
  regie_document_add_cell (document, _("Dossier number"));
  regie_document_add_cell (document, _("End of the duty"));
  regie_document_add_cell (document, _("May go from"));
  for (guint i = 0; i < expired->len; i++)
    {
      const RegieExpired *one = expired->pdata[i];
      char ended[REGIE_DAY_TEXT], due[REGIE_DAY_TEXT];

      regie_document_add_cell (document, one->number != NULL ? one->number : "–");
      regie_document_add_cell (document, one->ended != REGIE_DAY_NONE
                                           ? regie_day_format (one->ended, ended)
                                           : "–");
      regie_document_add_cell (document, regie_day_format (one->due, due));
    }
  return document;
}

static gboolean
write_pdf (gconstpointer document, GOutputStream *stream, GError **error)
{
  return regie_document_write_pdf (document, stream, error);
}

static gboolean
declare (const RegieWork *work, const GPtrArray *gone, GFile *file, GError **error)
{
  g_autoptr (GPtrArray) settings = regie_settings_load (work->db, error);
  g_autofree char *sender = settings != NULL ? regie_letter_dup_office (settings, "naam") : NULL;
  g_autoptr (GPtrArray) kinds = NULL;
  g_autoptr (RegieDocument) document = NULL;

  if (settings == NULL || (kinds = regie_retention_load_kinds (work->office, error)) == NULL)
    return FALSE;
  document = regie_retention_declare (work->office, kinds, sender, gone, work->me->name,
                                      work->today);
  return regie_save (file, write_pdf, document, NULL, error);
}

static gboolean
is_among (gint64 id, const gint64 *ids, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

/* Destroys ALL but those of LEFT_OUT; what went is in GONE (which borrows), also when it ends with
 * ERROR set. */
static gboolean
destroy_each (const RegieWork *work, const GPtrArray *all, const gint64 *left_out, gsize n,
              GPtrArray *gone, GError **error)
{
  for (guint i = 0; i < all->len; i++)
    {
      RegieExpired *one = all->pdata[i];

      if (is_among (one->dossier, left_out, n))
        continue;
      if (g_cancellable_is_cancelled (work->cancellable))
        return TRUE;
      if (!regie_erase_dossier (work->db, work->office, one->dossier,
                                regie_erase_ground_name (REGIE_ERASE_TIME), work->me->id, error))
        return FALSE;
      g_ptr_array_add (gone, one);
      if (work->progress != NULL)
        work->progress (i + 1, all->len, work->progress_data);
    }
  return TRUE;
}

gboolean
regie_retention_destroy (const RegieWork *work, const gint64 *left_out, gsize n, guint shown,
                         GFile *file, guint *done, GError **error)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) gone = g_ptr_array_new ();
  g_autoptr (GError) why = NULL;
  gboolean is_whole;

  g_return_val_if_fail (work != NULL && file != NULL && done != NULL, FALSE);
  if ((all = regie_retention_load_expired (work->db, work->today, error)) == NULL)
    return FALSE;
  if (all->len != shown)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                           _("The list is another one by now. Look through it again; nothing was "
                              "destroyed."));
      return FALSE;
    }
  /* A declaration that cannot be written is known before there is something to declare. */
  if (!declare (work, gone, file, error))
    return FALSE;
  is_whole = destroy_each (work, all, left_out, n, gone, &why);
  *done = gone->len;
  /* Of two things that go wrong the first is said. */
  if (!is_whole)
    {
      declare (work, gone, file, NULL);
      g_propagate_error (error, g_steal_pointer (&why));
      return FALSE;
    }
  return declare (work, gone, file, error);
}
