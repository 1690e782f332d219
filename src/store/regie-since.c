/* SPDX-License-Identifier: EUPL-1.2 */
/* Looks in the log for what was recorded since on the records of an entry. */
#include "regie-since.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-place.h"

/* Who recorded how many of a kind. */
typedef struct {
  char *who;
  const RegieEntity *entity;
  guint n;
} Count;

typedef struct {
  RegieDb *db;
  const RegieSchema *schema;
  const RegieChange *change;
  const RegieSpan *span;
  GArray *counts;   /* Count */
  GHashTable *seen; /* "entity/id" that was counted */
  gint64 seq;
} Since;

static void
count_clear (gpointer data)
{
  g_free (((Count *) data)->who);
}

static void
since_init (Since *self, RegieDb *db, const RegieSchema *schema, const RegieChange *change,
            gint64 seq)
{
  *self = (Since){ .db = db, .schema = schema, .change = change, .seq = seq };
  self->counts = g_array_new (FALSE, FALSE, sizeof (Count));
  g_array_set_clear_func (self->counts, count_clear);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
since_clear (Since *self)
{
  g_array_unref (self->counts);
  g_hash_table_unref (self->seen);
}

/* NAME (LOGIN), or what is known of the two. */
static char *
dup_who (const char *name, const char *login)
{
  if (name == NULL && login == NULL)
    return g_strdup (_("somebody"));
  if (name == NULL || login == NULL || strcmp (name, login) == 0)
    return g_strdup (name != NULL ? name : login);
  return g_strdup_printf ("%s (%s)", name, login);
}

/* Takes WHO. */
static void
add_count (Since *self, const RegieEntity *entity, const char *id, char *who)
{
  Count fresh = { who, entity, 1 };

  if (!g_hash_table_add (self->seen, g_strdup_printf ("%s/%s", entity->name, id)))
    {
      g_free (who);
      return;
    }
  for (guint i = 0; i < self->counts->len; i++)
    {
      Count *count = &g_array_index (self->counts, Count, i);

      if (count->entity == entity && strcmp (count->who, who) == 0)
        {
          count->n++;
          g_free (who);
          return;
        }
    }
  g_array_append_val (self->counts, fresh);
}

/* Who recorded what since; NULL when nobody did. */
static char *
dup_list (const Since *self)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < self->counts->len; i++)
    {
      const Count *count = &g_array_index (self->counts, Count, i);
      gboolean is_same = i > 0 && strcmp (count->who, (count - 1)->who) == 0;

      g_string_append_printf (list, "%s%s%s%s (%u)",
                              i == 0    ? ""
                              : is_same ? ", "
                                        : "; ",
                              is_same ? "" : count->who, is_same ? "" : ": ",
                              _(count->entity->label), count->n);
    }
  return list->len > 0 ? g_strdup (list->str) : NULL;
}

/* Says who recorded what since; TRUE when nobody did. */
static gboolean
finish (const Since *self, GError **error)
{
  g_autofree char *list = dup_list (self);

  if (list == NULL)
    return TRUE;
  /* TRANSLATORS: who, the kinds of record and how many: "Bert Bos (bert): Fact (2), Letter (1)" */
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
               _("This cannot be taken back, because more was recorded on it since: %s. Take that "
                  "back first. Nothing was changed."),
               list);
  return FALSE;
}

static gboolean
is_same_record (const RegieEdit *a, const RegieEdit *b)
{
  return strcmp (a->id, b->id) == 0 && strcmp (a->entity, b->entity) == 0;
}

GArray *
regie_spans_new (const RegieChange *change, const GPtrArray *last_ids)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (RegieSpan));

  for (guint i = 0; i < change->edits->len;)
    {
      const RegieEdit *head = change->edits->pdata[i];
      RegieSpan span = {
        head->entity,      head->id, last_ids->pdata[i] != NULL ? last_ids->pdata[i] : head->id,
        REGIE_SPAN_EDITED, i,        i
      };

      for (; i < change->edits->len && is_same_record (head, change->edits->pdata[i]); i++)
        {
          const RegieEdit *edit = change->edits->pdata[i];

          span.last_edit = i;
          if (strcmp (edit->field, REGIE_VOIDED) == 0)
            span.how = strcmp (edit->to, "0") == 0 ? REGIE_SPAN_GOES : REGIE_SPAN_COMES_BACK;
        }
      g_array_append_val (spans, span);
    }
  return spans;
}

