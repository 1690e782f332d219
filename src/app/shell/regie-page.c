/* SPDX-License-Identifier: EUPL-1.2 */
/* What all pages share: asking when they are seen, and showing the last answer only. */
#include "regie-page.h"

#include <glib/gi18n.h>

#include "regie-dialogs.h"
#include "regie-do.h"
#include "regie-error.h"
#include "regie-nothing.h"
#include "regie-steady.h"

typedef struct {
  RegieSession *session;
  GCancellable *cancellable; /* of the question that is on its way */
  GObject *view;
  GtkWidget *header;
  gpointer waiting; /* an answer that came while something was pressed */
  const RegieQuestion *asked;
  char *title, *subtitle;
  gint64 subject;
  guint wait_id, n_asked;
  gboolean narrow, whole, stale, busy, has_waiting;
  gboolean heard;      /* what is asked next is what others changed, and nothing else is */
  gboolean is_heard;   /* so was what was asked last */
  gboolean begins;     /* the focus goes to where one begins when the answer is there */
  gpointer began_from; /* what had the focus then: who types elsewhere since stays there */
} RegiePagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RegiePage, regie_page, GTK_TYPE_WIDGET)

enum {
  PROP_SESSION = 1,
  PROP_TITLE,
  PROP_SUBTITLE,
  PROP_NARROW,
  PROP_BUSY,
  PROP_WHOLE,
  PROP_HEADER,
  PROP_VIEW,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static RegiePagePrivate *
get (RegiePage *self)
{
  return regie_page_get_instance_private (self);
}

RegieSession *
regie_page_get_session (RegiePage *self)
{
  g_return_val_if_fail (REGIE_IS_PAGE (self), NULL);
  return get (self)->session;
}

const RegieOffice *
regie_page_get_office (RegiePage *self)
{
  g_return_val_if_fail (REGIE_IS_PAGE (self), NULL);
  return regie_session_get_office (get (self)->session);
}

gboolean
regie_page_may (RegiePage *self, int right)
{
  g_return_val_if_fail (REGIE_IS_PAGE (self), FALSE);
  return regie_session_may (get (self)->session, right);
}

gpointer
regie_page_get_view (RegiePage *self)
{
  g_return_val_if_fail (REGIE_IS_PAGE (self), NULL);
  return get (self)->view;
}

void
regie_page_take_view (RegiePage *self, gpointer view)
{
  g_autoptr (GObject) old = NULL;

  g_return_if_fail (REGIE_IS_PAGE (self) && (view == NULL || G_IS_OBJECT (view)));
  if (get (self)->view == NULL && view == NULL)
    return;
  /* What is shown may borrow from the old one until all bindings know the new one. */
  old = get (self)->view;
  get (self)->view = view;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

gboolean
regie_page_is_narrow (RegiePage *self)
{
  g_return_val_if_fail (REGIE_IS_PAGE (self), FALSE);
  return get (self)->narrow;
}

void
regie_page_set_narrow (RegiePage *self, gboolean narrow)
{
  g_return_if_fail (REGIE_IS_PAGE (self));
  if (get (self)->narrow == narrow)
    return;
  get (self)->narrow = narrow;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NARROW]);
}

void
regie_page_set_title (RegiePage *self, const char *title)
{
  g_return_if_fail (REGIE_IS_PAGE (self));
  if (g_strcmp0 (get (self)->title, title) == 0)
    return;
  g_free (get (self)->title);
  get (self)->title = g_strdup (title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
regie_page_set_subtitle (RegiePage *self, const char *subtitle)
{
  g_return_if_fail (REGIE_IS_PAGE (self));
  if (g_strcmp0 (get (self)->subtitle, subtitle) == 0)
    return;
  g_free (get (self)->subtitle);
  get (self)->subtitle = g_strdup (subtitle);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

void
regie_page_set_whole (RegiePage *self, gboolean whole)
{
  g_return_if_fail (REGIE_IS_PAGE (self));
  if (get (self)->whole == whole)
    return;
  get (self)->whole = whole;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WHOLE]);
}

GtkWidget *
regie_page_get_header (RegiePage *self)
{
  g_return_val_if_fail (REGIE_IS_PAGE (self), NULL);
  return get (self)->header;
}

/* A widget that nobody owns yet is floating: it is the page's from now on. */
static void
set_header (RegiePage *self, GtkWidget *header)
{
  if (get (self)->header == header)
    return;
  g_clear_object (&get (self)->header);
  get (self)->header = header != NULL ? g_object_ref_sink (header) : NULL;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADER]);
}

