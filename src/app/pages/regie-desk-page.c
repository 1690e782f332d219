/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-desk-page-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-compat.h"
#include "regie-desk-counter.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-error.h"
#include "regie-format.h"
#include "regie-list.h"
#include "regie-parts.h"
#include "regie-record-actions.h"
#include "regie-table-line.h"
#include "regie-question.h"
#include "regie-text.h"

#define HEAD_HEIGHT 32    /* of each column, one with a button and the others without */
#define MOST_PROPOSALS 12 /* more is no choice any more */

enum { COUNTER, OPEN_FILE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieDeskPage, regie_desk_page, GTK_TYPE_WIDGET)

static void reveal_wanted (RegieDeskPage *self);

/* --- proposals --- */

static GtkWidget *
action_button (const char *label, const char *action, GVariant *target, const char *style)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_add_css_class (button, "pill-small");
  if (style != NULL)
    gtk_widget_add_css_class (button, style);
  return button;
}

static GtkWidget *
proposal_new (RegieDeskPage *self, const RegieFit *fit, gboolean first)
{
  const RegieDeskWish *wish = regie_desk_page_wish (self, fit->wish);
  const RegieDeskOffer *offer = regie_desk_page_offer (self, fit->offer);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *heads = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *columns = gtk_grid_new ();
  GtkWidget *pros_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *cons_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gint64 wish_id = regie_record_get_id (wish->wish);
  gint64 offer_id = regie_record_get_id (offer->offer);
  const char *rhythm = regie_get (offer->offer, Offer, rhythm);
  g_auto (GStrv) pros = NULL;
  g_auto (GStrv) cons = NULL;
  g_autofree char *title = NULL;
  g_autofree char *about = NULL;

  regie_desk_explain (self->desk, fit, &pros, &cons, NULL);
  if (self->wish != 0)
    {
      title = g_strdup_printf ("%s – %s", regie_get (offer->giver, Giver, name),
                               regie_get (offer->offer, Offer, title));
      about = g_strjoin (" · ", rhythm != NULL ? rhythm : _("days not known"),
                         regie_get (offer->offer, Offer, place), NULL);
    }
  else
    {
      title = regie_resident_dup_name (wish->resident);
      about = g_strdup (regie_get (wish->wish, Wish, text));
    }
  gtk_box_append (GTK_BOX (heads), regie_label_new (title, "strong", 0));
  if (about != NULL)
    {
      GtkWidget *line = regie_label_new (about, "why", 0);

      gtk_widget_add_css_class (line, "dim-label");
      gtk_box_append (GTK_BOX (heads), line);
    }
  regie_add_reasons (pros_box, pros, TRUE, G_MAXUINT);
  regie_add_reasons (cons_box, cons, FALSE, G_MAXUINT);
  gtk_grid_set_column_spacing (GTK_GRID (columns), 16);
  gtk_grid_set_column_homogeneous (GTK_GRID (columns), TRUE);
  gtk_grid_attach (GTK_GRID (columns), pros_box, 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (columns), cons_box, 1, 0, 1, 1);
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (buttons),
                  action_button (_("Does not _fit…"), "desk.decline",
                                 g_variant_new ("(xx)", wish_id, offer_id), NULL));
  gtk_box_append (GTK_BOX (buttons),
                  action_button (_("Card"), "desk.card", g_variant_new ("(xx)", wish_id, offer_id),
                                 NULL));
  gtk_box_append (GTK_BOX (buttons), action_button (_("_Match"), "desk.decide",
                                                    g_variant_new ("(xx)", wish_id, offer_id),
                                                    first ? "suggested-action" : NULL));
  gtk_box_append (GTK_BOX (card), heads);
  gtk_box_append (GTK_BOX (card), columns);
  gtk_box_append (GTK_BOX (card), buttons);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "proposal");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  regie_desk_links_set_card (card, wish_id, offer_id);
  return card;
}

/* Why so many others are not proposed: how often each limit refused. */
static char *
dup_refused (RegieDeskPage *self, GArray *fits, guint *n)
{
  guint counts[REGIE_N_HARD] = { 0 };
  GString *text = g_string_new (NULL);
  static const char *const labels[] = { N_("paused"),
                                        N_("over"),
                                        N_("full"),
                                        N_("decided before"),
                                        N_("age"),
                                        N_("times"),
                                        N_("distance"),
                                        N_("VOG"),
                                        N_("work permit"),
                                        N_("what cannot"),
                                        N_("takes part already") };

  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == REGIE_N_HARD);
  *n = 0;
  for (guint i = 0; i < fits->len; i++)
    {
      const RegieFit *fit = &g_array_index (fits, RegieFit, i);

      *n += fit->hard != 0;
      for (guint k = 0; k < REGIE_N_HARD; k++)
        counts[k] += fit->hard >> k & 1;
    }
  for (guint k = 0; k < REGIE_N_HARD; k++)
    if (counts[k] > 0)
      g_string_append_printf (text, "%s%s %u", text->len > 0 ? " · " : "", _(labels[k]),
                              counts[k]);
  return g_string_free (text, FALSE);
}

