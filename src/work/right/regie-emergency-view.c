/* SPDX-License-Identifier: EUPL-1.2 */
/* Openings in need, in words. */
#include "regie-emergency-view.h"

#include "regie-moment.h"

#include <glib/gi18n.h>

static const RegieProp props[] = {
  REGIE_PROP (RegieEmergencyView, chapters, "chapters", LIST),
};

REGIE_DEFINE_ITEM (RegieEmergencyView, regie_emergency_view, props)

/* "23-11-2026 14:05" */
static char *
dup_when (const char *moment)
{
  g_autoptr (GDateTime) here = regie_moment_here (moment);

  return here != NULL ? g_date_time_format (here, "%-d-%-m-%Y %H:%M") : g_strdup ("");
}

static const char *
word_of (GHashTable *words, gint64 id, const char *otherwise)
{
  const char *word = g_hash_table_lookup (words, &id);

  return word != NULL ? word : otherwise;
}

static void
add_one (RegieChapter *chapter, RegieRecord *record, GHashTable *names, GHashTable *numbers,
         gint64 me)
{
  gint64 staff = regie_get_int (record, Emergency, staff, 0);
  RegieReview verdict = regie_get_code (record, Emergency, verdict);
  g_autofree char *name = regie_line_dup_name (record);
  g_autofree char *when = dup_when (regie_get (record, Emergency, from_moment));
  g_autofree char *title = g_strdup_printf (
    /* TRANSLATORS: who, the number of the dossier, when */
    _("%1$s · %2$s · %3$s"), word_of (names, staff, _("somebody")),
    word_of (numbers, regie_get_int (record, Emergency, dossier, 0), _("a dossier that is gone")),
    when);
  g_autoptr (GString) about = g_string_new (regie_get (record, Emergency, reason));
  RegieLine *line;

  if (regie_get (record, Emergency, review) != NULL)
    g_string_append_printf (about, "\n%s", regie_get (record, Emergency, review));
  line = regie_chapter_add_line (chapter, name, title, about->str);
  if (verdict == REGIE_REVIEW_RIGHT)
    regie_line_add_word (line, _("rightly"), "dim-label");
  else if (verdict == REGIE_REVIEW_WRONG)
    regie_line_add_word (line, _("wrongly"), "late");
  else if (staff == me)
    regie_line_add_word (line, _("a colleague looks this through"), "dim-label");
  else
    regie_line_add_deed (line, _("Look through…"), "emergency.judge",
                         g_variant_new_int64 (regie_record_get_id (record)));
}

RegieEmergencyView *
regie_emergency_view_new (const GPtrArray *records, GHashTable *names, GHashTable *numbers,
                          gint64 me)
{
  RegieEmergencyView *self;
  RegieChapter *open, *done;

  g_return_val_if_fail (records != NULL && names != NULL && numbers != NULL, NULL);
  self = g_object_new (regie_emergency_view_get_type (), NULL);
  open = regie_chapters_add (self->chapters, _("Emergency access, to be looked through"),
                             _("Who opened a shielded dossier that is not theirs, and why."));
  done = regie_chapters_add (self->chapters, _("Looked through"), NULL);
  for (guint i = 0; i < records->len; i++)
    {
      RegieRecord *record = records->pdata[i];
      gboolean is_open = regie_get_code (record, Emergency, verdict) == REGIE_REVIEW_NONE;

      add_one (is_open ? open : done, record, names, numbers, me);
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (open->lines)) == 0)
    regie_chapter_add_empty (open, _("Nothing is open."));
  if (g_list_model_get_n_items (G_LIST_MODEL (done->lines)) == 0)
    regie_chapter_add_empty (done, _("Nothing yet."));
  return self;
}
