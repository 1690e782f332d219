/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <adwaita.h>

#include "regie-chapter.h"

/* A heading with rows under it: a RegieChapter.  Given another chapter it changes only the rows
 * that say something else.  Properties "chapter" (RegieChapter) and "narrow": the buttons stand
 * below the heading. */
#define REGIE_TYPE_CHAPTER_VIEW (regie_chapter_view_get_type ())
G_DECLARE_FINAL_TYPE (RegieChapterView, regie_chapter_view, REGIE, CHAPTER_VIEW, GtkWidget)

RegieChapter *regie_chapter_view_get_chapter (RegieChapterView *self);
void regie_chapter_view_set_chapter (RegieChapterView *self, RegieChapter *chapter);
void regie_chapter_view_set_narrow (RegieChapterView *self, gboolean narrow);
