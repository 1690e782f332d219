/* SPDX-License-Identifier: EUPL-1.2 */
/* Two networks, or two organisations, become one: who stands there twice is there once. */
#include "regie-tie-fold.h"

#include <string.h>

#include "regie-otherwise.h"
#include "regie-text.h"
#include "regie-tie-query.h"

/* So many places have a life area before one is given again. */
#define N_SLOTS 24

/* The last day of a member and of a contact person. */
#define UNTIL "until_day"

typedef struct {
  RegieRewrite *rewrite;
  const RegieOffice *office;
  RegieDay today;
} Folding;

static const RegieEntity *
kind (RegieEntityId id)
{
  return regie_entity (id);
}

/* Somebody left: UNTIL is a day before today. */
static gboolean
has_left (const Folding *f, RegieDay until)
{
  return until != REGIE_DAY_NONE && until < f->today;
}

/* --- who is the same --- */

/* Who TIE is when it is a person, folded; *PERSON is NULL for an organisation as a whole. */
static gboolean
dup_person (const Folding *f, RegieRecord *tie, char **person, GError **error)
{
  gint64 id = regie_get_int (tie, Tie, contact, 0);
  const char *name = regie_get (tie, Tie, name);
  RegieRecord *contact;

  *person = NULL;
  if (name == NULL && id != 0)
    {
      if ((contact = regie_rewrite_get (f->rewrite, kind (REGIE_ENTITY_Contact), id, error))
          == NULL)
        return FALSE;
      name = regie_get (contact, Contact, name);
    }
  *person = name != NULL ? regie_text_fold (name) : NULL;
  return TRUE;
}

/* With EXACTLY only who has the same name, or none as well. */
static gboolean
is_same_member (const Folding *f, RegieRecord *a, RegieRecord *b, gboolean exactly, gboolean *same,
                GError **error)
{
  gint64 organisation = regie_get_int (a, Tie, organisation, 0);
  g_autofree char *mine = NULL;
  g_autofree char *theirs = NULL;

  *same = FALSE;
  if (organisation != regie_get_int (b, Tie, organisation, 0)
      || has_left (f, regie_get_day (a, Tie, until_day))
           != has_left (f, regie_get_day (b, Tie, until_day)))
    return TRUE;
  if (!dup_person (f, a, &mine, error) || !dup_person (f, b, &theirs, error))
    return FALSE;
  *same = g_strcmp0 (mine, theirs) == 0
          || (!exactly && organisation != 0 && (mine == NULL || theirs == NULL));
  return TRUE;
}

/* The one of KEPT that MOVED is as well, borrowed; *FOUND is NULL when it is new there. */
static gboolean
find_member (const Folding *f, const GPtrArray *kept, RegieRecord *moved, RegieRecord **found,
             GError **error)
{
  *found = NULL;
  for (int exactly = TRUE; exactly >= FALSE && *found == NULL; exactly--)
    for (guint i = 0; i < kept->len && *found == NULL; i++)
      {
        gboolean same;

        if (!is_same_member (f, kept->pdata[i], moved, exactly, &same, error))
          return FALSE;
        if (same)
          *found = kept->pdata[i];
      }
  return TRUE;
}

/* --- consents --- */

/* The last day on which CONSENT lets something be shared. */
static RegieDay
last_day (RegieRecord *consent)
{
  RegieDay until = regie_get_day (consent, Consent, until_day);
  RegieDay withdrawn = regie_get_day (consent, Consent, withdrawn_on);
  RegieDay last = until != REGIE_DAY_NONE ? until : G_MAXINT32;

  return withdrawn != REGIE_DAY_NONE ? MIN (last, withdrawn - 1) : last;
}

/* The one of CONSENTS about TOPIC that lasts longest, borrowed; NULL: there is none. */
static RegieRecord *
find_longest (const GPtrArray *consents, const char *topic)
{
  RegieRecord *longest = NULL;

  for (guint i = 0; i < consents->len; i++)
    if (g_strcmp0 (regie_get (consents->pdata[i], Consent, topic), topic) == 0
        && (longest == NULL || last_day (consents->pdata[i]) >= last_day (longest)))
      longest = consents->pdata[i];
  return longest;
}

static void
withdraw (RegieRecord *consent, RegieDay day)
{
  RegieDay before = regie_get_day (consent, Consent, withdrawn_on);
  char text[REGIE_DAY_TEXT];

  day = MAX (day, regie_get_day (consent, Consent, given_on));
  if (before == REGIE_DAY_NONE || day < before)
    regie_set (consent, Consent, withdrawn_on, regie_day_format (day, text));
}

