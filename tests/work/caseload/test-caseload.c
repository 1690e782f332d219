/* SPDX-License-Identifier: EUPL-1.2 */
/* The caseload as a list: who is found by what, in which order, and how a filter is kept, on both
 * engines. */
#include "regie-caseload.h"

#include "records.h"

/* A filter is kept as words and read as it was; what is not known is passed over. */
static void
test_words (void)
{
  static const struct {
    const char *text, *again;
  } rows[] = {
    { "", "" },
    { "zoek=haddad", "zoek=haddad" },
    { "zoek=el%20haddad%20%26%20zoon", "zoek=el%20haddad%20%26%20zoon" },
    { "leerroute=B1&groep=gezin&fase=intake&gemeente=0935",
      "leerroute=B1&groep=gezin&fase=intake&gemeente=0935" },
    { "van=mijn&te_laat=ja", "van=mijn&te_laat=ja" },
    { "van=team", "van=team" },
    { "van=buren", "" },
    { "aflopend=ja&sorteer=name", "sorteer=name&aflopend=ja" },
    { "ook_in_teksten=ja&zoek=imker", "zoek=imker&ook_in_teksten=ja" },
    { "zonder_pip=ja&achter=ja&eindigt=ja&niet_vastgelegd=ja",
      "zonder_pip=ja&achter=ja&eindigt=ja&niet_vastgelegd=ja" },
    { "kleur=rood&leerroute=Z", "leerroute=Z" },
    { "zomaar", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieQuery) query = regie_query_from_text (rows[i].text);
      g_autoptr (RegieQuery) copy = regie_query_copy (query);
      g_autofree char *again = regie_query_to_text (copy);

      if (strcmp (again, rows[i].again) != 0)
        g_error ("“%s” is kept as “%s”", rows[i].text, again);
    }
}

/* The names that QUERY finds, in their order, with commas. */
static char *
dup_found (Fixture *f, const char *text)
{
  g_autoptr (RegieQuery) query = regie_query_from_text (text);
  RegieDay today = regie_office_today (f->office);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = regie_caseload_ids (f->db, query, today, 0, NULL, &error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint n;

  g_assert_no_error (error);
  g_assert_true (regie_caseload_count (f->db, query, today, &n, &error));
  g_assert_cmpuint (n, ==, ids->len);
  rows = regie_caseload_rows (f->db, (const gint64 *) (gconstpointer) ids->data, ids->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    g_strv_builder_add (names, strrchr (((RegieCaseloadRow *) rows->pdata[i])->name, ' ') + 1);
  list = g_strv_builder_end (names);
  return g_strjoinv (",", list);
}

static void
test_filters (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *query, *names;
  } rows[] = {
    { "sorteer=name", "Darwish,Haddad,Karaca" },
    { "sorteer=name&aflopend=ja", "Karaca,Haddad,Darwish" },
    { "zoek=haddad", "Haddad" },
    { "zoek=HADD", "Haddad" },
    { "zoek=selam&sorteer=name", "Darwish,Haddad,Karaca" },
    { "zoek=selam%20karaca", "Karaca" },
    { "zoek=niemand", "" },
    { "zoek=999999990", "Haddad" },
    { "groep=gezin", "Karaca" },
    { "groep=gezin&zoek=haddad", "" },
    { "leerroute=B1", "Haddad" },
    { "leerroute=Z", "" },
    { "zonder_pip=ja&sorteer=name", "Darwish,Karaca" },
  };
  gint64 haddad = add_dossier (f, "Haddad", "999999990", "asiel_28");

  add_dossier (f, "Karaca", "999999989", "gezin");
  add_dossier (f, "Darwish", NULL, "asiel_28");
  add_fact (f, haddad, "pip", "2026-02-02", "leerroute", "B1");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *names = dup_found (f, rows[i].query);

      if (strcmp (names, rows[i].names) != 0)
        g_error ("“%s” finds “%s”", rows[i].query, names);
    }
}

/* Who may not see a BSN finds nobody by one; who is gone meanwhile is a hole in the page; no more
 * are given than were asked. */
static void
test_rows (Fixture *f, gconstpointer data)
{
  g_autoptr (RegieQuery) by_bsn = regie_query_from_text ("zoek=999999990");
  g_autoptr (RegieQuery) all = regie_query_new ();
  RegieDay today = regie_office_today (f->office);
  gint64 ids[] = { add_dossier (f, "Haddad", "999999990", "asiel_28"), 12345,
                   add_dossier (f, "Karaca", "999999989", "gezin") };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GArray) one = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  by_bsn->hides_bsn = TRUE;
  g_assert_true (regie_caseload_count (f->db, by_bsn, today, &n, &error));
  g_assert_cmpuint (n, ==, 0);
  rows = regie_caseload_rows (f->db, ids, G_N_ELEMENTS (ids), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  g_assert_cmpstr (((RegieCaseloadRow *) rows->pdata[0])->name, ==, "Selam Haddad");
  g_assert_null (rows->pdata[1]);
  g_assert_cmpstr (((RegieCaseloadRow *) rows->pdata[2])->group, ==, "gezin");
  one = regie_caseload_ids (f->db, all, today, 1, NULL, &error);
  g_assert_cmpuint (one->len, ==, 1);
}

TEST_SUITE (caseload)
{
  static const FixtureTest tests[] = {
    { "who-is-found", test_filters },
    { "rows-of-a-page", test_rows },
  };

  g_test_add_func ("/caseload/a-filter-is-kept", test_words);
  ADD_ON_BOTH_ENGINES ("/caseload", tests);
}
