/* SPDX-License-Identifier: EUPL-1.2 */
/* The set for the statistics of CBS, and the persons behind the count for the grant. */
#include "regie-people-set.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "regie-error.h"
#include "regie-export.h"
#include "regie-figure-query.h"
#include "regie-people-set-query.h"
#include "regie-save.h"

#define FIRST_COHORT 2022
#define SPUK_FIGURE "spuk_telling"

typedef struct {
  const RegieWork *work;
  RegieCells *cells;
  GHashTable *components; /* SPUK: gint64 → GPtrArray of the sorts that the dossier counts in */
  gboolean sees_bsn;
} Filling;

static int
year_of (RegieDay day)
{
  int year, month, number;

  if (day == REGIE_DAY_NONE)
    return 0;
  regie_day_to_civil (day, &year, &month, &number);
  return year;
}

static void
add_year (RegieCells *cells, int year)
{
  if (year > 0)
    regie_cells_add_amount (cells, (gint64) year * 100);
  else
    regie_cells_add_empty (cells);
}

/* As CBS parts them. */
static const char *
swi_group (RegieGroup group)
{
  return group == REGIE_GROUP_ASIEL_28 || group == REGIE_GROUP_ASIEL_GEZIN
           ? "asielmigrant"
           : "gezins- en overige migrant";
}

static const char *
state_of (const RegieHistory *history)
{
  return history->out == REGIE_DAY_NONE ? "lopend" : regie_out_name (history->why);
}

/* What the office finds its persons again by. */
static void
add_own (const Filling *self, const RegieSetPerson *person)
{
  regie_cells_add_text (self->cells, person->number);
  regie_cells_add_text (self->cells, self->sees_bsn ? person->bsn : NULL);
  regie_cells_add_text (self->cells, person->municipality);
  regie_cells_add_day (self->cells, person->history->notice);
  regie_cells_add_text (self->cells, state_of (person->history));
  regie_cells_add_day (self->cells, person->history->out);
}

static void
add_own_columns (RegieCells *cells)
{
  regie_cells_add_column (cells, "eigen_dossiernummer", REGIE_CELL_TEXT);
  regie_cells_add_column (cells, "eigen_bsn", REGIE_CELL_TEXT);
  regie_cells_add_column (cells, "eigen_gemeente", REGIE_CELL_TEXT);
  regie_cells_add_column (cells, "eigen_kennisgeving", REGIE_CELL_DAY);
  regie_cells_add_column (cells, "eigen_stand", REGIE_CELL_TEXT);
  regie_cells_add_column (cells, "eigen_stand_sinds", REGIE_CELL_DAY);
}

static void
add_swi (const RegieSetPerson *person, gpointer data)
{
  const Filling *self = data;
  const RegieHistory *history = person->history;
  RegieCells *cells = self->cells;
  int cohort = year_of (history->notice);

  if (cohort < FIRST_COHORT)
    return;
  add_year (cells, cohort);
  regie_cells_add_text (cells, swi_group (history->group));
  regie_cells_add_text (cells, person->sex);
  add_year (cells, person->born);
  regie_cells_add_text (cells, person->nationality);
  regie_cells_add_text (cells, person->schooling);
  regie_cells_add_day (cells, history->housed);
  regie_cells_add_text (cells, person->intake_begun != REGIE_DAY_NONE ? "ja" : "nee");
  regie_cells_add_day (cells, person->intake_begun);
  regie_cells_add_day (cells, history->pip);
  regie_cells_add_text (cells,
                        history->pip != REGIE_DAY_NONE ? regie_route_name (history->route) : NULL);
  regie_cells_add_text (cells, person->works ? "ja" : "nee");
  add_own (self, person);
  regie_cells_add_day (cells, person->intake_settled);
}

static void
add_swi_columns (RegieCells *cells)
{
  static const struct {
    const char *heading;
    RegieCellKind kind;
  } columns[] = {
    { "swi_cohort", REGIE_CELL_NUMBER },          { "swi_groep", REGIE_CELL_TEXT },
    { "swi_geslacht", REGIE_CELL_TEXT },          { "swi_geboortejaar", REGIE_CELL_NUMBER },
    { "swi_nationaliteit", REGIE_CELL_TEXT },     { "swi_opleiding", REGIE_CELL_TEXT },
    { "swi_huisvesting", REGIE_CELL_DAY },        { "swi_intake_begonnen", REGIE_CELL_TEXT },
    { "swi_intake_begonnen_op", REGIE_CELL_DAY }, { "swi_pip", REGIE_CELL_DAY },
    { "swi_leerroute", REGIE_CELL_TEXT },         { "swi_werk", REGIE_CELL_TEXT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    regie_cells_add_column (cells, columns[i].heading, columns[i].kind);
  add_own_columns (cells);
  regie_cells_add_column (cells, "eigen_intake_afgerond_op", REGIE_CELL_DAY);
}

static Filling
filling_of (const RegieWork *work, RegieCells *cells)
{
  return (Filling){ .work = work,
                    .cells = cells,
                    .sees_bsn = regie_role_may (work->me->role, REGIE_MAY_SEE_BSN) };
}

RegieCells *
regie_swi_load (const RegieWork *work, RegiePeriod quarter, GError **error)
{
  g_autoptr (RegieCells) cells = NULL;
  char period[REGIE_PERIOD_TEXT];
  g_autofree char *title = NULL;
  Filling filling;

  g_return_val_if_fail (work != NULL && work->me != NULL, NULL);
  title = g_strdup_printf ("SWI %s", regie_period_format (quarter, period));
  cells = regie_cells_new (title);
  add_swi_columns (cells);
  filling = filling_of (work, cells);
  return regie_people_set_each (work, MIN (quarter.until, work->today), add_swi, &filling, error)
           ? g_steal_pointer (&cells)
           : NULL;
}

/* --- SPUK --- */

/* By dossier in what it counts. */
static GHashTable *
components_of (const GArray *rows)
{
  GHashTable *all = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                           (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < rows->len; i++)
    {
      const RegieFigureRow *row = &g_array_index (rows, RegieFigureRow, i);
      GPtrArray *list = g_hash_table_lookup (all, &row->dossier);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (all, g_memdup2 (&row->dossier, sizeof row->dossier), list);
        }
      g_ptr_array_add (list, (gpointer) row->sort);
    }
  return all;
}

static void
add_spuk (const RegieSetPerson *person, gpointer data)
{
  const Filling *self = data;
  const GPtrArray *list = g_hash_table_lookup (self->components, &person->dossier);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const char *sort = list->pdata[i] != NULL ? list->pdata[i] : "";
      g_autofree char *why = regie_figure_dup_part (self->work->office,
                                                    regie_figure_find (SPUK_FIGURE),
                                                    REGIE_SPLIT_SORT, sort, NULL);

      regie_cells_add_text (self->cells, sort);
      regie_cells_add_text (self->cells, why);
      regie_cells_add_text (self->cells, regie_group_name (person->history->group));
      regie_cells_add_day (self->cells, person->history->housed);
      add_own (self, person);
    }
}

