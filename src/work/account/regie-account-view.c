/* SPDX-License-Identifier: EUPL-1.2 */
/* Who looked at whom, and what in it asks for a talk, in words. */
#include "regie-account-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-codes.h"
#include "regie-text.h"

static const RegieProp account_props[] = {
  REGIE_PROP (RegieAccountView, chapters, "chapters", LIST),
  REGIE_PROP (RegieAccountView, nothing, "nothing", TEXT),
  REGIE_PROP (RegieAccountView, has_more, "has-more", BOOL),
};
REGIE_DEFINE_ITEM (RegieAccountView, regie_account_view, account_props)

/* What a line is about beside a dossier. */
static const struct {
  const char *kind, *label;
} kinds[] = {
  { "caseload", N_("the caseload") },
  { "youth", N_("the young people") },
  { "finder", N_("Go to") },
  { "duo", N_("the report for DUO") },
  { "letter", N_("a letter") },
  { "network", N_("the network") },
  { "meeting", N_("a network meeting") },
  { "what-if", N_("what if") },
  { "files", N_("the files") },
  { "facts", N_("all facts") },
  { "provider", N_("the plans for a provider") },
  { "swi", N_("the set for CBS") },
  { "spuk", N_("the count for the grant") },
  { "person", N_("everything about the person") },
  { "looked", N_("who saw the dossier") },
  { "changes", N_("the changes of everybody") },
  { "orders", N_("the orders at a provider") },
  { "wishes", N_("the wishes of residents") },
  { "matches", N_("the matches that run") },
};

static const char *
label_of (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      return _(kinds[i].label);
  return kind;
}

static const char *
name_of (const RegieReadingRow *row)
{
  return row->name != NULL ? row->name : _("somebody without a name here");
}

static char *
dup_when (const RegieReadingRow *row)
{
  g_autofree char *day = regie_day_dup_medium (row->day);

  return g_strdup_printf ("%s %02d:%02d", day, row->minute / 60, row->minute % 60);
}

/* "Opened", "Opened: refused" */
static char *
dup_what (const RegieOffice *office, const RegieReadingRow *row)
{
  const char *act = regie_code_label (office->codes, ReadAct, row->act);

  return row->refused ? g_strdup_printf (_("%s: refused"), act) : g_strdup (act);
}

/* Whom it is about, with what is known of it. */
static char *
dup_whom (const RegieReadingRow *row)
{
  g_auto (GStrv) list = NULL;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();

  if (row->whom != NULL && row->number != NULL)
    {
      g_autofree char *both = g_strdup_printf ("%s (%s)", row->whom, row->number);

      g_strv_builder_add (parts, both);
    }
  else if (row->whom != NULL || row->dossier != 0)
    g_strv_builder_add (parts, row->whom != NULL ? row->whom : _("a dossier"));
  if (row->kind != NULL)
    g_strv_builder_add (parts, label_of (row->kind));
  if (row->persons > 0 && row->dossier == 0)
    {
      g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", row->persons),
                                                 row->persons);

      g_strv_builder_add (parts, people);
    }
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

/* The reason that was given, with its words; NULL for none. */
static char *
dup_why (const RegieOffice *office, const RegieReadingRow *row)
{
  const char *ground = row->ground != NULL
                         ? regie_codes_label (office->codes, "leesreden", row->ground)
                         : NULL;

  if (ground != NULL && row->words != NULL)
    return g_strdup_printf ("%s: %s", ground, row->words);
  return g_strdup (ground != NULL ? ground : row->words);
}

static char *
join_about (const RegieOffice *office, const RegieReadingRow *row, gboolean with_whom)
{
  g_auto (GStrv) list = NULL;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_autofree char *whom = dup_whom (row);
  g_autofree char *why = dup_why (office, row);

  if (with_whom && *whom != '\0')
    g_strv_builder_add (parts, whom);
  else if (row->kind != NULL)
    g_strv_builder_add (parts, label_of (row->kind));
  if (why != NULL)
    g_strv_builder_add (parts, why);
  if (row->outside && !row->refused)
    g_strv_builder_add (parts, _("of colleagues"));
  if (row->origin != NULL && strcmp (row->origin, "regiectl") == 0)
    g_strv_builder_add (parts, row->origin);
  list = g_strv_builder_end (parts);
  return g_strjoinv (" · ", list);
}

