/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done at the Meedoenbalie: deciding, moving, ticking who came, keeping givers warm, and
 * its papers and files. */
#include "regie-desk-page-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "regie-card-paper.h"
#include "regie-compat.h"
#include "regie-desk-commands.h"
#include "regie-file-commands.h"
#include "regie-desk-view.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-import-page.h"
#include "regie-paper.h"
#include "regie-text.h"

static RegieSession *
session_of (GtkWidget *page)
{
  return regie_page_get_session (REGIE_PAGE (page));
}

static RegieDeskView *
view_of (GtkWidget *page)
{
  return regie_page_get_view (REGIE_PAGE (page));
}

static void
print_card (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (RegieDeskCard) card = NULL;
  gint64 wish;
  gint64 offer;

  g_variant_get (target, "(xx)", &wish, &offer);
  if (view_of (widget) != NULL)
    card = regie_desk_view_card (view_of (widget), wish, offer);
  if (card != NULL)
    regie_card_print (widget, card);
}

/* The form of who came, with the last time that it was held. */
static void
tick_came (GtkWidget *widget, const char *name, GVariant *target)
{
  if (view_of (widget) != NULL)
    regie_ask_dialog_present (
      widget, session_of (widget), &regie_desk_commands[REGIE_DESK_CAME], target,
      regie_desk_view_form_of_came (view_of (widget), g_variant_get_int64 (target)), NULL);
}

static void
add_wish (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieForm *own = regie_form_new ();
  RegieDay today = regie_office_today (regie_page_get_office (REGIE_PAGE (widget)));
  char id[REGIE_NUMBER_TEXT];
  char day[REGIE_DAY_TEXT];

  regie_form_set (own, REGIE_FIELD (Wish, resident)->key,
                  regie_number_format (g_variant_get_int64 (target), id));
  regie_form_set (own, REGIE_FIELD (Wish, opened_on)->key, regie_day_format (today, day));
  regie_record_dialog_present (widget, session_of (widget), REGIE_ENTITY_Wish, NULL, own, NULL);
}

static void
add_offer (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieForm *own = regie_form_new ();
  char id[REGIE_NUMBER_TEXT];

  regie_form_set (own, REGIE_FIELD (Offer, giver)->key,
                  regie_number_format (g_variant_get_int64 (target), id));
  regie_record_dialog_present (widget, session_of (widget), REGIE_ENTITY_Offer, NULL, own, NULL);
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
  GtkWidget *page;
  const RegieCommand *command;
  gint64 id;
} Erasing;

static void
erasing_free (gpointer data)
{
  g_object_unref (((Erasing *) data)->page);
  g_free (data);
}

static void
erase (gpointer data)
{
  const Erasing *erasing = data;

  regie_do_then (erasing->page, session_of (erasing->page), erasing->command,
                 g_variant_new_int64 (erasing->id), NULL, say_done);
}

static void
ask_to_erase (GtkWidget *widget, RegieDeskCommand command, gint64 id, const char *question,
              const char *about)
{
  Erasing *erasing = g_new (Erasing, 1);

  *erasing = (Erasing){ g_object_ref (widget), &regie_desk_commands[command], id };
  regie_ask_yes (widget, question, about, _("_Erase"), TRUE, erase, erasing, erasing_free);
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
  g_autofree char *uri = g_file_get_uri (file);

  regie_do_then (data, session_of (data), &regie_desk_commands[REGIE_DESK_SAVE_CALENDAR],
                 g_variant_new_string (uri), NULL, say_done);
}

static void
save_calendar (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_choose_save (widget, _("Times of the offers"), "meedoen.ics", calendar_chosen,
                     g_object_ref (widget), g_object_unref);
}

static void
read_in (GtkWidget *widget, GFile *file, RegieFileKind kind)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_widget_activate_action (widget, "win.read-in", "(sux)", uri, (guint) kind, (gint64) 0);
}

static void
offers_chosen (GFile *file, gpointer data)
{
  read_in (data, file, REGIE_FILE_OFFERS);
}

static void
wishes_chosen (GFile *file, gpointer data)
{
  read_in (data, file, REGIE_FILE_WISHES);
}

static void
import (GtkWidget *widget, const char *name, GVariant *target)
{
  gboolean wishes = strcmp (g_variant_get_string (target, NULL), "wishes") == 0;

  if (regie_page_may (REGIE_PAGE (widget), REGIE_MAY_DESK))
    regie_choose_open (widget, wishes ? _("Read in wishes") : _("Read in offers"), "*.csv",
                       wishes ? wishes_chosen : offers_chosen, g_object_ref (widget),
                       g_object_unref);
}

/* What it brings, as a page for the council. */
static void
print_figures (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *how = g_variant_get_string (target, NULL);
  g_autofree char *text = NULL;

  if (view_of (widget) == NULL)
    return;
  text = regie_desk_view_dup_figures (view_of (widget));
  if (strcmp (how, "print") == 0)
    regie_paper_print (widget, text, _("What it brings"));
  else
    regie_paper_save (widget, text, _("What it brings"), "nl", "meedoenbalie", how);
}

void
regie_desk_page_install_actions (GtkWidgetClass *klass)
{
  /* Done, or asked first, as the table says. */
  static const RegieDeskCommand plain[] = {
    REGIE_DESK_DECIDE,    REGIE_DESK_DECLINE, REGIE_DESK_MOVE, REGIE_DESK_STOP,   REGIE_DESK_MISSED,
    REGIE_DESK_SPOKEN_TO, REGIE_DESK_THANKED, REGIE_DESK_LINK, REGIE_DESK_UNLINK,
  };

  for (guint i = 0; i < G_N_ELEMENTS (plain); i++)
    regie_commands_install (klass, &regie_desk_commands[plain[i]], 1);
  gtk_widget_class_install_action (klass, "desk.came", "x", tick_came);
  gtk_widget_class_install_action (klass, "desk.withdraw", "x", withdraw);
  gtk_widget_class_install_action (klass, "desk.erase-resident", "x", erase_resident);
  gtk_widget_class_install_action (klass, "desk.card", "(xx)", print_card);
  gtk_widget_class_install_action (klass, "desk.add-wish", "x", add_wish);
  gtk_widget_class_install_action (klass, "desk.add-offer", "x", add_offer);
  gtk_widget_class_install_action (klass, "desk.figures", "s", print_figures);
  gtk_widget_class_install_action (klass, "desk.calendar", NULL, save_calendar);
  gtk_widget_class_install_action (klass, "desk.import", "s", import);
}
