/* SPDX-License-Identifier: EUPL-1.2 */
#include "regie-timeline.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "regie-format.h"
#include "regie-scale.h"
#include "regie-text.h"

#define AXIS 72

typedef enum { LANE_TERM, LANE_FACTS, LANE_LANGUAGE, LANE_WORK, LANE_MAP, LANE_HOURS, LANE_EXAMS, LANE_CONTACT, LANE_SUPPORT, N_LANES } Lane;

/* What is drawn once: a bar from FROM to UNTIL, or a shape on FROM. */
typedef struct {
  Lane        lane;
  guint       row;         /* second row of a lane */
  guint       fact;        /* index into the dossier, G_MAXUINT for none */
  RegieDay    from, until; /* UNTIL is NONE for a mark */
  RegieShape  shape;
  RegieFamily family;
  gboolean    planned, tick;
  char       *label;
  GtkWidget  *child;
} Mark;

struct _RegieTimeline {
  GtkWidget           parent_instance;
  const RegieOffice  *office;
  const RegieDossier *dossier;
  const GArray       *what_if, *extra;
  GArray             *marks;      /* Mark */
  RegieScale          scale;
  RegieZoom           zoom;
  gboolean            zoomed_freely;
  gboolean            scale_set, narrow;
  PangoLayout        *layout, *bold, *small;
  int                 left;       /* width of the lane labels */
  RegieDay            begin, nominal, end, what_if_end;
  double              drag_first;
  guint16             ringed[5];
  guint               n_ringed;
  RegieDay            ringed_due;
  char               *values[N_LANES]; /* one value under each label */
};

enum { MARK_ACTIVATED, ZOOMED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RegieTimeline, regie_timeline, GTK_TYPE_WIDGET)

/* The child that stands for a mark: it draws only its focus ring. */
#define REGIE_TYPE_MARK (regie_mark_get_type ())
G_DECLARE_FINAL_TYPE (RegieMark, regie_mark, REGIE, MARK, GtkWidget)
struct _RegieMark { GtkWidget parent_instance; guint index; };
G_DEFINE_FINAL_TYPE (RegieMark, regie_mark, GTK_TYPE_WIDGET)

static void
regie_mark_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  if (gtk_widget_has_focus (widget))
    regie_box_snapshot (snapshot, -3, -3, gtk_widget_get_width (widget) + 6, gtk_widget_get_height (widget) + 6, 8, NULL, regie_tone (REGIE_TONE_ACCENT));
}

static void
activate_mark (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RegieTimeline *timeline = REGIE_TIMELINE (gtk_widget_get_parent (widget));

  g_signal_emit (timeline, signals[MARK_ACTIVATED], 0, g_array_index (timeline->marks, Mark, REGIE_MARK (widget)->index).fact);
}

static void
mark_clicked (GtkGestureClick *gesture, int n, double x, double y, GtkWidget *widget)
{
  gtk_widget_grab_focus (widget);
  activate_mark (widget, NULL, NULL);
}

static void
regie_mark_class_init (RegieMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = regie_mark_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_install_action (widget_class, "mark.activate", NULL, activate_mark);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "mark.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "mark.activate", NULL);
}

