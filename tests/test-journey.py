#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A journey through the accessibility tree, as somebody with a screen reader makes it: open, search, open a person,
   record a fact, undo."""
import csv
import io
import os
import subprocess
import sys
import tempfile
import time

import gi
gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, GLib

REGIE, CTL = sys.argv[1:3]


def walk(a, depth=0):
    yield a
    if depth < 40:
        for i in range(a.get_child_count()):
            child = a.get_child_at_index(i)
            if child is not None:
                yield from walk(child, depth + 1)


class App:
    def __init__(self, argv, env):
        self.errors = tempfile.TemporaryFile('w+')
        self.proc = subprocess.Popen(argv, env=env, stderr=self.errors)
        self.root = self.wait(self.find_app, 30, 'the program')

    def find_app(self):
        desk = Atspi.get_desktop(0)
        for i in range(desk.get_child_count()):
            a = desk.get_child_at_index(i)
            if a is not None and a.get_process_id() == self.proc.pid and a.get_child_count():
                a.set_cache_mask(Atspi.Cache.NONE)
                return a

    def wait(self, func, timeout=15, what='something'):
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            try:
                result = func()
            except GLib.Error:
                result = None
            if result:
                return result
            time.sleep(0.05)
        raise AssertionError(f'waited in vain for {what}')

    def find(self, match, what, timeout=15):
        return self.wait(lambda: next((a for a in walk(self.root) if match(a)), None), timeout, what)

    def named(self, part, role=None, timeout=15):
        return self.find(lambda a: part in a.get_name() and (role is None or role in a.get_role_name()), f'{role} “{part}”', timeout)

    def act(self, a):
        for b in walk(a):
            for i in range(b.get_n_actions()):
                if Atspi.Action.get_action_name(b, i) in ('click', 'activate', 'mark.activate'):
                    assert Atspi.Action.do_action(b, i)
                    return
        raise AssertionError(f'{a.get_name()} cannot be activated')

    def action(self, name, target=None):
        for a in walk(self.root):
            for i in range(a.get_n_actions()):
                if Atspi.Action.get_action_name(a, i) == name:
                    assert Atspi.Action.do_action(a, i)
                    return
        raise AssertionError(f'no action {name}')


steps = []
folder = tempfile.mkdtemp()
database = os.path.join(folder, 'journey.db')
env = dict(os.environ, LANGUAGE='en', GTK_A11Y='atspi')
subprocess.run([CTL, 'demo', '--dossiers', '40', '--seed', '3', '-d', database, '--today', '2026-11-23'], check=True, env=env, stdout=subprocess.DEVNULL)
school = ['--provider', 'Leerhuis Zuid', '-d', database, '--today', '2026-11-23']
report = os.path.join(folder, 'report.csv')
with open(report, 'w') as f:
    subprocess.run([CTL, 'sample', 'report', '--period', '2026-10', *school], check=True, env=env, stdout=f)
subprocess.run([CTL, 'import', 'report', report, *school], check=True, env=env, stdout=subprocess.DEVNULL)
names = [row['naam'] for row in __import__('json').loads(subprocess.run([CTL, 'list', '--format', 'json', '-d', database], check=True, env=env,
                                                                       capture_output=True, text=True).stdout)]
target = next(n for n in names if names.count(n) == 1 and n.isascii())


def step(name, func):
    try:
        func()
        steps.append(('ok', name, ''))
    except Exception as e:
        steps.append(('not ok', name, f'{type(e).__name__}: {e}'))


app = App([REGIE, '-d', database, '--today', '2026-11-23'], env)


def key(*keys):
    subprocess.run(['xdotool', 'key', *keys], check=True)


def opens():
    app.named('What asks for action', 'list')


def searches():
    app.action('win.search')
    entry = app.find(lambda a: a.get_name() == 'Search in the caseload', 'the search entry')
    text = next(a for a in walk(entry) if a.get_editable_text_iface() is not None)
    assert Atspi.EditableText.set_text_contents(text, target)
    rows = app.find(lambda a: a.get_name() == 'Caseload' and a.get_role_name() == 'list', 'the list')
    app.wait(lambda: [r.get_name() for r in (rows.get_child_at_index(i) for i in range(rows.get_child_count())) if r.get_name().startswith(target)], what='the row')


def opens_person():
    # From the search entry Return goes into the list, and Return again opens the row.
    rows = app.find(lambda a: a.get_name() == 'Caseload' and a.get_role_name() == 'list', 'the list')
    key('Return')
    app.wait(lambda: any(r.get_state_set().contains(Atspi.StateType.FOCUSED) for r in
                         (rows.get_child_at_index(i) for i in range(rows.get_child_count()))), what='the focus in the list')
    key('Return')
    app.wait(lambda: any(a.get_name() == target for a in walk(app.root) if a.get_role_name() == 'label'), what='the head of the dossier')
    assert sum(1 for a in walk(app.root) if 'Contact' in a.get_name() or 'Decisions and facts' in a.get_name()) > 0


def facts():
    out = subprocess.run([CTL, 'export', '--facts', '-d', database], check=True, env=env, capture_output=True, text=True).stdout
    return out.count('\n')


def records():
    before = facts()
    app.action('dossier.record')
    app.named('Record a fact', timeout=10)
    save = app.find(lambda a: a.get_name().replace('_', '').startswith('Save') and 'button' in a.get_role_name(), 'Save')
    app.act(save)
    app.wait(lambda: facts() == before + 1, what='the new fact')
    app.wait(lambda: any('Recorded: Contact' in a.get_name() for a in walk(app.root)), what='the toast')


def undoes():
    before = facts()
    app.action('win.undo')
    app.wait(lambda: facts() == before - 1, what='the undo')


def nameless():
    return [a.get_role_name() for a in walk(app.root) if a.get_role_name() in ('push button', 'toggle button', 'list item', 'table row', 'check box')
            and not a.get_name() and not any(c.get_name() for c in walk(a)) and a.get_state_set().contains(Atspi.StateType.VISIBLE)]


def everything_has_a_name():
    # The undo fills the page anew: a walk that meets a part that has just gone begins again.
    (bare,) = app.wait(lambda: (nameless(),), what='a walk over every control')
    assert not bare, bare
    assert app.proc.poll() is None, 'the program ended by itself'


def note_of(app):
    return app.find(lambda a: a.get_name() == 'Note' and a.get_editable_text_iface() is not None, 'the note')


def typed_text_survives_a_kill():
    global app
    app.action('dossier.record')
    Atspi.EditableText.set_text_contents(note_of(app), 'belde over het rooster')
    app.wait(lambda: b'belde over het rooster' in open(database, 'rb').read() or b'belde%20over' in open(database, 'rb').read(), what='the draft')
    app.proc.kill()
    app.proc.wait()
    app = App([REGIE, '-d', database, '--today', '2026-11-23'], env)
    app.named('Not saved, but not lost either')
    app.act(app.find(lambda a: 'Go on' in a.get_name() and 'button' in a.get_role_name(), 'Go on'))
    app.named('This was not saved last time.')
    app.wait(lambda: any(Atspi.Text.get_text(a, 0, Atspi.Text.get_character_count(a)) == 'belde over het rooster'
                         for a in walk(app.root) if a.get_text_iface() is not None), what='what was typed')


def focused():
    """What has the focus in the window that came last: a form lies above the main window, which keeps its own."""
    for i in reversed(range(app.root.get_child_count())):
        for a in walk(app.root.get_child_at_index(i)):
            if a.get_state_set().contains(Atspi.StateType.FOCUSED) and a.get_role_name() not in ('frame', 'window'):
                return a
    return None


def tab_to(part, most=90):
    """Presses Tab until what has the focus has PART in its name."""
    for _ in range(most):
        a = app.wait(focused, what='a focus')
        if part in a.get_name():
            return a
        key('Tab')
        time.sleep(.03)
    raise AssertionError(f'Tab does not reach “{part}”')


def count(kind):
    out = subprocess.run([CTL, 'export', '--kind', kind, '--reason', 'journey', '-d', database, '--today', '2026-11-23'], check=True, env=env, capture_output=True, text=True).stdout
    return len(list(csv.reader(io.StringIO(out))))


def established():
    out = subprocess.run([CTL, 'export', '--kind', 'voortgangsoverleg', '-d', database, '--today', '2026-11-23'], check=True, env=env, capture_output=True, text=True).stdout
    rows = list(csv.reader(io.StringIO(out)))
    return sum(1 for row in rows[1:] if row[rows[0].index('vastgesteld_op')])


def opens_who_has_no_plan():
    rows = __import__('json').loads(subprocess.run([CTL, 'list', '--format', 'json', '-d', database, '--today', '2026-11-23'], check=True, env=env, capture_output=True, text=True).stdout)
    number = next(r['dossiernummer'] for r in rows if r['fase'] == 'intake')
    key('ctrl+f')
    entry = app.find(lambda a: a.get_name() == 'Search in the caseload', 'the search entry')
    text = next(a for a in walk(entry) if a.get_editable_text_iface() is not None)
    Atspi.EditableText.set_text_contents(text, '')
    subprocess.run(['xdotool', 'type', '--delay', '20', number], check=True)
    time.sleep(1)
    key('Return')
    time.sleep(.5)
    key('Return')
    app.wait(lambda: any(number in a.get_name() for a in walk(app.root) if a.get_role_name() == 'label'), what='the head of the dossier')


def saves(kind, before, more=1):
    windows = app.root.get_child_count()
    key('ctrl+Return')
    app.wait(lambda: count(kind) == before + more, what=f'{kind} saved')
    # On a busy machine the form goes after that; until then keys would still go to it.
    app.wait(lambda: app.root.get_child_count() < windows, what='the form closed')
    time.sleep(.3)


def agenda_from_a_report():
    """The school's report of October came in just now; the page says who is out of step, and a meeting is made of that."""
    before = count('voortgangsoverleg')
    key('ctrl+3')
    app.find(lambda a: a.get_name().startswith('Leerhuis Zuid') and a.get_role_name() == 'list item', 'the provider')
    time.sleep(.5)
    key('Tab')
    tab_to('Leerhuis Zuid')
    key('Return')
    app.act(app.find(lambda a: a.get_name() == 'Reports' and 'button' in a.get_role_name(), 'the tab'))
    app.find(lambda a: a.get_name().startswith('On the agenda: '), 'somebody who is out of step')
    app.act(app.find(lambda a: a.get_name().replace('_', '').startswith('Make the agenda') and 'button' in a.get_role_name(), 'the button'))
    app.named('The people that were chosen')
    time.sleep(.5)
    # The form begins in its first field, the day; libadwaita does not tell the focus of an entry row.
    subprocess.run(['xdotool', 'type', '--delay', '20', '23-11-2026'], check=True)
    saves('voortgangsoverleg', before)
    assert count('agendapunt') > points_before, 'nobody is on the agenda'
    app.act(app.find(lambda a: a.get_name() == 'Meetings' and 'button' in a.get_role_name(), 'the meetings'))
    # A button acts a quarter of a second after it is activated, and not when the page was filled anew in that time.
    app.find(lambda a: a.get_name().startswith('Establish') and 'button' in a.get_role_name(), 'the button under the agenda')
    time.sleep(3)
    app.act(app.find(lambda a: a.get_name().startswith('Establish') and 'button' in a.get_role_name(), 'the minutes'))
    app.wait(lambda: established() == closed_before + 1, what='the minutes')


