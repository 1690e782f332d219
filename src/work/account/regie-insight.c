/* SPDX-License-Identifier: EUPL-1.2 */
/* Everything about one person, and who saw it, for who asks. */
#include "regie-insight.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-attachment.h"
#include "regie-dossier-log-query.h"
#include "regie-dossier-query.h"
#include "regie-error.h"
#include "regie-export.h"
#include "regie-json.h"
#include "regie-letter.h"
#include "regie-otherwise.h"
#include "regie-person.h"
#include "regie-readings-query.h"
#include "regie-save.h"
#include "regie-text.h"

/* Far more than one person has: every line is told. */
#define ALL_LINES 1000000

void
regie_insight_free (RegieInsight *self)
{
  regie_insight_records_clear (&self->records);
  g_clear_pointer (&self->readings, g_ptr_array_unref);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_free (self->name);
  g_free (self);
}

/* What VALUE of FIELD points to; owned. */
static char *
dup_place (const RegieField *field, const char *value)
{
  return g_strdup_printf ("%s/%s", field->list, value);
}

/* How everything is called that the records point to, but for who works here: that is told by
 * role. */
static gboolean
load_names (RegieInsight *self, RegieDb *db, RegieRecord *record, GError **error)
{
  const RegieEntity *entity = regie_record_get_entity (record);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      const char *value = regie_record_get (record, field->name);
      g_autofree char *place = NULL;
      g_autofree char *name = NULL;

      if (field->kind != REGIE_REF || value == NULL)
        continue;
      place = dup_place (field, value);
      if (g_hash_table_contains (self->names, place))
        continue;
      if (!regie_insight_load_name (db, regie_schema_find (regie_schema (), field->list), value,
                                    &name, error))
        return FALSE;
      g_hash_table_insert (self->names, g_steal_pointer (&place), g_steal_pointer (&name));
    }
  return TRUE;
}

static gboolean
load_all_names (RegieInsight *self, RegieDb *db, GError **error)
{
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    for (guint k = 0; k < self->records.kinds[i]->len; k++)
      if (!load_names (self, db, ((RegieInsightRecord *) self->records.kinds[i]->pdata[k])->record,
                       error))
        return FALSE;
  return TRUE;
}

/* The lines of MORE at the end of ALL, which takes them. */
static void
take_all (GPtrArray *all, GPtrArray *more)
{
  while (more->len > 0)
    g_ptr_array_add (all, g_ptr_array_steal_index (more, 0));
}

/* Who looked and what was changed, of every dossier. */
static gboolean
load_logs (RegieInsight *self, RegieDb *db, GError **error)
{
  const GPtrArray *dossiers = self->records.kinds[REGIE_ENTITY_Dossier];

  for (guint i = 0; i < dossiers->len; i++)
    {
      const gint64 id = regie_record_get_id (((RegieInsightRecord *) dossiers->pdata[i])->record);
      const RegieReadingFilter filter = {
        .dossier = id, .from = REGIE_DAY_NONE, .until = REGIE_DAY_NONE, .most = ALL_LINES
      };
      g_autoptr (GPtrArray) readings = regie_readings_load (db, &filter, error);
      g_autoptr (GPtrArray) changes = NULL;

      if (readings == NULL || (changes = regie_dossier_log_load (db, id, error)) == NULL)
        return FALSE;
      if (self->changes == NULL)
        {
          self->readings = g_steal_pointer (&readings);
          self->changes = g_steal_pointer (&changes);
          continue;
        }
      take_all (self->readings, readings);
      take_all (self->changes, changes);
    }
  return self->changes != NULL;
}

/* Who looked needs no more than a name, and who accounts for it need not see the rest. */
static gboolean
load_looked (RegieInsight *self, RegieDb *db, gint64 dossier, GError **error)
{
  const RegieReadingFilter filter = {
    .dossier = dossier, .from = REGIE_DAY_NONE, .until = REGIE_DAY_NONE, .most = ALL_LINES
  };
  g_autofree char *born = NULL;

  return regie_dossier_load_about (db, dossier, &self->name, &born, error)
         && (self->readings = regie_readings_load (db, &filter, error)) != NULL
         && regie_insight_names_staff (db, &self->names_staff, error);
}

