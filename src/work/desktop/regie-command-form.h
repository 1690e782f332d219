/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* The form of a command for who types it in words, without a screen: which keys it has, how it
 * begins, and how a word becomes a value.  What is typed is read as in any file (regie-value.h):
 * days, amounts and hours as people write them. */

/* The keys of the form, in order (free with g_strfreev); of a command about any kind of record
 * those of the kind that TARGET names, none when it is NULL. */
char **regie_command_dup_keys (const RegieCommand *command,
                               GVariant *target) G_GNUC_WARN_UNUSED_RESULT;
/* The form as it begins: as TARGET is now, or empty.  Owned; NULL with ERROR set when what it is
 * about is not there any more. */
RegieForm *regie_command_begin_form (const RegieWork *work, const RegieCommand *command,
                                     GVariant *target, GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Puts "key=value" into FORM; "key=" leaves that field open.  A dossier may be named by its
 * number.  REGIE_ERROR_INVALID, with the key, for one that the form does not have and for what is
 * no value of it. */
gboolean regie_command_fill_in (const RegieWork *work, const RegieCommand *command,
                                GVariant *target, RegieForm *form, const char *word,
                                GError **error);
/* TEXT as what COMMAND is about: GVariant text of its type, for a text the text itself, and for
 * an id also the number of a dossier.  An owned reference, not floating; NULL with
 * REGIE_ERROR_INVALID.  TEXT is NULL for a command about nothing: NULL without an error. */
GVariant *regie_command_read_target (const RegieWork *work, const RegieCommand *command,
                                     const char *text, GError **error) G_GNUC_WARN_UNUSED_RESULT;
