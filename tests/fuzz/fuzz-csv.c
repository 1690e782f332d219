/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as a CSV file: every cell can be read, or a fault is said. */
#include <stddef.h>
#include <stdint.h>

#include "regie-csv.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (RegieCsv) csv = regie_csv_new ((const char *) data, size, NULL);
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();
  guint line, last = 0;
  g_autoptr (GError) error = NULL;

  while (csv != NULL && regie_csv_next (csv, cells, &line, &error))
    {
      g_assert (line > last);
      last = line;
      for (guint i = 0; i < cells->len; i++)
        g_assert (g_utf8_validate (cells->pdata[i], -1, NULL));
    }
  return 0;
}
