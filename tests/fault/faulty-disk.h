/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* A disk on which things go wrong: SQLite writes through it to real files, and it refuses what it
 * is told to, or keeps what a machine that loses its power would have lost.  Of one thread. */
#include <glib.h>

/* What a disk is asked. */
typedef enum {
  FAULTY_READ,
  FAULTY_WRITE,
  FAULTY_SYNC,
  FAULTY_TRUNCATE,
  FAULTY_OPEN,
  FAULTY_DELETE,
  FAULTY_LOCK,
  FAULTY_N
} FaultyKind;

#define FAULTY_ALL ((1 << FAULTY_N) - 1)
#define FAULTY_WRITES (FAULTY_ALL & ~(1 << FAULTY_READ))

/* How it refuses: as a disk that is broken, or as one that is full; or the process is killed. */
typedef enum { FAULTY_BROKEN, FAULTY_FULL, FAULTY_KILLS } FaultyHow;

/* From now on every database of this process is opened on it (USE), or on the disk as it is. */
void faulty_disk_use (gboolean use);
/* Of what is asked of KINDS (bits), number NTH (from 1) is refused, and FOR_EVER what follows. */
void faulty_disk_break (guint kinds, guint nth, gboolean for_ever, FaultyHow how);
/* Nothing is refused any more; how often it was, and of how many (may be NULL). */
guint faulty_disk_mend (guint *asked);

/* Called before each thing that changes a file or makes it sure. */
typedef void (*FaultyMoment) (gpointer data);
/* Remembers of every file that is opened from now on what is sure to be on the disk and what was
 * only written; MOMENT may be NULL. */
void faulty_disk_watch (FaultyMoment moment, gpointer data);
void faulty_disk_unwatch (void);
/* Writes to FOLDER the files as they may be found after the power went now: what was not sure is
 * there or not, whole or torn, in any order, as RAND says. */
void faulty_disk_lose_power (const char *folder, GRand *rand);
