#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What is to come, on the command line: the quarters ahead with what they rest on, dividing the caseload, leave, and the young people.  All people are invented."""
import contextlib
import json
import sqlite3

from ctl import TODAY, ctl, demo, empty, main, test, write


def forecast(db, *args, **how):
    return json.loads(ctl('forecast', *args, '--format', 'json', '-d', db, '--today', TODAY, **how))


def premises(answer):
    return {p['id']: p for p in answer['aannamen']}


@test
def the_quarters_ahead_are_bands_with_what_they_rest_on(folder):
    db = demo(folder, 120)
    answer = forecast(db)
    assert answer['stand_op'] == TODAY and len(answer['kwartalen']) == 8
    assert answer['kwartalen'][0]['vanaf'] == '2026-11-24' and answer['kwartalen'][7]['tot'] == '2028-11-23'
    for quarter in answer['kwartalen']:
        for what, band in quarter.items():
            assert what in ('vanaf', 'tot') or band['laag'] <= band['midden'] <= band['hoog'], (what, band)
    rests = premises(answer)
    assert rests['instroom_asiel']['waarde'] + rests['instroom_overig']['waarde'] == 220
    assert all(p['naam'] and p['eenheid'] and p['bron'] for p in rests.values())
    assert 'assumption of the office' in rests['norm']['bron'] and 'counted' in rests['pip_dagen']['bron']
    assert forecast(db) == answer


@test
def more_people_make_no_quarter_lower(folder):
    db = demo(folder, 120)
    less, more = forecast(db, '--inflow', '220'), forecast(db, '--inflow', '300')
    for a, b in zip(less['kwartalen'], more['kwartalen']):
        assert a['dossiers']['midden'] < b['dossiers']['midden']
        assert a['instroom']['midden'] == 55 and b['instroom']['midden'] == 75
    few, many = forecast(db, '--consultants', '1'), forecast(db, '--consultants', '9,5')
    assert premises(many)['consulenten']['waarde'] == 9.5
    for a, b in zip(few['kwartalen'], many['kwartalen']):
        assert a['per_consulent']['midden'] > b['per_consulent']['midden']


@test
def as_it_stood_on_another_day(folder):
    db = demo(folder, 120)
    assert forecast(db, '--on', '2025-11-23')['stand_op'] == '2025-11-23'
    for day, said in (('2026-11-24', 'as of today or a day before'), ('1999-01-01', 'Nothing is known of this day')):
        assert said in ctl('forecast', '--on', day, '-d', db, '--today', TODAY, rc=2)
    assert ctl('forecast', '--on', 'soon', '-d', db, rc=2)


@test
def what_is_no_assumption_is_said(folder):
    db = empty(folder)
    for wrong in ('pip_dagen=0', 'pip_dagen=long', 'pip_dagen', 'weer=1', 'taakstelling_2040-H1=5', 'vertrekt=101'):
        assert ctl('forecast', '--assume', wrong, '-d', db, '--today', TODAY, rc=2), wrong
    for wrong in (('--inflow', '-1'), ('--inflow', 'many'), ('--consultants', 'all'), ('--inflow', '99999999')):
        assert wrong[0] in ctl('forecast', *wrong, '-d', db, '--today', TODAY, rc=2), wrong


@test
def an_office_without_history_rests_on_what_is_assumed(folder):
    db = empty(folder)
    answer = forecast(db)
    assert answer['kwartalen'][7]['dossiers']['hoog'] == 0
    assert 'assumption' in premises(answer)['pip_dagen']['bron']
    answer = forecast(db, '--inflow', '100', '--assume', 'taakstelling_2027-H1=60', '--assume', 'pip_dagen=30')
    assert answer['kwartalen'][7]['dossiers']['midden'] > 100
    assert premises(answer)['taakstelling_2027-H1']['bron'] == 'changed for this time'
    assert 'Inflow of asylum status holders' in ctl('forecast', '-d', db, '--today', TODAY)


def asked(db, sql):
    with contextlib.closing(sqlite3.connect(db)) as c:
        return c.execute(sql).fetchall()


def divide(db, *args):
    return json.loads(ctl('divide', *args, '--format', 'json', '-d', db, '--as', 'manager', '--today', TODAY))


