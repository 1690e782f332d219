#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The rules that the source keeps and a compiler does not see."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

root = pathlib.Path(sys.argv[1])
layers = ['base', 'wire', 'model', 'rules', 'store', 'live', 'work', 'cli', 'app']
below = {'base': [], 'wire': ['base'], 'model': ['base'], 'rules': ['base', 'model'], 'store': ['base', 'model', 'wire'],
         'live': ['base', 'model', 'store', 'wire'],
         'work': ['base', 'model', 'rules', 'store'], 'cli': ['base', 'model', 'rules', 'store', 'live', 'work'],
         'app': ['base', 'model', 'rules', 'store', 'live', 'work']}
sources = [p for p in (root / 'src').rglob('*.[ch]')]
home = {p.name: p.relative_to(root / 'src').parts[0] for p in sources if p.suffix == '.h'}
tests = []


def test(func):
    tests.append(func)
    return func


@test
def includes_go_downwards():
    for p in sources:
        layer = p.relative_to(root / 'src').parts[0]
        for name in re.findall(r'#include "([^"]+)"', p.read_text()):
            there = home.get(name)
            assert there is None or there == layer or there in below[layer], f'{p.name} includes {name} of {there}'

@test
def rooms_are_small_and_apart():
    """That a room of work sees only those below it is up to the compiler (src/meson.build); that the screens of the
    Meedoenbalie and of the providers know nothing of each other is said here."""
    apart = {'desk': 'desk', 'provider': 'provider', 'order': 'provider'}
    there = {p.name: apart.get(p.parent.name) for layer in ('work', 'app') for p in (root / 'src' / layer).rglob('*.h')}
    for p in sources:
        here = apart.get(p.parent.name)
        for name in re.findall(r'#include "([^"]+)"', p.read_text()):
            assert here is None or there.get(name) in (here, None), f'{p} includes {name}'
    for folder in {p.parent for p in sources}:
        units = list(folder.glob('*.c'))
        assert len(units) <= 15, f'{folder.name} has {len(units)} units'


# What the programs do with a database as a whole, and what measures it.
OF_THE_WHOLE = {'open', 'close', 'check', 'backup', 'check_name', 'check_words', 'set_asker', 'is_address', 'dup_display'}
MEASURES = {'regie-bench.c', 'regie-bench-figures.c', 'regie-bench-live.c', 'regie-bench-postgres.c', 'regie-bench-clients.c', 'regie-bench-idle.c'}


@test
def one_list_of_faults():
    """A second one, after a merge, silently takes the place of the first."""
    assert (root / 'tests/meson.build').read_text().count('\nfaults = ') == 1


@test
def the_database_is_asked_in_queries():
    """A call of regie_db_… stands in src/store and in *-query.c; beside those a program only opens, checks, copies and closes."""
    for p in sources:
        layer = p.relative_to(root / 'src').parts[0]
        if layer in ('store', 'live') or p.stem.endswith('-query') or p.name in MEASURES:
            continue
        called = set(re.findall(r'\bregie_db_(\w+) \(', re.sub(r'/\*.*?\*/', '', p.read_text(), flags=re.S)))
        wrong = called - (OF_THE_WHOLE if layer in ('cli', 'app') else set())
        assert not wrong, f'{p.name} calls regie_db_{sorted(wrong)[0]}'


@test
def gtk_only_in_app():
    for p in sources:
        if p.relative_to(root / 'src').parts[0] != 'app':
            assert not re.search(r'#include <(gtk|adwaita|gdk)', p.read_text()), p


@test
def screens_do_commands_and_ask_questions():
    """The session is the one way from a screen to the database: no connection, no SQL and no job of the store anywhere else."""
    for p in sources:
        if p.relative_to(root / 'src').parts[0] == 'app':
            text = p.read_text()
            assert not re.search(r'"[^"]*\b(SELECT .* FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM) ', text), f'{p}: SQL'
            assert p.name in ('regie-session.c', 'regie-session.h') or not re.search(r'\bRegieDb \*|\bregie_store_\w+|\bregie_db_(exec|get|begin)', text), p


@test
def fields_are_named_to_the_compiler():
    """regie_get (person, Person, surname); only the merging of intakes and decisions numbers two kinds in one loop."""
    for p in sources:
        found = re.search(r'regie_(record_(get|get_day|get_int|get_bool|set)|change_set(_new)?) \([^;{]*?, "\w+"', p.read_text())
        assert found is None or p.name in ('regie-merge.c', 'regie-record.c'), f'{p}: {found.group(0)}'


