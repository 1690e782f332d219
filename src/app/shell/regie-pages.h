/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-page.h"

/* The one list of the pages of the window.  The sidebar, the keys, the titles, who may go where and
 * when a page counts as narrow follow from it: a page more is a class, its .ui and one entry
 * here. */
typedef enum {
  REGIE_PAGE_OPENED = 1 << 0,   /* one comes to it from another page, and goes back there */
  REGIE_PAGE_ADDS = 1 << 1,     /* a new dossier can be begun beside its title */
  REGIE_PAGE_SEARCHED = 1 << 2, /* whoever looks for somebody is brought to its search */
  REGIE_PAGE_SOON = 1 << 3,     /* made behind the first frame: its first time is as fast as any */
} RegiePageTraits;

typedef struct {
  const char *name;     /* of its widget, and what "win.go" is about */
  GType (*type) (void); /* a RegiePage */
  const char *title;    /* N_(), of the window; "" when the page says it itself */
  const char *label;    /* N_(), in the sidebar; NULL: it does not stand there */
  const char *icon;
  const char *key;    /* of the keyboard, as gtk_accelerator_parse() reads it; or NULL */
  const char *action; /* of the window that opens the page about a target; or NULL */
  const char *target; /* type of that target (regie_page_open), NULL for none */
  /* What it is about, as regie-log-commands.h names a place: what was done there is taken back
   * first.  NULL: nothing. */
  const char *place;
  guint rights; /* REGIE_RIGHT: who has any of these may go there; none: everybody */
  guint home;   /* REGIE_RIGHT: who has any of these begins there */
  int narrow;   /* pixels; in a window below this it is narrow */
  guint traits; /* RegiePageTraits */
  /* What is counted beside its label: the answer is a gint64.  NULL: nothing. */
  const RegieQuestion *count;
  const char *badge_style; /* a class of style.css */
} RegiePageKind;

/* Below this width the window has no sidebar. */
#define REGIE_WINDOW_NARROW 1120

/* All pages, in their order; *N is how many. */
const RegiePageKind *regie_pages (guint *n);
/* The page with NAME (NULL allowed), or NULL. */
const RegiePageKind *regie_pages_find (const char *name);
/* Where who works in SESSION begins; before that is known, the first page. */
const RegiePageKind *regie_pages_home (RegieSession *session);
/* Where who works in SESSION searches; NULL when nowhere. */
const RegiePageKind *regie_pages_searched (RegieSession *session);
/* May who works in SESSION go there?  Before that is known, everybody may. */
gboolean regie_page_kind_is_allowed (const RegiePageKind *kind, RegieSession *session);
/* Is it the home of others only? */
gboolean regie_page_kind_is_of_others (const RegiePageKind *kind, RegieSession *session);
/* A new page, floating. */
RegiePage *regie_page_kind_make (const RegiePageKind *kind, RegieSession *session);
