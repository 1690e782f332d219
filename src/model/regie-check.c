/* SPDX-License-Identifier: EUPL-1.2 */
/* What must hold between the fields of one record: an order of days, and what a kind of fact
 * requires. */
#include "regie-check.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "regie-change.h"
#include "regie-error.h"
#include "regie-text.h"
#include "regie-value.h"

/* The second of two days does not lie before the first.  In a table the first pair of which both
 * are known decides: a fact that says from when until when it holds need not end after the day on
 * which it was recorded. */
static const struct {
  RegieEntityId entity;
  const char *first, *second, *sentence;
} orders[] = {
  { REGIE_ENTITY_Fact, "van", "tot", N_("this day lies before the beginning") },
  { REGIE_ENTITY_Fact, "datum", "tot", N_("this day lies before the beginning") },
  { REGIE_ENTITY_Fact, "datum", "nieuw_einde", N_("this day lies before the decision itself") },
  { REGIE_ENTITY_Fact, "datum", "gemeld_op", N_("this day lies before the fact itself") },
  { REGIE_ENTITY_Intake, "begonnen_op", "afgerond_op", N_("this day lies before the beginning") },
  { REGIE_ENTITY_Contract, "van", "tot", N_("this day lies before the beginning") },
  { REGIE_ENTITY_Mark, "van", "tot", N_("this day lies before the beginning") },
  { REGIE_ENTITY_Course, "van", "tot", N_("this day lies before the beginning") },
  { REGIE_ENTITY_Engagement, "van", "tot", N_("this day lies before the beginning") },
  { REGIE_ENTITY_Price, "van", "tot", N_("this day lies before the beginning") },
  { REGIE_ENTITY_Offer, "van", "tot", N_("this day lies before the beginning") },
  { REGIE_ENTITY_Tie, "van", "tot", N_("this day lies before the beginning") },
  { REGIE_ENTITY_Consent, "gegeven_op", "tot", N_("this day lies before the beginning") },
  { REGIE_ENTITY_Consent, "gegeven_op", "ingetrokken_op",
    N_("this day lies before the day on which it was given") },
};

/* What happened lies behind us. */
static const struct {
  RegieEntityId entity;
  const char *key;
} happened[] = {
  { REGIE_ENTITY_Person, "geboren" },      { REGIE_ENTITY_Relation, "geboren" },
  { REGIE_ENTITY_Fact, "gemeld_op" },      { REGIE_ENTITY_Intake, "begonnen_op" },
  { REGIE_ENTITY_Intake, "afgerond_op" },  { REGIE_ENTITY_Intake, "alleen_spreken_op" },
  { REGIE_ENTITY_Health, "gesproken_op" }, { REGIE_ENTITY_Goal, "behaald_op" },
  { REGIE_ENTITY_Milestone, "gedaan_op" }, { REGIE_ENTITY_Action, "gedaan_op" },
  { REGIE_ENTITY_Giver, "bericht_op" },    { REGIE_ENTITY_Giver, "bedankt_op" },
  { REGIE_ENTITY_Consent, "gegeven_op" },  { REGIE_ENTITY_Consent, "ingetrokken_op" },
  { REGIE_ENTITY_Agreement, "gedaan_op" }, { REGIE_ENTITY_Tie, "van" },
};

static const char *
find_order_fault (const RegieEntity *entity, RegieValueFunc get, gpointer data,
                  const RegieField **field)
{
  const char *judged = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      RegieDay first, second;

      if (regie_entity (orders[i].entity) != entity || g_strcmp0 (judged, orders[i].second) == 0
          || !regie_day_parse (get (orders[i].first, data), &first)
          || !regie_day_parse (get (orders[i].second, data), &second))
        continue;
      judged = orders[i].second;
      *field = regie_entity_find_key (entity, orders[i].second);
      if (second < first)
        return _(orders[i].sentence);
    }
  return NULL;
}

const char *
regie_record_fault (const RegieEntity *entity, RegieValueFunc get, gpointer data, RegieDay today,
                    const RegieField **field)
{
  char iso[REGIE_DAY_TEXT];

  regie_day_format (today, iso);
  for (guint i = 0; i < G_N_ELEMENTS (happened); i++)
    {
      const char *value = regie_entity (happened[i].entity) == entity ? get (happened[i].key, data)
                                                                      : NULL;

      /* Unknown parts of a birth date are zeros, so the order of texts is the order of days. */
      if (value == NULL || strcmp (value, iso) <= 0)
        continue;
      *field = regie_entity_find_key (entity, happened[i].key);
      return (*field)->kind == REGIE_PARTIAL ? _("nobody is born after today")
                                             : _("this day is still to come");
    }
  return find_order_fault (entity, get, data, field);
}

gboolean
regie_record_check (const RegieEntity *entity, RegieValueFunc get, gpointer data, RegieDay today,
                    GError **error)
{
  const RegieField *field = NULL;
  const char *sentence = regie_record_fault (entity, get, data, today, &field);

  if (sentence == NULL)
    return TRUE;
  /* TRANSLATORS: the name of a field, what is wrong with it */
  return regie_refuse_field (error, field->key, _("%s: %s"), regie_field_label (field), sentence);
}

gboolean
regie_field_check_typed (const RegieField *field, const RegieCodes *codes, const char *text,
                         const char *was, GError **error)
{
  const char *fault;

  g_return_val_if_fail (field != NULL, FALSE);
  if (!regie_field_check (field, codes, text, error))
    return FALSE;
  fault = g_strcmp0 (text, was) != 0 ? regie_text_fault (field, text) : NULL;
  /* TRANSLATORS: the name of a field, what is wrong with it */
  return fault == NULL
         || regie_refuse_field (error, field->key, _("%s: %s"), regie_field_label (field), fault);
}
