/* SPDX-License-Identifier: EUPL-1.2 */
/* Moves dossiers one at a time: those of nobody, and then from the fullest to the emptiest. */
#include "regie-divide.h"

#include <stdlib.h>
#include <string.h>

#include "regie-text.h"

/* Two who differ no more than so many hundredths of what they carry are alike. */
#define SLACK 10

typedef struct {
  const RegieHand *hand;
  gint64 points;
} Hand;

typedef struct {
  const RegieLoad *load;
  gboolean has_moved;
  guint owner; /* an index into HANDS; G_MAXUINT: nobody of them */
} Load;

typedef struct {
  Hand *hands; /* by id */
  guint n_hands;
  Load *loads; /* the heaviest first, then by id */
  guint n_loads;
  gint64 norm;
  GArray *moves;
} Dividing;

gboolean
regie_divide_speaks (const char *languages, const char *language)
{
  g_autofree char *wanted = NULL;
  g_auto (GStrv) known = NULL;

  if (languages == NULL || language == NULL)
    return FALSE;
  wanted = regie_text_fold (language);
  known = g_strsplit (languages, ",", -1);
  for (guint i = 0; known[i] != NULL; i++)
    {
      g_autofree char *one = regie_text_fold (known[i]);

      if (strcmp (g_strstrip (one), g_strstrip (wanted)) == 0)
        return *wanted != '\0';
    }
  return FALSE;
}

static gboolean
can_get (const Hand *self)
{
  return self->hand->takes_part && !self->hand->is_away && self->hand->capacity > 0;
}

static gboolean
can_give (const Hand *self)
{
  return self->hand->takes_part && !self->hand->is_away;
}

/* What POINTS are of what SELF carries, in hundredths of hundredths; of who carries nothing they
 * are without end. */
static gint64
fullness (const Dividing *self, const Hand *hand, gint64 points)
{
  return hand->hand->capacity > 0 ? points * 1000000 / (hand->hand->capacity * self->norm)
                                  : G_MAXINT64;
}

