/* SPDX-License-Identifier: EUPL-1.2 */
/* Who works here, and with what, in words. */
#include "regie-office-view.h"

#include <glib/gi18n.h>

#include "regie-person.h"

static const RegieProp props[] = {
  REGIE_PROP (RegieOfficeView, name, "name", TEXT),
  REGIE_PROP (RegieOfficeView, role, "role", TEXT),
  REGIE_PROP (RegieOfficeView, database, "database", TEXT),
  REGIE_PROP (RegieOfficeView, demo, "demo", TEXT),
  REGIE_PROP (RegieOfficeView, fault, "fault", TEXT),
  REGIE_PROP (RegieOfficeView, may_record, "may-record", BOOL),
};

REGIE_DEFINE_ITEM (RegieOfficeView, regie_office_view, props)

static char *
dup_demo (const RegieMe *me, gboolean is_demo, gboolean plays)
{
  if (!is_demo)
    return NULL;
  return plays ? g_strdup_printf (_("Invented people; you play %s"), me->name)
               : g_strdup (_("Invented people"));
}

RegieOfficeView *
regie_office_view_new (const RegieOffice *office, const RegieMe *me, const char *database,
                       gboolean is_demo, gboolean plays)
{
  RegieOfficeView *self;

  g_return_val_if_fail (office != NULL && me != NULL && database != NULL, NULL);
  self = g_object_new (regie_office_view_get_type (), NULL);
  self->name = g_strdup (me->name);
  self->role = g_strdup (regie_codes_label (office->codes, "rol", me->role));
  self->database = g_strdup_printf (_("%s · connected"), database);
  self->demo = dup_demo (me, is_demo, plays);
  if (office->fault != NULL)
    self->fault = g_strdup_printf (
      _("The office's own rules could not be read: %s. The last good rules are in force."),
      office->fault);
  self->may_record = regie_role_may (me->role, REGIE_MAY_RECORD);
  return self;
}

char *
regie_office_dup_lost (const char *reason)
{
  g_return_val_if_fail (reason != NULL, NULL);
  /* TRANSLATORS: why there is no connection to the database, as one or more sentences */
  return g_strdup_printf (_("%s What you see may have changed since then; what you type is kept. "
                             "Regie tries again by itself."),
                          reason);
}

char *
regie_office_dup_reindexing (guint percent)
{
  return g_strdup_printf (_("The deadlines are being computed anew: %u %%"), percent);
}
