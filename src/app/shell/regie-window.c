/* SPDX-License-Identifier: EUPL-1.2 */
/* The window: its pages and the way between them, and who works here. */
#include "regie-window-private.h"

#include <glib/gi18n.h>

#include "regie-chapter-view.h"
#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-backup-view.h"
#include "regie-dialogs.h"
#include "regie-resume.h"

G_DEFINE_FINAL_TYPE (RegieWindow, regie_window, ADW_TYPE_APPLICATION_WINDOW)

enum { PROP_PAGE = 1, PROP_OFFICE, PROP_NOTICE, PROP_SIDEBAR_SHOWN, N_PROPS };
static GParamSpec *properties[N_PROPS];

static RegiePage *
get_page (RegieWindow *self)
{
  GtkWidget *page = self->pages != NULL ? gtk_stack_get_visible_child (self->pages) : NULL;

  return page != NULL ? REGIE_PAGE (page) : NULL;
}

static const RegiePageKind *
kind_of (RegiePage *page)
{
  return page != NULL ? regie_pages_find (gtk_widget_get_name (GTK_WIDGET (page))) : NULL;
}

const RegiePageKind *
regie_window_get_kind (RegieWindow *self)
{
  return kind_of (get_page (self));
}

static gboolean
has_trait (RegiePage *page, RegiePageTraits trait)
{
  const RegiePageKind *kind = kind_of (page);

  return kind != NULL && (kind->traits & trait) != 0;
}

static gboolean
is_whole (RegiePage *page)
{
  gboolean whole = FALSE;

  if (page != NULL)
    g_object_get (page, "whole", &whole, NULL);
  return whole;
}

/* What the template asks. */
static gboolean
goes_back (RegieWindow *self, RegiePage *page)
{
  return has_trait (page, REGIE_PAGE_OPENED) || self->trail->len > 0;
}

static gboolean
adds (RegieWindow *self, RegiePage *page, gboolean may_record)
{
  return may_record && has_trait (page, REGIE_PAGE_ADDS);
}

static gboolean
misses_sidebar (RegieWindow *self, gboolean shown, gboolean whole)
{
  return !shown && !whole;
}

static gboolean
has_room (RegieWindow *self, GtkWidget *header, gboolean narrow)
{
  return header == NULL || !narrow;
}

static char *
dup_title (RegieWindow *self, RegiePage *page, const char *title)
{
  const RegiePageKind *kind = kind_of (page);

  if (title != NULL || kind == NULL || *kind->title == '\0')
    return g_strdup (title != NULL ? title : "");
  return g_strdup (_(kind->title));
}

/* No page, or one that says nothing below its title. */
static char *
dup_subtitle (RegieWindow *self, const char *subtitle)
{
  return g_strdup (subtitle != NULL ? subtitle : "");
}

/* Its header stands there by its name. */
static char *
dup_shown_title (RegieWindow *self, RegiePage *page, GtkWidget *header)
{
  return g_strdup (header != NULL ? kind_of (page)->name : "title");
}

/* NOTICE is taken. */
static void
set_notice (RegieWindow *self, char *notice)
{
  g_free (self->notice);
  self->notice = notice;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTICE]);
}

static void
update_sidebar (RegieWindow *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SIDEBAR_SHOWN]);
}

static gboolean
is_sidebar_shown (RegieWindow *self)
{
  return !is_whole (get_page (self)) && (self->narrow ? self->sidebar_over : self->sidebar_wanted);
}

void
regie_window_toggle_sidebar (RegieWindow *self)
{
  gboolean *wanted = self->narrow ? &self->sidebar_over : &self->sidebar_wanted;

  *wanted = !*wanted;
  update_sidebar (self);
}

/* Before its first allocation a window counts as wide. */
static gboolean
is_below (RegieWindow *self, int width)
{
  return self->width > 0 && self->width < width * self->text_scale;
}

/* A page is made when it is first asked for: the first frame waits for no other. */
RegiePage *
regie_window_ensure_page (RegieWindow *self, const RegiePageKind *kind)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, kind->name);

  if (page != NULL || self->session == NULL)
    return (RegiePage *) page;
  page = GTK_WIDGET (regie_page_kind_make (kind, self->session));
  regie_page_set_narrow (REGIE_PAGE (page), is_below (self, kind->narrow));
  if (regie_page_get_header (REGIE_PAGE (page)) != NULL)
    gtk_stack_add_named (self->titles, regie_page_get_header (REGIE_PAGE (page)), kind->name);
  g_signal_connect_object (page, "notify::whole", G_CALLBACK (update_sidebar), self,
                           G_CONNECT_SWAPPED);
  gtk_stack_add_named (self->pages, page, kind->name);
  return REGIE_PAGE (page);
}

