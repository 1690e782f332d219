/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done at the Meedoenbalie: deciding, moving, ticking who came, keeping givers warm, and its papers and files. */
#include "regie-desk-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-compat.h"
#include "regie-desk-file.h"
#include "regie-dialogs.h"
#include "regie-erase.h"
#include "regie-error.h"
#include "regie-import-page.h"
#include "regie-letter.h"
#include "regie-paper.h"
#include "regie-record-actions.h"
#include "regie-text.h"

/* --- what is done --- */

typedef struct { const RegieOffice *office; gint64 first, second, me; char *word; RegieDay day; } Doing;

static void
doing_free (gpointer data)
{
  g_free (((Doing *) data)->word);
  g_free (data);
}

static Doing *
doing_new (RegieDeskPage *self, gint64 first, gint64 second, const char *word)
{
  Doing *doing = g_new (Doing, 1);

  *doing = (Doing) { regie_desk_page_office (self), first, second, regie_session_get_me (self->session)->id, g_strdup (word), regie_office_today (regie_desk_page_office (self)) };
  return doing;
}

typedef struct { RegieDeskPage *page; const char *done; } Made;

static void
made (GObject *source, GAsyncResult *result, gpointer data)
{
  Made *m = data;

  regie_finish_apply (GTK_WIDGET (m->page), m->page->session, result, m->done);
  g_object_unref (m->page);
  g_free (m);
}

static void
make (RegieDeskPage *self, RegieMakeFunc func, Doing *doing, const char *done)
{
  Made *m = g_new (Made, 1);

  *m = (Made) { g_object_ref (self), done };
  regie_session_make (self->session, func, doing, doing_free, made, m);
}

/* A small form; what is typed in it is kept under what it is about (see regie-resume.c). */
static void
ask_at (RegieDeskPage *self, RegieFieldsAsk ask, const char *which, RegieForm *form, Doing *doing)
{
  g_autofree char *place = doing->second == 0 ? g_strdup_printf ("balie/%s/%" G_GINT64_FORMAT, which, doing->first)
                                              : g_strdup_printf ("balie/%s/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT, which, doing->first, doing->second);

  ask.place = place;
  regie_fields_dialog_present (GTK_WIDGET (self), self->session, &ask, form, NULL, doing, doing_free);
}

static RegieChange *
make_decided (RegieDb *db, gpointer data, GError **error)
{
  const Doing *doing = data;

  return regie_match_decide (db, doing->office, doing->first, doing->second, "afgesproken", NULL, doing->me, error);
}

static void
decide (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (widget);
  gint64 wish, offer;

  g_variant_get (target, "(xx)", &wish, &offer);
  make (self, make_decided, doing_new (self, wish, offer, NULL), _("Matched"));
}

static RegieChange *
make_declined (RegieDb *db, const RegieOffice *o, RegieForm *form, gpointer data, GError **error)
{
  const Doing *doing = data;

  return regie_match_decide (db, o, doing->first, doing->second, "past_niet", regie_form_get (form, "reden"), doing->me, error);
}

static const RegieField reason_field[] = { { "reason", "reden", N_("Reason"), NULL, REGIE_NOTE, 0, 1 } };
static const RegieField needed_reason[] = { { "reason", "reden", N_("Reason"), NULL, REGIE_NOTE, REGIE_REQUIRED, 1 } };

static void
decline (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (widget);
  const RegieFieldsAsk ask = { _("Does not fit"), _("_Save"), _("This offer is not proposed for this wish again."), _("Remembered"), NULL, reason_field, 1, NULL, make_declined };
  gint64 wish, offer;

  g_variant_get (target, "(xx)", &wish, &offer);
  ask_at (self, ask, "past-niet", NULL, doing_new (self, wish, offer, NULL));
}

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
  text = regie_desk_card (regie_desk_page_office (self), regie_desk_page_wish (self, w), regie_desk_page_offer (self, o));
  regie_paper_print (widget, text, _("Card"));
}

static RegieChange *
make_moved (RegieDb *db, gpointer data, GError **error)
{
  const Doing *doing = data;

  return regie_match_move (db, doing->office, doing->first, doing->word, NULL, error);
}

