/* SPDX-License-Identifier: EUPL-1.2 */
/* The caseload: a list or lanes, with filters, a search, columns, and what is done with several
 * dossiers at once. */
#include "regie-caseload-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-caseload-axis.h"
#include "regie-caseload-row.h"
#include "regie-compat.h"
#include "regie-filter-bar.h"
#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-error.h"
#include "regie-file-commands.h"
#include "regie-list.h"
#include "regie-office-commands.h"
#include "regie-parts.h"
#include "regie-person.h"
#include "regie-rows.h"

#define FIRST_KEYS 256

struct _RegieCaseloadPage {
  GtkWidget parent_instance;
  RegieSession *session;
  RegieRows *rows;
  RegieQuery *query;
  RegieColumns columns;
  RegieList *list;
  GtkSearchEntry *search;
  GtkStack *stack;
  GtkFixed *heading;
  RegieFilterBar *filters;
  GtkBox *tools;
  GtkWidget *as_table, *as_lanes, *axis, *card;
  GtkMenuButton *columns_button, *filter_button, *assign_button;
  GtkActionBar *selection_bar;
  GtkLabel *selection_text;
  GtkWidget *headings[REGIE_N_COLUMNS];
  GCancellable *cancellable;
  gboolean narrow, extending;
  int width;
};

enum { OPEN_DOSSIER, COUNTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieCaseloadPage, regie_caseload_page, GTK_TYPE_WIDGET)

static void ask (RegieCaseloadPage *self, guint limit);

/* The rest of the keys comes behind the frame that shows the first rows. */
static gboolean
ask_rest (gpointer data)
{
  RegieCaseloadPage *self = data;

  if (!g_cancellable_is_cancelled (self->cancellable))
    {
      self->extending = TRUE;
      ask (self, 0);
    }
  return G_SOURCE_REMOVE;
}

/* Selected are places in the list: they stay so only while the same people stand there. */
static void
unselect_moved (RegieCaseloadPage *self, GArray *ids)
{
  g_autoptr (GArray) selected = regie_list_get_selection (self->list);

  for (guint i = 0; i < selected->len; i++)
    {
      guint position = g_array_index (selected, guint, i);
      const gint64 *id = regie_rows_key (self->rows, position);

      if (id == NULL || position >= ids->len || *id != g_array_index (ids, gint64, position))
        {
          regie_list_unselect_all (self->list);
          return;
        }
    }
}

/* A name that is not there may stand in a text. */
static void
show_nobody (RegieCaseloadPage *self)
{
  gboolean may_look_on = self->query->text != NULL && *self->query->text != '\0'
                         && !self->query->in_notes;
  GtkWidget *page, *button;

  regie_stack_show_nothing (self->stack, "system-search-symbolic", _("Nobody found"),
                            self->query->in_notes
                              ? _("Not in a name, and not in intake, plan, letters and notes. "
                                   "Take a filter away, or try other words.")
                              : _("Try another part of the name, or take a filter away."));
  page = gtk_stack_get_visible_child (self->stack);
  if ((button = adw_status_page_get_child (ADW_STATUS_PAGE (page))) == NULL)
    {
      button = gtk_button_new_with_mnemonic (_("Search in _Texts Too"));
      gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "pill");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "caseload.notes");
      gtk_widget_set_tooltip_text (
        button, _("In intake, plan, letters and notes; never in what is said of health"));
      adw_status_page_set_child (ADW_STATUS_PAGE (page), button);
    }
  gtk_widget_set_visible (button, may_look_on);
}

/* Whoever asks something else meanwhile takes the question back. */
static gboolean
is_taken_back (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_error_matches (error, REGIE_ERROR, REGIE_ERROR_CANCELLED);
}

