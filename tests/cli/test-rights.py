#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Who may do what: every command for every role, what of a person each role gets to see, and what no name of a database may be."""
import contextlib
import csv
import json
import os
import re
import shutil
import sqlite3
import stat

from ctl import DATA, TODAY, call, ctl, demo, empty, main, test, write

ROLES = ('consulent', 'regisseur', 'manager', 'balie', 'financien', 'beheer')
SCHOOL = ('--provider', 'Leerhuis Zuid')
NUMBER = 'I000009'
REPORT = os.path.join(DATA, 'demo', 'rapport-leerhuis-2026-10.csv')
BILLS = os.path.join(DATA, 'demo', 'factuur-leerhuis-2026-09.csv')


def ask(db, role, *args, rc=0):
    return ctl(*args, '-d', db, '--as', role, '--today', TODAY, rc=rc)


def is_bsn(digits):
    return len(digits) == 9 and sum((9 - i) * int(d) for i, d in enumerate(digits[:8])) % 11 == int(digits[8]) and digits.strip('0') != ''


def bsns(text):
    return {d for d in re.findall(r'(?<![0-9A-Za-z])[0-9]{9}(?![0-9A-Za-z])', text) if is_bsn(d)}


def people(db):
    with contextlib.closing(sqlite3.connect(db)) as c:
        return {number: bsn for number, bsn in c.execute('SELECT d.number, p.bsn FROM dossier d JOIN person p ON p.id = d.person WHERE p.bsn IS NOT NULL')}


ALL = set(ROLES)
SEES = ALL - {'balie'}
RECORDS = {'consulent', 'regisseur', 'beheer'}
# command → who may; the file that is written stands in the folder of the test
COMMANDS = {
    ('import', os.path.join(DATA, 'demo', 'personen.csv'), '--dry-run'): {'consulent', 'beheer'},
    ('import', 'report', REPORT, *SCHOOL, '--dry-run'): SEES,
    ('import', 'invoices', BILLS, *SCHOOL, '--dry-run'): {'manager', 'financien', 'beheer'},
    ('import', 'offers', os.path.join(DATA, 'demo', 'aanbod.csv'), '--dry-run'): ALL - {'financien'},
    ('import', 'wishes', os.path.join(DATA, 'demo', 'wensen.csv'), '--dry-run'): ALL - {'financien'},
    ('erase', NUMBER, '--ground', 'verzoek', '--dry-run'): {'beheer'},
    ('files', NUMBER): SEES,
    ('files', 'add', NUMBER, '{folder}/{role}-in.txt', 'soort=brief'): RECORDS,
    ('files', 'save', NUMBER, '{folder}/{role}-out'): SEES,
    ('network', NUMBER): SEES,
    ('reconcile', *SCHOOL): SEES,
    ('invoices', 'check', BILLS, *SCHOOL): SEES,
    ('scorecard', *SCHOOL): SEES,
    ('contracts',): SEES,
    ('figures',): SEES,
    ('figures', 'show', 'actief', '--list'): SEES,
    ('forecast',): SEES,
    ('youth',): SEES,
    ('divide', '--dry-run'): {'consulent', 'manager', 'beheer'},
    ('report', 'quarter', '2026-K3'): SEES,
    ('calendar',): ALL - {'financien'},
    ('desk',): ALL - {'financien'},
    ('export',): {'consulent', 'manager', 'beheer'},
    ('export', '--facts'): {'consulent', 'manager', 'beheer'},
    ('export', '--kind', 'doel'): {'consulent', 'manager', 'beheer'},
    ('export', '--kind', 'gezondheid'): {'consulent', 'beheer'},
    ('export', 'swi', '2026-K3'): {'consulent', 'manager', 'beheer'},
    ('export', 'spuk', '2025'): {'consulent', 'manager', 'beheer'},
    ('export', *SCHOOL): SEES,
    ('list',): SEES,
    ('show', NUMBER): SEES,
    ('show', NUMBER, '--reason', 'klacht'): SEES,
    ('person', NUMBER, '--output', '{folder}/{role}.json'): {'consulent', 'beheer'},
    ('person', 'looked', NUMBER, '--output', '{folder}/{role}-wie.odt'): {'manager', 'beheer'},
    ('audit',): {'manager', 'beheer'},
    ('audit', 'verify'): {'manager', 'beheer'},
    ('audit', 'anchor'): {'manager', 'beheer'},
    ('audit', 'signals'): {'manager', 'beheer'},
    ('duo', NUMBER): SEES,
    ('network-meeting', NUMBER): RECORDS,
    ('letter', NUMBER, 'pip', '{folder}/{role}.txt'): SEES,
    ('staff',): {'beheer'},
    ('staff', 'nieuw', 'balie'): {'beheer'},
    ('check',): RECORDS,
    ('reindex',): RECORDS,
    ('backup', '{folder}/{role}.db'): RECORDS,
    ('sample', 'report', *SCHOOL, '--period', '2026-09'): SEES,
    ('sample', 'invoices', *SCHOOL, '--period', '2026-09'): {'manager', 'financien', 'beheer'},
}