static void
regie_mark_init (RegieMark *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect (click, "released", G_CALLBACK (mark_clicked), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
mark_clear (gpointer data)
{
  Mark *mark = data;

  g_free (mark->label);
  g_clear_pointer (&mark->child, gtk_widget_unparent);
}

static const char *
lane_name (Lane lane)
{
  static const char *const names[] = { N_("Term"), N_("Decisions and facts"), N_("Language"), N_("Work and participation"), N_("PVT and MAP"),
                                       N_("Hours against plan"), N_("Exams"), N_("Contact"), N_("Support") };

  return _(names[lane]);
}

static void
add_mark (RegieTimeline *self, Lane lane, guint fact, RegieDay from, RegieDay until, RegieShape shape, RegieFamily family, gboolean planned,
          const char *label, const char *spoken)
{
  Mark mark = { .lane = lane, .fact = fact, .from = from, .until = until, .shape = shape, .family = family, .planned = planned,
                .label = g_strdup (label) };
  g_autofree char *day = regie_day_dup_medium (from), *last = regie_day_dup_medium (until), *text = NULL;

  if (until != REGIE_DAY_NONE)
    /* TRANSLATORS: a bar of the timeline for a screen reader: lane, what, from, until */
    text = g_strdup_printf (_("%s: %s, %s to %s"), lane_name (lane), spoken, day, last);
  else
    text = g_strdup_printf (_("%s: %s, %s"), lane_name (lane), spoken, day);
  mark.child = g_object_new (REGIE_TYPE_MARK, NULL);
  REGIE_MARK (mark.child)->index = self->marks->len;
  gtk_widget_set_tooltip_text (mark.child, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark.child), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_parent (mark.child, GTK_WIDGET (self));
  g_array_append_val (self->marks, mark);
}

static const char *
get (const RegieDossier *dossier, guint fact, const char *field)
{
  return regie_record_get (regie_dossier_get_record (dossier, fact), field);
}

static Lane
lane_of_topic (const char *topic)
{
  if (g_strcmp0 (topic, "taal") == 0)
    return LANE_LANGUAGE;
  return g_strcmp0 (topic, "pvt") == 0 || g_strcmp0 (topic, "map") == 0 ? LANE_MAP : LANE_WORK;
}

static RegieFamily
family_of_lane (Lane lane)
{
  static const RegieFamily families[N_LANES] = { REGIE_FAMILY_SLATE, REGIE_FAMILY_SLATE, REGIE_FAMILY_BLUE, REGIE_FAMILY_TEAL, REGIE_FAMILY_PURPLE,
                                                 REGIE_FAMILY_BLUE, REGIE_FAMILY_BLUE, REGIE_FAMILY_SLATE, REGIE_FAMILY_SAND };

  return families[lane];
}

static void
add_plan_line (RegieTimeline *self, guint i, RegieDay day, RegieDay until)
{
  const RegieCodes *codes = self->office->codes;
  const char *topic = get (self->dossier, i, "topic"), *provider = get (self->dossier, i, "provider"), *hours = get (self->dossier, i, "intensity");
  Lane lane = lane_of_topic (topic);
  g_autofree char *label = NULL;

  label = hours != NULL ? g_strdup_printf (_("%s %s h/week"), provider != NULL ? provider : regie_codes_label (codes, "onderwerp", topic), hours)
                        : g_strdup (regie_codes_label (codes, "onderwerp", topic));
  add_mark (self, lane, i, day, until, REGIE_SHAPE_RUN, family_of_lane (lane), FALSE, label, label);
}

static void
add_fact (RegieTimeline *self, guint i)
{
  const RegieFact *fact = &g_array_index (self->dossier->facts, RegieFact, i);
  const RegieCodes *codes = self->office->codes;
  const char *kind = get (self->dossier, i, "kind"), *label = regie_codes_label (codes, "feit", kind), *result;
  gboolean planned = (fact->flags & REGIE_FACT_PLANNED) != 0;
  RegieDay until = fact->until;

  switch (fact->kind)
    {
    case REGIE_FACT_PLAN_LINE:
      add_plan_line (self, i, fact->day, until != REGIE_DAY_NONE ? until : fact->day);
      break;
    case REGIE_FACT_HOURS:
      break;
    case REGIE_FACT_EXAM:
      result = get (self->dossier, i, "result");
      label = get (self->dossier, i, "parts");
      if (g_strcmp0 (label, "KNM") != 0) /* the short name is the name */
        label = regie_codes_label (codes, "onderdeel", label);
      add_mark (self, LANE_EXAMS, i, fact->day, REGIE_DAY_NONE, g_strcmp0 (result, "geslaagd") == 0 ? REGIE_SHAPE_DONE
                : g_strcmp0 (result, "gezakt") == 0 ? REGIE_SHAPE_FAILED : REGIE_SHAPE_RUN, REGIE_FAMILY_BLUE, planned, label, label);
      break;
    case REGIE_FACT_CONTACT:
    case REGIE_FACT_TALK:
      add_mark (self, LANE_CONTACT, i, fact->day, REGIE_DAY_NONE, fact->kind == REGIE_FACT_TALK ? REGIE_SHAPE_FACT : REGIE_SHAPE_RUN,
                REGIE_FAMILY_SLATE, planned, fact->kind == REGIE_FACT_TALK ? "" : NULL, label);
      g_array_index (self->marks, Mark, self->marks->len - 1).tick = fact->kind == REGIE_FACT_CONTACT;
      break;
    case REGIE_FACT_SUPPORT:
      label = regie_codes_label (codes, "onderwerp", get (self->dossier, i, "topic"));
      add_mark (self, LANE_SUPPORT, i, fact->day, until != REGIE_DAY_NONE ? until : regie_office_today (self->office), REGIE_SHAPE_RUN, REGIE_FAMILY_SAND, planned, label, label);
      break;
    case REGIE_FACT_BIJSTAND:
      add_mark (self, LANE_SUPPORT, i, fact->day, REGIE_DAY_NONE, REGIE_SHAPE_FACT, REGIE_FAMILY_SAND, planned, NULL, label);
      break;
    case REGIE_FACT_PVT:
    case REGIE_FACT_MAP:
      add_mark (self, LANE_MAP, i, fact->day, REGIE_DAY_NONE, REGIE_SHAPE_DONE, REGIE_FAMILY_PURPLE, planned, label, label);
      break;
    case REGIE_FACT_GROUND:
      label = regie_codes_label (codes, "grond", get (self->dossier, i, "ground"));
      add_mark (self, LANE_FACTS, i, fact->from != REGIE_DAY_NONE ? fact->from : fact->day, REGIE_DAY_NONE, REGIE_SHAPE_FACT, REGIE_FAMILY_SLATE, planned, label, label);
      break;
    default:
      add_mark (self, LANE_FACTS, i, fact->day, REGIE_DAY_NONE,
                fact->kind == REGIE_FACT_PIP || fact->kind == REGIE_FACT_EXT_GRANTED || fact->kind == REGIE_FACT_BESLUIT || fact->kind == REGIE_FACT_BOB ||
                fact->kind == REGIE_FACT_FULFILLED ? REGIE_SHAPE_DECISION : REGIE_SHAPE_FACT, REGIE_FAMILY_SLATE, planned, label, label);
    }
}

static const RegieDeadline *
find_deadline (const GArray *deadlines, guint rule)
{
  for (guint i = 0; deadlines != NULL && i < deadlines->len; i++)
    if (g_array_index (deadlines, RegieDeadline, i).rule == rule)
      return &g_array_index (deadlines, RegieDeadline, i);
  return NULL;
}

static void
add_term (RegieTimeline *self)
{
  const RegieDeadline *term = find_deadline (self->dossier->deadlines, self->office->rules->term);
  const RegieDeadline *other = find_deadline (self->what_if, self->office->rules->term);
  int support = regie_rules_find (self->office->rules, "ONTZORG-6M");
  const RegieDeadline *relief = support >= 0 ? find_deadline (self->dossier->deadlines, support) : NULL;

  self->begin = self->nominal = self->end = self->what_if_end = REGIE_DAY_NONE;
  if (other != NULL)
    self->what_if_end = other->due;
  if (term == NULL)
    term = other;
  if (term != NULL)
    {
      self->begin = term->begin;
      self->nominal = term->nominal;
      self->end = term->due;
      add_mark (self, LANE_TERM, term->n_facts > 0 && term->facts[0] < self->dossier->facts->len ? term->facts[0] : G_MAXUINT, term->begin,
                term->due, REGIE_SHAPE_RUN, REGIE_FAMILY_SLATE, FALSE, _("Integration term 3 years"), _("Integration term"));
    }
  if (relief != NULL)
    add_mark (self, LANE_SUPPORT, relief->facts[0], relief->begin, relief->due, REGIE_SHAPE_RUN, REGIE_FAMILY_SAND, FALSE,
              regie_rules_get (self->office->rules, support)->name, regie_rules_get (self->office->rules, support)->name);
}

/* Two bars of one lane that overlap take two rows. */
static void
choose_rows (RegieTimeline *self)
{
  RegieDay last[N_LANES];

  for (guint i = 0; i < N_LANES; i++)
    last[i] = G_MININT32 + 1;
  for (guint i = 0; i < self->marks->len; i++)
    {
      Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->lane == LANE_FACTS)
        mark->row = mark->shape == REGIE_SHAPE_FACT;
      else if (mark->until != REGIE_DAY_NONE && mark->lane != LANE_TERM)
        {
          mark->row = mark->from <= last[mark->lane];
          if (mark->row == 0)
            last[mark->lane] = mark->until;
        }
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const Mark *x = a, *y = b;

  return x->lane != y->lane ? (int) x->lane - (int) y->lane : x->from < y->from ? -1 : x->from > y->from;
}

static void
set_values (RegieTimeline *self)
{
  const GArray *facts = self->dossier->facts;
  RegieDay today = regie_office_today (self->office), contact = REGIE_DAY_NONE;
  guint passed = 0, exams = 0, pips = 0, done = 0, plan = 0;

  for (guint i = 0; i < N_LANES; i++)
    g_clear_pointer (&self->values[i], g_free);
  for (guint i = 0; i < facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (facts, RegieFact, i);

      if (fact->kind == REGIE_FACT_EXAM)
        exams++, passed += g_strcmp0 (get (self->dossier, i, "result"), "geslaagd") == 0;
      else if (fact->kind == REGIE_FACT_PIP)
        pips++;
      else if (fact->kind == REGIE_FACT_HOURS)
        {
          done += MAX (0, fact->hours);
          plan += regie_record_get_int (regie_dossier_get_record (self->dossier, i), "plan", 0);
        }
      else if (fact->kind == REGIE_FACT_CONTACT || fact->kind == REGIE_FACT_TALK)
        contact = MAX (contact, fact->day);
    }
  if (self->end != REGIE_DAY_NONE && self->end >= today)
    self->values[LANE_TERM] = g_strdup_printf (ngettext ("%d day left", "%d days left", self->end - today), self->end - today);
  if (pips > 0)
    self->values[LANE_FACTS] = g_strdup_printf (_("PIP version %u"), pips);
  if (plan > 0)
    self->values[LANE_HOURS] = g_strdup_printf (_("%u of %u hours"), done, plan);
  if (exams > 0)
    self->values[LANE_EXAMS] = g_strdup_printf (_("%u passed"), passed);
  if (contact != REGIE_DAY_NONE)
    self->values[LANE_CONTACT] = g_strdup_printf (ngettext ("%d day ago", "%d days ago", today - contact), today - contact);
}

void
regie_timeline_set (RegieTimeline *self, const RegieOffice *office, const RegieDossier *dossier, const GArray *what_if, const GArray *extra)
{
  self->office = office;
  self->dossier = dossier;
  self->what_if = what_if;
  self->extra = extra;
  self->n_ringed = 0;
  self->ringed_due = REGIE_DAY_NONE;
  g_array_set_size (self->marks, 0);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (dossier == NULL)
    return;
  add_term (self);
  for (guint i = 0; i < dossier->facts->len; i++)
    add_fact (self, i);
  for (guint i = 0; extra != NULL && i < extra->len; i++)
    {
      const RegieFact *fact = &g_array_index (extra, RegieFact, i);
      const char *label = regie_codes_label (office->codes, "feit", regie_fact_kind_name (fact->kind));

      add_mark (self, LANE_FACTS, G_MAXUINT, fact->day, REGIE_DAY_NONE, REGIE_SHAPE_FACT, REGIE_FAMILY_PURPLE, TRUE, label, label);
    }
  g_array_sort (self->marks, compare_marks);
  for (guint i = 0; i < self->marks->len; i++)
    {
      GtkWidget *child = g_array_index (self->marks, Mark, i).child;

      REGIE_MARK (child)->index = i;
      gtk_widget_insert_before (child, GTK_WIDGET (self), NULL); /* Tab goes lane by lane through time */
    }
  choose_rows (self);
  set_values (self);
  if (!self->scale_set)
    self->zoom = REGIE_ZOOM_ALL;
}

static float
lane_heights (RegieTimeline *self, float *tops)
{
  static const int heights[N_LANES] = { 70, 60, 64, 40, 40, 112, 58, 40, 56 };
  float total = 0, room = gtk_widget_get_height (GTK_WIDGET (self)) - AXIS, y = AXIS;

  for (guint i = 0; i < N_LANES; i++)
    total += heights[i];
  for (guint i = 0; i < N_LANES; i++)
    {
      tops[i] = y;
      y += floorf (heights[i] * MAX (0.75f, MIN (1.35f, room / total)));
    }
  tops[N_LANES] = y;
  return y;
}

static float
mark_y (const float *tops, const Mark *mark, float *height)
{
  float top = tops[mark->lane], bottom = tops[mark->lane + 1], middle = (top + bottom) / 2;

  *height = mark->lane == LANE_TERM ? 26 : 20;
  if (mark->lane == LANE_FACTS)
    return top + (bottom - top) * (mark->row == 0 ? .32f : .72f);
  if (mark->until == REGIE_DAY_NONE || mark->lane == LANE_TERM)
    return middle;
  if (mark->lane == LANE_LANGUAGE || mark->lane == LANE_SUPPORT)
    return top + (bottom - top) * (mark->row == 0 ? .3f : .72f);
  *height = MIN (*height, (bottom - top) * .7f);
  return middle;
}

static void
mark_rect (RegieTimeline *self, const float *tops, const Mark *mark, graphene_rect_t *rect)
{
  float height, y = mark_y (tops, mark, &height), x = self->left + regie_scale_x (&self->scale, mark->from);

  if (mark->until != REGIE_DAY_NONE)
    graphene_rect_init (rect, x, y - height / 2, MAX (6, (mark->until + 1 - mark->from) * self->scale.per_day), height);
  else
    graphene_rect_init (rect, x - 9, y - 9, 18, 18);
}

static void
fit_scale (RegieTimeline *self, int width)
{
  RegieDay today = regie_office_today (self->office), first = today - 120, last = today + 400;
  double room = MAX (100, width - self->left);
  static const double days[] = { 7, 31, 92, 366, 0, 3653 };

  if (self->dossier->facts->len > 0)
    first = MIN (first, g_array_index (self->dossier->facts, RegieFact, 0).day);
  if (self->end != REGIE_DAY_NONE)
    last = MAX (self->end, MAX (self->what_if_end, today)) + 300;
  if (self->zoom == REGIE_ZOOM_ALL)
    {
      self->scale.per_day = room / (last - first + 90);
      self->scale.first = first - 45;
    }
  else
    {
      self->scale.per_day = room / days[self->zoom];
      self->scale.first = today - days[self->zoom] * .6;
    }
  self->scale_set = TRUE;
}

static void
regie_timeline_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RegieTimeline *self = REGIE_TIMELINE (widget);
  float tops[N_LANES + 1];

  self->left = self->narrow ? 96 : 188;
  if (self->dossier == NULL)
    return;
  if (!self->scale_set)
    fit_scale (self, width);
  lane_heights (self, tops);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      graphene_rect_t rect;
      float x, right;
      int m, n;

      mark_rect (self, tops, mark, &rect);
      x = MAX (rect.origin.x, self->left);
      right = MIN (rect.origin.x + rect.size.width, width);
      gtk_widget_measure (mark->child, GTK_ORIENTATION_HORIZONTAL, -1, &m, &n, NULL, NULL);
      gtk_widget_set_child_visible (mark->child, right - x >= 3);
      gtk_widget_allocate (mark->child, MAX (1, (int) (right - x)), (int) rect.size.height, -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (x, rect.origin.y)));
    }
}

