#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What can be done on a screen, done with regiectl: every command of a dossier once, and what is refused."""
import contextlib
import hashlib
import json
import os
import re
import sqlite3

from ctl import TODAY, call, ctl, demo, main, test, write

ASKS_NOTHING = {'fact.remove', 'fact.report', 'facts.plan', 'deadline.settle', 'record.remove', 'intake.begin',
                'decision.begin', 'alternative.take', 'dossier.to-desk'}
ELSEWHERE = {'dossier.erase', 'dossier.hand-over', 'dossier.shield', 'dossier.unshield', 'dossier.emergency'}  # see test-cli.py, test-network.py and test-shield-commands.c


def do(db, name, *words, who='consulent', rc=0, lang='en'):
    """The outcome of a command, or what is said of one that fails with RC."""
    out = ctl('do', name, *words, '-d', db, '--as', who, '--today', TODAY, '--format', 'json', rc=rc, lang=lang)
    if rc != 0:
        return out
    return json.loads(out)


def rows(db, sql, *params):
    with contextlib.closing(sqlite3.connect(db)) as c:
        return c.execute(sql, params).fetchall()


def value(db, sql, *params):
    """The first column of the only row."""
    (row,) = rows(db, sql, *params)
    return row[0]


def fact(db, kind):
    """A fact of KIND with its dossier and that number: the last of those that are there."""
    return rows(db, 'SELECT f.id, f.dossier, d.number FROM fact f JOIN dossier d ON d.id = f.dossier'
                    ' WHERE f.kind = ? AND f.voided = 0 AND d.voided = 0 ORDER BY f.id DESC LIMIT 1', kind)[0]


@test
def commands_lists_what_can_be_done(folder):
    listed = {c['naam']: c for c in json.loads(ctl('commands', '--format', 'json'))}
    assert listed['fact.record']['over'] == 'x' and listed['fact.record']['rechten'] == ['vastleggen']
    assert listed['fact.record']['vraagt'][:2] == ['soort', 'datum'] and 'leerroute' in listed['fact.record']['vraagt']
    assert listed['deadline.defer'] == {'naam': 'deadline.defer', 'over': '(xsx)', 'rechten': ['vastleggen'], 'vraagt': ['tot', 'reden']}
    assert listed['dossier.create']['over'] is None and 'bedoeld' in listed['dossier.create']['vraagt']
    assert 'persoon' not in listed['dossier.merge']['vraagt'] and 'telefoon' in listed['dossier.merge']['vraagt']
    assert all(listed[name]['vraagt'] == [] for name in ASKS_NOTHING)
    text = ctl('commands', lang='nl')
    assert all(f'\n{name} ' in '\n' + text for name in listed) and 'vastleggen in dossiers' in text and 'de velden van die soort' in text


@test
def facts_are_recorded_and_corrected(folder):
    db = demo(folder, 60)
    said = do(db, 'fact.record', 'I000001', 'soort=contact', 'datum=20-11-2026', 'toelichting=Belde zelf', 'contactvorm=telefoon')
    assert said['gezegd'] == 'Recorded: Contact' and said['over'] == value(db, "SELECT id FROM dossier WHERE number = 'I000001'")
    id_, day = rows(db, "SELECT id, day FROM fact WHERE note = 'Belde zelf' AND voided = 0")[0]
    assert day == '2026-11-20' and said['volgnummer'] == value(db, 'SELECT max(seq) FROM change_log')
    do(db, 'fact.correct', str(id_), 'datum=19 november 2026')  # what is not named stays as it was
    assert rows(db, "SELECT day, kind, form FROM fact WHERE note = 'Belde zelf' AND voided = 0") == [('2026-11-19', 'contact', 'telefoon')]
    id_ = value(db, "SELECT id FROM fact WHERE note = 'Belde zelf' AND voided = 0")
    do(db, 'fact.correct', str(id_), 'contactvorm=')
    assert rows(db, "SELECT day, form FROM fact WHERE note = 'Belde zelf' AND voided = 0") == [('2026-11-19', None)]
    pip, dossier, _ = fact(db, 'pip')
    do(db, 'fact.report', str(pip))
    assert value(db, 'SELECT reported_on FROM fact WHERE id = ?', pip) == TODAY
    id_, = rows(db, "SELECT id FROM fact WHERE note = 'Belde zelf' AND voided = 0")[0]
    do(db, 'fact.remove', str(id_))
    assert rows(db, "SELECT id FROM fact WHERE note = 'Belde zelf' AND voided = 0") == []
    ctl('undo', '-d', db, '--as', 'consulent', '--today', TODAY)
    assert rows(db, "SELECT id FROM fact WHERE note = 'Belde zelf' AND voided = 0") == [(id_,)]
    ctl('check', '-d', db, '--as', 'consulent', '--today', TODAY)


