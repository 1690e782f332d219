#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The same thing twice, and taking back: what is there already is not taken again, and undo takes nothing of a colleague."""
import contextlib
import getpass
import json
import os
import sqlite3

from ctl import TODAY, ctl, empty, main, test, write

HEADINGS = 'Dossiernummer;BSN;V-nummer;Voornamen;Tussenvoegsel;Achternaam;Geboortedatum;Doelgroep\n'


def read(folder, db, text, *what, dry=False, rc=0):
    """What importing TEXT says, as JSON."""
    path = write(folder, 'in.csv', text)
    args = ['import', *what, path, '-d', db, '--today', TODAY, '--format', 'json'] + (['--dry-run'] if dry else [])
    return json.loads(ctl(*args)) if rc == 0 else ctl(*args, rc=rc)


def dossiers(db):
    return len(json.loads(ctl('list', '-d', db, '--format', 'json', '--today', TODAY)))


@contextlib.contextmanager
def working_as(db, login):
    """On a file who works is the login of the machine: for a moment a colleague has it."""
    def swap(*pairs):
        with contextlib.closing(sqlite3.connect(db)) as c, c:
            for old, new in pairs:
                c.execute('UPDATE staff SET login = ? WHERE login = ?', (new, old))
    me = getpass.getuser()
    swap((me, 'away'), (login, me))
    try:
        yield
    finally:
        swap((me, login), ('away', me))


@test
def a_number_is_the_same_however_it_is_written(folder):
    for first, again, field in ((';;V1112223334', ';;v1112223334', 'V-nummer'), (';;V1112223334', ';;V 111 222 3334', 'V-nummer'), (';;V1112223334', ';;V.111.222.3334', 'V-nummer'), (';;V1112223334', ';;1112223334', 'V-nummer'),
                                (';998800004;', ';9988.00.004;', 'BSN'), ('K1;;', 'k 1;;', 'Dossiernummer'), ('P.12;;', 'p12;;', 'Dossiernummer')):
        db = empty(folder, field + again.replace(';', '_') + '.db')
        both = read(folder, db, HEADINGS + f'{first};Nour;;Haddad;1-1-1991;gezin\n{again};Anders;;Naam;1-1-1950;gezin\n', dry=True)
        assert both['goed'] == 1 and [(f['regel'], f['veld'], 'misschien' in f) for f in both['fout']] == [(3, field, False)], both
        assert 'line 2' in both['fout'][0]['reden']
        assert read(folder, db, HEADINGS + f'{first};Nour;;Haddad;1-1-1991;gezin\n')['goed'] == 1
        assert 'no row' in read(folder, db, HEADINGS + f'{again};Anders;;Naam;1-1-1950;gezin\n', rc=2)
    # A dash is no number, and the place of a point may tell two numbers apart.
    db = empty(folder, 'others.db')
    assert read(folder, db, HEADINGS + '2026.1.23;;-;A;;Bakker;1-1-1991;gezin\n2026.12.3;;-;B;;Visser;1-1-1992;gezin\n')['goed'] == 2


@test
def somebody_who_is_perhaps_there_is_said_before_it_is_written(folder):
    first = 'K1;998800004;;Ahmad;;Karimi;1-1-1990;asiel_28\n'
    for again in (';;;Ahmad;;Karimi;1-1-1990;asiel_28', ';;2900000001;Ahmad;;Karimi;1990;gezin', ';;;A.;;Karimi;1-1-1990;gezin', ';;;Karimi;;Ahmad;1-1-1990;gezin',
                  ';;;Ahmad;;Karimi;;gezin', 'K2;;;AHMAD;;KARÍMI;1-1-1990;gezin'):
        db = empty(folder, f'{abs(hash(again))}.db')
        assert read(folder, db, HEADINGS + first)['goed'] == 1
        said = read(folder, db, HEADINGS + again + '\n', dry=True)
        assert said['goed'] == 0 and said['fout'] == [{'regel': 2, 'veld': 'Achternaam', 'reden': 'perhaps the person of dossier K1', 'misschien': True}], (again, said)
        assert 'no row' in read(folder, db, HEADINGS + again + '\n', rc=2) and dossiers(db) == 1
        # Somebody who looked at it goes on deliberately.
        out = ctl('import', os.path.join(folder, 'in.csv'), '--take-doubtful', '-d', db, '--today', TODAY)
        assert 'perhaps the person of dossier K1' in out and dossiers(db) == 2, out


