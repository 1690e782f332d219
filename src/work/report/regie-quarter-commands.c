/* SPDX-License-Identifier: EUPL-1.2 */
/* Making, explaining and freezing the report of a quarter, as commands, and the question that reads
 * it. */
#include "regie-quarter-commands.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-people-set.h"
#include "regie-quarter-document.h"
#include "regie-quarter-query.h"
#include "regie-text.h"

/* The concept of the quarter TEXT; NULL with a conflict when there is none (any more), and refused
 * when it is frozen. */
static RegieRecord *
load_concept (const RegieWork *work, const char *text, RegiePeriod *period, GError **error)
{
  g_autoptr (RegieRecord) record = NULL;
  char name[REGIE_PERIOD_TEXT];

  if (!regie_quarter_parse (text, work->today, period, error)
      || !regie_quarter_find_record (work->db, regie_period_format (*period, name), &record, error))
    return NULL;
  if (record == NULL)
    g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                         _("This report is not there (any more). Make it first."));
  else if (regie_get (record, Quarter, frozen_on) != NULL)
    regie_refuse (error, _("This report is frozen: it does not change any more."));
  else
    return g_steal_pointer (&record);
  return NULL;
}

static void
put_me (const RegieWork *work, char me[REGIE_NUMBER_TEXT])
{
  regie_number_format (work->me->id, me);
}

static RegieChange *
make_made (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Quarter report made"));
  g_autoptr (RegieRecord) there = NULL;
  RegiePeriod period;
  char name[REGIE_PERIOD_TEXT], day[REGIE_DAY_TEXT], me[REGIE_NUMBER_TEXT];

  if (!regie_quarter_parse (g_variant_get_string (target, NULL), work->today, &period, error)
      || !regie_quarter_find_record (work->db, regie_period_format (period, name), &there, error))
    return NULL;
  if (there != NULL)
    {
      regie_refuse (error, _("There is a report of this quarter already."));
      return NULL;
    }
  *about = regie_id_new ();
  regie_change_insert (change, regie_entity (REGIE_ENTITY_Quarter), *about);
  regie_put_new (change, Quarter, *about, period, name);
  regie_put_new (change, Quarter, *about, as_of,
                 regie_day_format (MIN (period.until, work->today), day));
  regie_put_new (change, Quarter, *about, made_on, regie_day_format (work->today, day));
  put_me (work, me);
  if (work->me->id != 0)
    regie_put_new (change, Quarter, *about, made_by, me);
  return g_steal_pointer (&change);
}

/* What is said of FIGURE in REPORT, *RECORD NULL when nothing is; owned. */
static gboolean
find_explanation (const RegieWork *work, RegieRecord *report, const char *figure,
                  RegieRecord **record, GError **error)
{
  g_autoptr (GPtrArray) all = regie_quarter_load_explanations (work->db, report, error);

  *record = NULL;
  if (all == NULL)
    return FALSE;
  for (guint i = 0; i < all->len; i++)
    if (g_strcmp0 (regie_get (all->pdata[i], Explanation, figure), figure) == 0)
      g_set_object (record, all->pdata[i]);
  return TRUE;
}

/* The concept and the figure that TARGET names, and what is said of it. */
static RegieRecord *
load_explained (const RegieWork *work, GVariant *target, const char **figure,
                RegieRecord **explanation, GError **error)
{
  g_autoptr (RegieRecord) report = NULL;
  const char *text;
  RegiePeriod period;

  g_variant_get (target, "(&s&s)", &text, figure);
  if (regie_figure_find (*figure) == NULL)
    {
      regie_refuse_field (error, "cijfer", _("There is no figure “%s”."), *figure);
      return NULL;
    }
  report = load_concept (work, text, &period, error);
  if (report == NULL || !find_explanation (work, report, *figure, explanation, error))
    return NULL;
  return g_steal_pointer (&report);
}

