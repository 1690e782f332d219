/* SPDX-License-Identifier: EUPL-1.2 */
/* A list as a value: what is found, in which order, and what goes out. */
#include "regie-roll.h"

#include <string.h>

#include "regie-person.h"
#include "suite.h"

static const RegieRollColumn columns[] = {
  { "name", "Name", REGIE_CELL_TEXT, 0 },
  { "number", "Number", REGIE_CELL_TEXT, 0 },
  { "stage", "Stage", REGIE_CELL_TEXT, 0 },
  { "amount", "Amount", REGIE_CELL_MONEY, 0 },
  { "until", "Until", REGIE_CELL_DAY, REGIE_ROLL_EXTRA },
  { "bsn", "BSN", REGIE_CELL_TEXT, REGIE_ROLL_BSN },
};

static void
add (RegieRoll *roll, gint64 id, const char *given, const char *prefix, const char *surname,
     const char *number, int stage, gint64 amount, RegieDay until)
{
  static const char *const stages[] = { "waits", "runs", "ended" };
  g_autofree char *name = regie_person_dup_name (given, prefix, surname);
  g_autofree char *sort = regie_person_dup_sort (given, prefix, surname);

  regie_roll_add_row (roll, id);
  regie_roll_add_sorted (roll, name, sort);
  regie_roll_add_text (roll, number);
  regie_roll_add_placed (roll, stages[stage], stage);
  if (amount >= 0)
    regie_roll_add_amount (roll, amount);
  else
    regie_roll_add_empty (roll);
  regie_roll_add_day (roll, until);
  regie_roll_add_text (roll, "999999990");
}

static RegieRoll *
sample (void)
{
  RegieRoll *roll = regie_roll_new ("List");

  regie_roll_add_columns (roll, columns, G_N_ELEMENTS (columns));
  add (roll, 1, "Zoë", NULL, "Öztürk", "P12", 1, 12550, REGIE_DAY_NONE);
  add (roll, 2, "Anna", "van der", "Berg", "P9", 2, -1, regie_day_from_civil (2027, 1, 5));
  add (roll, 3, "Bea", "de", "Vries", "P100", 0, 12550, regie_day_from_civil (2026, 3, 1));
  add (roll, 4, "Dirk", "’t", "Hart", NULL, 1, 99, regie_day_from_civil (2027, 1, 5));
  regie_roll_add_search (roll, "Maastricht");
  return roll;
}

/* The ids that ASKED finds, in order. */
static char *
dup_found (RegieRoll *roll, const char *asked)
{
  GString *ids = g_string_new (NULL);
  g_autoptr (GArray) rows = NULL;
  RegieRollAsk ask;

  regie_roll_ask_read (&ask, asked);
  rows = regie_roll_find (roll, &ask);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (ids, "%" G_GINT64_FORMAT,
                            regie_roll_get_id (roll, g_array_index (rows, guint, i)));
  regie_roll_ask_clear (&ask);
  return g_string_free (ids, FALSE);
}

/* By surname, whatever stands before it; numbers as numbers; what is not known last, whichever way
 * round; the same by name. */
static void
test_order (void)
{
  static const char *const rows[][2] = {
    { "", "1234" },
    { "sorteer=name", "2413" },
    { "sorteer=name&aflopend=ja", "3142" },
    { "sorteer=number", "2134" },
    { "sorteer=number&aflopend=ja", "3124" },
    { "sorteer=stage", "3412" },
    { "sorteer=stage&aflopend=ja", "2413" },
    { "sorteer=amount", "4132" },
    { "sorteer=amount&aflopend=ja", "1342" },
    { "sorteer=until", "3241" },
    { "sorteer=until&aflopend=ja", "2431" },
    { "sorteer=colour", "1234" },
  };
  g_autoptr (RegieRoll) roll = sample ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = dup_found (roll, rows[i][0]);

      if (strcmp (found, rows[i][1]) != 0)
        g_error ("“%s” gives %s", rows[i][0], found);
    }
}

/* Every word somewhere in the row, however it is written; nobody by a BSN. */
static void
test_search (void)
{
  static const char *const rows[][2] = {
    { "zoek=berg", "2" },     { "zoek=BERG%20anna", "2" },        { "zoek=ozturk", "1" },
    { "zoek=p-12", "1" },     { "zoek=runs&sorteer=name", "41" }, { "zoek=maastricht", "4" },
    { "zoek=999999990", "" }, { "zoek=berg%20vries", "" },        { "zoek=%20%20", "1234" },
  };
  g_autoptr (RegieRoll) roll = sample ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *found = dup_found (roll, rows[i][0]);

      if (strcmp (found, rows[i][1]) != 0)
        g_error ("“%s” gives %s", rows[i][0], found);
    }
}

/* What is asked is a text, which is kept without what was typed: that may be a name. */
static void
test_ask (void)
{
  RegieRollAsk ask;
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *provider = regie_roll_dup_word ("aanbieder=12&zoek=el%20haddad", "aanbieder");

  regie_roll_ask_read (&ask, "aanbieder=12&zoek=el%20haddad&sorteer=name&aflopend=ja");
  text = regie_roll_ask_dup_text (&ask, FALSE);
  kept = regie_roll_ask_dup_text (&ask, TRUE);
  g_assert_cmpstr (text, ==, "zoek=el%20haddad&sorteer=name&aflopend=ja");
  g_assert_cmpstr (kept, ==, "sorteer=name&aflopend=ja");
  g_assert_cmpstr (provider, ==, "12");
  regie_roll_ask_clear (&ask);
}

static char *
dup_csv (RegieRoll *roll, const char *const *words, gboolean with_bsn)
{
  RegieRollAsk ask = { NULL, (char *) "name", FALSE };
  g_autoptr (GArray) rows = regie_roll_find (roll, &ask);
  g_autoptr (RegieCells) cells = regie_roll_make_cells (roll, rows, words, with_bsn,
                                                        REGIE_CELLS_CSV);

  return regie_cells_dup_csv (cells, REGIE_CELLS_CSV);
}

/* The columns that are asked for, days as people write them, and a BSN only when that was asked. */
static void
test_out (void)
{
  static const char *const some[] = { "amount", "until", "bsn", NULL };
  g_autoptr (RegieRoll) roll = sample ();
  g_autofree char *csv = dup_csv (roll, some, FALSE);
  g_autofree char *all = dup_csv (roll, NULL, FALSE);
  g_autofree char *with = dup_csv (roll, some, TRUE);
  g_autofree char *money = regie_roll_dup_cell (roll, 0, 3);
  g_autofree char *unknown = regie_roll_dup_cell (roll, 0, 4);

  g_assert_cmpstr (csv, ==,
                   "Name,Amount,Until\r\nAnna van der Berg,,5-1-2027\r\nDirk ’t Hart,0.99,5-1-2027"
                   "\r\nZoë Öztürk,125.50,\r\nBea de Vries,125.50,1-3-2026\r\n");
  g_assert_true (g_str_has_prefix (all, "Name,Number,Stage,Amount,Until\r\n"));
  g_assert_true (g_str_has_prefix (with, "Name,Amount,Until,BSN\r\n"));
  g_assert_nonnull (strstr (with, ",999999990\r\n"));
  g_assert_true (g_str_has_prefix (money, "€ 125"));
  g_assert_cmpstr (unknown, ==, "");
}

TEST_SUITE (roll)
{
  g_test_add_func ("/roll/order", test_order);
  g_test_add_func ("/roll/search", test_search);
  g_test_add_func ("/roll/what-is-asked", test_ask);
  g_test_add_func ("/roll/what-goes-out", test_out);
}