@test
def every_command_asks_its_right(folder):
    db = demo(folder)
    for role in ROLES:
        write(folder, f'{role}-in.txt', role)
    for command, who in COMMANDS.items():
        for role in ROLES:
            words = [w.format(folder=folder, role=role) for w in command]
            run = call(*words, '-d', db, '--as', role, '--today', TODAY)
            assert (run.returncode == 0) == (role in who), (role, command, run.returncode, run.stderr)
            if role not in who:
                assert not run.stdout and (run.returncode, run.stderr.count('\n')) == (2, 1), (role, command, run.stdout, run.stderr)


@test
def no_command_is_without_a_line_in_this_table(folder):
    free = {'init', 'demo', 'clock', 'preflight', 'feasible', 'cost', 'rules', 'bench', 'undo', 'redo', 'log', 'match', 'card', 'merge', 'commands', 'do', 'restore', 'copy'}  # their own tests; no person, or only what one did oneself
    named = set(re.findall(r'^  ([a-z][a-z-]*) ', ctl('--help').split('Commands:')[1], re.M))
    assert named - free == {c[0] for c in COMMANDS}, named


@test
def who_may_not_see_a_bsn_gets_none(folder):
    db = demo(folder)
    known = people(db)
    with contextlib.closing(sqlite3.connect(db)) as c:  # somebody of whom DUO must know something
        number, = c.execute("SELECT d.number FROM fact f JOIN dossier d ON d.id = f.dossier JOIN person p ON p.id = d.person"
                            " WHERE f.kind = 'pip' AND f.day < '2026-01-01' AND p.bsn IS NOT NULL ORDER BY f.id LIMIT 1").fetchone()
    bsn = known[number]
    with contextlib.closing(sqlite3.connect(db)) as c, c:  # where people type them
        c.execute("UPDATE fact SET note = ? WHERE id = (SELECT min(f.id) FROM fact f JOIN dossier d ON d.id = f.dossier WHERE d.number = ?)", (f'gebeld over {bsn}.', number))
        c.execute("UPDATE relation SET other = ? WHERE id = (SELECT min(id) FROM relation)", (bsn,))
    ctl('reindex', '-d', db, '--as', 'beheer', '--today', TODAY)
    for role in ROLES:
        sees = role in RECORDS
        commands = [('duo', number), ('duo', number, '--format', 'json'), ('show', number), ('list',), ('list', '--format', 'json'), ('contracts', '--format', 'json')]
        if role in ('consulent', 'manager', 'beheer'):
            commands += [('export',), ('export', '--excel'), ('export', '--facts'), ('export', '--kind', 'relatie'), ('export', '--kind', 'document'), ('export', '--kind', 'factuurregel')]
        for command in commands if role != 'balie' else []:
            out = ask(db, role, *command)
            if not sees:
                assert not bsns(out) & set(known.values()), (role, command)
            elif command[0] == 'duo' or command in (('export',), ('export', '--facts'), ('export', '--kind', 'relatie')):
                assert bsn in out, (role, command)
        if role in ('consulent', 'manager', 'beheer'):
            path = os.path.join(folder, f'{role}.csv')
            ask(db, role, 'export', path)
            with open(path, newline='') as f:
                rows = list(csv.DictReader(f))
            assert len(rows) > 100 and all(bool(r['bsn']) == sees for r in rows) and all(r['achternaam'] for r in rows), role
            assert stat.S_IMODE(os.stat(path).st_mode) == 0o600


