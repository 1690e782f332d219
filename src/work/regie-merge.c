/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-merge.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-error.h"
#include "regie-person.h"
#include "regie-text.h"

static void
twin_free (gpointer data)
{
  RegieTwin *twin = data;

  g_free (twin->name);
  g_free (twin->number);
  g_free (twin->born);
  g_free (twin);
}

typedef struct { GPtrArray *twins; char **words; const char *v_number, *born; gint64 dossier; } Search;

/* How many words of the names known of both are the same. */
static guint
n_shared (const Search *search, const char *given, const char *surname, const char *others)
{
  g_autofree char *all = g_strjoin (" ", given != NULL ? given : "", surname != NULL ? surname : "", others != NULL ? others : "", NULL), *folded = regie_text_fold (all);
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  guint n = 0;

  for (guint i = 0; search->words[i] != NULL; i++)
    n += *search->words[i] != '\0' && g_strv_contains ((const char *const *) words, search->words[i]);
  return n;
}

static gboolean
take_candidate (guint n, const char *const *c, gpointer data, GError **error)
{
  Search *search = data;
  gboolean same_number = c[7] != NULL && g_strcmp0 (c[7], search->v_number) == 0;
  RegieTwin *twin;

  if (!same_number && n_shared (search, c[2], c[4], c[6]) < 2)
    return TRUE;
  twin = g_new (RegieTwin, 1);
  *twin = (RegieTwin) { g_ascii_strtoll (c[0], NULL, 10), regie_person_dup_name (c[2], c[3], c[4]), g_strdup (c[1]), g_strdup (c[5]), same_number };
  g_ptr_array_insert (search->twins, same_number ? 0 : -1, twin);
  return TRUE;
}

static gboolean
load_pair (RegieDb *db, gint64 id, RegieRecord **dossier, RegieRecord **person, GError **error)
{
  *dossier = regie_load_one (db, regie_entity (REGIE_ENTITY_Dossier), id, error);
  *person = *dossier != NULL ? regie_load_one (db, regie_entity (REGIE_ENTITY_Person), regie_record_get_int (*dossier, "person", 0), error) : NULL;
  if (*person == NULL && (error == NULL || *error == NULL))
    g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED, _("This dossier is no longer there."));
  return *person != NULL;
}

GPtrArray *
regie_twins_find (RegieDb *db, gint64 dossier, GError **error)
{
  g_autoptr (GPtrArray) twins = g_ptr_array_new_with_free_func (twin_free);
  g_autoptr (RegieRecord) mine = NULL, person = NULL;
  g_autofree char *all = NULL, *folded = NULL, *year = NULL;
  g_auto (GStrv) words = NULL;
  Search search;
  char id[24];

  if (!load_pair (db, dossier, &mine, &person, error))
    return NULL;
  all = g_strjoin (" ", regie_record_get (person, "given_names") != NULL ? regie_record_get (person, "given_names") : "", regie_record_get (person, "surname"),
                   regie_record_get (person, "other_names") != NULL ? regie_record_get (person, "other_names") : "", NULL);
  folded = regie_text_fold (all);
  words = g_strsplit (folded, " ", -1);
  search = (Search) { twins, words, regie_record_get (person, "v_number"), regie_record_get (person, "born"), dossier };
  year = search.born != NULL ? g_strndup (search.born, 4) : NULL;
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, dossier);
  if (!regie_db_exec (db, "SELECT d.id, d.number, p.given_names, p.prefix, p.surname, p.born, p.other_names, p.v_number FROM dossier d JOIN person p ON p.id = d.person"
                          " WHERE d.voided = 0 AND d.id <> $1 AND (p.v_number = $2 OR substr(p.born, 1, 4) = $3) ORDER BY d.id", 3,
                      (const char *[]) { id, search.v_number, year }, take_candidate, &search, error))
    return NULL;
  return g_steal_pointer (&twins);
}

/* What the person that stays does not have comes from the other, who gives it up. */
static void
merge_persons (RegieChange *change, RegieRecord *person, RegieRecord *other)
{
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Person);
  g_autofree char *name = regie_person_dup_name (regie_record_get (other, "given_names"), regie_record_get (other, "prefix"), regie_record_get (other, "surname")),
                  *own = regie_person_dup_name (regie_record_get (person, "given_names"), regie_record_get (person, "prefix"), regie_record_get (person, "surname")), *names = NULL;
  const char *known = regie_record_get (person, "other_names");

  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].flags & REGIE_UNIQUE && regie_record_get (person, entity->fields[i].name) == NULL)
      regie_change_set (change, other, entity->fields[i].name, NULL);
  regie_change_void (change, other);
  for (guint i = 0; i < entity->n_fields; i++)
    if (regie_record_get (person, entity->fields[i].name) == NULL && strcmp (entity->fields[i].name, "other_names") != 0)
      regie_change_set (change, person, entity->fields[i].name, regie_record_get (other, entity->fields[i].name));
  if (strcmp (name, own) != 0 && (known == NULL || strstr (known, name) == NULL))
    regie_change_set (change, person, "other_names", names = known != NULL ? g_strdup_printf ("%s; %s", known, name) : g_strdup (name));
}

RegieChange *
regie_twins_merge (RegieDb *db, gint64 dossier, gint64 other, GError **error)
{
  g_autoptr (RegieRecord) keep = NULL, person = NULL, goes = NULL, other_person = NULL;
  g_autoptr (RegieChange) change = regie_change_new (_("Two dossiers merged"));
  char id[24], other_id[24];

  if (!load_pair (db, dossier, &keep, &person, error) || !load_pair (db, other, &goes, &other_person, error))
    return NULL;
  if (regie_record_get (person, "bsn") != NULL && regie_record_get (other_person, "bsn") != NULL)
    {
      g_set_error_literal (error, REGIE_ERROR, REGIE_ERROR_REFUSED, _("These two have a BSN each, and these differ: they are not one person. Correct the wrong number first."));
      return NULL;
    }
  g_snprintf (id, sizeof id, "%" G_GINT64_FORMAT, dossier);
  g_snprintf (other_id, sizeof other_id, "%" G_GINT64_FORMAT, other);
  regie_change_pin (change, keep);
  regie_change_pin (change, goes);
  /* What lies in the other dossier, and what only points to it (a resident of the Meedoenbalie). */
  for (guint i = 0; i < REGIE_N_ENTITIES; i++)
    for (guint f = 0; f < regie_entity (i)->n_fields; f++)
      {
        const RegieField *field = &regie_entity (i)->fields[f];
        g_autofree char *where = g_strdup_printf ("\"%s\" = $1 ORDER BY id", field->name);
        g_autoptr (GPtrArray) records = NULL;

        if (field->kind != REGIE_REF || strcmp (field->list, "dossier") != 0)
          continue;
        if ((records = regie_load (db, regie_entity (i), where, 1, (const char *[]) { other_id }, error)) == NULL)
          return NULL;
        for (guint k = 0; k < records->len; k++)
          regie_change_set (change, records->pdata[k], field->name, id);
      }
  regie_change_void (change, goes);
  if (regie_record_get_id (person) != regie_record_get_id (other_person))
    merge_persons (change, person, other_person);
  return g_steal_pointer (&change);
}
