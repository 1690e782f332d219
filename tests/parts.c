/* SPDX-License-Identifier: EUPL-1.2 */
/* The views of a dossier as text. */
#include "parts.h"

void
add_fact_as (Fixture *f, gint64 dossier, const char *text)
{
  g_autoptr (RegieForm) form = regie_form_from_text (text);
  g_autoptr (GError) error = NULL;
  RegieChange *change = regie_fact_record (f->office, dossier, NULL, form, 0, &error);

  g_assert_no_error (error);
  apply (f, change, NULL);
}

RegieDossierPart *
read_part (Fixture *f, const char *role, RegieDossierPartId part, gint64 dossier, int week)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (part == REGIE_PART_PLAN
                                                      ? g_variant_new ("(xi)", dossier, week)
                                                      : g_variant_new_int64 (dossier));
  g_autoptr (GError) error = NULL;
  RegieMe me;
  RegieWork work = work_as (f, &me, role);
  RegieDossierPart *answer = regie_question_ask (&work, &regie_dossier_parts[part], target, &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer);
  return answer;
}

char *
dup_part (Fixture *f, const char *role, RegieDossierPartId part, gint64 dossier, int week)
{
  g_autoptr (RegieDossierPart) answer = read_part (f, role, part, dossier, week);

  return regie_chapters_dup_text (G_LIST_MODEL (answer->chapters));
}

/* What ROW has, in a new dossier. */
static gint64
prepare (Fixture *f, const PartRow *row, guint at)
{
  g_autofree char *surname = g_strdup_printf ("Haddad%u", at);
  gint64 dossier = add_dossier (f, surname, NULL, row->group != NULL ? row->group : "asiel_28");
  g_autoptr (GError) error = NULL;
  char id[24];

  for (guint i = 0; row->facts[i] != NULL; i++)
    add_fact_as (f, dossier, row->facts[i]);
  if (row->record[0] != NULL)
    record_in (f, row->entity, dossier, row->record);
  if (row->sql != NULL)
    regie_db_exec (f->db, row->sql, 1, (const char *[]){ id_text (dossier, id) }, NULL, NULL,
                   &error);
  g_assert_no_error (error);
  return dossier;
}

/* Notes what of ROW does not stand in TEXT, and stands there though it should not. */
static void
check_row (const PartRow *row, guint at, const char *text, GString *faults)
{
  gsize before = faults->len;

  for (guint i = 0; i < G_N_ELEMENTS (row->says) && row->says[i] != NULL; i++)
    if (strstr (text, row->says[i]) == NULL)
      g_string_append_printf (faults, "\nrow %u lacks “%s”", at, row->says[i]);
  if (row->lacks != NULL && strstr (text, row->lacks) != NULL)
    g_string_append_printf (faults, "\nrow %u says “%s”", at, row->lacks);
  if (faults->len > before)
    g_test_message ("row %u:\n%s", at, text);
}

void
check_part (Fixture *f, RegieDossierPartId part, const PartRow *rows, guint n)
{
  g_autoptr (GString) faults = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      gint64 dossier = prepare (f, &rows[i], i);
      g_autofree char *text = dup_part (f, rows[i].role != NULL ? rows[i].role : "consulent", part,
                                        dossier, rows[i].week);

      check_row (&rows[i], i, text, faults);
    }
  if (faults->len > 0)
    g_error ("%s", faults->str);
}
