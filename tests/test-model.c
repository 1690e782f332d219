/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#ifdef HAVE_GLIB_TESTING
#include <libglib-testing/signal-logger.h>
#endif

#include "regie-change.h"
#include "regie-error.h"
#include "regie-person.h"

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

static void
test_rights (void)
{
  g_assert_true (regie_role_may ("consulent", REGIE_MAY_RECORD));
  g_assert_false (regie_role_may ("balie", REGIE_MAY_SEE_DOSSIERS));
  g_assert_false (regie_role_may ("balie", REGIE_MAY_SEE_BSN));
  g_assert_false (regie_role_may ("manager", REGIE_MAY_RECORD));
  g_assert_true (regie_role_may ("manager", REGIE_MAY_ASSIGN));
  g_assert_false (regie_role_may ("onbekend", REGIE_MAY_SEE_DOSSIERS));
  g_assert_false (regie_role_may (NULL, REGIE_MAY_SEE_DOSSIERS));
}

static void
test_prefix (void)
{
  /* surname, its prefix, the rest */
  static const char *const rows[][3] = {
    { "van Dam", "van", "Dam" },
    { "Dam, van", "van", "Dam" },
    { "Berg,van den", "van den", "Berg" },
    { "Van de Velde", "Van de", "Velde" },
    { "'t Hart", "'t", "Hart" },
    { "’t Hart", "’t", "Hart" },
    { "d'Angelo", "d'", "Angelo" },
    { "d’Angelo", "d’", "Angelo" },
    { "ter Horst", "ter", "Horst" },
    { "el Haddad", "el", "Haddad" },
    { "Al-Hassan", "Al-", "Hassan" },
    { "in 't Veld", "in 't", "Veld" },
    { "'s-Gravesande", "'s-", "Gravesande" },
    { "van 't Hof", "van 't", "Hof" },
    { "VAN DER BERG", "VAN DER", "BERG" },
    /* No prefix, or nothing behind it. */
    { "Dam", NULL, "Dam" },
    { "Vandam", NULL, "Vandam" },
    { "O'Brien", NULL, "O'Brien" },
    { "Do", NULL, "Do" },
    { "van den", "van", "den" },
    { "D Angelo", NULL, "D Angelo" },
    { "Berg, Anna", NULL, "Berg, Anna" },
    { "Ek-van Dam", NULL, "Ek-van Dam" },
    { "", NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *prefix = NULL;
      g_autofree char *rest = NULL;

      regie_person_split_surname (rows[i][0], &prefix, &rest);
      g_assert_cmpstr (prefix, ==, rows[i][1]);
      g_assert_cmpstr (rest, ==, rows[i][2]);
    }
}

/* Wherever the prefix was written, it is the same name. */
static void
test_sort (void)
{
  static const char *const same[][2] = { { NULL, "van Dam" },
                                         { NULL, "Dam, van" },
                                         { "van", "Dam" },
                                         { "Van", "van Dam" },
                                         { "VAN", "DAM" } };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autofree char *sort = regie_person_dup_sort ("Testje", same[i][0], same[i][1]);

      g_assert_cmpstr (sort, ==, "dam testje van");
    }
}

static void
test_names (void)
{
  g_autofree char *name = regie_person_dup_name ("Nour", "el", "Haddad");
  g_autofree char *sort = regie_person_dup_sort ("Şule", NULL, "Öztürk");
  g_autofree char *only = regie_person_dup_name (NULL, NULL, "Haddad");

  g_assert_cmpstr (name, ==, "Nour el Haddad");
  g_assert_cmpstr (sort, ==, "ozturk sule");
  g_assert_cmpstr (only, ==, "Haddad");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/record/every-field-is-a-property", test_records);
  g_test_add_func ("/change/its-inverse-takes-it-back", test_change);
  g_test_add_func ("/change/an-insert-needs-what-is-required", test_insert);
  g_test_add_func ("/change/ids-grow", test_ids);
  g_test_add_func ("/change/ids-of-several-threads-differ", test_ids_on_threads);
  g_test_add_func ("/person/rights-of-roles", test_rights);
  g_test_add_func ("/person/names", test_names);
  g_test_add_func ("/person/a-prefix-is-found-in-the-surname", test_prefix);
  g_test_add_func ("/person/sorts-the-same-wherever-the-prefix-stands", test_sort);
  return g_test_run ();
}
