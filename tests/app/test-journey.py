#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""A journey through the accessibility tree, as somebody with a screen reader makes it: open, search, open a person,
   record a fact, undo."""
import json
import os
import sys
import time

from a11y import Atspi
from hand import TODAY, Hand

hand = Hand(*sys.argv[1:3])
ctl, ask, count = hand.ctl, hand.ask, hand.count
key, type_text, tab_to, wait_for_focus, step = hand.key, hand.type_text, hand.tab_to, hand.wait_for_focus, hand.step


def prepare():
    """Invented people, and the school's report of October."""
    school = ['--provider', 'Leerhuis Zuid']
    report = os.path.join(hand.folder, 'report.csv')
    ctl('demo', '--dossiers', '40', '--seed', '3')
    with open(report, 'w') as f:
        f.write(ctl('sample', 'report', '--period', '2026-10', *school))
    ctl('import', 'report', report, *school)


def facts():
    return count('fact')


def established():
    return count('meeting', 'closed_on IS NOT NULL')


def opens():
    app.named('What asks for action', 'list')


def caseload_rows():
    rows = app.find(lambda name: name == 'Caseload', 'list')
    return [row.name for row in rows.children]


def filtered(name):
    """Until NAME comes first, which is where Return goes.  (Rows that are out of use keep their names.)"""
    app.wait(lambda: any(row.startswith(name) for row in caseload_rows()[:1]))


def opens_row(text):
    """From the search entry Return goes into the list, and Return again opens the row."""
    key('Return')
    app.wait(lambda: (app.focus() or app).name.startswith(text))
    key('Return')


def searches():
    # The page of providers has a search of its own: Ctrl+F would stay there.
    key('ctrl+2')
    app.wait(caseload_rows)
    app.action('win.search')
    app.editable('Search in the caseload').set_text(target)
    filtered(target)


def opens_person():
    opens_row(target)
    app.find(lambda name: name == target, 'label')
    app.wait(lambda: any('Contact' in a.name or 'Decisions and facts' in a.name for a in app.walk()))


def begins_to_record():
    """The form has a Save of its own; so have others, which lie behind it."""
    windows = app.count_windows()
    app.action('dossier.record')
    app.wait(lambda: app.count_windows() == windows + 1)
    app.named('Record a fact')


def records():
    before = facts()
    begins_to_record()
    app.act(app.button('Save'))
    app.wait(lambda: facts() == before + 1)
    app.named('Recorded: Contact')


def undoes():
    before = facts()
    app.action('win.undo')
    app.wait(lambda: facts() == before - 1)


def nameless():
    bare = [a for a in app.walk() if not any(b.name for b in a.walk())]
    roles = ('push button', 'toggle button', 'list item', 'table row', 'check box')
    return [a.role for a in bare if a.role in roles and a.is_in(Atspi.StateType.VISIBLE)]


def everything_has_a_name():
    # The undo fills the page anew: a walk that meets a part that has just gone begins again.
    (bare,) = app.wait(lambda: (nameless(),))
    assert not bare, bare


def draft_is_kept():
    return any('belde%20over%20het%20rooster' in text for (text,) in ask('SELECT text FROM draft'))


def typed_text_survives_a_kill():
    global app
    begins_to_record()
    app.editable('Note').set_text('belde over het rooster')
    app.wait(draft_is_kept)
    app.end()
    app = hand.start()
    app.named('Not saved, but not lost either')
    app.act(app.button('Go on'))
    app.named('This was not saved last time.')
    app.wait(lambda: any(a.get_text() == 'belde over het rooster' for a in app.walk() if a.name == 'Note' for a in a.walk()))


def opens_who_has_no_plan():
    number, name = next((r['dossiernummer'], r['naam']) for r in people if r['fase'] == 'intake')
    key('ctrl+f')
    app.editable('Search in the caseload').set_text('')
    type_text(number)
    filtered(name)
    opens_row(name)
    app.find(lambda name: number in name, 'label')


def form_closes(windows):
    """On a busy machine the form goes after what it saved is there; until then keys would still go to it."""
    app.wait(lambda: app.count_windows() == windows)
    app.count_windows()  # answered in a later turn of the loop, so the display knows it too


def saves(table):
    before, windows = count(table), app.count_windows()
    key('ctrl+Return')
    app.wait(lambda: count(table) == before + 1)
    form_closes(windows - 1)


