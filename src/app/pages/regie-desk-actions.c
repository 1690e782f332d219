/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done at the Meedoenbalie: deciding, moving, ticking who came, keeping givers warm, and
 * its papers and files. */
#include "regie-desk-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-compat.h"
#include "regie-desk-file.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-import-page.h"
#include "regie-letter.h"
#include "regie-paper.h"
#include "regie-record-actions.h"
#include "regie-text.h"

static void
print_card (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (widget);
  g_autofree char *text = NULL;
  gint64 wish, offer;
  int w, o;

  g_variant_get (target, "(xx)", &wish, &offer);
  w = self->desk != NULL ? regie_desk_find_wish (self->desk, wish) : -1;
  o = self->desk != NULL ? regie_desk_find_offer (self->desk, offer) : -1;
  if (w < 0 || o < 0)
    return;
  text = regie_desk_card (regie_desk_page_office (self), regie_desk_page_wish (self, w),
                          regie_desk_page_offer (self, o));
  regie_paper_print (widget, text, _("Card"));
}

/* When MATCH was last held and for how long; 0 when its offer does not say. */
static int
propose_held (RegieDeskPage *self, gint64 match, RegieDay *day)
{
  int minutes = 0;

  *day = regie_office_today (regie_desk_page_office (self));
  for (guint i = 0; self->desk != NULL && i < self->desk->matches->len; i++)
    if (regie_record_get_id (self->desk->matches->pdata[i]) == match)
      regie_attendance_propose (self->desk, self->desk->matches->pdata[i], *day, day, &minutes);
  return minutes;
}

/* The form of who came, with the last time that it was held. */
static void
tick_came (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (widget);
  RegieForm *form = regie_form_new ();
  RegieDay held;
  int minutes = propose_held (self, g_variant_get_int64 (target), &held);
  char day[REGIE_DAY_TEXT];
  char length[REGIE_NUMBER_TEXT];

  regie_form_set (form, "datum", regie_day_format (held, day));
  regie_form_set (form, "minuten", minutes > 0 ? regie_number_format (minutes, length) : NULL);
  regie_ask_dialog_present (widget, self->session, &regie_desk_commands[REGIE_DESK_CAME], target,
                            form, NULL);
}

static void
add_wish (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (widget);
  RegieForm *own = regie_form_new ();
  char id[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];

  regie_form_set (own, "bewoner", regie_number_format (g_variant_get_int64 (target), id));
  regie_form_set (own, "open_sinds",
                  regie_day_format (regie_office_today (regie_desk_page_office (self)), day));
  regie_record_dialog_present (widget, self->session, REGIE_ENTITY_Wish, NULL, own, NULL);
}

static void
add_offer (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieForm *own = regie_form_new ();
  char id[REGIE_NUMBER_TEXT];

  regie_form_set (own, "gever", regie_number_format (g_variant_get_int64 (target), id));
  regie_record_dialog_present (widget, REGIE_DESK_PAGE (widget)->session, REGIE_ENTITY_Offer, NULL,
                               own, NULL);
}

/* What cannot be taken back is said as it is, without Undo. */
static void
say_done (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_show_toast (widget, outcome->said);
}

/* A question before COMMAND about what has ID, which cannot be taken back. */
typedef struct {
  RegieDeskPage *page;
  const RegieCommand *command;
  gint64 id;
} Erasing;

static void
erasing_free (gpointer data, GClosure *closure)
{
  g_object_unref (((Erasing *) data)->page);
  g_free (data);
}

static void
erase_answered (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  const Erasing *erasing = data;

  if (strcmp (response, "erase") == 0 && erasing->page->session != NULL)
    regie_do_then (GTK_WIDGET (erasing->page), erasing->page->session, erasing->command,
                   g_variant_new_int64 (erasing->id), NULL, say_done);
}

