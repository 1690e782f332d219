/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* For the program under the sanitizers; include it once, in the file of main.  GLib leaves its
 * first table of quarks where it is when it needs a larger one, after 2048 of them, on purpose
 * (gquark.c): the leak checker would call that ours.  What libraries allocate before main, that
 * table among it, is not looked at. */
#ifdef __SANITIZE_ADDRESS__
void __lsan_disable (void);
void __lsan_enable (void);

static void
regie_leaks_before_libraries (int argc, char **argv, char **envp)
{
  __lsan_disable ();
}

__attribute__ ((section (".preinit_array"), used)) static void (*regie_leaks_first) (int, char **,
                                                                                     char **)
  = regie_leaks_before_libraries;

__attribute__ ((constructor)) static void
regie_leaks_after_libraries (void)
{
  __lsan_enable ();
}
#endif
