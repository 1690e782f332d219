/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* What every test of the window begins with: a database and a session of its own, and the ways to
 * find what is on the screen, to press it, and to wait.  Waiting is for a condition and has no
 * clock: what never comes is ended by the limit of the whole test, which then says what it waited
 * for. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "regie-application.h"
#include "regie-db.h"
#include "regie-session.h"
#include "regie-window.h"
#include "suite.h"

typedef struct {
  char *folder, *path;   /* of this test; PATH is the database, with ninety invented dossiers */
  gboolean on_server;    /* PATH is that of a server */
  RegieSession *session; /* NULL in a test that starts the program itself */
  RegieDb *db;           /* to look into PATH; only reads */
  /* What was heard since it was last set to 0: the entry of the log that can be taken back; and
   * from pages that are watched the number they counted, the dossier they want to be opened, and
   * how often they had another title. */
  gint64 done, opened;
  guint counted, titled;
  guint n_heard, n_heard_all; /* how often the session heard of others: of what, or of anything */
} Ui;

typedef void (*UiTest) (Ui *ui);

/* Adds a test with a session that is open. */
void ui_add (const char *path, UiTest test);
/* The same on a file, and on a server where there is one: in ./dev fault, or ALWAYS. */
void ui_add_on_both (const char *path, UiTest test, gboolean always);
/* Adds a test that starts the program, or a session, itself. */
void ui_add_program (const char *path, UiTest test);

/* The day of every test. */
RegieDay ui_today (void);
/* A copy of the database with another name, changed by SQL (NULL: as it is); an owned path. */
char *ui_dup_database (Ui *ui, const char *name, const char *sql);
/* A file of data/demo; an owned reference. */
GFile *ui_sample (const char *name);

extern const char *ui_awaited;
#define WAIT_FOR(condition)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    ui_awaited = G_STRLOC ": waiting for " #condition "\n";                                        \
    while (!(condition))                                                                           \
      ui_turn ();                                                                                  \
    ui_awaited = NULL;                                                                             \
  }                                                                                                \
  G_STMT_END

/* One turn of the main loop. */
void ui_turn (void);
/* Waits until everything that was asked and done so far with SESSION has been answered and shown,
 * and what followed from it as well. */
void ui_settle_session (RegieSession *session);
void ui_settle (Ui *ui);

/* The session hears TEXT (regie_news_add_text) as if others had done that. */
void ui_tell (Ui *ui, const char *text);
/* A colleague does SQL, on a connection of her own; until the session has heard that anything may
 * have changed, and shows it. */
void ui_write_elsewhere (Ui *ui, const char *sql);

/* What SQL counts, in the database of the test or in another. */
gint64 ui_count (Ui *ui, const char *sql);
gint64 ui_count_in (const char *path, const char *sql);
/* Takes back entry SEQ of the log and waits until that is written. */
void ui_undo (Ui *ui, gint64 seq);

/* The program with the database at PATH, started and with its window. */
RegieApplication *ui_start (const char *path);
RegieWindow *ui_window (RegieApplication *application);
/* Closes every window of APPLICATION and lets it end. */
void ui_stop (RegieApplication *application);

/* A new page of TYPE (RegiePage) for the session. */
GtkWidget *ui_page_new (Ui *ui, GType type);
/* Sends PAGE to TARGET (floating, taken; regie_page_open), and waits until it shows that: what is
 * pressed then is no longer of what was there before. */
void ui_open (Ui *ui, GtkWidget *page, GVariant *target);
/* Shows PAGE in a window of its own and listens to it. */
GtkWidget *ui_show (Ui *ui, GtkWidget *page);
/* Closes WINDOW; PAGE must go with it, once what it asked for has been answered. */
void ui_close (GtkWidget *window, GtkWidget *page);
/* Closes every window but KEEP. */
void ui_close_others (GtkWidget *keep);

/* The first widget in or below WIDGET: that is shown and of TYPE; with a style class; a label that
 * is shown and says PART; a row of a list with TITLE; a button that is shown and says LABEL,
 * without its mnemonic; what does ACTION when it is pressed and is shown.  NULL when there is
 * none. */
GtkWidget *ui_find (GtkWidget *widget, GType type);
GtkWidget *ui_find_class (GtkWidget *widget, const char *css_class);
GtkWidget *ui_find_text (GtkWidget *widget, const char *part);
GtkWidget *ui_find_row (GtkWidget *widget, const char *title);
GtkWidget *ui_find_button (GtkWidget *widget, const char *label);
GtkWidget *ui_find_action (GtkWidget *widget, const char *action);
/* Presses BUTTON, which must be there and be enabled. */
void ui_click (GtkWidget *button);
/* The window above WINDOW, or NULL. */
GtkWidget *ui_dialog (GtkWidget *window);
/* The row of the field with KEY in the form DIALOG, or NULL. */
GtkWidget *ui_row (GtkWidget *dialog, const char *key);
/* Types VALUE in the field with KEY; does the field say VALUE? */
void ui_fill (GtkWidget *dialog, const char *key, const char *value);
gboolean ui_says (GtkWidget *dialog, const char *key, const char *value);
/* Presses the button that the form DIALOG proposes. */
void ui_save (GtkWidget *dialog);
/* Presses a key on WIDGET, which must do something with it. */
void ui_press (GtkWidget *widget, guint key, GdkModifierType state);
/* Opens every menu button that is shown in WIDGET, and says how many there are. */
guint ui_open_menus (GtkWidget *widget);
