/* SPDX-License-Identifier: EUPL-1.2 */
/* A page with a long list of people: first the rows that are seen, the rest behind them. */
#include "regie-list-page.h"

#include "regie-dialogs.h"
#include "regie-list-page-private.h"
#include "regie-rest.h"
#include "regie-rows.h"

#define FIRST_KEYS 256

typedef struct {
  RegieRows *rows; /* keys: gint64, of dossiers */
  RegieList *list;
  GtkSearchEntry *search;
  guint rest_id;
  gboolean wants_rest; /* what is asked next are the keys behind the first */
  gboolean extending;  /* what was asked last were those */
  RegieRest rest;
} RegieListPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RegieListPage, regie_list_page, REGIE_TYPE_PAGE)

enum { PROP_CHOSEN = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

static RegieListPagePrivate *
get (gpointer self)
{
  return regie_list_page_get_instance_private (self);
}

/* --- the keys and their rows --- */

/* The rest of the keys comes behind the frame that shows the first rows; when that is not seen any
 * more, with the rest of the page when it is seen again. */
static gboolean
ask_rest (gpointer data)
{
  RegieListPagePrivate *self = get (data);

  self->rest_id = 0;
  self->wants_rest = gtk_widget_get_mapped (data);
  regie_page_refresh (data);
  self->wants_rest = FALSE;
  return G_SOURCE_REMOVE;
}

/* Where everybody who is chosen stands is only known of all keys. */
static gboolean
has_chosen (RegieListPagePrivate *self)
{
  g_autoptr (GArray) chosen = self->list != NULL ? regie_list_get_selection (self->list) : NULL;

  return chosen != NULL && chosen->len > 0;
}

/* What one looks at lies behind the first. */
static gboolean
is_far (RegieListPagePrivate *self)
{
  return self->list != NULL
         && MAX (regie_list_get_cursor (self->list), regie_list_get_last_shown (self->list))
              >= FIRST_KEYS;
}

/* Who is in a row is told when it goes, and kept in it wherever it went: all keys are asked. */
static gboolean
is_in_a_row (RegieListPagePrivate *self)
{
  return self->list != NULL
         && (gtk_widget_get_state_flags (GTK_WIDGET (self->list)) & GTK_STATE_FLAG_FOCUS_WITHIN)
              != 0;
}

static const RegieQuestion *
regie_list_page_ask (RegiePage *page, GVariant **target)
{
  RegieListPagePrivate *self = get (page);
  RegieListPageClass *klass = REGIE_LIST_PAGE_GET_CLASS (page);
  g_autofree char *asked = NULL;
  gboolean all;

  if (!regie_page_may (page, REGIE_MAY_SEE_DOSSIERS))
    return NULL;
  asked = klass->dup_asked (REGIE_LIST_PAGE (page));
  all = self->wants_rest || has_chosen (self) || is_far (self) || is_in_a_row (self)
        || (klass->wants_all != NULL && klass->wants_all (REGIE_LIST_PAGE (page)));
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->extending = self->wants_rest;
  *target = g_variant_new ("(sub)", asked, all ? 0 : FIRST_KEYS, !self->extending);
  return klass->keys;
}

static GtkWidget *
create_line (gpointer page)
{
  return REGIE_LIST_PAGE_GET_CLASS (page)->create_line (page);
}

static void
bind_line (GtkWidget *widget, guint position, gpointer page)
{
  REGIE_LIST_PAGE_GET_CLASS (page)->bind_line (widget, regie_rows_get (get (page)->rows, position));
}

static void
rows_loaded (RegieListPage *page, guint first, guint n)
{
  regie_list_refresh (get (page)->list, first, n);
}

static void
rows_failed (RegieListPage *page, const GError *error)
{
  regie_show_error (GTK_WIDGET (page), error);
}

/* --- what the template calls and asks --- */

static gboolean
is_some (gpointer page, guint n)
{
  return n > 0;
}

static void
selection_changed (RegieListPage *page)
{
  g_object_notify_by_pspec (G_OBJECT (page), properties[PROP_CHOSEN]);
}

static void
search_changed (RegieListPage *page)
{
  RegieQuery *query = REGIE_LIST_PAGE_GET_CLASS (page)->get_query (page);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (get (page)->search));

  if (g_strcmp0 (text, query->text != NULL ? query->text : "") == 0)
    return; /* a search entry says so when it is made as well */
  g_free (query->text);
  query->text = *text != '\0' ? g_strdup (text) : NULL;
  regie_page_interrupt (REGIE_PAGE (page));
  regie_list_page_query_changed (page);
  /* What was typed and what it finds belong in one frame, when that is soon enough. */
  regie_session_settle (regie_page_get_session (REGIE_PAGE (page)));
}

static void
search_entered (RegieListPage *page)
{
  regie_list_set_cursor (get (page)->list, 0, TRUE);
}

/* Down goes from what was typed to what was found. */
static gboolean
search_key (RegieListPage *page, guint key)
{
  if (key != GDK_KEY_Down || regie_list_get_n (get (page)->list) == 0)
    return FALSE;
  regie_list_set_cursor (get (page)->list, 0, TRUE);
  return TRUE;
}

/* Escape ends a search, and goes back to the list. */
static void
search_stopped (RegieListPage *page)
{
  gtk_editable_set_text (GTK_EDITABLE (get (page)->search), "");
  regie_list_set_cursor (get (page)->list, regie_list_get_cursor (get (page)->list), TRUE);
}

static gboolean
regie_list_page_search (RegiePage *page)
{
  return gtk_widget_grab_focus (GTK_WIDGET (get (page)->search));
}

/* --- the class --- */

