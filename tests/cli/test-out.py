#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What regiectl finds and what it gives out: lists, numbers, calendars, exports, amounts and letters.  All people are invented."""
import contextlib
import csv
import datetime
import io
import json
import os
import re
import sqlite3
import zipfile

from ctl import DATA, TODAY, ctl, demo, empty, main, test, write

PEOPLE = 'Dossiernummer;BSN;Voornamen;Tussenvoegsel;Achternaam;Geboortedatum;Doelgroep;Kennisgeving;BRP_inschrijving;PIP;Leerroute\n'


def people(folder, *rows):
    """A database with ROWS, each as many cells of PEOPLE as it has."""
    db = empty(folder)
    ctl('import', write(folder, 'people.csv', PEOPLE + ''.join(row + '\n' for row in rows)), '-d', db, '--today', TODAY)
    return db


def listed(db, *args):
    return json.loads(ctl('list', *args, '--format', 'json', '-d', db, '--today', TODAY))


@test
def every_word_of_a_name_finds_it(folder):
    db = people(folder, 'A1;998800004;Anna;van der;Berg;;gezin', 'A2;998800016;Bea;de;Vries;;gezin', "A3;998800028;Dirk;'t;Hart;;gezin",
                'A4;998800041;Yu;;Wang;;gezin', 'A5;998800053;علی;;کریمی;;gezin', 'A6;998800065;Sean;;O’Brien;;gezin')
    for text, number in (('de vries', 'A2'), ('b. de vries', 'A2'), ('’t hart', 'A3'), ('yu wang', 'A4'), ('wang yu', 'A4'), ('علي', 'A5'),
                         ("o'brien", 'A6'), ('A 6', 'A6'), ('9988.00.041', 'A4')):
        assert [r['dossiernummer'] for r in listed(db, '--search', text)] == [number], text


@test
def namesakes_are_told_apart(folder):
    db = people(folder, ';998800004;Mohamed;;Ali;1-1-1990;gezin', ';998800016;Mohamed;;Ali;1-1-1985;gezin')
    assert sorted(r['geboren'] for r in listed(db, '--search', 'mohamed')) == ['1985-01-01', '1990-01-01']
    lines = ctl('list', '--search', 'mohamed', '-d', db).splitlines()
    assert len(lines) == 2 and lines[0] != lines[1] and any('1990-01-01' in line for line in lines)
    assert '1-1-1990' in ctl('show', '998800004', '-d', db).splitlines()[0]
    assert '1-1-1985' in ctl('show', '9988 00 016', '-d', db).splitlines()[0]
    for wrong in ('998800099', '12', 'X', '914357345749282760'):
        said = ctl('show', wrong, '-d', db, rc=2)
        assert 'no dossier with this number' in said and 'Ali' not in said, said


@test
def columns_of_the_list_stand_under_each_other(folder):
    db = people(folder, 'A1;998800004;José;;Müller;1-1-1990;gezin', 'A2;998800016;Jan;;Bos;1-1-1990;gezin')
    assert len({line.index('1990-01-01') for line in ctl('list', '-d', db).splitlines()}) == 1


@test
def what_was_before_the_import_is_called_so_everywhere(folder):
    db = people(folder, 'P1;998800004;Anna;;Bakker;1-1-1990;asiel_28;1-3-2026;1-3-2026;1-5-2026;B1')
    one, = listed(db)
    shown = ctl('show', 'P1', '-d', db, '--today', TODAY)
    exported = list(csv.DictReader(io.StringIO(ctl('export', '-d', db, '--today', TODAY))))
    assert one['volgende_datum'] == '2029-05-01' and one['niet_vastgelegd'] == 1
    assert '[OFFER-3M] niet_vastgelegd' in shown and '] te_laat\n' not in shown
    assert exported[0]['volgende_datum'] == '2029-05-01' and exported[0]['niet_vastgelegd'] == '1'
    assert 'not recorded here' in ctl('list', '-d', db, '--today', TODAY)


OFFERS = 'gever;gever_soort;contactpersoon;telefoon;titel;soort;richting;plaats;rooster;plaatsen;talen;van;tot\n'


