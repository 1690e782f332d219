/* SPDX-License-Identifier: EUPL-1.2 */
/* What can be done on a screen, done without one: the commands of every subject, listed and called;
 * and the files of a dossier, which are no words. */
#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "regie-attachment-commands.h"
#include "regie-changes-view.h"
#include "regie-command-form.h"
#include "regie-commands.h"
#include "regie-done-words.h"
#include "regie-error.h"
#include "regie-export.h"
#include "regie-json.h"
#include "regie-log-commands.h"
#include "regie-save.h"
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
  [REGIE_MAY_AUDIT] = { "toezien", N_("account for who did what") },
};

static char *
dup_rights (const RegieCommand *command)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rights); i++)
    if ((command->rights & (1u << i)) && rights[i].label != NULL)
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
add_done (JsonBuilder *b, const RegieDone *done, char *const *words)
{
  json_builder_begin_object (b);
  regie_json_add_int (b, "volgnummer", done->root);
  regie_json_add_text (b, "moment", done->at);
  regie_json_add_text (b, "wat", done->title);
  regie_json_add_text (b, "heet", done->thing);
  regie_json_add_text (b, "bij", done->whom);
  regie_json_add_text (b, "door", done->did_by);
  json_builder_set_member_name (b, "geschreven");
  json_builder_begin_array (b);
  for (guint i = 0; words[i] != NULL; i++)
    json_builder_add_string_value (b, words[i]);
  json_builder_end_array (b);
  json_builder_set_member_name (b, "ongedaan");
  json_builder_add_boolean_value (b, done->is_undone);
  json_builder_end_object (b);
}

static void
print_done (const RegieDone *done, char *const *words, gboolean named)
{
  g_autofree char *what = regie_done_dup_what (done);

  g_print ("%" G_GINT64_FORMAT "\t%s\t%s%s%s%s%s%s%s\n", done->root, done->at,
           named ? regie_changes_name (done) : "", named ? " · " : "", what,
           done->whom != NULL ? " · " : "", done->whom != NULL ? done->whom : "",
           done->is_undone ? " · " : "", done->is_undone ? _("taken back") : "");
  for (guint i = 0; named && words[i] != NULL; i++)
    g_print ("\t\t%s\n", words[i]);
}

/* What is asked of the log, as its page asks it. */
static char *
dup_log_asked (const RegieCommandLine *line)
{
  g_autoptr (GString) asked = g_string_new (NULL);
  const struct {
    const char *word, *value;
  } words[] = { { "soort", line->kind }, { "periode", line->period }, { "zoek", line->search } };

  if (line->mine)
    g_string_append_printf (asked, "wie=%" G_GINT64_FORMAT, line->me->id);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].value != NULL)
      {
        g_string_append_printf (asked, "%s%s=", asked->len > 0 ? "&" : "", words[i].word);
        g_string_append_uri_escaped (asked, words[i].value, NULL, TRUE);
      }
  return g_string_free (g_steal_pointer (&asked), FALSE);
}

int
regie_run_log (RegieCommandLine *line, GError **error)
{
  const RegieReading listed = { .act = REGIE_READ_LISTED, .kind = "changes" };
  g_autoptr (JsonBuilder) b = json_builder_new ();
  g_auto (RegieChangesAsk) ask = { 0 };
  g_autoptr (GPtrArray) words = NULL;
  g_autofree char *asked = NULL;
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (RegieDb) db = NULL;
  gboolean json = regie_command_is_json (line);
  gboolean has_more;
  RegieWork work;

  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL
      || (!line->mine && !regie_command_may (line, REGIE_MAY_AUDIT, error)))
    return 1;
  work = work_of (line, db, NULL);
  asked = dup_log_asked (line);
  if (!regie_changes_ask_read (&ask, asked, line->today, error))
    return 2;
  if ((!line->mine && !regie_reading_note (db, line->me->id, &listed, error))
      || (done = regie_changes_find (&work, &ask.filter, ask.search, TOLD, TOLD, &has_more, NULL,
                                     error))
           == NULL
      || (words = regie_changes_load_words (&work, done, TRUE, error)) == NULL)
    return 1;
  json_builder_begin_array (b);
  for (guint i = 0; i < done->len; i++)
    json ? add_done (b, done->pdata[i], words->pdata[i])
         : print_done (done->pdata[i], words->pdata[i], !line->mine);
  json_builder_end_array (b);
  return json ? regie_command_print_json (regie_json_dup (b)) : 0;
}

