/* SPDX-License-Identifier: EUPL-1.2 */
/* What may be typed of the Meedoenbalie. */
#include "regie-desk.h"

#include <glib/gi18n.h>
#include <string.h>

#include "regie-desk-query.h"
#include "regie-error.h"
#include "regie-text.h"

static gboolean
number_of (RegieForm *form, const char *key, gint64 *number)
{
  const char *text = regie_form_get (form, key);

  *number = text != NULL ? g_ascii_strtoll (text, NULL, 10) : 0;
  return text != NULL && *text != '\0';
}

/* The letters at *P, which moves behind them; *N_CAPITALS is how many are capitals. */
static guint
pass_letters (const char **p, guint *n_capitals)
{
  guint n = 0;

  for (*n_capitals = 0; **p != '\0'; *p = g_utf8_next_char (*p))
    {
      gunichar c = g_utf8_get_char (*p);

      if (!g_unichar_isalpha (c) && !g_unichar_ismark (c))
        break;
      n += g_unichar_isalpha (c);
      *n_capitals += g_unichar_isupper (c);
    }
  return n;
}

/* Letters of names and no name: "M.T.", "m. t.", "J-P.", "Th.J.", "MT".  Two letters together have
 * a point behind them; without any mark three capitals at most. */
static gboolean
are_initials (const char *text)
{
  const char *p = text;
  guint n_capitals;
  guint n = pass_letters (&p, &n_capitals);
  guint groups = 0;

  if (*p == '\0')
    return n == 1 || (n <= 3 && n == n_capitals && n > 0);
  for (p = text; *p != '\0'; groups++)
    {
      n = pass_letters (&p, &n_capitals);
      if (n == 0 || n > (*p == '.' ? 2u : 1u))
        return FALSE;
      p += strspn (p, ". -");
    }
  return groups <= 8;
}

static gboolean
check_resident (const RegieOffice *office, RegieForm *form, GError **error)
{
  RegieTongues tongues;
  guint8 limits;
  gint64 born;
  int year, month, day;

  if (regie_form_get_field (form, Resident, initials) != NULL
      && !are_initials (regie_form_get_field (form, Resident, initials)))
    return regie_refuse_field (error, "initialen",
                               _("Initials: expected the first letters of the names, such as "
                                  "M.T.; the screen faces the visitor and everybody who waits"));
  regie_day_to_civil (regie_office_today (office), &year, &month, &day);
  if (number_of (form, "geboortejaar", &born) && (born < 1900 || born > year))
    return regie_refuse_field (error, "geboortejaar",
                               _("Year of birth: expected a year of four digits, such as 1994"));
  if (regie_form_get_field (form, Resident, number) != NULL
      && regie_text_is_bsn (regie_form_get_field (form, Resident, number)))
    return regie_refuse_field (error, "nummer",
                               _("Number at the desk: this is a BSN. The desk does not need it; "
                                  "use the number of the centre."));
  return regie_tongues_parse (office->codes, regie_form_get_field (form, Resident, languages),
                              &tongues, error)
         && regie_limits_parse (office->codes, regie_form_get_field (form, Resident, limits),
                                &limits, error);
}

static gboolean
check_offer (RegieDb *db, const RegieOffice *office, RegieForm *form, GError **error)
{
  RegieHours hours;
  RegieTongues tongues;
  guint8 limits;
  gint64 places, age, km;
  gboolean can;

  if (!number_of (form, "plaatsen", &places) || places < 0)
    return regie_refuse (error, _("Places: expected a number, 0 or more"));
  if (places > 500)
    return regie_refuse (error, _("%s: at most %d"), _("Places"), 500);
  if (number_of (form, "minimumleeftijd", &age) && (age < 0 || age > 100))
    return regie_refuse (error, _("Minimum age: expected a number of years"));
  if (number_of (form, "afstand", &km) && (km < 0 || km > 300))
    return regie_refuse (error, _("Km from the centre: expected a number, at most 300"));
  if (!regie_form_check (form, regie_entity (REGIE_ENTITY_Offer), regie_office_today (office),
                         error))
    return FALSE;
  if (!regie_hours_parse (regie_form_get_field (form, Offer, rhythm), &hours, error)
      || !regie_tongues_parse (office->codes, regie_form_get_field (form, Offer, languages),
                               &tongues, error)
      || !regie_limits_parse (office->codes, regie_form_get_field (form, Offer, demands), &limits,
                              error))
    return FALSE;
  /* Without a way to reach the giver nobody can be sent there. */
  if (db != NULL && regie_form_get_field (form, Offer, giver) != NULL)
    {
      if (!regie_giver_can_be_reached (db, regie_form_get_field (form, Offer, giver), &can, error))
        return FALSE;
      if (!can)
        return regie_refuse (error, _("Giver: there is no phone number and no e-mail. Fill in how "
                                       "the giver can be reached first."));
    }
  return TRUE;
}

static gboolean
check_wish (RegieForm *form, GError **error)
{
  RegieHours hours;
  gint64 km;

  if (number_of (form, "afstand", &km) && (km < 0 || km > 300))
    return regie_refuse (error, _("At most so many km away: expected a number, at most 300"));
  return regie_hours_parse (regie_form_get_field (form, Wish, rhythm), &hours, error);
}

gboolean
regie_desk_check (RegieDb *db, const RegieOffice *office, const RegieEntity *entity,
                  RegieRecord *record, RegieForm *form, GError **error)
{
  gint64 said;

  g_return_val_if_fail (office != NULL && entity != NULL, FALSE);
  if (entity == regie_entity (REGIE_ENTITY_Resident))
    return check_resident (office, form, error);
  if (entity == regie_entity (REGIE_ENTITY_Wish))
    return check_wish (form, error);
  if (entity == regie_entity (REGIE_ENTITY_Offer))
    return check_offer (db, office, form, error);
  if (entity == regie_entity (REGIE_ENTITY_Match))
    for (guint i = 0; i < 2; i++)
      if (number_of (form, i == 0 ? "oordeel_bewoner" : "oordeel_gever", &said)
          && (said < 1 || said > 5))
        return regie_refuse (error, _("%s: expected 1 to 5"),
                             regie_field_label (regie_entity_find_key (
                               entity, i == 0 ? "oordeel_bewoner" : "oordeel_gever")));
  return TRUE;
}
