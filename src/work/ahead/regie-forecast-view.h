/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-chart-item.h"
#include "regie-premise.h"

/* The forecast in words: a chart for each number with its band, and what they rest on, each of
 * which can be changed for once. */

REGIE_DECLARE_ITEM (RegiePremiseItem, regie_premise_item, PREMISE_ITEM)
struct _RegiePremiseItem {
  RegieItem parent_instance;
  char *id;            /* "pip_dagen" */
  char *name;          /* "From house or notice to PIP, the middle one" */
  char *about;         /* "days · counted in your own dossiers (587)" */
  double value;        /* in its unit; 0 when it is not known */
  double least, most;  /* what it may be */
  int digits;          /* behind the mark */
  gboolean is_changed; /* for this time */
};

REGIE_DECLARE_ITEM (RegieForecastView, regie_forecast_view, FORECAST_VIEW)
struct _RegieForecastView {
  RegieItem parent_instance;
  char *about;          /* "From 24 November 2026 to 23 November 2028 …" */
  gboolean is_changed;  /* something was, for this time */
  GListStore *charts;   /* RegieChart */
  GListStore *premises; /* RegiePremiseItem */
};

/* QUARTERS are of regie_forecast_make() with what PREMISES say.  Owned by the caller. */
RegieForecastView *regie_forecast_view_new (const RegiePremises *premises,
                                            const RegieQuarter *quarters) G_GNUC_WARN_UNUSED_RESULT;
/* The same for WORK, with CHANGES (a{sx}) to what it rests on for this time; NULL with ERROR set.
 */
RegieForecastView *regie_forecast_view_load (const RegieWork *work, GVariant *changes,
                                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