static void
set_busy (RegiePage *self, gboolean busy)
{
  if (get (self)->busy == busy)
    return;
  get (self)->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

static void
drop_waiting (RegiePage *self)
{
  RegiePagePrivate *p = get (self);

  g_clear_handle_id (&p->wait_id, g_source_remove);
  if (p->has_waiting && p->waiting != NULL)
    p->asked->free (p->waiting);
  p->waiting = NULL;
  p->has_waiting = FALSE;
}

/* Is a button on it held down, by the mouse or by the quarter of a second that a key takes, or is
 * something being moved? */
static gboolean
is_pressed (RegiePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *parent = focus != NULL ? gtk_widget_get_parent (focus) : NULL;

  if (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_ACTIVE)
    return TRUE;
  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
         && (gtk_widget_has_css_class (focus, "keyboard-activating")
             || gtk_widget_has_css_class (parent, REGIE_PAGE_HELD));
}

/* Until the next frame GTK gives keys to what had the focus, also when that has gone: from there
 * they reach no window. */
static void
drop_orphan (GtkRoot *root)
{
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_get_root (focus) != root)
    gtk_root_set_focus (root, NULL);
}

static GtkWidget *
get_focus (RegiePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? gtk_root_get_focus (root) : NULL;
}

/* Did nobody go and type elsewhere since?  GTK moves the focus by itself when what had it goes. */
static gboolean
has_stayed (RegiePage *self)
{
  GtkWidget *focus = get_focus (self);

  return focus == get (self)->began_from || focus == NULL
         || !(GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus));
}

static void
begin_later (RegiePage *self)
{
  get (self)->begins = TRUE;
  get (self)->began_from = get_focus (self);
}

static void
show_answer (RegiePage *self, gpointer answer)
{
  gboolean stayed = has_stayed (self);

  regie_steady_hold (GTK_WIDGET (self));
  REGIE_PAGE_GET_CLASS (self)->show (self, answer);
  drop_orphan (gtk_widget_get_root (GTK_WIDGET (self)));
  if (!get (self)->begins || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  get (self)->begins = FALSE;
  if (stayed)
    regie_page_begin (self);
}

/* Is a menu of the page open?  What others changed waits for that, however long. */
static gboolean
is_menu_open (RegiePage *self)
{
  GtkWidget *focus = get_focus (self);

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))
         && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL;
}

static gboolean
has_to_wait (RegiePage *self)
{
  return is_pressed (self) || (get (self)->is_heard && is_menu_open (self));
}

static gboolean
show_waiting (gpointer data)
{
  RegiePage *self = data;
  RegiePagePrivate *p = get (self);

  if (has_to_wait (self))
    return G_SOURCE_CONTINUE;
  p->wait_id = 0;
  p->has_waiting = FALSE;
  show_answer (self, g_steal_pointer (&p->waiting));
  return G_SOURCE_REMOVE;
}

/* Shows ANSWER, when nothing is being pressed. */
static void
take_answer (RegiePage *self, gpointer answer)
{
  RegiePagePrivate *p = get (self);

  drop_waiting (self);
  if (!has_to_wait (self))
    {
      show_answer (self, answer);
      return;
    }
  p->waiting = answer;
  p->has_waiting = TRUE;
  p->wait_id = g_timeout_add (30, show_waiting, self);
}

static void ask_when_seen (RegiePage *self);

static void
answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (RegiePage) self = data;
  g_autoptr (GError) error = NULL;
  RegiePagePrivate *p = get (self);
  gpointer answer = regie_session_ask_finish (p->session, result, &error);

  /* Another question went out since, or the page was closed: this answer is nobody's. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_error_matches (error, REGIE_ERROR, REGIE_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (error != NULL)
    {
      p->stale = TRUE; /* it is asked again when it is seen again */
      p->begins = FALSE;
      REGIE_PAGE_GET_CLASS (self)->failed (self, error);
      return;
    }
  take_answer (self, answer);
  if (p->stale)
    ask_when_seen (self);
}

