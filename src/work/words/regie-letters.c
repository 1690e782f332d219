/* SPDX-License-Identifier: EUPL-1.2 */
/* How wide a text is when nobody knows the font. */
#include "regie-letters.h"

#include <string.h>

#define LINE 16
/* Of letters of twelve pixels, in hundredths of a pixel. */
#define NARROW_LETTER 420
#define LETTER 700
#define WIDE_LETTER 1050

static int
plain_width (gpointer data, const char *text, gboolean is_bold)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += c < 128 && strchr (" .,:;'!|()ijlftI-", (int) c) != NULL ? NARROW_LETTER
               : c == 'm' || c == 'w' || g_unichar_isupper (c) || g_unichar_iswide (c) ? WIDE_LETTER
                                                                                       : LETTER;
    }
  return (width * (is_bold ? 108 : 100) + 9999) / 10000;
}

const RegieLetters *
regie_letters_plain (void)
{
  static const RegieLetters plain = { plain_width, NULL, LINE };

  return &plain;
}
