#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Files and values as people and spreadsheets write them: what is read, what is refused with line and field, and that a trial writes nothing."""
import json
import os

from ctl import TODAY, ctl, demo, empty, main, test, write

HEAD = 'BSN;Voornamen;Tussenvoegsel;Achternaam;Geboortedatum;Doelgroep;Gemeente;Kennisgeving'


def person(bsn='998800004', born='1-1-1990', town='Maastricht', noticed='1-3-2026', more=''):
    return f'{bsn};Selam;;Tesfai;{born};asiel_28;{town};{noticed}{more}'


def read(folder, text, *how, db=None, encoding='utf-8', dry=True, rc=0):
    path = write(folder, 'in.csv', text if isinstance(text, bytes) else text.replace('\n', '\r\n'), encoding)
    trial = ('--dry-run',) if dry else ()
    out = ctl('import', *how[:1], path, *how[1:], *trial, '--format', 'json', '-d', db or empty(folder), '--today', TODAY, rc=rc)
    return json.loads(out) if rc == 0 else out


def fault(said):
    """The one fault of a file, as line, field and reason."""
    assert len(said['fout']) == 1, said
    return tuple(said['fout'][0][key] for key in ('regel', 'veld', 'reden'))


def stored(folder, row, heading=HEAD):
    """What a person becomes: the caseload as it goes out again."""
    db = empty(folder)
    said = read(folder, f'{heading}\n{row}\n', db=db, dry=False)
    assert said['goed'] == 1, (row, said)
    lines = ctl('export', '-d', db, '--today', TODAY).splitlines()
    os.remove(db)
    return dict(zip(lines[0].split(','), lines[1].split(',')))


@test
def the_shape_is_that_of_the_headings(folder):
    db = empty(folder)
    row = person()
    for title in ('Caseload, stand oktober 2026\n\n', 'Overzicht; bijgewerkt 1-11-2026\n', 'sep=;\n', 'Periode;oktober 2026;Datum;5-11-2026\n', 'Een regel van het voorblad\n' * 40, 'A\nB, C, D, E, F, G\n\n'):
        for mark in ';,\t|':
            assert read(folder, title + HEAD.replace(';', mark) + '\n' + row.replace(';', mark) + '\n', db=db)['goed'] == 1, (title, mark)


@test
def cells_beyond_the_headings(folder):
    db = empty(folder)
    assert read(folder, f'{HEAD}\n{person()};;;\n', db=db)['goed'] == 1
    assert fault(read(folder, f'{HEAD}\n{person()};;x;\n', db=db))[:2] == (2, 'Column 10')
    head, wish = 'initialen;nummer;geboortejaar;talen;soort;richting;wens', 'M.T.;N1;1996;ti;vrijwilligerswerk;buiten;planten'
    assert read(folder, f'{head}\n{wish};\n', 'wishes', db=db)['goed'] == 1
    assert fault(read(folder, f'{head}\n{wish};x\n', 'wishes', db=db))[:2] == (2, 'Column 8')


@test
def letters_are_those_of_the_file(folder):
    text = f'{HEAD}\n{person()}\n998800016;René;;Jansen;1-1-1990;gezin;Maastricht;1-3-2026\n'.replace('\n', '\r\n')
    for encoding in ('utf-8', 'utf-8-sig', 'cp1252', 'utf-16', 'utf-16-le', 'utf-16-be'):
        assert read(folder, text.encode(encoding))['goed'] == 2, encoding
        os.remove(os.path.join(folder, 'empty.db'))
    for mixed in (text.replace('Selam', 'Şule').encode().replace('é'.encode(), b'\xe9'), text.encode('utf-8-sig').replace('é'.encode(), b'\xe9'), text.encode('cp1252').replace(b'\xe9', b'\x81')):
        assert 'Line 3:' in read(folder, mixed, rc=2)


@test
def what_nobody_sees_is_no_fault(folder):
    for unseen in ('\u00a0', '\u202f', '\u2009', '\u200b', '\ufeff', '\u200e', '\u200f', '\u00ad', '\u3000', '\u2060', ' '):
        found = stored(folder, ';'.join(unseen + cell + unseen if cell else unseen for cell in person().split(';')))
        assert (found['bsn'], found['voornamen'], found['achternaam'], found['geboren'], found['gemeente'], found['kennisgeving']) == \
            ('998800004', 'Selam', 'Tesfai', '1990-01-01', '0935', '2026-03-01'), (ascii(unseen), found)


