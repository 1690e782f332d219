/* SPDX-License-Identifier: EUPL-1.2 */
/* Tests of a dossier: its views, what is done in them, and the person behind it. */
#include "regie-dialogs.h"
#include "regie-dossier-page.h"
#include "regie-fact-dialog.h"
#include "regie-outlook-panel.h"
#include "regie-timeline.h"
#include "ui.h"

/* The dossier that SQL names, on the screen. */
static GtkWidget *
show_dossier (Ui *ui, const char *sql, GtkWidget **page)
{
  GtkWidget *window;

  *page = ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
  window = ui_show (ui, *page);
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (*page), ui_count (ui, sql));
  WAIT_FOR (ui->titled > 0);
  return window;
}

#define MOST_HOURS "SELECT dossier FROM dossier_index ORDER BY hours DESC LIMIT 1"

static void
set_view (GtkWidget *page, const char *view)
{
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), view);
}

static void
test_zoom (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_dossier (ui, MOST_HOURS, &page);

  for (guint zoom = 0; zoom <= REGIE_ZOOM_DECADE; zoom++)
    {
      gtk_widget_activate_action (page, "dossier.zoom", "u", zoom);
      gtk_test_widget_wait_for_draw (window);
    }
  gtk_widget_activate_action (page, "dossier.zoom-in", NULL);
  gtk_widget_activate_action (page, "dossier.zoom-out", NULL);
  gtk_widget_activate_action (page, "dossier.today", NULL);
  gtk_test_widget_wait_for_draw (window);
  ui_close (window, page);
}

/* Whether it works stands in the place of the clock; another assumption is reckoned with at
 * once. */
static void
test_outlook (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_dossier (ui, MOST_HOURS, &page);
  GtkWidget *panel, *expander, *spin;

  gtk_widget_activate_action (page, "dossier.outlook", NULL);
  gtk_test_widget_wait_for_draw (window);
  panel = ui_find (page, REGIE_TYPE_OUTLOOK_PANEL);
  g_assert_nonnull (panel);
  g_assert_nonnull (ui_find (panel, GTK_TYPE_LABEL));
  expander = ui_find (panel, GTK_TYPE_EXPANDER);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  gtk_test_widget_wait_for_draw (window);
  spin = ui_find (panel, GTK_TYPE_SPIN_BUTTON);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), 1);
  gtk_test_widget_wait_for_draw (window);
  gtk_widget_activate_action (page, "dossier.outlook-end", NULL);
  gtk_test_widget_wait_for_draw (window);
  g_assert_null (ui_find (page, REGIE_TYPE_OUTLOOK_PANEL));
  ui_close (window, page);
}

/* Every view fills, wide and narrow. */
static void
test_views (Ui *ui)
{
  static const char *const with_rows[] = { "intake", "plan", "progress", "letters" };
  static const char *const others[] = { "facts", "duo", "log", "clock" };
  GtkWidget *page;
  GtkWidget *window = show_dossier (ui, MOST_HOURS, &page);

  for (guint i = 0; i < G_N_ELEMENTS (with_rows); i++)
    {
      set_view (page, with_rows[i]);
      WAIT_FOR (ui_find (page, ADW_TYPE_ACTION_ROW) != NULL);
      gtk_test_widget_wait_for_draw (window);
    }
  regie_page_set_narrow (REGIE_PAGE (page), TRUE);
  set_view (page, "plan");
  gtk_test_widget_wait_for_draw (window);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      set_view (page, others[i]);
      gtk_test_widget_wait_for_draw (window);
    }
  ui_close (window, page);
}

/* What DUO was told is noted at once, and the page shows it again. */
static void
test_reported (Ui *ui)
{
  GtkWidget *page;
  GtkWidget *window = show_dossier (ui, MOST_HOURS, &page);
  guint before = ui->titled;
  gint64 pip = ui_count (
    ui, "SELECT id FROM fact WHERE kind = 'pip' AND voided = 0 AND dossier = (" MOST_HOURS ")");

  set_view (page, "duo");
  gtk_widget_activate_action (page, "dossier.reported", "x", pip);
  WAIT_FOR (ui->done != 0 && ui->titled > before);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM fact WHERE kind = 'pip' AND reported_on = "
                                 "'2026-11-23'"),
                   ==, 1);
  ui_close (window, page);
}

static void
test_remove (Ui *ui)
{
  static const char facts[]
    = "SELECT count(*) FROM fact WHERE voided = 0 AND dossier = (" MOST_HOURS ")";
  GtkWidget *page;
  GtkWidget *window = show_dossier (ui, MOST_HOURS, &page);
  gint64 had = ui_count (ui, facts);
  gint64 first = ui_count (ui, "SELECT id FROM fact WHERE voided = 0 AND dossier = (" MOST_HOURS
                               ") ORDER BY day, id LIMIT 1");
  guint before = ui->titled;

  gtk_widget_activate_action (page, "dossier.remove", "x", first);
  WAIT_FOR (ui->done != 0 && ui->titled > before);
  g_assert_cmpint (ui_count (ui, facts), ==, had - 1);
  before = ui->titled;
  ui_undo (ui, ui->done);
  WAIT_FOR (ui->titled > before);
  g_assert_cmpint (ui_count (ui, facts), ==, had);
  ui_close (window, page);
}

