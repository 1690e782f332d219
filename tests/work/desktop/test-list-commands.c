/* SPDX-License-Identifier: EUPL-1.2 */
/* How every list goes out, as a file and on paper: what, for whom, and what is logged, on both
 * engines. */
#include <gio/gio.h>

#include "doing.h"
#include "records.h"
#include "regie-demo.h"
#include "regie-error.h"
#include "regie-list-commands.h"
#include "regie-print.h"

#define INFLOW "instroom@2025-11-24..2026-11-23"

/* What FORM (NULL: nothing) says goes into the file at PATH. */
static char *
export_list (Fixture *f, const char *role, const char *path, const char *list, const char *query,
             const char *form, int *code)
{
  static const char *const columns[] = { "name", "group", "contact", NULL };
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  char *text = NULL;

  *code = do_as (f, role, &regie_list_commands[REGIE_LIST_EXPORT],
                 g_variant_new ("(ss^ass)", list, query, columns, uri), form, NULL, NULL);
  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static char *
export_to (Fixture *f, const char *role, const char *path, const char *query, const char *form,
           int *code)
{
  return export_list (f, role, path, "caseload", query, form, code);
}

/* The list is logged with the rows that stand in it, before it is written; a file that cannot be
 * written was logged all the same. */
static void
test_export (Fixture *f, gconstpointer data)
{
  static const char logged[] = "SELECT count(*) FROM change_log WHERE title = 'Exported 1 dossier'";
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "lijst.csv", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "weg", "lijst.csv", NULL);
  g_autofree char *refused = NULL;
  g_autofree char *text = NULL;
  g_autofree char *none = NULL;
  g_autofree char *of_figure = NULL;
  g_autofree char *of_none = NULL;
  gint64 id;
  int code;

  id = add_dossier (f, "Haile", "123456782", "asiel_28");
  add_fact (f, id, "kennisgeving", "2026-03-02", NULL, NULL);
  add_dossier (f, "Bakker", NULL, "gezin");
  refused = export_to (f, "balie", path, "", NULL, &code);
  g_assert_cmpint (code, ==, REGIE_ERROR_REFUSED);
  g_assert_null (refused);
  text = export_to (f, "beheer", path, "zoek=haile", NULL, &code);
  g_assert_cmpint (code, ==, DONE);
  g_assert_nonnull (strstr (text, "Haile"));
  g_assert_null (strstr (text, "Bakker"));
  g_assert_cmpint (count (f, logged), ==, 1);
  none = export_to (f, "beheer", nowhere, "zoek=haile", NULL, &code);
  g_assert_cmpint (code, !=, DONE);
  g_assert_null (none);
  g_assert_cmpint (count (f, logged), ==, 2);
  /* The list behind a figure is that list, and one that is no figure is nobody's. */
  of_figure = export_to (f, "beheer", path, "cijfer=" INFLOW, NULL, &code);
  g_assert_cmpint (code, ==, DONE);
  g_assert_nonnull (strstr (of_figure, "Haile"));
  g_assert_null (strstr (of_figure, "Bakker"));
  g_unlink (path);
  of_none = export_to (f, "beheer", path, "cijfer=niets@2025-11-24..2026-11-23", NULL, &code);
  g_assert_cmpint (code, ==, REGIE_ERROR_INVALID);
  g_assert_null (of_none);
  g_unlink (path);
  g_rmdir (folder);
}

/* What goes out is what the list shows, in words and dates as people write; a BSN only when it was
 * asked for by who may see it, and the log says so. */