char *
regie_account_dup_line (const RegieOffice *office, const RegieReadingRow *row)
{
  g_autofree char *when = dup_when (row);
  g_autofree char *what = dup_what (office, row);
  g_autofree char *about = join_about (office, row, TRUE);

  return g_strdup_printf ("%s  %s  %s  %s", when, name_of (row), what, about);
}

static RegieLine *
add_row (RegieChapter *chapter, const RegieOffice *office, const RegieReadingRow *row,
         const char *place, gboolean with_whom)
{
  g_autofree char *name = g_strdup_printf ("%s/%" G_GINT64_FORMAT, place, row->id);
  g_autofree char *what = dup_what (office, row);
  g_autofree char *title = g_strdup_printf ("%s · %s", name_of (row), what);
  g_autofree char *about = join_about (office, row, with_whom);
  g_autofree char *when = dup_when (row);
  RegieLine *line = regie_chapter_add_line (chapter, name, title, *about != '\0' ? about : NULL);

  if (row->refused)
    regie_line_set_shape (line, REGIE_SHAPE_SIGNAL);
  regie_line_add_word (line, when, "dim-label");
  if (with_whom && row->whom != NULL)
    regie_line_set_action (line, "win.show-dossier", g_variant_new ("(xs)", row->dossier, "log"));
  return line;
}

void
regie_account_add_reading (RegieChapter *chapter, const RegieOffice *office,
                           const RegieReadingRow *row)
{
  g_return_if_fail (chapter != NULL && office != NULL && row != NULL);
  add_row (chapter, office, row, "reading", TRUE);
}

void
regie_account_add_looked (GListStore *chapters, const RegieOffice *office, const GPtrArray *rows)
{
  g_autoptr (GListStore) one = regie_chapters_new ();
  g_autoptr (RegieChapter) chapter = NULL;

  g_return_if_fail (chapters != NULL && office != NULL && rows != NULL);
  chapter = g_object_ref (regie_chapters_add (
    one, _("Who looked here"),
    _("Every opening, file, export and print, with why. The person of the dossier may ask for "
       "this list.")));
  regie_chapter_add_deed (chapter, _("List for the person…"), "dossier.looked-list", NULL);
  for (guint i = 0; i < rows->len; i++)
    add_row (chapter, office, rows->pdata[i], "looked", FALSE);
  if (rows->len == 0)
    regie_chapter_add_empty (chapter, _("Nobody looked here yet"));
  g_list_store_append (chapters, chapter);
}

char *
regie_account_dup_signal (const RegieMisuse *signal)
{
  const char *name = name_of (signal->row);
  const guint n = signal->n;

  switch (signal->kind)
    {
    case REGIE_MISUSE_OUTSIDE:
      return g_strdup_printf (ngettext ("%s opened %u dossier of colleagues",
                                        "%s opened %u dossiers of colleagues", n),
                              name, n);
    case REGIE_MISUSE_REFUSED:
      return g_strdup_printf (ngettext ("%s was refused %u time", "%s was refused %u times", n),
                              name, n);
    case REGIE_MISUSE_EXPORT:
      return g_strdup_printf (ngettext ("%s took out the data of %u person",
                                        "%s took out the data of %u people", n),
                              name, n);
    case REGIE_MISUSE_NIGHT:
      return g_strdup_printf (
        ngettext ("%s looked at night, %u time", "%s looked at night, %u times", n), name, n);
    case REGIE_MISUSE_CROWD:
      return g_strdup_printf (ngettext ("%u colleague opened the dossier of %s",
                                        "%u colleagues opened the dossier of %s", n),
                              n, signal->row->whom != NULL ? signal->row->whom : "–");
    default:
      return g_strdup_printf (_("%s opened a dossier with the own surname"), name);
    }
}

