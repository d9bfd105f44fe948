"""Addresses that open the bot at a fact: t.me/<bot>?start=<payload>."""

from __future__ import annotations

import re

_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
START = "start"
"""The payload that opens the bot at its greeting; no fact may have it as its id."""


def deep_link(username: str, payload: str = START) -> str:
    """The address. Raises ValueError when Telegram would not take the payload."""
    if not _PAYLOAD.fullmatch(payload):
        raise ValueError(f"no payload for a link: {payload!r}")
    return f"https://t.me/{username}?start={payload}"
