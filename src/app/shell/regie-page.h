/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <gtk/gtk.h>

#include "regie-session.h"

/* A page of the window, a view of a dossier, a tab of a provider: what asks one question and shows
 * its answer.
 *
 * It asks when it comes on the screen and when anything changed; while it is not on the screen it
 * only remembers that it has to.  What others changed is read when it concerns the page, and while
 * that is being read once more at its end, however much came.  The answer to an earlier question
 * never comes after a later one.
 * While something on it is being pressed a new answer waits, so that a colleague's change takes no
 * press away.
 *
 * A subclass sets its template in class_init and overrides what it needs; its .ui binds to "view",
 * the answer, and to "narrow". */
#define REGIE_TYPE_PAGE (regie_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegiePage, regie_page, REGIE, PAGE, GtkWidget)

/* A style class of what is being moved by keys: that is as pressed as a button. */
#define REGIE_PAGE_HELD "held"

struct _RegiePageClass {
  GtkWidgetClass parent_class;
  /* May what it shows be another by NEWS of others?  Not overridden: by the kinds of its
   * question. */
  gboolean (*concerns) (RegiePage *self, const RegieNews *news);
  /* The question and what it is about (*TARGET, floating, NULL from the start); NULL asks nothing
   * now.  Not overridden: nothing is asked. */
  const RegieQuestion *(*ask) (RegiePage *self, GVariant **target);
  /* ANSWER (taken; NULL: there is nothing) has come.  Not overridden: the answer is a GObject,
   * and becomes "view". */
  void (*show) (RegiePage *self, gpointer answer);
  /* The question was not answered.  Not overridden: it is said, and what was there stays. */
  void (*failed) (RegiePage *self, const GError *error);
  /* The session is open, or another role: what depends on rights.  May be NULL. */
  void (*opened) (RegiePage *self);
  /* Another subject: what was of the last one goes.  May be NULL; "view" is NULL then. */
  void (*cleared) (RegiePage *self);
  /* Goes to TARGET, which regie-pages.c or the actions of the window name.  May be NULL. */
  void (*open) (RegiePage *self, GVariant *target);
  /* The record that it is about now.  Not overridden: its subject. */
  gint64 (*about) (RegiePage *self);
  /* Gives the focus to where one begins on it; FALSE when that is not there yet.  Not overridden:
   * to what comes first. */
  gboolean (*begin) (RegiePage *self);
  /* To its own search; FALSE when it has none.  May be NULL. */
  gboolean (*search) (RegiePage *self);
  /* The list that it shows goes to a file, or is printed; FALSE when it shows none.  May be
   * NULL. */
  gboolean (*take_out) (RegiePage *self, gboolean prints);
};

/* Properties: "session" (RegieSession, construct only), "name" of GtkWidget, "title" (of the window
 * while it is there; NULL: as regie-pages.c says), "subtitle" (below it, or NULL), "narrow"
 * (gboolean, writable), "busy" (gboolean: asked and not answered), "whole" (gboolean: it has the
 * window to itself), "header" (GtkWidget, writable: what stands in the header bar in the place of
 * the title, or NULL), "view" (GObject, the last answer). */
RegieSession *regie_page_get_session (RegiePage *self);
const RegieOffice *regie_page_get_office (RegiePage *self);
gboolean regie_page_may (RegiePage *self, int right);
/* NULL before there is one; borrowed. */
gpointer regie_page_get_view (RegiePage *self);
/* VIEW (a GObject or NULL) is taken. */
void regie_page_take_view (RegiePage *self, gpointer view);
gboolean regie_page_is_narrow (RegiePage *self);
void regie_page_set_narrow (RegiePage *self, gboolean narrow);
void regie_page_set_title (RegiePage *self, const char *title);
/* What is said below the title, such as how many are shown; NULL: nothing. */
void regie_page_set_subtitle (RegiePage *self, const char *subtitle);
void regie_page_set_whole (RegiePage *self, gboolean whole);
/* Borrowed, without a parent until the window takes it; NULL: none. */
GtkWidget *regie_page_get_header (RegiePage *self);
/* What the page is about: a dossier, a provider (0: nothing yet).  Another one clears the page and
 * asks; the same one asks only when something changed since. */
void regie_page_set_subject (RegiePage *self, gint64 subject);
gint64 regie_page_get_subject (RegiePage *self);
/* concerns() of a page whose subject is a dossier. */
gboolean regie_page_concerns_dossier (RegiePage *self, const RegieNews *news);
/* How often it asked: for tests and benchmarks. */
guint regie_page_get_n_asked (RegiePage *self);
/* Of a page that shows an answer: N rows went that were chosen, or where one was.  A word says so
 * when others did that. */
void regie_page_say_gone (RegiePage *self, guint n);
/* Asks (again), now when it is on the screen and otherwise when it comes there. */
void regie_page_refresh (RegiePage *self);
/* The focus goes to where one begins; to what is not there yet when the answer has come, unless the
 * page has gone from the screen by then.  A page does not override grab_focus: Tab would then pass
 * what it has beside that. */
void regie_page_begin (RegiePage *self);
/* Within PART: at what is marked as the next thing to do, else at the first text that is to be
 * written there, else at what can be done first; FALSE when nothing can. */
gboolean regie_page_begin_in (GtkWidget *part);
/* The same once the next answer is there: what is done now takes away where one would begin. */
void regie_page_begin_anew (RegiePage *self);
/* The question that is being answered need not be: another follows at once. */
void regie_page_interrupt (RegiePage *self);
/* As the virtual functions; nothing when not overridden.  Who searches finds the old text
 * selected. */
void regie_page_open (RegiePage *self, GVariant *target);
gboolean regie_page_search (RegiePage *self);
gboolean regie_page_take_out (RegiePage *self, gboolean prints);
/* The record that it is about; 0 for none. */
gint64 regie_page_get_about (RegiePage *self);
