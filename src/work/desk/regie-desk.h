/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-folder.h"
#include "regie-match.h"

/* The Meedoenbalie: who wants what, who offers what, what fits and why, and what came of it.
 * Nothing here reads a dossier, but for the hours of a resident that is linked to one, which count
 * there once. */

typedef struct {
  RegieRecord *resident, *wish; /* RESIDENT may be shared */
  RegieRecord *running; /* its match that is agreed, on trial or running, or NULL: then it waits */
} RegieDeskWish;
typedef struct {
  RegieRecord *giver, *offer;
} RegieDeskOffer;

/* Everything that is open, in memory: some thousands of records. */
typedef struct {
  const RegieOffice *office;
  GArray *wishes, *offers;              /* RegieMatchWish, RegieMatchOffer: what is matched */
  GArray *wish_records, *offer_records; /* RegieDeskWish, RegieDeskOffer: the same places */
  GPtrArray *idle;                      /* residents without an open wish, RegieRecord */
  GPtrArray *givers;                    /* all of them, RegieRecord, by name */
  GPtrArray *matches;                   /* all of them, RegieRecord, oldest first */
  GPtrArray *keep;                      /* what the others point into */
  GHashTable *attended;                 /* id of a match → who came */
  /* id of a resident → GArray of the ids of the offers of which there is a place */
  GHashTable *taking;
  GHashTable *words; /* words of skills and titles → numbers */
  guint tried;       /* one more than the place of what is being typed; 0 none */
} RegieDesk;