def branched():
    """The keys of the codes that C branches on, from regie-codes.def."""
    return set(re.findall(r'KEY \(\w+, "(\w+)"\)', (root / 'src/model/regie-codes.def').read_text()))


# Screens that are still to be moved to the types.
STILL_BY_KEY = set()
# What a form, a file, a page or a command line calls its own is no stored code.
OWN_WORDS = re.compile(r'\bfields?\b|\bparts\[|\bwords\[|->data\b|\b(page|pages|name|view|what)$|(?<![>.])\bkey$|self->pages')


@test
def screens_are_declared():
    """Widgets stand in .ui files and are bound to what a question answered; what is drawn by hand has a snapshot of its own."""
    made = re.compile(r'\b(?:gtk|adw)_\w+_new(?:_\w+)? \(|\bgtk_(?:box|list_box|grid|stack)_(?:append|prepend|attach|add_\w+|insert_\w+) \('
                      r'|\bgtk_widget_(?:set_margin_\w+|set_[hv]align|set_[hv]expand|add_css_class|set_size_request|set_tooltip_text) \(')
    without = {'RegieList', 'RegieRepeat', 'RegieNothing'}  # rows that are made as they are needed, and a page that nobody saw yet
    construction = 0
    for p in sorted((root / 'src/app').rglob('*.c')):
        text = p.read_text()
        construction += len(made.findall(text))
        assert not re.search(r'\w-page\b', p.stem.removeprefix('regie-')) or text.count('\n') <= 350, f'{p.name} is over 350 lines'
        for name, prefix, parent in re.findall(r'G_DEFINE_(?:FINAL_)?TYPE(?:_WITH_\w+)? \((\w+), (\w+),\s*(\w+)', text):
            body = re.search(rf'\b{prefix}_class_init \(.*?\n}}\n', text, re.S)
            is_widget = parent.startswith(('GTK_TYPE_', 'ADW_TYPE_', 'REGIE_TYPE_')) and not re.search(r'APPLICATION$|LAYOUT_MANAGER$|TEXT_ROW$|_ITEM$|SHEET$', parent)
            declared = re.search(r'template|set_ui|install \(', body.group(0))
            assert name in without or not is_widget or declared or 'snapshot' in body.group(0), f'{p.name}: {name} has no template'
    bound = sum(len(re.findall(r'<binding|bind-source', p.read_text())) for p in (root / 'ui').rglob('*.ui'))
    assert construction < 150, f'{construction} calls in C that make widgets'
    assert bound > 350, f'only {bound} bindings'


@test
def codes_are_named_to_the_compiler():
    """A stored code is read as its enumerator and compared with ==, and a change is given one: no key of regie-codes.def stands in either."""
    keys = branched()
    compares = re.compile(r'\b(?:g_)?str(?:cmp0?|_equal) \(((?:[^()"]|\((?:[^()]|\([^()]*\))*\))*), "(\w+)"')
    puts = re.compile(r'\bregie_(?:put|put_new) \((?:[^()";]|\([^()]*\))*, "(\w+)"\)')
    for p in sources:
        if p.name in STILL_BY_KEY:
            continue
        text = p.read_text()
        for found in compares.finditer(text):
            own = OWN_WORDS.search(found.group(1).strip())
            assert own or found.group(2) not in keys, f'{p}: {found.group(0)}'
        for found in puts.finditer(text):
            assert found.group(1) not in keys, f'{p}: {found.group(0)}'


@test
def rules_are_asked_by_their_role():
    """rules->role[…]: C names no rule of rules.ini, except in SQL."""
    ids = set(re.findall(r'^\[([A-Z0-9-]+)\]$', (root / 'data/rules.ini').read_text(), re.M))
    for p in sources:
        for text in re.findall(r'"([A-Z0-9-]+)"', p.read_text()):
            assert text not in ids or p.name in STILL_BY_KEY, f'{p}: {text}'


@test
def one_hand():
    """.clang-format decides (./dev format); columns are counted as people see them."""
    files = sorted(p.relative_to(root) for folder in ('src', 'tests') for p in (root / folder).rglob('*.[ch]'))
    with tempfile.TemporaryDirectory() as folder:
        copies = [pathlib.Path(folder, str(i) + p.suffix) for i, p in enumerate(files)]
        for p, copy in zip(files, copies):
            shutil.copy(root / p, copy)
        subprocess.run([root / 'tests' / 'format.sh', *copies], check=True)
        wrong = [str(p) for p, copy in zip(files, copies) if copy.read_bytes() != (root / p).read_bytes()]
    assert not wrong, f'./dev format changes {wrong}'
    wide = [f'{p}:{i}' for p in files for i, line in enumerate((root / p).read_text().split('\n'), 1) if len(line) > 100]
    assert not wide, f'wider than 100 columns: {wide}'


