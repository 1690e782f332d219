/* SPDX-License-Identifier: EUPL-1.2 */
/* regiectl: the same work as the window, without a screen.  One table of commands makes the
 * help. */
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <locale.h>
#include <string.h>

#include "regie-commands.h"
#include "regie-error.h"
#include "regie-memory.h"
#include "regie-reading-query.h"
#include "regie-terminal.h"

/* Of demo data, when nothing else is said. */
#define DOSSIERS 1300
#define SEED 1
/* Of a number that nobody typed. */
#define NOT_GIVEN G_MININT

static char *
summary (void)
{
  GString *text = g_string_new (_("Commands:\n"));

  for (const RegieVerb *c = regie_commands; c->name != NULL; c++)
    {
      g_autofree char *call = c->words != NULL
                                ? g_strjoin (" ", c->name, c->form != NULL ? c->form : c->words,
                                             c->form != NULL ? c->words : NULL, NULL)
                                : NULL;

      if (call == NULL) /* another shape of the one before */
        continue;
      g_string_append_printf (text, "  %-34s %s\n", call, _(c->about));
    }
  g_string_append (text, _("\nSamples of every file stand in data/demo. Exit code 1: it could not "
                            "be done; 2: the question was wrong."));
  return g_string_free (text, FALSE);
}

static int
fail (GError *error)
{
  g_printerr ("regiectl: %s\n", error->message);
  return g_error_matches (error, REGIE_ERROR, REGIE_ERROR_INVALID)
             || error->domain == G_OPTION_ERROR || error->domain == G_FILE_ERROR
           ? 2
           : 1;
}

/* What COMMAND is called with: that of the shape before it when it is another one of that. */
static const char *
words_of (const RegieVerb *command)
{
  while (command->words == NULL)
    command--;
  return command->words;
}

/* Does the next word belong to WORD, as in "--period P" and "[--seed S]", not in "[--dry-run]"?  In
 * "--wish ID|--offer ID" an option hangs on the word of another. */
static gboolean
takes_next (const char *word)
{
  return strstr (word, "--") != NULL && !g_str_has_suffix (word, "]");
}

/* So many words can stand behind the name of COMMAND, by what its help says; any number where that
 * says "…". */
static guint
count_words (const RegieVerb *command)
{
  g_auto (GStrv) words = g_strsplit (words_of (command), " ", -1);
  guint n = command->form != NULL ? 1 : 0;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gboolean is_option = strstr (words[i], "--") != NULL;

      while (words[i + 1] != NULL && takes_next (words[i]))
        i++;
      if (!is_option && strstr (words[i], "…") != NULL)
        return G_MAXUINT;
      n += !is_option && *words[i] != '\0';
    }
  return n;
}

/* These are for every command. */
static gboolean
is_for_all (const char *option)
{
  static const char *const options[] = { "database", "as", "today", "format", NULL };

  return g_strv_contains (options, option);
}

static gboolean
is_given (const GOptionEntry *entry)
{
  switch (entry->arg)
    {
    case G_OPTION_ARG_NONE:
      return *(gboolean *) entry->arg_data;
    case G_OPTION_ARG_INT:
      return *(int *) entry->arg_data != NOT_GIVEN;
    default:
      return *(gpointer *) entry->arg_data != NULL;
    }
}

/* Does the help of COMMAND name OPTION? */
static gboolean
takes_option (const RegieVerb *command, const char *option)
{
  g_autofree char *pattern = g_strdup_printf ("--%s(?![a-z-])", option);

  return g_regex_match_simple (pattern, words_of (command), 0, 0);
}

/* What a command would pass over unread is refused: who typed it meant something by it. */
static gboolean
check_unread (const RegieCommandLine *line, const RegieVerb *command, const GOptionEntry *entries,
              GError **error)
{
  guint n = count_words (command);

  if (line->format != NULL && strcmp (line->format, "json") != 0
      && strcmp (line->format, "text") != 0)
    return regie_refuse (error, _("--format: expected text or json, not “%s”"), line->format);
  if (n != G_MAXUINT && g_strv_length (line->words) > n + 1)
    return regie_refuse (error, _("%s: “%s” is one word too many; see regiectl --help"),
                         command->name, line->words[n + 1]);
  for (const GOptionEntry *entry = entries; entry->long_name != NULL; entry++)
    if (*entry->long_name != '\0' && is_given (entry) && !is_for_all (entry->long_name)
        && !takes_option (command, entry->long_name))
      return regie_refuse (error, _("%s does not take --%s; see regiectl --help"), command->name,
                           entry->long_name);
  return TRUE;
}

/* What was not typed is as usual. */
static void
set_default (int *number, int usual)
{
  if (*number == NOT_GIVEN)
    *number = usual;
}