RegieInsight *
regie_insight_load (const RegieWork *work, gint64 dossier, gboolean looked, GError **error)
{
  g_autoptr (RegieInsight) self = g_new0 (RegieInsight, 1);
  const GPtrArray *people;

  g_return_val_if_fail (work != NULL, NULL);
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (looked)
    return load_looked (self, work->db, dossier, error) ? g_steal_pointer (&self) : NULL;
  if (!regie_insight_load_records (work->db, dossier, &self->records, error)
      || !load_all_names (self, work->db, error) || !load_logs (self, work->db, error)
      || !regie_insight_names_staff (work->db, &self->names_staff, error))
    return NULL;
  people = self->records.kinds[REGIE_ENTITY_Person];
  if (people->len == 0)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                           _("This dossier is not there any more."));
      return NULL;
    }
  {
    RegieRecord *person = ((RegieInsightRecord *) people->pdata[0])->record;

    self->name = regie_person_dup_name (regie_get (person, Person, given_names),
                                        regie_get (person, Person, prefix),
                                        regie_get (person, Person, surname));
  }
  return g_steal_pointer (&self);
}

/* --- for a machine --- */

static void
add_record_json (JsonBuilder *b, const RegieInsightRecord *one)
{
  const RegieEntity *entity = regie_record_get_entity (one->record);

  json_builder_begin_object (b);
  regie_json_add_int (b, "id", regie_record_get_id (one->record));
  if (one->is_removed)
    {
      json_builder_set_member_name (b, "verwijderd");
      json_builder_add_boolean_value (b, TRUE);
    }
  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      const char *value = regie_record_get (one->record, field->name);

      if (value == NULL)
        continue;
      if (field->kind == REGIE_MONEY)
        regie_json_add_money (b, field->key, g_ascii_strtoll (value, NULL, 10));
      else if (field->kind == REGIE_INT || field->kind == REGIE_REF)
        regie_json_add_int (b, field->key, g_ascii_strtoll (value, NULL, 10));
      else
        regie_json_add_text (b, field->key, value);
    }
  json_builder_end_object (b);
}

/* Who, as the person may know it. */
static const char *
actor_of (const RegieInsight *self, const RegieOffice *office, const RegieReadingRow *row)
{
  if (self->names_staff && row->name != NULL)
    return row->name;
  return row->role != NULL ? regie_codes_label (office->codes, "rol", row->role)
                           : _("somebody without a name here");
}

