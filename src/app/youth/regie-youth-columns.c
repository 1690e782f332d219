/* SPDX-License-Identifier: EUPL-1.2 */
/* The columns of the list of young people: titles, orders and widths. */
#include "regie-youth-columns.h"

#include <glib/gi18n.h>

#define SIDE 14

static const struct {
  const char *title, *word, *sort;
  int least, share; /* of what is left over, in parts */
} columns[] = {
  [REGIE_YOUTH_COLUMN_NAME] = { N_("Name"), "name", "name", 208, 2 },
  [REGIE_YOUTH_COLUMN_AGE] = { N_("Age"), "age", "age", 76, 0 },
  [REGIE_YOUTH_COLUMN_MOMENT] = { N_("Birthday ahead"), "moment", "moment", 212, 0 },
  [REGIE_YOUTH_COLUMN_LIGHTS] = { N_("Lights"), "lights", NULL, 124, 0 },
  [REGIE_YOUTH_COLUMN_ASKS] = { N_("Asks for action"), "asks", "act", 220, 5 },
  [REGIE_YOUTH_COLUMN_SILENT] = { N_("Silent"), "silent", "silent", 206, 1 },
  [REGIE_YOUTH_COLUMN_LEADER] = { N_("Leads"), "leader", NULL, 120, 1 },
  [REGIE_YOUTH_COLUMN_MEETING] = { N_("Next meeting"), "meeting", "meeting", 116, 0 },
  [REGIE_YOUTH_COLUMN_SCHOOL] = { N_("School"), "school", NULL, 150, 1 },
  [REGIE_YOUTH_COLUMN_DIRECTOR] = { N_("Youth director"), "director", "director", 130, 0 },
};

G_STATIC_ASSERT (G_N_ELEMENTS (columns) == REGIE_N_YOUTH_COLUMNS);

int
regie_youth_columns_row_height (const RegieYouthColumns *self)
{
  return (int) ((!self->cards ? 43 : self->narrow ? 148 : 112) * self->text);
}

const char *
regie_youth_column_title (RegieYouthColumnId column)
{
  g_return_val_if_fail (column < REGIE_N_YOUTH_COLUMNS, "");
  return _(columns[column].title);
}

const char *
regie_youth_column_sort (RegieYouthColumnId column)
{
  g_return_val_if_fail (column < REGIE_N_YOUTH_COLUMNS, NULL);
  return columns[column].sort;
}

const char *
regie_youth_column_word (RegieYouthColumnId column)
{
  g_return_val_if_fail (column < REGIE_N_YOUTH_COLUMNS, NULL);
  return columns[column].word;
}

static int
least_of (const RegieYouthColumns *self)
{
  int used = 2 * SIDE;

  for (guint i = 0; i < REGIE_N_YOUTH_COLUMNS; i++)
    used += self->visible[i] ? columns[i].least : 0;
  return used;
}

int
regie_youth_columns_least (const RegieYouthColumns *self)
{
  g_return_val_if_fail (self != NULL, 0);
  return (int) (least_of (self) * self->text);
}

void
regie_youth_columns_layout (RegieYouthColumns *self, int width)
{
  int shares = 0, x = SIDE, extra;

  g_return_if_fail (self != NULL);
  for (guint i = 0; i < REGIE_N_YOUTH_COLUMNS; i++)
    shares += self->visible[i] ? columns[i].share : 0;
  extra = MAX (0, (int) (width / self->text) - least_of (self));
  for (guint i = 0; i < REGIE_N_YOUTH_COLUMNS; i++)
    {
      self->width[i] = self->visible[i]
                         ? columns[i].least + extra * columns[i].share / MAX (shares, 1)
                         : 0;
      self->x[i] = x;
      x += self->width[i];
    }
}
