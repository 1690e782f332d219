/* SPDX-License-Identifier: EUPL-1.2 */
/* Says who works here, and in which role. */
#include "regie-staff-view.h"

#include <glib/gi18n.h>

#include "regie-divide-query.h"
#include "regie-divide-view.h"
#include "regie-staff-query.h"
#include "regie-text.h"

static const RegieProp props[] = {
  REGIE_PROP (RegieStaffView, chapters, "chapters", LIST),
  REGIE_PROP (RegieStaffView, lines, "lines", LIST),
  REGIE_PROP (RegieStaffView, roll, "roll", OBJECT),
};

REGIE_DEFINE_ITEM (RegieStaffView, regie_staff_view, props)

typedef struct {
  const RegieWork *work;
  GPtrArray *members; /* RegieStaffMember */
  GArray *absences;   /* RegieAbsence */
  char **teams;       /* name, id, … */
  RegieLine **lines;  /* of each of MEMBERS, borrowed of the chapters */
  gboolean administers, divides, sees_dossiers;
} Staff;

/* What each role is for. */
static const char *
role_words (RegieRole role)
{
  static const char *const words[REGIE_ROLE_UNKNOWN + 1] = {
    [REGIE_ROLE_CONSULTANT] = N_(
      "Reads and writes dossiers, health among it; orders from providers, works at the desk, "
      "reads in and takes out."),
    [REGIE_ROLE_DIRECTOR] = N_(
      "Reads and writes dossiers, health among it, for young people of 16 to 27; orders from "
      "providers, works at the desk. Takes no lists out."),
    [REGIE_ROLE_MANAGER] = N_(
      "Sees dossiers without BSN and health, divides the caseload, makes contracts and the "
      "quarter report. Changes nothing in a dossier."),
    [REGIE_ROLE_FINANCE] = N_(
      "Makes contracts, orders and invoices, and sees the dossiers that they are for, without "
      "BSN and health."),
    [REGIE_ROLE_DESK] = N_("Works at the Meedoenbalie: wishes, offers, matches. Sees no dossier."),
    [REGIE_ROLE_ADMINISTRATOR] = N_(
      "Lets people in and out, erases, and may do what every other role may."),
    [REGIE_ROLE_AUDITOR] = N_("Reads the log and who looked where. Changes nothing."),
    [REGIE_ROLE_UNKNOWN] = NULL,
  };

  return words[role] != NULL ? _(words[role]) : NULL;
}

static char *
dup_line_name (const RegieStaffMember *member)
{
  return g_strdup_printf ("staff/%" G_GINT64_FORMAT, member->id);
}

/* "Consultant · logs in as lhabets · 80 % of a week · on leave until 12 December 2026". */
static char *
dup_about (const Staff *self, const RegieStaffMember *member)
{
  g_autoptr (GString) about = g_string_new (
    regie_codes_label (self->work->office->codes, "rol", member->role));
  const RegieAbsence *leave = regie_absence_find (self->absences, member->id, self->work->today);

  if (member->login == NULL)
    g_string_append_printf (about, " · %s", _("no login"));
  else
    g_string_append_printf (about, _(" · login %s"), member->login);
  if (member->capacity >= 0)
    g_string_append_printf (about, _(" · %d %% of a week"), member->capacity);
  if (member->languages != NULL)
    g_string_append_printf (about, _(" · speaks %s"), member->languages);
  if (leave != NULL)
    {
      g_autofree char *until = regie_day_dup_long (leave->until);

      g_string_append (about, " · ");
      g_string_append_printf (about, _("On leave until %s"), until);
    }
  return g_string_free (g_steal_pointer (&about), FALSE);
}

/* Every number opens the list behind it. */
static void
add_dossiers (RegieLine *line, const Staff *self, const RegieStaffMember *member)
{
  g_autofree char *label = g_strdup_printf (
    ngettext ("%u dossier", "%u dossiers", member->n_dossiers), member->n_dossiers);
  g_autofree char *query = g_strdup_printf ("consulent=%" G_GINT64_FORMAT, member->id);

  if (member->n_dossiers > 0 && self->sees_dossiers)
    regie_line_add_deed (line, label, "win.caseload", g_variant_new_string (query));
}