@test
def plans_are_kept_and_moved(folder):
    db = demo(folder, 60)
    dossier = value(db, "SELECT id FROM dossier WHERE number = 'I000001'")
    do(db, 'facts.plan', f"({dossier}, ['soort=contact&datum=2027-01-11', 'soort=contact&datum=2027-02-11'])")
    planned = rows(db, "SELECT id, day FROM fact WHERE dossier = ? AND planned = '1' AND kind = 'contact' AND voided = 0 ORDER BY day", dossier)
    assert [d for _, d in planned] == ['2027-01-11', '2027-02-11']
    do(db, 'fact.move', str(planned[0][0]), 'datum=25-01-2027')
    days = rows(db, "SELECT day FROM fact WHERE dossier = ? AND planned = '1' AND kind = 'contact' AND voided = 0 ORDER BY day", dossier)
    assert days == [('2027-01-25',), ('2027-02-11',)]


@test
def deadlines_are_put_off_and_seen(folder):
    db = demo(folder, 60)
    dossier, rule = rows(db, 'SELECT dossier, rule FROM deadline WHERE open = 1 ORDER BY dossier LIMIT 1')[0]
    do(db, 'deadline.defer', f"({dossier}, '{rule}', 0)", 'tot=1 dec 2026', 'reden=Wacht op het onderzoek')
    assert rows(db, 'SELECT kind, until_day, reason FROM deferral WHERE dossier = ? AND rule = ?', dossier, rule) == [('later', '2026-12-01', 'Wacht op het onderzoek')]
    do(db, 'deadline.settle', f"({dossier}, '{rule}', 0)")
    assert rows(db, "SELECT kind FROM deferral WHERE dossier = ? AND rule = ? AND kind = 'gedaan'", dossier, rule)


@test
def records_are_added_changed_and_removed(folder):
    db = demo(folder, 60)
    do(db, 'record.add', 'goal', 'dossier=I000001', 'soort=hoofddoel', 'tekst=Werken in de zorg', 'klaar_voor=31-12-2027')
    id_, number, due = rows(db, "SELECT g.id, d.number, g.due FROM goal g JOIN dossier d ON d.id = g.dossier WHERE g.text = 'Werken in de zorg'")[0]
    assert (number, due) == ('I000001', '2027-12-31')
    do(db, 'record.change', f"('goal', {id_})", 'behaald_op=22-11-2026')
    assert rows(db, 'SELECT text, due, done_on FROM goal WHERE id = ?', id_) == [('Werken in de zorg', '2027-12-31', '2026-11-22')]
    do(db, 'record.remove', f"('goal', {id_})")
    assert value(db, 'SELECT voided FROM goal WHERE id = ?', id_) == 1
    do(db, 'record.add', "('giver', '')", 'naam=Buurttuin', 'soort=organisatie', who='balie')
    assert rows(db, "SELECT kind FROM giver WHERE name = 'Buurttuin'") == [('organisatie',)]


@test
def an_intake_and_a_decision_are_begun_and_dated(folder):
    db = demo(folder, 60)
    person = {'achternaam': 'Proef', 'voornamen': 'Abel', 'groep': 'gezin', 'geboren': '1-2-1990'}
    dossier = do(db, 'dossier.create', *(f'{k}={v}' for k, v in person.items()))['over']
    assert rows(db, 'SELECT p.surname, p.born, d."group", d.opened_on FROM dossier d JOIN person p ON p.id = d.person WHERE d.id = ?', dossier) == [('Proef', '1990-02-01', 'gezin', TODAY)]
    assert 'perhaps' in do(db, 'dossier.create', *(f'{k}={v}' for k, v in person.items()), rc=1)
    assert do(db, 'dossier.create', *(f'{k}={v}' for k, v in person.items()), 'bedoeld=ja')['over'] != dossier
    do(db, 'intake.begin', str(dossier))
    assert rows(db, 'SELECT number, begun_on FROM intake WHERE dossier = ?', dossier) == [(1, TODAY)]
    do(db, 'decision.begin', str(dossier))
    decision = value(db, 'SELECT id FROM decision WHERE dossier = ?', dossier)
    do(db, 'record.change', f"('decision', {decision})", 'waarom_b1=Haalbaar', 'waarom_o=Past niet', 'waarom_z=Niet nodig')
    do(db, 'fact.record', str(dossier), 'soort=kennisgeving', 'datum=1 oktober 2026')
    do(db, 'fact.record', str(dossier), 'soort=brede_intake', 'datum=2 november 2026')
    assert 'Date' in do(db, 'decision.date', str(decision), 'dagtekening=', rc=2)
    do(db, 'decision.date', str(decision), 'dagtekening=20-11-2026')
    assert rows(db, "SELECT f.kind, f.day, c.dated_on FROM decision c JOIN fact f ON f.id = c.fact WHERE c.id = ?", decision) == [('pip', '2026-11-20', '2026-11-20')]


