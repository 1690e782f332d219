/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-history.h"
#include "regie-ini.h"
#include "regie-office.h"
#include "regie-period.h"

/* The figures of the office.  Each is defined once: in words in figures.ini, and by one function
 * that gives its rows; its value is counted from those rows.  Tile, chart, list, export, report and
 * command use nothing else, so no two of them can differ.
 *
 * A figure is asked of a span: it stands as of the last day, and what happens in a period is
 * counted from the first to the last.  What is dated later, planned or voided does not count. */

typedef struct {
  RegieDay from, until; /* both of them days of it */
} RegieSpan;

/* How a value comes from rows. */
typedef enum {
  REGIE_FIGURE_COUNT,  /* how many rows there are */
  REGIE_FIGURE_SHARE,  /* the sum of the parts in a hundred of the sum of the wholes */
  REGIE_FIGURE_MEDIAN, /* the middle one of the amounts */
  REGIE_FIGURE_SUM,    /* of the amounts, which are cents */
  REGIE_FIGURE_MEAN,   /* of the amounts, which are cents; not known while they are all 0 */
  REGIE_FIGURE_HOURS   /* the sum of the amounts, which are minutes, in whole hours */
} RegieFigureKind;

/* One thing that is counted. */
typedef struct {
  gint64 dossier;     /* whom it is about; 0: nobody with a dossier */
  gint64 record;      /* what is counted; 0: the dossier itself */
  const char *of;     /* which kind of record that is, its Dutch key ("opdracht"); NULL: a fact */
  RegieDay day;       /* on which it happened or will; NONE when it has none */
  gint64 part, whole; /* of a share: what it weighs; else 1 */
  gint64 amount;      /* days, minutes or cents; 0 when it has none */
  const char *sort;   /* what sort of it: a code of the list of the figure, or NULL */
  gint64 provider, contract, lot; /* that it hangs on; 0: none */
} RegieFigureRow;

/* By what a figure can be split. */
typedef enum {
  REGIE_SPLIT_NONE,
  REGIE_SPLIT_SORT, /* by what the figure itself tells apart: route, reason, ground … */
  REGIE_SPLIT_GROUP,
  REGIE_SPLIT_ROUTE,
  REGIE_SPLIT_CONSULTANT,
  REGIE_SPLIT_TEAM,
  REGIE_SPLIT_MUNICIPALITY,
  REGIE_SPLIT_COHORT, /* the year of the notice */
  REGIE_SPLIT_MONTH,  /* of the day of the row */
  REGIE_SPLIT_WEEK,   /* its Monday */
  REGIE_SPLIT_PROVIDER,
  REGIE_SPLIT_CONTRACT,
  REGIE_SPLIT_LOT,
  REGIE_N_SPLITS
} RegieSplit;

/* The dossier that rows are about, on the last day of the span. */
typedef struct {
  gint64 id, consultant, team, director; /* 0: nobody */
  const char *municipality;
  const RegieCase *one;
  const RegieHistory *history;
  const GArray *deadlines; /* of RegieDeadline */
  RegieLiteracy literacy;
  RegieDay intake_begun, intake_settled; /* of the record of the intake; NONE: not known */
  RegieDay recorded_from;
  const GArray *met; /* RegieDay of each network meeting, held or planned, in order; NULL: none */
} RegieFigureWho;

/* Where the rows of a figure go. */
typedef struct _RegieFigureSink RegieFigureSink;
void regie_figure_sink_take (RegieFigureSink *self, const RegieFigureRow *row);

typedef struct _RegieFigures RegieFigures;

/* What figures are read from that are not counted from the facts of dossiers: once for an answer,
 * on the same state of the database. */
typedef struct {
  /* What GIVE of the figures is given; owned.  NULL with ERROR set. */
  gpointer (*load) (const RegieWork *work, RegieSpan span, GError **error);
  void (*free) (gpointer loaded);
} RegieFigureSource;

/* What the rows of a figure are of: it says which list opens behind it, and by what it can be split
 * and filtered. */
typedef enum {
  REGIE_FIGURE_OF_DOSSIERS,  /* the caseload */
  REGIE_FIGURE_OF_ORDERS,    /* orders and lines of invoices; the providers */
  REGIE_FIGURE_OF_PROVIDERS, /* of no person; the providers */
  REGIE_FIGURE_OF_DESK       /* of no dossier; the Meedoenbalie */
} RegieFigureOf;

