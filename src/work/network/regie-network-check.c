/* SPDX-License-Identifier: EUPL-1.2 */
/* What may be typed of a network: members, consents, meetings and agreements. */
#include "regie-network-check.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-dossier-query.h"
#include "regie-error.h"
#include "regie-folder-query.h"
#include "regie-load.h"
#include "regie-network-query.h"
#include "regie-text.h"
#include "regie-tie-fold.h"

static gboolean
is_filled (RegieForm *form, const char *key)
{
  const char *text = regie_form_get (form, key);

  return text != NULL && *text != '\0';
}

/* KEY of FORM, when it is filled in, names a record of TABLE that lies in the same dossier. */
static gboolean
check_own (RegieDb *db, RegieForm *form, const char *key, const char *table, GError **error)
{
  const char *dossier = regie_form_get (form, "dossier");
  gint64 n;

  if (!is_filled (form, key) || dossier == NULL)
    return TRUE;
  if (!regie_network_count (db, table, regie_form_get (form, key), "dossier", dossier, &n, error))
    return FALSE;
  return n == 1
         || regie_refuse_field (error, key,
                                _("This is not of the network of this dossier, or not any more."));
}

/* Is who is named in FORM the person of the dossier? */
static gboolean
is_self (RegieDb *db, RegieForm *form, gboolean *self, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *born = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *person = NULL;

  *self = FALSE;
  if (!is_filled (form, "naam") || !is_filled (form, "dossier"))
    return TRUE;
  if (!regie_dossier_load_about (db, g_ascii_strtoll (regie_form_get (form, "dossier"), NULL, 10),
                                 &name, &born, error))
    return FALSE;
  typed = regie_text_fold (regie_form_get (form, "naam"));
  person = name != NULL ? regie_text_fold (name) : NULL;
  *self = g_strcmp0 (typed, person) == 0;
  return TRUE;
}

static gboolean
give_slot (RegieDb *db, RegieRecord *record, RegieForm *form, GError **error)
{
  const char *area = regie_form_get_field (form, Tie, area);
  const char *dossier = regie_form_get_field (form, Tie, dossier);
  char text[REGIE_NUMBER_TEXT];
  int slot;

  if (area == NULL || dossier == NULL
      || (record != NULL && g_strcmp0 (regie_get (record, Tie, area), area) == 0
          && regie_get (record, Tie, slot) != NULL))
    return TRUE;
  if (!regie_tie_find_slot (db, dossier, area, NULL, &slot, error))
    return FALSE;
  regie_form_set_field (form, Tie, slot, regie_number_format (slot, text));
  return TRUE;
}

/* Who is new is known from today on, unless another day is said: silence counts from there. */
static void
give_first_day (const RegieOffice *office, RegieRecord *record, RegieForm *form)
{
  char day[REGIE_DAY_TEXT];

  if (record == NULL && !is_filled (form, "van"))
    regie_form_set_field (form, Tie, from_day, regie_day_format (regie_office_today (office), day));
}

static gboolean
check_link (RegieDb *db, RegieRecord *record, RegieForm *form, GError **error)
{
  const char *one = regie_form_get_field (form, Link, one);
  const char *other = regie_form_get_field (form, Link, other);
  gint64 n;

  if (g_strcmp0 (one, other) == 0)
    return regie_refuse_field (error, "kent",
                               _("Knows: nobody is said to know himself. Choose somebody else."));
  if (!check_own (db, form, "netwerklid", "tie", error)
      || !check_own (db, form, "kent", "tie", error)
      || !regie_network_count_links (db, one, other, &n, error))
    return FALSE;
  return n == 0 || record != NULL
         || regie_refuse_field (error, "kent",
                                _("Knows: that these two know each other stands here already."));
}

/* What is new does not come into minutes that were established. */
static gboolean
check_open (RegieDb *db, RegieRecord *record, RegieForm *form, GError **error)
{
  gboolean closed = FALSE;

  if (record != NULL || !is_filled (form, "netwerkoverleg"))
    return TRUE;
  if (!regie_gathering_is_closed (db, regie_form_get (form, "netwerkoverleg"), &closed, error))
    return FALSE;
  return !closed
         || regie_refuse (error, _("These minutes were established and cannot be changed."));
}

