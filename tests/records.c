/* SPDX-License-Identifier: EUPL-1.2 */
/* Records and facts as they are typed in a form. */
#include "records.h"

RegieForm *
form_of (const char *const *pairs)
{
  RegieForm *form = regie_form_new ();

  for (guint i = 0; pairs[i] != NULL; i += 2)
    regie_form_set (form, pairs[i], pairs[i + 1]);
  return form;
}

const char *
id_text (gint64 id, char *buffer)
{
  g_snprintf (buffer, 24, "%" G_GINT64_FORMAT, id);
  return buffer;
}

void
sql (Fixture *f, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (*text != '\0')
    regie_db_script (f->db, text, &error);
  g_assert_no_error (error);
}

RegieChange *
try_record (Fixture *f, RegieEntityId entity, RegieRecord *old, gint64 dossier,
            const char *const *pairs, GError **error)
{
  g_autoptr (RegieForm) form = form_of (pairs);
  char id[24];

  if (dossier != 0)
    regie_form_set (form, "dossier", id_text (dossier, id));
  return regie_record_make (f->db, f->office, regie_entity (entity), old, form, error);
}

gint64
record_in (Fixture *f, RegieEntityId entity, gint64 dossier, const char *const *pairs)
{
  g_autoptr (GError) error = NULL;
  RegieChange *change = try_record (f, entity, NULL, dossier, pairs, &error);
  gint64 id;

  g_assert_no_error (error);
  id = g_ascii_strtoll (regie_change_find_made (change, regie_entity (entity)), NULL, 10);
  apply (f, change, NULL);
  return id;
}

gint64
record (Fixture *f, RegieEntityId entity, const char *const *pairs)
{
  return record_in (f, entity, 0, pairs);
}

void
expect (RegieChange *change, GError **error, const char *begin)
{
  g_assert_null (change);
  g_assert_nonnull (*error);
  if (!g_str_has_prefix ((*error)->message, begin))
    g_error ("“%s” does not begin with “%s”", (*error)->message, begin);
  g_clear_error (error);
}

void
record_refused (Fixture *f, RegieEntityId entity, RegieRecord *old, gint64 dossier,
                const char *const *pairs, const char *field)
{
  g_autoptr (GError) error = NULL;

  expect (try_record (f, entity, old, dossier, pairs, &error), &error, field);
}

RegieRecord *
only_record (Fixture *f, RegieEntityId entity)
{
  g_autoptr (GPtrArray) list = regie_load (f->db, regie_entity (entity), NULL, 0, NULL, NULL);

  g_assert_cmpuint (list->len, ==, 1);
  return g_object_ref (list->pdata[0]);
}

RegieFolder *
load_folder (Fixture *f, gint64 dossier, const char *role)
{
  g_autoptr (GError) error = NULL;
  RegieFolder *folder = regie_folder_load (f->db, dossier, role, &error);

  g_assert_no_error (error);
  return folder;
}

void
tell (Fixture *f, gint64 dossier, const char *kind, const char *day, const char *const *pairs)
{
  g_autoptr (RegieForm) form = form_of (pairs);
  g_autoptr (GError) error = NULL;
  RegieChange *change;

  regie_form_set (form, "soort", kind);
  regie_form_set (form, "datum", day);
  change = regie_fact_record (f->office, dossier, NULL, form, 0, &error);
  g_assert_no_error (error);
  apply (f, change, NULL);
}

void
add_hours (Fixture *f, gint64 dossier, const char *day, const char *hours, const char *plan,
           const char *unexcused)
{
  tell (f, dossier, "uren", day,
        PAIRS ("onderwerp", "taal", "uren", hours, "plan", plan, "ongeoorloofd", unexcused));
}
