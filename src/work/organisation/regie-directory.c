/* SPDX-License-Identifier: EUPL-1.2 */
/* The directory of organisations as it is read: what one is found by, and what hangs on it. */
#include "regie-directory.h"

#include <string.h>

#include "regie-directory-query.h"
#include "regie-load.h"
#include "regie-silence-query.h"
#include "regie-text.h"

void
regie_listed_free (RegieListed *self)
{
  g_free (self->name);
  g_free (self->kind);
  g_free (self->town);
  g_free (self->people);
  g_free (self);
}

gboolean
regie_listed_is_found (const RegieListed *self, const char *folded)
{
  g_autofree char *all = NULL;
  g_autofree char *said = NULL;
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (self != NULL && folded != NULL, FALSE);
  all = g_strjoin (" ", self->name, self->town != NULL ? self->town : "",
                   self->people != NULL ? self->people : "", NULL);
  said = regie_text_fold (all);
  words = g_strsplit (folded, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (strstr (said, words[i]) == NULL)
      return FALSE;
  return TRUE;
}

RegieListing *
regie_listing_load (RegieDb *db, const RegieOffice *office, gint64 organisation, gint64 me,
                    GError **error)
{
  g_autoptr (RegieListing) self = g_new0 (RegieListing, 1);
  const RegieSilenceAsk ask = { .organisation = organisation, .me = me };

  g_return_val_if_fail (db != NULL && office != NULL, NULL);
  self->record = regie_load_one (db, regie_entity (REGIE_ENTITY_Organisation), organisation, error);
  return self->record != NULL
             && (self->contacts = regie_directory_load_records (db, REGIE_ENTITY_Contact,
                                                                organisation, error))
                  != NULL
             && (self->gatherings = regie_directory_load_records (db, REGIE_ENTITY_Gathering,
                                                                  organisation, error))
                  != NULL
             && (self->agreements = regie_directory_load_records (db, REGIE_ENTITY_Agreement,
                                                                  organisation, error))
                  != NULL
             && (self->networks = regie_directory_load_networks (
                   db, organisation, regie_office_today (office), error))
                  != NULL
             && (self->silent = regie_silence_load (db, &office->network, &ask,
                                                    regie_office_today (office), error))
                  != NULL
             && regie_directory_find_role (db, REGIE_ENTITY_Provider, organisation, &self->provider,
                                           error)
             && regie_directory_find_role (db, REGIE_ENTITY_Giver, organisation, &self->giver,
                                           error)
           ? g_steal_pointer (&self)
           : NULL;
}

void
regie_listing_free (RegieListing *self)
{
  g_clear_object (&self->record);
  g_clear_pointer (&self->contacts, g_ptr_array_unref);
  g_clear_pointer (&self->gatherings, g_ptr_array_unref);
  g_clear_pointer (&self->agreements, g_ptr_array_unref);
  g_clear_pointer (&self->networks, g_ptr_array_unref);
  g_clear_pointer (&self->silent, g_ptr_array_unref);
  g_free (self);
}
