/* SPDX-License-Identifier: EUPL-1.2 */
/* What the page of organisations says to whom, without a screen, and what is done from it. */
#include "garden.h"
#include "regie-error.h"
#include "regie-gathering-commands.h"
#include "regie-organisation-commands.h"

static gpointer
ask (Fixture *f, RegieOrganisationQuestion which, const char *role, GVariant *target)
{
  g_autoptr (GVariant) about = g_variant_ref_sink (target);
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);
  gpointer answer = regie_question_ask (&work, &regie_organisation_questions[which], about, &error);

  g_assert_no_error (error);
  return answer;
}

/* The rows that are found, "name: about: state" and a line each. */
static char *
dup_found (Fixture *f, const char *role, const char *search, const char *filter)
{
  g_autoptr (RegieDirectoryView) view = ask (f, REGIE_ORGANISATIONS_READ, role,
                                             g_variant_new ("(ss)", search, filter));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (view->rows)); i++)
    {
      g_autoptr (RegieOrganisationRow) row = g_list_model_get_item (G_LIST_MODEL (view->rows), i);

      g_string_append_printf (text, "%s: %s: %s\n", row->name, row->about,
                              row->state != NULL ? row->state : "");
    }
  if (text->len == 0)
    g_string_append (text, view->nothing);
  return g_string_free (text, FALSE);
}

static char *
dup_chapters (Fixture *f, const char *role, gint64 organisation)
{
  g_autoptr (RegieOrganisationView) view = ask (f, REGIE_ORGANISATION_READ, role,
                                                g_variant_new_int64 (organisation));

  return view != NULL ? regie_chapters_dup_text (G_LIST_MODEL (view->chapters)) : NULL;
}

/* A school in the network of one person, with an agreement that is late, and a giver. */
static gint64
add_scene (Fixture *f)
{
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  gint64 school = record (f, REGIE_ENTITY_Organisation,
                          PAIRS ("naam", "Vista college", "soort", "school", "gebied",
                                 "school_werk", "netwerkpartner", "1", "plaats", "Maastricht",
                                 "telefoon", "043 1"));
  char id[24];

  id_text (school, id);
  record_in (f, REGIE_ENTITY_Tie, dossier,
             PAIRS ("gebied", "school_werk", "organisatie", id, "van", "2026-01-05"));
  RECORD (f, Contact, "organisatie", id, "naam", "Petra Vaessen", "telefoon", "043 9");
  RECORD (f, Contact, "organisatie", id, "naam", "Hub Lemmens", "tot", "2026-09-30");
  RECORD (f, Gathering, "organisatie", id, "datum", "2026-11-10", "plaats", "Vista");
  RECORD (f, Agreement, "organisatie", id, "wat", "Lijst sturen", "wie", "Petra", "klaar_voor",
          "2026-12-16");
  sql (f, "UPDATE agreement SET due = '2026-11-16'"); /* it was agreed before */
  RECORD (f, Giver, "naam", "De Moestuin", "soort", "organisatie", "telefoon", "043 2");
  return school;
}

/* Each is found by its name, its town and who works there, in any letters, and by what it is to us;
 * what lies in dossiers the desk is not told. */
static void
test_rows (Fixture *f, gconstpointer data)
{
  static const char school[]
    = "Vista college: School, Network partner · Maastricht: in 1 network · 1 agreement open\n";
  static const struct {
    const char *role, *search, *filter, *want;
  } rows[] = {
    { "consulent", "college VISTA", "", school },
    { "consulent", "maastr", "", school },
    { "consulent", "vaéssen", "", school },
    { "consulent", "", "school", school },
    { "consulent", "", "netwerkpartner", school },
    { "consulent", "", "gever", "De Moestuin: Giver: \n" },
    { "consulent", "", "aanbieder", "Nothing found" },
    { "consulent", "vista moestuin", "", "Nothing found" },
    { "balie", "", "school", "Vista college: School, Network partner · Maastricht: \n" },
  };

  {
    g_autofree char *none = dup_found (f, "consulent", "", "");

    g_assert_cmpstr (none, ==, "No organisations yet");
  }
  add_scene (f);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *have = dup_found (f, rows[i].role, rows[i].search, rows[i].filter);

      if (g_strcmp0 (have, rows[i].want) != 0)
        g_error ("%s, %s: %s", rows[i].search, rows[i].filter, have);
    }
}

