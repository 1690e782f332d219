/* SPDX-License-Identifier: EUPL-1.2 */
/* The window that every form shares, what is typed in it, and the rows of fields. */
#include "regie-dialog-frame.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dialogs.h"
#include "regie-dossier-commands.h"
#include "regie-money.h"
#include "regie-office-commands.h"
#include "regie-person.h"
#include "regie-text.h"
#include "regie-value.h"

/* What is typed at the place of SELF is kept as FORM says, or not any more when that is NULL. */
static void
put_draft (RegieFrame *self, RegieForm *form)
{
  regie_session_do (self->session, &regie_office_commands[REGIE_DRAFT_PUT],
                    g_variant_new_string (self->place), form, NULL, NULL, NULL);
}

static char *
dup_form (RegieFrame *self)
{
  g_autoptr (GHashTable) form = self->read (self->data);

  return regie_form_to_text (form);
}

/* Keeps what stands in the form when it differs from what was kept; nothing is kept of a form as it
 * was opened. */
static void
keep (RegieFrame *self)
{
  g_autoptr (RegieForm) form = self->read (self->data);
  g_autofree char *text = regie_form_to_text (form);

  if (g_strcmp0 (text, self->last) == 0)
    return;
  put_draft (self, g_strcmp0 (text, self->base) == 0 ? NULL : form);
  g_free (self->last);
  self->last = g_steal_pointer (&text);
}

static gboolean
watch (gpointer data)
{
  keep (data);
  return G_SOURCE_CONTINUE;
}

static gboolean
closing (RegieFrame *self)
{
  if (self->watch_id == 0)
    return FALSE;
  keep (self);
  if (g_strcmp0 (self->last, self->base) != 0 && self->above != NULL)
    regie_show_kept (GTK_WIDGET (self->above), self->place);
  return FALSE;
}

/* Its rows went: what still comes back from a thread finds none. */
static void
destroyed (RegieFrame *self)
{
  self->gone = TRUE;
  g_clear_handle_id (&self->watch_id, g_source_remove);
}

static void
draft_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwWindow) window = data;
  RegieFrame *self = g_object_get_data (G_OBJECT (window), "frame");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieForm) form = regie_session_ask_finish (self->session, result, &error);
  g_autofree char *now = NULL;

  if (self->gone)
    return;
  if (error != NULL)
    regie_frame_fault (self, error);
  /* Whoever already began to type again keeps that. */
  if (form == NULL || g_strcmp0 (now = dup_form (self), self->base) != 0)
    return;
  self->write (self->data, form);
  g_free (self->last);
  self->last = dup_form (self);
  gtk_widget_set_visible (self->restored, TRUE);
}

static void
throw_away (RegieFrame *self)
{
  g_autoptr (GHashTable) form = regie_form_from_text (self->base);

  self->write (self->data, form);
  keep (self);
  gtk_widget_set_visible (self->restored, FALSE);
}

static GtkWidget *
make_restored (RegieFrame *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_("This was not saved last time."));
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Throw away"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "what-if-banner");
  gtk_widget_set_visible (box, FALSE);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (throw_away), self);
  return box;
}

typedef struct {
  RegieFrame *frame;
  GDestroyNotify free;
} Owner;

static void
owner_free (gpointer data)
{
  Owner *owner = data;
  RegieFrame *self = owner->frame;
  gpointer dialog = self->data;

  g_clear_handle_id (&self->watch_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->above);
  g_free (self->place);
  g_free (self->base);
  g_free (self->last);
  g_free (self->born);
  owner->free (dialog);
  g_free (owner);
}

static gboolean
save_pressed (GtkWidget *widget, GVariant *args, gpointer data)
{
  RegieFrame *self = data;

  return gtk_widget_activate (self->save);
}