static gboolean
take_seq (guint n, const char *const *c, gpointer data, GError **error)
{
  g_ptr_array_add (data, g_strdup (c[0]));
  return TRUE;
}

/* An entry that was taken back counts no more, unless that was taken back in its turn. */
static gboolean
is_in_force (RegieDb *db, const char *seq, gboolean *in_force, GError **error)
{
  g_autoptr (GPtrArray) undoing = g_ptr_array_new_with_free_func (g_free);
  gboolean undone = FALSE;

  if (!regie_db_exec (db, "SELECT seq FROM change_log WHERE undoes = $1", 1, &seq, take_seq,
                      undoing, error))
    return FALSE;
  for (guint i = 0; i < undoing->len && !undone; i++)
    if (!is_in_force (db, undoing->pdata[i], &undone, error))
      return FALSE;
  *in_force = !undone;
  return TRUE;
}

/* Is FIELD one that undo sets on the records of SPAN, or does it take them away as a whole? */
static gboolean
is_touched (const Since *self, const char *field)
{
  if (self->span->how == REGIE_SPAN_GOES || strcmp (field, REGIE_VOIDED) == 0)
    return TRUE;
  for (guint i = self->span->first_edit; i <= self->span->last_edit; i++)
    if (strcmp (((RegieEdit *) self->change->edits->pdata[i])->field, field) == 0)
      return TRUE;
  return FALSE;
}

typedef struct {
  char *seq, *id, *who;
} Later;

static void
later_clear (gpointer data)
{
  Later *self = data;

  g_free (self->seq);
  g_free (self->id);
  g_free (self->who);
}

typedef struct {
  const Since *since;
  GArray *list;
} LaterList;

static gboolean
take_later (guint n, const char *const *c, gpointer data, GError **error)
{
  LaterList *into = data;
  Later later;

  if (!is_touched (into->since, c[2]))
    return TRUE;
  later = (Later){ g_strdup (c[0]), g_strdup (c[1]), dup_who (c[3], c[4]) };
  g_array_append_val (into->list, later);
  return TRUE;
}

/* The entries after SEQ that touched the records of the span.  One that takes back another of them
 * stands for nothing by itself. */
static gboolean
add_edits (Since *self, GError **error)
{
  g_autoptr (GArray) list = g_array_new (FALSE, FALSE, sizeof (Later));
  LaterList into = { self, list };
  char seq[24];

  g_array_set_clear_func (list, later_clear);
  g_snprintf (seq, sizeof seq, "%" G_GINT64_FORMAT, self->seq);
  if (!regie_db_exec (
        self->db,
        "SELECT v.seq, v.id, v.field, s.name, s.login FROM change_value v JOIN change_log l ON "
        "l.seq = v.seq LEFT JOIN staff s ON s.id = l.who"
        " WHERE v.entity = $1 AND v.id BETWEEN $2 AND $3 AND v.seq > $4 AND (l.undoes IS NULL OR "
        "l.undoes <= $4) ORDER BY v.seq, v.n",
        4, (const char *[]){ self->span->entity, self->span->first, self->span->last, seq },
        take_later, &into, error))
    return FALSE;
  for (guint i = 0; i < list->len; i++)
    {
      Later *later = &g_array_index (list, Later, i);
      gboolean in_force;

      if (!is_in_force (self->db, later->seq, &in_force, error))
        return FALSE;
      if (in_force)
        add_count (self, regie_schema_find (self->schema, self->span->entity), later->id,
                   g_steal_pointer (&later->who));
    }
  return TRUE;
}

