/* SPDX-License-Identifier: EUPL-1.2 */
/* What the Meedoenbalie and its counter say: who waits, what fits and why not, what runs, who heard
 * nothing; a row per case, without a screen. */
#include "garden.h"
#include "regie-desk-commands.h"
#include "regie-desk-queue.h"
#include "regie-desk-view.h"
#include "regie-pictogram.h"
#include "regie-text.h"

static RegieDeskView *
read_view (Desk *d)
{
  g_autoptr (GError) error = NULL;
  RegieDeskView *view = regie_question_ask (&d->work, &regie_desk_questions[REGIE_DESK_READ], NULL,
                                            &error);

  g_assert_no_error (error);
  return view;
}

static gpointer
only (GListStore *list)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 1);
  return g_list_model_get_item (G_LIST_MODEL (list), 0);
}

/* --- rows --- */

static void
test_wish (Desk *d, gconstpointer data)
{
  static const struct {
    const char *sql, *what, *about, *right;
  } cases[] = {
    { "SELECT 1", "Volunteering", "ti, en · di 9:00-12:00", "10 days" },
    { "UPDATE wish SET text = 'met dieren'", "met dieren", "ti, en · di 9:00-12:00", "10 days" },
    { "UPDATE wish SET rhythm = NULL", "met dieren", "ti, en · days not known", "10 days" },
    { "UPDATE resident SET languages = NULL", "met dieren", "languages not known · days not known",
      "10 days" },
    { "UPDATE wish SET opened_on = '2026-11-22'", "met dieren",
      "languages not known · days not known", "1 day" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegieDeskView) view = NULL;
      g_autoptr (RegieDeskEntry) entry = NULL;
      g_autofree char *spoken = g_strdup_printf ("H.K. (N1), %s, %s, %s", cases[i].right,
                                                 cases[i].what, cases[i].about);

      if (i > 0)
        sql (&d->base, cases[i].sql);
      view = read_view (d);
      entry = only (view->wishes);
      g_assert_cmpstr (entry->title, ==, "H.K. (N1)");
      g_assert_cmpstr (entry->initials, ==, "H K ");
      g_assert_cmpstr (entry->what, ==, cases[i].what);
      g_assert_cmpstr (entry->about, ==, cases[i].about);
      g_assert_cmpstr (entry->right, ==, cases[i].right);
      g_assert_cmpstr (entry->spoken, ==, spoken);
      g_assert_true (entry->waits);
      g_assert_cmpstr (view->wishes_about, ==, "1 waits");
    }
}

/* Who has no open wish stands below who waits, and counts for nobody who does. */
static void
test_idle (Desk *d, gconstpointer data)
{
  g_autoptr (RegieDeskView) view = NULL;
  g_autoptr (RegieDeskEntry) entry = NULL;

  sql (&d->base, "UPDATE wish SET closed_on = '2026-11-20'");
  view = read_view (d);
  entry = only (view->wishes);
  g_assert_false (entry->waits);
  g_assert_cmpint (entry->id, ==, d->resident);
  g_assert_cmpstr (entry->spoken, ==, "H.K. (N1), , no open wish, ti, en");
  g_assert_cmpstr (view->wishes_about, ==, "");
}

static void
test_offer (Desk *d, gconstpointer data)
{
  static const struct {
    const char *sql, *about, *right, *taken, *free;
    int shape;
  } cases[] = {
    { "", "3 places free", NULL, "", "○○○", REGIE_SHAPE_DONE },
    { "UPDATE offer SET places = 1", "1 place free", NULL, "", "○", REGIE_SHAPE_DONE },
    { "UPDATE offer SET places = 0", "full", NULL, "", "", REGIE_SHAPE_RUN },
    { "UPDATE offer SET places = 9", "9 places free", "0/9", NULL, NULL, REGIE_SHAPE_DONE },
    { "UPDATE offer SET fresh_until = '2026-11-20'", "call: not certain since Fri 20 Nov", "0/9",
      NULL, NULL, REGIE_SHAPE_SOON },
    { "UPDATE offer SET until_day = '2026-11-22'", "over", "0/9", NULL, NULL, REGIE_SHAPE_RUN },
    { "UPDATE offer SET paused = 1", "paused", "0/9", NULL, NULL, REGIE_SHAPE_RUN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegieDeskView) view = NULL;
      g_autoptr (RegieDeskEntry) entry = NULL;

      sql (&d->base, cases[i].sql);
      view = read_view (d);
      entry = only (view->offers);
      g_assert_cmpstr (entry->title, ==, "De Moestuin");
      g_assert_cmpstr (entry->what, ==, "Tuinieren");
      g_assert_cmpstr (entry->about, ==, cases[i].about);
      g_assert_cmpstr (entry->right, ==, cases[i].right);
      g_assert_cmpstr (entry->taken, ==, cases[i].taken);
      g_assert_cmpstr (entry->free, ==, cases[i].free);
      g_assert_cmpint (entry->shape, ==, cases[i].shape);
      /* The numbers are said aloud, also where they are drawn. */
      g_assert_nonnull (strstr (entry->spoken, "De Moestuin, 0/"));
    }
}

