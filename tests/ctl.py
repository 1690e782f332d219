# SPDX-License-Identifier: EUPL-1.2
"""What the tests of the command line share: regiectl as other tools use it, files made on the spot, results as TAP."""
import os
import subprocess
import sys
import tempfile
import traceback

CTL = os.path.abspath(sys.argv[1])
DATA = os.environ['REGIE_DATA']
TODAY = '2026-11-23'
own = tempfile.TemporaryDirectory()  # other tests run beside this one, and must not meet its rules
os.environ.update(XDG_CONFIG_HOME=os.path.join(own.name, 'config'), XDG_DATA_HOME=os.path.join(own.name, 'data'))
tests = []


def test(func):
    """A test takes one argument: a folder of its own."""
    tests.append(func)
    return func


def ctl(*args, rc=0, lang='en', env={}):
    """What regiectl prints; of a call that must fail (RC) what it says on standard error."""
    run = subprocess.run([CTL, *args], capture_output=True, text=True, env=dict(os.environ, LANGUAGE=lang, **env))
    assert run.returncode == rc, f'{args}: {run.returncode}\n{run.stdout}\n{run.stderr}'
    return run.stdout if rc == 0 else run.stderr


def write(folder, name, text, encoding='utf-8'):
    """A file of the test's own; TEXT may be bytes."""
    path = os.path.join(folder, name)
    with open(path, 'wb') as f:
        f.write(text if isinstance(text, bytes) else text.encode(encoding))
    return path


def empty(folder, name='empty.db'):
    """A database without anybody."""
    db = os.path.join(folder, name)
    ctl('init', '-d', db, '--today', TODAY)
    return db


def main():
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