/* A line of the table of figures. */
typedef struct {
  const char *id; /* as in figures.ini: "pip_op_tijd" */
  RegieFigureKind kind;
  const char *list;  /* of codes.ini: what SORT is a code of; NULL: it has none, or rules */
  gboolean periodic; /* it counts what happened in the span, not how things stand on its last day */
  /* The rows of one dossier; NULL when it has a source. */
  void (*see) (const RegieFigures *all, const RegieFigureWho *who, RegieFigureSink *sink);
  RegieFigureOf of;
  const RegieFigureSource *source; /* NULL: it is seen */
  /* The rows of what was LOADED of the source. */
  void (*give) (const RegieFigures *all, gconstpointer loaded, guint which, RegieFigureSink *sink);
  guint which; /* of the figures of the source */
  /* The amounts of its rows are points (regie-weight.h), of which the sum is told as well. */
  gboolean weighs;
} RegieFigure;

const RegieFigure *regie_figures_table (guint *n);
/* The figure with ID, or NULL. */
const RegieFigure *regie_figure_find (const char *id);
/* Has FIGURE parts by SPLIT?  Else all of it is one part that is not known. */
gboolean regie_figure_can_split (const RegieFigure *figure, RegieSplit split);
/* Is FIGURE narrowed by the consultant, team, group and cohort that are asked?  Else it is of the
 * whole office. */
gboolean regie_figure_can_filter (const RegieFigure *figure);

/* What the office wants of a figure, as figures.ini says. */
typedef struct {
  gboolean is_set;
  gint64 hundredths; /* of the unit */
  gboolean is_most;  /* it is the most that may be; else the least */
  RegieSplit per;    /* it holds for each part of this split; NONE: for the whole */
  guint told;        /* who is told when it is missed: a bit for each RegieRole */
} RegieFigureNorm;

/* What figures.ini says of a figure, in the language of the program. */
typedef struct {
  char *name, *unit, *definition, *source;
  RegieDay valid_from;
  RegieFigureNorm norm;
  char *
    *others; /* what others publish of it by part: "2022", "88", … NULL after the last; or NULL */
  char *others_name; /* who that is, and of when: "CBS, eind 2023"; NULL without */
} RegieFigureWords;

/* A value with what it rests on.  KNOWN is FALSE where there is nothing to divide by. */
typedef struct {
  gboolean known;
  gint64 hundredths;  /* of the unit, rounded half up: 71,43 % is 7143 */
  gint64 part, whole; /* of a share */
  guint n;            /* rows */
  gint64 sum;         /* of the amounts */
  gint64 most;        /* the largest amount; 0 without rows */
  gint64 median2;     /* twice the middle amount, and the ninetieth of a hundred */
  gint64 ninetieth;
  gint64 norm; /* what it may come to: the budget, in cents; -1 when there is none */
} RegieFigureValue;

/* A value of one part of a split. */
typedef struct {
  char *key;  /* a code, an id, a year, "2026-11", a Monday; "" when it is not known */
  char *key2; /* of the second split, or "" */
  RegieFigureValue value;
} RegieFigurePart;

/* What is asked. */
typedef struct {
  RegieSpan span;
  RegieSplit split, split2;
  const char *part;        /* only the rows of this part of SPLIT, a key; NULL is all of them */
  gint64 consultant, team; /* only of these; 0 is any */
  const char *group;       /* a code; NULL is any */
  int cohort;              /* a year; 0 is any */
  const char *only;        /* the id of one figure; NULL is every figure */
  gboolean wants_rows;     /* keep the rows */
  /* Who looks at each dossier of the office beside the figures, whatever else is asked, with DATA;
   * NULL: nobody. */
  void (*look) (const RegieFigureWho *who, gpointer data);
  gpointer data;
  gboolean no_sources;      /* only what is counted from dossiers */
  const char *const *among; /* only of these ids; NULL is any; not kept */
} RegieFigureAsk;

/* The answer: every figure of the table that was asked, on one state of the database. */
RegieFigures *regie_figures_new (const RegieOffice *office, const RegieFigureAsk *ask);
void regie_figures_free (RegieFigures *self);
const RegieFigureAsk *regie_figures_get_ask (const RegieFigures *self);
const RegieOffice *regie_figures_get_office (const RegieFigures *self);
/* One dossier of the state: of all that are not voided, each once, in the order of their ids. */
void regie_figures_see (RegieFigures *self, const RegieFigureWho *who);
/* What is kept of a dossier that was seen. */
typedef struct {
  gint64 id, consultant, team;
  const char *municipality; /* NULL: not known */
  RegieGroup group;
  RegieRoute route; /* unknown without a PIP */
  int cohort;       /* the year of the notice; 0: there is none */
} RegieFigureWhose;
/* That of the dossier ID; NULL when it is none of those that were asked.  Only for a figure of
 * orders. */
