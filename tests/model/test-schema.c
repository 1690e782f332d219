/* SPDX-License-Identifier: EUPL-1.2 */
/* What always holds of the kinds of record and their fields. */
#include <string.h>

#include "regie-change.h"
#include "suite.h"

/* Names and keys are there once, a reference points to a kind that there is, and nothing is newer
 * than the version nor older than its kind. */
static void
test_fields (void)
{
  const RegieSchema *schema = regie_schema ();

  g_assert_cmpuint (schema->n_entities, ==, REGIE_N_ENTITIES);
  for (guint e = 0; e < schema->n_entities; e++)
    {
      const RegieEntity *entity = regie_entity (e);

      g_assert_true (regie_schema_find (schema, entity->name) == entity);
      g_assert_cmpuint (entity->since, >=, 1);
      g_assert_cmpuint (entity->since, <=, schema->version);
      for (guint i = 0; i < entity->n_fields; i++)
        {
          const RegieField *field = &entity->fields[i];

          g_assert_true (regie_entity_find (entity, field->name) == field);
          g_assert_true (regie_entity_find_key (entity, field->key) == field);
          g_assert_cmpstr (field->name, !=, REGIE_VOIDED);
          g_assert_cmpstr (regie_field_label (field), !=, "");
          g_assert_cmpuint (field->since, >=, entity->since);
          g_assert_cmpuint (field->since, <=, schema->version);
          if (field->kind == REGIE_REF)
            g_assert_nonnull (regie_schema_find (schema, field->list));
          else
            g_assert_true ((field->list != NULL) == (field->kind == REGIE_CODE));
        }
    }
  g_assert_null (regie_schema_find (schema, "zomaar"));
  g_assert_null (regie_entity_find (regie_entity (REGIE_ENTITY_Person), "zomaar"));
  g_assert_null (regie_entity_find_key (regie_entity (REGIE_ENTITY_Person), "surname"));
}

/* The compiler's number of a field is its place. */
static void
test_numbers (void)
{
  g_assert_cmpuint (REGIE_AT (Person, bsn), ==, 0);
  g_assert_cmpstr (REGIE_FIELD (Person, surname)->key, ==, "achternaam");
  g_assert_cmpstr (REGIE_FIELD (Fact, until_day)->name, ==, "until_day");
  g_assert_cmpuint (REGIE_FIELD (Fact, note) - regie_entity (REGIE_ENTITY_Fact)->fields, ==,
                    REGIE_AT (Fact, note));
}

/* Nothing of the desk lies in a dossier. */
static void
test_places (void)
{
  static const RegieEntityId desk[] = { REGIE_ENTITY_Resident, REGIE_ENTITY_Wish,
                                        REGIE_ENTITY_Giver,    REGIE_ENTITY_Offer,
                                        REGIE_ENTITY_Match,    REGIE_ENTITY_Attendance,
                                        REGIE_ENTITY_Visit };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (desk); i++)
    g_assert_true (regie_entity_is_of_desk (regie_entity (desk[i])));
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      n += regie_entity_is_of_desk (regie_entity (i));
      g_assert_false (regie_entity_is_of_desk (regie_entity (i))
                      && regie_entity_is_in_dossier (regie_entity (i)));
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (desk));
  g_assert_true (regie_entity_is_in_dossier (regie_entity (REGIE_ENTITY_Fact)));
  g_assert_false (regie_entity_is_in_dossier (regie_entity (REGIE_ENTITY_Person)));
  g_test_expect_message ("regie", G_LOG_LEVEL_CRITICAL, "*self != NULL*");
  g_assert_false (regie_entity_is_in_dossier (NULL));
  g_test_assert_expected_messages ();
}

TEST_SUITE (schema)
{
  g_test_add_func ("/schema/fields", test_fields);
  g_test_add_func ("/schema/numbers-of-fields", test_numbers);
  g_test_add_func ("/schema/desk-and-dossier", test_places);
}
