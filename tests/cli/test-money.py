# SPDX-License-Identifier: EUPL-1.2
"""Reports and money on the command line: nothing counts twice, a correction replaces, figures say what they are."""
import json

from ctl import TODAY, ctl, demo, main, test, write

PROVIDER = 'Leerhuis Zuid'


def office(folder):
    return demo(folder, 200)


def read(db, file, *args, rc=0):
    return ctl('import', 'report', file, '--provider', PROVIDER, '-d', db, '--today', TODAY, *args, rc=rc)


def sample(db, folder, shape, period):
    return write(folder, f'{shape}.csv', ctl('sample', shape, '--provider', PROVIDER, '--period', period, '-d', db, '--today', TODAY))


@test
def the_same_month_in_another_shape_is_refused_and_can_replace(folder):
    db = office(folder)
    month = sample(db, folder, 'report', '2026-10')
    read(db, month, '--replace')  # the invented office has reported it
    before = ctl('reconcile', '--provider', PROVIDER, '--period', '2026-10', '--format', 'json', '-d', db, '--today', TODAY)
    lessons = sample(db, folder, 'lessons', '2026-10')
    trial = json.loads(read(db, lessons, '--dry-run', '--format', 'json'))
    assert trial['goed'] == 0 or trial['goed'] < trial['rijen'] / 10, trial['goed']
    assert any('reported before' in fault['reden'] for fault in trial['fout'])
    said = json.loads(read(db, lessons, '--replace', '--format', 'json'))
    assert said['goed'] > trial['goed'] and said['vervangen'] > 0, said
    assert before != ctl('reconcile', '--provider', PROVIDER, '--period', '2026-10', '--format', 'json', '-d', db, '--today', TODAY)
    ctl('undo', '-d', db, '--today', TODAY)
    assert before == ctl('reconcile', '--provider', PROVIDER, '--period', '2026-10', '--format', 'json', '-d', db, '--today', TODAY)


@test
def only_a_report_replaces(folder):
    db = office(folder)
    file = write(folder, 'f.csv', 'Factuurnummer;Opdracht;Bedrag\n')
    assert '--replace' in ctl('import', 'invoices', file, '--replace', '-d', db, '--today', TODAY, rc=2)


@test
def a_norm_and_what_is_shown_agree(folder):
    db = office(folder)
    for figure in json.loads(ctl('scorecard', '--provider', PROVIDER, '--format', 'json', '-d', db, '--today', TODAY)):
        if figure.get('norm') is not None and figure['waarde'] is not None:
            less = figure['cijfer'] in ('doorlooptijd', 'uitval')
            assert figure['haalt_norm'] == (figure['waarde'] <= figure['norm'] if less else figure['waarde'] >= figure['norm']), figure


main()