static void
add_readings_json (JsonBuilder *b, const RegieInsight *self, const RegieOffice *office)
{
  json_builder_set_member_name (b, "inzage");
  json_builder_begin_array (b);
  for (guint i = 0; i < self->readings->len; i++)
    {
      const RegieReadingRow *row = self->readings->pdata[i];

      json_builder_begin_object (b);
      regie_json_add_day (b, "dag", row->day);
      regie_json_add_text (b, "wie", actor_of (self, office, row));
      regie_json_add_text (b, "wat", regie_read_act_name (row->act));
      if (row->ground != NULL)
        regie_json_add_text (b, "reden", row->ground);
      if (row->refused)
        {
          json_builder_set_member_name (b, "geweigerd");
          json_builder_add_boolean_value (b, TRUE);
        }
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

static void
add_changes_json (JsonBuilder *b, const RegieInsight *self)
{
  json_builder_set_member_name (b, "wijzigingen");
  json_builder_begin_array (b);
  for (guint i = 0; i < self->changes->len; i++)
    {
      const RegieLogEntry *entry = self->changes->pdata[i];

      json_builder_begin_object (b);
      regie_json_add_text (b, "moment", entry->at);
      regie_json_add_text (b, "wat", entry->title);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
}

char *
regie_insight_dup_json (const RegieInsight *self, const RegieOffice *office)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();

  g_return_val_if_fail (self != NULL && office != NULL, NULL);
  json_builder_begin_object (b);
  regie_json_add_day (b, "gemaakt_op", regie_office_today (office));
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      if (self->records.kinds[i]->len == 0)
        continue;
      json_builder_set_member_name (b, regie_entity (i)->key);
      json_builder_begin_array (b);
      for (guint k = 0; k < self->records.kinds[i]->len; k++)
        add_record_json (b, self->records.kinds[i]->pdata[k]);
      json_builder_end_array (b);
    }
  add_changes_json (b, self);
  add_readings_json (b, self, office);
  json_builder_end_object (b);
  return regie_json_dup (b);
}

/* --- for a person --- */

/* A reference by how it is called; who works here not by name. */
static char *
dup_line (const RegieInsight *self, const RegieOffice *office, const RegieField *field,
          const char *value)
{
  g_autofree char *place = NULL;
  const char *name;

  if (field->kind != REGIE_REF)
    return regie_field_dup_line (office->codes, field, value);
  if (strcmp (field->list, regie_entity (REGIE_ENTITY_Staff)->name) == 0 && !self->names_staff)
    return NULL;
  place = dup_place (field, value);
  name = g_hash_table_lookup (self->names, place);
  return name != NULL ? g_strdup_printf ("%s: %s", regie_field_label (field), name) : NULL;
}

static void
append_record (GString *out, const RegieInsight *self, const RegieOffice *office,
               const RegieInsightRecord *one)
{
  const RegieEntity *entity = regie_record_get_entity (one->record);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      const char *value = regie_record_get (one->record, field->name);
      g_autofree char *line = value != NULL && !(field->flags & REGIE_TECHNICAL)
                                ? dup_line (self, office, field, value)
                                : NULL;

      if (line != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", line);
    }
  if (one->is_removed)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", _("removed"));
  regie_letter_append (out, REGIE_BLOCK_POINT, text->str);
}

static void
append_readings (GString *out, const RegieInsight *self, const RegieOffice *office)
{
  for (guint i = 0; i < self->readings->len; i++)
    {
      const RegieReadingRow *row = self->readings->pdata[i];
      g_autofree char *day = regie_day_dup_long (row->day);
      const char *act = regie_code_label (office->codes, ReadAct, row->act);
      g_autofree char *what = row->refused ? g_strdup_printf (_("%s: refused"), act)
                                           : g_strdup (act);
      g_autoptr (GString) line = g_string_new (NULL);

      g_string_printf (line, "%s: %s, %s", day, actor_of (self, office, row), what);
      if (row->ground != NULL)
        g_string_append_printf (line, " (%s)",
                                regie_codes_label (office->codes, "leesreden", row->ground));
      regie_letter_append (out, REGIE_BLOCK_POINT, line->str);
    }
  if (self->readings->len == 0)
    regie_letter_append (out, REGIE_BLOCK_TEXT, _("Nobody looked here yet"));
}

char *
regie_insight_dup_looked (const RegieInsight *self, const RegieOffice *office)
{
  GString *out = g_string_new (NULL);
  g_autofree char *today = regie_day_dup_long (regie_office_today (office));

  regie_letter_append (out, REGIE_BLOCK_TEXT, self->name != NULL ? self->name : "");
  regie_letter_append (out, REGIE_BLOCK_TEXT, today);
  regie_letter_append (out, REGIE_BLOCK_HEADING, _("Who saw my dossier"));
  regie_letter_append (
    out, REGIE_BLOCK_TEXT,
    _("You asked who looked into your dossier. Below you see every time that somebody who works "
       "for us opened it, took something out of it or printed it. The newest stands first."));
  if (!self->names_staff)
    regie_letter_append (out, REGIE_BLOCK_TEXT,
                         _("We say what work somebody does, and not the name."));
  append_readings (out, self, office);
  regie_letter_append (
    out, REGIE_BLOCK_TEXT,
    _("Do you think that somebody looked who had no reason to? Tell us. You can also complain to "
       "the Dutch data protection authority (Autoriteit Persoonsgegevens)."));
  return g_string_free (out, FALSE);
}

char *
regie_insight_dup_text (const RegieInsight *self, const RegieOffice *office)
{
  GString *out = g_string_new (NULL);
  g_autofree char *today = regie_day_dup_long (regie_office_today (office));

  regie_letter_append (out, REGIE_BLOCK_TEXT, self->name);
  regie_letter_append (out, REGIE_BLOCK_TEXT, today);
  regie_letter_append (out, REGIE_BLOCK_HEADING, _("What we know of you"));
  regie_letter_append (
    out, REGIE_BLOCK_TEXT,
    _(
      "You asked what we keep about you. It stands below, by subject. Is something wrong, or is it "
      "not needed any more? Tell us: you may ask us to correct or to remove it."));
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    {
      if (self->records.kinds[i]->len == 0)
        continue;
      regie_letter_append (out, REGIE_BLOCK_HEADING, _(regie_entity (i)->label));
      for (guint k = 0; k < self->records.kinds[i]->len; k++)
        append_record (out, self, office, self->records.kinds[i]->pdata[k]);
    }
  regie_letter_append (out, REGIE_BLOCK_HEADING, _("What was changed"));
  for (guint i = 0; i < self->changes->len; i++)
    {
      const RegieLogEntry *entry = self->changes->pdata[i];
      g_autofree char *day = g_strndup (entry->at, REGIE_DAY_TEXT - 1);
      g_autofree char *line = g_strdup_printf ("%s: %s", day, entry->title);

      regie_letter_append (out, REGIE_BLOCK_POINT, line);
    }
  regie_letter_append (out, REGIE_BLOCK_HEADING, _("Who saw my dossier"));
  append_readings (out, self, office);
  return g_string_free (out, FALSE);
}

/* --- to a file --- */

static gboolean
write_text (gconstpointer text, GOutputStream *stream, GError **error)
{
  return g_output_stream_write_all (stream, text, strlen (text), NULL, NULL, error);
}

static gboolean
write_bytes (gconstpointer bytes, GOutputStream *stream, GError **error)
{
  gsize length;
  const void *data = g_bytes_get_data ((GBytes *) bytes, &length);

  return g_output_stream_write_all (stream, data, length, NULL, NULL, error);
}

/* "NAME bestanden" beside FILE; nothing where there are no files. */
static gboolean
save_files (const RegieWork *work, const RegieInsight *self, GFile *file, guint *n, GError **error)
{
  const GPtrArray *list = self->records.kinds[REGIE_ENTITY_Attachment];
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *folder = g_strconcat (path != NULL ? path : "", " bestanden", NULL);
  g_autoptr (GFile) place = g_file_new_for_path (folder);

  for (guint i = 0; i < list->len; i++)
    {
      const RegieInsightRecord *one = list->pdata[i];
      gint64 id = regie_record_get_id (one->record);
      g_autoptr (RegieAttachmentContent) content = NULL;
      g_autofree char *name = NULL;
      g_autoptr (GFile) target = NULL;

      if (one->is_removed)
        continue;
      if (path == NULL)
        return regie_refuse (error, _("The files can only be put beside a file on this machine."));
      if ((content = regie_attachment_load (work->db, id, work->me->role, error)) == NULL
          || (*n == 0 && g_mkdir_with_parents (folder, 0700) != 0
              && !regie_refuse (error, _("The folder %s cannot be made."), folder)))
        return FALSE;
      name = g_strdup_printf ("%" G_GINT64_FORMAT " %s", id, content->name);
      target = g_file_get_child (place, name);
      if (!regie_save (target, write_bytes, content->bytes, work->cancellable, error))
        return FALSE;
      ++*n;
    }
  return TRUE;
}

static gboolean
has_ending (GFile *file, const char *ending)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *small = name != NULL ? g_ascii_strdown (name, -1) : g_strdup ("");

  return g_str_has_suffix (small, ending);
}