static void
show_answer (RegieCaseloadPage *self, RegieCaseloadAnswer *answer)
{
  if (self->extending)
    regie_rows_extend_keys (self->rows, g_steal_pointer (&answer->ids));
  else
    {
      unselect_moved (self, answer->ids);
      regie_rows_set_keys (self->rows, g_steal_pointer (&answer->ids), answer->n,
                           g_steal_pointer (&answer->first));
    }
  self->extending = FALSE;
  regie_list_set_n (self->list, answer->n);
  if (answer->n > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else
    show_nobody (self);
  g_signal_emit (self, signals[COUNTED], 0, answer->n);
  if (answer->partial)
    g_idle_add_full (G_PRIORITY_LOW, ask_rest, g_object_ref (self), g_object_unref);
}

static void
ids_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieCaseloadPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieCaseloadAnswer) answer = regie_session_ask_finish (self->session, result, &error);

  if (answer != NULL)
    show_answer (self, answer);
  else if (!is_taken_back (error))
    regie_show_error (GTK_WIDGET (self), error);
}

static void
ask (RegieCaseloadPage *self, guint limit)
{
  g_autofree char *query = regie_query_to_text (self->query);

  regie_session_ask (self->session, &regie_office_questions[REGIE_CASELOAD_IDS],
                     g_variant_new ("(sub)", query, limit, !self->extending), self->cancellable,
                     ids_read, g_object_ref (self));
}

static void
reload (RegieCaseloadPage *self)
{
  if (regie_session_get_me (self->session) == NULL
      || !regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS))
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->extending = FALSE;
  regie_filter_bar_set_query (self->filters, self->query);
  /* To put what a search finds in order all of it must be found, so it is asked for at once. */
  ask (self, self->query->text != NULL && *self->query->text != '\0' ? 0 : FIRST_KEYS);
}

static GtkWidget *
create_line (gpointer data)
{
  return regie_caseload_line_new (&((RegieCaseloadPage *) data)->columns);
}

static void
bind_line (GtkWidget *widget, guint position, gpointer data)
{
  regie_caseload_line_set (REGIE_CASELOAD_LINE (widget),
                           regie_rows_get (((RegieCaseloadPage *) data)->rows, position));
}

static void
rows_loaded (RegieCaseloadPage *self, guint first, guint n)
{
  regie_list_refresh (self->list, first, n);
}

static void
rows_failed (RegieCaseloadPage *self, const GError *error)
{
  regie_show_error (GTK_WIDGET (self), error);
}

static void
line_activated (RegieCaseloadPage *self, guint position)
{
  const gint64 *id = regie_rows_key (self->rows, position);

  if (id != NULL)
    g_signal_emit (self, signals[OPEN_DOSSIER], 0, *id);
}

/* What is found is in the order of its names, unless another order was asked for. */
static const char *
sorted_by (RegieCaseloadPage *self)
{
  if (self->query->sort != NULL)
    return self->query->sort;
  return self->query->text != NULL && *self->query->text != '\0' ? "name" : "next";
}

/* Real buttons as headings, each over its column; the one that sorts carries an arrow. */
static void
place_headings (RegieCaseloadPage *self)
{
  const char *sort = sorted_by (self);

  regie_columns_layout (&self->columns, self->width, self->narrow);
  for (guint i = 0; i < REGIE_N_COLUMNS; i++)
    {
      GtkWidget *button = self->headings[i];
      gboolean sorts = strcmp (regie_column_sort (i), sort) == 0;
      g_autofree char *label = g_strdup_printf ("%s%s", regie_column_title (i),
                                                !sorts                    ? ""
                                                : self->query->descending ? " ↓"
                                                                          : " ↑");

      gtk_widget_set_visible (button, self->columns.width[i] > 0 && !self->columns.lanes);
      gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      gtk_widget_set_size_request (button, MAX (self->columns.width[i] - 6, 0), 32);
      gtk_fixed_move (self->heading, button, self->columns.x[i] - (i == REGIE_COLUMN_NAME ? 6 : 2),
                      4);
    }
  gtk_widget_set_visible (self->axis, self->columns.lanes);
  gtk_widget_queue_resize (self->axis);
  gtk_widget_set_size_request (GTK_WIDGET (self->heading), -1, self->columns.lanes ? 72 : 40);
  gtk_widget_queue_draw (self->axis);
  regie_list_refresh (self->list, 0, regie_list_get_n (self->list));
}

