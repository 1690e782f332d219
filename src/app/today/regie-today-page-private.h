/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-today-page.h"

/* What the class and its actions share. */

/* The actions of the class. */
void regie_today_page_class_install_actions (GtkWidgetClass *klass);
/* Whose things are shown, as a query (regie_query_to_text). */
char *regie_today_page_dup_query (RegieTodayPage *self) G_GNUC_WARN_UNUSED_RESULT;
void regie_today_page_set_scope (RegieTodayPage *self, const char *scope);
/* Only what RULES ask, ids with commas between; "" for all. */
void regie_today_page_set_rules (RegieTodayPage *self, const char *rules);
