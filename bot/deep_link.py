"""Addresses that open the bot at a fact: t.me/<bot>?start=<payload>."""

from __future__ import annotations

START = "start"
"""The payload that opens the bot at its greeting; no fact may have it as its id."""


def deep_link(username: str, payload: str = START) -> str:
    """The address; payloads are fact ids, which are of 1 to 40 of the letters that Telegram allows there."""
    return f"https://t.me/{username}?start={payload}"
