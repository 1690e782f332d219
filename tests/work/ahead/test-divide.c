/* SPDX-License-Identifier: EUPL-1.2 */
/* Dividing: few moves, fair afterwards, nothing for who is away, and the same whatever the order.
 */
#include "regie-divide.h"
#include "suite.h"

#define NORM 100

static const RegieMove *
move_at (const GArray *moves, guint at)
{
  g_assert_cmpuint (at, <, moves->len);
  return &g_array_index (moves, RegieMove, at);
}

/* Rows: three who work the whole week but for the last; 1 has 90, 2 has 30, 3 has 20 points. */
static const RegieHand hands[] = {
  { 1, 100, TRUE, FALSE, "Arabisch" },
  { 2, 100, TRUE, FALSE, "Tigrinya, engels" },
  { 3, 50, TRUE, FALSE, NULL },
};

static void
test_nobody (void)
{
  static const RegieLoad loads[] = {
    { 10, 0, 4, NULL },
    { 11, 0, 20, NULL },
    { 12, 1, 50, NULL },
    { 13, 99, 5, NULL },
  };
  g_autoptr (GArray) moves = regie_divide_propose (loads, 4, hands, 3, NORM, 10);

  /* The heaviest first; of 99 nobody knows who that is. */
  g_assert_cmpint (move_at (moves, 0)->dossier, ==, 11);
  g_assert_cmpint (move_at (moves, 0)->to, ==, 2);
  g_assert_cmpint (move_at (moves, 0)->ground, ==, REGIE_MOVE_NOBODY);
  g_assert_cmpint (move_at (moves, 1)->dossier, ==, 13);
  g_assert_cmpint (move_at (moves, 1)->from, ==, 99);
  g_assert_cmpint (move_at (moves, 1)->to, ==, 3);
  g_assert_cmpint (move_at (moves, 2)->dossier, ==, 10);
}

/* The fullest gives to who has most room, and stops when they are alike. */
static void
test_balance (void)
{
  static const RegieLoad loads[] = {
    { 10, 1, 30, NULL }, { 11, 1, 30, NULL }, { 12, 1, 30, NULL },
    { 13, 2, 30, NULL }, { 14, 3, 20, NULL },
  };
  g_autoptr (GArray) moves = regie_divide_propose (loads, 5, hands, 3, NORM, 10);
  g_autoptr (GArray) after = regie_divide_share (loads, 5, hands, 3, NORM, moves);

  g_assert_cmpuint (moves->len, ==, 1);
  g_assert_cmpint (move_at (moves, 0)->from, ==, 1);
  g_assert_cmpint (move_at (moves, 0)->to, ==, 2);
  g_assert_cmpint (move_at (moves, 0)->ground, ==, REGIE_MOVE_BALANCE);
  g_assert_cmpint (g_array_index (after, RegieShare, 0).percent, ==, 60);
  g_assert_cmpint (g_array_index (after, RegieShare, 1).percent, ==, 60);
  g_assert_cmpint (g_array_index (after, RegieShare, 2).percent, ==, 40);
}

static void
test_language (void)
{
  static const RegieLoad loads[] = {
    { 10, 1, 20, "arabisch" }, { 11, 1, 20, "Engels" }, { 12, 1, 20, "Arabisch" },
    { 13, 1, 20, NULL },       { 14, 2, 20, NULL },     { 15, 3, 25, NULL },
  };
  g_autoptr (GArray) moves = regie_divide_propose (loads, 6, hands, 3, NORM, 1);

  g_assert_cmpint (move_at (moves, 0)->dossier, ==, 11);
  g_assert_cmpint (move_at (moves, 0)->to, ==, 2);
  g_assert_true (move_at (moves, 0)->speaks);
}

/* Nobody on leave gets or gives, nor who takes no part; who works no hours gets nothing. */
static void
test_away (void)
{
  static const RegieHand some[] = {
    { 1, 100, TRUE, TRUE, NULL },
    { 2, 100, FALSE, FALSE, NULL },
    { 3, 0, TRUE, FALSE, NULL },
    { 4, 100, TRUE, FALSE, NULL },
  };
  static const RegieLoad loads[] = {
    { 10, 0, 30, NULL },
    { 11, 1, 90, NULL },
    { 12, 2, 90, NULL },
    { 13, 0, 40, NULL },
  };
  g_autoptr (GArray) moves = regie_divide_propose (loads, 4, some, 4, NORM, 10);
  g_autoptr (GArray) nobody = regie_divide_propose (loads, 4, some, 3, NORM, 10);

  g_assert_cmpuint (moves->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_cmpint (move_at (moves, i)->to, ==, 4);
      g_assert_cmpint (move_at (moves, i)->from, ==, 0);
    }
  g_assert_cmpuint (nobody->len, ==, 0);
}

/* Many offices by chance: what always holds. */
#define MANY 60

typedef struct {
  RegieHand hands[6];
  RegieLoad loads[MANY];
} Office;

