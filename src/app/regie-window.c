/* SPDX-License-Identifier: EUPL-1.2 */
/* The window: the pages and the way between them, who works here, and Undo. */
#include "regie-window.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-caseload-page.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-dossier-page.h"
#include "regie-error.h"
#include "regie-import-page.h"
#include "regie-office-commands.h"
#include "regie-person.h"
#include "regie-desk-page.h"
#include "regie-providers-page.h"
#include "regie-resume.h"
#include "regie-rules-page.h"
#include "regie-today-page.h"

/* Below these widths of the window: no sidebar and the clock in the place of the timeline; two
 * lines for each thing that is to be done; only name and next deadline of the caseload. */
#define NARROW 1120
#define NARROW_TODAY 940
#define NARROW_CASELOAD 850

struct _RegieWindow {
  AdwApplicationWindow parent_instance;
  RegieSession *session;
  AdwToast *offer; /* the last that offers Undo, while it is there */
  AdwToastOverlay *toasts;
  GtkStack *outer, *pages, *titles;
  GMenuModel *main_menu;
  GtkRevealer *sidebar_revealer, *notice;
  GtkListBox *sidebar;
  AdwWindowTitle *title;
  AdwAvatar *my_avatar;
  GtkLabel *late_count, *case_count, *my_name, *my_role, *database, *demo_mark, *notice_text;
  GtkWidget *back, *show_sidebar, *add, *view_timeline, *view_intake, *view_plan, *view_progress,
    *view_letters, *view_facts, *view_duo, *view_log, *view_menu, *body, *menu_button;
  GtkWidget *today, *caseload, *providers, *desk, *dossier, *import, *rules;
  char *came_from;
  gboolean narrow, sidebar_wanted, import_wanted;
  gint64 last_seq;
  int width;
};

G_DEFINE_FINAL_TYPE (RegieWindow, regie_window, ADW_TYPE_APPLICATION_WINDOW)

static const RegieActionRights rights[] = {
  { "win.new-dossier", REGIE_RIGHT (RECORD) },
  { "win.import", REGIE_RIGHT (IMPORT) },
  { "win.export", REGIE_RIGHT (EXPORT) },
};

static const char *
page_title (const char *page)
{
  if (strcmp (page, "today") == 0)
    return _("Today");
  if (strcmp (page, "caseload") == 0)
    return _("Caseload");
  if (strcmp (page, "providers") == 0)
    return _("Providers");
  if (strcmp (page, "desk") == 0)
    return _("Meedoenbalie");
  if (strcmp (page, "rules") == 0)
    return _("Rules of the law");
  return strcmp (page, "import") == 0 ? _("Import") : "";
}

static void
select_in_sidebar (RegieWindow *self, const char *page)
{
  gtk_list_box_unselect_all (self->sidebar); /* importing and a dossier are not in the list */
  regie_session_guard (self->session, GTK_WIDGET (self), rights, G_N_ELEMENTS (rights));
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->sidebar)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (strcmp (gtk_widget_get_name (row), page) == 0)
      gtk_list_box_select_row (self->sidebar, GTK_LIST_BOX_ROW (row));
}

/* Before its first allocation a window counts as wide. */
static gboolean
is_below (RegieWindow *self, int width)
{
  return self->width > 0 && self->width < width;
}

static guint
size_class (int width)
{
  return (width >= NARROW) + (width >= NARROW_TODAY) + (width >= NARROW_CASELOAD);
}

static void
update_chrome (RegieWindow *self)
{
  const char *page = gtk_stack_get_visible_child_name (self->pages);
  gboolean dossier = g_strcmp0 (page, "dossier") == 0;
  gboolean counter = g_strcmp0 (page, "desk") == 0
                     && regie_desk_page_is_counter (REGIE_DESK_PAGE (self->desk));
  gboolean sub = dossier || g_strcmp0 (page, "import") == 0;

  if (page == NULL)
    return;
  gtk_widget_set_visible (self->back, sub);
  gtk_widget_set_visible (self->add, !sub && g_strcmp0 (page, "providers") != 0
                                       && g_strcmp0 (page, "desk") != 0
                                       && regie_session_may (self->session, REGIE_MAY_RECORD));
  gtk_stack_set_visible_child_name (self->titles, !dossier       ? "title"
                                                  : self->narrow ? "menu"
                                                                 : "views");
  gtk_widget_set_visible (self->menu_button, !(dossier && self->narrow));
  gtk_revealer_set_reveal_child (self->sidebar_revealer,
                                 self->sidebar_wanted && !dossier && !counter && !self->narrow);
  gtk_widget_set_visible (self->show_sidebar,
                          !gtk_revealer_get_reveal_child (self->sidebar_revealer) && !dossier
                            && !counter);
  adw_window_title_set_title (self->title, counter ? _("Counter") : page_title (page));
}

