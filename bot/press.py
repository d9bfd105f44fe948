"""What a button stands for, and its short payload, stable for years: old buttons and links carry it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_VERSION = "1"
"""A later version is one more pattern beside this one: payloads that are out there are understood for ever."""
_PAYLOAD = re.compile(r"1:(?P<kind>[a-z]{1,2})(?::(?P<target>[a-z0-9_]{0,48}))?(?::(?P<page>\d{1,3}))?")


class Kind(StrEnum):
    """What pressing does; the values stand in payloads, so they never change."""

    FACT = "f"
    """Show the fact `target`."""
    SOURCE = "s"
    """Show where the fact `target` stands."""
    TOPICS = "ts"
    """List the topics."""
    TOPIC = "t"
    """List the facts of topic `target`, page `page`."""
    HELP = "h"
    """Show the help."""
    CHART = "c"
    """Show the picture for the fact `target`."""
    GOOD = "g"
    """The answer `target` was useful."""
    BAD = "b"
    """The answer `target` was not useful."""
    SHARE = "sh"
    """Put the fact `target` into another chat (rendered as an inline switch, not sent back)."""


@dataclass(frozen=True, slots=True)
class Press:
    """One press: kind, what it is about, page number from 0."""

    kind: Kind
    target: str = ""
    page: int = 0

    def payload(self) -> str:
        """At most 64 bytes of ASCII, for example "1:f:ho" or "1:t:kinh_te:1"."""
        tail = f":{self.target}:{self.page}" if self.page else f":{self.target}" if self.target else ""
        return f"{_VERSION}:{self.kind.value}{tail}"


def parse_press(payload: str) -> Press | None:
    """The press that a payload stands for, or None when it is not one of ours."""
    found = _PAYLOAD.fullmatch(payload)
    if not found or found["kind"] not in {kind.value for kind in Kind}:
        return None
    return Press(Kind(found["kind"]), found["target"] or "", int(found["page"] or 0))
