/* SPDX-License-Identifier: EUPL-1.2 */
/* until the shell: the desk by the names that the window knows. */
#include "regie-desk-page.h"

gboolean
regie_desk_page_is_counter (RegieDeskPage *self)
{
  gboolean whole;

  g_object_get (self, "whole", &whole, NULL);
  return whole;
}

void
regie_desk_page_show (RegieDeskPage *self, const char *word, gint64 id)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(sx)", word, id));

  regie_page_open (REGIE_PAGE (self), target);
}

void
regie_desk_page_search (RegieDeskPage *self)
{
  regie_page_search (REGIE_PAGE (self));
}

void
regie_desk_page_set_narrow (RegieDeskPage *self, gboolean narrow)
{
  regie_page_set_narrow (REGIE_PAGE (self), narrow);
}

static void
whole_changed (RegieDeskPage *self)
{
  g_signal_emit_by_name (self, "counter", regie_desk_page_is_counter (self));
}

GtkWidget *
regie_desk_page_new (RegieSession *session)
{
  GtkWidget *self = g_object_new (REGIE_TYPE_DESK_PAGE, "session", session, NULL);

  g_signal_connect (self, "notify::whole", G_CALLBACK (whole_changed), NULL);
  return self;
}