static void
match (Desk *d)
{
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new ("(xx)", d->wish, d->offer));
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = regie_command_do (&d->work,
                                                       &regie_desk_commands[REGIE_DESK_DECIDE],
                                                       target, NULL, &error);

  g_assert_no_error (error);
}

static char *
dup_labels (GListStore *deeds)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (deeds)); i++)
    {
      g_autoptr (RegieDeed) deed = g_list_model_get_item (G_LIST_MODEL (deeds), i);

      g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "", deed->label, deed->action);
    }
  return g_strdup (text->str);
}

static void
test_running (Desk *d, gconstpointer data)
{
  g_autoptr (RegieDeskView) view = NULL;
  g_autoptr (RegieDeskEntry) entry = NULL;
  g_autofree char *menu = NULL;

  match (d);
  view = read_view (d);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->wishes)), ==, 0);
  entry = only (view->running);
  menu = dup_labels (entry->menu);
  g_assert_cmpstr (entry->title, ==, "H.K. (N1)");
  g_assert_cmpstr (entry->about, ==, "De Moestuin – Tuinieren");
  g_assert_cmpstr (entry->second, ==, "0 hours");
  g_assert_cmpstr (entry->spoken, ==, "H.K. (N1), De Moestuin, Agreed, since Mon 23 Nov");
  g_assert_cmpint (entry->shape, ==, REGIE_SHAPE_RUN);
  g_assert_cmpstr (entry->deed->label, ==, "Came today…");
  g_assert_cmpint (g_variant_get_int64 (entry->deed->target), ==, entry->id);
  g_assert_true (g_str_has_prefix (menu, "On trial desk.move; "));
  g_assert_true (g_str_has_suffix (menu, "; Evaluation… records.edit"));
  /* What ended is not there any more. */
  g_clear_object (&view);
  sql (&d->base, "UPDATE match SET ended_on = '2026-11-23'");
  view = read_view (d);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (view->running)), ==, 0);
}

static void
test_giver (Desk *d, gconstpointer data)
{
  static const struct {
    const char *sql, *about, *state, *since;
    int shape;
  } cases[] = {
    { "", "no contact person · 043 000 00 00", "never", NULL, REGIE_SHAPE_SOON },
    { "UPDATE giver SET contact = 'Truus'", "Truus · 043 000 00 00", "never", NULL,
      REGIE_SHAPE_SOON },
    { "UPDATE giver SET thanked_on = '2026-11-20'", "Truus · 043 000 00 00", "never",
      "spoken to – · thanked Fri 20 Nov", REGIE_SHAPE_SOON },
    { "UPDATE giver SET told_on = '2026-11-21'", "Truus · 043 000 00 00", "2 days",
      "spoken to Sat 21 Nov · thanked Fri 20 Nov", REGIE_SHAPE_DONE },
    { "UPDATE giver SET thanked_on = NULL, told_on = '2026-01-05'", "Truus · 043 000 00 00",
      "322 days", "spoken to Mon 5 Jan", REGIE_SHAPE_SOON },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegieDeskView) view = NULL;
      g_autoptr (RegieDeskEntry) entry = NULL;

      sql (&d->base, cases[i].sql);
      view = read_view (d);
      entry = only (view->givers);
      g_assert_cmpstr (entry->about, ==, cases[i].about);
      g_assert_cmpstr (entry->state, ==, cases[i].state);
      g_assert_cmpstr (entry->since, ==, cases[i].since);
      g_assert_cmpstr (entry->first, ==, "1 offer");
      g_assert_cmpstr (entry->second, ==, "nobody was found yet");
      g_assert_cmpint (entry->shape, ==, cases[i].shape);
    }
}

