/* SPDX-License-Identifier: EUPL-1.2 */
#include <string.h>

#ifdef HAVE_GLIB_TESTING
#include <libglib-testing/signal-logger.h>
#endif

#include "regie-change.h"
#include "regie-error.h"
#include "regie-fact.h"
#include "regie-form.h"
#include "regie-person.h"
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

/* codes.ini without one of the codes that C branches on, said with file, line, list and key. */
static void
test_codes_lacking (void)
{
  static const struct {
    const char *line, *other, *where;
  } rows[] = {
    { "\nloopt=Loopt | Running\ngestopt=", "\ngestopt=", "[opdrachtstand] loopt:" },
    { "\nB1=B1-route | B1 route", "", "[leerroute] B1:" },
    { "[feit plicht_voldaan]", "[feit plicht_gedaan]", "[feit] plicht_voldaan:" },
    { "[richting]", "[richtingen]", "[richting] :" },
  };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "codes.ini", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) less = g_string_new (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (RegieIni) ini = NULL;
      g_autoptr (RegieCodes) codes = NULL;

      g_assert_cmpuint (g_string_replace (less, rows[i].line, rows[i].other, 0), ==, 1);
      ini = regie_ini_parse ("codes.ini", less->str, -1, &error);
      g_assert_no_error (error);
      codes = regie_codes_new (ini, &error);
      g_assert_null (codes);
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_assert_true (g_str_has_prefix (error->message, "codes.ini, line "));
      g_assert_nonnull (strstr (error->message, rows[i].where));
    }
}

/* Of each municipality of ours, and of any other. */
static void
test_municipality (void)
{
  for (RegieMunicipality place = 0; place < REGIE_N_MUNICIPALITIES; place++)
    {
      RegieFact fact;

      regie_fact_init (&fact, REGIE_FACT_BRP, 0);
      g_assert_true (regie_fact_put (&fact, municipality, regie_municipality_name (place)));
      g_assert_true (((fact.flags & REGIE_FACT_ELSEWHERE) != 0)
                     == (place == REGIE_MUNICIPALITY_ANOTHER));
      g_assert_true (regie_fact_put (&fact, municipality, "0362"));
      g_assert_true (fact.flags & REGIE_FACT_ELSEWHERE);
      g_assert_false (regie_fact_put (&fact, municipality, "hier"));
    }
}

static RegieRecord *
make_fact (void)
{
  static const char *const values[][2] = {
    { "soort", "uren" },
    { "datum", "2026-10-31" },
    { "bij", "4" },
    { "gepland", "1" },
    { "gemeente", "0362" },
    { "huisvesting", "0" },
    { "leerroute", "Z" },
    { "niveau", "A2" },
    { "intensiteit", "12" },
    { "groep", "overig" },
    { "grond", "nvo" },
    { "van", "2026-10-01" },
    { "tot", "2026-11-01" },
    { "nieuw_einde", "2027-01-01" },
    { "open", "PVT,leerroute" },
    { "behaald", "3" },
    { "uren", "3" },
    { "plan", "4" },
    { "commissie", "1" },
    { "tijdelijk", "1" },
    { "onderdelen", "lezen,KNM" },
    { "onderwerp", "stage" },
    { "uitslag", "gezakt" },
    { "code", "SS139" },
    { "gemeld_op", "2026-11-02" },
    { "minuten", "170" },
    { "plan_minuten", "250" },
    { "gedeeltelijk", "1" },
    { "intensiteit_totaal", "600" },
  };
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  RegieRecord *fact = regie_record_new (entity, 9);
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    regie_record_set (fact, regie_entity_find_key (entity, values[i][0])->name, values[i][1]);
  /* No field that the clock reads was left out above. */
  for (guint i = 0; i < entity->n_fields; i++)
    n += regie_fact_reads (i);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (values));
  return fact;
}

