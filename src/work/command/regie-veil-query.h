/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-office.h"

/* A file cannot refuse rows as a server does: who can read it reads all of it.  So that the program
 * itself names nobody whose dossier is shielded, everything that it shows or takes out is read
 * behind a veil: views of the connection, under the names of the tables, that leave out what is
 * about a shielded dossier.  data/rights.ini says who sees those.  One place for every list, search
 * and count; nothing can be written to these tables meanwhile.  On a server nothing is done. */

/* Does ROLE see dossiers that are shielded and not its own? */
gboolean regie_veil_sees_shielded (const char *role);
/* Puts the veil of ME over DB, when somebody is to be left out.  *PUT: it was put now, and is to be
 * lifted by who put it. */
gboolean regie_veil_put (RegieDb *db, const RegieMe *me, gboolean *put, GError **error);
void regie_veil_lift (RegieDb *db);
/* The veil of WHO (an id of staff) over the tables of SCHEMA, as statements in their order. */
char *regie_veil_dup_script (const RegieSchema *schema, const char *who) G_GNUC_WARN_UNUSED_RESULT;
/* *HIDES: a record of TABLE that the veil over DB leaves out has VALUE (may be NULL) in FIELD, so
 * nothing new can have it.  Says of whom to nobody. */
gboolean regie_veil_hides (RegieDb *db, const RegieField *field, const char *table,
                           const char *value, gboolean *hides, GError **error);
