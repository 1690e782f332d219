/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether it will work for one person, in words. */
#include "regie-outlook-view.h"

#include <string.h>

#include "regie-clock-view.h"

static const RegieProp view_props[] = {
  REGIE_PROP (RegieOutlookView, summary, "summary", TEXT),
  REGIE_PROP (RegieOutlookView, duties, "duties", LIST),
  REGIE_PROP (RegieOutlookView, repairs, "repairs", LIST),
  REGIE_PROP (RegieOutlookView, has_repairs, "has-repairs", BOOL),
};
REGIE_DEFINE_ITEM (RegieOutlookView, regie_outlook_view, view_props)

static const RegieProp assumption_props[] = {
  REGIE_PROP (RegieAssumption, key, "key", TEXT),
  REGIE_PROP (RegieAssumption, label, "label", TEXT),
  REGIE_PROP (RegieAssumption, value, "value", INT),
};
REGIE_DEFINE_ITEM (RegieAssumption, regie_assumption, assumption_props)

static RegieShape
shape_of (RegieOutlookVerdict verdict)
{
  static const RegieShape shapes[] = {
    [REGIE_OUTLOOK_DONE] = REGIE_SHAPE_DONE,   [REGIE_OUTLOOK_FITS] = REGIE_SHAPE_RUN,
    [REGIE_OUTLOOK_UNKNOWN] = REGIE_SHAPE_RUN, [REGIE_OUTLOOK_TIGHT] = REGIE_SHAPE_SOON,
    [REGIE_OUTLOOK_FAILS] = REGIE_SHAPE_LATE,
  };

  return shapes[verdict];
}

static void
add_duty (RegieOutlookView *self, const RegieProspect *prospect)
{
  g_autofree char *sentence = regie_prospect_dup_sentence (prospect);
  g_autoptr (RegieLine) line = regie_line_new (regie_duty_name (prospect->duty),
                                               regie_duty_label (prospect->duty), sentence);

  regie_line_set_shape (line, shape_of (prospect->verdict));
  g_list_store_append (self->duties, line);
}

RegieOutlookView *
regie_outlook_view_new (const RegieOffice *office, const RegieDossier *dossier,
                        const RegieAssumptions *assumed)
{
  g_autoptr (RegieOutlook) outlook = NULL;
  RegieOutlookView *self;

  g_return_val_if_fail (office != NULL && dossier != NULL && assumed != NULL, NULL);
  outlook = regie_outlook_new (office->rules, &dossier->one, regie_office_today (office), assumed);
  self = g_object_new (regie_outlook_view_get_type (), NULL);
  self->summary = regie_outlook_dup_summary (outlook);
  for (guint i = 0; i < outlook->prospects->len; i++)
    add_duty (self, &g_array_index (outlook->prospects, RegieProspect, i));
  for (guint i = 0; i < outlook->repairs->len; i++)
    {
      g_autofree char *sentence = regie_repair_dup_sentence (
        office->rules, &g_array_index (outlook->repairs, RegieRepair, i));
      g_autoptr (RegieClockStep) step = regie_clock_step_new (i + 1, sentence, FALSE);

      g_list_store_append (self->repairs, step);
    }
  self->has_repairs = outlook->repairs->len > 0;
  return self;
}

GListStore *
regie_assumptions_list (const RegieAssumptions *assumed)
{
  GListStore *list = g_list_store_new (REGIE_TYPE_ITEM);
  RegieAssumptions copy;
  const char *key, *label;
  int *value;

  g_return_val_if_fail (assumed != NULL, list);
  copy = *assumed;
  for (guint i = 0; (key = regie_assumptions_get (&copy, i, &label, &value)) != NULL; i++)
    {
      g_autoptr (RegieAssumption) one = g_object_new (regie_assumption_get_type (), NULL);

      one->key = g_strdup (key);
      one->label = g_strdup (label);
      one->value = *value;
      g_list_store_append (list, one);
    }
  return list;
}

void
regie_assumptions_set (RegieAssumptions *assumed, const char *key, int value)
{
  const char *one, *label;
  int *at;

  g_return_if_fail (assumed != NULL && key != NULL);
  for (guint i = 0; (one = regie_assumptions_get (assumed, i, &label, &at)) != NULL; i++)
    if (strcmp (one, key) == 0)
      *at = value;
}
