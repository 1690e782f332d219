/* SPDX-License-Identifier: EUPL-1.2 */
/* The box of Ctrl+K: what is typed, what it finds, and doing that. */
#include "regie-finder.h"

#include "regie-closures.h"
#include "regie-desk-page.h"
#include "regie-dialogs.h"
#include "regie-dossier-page.h"
#include "regie-finder-commands.h"
#include "regie-finder-row.h"
#include "regie-finder-view.h"
#include "regie-list-commands.h"
#include "regie-rest.h"

/* As wide, where the window below has room for it and for its own edges. */
#define WIDTH 560
#define EDGES 24

struct _RegieFinder {
  AdwWindow parent_instance;
  GtkEditable *entry;
  GtkListBox *list;
  GtkStack *pages;
  GtkScrolledWindow *scrolled;
  RegieSession *session;
  GMenuModel *menu;
  RegiePage *page; /* weak */
  GListStore *found;
  RegieRest rest;
  GCancellable *cancellable; /* of the question that is on its way, or NULL */
  gboolean entered;          /* what is found first is done as soon as it is found */
};

G_DEFINE_FINAL_TYPE (RegieFinder, regie_finder, ADW_TYPE_WINDOW)

static int
get_selected (RegieFinder *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

/* The heading above the first row is seen with it. */
static void
reveal (RegieFinder *self, GtkListBoxRow *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scrolled);
  graphene_rect_t bounds;

  if (gtk_list_box_row_get_index (row) == 0)
    gtk_adjustment_set_value (adjustment, 0);
  else if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->list), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
choose (RegieFinder *self, int at)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, at);

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->list, row);
  reveal (self, row);
}

/* The focus stays where one types; a screen reader is told which row Enter does. */
static void
row_selected (RegieFinder *self, GtkListBoxRow *row)
{
  if (self->entry == NULL)
    return; /* it is being closed */
  if (row != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                    GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
  else
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->entry),
                                   GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
}

/* Only when this has made room: what is done may open a window itself. */
static void
row_activated (RegieFinder *self, GtkListBoxRow *row)
{
  g_autoptr (RegieFound) found = g_object_ref (regie_item_row_get_item (REGIE_ITEM_ROW (row)));
  g_autoptr (GtkWidget) from = g_object_ref (
    self->page != NULL ? GTK_WIDGET (self->page)
                       : GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))));

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action_variant (from, found->action, found->target);
}

static void
entered (RegieFinder *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  self->entered = self->cancellable != NULL;
  if (!self->entered && row != NULL)
    row_activated (self, row);
}

static void
append_all (GListStore *all, RegieFinderView *view)
{
  for (guint i = 0; view != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (view->found)); i++)
    {
      g_autoptr (RegieFound) found = g_list_model_get_item (G_LIST_MODEL (view->found), i);

      g_list_store_append (all, found);
    }
}

/* That people were found is written down when it rests; what was opened before is no search. */
static void
wait_for_rest (RegieFinder *self, RegieFinderView *view, const char *typed)
{
  guint persons = 0;

  for (guint i = 0; view != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (view->found)); i++)
    {
      g_autoptr (RegieFound) found = g_list_model_get_item (G_LIST_MODEL (view->found), i);

      persons += g_strcmp0 (found->action, "win.dossier") == 0;
    }
  if (persons > 0 || *typed == '\0')
    regie_rest_found (&self->rest, self->session, REGIE_LIST_FINDER, "", typed, persons);
  else
    regie_rest_end (&self->rest);
}

/* VIEW (NULL: it could not be read) among the pages and what can be done.  Those that begin with
 * what was typed come first, before persons who may happen to be called so; those that only have it
 * somewhere come last. */
static void
show (RegieFinder *self, RegieFinderView *view)
{
  g_autoptr (GListStore) all = g_list_store_new (regie_found_get_type ());
  const char *typed = gtk_editable_get_text (self->entry);
  const RegieFinderPlace place = {
    self->session, gtk_window_get_application (gtk_window_get_transient_for (GTK_WINDOW (self))),
    self->menu, self->page
  };

  if (*typed == '\0')
    append_all (all, view);
  regie_finder_add_commands (&place, typed, REGIE_FINDER_BEGINS, all);
  if (*typed != '\0')
    append_all (all, view);
  regie_finder_add_commands (&place, typed, REGIE_FINDER_WITHIN, all);
  regie_items_update (self->found, G_LIST_MODEL (all));
  gtk_stack_set_visible_child_name (self->pages, g_list_model_get_n_items (G_LIST_MODEL (all)) > 0
                                                   ? "list"
                                                   : "empty");
  choose (self, 0);
  wait_for_rest (self, view, typed);
}

typedef struct {
  RegieFinder *finder;
  GCancellable *cancellable;
} Asked;

static void
asked_free (Asked *self)
{
  g_object_unref (self->finder);
  g_object_unref (self->cancellable);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Asked, asked_free)

static void
answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Asked) asked = data;
  RegieFinder *self = asked->finder;
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieFinderView) view = regie_session_ask_finish (self->session, result, &error);

  /* Something else was typed since, or this was closed: the answer is nobody's. */
  if (self->cancellable != asked->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (error != NULL)
    regie_show_error (GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))), error);
  show (self, view);
  if (self->entered)
    entered (self);
}

