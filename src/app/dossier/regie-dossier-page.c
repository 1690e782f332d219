/* SPDX-License-Identifier: EUPL-1.2 */
/* One person: who it is, what comes first, and the views of the dossier. */
#include "regie-dossier-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "regie-closures.h"
#include "regie-clock-rows.h"
#include "regie-dossier-commands.h"
#include "regie-dossier-network.h"
#include "regie-dossier-page-actions.h"
#include "regie-dossier-page-views.h"
#include "regie-dossier-parts.h"
#include "regie-dossier-sheet.h"
#include "regie-dossier-timeline.h"

struct _RegieDossierPage {
  RegiePage parent_instance;
  GtkStack *views;
  GtkListBox *next;
  GtkRevealer *banner;
  GtkWidget *erase_button, *desk_button;
  GtkDropTarget *drop;
  RegieDossierTimeline *timeline;
  GListStore *shown_next; /* RegieClockLine */
  guint shown;            /* in the table of the views */
  guint fill_id;
};

G_DEFINE_FINAL_TYPE (RegieDossierPage, regie_dossier_page, REGIE_TYPE_PAGE)

enum { PROP_SHOWN_VIEW = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* The views that are a part of the timeline stand first. */
enum { TIMELINE, CLOCK, FIRST_SHEET };

/* The child of the stack that shows the view AT; NULL while nobody looked at it. */
static GtkWidget *
find_child (RegieDossierPage *self, guint at)
{
  return gtk_stack_get_child_by_name (self->views, regie_dossier_views[at].child);
}

static GtkWidget *
add_child (RegieDossierPage *self, GtkWidget *child, const char *name)
{
  g_object_bind_property (self, "narrow", child, "narrow", G_BINDING_SYNC_CREATE);
  gtk_stack_add_named (self->views, child, name);
  return child;
}

static GtkWidget *
ensure_child (RegieDossierPage *self, guint at)
{
  RegieSession *session = regie_page_get_session (REGIE_PAGE (self));
  GtkWidget *child = find_child (self, at);

  if (child != NULL)
    return child;
  child = regie_dossier_views[at].width > 0
            ? g_object_new (regie_dossier_views[at].type (), "session", session, "question",
                            &regie_dossier_parts[regie_dossier_views[at].part], "maximum-size",
                            regie_dossier_views[at].width, NULL)
            : g_object_new (regie_dossier_views[at].type (), "session", session, NULL);
  return add_child (self, child, regie_dossier_views[at].child);
}

/* A page and what is on it come in one frame, when reading is soon enough. */
static void
settle (RegieDossierPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    regie_session_settle (regie_page_get_session (REGIE_PAGE (self)));
}

static void
show_view (RegieDossierPage *self, guint at)
{
  GtkWidget *child = ensure_child (self, at);
  gboolean is_other = at != self->shown;

  self->shown = at;
  regie_page_set_subject (REGIE_PAGE (child), regie_page_get_subject (REGIE_PAGE (self)));
  gtk_stack_set_visible_child (self->views, child);
  settle (self);
  g_object_set (self->timeline, "shows-clock", at == CLOCK, NULL);
  if (is_other)
    regie_page_begin (REGIE_PAGE (child));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN_VIEW]);
}

void
regie_dossier_page_set_view (RegieDossierPage *self, const char *view)
{
  g_return_if_fail (REGIE_IS_DOSSIER_PAGE (self) && view != NULL);
  for (guint i = 0; i < REGIE_N_DOSSIER_VIEWS; i++)
    if (g_str_equal (regie_dossier_views[i].name, view))
      show_view (self, i);
}

void
regie_dossier_page_begin_anew (RegieDossierPage *self)
{
  g_return_if_fail (REGIE_IS_DOSSIER_PAGE (self));
  regie_page_begin_anew (REGIE_PAGE (gtk_stack_get_visible_child (self->views)));
}

static void
turn_to (GtkWidget *widget, const char *name, GVariant *target)
{
  if (gtk_widget_get_mapped (widget))
    regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (widget), g_variant_get_string (target, NULL));
}

