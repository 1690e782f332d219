/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-dossier-page.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#include "regie-clock-panel.h"
#include "regie-compat.h"
#include "regie-budget.h"
#include "regie-cost-file.h"
#include "regie-desk.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-dossier-commands.h"
#include "regie-dossier-log.h"
#include "regie-dossier-old-views.h"
#include "regie-dossier-views.h"
#include "regie-sheet.h"
#include "regie-duo-panel.h"
#include "regie-export.h"
#include "regie-format.h"
#include "regie-merge.h"
#include "regie-message.h"
#include "regie-money.h"
#include "regie-outlook-panel.h"
#include "regie-paper.h"
#include "regie-parts.h"
#include "regie-person.h"
#include "regie-provider-commands.h"
#include "regie-prices.h"
#include "regie-text.h"
#include "regie-timeline.h"
#include "regie-what-if.h"

struct _RegieDossierPage {
  GtkWidget parent_instance;
  RegieSession *session;
  RegieDossier *dossier;
  RegieFolder *folder;       /* read for the views that show it; NULL before */
  GPtrArray *prices, *twins; /* with the folder */
  GArray *budgets;
  gint64 id;
  RegieTimeline *timeline;
  AdwAvatar *avatar;
  GtkLabel *name, *about;
  GtkBox *next;
  GtkStack *views, *side_stack;
  RegieClockPanel *clock;
  GtkListBox *facts, *log;
  GtkRevealer *banner;
  GtkWidget *side, *side_line, *center, *tools, *zooms, *side_buttons, *popover, *head, *zoom_in,
    *zoom_out, *go_today, *erase_button, *desk_button;
  RegieWhatIf *what_if;
  RegieDuoPanel *duo;
  RegieOutlookPanel *outlook;
  gboolean looking; /* at whether it will work, in the place of the clock */
  gboolean trying, narrow, focus_wanted;
  guint fill_id;
  int week;
  const char *view;
};

/* The views that are sheets: made when they are first looked at. */
static const struct {
  const char *name;
  void (*fill) (RegieOldSheet *sheet, const RegieView *view);
  int width;
} sheets[] = {
  { "intake", regie_view_fill_intake, 760 },
  { "plan", regie_view_fill_plan, 860 },
  { "progress", NULL, 760 },
  { "letters", regie_view_fill_letters, 760 },
};

static int
sheet_of (const char *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    if (strcmp (sheets[i].name, view) == 0)
      return i;
  return -1;
}

enum { TITLED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieDossierPage, regie_dossier_page, GTK_TYPE_WIDGET)

static const RegieOffice *
office (RegieDossierPage *self)
{
  return regie_session_get_office (self->session);
}

static void
deadline_chosen (RegieDossierPage *self, guint at)
{
  const RegieDeadline *d = at != G_MAXUINT
                             ? &g_array_index (self->dossier->deadlines, RegieDeadline, at)
                             : NULL;

  if (d != NULL)
    regie_timeline_highlight (self->timeline, d->facts, d->n_facts, d->due);
}

static void
fill_head (RegieDossierPage *self)
{
  const RegieDeadline *d;
  const RegieCodes *codes = office (self)->codes;
  RegieDay today = regie_office_today (office (self));
  RegieGroup group = regie_case_group (&self->dossier->one, today, today);
  RegieRoute route = regie_case_route (&self->dossier->one, today, today);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *about = NULL;
  g_autofree char *birth = regie_day_dup_partial_typed (
    regie_get (self->dossier->person, Person, born));
  g_autofree char *born_words = NULL;

  born_words = g_strdup_printf (_("born %s"), birth);
  if (*birth != '\0')
    g_strv_builder_add (parts, born_words);
  g_strv_builder_add (parts, regie_codes_label (codes, "groep", regie_group_name (group)));
  if (regie_route_name (route) != NULL)
    g_strv_builder_add (parts, regie_codes_label (codes, "leerroute", regie_route_name (route)));
  if (regie_get (self->dossier->dossier, Dossier, municipality) != NULL)
    g_strv_builder_add (parts, regie_codes_label (codes, "gemeente",
                                                  regie_get (self->dossier->dossier, Dossier,
                                                             municipality)));
  if (self->dossier->consultant != NULL)
    g_strv_builder_add (parts, self->dossier->consultant);
  if (regie_get (self->dossier->dossier, Dossier, number) != NULL)
    g_strv_builder_add (parts, regie_get (self->dossier->dossier, Dossier, number));
  list = g_strv_builder_end (parts);
  about = g_strjoinv (" · ", list);
  gtk_label_set_text (self->about, about);
  regie_clear_children (GTK_WIDGET (self->next));
  for (guint i = 0; i < 2 && (d = regie_clock_panel_get_next (self->clock, i)) != NULL; i++)
    {
      RegieShape shape = regie_shape_of_state (d->state, d->due, today);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
      GtkWidget *symbol = regie_symbol_new ();
      GtkWidget *label;
      g_autofree char *distance = regie_days_dup_words (d->due, today, FALSE);

      regie_symbol_set_shape (REGIE_SYMBOL (symbol), shape);
      gtk_box_append (GTK_BOX (box), symbol);
      gtk_box_append (GTK_BOX (box),
                      gtk_label_new (regie_rules_get (office (self)->rules, d->rule)->name));
      label = regie_label_new (distance, "strong", 1);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_add_css_class (label, shape == REGIE_SHAPE_LATE   ? "tone-late"
                                       : shape == REGIE_SHAPE_SOON ? "tone-soon"
                                                                   : "numeric");
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (self->next, box);
    }
}