@test
def in_one_file_and_in_either_order(folder):
    sure, bare = ';998800004;;Ahmad;;Karimi;1-1-1990;asiel_28\n', ';;;Ahmad;;Karimi;1-1-1990;asiel_28\n'
    for rows in ((sure, bare), (bare, sure)):
        said = read(folder, empty(folder, f'{rows[0][:3]}.db'), HEADINGS + ''.join(rows), dry=True)
        assert said['goed'] == 1 and said['fout'][0]['reden'] == 'perhaps the person of line 2' and said['fout'][0]['misschien'], said
    db = empty(folder)
    read(folder, db, HEADINGS + bare)
    said = read(folder, db, HEADINGS + sure, dry=True)
    assert said['goed'] == 0 and 'without a number that was opened on 23 November 2026' in said['fout'][0]['reden'], said
    # Two dossiers of the department itself come in as they are, to be merged; it is said.
    own = read(folder, db, HEADINGS + 'M1;998800016;;Nour;;Haddad;1-1-1991;gezin\nM2;;;Nour;;Haddad;1-1-1991;gezin\n')
    assert own['goed'] == 2 and own['fout'] == [] and own['let_op'][0]['reden'] == 'perhaps the person of line 2', own


@test
def namesakes_are_not_the_same(folder):
    rows = (';998800004;;Mohamed;;Ali;1-1-1990;gezin', ';998800016;;Mohamed;;Ali;1-1-1990;gezin', ';;;Mohamed;;Ali;1-1-1985;gezin', ';;;Fatima;;Ali;1-1-1990;gezin',
            ';;;Mohamed;;Alison;1-1-1990;gezin')
    assert read(folder, empty(folder), HEADINGS + '\n'.join(rows) + '\n')['goed'] == len(rows)


@test
def a_fact_that_is_there_is_not_recorded_twice(folder):
    db = empty(folder)
    read(folder, db, HEADINGS + 'P1;998800004;V1112223334;Anna;;Bakker;1-1-1990;asiel_28\n')
    facts = 'bsn;soort;datum;leerroute;toelichting\n998800004;leerroute_wijziging;1-9-2026;Z;Na het gesprek\n998800004;contact;12-11-2026;;Gebeld\n'
    assert read(folder, db, facts)['goed'] == 2
    again = read(folder, db, facts, dry=True)
    assert again['goed'] == 0 and [(f['regel'], f['reden']) for f in again['fout']] == [(2, 'this is there already'), (3, 'this is there already')], again
    for row, good, words in (('v 111.2223334;contact;12-11-2026;;gebeld!', 0, 'this is there already'), ('V1112223334;contact;12-11-2026;;Op bezoek', 1, None),
                             ('V1112223334;leerroute_wijziging;1-9-2026;Z;', 0, 'this is there already'), ('V1112223334;leerroute_wijziging;1-9-2026;Z;Anders gezegd', 0, 'perhaps'),
                             ('V1112223334;leerroute_wijziging;1-9-2026;O;', 1, None), ('V1112223334;leerroute_wijziging;2-9-2026;Z;', 1, None)):
        said = read(folder, db, 'v-nummer;soort;datum;leerroute;toelichting\n' + row + '\n', dry=True)
        assert said['goed'] == good and (words is None or said['fout'][0]['reden'].startswith(words)), (row, said)
    # With more than was known it is perhaps the same; the field is named.
    more = read(folder, db, 'bsn;soort;datum;contactvorm;toelichting\n998800004;contact;12-11-2026;telefoon;Gebeld\n', dry=True)
    assert more['goed'] == 0 and more['fout'][0]['misschien'] and 'Kind of contact' in more['fout'][0]['reden'], more
    twice = read(folder, db, 'bsn;soort;datum\n998800004;kennisgeving;1-3-2026\n998800004;kennisgeving;1-3-2026\n', dry=True)
    assert twice['goed'] == 1 and twice['fout'][0]['reden'] == 'this is there already, on line 2', twice