/* KEY of FORM, when it is filled in, names a record of TABLE. */
static gboolean
check_there (RegieDb *db, RegieForm *form, const char *key, const char *table, GError **error)
{
  gint64 n;

  if (!is_filled (form, key))
    return TRUE;
  if (!regie_network_count (db, table, regie_form_get (form, key), "voided", "0", &n, error))
    return FALSE;
  return n == 1
         || regie_refuse_field (error, key, _("%s: this is not there, or not any more."),
                                strcmp (table, "staff") == 0          ? _("Staff member")
                                : strcmp (table, "organisation") == 0 ? _("Organisation")
                                                                      : _("Contact person"));
}

/* A contact person stands there for who it works for. */
static gboolean
check_contact (RegieDb *db, RegieForm *form, GError **error)
{
  gint64 n;

  if (!check_there (db, form, "organisatie", "organisation", error)
      || !check_there (db, form, "contactpersoon", "contact", error))
    return FALSE;
  if (!is_filled (form, "organisatie") || !is_filled (form, "contactpersoon"))
    return TRUE;
  if (!regie_network_count (db, "contact", regie_form_get (form, "contactpersoon"), "organisation",
                            regie_form_get (form, "organisatie"), &n, error))
    return FALSE;
  return n == 1
         || regie_refuse_field (error, "contactpersoon",
                                _("Contact person: works for another organisation."));
}

/* A consent is given of somebody who was born, to somebody who is there; what was withdrawn does
 * not come back by taking that away. */
static gboolean
check_consent (RegieDb *db, const RegieOffice *office, RegieRecord *record, RegieForm *form,
               GError **error)
{
  const char *given = regie_form_get_field (form, Consent, given_on);
  const char *id = regie_form_get_field (form, Consent, tie);
  const char *dossier = regie_form_get_field (form, Consent, dossier);
  g_autoptr (RegieRecord) tie = NULL;
  g_autofree char *name = NULL;
  g_autofree char *born = NULL;

  if (!check_own (db, form, "netwerklid", "tie", error))
    return FALSE;
  if (record != NULL && regie_get (record, Consent, withdrawn_on) != NULL
      && !is_filled (form, "ingetrokken_op"))
    return regie_refuse_field (error, "ingetrokken_op",
                               _("Withdrawn on: what was withdrawn stays so. Record a new consent "
                                  "when it is given again."));
  if (!regie_dossier_load_about (db, g_ascii_strtoll (dossier != NULL ? dossier : "0", NULL, 10),
                                 &name, &born, error))
    return FALSE;
  /* Unknown parts of a birth date are zeros, so the order of texts is the order of days. */
  if (born != NULL && g_strcmp0 (given, born) < 0)
    return regie_refuse_field (error, "gegeven_op",
                               _("Given on: this day lies before the birth of the person."));
  if (record != NULL || id == NULL)
    return TRUE;
  tie = regie_load_needed (db, regie_entity (REGIE_ENTITY_Tie), g_ascii_strtoll (id, NULL, 10),
                           error);
  if (tie == NULL)
    return FALSE;
  return regie_get (tie, Tie, until_day) == NULL
         || regie_get_day (tie, Tie, until_day) >= regie_office_today (office)
         || regie_refuse_field (error, "gegeven_op",
                                _("Given on: this member left the network, and gets to know "
                                   "nothing any more."));
}

