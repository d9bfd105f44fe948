"""/caidat: what the admins of a group may set, how it is shown, and what a button or a typed value changes."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot import texts
from bot.storage.group_settings import GroupSettings, Hours, Length
from bot.telegram.rendering import Page

PAYLOAD = re.compile(r"1:o:(?P<what>[lqe]):(?P<value>[a-z0-9-]{1,8})")
"""Versioned like all payloads, and never a `Press`: length, quiet hours, edits."""
_HOURS = re.compile(
    r"(?P<start>\d{1,2})\s*(?:h|giờ|gio)?\s*(?:-|–|đến|den|tới|toi)\s*(?P<end>\d{1,2})\s*(?:h|giờ|gio)?", re.IGNORECASE
)
_OFFERED = (Hours(21, 6), Hours(22, 6))
_OFF, _YES, _NO = "off", "1", "0"


def settings_page(settings: GroupSettings, *, saved: bool = True) -> Page:
    """The settings of a group and the buttons that change them; `saved` is whether a restart will find them."""
    quiet = (
        texts.OPTION_QUIET.format(start=settings.quiet.start, end=settings.quiet.end) if settings.quiet else texts.OPTION_NO_QUIET
    )
    lines = [
        texts.OPTIONS_LENGTH.format(value=texts.LENGTHS[settings.length].lower()),
        texts.OPTIONS_QUIET.format(value=quiet.lower()),
        texts.OPTIONS_EDITS.format(value=(texts.OPTION_FOLLOW if settings.follows_edits else texts.OPTION_NO_FOLLOW).lower()),
        texts.OPTIONS_NOTE,
        *([] if saved else [texts.OPTIONS_NOT_SAVED]),
    ]
    text = "\n".join([f"<b>{texts.OPTIONS_LEAD}</b>", *(html.escape(line, quote=False) for line in lines)])
    return Page(text, InlineKeyboardMarkup(list(_rows(settings))))


def changed_by_button(settings: GroupSettings, payload: str) -> GroupSettings | None:
    """The settings after a button; None when the button is none of these."""
    found = PAYLOAD.fullmatch(payload)
    if not found:
        return None
    value = found["value"]
    match found["what"]:
        case "l" if value in list(Length):
            return replace(settings, length=Length(value))
        case "e" if value in (_YES, _NO):
            return replace(settings, follows_edits=value == _YES)
        case "q":
            return replace(settings, quiet=None) if value == _OFF else changed_by_words(settings, value)
    return None


def changed_by_words(settings: GroupSettings, words: str) -> GroupSettings | None:
    """The settings with the quiet hours that are typed, as in "21-6" or "từ 21h đến 6h"; None when there are none."""
    found = _HOURS.search(words)
    if not found:
        return None
    start, end = int(found["start"]), int(found["end"])
    if start > 24 or end > 24 or start % 24 == end % 24:
        return None
    return replace(settings, quiet=Hours(start % 24, end % 24))


def _rows(settings: GroupSettings) -> Iterator[list[InlineKeyboardButton]]:
    yield [_button(texts.LENGTHS[length], f"l:{length.value}", settings.length is length) for length in Length]
    hours = list(dict.fromkeys([*_OFFERED, *([settings.quiet] if settings.quiet else [])]))
    yield [_button(texts.OPTION_NO_QUIET, f"q:{_OFF}", settings.quiet is None)]
    yield [
        _button(
            texts.OPTION_QUIET.format(start=quiet.start, end=quiet.end), f"q:{quiet.start}-{quiet.end}", quiet == settings.quiet
        )
        for quiet in hours
    ]
    yield [
        _button(texts.OPTION_FOLLOW, f"e:{_YES}", settings.follows_edits),
        _button(texts.OPTION_NO_FOLLOW, f"e:{_NO}", not settings.follows_edits),
    ]


def _button(label: str, payload: str, chosen: bool) -> InlineKeyboardButton:
    return InlineKeyboardButton(texts.OPTION_CHOSEN.format(label=label) if chosen else label, callback_data=f"1:o:{payload}")
