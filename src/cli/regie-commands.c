/* SPDX-License-Identifier: EUPL-1.2 */
/* What regiectl can do, a function for each word. */
#include "regie-commands.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "regie-attachment.h"
#include "regie-case.h"
#include "regie-caseload-view.h"
#include "regie-command.h"
#include "regie-cost-file.h"
#include "regie-demo.h"
#include "regie-demo-query.h"
#include "regie-desk-file.h"
#include "regie-dossier-query.h"
#include "regie-error.h"
#include "regie-erase.h"
#include "regie-export.h"
#include "regie-import.h"
#include "regie-json.h"
#include "regie-letter.h"
#include "regie-merge.h"
#include "regie-message.h"
#include "regie-migrate.h"
#include "regie-needs-query.h"
#include "regie-organisation.h"
#include "regie-otherwise.h"
#include "regie-person.h"
#include "regie-policies.h"
#include "regie-report.h"
#include "regie-setting.h"
#include "regie-text.h"
#include "regie-veil-query.h"

gboolean
regie_command_is_json (const RegieCommandLine *line)
{
  return g_strcmp0 (line->format, "json") == 0;
}

gboolean
regie_command_wrong (GError **error, const char *sentence)
{
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_INVALID, sentence);
  return FALSE;
}

static char *
default_database (void)
{
  return g_build_filename (g_get_user_data_dir (), "regie", "regie.db", NULL);
}

/* Standard output is of who may not see a BSN. */
static gboolean hides_bsn;

static void
print_without_bsn (const char *text)
{
  g_autofree char *shown = regie_text_dup_without_bsn (text);

  fputs (shown, stdout);
}

/* Finds who asks, and holds the rights that the command asks.  Who owns the tables of a server sets
 * the office up, whoever it plays. */
static gboolean
let_in (RegieCommandLine *line, RegieDb *db, GError **error)
{
  gboolean administers = FALSE;

  hides_bsn = FALSE;
  if (line->command->access == REGIE_COMMAND_OPEN)
    return line->as == NULL
           || regie_refuse (error, _("--as: this command asks nobody who they are."));
  g_clear_pointer (&line->me, regie_me_free);
  if ((line->me = regie_me_play (db, line->as, error)) == NULL)
    return FALSE;
  if (line->command->rights == REGIE_RIGHT (ADMINISTER) && line->as == NULL
      && !regie_policies_administers (db, &administers, error))
    return FALSE;
  if (!administers && !regie_role_may_all (line->me->role, line->command->rights))
    return regie_refuse (error, _("Your role may not do this."));
  regie_settings_dress (db, NULL);
  hides_bsn = !regie_role_may (line->me->role, REGIE_MAY_SEE_BSN);
  if (hides_bsn)
    g_set_print_handler (print_without_bsn);
  return TRUE;
}

gboolean
regie_command_may (const RegieCommandLine *line, RegieRight right, GError **error)
{
  return regie_role_may (line->me->role, right)
         || regie_refuse (error, _("Your role may not do this."));
}

int
regie_command_write (const RegieCommandLine *line, const char *text, GError **error)
{
  g_autofree char *shown = regie_role_may (line->me->role, REGIE_MAY_SEE_BSN)
                             ? g_strdup (text)
                             : regie_text_dup_without_bsn (text);

  if (line->words[1] != NULL)
    return g_file_set_contents_full (line->words[1], shown, -1, G_FILE_SET_CONTENTS_CONSISTENT,
                                     0600, error)
             ? 0
             : 1;
  fputs (shown, stdout);
  return 0;
}

RegieDb *
regie_command_read_from (RegieCommandLine *line, RegieDb *db)
{
  g_autofree char *said = NULL;
  RegieDb *from;

  if (line->replica == NULL)
    return db;
  if (line->beside == NULL)
    line->beside = regie_replica_new (line->replica);
  from = regie_replica_choose (line->beside, db, &said);
  g_printerr ("regiectl: %s\n", said);
  return from;
}

/* What shows or takes out leaves out what is shielded, as a screen does. */
static gboolean
hide_shielded (const RegieCommandLine *line, RegieDb *db, GError **error)
{
  gboolean put;

  return line->me == NULL || line->command->sight == REGIE_COMMAND_PLAIN
         || regie_veil_put (db, line->me, &put, error);
}

RegieDb *
regie_command_open (RegieCommandLine *line, RegieDbMode mode, GError **error)
{
  g_autoptr (RegieDb) db = NULL;

  if (line->database == NULL)
    line->database = default_database ();
  db = regie_db_open (line->database, mode, error);
  /* Before anything is written: what is damaged stays as it is. */
  if (db == NULL || (mode == REGIE_DB_READ_WRITE && !regie_db_check (db, FALSE, error))
      || !regie_migrate (db, regie_schema (), error) || !let_in (line, db, error)
      || !hide_shielded (line, db, error))
    return NULL;
  return g_steal_pointer (&db);
}

/* Without the right to write: a database of an earlier version is not brought up to date here, but
 * said. */
static RegieDb *
open_to_look (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  int version;

  if (line->database == NULL)
    line->database = default_database ();
  db = regie_db_open (line->database, REGIE_DB_READ_ONLY, error);
  if (db == NULL || !regie_migrate_version (db, &version, error))
    return NULL;
  if (version == (int) regie_schema ()->version)
    return let_in (line, db, error) && hide_shielded (line, db, error) ? g_steal_pointer (&db)
                                                                       : NULL;
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                       _("This database is of another version of Regie. A trial changes nothing; "
                          "run “regiectl reindex” first."));
  return NULL;
}

/* A program with other rules than the index was made with does not write: it says so. */
gboolean
regie_command_is_current (RegieCommandLine *line, RegieDb *db, GError **error)
{
  g_autoptr (RegieDeriver) deriver = regie_office_deriver (line->office);
  gboolean current;
  gint64 n;

  if (!regie_index_is_current (db, deriver, &current, error)
      || !regie_dossiers_count (db, &n, error))
    return FALSE;
  if (current)
    return TRUE;
  if (n == 0)
    {
      regie_veil_lift (db);
      return regie_reindex (db, deriver, NULL, NULL, NULL, error)
             && hide_shielded (line, db, error);
    }
  g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                       _("The index was made with other rules. Run “regiectl reindex” first."));
  return FALSE;
}

void
regie_command_progress (guint done, guint total, gpointer data)
{
  if (isatty (STDERR_FILENO) && total > 1000)
    g_printerr ("\r%3u %%", total > 0 ? done * 100 / total : 100);
}

void
regie_command_end_progress (void)
{
  if (isatty (STDERR_FILENO))
    g_printerr ("\r     \r");
}

static gboolean
read_input (RegieCommandLine *line, char **text, gsize *length, GError **error)
{
  if (line->words[1] == NULL)
    return regie_command_wrong (error, _("name the file to read"));
  return g_file_get_contents (line->words[1], text, length, error);
}

/* ASSUMED: NULL when the case may not change any. */
static RegieCaseFile *
read_case (RegieCommandLine *line, RegieAssumptions *assumed, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (RegieCaseFile) file = NULL;
  gsize length;

  if (!read_input (line, &text, &length, error))
    return NULL;
  file = assumed != NULL
           ? regie_case_file_parse_outlook (line->office->codes, text, length, assumed, error)
           : regie_case_file_parse (line->office->codes, text, length, error);
  return file != NULL && regie_case_file_check (file, line->today, error) ? g_steal_pointer (&file)
                                                                          : NULL;
}

