/* SPDX-License-Identifier: EUPL-1.2 */
/* A record of any kind, and what binds to it. */
#ifdef HAVE_GLIB_TESTING
#include <libglib-testing/signal-logger.h>
#endif

#include "regie-change.h"
#include "suite.h"

/* For every kind of record: each field is a property, starts unknown, notifies once and only on a
 * real change. */
static void
test_records (void)
{
  for (guint e = 0; e < regie_schema ()->n_entities; e++)
    {
      const RegieEntity *entity = &regie_schema ()->entities[e];
      g_autoptr (RegieRecord) record = regie_record_new (entity, 7);

      g_assert_cmpint (regie_record_get_id (record), ==, 7);
      for (guint i = 0; i < entity->n_fields; i++)
        {
          const RegieField *field = &entity->fields[i];
          g_autofree char *property = g_strdelimit (g_strdup (field->name), "_", '-');
          g_autofree char *value = NULL;
#ifdef HAVE_GLIB_TESTING
          g_autoptr (GtSignalLogger) log = gt_signal_logger_new ();

          gt_signal_logger_connect (log, record, "notify");
#endif
          g_assert_null (regie_record_get (record, field->name));
          g_assert_true (regie_field_check (field, NULL, NULL, NULL)
                         == !(field->flags & REGIE_REQUIRED));
          g_object_set (record, property, "1", NULL);
#ifdef HAVE_GLIB_TESTING
          {
            GParamSpec *told = NULL;

            gt_signal_logger_assert_emission_pop (log, record, "notify", &told);
            g_assert_cmpstr (told->name, ==, property);
            g_param_spec_unref (told);
          }
#endif
          g_object_set (record, property, "1", NULL);
#ifdef HAVE_GLIB_TESTING
          gt_signal_logger_assert_no_emissions (log);
#endif
          g_object_get (record, property, &value, NULL);
          g_assert_cmpstr (value, ==, "1");
          g_assert_cmpstr (regie_field_label (field), !=, "");
          g_assert_true (regie_entity_find_key (entity, field->key) == field);
        }
    }
}

TEST_SUITE (record) { g_test_add_func ("/record/every-field-is-a-property", test_records); }