def visitor_at_the_counter():
    """From hello to a match in less than a minute, by keys alone; the screen never shows more than initials."""
    before = count('koppeling')
    key('alt+Left')
    time.sleep(.5)
    key('ctrl+4')
    app.named('Proposals for')
    begin = time.monotonic()
    key('alt+c')
    app.find(lambda a: a.get_name() == 'Number of the visitor', 'the counter')
    time.sleep(.5)
    subprocess.run(['xdotool', 'type', '--delay', '20', 'N0100'], check=True)
    key('Return')
    app.find(lambda a: a.get_name().startswith('A.A.') and a.get_role_name() == 'label', 'the visitor')
    time.sleep(.5)
    key('1')
    app.named('This fits')
    key('a')
    app.wait(lambda: count('koppeling') == before + 1, 30, 'the match')
    spent = time.monotonic() - begin
    assert spent < 60, f'{spent:.0f} s'
    close = app.find(lambda a: a.get_name().replace('_', '') == 'Close the Counter', 'the way out')
    (shown,) = app.wait(lambda: ([a.get_name() for a in walk(close.get_parent().get_parent().get_parent())],), what='a walk over the counter')
    assert any('What would you like to do?' in s for s in shown), shown
    assert not any(n in s for n in names for s in shown), 'a name at the counter'
    app.named('Nobody waits')
    key('Escape')
    app.named('Open the Counter')