/* What a message of DUO means, and what to do with it. */
static void
add_message (RegieDossierPage *self, RegieRecord *record, GStrvBuilder *parts)
{
  const RegieCodes *codes = office (self)->codes;
  int code = regie_message_number (regie_get (record, Fact, code));
  const char *meaning = regie_message_meaning (codes, code);
  const char *step = regie_message_step (codes, code);

  if (meaning != NULL)
    g_strv_builder_add (parts, meaning);
  if (meaning != NULL && step != NULL)
    g_strv_builder_add (parts, step);
}

/* The attributes of a fact in one line: "Route: B1-route · Hours a week: 12". */
static char *
describe_fact (RegieDossierPage *self, RegieRecord *record)
{
  const RegieEntity *entity = regie_record_get_entity (record);
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      const char *value = regie_record_get (record, field->name);
      g_autofree char *day = NULL;
      g_autofree char *part = NULL;
      RegieDay parsed;

      if (value == NULL || !(field->flags & REGIE_ATTRIBUTE))
        continue;
      if (field->kind == REGIE_CODE)
        value = regie_codes_label (office (self)->codes, field->list, value);
      else if (field->kind == REGIE_BOOL)
        value = *value == '1' ? _("yes") : _("no");
      else if (field->kind == REGIE_DAY && regie_day_parse (value, &parsed))
        value = day = regie_day_dup_long (parsed);
      part = g_strdup_printf ("%s: %s", regie_field_label (field), value);
      g_strv_builder_add (parts, part);
    }
  if (regie_get_bool (record, Fact, planned))
    g_strv_builder_add (parts, _("planned"));
  if (regie_get (record, Fact, note) != NULL)
    g_strv_builder_add (parts, regie_get (record, Fact, note));
  add_message (self, record, parts);
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

static void
fill_facts (RegieDossierPage *self)
{
  regie_clear_children (GTK_WIDGET (self->facts));
  for (guint i = self->dossier->records->len; i-- > 0;)
    {
      RegieRecord *record = self->dossier->records->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *edit = gtk_button_new_from_icon_name ("document-edit-symbolic");
      GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
      GtkWidget *date;
      g_autofree char *about = describe_fact (self, record);
      g_autofree char *day = regie_day_dup_medium (regie_get_day (record, Fact, day));
      g_autofree char *escaped = g_markup_escape_text (about, -1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     regie_codes_label (office (self)->codes, "feit",
                                                        regie_get (record, Fact, kind)));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
      date = gtk_label_new (day);
      gtk_widget_add_css_class (date, "dim-label");
      gtk_widget_add_css_class (date, "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), date);
      gtk_widget_set_tooltip_text (edit, _("Correct"));
      gtk_widget_set_tooltip_text (remove, _("Remove"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (edit), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Correct"), -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Remove"), -1);
      for (guint k = 0; k < 2; k++)
        {
          GtkWidget *button = k == 0 ? edit : remove;

          gtk_widget_add_css_class (button, "flat");
          gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
          gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                          k == 0 ? "dossier.correct" : "dossier.remove");
          gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", i);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
        }
      gtk_list_box_append (self->facts, row);
    }
}

static GtkWidget *
log_row_new (const RegieLogEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GDateTime) utc = g_date_time_new_from_iso8601 (entry->at, NULL);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *when = local != NULL ? g_date_time_format (local, "%d-%m-%Y %H:%M")
                                        : g_strdup (entry->at);
  g_autofree char *title = g_markup_escape_text (entry->title, -1);
  g_autofree char *who = g_markup_escape_text (entry->who != NULL ? entry->who : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), who);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new (when));
  return row;
}

static void
log_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieDossierPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = regie_session_ask_finish (self->session, result, &error);

  if (entries == NULL)
    {
      regie_show_error (GTK_WIDGET (self), error);
      return;
    }
  regie_clear_children (GTK_WIDGET (self->log));
  for (guint i = 0; i < entries->len; i++)
    gtk_list_box_append (self->log, log_row_new (entries->pdata[i]));
  if (entries->len == 0)
    gtk_list_box_append (self->log, g_object_new (ADW_TYPE_ACTION_ROW, "title",
                                                  _("Nothing was changed here yet"), NULL));
}

/* What stands around the timeline comes behind the frame that shows it. */
static void
zoomed (RegieDossierPage *self)
{
  int zoom = regie_timeline_get_zoom (self->timeline);
  int at = 0;

  for (GtkWidget *button = gtk_widget_get_first_child (self->zooms); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), at++ == zoom);
}

static void
fill_sheet (RegieDossierPage *self, int at)
{
  GtkWidget *sheet = gtk_stack_get_child_by_name (self->views, sheets[at].name);
  const RegieView view = { self->session, office (self), self->dossier, self->folder, self->prices,
                           self->budgets, self->twins,   self->narrow,  self->week };

  if (self->folder == NULL)
    return;
  if (sheets[at].fill == NULL)
    {
      const RegieDossierSource from = { office (self), self->dossier, self->folder };
      g_autoptr (GListStore) chapters = regie_progress_chapters (&from);

      g_object_set (sheet, "chapters", chapters, "narrow", self->narrow, NULL);
    }
  else
    sheets[at].fill (REGIE_OLD_SHEET (sheet), &view);
  if (self->focus_wanted)
    {
      self->focus_wanted = FALSE;
      gtk_widget_child_focus (sheet, GTK_DIR_TAB_FORWARD);
    }
}