@test
def engines_only_in_their_file():
    for p in sources:
        text = p.read_text()
        assert 'sqlite3.h' not in text or p.name == 'regie-db-sqlite.c', p
        assert 'libpq-fe.h' not in text or p.parent.name == 'wire', p


@test
def no_personal_values_in_logs():
    for p in sources:
        assert 'sqlite3_expanded_sql' not in p.read_text(), p


@test
def every_file_says_what_it_is():
    """A sentence at the head of each .c; no comment ends on a line of its own because a word did not fit."""
    for p in sources + list((root / 'tests').rglob('*.c')):
        text = p.read_text()
        assert p.suffix == '.h' or text.split('\n')[1].startswith('/* '), f'{p}: line 2'
        assert not re.search(r'^ *(\* )?\*/$', text, re.M), f'{p}: a comment ends in a line of its own'


@test
def no_test_runs_twice():
    """Meson takes two tests of one name for two tests."""
    names = re.findall(r"^ *test\(('[^,]+),", (root / 'tests/meson.build').read_text(), re.M)
    assert len(names) == len(set(names)), sorted(n for n in names if names.count(n) > 1)


@test
def every_file_has_its_licence():
    for p in sources + list((root / 'tests').rglob('*.c')) + list((root / 'tests').rglob('*.py')) + list((root / 'ui').rglob('*.ui')):
        assert 'SPDX-License-Identifier: EUPL-1.2' in p.read_text()[:200], p


@test
def no_statutory_number_in_the_clock():
    text = ''.join((root / 'src/rules' / name).read_text() for name in ('regie-clock.c', 'regie-clock-extension.c', 'regie-explain.c'))
    for number in ('36', '18', '42', '70', '112', '183'):
        assert not re.search(rf'(?<![\w.]){number}(?![\w.])', text), number


@test
def deprecated_later_or_too_new():
    for p in sources:
        text = p.read_text()
        for word in ('adw_leaflet', 'adw_flap', 'AdwNavigation', 'AdwDialog', 'gtk_dialog_new', 'gtk_style_context'):
            assert word not in text, f'{p}: {word}'
        if p.name != 'regie-compat.c':
            assert 'gtk_file_chooser' not in text and 'adw_show_about' not in text, p


@test
def every_file_with_words_is_translated():
    listed = set((root / 'po/POTFILES.in').read_text().split())
    for p in sources:
        text = p.read_text()
        if re.search(r'(?<!\w)(N?_|ngettext|NC_) ?\("', text) and p.suffix == '.c':
            assert str(p.relative_to(root)) in listed, p
    for p in (root / 'ui').rglob('*.ui'):
        if 'translatable' in p.read_text():
            assert str(p.relative_to(root)) in listed, p


@test
def dutch_is_complete():
    out = subprocess.run(['msgfmt', '--check', '--statistics', '-o', '/dev/null', str(root / 'po/nl.po')], capture_output=True, text=True,
                         env={'LC_ALL': 'C', 'PATH': '/usr/bin:/bin'})
    assert out.returncode == 0, out.stderr
    assert 'untranslated' not in out.stderr and 'fuzzy' not in out.stderr, out.stderr


@test
def dutch_knows_every_word_of_the_source():
    """And no others."""
    def compare(*names):
        out = subprocess.run(['xgettext', '--from-code=UTF-8', '-k_', '-kN_', '-kngettext:1,2', '-kNC_:1c,2', '-kC_:1c,2', '-o', '-', *names], cwd=root, capture_output=True, text=True, env=plain)
        said = subprocess.run(['msgcmp', '-N', str(root / 'po/nl.po'), '-'], input=out.stdout, capture_output=True, text=True, env=plain)
        return out, said

    plain = {'LC_ALL': 'C', 'PATH': '/usr/bin:/bin'}
    files = (root / 'po/POTFILES.in').read_text().split()
    out, wanted = compare(*[f for f in files if f.endswith(('.c', '.ui'))])
    # Without the rules of GTK it would read a .ui as C, and find nothing.
    assert out.returncode == 0 and 'is unknown' not in out.stderr, out.stderr[:1500]
    assert wanted.returncode == 0, wanted.stderr[:1500]
    unsaid = [line for line in compare(*files)[1].stderr.splitlines() if 'not used' in line]
    assert not unsaid, unsaid[:20]


