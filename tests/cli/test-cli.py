#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""regiectl as other tools use it: its exit codes, its JSON, and that nothing personal stands in its errors."""
import contextlib
import getpass
import json
import os
import shutil
import sqlite3
import subprocess

from ctl import CTL, DATA, call, ctl, empty, main, test, write


def case(folder, text):
    return write(folder, 'case.json', text)


@test
def help_lists_every_command(folder):
    text = ctl('--help')
    for word in ('init', 'demo', 'import', 'export', 'list', 'show', 'clock', 'preflight', 'feasible', 'cost', 'letter', 'duo', 'rules', 'check', 'reindex', 'backup', 'bench',
                 'reconcile', 'invoices', 'scorecard', 'contracts', 'erase', 'match', 'card', 'calendar', 'desk', 'commands', 'do'):
        assert f'\n  {word} ' in text, word


@test
def clock_prints_a_json_array(folder):
    out = json.loads(ctl('clock', os.path.join(DATA, 'demo', 'zaak.json'), '--today', '2026-11-23'))
    rules = {d['regel']: d for d in out}
    assert rules['PIP-10W-BRP']['uiterlijk'] == '2026-08-24'
    assert rules['PIP-10W-BRP']['stand'] == 'gehaald'
    assert set(out[0]) >= {'regel', 'feiten', 'begin', 'nominaal', 'uiterlijk', 'stand', 'aard', 'wie', 'grondslag', 'uitleg'}


@test
def preflight_says_what_duo_would_refuse(folder):
    good = json.loads(ctl('preflight', os.path.join(DATA, 'demo', 'zaak.json'), '--today', '2026-11-23'))
    assert {f['oordeel'] for f in good} <= {'goed', 'let_op'} and all(set(f) == {'regel', 'feit', 'oordeel', 'zin'} for f in good)
    path = case(folder, '{"groep":"gezin","feiten":[{"id":"p","soort":"pip","datum":"2026-05-01","leerroute":"Z","niveau":"B1"}]}')
    bad = {f['regel']: f for f in json.loads(ctl('preflight', path, '--today', '2026-11-23', lang='nl'))}
    assert bad['PIP-NIVEAU-Z'] == {'regel': 'PIP-NIVEAU-Z', 'feit': 'p', 'oordeel': 'geweigerd', 'zin': 'Niveau B1 kan niet in de Z-route.'}
    assert 'feiten[0].kleur' in ctl('preflight', case(folder, '{"groep":"gezin","feiten":[{"soort":"pip","datum":"2026-05-01","kleur":"rood"}]}'), rc=2)


@test
def feasible_foresees_and_repairs(folder):
    sample = os.path.join(DATA, 'demo', 'haalt-het.json')
    out = json.loads(ctl('feasible', sample, '--today', '2026-11-24'))
    assert out['oordeel'] == 'haalt_niet' and out['termijn'] == {'begin': '2025-03-04', 'uiterlijk': '2028-03-03'}
    assert [r['soort'] for r in out['herstel']] == ['meer_uren', 'verlenging'] and out['herstel'][1]['regel'] == 'EXT-A'
    with open(sample) as f:
        easier = json.load(f)
    easier['aannames']['uren_b1'] = 500
    assert json.loads(ctl('feasible', case(folder, json.dumps(easier)), '--today', '2026-11-24'))['verplichtingen'][0]['verwacht'] < out['verplichtingen'][0]['verwacht']
    assert 'aannames.kleur' in ctl('feasible', case(folder, '{"groep":"gezin","feiten":[],"aannames":{"kleur":1}}'), rc=2)
    assert 'uur per week' in ctl('feasible', sample, '--today', '2026-11-24', lang='nl')


@test
def a_database_of_an_earlier_version_becomes_one_of_now(folder):
    for version in ('v1', 'v2', 'v6'):
        becomes_one_of_now(os.path.join(folder, version + '.db'), version)


