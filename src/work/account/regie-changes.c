/* SPDX-License-Identifier: EUPL-1.2 */
/* Finds what was done, whoever did it, and says what each change wrote. */
#include "regie-changes.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-access.h"
#include "regie-changes-query.h"
#include "regie-error.h"
#include "regie-insight-query.h"
#include "regie-moment.h"
#include "regie-money.h"
#include "regie-period.h"
#include "regie-readings-query.h"
#include "regie-roll.h"
#include "regie-text.h"

/* So many are read at a time, and of a search so many are looked at for each so many that are
 * asked. */
#define BATCH 200
#define LOOKED_AT 10000
#define ASKED 50
/* No screen shows more than so many. */
#define MOST_SHOWN 20000

static guint looked_at = LOOKED_AT;

void
regie_changes_set_looked_at (guint n)
{
  looked_at = n != 0 ? n : LOOKED_AT;
}

/* --- finding --- */

/* Says DONE all of FOLDED? */
static gboolean
matches (const RegieDone *done, char *const *folded)
{
  g_autoptr (GDateTime) here = regie_moment_here (done->at);
  g_autofree char *day = here != NULL ? regie_day_dup_medium (regie_moment_day (here))
                                      : g_strdup ("");
  g_autofree char *said = g_strjoin (" ", done->title, done->thing != NULL ? done->thing : "",
                                     done->whom != NULL ? done->whom : "",
                                     done->did_by != NULL ? done->did_by : "", day, NULL);
  g_autofree char *plain = regie_text_fold (said);

  for (guint i = 0; folded[i] != NULL; i++)
    if (strstr (plain, folded[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Moves what says all of FOLDED from BATCH to FOUND, until there are MOST; TRUE when there are
 * more. */
static gboolean
take_matches (GPtrArray *batch, char *const *folded, guint most, GPtrArray *found)
{
  for (guint i = 0; i < batch->len; i++)
    {
      if (!matches (batch->pdata[i], folded))
        continue;
      if (found->len == most)
        return TRUE;
      g_ptr_array_add (found, g_steal_pointer (&batch->pdata[i]));
    }
  return FALSE;
}

static gboolean
may_read (const RegieWork *work, const RegieEntity *entity, const char *field)
{
  return regie_access_allows (work->me->role, entity, REGIE_ACT_READ, field);
}

static gboolean
name_all (const RegieWork *work, const GPtrArray *done, GError **error)
{
  if (!regie_done_name (work->db, (RegieDone *const *) done->pdata, done->len, error))
    return FALSE;
  for (guint i = 0; i < done->len; i++)
    {
      RegieDone *one = done->pdata[i];

      if (one->did == work->me->id || one->entity == NULL || may_read (work, one->entity, NULL))
        continue;
      g_clear_pointer (&one->thing, g_free);
      g_clear_pointer (&one->whom, g_free);
      one->where = (RegieWhere){ REGIE_WHERE_ANYWHERE, 0 };
    }
  return !g_cancellable_set_error_if_cancelled (work->cancellable, error);
}

static RegieDay
day_of (const RegieDone *done)
{
  g_autoptr (GDateTime) here = regie_moment_here (done->at);

  return here != NULL ? regie_moment_day (here) : REGIE_DAY_NONE;
}

static void
done_free (gpointer done)
{
  if (done != NULL) /* taken */
    regie_done_free (done);
}

GPtrArray *
regie_changes_find (const RegieWork *work, const RegieDoneFilter *filter, const char *search,
                    guint most, guint shown, gboolean *has_more, RegieDay *stopped, GError **error)
{
  const guint limit = (guint) MIN ((guint64) looked_at * MAX (shown / ASKED, 1), G_MAXINT);
  const guint batched = MIN (BATCH, looked_at);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (done_free);
  g_autofree char *folded = NULL;
  g_auto (GStrv) words = NULL;
  gint64 before = 0;

  g_return_val_if_fail (work != NULL && filter != NULL && search != NULL, NULL);
  g_return_val_if_fail (has_more != NULL, NULL);
  folded = regie_text_fold (search);
  words = g_strsplit (folded, " ", -1);
  *has_more = FALSE;
  if (stopped != NULL)
    *stopped = REGIE_DAY_NONE;
  for (guint n = 0; !*has_more; n += batched)
    {
      const guint wanted = *folded == '\0' ? MIN (most + 1 - found->len, batched) : batched;
      g_autoptr (GPtrArray) batch = regie_done_load (work->db, filter, before, wanted, error);

      if (batch == NULL || !name_all (work, batch, error))
        return NULL;
      if (batch->len > 0)
        before = ((const RegieDone *) batch->pdata[batch->len - 1])->root;
      if (batch->len == wanted && *folded != '\0' && n + batched >= limit && stopped != NULL)
        *stopped = day_of (batch->pdata[batch->len - 1]);
      g_ptr_array_set_free_func (batch, done_free);
      *has_more = take_matches (batch, words, most, found);
      if (batch->len < wanted)
        break;
      *has_more = *has_more || (*folded != '\0' && n + batched >= limit);
    }
  return g_steal_pointer (&found);
}

GPtrArray *
regie_changes_load_later (const RegieWork *work, const GPtrArray *done, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (work != NULL && done != NULL, NULL);
  if (!regie_done_find_touched (work->db, (RegieDone *const *) done->pdata, done->len, error))
    return NULL;
  for (guint i = 0; i < done->len; i++)
    {
      const RegieDone *one = done->pdata[i];
      char *later = NULL;

      if (one->is_touched && !one->is_undone && !one->has_ranges && one->n_records > 0
          && !regie_apply_find_later (work->db, regie_schema (), one->entry, &later, error))
        return NULL;
      g_ptr_array_add (list, later);
    }
  return g_steal_pointer (&list);
}

/* --- what was written --- */

/* So many letters of a text are told. */
#define LETTERS 60

typedef struct {
  const RegieWork *work;
  GHashTable *names; /* "organisation/12" → how it is called, or NULL */
  gboolean whole;
} Words;

/* How what VALUE points to is called; borrowed, NULL when it has no name or is not to be read. */
static gboolean
find_name (const Words *self, const RegieField *field, const char *value, const char **name,
           GError **error)
{
  const RegieEntity *entity = regie_schema_find (regie_schema (), field->list);
  g_autofree char *place = g_strdup_printf ("%s/%s", field->list, value);
  gpointer known;

  if (!g_hash_table_lookup_extended (self->names, place, NULL, &known))
    {
      g_autofree char *found = NULL;

      if (may_read (self->work, entity, NULL)
          && !regie_insight_load_name (self->work->db, entity, value, &found, error))
        return FALSE;
      known = g_steal_pointer (&found);
      g_hash_table_insert (self->names, g_steal_pointer (&place), known);
    }
  *name = known;
  return TRUE;
}

static char *
dup_text (const Words *self, const char *value)
{
  g_autofree char *line = g_strdup (value);
  g_autofree char *begin = NULL;

  if (g_str_has_prefix (value, "data:image/"))
    return g_strdup (_("a picture"));
  g_strdelimit (line, "\n\r\t", ' ');
  if (self->whole || g_utf8_strlen (line, -1) <= LETTERS)
    return g_steal_pointer (&line);
  begin = g_utf8_substring (line, 0, LETTERS);
  return g_strconcat (begin, "…", NULL);
}

/* VALUE of FIELD as a person reads it; *WORDS is owned, NULL when it cannot be told. */
static gboolean
say_value (const Words *self, const RegieField *field, const char *value, char **words,
           GError **error)
{
  const char *name = NULL;
  RegieDay day;

  *words = NULL;
  if (value == NULL)
    *words = g_strdup ("–");
  else if (field->kind == REGIE_REF)
    {
      if (!find_name (self, field, value, &name, error))
        return FALSE;
      *words = g_strdup (name);
    }
  else if (field->kind == REGIE_CODE)
    *words = g_strdup (regie_codes_label (self->work->office->codes, field->list, value));
  else if (field->kind == REGIE_PARTIAL)
    *words = regie_day_dup_partial_typed (value);
  else if (field->kind == REGIE_DAY && regie_day_parse (value, &day))
    *words = regie_day_dup_medium (day);
  else if (field->kind == REGIE_MONEY)
    *words = regie_money_dup (g_ascii_strtoll (value, NULL, 10), FALSE);
  else if (field->kind == REGIE_BOOL)
    *words = g_strdup (strcmp (value, "1") == 0 ? _("yes") : _("no"));
  else
    *words = dup_text (self, value);
  return TRUE;
}

static gboolean
may_tell (const Words *self, const RegieEntity *entity, const RegieField *field)
{
  return field != NULL && (field->flags & REGIE_TECHNICAL) == 0
         && may_read (self->work, entity, field->name);
}

/* Does it say that something was erased, and so not what? */
static gboolean
is_erased (const RegieChanged *self)
{
  return self->from == NULL && (self->to == NULL || strcmp (self->to, REGIE_ERASED_TEXT) == 0);
}

/* Says once that a kind of record was erased, or else (FIELD) which of its fields. */
static void
add_erased (GPtrArray *lines, const RegieEntity *entity, const RegieField *field)
{
  /* TRANSLATORS: a kind of record or a field: "Surname: erased" */
  g_autofree char *whole = g_strdup_printf (_("%s: erased"), _(entity->label));
  g_autofree char *line = field != NULL
                            ? g_strdup_printf (_("%s: erased"), regie_field_label (field))
                            : g_strdup (whole);

  if (!g_ptr_array_find_with_equal_func (lines, line, g_str_equal, NULL)
      && (field == NULL || !g_ptr_array_find_with_equal_func (lines, whole, g_str_equal, NULL)))
    g_ptr_array_add (lines, g_steal_pointer (&line));
}

/* "Day: 20 Nov 2026 → 21 Nov 2026" at the end of LINES. */
static gboolean
say_field (const Words *self, const RegieChanged *changed, GPtrArray *lines, GError **error)
{
  const RegieField *field = regie_entity_find (changed->entity, changed->field);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (!may_tell (self, changed->entity, field))
    return TRUE;
  if (is_erased (changed))
    {
      add_erased (lines, changed->entity, field);
      return TRUE;
    }
  if (!say_value (self, field, changed->from, &from, error)
      || !say_value (self, field, changed->to, &to, error))
    return FALSE;
  if (to != NULL && from != NULL)
    g_ptr_array_add (lines,
                     changed->from == NULL
                       ? g_strdup_printf ("%s: %s", regie_field_label (field), to)
                       : g_strdup_printf ("%s: %s → %s", regie_field_label (field), from, to));
  return TRUE;
}

/* Of a new record the line says already what it is, in which dossier, by whom and when. */
static gboolean
is_news (const RegieField *field)
{
  return (field->flags & REGIE_OWN) == 0 && field->kind != REGIE_MOMENT
         && (field->list == NULL || strcmp (field->list, "feit") != 0)
         && strcmp (field->name, "dossier") != 0 && strcmp (field->name, "recorded_by") != 0;
}

/* What a record said when it came. */
static gboolean
say_new (const Words *self, const RegieChanged *changed, GPtrArray *lines, GError **error)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (GPtrArray) values = NULL;

  for (guint i = 0; i < changed->entity->n_fields; i++)
    if (is_news (&changed->entity->fields[i])
        && may_tell (self, changed->entity, &changed->entity->fields[i]))
      g_ptr_array_add (fields, (gpointer) &changed->entity->fields[i]);
  if ((values = regie_changed_load_first (self->work->db, changed, fields, error)) == NULL)
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      g_autofree char *value = NULL;

      if (values->pdata[i] == NULL)
        continue;
      if (!say_value (self, fields->pdata[i], values->pdata[i], &value, error))
        return FALSE;
      if (value != NULL)
        g_ptr_array_add (lines,
                         g_strdup_printf ("%s: %s", regie_field_label (fields->pdata[i]), value));
    }
  return TRUE;
}

/* Is it about health, and not for who works here? */
static gboolean
find_hidden (const Words *self, const RegieChanged *changed, gboolean *hidden, GError **error)
{
  const RegieField *about;
  const char *health;

  *hidden = !may_read (self->work, changed->entity, NULL);
  if (*hidden || regie_role_may (self->work->me->role, REGIE_MAY_SEE_HEALTH)
      || !regie_entity_find_health (changed->entity, &about, &health))
    return TRUE;
  if (about == NULL)
    *hidden = TRUE;
  return about == NULL || regie_changed_is (self->work->db, changed, about, health, hidden, error);
}

static gboolean
say (const Words *self, const RegieChanged *changed, GPtrArray *lines, GError **error)
{
  gboolean hidden;

  if (!find_hidden (self, changed, &hidden, error))
    return FALSE;
  if (hidden)
    return TRUE;
  if (changed->last != 0)
    {
      if (changed->is_new)
        g_ptr_array_add (lines,
                         g_strdup_printf ("%s: %" G_GINT64_FORMAT, _(changed->entity->label),
                                          changed->last - changed->id + 1));
      return TRUE;
    }
  if (changed->is_new && changed->from == NULL)
    return say_new (self, changed, lines, error);
  if (strcmp (changed->field, REGIE_VOIDED) != 0)
    return say_field (self, changed, lines, error);
  if (!changed->is_new && changed->from == NULL)
    add_erased (lines, changed->entity, NULL);
  else if (!changed->is_new)
    /* TRANSLATORS: a kind of record: "Goal: removed" */
    g_ptr_array_add (lines, g_strdup_printf (_("%s: removed"), _(changed->entity->label)));
  return TRUE;
}

/* What CHANGES (of the entry ROOT, from the place *AT on) say. */
static char **
dup_lines (const Words *self, const GPtrArray *changes, guint *at, gint64 root, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (; *at < changes->len; ++*at)
    {
      const RegieChanged *changed = changes->pdata[*at];

      if (changed->seq != root)
        break;
      if (!say (self, changed, lines, error))
        return NULL;
    }
  g_ptr_array_add (lines, NULL);
  g_ptr_array_set_free_func (lines, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&lines), FALSE);
}

GPtrArray *
regie_changes_load_words (const RegieWork *work, const GPtrArray *done, gboolean whole,
                          GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GPtrArray) changes = NULL;
  Words self = { work, names, whole };
  guint at = 0;

  g_return_val_if_fail (work != NULL && done != NULL, NULL);
  if ((changes = regie_changed_load (work->db, done, error)) == NULL)
    return NULL;
  for (guint i = 0; i < done->len; i++)
    {
      char **lines = dup_lines (&self, changes, &at, ((const RegieDone *) done->pdata[i])->root,
                                error);

      if (lines == NULL)
        return NULL;
      g_ptr_array_add (all, lines);
    }
  return g_steal_pointer (&all);
}

