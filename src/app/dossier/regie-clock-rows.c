/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the clock, of the outlook, and of what comes first: their .ui says all. */
#include "regie-closures.h"
#include "regie-clock-rows.h"

#include "regie-chapter.h"
#include "regie-clock-view.h"
#include "regie-palette.h"

struct _RegieClockRow {
  RegieItemRow parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieClockRow, regie_clock_row, REGIE_TYPE_ITEM_ROW)

struct _RegieNextRow {
  RegieItemRow parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieNextRow, regie_next_row, REGIE_TYPE_ITEM_ROW)

struct _RegieStepRow {
  RegieItemRow parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieStepRow, regie_step_row, REGIE_TYPE_ITEM_ROW)

struct _RegieDutyRow {
  RegieItemRow parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieDutyRow, regie_duty_row, REGIE_TYPE_ITEM_ROW)

static void
regie_clock_row_class_init (RegieClockRowClass *klass)
{
  g_type_ensure (REGIE_TYPE_SYMBOL);
  g_type_ensure (regie_clock_line_get_type ());
  regie_widget_class_set_ui (GTK_WIDGET_CLASS (klass), "regie-clock-row.ui");
}

static void
regie_clock_row_init (RegieClockRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
regie_next_row_class_init (RegieNextRowClass *klass)
{
  g_type_ensure (REGIE_TYPE_SYMBOL);
  g_type_ensure (regie_clock_line_get_type ());
  regie_widget_class_set_ui (GTK_WIDGET_CLASS (klass), "regie-next-row.ui");
}

static void
regie_next_row_init (RegieNextRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* For the .ui: the last step stands out. */
static char **
number_classes (gpointer self, gboolean is_last)
{
  return g_strdupv ((char *[]){ (char *) (is_last ? "step-last" : "step"), NULL });
}

static char **
text_classes (gpointer self, gboolean is_last)
{
  return g_strdupv ((char *[]){ (char *) (is_last ? "strong" : NULL), NULL });
}

static void
regie_step_row_class_init (RegieStepRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (regie_clock_step_get_type ());
  regie_widget_class_set_ui (widget_class, "regie-step-row.ui");
  gtk_widget_class_bind_template_callback (widget_class, number_classes);
  gtk_widget_class_bind_template_callback (widget_class, text_classes);
}

static void
regie_step_row_init (RegieStepRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
regie_duty_row_class_init (RegieDutyRowClass *klass)
{
  g_type_ensure (REGIE_TYPE_SYMBOL);
  g_type_ensure (regie_line_get_type ());
  regie_widget_class_set_ui (GTK_WIDGET_CLASS (klass), "regie-duty-row.ui");
}

static void
regie_duty_row_init (RegieDutyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