static RegieChange *
make_stopped (RegieDb *db, const RegieOffice *o, RegieForm *form, gpointer data, GError **error)
{
  const Doing *doing = data;

  return regie_match_move (db, o, doing->first, doing->word, regie_form_get (form, "reden"), error);
}

static void
move (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (widget);
  const RegieFieldsAsk ask = { _("Stop"), _("_Save"), _("The wish is open again afterwards."), _("Stopped"), NULL, needed_reason, 1, NULL, make_stopped };
  const char *stage;
  gint64 match;

  g_variant_get (target, "(x&s)", &match, &stage);
  if (strcmp (stage, "gestopt") == 0)
    ask_at (self, ask, "stoppen", NULL, doing_new (self, match, 0, stage));
  else
    make (self, make_moved, doing_new (self, match, 0, stage), regie_codes_label (regie_desk_page_office (self)->codes, "koppelingstand", stage));
}

static const RegieField came_fields[] = {
  { "day", "datum", N_("Day"), NULL, REGIE_DAY, REGIE_REQUIRED, 1 },
  { "minutes", "minuten", N_("Minutes"), NULL, REGIE_INT, REGIE_REQUIRED, 1 },
};

static RegieChange *
make_came (RegieDb *db, const RegieOffice *o, RegieForm *form, gpointer data, GError **error)
{
  const Doing *doing = data;
  const char *minutes = regie_form_get (form, "minuten");
  RegieDay day;

  if (!regie_day_parse (regie_form_get (form, "datum"), &day))
    return regie_refuse (error, _("Day: fill in a day, for example 23-11-2026")), NULL;
  return regie_attendance_record (db, o, doing->first, "geweest", day, minutes != NULL ? atoi (minutes) : 0, doing->me, error);
}

static RegieChange *
make_missed (RegieDb *db, gpointer data, GError **error)
{
  const Doing *doing = data;

  return regie_attendance_record (db, doing->office, doing->first, doing->word, doing->day, 0, doing->me, error);
}

/* When MATCH was last held and for how long; 0 when its offer does not say. */
static int
propose_held (RegieDeskPage *self, gint64 match, RegieDay *day)
{
  int minutes = 0;

  for (guint i = 0; self->desk != NULL && i < self->desk->matches->len; i++)
    if (regie_record_get_id (self->desk->matches->pdata[i]) == match)
      regie_attendance_propose (self->desk, self->desk->matches->pdata[i], *day, day, &minutes);
  return minutes;
}

static void
attend (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (widget);
  const RegieFieldsAsk ask = { _("Came"), _("_Save"), _("Of a resident with a dossier these hours count in the PIP."), _("Ticked"), NULL, came_fields, 2, NULL, make_came };
  const char *state;
  gint64 match;

  g_variant_get (target, "(x&s)", &match, &state);
  if (strcmp (state, "geweest") == 0)
    {
      RegieForm *form = regie_form_new ();
      RegieDay held = regie_office_today (regie_desk_page_office (self));
      char day[REGIE_DAY_TEXT], length[REGIE_NUMBER_TEXT];
      int minutes = propose_held (self, match, &held);

      regie_form_set (form, "datum", regie_day_format (held, day));
      regie_form_set (form, "minuten", minutes > 0 ? regie_number_format (minutes, length) : NULL);
      ask_at (self, ask, "kwam", form, doing_new (self, match, 0, state));
    }
  else
    {
      Doing *doing = doing_new (self, match, 0, state);

      propose_held (self, match, &doing->day);
      make (self, make_missed, doing, _("Ticked"));
    }
}

static RegieChange *
make_kept_warm (RegieDb *db, gpointer data, GError **error)
{
  const Doing *doing = data;
  g_autoptr (RegieRecord) giver = regie_load_one (db, regie_entity (REGIE_ENTITY_Giver), doing->first, error);
  RegieChange *change;
  char day[REGIE_DAY_TEXT];

  if (giver == NULL)
    return NULL;
  change = regie_change_new (strcmp (doing->word, "thanked_on") == 0 ? _("Giver thanked") : _("Giver spoken to"));
  regie_change_set (change, giver, doing->word, regie_day_format (doing->day, day));
  return change;
}