int
regie_command_print_json (char *json)
{
  g_autofree char *shown = hides_bsn ? regie_text_dup_json_without_bsn (json) : g_strdup (json);

  fputs (shown, stdout);
  fputs ("\n", stdout);
  g_free (json);
  return 0;
}

static int
run_clock (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieCaseFile) file = read_case (line, NULL, error);

  return file != NULL ? regie_command_print_json (
           regie_case_file_run (file, line->office->rules, line->office->codes, line->today))
                      : 2;
}

static int
run_preflight (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieCaseFile) file = read_case (line, NULL, error);

  return file != NULL ? regie_command_print_json (
           regie_case_file_preflight (file, line->office->rules, line->today))
                      : 2;
}

static int
run_feasible (RegieCommandLine *line, GError **error)
{
  RegieAssumptions assumed = line->office->assumed;
  g_autoptr (RegieCaseFile) file = read_case (line, &assumed, error);

  return file != NULL ? regie_command_print_json (
           regie_case_file_outlook (file, line->office->rules, line->today, &assumed))
                      : 2;
}

static int
run_cost (RegieCommandLine *line, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *out = NULL;
  gsize length;

  if (!read_input (line, &text, &length, error))
    return 2;
  out = regie_cost_file_run (line->office, text, length, error);
  return out != NULL ? regie_command_print_json (g_steal_pointer (&out)) : 2;
}

static gboolean
in_force (const RegieRule *rule, RegieDay day)
{
  return (rule->valid_from == REGIE_DAY_NONE || rule->valid_from <= day)
         && (rule->valid_to == REGIE_DAY_NONE || day <= rule->valid_to);
}

static int
run_rules (RegieCommandLine *line, GError **error)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  g_autofree char *text = NULL;

  json_builder_begin_array (b);
  for (guint i = 0; i < regie_rules_count (line->office->rules); i++)
    {
      const RegieRule *rule = regie_rules_get (line->office->rules, i);
      const char *pairs[][2] = { { "regel", rule->id },
                                 { "naam", rule->name },
                                 { "waarom", rule->why },
                                 { "grondslag", rule->article },
                                 { "wie", regie_actor_name (rule->actor) },
                                 { "aard", regie_nature_name (rule->nature) },
                                 { "zekerheid", rule->certainty },
                                 { "lezing", rule->reading } };

      if (!in_force (rule, line->today))
        continue;
      if (!regie_command_is_json (line))
        {
          g_print ("%-18s %-12s %-8s %s (%s)\n", rule->id, regie_actor_name (rule->actor),
                   regie_nature_name (rule->nature), rule->why, rule->article);
          continue;
        }
      json_builder_begin_object (b);
      for (guint k = 0; k < G_N_ELEMENTS (pairs); k++)
        if (pairs[k][1] != NULL)
          {
            json_builder_set_member_name (b, pairs[k][0]);
            json_builder_add_string_value (b, pairs[k][1]);
          }
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  if (regie_command_is_json (line))
    {
      text = regie_json_dup (b);
      g_print ("%s\n", text);
    }
  return 0;
}

/* An address may hold a password; a path is said whole. */
static char *
dup_shown (const char *database)
{
  return regie_db_is_address (database) ? regie_db_dup_display (database) : g_strdup (database);
}

static int
run_init (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = regie_command_open (line, REGIE_DB_CREATE, error);
  g_autoptr (RegieMe) me = NULL;
  g_autofree char *shown = NULL;

  if (db == NULL || !regie_command_is_current (line, db, error)
      || (me = regie_me_find (db, error)) == NULL)
    return 1;
  shown = dup_shown (line->database);
  g_print (_("%s is ready; %s works here.\n"), shown, me->name);
  return 0;
}

static int
run_demo (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autofree char *shown = NULL;
  gint64 n;

  if (line->dossiers < 1 || line->dossiers > 2000000)
    return regie_command_wrong (error, _("--dossiers: expected a number from 1 to 2,000,000")), 2;
  db = regie_command_open (line, REGIE_DB_CREATE, error);
  if (db == NULL || !regie_demo_count_people (db, &n, error))
    return 1;
  if (n > 0)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                           _("There are people in this database already. Name another file."));
      return 1;
    }
  if (!regie_demo_fill (db, line->office, line->dossiers, line->seed, regie_command_progress, NULL,
                        NULL, error))
    return 1;
  regie_command_end_progress ();
  shown = dup_shown (line->database);
  g_print (ngettext ("%d invented dossier in %s.\n", "%d invented dossiers in %s.\n",
                     line->dossiers),
           line->dossiers, shown);
  g_print (
    _("Be somebody else with --as: consulent, regisseur, manager, balie, financien or beheer.\n"));
  return 0;
}

static void
print_fault (const RegieImportFault *fault, JsonBuilder *b)
{
  if (b == NULL)
    {
      /* TRANSLATORS: line number, column, reason */
      g_print (_("line %u, %s: %s\n"), fault->line, fault->field, fault->reason);
      return;
    }
  json_builder_begin_object (b);
  json_builder_set_member_name (b, "regel");
  json_builder_add_int_value (b, fault->line);
  json_builder_set_member_name (b, "veld");
  json_builder_add_string_value (b, fault->field);
  json_builder_set_member_name (b, "reden");
  json_builder_add_string_value (b, fault->reason);
  if (fault->perhaps)
    {
      json_builder_set_member_name (b, "misschien");
      json_builder_add_boolean_value (b, TRUE);
    }
  json_builder_end_object (b);
}

/* The columns that are left out, before anything is written. */
void
regie_command_print_unread (const RegieImport *import, gboolean to_errors)
{
  g_auto (GStrv) unread = regie_import_dup_unread (import);

  for (guint i = 0; unread[i] != NULL; i++)
    {
      /* TRANSLATORS: the heading of a column */
      g_autofree char *sentence = g_strdup_printf (
        _("column “%s” is not read: what stands in it goes nowhere\n"), unread[i]);

      if (to_errors)
        g_printerr ("%s", sentence);
      else
        g_print ("%s", sentence);
    }
}

static void
add_unread (JsonBuilder *b, const RegieImport *import)
{
  g_auto (GStrv) unread = regie_import_dup_unread (import);

  json_builder_set_member_name (b, "niet_gelezen");
  json_builder_begin_array (b);
  for (guint i = 0; unread[i] != NULL; i++)
    json_builder_add_string_value (b, unread[i]);
  json_builder_end_array (b);
}

/* Rows that are perhaps there already wait until somebody has looked at them. */
static void
print_doubtful (const RegieCommandLine *line, const RegieImport *import)
{
  guint n = regie_import_n_doubtful (import);

  if (n > 0 && !line->take_doubtful)
    g_print (
      ngettext (
        "%u row is perhaps there already; when it is not, --take-doubtful takes it too.\n",
        "%u rows are perhaps there already; when they are not, --take-doubtful takes them too.\n",
        n),
      n);
}