/* The facts, the sheets and DUO's view have rows only while they are looked at. */
static void
fill_view (RegieDossierPage *self)
{
  if (self->dossier == NULL)
    return;
  if (sheet_of (self->view) >= 0)
    fill_sheet (self, sheet_of (self->view));
  if (g_strcmp0 (self->view, "facts") == 0)
    fill_facts (self);
  else if (g_strcmp0 (self->view, "duo") == 0)
    regie_duo_panel_fill (self->duo, office (self), self->dossier);
}

static gboolean
fill_rest (gpointer data)
{
  RegieDossierPage *self = data;

  self->fill_id = 0;
  regie_clock_panel_set (self->clock, office (self), self->dossier);
  zoomed (self);
  fill_head (self);
  fill_view (self);
  if (self->trying)
    regie_what_if_set (self->what_if, self->session, self->dossier);
  if (self->looking)
    regie_outlook_panel_set (self->outlook, office (self), self->dossier);
  g_signal_emit (self, signals[TITLED], 0, self->dossier->name);
  return G_SOURCE_REMOVE;
}

/* What this role may not do cannot be pressed. */
static void
show_rights (RegieDossierPage *self)
{
#define RECORDING(action)                                                                          \
  {                                                                                                \
    action, REGIE_RIGHT (RECORD)                                                                   \
  }
  static const RegieActionRights rights[] = {
    RECORDING ("dossier.record"),
    RECORDING ("dossier.correct"),
    RECORDING ("dossier.remove"),
    RECORDING ("dossier.person"),
    RECORDING ("dossier.reported"),
    RECORDING ("dossier.what-if-keep"),
    RECORDING ("dossier.record-kind"),
    RECORDING ("records.add"),
    RECORDING ("records.edit"),
    RECORDING ("records.remove"),
    RECORDING ("dossier.intake-begin"),
    RECORDING ("dossier.decision-begin"),
    RECORDING ("dossier.decision-date"),
    RECORDING ("dossier.merge"),
    RECORDING ("dossier.letter"),
    RECORDING ("dossier.take"),
    { "dossier.order", REGIE_RIGHT (ORDER) },
    { "dossier.erase", REGIE_RIGHT (ADMINISTER) },
    { "dossier.export-duo", REGIE_RIGHT (EXPORT) },
  };
#undef RECORDING

  regie_session_guard (self->session, GTK_WIDGET (self), rights, G_N_ELEMENTS (rights));
  regie_timeline_set_can_move (self->timeline, regie_session_may (self->session, REGIE_MAY_RECORD));
  gtk_widget_set_visible (self->erase_button,
                          regie_session_may (self->session, REGIE_MAY_ADMINISTER));
  gtk_widget_set_visible (self->desk_button, regie_session_may (self->session, REGIE_MAY_DESK));
}

/* The timeline borrows what was read. */
static void
show_dossier (RegieDossierPage *self)
{
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  regie_timeline_set (self->timeline, office (self), self->dossier, NULL, NULL);
  adw_avatar_set_text (self->avatar, self->dossier->name);
  gtk_label_set_text (self->name, self->dossier->name);
  if (self->fill_id == 0)
    self->fill_id = g_idle_add (fill_rest, self);
}

static void
dossier_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieDossierPage) self = data;
  g_autoptr (GError) error = NULL;
  RegieDossierAnswer *read = regie_session_ask_finish (self->session, result, &error);
  RegieDossier *old;

  if (read == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        regie_show_error (GTK_WIDGET (self), error);
      return;
    }
  /* Another was opened in the meantime, or the page was closed. */
  if (self->session == NULL || regie_record_get_id (read->dossier->dossier) != self->id)
    {
      regie_dossier_answer_free (read);
      return;
    }
  regie_clock_panel_set (self->clock, office (self), NULL);
  regie_what_if_set (self->what_if, self->session, NULL);
  regie_outlook_panel_set (self->outlook, office (self), NULL);
  old = self->dossier;
  g_clear_pointer (&self->folder, regie_folder_free);
  g_clear_pointer (&self->prices, g_ptr_array_unref);
  self->dossier = g_steal_pointer (&read->dossier);
  self->folder = g_steal_pointer (&read->folder);
  self->prices = g_steal_pointer (&read->prices);
  g_clear_pointer (&self->twins, g_ptr_array_unref);
  self->twins = g_steal_pointer (&read->twins);
  g_clear_pointer (&self->budgets, g_array_unref);
  self->budgets = g_steal_pointer (&read->budgets);
  regie_dossier_answer_free (read);
  show_rights (self);
  show_dossier (
    self); /* the timeline goes from one to the other, and what had the focus keeps it */
  g_clear_pointer (&old, regie_dossier_free);
}

static void
reload (RegieDossierPage *self)
{
  gboolean with_folder = sheet_of (self->view) >= 0;

  if (self->id == 0 || !regie_session_is_open (self->session))
    return;
  regie_session_ask (self->session, &regie_dossier_questions[REGIE_DOSSIER_READ],
                     g_variant_new ("(xb)", self->id, with_folder), NULL, dossier_read,
                     g_object_ref (self));
  if (g_strcmp0 (self->view, "log") == 0)
    regie_session_ask (self->session, &regie_dossier_questions[REGIE_DOSSIER_LOG],
                       g_variant_new_int64 (self->id), NULL, log_read, g_object_ref (self));
}

void
regie_dossier_page_open (RegieDossierPage *self, gint64 dossier)
{
  self->id = dossier;
  self->week = 0;
  gtk_widget_activate_action (GTK_WIDGET (self), "dossier.what-if-end", NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "dossier.outlook-end", NULL);
  reload (self);
  /* The page and what is on it come in one frame, when reading is soon enough. */
  regie_session_settle (self->session);
  regie_session_do (self->session, &regie_dossier_commands[REGIE_DOSSIER_LOOKED],
                    g_variant_new_int64 (dossier), NULL, NULL, NULL, NULL);
}

