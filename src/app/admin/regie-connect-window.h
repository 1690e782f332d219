/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-server-view.h"

/* Connecting to the server of the office: what is typed is tried, stage by stage, on a thread of
 * its own, and opened when that goes well.
 *
 * Properties: "view" (RegieServerView, what was found the last time; NULL: nothing was tried),
 * "busy" (gboolean: it is being tried).  Actions: "connect.test", "connect.stop" and
 * "connect.open". */
#define REGIE_TYPE_CONNECT_WINDOW (regie_connect_window_get_type ())
G_DECLARE_FINAL_TYPE (RegieConnectWindow, regie_connect_window, REGIE, CONNECT_WINDOW, AdwWindow)

/* What is opened: SERVER and PASSWORD (may be NULL) are borrowed during the call. */
typedef void (*RegieConnectFunc) (GtkWindow *parent, const RegieServer *server,
                                  const char *password);

/* Shows the form above PARENT, filled with SERVER (borrowed, may be NULL).  OPEN is called once,
 * when it can be opened, and the form is gone by then. */
void regie_connect_window_present (GtkWindow *parent, const RegieServer *server, RegieDay today,
                                   RegieConnectFunc open);
