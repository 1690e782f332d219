/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-news.h"

/* The connection to a server on which nothing is asked by anybody: it hears what others write, says
 * which dossiers are open here, and knows whether the server is there.  When that goes, it tries
 * again by itself after 1, 2, 4 … at most 30 seconds.
 *
 * It has a thread of its own and never holds a transaction.  Where nothing can be heard (a pooler
 * between here and the server) it looks every few seconds what the last entry of the log is. */
typedef struct _RegieLink RegieLink;

typedef enum {
  REGIE_LINK_LOST,  /* the server went; ERROR says how */
  REGIE_LINK_FOUND, /* it is there again, and anything may have changed */
  REGIE_LINK_NEWS,  /* NEWS of others */
} RegieLinkEvent;

/* On the thread of the link; what it is given is borrowed. */
typedef void (*RegieLinkFunc) (RegieLinkEvent event, RegieNews *news, const GError *error,
                               gpointer data);

/* URI as for regie_db_open(): of a server. */
RegieLink *regie_link_new (const char *uri, RegieLinkFunc func,
                           gpointer data) G_GNUC_WARN_UNUSED_RESULT;
/* FUNC is not called any more when this returns. */
void regie_link_free (RegieLink *self);
/* Somebody else lost a connection to the same server: is it gone? */
void regie_link_doubt (RegieLink *self);
/* The network changed: tries now, and begins again with short pauses. */
void regie_link_hurry (RegieLink *self);
/* News from PROCESS of the server is our own. */
void regie_link_set_own (RegieLink *self, int process);
/* The dossiers (gint64) that are open here, copied. */
void regie_link_set_open (RegieLink *self, const GArray *dossiers);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieLink, regie_link_free)