static void open_dossier (RegieWindow *self, gint64 dossier);
static void open_dossier_view (RegieWindow *self, gint64 dossier, const char *view);
static void open_page_file (RegieWindow *self, GFile *file, int kind, gint64 provider);
static void import_finished (RegieWindow *self);
static void open_provider (RegieWindow *self, gint64 provider, const char *tab);
static void late_counted (RegieWindow *self, guint n);

/* A page is made when it is first asked for: the first frame waits for no other. */
static GtkWidget *
ensure_page (RegieWindow *self, const char *name)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, name);

  if (page != NULL || self->session == NULL)
    return page;
  if (strcmp (name, "today") == 0)
    {
      page = self->today = regie_today_page_new (self->session);
      g_signal_connect_object (page, "open-dossier", G_CALLBACK (open_dossier), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "open-provider", G_CALLBACK (open_provider), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "counted", G_CALLBACK (late_counted), self, G_CONNECT_SWAPPED);
      regie_today_page_set_narrow (REGIE_TODAY_PAGE (page), is_below (self, NARROW_TODAY));
    }
  else if (strcmp (name, "caseload") == 0)
    {
      page = self->caseload = regie_caseload_page_new (self->session);
      g_signal_connect_object (page, "open-dossier", G_CALLBACK (open_dossier), self,
                               G_CONNECT_SWAPPED);
      regie_caseload_page_set_narrow (REGIE_CASELOAD_PAGE (page), is_below (self, NARROW_CASELOAD));
    }
  else if (strcmp (name, "providers") == 0)
    {
      page = self->providers = regie_providers_page_new (self->session);
      g_signal_connect_object (page, "open-dossier", G_CALLBACK (open_dossier_view), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "open-file", G_CALLBACK (open_page_file), self,
                               G_CONNECT_SWAPPED);
      regie_providers_page_set_narrow (REGIE_PROVIDERS_PAGE (page), self->narrow);
    }
  else if (strcmp (name, "desk") == 0)
    {
      page = self->desk = regie_desk_page_new (self->session);
      g_signal_connect_object (page, "counter", G_CALLBACK (update_chrome), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "open-file", G_CALLBACK (open_page_file), self,
                               G_CONNECT_SWAPPED);
      regie_desk_page_set_narrow (REGIE_DESK_PAGE (page), self->narrow);
    }
  else if (strcmp (name, "dossier") == 0)
    {
      page = self->dossier = regie_dossier_page_new (self->session);
      regie_dossier_page_set_narrow (REGIE_DOSSIER_PAGE (page), self->narrow);
    }
  else if (strcmp (name, "import") == 0)
    {
      page = self->import = regie_import_page_new (self->session);
      g_signal_connect_object (page, "finished", G_CALLBACK (import_finished), self,
                               G_CONNECT_SWAPPED);
    }
  else if (strcmp (name, "rules") == 0)
    page = self->rules = regie_rules_page_new (regie_session_get_office (self->session));
  if (page != NULL)
    gtk_stack_add_named (self->pages, page, name);
  return page;
}

/* Vandaag and the reading in of files are for everybody: they show to each what it may. */
static gboolean
may_go (RegieWindow *self, const char *page)
{
  gboolean desk = regie_session_may (self->session, REGIE_MAY_DESK);
  gboolean dossiers = regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS);

  return !regie_session_is_open (self->session) || strcmp (page, "rules") == 0
         || (strcmp (page, "desk") == 0
               ? desk
               : dossiers
                   || (desk && (strcmp (page, "today") == 0 || strcmp (page, "import") == 0)));
}

