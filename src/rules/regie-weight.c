/* SPDX-License-Identifier: EUPL-1.2 */
/* What a dossier asks of a consultant, in points. */
#include "regie-weight.h"

#include <glib/gi18n.h>

#define GROUP "gewicht"
#define MOST_POINTS 1000
#define MOST_NORM 100000

static gboolean
read_number (RegieIni *ini, const char *key, int most, int *value, GError **error)
{
  g_autofree char *text = regie_ini_dup (ini, GROUP, key);
  gint64 number;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, (guint) most, &number, NULL))
    return regie_ini_fault (ini, error, GROUP, key, _("expected a whole number"));
  *value = (int) number;
  return TRUE;
}

/* The points of each of N keys of a list: "leerroute B1". */
static gboolean
read_list (RegieIni *ini, RegieListId list, int *points, guint n, GError **error)
{
  const RegieKeys *keys = regie_keys_get (list);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s_%s", keys->name, regie_keys_key (keys, i));

      if (!read_number (ini, key, MOST_POINTS, &points[i], error))
        return FALSE;
    }
  return TRUE;
}

gboolean
regie_weights_read (RegieIni *ini, RegieWeights *self, GError **error)
{
  g_return_val_if_fail (ini != NULL && self != NULL, FALSE);
  *self = (RegieWeights){ .norm = 0 };
  if (!read_list (ini, REGIE_LIST_Phase, self->phase, REGIE_PHASE_EXPIRED + 1, error)
      || !read_list (ini, REGIE_LIST_Route, self->route, REGIE_N_ROUTES, error)
      || !read_list (ini, REGIE_LIST_Literacy, self->literacy, REGIE_N_LITERACIES, error)
      || !read_number (ini, "omstandigheden", MOST_POINTS, &self->burden, error)
      || !read_number (ini, "norm", MOST_NORM, &self->norm, error))
    return FALSE;
  if (self->norm == 0)
    return regie_ini_fault (ini, error, GROUP, "norm", _("expected a whole number above 0"));
  return TRUE;
}

static gboolean
is_burden (RegieGround ground)
{
  switch (ground)
    {
    case REGIE_GROUND_ZIEKTE:
    case REGIE_GROUND_OVERLIJDEN:
    case REGIE_GROUND_BEVALLING:
    case REGIE_GROUND_OPVANG:
    case REGIE_GROUND_DAKLOOS:
    case REGIE_GROUND_BIJZONDER:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Does a ground run on DAY that weighs on the person? */
static gboolean
is_burdened (const RegieCase *one, RegieDay day)
{
  for (guint i = 0; i < one->n && one->facts[i].day <= day; i++)
    {
      const RegieFact *fact = &one->facts[i];
      RegieDay from = fact->from != REGIE_DAY_NONE ? fact->from : fact->day;

      if (fact->kind == REGIE_FACT_GROUND && (fact->flags & REGIE_FACT_PLANNED) == 0
          && is_burden (fact->ground) && from <= day
          && (fact->until == REGIE_DAY_NONE || fact->until >= day))
        return TRUE;
    }
  return FALSE;
}

RegieWeight
regie_weight_of (const RegieWeights *weights, const RegieCase *one, const RegieHistory *history,
                 RegieLiteracy literacy, RegieDay day)
{
  RegieWeight self = { 0, REGIE_PHASE_UNKNOWN, REGIE_ROUTE_UNKNOWN, FALSE };

  g_return_val_if_fail (weights != NULL && one != NULL && history != NULL, self);
  if (!history->active || history->phase > REGIE_PHASE_EXPIRED)
    return self;
  self.phase = history->phase;
  self.points = weights->phase[self.phase];
  if (history->pip != REGIE_DAY_NONE && history->route < REGIE_N_ROUTES)
    {
      self.route = history->route;
      self.points += weights->route[self.route];
    }
  if (literacy < REGIE_N_LITERACIES)
    self.points += weights->literacy[literacy];
  self.burdened = is_burdened (one, day);
  if (self.burdened)
    self.points += weights->burden;
  return self;
}