static void
regie_caseload_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (widget);
  int margin = self->narrow ? 24 : 48;

  if (self->width != width - margin)
    {
      self->width = width - margin;
      self->columns.scale.per_day = MAX (0.1,
                                         (self->width - (self->narrow ? 130 : 360)) / (365.25 * 6));
      self->columns.scale.first = regie_office_today (regie_session_get_office (self->session))
                                  - 3.2 * 365.25;
      place_headings (self);
    }
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static void
regie_caseload_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *min_base, int *nat_base)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      min_base, nat_base);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, 340);
}

static void
sort_by (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (widget);
  const char *word = g_variant_get_string (target, NULL);
  gboolean same = strcmp (word, sorted_by (self)) == 0;

  self->query->descending = same && !self->query->descending;
  g_free (self->query->sort);
  self->query->sort = g_strdup (word);
  place_headings (self);
  reload (self);
}

static void
set_view (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (widget);

  self->columns.lanes = strcmp (g_variant_get_string (target, NULL), "lanes") == 0;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->as_table), !self->columns.lanes);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->as_lanes), self->columns.lanes);
  regie_list_set_factory (self->list, self->columns.lanes ? 38 : 43, create_line, bind_line, self);
  place_headings (self);
}

static void
keep_columns (RegieCaseloadPage *self)
{
  g_autoptr (GSettings) settings = regie_settings_new ();
  const char *shown[REGIE_N_COLUMNS + 1] = { NULL };

  for (guint i = 1, n = 0; i < REGIE_N_COLUMNS; i++)
    if (self->columns.visible[i])
      shown[n++] = regie_column_sort (i);
  if (settings != NULL)
    g_settings_set_strv (settings, "caseload-columns", shown);
}

/* Those that were chosen before, or the usual. */
static void
choose_columns (RegieCaseloadPage *self)
{
  static const char *const usual[] = { "group", "route",   "phase",      "next",
                                       "hours", "contact", "consultant", NULL };
  g_autoptr (GSettings) settings = regie_settings_new ();
  g_auto (GStrv) chosen = settings != NULL ? g_settings_get_strv (settings, "caseload-columns")
                                           : NULL;

  for (guint i = 0; i < REGIE_N_COLUMNS; i++)
    self->columns.visible[i] = i == REGIE_COLUMN_NAME
                               || g_strv_contains (chosen != NULL ? (const char *const *) chosen
                                                                  : usual,
                                                   regie_column_sort (i));
}

static void
toggle_column (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (widget);
  guint column = g_variant_get_uint32 (target);

  if (column == REGIE_COLUMN_NAME || column >= REGIE_N_COLUMNS)
    return;
  self->columns.visible[column] = !self->columns.visible[column];
  keep_columns (self);
  place_headings (self);
}

static void
show_where (RegieCaseloadPage *self)
{
  g_object_set (self->search, "placeholder-text",
                self->query->in_notes ? _("Search by name, number or in texts")
                                      : _("Search by name or number"),
                NULL);
}

static void search_changed (RegieCaseloadPage *self);

/* What a chip or a menu entry asks for; search, sort and view stay. */
static void
use_filter (RegieCaseloadPage *self, const char *text)
{
  RegieQuery *query = regie_query_from_text (text);

  if (query->sort == NULL)
    {
      query->sort = g_strdup (self->query->sort);
      query->descending = self->query->descending;
    }
  if (query->text == NULL)
    {
      query->text = g_strdup (self->query->text);
      query->in_notes = self->query->in_notes;
    }
  regie_query_free (self->query);
  self->query = query;
  show_where (self);
  g_object_notify (G_OBJECT (self), "in-notes");
  g_signal_handlers_block_by_func (self->search, search_changed, self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), query->text != NULL ? query->text : "");
  g_signal_handlers_unblock_by_func (self->search, search_changed, self);
  place_headings (self);
  reload (self);
}

static void
set_filter (GtkWidget *widget, const char *name, GVariant *target)
{
  use_filter (REGIE_CASELOAD_PAGE (widget), g_variant_get_string (target, NULL));
}

static void
keep_filter (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_filter_bar_keep (REGIE_CASELOAD_PAGE (widget)->filters);
}

static void
forget_filter (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_filter_bar_forget (REGIE_CASELOAD_PAGE (widget)->filters);
}

