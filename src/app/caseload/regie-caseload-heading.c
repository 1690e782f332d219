/* SPDX-License-Identifier: EUPL-1.2 */
/* What stands above the rows of the caseload, and how wide its columns are. */
#include "regie-caseload-heading.h"

#include <string.h>

#include "regie-caseload-axis.h"
#include "regie-column-heading.h"
#include "regie-compat.h"

#define HEIGHT 40
#define AXIS_HEIGHT 72
#define YEARS 6 /* that a lane shows */

struct _RegieCaseloadHeading {
  GtkWidget parent_instance;
  RegieAxis *axis;
  RegieColumns columns;
  char *sort;
  gboolean descending, narrow;
};

G_DEFINE_FINAL_TYPE (RegieCaseloadHeading, regie_caseload_heading, GTK_TYPE_WIDGET)

enum { LAID_OUT, N_SIGNALS };
static guint signals[N_SIGNALS];

const RegieColumns *
regie_caseload_heading_get_columns (RegieCaseloadHeading *self)
{
  g_return_val_if_fail (REGIE_IS_CASELOAD_HEADING (self), NULL);
  return &self->columns;
}

/* Those that were chosen before, or the usual. */
static void
choose_columns (RegieCaseloadHeading *self)
{
  static const char *const usual[] = { "group", "route",   "phase",      "next",
                                       "hours", "contact", "consultant", NULL };
  g_autoptr (GSettings) settings = regie_settings_new ();
  g_auto (GStrv) chosen = settings != NULL ? g_settings_get_strv (settings, "caseload-columns")
                                           : NULL;

  for (guint i = 0; i < REGIE_N_COLUMNS; i++)
    self->columns.visible[i] = i == REGIE_COLUMN_NAME
                               || g_strv_contains (chosen != NULL ? (const char *const *) chosen
                                                                  : usual,
                                                   regie_column_sort (i));
}

static void
keep_columns (RegieCaseloadHeading *self)
{
  g_autoptr (GSettings) settings = regie_settings_new ();
  const char *shown[REGIE_N_COLUMNS + 1] = { NULL };

  for (guint i = 1, n = 0; i < REGIE_N_COLUMNS; i++)
    if (self->columns.visible[i])
      shown[n++] = regie_column_sort (i);
  if (settings != NULL)
    g_settings_set_strv (settings, "caseload-columns", shown);
}

static void
show_arrow (RegieCaseloadHeading *self, RegieColumnHeading *heading)
{
  const char *word = regie_column_sort (regie_column_heading_get_column (heading));

  if (g_strcmp0 (word, self->sort) != 0)
    regie_column_heading_set_arrow (heading, "");
  else
    regie_column_heading_set_arrow (heading, self->descending ? " ↓" : " ↑");
}

static void
place_column (RegieCaseloadHeading *self, RegieColumnHeading *heading)
{
  const RegieColumns *columns = &self->columns;
  guint column = regie_column_heading_get_column (heading);
  int x = columns->x[column] - (column == REGIE_COLUMN_NAME ? 6 : 2);
  gboolean shown = columns->width[column] > 0 && !columns->lanes;
  g_autoptr (GskTransform) at = gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, 4));
  int minimum;

  gtk_widget_set_child_visible (GTK_WIDGET (heading), shown);
  if (!shown)
    return;
  gtk_widget_measure (GTK_WIDGET (heading), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  gtk_widget_allocate (GTK_WIDGET (heading), MAX (columns->width[column] - 6, minimum),
                       gtk_widget_get_height (GTK_WIDGET (self)) - 8, -1, g_steal_pointer (&at));
}

static void
place_axis (RegieCaseloadHeading *self, int width)
{
  GtkWidget *axis = GTK_WIDGET (self->axis);

  gtk_widget_set_child_visible (axis, self->columns.lanes);
  if (self->columns.lanes)
    gtk_widget_allocate (axis, MAX (width, 100), gtk_widget_get_height (GTK_WIDGET (self)), -1,
                         NULL);
}

