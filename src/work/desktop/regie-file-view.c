/* SPDX-License-Identifier: EUPL-1.2 */
/* What was found in a file that is to be read in, in words. */
#include "regie-file-view.h"

#include <glib/gi18n.h>

#include "regie-file-commands.h"
#include "regie-invoice.h"
#include "regie-money.h"
#include "regie-report.h"

#define MOST_SHOWN 200

static const RegieProp choice_props[] = {
  REGIE_PROP (RegieFileChoice, target, "target", TEXT),
  REGIE_PROP (RegieFileChoice, label, "label", TEXT),
};

REGIE_DEFINE_ITEM (RegieFileChoice, regie_file_choice, choice_props)

static const RegieProp column_props[] = {
  REGIE_PROP (RegieFileColumn, number, "number", INT),
  REGIE_PROP (RegieFileColumn, heading, "heading", TEXT),
  REGIE_PROP (RegieFileColumn, sample, "sample", TEXT),
  REGIE_PROP (RegieFileColumn, chosen, "chosen", INT),
};

REGIE_DEFINE_ITEM (RegieFileColumn, regie_file_column, column_props)

static const RegieProp view_props[] = {
  REGIE_PROP (RegieFileView, summary, "summary", TEXT),
  REGIE_PROP (RegieFileView, remarks, "remarks", OBJECT),
  REGIE_PROP (RegieFileView, faults, "faults", OBJECT),
  REGIE_PROP (RegieFileView, has_remarks, "has-remarks", BOOL),
  REGIE_PROP (RegieFileView, has_faults, "has-faults", BOOL),
  REGIE_PROP (RegieFileView, has_doubtful, "has-doubtful", BOOL),
  REGIE_PROP (RegieFileView, is_report, "is-report", BOOL),
  REGIE_PROP (RegieFileView, is_known, "is-known", BOOL),
  REGIE_PROP (RegieFileView, can_run, "can-run", BOOL),
  REGIE_PROP (RegieFileView, n_accepted, "n-accepted", INT),
  REGIE_PROP (RegieFileView, choices, "choices", LIST),
  REGIE_PROP (RegieFileView, columns, "columns", LIST),
};

REGIE_DEFINE_ITEM (RegieFileView, regie_file_view, view_props)

static char *
dup_about_report (const RegieImport *import)
{
  g_autofree char *period = regie_period_dup_label (regie_report_import_period (import));
  guint n = regie_report_import_n_replaced (import);

  if (n == 0)
    return g_strdup_printf (_("The report is about %s."), period);
  return g_strdup_printf (ngettext ("The report is about %s; it takes the place of %u line.",
                                    "The report is about %s; it takes the place of %u lines.", n),
                          period, n);
}

static char *
dup_about_invoices (const RegieImport *import)
{
  const RegieBillLine *line;
  g_autofree char *money = NULL;
  guint different = 0;
  gint64 amount = 0;

  for (guint i = 0; (line = regie_invoice_import_line (import, i)) != NULL; i++)
    {
      different += line->bill != REGIE_BILL_RIGHT;
      amount += line->amount;
    }
  money = regie_money_dup (amount, FALSE);
  return g_strdup_printf (ngettext ("Together %s; %u line differs from order and report.",
                                    "Together %s; %u lines differ from order and report.",
                                    different),
                          money, different);
}

/* What else is known of the file: its period, or how many lines of an invoice differ. */
static char *
dup_extra (const RegieImport *import, guint kind)
{
  if (kind == REGIE_FILE_REPORT && regie_import_n_accepted (import) > 0)
    return dup_about_report (import);
  return kind == REGIE_FILE_INVOICES ? dup_about_invoices (import) : NULL;
}

/* Which columns go nowhere; NULL when all are read. */
static char *
dup_unread (const RegieImport *import)
{
  g_auto (GStrv) unread = regie_import_dup_unread (import);
  g_autofree char *list = g_strjoinv (", ", unread);

  /* TRANSLATORS: the headings of columns of a file */
  return unread[0] != NULL ? g_strdup_printf (_("Not read: %s."), list) : NULL;
}

