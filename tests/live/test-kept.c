/* SPDX-License-Identifier: EUPL-1.2 */
/* What was typed while the server was away. */
#include <glib/gstdio.h>

#include "regie-kept.h"
#include "suite.h"

#define URI "postgresql://server/regie"

/* What was written is there in the next program, for nobody else to read; what the server has is
 * gone, and with the last of it the file. */
static void
test_next_program (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "regie", NULL);
  g_autofree char *path = NULL;
  g_autoptr (RegieKept) self = regie_kept_new (URI);
  const char *name = NULL;
  GStatBuf about;
  GDir *dir;

  g_assert_true (regie_kept_is_empty (self));
  regie_kept_put (self, "gesprek 1", "Eén 'zin'\nen nog een");
  regie_kept_put (self, "gesprek 2", "");
  regie_kept_write (self);
  /* Others keep something there as well. */
  dir = g_dir_open (folder, 0, NULL);
  while (name == NULL || !g_str_has_prefix (name, "typed-"))
    g_assert_nonnull (name = g_dir_read_name (dir));
  path = g_build_filename (folder, name, NULL);
  g_dir_close (dir);
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_mode & 0777, ==, 0600);
  g_clear_pointer (&self, regie_kept_free);
  self = regie_kept_new (URI);
  g_assert_cmpstr (regie_kept_get (self, "gesprek 1"), ==, "Eén 'zin'\nen nog een");
  g_assert_cmpstr (regie_kept_get (self, "gesprek 2"), ==, "");
  /* Something newer is on its way: that stays. */
  regie_kept_drop (self, "gesprek 1", "Een");
  g_assert_false (regie_kept_is_empty (self));
  regie_kept_drop (self, "gesprek 1", "Eén 'zin'\nen nog een");
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  regie_kept_drop (self, "gesprek 2", "");
  g_assert_true (regie_kept_is_empty (self));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* What is quickly on the server never lies in a file, and another database has its own. */
static void
test_quick (void)
{
  g_autoptr (RegieKept) self = regie_kept_new (URI);
  g_autoptr (RegieKept) other = NULL;

  regie_kept_put (self, "gesprek", "Een");
  regie_kept_drop (self, "gesprek", "Een");
  regie_kept_put (self, "gesprek", "Twee");
  regie_kept_write (self);
  other = regie_kept_new (URI "2");
  g_assert_true (regie_kept_is_empty (other));
  regie_kept_drop (self, "gesprek", "Twee");
}

/* The password was changed: what was typed is of the same server. */
static void
test_other_password (void)
{
  g_autoptr (RegieKept) self = regie_kept_new ("postgresql://lotte:een@server/regie");
  g_autoptr (RegieKept) next = NULL;

  regie_kept_put (self, "gesprek", "Een");
  regie_kept_write (self);
  next = regie_kept_new ("postgresql://lotte:twee@server/regie");
  g_assert_cmpstr (regie_kept_get (next, "gesprek"), ==, "Een");
  regie_kept_drop (next, "gesprek", "Een");
}

TEST_SUITE (kept)
{
  g_test_add_func ("/kept/other-password", test_other_password);
  g_test_add_func ("/kept/in-the-next-program", test_next_program);
  g_test_add_func ("/kept/quick", test_quick);
}
