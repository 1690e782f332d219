/* SPDX-License-Identifier: EUPL-1.2 */
/* The caseload as a table for people. */
#include "regie-caseload-cells.h"

#include <glib/gi18n.h>

#include "regie-format.h"

typedef struct {
  RegieCells *cells;
  const RegieOffice *office;
  RegieCellsForm form;
} Table;

/* What one row has in a column; COLUMNS says how many cells that are. */
typedef void (*AddFunc) (const Table *self, const RegieCaseloadRow *row);

/* Does FORM know no days? */
static gboolean
is_text (RegieCellsForm form)
{
  return form == REGIE_CELLS_CSV || form == REGIE_CELLS_EXCEL;
}

static void
add_day (const Table *self, RegieDay day)
{
  char iso[REGIE_DAY_TEXT];
  g_autofree char *typed = NULL;

  if (!is_text (self->form) || day == REGIE_DAY_NONE)
    {
      if (day == REGIE_DAY_NONE)
        regie_cells_add_empty (self->cells);
      else
        regie_cells_add_day (self->cells, day);
      return;
    }
  typed = regie_day_dup_partial_typed (regie_day_format (day, iso));
  regie_cells_add_text (self->cells, typed);
}

static void
add_name (const Table *self, const RegieCaseloadRow *row)
{
  g_autofree char *born = regie_day_dup_partial_typed (row->born);

  regie_cells_add_text (self->cells, row->name);
  regie_cells_add_text (self->cells, born);
}

static void
add_group (const Table *self, const RegieCaseloadRow *row)
{
  regie_cells_add_text (self->cells, regie_format_group (row->group));
}

/* What CODE of LIST is called; nothing when it is not known. */
static void
add_label (const Table *self, const char *list, const char *code)
{
  regie_cells_add_text (self->cells,
                        code != NULL ? regie_codes_label (self->office->codes, list, code) : NULL);
}

static void
add_route (const Table *self, const RegieCaseloadRow *row)
{
  add_label (self, "leerroute", row->route);
}

static void
add_phase (const Table *self, const RegieCaseloadRow *row)
{
  add_label (self, "fase", row->phase);
}

static void
add_next (const Table *self, const RegieCaseloadRow *row)
{
  gboolean is_done = row->done_on != REGIE_DAY_NONE;

  regie_cells_add_text (self->cells, is_done
                                       ? _("Duty fulfilled")
                                       : regie_format_rule (self->office->rules, row->next_rule));
  add_day (self, is_done ? row->done_on : row->next_due);
}

static void
add_hours (const Table *self, const RegieCaseloadRow *row)
{
  regie_cells_add_amount (self->cells, (gint64) row->hours * 100);
  regie_cells_add_amount (self->cells, (gint64) row->hours_plan * 100);
}

static void
add_contact (const Table *self, const RegieCaseloadRow *row)
{
  add_day (self, row->last_contact);
}

static void
add_term (const Table *self, const RegieCaseloadRow *row)
{
  add_day (self, row->term_end);
}

static void
add_municipality (const Table *self, const RegieCaseloadRow *row)
{
  add_label (self, "gemeente", row->municipality);
}

static void
add_number (const Table *self, const RegieCaseloadRow *row)
{
  regie_cells_add_text (self->cells, row->number);
}

static void
add_consultant (const Table *self, const RegieCaseloadRow *row)
{
  regie_cells_add_text (self->cells, row->consultant_name);
}

/* A column of the list, and the one or two that it is in a table. */
static const struct {
  const char *word, *title;
  AddFunc add;
  const char *first; /* NULL: as the title */
  RegieCellKind kind;
  const char *second; /* NULL: there is none */
  RegieCellKind second_kind;
} all[] = {
  { "name", N_("Name"), add_name, NULL, REGIE_CELL_TEXT, N_("Date of birth"), REGIE_CELL_TEXT },
  { "group", N_("Group"), add_group },
  { "route", N_("Route"), add_route },
  { "phase", N_("Phase"), add_phase },
  { "next", N_("Next deadline"), add_next, NULL, REGIE_CELL_TEXT, N_("Day of that"),
    REGIE_CELL_DAY },
  { "hours", N_("Hours against plan"), add_hours, N_("Hours attended"), REGIE_CELL_NUMBER,
    N_("Hours planned"), REGIE_CELL_NUMBER },
  { "contact", N_("Contact"), add_contact, N_("Last contact"), REGIE_CELL_DAY },
  { "term", N_("End of term"), add_term, NULL, REGIE_CELL_DAY },
  { "municipality", N_("Municipality"), add_municipality },
  { "number", N_("Number"), add_number },
  { "consultant", N_("Consultant"), add_consultant },
};

const char *
regie_caseload_column_title (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_strcmp0 (all[i].word, word) == 0)
      return _(all[i].title);
  return NULL;
}

const char *const *
regie_caseload_columns (void)
{
  static const char *words[G_N_ELEMENTS (all) + 1];

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    words[i] = all[i].word;
  return words;
}

/* The name is always there: a row is of somebody. */
static gboolean
is_chosen (guint column, const char *const *columns)
{
  return column == 0 || g_strv_contains (columns, all[column].word);
}

static void
add_column (const Table *self, const char *heading, RegieCellKind kind)
{
  regie_cells_add_column (self->cells, heading,
                          kind == REGIE_CELL_DAY && is_text (self->form) ? REGIE_CELL_TEXT : kind);
}

static void
add_columns (const Table *self, const char *const *columns, gboolean with_bsn)
{
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (is_chosen (i, columns))
      {
        add_column (self, _(all[i].first != NULL ? all[i].first : all[i].title), all[i].kind);
        if (all[i].second != NULL)
          add_column (self, _(all[i].second), all[i].second_kind);
      }
  if (with_bsn)
    add_column (self, _("BSN"), REGIE_CELL_TEXT);
}

RegieCells *
regie_caseload_cells_new (const RegieOffice *office, const GPtrArray *rows,
                          const char *const *columns, char **bsns, RegieCellsForm form)
{
  Table self = { NULL, office, form };

  g_return_val_if_fail (office != NULL && rows != NULL && columns != NULL, NULL);
  self.cells = regie_cells_new (_("Caseload"));
  add_columns (&self, columns, bsns != NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      if (rows->pdata[i] == NULL)
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (all); k++)
        if (is_chosen (k, columns))
          all[k].add (&self, rows->pdata[i]);
      if (bsns != NULL)
        regie_cells_add_text (self.cells, *bsns[i] != '\0' ? bsns[i] : NULL);
    }
  return self.cells;
}
