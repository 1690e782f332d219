/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"

/* A talk as somebody is told of it: by e-mail, with the words of the letter that invites, and in a
 * calendar.  It is shown and handed on; nothing of it is kept or logged. */
typedef struct {
  char *mail;     /* "mailto:…", for the program of the desktop; NULL when no address is known */
  char *calendar; /* a file for calendars; NULL when the hour is not known */
} RegieInvitation;

void regie_invitation_free (RegieInvitation *self);

/* About x, the talk. */
extern const RegieQuestion regie_invitation_question;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieInvitation, regie_invitation_free)
