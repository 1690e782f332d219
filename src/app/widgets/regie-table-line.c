/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-table-line.h"

struct _RegieTableLine {
  GtkWidget parent_instance;
  GtkWidget *box, *who, *symbol, *judgement, *cell, *arrow;
  GtkLabel *title, *subtitle, *first, *second, *text, *about;
  GtkWidget *suffix;
  double part, whole;
};

G_DEFINE_FINAL_TYPE (RegieTableLine, regie_table_line, GTK_TYPE_WIDGET)

#define BAR_TYPE (bar_get_type ())
/* Eight pixels high, with a tick where it should be. */
typedef struct {
  GtkWidget parent_instance;
  double part, whole;
} Bar;
typedef struct {
  GtkWidgetClass parent_class;
} BarClass;
static GType bar_get_type (void);
G_DEFINE_TYPE (Bar, bar, GTK_TYPE_WIDGET)

static void
bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  Bar *self = (Bar *) widget;
  float width = (float) gtk_widget_get_width (widget);
  float most = (float) MAX (self->whole * 1.25, self->part);

  if (self->whole <= 0)
    return;
  regie_box_snapshot (snapshot, 0, 3, width, 8, 4, regie_tone (REGIE_TONE_GRID), NULL);
  if (self->part > 0)
    regie_box_snapshot (snapshot, 0, 3, MAX (8, width * (float) self->part / most), 8, 4,
                        regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_OUTLINE), NULL);
  gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_INK),
                             &GRAPHENE_RECT_INIT (width * (float) self->whole / most, 0, 2, 14));
}

static void
bar_class_init (BarClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = bar_snapshot;
  gtk_widget_class_set_accessible_role (
    GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_PRESENTATION); /* the cell says it in words */
}

static void
bar_init (Bar *self)
{
}

static void
regie_table_line_dispose (GObject *object)
{
  g_clear_pointer (&REGIE_TABLE_LINE (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (regie_table_line_parent_class)->dispose (object);
}

static void
regie_table_line_class_init (RegieTableLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = regie_table_line_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

/* Whatever it says, a column is as wide in every row. */
static void
set_chars (GtkLabel *label, int chars)
{
  gtk_label_set_width_chars (label, chars);
  gtk_label_set_max_width_chars (label, chars);
}

static GtkLabel *
label_new (const char *style, int chars)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_widget_add_css_class (label, "numeric");
  set_chars (GTK_LABEL (label), chars);
  return GTK_LABEL (label);
}

static GtkWidget *
column_new (GtkLabel *above, GtkWidget *below)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (above));
  gtk_box_append (GTK_BOX (box), below);
  return box;
}

static void
regie_table_line_init (RegieTableLine *self)
{
  GtkWidget *words;

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  gtk_widget_add_css_class (self->box, "today-line");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->arrow = gtk_image_new_from_icon_name ("pan-end-symbolic");
  gtk_box_append (GTK_BOX (self->box), self->arrow);
  self->title = label_new ("strong", 12);
  self->subtitle = label_new ("why", 14);
  gtk_widget_add_css_class (GTK_WIDGET (self->subtitle), "dim-label");
  self->who = column_new (self->title, GTK_WIDGET (self->subtitle));
  gtk_widget_set_hexpand (self->who, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->who);
  self->first = label_new (NULL, 12);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->first));
  self->second = label_new (NULL, 12);
  self->cell = column_new (self->second,
                           g_object_new (BAR_TYPE, "height-request", 14, "width-request", 92,
                                         "halign", GTK_ALIGN_START, NULL));
  gtk_box_append (GTK_BOX (self->box), self->cell);
  self->symbol = regie_symbol_new ();
  gtk_widget_set_valign (self->symbol, GTK_ALIGN_CENTER);
  self->text = label_new ("strong", 19);
  self->about = label_new ("why", 22);
  gtk_widget_add_css_class (GTK_WIDGET (self->about), "dim-label");
  words = column_new (self->text, GTK_WIDGET (self->about));
  self->judgement = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  gtk_box_append (GTK_BOX (self->judgement), self->symbol);
  gtk_box_append (GTK_BOX (self->judgement), words);
  gtk_box_append (GTK_BOX (self->box), self->judgement);
}

