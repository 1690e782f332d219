/* SPDX-License-Identifier: EUPL-1.2 */
/* The papers of a network meeting without a screen. */
#include <glib/gi18n.h>
#include <string.h>

#include "regie-commands.h"
#include "regie-error.h"
#include "regie-export.h"
#include "regie-format.h"
#include "regie-gathering-commands.h"
#include "regie-letter.h"
#include "regie-network.h"
#include "regie-text.h"

/* Is MEMBER who was named: by the id that “network” prints, or by NAME, folded? */
static gboolean
is_named (const RegieMember *member, const char *named, const char *name)
{
  g_autofree char *folded = regie_text_fold (member->name);
  char id[REGIE_NUMBER_TEXT];

  return strcmp (regie_number_format (member->id, id), named) == 0 || strcmp (folded, name) == 0;
}

/* "12 (Mentor · Vista college), 34" */
static char *
dup_choices (const GPtrArray *members)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < members->len; i++)
    {
      const RegieMember *member = members->pdata[i];

      g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", member->id);
      if (*member->about != '\0')
        g_string_append_printf (text, " (%s)", member->about);
    }
  return g_strdup (text->str);
}

/* The member of NETWORK that NAMED, a name or an id, says; 0 with ERROR set when that is nobody, or
 * more than one. */
static gint64
find_member (const RegieNetwork *network, const char *named, GError **error)
{
  g_autofree char *name = regie_text_fold (named);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autofree char *choices = NULL;

  for (guint i = 0; i < network->n_members; i++)
    if (is_named (network->members->pdata[i], named, name))
      g_ptr_array_add (found, network->members->pdata[i]);
  if (found->len == 1)
    return ((RegieMember *) found->pdata[0])->id;
  if (found->len == 0)
    return regie_command_wrong (error,
                                _("--partner: nobody in this network has that name or number")),
           0;
  choices = dup_choices (found);
  /* TRANSLATORS: numbers, each with a role and an organisation when these are known */
  regie_refuse (error, _("--partner: this is the name of more than one: %s. Name the number."),
                choices);
  return 0;
}

static gboolean
check_output (RegieCommandLine *line, GError **error)
{
  return line->output == NULL || g_str_has_suffix (line->output, ".pdf")
         || g_str_has_suffix (line->output, ".odt") || g_str_has_suffix (line->output, ".txt")
         || regie_command_wrong (error, _("--output: expected a file that ends in .pdf, .odt or "
                                           ".txt"));
}

static RegiePaperText *
load_paper (RegieCommandLine *line, RegieDb *db, gint64 dossier, GError **error)
{
  RegieWork work = {
    .db = db, .office = line->office, .me = line->me, .today = regie_office_today (line->office)
  };
  g_autoptr (GVariant) target = NULL;
  gint64 tie = 0;

  if (line->partner != NULL)
    {
      g_autoptr (RegieNetwork) network = regie_network_load (db, line->office, dossier,
                                                             line->me->role, error);

      if (network == NULL || (tie = find_member (network, line->partner, error)) == 0)
        return NULL;
    }
  target = g_variant_ref_sink (g_variant_new ("(xxx)", dossier, (gint64) 0, tie));
  return regie_question_ask (&work, &regie_gathering_questions[REGIE_GATHERING_PAPER], target,
                             error);
}

/* The blocks as plain text. */
static void
print_blocks (const char *text)
{
  g_autoptr (GPtrArray) blocks = regie_letter_blocks (text);

  for (guint i = 0; i < blocks->len; i++)
    {
      const RegieBlock *block = blocks->pdata[i];

      g_print ("%s%s%s\n", block->kind == REGIE_BLOCK_HEADING && i > 0 ? "\n" : "",
               block->kind == REGIE_BLOCK_POINT ? "- " : "", block->text);
    }
}

int
regie_run_network_meeting (RegieCommandLine *line, GError **error)
{
  g_autoptr (RegieDb) db = NULL;
  g_autoptr (RegiePaperText) paper = NULL;
  g_autoptr (GFile) file = NULL;
  gint64 dossier;

  if (line->words[1] == NULL)
    return regie_command_wrong (error, _("name the dossier number")), 2;
  if (!check_output (line, error))
    return 2;
  if ((db = regie_command_open (line, REGIE_DB_READ_WRITE, error)) == NULL
      || !regie_command_find_dossier (line, db, line->words[1], &dossier, error)
      || (paper = load_paper (line, db, dossier, error)) == NULL)
    return 1;
  if (line->output == NULL)
    {
      print_blocks (paper->text);
      return 0;
    }
  file = g_file_new_for_commandline_arg (line->output);
  return regie_export_log (db, line->me->id,
                           &(RegieReading){ .act = REGIE_READ_EXPORTED,
                                            .dossier = dossier,
                                            .kind = "meeting",
                                            .persons = 1 },
                           error)
             && regie_letter_save (paper->text, paper->title,
                                   regie_language_is_dutch () ? "nl" : "en", file, NULL, error)
           ? 0
           : 1;
}