static void
add_member (RegieChapter *chapter, const Staff *self, guint at)
{
  const RegieStaffMember *member = self->members->pdata[at];
  g_autofree char *name = dup_line_name (member);
  g_autofree char *about = dup_about (self, member);
  RegieLine *line = regie_chapter_add_line (chapter, name, member->name, about);

  self->lines[at] = line;
  if (regie_role_may (self->work->me->role, REGIE_MAY_AUDIT))
    regie_line_set_action (line, "win.colleague", g_variant_new_int64 (member->id));
  add_dossiers (line, self, member);
  if (self->divides && regie_absence_may_record (self->work->me, member->id))
    regie_line_add_icon (line, "x-office-calendar-symbolic", _("Leave…"), "absence.add",
                         g_variant_new_int64 (member->id));
  if (!self->administers)
    return;
  regie_line_add_icon (line, REGIE_ICON_PENCIL, _("Change…"), "staff.change",
                       g_variant_new_int64 (member->id));
  regie_line_add_icon (line, "system-log-out-symbolic", _("Let Out"), "staff.leave",
                       g_variant_new_int64 (member->id));
}

static guint
count_members (const Staff *self)
{
  guint n = 0;

  for (guint i = 0; i < self->members->len; i++)
    n += ((RegieStaffMember *) self->members->pdata[i])->works_here;
  return n;
}

/* What the administrator of the server types for who is let in here and is not known there; and who
 * was made known there afterwards. */
static void
add_unknown (RegieChapter *chapter, const Staff *self)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const RegieStaffMember *member = self->members->pdata[i];
      g_autofree char *name = g_strdup_printf ("unknown/%" G_GINT64_FORMAT, member->id);
      g_autofree char *title = NULL;
      g_autofree char *about = NULL;
      RegieLine *line;

      if (!member->works_here || member->is_admitted || member->login == NULL)
        continue;
      if (member->is_known)
        {
          title = g_strdup_printf (_("The login %s has no rights on the server yet"),
                                   member->login);
          about = g_strdup_printf (_("%s cannot get in yet."), member->name);
        }
      else
        {
          title = g_strdup_printf (_("The server does not know the login %s"), member->login);
          about = g_strdup_printf (
            _("%s cannot get in yet. The administrator of the server types: CREATE ROLE \"%s\" "
               "LOGIN; with a password, a certificate or Kerberos as is usual there. Give the "
               "rights here after that."),
            member->name, member->login);
        }
      line = regie_chapter_add_line (chapter, name, title, about);
      regie_line_set_shape (line, REGIE_SHAPE_SIGNAL);
      regie_line_add_deed (line, _("Give the Rights"), "staff.admit",
                           g_variant_new_int64 (member->id));
    }
}

static void
add_head (RegieStaffView *view, const Staff *self)
{
  guint n = count_members (self);
  guint n_teams = g_strv_length (self->teams) / 2;
  g_autofree char *people = g_strdup_printf (
    ngettext ("%u person works here", "%u people work here", n), n);
  g_autofree char *teams = g_strdup_printf (ngettext ("%u team", "%u teams", n_teams), n_teams);
  g_autofree char *about = g_strdup_printf (_("%s, %s."), people, teams);
  RegieChapter *chapter = regie_chapters_add (view->chapters, _("Who works here"), about);

  if (self->administers)
    regie_chapter_add_deed (chapter, _("Let Somebody In…"), "staff.add", NULL);
  if (self->divides)
    regie_chapter_add_deed (chapter, _("Divide the Caseload"), "win.divide", NULL);
  if (self->administers)
    add_unknown (chapter, self);
}

static gint64
team_at (const Staff *self, guint i)
{
  return g_ascii_strtoll (self->teams[2 * i + 1], NULL, 10);
}

/* A team that went is none. */
static gint64
team_of (const Staff *self, const RegieStaffMember *member)
{
  for (guint i = 0; self->teams[2 * i] != NULL; i++)
    if (team_at (self, i) == member->team)
      return member->team;
  return 0;
}

/* Who is in TEAM (0: in none), where that is somebody. */
static void
add_team (RegieStaffView *view, const Staff *self, gint64 team, const char *title)
{
  RegieChapter *chapter = NULL;

  for (guint i = 0; i < self->members->len; i++)
    {
      const RegieStaffMember *member = self->members->pdata[i];

      if (!member->works_here || team_of (self, member) != team)
        continue;
      if (chapter == NULL)
        {
          chapter = regie_chapters_add (view->chapters, title, NULL);
          g_free (chapter->name); /* which is its title */
          chapter->name = g_strdup_printf ("team/%" G_GINT64_FORMAT, team);
        }
      add_member (chapter, self, i);
    }
}