static void
add_item (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* What can be done with the wish or offer that was chosen. */
static void
fill_tools (RegieDeskPage *self, guint at)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (self->wish != 0)
    {
      gint64 resident = regie_record_get_id (regie_desk_page_wish (self, at)->resident);

      add_item (menu, _("Resident…"), "records.edit",
                g_variant_new ("(ux)", REGIE_ENTITY_Resident, resident));
      add_item (menu, _("Wish…"), "records.edit",
                g_variant_new ("(ux)", REGIE_ENTITY_Wish, self->wish));
      add_item (menu, _("Another Wish…"), "desk.add-wish", g_variant_new_int64 (resident));
      if (regie_get (regie_desk_page_wish (self, at)->resident, Resident, linked) == NULL
          && regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS))
        add_item (menu, _("Link to a Dossier…"), "desk.link", g_variant_new_int64 (resident));
      add_item (menu, _("Withdraw and Erase…"), "desk.withdraw", g_variant_new_int64 (self->wish));
      add_item (menu, _("Erase the Resident…"), "desk.erase-resident",
                g_variant_new_int64 (resident));
    }
  else
    {
      add_item (menu, _("Offer…"), "records.edit",
                g_variant_new ("(ux)", REGIE_ENTITY_Offer, self->offer));
      add_item (menu, _("Giver…"), "records.edit",
                g_variant_new ("(ux)", REGIE_ENTITY_Giver,
                               regie_record_get_id (regie_desk_page_offer (self, at)->giver)));
      add_item (menu, _("Another Offer…"), "desk.add-offer",
                g_variant_new_int64 (
                  regie_record_get_id (regie_desk_page_offer (self, at)->giver)));
      add_item (menu, _("Remove"), "records.remove",
                g_variant_new ("(ux)", REGIE_ENTITY_Offer, self->offer));
    }
  regie_menu_button_set_menu (GTK_MENU_BUTTON (self->middle_tools), G_MENU_MODEL (menu));
}

static void
place_offer (RegieDeskPage *self, gboolean *placed, guint at)
{
  if (placed[at])
    return;
  placed[at] = TRUE;
  g_array_append_val (self->offered, at);
}

/* The offers on the right: what is proposed stands first, in its order, so that it lies beside its
 * proposal.  Without proposals (FITS NULL) they stay as they stood. */
static void
order_offers (RegieDeskPage *self, GArray *fits)
{
  g_autofree gboolean *placed = g_new0 (gboolean, self->desk->offers->len + 1);

  g_array_set_size (self->offered, 0);
  for (guint i = 0; fits != NULL && i < MIN (fits->len, MOST_PROPOSALS)
                    && g_array_index (fits, RegieFit, i).hard == 0;
       i++)
    place_offer (self, placed, g_array_index (fits, RegieFit, i).offer);
  for (guint i = 0; fits == NULL && i < self->order->len; i++)
    {
      int at = regie_desk_find_offer (self->desk, g_array_index (self->order, gint64, i));

      if (at >= 0)
        place_offer (self, placed, (guint) at);
    }
  for (guint i = 0; i < self->desk->offers->len; i++)
    place_offer (self, placed, i);
  g_array_set_size (self->order, 0);
  for (guint i = 0; i < self->offered->len; i++)
    {
      gint64 id = regie_record_get_id (
        regie_desk_page_offer (self, g_array_index (self->offered, guint, i))->offer);

      g_array_append_val (self->order, id);
    }
}