/* A page that is OPENED from another goes back there, also when it stands in the sidebar; one that
 * is gone to in the sidebar begins anew. */
static void
keep_trail (RegieWindow *self, const RegiePageKind *kind, gboolean opened)
{
  const RegiePageKind *from = regie_window_get_kind (self);
  guint at;

  if (!opened && (kind->traits & REGIE_PAGE_OPENED) == 0)
    g_ptr_array_set_size (self->trail, 0);
  else if (g_ptr_array_find (self->trail, kind, &at))
    g_ptr_array_set_size (self->trail, at);
  else if (from != NULL && from != kind)
    g_ptr_array_add (self->trail, (gpointer) from);
}

static void
show (RegieWindow *self, const RegiePageKind *kind)
{
  RegiePage *page = regie_window_ensure_page (self, kind);

  self->sidebar_over = FALSE;
  gtk_stack_set_visible_child (self->pages, GTK_WIDGET (page));
  regie_sidebar_select (self->sidebar, kind);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
  update_sidebar (self);
  /* What the first frame shows is asked before there is one. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (page)))
    regie_page_refresh (page);
}

static gboolean
go_to (RegieWindow *self, const RegiePageKind *kind, gboolean opened)
{
  if (kind == NULL || self->session == NULL || !regie_page_kind_is_allowed (kind, self->session))
    return FALSE;
  keep_trail (self, kind, opened);
  show (self, kind);
  return TRUE;
}

gboolean
regie_window_show (RegieWindow *self, const RegiePageKind *kind)
{
  return go_to (self, kind, FALSE);
}

void
regie_window_go_back (RegieWindow *self)
{
  const RegiePageKind *to = NULL;

  if (self->session == NULL)
    return;
  if (self->trail->len > 0)
    to = g_ptr_array_steal_index (self->trail, self->trail->len - 1);
  show (self, to != NULL ? to : regie_pages_home (self->session));
}

void
regie_window_go (RegieWindow *self, const char *page)
{
  g_return_if_fail (REGIE_IS_WINDOW (self) && page != NULL);
  regie_window_show (self, regie_pages_find (page));
}

void
regie_window_open (RegieWindow *self, const char *page, GVariant *target)
{
  g_autoptr (GVariant) owned = target != NULL ? g_variant_ref_sink (target) : NULL;
  const RegiePageKind *kind = regie_pages_find (page);

  g_return_if_fail (REGIE_IS_WINDOW (self) && kind != NULL);
  if (!go_to (self, kind, TRUE))
    return;
  /* The focus goes along, to where one begins when the page itself does not know better. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  regie_page_open (get_page (self), owned);
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    regie_page_begin (get_page (self));
}

void
regie_window_open_dossier (RegieWindow *self, gint64 dossier)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.dossier", "(xs)", dossier, "");
}

GtkWidget *
regie_window_get_page (RegieWindow *self, const char *page)
{
  const RegiePageKind *kind = regie_pages_find (page);

  g_return_val_if_fail (REGIE_IS_WINDOW (self) && kind != NULL, NULL);
  return (GtkWidget *) regie_window_ensure_page (self, kind);
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

/* What can be done instead depends on where the database is. */
static void
show_ways_out (RegieWindow *self, GtkBuilder *builder)
{
  gboolean on_server = regie_application_is_on_server (
    REGIE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  GObject *here = gtk_builder_get_object (builder, "here");
  GObject *backup = gtk_builder_get_object (builder, "backup");

  if (here != NULL)
    gtk_widget_set_visible (GTK_WIDGET (here), on_server);
  if (backup != NULL)
    gtk_widget_set_visible (GTK_WIDGET (backup), !on_server);
}

/* Where the server is that asks for a password. */
static char *
dup_server_words (RegieApplication *application)
{
  g_autoptr (RegieServer) server = regie_application_dup_server (application);

  return server != NULL ? g_strdup_printf (_("Database %s on %s, as %s."), server->database,
                                           server->host, server->login)
                        : NULL;
}

/* What stands in the whole window instead of the work is made when it is needed.  DESCRIPTION (not
 * markup): why, or NULL when the page says it itself. */
static void
show_outer (RegieWindow *self, const char *name, const char *description)
{
  g_autofree char *path = g_strdup_printf ("/nl/szmh/Regie/regie-%s.ui", name);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (path);
  g_autofree char *markup = NULL;
  GtkWidget *old = gtk_stack_get_child_by_name (self->outer, name);

  if (old != NULL)
    gtk_stack_remove (self->outer, old);
  if (description != NULL)
    {
      markup = g_markup_escape_text (description, -1);
      g_object_set (gtk_builder_get_object (builder, "status"), "description", markup, NULL);
    }
  show_ways_out (self, builder);
  gtk_stack_add_named (self->outer, GTK_WIDGET (gtk_builder_get_object (builder, "page")), name);
  gtk_stack_set_visible_child_name (self->outer, name);
}

/* A file that must be left as it is: what is wrong with it, and the backups to go on with. */
static void
show_damage (RegieWindow *self, const GError *error)
{
  g_autoptr (GListStore) chapters = regie_damage_list (NULL);
  g_autoptr (RegieChapter) backups = g_list_model_get_item (G_LIST_MODEL (chapters), 0);
  g_autofree char *markup = g_markup_escape_text (error->message, -1);
  GtkWidget *old = gtk_stack_get_child_by_name (self->outer, "damaged");
  g_autoptr (GtkBuilder) builder = NULL;

  if (old != NULL)
    gtk_stack_remove (self->outer, old);
  g_type_ensure (REGIE_TYPE_CHAPTER_VIEW);
  builder = gtk_builder_new_from_resource ("/nl/szmh/Regie/regie-damaged.ui");
  g_object_set (gtk_builder_get_object (builder, "status"), "title", regie_damage_get_title (error),
                "description", markup, NULL);
  g_object_set (gtk_builder_get_object (builder, "backups"), "chapter", backups, NULL);
  gtk_stack_add_named (self->outer, GTK_WIDGET (gtk_builder_get_object (builder, "page")),
                       "damaged");
  gtk_stack_set_visible_child_name (self->outer, "damaged");
  regie_window_guard_actions (self);
}

static gboolean
make_soon (gpointer data)
{
  RegieWindow *self = data;
  const RegiePageKind *kinds;
  guint n;

  self->soon_id = 0;
  kinds = regie_pages (&n);
  for (guint i = 0; i < n; i++)
    if ((kinds[i].traits & REGIE_PAGE_SOON) != 0
        && regie_page_kind_is_allowed (&kinds[i], self->session))
      regie_window_ensure_page (self, &kinds[i]);
  return G_SOURCE_REMOVE;
}

static void
show_me (RegieWindow *self)
{
  g_autofree char *database = regie_session_dup_display (self->session);

  g_clear_object (&self->office);
  self->office = regie_office_view_new (regie_session_get_office (self->session),
                                        regie_session_get_me (self->session), database,
                                        regie_session_is_demo (self->session),
                                        regie_session_plays (self->session));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OFFICE]);
  set_notice (self, g_strdup (self->office->fault));
}