static RegieChange *
make_explained (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Figure explained"));
  g_autoptr (RegieRecord) report = NULL;
  g_autoptr (RegieRecord) there = NULL;
  const char *text = form != NULL ? regie_form_get_field (form, Explanation, text) : NULL;
  const char *figure;
  char quarter[REGIE_NUMBER_TEXT];

  if ((report = load_explained (work, target, &figure, &there, error)) == NULL)
    return NULL;
  *about = regie_record_get_id (report);
  /* Who freezes it in the meantime goes before. */
  regie_change_pin (change, report);
  if (there != NULL)
    {
      regie_form_show_seen (form, there);
      if (text != NULL)
        regie_put (change, there, Explanation, text, text);
      else
        regie_change_void (change, there);
    }
  else if (text != NULL)
    {
      gint64 id = regie_id_new ();

      regie_change_insert (change, regie_entity (REGIE_ENTITY_Explanation), id);
      regie_put_new (change, Explanation, id, quarter, regie_number_format (*about, quarter));
      regie_put_new (change, Explanation, id, figure, figure);
      regie_put_new (change, Explanation, id, text, text);
    }
  return g_steal_pointer (&change);
}

/* What is said already. */
static RegieForm *
fill_explained (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieForm) form = regie_form_new ();
  g_autoptr (RegieRecord) report = NULL;
  g_autoptr (RegieRecord) there = NULL;
  const char *figure;

  if ((report = load_explained (work, target, &figure, &there, error)) == NULL)
    return NULL;
  if (there != NULL)
    {
      regie_form_set_field (form, Explanation, text, regie_get (there, Explanation, text));
      regie_form_set_seen (form, there);
    }
  return g_steal_pointer (&form);
}

static RegieChange *
make_frozen (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
             GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Quarter report frozen"));
  g_autoptr (RegieQuarter) content = NULL;
  g_autoptr (RegieRecord) report = NULL;
  g_autofree char *json = NULL;
  RegiePeriod period;
  char day[REGIE_DAY_TEXT], me[REGIE_NUMBER_TEXT];

  report = load_concept (work, g_variant_get_string (target, NULL), &period, error);
  if (report == NULL)
    return NULL;
  if (period.until >= work->today)
    {
      regie_refuse (error,
                    _("This quarter is not over yet. It can be frozen after its last day."));
      return NULL;
    }
  if ((content = regie_quarter_compose (work, period, error)) == NULL
      || !regie_quarter_add_explanations (work->db, report, content, error))
    return NULL;
  *about = regie_record_get_id (report);
  json = regie_quarter_to_json (content);
  put_me (work, me);
  regie_put (change, report, Quarter, as_of, regie_day_format (period.until, day));
  regie_put (change, report, Quarter, content, json);
  regie_put (change, report, Quarter, frozen_on, regie_day_format (work->today, day));
  if (work->me->id != 0)
    regie_put (change, report, Quarter, frozen_by, me);
  return g_steal_pointer (&change);
}

static RegieChange *
make_discarded (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Concept of a quarter report thrown away"));
  g_autoptr (RegieRecord) report = NULL;
  g_autoptr (GPtrArray) explanations = NULL;
  RegiePeriod period;

  report = load_concept (work, g_variant_get_string (target, NULL), &period, error);
  if (report == NULL
      || (explanations = regie_quarter_load_explanations (work->db, report, error)) == NULL)
    return NULL;
  for (guint i = 0; i < explanations->len; i++)
    regie_change_void (change, explanations->pdata[i]);
  regie_change_void (change, report);
  return g_steal_pointer (&change);
}

/* The quarter and the file that TARGET names; NULL with ERROR set. */
static GFile *
read_saving (const RegieWork *work, GVariant *target, RegiePeriod *period, GError **error)
{
  const char *text;
  const char *uri;

  g_variant_get (target, "(&s&s)", &text, &uri);
  return regie_quarter_parse (text, work->today, period, error) ? g_file_new_for_uri (uri) : NULL;
}

static gboolean
save (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
      GError **error)
{
  RegiePeriod period;
  g_autoptr (GFile) file = read_saving (work, target, &period, error);

  return file != NULL && regie_quarter_save (work, period, file, error);
}