static void
show_parts (RegieDossierPage *self)
{
  gboolean clock = strcmp (self->view, "clock") == 0;
  gboolean timeline = strcmp (self->view, "timeline") == 0;

  gtk_widget_set_visible (self->center, !self->narrow || !clock);
  gtk_widget_set_visible (self->side, self->narrow ? clock : timeline || clock);
  gtk_widget_set_visible (self->side_line, !self->narrow && timeline);
  gtk_widget_set_visible (self->zooms, !self->narrow && timeline);
  gtk_widget_set_visible (self->zoom_out, timeline);
  gtk_widget_set_visible (self->zoom_in, timeline);
  gtk_widget_set_visible (self->go_today, timeline && !self->narrow);
  gtk_widget_set_size_request (self->side, self->narrow ? -1 : 352, -1);
  gtk_widget_set_hexpand (self->side, self->narrow);
}

void
regie_dossier_page_set_view (RegieDossierPage *self, const char *view)
{
  int at = sheet_of (view);

  self->focus_wanted = at >= 0
                       && strcmp (self->view, view) != 0; /* whoever opens a view goes on in it */
  self->view = g_intern_string (view);
  if (at >= 0 && gtk_stack_get_child_by_name (self->views, view) == NULL)
    gtk_stack_add_named (self->views,
                         sheets[at].fill == NULL
                           ? g_object_new (REGIE_TYPE_SHEET, "maximum-size", sheets[at].width, NULL)
                           : regie_old_sheet_new (sheets[at].width),
                         view);
  gtk_stack_set_visible_child_name (self->views, strcmp (view, "clock") == 0 ? "timeline" : view);
  show_parts (self);
  fill_view (self);
  if (strcmp (view, "log") == 0 || (at >= 0 && self->folder == NULL && self->dossier != NULL))
    reload (self);
}

void
regie_dossier_page_set_narrow (RegieDossierPage *self, gboolean narrow)
{
  self->narrow = narrow;
  gtk_widget_set_visible (GTK_WIDGET (self->next), !narrow);
  regie_timeline_set_narrow (self->timeline, narrow);
  show_parts (self);
  if (sheet_of (self->view) >= 0)
    fill_view (self);
}

static void
zoom (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_timeline_zoom_to (REGIE_DOSSIER_PAGE (widget)->timeline, g_variant_get_uint32 (target));
}

static void
zoom_step (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_timeline_zoom_by (REGIE_DOSSIER_PAGE (widget)->timeline,
                          strcmp (name, "dossier.zoom-in") == 0 ? 1.4 : 1 / 1.4);
}

static void
go_today (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_timeline_show_today (REGIE_DOSSIER_PAGE (widget)->timeline);
}

static const char *
born (RegieDossierPage *self)
{
  return regie_get (self->dossier->person, Person, born);
}

static void
record_fact (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);

  if (self->dossier != NULL && regie_session_may (self->session, REGIE_MAY_RECORD))
    regie_fact_dialog_present (widget, self->session, self->id, born (self), NULL, NULL, FALSE);
}

static void
show_person (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);

  if (self->dossier != NULL && regie_session_may (self->session, REGIE_MAY_RECORD))
    regie_person_dialog_present (widget, self->session, self->dossier->person,
                                 self->dossier->dossier);
}

static void
erase (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);

  if (self->dossier != NULL && regie_session_may (self->session, REGIE_MAY_ADMINISTER))
    regie_erase_dialog_present (widget, self->session, self->id);
}

/* Somebody who does not live in the centre wants to take part as well. */
static void
resident_made (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    gtk_widget_activate_action (widget, "win.desk", "(sx)", "resident", outcome->about);
}

static void
to_desk (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);

  if (self->dossier != NULL && regie_session_may (self->session, REGIE_MAY_DESK))
    regie_do_then (widget, self->session, &regie_dossier_commands[REGIE_DOSSIER_TO_DESK],
                   g_variant_new_int64 (self->id), NULL, resident_made);
}

static void
record_kind (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);

  if (self->dossier != NULL && regie_session_may (self->session, REGIE_MAY_RECORD))
    regie_fact_dialog_present (widget, self->session, self->id, born (self),
                               g_variant_get_string (target, NULL), NULL, FALSE);
}

static void
add_record (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, self->id);
  const char *preset;
  RegieForm *own;
  guint entity;

  g_variant_get (target, "(u&s)", &entity, &preset);
  own = regie_form_from_text (preset);
  regie_form_set (own, "dossier", id);
  regie_record_dialog_present (
    widget, self->session, entity, NULL, own,
    regie_form_get (own, "leefgebied") != NULL
      ? regie_codes_label (office (self)->codes, "leefgebied", regie_form_get (own, "leefgebied"))
    : entity == REGIE_ENTITY_Goal
      ? regie_codes_label (office (self)->codes, "doel", regie_form_get (own, "soort"))
      : NULL);
}

static RegieRecord *
folder_record (RegieDossierPage *self, GVariant *target, guint *entity)
{
  gint64 id;

  g_variant_get (target, "(ux)", entity, &id);
  return self->folder != NULL && *entity < REGIE_N_ENTITIES
           ? regie_folder_find (self->folder, *entity, id)
           : NULL;
}

static void
edit_record (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);
  guint entity;
  RegieRecord *record = folder_record (self, target, &entity);

  if (record != NULL)
    regie_record_dialog_present (widget, self->session, entity, record, NULL,
                                 entity != REGIE_ENTITY_Answer
                                   ? NULL
                                   : regie_codes_label (office (self)->codes, "leefgebied",
                                                        regie_get (record, Answer, domain)));
}

