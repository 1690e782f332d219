/* SPDX-License-Identifier: EUPL-1.2 */
/* Codes that the compiler knows. */
#include "regie-change.h"
#include "regie-form.h"
#include "suite.h"

/* A key and its enumerator are each other's; what C does not know, and NULL, are a value of their
 * own. */
static void
test_keys (void)
{
  for (guint i = 0; i < REGIE_N_LISTS; i++)
    {
      const RegieKeys *keys = regie_keys_get (i);

      g_assert_true (regie_keys_find (keys->name) == keys);
      for (guint k = 0; k < keys->n_keys; k++)
        g_assert_cmpuint (regie_keys_index (keys, regie_keys_key (keys, k)), ==, k);
      g_assert_null (keys->keys[keys->n_keys]);
      g_assert_null (regie_keys_key (keys, keys->n_keys));
      g_assert_cmpuint (regie_keys_index (keys, NULL), ==, keys->n_keys);
      g_assert_cmpuint (regie_keys_index (keys, "zomaar"), ==, keys->n_keys);
    }
  g_assert_null (regie_keys_find ("zomaar"));
  g_assert_cmpint (regie_route_find ("O"), ==, REGIE_ROUTE_O);
  g_assert_cmpstr (regie_route_name (REGIE_ROUTE_O), ==, "O");
  g_assert_cmpint (regie_route_find ("B2"), ==, REGIE_ROUTE_UNKNOWN);
  g_assert_null (regie_route_name (REGIE_ROUTE_UNKNOWN));
}

/* Every code of the schema has a list in C, so that its type is known. */
static void
test_code_fields (void)
{
  g_autoptr (RegieRecord) order = regie_record_new (regie_entity (REGIE_ENTITY_Engagement), 7);
  g_autoptr (RegieChange) change = regie_change_new ("test");
  g_autoptr (RegieForm) form = regie_form_new ();

  for (guint e = 0; e < regie_schema ()->n_entities; e++)
    for (guint i = 0; i < regie_schema ()->entities[e].n_fields; i++)
      {
        const RegieField *field = &regie_schema ()->entities[e].fields[i];

        g_assert_true ((regie_field_keys (field) != NULL) == (field->kind == REGIE_CODE));
      }
  g_assert_cmpint (regie_get_code (order, Engagement, stage), ==, REGIE_ORDER_STAGE_UNKNOWN);
  regie_set (order, Engagement, stage, "loopt");
  g_assert_cmpint (regie_get_code (order, Engagement, stage), ==, REGIE_ORDER_STAGE_RUNS);
  regie_set (order, Engagement, stage, "zomaar");
  g_assert_cmpint (regie_get_code (order, Engagement, stage), ==, REGIE_ORDER_STAGE_UNKNOWN);
  regie_put_code (change, order, Engagement, stage, REGIE_ORDER_STAGE_STOPPED);
  g_assert_cmpstr (((RegieEdit *) change->edits->pdata[0])->to, ==, "gestopt");
  regie_form_set_code (form, Engagement, stage, REGIE_ORDER_STAGE_WAITS);
  g_assert_cmpstr (regie_form_get (form, "stand"), ==, "wacht");
  g_assert_cmpint (regie_form_get_code (form, Engagement, stage), ==, REGIE_ORDER_STAGE_WAITS);
  regie_form_set_field (form, Engagement, ordered_on, "2026-11-23");
  g_assert_cmpint (regie_form_get_day (form, Engagement, ordered_on), ==,
                   regie_day_from_civil (2026, 11, 23));
  g_assert_cmpint (regie_form_get_day (form, Engagement, ended_on), ==, REGIE_DAY_NONE);
}

TEST_SUITE (keys)
{
  g_test_add_func ("/codes/a-key-and-its-enumerator", test_keys);
  g_test_add_func ("/codes/a-field-is-of-the-type-of-its-list", test_code_fields);
}
