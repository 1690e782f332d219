/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-desk-counter.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "regie-desk-card.h"
#include "regie-desk-commands.h"
#include "regie-desk-file.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-error.h"
#include "regie-palette.h"
#include "regie-paper.h"
#include "regie-parts.h"
#include "regie-text.h"

enum { N_PARTS = 3, N_SHOWN = 3, N_DAYS = 7, MOST_TILES = 12, SECONDS = 60 };

struct _RegieDeskCounter {
  GtkWidget parent_instance;
  RegieSession *session;
  RegieDesk *desk;              /* borrowed */
  GPtrArray *visits, *visitors; /* RegieRecord of today's visits that wait, and their residents */
  guint n_helped;
  RegieRecord *visit, *resident; /* at the counter now, or NULL */
  RegieRecord *stored;           /* the open wish of the visitor, or NULL */
  gint64 began;                  /* monotonic */
  guint ticking;
  gboolean filling, narrow;
  gboolean keeping; /* the wish is on its way */
  gint64 agreed;    /* the offer that it will be matched with, or 0 */
  int theme;        /* -1 none */

  GtkWidget *body, *side, *count, *queue, *number, *initials, *message, *stack, *big, *about,
    *details, *running_line, *running_text, *running_came, *ring, *ring_text, *queue_box, *hint,
    *tiles[MOST_TILES], *days[N_DAYS], *parts[N_PARTS], *proposals, *fits_title, *cards[N_SHOWN],
    *save, *done_line, *done_text, *tile_grid;
  gint64 proposed[N_SHOWN]; /* offers, N_SHOWN of them at most: */
  guint n_shown;
  char *card; /* of the match that was just made */
};

G_DEFINE_FINAL_TYPE (RegieDeskCounter, regie_desk_counter, GTK_TYPE_WIDGET)

static const char *const day_keys[N_DAYS] = { "ma", "di", "wo", "do", "vr", "za", "zo" };
static const struct {
  const char *label, *hours;
  int from;
} parts[N_PARTS] = { { N_("morning"), "9:00-12:00", 9 * 60 },
                     { N_("afternoon"), "13:00-17:00", 13 * 60 },
                     { N_("evening"), "18:00-21:00", 18 * 60 } };

static const RegieOffice *
office (RegieDeskCounter *self)
{
  return regie_session_get_office (self->session);
}

static GPtrArray *
themes (RegieDeskCounter *self)
{
  return regie_codes_list (office (self)->codes, "richting");
}

/* What is usually meant by a direction. */
static const char *
kind_of (const char *theme)
{
  static const char *const kinds[][2] = { { "taal", "taalmaatje" },
                                          { "leren", "opleiding" },
                                          { "bewegen", "sport" },
                                          { "muziek", "cultuur" },
                                          { "kantoor", "betaald_werk" } };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i][0], theme) == 0)
      return kinds[i][1];
  return "vrijwilligerswerk";
}

/* "ma/di 9:00-12:00, ma/di 13:00-17:00"; NULL when no day is chosen. */
static char *
dup_rhythm (RegieDeskCounter *self)
{
  g_autoptr (GString) chosen = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < N_DAYS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->days[i])))
      g_string_append_printf (chosen, "%s%s", chosen->len > 0 ? "/" : "", day_keys[i]);
  if (chosen->len == 0)
    return NULL;
  for (guint i = 0; i < N_PARTS; i++)
    any |= gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->parts[i]));
  for (guint i = 0; i < N_PARTS; i++)
    if (!any || gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->parts[i])))
      g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", chosen->str,
                              parts[i].hours);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The wish as it is chosen now, not stored. */
static RegieRecord *
draft (RegieDeskCounter *self)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Wish);
  RegieRecord *wish = regie_record_new (entity, self->stored != NULL
                                                  ? regie_record_get_id (self->stored)
                                                  : 1);
  const char *theme = self->theme >= 0 ? ((RegieCode *) themes (self)->pdata[self->theme])->key
                                       : NULL;
  g_autofree char *rhythm = dup_rhythm (self);
  char day[REGIE_DAY_TEXT];

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const char *name = entity->fields[i].name;
      const char *value = self->stored != NULL ? regie_record_get (self->stored, name) : NULL;

      if (strcmp (name, "theme") == 0 && theme != NULL)
        value = theme;
      else if (strcmp (name, "kind") == 0 && theme != NULL
               && (value == NULL || g_strcmp0 (regie_get (self->stored, Wish, theme), theme) != 0))
        value = kind_of (theme);
      else if (strcmp (name, "rhythm") == 0)
        value = rhythm;
      else if (strcmp (name, "opened_on") == 0 && value == NULL)
        value = regie_day_format (regie_office_today (office (self)), day);
      regie_record_set_at (wish, i, value);
    }
  return wish;
}