@test
def two_numbers_in_one_row_are_of_one_person(folder):
    db = empty(folder)
    read(folder, db, HEADINGS + 'P1;998800004;;Anna;;Bakker;1-1-1990;asiel_28\nP2;998800016;;Bea;;Visser;1-1-1980;asiel_28\n')
    said = read(folder, db, 'bsn;dossiernummer;soort;datum\n998800004;P2;contact;1-9-2026\n998800004;p 1;contact;1-9-2026\n', dry=True)
    assert said['goed'] == 1 and [(f['regel'], f['reden']) for f in said['fout']] == [(2, 'these numbers are of two different people')], said


@test
def wishes_and_offers_are_read_in_once(folder):
    db = empty(folder)
    wishes = 'initialen;nummer;geboortejaar;talen;soort;richting;wens\nM.T.;N1;1996;ti;vrijwilligerswerk;buiten;iets met planten\n'
    offers = 'gever;telefoon;titel;soort;plaatsen;rooster\nDe Moestuin;043 1;Tuinieren;vrijwilligerswerk;4;di 9:00-12:00\n'
    for what, text, other in (('wishes', wishes, 'm t;n 1;1996;ti;sport;;voetballen\n'), ('offers', offers, 'de moestuin;043 1;Tuinieren;vrijwilligerswerk;4;do 9:00-12:00\n')):
        assert read(folder, db, text, what)['goed'] == 1
        again = read(folder, db, text + other, what, dry=True)
        assert again['goed'] == 1 and [(f['regel'], f['reden']) for f in again['fout']] == [(2, 'this is there already')], again
    total = read(folder, empty(folder, 'total.db'), offers + 'Totaal;;;;4;\n', 'offers', dry=True)
    assert total['goed'] == 1 and 'totals' in total['fout'][0]['reden'], total
    changed = read(folder, db, offers.replace(';4;', ';6;'), 'offers', dry=True)
    assert changed['goed'] == 0 and changed['fout'][0]['misschien'] and 'Places' in changed['fout'][0]['reden'], changed


@test
def a_number_of_somebody_else_takes_no_wish(folder):
    db = empty(folder)
    head = 'initialen;nummer;geboortejaar;talen;soort;richting;wens\n'
    rows = ('M.T.;N1;1996;ti;vrijwilligerswerk;buiten;iets met planten\n', 'A.B.;N1;1950;ar;sport;bewegen;voetballen\n', 'M.T.;n1;1950;ar;sport;bewegen;voetballen\n',
            'A.B.;N1;;ar;sport;bewegen;voetballen\n', 'MT;N 1;;ti;sport;bewegen;zwemmen\n')
    both = read(folder, db, head + ''.join(rows), 'wishes', dry=True)
    assert both['goed'] == 2 and [f['regel'] for f in both['fout']] == [3, 4, 5] and all('other initials' in f['reden'] for f in both['fout']), both
    read(folder, db, head + rows[0], 'wishes')
    assert read(folder, db, head + ''.join(rows[1:]), 'wishes', dry=True)['goed'] == 1


@test
def undo_takes_nothing_of_a_colleague(folder):
    db = empty(folder)
    ctl('staff', 'bert', 'consulent', 'Bert Bos', '-d', db)
    read(folder, db, HEADINGS + ';998800004;;;;Tesfai;;asiel_28\n;998800016;;;;Darwish;;asiel_28\n')
    with working_as(db, 'bert'):
        read(folder, db, 'bsn;soort;datum;toelichting\n998800004;contact;1-9-2026;Gebeld\n998800016;contact;1-9-2026;Gebeld\n')
    said = ctl('undo', '-d', db, '--today', TODAY, rc=1)
    assert 'Bert Bos (bert): Fact (2)' in said and 'Tesfai' not in said and dossiers(db) == 2, said
    with working_as(db, 'bert'):
        ctl('undo', '-d', db, '--today', TODAY)
    ctl('undo', '-d', db, '--today', TODAY)
    assert dossiers(db) == 0
    ctl('check', '-d', db, '--today', TODAY)


main()
