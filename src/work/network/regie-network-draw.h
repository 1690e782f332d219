/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <pango/pangocairo.h>

#include "regie-network-view.h"

/* Draws a network as its layout says: the same on the screen and on paper. */

/* The colours of the moment. */
typedef struct {
  gboolean is_dark;
  gboolean is_stark; /* high contrast: nothing is dim */
} RegieNetworkLook;

/* The letters that it is drawn with, which are measured first. */
typedef struct {
  PangoLayout *plain, *bold;
} RegieNetworkPens;
/* Those of SELF, which must outlive them. */
RegieLetters regie_network_pens_letters (RegieNetworkPens *self);

/* PENS are those that LAYOUT was measured with; what they say is changed. */
void regie_network_draw (cairo_t *cr, RegieNetworkView *view, const RegieNetworkLayout *layout,
                         RegieNetworkLook look, const RegieNetworkPens *pens);

/* The same in its pieces, each above the ones before, for a screen that draws anew only what is
 * other than it was. */
guint regie_network_n_pieces (const RegieNetworkLayout *layout);
void regie_network_draw_piece (cairo_t *cr, RegieNetworkView *view,
                               const RegieNetworkLayout *layout, RegieNetworkLook look,
                               const RegieNetworkPens *pens, guint piece);
/* PIECE lies within it; no width: there is nothing to draw. */
RegieNetworkBox regie_network_piece_box (const RegieNetworkLayout *layout, guint piece);
/* All that PIECE shows, as a text; owned.  What has the same looks the same in the same letters. */
char *regie_network_piece_dup_key (RegieNetworkView *view, const RegieNetworkLayout *layout,
                                   RegieNetworkLook look, guint piece) G_GNUC_WARN_UNUSED_RESULT;

/* What the legend explains. */
typedef enum {
  REGIE_NETWORK_SIGN_PERSON,
  REGIE_NETWORK_SIGN_ORGANISATION,
  REGIE_NETWORK_SIGN_SILENCE,
  REGIE_NETWORK_SIGN_BOND,
  REGIE_NETWORK_SIGN_LEADER,
  REGIE_NETWORK_SIGN_LOCK
} RegieNetworkSign;

/* A sample of SIGN in WIDTH × HEIGHT pixels. */
void regie_network_draw_sign (cairo_t *cr, RegieNetworkSign sign, RegieNetworkLook look, int width,
                              int height);
