/* SPDX-License-Identifier: EUPL-1.2 */
/* Who works here and what the database is, as commands and questions. */
#include "regie-admin-commands.h"

#include <glib/gi18n.h>

#include "regie-apply.h"
#include "regie-database-query.h"
#include "regie-database-view.h"
#include "regie-error.h"
#include "regie-house.h"
#include "regie-law-view.h"
#include "regie-load.h"
#include "regie-office-query.h"
#include "regie-policies.h"
#include "regie-retention-view.h"
#include "regie-setting-view.h"
#include "regie-setting.h"
#include "regie-staff-query.h"
#include "regie-staff-view.h"
#include "regie-staff.h"
#include "regie-text.h"

/* --- who works here --- */

/* The choice of a form that is no team. */
#define NO_TEAM "0"

/* FORM with the team that was chosen in it. */
static RegieForm *
dup_with_team (RegieForm *form)
{
  RegieForm *with = form != NULL ? regie_form_copy (form) : regie_form_new ();
  const char *team = regie_form_get (with, REGIE_ASK_CHOICE);

  if (team != NULL)
    regie_form_set_field (with, Staff, team, g_str_equal (team, NO_TEAM) ? NULL : team);
  return with;
}

static RegieChange *
make_added (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  g_autoptr (RegieForm) with = dup_with_team (form);

  return regie_staff_record (work, 0, with, about, error);
}

static RegieChange *
make_changed (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
              GError **error)
{
  g_autoptr (RegieForm) with = dup_with_team (form);

  return regie_staff_record (work, g_variant_get_int64 (target), with, about, error);
}

static RegieChange *
make_left (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  *about = g_variant_get_int64 (target);
  return regie_staff_set_works (work, *about, FALSE, error);
}

static RegieChange *
make_back (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  *about = g_variant_get_int64 (target);
  return regie_staff_set_works (work, *about, TRUE, error);
}

static RegieForm *
fill_staff (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieRecord) staff = regie_load_needed (work->db, regie_entity (REGIE_ENTITY_Staff),
                                                     g_variant_get_int64 (target), error);

  return staff != NULL ? regie_form_from_record (staff) : NULL;
}

/* Dossiers of who leaves are nobody's care. */
static gboolean
warn_of_dossiers (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
                  GError **error)
{
  g_autofree char *name = NULL;
  gint64 n;

  if (!regie_staff_count_dossiers (work->db, g_variant_get_int64 (target), &n, error)
      || (n > 0 && !regie_staff_load_name (work->db, g_variant_get_int64 (target), &name, error)))
    return FALSE;
  if (n == 0)
    return TRUE;
  outcome->asks = g_strdup_printf (_("Let %s out, with dossiers?"), name);
  outcome->asks_about = g_strdup_printf (
    ngettext ("%u dossier is still theirs, and stays without anybody until it is divided. Divide "
              "the caseload first, or right after this: it is proposed there first.",
              "%u dossiers are still theirs, and stay without anybody until they are divided. "
              "Divide the caseload first, or right after this: they are proposed there first.",
              (gulong) n),
    (guint) n);
  outcome->asks_yes = g_strdup (_("_Let Out"));
  outcome->seq = n;
  return TRUE;
}

/* --- teams --- */

static const char *
name_in (RegieForm *form)
{
  return form != NULL ? regie_form_get_field (form, Team, name) : NULL;
}

static RegieChange *
make_team (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  return regie_team_record (work, 0, name_in (form), about, error);
}

static RegieChange *
make_team_renamed (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                   GError **error)
{
  return regie_team_record (work, g_variant_get_int64 (target), name_in (form), about, error);
}

static RegieChange *
make_team_removed (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
                   GError **error)
{
  *about = g_variant_get_int64 (target);
  return regie_team_remove (work, *about, error);
}

/* A login that was made on the server after its place in the list. */
static gboolean
admit (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
       GError **error)
{
  g_autoptr (RegieRecord) staff = regie_load_needed (work->db, regie_entity (REGIE_ENTITY_Staff),
                                                     g_variant_get_int64 (target), error);
  const char *login;

  if (staff == NULL)
    return FALSE;
  login = regie_get (staff, Staff, login);
  return login == NULL
         || regie_policies_grant (work->db, login, regie_get_bool (staff, Staff, active), error);
}