static void
search_changed (RegieCaseloadPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (strcmp (text, self->query->text != NULL ? self->query->text : "") == 0)
    return; /* a search entry says so when it is made as well */
  g_free (self->query->text);
  self->query->text = g_strdup (text);
  regie_session_interrupt (self->session, self->cancellable);
  place_headings (self);
  reload (self);
  /* What was typed and what it finds belong in one frame, when that is soon enough. */
  regie_session_settle (self->session);
}

/* Down goes from what was typed to what was found. */
static gboolean
search_key (RegieCaseloadPage *self, guint key)
{
  if (key != GDK_KEY_Down || regie_list_get_n (self->list) == 0)
    return FALSE;
  regie_list_set_cursor (self->list, 0, TRUE);
  return TRUE;
}

static void
search_entered (RegieCaseloadPage *self)
{
  regie_list_set_cursor (self->list, 0, TRUE);
}

static void
selection_changed (RegieCaseloadPage *self)
{
  g_autoptr (GArray) selection = regie_list_get_selection (self->list);
  g_autofree char *text = g_strdup_printf (ngettext ("%u chosen", "%u chosen", selection->len),
                                           selection->len);

  gtk_label_set_text (self->selection_text, text);
  gtk_action_bar_set_revealed (self->selection_bar, selection->len > 0);
}

static void
unselect (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_list_unselect_all (REGIE_CASELOAD_PAGE (widget)->list);
}

static void
assigned (GtkWidget *widget, const RegieOutcome *outcome)
{
  if (outcome != NULL)
    regie_list_unselect_all (REGIE_CASELOAD_PAGE (widget)->list);
}

/* Who is chosen goes to the member of staff TARGET. */
static void
assign (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (widget);
  g_autoptr (GArray) selection = regie_list_get_selection (self->list);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < selection->len; i++)
    {
      const gint64 *id = regie_rows_key (self->rows, g_array_index (selection, guint, i));

      if (id != NULL)
        g_array_append_val (ids, *id);
    }
  if (ids->len > 0)
    regie_do_then (widget, self->session, &regie_office_commands[REGIE_DOSSIERS_ASSIGN],
                   g_variant_new ("(@axx)",
                                  g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data,
                                                             ids->len, sizeof (gint64)),
                                  g_variant_get_int64 (target)),
                   NULL, assigned);
}

static void
staff_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieCaseloadPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) staff = regie_session_ask_finish (self->session, result, &error);
  g_autoptr (GMenu) menu = g_menu_new ();

  if (staff == NULL)
    {
      regie_show_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; i < staff->len; i++)
    {
      const RegieChoice *one = staff->pdata[i];
      g_autoptr (GMenuItem) item = g_menu_item_new (one->name, NULL);

      g_menu_item_set_action_and_target (item, "caseload.assign", "x", one->id);
      g_menu_append_item (menu, item);
    }
  regie_menu_button_set_menu (self->assign_button, G_MENU_MODEL (menu));
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
  RegieCaseloadPage *self = data;
  g_autofree char *query = regie_query_to_text (self->query);
  g_autofree char *uri = g_file_get_uri (file);

  regie_do_then (GTK_WIDGET (self), self->session, &regie_file_commands[REGIE_CASELOAD_EXPORT],
                 g_variant_new ("(ss)", query, uri), NULL, exported);
}

static void
export_list (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (widget);

  if (regie_session_may (self->session, REGIE_MAY_EXPORT))
    regie_choose_save (widget, _("Export the list"), _("caseload.csv"), export_to,
                       g_object_ref (self), g_object_unref);
  else
    regie_show_toast (widget, _("Your role may not export."));
}

static void
append_codes (RegieCaseloadPage *self, GMenu *menu, const char *title, const char *list,
              const char *key)
{
  const RegieCodes *codes = regie_session_get_office (self->session)->codes;
  GPtrArray *all = regie_codes_list (codes, list);
  g_autoptr (GMenu) sub = g_menu_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const RegieCode *code = all->pdata[i];
      g_autofree char *filter = g_strdup_printf ("%s=%s", key, code->key);
      g_autoptr (GMenuItem) item = g_menu_item_new (code->label, NULL);

      g_menu_item_set_action_and_target (item, "caseload.filter", "s", filter);
      g_menu_append_item (sub, item);
    }
  g_menu_append_submenu (menu, title, G_MENU_MODEL (sub));
}

