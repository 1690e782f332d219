/* SPDX-License-Identifier: EUPL-1.2 */
/* One child, that can always be narrow. */
#include "regie-shrink-layout.h"

#define NARROWEST 340 /* pixels */

struct _RegieShrinkLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieShrinkLayout, regie_shrink_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
regie_shrink_layout_measure (GtkLayoutManager *manager, GtkWidget *widget,
                             GtkOrientation orientation, int for_size, int *minimum, int *natural,
                             int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, NARROWEST);
}

static void
regie_shrink_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                              int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static void
regie_shrink_layout_class_init (RegieShrinkLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = regie_shrink_layout_measure;
  manager_class->allocate = regie_shrink_layout_allocate;
}

static void
regie_shrink_layout_init (RegieShrinkLayout *self)
{
}
