/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of young people: who is in it and in which order, what a row says, lights, and why
 * somebody looks at those of others; on both engines, without a display. */
#include "records.h"
#include "regie-error.h"
#include "regie-youth-commands.h"

#define DONE -1
#define TODAY "2026-11-23"

/* Two directors (7 is me), and four young people: two of mine, one of the other's, one of nobody's
 * who is of my caseload. */
typedef struct {
  gint64 first, second, other, own;
} People;

static gint64
add_young (Fixture *f, const char *surname, const char *born, const char *group, int director,
           int consultant)
{
  gint64 dossier = add_dossier (f, surname, NULL, group);
  g_autofree char *text = g_strdup_printf (
    "UPDATE person SET born = '%s' WHERE id = (SELECT person FROM dossier WHERE id = "
    "%" G_GINT64_FORMAT
    "); UPDATE dossier SET director = NULLIF (%d, 0), consultant = NULLIF (%d, 0), opened_on = "
    "'2026-01-05' WHERE id = %" G_GINT64_FORMAT,
    born, dossier, director, consultant, dossier);

  sql (f, text);
  g_assert_true (regie_derive_dossier (f->db, dossier, f->deriver, NULL));
  return dossier;
}

static People
add_people (Fixture *f)
{
  sql (f, "INSERT INTO staff (id, version, voided, name, login, role, active) VALUES (7, 1, 0, "
          "'Inge Smeets', 'i', 'regisseur', 1), (8, 1, 0, 'Bas Dols', 'b', 'regisseur', 1)");
  return (People){ .first = add_young (f, "Berhane", "2009-02-05", "amv", 7, 0),
                   .second = add_young (f, "Aziz", "2005-06-30", "asiel_28", 7, 0),
                   .other = add_young (f, "Cakir", "2004-01-01", "gezin", 8, 0),
                   .own = add_young (f, "Dekker", "2008-00-00", "jongere", 0, 7) };
}

static int
try (Fixture *f, const char *role, RegieYouthCommand command, GVariant *target, const char *form)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  g_autoptr (RegieForm) values = form != NULL ? regie_form_from_text (form) : NULL;
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);

  outcome = regie_command_do (&work, &regie_youth_commands[command], owned, values, &error);
  g_assert_true ((outcome == NULL) == (error != NULL));
  return error != NULL ? error->code : DONE;
}

static RegieYouthAnswer *
ask (Fixture *f, const char *role, const char *filter)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(sub)", filter, 0, TRUE));
  g_autoptr (GError) error = NULL;
  RegieYouthAnswer *answer;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);

  answer = regie_question_ask (&work, &regie_youth_questions[REGIE_YOUTH_IDS], target, &error);
  g_assert_no_error (error);
  return answer;
}

/* The initials of the surnames that FILTER finds, in order. */
static void
assert_found (Fixture *f, const char *role, const char *filter, const char *want)
{
  g_autoptr (RegieYouthAnswer) answer = ask (f, role, filter);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < answer->first->len; i++)
    {
      const RegieYouthItem *item = answer->first->pdata[i];

      g_string_append_c (found, strrchr (item->name, ' ')[1]);
    }
  g_test_message ("%s", filter);
  g_assert_cmpstr (found->str, ==, want);
  g_assert_cmpint (answer->view->n, ==, (int) strlen (want));
}

static void
test_filters (Fixture *f, gconstpointer data)
{
  People p = add_people (f);

  tell (f, p.second, "leefgebied", "2026-03-01", PAIRS ("gebied", "wonen", "licht", "rood"));
  /* By how pressing it is, then by since when: a red light, who is perhaps 18 already and who will
   * be without a plan, and whom nobody leads. */
  assert_found (f, "consulent", "", "ADBC");
  assert_found (f, "consulent", "sorteer=act&aflopend=ja", "CBDA");
  assert_found (f, "consulent", "van=mijn", "ADB");
  assert_found (f, "consulent", "regisseur=8", "C");
  assert_found (f, "consulent", "zonder_regisseur=ja", "D");
  assert_found (f, "consulent", "licht=rood", "A");
  assert_found (f, "consulent", "vraagt=rood", "A");
  assert_found (f, "consulent", "vraagt=zonder_trekker", "BAC");
  assert_found (f, "consulent", "vraagt=overgang_zonder_plan", "DB");
  assert_found (f, "consulent", "vraagt=stil", "");
  assert_found (f, "consulent", "verandert=ja", "DBC");
  assert_found (f, "consulent", "groep=jongere", "D");
  assert_found (f, "consulent", "zoek=cakir", "C");
  assert_found (f, "consulent", "sorteer=name", "ABCD");
  assert_found (f, "consulent", "sorteer=name&aflopend=ja", "DCBA");
  assert_found (f, "consulent", "sorteer=age", "BDAC");
  assert_found (f, "consulent", "sorteer=director", "CABD");
}