static int
run (RegieCommandLine *line, const RegieVerb *command, const GOptionEntry *entries)
{
  g_autoptr (GError) error = NULL;
  int code;

  if (!check_unread (line, command, entries, &error)
      || (line->database != NULL && !regie_db_check_name (line->database, &error)))
    return fail (error);
  set_default (&line->dossiers, DOSSIERS);
  set_default (&line->seed, SEED);
  line->command = command;
  line->today = regie_office_real_today ();
  if (line->today_text != NULL && !regie_day_parse (line->today_text, &line->today))
    {
      g_printerr (_("regiectl: --today: expected a date such as 2026-11-23\n"));
      return 2;
    }
  line->office = regie_office_new (line->today, &error);
  if (line->office == NULL)
    return fail (error);
  if (line->office->fault != NULL)
    g_printerr (_("regiectl: %s. The last good rules are in force.\n"), line->office->fault);
  code = command->run (line, &error);
  return error != NULL ? fail (error) : code;
}

/* The line of the table that WORDS name, or the last, which has no name. */
static const RegieVerb *
find_command (char **words)
{
  const RegieVerb *c = regie_commands;

  while (
    c->name != NULL
    && (strcmp (c->name, words[0]) != 0 || (c->form != NULL && g_strcmp0 (c->form, words[1]) != 0)))
    c++;
  return c;
}

static void
clear (RegieCommandLine *line)
{
  g_clear_pointer (&line->office, regie_office_free);
  g_clear_pointer (&line->me, regie_me_free);
  g_strfreev (line->words);
  g_strfreev (line->answers);
  g_strfreev (line->theirs);
  g_strfreev (line->assumed);
  g_strfreev (line->without);
  g_free (line->database);
  g_free (line->today_text);
  g_free (line->format);
  g_free (line->search);
  g_free (line->kind);
  g_free (line->provider);
  g_free (line->director);
  g_free (line->period);
  g_free (line->ground);
  g_free (line->wish);
  g_free (line->offer);
  g_free (line->case_file);
  g_free (line->reason);
  g_free (line->as);
  g_free (line->on);
  g_free (line->split);
  g_free (line->inflow);
  g_free (line->consultants);
  g_free (line->most);
  g_free (line->chart);
  g_free (line->output);
  g_free (line->partner);
  g_free (line->folder);
  g_free (line->passphrase_file);
  g_free (line->recovery_file);
  g_free (line->into);
  g_free (line->replica);
  g_clear_pointer (&line->beside, regie_replica_free);
  g_free (line->anchor);
}

static char *
ask_password (void)
{
  return regie_terminal_ask_secret (_("Password of the database: "));
}