static void
fill_menus (RegieCaseloadPage *self)
{
  g_autoptr (GMenu) columns = g_menu_new ();
  g_autoptr (GMenu) filters = g_menu_new ();

  for (guint i = 1; i < REGIE_N_COLUMNS; i++)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (regie_column_title (i), NULL);

      g_menu_item_set_action_and_target (item, "caseload.column", "u", i);
      g_menu_append_item (columns, item);
    }
  regie_menu_button_set_menu (self->columns_button, G_MENU_MODEL (columns));
  g_menu_append (filters, _("Search in Texts Too"), "caseload.notes");
  append_codes (self, filters, _("Route"), "leerroute", "leerroute");
  append_codes (self, filters, _("Phase"), "fase", "fase");
  append_codes (self, filters, _("Target group"), "groep", "groep");
  append_codes (self, filters, _("Municipality"), "gemeente", "gemeente");
  g_menu_append (filters, _("Not recorded"), "caseload.filter('niet_vastgelegd=ja')");
  g_menu_append (filters, _("No filter"), "caseload.filter('')");
  regie_menu_button_set_menu (self->filter_button, G_MENU_MODEL (filters));
}

static void
make_headings (RegieCaseloadPage *self)
{
  for (guint i = 0; i < REGIE_N_COLUMNS; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), i == REGIE_COLUMN_CONTACT ? 1 : 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      self->headings[i] = gtk_button_new ();
      gtk_button_set_child (GTK_BUTTON (self->headings[i]), label);
      gtk_widget_add_css_class (self->headings[i], "flat");
      gtk_widget_add_css_class (self->headings[i], "column");
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->headings[i]), "caseload.sort");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->headings[i]), "s",
                                        regie_column_sort (i));
      gtk_fixed_put (self->heading, self->headings[i], 0, 4);
    }
  self->axis = regie_axis_new (&self->columns);
  gtk_fixed_put (self->heading, self->axis, 0, 0);
}

static void
session_opened (RegieCaseloadPage *self)
{
  const RegieMe *me = regie_session_get_me (self->session);
  gboolean may = me != NULL
                 && regie_command_is_allowed (&regie_office_commands[REGIE_DOSSIERS_ASSIGN],
                                              me->role);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "caseload.assign", may);
  reload (self);
  if (regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS))
    regie_session_ask (self->session, &regie_office_questions[REGIE_STAFF_LIST], NULL, NULL,
                       staff_read, g_object_ref (self));
}

static void
regie_caseload_page_dispose (GObject *object)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->rows);
  g_clear_object (&self->session);
  g_clear_pointer (&self->query, regie_query_free);
  G_OBJECT_CLASS (regie_caseload_page_parent_class)->dispose (object);
}

static void
regie_caseload_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_boolean (value, REGIE_CASELOAD_PAGE (object)->query->in_notes);
}

static void
regie_caseload_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  RegieCaseloadPage *self = REGIE_CASELOAD_PAGE (object);

  self->query->in_notes = g_value_get_boolean (value);
  show_where (self);
  reload (self);
}

