/* SPDX-License-Identifier: EUPL-1.2 */
/* The search, the order and the ways out that every list has. */
#include "regie-list-frame.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-list-out.h"
#include "regie-nothing.h"
#include "regie-rest.h"
#include "regie-spoken.h"

#define KEPT "list-orders"

struct _RegieListFrame {
  GtkWidget parent_instance;
  GtkSearchEntry *search;
  GtkMenuButton *order, *more;
  GtkStack *stack;
  GtkWidget *bar, *child;
  const RegieListKind *kind;
  RegieSession *session;
  RegieRollAsk ask;
  char *about, *placeholder;
  guint found, all;
  RegieRest rest;
  gboolean compact;
};

G_DEFINE_FINAL_TYPE (RegieListFrame, regie_list_frame, GTK_TYPE_WIDGET)

enum {
  PROP_LIST = 1,
  PROP_CHILD,
  PROP_PLACEHOLDER,
  PROP_COMPACT,
  PROP_SORT,
  PROP_DESCENDING,
  PROP_ORDER,
  PROP_COUNT,
  PROP_NOTHING,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static gboolean
is_searching (RegieListFrame *self)
{
  return self->ask.text != NULL && *self->ask.text != '\0';
}

/* --- the order, which is kept --- */

static char *
dup_kept (const char *list)
{
  g_autoptr (GSettings) settings = regie_settings_new ();
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, KEPT) : NULL;
  char *text = NULL;

  if (all != NULL)
    g_variant_lookup (all, list, "s", &text);
  return text;
}

static void
keep (RegieListFrame *self)
{
  g_autoptr (GSettings) settings = regie_settings_new ();
  g_autoptr (GVariant) all = settings != NULL ? g_settings_get_value (settings, KEPT) : NULL;
  g_autoptr (GVariantDict) orders = NULL;
  g_autofree char *text = regie_roll_ask_dup_text (&self->ask, TRUE);
  GVariantBuilder kept = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));
  GVariantIter iter;
  const char *list, *order;

  if (all == NULL)
    return;
  g_variant_iter_init (&iter, all);
  while (g_variant_iter_next (&iter, "{&s&s}", &list, &order))
    if (!g_str_equal (list, self->kind->name))
      g_variant_builder_add (&kept, "{ss}", list, order);
  if (*text != '\0')
    g_variant_builder_add (&kept, "{ss}", self->kind->name, text);
  g_settings_set_value (settings, KEPT, g_variant_builder_end (&kept));
}

/* What the column of WORD is called; the usual order for NULL.  The template asks before it is
 * known of which list it is. */
static const char *
title_of (RegieListFrame *self, const char *word)
{
  if (self->kind == NULL)
    return NULL;
  for (guint i = 0; word != NULL && i < *self->kind->n_columns; i++)
    if (g_str_equal (self->kind->columns[i].word, word))
      return _(self->kind->columns[i].title);
  return _(self->kind->usual);
}

static void
order_changed (RegieListFrame *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SORT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DESCENDING]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
  keep (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_sort (RegieListFrame *self, const char *word)
{
  if (g_strcmp0 (self->ask.sort, word != NULL && *word != '\0' ? word : NULL) == 0)
    return;
  g_free (self->ask.sort);
  self->ask.sort = word != NULL && *word != '\0' ? g_strdup (word) : NULL;
  self->ask.descending = self->ask.descending && self->ask.sort != NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.descending", self->ask.sort != NULL);
  order_changed (self);
}

static void
set_descending (RegieListFrame *self, gboolean descending)
{
  if (self->ask.descending == descending || self->ask.sort == NULL)
    return;
  self->ask.descending = descending;
  order_changed (self);
}

static void
append_sort (GMenu *menu, const char *label, const char *word)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "list.sort", "s", word);
  g_menu_append_item (menu, item);
}

/* What one can sort by, with a tick at what is on; of a compact frame also the ways out. */
static GMenu *
menu_new (RegieListFrame *self, gboolean with_ways_out)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) orders = g_menu_new ();
  g_autoptr (GMenu) way = g_menu_new ();
  g_autoptr (GMenu) out = g_menu_new ();

  append_sort (orders, _(self->kind->usual), "");
  for (guint i = 0; i < *self->kind->n_columns; i++)
    if ((self->kind->columns[i].flags & REGIE_ROLL_BESIDE) == 0)
      append_sort (orders, _(self->kind->columns[i].title), self->kind->columns[i].word);
  g_menu_append (way, _("The Other Way Round"), "list.descending");
  g_menu_append_section (menu, _("Sort by"), G_MENU_MODEL (orders));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (way));
  if (!with_ways_out)
    return menu;
  g_menu_append (out, _("_Export the list…"), "list.export");
  g_menu_append (out, _("_Print the list…"), "list.print");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (out));
  return menu;
}