def becomes_one_of_now(db, version):
    shutil.copy(os.path.join(os.environ['G_TEST_SRCDIR'], 'data', version + '.db'), db)
    assert 'reindex' in ctl('undo', '-d', db, rc=1)  # more is derived now
    ctl('reindex', '-d', db, '--today', '2026-11-23')
    before = ctl('export', '-d', db, '--today', '2026-11-23')
    ctl('check', '-d', db, '--today', '2026-11-23')
    assert before.count('\n') > 5 and ctl('export', '-d', db, '--today', '2026-11-23') == before
    number = json.loads(ctl('list', '-d', db, '--format', 'json', '--today', '2026-11-23'))[0]['dossiernummer']
    assert isinstance(json.loads(ctl('duo', number, '-d', db, '--format', 'json', '--today', '2026-11-23')), list)


@test
def cost_prices_before_the_promise(folder):
    sample = os.path.join(DATA, 'demo', 'kosten.json')
    out = json.loads(ctl('cost', sample))
    for option in out['alternatieven']:
        assert round(sum(line['kosten'] for line in option['regels']), 2) == option['kosten'], option
        assert round(option['opbrengst'] - option['kosten'], 2) == option['marge'], option
    assert 'Het kost' in ctl('cost', sample, lang='nl') and '4.718,96' in ctl('cost', sample, lang='nl')
    cheaper = json.load(open(sample))
    cheaper['alternatieven'][0]['regels'][0]['prijs'] = 5
    assert json.loads(ctl('cost', case(folder, json.dumps(cheaper))))['goedkoopste'] != out['goedkoopste']
    cheaper['alternatieven'][0]['regels'][0]['prijs'] = -5
    assert 'alternatieven[0].regels[0].prijs' in ctl('cost', case(folder, json.dumps(cheaper)), rc=2)


@test
def letters_are_made_of_the_dossier(folder):
    db = os.path.join(folder, 'l.db')
    ctl('demo', '-d', db, '--dossiers', '40', '--today', '2026-11-23')
    number = next(r['dossiernummer'] for r in json.loads(ctl('list', '-d', db, '--format', 'json', '--today', '2026-11-23')) if r['fase'] == 'leerroute')
    said = {}
    for name in ('pip', 'uitnodiging', 'herinnering', 'waarschuwing', 'mijn-plan', 'mijn-plan.en'):
        path = os.path.join(folder, name + '.pdf')
        ctl('letter', number, name, path, '-d', db, '--today', '2026-11-23', '--answer', 'Dag en tijd=maandag 30 november, 10 uur', '--answer', 'Plaats=Stadhuis')
        said[name] = ' '.join(subprocess.run(['pdftotext', path, '-'], check=True, capture_output=True, text=True).stdout.split())
    assert 'binnen zes weken' in said['pip'] and 'Uw inburgeringstermijn begint op' in said['pip'], said['pip']
    assert 'maandag 30 november, 10 uur' in said['uitnodiging'] and 'Stadhuis' in said['uitnodiging'], said['uitnodiging']
    assert 'Ik heb tot en met' in said['mijn-plan'] and 'I have time until' in said['mijn-plan.en'], said['mijn-plan.en']
    assert 'route' in said['mijn-plan.en'] and '[…' not in said['mijn-plan.en'], said['mijn-plan.en']
    assert 'er zijn' in ctl('letter', number, 'liefdesbrief', os.path.join(folder, 'x.pdf'), '-d', db, rc=2, lang='nl')
    own = os.path.join(folder, 'config')
    os.makedirs(os.path.join(own, 'regie', 'letters'))
    with open(os.path.join(own, 'regie', 'letters', 'pip.nl.txt'), 'w') as f:
        f.write('titel: Ons eigen besluit\n\nBeste {{persoon.naam}}\nSchoenmaat: {{persoon.schoenmaat}}\n')
    env = dict(os.environ, XDG_CONFIG_HOME=own)
    out = subprocess.run([CTL, 'letter', number, 'onbekend', os.path.join(folder, 'y.txt'), '-d', db, '--today', '2026-11-23'], env=env, capture_output=True, text=True)
    assert out.returncode == 2 and 'pip.nl.txt, line 4' in out.stderr and 'persoon.schoenmaat' in out.stderr, out.stderr


