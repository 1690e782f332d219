/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-forecast.h"
#include "regie-ini.h"

/* What a forecast rests on: each a value with its words, its unit and where it comes from, which
 * stand beside the result.  Pure. */

typedef enum {
  REGIE_PREMISE_ASYLUM, /* inflow a year */
  REGIE_PREMISE_OTHERS,
  REGIE_PREMISE_SPREAD,
  REGIE_PREMISE_HOUSING, /* days from link to house */
  REGIE_PREMISE_INTAKE,  /* days from house or notice to PIP */
  REGIE_PREMISE_ROUTE,   /* days from PIP to the end */
  REGIE_PREMISE_LINKS,
  REGIE_PREMISE_LEAVES,
  REGIE_PREMISE_CONSULTANTS, /* hundredths of whole weeks */
  REGIE_PREMISE_NORM,        /* dossiers by consultant */
  REGIE_PREMISE_PIPS,
  REGIE_PREMISE_COST,  /* cents a year of a running trajectory */
  REGIE_PREMISE_SHARE, /* of the housing quota that must integrate */
  /* The housing quota, persons, of the half-years that the forecast touches, the first in which it
     begins. */
  REGIE_PREMISE_QUOTA,
  REGIE_N_PREMISES = REGIE_PREMISE_QUOTA + 5
} RegiePremiseId;

typedef enum {
  REGIE_PREMISE_UNKNOWN,  /* only of a quota: then the inflow a year counts */
  REGIE_PREMISE_ASSUMED,  /* forecast.ini */
  REGIE_PREMISE_MEASURED, /* what the dossiers say */
  REGIE_PREMISE_CHANGED   /* by who asks, for this time */
} RegiePremiseSource;

typedef struct {
  gint64 value;
  RegiePremiseSource source;
  guint n; /* of what was measured: how many it rests on */
} RegiePremise;

typedef struct {
  RegieDay from; /* the day on which the office stands */
  RegiePremise of[REGIE_N_PREMISES];
  int
    assumed[REGIE_N_STAGES]; /* how long each stage takes by forecast.ini, whatever was measured */
} RegiePremises;

/* What the dossiers say on a day.  SPELLS of each stage, and who is there now. */
typedef struct {
  GArray *spells[REGIE_N_STAGES]; /* RegieSpell */
  GArray *ages[REGIE_N_STAGES];   /* gint32: days since the stage began, of who is in it */
  guint asylum, others;           /* inflow of the year until that day */
  guint linked;                   /* of ASYLUM: waited for a house first */
  guint ended, left;              /* stages before the PIP that ended, and those who left then */
  guint quarters[12];             /* inflow, the last quarter first */
  gboolean has_three_years;       /* the office has known of people for as long as that */
  guint consultants;              /* hundredths of whole weeks */
  gint64 planned;                 /* cents of this year, by the plans of who runs */
  guint n_planned;                /* who have such a plan */
} RegieExperience;

RegieExperience *regie_experience_new (void) G_GNUC_WARN_UNUSED_RESULT;
void regie_experience_free (RegieExperience *self);

/* Fills SELF with what INI (forecast.ini) says, with the sections of the demo when IS_DEMO, and
 * with what EXPERIENCE knows better.  FALSE with the file, the line and the key when a value is
 * none. */
gboolean regie_premises_read (RegiePremises *self, RegieIni *ini, gboolean is_demo, RegieDay from,
                              const RegieExperience *experience, GError **error);
/* Changes what ID ("pip_dagen", "taakstelling_2027-H1") says for this time.  FALSE with a sentence
 * that names the field when there is no such premise or VALUE is none. */
gboolean regie_premises_change (RegiePremises *self, const char *id, gint64 value, GError **error);
/* The same of both groups together, TOTAL a year, divided as they were. */
gboolean regie_premises_change_inflow (RegiePremises *self, gint64 total, GError **error);
/* The input of regie_forecast_make(); borrows from EXPERIENCE.  Owned, freed with g_free. */
RegieForecastInput *
regie_premises_make_input (const RegiePremises *self,
                           const RegieExperience *experience) G_GNUC_WARN_UNUSED_RESULT;

/* The key of the premise, in forecast.ini and on the command line; owned. */
char *regie_premise_dup_id (const RegiePremises *self, RegiePremiseId id) G_GNUC_WARN_UNUSED_RESULT;
/* "Days from link to house"; owned. */
char *regie_premise_dup_name (const RegiePremises *self,
                              RegiePremiseId id) G_GNUC_WARN_UNUSED_RESULT;
/* "days", "persons a year". */
const char *regie_premise_unit (RegiePremiseId id);
/* "measured on 312 that ended", "assumption of the office"; owned. */
char *regie_premise_dup_source (const RegiePremises *self,
                                RegiePremiseId id) G_GNUC_WARN_UNUSED_RESULT;
/* "1.040", "9,50", or "–" when it is not known, without its unit; owned. */
char *regie_premise_dup_value (const RegiePremises *self,
                               RegiePremiseId id) G_GNUC_WARN_UNUSED_RESULT;
/* Between which values it may lie, both of them allowed. */
void regie_premise_get_bounds (RegiePremiseId id, gint64 *least, gint64 *most);
/* Is the value kept in hundredths of its unit? */
gboolean regie_premise_is_hundredths (RegiePremiseId id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieExperience, regie_experience_free)