static char *
dup_summary (const RegieImport *import, guint kind)
{
  g_autofree char *summary = g_strdup_printf (_("%u rows: %u can be imported, %u cannot."),
                                              regie_import_n_rows (import),
                                              regie_import_n_accepted (import),
                                              regie_import_n_faults (import));
  g_autofree char *extra = dup_extra (import, kind);
  g_autofree char *unread = dup_unread (import);

  if (extra == NULL)
    return g_strjoin (" ", summary, unread, NULL);
  return g_strjoin (" ", summary, extra, unread, NULL);
}

typedef const RegieImportFault *(*Said) (const RegieImport *import, guint index);

/* The rows of the file of which something is SAID, with what. */
static RegieChapter *
said_new (const RegieImport *import, const char *title, Said said)
{
  g_autoptr (GListStore) chapters = regie_chapters_new ();
  RegieChapter *chapter = regie_chapters_add (chapters, title, NULL);
  const RegieImportFault *one;

  for (guint i = 0; i < MOST_SHOWN && (one = said (import, i)) != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf (_("line %u"), one->line);
      g_autofree char *name = g_strdup_printf ("%u/%u", one->line, i);

      regie_line_add_word (regie_chapter_add_line (chapter, name, one->field, one->reason), number,
                           "dim-label");
    }
  return g_object_ref (chapter);
}

static void
add_choice (GListStore *choices, const char *target, const char *label)
{
  g_autoptr (RegieFileChoice) choice = g_object_new (regie_file_choice_get_type (), NULL);

  choice->target = g_strdup (target);
  choice->label = g_strdup (label);
  g_list_store_append (choices, choice);
}

static void
add_columns (RegieFileView *self, const RegieImport *import)
{
  g_auto (GStrv) targets = regie_import_dup_targets (import);

  add_choice (self->choices, "", _("Leave out"));
  for (guint i = 0; targets[i] != NULL; i += 2)
    add_choice (self->choices, targets[i], targets[i + 1]);
  for (guint i = 0; i < regie_import_n_columns (import); i++)
    {
      g_autoptr (RegieFileColumn) column = g_object_new (regie_file_column_get_type (), NULL);
      const char *target = regie_import_get_target (import, i);
      const char *sample = regie_import_cell (import, 0, i);

      column->number = (int) i;
      column->heading = g_strdup (regie_import_heading (import, i));
      column->sample = g_strdup (sample != NULL ? sample : "");
      for (guint k = 0; targets[k] != NULL && target != NULL; k += 2)
        if (g_strcmp0 (targets[k], target) == 0)
          column->chosen = (int) k / 2 + 1;
      g_list_store_append (self->columns, column);
    }
}

RegieFileView *
regie_file_view_new (const RegieImport *import, guint kind, const char *fault)
{
  RegieFileView *self;

  g_return_val_if_fail (import != NULL && kind < REGIE_N_FILE_KINDS, NULL);
  self = g_object_new (regie_file_view_get_type (), NULL);
  self->is_report = kind == REGIE_FILE_REPORT;
  add_columns (self, import);
  if (fault != NULL)
    {
      self->summary = g_strdup (fault);
      return self;
    }
  self->summary = dup_summary (import, kind);
  self->is_known = self->is_report && regie_report_import_is_known (import);
  self->n_accepted = (int) regie_import_n_accepted (import);
  self->can_run = self->n_accepted > 0;
  self->has_doubtful = regie_import_n_doubtful (import) > 0;
  self->remarks = said_new (import, _("Rows worth a look"), regie_import_remark);
  self->has_remarks = regie_import_remark (import, 0) != NULL;
  self->faults = said_new (import, _("Rows that cannot be imported"), regie_import_fault);
  self->has_faults = regie_import_n_faults (import) > 0;
  return self;
}