@test
def clock_explains_in_dutch(folder):
    out = ctl('clock', os.path.join(DATA, 'demo', 'zaak.json'), '--today', '2026-11-23', lang='nl')
    assert 'De termijn begint de dag erna' in out, out[:900]


@test
def clock_tells_every_step_in_its_order(folder):
    objection = case(folder, '{"groep":"gezin","feiten":[{"soort":"besluit","datum":"2023-09-29"},'
                             '{"soort":"bezwaar","datum":"2023-10-20","commissie":true},{"soort":"verdaging","datum":"2023-11-20"}]}')
    steps = {d['regel']: d['uitleg'] for d in json.loads(ctl('clock', objection, '--today', '2026-11-23'))}['BOB-12W']
    assert [s for s in steps if 'last day' in s] == ['12 weeks: last day Fri 2 Feb 2024', '6 weeks longer: last day Fri 15 Mar 2024'], steps
    extended = case(folder, '{"groep":"asiel_28","feiten":[{"soort":"pip","datum":"2023-09-29","leerroute":"B1"},'
                            '{"soort":"verlenging_besluit","datum":"2025-10-31","nieuw_einde":"2027-01-19"},'
                            '{"soort":"leerroute_voldaan","datum":"2026-11-02"},{"soort":"pvt_voldaan","datum":"2026-11-02"}]}')
    found = {d['regel']: d['uitleg'] for d in json.loads(ctl('clock', extended, '--today', '2026-11-23'))}
    told = [s.split(':')[0] for s in found['TERM-3Y']]
    assert told.index('DUO extends the term') > told.index('3 years'), told
    assert any(s.startswith('Met by') and '2 Nov 2026' in s for s in found['PVT-DEADLINE']), found['PVT-DEADLINE']


@test
def clock_refuses_with_exit_2_and_the_field(folder):
    error = ctl('clock', case(folder, '{"groep":"gezin","feiten":[{"soort":"feest","datum":"2026-01-01"}]}'), rc=2)
    assert 'feiten[0].soort' in error and error.count('\n') == 1, error
    ctl('clock', '/nergens.json', rc=2)
    ctl('clock', rc=2)
    ctl('clock', os.path.join(DATA, 'demo', 'zaak.json'), '--today', 'gisteren', rc=2)
    ctl('onzin', rc=2)


@test
def rules_in_force_on_a_day(folder):
    now = {r['regel'] for r in json.loads(ctl('rules', '--format', 'json', '--today', '2026-11-23'))}
    then = {r['regel'] for r in json.loads(ctl('rules', '--format', 'json', '--today', '2022-06-01'))}
    assert 'PIP-10W' in now and 'PIP-10W-2022' not in now
    assert 'PIP-10W-2022' in then and 'PIP-10W' not in then