GtkWidget *
regie_table_line_new (void)
{
  return g_object_new (REGIE_TYPE_TABLE_LINE, NULL);
}

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

void
regie_table_line_set (RegieTableLine *self, const char *title, const char *subtitle,
                      const char *first, const char *second, gboolean narrow)
{
  gtk_widget_set_visible (self->arrow, FALSE);
  set_text (self->title, title);
  set_text (self->subtitle, subtitle);
  gtk_label_set_text (self->first, first != NULL ? first : "");
  gtk_label_set_text (self->second, second != NULL ? second : "");
  gtk_widget_set_visible (GTK_WIDGET (self->first), !narrow && first != NULL);
  gtk_widget_set_visible (self->cell, !narrow && second != NULL);
  gtk_widget_set_hexpand (self->judgement, narrow);
  set_chars (self->title, narrow ? 10 : 12);
  set_chars (self->subtitle, narrow ? 11 : 14);
  set_chars (self->text, narrow ? 10 : 19);
  set_chars (self->about, narrow ? 13 : 22);
  if (self->suffix != NULL)
    gtk_widget_set_visible (self->suffix, TRUE);
}

void
regie_table_line_set_bar (RegieTableLine *self, double part, double whole)
{
  Bar *bar = (Bar *) gtk_widget_get_last_child (self->cell);

  bar->part = part;
  bar->whole = whole;
  gtk_widget_set_visible (GTK_WIDGET (bar), whole > 0);
  gtk_widget_queue_draw (GTK_WIDGET (bar));
}

void
regie_table_line_set_judgement (RegieTableLine *self, RegieShape shape, const char *text,
                                const char *about)
{
  static const char *const tones[] = { "tone-late", "tone-soon", "tone-run",
                                       "tone-done", "tone-late", "tone-signal" };

  gtk_widget_set_visible (self->judgement, text != NULL);
  if (text == NULL)
    return;
  regie_symbol_set_shape (REGIE_SYMBOL (self->symbol), shape);
  for (guint i = 0; i < G_N_ELEMENTS (tones); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->text), tones[i]);
  if (shape < G_N_ELEMENTS (tones))
    gtk_widget_add_css_class (GTK_WIDGET (self->text), tones[shape]);
  set_text (self->text, text);
  set_text (self->about, about);
  gtk_widget_set_tooltip_text (self->judgement, about);
}

void
regie_table_line_set_heading (RegieTableLine *self, const char *text, RegieShape shape, int shown)
{
  regie_table_line_set (self, text, NULL, NULL, NULL, FALSE);
  regie_table_line_set_judgement (self, shape, NULL, NULL);
  gtk_widget_set_visible (self->arrow, shown >= 0);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                shown > 0 ? "pan-down-symbolic" : "pan-end-symbolic");
  if (self->suffix != NULL)
    gtk_widget_set_visible (self->suffix, FALSE);
}

void
regie_table_line_set_suffix (RegieTableLine *self, GtkWidget *suffix)
{
  self->suffix = suffix;
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->box), suffix);
}

GtkWidget *
regie_table_line_get_suffix (RegieTableLine *self)
{
  return self->suffix;
}

GtkWidget *
regie_table_heading_new (const char *who, const char *first, const char *second,
                         const char *judgement, const char *last, int last_width)
{
  RegieTableLine *self = REGIE_TABLE_LINE (regie_table_line_new ());
  GtkWidget *suffix = gtk_label_new (last);
  GtkLabel *labels[] = { self->title, self->first, self->second, self->text };

  gtk_widget_remove_css_class (self->box, "today-line");
  gtk_widget_add_css_class (self->box, "table-heading");
  gtk_widget_set_size_request (suffix, last_width, -1);
  gtk_label_set_xalign (GTK_LABEL (suffix), 1);
  regie_table_line_set_suffix (self, suffix);
  regie_table_line_set (self, who, NULL, first, second, FALSE);
  regie_table_line_set_bar (self, 0, 0);
  gtk_widget_set_opacity (self->symbol, 0);
  set_text (self->text, judgement);
  gtk_widget_set_visible (GTK_WIDGET (self->about), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (labels[i]), "strong");
      gtk_widget_add_css_class (GTK_WIDGET (labels[i]), "dim-label");
    }
  gtk_widget_add_css_class (suffix, "dim-label");
  return GTK_WIDGET (self);
}
