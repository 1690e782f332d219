#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""R3 of the window: it is killed while somebody types.  It opens again, and what was typed until five seconds before is
there."""
import os
import random
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'app'))
if 'REGIE_FAULT' not in os.environ:
    print('1..0 # SKIP this is a test of ./dev fault')
    sys.exit()
from hand import Hand  # noqa: E402

KILLS = 100 if os.environ['REGIE_FAULT'] == 'night' else 20
OLDEST = 5  # seconds
hand = Hand(*sys.argv[1:3])
dice = random.Random(20261123)
ages = []


def drafts():
    return [text for (text,) in hand.ask('SELECT text FROM draft')]


def types_and_dies(n):
    """Short words, with when each was typed; then the end, at any moment."""
    app = hand.start()
    windows = app.count_windows()
    hand.key('ctrl+n')
    app.wait(lambda: app.count_windows() == windows + 1)
    app.named('Given names')
    app.wait_for_keys()
    typed = []
    end = time.monotonic() + dice.uniform(2, 7)
    while time.monotonic() < end:
        word = f'k{n:03}w{len(typed):03} '
        hand.type_text(word)
        typed.append((word.strip(), time.monotonic()))
    died = time.monotonic()
    app.process.kill()
    app.process.wait()
    hand.ctl('check')
    kept = ' '.join(drafts())
    # What was typed before this is there; before anything was there five seconds may not have gone by.
    lost = [when for word, when in typed if word not in kept]
    age = died - min(lost) if lost else 0
    ages.append(age)
    assert age <= OLDEST, f'{age:.1f} s of typing is gone of {died - typed[0][1]:.1f}'
    return typed, kept


def again(n):
    """The window comes back with what there is, and offers it."""
    typed, kept = types_and_dies(n)
    app = hand.start()
    windows = app.count_windows()
    hand.key('ctrl+n')
    app.wait(lambda: app.count_windows() == windows + 1)
    first = typed[0][0]
    if first in kept:
        app.wait(lambda: first in (app.editable('Given names').get_text() or ''))
    app.process.kill()
    app.process.wait()


def alone(n):
    """A program that is left would be the one that the next asks for a window."""
    try:
        again(n)
    finally:
        hand.app.process.kill()


hand.ctl('init')
print(f'1..{KILLS}')
for number in range(KILLS):
    hand.step(f'killed {number + 1}', lambda: alone(number))
print(f'# {len(ages)} kills while somebody typed: at most {max(ages):.1f} s gone')
sys.exit(hand.failed)