/* --- what is asked --- */

void
regie_changes_ask_clear (RegieChangesAsk *self)
{
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->until, g_free);
  g_clear_pointer (&self->search, g_free);
}

/* The last days until TODAY, or a month, a quarter or a year. */
static gboolean
read_period (RegieChangesAsk *self, const char *text, RegieDay today, GError **error)
{
  static const struct {
    const char *word;
    int days;
  } lately[] = { { "vandaag", 1 }, { "week", 7 }, { "maand", 31 }, { "jaar", 366 } };
  RegiePeriod period;

  for (guint i = 0; i < G_N_ELEMENTS (lately); i++)
    if (strcmp (lately[i].word, text) == 0)
      {
        self->first = today - lately[i].days + 1;
        return TRUE;
      }
  if (!regie_period_parse (text, &period))
    return regie_refuse (error, _("“%s” is no period."), text);
  self->first = period.from;
  self->last = period.until;
  return TRUE;
}

static gboolean
read_day (const char *text, const char *word, RegieDay *day, GError **error)
{
  g_autofree char *said = regie_roll_dup_word (text, word);

  return said == NULL || regie_day_parse (said, day)
         || regie_refuse (error, _("“%s” is no day."), said);
}

gboolean
regie_changes_ask_read (RegieChangesAsk *self, const char *text, RegieDay today, GError **error)
{
  g_autofree char *who = regie_roll_dup_word (text, "wie");
  g_autofree char *kind = regie_roll_dup_word (text, "soort");
  g_autofree char *period = regie_roll_dup_word (text, "periode");
  g_autofree char *shown = regie_roll_dup_word (text, "getoond");

  g_return_val_if_fail (self != NULL && text != NULL, FALSE);
  *self = (RegieChangesAsk){ .first = REGIE_DAY_NONE, .last = REGIE_DAY_NONE };
  self->search = regie_roll_dup_word (text, "zoek");
  if (self->search == NULL)
    self->search = g_strdup ("");
  self->shown = shown != NULL ? (guint) CLAMP (g_ascii_strtoll (shown, NULL, 10), 0, MOST_SHOWN)
                              : 0;
  self->filter.of_all = who == NULL;
  self->filter.who = who != NULL ? g_ascii_strtoll (who, NULL, 10) : 0;
  for (guint i = 0; kind != NULL && i < REGIE_N_ENTITIES; i++)
    if (strcmp (regie_entity (i)->key, kind) == 0)
      self->filter.entity = regie_entity (i);
  if (kind != NULL && self->filter.entity == NULL)
    return regie_refuse (error, _("“%s” is no kind of record."), kind);
  if ((period != NULL && !read_period (self, period, today, error))
      || !read_day (text, "van", &self->first, error)
      || !read_day (text, "tot", &self->last, error))
    return FALSE;
  if (self->first != REGIE_DAY_NONE)
    self->from = regie_reading_dup_midnight (self->first);
  if (self->last != REGIE_DAY_NONE)
    self->until = regie_reading_dup_midnight (self->last + 1);
  self->filter.from = self->from;
  self->filter.until = self->until;
  return TRUE;
}