static gboolean
save_all (const RegieWork *work, const RegieInsight *self, GFile *file, guint *n, GError **error)
{
  g_autofree char *text = NULL;

  if (has_ending (file, ".json"))
    {
      text = regie_insight_dup_json (self, work->office);
      if (!regie_save (file, write_text, text, work->cancellable, error))
        return FALSE;
    }
  else
    {
      text = regie_insight_dup_text (self, work->office);
      if (!regie_letter_save (text, _("What we know of you"), "nl", file, work->cancellable,
                              error))
        return FALSE;
    }
  return save_files (work, self, file, n, error);
}

gboolean
regie_insight_save (const RegieWork *work, gint64 dossier, gboolean looked, GFile *file, guint *n,
                    GError **error)
{
  g_autoptr (RegieInsight) self = NULL;
  g_autofree char *text = NULL;
  const RegieReading reading = { .act = REGIE_READ_EXPORTED,
                                 .dossier = dossier,
                                 .kind = looked ? "looked" : "person",
                                 .persons = 1 };
  guint files = 0;

  g_return_val_if_fail (work != NULL && G_IS_FILE (file), FALSE);
  if (!has_ending (file, ".pdf") && !has_ending (file, ".odt")
      && (looked || !has_ending (file, ".json")))
    return regie_refuse (error, looked ? _("The name of the file ends with .pdf or .odt.")
                                       : _("The name of the file ends with .json, .pdf or .odt."));
  if ((self = regie_insight_load (work, dossier, looked, error)) == NULL
      || !regie_export_log (work->db, work->me->id, &reading, error))
    return FALSE;
  if (n != NULL)
    *n = 0;
  if (!looked)
    return save_all (work, self, file, n != NULL ? n : &files, error);
  text = regie_insight_dup_looked (self, work->office);
  return regie_letter_save (text, _("Who saw my dossier"), "nl", file, work->cancellable, error);
}
