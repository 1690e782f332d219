/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-folder.h"

/* Letters and decisions from templates that an office can change.  A template is plain text:
 *
 *   titel: Uitnodiging voor de brede intake
 *   # a heading          - a point of a list          ? a line that goes when one of its fields is
 * not known
 *   {{persoon.naam}} a field      {{vraag:Dag en tijd}} something that is asked when the letter is
 * made
 *
 * What a field holds is never read as markup.  Templates stand in letters/ of the data folder and,
 * when the office has its own, in regie/letters/ of the configuration folder: name.language.txt. */

typedef struct {
  char *name, *language; /* "pip", "nl" */
  char *title, *path;
  char **questions; /* what must be asked */
  char **lines;     /* the text that was checked; NULL when the file could not be read */
} RegieTemplate;

void regie_template_free (RegieTemplate *self);
/* All templates, those of the office before those of the program, by title; RegieTemplate.  One
 * that names an unknown field is left out and said in *FAULTS (may be NULL; RegieError texts, one a
 * line) with its line. */
GPtrArray *regie_templates_load (char **faults) G_GNUC_WARN_UNUSED_RESULT;
/* Reads and checks one.  A fault names file and line. */
RegieTemplate *regie_template_read (const char *path, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The template with NAME, "name.language", that regie_templates_load() would give; NULL with ERROR
 * set when there is none any more. */
RegieTemplate *regie_template_find (const char *name, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* A letter with every field filled in: blocks of text, kept as one text ("P …", "H …", "L …" a
 * line). */
typedef enum {
  REGIE_BLOCK_TEXT = 'P',
  REGIE_BLOCK_HEADING = 'H',
  REGIE_BLOCK_POINT = 'L'
} RegieBlockKind;
/* Reads RIGHT_TO_LEFT: most of the letter does, and this is not its head.  What stands above the
 * first heading, the address among it, stands left whatever its script, where the window of the
 * envelope is; the letters of a name run as they do. */
typedef struct {
  RegieBlockKind kind;
  char *text;
  gboolean right_to_left;
} RegieBlock;

/* Fills in the lines that were checked when TEMPLATE_ was read, whatever became of its file since.
 * One without lines is read now; when that fails, ERROR says why.
 * ANSWERS: question → text, may be NULL.  What is not known is marked "[…: name of the field]" and
 * counted in *MISSING (may be NULL). */
char *regie_letter_fill (const RegieTemplate *template_, const RegieOffice *office,
                         const RegieDossier *dossier, const RegieFolder *folder,
                         GHashTable *answers, guint *missing,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The answer that is no question: the id of the talk that a letter is about; without it, the one
 * that comes first. */
#define REGIE_LETTER_TALK "gesprek"
/* What a letter says of the office under KEY ("naam"): what was set for it in the database, when
 * that is among SETTINGS (RegieRecord, may be NULL), else what stands in words.ini.  Owned, NULL
 * when nothing does. */
char *regie_letter_dup_office (const GPtrArray *settings,
                               const char *key) G_GNUC_WARN_UNUSED_RESULT;
/* Adds a block to a text of blocks; nothing when TEXT is empty. */
void regie_letter_append (GString *out, RegieBlockKind kind, const char *text);
/* RegieBlock, owned by the array. */
GPtrArray *regie_letter_blocks (const char *text) G_GNUC_WARN_UNUSED_RESULT;
/* The letter laid down in the dossier. */
RegieChange *regie_letter_record (const RegieOffice *office, const RegieTemplate *template_,
                                  gint64 dossier, const char *text,
                                  gint64 me) G_GNUC_WARN_UNUSED_RESULT;

/* What the file of a letter with TITLE is called, without its ending: what it is, of which dossier
 * (NUMBER, may be NULL) and of which day; it names nobody and holds no sign that a file system
 * refuses. */
char *regie_letter_dup_file_name (const char *title, const char *number,
                                  RegieDay day) G_GNUC_WARN_UNUSED_RESULT;
/* TITLE is kept as the document's name.  ODT for who goes on writing, PDF as it will be sent. */
gboolean regie_letter_write_odt (const char *text, const char *title, const char *language,
                                 GOutputStream *stream, GError **error);
gboolean regie_letter_write_pdf (const char *text, const char *title, GOutputStream *stream,
                                 GError **error);
/* By the ending of FILE's name: .odt or .pdf; else plain text. */
gboolean regie_letter_save (const char *text, const char *title, const char *language, GFile *file,
                            GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieTemplate, regie_template_free)
