/* SPDX-License-Identifier: EUPL-1.2 */
/* Somebody who works here, in words. */
#include "regie-colleague-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-account-commands.h"
#include "regie-changes-view.h"
#include "regie-codes.h"
#include "regie-colleague-query.h"
#include "regie-error.h"
#include "regie-matrix-view.h"
#include "regie-moment.h"
#include "regie-text.h"

static const RegieProp colleague_props[] = {
  REGIE_PROP (RegieColleagueView, name, "name", TEXT),
  REGIE_PROP (RegieColleagueView, chapters, "chapters", LIST),
};
REGIE_DEFINE_ITEM (RegieColleagueView, regie_colleague_view, colleague_props)

/* So many days back it is counted what was read; so many lines of either log are shown. */
#define DAYS 31
#define LINES 20

static RegieColleague *
load (const RegieWork *work, gint64 staff, GError **error)
{
  g_autoptr (GError) failed = NULL;
  RegieColleague *self = regie_colleague_load (
    work->db, staff, regie_role_may (work->me->role, REGIE_MAY_SEE_DOSSIERS), work->today,
    work->today - DAYS, &failed);

  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else if (self == NULL)
    g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                         _("This member of staff is not there any more."));
  return self;
}

static char *
dup_day_of (const char *at)
{
  g_autoptr (GDateTime) here = regie_moment_here (at);

  return here != NULL ? regie_day_dup_long (regie_moment_day (here)) : g_strdup (at);
}

/* "Consultant, since 3 March 2026" */
static char *
dup_role (const RegieWork *work, const RegieColleague *self)
{
  const char *role = regie_codes_label (work->office->codes, "rol", self->role);
  g_autofree char *day = self->since != NULL ? dup_day_of (self->since) : NULL;

  return day != NULL ? g_strdup_printf (_("%s, since %s"), role, day)
                     : g_strdup_printf (_("%s; since when is not in the log"), role);
}

static void
add_leaves (RegieChapter *chapter, const RegieColleague *self)
{
  for (guint i = 0; i < self->leaves->len; i++)
    {
      g_auto (GStrv) words = g_strsplit (self->leaves->pdata[i], " ", 3);
      RegieDay from = REGIE_DAY_NONE, until = REGIE_DAY_NONE;
      g_autofree char *begin = NULL;
      g_autofree char *end = NULL;
      g_autofree char *title = NULL;

      if (!regie_day_parse (words[0], &from) || !regie_day_parse (words[1], &until))
        continue;
      begin = regie_day_dup_medium (from);
      end = regie_day_dup_medium (until);
      title = g_strdup_printf (_("Leave from %s to %s"), begin, end);
      regie_chapter_add_line (chapter, self->leaves->pdata[i], title,
                              *words[2] != '\0' ? words[2] : _("Nobody stands in."));
    }
}

static void
add_dossiers (RegieChapter *chapter, const RegieColleague *self, gint64 staff)
{
  g_autofree char *query = g_strdup_printf ("consulent=%" G_GINT64_FORMAT, staff);
  g_autofree char *own = NULL;
  g_autofree char *leads = NULL;
  RegieLine *line;

  if (self->n_own < 0)
    return;
  own = g_strdup_printf (ngettext ("%u dossier as consultant", "%u dossiers as consultant",
                                   (gulong) self->n_own),
                         (guint) self->n_own);
  leads = g_strdup_printf (ngettext ("%u dossier as youth director",
                                     "%u dossiers as youth director", (gulong) self->n_leads),
                           (guint) self->n_leads);
  line = regie_chapter_add_line (chapter, "dossiers", own, self->n_leads > 0 ? leads : NULL);
  if (self->n_own > 0)
    regie_line_set_action (line, "win.caseload", g_variant_new_string (query));
}

static void
add_head (GListStore *chapters, const RegieWork *work, const RegieColleague *self, gint64 staff)
{
  RegieChapter *chapter = regie_chapters_add (
    chapters, _("Who this is"), self->works_here ? NULL : _("Does not work here any more."));
  g_autofree char *role = dup_role (work, self);
  g_autofree char *login = self->login != NULL ? g_strdup_printf (_("Login %s"), self->login)
                                               : g_strdup (_("no login"));

  if (regie_role_may (work->me->role, REGIE_MAY_EXPORT))
    regie_chapter_add_deed (chapter, _("Save the rights…"), "colleague.rights",
                            g_variant_new_int64 (staff));
  regie_chapter_add_line (chapter, "role", role,
                          self->team != NULL ? self->team : _("In no team"));
  regie_chapter_add_line (chapter, "login", login,
                          _("The name by which this person is known to the system."));
  if (self->capacity >= 0 || self->languages != NULL)
    {
      g_autofree char *week = self->capacity >= 0
                                ? g_strdup_printf (_("%d %% of a week"), self->capacity)
                                : g_strdup (_("How much of a week is not known"));
      g_autofree char *speaks = self->languages != NULL
                                  ? g_strdup_printf (_("Speaks %s"), self->languages)
                                  : NULL;

      regie_chapter_add_line (chapter, "week", week, speaks);
    }
  add_dossiers (chapter, self, staff);
  add_leaves (chapter, self);
}

