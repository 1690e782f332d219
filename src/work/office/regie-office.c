/* SPDX-License-Identifier: EUPL-1.2 */
/* What a program needs besides a database: code lists, rules and amounts, and who works here. */
#include "regie-office.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "regie-demo-mark.h"
#include "regie-error.h"
#include "regie-office-query.h"
#include "regie-policies.h"

char *
regie_office_dup_path (const char *name)
{
  const char *folder = g_getenv ("REGIE_DATA");

  return g_build_filename (folder != NULL ? folder : REGIE_DATADIR, name, NULL);
}

RegieDay
regie_office_real_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return regie_day_from_civil (g_date_time_get_year (now), g_date_time_get_month (now),
                               g_date_time_get_day_of_month (now));
}

static void
keep_text (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, text, -1, NULL);
}

/* The rules of FOLDER.  What was found good is kept in GOOD: the texts that were read, since the
 * files may have changed meanwhile. */
static RegieRules *
load_own_rules (const char *folder, const char *good, GError **error)
{
  g_autofree char *rules_path = g_build_filename (folder, "rules.ini", NULL);
  g_autofree char *calendar_path = g_build_filename (folder, "calendar.ini", NULL);
  g_autoptr (RegieIni) rules = regie_ini_load (rules_path, error);
  g_autoptr (RegieIni) calendar = rules != NULL ? regie_ini_load (calendar_path, error) : NULL;
  RegieRules *loaded = calendar != NULL ? regie_rules_new (rules, calendar, error) : NULL;

  if (loaded != NULL && g_mkdir_with_parents (good, 0700) == 0)
    {
      keep_text (good, "rules.ini", rules->text);
      keep_text (good, "calendar.ini", calendar->text);
    }
  return loaded;
}

/* The office's own rules; when they are faulty the last good ones, and when there are none, those
 * of the program. */
static RegieRules *
load_rules (RegieOffice *self, GError **error)
{
  g_autofree char *own = g_build_filename (g_get_user_config_dir (), "regie", NULL);
  g_autofree char *good = g_build_filename (g_get_user_data_dir (), "regie", "last-good-rules",
                                            NULL);
  g_autofree char *file = g_build_filename (own, "rules.ini", NULL);
  g_autofree char *shipped = regie_office_dup_path ("");
  g_autoptr (GError) local = NULL;
  RegieRules *rules;

  if (!g_file_test (file, G_FILE_TEST_EXISTS))
    return regie_rules_load (shipped, error);
  if ((rules = load_own_rules (own, good, &local)) != NULL)
    return rules;
  self->fault = g_strdup (local->message);
  if ((rules = regie_rules_load (good, NULL)) != NULL)
    return rules;
  return regie_rules_load (shipped, error);
}

static gboolean
read_warnings (RegieIni *ini, RegieWarnings *self, GError **error)
{
  const struct {
    const char *key;
    int *value;
  } keys[] = {
    { "aanwezig_laag", &self->low },
    { "aanwezig_daling", &self->fall },
    { "uren_achter", &self->behind },
    { "dagen_geen_rapport", &self->silent_days },
    { "vrije_pogingen", &self->free_attempts },
    { "dagen_geen_contact", &self->no_contact_days },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *text = regie_ini_dup (ini, "voortgang", keys[i].key);
      gint64 number;

      if (text == NULL || !g_ascii_string_to_signed (text, 10, 1, 1000, &number, NULL))
        return regie_ini_fault (ini, error, "voortgang", keys[i].key,
                                _("expected a whole number"));
      *keys[i].value = (int) number;
    }
  return TRUE;
}

static RegieAges *
load_ages (GError **error)
{
  g_autofree char *path = regie_office_dup_path ("ages.ini");
  g_autoptr (RegieIni) ini = regie_ini_load (path, error);

  return ini != NULL ? regie_ages_read (ini, error) : NULL;
}