/* Weighed anew at every key: some hundreds of offers are far less than a frame. */
static void
propose (RegieDeskCounter *self)
{
  g_autoptr (RegieRecord) wish = NULL;
  g_autoptr (GArray) fits = NULL;
  g_autofree char *text = NULL;
  guint n_fit = 0;

  if (self->filling)
    return;
  self->n_shown = 0;
  if (self->desk == NULL || self->resident == NULL || self->theme < 0)
    {
      for (guint i = 0; i < N_SHOWN; i++)
        gtk_widget_set_visible (self->cards[i], FALSE);
      gtk_label_set_text (GTK_LABEL (self->fits_title), "");
      gtk_widget_set_sensitive (self->save, FALSE);
      return;
    }
  wish = draft (self);
  fits = regie_desk_for_wish (self->desk, regie_desk_try_wish (self->desk, self->resident, wish),
                              FALSE);
  n_fit = fits->len;
  self->n_shown = MIN (n_fit, N_SHOWN);
  for (guint i = 0; i < N_SHOWN; i++)
    {
      const RegieFit *fit = i < self->n_shown ? &g_array_index (fits, RegieFit, i) : NULL;

      gtk_widget_set_visible (self->cards[i], fit != NULL);
      if (fit == NULL)
        continue;
      regie_desk_card_set (self->cards[i], self->desk, fit);
      self->proposed[i] = regie_record_get_id (
        g_array_index (self->desk->offer_records, RegieDeskOffer, fit->offer).offer);
    }
  text = n_fit > 0 ? g_strdup_printf (
           ngettext ("This fits: %u place to go", "This fits: %u places to go", n_fit), n_fit)
                   : g_strdup (_(
                     "Nothing fits now. The wish is kept, and you hear when there is something."));
  gtk_label_set_text (GTK_LABEL (self->fits_title), text);
  gtk_widget_set_sensitive (self->save, TRUE);
}

static void
tile_toggled (GtkToggleButton *button, RegieDeskCounter *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < MOST_TILES; i++)
    if (self->tiles[i] != NULL && GTK_WIDGET (button) != self->tiles[i])
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tiles[i]), FALSE);
    else if (self->tiles[i] != NULL)
      self->theme = gtk_toggle_button_get_active (button) ? (int) i : -1;
  self->filling = FALSE;
  propose (self);
}

/* --- the minute --- */

static void
draw_ring (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  RegieDeskCounter *self = data;
  double part = self->resident != NULL
                  ? MIN (1, (g_get_monotonic_time () - self->began) / (SECONDS * 1e6))
                  : 0;
  double r = MIN (width, height) / 2.0 - 4;

  cairo_set_line_width (cr, 6);
  gdk_cairo_set_source_rgba (cr, regie_tone (REGIE_TONE_GRID));
  cairo_arc (cr, width / 2.0, height / 2.0, r, 0, 2 * G_PI);
  cairo_stroke (cr);
  gdk_cairo_set_source_rgba (cr, regie_tone (part < 1 ? REGIE_TONE_ACCENT : REGIE_TONE_SOON));
  cairo_arc (cr, width / 2.0, height / 2.0, r, -G_PI / 2, -G_PI / 2 + part * 2 * G_PI);
  cairo_stroke (cr);
}

static gboolean
tick (gpointer data)
{
  RegieDeskCounter *self = data;
  int seconds = self->resident != NULL
                  ? (int) ((g_get_monotonic_time () - self->began) / G_USEC_PER_SEC)
                  : 0;
  g_autofree char *text = g_strdup_printf ("%d:%02d", seconds / 60, seconds % 60);

  gtk_label_set_text (GTK_LABEL (self->ring_text), text);
  gtk_widget_queue_draw (self->ring);
  return G_SOURCE_CONTINUE;
}

/* The clock runs while it is on screen. */
static void
map_changed (RegieDeskCounter *self)
{
  gboolean mapped = gtk_widget_get_mapped (GTK_WIDGET (self));

  if (mapped && self->ticking == 0)
    self->ticking = g_timeout_add_seconds (1, tick, self);
  else if (!mapped)
    g_clear_handle_id (&self->ticking, g_source_remove);
}

/* --- who is at the counter --- */

