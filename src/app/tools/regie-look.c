/* SPDX-License-Identifier: EUPL-1.2 */
/* Looks whether everything on a screen is inside it, whole, apart and large enough to press. */
#include "regie-look.h"

#include <string.h>

#include "regie-page.h"

/* The least width and height of what is pressed (WCAG 2.2, 2.5.8). */
#define TARGET 24
/* The least number of letters in a line of words that need more than two lines. */
#define LETTERS 12
/* Rounding of what is laid out in parts of pixels. */
#define SLACK 1.5F

typedef struct {
  GtkWidget *window;
  GPtrArray *faults;
  GPtrArray *labels; /* those that are seen so far, and where */
  GArray *places;
  GHashTable *names; /* of buttons that are seen so far */
} Look;

/* What a person calls WIDGET: its own words, or those of the first label in it, and its kind. */
static char *
dup_called (GtkWidget *widget)
{
  GtkWidget *part = widget;
  const char *tip = gtk_widget_get_tooltip_text (widget);

  while (part != NULL && !GTK_IS_LABEL (part))
    part = gtk_widget_get_first_child (part);
  return g_strdup_printf ("%s in %s “%s”", G_OBJECT_TYPE_NAME (widget),
                          G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)),
                          part != NULL  ? gtk_label_get_text (GTK_LABEL (part))
                          : tip != NULL ? tip
                                        : "");
}

static void
say (Look *look, GtkWidget *widget, const char *what)
{
  g_autofree char *called = dup_called (widget);

  g_ptr_array_add (look->faults, g_strdup_printf ("%s %s", called, what));
}

/* What a screen reader calls WIDGET, as far as it was told. */
static char *
dup_told (GtkWidget *widget)
{
  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
           ? gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                                 GTK_ACCESSIBLE_PROPERTY_LABEL, "")
           : NULL;
}

static void
add_words (GtkWidget *widget, GString *words)
{
  if (GTK_IS_LABEL (widget))
    g_string_append (words, gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_words (child, words);
}

/* … or else by what stands in it, or by what it says when one points at it. */
static char *
dup_name (GtkWidget *button)
{
  GtkWidget *parent = gtk_widget_get_parent (button);
  g_autoptr (GString) words = NULL;
  char *told = dup_told (button);

  if (told == NULL && GTK_IS_MENU_BUTTON (parent))
    told = dup_told (parent);
  if (told != NULL)
    return told;
  words = g_string_new (NULL);
  add_words (button, words);
  if (words->len == 0)
    g_string_append (words, gtk_widget_get_tooltip_text (button) != NULL
                              ? gtk_widget_get_tooltip_text (button)
                            : gtk_widget_get_tooltip_text (parent) != NULL
                              ? gtk_widget_get_tooltip_text (parent)
                              : "");
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* Do both do the same? */
static gboolean
is_same (GtkWidget *a, GtkWidget *b)
{
  const char *action = gtk_actionable_get_action_name (GTK_ACTIONABLE (a));
  GVariant *target = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (a));
  GVariant *other = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (b));

  return action != NULL
         && g_strcmp0 (action, gtk_actionable_get_action_name (GTK_ACTIONABLE (b))) == 0
         && (target == other
             || (target != NULL && other != NULL && g_variant_equal (target, other)));
}

/* Of two buttons with the same name nobody knows what each is about who does not see them. */
static void
look_at_name (Look *look, GtkWidget *button)
{
  g_autofree char *name = dup_name (button);
  GtkWidget *other = g_hash_table_lookup (look->names, name);

  if (*name == '\0')
    say (look, button, "has no name");
  else if (other != NULL && is_same (button, other))
    return;
  else if (other != NULL)
    {
      g_autofree char *what = g_strdup_printf ("is called “%s” like another", name);

      say (look, button, what);
    }
  else
    g_hash_table_insert (look->names, g_steal_pointer (&name), button);
}