static void
show_proposals (RegieDeskPage *self)
{
  int at = self->wish != 0    ? regie_desk_find_wish (self->desk, self->wish)
           : self->offer != 0 ? regie_desk_find_offer (self->desk, self->offer)
                              : -1;
  g_autoptr (GArray) fits = NULL;
  g_autofree char *whom = NULL;
  g_autofree char *title = NULL;
  g_autofree char *refused = NULL;
  g_autofree char *about = NULL;
  guint n = 0;
  guint n_refused = 0;

  regie_clear_children (self->proposals);
  gtk_widget_queue_draw (self->links);
  gtk_widget_set_visible (self->middle_tools, at >= 0);
  if (at < 0)
    {
      order_offers (self, NULL);
      self->wish = self->offer = 0;
      gtk_label_set_text (GTK_LABEL (self->middle_title), _("Proposals"));
      gtk_label_set_text (GTK_LABEL (self->middle_about), "");
      if (self->resident != 0)
        {
          g_autoptr (GMenu) menu = g_menu_new ();

          add_item (menu, _("Record a Wish…"), "desk.add-wish",
                    g_variant_new_int64 (self->resident));
          add_item (menu, _("Resident…"), "records.edit",
                    g_variant_new ("(ux)", REGIE_ENTITY_Resident, self->resident));
          add_item (menu, _("Erase the Resident…"), "desk.erase-resident",
                    g_variant_new_int64 (self->resident));
          regie_menu_button_set_menu (GTK_MENU_BUTTON (self->middle_tools), G_MENU_MODEL (menu));
          gtk_widget_set_visible (self->middle_tools, TRUE);
          regie_stack_show_nothing (self->middle, "list-add-symbolic", _("No open wish"),
                                    _("Record a wish with the button above, or at the counter."));
          return;
        }
      regie_stack_show_nothing (
        self->middle, "system-users-symbolic", _("Choose a wish or an offer"),
        _("Regie shows what fits and what speaks against it. A person decides."));
      return;
    }
  fits = self->wish != 0 ? regie_desk_for_wish (self->desk, at, TRUE)
                         : regie_desk_for_offer (self->desk, at, TRUE);
  if (self->wish != 0)
    order_offers (self, fits);
  while (n < fits->len && n < MOST_PROPOSALS && g_array_index (fits, RegieFit, n).hard == 0)
    {
      gtk_box_append (GTK_BOX (self->proposals),
                      proposal_new (self, &g_array_index (fits, RegieFit, n), n == 0));
      n++;
    }
  refused = dup_refused (self, fits, &n_refused);
  whom = self->wish != 0
           ? regie_resident_dup_name (regie_desk_page_wish (self, at)->resident)
           : g_strdup (regie_get (regie_desk_page_offer (self, at)->offer, Offer, title));
  title = g_strdup_printf (_("Proposals for %s"), whom);
  gtk_label_set_text (GTK_LABEL (self->middle_title), title);
  about = n_refused > 0
            ? g_strdup_printf (ngettext ("%u does not fit: %s", "%u do not fit: %s", n_refused),
                               n_refused, refused)
            : g_strdup ("");
  gtk_label_set_text (GTK_LABEL (self->middle_about), about);
  fill_tools (self, at);
  if (n == 0)
    regie_stack_show_nothing (self->middle, "system-search-symbolic", _("Nothing fits now"),
                              about);
  else
    gtk_stack_set_visible_child_name (self->middle, "list");
}

static void
choose (RegieDeskPage *self, gint64 wish, gint64 offer, gint64 resident)
{
  self->wish = wish;
  self->offer = offer;
  self->resident = resident;
  show_proposals (self);
  regie_list_refresh (REGIE_LIST (self->wish_list), 0,
                      regie_list_get_n (REGIE_LIST (self->wish_list)));
  regie_list_refresh (REGIE_LIST (self->offer_list), 0,
                      regie_list_get_n (REGIE_LIST (self->offer_list)));
}

static void
wish_activated (RegieDeskPage *self, guint position)
{
  guint at = g_array_index (self->waiting, guint, position);

  if (at >= REGIE_DESK_IDLE)
    choose (self, 0, 0, regie_record_get_id (self->desk->idle->pdata[at - REGIE_DESK_IDLE]));
  else
    choose (self, regie_record_get_id (regie_desk_page_wish (self, at)->wish), 0, 0);
  regie_list_set_cursor (REGIE_LIST (self->offer_list), 0, FALSE); /* where the proposals are */
}

static void
offer_activated (RegieDeskPage *self, guint position)
{
  choose (self, 0,
          regie_record_get_id (
            regie_desk_page_offer (self, g_array_index (self->offered, guint, position))->offer),
          0);
}

static void
giver_activated (RegieDeskPage *self, guint position)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "records.edit", "(ux)", REGIE_ENTITY_Giver,
                              regie_record_get_id (
                                g_array_index (self->givers, RegieDeskGiver, position).giver));
}

static int
longest_silent (gconstpointer a, gconstpointer b)
{
  RegieDay one = regie_get_day (((const RegieDeskGiver *) a)->giver, Giver, told_on);
  RegieDay other = regie_get_day (((const RegieDeskGiver *) b)->giver, Giver, told_on);

  return (one > other) - (one < other);
}

/* Givers in the order of how long they heard nothing; also those that offer nothing yet. */
static void
collect_givers (RegieDeskPage *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  g_array_set_size (self->givers, 0);
  for (guint i = 0; i < self->desk->givers->len; i++)
    {
      g_array_append_val (self->givers,
                          ((RegieDeskGiver){ .giver = self->desk->givers->pdata[i] }));
      g_hash_table_insert (places, self->desk->givers->pdata[i], GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < self->desk->offer_records->len; i++)
    {
      RegieDeskGiver *giver = &g_array_index (
        self->givers, RegieDeskGiver,
        GPOINTER_TO_UINT (g_hash_table_lookup (places, regie_desk_page_offer (self, i)->giver)));

      giver->n_offers++;
      giver->n_running += g_array_index (self->desk->offers, RegieMatchOffer, i).taken;
    }
  g_array_sort (self->givers, longest_silent);
}

/* --- loading --- */

static void
show_figures (RegieDeskPage *self, const RegieDeskAnswer *answer)
{
  self->year = answer->year;
  self->quarter = answer->quarter;
  regie_clear_children (self->figures);
  for (guint i = 0; i < REGIE_N_DESK_FIGURES; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 24);
      const gint64 values[] = { answer->quarter.values[i], answer->year.values[i] };

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), regie_desk_figure_label (i));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), regie_desk_figure_about (i));
      for (guint k = 0; k < 2; k++)
        {
          g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, values[k]);
          GtkWidget *label = gtk_label_new (text);

          gtk_label_set_xalign (GTK_LABEL (label), 1);
          gtk_label_set_width_chars (GTK_LABEL (label), 8);
          gtk_widget_add_css_class (label, "numeric");
          if (k == 1)
            gtk_widget_add_css_class (label, "strong");
          gtk_box_append (GTK_BOX (box), label);
        }
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
      gtk_list_box_append (GTK_LIST_BOX (self->figures), row);
    }
}