static void
remove_record (GtkWidget *widget, const char *name, GVariant *target)
{
  guint entity;
  gint64 id;

  g_variant_get (target, "(ux)", &entity, &id);
  if (entity < REGIE_N_ENTITIES)
    regie_do (widget, REGIE_DOSSIER_PAGE (widget)->session,
              &regie_dossier_commands[REGIE_RECORD_REMOVE],
              g_variant_new ("(sx)", regie_entity (entity)->name, id), NULL);
}

static void
begin_intake (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);

  regie_do (widget, self->session, &regie_dossier_commands[REGIE_INTAKE_BEGIN],
            g_variant_new_int64 (self->id), NULL);
}

static void
begin_decision (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);

  regie_do (widget, self->session, &regie_dossier_commands[REGIE_DECISION_BEGIN],
            g_variant_new_int64 (self->id), NULL);
}

static void
take_alternative (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);
  gint64 offer;
  int route;
  int per_week;

  g_variant_get (target, "(xii)", &offer, &route, &per_week);
  regie_do (widget, self->session, &regie_dossier_commands[REGIE_ALTERNATIVE_TAKE],
            g_variant_new ("(xxii)", self->id, offer, route, per_week), NULL);
}

/* What the other dossier says, a line a field. */
static char *
dup_theirs (const RegieCodes *codes, const RegieTwin *twin)
{
  GString *text = g_string_new (
    _("These fields differ. Below stands what this dossier says; change what should be otherwise. "
       "What does not stand there any more is kept under “Also recorded” in the personal "
       "data.\n\nThe other dossier says:"));

  for (guint i = 0; i < twin->differences->len; i++)
    {
      const RegieDifference *difference = twin->differences->pdata[i];
      g_autofree char *line = regie_difference_dup_line (codes, difference, difference->theirs);

      g_string_append_printf (text, "\n%s", line);
    }
  return g_string_free (text, FALSE);
}

/* Two dossiers that say something differently: the window asks what it will be. */
static void
ask_merge (RegieDossierPage *self, const RegieTwin *twin)
{
  g_autofree char *about = dup_theirs (office (self)->codes, twin);
  g_autofree RegieField *fields = g_new (RegieField, twin->differences->len);
  RegieAsk ask = {
    .title = N_("Make one dossier of two"), .save = N_("_Merge"), .about = about, .fields = fields
  };
  RegieForm *preset = regie_form_new ();

  for (guint i = 0; i < twin->differences->len; i++)
    {
      const RegieDifference *difference = twin->differences->pdata[i];

      if (!regie_difference_is_asked (difference))
        continue;
      fields[ask.n++] = *difference->field;
      regie_form_set (preset, difference->field->key, difference->mine);
    }
  regie_ask_dialog_present_as (GTK_WIDGET (self), self->session,
                               &regie_dossier_commands[REGIE_DOSSIER_MERGE], &ask,
                               g_variant_new ("(xx)", self->id, twin->dossier), preset, NULL);
}

static const RegieTwin *
find_twin (const RegieDossierPage *self, gint64 dossier)
{
  for (guint i = 0; self->twins != NULL && i < self->twins->len; i++)
    if (((RegieTwin *) self->twins->pdata[i])->dossier == dossier)
      return self->twins->pdata[i];
  return NULL;
}

static void
merge (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);
  const RegieTwin *twin = find_twin (self, g_variant_get_int64 (target));

  if (twin == NULL)
    return; /* not on the screen any more */
  if (twin->differences->len > 0)
    ask_merge (self, twin);
  else
    regie_do (widget, self->session, &regie_dossier_commands[REGIE_DOSSIER_MERGE],
              g_variant_new ("(xx)", self->id, twin->dossier), NULL);
}

static void
another_week (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);

  self->week += g_variant_get_int32 (target);
  fill_view (self);
}

static void
date_decision (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);
  RegieRecord *decision = self->folder != NULL
                            ? regie_folder_find (self->folder, REGIE_ENTITY_Decision,
                                                 g_variant_get_int64 (target))
                            : NULL;

  if (decision != NULL)
    regie_decision_dialog_present (widget, self->session, decision);
}

static void
make_order (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_ask_dialog_present (widget, REGIE_DOSSIER_PAGE (widget)->session,
                            &regie_provider_commands[REGIE_ORDER_MAKE], target, NULL, NULL);
}

/* TARGET: "name.language", or a name alone, which is Dutch. */
static void
make_letter (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);
  g_autoptr (GPtrArray) templates = regie_templates_load (NULL);
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (target, NULL), ".", 2);

  for (guint i = 0; self->folder != NULL && i < templates->len; i++)
    {
      const RegieTemplate *one = templates->pdata[i];
      RegieTemplate *again;

      if (strcmp (one->name, parts[0]) != 0
          || strcmp (one->language, parts[1] != NULL ? parts[1] : "nl") != 0)
        continue;
      if ((again = regie_template_read (one->path, NULL)) != NULL)
        regie_letter_dialog_present (widget, self->session, self->id, again);
      return;
    }
}

static RegieRecord *
letter_of (RegieDossierPage *self, gint64 id)
{
  return self->folder != NULL ? regie_folder_find (self->folder, REGIE_ENTITY_Document, id) : NULL;
}

