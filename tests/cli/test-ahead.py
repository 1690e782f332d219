#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What is to come, on the command line: the quarters ahead with what they rest on.  All people are invented."""
import json

from ctl import TODAY, ctl, demo, empty, main, test


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
    assert 'forecast.ini' in rests['norm']['bron'] and 'counted' in rests['pip_dagen']['bron']
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


main()