/* What came of reading a file. */
static void
print_import (const RegieCommandLine *line, const RegieImport *import)
{
  g_autoptr (JsonBuilder) b = regie_command_is_json (line) ? json_builder_new () : NULL;
  const RegieImportFault *fault;

  if (b != NULL)
    {
      json_builder_begin_object (b);
      json_builder_set_member_name (b, "rijen");
      json_builder_add_int_value (b, regie_import_n_rows (import));
      json_builder_set_member_name (b, "goed");
      json_builder_add_int_value (b, regie_import_n_accepted (import));
      add_unread (b, import);
      if (line->replace)
        {
          json_builder_set_member_name (b, "vervangen");
          json_builder_add_int_value (b, regie_report_import_n_replaced (import));
        }
      json_builder_set_member_name (b, "fout");
      json_builder_begin_array (b);
    }
  for (guint i = 0; (fault = regie_import_fault (import, i)) != NULL; i++)
    print_fault (fault, b);
  if (b != NULL)
    {
      json_builder_end_array (b);
      json_builder_set_member_name (b, "let_op");
      json_builder_begin_array (b);
    }
  for (guint i = 0; (fault = regie_import_remark (import, i)) != NULL; i++)
    print_fault (fault, b);
  if (b == NULL)
    {
      g_print (_("%u rows: %u can be imported, %u cannot\n"), regie_import_n_rows (import),
               regie_import_n_accepted (import), regie_import_n_faults (import));
      print_doubtful (line, import);
      if (line->replace)
        g_print (ngettext ("%u line of an earlier report is replaced\n",
                           "%u lines of an earlier report are replaced\n",
                           regie_report_import_n_replaced (import)),
                 regie_report_import_n_replaced (import));
      return;
    }
  json_builder_end_array (b);
  json_builder_end_object (b);
  regie_command_print_json (regie_json_dup (b));
}

/* IMPORT was read from FILE: checks it, writes it unless --dry-run, and says what came of it. */
static int
finish_import (RegieCommandLine *line, RegieDb *db, RegieImport *import, const char *file,
               GError **error)
{
  g_autofree char *name = g_path_get_basename (file);
  g_autoptr (RegieDeriver) deriver = regie_office_deriver (line->office);
  gint64 seq;

  regie_import_take_doubtful (import, line->take_doubtful);
  if (!regie_import_check (import, db, NULL, error))
    return 1;
  if (!regie_command_is_json (line))
    regie_command_print_unread (import, FALSE);
  regie_veil_lift (db);
  if (!line->dry_run
      && !regie_import_run (import, db, deriver, line->me->id, name, regie_command_progress, NULL,
                            NULL, &seq, error))
    {
      print_import (line, import);
      return 1;
    }
  regie_command_end_progress ();
  print_import (line, import);
  if (!line->dry_run && !regie_command_is_json (line))
    g_print (_("Imported; “regiectl undo” takes it back.\n"));
  return 0;
}

/* "import FILE", "import report FILE --provider P" or "import invoices FILE [--provider P]". */
static int
run_import (RegieCommandLine *line, GError **error)
{
  gboolean report = g_strcmp0 (line->words[1], "report") == 0;
  gboolean invoices = g_strcmp0 (line->words[1], "invoices") == 0;
  gboolean wishes = g_strcmp0 (line->words[1], "wishes") == 0;
  gboolean desk = wishes || g_strcmp0 (line->words[1], "offers") == 0;
  const char *file = report || invoices || desk ? line->words[2] : line->words[1];
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (RegieImport) import = NULL;
  g_autoptr (RegieDb) db = NULL;

  if (file == NULL)
    return regie_command_wrong (error, _("name the file to read")), 2;
  if (line->replace && !report)
    return regie_command_wrong (
             error, _("--replace: only a report can take the place of an earlier one")),
           2;
  if (!g_file_get_contents (file, &text, &length, error)
      || (!report && !invoices && !desk
          && (import = regie_import_new (line->office, text, length, error)) == NULL)
      || (desk
          && (import = regie_desk_import_new (line->office, wishes, text, length, error)) == NULL))
    return 2;
  /* Into nothing nothing is imported: a name that was typed wrong makes no database.  A trial could
   * not write if it wanted to. */
  db = line->dry_run ? open_to_look (line, error)
                     : regie_command_open (line, REGIE_DB_READ_WRITE, error);
  if (db == NULL || (!line->dry_run && !regie_command_is_current (line, db, error)))
    return 1;
  if (import == NULL
      && (import = regie_command_read_provider_file (line, db, report, text, length, error))
           == NULL)
    return 2;
  return finish_import (line, db, import, file, error);
}

/* --reason says why a dossier of others is opened: a code of [leesreden], or words. */
static gboolean
give_reason (const RegieCommandLine *line, RegieDb *db, gint64 dossier, GError **error)
{
  const gboolean is_code = line->reason != NULL
                           && regie_codes_find (line->office->codes, "leesreden", line->reason)
                                != NULL;
  const RegieReading reading = { .act = REGIE_READ_REASON,
                                 .dossier = dossier,
                                 .ground = is_code ? line->reason : "anders",
                                 .words = is_code ? NULL : line->reason };

  return line->reason == NULL || *line->reason == '\0'
         || regie_reading_note (db, line->me->id, &reading, error);
}

/* Who is shielded is not there, also for a command that sees all: as on a server. */
static gboolean
find_behind_veil (const RegieCommandLine *line, RegieDb *db, const char *word, gint64 *id,
                  GError **error)
{
  gboolean put;
  gboolean found;

  if (!regie_veil_put (db, line->me, &put, error))
    return FALSE;
  found = regie_dossier_find (db, word, id, error);
  if (put)
    regie_veil_lift (db);
  return found;
}

gboolean
regie_command_find_dossier (const RegieCommandLine *line, RegieDb *db, const char *word, gint64 *id,
                            GError **error)
{
  const RegieWork work = { .db = db, .office = line->office, .me = line->me, .today = line->today };

  if (!regie_role_may (line->me->role, REGIE_MAY_SEE_BSN) && regie_text_is_bsn (word))
    return regie_command_wrong (error,
                                _("your role finds nobody by a BSN; name the dossier number"));
  return find_behind_veil (line, db, word, id, error) && give_reason (line, db, *id, error)
         && regie_work_open_dossier (&work, *id, error);
}

static int
run_erase (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieErasure) plan = NULL;
  gint64 dossier;

  if (line->words[1] == NULL || line->ground == NULL
      || regie_codes_find (line->office->codes, "wisgrond", line->ground) == NULL)
    return regie_command_wrong (
             error,
             _("erase: name the dossier and the --ground: bewaartermijn, verzoek or onterecht")),
           2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL
      || !regie_command_is_current (line, db, error)
      || !regie_command_find_dossier (line, db, line->words[1], &dossier, error)
      || (plan = regie_erasure_plan (db, line->office, dossier, line->ground, error)) == NULL)
    return 1;
  for (guint i = 0; i < plan->kinds->len; i++)
    {
      const RegieErasedKind *kind = plan->kinds->pdata[i];

      g_print ("%6u  %s\n", kind->n, kind->kind);
    }
  for (guint i = 0; i < plan->elsewhere->len; i++)
    g_print ("        %s\n", (char *) plan->elsewhere->pdata[i]);
  if (line->dry_run)
    return 0;
  if (!regie_erase_dossier (db, line->office, dossier, line->ground, line->me->id, error))
    return 1;
  g_print (
    plan->keeps_core ? _(
      "Erased, but for what may stay longer. Backups that were made before still have all of it.\n")
                     : _("Erased. Backups that were made before still have it.\n"));
  return 0;
}

