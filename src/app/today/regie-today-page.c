/* SPDX-License-Identifier: EUPL-1.2 */
/* Vandaag: what asks for somebody now, in its order, with what deals with it. */
#include "regie-today-page-private.h"

#include <string.h>

#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-norms-part.h"
#include "regie-office-commands.h"

G_DEFINE_FINAL_TYPE (RegieTodayPage, regie_today_page, REGIE_TYPE_PAGE)

enum { PROP_SCOPE = 1, N_PROPS };
static GParamSpec *properties[N_PROPS];

/* What the template asks. */
static gboolean
is_same (RegieTodayPage *self, const char *a, const char *b)
{
  return g_strcmp0 (a, b) == 0;
}

static GtkOrientation
direction (RegieTodayPage *self, gboolean narrow)
{
  return narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

static char *
dup_greeting (RegieTodayPage *self, const char *name)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return regie_today_dup_greeting (name, g_date_time_get_hour (now));
}

static char *
dup_shown (RegieTodayPage *self, gboolean is_empty)
{
  return g_strdup (is_empty ? "empty" : "list");
}

char *
regie_today_page_dup_query (RegieTodayPage *self)
{
  g_autoptr (RegieQuery) query = regie_query_new ();

  query->scope = regie_today_scope_find (self->scope);
  query->consultant = self->colleague;
  return regie_query_to_text (query);
}

/* A button that is pressed again stays pressed: it is always said. */
static void
set_scope (RegieTodayPage *self, const char *scope)
{
  g_autofree char *old = self->scope;

  self->scope = g_strdup (scope);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCOPE]);
}

void
regie_today_page_set_scope (RegieTodayPage *self, const char *scope)
{
  self->has_chosen = TRUE;
  self->colleague = 0;
  set_scope (self, scope);
  regie_page_refresh (REGIE_PAGE (self));
}

void
regie_today_page_set_colleague (RegieTodayPage *self, gint64 colleague)
{
  self->colleague = colleague;
  regie_page_refresh (REGIE_PAGE (self));
}

void
regie_today_page_set_rules (RegieTodayPage *self, const char *rules)
{
  g_free (self->rules);
  self->rules = g_strdup (rules);
  regie_page_refresh (REGIE_PAGE (self));
}

void
regie_today_page_set_shown (RegieTodayPage *self, const char *shown)
{
  g_autofree char *old = self->shown;

  self->shown = g_strdup (shown);
  g_hash_table_remove_all (self->left);
  regie_list_set_cursor (self->list, 0, FALSE);
  regie_page_refresh (REGIE_PAGE (self));
}

/* Of the template: there, and back. */
static void
put_off_clicked (RegieTodayPage *self)
{
  const char *put_off = regie_today_shown_name (REGIE_TODAY_PUT_OFF);

  regie_today_page_set_shown (self, g_str_equal (self->shown, put_off) ? "" : put_off);
}

GVariant *
regie_today_page_confirmed (RegieTodayPage *self)
{
  const RegieTodayView *view = regie_page_get_view (REGIE_PAGE (self));
  g_autofree char *query = regie_today_page_dup_query (self);
  g_auto (GVariantBuilder) left = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a(xsx)"));
  GHashTableIter iter;
  gpointer open_end;

  g_hash_table_iter_init (&iter, self->left);
  while (g_hash_table_iter_next (&iter, &open_end, NULL))
    g_variant_builder_add_value (&left, open_end);
  return g_variant_new ("(ssa(xsx)u)", query, self->rules, &left,
                        view != NULL ? view->counts[REGIE_SECTION_HISTORY] : 0);
}

static const RegieQuestion *
regie_today_page_ask (RegiePage *page, GVariant **target)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (page);
  g_autofree char *query = regie_today_page_dup_query (self);

  if (!regie_page_may (page, REGIE_MAY_SEE_DOSSIERS) && !regie_page_may (page, REGIE_MAY_DESK))
    return NULL;
  g_free (self->asked);
  self->asked = g_strdup_printf ("%s\n%s\n%s", query, self->rules, self->shown);
  *target = g_variant_new ("(sss)", query, self->rules, self->shown);
  return &regie_office_questions[REGIE_TODAY_READ];
}