static void
letter_save (GtkWidget *widget, const char *name, GVariant *target)
{
  const char *ending, *dot;
  RegieRecord *record;
  gint64 id;

  g_variant_get (target, "(x&s)", &id, &ending);
  if ((record = letter_of (REGIE_DOSSIER_PAGE (widget), id)) == NULL)
    return;
  dot = strrchr (regie_get (record, Document, template), '.');
  regie_paper_save (widget, regie_get (record, Document, text), regie_get (record, Document, title),
                    dot != NULL ? dot + 1 : "nl", _("letter"), ending);
}

static void
letter_print (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieRecord *record = letter_of (REGIE_DOSSIER_PAGE (widget), g_variant_get_int64 (target));

  if (record != NULL)
    regie_paper_print (widget, regie_get (record, Document, text), _("Letter"));
}

static void
number_found (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieDossierPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = regie_session_ask_finish (self->session, result, &error);

  if (id != NULL)
    regie_dossier_page_open (self, *id);
  else
    regie_show_error (GTK_WIDGET (self), error);
}

static void
open_number (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);

  regie_session_ask (self->session, &regie_dossier_questions[REGIE_DOSSIER_FIND], target, NULL,
                     number_found, g_object_ref (self));
}

static RegieRecord *
record_at (RegieDossierPage *self, GVariant *target)
{
  guint at = g_variant_get_uint32 (target);

  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  return self->dossier != NULL && at < self->dossier->records->len
             && regie_session_may (self->session, REGIE_MAY_RECORD)
           ? self->dossier->records->pdata[at]
           : NULL;
}

static void
correct (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);
  RegieRecord *record = record_at (self, target);

  if (record != NULL)
    regie_fact_dialog_present (widget, self->session, self->id, born (self), NULL, record, FALSE);
}

static void
remove_fact (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);
  RegieRecord *record = record_at (self, target);

  if (record != NULL)
    regie_do (widget, self->session, &regie_dossier_commands[REGIE_FACT_REMOVE],
              g_variant_new_int64 (regie_record_get_id (record)), NULL);
}

static void
report_fact (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);
  RegieRecord *record = record_at (self, target);

  if (record != NULL)
    regie_do (widget, self->session, &regie_dossier_commands[REGIE_FACT_REPORT],
              g_variant_new_int64 (regie_record_get_id (record)), NULL);
}

static void
exported (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_show_toast (widget, outcome->said);
}

static void
export_to (GFile *file, gpointer data)
{
  RegieDossierPage *self = data;
  g_autofree char *uri = g_file_get_uri (file);

  regie_do_then (GTK_WIDGET (self), self->session, &regie_dossier_commands[REGIE_DOSSIER_EXPORT],
                 g_variant_new ("(xs)", self->id, uri), NULL, exported);
}

static void
export_duo (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);

  if (self->dossier == NULL)
    return;
  if (regie_session_may (self->session, REGIE_MAY_EXPORT))
    regie_choose_save (widget, _("Save for DUO"), "duo.csv", export_to, g_object_ref (self),
                       g_object_unref);
  else
    regie_show_toast (widget, _("Your role may not export."));
}

/* Details of a mark, with what can be done to it. */
static void
mark_activated (RegieDossierPage *self, guint fact)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button;
  RegieRecord *record;
  GdkRectangle rect;
  g_autofree char *about = NULL;
  g_autofree char *day = NULL;

  if (fact == G_MAXUINT || self->dossier == NULL || fact >= self->dossier->records->len)
    {
      g_object_ref_sink (box);
      g_object_ref_sink (buttons);
      g_object_unref (box);
      g_object_unref (buttons);
      return;
    }
  record = self->dossier->records->pdata[fact];
  about = describe_fact (self, record);
  day = regie_day_dup_medium (regie_get_day (record, Fact, day));
  gtk_box_append (GTK_BOX (box),
                  regie_label_new (regie_codes_label (office (self)->codes, "feit",
                                                      regie_get (record, Fact, kind)),
                                   "heading", 0));
  gtk_box_append (GTK_BOX (box), regie_label_new (day, "dim-label", 0));
  if (*about != '\0')
    {
      GtkWidget *label = regie_label_new (about, NULL, 0);

      gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
      gtk_box_append (GTK_BOX (box), label);
    }
  for (guint i = 0; i < 2; i++)
    {
      button = gtk_button_new_with_label (i == 0 ? _("Correct…") : _("Remove"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button),
                                      i == 0 ? "dossier.correct" : "dossier.remove");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "u", fact);
      gtk_box_append (GTK_BOX (buttons), button);
    }
  gtk_box_append (GTK_BOX (box), buttons);
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  if (regie_timeline_get_rect (self->timeline, fact, &rect))
    {
      double x = rect.x;
      double y = rect.y;

      gtk_widget_translate_coordinates (GTK_WIDGET (self->timeline), GTK_WIDGET (self), x, y, &x,
                                        &y);
      rect.x = (int) x;
      rect.y = (int) y;
      gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &rect);
    }
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
show_what_if (RegieDossierPage *self)
{
  if (self->trying && self->dossier != NULL)
    regie_timeline_set (self->timeline, office (self), self->dossier,
                        regie_what_if_get_deadlines (self->what_if),
                        regie_what_if_get_facts (self->what_if));
}