/* --- what is found --- */

static void
show_found (RegieListFrame *self)
{
  gboolean nothing = is_searching (self) && self->found == 0;

  gtk_stack_set_visible_child_name (self->stack, nothing ? "nothing" : "lines");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTHING]);
}

void
regie_list_frame_set_found (RegieListFrame *self, guint found, guint all)
{
  g_return_if_fail (REGIE_IS_LIST_FRAME (self));
  self->found = found;
  self->all = all;
  show_found (self);
  if (self->session != NULL && regie_list_tells_of_people (self->kind))
    regie_rest_found (&self->rest, self->session, self->kind->name, self->about,
                      self->ask.text != NULL ? self->ask.text : "", found);
}

GListStore *
regie_list_frame_find (RegieListFrame *self, RegieRoll *roll, GListModel *items)
{
  g_autoptr (GArray) rows = NULL;
  GListStore *found;

  g_return_val_if_fail (REGIE_IS_LIST_FRAME (self) && REGIE_IS_ROLL (roll), NULL);
  g_return_val_if_fail (g_list_model_get_n_items (items) == regie_roll_get_n_rows (roll), NULL);
  found = g_list_store_new (g_list_model_get_item_type (items));
  rows = regie_roll_find (roll, &self->ask);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (items, g_array_index (rows, guint, i));

      g_list_store_append (found, item);
    }
  regie_list_frame_set_found (self, rows->len, g_list_model_get_n_items (items));
  return found;
}

/* --- the search --- */

static void
search_changed (RegieListFrame *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (g_strcmp0 (text, self->ask.text != NULL ? self->ask.text : "") == 0)
    return; /* a search entry says so when it is made as well */
  g_free (self->ask.text);
  self->ask.text = *text != '\0' ? g_strdup (text) : NULL;
  g_signal_emit (self, signals[CHANGED], 0);
  /* What was typed and what it finds belong in one frame, when that is soon enough. */
  if (self->session != NULL)
    regie_session_settle (self->session);
}

static void
go_to_lines (RegieListFrame *self)
{
  if (self->child != NULL)
    gtk_widget_child_focus (self->child, GTK_DIR_TAB_FORWARD);
}

static gboolean
search_key (RegieListFrame *self, guint key)
{
  if (key != GDK_KEY_Down || self->found == 0)
    return FALSE;
  go_to_lines (self);
  return TRUE;
}

void
regie_list_frame_clear (RegieListFrame *self)
{
  g_return_if_fail (REGIE_IS_LIST_FRAME (self));
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  search_changed (self);
}

static void
search_stopped (RegieListFrame *self)
{
  regie_list_frame_clear (self);
  go_to_lines (self);
}

static void
clear (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_list_frame_clear (REGIE_LIST_FRAME (widget));
  gtk_widget_grab_focus (GTK_WIDGET (REGIE_LIST_FRAME (widget)->search));
}

gboolean
regie_list_frame_search (RegieListFrame *self)
{
  g_return_val_if_fail (REGIE_IS_LIST_FRAME (self), FALSE);
  return gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

gboolean
regie_list_frame_has_focus (RegieListFrame *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (REGIE_IS_LIST_FRAME (self), FALSE);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));
}

/* --- out --- */

void
regie_list_frame_take_out (RegieListFrame *self, gboolean prints)
{
  g_autofree char *own = NULL;
  g_autofree char *asked = NULL;

  g_return_if_fail (REGIE_IS_LIST_FRAME (self) && self->session != NULL);
  own = regie_list_frame_dup_asked (self);
  asked = g_strjoin (*own != '\0' && *self->about != '\0' ? "&" : "", self->about, own, NULL);
  regie_list_take_out (GTK_WIDGET (self), self->session, self->kind->name, asked, NULL, prints);
}

static void
export_list (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_list_frame_take_out (REGIE_LIST_FRAME (widget), FALSE);
}

static void
print_list (GtkWidget *widget, const char *name, GVariant *target)
{
  regie_list_frame_take_out (REGIE_LIST_FRAME (widget), TRUE);
}