/* The kind of record that --kind names by its Dutch key. */
static const RegieEntity *
find_kind (const RegieCommandLine *line, GError **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = REGIE_ENTITY_Relation; i < REGIE_N_ENTITIES; i++)
    {
      if (i == REGIE_ENTITY_Health && !regie_role_may (line->me->role, REGIE_MAY_SEE_HEALTH))
        continue;
      if (strcmp (regie_entity (i)->key, line->kind) == 0)
        return regie_entity (i);
      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", regie_entity (i)->key);
    }
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID, _("--kind: “%s” is not one of %s"),
               line->kind, known->str);
  return NULL;
}

static int
run_export (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GString) out = g_string_new (NULL);
  const RegieEntity *kind = NULL;
  RegieDb *from;
  gint64 n;

  query->sort = g_strdup ("name");
  if (db == NULL || !regie_dossiers_count (db, &n, error))
    return 1;
  /* What a provider gets to know of whom is part of an order. */
  if (line->provider != NULL)
    return regie_command_may (line, REGIE_MAY_ORDER, error)
             ? regie_run_export_provider (line, db, error)
             : 2;
  if (!regie_command_may (line, REGIE_MAY_EXPORT, error)
      || (line->kind != NULL && (kind = find_kind (line, error)) == NULL))
    return 2;
  /* What residents of the centre told the desk leaves it only for a reason. */
  if (kind != NULL && regie_entity_is_of_desk (kind))
    {
      g_autofree char *title = NULL;

      if (line->reason == NULL || *line->reason == '\0')
        return regie_command_wrong (error, _("--reason: say why this is exported; it is logged")),
               2;
      title = g_strdup_printf (_("Exported: %s (%s)"), _(kind->label), line->reason);
      if (!regie_export_note (db, line->me->id, title, error))
        return 1;
    }
  /* Who took data out is logged before they are out. */
  if (!regie_export_log (db, line->me->id,
                         &(RegieReading){ .act = REGIE_READ_EXPORTED,
                                          .kind = kind != NULL  ? kind->key
                                                  : line->facts ? "facts"
                                                                : "caseload",
                                          .persons = (guint) n,
                                          .words = line->reason },
                         error)
      || (from = regie_command_read_from (line, db)) == NULL
      || !(kind != NULL
             ? regie_export_records (from, kind, line->excel,
                                     regie_role_may (line->me->role, REGIE_MAY_SEE_HEALTH), out,
                                     error)
           : line->facts
             ? regie_export_facts (from, line->excel, out, error)
             : regie_export_caseload (from, line->office, query, line->excel, out, NULL, error)))
    return 1;
  return regie_command_write (line, out->str, error);
}

static void
add_pair (JsonBuilder *b, const char *name, const char *value)
{
  json_builder_set_member_name (b, name);
  if (value != NULL)
    json_builder_add_string_value (b, value);
  else
    json_builder_add_null_value (b);
}

/* TEXT and spaces up to WIDTH places on the screen: an accent takes none, a Chinese sign two. */
static void
print_cell (const char *text, int width)
{
  int used = 0;

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p = g_utf8_next_char (p))
    used += g_unichar_iszerowidth (g_utf8_get_char (p)) ? 0
            : g_unichar_iswide (g_utf8_get_char (p))    ? 2
                                                        : 1;
  g_print ("%s%*s ", text != NULL ? text : "", MAX (width - used, 0), "");
}

static void
print_row (const RegieCaseloadRow *row)
{
  char day[REGIE_DAY_TEXT];

  print_cell (row->number, 10);
  print_cell (row->name, 32);
  print_cell (row->born, 10);
  print_cell (row->group, 12);
  print_cell (row->route, 3);
  print_cell (row->phase, 10);
  print_cell (row->next_rule, 12);
  g_print ("%s", row->next_due != REGIE_DAY_NONE ? regie_day_format (row->next_due, day) : "");
  if (row->unrecorded > 0)
    g_print (ngettext ("  (%d duty from before not recorded here)",
                       "  (%d duties from before not recorded here)", row->unrecorded),
             row->unrecorded);
  g_print ("\n");
}

/* IS_NEAR: the name differs by one letter from what was searched for. */
static void
add_caseload_row (JsonBuilder *b, const RegieCaseloadRow *row, gboolean is_near)
{
  char day[REGIE_DAY_TEXT];
  char id[REGIE_NUMBER_TEXT];

  json_builder_begin_object (b);
  add_pair (b, "id", regie_number_format (row->id, id));
  add_pair (b, "dossiernummer", row->number);
  add_pair (b, "naam", row->name);
  add_pair (b, "geboren", row->born);
  add_pair (b, "groep", row->group);
  add_pair (b, "leerroute", row->route);
  add_pair (b, "fase", row->phase);
  add_pair (b, "consulent", row->consultant_name);
  add_pair (b, "volgende_termijn", row->next_rule);
  add_pair (b, "volgende_datum", regie_day_format (row->next_due, day));
  json_builder_set_member_name (b, "niet_vastgelegd");
  json_builder_add_int_value (b, row->unrecorded);
  if (is_near)
    {
      json_builder_set_member_name (b, "lijkt_op");
      json_builder_add_boolean_value (b, TRUE);
    }
  json_builder_end_object (b);
}

static int
print_list_json (const GPtrArray *rows, guint n_near)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();

  json_builder_begin_array (b);
  for (guint i = 0; i < rows->len; i++)
    if (rows->pdata[i] != NULL)
      add_caseload_row (b, rows->pdata[i], i >= rows->len - n_near);
  json_builder_end_array (b);
  return regie_command_print_json (regie_json_dup (b));
}

static int
print_list (const GPtrArray *rows, guint n_near)
{
  g_autofree char *near = regie_caseload_dup_near (rows->len, n_near);

  for (guint i = 0; i < rows->len; i++)
    {
      if (near != NULL && i == rows->len - n_near)
        g_print ("%s\n", near);
      if (rows->pdata[i] != NULL)
        print_row (rows->pdata[i]);
    }
  return 0;
}

static int
run_list (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  g_autoptr (RegieQuery) query = regie_query_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  guint n_near;

  query->text = g_strdup (line->search);
  query->in_notes = line->notes;
  query->hides_bsn = db != NULL && !regie_role_may (line->me->role, REGIE_MAY_SEE_BSN);
  if (db == NULL || (ids = regie_caseload_ids (db, query, line->today, 0, &n_near, error)) == NULL
      || (rows = regie_caseload_rows (db, (const gint64 *) (gconstpointer) ids->data, ids->len,
                                      error))
           == NULL
      || !regie_reading_note (db, line->me->id,
                              &(RegieReading){ .act = query->text != NULL ? REGIE_READ_SEARCHED
                                                                          : REGIE_READ_LISTED,
                                               .kind = "caseload",
                                               .persons = ids->len },
                              error))
    return 1;
  return regie_command_is_json (line) ? print_list_json (rows, n_near) : print_list (rows, n_near);
}

