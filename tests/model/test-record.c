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

#define N_KINDS 600
#define N_THREADS 4

/* Kinds of record that nobody has made yet. */
static RegieEntity made_up[N_KINDS];
static int n_waiting; /* atomic */

/* Makes a record of each kind at the same moment as the other threads do. */
static gpointer
make_records (gpointer data)
{
  for (int i = 0; i < N_KINDS; i++)
    {
      g_autoptr (RegieRecord) record = NULL;

      g_atomic_int_inc (&n_waiting);
      while (g_atomic_int_get (&n_waiting) < (i + 1) * N_THREADS)
        g_thread_yield ();
      record = regie_record_new (&made_up[i], i);
      g_assert_true (regie_record_get_entity (record) == &made_up[i]);
    }
  return NULL;
}

/* Both threads of the store make records, also the first of their kind. */
static void
test_threads (void)
{
  static const RegieField field = { "name", "naam", "Name", NULL, REGIE_TEXT, 0, 1 };
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_KINDS; i++)
    made_up[i] = (RegieEntity){ g_strdup_printf ("madeup%u", i), "naam", "Name", &field, 1, 1 };
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("records", make_records, NULL);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  for (guint i = 0; i < N_KINDS; i++)
    g_free ((char *) made_up[i].name);
}

/* What stands in a field, by its type; what is no day or number is not known, or reads as far as
 * it goes. */
static void
test_types (void)
{
  g_autoptr (RegieRecord) fact = regie_record_new (regie_entity (REGIE_ENTITY_Fact), 9);
  g_autoptr (RegieRecord) goal = regie_record_new (regie_entity (REGIE_ENTITY_Goal), 9);

  g_assert_cmpint (regie_record_get_id (fact), ==, 9);
  g_assert_cmpint (regie_get_day (fact, Fact, day), ==, REGIE_DAY_NONE);
  g_assert_cmpint (regie_get_int (fact, Fact, hours, -7), ==, -7);
  g_assert_false (regie_get_bool (fact, Fact, planned));
  regie_set (fact, Fact, day, "2026-11-23");
  regie_set (fact, Fact, hours, "12");
  regie_set (fact, Fact, planned, "1");
  g_assert_cmpint (regie_get_day (fact, Fact, day), ==, regie_day_from_civil (2026, 11, 23));
  g_assert_cmpint (regie_get_int (fact, Fact, hours, -7), ==, 12);
  g_assert_cmpint (regie_record_get_int (fact, "hours", -7), ==, 12);
  g_assert_true (regie_get_bool (fact, Fact, planned));
  regie_set (fact, Fact, day, "23-11-2026");
  g_assert_cmpint (regie_get_day (fact, Fact, day), ==, REGIE_DAY_NONE);
  regie_set (fact, Fact, day, NULL);
  g_assert_null (regie_get (fact, Fact, day));
  /* A record of another kind is a mistake of the caller. */
  g_test_expect_message ("regie", G_LOG_LEVEL_CRITICAL, "*regie_entity (kind)*");
  g_assert_null (regie_get (goal, Fact, day));
  g_test_expect_message ("regie", G_LOG_LEVEL_CRITICAL, "*regie_entity (kind)*");
  regie_set (goal, Fact, day, "2026-11-23");
  g_test_assert_expected_messages ();
}

static void
no_field (void)
{
  g_autoptr (RegieRecord) goal = regie_record_new (regie_entity (REGIE_ENTITY_Goal), 9);

  regie_record_get (goal, "zomaar");
}

/* A name that is no field ends the program: it would be a record that is read wrong. */
static void
test_no_field (void)
{
  if (g_test_subprocess ())
    {
      no_field ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*goal has no field zomaar*");
}

TEST_SUITE (record)
{
  g_test_add_func ("/record/every-field-is-a-property", test_records);
  g_test_add_func ("/record/the-first-of-its-kind-on-several-threads", test_threads);
  g_test_add_func ("/record/types-of-fields", test_types);
  g_test_add_func ("/record/a-field-that-is-not-there", test_no_field);
}
