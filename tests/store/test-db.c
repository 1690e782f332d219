/* SPDX-License-Identifier: EUPL-1.2 */
/* What both engines promise. */
#include "fixture.h"
#include "regie-error.h"

/* What is said of a database on a screen or in a log has no password and no user. */
static void
test_display (void)
{
  static const struct {
    const char *uri, *shown;
  } rows[] = {
    { "/tmp/regie.db", "regie.db" },
    { "postgresql://anna:geheim@server/regie?sslmode=verify-full", "server/regie" },
    { "postgresql:///regie?host=/run/x&user=anna&password=geheim", "regie" },
    { "postgresql://server", "server" },
    { "postgresql://", "PostgreSQL" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = regie_db_dup_display (rows[i].uri);

      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

TEST_SUITE (db) { g_test_add_func ("/db/display", test_display); }
