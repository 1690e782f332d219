/* SPDX-License-Identifier: EUPL-1.2 */
/* The norms that are missed: everything of it is a binding. */
#include "regie-norms-part.h"

#include "regie-closures.h"
#include "regie-dashboard-view.h"
#include "regie-norm-chip.h"
#include "regie-norms-view.h"
#include "regie-repeat.h"

struct _RegieNormsPart {
  RegiePage parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieNormsPart, regie_norms_part, REGIE_TYPE_PAGE)

/* For the .ui. */
static int
columns (RegieNormsPart *self, gboolean narrow)
{
  return narrow ? 1 : 4;
}

static const RegieQuestion *
regie_norms_part_ask (RegiePage *page, GVariant **target)
{
  return regie_page_may (page, REGIE_MAY_SEE_DOSSIERS) ? &regie_figure_questions[REGIE_NORMS_READ]
                                                       : NULL;
}

static void
regie_norms_part_class_init (RegieNormsPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_NORM_CHIP);
  g_type_ensure (REGIE_TYPE_REPEAT);
  g_type_ensure (regie_norms_view_get_type ());
  REGIE_PAGE_CLASS (klass)->ask = regie_norms_part_ask;
  regie_widget_class_set_ui (widget_class, "regie-norms-part.ui");
  gtk_widget_class_bind_template_callback (widget_class, columns);
}

static void
regie_norms_part_init (RegieNormsPart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

#define WAITING "regie-norms-part" /* of the box: the source that adds it */

static gboolean
add (gpointer data)
{
  GtkWidget *page = gtk_widget_get_ancestor (data, REGIE_TYPE_PAGE);
  GtkWidget *part;

  g_object_steal_data (data, WAITING);
  if (page == NULL)
    return G_SOURCE_REMOVE;
  part = g_object_new (REGIE_TYPE_NORMS_PART, "session", regie_page_get_session (REGIE_PAGE (page)),
                       NULL);
  g_object_bind_property (page, "narrow", part, "narrow", G_BINDING_SYNC_CREATE);
  gtk_box_append (data, part);
  return G_SOURCE_REMOVE;
}

static void
forget (gpointer id)
{
  g_source_remove (GPOINTER_TO_UINT (id));
}

void
regie_norms_part_add (GtkBox *box)
{
  g_return_if_fail (GTK_IS_BOX (box));
  if (gtk_widget_get_first_child (GTK_WIDGET (box)) == NULL
      && g_object_get_data (G_OBJECT (box), WAITING) == NULL)
    /* It is not held: a box that goes first takes the source with it. */
    g_object_set_data_full (G_OBJECT (box), WAITING,
                            GUINT_TO_POINTER (g_idle_add_full (G_PRIORITY_LOW, add, box, NULL)),
                            forget);
}