static RegieRecord *
open_wish (RegieDeskCounter *self, gint64 resident, RegieRecord **running)
{
  for (guint i = 0; self->desk != NULL && i < self->desk->wish_records->len; i++)
    {
      const RegieDeskWish *one = &g_array_index (self->desk->wish_records, RegieDeskWish, i);

      if (one->resident == NULL || regie_record_get_id (one->resident) != resident
          || regie_desk_is_tried (self->desk, i))
        continue;
      if (one->running != NULL)
        *running = one->running;
      else
        return one->wish;
    }
  return NULL;
}

/* What the stored wish says, on the buttons. */
static void
show_wish (RegieDeskCounter *self)
{
  const char *theme = self->stored != NULL ? regie_get (self->stored, Wish, theme) : NULL;
  RegieHours hours;

  self->filling = TRUE;
  self->theme = theme != NULL ? regie_codes_index (office (self)->codes, "richting", theme) : -1;
  for (guint i = 0; i < MOST_TILES; i++)
    if (self->tiles[i] != NULL)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tiles[i]), self->theme == (int) i);
  regie_hours_parse (self->stored != NULL ? regie_get (self->stored, Wish, rhythm) : NULL, &hours,
                     NULL);
  for (guint i = 0; i < N_DAYS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->days[i]), hours.days[i] != 0);
  for (guint k = 0; k < N_PARTS; k++)
    {
      gboolean any = FALSE;

      for (guint i = 0; i < N_DAYS; i++)
        any |= (hours.days[i] >> (parts[k].from / 30) & 3) != 0;
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->parts[k]), any);
    }
  self->filling = FALSE;
}

/* Who stands there, in initials, with what helps to talk. */
static void
show_about (RegieDeskCounter *self)
{
  const char *languages = regie_get (self->resident, Resident, languages);
  g_autofree char *since = self->stored != NULL
                             ? regie_day_dup_long (regie_get_day (self->stored, Wish, opened_on))
                             : NULL;
  g_autofree char *about = since != NULL
                             ? g_strdup_printf (_("%s · the wish of %s is open"),
                                                languages != NULL ? languages
                                                                  : _("languages not known"),
                                                since)
                             : g_strdup (languages != NULL ? languages : _("languages not known"));
  g_autofree char *name = regie_resident_dup_name (self->resident);

  gtk_label_set_text (GTK_LABEL (self->big), name);
  gtk_label_set_text (GTK_LABEL (self->about), about);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->details), "(ux)", REGIE_ENTITY_Resident,
                                    regie_record_get_id (self->resident));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->details), "records.edit");
}

static void
show_visitor (RegieDeskCounter *self, guint at)
{
  RegieRecord *running = NULL;

  g_clear_object (&self->visit);
  g_clear_object (&self->resident);
  self->stored = NULL;
  if (at >= self->visits->len)
    {
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "nobody");
      propose (self);
      return;
    }
  self->visit = g_object_ref (self->visits->pdata[at]);
  self->resident = g_object_ref (self->visitors->pdata[at]);
  self->stored = open_wish (self, regie_record_get_id (self->resident), &running);
  self->began = g_get_monotonic_time ();
  show_about (self);
  gtk_widget_set_visible (self->running_line, running != NULL);
  if (running != NULL)
    {
      int offer = regie_desk_find_offer (self->desk, regie_get_int (running, Match, offer, 0));

      gtk_label_set_text (GTK_LABEL (self->running_text),
                          offer >= 0 ? regie_get (
                            g_array_index (self->desk->offer_records, RegieDeskOffer, offer).offer,
                            Offer, title)
                                     : "");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->running_came), "x",
                                        regie_record_get_id (running));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->running_came), "desk.came");
    }
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "visitor");
  show_wish (self);
  propose (self);
  tick (self);
  gtk_widget_grab_focus (self->tiles[MAX (self->theme, 0)]);
}