void
regie_frame_init (RegieFrame *self, GtkWidget *parent, RegieSession *session, const char *title,
                  const char *save, GCallback saved, gpointer data, GDestroyNotify free)
{
  Owner *owner = g_new (Owner, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();
  GtkEventController *saves = gtk_shortcut_controller_new ();

  *owner = (Owner){ self, free };
  self->session = g_object_ref (session);
  self->data = data;
  self->window = ADW_WINDOW (adw_window_new ());
  self->title = ADW_WINDOW_TITLE (adw_window_title_new (title, NULL));
  g_object_set_data (G_OBJECT (self->window), "frame", self);
  g_object_set_data_full (G_OBJECT (self->window), "owner", owner, owner_free);
  g_signal_connect_swapped (self->window, "close-request", G_CALLBACK (closing), self);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (destroyed), self);
  gtk_window_set_title (GTK_WINDOW (self->window), title);
  g_set_object (&self->above, GTK_WINDOW (gtk_widget_get_root (parent)));
  gtk_window_set_transient_for (GTK_WINDOW (self->window), self->above);
  gtk_window_set_modal (GTK_WINDOW (self->window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 460, 520);
  self->save = gtk_button_new_with_mnemonic (save);
  gtk_widget_add_css_class (self->save, "suggested-action");
  g_signal_connect_swapped (self->save, "clicked", saved, data);
  g_signal_connect_swapped (cancel, "clicked", G_CALLBACK (gtk_window_close), self->window);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->save);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (self->window), shortcuts);
  /* Before a note takes it for a new line. */
  gtk_event_controller_set_propagation_phase (saves, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (saves),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Return, GDK_CONTROL_MASK),
                      gtk_callback_action_new (save_pressed, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->window), saves);
  self->fault = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->fault, TRUE);
  gtk_label_set_xalign (self->fault, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->fault), "error");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), FALSE);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_widget_set_margin_start (page, 18);
  gtk_widget_set_margin_end (page, 18);
  gtk_widget_set_margin_top (page, 12);
  gtk_widget_set_margin_bottom (page, 18);
  self->restored = make_restored (self);
  gtk_box_append (GTK_BOX (page), self->restored);
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->fault));
  gtk_box_append (GTK_BOX (page), GTK_WIDGET (self->group));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), page);
  gtk_widget_set_vexpand (scrolled, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scrolled);
  adw_window_set_content (self->window, box);
}

void
regie_frame_present (RegieFrame *self, char *place, RegieForm *(*read) (gpointer data),
                     void (*write) (gpointer data, RegieForm *form))
{
  self->place = place;
  self->read = read;
  self->write = write;
  if (place != NULL)
    {
      self->base = dup_form (self);
      self->last = g_strdup (self->base);
      self->watch_id = g_timeout_add_seconds (1, watch, self);
      regie_session_ask (self->session, &regie_office_questions[REGIE_DRAFT_READ],
                         g_variant_new_string (place), NULL, draft_read,
                         g_object_ref (self->window));
      regie_session_settle (self->session);
    }
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_child_focus (GTK_WIDGET (self->group),
                          GTK_DIR_TAB_FORWARD); /* on the first field, not on Cancel */
}

/* It did not go: what was typed stays. */
static void
failed (RegieFrame *self, const GError *error)
{
  if (self->gone)
    {
      if (self->above != NULL)
        regie_show_error (GTK_WIDGET (self->above), error);
      return;
    }
  gtk_widget_set_sensitive (self->save, TRUE);
  regie_frame_fault (self, error);
  if (self->failed != NULL)
    self->failed (self->data, error);
}

/* How saving ended. */
static void
saved (RegieFrame *self, const char *said, gint64 seq, const GError *error)
{
  if (error != NULL)
    {
      failed (self, error);
      return;
    }
  g_clear_handle_id (&self->watch_id, g_source_remove);
  if (self->place != NULL && g_strcmp0 (self->last, self->base) != 0)
    put_draft (self, NULL);
  if (seq != 0)
    regie_session_did (self->session, said, seq);
  if (!self->gone)
    gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
command_done (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwWindow) window = data;
  RegieFrame *self = g_object_get_data (G_OBJECT (window), "frame");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_session_do_finish (self->session, result, &error);

  saved (self, outcome != NULL ? outcome->said : NULL, outcome != NULL ? outcome->seq : 0, error);
}

void
regie_frame_do (RegieFrame *self, const RegieCommand *command, GVariant *target, RegieForm *form)
{
  g_autoptr (RegieForm) values = form;

  gtk_widget_set_sensitive (self->save, FALSE);
  regie_session_do (self->session, command, target, values, NULL, command_done,
                    g_object_ref (self->window));
}

void
regie_frame_fault (RegieFrame *self, const GError *error)
{
  gtk_label_set_text (self->fault, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->fault), error != NULL);
}

static void
about_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (AdwWindow) window = data;
  RegieFrame *self = g_object_get_data (G_OBJECT (window), "frame");
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieAbout) about = regie_session_ask_finish (self->session, result, &error);
  g_autofree char *whom = NULL;

  if (self->gone)
    return;
  if (error != NULL)
    regie_frame_fault (self, error);
  if (about == NULL)
    return;
  whom = regie_person_dup_apart (about->name != NULL ? about->name : "", about->born, NULL);
  adw_window_title_set_subtitle (self->title, whom);
  self->born = g_steal_pointer (&about->born);
}