@test
def a_pip_on_too_little_is_done_with_a_warning(folder):
    db = demo(folder, 60)
    words = ('soort=pip', f'datum={TODAY}', 'leerroute=Z')
    dossier = do(db, 'dossier.create', 'achternaam=Proef', 'voornamen=Abel', 'groep=gezin')['over']
    done = do(db, 'fact.record', str(dossier), *words)
    assert 'no learnability test' in done['toelichting'] and 'vraagt' not in done
    other = do(db, 'dossier.create', 'achternaam=Ander', 'voornamen=Berta', 'groep=gezin')['over']
    run = call('do', 'fact.record', str(other), *words, '-d', db, '--as', 'consulent', '--today', TODAY)
    assert run.returncode == 0 and 'No broad intake' in run.stderr and 'No broad intake' not in run.stdout
    assert value(db, "SELECT count(*) FROM fact WHERE kind = 'pip' AND voided = 0 AND dossier IN (?, ?)", dossier, other) == 2


@test
def an_alternative_comes_into_the_plan(folder):
    db = demo(folder, 60)
    dossier = do(db, 'dossier.create', 'achternaam=Proef', 'voornamen=Abel', 'groep=gezin')['over']
    offers = [id_ for id_, in rows(db, "SELECT id FROM price WHERE topic = 'taal' AND voided = 0 ORDER BY id")]
    assert 'no longer there' in do(db, 'alternative.take', f'({dossier}, {offers[0]}, 0, 99)', rc=1)
    took = [o for o in offers if call('do', 'alternative.take', f'({dossier}, {o}, 0, 15)', '-d', db, '--as', 'consulent', '--today', TODAY).returncode == 0]
    assert took
    assert rows(db, "SELECT intensity FROM fact WHERE dossier = ? AND kind = 'plan_regel' AND topic = 'taal' AND voided = 0", dossier)[-1] == (15,)


@test
def personal_data_and_two_dossiers_of_one_person(folder):
    db = demo(folder, 60)
    before, = rows(db, "SELECT p.surname, p.bsn, p.born FROM person p JOIN dossier d ON d.person = p.id WHERE d.number = 'I000001'")
    do(db, 'person.correct', 'I000001', 'telefoon=0612345678')
    after, = rows(db, "SELECT p.surname, p.bsn, p.born, p.phone FROM person p JOIN dossier d ON d.person = p.id WHERE d.number = 'I000001'")
    assert after == (*before, '0612345678')
    keep = value(db, "SELECT id FROM dossier WHERE number = 'I000001'")
    goes = do(db, 'dossier.create', f'achternaam={before[0]}', f'geboren={before[2]}', 'groep=gezin', 'telefoon=0687654321', 'bedoeld=ja')['over']
    do(db, 'dossier.merge', f'({keep}, {goes})', 'telefoon=0687654321')
    assert value(db, 'SELECT p.phone FROM person p JOIN dossier d ON d.person = p.id WHERE d.id = ?', keep) == '0687654321'
    assert value(db, 'SELECT voided FROM dossier WHERE id = ?', goes) == 1
    said = do(db, 'dossier.to-desk', 'I000003', who='consulent')
    assert value(db, 'SELECT linked FROM resident WHERE id = ?', said['over']) == value(db, "SELECT id FROM dossier WHERE number = 'I000003'")