/* CONSENT lets nothing be shared that BOUND, of the other side, does not. */
static void
limit (RegieRecord *consent, RegieRecord *bound)
{
  RegieDay withdrawn = regie_get_day (bound, Consent, withdrawn_on);
  RegieDay until = regie_get_day (bound, Consent, until_day);
  RegieDay mine = regie_get_day (consent, Consent, until_day);
  RegieDay given = regie_get_day (consent, Consent, given_on);
  char text[REGIE_DAY_TEXT];

  if (withdrawn != REGIE_DAY_NONE)
    withdraw (consent, withdrawn);
  if (until == REGIE_DAY_NONE || (mine != REGIE_DAY_NONE && mine <= until))
    return;
  if (until < given)
    withdraw (consent, given); /* a consent does not end before it begins */
  else
    regie_set (consent, Consent, until_day, regie_day_format (until, text));
}

/* About a subject of which both sides have a consent, what is left stands in those of MINE. */
static void
fold_consents (const Folding *f, const GPtrArray *mine, const GPtrArray *theirs)
{
  static const char *const skipped[] = { "until_day", "withdrawn_on", NULL };

  for (guint topic = 0; topic < REGIE_N_SHARED; topic++)
    {
      const char *key = REGIE_CODE_KEY (Consent, topic, topic);
      RegieRecord *stays = find_longest (mine, key);
      RegieRecord *bound = find_longest (theirs, key);

      if (stays == NULL || bound == NULL)
        continue;
      for (guint i = 0; i < mine->len; i++)
        if (g_strcmp0 (regie_get (mine->pdata[i], Consent, topic), key) == 0)
          limit (mine->pdata[i], bound);
      for (guint i = 0; i < theirs->len; i++)
        if (g_strcmp0 (regie_get (theirs->pdata[i], Consent, topic), key) == 0)
          {
            regie_record_keep_otherwise (stays, theirs->pdata[i], f->office->codes, skipped);
            regie_rewrite_void (f->rewrite, theirs->pdata[i]);
          }
    }
}

/* --- what else hangs on a member --- */

static void
fold_invitees (const Folding *f, const GPtrArray *mine, const GPtrArray *theirs)
{
  for (guint i = 0; i < theirs->len; i++)
    for (guint k = 0; k < mine->len; k++)
      {
        RegieRecord *other = theirs->pdata[i];
        RegieRecord *one = mine->pdata[k];

        if (regie_get_int (one, Invitee, gathering, 0)
            != regie_get_int (other, Invitee, gathering, 0))
          continue;
        if (regie_get_bool (other, Invitee, came))
          regie_set (one, Invitee, came, "1");
        regie_rewrite_void (f->rewrite, other);
      }
}

/* Who recorded it, and when, makes it no other. */
static gboolean
is_same_fact (RegieRecord *a, RegieRecord *b)
{
  const RegieEntity *entity = kind (REGIE_ENTITY_Fact);

  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind != REGIE_REF && entity->fields[i].kind != REGIE_MOMENT
        && i != REGIE_AT (Fact, source)
        && g_strcmp0 (regie_record_get (a, entity->fields[i].name),
                      regie_record_get (b, entity->fields[i].name))
             != 0)
      return FALSE;
  return TRUE;
}

/* A contact on which something hangs stays as it is. */
static gboolean
fold_contacts_with (const Folding *f, const GPtrArray *mine, const GPtrArray *theirs,
                    GError **error)
{
  for (guint i = 0; i < theirs->len; i++)
    for (guint k = 0; k < mine->len; k++)
      {
        g_autoptr (GPtrArray) hanging = NULL;

        if (!is_same_fact (mine->pdata[k], theirs->pdata[i]))
          continue;
        hanging = regie_rewrite_pointing (f->rewrite, kind (REGIE_ENTITY_Fact),
                                          REGIE_FIELD (Fact, belongs_to),
                                          regie_record_get_id (theirs->pdata[i]), error);
        if (hanging == NULL)
          return FALSE;
        if (hanging->len == 0)
          regie_rewrite_void (f->rewrite, theirs->pdata[i]);
        break;
      }
  return TRUE;
}

/* Who it is that MEMBER knows, in LINK. */
static gint64
other_end (RegieRecord *link, gint64 member)
{
  gint64 one = regie_get_int (link, Link, one, 0);

  return one != member ? one : regie_get_int (link, Link, other, 0);
}

