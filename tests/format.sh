#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Lays out FILES as .clang-format says; the marks of translation stand against their text, which that file cannot say.
printf '%s\n' "$@" | xargs -P 2 -n 40 clang-format-14 -i --style="file:$(dirname "$0")/../.clang-format"
sed -i -E 's/\b(N?C?_) \(/\1(/g' "$@"
