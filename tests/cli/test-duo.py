#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""What goes to DUO and comes from it, on the command line: units, ends, messages and money."""
import json

from ctl import TODAY, ctl, empty, main, test, write

PEOPLE = 'bsn;achternaam;groep;dossiernummer\n998800004;Testman;asiel_28;D1\n'


def database(folder, facts, name='one.db'):
    """One person with FACTS, lines of a file of facts with its headings."""
    db = empty(folder, name)
    ctl('import', write(folder, 'people.csv', PEOPLE), '-d', db, '--today', TODAY)
    ctl('import', write(folder, 'facts.csv', facts), '-d', db, '--today', TODAY)
    return db


def reports(db, kind):
    return [r for r in json.loads(ctl('duo', 'D1', '-d', db, '--today', TODAY, '--format', 'json')) if r['soort'] == kind]


HEAD = 'bsn;soort;datum;leerroute;niveau;intensiteit;intensiteit_totaal;onderwerp;tot\n'
BASE = HEAD + '998800004;kennisgeving;2-3-2026\n998800004;brp_inschrijving;10-3-2026\n'


@test
def duo_gets_the_hours_of_the_course_and_never_hours_a_week(folder):
    db = database(folder, BASE + '998800004;pip;1-5-2026;B1;B1;12\n')
    assert [r['intensiteit'] for r in reports(db, 'pip')] == [None]
    assert reports(db, 'pip')[0]['oordeel'] == 'let_op' and 'whole B1 course' in reports(db, 'pip')[0]['zin']


@test
def the_hours_of_the_course_follow_from_the_plan(folder):
    db = database(folder, BASE + '998800004;pip;1-5-2026;B1;B1;12\n998800004;plan_regel;4-5-2026;;;12;;taal;2-5-2027\n')
    assert [r['intensiteit'] for r in reports(db, 'pip')] == ['624']


@test
def the_hours_of_the_course_that_were_recorded_go_first(folder):
    db = database(folder, BASE + '998800004;pip;1-5-2026;B1;B1;12;1100\n998800004;plan_regel;4-5-2026;;;12;;taal;2-5-2027\n')
    assert [r['intensiteit'] for r in reports(db, 'pip')] == ['1100']
    assert 'intensiteit_totaal' in ctl('export', '--facts', '-d', db, '--today', TODAY).splitlines()[0]


@test
def an_end_of_duo_is_the_day_after(folder):
    for heading, last in (('nieuw einde', '2030-01-02'), ('nieuw_einde', '2030-01-02'), ('einddatum DUO', '2030-01-01'), ('Einddatum (exclusief)', '2030-01-01')):
        facts = f'bsn;soort;datum;leerroute;{heading}\n998800004;pip;1-5-2026;B1;\n998800004;verlenging_besluit;2-11-2026;;2-1-2030\n'
        db = database(folder, facts, f'{heading}.db')
        assert last in ctl('export', '--facts', '-d', db, '--today', TODAY), (heading, last)


@test
def every_message_says_what_it_means(folder):
    messages = {m['code']: m for m in json.loads(ctl('duo', 'messages', '--format', 'json'))}
    assert messages['SS120']['feit'] == 'brp_inschrijving' and messages['SS120']['betekenis'] == 'Settled here, without a PIP'
    assert messages['SS122']['feit'] == 'verhuisd' and messages['SS137']['feit'] == 'toets_uitnodiging' and messages['SS110']['feit'] is None
    assert {'SS101', 'SS128', 'SS199', 'SS119'} <= set(messages)
    assert 'SS139  De tien weken voor het PIP zijn begonnen' in ctl('duo', 'messages', lang='nl')
    db = database(folder, 'bsn;soort;datum;code\n998800004;duo_bericht;2-11-2026;ss 120\n')
    assert 'Settled here' in ctl('show', 'D1', '-d', db, '--today', TODAY)


@test
def finishing_adds_nothing_to_the_margin(folder):
    path = write(folder, 'cost.json', json.dumps({'groep': 'asiel_28', 'cohortjaar': 2026, 'alternatieven': [{'naam': 'x', 'leerroute': 'B1', 'regels': []}]}))
    option = json.loads(ctl('cost', path, '--today', TODAY))['alternatieven'][0]
    assert option['marge'] == option['marge_bij_slagen'] == 11986.04
    assert option['aandeel_bij_slagen']['bedrag'] == 856.51 and option['aandeel_bij_slagen']['onzeker'] is True
    assert [i['deel'] for i in option['inkomsten']] == ['a', 'b', 'c'] and '2027' in option['zin']


main()
