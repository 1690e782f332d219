/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be done on a screen, done without one: the commands of every subject, listed and
 * called. */
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "regie-command-form.h"
#include "regie-commands.h"
#include "regie-done-words.h"
#include "regie-error.h"
#include "regie-json.h"
#include "regie-log-commands.h"
#include "regie-text.h"

/* A right as files and people call it. */
static const struct {
  const char *key;
  const char *label;
} rights[] = {
  [REGIE_MAY_SEE_DOSSIERS] = { "dossiers_zien", N_("see dossiers") },
  [REGIE_MAY_RECORD] = { "vastleggen", N_("record in dossiers") },
  [REGIE_MAY_ASSIGN] = { "toewijzen", N_("assign dossiers") },
  [REGIE_MAY_IMPORT] = { "importeren", N_("import") },
  [REGIE_MAY_EXPORT] = { "exporteren", N_("export") },
  [REGIE_MAY_SEE_BSN] = { "bsn_zien", N_("see a BSN") },
  [REGIE_MAY_ADMINISTER] = { "beheren", N_("administer") },
  [REGIE_MAY_SEE_HEALTH] = { "gezondheid_zien", N_("see health") },
  [REGIE_MAY_CONTRACT] = { "contracten", N_("contracts and invoices") },
  [REGIE_MAY_ORDER] = { "opdrachten", N_("orders and reports") },
  [REGIE_MAY_DESK] = { "balie", N_("the Meedoenbalie") },
  [REGIE_MAY_REPORT] = { "kwartaalrapporten", N_("quarter reports") },
};

static char *
dup_rights (const RegieCommand *command)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    if (command->rights & (1u << i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", _(rights[i].label));
  return g_strdup (text->len > 0 ? text->str : _("works here"));
}

/* Which keys a record has depends on its kind, which is said with the command. */
static char *
dup_asked (const RegieCommand *command)
{
  g_auto (GStrv) keys = regie_command_dup_keys (command, NULL);

  if (keys[0] != NULL)
    return g_strjoinv (", ", keys);
  if (command->questions != NULL)
    return g_strdup (_("what the template asks"));
  return g_strdup (command->field != NULL ? _("the fields of that kind of record")
                                          : _("nothing"));
}

static void
print_command (const RegieCommand *command)
{
  g_autofree char *may = dup_rights (command);
  g_autofree char *asked = dup_asked (command);

  /* TRANSLATORS: a command, what it is about, who may, which fields it asks */
  g_print (_("%-24s %-10s %s\n    asks: %s\n"), command->name,
           command->target != NULL ? command->target : "", may, asked);
}

static void
add_command (JsonBuilder *b, const RegieCommand *command)
{
  g_auto (GStrv) keys = regie_command_dup_keys (command, NULL);

  json_builder_begin_object (b);
  regie_json_add_text (b, "naam", command->name);
  regie_json_add_text (b, "over", command->target);
  json_builder_set_member_name (b, "rechten");
  json_builder_begin_array (b);
  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    if (command->rights & (1u << i))
      json_builder_add_string_value (b, rights[i].key);
  json_builder_end_array (b);
  json_builder_set_member_name (b, "vraagt");
  json_builder_begin_array (b);
  for (guint i = 0; keys[i] != NULL; i++)
    json_builder_add_string_value (b, keys[i]);
  json_builder_end_array (b);
  json_builder_end_object (b);
}

int
regie_run_commands (RegieCommandLine *line, GError **error)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  gboolean json = regie_command_is_json (line);

  json_builder_begin_array (b);
  for (const RegieCommandTable *table = regie_command_tables (); table->commands != NULL; table++)
    for (guint i = 0; i < table->n; i++)
      if (json)
        add_command (b, &table->commands[i]);
      else
        print_command (&table->commands[i]);
  json_builder_end_array (b);
  return json ? regie_command_print_json (regie_json_dup (b)) : 0;
}

/* Where the words of the form begin: after the name, and after what the command is about. */
static gboolean
find_command (RegieCommandLine *line, const RegieCommand **command, const char **target,
              char ***words, GError **error)
{
  const char *name = line->words[1];

  if (name == NULL)
    return regie_command_wrong (error, _("do: name the command; “regiectl commands” lists them"));
  *command = regie_command_find (name);
  if (*command == NULL)
    return regie_refuse (error, _("there is no command “%s”; “regiectl commands” lists them"),
                         name);
  *target = (*command)->target != NULL ? line->words[2] : NULL;
  if ((*command)->target != NULL && *target == NULL)
    return regie_refuse (error, _("%s: name what it is about, of the type %s"), name,
                         (*command)->target);
  *words = line->words + (*target != NULL ? 3 : 2);
  return TRUE;
}

