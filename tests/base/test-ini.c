/* SPDX-License-Identifier: EUPL-1.2 */
/* A key file whose faults are said with file and line. */
#include "regie-error.h"
#include "regie-ini.h"
#include "suite.h"

#define TEXT                                                                                       \
  "# of the office\n"                                                                              \
  "[regel]\n"                                                                                      \
  "duur_lang=1\n"                                                                                  \
  "duur =  10 weken \n"                                                                            \
  "leeg=\n"                                                                                        \
  "naam[en]=name\n"                                                                                \
  "\n"                                                                                             \
  "[regel 2]\n"                                                                                    \
  "# duur=4\n"                                                                                     \
  "groepen=gezin, , overig ,\n"                                                                    \
  "duur=5\n"

static RegieIni *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  RegieIni *ini = regie_ini_parse ("rules.ini", text, -1, &error);

  g_assert_no_error (error);
  return ini;
}

/* A key is found in its own group, whole, and not in a comment; what is not there is said of its
 * group, and 0 of a group that is not there either. */
static void
test_lines (void)
{
  static const struct {
    const char *group, *key;
    guint line;
  } rows[] = {
    { "regel", NULL, 2 },     { "regel", "duur", 4 },     { "regel", "duur_lang", 3 },
    { "regel", "leeg", 5 },   { "regel", "naam[en]", 6 }, { "regel", "groepen", 2 },
    { "regel 2", NULL, 8 },   { "regel 2", "duur", 11 },  { "regel 2", "naam", 8 },
    { "regel 3", "duur", 0 }, { "regel 3", NULL, 0 },
  };
  g_autoptr (RegieIni) ini = parse (TEXT);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (regie_ini_line (ini, rows[i].group, rows[i].key), ==, rows[i].line);
}

static void
test_values (void)
{
  g_autoptr (RegieIni) ini = parse (TEXT);
  g_autofree char *length = regie_ini_dup (ini, "regel", "duur");
  g_autofree char *empty = regie_ini_dup (ini, "regel", "leeg");
  g_autofree char *absent = regie_ini_dup (ini, "regel", "kleur");
  g_autofree char *elsewhere = regie_ini_dup (ini, "regel 3", "duur");
  g_auto (GStrv) groups = regie_ini_dup_list (ini, "regel 2", "groepen");
  g_auto (GStrv) none = regie_ini_dup_list (ini, "regel", "leeg");

  g_assert_cmpstr (length, ==, "10 weken");
  g_assert_null (empty);
  g_assert_null (absent);
  g_assert_null (elsewhere);
  g_assert_cmpstrv (groups, ((const char *const[]){ "gezin", "overig", NULL }));
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

static void
test_fault (void)
{
  static const char *const known[] = { "duur", "duur_lang", "naam[en]", NULL };
  static const char *const all[] = { "duur", "groepen", NULL };
  g_autoptr (RegieIni) ini = parse (TEXT);
  g_autoptr (GError) error = NULL;

  g_assert_false (regie_ini_fault (ini, &error, "regel", "duur", "expected %d", 4));
  g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "rules.ini, line 4: [regel] duur: expected 4");
  g_clear_error (&error);
  g_assert_false (regie_ini_only (ini, "regel", known, &error));
  g_assert_cmpstr (
    error->message, ==,
    "rules.ini, line 5: [regel] leeg: unknown key; expected one of duur, duur_lang, naam[en]");
  g_clear_error (&error);
  g_assert_true (regie_ini_only (ini, "regel 2", all, &error));
  g_assert_true (regie_ini_only (ini, "regel 3", all, &error));
  g_assert_no_error (error);
}

/* What is no key file is refused with the first line that is wrong. */
static void
test_refused (void)
{
  static const struct {
    const char *text;
    gssize length;
    guint line;
  } rows[] = {
    { "naam=x\n", -1, 1 },          { "[a]\nx=1\ndit is niets\ny=2\n", -1, 3 },
    { "[a]\n=1\n", -1, 2 },         { "[a]\nx=1\n[b\n", -1, 3 },
    { "[]\nx=1\n", -1, 1 },         { "# goed\n\n[a]\nx=\xff\n", -1, 4 },
    { "[a]\nx=1\n\0y=2\n", 13, 1 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieIni) empty = parse ("");
  g_autoptr (RegieIni) nothing = parse ("# only this\n\n");

  g_assert_cmpuint (regie_ini_line (empty, "a", NULL), ==, 0);
  g_assert_cmpuint (regie_ini_line (nothing, "a", NULL), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) refusal = NULL;
      g_autofree char *where = g_strdup_printf ("a.ini, line %u: ", rows[i].line);

      g_assert_null (regie_ini_parse ("a.ini", rows[i].text, rows[i].length, &refusal));
      g_assert_error (refusal, REGIE_ERROR, REGIE_ERROR_INVALID);
      if (!g_str_has_prefix (refusal->message, where))
        g_error ("row %u: %s", i, refusal->message);
    }
  g_assert_null (regie_ini_load ("/nergens/rules.ini", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

TEST_SUITE (ini)
{
  g_test_add_func ("/ini/lines", test_lines);
  g_test_add_func ("/ini/values", test_values);
  g_test_add_func ("/ini/a-fault-names-its-line", test_fault);
  g_test_add_func ("/ini/what-is-no-key-file-is-refused", test_refused);
}
