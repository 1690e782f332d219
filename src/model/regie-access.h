/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-keys.h"
#include "regie-schema.h"

/* Who may do what with which records, as data/rights.ini says it; the file is part of the program.
 * What a screen offers, what a change may touch, the policies and grants of a server and the page
 * that shows them follow from it.  Pure. */
typedef enum {
  REGIE_ACT_READ,
  REGIE_ACT_ADD,
  REGIE_ACT_CHANGE, /* and remove, so that it can come back */
  REGIE_ACT_ERASE,  /* for good */
  REGIE_N_ACTS
} RegieAct;

/* How a dossier stands to somebody: bits, several of which may hold.  A shielded dossier is only
 * somebody's own, or shielded. */
typedef enum {
  REGIE_RELATION_OWN = 1 << 0, /* consultant, director, who replaces them, emergency access */
  REGIE_RELATION_TEAM = 1 << 1,
  REGIE_RELATION_YOUTH = 1 << 2, /* of 16 to 27 years */
  REGIE_RELATION_SHIELDED = 1 << 3,
  REGIE_RELATION_OTHER = 1 << 4, /* every dossier that is not shielded */
  REGIE_RELATION_ALL = (1 << 5) - 1
} RegieRelation;
#define REGIE_N_RELATIONS 5

/* A section of the file: what the roles may do with some kinds of record, with some of their
 * records, with a field of them, or with tables beside the records. */
typedef struct _RegieAccess RegieAccess;

guint regie_access_count (void);
const RegieAccess *regie_access_get (guint i);
/* "gezondheid" */
const char *regie_access_get_name (const RegieAccess *self);
/* Names of tables; NULL after the last. */
const char *const *regie_access_get_tables (const RegieAccess *self);
/* Of a section about a field that fewer may read: that field.  Else NULL. */
const RegieField *regie_access_get_field (const RegieAccess *self);
/* Of a section about some records only: the field that says which, and its codes (NULL after the
 * last).  Else NULL. */
const RegieField *regie_access_get_where (const RegieAccess *self, const char *const **codes);
/* The relations (RegieRelation) under which ROLE may ACT; 0 for never. */
guint regie_access_get_relations (const RegieAccess *self, RegieRole role, RegieAct act);
/* May ROLE fill in FIELD, where it may add or change at all? */
gboolean regie_access_has_field (const RegieAccess *self, RegieRole role, const RegieField *field);
/* Why, in the Dutch of the file: of ROLE, or of those who may not. */
const char *regie_access_get_reason (const RegieAccess *self, RegieRole role);

/* May somebody with ROLE (a key of codes.ini [rol]) ACT on some record of ENTITY, and there fill in
 * the field NAME (NULL: whichever)? */
gboolean regie_access_allows (const char *role, const RegieEntity *entity, RegieAct act,
                              const char *name);
/* The words of [programma] that ROLE has, NULL after the last, and their reason. */
const char *const *regie_access_get_programme (RegieRole role);
const char *regie_access_programme_reason (RegieRole role);
/* "lezen": as the file spells it. */
const char *regie_act_name (RegieAct act);
/* Of the whole file; changes when it does. */
const char *regie_access_get_hash (void);