static void
set_list (GtkWidget *stack, GtkWidget *list, guint n, const char *title, const char *about)
{
  regie_list_set_n (REGIE_LIST (list), n);
  regie_list_refresh (REGIE_LIST (list), 0, n);
  if (n == 0)
    regie_stack_show_nothing (GTK_STACK (stack), "system-users-symbolic", title, about);
  else
    gtk_stack_set_visible_child_name (GTK_STACK (stack), "list");
}

static gboolean
matches_search (RegieRecord *resident, RegieRecord *wish, const char *const *words)
{
  const char *initials = regie_get (resident, Resident, initials);
  const char *number = regie_get (resident, Resident, number);
  const char *text = wish != NULL ? regie_get (wish, Wish, text) : NULL;
  const char *skills = wish != NULL ? regie_get (wish, Wish, skills) : NULL;
  g_autofree char *together = regie_text_squeeze (initials);
  g_autofree char *bare = regie_text_squeeze (number != NULL ? number : "");
  g_autofree char *all = g_strjoin (" ", initials, together, number != NULL ? number : "", bare,
                                    text != NULL ? text : "", skills != NULL ? skills : "", NULL);
  g_autofree char *folded = regie_text_fold (all);

  return regie_question_matches (words, folded);
}

/* Those who wait and are looked for, and below them who has no wish.  Returns how many wait in all.
 */
static guint
fill_waiting (RegieDeskPage *self)
{
  g_auto (GStrv) words = regie_question_dup_words (
    gtk_editable_get_text (GTK_EDITABLE (self->search)));
  guint n = 0;

  g_array_set_size (self->waiting, 0);
  for (guint i = 0; i < self->desk->wish_records->len; i++)
    if (regie_desk_page_wish (self, i)->running == NULL && !regie_desk_is_tried (self->desk, i))
      {
        n++;
        if (matches_search (regie_desk_page_wish (self, i)->resident,
                            regie_desk_page_wish (self, i)->wish, (const char *const *) words))
          g_array_append_val (self->waiting, i);
      }
  for (guint i = 0; i < self->desk->idle->len; i++)
    if (matches_search (self->desk->idle->pdata[i], NULL, (const char *const *) words))
      {
        guint at = REGIE_DESK_IDLE + i;

        g_array_append_val (self->waiting, at);
      }
  return n;
}

static void
search_changed (RegieDeskPage *self)
{
  if (self->desk == NULL)
    return;
  fill_waiting (self);
  set_list (self->wish_stack, self->wish_list, self->waiting->len, _("Nobody found"),
            _("Look for initials, a number or a word of the wish."));
}

static void
desk_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieDeskPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieDeskAnswer) answer = regie_session_ask_finish (self->session, result, &error);
  g_autofree char *wishes = NULL;
  g_autofree char *offers = NULL;
  int places = 0;
  guint n_waiting;

  if (answer == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
          && !g_error_matches (error, REGIE_ERROR, REGIE_ERROR_CANCELLED))
        regie_show_error (GTK_WIDGET (self), error);
      return;
    }
  g_clear_pointer (&self->desk, regie_desk_free);
  self->desk = g_steal_pointer (&answer->desk);
  n_waiting = fill_waiting (self);
  g_array_set_size (self->running, 0);
  for (guint i = 0; i < self->desk->matches->len; i++)
    if (regie_get (self->desk->matches->pdata[i], Match, ended_on) == NULL
        && strcmp (regie_get (self->desk->matches->pdata[i], Match, stage), "past_niet") != 0)
      g_array_append_val (self->running, i);
  for (guint i = 0; i < self->desk->offers->len; i++)
    {
      const RegieMatchOffer *offer = &g_array_index (self->desk->offers, RegieMatchOffer, i);

      places += offer->paused ? 0 : MAX (0, offer->places - offer->taken);
    }
  collect_givers (self);
  wishes = n_waiting > 0 ? g_strdup_printf (
             ngettext ("%u waits, longest first", "%u wait, longest first", n_waiting), n_waiting)
                         : g_strdup ("");
  offers = g_strdup_printf (ngettext ("%d place", "%d places", places), places);
  gtk_label_set_text (GTK_LABEL (self->wish_title), wishes);
  gtk_label_set_text (GTK_LABEL (self->offer_title), offers);
  if (self->wish == 0 && self->offer == 0 && self->resident == 0 && n_waiting > 0)
    self->wish = regie_record_get_id (
      regie_desk_page_wish (self, g_array_index (self->waiting, guint, 0))->wish);
  order_offers (self, NULL);
  show_proposals (self);
  set_list (self->wish_stack, self->wish_list, self->waiting->len, _("Nobody waits"),
            _("A wish is recorded at the counter, or read in from a file."));
  set_list (self->offer_stack, self->offer_list, self->desk->offers->len, _("No offers yet"),
            self->desk->givers->len > 0
              ? _("An offer is added in the menu of its giver, under Givers.")
              : _("Record a giver of the city and what can be done there."));
  set_list (self->running_stack, self->running_list, self->running->len, _("Nothing runs yet"),
            _("What is agreed stands here, with who came."));
  set_list (self->giver_stack, self->giver_list, self->givers->len, _("No givers yet"),
            _("Record a giver of the city and what can be done there."));
  show_figures (self, answer);
  regie_desk_counter_set_desk (REGIE_DESK_COUNTER (self->counter), self->desk);
  if (self->wanted != 0)
    reveal_wanted (self);
}

