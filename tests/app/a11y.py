# SPDX-License-Identifier: EUPL-1.2
"""A program as somebody with a screen reader meets it: its tree, its focus and its actions, asked on the bus itself.

All parts come in one answer and the focus is told by the program, so that a walk costs little.  A wait is for something that can be seen, and lasts as long as anything still happens: only when nothing
new comes any more, it is in vain."""
import json
import subprocess
import tempfile
import time

import gi

gi.require_version('Atspi', '2.0')
gi.require_version('Json', '1.0')
from gi.repository import Atspi, Gio, GLib, Json  # noqa: E402

ACCESSIBLE, ACTION, TEXT = 'org.a11y.atspi.Accessible', 'org.a11y.atspi.Action', 'org.a11y.atspi.Text'
CACHE, CACHE_PATH = 'org.a11y.atspi.Cache', '/org/a11y/atspi/cache'
EDITABLE = 'org.a11y.atspi.EditableText'
REGISTRY, PROPERTIES = 'org.a11y.atspi.Registry', 'org.freedesktop.DBus.Properties'
PAUSE = 50  # milliseconds between two looks at the same thing, at least
LOOK = 10  # seconds between two looks whether anything happens at all
STILL = 120  # seconds without anything new, after which nothing will come


class RoleNames(dict):
    def __missing__(self, role):
        self[role] = Atspi.role_get_name(Atspi.Role(role))
        return self[role]


role_names = RoleNames()


def string(*texts):
    return GLib.Variant('(' + 's' * len(texts) + ')', texts)


