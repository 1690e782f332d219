/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"

/* A second server that follows the first (a streaming replica of PostgreSQL), from which is read
 * what may be a little old and takes long.  Nothing is written there: what is read of people is
 * logged on the first, before it is shown.  Belongs to one thread during a call. */
typedef struct _RegieReplica RegieReplica;

/* ADDRESS: postgresql://…  Nothing is opened yet. */
RegieReplica *regie_replica_new (const char *address) G_GNUC_WARN_UNUSED_RESULT;
void regie_replica_free (RegieReplica *self);
/* Where to read, borrowed: the replica when it is there and follows PRIMARY, else PRIMARY itself.
 * *SAID, owned by the caller, is which of them it is and how old what stands there is. */
RegieDb *regie_replica_choose (RegieReplica *self, RegieDb *primary,
                               char **said) G_GNUC_WARN_UNUSED_RESULT;
/* It failed in the middle: until it was looked at again PRIMARY is read.  *SAID as above. */
void regie_replica_doubt (RegieReplica *self, char **said);

/* What is read on DB stops when CANCELLABLE (NULL: never) says so: 0, or what
 * g_cancellable_disconnect() takes when it was read. */
gulong regie_replica_stop_with (RegieDb *db, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieReplica, regie_replica_free)
