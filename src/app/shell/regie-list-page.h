/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-list.h"
#include "regie-page.h"
#include "regie-query.h"

/* A page with a long list of people: found by a query, in an order, several chosen at once.  The
 * keys of the rows that are seen come first, the others behind the frame that shows those; rows are
 * read by page.  What is chosen stays so while the same people stand there.
 *
 * A subclass has a RegieList and a GtkSearchEntry in its template, which it gives with
 * regie_list_page_set_parts() when it was made.  Property: "chosen" (guint, how many people are).
 * Its .ui may call search_changed, search_entered, search_stopped, search_key and
 * selection_changed, and ask is_some (n) and margin (narrow). */
#define REGIE_TYPE_LIST_PAGE (regie_list_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (RegieListPage, regie_list_page, REGIE, LIST_PAGE, RegiePage)

/* A column that can be chosen; borrowed.  The first, with the name, is always there. */
typedef struct {
  const char *word;  /* by which it is kept and exported */
  const char *title; /* translated */
  gboolean shown;
} RegieListColumn;

struct _RegieListPageClass {
  RegiePageClass parent_class;
  const RegieQuestion *keys; /* (sub): what is asked, the most keys (0: all), with rows or not */
  const RegieQuestion *rows; /* ax, its answer is a GPtrArray of what bind_line gets */
  const char *list;          /* what it is called where lists go out (regie_list_find) */
  /* What is asked, as the text of its filter; owned by the caller. */
  char *(*dup_asked) (RegieListPage *self);
  /* The query in it, borrowed, and the word of the order that it has. */
  RegieQuery *(*get_query) (RegieListPage *self);
  const char *(*get_sort) (RegieListPage *self);
  /* Are all keys asked at once?  May be NULL: only those that are seen. */
  gboolean (*wants_all) (RegieListPage *self);
  /* The query is another: what stands about it beside the list follows. */
  void (*changed) (RegieListPage *self);
  GtkWidget *(*create_line) (RegieListPage *self);
  /* ITEM is NULL while it is on its way. */
  void (*bind_line) (GtkWidget *line, gpointer item);
  /* The I-th column; FALSE after the last. */
  gboolean (*get_column) (RegieListPage *self, guint i, RegieListColumn *column);
  /* Shows it, or hides it. */
  void (*toggle_column) (RegieListPage *self, guint i);
  /* Is PART of a query asked; and asks it, or no longer. */
  gboolean (*asks_part) (RegieListPage *self, const char *part);
  void (*toggle_part) (RegieListPage *self, const char *part);
};

/* What the .ui of KLASS may call and ask. */
void regie_list_page_class_bind (RegieListPageClass *klass);
/* Both are borrowed of the template. */
void regie_list_page_set_parts (RegieListPage *self, RegieList *list, GtkSearchEntry *search);
/* The answer of the keys, from show(): IDS (gint64) of N that there are, PARTIAL when the others
 * still come, and FIRST (may be NULL), the first rows.  Both arrays are taken. */
void regie_list_page_take_keys (RegieListPage *self, GArray *ids, GPtrArray *first, guint n,
                                gboolean partial);
/* Rows look otherwise, and are so high. */
void regie_list_page_set_row_height (RegieListPage *self, int height);
/* BUTTON opens a menu of the columns with a tick at each that is shown: actions "columns.WORD". */
void regie_list_page_add_columns (RegieListPage *self, GtkMenuButton *button);
/* BUTTON opens MENU, in which each entry "filters.PART" has a tick while that part is asked. */
void regie_list_page_set_filters (RegieListPage *self, GtkMenuButton *button, GMenuModel *menu);
/* What has a tick there is looked at again. */
void regie_list_page_update_filters (RegieListPage *self);
/* The query is another: everything that follows from it is shown and asked. */
void regie_list_page_query_changed (RegieListPage *self);
/* In the order of WORD; the other way round when it has that order already. */
void regie_list_page_sort_by (RegieListPage *self, const char *word);
/* The dossier at POSITION; 0: not known, or nobody. */
gint64 regie_list_page_get_id (RegieListPage *self, guint position);
/* Those that are chosen (gint64); owned by the caller. */
GArray *regie_list_page_get_chosen (RegieListPage *self) G_GNUC_WARN_UNUSED_RESULT;
/* Who is chosen first, or else of whom the keyboard is at; 0: nobody. */
gint64 regie_list_page_get_meant (RegieListPage *self);
