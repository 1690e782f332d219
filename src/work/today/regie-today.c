/* SPDX-License-Identifier: EUPL-1.2 */
/* Vandaag: the rows of dossiers and tasks among each other, and confirming the open ends. */
#include "regie-today.h"

#include <glib/gi18n.h>

#include "regie-error.h"
#include "regie-tasks.h"
#include "regie-today-talks.h"

void
regie_today_row_free (RegieTodayRow *row)
{
  if (row == NULL)
    return;
  g_free (row->name);
  g_free (row->rule);
  g_free (row->consultant_name);
  g_free (row->code);
  g_free (row->reason);
  g_free (row);
}

/* A talk has its hour: it stands above what has only the day, whoever it is about. */
static int
compare_keys (gconstpointer a, gconstpointer b)
{
  const RegieTodayKey *x = a;
  const RegieTodayKey *y = b;
  gboolean first = regie_today_is_talk (x);
  gboolean second = regie_today_is_talk (y);

  if (x->section != y->section)
    return (int) x->section - (int) y->section;
  if (x->due != y->due)
    return x->due < y->due ? -1 : 1;
  if (first != second)
    return first ? -1 : 1;
  if (first && x->n != y->n)
    return (int) x->n - (int) y->n;
  if (x->dossier != y->dossier)
    return x->dossier < y->dossier ? -1 : 1;
  if (first)
    return x->subject < y->subject ? -1 : 1;
  return (int) x->n - (int) y->n;
}

void
regie_today_sort_keys (GArray *keys)
{
  g_return_if_fail (keys != NULL);
  g_array_sort (keys, compare_keys);
}

/* The rows of one page of KEYS in ROWS, of which there are N and none is filled. */
static gboolean
load_page (RegieDb *db, const RegieOffice *office, const RegieTodayKey *keys, guint n,
           GPtrArray *rows, GError **error)
{
  if (!regie_today_load_page (db, keys, n, rows, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if ((keys[i].dossier == 0 && (rows->pdata[i] = regie_task_row (db, &keys[i], error)) == NULL)
        || (regie_today_is_talk (&keys[i])
            && !regie_today_load_talk (db, office, &keys[i], (RegieTodayRow **) &rows->pdata[i],
                                       error)))
      return FALSE;
  return TRUE;
}

GPtrArray *
regie_today_rows (RegieDb *db, const RegieOffice *office, const RegieTodayKey *keys, guint n,
                  GError **error)
{
  const GDestroyNotify free_row = (GDestroyNotify) regie_today_row_free;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n, free_row);

  g_return_val_if_fail (db != NULL, NULL);
  for (guint at = 0; at < n; at += REGIE_SQL_PAGE)
    {
      guint here = MIN (REGIE_SQL_PAGE, n - at);
      g_autoptr (GPtrArray) page = g_ptr_array_new_full (here, free_row);

      g_ptr_array_set_size (page, (int) here);
      if (!load_page (db, office, keys + at, here, page, error))
        return NULL;
      g_ptr_array_extend_and_steal (rows, g_steal_pointer (&page));
    }
  return g_steal_pointer (&rows);
}

typedef struct {
  RegieChange *change;
  GHashTable *left;
  const char *reason;
  guint n, n_left;
} Confirming;

char *
regie_today_dup_open_end (gint64 dossier, const char *rule, gint64 fact)
{
  g_return_val_if_fail (rule != NULL, NULL);
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT, dossier, rule, fact);
}

static void
confirm (const char *dossier, const char *rule, const char *fact, gpointer data)
{
  Confirming *self = data;
  g_autofree char *name = regie_today_dup_open_end (g_ascii_strtoll (dossier, NULL, 10), rule,
                                                    fact != NULL ? g_ascii_strtoll (fact, NULL, 10)
                                                                 : 0);
  gint64 id = regie_id_new ();

  if (self->left != NULL && g_hash_table_contains (self->left, name))
    {
      self->n_left++;
      return;
    }
  self->n++;
  regie_change_insert (self->change, regie_entity (REGIE_ENTITY_Deferral), id);
  regie_put_new (self->change, Deferral, id, dossier, dossier);
  regie_put_new (self->change, Deferral, id, rule, rule);
  regie_put_new (self->change, Deferral, id, fact, fact);
  regie_put_new_code (self->change, Deferral, id, kind, REGIE_HANDLING_DONE);
  regie_put_new (self->change, Deferral, id, reason, self->reason);
}

RegieChange *
regie_today_confirm (RegieDb *db, const RegieQuery *query, const char *rules, GHashTable *left,
                     guint shown, const char *reason, GError **error)
{
  g_autoptr (RegieChange) change = regie_change_new (_("Confirm older open ends"));
  Confirming confirming = { change, left, reason, 0, 0 };

  g_return_val_if_fail (db != NULL && query != NULL, NULL);
  if (!regie_today_each_unrecorded (db, query, rules, confirm, &confirming, error))
    return NULL;
  if (confirming.n == 0)
    return regie_refuse (error, _("There is nothing left to confirm.")), NULL;
  if (confirming.n + confirming.n_left != shown)
    {
      g_set_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
                   /* TRANSLATORS: how many open ends there are, and how many were shown */
                   _("There are %1$u older open ends now, and %2$u were shown. Look at them again "
                      "before you confirm them."),
                   confirming.n + confirming.n_left, shown);
      return NULL;
    }
  return g_steal_pointer (&change);
}
