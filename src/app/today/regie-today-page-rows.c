/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of Vandaag: which heading or thing stands at a position of its list. */
#include "regie-today-page-private.h"

#include "regie-compat.h"
#include "regie-dialogs.h"
#include "regie-office-commands.h"
#include "regie-today-line.h"

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

/* Of a heading: the room around its letters, and these in the usual size of text; pixels. */
#define HEADING 30
#define LETTERS 18

/* By what is the row of KEY known?  Not by when it is due, or in which section it stands. */
static gint64
id_of (const RegieTodayKey *key)
{
  const guint64 spread = 1000003;

  return (gint64) ((((guint64) key->dossier * spread + (guint64) key->provider) * spread
                    + (guint64) key->subject)
                     * spread
                   + key->n);
}

/* Of each position; those of the headings are nobody's. */
static GArray *
ids_new (RegieTodayPage *self, const GArray *keys)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const guint *counts = get_counts (self);
  guint at = 0;

  for (gint64 i = 0; i < REGIE_N_SECTIONS; i++)
    {
      gint64 heading = -1 - i;

      if (counts[i] > 0)
        g_array_append_val (ids, heading);
      for (guint k = 0; k < counts[i] && at < keys->len; k++, at++)
        {
          gint64 id = id_of (&g_array_index (keys, RegieTodayKey, at));

          g_array_append_val (ids, id);
        }
    }
  return ids;
}

/* Headings are lower than rows, but the first stands close under the page's own. */
void
regie_today_page_place_rows (RegieTodayPage *self, const GArray *keys)
{
  g_autoptr (GArray) ids = ids_new (self, keys);
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
  regie_list_set_headings (self->list, positions, n,
                           HEADING + (int) (LETTERS * regie_get_text_scale (GTK_WIDGET (self))));
  regie_page_say_gone (REGIE_PAGE (self), regie_list_follow (self->list, self->asked, ids, at));
}

static guint
hash_open_end (gconstpointer open_end)
{
  gint64 dossier;

  g_variant_get_child ((GVariant *) open_end, 0, "x", &dossier);
  return g_int64_hash (&dossier);
}

static gboolean
is_left (RegieTodayPage *self, GVariant *target)
{
  return target != NULL && g_hash_table_contains (self->left, target);
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
  place |= item != NULL && is_left (self, item->leave_target) ? REGIE_LINE_IS_LEFT : 0;
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

static RegieTodayItem *
get_item (RegieTodayPage *self, guint position)
{
  guint section, row, at;

  return locate (self, position, &section, &row, &at) ? regie_rows_get (self->rows, row) : NULL;
}

RegieTodayItem *
regie_today_page_get_item (RegieTodayPage *self)
{
  return get_item (self, regie_list_get_cursor (self->list));
}

static void
line_activated (RegieTodayPage *self, guint position)
{
  RegieTodayItem *item = get_item (self, position);

  if (item != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self), item->open_action, item->open_target);
}

void
regie_today_page_turn_left (RegieTodayPage *self, GVariant *open_end)
{
  if (!g_hash_table_remove (self->left, open_end))
    g_hash_table_add (self->left, g_variant_ref (open_end));
  rows_loaded (self);
}

/* A line has three rows of words, and in a narrow window its end below them. */
static void
set_factory (RegieTodayPage *self)
{
  gboolean narrow = regie_page_is_narrow (REGIE_PAGE (self));

  regie_list_set_factory (self->list, narrow ? 98 : 62, create_line, bind_line, self);
}

void
regie_today_page_make_rows (RegieTodayPage *self)
{
  self->rows = regie_rows_new (regie_page_get_session (REGIE_PAGE (self)), sizeof (RegieTodayKey),
                               &regie_office_questions[REGIE_TODAY_ROWS]);
  g_signal_connect_object (self->rows, "failed", G_CALLBACK (rows_failed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rows, "loaded", G_CALLBACK (rows_loaded), self, G_CONNECT_SWAPPED);
  self->left = g_hash_table_new_full (hash_open_end, g_variant_equal,
                                      (GDestroyNotify) g_variant_unref, NULL);
  set_factory (self);
}

void
regie_today_page_class_install_rows (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_callback (klass, line_activated);
  gtk_widget_class_bind_template_callback (klass, set_factory);
}
