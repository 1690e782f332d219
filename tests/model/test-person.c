/* SPDX-License-Identifier: EUPL-1.2 */
/* What a role may do, and how people are named. */
#include "regie-person.h"
#include "suite.h"

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

/* What each role may, as a table: a right for each letter that is there. */
static void
test_roles (void)
{
  static const char letters[] = "drainbAhcobq"; /* the order of RegieRight */
  static const struct {
    const char *role, *may;
  } rows[] = {
    { "consulent", "drainb-h-ob-" }, { "regisseur", "dr---b-h-ob-" }, { "manager", "d-a-n---cobq" },
    { "financien", "d-------co--" }, { "balie", "----------b-" },     { "beheer", "drainbAhcobq" },
    { "zomaar", "------------" },    { NULL, "------------" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      char have[G_N_ELEMENTS (letters)] = { 0 };

      for (guint right = REGIE_MAY_SEE_DOSSIERS; right <= REGIE_MAY_REPORT; right++)
        have[right] = regie_role_may (rows[i].role, right) ? letters[right] : '-';
      g_assert_cmpstr (have, ==, rows[i].may);
      g_assert_true (regie_role_may_all (rows[i].role, REGIE_RIGHT_NONE));
      g_assert_cmpint (regie_role_may_all (rows[i].role, REGIE_RIGHT_EVERYTHING), ==,
                       have[REGIE_MAY_SEE_DOSSIERS] != '-' && have[REGIE_MAY_SEE_BSN] != '-'
                         && have[REGIE_MAY_SEE_HEALTH] != '-');
    }
}

static void
test_apart (void)
{
  static const struct {
    const char *born, *number, *text;
  } rows[] = {
    { "1990-01-01", "I000009", "Nour (1-1-1990, I000009)" },
    { "1990-05-00", NULL, "Nour (5-1990)" },
    { "1990-00-00", "", "Nour (1990)" },
    { NULL, "I000009", "Nour (I000009)" },
    { NULL, NULL, "Nour" },
    { "", "", "Nour" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = regie_person_dup_apart ("Nour", rows[i].born, rows[i].number);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

TEST_SUITE (person)
{
  g_test_add_func ("/person/rights-of-roles", test_rights);
  g_test_add_func ("/person/names", test_names);
  g_test_add_func ("/person/a-prefix-is-found-in-the-surname", test_prefix);
  g_test_add_func ("/person/sorts-the-same-wherever-the-prefix-stands", test_sort);
  g_test_add_func ("/person/roles-and-rights", test_roles);
  g_test_add_func ("/person/namesakes-told-apart", test_apart);
}
