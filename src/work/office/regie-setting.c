/* SPDX-License-Identifier: EUPL-1.2 */
/* The settings that there are, and how one is changed. */
#include "regie-setting.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-check.h"
#include "regie-house.h"
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
  { "kantoor.kleur", N_("Colour of the house style"),
    N_("Of headings and lines on paper, written as #1a5fb4"), regie_house_check_accent },
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
  return (RegieLoadAsk){ regie_entity (REGIE_ENTITY_Setting),
                         "name <> '" REGIE_SETTING_LOGO "' ORDER BY id", 0, NULL, all };
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

/* RECORD (NULL: a new one) of NAME gets VALUE. */
static void
put (RegieChange *change, RegieRecord *record, const char *name, const char *value, gint64 *about)
{
  if (record != NULL)
    {
      *about = regie_record_get_id (record);
      regie_put (change, record, Setting, value, value);
      return;
    }
  *about = regie_id_new ();
  regie_change_insert (change, regie_entity (REGIE_ENTITY_Setting), *about);
  regie_put_new (change, Setting, *about, name, name);
  regie_put_new (change, Setting, *about, value, value);
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
  if (value != NULL && setting->check != NULL && !setting->check (value, error))
    return NULL;
  /* TRANSLATORS: in the log; what of the office was set */
  title = g_strdup_printf (_("Set: %s"), _(setting->label));
  change = regie_change_new (title);
  if (record != NULL)
    regie_form_show_seen (form, record);
  put (change, record, setting->name, value, about);
  return change;
}

/* --- the house style --- */

RegieRecord *
regie_settings_load_logo (RegieDb *db, GError **error)
{
  g_autoptr (GPtrArray) found = NULL;

  g_return_val_if_fail (db != NULL, NULL);
  found = regie_load (db, regie_entity (REGIE_ENTITY_Setting), "name = '" REGIE_SETTING_LOGO "'", 0,
                      NULL, error);
  return found != NULL && found->len > 0 ? g_object_ref (found->pdata[0]) : NULL;
}

GBytes *
regie_setting_dup_picture (const char *value)
{
  const char *coded = value != NULL ? strstr (value, ";base64,") : NULL;
  guchar *bytes;
  gsize n;

  if (coded == NULL)
    return NULL;
  bytes = g_base64_decode (coded + strlen (";base64,"), &n);
  return g_bytes_new_take (bytes, n);
}

RegieChange *
regie_setting_change_logo (RegieRecord *logo, GBytes *picture, gint64 *about, GError **error)
{
  RegieChange *change;
  g_autofree char *value = NULL;
  g_autofree char *coded = NULL;
  const char *type;
  int width, height;

  g_return_val_if_fail (about != NULL, NULL);
  if (picture != NULL)
    {
      if (!regie_house_check_picture (picture, &type, &width, &height, error))
        return NULL;
      coded = g_base64_encode (g_bytes_get_data (picture, NULL), g_bytes_get_size (picture));
      value = g_strdup_printf ("data:%s;base64,%s", type, coded);
    }
  change = regie_change_new (value != NULL ? _("Set: logo") : _("Taken away: logo"));
  put (change, logo, REGIE_SETTING_LOGO, value, about);
  return change;
}

/* Name, address, postcode and place, phone and website: what is set of these, a line each. */
static char *
dup_lines (const GPtrArray *all)
{
  static const char *const names[] = { "naam", "adres", "postcode", "telefoon", "website" };
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat ("kantoor.", names[i], NULL);
      const char *value = regie_settings_get (all, name);
      const char *place = strcmp (names[i], "postcode") == 0
                            ? regie_settings_get (all, "kantoor.plaats")
                            : NULL;

      if (value == NULL && place == NULL)
        continue;
      g_string_append_printf (lines, "%s%s%s%s", lines->len > 0 ? "\n" : "",
                              value != NULL ? value : "", value != NULL && place != NULL ? " " : "",
                              place != NULL ? place : "");
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

gboolean
regie_settings_dress (RegieDb *db, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (RegieRecord) logo = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GBytes) picture = NULL;
  g_autofree char *lines = NULL;

  g_return_val_if_fail (db != NULL, FALSE);
  if ((all = regie_settings_load (db, error)) == NULL)
    return FALSE;
  logo = regie_settings_load_logo (db, &failed);
  if (failed != NULL)
    return g_propagate_error (error, g_steal_pointer (&failed)), FALSE;
  picture = logo != NULL ? regie_setting_dup_picture (regie_get (logo, Setting, value)) : NULL;
  lines = dup_lines (all);
  regie_house_set (&(RegieHouse){ regie_settings_get (all, "kantoor.kleur"), picture, lines });
  return TRUE;
}
