"""A screen drawn as SVG: bubbles, buttons, the list of inline mode."""

from __future__ import annotations

import base64
import html
from collections.abc import Sequence

from tests.pictures.things import Bubble, Offered, Screen, Thing, Typed
from tests.pictures.words import Run, cut, lines, width

WIDTH = 460
_PAD, _GAP = 12, 10
_TEXT, _SMALL = 15, 12
_LINE = 21
_BUBBLE = 372
_BUTTON = 34
_BACK, _OWN, _OTHER, _BAR = "#dfe7ec", "#e3f6d3", "#ffffff", "#3f6f97"
_INK, _QUIET, _LINK, _WHITE = "#101418", "#5c6b78", "#1c64a6", "#ffffff"
_THUMBS = {"👍": 0, "👎": 180}
"""Degrees that the hand is turned."""
_HAND = "M0 7h3.4v8H0z M4.4 7.4 7.6 1.2q2.3.2 2 2.8L9.2 6.6h4.6q2 .2 1.7 2.2l-1.2 4.6q-.4 1.6-2 1.6H6.4q-1.2 0-2-.8z"
_FONT = "'DejaVu Sans', Verdana, 'Noto Sans', sans-serif"


def picture_of(screen: Screen) -> str:
    """The whole SVG; what it shows stands in its description too."""
    pieces, y = [_bar(screen.title)], 56.0
    for thing in screen.things:
        drawn, height = _draw(thing, y)
        pieces.append(drawn)
        y += height + _GAP
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y:.0f}" viewBox="0 0 {WIDTH} {y:.0f}" role="img">'
    told = f"<title>{_safe(screen.title)}</title>\n<desc>{_safe(screen.words())}</desc>"
    style = f'<g font-family="{_FONT}" font-size="{_TEXT}" fill="{_INK}">'
    return "\n".join([head, told, _box(0, 0, WIDTH, y, _BACK, radius=14), style, *pieces, "</g>", "</svg>", ""])


def _draw(thing: Thing, y: float) -> tuple[str, float]:
    if isinstance(thing, Bubble):
        return _bubble(thing, y)
    return _typed(thing, y) if isinstance(thing, Typed) else _offered(thing, y)


def _bar(title: str) -> str:
    bar = f'<path d="M0 44 V14 Q0 0 14 0 H{WIDTH - 14} Q{WIDTH} 0 {WIDTH} 14 V44 Z" fill="{_BAR}"/>'
    return bar + _text(WIDTH / 2, 28, title, _TEXT, bold=True, colour=_WHITE, anchor="middle")


def _bubble(bubble: Bubble, y: float) -> tuple[str, float]:
    own = not bubble.who
    inner = _BUBBLE - 2 * _PAD
    body = lines(bubble.source, _TEXT, inner)
    head = f"qua {bubble.via}" if bubble.via else bubble.who
    across = _BUBBLE if bubble.photo or bubble.buttons else _fitting(bubble, body, head)
    x = WIDTH - _PAD - across if own else float(_PAD)
    pieces, at = [], y + 8.0
    if head:
        pieces.append(_text(x + _PAD, at + 13, head, _SMALL, bold=True, colour=_LINK))
        at += 20
    if bubble.quoted:
        pieces.append(_quote(x + _PAD, at, across - 2 * _PAD, *bubble.quoted))
        at += 42
    if bubble.photo:
        pieces.append(_photo(x + _PAD, at, inner, bubble.photo))
        at += inner + 8
    for line in body:
        pieces.append(_line(x + _PAD, at + 15, line))
        at += _LINE
    at += 8
    card = _box(x, y, across, at - y, _OWN if own else _OTHER, radius=12)
    keys, height = _buttons(x, at + 4, across, bubble.buttons)
    return "\n".join([card, *pieces, keys]), at - y + height


def _fitting(bubble: Bubble, body: Sequence[Sequence[Run]], head: str) -> float:
    """As wide as its widest line, and the quote legible."""
    widths = [sum(width(run.text, _TEXT, run.bold) for run in line) for line in body]
    quoted = width(bubble.quoted[1], _SMALL) + 14 if bubble.quoted else 0
    widest = max(*widths, width(head, _SMALL, True), min(quoted, 230))
    return min(_BUBBLE, widest + 2 * _PAD)


