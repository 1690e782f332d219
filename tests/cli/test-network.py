#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The network around a person without a screen: who is in it, who is silent, and where each is drawn, the same every time."""
import contextlib
import json
import os
import sqlite3

from ctl import TODAY, ctl, demo, main, test

NUMBER = 'I000001'


def do(db, name, *words, rc=0):
    return ctl('do', name, *words, '-d', db, '--as', 'consulent', '--today', TODAY, rc=rc)


def ask(db, *words, rc=0, lang='en'):
    return ctl('network', *words, '-d', db, '--today', TODAY, rc=rc, lang=lang)


def read(db):
    return json.loads(ask(db, NUMBER, '--format', 'json'))


def newest(db):
    with contextlib.closing(sqlite3.connect(db)) as c:
        return str(c.execute('SELECT max(id) FROM tie').fetchone()[0])


def add(db, name, area, day=None, *more):
    do(db, 'network.add', NUMBER, f'naam={name}', f'gebied={area}', *more)
    tie = newest(db)
    if day is not None:
        do(db, 'network.contact', tie, f'datum={day}')
    return int(tie)


@test
def a_network_is_read(folder):
    db = demo(folder, 60)
    aunt = add(db, 'Tante Hiwet', 'steun', '2026-11-20', 'rol=familie', 'voert_regie=1')
    doctor = add(db, 'Huisarts', 'welzijn', '2026-10-01')
    do(db, 'network.meet', f'({aunt}, {doctor})')
    said = read(db)
    one, other = said['netwerk']
    assert (said['breed'], said['hoog'], said['stand']) == (900, 600, TODAY)
    assert (one['id'], one['naam'], one['rol'], one['gebied'], one['vorm']) == (aunt, 'Tante Hiwet', 'familie', 'steun', 'persoon')
    assert (one['laatst_gesproken'], one['dagen'], one['ring'], one['stil'], one['voert_regie']) == ('2026-11-20', 3, 'dichtbij', False, True)
    assert (other['dagen'], other['ring'], other['stil'], other['deelt']) == (53, 'stil', True, [])
    assert said['kennen_elkaar'] == [[aunt, doctor]]
    for member in said['netwerk']:
        box = member['naamvak']
        assert 0 < member['x'] < 900 and 0 < member['y'] < 600 and box['breed'] > 0
        assert 0 <= box['x'] and box['x'] + box['breed'] <= 900 and 0 <= box['y'] and box['y'] + box['hoog'] <= 600
    text = ask(db, NUMBER)
    assert 'Tante Hiwet, familie; person; Support; spoken to 3 days ago; leads the network; no consent to share' in text
    assert 'Huisarts; person; Wellbeing; spoken to 53 days ago; silent' in text
    assert 'stil' in ask(db, NUMBER, lang='nl')


@test
def who_is_silent_over_all_networks(folder):
    """The list says of each network what that says itself; the text has a line each."""
    db = demo(folder, 60)
    with contextlib.closing(sqlite3.connect(db)) as c:
        c.execute("UPDATE person SET born = '2008-03-04' WHERE id = (SELECT person FROM dossier WHERE number = ?)", (NUMBER,))
        c.commit()
    doctor = add(db, 'Huisarts', 'welzijn', '2026-10-01')
    add(db, 'Tante Hiwet', 'steun', '2026-11-20')
    silent = json.loads(ctl('youth', '--silent', '-d', db, '--today', TODAY, '--format', 'json'))
    assert len(silent) > 3
    for number in {one['dossier'] for one in silent}:
        network = json.loads(ask(db, number, '--format', 'json'))['netwerk']
        assert {m['id']: (m['naam'], m['dagen']) for m in network if m['stil']} == {s['id']: (s['wie'], s['dagen']) for s in silent if s['dossier'] == number}
    own = [s for s in silent if s['id'] == doctor]
    assert [(s['dossier'], s['dagen'], s['stil_sinds']) for s in own] == [(NUMBER, 53, '2026-10-30')]
    text = ctl('youth', '--silent', '-d', db, '--today', TODAY)
    assert len(text.splitlines()) == len(silent) and 'Huisarts  53 days' in text


