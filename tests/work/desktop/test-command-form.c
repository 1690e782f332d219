/* SPDX-License-Identifier: EUPL-1.2 */
/* The form of a command for who types it in words: which keys it has, and what a word becomes. */
#include "regie-command-form.h"

#include "regie-error.h"
#include "records.h"

/* The keys of the command NAME about TARGET (text, may be NULL), with commas. */
static char *
dup_keys (const char *name, const char *target)
{
  const RegieCommand *command = regie_command_find (name);
  g_autoptr (GVariant) about = NULL;
  g_auto (GStrv) keys = NULL;

  g_assert_nonnull (command);
  if (target != NULL)
    about = g_variant_parse (G_VARIANT_TYPE (command->target), target, NULL, NULL, NULL);
  g_assert_true ((target != NULL) == (about != NULL));
  keys = regie_command_dup_keys (command, about);
  return g_strjoinv (",", keys);
}

static void
test_keys (void)
{
  static const struct {
    const char *command, *target, *keys;
  } rows[] = {

    { "desk.decide", "(1, 2)", "" },
    { "desk.decline", "(1, 2)", "reden" },
    { "desk.came", "1", "datum,minuten" },
    { "desk.arrive", NULL, "nummer,initialen" },
    { "desk.keep-wish", "(1, 0)", "soort,richting,rooster" },
    { "deadline.defer", "(1, 'PIP-10W', 0)", "tot,reden" },
    { "record.add", NULL, "" },
    { "record.add", "('zomaar', '')", "" },
    { "letter.make", NULL, "" },
    { "letter.make", "(1, 'zomaar.nl')", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *keys = dup_keys (rows[i].command, rows[i].target);

      if (strcmp (keys, rows[i].keys) != 0)
        g_error ("%s %s asks “%s”", rows[i].command, rows[i].target, keys);
    }
}

/* Every command that has a form in the tables has keys of its own, each once. */
static void
test_keys_once (void)
{
  for (const RegieCommandTable *table = regie_command_tables (); table->commands != NULL; table++)
    for (guint i = 0; i < table->n; i++)
      {
        g_auto (GStrv) keys = regie_command_dup_keys (&table->commands[i], NULL);
        g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

        for (guint k = 0; keys[k] != NULL; k++)
          if (!g_hash_table_add (seen, keys[k]))
            g_error ("%s asks %s twice", table->commands[i].name, keys[k]);
        if (table->commands[i].ask != NULL)
          g_assert_nonnull (keys[0]);
      }
}

/* A letter asks what its template asks, in free words. */
static void
test_questions (Fixture *f, gconstpointer data)
{
  const RegieCommand *command = regie_command_find ("letter.make");
  g_autoptr (GVariant) target = g_variant_ref_sink (
    g_variant_new ("(xs)", (gint64) 1, "uitnodiging.nl"));
  g_auto (GStrv) keys = regie_command_dup_keys (command, target);
  g_autoptr (RegieForm) form = regie_form_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *word = NULL;
  g_autofree char *open = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, "consulent");

  g_assert_cmpuint (g_strv_length (keys), >, 0);
  word = g_strdup_printf ("%s=Stadhuis = kamer 3", keys[0]);
  open = g_strdup_printf ("%s=", keys[0]);
  g_assert_true (regie_command_fill_in (&work, command, target, form, word, &error));
  g_assert_cmpstr (regie_form_get (form, keys[0]), ==, "Stadhuis = kamer 3");
  g_assert_true (regie_command_fill_in (&work, command, target, form, open, &error));
  g_assert_null (regie_form_get (form, keys[0]));
  g_assert_false (regie_command_fill_in (&work, command, target, form, "schoenmaat=43", &error));
  g_assert_true (
    g_str_has_prefix (error->message, "letter.make does not ask “schoenmaat”; it asks "));
}