static guint
count_in_team (const Staff *self, gint64 team)
{
  guint n = 0;

  for (guint i = 0; i < self->members->len; i++)
    {
      const RegieStaffMember *member = self->members->pdata[i];

      n += member->works_here && member->team == team;
    }
  return n;
}

/* The teams themselves, for who can change them. */
static void
add_list_of_teams (RegieStaffView *view, const Staff *self)
{
  guint n = g_strv_length (self->teams) / 2;
  RegieChapter *chapter;

  if (!self->administers)
    return;
  chapter = regie_chapters_add (view->chapters, _("Teams"),
                                _("Everybody in a team can see together what is late in it."));
  regie_chapter_add_deed (chapter, _("Add a Team…"), "team.add", NULL);
  for (guint i = 0; i < n; i++)
    {
      gint64 team = team_at (self, i);
      guint people = count_in_team (self, team);
      g_autofree char *name = g_strdup_printf ("of-team/%" G_GINT64_FORMAT, team);
      g_autofree char *about = people > 0
                                 ? g_strdup_printf (ngettext ("%u person", "%u people", people),
                                                    people)
                                 : g_strdup (_("Nobody is in this team."));
      RegieLine *line = regie_chapter_add_line (chapter, name, self->teams[2 * i], about);

      regie_line_add_icon (line, REGIE_ICON_PENCIL, _("Rename…"), "team.rename",
                           g_variant_new_int64 (team));
      regie_line_add_icon (line, "user-trash-symbolic", _("Remove"), "team.remove",
                           g_variant_new_int64 (team));
    }
  if (n == 0)
    regie_chapter_add_empty (chapter, _("There are no teams yet."));
}

static void
add_teams (RegieStaffView *view, const Staff *self)
{
  guint n = g_strv_length (self->teams) / 2;

  for (guint i = 0; i < n; i++)
    add_team (view, self, team_at (self, i), self->teams[2 * i]);
  add_team (view, self, 0, n > 0 ? _("In no team") : _("Everybody"));
  add_list_of_teams (view, self);
}

/* What is still theirs is said, for it is nobody's care now. */
static void
add_left (RegieStaffView *view, const Staff *self)
{
  RegieChapter *chapter = NULL;

  for (guint i = 0; i < self->members->len; i++)
    {
      const RegieStaffMember *member = self->members->pdata[i];
      g_autofree char *name = dup_line_name (member);
      g_autofree char *about = NULL;
      RegieLine *line;

      if (member->works_here)
        continue;
      if (chapter == NULL)
        chapter = regie_chapters_add (
          view->chapters, _("Who left"),
          _("Who left stays in the list: what they did stands in the log with their name. "
             "Dossiers that are still theirs are the first to be divided."));
      about = dup_about (self, member);
      line = self->lines[i] = regie_chapter_add_line (chapter, name, member->name, about);
      add_dossiers (line, self, member);
      if (self->administers)
        regie_line_add_deed (line, _("Let In Again"), "staff.return",
                             g_variant_new_int64 (member->id));
    }
}

static void
add_roles (RegieStaffView *view, const Staff *self)
{
  RegieChapter *chapter = regie_chapters_add (
    view->chapters, _("What each role may"),
    regie_staff_is_guarded (self->work->db)
      ? _("The server itself holds this, whatever program asks.")
      : _("In one file on a disk roles are manners and no security: who can read the file reads "
           "all of it. A server (Database) holds them."));

  for (RegieRole role = 0; role < REGIE_N_ROLES; role++)
    {
      const char *key = regie_role_name (role);
      g_autofree char *name = g_strdup_printf ("role/%s", key);
      g_autofree char *n = NULL;
      guint count = 0;

      for (guint i = 0; i < self->members->len; i++)
        {
          const RegieStaffMember *member = self->members->pdata[i];

          count += member->works_here && regie_role_find (member->role) == role;
        }
      n = count > 0 ? g_strdup_printf ("%u", count) : g_strdup (_("nobody"));
      regie_line_add_word (regie_chapter_add_line (chapter, name,
                                                   regie_codes_label (self->work->office->codes,
                                                                      "rol", key),
                                                   role_words (role)),
                           n, "dim-label");
    }
}

/* --- as a list --- */

