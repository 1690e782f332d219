/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-window.h"

/* Opens the form that belongs to PLACE (regie-draft.h); the form itself finds what was typed. */
void regie_resume_draft (RegieWindow *window, RegieSession *session, const char *place);
/* Says when something was typed and not saved: after a crash, or when a form was left for later. */
void regie_resume_look (RegieWindow *window, RegieSession *session);
