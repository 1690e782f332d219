/* SPDX-License-Identifier: EUPL-1.2 */
/* What a cell, a form or a file holds becomes what is stored, or a sentence says why not. */
#include <string.h>

#include "cases.h"
#include "regie-change.h"
#include "regie-value.h"

/* Of a field: what is typed, and what is stored or else a part of why not; both NULL: nothing is
 * said. */
typedef struct {
  RegieEntityId kind;
  const char *key, *typed, *stored, *why;
} Row;

static const Row rows[] = {
  /* Days, also with what nobody sees around them. */
  { REGIE_ENTITY_Fact, "datum", "23-11-2026", "2026-11-23", NULL },
  { REGIE_ENTITY_Fact, "datum", "\u00a02026-11-23 0:00\ufeff", "2026-11-23", NULL },
  { REGIE_ENTITY_Fact, "datum", "31-2-2026", NULL, "this is not a date" },
  { REGIE_ENTITY_Fact, "datum", "-", NULL, NULL },
  { REGIE_ENTITY_Fact, "datum", " \u200b ", NULL, NULL },
  { REGIE_ENTITY_Fact, "datum", NULL, NULL, NULL },
  { REGIE_ENTITY_Fact, "datum", "vandaag", NULL, "this is not a date" },
  { REGIE_ENTITY_Person, "geboren", "mei 1990", "1990-05-00", NULL },
  { REGIE_ENTITY_Person, "geboren", "gisteren", NULL, "this is not a date of birth" },
  /* Codes: the key or a label in either language, in any case. */
  { REGIE_ENTITY_Fact, "leerroute", "b1", "B1", NULL },
  { REGIE_ENTITY_Fact, "leerroute", "B1 ROUTE", "B1", NULL },
  { REGIE_ENTITY_Fact, "leerroute", "B1-route", "B1", NULL },
  { REGIE_ENTITY_Fact, "leerroute", "B2", NULL, "this is not one of the choices" },
  /* Municipalities: by number, by name, by both when they agree, and any number of four digits. */
  { REGIE_ENTITY_Fact, "gemeente", "0935", "0935", NULL },
  { REGIE_ENTITY_Fact, "gemeente", "935", "0935", NULL },
  { REGIE_ENTITY_Fact, "gemeente", "935,0", "0935", NULL },
  { REGIE_ENTITY_Fact, "gemeente", "Maastricht", "0935", NULL },
  { REGIE_ENTITY_Fact, "gemeente", "gemeente maastricht", "0935", NULL },
  { REGIE_ENTITY_Fact, "gemeente", "0935 Maastricht", "0935", NULL },
  { REGIE_ENTITY_Fact, "gemeente", "0938 Maastricht", NULL, "this is not one of the choices" },
  { REGIE_ENTITY_Fact, "gemeente", "0362", "0362", NULL },
  { REGIE_ENTITY_Fact, "gemeente", "12345", NULL, "this is not one of the choices" },
  { REGIE_ENTITY_Fact, "gemeente", "Atlantis", NULL, "this is not one of the choices" },
  /* Yes and no. */
  { REGIE_ENTITY_Fact, "gepland", "Ja", "1", NULL },
  { REGIE_ENTITY_Fact, "gepland", "x", "1", NULL },
  { REGIE_ENTITY_Fact, "gepland", "WAAR", "1", NULL },
  { REGIE_ENTITY_Fact, "gepland", "nee", "0", NULL },
  { REGIE_ENTITY_Fact, "gepland", "0", "0", NULL },
  { REGIE_ENTITY_Fact, "gepland", "misschien", NULL, "expected ja or nee" },
  /* Numbers and hours. */
  { REGIE_ENTITY_Fact, "behaald", "3", "3", NULL },
  { REGIE_ENTITY_Fact, "behaald", "3,00", "3", NULL },
  { REGIE_ENTITY_Fact, "behaald", "3,5", NULL, "expected a whole number" },
  { REGIE_ENTITY_Fact, "behaald", "-3", NULL, "this cannot be less than nothing" },
  { REGIE_ENTITY_Fact, "behaald", "drie", NULL, "expected a whole number" },
  { REGIE_ENTITY_Fact, "behaald", "1.250", NULL, "a separator of thousands" },
  { REGIE_ENTITY_Fact, "behaald", "1000000", "1000000", NULL },
  { REGIE_ENTITY_Fact, "behaald", "1000001", NULL, "this number is too large" },
  { REGIE_ENTITY_Fact, "behaald", "1,2E+08", NULL, "the spreadsheet has shortened" },
  { REGIE_ENTITY_Fact, "behaald", "3 uur", NULL, "expected a whole number" },
  { REGIE_ENTITY_Fact, "uren", "12 uur", "12", NULL },
  { REGIE_ENTITY_Fact, "uren", "12:00", "12", NULL },
  { REGIE_ENTITY_Fact, "uren", "-", "0", NULL },
  { REGIE_ENTITY_Fact, "uren", "12:30", NULL, "expected whole hours" },
  { REGIE_ENTITY_Fact, "uren", "veel", NULL, "expected a whole number" },
  /* Money. */
  { REGIE_ENTITY_Fact, "prijs", "€ 1.234,50", "123450", NULL },
  { REGIE_ENTITY_Fact, "prijs", "426,195", NULL, "" },
  { REGIE_ENTITY_Fact, "prijs", "-3", NULL, "this cannot be less than nothing" },
  { REGIE_ENTITY_Fact, "prijs", "gratis", NULL, "this is not an amount" },
  /* Numbers that are names. */
  { REGIE_ENTITY_Person, "bsn", "9999.99.990", "999999990", NULL },
  { REGIE_ENTITY_Person, "bsn", "999999991", NULL, "this BSN is not right (11-test)" },
  { REGIE_ENTITY_Person, "bsn", "9,99E+08", NULL, "the spreadsheet has shortened" },
  { REGIE_ENTITY_Person, "bsn", "--", NULL, NULL },
  { REGIE_ENTITY_Person, "v_nummer", "v-123.456 7890", "V1234567890", NULL },
  { REGIE_ENTITY_Person, "v_nummer", "1234567890", "1234567890", NULL },
  { REGIE_ENTITY_Person, "v_nummer", "12345678901", NULL, "this is not a V-number" },
  { REGIE_ENTITY_Person, "v_nummer", "onbekend", NULL, "this is not a V-number" },
  { REGIE_ENTITY_Person, "v_nummer", "1,23E+09", NULL, "the spreadsheet has shortened" },
  /* Text stays as it is, but for its ends; a dash is a text, a shortened number is none. */
  { REGIE_ENTITY_Person, "achternaam", " Van  Dam\u200b", "Van  Dam", NULL },
  { REGIE_ENTITY_Person, "achternaam", "-", "-", NULL },
  { REGIE_ENTITY_Person, "telefoon", "6,12E+08", NULL, "the spreadsheet has shortened" },
  { REGIE_ENTITY_Person, "telefoon", "6,12345678E8", "612345678", NULL },
  { REGIE_ENTITY_Person, "telefoon", "043 350 00 00", "043 350 00 00", NULL },
  { REGIE_ENTITY_Fact, "toelichting", "6,12E+08\nregel", "6,12E+08\nregel", NULL },
};

