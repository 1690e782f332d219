#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""The closing line of the tests: how many passed and failed."""
import sys
import xml.etree.ElementTree as tree

n = dict(passed=0, failed=0, skipped=0)
for case in tree.parse(sys.argv[1]).getroot().iter('testcase'):
    kind = 'skipped' if case.find('skipped') is not None else \
           'failed' if case.find('failure') is not None or case.find('error') is not None else 'passed'
    n[kind] += 1
# A program that fails after its last subtest (a leak, say) is a failure too.
if n['failed'] == 0 and len(sys.argv) > 2 and sys.argv[2] != '0':
    n['failed'] = 1
print(f"{n['passed']} passed, {n['failed']} failed" + (f", {n['skipped']} skipped" if n['skipped'] else ''))
