/* SPDX-License-Identifier: EUPL-1.2 */
/* Counts the figures that somebody is told of, and says which of them miss their norm. */
#include "regie-norms-view.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-figure-query.h"
#include "regie-shape.h"

static const RegieProp view_props[] = {
  REGIE_PROP (RegieNormsView, title, "title", TEXT),
  REGIE_PROP (RegieNormsView, tiles, "tiles", LIST),
};

REGIE_DEFINE_ITEM (RegieNormsView, regie_norms_view, view_props)

/* A figure of which the person is told, and the question that counts it. */
typedef struct {
  const RegieFigure *figure;
  const RegieFigureWords *words;
} Told;

static GArray *
find_told (const GPtrArray *words, RegieRole role)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Told));
  guint n;
  const RegieFigure *table = regie_figures_table (&n);

  for (guint i = 0; i < n; i++)
    {
      Told told = { &table[i], words->pdata[i] };

      if (told.words->norm.is_set && (told.words->norm.told & 1u << role) != 0)
        g_array_append_val (all, told);
    }
  return all;
}

static guint
count_missed (const RegieFigureNorm *norm, const GPtrArray *parts)
{
  guint n = 0;

  for (guint i = 0; i < parts->len; i++)
    {
      const RegieFigurePart *part = parts->pdata[i];

      n += *part->key != '\0' && regie_figure_norm_is_missed (norm, &part->value);
    }
  return n;
}

/* The tile of what is missed, or NULL. */
static RegieFigureTile *
missed_tile (const Told *told, const RegieFigures *figures)
{
  const RegieFigureNorm *norm = &told->words->norm;
  g_autofree char *words = regie_figure_norm_dup_words (told->figure, told->words);
  RegieTileGround ground = { .now = figures };
  RegieFigureTile *tile;
  guint n = 0;

  if (norm->per != REGIE_SPLIT_NONE)
    n = count_missed (norm, regie_figures_parts (figures, told->figure));
  else if (regie_figure_norm_is_missed (norm, regie_figures_get (figures, told->figure)))
    n = 1;
  if (n == 0)
    return NULL;
  tile = regie_figure_tile_new (&ground, told->figure, told->words, TRUE);
  g_clear_pointer (&tile->pin, g_free);
  tile->shape = REGIE_SHAPE_SOON;
  g_free (tile->about);
  if (norm->per == REGIE_SPLIT_NONE)
    tile->about = g_strdup_printf (_("%s · norm %s"), tile->value, words);
  else
    tile->about = g_strdup_printf (ngettext ("%u misses the norm: %s", "%u miss the norm: %s", n),
                                   n, words);
  g_free (tile->spoken);
  tile->spoken = g_strdup_printf ("%s: %s", tile->name, tile->about);
  return tile;
}

static RegieNormsView *
view_new (const GArray *told, RegieFigures *const *figures)
{
  RegieNormsView *self = g_object_new (regie_norms_view_get_type (), NULL);
  guint n;

  for (guint i = 0; i < told->len; i++)
    {
      g_autoptr (RegieFigureTile) tile = missed_tile (&g_array_index (told, Told, i), figures[i]);

      if (tile != NULL)
        g_list_store_append (self->tiles, tile);
    }
  n = g_list_model_get_n_items (G_LIST_MODEL (self->tiles));
  if (n > 0)
    self->title = g_strdup_printf (ngettext ("%u norm is missed", "%u norms are missed", n), n);
  return self;
}

gpointer
regie_norms_view_load (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (GPtrArray) words = regie_figure_words_load (error);
  g_autoptr (GArray) told = NULL;
  g_autofree RegieFigureAsk *asks = NULL;
  g_autofree RegieFigures **figures = NULL;
  RegieFigureAsk ask = { 0 };
  RegieNormsView *view;

  if (words == NULL)
    return NULL;
  told = find_told (words, regie_role_find (work->me->role));
  if (told->len == 0)
    return NULL;
  if (!regie_span_parse (NULL, REGIE_DAY_NONE, work->today, &ask.span, error))
    return NULL;
  asks = g_new (RegieFigureAsk, told->len);
  figures = g_new0 (RegieFigures *, told->len);
  for (guint i = 0; i < told->len; i++)
    {
      const Told *one = &g_array_index (told, Told, i);

      asks[i] = ask;
      asks[i].only = one->figure->id;
      asks[i].split = one->words->norm.per;
    }
  if (!regie_figures_load_many (work, asks, told->len, figures, error))
    return NULL;
  view = view_new (told, figures);
  for (guint i = 0; i < told->len; i++)
    g_clear_pointer (&figures[i], regie_figures_free);
  return view;
}
