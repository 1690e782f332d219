/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-db.h"
#include "regie-server.h"

/* How far one gets at a server.  Each stage rests on those before it. */
typedef enum {
  REGIE_SERVER_FOUND,  /* there is something that answers */
  REGIE_SERVER_LET_IN, /* who it is is certain, and so am I */
  REGIE_SERVER_READ,   /* it says what it is */
  REGIE_N_SERVER_STAGES
} RegieServerStage;

typedef struct {
  int reached;         /* how many stages were passed: REGIE_N_SERVER_STAGES for all */
  GError *error;       /* why the next was not; NULL when all were */
  char *encryption;    /* "TLSv1.3"; NULL: none */
  char *login;         /* as which the server knows me */
  char *server;        /* its version: "15.8" */
  int version;         /* of the Regie database; 0: nothing is in it yet */
  gboolean may_create; /* it is empty, and I may begin one there */
  char *name, *role;   /* who I am there; NULL: not let in to Regie */
} RegieServerFound;

/* Looks what is at SERVER with PASSWORD (NULL: none), and changes nothing there.  It takes seconds
 * where nobody answers, and ends when CANCELLABLE says so; *ERROR of the answer then is
 * REGIE_ERROR_CANCELLED.  Owned. */
RegieServerFound *regie_server_look (const RegieServer *server, const char *password,
                                     GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;
void regie_server_found_free (RegieServerFound *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RegieServerFound, regie_server_found_free)
