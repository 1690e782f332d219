/* SPDX-License-Identifier: EUPL-1.2 */
/* What the views of a dossier ask: each reads what it is made of, and says it in chapters. */
#include "regie-dossier-parts.h"

#include <glib/gi18n.h>

#include "regie-account-view.h"
#include "regie-attachment-query.h"
#include "regie-attachment-view.h"
#include "regie-budget.h"
#include "regie-cost-file.h"
#include "regie-dossier-commands.h"
#include "regie-dossier-log-query.h"
#include "regie-dossier-views.h"
#include "regie-folder.h"
#include "regie-gathering-view.h"
#include "regie-merge.h"
#include "regie-prices.h"
#include "regie-talk-query.h"
#include "regie-talk-view.h"

static const RegieProp part_props[] = {
  REGIE_PROP (RegieDossierPart, chapters, "chapters", LIST),
};
REGIE_DEFINE_ITEM (RegieDossierPart, regie_dossier_part, part_props)

/* CHAPTERS is taken. */
static RegieDossierPart *
part_new (GListStore *chapters)
{
  RegieDossierPart *self = g_object_new (regie_dossier_part_get_type (), NULL);

  g_object_unref (self->chapters);
  self->chapters = chapters;
  return self;
}

/* MORE at the end of CHAPTERS. */
static void
append_chapters (GListStore *chapters, GListStore *more)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (more)); i++)
    {
      g_autoptr (RegieChapter) chapter = g_list_model_get_item (G_LIST_MODEL (more), i);

      g_list_store_append (chapters, chapter);
    }
}

/* What SAY makes of the dossier. */
static RegieDossierPart *
say_part (const RegieWork *work, gint64 id, GListStore *(*say) (const RegieDossierSource *from),
          GError **error)
{
  g_autoptr (RegieDossier) dossier = regie_work_load_dossier (work, id, error);

  return dossier != NULL
           ? part_new (say (&(RegieDossierSource){ .office = work->office, .dossier = dossier }))
           : NULL;
}

static gpointer
answer_intake (const RegieWork *work, GVariant *target, GError **error)
{
  gint64 id = g_variant_get_int64 (target);
  g_autoptr (RegieDossier) dossier = regie_work_load_dossier (work, id, error);
  g_autoptr (RegieFolder) folder = NULL;
  g_autoptr (GPtrArray) twins = NULL;
  RegieDossierSource from = { .office = work->office, .dossier = dossier };

  if (dossier == NULL || (folder = regie_folder_load (work->db, id, work->me->role, error)) == NULL
      || (twins = regie_twins_find (work->db, id, error)) == NULL)
    return NULL;
  from.folder = folder;
  from.twins = twins;
  from.may_answer = regie_record_may_write (regie_entity (REGIE_ENTITY_Answer), work->me->role);
  return part_new (regie_intake_chapters (&from));
}

/* Of the years in which the plan costs something. */
static GArray *
load_budgets (RegieDb *db, const RegieDossier *dossier, GError **error)
{
  g_autoptr (GArray) lines = regie_dossier_cost_lines (dossier);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (RegieCostYear));

  for (guint i = 0; i < lines->len; i++)
    regie_cost_spread (years, &g_array_index (lines, RegieCostLine, i));
  if (years->len == 0)
    return g_array_new (FALSE, FALSE, sizeof (RegieBudgetYear));
  return regie_budget_load (db, g_array_index (years, RegieCostYear, 0).year,
                            g_array_index (years, RegieCostYear, years->len - 1).year, error);
}

static gpointer
answer_plan (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieDossier) dossier = NULL;
  g_autoptr (RegieFolder) folder = NULL;
  g_autoptr (GPtrArray) prices = NULL;
  g_autoptr (GArray) budgets = NULL;
  RegieDossierSource from = { .office = work->office };
  gint64 id;

  g_variant_get (target, "(xi)", &id, &from.week);
  if ((dossier = regie_work_load_dossier (work, id, error)) == NULL
      || (folder = regie_folder_load (work->db, id, work->me->role, error)) == NULL
      || (prices = regie_prices_load (work->db, work->today, error)) == NULL
      || (budgets = load_budgets (work->db, dossier, error)) == NULL)
    return NULL;
  from.dossier = dossier;
  from.folder = folder;
  from.prices = prices;
  from.budgets = budgets;
  from.may_order = regie_role_may (work->me->role, REGIE_MAY_ORDER);
  return part_new (regie_plan_chapters (&from));
}

static gpointer
answer_progress (const RegieWork *work, GVariant *target, GError **error)
{
  return say_part (work, g_variant_get_int64 (target), regie_progress_chapters, error);
}

/* The files that came in, above the letters that went out. */
static gpointer
answer_letters (const RegieWork *work, GVariant *target, GError **error)
{
  gint64 id = g_variant_get_int64 (target);
  gboolean may_change = regie_role_may (work->me->role, REGIE_MAY_RECORD);
  g_autoptr (RegieDossier) dossier = regie_work_load_dossier (work, id, error);
  g_autoptr (RegieFolder) folder = NULL;
  g_autoptr (GPtrArray) staff = NULL;
  g_autoptr (GListStore) letters = NULL;
  gint64 n_removed = 0;
  GListStore *chapters;

  if (dossier == NULL || (folder = regie_folder_load (work->db, id, work->me->role, error)) == NULL
      || (staff = regie_load (work->db, regie_entity (REGIE_ENTITY_Staff), NULL, 0, NULL, error))
           == NULL)
    return NULL;
  if (regie_role_may (work->me->role, REGIE_MAY_ADMINISTER)
      && !regie_attachments_count_removed (work->db, id, &n_removed, error))
    return NULL;
  chapters = regie_chapters_new ();
  regie_attachment_add_chapter (chapters, &(RegieAttachmentSource){ work->office, id, folder, staff,
                                                                    may_change, n_removed });
  letters = regie_letters_chapters (
    &(RegieDossierSource){ .office = work->office, .dossier = dossier, .folder = folder });
  append_chapters (chapters, letters);
  return part_new (chapters);
}