@test
def dates_as_they_are_written(folder):
    for text in ('46082', '1-mrt-26', '1 maart 2026', '1-3-26', '1/3/2026', '1-3-2026 14:30', '2026-03-01T00:00:00', 'zo 1 maart 2026', '20260301', '1-Mar-2026'):
        assert stored(folder, person(noticed=text))['kennisgeving'] == '2026-03-01', text
    for text, born in (('32874', '1990-01-01'), ('1-5-90', '1990-05-01'), ('1990', '1990-00-00'), ('mei 1990', '1990-05-00'), ('1 mei 1990', '1990-05-01')):
        assert stored(folder, person(born=text))['geboren'] == born, text
    for text in ('31-2-2026', '3-xyz-26', 'gisteren', '13/14/2026'):
        assert fault(read(folder, f'{HEAD}\n{person(noticed=text)}\n'))[1] == 'Kennisgeving', text
        os.remove(os.path.join(folder, 'empty.db'))


@test
def numbers_that_a_spreadsheet_touched(folder):
    for text in ('9,98800004E8', '9.98800004E+08', '998800004,00', '9988.00.004', '998 800 004'):
        assert stored(folder, person(bsn=text))['bsn'] == '998800004', text
    assert 'shortened' in fault(read(folder, f'{HEAD}\n{person(bsn="9,988E+08")}\n'))[2]
    os.remove(os.path.join(folder, 'empty.db'))
    for text in ('935', '0935', 'GM0935', 'gm 935', 'Gemeente Maastricht', 'maastricht', '935,0', '935,00', 'gem. Maastricht', '0935 Maastricht', '0935 - Maastricht'):
        assert stored(folder, person(town=text))['gemeente'] == '0935', text
    for text in ('Utopia', '0994 Maastricht', '0935 Utopia'):
        assert fault(read(folder, f'{HEAD}\n{person(town=text)}\n'))[1] == 'Gemeente', text
        os.remove(os.path.join(folder, 'empty.db'))
    head, row = 'V-nummer;Achternaam;Doelgroep', ';Tesfai;gezin'
    for text, number in (('v1112223334', 'V1112223334'), ('V 111 222 3334', 'V1112223334'), ('2900000001', '2900000001'), ('290.000.0001', '2900000001'), ('2,900000001E+09', '2900000001')):
        assert stored(folder, text + row, head)['v_nummer'] == number, text
    for text in ('V12', 'onbekend', '29000000012', '2,9E+09'):
        assert fault(read(folder, f'{head}\n{text}{row}\n'))[1] == 'V-nummer', text
        os.remove(os.path.join(folder, 'empty.db'))


@test
def columns_that_go_nowhere_are_named(folder):
    db = empty(folder)
    text = 'BSN nr;Naam;Voornaam;Achternaam;Doelgroep;Mobiel;Lievelingskleur\n998800004;Berg, A. van den;Anna;Berg;gezin;0612345678;rood\n'
    assert read(folder, text, db=db)['niet_gelezen'] == ['Naam', 'Lievelingskleur']
    said = ctl('import', write(folder, 'in.csv', text), '-d', db, '--today', TODAY)
    assert said.index('Lievelingskleur') < said.index('1 rows') and 'Mobiel' not in said, said
    out = ctl('export', '-d', db)
    assert '998800004' in out and 'Berg, A.' not in out, out
    path = write(folder, 'out.csv', out)
    assert json.loads(ctl('import', path, '-d', empty(folder, 'again.db'), '--format', 'json', '--today', TODAY))['goed'] == 1  # what goes out can come in


@test
def headings_in_either_language(folder):
    row = '998800004;Selam;;Tesfai;1-1-1990;asiel_28;Maastricht'
    for heading in ('BSN;Voornamen;Tussenv.;Achternaam;Geb. datum;Doelgroep;Woongemeente', 'bsn;first_name;prefix;surname;date_of_birth;target_group;municipality', HEAD.upper().rsplit(';', 1)[0]):
        found = stored(folder, row, heading)
        assert (found['voornamen'], found['geboren'], found['gemeente']) == ('Selam', '1990-01-01', '0935'), heading


