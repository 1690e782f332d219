# SPDX-License-Identifier: EUPL-1.2
"""Figures on the command line: every number is as long as its list, its parts add up, and the same day gives the same bytes."""
import json

from ctl import TODAY, ctl, demo, main, test

FIELDS = ('id', 'naam', 'eenheid', 'waarde', 'teller', 'noemer', 'aantal', 'definitie', 'splitsing')


def ask(db, *args, rc=0):
    return ctl('figures', *args, '-d', db, '--as', 'manager', '--today', TODAY, rc=rc)


def figures(db, *args):
    return json.loads(ask(db, *args, '--format', 'json'))['cijfers']


@test
def every_number_is_as_long_as_its_list(folder):
    db = demo(folder)
    counted = 0
    for figure in figures(db, '--on', '2026-09-30', '--period', 'kwartaal'):
        assert all(field in figure for field in FIELDS), figure['id']
        shown = json.loads(ask(db, 'show', figure['id'], '--list', '--on', '2026-09-30', '--period', 'kwartaal', '--format', 'json'))
        rows = next(value for key, value in shown.items() if key in ('rijen', 'lijst'))
        assert len(rows) == figure['aantal'] == shown['aantal'] and shown['waarde'] == figure['waarde'], figure['id']
        if figure['noemer'] == 0:
            assert figure['waarde'] is None, figure['id']
        counted += figure['aantal']
    assert counted > 1000


@test
def parts_add_up(folder):
    db = demo(folder)
    for split in ('consulent', 'groep', 'cohort', 'aanbieder', 'soort'):
        for figure in figures(db, '--split', split):
            assert sum(part['aantal'] for part in figure['splitsing']) == figure['aantal'], (split, figure['id'])


@test
def the_same_day_gives_the_same_bytes(folder):
    db = demo(folder)
    for args in ((), ('--on', '2025-12-31', '--split', 'team')):
        assert ask(db, *args, '--format', 'json') == ask(db, *args, '--format', 'json')


@test
def a_norm_stands_beside_what_it_is_of(folder):
    db = demo(folder)
    by_id = {figure['id']: figure for figure in figures(db, '--split', 'consulent')}
    assert by_id['pip_op_tijd']['norm'] == 85 and by_id['stil']['norm'] is None
    assert by_id['caseload']['norm'] is None and all(part['norm'] == 80 for part in by_id['caseload']['splitsing'])
    assert by_id['caseload']['gewogen'] == sum(part['gewogen'] for part in by_id['caseload']['splitsing']) > by_id['caseload']['waarde']
    assert by_id['verwacht']['norm'] > 0


@test
def what_cannot_be_counted_is_said(folder):
    db = demo(folder)
    assert 'today or a day before' in ask(db, '--on', '2030-01-01', rc=2)
    assert 'Nothing is known of this day' in ask(db, '--on', '2001-01-01', rc=2)
    assert '--on' in ask(db, '--on', 'gisteren', rc=2)
    assert '--split' in ask(db, '--split', 'straat', rc=2)
    assert '--period' in ask(db, '--period', 'eeuw', rc=2)
    assert 'no such figure' in ask(db, 'show', 'zomaar', rc=2)


main()
