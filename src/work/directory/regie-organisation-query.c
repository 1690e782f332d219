/* SPDX-License-Identifier: EUPL-1.2 */
/* All SQL of the directory of organisations: who is there, what points to it, what differs. */
#include "regie-organisation-query.h"

#include <string.h>

#include "regie-load.h"
#include "regie-policies.h"
#include "regie-text.h"

typedef struct {
  char *folded;
  gint64 other_than, id;
} Finding;

static gboolean
take_name (guint n, const char *const *columns, gpointer data, GError **error)
{
  Finding *self = data;
  gint64 id = g_ascii_strtoll (columns[0], NULL, 10);
  g_autofree char *folded = NULL;

  if (self->id != 0 || id == self->other_than)
    return TRUE;
  folded = regie_text_fold (columns[1]);
  if (strcmp (folded, self->folded) == 0)
    self->id = id;
  return TRUE;
}

gboolean
regie_organisation_find (RegieDb *db, const char *name, gint64 other_than, gint64 *id,
                         GError **error)
{
  g_autofree char *folded = regie_text_fold (name != NULL ? name : "");
  Finding finding = { folded, other_than, 0 };

  g_return_val_if_fail (db != NULL && id != NULL, FALSE);
  *id = 0;
  if (*folded != '\0'
      && !regie_db_exec (db, "SELECT id, name FROM organisation WHERE voided = 0 ORDER BY id", 0,
                         NULL, take_name, &finding, error))
    return FALSE;
  *id = finding.id;
  return TRUE;
}

gboolean
regie_organisation_load_role (RegieDb *db, RegieEntityId role, gint64 organisation,
                              RegieRecord **record, GError **error)
{
  g_autoptr (GPtrArray) list = NULL;
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL && record != NULL, FALSE);
  list = regie_load (db, regie_entity (role), "organisation = $1 ORDER BY id", 1,
                     (const char *[]){ regie_number_format (organisation, id) }, error);
  *record = list != NULL && list->len > 0 ? g_object_ref (list->pdata[0]) : NULL;
  return list != NULL;
}

GPtrArray *
regie_organisation_load_contacts (RegieDb *db, gint64 provider, GError **error)
{
  char id[REGIE_NUMBER_TEXT];

  g_return_val_if_fail (db != NULL, NULL);
  return regie_load (db, regie_entity (REGIE_ENTITY_Contact), "provider = $1 ORDER BY id", 1,
                     (const char *[]){ regie_number_format (provider, id) }, error);
}

gboolean
regie_organisation_of_provider (RegieDb *db, const char *provider, char **organisation,
                                GError **error)
{
  g_return_val_if_fail (db != NULL && organisation != NULL, FALSE);
  return regie_db_get_text (db, "SELECT organisation FROM provider WHERE id = $1", 1, &provider,
                            organisation, error);
}

gboolean
regie_organisation_count_pointing (RegieDb *db, gint64 organisation, guint *n, GError **error)
{
  char id[REGIE_NUMBER_TEXT];
  const char *param = regie_number_format (organisation, id);
  gboolean may;

  g_return_val_if_fail (db != NULL && n != NULL, FALSE);
  if (!regie_policies_may_see_dossiers (db, &may, error))
    return FALSE;
  *n = may ? 0 : G_MAXUINT;
  for (guint i = 0; may && i < REGIE_N_ENTITIES; i++)
    for (guint f = 0; f < regie_entity (i)->n_fields; f++)
      {
        const RegieField *field = &regie_entity (i)->fields[f];
        g_autofree char *sql = NULL;
        gint64 here;

        if (field->kind != REGIE_REF || strcmp (field->list, "organisation") != 0)
          continue;
        sql = g_strdup_printf ("SELECT count(*) FROM \"%s\" WHERE \"%s\" = $1 AND voided = 0",
                               regie_entity (i)->name, field->name);
        if (!regie_db_get_int (db, sql, 1, &param, &here, error))
          return FALSE;
        *n += (guint) here;
      }
  return TRUE;
}

gboolean
regie_organisation_find_different (RegieDb *db, char **name, GError **error)
{
  g_return_val_if_fail (db != NULL && name != NULL, FALSE);
  return regie_db_get_text (
    db,
    "SELECT p.name FROM provider p LEFT JOIN organisation o ON o.id = p.organisation AND o.voided "
    "= 0 WHERE p.voided = 0 AND (o.name IS DISTINCT FROM p.name OR o.phone IS DISTINCT FROM "
    "p.phone OR o.email IS DISTINCT FROM p.email OR o.chamber IS DISTINCT FROM p.chamber) UNION "
    "ALL SELECT g.name FROM giver g LEFT JOIN organisation o ON o.id = g.organisation AND o.voided "
    "= 0 WHERE g.voided = 0 AND g.kind <> 'persoon' AND (o.name IS DISTINCT FROM g.name OR o.phone "
    "IS DISTINCT FROM g.phone OR o.email IS DISTINCT FROM g.email) ORDER BY 1 LIMIT 1",
    0, NULL, name, error);
}
