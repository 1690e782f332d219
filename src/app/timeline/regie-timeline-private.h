/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Inside the timeline only: what it shows and where, for the parts that collect, draw and handle
 * it. */
#include "regie-scale.h"
#include "regie-timeline.h"

/* In the usual size of text: what is drawn follows the letters (regie_timeline_px). */
#define AXIS 94    /* where the lanes begin */
#define PILLS 60   /* the middle of the pills under the axis, */
#define PILLS_2 82 /* and of one that would cover another */

typedef enum {
  LANE_TERM,
  LANE_FACTS,
  LANE_LANGUAGE,
  LANE_WORK,
  LANE_MAP,
  LANE_HOURS,
  LANE_EXAMS,
  LANE_CONTACT,
  LANE_SUPPORT,
  N_LANES
} Lane;

/* What is drawn once: a bar from FROM to UNTIL, or a shape on FROM. */
typedef struct {
  Lane lane;
  guint row;            /* second row of a lane */
  guint fact;           /* index into the dossier, G_MAXUINT for none */
  RegieDay from, until; /* UNTIL is NONE for a mark */
  RegieShape shape;
  RegieFamily family;
  gboolean planned, tick;
  gboolean was; /* in a trial: where it stands now, and would no longer */
  char *label,
    *spoken; /* on the screen, which may be NULL, and for a screen reader and the tooltip */
} Mark;

/* The name of a mark: it is SHOWN where there is room. */
typedef struct {
  graphene_rect_t rect;
  gboolean shown, inside;
} Label;

struct _RegieTimeline {
  GtkWidget parent_instance;
  const RegieOffice *office;
  const RegieDossier *dossier;
  const GArray *what_if, *extra;
  GArray *marks;       /* Mark */
  GArray *labels;      /* Label, of each mark: as they were drawn last */
  GPtrArray *children; /* RegieMark: the first stand for the marks, the others wait hidden for a
                          fuller dossier */
  RegieScale scale;
  RegieZoom zoom;
  gboolean zoomed_freely;
  gboolean scale_set, narrow;
  gint64 shown; /* whose range it is: the dossier */
  PangoLayout *layout, *bold, *small;
  int left;          /* width of the lane labels */
  double text_scale; /* regie_scale_text, of the last layout */
  RegieDay begin, nominal, end, what_if_end;
  RegieDay first, last; /* of all that the dossier has, what is tried included */
  guint serial;         /* other marks have another */
  guint sighted_id;     /* it will be said what is in sight */
  double drag_first;
  gboolean dragged;
  guint moving; /* the mark that is dragged or moved with the keyboard, G_MAXUINT for none */
  int moves;    /* bit 0: its beginning, bit 1: its end */
  RegieDay moved_from, moved_until; /* where it stood before */
  guint move_id;                    /* keys were pressed a moment ago: soon it is done */
  char *note;                       /* what is said beside it meanwhile */
  gboolean can_move;
  guint16 ringed[5];
  guint n_ringed;
  RegieDay ringed_due;
  char *values[N_LANES]; /* one value under each label */
};

/* The child that stands for a mark: it draws only its focus ring. */
#define REGIE_TYPE_MARK (regie_mark_get_type ())
G_DECLARE_FINAL_TYPE (RegieMark, regie_mark, REGIE, MARK, GtkWidget)
struct _RegieMark {
  GtkWidget parent_instance;
  guint index;
};
/* Makes the marks of the dossier, sorted by lane and time, and the value under each label. */
void regie_timeline_collect (RegieTimeline *self);
const char *regie_timeline_lane_name (Lane lane);
/* PIXELS of the usual size of text, in the size that it has. */
float regie_timeline_px (RegieTimeline *self, float pixels);
/* Where the lanes begin (N_LANES + 1 of them); returns where the last ends. */
float regie_timeline_lane_heights (RegieTimeline *self, float *tops);
void regie_timeline_mark_rect (RegieTimeline *self, const float *tops, const Mark *mark,
                               graphene_rect_t *rect);
/* The end whose line is drawn: that of what is tried when it is another. */
RegieDay regie_timeline_shown_end (RegieTimeline *self);
/* Finds the place of every label in the lanes at TOPS, left of WIDTH: none lies on another, on
 * another mark or on the lines of today and the end. */
void regie_timeline_place_labels (RegieTimeline *self, const float *tops, int width);
/* X, or so much further that a text of TEXT_WIDTH lies on none of those lines. */
float regie_timeline_clear_of_lines (RegieTimeline *self, float x, float text_width);
/* What the drawing writes with: made before the first frame, and again in another style. */
void regie_timeline_make_layouts (RegieTimeline *self);
void regie_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
