/* SPDX-License-Identifier: EUPL-1.2 */
/* No core files, and nothing in those that the system makes all the same. */
#include "regie-memory.h"

#include <fcntl.h>
#include <glib.h>
#include <sys/resource.h>
#include <unistd.h>

void
regie_memory_keep_private (void)
{
  const struct rlimit none = { 0, 0 };
  int file;

  setrlimit (RLIMIT_CORE, &none);
  /* A program of the system that takes such files knows no limit: it gets one without memory.  A
   * process that may not be looked into at all could not open files through the desktop. */
  file = open ("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
  if (file < 0)
    return;
  if (write (file, "0", 1) < 0)
    g_debug ("The memory stays in what the system keeps of a program that fell over.");
  close (file);
}
