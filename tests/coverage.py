#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""How many lines of each file and folder the tests have run, as gcov noted it in a build folder; fails under the floors."""
import collections
import json
import os
import subprocess
import sys

ROOT, BUILD = sys.argv[1:3]
# In per cent: of everything below the window together, and of the window.  They only go up, to 95 and 85.
FLOORS = {'below src/app': 94, 'src/app': 75}
# What measures the program or makes pictures of it, and is run for that alone.
LEFT_OUT = ('src/app/tools/regie-measure.c', 'src/app/tools/regie-shots.c', 'src/cli/bench/regie-bench.c', 'src/cli/bench/regie-bench-postgres.c', 'src/cli/bench/regie-bench-clients.c', 'src/cli/bench/regie-bench-idle.c', 'src/cli/bench/regie-bench-live.c')


def measure():
    """File → lines that were run, lines."""
    # A header is counted once for each file that includes it, so only .c files are.
    out = subprocess.run(['gcovr', '--root', ROOT, '--object-directory', os.path.join(ROOT, BUILD), '--filter', 'src/.*\\.c$', '-j', '2', '--json-summary', '-'],
                         cwd=ROOT, check=True, stdout=subprocess.PIPE)
    return {f['filename']: (f['line_covered'], f['line_total']) for f in json.loads(out.stdout)['files'] if f['filename'] not in LEFT_OUT}


def say(name, run, lines):
    print(f'{name:48} {run:6} of {lines:6} {100 * run / max(lines, 1):7.1f} %')


def main():
    files = measure()
    folders = collections.defaultdict(lambda: [0, 0])
    for name, counts in sorted(files.items()):
        say(name, *counts)
        layer = os.path.join(*name.split('/')[:2])
        for where in (os.path.dirname(name) + '/', 'src/app' if layer == 'src/app' else 'below src/app'):
            folders[where] = [a + b for a, b in zip(folders[where], counts)]
    print()
    for name, counts in sorted(folders.items()):
        say(name, *counts)
    under = [name for name, floor in FLOORS.items() if 100 * folders[name][0] < floor * folders[name][1]]
    for name in under:
        print(f'{name}: under the floor of {FLOORS[name]} %')
    sys.exit(bool(under))


main()