/* A switch that its row turns is as large as its row. */
static gboolean
is_turned_by_row (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, GTK_TYPE_LIST_BOX_ROW);

  return GTK_IS_SWITCH (widget) && row != NULL
         && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row));
}

static gboolean
is_pressed (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget)
         || GTK_IS_ENTRY (widget)
         || (GTK_IS_LIST_BOX_ROW (widget)
             && gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget)));
}

static gboolean
is_within (float begin, float length, int room)
{
  return begin >= -SLACK && begin + length <= (float) room + SLACK;
}

/* Can somebody scroll what is in SCROLLED?  Not by the one around the pages, which only lets the
 * window be smaller than they are. */
static gboolean
scrolls (GtkWidget *scrolled, GtkPolicyType policy)
{
  return policy != GTK_POLICY_NEVER
         && (policy != GTK_POLICY_EXTERNAL
             || gtk_widget_get_ancestor (scrolled, REGIE_TYPE_PAGE) != NULL);
}

/* Can all of WIDGET be seen, be it by scrolling? */
static gboolean
is_reached (GtkWidget *widget, GtkWidget *window)
{
  gboolean scrolls_x = FALSE, scrolls_y = FALSE;
  GtkWidget *up = widget;

  while (up != window)
    {
      GtkWidget *scrolled;
      GtkPolicyType across, down;
      graphene_rect_t bounds;

      up = gtk_widget_get_parent (up);
      scrolled = gtk_widget_get_parent (up);
      if (GTK_IS_SCROLLED_WINDOW (scrolled))
        {
          gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (scrolled), &across, &down);
          scrolls_x |= scrolls (scrolled, across);
          scrolls_y |= scrolls (scrolled, down);
        }
      if ((gtk_widget_get_overflow (up) == GTK_OVERFLOW_HIDDEN || up == window)
          && gtk_widget_compute_bounds (widget, up, &bounds)
          && !(
            (scrolls_x || is_within (bounds.origin.x, bounds.size.width, gtk_widget_get_width (up)))
            && (scrolls_y
                || is_within (bounds.origin.y, bounds.size.height, gtk_widget_get_height (up)))))
        return FALSE;
    }
  return TRUE;
}

/* Where WIDGET is seen; FALSE when it is scrolled out of sight. */
static gboolean
find_place (GtkWidget *widget, GtkWidget *window, graphene_rect_t *place)
{
  graphene_rect_t all;

  if (!gtk_widget_compute_bounds (widget, window, place))
    return FALSE;
  for (GtkWidget *up = gtk_widget_get_parent (widget); up != window;
       up = gtk_widget_get_parent (up))
    if (gtk_widget_get_overflow (up) == GTK_OVERFLOW_HIDDEN
        && (!gtk_widget_compute_bounds (up, window, &all)
            || !graphene_rect_intersection (place, &all, place)))
      return FALSE;
  return TRUE;
}

/* Do two texts lie over each other? */
static void
look_at_text (Look *look, GtkWidget *label)
{
  graphene_rect_t place;

  if (gtk_label_get_text (GTK_LABEL (label))[0] == '\0'
      || !find_place (label, look->window, &place))
    return;
  graphene_rect_inset (&place, 1, 2);
  /* The title of an empty field stands twice in it, one of them shown. */
  for (guint i = 0; i < look->labels->len; i++)
    if (gtk_widget_get_parent (label) != gtk_widget_get_parent (look->labels->pdata[i])
        && graphene_rect_intersection (&place, &g_array_index (look->places, graphene_rect_t, i),
                                       NULL))
      {
        g_autofree char *other = dup_called (look->labels->pdata[i]);
        g_autofree char *what = g_strconcat ("lies over ", other, NULL);

        say (look, label, what);
      }
  g_ptr_array_add (look->labels, label);
  g_array_append_val (look->places, place);
}

