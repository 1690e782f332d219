/* SPDX-License-Identifier: EUPL-1.2 */
/* What everybody did, in words. */
#include "regie-changes-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-access.h"
#include "regie-changes-query.h"
#include "regie-done-words.h"
#include "regie-text.h"

static const RegieProp changes_props[] = {
  REGIE_PROP (RegieChangesView, chapters, "chapters", LIST),
  REGIE_PROP (RegieChangesView, nothing, "nothing", TEXT),
  REGIE_PROP (RegieChangesView, has_more, "has-more", BOOL),
  REGIE_PROP (RegieChangesView, people, "people", TARGET),
  REGIE_PROP (RegieChangesView, kinds, "kinds", TARGET),
};
REGIE_DEFINE_ITEM (RegieChangesView, regie_changes_view, changes_props)

/* So many fields of one change are told on the screen; a list that goes out has all. */
#define FIELDS 6
/* So many go out at most. */
#define ROWS 20000

const char *
regie_changes_name (const RegieDone *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return self->did_by != NULL ? self->did_by
         : self->did != 0     ? _("somebody without a name here")
                              : _("the program");
}

/* "14:05 · Lotte · Selam Haile", and below it what was written. */
static char *
dup_about (const RegieWork *work, const RegieDone *done, const char *time, char *const *words,
           const char *later, gboolean named)
{
  g_autoptr (GString) about = g_string_new (time);
  const guint n = g_strv_length ((char **) words);

  if (named)
    g_string_append_printf (about, " · %s", regie_changes_name (done));
  if (regie_done_place (done) != NULL)
    g_string_append_printf (about, " · %s", regie_done_place (done));
  if (done->is_undone)
    {
      g_autofree char *back = regie_done_dup_back (done->who, done->by, work->me);

      g_string_append_printf (about, " · %s", back);
    }
  else if (later != NULL)
    {
      /* TRANSLATORS: who recorded what: "Bert Bos (bert): Fact (2)" */
      g_autofree char *said = g_strdup_printf (_("recorded on it since: %s"), later);

      g_string_append_printf (about, " · %s", said);
    }
  for (guint i = 0; i < MIN (n, FIELDS); i++)
    g_string_append_printf (about, "%s%s", i == 0 ? "\n" : "; ", words[i]);
  if (n > FIELDS)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n - FIELDS),
                                               n - FIELDS);

      g_string_append_printf (about, "; %s", more);
    }
  return g_string_free (g_steal_pointer (&about), FALSE);
}

/* May who works here take DONE back, when nothing stands in the way? */
static gboolean
may_turn (const RegieWork *work, const RegieDone *done)
{
  return done->n_records > 0
         && (done->who == work->me->id || regie_role_may (work->me->role, REGIE_MAY_ADMINISTER));
}

static void
add_done (RegieChapter *chapter, const RegieWork *work, const RegieDone *done, const char *about,
          gboolean stands_free)
{
  g_autofree char *name = g_strdup_printf ("done/%" G_GINT64_FORMAT, done->root);
  g_autofree char *what = regie_done_dup_what (done);
  RegieLine *line = regie_chapter_add_line (chapter, name, what, about);

  if (regie_role_may (work->me->role, done->where.kind == REGIE_WHERE_DESK
                                        ? REGIE_MAY_DESK
                                        : REGIE_MAY_SEE_DOSSIERS))
    regie_done_set_action (line, done);
  if (done->is_undone)
    line->style = g_strdup ("dim-label");
  if (stands_free && may_turn (work, done))
    regie_done_add_deed (line, done->is_undone, done->entry);
}

void
regie_changes_add_days (GListStore *chapters, const RegieWork *work, const GPtrArray *done,
                        const GPtrArray *words, const GPtrArray *later, gboolean named)
{
  RegieChapter *chapter = NULL;
  RegieDay shown = REGIE_DAY_NONE;

  g_return_if_fail (chapters != NULL && work != NULL && done != NULL);
  for (guint i = 0; i < done->len; i++)
    {
      const RegieDone *one = done->pdata[i];
      g_autofree char *time = NULL;
      const RegieDay day = regie_done_split_moment (one, &time);
      g_autofree char *title = day == regie_office_today (work->office)
                                 ? g_strdup (_("Today"))
                                 : regie_day_dup_medium (day);
      const char *in_way = may_turn (work, one) ? later->pdata[i] : NULL;
      g_autofree char *about = dup_about (work, one, time, words->pdata[i], in_way, named);

      if (chapter == NULL || day != shown)
        chapter = regie_chapters_add (chapters, title, NULL);
      shown = day;
      add_done (chapter, work, one, about, in_way == NULL);
    }
}