static void
regie_caseload_heading_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegieCaseloadHeading *self = REGIE_CASELOAD_HEADING (widget);
  RegieDay today = regie_office_today (self->columns.office);
  RegieColumns old = self->columns;

  regie_columns_layout (&self->columns, width, self->narrow);
  self->columns.scale.per_day = MAX (0.1, (width - self->columns.lane_left) / (365.25 * YEARS));
  self->columns.scale.first = today - 3.2 * 365.25;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (REGIE_IS_COLUMN_HEADING (child))
      place_column (self, REGIE_COLUMN_HEADING (child));
  place_axis (self, width);
  if (memcmp (&old, &self->columns, sizeof old) != 0)
    g_signal_emit (self, signals[LAID_OUT], 0);
}

static void
regie_caseload_heading_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                                int *minimum, int *natural, int *min_base, int *nat_base)
{
  RegieCaseloadHeading *self = REGIE_CASELOAD_HEADING (widget);
  gboolean lanes = self->columns.lanes;

  self->columns.text = regie_get_text_scale (widget);
  /* Where there is less room the table scrolls: what was chosen is there. */
  *minimum = lanes || self->narrow ? 0 : regie_columns_least (&self->columns, FALSE);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = (int) ((lanes ? AXIS_HEIGHT : HEIGHT) * self->columns.text);
  *natural = *minimum;
}

static void
update (RegieCaseloadHeading *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[LAID_OUT], 0);
}

void
regie_caseload_heading_set_office (RegieCaseloadHeading *self, const RegieOffice *office)
{
  g_return_if_fail (REGIE_IS_CASELOAD_HEADING (self) && office != NULL);
  self->columns.office = office;
}

void
regie_caseload_heading_set_sort (RegieCaseloadHeading *self, const char *sort, gboolean descending)
{
  g_return_if_fail (REGIE_IS_CASELOAD_HEADING (self) && sort != NULL);
  if (g_strcmp0 (self->sort, sort) == 0 && self->descending == descending)
    return;
  g_free (self->sort);
  self->sort = g_strdup (sort);
  self->descending = descending;
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (REGIE_IS_COLUMN_HEADING (child))
      show_arrow (self, REGIE_COLUMN_HEADING (child));
}

void
regie_caseload_heading_set_lanes (RegieCaseloadHeading *self, gboolean lanes)
{
  g_return_if_fail (REGIE_IS_CASELOAD_HEADING (self));
  self->columns.lanes = lanes;
  update (self);
}

void
regie_caseload_heading_set_narrow (RegieCaseloadHeading *self, gboolean narrow)
{
  g_return_if_fail (REGIE_IS_CASELOAD_HEADING (self));
  self->narrow = narrow;
  update (self);
}

void
regie_caseload_heading_toggle (RegieCaseloadHeading *self, guint column)
{
  g_return_if_fail (REGIE_IS_CASELOAD_HEADING (self));
  if (column == REGIE_COLUMN_NAME || column >= REGIE_N_COLUMNS)
    return;
  self->columns.visible[column] = !self->columns.visible[column];
  keep_columns (self);
  update (self);
}

static void
regie_caseload_heading_dispose (GObject *object)
{
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_CASELOAD_HEADING);
  G_OBJECT_CLASS (regie_caseload_heading_parent_class)->dispose (object);
}

static void
regie_caseload_heading_finalize (GObject *object)
{
  g_free (REGIE_CASELOAD_HEADING (object)->sort);
  G_OBJECT_CLASS (regie_caseload_heading_parent_class)->finalize (object);
}

static void
regie_caseload_heading_class_init (RegieCaseloadHeadingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_caseload_heading_dispose;
  G_OBJECT_CLASS (klass)->finalize = regie_caseload_heading_finalize;
  widget_class->measure = regie_caseload_heading_measure;
  widget_class->size_allocate = regie_caseload_heading_size_allocate;
  signals[LAID_OUT] = g_signal_new ("laid-out", REGIE_TYPE_CASELOAD_HEADING, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (REGIE_TYPE_AXIS);
  g_type_ensure (REGIE_TYPE_COLUMN_HEADING);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-caseload-heading.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieCaseloadHeading, axis);
}

static void
regie_caseload_heading_init (RegieCaseloadHeading *self)
{
  self->columns.text = 1;
  choose_columns (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_axis_set_columns (self->axis, &self->columns);
}