/* The form as it begins with WORDS filled in; NULL with ERROR set. */
static RegieForm *
read_form (const RegieWork *work, const RegieCommand *command, GVariant *target, char **words,
           GError **error)
{
  g_autoptr (RegieForm) form = regie_command_begin_form (work, command, target, error);

  if (form == NULL)
    return NULL;
  for (guint i = 0; words[i] != NULL; i++)
    if (!regie_command_fill_in (work, command, target, form, words[i], error))
      return NULL;
  return g_steal_pointer (&form);
}

static void
print_asked (const RegieOutcome *outcome)
{
  char sure[REGIE_NUMBER_TEXT];

  g_print ("%s\n%s\n", outcome->asks, outcome->asks_about);
  /* TRANSLATORS: what is typed after the command: zeker=12 */
  g_print (_("Nothing was done yet: do it with %s=%s.\n"), REGIE_SURE,
           regie_number_format (outcome->seq, sure));
}

/* OUTCOME with what had to be known for it, asked or done. */
static void
print_outcome (const RegieCommandLine *line, const RegieOutcome *outcome)
{
  g_autoptr (JsonBuilder) b = NULL;

  if (!regie_command_is_json (line))
    {
      if (outcome->asks != NULL)
        print_asked (outcome);
      else if (outcome->asks_about != NULL)
        g_print ("%s\n%s\n", outcome->asks_about, outcome->said);
      else
        g_print ("%s\n", outcome->said != NULL ? outcome->said : _("Done."));
      return;
    }
  b = json_builder_new ();
  json_builder_begin_object (b);
  regie_json_add_int (b, "volgnummer", outcome->seq);
  regie_json_add_int (b, "over", outcome->about);
  regie_json_add_text (b, "gezegd", outcome->said);
  if (outcome->asks != NULL)
    regie_json_add_text (b, "vraagt", outcome->asks);
  if (outcome->asks_about != NULL)
    regie_json_add_text (b, "toelichting", outcome->asks_about);
  json_builder_end_object (b);
  regie_command_print_json (regie_json_dup (b));
}

/* Who may not do it is told so before anything about the target is. */
static gboolean
check_allowed (const RegieCommandLine *line, const RegieCommand *command, GError **error)
{
  return regie_command_is_allowed (command, line->me->role)
         || regie_refuse (error, _("Your role may not do this."));
}

static RegieWork
work_of (RegieCommandLine *line, RegieDb *db, RegieDeriver *deriver)
{
  return (RegieWork){ .db = db,
                      .office = line->office,
                      .deriver = deriver,
                      .me = line->me,
                      .today = line->today,
                      .progress = regie_command_progress };
}

/* A command line is not asked: what should be known is said on standard error, and with the
 * outcome, and it is done.  Takes ASKED. */
static RegieOutcome *
do_all_the_same (const RegieCommandLine *line, const RegieWork *work, const RegieCommand *command,
                 GVariant *target, RegieForm *form, RegieOutcome *asked, GError **error)
{
  g_autoptr (RegieOutcome) warned = asked;
  RegieOutcome *outcome;
  char sure[REGIE_NUMBER_TEXT];

  g_printerr ("%s\n%s\n", warned->asks, warned->asks_about);
  regie_form_set (form, REGIE_SURE, regie_number_format (warned->seq, sure));
  outcome = regie_command_do (work, command, target, form, error);
  if (outcome != NULL && outcome->asks_about == NULL && regie_command_is_json (line))
    outcome->asks_about = g_steal_pointer (&warned->asks_about);
  return outcome;
}

static int
do_command (RegieCommandLine *line, RegieDb *db, const RegieCommand *command, const char *text,
            char **words, GError **error)
{
  g_autoptr (RegieDeriver) deriver = regie_office_deriver (line->office);
  RegieWork work = work_of (line, db, deriver);
  g_autoptr (GVariant) target = NULL;
  g_autoptr (RegieForm) form = NULL;
  g_autoptr (RegieOutcome) outcome = NULL;

  target = regie_command_read_target (&work, command, text, error);
  if (target == NULL && command->target != NULL)
    return 1;
  form = read_form (&work, command, target, words, error);
  if (form == NULL)
    return 1;
  outcome = regie_command_do (&work, command, target, form, error);
  if (outcome != NULL && outcome->asks != NULL && command->warn != NULL)
    outcome = do_all_the_same (line, &work, command, target, form, outcome, error);
  regie_command_end_progress ();
  if (outcome == NULL)
    return 1;
  print_outcome (line, outcome);
  return 0;
}

