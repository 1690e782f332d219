/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

/* The few widgets that later GTK deprecates, each behind one call, so that they can be replaced in
 * one place. */
typedef void (*RegieFileFunc) (GFile *file, gpointer data);

/* Asks for a file to open; DATA is freed with DATA_FREE afterwards, also when nobody chose. */
void regie_choose_open (GtkWidget *parent, const char *title, const char *pattern,
                        RegieFileFunc func, gpointer data, GDestroyNotify data_free);
/* The same for a picture. */
void regie_choose_picture (GtkWidget *parent, const char *title, RegieFileFunc func, gpointer data,
                           GDestroyNotify data_free);
/* The same for one file or several: FILES (GFile) is borrowed. */
typedef void (*RegieFilesFunc) (GPtrArray *files, gpointer data);
void regie_choose_files (GtkWidget *parent, const char *title, RegieFilesFunc func, gpointer data,
                         GDestroyNotify data_free);
/* Where a test has files saved, in the place of asking: a folder, or "" as when
 * nobody chooses. */
#define REGIE_SAVE_TO "REGIE_SAVE_TO"
void regie_choose_save (GtkWidget *parent, const char *title, const char *name, RegieFileFunc func,
                        gpointer data, GDestroyNotify data_free);
/* The same of a file that can have several forms: ENDINGS (ending, what that is called, … NULL), of
 * which the first is proposed.  One chooses from them, or types another ending. */
void regie_choose_save_as (GtkWidget *parent, const char *title, const char *name,
                           const char *const *endings, RegieFileFunc func, gpointer data,
                           GDestroyNotify data_free);
/* Asks QUESTION above the window of PARENT, with ABOUT below it; YES is the label of the button,
 * with its mnemonic.  What is DESTRUCTIVE is not what Enter answers.  FUNC is called with DATA for
 * a yes; DATA is freed with DATA_FREE afterwards, whatever the answer. */
typedef void (*RegieYesFunc) (gpointer data);
void regie_ask_yes (GtkWidget *parent, const char *question, const char *about, const char *yes,
                    gboolean destructive, RegieYesFunc func, gpointer data,
                    GDestroyNotify data_free);
/* Asks QUESTION, with ABOUT below it, of what would be lost when PARENT closes: FUNC is called with
 * TRUE for KEEP, with FALSE for DROP, and not at all for who goes back, which is what Enter and
 * Escape do. */
typedef void (*RegieClosingFunc) (gboolean keeps, gpointer data);
void regie_ask_closing (GtkWidget *parent, const char *question, const char *about,
                        const char *drop, const char *keep, RegieClosingFunc func, gpointer data,
                        GDestroyNotify data_free);
/* The popover of MENU is made when the button is first pressed: a window that nobody has used yet
 * opens sooner. */
void regie_menu_button_set_menu (GtkMenuButton *button, GMenuModel *menu);
/* What this user has set; NULL in an uninstalled run without a schema: then the defaults hold. */
GSettings *regie_settings_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* How large text is for who looks at WIDGET: 1 is the usual size, 2 twice as large. */
double regie_get_text_scale (GtkWidget *widget);
/* WINDOW, not shown yet, is larger when text is, but no larger than what it stands above. */
void regie_window_fit (GtkWindow *window);
void regie_show_about (GtkWindow *parent);
/* In the dispose of a widget of class TYPE with a template: lets go of its children, those without
 * an id as well. */
void regie_widget_dispose_template (GtkWidget *widget, GType type);