/* What is agreed is ready on the day itself at the earliest: that of the meeting, else today. */
static gboolean
check_due (RegieDb *db, const RegieOffice *office, RegieRecord *record, RegieForm *form,
           GError **error)
{
  const char *due = regie_form_get_field (form, Agreement, due);
  const char *meeting = regie_form_get_field (form, Agreement, gathering);
  RegieDay made = regie_office_today (office);
  g_autoptr (RegieRecord) gathering = NULL;
  RegieDay day;

  /* When something was agreed is known of what is new only. */
  if (record != NULL || !regie_day_parse (due, &day))
    return TRUE;
  if (meeting != NULL
      && (gathering = regie_load_needed (db, regie_entity (REGIE_ENTITY_Gathering),
                                         g_ascii_strtoll (meeting, NULL, 10), error))
           == NULL)
    return FALSE;
  if (gathering != NULL)
    made = MIN (made, regie_get_day (gathering, Gathering, day));
  return day >= made
         || regie_refuse_field (error, "klaar_voor",
                                _("Ready by: this day lies before the day on which it was "
                                   "agreed."));
}

/* Nobody plans further ahead than two years, and before 2019 there were no such meetings. */
static gboolean
check_day (const RegieOffice *office, RegieForm *form, GError **error)
{
  RegieDay day;

  if (!regie_day_parse (regie_form_get_field (form, Gathering, day), &day)
      || (day >= regie_day_from_civil (2019, 1, 1) && day <= regie_office_today (office) + 731))
    return TRUE;
  return regie_refuse_field (error, "datum",
                             _("Day: expected a day since 2019 and at most two years ahead"));
}

static gboolean
check_owner (RegieForm *form, GError **error)
{
  return is_filled (form, "dossier") != is_filled (form, "organisatie")
         || regie_refuse (error, _("This is of one dossier or of one organisation."));
}

static gboolean
check_tie (RegieDb *db, const RegieOffice *office, RegieRecord *record, RegieForm *form,
           GError **error)
{
  gboolean self;

  if (!is_filled (form, "naam") && !is_filled (form, "organisatie")
      && !is_filled (form, "contactpersoon"))
    return regie_refuse_field (error, "naam",
                               _("Name: say who it is, or choose an organisation."));
  if (!check_contact (db, form, error))
    return FALSE;
  if (is_filled (form, "spreken_elke")
      && (g_ascii_strtoll (regie_form_get_field (form, Tie, every), NULL, 10) < 1
          || g_ascii_strtoll (regie_form_get_field (form, Tie, every), NULL, 10) > 366))
    return regie_refuse_field (error, "spreken_elke",
                               _("To be spoken to every so many days: between 1 and 366"));
  if (!is_self (db, form, &self, error))
    return FALSE;
  if (self)
    return regie_refuse_field (
      error, "naam", _("Name: this is the person of the dossier. In a network stand the others."));
  give_first_day (office, record, form);
  return give_slot (db, record, form, error);
}

gboolean
regie_network_check (RegieDb *db, const RegieOffice *office, const RegieEntity *entity,
                     RegieRecord *record, RegieForm *form, GError **error)
{
  g_return_val_if_fail (db != NULL && entity != NULL && form != NULL, FALSE);
  if (entity == regie_entity (REGIE_ENTITY_Tie))
    return check_tie (db, office, record, form, error);
  if (entity == regie_entity (REGIE_ENTITY_Link))
    return check_link (db, record, form, error);
  if (entity == regie_entity (REGIE_ENTITY_Consent))
    return check_consent (db, office, record, form, error);
  if (entity == regie_entity (REGIE_ENTITY_Gathering))
    return check_owner (form, error) && check_day (office, form, error);
  if (entity == regie_entity (REGIE_ENTITY_Invitee))
    return check_own (db, form, "netwerklid", "tie", error)
           && check_own (db, form, "netwerkoverleg", "gathering", error)
           && check_open (db, record, form, error);
  if (entity == regie_entity (REGIE_ENTITY_Point))
    return check_own (db, form, "netwerkoverleg", "gathering", error)
           && check_own (db, form, "netwerklid", "tie", error)
           && check_own (db, form, "afspraak", "agreement", error)
           && check_open (db, record, form, error);
  if (entity == regie_entity (REGIE_ENTITY_Agreement))
    return check_owner (form, error) && check_own (db, form, "netwerklid", "tie", error)
           && check_own (db, form, "netwerkoverleg", "gathering", error)
           && check_there (db, form, "medewerker", "staff", error)
           && check_due (db, office, record, form, error) && check_open (db, record, form, error);
  return TRUE;
}