static void
regie_timeline_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *min_base, int *nat_base)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : 480;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 700 : 612;
}

static void
draw_hatch (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *color)
{
  GskColorStop stops[4] = { { 0, *color }, { .3f, *color }, { .3f, { 0, 0, 0, 0 } }, { 1, { 0, 0, 0, 0 } } };

  gtk_snapshot_append_repeating_linear_gradient (snapshot, rect, &GRAPHENE_POINT_INIT (rect->origin.x, rect->origin.y),
                                                 &GRAPHENE_POINT_INIT (rect->origin.x + 4, rect->origin.y + 4), stops, 4);
}

static void
draw_bar (RegieTimeline *self, GtkSnapshot *snapshot, const Mark *mark, const graphene_rect_t *r, int width, gboolean fits_beside)
{
  float today = self->left + regie_scale_x (&self->scale, regie_office_today (self->office)), x = r->origin.x, end = x + r->size.width;
  float left = MAX (x, self->left - 6), right = MIN (end, width + 6);
  const GdkRGBA *text = regie_family (mark->family, REGIE_SHADE_TEXT);
  int w, h;

  if (right <= left)
    return;
  regie_box_snapshot (snapshot, left, r->origin.y, right - left, r->size.height, 6, regie_family (mark->family, REGIE_SHADE_PLANNED),
                      end > today || mark->lane == LANE_TERM ? regie_family (mark->family, REGIE_SHADE_OUTLINE) : NULL);
  if (today > left)
    regie_box_snapshot (snapshot, left + 1, r->origin.y + 1, MIN (right, today) - left - 1, r->size.height - 2, 5, regie_family (mark->family, REGIE_SHADE_LIVED), NULL);
  if (mark->lane == LANE_TERM && self->end > self->nominal && self->nominal != REGIE_DAY_NONE)
    {
      float from = self->left + regie_scale_x (&self->scale, self->nominal + 1);
      graphene_rect_t hatch = GRAPHENE_RECT_INIT (MAX (from, left), r->origin.y + 1, right - MAX (from, left) - 1, r->size.height - 2);

      if (hatch.size.width > 0)
        draw_hatch (snapshot, &hatch, regie_family (REGIE_FAMILY_SLATE, REGIE_SHADE_OUTLINE));
    }
  pango_layout_set_text (self->bold, mark->label, -1);
  pango_layout_set_width (self->bold, -1);
  pango_layout_get_pixel_size (self->bold, &w, &h);
  /* Inside when it fits, else beside; nothing is cut. */
  if (w + 14 <= right - MAX (left, self->left))
    regie_text_snapshot (snapshot, self->bold, mark->label, MAX (left, self->left) + 8, r->origin.y + r->size.height / 2, 0, 0, text);
  else if (fits_beside)
    regie_text_snapshot (snapshot, self->small, mark->label, right + 6, r->origin.y + r->size.height / 2, 0, 0, regie_tone (REGIE_TONE_DIM));
}

