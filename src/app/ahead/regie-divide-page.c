/* SPDX-License-Identifier: EUPL-1.2 */
/* Dividing the caseload: what is proposed, and which of it is left out. */
#include "regie-divide-page.h"

#include "regie-ahead-commands.h"
#include "regie-divide-view.h"
#include "regie-do.h"
#include "regie-sheet.h"

struct _RegieDividePage {
  RegiePage parent_instance;
  GArray *left_out; /* gint64: dossiers, in the order in which they were */
};

G_DEFINE_FINAL_TYPE (RegieDividePage, regie_divide_page, REGIE_TYPE_PAGE)

static const RegieQuestion *
regie_divide_page_ask (RegiePage *page, GVariant **target)
{
  const GArray *left_out = REGIE_DIVIDE_PAGE (page)->left_out;

  *target = g_variant_new ("(@axu)",
                           g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, left_out->data,
                                                      left_out->len, sizeof (gint64)),
                           (guint32) REGIE_DIVIDE_MOST);
  return &regie_ahead_questions[REGIE_DIVIDE_READ];
}

static void
regie_divide_page_opened (RegiePage *page)
{
  regie_commands_guard (GTK_WIDGET (page), regie_page_get_session (page));
}

static void
leave_out (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDividePage *self = REGIE_DIVIDE_PAGE (widget);
  gint64 dossier = g_variant_get_int64 (target);

  g_array_append_val (self->left_out, dossier);
  regie_page_refresh (REGIE_PAGE (self));
}

static void
take_in (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDividePage *self = REGIE_DIVIDE_PAGE (widget);

  for (guint i = self->left_out->len; i-- > 0;)
    if (g_array_index (self->left_out, gint64, i) == g_variant_get_int64 (target))
      g_array_remove_index (self->left_out, i);
  regie_page_refresh (REGIE_PAGE (self));
}

static void
regie_divide_page_finalize (GObject *object)
{
  g_array_unref (REGIE_DIVIDE_PAGE (object)->left_out);
  G_OBJECT_CLASS (regie_divide_page_parent_class)->finalize (object);
}

static void
regie_divide_page_class_init (RegieDividePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_SHEET);
  g_type_ensure (regie_divide_view_get_type ());
  G_OBJECT_CLASS (klass)->finalize = regie_divide_page_finalize;
  REGIE_PAGE_CLASS (klass)->ask = regie_divide_page_ask;
  REGIE_PAGE_CLASS (klass)->opened = regie_divide_page_opened;
  gtk_widget_class_install_action (widget_class, "divide.leave-out", "x", leave_out);
  gtk_widget_class_install_action (widget_class, "divide.take-in", "x", take_in);
  regie_commands_install (widget_class, regie_ahead_commands, REGIE_N_AHEAD_COMMANDS);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-divide-page.ui");
}

static void
regie_divide_page_init (RegieDividePage *self)
{
  self->left_out = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
}