def translations():
    """Of every entry of nl.po what is said in English and what in Dutch, without mnemonics."""
    kind, said = None, None
    for line in (root / 'po/nl.po').read_text().splitlines() + ['msgid ""']:
        begins = re.match(r'(msgctxt|msgid|msgstr)\S* "(.*)"$', line)
        if begins and begins[1] in ('msgctxt', 'msgid') and kind not in ('msgctxt', 'msgid'):
            if said and said['msgid'].strip():
                yield said['msgid'].replace('_', ''), said['msgstr'].replace('_', '')
            said = {'msgctxt': '', 'msgid': '', 'msgstr': ''}
        kind = begins[1] if begins else kind if line.startswith('"') else None
        if kind:
            said[kind] += (' ' + begins[2]) if begins else line[1:-1]


@test
def one_word_has_one_meaning():
    entries = list(translations())
    assert len(entries) > 2000, len(entries)
    wrong = []
    for line in (root / 'po/words.tsv').read_text().splitlines():
        if not line or line.startswith('#'):
            continue
        english, dutch, why = line.split('\t')
        for source, said in entries:
            if english == '-':
                is_wrong = re.search(dutch, said)
            else:
                is_wrong = re.search(rf'\b(?:{english})(?!\w)', source, re.I) and not re.search(dutch, said, re.I)
            if is_wrong:
                wrong.append(f'“{source.strip()}” says “{said.strip()}”; {english}: {dutch} {why}')
    assert not wrong, wrong


@test
def guards_are_where_the_mutants_look():
    sys.path.insert(0, str(root / 'tests/fault'))
    sys.dont_write_bytecode = True
    import mutants
    assert len(mutants.MUTANTS) >= 20
    assert not mutants.unmatched(root), mutants.unmatched(root)


@test
def metadata_is_valid():
    desktop = pathlib.Path(tempfile.mkdtemp()) / 'nl.szmh.Regie.desktop'
    desktop.write_text((root / 'data/nl.szmh.Regie.desktop.in').read_text())
    for command in (['desktop-file-validate', str(desktop)], ['appstreamcli', 'validate', '--no-net', 'data/nl.szmh.Regie.metainfo.xml.in'],
                    ['glib-compile-schemas', '--strict', '--dry-run', 'data'], ['python3', '-m', 'json.tool', 'flatpak/nl.szmh.Regie.json', '/dev/null']):
        run = subprocess.run(command, cwd=root, capture_output=True, text=True)
        assert run.returncode == 0, f'{command}: {run.stdout}{run.stderr}'


@test
def help_is_whole_in_both_languages():
    """Each page is well formed, has the same sections in both languages, and names commands that there are."""
    pages = sorted(p.name for p in (root / 'data/help/C').glob('*.page'))
    assert pages == sorted(p.name for p in (root / 'data/help/nl').glob('*.page')), pages
    run = subprocess.run(['xmllint', '--noout', *(f'data/help/{language}/{page}' for language in ('C', 'nl') for page in pages)],
                         cwd=root, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    table = re.findall(r'^  \{ "([a-z-]+)", (?:"([a-z-]+)"|NULL)', (root / 'src/cli/regie-commands.c').read_text(), re.M)
    assert len(table) > 40, len(table)
    for page in pages:
        texts = [(root / 'data/help' / language / page).read_text() for language in ('C', 'nl')]
        ids, commands = ([re.findall(pattern, text) for text in texts] for pattern in (r' id="([^"]+)"', r'regiectl ([a-z-]+)(?: ([a-z-]+))?'))
        assert ids[0] == ids[1], f'{page}: {set(ids[0]) ^ set(ids[1])}'
        assert commands[0] == commands[1], f'{page}: {set(commands[0]) ^ set(commands[1])}'
        for name, form in commands[0]:
            forms = {f for n, f in table if n == name}
            assert forms and (form in forms or '' in forms), f'{page}: there is no regiectl {name} {form}'


print(f'1..{len(tests)}')
failed = 0
for number, func in enumerate(tests, 1):
    try:
        func()
        print(f'ok {number} {func.__name__}')
    except AssertionError as e:
        failed += 1
        print(f'not ok {number} {func.__name__}')
        for text in str(e).splitlines()[:20]:
            print('#', text)
sys.exit(failed > 0)