def _quote(x: float, y: float, across: float, who: str, said: str) -> str:
    return "".join(
        [
            _box(x, y, 3, 34, _LINK, radius=1),
            _text(x + 10, y + 13, who, _SMALL, bold=True, colour=_LINK),
            _text(x + 10, y + 29, cut(said, _SMALL, across - 14), _SMALL, colour=_QUIET),
        ]
    )


def _photo(x: float, y: float, side: float, content: bytes) -> str:
    data = base64.b64encode(content).decode()
    return f'<image x="{x:.0f}" y="{y:.0f}" width="{side:.0f}" height="{side:.0f}" href="data:image/png;base64,{data}"/>'


def _buttons(x: float, y: float, across: float, rows: Sequence[Sequence[str]]) -> tuple[str, float]:
    """Rows of buttons under a bubble, and how high they are."""
    pieces = []
    for place, row in enumerate(rows):
        each = (across - 4 * (len(row) - 1)) / len(row)
        for column, label in enumerate(row):
            left, top = x + column * (each + 4), y + place * (_BUTTON + 4)
            pieces.append(_box(left, top, each, _BUTTON, "#b4c7d6", radius=8))
            if label in _THUMBS:
                pieces.append(_thumb(left + each / 2, top + _BUTTON / 2, _THUMBS[label]))
                continue
            shown = cut(label, _SMALL + 1, each - 12)
            pieces.append(_text(left + each / 2, top + 22, shown, _SMALL + 1, anchor="middle"))
    return "\n".join(pieces), len(rows) * (_BUTTON + 4) + (4 if rows else 0)


def _thumb(x: float, y: float, turn: int) -> str:
    """Drawn, since many a viewer of SVG has no font for it."""
    return f'<g transform="translate({x:.0f} {y:.0f}) rotate({turn}) translate(-8 -8)" fill="#d99a1c"><path d="{_HAND}"/></g>'


def _offered(offered: Offered, y: float) -> tuple[str, float]:
    inner = WIDTH - 4 * _PAD
    pieces, at = [], y + 8.0
    if offered.button:
        pieces.append(
            _text(WIDTH / 2, at + 16, cut(offered.button, _SMALL + 1, inner), _SMALL + 1, colour=_LINK, anchor="middle")
        )
        at += 26
    for title, brief in offered.results:
        first, _, rest = brief.partition("\n")
        pieces.append(_text(2 * _PAD, at + 15, cut(title, _TEXT, inner, bold=True), _TEXT, bold=True))
        for number, line in enumerate([first, rest] if rest else [first]):
            pieces.append(_text(2 * _PAD, at + 34 + 17 * number, cut(line, _SMALL, inner), _SMALL, colour=_QUIET))
        at += 66 if rest else 49
    card = _box(_PAD, y, WIDTH - 2 * _PAD, at - y + 2, _OTHER, radius=12)
    return "\n".join([card, *pieces]), at - y + 2 - _GAP + 4


def _typed(typed: Typed, y: float) -> tuple[str, float]:
    line = _box(_PAD, y, WIDTH - 2 * _PAD, 38, _OTHER, radius=19)
    caret = 2 * _PAD + width(typed.text, _TEXT) + 3
    bar = f'<rect x="{caret:.0f}" y="{y + 10:.0f}" width="2" height="18" fill="{_LINK}"/>'
    return line + _text(2 * _PAD, y + 24, typed.text, _TEXT) + bar, 38


def _line(x: float, y: float, runs: Sequence[Run]) -> str:
    spans = "".join(_span(run) for run in runs)
    return f'<text x="{x:.0f}" y="{y:.0f}" xml:space="preserve">{spans}</text>'


def _span(run: Run) -> str:
    bold = ' font-weight="bold"' if run.bold else ""
    link = f' fill="{_LINK}"' if run.link or run.text.startswith(("http://", "https://", "@", "/")) else ""
    return f"<tspan{bold}{link}>{_safe(run.text)}</tspan>"


def _text(x: float, y: float, text: str, size: int, *, bold: bool = False, colour: str = _INK, anchor: str = "start") -> str:
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" fill="{colour}" text-anchor="{anchor}"{weight}>{_safe(text)}</text>'


def _box(x: float, y: float, across: float, down: float, colour: str, *, radius: float) -> str:
    return f'<rect x="{x:.0f}" y="{y:.0f}" width="{across:.0f}" height="{down:.0f}" rx="{radius:.0f}" fill="{colour}"/>'


def _safe(text: str) -> str:
    return html.escape(text, quote=False)