/* --- by what one can choose --- */

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (_((*(const RegieEntity *const *) a)->label),
                         _((*(const RegieEntity *const *) b)->label));
}

static GVariant *
make_words (char *const *words)
{
  return g_variant_ref_sink (g_variant_new_strv ((const char *const *) words, -1));
}

static GVariant *
make_kinds (const RegieWork *work)
{
  g_autoptr (GPtrArray) entities = g_ptr_array_new ();
  g_autoptr (GStrvBuilder) kinds = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;

  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    if (regie_access_allows (work->me->role, regie_entity (i), REGIE_ACT_READ, NULL))
      g_ptr_array_add (entities, (gpointer) regie_entity (i));
  g_ptr_array_sort (entities, compare_kinds);
  for (guint i = 0; i < entities->len; i++)
    {
      const RegieEntity *entity = entities->pdata[i];

      g_strv_builder_add_many (kinds, _(entity->label), entity->key, NULL);
    }
  words = g_strv_builder_end (kinds);
  return make_words (words);
}

static char *
dup_nothing (const RegieChangesAsk *ask, const char *asked, RegieDay stopped)
{
  g_autofree char *day = stopped != REGIE_DAY_NONE ? regie_day_dup_long (stopped) : NULL;

  if (day != NULL)
    return g_strdup_printf (_("No change says this as far back as %s. Show older changes to look "
                               "further back, or take another word."),
                            day);
  if (*ask->search != '\0')
    return g_strdup (_("No change says this. Take another word, or a longer period."));
  return g_strdup (*asked != '\0' ? _("Nothing was changed like this. Take a longer period, or "
                                       "everybody.")
                                  : _("Nobody changed anything yet."));
}

static char *
dup_stopped (RegieDay stopped)
{
  g_autofree char *day = regie_day_dup_long (stopped);

  return g_strdup_printf (_("Looked as far back as %s"), day);
}

/* What was found is not all that there may be. */
static void
add_stopped (GListStore *chapters, RegieDay stopped)
{
  g_autofree char *said = dup_stopped (stopped);

  regie_chapters_add (chapters, said, NULL);
}

RegieChangesView *
regie_changes_view_load (const RegieWork *work, const char *asked, guint most, GError **error)
{
  g_autoptr (RegieChangesView) self = g_object_new (regie_changes_view_get_type (), NULL);
  g_auto (RegieChangesAsk) ask = { 0 };
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) later = NULL;
  g_auto (GStrv) people = NULL;
  RegieDay stopped = REGIE_DAY_NONE;

  g_return_val_if_fail (work != NULL && asked != NULL, NULL);
  if (!regie_changes_ask_read (&ask, asked, work->today, error)
      || (done = regie_changes_find (work, &ask.filter, ask.search, most, most, &self->has_more,
                                     &stopped, error))
           == NULL
      || (words = regie_changes_load_words (work, done, FALSE, error)) == NULL
      || (later = regie_changes_load_later (work, done, error)) == NULL
      || (people = regie_changes_load_people (work->db, error)) == NULL)
    return NULL;
  self->people = make_words (people);
  self->kinds = make_kinds (work);
  regie_changes_add_days (self->chapters, work, done, words, later, TRUE);
  if (done->len == 0)
    self->nothing = dup_nothing (&ask, asked, stopped);
  else if (stopped != REGIE_DAY_NONE)
    add_stopped (self->chapters, stopped);
  return g_steal_pointer (&self);
}

/* --- to go out --- */

