/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-network-layout.h"

/* A place in a sector of the drawing of a network: degrees clockwise from the top, how deep in the
 * band of the ring (in hundredths of it), and the side of the label. */
typedef struct {
  gint16 angle;
  gint8 depth;
  guint8 side; /* RegieLabelSide */
} RegieNetworkPlace;

/* By slot: of the sector at the top, of the upper and of the lower one on the right.  Those on the
 * left are their mirror images. */
extern const RegieNetworkPlace regie_network_places[3][REGIE_NETWORK_SLOTS];