@test
def import_undo_export_and_check(folder):
    db = empty(folder, 'a.db')
    sample = os.path.join(DATA, 'demo', 'personen.csv')
    report = json.loads(ctl('import', sample, '--dry-run', '--format', 'json', '-d', db, '--today', '2026-11-23'))
    assert report['goed'] >= 10 and len(report['fout']) >= 3
    assert all({'regel', 'veld', 'reden'} <= set(f) for f in report['fout'])
    assert json.loads(ctl('list', '--format', 'json', '-d', db)) == []
    ctl('import', sample, '-d', db, '--today', '2026-11-23')
    ctl('import', os.path.join(DATA, 'demo', 'feiten.csv'), '-d', db, '--today', '2026-11-23')
    assert len(json.loads(ctl('list', '--format', 'json', '-d', db))) == report['goed']
    assert len(json.loads(ctl('list', '--format', 'json', '--search', 'sahin', '-d', db))) == 1
    ctl('check', '-d', db, '--today', '2026-11-23')
    out = ctl('export', '-d', db)
    assert out.startswith('dossiernummer,') and out.count('\n') == report['goed'] + 1
    backup = os.path.join(folder, 'b.db')
    ctl('backup', backup, '-d', db)
    ctl('backup', backup, '-d', db, rc=1)
    ctl('undo', '-d', db, '--today', '2026-11-23')
    ctl('undo', '-d', db, '--today', '2026-11-23')
    assert json.loads(ctl('list', '--format', 'json', '-d', db)) == []
    assert len(json.loads(ctl('list', '--format', 'json', '-d', backup))) == report['goed']
    ctl('check', '-d', db, '--today', '2026-11-23')
    ctl('undo', '-d', db, rc=1)


@test
def exported_facts_can_be_read_again(folder):
    db = os.path.join(folder, 'c.db')
    ctl('demo', '--dossiers', '12', '-d', db, '--today', '2026-11-23')
    path = os.path.join(folder, 'facts.csv')
    ctl('export', path, '--facts', '--excel', '-d', db)
    again = json.loads(ctl('import', path, '--dry-run', '--format', 'json', '-d', db, '--today', '2026-11-23'))
    assert again['goed'] == 0 and len(again['fout']) == again['rijen'] > 100 and not any('misschien' in f for f in again['fout']), again['fout'][:3]
    with contextlib.closing(sqlite3.connect(db)) as c, c:
        c.execute('UPDATE fact SET voided = 1')
    report = json.loads(ctl('import', path, '--dry-run', '--format', 'json', '-d', db, '--today', '2026-11-23'))
    assert report['fout'] == [] and report['goed'] == report['rijen'] == again['rijen'], report['fout'][:3]


@test
def demo_refuses_a_database_with_people(folder):
    db = os.path.join(folder, 'd.db')
    ctl('demo', '--dossiers', '3', '-d', db)
    ctl('demo', '--dossiers', '3', '-d', db, rc=1)
    ctl('show', 'I000001', '-d', db)
    ctl('show', 'I999999', '-d', db, rc=2)


@test
def a_report_is_read_reconciled_and_billed(folder):
    on = ('-d', os.path.join(folder, 'p.db'), '--today', '2026-11-23')
    school = ('--provider', 'Leerhuis Zuid')
    ctl('demo', '--dossiers', '1300', '--seed', '1', *on)
    path = os.path.join(DATA, 'demo', 'rapport-leerhuis-2026-10.csv')
    before = json.loads(ctl('reconcile', *school, '--period', '2026-10', '--format', 'json', *on))
    dry = json.loads(ctl('import', 'report', path, *school, '--dry-run', '--format', 'json', *on))
    assert dry['rijen'] == 228 and dry['goed'] == 217 and len(dry['fout']) == 11
    assert all(set(f) == {'regel', 'veld', 'reden'} and f['regel'] > 1 and f['veld'] and f['reden'] for f in dry['fout'])
    assert json.loads(ctl('reconcile', *school, '--period', '2026-10', '--format', 'json', *on)) == before
    ctl('import', 'report', path, *school, *on)
    after = json.loads(ctl('reconcile', *school, '--period', '2026-10', '--format', 'json', *on))
    reported = [p for p in after if p.get('uren_gevolgd', 0) > 0]
    assert len(reported) > 100 and not [p for p in before if p.get('uren_gevolgd', 0) > 0]
    out = [p for p in after if p['oordeel'] == 'niet_in_de_pas']
    assert out and all(p['redenen'] and p['redenen'][0]['zin'].endswith('.') for p in out)
    assert 'same file' in ctl('import', 'report', path, *school, *on, rc=2)
    bills = ctl('invoices', 'check', os.path.join(DATA, 'demo', 'factuur-leerhuis-2026-09.csv'), *school, *on)
    for word in ('klopt', 'te_veel', 'geen_opdracht', 'dubbel'):
        assert f': {word}.' in bills, word
    undone = json.loads(ctl('undo', '--format', 'json', *on))
    assert undone['gezegd'] and 'This goes' in undone['toelichting'] and undone['volgnummer'] > 0
    assert 'This comes back' not in undone['toelichting']
    assert json.loads(ctl('reconcile', *school, '--period', '2026-10', '--format', 'json', *on)) == before
    for wrong, field in ((('--period', 'herfst'), '--period'), ((), '--provider')):
        who = school if wrong else ()
        assert field in ctl('reconcile', *who, *wrong, *on, rc=2)