static gboolean
is_ringed (RegieTimeline *self, const Mark *mark)
{
  for (guint i = 0; i < self->n_ringed; i++)
    if (mark->fact == self->ringed[i] && mark->until == REGIE_DAY_NONE)
      return TRUE;
  return FALSE;
}

static void
draw_point (RegieTimeline *self, GtkSnapshot *snapshot, const Mark *mark, const graphene_rect_t *r, float *label_end)
{
  float x = r->origin.x + 9, y = r->origin.y + 9;
  int w, h;

  if (is_ringed (self, mark))
    regie_box_snapshot (snapshot, x - 11, y - 11, 22, 22, 11, regie_tint (REGIE_SHAPE_SIGNAL), regie_tone (REGIE_TONE_ACCENT));
  if (mark->tick)
    gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_DIM), &GRAPHENE_RECT_INIT (x, y - 5, 1, 10));
  else if (mark->planned)
    regie_box_snapshot (snapshot, x - 6, y - 6, 12, 12, 6, regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_PLANNED), regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_OUTLINE));
  else
    regie_shape_snapshot (snapshot, mark->shape, x, y, mark->lane == LANE_EXAMS ? 15 : 13);
  if (mark->label == NULL || *mark->label == '\0')
    return;
  pango_layout_set_text (self->small, mark->label, -1);
  pango_layout_set_width (self->small, -1);
  pango_layout_get_pixel_size (self->small, &w, &h);
  if (mark->lane == LANE_EXAMS)
    {
      if (x - w / 2.f > *label_end)
        {
          regie_text_snapshot (snapshot, self->small, mark->label, x - w / 2.f, y + 17, 0, 0, regie_tone (REGIE_TONE_DIM));
          *label_end = x + w / 2.f + 4;
        }
    }
  else if (x + 12 > *label_end)
    {
      /* A label that would run into the next mark is left out; the mark itself says it. */
      regie_text_snapshot (snapshot, self->small, mark->label, x + 12, y, 0, 0, mark->planned ? regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_TEXT)
                           : regie_tone (mark->shape == REGIE_SHAPE_DECISION ? REGIE_TONE_TEXT : REGIE_TONE_DIM));
      *label_end = x + 16 + w;
    }
}