/* --- files of a dossier --- */

/* The dossier that the word AT names, and the files in it as who asks may see them. */
static RegieFolder *
load_files (RegieCommandLine *line, RegieDb *db, guint at, gint64 *dossier, GError **error)
{
  return regie_command_find_dossier (line, db, line->words[at], dossier, error)
           ? regie_folder_load (db, *dossier, line->me->role, error)
           : NULL;
}

static void
add_file (JsonBuilder *b, RegieRecord *file)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Attachment);

  json_builder_begin_object (b);
  regie_json_add_int (b, "id", regie_record_get_id (file));
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind == REGIE_INT)
      regie_json_add_int (b, entity->fields[i].key,
                          regie_record_get_int (file, entity->fields[i].name, 0));
    else if (entity->fields[i].kind != REGIE_REF)
      regie_json_add_text (b, entity->fields[i].key,
                           regie_record_get (file, entity->fields[i].name));
  json_builder_end_object (b);
}

/* FILES (RegieRecord) with all that is known of them, an owned text. */
static char *
dup_files_json (const GPtrArray *files)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();

  json_builder_begin_array (b);
  for (guint i = 0; i < files->len; i++)
    add_file (b, files->pdata[i]);
  json_builder_end_array (b);
  return regie_json_dup (b);
}

int
regie_run_files (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieFolder) folder = NULL;
  const GPtrArray *files;
  gint64 dossier;

  if (line->words[1] == NULL)
    return regie_command_wrong (error, _("name the dossier number")), 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL
      || (folder = load_files (line, db, 1, &dossier, error)) == NULL)
    return 1;
  files = folder->records[REGIE_ENTITY_Attachment];
  if (regie_command_is_json (line))
    return regie_command_print_json (dup_files_json (files));
  for (guint i = 0; i < files->len; i++)
    {
      RegieRecord *file = files->pdata[i];
      g_autofree char *size = regie_incoming_dup_size (
        (guint64) regie_get_int (file, Attachment, size, 0));

      g_print ("%" G_GINT64_FORMAT "  %s  %s  %s, %s  %s\n", regie_record_get_id (file),
               regie_get (file, Attachment, day),
               regie_codes_label (line->office->codes, "bestandsoort",
                                  regie_get (file, Attachment, kind)),
               regie_incoming_get_word (regie_get (file, Attachment, media_type)), size,
               regie_get (file, Attachment, title));
    }
  return 0;
}

/* FILE as what "attachment.add" is about; NULL with ERROR set. */
static GVariant *
read_file_target (gint64 dossier, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (RegieIncoming) incoming = regie_incoming_read (file, NULL, error);
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  if (incoming == NULL)
    return NULL;
  g_ptr_array_add (files, incoming);
  return g_variant_ref_sink (regie_attachment_target (dossier, files));
}

/* "files add NUMBER FILE key=value …" */
int
regie_run_files_add (RegieCommandLine *line, GError **error)
{
  const RegieCommand *command = &regie_attachment_commands[REGIE_ATTACHMENT_ADD];
  g_autoptr (RegieDeriver) deriver = regie_office_deriver (line->office);
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (RegieForm) form = NULL;
  g_autoptr (RegieOutcome) outcome = NULL;
  RegieWork work;
  gint64 dossier;

  if (line->words[2] == NULL || line->words[3] == NULL)
    return regie_command_wrong (error, _("files add: name the dossier number and the file")), 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL
      || !regie_command_is_current (line, db, error)
      || !regie_command_find_dossier (line, db, line->words[2], &dossier, error)
      || (target = read_file_target (dossier, line->words[3], error)) == NULL)
    return 1;
  work = work_of (line, db, deriver);
  if ((form = read_form (&work, command, target, line->words + 4, error)) == NULL
      || (outcome = regie_command_do (&work, command, target, form, error)) == NULL)
    return 1;
  print_outcome (line, outcome);
  return 0;
}

