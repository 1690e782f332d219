/* SPDX-License-Identifier: EUPL-1.2 */
/* Files that were chosen together: each once, and a reason for what stays out. */
#include "regie-chosen.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "suite.h"

/* Reads what ROWS (name and text, to NULL) make in a folder of their own. */
static RegieChosen *
read_rows (const char *const *rows)
{
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  RegieChosen *chosen;

  for (guint i = 0; rows[i] != NULL; i += 2)
    {
      g_autofree char *path = g_build_filename (folder, rows[i], NULL);

      g_assert_true (g_file_set_contents (path, rows[i + 1], -1, NULL));
      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  chosen = regie_chosen_read (files, NULL);
  for (guint i = 0; i < files->len; i++)
    g_unlink (g_file_peek_path (files->pdata[i]));
  g_rmdir (folder);
  return chosen;
}

static void
test_says (void)
{
  g_autoptr (RegieChosen) chosen = read_rows (
    (const char *[]){ "een.txt", "a", "leeg.txt", "", "twee.txt", "b", "drie.txt", "a", NULL });
  const char *titles[] = { "", "Diploma", NULL };
  g_autofree char *about = NULL;
  g_autofree char *why = NULL;

  g_assert_cmpuint (chosen->files->len, ==, 2);
  regie_chosen_leave_known (chosen, (char **) titles);
  about = regie_chosen_dup_about (chosen);
  g_assert_cmpstr (about, ==,
                   "een.txt · Plain text, 1\u00a0byte\n\nThese stay out:\n"
                   "leeg.txt: There is nothing in it.\n"
                   "drie.txt: this is the same as another of them.\n"
                   "twee.txt: this is in the dossier already, as “Diploma”.");
  why = regie_chosen_dup_why (chosen);
  g_assert_cmpstr (why, ==, "leeg.txt: There is nothing in it. (and 2 others stay out)");
}

static void
test_nothing (void)
{
  g_autoptr (RegieChosen) none = read_rows ((const char *[]){ NULL });
  g_autoptr (RegieChosen) one = read_rows ((const char *[]){ "leeg", "", NULL });
  g_autofree char *why = regie_chosen_dup_why (one);

  g_assert_null (regie_chosen_dup_why (none));
  g_assert_cmpstr (why, ==, "leeg: There is nothing in it.");
}

/* Together they are no more than a program can hold. */
static void
test_much (void)
{
  g_autofree char *folder = g_dir_make_tmp ("regie-XXXXXX", NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (RegieChosen) chosen = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (path, name, -1, NULL));
      g_assert_cmpint (truncate (path, REGIE_INCOMING_MOST), ==, 0);
      g_ptr_array_add (files, g_file_new_for_path (path));
    }
  chosen = regie_chosen_read (files, NULL);
  g_assert_cmpuint (chosen->files->len, ==, 4);
  g_assert_nonnull (strstr (chosen->left->pdata[0], "too much at once"));
  for (guint i = 0; i < files->len; i++)
    g_unlink (g_file_peek_path (files->pdata[i]));
  g_rmdir (folder);
}

/* A name that says what it is need not be said again; of names that differ somebody says it. */
static void
test_guess (void)
{
  static const struct {
    const char *one, *other, *kind;
  } rows[] = {
    { "Diploma Haddad.pdf", NULL, "diploma" },
    { "scan_diploma.pdf", "cijferlijst 2019.pdf", "diploma" },
    { "brief huisarts.pdf", NULL, "medisch" },
    { "ID-kaart voorkant.jpg", NULL, "identiteitsbewijs" },
    { "Beschikking.pdf", NULL, "besluit" },
    { "brief.pdf", "diploma.pdf", NULL },
    { "brief.pdf", "scan0001.pdf", NULL },
    { "kaarten.pdf", NULL, NULL },
    { "startschot.pdf", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RegieChosen) chosen = read_rows (
        (const char *[]){ rows[i].one, "a", rows[i].other, "b", NULL });

      g_assert_cmpstr (regie_chosen_guess_kind (chosen), ==, rows[i].kind);
    }
}

TEST_SUITE (chosen)
{
  g_test_add_func ("/chosen/what-a-name-says", test_guess);
  g_test_add_func ("/chosen/what-it-says", test_says);
  g_test_add_func ("/chosen/nothing", test_nothing);
  g_test_add_func ("/chosen/too-much-together", test_much);
}