int
main (int argc, char **argv)
{
  RegieCommandLine line = { .dossiers = NOT_GIVEN, .seed = NOT_GIVEN };
  const char *locale_dir = g_getenv ("REGIE_LOCALEDIR");
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *about = NULL;
  const RegieVerb *command;
  int code = 2;
  const GOptionEntry entries[] = {
    { "database", 'd', 0, G_OPTION_ARG_STRING, &line.database,
      N_("Database: a path or postgresql://…"), N_("WHERE") },
    { "as", 0, 0, G_OPTION_ARG_STRING, &line.as,
      N_("demo data: be the member of staff with this login"), N_("LOGIN") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &line.today_text, N_("The day to reckon with"),
      "YYYY-MM-DD" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &line.format, N_("text or json"), N_("FORMAT") },
    { "dossiers", 0, 0, G_OPTION_ARG_INT, &line.dossiers, N_("demo: how many"), "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &line.seed,
      N_("demo: the same number makes the same people"), "S" },
    { "search", 0, 0, G_OPTION_ARG_STRING, &line.search,
      N_("list: a part of a name or number; log: words of what was done, or a name"),
      N_("TEXT") },
    { "texts", 0, 0, G_OPTION_ARG_NONE, &line.notes,
      N_("list: search in intake, plan, letters and notes too"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &line.dry_run,
      N_("import, merge, erase, divide: only say what would happen"), NULL },
    { "take-doubtful", 0, 0, G_OPTION_ARG_NONE, &line.take_doubtful,
      N_("import: also the rows of which it is said that they are perhaps there already"), NULL },
    { "theirs", 0, 0, G_OPTION_ARG_STRING_ARRAY, &line.theirs,
      N_("merge: of this field, by its Dutch key, what the other dossier says"), N_("FIELD") },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &line.replace,
      N_("import report: a corrected report takes the place of what was reported over the period "
          "before"),
      NULL },
    { "facts", 0, 0, G_OPTION_ARG_NONE, &line.facts, N_("export: facts instead of the caseload"),
      NULL },
    { "answer", 0, 0, G_OPTION_ARG_STRING_ARRAY, &line.answers,
      N_("letter: what the template asks, as “question=text”"), N_("TEXT") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &line.kind,
      N_("export: records of this kind: doel, antwoord, pip_besluit, prijs …"), N_("KIND") },
    { "silent", 0, 0, G_OPTION_ARG_NONE, &line.silent,
      N_("youth: who of the networks is silent, and for whom"), NULL },
    { "director", 0, 0, G_OPTION_ARG_STRING, &line.director, N_("the youth director, by name"),
      N_("NAME") },
    { "provider", 0, 0, G_OPTION_ARG_STRING, &line.provider, N_("the provider, by name"),
      N_("NAME") },
    { "anchor", 0, 0, G_OPTION_ARG_STRING, &line.anchor,
      N_("audit verify: how a log ended before, as audit anchor or a backup says it"),
      N_("NUMBER:HASH") },
    { "partner", 0, 0, G_OPTION_ARG_STRING, &line.partner,
      N_(
        "network-meeting: for whom, by the name in the network or the number that network prints"),
      N_("NAME") },
    { "period", 0, 0, G_OPTION_ARG_STRING, &line.period,
      N_("a month 2026-10, a quarter 2026-K4 or a year 2026"), N_("PERIOD") },
    { "ground", 0, 0, G_OPTION_ARG_STRING, &line.ground,
      N_("erase: bewaartermijn, verzoek or onterecht"), N_("GROUND") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &line.on,
      N_("figures, forecast: as of this day, which is not later than today"), "YYYY-MM-DD" },
    { "inflow", 0, 0, G_OPTION_ARG_STRING, &line.inflow, N_("forecast: so many persons a year"),
      "N" },
    { "consultants", 0, 0, G_OPTION_ARG_STRING, &line.consultants,
      N_("forecast: with so many consultants"), "N" },
    { "most", 0, 0, G_OPTION_ARG_STRING, &line.most, N_("divide: so many dossiers move at most"),
      "N" },
    { "without", 0, 0, G_OPTION_ARG_STRING_ARRAY, &line.without,
      N_("divide: who has this login takes no part"), N_("LOGIN") },
    { "assume", 0, 0, G_OPTION_ARG_STRING_ARRAY, &line.assumed,
      N_("forecast: another value of one of its assumptions, as “pip_dagen=90”"), N_("WHAT=N") },
    { "split", 0, 0, G_OPTION_ARG_STRING, &line.split,
      N_("figures: by soort, groep, leerroute, consulent, team, gemeente, cohort, maand, week, "
          "aanbieder, contract or perceel"),
      N_("WHAT") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &line.rows,
      N_("figures show: the rows behind the number; restore: what is in it"), NULL },
    { "chart", 0, 0, G_OPTION_ARG_STRING, &line.chart,
      N_("figures: one chart of the dashboard, by its figure, as a file"), "ID" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &line.output,
      N_("where to: the ending of its name says as what"), N_("FILE") },
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &line.folder, N_("backup: where backups lie"),
      N_("FOLDER") },
    { "into", 0, 0, G_OPTION_ARG_STRING, &line.into, N_("restore: a path or postgresql://…"),
      N_("WHERE") },
    { "replica", 0, 0, G_OPTION_ARG_STRING, &line.replica,
      N_("figures, forecast, export: read from this server, which follows that of --database"),
      N_("SERVER") },
    { "if-due", 0, 0, G_OPTION_ARG_NONE, &line.if_due,
      N_("backup test: only when the last test was a week ago"), NULL },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &line.passphrase_file,
      N_("backup, restore: read the passphrase from this file; /dev/fd/3 works too"),
      N_("FILE") },
    { "recovery-file", 0, 0, G_OPTION_ARG_FILENAME, &line.recovery_file,
      N_("backup test, restore: read the recovery key from this file"), N_("FILE") },
    { "wish", 0, 0, G_OPTION_ARG_STRING, &line.wish, N_("match: what fits this wish"), "ID" },
    { "offer", 0, 0, G_OPTION_ARG_STRING, &line.offer, N_("match: who fits this offer"), "ID" },
    { "case", 0, 0, G_OPTION_ARG_FILENAME, &line.case_file,
      N_("match: wishes and offers from a file instead of a database"), N_("FILE.json") },
    { "mine", 0, 0, G_OPTION_ARG_NONE, &line.mine, N_("log: what I did, in every dossier"), NULL },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &line.reason,
      N_("export: why residents of the centre leave the program; it is logged"), N_("TEXT") },
    { "excel", 0, 0, G_OPTION_ARG_NONE, &line.excel, N_("export: as the Dutch Excel wants it"),
      NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &line.words, NULL, NULL },
    G_OPTION_ENTRY_NULL
  };

  regie_memory_keep_private ();
  setlocale (LC_ALL, "");
  regie_reading_set_origin ("regiectl");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : REGIE_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  if (!regie_db_check_words (argc, argv, &error))
    return fail (error);
  regie_db_set_asker (ask_password);
  context = g_option_context_new (_("COMMAND … — the work of Regie without a screen"));
  about = summary ();
  g_option_context_set_summary (context, about);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return fail (error);
  if (line.words == NULL || line.words[0] == NULL)
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      g_printerr ("%s", help);
      clear (&line);
      return 2;
    }
  command = find_command (line.words);
  if (command->name != NULL)
    code = run (&line, command, entries);
  else
    g_printerr (_("regiectl: there is no command “%s”; see regiectl --help\n"), line.words[0]);
  clear (&line);
  return code;
}