void
regie_window_go (RegieWindow *self, const char *page)
{
  if (self->session == NULL || !may_go (self, page) || ensure_page (self, page) == NULL)
    return;
  gtk_stack_set_visible_child_name (self->pages, page);
  select_in_sidebar (self, page);
  update_chrome (self);
}

static void
row_activated (RegieWindow *self, GtkListBoxRow *row)
{
  regie_window_go (self, gtk_widget_get_name (GTK_WIDGET (row)));
  if (self->narrow)
    gtk_revealer_set_reveal_child (self->sidebar_revealer, FALSE);
}

static void
set_view (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);
  const char *view = g_variant_get_string (target, NULL);
  const struct {
    GtkWidget *button;
    const char *view;
  } buttons[] = {
    { self->view_timeline, "timeline" }, { self->view_intake, "intake" },
    { self->view_plan, "plan" },         { self->view_progress, "progress" },
    { self->view_letters, "letters" },   { self->view_facts, "facts" },
    { self->view_duo, "duo" },           { self->view_log, "log" },
  };

  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->view_menu), _("Clock"));
  for (guint i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (buttons[i].button),
                                    strcmp (buttons[i].view, view) == 0);
      if (strcmp (buttons[i].view, view) == 0)
        gtk_menu_button_set_label (GTK_MENU_BUTTON (self->view_menu),
                                   gtk_button_get_label (GTK_BUTTON (buttons[i].button)));
    }
  if (self->dossier != NULL)
    regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (self->dossier), view);
}

void
regie_window_open_dossier (RegieWindow *self, gint64 dossier)
{
  const char *page = gtk_stack_get_visible_child_name (self->pages);

  if (!regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS))
    return;
  if (g_strcmp0 (page, "dossier") != 0)
    {
      g_free (self->came_from);
      self->came_from = g_strdup (page);
    }
  regie_dossier_page_open (REGIE_DOSSIER_PAGE (ensure_page (self, "dossier")), dossier);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", "timeline");
  gtk_stack_set_visible_child_name (self->pages, "dossier");
  update_chrome (self);
}

static void
open_dossier (RegieWindow *self, gint64 dossier)
{
  regie_window_open_dossier (self, dossier);
}

static void
open_dossier_view (RegieWindow *self, gint64 dossier, const char *view)
{
  regie_window_open_dossier (self, dossier);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.view", "s", view);
}

/* Shows FILE on the page of every import, or what is still being written there; from there the way
 * goes back to the page BEGAN. */
static void
read_in (RegieWindow *self, GFile *file, RegieFileKind kind, gint64 provider, const char *began)
{
  if (regie_import_page_open (REGIE_IMPORT_PAGE (ensure_page (self, "import")), file, kind,
                              provider))
    {
      g_free (self->came_from);
      self->came_from = g_strdup (began);
    }
  gtk_stack_set_visible_child_name (self->pages, "import");
  update_chrome (self);
}

/* A report or invoices of a provider, offers or wishes: read in on the page of every import, and
 * back to where it began afterwards. */
static void
open_page_file (RegieWindow *self, GFile *file, int kind, gint64 provider)
{
  read_in (self, file, kind, provider,
           kind == REGIE_FILE_OFFERS || kind == REGIE_FILE_WISHES ? "desk" : "providers");
}

static void
open_provider (RegieWindow *self, gint64 provider, const char *tab)
{
  regie_window_go (self, "providers");
  regie_providers_page_show (REGIE_PROVIDERS_PAGE (self->providers), provider, tab);
}

/* To the Meedoenbalie, with the offer, giver or match that was asked for. */
static void
open_desk (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);
  const char *word;
  gint64 id;

  g_variant_get (target, "(&sx)", &word, &id);
  regie_window_go (self, "desk");
  if (self->desk != NULL)
    regie_desk_page_show (REGIE_DESK_PAGE (self->desk), word, id);
}

static void
import_finished (RegieWindow *self)
{
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->pages), "import") == 0
      && (g_strcmp0 (self->came_from, "providers") == 0
          || g_strcmp0 (self->came_from, "desk") == 0))
    regie_window_go (self, self->came_from);
}

