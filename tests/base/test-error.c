/* SPDX-License-Identifier: EUPL-1.2 */
/* A refusal, and the field that it is about. */
#include "regie-error.h"
#include "suite.h"

/* An error may name the field that it is about, and keeps it on its way. */
static void
test_error_field (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) copy = NULL;
  g_autoptr (GError) plain = NULL;
  g_autoptr (GError) other = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_NOENT, "");

  g_assert_false (regie_refuse_field (&error, "initialen", "%s: %d", "Initials", 1));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Initials: 1");
  copy = g_error_copy (error);
  g_clear_error (&error);
  g_propagate_error (&error, g_steal_pointer (&copy));
  g_prefix_error (&error, "Line 1: ");
  g_assert_cmpstr (regie_error_get_field (error), ==, "initialen");
  regie_refuse (&plain, "Initials");
  g_assert_null (regie_error_get_field (plain));
  g_assert_null (regie_error_get_field (other));
  g_assert_null (regie_error_get_field (NULL));
  g_assert_false (regie_refuse_field (NULL, "nummer", "nobody listens"));
}

/* A refusal is a sentence; who does not listen gets none, and a key is needed. */
static void
test_refuse (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (regie_refuse (&error, "%s: %u", "Line", 3u));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "Line: 3");
  g_assert_false (regie_refuse (NULL, "nobody listens"));
  g_clear_error (&error);
  g_test_expect_message ("regie", G_LOG_LEVEL_CRITICAL, "*key != NULL*");
  g_assert_false (regie_refuse_field (&error, NULL, "x"));
  g_test_assert_expected_messages ();
  g_assert_no_error (error);
}

TEST_SUITE (error)
{
  g_test_add_func ("/error/names-the-field-that-it-is-about", test_error_field);
  g_test_add_func ("/error/a-refusal-is-a-sentence", test_refuse);
}
