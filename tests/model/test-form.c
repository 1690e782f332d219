/* SPDX-License-Identifier: EUPL-1.2 */
/* What somebody typed, on its way to a change. */
#include "regie-form.h"
#include "suite.h"

/* A form and its text are the same thing, whatever was typed. */
static void
test_form_text (void)
{
  static const char *const typed[] = {
    "toelichting", "zei: \u201cik kom = morgen & overmorgen\u201d\n100% zeker",
    "datum",       "2026-11-23",
    "soort",       "contact"
  };
  g_autoptr (GHashTable) form = regie_form_new ();
  g_autoptr (GHashTable) back = NULL;
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (typed); i += 2)
    regie_form_set (form, typed[i], typed[i + 1]);
  text = regie_form_to_text (form);
  back = regie_form_from_text (text);
  again = regie_form_to_text (back);
  g_assert_cmpstr (again, ==, text);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i += 2)
    g_assert_cmpstr (regie_form_get (back, typed[i]), ==, typed[i + 1]);
}

/* "" and NULL leave a field open; what another form says comes only where nothing stands. */
static void
test_open (void)
{
  g_autoptr (RegieForm) form = regie_form_new ();
  g_autoptr (RegieForm) from = regie_form_from_text ("naam=ander&plaats=Meerssen");
  g_autoptr (RegieForm) copy = NULL;

  regie_form_set (form, "naam", "eigen");
  regie_form_set (form, "plaats", "Vaals");
  regie_form_set (form, "plaats", "");
  regie_form_set (form, "straat", NULL);
  g_assert_null (regie_form_get (form, "plaats"));
  g_assert_null (regie_form_get (form, "straat"));
  copy = regie_form_copy (form);
  regie_form_fill (form, from);
  g_assert_cmpstr (regie_form_get (form, "naam"), ==, "eigen");
  g_assert_cmpstr (regie_form_get (form, "plaats"), ==, "Meerssen");
  g_assert_null (regie_form_get (copy, "plaats"));
  regie_form_fill (copy, NULL);
  g_assert_cmpuint (g_hash_table_size (copy), ==, 1);
}

static void
test_typed (void)
{
  g_autoptr (RegieForm) form = regie_form_new ();

  regie_form_set_field (form, Fact, day, "2026-11-23");
  regie_form_set_field (form, Fact, until_day, "morgen");
  regie_form_set_field (form, Fact, planned, "1");
  regie_form_set_field (form, Fact, committee, "0");
  regie_form_set_code (form, Fact, route, REGIE_ROUTE_Z);
  regie_form_set_field (form, Fact, level, "C9");
  g_assert_cmpint (regie_form_get_day (form, Fact, day), ==, regie_day_from_civil (2026, 11, 23));
  g_assert_cmpint (regie_form_get_day (form, Fact, until_day), ==, REGIE_DAY_NONE);
  g_assert_cmpint (regie_form_get_day (form, Fact, from_day), ==, REGIE_DAY_NONE);
  g_assert_true (regie_form_get_bool (form, Fact, planned));
  g_assert_false (regie_form_get_bool (form, Fact, committee));
  g_assert_false (regie_form_get_bool (form, Fact, temporary));
  g_assert_cmpstr (regie_form_get (form, "leerroute"), ==, "Z");
  g_assert_cmpint (regie_form_get_code (form, Fact, route), ==, REGIE_ROUTE_Z);
  g_assert_cmpint (regie_form_get_code (form, Fact, level), ==, REGIE_LEVEL_UNKNOWN);
  g_assert_cmpint (regie_form_get_code (form, Fact, group), ==, REGIE_GROUP_UNKNOWN);
  regie_form_set_code (form, Fact, route, REGIE_ROUTE_UNKNOWN);
  g_assert_null (regie_form_get (form, "leerroute"));
}

/* The same values give the same text, in whichever order they came; what is no such text is an
 * empty form. */
