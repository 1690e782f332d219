/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes, their inverses and new ids. */
#include <string.h>

#include "regie-change.h"
#include "cases.h"
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

/* Of a field: what is a value of it, or a part of why not. */
static void
test_field (void)
{
  static const struct {
    RegieEntityId kind;
    const char *key, *text, *why;
  } rows[] = {
    { REGIE_ENTITY_Fact, "datum", "2026-11-23", NULL },
    { REGIE_ENTITY_Fact, "datum", NULL, "Date must be filled in" },
    { REGIE_ENTITY_Fact, "datum", "23-11-2026", "Date: this value is not understood" },
    { REGIE_ENTITY_Fact, "datum", "2026-02-30", "Date: this is not a date" },
    { REGIE_ENTITY_Fact, "tot", NULL, NULL },
    { REGIE_ENTITY_Fact, "leerroute", "B1", NULL },
    { REGIE_ENTITY_Fact, "leerroute", "b1", "Route: " },
    { REGIE_ENTITY_Fact, "gemeente", "0362", NULL },
    { REGIE_ENTITY_Fact, "gemeente", "362", "Municipality: " },
    { REGIE_ENTITY_Fact, "uren", "12", NULL },
    { REGIE_ENTITY_Fact, "uren", "-12", "Hours: this cannot be less than nothing" },
    { REGIE_ENTITY_Fact, "uren", "veel", "Hours: expected a whole number" },
    { REGIE_ENTITY_Fact, "gepland", "1", NULL },
    { REGIE_ENTITY_Fact, "gepland", "ja", "Planned: " },
    { REGIE_ENTITY_Fact, "prijs", "10000000", NULL },
    { REGIE_ENTITY_Fact, "prijs", "10000001", "Price: this is more than any trajectory costs" },
    { REGIE_ENTITY_Fact, "prijs", "-1", "Price: this cannot be less than nothing" },
    { REGIE_ENTITY_Fact, "dossier", "12", NULL },
    { REGIE_ENTITY_Fact, "dossier", "-12", "Dossier: " },
    { REGIE_ENTITY_Contract, "raming", "100000000000", NULL },
    { REGIE_ENTITY_Contract, "raming", "100000000001",
      "Estimated value: this amount is too large" },
    { REGIE_ENTITY_Person, "geboren", "1990-00-00", NULL },
    { REGIE_ENTITY_Person, "geboren", "1990", "Date of birth: " },
    { REGIE_ENTITY_Person, "adres", "\xff", "Address: " },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RegieField *field = regie_entity_find_key (regie_entity (rows[i].kind), rows[i].key);
      g_autoptr (GError) error = NULL;

      if (regie_field_check (field, codes, rows[i].text, &error) != (rows[i].why == NULL))
        g_error ("%s=%s", rows[i].key, rows[i].text);
      if (rows[i].why == NULL)
        continue;
      g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
      g_assert_cmpstr (regie_error_get_field (error), ==, rows[i].key);
      if (!g_str_has_prefix (error->message, rows[i].why))
        g_error ("%s=%s: %s", rows[i].key, rows[i].text, error->message);
      /* The sentence names no value. */
      g_assert_true (rows[i].text == NULL || strstr (error->message, rows[i].text) == NULL);
    }
}

/* The edits of SELF, one a line. */
static char *
edits_of (const RegieChange *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->edits->len; i++)
    {
      const RegieEdit *edit = self->edits->pdata[i];

      g_string_append_printf (text, "%s/%s.%s:%s>%s\n", edit->entity, edit->id, edit->field,
                              edit->from != NULL ? edit->from : "",
                              edit->to != NULL ? edit->to : "");
    }
  return g_string_free (text, FALSE);
}

/* Several records at once: the last goes first, the edits of one stay together, and the inverse of
 * the inverse is the change. */