static void
reload (RegieDeskPage *self)
{
  if (!regie_session_is_open (self->session) || !regie_session_may (self->session, REGIE_MAY_DESK))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  regie_commands_guard (GTK_WIDGET (self), self->session);
  regie_session_ask (self->session, &regie_desk_questions[REGIE_DESK_READ], NULL, self->cancellable,
                     desk_read, g_object_ref (self));
}

/* --- views --- */

static void
show_view (RegieDeskPage *self, const char *view)
{
  static const char *const names[REGIE_N_DESK_VIEWS] = { "match", "running", "givers", "figures" };

  gtk_stack_set_visible_child_name (self->views, view);
  for (guint i = 0; i < REGIE_N_DESK_VIEWS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->toggles[i]),
                                  strcmp (names[i], view) == 0);
}

/* Narrow, wishes and offers take turns above the proposals. */
static void
show_sides (RegieDeskPage *self)
{
  gtk_widget_set_visible (self->sides, self->narrow);
  gtk_widget_set_visible (self->wish_side, !self->narrow || !self->offers_shown);
  gtk_widget_set_visible (self->offer_side, !self->narrow || self->offers_shown);
  for (guint i = 0; i < 2; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->side_toggles[i]),
                                  self->offers_shown == (i == 1));
}

/* The wish of RESIDENT that waits longest; 0 when there is none. */
static gint64
oldest_wish (RegieDeskPage *self, gint64 resident)
{
  for (guint i = 0; i < self->desk->wish_records->len; i++)
    {
      const RegieDeskWish *one = regie_desk_page_wish (self, i);

      if (one->running == NULL && regie_record_get_id (one->resident) == resident
          && !regie_desk_is_tried (self->desk, i))
        return regie_record_get_id (one->wish);
    }
  return 0;
}

/* Scrolls to the row of what somebody was sent to look at. */
static void
reveal_wanted (RegieDeskPage *self)
{
  for (guint i = 0; i < self->offered->len; i++)
    if (regie_record_get_id (
          regie_desk_page_offer (self, g_array_index (self->offered, guint, i))->offer)
        == self->wanted)
      regie_list_set_cursor (REGIE_LIST (self->offer_list), i, FALSE);
  for (guint i = 0; i < self->waiting->len; i++)
    {
      guint at = g_array_index (self->waiting, guint, i);
      RegieRecord *resident = at >= REGIE_DESK_IDLE ? self->desk->idle->pdata[at - REGIE_DESK_IDLE]
                                                    : regie_desk_page_wish (self, at)->resident;

      if (regie_record_get_id (resident) == self->wanted)
        regie_list_set_cursor (REGIE_LIST (self->wish_list), i, FALSE);
    }
  for (guint i = 0; i < self->givers->len; i++)
    if (regie_record_get_id (g_array_index (self->givers, RegieDeskGiver, i).giver) == self->wanted)
      regie_list_set_cursor (REGIE_LIST (self->giver_list), i, FALSE);
  for (guint i = 0; i < self->running->len; i++)
    if (regie_record_get_id (self->desk->matches->pdata[g_array_index (self->running, guint, i)])
        == self->wanted)
      regie_list_set_cursor (REGIE_LIST (self->running_list), i, FALSE);
  self->wanted = 0;
}

void
regie_desk_page_show (RegieDeskPage *self, const char *word, gint64 id)
{
  gboolean offer = strcmp (word, "offer") == 0;
  gboolean resident = strcmp (word, "resident") == 0;

  gtk_stack_set_visible_child_name (self->outer, "page");
  g_signal_emit (self, signals[COUNTER], 0, FALSE);
  show_view (self, offer || resident             ? "match"
                   : strcmp (word, "giver") == 0 ? "givers"
                                                 : "running");
  self->wanted = id;
  if (offer || resident)
    {
      self->wish = 0;
      self->offer = offer ? id : 0;
      self->resident = resident ? id : 0;
      self->offers_shown = offer;
      show_sides (self);
    }
  if (self->desk == NULL)
    return;
  if (resident)
    self->wish = oldest_wish (self, id);
  if (offer || resident)
    choose (self, self->wish, self->offer, self->wish == 0 ? self->resident : 0);
  reveal_wanted (self);
}

