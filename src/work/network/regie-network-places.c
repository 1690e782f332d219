/* SPDX-License-Identifier: EUPL-1.2 */
/* The places in the drawing of a network. */
#include "regie-network-places.h"

/* Found by trying: of thousands of networks, most with five to twelve members, these places leave
 * the most labels whole and keep the members apart, the first places best.  They are part of how a
 * network looks for good: another table would move everybody in every drawing. */
#define R REGIE_LABEL_RIGHT
#define L REGIE_LABEL_LEFT
#define A REGIE_LABEL_ABOVE
#define B REGIE_LABEL_BELOW

/* clang-format off */
const RegieNetworkPlace regie_network_places[3][REGIE_NETWORK_SLOTS] = {
  {
    { -5, 84, L }, { 29, 40, R }, { 12, 71, R }, { -25, 55, L }, { -3, 34, L }, { 26, 78, R },
    { -30, 84, L }, { -16, 84, L }, { 16, 20, R }, { -22, 20, L }, { -12, 56, L }, { 2, 64, R },
    { 9, 44, R }, { 21, 60, R }, { 6, 92, R }, { 17, 88, R }, { -8, 8, L }, { 31, 92, R },
    { -22, 92, L }, { -31, 36, L }, { 31, 60, R }, { 31, 16, R }, { -18, 40, L }, { 19, 40, R },
  },
  {
    { 75, 36, R }, { 101, 34, R }, { 56, 56, R }, { 43, 84, R }, { 88, 60, R }, { 63, 84, R },
    { 79, 80, R }, { 98, 84, R }, { 51, 20, R }, { 43, 48, R }, { 104, 64, R }, { 70, 64, R },
    { 87, 20, R }, { 53, 84, R }, { 88, 92, R }, { 104, 8, R }, { 71, 8, R }, { 61, 32, R },
    { 96, 48, R }, { 79, 52, R }, { 66, 48, R }, { 48, 68, R }, { 93, 72, R }, { 70, 88, R },
  },
  {
    { 170, 58, R }, { 145, 34, R }, { 114, 84, R }, { 133, 84, R }, { 151, 73, B }, { 121, 56, R },
    { 161, 38, R }, { 123, 20, R }, { 163, 84, R }, { 137, 56, R }, { 143, 84, R }, { 170, 20, R },
    { 124, 84, R }, { 156, 56, R }, { 150, 8, R }, { 116, 36, R }, { 156, 92, R }, { 129, 40, R },
    { 170, 92, R }, { 132, 8, R }, { 117, 68, R }, { 129, 68, R }, { 147, 56, R }, { 154, 24, R },
  },
};
/* clang-format on */
