/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether two people are the same one. */
#include <string.h>

#include "regie-identity.h"
#include "suite.h"

/* Two identities, and how much they are the same. */
static void
test_same_person (void)
{
  static const struct {
    RegieIdentity a, b;
    RegieSameness degree;
  } rows[] = {
    { { .bsn = "998800004" }, { .bsn = "9988.00 004" }, REGIE_SAME_SURE },
    { { .v_number = "V1112223334" }, { .v_number = "v 111\302\240222.3334" }, REGIE_SAME_SURE },
    { { .number = "P1" }, { .number = "p 1" }, REGIE_SAME_SURE },
    { { .number = "2026.1.23" }, { .number = "2026.12.3" }, REGIE_SAME_NOT },
    { { .number = "2026.1.23" }, { .number = "2026123" }, REGIE_SAME_SURE },
    { { .v_number = "-", .surname = "Bakker" },
      { .v_number = "-", .surname = "Visser" },
      REGIE_SAME_NOT },
    /* Two numbers are two people, whatever their names. */
    { { .bsn = "998800004", .surname = "Ali", .born = "1990-01-01" },
      { .bsn = "998800016", .surname = "Ali", .born = "1990-01-01" },
      REGIE_SAME_NOT },
    { { .v_number = "1112223334", .surname = "Ali", .born = "1990-01-01" },
      { .v_number = "1112223335", .surname = "Ali", .born = "1990-01-01" },
      REGIE_SAME_NOT },
    /* Names in the ways they are written. */
    { { .given_names = "Sean", .surname = "O'Brien", .born = "1990-01-01" },
      { .given_names = "Sean", .surname = "O\342\200\231Brien", .born = "1990-01-01" },
      REGIE_SAME_PERHAPS },
    { { .given_names = "Sean", .surname = "O\312\274Brien", .born = "1990-01-01" },
      { .given_names = "Sean", .surname = "OBrien", .born = "1990-01-01" },
      REGIE_SAME_PERHAPS },
    { { .given_names = "Jan", .prefix = "van den", .surname = "Berg", .born = "1990-01-01" },
      { .given_names = "J.", .surname = "van den Berg", .born = "1990-01-01" },
      REGIE_SAME_PERHAPS },
    { { .given_names = "Jan", .prefix = "van den", .surname = "Berg", .born = "1990-01-01" },
      { .given_names = "Jan", .surname = "Vandenberg", .born = "1990-01-01" },
      REGIE_SAME_PERHAPS },
    { { .given_names = "\305\236ule", .surname = "\305\236ahin", .born = "1990-01-01" },
      { .given_names = "Sule", .surname = "Sahin", .born = "1990-01-01" },
      REGIE_SAME_PERHAPS },
    { { .given_names = "Ahmad", .surname = "Karimi", .born = "1990-01-01" },
      { .given_names = "Karimi", .surname = "Ahmad", .born = "1990-01-01" },
      REGIE_SAME_PERHAPS },
    { { .given_names = "A.M.", .surname = "Karimi", .born = "1990-01-01" },
      { .given_names = "Ahmad Mohamed", .surname = "Karimi", .born = "1990-01-01" },
      REGIE_SAME_PERHAPS },
    { { .given_names = "AM", .surname = "Karimi", .born = "1990-01-01" },
      { .given_names = "Ahmad Mohamed", .surname = "Karimi", .born = "1990-01-01" },
      REGIE_SAME_PERHAPS },
    { { .given_names = "Mohammed", .surname = "Haddad", .born = "1990-01-01" },
      { .given_names = "Mohamed", .surname = "Hadad", .born = "1990-01-01" },
      REGIE_SAME_PERHAPS },
    { { .given_names = "Anna", .surname = "Bakker", .born = "1990-01-01" },
      { .given_names = "Anna", .surname = "de Vries-Bakker", .born = "1990-01-01" },
      REGIE_SAME_PERHAPS },
    { { .given_names = "Nour",
        .surname = "Haddad",
        .other_names = "Noor El Hadad; N. Khoury",
        .born = "1990-01-01" },
      { .given_names = "Noor", .surname = "El Hadad", .born = "1990-01-01" },
      REGIE_SAME_PERHAPS },
    /* Another name is another person. */
    { { .given_names = "Fatima", .surname = "Ali", .born = "1990-01-01" },
      { .given_names = "Mohamed", .surname = "Ali", .born = "1990-01-01" },
      REGIE_SAME_NOT },
    { { .given_names = "B.", .surname = "Karimi", .born = "1990-01-01" },
      { .given_names = "Ahmad", .surname = "Karimi", .born = "1990-01-01" },
      REGIE_SAME_NOT },
    { { .given_names = "Jan", .prefix = "van", .surname = "Dam", .born = "1990-01-01" },
      { .given_names = "Jan", .prefix = "van", .surname = "Gogh", .born = "1990-01-01" },
      REGIE_SAME_NOT },
    /* Birth dates of which a part is known. */
    { { .surname = "Karimi", .born = "1990-00-00" },
      { .surname = "Karimi", .born = "1990-05-01" },
      REGIE_SAME_PERHAPS },
    { { .surname = "Karimi", .born = "1990-05-00" },
      { .surname = "Karimi", .born = "1990-06-01" },
      REGIE_SAME_ALIKE },
    { { .surname = "Karimi", .born = "1990-05-01" },
      { .surname = "Karimi", .born = "1991-05-01" },
      REGIE_SAME_NOT },
    { { .given_names = "Ahmad", .surname = "Karimi" },
      { .given_names = "Ahmad", .surname = "Karimi", .born = "1990-05-01" },
      REGIE_SAME_PERHAPS },
    { { .given_names = "A.", .surname = "Karimi" },
      { .given_names = "Ahmad", .surname = "Karimi", .born = "1990-05-01" },
      REGIE_SAME_NOT },
    { { .surname = NULL }, { .surname = NULL }, REGIE_SAME_NOT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieWho) a = regie_who_new (&rows[i].a);
      g_autoptr (RegieWho) b = regie_who_new (&rows[i].b);
      g_auto (GStrv) keys = regie_who_dup_keys (a);
      g_auto (GStrv) others = regie_who_dup_keys (b);
      gboolean meet = FALSE;

      if (regie_who_compare (a, b) != rows[i].degree || regie_who_compare (b, a) != rows[i].degree)
        g_error ("row %u: %d and %d, not %d", i, regie_who_compare (a, b), regie_who_compare (b, a),
                 rows[i].degree);
      for (guint k = 0; keys[k] != NULL; k++)
        meet |= g_strv_contains ((const char *const *) others, keys[k]);
      if (rows[i].degree != REGIE_SAME_NOT && !meet)
        g_error ("row %u: an index would not find it", i);
    }
}

