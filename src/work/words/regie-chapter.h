/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-item.h"
#include "regie-record.h"
#include "regie-shape.h"

/* A page of words, as most screens are: chapters with a heading, in them lines, on them what can be
 * done.  Texts are plain, never markup.  What is returned is borrowed: it belongs to the list it
 * was added to.  RegieSheet (src/app) shows a list of chapters. */

/* A button: what it says, and the action that it is. */
REGIE_DECLARE_ITEM (RegieDeed, regie_deed, DEED)
struct _RegieDeed {
  RegieItem parent_instance;
  char *label;      /* beside an icon: its tooltip */
  char *icon;       /* NULL: the label stands on the button */
  char *spoken;     /* what a screen reader says; NULL: the label */
  char *action;     /* "dossier.correct" */
  GVariant *target; /* may be NULL */
  char *style;      /* a class of GTK ("suggested-action"), or NULL */
  char *tooltip;    /* what a label alone does not say, or NULL */
};

/* A button of its own; TARGET (a floating one is taken) may be NULL. */
RegieDeed *regie_deed_new (const char *label, const char *action,
                           GVariant *target) G_GNUC_WARN_UNUSED_RESULT;

/* A text at the end of a line, or in a table. */
REGIE_DECLARE_ITEM (RegieWord, regie_word, WORD)
struct _RegieWord {
  RegieItem parent_instance;
  char *text;
  char *style; /* a class of style.css, or NULL */
};

/* How full something is. */
REGIE_DECLARE_ITEM (RegieGauge, regie_gauge, GAUGE)
struct _RegieGauge {
  RegieItem parent_instance;
  double part, whole;   /* 0 <= part <= whole, whole > 0 */
  char *label, *spoken; /* what it is about, and what it says, for a screen reader */
};

/* A line. */
REGIE_DECLARE_ITEM (RegieLine, regie_line, LINE)
struct _RegieLine {
  RegieItem parent_instance;
  char *name; /* tells it from the others of its page, also after a change: "goal/12" */
  char *title, *about;
  char *style;          /* a class of style.css, or NULL */
  int shape;            /* RegieShape or REGIE_SHAPE_NONE */
  int depth;            /* how far it is indented */
  int about_lines;      /* how many lines of ABOUT are shown; 0: all */
  char *action;         /* what pressing the line itself does, or NULL */
  GVariant *target;     /* of ACTION */
  GListStore *suffixes; /* RegieWord, RegieGauge, RegieDeed, in their order */
  GListStore *lines;    /* RegieLine, shown when it is opened */
  /* RegieTable, a chart or another picture in its place; RegieWriting, a text that is written
   * there; or NULL */
  RegieItem *content;
};

/* A heading with lines under it. */
REGIE_DECLARE_ITEM (RegieChapter, regie_chapter, CHAPTER)
struct _RegieChapter {
  RegieItem parent_instance;
  char *name; /* tells it from the others of its page; the title when nothing else is said */
  char *title, *about;
  GListStore *deeds; /* RegieDeed, beside the heading */
  GListStore *lines; /* RegieLine */
};

/* Words in columns. */
REGIE_DECLARE_ITEM (RegieTable, regie_table, TABLE)
struct _RegieTable {
  RegieItem parent_instance;
  int columns;        /* > 0 */
  int narrow_columns; /* so many of them are there in a narrow window, and every button */
  gboolean stacks;    /* in a narrow window the first cell has a line to itself */
  gboolean counts;    /* all columns but the first are amounts, which end under each other */
  GListStore *cells;  /* RegieWord or RegieDeed, row after row */
};

/* A new list of RegieChapter. */
GListStore *regie_chapters_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* A chapter at the end of CHAPTERS; ABOUT may be NULL. */
RegieChapter *regie_chapters_add (GListStore *chapters, const char *title, const char *about);
/* A button beside its heading; TARGET (a floating one is taken) may be NULL. */
RegieDeed *regie_chapter_add_deed (RegieChapter *self, const char *label, const char *action,
                                   GVariant *target);
/* A line at its end; NAME and ABOUT may be NULL. */
RegieLine *regie_chapter_add_line (RegieChapter *self, const char *name, const char *title,
                                   const char *about);
/* What it says while it has no lines. */
RegieLine *regie_chapter_add_empty (RegieChapter *self, const char *text);

/* A line of its own, for lists that are no chapters. */
RegieLine *regie_line_new (const char *name, const char *title,
                           const char *about) G_GNUC_WARN_UNUSED_RESULT;
/* A line under it, which is seen when it is opened. */
RegieLine *regie_line_add_line (RegieLine *self, const char *name, const char *title,
                                const char *about);
void regie_line_set_shape (RegieLine *self, RegieShape shape);
/* Pressing the line itself does ACTION about TARGET (a floating one is taken). */
void regie_line_set_action (RegieLine *self, const char *action, GVariant *target);
/* CONTENT is taken. */
void regie_line_take_content (RegieLine *self, RegieItem *content);
/* TEXT at its end, STYLE a class or NULL. */
void regie_line_add_word (RegieLine *self, const char *text, const char *style);
/* A bar at its end, PART of WHOLE (0 < WHOLE), SPOKEN in words. */
void regie_line_add_gauge (RegieLine *self, double part, double whole, const char *spoken);
/* A button at its end. */
RegieDeed *regie_line_add_deed (RegieLine *self, const char *label, const char *action,
                                GVariant *target);
/* Opens what a line is about; pressing the line itself does the same. */
#define REGIE_ICON_PENCIL "document-edit-symbolic"
/* A button with only an ICON at its end; LABEL is its tooltip, and with the title of the line and
 * its first word what a screen reader says. */
RegieDeed *regie_line_add_icon (RegieLine *self, const char *icon, const char *label,
                                const char *action, GVariant *target);
/* Pencil and bin of RECORD, of the kind ENTITY: the actions "records.edit" and "records.remove". */
void regie_line_add_edits (RegieLine *self, RegieEntityId entity, RegieRecord *record);
/* "goal/12": the name of the line of RECORD. */
char *regie_line_dup_name (RegieRecord *record) G_GNUC_WARN_UNUSED_RESULT;

/* COLUMNS > 0, of which the first NARROW ones are there in a narrow window. */
RegieTable *regie_table_new (int columns, int narrow) G_GNUC_WARN_UNUSED_RESULT;
/* The next cell; STYLE a class or NULL. */
void regie_table_add (RegieTable *self, const char *text, const char *style);
/* A button in the next cell. */
RegieDeed *regie_table_add_deed (RegieTable *self, const char *label, const char *action,
                                 GVariant *target);

/* All words of CHAPTERS, a line each, for tests and for who reads without a screen. */
char *regie_chapters_dup_text (GListModel *chapters) G_GNUC_WARN_UNUSED_RESULT;
