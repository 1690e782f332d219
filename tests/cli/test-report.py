# SPDX-License-Identifier: EUPL-1.2
"""What goes out on the command line: charts as files, the quarter report from concept to frozen, and the sets for CBS and the grant."""
import json
import os
import zipfile

from ctl import TODAY, ctl, demo, main, test

QUARTER = '2026-K2'


def ask(db, *args, rc=0):
    return ctl(*args, '-d', db, '--as', 'manager', '--today', TODAY, rc=rc)


def read(path):
    with open(path, 'rb') as file:
        return file.read()


@test
def a_chart_is_a_file_by_its_ending(folder):
    db = demo(folder)
    begins = {'png': b'\x89PNG', 'svg': b'<svg ', 'csv': b'', 'ods': b'PK', 'xlsx': b'PK'}
    for ending, begin in begins.items():
        first, second = (os.path.join(folder, f'{n}.{ending}') for n in 'ab')
        for path in (first, second):
            ask(db, 'figures', '--chart', 'instroom', '--output', path)
        assert read(first).startswith(begin) and read(first) == read(second), ending
    rows = read(os.path.join(folder, 'a.csv')).decode().split('\r\n')
    shown = json.loads(ask(db, 'figures', 'show', 'instroom', '--period', '2025-12-01..2026-11-23', '--format', 'json'))
    assert sum(int(n) for row in rows[1:-1] for n in row.split(',')[1:]) == shown['aantal']


@test
def a_chart_that_cannot_be_made_is_said(folder):
    db = demo(folder)
    assert 'not one of instroom' in ask(db, 'figures', '--chart', 'zomaar', '--output', os.path.join(folder, 'a.png'), rc=2)
    assert '--output' in ask(db, 'figures', '--chart', 'instroom', rc=2)
    assert 'ends with .png' in ask(db, 'figures', '--chart', 'instroom', '--output', os.path.join(folder, 'a.gif'), rc=2)
    assert ask(db, 'figures', '--chart', 'instroom', '--output', os.path.join(folder, 'gone', 'a.png'), rc=1)
    assert not any(name.startswith('a.') for name in os.listdir(folder))


@test
def a_report_is_a_concept_until_it_is_frozen(folder):
    db = demo(folder)
    assert json.loads(ask(db, 'report', 'quarter', QUARTER, '--format', 'json'))['stand'] == 'concept'
    ask(db, 'do', 'quarter.make', QUARTER)
    ask(db, 'do', 'quarter.explain', f"('{QUARTER}', 'instroom')", 'tekst=Het was druk.')
    concept = json.loads(ask(db, 'report', 'quarter', QUARTER, '--format', 'json'))
    assert next(f for f in concept['cijfers'] if f['id'] == 'instroom')['toelichting'] == 'Het was druk.'
    ask(db, 'do', 'quarter.freeze', QUARTER)
    frozen = json.loads(ask(db, 'report', 'quarter', QUARTER, '--format', 'json'))
    assert frozen['stand'] == 'bevroren' and frozen['bevroren_op'] == TODAY and frozen['sindsdien']['gewijzigd'] == []
    assert [f['waarde'] for f in frozen['cijfers']] == [f['waarde'] for f in concept['cijfers']]
    ctl('undo', '-d', db, '--as', 'manager', '--today', TODAY)
    assert json.loads(ask(db, 'report', 'quarter', '2026Q2', '--format', 'json'))['stand'] == 'concept'


@test
def a_report_that_is_made_twice_is_equal_to_the_byte(folder):
    db = demo(folder)
    for ending in ('odt', 'pdf'):
        first, second = (os.path.join(folder, f'{n}.{ending}') for n in 'ab')
        for path in (first, second):
            ask(db, 'report', 'quarter', '2026Q3', '--output', path)
        assert read(first) == read(second), ending
    names = zipfile.ZipFile(os.path.join(folder, 'a.odt')).namelist()
    assert names[0] == 'mimetype' and 'Pictures/1.png' in names


@test
def what_is_no_report_is_said(folder):
    db = demo(folder)
    for words, part in (((), 'say which'), (('2027-K1',), 'not begun'), (('2026-10',), 'no quarter'), (('zomaar',), 'no quarter')):
        assert part in ask(db, 'report', 'quarter', *words, rc=2), words
    assert '.odt or .pdf' in ask(db, 'report', 'quarter', '2026-K3', '--output', os.path.join(folder, 'a.docx'), rc=2)
    assert ask(db, 'report', 'quarter', '2026-K3', '--output', os.path.join(folder, 'gone', 'a.pdf'), rc=1)


@test
def the_set_for_cbs_is_a_line_a_person(folder):
    db = demo(folder)
    heading, *rows = ask(db, 'export', 'swi', '2026-K3').split('\n')[:-1]
    assert heading.startswith('swi_cohort,swi_groep,') and len(rows) > 100
    assert all(name.startswith(('swi_', 'eigen_')) for name in heading.strip().split(','))
    path = os.path.join(folder, 'swi.xlsx')
    ask(db, 'export', 'swi', '2026-K3', '--output', path)
    assert 'xl/worksheets/sheet1.xml' in zipfile.ZipFile(path).namelist()
    assert 'no quarter' in ask(db, 'export', 'swi', '2026', rc=2)
    assert 'no year' in ask(db, 'export', 'spuk', '2026-K3', rc=2)
    assert 'not begun' in ask(db, 'export', 'spuk', '2027', rc=2)


main()
