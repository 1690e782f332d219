/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands above the rows of the list of young people, and how wide its columns are. */
#include "regie-youth-heading.h"

#include <string.h>

#include "regie-compat.h"
#include "regie-spoken.h"

#define HEIGHT 40

struct _RegieYouthHeading {
  GtkWidget parent_instance;
  GtkWidget *buttons[REGIE_N_YOUTH_COLUMNS];
  RegieYouthColumns columns;
  char *sort;
  gboolean descending, cards;
};

G_DEFINE_FINAL_TYPE (RegieYouthHeading, regie_youth_heading, GTK_TYPE_WIDGET)

enum { LAID_OUT, N_SIGNALS };
static guint signals[N_SIGNALS];

const RegieYouthColumns *
regie_youth_heading_get_columns (RegieYouthHeading *self)
{
  g_return_val_if_fail (REGIE_IS_YOUTH_HEADING (self), NULL);
  return &self->columns;
}

/* Those that were chosen before, or the usual. */
static void
choose_columns (RegieYouthHeading *self)
{
  static const char *const usual[] = { "age",    "moment", "lights",  "asks",
                                       "silent", "leader", "meeting", NULL };
  g_autoptr (GSettings) settings = regie_settings_new ();
  g_auto (GStrv) chosen = settings != NULL ? g_settings_get_strv (settings, "youth-columns") : NULL;

  for (guint i = 0; i < REGIE_N_YOUTH_COLUMNS; i++)
    self->columns.visible[i] = i == REGIE_YOUTH_COLUMN_NAME
                               || g_strv_contains (chosen != NULL ? (const char *const *) chosen
                                                                  : usual,
                                                   regie_youth_column_word (i));
  self->cards = settings == NULL || g_settings_get_boolean (settings, "youth-cards");
}

static void
keep (RegieYouthHeading *self)
{
  g_autoptr (GSettings) settings = regie_settings_new ();
  const char *shown[REGIE_N_YOUTH_COLUMNS + 1] = { NULL };

  for (guint i = 1, n = 0; i < REGIE_N_YOUTH_COLUMNS; i++)
    if (self->columns.visible[i])
      shown[n++] = regie_youth_column_word (i);
  if (settings == NULL)
    return;
  g_settings_set_strv (settings, "youth-columns", shown);
  g_settings_set_boolean (settings, "youth-cards", self->cards);
}

static void
show_title (RegieYouthHeading *self, guint column)
{
  const char *word = regie_youth_column_sort (column);
  gboolean sorted = word != NULL && g_strcmp0 (word, self->sort) == 0;
  g_autofree char *title = g_strconcat (regie_youth_column_title (column),
                                        !sorted            ? ""
                                        : self->descending ? " ↓"
                                                           : " ↑",
                                        NULL);
  GtkWidget *label = gtk_button_get_child (GTK_BUTTON (self->buttons[column]));

  gtk_label_set_text (GTK_LABEL (label), title);
  regie_button_set_spoken (self->buttons[column], title);
}

static void
update (RegieYouthHeading *self)
{
  self->columns.cards = self->cards || self->columns.narrow;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[LAID_OUT], 0);
}

void
regie_youth_heading_set_sort (RegieYouthHeading *self, const char *sort, gboolean descending)
{
  g_return_if_fail (REGIE_IS_YOUTH_HEADING (self) && sort != NULL);
  g_free (self->sort);
  self->sort = g_strdup (sort);
  self->descending = descending;
  for (guint i = 0; i < REGIE_N_YOUTH_COLUMNS; i++)
    show_title (self, i);
}

void
regie_youth_heading_set_cards (RegieYouthHeading *self, gboolean cards)
{
  g_return_if_fail (REGIE_IS_YOUTH_HEADING (self));
  self->cards = cards;
  keep (self);
  update (self);
}

gboolean
regie_youth_heading_wants_cards (RegieYouthHeading *self)
{
  g_return_val_if_fail (REGIE_IS_YOUTH_HEADING (self), TRUE);
  return self->cards;
}