@test
def a_medical_file_and_an_identity_document_are_for_who_may_see_what_is_in_them(folder):
    db = demo(folder)
    for kind in ('medisch', 'identiteitsbewijs', 'brief'):
        ask(db, 'consulent', 'files', 'add', NUMBER, write(folder, f'{kind}.txt', kind), f'soort={kind}')
    for role in SEES:
        listed = {f['soort'] for f in json.loads(ask(db, role, 'files', NUMBER, '--format', 'json'))}
        place = os.path.join(folder, role)
        run = call('files', 'save', NUMBER, place, '-d', db, '--as', role, '--today', TODAY)
        saved = set(os.listdir(place)) - {f'bestanden {NUMBER}.json'}
        exported = ask(db, role, 'export', '--kind', 'bestand') if role in ('consulent', 'manager', 'beheer') else None
        if role in RECORDS:
            assert listed >= {'medisch', 'identiteitsbewijs', 'brief'} and saved >= {'medisch.txt', 'identiteitsbewijs.txt', 'brief.txt'}, role
        else:
            assert 'medisch' not in listed and 'identiteitsbewijs' in listed, (role, listed)
            assert 'brief.txt' in saved and not saved & {'medisch.txt', 'identiteitsbewijs.txt'} and 'BSN' in run.stderr, (role, saved, run.stderr)
        assert run.returncode == 0 and (exported is None or ('medisch.txt' in exported) == (role in RECORDS)), role


@test
def nobody_is_found_by_a_bsn_that_may_not_be_seen(folder):
    db = demo(folder)
    number, bsn = next(iter(people(db).items()))
    for role in SEES:
        for text in (bsn, bsn[:6], f'{bsn[:3]} {bsn[3:6]} {bsn[6:]}'):
            found = {r['dossiernummer'] for r in json.loads(ask(db, role, 'list', '--search', text, '--format', 'json'))}
            assert (number in found) == (role in RECORDS), (role, text)
            found = {r['dossiernummer'] for r in json.loads(ask(db, role, 'list', '--search', text, '--texts', '--format', 'json'))}
            assert (number in found) == (role in RECORDS), (role, text)
        assert [r['dossiernummer'] for r in json.loads(ask(db, role, 'list', '--search', number, '--format', 'json'))] == [number], role


@test
def letters_hold_no_bsn_for_who_may_not_see_it(folder):
    db = demo(folder)
    config = os.path.join(folder, 'config')
    os.makedirs(os.path.join(config, 'regie', 'letters'))
    write(os.path.join(config, 'regie', 'letters'), 'nummer.nl.txt', 'titel: Nummer\n\nBSN: {{persoon.bsn}}\n')
    for role in SEES:
        path = os.path.join(folder, f'{role}.txt')
        ctl('letter', NUMBER, 'nummer', path, '-d', db, '--as', role, '--today', TODAY, env={'XDG_CONFIG_HOME': config})
        with open(path) as f:
            assert (people(db)[NUMBER] in f.read()) == (role in RECORDS), role


@test
def only_invented_people_are_played(folder):
    db = empty(folder)
    assert 'demo data' in ctl('list', '-d', db, '--as', 'beheer', rc=2)
    invented = demo(folder)
    error = ctl('list', '-d', invented, '--as', 'sinterklaas', rc=2)
    assert 'sinterklaas' not in error and all(role in error for role in ROLES), error
    assert {line.split()[0] for line in ask(invented, 'beheer', 'staff').splitlines()} >= set(ROLES)
    with contextlib.closing(sqlite3.connect(invented)) as c, c:  # made before there was somebody of every role
        c.execute("DELETE FROM staff WHERE login IN ('balie', 'financien', 'beheer')")
        c.execute('UPDATE staff SET login = NULL')
    for role in ROLES:
        ask(invented, role, 'undo', rc=1)
    with contextlib.closing(sqlite3.connect(invented)) as c:
        assert {r for (r,) in c.execute('SELECT login FROM staff WHERE login = role')} == set(ROLES)