static void
test_inverse (void)
{
  g_autoptr (RegieChange) change = regie_change_new ("Several");
  g_autoptr (RegieRecord) goal = regie_record_new (regie_entity (REGIE_ENTITY_Goal), 7);
  g_autoptr (RegieRecord) gone = regie_record_new (regie_entity (REGIE_ENTITY_Goal), 8);
  g_autoptr (RegieChange) inverse = NULL;
  g_autoptr (RegieChange) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *back = NULL;
  g_autofree char *forth = NULL;

  regie_set (goal, Goal, text, "Fietsen");
  regie_put (change, goal, Goal, text, "Zwemmen");
  regie_put (change, goal, Goal, due, "2026-12-01");
  regie_put (change, goal, Goal, note, ""); /* was open, stays open */
  regie_change_void (change, gone);
  text = edits_of (change);
  g_assert_cmpstr (text, ==,
                   "goal/7.text:Fietsen>Zwemmen\n"
                   "goal/7.due:>2026-12-01\n"
                   "goal/8.voided:0>1\n");
  inverse = regie_change_inverse (change);
  back = edits_of (inverse);
  g_assert_cmpstr (back, ==,
                   "goal/8.voided:1>0\n"
                   "goal/7.text:Zwemmen>Fietsen\n"
                   "goal/7.due:2026-12-01>\n");
  again = regie_change_inverse (inverse);
  forth = edits_of (again);
  g_assert_cmpstr (forth, ==, text);
}

static void
test_join (void)
{
  g_autoptr (RegieChange) one = regie_change_new ("One");
  g_autoptr (RegieChange) other = regie_change_new ("Other");
  g_autoptr (RegieRecord) goal = regie_record_new (regie_entity (REGIE_ENTITY_Goal), 7);
  g_autofree char *text = NULL;

  g_assert_true (regie_change_is_empty (one));
  regie_record_set_version (goal, 4);
  regie_put_new (one, Goal, 9, text, "Fietsen");
  regie_put_new (one, Goal, 9, note, NULL);
  regie_put (other, goal, Goal, text, "Zwemmen");
  regie_change_pin (other, goal);
  regie_change_join (one, other);
  text = edits_of (one);
  g_assert_cmpstr (text, ==, "goal/9.text:>Fietsen\ngoal/7.text:>Zwemmen\n");
  g_assert_cmpuint (one->pins->len, ==, 1);
  g_assert_cmpstr (((RegieEdit *) one->pins->pdata[0])->from, ==, "4");
  g_assert_true (regie_change_is_empty (other));
  g_assert_cmpuint (other->pins->len, ==, 0);
  g_assert_cmpstr (one->title, ==, "One");
}

/* A field that a record must have is not emptied either. */
static void
test_required (void)
{
  g_autoptr (RegieChange) change = regie_change_new ("Empty");
  g_autoptr (RegieRecord) goal = regie_record_new (regie_entity (REGIE_ENTITY_Goal), 7);
  g_autoptr (GError) error = NULL;

  regie_set (goal, Goal, text, "Fietsen");
  regie_put (change, goal, Goal, text, "");
  g_assert_false (regie_change_check (change, regie_schema (), NULL, &error));
  g_assert_cmpstr (regie_error_get_field (error), ==, "tekst");
}

static void
test_moments_of_ids (void)
{
  const gint64 second = G_USEC_PER_SEC;
  gint64 before = regie_id_at (g_get_real_time ());
  gint64 id = regie_id_new ();

  g_assert_cmpint (regie_id_at (G_GINT64_CONSTANT (1577836800) * second), ==, 0);
  g_assert_cmpint (regie_id_at (G_GINT64_CONSTANT (1577836801) * second), ==,
                   G_GINT64_CONSTANT (1000) << 22);
  g_assert_cmpint (id, >=, before);
  g_test_expect_message ("regie", G_LOG_LEVEL_CRITICAL, "*count > 0*");
  g_assert_cmpint (regie_id_new_range (0), ==, 0);
  g_test_assert_expected_messages ();
}

TEST_SUITE (change)
{
  load_law ();
  g_test_add_func ("/change/its-inverse-takes-it-back", test_change);
  g_test_add_func ("/change/an-insert-needs-what-is-required", test_insert);
  g_test_add_func ("/change/ids-grow", test_ids);
  g_test_add_func ("/change/ids-of-several-threads-differ", test_ids_on_threads);
  g_test_add_func ("/change/what-is-a-value", test_field);
  g_test_add_func ("/change/an-inverse-of-several-records", test_inverse);
  g_test_add_func ("/change/two-become-one", test_join);
  g_test_add_func ("/change/what-is-required-is-not-emptied", test_required);
  g_test_add_func ("/change/ids-tell-when", test_moments_of_ids);
}
