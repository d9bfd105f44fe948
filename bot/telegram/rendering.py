"""Reply → Telegram: HTML texts within the limits, and the keyboard under the last of them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit, MessageLimit

from bot.reply import Button, Part, Reply

_LIMIT = int(MessageLimit.MAX_TEXT_LENGTH)
"""In UTF-16 units of the text as shown, the strictest of the ways that Telegram is known to count."""
_CAPTION = int(MessageLimit.CAPTION_LENGTH)
_PAYLOAD_BYTES = int(InlineKeyboardButtonLimit.MAX_CALLBACK_DATA)
_ROW = 8
_BUTTONS = 100
_GAP = "\n\n"
_URL = re.compile(r"https?://[^\s<>]*[^\s<>.,;:!?()\[\]]")
_BREAKS = ("\n", ". ", "; ", ", ", " ")


@dataclass(frozen=True, slots=True)
class Page:
    """One message: `text` is HTML of at most 4,096 characters as shown."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None


def render(reply: Reply) -> tuple[Page, ...]:
    """The reply as messages in order, at least one; paragraphs are kept whole where they fit.

    Raises ValueError when the reply says nothing, or a button's payload does not fit.
    """
    paragraphs = [piece for part in reply.parts for piece in _fitting(part)]
    texts = [_GAP.join(map(_html, group)) for group in _grouped(paragraphs)]
    if not texts:
        raise ValueError("a reply without words")
    keyboard = _keyboard(reply)
    return tuple(Page(text, keyboard if last else None) for text, last in _with_last(texts))


def caption(reply: Reply) -> Page | None:
    """The reply as one text that fits under a picture, or None when it is too long for that."""
    pages = render(reply)
    fits = len(pages) == 1 and _length("\n\n".join(part.plain() for part in reply.parts)) <= _CAPTION
    return pages[0] if fits else None


def _with_last(texts: list[str]) -> Iterator[tuple[str, bool]]:
    for index, text in enumerate(texts, 1):
        yield text, index == len(texts)


def _grouped(paragraphs: list[Part]) -> Iterator[list[Part]]:
    """As many paragraphs a message as it holds."""
    group: list[Part] = []
    room = _LIMIT
    for part in paragraphs:
        if group and _length(part.plain()) + len(_GAP) > room:
            yield group
            group, room = [], _LIMIT
        room -= _length(part.plain()) + (len(_GAP) if group else 0)
        group.append(part)
    if group:
        yield group


def _fitting(part: Part) -> Iterator[Part]:
    """The part itself, or parts that each fit a message: the list divided first, then the text."""
    if not part.plain().strip():
        return
    if _length(part.plain()) <= _LIMIT:
        yield part
    elif part.items:
        middle = len(part.items) // 2
        if middle:
            yield from _fitting(replace(part, items=part.items[:middle], aside=""))
            yield from _fitting(replace(part, lead="", text="", items=part.items[middle:]))
        else:
            yield from _fitting(replace(part, items=(), aside=""))
            yield from _fitting(Part(text=f"– {part.items[0]}", aside=part.aside))
    else:
        yield from _fitting_text(part)


def _fitting_text(part: Part) -> Iterator[Part]:
    if _length(part.lead) > _LIMIT // 2:  # a heading that long is a paragraph, shown as one
        yield from _fitting_text(Part(text=part.lead))
        part = replace(part, lead="")
    if _length(part.aside) > _LIMIT // 2:
        part = replace(part, text=f"{part.text} ({part.aside})", aside="")
    head, rest = _cut(part.text, _LIMIT - _length(part.lead) - 1)
    yield replace(part, text=head, aside="")
    if rest or part.aside:
        yield from _fitting(Part(text=rest, aside=part.aside))


def _cut(text: str, limit: int) -> tuple[str, str]:
    """A beginning of at most `limit` units that ends at the border of a line, sentence or word, and the rest."""
    if _length(text) <= limit:
        return text, ""
    head = text.encode("utf-16-le")[: limit * 2].decode("utf-16-le", "ignore")
    for border in _BREAKS:
        at = head.rfind(border)
        if at > len(head) // 2:
            at += len(border)
            return text[:at].rstrip(), text[at:].lstrip()
    return head, text[len(head) :]


def _length(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _html(part: Part) -> str:
    """The part as `Part.plain` lays it out, its lead bold and its addresses links."""
    body = _linked(replace(part, lead="").plain())
    lead = f"<b>{html.escape(part.lead, quote=False)}</b>" if part.lead else ""
    return "\n".join(piece for piece in (lead, body) if piece)


def _linked(text: str) -> str:
    """Escaped text with links; an address is shown without its text fragment, which only the browser reads."""
    pieces = []
    at = 0
    for found in _URL.finditer(text):
        address = found[0]
        shown = address.partition("#")[0]
        link = f'<a href="{html.escape(address)}">{html.escape(shown, quote=False)}</a>'
        pieces += [html.escape(text[at : found.start()], quote=False), link]
        at = found.end()
    return "".join([*pieces, html.escape(text[at:], quote=False)])


def _keyboard(reply: Reply) -> InlineKeyboardMarkup | None:
    rows = [row[at : at + _ROW] for row in reply.rows for at in range(0, len(row), _ROW) if row]
    kept: list[list[InlineKeyboardButton]] = []
    room = _BUTTONS
    for row in rows:
        buttons = [_button(button) for button in row[:room]]
        room -= len(buttons)
        if buttons:
            kept.append(buttons)
    return InlineKeyboardMarkup(kept) if kept else None


def _button(button: Button) -> InlineKeyboardButton:
    if button.query:
        return InlineKeyboardButton(button.label, switch_inline_query=button.query)
    payload = button.press.payload()
    if not 0 < len(payload.encode()) <= _PAYLOAD_BYTES:
        raise ValueError(f"button payload must have 1 to {_PAYLOAD_BYTES} bytes: {payload!r}")
    return InlineKeyboardButton(button.label, callback_data=payload)
