/* SPDX-License-Identifier: EUPL-1.2 */
/* A dossier with a network, as it is typed. */
#include "circle.h"

gint64
add_tie (Fixture *f, gint64 dossier, const char *name, const char *area)
{
  return record_in (f, REGIE_ENTITY_Tie, dossier, PAIRS ("naam", name, "gebied", area));
}

void
talk_to (Fixture *f, gint64 dossier, gint64 tie, const char *day)
{
  char id[24];

  tell (f, dossier, "contact", day, PAIRS ("netwerklid", id_text (tie, id)));
}

gint64
allow (Fixture *f, gint64 dossier, gint64 tie, const char *topic, const char *day)
{
  char id[24];

  return record_in (f, REGIE_ENTITY_Consent, dossier,
                    PAIRS ("netwerklid", id_text (tie, id), "deelt", topic, "gegeven_door",
                           "betrokkene", "gegeven_op", day));
}

RegieNetwork *
load_circle (Fixture *f, gint64 dossier)
{
  g_autoptr (GError) error = NULL;
  RegieNetwork *network = regie_network_load (f->db, f->office, dossier, "beheer", &error);

  g_assert_no_error (error);
  return network;
}