def filled_anew(page):
    """Until what was saved is on the page: PAGE was a part of it, and has another in its place.  A key that came before
    would go to a button that goes."""
    app.wait(page.is_gone)


def establishes():
    """A button acts a quarter of a second after it is activated, and not when the page was filled anew in that time: the
       one that came in its place is pressed again."""
    pressed = None

    def done():
        nonlocal pressed
        button = next((a for a in app.walk() if a.name.startswith('Establish') and 'button' in a.role), None)
        if established() == closed_before + 1:
            return True
        if button is not None and button.path != pressed:
            app.act(button)
            pressed = button.path
    app.wait(done)


def agenda_from_a_report():
    """The school's report of October came in just now; the page says who is out of step, and a meeting is made of that."""
    key('ctrl+4')
    app.find(lambda name: name.startswith('Leerhuis Zuid'), 'list item')
    tab_to('Leerhuis Zuid')
    key('Return')
    app.act(app.find(lambda name: name == 'Reports', 'button'))
    app.named('On the agenda: ')
    app.act(app.button('Make the agenda'))
    app.named('The people that were chosen')
    # The form begins in its first field, the day; libadwaita does not tell the focus of an entry row.
    app.wait_for_keys()
    type_text('23-11-2026')
    saves('meeting')
    assert count('item') > points_before, 'nobody is on the agenda'
    app.act(app.find(lambda name: name == 'Meetings', 'button'))
    establishes()


def counter_texts():
    """What the side of the visitor says: all that lies beside the way out, three parts up."""
    parts = list(app.walk())
    part = next((a for a in parts if a.name.replace('_', '') == 'Close the Counter'), None)
    for _ in range(3):
        part = next((a for a in parts if part in a.children), None)
    return part and [a.name for a in part.walk()]


def counter_shows_no_name():
    shown = app.wait(counter_texts)
    assert any('What would you like to do?' in s for s in shown), shown
    assert not any(n in s for n in names for s in shown), 'a name at the counter'


def visitor_at_the_counter():
    """From hello to a match in ten keys and no mouse; the screen never shows more than initials."""
    before = count('match')
    key('alt+Left')
    # A key that comes while a form goes reaches nobody; whoever sees nothing happen presses it again, which changes nothing.
    app.wait(lambda: key('ctrl+5') or any('Proposals for' in a.name for a in app.walk()))
    begin, keys = time.monotonic(), hand.keys
    key('alt+c')
    wait_for_focus('Number of the visitor')
    type_text('N0100')
    key('Return')
    app.find(lambda name: name.startswith('A.A.'), 'label')
    app.wait(lambda: (app.focus() or app).name != 'Number of the visitor')
    key('1')
    app.named('This fits')
    counter_shows_no_name()
    key('a')
    app.wait(lambda: count('match') == before + 1)
    print(f'# from hello to a match: {time.monotonic() - begin:.0f} s')
    assert hand.keys - keys <= 10, hand.keys - keys
    counter_shows_no_name()
    app.named('Nobody waits')
    key('Escape')
    app.named('Open the Counter')


def young_rows():
    return [row.name for row in app.find(lambda name: name == 'Young people 16–27', 'list').children]


def most_silent():
    """Of whom somebody of the network was not spoken to for the longest, and in whose dossier that is."""
    ((dossier, name),) = ask('SELECT i.dossier, i.name FROM youth y JOIN dossier_index i ON i.dossier = y.dossier '
                             f"WHERE y.silent_on <= '{TODAY}' ORDER BY y.silent_on, y.dossier LIMIT 1")
    return dossier, name


def opens_form(with_key):
    windows = app.count_windows()
    key(with_key)
    app.wait(lambda: app.count_windows() == windows + 1)
    app.wait_for_keys()


def speaks_with_the_most_silent():
    """From the list to a recorded contact: the list, the filter, the first of it, its network, the most silent, contact."""
    dossier, name = most_silent()
    key('ctrl+3')
    app.wait(young_rows)
    tab_to('Somebody silent')
    keys = hand.keys
    key('space')
    app.wait(lambda: young_rows()[:1] and young_rows()[0].startswith(name))
    tab_to(name)
    key('Return')
    app.find(lambda name: name.startswith('The network of'))
    key('alt+9')
    app.wait_for_keys()
    key('Home')
    app.wait(lambda: 'silent' in (app.focus() or app).name)
    opens_form('c')
    saves('fact')
    ((spoken,),) = ask(f"SELECT count(*) FROM fact WHERE dossier = {dossier} AND day = '{TODAY}' AND tie IS NOT NULL AND voided = 0")
    assert spoken == 1, spoken
    assert hand.keys - keys <= 12, hand.keys - keys