@test
def the_same_data_give_the_same_drawing(folder):
    db = demo(folder, 60)
    aunt = add(db, 'Tante Hiwet', 'steun', '2026-11-20')
    add(db, 'Huisarts', 'welzijn', '2026-10-01')
    before = read(db)
    assert read(db) == before
    mentor = add(db, 'Mentor', 'school_werk', '2026-11-01')
    do(db, 'network.contact', str(mentor), 'datum=2026-11-22')
    after = {m['id']: (m['x'], m['y']) for m in read(db)['netwerk']}
    assert len(after) == 3 and all(after[m['id']] == (m['x'], m['y']) for m in before['netwerk'])
    files = [os.path.join(folder, name) for name in ('een.pdf', 'twee.PDF')]
    for path in files:
        ask(db, NUMBER, '--output', path)
    one, two = (open(path, 'rb').read() for path in files)
    assert one == two and one.startswith(b'%PDF')
    assert aunt in after


@test
def what_cannot_be_is_said(folder):
    db = demo(folder, 60)
    assert 'name the dossier' in ask(db, rc=2)
    assert 'no dossier' in ask(db, 'I999999', rc=2)
    assert 'ends with .pdf' in ask(db, NUMBER, '--output', os.path.join(folder, 'netwerk.docx'), rc=2)
    assert not os.path.exists(os.path.join(folder, 'netwerk.docx'))
    tie = add(db, 'Tante Hiwet', 'steun')
    assert 'still to come' in do(db, 'network.contact', str(tie), 'datum=2026-11-24', rc=2)
    assert 'say who it is' in do(db, 'network.add', NUMBER, 'gebied=steun', rc=2)
    assert 'nobody is said to know himself' in do(db, 'network.meet', f'({tie}, {tie})', rc=2)



def meeting(db, *words, who='regisseur', rc=0, lang='en'):
    return ctl('network-meeting', *words, '-d', db, '--as', who, '--today', TODAY, rc=rc, lang=lang)


@test
def a_meeting_is_on_paper_and_a_partner_reads_what_it_may(folder):
    db = demo(folder, 60)
    mentor = add(db, 'Mentor Karin', 'school_werk', '2026-11-20')
    add(db, 'Huisarts', 'welzijn', '2026-10-01')
    assert 'not planned yet' in meeting(db, NUMBER)
    do(db, 'gathering.plan', NUMBER, 'datum=2026-12-01', 'tijd=15:00')
    whole = meeting(db, NUMBER)
    assert 'Agenda of the network meeting of 1 December 2026' in whole and 'Contact with Huisarts' in whole
    page = meeting(db, NUMBER, '--partner', 'mentor karin')
    assert 'Huisarts' not in page and 'for Mentor Karin' in page and 'no consent was given' in page
    do(db, 'consent.give', str(mentor), 'welzijn=1', 'gegeven_door=betrokkene', 'gegeven_op=2026-11-01')
    assert 'Contact with Huisarts' in meeting(db, NUMBER, '--partner', 'Mentor Karin')
    for name, start in (('a.pdf', b'%PDF'), ('a.odt', b'PK')):
        path = os.path.join(folder, name)
        meeting(db, NUMBER, '--output', path)
        assert open(path, 'rb').read().startswith(start)
    assert 'nobody in this network' in meeting(db, NUMBER, '--partner', 'Oom Yonas', rc=2)
    assert 'ends in .pdf' in meeting(db, NUMBER, '--output', os.path.join(folder, 'a.docx'), rc=2)
    assert not os.path.exists(os.path.join(folder, 'a.docx'))
    assert 'name the dossier' in meeting(db, rc=2)


@test
def a_dossier_is_handed_over(folder):
    db = demo(folder, 60)
    assert 'choose a colleague' in do(db, 'dossier.hand-over', NUMBER, 'toelichting=Zie het plan', rc=2)
    with contextlib.closing(sqlite3.connect(db)) as c:
        (director,) = c.execute("SELECT id FROM staff WHERE role = 'regisseur' ORDER BY id LIMIT 1").fetchone()
        do(db, 'dossier.hand-over', NUMBER, f'keuze={director}', 'toelichting=Zie het plan')
        assert c.execute('SELECT director FROM dossier WHERE number = ?', (NUMBER,)).fetchone() == (director,)
        notes = [n for n, in c.execute("SELECT note FROM fact WHERE kind = 'overdracht' AND voided = 0")]
    assert any('Zie het plan' in n for n in notes)
    ctl('undo', '-d', db, '--as', 'consulent', '--today', TODAY)
    with contextlib.closing(sqlite3.connect(db)) as c:
        assert c.execute('SELECT director FROM dossier WHERE number = ?', (NUMBER,)).fetchone() != (director,)