static void
fill_queue (RegieDeskCounter *self)
{
  g_autofree char *count = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->queue)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->queue), child);
  for (guint i = 0; i < self->visits->len; i++)
    {
      RegieRecord *visit = self->visits->pdata[i];
      g_autofree char *name = regie_resident_dup_name (self->visitors->pdata[i]);
      gboolean is_now = self->visit != NULL
                        && regie_record_get_id (visit) == regie_record_get_id (self->visit);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *initials = gtk_label_new (name);
      GtkWidget *wait;
      GtkWidget *row = gtk_list_box_row_new ();
      g_autoptr (GDateTime) came = g_date_time_new_from_iso8601 (
        regie_get (visit, Visit, arrived_at), NULL);
      int minutes = came != NULL ? (int) (g_date_time_difference (now, came) / G_TIME_SPAN_MINUTE)
                                 : 0;
      g_autofree char *text = is_now ? g_strdup (_("now"))
                                     : g_strdup_printf (ngettext ("waits %d minute",
                                                                  "waits %d minutes", minutes),
                                                        minutes);

      wait = gtk_label_new (text);
      gtk_widget_add_css_class (initials, "title-4");
      gtk_label_set_xalign (GTK_LABEL (initials), 0);
      gtk_label_set_width_chars (GTK_LABEL (initials), 5);
      gtk_widget_add_css_class (wait, is_now ? "accent" : "dim-label");
      gtk_box_append (GTK_BOX (box), initials);
      gtk_box_append (GTK_BOX (box), wait);
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
      gtk_list_box_append (GTK_LIST_BOX (self->queue), row);
    }
  count = g_strdup_printf (_("%u helped, %u wait"), self->n_helped, self->visits->len);
  gtk_label_set_text (GTK_LABEL (self->count), count);
}

/* Goes on with who stands at the counter, when that visitor still waits. */
static gboolean
keep_visitor (RegieDeskCounter *self)
{
  for (guint i = 0; i < self->visits->len; i++)
    if (self->visit != NULL
        && regie_record_get_id (self->visits->pdata[i]) == regie_record_get_id (self->visit))
      {
        /* What was asked in the meantime, such as languages, counts at once; what was chosen stays.
         */
        g_set_object (&self->visit, self->visits->pdata[i]);
        g_set_object (&self->resident, self->visitors->pdata[i]);
        show_about (self);
        propose (self);
        return TRUE;
      }
  return FALSE;
}

static void
queue_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieDeskCounter) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDeskQueue) queue = regie_session_ask_finish (self->session, result, &error);

  if (self->session == NULL) /* closed in the meantime */
    return;
  if (queue == NULL)
    {
      regie_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_ptr_array_unref (self->visits);
  g_ptr_array_unref (self->visitors);
  self->visits = g_steal_pointer (&queue->visits);
  self->visitors = g_steal_pointer (&queue->residents);
  self->n_helped = queue->n_helped;
  if (!keep_visitor (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_visitor (self, 0);
  fill_queue (self);
}

static void
load_queue (RegieDeskCounter *self)
{
  if (regie_session_is_open (self->session))
    regie_session_ask (self->session, &regie_desk_questions[REGIE_DESK_QUEUE], NULL, NULL,
                       queue_read, g_object_ref (self));
}

static void
queue_activated (RegieDeskCounter *self, GtkListBoxRow *row)
{
  show_visitor (self, gtk_list_box_row_get_index (row));
  fill_queue (self);
}

/* --- what is kept --- */

static void
matched (GtkWidget *widget, const RegieOutcome *outcome)
{
  RegieDeskCounter *self = REGIE_DESK_COUNTER (widget);

  if (outcome == NULL)
    g_clear_pointer (&self->card, g_free);
  else if (self->session != NULL)
    gtk_widget_set_visible (self->done_line, TRUE);
}

/* The wish is kept: now what it was matched with, when that was said. */
static void
kept (GtkWidget *widget, const RegieOutcome *outcome)
{
  RegieDeskCounter *self = REGIE_DESK_COUNTER (widget);
  gint64 offer = self->agreed;

  self->keeping = FALSE;
  self->agreed = 0;
  if (outcome == NULL)
    g_clear_pointer (&self->card, g_free);
  else if (offer != 0 && self->session != NULL)
    regie_do_then (widget, self->session, &regie_desk_commands[REGIE_DESK_DECIDE],
                   g_variant_new ("(xx)", outcome->about, offer), NULL, matched);
}

/* The wish as it is chosen now, with what was seen of the one that it is put in the place of. */
static RegieForm *
form_of_wish (RegieDeskCounter *self)
{
  g_autoptr (RegieRecord) said = draft (self);
  RegieForm *form = regie_form_new ();

  regie_form_set (form, REGIE_FIELD (Wish, theme)->key, regie_get (said, Wish, theme));
  regie_form_set (form, REGIE_FIELD (Wish, kind)->key, regie_get (said, Wish, kind));
  regie_form_set (form, REGIE_FIELD (Wish, rhythm)->key, regie_get (said, Wish, rhythm));
  if (self->stored != NULL)
    regie_form_set_seen (form, self->stored);
  return form;
}

/* Is there something to keep that is not being kept already? */
static gboolean
can_keep (RegieDeskCounter *self)
{
  return self->resident != NULL && self->theme >= 0 && !self->keeping;
}

/* Keeps the wish, and then matches it with OFFER when that is not 0. */
static void
keep (RegieDeskCounter *self, gint64 offer)
{
  g_autoptr (RegieForm) form = form_of_wish (self);
  gint64 wish = self->stored != NULL ? regie_record_get_id (self->stored) : 0;

  self->keeping = TRUE;
  self->agreed = offer;
  gtk_widget_set_visible (self->done_line, FALSE);
  regie_do_then (GTK_WIDGET (self), self->session, &regie_desk_commands[REGIE_DESK_KEEP_WISH],
                 g_variant_new ("(xx)", regie_record_get_id (self->visit), wish), form, kept);
}

static void
save (GtkWidget *widget, const char *name, GVariant *target)
{
  if (can_keep (REGIE_DESK_COUNTER (widget)))
    keep (REGIE_DESK_COUNTER (widget), 0);
}

static void
say_yes (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskCounter *self = REGIE_DESK_COUNTER (widget);
  guint at = g_variant_get_uint32 (target);
  int offer = at < self->n_shown ? regie_desk_find_offer (self->desk, self->proposed[at]) : -1;
  RegieDeskWish wish = { self->resident, NULL, NULL };

  if (offer < 0 || !can_keep (self))
    return;
  g_free (self->card);
  self->card = regie_desk_card (office (self), &wish,
                                &g_array_index (self->desk->offer_records, RegieDeskOffer, offer));
  gtk_label_set_text (
    GTK_LABEL (self->done_text),
    regie_get (g_array_index (self->desk->offer_records, RegieDeskOffer, offer).giver, Giver,
               name));
  keep (self, self->proposed[at]);
}

static void
print_card (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskCounter *self = REGIE_DESK_COUNTER (widget);

  if (self->card != NULL)
    regie_paper_print (widget, self->card, _("Card"));
}

static void
arrived (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieDeskCounter) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_session_do_finish (self->session, result, &error);

  if (self->session == NULL) /* closed in the meantime */
    return;
  gtk_label_set_text (GTK_LABEL (self->message), outcome == NULL ? error->message : "");
  if (outcome == NULL)
    {
      gboolean of_initials = g_strcmp0 (regie_error_get_field (error),
                                        REGIE_FIELD (Resident, initials)->key)
                             == 0;

      gtk_widget_grab_focus (of_initials ? self->initials : self->number);
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (self->number), "");
  gtk_editable_set_text (GTK_EDITABLE (self->initials), "");
}

/* What is typed in ENTRY goes into FORM as the field with KEY. */
static void
read_entry (GtkWidget *entry, RegieForm *form, const char *key)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));

  regie_form_set (form, key, text);
}