/* Does a label to the right of mark I have room before the next mark of its row? */
static gboolean
has_room (RegieTimeline *self, guint i)
{
  const Mark *mark = &g_array_index (self->marks, Mark, i);
  RegieDay from = mark->until != REGIE_DAY_NONE ? mark->until : mark->from;
  int w, h;

  if (mark->label == NULL || mark->lane == LANE_EXAMS)
    return TRUE;
  pango_layout_set_text (self->small, mark->label, -1);
  pango_layout_set_width (self->small, -1);
  pango_layout_get_pixel_size (self->small, &w, &h);
  for (guint k = i + 1; k < self->marks->len; k++)
    {
      const Mark *next = &g_array_index (self->marks, Mark, k);

      if (next->lane != mark->lane)
        break;
      if (next->row == mark->row && next->from >= from)
        return (next->from - from) * self->scale.per_day > w + 26;
    }
  return TRUE;
}

/* Attended as a stepped area, the plan as a line, the shortfall between them. */
static void
draw_hours (RegieTimeline *self, GtkSnapshot *snapshot, const float *tops, int width)
{
  const GArray *facts = self->dossier->facts;
  float top = tops[LANE_HOURS] + 12, bottom = tops[LANE_HOURS + 1] - 6, most = 1, done = 0, plan = 0, x = -1, y_done = bottom, y_plan = bottom;

  for (guint i = 0; i < facts->len; i++)
    if (g_array_index (facts, RegieFact, i).kind == REGIE_FACT_HOURS)
      {
        done += MAX (0, g_array_index (facts, RegieFact, i).hours);
        plan += regie_record_get_int (regie_dossier_get_record (self->dossier, i), "plan", 0);
      }
  most = MAX (most, MAX (done, plan));
  done = plan = 0;
  for (guint i = 0; i < facts->len; i++)
    {
      const RegieFact *fact = &g_array_index (facts, RegieFact, i);
      float at = self->left + regie_scale_x (&self->scale, fact->day), to_done, to_plan;

      if (fact->kind != REGIE_FACT_HOURS)
        continue;
      if (x < 0)
        x = at - 28 * self->scale.per_day;
      done += MAX (0, fact->hours);
      plan += regie_record_get_int (regie_dossier_get_record (self->dossier, i), "plan", 0);
      to_done = bottom - (bottom - top) * done / most;
      to_plan = bottom - (bottom - top) * plan / most;
      gtk_snapshot_append_color (snapshot, regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_LIVED), &GRAPHENE_RECT_INIT (x, to_done, at - x, bottom - to_done));
      if (to_plan < to_done - 1)
        gtk_snapshot_append_color (snapshot, regie_tint (REGIE_SHAPE_SOON), &GRAPHENE_RECT_INIT (x, to_plan, at - x, to_done - to_plan));
      gtk_snapshot_append_color (snapshot, regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_OUTLINE), &GRAPHENE_RECT_INIT (x, to_done, at - x, 2));
      gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_INK), &GRAPHENE_RECT_INIT (x, to_plan, (at - x) * .6f, 1));
      x = at;
      y_done = to_done;
      y_plan = to_plan;
    }
  if (x >= 0 && x < width - 60)
    {
      g_autofree char *reached = g_strdup_printf (_("%d hours"), (int) done), *planned = g_strdup_printf (_("plan %d"), (int) plan);

      if (fabsf (y_done - y_plan) < 15)
        y_done = MAX (y_done, y_plan + 15);
      regie_text_snapshot (snapshot, self->small, planned, x + 6, y_plan, 0, 0, regie_tone (REGIE_TONE_DIM));
      regie_text_snapshot (snapshot, self->bold, reached, x + 6, y_done, 0, 0, regie_family (REGIE_FAMILY_BLUE, REGIE_SHADE_TEXT));
    }
  gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_YEAR), &GRAPHENE_RECT_INIT (self->left, bottom, width - self->left, 1));
}

