#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A picture of every screen in Dutch: light, dark, half a screen and narrow.  Whatever GTK has to say about a screen ends the program."""
import os
import subprocess
import sys
import tempfile

REGIE, CTL = sys.argv[1:3]
SCREENS = ('1-vandaag', '2-caseload', '3-banen', '4-tijdlijn', '5-kwartaal', '6-feiten', '7-duo', '7-logboek', '8-haalt-het', '8-proberen', '8-wat-als', '9-regels',
           '10-importeren', '11-vastleggen', '12-later', '13-persoon', '14-weigeren')
VARIANTS = {'light': {}, 'dark': {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}, 'medium': {'REGIE_SHOTS_WIDTH': '900'}, 'narrow': {'REGIE_SHOTS_WIDTH': '420'}}

folder = tempfile.mkdtemp()
database = os.path.join(folder, 'pictures.db')
env = dict(os.environ, LANGUAGE='nl', LC_ALL='C.UTF-8', G_DEBUG='fatal-criticals')
subprocess.run([CTL, 'demo', '--dossiers', '200', '-d', database, '--today', '2026-11-23'], check=True, env=env, stdout=subprocess.DEVNULL)
print(f'1..{len(VARIANTS)}')
failed = False
for number, (name, extra) in enumerate(VARIANTS.items(), 1):
    target = os.path.join(folder, name)
    done = subprocess.run([REGIE, '-d', database, '--today', '2026-11-23', '--shots', target], env=dict(env, **extra), capture_output=True,
                          text=True, timeout=120)
    # A picture of an empty window is far smaller than one of a screen.
    missing = [s for s in SCREENS if not os.path.exists(f'{target}/{s}.png') or os.path.getsize(f'{target}/{s}.png') < 6000]
    ok = done.returncode == 0 and not missing
    failed |= not ok
    print('ok' if ok else 'not ok', number, name)
    if not ok:
        print('#', done.returncode, 'without:', *missing)
        for line in done.stderr.splitlines()[-20:]:
            print('#', line)
sys.exit(failed)