@test
def a_trial_writes_nothing(folder):
    path = write(folder, 'in.csv', f'{HEAD}\n{person()}\n')
    there = os.path.join(folder, 'new', 'typo.db')
    for how in (('--dry-run',), ()):
        assert 'no database' in ctl('import', path, *how, '-d', there, rc=1)
        assert not os.path.exists(os.path.dirname(there))
    db = empty(folder)
    with open(db, 'rb') as f:
        before = f.read()
    ctl('import', path, '--dry-run', '-d', db, '--today', TODAY)
    with open(db, 'rb') as f:
        assert f.read() == before


def dossier(folder):
    db = empty(folder)
    text = 'Dossiernummer;BSN;Voornamen;Achternaam;Geboortedatum;Doelgroep;Kennisgeving;BRP_inschrijving;PIP;Leerroute\nP1;998800004;Anna;Bakker;1-1-1990;asiel_28;1-3-2026;1-3-2026;1-5-2026;B1\n'
    assert read(folder, text, db=db, dry=False)['goed'] == 1
    return db


@test
def trial_and_import_agree_on_facts(folder):
    db = dossier(folder)
    line = 'bsn;soort;datum;tot;onderwerp;prijs;eenheid;intensiteit\n998800004;plan_regel;1-6-2026;1-3-2028;taal;{};uur;9\n'
    for price, cents in (('€ 12,50', '1250'), ('1.250,00', '125000'), ('EUR 38,10', '3810'), ('425,-', '42500')):
        assert read(folder, line.format(price), db=db)['goed'] == 1, price
    for price in ('abc', '426,195', '-3', '1e400'):
        assert fault(read(folder, line.format(price), db=db))[:2] == (2, 'prijs'), price
    hours = 'bsn;soort;datum;uren;plan\n998800004;uren;31-8-2026;{};10\n'
    for text in ('12', '12,00', '12 uur', '12:00'):
        assert read(folder, hours.format(text), db=db)['goed'] == 1, text
    for text in ('12,5', '1.234', 'nan', '1:30', '-3', '2e3', '0x10'):
        assert fault(read(folder, hours.format(text), db=db))[:2] == (2, 'uren'), text
    # What points to another record is looked up, or named; it is never an error of the database.
    pointing = 'bsn;soort;datum;uren;opdracht\n998800004;uren;1-9-2026;12;O-2025-00003\n'
    assert fault(read(folder, pointing, db=db))[:2] == (2, 'opdracht')
    assert 'no row that can be imported' in read(folder, pointing, db=db, dry=False, rc=2)
    assert read(folder, 'bsn;soort;datum;bij;rapportage;vastgelegd_op\n998800004;contact;1-9-2026;5;7;2026-09-01T10:00:00Z\n', db=db, dry=False)['niet_gelezen'] == ['bij', 'rapportage', 'vastgelegd_op']
    assert fault(read(folder, 'bsn;soort;datum;leerroute\n998800004;contact;1-9-2026;Z\n', db=db))[:2] == (2, 'leerroute')


@test
def facts_go_out_and_come_in(folder):
    db = dossier(folder)
    path = os.path.join(folder, 'facts.csv')
    ctl('export', path, '--facts', '--excel', '-d', db)
    other = empty(folder, 'other.db')
    read(folder, 'Dossiernummer;BSN;Achternaam;Doelgroep\nP1;998800004;Bakker;asiel_28\n', db=other, dry=False)
    for dry in (('--dry-run',), ()):
        said = json.loads(ctl('import', path, *dry, '--format', 'json', '-d', other, '--today', TODAY))
        assert said['fout'] == [] and said['goed'] == 3, said


