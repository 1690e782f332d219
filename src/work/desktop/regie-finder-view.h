/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-item.h"

/* What Ctrl+K finds in the database: persons, organisations and offers, each only for who may see
 * them, and before anything was typed the dossiers that one opened last. */

/* So many of one kind are shown; who looks for more types more. */
#define REGIE_FINDER_MOST 6

/* Something that was found, and the action that goes there or does it. */
REGIE_DECLARE_ITEM (RegieFound, regie_found, FOUND)
struct _RegieFound {
  RegieItem parent_instance;
  char *group;         /* the heading above it and its like */
  char *title, *about; /* ABOUT may be NULL */
  char *icon;
  char *key;        /* the keys that do the same, as they are shown, or NULL */
  char *spoken;     /* what a screen reader says */
  char *action;     /* "win.dossier" */
  GVariant *target; /* of ACTION, or NULL */
};

/* ABOUT, KEY and TARGET (a floating one is taken) may be NULL.  Owned by the caller. */
RegieFound *regie_found_new (const char *group, const char *title, const char *about,
                             const char *icon, const char *key, const char *action,
                             GVariant *target) G_GNUC_WARN_UNUSED_RESULT;

/* The answer. */
REGIE_DECLARE_ITEM (RegieFinderView, regie_finder_view, FINDER_VIEW)
struct _RegieFinderView {
  RegieItem parent_instance;
  GListStore *found; /* RegieFound, those of one group together */
};

/* At the desk is asked, where visitors look along: nobody is named who was not typed. */
#define REGIE_FINDER_AT_DESK (-1)

/* "finder.find", (sx): what was typed, and the dossier that is open (0: none, or
 * REGIE_FINDER_AT_DESK), which is no answer to nothing typed; RegieFinderView.  Everybody may ask;
 * what is answered follows from the role. */
extern const RegieQuestion regie_finder_question;
