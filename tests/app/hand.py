# SPDX-License-Identifier: EUPL-1.2
"""Somebody at the keys and the mouse of a program that has a database of its own, and what that asks of a person: a key, a
click, and words that are typed in one go are an action each."""
import os
import sqlite3
import subprocess
import tempfile
import time
import traceback

from a11y import App, GLib

COMPONENT, IN_WINDOW = 'org.a11y.atspi.Component', 1

TODAY = '2026-11-23'


class Hand:
    def __init__(self, regie, ctl, language='en', database=None, display=None):
        """DATABASE and DISPLAY: another than one of its own, and than the one that there is."""
        self.regie, self.program = regie, ctl
        self.folder = tempfile.mkdtemp()
        self.database = database or os.path.join(self.folder, 'hand.db')
        self.env = dict(os.environ, LANGUAGE=language)
        if display:
            self.env['DISPLAY'] = display
            self.env.pop('XAUTHORITY', None)
        self.app = None
        self.steps = self.keys = self.actions = 0
        self.failed = False

    # --- the database ---

    def ctl(self, *args):
        run = subprocess.run([self.program, *args, '-d', self.database, '--today', TODAY], check=True, env=self.env, capture_output=True, text=True)
        return run.stdout

    def ask(self, sql):
        """Asked of the file itself: an export is logged, and what another program writes fills the pages anew, which may be
        just when a key comes."""
        connection = sqlite3.connect(f'file:{self.database}?mode=ro', uri=True, timeout=600)
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.close()

    def count(self, table, which='1'):
        ((n,),) = self.ask(f'SELECT count(*) FROM "{table}" WHERE voided = 0 AND {which}')
        return n

    def written(self):
        """Something that is another when the program wrote."""
        return self.ask('SELECT max(seq) FROM change_log'), self.ask('SELECT place, text FROM draft')

    # --- the hand ---

    def start(self, *args):
        self.app = App([self.regie, '-d', self.database, '--today', TODAY, *args], self.env, self.written)
        return self.app

    def key(self, *keys):
        self.keys += len(keys)
        self.actions += len(keys)
        subprocess.run(['xdotool', 'key', *keys], check=True, env=self.env)

    def type_text(self, text):
        self.keys += len(text)
        self.actions += 1
        subprocess.run(['xdotool', 'type', '--delay', '20', text], check=True, env=self.env)

    def place_of(self, part):
        """Where PART lies once it lies still: a page that has just come is laid out in a later frame."""
        places = []

        def is_still():
            places.append(part.call(COMPONENT, 'GetExtents', GLib.Variant('(u)', (IN_WINDOW,)))[0])
            return len(places) > 2 and places[-1] == places[-2] == places[-3] and places[-1][2] > 0
        self.app.wait(is_still)
        return places[-1]

    def click(self, part):
        """With the mouse: at the middle of PART, of the window in front."""
        self.actions += 1
        x, y, width, height = self.place_of(part)
        # Of windows that lie over each other the last is in front.  The mouse goes away again: a tooltip is a window too.
        windows = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.app.process.pid)],
                                 check=True, capture_output=True, text=True, env=self.env).stdout.split()
        subprocess.run(['xdotool', 'mousemove', '--window', windows[-1], str(x + width // 2), str(y + height // 2), 'click', '1',
                        'mousemove', '1590', '990'], check=True, env=self.env)

    def focus_is_at(self, part):
        return part in (self.app.focus() or self.app).name

    def tab_to(self, part, most=90):
        """Presses Tab until what has the focus has PART in its name."""
        for _ in range(most):
            if self.focus_is_at(part):
                return
            moves = self.app.bus.moves
            self.key('Tab')
            self.app.wait(lambda: self.app.bus.moves > moves)
        raise AssertionError(f'Tab does not reach “{part}”')

    def wait_for_focus(self, part):
        self.app.wait(lambda: self.focus_is_at(part))

    # --- what is told of it ---

    def step(self, name, func):
        """Says at once how a step ended: of a journey that stands still the last line tells where."""
        self.steps += 1
        print(f'# {name} …', flush=True)
        begin = time.monotonic()
        try:
            func()
            print(f'ok {self.steps} {name}')
        except Exception as e:
            self.failed = True
            print(f'not ok {self.steps} {name}')
            for text in f'{type(e).__name__}: {e}'.splitlines():
                print('#', text)
            for frame in traceback.extract_tb(e.__traceback__):
                print(f'#   {os.path.basename(frame.filename)}, line {frame.lineno}: {frame.line}')
        print(f'# {time.monotonic() - begin:.1f} s', flush=True)

    def end(self):
        """Ends the program, and says what it complained of when something went wrong."""
        self.app.end()
        self.app.errors.seek(0)
        complaints = [line for line in self.app.errors.read().splitlines() if any(word in line for word in ('CRITICAL', 'WARNING', 'Sanitizer'))]
        for text in complaints if self.failed else []:
            print('# stderr:', text)
