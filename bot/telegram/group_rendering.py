"""The same reply for a group: shorter, nothing to browse, and what is long behind a link to the private chat."""

from __future__ import annotations

import re
from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import texts
from bot.deep_link import deep_link
from bot.press import Kind, parse_press
from bot.reply import Button, Part, Reply
from bot.storage.group_settings import Length
from bot.telegram.deep_links import payload_for
from bot.telegram.rendering import Page, render
from knowledge.outcome import Outcome

_ITEMS = 3
"""Entries that a list may have in a group; a longer one opens in private."""
_SUGGESTED = 2
_FIGURE = re.compile(r": [^:]*\d[^:]*$")
_BROWSING = (Kind.TOPICS, Kind.TOPIC, Kind.HELP)


def render_for_group(reply: Reply, length: Length, username: str) -> tuple[Page, ...]:
    """The reply as messages for a group, at least one. `username` is the bot's, for links."""
    *before, last = render(_shaped(reply, length))
    rows = _rows_of(last.keyboard, username)
    hidden = _hidden_list(reply, length)
    if hidden:
        rows.insert(0, [open_in_private(username, hidden, texts.OPEN_LIST)])
    return (*before, replace(last, keyboard=InlineKeyboardMarkup(rows) if rows else None))


def open_in_private(username: str, payload: str, label: str = texts.OPEN_PRIVATE) -> InlineKeyboardButton:
    """A button that opens the private chat."""
    return InlineKeyboardButton(label, url=deep_link(username, payload))


def is_for_private(kind: Kind) -> bool:
    """Whether what a button does belongs into the private chat."""
    return kind in _BROWSING


def _shaped(reply: Reply, length: Length) -> Reply:
    match reply.outcome:
        case Outcome.ANSWER:
            parts = tuple(_shortened(part, reply, length) for part in reply.parts)
            return replace(reply, parts=parts, rows=_kept(reply.rows) if length is Length.SHORT else reply.rows)
        case Outcome.SUGGEST:
            offered = tuple(button for row in reply.rows for button in row)[:_SUGGESTED]
            return replace(reply, parts=(Part(text=texts.SUGGEST_GROUP),), rows=(offered,) if offered else ())
        case Outcome.DECLINE:
            first = reply.parts[0]
            short = Part(text=texts.DECLINE_GROUP) if first.text == texts.DECLINE else first
            return replace(reply, parts=(short,), rows=())
    return reply


def _shortened(part: Part, reply: Reply, length: Length) -> Part:
    if length is Length.FULL:
        return part
    if len(part.items) > _ITEMS:
        part = replace(part, items=())
    # a heading with its figure says it all; a verdict or a title without figure does not say what it is about
    says_all = bool(_FIGURE.search(part.lead)) and bool(part.aside) and reply.verdict is None
    if says_all and (length is Length.SHORT or len(reply.parts) > 1):
        return replace(part, text="", items=())
    return part


def _hidden_list(reply: Reply, length: Length) -> str | None:
    """The payload that shows the list which was left out, if one was."""
    if length is Length.FULL or not reply.facts:
        return None
    long = next((number for number, part in enumerate(reply.parts) if len(part.items) > _ITEMS), None)
    if long is None:
        return None
    return reply.facts[long] if len(reply.facts) == len(reply.parts) else reply.facts[0]


def _kept(rows: tuple[tuple[Button, ...], ...]) -> tuple[tuple[Button, ...], ...]:
    """Without related facts."""
    kept = (tuple(button for button in row if button.press.kind is not Kind.FACT) for row in rows)
    return tuple(row for row in kept if row)


def _rows_of(keyboard: InlineKeyboardMarkup | None, username: str) -> list[list[InlineKeyboardButton]]:
    rows = keyboard.inline_keyboard if keyboard else ()
    return [[_outward(button, username) for button in row] for row in rows]


def _outward(button: InlineKeyboardButton, username: str) -> InlineKeyboardButton:
    """Browsing happens in the private chat, so its buttons lead there."""
    press = parse_press(button.callback_data) if isinstance(button.callback_data, str) else None
    payload = payload_for(press) if press and is_for_private(press.kind) else None
    return open_in_private(username, payload, button.text) if payload else button