/* What a line of the plan would cost and whether it would fit, said while it is moved. */
static void
line_moving (RegieDossierPage *self, guint at, int from, int until)
{
  RegieFact fact = g_array_index (self->dossier->facts, RegieFact, at);
  g_autoptr (GArray) extra = g_array_new (FALSE, FALSE, sizeof (RegieFact));
  g_autoptr (GArray) lines = regie_dossier_cost_lines (self->dossier);
  g_autoptr (GArray) facts = NULL;
  g_autoptr (GArray) deadlines = NULL;
  g_autoptr (RegieOutlook) outlook = NULL;
  g_autofree char *first = regie_day_dup_short (from, regie_office_today (office (self)));
  g_autofree char *last = regie_day_dup_short (until, regie_office_today (office (self)));
  g_autofree char *money = NULL;
  g_autofree char *note = NULL;
  RegieDay today = regie_office_today (office (self));
  RegieCostLine *line = NULL;
  RegieCase one = self->dossier->one;
  guint n = 0;

  for (guint i = 0; i <= at; i++)
    if (g_array_index (self->dossier->facts, RegieFact, i).kind == REGIE_FACT_PLAN_LINE)
      line = &g_array_index (lines, RegieCostLine, n++);
  line->from = from;
  line->until = until;
  fact.day = from;
  fact.until = until;
  g_array_append_val (extra, fact);
  deadlines = g_array_new (FALSE, FALSE, sizeof (RegieDeadline));
  regie_dossier_what_if (self->dossier, office (self), extra, deadlines, &facts);
  one.facts = (const RegieFact *) (gconstpointer) facts->data;
  one.n = facts->len;
  outlook = regie_outlook_new (office (self)->rules, &one, today, &office (self)->assumed);
  money = line->price >= 0 ? regie_money_dup (regie_cost_of (line), TRUE)
                           : g_strdup (_("no price"));
  /* TRANSLATORS: while a line of the plan is moved: first day, last day, price, whether all of it
   * will work */
  note = g_strdup_printf (_("%s – %s · %s · %s"), first, last, money,
                          regie_outlook_verdict_label (outlook->verdict));
  regie_timeline_set_note (self->timeline, note);
}

/* What was refused goes back to where it stood. */
static void
line_kept (GtkWidget *widget, const RegieOutcome *outcome)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);

  if (outcome == NULL && self->dossier != NULL)
    show_dossier (self);
}

static void
line_moved (RegieDossierPage *self, guint at, int from, int until)
{
  RegieRecord *record = self->dossier->records->pdata[at];
  g_autoptr (RegieForm) form = regie_form_from_fact (office (self), record);
  char day[REGIE_DAY_TEXT];

  regie_form_set (form, "datum", regie_day_format (from, day));
  regie_form_set (form, "tot", regie_day_format (until, day));
  regie_do_then (GTK_WIDGET (self), self->session, &regie_dossier_commands[REGIE_FACT_MOVE],
                 g_variant_new_int64 (regie_record_get_id (record)), form, line_kept);
}

static void
what_if_add (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_what_if_ask (REGIE_DOSSIER_PAGE (widget)->what_if);
}

static void
outlook_begin (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);

  if (self->dossier == NULL || self->trying)
    return;
  self->looking = TRUE;
  regie_outlook_panel_set (self->outlook, office (self), self->dossier);
  gtk_stack_set_visible_child_name (self->side_stack, "outlook");
  gtk_widget_set_visible (self->side_buttons, FALSE);
}

static void
outlook_end (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);

  if (!self->looking)
    return;
  self->looking = FALSE;
  regie_outlook_panel_set (self->outlook, office (self), NULL);
  gtk_stack_set_visible_child_name (self->side_stack, "clock");
  gtk_widget_set_visible (self->side_buttons, TRUE);
}

static void
what_if_begin (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);

  if (self->dossier == NULL)
    return;
  self->trying = TRUE;
  gtk_revealer_set_reveal_child (self->banner, TRUE);
  gtk_stack_set_visible_child_name (self->side_stack, "what-if");
  gtk_widget_set_visible (self->side_buttons, FALSE);
  regie_what_if_set (self->what_if, self->session, self->dossier);
  if (regie_what_if_is_empty (self->what_if))
    regie_what_if_ask (self->what_if);
}

static void
what_if_end (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);

  if (!self->trying)
    return;
  self->trying = FALSE;
  regie_what_if_clear (self->what_if);
  gtk_revealer_set_reveal_child (self->banner, FALSE);
  gtk_stack_set_visible_child_name (self->side_stack, "clock");
  gtk_widget_set_visible (self->side_buttons, TRUE);
  if (self->dossier != NULL)
    {
      regie_timeline_set (self->timeline, office (self), self->dossier, NULL, NULL);
      regie_clock_panel_set (self->clock, office (self), self->dossier);
    }
}

static void
kept (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    gtk_widget_activate_action (widget, "dossier.what-if-end", NULL);
}

static void
what_if_keep (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (widget);
  g_auto (GStrv) forms = NULL;

  if (self->dossier == NULL || !regie_session_may (self->session, REGIE_MAY_RECORD))
    return;
  forms = regie_what_if_dup_forms (self->what_if);
  if (forms[0] != NULL)
    regie_do_then (widget, self->session, &regie_dossier_commands[REGIE_FACTS_PLAN],
                   g_variant_new ("(x^as)", self->id, forms), NULL, kept);
}

static void
regie_dossier_page_dispose (GObject *object)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (object);
  GtkWidget *child;

  g_clear_handle_id (&self->fill_id, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->folder, regie_folder_free);
  g_clear_pointer (&self->prices, g_ptr_array_unref);
  g_clear_pointer (&self->budgets, g_array_unref);
  g_clear_pointer (&self->twins, g_ptr_array_unref);
  if (self->timeline != NULL && self->session != NULL)
    {
      regie_timeline_set (self->timeline, office (self), NULL, NULL, NULL);
      regie_clock_panel_set (self->clock, office (self), NULL);
      regie_what_if_set (self->what_if, self->session, NULL);
      regie_outlook_panel_set (self->outlook, office (self), NULL);
    }
  child = gtk_widget_get_first_child (GTK_WIDGET (object));
  g_clear_pointer (&child, gtk_widget_unparent);
  self->timeline = NULL;
  g_clear_pointer (&self->dossier, regie_dossier_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (regie_dossier_page_parent_class)->dispose (object);
}