@test
def dividing_is_proposed_done_and_undone(folder):
    db = demo(folder, 300)
    before = asked(db, 'SELECT id, consultant FROM dossier ORDER BY id')
    proposed = divide(db, '--dry-run')
    assert proposed['verhuizingen'] and asked(db, 'SELECT id, consultant FROM dossier ORDER BY id') == before
    assert divide(db, '--dry-run') == proposed
    assert len(divide(db, '--dry-run', '--most', '3')['verhuizingen']) == 3
    away = {m['id'] for m in proposed['medewerkers'] if m['afwezig']}
    assert len(away) == 1 and not away & {v['naar'] for v in proposed['verhuizingen']}
    for person in proposed['medewerkers']:
        came = sum(v['naar'] == person['id'] for v in proposed['verhuizingen'])
        went = sum(v['van'] == person['id'] for v in proposed['verhuizingen'])
        assert person['na']['dossiers'] == person['voor']['dossiers'] + came - went, person
    divide(db)
    after = dict(asked(db, 'SELECT id, consultant FROM dossier'))
    assert all(after[v['dossier']] == v['naar'] for v in proposed['verhuizingen'])
    assert asked(db, "SELECT count(*) FROM fact WHERE kind = 'overdracht' AND voided = 0") == [(len(proposed['verhuizingen']),)]
    ctl('check', '-d', db, '--as', 'beheer', '--today', TODAY)
    ctl('undo', '-d', db, '--as', 'manager', '--today', TODAY)
    assert asked(db, 'SELECT id, consultant FROM dossier ORDER BY id') == before
    assert asked(db, "SELECT count(*) FROM fact WHERE kind = 'overdracht' AND voided = 0") == [(0,)]


@test
def what_divide_does_not_understand_is_said(folder):
    db = demo(folder, 120)
    for wrong in ('0', '-1', 'all'):
        assert '--most' in ctl('divide', '--most', wrong, '-d', db, '--as', 'manager', '--today', TODAY, rc=2)
    assert '--without' in ctl('divide', '--without', 'niemand', '-d', db, '--as', 'manager', '--today', TODAY, rc=2)
    assert 'takes no part' in ctl('divide', '--dry-run', '--without', 'consulent', '-d', db, '--as', 'manager', '--today', TODAY)
    assert 'Nobody works here' in ctl('divide', '-d', empty(folder), '--today', TODAY)


@test
def leave_is_recorded_by_its_command(folder):
    db = demo(folder, 120)
    (staff,), (other,) = asked(db, "SELECT id FROM staff WHERE role = 'consulent' ORDER BY id DESC LIMIT 2")
    call = ('do', 'absence.add', str(staff), 'van=1-3-2027', 'tot=12-3-2027')
    ctl(*call, f'keuze={other}', '-d', db, '--as', 'manager', '--today', TODAY)
    assert asked(db, f"SELECT replaced_by, until_day FROM absence WHERE staff = {staff}") == [(other, '2027-03-12')]
    assert 'already' in ctl(*call, '-d', db, '--as', 'manager', '--today', TODAY, rc=2)
    assert asked(db, "SELECT count(*) FROM change_log WHERE title = 'Leave recorded'") == [(1,)]
    out = ctl('export', '--kind', 'afwezigheid', '-d', db, '--as', 'manager', '--today', TODAY)
    assert out.splitlines()[0].endswith('toelichting') and f'{staff};2027-03-01;2027-03-12;{other}' in out.replace(',', ';'), out


def youth(db, *args, **how):
    return json.loads(ctl('youth', *args, '--format', 'json', '-d', db, '--today', TODAY, **how))


PRESSING = ['rood', 'kennisgeving', 'stil', 'overgang_zonder_plan', 'afspraak', 'zonder_trekker', 'zonder_overleg', 'verjaardag']