static void
print_fact (const RegieCodes *codes, RegieRecord *record)
{
  const char *code = regie_get (record, Fact, code);
  const char *meaning = regie_message_meaning (codes, regie_message_number (code));

  g_print ("  %s  %s", regie_get (record, Fact, day),
           regie_codes_label (codes, "feit", regie_get (record, Fact, kind)));
  if (meaning != NULL)
    g_print (" %s: %s", code, meaning);
  g_print ("\n");
}

/* The dossier that NUMBER names, as who asks may see it; *DB was opened for it. */
static RegieDossier *
load_dossier (RegieCommandLine *line, const char *number, RegieDb **db, GError **error)
{
  RegieDossier *dossier;
  gint64 id;

  if ((*db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL
      || !regie_command_find_dossier (line, *db, number, &id, error)
      || (dossier = regie_dossier_load (*db, line->office, id, error)) == NULL)
    return NULL;
  regie_dossier_limit (dossier, line->me->role);
  return dossier;
}

static int
run_show (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieDossier) dossier = NULL;
  g_autofree char *whom = NULL;

  if (line->words[1] == NULL)
    return regie_command_wrong (error, _("name the dossier number")), 2;
  if ((dossier = load_dossier (line, line->words[1], &db, error)) == NULL)
    return 1;
  whom = regie_person_dup_apart (dossier->name, regie_get (dossier->person, Person, born),
                                 regie_get (dossier->dossier, Dossier, number));
  g_print ("%s — %s, %s\n\n", whom,
           regie_codes_label (line->office->codes, "groep",
                              regie_get (dossier->dossier, Dossier, group)),
           dossier->consultant != NULL ? dossier->consultant : "–");
  if (regie_get (dossier->person, Person, recorded_else) != NULL)
    g_print ("%s\n%s\n\n", regie_field_label (REGIE_FIELD (Person, recorded_else)),
             regie_get (dossier->person, Person, recorded_else));
  for (guint i = 0; i < dossier->records->len; i++)
    print_fact (line->office->codes, dossier->records->pdata[i]);
  g_print ("\n");
  for (guint i = 0; i < dossier->deadlines->len; i++)
    {
      const RegieDeadline *d = &g_array_index (dossier->deadlines, RegieDeadline, i);
      const RegieRule *rule = regie_rules_get (line->office->rules, d->rule);
      g_auto (GStrv) steps = regie_clock_explain (line->office->rules, line->office->codes,
                                                  &dossier->one, d);

      g_print ("  %s [%s] %s\n", rule->name, rule->id, regie_state_name (d->state));
      for (guint k = 0; steps[k] != NULL; k++)
        g_print ("      %s\n", steps[k]);
    }
  return 0;
}

/* What is known of one message of DUO; "feit" is what its button records, null when it is only
 * read. */
static void
add_message (JsonBuilder *b, const RegieCodes *codes, const RegieCode *message)
{
  int code = regie_message_number (message->key);
  const RegieCode *kind = regie_message_kind (codes, code);
  const char *values[] = { message->key, message->label, regie_message_step (codes, code),
                           kind != NULL ? kind->key : NULL };
  static const char *const keys[] = { "code", "betekenis", "stap", "feit" };

  json_builder_begin_object (b);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      json_builder_set_member_name (b, keys[i]);
      if (values[i] != NULL)
        json_builder_add_string_value (b, values[i]);
      else
        json_builder_add_null_value (b);
    }
  json_builder_end_object (b);
}

static int
run_duo_messages (RegieCommandLine *line, GError **error)
{
  GPtrArray *messages = regie_codes_list (line->office->codes, "duo_signaal");
  g_autoptr (JsonBuilder) b = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  json_builder_begin_array (b);
  for (guint i = 0; i < messages->len; i++)
    add_message (b, line->office->codes, messages->pdata[i]);
  json_builder_end_array (b);
  root = json_builder_get_root (b);
  text = json_to_string (root, TRUE);
  if (regie_command_is_json (line))
    return g_print ("%s\n", text), 0;
  for (guint i = 0; i < messages->len; i++)
    {
      const RegieCode *message = messages->pdata[i];
      const char *step = regie_message_step (line->office->codes,
                                             regie_message_number (message->key));

      g_print ("%s  %s\n", message->key, message->label);
      if (step != NULL)
        g_print ("       %s\n", step);
    }
  return 0;
}

/* The fields of --theirs, by Dutch key, as the other dossier says them. */
static gboolean
read_chosen (RegieCommandLine *line, const GPtrArray *differences, RegieForm *chosen,
             GError **error)
{
  for (guint i = 0; line->theirs != NULL && line->theirs[i] != NULL; i++)
    {
      const char *key = line->theirs[i];
      gboolean found = FALSE;

      for (guint k = 0; k < differences->len; k++)
        {
          const RegieDifference *difference = differences->pdata[k];

          if (strcmp (difference->field->key, key) != 0 || !regie_difference_is_asked (difference))
            continue;
          regie_form_set (chosen, key, difference->theirs);
          found = TRUE;
        }
      if (!found)
        return regie_refuse (
          error,
          _("--theirs: “%s” is no field in which these two differ and of which one can be chosen"),
          key);
    }
  return TRUE;
}

static void
print_differences (const RegieCommandLine *line, const GPtrArray *differences)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();

  json_builder_begin_array (b);
  for (guint i = 0; i < differences->len; i++)
    {
      const RegieDifference *difference = differences->pdata[i];
      g_autofree char *mine = regie_field_dup_line (line->office->codes, difference->field,
                                                    difference->mine);
      g_autofree char *theirs = regie_field_dup_line (line->office->codes, difference->field,
                                                      difference->theirs);

      if (!regie_command_is_json (line))
        {
          g_print ("%-20s %s\n%-20s %s\n", difference->field->key, mine, "", theirs);
          continue;
        }
      json_builder_begin_object (b);
      add_pair (b, "veld", difference->field->key);
      add_pair (b, "hier", difference->mine);
      add_pair (b, "ander", difference->theirs);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  if (regie_command_is_json (line))
    {
      g_autoptr (JsonNode) root = json_builder_get_root (b);

      regie_command_print_json (json_to_string (root, TRUE));
    }
}

/* "merge NUMBER OTHER": says what differs, and makes one of the two. */
static int
run_merge (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  g_autoptr (RegieChange) change = NULL;
  g_autoptr (GHashTable) chosen = regie_form_new ();
  g_autoptr (RegieDeriver) deriver = regie_office_deriver (line->office);
  RegieApplier applier = { regie_schema (), line->office->codes, 0, regie_derive_dossier, deriver };
  gint64 dossier, other;

  if (line->words[1] == NULL || line->words[2] == NULL)
    return regie_command_wrong (
             error, _("merge: name the dossier that stays and the one that goes into it")),
           2;
  db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  if (db == NULL || !regie_command_is_current (line, db, error)
      || !regie_command_find_dossier (line, db, line->words[1], &dossier, error)
      || !regie_command_find_dossier (line, db, line->words[2], &other, error)
      || (differences = regie_twins_compare (db, dossier, other, error)) == NULL
      || !read_chosen (line, differences, chosen, error)
      || (change = regie_twins_merge (db, line->office, dossier, other, chosen, error)) == NULL)
    return 1;
  applier.who = line->me->id;
  print_differences (line, differences);
  if (line->dry_run)
    return 0;
  regie_veil_lift (db);
  if (!regie_apply (db, &applier, change, NULL, error))
    return 1;
  if (!regie_command_is_json (line))
    g_print (_("Merged; “regiectl undo” makes two of them again. What does not stand there any "
                "more is kept under “%s”.\n"),
             regie_field_label (REGIE_FIELD (Person, recorded_else)));
  return 0;
}

