/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* The view "Network" of a dossier: the people and organisations around the person, drawn or as a
 * list, and beside it who is silent.  Its subject is the dossier.
 * Given the focus it passes it to a member, as soon as there is one.
 *
 * Properties: "shown" (text: "drawing" or "list"; the state of "network.shown"). */
#define REGIE_TYPE_DOSSIER_NETWORK (regie_dossier_network_get_type ())
G_DECLARE_FINAL_TYPE (RegieDossierNetwork, regie_dossier_network, REGIE, DOSSIER_NETWORK, RegiePage)
