/* SPDX-License-Identifier: EUPL-1.2 */
/* A number or an amount in a form. */
#include "regie-number-row.h"

#include "regie-money.h"

struct _RegieNumberRow {
  RegieTextRow parent_instance;
};

G_DEFINE_FINAL_TYPE (RegieNumberRow, regie_number_row, REGIE_TYPE_TEXT_ROW)

static char *
dup_typed (const RegieField *field, const char *value)
{
  gint64 cents;

  if (field->kind != REGIE_MONEY || value == NULL
      || !g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &cents, NULL))
    return NULL;
  return regie_money_dup_typed (cents);
}

static void
regie_number_row_class_init (RegieNumberRowClass *klass)
{
  REGIE_TEXT_ROW_CLASS (klass)->dup_typed = dup_typed;
  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/nl/szmh/Regie/regie-number-row.ui");
}

static void
regie_number_row_init (RegieNumberRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