static void
test_filter_is_text (void)
{
  static const char *const texts[] = {
    "", "van=mijn",
    "zoek=a%26b&van=mijn&leerroute=O&sorteer=name&aflopend=ja&regisseur=8&school=12",
    "zonder_regisseur=ja&vraagt_iets=ja&verandert=ja&vraagt=stil&licht=oranje"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (RegieYouthFilter) filter = regie_youth_filter_from_text (texts[i]);
      g_autofree char *again = regie_youth_filter_to_text (filter);

      g_assert_cmpstr (again, ==, texts[i]);
    }
}

/* A word of the filter is asked in the place of another of its kind, or left; search and order
 * stay. */
static void
test_toggle (void)
{
  static const struct {
    const char *text, *word, *want;
  } rows[] = {
    { "", "vraagt=stil", "vraagt=stil" },
    { "vraagt=stil", "vraagt=stil", "" },
    { "vraagt=stil", "vraagt=rood", "vraagt=rood" },
    { "vraagt=stil", "vraagt_iets=ja", "vraagt=stil&vraagt_iets=ja" },
    { "van=mijn&vraagt=stil&sorteer=name", "van=mijn", "vraagt=stil&sorteer=name" },
    { "zoek=a&van=mijn&sorteer=name&aflopend=ja&licht=rood", "",
      "zoek=a&sorteer=name&aflopend=ja" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *next = regie_youth_filter_toggle (rows[i].text, rows[i].word);

      g_assert_cmpstr (next, ==, rows[i].want);
      g_assert_cmpint (regie_youth_filter_has (next, rows[i].word), ==,
                       *rows[i].word != '\0' && strstr (next, rows[i].word) != NULL);
    }
}

/* What a card says. */
static void
test_item (Fixture *f, gconstpointer data)
{
  People p = add_people (f);
  gint64 school = record (f, REGIE_ENTITY_Organisation,
                          PAIRS ("naam", "Vista College", "soort", "school"));
  g_autoptr (RegieYouthAnswer) answer = NULL;
  const RegieYouthItem *item;
  char id[24];

  record_in (f, REGIE_ENTITY_Tie, p.first,
             PAIRS ("organisatie", id_text (school, id), "gebied", "school_werk", "van",
                    "2026-01-05"));
  record_in (f, REGIE_ENTITY_Tie, p.first,
             PAIRS ("naam", "Hiwet", "gebied", "steun", "voert_regie", "1", "van", "2026-11-10"));
  record_in (f, REGIE_ENTITY_Gathering, p.first, PAIRS ("datum", "2026-12-02"));
  tell (f, p.first, "leefgebied", "2026-11-01", PAIRS ("gebied", "inkomen", "licht", "oranje"));
  answer = ask (f, "consulent", "regisseur=7&groep=amv");
  g_assert_cmpint (answer->n, ==, 1);
  item = answer->first->pdata[0];
  g_assert_cmpstr (item->age, ==, "17");
  g_assert_cmpstr (item->moment, ==, "Becomes 18");
  g_assert_cmpstr (item->moment_in, ==, "74 days");
  g_assert_cmpint (item->moment_shape, ==, REGIE_SHAPE_LATE);
  g_assert_cmpstr (item->school, ==, "Vista College");
  g_assert_cmpstr (item->leader, ==, "Hiwet");
  g_assert_cmpstr (item->silent, ==, "Vista College");
  g_assert_cmpstr (item->silent_for, ==, "322 days");
  g_assert_cmpstr (item->asks, ==, "Vista College silent for 322 days · Becomes 18 without a plan");
  g_assert_nonnull (strstr (item->spoken, "Income: Amber"));
  /* Of who is partly known nothing is said that is not sure. */
  g_clear_pointer (&answer, regie_youth_answer_free);
  answer = ask (f, "consulent", "groep=jongere");
  item = answer->first->pdata[0];
  g_assert_cmpstr (item->age, ==, "17 or 18");
  g_assert_cmpstr (item->moment, ==, "Perhaps 18 already");
}

/* Who is 27 and still has a director is there until the dossier was handed over; who has none is
 * not there any more at 28. */
static void
test_hand_over (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieYouthAnswer) answer = NULL;
  const RegieYouthItem *item;
  gint64 old;

  add_people (f);
  old = add_young (f, "Elias", "1996-11-11", "gezin", 7, 7);
  add_young (f, "Faris", "1998-11-23", "gezin", 0, 7);
  answer = ask (f, "regisseur", "zoek=elias&vraagt=overgang_zonder_plan&regisseur=7");
  g_assert_cmpint (answer->n, ==, 1);
  item = answer->first->pdata[0];
  g_assert_cmpstr (item->age, ==, "30");
  g_assert_cmpstr (item->moment, ==, "Became 27");
  g_assert_cmpstr (item->moment_in, ==, "1108 days");
  g_assert_cmpint (item->moment_shape, ==, REGIE_SHAPE_LATE);
  g_assert_nonnull (strstr (item->asks, "Hand over to a consultant"));
  assert_found (f, "consulent", "zoek=faris", "");
  sql (f, "UPDATE dossier SET director = NULL");
  g_assert_true (regie_derive_dossier (f->db, old, f->deriver, NULL));
  assert_found (f, "consulent", "zoek=elias", "");
}