static void
set_count (GtkLabel *label, guint n, gboolean hide_zero)
{
  g_autofree char *text = g_strdup_printf ("%u", n);

  gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), n > 0 || !hide_zero);
}

static void
late_counted (RegieWindow *self, guint n)
{
  set_count (self->late_count, n, TRUE);
}

static void
undone (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_session_do_finish (self->session, result, &error);

  if (outcome == NULL)
    {
      regie_show_error (GTK_WIDGET (self->toasts), error);
      return;
    }
  if (self->offer != NULL)
    adw_toast_dismiss (self->offer); /* what it offers has been done */
  regie_show_toast (GTK_WIDGET (self->toasts), outcome->said);
}

static void
undo (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);

  if (self->session != NULL && regie_session_is_open (self->session))
    regie_session_undo (self->session, 0, undone, g_object_ref (self));
}

static void
undo_entry (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);

  regie_session_undo (self->session, g_variant_get_int64 (target), undone, g_object_ref (self));
}

/* Do it and offer Undo. */
static void
something_done (RegieWindow *self, const char *title, gint64 seq)
{
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _("Undo"));
  adw_toast_set_action_name (toast, "win.undo-entry");
  adw_toast_set_action_target_value (toast, g_variant_new_int64 (seq));
  /* What was done last is said at once: at the counter a change follows every few seconds.  Ctrl+Z
   * reaches the ones before. */
  if (self->offer != NULL)
    adw_toast_dismiss (self->offer);
  g_set_weak_pointer (&self->offer, toast);
  regie_add_toast (self->toasts, toast, 8);
}

static void
go (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_window_go (REGIE_WINDOW (widget), g_variant_get_string (target, NULL));
}

static void
go_back (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);

  regie_window_go (self, self->came_from != NULL ? self->came_from : "today");
}

static void
search (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);

  if (self->session == NULL)
    return;
  /* Who sees no dossier looks for residents. */
  if (regie_session_is_open (self->session)
      && !regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS))
    {
      regie_window_go (self, "desk");
      if (self->desk != NULL)
        regie_desk_page_search (REGIE_DESK_PAGE (self->desk));
      return;
    }
  regie_window_go (self, "caseload");
  regie_caseload_page_search (REGIE_CASELOAD_PAGE (self->caseload));
}

static void
toggle_sidebar (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);
  gboolean shown = gtk_revealer_get_reveal_child (self->sidebar_revealer);

  if (!self->narrow)
    self->sidebar_wanted = !shown;
  gtk_revealer_set_reveal_child (self->sidebar_revealer, !shown);
  gtk_widget_set_visible (self->show_sidebar, shown);
}

static void
new_dossier (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);

  if (self->session != NULL && regie_session_may (self->session, REGIE_MAY_RECORD))
    regie_dossier_dialog_present (widget, self->session);
}

static void
show_rules (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_window_go (REGIE_WINDOW (widget), "rules");
}

static void
export_list (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);

  if (self->session != NULL)
    gtk_widget_activate_action (ensure_page (self, "caseload"), "caseload.export", NULL);
}

static void
file_chosen (GFile *file, gpointer data)
{
  RegieWindow *self = data;

  read_in (self, file, REGIE_FILE_PEOPLE, 0, "today");
}

static RegieApplication *
get_app (RegieWindow *self)
{
  return REGIE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
import (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);

  if (self->session == NULL)
    {
      self->import_wanted = TRUE;
      regie_application_open (get_app (self), NULL, FALSE);
    }
  else if (regie_session_may (self->session, REGIE_MAY_IMPORT))
    regie_choose_open (widget, _("Import a spreadsheet"), "*.csv", file_chosen,
                       g_object_ref (self), g_object_unref);
}

/* TARGET: whom to be; without one, the first consultant. */
static void
start_demo (GtkWidget *widget, const char *name, GVariant *target)
{
  RegieWindow *self = REGIE_WINDOW (widget);
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "regie", "demo.db", NULL);

  regie_application_play (get_app (self),
                          target != NULL ? g_variant_get_string (target, NULL) : NULL);
  regie_application_open (get_app (self), path, TRUE);
}

static void
start_empty (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_application_open (get_app (REGIE_WINDOW (widget)), NULL, FALSE);
}