/* What was said of KEY; borrowed, NULL for nothing yet. */
static RegieRecord *
find_inspection (const GPtrArray *inspections, const char *key)
{
  for (guint i = 0; inspections != NULL && i < inspections->len; i++)
    if (g_strcmp0 (regie_get (inspections->pdata[i], Inspection, about), key) == 0)
      return inspections->pdata[i];
  return NULL;
}

/* LINE was looked at, or can be. */
static void
add_review (RegieLine *line, const RegieAccountSource *from, const char *key, gint64 who)
{
  RegieRecord *inspection = find_inspection (from->inspections, key);

  if (inspection == NULL)
    {
      regie_line_add_deed (line, _("Looked at…"), "account.review",
                           g_variant_new ("(sx)", key, who));
      return;
    }
  regie_line_set_shape (line, REGIE_SHAPE_DONE);
  regie_line_add_word (line,
                       regie_codes_label (from->office->codes, "oordeel",
                                          regie_get (inspection, Inspection, verdict)),
                       NULL);
}

static void
add_signals (GListStore *chapters, const RegieAccountSource *from)
{
  RegieChapter *chapter = regie_chapters_add (
    chapters, _("Signals of the last month"),
    _("A signal is a question, no verdict. The limits stand in misuse.ini."));

  regie_chapter_add_deed (chapter, _("Verify the logs"), "account.verify", NULL);
  for (guint i = 0; i < from->signals->len; i++)
    {
      const RegieMisuse *signal = from->signals->pdata[i];
      g_autofree char *name = g_strconcat ("signal/", signal->key, NULL);
      g_autofree char *title = regie_account_dup_signal (signal);
      g_autofree char *when = regie_day_dup_medium (signal->day);
      RegieLine *line = regie_chapter_add_line (chapter, name, title, when);

      regie_line_set_shape (line, REGIE_SHAPE_SIGNAL);
      add_review (line, from, signal->key, signal->row->who);
    }
  if (from->signals->len == 0)
    regie_chapter_add_empty (chapter, _("Nothing asks for a talk"));
}

static void
add_sample (GListStore *chapters, const RegieAccountSource *from)
{
  RegieChapter *chapter = regie_chapters_add (
    chapters, _("Sample of last month"),
    _(
      "Drawn at random: ask of each whether it was needed for the work, and note what you found."));

  for (guint i = 0; i < from->sample->len; i++)
    {
      const RegieReadingRow *row = from->sample->pdata[i];
      g_autofree char *key = g_strdup_printf ("steekproef/%" G_GINT64_FORMAT, row->id);

      add_review (add_row (chapter, from->office, row, "sample", TRUE), from, key, row->who);
    }
  if (from->sample->len == 0)
    regie_chapter_add_empty (chapter, _("Nothing was read in that month"));
}

RegieAccountView *
regie_account_view_new (const RegieAccountSource *from)
{
  RegieAccountView *self = g_object_new (regie_account_view_get_type (), NULL);
  RegieChapter *chapter;

  g_return_val_if_fail (from != NULL && from->rows != NULL, self);
  self->has_more = from->has_more;
  if (from->signals != NULL)
    add_signals (self->chapters, from);
  if (from->sample != NULL)
    add_sample (self->chapters, from);
  if (from->rows->len == 0 && *from->search != '\0')
    {
      self->nothing = g_strdup (_("Nothing in the log of reading says this."));
      return self;
    }
  chapter = regie_chapters_add (self->chapters, _("Who looked at whom"), NULL);
  for (guint i = 0; i < from->rows->len; i++)
    add_row (chapter, from->office, from->rows->pdata[i], "row", TRUE);
  if (from->rows->len == 0)
    regie_chapter_add_empty (chapter, _("Nobody looked at anything yet"));
  return self;
}
