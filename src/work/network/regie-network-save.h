/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gio/gio.h>

#include "regie-network-view.h"

/* Writes the network to FILE, as it is printed (regie-network-paper.h): a PDF that says it was made
 * on DAY (NONE: now).  REGIE_ERROR_INVALID when the name of FILE does not end as one.  FALSE with
 * ERROR set.  May be called on any thread; VIEW is only read. */
gboolean regie_network_save (RegieNetworkView *view, RegieDay day, GFile *file,
                             GCancellable *cancellable, GError **error);