/* Found by initials as they stand and as they are typed, by number, and by a word of the wish. */
static void
test_find (Desk *d, gconstpointer data)
{
  static const struct {
    const char *text;
    guint n;
  } cases[] = { { "", 1 },       { "H.K.", 1 },  { "hk", 1 },   { "n1", 1 },
                { "dieren", 1 }, { "hk n1", 1 }, { "z.z.", 0 }, { "hk z", 0 } };
  g_autoptr (RegieDeskView) view = NULL;

  sql (&d->base, "UPDATE wish SET text = 'met dieren'");
  view = read_view (d);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegieRollAsk ask = { .text = (char *) cases[i].text };
      g_autoptr (GArray) found = regie_roll_find (view->rolls[REGIE_DESK_ROLL_WISHES], &ask);

      if (found->len != cases[i].n)
        g_error ("“%s” finds %u", cases[i].text, found->len);
    }
}

/* --- proposals --- */

static void
test_proposals (Desk *d, gconstpointer data)
{
  g_autoptr (RegieDeskView) view = read_view (d);
  RegieDeskChoice of_wish = regie_desk_view_first (view);
  RegieDeskChoice of_offer = { .offer = d->offer };
  g_autoptr (RegieProposals) found = regie_desk_view_propose (view, &of_wish);
  g_autoptr (RegieProposals) back = regie_desk_view_propose (view, &of_offer);
  g_autoptr (RegieProposal) one = only (found->proposals);
  g_autoptr (RegieProposal) other = only (back->proposals);
  g_autofree char *menu = dup_labels (found->menu);

  g_assert_cmpint (of_wish.wish, ==, d->wish);
  g_assert_cmpstr (found->title, ==, "Proposals for H.K. (N1)");
  g_assert_cmpstr (found->about, ==, "");
  g_assert_false (found->nothing);
  g_assert_cmpstr (one->title, ==, "De Moestuin – Tuinieren");
  g_assert_cmpstr (one->about, ==, "di 9:00-12:00");
  g_assert_cmpstr (one->style, ==, "suggested-action");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (one->pros)), >, 0);
  g_assert_cmpstr (back->title, ==, "Proposals for Tuinieren");
  g_assert_cmpstr (other->title, ==, "H.K. (N1)");
  g_assert_true (g_variant_equal (one->target, other->target));
  g_assert_nonnull (strstr (menu, "Link to a Dossier… desk.link"));
}

/* Who may not see dossiers is not offered to link to one. */
static void
test_rights (Desk *d, gconstpointer data)
{
  g_autoptr (RegieDeskView) view = NULL;
  g_autoptr (RegieProposals) found = NULL;
  g_autofree char *menu = NULL;
  RegieDeskChoice choice;

  d->me.role = (char *) "balie";
  view = read_view (d);
  choice = regie_desk_view_first (view);
  found = regie_desk_view_propose (view, &choice);
  menu = dup_labels (found->menu);
  g_assert_null (strstr (menu, "desk.link"));
  g_assert_nonnull (strstr (menu, "desk.withdraw"));
}

