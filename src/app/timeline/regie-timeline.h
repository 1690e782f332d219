/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-dossier.h"
#include "regie-sight.h"

/* One person's time: lanes on one axis, drawn by this widget, with a small focusable child for
 * every bar and mark, so that keyboard and screen reader reach each of them.  Left and Right go
 * through time, Up and Down through the lanes, + and - zoom, T shows today; Ctrl+scroll and pinch
 * zoom, dragging pans.
 *
 * A line of the plan is moved by dragging it, and made longer or shorter by dragging an end; on the
 * keyboard Shift+Left and Right move it by a day, Ctrl+Shift by a week, Ctrl+Left and Right move
 * its end.  Escape puts it back.
 *
 * Signals: "mark-activated" (guint fact; G_MAXUINT for what is no fact); "zoomed"; "sighted", when
 * something else is or may be in sight, or lies in time (regie_timeline_get_sight); "line-moving"
 * and, once it is let go, "line-moved" (guint fact, int from, int until). */
#define REGIE_TYPE_TIMELINE (regie_timeline_get_type ())
G_DECLARE_FINAL_TYPE (RegieTimeline, regie_timeline, REGIE, TIMELINE, GtkWidget)

typedef enum {
  REGIE_ZOOM_WEEK,
  REGIE_ZOOM_MONTH,
  REGIE_ZOOM_QUARTER,
  REGIE_ZOOM_YEAR,
  REGIE_ZOOM_ALL,
  REGIE_ZOOM_DECADE
} RegieZoom;

/* Borrows both; they must outlive the widget or be replaced.  WHAT_IF (RegieDeadline, may be NULL)
 * are the deadlines with facts added, drawn in purple over today's; EXTRA the facts themselves. */
void regie_timeline_set (RegieTimeline *self, const RegieOffice *office,
                         const RegieDossier *dossier, const GArray *what_if, const GArray *extra);
void regie_timeline_zoom_to (RegieTimeline *self, RegieZoom zoom);
void regie_timeline_zoom_by (RegieTimeline *self, double factor);
/* The zoom that was chosen, -1 after zooming freely. */
int regie_timeline_get_zoom (RegieTimeline *self);
void regie_timeline_show_today (RegieTimeline *self);
/* From the first to the last that the dossier has, and what of that is in sight; FALSE when nothing
 * is shown yet. */
gboolean regie_timeline_get_sight (RegieTimeline *self, RegieSight *sight);
/* Shows the days FROM to UNTIL, FROM < UNTIL. */
void regie_timeline_show (RegieTimeline *self, double from, double until);
/* Rings around the facts (indexes) that a deadline follows from, and a pill at its date. */
void regie_timeline_highlight (RegieTimeline *self, const guint16 *facts, guint n, RegieDay due);
void regie_timeline_set_narrow (RegieTimeline *self, gboolean narrow);
/* Where a fact is drawn, for a popover; FALSE when it is off the screen. */
gboolean regie_timeline_get_rect (RegieTimeline *self, guint fact, GdkRectangle *rect);
/* May lines of the plan be moved? */
void regie_timeline_set_can_move (RegieTimeline *self, gboolean can_move);
/* What is said beside the line that is being moved. */
void regie_timeline_set_note (RegieTimeline *self, const char *note);
guint regie_timeline_get_n_marks (RegieTimeline *self);