static void
forget_asked (RegieFinder *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->entered = FALSE;
}

/* The dossier that is open, 0 for none, or that one works at the desk. */
static gint64
get_open (RegieFinder *self)
{
  if (REGIE_IS_DESK_PAGE (self->page))
    return REGIE_FINDER_AT_DESK;
  return REGIE_IS_DOSSIER_PAGE (self->page) ? regie_page_get_subject (self->page) : 0;
}

/* What was typed and what it finds stand in one frame when the answer comes in time. */
static void
ask (RegieFinder *self)
{
  Asked *asked = g_new (Asked, 1);

  forget_asked (self);
  self->cancellable = g_cancellable_new ();
  *asked = (Asked){ g_object_ref (self), g_object_ref (self->cancellable) };
  regie_session_ask (self->session, &regie_finder_question,
                     g_variant_new ("(sx)", gtk_editable_get_text (self->entry), get_open (self)),
                     self->cancellable, answered, asked);
  regie_session_settle (self->session);
}

/* Wherever in the box the focus is. */
static gboolean
key_pressed (RegieFinder *self, guint key, guint code, GdkModifierType state,
             GtkEventControllerKey *keys)
{
  GdkModifierType held = state & gtk_accelerator_get_default_mod_mask ();

  if ((key == GDK_KEY_Escape && held == 0)
      || (gdk_keyval_to_lower (key) == GDK_KEY_k && held == GDK_CONTROL_MASK))
    gtk_window_close (GTK_WINDOW (self));
  else if ((key == GDK_KEY_Down || key == GDK_KEY_KP_Down) && held == 0)
    choose (self, get_selected (self) + 1);
  else if ((key == GDK_KEY_Up || key == GDK_KEY_KP_Up) && held == 0)
    choose (self, MAX (get_selected (self) - 1, 0));
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static const RegieFound *
found_of (GtkListBoxRow *row)
{
  return regie_item_row_get_item (REGIE_ITEM_ROW (row));
}

/* The heading of a group stands above its first row. */
static void
set_header (GtkListBoxRow *row, GtkListBoxRow *before, gpointer data)
{
  GtkWidget *label;

  if (before != NULL && g_str_equal (found_of (before)->group, found_of (row)->group))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (found_of (row)->group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "finder-heading");
  gtk_list_box_row_set_header (row, label);
}

static void
regie_finder_dispose (GObject *object)
{
  RegieFinder *self = REGIE_FINDER (object);

  forget_asked (self);
  regie_rest_clear (&self->rest);
  g_clear_weak_pointer (&self->page);
  gtk_widget_dispose_template (GTK_WIDGET (self), REGIE_TYPE_FINDER);
  G_OBJECT_CLASS (regie_finder_parent_class)->dispose (object);
}

static void
regie_finder_finalize (GObject *object)
{
  RegieFinder *self = REGIE_FINDER (object);

  g_clear_object (&self->session);
  g_clear_object (&self->menu);
  g_clear_object (&self->found);
  G_OBJECT_CLASS (regie_finder_parent_class)->finalize (object);
}

static void
regie_finder_class_init (RegieFinderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = regie_finder_dispose;
  object_class->finalize = regie_finder_finalize;
  regie_widget_class_set_ui (widget_class, "regie-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieFinder, entry);
  gtk_widget_class_bind_template_child (widget_class, RegieFinder, list);
  gtk_widget_class_bind_template_child (widget_class, RegieFinder, pages);
  gtk_widget_class_bind_template_child (widget_class, RegieFinder, scrolled);
  gtk_widget_class_bind_template_callback (widget_class, ask);
  gtk_widget_class_bind_template_callback (widget_class, entered);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, row_activated);
  gtk_widget_class_bind_template_callback (widget_class, row_selected);
}

static void
regie_finder_init (RegieFinder *self)
{
  self->found = g_list_store_new (REGIE_TYPE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  regie_item_rows_bind (self->list, self->found, REGIE_TYPE_FINDER_ROW);
  gtk_list_box_set_header_func (self->list, set_header, NULL, NULL);
}

/* The one above WINDOW, or NULL. */
static GtkWindow *
find_open (GtkWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (REGIE_IS_FINDER (one) && gtk_window_get_transient_for (one) == window)
        return one;
    }
  return NULL;
}

void
regie_finder_toggle (GtkWindow *window, RegieSession *session, GMenuModel *menu, RegiePage *page)
{
  GtkWindow *open;
  RegieFinder *self;
  int width, height;

  g_return_if_fail (GTK_IS_WINDOW (window) && REGIE_IS_SESSION (session));
  g_return_if_fail (regie_session_is_open (session) && G_IS_MENU_MODEL (menu));
  if ((open = find_open (window)) != NULL)
    {
      gtk_window_close (open);
      return;
    }
  self = g_object_new (REGIE_TYPE_FINDER, "transient-for", window, NULL);
  self->session = g_object_ref (session);
  self->menu = g_object_ref (menu);
  g_set_weak_pointer (&self->page, page);
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  width = gtk_widget_get_width (GTK_WIDGET (window)) - EDGES;
  gtk_window_set_default_size (GTK_WINDOW (self), CLAMP (width, 1, WIDTH), height);
  ask (self);
  gtk_window_present (GTK_WINDOW (self));
}
