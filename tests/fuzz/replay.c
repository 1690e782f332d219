/* SPDX-License-Identifier: EUPL-1.2 */
/* Runs a fuzz target over its corpus in every ordinary test. */
#include <glib.h>
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
main (int argc, char **argv)
{
  g_autoptr (GDir) dir = g_dir_open (argv[1], 0, NULL);
  guint n = 0;

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL; n++)
    {
      g_autofree char *path = g_build_filename (argv[1], name, NULL), *text = NULL;
      gsize length;

      if (g_file_get_contents (path, &text, &length, NULL))
        LLVMFuzzerTestOneInput ((const uint8_t *) text, length);
    }
  return n > 0 ? 0 : 1;
}
