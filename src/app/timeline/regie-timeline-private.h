/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Inside the timeline only: what it shows and where, for the parts that collect, draw and handle
 * it. */
#include "regie-scale.h"
#include "regie-timeline.h"

#define AXIS 72

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
  char *label,
    *spoken; /* on the screen, which may be NULL, and for a screen reader and the tooltip */
} Mark;

struct _RegieTimeline {
  GtkWidget parent_instance;
  const RegieOffice *office;
  const RegieDossier *dossier;
  const GArray *what_if, *extra;
  GArray *marks;       /* Mark */
  GPtrArray *children; /* RegieMark: the first stand for the marks, the others wait hidden for a
                          fuller dossier */
  RegieScale scale;
  RegieZoom zoom;
  gboolean zoomed_freely;
  gboolean scale_set, narrow;
  PangoLayout *layout, *bold, *small;
  int left; /* width of the lane labels */
  RegieDay begin, nominal, end, what_if_end;
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
/* Where the lanes begin (N_LANES + 1 of them); returns where the last ends. */
float regie_timeline_lane_heights (RegieTimeline *self, float *tops);
void regie_timeline_mark_rect (RegieTimeline *self, const float *tops, const Mark *mark,
                               graphene_rect_t *rect);
void regie_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
