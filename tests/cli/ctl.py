# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the command line share: regiectl as other tools use it, files made on the spot, results as TAP.

Its calls go to one process that stays (ctl-many.c), because starting one under sanitizers takes far longer than what is asked of it."""
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

CTL, MANY = (os.path.abspath(path) for path in sys.argv[1:3])
DATA = os.environ['REGIE_DATA']
TODAY = '2026-11-23'
own = tempfile.TemporaryDirectory()  # other tests run beside this one, and must not meet its rules
os.environ.update(XDG_CONFIG_HOME=os.path.join(own.name, 'config'), XDG_DATA_HOME=os.path.join(own.name, 'data'), XDG_STATE_HOME=os.path.join(own.name, 'state'))
tests = []


class Many:
    """regiectl as it is called in one environment."""

    def __init__(self, number, env):
        self.said = [os.path.join(own.name, f'{number}.{what}') for what in ('out', 'err')]
        self.process = subprocess.Popen([MANY, *self.said], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)

    def call(self, args, folder):
        words = b''.join(os.fsencode(word) + b'\0' for word in (folder, *args))
        self.process.stdin.write(b'%d\n' % len(words) + words)
        self.process.stdin.flush()
        code = self.process.stdout.readline()
        out, err = (read(path) for path in self.said)
        assert code, f'{args}: {self.process.wait()}\n{out}\n{err}'
        return subprocess.CompletedProcess(args, int(code), out, err)

    def end(self):
        """Whether it ended well: with nothing lost on the way."""
        self.process.stdin.close()
        return self.process.wait() == 0


many = {}


def read(path):
    with open(path, encoding='utf-8') as f:
        return f.read()


def call(*args, lang='en', env={}, folder='/'):
    """What regiectl says and how it ends, as subprocess.run() has it."""
    full = dict(os.environ, LANGUAGE=lang, **env)
    if '--help' in args:  # which ends the process
        return subprocess.run([CTL, *args], capture_output=True, text=True, env=full, cwd=folder)
    key = tuple(sorted(full.items()))
    if key not in many:
        many[key] = Many(len(many), full)
    return many[key].call(args, folder)


def test(func):
    """A test takes one argument: a folder of its own."""
    tests.append(func)
    return func


def ctl(*args, rc=0, lang='en', env={}):
    """What regiectl prints; of a call that must fail (RC) what it says on standard error."""
    run = call(*args, lang=lang, env=env)
    assert run.returncode == rc, f'{args}: {run.returncode}\n{run.stdout}\n{run.stderr}'
    return run.stdout if rc == 0 else run.stderr


def write(folder, name, text, encoding='utf-8'):
    """A file of the test's own; TEXT may be bytes."""
    path = os.path.join(folder, name)
    with open(path, 'wb') as f:
        f.write(text if isinstance(text, bytes) else text.encode(encoding))
    return path


made = {}  # name of a template → its path


def copy(name, folder, make, to=None):
    """A database of the test's own, of a template that MAKE fills once, when it is first asked for."""
    if name not in made:
        made[name] = os.path.join(own.name, name)
        make(made[name])
    return shutil.copy(made[name], os.path.join(folder, to or name))


def empty(folder, name='empty.db'):
    """A database without anybody."""
    return copy('empty.db', folder, lambda path: ctl('init', '-d', path, '--today', TODAY), name)


def demo(folder, dossiers=300, seed=1):
    """A database with invented people."""
    return copy(f'{dossiers}-{seed}.db', folder,
                lambda path: ctl('demo', '-d', path, '--dossiers', str(dossiers), '--seed', str(seed), '--today', TODAY), 'demo.db')


def nothing_is_lost(folder):
    assert all([one.end() for one in many.values()]), 'see what the sanitizer says'


def main():
    tests.append(nothing_is_lost)
    print(f'1..{len(tests)}')
    failed = 0
    for number, func in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as where:
            try:
                func(where)
                print(f'ok {number} {func.__name__}')
            except Exception as e:
                failed += 1
                print(f'not ok {number} {func.__name__}')
                for text in (traceback.format_exc() if not str(e) else str(e)).splitlines()[:30]:
                    print('#', text)
    sys.exit(failed > 0)
