/* SPDX-License-Identifier: EUPL-1.2 */
/* What somebody recorded otherwise, in words that stay. */
#include "regie-otherwise.h"

#include <string.h>

#include "regie-text.h"

char *
regie_field_dup_line (const RegieCodes *codes, const RegieField *field, const char *value)
{
  g_autofree char *shown = NULL;
  RegieDay day;

  g_return_val_if_fail (codes != NULL && field != NULL, NULL);
  if (value == NULL)
    shown = g_strdup ("–");
  else if (field->kind == REGIE_CODE)
    shown = g_strdup (regie_codes_label (codes, field->list, value));
  else if (field->kind == REGIE_PARTIAL)
    shown = regie_day_dup_partial_typed (value);
  else if (field->kind == REGIE_DAY && regie_day_parse (value, &day))
    shown = regie_day_dup_long (day);
  else
    shown = g_strdup (value);
  return g_strdup_printf ("%s: %s", regie_field_label (field), shown);
}

void
regie_text_add_line (GString *text, const char *mark, const char *line)
{
  g_return_if_fail (text != NULL && mark != NULL);
  if (line == NULL || *line == '\0' || strstr (text->str, line) != NULL)
    return;
  g_string_append_printf (text, "%s%s", text->len > 0 ? mark : "", line);
}

/* Where words of somebody stand. */
static const RegieField *
note_of (const RegieEntity *entity)
{
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind == REGIE_NOTE)
      return &entity->fields[i];
  return NULL;
}

void
regie_record_add_line (RegieRecord *record, const RegieCodes *codes, const RegieField *field,
                       const char *value)
{
  g_autoptr (GString) note = NULL;
  g_autofree char *line = NULL;
  const RegieField *where;

  g_return_if_fail (REGIE_IS_RECORD (record) && codes != NULL && field != NULL);
  where = note_of (regie_record_get_entity (record));
  g_return_if_fail (where != NULL);
  note = g_string_new (regie_record_get (record, where->name));
  line = regie_field_dup_line (codes, field, value);
  regie_text_add_line (note, "\n", line);
  regie_record_set (record, where->name, note->str);
}

/* Words that differ in case and signs only are the same. */
static gboolean
says_the_same (const RegieField *field, const char *mine, const char *theirs)
{
  g_autofree char *a = field->kind == REGIE_TEXT ? regie_text_fold (mine) : g_strdup (mine);
  g_autofree char *b = field->kind == REGIE_TEXT ? regie_text_fold (theirs) : g_strdup (theirs);

  return strcmp (a, b) == 0;
}

static void
keep_field (RegieRecord *kept, RegieRecord *other, const RegieCodes *codes, const RegieField *field,
            GString *note)
{
  const char *mine = regie_record_get (kept, field->name);
  const char *theirs = regie_record_get (other, field->name);
  g_autofree char *line = NULL;

  if (theirs == NULL || field->kind == REGIE_NOTE)
    return;
  if (mine == NULL)
    regie_record_set (kept, field->name, theirs);
  else if (!says_the_same (field, mine, theirs))
    line = regie_field_dup_line (codes, field, theirs);
  regie_text_add_line (note, "\n", line);
}

void
regie_record_keep_otherwise (RegieRecord *kept, RegieRecord *other, const RegieCodes *codes,
                             const char *const *skipped)
{
  const RegieEntity *entity;
  const RegieField *where;
  g_autoptr (GString) note = NULL;

  g_return_if_fail (REGIE_IS_RECORD (kept) && REGIE_IS_RECORD (other) && codes != NULL);
  entity = regie_record_get_entity (kept);
  where = note_of (entity);
  g_return_if_fail (where != NULL);
  note = g_string_new (regie_record_get (kept, where->name));
  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind != REGIE_REF && !(entity->fields[i].flags & REGIE_OWN)
        && !g_strv_contains (skipped, entity->fields[i].name))
      keep_field (kept, other, codes, &entity->fields[i], note);
  regie_text_add_line (note, "\n", regie_record_get (other, where->name));
  regie_record_set (kept, where->name, note->len > 0 ? note->str : NULL);
}
