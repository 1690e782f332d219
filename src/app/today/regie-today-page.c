/* SPDX-License-Identifier: EUPL-1.2 */
/* Vandaag: what asks for somebody now, in its order, with what deals with it. */
#include "regie-today-page-private.h"

#include <string.h>

#include "regie-closures.h"
#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-list.h"
#include "regie-norms-part.h"
#include "regie-office-commands.h"
#include "regie-person.h"
#include "regie-rows.h"
#include "regie-today-line.h"

struct _RegieTodayPage {
  RegiePage parent_instance;
  RegieRows *rows;
  RegieTodayItem *waiting; /* what stands in the place of a row that is on its way */
  RegieList *list;
  GtkMenuButton *kinds;
  GtkBox *norms; /* where the norms that are missed come, behind the first frame */
  char *scope, *rules;
};

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

static int
margin (RegieTodayPage *self, gboolean narrow)
{
  return narrow ? 12 : 32;
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

static const guint *
get_counts (RegieTodayPage *self)
{
  static const guint none[REGIE_N_SECTIONS] = { 0 };
  RegieTodayView *view = regie_page_get_view (REGIE_PAGE (self));

  return view != NULL ? view->counts : none;
}

/* A position is a heading or a row; sections without rows have no heading. */
static gboolean
locate (RegieTodayPage *self, guint position, guint *section, guint *row, guint *in_section)
{
  const guint *counts = get_counts (self);
  guint base = 0;

  for (*section = 0; *section < REGIE_N_SECTIONS; (*section)++)
    {
      guint n = counts[*section];

      if (n == 0)
        continue;
      if (position <= n)
        {
          *in_section = position;
          *row = base + position - 1;
          return position > 0;
        }
      position -= n + 1;
      base += n;
    }
  return FALSE;
}

/* Headings are lower than rows, but the first stands close under the page's own. */
static void
place_lines (RegieTodayPage *self)
{
  const guint *counts = get_counts (self);
  guint positions[REGIE_N_SECTIONS];
  guint n = 0;
  guint at = 0;

  for (guint i = 0; i < REGIE_N_SECTIONS; i++)
    if (counts[i] > 0)
      {
        positions[n++] = at;
        at += counts[i] + 1;
      }
  regie_list_set_headings (self->list, positions, n, 48);
  regie_list_set_n (self->list, at);
}

static GtkWidget *
create_line (gpointer data)
{
  return g_object_new (REGIE_TYPE_TODAY_LINE, NULL);
}

static void
bind_line (GtkWidget *widget, guint position, gpointer data)
{
  RegieTodayPage *self = data;
  RegieTodayItem *item;
  guint section;
  guint row = 0;
  guint at;
  guint place = 0;

  if (!locate (self, position, &section, &row, &at))
    {
      regie_today_line_set_heading (REGIE_TODAY_LINE (widget), section, get_counts (self)[section]);
      return;
    }
  item = regie_rows_get (self->rows, row);
  place |= at == 1 ? REGIE_LINE_BEGINS : 0;
  place |= at == get_counts (self)[section] ? REGIE_LINE_ENDS : 0;
  place |= row == 0 ? REGIE_LINE_COMES_FIRST : 0;
  regie_today_line_set_item (REGIE_TODAY_LINE (widget), item != NULL ? item : self->waiting, place,
                             regie_page_is_narrow (REGIE_PAGE (self)));
}

static void
rows_loaded (RegieTodayPage *self)
{
  regie_list_refresh (self->list, 0, regie_list_get_n (self->list));
}

static void
rows_failed (RegieTodayPage *self, const GError *error)
{
  regie_show_error (GTK_WIDGET (self), error);
}

static void
line_activated (RegieTodayPage *self, guint position)
{
  guint section, row, at;
  RegieTodayItem *item;

  if (locate (self, position, &section, &row, &at)
      && (item = regie_rows_get (self->rows, row)) != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self), item->open_action, item->open_target);
}

char *
regie_today_page_dup_query (RegieTodayPage *self)
{
  g_autoptr (RegieQuery) query = regie_query_new ();

  query->scope = strcmp (self->scope, "mine") == 0   ? REGIE_SCOPE_MINE
                 : strcmp (self->scope, "team") == 0 ? REGIE_SCOPE_TEAM
                                                     : REGIE_SCOPE_ALL;
  return regie_query_to_text (query);
}

