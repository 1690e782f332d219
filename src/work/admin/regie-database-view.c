/* SPDX-License-Identifier: EUPL-1.2 */
/* Says what the database is. */
#include "regie-database-view.h"

#include <glib/gi18n.h>

#include "regie-text.h"

static const RegieProp props[] = {
  REGIE_PROP (RegieDatabaseView, chapters, "chapters", LIST),
};

REGIE_DEFINE_ITEM (RegieDatabaseView, regie_database_view, props)

static void
add_place (RegieDatabaseView *self, const RegieDatabaseFacts *facts)
{
  RegieChapter *chapter = regie_chapters_add (self->chapters, _("This database"), NULL);
  g_autofree char *folder = facts->is_server ? NULL : g_path_get_dirname (facts->place);
  g_autofree char *file = facts->is_server ? NULL : g_path_get_basename (facts->place);
  g_autofree char *size = g_format_size ((guint64) facts->size);
  g_autofree char *engine = facts->engine != NULL ? g_strdup_printf ("SQLite %s", facts->engine)
                                                  : NULL;
  g_autofree char *version = g_strdup_printf (_("%d, with %s"), facts->version,
                                              facts->is_server ? facts->server : engine);

  if (facts->is_server)
    {
      g_autofree char *safe = facts->encryption != NULL
                                ? g_strdup_printf (_("Encrypted (%s)"), facts->encryption)
                                : g_strdup (_("On this computer: nothing goes over a network."));

      regie_chapter_add_line (chapter, "place", facts->place, _("A database on a server"));
      regie_chapter_add_line (chapter, "connection", _("The connection"), safe);
      regie_chapter_add_line (chapter, "login", _("Your login"), facts->login);
    }
  else
    regie_chapter_add_line (chapter, "place", file, folder);
  regie_line_add_word (regie_chapter_add_line (chapter, "size", _("Size"), NULL), size, NULL);
  regie_chapter_add_line (chapter, "version", _("Version of the tables"), version);
}

static void
add_count (RegieChapter *chapter, const char *name, const char *title, gint64 n)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, n);

  regie_line_add_word (regie_chapter_add_line (chapter, name, title, NULL), text, NULL);
}

static void
add_counts (RegieDatabaseView *self, const RegieDatabaseFacts *facts)
{
  RegieChapter *chapter = regie_chapters_add (self->chapters, _("What is in it"), NULL);

  add_count (chapter, "dossiers", _("Dossiers"), facts->n_dossiers);
  add_count (chapter, "facts", _("Facts"), facts->n_facts);
  add_count (chapter, "files", _("Files"), facts->n_files);
  add_count (chapter, "staff", _("Staff who work here"), facts->n_staff);
  add_count (chapter, "changes", _("Changes in the log"), facts->n_changes);
}

/* The honest limit of each engine. */
static void
add_limits (RegieDatabaseView *self, const RegieDatabaseFacts *facts)
{
  RegieChapter *chapter = regie_chapters_add (self->chapters, _("What you can rely on"), NULL);

  if (facts->is_server)
    {
      regie_line_set_shape (
        regie_chapter_add_line (chapter, "rights", _("The server holds the rights"),
                                _("What a role may not see it does not get, with whatever "
                                   "program it asks. Who administers the server itself can read "
                                   "all of it.")),
        REGIE_SHAPE_DONE);
      regie_line_set_shape (
        regie_chapter_add_line (
          chapter, "checksums",
          facts->has_checksums ? _("The server keeps sums of its pages")
                               : _("The server keeps no sums of its pages"),
          facts->has_checksums
            ? _("Damage of its disk comes to light when it is read.")
            : _("Damage of its disk can go unnoticed. Its administrator can turn them on while "
                 "it stands still (pg_checksums --enable).")),
        facts->has_checksums ? REGIE_SHAPE_DONE : REGIE_SHAPE_SIGNAL);
      return;
    }
  regie_line_set_shape (
    regie_chapter_add_line (chapter, "rights", _("Roles are manners here, and no security"),
                            _("Who can read the file reads all of it, whatever the role. Use it "
                               "alone, or with people who may all see everything. A server holds "
                               "the rights by itself.")),
    REGIE_SHAPE_SIGNAL);
  regie_line_set_shape (
    regie_chapter_add_line (chapter, "disk", _("Whether the disk is encrypted is not known"),
                            _("The program cannot see that. Ask who manages this computer: who "
                               "steals it can read the file when it is not.")),
    REGIE_SHAPE_SIGNAL);
  regie_line_add_deed (
    regie_chapter_add_line (chapter, "check", _("Is the file whole?"),
                            _("A part is looked at whenever it is opened; this goes through all "
                               "of it and through the log.")),
    _("Check"), "database.check", NULL);
}

static void
add_others (RegieDatabaseView *self, const RegieDatabaseFacts *facts)
{
  RegieChapter *chapter = regie_chapters_add (self->chapters, _("Another database"), NULL);

  regie_line_add_deed (
    regie_chapter_add_line (chapter, "connect", _("On a server of the office"),
                            _("For a department: everybody with a login, changes seen by all.")),
    _("Connect…"), "win.connect", NULL);
  if (facts->is_server)
    regie_line_add_deed (regie_chapter_add_line (chapter, "here", _("On this computer"),
                                                 _("One file, apart from that of the office.")),
                         _("Open"), "win.open-here", NULL);
}

RegieDatabaseView *
regie_database_view_new (const RegieDatabaseFacts *facts)
{
  RegieDatabaseView *self;

  g_return_val_if_fail (facts != NULL, NULL);
  self = g_object_new (regie_database_view_get_type (), NULL);
  add_place (self, facts);
  add_counts (self, facts);
  add_limits (self, facts);
  add_others (self, facts);
  return self;
}