@test
def a_partner_is_named_by_name_or_number(folder):
    db = demo(folder, 60)
    one = add(db, 'Karin', 'school_werk', None, 'rol=mentor')
    other = add(db, 'KARIN', 'wonen')
    do(db, 'gathering.plan', NUMBER, 'datum=2026-12-01')
    said = meeting(db, NUMBER, '--partner', 'karin', rc=2)
    assert f'{one} (mentor)' in said and str(other) in said and 'more than one' in said
    assert 'for KARIN' in meeting(db, NUMBER, '--partner', str(other))
    assert 'for Karin' in meeting(db, NUMBER, '--partner', str(one))
    assert 'nobody in this network' in meeting(db, NUMBER, '--partner', '12', rc=2)


@test
def what_nobody_reads_is_refused(folder):
    db = demo(folder, 60)
    for command in (('youth',), ('network', NUMBER), ('network-meeting', NUMBER), ('list',), ('show', NUMBER), ('export', '/tmp/never.csv')):
        for more, word in ((('nog', 'iets'), 'too many'), (('--wish', '3'), 'does not take --wish'), (('--seed', '1'), 'does not take --seed'), (('--format', 'csv'), 'expected text or json'),
                           (('--onzin',), 'onzin')):
            said = ctl(*command, *more, '-d', db, '--as', 'regisseur', '--today', TODAY, rc=2)
            assert word in said, (command, more, said)
    assert not os.path.exists('/tmp/never.csv')
    young = json.loads(ctl('youth', '-d', db, '--as', 'beheer', '--today', TODAY, '--format', 'json'))
    assert all(y['leeftijd'] is None or isinstance(y['leeftijd'], int) for y in young)


@test
def what_a_bad_hand_types_is_refused_at_its_field(folder):
    db = demo(folder, 60)
    tie = add(db, 'Karin', 'school_werk')
    for words, said in (((f'("tie", {tie})', 'voert_regie=1'), 'Leads the network: this is not changed here'),
                        ((f'("tie", {tie})', 'email=karin'), 'not an e-mail address'),
                        ((f'("tie", {tie})', 'van=2026-11-24'), 'still to come'),
                        ((f'("tie", {tie})', 'naam=Karin\nJansen'), 'on one line'),
                        (('("tie", 12)', 'naam=Jan'), 'none with this number')):
        assert said in do(db, 'record.change', *words, rc=1 if '12' in words[0] and str(tie) not in words[0] else 2), words
    do(db, 'record.change', f'("tie", {tie})', 'van=2026-01-01', 'tot=2026-11-20')
    assert 'left the network' in do(db, 'network.contact', str(tie), 'datum=2026-11-21', rc=2)
    assert 'left the network' in do(db, 'consent.give', str(tie), 'wonen=1', 'gegeven_door=betrokkene', 'gegeven_op=2026-11-01', rc=2)
    for born in ('1998-11-23', '1990'):
        assert 'until 28' in do(db, 'dossier.create', 'achternaam=Haddad', 'groep=jongere', f'geboren={born}', rc=2)


@test
def two_dossiers_with_networks_become_one(folder):
    db = demo(folder, 60)
    other = 'I000002'
    add(db, 'Karin', 'school_werk', '2026-11-20')
    do(db, 'network.add', other, 'naam=karin', 'gebied=wonen', 'rol=mentor')
    do(db, 'network.add', other, 'naam=Dawit', 'gebied=school_werk')
    before = read(db)
    with contextlib.closing(sqlite3.connect(db)) as c, c:
        c.execute("UPDATE person SET bsn = NULL WHERE id = (SELECT person FROM dossier WHERE number = ?)", (other,))
    ctl('merge', NUMBER, other, '-d', db, '--as', 'consulent', '--today', TODAY)
    names = sorted(m['naam'] for m in read(db)['netwerk'])
    assert names == sorted([m['naam'] for m in before['netwerk']] + ['Dawit']), names
    ctl('undo', '-d', db, '--as', 'consulent', '--today', TODAY)
    assert read(db) == before


main()