/* An intake and a decision are begun from their view, and taken back. */
static void
test_begin (Ui *ui)
{
  static const struct {
    const char *view, *action, *count;
  } begun[] = {
    { "intake", "dossier.intake-begin",
      "SELECT count(*) FROM intake WHERE voided = 0 AND dossier = (" MOST_HOURS ")" },
    { "plan", "dossier.decision-begin",
      "SELECT count(*) FROM decision WHERE voided = 0 AND dossier = (" MOST_HOURS ")" },
  };
  GtkWidget *page;
  GtkWidget *window = show_dossier (ui, MOST_HOURS, &page);

  for (guint i = 0; i < G_N_ELEMENTS (begun); i++)
    {
      gint64 had = ui_count (ui, begun[i].count);

      ui->done = 0;
      set_view (page, begun[i].view);
      gtk_widget_activate_action (page, begun[i].action, NULL);
      WAIT_FOR (ui->done != 0);
      g_assert_cmpint (ui_count (ui, begun[i].count), ==, had + 1);
      ui_undo (ui, ui->done);
      g_assert_cmpint (ui_count (ui, begun[i].count), ==, had);
      /* A decision opens its form, which holds the window it stands above. */
      ui_settle (ui);
      ui_close_others (window);
    }
  ui_close (window, page);
}

/* A letter asks, shows itself and can be closed. */
static void
test_letter (Ui *ui)
{
  static const char *const letters[] = { "uitnodiging", "mijn-plan.en" };
  GtkWidget *page;
  GtkWidget *window = show_dossier (ui, MOST_HOURS, &page);

  set_view (page, "letters");
  WAIT_FOR (ui_find (page, ADW_TYPE_ACTION_ROW) != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      gtk_widget_activate_action (page, "dossier.letter", "s", letters[i]);
      WAIT_FOR (ui_dialog (window) != NULL);
      ui_settle (ui);
      ui_close_others (window);
    }
  ui_close (window, page);
}

/* A letter is asked for as soon as its button is there, also when the rest of the page is still
 * being read. */
static void
test_letter_at_once (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
  GtkWidget *window = ui_show (ui, page);

  gtk_widget_activate_action (page, "dossier.letter", "s", "uitnodiging");
  g_assert_null (ui_dialog (window)); /* of nobody */
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (page), ui_count (ui, MOST_HOURS));
  g_assert_null (regie_page_get_view (REGIE_PAGE (page)));
  gtk_widget_activate_action (page, "dossier.letter", "s", "uitnodiging");
  WAIT_FOR (ui_dialog (window) != NULL);
  ui_settle (ui);
  ui_close_others (window);
  ui_close (window, page);
}

/* From the dossier to the person and back: a fault is said in the window, what is right is saved
 * and found. */
static void
test_person (Ui *ui)
{
  static const char named[] = "SELECT count(*) FROM person WHERE other_names = 'Anders Gespeld'";
  GtkWidget *page;
  GtkWidget *window = show_dossier (ui,
                                    "SELECT dossier FROM dossier_index ORDER BY dossier LIMIT 1",
                                    &page);
  GtkWidget *dialog;

  gtk_widget_activate_action (page, "dossier.person", NULL);
  WAIT_FOR (ui_dialog (window) != NULL);
  dialog = ui_dialog (window);
  ui_fill (dialog, "bsn", "123456789");
  ui_save (dialog);
  ui_settle (ui);
  g_assert_true (ui_dialog (window) == dialog && ui->done == 0);
  ui_fill (dialog, "bsn", NULL);
  ui_fill (dialog, "ook_bekend_als", "Anders Gespeld");
  ui_fill (dialog, "geboren", "1991-06-00");
  ui_save (dialog);
  WAIT_FOR (ui->done != 0 && ui_dialog (window) == NULL);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) FROM person WHERE other_names = 'Anders "
                                 "Gespeld' AND born = '1991-06-00' AND bsn IS NULL"),
                   ==, 1);
  g_assert_cmpint (
    ui_count (ui, "SELECT count(*) FROM search_text WHERE folded LIKE '%anders gespeld%'"), ==, 1);
  ui_undo (ui, ui->done);
  g_assert_cmpint (ui_count (ui, named), ==, 0);
  ui_close (window, page);
}

#define TWICE "FROM person WHERE surname = 'Tweemaal' AND voided = 0"
#define DOSSIERS_OF_TWICE                                                                          \
  "FROM dossier d JOIN person p ON p.id = d.person WHERE p.surname = 'Tweemaal'"

