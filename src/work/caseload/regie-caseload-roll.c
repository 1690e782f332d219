/* SPDX-License-Identifier: EUPL-1.2 */
/* The caseload as a list for people. */
#include "regie-caseload-roll.h"

#include <glib/gi18n.h>

#include "regie-format.h"

/* A column of the screen may be two here. */
static const RegieRollColumn columns[] = {
  { "name", N_("Name"), REGIE_CELL_TEXT, 0 },
  { "name", N_("Date of birth"), REGIE_CELL_TEXT, REGIE_ROLL_BESIDE },
  { "group", N_("Group"), REGIE_CELL_TEXT, 0 },
  { "route", N_("Route"), REGIE_CELL_TEXT, 0 },
  { "phase", N_("Phase"), REGIE_CELL_TEXT, 0 },
  { "next", N_("Next deadline"), REGIE_CELL_TEXT, 0 },
  { "next", N_("Day of that"), REGIE_CELL_DAY, REGIE_ROLL_BESIDE },
  { "hours", N_("Hours attended"), REGIE_CELL_NUMBER, 0 },
  { "hours", N_("Hours planned"), REGIE_CELL_NUMBER, REGIE_ROLL_BESIDE },
  { "contact", N_("Last contact"), REGIE_CELL_DAY, 0 },
  { "term", N_("End of term"), REGIE_CELL_DAY, 0 },
  { "municipality", N_("Municipality"), REGIE_CELL_TEXT, 0 },
  { "number", N_("Number"), REGIE_CELL_TEXT, 0 },
  { "consultant", N_("Consultant"), REGIE_CELL_TEXT, 0 },
};

static const RegieRollColumn bsn = { "bsn", N_("BSN"), REGIE_CELL_TEXT, REGIE_ROLL_BSN };

const char *
regie_caseload_column_title (const char *word)
{
  /* Above the list, where one column says both. */
  static const char *const shown[][2] = { { "hours", N_("Hours against plan") },
                                          { "contact", N_("Contact") } };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    if (g_strcmp0 (shown[i][0], word) == 0)
      return _(shown[i][1]);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_strcmp0 (columns[i].word, word) == 0)
      return _(columns[i].title);
  return NULL;
}

const char *const *
regie_caseload_columns (void)
{
  static const char *words[G_N_ELEMENTS (columns) + 1];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if ((columns[i].flags & REGIE_ROLL_BESIDE) == 0)
      words[n++] = columns[i].word;
  return words;
}

/* What CODE of LIST is called; nothing when it is not known. */
static const char *
label (const RegieOffice *office, const char *list, const char *code)
{
  return code != NULL ? regie_codes_label (office->codes, list, code) : NULL;
}

static void
add_next (RegieRoll *self, const RegieOffice *office, const RegieCaseloadRow *row)
{
  gboolean is_done = row->done_on != REGIE_DAY_NONE;

  regie_roll_add_text (self, is_done ? _("Duty fulfilled")
                                     : regie_format_rule (office->rules, row->next_rule));
  regie_roll_add_day (self, is_done ? row->done_on : row->next_due);
}

static void
add_row (RegieRoll *self, const RegieOffice *office, const RegieCaseloadRow *row)
{
  g_autofree char *born = regie_day_dup_partial_typed (row->born);

  regie_roll_add_row (self, row->id);
  regie_roll_add_text (self, row->name);
  regie_roll_add_text (self, born);
  regie_roll_add_text (self, regie_format_group (row->group));
  regie_roll_add_text (self, label (office, "leerroute", row->route));
  regie_roll_add_text (self, label (office, "fase", row->phase));
  add_next (self, office, row);
  regie_roll_add_amount (self, (gint64) row->hours * 100);
  regie_roll_add_amount (self, (gint64) row->hours_plan * 100);
  regie_roll_add_day (self, row->last_contact);
  regie_roll_add_day (self, row->term_end);
  regie_roll_add_text (self, label (office, "gemeente", row->municipality));
  regie_roll_add_text (self, row->number);
  regie_roll_add_text (self, row->consultant_name);
}

RegieRoll *
regie_caseload_roll_new (const RegieOffice *office, const GPtrArray *rows, char **bsns)
{
  RegieRoll *self;

  g_return_val_if_fail (office != NULL && rows != NULL, NULL);
  self = regie_roll_new (_("Caseload"));
  regie_roll_add_columns (self, columns, G_N_ELEMENTS (columns));
  if (bsns != NULL)
    regie_roll_add_columns (self, &bsn, 1);
  for (guint i = 0; i < rows->len; i++)
    if (rows->pdata[i] != NULL)
      {
        add_row (self, office, rows->pdata[i]);
        if (bsns != NULL)
          regie_roll_add_text (self, bsns[i]);
      }
  return self;
}