void
regie_desk_page_search (RegieDeskPage *self)
{
  show_view (self, "match");
  self->offers_shown = FALSE;
  show_sides (self);
  gtk_widget_grab_focus (self->search);
}

static void
set_view (GtkWidget *widget, const char *name, GVariant *target)
{
  show_view (REGIE_DESK_PAGE (widget), g_variant_get_string (target, NULL));
}

static void
set_side (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (widget);

  self->offers_shown = strcmp (g_variant_get_string (target, NULL), "offers") == 0;
  show_sides (self);
}

static GtkWidget *
sides_new (RegieDeskPage *self)
{
  static const char *const labels[] = { N_("Wishes"), N_("Offers") };
  static const char *const words[] = { "wishes", "offers" };

  self->sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (self->sides), TRUE);
  gtk_widget_add_css_class (self->sides, "linked");
  for (guint i = 0; i < 2; i++)
    {
      self->side_toggles[i] = gtk_toggle_button_new_with_label (_(labels[i]));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->side_toggles[i]), "s", words[i]);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->side_toggles[i]), "desk.side");
      gtk_box_append (GTK_BOX (self->sides), self->side_toggles[i]);
    }
  return self->sides;
}

static void
open_counter (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (widget);

  gtk_stack_set_visible_child_name (self->outer, "counter");
  g_signal_emit (self, signals[COUNTER], 0, TRUE);
  regie_desk_counter_begin (REGIE_DESK_COUNTER (self->counter));
}

static void
close_counter (GtkWidget *widget, const char *name, GVariant *target)
{
  gtk_stack_set_visible_child_name (REGIE_DESK_PAGE (widget)->outer, "page");
  g_signal_emit (widget, signals[COUNTER], 0, FALSE);
}

gboolean
regie_desk_page_is_counter (RegieDeskPage *self)
{
  return strcmp (gtk_stack_get_visible_child_name (self->outer), "counter") == 0;
}

/* --- the page itself --- */

static GtkWidget *
scrolled_list (RegieDeskPage *self, GtkWidget **list, GtkWidget **stack, int height,
               RegieListCreate create, RegieListBind bind, GCallback activated, const char *label)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  *list = g_object_new (REGIE_TYPE_LIST, NULL);
  regie_list_set_factory (REGIE_LIST (*list), height, create, bind, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (activated != NULL)
    g_signal_connect_object (*list, "activate", activated, self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), *list);
  regie_desk_links_watch (self, scrolled);
  *stack = gtk_stack_new ();
  gtk_stack_set_hhomogeneous (GTK_STACK (*stack), FALSE);
  gtk_stack_add_named (GTK_STACK (*stack), scrolled, "list");
  gtk_widget_set_vexpand (*stack, TRUE);
  gtk_widget_add_css_class (*stack, "card");
  gtk_widget_add_css_class (*stack, "table-card");
  gtk_widget_set_overflow (*stack, GTK_OVERFLOW_HIDDEN);
  return *stack;
}

static GtkWidget *
column_new (const char *title, GtkWidget **about, GtkWidget *content, int width)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = regie_label_new (title, "strong", 0);

  *about = regie_desk_label_new ("dim-label", TRUE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), *about);
  gtk_widget_set_size_request (head, -1, HEAD_HEIGHT);
  gtk_box_append (GTK_BOX (column), head);
  gtk_box_append (GTK_BOX (column), content);
  gtk_widget_set_size_request (column, width, -1);
  gtk_widget_set_hexpand (column, FALSE);
  return column;
}

static GtkWidget *
middle_new (RegieDeskPage *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->middle_title = regie_desk_label_new ("strong", TRUE);
  self->middle_about = regie_label_new ("", "why", 0);
  gtk_widget_add_css_class (self->middle_about, "dim-label");
  self->middle_tools = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->middle_tools), "view-more-symbolic");
  gtk_widget_add_css_class (self->middle_tools, "flat");
  gtk_widget_add_css_class (self->middle_tools, "small-button");
  gtk_widget_set_tooltip_text (self->middle_tools, _("More"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->middle_tools),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("More"), -1);
  gtk_widget_set_size_request (head, -1, HEAD_HEIGHT);
  gtk_box_append (GTK_BOX (head), self->middle_title);
  gtk_box_append (GTK_BOX (head), self->middle_tools);
  self->proposals = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_margin_start (self->proposals, 2);
  gtk_widget_set_margin_end (self->proposals, 2);
  gtk_widget_set_margin_top (self->proposals, 2);
  gtk_widget_set_margin_bottom (self->proposals, 12);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->proposals);
  regie_desk_links_watch (self, scrolled);
  self->middle = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->middle, FALSE);
  gtk_stack_add_named (self->middle, scrolled, "list");
  gtk_widget_set_vexpand (GTK_WIDGET (self->middle), TRUE);
  gtk_box_append (GTK_BOX (column), head);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->middle));
  gtk_box_append (GTK_BOX (column), self->middle_about);
  gtk_widget_set_hexpand (column, TRUE);
  return column;
}