/* A button that is pressed again stays pressed: it is always said. */
void
regie_today_page_set_scope (RegieTodayPage *self, const char *scope)
{
  g_autofree char *old = self->scope;

  self->scope = g_strdup (scope);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCOPE]);
  regie_page_refresh (REGIE_PAGE (self));
}

void
regie_today_page_set_rules (RegieTodayPage *self, const char *rules)
{
  g_free (self->rules);
  self->rules = g_strdup (rules);
  regie_page_refresh (REGIE_PAGE (self));
}

static const RegieQuestion *
regie_today_page_ask (RegiePage *page, GVariant **target)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (page);
  g_autofree char *query = regie_today_page_dup_query (self);

  if (!regie_page_may (page, REGIE_MAY_SEE_DOSSIERS) && !regie_page_may (page, REGIE_MAY_DESK))
    return NULL;
  *target = g_variant_new ("(ss)", query, self->rules);
  return &regie_office_questions[REGIE_TODAY_READ];
}

static void
regie_today_page_show (RegiePage *page, gpointer data)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (page);
  g_autoptr (RegieTodayAnswer) answer = data;
  guint n = answer->keys->len;

  regie_rows_set_keys (self->rows, g_steal_pointer (&answer->keys), n,
                       g_steal_pointer (&answer->first));
  regie_page_set_badge (page, answer->view->counts[REGIE_SECTION_LATE]);
  regie_page_take_view (page, g_steal_pointer (&answer->view));
  place_lines (self);
}

static void
regie_today_page_opened (RegiePage *page)
{
  RegieTodayPage *self = REGIE_TODAY_PAGE (page);
  g_autoptr (GMenu) menu = regie_today_kinds_new (regie_page_get_office (page)->rules,
                                                  regie_page_may (page, REGIE_MAY_SEE_DOSSIERS));

  regie_menu_button_set_menu (self->kinds, G_MENU_MODEL (menu));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "today.confirm",
                                 regie_page_may (page, REGIE_MAY_RECORD));
}

/* A line has two rows of words in a narrow window. */
static void
set_factory (RegieTodayPage *self)
{
  gboolean narrow = regie_page_is_narrow (REGIE_PAGE (self));

  regie_list_set_factory (self->list, narrow ? 98 : 56, create_line, bind_line, self);
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

  self->rows = regie_rows_new (regie_page_get_session (REGIE_PAGE (self)), sizeof (RegieTodayKey),
                               &regie_office_questions[REGIE_TODAY_ROWS]);
  g_signal_connect_object (self->rows, "failed", G_CALLBACK (rows_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "loaded", G_CALLBACK (rows_loaded), self, G_CONNECT_SWAPPED);
  set_factory (self);
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
  page_class->opened = regie_today_page_opened;
  properties[PROP_SCOPE] = g_param_spec_string (
    "scope", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (REGIE_TYPE_LIST);
  g_type_ensure (regie_today_view_get_type ());
  gtk_widget_class_set_template_from_resource (widget_class, "/nl/szmh/Regie/regie-today-page.ui");
  regie_closures_bind (widget_class);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, kinds);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, list);
  gtk_widget_class_bind_template_child (widget_class, RegieTodayPage, norms);
  gtk_widget_class_bind_template_callback (widget_class, direction);
  gtk_widget_class_bind_template_callback (widget_class, dup_greeting);
  gtk_widget_class_bind_template_callback (widget_class, dup_shown);
  gtk_widget_class_bind_template_callback (widget_class, is_same);
  gtk_widget_class_bind_template_callback (widget_class, line_activated);
  gtk_widget_class_bind_template_callback (widget_class, margin);
  gtk_widget_class_bind_template_callback (widget_class, set_factory);
  regie_today_page_class_install_actions (widget_class);
}

static void
regie_today_page_init (RegieTodayPage *self)
{
  self->scope = g_strdup ("mine");
  self->rules = g_strdup ("");
  self->waiting = regie_today_item_new_waiting ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