@test
def other_rules_are_said_before_anything_is_written(folder):
    db = os.path.join(folder, 'e.db')
    ctl('demo', '--dossiers', '5', '-d', db, '--today', '2026-11-23')
    config = os.path.join(os.environ['XDG_CONFIG_HOME'], 'regie')
    os.makedirs(config, exist_ok=True)
    try:
        for name in ('rules.ini', 'calendar.ini'):
            with open(os.path.join(DATA, name)) as f, open(os.path.join(config, name), 'w') as g:
                g.write(f.read().replace('duur=10 weken', 'duur=11 weken'))
        assert 'reindex' in ctl('undo', '-d', db, rc=1)
        ctl('reindex', '-d', db, '--today', '2026-11-23')
        ctl('check', '-d', db, '--today', '2026-11-23')
        # A fault keeps the last good rules in force, and is said with its line.
        with open(os.path.join(config, 'rules.ini'), 'a') as g:
            g.write('\nkleur=rood\n')
        run = subprocess.run([CTL, 'check', '-d', db, '--today', '2026-11-23'], capture_output=True, text=True, env=dict(os.environ, LANGUAGE='en'))
        assert run.returncode == 0 and 'rules.ini, line' in run.stderr, run.stderr
    finally:
        for name in ('rules.ini', 'calendar.ini'):
            os.unlink(os.path.join(config, name))


@test
def a_person_is_found_by_what_was_said_and_erased_whole(folder):
    db = os.path.join(folder, 'd.db')
    ctl('demo', '-d', db, '--dossiers', '120', '--today', '2026-11-23')
    found = json.loads(ctl('list', '-d', db, '--search', 'bakkers', '--texts', '--format', 'json'))
    assert found and not json.loads(ctl('list', '-d', db, '--search', 'bakkers', '--format', 'json'))
    number, name = found[0]['dossiernummer'], found[0]['naam']
    assert '--ground' in ctl('erase', number, '-d', db, rc=2)
    assert 'bewaartermijn' in ctl('erase', number, '--ground', 'zomaar', '-d', db, rc=2)
    assert 'role' in ctl('erase', number, '--ground', 'verzoek', '-d', db, '--today', '2026-11-23', rc=2)
    with contextlib.closing(sqlite3.connect(db)) as c, c:
        c.execute("UPDATE staff SET role = 'beheer'")
    refused = ctl('erase', number, '--ground', 'bewaartermijn', '-d', db, '--today', '2026-11-23', rc=2)
    assert 'art. 9.9' in refused and name not in refused
    before = ctl('show', number, '-d', db, '--today', '2026-11-23')
    said = ctl('erase', number, '--ground', 'verzoek', '--dry-run', '-d', db, '--today', '2026-11-23')
    assert 'Fact' in said and ctl('show', number, '-d', db, '--today', '2026-11-23') == before
    ctl('erase', number, '--ground', 'verzoek', '-d', db, '--today', '2026-11-23')
    ctl('show', number, '-d', db, rc=2)
    ctl('check', '-d', db, '--today', '2026-11-23')
    with open(db, 'rb') as f:
        assert number.encode() not in f.read()


