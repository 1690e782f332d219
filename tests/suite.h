/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* A unit of src/ has its tests in a file of the same name and folder here, which ends with
 *
 *     TEST_SUITE (csv)
 *     {
 *       g_test_add_func ("/csv/quotes", test_quotes);
 *     }
 *
 * and stands in the list of its folder in tests/meson.build.  The program of a folder runs the
 * suite that is named as its first argument, or all. */
#include <glib.h>

#define TEST_SUITE(name)                                                                           \
  void test_suite_##name (void);                                                                   \
  void test_suite_##name (void)

/* Adds the suite NAME, or every suite when it is NULL; ends the program when there is none. */
void test_suites_add (const char *name);
