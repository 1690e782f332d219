/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether the values of a record go together. */
#include <string.h>

#include "days.h"
#include "regie-check.h"
#include "regie-error.h"
#include "regie-form.h"
#include "regie-value.h"
#include "suite.h"

static const char *
value_of (const char *key, gpointer data)
{
  return regie_form_get (data, key);
}

static const struct {
  RegieEntityId kind;
  const char *form;
  const char *field, *sentence; /* NULL: they go together */
} rows[] = {
  { REGIE_ENTITY_Fact, "", NULL, NULL },
  { REGIE_ENTITY_Fact, "datum=2026-11-01&tot=2026-11-01", NULL, NULL },
  { REGIE_ENTITY_Fact, "datum=2026-11-02&tot=2026-11-01", "tot",
    "this day lies before the beginning" },
  /* Who says from when until when need not end after the day of recording. */
  { REGIE_ENTITY_Fact, "datum=2026-11-20&van=2026-10-01&tot=2026-11-01", NULL, NULL },
  { REGIE_ENTITY_Fact, "datum=2026-11-20&van=2026-10-01&tot=2026-09-30", "tot",
    "this day lies before the beginning" },
  { REGIE_ENTITY_Fact, "datum=2026-11-02&nieuw_einde=2026-11-01", "nieuw_einde",
    "this day lies before the decision itself" },
  { REGIE_ENTITY_Fact, "datum=2026-11-02&gemeld_op=2026-11-01", "gemeld_op",
    "this day lies before the fact itself" },
  { REGIE_ENTITY_Fact, "datum=2026-11-02&gemeld_op=2026-11-23", NULL, NULL },
  { REGIE_ENTITY_Fact, "datum=2026-11-02&gemeld_op=2026-11-24", "gemeld_op",
    "this day is still to come" },
  /* What is still to come may stand in a plan. */
  { REGIE_ENTITY_Fact, "datum=2027-11-02&tot=2028-01-01", NULL, NULL },
  { REGIE_ENTITY_Fact, "datum=geen dag&tot=2020-01-01", NULL, NULL },
  { REGIE_ENTITY_Person, "geboren=2026-11-23", NULL, NULL },
  { REGIE_ENTITY_Person, "geboren=2026-11-24", "geboren", "nobody is born after today" },
  { REGIE_ENTITY_Person, "geboren=2026-00-00", NULL, NULL },
  { REGIE_ENTITY_Person, "geboren=2026-12-00", "geboren", "nobody is born after today" },
  { REGIE_ENTITY_Person, "geboren=2027-00-00", "geboren", "nobody is born after today" },
  { REGIE_ENTITY_Relation, "geboren=2027-01-01", "geboren", "nobody is born after today" },
  { REGIE_ENTITY_Goal, "behaald_op=2026-11-24", "behaald_op", "this day is still to come" },
  { REGIE_ENTITY_Goal, "klaar_voor=2027-11-24", NULL, NULL },
  { REGIE_ENTITY_Intake, "begonnen_op=2026-11-02&afgerond_op=2026-11-01", "afgerond_op",
    "this day lies before the beginning" },
  { REGIE_ENTITY_Contract, "van=2027-01-01&tot=2026-12-31", "tot",
    "this day lies before the beginning" },
  { REGIE_ENTITY_Offer, "van=2027-01-01&tot=2027-01-01", NULL, NULL },
  { REGIE_ENTITY_Tie, "van=2026-11-23&tot=2027-01-01", NULL, NULL },
  { REGIE_ENTITY_Tie, "van=2026-11-24", "van", "this day is still to come" },
};

#define TEN "Straatnaam"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