@test
def a_change_is_of_who_is_played(folder):
    db = demo(folder)
    ask(db, 'balie', 'import', 'offers', os.path.join(DATA, 'demo', 'aanbod.csv'))
    assert 'nothing of yours' in ask(db, 'consulent', 'undo', rc=1)
    for role in ALL - RECORDS:
        assert 'role may not' in ask(db, role, 'merge', NUMBER, 'I000010', '--dry-run', rc=2)
    ask(db, 'balie', 'undo')


@test
def what_is_no_name_of_a_database_is_refused(folder):
    people_file = os.path.join(DATA, 'demo', 'personen.csv')
    before = set(os.listdir(folder))
    for name in ('', '   ', '\t', '\u00a0', 'postgres:', 'postgresql:', 'POSTGRESQL://server/x', 'postgres:/server', 'host=/tmp dbname=x', 'dbname=x', 'user=anna host=server', 'file:x.db', 'https://server/x.db'):
        for command in (('init',), ('demo', '--dossiers', '3'), ('import', people_file), ('import', people_file, '--dry-run'), ('list',), ('check',), ('backup', 'x.db'), ('staff',), ('undo',)):
            run = call(*command, '-d', name, folder=folder)
            assert run.returncode == 2 and not run.stdout and '--database' in run.stderr, (name, command, run)
    assert set(os.listdir(folder)) == before
    run = call('init', '-d', os.path.join(folder, 'postgres.db'))
    assert run.returncode == 0, run.stderr


@test
def a_backup_touches_nothing_of_somebody_else(folder):
    db = empty(folder)
    copy = os.path.join(folder, 'copy.db')
    write(folder, 'copy.db.part', 'of somebody else')
    ctl('backup', copy, '-d', db)
    with open(copy + '.part') as f:
        assert f.read() == 'of somebody else'
    assert 'exists already' in ctl('backup', copy, '-d', db, rc=1)
    assert sorted(name for name in os.listdir(folder) if not name.endswith('-journal')) == ['copy.db', 'copy.db.part', 'empty.db']
    assert {stat.S_IMODE(os.stat(p).st_mode) for p in (db, copy)} == {0o600}
    ctl('check', '-d', copy)
    ctl('backup', os.path.join(folder, 'nowhere', 'x.db'), '-d', db, rc=1)
    assert sorted(name for name in os.listdir(folder) if not name.endswith('-journal')) == ['copy.db', 'copy.db.part', 'empty.db']


@test
def initials_are_initials(folder):
    head = 'initialen;nummer;soort\n'
    good = ('M.T.', 'm.t.', 'M. T.', 'J-P.', 'Th.J.', 'MT', 'A.B.C.', 'A', 'م.ت.', 'É.')
    bad = ('Mohamed Tesfai', 'Mohamed', 'M. Tesfai', 'Ali', 'van der Kidane', 'M.T. Kidane', 'MOHAMED', 'Li', 'علي', '12', 'M1', 'm@t')
    rows = ''.join(f'{text};N{i};sport\n' for i, text in enumerate(good + bad))
    report = json.loads(ctl('import', 'wishes', write(folder, 'w.csv', head + rows), '-d', empty(folder), '--dry-run', '--format', 'json', '--today', TODAY))
    assert {f['regel'] - 2 for f in report['fout']} == set(range(len(good), len(good + bad))), report['fout']
    assert all(f['veld'] == 'initialen' and 'M.T.' in f['reden'] for f in report['fout'])