static void
ask_to_erase (GtkWidget *widget, RegieDeskCommand command, gint64 id, const char *question,
              const char *about)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), question,
                                              about);
  AdwMessageDialog *message = ADW_MESSAGE_DIALOG (dialog);
  Erasing *erasing = g_new (Erasing, 1);

  *erasing = (Erasing){ g_object_ref (REGIE_DESK_PAGE (widget)), &regie_desk_commands[command],
                        id };
  adw_message_dialog_add_responses (message, "cancel", _("_Cancel"), "erase", _("_Erase"), NULL);
  adw_message_dialog_set_response_appearance (message, "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (message, "cancel");
  adw_message_dialog_set_close_response (message, "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (erase_answered), erasing, erasing_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
withdraw (GtkWidget *widget, const char *name, GVariant *target)
{
  ask_to_erase (widget, REGIE_DESK_WITHDRAW, g_variant_get_int64 (target),
                _("Withdraw This Wish?"),
                _("The wish and what was decided about it are erased. What came of it stays as a "
                   "number, of nobody. That cannot be taken back."));
}

static void
erase_resident (GtkWidget *widget, const char *name, GVariant *target)
{
  ask_to_erase (widget, REGIE_DESK_ERASE_RESIDENT, g_variant_get_int64 (target),
                _("Erase This Resident?"),
                _("Initials, number, wishes and what was decided about them are erased. What came "
                   "of it stays as a number, of nobody, and what counted in a dossier stays there. "
                   "That cannot be taken back."));
}

static void
calendar_chosen (GFile *file, gpointer data)
{
  RegieDeskPage *self = data;
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (uri != NULL && self->session != NULL)
    regie_do_then (GTK_WIDGET (self), self->session, &regie_desk_commands[REGIE_DESK_SAVE_CALENDAR],
                   g_variant_new_string (uri), NULL, say_done);
}

static void
save_calendar (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_choose_save (widget, _("Times of the offers"), "meedoen.ics", calendar_chosen,
                     g_object_ref (widget), g_object_unref);
}

static void
offers_chosen (GFile *file, gpointer data)
{
  g_signal_emit_by_name (data, "open-file", file, (int) REGIE_FILE_OFFERS, (gint64) 0);
}

static void
wishes_chosen (GFile *file, gpointer data)
{
  g_signal_emit_by_name (data, "open-file", file, (int) REGIE_FILE_WISHES, (gint64) 0);
}

static void
import (GtkWidget *widget, const char *name, GVariant *target)
{
  gboolean wishes = strcmp (g_variant_get_string (target, NULL), "wishes") == 0;

  if (regie_session_may (REGIE_DESK_PAGE (widget)->session, REGIE_MAY_DESK))
    regie_choose_open (widget, wishes ? _("Read in wishes") : _("Read in offers"), "*.csv",
                       wishes ? wishes_chosen : offers_chosen, g_object_ref (widget),
                       g_object_unref);
}

/* What it brings, as a page for the council. */
static void
print_figures (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (widget);
  RegieDay today = regie_office_today (regie_desk_page_office (self));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = regie_day_dup_long (today);
  g_autofree char *head = g_strdup_printf (_("The Meedoenbalie on %s"), day);

  regie_letter_append (text, REGIE_BLOCK_HEADING, head);
  for (guint k = 0; k < 2; k++)
    {
      regie_letter_append (text, REGIE_BLOCK_HEADING,
                           k == 0 ? _("The last year") : _("The last 90 days"));
      for (guint i = 0; i < REGIE_N_DESK_FIGURES; i++)
        {
          g_autofree char *line = g_strdup_printf (
            "%s: %" G_GINT64_FORMAT " – %s", regie_desk_figure_label (i),
            (k == 0 ? &self->year : &self->quarter)->values[i], regie_desk_figure_about (i));

          regie_letter_append (text, REGIE_BLOCK_POINT, line);
        }
    }
  if (strcmp (g_variant_get_string (target, NULL), "print") == 0)
    regie_paper_print (widget, text->str, _("What it brings"));
  else
    regie_paper_save (widget, text->str, _("What it brings"), "nl", "meedoenbalie",
                      g_variant_get_string (target, NULL));
}

void
regie_desk_actions_install (GtkWidgetClass *widget_class)
{
  /* Done, or asked first, as the table says. */
  static const RegieDeskCommand plain[] = {
    REGIE_DESK_DECIDE, REGIE_DESK_DECLINE,   REGIE_DESK_MOVE,    REGIE_DESK_STOP,
    REGIE_DESK_MISSED, REGIE_DESK_SPOKEN_TO, REGIE_DESK_THANKED, REGIE_DESK_LINK,
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    regie_commands_install (widget_class, &regie_desk_commands[plain[i]], 1);
  gtk_widget_class_install_action (widget_class, "desk.came", "x", tick_came);
  gtk_widget_class_install_action (widget_class, "desk.withdraw", "x", withdraw);
  gtk_widget_class_install_action (widget_class, "desk.erase-resident", "x", erase_resident);
  gtk_widget_class_install_action (widget_class, "desk.card", "(xx)", print_card);
  gtk_widget_class_install_action (widget_class, "desk.add-wish", "x", add_wish);
  gtk_widget_class_install_action (widget_class, "desk.add-offer", "x", add_offer);
  gtk_widget_class_install_action (widget_class, "desk.figures", "s", print_figures);
  gtk_widget_class_install_action (widget_class, "desk.calendar", NULL, save_calendar);
  gtk_widget_class_install_action (widget_class, "desk.import", "s", import);
}