static void
test_text_order (void)
{
  static const char *const none[] = { "", "zomaar", "a=%zz", "=x&" };
  g_autoptr (RegieForm) one = regie_form_new ();
  g_autoptr (RegieForm) other = regie_form_new ();
  g_autoptr (RegieForm) empty = regie_form_new ();
  g_autofree char *text = NULL;
  g_autofree char *same = NULL;
  g_autofree char *nothing = regie_form_to_text (empty);

  regie_form_set (one, "b", "2");
  regie_form_set (one, "a", "é & =");
  regie_form_set (other, "a", "é & =");
  regie_form_set (other, "b", "2");
  text = regie_form_to_text (one);
  same = regie_form_to_text (other);
  g_assert_cmpstr (text, ==, "a=é%20%26%20%3D&b=2");
  g_assert_cmpstr (same, ==, text);
  g_assert_cmpstr (nothing, ==, "");
  for (guint i = 0; i < G_N_ELEMENTS (none) - 1; i++)
    {
      g_autoptr (RegieForm) form = regie_form_from_text (none[i]);

      g_assert_cmpuint (g_hash_table_size (form), ==, 0);
    }
}

/* What was seen comes back over what somebody else made of it, so that a change begins there. */
static void
test_seen (void)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Goal);
  g_autoptr (RegieRecord) seen = regie_record_new (entity, 7);
  g_autoptr (RegieRecord) now = regie_record_new (entity, 7);
  g_autoptr (RegieRecord) other = regie_record_new (regie_entity (REGIE_ENTITY_Action), 7);
  g_autoptr (RegieForm) form = regie_form_new ();
  g_autoptr (RegieForm) without = regie_form_new ();

  regie_record_set_version (seen, 3);
  regie_set (seen, Goal, text, "Fietsen");
  regie_form_set_seen (form, seen);
  regie_record_set_version (now, 5);
  regie_set (now, Goal, text, "Zwemmen");
  regie_set (now, Goal, note, "sinds gisteren");
  regie_form_show_seen (NULL, now);
  regie_form_show_seen (without, now);
  g_assert_cmpint (regie_record_get_version (now), ==, 5);
  g_assert_cmpstr (regie_get (now, Goal, text), ==, "Zwemmen");
  regie_form_show_seen (form, now);
  g_assert_cmpint (regie_record_get_version (now), ==, 3);
  g_assert_cmpstr (regie_get (now, Goal, text), ==, "Fietsen");
  g_assert_null (regie_get (now, Goal, note));
  /* A record of another kind is not what was seen, and no field of the form has another value. */
  regie_record_set_version (other, 9);
  regie_form_show_seen (form, other);
  g_assert_cmpint (regie_record_get_version (other), ==, 9);
  g_assert_null (regie_form_get (form, "tekst"));
}

static void
test_caller (void)
{
  g_autoptr (RegieForm) form = regie_form_new ();

  g_test_expect_message ("regie", G_LOG_LEVEL_CRITICAL, "*self != NULL*");
  regie_form_set (NULL, "a", "b");
  g_test_expect_message ("regie", G_LOG_LEVEL_CRITICAL, "*self != NULL*");
  g_assert_null (regie_form_get (NULL, "a"));
  g_test_expect_message ("regie", G_LOG_LEVEL_CRITICAL, "*record != NULL*");
  regie_form_show_seen (form, NULL);
  g_test_assert_expected_messages ();
}

TEST_SUITE (form)
{
  g_test_add_func ("/form/and-its-text", test_form_text);
  g_test_add_func ("/form/open-and-filled", test_open);
  g_test_add_func ("/form/fields-that-the-compiler-knows", test_typed);
  g_test_add_func ("/form/one-text", test_text_order);
  g_test_add_func ("/form/what-was-seen", test_seen);
  g_test_add_func ("/form/a-mistake-of-the-caller", test_caller);
}