static int
compare_loads (gconstpointer a, gconstpointer b)
{
  const RegieLoad *x = ((const Load *) a)->load;
  const RegieLoad *y = ((const Load *) b)->load;

  if (x->weight != y->weight)
    return x->weight > y->weight ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

static int
compare_hands (gconstpointer a, gconstpointer b)
{
  gint64 x = ((const Hand *) a)->hand->id;
  gint64 y = ((const Hand *) b)->hand->id;

  return (x > y) - (x < y);
}

static guint
find_hand (const Dividing *self, gint64 id)
{
  for (guint i = 0; i < self->n_hands; i++)
    if (self->hands[i].hand->id == id)
      return i;
  return G_MAXUINT;
}

static void
set_up (Dividing *self, const RegieLoad *loads, guint n_loads, const RegieHand *hands,
        guint n_hands, int norm)
{
  *self = (Dividing){ g_new0 (Hand, n_hands),
                      n_hands,
                      g_new0 (Load, n_loads),
                      n_loads,
                      norm,
                      g_array_new (FALSE, FALSE, sizeof (RegieMove)) };
  for (guint i = 0; i < n_hands; i++)
    self->hands[i].hand = &hands[i];
  if (n_hands > 1)
    qsort (self->hands, n_hands, sizeof (Hand), compare_hands);
  for (guint i = 0; i < n_loads; i++)
    {
      Load *load = &self->loads[i];

      load->load = &loads[i];
      load->owner = find_hand (self, loads[i].consultant);
      if (load->owner != G_MAXUINT)
        self->hands[load->owner].points += loads[i].weight;
    }
  if (n_loads > 1)
    qsort (self->loads, n_loads, sizeof (Load), compare_loads);
}

static void
move (Dividing *self, Load *load, guint to, RegieMoveGround ground)
{
  const RegieMove made = {
    load->load->id,
    load->load->consultant,
    self->hands[to].hand->id,
    load->load->weight,
    ground,
    regie_divide_speaks (self->hands[to].hand->languages, load->load->language),
  };

  if (load->owner != G_MAXUINT)
    self->hands[load->owner].points -= load->load->weight;
  self->hands[to].points += load->load->weight;
  load->owner = to;
  load->has_moved = TRUE;
  g_array_append_val (self->moves, made);
}

/* Who has most room for POINTS more; G_MAXUINT when nobody can get anything. */
static guint
find_room (const Dividing *self, gint64 points)
{
  guint best = G_MAXUINT;

  for (guint i = 0; i < self->n_hands; i++)
    if (can_get (&self->hands[i])
        && (best == G_MAXUINT
            || fullness (self, &self->hands[i], self->hands[i].points + points)
                 < fullness (self, &self->hands[best], self->hands[best].points + points)))
      best = i;
  return best;
}

/* Who gets LOAD: of those who have about as much room, who speaks the language of the person. */
static guint
find_taker (const Dividing *self, const RegieLoad *load)
{
  guint room = find_room (self, load->weight);
  guint best = G_MAXUINT;
  gint64 limit;

  if (room == G_MAXUINT)
    return room;
  limit = fullness (self, &self->hands[room], self->hands[room].points + load->weight)
          + SLACK * 100;
  for (guint i = 0; i < self->n_hands; i++)
    {
      const Hand *hand = &self->hands[i];

      if (can_get (hand) && fullness (self, hand, hand->points + load->weight) <= limit
          && regie_divide_speaks (hand->hand->languages, load->language)
          && (best == G_MAXUINT
              || fullness (self, hand, hand->points + load->weight)
                   < fullness (self, &self->hands[best], self->hands[best].points + load->weight)))
        best = i;
    }
  return best != G_MAXUINT ? best : room;
}

static void
divide_of_nobody (Dividing *self, guint most)
{
  for (guint i = 0; i < self->n_loads && self->moves->len < most; i++)
    if (self->loads[i].owner == G_MAXUINT)
      {
        guint to = find_taker (self, self->loads[i].load);

        if (to != G_MAXUINT)
          move (self, &self->loads[i], to, REGIE_MOVE_NOBODY);
      }
}

/* Who is fullest of those who can give something that has not moved yet. */
static guint
find_fullest (const Dividing *self)
{
  guint best = G_MAXUINT;

  for (guint i = 0; i < self->n_hands; i++)
    if (can_give (&self->hands[i]) && self->hands[i].points > 0
        && (best == G_MAXUINT
            || fullness (self, &self->hands[i], self->hands[i].points)
                 > fullness (self, &self->hands[best], self->hands[best].points)))
      best = i;
  return best;
}

/* After the move of LOAD who got it is not as full as who gave it was, nor clearly fuller than who
 * gave it is: it does not only turn round who has too much. */
static gboolean
helps (const Dividing *self, const Load *load, guint from, guint to)
{
  const Hand *giver = &self->hands[from];
  const Hand *taker = &self->hands[to];
  gint64 weight = load->load->weight;
  gint64 after = fullness (self, taker, taker->points + weight);

  return weight > 0 && after < fullness (self, giver, giver->points)
         && after - SLACK * 50 <= fullness (self, giver, giver->points - weight);
}

/* The heaviest dossier of FROM that helps; of those as heavy one of whose person TO speaks the
 * language, and FROM rather not. */
static Load *
find_load (const Dividing *self, guint from, guint to)
{
  Load *best = NULL;
  int best_rank = 0;

  for (guint i = 0; i < self->n_loads; i++)
    {
      Load *load = &self->loads[i];
      const char *language = load->load->language;
      int rank;

      if (best != NULL && load->load->weight < best->load->weight)
        break;
      if (load->owner != from || load->has_moved || !helps (self, load, from, to))
        continue;
      rank = regie_divide_speaks (self->hands[to].hand->languages, language)
             - regie_divide_speaks (self->hands[from].hand->languages, language);
      if (best == NULL || rank > best_rank)
        {
          best = load;
          best_rank = rank;
        }
    }
  return best;
}

static gboolean
balance_once (Dividing *self)
{
  guint from = find_fullest (self);
  guint to = find_room (self, 0);
  Load *load;

  if (from == G_MAXUINT || to == G_MAXUINT || from == to
      || fullness (self, &self->hands[from], self->hands[from].points)
             - fullness (self, &self->hands[to], self->hands[to].points)
           <= SLACK * 100
      || (load = find_load (self, from, to)) == NULL)
    return FALSE;
  move (self, load, to, REGIE_MOVE_BALANCE);
  return TRUE;
}

GArray *
regie_divide_propose (const RegieLoad *loads, guint n_loads, const RegieHand *hands, guint n_hands,
                      int norm, guint most)
{
  Dividing self;

  g_return_val_if_fail ((loads != NULL || n_loads == 0) && (hands != NULL || n_hands == 0), NULL);
  g_return_val_if_fail (norm > 0, NULL);
  set_up (&self, loads, n_loads, hands, n_hands, norm);
  divide_of_nobody (&self, most);
  while (self.moves->len < most && balance_once (&self))
    ;
  g_free (self.hands);
  g_free (self.loads);
  return self.moves;
}

static gint64
owner_after (const RegieLoad *load, GHashTable *moved)
{
  const RegieMove *move_of_it = g_hash_table_lookup (moved, &load->id);

  return move_of_it != NULL ? move_of_it->to : load->consultant;
}

GArray *
regie_divide_share (const RegieLoad *loads, guint n_loads, const RegieHand *hands, guint n_hands,
                    int norm, const GArray *moves)
{
  g_autoptr (GHashTable) moved = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *shares = g_array_new (FALSE, TRUE, sizeof (RegieShare));

  g_return_val_if_fail (norm > 0, shares);
  for (guint i = 0; moves != NULL && i < moves->len; i++)
    {
      RegieMove *one = &g_array_index (moves, RegieMove, i);

      g_hash_table_insert (moved, &one->dossier, one);
    }
  for (guint i = 0; i < n_hands; i++)
    {
      RegieShare share = { .id = hands[i].id };

      for (guint k = 0; k < n_loads; k++)
        if (owner_after (&loads[k], moved) == share.id)
          {
            share.n++;
            share.points += loads[k].weight;
          }
      if (hands[i].capacity > 0)
        share.percent = (int) ((gint64) share.points * 10000 / ((gint64) hands[i].capacity * norm));
      g_array_append_val (shares, share);
    }
  return shares;
}
