/* SPDX-License-Identifier: EUPL-1.2 */
/* What the caseload asks, and the rows that it shows: first those that are seen, the rest behind
 * them. */
#include "regie-caseload-page-private.h"

#include "regie-dialogs.h"
#include "regie-office-commands.h"
#include "regie-person.h"

#define FIRST_KEYS 256

static gboolean
is_searching (RegieCaseloadPage *self)
{
  return self->query->text != NULL && *self->query->text != '\0';
}

const char *
regie_caseload_page_get_sort (RegieCaseloadPage *self)
{
  if (self->query->sort != NULL)
    return self->query->sort;
  return is_searching (self) ? "name" : "next";
}

/* The rest of the keys comes behind the frame that shows the first rows; when that is not seen any
 * more, with the rest of the page when it is seen again. */
static gboolean
ask_rest (gpointer data)
{
  RegieCaseloadPage *self = data;

  self->rest_id = 0;
  self->wants_rest = gtk_widget_get_mapped (GTK_WIDGET (self));
  regie_page_refresh (REGIE_PAGE (self));
  self->wants_rest = FALSE;
  return G_SOURCE_REMOVE;
}

/* Selected are places in the list: they stay so only while the same people stand there. */
static void
unselect_moved (RegieCaseloadPage *self, GArray *ids)
{
  g_autoptr (GArray) selected = regie_list_get_selection (self->list);

  for (guint i = 0; i < selected->len; i++)
    {
      guint position = g_array_index (selected, guint, i);
      const gint64 *id = regie_rows_key (self->rows, position);

      if (id == NULL || position >= ids->len || *id != g_array_index (ids, gint64, position))
        {
          regie_list_unselect_all (self->list);
          return;
        }
    }
}

static const RegieQuestion *
regie_caseload_page_ask (RegiePage *page, GVariant **target)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (page);
  g_autofree char *query = regie_query_to_text (self->query);
  /* To put what a search finds in order all of it must be found, so it is asked for at once. */
  guint most = self->wants_rest || is_searching (self) ? 0 : FIRST_KEYS;

  if (!regie_page_may (page, REGIE_MAY_SEE_DOSSIERS))
    return NULL;
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->extending = self->wants_rest;
  *target = g_variant_new ("(sub)", query, most, !self->extending);
  return &regie_office_questions[REGIE_CASELOAD_IDS];
}

static void
regie_caseload_page_show (RegiePage *page, gpointer data)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (page);
  g_autoptr (RegieCaseloadAnswer) answer = data;

  if (self->extending)
    regie_rows_extend_keys (self->rows, g_steal_pointer (&answer->ids));
  else
    {
      unselect_moved (self, answer->ids);
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
  RegieCaseloadPage *self = data;

  return regie_caseload_line_new (regie_caseload_heading_get_columns (self->heading));
}

static void
bind_line (GtkWidget *widget, guint position, gpointer data)
{
  regie_caseload_line_set_item (REGIE_CASELOAD_LINE (widget),
                                regie_rows_get (((RegieCaseloadPage *) data)->rows, position));
}

static void
rows_loaded (RegieCaseloadPage *self, guint first, guint n)
{
  regie_list_refresh (self->list, first, n);
}

static void
rows_failed (RegieCaseloadPage *self, const GError *error)
{
  regie_show_error (GTK_WIDGET (self), error);
}

void
regie_caseload_page_make_rows (RegieCaseloadPage *self)
{
  self->rows = regie_rows_new (regie_page_get_session (REGIE_PAGE (self)), sizeof (gint64),
                               &regie_office_questions[REGIE_CASELOAD_ROWS]);
  g_signal_connect_object (self->rows, "failed", G_CALLBACK (rows_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "loaded", G_CALLBACK (rows_loaded), self, G_CONNECT_SWAPPED);
}

void
regie_caseload_page_set_lanes (RegieCaseloadPage *self, gboolean lanes)
{
  self->lanes = lanes;
  regie_caseload_heading_set_lanes (self->heading, lanes);
  regie_list_set_factory (self->list, lanes ? 38 : 43, create_line, bind_line, self);
  g_object_notify (G_OBJECT (self), "lanes");
}

void
regie_caseload_page_class_install_rows (RegiePageClass *klass)
{
  klass->ask = regie_caseload_page_ask;
  klass->show = regie_caseload_page_show;
}
