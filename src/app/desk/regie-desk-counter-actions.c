/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done at the counter: choosing, keeping a wish, saying yes, who arrives; and its keys. */
#include "regie-desk-counter-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-card-paper.h"
#include "regie-compat.h"
#include "regie-desk-commands.h"
#include "regie-do.h"
#include "regie-error.h"

/* --- what the visitor wants --- */

/* One direction at most. */
static void
choose_theme (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskCounter *self = REGIE_DESK_COUNTER (widget);
  RegieCounterChoice choice = self->choice;
  guint place;
  gboolean pressed;

  g_variant_get (target, "(ub)", &place, &pressed);
  choice.theme = pressed ? (int) place : -1;
  regie_desk_counter_choose (self, &choice);
}

static guint
with_bit (guint bits, GVariant *target)
{
  guint place;
  gboolean pressed;

  g_variant_get (target, "(ub)", &place, &pressed);
  return pressed ? bits | 1u << place : bits & ~(1u << place);
}

static void
choose_day (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieCounterChoice choice = REGIE_DESK_COUNTER (widget)->choice;

  choice.days = with_bit (choice.days, target);
  regie_desk_counter_choose (REGIE_DESK_COUNTER (widget), &choice);
}

static void
choose_part (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieCounterChoice choice = REGIE_DESK_COUNTER (widget)->choice;

  choice.parts = with_bit (choice.parts, target);
  regie_desk_counter_choose (REGIE_DESK_COUNTER (widget), &choice);
}

/* --- what is kept --- */

static void
matched (GtkWidget *widget, const RegieOutcome *outcome)
{
  RegieDeskCounter *self = REGIE_DESK_COUNTER (widget);

  if (outcome == NULL)
    g_clear_pointer (&self->card, regie_desk_card_unref);
  else
    regie_desk_counter_say_done (self, self->where);
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
    g_clear_pointer (&self->card, regie_desk_card_unref);
  else if (offer != 0)
    regie_do_then (widget, self->session, &regie_desk_commands[REGIE_DESK_DECIDE],
                   g_variant_new ("(xx)", outcome->about, offer), NULL, matched);
}

/* Is there something to keep that is not being kept already? */
static gboolean
can_keep (RegieDeskCounter *self)
{
  return self->visitor != NULL && self->offers != NULL && self->offers->can_keep && !self->keeping;
}

/* Keeps the wish, and then matches it with OFFER when that is not 0. */
static void
keep (RegieDeskCounter *self, gint64 offer)
{
  g_autoptr (RegieForm) form = regie_counter_form (self->view, self->visitor, &self->choice);

  self->keeping = TRUE;
  self->agreed = offer;
  regie_desk_counter_say_done (self, NULL);
  regie_do_then (GTK_WIDGET (self), self->session, &regie_desk_commands[REGIE_DESK_KEEP_WISH],
                 g_variant_new ("(xx)", self->visitor->visit, self->visitor->wish), form, kept);
}

static void
save (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskCounter *self = REGIE_DESK_COUNTER (widget);

  if (can_keep (self))
    keep (self, 0);
}

static void
say_yes (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskCounter *self = REGIE_DESK_COUNTER (widget);
  g_autoptr (RegieCounterCard) card = NULL;
  g_autoptr (RegieDeskCard) paper = NULL;
  g_autofree char *where = NULL;

  if (!can_keep (self))
    return;
  card = g_list_model_get_item (G_LIST_MODEL (self->offers->cards), g_variant_get_uint32 (target));
  if (card != NULL)
    paper = regie_counter_card_of (self->view, self->visitor, card->offer, &where);
  if (paper == NULL)
    return;
  g_clear_pointer (&self->card, regie_desk_card_unref);
  g_free (self->where);
  self->card = g_steal_pointer (&paper);
  self->where = g_strdup_printf ("%s: %s", self->visitor->name, where);
  keep (self, card->offer);
}

/* Wants nothing now, or walked away: the next one comes. */
static void
leave (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskCounter *self = REGIE_DESK_COUNTER (widget);

  if (self->visitor != NULL && !self->keeping)
    regie_do (widget, self->session, &regie_desk_commands[REGIE_DESK_LEAVE],
              g_variant_new_int64 (self->visitor->visit), NULL);
}

static void
print_card (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskCounter *self = REGIE_DESK_COUNTER (widget);

  if (self->card != NULL)
    regie_card_print (widget, self->card);
}

/* --- who arrives --- */

static void
arrived (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieDeskCounter) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_session_do_finish (self->session, result, &error);

  if (self->number == NULL) /* closed in the meantime */
    return;
  regie_desk_counter_say_refusal (self, outcome == NULL ? error->message : NULL);
  if (outcome == NULL)
    {
      gboolean of_initials = g_strcmp0 (regie_error_get_field (error),
                                        REGIE_FIELD (Resident, initials)->key)
                             == 0;

      gtk_widget_grab_focus (GTK_WIDGET (of_initials ? self->initials : self->number));
      return;
    }
  gtk_editable_set_text (self->number, "");
  gtk_editable_set_text (self->initials, "");
}

