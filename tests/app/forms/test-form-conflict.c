/* SPDX-License-Identifier: EUPL-1.2 */
/* What two people typed in the same form: the rows. */
#include "regie-form-conflict.h"

#include "regie-field-kinds.h"
#include "regie-log-commands.h"
#include "ui.h"

typedef struct {
  GPtrArray *rows; /* title, note, day */
  RegieForm *seen, *now;
} Meeting;

static RegieRecord *
goal (const char *text, const char *note, const char *due)
{
  RegieRecord *record = regie_record_new (regie_entity (REGIE_ENTITY_Goal), 12);

  regie_record_set (record, "text", text);
  regie_record_set (record, "note", note);
  regie_record_set (record, "due", due);
  regie_record_set (record, "kind", "doel");
  return record;
}

static void
add_row (Meeting *self, Ui *ui, const RegieField *field, const char *value)
{
  RegieFieldRow *row = regie_field_row_new (field, regie_session_get_office (ui->session)->codes,
                                            value, FALSE);

  g_ptr_array_add (self->rows, g_object_ref_sink (row));
}

/* The form was opened on "Werken", a note and a day; MINE is what was typed in the first two. */
static void
meet (Meeting *self, Ui *ui, const char *mine, const char *my_note, RegieRecord *now)
{
  g_autoptr (RegieRecord) was = goal ("Werken", "Oud", "2026-12-01");

  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->seen = regie_form_from_record (was);
  self->now = regie_form_new ();
  regie_form_set_seen (self->now, now);
  regie_form_set (self->now, REGIE_LOG_BY "text", "Bas, 23-11 14:05");
  add_row (self, ui, REGIE_FIELD (Goal, text), mine);
  add_row (self, ui, REGIE_FIELD (Goal, note), my_note);
  add_row (self, ui, REGIE_FIELD (Goal, due), "2026-12-01");
}

static void
meeting_clear (Meeting *self)
{
  g_ptr_array_unref (self->rows);
  g_hash_table_unref (self->seen);
  g_hash_table_unref (self->now);
}

static char *
fault_of (RegieFieldRow *row)
{
  char *fault = NULL;

  g_object_get (row, "fault", &fault, NULL);
  return fault;
}

static void
test_same_field (Ui *ui)
{
  g_autoptr (RegieRecord) now = goal ("Leren", "Nieuw", "2026-12-24");
  g_autofree char *elsewhere = NULL;
  g_autofree char *fault = NULL;
  g_autofree char *title = NULL;
  g_autofree char *note = NULL;
  g_autofree char *due = NULL;
  Meeting m;
  gboolean asks;

  meet (&m, ui, "Bakker worden", "Mijn woorden", now);
  g_assert_cmpuint (regie_form_conflict_show (m.rows, m.seen, m.now,
                                              regie_session_get_office (ui->session)->codes,
                                              &elsewhere),
                    ==, 2);
  g_assert_null (elsewhere);
  fault = fault_of (m.rows->pdata[0]);
  g_assert_nonnull (strstr (fault, "Bas, 23-11 14:05"));
  g_assert_nonnull (strstr (fault, "Leren"));
  /* What only the other changed is taken over. */
  due = regie_field_row_dup_value (m.rows->pdata[2]);
  g_assert_cmpstr (due, ==, "2026-12-24");
  g_assert_cmpstr (regie_form_conflict_get (m.rows->pdata[0], &asks), ==, "Leren");
  regie_form_conflict_take (m.rows->pdata[0], FALSE);
  regie_form_conflict_take (m.rows->pdata[1], TRUE);
  title = regie_field_row_dup_value (m.rows->pdata[0]);
  note = regie_field_row_dup_value (m.rows->pdata[1]);
  g_assert_cmpstr (title, ==, "Leren");
  g_assert_cmpstr (note, ==, "Nieuw\n\nMijn woorden");
  regie_form_conflict_get (m.rows->pdata[0], &asks);
  g_assert_false (asks);
  g_assert_null (fault_of (m.rows->pdata[0]));
  meeting_clear (&m);
}

/* Nothing was typed where the other wrote, or the same: nobody is asked; what has no row is
 * named. */
static void
test_other_field (Ui *ui)
{
  g_autoptr (RegieRecord) now = goal ("Leren", "Mijn woorden", "2026-12-01");
  g_autofree char *elsewhere = NULL;
  g_autofree char *title = NULL;
  Meeting m;

  regie_record_set (now, "done_on", "2026-11-20");
  meet (&m, ui, "Werken", "Mijn woorden", now);
  g_assert_cmpuint (regie_form_conflict_show (m.rows, m.seen, m.now,
                                              regie_session_get_office (ui->session)->codes,
                                              &elsewhere),
                    ==, 0);
  title = regie_field_row_dup_value (m.rows->pdata[0]);
  g_assert_cmpstr (title, ==, "Leren");
  g_assert_cmpstr (elsewhere, ==, "Achieved on");
  meeting_clear (&m);
}

TEST_SUITE (form_conflict)
{
  ui_add ("/ui/form-conflict/the-same-field", test_same_field);
  ui_add ("/ui/form-conflict/another-field", test_other_field);
}
