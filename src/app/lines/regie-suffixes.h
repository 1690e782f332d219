/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* What stands at the end of a line or beside a heading: words, gauges and buttons in a row,
 * on more lines where there is no room; the list row that it stands in is a RegieRowLayout.
 * Property "model" (GListModel of RegieWord, RegieGauge and RegieDeed, writable). */
#define REGIE_TYPE_SUFFIXES (regie_suffixes_get_type ())
G_DECLARE_FINAL_TYPE (RegieSuffixes, regie_suffixes, REGIE, SUFFIXES, GtkWidget)

/* A button that is a RegieDeed.  Property "deed" (writable); with NULL it keeps its place and shows
 * nothing. */
#define REGIE_TYPE_DEED_BUTTON (regie_deed_button_get_type ())
G_DECLARE_FINAL_TYPE (RegieDeedButton, regie_deed_button, REGIE, DEED_BUTTON, GtkButton)