@test
def what_is_wrong_is_said_and_nothing_is_done(folder):
    db = demo(folder, 60)
    log = value(db, 'SELECT count(*) FROM change_log')
    wrong = [
        ((), 'name the command', 2),
        (('fact.dream',), '“fact.dream”', 2),
        (('fact.record',), 'of the type x', 2),
        (('fact.record', 'I999999', 'soort=contact', 'datum=20-11-2026'), 'no dossier with this number', 2),
        (('record.change', '12'), 'of the type (sx)', 2),
        (('record.change', "('goal', 1)", 'tekst=x'), 'none with this number', 1),
        (('record.add', 'gaol', 'tekst=x'), 'gaol', 2),
        (('record.add', 'staff', 'login=x', 'naam=x', 'rol=beheer'), 'role may not', 2),
        (('fact.correct', '1', 'datum=20-11-2026'), 'none with this number', 1),
        (('fact.record', 'I000001', 'soort=contact', 'datum=gisteren'), 'datum: ', 2),
        (('fact.record', 'I000001', 'soort=feest', 'datum=20-11-2026'), 'soort: ', 2),
        (('fact.record', 'I000001', 'kleur=rood'), '“kleur”', 2),
        (('fact.record', 'I000001', 'contact'), 'key=value', 2),
        (('fact.record', 'I000001', 'soort=contact', 'datum=24-11-2026'), 'still to come', 2),
        (('intake.begin', 'I000001', 'datum=20-11-2026'), 'asks nothing', 2),
        (('record.add', 'goal', 'dossier=I999999', 'soort=hoofddoel', 'tekst=x'), 'no dossier with this number', 2),
    ]
    for words, sentence, code in wrong:
        error = ctl('do', *words, '-d', db, '--as', 'consulent', '--today', TODAY, rc=code)
        assert sentence in error and error.count('\n') == 1, (words, error)
    assert 'geen opdracht' in ctl('do', 'fact.dream', '-d', db, lang='nl', rc=2)
    assert value(db, 'SELECT count(*) FROM change_log') == log


@test
def every_command_asks_its_right(folder):
    db = demo(folder, 60)
    contact = ('fact.record', 'I000001', 'soort=contact', 'datum=20-11-2026')
    for role, may in (('consulent', True), ('regisseur', True), ('beheer', True), ('manager', False), ('financien', False), ('balie', False)):
        out = do(db, *contact, who=role, rc=0 if may else 2)
        assert may or 'Your role may not do this' in out, role
    for role, may in (('balie', True), ('manager', True), ('financien', False)):
        do(db, 'record.add', 'giver', f'naam=Gever {role}', 'soort=organisatie', who=role, rc=0 if may else 2)
    for kind in ('staff', 'team', 'person', 'dossier', 'fact', 'deferral', 'filter', 'draft'):  # these have ways of their own
        assert 'Your role may not do this' in do(db, 'record.add', kind, who='beheer', rc=2), kind
    staff = value(db, "SELECT min(id) FROM staff WHERE role = 'manager'")
    assert 'Your role may not do this' in do(db, 'record.change', f"('staff', {staff})", 'rol=beheer', who='manager', rc=2)
    assert value(db, 'SELECT role FROM staff WHERE id = ?', staff) == 'manager'


@test
def a_file_for_duo_and_a_look_are_written_down(folder):
    db = demo(folder, 60)
    dossier = value(db, "SELECT id FROM dossier WHERE number = 'I000001'")
    path = os.path.join(folder, 'duo.csv')
    logged = value(db, 'SELECT count(*) FROM change_log')
    do(db, 'dossier.export-duo', f"({dossier}, 'file://{path}')")
    assert os.stat(path).st_mode & 0o777 == 0o600 and os.path.getsize(path) > 0
    assert value(db, 'SELECT count(*) FROM change_log') > logged
    assert value(db, "SELECT count(*) FROM read_log WHERE dossier = ? AND act = 'geexporteerd' AND origin = 'regiectl'", dossier) == 1
    do(db, 'dossier.paper', f"({dossier}, 'letter', true)")
    assert value(db, "SELECT count(*) FROM read_log WHERE dossier = ? AND act = 'afgedrukt' AND kind = 'letter'", dossier) == 1
    do(db, 'dossier.say-why', 'I000001', 'reden=klacht')
    assert value(db, "SELECT count(*) FROM read_log WHERE dossier = ? AND ground = 'klacht'", dossier) == 1


