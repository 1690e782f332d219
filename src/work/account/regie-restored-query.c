/* SPDX-License-Identifier: EUPL-1.2 */
/* Backups that were put back, as the log tells of them. */
#include "regie-restored-query.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-apply.h"
#include "regie-column.h"
#include "regie-lock.h"
#include "regie-moment.h"
#include "regie-text.h"

/* The title of the line: it is read again, so it is the same in every language. */
#define BEGIN "Back-up van "
#define FORMAT                                                                                     \
  BEGIN "%s teruggezet (wijzigingen tot en met %" G_GINT64_FORMAT                                  \
        ", lezingen tot en met %" G_GINT64_FORMAT ")"
#define PATTERN                                                                                    \
  "^" BEGIN "([-0-9T:.Z+]+) teruggezet \\(wijzigingen tot en met ([0-9]+), lezingen tot en met "   \
  "([0-9]+)\\)$"

static void
restored_free (gpointer data)
{
  RegieRestored *self = data;

  g_free (self->at);
  g_free (self->by);
  g_free (self->made);
  g_free (self->hash);
  g_free (self);
}

/* How far the chain KIND goes; 0 while it is empty. */
static gboolean
load_end (RegieDb *db, RegieChainKind kind, gint64 *seq, GError **error)
{
  g_autoptr (GError) failed = NULL;
  g_autoptr (RegieHead) head = regie_chain_load_head (db, kind, &failed);

  *seq = head != NULL ? head->seq : 0;
  if (failed == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}

static gboolean
append (RegieDb *db, gint64 who, const char *title, GError **error)
{
  gint64 seq;

  return regie_lock_begin_loose (db, error)
         && regie_lock_end (db, regie_log_append (db, who, title, &seq, error), error);
}

gboolean
regie_restored_note (RegieDb *db, const char *login, const char *made, GError **error)
{
  gint64 heads[REGIE_N_CHAINS];
  g_autofree char *title = NULL;
  gint64 who;

  g_return_val_if_fail (db != NULL && login != NULL && made != NULL, FALSE);
  for (guint kind = 0; kind < REGIE_N_CHAINS; kind++)
    if (!load_end (db, kind, &heads[kind], error))
      return FALSE;
  if (!regie_db_get_int (db,
                         "SELECT COALESCE (min (id), 0) FROM staff WHERE login = $1 AND voided = 0",
                         1, &login, &who, error))
    return FALSE;
  title = g_strdup_printf (FORMAT, made, heads[REGIE_CHAIN_CHANGES], heads[REGIE_CHAIN_READINGS]);
  return append (db, who, title, error);
}

/* Whoever works here can write such a title: it counts where it says which line of the log of what
 * was done it is, the first after the head that came back. */
static gboolean
add_restored (guint n, const char *const *c, gpointer data, GError **error)
{
  g_autoptr (GRegex) pattern = g_regex_new (PATTERN, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  RegieRestored *self;

  if (!g_regex_match (pattern, c[1], 0, &match))
    return TRUE;
  self = g_new0 (RegieRestored, 1);
  self->at = g_strdup (c[0]);
  self->by = g_strdup (c[2]);
  self->hash = g_strdup (c[3]);
  self->made = g_match_info_fetch (match, 1);
  for (guint kind = 0; kind < REGIE_N_CHAINS; kind++)
    {
      g_autofree char *number = g_match_info_fetch (match, (int) kind + 2);

      self->heads[kind] = g_ascii_strtoll (number, NULL, 10);
    }
  if (self->heads[REGIE_CHAIN_CHANGES] == regie_column_id (c[4]) - 1)
    g_ptr_array_add (data, self);
  else
    restored_free (self);
  return TRUE;
}

GPtrArray *
regie_restored_load (RegieDb *db, GError **error)
{
  g_autoptr (GPtrArray) restored = g_ptr_array_new_with_free_func (restored_free);

  g_return_val_if_fail (db != NULL, NULL);
  return regie_db_exec (
           db,
           "SELECT l.at, l.title, s.name, l.hash, l.seq FROM change_log l LEFT JOIN staff s "
           "ON s.id = l.who WHERE l.title LIKE '" BEGIN "%' ORDER BY l.seq",
           0, NULL, add_restored, restored, error)
           ? g_steal_pointer (&restored)
           : NULL;
}

void
regie_restored_pass_by (const GPtrArray *restored, RegieChainKind kind, GPtrArray *anchors)
{
  g_return_if_fail (restored != NULL && anchors != NULL && kind < REGIE_N_CHAINS);
  for (guint i = anchors->len; i-- > 0;)
    {
      const RegieHead *anchor = anchors->pdata[i];
      RegieRestored *before = NULL;

      for (guint k = 0; anchor->at != NULL && k < restored->len && before == NULL; k++)
        {
          RegieRestored *one = restored->pdata[k];

          /* That of the line itself was kept in the same second. */
          if (strcmp (anchor->at, one->at) <= 0 && anchor->seq > one->heads[kind]
              && strcmp (anchor->hash, one->hash) != 0)
            before = one;
        }
      if (before == NULL)
        continue;
      before->lost[kind] = MAX (before->lost[kind], anchor->seq);
      g_ptr_array_remove_index (anchors, i);
    }
}

/* A moment in UTC as people here read it. */
static char *
dup_moment (const char *at)
{
  g_autoptr (GDateTime) here = regie_moment_here (at);
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  if (here == NULL)
    return g_strdup (at);
  day = regie_day_dup_medium (regie_moment_day (here));
  time = g_date_time_format (here, "%H:%M");
  return g_strdup_printf ("%s %s", day, time);
}

char *
regie_restored_dup_words (const RegieRestored *self)
{
  g_autoptr (GString) said = g_string_new (NULL);
  g_autofree char *at = NULL;
  g_autofree char *made = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  at = dup_moment (self->at);
  made = dup_moment (self->made);
  if (self->by != NULL)
    /* TRANSLATORS: the moment, who, and the moment at which the backup was made */
    g_string_printf (said, _("On %s %s restored the backup of %s."), at, self->by, made);
  else
    g_string_printf (said, _("On %s the backup of %s was restored."), at, made);
  for (guint kind = 0; kind < REGIE_N_CHAINS; kind++)
    {
      char from[REGIE_NUMBER_TEXT], until[REGIE_NUMBER_TEXT];
      g_autofree char *lost = NULL;

      if (self->lost[kind] == 0)
        continue;
      regie_number_format (self->heads[kind] + 1, from);
      regie_number_format (self->lost[kind], until);
      lost = kind == REGIE_CHAIN_CHANGES
               ? g_strdup_printf (_("Lines %s to %s of the log of what was done, from before the "
                                     "restore, are not there any more."),
                                  from, until)
               : g_strdup_printf (
                 _("Lines %s to %s of the log of reading, from before the restore, "
                    "are not there any more."),
                 from, until);
      g_string_append_printf (said, " %s", lost);
    }
  return g_string_free (g_steal_pointer (&said), FALSE);
}