@test
def a_record_goes_together(folder):
    db = dossier(folder)
    for text, where in (('bsn;soort;datum;tot;onderwerp;intensiteit\n998800004;plan_regel;1-9-2026;1-3-2025;taal;9\n', 'tot'),
                        ('bsn;soort;datum;grond;van;tot\n998800004;verlengingsgrond;1-9-2026;ziekte;1-8-2026;1-3-2026\n', 'tot'),
                        ('bsn;soort;datum;nieuw einde\n998800004;verlenging_besluit;1-9-2026;1-8-2026\n', 'nieuw einde'),
                        ('bsn;soort;datum;leerroute;gemeld_op\n998800004;pip;1-9-2026;B1;1-8-2026\n', 'gemeld_op'),
                        ('bsn;soort;datum;leerroute;gemeld_op\n998800004;pip;1-9-2026;B1;1-8-2027\n', 'gemeld_op'),
                        ('bsn;soort;datum\n998800004;contact;24-11-2026\n', 'datum')):
        assert fault(read(folder, text, db=db))[:2] == (2, where), text
    wide = 'BSN;Achternaam;Doelgroep;Geboortedatum;Kennisgeving;verlenging_besluit;nieuw einde\n998800016;Darwish;gezin;{};1-3-2026;{};{}\n'
    assert read(folder, wide.format('1-1-1990', '1-9-2026', '1-9-2030'), db=db)['goed'] == 1
    assert fault(read(folder, wide.format('1-1-1990', '1-9-2026', '1-9-2025'), db=db))[1] == 'nieuw einde'
    for born in ('24-11-2026', '2027', '1-1-2090'):
        assert fault(read(folder, wide.format(born, '', ''), db=db))[1] == 'Geboortedatum', born
    offer = 'gever;gever_soort;telefoon;titel;soort;plaatsen;van;tot\nTuin;organisatie;043 000 10 01;Zaaien;vrijwilligerswerk;{};5-12-2026;{}\n'
    assert read(folder, offer.format('4', '5-3-2027'), 'offers', db=db)['goed'] == 1
    assert fault(read(folder, offer.format('4', '4-12-2026'), 'offers', db=db))[1] == 'tot'
    assert fault(read(folder, offer.format('4,5', ''), 'offers', db=db))[1] == 'plaatsen'


@test
def a_case_is_read_as_everything_else(folder):
    def clock(text, rc=0):
        return ctl('clock', write(folder, 'case.json', text), '--today', TODAY, rc=rc)

    good = '{"groep":"asiel_28","geboren":"1-5-1990","feiten":[{"soort":"kennisgeving","datum":"2-3-2026"},{"soort":"brp_inschrijving","datum":"2026-03-02","gemeente":"GM0935"}]}'
    assert json.loads(clock(good)) == json.loads(clock(good.replace('1-5-1990', '1990-05-01').replace('2-3-2026', '2026-03-02').replace('GM0935', '0935')))
    for text, field in (('{"groep":"asiel_28","geboren":"2090-01-01","feiten":[]}', 'geboren'),
                        ('{"groep":"asiel_28","feiten":[{"soort":"verlenging_besluit","datum":"2026-03-02","nieuw_einde":"2026-03-01"}]}', 'feiten[0].nieuw_einde'),
                        ('{"groep":"asiel_28","feiten":[{"soort":"verlengingsgrond","datum":"2026-03-02","grond":"ziekte","van":"2026-02-02","tot":"2026-02-01"}]}', 'feiten[0].tot'),
                        ('{"groep":"asiel_28","feiten":[{"soort":"uren","datum":"2026-03-02","uren":12.5}]}', 'feiten[0].uren')):
        assert field in clock(text, rc=2), text
    cost = '{"groep":"asiel_28","cohortjaar":2026,"alternatieven":[{"leerroute":"B1","regels":[{"onderwerp":"taal","van":"2026-01-01","tot":"2026-12-31","prijs":%s,"eenheid":"traject"}]}]}'
    for price, euros in (('1234.5', 1234.5), ('9', 9), ('"1.234,50"', 1234.5)):
        assert json.loads(ctl('cost', write(folder, 'cost.json', cost % price)))['alternatieven'][0]['kosten'] == euros, price
    for price in ('9.125', '"9,125"', '[9]'):
        assert 'prijs' in ctl('cost', write(folder, 'cost.json', cost % price), rc=2), price