class Bus:
    """The bus of accessibility, with the focus as programs tell it."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address, = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0, STILL * 1000, None)
        flags = Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION
        self.connection = Gio.DBusConnection.new_for_address_sync(address, flags, None, None)
        self.focus, self.moves, self.pending = None, 0, 0
        self.call(REGISTRY, '/org/a11y/atspi/registry', REGISTRY, 'RegisterEvent', GLib.Variant('(sass)', ('object:state-changed:focused', [], '')))
        self.connection.signal_subscribe(None, 'org.a11y.atspi.Event.Object', 'StateChanged', None, 'focused', 0, self.focus_moved)

    def focus_moved(self, connection, sender, path, interface, name, parameters):
        gained = parameters.get_child_value(1).unpack()
        if gained:
            self.focus = (sender, path)
        elif self.focus == (sender, path):
            self.focus = None
        self.moves += 1

    def call(self, sender, path, interface, method, arguments=None):
        answer = self.connection.call_sync(sender, path, interface, method, arguments, None, 0, STILL * 1000, None)
        # Six times as fast as unpack(), which matters for thousands of parts.
        return json.loads(Json.gvariant_serialize_data(answer)[0])

    def ask(self, then, sender, path, interface, method, arguments=None):
        """Like call, but does not wait: THEN gets what is answered, or None when that part has gone."""
        def answered(connection, result):
            self.pending -= 1
            try:
                then(connection.call_finish(result).unpack())
            except GLib.Error:
                then(None)
        self.pending += 1
        self.connection.call(sender, path, interface, method, arguments, None, 0, STILL * 1000, None, answered)

    def answers(self):
        while self.pending:
            GLib.MainContext.default().iteration(True)


class Node:
    """A part of the program; name, children, role, states and what describes it are those of the moment of the walk."""

    def __init__(self, bus, sender, path):
        self.bus, self.sender, self.path = bus, sender, path
        self.name, self.about, self.role, self.states = '', '', '', 0
        self.children, self.interfaces, self.count = [], (), 0

    def take(self, item):
        """What the program says of it among all its parts."""
        (_, _, _, _, self.count, self.interfaces, self.name, role, self.about, states) = item
        self.role, self.states = role_names[role], states[0] | states[1] << 32
        return self

    def read(self, unseen):
        """Asks what it is, and below it; but nothing below what is called one of UNSEEN.  Only what can have the focus has a
        role."""
        def told(answer):
            about, = answer or ({},)
            self.name, self.about = about.get('Name', ''), about.get('Description', '')
            if about.get('ChildCount', 0) > 0 and self.name not in unseen:
                self.bus.ask(parents, self.sender, self.path, ACCESSIBLE, 'GetChildren')

        def parents(answer):
            self.children = [Node(self.bus, *child) for child in answer[0]] if answer else []
            for child in self.children:
                child.read(unseen)

        def stands(answer):
            self.states = answer[0][0] | answer[0][1] << 32 if answer else 0
            if self.is_in(Atspi.StateType.FOCUSABLE):
                self.bus.ask(does, self.sender, self.path, ACCESSIBLE, 'GetRole')

        def does(answer):
            self.role = role_names[answer[0]] if answer else ''
        self.bus.ask(told, self.sender, self.path, PROPERTIES, 'GetAll', string(ACCESSIBLE))
        self.bus.ask(stands, self.sender, self.path, ACCESSIBLE, 'GetState')

    def call(self, interface, method, arguments=None):
        return self.bus.call(self.sender, self.path, interface, method, arguments)

    def get(self, interface, name):
        return self.call(PROPERTIES, 'Get', string(interface, name))[0]

    def walk(self):
        yield self
        for child in self.children:
            yield from child.walk()

    def is_in(self, state):
        return bool(self.states >> int(state) & 1)

    def is_gone(self):
        """Whether the program took it away; what comes in its place is another part."""
        try:
            self.call(ACCESSIBLE, 'GetRole')
            return False
        except GLib.Error as error:
            if error.matches(Gio.io_error_quark(), Gio.IOErrorEnum.TIMED_OUT):
                raise
            return True

    def has_state(self, state):
        """As it is now."""
        state = int(state)
        return bool(self.call(ACCESSIBLE, 'GetState')[0][state // 32] >> state % 32 & 1)

    def is_editable(self):
        return EDITABLE in self.interfaces

    def get_text(self):
        if TEXT not in self.interfaces:
            return None
        return self.call(TEXT, 'GetText', GLib.Variant('(ii)', (0, self.get(TEXT, 'CharacterCount'))))[0]

    def set_text(self, text):
        assert self.call(EDITABLE, 'SetTextContents', string(text))[0]

    def do(self, *names):
        """Does the first action that has one of NAMES; False when there is none."""
        if ACTION not in self.interfaces:
            return False
        actions, = self.call(ACTION, 'GetActions')
        for i in range(len(actions)):  # those have names for people
            if self.call(ACTION, 'GetName', GLib.Variant('(i)', (i,)))[0] in names:
                return self.call(ACTION, 'DoAction', GLib.Variant('(i)', (i,)))[0]
        return False


class Patience:
    """Lasts while what LOOK gives keeps changing."""

    def __init__(self, look):
        self.look, self.seen = look, None
        self.since = self.looked = time.monotonic()

    def is_over(self):
        now = time.monotonic()
        if now - self.looked > LOOK:
            seen = self.look()
            if seen != self.seen:
                self.seen, self.since = seen, now
            self.looked = now
        return self.looked - self.since > STILL


class App:
    name = ''  # what stands in the place of a focus that is not told

    def __init__(self, argv, env, beside, **pipes):
        """BESIDE gives something that is another when the program did something that its screen does not show."""
        self.beside = beside
        self.errors = tempfile.TemporaryFile('w+')
        self.bus = Bus()
        self.sender = None
        self.process = subprocess.Popen(argv, env=dict(env, GTK_A11Y='atspi'), stderr=self.errors, **pipes)
        self.sender, self.path = self.wait(self.find_program)
        self.wait(self.count_windows)

    def find_program(self):
        for sender, path in self.bus.call(REGISTRY, '/org/a11y/atspi/accessible/root', ACCESSIBLE, 'GetChildren')[0]:
            pid, = self.bus.call('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'GetConnectionUnixProcessID', string(sender))
            if pid == self.process.pid:
                return sender, path

    def wait(self, condition):
        """What CONDITION gives, once that is something.  The program may not end meanwhile."""
        patience = Patience(self.look)
        while True:
            began = time.monotonic()
            try:
                result = condition()
            except GLib.Error:  # a part that was there a moment ago
                result = None
            if result:
                return result
            assert self.process.poll() is None, f'the program ended by itself: {self.said()}'
            assert not patience.is_over(), f'nothing happens any more; on the screen: {self.texts()}'
            # As long as looking took: the program is to get on meanwhile.
            self.pause(max(PAUSE, round(1000 * (time.monotonic() - began))))

    def said(self):
        """The end of what it complained of."""
        self.errors.seek(0)
        return self.errors.read()[-4000:]

    def look(self):
        return [(a.path, a.name) for a in self.walk()] if self.sender else [], self.beside()

    def texts(self):
        names = (a.name for a in self.walk()) if self.sender else ()
        return ' | '.join(dict.fromkeys(n for n in names if n and not n.startswith(('Gtk', 'Adw', 'Regie'))))  # no classes

    def pause(self, milliseconds):
        over = []
        GLib.timeout_add(milliseconds, lambda: over.append(True))
        while not over:
            GLib.MainContext.default().iteration(True)

    def windows(self):
        return self.bus.call(self.sender, self.path, ACCESSIBLE, 'GetChildren')[0]

    def count_windows(self):
        return len(self.windows())

    def wait_for_keys(self):
        """Until the window that came last is the one that keys go to."""
        self.wait(lambda: Node(self.bus, *self.windows()[-1]).has_state(Atspi.StateType.ACTIVE))

    def read(self):
        """All parts as they are now, by path, with those below them.  The program tells in one answer of the parts that it was
        ever asked for: to ask each, as those that are new, costs it five times as much."""
        parts, shown = self.read_known(), {}
        for part in parts.values():
            if len(part.children) != part.count:
                self.ask_children(part.path, parts, shown)
        self.bus.answers()
        if any(path not in parts for paths in shown.values() for path in paths):
            parts = self.read_known()
        for path in shown.keys() & parts.keys():
            # Others are there, and are not shown.
            parts[path].children = [parts[child] for child in shown[path] if child in parts]
        return parts

    def read_known(self):
        items, = self.bus.call(self.sender, CACHE_PATH, CACHE, 'GetItems')
        parts = {item[0][1]: Node(self.bus, *item[0]).take(item) for item in items}
        below = {}
        for item in items:
            below.setdefault(item[2][1], []).append((item[3], item[0][1]))
        for path, part in parts.items():
            part.children = [parts[child] for _, child in sorted(below.get(path, ()))]
        return parts

    def ask_children(self, path, known, shown):
        """Puts into SHOWN, by path, what lies below PATH, and below that as far as it is not KNOWN."""
        def told(answer):
            shown[path] = [child for _, child in answer[0]] if answer else []
            for child in shown[path]:
                if child not in known:
                    self.ask_children(child, known, shown)
        self.bus.ask(told, self.sender, path, ACCESSIBLE, 'GetChildren')

    def walk(self):
        """All parts of all windows, the window that came last first."""
        parts = self.read()
        for _, path in reversed(self.windows()):
            if path in parts:
                yield from parts[path].walk()

    def read_top(self, unseen):
        """The window that came last, without what is below the parts that are called one of UNSEEN: part by part, for the
        other windows may hold far more."""
        window = Node(self.bus, *self.windows()[-1])
        window.read(unseen)
        self.bus.answers()
        return window

    def find(self, match, role=None):
        """The first part of which the name is one that MATCH takes, of which the role ends in ROLE (“list”, “button”)."""
        return self.wait(lambda: next((a for a in self.walk() if match(a.name) and (role is None or a.role.endswith(role))), None))

    def named(self, part, role=None):
        return self.find(lambda name: part in name, role)

    def button(self, part):
        return self.find(lambda name: name.replace('_', '').startswith(part), 'button')

    def editable(self, name):
        """The field of which NAME is the label, to type in."""
        return self.wait(lambda: next((b for a in self.walk() if a.name == name for b in a.walk() if b.is_editable()), None))

    def act(self, part):
        assert any(a.do('click', 'activate', 'mark.activate') for a in part.walk()), f'{part.name} cannot be activated'

    def action(self, name):
        assert any(a.do(name) for a in self.walk()), f'no action {name}'

    def focus(self):
        """What has the focus; None where that is not told."""
        # What was told before this is answered has come.
        self.count_windows()
        while GLib.MainContext.default().iteration(False):
            pass
        if self.bus.focus is None:
            return None
        node = Node(self.bus, *self.bus.focus)
        try:
            node.name = node.get(ACCESSIBLE, 'Name')
            return node
        except GLib.Error:
            return None

    def end(self):
        self.process.kill()
        self.process.wait()