static const RegieRollColumn columns[] = {
  { "day", N_("Day"), REGIE_CELL_DAY, 0 },
  { "day", N_("Time"), REGIE_CELL_TEXT, REGIE_ROLL_BESIDE },
  { "who", N_("Who"), REGIE_CELL_TEXT, 0 },
  { "what", N_("What was done"), REGIE_CELL_TEXT, 0 },
  { "kind", N_("Kind"), REGIE_CELL_TEXT, 0 },
  { "whom", N_("Of whom"), REGIE_CELL_TEXT, 0 },
  { "words", N_("What was written"), REGIE_CELL_TEXT, 0 },
  { "back", N_("Taken back by"), REGIE_CELL_TEXT, 0 },
  { "number", N_("Number in the log"), REGIE_CELL_TEXT, REGIE_ROLL_EXTRA },
};

static void
add_row (RegieRoll *roll, const RegieDone *done, char *const *words)
{
  g_autofree char *written = g_strjoinv ("; ", (char **) words);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, done->root);
  g_autofree char *what = regie_done_dup_what (done);
  g_autofree char *time = NULL;
  const RegieDay day = regie_done_split_moment (done, &time);

  regie_roll_add_row (roll, done->root);
  regie_roll_add_day (roll, day);
  regie_roll_add_text (roll, time);
  regie_roll_add_text (roll, regie_changes_name (done));
  regie_roll_add_text (roll, what);
  regie_roll_add_text (roll, done->entity != NULL ? _(done->entity->label) : NULL);
  regie_roll_add_text (roll, regie_done_place (done));
  regie_roll_add_text (roll, written);
  regie_roll_add_text (roll, !done->is_undone   ? NULL
                             : done->by != NULL ? done->by
                                                : _("somebody"));
  regie_roll_add_text (roll, number);
}

/* What is asked, in words above the list. */
static gboolean
describe (RegieRoll *roll, const RegieWork *work, const RegieChangesAsk *ask, GError **error)
{
  g_autofree char *from = ask->first != REGIE_DAY_NONE ? regie_day_dup_medium (ask->first) : NULL;
  g_autofree char *until = ask->last != REGIE_DAY_NONE ? regie_day_dup_medium (ask->last) : NULL;
  g_auto (GStrv) people = regie_changes_load_people (work->db, error);

  if (people == NULL)
    return FALSE;
  for (guint i = 0; !ask->filter.of_all && people[i] != NULL; i += 2)
    if (g_ascii_strtoll (people[i + 1], NULL, 10) == ask->filter.who)
      regie_roll_add_about (roll, people[i]);
  if (ask->filter.entity != NULL)
    regie_roll_add_about (roll, _(ask->filter.entity->label));
  if (from != NULL)
    {
      g_autofree char *since = g_strdup_printf (_("From %s"), from);

      regie_roll_add_about (roll, since);
    }
  if (until != NULL)
    {
      g_autofree char *end = g_strdup_printf (_("Until %s"), until);

      regie_roll_add_about (roll, end);
    }
  if (*ask->search != '\0')
    {
      g_autofree char *searched = g_strdup_printf (_("Searched for “%s”"), ask->search);

      regie_roll_add_about (roll, searched);
    }
  return TRUE;
}

RegieRoll *
regie_changes_roll_load (const RegieWork *work, const char *asked, gboolean with_bsn,
                         GError **error)
{
  g_autoptr (RegieRoll) roll = regie_roll_new (_("Changes"));
  g_auto (RegieChangesAsk) ask = { 0 };
  g_autoptr (GPtrArray) done = NULL;
  g_autoptr (GPtrArray) words = NULL;
  RegieDay stopped = REGIE_DAY_NONE;
  gboolean has_more;

  g_return_val_if_fail (work != NULL && asked != NULL, NULL);
  if (!regie_changes_ask_read (&ask, asked, work->today, error)
      || (done = regie_changes_find (work, &ask.filter, ask.search, ROWS, ask.shown, &has_more,
                                     &stopped, error))
           == NULL
      || (words = regie_changes_load_words (work, done, TRUE, error)) == NULL
      || !describe (roll, work, &ask, error))
    return NULL;
  if (stopped != REGIE_DAY_NONE)
    {
      g_autofree char *said = dup_stopped (stopped);

      regie_roll_add_about (roll, said);
    }
  else if (has_more)
    regie_roll_add_about (roll, _("There are older changes than these: take a shorter period."));
  regie_roll_add_columns (roll, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < done->len; i++)
    add_row (roll, done->pdata[i], words->pdata[i]);
  return g_steal_pointer (&roll);
}