/* Of signals about a dossier it is not said that they are of the one who opened it last. */
static gboolean
add_signals (GListStore *chapters, const RegieWork *work, gint64 staff, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) signals = regie_account_load_signals (work, &rows, error);
  RegieChapter *chapter;
  guint n = 0;

  if (signals == NULL)
    return FALSE;
  chapter = regie_chapters_add (chapters, _("Signals of the last month"),
                                _(
                                  "A signal is a question, no verdict. What came of it is noted at "
                                  "Who looked."));
  for (guint i = 0; i < signals->len; i++)
    {
      const RegieMisuse *signal = signals->pdata[i];
      g_autofree char *title = NULL;
      g_autofree char *when = NULL;
      g_autofree char *name = NULL;

      if (signal->row->who != staff || signal->kind == REGIE_MISUSE_CROWD)
        continue;
      title = regie_account_dup_signal (signal);
      when = regie_day_dup_medium (signal->day);
      name = g_strconcat ("signal/", signal->key, NULL);
      regie_line_set_shape (regie_chapter_add_line (chapter, name, title, when),
                            REGIE_SHAPE_SIGNAL);
      n++;
    }
  if (n == 0)
    regie_chapter_add_empty (chapter, _("Nothing asks for a talk"));
  return TRUE;
}

/* "Opened: 34 times", and of how many people. */
static void
add_acts (RegieChapter *chapter, const RegieWork *work, const RegieColleague *self)
{
  for (guint i = 0; i < self->acts->len; i++)
    {
      g_auto (GStrv) words = g_strsplit (self->acts->pdata[i], " ", 3);
      const guint n = (guint) g_ascii_strtoull (words[1], NULL, 10);
      const guint persons = (guint) g_ascii_strtoull (words[2], NULL, 10);
      g_autofree char *times = g_strdup_printf (ngettext ("%u time", "%u times", n), n);
      g_autofree char *people = persons > 0
                                  ? g_strdup_printf (ngettext ("%u person", "%u people", persons),
                                                     persons)
                                  : NULL;
      g_autofree char *name = g_strconcat ("act/", words[0], NULL);
      RegieLine *line = regie_chapter_add_line (
        chapter, name, regie_codes_label (work->office->codes, "leesactie", words[0]), people);

      regie_line_add_word (line, times, "dim-label");
    }
}

static gboolean
add_readings (GListStore *chapters, const RegieWork *work, const RegieColleague *self, gint64 staff,
              GError **error)
{
  const RegieReadingFilter filter = {
    .who = staff, .from = REGIE_DAY_NONE, .until = REGIE_DAY_NONE, .most = LINES
  };
  g_autoptr (GPtrArray) rows = regie_readings_load (work->db, &filter, error);
  RegieChapter *chapter;

  if (rows == NULL)
    return FALSE;
  chapter = regie_chapters_add (chapters, _("What was looked at in the last month"), NULL);
  add_acts (chapter, work, self);
  if (self->acts->len == 0)
    regie_chapter_add_empty (chapter, _("Nothing was looked at"));
  if (rows->len == 0)
    return TRUE;
  chapter = regie_chapters_add (chapters, _("The last that was looked at"), NULL);
  for (guint i = 0; i < rows->len; i++)
    regie_account_add_reading (chapter, work->office, rows->pdata[i]);
  return TRUE;
}

static gboolean
add_changes (GListStore *chapters, const RegieWork *work, gint64 staff, GError **error)
{
  const RegieDoneFilter filter = { .who = staff };
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) later = NULL;
  gboolean has_more;
  g_autoptr (GPtrArray) done = regie_changes_find (work, &filter, "", LINES, LINES, &has_more, NULL,
                                                   error);
  RegieChapter *chapter;

  if (done == NULL || (words = regie_changes_load_words (work, done, FALSE, error)) == NULL
      || (later = regie_changes_load_later (work, done, error)) == NULL)
    return FALSE;
  chapter = regie_chapters_add (chapters, _("What was changed"),
                                has_more ? _("The newest ones; the others stand at Changes.")
                                         : NULL);
  regie_chapter_add_deed (chapter, _("All changes"), "win.admin",
                          g_variant_new_string ("changes"));
  if (done->len == 0)
    regie_chapter_add_empty (chapter, _("Nothing was changed yet"));
  regie_changes_add_days (chapters, work, done, words, later, FALSE);
  return TRUE;
}

RegieColleagueView *
regie_colleague_view_load (const RegieWork *work, gint64 staff, GError **error)
{
  g_autoptr (RegieColleagueView) self = g_object_new (regie_colleague_view_get_type (), NULL);
  g_autoptr (RegieColleague) colleague = NULL;

  g_return_val_if_fail (work != NULL, NULL);
  if ((colleague = load (work, staff, error)) == NULL)
    return NULL;
  self->name = g_strdup (colleague->name);
  add_head (self->chapters, work, colleague, staff);
  if (!add_signals (self->chapters, work, staff, error)
      || !add_readings (self->chapters, work, colleague, staff, error)
      || !add_changes (self->chapters, work, staff, error))
    return NULL;
  regie_matrix_add_role (self->chapters, regie_role_find (colleague->role));
  return g_steal_pointer (&self);
}

RegieRoll *
regie_colleague_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn,
                           GError **error)
{
  g_autofree char *who = regie_roll_dup_word (asked, "wie");
  g_autoptr (RegieColleague) colleague = NULL;
  g_autoptr (RegieRoll) roll = NULL;
  g_autofree char *title = NULL;
  g_autofree char *role = NULL;

  g_return_val_if_fail (work != NULL, NULL);
  if ((colleague = load (work, who != NULL ? g_ascii_strtoll (who, NULL, 10) : 0, error)) == NULL)
    return NULL;
  title = g_strdup_printf (_("Rights of %s"), colleague->name);
  role = dup_role (work, colleague);
  roll = regie_matrix_roll_new (title, regie_role_find (colleague->role));
  regie_roll_add_about (roll, role);
  regie_roll_add_about (roll, colleague->team != NULL ? colleague->team : _("In no team"));
  regie_roll_add_about (roll, colleague->login != NULL ? colleague->login : _("no login"));
  return g_steal_pointer (&roll);
}
