/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the Meedoenbalie: wishes, offers, what runs, givers. */
#include "regie-desk-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-compat.h"
#include "regie-format.h"
#include "regie-palette.h"
#include "regie-parts.h"
#include "regie-period.h"
#include "regie-record-actions.h"
#include "regie-table-line.h"
#include "regie-text.h"

#define MOST_DRAWN 8 /* places of an offer */

GtkWidget *
regie_desk_label_new (const char *style, gboolean expand)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expand);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* --- a row of a wish or an offer --- */

typedef struct {
  GtkWidget *avatar, *title, *right, *second, *third, *symbol;
} Line;

GtkWidget *
regie_desk_line_new (gpointer data)
{
  Line *line = g_new0 (Line, 1);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *bottom = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  line->avatar = adw_avatar_new (34, NULL, TRUE);
  gtk_widget_set_valign (line->avatar, GTK_ALIGN_CENTER);
  line->title = regie_desk_label_new ("strong", TRUE);
  line->right = regie_desk_label_new ("dim-label", FALSE);
  gtk_widget_add_css_class (line->right, "why");
  line->second = regie_desk_label_new (NULL, TRUE);
  line->third = regie_desk_label_new ("why", TRUE);
  gtk_widget_add_css_class (line->third, "dim-label");
  line->symbol = regie_symbol_new ();
  gtk_widget_set_valign (line->symbol, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (top), line->title);
  gtk_box_append (GTK_BOX (top), line->right);
  gtk_box_append (GTK_BOX (bottom), line->symbol);
  gtk_box_append (GTK_BOX (bottom), line->third);
  gtk_box_append (GTK_BOX (texts), top);
  gtk_box_append (GTK_BOX (texts), line->second);
  gtk_box_append (GTK_BOX (texts), bottom);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), line->avatar);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_widget_add_css_class (row, "desk-line");
  g_object_set_data_full (G_OBJECT (row), "line", line, g_free);
  return row;
}