/* --- the office --- */

static RegieChange *
make_setting (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about,
              GError **error)
{
  const RegieSetting *setting = regie_setting_find (g_variant_get_string (target, NULL));
  g_autoptr (GPtrArray) all = NULL;

  if (setting == NULL)
    return regie_refuse (error, _("There is no setting of this name.")), NULL;
  if ((all = regie_settings_load (work->db, error)) == NULL)
    return NULL;
  return regie_setting_change (work->office, setting, all, form, about, error);
}

/* The picture at URI, when it is not so large that it is no logo. */
static GBytes *
load_picture (const char *uri, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (uri);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  return stream != NULL ? g_input_stream_read_bytes (G_INPUT_STREAM (stream),
                                                     REGIE_HOUSE_MOST_BYTES + 1, NULL, error)
                        : NULL;
}

static RegieChange *
make_logo (const RegieWork *work, GVariant *target, RegieForm *form, gint64 *about, GError **error)
{
  const char *uri = g_variant_get_string (target, NULL);
  g_autoptr (GError) failed = NULL;
  g_autoptr (RegieRecord) logo = NULL;
  g_autoptr (GBytes) picture = NULL;

  if (*uri != '\0' && (picture = load_picture (uri, error)) == NULL)
    return NULL;
  logo = regie_settings_load_logo (work->db, &failed);
  if (failed != NULL)
    return g_propagate_error (error, g_steal_pointer (&failed)), NULL;
  return regie_setting_change_logo (logo, picture, about, error);
}

/* --- keeping and destroying --- */

static gboolean
destroy_expired (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
                 GError **error)
{
  g_autoptr (GVariant) ids = g_variant_get_child_value (target, 0);
  g_autoptr (GFile) file = NULL;
  const gint64 *left_out;
  const char *uri;
  guint32 shown;
  guint done = 0;
  gsize n;

  g_variant_get_child (target, 1, "u", &shown);
  g_variant_get_child (target, 2, "&s", &uri);
  file = g_file_new_for_uri (uri);
  left_out = g_variant_get_fixed_array (ids, &n, sizeof *left_out);
  if (!regie_retention_destroy (work, left_out, n, shown, file, &done, error))
    return FALSE;
  outcome->said = g_strdup_printf (ngettext ("%u dossier destroyed, and declared",
                                             "%u dossiers destroyed, and declared", done),
                                   done);
  return TRUE;
}

static gpointer
answer_retention (const RegieWork *work, GVariant *target, GError **error)
{
  gsize n;
  const gint64 *left_out = g_variant_get_fixed_array (target, &n, sizeof *left_out);

  return regie_retention_view_load (work, left_out, n, error);
}

/* --- the database --- */

static gboolean
check_database (const RegieWork *work, GVariant *target, RegieForm *form, RegieOutcome *outcome,
                GError **error)
{
  return regie_database_check (work->db, error) && regie_log_check (work->db, error);
}

/* --- their forms --- */

static const RegieField staff_fields[] = {
  { "name", "naam", N_("Name"), NULL, REGIE_TEXT, REGIE_REQUIRED, 1 },
  { "login", "login", N_("Login"), NULL, REGIE_TEXT, 0, 1 },
  { "role", "rol", N_("Role"), "rol", REGIE_CODE, REGIE_REQUIRED, 1 },
  { "capacity", "beschikbaar", N_("Works so much of a whole week, %"), NULL, REGIE_INT, 0, 9 },
  { "languages", "talen", N_("Speaks"), NULL, REGIE_TEXT, REGIE_SEVERAL, 9 },
};

static const RegieField team_fields[] = {
  { "name", "naam", N_("Name"), NULL, REGIE_TEXT, REGIE_REQUIRED, 1 },
};

#define STAFF_ABOUT                                                                                \
  N_("The login is the name with which this person logs in on the computer, or on the server "    \
      "where the database is on one. It decides which role somebody has.")

static const RegieAsk ask_staff = { N_("Let somebody in"),
                                    N_("_Let In"),
                                    STAFF_ABOUT,
                                    staff_fields,
                                    G_N_ELEMENTS (staff_fields),
                                    N_("Team"),
                                    &regie_admin_questions[REGIE_STAFF_NEW] };