@test
def reports_and_bills_as_providers_write_them(folder):
    db = demo(folder)
    school = ('--provider', 'Leerhuis Zuid')
    sample = ctl('sample', 'report', *school, '--period', '2026-10', '-d', db, '--today', TODAY).splitlines()
    orders = sorted({cell for row in sample for cell in row.split(';') if cell.startswith('O-')})
    good = [order for order in orders if json.loads(report(folder, db, school, f'Opdracht;Periode;Uren\n{order};2026-10;4\n'))['goed'] == 1][:3]
    assert len(good) == 3, orders
    one = good[0]
    for period in ('okt-26', 'oktober 2026', 'oktober', '10-2026', '46296', '1-10-2026 t/m 31-10-2026', 'Okt 2026', '202610'):
        assert json.loads(report(folder, db, school, f'Opdracht;Periode;Uren\n{one};{period};4\n'))['goed'] == 1, period
    assert json.loads(report(folder, db, school + ('--period', '2026-10'), f'Opdracht;Periode;Uren\n{one};lesblok 2;4\n'))['goed'] == 1
    assert json.loads(report(folder, db, school + ('--period', '4e kwartaal 2026'), f'Opdracht;Periode;Uren\n{one};oktober;4\n'))['goed'] == 1
    for hours in ('1,5 uur', '12 uur', '1,5u', '1:30', '90 min', '12,5', '1½', '½ uur', '1 ¼ uur', '-', '\u2013', '1 uur 30'):
        assert json.loads(report(folder, db, school, f'Opdracht;Periode;Uren;Zonder bericht\n{one};2026-10;4;{hours}\n'))['goed'] == 1, hours
    for hours in ('0,0625', '0,1041666667', '1.234', '-3', 'veel'):
        assert fault(json.loads(report(folder, db, school, f'Opdracht;Periode;Uren\n{one};2026-10;{hours}\n')))[1] == 'Uren', hours
    parts = json.loads(report(folder, db, school, f'Opdracht;Periode;Uren\n{one};2026-10;0,0625\n{good[1]};2026-10;0,5\n{good[2]};2026-10;1:30\n'))
    assert [f['regel'] for f in parts['fout']] == [2, 3], parts  # beside 0,0625 a 0,5 is twelve hours
    names = 'Naam;Opdracht;Periode;Uren\nSomaya A.;{0};2026-10;12\nSomers, J.;{1};2026-10;10\nTotaal;;2026-10;22\n;Totaal:;;22\n;;Totaal;22\n'.format(*good)
    assert [f['regel'] for f in json.loads(report(folder, db, school, names))['fout']] == [4, 5, 6]
    for heading in ('Order;Period;Hours', 'ORDER_NUMBER;PERIOD;HOURS', 'opdracht_nummer;maand;aantal_uren', 'Order number;Month;Hours attended'):
        assert json.loads(report(folder, db, school, f'{heading}\n{one};2026-10;4\n'))['goed'] == 1, heading
    cover = f'Leerhuis Zuid;;;\nPeriode;oktober 2026;Datum;5-11-2026\nOpdracht;Periode;Uren;Opmerking\n{one};2026-10;48;Totaal goed\n'
    assert json.loads(report(folder, db, school, cover))['goed'] == 1
    bill = 'Factuurnummer;Factuurdatum;Opdracht;Periode;Uren;Bedrag\nF-901;{};{};2026-09;4;{}\n'
    for day in ('46303', '8-okt-26', '8-10-2026 09:00'):
        assert one in ctl('invoices', 'check', write(folder, 'bill.csv', bill.format(day, one, '42,60')), '-d', db, '--today', TODAY), day
    for amount, shown in (('€ 425,-', '425.00'), ('159,75 €', '159.75'), ('1\u00a0246,40', '1,246.40'), ('EUR 38,10', '38.10'), ('38,-', '38.00'), ('1.246,40', '1,246.40')):
        assert f'€ {shown} was billed' in ctl('invoices', 'check', write(folder, 'bill.csv', bill.format('8-10-2026', one, amount)), '-d', db, '--today', TODAY), amount
    for amount in ('426,195', '12,', 'abc', '4,26E+02'):
        assert 'Bedrag:' in ctl('invoices', 'check', write(folder, 'bill.csv', bill.format('8-10-2026', one, amount)), '-d', db, '--today', TODAY), amount
    for heading in ('Invoice number;Invoice date;Order;Period;Hours;Amount', 'FACTUUR_NUMMER;FACT_DATUM;OPDRACHT_NR;MAAND;AANTAL_UREN;TOTAALBEDRAG'):
        rows = bill.format('8-10-2026', one, '42,60').splitlines()
        assert one in ctl('invoices', 'check', write(folder, 'bill.csv', f'{heading}\n{rows[1]}\n'), '-d', db, '--today', TODAY), heading
    for total in ('F-901;;Totaal;;;42,60', 'F-901;;Eindbedrag;;;42,60', 'Te betalen;;;;;42,60', ';;;;Som van de regels;42,60', 'Totaal factuur;;;;;42,60', 'F-901;TOTAL:;;;;42,60'):
        out = ctl('invoices', 'check', write(folder, 'bill.csv', bill.format('8-10-2026', one, '42,60') + total + '\n'), '-d', db, '--today', TODAY)
        assert 'line 3' in out and 'totals' in out, out


def report(folder, db, how, text):
    return ctl('import', 'report', write(folder, 'report.csv', text), *how, '--dry-run', '--format', 'json', '-d', db, '--today', TODAY)


main()