def events(folder, rhythm, first='', last='', today='2026-11-25'):
    """The events of one offer, each as a dictionary of its properties without their parameters."""
    name = re.sub(r'\W', '', rhythm + first + last)
    db = empty(folder, name + '.db')
    ctl('import', 'offers', write(folder, name + '.csv', OFFERS + f'Tuin;organisatie;Wil;043 000 10 01;Zaaien;vrijwilligerswerk;buiten;Laan 2;{rhythm};4;nl;{first};{last}\n'),
        '-d', db, '--today', today)
    text = ctl('calendar', '-d', db, '--today', today)
    found = [dict(line.split(':', 1) for line in part.split('END:VEVENT')[0].split() if ':' in line) for part in text.split('BEGIN:VEVENT')[1:]]
    return text, [{key.split(';')[0]: value for key, value in one.items()} for one in found]


@test
def an_offer_begins_on_a_day_of_its_schedule(folder):
    days = ('ma', 'di', 'wo', 'do', 'vr', 'za', 'zo')
    for at, day in enumerate(days):
        (event,) = events(folder, f'{day} 9:00-12:00')[1]
        begin = datetime.datetime.strptime(event['DTSTART'], '%Y%m%dT%H%M%S')
        assert begin.weekday() == at and datetime.datetime(2026, 11, 25) <= begin < datetime.datetime(2026, 12, 2, 12), (day, begin)
        assert event['RRULE'] == 'FREQ=WEEKLY;BYDAY=' + ('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU')[at]
    (event,) = events(folder, 'do 9:00-12:00, zo 9:00-12:00', '24-11-2026')[1]
    assert event['DTSTART'] == '20261126T090000' and event['RRULE'] == 'FREQ=WEEKLY;BYDAY=TH,SU'


@test
def nothing_happens_after_the_end_of_an_offer(folder):
    assert events(folder, 'wo 9:00-12:00', '28-12-2026', '29-12-2026')[1] == []
    assert events(folder, 'do 10:00-12:00', '5-12-2026', '8-12-2026')[1] == []
    assert events(folder, 'do 10:00-12:00', '5-12-2026', '5-12-2026')[1] == []
    (event,) = events(folder, 'za 10:00-12:00', '5-12-2026', '5-12-2026')[1]
    assert event['DTSTART'] == '20261205T100000' and 'RRULE' not in event
    (event,) = events(folder, 'ma 10:00-12:00', '1-12-2026', '14-12-2026')[1]
    assert event['DTSTART'] == '20261207T100000' and event['RRULE'].endswith(';UNTIL=20261214T225900Z')
    (event,) = events(folder, 'ma 10:00-12:00', '1-12-2026', '1-6-2027')[1]
    assert event['RRULE'].endswith(';UNTIL=20270601T215900Z')  # summer time


@test
def times_have_their_zone(folder):
    text, found = events(folder, 'ma 10:00-12:00')
    for line in ('BEGIN:VTIMEZONE', 'TZID:Europe/Amsterdam', 'DTSTART;TZID=Europe/Amsterdam:20261130T100000', 'DTEND;TZID=Europe/Amsterdam:20261130T120000',
                 'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU', 'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU'):
        assert line in text.split(), line
    assert text.index('END:VTIMEZONE') < text.index('BEGIN:VEVENT') and len(found) == 1


def stored(db, sql):
    with contextlib.closing(sqlite3.connect(db)) as c:
        return c.execute(sql).fetchall()


def euros(cents, mark):
    return '' if cents is None else f'{cents // 100}{mark}{cents % 100:02d}'


@test
def amounts_leave_in_euros(folder):
    db = demo(folder, 60)
    with contextlib.closing(sqlite3.connect(db)) as c, c:
        c.execute("UPDATE staff SET role = 'beheer'")
        c.execute('UPDATE price SET amount = 985 WHERE id = (SELECT min(id) FROM price)')
    kinds = (('prijs', 'price', 'amount', 'bedrag'), ('perceel', 'lot', 'estimate', 'raming'), ('contract', 'contract', 'estimate', 'raming'),
             ('factuurregel', 'invoice_line', 'amount', 'bedrag'), ('opdracht', 'engagement', 'price', 'prijs'))
    for kind, table, column, heading in kinds:
        want = [row[0] for row in stored(db, f'SELECT {column} FROM {table} WHERE voided = 0 ORDER BY id')]
        for more, mark, between in (((), '.', ','), (('--excel',), ',', ';')):
            rows = list(csv.DictReader(io.StringIO(ctl('export', '--kind', kind, *more, '-d', db).lstrip('\ufeff')), delimiter=between))
            assert [r[heading] for r in rows] == [euros(cents, mark) for cents in want] and (kind != 'prijs' or rows), kind
    assert '9.85' in ctl('export', '--kind', 'prijs', '-d', db)
    want = stored(db, 'SELECT price FROM fact WHERE voided = 0 ORDER BY dossier, day, id')
    assert any(cents for cents, in want)
    for more, mark, between in (((), '.', ','), (('--excel',), ',', ';')):
        rows = csv.DictReader(io.StringIO(ctl('export', '--facts', *more, '-d', db).lstrip('\ufeff')), delimiter=between)
        assert [r['prijs'] for r in rows] == [euros(cents, mark) for cents, in want]