/* Only the pages of one's own work: the desk sees no dossiers. */
static void
leave_pages_of_others (RegieWindow *self)
{
  const RegiePageKind *kind = regie_window_get_kind (self);

  if (kind != NULL
      && (!regie_page_kind_is_allowed (kind, self->session)
          || regie_page_kind_is_of_others (kind, self->session)))
    regie_window_show (self, regie_pages_home (self->session));
}

static void
session_opened (RegieWindow *self, const GError *error)
{
  if (regie_damage_is_meant (error))
    {
      show_damage (self, error);
      return;
    }
  if (error != NULL)
    {
      show_outer (self, "fault", error->message);
      return;
    }
  show_me (self);
  regie_window_guard_actions (self);
  leave_pages_of_others (self);
  regie_sidebar_set_session (self->sidebar, self->session);
  regie_resume_look (self, self->session);
  if (self->soon_id == 0)
    self->soon_id = g_timeout_add_full (G_PRIORITY_LOW, 300, make_soon, self, NULL);
  gtk_stack_set_visible_child_name (self->outer, "main");
  if (self->import_wanted)
    {
      self->import_wanted = FALSE;
      gtk_widget_activate_action (GTK_WIDGET (self), "win.import", NULL);
    }
}

/* What stands on the screen may still be read, and what is typed is kept. */
static void
connection_lost (RegieWindow *self, const GError *error)
{
  set_notice (self, regie_office_dup_lost (error->message));
}