/* Number and Return: the visitor stands in the row. */
static void
arrive (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskCounter *self = REGIE_DESK_COUNTER (widget);
  g_autoptr (RegieForm) form = regie_form_new ();

  read_entry (self->number, form, REGIE_FIELD (Resident, number)->key);
  read_entry (self->initials, form, REGIE_FIELD (Resident, initials)->key);
  if (regie_form_get (form, REGIE_FIELD (Resident, number)->key) == NULL)
    gtk_widget_grab_focus (self->number);
  else
    regie_session_do (self->session, &regie_desk_commands[REGIE_DESK_ARRIVE], NULL, form, NULL,
                      arrived, g_object_ref (self));
}

/* --- the keyboard --- */

static gboolean
key_pressed (GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state,
             RegieDeskCounter *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean ctrl = (state & GDK_CONTROL_MASK) != 0;
  gboolean typing = focus != NULL && GTK_IS_EDITABLE (focus);
  gunichar c = g_unichar_tolower (gdk_keyval_to_unicode (key));

  if (ctrl && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter))
    return gtk_widget_activate_action (GTK_WIDGET (self), "counter.save", NULL);
  if (ctrl && c == 'n')
    return gtk_widget_grab_focus (self->number);
  if (ctrl && c == 'd' && self->resident != NULL)
    return gtk_widget_activate (self->details);
  if (key == GDK_KEY_Escape)
    return gtk_widget_activate_action (GTK_WIDGET (self), "desk.close-counter", NULL);
  if (ctrl || typing || self->resident == NULL)
    return FALSE;
  if (c >= 'a' && c < 'a' + self->n_shown)
    return gtk_widget_activate_action (GTK_WIDGET (self), "counter.yes", "u", c - 'a');
  /* 1 to 9, then 0, minus and equals as they stand on the keyboard. */
  {
    static const char row[] = "1234567890-=";
    const char *at = c < 128 && c != 0 ? strchr (row, (int) c) : NULL;

    if (at != NULL && self->tiles[at - row] != NULL)
      {
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tiles[at - row]), TRUE);
        gtk_widget_grab_focus (self->tiles[at - row]);
        return TRUE;
      }
  }
  return FALSE;
}