/* Owned, and OFFICE must live as long; NULL with ERROR set when it cannot be read. */
RegieDesk *regie_desk_load (RegieDb *db, const RegieOffice *office,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* From JSON, without a database: { "wensen": [ { "id", "soort", "richting", "rooster", "talen", … }
 * ], "aanbod": [ … ] } with the Dutch keys of the schema.  A fault names the field:
 * “wensen[2].rooster: …”. */
RegieDesk *regie_desk_parse (const RegieOffice *office, const char *json, gssize length,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
void regie_desk_free (RegieDesk *self);
/* A wish that is being typed and is not stored: it takes the last place, where the one that was
 * tried before it stood, and is weighed like the others.  With the id of a stored wish it weighs
 * what was decided about that one.  Returns its place. */
guint regie_desk_try_wish (RegieDesk *self, RegieRecord *resident, RegieRecord *wish);
/* Is the wish at that place the one that is being typed? */
gboolean regie_desk_is_tried (const RegieDesk *self, guint wish);
/* The place of a wish or an offer, by id; -1 when it is not open. */
int regie_desk_find_wish (const RegieDesk *self, gint64 id);
int regie_desk_find_offer (const RegieDesk *self, gint64 id);
/* "A.B. (12)": the initials with the number at the desk, which tells two apart. */
char *regie_resident_dup_name (RegieRecord *resident) G_GNUC_WARN_UNUSED_RESULT;
/* RegieFit: the proposals, the best first, then (when REFUSED) those that a limit refuses. */
GArray *regie_desk_for_wish (const RegieDesk *self, guint wish,
                             gboolean refused) G_GNUC_WARN_UNUSED_RESULT;
GArray *regie_desk_for_offer (const RegieDesk *self, guint offer,
                              gboolean refused) G_GNUC_WARN_UNUSED_RESULT;
/* One fit in words: for, against, refused; lists of sentences (g_strfreev), any may be NULL to be
 * left out. */
void regie_desk_explain (const RegieDesk *self, const RegieFit *fit, char ***pros, char ***cons,
                         char ***refusals);
/* The same as JSON for other tools; FOR_WISH says from which side. */
char *regie_desk_fits_json (const RegieDesk *self, GArray *fits,
                            gboolean for_wish) G_GNUC_WARN_UNUSED_RESULT;

/* How the last eight days of a match went, oldest first, as signs: came, cancelled, did not come.
 * *MINUTES is what came together. */
const char *regie_desk_attended (const RegieDesk *self, gint64 match, int *minutes);

/* Is the form of a resident, wish, giver, offer or attendance such as can be?  Called by
 * regie_record_make.  DB may be NULL: then nothing is compared with what is stored. */
gboolean regie_desk_check (RegieDb *db, const RegieOffice *office, const RegieEntity *entity,
                           RegieRecord *record, RegieForm *form, GError **error);

/* A person decides.  STAGE: "voorgesteld", "afgesproken" or "past_niet" (then REASON says why).
 * What a limit refuses is refused here as well, in words.  The reasons of the moment are kept with
 * it. */
RegieChange *regie_match_decide (RegieDb *db, const RegieOffice *office, gint64 wish, gint64 offer,
                                 const char *stage, const char *reason, gint64 me,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Is STAGE one in which somebody takes part: agreed, on trial, running or in aftercare? */
gboolean regie_match_runs (RegieMatchStage stage);
/* The stages that come after STAGE, NULL after the last. */
const char *regie_match_next (const char *stage, guint i);
/* To a next stage.  Stopping asks a reason; what is finished closes the wish, what is stopped opens
 * it again. */
RegieChange *regie_match_move (RegieDb *db, const RegieOffice *office, gint64 match,
                               const char *stage, const char *reason,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* On which day what is held by RHYTHM (days and hours, NULL when not known) was last held by TODAY,
 * and for how many minutes; TODAY and 0 when it names none. */
RegieDay regie_rhythm_last_held (const char *rhythm, RegieDay today, int *minutes);
/* On which day MATCH was last held by TODAY, by the days and hours of its offer, and for how many
 * minutes; what a tick proposes.  TODAY and 0 when the offer names none. */
void regie_attendance_propose (const RegieDesk *desk, RegieRecord *match, RegieDay today,
                               RegieDay *day, int *minutes);
/* Somebody came, or not, on DAY.  Refused on a day that the offer does not have, and for longer
 * than it lasts on it.  Hours of a resident that is linked become a fact of the dossier in the same
 * change, once.  When ME may not write in dossiers they wait for regie_desk_settle. */
RegieChange *regie_attendance_record (RegieDb *db, const RegieOffice *office, gint64 match,
                                      const char *state, RegieDay day, int minutes, gint64 me,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Nobody came the last time that the offer of MATCH was held. */
RegieChange *regie_attendance_miss (RegieDb *db, const RegieOffice *office, gint64 match, gint64 me,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* RESIDENT is not the person of the dossier that it is linked to: what was done at the desk counts
 * there no longer. */
RegieChange *regie_resident_unlink (RegieDb *db, gint64 resident, GError **error);
/* RESIDENT is the person of the dossier with NUMBER: what was done before counts there as well. */
RegieChange *regie_resident_link (RegieDb *db, const RegieOffice *office, gint64 resident,
                                  const char *number, gint64 me,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The resident record of the person of DOSSIER, for who does not live in the centre: initials, year
 * of birth and languages come along, nothing else.  The change is empty when there is one already.
 * *RESIDENT is its id. */
RegieChange *regie_resident_of_dossier (RegieDb *db, const RegieOffice *office, gint64 dossier,
                                        gint64 *resident, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many residents have hours that wait; FALSE with ERROR set when it cannot be read. */
gboolean regie_desk_n_waiting (RegieDb *db, gint64 *n, GError **error);
/* The hours that wait become facts of their dossiers; for who may write there.  *N is the number of
 * days. */
gboolean regie_desk_settle (RegieDb *db, const RegieApplier *applier, guint *n, GError **error);
/* A visitor at the desk: arrives, and is helped. */
RegieChange *regie_visit_begin (RegieDb *db, const RegieOffice *office, gint64 resident,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
RegieChange *regie_visit_end (RegieRecord *visit);

/* What it brings, in a period.  Each with one definition: see regie_desk_figure_about. */
typedef enum {
  REGIE_DESK_MATCHES,
  REGIE_DESK_WAITING,
  REGIE_DESK_WAIT_DAYS,
  REGIE_DESK_NEVER,
  REGIE_DESK_HOURS,
  REGIE_DESK_PEOPLE,
  REGIE_DESK_GIVERS,
  REGIE_DESK_VISITS,
  REGIE_DESK_JOBS,
  REGIE_N_DESK_FIGURES
} RegieDeskFigure;
typedef struct {
  gint64 values[REGIE_N_DESK_FIGURES];
} RegieDeskFigures;
/* One thing that counts for a figure: what it is added up from, here and for the figures of the
 * office (regie-figure.h). */
typedef struct {
  gint64 id; /* of a record of the kind that regie_desk_figure_of() says */
  RegieDay day;
  gint64 amount; /* days of waiting, or minutes; else 0 */
} RegieDeskCounted;
/* Those of each figure of the days FIRST to LAST, by id: REGIE_N_DESK_FIGURES arrays of
 * RegieDeskCounted.  Owned; NULL with ERROR set when the database cannot be read. */
GPtrArray *regie_desk_load_counted (RegieDb *db, RegieDay first, RegieDay last,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What the rows of FIGURE are. */
RegieEntityId regie_desk_figure_of (RegieDeskFigure figure);
/* A word for other programs, Dutch: "wachtende_wensen". */
const char *regie_desk_figure_name (RegieDeskFigure figure);
/* How many days a wish is open before REGIE_DESK_NEVER counts it. */
#define REGIE_DESK_LONG_WAIT 60
/* Each figure of the days FIRST to LAST.  FALSE with ERROR set when the database cannot be read. */
gboolean regie_desk_figures (RegieDb *db, RegieDay first, RegieDay last, RegieDeskFigures *self,
                             GError **error);
/* What FIGURE is called, and its definition; translated. */
const char *regie_desk_figure_label (RegieDeskFigure figure);
const char *regie_desk_figure_about (RegieDeskFigure figure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieDesk, regie_desk_free)