/* Before its window is mapped as well: what the first frame shows is asked before it. */
static gboolean
is_on_screen (RegiePage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  for (; widget != NULL && !GTK_IS_ROOT (widget); widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
      return FALSE;
  return widget != NULL;
}

static void
ask (RegiePage *self)
{
  RegiePagePrivate *p = get (self);
  RegiePageClass *klass = REGIE_PAGE_GET_CLASS (self);
  GVariant *target = NULL;
  const RegieQuestion *question = klass->ask != NULL ? klass->ask (self, &target) : NULL;

  p->stale = FALSE;
  if (question == NULL)
    return;
  g_cancellable_cancel (p->cancellable);
  g_clear_object (&p->cancellable);
  p->cancellable = g_cancellable_new ();
  drop_waiting (self);
  p->asked = question;
  p->n_asked++;
  p->is_heard = p->heard;
  p->heard = FALSE;
  set_busy (self, TRUE);
  regie_session_ask (p->session, question, target, p->cancellable, answered, g_object_ref (self));
}

static void
ask_when_seen (RegiePage *self)
{
  get (self)->stale = TRUE;
  if (regie_session_is_open (get (self)->session) && is_on_screen (self))
    ask (self);
}

void
regie_page_refresh (RegiePage *self)
{
  g_return_if_fail (REGIE_IS_PAGE (self));
  get (self)->heard = FALSE;
  ask_when_seen (self);
}

void
regie_page_begin (RegiePage *self)
{
  g_return_if_fail (REGIE_IS_PAGE (self));
  get (self)->begins = FALSE;
  if (!REGIE_PAGE_GET_CLASS (self)->begin (self))
    begin_later (self);
}

/* What can be pressed or typed in, in or below WIDGET, and is marked by CSS_CLASS; or NULL.  Not
 * what does something large at once. */
static GtkWidget *
find_marked (GtkWidget *widget, const char *css_class)
{
  GtkWidget *found = NULL;

  if (gtk_widget_has_css_class (widget, css_class) && gtk_widget_get_focusable (widget)
      && gtk_widget_is_sensitive (widget) && !gtk_widget_has_css_class (widget, "at-once"))
    return widget;
  for (widget = gtk_widget_get_first_child (widget); widget != NULL && found == NULL;
       widget = gtk_widget_get_next_sibling (widget))
    if (gtk_widget_get_visible (widget) && gtk_widget_get_child_visible (widget))
      found = find_marked (widget, css_class);
  return found;
}

gboolean
regie_page_begin_in (GtkWidget *part)
{
  GtkRoot *root;
  GtkWidget *marked;

  g_return_val_if_fail (GTK_IS_WIDGET (part), FALSE);
  if ((marked = find_marked (part, "suggested-action")) == NULL)
    marked = find_marked (part, "to-write");
  root = gtk_widget_get_root (part);
  /* While nothing else was in it yet, its scrolled window may have got the focus. */
  if (root != NULL)
    gtk_root_set_focus (root, NULL);
  return (marked != NULL && gtk_widget_grab_focus (marked))
         || gtk_widget_child_focus (part, GTK_DIR_TAB_FORWARD);
}

void
regie_page_begin_anew (RegiePage *self)
{
  g_return_if_fail (REGIE_IS_PAGE (self));
  begin_later (self);
}

void
regie_page_interrupt (RegiePage *self)
{
  g_return_if_fail (REGIE_IS_PAGE (self));
  if (get (self)->cancellable != NULL)
    regie_session_interrupt (get (self)->session, get (self)->cancellable);
}

gint64
regie_page_get_subject (RegiePage *self)
{
  g_return_val_if_fail (REGIE_IS_PAGE (self), 0);
  return get (self)->subject;
}

gint64
regie_page_get_about (RegiePage *self)
{
  g_return_val_if_fail (REGIE_IS_PAGE (self), 0);
  return REGIE_PAGE_GET_CLASS (self)->about (self);
}

void
regie_page_set_subject (RegiePage *self, gint64 subject)
{
  RegiePagePrivate *p = get (self);

  g_return_if_fail (REGIE_IS_PAGE (self));
  if (p->subject != subject)
    {
      p->subject = subject;
      g_cancellable_cancel (p->cancellable);
      drop_waiting (self);
      regie_page_take_view (self, NULL);
      if (REGIE_PAGE_GET_CLASS (self)->cleared != NULL)
        REGIE_PAGE_GET_CLASS (self)->cleared (self);
      p->stale = TRUE;
    }
  if (p->stale)
    regie_page_refresh (self);
}

void
regie_page_open (RegiePage *self, GVariant *target)
{
  g_return_if_fail (REGIE_IS_PAGE (self));
  if (REGIE_PAGE_GET_CLASS (self)->open != NULL)
    REGIE_PAGE_GET_CLASS (self)->open (self, target);
}

gboolean
regie_page_search (RegiePage *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (REGIE_IS_PAGE (self), FALSE);
  if (REGIE_PAGE_GET_CLASS (self)->search == NULL || !REGIE_PAGE_GET_CLASS (self)->search (self))
    return FALSE;
  get (self)->begins = FALSE;
  /* What was searched before makes room for what is typed. */
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus != NULL && GTK_IS_EDITABLE (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    gtk_editable_select_region (GTK_EDITABLE (focus), 0, -1);
  return TRUE;
}

gboolean
regie_page_take_out (RegiePage *self, gboolean prints)
{
  g_return_val_if_fail (REGIE_IS_PAGE (self), FALSE);
  return REGIE_PAGE_GET_CLASS (self)->take_out != NULL
         && REGIE_PAGE_GET_CLASS (self)->take_out (self, prints);
}

static void
opened (RegiePage *self)
{
  if (!regie_session_is_open (get (self)->session))
    return;
  regie_commands_guard (GTK_WIDGET (self), get (self)->session);
  if (REGIE_PAGE_GET_CLASS (self)->opened != NULL)
    REGIE_PAGE_GET_CLASS (self)->opened (self);
  regie_page_refresh (self);
}

/* Before anything was asked nothing is shown that could be old. */
static const int *
kinds_of (RegiePage *self)
{
  return get (self)->asked != NULL ? get (self)->asked->kinds : NULL;
}

gboolean
regie_page_concerns_dossier (RegiePage *self, const RegieNews *news)
{
  g_return_val_if_fail (REGIE_IS_PAGE (self), TRUE);
  return regie_news_concerns (news, kinds_of (self), get (self)->subject);
}

static gboolean
regie_page_real_concerns (RegiePage *self, const RegieNews *news)
{
  return regie_news_concerns (news, kinds_of (self), 0);
}

guint
regie_page_get_n_asked (RegiePage *self)
{
  g_return_val_if_fail (REGIE_IS_PAGE (self), 0);
  return get (self)->n_asked;
}

void
regie_page_say_gone (RegiePage *self, guint n)
{
  g_return_if_fail (REGIE_IS_PAGE (self));
  if (n > 0 && get (self)->is_heard)
    regie_show_toast (GTK_WIDGET (self),
                      ngettext ("A colleague's change took away the row where you were.",
                                "A colleague's change took away rows that you had chosen.", n));
}

/* Something was written; NEWS: by others, NULL: here perhaps.  What takes long is not begun anew by
 * every write, and nothing by every write of others, but once more when it is done: otherwise it
 * would never come to an end in a busy office. */
static void
changed (RegiePage *self, const RegieNews *news)
{
  RegiePagePrivate *p = get (self);

  if (news != NULL && !REGIE_PAGE_GET_CLASS (self)->concerns (self, news))
    return;
  p->heard = news != NULL && (p->heard || !p->stale);
  if (p->busy && p->asked != NULL && (news != NULL || p->asked->is_long))
    p->stale = TRUE;
  else
    ask_when_seen (self);
}

static void
regie_page_map (GtkWidget *widget)
{
  RegiePage *self = REGIE_PAGE (widget);

  GTK_WIDGET_CLASS (regie_page_parent_class)->map (widget);
  if (get (self)->stale)
    ask_when_seen (self);
  /* The answer may have come before there was anything to see. */
  if (get (self)->begins)
    regie_page_begin (self);
}

/* Nobody waits any more for what takes long. */
static void
regie_page_unmap (GtkWidget *widget)
{
  RegiePagePrivate *p = get (REGIE_PAGE (widget));

  GTK_WIDGET_CLASS (regie_page_parent_class)->unmap (widget);
  p->begins = FALSE;
  if (!p->busy || p->asked == NULL || !p->asked->is_long)
    return;
  g_cancellable_cancel (p->cancellable);
  set_busy (REGIE_PAGE (widget), FALSE);
  p->stale = TRUE;
}

static void
regie_page_real_show (RegiePage *self, gpointer answer)
{
  regie_page_take_view (self, answer);
}

static gboolean
regie_page_real_begin (RegiePage *self)
{
  return (get (self)->view != NULL || get (self)->cancellable == NULL)
         && regie_page_begin_in (GTK_WIDGET (self));
}

static void
regie_page_real_failed (RegiePage *self, const GError *error)
{
  /* The page of the dossier asks why, once for all of its views; that the server is gone is said by
   * the window, and when it is back this is asked again. */
  if (!g_error_matches (error, REGIE_ERROR, REGIE_ERROR_REASON)
      && !regie_session_is_lost (get (self)->session))
    regie_show_error (GTK_WIDGET (self), error);
}

static void
regie_page_constructed (GObject *object)
{
  RegiePage *self = REGIE_PAGE (object);
  RegieSession *session = get (self)->session;

  G_OBJECT_CLASS (regie_page_parent_class)->constructed (object);
  g_return_if_fail (session != NULL);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "opened", G_CALLBACK (opened), self, G_CONNECT_SWAPPED);
  opened (self);
}

static void
regie_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegiePagePrivate *p = get (REGIE_PAGE (object));

  switch (id)
    {
    case PROP_SESSION:
      g_value_set_object (value, p->session);
      break;
    case PROP_TITLE:
      g_value_set_string (value, p->title);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, p->subtitle);
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, p->narrow);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, p->busy);
      break;
    case PROP_WHOLE:
      g_value_set_boolean (value, p->whole);
      break;
    case PROP_HEADER:
      g_value_set_object (value, p->header);
      break;
    case PROP_VIEW:
      g_value_set_object (value, p->view);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
