/* SPDX-License-Identifier: EUPL-1.2 */
/* The papers of a network meeting without a screen. */
#include <glib/gi18n.h>

#include "regie-commands.h"
#include "regie-error.h"
#include "regie-export.h"
#include "regie-format.h"
#include "regie-gathering-commands.h"
#include "regie-letter.h"
#include "regie-network.h"
#include "regie-text.h"

/* The member of NETWORK that is called NAME, folded; 0 with ERROR set when that is nobody, or more
 * than one. */
static gint64
find_member (const RegieNetwork *network, const char *name, GError **error)
{
  g_autofree char *wanted = regie_text_fold (name);
  gint64 found = 0;

  for (guint i = 0; i < network->members->len; i++)
    {
      const RegieMember *member = network->members->pdata[i];
      g_autofree char *folded = regie_text_fold (member->name);

      if (member->has_ended || g_strcmp0 (folded, wanted) != 0)
        continue;
      if (found != 0)
        return regie_command_wrong (error, _("--partner: two in this network have that name")), 0;
      found = member->id;
    }
  if (found == 0)
    regie_command_wrong (error, _("--partner: nobody in this network has that name"));
  return found;
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
      || !regie_dossier_find (db, line->words[1], &dossier, error)
      || (paper = load_paper (line, db, dossier, error)) == NULL)
    return 1;
  if (line->output == NULL)
    {
      print_blocks (paper->text);
      return 0;
    }
  file = g_file_new_for_commandline_arg (line->output);
  return regie_export_log (db, line->me->id, 1, error)
             && regie_letter_save (paper->text, paper->title,
                                   regie_language_is_dutch () ? "nl" : "en", file, NULL, error)
           ? 0
           : 1;
}
