/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

/* A sample of what is drawn in a network, for its legend.  Property "sign" (int, writable): a
 * RegieNetworkSign. */
#define REGIE_TYPE_NETWORK_SAMPLE (regie_network_sample_get_type ())
G_DECLARE_FINAL_TYPE (RegieNetworkSample, regie_network_sample, REGIE, NETWORK_SAMPLE, GtkWidget)