static RegieCells *
fill_spuk (const RegieWork *work, RegieDay day, const GArray *rows, GError **error)
{
  g_autoptr (RegieCells) cells = NULL;
  g_autofree char *title = g_strdup_printf ("SPUK %d", year_of (day));
  Filling filling;
  gboolean ok;

  cells = regie_cells_new (title);
  regie_cells_add_column (cells, "component", REGIE_CELL_TEXT);
  regie_cells_add_column (cells, "waarom", REGIE_CELL_TEXT);
  regie_cells_add_column (cells, "groep", REGIE_CELL_TEXT);
  regie_cells_add_column (cells, "huisvesting", REGIE_CELL_DAY);
  add_own_columns (cells);
  filling = filling_of (work, cells);
  filling.components = components_of (rows);
  ok = regie_people_set_each (work, day, add_spuk, &filling, error);
  g_hash_table_unref (filling.components);
  return ok ? g_steal_pointer (&cells) : NULL;
}

RegieCells *
regie_spuk_load (const RegieWork *work, int year, GError **error)
{
  const RegieFigure *figure = regie_figure_find (SPUK_FIGURE);
  RegieDay day = regie_day_from_civil (year, 12, 31);
  RegieFigureAsk ask = { .span = { regie_day_from_civil (year, 1, 1) },
                         .only = SPUK_FIGURE,
                         .wants_rows = TRUE };
  g_autoptr (RegieFigures) figures = NULL;

  g_return_val_if_fail (work != NULL && work->me != NULL, NULL);
  day = ask.span.until = MIN (day, work->today);
  if ((figures = regie_figures_load (work, &ask, error)) == NULL)
    return NULL;
  return fill_spuk (work, day, regie_figures_rows (figures, figure), error);
}

gboolean
regie_spuk_parse_year (const char *text, RegieDay today, int *year, GError **error)
{
  RegiePeriod period;

  g_return_val_if_fail (text != NULL && year != NULL, FALSE);
  if (!regie_period_parse (text, &period) || period.rhythm != REGIE_PERIOD_YEAR)
    return regie_refuse_field (error, "jaar", _("“%s” is no year. Expected a year such as 2026."),
                               text);
  if (period.from > today)
    return regie_refuse_field (error, "jaar",
                               _("This year has not begun yet. There is nothing to count."));
  *year = year_of (period.from);
  return TRUE;
}

/* --- out --- */

typedef struct {
  const RegieCells *cells;
  RegieCellsForm form;
} Saving;

static gboolean
write_cells (gconstpointer data, GOutputStream *stream, GError **error)
{
  const Saving *self = data;

  return regie_cells_write (self->cells, self->form, stream, error);
}

/* Finds the form in the name of FILE; FALSE with ERROR set. */
static gboolean
find_form (GFile *file, RegieCellsForm *form, GError **error)
{
  g_autofree char *name = g_file_get_basename (file); /* NULL when it is no place at all */

  return (name != NULL && regie_cells_form_find (name, form))
         || regie_refuse (error,
                          _("The name of the file of a list ends with .csv, .ods or .xlsx."));
}

gboolean
regie_people_set_save (const RegieWork *work, const RegieCells *cells, const char *title,
                       const char *kind, GFile *file, GError **error)
{
  Saving saving = { .cells = cells };

  g_return_val_if_fail (work != NULL && cells != NULL && title != NULL && G_IS_FILE (file), FALSE);
  /* Who took data out is logged before they are out. */
  return find_form (file, &saving.form, error)
         && regie_export_note (work->db, work->me->id, title, error)
         && regie_export_log (work->db, work->me->id,
                              &(RegieReading){ .act = REGIE_READ_EXPORTED,
                                               .kind = kind,
                                               .persons = regie_cells_get_n_rows (cells) },
                              error)
         && regie_save (file, write_cells, &saving, work->cancellable, error);
}

gboolean
regie_cells_save (const RegieWork *work, const RegieCells *cells, const char *title, GFile *file,
                  GError **error)
{
  Saving saving = { .cells = cells };

  g_return_val_if_fail (work != NULL && cells != NULL && title != NULL && G_IS_FILE (file), FALSE);
  return find_form (file, &saving.form, error)
         && regie_export_note (work->db, work->me->id, title, error)
         && regie_save (file, write_cells, &saving, work->cancellable, error);
}