static void
retry (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_application_open (get_app (REGIE_WINDOW (widget)), NULL, FALSE);
}

static void
backup_chosen (GFile *file, gpointer data)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    regie_application_open (get_app (data), path, FALSE);
}

static void
open_backup (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_choose_open (widget, _("Open a backup"), "*.db", backup_chosen, g_object_ref (widget),
                     g_object_unref);
}

static void
show_me (RegieWindow *self)
{
  const RegieMe *me = regie_session_get_me (self->session);
  const RegieOffice *office = regie_session_get_office (self->session);
  g_autofree char *display = regie_db_dup_display (regie_session_get_uri (self->session));
  g_autofree char *text = NULL;

  adw_avatar_set_text (self->my_avatar, me->name);
  gtk_label_set_text (self->my_name, me->name);
  gtk_label_set_text (self->my_role, regie_codes_label (office->codes, "rol", me->role));
  text = g_strdup_printf (_("%s · connected"), display);
  gtk_label_set_text (self->database, text);
  gtk_widget_set_visible (GTK_WIDGET (self->demo_mark), regie_session_is_demo (self->session));
  if (regie_session_plays (self->session))
    {
      g_autofree char *played = g_strdup_printf (_("Invented people; you play %s"), me->name);

      gtk_label_set_text (self->demo_mark, played);
    }
  gtk_revealer_set_reveal_child (self->notice, office->fault != NULL);
  if (office->fault != NULL)
    {
      g_autofree char *fault = g_strdup_printf (
        _("The office's own rules could not be read: %s. The last good rules are in force."),
        office->fault);

      gtk_label_set_text (self->notice_text, fault);
    }
}

static void
count_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegieWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *n = regie_session_ask_finish (self->session, result, &error);

  if (n != NULL)
    set_count (self->case_count, (guint) *n, FALSE);
  else if (!g_error_matches (error, REGIE_ERROR, REGIE_ERROR_CANCELLED))
    regie_show_error (GTK_WIDGET (self->toasts), error);
}

static void
count_cases (RegieWindow *self)
{
  if (regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS))
    regie_session_ask (self->session, &regie_office_questions[REGIE_CASELOAD_COUNT], NULL, NULL,
                       count_read, g_object_ref (self));
}

static gboolean
count_later (gpointer data)
{
  RegieWindow *self = data;

  if (self->session != NULL && regie_session_is_open (self->session))
    count_cases (self);
  return G_SOURCE_REMOVE;
}

/* Behind the first frame, so that the first dossier opens as fast as the next. */
static gboolean
prepare_dossier (gpointer data)
{
  RegieWindow *self = data;

  if (self->session != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    ensure_page (self, "dossier");
  return G_SOURCE_REMOVE;
}

static void
resume (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_resume_draft (REGIE_WINDOW (widget), REGIE_WINDOW (widget)->session,
                      g_variant_get_string (target, NULL));
}

void
regie_window_close_forms (RegieWindow *self)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = g_list_model_get_n_items (windows); i-- > 0;)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (self))
        gtk_window_close (window);
    }
}

/* GtkApplication would make these for every window before its first frame. */
static void
show_shortcuts (GtkWidget *widget, const char *name, GVariant *target)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/nl/szmh/Regie/help-overlay.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

/* What stands in the whole window instead of the work: made when it is first needed.  Returns its
 * status page. */
static GObject *
show_outer (RegieWindow *self, const char *name)
{
  g_autofree char *path = g_strdup_printf ("/nl/szmh/Regie/regie-%s.ui", name);
  g_autoptr (GtkBuilder) builder = NULL;
  GtkWidget *page = gtk_stack_get_child_by_name (self->outer, name);

  if (page == NULL)
    {
      builder = gtk_builder_new_from_resource (path);
      page = GTK_WIDGET (gtk_builder_get_object (builder, "page"));
      g_object_set_data (G_OBJECT (page), "status", gtk_builder_get_object (builder, "status"));
      gtk_stack_add_named (self->outer, page, name);
    }
  gtk_stack_set_visible_child (self->outer, page);
  return g_object_get_data (G_OBJECT (page), "status");
}