/* What is typed in ENTRY goes into FORM as the field with KEY. */
static void
read_entry (GtkEditable *entry, RegieForm *form, const char *key)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

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
    gtk_widget_grab_focus (GTK_WIDGET (self->number));
  else
    regie_session_do (self->session, &regie_desk_commands[REGIE_DESK_ARRIVE], NULL, form, NULL,
                      arrived, g_object_ref (self));
}

/* --- the keyboard --- */

/* Each row of buttons has its row of keys; of the directions one stays pressed. */
static gboolean
press_tile (RegieDeskCounter *self, gunichar c)
{
  const struct {
    RegieRepeat *tiles;
    const char *keys;
    gboolean stays;
  } rows[] = {
    { self->tiles, REGIE_COUNTER_KEYS, TRUE },
    { self->days, REGIE_COUNTER_DAY_KEYS, FALSE },
    { self->parts, REGIE_COUNTER_PART_KEYS, FALSE },
  };

  for (guint i = 0; c != 0 && c < 128 && i < G_N_ELEMENTS (rows); i++)
    {
      const char *at = strchr (rows[i].keys, (int) c);
      GtkWidget *tile = at != NULL
                          ? regie_repeat_get_child (rows[i].tiles, (guint) (at - rows[i].keys))
                          : NULL;
      GtkToggleButton *button = (GtkToggleButton *) tile;

      if (tile == NULL)
        continue;
      gtk_toggle_button_set_active (button,
                                    rows[i].stays || !gtk_toggle_button_get_active (button));
      gtk_widget_grab_focus (tile);
      return TRUE;
    }
  return FALSE;
}

static void
close_counter (gpointer self)
{
  gtk_widget_activate_action (self, "desk.close-counter", NULL);
}

/* Escape first takes what was typed of a number, and then asks: the screen faces the visitor. */
static void
escape (RegieDeskCounter *self)
{
  if (*gtk_editable_get_text (self->number) != '\0'
      || *gtk_editable_get_text (self->initials) != '\0')
    {
      gtk_editable_set_text (self->number, "");
      gtk_editable_set_text (self->initials, "");
      return;
    }
  regie_ask_yes (GTK_WIDGET (self), _("Close the Counter?"),
                 _("The list with the initials of everybody who wishes something comes back on "
                    "this screen."),
                 _("_Close"), FALSE, close_counter, g_object_ref (self), g_object_unref);
}

gboolean
regie_desk_counter_key_pressed (RegieDeskCounter *self, guint key, guint code,
                                GdkModifierType state, GtkEventControllerKey *keys)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean ctrl = (state & GDK_CONTROL_MASK) != 0;
  gunichar c = g_unichar_tolower (gdk_keyval_to_unicode (key));

  if (ctrl && (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter))
    return gtk_widget_activate_action (widget, "counter.save", NULL);
  if (ctrl && c == 'n')
    return gtk_widget_grab_focus (GTK_WIDGET (self->number));
  if (ctrl && c == 'd' && self->visitor != NULL)
    return gtk_widget_activate (self->details);
  if (ctrl && key == GDK_KEY_BackSpace && self->visitor != NULL
      && (focus == NULL || !GTK_IS_EDITABLE (focus)))
    return gtk_widget_activate_action (widget, "counter.leave", NULL);
  if (ctrl && c == 'p' && self->done != NULL)
    return gtk_widget_activate_action (widget, "counter.card", NULL);
  if (key == GDK_KEY_Escape)
    {
      escape (self);
      return TRUE;
    }
  if (ctrl || self->visitor == NULL || (focus != NULL && GTK_IS_EDITABLE (focus)))
    return FALSE;
  if (c >= 'a' && c < 'a' + g_list_model_get_n_items (G_LIST_MODEL (self->offers->cards)))
    return gtk_widget_activate_action (widget, "counter.yes", "u", c - 'a');
  return press_tile (self, c);
}

void
regie_desk_counter_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "counter.theme", "(ub)", choose_theme);
  gtk_widget_class_install_action (klass, "counter.day", "(ub)", choose_day);
  gtk_widget_class_install_action (klass, "counter.part", "(ub)", choose_part);
  gtk_widget_class_install_action (klass, "counter.save", NULL, save);
  gtk_widget_class_install_action (klass, "counter.leave", NULL, leave);
  gtk_widget_class_install_action (klass, "counter.yes", "u", say_yes);
  gtk_widget_class_install_action (klass, "counter.arrive", NULL, arrive);
  gtk_widget_class_install_action (klass, "counter.card", NULL, print_card);
}