/* A person's name is for who sees dossiers; the desk reads who works there and no more. */
static void
test_one (Fixture *f, gconstpointer data)
{
  gint64 school = add_scene (f);
  g_autofree char *all = dup_chapters (f, "consulent", school);
  g_autofree char *desk = dup_chapters (f, "balie", school);
  g_autofree char *gone = dup_chapters (f, "consulent", 1);
  static const char *const both[] = { "Vista college",
                                      "School · Maastricht",
                                      "043 1",
                                      "Petra Vaessen",
                                      "worked there until 30 September 2026",
                                      "Network partner" };
  static const char *const only[] = {
    "In the network of 1 person", "Selam Haddad", "Lijst sturen",   "7 days late",
    "10 November 2026",           "Silent for",   "never spoken to"
  };

  g_assert_null (gone);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    if (strstr (all, both[i]) == NULL || strstr (desk, both[i]) == NULL)
      g_error ("%s\n%s\n%s", both[i], all, desk);
  for (guint i = 0; i < G_N_ELEMENTS (only); i++)
    if (strstr (all, only[i]) == NULL || strstr (desk, only[i]) != NULL)
      g_error ("%s\n%s\n%s", only[i], all, desk);
}

static RegieOutcome *
do_as (Fixture *f, const char *role, const RegieCommand *command, GVariant *target, RegieForm *form,
       GError **error)
{
  g_autoptr (GVariant) about = g_variant_ref_sink (target);
  RegieMe me;
  RegieWork work = work_as (f, &me, role);

  return regie_command_do (&work, command, about, form, error);
}

/* The other is named, or chosen in the form; who sees no dossiers may not, nothing chosen is said,
 * and what is gone is a conflict. */
static void
test_merge (Fixture *f, gconstpointer data)
{
  const RegieCommand *merge = &regie_organisation_commands[REGIE_ORGANISATION_MERGE];
  gint64 school = add_scene (f);
  gint64 garden = count (f, "SELECT organisation FROM giver");
  g_autoptr (RegieForm) form = regie_form_new ();
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autoptr (RegieOutcome) named = NULL;
  g_autoptr (RegieAskStart) start = ask (f, REGIE_ORGANISATION_OTHERS, "consulent",
                                         g_variant_new ("(xx)", school, (gint64) 0));
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (start->choices), ==, 2);
  g_assert_cmpstr (start->choices[0], ==, "De Moestuin: giver");
  g_assert_null (do_as (f, "balie", merge, g_variant_new ("(xx)", school, garden), NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (
    do_as (f, "consulent", merge, g_variant_new ("(xx)", school, (gint64) 0), NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, "Choose the organisation"));
  g_clear_error (&error);
  regie_form_set (form, REGIE_ASK_CHOICE, start->choices[1]);
  outcome = do_as (f, "consulent", merge, g_variant_new ("(xx)", school, (gint64) 0), form, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (f, "SELECT organisation FROM giver"), ==, school);
  g_assert_null (
    do_as (f, "consulent", merge, g_variant_new ("(xx)", school, garden), NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_true (regie_apply_undo (f->db, &f->applier, outcome->seq, NULL, &error));
  g_assert_null (
    do_as (f, "financien", merge, g_variant_new ("(xx)", school, garden), NULL, &error));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED);
  g_clear_error (&error);
  named = do_as (f, "manager", merge, g_variant_new ("(xx)", school, garden), NULL, &error);
  g_assert_no_error (error);
  assert_in_order (f);
}

/* What was agreed with an organisation is done, and minutes of a meeting with it are established,
 * with the commands of every network. */
static void
test_agreed (Fixture *f, gconstpointer data)
{
  gint64 school = add_scene (f);
  g_autoptr (RegieOutcome) done = NULL;
  g_autoptr (RegieOutcome) closed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *all = NULL;

  done = do_as (f, "consulent", &regie_gathering_commands[REGIE_AGREEMENT_DONE],
                g_variant_new_int64 (count (f, "SELECT id FROM agreement")), NULL, &error);
  g_assert_no_error (error);
  closed = do_as (f, "consulent", &regie_gathering_commands[REGIE_GATHERING_CLOSE],
                  g_variant_new_int64 (count (f, "SELECT id FROM gathering")), NULL, &error);
  g_assert_no_error (error);
  all = dup_chapters (f, "consulent", school);
  g_assert_nonnull (strstr (all, "Petra, done on 23 November 2026"));
  g_assert_null (strstr (all, "Establish the minutes"));
}

TEST_SUITE (organisation_view)
{
  static const FixtureTest tests[] = {
    { "found-by", test_rows },
    { "one-and-who-looks", test_one },
    { "merge", test_merge },
    { "agreed", test_agreed },
  };

  ADD_ON_BOTH_ENGINES ("/organisation-view", tests);
}