static void
connection_found (RegieWindow *self)
{
  set_notice (self, self->office != NULL ? g_strdup (self->office->fault) : NULL);
  regie_show_toast (GTK_WIDGET (self->toasts), _("The database is there again"));
}

static void
saving_settled (RegieWindow *self, const char *proof, gboolean saved)
{
  regie_show_toast (GTK_WIDGET (self->toasts),
                    saved ? _("What you saved when the connection broke was saved")
                          : _("What you saved when the connection broke was not saved"));
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
  set_notice (self, regie_office_dup_reindexing (percent));
}

static void
remove_children (GtkStack *stack, gboolean but_first)
{
  GtkWidget *first = gtk_widget_get_first_child (GTK_WIDGET (stack));
  GtkWidget *child;

  while ((child = gtk_widget_get_last_child (GTK_WIDGET (stack))) != NULL
         && !(but_first && child == first))
    gtk_stack_remove (stack, child);
}

static void
forget_session (RegieWindow *self)
{
  g_clear_handle_id (&self->soon_id, g_source_remove);
  g_ptr_array_set_size (self->trail, 0);
  regie_sidebar_set_session (self->sidebar, NULL);
  remove_children (self->pages, FALSE);
  remove_children (self->titles, TRUE);
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
}

void
regie_window_set_session (RegieWindow *self, RegieSession *session)
{
  const RegiePageKind *kind;
  const char *start;

  g_return_if_fail (REGIE_IS_WINDOW (self) && (session == NULL || REGIE_IS_SESSION (session)));
  forget_session (self);
  g_set_object (&self->session, session);
  regie_window_guard_actions (self);
  if (session == NULL)
    {
      RegieApplication *application = REGIE_APPLICATION (
        gtk_window_get_application (GTK_WINDOW (self)));
      gboolean is_locked = regie_application_is_locked (application);
      g_autofree char *words = is_locked ? dup_server_words (application) : NULL;

      show_outer (self, is_locked ? "locked" : "welcome", words);
      return;
    }
  gtk_stack_set_visible_child_name (self->outer, "main");
  g_signal_connect_object (session, "opened", G_CALLBACK (session_opened), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "progress", G_CALLBACK (reindexing), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "failed", G_CALLBACK (something_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "done", G_CALLBACK (regie_window_say_done), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "lost", G_CALLBACK (connection_lost), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "found", G_CALLBACK (connection_found), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "settled", G_CALLBACK (saving_settled), self,
                           G_CONNECT_SWAPPED);
  /* The question of its page goes before the others. */
  start = regie_application_get_start_page (
    REGIE_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  kind = start != NULL ? regie_pages_find (start) : regie_pages_home (session);
  if (regie_window_show (self, kind))
    regie_page_begin (regie_window_ensure_page (self, kind));
  if (regie_session_is_open (session) || regie_session_get_error (session) != NULL)
    session_opened (self, regie_session_get_error (session));
}

static gboolean
apply_width (gpointer data)
{
  RegieWindow *self = data;
  const RegiePageKind *kinds;
  guint n;

  if (self->pages == NULL)
    return G_SOURCE_REMOVE; /* closed meanwhile */
  self->narrow = is_below (self, REGIE_WINDOW_NARROW);
  (self->narrow ? gtk_widget_add_css_class : gtk_widget_remove_css_class) (self->body, "narrow");
  kinds = regie_pages (&n);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *page = gtk_stack_get_child_by_name (self->pages, kinds[i].name);

      if (page != NULL)
        regie_page_set_narrow (REGIE_PAGE (page), is_below (self, kinds[i].narrow));
    }
  self->sidebar_over = FALSE;
  update_sidebar (self);
  return G_SOURCE_REMOVE;
}

/* How many pages, and the window, are narrow at WIDTH. */
static guint
count_narrow (RegieWindow *self, int width)
{
  const RegiePageKind *kinds;
  guint n_kinds;
  guint n = width < REGIE_WINDOW_NARROW * self->text_scale;

  kinds = regie_pages (&n_kinds);
  for (guint i = 0; i < n_kinds; i++)
    n += width < kinds[i].narrow * self->text_scale;
  return n;
}

/* The widths are those of text of the usual size: of larger text less has room. */
static void
text_scaled (RegieWindow *self)
{
  double scale = regie_get_text_scale (GTK_WIDGET (self));

  if (self->text_scale == scale)
    return;
  self->text_scale = scale;
  apply_width (self);
}

static void
regie_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegieWindow *self = REGIE_WINDOW (widget);

  GTK_WIDGET_CLASS (regie_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (self->width != width)
    {
      gboolean crossed = self->width == 0
                         || count_narrow (self, self->width) != count_narrow (self, width);

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
regie_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieWindow *self = REGIE_WINDOW (object);

  switch (id)
    {
    case PROP_PAGE:
      g_value_set_object (value, get_page (self));
      break;
    case PROP_OFFICE:
      g_value_set_object (value, self->office);
      break;
    case PROP_NOTICE:
      g_value_set_string (value, self->notice);
      break;
    case PROP_SIDEBAR_SHOWN:
      g_value_set_boolean (value, is_sidebar_shown (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
regie_window_dispose (GObject *object)
{
  RegieWindow *self = REGIE_WINDOW (object);

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_clear_handle_id (&self->soon_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_object (&self->office);
  gtk_widget_dispose_template (GTK_WIDGET (self), REGIE_TYPE_WINDOW);
  G_OBJECT_CLASS (regie_window_parent_class)->dispose (object);
}

static void
regie_window_finalize (GObject *object)
{
  RegieWindow *self = REGIE_WINDOW (object);

  g_ptr_array_unref (self->trail);
  g_free (self->notice);
  G_OBJECT_CLASS (regie_window_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_PAGE] = g_param_spec_object ("page", NULL, NULL, REGIE_TYPE_PAGE, flags);
  properties[PROP_OFFICE] = g_param_spec_object ("office", NULL, NULL,
                                                 regie_office_view_get_type (), flags);
  properties[PROP_NOTICE] = g_param_spec_string ("notice", NULL, NULL, NULL, flags);
  properties[PROP_SIDEBAR_SHOWN] = g_param_spec_boolean ("sidebar-shown", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
regie_window_class_init (RegieWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = regie_window_get_property;
  G_OBJECT_CLASS (klass)->dispose = regie_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = regie_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = regie_window_close_request;
  widget_class->size_allocate = regie_window_size_allocate;
  install_properties (G_OBJECT_CLASS (klass));
  g_type_ensure (REGIE_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-window.ui");
  regie_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, RegieWindow, body);
  gtk_widget_class_bind_template_child (widget_class, RegieWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, RegieWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RegieWindow, outer);
  gtk_widget_class_bind_template_child (widget_class, RegieWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, RegieWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, RegieWindow, titles);
  gtk_widget_class_bind_template_child (widget_class, RegieWindow, toasts);
  gtk_widget_class_bind_template_callback (widget_class, adds);
  gtk_widget_class_bind_template_callback (widget_class, dup_shown_title);
  gtk_widget_class_bind_template_callback (widget_class, dup_subtitle);
  gtk_widget_class_bind_template_callback (widget_class, dup_title);
  gtk_widget_class_bind_template_callback (widget_class, goes_back);
  gtk_widget_class_bind_template_callback (widget_class, has_room);
  gtk_widget_class_bind_template_callback (widget_class, misses_sidebar);
  regie_window_class_install_actions (widget_class);
}

static void
regie_window_init (RegieWindow *self)
{
  self->trail = g_ptr_array_new ();
  self->sidebar_wanted = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->text_scale = regie_get_text_scale (GTK_WIDGET (self));
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi",
                           G_CALLBACK (text_scaled), self, G_CONNECT_SWAPPED);
  regie_menu_button_set_menu (GTK_MENU_BUTTON (self->menu_button), self->main_menu);
  restore_size (self);
}

RegieWindow *
regie_window_new (RegieApplication *application)
{
  RegieWindow *self = g_object_new (REGIE_TYPE_WINDOW, "application", application, NULL);

  regie_window_set_session (self, regie_application_get_session (application));
  return self;
}
