/* SPDX-License-Identifier: EUPL-1.2 */
/* Parts beside each other, on as many lines as they need. */
#include "regie-flow-layout.h"

#define BETWEEN 6 /* pixels */

struct _RegieFlowLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieFlowLayout, regie_flow_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct {
  GtkWidget *begin, *end; /* the first child, and the one after the last */
  int width, height;
} Line;

static int
measure (GtkWidget *child, GtkOrientation orientation, int for_size, int *minimum)
{
  int natural;

  gtk_widget_measure (child, orientation, for_size, minimum, &natural, NULL, NULL);
  return natural;
}

/* What CHILD takes of a line of WIDTH. */
static int
width_of (GtkWidget *child, int width)
{
  int minimum;
  const int natural = measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum);

  return MAX (MIN (natural, width), minimum);
}

/* Fills one line of WIDTH from BEGIN on; a child that is hidden takes nothing. */
static Line
fill (GtkWidget *begin, int width)
{
  Line line = { begin, begin, 0, 0 };

  for (; line.end != NULL; line.end = gtk_widget_get_next_sibling (line.end))
    {
      const int wide = gtk_widget_should_layout (line.end) ? width_of (line.end, width) : 0;
      int minimum;

      if (!gtk_widget_should_layout (line.end))
        continue;
      if (line.width > 0 && line.width + BETWEEN + wide > width)
        break;
      line.width += wide + (line.width > 0 ? BETWEEN : 0);
      line.height = MAX (line.height, measure (line.end, GTK_ORIENTATION_VERTICAL, wide, &minimum));
    }
  return line;
}

static int
height_for (GtkWidget *widget, int width)
{
  int height = 0;

  for (Line line = fill (gtk_widget_get_first_child (widget), width); line.width > 0;
       line = fill (line.end, width))
    height += line.height + (height > 0 ? BETWEEN : 0);
  return height;
}

static void
regie_flow_layout_measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation,
                           int for_size, int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  int widest = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = height_for (widget, for_size < 0 ? G_MAXINT / 2 : for_size);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        measure (child, orientation, -1, minimum);
        widest = MAX (widest, *minimum);
      }
  *minimum = widest;
  *natural = MAX (widest, fill (gtk_widget_get_first_child (widget), G_MAXINT / 2).width);
}

static void
place (GtkWidget *widget, const Line *line, int x, int y, int width)
{
  const gboolean is_flipped = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  for (GtkWidget *child = line->begin; child != line->end;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        const int wide = width_of (child, width);

        gtk_widget_size_allocate (
          child, &(GtkAllocation){ is_flipped ? width - x - wide : x, y, wide, line->height }, -1);
        x += wide + BETWEEN;
      }
}

static void
regie_flow_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height,
                            int baseline)
{
  const gboolean from_start = gtk_widget_get_halign (widget) == GTK_ALIGN_START;
  Line line = fill (gtk_widget_get_first_child (widget), width);

  /* On one line each stands in the middle of its height. */
  if (line.width > 0 && fill (line.end, width).width == 0)
    line.height = MAX (line.height, height);
  for (int y = 0; line.width > 0; line = fill (line.end, width))
    {
      place (widget, &line, from_start ? 0 : MAX (width - line.width, 0), y, width);
      y += line.height + BETWEEN;
    }
}

static GtkSizeRequestMode
regie_flow_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
regie_flow_layout_class_init (RegieFlowLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = regie_flow_layout_measure;
  manager_class->allocate = regie_flow_layout_allocate;
  manager_class->get_request_mode = regie_flow_layout_get_request_mode;
}

static void
regie_flow_layout_init (RegieFlowLayout *self)
{
}
