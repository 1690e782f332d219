/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

/* Small pieces that more than one page is built from. */

/* A label that wraps; STYLE is a class or NULL. */
GtkWidget *regie_label_new (const char *text, const char *style,
                            float xalign) G_GNUC_WARN_UNUSED_RESULT;
/* Shows what STACK says when there is nothing to list: made when it is first needed, for even
 * unseen its big icon would be read before the first frame. */
void regie_stack_show_nothing (GtkStack *stack, const char *icon, const char *title,
                               const char *description);
/* What stands before a reason for (PRO) or against. */
GtkWidget *regie_reason_sign_new (gboolean pro);
/* Appends the reasons for (PRO) or against something to BOX, at most MOST of them, each with its
 * sign. */
void regie_add_reasons (GtkWidget *box, char **reasons, gboolean pro, guint most);
/* Empties a GtkBox, GtkGrid or GtkListBox. */
void regie_clear_children (GtkWidget *box);