void
regie_frame_show_about (RegieFrame *self, gint64 dossier)
{
  regie_session_ask (self->session, &regie_dossier_questions[REGIE_DOSSIER_ABOUT],
                     g_variant_new_int64 (dossier), NULL, about_read, g_object_ref (self->window));
}

char *
regie_day_dup_typed (RegieDay day)
{
  int y, m, d;

  regie_day_to_civil (day, &y, &m, &d);
  return g_strdup_printf ("%d-%d-%d", d, m, y);
}

static GtkWidget *
make_combo (const RegieField *field, const RegieCodes *codes, const char *value)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *list = field->kind == REGIE_CODE ? regie_codes_list (codes, field->list) : NULL;
  guint selected = 0;

  gtk_string_list_append (labels, "–");
  g_ptr_array_add (keys, NULL);
  if (field->kind == REGIE_BOOL)
    {
      gtk_string_list_append (labels, _("Yes"));
      gtk_string_list_append (labels, _("No"));
      g_ptr_array_add (keys, g_strdup ("1"));
      g_ptr_array_add (keys, g_strdup ("0"));
    }
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const RegieCode *code = list->pdata[i];

      gtk_string_list_append (labels, code->label);
      g_ptr_array_add (keys, g_strdup (code->key));
    }
  for (guint i = 1; i < keys->len; i++)
    if (g_strcmp0 (keys->pdata[i], value) == 0)
      selected = i;
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  g_object_set_data_full (G_OBJECT (row), "keys", keys, (GDestroyNotify) g_ptr_array_unref);
  return row;
}

static void
day_chosen (GtkWidget *row)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (
    g_object_get_data (G_OBJECT (row), "calendar"));
  g_autofree char *typed = g_strdup_printf ("%d-%d-%d", g_date_time_get_day_of_month (date),
                                            g_date_time_get_month (date),
                                            g_date_time_get_year (date));

  gtk_editable_set_text (GTK_EDITABLE (row), typed);
}

/* The calendar shows the day that was typed, without typing it again. */
static void
calendar_shown (GtkWidget *row)
{
  GtkCalendar *calendar = g_object_get_data (G_OBJECT (row), "calendar");
  g_autoptr (GDateTime) date = NULL;
  RegieDay day;
  int y, m, d;

  if (!regie_day_parse_any (gtk_editable_get_text (GTK_EDITABLE (row)), &day))
    return;
  regie_day_to_civil (day, &y, &m, &d);
  date = g_date_time_new_local (y, m, d, 12, 0, 0);
  g_signal_handlers_block_by_func (calendar, day_chosen, row);
  gtk_calendar_select_day (calendar, date);
  g_signal_handlers_unblock_by_func (calendar, day_chosen, row);
}

static void
make_calendar (GtkMenuButton *button, gpointer row)
{
  GtkWidget *calendar, *popover;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;
  calendar = gtk_calendar_new ();
  popover = gtk_popover_new ();
  g_object_set_data (row, "calendar", calendar);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (day_chosen), row,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (calendar_shown), row, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

static void
add_calendar (GtkWidget *row)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "x-office-calendar-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), make_calendar, row, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Choose a day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Choose a day"), -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
}

/* Room for more than a line: Tab goes on to the next field. */
static GtkWidget *
make_note (const char *title, const char *value)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *view = gtk_text_view_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "why");
  gtk_widget_add_css_class (view, "note-view");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)),
                            value != NULL ? value : "", -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), 66);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  g_object_set_data (G_OBJECT (row), "view", view);
  return row;
}

/* What a field does not say by its name alone: in which unit, or whose way of counting. */
static const char *
get_help (const RegieField *field)
{
  if (strcmp (field->key, "nieuw_einde") == 0)
    return _("The last day of the term itself. DUO names the day after it: fill in one day "
              "earlier than DUO does.");
  if (strcmp (field->key, "intensiteit") == 0)
    return _("Hours a week. DUO asks for the hours of the whole B1 course, which is another field "
              "of the PIP.");
  if (strcmp (field->key, "intensiteit_totaal") == 0)
    return _("All hours of the B1 course together, from 1 to 9999: what DUO calls the intensity. "
              "Left empty, it follows from the weeks and hours of the plan.");
  return NULL;
}

static void
add_help (GtkWidget *row, const char *help)
{
  gtk_widget_set_tooltip_text (row, help);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help,
                                  -1);
}

