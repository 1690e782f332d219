/* SPDX-License-Identifier: EUPL-1.2 */
/* Two people who correct the same fact. */
#include "regie-overtaken.h"

#include <glib/gi18n.h>

#include "regie-error.h"

/* FALSE: both wrote something else. */
static gboolean
meet_field (RegieRecord *now, const RegieField *field, RegieForm *seen, RegieForm *form)
{
  const char *was = regie_form_get_seen (seen, regie_record_get_entity (now), field);
  const char *is = regie_record_get (now, field->name);
  const char *mine = regie_form_get (seen, field->key);

  if (g_strcmp0 (was, is) == 0 || g_strcmp0 (mine, is) == 0)
    return TRUE;
  if (g_strcmp0 (mine, was) != 0)
    return FALSE;
  regie_form_set (form, field->key, is);
  return TRUE;
}

RegieForm *
regie_fact_meet (const RegieCodes *codes, RegieRecord *now, RegieForm *form, GError **error)
{
  static const char *const of_all[] = { "kind", "day", "planned", "note" };
  const RegieEntity *entity = regie_entity (REGIE_ENTITY_Fact);
  const RegieCode *kind = regie_codes_find (codes, "feit", regie_get (now, Fact, kind));
  g_autoptr (RegieForm) met = NULL;
  gboolean agree;
  gint64 id;

  g_return_val_if_fail (now != NULL && form != NULL, NULL);
  met = regie_form_copy (form);
  if (regie_form_get_seen_kind (form, 0, &id) != entity || kind == NULL)
    return g_steal_pointer (&met);
  /* A report to DUO rests on the whole fact. */
  agree = g_strcmp0 (regie_form_get_seen (form, entity, regie_entity_find (entity, "reported_on")),
                     regie_get (now, Fact, reported_on))
          == 0;
  for (guint i = 0; i < G_N_ELEMENTS (of_all); i++)
    agree &= meet_field (now, regie_entity_find (entity, of_all[i]), form, met);
  for (guint i = 0; kind->fields[i] != NULL; i++)
    agree &= meet_field (now, regie_entity_find_key (entity, kind->fields[i]), form, met);
  if (agree)
    return g_steal_pointer (&met);
  /* TRANSLATORS: a kind of record, such as "Fact" */
  g_set_error (error, REGIE_ERROR, REGIE_ERROR_CONFLICT,
               _("%s: somebody else changed this in the meantime. Nothing was saved; look at what "
                  "it is now and try again."),
               _(entity->label));
  return NULL;
}