/* The end in force as a solid line, the end of what-if beside it, and the old end dotted. */
static void
draw_ends (RegieTimeline *self, GtkSnapshot *snapshot, float bottom, int width)
{
  RegieDay end = self->what_if_end != REGIE_DAY_NONE && self->what_if_end != self->end ? self->what_if_end : self->end;
  g_autofree char *day = end != REGIE_DAY_NONE ? regie_day_dup_short (end, regie_office_today (self->office)) : NULL, *text = NULL;
  gboolean moved = end != self->end;
  double x, middle, left, today = self->left + regie_scale_x (&self->scale, regie_office_today (self->office));
  gboolean above;
  int w, h;

  if (end == REGIE_DAY_NONE)
    return;
  x = middle = floor (self->left + regie_scale_x (&self->scale, end + 1));
  gtk_snapshot_append_color (snapshot, moved ? regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_OUTLINE) : regie_tone (REGIE_TONE_INK),
                             &GRAPHENE_RECT_INIT (x, 60, 1.5f, bottom - 60));
  if (moved)
    for (float y = 60; y < bottom; y += 6)
      gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_DIM),
                                 &GRAPHENE_RECT_INIT ((float) floor (self->left + regie_scale_x (&self->scale, self->end + 1)), y, 1, 3));
  /* TRANSLATORS: pill on the timeline: the end of the term and its date */
  text = g_strdup_printf (_("end %s"), day);
  pango_layout_set_text (self->small, text, -1);
  pango_layout_set_width (self->small, -1);
  pango_layout_get_pixel_size (self->small, &w, &h);
  if (fabs (x - today) < w / 2.0 + 52) /* beside today's pill, on the side where it belongs */
    middle = end >= regie_office_today (self->office) ? MAX (x, today + w / 2.0 + 44) : MIN (x, today - w / 2.0 - 44);
  /* At the edge there may be no room beside it: then one row up. */
  left = CLAMP (middle - (w + 16) / 2.0, self->left, MAX (self->left, width - w - 16));
  above = left < today + 40 && left + w + 16 > today - 40;
  regie_pill_snapshot (snapshot, self->small, text, middle, above ? 37 : 60, self->left, width, moved ? regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_TEXT) : regie_tone (REGIE_TONE_INK),
                       regie_tone (REGIE_TONE_VIEW));
}

static void
draw_what_if_bar (RegieTimeline *self, GtkSnapshot *snapshot, const float *tops)
{
  float a, b, y = (tops[LANE_TERM] + tops[LANE_TERM + 1]) / 2 - 13;
  graphene_rect_t hatch;

  if (self->what_if_end == REGIE_DAY_NONE || self->end == REGIE_DAY_NONE || self->what_if_end <= self->end)
    return;
  a = self->left + regie_scale_x (&self->scale, self->end + 1);
  b = self->left + regie_scale_x (&self->scale, self->what_if_end + 1);
  graphene_rect_init (&hatch, a, y, b - a, 26);
  regie_box_snapshot (snapshot, a, y, b - a, 26, 6, regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_PLANNED), regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_OUTLINE));
  draw_hatch (snapshot, &hatch, regie_family (REGIE_FAMILY_PURPLE, REGIE_SHADE_LIVED));
}

static void
draw_labels (RegieTimeline *self, GtkSnapshot *snapshot, const float *tops, int width)
{
  for (guint i = 0; i < N_LANES; i++)
    {
      float middle = (tops[i] + tops[i + 1]) / 2;

      regie_text_snapshot (snapshot, self->bold, lane_name (i), 16, self->values[i] != NULL ? middle - 9 : middle, self->left - 24, 0, regie_tone (REGIE_TONE_TEXT));
      if (self->values[i] != NULL)
        regie_text_snapshot (snapshot, self->small, self->values[i], 16, middle + 9, self->left - 24, 0, regie_tone (REGIE_TONE_DIM));
      gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_GRID), &GRAPHENE_RECT_INIT (0, tops[i], width, 1));
    }
}

static void
make_layouts (RegieTimeline *self)
{
  PangoLayout **layouts[] = { &self->layout, &self->bold, &self->small };

  for (guint i = 0; i < 3; i++)
    {
      PangoAttrList *list = pango_attr_list_new ();

      pango_attr_list_insert (list, pango_attr_font_features_new ("tnum"));
      pango_attr_list_insert (list, pango_attr_scale_new (i == 2 ? .84 : .92));
      if (i == 1)
        pango_attr_list_insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      *layouts[i] = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
      pango_layout_set_attributes (*layouts[i], list);
      pango_attr_list_unref (list);
    }
}