static void
regie_dossier_page_class_init (RegieDossierPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct {
    const char *name;
    gsize offset;
  } children[] = {
#define CHILD(field) { #field, G_STRUCT_OFFSET (RegieDossierPage, field) }
    CHILD (timeline),     CHILD (avatar),      CHILD (name),       CHILD (about),
    CHILD (next),         CHILD (views),       CHILD (side_stack), CHILD (clock),
    CHILD (facts),        CHILD (duo),         CHILD (outlook),    CHILD (log),
    CHILD (what_if),      CHILD (banner),      CHILD (side),       CHILD (side_line),
    CHILD (center),       CHILD (tools),       CHILD (zooms),      CHILD (side_buttons),
    CHILD (head),         CHILD (zoom_in),     CHILD (zoom_out),   CHILD (go_today),
    CHILD (erase_button), CHILD (desk_button),
#undef CHILD
  };

  G_OBJECT_CLASS (klass)->dispose = regie_dossier_page_dispose;
  g_type_ensure (REGIE_TYPE_TIMELINE);
  g_type_ensure (REGIE_TYPE_CLOCK_PANEL);
  g_type_ensure (REGIE_TYPE_WHAT_IF);
  g_type_ensure (REGIE_TYPE_DUO_PANEL);
  g_type_ensure (REGIE_TYPE_OUTLOOK_PANEL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-dossier-page.ui");
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               children[i].offset);
  gtk_widget_class_install_action (widget_class, "dossier.zoom", "u", zoom);
  gtk_widget_class_install_action (widget_class, "dossier.zoom-in", NULL, zoom_step);
  gtk_widget_class_install_action (widget_class, "dossier.zoom-out", NULL, zoom_step);
  gtk_widget_class_install_action (widget_class, "dossier.today", NULL, go_today);
  gtk_widget_class_install_action (widget_class, "dossier.record", NULL, record_fact);
  gtk_widget_class_install_action (widget_class, "dossier.correct", "u", correct);
  gtk_widget_class_install_action (widget_class, "dossier.record-kind", "s", record_kind);
  gtk_widget_class_install_action (widget_class, "records.add", "(us)", add_record);
  gtk_widget_class_install_action (widget_class, "records.edit", "(ux)", edit_record);
  gtk_widget_class_install_action (widget_class, "records.remove", "(ux)", remove_record);
  gtk_widget_class_install_action (widget_class, "dossier.intake-begin", NULL, begin_intake);
  gtk_widget_class_install_action (widget_class, "dossier.decision-begin", NULL, begin_decision);
  gtk_widget_class_install_action (widget_class, "dossier.decision-date", "x", date_decision);
  gtk_widget_class_install_action (widget_class, "dossier.merge", "x", merge);
  gtk_widget_class_install_action (widget_class, "dossier.take", "(xii)", take_alternative);
  gtk_widget_class_install_action (widget_class, "dossier.week", "i", another_week);
  gtk_widget_class_install_action (widget_class, "dossier.letter", "s", make_letter);
  gtk_widget_class_install_action (widget_class, "dossier.letter-save", "(xs)", letter_save);
  gtk_widget_class_install_action (widget_class, "dossier.letter-print", "x", letter_print);
  gtk_widget_class_install_action (widget_class, "dossier.open-number", "s", open_number);
  gtk_widget_class_install_action (widget_class, "dossier.remove", "u", remove_fact);
  gtk_widget_class_install_action (widget_class, "dossier.person", NULL, show_person);
  gtk_widget_class_install_action (widget_class, "dossier.erase", NULL, erase);
  gtk_widget_class_install_action (widget_class, "dossier.desk", NULL, to_desk);
  gtk_widget_class_install_action (widget_class, "dossier.outlook", NULL, outlook_begin);
  gtk_widget_class_install_action (widget_class, "dossier.outlook-end", NULL, outlook_end);
  gtk_widget_class_install_action (widget_class, "dossier.reported", "u", report_fact);
  gtk_widget_class_install_action (widget_class, "dossier.export-duo", NULL, export_duo);
  gtk_widget_class_install_action (widget_class, "dossier.order", "x", make_order);
  gtk_widget_class_install_action (widget_class, "dossier.what-if", NULL, what_if_begin);
  gtk_widget_class_install_action (widget_class, "dossier.what-if-add", NULL, what_if_add);
  gtk_widget_class_install_action (widget_class, "dossier.what-if-end", NULL, what_if_end);
  gtk_widget_class_install_action (widget_class, "dossier.what-if-keep", NULL, what_if_keep);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "dossier.record",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "dossier.person",
                                       NULL);
  signals[TITLED] = g_signal_new ("titled", REGIE_TYPE_DOSSIER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
regie_dossier_page_init (RegieDossierPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->view = "timeline";
}

GtkWidget *
regie_dossier_page_new (RegieSession *session)
{
  RegieDossierPage *self = g_object_new (REGIE_TYPE_DOSSIER_PAGE, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (self->clock, "chosen", G_CALLBACK (deadline_chosen), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->what_if, "changed", G_CALLBACK (show_what_if), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "zoomed", G_CALLBACK (zoomed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "line-moving", G_CALLBACK (line_moving), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "line-moved", G_CALLBACK (line_moved), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "mark-activated", G_CALLBACK (mark_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