/* "do NAME [TARGET] key=value …" */
int
regie_run_do (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  const RegieCommand *command = NULL;
  const char *target = NULL;
  char **words = NULL;

  if (!find_command (line, &command, &target, &words, error))
    return 2;
  db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  if (db == NULL || !check_allowed (line, command, error)
      || !regie_command_is_current (line, db, error))
    return 1;
  return do_command (line, db, command, target, words, error);
}

/* The entry that is named, 0 for none. */
static gboolean
read_entry (const RegieCommandLine *line, gint64 *entry, GError **error)
{
  const char *word = line->words[1];

  *entry = 0;
  if (word == NULL)
    return TRUE;
  return g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, entry, NULL)
         || regie_command_wrong (error, _("name the change by its number in the log"));
}

/* Who asks for it here by a word of its own knows what it is: what goes is said with the outcome,
 * not asked. */
static RegieOutcome *
turn_surely (const RegieWork *work, const RegieCommand *command, GVariant *target, GError **error)
{
  g_autoptr (RegieOutcome) asked = regie_command_do (work, command, target, NULL, error);
  g_autoptr (RegieForm) form = regie_form_new ();
  RegieOutcome *outcome;
  char sure[REGIE_NUMBER_TEXT];

  if (asked == NULL || asked->asks == NULL)
    return g_steal_pointer (&asked);
  regie_form_set (form, REGIE_SURE, regie_number_format (asked->seq, sure));
  outcome = regie_command_do (work, command, target, form, error);
  if (outcome != NULL && outcome->asks == NULL)
    outcome->asks_about = g_steal_pointer (&asked->asks_about);
  return outcome;
}

static int
turn (RegieCommandLine *line, RegieLogCommand which, GError **error)
{
  g_autoptr (RegieDeriver) deriver = regie_office_deriver (line->office);
  g_autoptr (RegieOutcome) outcome = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (RegieDb) db = NULL;
  RegieWork work;
  gint64 entry;

  if (!read_entry (line, &entry, error))
    return 2;
  db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  if (db == NULL || !regie_command_is_current (line, db, error))
    return 1;
  work = work_of (line, db, deriver);
  target = g_variant_ref_sink (g_variant_new_int64 (entry));
  outcome = turn_surely (&work, &regie_log_commands[which], target, error);
  if (outcome == NULL)
    return 1;
  print_outcome (line, outcome);
  return 0;
}

int
regie_run_undo (RegieCommandLine *line, GError **error)
{
  return turn (line, REGIE_LOG_UNDO, error);
}

int
regie_run_redo (RegieCommandLine *line, GError **error)
{
  return turn (line, REGIE_LOG_REDO, error);
}

/* So many are told at once: who looks for an older one searches. */
#define TOLD 200

static void
add_done (JsonBuilder *b, const RegieDone *done)
{
  json_builder_begin_object (b);
  regie_json_add_int (b, "volgnummer", done->root);
  regie_json_add_text (b, "moment", done->at);
  regie_json_add_text (b, "wat", done->title);
  regie_json_add_text (b, "heet", done->thing);
  regie_json_add_text (b, "bij", done->whom);
  json_builder_set_member_name (b, "ongedaan");
  json_builder_add_boolean_value (b, done->is_undone);
  json_builder_end_object (b);
}

static void
print_done (const RegieDone *done)
{
  g_autofree char *what = regie_done_dup_what (done);

  g_print ("%" G_GINT64_FORMAT "\t%s\t%s%s%s%s%s\n", done->root, done->at, what,
           done->whom != NULL ? " · " : "", done->whom != NULL ? done->whom : "",
           done->is_undone ? " · " : "", done->is_undone ? _("taken back") : "");
}

int
regie_run_log (RegieCommandLine *line, GError **error)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (RegieDb) db = NULL;
  gboolean json = regie_command_is_json (line);
  gboolean has_more;
  RegieWork work;

  if (!line->mine)
    return regie_command_wrong (error, _("log: say whose, with --mine")), 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL)
    return 1;
  work = work_of (line, db, NULL);
  done = regie_log_mine (&work, line->search != NULL ? line->search : "", TOLD, &has_more, error);
  if (done == NULL)
    return 1;
  json_builder_begin_array (b);
  for (guint i = 0; i < done->len; i++)
    json ? add_done (b, done->pdata[i]) : print_done (done->pdata[i]);
  json_builder_end_array (b);
  return json ? regie_command_print_json (regie_json_dup (b)) : 0;
}