static void
test_why_not (Desk *d, gconstpointer data)
{
  static const struct {
    const char *sql, *about;
  } cases[] = {
    { "UPDATE offer SET paused = 1", "1 does not fit: paused 1" },
    { "UPDATE offer SET paused = 0, places = 0", "1 does not fit: full 1" },
    { "UPDATE offer SET places = 1, rhythm = 'za 9:00-12:00'", "1 does not fit: times 1" },
    { "UPDATE offer SET vog = 1", "1 does not fit: times 1 · VOG 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RegieDeskView) view = NULL;
      g_autoptr (RegieProposals) found = NULL;
      RegieDeskChoice choice;

      sql (&d->base, cases[i].sql);
      view = read_view (d);
      choice = regie_desk_view_first (view);
      found = regie_desk_view_propose (view, &choice);
      g_assert_true (found->nothing);
      g_assert_cmpstr (found->nothing_title, ==, "Nothing fits now");
      g_assert_cmpstr (found->about, ==, cases[i].about);
    }
}

/* What was chosen is followed: what is gone is nothing, who got a wish has that wish. */
static void
test_settle (Desk *d, gconstpointer data)
{
  g_autoptr (RegieDeskView) view = read_view (d);
  RegieDeskChoice gone = { .wish = 7 };
  RegieDeskChoice offer = { .offer = d->offer };
  RegieDeskChoice resident = { .resident = d->resident };
  g_autoptr (RegieProposals) nobody = NULL;
  g_autoptr (RegieProposals) idle = NULL;

  g_assert_cmpint (regie_desk_view_settle (view, &gone).wish, ==, 0);
  g_assert_cmpint (regie_desk_view_settle (view, &offer).offer, ==, d->offer);
  g_assert_cmpint (regie_desk_view_settle (view, &resident).wish, ==, d->wish);
  g_clear_object (&view);
  sql (&d->base, "UPDATE wish SET closed_on = '2026-11-20'");
  view = read_view (d);
  g_assert_cmpint (regie_desk_view_settle (view, &resident).resident, ==, d->resident);
  gone = regie_desk_view_first (view);
  nobody = regie_desk_view_propose (view, &gone);
  idle = regie_desk_view_propose (view, &resident);
  g_assert_cmpstr (nobody->nothing_title, ==, "Choose a wish or an offer");
  g_assert_cmpstr (idle->nothing_title, ==, "No open wish");
}

/* What is proposed stands first; without proposals nothing is shuffled. */
static void
test_order (Desk *d, gconstpointer data)
{
  char giver[REGIE_NUMBER_TEXT];
  gint64 other;
  g_autoptr (RegieDeskView) view = NULL;
  g_autoptr (RegieProposals) found = NULL;
  g_autoptr (GListStore) plain = NULL;
  g_autoptr (GListStore) beside = NULL;
  g_autoptr (GListStore) after = NULL;
  g_autoptr (RegieDeskEntry) first = NULL;
  g_autoptr (RegieDeskEntry) proposed = NULL;
  g_autoptr (RegieDeskEntry) kept = NULL;
  RegieDeskChoice choice;

  regie_number_format (d->giver, giver);
  other = RECORD (&d->base, Offer, "gever", giver, "titel", "Bakken", "soort", "vrijwilligerswerk",
                  "plaatsen", "1", "rooster", "za 9:00-12:00");
  view = read_view (d);
  choice = regie_desk_view_first (view);
  found = regie_desk_view_propose (view, &choice);
  plain = regie_desk_view_order (view, NULL, NULL);
  beside = regie_desk_view_order (view, found, G_LIST_MODEL (plain));
  after = regie_desk_view_order (view, NULL, G_LIST_MODEL (beside));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (beside)), ==, 2);
  first = g_list_model_get_item (G_LIST_MODEL (plain), 0);
  proposed = g_list_model_get_item (G_LIST_MODEL (beside), 0);
  kept = g_list_model_get_item (G_LIST_MODEL (after), 0);
  g_assert_cmpint (first->id, ==, other);
  g_assert_cmpint (proposed->id, ==, d->offer);
  g_assert_cmpint (kept->id, ==, d->offer);
}

/* --- the counter --- */

static void
arrive (Desk *d, const char *number)
{
  g_autoptr (RegieForm) form = regie_form_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RegieOutcome) outcome = NULL;

  regie_form_set (form, "nummer", number);
  outcome = regie_command_do (&d->work, &regie_desk_commands[REGIE_DESK_ARRIVE], NULL, form,
                              &error);
  g_assert_no_error (error);
}

