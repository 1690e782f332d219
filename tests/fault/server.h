/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

/* A server of one test, which it may kill; beside the one that all tests share. */
#include "fixture.h"

typedef struct {
  char *folder;
  char *uri; /* of a database in which an office is ready */
} Server;

/* Empty F, but for a database of the present version on the new server SELF. */
void server_init (Server *self, Fixture *f);
void server_clear (Server *self, Fixture *f);
/* All its processes end at once, as of a machine that falls over. */
void server_kill (const Server *self);
/* It is there again. */
void server_start (const Server *self);
/* An address of the same database by what listens on PORT here; owned. */
char *server_dup_uri_by (const Server *self, guint port);