@test
def what_somebody_else_did_or_may_only_do_stays(folder):
    db = demo(folder, 60)
    do(db, 'fact.record', 'I000001', 'soort=contact', 'datum=20-11-2026')
    entry = value(db, 'SELECT max(seq) FROM change_log')
    assert 'Somebody else did this' in do(db, 'log.undo', str(entry), who='balie', rc=1)
    assert value(db, 'SELECT max(seq) FROM change_log') == entry
    do(db, 'log.undo', str(entry))
    price = value(db, 'SELECT min(id) FROM price WHERE voided = 0')
    order = value(db, "SELECT min(id) FROM engagement WHERE voided = 0")
    for target, who in ((f"('price', {price})", 'regisseur'), (f"('price', {price})", 'consulent'), (f"('engagement', {order})", 'consulent')):
        assert 'Your role may not do this' in do(db, 'record.remove', target, who=who, rc=2)
    assert value(db, 'SELECT voided FROM price WHERE id = ?', price) == 0 and value(db, 'SELECT voided FROM engagement WHERE id = ?', order) == 0


@test
def what_i_did_is_listed_taken_back_and_done_again(folder):
    db = demo(folder, 60)
    on = ('-d', db, '--as', 'consulent', '--today', TODAY)
    def mine(*more):
        return json.loads(ctl('log', '--mine', '--format', 'json', *more, *on))
    assert mine() == []
    do(db, 'fact.record', 'I000001', 'soort=contact', 'datum=20-11-2026', 'toelichting=Een')
    do(db, 'fact.record', 'I000002', 'soort=contact', 'datum=20-11-2026', 'toelichting=Twee')
    second, first = mine()
    assert first['wat'] == 'Recorded: Contact' and first['bij'] and not first['ongedaan'] and first['volgnummer'] < second['volgnummer']
    assert [d['volgnummer'] for d in mine('--search', first['bij'].upper())] == [first['volgnummer']]
    # An older one by its number; the last one without; each comes back the same way.
    assert first['bij'] in ctl('undo', str(first['volgnummer']), *on)
    assert 'already' in ctl('undo', str(first['volgnummer']), *on, rc=1)
    assert second['bij'] in ctl('undo', *on)
    assert [d['ongedaan'] for d in mine()] == [True, True] and 'taken back' in ctl('log', '--mine', *on)
    assert value(db, "SELECT count(*) FROM fact WHERE note IN ('Een', 'Twee') AND voided = 0") == 0
    assert second['bij'] in ctl('redo', *on)
    assert first['bij'] in ctl('redo', str(first['volgnummer']), *on)
    assert 'nothing of yours' in ctl('redo', *on, rc=1)
    assert value(db, "SELECT count(*) FROM fact WHERE note IN ('Een', 'Twee') AND voided = 0") == 2
    # In another dossier it is asked, and said yes to by the number that was asked about.
    there = value(db, "SELECT id FROM dossier WHERE number = 'I000003'")
    asked = do(db, 'log.undo-here', f"('dossier', {there})")
    assert first['bij'] in asked['vraagt'] and [d['ongedaan'] for d in mine()] == [False, False]
    do(db, 'log.undo-here', f"('dossier', {there})", f"zeker={asked['volgnummer']}")
    do(db, 'log.redo-here', "('', 0)")
    do(db, 'log.redo', str(first['volgnummer']), rc=1)
    assert 'number' in ctl('undo', 'x', *on, rc=2)
    ctl('log', *on, rc=2)  # of everybody: for who accounts for it
    everybody = json.loads(ctl('log', '--period', 'maand', '--kind', 'feit', '--format', 'json', '-d', db, '--as', 'manager'))
    assert [w for d in everybody for w in d['geschreven'] if 'Een' in w] and everybody[0]['door']
    ctl('check', *on)