/* DOSSIER leaves the program, as a thing of KIND. */
static gboolean
log_out (const RegieCommandLine *line, RegieDb *db, const RegieDossier *dossier, const char *kind,
         GError **error)
{
  return regie_export_log (db, line->me->id,
                           &(RegieReading){ .act = REGIE_READ_EXPORTED,
                                            .dossier = regie_record_get_id (dossier->dossier),
                                            .kind = kind,
                                            .persons = 1 },
                           error);
}

static int
run_duo (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieDossier) dossier = NULL;
  g_autofree char *text = NULL;

  if (line->words[1] == NULL)
    return regie_command_wrong (error, _("name the dossier number")), 2;
  if ((dossier = load_dossier (line, line->words[1], &db, error)) == NULL
      || !log_out (line, db, dossier, "duo", error))
    return 1;
  text = regie_command_is_json (line) ? regie_export_duo_json (line->office, dossier)
                                      : regie_export_duo (line->office, dossier, FALSE);
  g_print ("%s%s", text, regie_command_is_json (line) ? "\n" : "");
  return 0;
}

/* Template "name" or "name.language". */
static RegieTemplate *
find_template (const char *wanted, GError **error)
{
  g_autofree char *faults = NULL;
  g_autofree char *name = strchr (wanted, '.') != NULL ? g_strdup (wanted)
                                                       : g_strconcat (wanted, ".nl", NULL);
  g_autoptr (GPtrArray) templates = regie_templates_load (&faults);
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < templates->len; i++)
    {
      const RegieTemplate *one = templates->pdata[i];
      g_autofree char *full = g_strconcat (one->name, ".", one->language, NULL);

      if (strcmp (full, name) == 0)
        return regie_template_read (one->path, error);
      g_string_append_printf (known, "%s%s", known->len > 0 ? ", " : "", full);
    }
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_INVALID,
               _("there is no template “%s”; there are %s"), wanted, known->str);
  if (faults != NULL)
    g_printerr ("%s\n", faults);
  return NULL;
}

static GHashTable *
dup_answers (const RegieCommandLine *line)
{
  GHashTable *answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; line->answers != NULL && line->answers[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (line->answers[i], "=", 2);

      if (pair[0] != NULL && pair[1] != NULL)
        g_hash_table_insert (answers, g_strdup (pair[0]), g_strdup (pair[1]));
    }
  return answers;
}

static int
run_letter (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegieDossier) dossier = NULL;
  g_autoptr (RegieFolder) folder = NULL;
  g_autoptr (RegieTemplate) template_ = NULL;
  g_autoptr (GHashTable) answers = dup_answers (line);
  g_autoptr (GFile) file = NULL;
  g_autofree char *text = NULL;

  if (line->words[1] == NULL || line->words[2] == NULL || line->words[3] == NULL)
    return regie_command_wrong (error,
                                _("name the dossier number, the template and the file to write")),
           2;
  template_ = find_template (line->words[2], error);
  if (template_ == NULL)
    return 2;
  if ((dossier = load_dossier (line, line->words[1], &db, error)) == NULL
      || (folder = regie_folder_load (db, regie_record_get_id (dossier->dossier), line->me->role,
                                      error))
           == NULL
      || (text = regie_letter_fill (template_, line->office, dossier, folder, answers, NULL, error))
           == NULL)
    return 1;
  file = g_file_new_for_commandline_arg (line->words[3]);
  return log_out (line, db, dossier, "letter", error)
             && regie_letter_save (text, template_->title, template_->language, file, NULL, error)
           ? 0
           : 1;
}

static void
print_need (const char *what, gboolean is_there, gpointer data)
{
  g_print ("%-8s %s\n", is_there ? _("yes") : _("MISSING"), what);
}

static int
run_check_server (RegieCommandLine *line, GError **error)
{
  const char *address = line->words[2];
  g_autoptr (RegieDb) db = NULL;
  guint missing;

  if (address == NULL || !regie_db_is_address (address))
    return regie_command_wrong (error, _("check server: say which, as postgresql://server/name")),
           2;
  if ((db = regie_db_open (address, REGIE_DB_PATIENT_READER, error)) == NULL
      || !regie_needs_try (db, print_need, NULL, &missing, error))
    return 1;
  return missing == 0 ? 0 : 1;
}

static int
run_check (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  g_autoptr (RegieDeriver) deriver = regie_office_deriver (line->office);
  g_autofree char *fault = NULL;

  if (db == NULL || !regie_db_check (db, TRUE, error)
      || !regie_migrate_check (db, regie_schema (), error) || !regie_log_check (db, error)
      || !regie_command_is_current (line, db, error) || !regie_index_check (db, deriver, error)
      || !regie_organisations_check (db, error) || !regie_attachments_check (db, error))
    return 1;
  g_print (_("The file, the tables, the log and the index are in order.\n"));
  if (!regie_policies_check (db, &fault, error))
    return 1;
  if (fault != NULL)
    /* TRANSLATORS: a sentence about the rights on the server */
    g_print (_("Look at the rights on the server: %s\n"), fault);
  return 0;
}

static int
run_reindex (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = regie_command_open (line, REGIE_DB_READ_WRITE, error);
  g_autoptr (RegieDeriver) deriver = regie_office_deriver (line->office);

  if (db == NULL || !regie_reindex (db, deriver, regie_command_progress, NULL, NULL, error))
    return 1;
  regie_command_end_progress ();
  g_print (_("The index was rebuilt.\n"));
  return 0;
}

static int
run_sample (RegieCommandLine *line, GError **error)
{
  g_autofree char *csv = NULL;
  guint n_faulty;

  if (line->words[1] != NULL)
    return regie_run_provider_sample (line, error);
  csv = regie_demo_dup_csv (line->office, line->dossiers, 20, line->seed, &n_faulty);
  fputs (csv, stdout);
  g_printerr (ngettext ("%u row is wrong on purpose\n", "%u rows are wrong on purpose\n", n_faulty),
              n_faulty);
  return 0;
}

#define STAFF(sight, rights) REGIE_COMMAND_BY_STAFF, REGIE_COMMAND_##sight, rights
#define R(right) REGIE_RIGHT (right)
#define OPEN REGIE_COMMAND_OPEN, REGIE_COMMAND_PLAIN, REGIE_RIGHT_NONE

/* Who may record in dossiers may also see whether their index is right, and make it anew.  Undo
 * takes back only what one did oneself.  PLAIN are: what does something by a RegieCommand, which
 * puts the veil itself; who works here, which is about no dossier; and what is about the whole
 * database: its log, index, copies, and erasing from it. */