const RegieFigureWhose *regie_figures_whose (const RegieFigures *self, gint64 id);
/* The rows of the figures that have a source, once every dossier was seen. */
gboolean regie_figures_give (RegieFigures *self, const RegieWork *work, GError **error);
/* What FIGURE may come to: all of it when SPLIT is REGIE_SPLIT_NONE, else the part KEY of that
 * split.  Added up when it is said more than once. */
void regie_figure_sink_add_norm (RegieFigureSink *self, RegieSplit split, gint64 key, gint64 norm);
/* All of it is there; from now on the answer does not change. */
void regie_figures_close (RegieFigures *self);

/* Was FIGURE asked?  Only then the functions below may be called of it. */
gboolean regie_figures_has (const RegieFigures *self, const RegieFigure *figure);
/* The value of FIGURE; the parts of the split, in the order of their keys; and the rows, in the
 * order of their dossiers. Borrowed. PARTS and ROWS are NULL when they were not asked. */
const RegieFigureValue *regie_figures_get (const RegieFigures *self, const RegieFigure *figure);
const GPtrArray *regie_figures_parts (const RegieFigures *self, const RegieFigure *figure);
const GArray *regie_figures_rows (const RegieFigures *self, const RegieFigure *figure);

/* The span that TEXT means when figures stand as of ON (NONE: as of TODAY, or the end of the period
 * that TEXT names): "maand", "kwartaal" or "jaar" is so long until ON, "2026-10", "2026-K4" and
 * "2026" are those, "2026-01-01..2026-03-31" is from and until; NULL is a year until ON.  FALSE
 * with a sentence that names the field. */
gboolean regie_span_parse (const char *text, RegieDay on, RegieDay today, RegieSpan *span,
                           GError **error);

/* A split by its Dutch name, as on the command line: "consulent"; REGIE_N_SPLITS when there is no
 * such split. */
RegieSplit regie_split_find (const char *name);
/* What KEY of a part of SPLIT says to people, of FIGURE; owned. NAMES: of
 * regie_figures_names(), or NULL. */
char *regie_figure_dup_part (const RegieOffice *office, const RegieFigure *figure, RegieSplit split,
                             const char *key, GHashTable *names) G_GNUC_WARN_UNUSED_RESULT;
/* What the record ID of SPLIT is called in NAMES (of regie_figures_names()); NULL when it is not
 * there.  Borrowed. */
const char *regie_figure_name (GHashTable *names, RegieSplit split, gint64 id);
/* AMOUNT of a row in hundredths of the unit of FIGURE: cents are hundredths of euros already,
 * minutes are of hours. */
gint64 regie_figure_hundredths (const RegieFigure *figure, gint64 amount);
/* "71 %", "379", "43 dagen", "€ 38.000"; "–" when it is not known. */
char *regie_figure_dup_value (const RegieFigure *figure, const RegieFigureWords *words,
                              const RegieFigureValue *value) G_GNUC_WARN_UNUSED_RESULT;

/* Does VALUE miss NORM?  Never when one of them is not known. */
gboolean regie_figure_norm_is_missed (const RegieFigureNorm *norm, const RegieFigureValue *value);
/* "at least 85 %"; NULL without a norm.  Owned. */
char *regie_figure_norm_dup_words (const RegieFigure *figure,
                                   const RegieFigureWords *words) G_GNUC_WARN_UNUSED_RESULT;

/* Of so many persons a count says nothing about one of them. */
#define REGIE_FIGURE_FEW 5
/* Does VALUE of a figure of KIND rest on so few, but not on nobody, that who may not see persons
 * may not know it?  Amounts of money are told always. */
gboolean regie_figure_is_of_few (RegieFigureKind kind, const RegieFigureValue *value);

/* What figures.ini says of every figure, in the order of the table; NULL with the file and the line
 * when one lacks or is not known. */
GPtrArray *regie_figure_words_load (GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of another file. */
GPtrArray *regie_figure_words_read (RegieIni *ini, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The list behind a figure as it is ASKed, or behind PART (NULL: all) of a split of it, as a filter
 * of the caseload: "caseload@2025-11-24..2026-11-23@team=3@consulent=7".  Owned. */
char *regie_figure_dup_filter (const RegieFigure *figure, const RegieFigureAsk *ask,
                               RegieSplit split, const char *part) G_GNUC_WARN_UNUSED_RESULT;
/* What such a filter asks; FALSE when TEXT is none.  *KEPT is owned, and borrowed by ASK. */
gboolean regie_figure_parse_filter (const char *text, RegieFigureAsk *ask, char ***kept);
/* "Caseload, as of 23 November 2026: Lotte Habets": what the caseload says that it shows.  NAMES as
 * of regie_figure_dup_part(), may be NULL.  Owned. */
char *regie_figure_dup_filter_label (const RegieOffice *office, const char *text,
                                     GHashTable *names) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieFigures, regie_figures_free)