static const RegieAsk ask_staff_changed = { N_("Who works here"),
                                            N_("_Save"),
                                            STAFF_ABOUT,
                                            staff_fields,
                                            G_N_ELEMENTS (staff_fields),
                                            N_("Team"),
                                            &regie_admin_questions[REGIE_STAFF_OPENING] };
static const RegieAsk ask_team = { N_("A new team"), N_("_Save"), NULL, team_fields,
                                   G_N_ELEMENTS (team_fields) };
static const RegieAsk ask_team_renamed = { N_("Another name for the team"),
                                           N_("_Save"),
                                           NULL,
                                           team_fields,
                                           G_N_ELEMENTS (team_fields),
                                           NULL,
                                           &regie_admin_questions[REGIE_TEAM_OPENING] };

static const RegieField setting_fields[] = {
  { "value", "waarde", N_("Value"), NULL, REGIE_TEXT, REGIE_SEVERAL, 14 },
};

static const RegieAsk ask_setting = { N_("A setting of the office"),
                                      N_("_Save"),
                                      NULL,
                                      setting_fields,
                                      G_N_ELEMENTS (setting_fields),
                                      NULL,
                                      &regie_admin_questions[REGIE_SETTING_OPENING] };

#define ADMINISTER REGIE_RIGHT (ADMINISTER)

const RegieCommand regie_admin_commands[REGIE_N_ADMIN_COMMANDS] = {
  [REGIE_STAFF_ADD] = { "staff.add", NULL, ADMINISTER, N_("Let in"), &ask_staff,
                        .make = make_added },
  [REGIE_STAFF_CHANGE] = { "staff.change", "x", ADMINISTER, N_("Changed"), &ask_staff_changed,
                           .make = make_changed, .fill = fill_staff },
  [REGIE_STAFF_LEAVE] = { "staff.leave", "x", ADMINISTER, N_("Let out"), .make = make_left,
                          .warn = warn_of_dossiers, .field = regie_sure_field },
  [REGIE_STAFF_RETURN] = { "staff.return", "x", ADMINISTER, N_("Let in again"),
                           .make = make_back },
  [REGIE_TEAM_ADD] = { "team.add", NULL, ADMINISTER, N_("Team added"), &ask_team,
                       .make = make_team },
  [REGIE_TEAM_RENAME] = { "team.rename", "x", ADMINISTER, N_("Team renamed"), &ask_team_renamed,
                          .make = make_team_renamed },
  [REGIE_TEAM_REMOVE] = { "team.remove", "x", ADMINISTER, N_("Team removed"),
                          .make = make_team_removed },
  [REGIE_STAFF_ADMIT] = { "staff.admit", "x", ADMINISTER, N_("Let in on the server"),
                          .run = admit },
  [REGIE_SETTING_CHANGE] = { "setting.change", "s", ADMINISTER, N_("Set"), &ask_setting,
                             .make = make_setting },
  [REGIE_SETTING_LOGO_SET] = { "setting.logo", "s", ADMINISTER, N_("Set"), .make = make_logo },
  [REGIE_RETENTION_DESTROY] = { "retention.destroy-all", "(axus)", ADMINISTER,
                                .run = destroy_expired },
  [REGIE_DATABASE_CHECK] = { "database.check", NULL, ADMINISTER,
                             N_("The database is whole, and so is its log"), .run = check_database,
                             .quiet = TRUE },
};

static gpointer
answer_staff (const RegieWork *work, GVariant *target, GError **error)
{
  return regie_staff_view_load (work, error);
}

static gpointer
answer_database (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieDatabaseFacts) facts = regie_database_load (work->db, error);

  return facts != NULL ? regie_database_view_new (facts) : NULL;
}

static gpointer
answer_law (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieLawFiles) files = regie_law_files_load (work->office, error);

  return files != NULL ? regie_law_view_new (work->office, files, work->today) : NULL;
}

/* Every team, and none. */
static char **
load_teams (const RegieWork *work, GError **error)
{
  g_auto (GStrv) teams = regie_teams_load_choices (work->db, error);
  g_autoptr (GStrvBuilder) choices = g_strv_builder_new ();

  if (teams == NULL)
    return NULL;
  g_strv_builder_add_many (choices, _("No team"), NO_TEAM, NULL);
  g_strv_builder_addv (choices, (const char **) teams);
  return g_strv_builder_end (choices);
}

