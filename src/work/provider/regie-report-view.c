/* SPDX-License-Identifier: EUPL-1.2 */
/* What a provider reported over a period, set against the orders and the PIP, in words. */
#include "regie-provider-views.h"

#include <glib/gi18n.h>

#include "regie-provider-commands.h"
#include "regie-report-paper.h"
#include "regie-report.h"
#include "regie-text.h"

#define MOST_SUGGESTED 15 /* for the agenda: it must fit an hour */

static const RegieProp report_view_props[] = {
  REGIE_PROP (RegieReportView, title, "title", TEXT),
  REGIE_PROP (RegieReportView, about, "about", TEXT),
  REGIE_PROP (RegieReportView, summary, "summary", TEXT),
  REGIE_PROP (RegieReportView, period, "period", TEXT),
  REGIE_PROP (RegieReportView, in, "in", INT),
  REGIE_PROP (RegieReportView, out, "out", INT),
  REGIE_PROP (RegieReportView, unknown, "unknown", INT),
  REGIE_PROP (RegieReportView, faulty, "faulty", INT),
  REGIE_PROP (RegieReportView, has_people, "has-people", BOOL),
  REGIE_PROP (RegieReportView, may_change, "may-change", BOOL),
  REGIE_PROP (RegieReportView, undo, "undo", OBJECT),
  REGIE_PROP (RegieReportView, different, "different", LIST),
  REGIE_PROP (RegieReportView, heading, "heading", OBJECT),
  REGIE_PROP (RegieReportView, same, "same", LIST),
  REGIE_PROP (RegieReportView, faults_heading, "faults-heading", OBJECT),
  REGIE_PROP (RegieReportView, faults, "faults", LIST),
  REGIE_PROP (RegieReportView, deeds, "deeds", LIST),
  REGIE_PROP (RegieReportView, reminder, "reminder", TEXT),
  REGIE_PROP (RegieReportView, suggested, "suggested", INT),
};
REGIE_DEFINE_ITEM (RegieReportView, regie_report_view, report_view_props)

static char *
dup_weekly (int minutes, double weeks)
{
  g_autofree char *hours = regie_minutes_dup_hours (
    weeks > 0 ? ((int) (minutes / weeks) + 15) / 30 * 30 : minutes);

  return g_strdup_printf (_("%s h/week"), hours);
}

static char *
dup_route (const RegieOffice *office, RegieRoute route)
{
  return g_strdup (regie_codes_label (office->codes, "leerroute", regie_route_name (route)));
}

/* By the plan and by the report: hours, unless the first difference is about something else. */
static void
set_cells (RegieTableItem *item, const RegieOffice *office, const RegieReconciled *person)
{
  const RegieGapInput *input = &person->input;

  if (person->result.n > 0 && person->result.reasons[0].gap == REGIE_GAP_ROUTE)
    {
      item->first = dup_route (office, input->route);
      item->second = dup_route (office, input->said_route);
    }
  else
    {
      item->first = input->per_week > 0
                      ? dup_weekly (input->per_week * 60, 1)
                      : g_strdup (regie_codes_label (office->codes, "onderwerp", person->topic));
      item->second = input->reported ? dup_weekly (input->minutes, person->result.weeks)
                                     : g_strdup (input->refused > 0  ? _("was not taken")
                                                 : input->any_report ? _("is not in it")
                                                                     : "–");
    }
  item->part = MAX (0, input->minutes);
  item->whole = input->reported ? person->result.planned : 0;
}

static RegieShape
shape_of (RegieAccord verdict)
{
  return verdict == REGIE_ACCORD_OUT_OF_STEP ? REGIE_SHAPE_SOON
         : verdict == REGIE_ACCORD_IN_STEP   ? REGIE_SHAPE_DONE
                                             : REGIE_SHAPE_RUN;
}

static void
add_deeds (RegieTableItem *item, const RegieReconciled *person)
{
  g_autofree char *brief = person->result.n > 0 ? regie_gap_dup_short (&person->result.reasons[0])
                                                : g_strdup ("");
  g_autofree char *what = g_strdup_printf ("%s: %s", person->number, brief);

  regie_table_item_add_deed (item, _("Open the plan"), "win.dossier",
                             g_variant_new ("(xs)", person->dossier, "plan"));
  regie_table_item_add_deed (item, _("Record contact…"), "report.contact",
                             g_variant_new_int64 (person->dossier));
  regie_table_item_add_deed (item, _("Action point…"), "report.task",
                             g_variant_new ("(xs)", person->order, what));
}

