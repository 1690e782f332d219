/* SPDX-License-Identifier: EUPL-1.2 */
/* Who may do what, as the file says it. */
#include "regie-access.h"
#include "regie-person.h"
#include "suite.h"

static void
test_allowed (void)
{
  static const struct {
    const char *role;
    RegieEntityId kind;
    RegieAct act;
    const char *field;
    gboolean may;
  } rows[] = {
    { "consulent", REGIE_ENTITY_Fact, REGIE_ACT_CHANGE, "note", TRUE },
    { "consulent", REGIE_ENTITY_Price, REGIE_ACT_CHANGE, "amount", FALSE },
    { "consulent", REGIE_ENTITY_Price, REGIE_ACT_READ, NULL, TRUE },
    { "consulent", REGIE_ENTITY_Staff, REGIE_ACT_CHANGE, "team", FALSE },
    { "consulent", REGIE_ENTITY_Fact, REGIE_ACT_ERASE, NULL, FALSE },
    { "manager", REGIE_ENTITY_Health, REGIE_ACT_READ, NULL, FALSE },
    { "manager", REGIE_ENTITY_Dossier, REGIE_ACT_CHANGE, "consultant", TRUE },
    { "manager", REGIE_ENTITY_Dossier, REGIE_ACT_CHANGE, "group", FALSE },
    { "manager", REGIE_ENTITY_Dossier, REGIE_ACT_CHANGE, "voided", FALSE },
    { "manager", REGIE_ENTITY_Person, REGIE_ACT_CHANGE, "surname", FALSE },
    { "manager", REGIE_ENTITY_Decision, REGIE_ACT_ADD, NULL, FALSE },
    { "financien", REGIE_ENTITY_Invoice, REGIE_ACT_ADD, NULL, TRUE },
    { "financien", REGIE_ENTITY_Invoice, REGIE_ACT_CHANGE, "voided", TRUE },
    { "financien", REGIE_ENTITY_Dossier, REGIE_ACT_CHANGE, "consultant", FALSE },
    { "financien", REGIE_ENTITY_Resident, REGIE_ACT_READ, NULL, FALSE },
    { "balie", REGIE_ENTITY_Resident, REGIE_ACT_CHANGE, "voided", TRUE },
    { "balie", REGIE_ENTITY_Dossier, REGIE_ACT_READ, NULL, FALSE },
    { "toezicht", REGIE_ENTITY_Fact, REGIE_ACT_READ, NULL, FALSE },
    { "toezicht", REGIE_ENTITY_Emergency, REGIE_ACT_CHANGE, "verdict", TRUE },
    { "toezicht", REGIE_ENTITY_Emergency, REGIE_ACT_CHANGE, "reason", FALSE },
    { "beheer", REGIE_ENTITY_Staff, REGIE_ACT_CHANGE, "role", TRUE },
    { "wie", REGIE_ENTITY_Staff, REGIE_ACT_READ, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (regie_access_allows (rows[i].role, regie_entity (rows[i].kind), rows[i].act, rows[i].field)
        != rows[i].may)
      g_error ("%s %s %s %s", rows[i].role, regie_entity (rows[i].kind)->name,
               regie_act_name (rows[i].act), rows[i].field);
}

/* A kind of record that no section names is one that a server shows to nobody. */
static void
test_every_kind (void)
{
  for (guint kind = 0; kind < REGIE_N_ENTITIES; kind++)
    {
      guint n = 0;

      for (guint i = 0; i < regie_access_count (); i++)
        {
          const RegieAccess *access = regie_access_get (i);
          const char *const *codes;

          n += regie_access_get_field (access) == NULL
               && regie_access_get_where (access, &codes) == NULL
               && g_strv_contains (regie_access_get_tables (access), regie_entity (kind)->name);
        }
      if (n != 1)
        g_error ("%s stands in %u sections", regie_entity (kind)->name, n);
    }
}

/* Every cell can be explained. */
static void
test_reasons (void)
{
  for (guint i = 0; i < regie_access_count (); i++)
    for (guint role = 0; role < REGIE_N_ROLES; role++)
      {
        const RegieAccess *access = regie_access_get (i);

        g_assert_nonnull (regie_access_get_reason (access, (RegieRole) role));
        for (guint act = REGIE_ACT_ADD; act < REGIE_N_ACTS; act++)
          if (regie_access_get_relations (access, (RegieRole) role, act) != 0
              && regie_access_get_field (access) != NULL)
            g_error ("%s: a field is only read", regie_access_get_name (access));
      }
  for (guint role = 0; role < REGIE_N_ROLES; role++)
    g_assert_nonnull (regie_access_programme_reason ((RegieRole) role));
  g_assert_cmpuint (strlen (regie_access_get_hash ()), ==, 64);
}

/* What the program offers is not more than what can be written. */
static void
test_programme (void)
{
  static const struct {
    RegieRight right;
    RegieEntityId kind;
    RegieAct act;
  } rows[] = {
    { REGIE_MAY_SEE_DOSSIERS, REGIE_ENTITY_Dossier, REGIE_ACT_READ },
    { REGIE_MAY_RECORD, REGIE_ENTITY_Goal, REGIE_ACT_ADD },
    { REGIE_MAY_ADMINISTER, REGIE_ENTITY_Staff, REGIE_ACT_CHANGE },
    { REGIE_MAY_SEE_HEALTH, REGIE_ENTITY_Health, REGIE_ACT_READ },
    { REGIE_MAY_CONTRACT, REGIE_ENTITY_Price, REGIE_ACT_ADD },
    { REGIE_MAY_ORDER, REGIE_ENTITY_Engagement, REGIE_ACT_ADD },
    { REGIE_MAY_DESK, REGIE_ENTITY_Wish, REGIE_ACT_ADD },
    { REGIE_MAY_REPORT, REGIE_ENTITY_Quarter, REGIE_ACT_ADD },
    { REGIE_MAY_BREAK_GLASS, REGIE_ENTITY_Emergency, REGIE_ACT_ADD },
  };

  for (guint role = 0; role < REGIE_N_ROLES; role++)
    for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        const char *name = regie_role_name ((RegieRole) role);

        if (regie_role_may (name, rows[i].right)
            != regie_access_allows (name, regie_entity (rows[i].kind), rows[i].act, NULL))
          g_error ("%s %u", name, rows[i].right);
      }
}

TEST_SUITE (access)
{
  g_test_add_func ("/access/allowed", test_allowed);
  g_test_add_func ("/access/every-kind", test_every_kind);
  g_test_add_func ("/access/reasons", test_reasons);
  g_test_add_func ("/access/programme", test_programme);
}