static gpointer
start_new (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieAskStart) start = regie_ask_start_new ();

  if ((start->choices = load_teams (work, error)) == NULL)
    return NULL;
  return g_steal_pointer (&start);
}

static gpointer
start_changed (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieAskStart) start = regie_ask_start_new ();
  g_autoptr (RegieRecord) staff = regie_load_needed (work->db, regie_entity (REGIE_ENTITY_Staff),
                                                     g_variant_get_int64 (target), error);
  const char *team;

  if (staff == NULL || (start->choices = load_teams (work, error)) == NULL)
    return NULL;
  team = regie_get (staff, Staff, team);
  start->form = regie_form_from_record (staff);
  regie_form_set (start->form, REGIE_ASK_CHOICE, team != NULL ? team : NO_TEAM);
  return g_steal_pointer (&start);
}

static gpointer
answer_settings (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (GPtrArray) all = regie_settings_load (work->db, error);
  g_autoptr (GError) failed = NULL;
  g_autoptr (RegieRecord) logo = all != NULL ? regie_settings_load_logo (work->db, &failed) : NULL;

  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (all != NULL)
    return regie_setting_view_new (all, logo, work->me->role);
  return NULL;
}

static gpointer
answer_dress (const RegieWork *work, GVariant *target, GError **error)
{
  regie_settings_dress (work->db, error);
  return NULL;
}

/* What stands there now, and what it is for. */
static gpointer
start_setting (const RegieWork *work, GVariant *target, GError **error)
{
  const RegieSetting *setting = regie_setting_find (g_variant_get_string (target, NULL));
  g_autoptr (GPtrArray) all = regie_settings_load (work->db, error);
  RegieRecord *record;
  RegieAskStart *start;

  if (all == NULL)
    return NULL;
  if (setting == NULL)
    return regie_refuse (error, _("There is no setting of this name.")), NULL;
  record = regie_settings_find (all, setting->name);
  start = regie_ask_start_new ();
  start->form = record != NULL ? regie_form_from_record (record) : regie_form_new ();
  start->about = g_strdup_printf (_("%s. Nothing: as it comes with the program."),
                                  _(setting->label));
  return start;
}

static gpointer
start_renamed (const RegieWork *work, GVariant *target, GError **error)
{
  g_autoptr (RegieRecord) team = regie_load_needed (work->db, regie_entity (REGIE_ENTITY_Team),
                                                    g_variant_get_int64 (target), error);
  RegieAskStart *start;

  if (team == NULL)
    return NULL;
  start = regie_ask_start_new ();
  start->form = regie_form_from_record (team);
  return start;
}

#define START (GDestroyNotify) regie_ask_start_free

const RegieQuestion regie_admin_questions[REGIE_N_ADMIN_QUESTIONS] = {
  [REGIE_STAFF_READ] = { "admin.staff", NULL, REGIE_RIGHT (AUDIT), answer_staff, g_object_unref },
  [REGIE_STAFF_NEW] = { "staff.new", NULL, ADMINISTER, start_new, START },
  [REGIE_STAFF_OPENING] = { "staff.opening", "x", ADMINISTER, start_changed, START },
  [REGIE_TEAM_OPENING] = { "team.opening", "x", ADMINISTER, start_renamed, START },
  [REGIE_DATABASE_READ] = { "admin.database", NULL, ADMINISTER, answer_database, g_object_unref },
  [REGIE_LAW_READ] = { "admin.law", NULL, REGIE_RIGHT_NONE, answer_law, g_object_unref },
  [REGIE_SETTINGS_READ] = { "admin.settings", NULL, REGIE_RIGHT (AUDIT), answer_settings,
                            g_object_unref },
  [REGIE_SETTINGS_DRESS] = { "setting.dress", NULL, REGIE_RIGHT_NONE, answer_dress,
                             g_object_unref },
  [REGIE_SETTING_OPENING] = { "setting.opening", "s", ADMINISTER, start_setting, START },
  [REGIE_RETENTION_READ] = { "admin.retention", "ax", ADMINISTER, answer_retention,
                             g_object_unref },
};