static void
guard (RegieListFrame *self)
{
  static const RegieActionRights rights[] = { { "list.export", REGIE_RIGHT (EXPORT) },
                                              { "list.print", REGIE_RIGHT (EXPORT) } };

  regie_session_guard (self->session, GTK_WIDGET (self), rights, G_N_ELEMENTS (rights));
}

void
regie_list_frame_set_session (RegieListFrame *self, RegieSession *session)
{
  g_return_if_fail (REGIE_IS_LIST_FRAME (self) && REGIE_IS_SESSION (session));
  g_return_if_fail (self->session == NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "opened", G_CALLBACK (guard), self, G_CONNECT_SWAPPED);
  guard (self);
}

void
regie_list_frame_set_about (RegieListFrame *self, const char *about)
{
  g_return_if_fail (REGIE_IS_LIST_FRAME (self) && about != NULL);
  g_free (self->about);
  self->about = g_strdup (about);
}

char *
regie_list_frame_dup_asked (RegieListFrame *self)
{
  g_return_val_if_fail (REGIE_IS_LIST_FRAME (self), NULL);
  return regie_roll_ask_dup_text (&self->ask, FALSE);
}

gboolean
regie_list_frame_is_sorted (RegieListFrame *self)
{
  g_return_val_if_fail (REGIE_IS_LIST_FRAME (self), FALSE);
  return self->ask.sort != NULL;
}

/* --- the widget --- */

static void
set_child (RegieListFrame *self, GtkWidget *child)
{
  self->child = child;
  if (child != NULL)
    gtk_stack_add_named (self->stack, child, "lines");
}

void
regie_list_frame_set_bar_size (RegieListFrame *self, int size)
{
  GtkWidget *clamp, *box;
  g_autoptr (GtkWidget) bar = NULL;

  g_return_if_fail (REGIE_IS_LIST_FRAME (self) && size > 0);
  bar = g_object_ref (self->bar);
  box = gtk_widget_get_parent (bar);
  gtk_box_remove (GTK_BOX (box), bar);
  clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", size, "child", bar, "margin-start", 12,
                        "margin-end", 12, "margin-top", 6, NULL);
  gtk_box_prepend (GTK_BOX (box), clamp);
}

/* How many were found, while somebody searches. */
static char *
dup_count (RegieListFrame *self)
{
  return is_searching (self) ? g_strdup_printf (_("%u of %u"), self->found, self->all)
                             : g_strdup ("");
}

static char *
dup_nothing (RegieListFrame *self)
{
  return g_strdup_printf (_("Nothing found for “%s”"),
                          self->ask.text != NULL ? self->ask.text : "");
}

