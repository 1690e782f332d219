/* SPDX-License-Identifier: EUPL-1.2 */
/* What a trial does to one deadline. */
#include "regie-date-change.h"

#include <glib/gi18n.h>

#include "regie-text.h"

struct _RegieDateChange {
  GObject parent_instance;
  char *texts[4]; /* by property */
};

G_DEFINE_FINAL_TYPE (RegieDateChange, regie_date_change, G_TYPE_OBJECT)

enum { PROP_NAME = 1, PROP_DIFFERENCE, PROP_DATES, PROP_READING, N_PROPS };

static void
regie_date_change_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id >= PROP_NAME && id < N_PROPS)
    g_value_set_string (value, REGIE_DATE_CHANGE (object)->texts[id - PROP_NAME]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
regie_date_change_finalize (GObject *object)
{
  RegieDateChange *self = REGIE_DATE_CHANGE (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->texts); i++)
    g_free (self->texts[i]);
  G_OBJECT_CLASS (regie_date_change_parent_class)->finalize (object);
}

static void
regie_date_change_class_init (RegieDateChangeClass *klass)
{
  static const char *const names[] = { "name", "difference", "dates", "reading" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = regie_date_change_get_property;
  object_class->finalize = regie_date_change_finalize;
  for (guint id = PROP_NAME; id < N_PROPS; id++)
    g_object_class_install_property (object_class, id,
                                     g_param_spec_string (names[id - PROP_NAME], NULL, NULL, NULL,
                                                          G_PARAM_READABLE
                                                            | G_PARAM_STATIC_STRINGS));
}

static void
regie_date_change_init (RegieDateChange *self)
{
}

static char *
dup_dates (RegieDay was, RegieDay now)
{
  g_autofree char *old_text = regie_day_dup_medium (was);
  g_autofree char *new_text = regie_day_dup_medium (now);

  if (was == REGIE_DAY_NONE)
    return g_strdup_printf ("<b>%s</b>", new_text);
  return g_strdup_printf ("<s>%s</s> → <b>%s</b>", old_text,
                          now != REGIE_DAY_NONE ? new_text : _("lapses"));
}

static char *
dup_difference (RegieDay was, RegieDay now)
{
  if (was == REGIE_DAY_NONE || now == REGIE_DAY_NONE)
    return NULL;
  return g_strdup_printf (ngettext ("%+d day", "%+d days", ABS (now - was)), now - was);
}

static char *
dup_reading (const RegieDeadline *deadline)
{
  g_autofree char *other = NULL;

  if (deadline == NULL || !deadline->uncertain || deadline->other == REGIE_DAY_NONE)
    return NULL;
  other = regie_day_dup_medium (deadline->other);
  return g_strdup_printf (_("other reading: %s"), other);
}

RegieDateChange *
regie_date_change_new (const RegieRule *rule, RegieDay was, RegieDay now,
                       const RegieDeadline *deadline)
{
  RegieDateChange *self;

  g_return_val_if_fail (rule != NULL && (was != REGIE_DAY_NONE || now != REGIE_DAY_NONE), NULL);
  self = g_object_new (REGIE_TYPE_DATE_CHANGE, NULL);
  self->texts[PROP_NAME - PROP_NAME] = g_strdup (rule->name);
  self->texts[PROP_DIFFERENCE - PROP_NAME] = dup_difference (was, now);
  self->texts[PROP_DATES - PROP_NAME] = dup_dates (was, now);
  self->texts[PROP_READING - PROP_NAME] = dup_reading (deadline);
  return self;
}