/* Field, what is typed, and whether it can be; a letter more than two hundred is one too many. */
static const struct {
  RegieEntityId entity;
  const char *key, *text;
  gboolean can;
} typed[] = {
  { REGIE_ENTITY_Organisation, "email", "post@vista.nl", TRUE },
  { REGIE_ENTITY_Organisation, "email", "post.vista.nl", FALSE },
  { REGIE_ENTITY_Organisation, "email", "post@vista", FALSE },
  { REGIE_ENTITY_Provider, "email", "@vista.nl", FALSE },
  { REGIE_ENTITY_Giver, "email", "a@b@c.nl", FALSE },
  { REGIE_ENTITY_Contact, "email", "Karin, a@b.nl", FALSE },
  { REGIE_ENTITY_Tie, "email", "geen", FALSE },
  { REGIE_ENTITY_Person, "email", "selam@", FALSE },
  { REGIE_ENTITY_Organisation, "kvk", "14027654", TRUE },
  { REGIE_ENTITY_Organisation, "kvk", "1402 7654", TRUE },
  { REGIE_ENTITY_Organisation, "kvk", "1402765", FALSE },
  { REGIE_ENTITY_Provider, "kvk", "140276543", FALSE },
  { REGIE_ENTITY_Provider, "kvk", "NL140276", FALSE },
  { REGIE_ENTITY_Organisation, "naam", HUNDRED HUNDRED, TRUE },
  { REGIE_ENTITY_Organisation, "naam", HUNDRED HUNDRED "s", FALSE },
  { REGIE_ENTITY_Tie, "naam", "Karin\nJansen", FALSE },
  { REGIE_ENTITY_Contact, "naam", "Karin\rJansen", FALSE },
  { REGIE_ENTITY_Point, "punt", "Een\ntwee", FALSE },
  { REGIE_ENTITY_Person, "achternaam", HUNDRED HUNDRED "s", FALSE },
  { REGIE_ENTITY_Person, "ook_bekend_als", HUNDRED HUNDRED "s", TRUE },
  { REGIE_ENTITY_Tie, "toelichting", "Een\ntwee", TRUE },
};

/* A form, a word of regiectl and a file are read alike; what stood there already is not judged. */
static void
test_typed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      const RegieField *field = regie_entity_find_key (regie_entity (typed[i].entity),
                                                       typed[i].key);
      g_autoptr (GError) error = NULL;
      g_autofree char *read = NULL;
      const char *reason;

      if (regie_field_check_typed (field, NULL, typed[i].text, NULL, &error) != typed[i].can)
        g_error ("%s: “%s”", typed[i].key, typed[i].text);
      g_assert_cmpstr (typed[i].can ? NULL : field->key, ==,
                       error != NULL ? regie_error_get_field (error) : NULL);
      read = regie_value_read (field, NULL, typed[i].text, &reason);
      g_assert_cmpint (read != NULL && reason == NULL, ==, typed[i].can);
      g_assert_true (regie_field_check_typed (field, NULL, typed[i].text, typed[i].text, NULL));
    }
}

static void
test_rows (void)
{
  RegieDay today = day ("2026-11-23");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RegieEntity *entity = regie_entity (rows[i].kind);
      g_autoptr (RegieForm) form = regie_form_from_text (rows[i].form);
      const RegieField *field = NULL;
      const char *have = regie_record_fault (entity, value_of, form, today, &field);
      g_autoptr (GError) error = NULL;

      if (g_strcmp0 (have, rows[i].sentence) != 0)
        g_error ("%s: %s", rows[i].form, have);
      g_assert_cmpint (regie_record_check (entity, value_of, form, today, &error), ==,
                       rows[i].sentence == NULL);
      if (rows[i].sentence == NULL)
        {
          g_assert_no_error (error);
          continue;
        }
      g_assert_cmpstr (field->key, ==, rows[i].field);
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_assert_cmpstr (regie_error_get_field (error), ==, rows[i].field);
      g_assert_true (g_str_has_prefix (error->message, regie_field_label (field))
                     && g_str_has_suffix (error->message, have));
    }
}

TEST_SUITE (check)
{
  g_test_add_func ("/check/what-goes-together", test_rows);
  g_test_add_func ("/check/what-is-typed", test_typed);
}
