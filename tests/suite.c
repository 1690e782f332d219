/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of suites of one test program, which meson hands in as TEST_SUITES. */
#include "suite.h"

#include <string.h>

#define SUITE(name, symbol) void test_suite_##symbol (void);
TEST_SUITES
#undef SUITE

void
test_suites_add (const char *name)
{
  static const struct {
    const char *name;
    void (*add) (void);
  } suites[] = {
#define SUITE(name, symbol) { #name, test_suite_##symbol },
    TEST_SUITES
#undef SUITE
  };
  gboolean found = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (suites); i++)
    if (name == NULL || strcmp (name, suites[i].name) == 0)
      {
        suites[i].add ();
        found = TRUE;
      }
  if (!found)
    g_error ("There is no suite \"%s\".", name);
}
