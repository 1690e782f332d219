/* SPDX-License-Identifier: EUPL-1.2 */
#pragma once

#include "regie-shape.h"

/* The colours of what Regie draws itself, as numbers 0xRRGGBB, light and dark: the one table for
 * the screen (regie-palette.h) and for what is drawn without one. */
typedef enum {
  REGIE_TONE_LATE,
  REGIE_TONE_SOON,
  REGIE_TONE_RUN,
  REGIE_TONE_DONE,
  REGIE_TONE_SIGNAL,
  REGIE_TONE_INK,
  REGIE_TONE_TEXT,
  REGIE_TONE_DIM,
  REGIE_TONE_GRID,
  REGIE_TONE_YEAR,
  REGIE_TONE_ACCENT,
  REGIE_TONE_CARD,
  REGIE_TONE_VIEW,
  REGIE_TONE_RULE, /* a line behind the values of a chart, and the one they stand on */
  REGIE_TONE_BASE,
  REGIE_N_TONES
} RegieTone;

typedef enum {
  REGIE_SHADE_LIVED,
  REGIE_SHADE_PLANNED,
  REGIE_SHADE_OUTLINE,
  REGIE_SHADE_TEXT,
  REGIE_SHADE_BAR,    /* of a chart */
  REGIE_SHADE_BEHIND, /* a lighter bar behind it */
  REGIE_N_SHADES
} RegieShade;

/* A family that nothing gets by chance: what asks for attention among its equals. */
#define REGIE_FAMILY_AMBER REGIE_N_FAMILIES

/* [2][REGIE_N_TONES], each number through C. */
#define REGIE_TONES(C)                                                                             \
  {                                                                                                \
    { C (0xb01721), C (0xb5400a), C (0x5e5c64), C (0x17703f), C (0x1a5fb4),                        \
      C (0x3d3846), C (0x2b2a2e), C (0x6a6870), C (0xefeef0), C (0xdddce0),                        \
      C (0x3584e4), C (0xffffff), C (0xffffff), C (0xe9e8eb), C (0xcfced3) },                      \
    {                                                                                              \
      C (0xff9380), C (0xffb060), C (0xc0bfbc), C (0x7fdca4), C (0x99c1f1), C (0xdeddda),          \
        C (0xf3f2f4), C (0xb4b2b8), C (0x2d2d30), C (0x3c3c40), C (0x3584e4), C (0x303033),        \
        C (0x1e1e1e), C (0x4a4a4e), C (0x6a6a70)                                                   \
    }                                                                                              \
  }

/* [2][REGIE_N_FAMILIES + 1][REGIE_N_SHADES] */
#define REGIE_FAMILIES(C)                                                                          \
  {                                                                                                \
    { { C (0xc2c6ce), C (0xe6e8eb), C (0x77767b), C (0x3a3d46), C (0xc2c6ce), C (0xe3e5e9) },      \
      { C (0xc3daf8), C (0xe6f0fc), C (0x62a0ea), C (0x134a8e), C (0x8fbbf2), C (0xdbe9fb) },      \
      { C (0xbfe6d0), C (0xe4f5eb), C (0x57c78f), C (0x17603c), C (0x8fd6b2), C (0xdcf1e5) },      \
      { C (0xe0c8e6), C (0xf3e9f5), C (0xc061cb), C (0x613583), C (0xcfa2da), C (0xefe1f3) },      \
      { C (0xe9dacb), C (0xf5eee7), C (0xb5835a), C (0x63452c), C (0xe9dacb), C (0xf3eae2) },      \
      { C (0xffd9ad), C (0xfdeadb), C (0xe66100), C (0xb5400a), C (0xffb060), C (0xfdeadb) } },    \
    {                                                                                              \
      { C (0x56565e), C (0x37373b), C (0x9a9996), C (0xf0eff2), C (0x6b6b74), C (0x4d4d54) },      \
        { C (0x2b5288), C (0x26364b), C (0x62a0ea), C (0xd3e5fb), C (0x3f74b8), C (0x2c4563) },    \
        { C (0x1f6544), C (0x243c31), C (0x57c78f), C (0xcdf3de), C (0x2f8a5f), C (0x27553f) },    \
        { C (0x5e3d70), C (0x3d3045), C (0xc061cb), C (0xf0d9f5), C (0x80549a), C (0x513d60) },    \
        { C (0x6a5240), C (0x3f372f), C (0xcdab8f), C (0xf2e3d5), C (0x8a6d56), C (0x57483c) },    \
      {                                                                                            \
        C (0x7a4a14), C (0x46341f), C (0xffb060), C (0xffbe6f), C (0xc8741c), C (0x6b4718)         \
      }                                                                                            \
    }                                                                                              \
  }
