#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Lays out FILES as .clang-format says; the marks of translation stand against their text, which that file cannot say.
# A file that is right already is not written, so that nothing is compiled anew because of it.
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cp --parents "$@" "$work" || exit 1
find "$work" -type f -print0 | xargs -0 -P 2 -n 40 clang-format-14 -i --style="file:$(dirname "$0")/../.clang-format" || exit 1
find "$work" -type f -print0 | xargs -0 sed -i -E 's/\b(N?C?_) \(/\1(/g'
for file; do
  cmp -s "$file" "$work/$file" || cat "$work/$file" > "$file"
done