def intake_by_keyboard():
    before = count('antwoord')
    key('alt+2')
    app.named('Life domains')
    tab_to('Write down: Network')
    key('space')
    app.find(lambda a: a.get_name() == 'What was said' and a.get_editable_text_iface() is not None, 'the field')
    tab_to('What was said')
    subprocess.run(['xdotool', 'type', '--delay', '20', 'Knows two neighbours'], check=True)
    saves('antwoord', before)


def pip_by_keyboard():
    before = count('pip_besluit')
    key('alt+3')
    app.named('The decision')
    tab_to('Draw up')
    key('space')
    app.wait(lambda: count('pip_besluit') == before + 1, what='the draft')
    app.named('Version 1')
    tab_to('Change: Version 1')
    key('space')
    app.find(lambda a: a.get_name() == 'Route *' or a.get_name() == 'B1 route: why or why not', 'the form')
    for part in ('B1 route: why', 'Education route: why', 'Self-reliance route: why'):
        tab_to(part)
        subprocess.run(['xdotool', 'type', '--delay', '20', 'Because'], check=True)
    key('ctrl+Return')
    app.wait(lambda: not any('Education route: why' in a.get_name() and a.get_editable_text_iface() is not None for a in walk(app.root)), what='the form closed')
    facts_before = facts()
    tab_to('Establish')
    key('space')
    app.named('Establish the PIP')
    time.sleep(.3)
    key('ctrl+Return')
    app.wait(lambda: facts() == facts_before + 1, what='the PIP')