def newest(table, what):
    return ask(f'SELECT {what} FROM {table} WHERE voided = 0 ORDER BY id DESC LIMIT 1')[0][0]


def meets_the_network():
    """The agenda comes by itself; minutes are typed while meeting, and established."""
    key('alt+0')
    app.named('Network meetings')
    tab_to('Plan a meeting')
    opens_form('space')
    key('ctrl+a')
    type_text('23-11-2026')
    saves('gathering')
    meeting = newest('gathering', 'id')
    ((title,),) = ask(f'SELECT title FROM point WHERE gathering = {meeting} ORDER BY id LIMIT 1')
    app.named(f'What was said: {title}')
    tab_to(f'What was said: {title}')
    type_text('Belt morgen')
    key('ctrl+Return')
    app.wait(lambda: count('point', "minutes = 'Belt morgen'") == 1)
    page = app.find(lambda name: name.startswith('Establish'), 'button')
    tab_to('Establish')
    key('space')
    app.wait(lambda: count('gathering', f'id = {meeting} AND closed_on IS NOT NULL') == 1)
    filled_anew(page)


def intake_by_keyboard():
    key('alt+2')
    app.named('Life domains')
    tab_to('What was said: Network')
    type_text('Knows two neighbours')
    # What is written is saved, and one goes on in the next domain without another key.
    key('ctrl+Return')
    app.wait(lambda: count('answer', "text = 'Knows two neighbours' AND done = 1") == 1)
    app.named('Change: Network')
    type_text('Speaks a little Dutch')
    key('ctrl+Return')
    app.wait(lambda: count('answer', "text = 'Speaks a little Dutch'") == 1)


def asked_first():
    return any('Save all the same' in a.name for a in app.walk())


def establishes_the_pip():
    page = app.named('Version 1')
    tab_to('Establish')
    key('space')
    app.named('Establish the PIP')
    app.wait_for_keys()
    before, windows = count('fact'), app.count_windows()
    key('ctrl+Return')
    # On a thin intake that is asked first; then Return goes on.
    app.wait(lambda: count('fact') == before + 1 or asked_first())
    if count('fact') == before:
        wait_for_focus('Save all the same')
        key('Return')
    app.wait(lambda: count('fact') == before + 1)
    form_closes(windows - 1)
    filled_anew(page)


def pip_by_keyboard():
    before, windows = count('decision'), app.count_windows()
    key('alt+3')
    app.named('The decision')
    tab_to('Draw up')
    key('space')
    app.wait(lambda: count('decision') == before + 1)
    # What is drawn up opens at what is missing.
    app.find(lambda name: name in ('Route *', 'B1 route: why or why not'))
    app.wait_for_keys()
    for part in ('B1 route: why', 'Education route: why', 'Self-reliance route: why'):
        tab_to(part)
        type_text('Because')
    key('ctrl+Return')
    # The reasons stand on no row: what is there stays, and the next key reaches it.
    form_closes(windows)
    establishes_the_pip()


def letter_by_keyboard():
    app.named('Dated ')
    tab_to('Letter')
    key('space')
    app.named('Wat u gaat doen')
    app.wait_for_keys()
    saves('document')


prepare()
people = json.loads(ctl('list', '--format', 'json'))
names = [row['naam'] for row in people]
target = next(n for n in names if names.count(n) == 1 and n.isascii())
points_before, closed_before = count('item'), established()
app = hand.start()
print('1..15', flush=True)
step('opens on what asks for action', opens)
step('speaks with who is the most silent, by keyboard alone', speaks_with_the_most_silent)
step('meets the network, by keyboard alone', meets_the_network)
step('makes an agenda from a report', agenda_from_a_report)
step('searches as you type', searches)
step('opens a person', opens_person)
step('records a fact', records)
step('undoes it', undoes)
step('opens who has no plan yet', opens_who_has_no_plan)
step('holds the intake by keyboard alone', intake_by_keyboard)
step('draws up and dates the PIP by keyboard alone', pip_by_keyboard)
step('makes the letter by keyboard alone', letter_by_keyboard)
step('helps a visitor at the counter, by keyboard alone', visitor_at_the_counter)
step('every control has a name', everything_has_a_name)
step('what was typed survives a kill', typed_text_survives_a_kill)
hand.end()
sys.exit(hand.failed)