/* --- the widget --- */

static GtkWidget *
toggle_new (RegieDeskCounter *self, const char *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "counter-toggle");
  g_signal_connect_object (button, "toggled", G_CALLBACK (propose), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_tiles (RegieDeskCounter *self)
{
  static const char marks[] = "1234567890-=";
  GPtrArray *all = themes (self);

  for (guint i = 0; i < MIN (all->len, MOST_TILES); i++)
    {
      g_autofree char *key = g_strdup_printf ("%c", marks[i]);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *mark = gtk_label_new (key);
      GtkWidget *label = gtk_label_new (((RegieCode *) all->pdata[i])->label);

      gtk_widget_add_css_class (mark, "key-mark");
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_box_append (GTK_BOX (box), mark);
      gtk_box_append (GTK_BOX (box), label);
      self->tiles[i] = gtk_toggle_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->tiles[i]), box);
      gtk_widget_add_css_class (self->tiles[i], "tile-button");
      gtk_widget_set_hexpand (self->tiles[i], TRUE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->tiles[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      ((RegieCode *) all->pdata[i])->label, -1);
      g_signal_connect (self->tiles[i], "toggled", G_CALLBACK (tile_toggled), self);
    }
}

static void
place (GtkWidget *grid, GtkWidget **children, int n, int columns)
{
  for (int i = 0; i < n && children[i] != NULL; i++)
    {
      g_object_ref (children[i]);
      if (gtk_widget_get_parent (children[i]) != NULL)
        gtk_grid_remove (GTK_GRID (grid), children[i]);
      gtk_grid_attach (GTK_GRID (grid), children[i], i % columns, i / columns, 1, 1);
      g_object_unref (children[i]);
    }
}

/* Narrow, the directions stand two in a row and the proposals below each other. */
static void
place_all (RegieDeskCounter *self)
{
  place (self->tile_grid, self->tiles, MOST_TILES, self->narrow ? 2 : 4);
  place (self->proposals, self->cards, N_SHOWN, self->narrow ? 1 : N_SHOWN);
}

static GtkWidget *
side_new (RegieDeskCounter *self)
{
  GtkWidget *side = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *back = gtk_button_new_with_mnemonic (_("_Close the Counter"));
  GtkWidget *come = gtk_button_new_with_mnemonic (_("_New Visitor"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "desk.close-counter");
  gtk_widget_add_css_class (back, "flat");
  self->count = regie_label_new ("", "dim-label", 0);
  self->queue = gtk_list_box_new ();
  gtk_widget_add_css_class (self->queue, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->queue), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Who waits"), -1);
  g_signal_connect_object (self->queue, "row-activated", G_CALLBACK (queue_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->queue);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->queue_box = scrolled;
  self->number = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->number), _("Number"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->number), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Number of the visitor"), -1);
  self->initials = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->initials), _("Initials, when new"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->initials), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Initials of the visitor"), -1);
  self->message = regie_label_new ("", "why", 0);
  gtk_widget_add_css_class (self->message, "error");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (come), "counter.arrive");
  g_signal_connect_swapped (self->number, "activate", G_CALLBACK (gtk_widget_activate), come);
  g_signal_connect_swapped (self->initials, "activate", G_CALLBACK (gtk_widget_activate), come);
  gtk_box_append (GTK_BOX (side), back);
  gtk_box_append (GTK_BOX (side), self->count);
  gtk_box_append (GTK_BOX (side), scrolled);
  gtk_box_append (GTK_BOX (side), self->message);
  gtk_box_append (GTK_BOX (side), self->number);
  gtk_box_append (GTK_BOX (side), self->initials);
  gtk_box_append (GTK_BOX (side), come);
  gtk_widget_set_size_request (side, 196, -1);
  gtk_widget_add_css_class (side, "counter-side");
  return side;
}

static GtkWidget *
heading_new (const char *text)
{
  return regie_label_new (text, "title-4", 0);
}