/* Only the pages of one's own work: the desk sees no dossiers. */
static void
show_pages (RegieWindow *self)
{
  regie_session_guard (self->session, GTK_WIDGET (self), rights, G_N_ELEMENTS (rights));
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->sidebar)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      const char *page = gtk_widget_get_name (row);

      gtk_widget_set_visible (row, may_go (self, page));
    }
  if (!regie_session_may (self->session, REGIE_MAY_SEE_DOSSIERS) && may_go (self, "desk"))
    regie_window_go (self, "desk");
}

static void
session_opened (RegieWindow *self, const GError *error)
{
  if (error != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (ADW_STATUS_PAGE (show_outer (self, "fault")), escaped);
      return;
    }
  show_me (self);
  show_pages (self);
  g_idle_add_full (G_PRIORITY_LOW, count_later, g_object_ref (self),
                   g_object_unref); /* behind the first frame */
  regie_resume_look (self, self->session);
  g_timeout_add_full (G_PRIORITY_LOW, 300, prepare_dossier, g_object_ref (self), g_object_unref);
  gtk_stack_set_visible_child_name (self->outer, "main");
  update_chrome (self);
  if (self->import_wanted)
    {
      self->import_wanted = FALSE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.import", NULL);
    }
}

static void
something_failed (RegieWindow *self, const GError *error)
{
  regie_show_error (GTK_WIDGET (self->toasts), error);
}

/* Other rules, or a database of another version: every deadline is computed anew before anything is
 * shown. */
static void
reindexing (RegieWindow *self, guint percent)
{
  g_autofree char *text = g_strdup_printf (_("The deadlines are being computed anew: %u %%"),
                                           percent);

  gtk_label_set_text (self->notice_text, text);
  gtk_revealer_set_reveal_child (self->notice, TRUE);
}

static void
remove_pages (RegieWindow *self)
{
  GtkWidget **pages[] = { &self->today,   &self->caseload, &self->providers, &self->desk,
                          &self->dossier, &self->import,   &self->rules };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    if (*pages[i] != NULL)
      {
        gtk_stack_remove (self->pages, *pages[i]);
        *pages[i] = NULL;
      }
}

