#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Every page and every form as a screen reader finds them: whatever can have the focus has a name, what is required and
what is wrong is said, no two buttons are called the same, and none is too small to be pressed."""
import os
import subprocess
import sys
import tempfile

from a11y import App, Atspi

REGIE, CTL = sys.argv[1:3]
TODAY = '2026-11-23'
INTERACTIVE = ('push button', 'toggle button', 'check box', 'radio button', 'text', 'entry', 'password text', 'combo box', 'slider',
               'spin button', 'list item', 'table row', 'menu item', 'page tab', 'link', 'list')
TYPED = ('text', 'combo box', 'spin button')
# What the look at the widgets themselves says of names and of targets (regie-look.c).
NAMES, TARGETS = (' is called ', ' has no name'), (' by ',)

folder = tempfile.TemporaryDirectory()
database = os.path.join(folder.name, 'crawl.db')
env = dict(os.environ, LANGUAGE='nl', LC_ALL='C.UTF-8', G_DEBUG='fatal-criticals')
subprocess.run([CTL, 'demo', '--dossiers', '200', '-d', database, '--today', TODAY], check=True, env=env, stdout=subprocess.DEVNULL)
faults = {'names': [], 'apart': [], 'targets': [], 'required': [], 'invalid': []}
seen, required, wrong = [], [], []


def is_named(part):
    return part.name.strip() and not part.name.startswith(('Gtk', 'Adw', 'Regie'))


def look(step, window, *above):
    """ABOVE are the parts that it lies in."""
    for part in window.children:
        look(step, part, *above, window)
    for part in [window]:
        if not part.is_in(Atspi.StateType.FOCUSABLE):
            continue
        # A button has a name of its own; the words of a row are those in it.
        within = [part] if part.role.endswith('button') else list(part.walk())
        if part.role in INTERACTIVE and not any(is_named(one) for one in within):
            faults['names'].append(f'{step}: a {part.role} without a name in ' + ' / '.join(one.name for one in above if one.name))
        if part.role in TYPED and part.name.endswith(' *'):
            required.append(part.name)
            if 'Verplicht' not in part.about and not part.is_in(Atspi.StateType.INVALID):
                faults['required'].append(f'{step}: {part.name}')
        if part.is_in(Atspi.StateType.INVALID):
            wrong.append(f'{step}: {part.name}')


def say(number, name, found, enough):
    print('ok' if enough and not found else 'not ok', number, name)
    for fault in list(dict.fromkeys(found))[:40]:
        print('#', fault)


print('1..5', flush=True)
app = App([REGIE, '-d', database, '--today', TODAY, '--shots', folder.name],
          dict(env, REGIE_SHOTS_HOLD='1', REGIE_SHOTS_LOOK='1', REGIE_SHOTS_FORMS='1'), lambda: None,
          stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
for line in app.process.stdout:
    line = line.rstrip('\n')
    if line.startswith('held '):
        step, *unseen = line[5:].split()
        print('#', step, flush=True)
        seen.append(step)
        look(step, app.read_top(unseen))
        app.process.stdin.write('\n')
        app.process.stdin.flush()
    elif any(part in line for part in NAMES):
        faults['apart'].append(line)
    elif any(part in line for part in TARGETS) and ' is ' in line:
        faults['targets'].append(line)
ended = app.process.wait()
if ended != 0:
    print('#', ended, app.said())
forms = [step for step in seen if step.startswith('form-')]
say(1, 'whatever can have the focus has a name', faults['names'], ended == 0 and len(seen) > 100 and len(forms) > 60)
say(2, 'buttons that say the same say of what', faults['apart'], ended == 0)
say(3, 'whatever is pressed is large enough', faults['targets'], ended == 0)
say(4, 'what is required says so', faults['required'], len(required) > 50)
say(5, 'what is wrong says so', [] if any('Niveau' in one for one in wrong) else ['14-weigeren: Niveau'], True)
sys.exit(ended != 0)