static void
regie_today_page_show (RegiePage *page, gpointer data)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (page);
  g_autoptr (RegieTodayAnswer) answer = data;
  g_autoptr (GArray) keys = g_array_ref (answer->keys);

  regie_rows_follow (self->rows, g_steal_pointer (&answer->keys), keys->len,
                     g_steal_pointer (&answer->first));
  if (answer->view->colleagues != NULL)
    regie_menu_button_set_menu (self->colleagues, G_MENU_MODEL (answer->view->colleagues));
  regie_page_take_view (page, g_steal_pointer (&answer->view));
  regie_today_page_place_rows (self, keys);
}

/* At the row where one was; without rows at what comes first. */
static gboolean
regie_today_page_begin (RegiePage *page)
{
  if (regie_page_get_view (page) == NULL)
    return FALSE;
  return gtk_widget_grab_focus (GTK_WIDGET (REGIE_TODAY_PAGE (page)->list))
         || gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
}

static void
regie_today_page_opened (RegiePage *page)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (page);
  g_autoptr (GMenu) menu = regie_today_kinds_new (regie_page_get_office (page)->rules,
                                                  regie_page_may (page, REGIE_MAY_SEE_DOSSIERS));

  regie_menu_button_set_menu (self->kinds, G_MENU_MODEL (menu));
  if (!self->has_chosen)
    set_scope (self,
               regie_today_start_scope (regie_session_get_me (regie_page_get_session (page))));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "today.leave",
                                 regie_page_may (page, REGIE_MAY_RECORD));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "today.confirm",
                                 regie_page_may (page, REGIE_MAY_RECORD));
}

static void
regie_today_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (regie_today_page_parent_class)->map (widget);
  regie_norms_part_add (REGIE_TODAY_PAGE (widget)->norms);
}

static void
regie_today_page_constructed (GObject *object)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (object);

  regie_today_page_make_rows (self);
  G_OBJECT_CLASS (regie_today_page_parent_class)->constructed (object);
}

static void
regie_today_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_assert (id == PROP_SCOPE);
  g_value_set_string (value, REGIE_TODAY_PAGE (object)->scope);
}

static void
regie_today_page_dispose (GObject *object)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), REGIE_TYPE_TODAY_PAGE);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (regie_today_page_parent_class)->dispose (object);
}

static void
regie_today_page_finalize (GObject *object)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (object);

  g_clear_object (&self->waiting);
  g_free (self->scope);
  g_free (self->rules);
  g_free (self->shown);
  g_free (self->asked);
  g_clear_pointer (&self->left, g_hash_table_unref);
  G_OBJECT_CLASS (regie_today_page_parent_class)->finalize (object);
}

static void
regie_today_page_class_init (RegieTodayPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  RegiePageClass *page_class = REGIE_PAGE_CLASS (klass);

  object_class->constructed = regie_today_page_constructed;
  object_class->get_property = regie_today_page_get_property;
  object_class->dispose = regie_today_page_dispose;
  object_class->finalize = regie_today_page_finalize;
  widget_class->map = regie_today_page_map;
  page_class->ask = regie_today_page_ask;
  page_class->show = regie_today_page_show;
  page_class->begin = regie_today_page_begin;
  page_class->opened = regie_today_page_opened;
  properties[PROP_SCOPE] = g_param_spec_string (
    "scope", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (REGIE_TYPE_LIST);
  g_type_ensure (regie_today_view_get_type ());
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-today-page.ui");
  regie_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, colleagues);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, list);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, norms);
  gtk_widget_class_bind_template_callback (widget_class, direction);
  gtk_widget_class_bind_template_callback (widget_class, dup_greeting);
  gtk_widget_class_bind_template_callback (widget_class, dup_shown);
  gtk_widget_class_bind_template_callback (widget_class, is_same);
  gtk_widget_class_bind_template_callback (widget_class, put_off_clicked);
  regie_today_page_class_install_rows (widget_class);
  regie_today_page_class_install_actions (widget_class);
}

static void
regie_today_page_init (RegieTodayPage *self)
{
  self->scope = g_strdup ("mine");
  self->rules = g_strdup ("");
  self->shown = g_strdup ("");
  self->waiting = regie_today_item_new_waiting ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
