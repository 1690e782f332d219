/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of erasing through the window: what goes is said, the ground and the number are asked, and
 * what is erased is gone. */
#include "regie-dossier-page.h"
#include "ui.h"

typedef struct {
  gint64 id;
  char *number;
  GtkWidget *page, *window, *dialog;
} Erasing;

static char *
dup_number (Ui *ui, gint64 dossier)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT CAST(substr(number, 2) AS INTEGER) FROM dossier WHERE id = %" G_GINT64_FORMAT, dossier);

  return g_strdup_printf ("I%06" G_GINT64_FORMAT, ui_count (ui, sql));
}

/* Shows the dossier that SQL names and asks to erase it. */
static void
begin (Erasing *self, Ui *ui, const char *sql)
{
  self->id = ui_count (ui, sql);
  self->number = dup_number (ui, self->id);
  self->page = ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
  self->window = ui_show (ui, self->page);
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (self->page), self->id);
  WAIT_FOR (ui->titled > 0);
  gtk_widget_activate_action (self->page, "dossier.erase", NULL);
  WAIT_FOR ((self->dialog = ui_dialog (self->window)) != NULL);
  ui_settle (ui);
}

static void
end (Erasing *self)
{
  ui_close (self->window, self->page);
  g_free (self->number);
}

static void
choose_ground (Erasing *self, Ui *ui, guint ground)
{
  adw_combo_row_set_selected (ADW_COMBO_ROW (ui_find_row (self->dialog, "Ground")), ground);
  ui_settle (ui);
}

static void
type_number (Erasing *self, const char *number)
{
  gtk_editable_set_text (
    GTK_EDITABLE (ui_find_row (self->dialog, "Type the dossier number to confirm")), number);
}

static gboolean
can_erase (Erasing *self)
{
  return gtk_widget_is_sensitive (ui_find_button (self->dialog, "Erase"));
}

static gint64
count_of (Erasing *self, Ui *ui, const char *what)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s = %" G_GINT64_FORMAT, what,
                                          self->id);

  return ui_count (ui, sql);
}

#define RUNS "SELECT max(dossier) FROM dossier_index WHERE phase = 'leerroute'"

enum { GROUND_TIME, GROUND_REQUEST, GROUND_WRONG };

/* While the time to keep it is not up, the number alone does not do. */
static void
test_too_early (Ui *ui)
{
  Erasing erasing;

  begin (&erasing, ui, RUNS);
  choose_ground (&erasing, ui, GROUND_TIME);
  g_assert_nonnull (ui_find_text (erasing.dialog, "The time to keep this"));
  type_number (&erasing, erasing.number);
  g_assert_false (can_erase (&erasing));
  ui_click (ui_find_button (erasing.dialog, "Cancel"));
  WAIT_FOR (ui_dialog (erasing.window) == NULL);
  g_assert_cmpint (count_of (&erasing, ui, "dossier WHERE voided = 0 AND id"), ==, 1);
  end (&erasing);
}

/* At somebody's request: only the right number will do, and then all of it is gone. */
static void
test_request (Ui *ui)
{
  Erasing erasing;

  begin (&erasing, ui, RUNS);
  choose_ground (&erasing, ui, GROUND_REQUEST);
  g_assert_false (can_erase (&erasing));
  type_number (&erasing, "I999999");
  g_assert_false (can_erase (&erasing));
  type_number (&erasing, erasing.number);
  g_assert_true (can_erase (&erasing));
  g_assert_cmpint (count_of (&erasing, ui, "fact WHERE dossier"), >, 0);
  ui_click (ui_find_button (erasing.dialog, "Erase"));
  WAIT_FOR (count_of (&erasing, ui, "fact WHERE dossier") == 0);
  ui_settle (ui);
  g_assert_cmpint (count_of (&erasing, ui, "dossier WHERE voided = 0 AND id"), ==, 0);
  g_assert_cmpint (count_of (&erasing, ui, "deadline WHERE dossier"), ==, 0);
  g_assert_cmpint (count_of (&erasing, ui, "dossier_index WHERE dossier"), ==, 0);
  /* There is nothing to take back. */
  g_assert_cmpint (ui->done, ==, 0);
  end (&erasing);
}

/* What was recorded wrongly can go at once; another ground afterwards is asked about again. */
static void
test_other_ground (Ui *ui)
{
  Erasing erasing;

  begin (&erasing, ui, RUNS);
  type_number (&erasing, erasing.number);
  choose_ground (&erasing, ui, GROUND_WRONG);
  g_assert_true (can_erase (&erasing));
  choose_ground (&erasing, ui, GROUND_TIME);
  g_assert_false (can_erase (&erasing));
  ui_click (ui_find_button (erasing.dialog, "Cancel"));
  WAIT_FOR (ui_dialog (erasing.window) == NULL);
  end (&erasing);
}

TEST_SUITE (erase)
{
  ui_add ("/ui/erase/too-early", test_too_early);
  ui_add ("/ui/erase/request", test_request);
  ui_add ("/ui/erase/other-ground", test_other_ground);
}