/* Fills in the form of a new dossier, and saves it. */
static GtkWidget *
save_new_dossier (GtkWidget *page, Ui *ui, const char *group)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (page));
  GtkWidget *dialog;

  ui->done = 0;
  regie_dossier_dialog_present (page, ui->session);
  WAIT_FOR (ui_dialog (window) != NULL);
  dialog = ui_dialog (window);
  ui_fill (dialog, "voornamen", "Testje");
  ui_fill (dialog, "achternaam", "Tweemaal");
  ui_fill (dialog, "geboren", "1990-01-01");
  ui_fill (dialog, "groep", group);
  ui_save (dialog);
  ui_settle (ui);
  return dialog;
}

/* Two dossiers of the same person, the second made in spite of the warning. */
static void
make_twice (GtkWidget *page, Ui *ui)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (page));
  GtkWidget *dialog;

  save_new_dossier (page, ui, "gezin");
  WAIT_FOR (ui->done != 0 && ui_dialog (window) == NULL);
  dialog = save_new_dossier (page, ui, "asiel_28");
  g_assert_true (ui_dialog (window) == dialog && ui->done == 0);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) " TWICE), ==, 1);
  ui_save (dialog);
  WAIT_FOR (ui->done != 0 && ui_dialog (window) == NULL);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) " TWICE), ==, 2);
}

/* Somebody who is perhaps there already is made when the same form is saved twice; then two become
 * one, and what differs is asked. */
static void
test_merge (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
  GtkWidget *window = ui_show (ui, page);

  make_twice (page, ui);
  ui->done = 0;
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (page),
                           ui_count (ui, "SELECT max(d.id) " DOSSIERS_OF_TWICE));
  WAIT_FOR (ui->titled > 0);
  set_view (page, "intake");
  WAIT_FOR (ui_find (page, ADW_TYPE_ACTION_ROW) != NULL);
  gtk_widget_activate_action (page, "dossier.merge", "x",
                              ui_count (ui, "SELECT min(d.id) " DOSSIERS_OF_TWICE));
  WAIT_FOR (ui_dialog (window) != NULL);
  g_assert_nonnull (ui_row (ui_dialog (window), "groep"));
  ui_save (ui_dialog (window));
  WAIT_FOR (ui->done != 0 && ui_dialog (window) == NULL);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) " TWICE), ==, 1);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) " TWICE " AND recorded_else IS NOT NULL"), ==, 1);
  ui_undo (ui, ui->done);
  g_assert_cmpint (ui_count (ui, "SELECT count(*) " TWICE), ==, 2);
  ui_close (window, page);
}

/* A dossier that was erased while it is open: nothing of it stays on the screen, and what is being
 * typed about it does, and can be copied; saving says why that cannot be. */
static void
test_gone (Ui *ui)
{
  GtkWidget *page = ui_page_new (ui, REGIE_TYPE_DOSSIER_PAGE);
  GtkWidget *window = ui_show (ui, page);
  gint64 dossier = ui_count (ui, "SELECT min(id) FROM dossier");
  g_autofree char *sql = g_strdup_printf ("UPDATE dossier SET voided = 1 WHERE id = "
                                          "%" G_GINT64_FORMAT,
                                          dossier);
  g_autofree char *name = NULL;
  GtkWidget *form;

  regie_dossier_page_open (REGIE_DOSSIER_PAGE (page), dossier);
  ui_settle (ui);
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (page), "facts");
  ui_settle (ui);
  g_object_get (page, "title", &name, NULL);
  g_assert_nonnull (ui_find_text (page, name));
  regie_fact_dialog_present (window, ui->session, dossier, NULL, "contact", NULL, FALSE);
  form = ui_dialog (window);
  ui_fill (form, "toelichting", "Belde over de bus");
  ui_write_elsewhere (ui, sql);
  WAIT_FOR (ui_find_text (page, "This dossier is no longer there.") != NULL);
  g_assert_null (ui_find_text (page, name));
  g_assert_null (ui_find_class (page, "boxed-list"));
  g_assert_true (ui_says (form, "toelichting", "Belde over de bus"));
  ui_save (form);
  WAIT_FOR (ui_find_text (form, "no longer there") != NULL);
  ui_settle (ui);
  g_assert_true (ui_says (form, "toelichting", "Belde over de bus"));
  ui_close_others (window);
  /* Another one is seen as always. */
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (page), ui_count (ui, "SELECT max(id) FROM dossier"));
  ui_settle (ui);
  g_assert_null (ui_find_text (page, "This dossier is no longer there."));
  g_assert_nonnull (ui_find_class (page, "boxed-list"));
  ui_close (window, page);
}

TEST_SUITE (dossier)
{
  ui_add ("/ui/dossier/gone", test_gone);
  ui_add ("/ui/dossier/zoom", test_zoom);
  ui_add ("/ui/dossier/outlook", test_outlook);
  ui_add ("/ui/dossier/views", test_views);
  ui_add ("/ui/dossier/reported", test_reported);
  ui_add ("/ui/dossier/remove", test_remove);
  ui_add ("/ui/dossier/begin", test_begin);
  ui_add ("/ui/dossier/letter", test_letter);
  ui_add ("/ui/dossier/letter-at-once", test_letter_at_once);
  ui_add ("/ui/dossier/person", test_person);
  ui_add ("/ui/dossier/merge", test_merge);
}
