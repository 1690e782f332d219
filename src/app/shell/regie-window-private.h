/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-sidebar.h"
#include "regie-window.h"

/* What the class and its actions share. */
struct _RegieWindow {
  AdwApplicationWindow parent_instance;
  AdwToastOverlay *toasts;
  GtkStack *outer, *pages, *titles;
  GMenuModel *main_menu;
  RegieSidebar *sidebar;
  GtkWidget *body, *menu_button;
  RegieSession *session;
  RegieOfficeView *office;
  GPtrArray *trail; /* RegiePageKind, borrowed: the pages that one goes back through */
  char *notice;
  double text_scale; /* how large text is, 1 for the usual size */
  int width;
  guint soon_id;
  gboolean narrow;
  gboolean sidebar_wanted; /* in a wide window */
  gboolean sidebar_over;   /* in a narrow one, until one goes somewhere */
  gboolean import_wanted;
  gboolean opens_apart; /* what is opened now gets a window of its own */
};

/* The actions of the class. */
void regie_window_class_install_actions (GtkWidgetClass *klass);
/* What my role may not do cannot be pressed. */
void regie_window_guard_actions (RegieWindow *self);
/* What was done last is said, with the way back; what was taken back, with the way forth. */
void regie_window_say_done (RegieWindow *self, const RegieOutcome *outcome);
/* Installs the actions of taking back and doing again. */
void regie_window_class_install_undo (GtkWidgetClass *klass);

/* Shows the page of KIND, and FALSE for who may not go there. */
gboolean regie_window_show (RegieWindow *self, const RegiePageKind *kind);
/* The kind of the page that is shown, or NULL. */
const RegiePageKind *regie_window_get_kind (RegieWindow *self);
RegiePage *regie_window_ensure_page (RegieWindow *self, const RegiePageKind *kind);
/* To where one came from. */
void regie_window_go_back (RegieWindow *self);
void regie_window_toggle_sidebar (RegieWindow *self);