@test
def ids_survive_a_spreadsheet(folder):
    db = demo(folder, 20)
    with contextlib.closing(sqlite3.connect(db)) as c, c:
        c.execute("UPDATE staff SET role = 'beheer'")

    def read(kind):
        return list(csv.DictReader(io.StringIO(ctl('export', '--kind', kind, '--excel', '-d', db).lstrip('\ufeff')), delimiter=';'))

    lots, contracts = read('perceel'), read('contract')
    assert lots and {r['contract'] for r in lots} <= {r['id'] for r in contracts}
    assert all(not re.fullmatch(r'[-+=]?\d+', r[key]) for r in lots for key in ('id', 'contract')), lots[0]


@test
def a_fact_from_a_file_says_so(folder):
    db = people(folder, 'P1;998800004;Anna;;Bakker;1-1-1990;asiel_28;1-3-2026;1-3-2026;1-5-2026;B1')
    ctl('import', write(folder, 'f.csv', 'bsn;soort;datum\n998800004;contact;2-6-2026\n'), '-d', db, '--today', TODAY)
    ctl('import', write(folder, 'g.csv', 'bsn;soort;datum;bron\n998800004;contact;3-6-2026;\n998800004;contact;4-6-2026;DUO\n'), '-d', db, '--today', TODAY)
    rows = list(csv.DictReader(io.StringIO(ctl('export', '--facts', '-d', db))))
    assert [(r['datum'], r['bron']) for r in rows] == [('2026-03-01', 'import')] * 2 + [('2026-05-01', 'import'), ('2026-06-02', 'import'), ('2026-06-03', 'import'), ('2026-06-04', 'duo')]


def fractions(text):
    return re.findall(r'(?<=[ \[])-?\d+\.\d+(?=[,\s\]])', re.sub(r'"[^"]*"', '""', text))


@test
def numbers_in_json_have_two_decimals(folder):
    on = ('-d', os.path.join(folder, 'p.db'), '--today', TODAY)
    school = ('--provider', 'Leerhuis Zuid')
    ctl('demo', '--dossiers', '1300', '--seed', '1', *on)
    out = [ctl('cost', os.path.join(DATA, 'demo', 'kosten.json')),
           ctl('invoices', 'check', os.path.join(DATA, 'demo', 'factuur-leerhuis-2026-09.csv'), *school, '--format', 'json', *on),
           ctl('contracts', '--format', 'json', *on), ctl('scorecard', *school, '--format', 'json', *on),
           ctl('reconcile', *school, '--period', '2026-09', '--format', 'json', *on), ctl('feasible', os.path.join(DATA, 'demo', 'haalt-het.json'), '--today', TODAY)]
    for text in out:
        json.loads(text)
        assert all(re.fullmatch(r'-?\d+\.\d\d', number) for number in fractions(text)), text[:200]
    assert all(fractions(text) for text in out[:3])
    assert json.loads(ctl('list', '--search', 'xyzzy', '--format', 'json', *on)) == []


@test
def a_name_from_right_to_left_stands_in_the_window(folder):
    db = empty(folder)
    ctl('import', write(folder, 'p.csv', 'Dossiernummer;BSN;Voornamen;Achternaam;Doelgroep;Adres;Postcode;Woonplaats\nA1;998800004;أحمد;العبدالله;gezin;Straat 1;6200 AA;Maastricht\n'),
        '-d', db, '--today', TODAY)
    odt = os.path.join(folder, 'a.odt')
    ctl('letter', 'A1', 'uitnodiging', odt, '-d', db, '--today', TODAY)
    with zipfile.ZipFile(odt) as z:
        content, styles = z.read('content.xml').decode(), z.read('styles.xml').decode()
    assert '<text:p>أحمد العبدالله<text:line-break/>Straat 1' in content and 'style:writing-mode="lr-tb"' in styles


main()
