/* SPDX-License-Identifier: EUPL-1.2 */
/* How long what is kept, whose time is up, and destroying them: with the number that was seen, with
 * who has to stay left out, and with a declaration that names nobody. */
#include "fixture.h"

#include "days.h"
#include "doing.h"
#include "regie-admin-commands.h"
#include "regie-error.h"
#include "regie-retention-view.h"

#define DESTROY (&regie_admin_commands[REGIE_RETENTION_DESTROY])

/* Who died on 3 May 2023: then nothing is kept any longer. */
static gint64
add_old (Fixture *f, const char *surname)
{
  gint64 dossier = add_dossier (f, surname, NULL, "asiel_28");

  add_fact (f, dossier, "kennisgeving", "2022-02-03", NULL, NULL);
  add_fact (f, dossier, "overleden", "2023-05-03", NULL, NULL);
  return dossier;
}

static char *
dup_view (Fixture *f, const gint64 *left_out, gsize n, int *chosen)
{
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "beheer");
  g_autoptr (RegieRetentionView) view = regie_retention_view_load (&work, left_out, n, &error);

  g_assert_no_error (error);
  *chosen = view->n_chosen;
  return regie_chapters_dup_text (G_LIST_MODEL (view->chapters));
}

static GVariant *
target_of (const gint64 *left_out, gsize n, guint shown, const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  return g_variant_new (
    "(@axus)", g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, left_out, n, sizeof (gint64)),
    (guint32) shown, uri);
}

static char *
dup_path (const char *name)
{
  g_autofree char *file = g_strdup_printf ("regie-%d-%s", (int) getpid (), name);

  return g_build_filename (g_get_tmp_dir (), file, NULL);
}

static void
test_view (Fixture *f, gconstpointer engine)
{
  gint64 one = add_old (f, "Zeldzaam");
  g_autofree char *all = NULL;
  g_autofree char *without = NULL;
  int chosen;

  add_old (f, "Anders");
  add_dossier (f, "Nieuw", NULL, "asiel_28");
  all = dup_view (f, NULL, 0, &chosen);
  g_assert_cmpint (chosen, ==, 2);
  g_assert_nonnull (strstr (all, "2 dossiers may be destroyed"));
  g_assert_nonnull (strstr (all, "Zeldzaam"));
  g_assert_null (strstr (all, "Nieuw"));
  g_assert_nonnull (strstr (all, "Besluit inburgering 2021 art. 9.9"));
  g_assert_nonnull (strstr (all, "assumption"));
  without = dup_view (f, &one, 1, &chosen);
  g_assert_cmpint (chosen, ==, 1);
  g_assert_nonnull (strstr (without, "Take in again"));
}

static void
test_empty (Fixture *f, gconstpointer engine)
{
  g_autofree char *text = NULL;
  int chosen;

  add_dossier (f, "Nieuw", NULL, "asiel_28");
  text = dup_view (f, NULL, 0, &chosen);
  g_assert_nonnull (strstr (text, "Of nobody is the time up."));
  g_assert_null (strstr (text, "Destroy and Declare"));
}

static void
test_destroy (Fixture *f, gconstpointer engine)
{
  gint64 stays = add_old (f, "Blijft");
  g_autofree char *path = dup_path ("verklaring.pdf");
  g_autofree char *nowhere = g_build_filename ("/nergens", "verklaring.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (RegieOutcome) outcome = NULL;
  gsize length;
  g_autofree char *content = NULL;

  add_old (f, "Zeldzaam");
  add_old (f, "Anders");
  g_assert_cmpint (do_as (f, "manager", DESTROY, target_of (&stays, 1, 3, path), NULL, NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  /* Somebody else destroyed one, or one was added, since it was looked through. */
  g_assert_cmpint (do_as (f, "beheer", DESTROY, target_of (&stays, 1, 2, path), NULL, NULL, NULL),
                   ==, REGIE_ERROR_CONFLICT);
  /* A declaration that cannot be written: nothing is destroyed. */
  g_assert_cmpint (
    do_as (f, "beheer", DESTROY, target_of (&stays, 1, 3, nowhere), NULL, NULL, NULL), !=, DONE);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE surname IN ('Zeldzaam', 'Anders')"),
                   ==, 2);
  g_assert_cmpint (
    do_as (f, "beheer", DESTROY, target_of (&stays, 1, 3, path), NULL, &outcome, NULL), ==, DONE);
  g_assert_cmpstr (outcome->said, ==, "2 dossiers destroyed, and declared");
  g_assert_cmpint (outcome->seq, ==, 0);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'kennisgeving'"), ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM person WHERE surname = 'Blijft'"), ==, 1);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF"));
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_in_order (f);
}

/* What was destroyed when it is stopped is declared; the rest stays. */
static void
stop_it (guint done, guint total, gpointer data)
{
  g_cancellable_cancel (data);
}

static void
test_stopped (Fixture *f, gconstpointer engine)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = dup_path ("gestopt.pdf");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "beheer");
  guint done;

  add_old (f, "Een");
  add_old (f, "Twee");
  work.cancellable = cancellable;
  work.progress = stop_it;
  work.progress_data = cancellable;
  g_assert_true (regie_retention_destroy (&work, NULL, 0, 2, file, &done, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (done, ==, 1);
  g_assert_cmpint (count (f, "SELECT count(*) FROM fact WHERE kind = 'kennisgeving'"), ==, 1);
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_in_order (f);
}

/* Numbers, ground, day and by whom; nobody else. */
static void
test_declaration (void)
{
  g_autoptr (RegieOffice) office = regie_office_new (day ("2026-11-23"), NULL);
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GPtrArray) kinds = regie_retention_load_kinds (office, NULL);
  RegieExpired one = { 1, (char *) "I000009", (char *) "Zeldzaam", day ("2021-05-03"),
                       day ("2026-05-04") };
  g_autoptr (RegieDocument) document = NULL;
  g_autofree char *text = NULL;
  static const char *const says[] = { "1 dossier was destroyed by Ingrid",
                                      "I000009",
                                      "Besluit inburgering 2021 art. 9.9",
                                      "23 November 2026",
                                      "2026-05-04",
                                      "Assumptions of the office, which no law sets: Orders, "
                                      "invoices and budget (7 years after the financial year); ",
                                      "Heuvelland" };

  g_ptr_array_add (all, &one);
  document = regie_retention_declare (office, kinds, "Heuvelland", all, "Ingrid",
                                      day ("2026-11-23"));
  text = regie_document_dup_text (document);
  for (guint i = 0; i < G_N_ELEMENTS (says); i++)
    if (strstr (text, says[i]) == NULL)
      g_error ("%s is not said in: %s", says[i], text);
  g_assert_null (strstr (text, "Zeldzaam"));
}

TEST_SUITE (retention)
{
  static const FixtureTest tests[] = {
    { "looked-through", test_view },
    { "nobody", test_empty },
    { "destroy", test_destroy },
    { "stopped-halfway", test_stopped },
  };

  g_test_add_func ("/retention/declaration", test_declaration);
  ADD_ON_BOTH_ENGINES ("/retention", tests);
}