static gboolean
write_bytes (gconstpointer data, GOutputStream *stream, GError **error)
{
  gsize length;
  const void *bytes = g_bytes_get_data ((GBytes *) data, &length);

  return g_output_stream_write_all (stream, bytes, length, NULL, NULL, error);
}

/* NAME in PLACE, or that behind its number ID when there is such a file already. */
static GFile *
dup_free (GFile *place, gint64 id, const char *name)
{
  g_autoptr (GFile) file = g_file_get_child (place, name);
  g_autofree char *other = g_strdup_printf ("%" G_GINT64_FORMAT " %s", id, name);

  return g_file_query_exists (file, NULL) ? g_file_get_child (place, other)
                                          : g_steal_pointer (&file);
}

static gboolean
save_file (RegieCommandLine *line, RegieDb *db, gint64 id, GFile *place, GError **error)
{
  g_autoptr (RegieAttachmentContent) content = regie_attachment_load (db, id, line->me->role,
                                                                      error);
  g_autoptr (GFile) file = content != NULL ? dup_free (place, id, content->name) : NULL;

  return content != NULL && regie_save (file, write_bytes, content->bytes, NULL, error);
}

/* The files of LIST, or the one that is NAMED, into PLACE; what this role may not open is said and
 * left. */
static gboolean
save_files (RegieCommandLine *line, RegieDb *db, const GPtrArray *list, const char *named,
            GFile *place, guint *n, GError **error)
{
  char number[REGIE_NUMBER_TEXT];

  for (guint i = 0; i < list->len; i++)
    {
      gint64 id = regie_record_get_id (list->pdata[i]);
      g_autoptr (GError) local = NULL;

      if (named != NULL && strcmp (regie_number_format (id, number), named) != 0)
        continue;
      if (save_file (line, db, id, place, &local))
        ++*n;
      else if (named == NULL && g_error_matches (local, REGIE_ERROR, REGIE_ERROR_REFUSED))
        g_printerr ("%" G_GINT64_FORMAT ": %s\n", id, local->message);
      else
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  return TRUE;
}

/* "files save NUMBER FOLDER [ID]": the files of a dossier, with a list of what is known of them. */
int
regie_run_files_save (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieFolder) folder = NULL;
  g_autoptr (GFile) place = NULL;
  const GPtrArray *files;
  const char *named;
  gint64 dossier;
  guint n = 0;

  if (line->words[2] == NULL || line->words[3] == NULL)
    return regie_command_wrong (error, _("files save: name the dossier number and the folder")), 2;
  named = line->words[4];
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL
      || (folder = load_files (line, db, 2, &dossier, error)) == NULL
      || !regie_export_log (
        db, line->me->id,
        &(RegieReading){
          .act = REGIE_READ_EXPORTED, .dossier = dossier, .kind = "files", .persons = 1 },
        error))
    return 1;
  if (g_mkdir_with_parents (line->words[3], 0700) != 0)
    return regie_refuse (error, _("The folder %s cannot be made: %s."), line->words[3],
                         g_strerror (errno)),
           1;
  place = g_file_new_for_path (line->words[3]);
  files = folder->records[REGIE_ENTITY_Attachment];
  if (!save_files (line, db, files, named, place, &n, error))
    return 1;
  if (named != NULL && n == 0)
    return regie_refuse (error, _("There is no such file in this dossier.")), 1;
  if (named == NULL)
    {
      g_autofree char *json = dup_files_json (files);
      g_autofree char *name = g_strdup_printf ("bestanden %s.json", line->words[2]);
      g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
      g_autoptr (GFile) list = dup_free (place, regie_id_new (), name);

      if (!regie_save (list, write_bytes, bytes, NULL, error))
        return 1;
    }
  g_print (ngettext ("%u file saved.\n", "%u files saved.\n", n), n);
  return 0;
}