TABLES = {
    'deadline': "UPDATE deadline SET due = '2020-01-01' WHERE dossier = (SELECT min(dossier) FROM deadline)",
    'deadline gone': 'DELETE FROM deadline WHERE dossier = (SELECT min(dossier) FROM deadline)',
    'deadline of nobody': "INSERT INTO deadline (dossier, n, rule, nature, actor, uncertain, open, unrecorded) VALUES (1, 0, 'PIP-10W', 0, 0, 0, 1, 0)",
    'dossier_index': "UPDATE dossier_index SET phase = 'klaar' WHERE dossier = (SELECT max(dossier) FROM dossier_index WHERE phase <> 'klaar')",
    'dossier_index gone': 'DELETE FROM dossier_index WHERE dossier = (SELECT max(dossier) FROM dossier_index)',
    'refresh_on': "UPDATE dossier_index SET refresh_on = '2031-01-01' WHERE dossier = (SELECT max(dossier) FROM dossier_index WHERE refresh_on IS NOT NULL)",
    'plan_cost': 'UPDATE plan_cost SET amount = amount + 1 WHERE dossier = (SELECT min(dossier) FROM plan_cost)',
    'plan_cost of nobody': 'INSERT INTO plan_cost (dossier, year, amount) VALUES (1, 2026, 100)',
    'search_text': "UPDATE search_text SET folded = 'iemand anders' WHERE id = (SELECT max(id) FROM search_text)",
    'search_text of nobody': "INSERT INTO search_text (id, folded) VALUES (1, 'x')",
    'search_note': "UPDATE search_note SET folded = 'iets anders' WHERE id = (SELECT max(id) FROM search_note)",
    'search_fts': "INSERT INTO search_fts (search_fts) VALUES ('delete-all')",
    'search_note_fts': "INSERT INTO search_note_fts (search_note_fts) VALUES ('delete-all')",
}

@test
def check_says_only_what_is_true(folder):
    db = demo(folder, dossiers=60)
    for day in (TODAY, '2026-11-24', '2026-12-23', '2027-03-01', '2029-11-23', '2020-01-01'):
        ctl('check', '-d', db, '--today', day)
    ctl('import', 'offers', os.path.join(DATA, 'demo', 'aanbod.csv'), '-d', db, '--today', '2027-01-05')
    ctl('check', '-d', db, '--today', TODAY)
    with contextlib.closing(sqlite3.connect(db)) as c, c:  # somebody with another setting saved one, with its row as that setting makes it
        c.execute("UPDATE dossier_index SET silence = 90 WHERE dossier IN (SELECT dossier FROM deadline WHERE rule = 'SIGNAAL-STIL')")
        c.execute("UPDATE deadline SET nominal = date (begins, '+90 days'), due = date (begins, '+90 days') WHERE rule = 'SIGNAAL-STIL'")
    ctl('check', '-d', db, '--today', '2027-03-01')
    for what, damage in TABLES.items():
        broken = os.path.join(folder, 'broken.db')
        shutil.copy(db, broken)
        with contextlib.closing(sqlite3.connect(broken)) as c, c:
            c.execute(damage)
            assert c.total_changes > 0 or what.endswith('fts'), what
        for day in (TODAY, '2029-11-23'):
            assert 'reindex' in ctl('check', '-d', broken, '--today', day, rc=1), what
        ctl('reindex', '-d', broken, '--today', TODAY)
        ctl('check', '-d', broken, '--today', TODAY)


@test
def no_password_in_a_word(folder):
    """Whoever lists what runs reads it there; it is not said again."""
    for words in (('list', '-d', 'postgresql://lotte:geheim7@server/regie'), ('check', 'server', 'postgres://server/regie?password=geheim7'),
                  ('list', '--database=postgresql:///regie?host=/tmp&sslpassword=geheim7'), ('list', '-d', 'postgresql://lotte:#geheim7@server/regie'),
                  ('list', '-d', 'postgresql://lotte:?geheim7@server/regie'), ('list', '-d', 'postgresql://server/regie?p%61ssword=#geheim7'),
                  ('list', '-d', b'postgresql://lotte:geheim7\xe9@server/regie')):
        run = call(*words)
        assert run.returncode == 2 and not run.stdout and 'PGPASSFILE' in run.stderr and 'geheim7' not in run.stderr, (words, run)


# What sees all of a file, and why.
PLAIN = {
    'do', 'undo', 'redo', 'files add',  # the command of the screen puts the veil itself
    'erase', 'audit verify', 'audit anchor', 'check', 'reindex', 'backup', 'copy',  # about the whole database
    'staff',  # about no dossier
}