static GtkWidget *
visitor_new (RegieDeskCounter *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *when = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *hint = regie_label_new (_("Initials only: the screen faces the visitor."),
                                     "dim-label", 0);
  GtkWidget *flow = gtk_scrolled_window_new ();

  self->big = gtk_label_new ("");
  gtk_widget_add_css_class (self->big, "counter-initials");
  self->about = regie_label_new ("", NULL, 0);
  self->details = gtk_button_new_with_mnemonic (_("_What Is Known…  (Ctrl D)"));
  gtk_widget_add_css_class (self->details, "flat");
  gtk_widget_add_css_class (self->details, "counter-details");
  gtk_widget_set_halign (self->details, GTK_ALIGN_START);
  self->running_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->running_text = gtk_label_new ("");
  gtk_label_set_ellipsize (GTK_LABEL (self->running_text), PANGO_ELLIPSIZE_END);
  self->running_came = gtk_button_new_with_label (_("Came…"));
  gtk_widget_add_css_class (self->running_came, "pill-small");
  gtk_box_append (GTK_BOX (self->running_line), self->running_text);
  gtk_box_append (GTK_BOX (self->running_line), self->running_came);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), self->about);
  gtk_box_append (GTK_BOX (texts), self->details);
  gtk_box_append (GTK_BOX (texts), self->running_line);
  self->ring = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->ring), 72);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (self->ring), 72);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->ring), draw_ring, self, NULL);
  self->ring_text = gtk_label_new ("0:00");
  gtk_widget_add_css_class (self->ring_text, "strong");
  gtk_widget_add_css_class (self->ring_text, "numeric");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->ring);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->ring_text);
  gtk_widget_set_valign (overlay, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (head), self->big);
  gtk_box_append (GTK_BOX (head), texts);
  gtk_box_append (GTK_BOX (head), overlay);
  self->tile_grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->tile_grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (self->tile_grid), 8);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->tile_grid), TRUE);
  for (guint i = 0; i < N_DAYS; i++)
    {
      self->days[i] = toggle_new (self, regie_weekday_short (i + 1));
      gtk_box_append (GTK_BOX (when), self->days[i]);
    }
  gtk_widget_set_hexpand (space, TRUE);
  gtk_box_append (GTK_BOX (when), space);
  for (guint i = 0; i < N_PARTS; i++)
    {
      self->parts[i] = toggle_new (self, _(parts[i].label));
      gtk_box_append (GTK_BOX (when), self->parts[i]);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (flow), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (flow), when);
  self->fits_title = heading_new ("");
  /* A grid, not a box: a row of boxes asks each card how wide it is for every height, and a key
   * would take longer than a frame. */
  self->proposals = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (self->proposals), 10);
  gtk_grid_set_row_spacing (GTK_GRID (self->proposals), 10);
  gtk_grid_set_column_homogeneous (GTK_GRID (self->proposals), TRUE);
  for (guint i = 0; i < N_SHOWN; i++)
    self->cards[i] = regie_desk_card_new (i);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), heading_new (_("What would you like to do?")));
  gtk_box_append (GTK_BOX (box), self->tile_grid);
  gtk_box_append (GTK_BOX (box), heading_new (_("When can you?")));
  gtk_box_append (GTK_BOX (box), flow);
  gtk_box_append (GTK_BOX (box), self->fits_title);
  gtk_box_append (GTK_BOX (box), self->proposals);
  gtk_widget_set_margin_start (box, 24);
  gtk_widget_set_margin_end (box, 24);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->save = gtk_button_new_with_mnemonic (_("_Keep the Wish, Next  (Ctrl Enter)"));
  gtk_widget_add_css_class (self->save, "pill");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->save), "counter.save");
  gtk_widget_set_hexpand (hint, TRUE);
  gtk_widget_set_hexpand (self->save, TRUE);
  gtk_widget_set_halign (self->save, GTK_ALIGN_END);
  gtk_widget_set_valign (self->save, GTK_ALIGN_CENTER);
  self->hint = hint;
  gtk_box_append (GTK_BOX (foot), hint);
  gtk_box_append (GTK_BOX (foot), self->save);
  gtk_widget_set_margin_start (foot, 24);
  gtk_widget_set_margin_end (foot, 24);
  {
    GtkWidget *all = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

    gtk_box_append (GTK_BOX (all), scrolled);
    gtk_box_append (GTK_BOX (all), foot);
    return all;
  }
}

static void
regie_desk_counter_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *min_base, int *nat_base)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      min_base, nat_base);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 340);
}