static GtkWidget *
figures_new (RegieDeskPage *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *about = regie_label_new (
    _("Left the last 90 days, right the last year. Each figure has one meaning, on every page of "
       "Regie and for the council."),
    "dim-label", 0);

  self->figures = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->figures), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->figures, "boxed-list");
  gtk_widget_set_hexpand (about, TRUE);
  gtk_box_append (GTK_BOX (head), about);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const labels[] = { "PDF…", "ODT…", N_("Print…") };
      static const char *const words[] = { "pdf", "odt", "print" };
      GtkWidget *button = gtk_button_new_with_label (i < 2 ? labels[i] : _(labels[i]));

      gtk_widget_set_valign (button, GTK_ALIGN_START);
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", words[i]);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "desk.figures");
      gtk_box_append (GTK_BOX (head), button);
    }
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->figures);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  return scrolled;
}

static GtkWidget *
tools_new (RegieDeskPage *self)
{
  static const struct {
    const char *label, *view;
  } views[REGIE_N_DESK_VIEWS] = { { N_("Matching"), "match" },
                                  { N_("Running"), "running" },
                                  { N_("Givers"), "givers" },
                                  { N_("What it brings"), "figures" } };
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *toggles = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *add = gtk_menu_button_new ();
  GtkWidget *counter = gtk_button_new_with_mnemonic (_("Open the _Counter"));
  g_autoptr (GMenu) menu = g_menu_new ();

  gtk_widget_add_css_class (toggles, "linked");
  for (guint i = 0; i < REGIE_N_DESK_VIEWS; i++)
    {
      self->toggles[i] = gtk_toggle_button_new_with_label (_(views[i].label));
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->toggles[i]), "s", views[i].view);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->toggles[i]), "desk.view");
      gtk_box_append (GTK_BOX (toggles), self->toggles[i]);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), toggles);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_hexpand (space, TRUE);
  {
    g_autoptr (GMenuItem) resident = g_menu_item_new (_("Resident…"), NULL);
    g_autoptr (GMenuItem) giver = g_menu_item_new (_("Giver…"), NULL);

    g_menu_item_set_action_and_target (resident, "records.add", "(us)", REGIE_ENTITY_Resident, "");
    g_menu_item_set_action_and_target (giver, "records.add", "(us)", REGIE_ENTITY_Giver, "");
    g_menu_append_item (menu, resident);
    g_menu_append_item (menu, giver);
  }
  g_menu_append (menu, _("Read in Offers…"), "desk.import::offers");
  g_menu_append (menu, _("Read in Wishes…"), "desk.import::wishes");
  g_menu_append (menu, _("Times of the Offers as a Calendar…"), "desk.calendar");
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (add), "list-add-symbolic");
  gtk_widget_set_tooltip_text (add, _("Record"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Record"),
                                  -1);
  regie_menu_button_set_menu (GTK_MENU_BUTTON (add), G_MENU_MODEL (menu));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (counter), "desk.counter");
  gtk_widget_add_css_class (counter, "suggested-action");
  gtk_box_append (GTK_BOX (bar), scrolled);
  gtk_box_append (GTK_BOX (bar), space);
  gtk_box_append (GTK_BOX (bar), add);
  gtk_box_append (GTK_BOX (bar), counter);
  return bar;
}

static void
regie_desk_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                         int *natural, int *min_base, int *nat_base)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      min_base, nat_base);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 340);
}

static void
regie_desk_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static void
regie_desk_page_dispose (GObject *object)
{
  RegieDeskPage *self = REGIE_DESK_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_pointer (&self->desk, regie_desk_free);
  g_clear_pointer (&self->waiting, g_array_unref);
  g_clear_pointer (&self->running, g_array_unref);
  g_clear_pointer (&self->offered, g_array_unref);
  g_clear_pointer (&self->order, g_array_unref);
  g_clear_pointer (&self->givers, g_array_unref);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (regie_desk_page_parent_class)->dispose (object);
}