void
regie_window_set_session (RegieWindow *self, RegieSession *session)
{
  remove_pages (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import",
                                 TRUE); /* before there is a database anybody may */
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  if (session == NULL)
    {
      show_outer (self, "welcome");
      return;
    }
  gtk_stack_set_visible_child_name (self->outer, "main");
  g_signal_connect_object (session, "opened", G_CALLBACK (session_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "progress", G_CALLBACK (reindexing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "failed", G_CALLBACK (something_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "done", G_CALLBACK (something_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (count_cases), self, G_CONNECT_SWAPPED);
  regie_window_go (self, regie_application_get_start_page (
                           get_app (self))); /* the page's question goes before the others */
  if (regie_session_is_open (session) || regie_session_get_error (session) != NULL)
    session_opened (self, regie_session_get_error (session));
}

static gboolean
apply_width (gpointer data)
{
  RegieWindow *self = data;
  gboolean narrow = is_below (self, NARROW);

  if (self->narrow != narrow)
    {
      self->narrow = narrow;
      (narrow ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->body, "narrow");
    }
  if (self->today != NULL)
    regie_today_page_set_narrow (REGIE_TODAY_PAGE (self->today), is_below (self, NARROW_TODAY));
  if (self->caseload != NULL)
    regie_caseload_page_set_narrow (REGIE_CASELOAD_PAGE (self->caseload),
                                    is_below (self, NARROW_CASELOAD));
  if (self->dossier != NULL)
    regie_dossier_page_set_narrow (REGIE_DOSSIER_PAGE (self->dossier), narrow);
  if (self->providers != NULL)
    regie_providers_page_set_narrow (REGIE_PROVIDERS_PAGE (self->providers), narrow);
  if (self->desk != NULL)
    regie_desk_page_set_narrow (REGIE_DESK_PAGE (self->desk), narrow);
  update_chrome (self);
  return G_SOURCE_REMOVE;
}

static void
regie_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegieWindow *self = REGIE_WINDOW (widget);

  GTK_WIDGET_CLASS (regie_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->width != width)
    {
      gboolean crossed = size_class (self->width) != size_class (width) || self->width == 0;

      self->width = width;
      /* What is visible changes only after this allocation. */
      if (crossed)
        g_idle_add_full (G_PRIORITY_HIGH_IDLE, apply_width, g_object_ref (self), g_object_unref);
    }
}

static void
restore_size (RegieWindow *self)
{
  g_autoptr (GSettings) settings = regie_settings_new ();
  int width, height;

  if (settings == NULL)
    return;
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static gboolean
regie_window_close_request (GtkWindow *window)
{
  g_autoptr (GSettings) settings = regie_settings_new ();
  int width, height;

  if (settings != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set (settings, "window-size", "(ii)", width, height);
      g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (window));
    }
  return GTK_WINDOW_CLASS (regie_window_parent_class)->close_request (window);
}

static void
regie_window_dispose (GObject *object)
{
  RegieWindow *self = REGIE_WINDOW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_weak_pointer (&self->offer);
  g_clear_object (&self->session);
  g_clear_pointer (&self->came_from, g_free);
  G_OBJECT_CLASS (regie_window_parent_class)->dispose (object);
}

static void
regie_window_class_init (RegieWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct {
    const char *name;
    gsize offset;
  } children[] = {
#define CHILD(field) { #field, G_STRUCT_OFFSET (RegieWindow, field) }
    CHILD (toasts),       CHILD (outer),       CHILD (pages),
    CHILD (titles),       CHILD (main_menu),   CHILD (sidebar_revealer),
    CHILD (notice),       CHILD (notice_text), CHILD (sidebar),
    CHILD (title),        CHILD (my_avatar),   CHILD (late_count),
    CHILD (case_count),   CHILD (my_name),     CHILD (my_role),
    CHILD (database),     CHILD (demo_mark),   CHILD (back),
    CHILD (show_sidebar), CHILD (add),         CHILD (view_timeline),
    CHILD (view_intake),  CHILD (view_plan),   CHILD (view_progress),
    CHILD (view_letters), CHILD (view_facts),  CHILD (view_duo),
    CHILD (view_log),     CHILD (view_menu),   CHILD (body),
    CHILD (menu_button),
#undef CHILD
  };
  static const struct {
    const char *name, *type;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "win.view", "s", set_view },
    { "win.undo", NULL, undo },
    { "win.undo-entry", "x", undo_entry },
    { "win.go", "s", go },
    { "win.desk", "(sx)", open_desk },
    { "win.back", NULL, go_back },
    { "win.search", NULL, search },
    { "win.sidebar", NULL, toggle_sidebar },
    { "win.new-dossier", NULL, new_dossier },
    { "win.rules", NULL, show_rules },
    { "win.export", NULL, export_list },
    { "win.import", NULL, import },
    { "win.demo", NULL, start_demo },
    { "win.demo-as", "s", start_demo },
    { "win.start-empty", NULL, start_empty },
    { "win.retry", NULL, retry },
    { "win.open-backup", NULL, open_backup },
    { "win.show-help-overlay", NULL, show_shortcuts },
    { "win.resume", "s", resume },
  };

  static const char *const views[] = { "timeline", "intake", "plan", "progress",
                                       "letters",  "facts",  "duo",  "log" };

  G_OBJECT_CLASS (klass)->dispose = regie_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = regie_window_close_request;
  widget_class->size_allocate = regie_window_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-window.ui");
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i].name, FALSE,
                                               children[i].offset);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].func);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_ALT_MASK, "win.view", "s",
                                         views[i]);
}

static void
regie_window_init (RegieWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_menu_button_set_menu (GTK_MENU_BUTTON (self->menu_button), self->main_menu);
  restore_size (self);
  self->sidebar_wanted = TRUE;
  g_signal_connect_object (self->sidebar, "row-activated", G_CALLBACK (row_activated), self,
                           G_CONNECT_SWAPPED);
}

RegieWindow *
regie_window_new (RegieApplication *application)
{
  RegieWindow *self = g_object_new (REGIE_TYPE_WINDOW, "application", application, NULL);

  regie_window_set_session (self, regie_application_get_session (application));
  return self;
}

GtkWidget *
regie_window_get_page (RegieWindow *self, const char *page)
{
  return ensure_page (self, page);
}