regie_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegiePage *self = REGIE_PAGE (object);

  switch (id)
    {
    case PROP_SESSION:
      get (self)->session = g_value_dup_object (value);
      break;
    case PROP_TITLE:
      regie_page_set_title (self, g_value_get_string (value));
      break;
    case PROP_NARROW:
      regie_page_set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_WHOLE:
      regie_page_set_whole (self, g_value_get_boolean (value));
      break;
    case PROP_HEADER:
      set_header (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
regie_page_dispose (GObject *object)
{
  RegiePage *self = REGIE_PAGE (object);
  GtkWidget *child;

  g_cancellable_cancel (get (self)->cancellable);
  drop_waiting (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (regie_page_parent_class)->dispose (object);
}

/* An answer that is still on its way is taken from the session. */
static void
regie_page_finalize (GObject *object)
{
  RegiePagePrivate *p = get (REGIE_PAGE (object));

  g_clear_object (&p->cancellable);
  g_clear_object (&p->view);
  g_clear_object (&p->header);
  g_clear_object (&p->session);
  g_free (p->title);
  g_free (p->subtitle);
  G_OBJECT_CLASS (regie_page_parent_class)->finalize (object);
}

static void
regie_page_class_init (RegiePageClass *klass)
{
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_NOTHING); /* in the templates of its subclasses */
  object_class->constructed = regie_page_constructed;
  object_class->get_property = regie_page_get_property;
  object_class->set_property = regie_page_set_property;
  object_class->dispose = regie_page_dispose;
  object_class->finalize = regie_page_finalize;
  widget_class->map = regie_page_map;
  widget_class->unmap = regie_page_unmap;
  klass->concerns = regie_page_real_concerns;
  klass->show = regie_page_real_show;
  klass->begin = regie_page_real_begin;
  klass->failed = regie_page_real_failed;
  klass->about = regie_page_get_subject;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  properties[PROP_SESSION] = g_param_spec_object ("session", NULL, NULL, REGIE_TYPE_SESSION,
                                                  G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY
                                                    | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | flags);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, NULL,
                                                   G_PARAM_READABLE | flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | flags);
  properties[PROP_WHOLE] = g_param_spec_boolean ("whole", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | flags);
  properties[PROP_HEADER] = g_param_spec_object ("header", NULL, NULL, GTK_TYPE_WIDGET,
                                                 G_PARAM_READWRITE | flags);
  properties[PROP_VIEW] = g_param_spec_object ("view", NULL, NULL, G_TYPE_OBJECT,
                                               G_PARAM_READABLE | flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
regie_page_init (RegiePage *self)
{
  get (self)->stale = TRUE;
}