static gpointer
answer_facts (const RegieWork *work, GVariant *target, GError **error)
{
  return say_part (work, g_variant_get_int64 (target), regie_facts_chapters, error);
}

static gpointer
answer_duo (const RegieWork *work, GVariant *target, GError **error)
{
  return say_part (work, g_variant_get_int64 (target), regie_duo_chapters, error);
}

/* Talks and file notes, above what was agreed with the network. */
static gpointer
answer_meetings (const RegieWork *work, GVariant *target, GError **error)
{
  gint64 id = g_variant_get_int64 (target);
  gboolean may_change = regie_role_may (work->me->role, REGIE_MAY_RECORD);
  g_autoptr (RegieNetwork) network = regie_network_load (work->db, work->office, id, work->me->role,
                                                         error);
  g_autoptr (GPtrArray) reports = NULL;
  g_autoptr (GPtrArray) staff = NULL;
  g_autoptr (GListStore) meetings = NULL;
  GListStore *chapters;

  if (network == NULL || (reports = regie_talks_load_reports (work->db, id, error)) == NULL
      || (staff = regie_load (work->db, regie_entity (REGIE_ENTITY_Staff), NULL, 0, NULL, error))
           == NULL)
    return NULL;
  regie_records_limit (reports, work->me->role);
  chapters = regie_chapters_new ();
  regie_talk_add_chapters (chapters, &(RegieTalkSource){ work->office, id, network->folder, reports,
                                                         staff, may_change });
  meetings = regie_gathering_chapters (network, work->office, may_change);
  append_chapters (chapters, meetings);
  return part_new (chapters);
}

/* So many lines of who looked are shown; all of them stand in the list for the person. */
#define LOOKED 200

static gpointer
answer_log (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (GPtrArray) entries = regie_dossier_log_load (work->db, g_variant_get_int64 (target),
                                                          error);

  GListStore *chapters;

  if (entries == NULL)
    return NULL;
  chapters = regie_log_chapters (entries, work->me);
  if (regie_role_may_all (work->me->role, REGIE_RIGHT_EVERYTHING | REGIE_RIGHT (EXPORT)))
    {
      g_autoptr (RegieChapter) first = g_list_model_get_item (G_LIST_MODEL (chapters), 0);

      regie_chapter_add_deed (first, _("Everything about the person…"), "dossier.everything",
                              NULL);
    }
  if (regie_role_may (work->me->role, REGIE_MAY_AUDIT))
    {
      const RegieReadingFilter filter = { .dossier = g_variant_get_int64 (target),
                                          .from = REGIE_DAY_NONE,
                                          .until = REGIE_DAY_NONE,
                                          .most = LOOKED };
      g_autoptr (GPtrArray) rows = regie_readings_load (work->db, &filter, error);

      if (rows == NULL)
        {
          g_object_unref (chapters);
          return NULL;
        }
      regie_account_add_looked (chapters, work->office, rows);
    }
  return part_new (chapters);
}

/* Beside what lies in the dossier: who is meant, and what the plan costs. */
#define FROM                                                                                       \
  REGIE_KINDS (REGIE_ENTITY_Dossier, REGIE_ENTITY_Staff, REGIE_ENTITY_Agreement,                   \
               REGIE_ENTITY_Contact, REGIE_ENTITY_Gathering, REGIE_ENTITY_Organisation,            \
               REGIE_ENTITY_Point, REGIE_ENTITY_Setting, REGIE_ENTITY_Budget,                      \
               REGIE_ENTITY_Contract, REGIE_ENTITY_Lot, REGIE_ENTITY_Price, REGIE_ENTITY_Provider)

#define PART(name, target, load, from)                                                             \
  {                                                                                                \
    "dossier." name, target, REGIE_RIGHT (SEE_DOSSIERS), load, g_object_unref,                     \
      .kinds = from, .reads = regie_reads_dossier                                                  \
  }

const RegieQuestion regie_dossier_parts[REGIE_N_DOSSIER_PARTS] = {
  [REGIE_PART_INTAKE] = PART ("intake", "x", answer_intake, FROM),
  [REGIE_PART_PLAN] = PART ("plan", "(xi)", answer_plan, FROM),
  [REGIE_PART_PROGRESS] = PART ("progress", "x", answer_progress, FROM),
  [REGIE_PART_LETTERS] = PART ("letters", "x", answer_letters, FROM),
  [REGIE_PART_FACTS] = PART ("facts", "x", answer_facts, FROM),
  [REGIE_PART_DUO] = PART ("duo", "x", answer_duo, FROM),
  [REGIE_PART_LOG] = PART ("log", "x", answer_log, NULL),
  [REGIE_PART_MEETINGS] = PART ("meetings", "x", answer_meetings, FROM),
};