@test
def match_says_why(folder):
    path = os.path.join(DATA, 'demo', 'koppelen.json')
    out = json.loads(ctl('match', '--wish', '1', '--case', path, '--format', 'json', '--today', '2026-11-23'))
    assert [o['aanbod'] for o in out if o['past']] == [11] and out[0]['punten'] > 0
    assert {r['reden'] for r in out[0]['voor']} >= {'richting', 'soort', 'taal'} and all(r['zin'] for r in out[0]['voor'] + out[0]['tegen'])
    assert all(set(o) == {'aanbod', 'titel', 'past', 'punten', 'voor', 'tegen', 'afgewezen'} for o in out)
    cook = {o['aanbod']: o for o in json.loads(ctl('match', '--wish', '2', '--case', path, '--format', 'json', '--today', '2026-11-23', lang='nl'))}
    assert not cook[12]['past'] and cook[12]['punten'] is None and cook[12]['afgewezen'] == [{'reden': 'vergunning', 'zin': 'betaald werk mag nog niet'}]
    assert json.loads(ctl('match', '--offer', '13', '--case', path, '--format', 'json', '--today', '2026-11-23'))[0]['wens'] == 2
    assert 'there is no open wish' in ctl('match', '--wish', '9', '--case', path, rc=2)
    assert '--wish' in ctl('match', '--case', path, rc=2)
    bad = case(folder, '{"wensen":[{"soort":"sport","rooster":"ooit"}],"aanbod":[]}')
    assert 'wensen[0]' in ctl('match', '--wish', '1', '--case', bad, rc=2)


@test
def who_works_here(folder):
    db = os.path.join(folder, 's.db')
    ctl('init', '-d', db)
    assert 'beheer' in ctl('staff', '-d', db)
    ctl('staff', 'anna', 'balie', 'Anna B.', '-d', db)
    assert [l.split()[:2] for l in ctl('staff', '-d', db).splitlines() if 'Anna' in l] == [['anna', 'balie']]
    ctl('staff', 'anna', 'consulent', '-d', db)
    ctl('staff', 'anna', 'weg', '-d', db)
    assert '(left)' in ctl('staff', '-d', db)
    assert 'weg' in ctl('staff', 'anna', 'baas', '-d', db, rc=2)
    assert 'only administrator' in ctl('staff', getpass.getuser(), 'balie', '-d', db, rc=2)
    assert 'nobody with this login' in ctl('staff', 'piet', 'weg', '-d', db, rc=2)