static void
line_set (GtkWidget *row, const char *initials, const char *title, const char *right,
          const char *second, const char *third, int shape, gboolean chosen)
{
  Line *line = g_object_get_data (G_OBJECT (row), "line");
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s, %s", title, right, second, third);

  gtk_widget_set_visible (line->avatar, initials != NULL);
  if (initials != NULL)
    adw_avatar_set_text (ADW_AVATAR (line->avatar), initials);
  gtk_label_set_text (GTK_LABEL (line->title), title);
  gtk_label_set_text (GTK_LABEL (line->right), right);
  gtk_label_set_text (GTK_LABEL (line->second), second);
  gtk_label_set_text (GTK_LABEL (line->third), third);
  gtk_widget_set_visible (line->symbol, shape >= 0);
  if (shape >= 0)
    regie_symbol_set_shape (REGIE_SYMBOL (line->symbol), shape);
  (chosen ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (row, "chosen");
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* Who has no open wish stands below those who wait. */
static void
bind_idle (RegieDeskPage *self, GtkWidget *row, RegieRecord *resident)
{
  const char *languages = regie_get (resident, Resident, languages);
  g_autofree char *spaced = g_strdup (regie_get (resident, Resident, initials));
  g_autofree char *name = regie_resident_dup_name (resident);

  line_set (row, g_strdelimit (spaced, ".", ' '), name, "", _("no open wish"),
            languages != NULL ? languages : _("languages not known"), -1,
            regie_record_get_id (resident) == self->resident);
}

static void
bind_waiting (RegieDeskPage *self, GtkWidget *row, guint at)
{
  const RegieDeskWish *one = regie_desk_page_wish (self, at);
  const char *own = regie_get (one->wish, Wish, text);
  const char *languages = regie_get (one->resident, Resident, languages);
  const char *rhythm = regie_get (one->wish, Wish, rhythm);
  g_autofree char *days = regie_format_since (regie_get_day (one->wish, Wish, opened_on),
                                              regie_office_today (regie_desk_page_office (self)));
  g_autofree char *third = g_strjoin (" · ",
                                      languages != NULL ? languages : _("languages not known"),
                                      rhythm != NULL ? rhythm : _("days not known"), NULL);
  g_autofree char *spaced = g_strdup (regie_get (one->resident, Resident, initials));
  g_autofree char *name = regie_resident_dup_name (one->resident);

  line_set (row, g_strdelimit (spaced, ".", ' '), name, days,
            own != NULL ? own
                        : regie_codes_label (regie_desk_page_office (self)->codes, "meedoen",
                                             regie_get (one->wish, Wish, kind)),
            third, -1, regie_record_get_id (one->wish) == self->wish);
}

void
regie_desk_bind_wish (GtkWidget *row, guint position, gpointer data)
{
  RegieDeskPage *self = data;
  guint at = g_array_index (self->waiting, guint, position);

  if (at >= REGIE_DESK_IDLE)
    {
      bind_idle (self, row, self->desk->idle->pdata[at - REGIE_DESK_IDLE]);
      return;
    }
  bind_waiting (self, row, at);
}

/* How certain an offer still is, in words with its shape. */
static char *
dup_freshness (RegieDeskPage *self, guint at, RegieShape *shape)
{
  const RegieMatchOffer *offer = &g_array_index (self->desk->offers, RegieMatchOffer, at);
  RegieDay today = regie_office_today (regie_desk_page_office (self));
  int left = offer->places - offer->taken;
  g_autofree char *when = NULL;

  *shape = left > 0 ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN;
  if (offer->paused)
    return *shape = REGIE_SHAPE_RUN, g_strdup (_("paused"));
  if (offer->until != REGIE_DAY_NONE && offer->until < today)
    return *shape = REGIE_SHAPE_RUN, g_strdup (_("over"));
  if (offer->fresh_until != REGIE_DAY_NONE && offer->fresh_until < today)
    {
      *shape = REGIE_SHAPE_SOON;
      when = regie_day_dup_short (offer->fresh_until, today);
      return g_strdup_printf (_("call: not certain since %s"), when);
    }
  if (left <= 0)
    return g_strdup (_("full"));
  return g_strdup_printf (ngettext ("%d place free", "%d places free", left), left);
}

/* A few places are drawn: full for taken, open for free; what is said aloud stays the numbers. */
static void
show_places (GtkWidget *row, int taken, int places)
{
  Line *line = g_object_get_data (G_OBJECT (row), "line");
  g_autoptr (GString) markup = g_string_new (NULL);
  const GdkRGBA *free = regie_tone (REGIE_TONE_DONE);
  const GdkRGBA *dim = regie_tone (REGIE_TONE_DIM);

  if (places > MOST_DRAWN)
    return;
  for (int i = 0; i < places; i++)
    {
      const GdkRGBA *color = i < taken ? dim : free;

      g_string_append_printf (markup, "<span size='larger' color='#%02x%02x%02x'>%s</span>",
                              (int) (color->red * 255), (int) (color->green * 255),
                              (int) (color->blue * 255), i < taken ? "●" : "○");
    }
  gtk_label_set_markup (GTK_LABEL (line->right), markup->str);
}

void
regie_desk_bind_offer (GtkWidget *row, guint position, gpointer data)
{
  RegieDeskPage *self = data;
  guint at = g_array_index (self->offered, guint, position);
  const RegieDeskOffer *one = regie_desk_page_offer (self, at);
  const RegieMatchOffer *offer = &g_array_index (self->desk->offers, RegieMatchOffer, at);
  RegieShape shape;
  g_autofree char *fresh = dup_freshness (self, at, &shape);
  g_autofree char *places = g_strdup_printf ("%d/%d", MIN (offer->taken, offer->places),
                                             offer->places);

  line_set (row, NULL, regie_get (one->giver, Giver, name), places,
            regie_get (one->offer, Offer, title), fresh, shape,
            regie_record_get_id (one->offer) == self->offer);
  show_places (row, MIN (offer->taken, offer->places), offer->places);
}

/* --- what runs --- */

typedef struct {
  GtkWidget *came, *missed, *more;
} Buttons;

GtkWidget *
regie_desk_running_new (gpointer data)
{
  GtkWidget *line = regie_table_line_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Buttons *buttons = g_new (Buttons, 1);

  *buttons = (Buttons){ gtk_button_new_with_label (_("Came today…")),
                        gtk_button_new_with_label (_("Did not come")), gtk_menu_button_new () };
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (buttons->more), "view-more-symbolic");
  gtk_widget_set_tooltip_text (buttons->more, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (buttons->more), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("More"), -1);
  gtk_box_append (GTK_BOX (box), buttons->came);
  gtk_box_append (GTK_BOX (box), buttons->missed);
  gtk_box_append (GTK_BOX (box), buttons->more);
  g_object_set_data_full (G_OBJECT (box), "buttons", buttons, g_free);
  regie_table_line_set_suffix (REGIE_TABLE_LINE (line), box);
  return line;
}

static int
wish_of (RegieDeskPage *self, RegieRecord *match)
{
  return regie_desk_find_wish (self->desk, regie_get_int (match, Match, wish, 0));
}

void
regie_desk_bind_running (GtkWidget *row, guint position, gpointer data)
{
  RegieDeskPage *self = data;
  RegieRecord *match = self->desk->matches->pdata[g_array_index (self->running, guint, position)];
  int wish = wish_of (self, match);
  int offer = regie_desk_find_offer (self->desk, regie_get_int (match, Match, offer, 0));
  Buttons *buttons = g_object_get_data (
    G_OBJECT (regie_table_line_get_suffix (REGIE_TABLE_LINE (row))), "buttons");
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *since = regie_day_dup_short (regie_get_day (match, Match, begun_on)
                                                    != REGIE_DAY_NONE
                                                  ? regie_get_day (match, Match, begun_on)
                                                  : regie_get_day (match, Match, decided_on),
                                                regie_office_today (regie_desk_page_office (self)));
  g_autofree char *about = g_strdup_printf (_("since %s"), since);
  g_autofree char *spoken = NULL;
  g_autofree char *place = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *total = NULL;
  g_autofree char *who = wish >= 0
                           ? regie_resident_dup_name (regie_desk_page_wish (self, wish)->resident)
                           : g_strdup ("–");
  const char *came;
  int minutes;
  const char *stage = regie_get (match, Match, stage);
  const char *where = offer >= 0
                        ? regie_get (regie_desk_page_offer (self, offer)->giver, Giver, name)
                        : "–";
  const char *what = offer >= 0
                       ? regie_get (regie_desk_page_offer (self, offer)->offer, Offer, title)
                       : NULL;
  const char *next;
  gint64 id = regie_record_get_id (match);
  gboolean linked = wish >= 0
                    && regie_get (regie_desk_page_wish (self, wish)->resident, Resident, linked)
                         != NULL;

  place = what != NULL ? g_strdup_printf ("%s – %s", where, what) : g_strdup (where);
  came = regie_desk_attended (self->desk, id, &minutes);
  hours = regie_minutes_dup_hours (minutes);
  total = g_strdup_printf (linked ? _("%s hours, in the PIP") : _("%s hours"), hours);
  regie_table_line_set (REGIE_TABLE_LINE (row), who, place, came, total, self->narrow);
  regie_table_line_set_bar (REGIE_TABLE_LINE (row), 0, 0);
  regie_table_line_set_judgement (
    REGIE_TABLE_LINE (row), strcmp (stage, "loopt") == 0 ? REGIE_SHAPE_DONE : REGIE_SHAPE_RUN,
    regie_codes_label (regie_desk_page_office (self)->codes, "koppelingstand", stage), about);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (buttons->came), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (buttons->came), "desk.came");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (buttons->missed), "x", id);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (buttons->missed), "desk.missed");
  gtk_widget_set_visible (buttons->missed, !self->narrow);
  if (self->narrow)
    gtk_button_set_icon_name (GTK_BUTTON (buttons->came), "emblem-ok-symbolic");
  else
    gtk_button_set_label (GTK_BUTTON (buttons->came), _("Came today…"));
  gtk_widget_set_tooltip_text (buttons->came, _("Came today…"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (buttons->came), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Came today…"), -1);
  for (guint i = 0; (next = regie_match_next (stage, i)) != NULL; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (
        regie_codes_label (regie_desk_page_office (self)->codes, "koppelingstand", next), NULL);

      if (strcmp (next, "gestopt") == 0) /* asks why */
        g_menu_item_set_action_and_target (item, "desk.stop", "x", id);
      else
        g_menu_item_set_action_and_target (item, "desk.move", "(xs)", id, next);
      g_menu_append_item (menu, item);
    }
  {
    g_autoptr (GMenuItem) item = g_menu_item_new (_("Evaluation…"), NULL);

    g_menu_item_set_action_and_target (item, "records.edit", "(ux)", REGIE_ENTITY_Match, id);
    g_menu_append_item (menu, item);
  }
  regie_menu_button_set_menu (GTK_MENU_BUTTON (buttons->more), G_MENU_MODEL (menu));
  spoken = g_strdup_printf (
    "%s, %s, %s, %s", who, where,
    regie_codes_label (regie_desk_page_office (self)->codes, "koppelingstand", stage), about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

/* --- givers --- */

GtkWidget *
regie_desk_giver_new (gpointer data)
{
  GtkWidget *line = regie_table_line_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *told = gtk_button_new_with_label (_("Spoken to"));
  GtkWidget *thanked = gtk_button_new_with_label (_("Thanked"));
  GtkWidget *more = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_widget_set_tooltip_text (more, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (more), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"),
                                  -1);
  gtk_box_append (GTK_BOX (box), told);
  gtk_box_append (GTK_BOX (box), thanked);
  gtk_box_append (GTK_BOX (box), more);
  g_object_set_data (G_OBJECT (box), "more", more);
  g_object_set_data (G_OBJECT (box), "told", told);
  g_object_set_data (G_OBJECT (box), "thanked", thanked);
  regie_table_line_set_suffix (REGIE_TABLE_LINE (line), box);
  return line;
}

static void
set_giver_menu (GtkMenuButton *button, gint64 giver)
{
  static const struct {
    const char *label, *action;
    gboolean record;
  } items[] = {
    { N_("New Offer…"), "desk.add-offer", FALSE },
    { N_("Giver…"), "records.edit", TRUE },
    { N_("Remove"), "records.remove", TRUE },
  };
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_(items[i].label), NULL);

      g_menu_item_set_action_and_target_value (item, items[i].action,
                                               items[i].record
                                                 ? g_variant_new ("(ux)", REGIE_ENTITY_Giver, giver)
                                                 : g_variant_new_int64 (giver));
      g_menu_append_item (menu, item);
    }
  regie_menu_button_set_menu (button, G_MENU_MODEL (menu));
}

void
regie_desk_bind_giver (GtkWidget *row, guint position, gpointer data)
{
  RegieDeskPage *self = data;
  const RegieDeskGiver *giver = &g_array_index (self->givers, RegieDeskGiver, position);
  RegieDay today = regie_office_today (regie_desk_page_office (self));
  RegieDay told = regie_get_day (giver->giver, Giver, told_on);
  RegieDay thanked = regie_get_day (giver->giver, Giver, thanked_on);
  GtkWidget *box = regie_table_line_get_suffix (REGIE_TABLE_LINE (row));
  GtkWidget *told_button = g_object_get_data (G_OBJECT (box), "told");
  GtkWidget *thanked_button = g_object_get_data (G_OBJECT (box), "thanked");
  const char *contact = regie_get (giver->giver, Giver, contact);
  const char *phone = regie_get (giver->giver, Giver, phone);
  gboolean silent = told == REGIE_DAY_NONE
                    || told + regie_desk_page_office (self)->match.giver_days < today;
  g_autofree char *reach = g_strjoin (" · ", contact != NULL ? contact : _("no contact person"),
                                      phone != NULL ? phone
                                                    : regie_get (giver->giver, Giver, email),
                                      NULL);
  g_autofree char *offers = g_strdup_printf (ngettext ("%u offer", "%u offers", giver->n_offers),
                                             giver->n_offers);
  g_autofree char *running = giver->n_running > 0
                               ? g_strdup_printf (ngettext ("%u takes part", "%u take part",
                                                            giver->n_running),
                                                  giver->n_running)
                               : g_strdup (_("nobody was found yet"));
  g_autofree char *since = told != REGIE_DAY_NONE ? regie_day_dup_short (told, today) : NULL;
  g_autofree char *said = told != REGIE_DAY_NONE ? regie_format_since (told, today)
                                                 : g_strdup (_("never"));
  g_autofree char *thanks = thanked != REGIE_DAY_NONE ? regie_day_dup_short (thanked, today) : NULL;
  g_autofree char *about = thanks != NULL  ? g_strdup_printf (_("spoken to %s · thanked %s"),
                                                             since != NULL ? since : "–", thanks)
                           : since != NULL ? g_strdup_printf (_("spoken to %s"), since)
                                           : NULL;
  g_autofree char *spoken = NULL;

  regie_table_line_set (REGIE_TABLE_LINE (row), regie_get (giver->giver, Giver, name), reach,
                        offers, running, self->narrow);
  regie_table_line_set_bar (REGIE_TABLE_LINE (row), 0, 0);
  regie_table_line_set_judgement (REGIE_TABLE_LINE (row),
                                  silent ? REGIE_SHAPE_SOON : REGIE_SHAPE_DONE, said, about);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (told_button), "x",
                                    regie_record_get_id (giver->giver));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (told_button), "desk.spoken-to");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (thanked_button), "x",
                                    regie_record_get_id (giver->giver));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (thanked_button), "desk.thanked");
  gtk_widget_set_visible (thanked_button, !self->narrow);
  set_giver_menu (GTK_MENU_BUTTON (g_object_get_data (G_OBJECT (box), "more")),
                  regie_record_get_id (giver->giver));
  gtk_widget_set_tooltip_text (row, about);
  spoken = g_strdup_printf ("%s, %s, %s", regie_get (giver->giver, Giver, name), said, running);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}
