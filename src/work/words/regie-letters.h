/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>

/* The letters that something is drawn with: how wide TEXT is in pixels, and how high a line.  What
 * finds where everything stands asks nothing else, so it needs no screen. */
typedef struct {
  int (*width) (gpointer data, const char *text, gboolean is_bold);
  gpointer data;
  int height;
} RegieLetters;

/* Letters of twelve pixels of no font: wider than those of any usual one, for where it is not known
 * with which font a picture is shown.  The same everywhere. */
const RegieLetters *regie_letters_plain (void);