static void
regie_desk_counter_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static void
regie_desk_counter_dispose (GObject *object)
{
  RegieDeskCounter *self = REGIE_DESK_COUNTER (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_clear_handle_id (&self->ticking, g_source_remove);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->visitors, g_ptr_array_unref);
  g_clear_object (&self->visit);
  g_clear_object (&self->resident);
  g_clear_pointer (&self->card, g_free);
  g_clear_object (&self->session);
  self->desk = NULL;
  G_OBJECT_CLASS (regie_desk_counter_parent_class)->dispose (object);
}

static void
regie_desk_counter_class_init (RegieDeskCounterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_desk_counter_dispose;
  widget_class->measure = regie_desk_counter_measure;
  widget_class->size_allocate = regie_desk_counter_size_allocate;
  gtk_widget_class_install_action (widget_class, "counter.save", NULL, save);
  gtk_widget_class_install_action (widget_class, "counter.yes", "u", say_yes);
  gtk_widget_class_install_action (widget_class, "counter.arrive", NULL, arrive);
  gtk_widget_class_install_action (widget_class, "counter.card", NULL, print_card);
}

static void
regie_desk_counter_init (RegieDeskCounter *self)
{
  self->visits = g_ptr_array_new_with_free_func (g_object_unref);
  self->visitors = g_ptr_array_new_with_free_func (g_object_unref);
  self->theme = -1;
}

void
regie_desk_counter_set_desk (RegieDeskCounter *self, RegieDesk *desk)
{
  RegieRecord *running = NULL;

  self->desk = desk;
  self->stored = self->resident != NULL
                   ? open_wish (self, regie_record_get_id (self->resident), &running)
                   : NULL;
  propose (self);
  load_queue (self);
}

void
regie_desk_counter_begin (RegieDeskCounter *self)
{
  gtk_widget_set_visible (self->done_line, FALSE);
  show_visitor (self, 0);
  fill_queue (self);
  if (self->visits->len == 0)
    gtk_widget_grab_focus (self->number);
}

void
regie_desk_counter_set_narrow (RegieDeskCounter *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  /* Narrow, the row of who waits is as high as it must be, and the hint goes. */
  gtk_widget_set_vexpand (self->queue_box, !narrow);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->queue_box), narrow);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->queue_box),
                                              narrow ? 96 : -1);
  gtk_widget_set_visible (self->hint, !narrow);
  gtk_widget_set_visible (self->count, !narrow);
  place_all (self);
}

GtkWidget *
regie_desk_counter_new (RegieSession *session)
{
  RegieDeskCounter *self = g_object_new (REGIE_TYPE_DESK_COUNTER, NULL);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *nobody = adw_status_page_new ();
  GtkWidget *print = gtk_button_new_with_mnemonic (_("_Print the Card"));
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->session = g_object_ref (session);
  self->body = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_append (GTK_BOX (self->body), side_new (self));
  self->done_line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->done_line, "notice");
  self->done_text = gtk_label_new ("");
  gtk_label_set_xalign (GTK_LABEL (self->done_text), 0);
  gtk_widget_set_hexpand (self->done_text, TRUE);
  gtk_widget_add_css_class (self->done_text, "strong");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "counter.card");
  gtk_box_append (GTK_BOX (self->done_line), self->done_text);
  gtk_box_append (GTK_BOX (self->done_line), print);
  gtk_widget_set_visible (self->done_line, FALSE);
  gtk_widget_set_margin_start (self->done_line, 24);
  gtk_widget_set_margin_end (self->done_line, 24);
  gtk_widget_set_margin_top (self->done_line, 6);
  adw_status_page_set_icon_name (ADW_STATUS_PAGE (nobody), "system-users-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (nobody), _("Nobody waits"));
  adw_status_page_set_description (ADW_STATUS_PAGE (nobody),
                                   _("Type the number of a visitor and press Enter."));
  self->stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (self->stack), FALSE);
  add_tiles (self);
  gtk_stack_add_named (GTK_STACK (self->stack), visitor_new (self), "visitor");
  gtk_stack_add_named (GTK_STACK (self->stack), nobody, "nobody");
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "nobody");
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_set_hexpand (self->stack, TRUE);
  gtk_box_append (GTK_BOX (right), self->done_line);
  gtk_box_append (GTK_BOX (right), self->stack);
  gtk_widget_set_margin_bottom (right, 12);
  gtk_box_append (GTK_BOX (self->body), right);
  gtk_widget_set_parent (self->body, GTK_WIDGET (self));
  place_all (self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect (self, "map", G_CALLBACK (map_changed), NULL);
  g_signal_connect_after (self, "unmap", G_CALLBACK (map_changed), NULL);
  return GTK_WIDGET (self);
}
