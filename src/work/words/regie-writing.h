/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-chapter.h"
#include "regie-form.h"

/* A text that is written on the page itself, in the row of its line, and not in a form that is
 * opened for it: minutes, a domain of the intake.  It is saved by the command when the focus leaves
 * the row.  A line whose text, state or record was changed is the same line: its row stays as it is
 * with the focus and what is being typed, and is told of the new writing. */
REGIE_DECLARE_ITEM (RegieWriting, regie_writing, WRITING)
struct _RegieWriting {
  RegieItem parent_instance;
  char *about;      /* what stands above it, or NULL */
  int shape;        /* RegieShape or REGIE_SHAPE_NONE */
  char *command;    /* "record.change" or "record.add" */
  GVariant *target; /* of COMMAND */
  /* The form of COMMAND as text (regie_form_to_text): all that the record says, and what was seen
   * of it; what is written is put into it. */
  char *form;
  GListStore *suffixes; /* what stands at the end of the line */
  GListStore *parts;    /* RegieWritingPart, one at least */
};

/* One text of it. */
REGIE_DECLARE_ITEM (RegieWritingPart, regie_writing_part, WRITING_PART)
struct _RegieWritingPart {
  RegieItem parent_instance;
  char *key;   /* of the field */
  char *label; /* above the text, and what a screen reader says */
  char *hint;  /* what to think of, while it is empty; or NULL */
  char *text;  /* as it was saved, or NULL */
};

/* What LINE holds is written in its row: a text of RECORD or, when that is NULL, of a new one of
 * the kind ENTITY that hangs on OWN (borrowed).  What was added to the end of the line before moves
 * to the writing: it may be another when the record is. */
RegieWriting *regie_line_add_writing (RegieLine *self, RegieEntityId entity, RegieRecord *record,
                                      RegieForm *own);
/* The text of FIELD; LABEL is what stands above it, HINT may be NULL. */
void regie_writing_add_part (RegieWriting *self, const RegieField *field, const char *label,
                             const char *hint);
/* Whoever writes it says by that also that FIELD (which this kind of record must have) is VALUE. */
void regie_writing_set_along (RegieWriting *self, const RegieField *field, const char *value);
