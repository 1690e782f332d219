/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-desk-page.h"

/* The actions "desk.…" that change something, ask something or write a file
 * (regie-desk-page-actions.c). */
void regie_desk_page_install_actions (GtkWidgetClass *klass);