/* That MEMBER knows somebody stands there once, and nobody knows himself. */
static gboolean
fold_links (const Folding *f, gint64 member, GError **error)
{
  g_autoptr (GPtrArray) links = regie_rewrite_pointing (f->rewrite, kind (REGIE_ENTITY_Link),
                                                        REGIE_FIELD (Link, one), member, error);
  g_autoptr (GPtrArray) more = NULL;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  if (links == NULL
      || (more = regie_rewrite_pointing (f->rewrite, kind (REGIE_ENTITY_Link),
                                         REGIE_FIELD (Link, other), member, error))
           == NULL)
    return FALSE;
  g_hash_table_add (known, g_memdup2 (&member, sizeof member));
  g_ptr_array_extend (links, more, NULL, NULL);
  for (guint i = 0; i < links->len; i++)
    {
      gint64 end = other_end (links->pdata[i], member);

      if (!g_hash_table_add (known, g_memdup2 (&end, sizeof end)))
        regie_rewrite_void (f->rewrite, links->pdata[i]);
    }
  return TRUE;
}

/* --- two of one kind become one --- */

/* What points to B by FIELD of ENTITY, beside what points to A. */
typedef struct {
  GPtrArray *mine, *theirs;
} Both;

static void
both_clear (Both *self)
{
  g_clear_pointer (&self->mine, g_ptr_array_unref);
  g_clear_pointer (&self->theirs, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Both, both_clear)

static gboolean
both_load (Both *self, const Folding *f, RegieEntityId entity, const RegieField *field, gint64 a,
           gint64 b, GError **error)
{
  self->mine = regie_rewrite_pointing (f->rewrite, kind (entity), field, a, error);
  self->theirs = self->mine != NULL
                   ? regie_rewrite_pointing (f->rewrite, kind (entity), field, b, error)
                   : NULL;
  return self->theirs != NULL;
}

/* The references of OTHER that KEPT lacks, but for where it lies. */
static void
take_references (RegieRecord *kept, RegieRecord *other)
{
  const RegieEntity *entity = regie_record_get_entity (kept);

  for (guint i = 0; i < entity->n_fields; i++)
    if (entity->fields[i].kind == REGIE_REF
        && regie_record_get (kept, entity->fields[i].name) == NULL)
      regie_record_set_at (kept, i, regie_record_get (other, entity->fields[i].name));
}

/* Of two that left the later day counts; until when OTHER is there, and KEPT perhaps longer, is
 * only read. */
static void
take_until (const Folding *f, RegieRecord *kept, RegieRecord *other)
{
  const RegieField *field = regie_entity_find (regie_record_get_entity (kept), UNTIL);
  const char *theirs = regie_record_get (other, UNTIL);
  RegieDay until = REGIE_DAY_NONE;
  RegieDay mine = REGIE_DAY_NONE;

  if (theirs == NULL || g_strcmp0 (theirs, regie_record_get (kept, UNTIL)) == 0)
    return;
  regie_day_parse (theirs, &until);
  regie_day_parse (regie_record_get (kept, UNTIL), &mine);
  if (!has_left (f, until) || !has_left (f, mine))
    regie_record_add_line (kept, f->office->codes, field, theirs);
  else if (until > mine)
    regie_record_set (kept, UNTIL, theirs);
}

/* OTHER becomes a part of KEPT: two that are there, or two that left. */
static gboolean
fold_into (const Folding *f, RegieRecord *kept, RegieRecord *other, GError **error)
{
  static const char *const skipped[] = { UNTIL, NULL };

  take_until (f, kept, other);
  regie_record_keep_otherwise (kept, other, f->office->codes, skipped);
  take_references (kept, other);
  regie_rewrite_void (f->rewrite, other);
  return regie_rewrite_point (f->rewrite, regie_record_get_entity (kept)->name,
                              regie_record_get_id (other), regie_record_get_id (kept), error);
}

static gboolean
fold_tie (const Folding *f, RegieRecord *kept, RegieRecord *other, GError **error)
{
  gint64 a = regie_record_get_id (kept);
  gint64 b = regie_record_get_id (other);
  g_auto (Both) consents = { NULL, NULL };
  g_auto (Both) invitees = { NULL, NULL };
  g_auto (Both) contacts = { NULL, NULL };

  if (!both_load (&consents, f, REGIE_ENTITY_Consent, REGIE_FIELD (Consent, tie), a, b, error)
      || !both_load (&invitees, f, REGIE_ENTITY_Invitee, REGIE_FIELD (Invitee, tie), a, b, error)
      || !both_load (&contacts, f, REGIE_ENTITY_Fact, REGIE_FIELD (Fact, tie), a, b, error)
      || !fold_into (f, kept, other, error))
    return FALSE;
  fold_consents (f, consents.mine, consents.theirs);
  fold_invitees (f, invitees.mine, invitees.theirs);
  return fold_contacts_with (f, contacts.mine, contacts.theirs, error) && fold_links (f, a, error);
}

/* --- who leads --- */

/* The first of TIES that leads and is there, or with LEFT that leads and left; NULL: nobody. */
static RegieRecord *
find_leader (const Folding *f, const GPtrArray *ties, gboolean left)
{
  for (guint i = 0; i < ties->len; i++)
    if (regie_get_bool (ties->pdata[i], Tie, leads)
        && has_left (f, regie_get_day (ties->pdata[i], Tie, until_day)) == left)
      return ties->pdata[i];
  return NULL;
}

static RegieRecord *
choose_leader (const Folding *f, const GPtrArray *kept, const GPtrArray *moved)
{
  RegieRecord *leader = NULL;

  for (int left = FALSE; left <= TRUE && leader == NULL; left++)
    {
      leader = find_leader (f, kept, left);
      if (leader == NULL)
        leader = find_leader (f, moved, left);
    }
  return leader;
}

/* Of TIES only LEADER (may be NULL) leads. */
static void
set_leader (const GPtrArray *ties, RegieRecord *leader)
{
  for (guint i = 0; i < ties->len; i++)
    if (regie_get_bool (ties->pdata[i], Tie, leads) != (ties->pdata[i] == leader))
      regie_set (ties->pdata[i], Tie, leads, ties->pdata[i] == leader ? "1" : "0");
}

gboolean
regie_ties_fold (RegieRewrite *rewrite, const RegieOffice *office, const GPtrArray *kept,
                 const GPtrArray *moved, GError **error)
{
  Folding f = { rewrite, office, REGIE_DAY_NONE };
  RegieRecord *leader;

  g_return_val_if_fail (rewrite != NULL && office != NULL && kept != NULL && moved != NULL, FALSE);
  f.today = regie_office_today (office);
  leader = choose_leader (&f, kept, moved);
  for (guint i = 0; i < moved->len; i++)
    {
      RegieRecord *found;

      if (!find_member (&f, kept, moved->pdata[i], &found, error))
        return FALSE;
      if (found == NULL)
        continue;
      if (leader == moved->pdata[i])
        leader = found;
      if (!fold_tie (&f, found, moved->pdata[i], error))
        return FALSE;
    }
  set_leader (kept, leader);
  set_leader (moved, leader);
  return TRUE;
}

/* --- places in the drawing --- */

static gboolean
has_slot (const GArray *slots, gint64 slot)
{
  for (guint i = 0; slots != NULL && i < slots->len; i++)
    if (g_array_index (slots, gint64, i) == slot)
      return TRUE;
  return FALSE;
}

gboolean
regie_tie_find_slot (RegieDb *db, const char *dossier, const char *area, const GArray *taken,
                     int *slot, GError **error)
{
  g_return_val_if_fail (db != NULL && dossier != NULL && area != NULL && slot != NULL, FALSE);
  for (int voided = TRUE; voided >= FALSE; voided--)
    {
      g_autoptr (GArray) slots = regie_tie_load_slots (db, dossier, area, voided, error);

      if (slots == NULL)
        return FALSE;
      for (*slot = 0; has_slot (slots, *slot) || has_slot (taken, *slot); (*slot)++)
        ;
      if (*slot < N_SLOTS)
        return TRUE;
    }
  return TRUE;
}

/* Places that are given to those who come, by area. */
typedef struct {
  RegieRewrite *rewrite;
  RegieDb *db;
  const char *dossier;
  const GPtrArray *moved;
  GArray *given[REGIE_N_AREAS + 1]; /* gint64 */
} Placing;

/* Where nobody ever had its place, TIE keeps it; else it has none yet. */
static gboolean
keep_place (Placing *self, RegieRecord *tie, GError **error)
{
  g_autoptr (GArray) ever = regie_tie_load_slots (self->db, self->dossier,
                                                  regie_get (tie, Tie, area), TRUE, error);
  GArray *given = self->given[regie_get_code (tie, Tie, area)];
  gint64 slot = regie_get_int (tie, Tie, slot, -1);

  if (ever == NULL)
    return FALSE;
  if (slot < 0 || has_slot (ever, slot) || has_slot (given, slot))
    regie_set (tie, Tie, slot, NULL);
  else
    g_array_append_val (given, slot);
  return TRUE;
}

static gboolean
give_place (Placing *self, RegieRecord *tie, GError **error)
{
  GArray *given = self->given[regie_get_code (tie, Tie, area)];
  char text[REGIE_NUMBER_TEXT];
  gint64 slot;
  int fresh;

  if (regie_get (tie, Tie, slot) != NULL)
    return TRUE;
  if (!regie_tie_find_slot (self->db, self->dossier, regie_get (tie, Tie, area), given, &fresh,
                            error))
    return FALSE;
  slot = fresh;
  g_array_append_val (given, slot);
  regie_set (tie, Tie, slot, regie_number_format (slot, text));
  return TRUE;
}

/* Who can keep its own place does so before anybody gets a new one. */
static gboolean
place_all (Placing *self, GError **error)
{
  static gboolean (*const steps[]) (Placing *, RegieRecord *, GError **) = { keep_place,
                                                                             give_place };

  for (guint step = 0; step < G_N_ELEMENTS (steps); step++)
    for (guint i = 0; i < self->moved->len; i++)
      if (!regie_rewrite_goes (self->rewrite, self->moved->pdata[i])
          && !steps[step](self, self->moved->pdata[i], error))
        return FALSE;
  return TRUE;
}

gboolean
regie_ties_place (RegieRewrite *rewrite, RegieDb *db, gint64 dossier, const GPtrArray *moved,
                  GError **error)
{
  char id[REGIE_NUMBER_TEXT];
  Placing placing = { rewrite, db, regie_number_format (dossier, id), moved, { NULL } };
  gboolean done;

  g_return_val_if_fail (rewrite != NULL && db != NULL && moved != NULL, FALSE);
  for (guint i = 0; i <= REGIE_N_AREAS; i++)
    placing.given[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  done = place_all (&placing, error);
  for (guint i = 0; i <= REGIE_N_AREAS; i++)
    g_array_unref (placing.given[i]);
  return done;
}

/* --- contact persons --- */

/* The digits of a phone number, or an address without case; NULL: nothing to go by. */
static char *
dup_reached_by (const char *text, gboolean is_number)
{
  g_autoptr (GString) key = g_string_new (NULL);

  for (const char *p = text != NULL ? text : ""; *p != '\0'; p++)
    if (is_number ? g_ascii_isdigit (*p) : !g_ascii_isspace (*p))
      g_string_append_c (key, g_ascii_tolower (*p));
  return key->len > 0 ? g_strdup (key->str) : NULL;
}

static gboolean
is_reached_alike (const char *a, const char *b, gboolean is_number)
{
  g_autofree char *mine = dup_reached_by (a, is_number);
  g_autofree char *theirs = dup_reached_by (b, is_number);

  return mine != NULL && g_strcmp0 (mine, theirs) == 0;
}

static gboolean
is_same_contact (const Folding *f, RegieRecord *a, RegieRecord *b)
{
  g_autofree char *mine = regie_text_fold (regie_get (a, Contact, name));
  g_autofree char *theirs = regie_text_fold (regie_get (b, Contact, name));

  return strcmp (mine, theirs) == 0
         && has_left (f, regie_get_day (a, Contact, until_day))
              == has_left (f, regie_get_day (b, Contact, until_day))
         && (is_reached_alike (regie_get (a, Contact, phone), regie_get (b, Contact, phone), TRUE)
             || is_reached_alike (regie_get (a, Contact, email), regie_get (b, Contact, email),
                                  FALSE));
}

gboolean
regie_contacts_fold (RegieRewrite *rewrite, const RegieOffice *office, const GPtrArray *kept,
                     const GPtrArray *moved, GError **error)
{
  Folding f = { rewrite, office, REGIE_DAY_NONE };

  g_return_val_if_fail (rewrite != NULL && office != NULL && kept != NULL && moved != NULL, FALSE);
  f.today = regie_office_today (office);
  for (guint i = 0; i < moved->len; i++)
    for (guint k = 0; k < kept->len; k++)
      if (is_same_contact (&f, kept->pdata[k], moved->pdata[i]))
        {
          if (!fold_into (&f, kept->pdata[k], moved->pdata[i], error))
            return FALSE;
          break;
        }
  return TRUE;
}
