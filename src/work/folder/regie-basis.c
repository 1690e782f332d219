/* SPDX-License-Identifier: EUPL-1.2 */
/* What a PIP rests on, and what of it is missing. */
#include "regie-basis.h"

#include <glib/gi18n.h>

#include "regie-folder.h"

static gboolean
has_fact (const RegieDossier *dossier, const char *kind)
{
  for (guint i = 0; i < dossier->records->len; i++)
    if (g_strcmp0 (regie_get (dossier->records->pdata[i], Fact, kind), kind) == 0
        && !regie_get_bool (dossier->records->pdata[i], Fact, planned))
      return TRUE;
  return FALSE;
}

/* A sentence on a line of its own. */
static void
say (GString *text, guint *n, const char *sentence)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", sentence);
  (*n)++;
}

/* An intake of which less than half was dealt with is said with all that is open. */
static void
say_intake (const RegieDossier *dossier, const RegieFolder *folder, GString *text, guint *n)
{
  RegieRecord *intake = regie_folder_last (folder, REGIE_ENTITY_Intake);
  g_autoptr (GString) open = g_string_new (NULL);
  g_autofree char *sentence = NULL;
  const char *article;
  const char *topic;
  gboolean done;
  guint n_done = 0;
  guint all;

  if (intake == NULL)
    {
      if (!has_fact (dossier, "brede_intake"))
        say (text, n, _("No broad intake was recorded (Wet art. 14 lid 1)."));
      return;
    }
  for (all = 0;
       (topic = regie_intake_topic (folder, dossier, intake, all, &article, &done)) != NULL; all++)
    {
      n_done += done;
      if (!done)
        g_string_append_printf (open, "%s%s", open->len > 0 ? ", " : "", topic);
    }
  if (n_done * 2 >= all)
    return;
  /* TRANSLATORS: how many of how many topics, and those that are open */
  sentence = g_strdup_printf (
    _("Of the intake %u of %u points are done (Wet art. 14 lid 3, Besluit "
       "art. 5.2). Still open: %s."),
    n_done, all, open->str);
  say (text, n, sentence);
}

/* A decision that was dated says why; so does a draft that is complete. */
static gboolean
says_why (const RegieFolder *folder)
{
  RegieRecord *decision = regie_folder_last (folder, REGIE_ENTITY_Decision);

  return decision != NULL && regie_get (decision, Decision, why_b1) != NULL
         && regie_get (decision, Decision, why_o) != NULL
         && regie_get (decision, Decision, why_z) != NULL;
}

static void
say_missing (const RegieDossier *dossier, const RegieFolder *folder, gboolean is_reasoned,
             GString *text, guint *n)
{
  if (!has_fact (dossier, "leerbaarheidstoets") && !has_fact (dossier, "toets_ontheffing"))
    say (text, n,
         _("There is no learnability test and no dispensation from it (Wet art. 14 lid 3 a "
            "and lid 6)."));
  say_intake (dossier, folder, text, n);
  if (!is_reasoned && !says_why (folder))
    say (text, n, _("Why each route fits or does not fit was not recorded."));
  if (*n > 0)
    g_string_append_printf (
      text, "\n\n%s",
      _("A court looks at what the college examined. In 2024 a decision on the route was annulled "
         "because the education route had not been examined properly (ABRvS 24-12-2024, "
         "ECLI:NL:RVS:2024:5413; known here from a summary)."));
}

gboolean
regie_basis_find_missing (RegieDb *db, const RegieOffice *office, gint64 dossier, RegieDay day,
                          gboolean is_reasoned, guint *n, char **about, GError **error)
{
  g_autoptr (RegieDossier) whole = regie_dossier_load (db, office, dossier, error);
  g_autoptr (RegieFolder) folder = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  RegieDay here;

  g_return_val_if_fail (n != NULL && about != NULL, FALSE);
  *n = 0;
  *about = NULL;
  if (whole == NULL || (folder = regie_folder_load (db, dossier, NULL, error)) == NULL)
    return FALSE;
  here = regie_get_day (whole->dossier, Dossier, recorded_from);
  if (here != REGIE_DAY_NONE && day < here)
    return TRUE;
  say_missing (whole, folder, is_reasoned, text, n);
  if (*n > 0)
    *about = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}
