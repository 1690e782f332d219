/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-demo-writer.h"
#include "regie-office.h"

/* The parts of an invented office.  What each adds may wait for the next regie_demo_flush(); what
 * gives a gboolean gives FALSE with ERROR set. */

/* Before everything else: the organisations around the people, with who works there, and the
 * meetings and agreements of the education network. */
void regie_demo_organisations (RegieDemoWriter *w);
/* The organisation, in ID, of which a provider or a giver called NAME is a role: the one that is
 * there, and then *PHONE becomes its number, or a new one with *PHONE.  Both may be NULL. */
void regie_demo_role (RegieDemoWriter *w, const char *name, const char **phone, char *id);
/* The providers with their contracts and prices. */
void regie_demo_contracts (RegieDemoWriter *w);
/* After all dossiers: the orders that follow from their plans, what was reported and billed of
 * them, and the meetings about it. */
gboolean regie_demo_orders (RegieDemoWriter *w, GError **error);
/* The Meedoenbalie: RESIDENTS of the centre with their wishes, offers of the city, and a year of
 * what came of it. */
gboolean regie_demo_desk (RegieDemoWriter *w, guint residents, GError **error);
/* What lies in DOSSIER beside its facts, which are written.  N counts the dossiers; what it gets
 * follows from that number alone. FROM: the first day of the dossier.  PIP: when it was dated, NONE
 * when there is none yet; FACT is that fact. */
gboolean regie_demo_folder (RegieDemoWriter *w, guint n, const char *dossier, RegieDay from,
                            RegieDay pip, gint64 fact, const char *route, GError **error);

/* The talks that CONSULTANT has with whom DOSSIER is about, and the file notes; N as above. */
void regie_demo_talks (RegieDemoWriter *w, guint n, const char *dossier, gint64 consultant);

/* After the index is made: the networks around young people and some others, with what was said,
 * agreed and allowed; those dossiers are derived again. */
gboolean regie_demo_networks (RegieDemoWriter *w, RegieDeriver *deriver, GError **error);
/* After the index is made: a few files in a few dossiers, which are derived again. */
gboolean regie_demo_attachments (RegieDemoWriter *w, RegieDeriver *deriver, GError **error);
/* After everything else: the report of the last quarter, which MANAGER froze. */
gboolean regie_demo_report (RegieDemoWriter *w, const RegieOffice *office, gint64 manager,
                            GError **error);

/* A month that ended lately of which only one provider has reported yet. */
gboolean regie_demo_is_fresh (RegieDay month_end, RegieDay today);
#define REGIE_DEMO_REPORTER "Mergelland Taal"
