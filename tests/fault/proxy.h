/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* A line between a program and its server on which things go wrong, at one step of what they say to
 * each other.  It is a thread that passes on what both say. */
#include <gio/gio.h>

typedef struct _Proxy Proxy;

/* What goes wrong, at the step that is waited for. */
typedef enum {
  PROXY_STALL, /* nothing is passed on any more, and nobody hangs up */
  PROXY_CUT,   /* both sides are hung up */
  PROXY_RESET, /* the same, rudely */
  PROXY_HALF,  /* the server is hung up, and the program is not told */
  PROXY_DRIP,  /* what the server says comes a byte at a time */
  PROXY_SLOW,  /* both say little at a time */
} ProxyFault;

/* On which step: the first that the program says, the first answer, a question with MARK in it and
 * the answer to that. */
typedef enum { PROXY_START, PROXY_WELCOME, PROXY_QUESTION, PROXY_ANSWER } ProxyStep;

/* To the server whose socket lies in FOLDER. */
Proxy *proxy_new (const char *folder);
guint proxy_get_port (Proxy *self);
/* Of the next connection that comes to STEP: FAULT.  MARK (static) may be NULL of the first two
 * steps. */
void proxy_break (Proxy *self, ProxyStep step, const char *mark, ProxyFault fault);
/* Did it come to that? */
gboolean proxy_is_broken (Proxy *self);
void proxy_free (Proxy *self);