static RegieTableItem *
item_new (const RegieOffice *office, const RegieReconciled *person)
{
  RegieTableItem *item = regie_table_item_new (person->name);
  const RegieGapResult *result = &person->result;
  const char *plain = result->verdict == REGIE_ACCORD_IN_STEP ? _("in step") : _("not known");
  g_autofree char *brief = result->n > 0 ? regie_gap_dup_short (&result->reasons[0]) : NULL;
  g_autofree char *sentence = result->n > 0 ? regie_reconciled_dup_sentence (person, 0) : NULL;
  g_autofree char *whom = regie_person_dup_apart (person->name, NULL, person->number);

  item->id = person->order;
  item->about = result->n > 1 ? g_strdup_printf (ngettext ("%s · %u more reason",
                                                           "%s · %u more reasons", result->n - 1),
                                                 person->number, result->n - 1)
                              : g_strdup (person->number);
  set_cells (item, office, person);
  regie_table_item_set_judgement (item, shape_of (result->verdict), brief != NULL ? brief : plain,
                                  sentence);
  add_deeds (item, person);
  regie_table_item_set_dossier (item, person->dossier, "plan");
  item->choice = g_strdup_printf (_("On the agenda: %s"), whom);
  item->spoken = g_strdup_printf ("%s, %s, %s. %s", whom, item->first, item->second,
                                  sentence != NULL ? sentence : plain);
  return item;
}

static void
add_people (GListStore *list, const RegieOffice *office, const RegieReconciliation *all,
            RegieAccord verdict)
{
  for (guint i = 0; i < all->people->len; i++)
    {
      const RegieReconciled *person = all->people->pdata[i];
      g_autoptr (RegieTableItem) item = NULL;

      if (person->result.verdict != verdict)
        continue;
      item = item_new (office, person);
      g_list_store_append (list, item);
    }
}

/* What there are many of comes in one row until somebody wants to see it: TEXT, which is taken. */
static RegieTableItem *
heading_new (char *text)
{
  RegieTableItem *item = regie_table_item_new (text);

  item->folds = TRUE;
  item->spoken = text;
  return item;
}

static char *
dup_about (const RegieReported *reported)
{
  RegieRecord *report = reported->reports->len > 0 ? reported->reports->pdata[0] : NULL;
  const char *lines = report != NULL ? regie_get (report, Report, lines) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *by = NULL;

  if (report == NULL)
    return g_strdup (_("No report was read in yet. Drop a file here, or choose one."));
  day = regie_day_dup_long (regie_get_day (report, Report, read_on));
  by = reported->reader != NULL ? g_strdup_printf (_("Read in on %s by %s"), day, reported->reader)
                                : g_strdup_printf (_("Read in on %s"), day);
  return g_strdup_printf (ngettext ("%s · %s line · file %s", "%s · %s lines · file %s",
                                    (gulong) regie_get_int (report, Report, lines, 0)),
                          by, lines != NULL ? lines : "0",
                          regie_get (report, Report, file) != NULL
                            ? regie_get (report, Report, file)
                            : "–");
}

static char *
dup_summary (const RegieReconciliation *all)
{
  g_autofree char *faulty = all->faulty > 0
                              ? g_strdup_printf (ngettext ("   %u line with a fault",
                                                           "   %u lines with a fault", all->faulty),
                                                 all->faulty)
                              : g_strdup ("");

  return g_strdup_printf (_("%u in step with the PIP   %u out of step   %u not known%s"),
                          all->counts[REGIE_ACCORD_IN_STEP], all->counts[REGIE_ACCORD_OUT_OF_STEP],
                          all->counts[REGIE_ACCORD_UNKNOWN], faulty);
}

static RegieDeed *
undo_new (const RegieReported *reported)
{
  RegieDeed *deed = regie_deed_new (
    _("Take the reading in back"), regie_provider_commands[REGIE_REPORT_UNDO].name,
    g_variant_new_int64 (regie_record_get_id (reported->reports->pdata[0])));

  deed->icon = g_strdup ("edit-undo-symbolic");
  deed->spoken = g_strdup (deed->label);
  return deed;
}