/* What comes back may hold a number that somebody else has now. */
static gboolean
check_unique (const Since *self, GError **error)
{
  const RegieEntity *entity = regie_schema_find (self->schema, self->span->entity);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      g_autofree char *sql = NULL;
      gint64 n;

      if (!(field->flags & REGIE_UNIQUE))
        continue;
      sql = g_strdup_printf (
        "SELECT count(*) FROM \"%s\" x JOIN \"%s\" o ON o.\"%s\" = x.\"%s\" AND o.id <> x.id AND "
        "o.voided = 0 WHERE x.id BETWEEN $1 AND $2 AND x.voided = 1",
        entity->name, entity->name, field->name, field->name);
      if (!regie_db_get_int (self->db, sql, 2,
                             (const char *[]){ self->span->first, self->span->last }, &n, error))
        return FALSE;
      if (n > 0)
        {
          g_set_error (
            error, REGIE_ERROR, REGIE_ERROR_REFUSED,
            _("%s: this stands in another dossier already. Search for it to see whose it is."),
            regie_field_label (field));
          return FALSE;
        }
    }
  return TRUE;
}

gboolean
regie_since_find_edits (RegieDb *db, const RegieSchema *schema, const RegieChange *change,
                        const GArray *spans, gint64 seq, char **list, GError **error)
{
  Since since;
  gboolean ok = TRUE;

  g_return_val_if_fail (db != NULL && change != NULL && list != NULL, FALSE);
  since_init (&since, db, schema, change, seq);
  for (guint i = 0; ok && i < spans->len; i++)
    {
      since.span = &g_array_index (spans, RegieSpan, i);
      ok = add_edits (&since, error);
    }
  *list = ok ? dup_list (&since) : NULL;
  since_clear (&since);
  return ok;
}

gboolean
regie_since_check_edits (RegieDb *db, const RegieSchema *schema, const RegieChange *change,
                         const GArray *spans, gint64 seq, GError **error)
{
  Since since;
  gboolean ok = TRUE;

  g_return_val_if_fail (db != NULL && change != NULL, FALSE);
  since_init (&since, db, schema, change, seq);
  for (guint i = 0; ok && i < spans->len; i++)
    {
      since.span = &g_array_index (spans, RegieSpan, i);
      ok = add_edits (&since, error)
           && (since.span->how != REGIE_SPAN_COMES_BACK || check_unique (&since, error));
    }
  ok = ok && finish (&since, error);
  since_clear (&since);
  return ok;
}

static gboolean
take_who (guint n, const char *const *c, gpointer data, GError **error)
{
  char **who = data;

  if (*who == NULL)
    *who = dup_who (c[0], c[1]);
  return TRUE;
}

/* Who made record ID: its own line in the log, or that of the import which made a range. */
static gboolean
find_maker (RegieDb *db, const RegieEntity *entity, const char *id, char **who, GError **error)
{
  static const char *const statements[] = {
    "SELECT s.name, s.login FROM change_value v JOIN change_log l ON l.seq = v.seq LEFT JOIN staff "
    "s ON s.id = l.who"
    " WHERE v.entity = $1 AND v.id = $2 AND v.field = 'voided' ORDER BY v.seq",
    "SELECT s.name, s.login FROM change_value v JOIN change_log l ON l.seq = v.seq LEFT JOIN staff "
    "s ON s.id = l.who"
    " WHERE v.entity = $1 AND v.id <= $2 AND v.last_id >= $2 ORDER BY v.seq",
  };

  *who = NULL;
  for (guint i = 0; i < G_N_ELEMENTS (statements) && *who == NULL; i++)
    if (!regie_db_exec (db, statements[i], 2, (const char *[]){ entity->name, id }, take_who, who,
                        error))
      return FALSE;
  if (*who == NULL)
    *who = dup_who (NULL, NULL);
  return TRUE;
}

/* What still points with FIELD of ENTITY to a record of the span that went. */
static gboolean
add_pointing (Since *self, const RegieEntity *entity, const RegieField *field, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
    "SELECT y.id FROM \"%s\" y WHERE y.\"%s\" BETWEEN $1 AND $2 AND y.voided = 0 AND (SELECT "
    "x.voided FROM \"%s\" x WHERE x.id = y.\"%s\") = 1 ORDER BY y.id",
    entity->name, field->name, self->span->entity, field->name);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  if (!regie_db_exec (self->db, sql, 2, (const char *[]){ self->span->first, self->span->last },
                      take_seq, ids, error))
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    {
      char *who;

      if (!find_maker (self->db, entity, ids->pdata[i], &who, error))
        return FALSE;
      add_count (self, entity, ids->pdata[i], who);
    }
  return TRUE;
}