/* A word is read as in any file; what is none says so, and with which key. */
static void
test_words (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *command, *word, *key, *value, *fault;
  } rows[] = {
    { "desk.came", "datum=17-11-2026", "datum", "2026-11-17", NULL },
    { "desk.came", "datum=2026-11-17", "datum", "2026-11-17", NULL },
    { "desk.came", "datum=", "datum", NULL, NULL },
    { "desk.came", "datum=overmorgen", NULL, NULL, "datum: " },
    { "desk.came", "minuten=120", "minuten", "120", NULL },
    { "desk.came", "minuten=veel", NULL, NULL, "minuten: " },
    { "desk.came", "uren=2", NULL, NULL, "desk.came does not ask “uren”; it asks datum, minuten" },
    { "desk.came", "datum", NULL, NULL, "desk.came: expected key=value" },
    { "desk.thanked", "reden=x", NULL, NULL, "desk.thanked asks nothing, so there is no “reden”" },
    { "desk.stop", "reden=Verhuisd = weg", "reden", "Verhuisd = weg", NULL },
    { "desk.arrive", "nummer=N1", "nummer", "N1", NULL },
    { "desk.keep-wish", "soort=Sport", "soort", "sport", NULL },
    { "desk.keep-wish", "soort=vliegen", NULL, NULL, "soort: " },
  };
  RegieMe me;
  RegieWork work = work_as (f, &me, "consulent");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RegieCommand *command = regie_command_find (rows[i].command);
      g_autoptr (RegieForm) form = regie_form_new ();
      g_autoptr (GError) error = NULL;
      gboolean good = regie_command_fill_in (&work, command, NULL, form, rows[i].word, &error);

      if (good != (rows[i].fault == NULL)
          || (!good && !g_str_has_prefix (error->message, rows[i].fault)))
        g_error ("%s %s: %s", rows[i].command, rows[i].word,
                 error != NULL ? error->message : "was taken");
      if (good)
        g_assert_cmpstr (regie_form_get (form, rows[i].key), ==, rows[i].value);
      else
        g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
    }
}

/* What it is about: by its number a dossier, by its id anything, a text as it stands. */
static void
test_targets (Fixture *f, gconstpointer data)
{
  static const struct {
    const char *command, *text, *wanted; /* WANTED NULL: it is none */
  } rows[] = {
    { "fact.record", "I1", "$dossier" },
    { "fact.record", "12", "12" },
    { "fact.record", "I2", NULL },
    { "fact.record", "", NULL },
    { "record.add", "goal", "('goal', '')" },
    { "record.add", "('goal', 'soort=hoofddoel')", "('goal', 'soort=hoofddoel')" },
    { "desk.decide", "(1, 2)", "(1, 2)" },
    { "desk.decide", "1", NULL },
    { "desk.save-calendar", "/tmp/x.ics", "'/tmp/x.ics'" },
    { "desk.save-calendar", "'x'", "'x'" },
  };
  gint64 dossier = add_dossier (f, "Haddad", "999999990", "asiel_28");
  RegieMe me;
  RegieWork work = work_as (f, &me, "consulent");
  char id[24];

  sql (f, "UPDATE dossier SET number = 'I1'");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RegieCommand *command = regie_command_find (rows[i].command);
      g_autoptr (GError) error = NULL;
      g_autoptr (GVariant) target = regie_command_read_target (&work, command, rows[i].text,
                                                               &error);
      g_autofree char *printed = target != NULL ? g_variant_print (target, FALSE) : NULL;
      const char *wanted = g_strcmp0 (rows[i].wanted, "$dossier") == 0 ? id_text (dossier, id)
                                                                       : rows[i].wanted;

      if (g_strcmp0 (printed, wanted) != 0)
        g_error ("%s %s: %s", rows[i].command, rows[i].text,
                 printed != NULL ? printed : error->message);
      if (wanted == NULL)
        g_assert_error (error, REGIE_ERROR, REGIE_ERROR_INVALID);
    }
}

TEST_SUITE (command_form)
{
  static const FixtureTest tests[] = {
    { "questions-of-a-letter", test_questions },
    { "a-word-is-a-value", test_words },
    { "what-it-is-about", test_targets },
  };

  g_test_add_func ("/command-form/keys", test_keys);
  g_test_add_func ("/command-form/each-key-once", test_keys_once);
  ADD_ON_BOTH_ENGINES ("/command-form", tests);
}