/* Does pointing at LABEL, or at what it stands in, say all of it? */
static gboolean
is_told (GtkWidget *label)
{
  const char *text = gtk_label_get_text (GTK_LABEL (label));

  for (GtkWidget *up = label; up != NULL; up = gtk_widget_get_parent (up))
    if (gtk_widget_get_tooltip_text (up) != NULL
        && strstr (gtk_widget_get_tooltip_text (up), text) != NULL)
      return TRUE;
  return FALSE;
}

/* Words that go on and on in a narrow column are not read. */
static void
look_at_column (Look *look, GtkWidget *label)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  PangoFontMetrics *metrics = pango_context_get_metrics (gtk_widget_get_pango_context (label), NULL,
                                                         NULL);
  const int letter = pango_font_metrics_get_approximate_char_width (metrics);
  const int letters = gtk_widget_get_width (label) * PANGO_SCALE / MAX (letter, 1);

  pango_font_metrics_unref (metrics);
  if (pango_layout_get_line_count (layout) > 2 && letters < LETTERS)
    {
      g_autofree char *what = g_strdup_printf ("stands in a column of %d letters", letters);

      say (look, label, what);
    }
}

static void
look_at (Look *look, GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget) || !gtk_widget_get_child_visible (widget))
    return;
  /* The title of a field cuts itself. */
  if ((GTK_IS_LABEL (widget) || is_pressed (widget))
      && strcmp (G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)), "AdwGizmo") != 0
      && !is_reached (widget, look->window))
    say (look, widget, "lies partly outside");
  if (is_pressed (widget) && !is_turned_by_row (widget)
      && (gtk_widget_get_width (widget) < TARGET || gtk_widget_get_height (widget) < TARGET))
    {
      g_autofree char *what = g_strdup_printf ("is %d by %d", gtk_widget_get_width (widget),
                                               gtk_widget_get_height (widget));

      say (look, widget, what);
    }
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_sensitive (widget)
      && !GTK_IS_SPIN_BUTTON (gtk_widget_get_parent (widget)))
    look_at_name (look, widget);
  if (GTK_IS_LABEL (widget))
    {
      look_at_text (look, widget);
      look_at_column (look, widget);
      if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget)))
          && !is_told (widget))
        say (look, widget, "is cut");
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child))
      look_at (look, child);
}

static int
least_width (GtkWidget *widget)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  return minimum;
}

/* The parts that ask for more than WIDTH, without those that only hold one that does. */
static gboolean
look_for_wide (Look *look, GtkWidget *widget, int width)
{
  gboolean any = FALSE;

  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_NATIVE (child) && !GTK_IS_SCROLLED_WINDOW (child))
      any |= look_for_wide (look, child, width);
    else if (GTK_IS_SCROLLED_WINDOW (child))
      {
        GtkPolicyType across;

        gtk_scrolled_window_get_policy (GTK_SCROLLED_WINDOW (child), &across, NULL);
        if (!scrolls (child, across))
          any |= look_for_wide (look, child, width);
      }
  if (!any && least_width (widget) > width)
    {
      g_autofree char *what = g_strdup_printf ("asks for %d", least_width (widget));

      say (look, widget, what);
      any = TRUE;
    }
  return any;
}

GPtrArray *
regie_look (GtkWidget *window, int width)
{
  Look look = { window, g_ptr_array_new_with_free_func (g_free), g_ptr_array_new (),
                g_array_new (FALSE, FALSE, sizeof (graphene_rect_t)),
                g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL) };

  g_return_val_if_fail (GTK_IS_WIDGET (window), NULL);
  if (gtk_widget_get_width (window) > width)
    g_ptr_array_add (look.faults, g_strdup_printf ("the window is %d wide instead of %d",
                                                   gtk_widget_get_width (window), width));
  look_for_wide (&look, window, width);
  look_at (&look, window);
  g_ptr_array_unref (look.labels);
  g_array_unref (look.places);
  g_hash_table_unref (look.names);
  return look.faults;
}
