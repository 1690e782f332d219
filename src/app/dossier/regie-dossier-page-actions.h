/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-dossier-page.h"
#include "regie-dossier-view.h"

/* What can be done on the page of a dossier, and in its views.  Facts, records and dossiers are
 * named by their ids. */

/* An action with the rights (REGIE_RIGHT) it asks. */
typedef struct {
  const char *name, *target; /* as of gtk_widget_class_install_action */
  GtkWidgetActionActivateFunc func;
  guint rights;
} RegieDossierAction;

/* Whom the page WIDGET shows, or NULL while nobody was read: nothing is done about whom nobody
 * sees. */
static inline RegieDossierView *
regie_dossier_view_of (GtkWidget *widget)
{
  return regie_page_get_view (REGIE_PAGE (widget));
}

static inline RegieSession *
regie_dossier_session_of (GtkWidget *widget)
{
  return regie_page_get_session (REGIE_PAGE (widget));
}

/* Of records, and of two dossiers of one person. */
#define REGIE_N_DOSSIER_RECORD_ACTIONS 5
extern const RegieDossierAction regie_dossier_record_actions[REGIE_N_DOSSIER_RECORD_ACTIONS];
/* Of letters. */
#define REGIE_N_DOSSIER_LETTER_ACTIONS 3
extern const RegieDossierAction regie_dossier_letter_actions[REGIE_N_DOSSIER_LETTER_ACTIONS];
/* Of network meetings. */
#define REGIE_N_DOSSIER_MEETING_ACTIONS 2
extern const RegieDossierAction regie_dossier_meeting_actions[REGIE_N_DOSSIER_MEETING_ACTIONS];

/* Of talks and file notes. */
#define REGIE_N_DOSSIER_TALK_ACTIONS 4
extern const RegieDossierAction regie_dossier_talk_actions[REGIE_N_DOSSIER_TALK_ACTIONS];

/* Of files. */
#define REGIE_N_DOSSIER_FILE_ACTIONS 3
extern const RegieDossierAction regie_dossier_file_actions[REGIE_N_DOSSIER_FILE_ACTIONS];
/* FILES (GFile, held) were chosen or dropped for the dossier that PAGE shows: they are read, and
 * then it is asked what they are. */
void regie_dossier_page_add_files (RegieDossierPage *page, GPtrArray *files);

/* Of why one looks, and of who did. */
#define REGIE_N_DOSSIER_WHY_ACTIONS 3
extern const RegieDossierAction regie_dossier_why_actions[REGIE_N_DOSSIER_WHY_ACTIONS];
#define REGIE_DOSSIER_THERE "there"
#define REGIE_DOSSIER_GONE "gone"
#define REGIE_DOSSIER_VIEWS "views"
/* In class_init: the parts of the template that say it. */
void regie_dossier_page_bind_why (GtkWidgetClass *widget_class);
/* Says, or not any more, that PAGE shows a dossier of colleagues when it is known why; in both
 * cases it is there. */
void regie_dossier_page_ask_why (RegieDossierPage *page, gboolean asks);
/* For RegiePageClass.concerns: who else has it open stands on it too. */
gboolean regie_dossier_page_concerns (RegiePage *page, const RegieNews *news);
/* For RegiePageClass.failed: who must say why first is asked; of what is not there any more, or not
 * for me, nothing is seen any more. */
void regie_dossier_page_failed (RegiePage *page, const GError *error);

void regie_dossier_page_install_actions (GtkWidgetClass *widget_class);
/* The rights (REGIE_RIGHT) that ACTION of the page asks; none of what it does not do. */
guint regie_dossier_page_get_rights (const char *action);
/* What my role may not do cannot be pressed. */
void regie_dossier_page_guard_actions (RegieDossierPage *self);