static void
regie_desk_page_class_init (RegieDeskPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_desk_page_dispose;
  widget_class->measure = regie_desk_page_measure;
  widget_class->size_allocate = regie_desk_page_size_allocate;
  signals[COUNTER] = g_signal_new ("counter", REGIE_TYPE_DESK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[OPEN_FILE] = g_signal_new ("open-file", REGIE_TYPE_DESK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 3, G_TYPE_FILE, G_TYPE_INT,
                                     G_TYPE_INT64);
  gtk_widget_class_install_action (widget_class, "desk.view", "s", set_view);
  regie_desk_actions_install (widget_class);
  gtk_widget_class_install_action (widget_class, "desk.side", "s", set_side);
  gtk_widget_class_install_action (widget_class, "desk.counter", NULL, open_counter);
  gtk_widget_class_install_action (widget_class, "desk.close-counter", NULL, close_counter);
}

static void
regie_desk_page_init (RegieDeskPage *self)
{
  self->waiting = g_array_new (FALSE, FALSE, sizeof (guint));
  self->running = g_array_new (FALSE, FALSE, sizeof (guint));
  self->offered = g_array_new (FALSE, FALSE, sizeof (guint));
  self->order = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->givers = g_array_new (FALSE, TRUE, sizeof (RegieDeskGiver));
}

void
regie_desk_page_set_narrow (RegieDeskPage *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_box_set_spacing (GTK_BOX (self->columns), narrow ? 12 : 30);
  /* Narrow, the offers stand above the proposals, where the wishes stood. */
  gtk_box_reorder_child_after (GTK_BOX (self->columns), self->offer_side,
                               narrow ? self->wish_side
                                      : gtk_widget_get_last_child (self->columns));
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  show_sides (self);
  gtk_widget_set_size_request (self->wish_side, narrow ? -1 : 258, narrow ? 200 : -1);
  gtk_widget_set_size_request (self->offer_side, narrow ? -1 : 244, narrow ? 200 : -1);
  gtk_widget_set_margin_start (self->whole, narrow ? 9 : 18);
  gtk_widget_set_margin_end (self->whole, narrow ? 9 : 18);
  regie_desk_counter_set_narrow (REGIE_DESK_COUNTER (self->counter), narrow);
  if (self->desk != NULL)
    {
      regie_list_refresh (REGIE_LIST (self->running_list), 0, self->running->len);
      regie_list_refresh (REGIE_LIST (self->giver_list), 0, self->givers->len);
    }
}

GtkWidget *
regie_desk_page_new (RegieSession *session)
{
  RegieDeskPage *self = g_object_new (REGIE_TYPE_DESK_PAGE, NULL);
  GtkWidget *overlay = gtk_overlay_new ();

  self->session = g_object_ref (session);
  regie_record_actions_set (GTK_WIDGET (self), session,
                            regie_session_may (session, REGIE_MAY_DESK));
  self->whole = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_set_margin_top (self->whole, 6);
  gtk_widget_set_margin_bottom (self->whole, 12);
  gtk_box_append (GTK_BOX (self->whole), tools_new (self));
  self->views = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->views, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->views), TRUE);
  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 30);
  self->links = regie_desk_links_new (self);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->columns);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->links);
  self->wish_side = column_new (_("Wishes"), &self->wish_title,
                                scrolled_list (self, &self->wish_list, &self->wish_stack,
                                               REGIE_DESK_ROW_HEIGHT, regie_desk_line_new,
                                               regie_desk_bind_wish, G_CALLBACK (wish_activated),
                                               _("Wishes")),
                                258);
  self->offer_side = column_new (_("Offers"), &self->offer_title,
                                 scrolled_list (self, &self->offer_list, &self->offer_stack,
                                                REGIE_DESK_ROW_HEIGHT, regie_desk_line_new,
                                                regie_desk_bind_offer, G_CALLBACK (offer_activated),
                                                _("Offers")),
                                 244);
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Initials, number or wish"), "max-width-chars",
                12, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search in the wishes"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_box_insert_child_after (GTK_BOX (self->wish_side), self->search,
                              gtk_widget_get_first_child (self->wish_side));
  gtk_box_append (GTK_BOX (self->columns), sides_new (self));
  gtk_box_append (GTK_BOX (self->columns), self->wish_side);
  gtk_box_append (GTK_BOX (self->columns), middle_new (self));
  gtk_box_append (GTK_BOX (self->columns), self->offer_side);
  gtk_stack_add_named (self->views, overlay, "match");
  gtk_stack_add_named (self->views,
                       scrolled_list (self, &self->running_list, &self->running_stack,
                                      REGIE_TABLE_LINE_HEIGHT, regie_desk_running_new,
                                      regie_desk_bind_running, NULL, _("Running")),
                       "running");
  gtk_stack_add_named (self->views,
                       scrolled_list (self, &self->giver_list, &self->giver_stack,
                                      REGIE_TABLE_LINE_HEIGHT, regie_desk_giver_new,
                                      regie_desk_bind_giver, G_CALLBACK (giver_activated),
                                      _("Givers")),
                       "givers");
  gtk_stack_add_named (self->views, figures_new (self), "figures");
  gtk_box_append (GTK_BOX (self->whole), GTK_WIDGET (self->views));
  self->counter = regie_desk_counter_new (session);
  self->outer = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (self->outer, FALSE);
  gtk_stack_set_vhomogeneous (self->outer, FALSE);
  gtk_stack_add_named (self->outer, self->whole, "page");
  gtk_stack_add_named (self->outer, self->counter, "counter");
  gtk_widget_set_parent (GTK_WIDGET (self->outer), GTK_WIDGET (self));
  show_view (self, "match");
  regie_desk_page_set_narrow (self, FALSE);
  g_signal_connect_object (session, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "opened", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}