/* A row and a record of the same fact are the same to the clock. */
static void
test_facts (void)
{
  g_autoptr (RegieRecord) record = make_fact ();
  g_autofree char *columns = regie_fact_dup_columns ();
  g_auto (GStrv) names = g_strsplit (columns, ", ", -1);
  const char *row[40] = { "9" };
  RegieFact stored;
  RegieFact read;

  for (guint i = 1; names[i] != NULL; i++)
    {
      g_autofree char *name = g_strndup (names[i] + 1, strlen (names[i]) - 2);

      row[i] = regie_record_get (record, name);
    }
  regie_fact_from_row (&stored, row);
  regie_fact_from_record (&read, record);
  g_assert_cmpmem (&stored, sizeof stored, &read, sizeof read);
  g_assert_cmpint (read.id, ==, 9);
  g_assert_cmpint (read.belongs_to, ==, 4);
  g_assert_cmpint (read.kind, ==, REGIE_FACT_HOURS);
  g_assert_cmpint (read.day, ==, regie_day_from_civil (2026, 10, 31));
  g_assert_cmpint (read.from, ==, regie_day_from_civil (2026, 10, 1));
  g_assert_cmpint (read.until, ==, regie_day_from_civil (2026, 11, 1));
  g_assert_cmpint (read.new_end, ==, regie_day_from_civil (2027, 1, 1));
  g_assert_cmpint (read.flags, ==,
                   REGIE_FACT_PLANNED | REGIE_FACT_ELSEWHERE | REGIE_FACT_UNHOUSED
                     | REGIE_FACT_COMMITTEE | REGIE_FACT_OPEN_PVT | REGIE_FACT_OPEN_ROUTE
                     | REGIE_FACT_REPORTED | REGIE_FACT_TEMPORARY | REGIE_FACT_PARTIAL);
  g_assert_cmpint (read.municipality, ==, 362);
  g_assert_cmpint (read.route, ==, REGIE_ROUTE_Z);
  g_assert_cmpint (read.level, ==, REGIE_LEVEL_A2);
  g_assert_cmpint (read.group, ==, REGIE_GROUP_OVERIG);
  g_assert_cmpint (read.ground, ==, REGIE_GROUND_NVO);
  g_assert_cmpint (read.topic, ==, REGIE_TOPIC_INTERNSHIP);
  g_assert_cmpint (read.intensity, ==, 12);
  g_assert_cmpint (read.course_hours, ==, 600);
  g_assert_cmpint (read.passed, ==, 3);
  g_assert_cmpint (read.minutes, ==, 170); /* not the rounded hours */
  g_assert_cmpint (read.planned, ==, 250);
  g_assert_cmpint (read.parts, ==, 1 << REGIE_EXAM_READING | 1 << REGIE_EXAM_KNM);
  g_assert_false (read.is_passed);
  g_assert_true (read.is_failed);
  g_assert_cmpint (read.code, ==, 139);
}

TEST_SUITE (model)
{
  g_test_add_func ("/record/every-field-is-a-property", test_records);
  g_test_add_func ("/change/its-inverse-takes-it-back", test_change);
  g_test_add_func ("/change/an-insert-needs-what-is-required", test_insert);
  g_test_add_func ("/change/ids-grow", test_ids);
  g_test_add_func ("/change/ids-of-several-threads-differ", test_ids_on_threads);
  g_test_add_func ("/codes/a-key-and-its-enumerator", test_keys);
  g_test_add_func ("/codes/a-field-is-of-the-type-of-its-list", test_code_fields);
  g_test_add_func ("/codes/a-file-that-lacks-one-is-refused", test_codes_lacking);
  g_test_add_func ("/fact/a-row-and-a-record-read-the-same", test_facts);
  g_test_add_func ("/fact/which-municipalities-are-ours", test_municipality);
  g_test_add_func ("/person/rights-of-roles", test_rights);
  g_test_add_func ("/person/names", test_names);
  g_test_add_func ("/person/a-prefix-is-found-in-the-surname", test_prefix);
  g_test_add_func ("/person/sorts-the-same-wherever-the-prefix-stands", test_sort);
}
