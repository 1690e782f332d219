/* SPDX-License-Identifier: EUPL-1.2 */
/* What is asked of who sits at the terminal. */
#include "regie-terminal.h"

#include <glib/gstdio.h>
#include <string.h>
#include <termios.h>

#define MOST_TYPED 1024

char *
regie_terminal_ask_secret (const char *question)
{
  FILE *terminal = g_fopen ("/dev/tty", "r+e");
  struct termios shown, hidden;
  char *text;

  if (terminal == NULL || tcgetattr (fileno (terminal), &shown) != 0)
    {
      if (terminal != NULL)
        fclose (terminal);
      return NULL;
    }
  text = g_malloc0 (MOST_TYPED + 1);
  hidden = shown;
  hidden.c_lflag &= ~(tcflag_t) ECHO;
  fputs (question, terminal);
  fflush (terminal);
  tcsetattr (fileno (terminal), TCSAFLUSH, &hidden);
  if (fgets (text, MOST_TYPED, terminal) == NULL)
    *text = '\0';
  tcsetattr (fileno (terminal), TCSAFLUSH, &shown);
  fputs ("\n", terminal);
  fclose (terminal);
  text[strcspn (text, "\r\n")] = '\0';
  return text;
}
