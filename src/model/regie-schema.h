/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include <glib.h>
#include <stddef.h>

#include "regie-keys.h"

/* Every stored field, as regie-schema.def names it.  A value is text or NULL ("unknown"); its kind
 * says which text. */
typedef enum {
  REGIE_TEXT,    /* any text */
  REGIE_NOTE,    /* text of several lines */
  REGIE_CODE,    /* a key of a list of codes.ini */
  REGIE_REF,     /* the id of another record */
  REGIE_DAY,     /* 2026-11-23 */
  REGIE_PARTIAL, /* 1990-00-00: a birth date with unknown parts */
  REGIE_MOMENT,  /* 2026-11-23T09:12:33Z */
  REGIE_INT,
  REGIE_MONEY, /* cents */
  REGIE_BOOL   /* 0 or 1 */
} RegieKind;

typedef enum {
  REGIE_REQUIRED = 1 << 0,
  REGIE_UNIQUE = 1 << 1,   /* among the records that are not void */
  REGIE_PERSONAL = 1 << 2, /* says something of a person: never in logs */
  REGIE_INDEXED = 1 << 3,
  REGIE_ATTRIBUTE = 1 << 4, /* of some kinds of fact only: codes.ini says which */
  REGIE_OWN = 1 << 5,       /* set by the program: no row in a form */
  REGIE_LARGE = 1 << 6,     /* an amount for an office, not for one person */
  REGIE_STAMPED = 1 << 7,   /* a number as it stands on a card: capitals, without spaces */
  REGIE_SEVERAL = 1 << 8,   /* several things on one line, so it may be longer than other texts */
  REGIE_TECHNICAL = 1 << 9  /* for the program: nobody searches for it */
} RegieFieldFlags;

typedef struct {
  const char *name, *key, *label; /* label untranslated: show it through regie_field_label */
  const char *list; /* of a code: its list in codes.ini; of a reference: the kind of record */
  RegieKind kind;
  guint flags, since;
} RegieField;

typedef struct {
  const char *name, *key, *label;
  const RegieField *fields;
  guint n_fields, since;
} RegieEntity;

/* All kinds of record of a program version.  Tests pass a schema of their own. */
typedef struct {
  const RegieEntity *entities;
  guint n_entities, version;
} RegieSchema;

typedef enum {
#define RECORD(Name, name, key, since, label) REGIE_ENTITY_##Name,
#define END
#define TEXT(...)
#define NOTE(...)
#define CODE(...)
#define REF(...)
#define DAY(...)
#define PARTIAL(...)
#define MOMENT(...)
#define INT(...)
#define MONEY(...)
#define BOOL(...)
#include "regie-schema.def"
#undef RECORD
#undef END
#undef TEXT
#undef NOTE
#undef CODE
#undef REF
#undef DAY
#undef PARTIAL
#undef MOMENT
#undef INT
#undef MONEY
#undef BOOL
  REGIE_N_ENTITIES
} RegieEntityId;

/* A struct per kind of record, with a member per field: where a member stands is the number of its
 * field, so the compiler knows which fields there are.  Nobody makes one. */
#define RECORD(Name, name, key, since, label)                                                      \
  typedef struct _Regie##Name##Fields Regie##Name##Fields;                                         \
  struct _Regie##Name##Fields {
#define END                                                                                        \
  }                                                                                                \
  ;
#define TEXT(name, ...) char name;
#define NOTE(name, ...) char name;
#define CODE(name, ...) char name;
#define REF(name, ...) char name;
#define DAY(name, ...) char name;
#define PARTIAL(name, ...) char name;
#define MOMENT(name, ...) char name;
#define INT(name, ...) char name;
#define MONEY(name, ...) char name;
#define BOOL(name, ...) char name;
#include "regie-schema.def"
#undef RECORD
#undef END
#undef TEXT
#undef NOTE
#undef CODE
#undef REF
#undef DAY
#undef PARTIAL
#undef MOMENT
#undef INT
#undef MONEY
#undef BOOL

/* A struct per kind of record with a member per field that holds a code, of the type of its list.
 * Nobody makes one either. */
/* clang-format off */
#define RECORD(Name, name, key, since, label) \
  typedef struct _Regie##Name##Codes Regie##Name##Codes; \
  struct _Regie##Name##Codes { char none;
#define END };
#define CODE(name, key, List, ...) Regie##List name;
#define TEXT(...)
#define NOTE(...)
#define REF(...)
#define DAY(...)
#define PARTIAL(...)
#define MOMENT(...)
#define INT(...)
#define MONEY(...)
#define BOOL(...)
#include "regie-schema.def"
/* clang-format on */
#undef RECORD
#undef END
#undef CODE
#undef TEXT
#undef NOTE
#undef REF
#undef DAY
#undef PARTIAL
#undef MOMENT
#undef INT
#undef MONEY
#undef BOOL

/* The number of a field in its kind of record: REGIE_AT (Person, surname). */
#define REGIE_AT(Kind, field) ((guint) offsetof (Regie##Kind##Fields, field))
/* The field itself: REGIE_FIELD (Person, surname)->key. */
#define REGIE_FIELD(Kind, field)                                                                   \
  (&regie_entity (REGIE_ENTITY_##Kind)->fields[REGIE_AT (Kind, field)])
/* The type of a field that holds a code: REGIE_CODE_OF (Fact, route) is RegieRoute. */
#define REGIE_CODE_OF(Kind, field) __typeof__ (((Regie##Kind##Codes *) NULL)->field)
/* The key that stands for VALUE in that field; NULL when it is unknown. */
#define REGIE_CODE_KEY(Kind, field, value)                                                         \
  regie_keys_key (regie_field_keys (REGIE_FIELD (Kind, field)),                                    \
                  (REGIE_CODE_OF (Kind, field)){ value })

const RegieSchema *regie_schema (void);
const RegieEntity *regie_entity (RegieEntityId id);
const RegieEntity *regie_schema_find (const RegieSchema *self, const char *entity);
const RegieField *regie_entity_find (const RegieEntity *self, const char *field);
/* By Dutch key, as in files. */
const RegieField *regie_entity_find_key (const RegieEntity *self, const char *key);
const char *regie_field_label (const RegieField *self);
/* Of a code: the list that C has of it; NULL for a field of another kind. */
const RegieKeys *regie_field_keys (const RegieField *self);
/* Does this kind of record lie in a dossier, by its field "dossier"? */
gboolean regie_entity_is_in_dossier (const RegieEntity *self);
/* Is every record of it of a dossier? */
gboolean regie_entity_is_of_dossier (const RegieEntity *self);
/* Of a kind of record that is about a subject which may be shared (regie-codes.def, Shared): the
 * field that says which; else NULL.  What is about health is for who may see health only. */
const RegieField *regie_entity_subject (const RegieEntity *self);
/* Are some records of this kind about health?  Those of which *FIELD is *CODE: they are for who may
 * see health only. */
gboolean regie_entity_find_health (const RegieEntity *self, const RegieField **field,
                                   const char **code);
/* Is this kind of record the work of the Meedoenbalie? */
gboolean regie_entity_is_of_desk (const RegieEntity *self);