static void
test_export_columns (Fixture *f, gconstpointer data)
{
  static const char with_bsn[]
    = "SELECT count(*) FROM change_log WHERE title = 'Exported: the caseload, with BSN'";
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "lijst.csv", NULL);
  g_autofree char *shown = NULL;
  g_autofree char *all = NULL;
  g_autofree char *bsn = NULL;
  g_autofree char *refused = NULL;
  gint64 id;
  int code;

  id = add_dossier (f, "Haile", "123456782", "asiel_28");
  add_fact (f, id, "kennisgeving", "2026-03-02", NULL, NULL);
  add_fact (f, id, "contact", "2026-11-07", NULL, NULL);
  shown = export_to (f, "beheer", path, "", NULL, &code);
  g_assert_cmpint (code, ==, DONE);
  g_assert_true (g_str_has_prefix (shown, "Name,Date of birth,Group,Last contact\r\n"));
  g_assert_nonnull (strstr (shown, ",Asylum,7-11-2026\r\n"));
  g_assert_null (strstr (shown, "123456782"));
  g_assert_null (strstr (shown, "asiel"));
  all = export_to (f, "beheer", path, "", "alle_kolommen=1", &code);
  g_assert_nonnull (strstr (all, ",Municipality,Number,Consultant\r\n"));
  g_assert_null (strstr (all, "123456782"));
  g_assert_cmpint (count (f, with_bsn), ==, 0);
  bsn = export_to (f, "beheer", path, "", "bsn=1", &code);
  g_assert_nonnull (strstr (bsn, ",Last contact,BSN\r\n"));
  g_assert_nonnull (strstr (bsn, ",123456782\r\n"));
  g_assert_cmpint (count (f, with_bsn), ==, 1);
  g_unlink (path);
  refused = export_to (f, "manager", path, "", "bsn=1", &code);
  g_assert_cmpint (code, ==, REGIE_ERROR_INVALID);
  g_assert_null (refused);
  g_rmdir (folder);
}

/* How many titles of the log begin with TITLE. */
static gint64
n_logged (Fixture *f, const char *title)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM change_log WHERE title LIKE '%s%%'",
                                          title);

  return count (f, sql);
}

/* What is printed has pages, is logged, and has a BSN only for who may and asked. */
static void
test_print (Fixture *f, gconstpointer data)
{
  static const char *const columns[] = { NULL };
  const RegieCommand *print = &regie_list_commands[REGIE_LIST_PRINT];
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autoptr (RegieOutcome) many = NULL;
  int code;

  add_dossier (f, "Haile", "123456782", "asiel_28");
  code = do_as (f, "beheer", print, g_variant_new ("(ss^as)", "caseload", "", columns), NULL,
                &outcome, NULL);
  g_assert_cmpint (code, ==, DONE);
  g_assert_cmpuint (regie_print_get_n_pages (REGIE_PRINT (outcome->made)), ==, 1);
  g_assert_true (regie_print_is_landscape (REGIE_PRINT (outcome->made)));
  g_assert_cmpint (n_logged (f, "Printed: the caseload"), ==, 1);
  for (guint i = 0; i < 60; i++)
    add_dossier (f, "Haile", NULL, "asiel_28");
  code = do_as (f, "beheer", print, g_variant_new ("(ss^as)", "caseload", "", columns), "bsn=1",
                &many, NULL);
  g_assert_cmpint (code, ==, DONE);
  g_assert_cmpuint (regie_print_get_n_pages (REGIE_PRINT (many->made)), >, 1);
  g_assert_cmpint (n_logged (f, "Printed: the caseload, with BSN"), ==, 1);
  g_assert_cmpint (do_as (f, "manager", print, g_variant_new ("(ss^as)", "caseload", "", columns),
                          "bsn=1", NULL, NULL),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (do_as (f, "financien", print, g_variant_new ("(ss^as)", "caseload", "", columns),
                          NULL, NULL, NULL),
                   ==, REGIE_ERROR_REFUSED);
  g_assert_cmpint (do_as (f, "beheer", print, g_variant_new ("(ss^as)", "kelder", "", columns),
                          NULL, NULL, NULL),
                   ==, REGIE_ERROR_INVALID);
}

/* What came out of each list on the engine before: the other says the same. */
static GHashTable *said;

static void
compare_engines (const char *key, const char *text)
{
  const char *other;

  if (said == NULL)
    said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  other = g_hash_table_lookup (said, key);
  if (other != NULL)
    g_assert_cmpstr (other, ==, text);
  else
    g_hash_table_insert (said, g_strdup (key), g_strdup (text));
}

/* Every list goes out in words, in each order of its own the same on both engines, and only to who
 * may see and take it. */
static void
test_every_list (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *name, *sort, *begins, *refused;
  } lists[] = {
    { "caseload", "consultant", "Name,Date of birth,Group", "balie" },
    { "youth", "director", "Name,Age,School", "balie" },
    { "providers", "name", "Provider,Contract,Stage,What comes first", "balie" },
    { "orders", "name", "Person,Order,Group or lot,Hours a week,From,Until,Stage\r\n", "balie" },
    { "invoice-lines", "difference", "Person,Order,Period,Billed,Expected,Difference", "balie" },
    { "wishes", "since", "Resident,Wish,Waits since,Languages", "financien" },
    { "offers", "free", "Giver,Offer,Places free,Places,State\r\n", "financien" },
    { "matches", "hours", "Resident,Giver,Offer,Hours,Stage,Since\r\n", "financien" },
    { "givers", "told", "Giver,Contact person,Phone,Offers", "financien" },
  };
  static const char *const none[] = { NULL };
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "lijst.csv", NULL);
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  g_autoptr (GError) error = NULL;
  gint64 provider;

  fixture_fill (f, 90, 2);
  provider = count (f, "SELECT min (i.provider) FROM invoice i WHERE i.voided = 0");
  for (guint i = 0; i < 2 * G_N_ELEMENTS (lists); i++)
    {
      const RegieCommand *command = &regie_list_commands[REGIE_LIST_EXPORT];
      const char *name = lists[i / 2].name;
      g_autofree char *asked = g_strdup_printf ("aanbieder=%" G_GINT64_FORMAT "&sorteer=%s%s",
                                                provider, lists[i / 2].sort,
                                                i % 2 == 0 ? "" : "&aflopend=ja");
      g_autofree char *key = g_strdup_printf ("%s %u", name, i % 2);
      g_autofree char *text = NULL;
      g_auto (GStrv) rows = NULL;

      if (do_as (f, "beheer", command, g_variant_new ("(ss^ass)", name, asked, none, uri),
                 "reden=Jaarverslag", NULL, NULL)
          != DONE)
        g_error ("%s does not go out", name);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      if (!g_str_has_prefix (text, lists[i / 2].begins))
        g_error ("%s begins with %.80s", name, text);
      rows = g_strsplit (text, "\r\n", -1);
      g_assert_cmpuint (g_strv_length (rows), >, 3);
      compare_engines (key, text);
      g_assert_cmpint (do_as (f, lists[i / 2].refused, command,
                              g_variant_new ("(ss^ass)", name, asked, none, uri), NULL, NULL, NULL),
                       ==, REGIE_ERROR_REFUSED);
    }
  /* What residents told the desk leaves it only for a reason, which is logged. */
  g_assert_cmpint (do_as (f, "beheer", &regie_list_commands[REGIE_LIST_EXPORT],
                          g_variant_new ("(ss^ass)", "wishes", "", none, uri), NULL, NULL, NULL),
                   ==, REGIE_ERROR_INVALID);
  g_assert_cmpint (n_logged (f, "Exported: the wishes of residents (Jaarverslag)"), ==, 2);
  g_unlink (path);
  g_rmdir (folder);
}