/* A name as one of a few, so that two of them are often the same person, or nearly. */
static const char *
any_of (const char *const *texts)
{
  return texts[g_test_rand_int_range (0, (gint32) g_strv_length ((char **) texts))];
}

static RegieIdentity
random_identity (void)
{
  static const char *const bsns[] = { "998800004", "998800016", "", NULL };
  static const char *const numbers[] = { "P1", "2026.1.23", "2026123", "-", NULL };
  static const char *const given[] = { "Ahmad",         "A.",     "A.A.", "AM",
                                       "Ahmad Mohamed", "Karimi", "",     NULL };
  static const char *const prefixes[] = { "", "van", "el", NULL };
  static const char *const surnames[] = { "Karimi",     "Ahmad",     "van Dam", "Dam",
                                          "Karimi-Dam", "el Karimi", "",        NULL };
  static const char *const others[] = { "", "Ahmad Dam", "A. Karimi; Mohamed van Dam", NULL };
  static const char *const births[] = { "",           "1990-00-00", "1990-05-00",
                                        "1990-05-01", "1991-05-01", NULL };
  RegieIdentity identity = { .given_names = any_of (given),
                             .prefix = any_of (prefixes),
                             .surname = any_of (surnames),
                             .other_names = any_of (others),
                             .born = any_of (births) };

  if (g_test_rand_int_range (0, 4) == 0)
    identity.bsn = any_of (bsns);
  if (g_test_rand_int_range (0, 4) == 0)
    identity.number = any_of (numbers);
  return identity;
}

static gboolean
meet (char **keys, char **others)
{
  for (guint i = 0; keys[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) others, keys[i]))
      return TRUE;
  return FALSE;
}

/* Whoever they are: comparing has no order, and an index finds whom it calls alike. */
static void
test_always (void)
{
  guint n_alike = 0;

  for (guint i = 0; i < 20000; i++)
    {
      RegieIdentity one = random_identity ();
      RegieIdentity other = random_identity ();
      g_autoptr (RegieWho) a = regie_who_new (&one);
      g_autoptr (RegieWho) b = regie_who_new (&other);
      g_auto (GStrv) keys = regie_who_dup_keys (a);
      g_auto (GStrv) others = regie_who_dup_keys (b);
      RegieSameness degree = regie_who_compare (a, b);

      if (regie_who_compare (b, a) != degree)
        g_error ("%s %s %s (%s; %s) and %s %s %s (%s; %s) are %d, and turned round not",
                 one.given_names, one.prefix, one.surname, one.other_names, one.born,
                 other.given_names, other.prefix, other.surname, other.other_names, other.born,
                 degree);
      n_alike += degree != REGIE_SAME_NOT;
      if (degree != REGIE_SAME_NOT && !meet (keys, others))
        g_error ("%s %s %s (%s) and %s %s %s (%s) are %d, and no key finds it", one.given_names,
                 one.prefix, one.surname, one.born, other.given_names, other.prefix, other.surname,
                 other.born, degree);
    }
  g_assert_cmpuint (n_alike, >, 100);
}

static void
test_numbers (void)
{
  static const struct {
    const char *text, *key, *written;
  } rows[] = {
    { "v 111\u00a0222.3334", "V1112223334", "V111222.3334" },
    { "P-12", "P-12", "P-12" },
    { "2026.1.23", "2026123", "2026.1.23" },
    { "007", "007", "007" },
    { "-", NULL, NULL },
    { "n.v.t.", NULL, NULL },
    { "000", NULL, NULL },
    { "", NULL, NULL },
    { NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *key = regie_number_dup_key (rows[i].text);
      g_autofree char *written = regie_number_dup_written (rows[i].text);

      g_assert_cmpstr (key, ==, rows[i].key);
      g_assert_cmpstr (written, ==, rows[i].written);
    }
  g_assert_true (regie_number_is_same ("2026.1.23", "2026123"));
  g_assert_true (regie_number_is_same ("p 1", "P1"));
  g_assert_false (regie_number_is_same ("2026.1.23", "2026.12.3"));
  g_assert_false (regie_number_is_same ("-", "-"));
  g_assert_false (regie_number_is_same (NULL, NULL));
  g_assert_false (regie_number_is_same ("P1", NULL));
}

TEST_SUITE (identity)
{
  g_test_add_func ("/identity/the-same-person", test_same_person);
  g_test_add_func ("/identity/always", test_always);
  g_test_add_func ("/identity/numbers-on-paper", test_numbers);
}
