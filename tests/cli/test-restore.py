#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Backups as they are made, tested, restored and refused by hand, and an office that moves from a file to a server and back."""
import contextlib
import json
import os
import shutil
import sqlite3
import stat
import subprocess

from ctl import CTL, TODAY, call, ctl, demo, main, test, write

PASSPHRASE = 'vier losse woorden hier'


def home(folder, name='home'):
    """The environment of somebody who never used Regie before."""
    return {'XDG_DATA_HOME': os.path.join(folder, name), 'HOME': os.path.join(folder, name)}


def set_up(folder):
    """The passphrase in a file, and the recovery key."""
    words = write(folder, 'words', PASSPHRASE + '\n')
    out = ctl('backup', 'setup', '--passphrase-file', words, '--output', os.path.join(folder, 'key.pdf'), env=home(folder))
    key, = (line.strip() for line in out.splitlines() if line.strip().count('-') == 12)
    return words, write(folder, 'recovery', key.lower().replace('-', ' '))


def backups(folder):
    place = os.path.join(folder, 'home', 'regie', 'backups')
    return sorted(os.path.join(place, name) for name in os.listdir(place) if name.endswith('.regiebackup'))


def dump(db):
    """Everything but what a server notes for itself."""
    with contextlib.closing(sqlite3.connect(f'file:{db}?mode=ro', uri=True)) as c:
        return {t: sorted(c.execute(f'SELECT * FROM "{t}"'), key=repr) for t, in c.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%fts%' AND name <> 'meta'")}


def restored(db):
    """What a restored database holds, but for the line of its log that says it was restored."""
    now = dump(db)
    last = max(now['change_log'], key=lambda row: row[0])
    with contextlib.closing(sqlite3.connect(f'file:{db}?mode=ro', uri=True)) as c:
        (title,), = c.execute('SELECT title FROM change_log ORDER BY seq DESC LIMIT 1')
    assert title.startswith('Back-up van '), title
    now['change_log'].remove(last)
    return now


@test
def a_backup_opens_on_another_computer(folder):
    db = demo(folder, 40)
    assert 'backup setup' in ctl('backup', '-d', db, '--as', 'beheer', rc=1, env=home(folder))
    words, recovery = set_up(folder)
    assert stat.S_IMODE(os.stat(os.path.join(folder, 'key.pdf')).st_mode) == 0o600
    ctl('backup', '-d', db, '--as', 'beheer', env=home(folder))
    was = dump(db)
    backup, = backups(folder)
    assert stat.S_IMODE(os.stat(backup).st_mode) == 0o600 and stat.S_IMODE(os.stat(os.path.dirname(backup)).st_mode) == 0o700
    with open(backup, 'rb') as f:
        assert b'SQLite' not in f.read()
    for number, key in enumerate((('--passphrase-file', words), ('--recovery-file', recovery))):
        there = home(folder, f'elsewhere{number}')
        manifest = json.loads(ctl('restore', backup, '--list', '--format', 'json', *key, env=there))
        assert {t['naam']: t['rijen'] for t in manifest['tabellen']}['dossier'] == len(json.loads(ctl('list', '-d', db, '--as', 'beheer', '--format', 'json')))
        fresh = os.path.join(folder, f'new{number}', 'regie.db')
        ctl('restore', backup, '--into', fresh, *key, env=there, lang='nl')
        assert restored(fresh) == was and stat.S_IMODE(os.stat(fresh).st_mode) == 0o600
        ctl('check', '-d', fresh, '--as', 'beheer', '--today', TODAY)
        assert not [name for name in os.listdir(os.path.join(there['XDG_DATA_HOME'], 'regie'))] if os.path.isdir(os.path.join(there['XDG_DATA_HOME'], 'regie')) else True


@test
def what_stands_there_is_kept(folder):
    db = demo(folder, 40)
    words, _ = set_up(folder)
    ctl('backup', '-d', db, '--as', 'beheer', env=home(folder))
    was = dump(db)
    ctl('do', 'dossier.create', 'achternaam=Nieuw', 'voornamen=Abel', 'groep=gezin', '-d', db, '--as', 'beheer', '--today', TODAY)
    now = dump(db)
    assert now != was
    backup, = backups(folder)
    wrong = write(folder, 'wrong', 'een heel andere zin')
    ctl('restore', backup, '--into', db, '--passphrase-file', wrong, rc=1, env=home(folder))
    assert dump(db) == now
    with contextlib.closing(sqlite3.connect(db)) as c:  # a program that has it open
        c.execute('SELECT count(*) FROM dossier').fetchone()
        assert 'has this database open' in ctl('restore', backup, '--into', db, '--passphrase-file', words, rc=1, env=home(folder))
    assert dump(db) == now
    ctl('restore', backup, '--into', db, '--passphrase-file', words, env=home(folder))
    kept, = (os.path.join(folder, name) for name in os.listdir(folder) if '-before-restore-' in name and name.endswith('.db'))
    assert restored(db) == was and dump(kept) == now


@test
def a_weekly_test_says_what_it_found(folder):
    db = demo(folder, 40)
    words, _ = set_up(folder)
    assert 'no backup' in ctl('backup', 'test', '--passphrase-file', words, rc=1, env=home(folder))
    ctl('backup', '-d', db, '--as', 'beheer', env=home(folder))
    state = lambda: json.loads(ctl('backup', 'list', '--format', 'json', env=home(folder)))
    assert state()['ingesteld'] and state()['getoetst'] is None
    ctl('backup', 'test', '--if-due', '--passphrase-file', words, env=home(folder))
    assert state()['toets_goed']
    backup, = backups(folder)
    with open(backup, 'r+b') as f:
        f.seek(100000)
        byte = f.read(1)
        f.seek(100000)
        f.write(bytes([byte[0] ^ 1]))
    assert 'No backup has to be tested' in ctl('backup', 'test', '--if-due', '--passphrase-file', words, env=home(folder))
    assert 'damaged' in ctl('backup', 'test', '--passphrase-file', words, rc=1, env=home(folder))
    assert not state()['toets_goed'] and 'damaged' in state()['reden']
    assert 'damaged' in ctl('restore', backup, '--into', os.path.join(folder, 'x.db'), '--passphrase-file', words, rc=1, env=home(folder))
    assert not os.path.exists(os.path.join(folder, 'x.db'))


@test
def what_is_typed_wrong_is_said(folder):
    db = demo(folder, 40)
    short = write(folder, 'short', 'kort')
    assert 'at least' in ctl('backup', 'setup', '--passphrase-file', short, rc=2, env=home(folder))
    assert 'odt' in ctl('backup', 'setup', '--passphrase-file', short, '--output', 'key.txt', rc=2, env=home(folder))
    words, recovery = set_up(folder)
    ctl('backup', '-d', db, '--as', 'beheer', env=home(folder))
    backup, = backups(folder)
    for command in (('restore',), ('restore', backup), ('restore', backup, '--list', '--into', 'x.db'), ('restore', os.path.join(folder, 'nothing'), '--list'),
                    ('copy', db), ('copy', db, 'postgres:'), ('copy', db, 'x.db', '-d', db), ('backup', 'a', 'b')):
        assert call(*command, '--passphrase-file', words, env=home(folder)).returncode == 2, command
    with open(recovery) as f:
        key = f.read().split()
    key[4] = 'zzzzz'
    assert 'Group 5' in ctl('restore', backup, '--list', '--recovery-file', write(folder, 'mistyped', '-'.join(key)), rc=2, env=home(folder))
    assert 'not a backup' in ctl('restore', db, '--list', '--passphrase-file', words, rc=1, env=home(folder))
    # Nobody there to ask: said, and no passphrase is ever an argument.
    run = subprocess.run([CTL, 'restore', backup, '--list'], env=dict(os.environ, LANGUAGE='en', **home(folder)), stdin=subprocess.DEVNULL, capture_output=True, text=True, start_new_session=True)
    assert run.returncode == 2 and '--passphrase-file' in run.stderr, run


@test
def what_is_damaged_is_left_as_it_is(folder):
    db = demo(folder, 40)
    with open(db, 'rb') as f:
        whole = f.read()
    for name, bytes_ in (('zeros', whole[:40960] + bytes(81920) + whole[122880:]), ('cut', whole[:len(whole) // 2]), ('letter', b'Dit is een brief.' * 400)):
        path = write(folder, f'{name}.db', bytes_)
        for command in (('list',), ('check',), ('reindex',), ('backup', os.path.join(folder, 'x.db')), ('copy', path, os.path.join(folder, 'x.db'))):
            words = command if command[0] == 'copy' else (*command, '-d', path)
            run = call(*words, '--as', 'beheer', '--today', TODAY)
            assert run.returncode == 1 and 'othing was changed' in run.stderr, (name, command, run)
            with open(path, 'rb') as f:
                assert f.read() == bytes_, (name, command)
    assert not os.path.exists(os.path.join(folder, 'x.db'))


@test
def an_office_moves_to_another_place(folder):
    db = demo(folder, 40)
    there = os.path.join(folder, 'there.db')
    ctl('copy', db, there, '--as', 'consulent', '--today', TODAY)
    assert dump(there) == dump(db) and stat.S_IMODE(os.stat(there).st_mode) == 0o600
    ctl('check', '-d', there, '--as', 'beheer', '--today', TODAY)
    assert 'exists already' in ctl('copy', db, there, '--as', 'beheer', rc=1)
    run = call('copy', db, os.path.join(folder, 'other.db'), '--as', 'manager')
    assert run.returncode == 2 and not os.path.exists(os.path.join(folder, 'other.db')), run
    server = os.environ.get('REGIE_TEST_PG')
    if server is None:
        return
    name = f'kopie{os.getpid()}'
    psql = lambda sql: subprocess.run(['psql', server, '-qc', sql], check=True, capture_output=True)
    psql(f'CREATE DATABASE {name}')
    uri = server.replace('/postgres?', f'/{name}?')
    subprocess.run(['psql', uri, '-qc', 'CREATE EXTENSION pg_trgm'], check=True, capture_output=True)
    said = ctl('copy', db, uri, '--as', 'beheer')
    assert 'balie' in said, said  # a login that the server does not know
    assert 'already' in ctl('copy', db, uri, '--as', 'beheer', rc=1)
    back = os.path.join(folder, 'back.db')
    ctl('copy', uri, back)
    assert dump(back) == dump(db)
    words, _ = set_up(folder)
    ctl('backup', '-d', uri, env=home(folder))
    backup, = backups(folder)
    fresh = os.path.join(folder, 'fresh.db')
    ctl('restore', backup, '--into', fresh, '--passphrase-file', words, env=home(folder))
    assert restored(fresh) == dump(db)
    psql(f'CREATE DATABASE {name}b')
    subprocess.run(['psql', server.replace('/postgres?', f'/{name}b?'), '-qc', 'CREATE EXTENSION pg_trgm'], check=True, capture_output=True)
    ctl('restore', backup, '--into', server.replace('/postgres?', f'/{name}b?'), '--passphrase-file', words, env=home(folder))
    ctl('check', '-d', server.replace('/postgres?', f'/{name}b?'), '--as', 'beheer', '--today', TODAY)
    psql(f'DROP DATABASE {name}')
    psql(f'DROP DATABASE {name}b')


main()