static void
draw_marks (RegieTimeline *self, GtkSnapshot *snapshot, const float *tops, int width)
{
  float label_end[N_LANES][2];

  for (guint i = 0; i < N_LANES; i++)
    label_end[i][0] = label_end[i][1] = -1e6f;
  for (guint i = 0; i < self->marks->len; i++)
    {
      Mark mark = g_array_index (self->marks, Mark, i);
      graphene_rect_t rect;

      mark_rect (self, tops, &mark, &rect);
      if (rect.origin.x > width || rect.origin.x + MAX (rect.size.width, 160) < self->left)
        continue;
      if (mark.until != REGIE_DAY_NONE)
        draw_bar (self, snapshot, &mark, &rect, width, has_room (self, i));
      else
        {
          if (!has_room (self, i))
            mark.label = NULL;
          draw_point (self, snapshot, &mark, &rect, &label_end[mark.lane][mark.row]);
        }
    }
}

static void
regie_timeline_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RegieTimeline *self = REGIE_TIMELINE (widget);
  int width = gtk_widget_get_width (widget);
  float tops[N_LANES + 1], bottom, today;

  if (self->dossier == NULL || !self->scale_set)
    return;
  if (self->layout == NULL)
    make_layouts (self);
  bottom = lane_heights (self, tops);
  today = floorf (self->left + regie_scale_x (&self->scale, regie_office_today (self->office)));
  draw_labels (self, snapshot, tops, width);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (self->left, 0, width - self->left, bottom));
  if (today > self->left) /* the past has a slight wash */
    gtk_snapshot_append_color (snapshot, &(GdkRGBA) { .5f, .5f, .5f, .035f }, &GRAPHENE_RECT_INIT (self->left, AXIS, today - self->left, bottom - AXIS));
  regie_scale_snapshot (&self->scale, snapshot, self->layout, self->left, width - self->left, 0, bottom, regie_office_today (self->office));
  gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_ACCENT), &GRAPHENE_RECT_INIT (today, 60, 2, bottom - 60));
  draw_hours (self, snapshot, tops, width);
  draw_what_if_bar (self, snapshot, tops);
  draw_marks (self, snapshot, tops, width);
  draw_ends (self, snapshot, bottom, width);
  regie_pill_snapshot (snapshot, self->small, _("today"), today, 60, self->left, width, regie_tone (REGIE_TONE_ACCENT), &(GdkRGBA) { 1, 1, 1, 1 });
  if (self->ringed_due != REGIE_DAY_NONE)
    {
      float x = self->left + regie_scale_x (&self->scale, self->ringed_due);

      regie_box_snapshot (snapshot, x - 8, 52, 16, 16, 8, NULL, regie_tone (REGIE_TONE_ACCENT));
      gtk_snapshot_append_color (snapshot, regie_tone (REGIE_TONE_ACCENT), &GRAPHENE_RECT_INIT (x, 68, 1, bottom - 68));
    }
  gtk_snapshot_pop (snapshot);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_focus (child))
      gtk_widget_snapshot_child (widget, child, snapshot);
}