static gboolean
save_swi (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
          GError **error)
{
  RegiePeriod period;
  g_autoptr (GFile) file = read_saving (work, target, &period, error);
  g_autoptr (RegieCells) cells = file != NULL ? regie_swi_load (work, period, error) : NULL;

  return cells != NULL
         && regie_people_set_save (work, cells, _("Exported: the set for CBS (SWI)"), "swi", file,
                                   error);
}

static gboolean
save_spuk (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
           GError **error)
{
  RegiePeriod period;
  g_autoptr (GFile) file = read_saving (work, target, &period, error);
  g_autoptr (RegieCells) cells = NULL;
  int year, month, day;

  if (file == NULL)
    return FALSE;
  regie_day_to_civil (period.from, &year, &month, &day);
  cells = regie_spuk_load (work, year, error);
  return cells != NULL
         && regie_people_set_save (work, cells, _("Exported: the persons behind the SPUK count"),
                                   "spuk", file, error);
}

static const RegieField explain_fields[] = {
  { "text", "tekst", N_("Explanation"), NULL, REGIE_NOTE, 0, 9 },
};

static const RegieAsk explain_ask = {
  N_("Explanation of a figure"),
  N_("_Save"),
  N_("It stands in the report under the figure. Name no persons."),
  explain_fields,
  G_N_ELEMENTS (explain_fields),
  NULL
};

#define SEE REGIE_RIGHT (SEE_DOSSIERS)
#define EXPORT (REGIE_RIGHT (SEE_DOSSIERS) | REGIE_RIGHT (EXPORT))
#define REPORT (REGIE_RIGHT (SEE_DOSSIERS) | REGIE_RIGHT (REPORT))

const RegieCommand regie_quarter_commands[REGIE_N_QUARTER_COMMANDS] = {
  [REGIE_QUARTER_MAKE] = { "quarter.make", "s", REPORT, N_("Quarter report made"),
                           .make = make_made },
  [REGIE_QUARTER_EXPLAIN] = { "quarter.explain", "(ss)", REPORT, N_("Figure explained"),
                              &explain_ask, .make = make_explained, .fill = fill_explained },
  [REGIE_QUARTER_FREEZE] = { "quarter.freeze", "s", REPORT, N_("Quarter report frozen"),
                             .make = make_frozen, .takes_out = TRUE },
  [REGIE_QUARTER_DISCARD] = { "quarter.discard", "s", REPORT,
                              N_("Concept of a quarter report thrown away"),
                              .make = make_discarded },
  [REGIE_QUARTER_SAVE] = { "quarter.save-to", "(ss)", SEE, N_("Saved"), .run = save,
                           .takes_out = TRUE, .quiet = TRUE },
  [REGIE_QUARTER_SAVE_SWI] = { "quarter.save-swi", "(ss)", EXPORT, N_("Saved"), .run = save_swi,
                               .takes_out = TRUE },
  [REGIE_QUARTER_SAVE_SPUK] = { "quarter.save-spuk", "(ss)", EXPORT, N_("Saved"), .run = save_spuk,
                                .takes_out = TRUE },
};

static gpointer
answer_quarter (const RegieWork *work, GVariant *target, GError **error)
{
  const char *text = g_variant_get_string (target, NULL);
  g_autoptr (RegieQuarterReport) report = NULL;
  RegiePeriod period = regie_period_later (regie_period_of (work->today, REGIE_PERIOD_QUARTER), -1);

  if (*text != '\0' && !regie_quarter_parse (text, work->today, &period, error))
    return NULL;
  report = regie_quarter_report_load (work, period, TRUE, error);
  return report != NULL
           ? regie_quarter_view_new (report, regie_role_may (work->me->role, REGIE_MAY_REPORT),
                                     work->today)
           : NULL;
}

const RegieQuestion regie_quarter_questions[REGIE_N_QUARTER_QUESTIONS] = {
  [REGIE_QUARTER_READ] = { "quarter", "s", SEE, answer_quarter, g_object_unref },
};
