#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A picture of every screen in Dutch, in one variant: light, dark, half a screen, narrow, wide or with text twice as large.

Whatever GTK has to say about a screen ends the program; and nothing may lie outside the window or over something else,
ask for more room than there is, be too small to press, or be called like another (regie-look.h)."""
import os
import subprocess
import sys
import tempfile

REGIE, CTL, VARIANT = sys.argv[1:4]
SCREENS = ('1-vandaag', '2-caseload', '3-banen', '4-tijdlijn', '5-kwartaal', '6-feiten', '7-duo', '7-logboek', '8-haalt-het', '8-proberen', '8-wat-als', '62-wat-ik-deed', '63-ongedaan-maken', '9-regels', '38-dashboard', '39-cijfer', '40-kwartaalrapport', '45-prognose', '46-verdelen',
           '60-jongeren', '61-jongeren-tabel', '10-importeren', '11-vastleggen', '12-later', '13-persoon', '14-weigeren', '64-zoeken-en-doen', '65-planregel', '66-aanbieder-kiezen', '20-brieven', '67-bestanden-toevoegen', '69-afdrukken', '70-niets-gevonden')
ADMIN = ('80-medewerkers', '81-database', '83-regels-en-bedragen', '84-bewaren', '85-kantoor', '85e-wijzigingen', '85f-collega', '85g-sleutel', '82-verbinden')
VARIANTS = {'light': {}, 'dark': {'ADW_DEBUG_COLOR_SCHEME': 'prefer-dark'}, 'medium': {'REGIE_SHOTS_WIDTH': '900'}, 'narrow': {'REGIE_SHOTS_WIDTH': '420'},
            'wide': {'REGIE_SHOTS_WIDTH': '1590'}, 'large': {'REGIE_SHOTS_TEXT': '200'}}
# No words are cut in an ordinary window, nor with text twice as large, unless pointing at them says them whole (regie-look.h).
# Elsewhere a name or a sentence may be, where the whole is on the page behind it.
MAY_CUT = ('32-meedoenbalie:',) if VARIANT in ('light', 'large') else ('',)


def is_fault(line):
    return not line.endswith('.png') and not (line.endswith(' is cut') and line.startswith(MAY_CUT))



folder = tempfile.TemporaryDirectory()
database = os.path.join(folder.name, 'pictures.db')
target = os.path.join(folder.name, VARIANT)
env = dict(os.environ, LANGUAGE='nl', LC_ALL='C.UTF-8', G_DEBUG='fatal-criticals')
subprocess.run([CTL, 'demo', '--dossiers', '200', '-d', database, '--today', '2026-11-23'], check=True, env=env, stdout=subprocess.DEVNULL)
print('1..1')
def shoot(*words, **more):
    return subprocess.run([REGIE, '-d', database, '--today', '2026-11-23', '--shots', target, *words], env=dict(env, REGIE_SHOTS_LOOK='1', **VARIANTS[VARIANT], **more), capture_output=True, text=True)


runs = [shoot(), shoot('--as', 'beheer', REGIE_SHOTS_ONLY=','.join(ADMIN))]
# A picture of an empty window is far smaller than one of a screen.
missing = [s for s in SCREENS + ADMIN if not os.path.exists(f'{target}/{s}.png') or os.path.getsize(f'{target}/{s}.png') < 6000]
faults = [line for done in runs for line in done.stdout.splitlines() if is_fault(line)]
failed = any(done.returncode for done in runs) or bool(missing) or bool(faults)
print('not ok' if failed else 'ok', 1, VARIANT)
if failed:
    print('#', *(done.returncode for done in runs), 'without:', *missing)
    for line in faults[:40]:
        print('#', line)
    for done in runs:
        for line in done.stderr.splitlines()[-20:]:
            print('#', line)
sys.exit(failed)
