/* SPDX-License-Identifier: EUPL-1.2 */
/* Says a figure in the words of a tile: its value, its norm, how it was, and the list behind it. */
#include "regie-dashboard-tile.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-money.h"
#include "regie-shape.h"
#include "regie-text.h"

static const RegieProp tile_props[] = {
  REGIE_PROP (RegieFigureTile, id, "id", TEXT),
  REGIE_PROP (RegieFigureTile, name, "name", TEXT),
  REGIE_PROP (RegieFigureTile, value, "value", TEXT),
  REGIE_PROP (RegieFigureTile, about, "about", TEXT),
  REGIE_PROP (RegieFigureTile, definition, "definition", TEXT),
  REGIE_PROP (RegieFigureTile, spoken, "spoken", TEXT),
  REGIE_PROP (RegieFigureTile, shape, "shape", INT),
  REGIE_PROP (RegieFigureTile, opens, "opens", BOOL),
  REGIE_PROP (RegieFigureTile, action, "action", TEXT),
  REGIE_PROP (RegieFigureTile, is_kept, "is-kept", BOOL),
  REGIE_PROP (RegieFigureTile, pin, "pin", TEXT),
  REGIE_PROP (RegieFigureTile, pin_target, "pin-target", TARGET),
  REGIE_PROP (RegieFigureTile, target, "target", TARGET),
  REGIE_PROP (RegieFigureTile, trend, "trend", TARGET),
};

REGIE_DEFINE_ITEM (RegieFigureTile, regie_figure_tile, tile_props)

/* Which way a figure should go, and from where it asks for a look; the norms are the office's. */
typedef struct {
  const char *id;
  gboolean is_up; /* more is better */
} Direction;

static const Direction directions[] = {
  { "pip_op_tijd", TRUE },     { "pip_dagen", FALSE },
  { "pip_te_laat", FALSE },    { "eerste_les_dagen", FALSE },
  { "uren_tegen_plan", TRUE }, { "pvt_klaar", TRUE },
  { "map_klaar", TRUE },       { "examens", TRUE },
  { "te_laat", FALSE },        { "stil", FALSE },
  { "meedoet", TRUE },         { "klaar_in_termijn", TRUE },
};

/* A norm that is missed or kept; without a norm better or worse than it was. */
static int
shape_of (const RegieFigure *figure, const RegieFigureNorm *norm, const RegieFigureValue *now,
          const RegieFigureValue *before)
{
  if (norm->is_set && norm->per == REGIE_SPLIT_NONE && now->known)
    return regie_figure_norm_is_missed (norm, now) ? REGIE_SHAPE_SOON : REGIE_SHAPE_DONE;
  /* What is shown alike is alike. */
  if (before == NULL || !now->known || !before->known
      || (now->hundredths + 50) / 100 == (before->hundredths + 50) / 100)
    return REGIE_SHAPE_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (directions); i++)
    if (strcmp (directions[i].id, figure->id) == 0)
      return directions[i].is_up == (now->hundredths > before->hundredths) ? REGIE_SHAPE_DONE
                                                                           : REGIE_SHAPE_SOON;
  return REGIE_SHAPE_NONE;
}

/* What the value rests on: of a share how many of how many, of what is late the oldest; or what it
 * may come to. */
static char *
dup_ground (const RegieFigure *figure, const RegieFigureValue *value)
{
  g_autofree char *norm = value->norm >= 0 ? regie_money_dup (value->norm, TRUE) : NULL;

  if (norm != NULL)
    /* TRANSLATORS: an amount */
    return g_strdup_printf (_("budget %s"), norm);
  if (figure->kind == REGIE_FIGURE_SHARE && value->known && value->whole == (gint64) value->n)
    return g_strdup_printf (_("%d of %d"), (int) value->part, (int) value->whole);
  if (figure->kind == REGIE_FIGURE_COUNT && value->most > 0 && !figure->weighs)
    return g_strdup_printf (ngettext ("the oldest %d day", "the oldest %d days",
                                      (gulong) value->most),
                            (int) value->most);
  return NULL;
}