static void
regie_list_frame_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieListFrame *self = REGIE_LIST_FRAME (object);

  switch (id)
    {
    case PROP_LIST:
      g_value_set_string (value, self->kind->name);
      break;
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_PLACEHOLDER:
      g_value_set_string (value, self->placeholder);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    case PROP_SORT:
      g_value_set_string (value, self->ask.sort != NULL ? self->ask.sort : "");
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, self->ask.descending);
      break;
    case PROP_ORDER:
      g_value_set_string (value, title_of (self, self->ask.sort));
      break;
    case PROP_COUNT:
      g_value_take_string (value, dup_count (self));
      break;
    case PROP_NOTHING:
      g_value_take_string (value, dup_nothing (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_compact (RegieListFrame *self, gboolean compact)
{
  if (self->compact == compact)
    return;
  self->compact = compact;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

static void
regie_list_frame_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  RegieListFrame *self = REGIE_LIST_FRAME (object);

  switch (id)
    {
    case PROP_LIST:
      self->kind = regie_list_find (g_value_get_string (value));
      break;
    case PROP_CHILD:
      set_child (self, g_value_get_object (value));
      break;
    case PROP_PLACEHOLDER:
      g_free (self->placeholder);
      self->placeholder = g_value_dup_string (value);
      break;
    case PROP_COMPACT:
      set_compact (self, g_value_get_boolean (value));
      break;
    case PROP_SORT:
      set_sort (self, g_value_get_string (value));
      break;
    case PROP_DESCENDING:
      set_descending (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* A page may have more lists: each is named where somebody does not see which it is. */
static void
speak (RegieListFrame *self)
{
  const char *title = _(self->kind->title);
  g_autofree char *search = g_strdup_printf (_("Search in: %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  search, -1);
  regie_buttons_set_about (self->bar, title);
}

static void
regie_list_frame_constructed (GObject *object)
{
  RegieListFrame *self = REGIE_LIST_FRAME (object);
  g_autofree char *kept = NULL;
  g_autoptr (GMenu) orders = NULL;
  g_autoptr (GMenu) all = NULL;

  G_OBJECT_CLASS (regie_list_frame_parent_class)->constructed (object);
  g_return_if_fail (self->kind != NULL && self->kind->columns != NULL);
  kept = dup_kept (self->kind->name);
  regie_roll_ask_read (&self->ask, kept);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "list.descending", self->ask.sort != NULL);
  g_object_notify_by_pspec (object, properties[PROP_ORDER]);
  speak (self);
  orders = menu_new (self, FALSE);
  all = menu_new (self, TRUE);
  regie_menu_button_set_menu (self->order, G_MENU_MODEL (orders));
  regie_menu_button_set_menu (self->more, G_MENU_MODEL (all));
}

/* It is as wide as its page lets it be: what is searched, and how many are found, moves nothing. */
static void
regie_list_frame_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *min_base, int *nat_base)
{
  gtk_widget_measure (gtk_widget_get_first_child (widget), orientation, for_size, minimum, natural,
                      min_base, nat_base);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = *minimum;
}

static void
regie_list_frame_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static void
regie_list_frame_dispose (GObject *object)
{
  RegieListFrame *self = REGIE_LIST_FRAME (object);

  regie_rest_clear (&self->rest);
  self->child = NULL;
  g_clear_object (&self->session);
  regie_widget_dispose_template (GTK_WIDGET (object), REGIE_TYPE_LIST_FRAME);
  G_OBJECT_CLASS (regie_list_frame_parent_class)->dispose (object);
}

static void
regie_list_frame_finalize (GObject *object)
{
  RegieListFrame *self = REGIE_LIST_FRAME (object);

  regie_roll_ask_clear (&self->ask);
  g_free (self->about);
  g_free (self->placeholder);
  G_OBJECT_CLASS (regie_list_frame_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *klass)
{
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const GParamFlags once = G_PARAM_STATIC_STRINGS | G_PARAM_CONSTRUCT_ONLY;

  properties[PROP_LIST] = g_param_spec_string ("list", NULL, NULL, NULL, G_PARAM_READWRITE | once);
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | flags);
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL,
                                                      G_PARAM_READWRITE | once);
  properties[PROP_COMPACT] = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                                                   G_PARAM_READWRITE | flags);
  properties[PROP_SORT] = g_param_spec_string ("sort", NULL, NULL, NULL, G_PARAM_READWRITE | flags);
  properties[PROP_DESCENDING] = g_param_spec_boolean ("descending", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | flags);
  properties[PROP_ORDER] = g_param_spec_string ("order", NULL, NULL, NULL,
                                                G_PARAM_READABLE | flags);
  properties[PROP_COUNT] = g_param_spec_string ("count", NULL, NULL, NULL,
                                                G_PARAM_READABLE | flags);
  properties[PROP_NOTHING] = g_param_spec_string ("nothing", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | flags);
  g_object_class_install_properties (klass, N_PROPS, properties);
}

static void
regie_list_frame_class_init (RegieListFrameClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = regie_list_frame_get_property;
  object_class->set_property = regie_list_frame_set_property;
  object_class->constructed = regie_list_frame_constructed;
  object_class->dispose = regie_list_frame_dispose;
  object_class->finalize = regie_list_frame_finalize;
  widget_class->measure = regie_list_frame_measure;
  widget_class->size_allocate = regie_list_frame_size_allocate;
  install_properties (object_class);
  signals[CHANGED] = g_signal_new ("changed", REGIE_TYPE_LIST_FRAME, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_property_action (widget_class, "list.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "list.descending", "descending");
  gtk_widget_class_install_action (widget_class, "list.export", NULL, export_list);
  gtk_widget_class_install_action (widget_class, "list.print", NULL, print_list);
  gtk_widget_class_install_action (widget_class, "list.clear", NULL, clear);
  g_type_ensure (REGIE_TYPE_NOTHING);
  regie_widget_class_set_ui (widget_class, "regie-list-frame.ui");
  gtk_widget_class_bind_template_child (widget_class, RegieListFrame, bar);
  gtk_widget_class_bind_template_child (widget_class, RegieListFrame, search);
  gtk_widget_class_bind_template_child (widget_class, RegieListFrame, order);
  gtk_widget_class_bind_template_child (widget_class, RegieListFrame, more);
  gtk_widget_class_bind_template_child (widget_class, RegieListFrame, stack);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, search_key);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, go_to_lines);
}

static void
regie_list_frame_init (RegieListFrame *self)
{
  self->about = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
}
