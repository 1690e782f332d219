/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-command.h"
#include "regie-item.h"

/* What can be chosen for a line of the plan: who delivers a subject under contract, in which lot,
 * at which price on that day, with which groups, and whether there is room. */

typedef enum {
  REGIE_DELIVERY_NONE,     /* nobody yet */
  REGIE_DELIVERY_CONTRACT, /* a provider, or a group of one */
  REGIE_DELIVERY_OTHER     /* what is in no contract: it is typed */
} RegieDeliveryKind;

REGIE_DECLARE_ITEM (RegieDelivery, regie_delivery, DELIVERY)
struct _RegieDelivery {
  RegieItem parent_instance;
  int kind;                         /* RegieDeliveryKind */
  char *title, *about;              /* ABOUT is NULL where there is nothing to add */
  char *spoken;                     /* both, for a screen reader */
  char *provider;                   /* as the line of the plan stores it; NULL for nobody */
  char *price, *unit;               /* of the price list on the first day, as they are stored */
  gboolean is_group;                /* what follows is of a group */
  char *place, *rhythm, *intensity; /* as they are stored; NULL where the group does not say */
};

/* The answer of REGIE_PLAN_DELIVERIES (regie-dossier-commands.h), about (xsss): dossier, subject (a
 * key), first and last day (as they are stored; "" while they are not known).  A GListStore of
 * RegieDelivery: nobody first, then each provider with its groups by name, and at the end what is
 * in no contract.  The lot of a provider is the one that an order would take. */
gpointer regie_deliveries_load (const RegieWork *work, GVariant *target, GError **error);