static void
regie_list_page_constructed (GObject *object)
{
  RegieListPagePrivate *self = get (object);

  self->rows = regie_rows_new (regie_page_get_session (REGIE_PAGE (object)), sizeof (gint64),
                               REGIE_LIST_PAGE_GET_CLASS (object)->rows);
  g_signal_connect_object (self->rows, "failed", G_CALLBACK (rows_failed), object,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "loaded", G_CALLBACK (rows_loaded), object,
                           G_CONNECT_SWAPPED);
  G_OBJECT_CLASS (regie_list_page_parent_class)->constructed (object);
}

static void
regie_list_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RegieListPagePrivate *self = get (object);
  g_autoptr (GArray) chosen = self->list != NULL ? regie_list_get_selection (self->list) : NULL;

  g_assert (id == PROP_CHOSEN);
  g_value_set_uint (value, chosen != NULL ? chosen->len : 0);
}

/* Who goes to what was found, or elsewhere, searched. */
static void
regie_list_page_unmap (GtkWidget *widget)
{
  regie_rest_end (&get (widget)->rest);
  GTK_WIDGET_CLASS (regie_list_page_parent_class)->unmap (widget);
}

/* The template of the subclass is gone by now, and the list with it. */
static void
regie_list_page_dispose (GObject *object)
{
  RegieListPagePrivate *self = get (object);

  self->list = NULL;
  self->search = NULL;
  regie_rest_clear (&self->rest);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (regie_list_page_parent_class)->dispose (object);
}

static void
regie_list_page_class_init (RegieListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);

  object_class->constructed = regie_list_page_constructed;
  object_class->get_property = regie_list_page_get_property;
  object_class->dispose = regie_list_page_dispose;
  GTK_WIDGET_CLASS (klass)->unmap = regie_list_page_unmap;
  page_class->ask = regie_list_page_ask;
  page_class->search = regie_list_page_search;
  page_class->take_out = regie_list_page_take_out;
  properties[PROP_CHOSEN] = g_param_spec_uint ("chosen", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS
                                                 | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
regie_list_page_init (RegieListPage *self)
{
}

void
regie_list_page_class_bind (RegieListPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (REGIE_TYPE_LIST);
  gtk_widget_class_bind_template_callback (widget_class, is_some);
  gtk_widget_class_bind_template_callback (widget_class, search_changed);
  gtk_widget_class_bind_template_callback (widget_class, search_entered);
  gtk_widget_class_bind_template_callback (widget_class, search_key);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, selection_changed);
}

void
regie_list_page_set_parts (RegieListPage *self, RegieList *list, GtkSearchEntry *search)
{
  g_return_if_fail (REGIE_IS_LIST_PAGE (self) && REGIE_IS_LIST (list));
  g_return_if_fail (GTK_IS_SEARCH_ENTRY (search));
  get (self)->list = list;
  get (self)->search = search;
  regie_list_set_selectable (list, TRUE);
}

void
regie_list_page_take_keys (RegieListPage *page, GArray *ids, GPtrArray *first, guint n,
                           gboolean partial)
{
  RegieListPagePrivate *self;
  g_autofree char *asked = NULL;
  g_autofree char *among = NULL;
  const char *text;
  guint n_gone;

  g_return_if_fail (REGIE_IS_LIST_PAGE (page) && ids != NULL);
  self = get (page);
  /* As it will be asked the next time: who has no caseload saw everybody's. */
  asked = REGIE_LIST_PAGE_GET_CLASS (page)->dup_asked (page);
  if (self->extending)
    {
      regie_rows_extend_keys (self->rows, ids);
      g_clear_pointer (&first, g_ptr_array_unref);
    }
  else
    regie_rows_follow (self->rows, ids, n, first);
  among = regie_list_page_dup_among (asked);
  text = REGIE_LIST_PAGE_GET_CLASS (page)->get_query (page)->text;
  regie_rest_found (&self->rest, regie_page_get_session (REGIE_PAGE (page)),
                    REGIE_LIST_PAGE_GET_CLASS (page)->list, among, text != NULL ? text : "", n);
  n_gone = regie_list_follow (self->list, asked, ids, n);
  /* What is not among the first may be among the rest. */
  if (!partial)
    regie_page_say_gone (REGIE_PAGE (page), n_gone);
  if (partial)
    self->rest_id = g_idle_add_full (G_PRIORITY_LOW, ask_rest, page, NULL);
}

void
regie_list_page_set_row_height (RegieListPage *self, int height)
{
  g_return_if_fail (REGIE_IS_LIST_PAGE (self) && height > 0);
  regie_list_set_factory (get (self)->list, height, create_line, bind_line, self);
}

void
regie_list_page_query_changed (RegieListPage *self)
{
  RegieListPageClass *klass;
  GtkEditable *search;
  const char *text;

  g_return_if_fail (REGIE_IS_LIST_PAGE (self));
  klass = REGIE_LIST_PAGE_GET_CLASS (self);
  search = GTK_EDITABLE (get (self)->search);
  text = klass->get_query (self)->text;
  if (g_strcmp0 (gtk_editable_get_text (search), text != NULL ? text : "") != 0)
    gtk_editable_set_text (search, text != NULL ? text : "");
  klass->changed (self);
  regie_list_page_update_filters (self);
  regie_page_refresh (REGIE_PAGE (self));
}

gint64
regie_list_page_get_id (RegieListPage *self, guint position)
{
  const gint64 *id;

  g_return_val_if_fail (REGIE_IS_LIST_PAGE (self), 0);
  id = regie_rows_key (get (self)->rows, position);
  return id != NULL ? *id : 0;
}

RegieList *
regie_list_page_get_list (RegieListPage *self)
{
  return get (self)->list;
}