def letter_by_keyboard():
    before = count('document')
    app.named('Dated')
    tab_to('Letter')
    key('space')
    app.find(lambda a: 'Wat u gaat doen' in a.get_name(), 'the letter itself')
    saves('document', before)


points_before, closed_before = count('agendapunt'), established()
step('opens on what asks for action', opens)
step('makes an agenda from a report', agenda_from_a_report)
step('searches as you type', searches)
step('opens a person', opens_person)
step('records a fact', records)
step('undoes it', undoes)
step('opens who has no plan yet', opens_who_has_no_plan)
step('holds the intake by keyboard alone', intake_by_keyboard)
step('draws up and dates the PIP by keyboard alone', pip_by_keyboard)
step('makes the letter by keyboard alone', letter_by_keyboard)
step('helps a visitor at the counter within a minute, by keyboard alone', visitor_at_the_counter)
step('every control has a name', everything_has_a_name)
step('what was typed survives a kill', typed_text_survives_a_kill)
app.proc.kill()
app.errors.seek(0)
complaints = [line for line in app.errors.read().splitlines() if 'CRITICAL' in line or 'WARNING' in line or 'Sanitizer' in line]
print(f'1..{len(steps)}')
for number, (ok, name, why) in enumerate(steps, 1):
    print(ok, number, name)
    for text in why.splitlines():
        print('#', text)
for text in complaints if any(s[0] != 'ok' for s in steps) else []:
    print('# stderr:', text)
sys.exit(any(s[0] != 'ok' for s in steps))