@test
def files_go_in_and_come_out(folder):
    db = demo(folder, 60)
    on = ('-d', db, '--as', 'consulent', '--today', TODAY)
    path = write(folder, '../geheim\n.txt'.replace('../', ''), b'Beste \x00 school')
    before = json.loads(ctl('files', 'I000004', '--format', 'json', *on))
    assert ctl('files', 'add', 'I000004', path, 'soort=school', 'titel=Van de school', 'datum=20-11-2026', 'opmerking=Rooster', *on) == '1 file added\n'
    (file,) = [f for f in json.loads(ctl('files', 'I000004', '--format', 'json', *on)) if f not in before]
    assert (file['titel'], file['soort'], file['datum'], file['opmerking'], file['grootte']) == ('Van de school', 'school', '2026-11-20', 'Rooster', 14)
    assert file['bestandsnaam'] == 'geheim.txt' and file['sha256'] == hashlib.sha256(b'Beste \x00 school').hexdigest()
    assert 'Van de school' in ctl('files', 'I000004', *on) and 'From the school' in ctl('files', 'I000004', *on)
    # Once is enough; what is no file, or too large, or of no kind, stays out.
    assert 'already' in ctl('files', 'add', 'I000004', path, 'soort=brief', *on, rc=2)
    assert 'folder' in ctl('files', 'add', 'I000004', folder, 'soort=brief', *on, rc=2)
    assert 'nothing in it' in ctl('files', 'add', 'I000004', write(folder, 'leeg', ''), 'soort=brief', *on, rc=2)
    assert 'cannot be read' in ctl('files', 'add', 'I000004', os.path.join(folder, 'weg'), 'soort=brief', *on, rc=2)
    assert 'Kind' in ctl('files', 'add', 'I000004', write(folder, 'zonder', 'x'), *on, rc=2)
    large = write(folder, 'groot', '')
    os.truncate(large, 25_000_001)
    assert '25 MB' in ctl('files', 'add', 'I000004', large, 'soort=brief', *on, rc=2)
    assert 'name the dossier' in ctl('files', 'add', 'I000004', *on, rc=2) and 'name the dossier' in ctl('files', 'save', 'I000004', *on, rc=2)
    # One comes out alone, all with a list; a name that is taken is not written over.
    place = os.path.join(folder, 'uit')
    assert ctl('files', 'save', 'I000004', place, str(file['id']), *on) == '1 file saved.\n'
    assert os.listdir(place) == ['geheim.txt'] and open(os.path.join(place, 'geheim.txt'), 'rb').read() == b'Beste \x00 school'
    assert os.stat(os.path.join(place, 'geheim.txt')).st_mode & 0o777 == 0o600
    ctl('files', 'save', 'I000004', place, *on)
    assert {'geheim.txt', f"{file['id']} geheim.txt", 'bestanden I000004.json'} <= set(os.listdir(place))
    assert json.load(open(os.path.join(place, 'bestanden I000004.json'))) == before + [file]
    assert 'no such file' in ctl('files', 'save', 'I000004', place, '12', *on, rc=2)
    # What I did says how a file is called, unless it is medical.
    ctl('files', 'add', 'I000004', write(folder, 'Rolstoel.txt', 'r'), 'soort=medisch', *on)
    mine = ctl('log', '--mine', *on)
    assert 'Van de school' in mine and 'Rolstoel' not in mine
    ctl('undo', *on)
    # Gone and back, and then erased for good.
    ctl('do', 'record.remove', f"('attachment', {file['id']})", *on)
    assert json.loads(ctl('files', 'I000004', '--format', 'json', *on)) == before
    ctl('undo', *on)
    assert file in json.loads(ctl('files', 'I000004', '--format', 'json', *on))
    ctl('check', *on)
    with contextlib.closing(sqlite3.connect(db)) as c, c:
        c.execute("UPDATE attachment_bytes SET bytes = 'x' WHERE id = ?", (file['id'],))
    assert 'changed from outside' in ctl('check', *on, rc=1) and 'what was kept' in ctl('files', 'save', 'I000004', place, str(file['id']), *on, rc=1)
    ctl('erase', 'I000004', '--ground', 'verzoek', '-d', db, '--as', 'beheer', '--today', TODAY)
    assert value(db, 'SELECT count(*) FROM attachment_bytes b WHERE b.id = ? OR NOT EXISTS (SELECT 1 FROM attachment a WHERE a.id = b.id)', file['id']) == 0
    ctl('check', *on)


@test
def every_command_of_a_dossier_is_done_here(folder):
    with open(__file__) as f:
        done = set(re.findall(r"do'?[,(] ?(?:db, )?'([a-z]+\.[a-z-]+)'", f.read()))
    commands = {c['naam'] for c in json.loads(ctl('commands', '--format', 'json'))}
    dossier = {n for n in commands if n.split('.')[0] in ('fact', 'facts', 'deadline', 'record', 'intake', 'decision', 'alternative', 'person', 'dossier')}
    assert len(dossier) >= 19 and dossier - ELSEWHERE <= done, dossier - done


main()