@test
def the_young_come_by_what_asks_for_action(folder):
    db = demo(folder, 120)
    with contextlib.closing(sqlite3.connect(db)) as c:
        first = c.execute('SELECT dossier FROM youth ORDER BY dossier LIMIT 3').fetchall()
        c.execute("INSERT INTO staff (id, version, voided, name, login, role, active) VALUES (5, 1, 0, 'Inge', 'inge', 'regisseur', 1), (6, 1, 0, 'Bas', 'bas', 'regisseur', 1)")
        c.executemany('UPDATE dossier SET director = ? WHERE id = ?', [(5, first[0][0]), (5, first[1][0]), (6, first[2][0])])
        c.commit()
    ctl('reindex', '-d', db, '--today', TODAY)
    everybody = youth(db)
    with contextlib.closing(sqlite3.connect(db)) as c:
        assert len(everybody) == c.execute('SELECT count(*) FROM youth').fetchone()[0] > 10
    # By what presses most, then by since when; who asks for nothing comes last.
    asked = [next(((PRESSING.index(a['wat']), a['sinds']) for a in one['vraagt']), (len(PRESSING), '')) for one in everybody]
    pressing = [a for a in asked if a[1] != '']
    assert asked[:len(pressing)] == sorted(pressing) and len({a[0] for a in pressing}) > 2
    for one in everybody:
        assert set(one['lichten']) == {'steun', 'wonen', 'school_werk', 'inkomen', 'welzijn'}
        assert [m['leeftijd'] for m in one['leeftijdsmomenten']] == [16, 18, 21, 23, 27]
        assert all(m['vanaf'] <= m['uiterlijk'] and m['verandert'] for m in one['leeftijdsmomenten'])
    assert len(youth(db, '--director', 'Inge')) == 2
    assert '--director' in ctl('youth', '--director', 'Niemand', '-d', db, '--today', TODAY, rc=2)


@test
def a_director_sees_the_own_young_and_says_why_for_others(folder):
    db = demo(folder, 120)
    with contextlib.closing(sqlite3.connect(db)) as c:
        first = c.execute('SELECT dossier FROM youth ORDER BY dossier LIMIT 2').fetchall()
        c.execute("INSERT INTO staff (id, version, voided, name, login, role, active) VALUES (5, 1, 0, 'Inge', 'inge', 'regisseur', 1), (6, 1, 0, 'Bas', 'bas', 'regisseur', 1)")
        c.executemany('UPDATE dossier SET director = ? WHERE id = ?', [(5, first[0][0]), (6, first[1][0])])
        c.commit()
    ctl('reindex', '-d', db, '--today', TODAY)
    assert [one['regisseur'] for one in youth(db, '--as', 'inge')] == ['Inge']
    assert 'say why' in ctl('youth', '--director', 'Bas', '--as', 'inge', '-d', db, '--today', TODAY, rc=1)
    ctl('do', 'youth.look', 'reden=Waarneming', '--as', 'inge', '-d', db, '--today', TODAY)
    assert [one['regisseur'] for one in youth(db, '--director', 'Bas', '--as', 'inge')] == ['Bas']


@test
def who_has_no_duty_comes_in_by_a_file_without_a_clock(folder):
    db = demo(folder, 20)
    with contextlib.closing(sqlite3.connect(db)) as c:
        c.execute("INSERT INTO staff (id, version, voided, name, login, role, active) VALUES (5, 1, 0, 'Inge', 'inge', 'regisseur', 1)")
        c.commit()
    people = write(folder, 'jong.csv', 'Voornamen;Achternaam;Geboortedatum;Doelgroep;Gemeente;Koppeling;BRP_inschrijving;Regisseur\n'
                   'Ali;Zonderplicht;2009-05-00;Alleenstaande minderjarige;Maastricht;1-3-2026;1-5-2026;Inge\n')
    ctl('import', people, '-d', db, '--today', TODAY)
    one, = youth(db, '--director', 'Inge')
    assert one['naam'] == 'Ali Zonderplicht' and one['groep'] == 'amv' and one['leeftijd'] == 17
    assert [m['stand'] for m in one['leeftijdsmomenten']] == ['geweest', 'komt', 'komt', 'komt', 'komt']
    assert (one['leeftijdsmomenten'][1]['vanaf'], one['leeftijdsmomenten'][1]['uiterlijk']) == ('2027-05-01', '2027-05-31')
    with contextlib.closing(sqlite3.connect(db)) as c:
        assert c.execute("SELECT count(*) FROM deadline WHERE rule NOT LIKE 'NETWERK-%' AND dossier IN (SELECT dossier FROM dossier_index WHERE grp = 'amv')").fetchone() == (0,)
        assert c.execute("SELECT phase, next_rule FROM dossier_index WHERE grp = 'amv'").fetchone() == ('zonder_plicht', None)
    ctl('check', '-d', db, '--today', TODAY)


main()
