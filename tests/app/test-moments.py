#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The moments that decide whether people like it, each in the actions that it may cost: a key, a click and words typed in
one go are an action each.  Monday: what is the most urgent is dealt with.  The talk: why is this the date, and what if.
The meeting: the report is in, the agenda is made.  And somebody new, from the first word to an established PIP."""
import os
import sqlite3
import sys

from a11y import Atspi, Node
from hand import Hand

MOST, MOST_NEW = 12, 40
BECAUSE = ('Wants to work as a baker', 'No schooling before', 'B1 is within reach')

hand = Hand(*sys.argv[1:3])
ctl, ask, count = hand.ctl, hand.ask, hand.count
key, type_text, wait_for_focus = hand.key, hand.type_text, hand.wait_for_focus


def prepare():
    school = ['--provider', 'Leerhuis Zuid']
    report = os.path.join(hand.folder, 'report.csv')
    ctl('demo', '--dossiers', '60', '--seed', '7')
    with open(report, 'w') as f:
        f.write(ctl('sample', 'report', '--period', '2026-10', *school))
    ctl('import', 'report', report, *school)
    # What is the most urgent is somebody without a PIP: the rest can wait.
    connection = sqlite3.connect(hand.database)
    connection.execute("UPDATE deadline SET deferred_until = '2027-03-01' WHERE due < '2026-11-23' AND rule NOT LIKE 'PIP%'")
    connection.execute("UPDATE talk SET stage = 'afgezegd' WHERE day = '2026-11-23'")
    connection.commit()
    connection.close()


def moment(func, most):
    """FUNC, in at most MOST actions."""
    hand.actions = 0
    func()
    print(f'# {hand.actions} actions')
    assert hand.actions <= most, f'{hand.actions} actions, and {most} may be'


def established():
    return count('decision', 'fact IS NOT NULL')


def opens_form(open_it):
    windows = app.count_windows()
    open_it()
    app.wait(lambda: app.count_windows() == windows + 1)
    app.wait_for_keys()


def saves(press):
    windows = app.count_windows()
    press()
    app.wait(lambda: app.count_windows() == windows - 1)
    app.count_windows()  # answered in a later turn of the loop, so the display knows it too


def finds(what):
    """What lies over the window is no window of its own, but the keys go there."""
    key('ctrl+k')
    app.named('Search and do')
    app.wait(lambda: not Node(app.bus, *app.windows()[0]).has_state(Atspi.StateType.ACTIVE))
    type_text(what)


def without_a_pip():
    """Of Vandaag, where a PIP was never drawn up: the name of the row, as it is said."""
    rows = app.find(lambda name: name == 'What asks for action', 'list').children
    return next((row.name for row in rows if row.name.startswith('Establish the PIP')), None)


def is_asked():
    return any(a.name.replace('_', '').startswith('Save all the same') for a in app.walk())


def is_established(before, windows):
    """The forms go after what they saved is there; until then a click would still be one in them."""
    app.wait(lambda: established() == before + 1)
    app.wait(lambda: app.count_windows() == windows)
    app.count_windows()  # answered in a later turn of the loop, so the display knows it too


# --- Monday ---

def draws_up_by_keyboard():
    """From a plan without a decision to one that is established."""
    before = established()
    wait_for_focus('Draw up')
    opens_form(lambda: key('Return'))
    hand.tab_to('B1 route: why or why not')
    for i, why in enumerate(BECAUSE):
        if i > 0:
            moves = app.bus.moves
            key('Tab')
            app.wait(lambda: app.bus.moves > moves)
        type_text(why)
    saves(lambda: key('ctrl+Return'))
    app.named('Establish…: Version 1')
    windows = app.count_windows()
    opens_form(lambda: key('Return'))
    key('ctrl+Return')
    app.wait(lambda: established() == before + 1 or is_asked())
    if is_asked():
        wait_for_focus('Save all the same')
        key('Return')
    is_established(before, windows)


def monday_by_keyboard():
    """One begins at the most urgent."""
    row = app.wait(without_a_pip)
    app.wait(lambda: hand.focus_is_at(row))
    key('Return')
    draws_up_by_keyboard()


def fill(name, text):
    """Clicks in a field and types."""
    field = app.editable(name)
    hand.click(field)
    app.wait(lambda: field.has_state(Atspi.StateType.FOCUSED))
    type_text(text)


def click(part, role='button'):
    hand.click(app.find(lambda name: name.replace('_', '').startswith(part), role))


def monday_by_mouse():
    before = established()
    key('ctrl+1')
    hand.actions = 0  # where Monday begins
    row = app.wait(without_a_pip)
    who = row.split(':')[0]
    click(f'Record the PIP: {who}')
    opens_form(lambda: click('Draw up'))
    for name, why in zip(('B1 route: why or why not', 'Education route: why or why not', 'Self-reliance route: why or why not'), BECAUSE):
        fill(name, why)
    saves(lambda: click('Save'))
    app.named('Establish…: Version 1')
    windows = app.count_windows()
    opens_form(lambda: click('Establish…'))
    click('Establish')
    app.wait(lambda: established() == before + 1 or is_asked())
    if is_asked():
        click('Save all the same')
    is_established(before, windows)


# --- the talk ---

def whom():
    """Somebody on the way whose name is that of nobody else."""
    return ask('SELECT name FROM dossier_index i WHERE pip_day IS NOT NULL AND done_on IS NULL AND term_end IS NOT NULL AND '
               "(SELECT count(*) FROM dossier_index WHERE name LIKE substr(i.name, 1, 9) || '%') = 1 ORDER BY dossier LIMIT 1")[0][0]


def why_this_date_by_keyboard():
    name = whom()
    key('ctrl+f')
    wait_for_focus('Search in the caseload')
    type_text(name[:9])
    rows = lambda: app.find(lambda n: n == 'Caseload', 'list').children
    app.wait(lambda: rows()[:1] and rows()[0].name.startswith(name))
    key('Return')
    wait_for_focus(name)
    key('Return')
    app.find(lambda n: n == name, 'label')
    app.named('How this date was found')


def what_if_by_keyboard():
    finds('what if')
    app.named('What if…')
    opens_form_in_place(lambda: key('Return'))
    for _ in range(3):
        key('Tab')
    type_text('24-11-2028')
    saves(lambda: key('ctrl+Return'))
    app.named('What changes')


def opens_form_in_place(open_it):
    """The finder goes when the form comes."""
    open_it()
    app.named('New end of the term')
    app.wait_for_keys()


# --- the meeting ---

def agenda_by_keyboard():
    before = count('meeting')
    finds('leerhuis')
    app.named('Leerhuis Zuid')
    key('Return')
    app.named('Quality mark')
    key('alt+3')
    wait_for_focus('Make the agenda')
    opens_form(lambda: key('Return'))
    type_text('23-11')
    saves(lambda: key('ctrl+Return'))
    app.wait(lambda: count('meeting') == before + 1)


def agenda_by_mouse():
    before = count('meeting')
    click('Back')  # a dossier has the window to itself
    app.wait(lambda: not any(a.name == 'Back' for a in app.walk()))
    click('Providers', 'list item')
    click('Mergelland Taal', 'list item')
    click('Meetings')
    opens_form(lambda: click('New meeting…'))
    type_text('23-11-2026')
    saves(lambda: click('Save'))
    app.wait(lambda: count('meeting') == before + 1)


# --- somebody new ---

def person_by_keyboard():
    """Who it is, and what the clock needs first."""
    before = count('dossier')
    opens_form(lambda: key('ctrl+n'))
    type_text('Selam')
    key('Tab', 'Tab')
    type_text('Tesfai')
    key('Tab')
    type_text('3-3-1991')
    key('Tab', 'space', 'Down', 'Return', 'Tab')
    type_text('2-11-2026')
    saves(lambda: key('ctrl+Return'))
    app.wait(lambda: count('dossier') == before + 1)
    app.named('Selam Tesfai')


def intake_by_keyboard():
    key('alt+2')
    wait_for_focus('Begin')
    key('Return')
    app.wait(lambda: count('intake', "dossier = (SELECT max(id) FROM dossier)") == 1)
    for said in ('Speaks a little Dutch', 'Baked bread for ten years', 'Lives with two children'):
        answers = count('answer')
        app.wait(lambda: hand.focus_is_at('What was said'))
        type_text(said)
        key('ctrl+Return')
        app.wait(lambda: count('answer', f"text = '{said}'") == 1)
        assert count('answer') > answers


def new_by_keyboard():
    person_by_keyboard()
    intake_by_keyboard()
    key('alt+3')
    draws_up_by_keyboard()


prepare()
app = hand.start()
print('1..7', flush=True)
for name, func, most in (
        ('Monday: the most urgent, by keyboard alone', monday_by_keyboard, MOST),
        ('the talk: why this date, by keyboard alone', why_this_date_by_keyboard, MOST),
        ('the talk: what if, by keyboard alone', what_if_by_keyboard, MOST),
        ('the meeting: its agenda, by keyboard alone', agenda_by_keyboard, MOST),
        ('somebody new, to an established PIP, by keyboard alone', new_by_keyboard, MOST_NEW),
        ('Monday: the most urgent, by mouse', monday_by_mouse, MOST),
        ('the meeting: its agenda, by mouse', agenda_by_mouse, MOST)):
    hand.step(name, lambda: moment(func, most))
hand.end()
sys.exit(hand.failed)
