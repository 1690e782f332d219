/* SPDX-License-Identifier: EUPL-1.2 */
/* Words with an end beside or below them. */
#include "regie-row-layout.h"

/* Pixels: between parts, before the end, and below an end that stands below. */
#define BETWEEN 6
#define BEFORE 12
#define BELOW 8
/* Of the room for words and end, what the words keep in hundredths; and what is enough for them in
 * any row, in letters. */
#define WORDS 60
#define LETTERS 32

struct _RegieRowLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieRowLayout, regie_row_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct {
  GtkWidget *words, *end; /* END is NULL when nothing is shown there */
  int start, least_words, words_width, least_end, end_width;
  int letter; /* the width of one */
} Parts;

static int
measure (GtkWidget *child, GtkOrientation orientation, int for_size, int *minimum)
{
  int natural;

  gtk_widget_measure (child, orientation, for_size, minimum, &natural, NULL, NULL);
  return natural;
}

static int
letter_of (GtkWidget *widget)
{
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (widget),
                                                         NULL, NULL);
  const int width = pango_font_metrics_get_approximate_char_width (metrics);

  pango_font_metrics_unref (metrics);
  return PANGO_PIXELS (width);
}

/* The parts of HEADER: what comes before the words, these (they take the room that is left), and
 * the end. */
static Parts
find_parts (GtkWidget *header)
{
  Parts parts = { NULL, NULL, 0, 0, 0, 0, 0, letter_of (header) };

  for (GtkWidget *child = gtk_widget_get_first_child (header); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      if (gtk_widget_get_hexpand_set (child) && gtk_widget_get_hexpand (child))
        {
          parts.words = child;
          parts.words_width = measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &parts.least_words);
        }
      else if (!gtk_widget_should_layout (child))
        continue;
      else if (parts.words == NULL)
        parts.start += measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum) + BETWEEN;
      else
        {
          parts.end = child;
          parts.end_width = measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &parts.least_end);
        }
    }
  return parts;
}

/* What the words have beside the end, in a row of WIDTH. */
static int
words_beside (const Parts *parts, int width)
{
  return width - parts->start - (parts->end != NULL ? parts->end_width + BEFORE : 0);
}

static gboolean
stands_below (const Parts *parts, int width)
{
  const int enough = MIN (LETTERS * parts->letter, (width - parts->start) * WORDS / 100);
  const int wanted = MAX (MIN (parts->words_width, enough), parts->least_words);

  return parts->end != NULL && words_beside (parts, width) < wanted;
}

static int
height_of (GtkWidget *child, int width)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, minimum), NULL, &natural, NULL,
                      NULL);
  return natural;
}

/* The width of the end below the words: it may begin under what comes before them. */
static int
end_below (const Parts *parts, int width)
{
  return MAX (MIN (parts->end_width, width), parts->least_end);
}

static int
height_for (GtkWidget *header, int width)
{
  const Parts parts = find_parts (header);
  int height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (header); child != parts.words;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      height = MAX (height, height_of (child, -1));
  if (stands_below (&parts, width))
    return MAX (height, height_of (parts.words, width - parts.start))
           + height_of (parts.end, end_below (&parts, width)) + BELOW;
  height = MAX (height, height_of (parts.words, words_beside (&parts, width)));
  return parts.end != NULL ? MAX (height, height_of (parts.end, parts.end_width)) : height;
}

static void
regie_row_layout_measure (GtkLayoutManager *manager, GtkWidget *header, GtkOrientation orientation,
                          int for_size, int *minimum, int *natural, int *minimum_baseline,
                          int *natural_baseline)
{
  const Parts parts = find_parts (header);
  const int width = parts.start + parts.words_width
                    + (parts.end != NULL ? BEFORE + parts.end_width : 0);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = height_for (header, for_size < 0 ? width : for_size);
  else
    {
      *minimum = MAX (parts.start + parts.least_words, parts.least_end);
      *natural = MAX (width, *minimum);
    }
}

/* Gives CHILD its place, X being counted from where one begins to read. */
static void
allocate (GtkWidget *header, GtkWidget *child, int x, int y, int width, int height)
{
  if (gtk_widget_get_direction (header) == GTK_TEXT_DIR_RTL)
    x = gtk_widget_get_width (header) - x - width;
  gtk_widget_size_allocate (child, &(GtkAllocation){ x, y, width, height }, -1);
}

static void
regie_row_layout_allocate (GtkLayoutManager *manager, GtkWidget *header, int width, int height,
                           int baseline)
{
  const Parts parts = find_parts (header);
  const gboolean below = stands_below (&parts, width);
  const int end_width = below ? end_below (&parts, width) : parts.end_width;
  const int end_height = below ? height_of (parts.end, end_width) : height;
  const int words_height = below ? height - end_height - BELOW : height;
  int x = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (header); child != parts.words;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_should_layout (child))
      {
        int minimum;
        const int wide = measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum);

        allocate (header, child, x, 0, wide, words_height);
        x += wide + BETWEEN;
      }
  allocate (header, parts.words, x, 0, below ? width - x : words_beside (&parts, width),
            words_height);
  if (parts.end != NULL)
    allocate (header, parts.end, width - end_width, below ? words_height : 0, end_width,
              end_height);
}

static GtkSizeRequestMode
regie_row_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *header)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
regie_row_layout_class_init (RegieRowLayoutClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = regie_row_layout_measure;
  manager_class->allocate = regie_row_layout_allocate;
  manager_class->get_request_mode = regie_row_layout_get_request_mode;
}

static void
regie_row_layout_init (RegieRowLayout *self)
{
}

void
regie_row_layout_install (AdwActionRow *row)
{
  g_return_if_fail (ADW_IS_ACTION_ROW (row));
  gtk_widget_set_layout_manager (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row)),
                                 g_object_new (REGIE_TYPE_ROW_LAYOUT, NULL));
}