/* Who may not see a BSN is not asked about one, nor is anybody about a list of no people. */
static void
test_asked (void)
{
  const RegieListKind *caseload = regie_list_find ("caseload");
  const RegieListKind *givers = regie_list_find ("givers");

  for (guint command = 0; command <= REGIE_LIST_PRINT; command++)
    {
      g_assert_cmpuint (regie_list_get_ask (caseload, command, TRUE)->n, ==, 2);
      g_assert_cmpuint (regie_list_get_ask (caseload, command, FALSE)->n, ==, 1);
      g_assert_cmpuint (regie_list_get_ask (givers, command, TRUE)->n, ==, 1);
    }
  g_assert_null (regie_list_find ("kelder"));
}

/* A list that ends in .pdf is the same as on paper. */
static void
test_pdf (Fixture *f, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "lijst.pdf", NULL);
  g_autofree char *pdf = NULL;
  int code;

  add_dossier (f, "Haile", "123456782", "asiel_28");
  pdf = export_to (f, "beheer", path, "zoek=haile", NULL, &code);
  g_assert_cmpint (code, ==, DONE);
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_assert_cmpint (n_logged (f, "Exported: the caseload"), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

TEST_SUITE (list_commands)
{
  static const FixtureTest tests[] = {
    { "export", test_export },         { "export/what-goes-out", test_export_columns },
    { "export/as-a-pdf", test_pdf },   { "print", test_print },
    { "every-list", test_every_list },
  };

  g_test_add_func ("/list-commands/what-is-asked", test_asked);
  ADD_ON_BOTH_ENGINES ("/list-commands", tests);
}