/* Puts " · " between what there is to say. */
static void
add_sentence (GString *text, char *sentence)
{
  if (sentence != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\302\240· " : "", sentence);
  g_free (sentence);
}

static char *
dup_norm (const RegieFigure *figure, const RegieFigureWords *words)
{
  g_autofree char *norm = regie_figure_norm_dup_words (figure, words);

  if (norm == NULL || words->norm.per != REGIE_SPLIT_NONE)
    return NULL;
  return g_strdup_printf (_("norm %s"), norm);
}

static char *
dup_about (const RegieFigure *figure, const RegieFigureWords *words, const RegieFigureValue *now,
           const RegieFigureValue *before)
{
  GString *text = g_string_new (NULL);

  add_sentence (text, dup_norm (figure, words));
  add_sentence (text, dup_ground (figure, now));
  if (before != NULL && before->known)
    {
      g_autofree char *was = regie_figure_dup_value (figure, words, before);

      add_sentence (text, g_strdup_printf (_("a year ago %s"), was));
    }
  return g_string_free (text, FALSE);
}

/* The values until now; NULL when there are fewer than three. */
static GVariant *
trend_of (const RegieTileGround *ground, const RegieFigure *figure)
{
  GVariantBuilder values = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("ax"));
  guint n_known = 0;

  for (guint i = 0; i <= ground->n_trend; i++)
    {
      const RegieFigures *at = i < ground->n_trend ? ground->trend[i] : ground->now;
      const RegieFigureValue *value = at != NULL && regie_figures_has (at, figure)
                                        ? regie_figures_get (at, figure)
                                        : NULL;
      gboolean is_known = value != NULL && value->known;

      n_known += is_known;
      g_variant_builder_add (&values, "x", is_known ? value->hundredths : G_MININT64);
    }
  if (n_known >= 3)
    return g_variant_ref_sink (g_variant_builder_end (&values));
  g_variant_builder_clear (&values);
  return NULL;
}

/* Few persons are not told to who may not see them: neither how many, nor which. */
static void
fill_value (RegieFigureTile *self, const RegieTileGround *ground, const RegieFigure *figure,
            const RegieFigureWords *words)
{
  const RegieFigureValue *value = regie_figures_get (ground->now, figure);
  const RegieFigureValue *was = ground->before != NULL ? regie_figures_get (ground->before, figure)
                                                       : NULL;

  self->shape = REGIE_SHAPE_NONE;
  if (ground->hides_few && regie_figure_is_of_few (figure->kind, value))
    {
      self->value = g_strdup_printf (_("< %d"), REGIE_FIGURE_FEW);
      self->about = g_strdup ("");
      return;
    }
  if (ground->hides_few && was != NULL && regie_figure_is_of_few (figure->kind, was))
    was = NULL;
  self->value = regie_figure_dup_value (figure, words, value);
  self->about = dup_about (figure, words, value, was);
  self->shape = shape_of (figure, &words->norm, value, was);
  self->trend = ground->hides_few ? NULL : trend_of (ground, figure);
  self->opens = value->n > 0 && !ground->hides_few;
}

/* The list behind a figure stands in the caseload, but what is of nobody there stands on a page of
 * its own. */
static void
set_list (RegieFigureTile *self, const RegieFigure *figure, const RegieFigureAsk *ask)
{
  g_autofree char *filter = regie_figure_dup_filter (figure, ask, REGIE_SPLIT_NONE, NULL);
  const char *page = figure->of == REGIE_FIGURE_OF_DESK        ? "desk"
                     : figure->of == REGIE_FIGURE_OF_PROVIDERS ? "providers"
                                                               : NULL;

  if (strcmp (figure->id, "b1_na_a2") == 0)
    {
      self->action = g_strdup ("win.b1");
      self->target = g_variant_ref_sink (g_variant_new_int32 (ask->span.until));
      return;
    }
  self->action = g_strdup (page != NULL ? "win.go" : "win.caseload");
  self->target = g_variant_ref_sink (
    page != NULL ? g_variant_new_string (page)
                 : g_variant_new_take_string (g_strconcat ("cijfer=", filter, NULL)));
}

RegieFigureTile *
regie_figure_tile_new (const RegieTileGround *ground, const RegieFigure *figure,
                       const RegieFigureWords *words, gboolean is_kept)
{
  RegieFigureTile *self;

  g_return_val_if_fail (ground != NULL && figure != NULL && words != NULL, NULL);
  self = g_object_new (regie_figure_tile_get_type (), NULL);
  self->id = g_strdup (figure->id);
  self->name = g_strdup (words->name);
  self->definition = g_strdup (words->definition);
  fill_value (self, ground, figure, words);
  self->spoken = g_strdup_printf ("%s: %s. %s", self->name, self->value, self->about);
  self->is_kept = is_kept;
  self->pin = g_strdup_printf (is_kept ? _("Take “%s” away from above") : _("Put “%s” above"),
                               self->name);
  self->pin_target = g_variant_ref_sink (g_variant_new_string (self->id));
  set_list (self, figure, regie_figures_get_ask (ground->now));
  return self;
}
