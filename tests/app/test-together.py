#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Two programs on one office, each on a display of its own: what one saves is on the screen of the other, and what is being typed there stays; who else has a
dossier open is said.  In ./dev fault also on one file; what both changed is asked, a program is killed and the server falls over meanwhile."""
import contextlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

from hand import Hand

REGIE, CTL = sys.argv[1:3]
FAULT = 'REGIE_FAULT' in os.environ
SERVER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'fault', 'server.sh')
FACT = 'Broad intake'


class Shared:
    """A server with an office on it, and two logins: the one that all tests share, or one of its own that may be killed."""
    name = f'samen{os.getpid()}'

    def __init__(self, own):
        self.folder = None
        if own:
            self.folder = self.host = tempfile.mkdtemp(prefix='regie-samen-')
            self.does('new')
        else:
            self.host = re.search('host=([^&]+)', os.environ['REGIE_TEST_PG']).group(1)
        self.psql('postgres', f'CREATE DATABASE {self.name}')
        self.owner = self.address('test')
        self.places = []

    def address(self, login):
        return f'postgresql:///{self.name}?host={self.host}&user={login}'

    def does(self, what):
        subprocess.run([SERVER, what, self.folder], check=True)

    def psql(self, database, sql):
        run = subprocess.run(['psql', '-qXAt', '-F', '\t', '-v', 'ON_ERROR_STOP=1', '-h', self.host, '-U', 'test', database, '-c', sql], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        return [tuple(line.split('\t')) for line in run.stdout.splitlines()]

    def ask(self, sql):
        return self.psql(self.name, sql)

    def let_in(self, ctl):
        """Whose dossier it is, and another consultant, by logins that no other test has."""
        for role in ('consulent', 'regisseur'):
            login = f'{self.name}_{role}'
            ((name,),) = self.ask(f"UPDATE staff SET login = '{login}' WHERE login = '{role}' RETURNING name")
            self.psql('postgres', f'CREATE ROLE {login} LOGIN')
            ctl('staff', login, 'consulent', name)
            self.places.append((self.address(login), name))

    def end(self):
        if self.folder:
            self.does('end')
            return
        self.psql('postgres', f'DROP DATABASE {self.name} WITH (FORCE)')
        for place, _ in self.places:
            self.psql('postgres', f"DROP ROLE {place.rpartition('=')[2]}")


class File:
    """One file, by two ways to it: a program is known by its database."""

    def __init__(self):
        self.folder = tempfile.mkdtemp()
        os.makedirs(os.path.join(self.folder, 'map'))
        os.symlink('map', os.path.join(self.folder, 'weg'))
        self.owner = os.path.join(self.folder, 'map', 'samen.db')
        self.places = []

    def ask(self, sql):
        connection = sqlite3.connect(f'file:{self.owner}?mode=ro', uri=True, timeout=600)
        with contextlib.closing(connection):
            return connection.execute(sql).fetchall()

    def let_in(self, ctl):
        self.places = [(self.owner, ''), (os.path.join(self.folder, 'weg', 'samen.db'), '')]

    def end(self):
        shutil.rmtree(self.folder)


class Colleague(Hand):
    def __init__(self, office, place, name, display=None):
        super().__init__(REGIE, CTL, database=place, display=display)
        self.office, self.name = office, name

    def ask(self, sql):
        return self.office.ask(sql)

    def written(self):
        try:
            return super().written()
        except AssertionError:  # the server is not there
            return None

    def rows(self):
        return [row.name for row in self.app.find(lambda name: name == 'Caseload', 'list').children]

    def opens(self, number, name):
        """The dossier, at its facts; the program first."""
        app = self.start()
        # A key that comes before the window has the keys reaches nobody; another one changes nothing.
        app.wait(lambda: self.key('ctrl+2') or any(a.name == 'Caseload' and a.role == 'list' for a in app.walk()))
        app.wait(self.rows)
        app.action('win.search')
        app.editable('Search in the caseload').set_text(number)
        app.wait(lambda: self.rows() and self.rows()[0].startswith(name))
        self.key('Return')
        app.wait(lambda: (app.focus() or app).name.startswith(name))
        self.key('Return')
        app.find(lambda text: number in text, 'label')
        self.key('alt+6')
        app.find(lambda text: text.startswith(f'Correct: {FACT}'), 'button')

    def form(self, open_it):
        windows = self.app.count_windows()
        open_it()
        self.app.wait(lambda: self.app.count_windows() == windows + 1)
        self.app.editable('Note')

    def corrects(self):
        self.form(lambda: self.app.act(self.app.button(f'Correct: {FACT}')))

    def records(self, note):
        """A contact, said to be about NOTE."""
        self.form(lambda: self.app.action('dossier.record'))
        self.types(note)
        self.saves()

    def types(self, note):
        self.app.editable('Note').set_text(note)

    def says(self):
        return self.app.editable('Note').get_text()

    def presses_save(self):
        self.app.act(self.app.button('Save'))

    def saves(self):
        windows = self.app.count_windows()
        self.presses_save()
        self.app.wait(lambda: self.app.count_windows() == windows - 1)

    def sees(self, text):
        begin = time.monotonic()
        self.app.named(text)
        print(f'# seen after {time.monotonic() - begin:.1f} s')

    def is_told(self, text):
        return any(text in a.name for a in self.app.walk())


def display():
    """A display beside the one that there is, and its process."""
    ours, its = os.pipe()
    process = subprocess.Popen(['Xvfb', '-displayfd', str(its), '-screen', '0', '1600x1000x24', '-noreset'], pass_fds=[its], stderr=subprocess.DEVNULL)
    os.close(its)
    with os.fdopen(ours) as told:
        return f':{int(told.readline())}', process


def opens_it(office, other_display):
    """An office with its two programs, both at the same dossier."""
    own = Colleague(office, office.owner, '')
    own.ctl('demo', '--dossiers', '12', '--seed', '3')
    office.let_in(own.ctl)
    (place, mine), (other, hers) = office.places
    first, second = Colleague(office, place, mine), Colleague(office, other, hers, other_display)
    login = place.rpartition('=')[2] if mine else 'consulent'
    number, name = office.ask(
        f"SELECT d.number, i.name FROM dossier d JOIN dossier_index i ON i.dossier = d.id JOIN staff s ON s.id = d.consultant JOIN fact f ON f.dossier = d.id "
        f"WHERE s.login = '{login}' AND f.kind = 'brede_intake' AND f.voided = 0 ORDER BY d.id LIMIT 1")[0]
    if hers:
        # She says first why she looks.
        second.ctl('do', 'dossier.say-why', number, 'reden=waarneming')
    first.opens(number, name)
    second.opens(number, name)
    return first, second


def knows_who(first, second):
    first.sees(f'Also open with: {second.name}')
    second.sees(f'Also open with: {first.name}')


def sees_what_is_saved(first, second):
    second.form(lambda: second.app.action('dossier.record'))
    second.types('Dit was ik aan het typen')
    first.records('Belde over de bus')
    second.sees('Belde over de bus')
    assert second.says() == 'Dit was ik aan het typen'
    second.saves()
    first.sees('Dit was ik aan het typen')


def asks_which(first, second):
    for colleague in first, second:
        colleague.corrects()
    first.types('Zij schreef dit')
    second.types('Ik typte dat')
    first.saves()
    second.presses_save()
    second.sees('wrote here meanwhile: Zij schreef dit')
    assert second.says() == 'Ik typte dat'
    second.app.act(second.app.button('Keep both'))
    second.app.wait(lambda: second.says() == 'Zij schreef dit\n\nIk typte dat')
    second.saves()
    first.sees('Ik typte dat')


def is_killed(first, second):
    """What she typed last is offered when she comes back, and nothing of hers is held."""
    second.corrects()
    second.types('Hier viel zij om')
    second.app.wait(lambda: any('Hier%20viel%20zij%20om' in text for (text,) in second.ask('SELECT text FROM draft')))
    second.app.end()
    if second.name:
        first.corrects()
        first.types('Ik ging verder')
        first.saves()
        first.app.wait(lambda: not first.is_told('Also open with'))
    else:
        # On a file both are the same person, and what is typed about a fact is kept once.
        first.records('Ik ging verder')
    second.start()
    second.app.named('Not saved, but not lost either')


def server_falls(first, second):
    office = first.office
    first.form(lambda: first.app.action('dossier.record'))
    first.types('Terwijl de server weg was')
    office.does('kill')
    for colleague in first, second:
        colleague.sees('tries again by itself')
    first.presses_save()
    first.app.wait(lambda: first.is_told('still here') or first.is_told('Try again'))
    office.does('start')
    for colleague in first, second:
        colleague.app.wait(lambda: not colleague.is_told('tries again by itself'))
    assert first.says() == 'Terwijl de server weg was'
    first.saves()
    assert int(first.count('fact', "note = 'Terwijl de server weg was'")) == 1


def all_of(office, other_display, steps, what):
    both = []
    hand = Hand(REGIE, CTL)
    hand.steps, hand.failed = done

    def step(name, func):
        hand.step(f'{name}, on {what}', func)
    try:
        step('two programs open one dossier', lambda: both.extend(opens_it(office, other_display)))
        for name, func in steps:
            if not hand.failed:
                step(name, lambda: func(*both))
    finally:
        for one in both:
            one.app.end()
        office.end()
    return hand.steps, hand.failed


SHARE = [('what one saves the other sees, and what she types stays', sees_what_is_saved)]
ASKED = [('of what both changed it is asked', asks_which)]
WHO = [('who else has it open is said', knows_who)]
KILLED = [('one of them is killed', is_killed)]
FALLS = [('the server falls over', server_falls)]

if 'REGIE_TEST_PG' not in os.environ:
    print('1..0 # SKIP there is no server')
    sys.exit()
on_server = WHO + SHARE + (ASKED + FALLS + KILLED if FAULT else [])
on_file = SHARE + ASKED + KILLED if FAULT else []
print(f'1..{1 + len(on_server) + (1 + len(on_file) if FAULT else 0)}', flush=True)
name, process = display()
done = 0, False
try:
    done = all_of(Shared(FAULT), name, on_server, 'a server')
    if FAULT and not done[1]:
        done = all_of(File(), name, on_file, 'a file')
finally:
    process.kill()
sys.exit(done[1])