static void
keep_warm (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *field;
  gint64 giver;

  g_variant_get (target, "(x&s)", &giver, &field);
  make (REGIE_DESK_PAGE (widget), make_kept_warm, doing_new (REGIE_DESK_PAGE (widget), giver, 0, field), strcmp (field, "thanked_on") == 0 ? _("Thanked") : _("Spoken to"));
}

static const RegieField number_field[] = { { "number", "nummer", N_("Dossier number"), NULL, REGIE_TEXT, REGIE_REQUIRED, 1 } };

static RegieChange *
make_linked (RegieDb *db, const RegieOffice *o, RegieForm *form, gpointer data, GError **error)
{
  const Doing *doing = data;

  return regie_resident_link (db, o, doing->first, regie_form_get (form, "nummer"), doing->me, error);
}

static void
link_dossier (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (widget);
  const RegieFieldsAsk ask = { _("Link to a dossier"), _("_Link"), _("What was done at the desk counts in that dossier from now on, and what was done before as well."), _("Linked"), NULL, number_field, 1, NULL, make_linked };

  ask_at (self, ask, "dossier", NULL, doing_new (self, g_variant_get_int64 (target), 0, NULL));
}

static void
add_wish (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (widget);
  RegieForm *own = regie_form_new ();
  char id[REGIE_NUMBER_TEXT], day[REGIE_DAY_TEXT];

  regie_form_set (own, "bewoner", regie_number_format (g_variant_get_int64 (target), id));
  regie_form_set (own, "open_sinds", regie_day_format (regie_office_today (regie_desk_page_office (self)), day));
  regie_record_dialog_present (widget, self->session, REGIE_ENTITY_Wish, NULL, own, NULL);
}

static void
add_offer (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieForm *own = regie_form_new ();
  char id[REGIE_NUMBER_TEXT];

  regie_form_set (own, "gever", regie_number_format (g_variant_get_int64 (target), id));
  regie_record_dialog_present (widget, REGIE_DESK_PAGE (widget)->session, REGIE_ENTITY_Offer, NULL, own, NULL);
}

/* What is withdrawn is erased: it was lent to the desk, not given.  WORD: "wish" or "resident". */
static gpointer
erase (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Doing *doing = data;

  return (strcmp (doing->word, "wish") == 0 ? regie_erase_wish : regie_erase_resident) (db, doing->office, doing->first, doing->me, error) ? g_strdup (doing->word) : NULL;
}

static void
erased (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieDeskPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *word = regie_store_finish (REGIE_STORE (source), result, &error);

  if (word != NULL)
    regie_show_toast (GTK_WIDGET (self), strcmp (word, "wish") == 0 ? _("Wish withdrawn and erased") : _("Resident erased"));
  else
    regie_show_error (GTK_WIDGET (self), error);
}

typedef struct { RegieDeskPage *page; const char *word; gint64 id; } Erasing;

static void
erase_answered (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Erasing *e = data;

  if (strcmp (response, "erase") == 0)
    regie_store_write (regie_session_get_store (e->page->session), erase, doing_new (e->page, e->id, 0, e->word), doing_free, g_free, NULL, erased, g_object_ref (e->page));
  g_object_unref (e->page);
  g_free (e);
}

static void
ask_to_erase (GtkWidget *widget, const char *word, gint64 id, const char *question, const char *about)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), question, about);
  Erasing *e = g_new (Erasing, 1);

  *e = (Erasing) { g_object_ref (REGIE_DESK_PAGE (widget)), word, id };
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "erase", _("_Erase"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (erase_answered), e);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
withdraw (GtkWidget *widget, const char *name, GVariant *target)
{
  ask_to_erase (widget, "wish", g_variant_get_int64 (target), _("Withdraw This Wish?"),
                _("The wish and what was decided about it are erased. What came of it stays as a number, of nobody. That cannot be taken back."));
}

static void
erase_resident (GtkWidget *widget, const char *name, GVariant *target)
{
  ask_to_erase (widget, "resident", g_variant_get_int64 (target), _("Erase This Resident?"),
                _("Initials, number, wishes and what was decided about them are erased. What came of it stays as a number, of nobody, and what counted in a dossier stays there. That cannot be taken back."));
}

