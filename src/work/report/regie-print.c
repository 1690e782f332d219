/* SPDX-License-Identifier: EUPL-1.2 */
/* The pages of a document, ready to be drawn. */
#include "regie-print.h"

#include "regie-document-private.h"

struct _RegiePrint {
  GObject parent_instance;
  char *title;
  GPtrArray *sheets; /* cairo_surface_t */
  double width, height;
};

G_DEFINE_FINAL_TYPE (RegiePrint, regie_print, G_TYPE_OBJECT)

static void
regie_print_finalize (GObject *object)
{
  RegiePrint *self = REGIE_PRINT (object);

  g_free (self->title);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  G_OBJECT_CLASS (regie_print_parent_class)->finalize (object);
}

static void
regie_print_class_init (RegiePrintClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = regie_print_finalize;
}

static void
regie_print_init (RegiePrint *self)
{
}

RegiePrint *
regie_print_new (const RegieDocument *document)
{
  RegiePrint *self;

  g_return_val_if_fail (document != NULL, NULL);
  self = g_object_new (REGIE_TYPE_PRINT, NULL);
  self->title = g_strdup (regie_document_get_title (document));
  self->sheets = regie_document_dup_sheets (document, &self->width, &self->height);
  return self;
}

const char *
regie_print_get_title (RegiePrint *self)
{
  g_return_val_if_fail (REGIE_IS_PRINT (self), NULL);
  return self->title;
}

guint
regie_print_get_n_pages (RegiePrint *self)
{
  g_return_val_if_fail (REGIE_IS_PRINT (self), 0);
  return self->sheets->len;
}

double
regie_print_get_width (RegiePrint *self)
{
  g_return_val_if_fail (REGIE_IS_PRINT (self), 0);
  return self->width;
}

gboolean
regie_print_is_landscape (RegiePrint *self)
{
  g_return_val_if_fail (REGIE_IS_PRINT (self), FALSE);
  return self->width > self->height;
}

void
regie_print_draw (RegiePrint *self, guint place, cairo_t *cr)
{
  g_return_if_fail (REGIE_IS_PRINT (self) && place < self->sheets->len && cr != NULL);
  cairo_set_source_surface (cr, self->sheets->pdata[place], 0, 0);
  cairo_paint (cr);
}
