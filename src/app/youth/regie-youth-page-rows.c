/* SPDX-License-Identifier: EUPL-1.2 */
/* What the page of young people asks, and the rows that it shows: first those that are seen, the
 * rest behind them. */
#include "regie-dialogs.h"
#include "regie-youth-commands.h"
#include "regie-youth-line.h"
#include "regie-youth-page-private.h"

#define FIRST_KEYS 256

/* The rest of the keys comes behind the frame that shows the first rows; when that is not seen any
 * more, with the rest of the page when it is seen again. */
static gboolean
ask_rest (gpointer data)
{
  RegieYouthPage *self = data;

  self->rest_id = 0;
  self->wants_rest = gtk_widget_get_mapped (GTK_WIDGET (self));
  regie_page_refresh (REGIE_PAGE (self));
  self->wants_rest = FALSE;
  return G_SOURCE_REMOVE;
}

static const RegieQuestion *
regie_youth_page_ask (RegiePage *page, GVariant **target)
{
  RegieYouthPage *self = REGIE_YOUTH_PAGE (page);
  g_autofree char *filter = NULL;

  if (!regie_page_may (page, REGIE_MAY_SEE_DOSSIERS))
    return NULL;
  filter = regie_youth_filter_to_text (self->filter);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->extending = self->wants_rest;
  *target = g_variant_new ("(sub)", filter, self->wants_rest ? 0 : FIRST_KEYS, !self->extending);
  return &regie_youth_questions[REGIE_YOUTH_IDS];
}

static void
regie_youth_page_show (RegiePage *page, gpointer data)
{
  RegieYouthPage *self = REGIE_YOUTH_PAGE (page);
  g_autoptr (RegieYouthAnswer) answer = data;

  if (self->extending)
    regie_rows_extend_keys (self->rows, g_steal_pointer (&answer->ids));
  else
    {
      regie_list_unselect_all (self->list);
      regie_rows_set_keys (self->rows, g_steal_pointer (&answer->ids), answer->n,
                           g_steal_pointer (&answer->first));
    }
  regie_list_set_n (self->list, answer->n);
  if (answer->partial)
    self->rest_id = g_idle_add_full (G_PRIORITY_LOW, ask_rest, self, NULL);
  regie_page_take_view (page, g_steal_pointer (&answer->view));
}

static GtkWidget *
create_line (gpointer data)
{
  RegieYouthPage *self = data;

  return regie_youth_line_new (regie_youth_heading_get_columns (self->heading),
                               regie_page_get_office (REGIE_PAGE (self)));
}

static void
bind_line (GtkWidget *widget, guint position, gpointer data)
{
  regie_youth_line_set_item (REGIE_YOUTH_LINE (widget),
                             regie_rows_get (((RegieYouthPage *) data)->rows, position));
}

void
regie_youth_page_lay_out (RegieYouthPage *self)
{
  const RegieYouthColumns *columns = regie_youth_heading_get_columns (self->heading);

  regie_list_set_factory (self->list, regie_youth_columns_row_height (columns), create_line,
                          bind_line, self);
}

static void
rows_loaded (RegieYouthPage *self, guint first, guint n)
{
  regie_list_refresh (self->list, first, n);
}

static void
rows_failed (RegieYouthPage *self, const GError *error)
{
  regie_show_error (GTK_WIDGET (self), error);
}

void
regie_youth_page_make_rows (RegieYouthPage *self)
{
  self->rows = regie_rows_new (regie_page_get_session (REGIE_PAGE (self)), sizeof (gint64),
                               &regie_youth_questions[REGIE_YOUTH_ROWS]);
  g_signal_connect_object (self->rows, "failed", G_CALLBACK (rows_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "loaded", G_CALLBACK (rows_loaded), self, G_CONNECT_SWAPPED);
}

void
regie_youth_page_class_install_rows (RegiePageClass *klass)
{
  klass->ask = regie_youth_page_ask;
  klass->show = regie_youth_page_show;
}
