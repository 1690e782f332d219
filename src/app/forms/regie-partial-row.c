/* SPDX-License-Identifier: EUPL-1.2 */
/* A date with unknown parts in a form. */
#include "regie-partial-row.h"

#include <string.h>

#include "regie-day.h"

struct _RegiePartialRow {
  RegieTextRow parent_instance;
};

G_DEFINE_FINAL_TYPE (RegiePartialRow, regie_partial_row, REGIE_TYPE_TEXT_ROW)

static char *
dup_typed (const RegieField *field, const char *value)
{
  g_autofree char *partial = value != NULL ? regie_day_dup_partial (value) : NULL;

  return partial != NULL && strcmp (partial, value) == 0 ? regie_day_dup_partial_typed (value)
                                                         : NULL;
}

static void
regie_partial_row_class_init (RegiePartialRowClass *klass)
{
  REGIE_TEXT_ROW_CLASS (klass)->dup_typed = dup_typed;
}

static void
regie_partial_row_init (RegiePartialRow *self)
{
}
