/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as rules.ini: they compile, or a fault is said. */
#include <stddef.h>
#include <stdint.h>

#include "regie-rules.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieIni) calendar = regie_ini_parse ("calendar.ini",
                                                   "[feestdagen]\nKerst=12-25\n[gelijkgesteld]\n",
                                                   -1, NULL);
  g_autoptr (RegieIni) ini = regie_ini_parse ("rules.ini", (const char *) data, size, &error);
  g_autoptr (RegieRules) rules = ini != NULL ? regie_rules_new (ini, calendar, &error) : NULL;

  /* Either rules or a sentence, never both, never neither. */
  g_assert ((rules == NULL) == (error != NULL));
  return 0;
}
