/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-day.h"
#include "regie-insert.h"

#define REGIE_DEMO_MOST_ORGANISATIONS 24

/* Invented records: gathered by kind, and written in the order in which the kinds need each
 * other. */
typedef struct {
  RegieDb *db;
  RegieDay today;
  gint64 next_id;
  RegieInsert *inserts[REGIE_N_ENTITIES]; /* NULL: nothing of the kind was added yet */
  char days[12][REGIE_DAY_TEXT];          /* of regie_demo_in_days() */
  guint n_days;
  gint64 organisations[REGIE_DEMO_MOST_ORGANISATIONS]; /* ids, of regie-demo-organisations.c */
} RegieDemoWriter;

/* The ids begin with FIRST_ID. */
void regie_demo_writer_init (RegieDemoWriter *self, RegieDb *db, RegieDay today, gint64 first_id);
/* What was added and not flushed is forgotten. */
void regie_demo_writer_clear (RegieDemoWriter *self);
/* Adds a record of ENTITY with VALUES by the number of the field; gives its id. */
gint64 regie_demo_add_values (RegieDemoWriter *self, RegieEntityId entity,
                              const char *const *values);
/* Adds a record; PAIRS: names of fields and values, NULL at the end.  ID (REGIE_NUMBER_TEXT bytes)
 * gets its id as text. */
void regie_demo_add (RegieDemoWriter *self, RegieEntityId entity, char *id,
                     const char *const *pairs);
/* The same of a kind, with the names and values as arguments. */
#define REGIE_DEMO_ADD(self, Kind, id, ...)                                                        \
  regie_demo_add (self, REGIE_ENTITY_##Kind, id, (const char *const[]){ __VA_ARGS__, NULL })
/* Writes what was added; FALSE with ERROR set. */
gboolean regie_demo_flush (RegieDemoWriter *self, GError **error);
/* The day N days after today, as text that stays as it is for the next eleven calls. */
const char *regie_demo_in_days (RegieDemoWriter *self, int n);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RegieDemoWriter, regie_demo_writer_clear)
