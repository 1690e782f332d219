/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-codes.h"
#include "regie-day.h"

/* The kinds of fact that the clock branches on; codes.ini must know each of
 * them and may know more. */
/* clang-format off */
#define REGIE_FACT_KINDS(X) \
  X (KOPPELING, koppeling) X (KENNISGEVING, kennisgeving) X (BRP, brp_inschrijving) \
  X (WACHT, wacht_op_derde) X (INFO, info_derde_ontvangen) X (PIP, pip) \
  X (ONDERTEKENING, ondertekening) X (WIJZIGING, leerroute_wijziging) X (A2, toestemming_a2) \
  X (AANBOD, aanbod) X (TAALSCHAKEL, taalschakel_start) X (PVT, pvt_voldaan) \
  X (MAP, map_voldaan) X (ROUTE_DONE, leerroute_voldaan) X (GROUND, verlengingsgrond) \
  X (EXT_ASKED, verlenging_aanvraag) X (EXT_GRANTED, verlenging_besluit) \
  X (EXT_REFUSED, verlenging_afgewezen) X (BIJSTAND, bijstand) X (BESLUIT, besluit) \
  X (BEZWAAR, bezwaar) X (VERDAGING, verdaging) X (BOB, beslissing_op_bezwaar) \
  X (INGEBREKE, ingebrekestelling) X (BOETE, boete_duo) X (EXEMPT, vrijstelling) \
  X (DISPENSED, ontheffing) X (GROUP, doelgroep_wijziging) X (MOVED, verhuisd) \
  X (EMIGRATED, geemigreerd) X (RETURNED, teruggekeerd) X (FULFILLED, plicht_voldaan) \
  X (DIED, overleden) X (INTAKE, brede_intake) X (LBT, leerbaarheidstoets) \
  X (PLAN_LINE, plan_regel) X (HOURS, uren) X (EXAM, examen) X (CONTACT, contact) \
  X (TALK, voortgangsgesprek) X (SUPPORT, begeleiding) X (SIGNAL, duo_bericht) \
  X (EXEMPT_ENDED, vrijstelling_ingetrokken) X (NATURALISED, genaturaliseerd) \
  X (STAY_ENDED, verblijfsrecht_ingetrokken) X (INVITED, toets_uitnodiging)
/* clang-format on */

typedef enum {
#define X(ID, name) REGIE_FACT_##ID,
  REGIE_FACT_KINDS (X)
#undef X
    REGIE_N_FACT_KINDS
} RegieFactKind;

typedef enum {
  REGIE_GROUP_ASIEL_28,
  REGIE_GROUP_ASIEL_GEZIN,
  REGIE_GROUP_GEZIN,
  REGIE_GROUP_OVERIG,
  REGIE_GROUP_GEESTELIJK,
  REGIE_N_GROUPS
} RegieGroup;
typedef enum {
  REGIE_ROUTE_B1,
  REGIE_ROUTE_O,
  REGIE_ROUTE_Z,
  REGIE_N_ROUTES,
  REGIE_ROUTE_UNKNOWN = 7
} RegieRoute;
/* The law that a dossier falls under (Wet art. 54): that of 2021 unless it is said otherwise. */
typedef enum { REGIE_REGIME_2021, REGIE_REGIME_2013 } RegieRegime;
typedef enum {
  REGIE_GROUND_ZIEKTE,
  REGIE_GROUND_OVERLIJDEN,
  REGIE_GROUND_BEVALLING,
  REGIE_GROUND_OPVANG,
  REGIE_GROUND_ALFABETISERING,
  REGIE_GROUND_DAKLOOS,
  REGIE_GROUND_AANBOD,
  REGIE_GROUND_AANBIEDER,
  REGIE_GROUND_BIJZONDER,
  REGIE_GROUND_NVO,
  REGIE_GROUND_BIJNA,
  REGIE_GROUND_ONDERBREKING,
  REGIE_N_GROUNDS
} RegieGround;