/* What was read of the same dossier may be older than what a colleague did. */
static void
refresh_all (RegieDossierPage *self)
{
  regie_page_refresh (REGIE_PAGE (self));
  for (guint i = FIRST_SHEET; i < REGIE_N_DOSSIER_VIEWS; i++)
    if (find_child (self, i) != NULL)
      regie_page_refresh (REGIE_PAGE (find_child (self, i)));
}

static void
note_open (RegieDossierPage *self, gboolean shown)
{
  regie_session_set_open (regie_page_get_session (REGIE_PAGE (self)), self,
                          shown ? regie_page_get_subject (REGIE_PAGE (self)) : 0);
}

void
regie_dossier_page_open (RegieDossierPage *self, gint64 dossier)
{
  RegiePage *page = REGIE_PAGE (self);

  g_return_if_fail (REGIE_IS_DOSSIER_PAGE (self));
  regie_dossier_timeline_reset (self->timeline);
  if (regie_page_get_subject (page) == dossier)
    refresh_all (self);
  else
    regie_page_set_subject (page, dossier);
  show_view (self, self->shown);
  note_open (self, gtk_widget_get_mapped (GTK_WIDGET (self)));
}

static void
regie_dossier_page_open_target (RegiePage *page, GVariant *target)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (page);
  const char *view;
  gint64 dossier;

  g_variant_get (target, "(x&s)", &dossier, &view);
  self->shown = TIMELINE;
  regie_dossier_page_open (self, dossier);
  if (*view != '\0')
    regie_dossier_page_set_view (self, view);
}

static gboolean
regie_dossier_page_begin (RegiePage *page)
{
  regie_page_begin (REGIE_PAGE (gtk_stack_get_visible_child (REGIE_DOSSIER_PAGE (page)->views)));
  return TRUE;
}

static const RegieQuestion *
regie_dossier_page_ask (RegiePage *page, GVariant **target)
{
  if (regie_page_get_subject (page) == 0)
    return NULL;
  *target = g_variant_new_int64 (regie_page_get_subject (page));
  return &regie_dossier_questions[REGIE_DOSSIER_READ];
}

/* What stands around the timeline comes behind the frame that shows it. */
static gboolean
fill_rest (gpointer data)
{
  RegieDossierPage *self = data;
  RegieDossierView *view = regie_page_get_view (REGIE_PAGE (self));

  self->fill_id = 0;
  regie_items_update (self->shown_next, view != NULL ? G_LIST_MODEL (view->next) : NULL);
  return G_SOURCE_REMOVE;
}

static void
regie_dossier_page_show (RegiePage *page, gpointer answer)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (page);
  RegieDossierView *view = answer;

  regie_dossier_page_ask_why (self, FALSE);
  regie_page_take_view (page, view);
  regie_dossier_timeline_set_dossier (self->timeline, view);
  regie_page_set_title (page, view->name);
  if (self->fill_id == 0)
    self->fill_id = g_idle_add (fill_rest, self);
}

/* Files from another program, wherever on the page: also over a text, which would take their names
 * as words. */
static gboolean
files_dropped (GtkDropTarget *target, const GValue *value, double x, double y,
               RegieDossierPage *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (const GSList *at = g_value_get_boxed (value); at != NULL; at = at->next)
    g_ptr_array_add (files, g_object_ref (at->data));
  regie_dossier_page_add_files (self, files);
  return files->len > 0;
}

/* What this role may not do cannot be pressed, and what it never does is not there. */
static void
regie_dossier_page_opened (RegiePage *page)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (page);

  regie_dossier_page_guard_actions (self);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (self->drop),
                                              regie_page_may (page, REGIE_MAY_RECORD)
                                                ? GTK_PHASE_CAPTURE
                                                : GTK_PHASE_NONE);
  gtk_widget_set_visible (self->erase_button, regie_page_may (page, REGIE_MAY_ADMINISTER));
  gtk_widget_set_visible (self->desk_button, regie_page_may (page, REGIE_MAY_DESK));
}

static void
regie_dossier_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (regie_dossier_page_parent_class)->map (widget);
  settle (REGIE_DOSSIER_PAGE (widget));
  note_open (REGIE_DOSSIER_PAGE (widget), TRUE);
}

