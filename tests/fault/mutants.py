#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""R29: the guards of the program are taken out one by one, in a copy, and the tests that hold them must go red.

  mutants.py SOURCE [NAME …]     all, or those that are named; needs REGIE_TEST_PG (./dev fault --mutants)

A guard is one place in one file, named by words that stand there exactly once: tests/check-source.py says so when they
do not any more."""
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

# name, file, what stands there, what takes its place, the suites of which one must go red
MUTANTS = [
    ('commit-in-doubt', 'src/store/regie-db.c', 'if (self->klass->is_intact (self))', 'if (TRUE)', ['bad-line', 'broken-disk']),
    ('commit-looked-up', 'src/store/regie-db-sqlite.c', 'intact = read_written (self) == self->written;', 'intact = TRUE;',
     ['broken-disk']),
    ('synchronous', 'src/store/regie-db-sqlite.c', 'journal_mode = TRUNCATE; PRAGMA synchronous = FULL',
     'journal_mode = TRUNCATE; PRAGMA synchronous = OFF', ['power']),
    ('quick-check', 'src/store/regie-db-sqlite.c', 'if (g_strcmp0 (answer, "ok") == 0)', 'if (answer != NULL)',
     ['damage', 'db-sqlite']),
    ('another-program', 'src/store/regie-db-sqlite.c', 'if (id != APPLICATION_ID && (', 'if (FALSE && (', ['db-sqlite']),
    ('newer-version', 'src/store/regie-migrate.c', 'if (*have <= (int) schema->version)', 'if (*have >= 0)', ['migrate']),
    ('one-step', 'src/store/regie-migrate.c', '    if (!step_to (db, schema, version, error))',
     '    if (!step_to (db, schema, version, error) || (version % 3 == 0 && !(regie_db_commit (db, error)'
     ' && regie_lock_begin_alone (db, error))))', ['broken-step']),
    ('from', 'src/store/regie-apply.c', '" AND \\"%s\\" IS NOT DISTINCT FROM $%u"', '" AND (TRUE OR \\"%s\\" = $%u)"',
     ['rivals', 'apply']),
    ('pins', 'src/store/regie-apply.c', 'if (g_strcmp0 (version, pin->from) != 0)', 'if (FALSE)', ['apply']),
    ('undone-once', 'src/store/regie-apply.c', 'return undone == NULL || refuse_undone (error);', 'return TRUE;',
     ['apply', 'lock']),
    ('unique', 'src/store/regie-apply.c', 'if (n > n_giving_up (change, edit))', 'if (FALSE)', ['apply', 'dossier']),
    ('rights', 'src/store/regie-apply.c', 'return check_rights (applier, change, error) && check_pins',
     'return check_pins', ['apply']),
    ('log-changed', 'src/store/regie-apply.c', 'if (strcmp (hash, c[6]) != 0)', 'if (FALSE)', ['apply', 'chain']),
    ('log-cut', 'src/store/regie-apply.c', 'if (g_strcmp0 (head, before) == 0)', 'if (TRUE)', ['apply', 'chain']),
    ('anchor', 'src/work/account/regie-chain.c', 'if (strcmp (anchor->hash, hash) != 0)', 'if (FALSE)', ['chain']),
    ('lock', 'src/store/regie-lock.c', 'if (!lock_id (db, id, error))', 'if (FALSE)', ['lock']),
    ('row-level', 'src/store/regie-policies.c', "ALTER TABLE %1$I ENABLE ROW LEVEL SECURITY; ", '', ['matrix', 'policies']),
    ('logged', 'src/store/regie-policies.sql', 'AND v.to_text IS NOT DISTINCT FROM stands ->> f)) = cardinality', ')) = cardinality', ['matrix']),
    ('erasing', 'src/store/regie-apply.c', '  if (erased > 0)', '  if (FALSE)', ['erase']),
    ('veil', 'src/work/command/regie-veil-query.c', 'return relations != 0 && (relations & REGIE_RELATION_SHIELDED) == 0;', 'return relations == 1;',
     ['veil']),
    ('keys', 'src/work/backup/regie-seal.c', 'memcmp (sum, data + sizeof *self, SUM) != 0', 'sum == NULL', ['seal']),
    ('tables-compared', 'src/work/backup/regie-tables-query.c', '&& one->rows == other->rows && strcmp (one->sum, other->sum) == 0',
     '&& one->rows == other->rows', ['backup', 'copy']),
    ('attachment', 'src/work/attachment/regie-attachment.c', '&& g_strcmp0 (now, sha256) == 0', '&& now != sha256',
     ['attachment']),
    ('formula', 'src/base/regie-csv.c', "    g_string_append_c (out, '\\'');", "    (void) guard;", ['csv']),
]


def unmatched(root):
    """The guards of which the words do not stand exactly once in their file."""
    return [f'{name}: {file}' for name, file, there, _, _ in MUTANTS if (root / file).read_text().count(there) != 1]


class Copy:
    def __init__(self, root):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix='regie-mutants-')) / 'regie'
        shutil.copytree(root, self.root, ignore=shutil.ignore_patterns('build*', '.git', 'shots'), symlinks=True)
        self.run('meson', 'setup', 'build', '-Dapp=false', check=True)
        tests = json.loads(subprocess.check_output(['meson', 'introspect', '--tests', self.root / 'build']))
        self.programs = {t['name']: str(pathlib.Path(t['cmd'][0]).relative_to(self.root / 'build')) for t in tests if t['cmd'][0].startswith(str(self.root))}

    def run(self, *command, check=False):
        run = subprocess.run(command, cwd=self.root, capture_output=True, text=True)
        assert run.returncode == 0 or not check, run.stdout + run.stderr
        return run.returncode == 0

    def is_green(self, suites):
        """Builds, and runs SUITES until one is red; None when it does not build."""
        if not self.run('ninja', '-C', 'build', *{self.programs[suite] for suite in suites}):
            return None
        return all(self.run('meson', 'test', '-C', 'build', '--no-rebuild', '--num-processes', '1', suite) for suite in suites)

    def try_mutant(self, file, there, instead, suites):
        path = self.root / file
        text = path.read_text()
        path.write_text(text.replace(there, instead))
        green = self.is_green(suites)
        path.write_text(text)
        return 'does not build' if green is None else 'SURVIVED' if green else 'killed'


def main(root, names):
    mutants = [m for m in MUTANTS if not names or m[0] in names]
    assert not unmatched(root), unmatched(root)
    assert not set(names) - {m[0] for m in MUTANTS}, 'no such guard'
    copy = Copy(root)
    try:
        suites = sorted({suite for m in mutants for suite in m[4]})
        assert copy.is_green(suites), f'red before anything was taken out: {suites}'
        said = {name: copy.try_mutant(*rest) for name, *rest in mutants}
    finally:
        shutil.rmtree(copy.root.parent)
    for name, how in said.items():
        print(f'{how}: {name}')
    killed = list(said.values()).count('killed')
    print(f'{len(said)} guards taken out, {killed} killed')
    return killed < len(said)


if __name__ == '__main__':
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]))