/* A light opens with the area that it was asked for. */
static void
test_light_start (Fixture *f, gconstpointer data)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(xs)", (gint64) 1, "wonen"));
  g_autoptr (RegieAskStart) start = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "consulent");

  start = regie_question_ask (&work, &regie_youth_questions[REGIE_YOUTH_LIGHT_START], target, NULL);
  g_assert_cmpstr (regie_form_get (start->form, "gebied"), ==, "wonen");
}

static void
test_light (Fixture *f, gconstpointer data)
{
  People p = add_people (f);

  g_assert_cmpint (try (f, "consulent", REGIE_YOUTH_LIGHT, g_variant_new ("(xs)", p.other, ""),
                        "gebied=wonen&licht=rood&toelichting=Moet weg"),
                   ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM youth WHERE light_housing = 'rood' AND red_on = "
                             "'" TODAY "'"),
                   ==, 1);
  g_assert_cmpint (try (f, "consulent", REGIE_YOUTH_LIGHT, g_variant_new ("(xs)", p.other, ""),
                        "gebied=wonen"),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (try (f, "financien", REGIE_YOUTH_LIGHT, g_variant_new ("(xs)", p.other, ""),
                        "gebied=wonen&licht=groen"),
                   ==, REGIE_ERROR_REFUSED);
  assert_in_order (f);
}

/* A director sees the own; those of a colleague once it is said why, which is logged. */
static void
test_reason (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieYouthAnswer) before = NULL;

  add_people (f);
  assert_found (f, "regisseur", "van=mijn", "DBA");
  assert_found (f, "regisseur", "regisseur=7", "BA");
  before = ask (f, "regisseur", "");
  g_assert_true (before->view->asks_reason);
  g_assert_cmpint (before->n, ==, 0);
  g_assert_cmpint (try (f, "regisseur", REGIE_YOUTH_LOOK, NULL, ""), ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (try (f, "regisseur", REGIE_YOUTH_LOOK, NULL, "reden=Waarneming"), ==, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM read_log WHERE who = 7 AND dossier = 0 AND "
                             "reason = 'Waarneming'"),
                   ==, 1);
  assert_found (f, "regisseur", "regisseur=8", "C");
}

TEST_SUITE (youth_commands)
{
  static const FixtureTest tests[] = {
    { "filters-and-orders", test_filters },
    { "a-card-says-what-is-so", test_item },
    { "at-27-it-is-handed-over", test_hand_over },
    { "a-light-is-a-fact", test_light },
    { "a-light-opens-with-its-area", test_light_start },
    { "a-director-says-why", test_reason },
  };

  g_test_add_func ("/youth-commands/a-filter-is-a-text", test_filter_is_text);
  g_test_add_func ("/youth-commands/a-word-of-the-filter-is-asked-or-left", test_toggle);
  ADD_ON_BOTH_ENGINES ("/youth-commands", tests);
}