@test
def the_desk_reads_its_samples(folder):
    db = os.path.join(folder, 'd.db')
    ctl('init', '-d', db)
    dry = json.loads(ctl('import', 'offers', os.path.join(DATA, 'demo', 'aanbod.csv'), '-d', db, '--dry-run', '--format', 'json', '--today', '2026-11-23'))
    assert (dry['rijen'], dry['goed']) == (4, 3) and [(f['regel'], f['veld']) for f in dry['fout']] == [(5, 'telefoon')]
    assert ctl('calendar', '-d', db).count('BEGIN:VEVENT') == 0
    ctl('import', 'offers', os.path.join(DATA, 'demo', 'aanbod.csv'), '-d', db, '--today', '2026-11-23')
    done = json.loads(ctl('import', 'wishes', os.path.join(DATA, 'demo', 'wensen.csv'), '-d', db, '--format', 'json', '--today', '2026-11-23'))
    assert done['goed'] == 3 and [(f['regel'], f['veld']) for f in done['fout']] == [(5, 'nummer')]
    ics = ctl('calendar', '-d', db, '--today', '2026-11-23')
    assert ics.count('BEGIN:VEVENT') == 3 and 'SUMMARY:Groente zaaien' in ics and 'Truus' not in ics and 'M.T.' not in ics
    figures = json.loads(ctl('desk', '-d', db, '--format', 'json', '--today', '2026-11-23'))
    assert figures['wachtende_wensen'] == 3 and figures['koppelingen'] == 0
    with contextlib.closing(sqlite3.connect(db)) as c:
        (wish,), (offer,) = c.execute('SELECT min(id) FROM wish').fetchone(), c.execute('SELECT min(id) FROM offer').fetchone()
    card = os.path.join(folder, 'kaart.pdf')
    ctl('card', card, '--wish', str(wish), '--offer', str(offer), '-d', db, '--today', '2026-11-23')
    with open(card, 'rb') as f:
        assert f.read(5) == b'%PDF-'
    assert '--wish' in ctl('card', card, '--wish', '999999', '--offer', str(offer), '-d', db, rc=2)
    assert '--offer' in ctl('card', card, '--wish', str(wish), '--offer', '999999', '-d', db, rc=2)
    assert '--offer' in ctl('card', card, '--wish', str(wish), '-d', db, rc=2)
    with contextlib.closing(sqlite3.connect(db)) as c, c:
        c.execute("UPDATE staff SET role = 'financien'")
    assert 'role' in ctl('card', card, '--wish', str(wish), '--offer', str(offer), '-d', db, rc=2)
    with contextlib.closing(sqlite3.connect(db)) as c, c:
        c.execute("UPDATE staff SET role = 'beheer'")
    # What residents said leaves for a reason only; the desk itself sees no dossier and exports nothing.
    assert '--reason' in ctl('export', '--kind', 'bewoner', '-d', db, rc=2)
    assert 'M.T.' in ctl('export', '--kind', 'bewoner', '--reason', 'verzoek van de bewoner', '-d', db)
    with contextlib.closing(sqlite3.connect(db)) as c, c:
        c.execute("UPDATE staff SET role = 'balie'")
    for command in (('list',), ('export',), ('export', '--kind', 'bewoner', '--reason', 'x')):
        assert 'role' in ctl(*command, '-d', db, rc=2), command
    ctl('desk', '-d', db, '--today', '2026-11-23')
    with contextlib.closing(sqlite3.connect(db)) as c, c:
        c.execute("UPDATE staff SET role = 'beheer'")
    ctl('undo', '-d', db, '--today', '2026-11-23')
    assert json.loads(ctl('desk', '-d', db, '--format', 'json', '--today', '2026-11-23'))['wachtende_wensen'] == 0
    ctl('check', '-d', db, '--today', '2026-11-23')


@test
def an_error_names_no_person(folder):
    path = os.path.join(folder, 'x.csv')
    with open(path, 'w') as f:
        f.write('bsn;achternaam;groep\n123456789;Geheimenaam;gezin\n')
    out = ctl('import', path, '--dry-run', '-d', empty(folder))
    assert 'Geheimenaam' not in out and '123456789' not in out


@test
def why_a_server_does_not_open_is_said_in_dutch(folder):
    for address, said in (('postgresql://192.0.2.1/x?sslmode=disable', 'Dit adres vraagt een verbinding'), ('postgresql:///x?host=/nergens', 'er antwoordt geen database')):
        assert said in ctl('list', '-d', address, rc=1, lang='nl'), address


@test
def what_regie_needs_of_a_server_is_tried_there(folder):
    assert 'postgresql://' in ctl('check', 'server', 'x.db', rc=2)
    server = os.environ.get('REGIE_TEST_PG')
    if not server:
        return
    out = ctl('check', 'server', server)
    assert out.count('yes') == len(out.splitlines()) == 12, out
    # One on which nothing may be written lacks what is tried by writing, and only that.
    run = call('check', 'server', f'{server}&options=-cdefault_transaction_read_only%3Don')
    assert run.returncode == 1 and 'MISSING  triggers' in run.stdout and 'yes      LISTEN' in run.stdout, run.stdout + run.stderr


main()
