/* SPDX-License-Identifier: EUPL-1.2 */
/* The settings that there are, and how one is changed. */
#include "regie-setting.h"

#include <glib/gi18n.h>

#include "regie-check.h"
#include "regie-load.h"

static const RegieSetting settings[] = {
  { "kantoor.naam", N_("Name of the office"), N_("Above letters and on declarations") },
  { "kantoor.bestuur", N_("Who decides"), N_("In whose name a decision is taken") },
  { "kantoor.adres", N_("Address"), N_("Above letters") },
  { "kantoor.postcode", N_("Postcode"), N_("Above letters") },
  { "kantoor.plaats", N_("Place"), N_("Above letters, and before the date") },
  { "kantoor.telefoon", N_("Phone"), N_("In invitations and warnings") },
  { "kantoor.website", N_("Website"), N_("In letters") },
  { "kantoor.bezwaaradres", N_("Where an objection goes"), N_("Below decisions") },
};

const RegieSetting *
regie_settings (guint *n)
{
  *n = G_N_ELEMENTS (settings);
  return settings;
}

const RegieSetting *
regie_setting_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    if (g_strcmp0 (settings[i].name, name) == 0)
      return &settings[i];
  return NULL;
}

RegieLoadAsk
regie_settings_to_load (GPtrArray **all)
{
  return (RegieLoadAsk){ regie_entity (REGIE_ENTITY_Setting), "1 = 1 ORDER BY id", 0, NULL, all };
}

GPtrArray *
regie_settings_load (RegieDb *db, GError **error)
{
  GPtrArray *all = NULL;
  const RegieLoadAsk load = regie_settings_to_load (&all);

  g_return_val_if_fail (db != NULL, NULL);
  return regie_load_all (db, &load, 1, error) ? all : NULL;
}

RegieRecord *
regie_settings_find (const GPtrArray *all, const char *name)
{
  for (guint i = 0; all != NULL && i < all->len; i++)
    if (g_strcmp0 (regie_get (all->pdata[i], Setting, name), name) == 0)
      return all->pdata[i];
  return NULL;
}

const char *
regie_settings_get (const GPtrArray *all, const char *name)
{
  RegieRecord *record = regie_settings_find (all, name);

  return record != NULL ? regie_get (record, Setting, value) : NULL;
}

RegieChange *
regie_setting_change (const RegieOffice *office, const RegieSetting *setting, const GPtrArray *all,
                      RegieForm *form, gint64 *about, GError **error)
{
  RegieRecord *record = regie_settings_find (all, setting->name);
  const char *value = form != NULL ? regie_form_get_field (form, Setting, value) : NULL;
  g_autofree char *title = NULL;
  RegieChange *change;

  g_return_val_if_fail (office != NULL && about != NULL, NULL);
  if (value != NULL
      && !regie_field_check_typed (REGIE_FIELD (Setting, value), office->codes, value, NULL, error))
    return NULL;
  /* TRANSLATORS: in the log; what of the office was set */
  title = g_strdup_printf (_("Set: %s"), _(setting->label));
  change = regie_change_new (title);
  if (record != NULL)
    {
      *about = regie_record_get_id (record);
      regie_form_show_seen (form, record);
      regie_put (change, record, Setting, value, value);
      return change;
    }
  *about = regie_id_new ();
  regie_change_insert (change, regie_entity (REGIE_ENTITY_Setting), *about);
  regie_put_new (change, Setting, *about, name, setting->name);
  regie_put_new (change, Setting, *about, value, value);
  return change;
}