static const RegieField *
field_of (const Row *row)
{
  const RegieField *field = regie_entity_find_key (regie_entity (row->kind), row->key);

  g_assert_nonnull (field);
  return field;
}

static void
test_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *reason = "not set";
      g_autofree char *have = regie_value_read (field_of (&rows[i]), codes, rows[i].typed, &reason);
      gboolean said = rows[i].why != NULL;

      if (g_strcmp0 (have, rows[i].stored) != 0 || (reason != NULL) != said
          || (said && !g_str_has_prefix (reason, rows[i].why)))
        g_error ("%s “%s”: %s (%s)", rows[i].key, rows[i].typed, have, reason);
    }
}

/* What is stored is a value of its field, and is read as itself. */
static void
test_stored (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i].stored != NULL)
      {
        const RegieField *field = field_of (&rows[i]);
        g_autoptr (GError) error = NULL;
        g_autofree char *again = NULL;
        const char *reason;

        g_assert_true (regie_field_check (field, codes, rows[i].stored, &error));
        g_assert_no_error (error);
        if (field->kind == REGIE_MONEY)
          continue; /* cents, not euros */
        again = regie_value_read (field, codes, rows[i].stored, &reason);
        g_assert_cmpstr (again, ==, rows[i].stored);
      }
}

/* Without lists a key is not looked up. */
static void
test_without_codes (void)
{
  static const char *const keys[] = { "leerroute", "gemeente" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const RegieField *field = regie_entity_find_key (regie_entity (REGIE_ENTITY_Fact), keys[i]);
      const char *reason = "not set";
      g_autofree char *have = regie_value_read (field, NULL, " zomaar ", &reason);

      g_assert_cmpstr (have, ==, "zomaar");
      g_assert_null (reason);
    }
}

TEST_SUITE (value)
{
  load_law ();
  g_test_add_func ("/value/read", test_read);
  g_test_add_func ("/value/what-is-stored-is-read-as-itself", test_stored);
  g_test_add_func ("/value/without-lists", test_without_codes);
}