static void
make_office (Office *office, GRand *rand)
{
  static const char *const languages[] = { "Arabisch", "Tigrinya", "Engels", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (office->hands); i++)
    office->hands[i] = (RegieHand){ i + 1, g_rand_int_range (rand, 0, 5) * 25, TRUE,
                                    g_rand_int_range (rand, 0, 5) == 0,
                                    languages[g_rand_int_range (rand, 0, 4)] };
  for (guint i = 0; i < MANY; i++)
    office->loads[i] = (RegieLoad){ 100 + i, g_rand_int_range (rand, 0, 8),
                                    g_rand_int_range (rand, 0, 20),
                                    languages[g_rand_int_range (rand, 0, 4)] };
}

static int
fullest (const GArray *shares, const Office *office)
{
  int most = 0;

  for (guint i = 0; i < shares->len; i++)
    if (office->hands[i].capacity > 0 && !office->hands[i].is_away)
      most = MAX (most, g_array_index (shares, RegieShare, i).percent);
  return most;
}

static void
check_office (Office *office, guint most)
{
  g_autoptr (GArray) moves = regie_divide_propose (office->loads, MANY, office->hands, 6, NORM,
                                                   most);
  g_autoptr (GArray) shares = regie_divide_share (office->loads, MANY, office->hands, 6, NORM,
                                                  moves);
  g_autoptr (GArray) given = g_array_copy (moves);
  g_autoptr (GArray) at_first = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  /* Who works no hours any more gives all away, however full that makes others. */
  gboolean all_work = TRUE;
  guint n_nobody = 0;

  for (guint i = 0; i < G_N_ELEMENTS (office->hands); i++)
    all_work &= office->hands[i].capacity > 0;
  g_assert_cmpuint (moves->len, <=, most);
  for (guint i = 0; i < moves->len; i++)
    {
      const RegieMove *move = move_at (moves, i);
      const RegieHand *to = &office->hands[move->to - 1];

      g_assert_true (g_hash_table_add (seen, (gpointer) &move->dossier));
      g_assert_false (to->is_away);
      g_assert_cmpint (to->capacity, >, 0);
      g_assert_cmpint (office->loads[move->dossier - 100].consultant, ==, move->from);
      n_nobody += move->ground == REGIE_MOVE_NOBODY;
      /* What is of nobody comes before the rest. */
      g_assert_true (move->ground == REGIE_MOVE_NOBODY || n_nobody <= i);
    }
  /* Balancing makes nobody fuller than the fullest was once nothing was of nobody. */
  g_array_set_size (given, n_nobody);
  at_first = regie_divide_share (office->loads, MANY, office->hands, 6, NORM, given);
  if (all_work)
    g_assert_cmpint (fullest (shares, office), <=, fullest (at_first, office));
}

static void
assert_same (const GArray *a, const GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      g_assert_cmpint (move_at (a, i)->dossier, ==, move_at (b, i)->dossier);
      g_assert_cmpint (move_at (a, i)->to, ==, move_at (b, i)->to);
    }
}

/* The other way round it is the same. */
static void
check_order (const Office *office)
{
  g_autoptr (GArray) moves = regie_divide_propose (office->loads, MANY, office->hands, 6, NORM,
                                                   MANY);
  g_autoptr (GArray) turned = NULL;
  Office other;

  for (guint i = 0; i < MANY; i++)
    other.loads[i] = office->loads[MANY - 1 - i];
  for (guint i = 0; i < 6; i++)
    other.hands[i] = office->hands[5 - i];
  turned = regie_divide_propose (other.loads, MANY, other.hands, 6, NORM, MANY);
  assert_same (moves, turned);
}

static void
test_many (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (17);

  for (guint i = 0; i < 200; i++)
    {
      Office office;

      make_office (&office, rand);
      check_office (&office, i % 3 == 0 ? 5 : MANY);
      check_order (&office);
    }
}

static void
test_speaks (void)
{
  static const struct {
    const char *languages, *language;
    gboolean speaks;
  } rows[] = {
    { "Arabisch, Engels", "engels", TRUE },
    { "Arabisch,Engels", "Arabisch", TRUE },
    { "Arabisch", "Arab", FALSE },
    { NULL, "Arabisch", FALSE },
    { "Arabisch", NULL, FALSE },
    { "", "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (regie_divide_speaks (rows[i].languages, rows[i].language), ==, rows[i].speaks);
}

TEST_SUITE (divide)
{
  g_test_add_func ("/divide/what-is-of-nobody-comes-first", test_nobody);
  g_test_add_func ("/divide/from-the-fullest-to-the-emptiest", test_balance);
  g_test_add_func ("/divide/who-speaks-the-language-goes-first", test_language);
  g_test_add_func ("/divide/nothing-for-who-is-away", test_away);
  g_test_add_func ("/divide/of-many-offices", test_many);
  g_test_add_func ("/divide/languages", test_speaks);
}
