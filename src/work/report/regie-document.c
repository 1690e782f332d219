/* SPDX-License-Identifier: EUPL-1.2 */
/* A report on paper as a list of its parts, and as plain text. */
#include "regie-document-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-save.h"

static void
part_free (gpointer data)
{
  RegieDocumentPart *self = data;

  g_free (self->text);
  g_free (self->amounts);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_object (&self->chart);
  g_free (self);
}

RegieDocument *
regie_document_new (const char *title, RegieDay day)
{
  RegieDocument *self;

  g_return_val_if_fail (title != NULL, NULL);
  self = g_new0 (RegieDocument, 1);
  self->title = g_strdup (title);
  self->day = day;
  self->parts = g_ptr_array_new_with_free_func (part_free);
  return self;
}

void
regie_document_free (RegieDocument *self)
{
  g_free (self->title);
  g_free (self->foot);
  g_ptr_array_unref (self->parts);
  g_free (self);
}

void
regie_document_wipe (RegieDocument *self)
{
  g_return_if_fail (self != NULL);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const RegieDocumentPart *part = self->parts->pdata[i];

      if (part->text != NULL)
        explicit_bzero (part->text, strlen (part->text));
      for (guint k = 0; part->cells != NULL && k < part->cells->len; k++)
        explicit_bzero (part->cells->pdata[k], strlen (part->cells->pdata[k]));
    }
}

const char *
regie_document_get_title (const RegieDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->title;
}

const GPtrArray *
regie_document_get_parts (const RegieDocument *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->parts;
}

static RegieDocumentPart *
add_part (RegieDocument *self, RegieDocumentKind kind)
{
  RegieDocumentPart *part = g_new0 (RegieDocumentPart, 1);

  part->kind = kind;
  g_ptr_array_add (self->parts, part);
  return part;
}

void
regie_document_add (RegieDocument *self, RegieDocumentKind kind, const char *text)
{
  g_return_if_fail (self != NULL && text != NULL && kind < REGIE_DOCUMENT_TABLE);
  add_part (self, kind)->text = g_strdup (text);
}

void
regie_document_add_table (RegieDocument *self, guint columns)
{
  RegieDocumentPart *part;

  g_return_if_fail (self != NULL && columns > 0);
  part = add_part (self, REGIE_DOCUMENT_TABLE);
  part->columns = columns;
  part->cells = g_ptr_array_new_with_free_func (g_free);
}

void
regie_document_add_list (RegieDocument *self, guint columns, const gboolean *amounts)
{
  RegieDocumentPart *part;

  g_return_if_fail (self != NULL && columns > 0 && amounts != NULL);
  regie_document_add_table (self, columns);
  part = self->parts->pdata[self->parts->len - 1];
  part->amounts = g_memdup2 (amounts, columns * sizeof *amounts);
}

void
regie_document_set_landscape (RegieDocument *self, gboolean landscape)
{
  g_return_if_fail (self != NULL);
  self->landscape = landscape;
}

void
regie_document_set_foot (RegieDocument *self, const char *foot)
{
  g_return_if_fail (self != NULL);
  g_free (self->foot);
  self->foot = g_strdup (foot);
}

void
regie_document_add_cell (RegieDocument *self, const char *text)
{
  RegieDocumentPart *part;

  g_return_if_fail (self != NULL && text != NULL && self->parts->len > 0);
  part = self->parts->pdata[self->parts->len - 1];
  g_return_if_fail (part->kind == REGIE_DOCUMENT_TABLE);
  g_ptr_array_add (part->cells, g_strdup (text));
}

void
regie_document_take_chart (RegieDocument *self, RegieChart *chart)
{
  g_return_if_fail (self != NULL && REGIE_IS_CHART (chart));
  add_part (self, REGIE_DOCUMENT_CHART)->chart = chart;
}

guint
regie_document_part_get_n_rows (const RegieDocumentPart *self)
{
  return self->cells->len / self->columns;
}

const char *
regie_document_part_get_cell (const RegieDocumentPart *self, guint row, guint column)
{
  return self->cells->pdata[row * self->columns + column];
}

/* The cells under each other, the amounts at the right. */
static void
append_table (GString *out, const RegieDocumentPart *part)
{
  g_autofree long *widths = g_new0 (long, part->columns);
  guint n_rows = regie_document_part_get_n_rows (part);

  for (guint row = 0; row < n_rows; row++)
    for (guint i = 0; i < part->columns; i++)
      widths[i] = MAX (widths[i], g_utf8_strlen (regie_document_part_get_cell (part, row, i), -1));
  for (guint row = 0; row < n_rows; row++)
    for (guint i = 0; i < part->columns; i++)
      {
        const char *text = regie_document_part_get_cell (part, row, i);
        int rest = (int) (widths[i] - g_utf8_strlen (text, -1));

        if (i == 0)
          g_string_append_printf (out, "  %s%*s", text, rest, "");
        else
          g_string_append_printf (out, "  %*s%s", rest, "", text);
        if (i + 1 == part->columns)
          g_string_append_c (out, '\n');
      }
}

static void
append_chart (GString *out, RegieChart *chart)
{
  g_string_append_printf (out, "%s\n", chart->title);
  for (guint i = 0; i < regie_chart_get_n_points (chart); i++)
    g_string_append_printf (out, "  %s\n", regie_chart_get_point (chart, i)->spoken);
}

char *
regie_document_dup_text (const RegieDocument *self)
{
  GString *out = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const RegieDocumentPart *part = self->parts->pdata[i];

      if (out->len > 0 && part->kind != REGIE_DOCUMENT_POINT && part->kind != REGIE_DOCUMENT_SMALL)
        g_string_append_c (out, '\n');
      if (part->kind == REGIE_DOCUMENT_TABLE)
        append_table (out, part);
      else if (part->kind == REGIE_DOCUMENT_CHART)
        append_chart (out, part->chart);
      else
        g_string_append_printf (out, "%s%s\n", part->kind == REGIE_DOCUMENT_POINT ? "  - " : "",
                                part->text);
    }
  return g_string_free (out, FALSE);
}

typedef struct {
  const RegieDocument *document;
  const char *language;
  gboolean is_pdf;
} Saving;

static gboolean
write_document (gconstpointer data, GOutputStream *stream, GError **error)
{
  const Saving *self = data;

  return self->is_pdf ? regie_document_write_pdf (self->document, stream, error)
                      : regie_document_write_odt (self->document, self->language, stream, error);
}

static gboolean
has_ending (GFile *file, const char *ending)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *small = g_ascii_strdown (name, -1);

  return g_str_has_suffix (small, ending);
}

gboolean
regie_document_check_name (GFile *file, GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  if (has_ending (file, ".pdf") || has_ending (file, ".odt"))
    return TRUE;
  return regie_refuse (error, _("The name of the file of a report ends with .odt or .pdf."));
}

gboolean
regie_document_save (const RegieDocument *self, const char *language, GFile *file,
                     GCancellable *cancellable, GError **error)
{
  const Saving saving = { self, language, has_ending (file, ".pdf") };

  g_return_val_if_fail (self != NULL && language != NULL && G_IS_FILE (file), FALSE);
  return regie_document_check_name (file, error)
         && regie_save (file, write_document, &saving, cancellable, error);
}
