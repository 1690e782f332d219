/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes, their inverses and new ids. */
#include "regie-change.h"
#include "regie-error.h"
#include "suite.h"

static RegieRecord *
make_person (void)
{
  RegieRecord *person = regie_record_new (regie_entity (REGIE_ENTITY_Person), 12);

  regie_record_set (person, "surname", "Tesfai");
  return person;
}

static void
test_change (void)
{
  g_autoptr (RegieRecord) person = make_person ();
  g_autoptr (RegieChange) change = regie_change_new ("test");
  g_autoptr (RegieChange) inverse = NULL;
  g_autoptr (RegieChange) again = NULL;

  regie_change_set (change, person, "surname", "Tesfai");
  regie_change_set (change, person, "phone", "");
  g_assert_true (regie_change_is_empty (change));
  regie_change_set (change, person, "surname", "Tesfaye");
  regie_change_set (change, person, "phone", "06");
  g_assert_cmpuint (change->edits->len, ==, 2);
  inverse = regie_change_inverse (change);
  again = regie_change_inverse (inverse);
  for (guint i = 0; i < 2; i++)
    {
      const RegieEdit *a = change->edits->pdata[i];
      const RegieEdit *b = inverse->edits->pdata[i];
      const RegieEdit *c = again->edits->pdata[i];

      g_assert_cmpstr (a->from, ==, b->to);
      g_assert_cmpstr (a->to, ==, b->from);
      g_assert_cmpstr (a->to, ==, c->to);
    }
  /* Building it touched nothing. */
  g_assert_cmpstr (regie_record_get (person, "surname"), ==, "Tesfai");
}

static void
test_insert (void)
{
  g_autoptr (RegieChange) change = regie_change_new ("test");
  g_autoptr (RegieChange) inverse = NULL;
  g_autoptr (GError) error = NULL;
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Person);

  regie_change_insert (change, entity, 5);
  regie_change_set_new (change, entity, 5, "given_names", "Selam");
  g_assert_false (regie_change_check (change, regie_schema (), NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_clear_error (&error);
  regie_change_set_new (change, entity, 5, "surname", "Tesfai");
  g_assert_true (regie_change_check (change, regie_schema (), NULL, &error));
  regie_change_set_new (change, entity, 5, "born", "1990-02-31");
  g_assert_false (regie_change_check (change, regie_schema (), NULL, &error));
  /* The inverse of an insert is that it goes; its values stay. */
  inverse = regie_change_inverse (change);
  g_assert_cmpuint (inverse->edits->len, ==, 1);
  g_assert_cmpstr (((RegieEdit *) inverse->edits->pdata[0])->field, ==, REGIE_VOIDED);
  g_assert_cmpstr (((RegieEdit *) inverse->edits->pdata[0])->to, ==, "1");
}

static void
test_ids (void)
{
  gint64 last = 0;

  for (guint i = 0; i < 10000; i++)
    {
      gint64 id = regie_id_new ();

      g_assert_cmpint (id, >, last);
      last = id;
    }
  last = regie_id_new_range (1000);
  g_assert_cmpint (regie_id_new (), >=, last + 1000);
}

#define N_MAKERS 4
#define N_MADE 50000

/* Ids one by one and in ranges, as many as each of the threads can make at the same time. */
static gpointer
make_ids (gpointer data)
{
  gint64 *ids = data;

  for (guint i = 0; i < N_MADE; i++)
    {
      ids[i] = i % 10 == 0 ? regie_id_new_range (3) : regie_id_new ();
    }
  return NULL;
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/* The window makes ids and so does the writer: no two are the same, and no range holds an id of
 * another. */
static void
test_ids_on_threads (void)
{
  g_autofree gint64 *ids = g_new (gint64, N_MAKERS * N_MADE);
  g_autoptr (GHashTable) ranges = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GThread *threads[N_MAKERS];

  for (guint i = 0; i < N_MAKERS; i++)
    {
      threads[i] = g_thread_new ("ids", make_ids, ids + i * N_MADE);
    }
  for (guint i = 0; i < N_MAKERS; i++)
    {
      g_thread_join (threads[i]);
    }
  /* Before they are sorted: which of them begin a range. */
  for (guint i = 0; i < N_MAKERS * N_MADE; i += 10)
    {
      g_hash_table_add (ranges, g_memdup2 (&ids[i], sizeof ids[i]));
    }
  qsort (ids, N_MAKERS * N_MADE, sizeof *ids, compare_ids);
  for (guint i = 1; i < N_MAKERS * N_MADE; i++)
    {
      g_assert_cmpint (ids[i], >,
                       ids[i - 1] + (g_hash_table_contains (ranges, &ids[i - 1]) ? 2 : 0));
    }
}

TEST_SUITE (change)
{
  g_test_add_func ("/change/its-inverse-takes-it-back", test_change);
  g_test_add_func ("/change/an-insert-needs-what-is-required", test_insert);
  g_test_add_func ("/change/ids-grow", test_ids);
  g_test_add_func ("/change/ids-of-several-threads-differ", test_ids_on_threads);
}
