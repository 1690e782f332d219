/* SPDX-License-Identifier: EUPL-1.2 */
/* Places of drafts: the ids that they name, and where those of older versions lie now. */
#include "fixture.h"
#include "regie-place.h"

static gboolean
take (gint64 id, gpointer data)
{
  g_string_append_printf (data, "%s%" G_GINT64_FORMAT, ((GString *) data)->len > 0 ? " " : "", id);
  return FALSE;
}

static gboolean
is_it (gint64 id, gpointer data)
{
  return id == *(gint64 *) data;
}

/* Whole numbers by themselves, escaped ones too; a part of a word is none. */
static void
test_ids (void)
{
  static const struct {
    const char *place, *ids;
  } rows[] = {
    { "dossier.create", "" },
    { "fact.record 12", "12" },
    { "deadline.defer (12, 'PIP-10W', 0)", "12 0" },
    { "record.add ('goal', 'dossier=12')", "12" },
    { "record/goal?dossier=12&onder=13", "12 13" },
    { "feit/12/7", "12 7" },
    { "later/12/BOB-6W/3", "12 3" },
    { "x%2F12%2F13", "12 13" },
    { "slecht%zz/12", "12" },
    { "meeting.make (12, '', [1, 2])", "12 1 2" },
    { "-12", "-12" },
    { "12a a12 1.2 1_2 é12", "" },
    { "99999999999999999999", "" },
    { "", "" },
  };
  gint64 wanted = 13;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GString) ids = g_string_new (NULL);

      g_assert_false (regie_place_any (rows[i].place, take, ids));
      if (strcmp (ids->str, rows[i].ids) != 0)
        g_error ("%s: %s", rows[i].place, ids->str);
    }
  g_assert_true (regie_place_any ("feit/12/13", is_it, &wanted));
  g_assert_false (regie_place_any ("feit/12/130", is_it, &wanted));
}

static const struct {
  const char *from, *to; /* TO is NULL: it stays */
} moves[] = {
  { "dossier", "dossier.create" },
  { "feit/12", "fact.record 12" },
  { "feit/12/7", "fact.correct 7" },
  { "feit/12/x", NULL },
  { "feit/twaalf", NULL },
  { "later/12/BOB-6W/3", "deadline.defer (12, 'BOB-6W', 3)" },
  { "later/12/it's/3", "deadline.defer (12, \"it's\", 3)" },
  { "later/12/BOB-6W", NULL },
  { "record/goal?dossier=12", "record.add ('goal', 'dossier=12')" },
  { "record/goal/12", "record.change ('goal', 12)" },
  { "persoon/12", "person.correct 12" },
  { "brief/12/uitnodiging", "letter.make (12, 'uitnodiging')" },
  { "balie/past-niet/3/4", "desk.decline (3, 4)" },
  { "balie/past-niet/3/x", NULL },
  { "balie/stoppen/3", "desk.stop 3" },
  { "balie/kwam/3", "desk.came 3" },
  { "balie/dossier/3", "desk.link 3" },
  { "balie/anders/3", NULL },
  { "aanbieder/people/1/begin/7", "order.begin 7" },
  { "aanbieder/people/1/end/7", "order.end 7" },
  { "aanbieder/invoices/1/goedgekeurd/7", "invoice-line.accept 7" },
  { "aanbieder/invoices/1/deels/7", "invoice-line.part 7" },
  { "aanbieder/invoices/1/betwist/7", "invoice-line.dispute 7" },
  { "aanbieder/people/1/betwist/7", NULL },
  { "aanbieder/later/RAPPORT/7", "task.defer ('RAPPORT', 0, 7)" },
  { "aanbieder/later/RAPPORT/x", NULL },
  { "aanbieder/reports/7/agenda", "meeting.make (7, '', [])" },
  { "aanbieder/reports/x/agenda", NULL },
  { "aanbieder/reports/7", NULL },
  { "aanbieder", NULL },
  { "fact.record 12", NULL },
  { "", NULL },
};

/* Every old place has one new place, which the program can read as a target, and names the ids
 * that it named. */
static void
test_moved (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *moved = regie_place_dup_moved (moves[i].from);
      g_autofree char *again = NULL;
      const char *target;

      if (g_strcmp0 (moved, moves[i].to) != 0)
        g_error ("%s: %s", moves[i].from, moved);
      if (moved == NULL)
        continue;
      again = regie_place_dup_moved (moved);
      g_assert_null (again);
      target = strchr (moved, ' ');
      if (target != NULL)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (GVariant) value = g_variant_parse (NULL, target, NULL, NULL, &error);

          g_assert_true (value != NULL || g_str_has_suffix (target, "[])"));
        }
    }
}

/* All drafts move, each with its text. */
static void
test_drafts (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i + 1);

      g_assert_true (regie_db_exec (
        f->db, "INSERT INTO draft (id, version, voided, place, text) VALUES ($1, 1, 0, $2, $3)", 3,
        (const char *[]){ id, moves[i].from, id }, NULL, NULL, &error));
      n += moves[i].to != NULL;
    }
  g_assert_true (regie_places_move (f->db, &error));
  g_assert_true (regie_places_move (f->db, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, >, 15);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i + 1);
      g_autofree char *place = NULL;

      g_assert_true (regie_db_get_text (f->db, "SELECT place FROM draft WHERE text = $1", 1,
                                        (const char *[]){ id }, &place, &error));
      g_assert_cmpstr (place, ==, moves[i].to != NULL ? moves[i].to : moves[i].from);
    }
}

TEST_SUITE (place)
{
  static const FixtureTest tests[] = { { "drafts-move", test_drafts } };

  g_test_add_func ("/place/ids", test_ids);
  g_test_add_func ("/place/moved", test_moved);
  ADD_ON_BOTH_ENGINES ("/place", tests);
}