static gboolean
add_links (Since *self, GError **error)
{
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    for (guint f = 0; f < regie_entity (i)->n_fields; f++)
      {
        const RegieField *field = &regie_entity (i)->fields[f];

        if (field->kind == REGIE_REF && strcmp (field->list, self->span->entity) == 0
            && !add_pointing (self, regie_entity (i), field, error))
          return FALSE;
      }
  return TRUE;
}

/* Does undo set FIELD: of what comes back every field, of another what was edited? */
static gboolean
is_set (const Since *self, const RegieField *field)
{
  if (self->span->how == REGIE_SPAN_COMES_BACK)
    return TRUE;
  for (guint i = self->span->first_edit; i <= self->span->last_edit; i++)
    if (strcmp (((const RegieEdit *) self->change->edits->pdata[i])->field, field->name) == 0)
      return TRUE;
  return FALSE;
}

/* What came back, and what points to something again, points to what is there. */
static gboolean
check_parents (const Since *self, GError **error)
{
  const RegieEntity *entity = regie_schema_find (self->schema, self->span->entity);

  for (guint i = 0; i < entity->n_fields; i++)
    {
      const RegieField *field = &entity->fields[i];
      g_autofree char *sql = NULL;
      gint64 n;

      if (field->kind != REGIE_REF || !is_set (self, field))
        continue;
      sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" x JOIN \"%s\" p ON p.id = x.\"%s\" WHERE "
                             "x.id BETWEEN $1 AND $2 AND x.voided = 0 AND p.voided = 1",
                             entity->name, field->list, field->name);
      if (!regie_db_get_int (self->db, sql, 2,
                             (const char *[]){ self->span->first, self->span->last }, &n, error))
        return FALSE;
      if (n > 0)
        {
          /* TRANSLATORS: the kind of record that comes back, the kind that it lies in */
          g_set_error (error, REGIE_ERROR, REGIE_ERROR_REFUSED,
                       _("%s: this cannot come back, because what it belongs to (%s) is no longer "
                          "there. Bring that back first."),
                       _(entity->label), regie_field_label (field));
          return FALSE;
        }
    }
  return TRUE;
}

typedef struct {
  Since *since;
  const GArray *spans;
} Typed;

static gboolean
is_in_span (gint64 id, gpointer data)
{
  const RegieSpan *span = data;

  return id >= g_ascii_strtoll (span->first, NULL, 10)
         && id <= g_ascii_strtoll (span->last, NULL, 10);
}

static gboolean
take_typed (guint n, const char *const *c, gpointer data, GError **error)
{
  const Typed *typed = data;

  for (guint i = 0; i < typed->spans->len; i++)
    {
      RegieSpan *span = &g_array_index (typed->spans, RegieSpan, i);

      if (span->how == REGIE_SPAN_GOES && regie_place_any (c[1], is_in_span, span))
        add_count (typed->since, regie_entity (REGIE_ENTITY_Draft), c[0], dup_who (c[2], c[3]));
    }
  return TRUE;
}

/* What a colleague is typing in a form about it. */
static gboolean
add_typed (Since *self, const GArray *spans, gint64 who, GError **error)
{
  Typed typed = { self, spans };
  char me[24];

  g_snprintf (me, sizeof me, "%" G_GINT64_FORMAT, who);
  return regie_db_exec (self->db,
                        "SELECT d.id, d.place, s.name, s.login FROM draft d LEFT JOIN staff s ON "
                        "s.id = d.staff WHERE d.voided = 0 AND d.staff <> $1",
                        1, (const char *[]){ me }, take_typed, &typed, error);
}

gboolean
regie_since_check_links (RegieDb *db, const RegieSchema *schema, const RegieChange *change,
                         const GArray *spans, gint64 who, GError **error)
{
  Since since;
  gboolean ok;

  g_return_val_if_fail (db != NULL && change != NULL, FALSE);
  since_init (&since, db, schema, change, 0);
  ok = add_typed (&since, spans, who, error);
  for (guint i = 0; ok && i < spans->len; i++)
    {
      since.span = &g_array_index (spans, RegieSpan, i);
      ok = since.span->how == REGIE_SPAN_GOES ? add_links (&since, error)
                                              : check_parents (&since, error);
    }
  ok = ok && finish (&since, error);
  since_clear (&since);
  return ok;
}