GtkWidget *
regie_field_row_new (const RegieField *field, const RegieCodes *codes, const char *value,
                     gboolean required)
{
  /* TRANSLATORS: behind the new end of a term */
  const char *unit = strcmp (field->key, "nieuw_einde") == 0 ? _(" (its last day)") : "";
  g_autofree char *title = g_strdup_printf ("%s%s%s", regie_field_label (field), unit,
                                            required ? " *" : "");
  GtkWidget *row;

  if (field->kind == REGIE_CODE || field->kind == REGIE_BOOL)
    row = make_combo (field, codes, value);
  else if (field->kind == REGIE_NOTE)
    row = make_note (title, value);
  else
    {
      row = adw_entry_row_new ();
      if (field->kind == REGIE_DAY)
        add_calendar (row);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data (G_OBJECT (row), "field", (gpointer) field);
  if (get_help (field) != NULL)
    add_help (row, get_help (field));
  if (ADW_IS_ENTRY_ROW (row))
    regie_field_row_set_value (row, value);
  return row;
}

/* VALUE as people type it. */
static char *
dup_typed (const RegieField *field, const char *value)
{
  g_autofree char *partial = field->kind == REGIE_PARTIAL && value != NULL
                               ? regie_day_dup_partial (value)
                               : NULL;
  RegieDay day;
  gint64 cents;

  if (field->kind == REGIE_DAY && regie_day_parse (value, &day))
    return regie_day_dup_typed (day);
  if (partial != NULL && strcmp (partial, value) == 0)
    return regie_day_dup_partial_typed (value);
  if (field->kind == REGIE_MONEY && value != NULL
      && g_ascii_string_to_signed (value, 10, G_MININT64, G_MAXINT64, &cents, NULL))
    return regie_money_dup_typed (cents);
  return g_strdup (value != NULL ? value : "");
}

static void
set_text (GtkWidget *row, const char *text)
{
  GtkTextView *view = g_object_get_data (G_OBJECT (row), "view");

  if (view != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static char *
dup_text (GtkWidget *row)
{
  GtkTextView *view = g_object_get_data (G_OBJECT (row), "view");
  char *text = NULL;

  if (view == NULL)
    return g_strdup (gtk_editable_get_text (GTK_EDITABLE (row)));
  g_object_get (gtk_text_view_get_buffer (view), "text", &text, NULL);
  return text;
}

void
regie_field_row_set_value (GtkWidget *row, const char *value)
{
  g_autofree char *typed = NULL;

  if (ADW_IS_COMBO_ROW (row))
    {
      GPtrArray *keys = g_object_get_data (G_OBJECT (row), "keys");

      for (guint i = 0; i < keys->len; i++)
        if (g_strcmp0 (keys->pdata[i], value) == 0)
          adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);
      return;
    }
  typed = dup_typed (g_object_get_data (G_OBJECT (row), "field"), value);
  set_text (row, typed);
}

char *
regie_field_row_dup_value (GtkWidget *row)
{
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;
  const char *reason;

  if (ADW_IS_COMBO_ROW (row))
    {
      GPtrArray *keys = g_object_get_data (G_OBJECT (row), "keys");

      return g_strdup (keys->pdata[adw_combo_row_get_selected (ADW_COMBO_ROW (row))]);
    }
  text = dup_text (row);
  value = regie_value_read (g_object_get_data (G_OBJECT (row), "field"), NULL, text, &reason);
  return reason != NULL ? g_strdup (regie_text_trim (text)) : g_steal_pointer (&value);
}

/* The key under which FORM keeps what was typed in the field with KEY. */
static char *
dup_typed_key (const char *key)
{
  return g_strconcat ("~", key, NULL);
}

void
regie_field_row_read (GtkWidget *row, RegieForm *form)
{
  const RegieField *field = g_object_get_data (G_OBJECT (row), "field");
  g_autofree char *value = regie_field_row_dup_value (row);
  g_autofree char *key = dup_typed_key (field->key);
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;

  regie_form_set (form, field->key, value);
  if (ADW_IS_COMBO_ROW (row))
    return;
  text = dup_text (row);
  shown = dup_typed (field, value);
  regie_form_set (form, key, strcmp (text, shown) != 0 ? text : NULL);
}

void
regie_field_row_write (GtkWidget *row, RegieForm *form)
{
  const RegieField *field = g_object_get_data (G_OBJECT (row), "field");
  g_autofree char *key = dup_typed_key (field->key);
  const char *text = regie_form_get (form, key);

  regie_field_row_set_value (row, regie_form_get (form, field->key));
  if (text != NULL)
    set_text (row, text);
}

void
regie_field_rows_read (GPtrArray *rows, RegieForm *form)
{
  for (guint i = 0; i < rows->len; i++)
    regie_field_row_read (rows->pdata[i], form);
}

void
regie_field_rows_write (GPtrArray *rows, RegieForm *form)
{
  for (guint i = 0; i < rows->len; i++)
    regie_field_row_write (rows->pdata[i], form);
}
