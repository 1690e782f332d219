/* SPDX-License-Identifier: EUPL-1.2 */
/* How far a member of a network has drifted away, from days alone. */
#include "regie-network-limits.h"

#include <glib/gi18n.h>

gboolean
regie_network_limits_read (RegieIni *ini, RegieNetworkLimits *self, GError **error)
{
  const struct {
    const char *key;
    int *value;
  } keys[] = {
    { "dichtbij", &self->near },
    { "stil", &self->silent },
    { "overleg", &self->meeting },
    { "overgang", &self->ahead },
  };

  g_return_val_if_fail (ini != NULL && self != NULL, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *text = regie_ini_dup (ini, "netwerk", keys[i].key);
      gint64 number;

      if (text == NULL || !g_ascii_string_to_signed (text, 10, 1, 1000, &number, NULL))
        return regie_ini_fault (ini, error, "netwerk", keys[i].key, _("expected a whole number"));
      *keys[i].value = (int) number;
    }
  return self->near < self->silent
         || regie_ini_fault (ini, error, "netwerk", "dichtbij",
                             _("close by must be fewer days than silent"));
}

RegieDay
regie_ring_silent_on (const RegieNetworkLimits *self, RegieDay last, RegieDay since, int every)
{
  RegieDay from = last != REGIE_DAY_NONE ? last : since;

  g_return_val_if_fail (self != NULL, REGIE_DAY_NONE);
  return from != REGIE_DAY_NONE ? from + (every > 0 ? every : self->silent) + 1 : REGIE_DAY_NONE;
}

RegieRing
regie_ring_of (const RegieNetworkLimits *self, RegieDay last, RegieDay since, int every,
               RegieDay today)
{
  RegieDay from = last != REGIE_DAY_NONE ? last : since;
  RegieDay silent_on = regie_ring_silent_on (self, last, since, every);

  g_return_val_if_fail (self != NULL, REGIE_RING_SILENT);
  if (from == REGIE_DAY_NONE || today >= silent_on)
    return REGIE_RING_SILENT;
  return today - from <= self->near ? REGIE_RING_NEAR : REGIE_RING_FAR;
}