@test
def every_line_of_the_table_says_what_it_sees(folder):
    with open(os.path.join(os.path.dirname(__file__), '..', '..', 'src', 'cli', 'regie-commands.c'), encoding='utf-8') as f:
        table = f.read().split('const RegieVerb regie_commands[] = {')[1].split('{ NULL }')[0]
    lines = re.findall(r'^  \{ "([^"]+)", (?:NULL|"([^"]+)"),(.*?)\},$', table, re.M | re.S)
    assert len(lines) == table.count('\n  { ')
    sights = {f'{name} {form}'.strip(): re.findall(r'OPEN,|STAFF \((?:VEILED|PLAIN),', rest) for name, form, rest in lines}
    assert len(sights) == len(lines) and all(len(said) == 1 for said in sights.values()), sights
    assert {name for name, said in sights.items() if 'PLAIN' in said[0]} == PLAIN


@test
def shielded_is_named_to_nobody(folder):
    db = demo(folder, dossiers=14)
    ask(db, 'consulent', 'files', 'add', NUMBER, write(folder, 'brief.txt', 'brief'), 'soort=brief')
    sampled = {shape: ask(db, 'beheer', 'sample', shape, *SCHOOL, '--period', '2026-09') for shape in ('report', 'invoices')}
    with contextlib.closing(sqlite3.connect(db)) as c, c:
        order, ordered = c.execute("SELECT o.number, o.dossier FROM engagement o JOIN lot l ON l.id = o.lot JOIN contract k ON k.id = l.contract JOIN provider p ON p.id = k.provider JOIN organisation n ON n.id = p.organisation"
                                   " WHERE n.name = 'Leerhuis Zuid' AND o.ended_on IS NULL ORDER BY o.ordered_on LIMIT 1").fetchone()
        c.execute("UPDATE dossier SET shielded = 1, consultant = NULL, director = NULL WHERE number = ? OR id = ?", (NUMBER, ordered))
        c.execute("UPDATE person SET surname = 'Zeldzaamnaam' WHERE id IN (SELECT person FROM dossier WHERE shielded = 1)")
        known = {text for row in c.execute('SELECT p.bsn, p.v_number, d.number FROM dossier d JOIN person p ON p.id = d.person WHERE d.shielded = 1') for text in row if text}
        shielded, = c.execute('SELECT count(*) FROM dossier WHERE shielded = 1').fetchone()
    ctl('reindex', '-d', db, '--today', TODAY)
    place = os.path.join(folder, 'out')
    os.mkdir(place)
    for name in ('a', 'b'):
        write(place, f'{name}-in.txt', name)
    rest = [('list', '--search', 'zeldzaamnaam'), ('list', '--search', NUMBER), ('log', '--mine'), ('merge', NUMBER, 'I000010', '--dry-run'), ('merge', 'I000010', NUMBER, '--dry-run'), ('duo', NUMBER, '--format', 'json'), ('files', NUMBER, '--format', 'json')]
    for command in (*COMMANDS, *rest):
        about = NUMBER in command
        if command[0] in ('erase', 'backup', 'staff'):
            continue
        for role, name in (('consulent', 'a'), ('manager', 'b')):
            words = [w.format(folder=place, role=name) for w in command]
            run = call(*words, '-d', db, '--as', role, '--today', TODAY)
            said = run.stdout + (run.stderr if not about else '')
            named = {'Zeldzaamnaam', *known} | ({order} if command[0] not in ('import', 'invoices') else set())  # what a file says itself
            assert not any(text in said for text in named) and 'Zeldzaamnaam' not in run.stderr, (role, command, run)
            if about and command[0] != 'list':
                assert run.returncode != 0 and not run.stdout, (role, command, run)
    assert set(os.listdir(place)) == {'a-in.txt', 'b-in.txt'}, os.listdir(place)
    assert 'Zeldzaamnaam' in ask(db, 'beheer', 'list') and NUMBER in ask(db, 'beheer', 'export') and 'Zeldzaamnaam' in ask(db, 'beheer', 'show', NUMBER)
    assert all(order in text for text in sampled.values()), sampled
    assert ask(db, 'manager', 'report', 'quarter', '2026-K3') != ask(db, 'beheer', 'report', 'quarter', '2026-K3')
    n = [len(list(csv.reader(ask(db, role, 'export').splitlines(), delimiter=';'))) for role in ('consulent', 'beheer')]
    assert n[0] == n[1] - shielded, n
    ctl('check', '-d', db, '--today', TODAY)


main()