const RegieRollColumn regie_staff_columns[] = {
  { "name", N_("Name"), REGIE_CELL_TEXT, 0 },
  { "role", N_("Role"), REGIE_CELL_TEXT, 0 },
  { "team", N_("Team"), REGIE_CELL_TEXT, 0 },
  { "login", N_("Login"), REGIE_CELL_TEXT, 0 },
  { "here", N_("Works here"), REGIE_CELL_TEXT, 0 },
  { "week", N_("Part of a week (%)"), REGIE_CELL_NUMBER, 0 },
  { "speaks", N_("Languages"), REGIE_CELL_TEXT, 0 },
  { "dossiers", N_("Dossiers"), REGIE_CELL_NUMBER, 0 },
};
const guint regie_n_staff_columns = G_N_ELEMENTS (regie_staff_columns);

static const char *
name_of_team (char *const *teams, gint64 team)
{
  for (guint i = 0; teams[i] != NULL; i += 2)
    if (g_ascii_strtoll (teams[i + 1], NULL, 10) == team)
      return teams[i];
  return NULL;
}

static RegieRoll *
roll_new (const RegieOffice *office, const GPtrArray *members, char *const *teams)
{
  RegieRoll *roll = regie_roll_new (_("Staff"));

  regie_roll_add_columns (roll, regie_staff_columns, regie_n_staff_columns);
  for (guint i = 0; i < members->len; i++)
    {
      const RegieStaffMember *member = members->pdata[i];

      regie_roll_add_row (roll, member->id);
      regie_roll_add_text (roll, member->name);
      regie_roll_add_text (roll, regie_codes_label (office->codes, "rol", member->role));
      regie_roll_add_text (roll, name_of_team (teams, member->team));
      regie_roll_add_text (roll, member->login);
      regie_roll_add_text (roll, member->works_here ? _("yes") : _("no"));
      if (member->capacity >= 0)
        regie_roll_add_amount (roll, (gint64) member->capacity * 100);
      else
        regie_roll_add_empty (roll);
      regie_roll_add_text (roll, member->languages);
      regie_roll_add_amount (roll, (gint64) member->n_dossiers * 100);
    }
  return roll;
}

RegieRoll *
regie_staff_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn, GError **error)
{
  g_autoptr (GPtrArray) members = NULL;
  g_auto (GStrv) teams = NULL;

  g_return_val_if_fail (work != NULL, NULL);
  if ((members = regie_staff_load_members (
         work->db, regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS), error))
        == NULL
      || (teams = regie_teams_load_choices (work->db, error)) == NULL)
    return NULL;
  return roll_new (work->office, members, teams);
}

/* --- the page --- */

RegieStaffView *
regie_staff_view_load (const RegieWork *work, GError **error)
{
  g_autoptr (GPtrArray) members = NULL;
  g_autoptr (GArray) absences = NULL;
  g_auto (GStrv) teams = NULL;
  g_autofree RegieLine **lines = NULL;
  RegieStaffView *view;
  Staff self;

  g_return_val_if_fail (work != NULL, NULL);
  if ((members = regie_staff_load_members (
         work->db, regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS), error))
        == NULL
      || (absences = regie_absences_load (work->db, work->today, error)) == NULL
      || (teams = regie_teams_load_choices (work->db, error)) == NULL)
    return NULL;
  lines = g_new0 (RegieLine *, members->len + 1);
  self = (Staff){ work,
                  members,
                  absences,
                  teams,
                  lines,
                  regie_role_may (work->me->role, REGIE_MAY_ADMINISTER),
                  regie_role_may (work->me->role, REGIE_MAY_ASSIGN),
                  regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS) };
  view = g_object_new (regie_staff_view_get_type (), NULL);
  add_head (view, &self);
  add_teams (view, &self);
  add_left (view, &self);
  add_roles (view, &self);
  view->roll = roll_new (work->office, members, teams);
  for (guint i = 0; i < members->len; i++)
    g_list_store_append (view->lines, lines[i]);
  return view;
}

GListStore *
regie_staff_view_find (RegieStaffView *self, GListModel *lines)
{
  GListStore *chapters = regie_chapters_new ();
  g_autoptr (RegieChapter) head = NULL;
  RegieChapter *found;

  g_return_val_if_fail (self != NULL && G_IS_LIST_MODEL (lines), chapters);
  head = g_list_model_get_item (G_LIST_MODEL (self->chapters), 0);
  g_list_store_append (chapters, head);
  found = regie_chapters_add (chapters, _("Found"), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (RegieLine) line = g_list_model_get_item (lines, i);

      g_list_store_append (found->lines, line);
    }
  return chapters;
}
