/* SPDX-License-Identifier: EUPL-1.2 */
/* A test program without a screen.  Usage: test-LAYER [SUITE] [what GLib says of tests] */
#include "suite.h"

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_suites_add (argc > 1 && argv[1][0] != '-' ? argv[1] : NULL);
  return g_test_run ();
}