RegieOffice *
regie_office_new (RegieDay today, GError **error)
{
  g_autoptr (RegieOffice) self = g_new0 (RegieOffice, 1);
  g_autofree char *path = regie_office_dup_path ("codes.ini");
  g_autofree char *amounts_path = regie_office_dup_path ("amounts.ini");
  g_autoptr (RegieIni) codes = regie_ini_load (path, error);
  g_autoptr (RegieIni) amounts = codes != NULL ? regie_ini_load (amounts_path, error) : NULL;

  regie_office_set_today (self, today);
  if (amounts == NULL || !regie_assumptions_read (amounts, &self->assumed, error)
      || !regie_amounts_read (amounts, &self->amounts, error)
      || !read_warnings (amounts, &self->warnings, error)
      || !regie_network_limits_read (amounts, &self->network, error)
      || !regie_gap_limits_read (amounts, &self->gaps, error)
      || !regie_match_weights_read (amounts, &self->match, error)
      || !regie_weights_read (amounts, &self->weights, error)
      || (self->codes = regie_codes_new (codes, error)) == NULL
      || (self->rules = load_rules (self, error)) == NULL
      || (self->ages = load_ages (error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
regie_office_free (RegieOffice *self)
{
  g_clear_pointer (&self->codes, regie_codes_free);
  g_clear_pointer (&self->rules, regie_rules_free);
  g_clear_pointer (&self->ages, regie_ages_free);
  regie_amounts_clear (&self->amounts);
  g_free (self->fault);
  g_free (self);
}

RegieDeriver *
regie_office_deriver (const RegieOffice *self)
{
  const RegieIndexing by = { .rules = self->rules,
                             .codes = self->codes,
                             .network = &self->network,
                             .ages = self->ages,
                             .today = regie_office_today (self),
                             .silence_days = (guint) self->warnings.no_contact_days };

  return regie_deriver_new (&by);
}

void
regie_me_free (RegieMe *self)
{
  g_free (self->name);
  g_free (self->role);
  g_free (self);
}

static gboolean
add_me (RegieDb *db, const char *login, GError **error)
{
  const RegieEntity *staff = regie_entity (REGIE_ENTITY_Staff);
  const char *real = g_get_real_name ();
  const RegieApplier applier = { .schema = regie_schema () };
  g_autoptr (RegieChange) change = regie_change_new (_("First user"));
  gint64 id = regie_id_new ();

  regie_change_insert (change, staff, id);
  regie_put_new (change, Staff, id, login, login);
  regie_put_new (change, Staff, id, name,
                 real != NULL && *real != '\0' && g_strcmp0 (real, "Unknown") != 0 ? real : login);
  regie_put_new_code (change, Staff, id, role, REGIE_ROLE_ADMINISTRATOR);
  regie_put_new (change, Staff, id, active, "1");
  return regie_apply (db, &applier, change, NULL, error);
}

/* Whoever opens demo data works as its first consultant, or without one as its first member of
 * staff; on a shared file, as the first member of staff that has no login.  A server that shows a
 * stranger nothing lets no stranger work. */
static gboolean
find_stand_in (RegieDb *db, RegieMe *me, GError **error)
{
  gboolean open;

  if (!regie_policies_may_see_dossiers (db, &open, error))
    return FALSE;
  return !open || regie_staff_find_stand_in (db, regie_demo_is (db), me, error);
}

RegieMe *
regie_me_find (RegieDb *db, GError **error)
{
  g_autoptr (RegieMe) me = g_new0 (RegieMe, 1);
  g_autofree char *login = NULL;
  gint64 n;

  g_return_val_if_fail (db != NULL, NULL);
  if ((login = regie_login_dup (db, error)) == NULL
      || !regie_staff_find_login (db, login, me, error) || !regie_staff_count (db, &n, error))
    return NULL;
  if (me->id == 0 && n == 0
      && (!add_me (db, login, error) || !regie_staff_find_login (db, login, me, error)))
    return NULL;
  if (me->id == 0 && !find_stand_in (db, me, error))
    return NULL;
  if (me->id == 0)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                           _("You are not in the list of staff of this database. Ask its "
                              "administrator to add your login."));
      return NULL;
    }
  return g_steal_pointer (&me);
}

RegieMe *
regie_me_play (RegieDb *db, const char *login, GError **error)
{
  g_autoptr (RegieMe) me = g_new0 (RegieMe, 1);
  g_autofree char *known = NULL;
  gboolean is_member;

  g_return_val_if_fail (db != NULL, NULL);
  if (login == NULL)
    return regie_me_find (db, error);
  if (!regie_demo_is (db))
    return regie_refuse (error, _("--as: only in demo data can you be somebody else. Here you are "
                                   "who you logged in as.")),
           NULL;
  if (!regie_policies_is_member (db, &is_member, error))
    return NULL;
  if (is_member)
    return regie_refuse (error, _("--as: this server knows who you are by your login. Only who "
                                   "owns the tables plays somebody else there.")),
           NULL;
  if (!regie_staff_find_login (db, login, me, error)
      || (me->id == 0
          && (!regie_demo_staff (db, error) || !regie_staff_find_login (db, login, me, error)))
      || (known = regie_staff_dup_logins (db, error)) == NULL)
    return NULL;
  if (me->id != 0)
    return g_steal_pointer (&me);
  return regie_refuse (error, _("--as: nobody with this login works here. There are %s."), known),
         NULL;
}
