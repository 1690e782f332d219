/* SPDX-License-Identifier: EUPL-1.2 */
/* Every fact of a dossier, and what was done to it. */
#include "regie-dossier-views.h"

#include <glib/gi18n.h>

#include "regie-done-words.h"
#include "regie-dossier-log-query.h"
#include "regie-message.h"
#include "regie-moment.h"
#include "regie-text.h"

/* VALUE of FIELD as it is said to people; *DAY is freed by the caller. */
static const char *
say_value (const RegieOffice *office, const RegieField *field, const char *value, char **day)
{
  RegieDay parsed;

  if (field->kind == REGIE_CODE)
    return regie_codes_label (office->codes, field->list, value);
  if (field->kind == REGIE_BOOL)
    return *value == '1' ? _("yes") : _("no");
  if (field->kind == REGIE_DAY && regie_day_parse (value, &parsed))
    return *day = regie_day_dup_long (parsed);
  return value;
}

/* What a message of DUO means, and what to do with it. */
static void
add_message (const RegieOffice *office, RegieRecord *record, GStrvBuilder *parts)
{
  int code = regie_message_number (regie_get (record, Fact, code));
  const char *meaning = regie_message_meaning (office->codes, code);
  const char *step = regie_message_step (office->codes, code);

  if (meaning != NULL)
    g_strv_builder_add (parts, meaning);
  if (meaning != NULL && step != NULL)
    g_strv_builder_add (parts, step);
}

char *
regie_fact_dup_about (const RegieOffice *office, RegieRecord *record)
{
  const RegieEntity *entity;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  g_return_val_if_fail (office != NULL && REGIE_IS_RECORD (record), NULL);
  entity = regie_record_get_entity (record);
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      const char *value = regie_record_get (record, field->name);
      g_autofree char *day = NULL;
      g_autofree char *part = NULL;

      if (value == NULL || !(field->flags & REGIE_ATTRIBUTE))
        continue;
      part = g_strdup_printf ("%s: %s", regie_field_label (field),
                              say_value (office, field, value, &day));
      g_strv_builder_add (parts, part);
    }
  if (regie_get_bool (record, Fact, planned))
    g_strv_builder_add (parts, _("planned"));
  if (regie_get (record, Fact, note) != NULL)
    g_strv_builder_add (parts, regie_get (record, Fact, note));
  add_message (office, record, parts);
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

static void
add_fact (RegieChapter *chapter, const RegieOffice *office, RegieRecord *record)
{
  GVariant *id = g_variant_new_int64 (regie_record_get_id (record));
  g_autofree char *name = regie_line_dup_name (record);
  g_autofree char *about = regie_fact_dup_about (office, record);
  g_autofree char *day = regie_day_dup_medium (regie_get_day (record, Fact, day));
  RegieLine *row = regie_chapter_add_line (
    chapter, name, regie_codes_label (office->codes, "feit", regie_get (record, Fact, kind)),
    about);

  regie_line_add_word (row, day, "dim-label");
  regie_line_add_icon (row, REGIE_ICON_PENCIL, _("Correct"), "dossier.correct", id);
  regie_line_add_icon (row, "user-trash-symbolic", _("Remove"), "dossier.remove", id);
}

GListStore *
regie_facts_chapters (const RegieDossierSource *from)
{
  GListStore *chapters = regie_chapters_new ();
  RegieChapter *chapter = regie_chapters_add (chapters, _("Facts"), NULL);

  for (guint i = from->dossier->records->len; i-- > 0;)
    add_fact (chapter, from->office, from->dossier->records->pdata[i]);
  return chapters;
}

/* Who did it, and that it was taken back: by whom, when that was another. */
static char *
dup_who (const RegieLogEntry *entry, const RegieMe *me)
{
  g_autofree char *back = NULL;

  if (!entry->is_undone || entry->undoes != 0)
    return g_strdup (entry->who);
  back = regie_done_dup_back (entry->last_who, entry->last_by, me);
  return entry->who != NULL ? g_strdup_printf ("%s · %s", entry->who, back)
                            : g_steal_pointer (&back);
}

static void
add_entry (RegieChapter *chapter, const RegieLogEntry *entry, const RegieMe *me)
{
  g_autoptr (GDateTime) here = regie_moment_here (entry->at);
  g_autofree char *when = here != NULL ? g_date_time_format (here, "%d-%m-%Y %H:%M")
                                       : g_strdup (entry->at);
  g_autofree char *about = dup_who (entry, me);
  RegieLine *line = regie_chapter_add_line (chapter, NULL, entry->title, about);

  regie_line_add_word (line, when, NULL);
  if (entry->undoes == 0
      && (entry->last_who == me->id || regie_role_may (me->role, REGIE_MAY_ADMINISTER)))
    regie_done_add_deed (line, entry->is_undone, entry->last);
}

GListStore *
regie_log_chapters (const GPtrArray *entries, const RegieMe *me)
{
  GListStore *chapters = regie_chapters_new ();
  RegieChapter *chapter;

  g_return_val_if_fail (entries != NULL && me != NULL, chapters);
  chapter = regie_chapters_add (chapters, _("Log"), NULL);
  for (guint i = 0; i < entries->len; i++)
    add_entry (chapter, entries->pdata[i], me);
  if (entries->len == 0)
    regie_chapter_add_empty (chapter, _("Nothing was changed here yet"));
  return chapters;
}
