/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* Inside the layout of charts only: what its forms share. */
#include "regie-axis.h"
#include "regie-chart-layout.h"

/* Between things that belong together, and between others. */
#define GAP 6
#define WIDE_GAP 12

typedef struct {
  RegieChart *chart;
  const RegieLetters *font;
  RegieChartLayout *out;
  guint n_points, n_series;
  RegieValueAxis axis; /* of the upright forms */
} RegieChartDraft;

/* How a text looks; -1 for the family: the tone. */
typedef struct {
  gboolean is_bold;
  int family;
  RegieTone tone;
} RegieChartLook;

#define LOOK_PLAIN                                                                                 \
  (RegieChartLook) { FALSE, -1, REGIE_TONE_TEXT }
#define LOOK_BOLD                                                                                  \
  (RegieChartLook) { TRUE, -1, REGIE_TONE_TEXT }
#define LOOK_DIM                                                                                   \
  (RegieChartLook) { FALSE, -1, REGIE_TONE_DIM }

int regie_chart_draft_width (RegieChartDraft *self, const char *text, gboolean is_bold);
/* TEXT with its left (ALIGN 0), middle (1) or right (2) at X, and its top at Y; shortened to WIDTH,
 * and moved so that it stands within the room.  Returns where it stands. */
RegieChartBox regie_chart_draft_add_text (RegieChartDraft *self, const char *text, int x, int y,
                                          int width, int align, RegieChartLook look);
/* Is there no text in BOX yet? */
gboolean regie_chart_draft_is_free (RegieChartDraft *self, RegieChartBox box);
gboolean regie_chart_boxes_meet (RegieChartBox a, RegieChartBox b);
void regie_chart_draft_add_rule (RegieChartDraft *self, RegieChartRuleKind kind, int x1, int y1,
                                 int x2, int y2);
/* The value of SERIES at POINT drawn in BOX. */
void regie_chart_draft_add_mark (RegieChartDraft *self, guint point, guint series,
                                 RegieChartBox box, RegieChartBox area);
/* The unit when it is a word, which stands above the values; NULL when it is said with each. */
const char *regie_chart_draft_get_unit (RegieChartDraft *self);

/* The forms. */
void regie_chart_draft_lay_upright (RegieChartDraft *self);
void regie_chart_draft_lay_bars (RegieChartDraft *self);
int regie_chart_draft_bars_height (RegieChartDraft *self, int width);
