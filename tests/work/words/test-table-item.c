/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows of tables that compare, as who reads without a screen hears them. */
#include "regie-table-item.h"
#include "suite.h"

static char *
dup_text (RegieTableItem *item)
{
  g_autoptr (GListStore) list = g_list_store_new (REGIE_TYPE_ITEM);

  g_list_store_append (list, item);
  return regie_table_items_dup_text (G_LIST_MODEL (list));
}

/* What is not there is not said, and leaves no mark. */
static void
test_text (void)
{
  g_autoptr (RegieTableItem) bare = regie_table_item_new (NULL);
  g_autoptr (RegieTableItem) row = regie_table_item_new ("Selam Haddad");
  g_autoptr (RegieTableItem) waiting = regie_table_item_new_waiting ();
  g_autofree char *nothing = dup_text (bare);
  g_autofree char *plain = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *later = dup_text (waiting);

  row->first = g_strdup ("");
  row->second = g_strdup ("12");
  plain = dup_text (row);
  regie_table_item_set_judgement (row, REGIE_SHAPE_LATE, "Out of step", "Less than planned");
  regie_table_item_set_deed (row, "Ask", "provider.ask", g_variant_new_int64 (3));
  regie_table_item_add_deed (row, "Later", "provider.later", NULL);
  regie_table_item_add_deed (row, "Never", "provider.never", NULL);
  whole = dup_text (row);
  g_assert_cmpstr (nothing, ==, "\n");
  g_assert_cmpstr (plain, ==, "Selam Haddad | 12\n");
  g_assert_cmpstr (whole, ==,
                   "Selam Haddad | 12 | Out of step | Less than planned [Ask] [Later] [Never]\n");
  g_assert_cmpstr (later, ==, "…\n");
}

static void
test_members (void)
{
  g_autoptr (RegieTableItem) row = regie_table_item_new ("Selam Haddad");
  g_autoptr (RegieTableItem) same = regie_table_item_new ("Selam Haddad");
  gint64 dossier;
  const char *view;

  g_assert_cmpint (row->shape, ==, REGIE_SHAPE_NONE);
  g_assert_true (regie_item_equal (REGIE_ITEM (row), REGIE_ITEM (same)));
  regie_table_item_set_dossier (row, 12, "plan");
  g_assert_cmpstr (row->action, ==, "win.dossier");
  g_variant_get (row->target, "(x&s)", &dossier, &view);
  g_assert_cmpint (dossier, ==, 12);
  g_assert_cmpstr (view, ==, "plan");
  g_assert_false (regie_item_equal (REGIE_ITEM (row), REGIE_ITEM (same)));
  regie_table_item_set_dossier (same, 13, "plan"); /* another dossier is another row */
  g_assert_false (regie_item_equal (REGIE_ITEM (row), REGIE_ITEM (same)));
  regie_table_item_set_judgement (row, REGIE_SHAPE_SOON, "Look", NULL);
  g_assert_cmpint (row->shape, ==, REGIE_SHAPE_SOON);
  g_assert_null (row->reason);
}

TEST_SUITE (table_item)
{
  g_test_add_func ("/table-item/what-it-says", test_text);
  g_test_add_func ("/table-item/what-it-opens", test_members);
}