void
regie_youth_heading_set_narrow (RegieYouthHeading *self, gboolean narrow)
{
  g_return_if_fail (REGIE_IS_YOUTH_HEADING (self));
  self->columns.narrow = narrow;
  update (self);
}

void
regie_youth_heading_toggle (RegieYouthHeading *self, guint column)
{
  g_return_if_fail (REGIE_IS_YOUTH_HEADING (self));
  if (column == REGIE_YOUTH_COLUMN_NAME || column >= REGIE_N_YOUTH_COLUMNS)
    return;
  self->columns.visible[column] = !self->columns.visible[column];
  keep (self);
  update (self);
}

static void
place (RegieYouthHeading *self, guint column)
{
  const RegieYouthColumns *columns = &self->columns;
  gboolean shown = columns->width[column] > 0 && !columns->cards;
  g_autoptr (GskTransform) at = gsk_transform_translate (
    NULL, &GRAPHENE_POINT_INIT ((float) (columns->x[column] * columns->text)
                                  - (column == REGIE_YOUTH_COLUMN_NAME ? 6 : 2),
                                4));
  int minimum;

  gtk_widget_set_child_visible (self->buttons[column], shown);
  if (!shown)
    return;
  gtk_widget_measure (self->buttons[column], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  gtk_widget_allocate (self->buttons[column],
                       MAX ((int) (columns->width[column] * columns->text) - 6, minimum),
                       gtk_widget_get_height (GTK_WIDGET (self)) - 8, -1, g_steal_pointer (&at));
}

static void
regie_youth_heading_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegieYouthHeading *self = REGIE_YOUTH_HEADING (widget);
  const RegieYouthColumns old = self->columns;

  regie_youth_columns_layout (&self->columns, width);
  for (guint i = 0; i < REGIE_N_YOUTH_COLUMNS; i++)
    place (self, i);
  if (memcmp (&old, &self->columns, sizeof old) != 0)
    g_signal_emit (self, signals[LAID_OUT], 0);
}

static void
regie_youth_heading_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *min_base, int *nat_base)
{
  RegieYouthColumns *columns = &REGIE_YOUTH_HEADING (widget)->columns;

  columns->text = regie_get_text_scale (widget);
  *minimum = 0;
  if (!columns->cards)
    *minimum = orientation == GTK_ORIENTATION_VERTICAL ? (int) (HEIGHT * columns->text)
                                                       : regie_youth_columns_least (columns);
  *natural = *minimum;
}

static void
regie_youth_heading_dispose (GObject *object)
{
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_YOUTH_HEADING);
  G_OBJECT_CLASS (regie_youth_heading_parent_class)->dispose (object);
}

static void
regie_youth_heading_finalize (GObject *object)
{
  g_free (REGIE_YOUTH_HEADING (object)->sort);
  G_OBJECT_CLASS (regie_youth_heading_parent_class)->finalize (object);
}

/* The button of each column has its number in the template. */
static void
bind_buttons (GtkWidgetClass *klass)
{
  for (guint i = 0; i < REGIE_N_YOUTH_COLUMNS; i++)
    {
      g_autofree char *name = g_strdup_printf ("column_%u", i);

      gtk_widget_class_bind_template_child_full (klass, g_intern_string (name), FALSE,
                                                 G_STRUCT_OFFSET (RegieYouthHeading, buttons)
                                                   + i * sizeof (GtkWidget *));
    }
}

static void
regie_youth_heading_class_init (RegieYouthHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_youth_heading_dispose;
  G_OBJECT_CLASS (klass)->finalize = regie_youth_heading_finalize;
  widget_class->measure = regie_youth_heading_measure;
  widget_class->size_allocate = regie_youth_heading_size_allocate;
  signals[LAID_OUT] = g_signal_new ("laid-out", REGIE_TYPE_YOUTH_HEADING, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-youth-heading.ui");
  bind_buttons (widget_class);
}

static void
regie_youth_heading_init (RegieYouthHeading *self)
{
  self->columns.text = 1;
  choose_columns (self);
  self->columns.cards = self->cards;
  gtk_widget_init_template (GTK_WIDGET (self));
}