static void
view_changed (RegieTimeline *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
regie_timeline_zoom_by (RegieTimeline *self, double factor)
{
  double middle = (gtk_widget_get_width (GTK_WIDGET (self)) - self->left) / 2.0;

  regie_scale_zoom (&self->scale, factor, middle);
  view_changed (self);
  self->zoomed_freely = TRUE;
  g_signal_emit (self, signals[ZOOMED], 0);
}

void
regie_timeline_zoom_to (RegieTimeline *self, RegieZoom zoom)
{
  self->zoom = zoom;
  self->zoomed_freely = FALSE;
  if (self->dossier != NULL)
    fit_scale (self, gtk_widget_get_width (GTK_WIDGET (self)));
  view_changed (self);
  g_signal_emit (self, signals[ZOOMED], 0);
}

int
regie_timeline_get_zoom (RegieTimeline *self)
{
  return self->zoomed_freely ? -1 : (int) self->zoom;
}

void
regie_timeline_show_today (RegieTimeline *self)
{
  if (self->office == NULL)
    return;
  self->scale.first = regie_office_today (self->office) - (gtk_widget_get_width (GTK_WIDGET (self)) - self->left) / self->scale.per_day * .6;
  view_changed (self);
}

void
regie_timeline_highlight (RegieTimeline *self, const guint16 *facts, guint n, RegieDay due)
{
  self->n_ringed = MIN (n, G_N_ELEMENTS (self->ringed));
  for (guint i = 0; i < self->n_ringed; i++)
    self->ringed[i] = facts[i];
  self->ringed_due = due;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
regie_timeline_set_narrow (RegieTimeline *self, gboolean narrow)
{
  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  self->scale_set = FALSE;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

gboolean
regie_timeline_get_rect (RegieTimeline *self, guint fact, GdkRectangle *out)
{
  float tops[N_LANES + 1];

  lane_heights (self, tops);
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);
      graphene_rect_t rect;

      if (mark->fact != fact || mark->lane == LANE_TERM)
        continue;
      mark_rect (self, tops, mark, &rect);
      *out = (GdkRectangle) { (int) CLAMP (rect.origin.x, self->left, gtk_widget_get_width (GTK_WIDGET (self))), (int) rect.origin.y,
                              (int) MIN (rect.size.width, 60), (int) rect.size.height };
      return TRUE;
    }
  return FALSE;
}

guint
regie_timeline_get_n_marks (RegieTimeline *self)
{
  return self->marks->len;
}

static gboolean
scrolled (RegieTimeline *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if (state & GDK_CONTROL_MASK)
    regie_timeline_zoom_by (self, pow (1.2, -dy));
  else if (state & GDK_SHIFT_MASK || dx != 0)
    {
      self->scale.first += (dx + dy) * 40 / self->scale.per_day;
      view_changed (self);
    }
  else
    return FALSE;
  return TRUE;
}

static void
drag_begun (RegieTimeline *self)
{
  self->drag_first = self->scale.first;
}

static void
dragged (RegieTimeline *self, double x, double y)
{
  self->scale.first = self->drag_first - x / self->scale.per_day;
  view_changed (self);
}

static void
pinched (RegieTimeline *self, double scale, GtkGesture *gesture)
{
  double *last = g_object_get_data (G_OBJECT (gesture), "last");

  regie_timeline_zoom_by (self, scale / *last);
  *last = scale;
}

static void
pinch_begun (RegieTimeline *self, GdkEventSequence *sequence, GtkGesture *gesture)
{
  *(double *) g_object_get_data (G_OBJECT (gesture), "last") = 1;
}

/* Moves the focus STEP marks through time within a lane, or to another lane at about the same time. */
static gboolean
move_focus (RegieTimeline *self, int step, int lanes)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self));
  guint at = focus != NULL ? REGIE_MARK (focus)->index : 0, best = G_MAXUINT;
  const Mark *mark;
  Mark *next;
  float tops[N_LANES + 1];

  if (self->marks->len == 0)
    return FALSE;
  mark = &g_array_index (self->marks, Mark, at);
  if (focus == NULL)
    best = 0;
  else if (step != 0 && (int) at + step >= 0 && at + step < self->marks->len)
    best = at + step;
  else if (lanes != 0)
    for (int lane = (int) mark->lane + lanes; lane >= 0 && lane < N_LANES && best == G_MAXUINT; lane += lanes)
      for (guint i = 0; i < self->marks->len; i++)
        {
          const Mark *other = &g_array_index (self->marks, Mark, i);

          if ((int) other->lane == lane && (best == G_MAXUINT || ABS (other->from - mark->from) < ABS (g_array_index (self->marks, Mark, best).from - mark->from)))
            best = i;
        }
  if (best == G_MAXUINT)
    return FALSE;
  next = &g_array_index (self->marks, Mark, best);
  lane_heights (self, tops);
  /* Bring it on the screen before it gets the focus. */
  if (regie_scale_x (&self->scale, next->until != REGIE_DAY_NONE ? next->until : next->from) < 0 ||
      regie_scale_x (&self->scale, next->from) > gtk_widget_get_width (GTK_WIDGET (self)) - self->left - 20)
    {
      self->scale.first = next->from - (gtk_widget_get_width (GTK_WIDGET (self)) - self->left) / self->scale.per_day / 2;
      view_changed (self);
    }
  gtk_widget_set_child_visible (next->child, TRUE);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return gtk_widget_grab_focus (next->child);
}

static gboolean
key_pressed (RegieTimeline *self, guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:  return move_focus (self, -1, 0);
    case GDK_KEY_Right: return move_focus (self, 1, 0);
    case GDK_KEY_Up:    return move_focus (self, 0, -1);
    case GDK_KEY_Down:  return move_focus (self, 0, 1);
    case GDK_KEY_plus: case GDK_KEY_equal: case GDK_KEY_KP_Add:
      regie_timeline_zoom_by (self, 1.4);
      return TRUE;
    case GDK_KEY_minus: case GDK_KEY_KP_Subtract:
      regie_timeline_zoom_by (self, 1 / 1.4);
      return TRUE;
    case GDK_KEY_t: case GDK_KEY_T:
      regie_timeline_show_today (self);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
regie_timeline_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  RegieTimeline *self = REGIE_TIMELINE (widget);

  GTK_WIDGET_CLASS (regie_timeline_parent_class)->css_changed (widget, change);
  g_clear_object (&self->layout);
  g_clear_object (&self->bold);
  g_clear_object (&self->small);
}

static void
regie_timeline_dispose (GObject *object)
{
  RegieTimeline *self = REGIE_TIMELINE (object);

  g_array_set_size (self->marks, 0);
  G_OBJECT_CLASS (regie_timeline_parent_class)->dispose (object);
}

static void
regie_timeline_finalize (GObject *object)
{
  RegieTimeline *self = REGIE_TIMELINE (object);

  g_array_unref (self->marks);
  g_clear_object (&self->layout);
  g_clear_object (&self->bold);
  g_clear_object (&self->small);
  for (guint i = 0; i < N_LANES; i++)
    g_free (self->values[i]);
  G_OBJECT_CLASS (regie_timeline_parent_class)->finalize (object);
}

static void
regie_timeline_class_init (RegieTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = regie_timeline_dispose;
  G_OBJECT_CLASS (klass)->finalize = regie_timeline_finalize;
  widget_class->size_allocate = regie_timeline_size_allocate;
  widget_class->measure = regie_timeline_measure;
  widget_class->snapshot = regie_timeline_snapshot;
  widget_class->css_changed = regie_timeline_css_changed;
  signals[ZOOMED] = g_signal_new ("zoomed", REGIE_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", REGIE_TYPE_TIMELINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
regie_timeline_init (RegieTimeline *self)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES), *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new (), *pinch = gtk_gesture_zoom_new ();

  self->marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_array_set_clear_func (self->marks, mark_clear);
  self->zoom = REGIE_ZOOM_ALL;
  self->ringed_due = REGIE_DAY_NONE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Timeline"), -1);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scrolled), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begun), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (dragged), self);
  g_object_set_data_full (G_OBJECT (pinch), "last", g_new0 (double, 1), g_free);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begun), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinched), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
regie_timeline_new (void)
{
  return g_object_new (REGIE_TYPE_TIMELINE, NULL);
}