/* Made and written on the reader, as every file is. */
typedef struct { const RegieOffice *office; GFile *file; } Calendar;

static void
calendar_free (gpointer data)
{
  g_object_unref (((Calendar *) data)->file);
  g_free (data);
}

static gpointer
write_calendar (RegieDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Calendar *calendar = data;
  g_autoptr (RegieDesk) desk = regie_desk_load (db, calendar->office, error);
  g_autofree char *text = NULL;
  guint n;

  if (desk == NULL)
    return NULL;
  text = regie_desk_calendar (desk, &n);
  return g_file_replace_contents (calendar->file, text, strlen (text), NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error) ? g_strdup ("") : NULL;
}

static void
calendar_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieDeskPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = regie_store_finish (REGIE_STORE (source), result, &error);

  if (done != NULL)
    regie_show_toast (GTK_WIDGET (self), _("Saved"));
  else
    regie_show_error (GTK_WIDGET (self), error);
}

static void
calendar_chosen (GFile *file, gpointer data)
{
  RegieDeskPage *self = data;
  Calendar *calendar;

  if (file == NULL)
    return;
  calendar = g_new (Calendar, 1);
  *calendar = (Calendar) { regie_desk_page_office (self), g_object_ref (file) };
  regie_store_read (regie_session_get_store (self->session), write_calendar, calendar, calendar_free, g_free, NULL, calendar_written, g_object_ref (self));
}

static void
save_calendar (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_choose_save (widget, _("Times of the offers"), "meedoen.ics", calendar_chosen, g_object_ref (widget), g_object_unref);
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
    regie_choose_open (widget, wishes ? _("Read in wishes") : _("Read in offers"), "*.csv", wishes ? wishes_chosen : offers_chosen, g_object_ref (widget), g_object_unref);
}

/* What it brings, as a page for the council. */
static void
print_figures (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (widget);
  RegieDay today = regie_office_today (regie_desk_page_office (self));
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = regie_day_dup_long (today), *head = g_strdup_printf (_("The Meedoenbalie on %s"), day);

  regie_letter_append (text, REGIE_BLOCK_HEADING, head);
  for (guint k = 0; k < 2; k++)
    {
      regie_letter_append (text, REGIE_BLOCK_HEADING, k == 0 ? _("The last year") : _("The last 90 days"));
      for (guint i = 0; i < REGIE_N_DESK_FIGURES; i++)
        {
          g_autofree char *line = g_strdup_printf ("%s: %" G_GINT64_FORMAT " – %s", regie_desk_figure_label (i), (k == 0 ? &self->year : &self->quarter)->values[i], regie_desk_figure_about (i));

          regie_letter_append (text, REGIE_BLOCK_POINT, line);
        }
    }
  if (strcmp (g_variant_get_string (target, NULL), "print") == 0)
    regie_paper_print (widget, text->str, _("What it brings"));
  else
    regie_paper_save (widget, text->str, _("What it brings"), "nl", "meedoenbalie", g_variant_get_string (target, NULL));
}

void
regie_desk_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "desk.decide", "(xx)", decide);
  gtk_widget_class_install_action (widget_class, "desk.decline", "(xx)", decline);
  gtk_widget_class_install_action (widget_class, "desk.card", "(xx)", print_card);
  gtk_widget_class_install_action (widget_class, "desk.move", "(xs)", move);
  gtk_widget_class_install_action (widget_class, "desk.attend", "(xs)", attend);
  gtk_widget_class_install_action (widget_class, "desk.giver", "(xs)", keep_warm);
  gtk_widget_class_install_action (widget_class, "desk.link", "x", link_dossier);
  gtk_widget_class_install_action (widget_class, "desk.add-wish", "x", add_wish);
  gtk_widget_class_install_action (widget_class, "desk.add-offer", "x", add_offer);
  gtk_widget_class_install_action (widget_class, "desk.withdraw", "x", withdraw);
  gtk_widget_class_install_action (widget_class, "desk.erase-resident", "x", erase_resident);
  gtk_widget_class_install_action (widget_class, "desk.figures", "s", print_figures);
  gtk_widget_class_install_action (widget_class, "desk.calendar", NULL, save_calendar);
  gtk_widget_class_install_action (widget_class, "desk.import", "s", import);
}
