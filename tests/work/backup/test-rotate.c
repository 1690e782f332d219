/* SPDX-License-Identifier: EUPL-1.2 */
/* Which backups stay. */
#include "regie-rotate.h"

#include <string.h>

#include "suite.h"

/* A row: when each was made, the newest first ("!" behind it: good; "?": cannot be read), and those
 * that go. */
static const struct {
  const char *name, *made, *gone;
} rows[] = {
  { "none", "", "" },
  { "one", "2026-11-29T10", "" },
  { "two-a-day", "2026-11-29T17 2026-11-29T10", "2026-11-29T10" },
  { "what cannot be read counts for nothing", "2026-11-29T17? 2026-11-29T10", "" },
  { "the last good one", "2026-11-29T17 2026-11-29T10!", "" },
  { "only the newest good one", "2026-11-29T17! 2026-11-29T10!", "2026-11-29T10" },
  /* Seven days stay; the eighth is the newest of no week or month of its own. */
  { "eight days",
    "2026-11-29T10 2026-11-28T10 2026-11-27T10 2026-11-26T10 2026-11-25T10 2026-11-24T10 "
    "2026-11-23T10 2026-11-22T10 2026-11-21T10",
    "2026-11-21T10" },
  /* Days with nothing between them do not count: seven that there are. */
  { "with gaps",
    "2026-11-29T10 2026-11-20T10 2026-11-10T10 2026-11-03T10 2026-10-30T10 2026-10-20T10 "
    "2026-10-01T10",
    "" },
  { "months",
    "2026-11-29T10 2026-11-28T10 2026-11-27T10 2026-11-26T10 2026-11-25T10 2026-11-24T10 "
    "2026-11-23T10 2026-10-15T10 2026-10-14T10 2026-09-15T10 2026-08-15T10 2026-08-14T10 "
    "2026-07-15T10 2026-06-15T10 2026-05-15T10 2026-04-15T10 2026-03-15T10 2026-02-15T10 "
    "2026-01-15T10 2025-12-15T10 2025-11-15T10",
    "2026-10-14T10 2026-08-14T10 2025-11-15T10" },
};

static void
test_row (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_auto (GStrv) made = g_strsplit (rows[row].made, " ", -1);
  g_auto (GStrv) gone = g_strsplit (rows[row].gone, " ", -1);
  guint n = *rows[row].made != '\0' ? g_strv_length (made) : 0;
  g_autofree RegieRotated *backups = g_new0 (RegieRotated, n + 1);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strndup (made[i], 13);
      g_autofree char *moment = g_strconcat (text, ":00:00Z", NULL);

      backups[i] = (RegieRotated){ g_date_time_new_from_iso8601 (moment, NULL),
                                   !g_str_has_suffix (made[i], "?"),
                                   g_str_has_suffix (made[i], "!") };
      g_free (made[i]);
      made[i] = g_steal_pointer (&text);
    }
  regie_rotate (backups, n);
  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s", made[i]);
      g_assert_true (backups[i].stays == !g_strv_contains ((const char *const *) gone, made[i]));
      g_date_time_unref (backups[i].at);
    }
}

TEST_SUITE (rotate)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strconcat ("/rotate/", rows[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_row);
    }
}