/* The lines that could not be taken, each with what is wrong with it. */
static void
add_faults (RegieReportView *self, const RegieReported *reported)
{
  for (guint i = 0; i < reported->reports->len; i++)
    {
      const char *text = regie_get (reported->reports->pdata[i], Report, faults);
      g_autoptr (GArray) faults = regie_report_faults_parse (text);

      for (guint k = 0; k < faults->len; k++)
        {
          const RegieReportFault *fault = &g_array_index (faults, RegieReportFault, k);
          g_autofree char *line = g_strdup_printf (_("Line %u"), fault->line);
          g_autoptr (RegieTableItem) item = regie_table_item_new (line);

          item->about = fault->value != NULL && *fault->value != '\0'
                          /* TRANSLATORS: a column of a file, and what stood there */
                          ? g_strdup_printf (_("%s: “%s”"), fault->column, fault->value)
                          : g_strdup (fault->column);
          regie_table_item_set_judgement (item, REGIE_SHAPE_FAILED, fault->reason, NULL);
          item->spoken = g_strdup_printf ("%s, %s: %s", line, item->about, fault->reason);
          g_list_store_append (self->faults, item);
        }
    }
}

static RegieDeed *
add_deed (RegieReportView *self, const char *label, const char *action, GVariant *target)
{
  g_autoptr (RegieDeed) deed = regie_deed_new (label, action, target);

  g_list_store_append (self->deeds, deed);
  return deed;
}

/* What goes back to the provider: the lines with a fault, a reminder of what is not there. */
static void
add_papers (RegieReportView *self, const RegieOffice *office, const RegieReported *reported,
            const char *provider, const char *me)
{
  RegieDay today = regie_office_today (office);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->faults)) > 0)
    add_deed (self, _("Faulty lines as a file…"), "report.save-faults", NULL);
  if (!regie_reported_is_late (reported, today))
    return;
  self->reminder = regie_reported_dup_reminder (reported, provider, today, me);
  add_deed (self, _("Reminder (PDF)"), "report.remind", g_variant_new_string ("pdf"));
  add_deed (self, _("Reminder (ODT)"), "report.remind", g_variant_new_string ("odt"));
}

RegieReportView *
regie_report_view_new (const RegieOffice *office, const RegieReported *reported,
                       const char *provider, const char *me, gboolean may_change)
{
  const RegieReconciliation *all;
  g_autofree char *period = NULL;
  char text[REGIE_PERIOD_TEXT];
  RegieReportView *self;
  guint n;

  g_return_val_if_fail (office != NULL && reported != NULL && provider != NULL && me != NULL, NULL);
  all = reported->all;
  self = g_object_new (regie_report_view_get_type (), NULL);
  period = regie_period_dup_label (all->period);
  self->title = g_strdup_printf (_("Report of %s"), period);
  self->about = dup_about (reported);
  self->summary = dup_summary (all);
  self->period = g_strdup (regie_period_format (all->period, text));
  self->in = (int) all->counts[REGIE_ACCORD_IN_STEP];
  self->out = (int) all->counts[REGIE_ACCORD_OUT_OF_STEP];
  self->unknown = (int) all->counts[REGIE_ACCORD_UNKNOWN];
  self->faulty = (int) all->faulty;
  self->has_people = all->people->len > 0;
  self->may_change = may_change;
  self->undo = reported->entry != 0 && may_change ? undo_new (reported) : NULL;
  add_people (self->different, office, all, REGIE_ACCORD_OUT_OF_STEP);
  add_people (self->different, office, all, REGIE_ACCORD_UNKNOWN);
  add_people (self->same, office, all, REGIE_ACCORD_IN_STEP);
  self->heading = self->in > 0 ? heading_new (
                    g_strdup_printf (ngettext ("%u person in step with the PIP",
                                               "%u people in step with the PIP", self->in),
                                     self->in))
                               : NULL;
  add_faults (self, reported);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->faults));
  self->faults_heading = n > 0 ? heading_new (
                           g_strdup_printf (ngettext ("%u line that could not be taken",
                                                      "%u lines that could not be taken", n),
                                            n))
                               : NULL;
  if (may_change)
    add_papers (self, office, reported, provider, me);
  self->suggested = MIN (MOST_SUGGESTED, self->out);
  return self;
}
