/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether two people are the same one. */
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

TEST_SUITE (identity) { g_test_add_func ("/identity/the-same-person", test_same_person); }
