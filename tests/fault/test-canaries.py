#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""R22: people with names and numbers that stand nowhere else.  The command line and the window work with them, things go
wrong, a program falls over; after that they stand in the database and in what was asked for, and nowhere else."""
import fcntl
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import termios
import array
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'app'))
from hand import TODAY, Hand  # noqa: E402

if 'REGIE_FAULT' not in os.environ:
    print('1..0 # SKIP this is a test of ./dev fault')
    sys.exit()
PEOPLE = 200
hand = Hand(*map(os.path.abspath, sys.argv[1:3]))  # it works in a folder of its own
root = pathlib.Path(hand.folder)
kept = [root / name for name in ('hand.db', 'hand.db-journal', 'in', 'asked')]  # the database, and what was asked for
searched = []


def numbers():
    """Of the range that nobody has, and that count as they should."""
    n = 999900000
    while True:
        n += 1
        digits = [int(c) for c in str(n)]
        if (sum(d * (9 - i) for i, d in enumerate(digits[:8])) - digits[8]) % 11 == 0:
            yield str(n)


CANARIES = [f'Xq{chr(97 + i // 26)}{chr(97 + i % 26)}kanarievliet' for i in range(PEOPLE)]
NUMBERS = [n for n, _ in zip(numbers(), range(PEOPLE))]
WORDS = re.compile('|'.join(['kanarievliet', 'geheimwoord'] + NUMBERS).encode())


def prepare():
    for name in ('in', 'asked', 'home', 'tmp', 'state', 'cache', 'config', 'data', 'fall', 'said'):
        (root / name).mkdir(mode=0o700)
    hand.env.update(HOME=str(root / 'home'), TMPDIR=str(root / 'tmp'), XDG_STATE_HOME=str(root / 'state'), XDG_CACHE_HOME=str(root / 'cache'),
                    XDG_CONFIG_HOME=str(root / 'config'), XDG_DATA_HOME=str(root / 'data'), GSETTINGS_BACKEND='keyfile',
                    G_MESSAGES_DEBUG='all')
    rows = [f'{name};Ama;{number};gezin;K{i:03}' for i, (name, number) in enumerate(zip(CANARIES, NUMBERS))]
    (root / 'in/people.csv').write_text('\n'.join(['Achternaam;Voornamen;BSN;Groep;Dossiernummer', *rows]) + '\n')
    broken = [f'{name};Ama;{number};bestaat_niet' for name, number in zip(CANARIES, NUMBERS)]
    (root / 'in/broken.csv').write_text('\n'.join(['Achternaam;Voornamen;BSN;Groep', *broken]) + '\n')


def run(database, *args, shows=False):
    """Keeps what is said; what is asked for on the screen (SHOWS) may be there."""
    run = subprocess.run([hand.program, *args, '-d', database, '--today', TODAY], env=hand.env, capture_output=True, cwd=root / 'fall')
    name = f'{len(list((root / "said").iterdir()))}-{args[0]}'
    (root / 'said' / f'{name}.err').write_bytes(run.stderr)
    if not shows:
        (root / 'said' / f'{name}.out').write_bytes(run.stdout)
    return run.stdout.decode()


def works(database):
    """What somebody does at the command line, with mistakes."""
    run(database, 'init')
    run(database, 'import', str(root / 'in/people.csv'))
    run(database, 'import', str(root / 'in/people.csv'), shows=True)  # there already: it says who
    run(database, 'import', str(root / 'in/broken.csv'), shows=True)
    found = run(database, 'list', '--search', CANARIES[0], shows=True)
    assert CANARIES[0] in found and 'K000' in found, found
    number = 'K000'
    assert CANARIES[0] in run(database, 'show', number, '--reason', 'waarneming', shows=True)
    run(database, 'do', 'note.write', '1', 'toelichting=geheimwoord in een notitie')
    run(database, 'merge', number, number)
    run(database, 'erase', number, '--ground', 'bestaatniet')
    run(database, 'export', str(root / 'asked/people.csv'), '--facts')
    for command in (['check'], ['reindex'], ['audit', 'verify'], ['log', '--mine']):
        run(database, *command)


def at_the_command_line():
    works(hand.database)
    assert hand.count('person') == PEOPLE


def in_the_window():
    app = hand.start()
    hand.key('ctrl+2')
    app.named('Caseload', 'list')
    hand.key('ctrl+f')
    hand.wait_for_focus('Search in the caseload')
    hand.type_text(CANARIES[5][:6])
    rows = lambda: app.find(lambda n: n == 'Caseload', 'list').children  # noqa: E731
    app.wait(lambda: rows()[:1] and CANARIES[5] in rows()[0].name)
    hand.key('Return')
    app.wait(lambda: CANARIES[5] in (app.focus() or app).name)
    hand.key('Return')
    app.wait_for_keys()
    hand.key('Escape')
    hand.key('ctrl+1')
    hand.key('ctrl+n')
    app.named('Surname')
    app.wait_for_keys()
    hand.type_text('geheimwoord')
    app.wait(lambda: hand.ask("SELECT 1 FROM draft WHERE text LIKE '%geheimwoord%'"))
    app.errors.seek(0)
    (root / 'said/window.err').write_text(app.errors.read())
    app.process.send_signal(signal.SIGABRT)
    app.process.wait()
    app.errors.seek(0)
    (root / 'said/window-that-fell.err').write_text(app.errors.read())


def fall(*command):
    """Runs COMMAND until what it says fills a narrow pipe, and lets it fall over with what it knows."""
    def lets_cores_be():
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    folder = root / 'fall'
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=open(root / 'said/fall.err', 'ab'), cwd=folder, env=hand.env, preexec_fn=lets_cores_be)
    fcntl.fcntl(process.stdout, fcntl.F_SETPIPE_SZ, 4096)
    waiting = array.array('i', [0])
    while waiting[0] < 4000 and process.poll() is None:
        fcntl.ioctl(process.stdout, termios.FIONREAD, waiting)
        time.sleep(0.01)
    process.send_signal(signal.SIGABRT)
    process.wait()
    process.stdout.close()
    return process.returncode


def falls_over():
    assert fall(hand.program, 'list', '-d', hand.database, '--today', TODAY) == -signal.SIGABRT
    assert not hits(), hits()
    # That the search has teeth: another program leaves what it knows, where the system makes such files at all.
    word = CANARIES[0]
    fall(sys.executable, '-c', f'import sys; x = "{word}" * 3; sys.stdout.write("x" * 9000)')
    cores = [p for p in (root / 'fall').iterdir() if p.name.startswith('core')]
    print(f'# a program that falls over leaves {len(cores)} files here')
    pattern = pathlib.Path('/proc/sys/kernel/core_pattern').read_text()
    assert cores or pattern.startswith('|') or '/' in pattern, 'no core: this search says nothing'
    assert all(WORDS.search(p.read_bytes()) for p in cores)
    for p in cores:
        p.unlink()


def on_a_server():
    server = os.environ.get('REGIE_TEST_PG')
    if not server:
        print('# there is no server')
        return
    folder = pathlib.Path(re.search('host=([^&]+)', server).group(1))
    name = f'kanarie{os.getpid()}'
    psql = lambda *sql: subprocess.run(['psql', '-qX', '-h', str(folder), '-U', 'test', *sql], capture_output=True)  # noqa: E731
    psql('postgres', '-c', f'CREATE DATABASE {name}')
    try:
        works(server.replace('/postgres?', f'/{name}?'))
        count = psql(name, '-At', '-c', 'SELECT count(*) FROM person').stdout.decode().strip()
        assert count == str(PEOPLE), count
    finally:
        # A statement of another program with a word in it stands in the log.
        psql(name, '-c', "SELECT 'tanden' || 'eenwoordvaniemandanders' || 1 / 0")
        psql('postgres', '-c', f'DROP DATABASE {name} WITH (FORCE)')
    log = folder / 'server.log'
    text = log.read_bytes()
    assert b'eenwoordvaniemandanders' in text
    assert not WORDS.search(text), WORDS.search(text)
    searched.append(log)


def hits():
    found = []
    for p in root.rglob('*'):
        if p.is_file() and not any(k == p or k in p.parents for k in kept):
            searched.append(p)
            found += [f'{p.relative_to(root)}: {m.group().decode()}' for m in [WORDS.search(p.read_bytes())] if m]
            if WORDS.search(p.name.encode()):
                found.append(str(p))
    return found


def nowhere_else():
    assert WORDS.search((root / 'hand.db').read_bytes())  # they are in the database
    found = hits()
    print(f'# {PEOPLE} people, {len(set(searched))} files searched, {len(found)} hits')
    assert not found, '\n'.join(found)


prepare()
print('1..5')
hand.step('at the command line', at_the_command_line)
hand.step('in the window', in_the_window)
hand.step('a program that falls over', falls_over)
hand.step('on a server', on_a_server)
hand.step('nowhere else', nowhere_else)
shutil.rmtree(root)
sys.exit(hand.failed)