static void
test_rhythm (void)
{
  static const struct {
    guint days, parts;
    const char *rhythm;
  } cases[] = {
    { 0, 0, NULL },
    { 0, 7, NULL },
    { 3, 1, "ma/di 9:00-12:00" },
    { 64, 6, "zo 13:00-17:00, zo 18:00-21:00" },
    { 1, 0, "ma 9:00-12:00, ma 13:00-17:00, ma 18:00-21:00" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RegieCounterChoice choice = { -1, cases[i].days, cases[i].parts };
      g_autofree char *rhythm = regie_counter_dup_rhythm (&choice);

      g_assert_cmpstr (rhythm, ==, cases[i].rhythm);
    }
}

static void
test_visitor (Desk *d, gconstpointer data)
{
  g_autoptr (RegieDeskView) view = NULL;
  g_autoptr (RegieVisitor) visitor = NULL;
  g_autoptr (GListStore) queue = NULL;
  g_autoptr (GListStore) later = NULL;
  g_autoptr (RegieWaiting) now = NULL;
  g_autoptr (RegieWaiting) waiting = NULL;

  arrive (d, "N1");
  view = read_view (d);
  visitor = only (view->counter->visitors);
  g_assert_cmpstr (view->counter->count, ==, "0 helped, 1 wait");
  g_assert_cmpstr (visitor->name, ==, "H.K. (N1)");
  g_assert_cmpstr (visitor->about, ==, "ti, en · the wish of 13 November 2026 is open");
  g_assert_cmpint (visitor->wish, ==, d->wish);
  g_assert_cmpint (visitor->said.theme, ==, 0);
  g_assert_cmpuint (visitor->said.days, ==, 2);
  g_assert_cmpuint (visitor->said.parts, ==, 1);
  queue = regie_counter_view_queue (view->counter, visitor->visit, visitor->arrived);
  later = regie_counter_view_queue (view->counter, 0, visitor->arrived + 60);
  now = only (queue);
  waiting = only (later);
  g_assert_cmpstr (now->wait, ==, "now");
  g_assert_cmpstr (now->style, ==, "accent");
  g_assert_cmpstr (waiting->wait, ==, "waits 1 minute");
}

/* What fits follows from the buttons; nothing is stored by it. */
static void
test_counter_proposals (Desk *d, gconstpointer data)
{
  g_autoptr (RegieDeskView) view = NULL;
  g_autoptr (RegieVisitor) visitor = NULL;
  g_autoptr (RegieCounterOffers) offers = NULL;
  g_autoptr (RegieCounterOffers) none = NULL;
  g_autoptr (RegieCounterOffers) nobody = NULL;
  g_autoptr (RegieCounterCard) card = NULL;
  g_autoptr (RegieForm) form = NULL;
  g_autoptr (RegieDeskCard) paper = NULL;
  g_autofree char *where = NULL;
  RegieCounterChoice choice;

  arrive (d, "N1");
  view = read_view (d);
  visitor = only (view->counter->visitors);
  choice = visitor->said;
  offers = regie_counter_propose (view, visitor, &choice);
  card = only (offers->cards);
  g_assert_cmpstr (offers->title, ==, "This fits: 1 place to go");
  g_assert_true (offers->can_keep);
  g_assert_cmpstr (card->title, ==, "De Moestuin");
  g_assert_cmpstr (card->when, ==, "di 9:00-12:00");
  g_assert_cmpstr (card->yes_spoken, ==, "De Moestuin: Yes, this is what I want  (A)");
  choice.days = 1u << 5;
  none = regie_counter_propose (view, visitor, &choice);
  g_assert_cmpstr (none->title, ==,
                   "Nothing fits now. The wish is kept, and you hear when there is something.");
  g_assert_true (none->can_keep);
  choice.theme = -1;
  nobody = regie_counter_propose (view, visitor, &choice);
  g_assert_null (nobody->title);
  g_assert_false (nobody->can_keep);
  choice.theme = 2;
  form = regie_counter_form (view, visitor, &choice);
  g_assert_cmpstr (regie_form_get (form, "richting"), ==, "koken");
  g_assert_cmpstr (regie_form_get (form, "rooster"), ==, "za 9:00-12:00");
  paper = regie_counter_card_of (view, visitor, d->offer, &where);
  g_assert_nonnull (paper);
  g_assert_cmpstr (paper->number, ==, "N1");
  g_assert_cmpstr (where, ==, "De Moestuin");
  g_assert_null (regie_counter_card_of (view, visitor, 7, &where));
  g_assert_cmpint (count (&d->base, "SELECT count(*) FROM wish WHERE theme = 'koken'"), ==, 0);
}

/* A direction has a picture, a day has none; one that the office took away is no fault. */
static void
test_pictures (Desk *d, gconstpointer data)
{
  g_autoptr (RegieDeskView) view = read_view (d);
  GListModel *themes = G_LIST_MODEL (view->counter->themes);
  g_autoptr (RegieCounterTile) garden = g_list_model_get_item (themes, 0);
  g_autoptr (RegieCounterTile) day = g_list_model_get_item (G_LIST_MODEL (view->counter->days), 0);

  g_assert_cmpstr (garden->picture, ==, "regie-richting-buiten-symbolic");
  g_assert_null (day->picture);
  for (guint i = 0; i < g_list_model_get_n_items (themes); i++)
    {
      g_autoptr (RegieCounterTile) tile = g_list_model_get_item (themes, i);

      g_assert_nonnull (tile->picture);
    }
  g_assert_null (regie_pictogram_dup_icon (REGIE_PICTOGRAM_THEME, "paarden"));
  g_assert_null (regie_pictogram_dup_icon (REGIE_PICTOGRAM_THEME, NULL));
}

TEST_SUITE (desk_view)
{
  static const DeskTest tests[] = {
    { "a-wish-in-words", test_wish },
    { "who-has-no-wish-stands-below", test_idle },
    { "how-certain-an-offer-is", test_offer },
    { "what-runs-and-what-comes-next", test_running },
    { "who-heard-nothing", test_giver },
    { "finds-by-initials-number-and-wish", test_find },
    { "proposes-from-both-sides", test_proposals },
    { "links-only-for-who-sees-dossiers", test_rights },
    { "says-why-not", test_why_not },
    { "follows-what-was-chosen", test_settle },
    { "offers-lie-beside-their-proposals", test_order },
    { "directions-have-a-picture", test_pictures },
    { "a-visitor-in-words", test_visitor },
    { "proposes-at-the-counter", test_counter_proposals },
  };

  g_test_add_func ("/desk-view/days-and-parts-are-a-rhythm", test_rhythm);
  ADD_AT_THE_DESK ("/desk-view", tests);
}