typedef enum {
  REGIE_LEVEL_A1,
  REGIE_LEVEL_A2,
  REGIE_LEVEL_B1,
  REGIE_LEVEL_B2,
  REGIE_LEVEL_UNKNOWN = 7
} RegieLevel;

enum {
  REGIE_FACT_PLANNED = 1 << 0,
  REGIE_FACT_ELSEWHERE = 1 << 1, /* in another municipality */
  REGIE_FACT_UNHOUSED = 1 << 2, /* registered, but not where housed under art. 28 Huisvestingswet */
  REGIE_FACT_COMMITTEE = 1 << 3,
  REGIE_FACT_OPEN_PVT = 1 << 4,
  REGIE_FACT_OPEN_MAP = 1 << 5,
  REGIE_FACT_OPEN_ROUTE = 1 << 6,
  REGIE_FACT_REPORTED = 1 << 7, /* to DUO */
  REGIE_FACT_TEMPORARY = 1 << 8,
  REGIE_FACT_PARTIAL = 1 << 9 /* an exemption or dispensation of some parts only */
};

/* The municipality of a fact: its CBS code, or one of these. */
enum { REGIE_MUNICIPALITY_UNKNOWN = 0, REGIE_MUNICIPALITY_OWN = -1, REGIE_MUNICIPALITY_OTHER = -2 };

typedef enum {
  REGIE_TOPIC_LANGUAGE,
  REGIE_TOPIC_WORK,
  REGIE_TOPIC_PARTICIPATION,
  REGIE_TOPIC_PVT,
  REGIE_TOPIC_MAP,
  REGIE_TOPIC_OTHER
} RegieTopic;
/* The parts of the exam, as bits. */
#define REGIE_EXAM_PARTS 0x1f

/* A dated fact as the clock reads it: flat, 64 bytes, without pointers. */
typedef struct {
  gint64 id;         /* of the record; 0 is none */
  gint64 belongs_to; /* the id of another fact, 0 when not said */
  RegieDay day, from, until, new_end;
  gint32 passed;
  gint32 minutes, planned; /* of hours; all three -1: not known */
  guint8 kind, group, route, ground;
  guint16 flags;
  gint16 intensity; /* hours a week; -1: not known */
  gint16 municipality;
  guint8 level;
  guint8 topic;        /* language when not said */
  guint8 parts;        /* of the exam */
  guint8 is_passed;    /* the exam */
  guint8 is_failed;    /* neither: no result yet */
  gint16 course_hours; /* of the whole B1 course, as DUO asks it; -1: not known */
  gint16 code;         /* of a message of DUO: the number in SS139; 0 when there is none */
} RegieFact;

const char *regie_fact_kind_name (RegieFactKind kind);
/* REGIE_N_FACT_KINDS when codes.ini knows a kind that the clock does not read. */
RegieFactKind regie_fact_kind_find (const char *name);
const char *regie_group_name (RegieGroup group);
const char *regie_route_name (RegieRoute route);  /* NULL when unknown */
RegieRegime regie_regime_find (const char *name); /* NULL is the law of 2021 */
/* Does an exemption or dispensation leave the duty, because it is of some parts only (Wet art. 5
 * lid 1, art. 7 lid 3)? */
gboolean regie_fact_is_partial (const RegieFact *self);
/* Did somebody leave us by this fact: the country, or for another municipality?  A move between two
 * of those that we work for is none. */
gboolean regie_fact_is_departure (const RegieFact *self);
/* Fills SELF with "nothing known". */
void regie_fact_init (RegieFact *self, RegieFactKind kind, RegieDay day);
/* Sets one attribute from its Dutch key and text.  FALSE when the text is not a value of that
 * attribute; keys that the clock does not read are accepted and ignored. */
gboolean regie_fact_set (RegieFact *self, const char *key, const char *text);