static void
regie_caseload_page_class_init (RegieCaseloadPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_caseload_page_dispose;
  widget_class->size_allocate = regie_caseload_page_size_allocate;
  widget_class->measure = regie_caseload_page_measure;
  g_type_ensure (REGIE_TYPE_FILTER_BAR);
  g_type_ensure (REGIE_TYPE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-caseload-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieCaseloadPage, list);
  gtk_widget_class_bind_template_child (widget_class, RegieCaseloadPage, search);
  gtk_widget_class_bind_template_child (widget_class, RegieCaseloadPage, stack);
  gtk_widget_class_bind_template_child (widget_class, RegieCaseloadPage, heading);
  gtk_widget_class_bind_template_child (widget_class, RegieCaseloadPage, filters);
  gtk_widget_class_bind_template_child (widget_class, RegieCaseloadPage, tools);
  gtk_widget_class_bind_template_child (widget_class, RegieCaseloadPage, card);
  gtk_widget_class_bind_template_child (widget_class, RegieCaseloadPage, as_table);
  gtk_widget_class_bind_template_child (widget_class, RegieCaseloadPage, as_lanes);
  gtk_widget_class_bind_template_child (widget_class, RegieCaseloadPage, columns_button);
  gtk_widget_class_bind_template_child (widget_class, RegieCaseloadPage, filter_button);
  gtk_widget_class_bind_template_child (widget_class, RegieCaseloadPage, assign_button);
  gtk_widget_class_bind_template_child (widget_class, RegieCaseloadPage, selection_bar);
  gtk_widget_class_bind_template_child (widget_class, RegieCaseloadPage, selection_text);
  G_OBJECT_CLASS (klass)->get_property = regie_caseload_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = regie_caseload_page_set_property;
  g_object_class_install_property (G_OBJECT_CLASS (klass), 1,
                                   g_param_spec_boolean ("in-notes", NULL, NULL, FALSE,
                                                         G_PARAM_READWRITE
                                                           | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_install_property_action (widget_class, "caseload.notes", "in-notes");
  gtk_widget_class_install_action (widget_class, "caseload.sort", "s", sort_by);
  gtk_widget_class_install_action (widget_class, "caseload.view", "s", set_view);
  gtk_widget_class_install_action (widget_class, "caseload.column", "u", toggle_column);
  gtk_widget_class_install_action (widget_class, "caseload.filter", "s", set_filter);
  gtk_widget_class_install_action (widget_class, "caseload.save-filter", NULL, keep_filter);
  gtk_widget_class_install_action (widget_class, "caseload.forget-filter", NULL, forget_filter);
  gtk_widget_class_install_action (widget_class, "caseload.unselect", NULL, unselect);
  gtk_widget_class_install_action (widget_class, "caseload.assign", "x", assign);
  gtk_widget_class_install_action (widget_class, "caseload.export", NULL, export_list);
  signals[OPEN_DOSSIER] = g_signal_new ("open-dossier", REGIE_TYPE_CASELOAD_PAGE, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[COUNTED] = g_signal_new ("counted", REGIE_TYPE_CASELOAD_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
regie_caseload_page_init (RegieCaseloadPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->query = regie_query_new ();
  choose_columns (self);
  make_headings (self);
}

void
regie_caseload_page_set_narrow (RegieCaseloadPage *self, gboolean narrow)
{
  GtkWidget *margins[] = { GTK_WIDGET (self->tools), GTK_WIDGET (self->filters), self->card };

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  self->width = 0;
  for (guint i = 0; i < G_N_ELEMENTS (margins); i++)
    {
      gtk_widget_set_margin_start (margins[i], narrow ? 12 : 24);
      gtk_widget_set_margin_end (margins[i], narrow ? 12 : 24);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->columns_button), !narrow);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
regie_caseload_page_search (RegieCaseloadPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

GtkWidget *
regie_caseload_page_get_list (RegieCaseloadPage *self)
{
  return GTK_WIDGET (self->list);
}

GtkWidget *
regie_caseload_page_new (RegieSession *session)
{
  RegieCaseloadPage *self = g_object_new (REGIE_TYPE_CASELOAD_PAGE, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->session = g_object_ref (session);
  self->columns.office = regie_session_get_office (session);
  self->rows = regie_rows_new (session, sizeof (gint64),
                               &regie_office_questions[REGIE_CASELOAD_ROWS]);
  g_signal_connect_object (self->rows, "failed", G_CALLBACK (rows_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "loaded", G_CALLBACK (rows_loaded), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (line_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "selection-changed", G_CALLBACK (selection_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_entered), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (search_key), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
  g_signal_connect_object (session, "opened", G_CALLBACK (session_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  regie_filter_bar_set_session (self->filters, session);
  regie_list_set_selectable (self->list, TRUE);
  regie_list_set_factory (self->list, 43, create_line, bind_line, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Caseload"), -1);
  fill_menus (self);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->as_table), TRUE);
  session_opened (self);
  return GTK_WIDGET (self);
}