static void
regie_dossier_page_unmap (GtkWidget *widget)
{
  note_open (REGIE_DOSSIER_PAGE (widget), FALSE);
  GTK_WIDGET_CLASS (regie_dossier_page_parent_class)->unmap (widget);
}

GtkWidget *
regie_dossier_page_get_timeline (RegieDossierPage *self)
{
  g_return_val_if_fail (REGIE_IS_DOSSIER_PAGE (self), NULL);
  return GTK_WIDGET (self->timeline);
}

static void
regie_dossier_page_constructed (GObject *object)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (object);
  RegieSession *session = regie_page_get_session (REGIE_PAGE (self));

  self->timeline = g_object_new (REGIE_TYPE_DOSSIER_TIMELINE, "session", session, NULL);
  add_child (self, GTK_WIDGET (self->timeline), regie_dossier_views[TIMELINE].child);
  g_object_bind_property (self->timeline, "is-trying", self->banner, "reveal-child",
                          G_BINDING_DEFAULT);
  regie_dossier_views_make_header (GTK_WIDGET (self));
  G_OBJECT_CLASS (regie_dossier_page_parent_class)->constructed (object);
}

static void
regie_dossier_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_SHOWN_VIEW);
  g_value_set_string (value, regie_dossier_views[REGIE_DOSSIER_PAGE (object)->shown].name);
}

static void
regie_dossier_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_SHOWN_VIEW);
  regie_dossier_page_set_view (REGIE_DOSSIER_PAGE (object), g_value_get_string (value));
}

static void
regie_dossier_page_dispose (GObject *object)
{
  RegieDossierPage *self = REGIE_DOSSIER_PAGE (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_DOSSIER_PAGE);
  G_OBJECT_CLASS (regie_dossier_page_parent_class)->dispose (object);
}

static void
regie_dossier_page_finalize (GObject *object)
{
  g_clear_object (&REGIE_DOSSIER_PAGE (object)->shown_next);
  G_OBJECT_CLASS (regie_dossier_page_parent_class)->finalize (object);
}

static void
regie_dossier_page_class_init (RegieDossierPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);

  g_type_ensure (regie_dossier_view_get_type ());
  object_class->constructed = regie_dossier_page_constructed;
  object_class->get_property = regie_dossier_page_get_property;
  object_class->set_property = regie_dossier_page_set_property;
  object_class->dispose = regie_dossier_page_dispose;
  object_class->finalize = regie_dossier_page_finalize;
  widget_class->map = regie_dossier_page_map;
  widget_class->unmap = regie_dossier_page_unmap;
  page_class->concerns = regie_dossier_page_concerns;
  page_class->ask = regie_dossier_page_ask;
  page_class->show = regie_dossier_page_show;
  page_class->failed = regie_dossier_page_failed;
  page_class->opened = regie_dossier_page_opened;
  page_class->open = regie_dossier_page_open_target;
  page_class->begin = regie_dossier_page_begin;
  properties[PROP_SHOWN_VIEW] = g_param_spec_string ("shown-view", NULL, NULL, NULL,
                                                     G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY
                                                       | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/nl/szmh/Regie/regie-dossier-page.ui");
  regie_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, RegieDossierPage, views);
  gtk_widget_class_bind_template_child (widget_class, RegieDossierPage, next);
  gtk_widget_class_bind_template_child (widget_class, RegieDossierPage, banner);
  gtk_widget_class_bind_template_child (widget_class, RegieDossierPage, erase_button);
  gtk_widget_class_bind_template_child (widget_class, RegieDossierPage, desk_button);
  gtk_widget_class_bind_template_child (widget_class, RegieDossierPage, drop);
  gtk_widget_class_bind_template_callback (widget_class, files_dropped);
  gtk_widget_class_install_action (widget_class, "dossier.view", "s", turn_to);
  regie_dossier_page_install_actions (widget_class);
}

static void
regie_dossier_page_init (RegieDossierPage *self)
{
  const GType files = GDK_TYPE_FILE_LIST;

  self->shown_next = g_list_store_new (REGIE_TYPE_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (self->drop, (GType *) &files, 1);
  regie_item_rows_bind (self->next, self->shown_next, REGIE_TYPE_NEXT_ROW);
}
