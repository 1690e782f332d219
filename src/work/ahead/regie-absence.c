/* SPDX-License-Identifier: EUPL-1.2 */
/* Which leave can be beside the others. */
#include "regie-absence.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-schema.h"

#define FIELD(field) (REGIE_FIELD (Absence, field)->key)

const RegieAbsence *
regie_absence_find (const GArray *all, gint64 staff, RegieDay day)
{
  g_return_val_if_fail (all != NULL, NULL);
  for (guint i = 0; i < all->len; i++)
    {
      const RegieAbsence *one = &g_array_index (all, RegieAbsence, i);

      if (one->staff == staff && one->from <= day && day <= one->until)
        return one;
    }
  return NULL;
}

int
regie_absence_count_days (const GArray *all, gint64 staff, RegieDay from, RegieDay until)
{
  int days = 0;

  g_return_val_if_fail (all != NULL, 0);
  for (RegieDay day = from; day <= until; day++)
    days += regie_absence_find (all, staff, day) != NULL;
  return days;
}

static gboolean
overlap (const RegieAbsence *a, const RegieAbsence *b)
{
  return a->from <= b->until && b->from <= a->until;
}

/* What is wrong with ONE beside OTHER, which overlaps it. */
static gboolean
check_beside (const RegieAbsence *one, const RegieAbsence *other, GError **error)
{
  if (one->staff == other->staff)
    return regie_refuse_field (error, FIELD (from_day),
                               _("From: there is leave already in these days."));
  if (one->replaced_by != 0 && one->replaced_by == other->staff)
    return regie_refuse_field (error, FIELD (replaced_by),
                               _("Replaced by: who replaces is away as well in these days."));
  if (one->staff == other->replaced_by)
    return regie_refuse_field (error, FIELD (from_day),
                               _("From: who is away replaces a colleague in these days."));
  return TRUE;
}

gboolean
regie_absence_check (const RegieAbsence *one, const GArray *all, GError **error)
{
  g_return_val_if_fail (one != NULL && all != NULL, FALSE);
  if (one->from == REGIE_DAY_NONE)
    return regie_refuse_field (error, FIELD (from_day), _("From: fill in a day."));
  if (one->until == REGIE_DAY_NONE || one->until < one->from)
    return regie_refuse_field (error, FIELD (until_day),
                               _("Until: fill in a day, not before it begins."));
  if (one->replaced_by == one->staff)
    return regie_refuse_field (error, FIELD (replaced_by),
                               _("Replaced by: nobody replaces himself."));
  for (guint i = 0; i < all->len; i++)
    {
      const RegieAbsence *other = &g_array_index (all, RegieAbsence, i);

      if (other->id != one->id && overlap (one, other) && !check_beside (one, other, error))
        return FALSE;
    }
  return TRUE;
}
