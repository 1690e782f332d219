#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""Every colour that style.css gives to words can be read on every ground they stand on, light and dark (WCAG 2.1: 4.5 for text,
3 for a shape)."""
import pathlib
import re
import sys

root = pathlib.Path(sys.argv[1])
# What libadwaita 1.2 calls them.  A colour is red, green, blue and how much of it there is.
THEMES = {
    'light': {'text': '#000000cc', 'window': '#fafafa', 'view': '#ffffff', 'card_bg_color': '#ffffff', 'window_bg_color': '#fafafa',
              'accent_color': '#1c71d8', 'accent_bg_color': '#3584e4', 'error_bg_color': '#e01b24', 'warning_bg_color': '#e5a50a',
              'success_bg_color': '#2ec27e'},
    'dark': {'text': '#ffffff', 'window': '#242424', 'view': '#1e1e1e', 'card_bg_color': '#ffffff14', 'window_bg_color': '#242424',
             'accent_color': '#78aeed', 'accent_bg_color': '#3584e4', 'error_bg_color': '#c01c28', 'warning_bg_color': '#cd9309',
             'success_bg_color': '#26a269'},
}
PURPLE_2 = '#c061cb'
# Words that stand on the ground of another rule.
ON = {'.what-if-text': ['.what-if-banner'], '.reading': ['.notice'], '.tone-late': ['.desk-line.chosen', '.notice'],
      '.tone-soon': ['.desk-line.chosen', '.notice'], '.tone-run': ['.desk-line.chosen', '.notice', '.sidebar'],
      '.tone-done': ['.desk-line.chosen', '.notice'], '.tone-signal': ['.desk-line.chosen', '.notice']}
# What stands in a sidebar as well.
SIDE = ('.late-badge', '.sidebar', '.counter-side', '.demo-mark')
# Only a shape stands in it.
SHAPES = ('.kind-icon', 'small-button', '.chart-info', '.chart-save', '.figure-pin')


def parse(path):
    text = re.sub(r'/\*.*?\*/', '', path.read_text(), flags=re.S)
    names = dict(re.findall(r'@define-color (\w+) (#\w+);', text))
    rules = {}
    for selectors, body in re.findall(r'([^{};]+)\{([^}]*)\}', re.sub(r'@define-color[^;]*;', '', text)):
        for selector in selectors.split(','):
            values = dict(part.strip().split(':', 1) for part in body.split(';') if ':' in part)
            rules.setdefault(selector.strip(), {}).update({key.strip(): value.strip() for key, value in values.items()})
    return names, rules


def colour(text, names, current):
    """TEXT as red, green, blue and how much; CURRENT is what currentColor means."""
    text = text.strip()
    mixed = re.fullmatch(r'alpha\((.*),\s*([\d.]+)\)', text)
    if mixed:
        red, green, blue, much = colour(mixed[1], names, current)
        return red, green, blue, much * float(mixed[2])
    if text == 'currentColor':
        return current
    if text in ('black', 'white'):
        return (*[255 * (text == 'white')] * 3, 1)
    if text.startswith('@'):
        return colour(names[text[1:]], names, current)
    digits = text[1:]
    return (*[int(digits[i:i + 2], 16) for i in (0, 2, 4)], int(digits[6:8] or 'ff', 16) / 255)


def lay(above, below):
    much = above[3]
    return (*[a * much + b * (1 - much) for a, b in zip(above[:3], below[:3])], 1)


def light(solid):
    parts = [c / 255 for c in solid[:3]]
    red, green, blue = [c / 12.92 if c <= .03928 else ((c + .055) / 1.055) ** 2.4 for c in parts]
    return .2126 * red + .7152 * green + .0722 * blue


def contrast(one, other):
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + .05) / (low + .05)


def weigh(selector, rule, rules, theme, names):
    """The least contrast of what RULE writes, and on what; None when it says nothing of words."""
    current = colour(rule.get('color', names['text']), names, colour(names['text'], names, None))
    red, green, blue, much = current
    words = red, green, blue, much * float(rule.get('opacity', 1))
    own = rule.get('background-color', rule.get('background'))
    if 'color' not in rule and 'opacity' not in rule and own in (None, 'none'):
        return None
    found = []
    for base in ['window', 'view', 'card_bg_color'] + ['regie_side'] * (selector in SIDE):
        ground = lay(colour(names[base], names, current), colour(names['window'], names, current))
        for under in [None] + ON.get(selector, []):
            at = ground
            for layer in (rules[under].get('background-color') if under else None, own if own != 'none' else None):
                at = lay(colour(layer, names, current), at) if layer else at
            found.append((contrast(lay(words, at), at), f'{theme} {base} {under or ""}'))
    return min(found)


names, rules = parse(root / 'ui/style.css')
dark_names, dark_rules = parse(root / 'ui/style-dark.css')
lines, failed = [], 0
for theme, given in THEMES.items():
    known = {'purple_2': PURPLE_2, **given, **names, **(dark_names if theme == 'dark' else {})}
    styles = {**rules, **dark_rules} if theme == 'dark' else rules
    for selector, rule in styles.items():
        least = weigh(selector, rule, styles, theme, known)
        if least is None:
            continue
        needed = 3 if any(shape in selector for shape in SHAPES) else 4.5
        ok = least[0] >= needed
        failed += not ok
        lines.append(f'{"ok" if ok else "not ok"} {len(lines) + 1} {theme} {selector}: {least[0]:.2f} of {needed} on {least[1]}')
# In high contrast every edge can be seen, of what there is in style.css.
edges = parse(root / 'ui/style-hc.css')[1]
for selector, rule in edges.items():
    known = all(any(f'.{part}' in other for other in rules) for part in selector[1:].split('.'))
    for theme, given in THEMES.items():
        all_names = {**given, **names, **(dark_names if theme == 'dark' else {})}
        ground = lay(colour(given['card_bg_color'], all_names, None), colour(given['window'], all_names, None))
        for edge in re.findall(r'alpha\(currentColor, [\d.]+\)', ' '.join(rule.values()))[:1]:
            least = contrast(lay(colour(edge, all_names, colour(given['text'], all_names, None)), ground), ground)
            ok = known and least >= 3
            failed += not ok
            lines.append(f'{"ok" if ok else "not ok"} {len(lines) + 1} {theme} high contrast {selector}: {least:.2f} of 3')
# Who types in a text area sees where.
shown = 'outline' in rules.get('.note-view:focus', {})
failed += not shown
lines.append(f'{"ok" if shown else "not ok"} {len(lines) + 1} a text area shows that it has the focus')
# What is drawn by hand has the colours of the style sheet.
drawn = re.search(r'define REGIE_TONES\(C\)(.*?)\n\n', (root / 'src/work/words/regie-colours.h').read_text(), re.S)[1]
drawn = re.findall(r'C \(0x(\w{6})\)', drawn)
for at, known in ((0, names), (len(drawn) // 2, dark_names)):
    for i, tone in enumerate(('late', 'soon', 'run', 'done', 'signal')):
        ok = known[f'{tone}_tone'] == f'#{drawn[at + i]}'
        failed += not ok
        lines.append(f'{"ok" if ok else "not ok"} {len(lines) + 1} {tone} is drawn as it is written')
print(f'1..{len(lines)}')
print('\n'.join(lines))
sys.exit(failed > 0)