const RegieVerb regie_commands[] = {
  { "init", NULL, "", N_("make an empty database"), OPEN, run_init },
  { "demo", NULL, "[--dossiers N] [--seed S]", N_("make a municipality of invented people"), OPEN,
    run_demo },
  { "import", "report", "FILE --provider P [--period P] [--replace] [--dry-run]",
    N_("read what a provider reports"), STAFF (VEILED, R (ORDER)), run_import },
  { "import", "invoices", "FILE [--provider P] [--dry-run]", N_("read what a provider bills"),
    STAFF (VEILED, R (CONTRACT)), run_import },
  { "import", "offers", "FILE [--dry-run] [--take-doubtful]",
    N_("read what the city offers at the Meedoenbalie"), STAFF (VEILED, R (DESK)), run_import },
  { "import", "wishes", "FILE [--dry-run] [--take-doubtful]", N_("read what residents want to do"),
    STAFF (VEILED, R (DESK)), run_import },
  { "import", NULL, "FILE [--dry-run] [--take-doubtful]",
    N_("read a spreadsheet saved as CSV: people and facts"), STAFF (VEILED, R (IMPORT)),
    run_import },
  { "commands", NULL, "[--format json]",
    N_("what can be done on a screen: about what, by whom, what is asked"), OPEN,
    regie_run_commands },
  { "do", NULL, "NAME [TARGET] [KEY=VALUE …]",
    N_("do one of those, about what TARGET says; KEY= leaves a field open"),
    STAFF (PLAIN, REGIE_RIGHT_NONE), regie_run_do },
  { "undo", NULL, "[N]", N_("take back your last change, or change N of the log"),
    STAFF (PLAIN, REGIE_RIGHT_NONE), regie_run_undo },
  { "redo", NULL, "[N]", N_("do again what you took back last, or change N of the log"),
    STAFF (PLAIN, REGIE_RIGHT_NONE), regie_run_redo },
  { "log", NULL, "[--mine] [--kind KIND] [--period PERIOD] [--search TEXT] [--format json]",
    N_("what everybody did, or I alone, the newest first, and how it stands; “undo” and “redo” "
        "take its number"),
    STAFF (VEILED, REGIE_RIGHT_NONE), regie_run_log },
  { "merge", NULL, "NUMBER OTHER [--theirs FIELD] [--dry-run]",
    N_("make one dossier of two of the same person, after saying what differs"),
    STAFF (VEILED, R (SEE_DOSSIERS) | R (RECORD)), run_merge },
  { "erase", NULL, "NUMBER --ground GROUND [--dry-run]",
    N_("erase a person for good, with the log and the search index"),
    STAFF (PLAIN, R (ADMINISTER)), run_erase },
  { "files", "add", "NUMBER FILE [KEY=VALUE …]",
    N_("put a file in a dossier: soort=brief, titel=, datum=, opmerking="),
    STAFF (PLAIN, R (SEE_DOSSIERS) | R (RECORD)), regie_run_files_add },
  { "files", "save", "NUMBER FOLDER [ID]",
    N_("write the files of a dossier, or one of them, into a folder"),
    STAFF (VEILED, R (SEE_DOSSIERS)), regie_run_files_save },
  { "files", NULL, "NUMBER [--format json]", N_("the files of a dossier"),
    STAFF (VEILED, R (SEE_DOSSIERS)), regie_run_files },
  { "network", NULL, "NUMBER [--format json] [--output FILE.pdf]",
    N_("who is around a person: who is silent, what each may know, and where each is drawn"),
    STAFF (VEILED, R (SEE_DOSSIERS)), regie_run_network },
  { "reconcile", NULL, "--provider P [--period 2026-10]",
    N_("per person: is the provider in step with the PIP, and why not"), STAFF (VEILED, R (ORDER)),
    regie_run_reconcile },
  { "invoices", NULL, "check FILE [--provider P]",
    N_("match invoice lines with orders, reports and prices"), STAFF (VEILED, R (ORDER)),
    regie_run_invoices },
  { "scorecard", NULL, "--provider P",
    N_("how a provider does over the last year, with the norms of its contract"),
    STAFF (VEILED, R (ORDER)), regie_run_scorecard },
  { "contracts", NULL, "[--provider P]",
    N_("committed, realised and forecast per contract, lot and year"), STAFF (VEILED, R (ORDER)),
    regie_run_contracts },
  { "figures", "show", "ID [--list] [--on DAY] [--period P] [--split WHAT] [--replica SERVER]",
    N_("one figure with its definition, and the rows behind it"), STAFF (VEILED, R (SEE_DOSSIERS)),
    regie_run_figure },
  { "figures", NULL,
    "[--on DAY] [--period P] [--split WHAT] [--format json] [--chart ID --output FILE] "
    "[--replica SERVER]",
    N_("the figures of the office as they stood on a day, or one chart as a file"),
    STAFF (VEILED, R (SEE_DOSSIERS)), regie_run_figures },
  { "report", "quarter", "2026-K3 [--output FILE.odt|.pdf] [--format json]",
    N_("the report of a quarter, as it was frozen or else as a concept"),
    STAFF (VEILED, R (SEE_DOSSIERS)), regie_run_report },
  { "forecast", NULL,
    "[--on DAY] [--inflow N] [--consultants N] [--assume WHAT=N] [--format json] "
    "[--replica SERVER]",
    N_("the next eight quarters, with what they rest on"), STAFF (VEILED, R (SEE_DOSSIERS)),
    regie_run_forecast },
  { "youth", NULL, "[--director NAME] [--silent] [--format json]",
    N_("the young people of 16 to 27 by what asks for action, with birthdays, lights and silence"),
    STAFF (VEILED, R (SEE_DOSSIERS)), regie_run_youth },
  { "divide", NULL, "[--dry-run] [--most N] [--without LOGIN] [--format json]",
    N_("a fair caseload with few moves: who carries what, before and after"),
    STAFF (VEILED, R (ASSIGN)), regie_run_divide },
  { "match", NULL, "--wish ID|--offer ID [--case FILE.json]",
    N_("what fits whom at the Meedoenbalie, ranked, with every reason"), STAFF (VEILED, R (DESK)),
    regie_run_match },
  { "card", NULL, "FILE.pdf --wish ID --offer ID",
    N_("the card that somebody takes along from the Meedoenbalie"), STAFF (VEILED, R (DESK)),
    regie_run_card },
  { "calendar", NULL, "[FILE.ics]", N_("the times of the offers as iCalendar, without names"),
    STAFF (VEILED, R (DESK)), regie_run_calendar },
  { "desk", NULL, "[--period P]", N_("what the Meedoenbalie brings"), STAFF (VEILED, R (DESK)),
    regie_run_desk },
  { "export", "swi", "2026-K3 [--output FILE.csv|ods|xlsx] [--excel] [--replica SERVER]",
    N_("the quarter set for the statistics of CBS, a line a person"),
    STAFF (VEILED, R (SEE_DOSSIERS) | R (EXPORT)), regie_run_swi },
  { "export", "spuk", "2026 [--output FILE.csv|ods|xlsx] [--excel] [--replica SERVER]",
    N_("who counts for the grant on 31 December, and why"),
    STAFF (VEILED, R (SEE_DOSSIERS) | R (EXPORT)), regie_run_spuk },
  { "export", NULL,
    "[FILE] [--facts] [--kind KIND] [--reason TEXT] [--provider P] "
    "[--excel] [--replica SERVER]",
    N_("write the caseload, or all records of a kind, as CSV"), STAFF (VEILED, R (SEE_DOSSIERS)),
    run_export },
  { "list", NULL, "[--search TEXT] [--texts]", N_("the caseload"),
    STAFF (VEILED, R (SEE_DOSSIERS)), run_list },
  { "person", "looked", "NUMBER --output FILE.pdf|odt [--reason TEXT]",
    N_("who saw the dossier of a person, as a letter for who asks it"),
    STAFF (VEILED, R (SEE_DOSSIERS) | R (AUDIT)), regie_run_person_looked },
  { "person", NULL, "NUMBER --output FILE.json|pdf|odt [--reason TEXT]",
    N_("everything about one person, with the files beside it"),
    STAFF (VEILED, REGIE_RIGHT_EVERYTHING | R (EXPORT)), regie_run_person },
  { "audit", "verify", "[--anchor NUMBER:HASH]",
    N_("are the log of what was done and that of reading whole?"), STAFF (PLAIN, R (AUDIT)),
    regie_run_audit_verify },
  { "audit", "anchor", "", N_("keep how the logs end now outside the database, and say it"),
    STAFF (PLAIN, R (AUDIT)), regie_run_audit_anchor },
  { "audit", "signals", "", N_("what in the log of reading asks for a talk"),
    STAFF (VEILED, R (AUDIT)), regie_run_audit_signals },
  { "audit", NULL, "[--search TEXT]", N_("who looked at whom, the newest first"),
    STAFF (VEILED, R (AUDIT)), regie_run_audit },
  { "show", NULL, "NUMBER [--reason TEXT]", N_("one dossier with its facts and deadlines"),
    STAFF (VEILED, R (SEE_DOSSIERS)), run_show },
  { "duo", "messages", "[--format json]", N_("what the messages of DUO mean, and what to do"),
    OPEN, run_duo_messages },
  { "duo", NULL, "NUMBER [--format json]",
    N_("what DUO must know of one person, and what it would say of it"),
    STAFF (VEILED, R (SEE_DOSSIERS)), run_duo },
  { "letter", NULL, "NUMBER TEMPLATE FILE.pdf|odt|txt [--answer …]",
    N_("a letter from a template, without keeping it"), STAFF (VEILED, R (SEE_DOSSIERS)),
    run_letter },
  { "network-meeting", NULL, "NUMBER [--output FILE.pdf|odt|txt] [--partner NAME|ID]",
    N_("the next network meeting: agenda or minutes, or what one partner may know of it"),
    STAFF (VEILED, R (RECORD)), regie_run_network_meeting },
  { "clock", NULL, "CASE.json [--today DAY]", N_("the deadlines of a case, as JSON"), OPEN,
    run_clock },
  { "preflight", NULL, "CASE.json [--today DAY]",
    N_("what DUO would say of a case, as JSON: rule, verdict, sentence"), OPEN, run_preflight },
  { "feasible", NULL, "CASE.json [--today DAY]",
    N_("will it work: expected ends, verdict and repairs, as JSON"), OPEN, run_feasible },
  { "cost", NULL, "CASE.json",
    N_("the price before the promise: cost, income and margin per alternative, as JSON"), OPEN,
    run_cost },
  { "staff", NULL, "[LOGIN ROLE|weg [NAME]]",
    N_("who works here with which role, and lets somebody in or out"),
    STAFF (PLAIN, R (ADMINISTER)), regie_run_staff },
  { "rules", NULL, "[--today DAY]", N_("the rules in force on a day"), OPEN, run_rules },
  { "check", "server", "ADDRESS",
    N_("has a server all that Regie needs? It is tried there, and nothing is kept"), OPEN,
    run_check_server },
  { "check", NULL, "", N_("file, tables, log and index in order?"),
    STAFF (PLAIN, R (SEE_DOSSIERS) | R (RECORD)), run_check },
  { "reindex", NULL, "", N_("rebuild everything derived"),
    STAFF (PLAIN, R (SEE_DOSSIERS) | R (RECORD)), run_reindex },
  { "backup", "setup", "[--passphrase-file FILE] [--output FILE.pdf]",
    N_("make the key that seals backups, and the recovery key to print, once"), OPEN,
    regie_run_backup_setup },
  { "backup", "test",
    "[--if-due] [--folder FOLDER] [--passphrase-file FILE] [--recovery-file FILE]",
    N_("restore the newest backup to a place of its own, and note whether it is whole"), OPEN,
    regie_run_backup_test },
  { "backup", "list", "[--folder FOLDER] [--format json]",
    N_("which backups there are, and when one was last tested"), OPEN, regie_run_backup_list },
  { "backup", NULL, "[FILE] [--folder FOLDER]",
    N_("a sealed backup while others work, opened and compared; FILE: a plain checked copy"),
    STAFF (PLAIN, REGIE_RIGHT_EVERYTHING), regie_run_backup },
  { "restore", NULL, "FILE [--into WHERE] [--list] [--passphrase-file FILE] [--recovery-file FILE]",
    N_("put back what a backup holds, beside what stands there now; --list says what it holds"),
    OPEN, regie_run_restore },
  { "copy", NULL, "FROM TO", N_("a whole office from a file to an empty server, or back"),
    STAFF (PLAIN, REGIE_RIGHT_EVERYTHING), regie_run_copy },
  { "sample", "report", "--provider P --period P [--seed S]",
    N_("an invented report of a provider, by month (lessons, minutes: in those shapes)"),
    STAFF (VEILED, R (ORDER)), run_sample },
  { "sample", "lessons", NULL, NULL, STAFF (VEILED, R (ORDER)), run_sample },
  { "sample", "minutes", NULL, NULL, STAFF (VEILED, R (ORDER)), run_sample },
  { "sample", "invoices", "--provider P --period P [--seed S]",
    N_("an invented invoice of a provider"), STAFF (VEILED, R (CONTRACT)), run_sample },
  { "sample", NULL, "[--dossiers N] [--seed S]", N_("an invented spreadsheet to try import on"),
    OPEN, run_sample },
  { "bench", "postgres", "--database SERVER [--dossiers N] [--search SCREEN]",
    N_("the screens of an invented office on a server against the same in a file"), OPEN,
    regie_bench_postgres },
  { "bench", "clients", "[CLIENTS] [SECONDS] --database SERVER [--dossiers N]",
    N_("many people who save at once on a server, and whether anything is lost"), OPEN,
    regie_bench_clients },
  { "bench", "idle", "[WINDOWS] [SECONDS] --database SERVER [--dossiers N]",
    N_("what windows that only stand open cost a server"), OPEN, regie_bench_idle },
  { "bench", NULL,
    "[clock] [match] [import] [report] [drag] [counter] [search] [figures] [live] [window]",
    N_("measure, as ratios within one run"), OPEN, regie_bench },
  { NULL }
};
