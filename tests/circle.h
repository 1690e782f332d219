/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* A dossier with a network, as it is typed. */
#include "records.h"
#include "regie-network.h"

/* A new member of the network of DOSSIER; returns its id. */
gint64 add_tie (Fixture *f, gint64 dossier, const char *name, const char *area);
/* Somebody spoke to TIE on DAY. */
void talk_to (Fixture *f, gint64 dossier, gint64 tie, const char *day);
/* TIE may know about TOPIC from DAY on. */
gint64 allow (Fixture *f, gint64 dossier, gint64 tie, const char *topic, const char *day);
/* The network of DOSSIER as an administrator sees it; owned. */
RegieNetwork *load_circle (Fixture *f, gint64 dossier);
